/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON articles: an object, an array of them, or a wrapper such as a search result in which
 * such an array lies; NDJSON is one object a line.  Members are found by the user's map or by
 * their usual names. */
#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "read/field_map.h"
#include "read/format.h"
#include "read/html.h"
#include "read/json_text.h"
#include "read/words.h"

enum { WRAPPER_DEPTH = 4 };

/* Names of the member that holds the text, the best first; the last few are only summaries. */
static const char text_names[] =
    "text body content articlebody bodytext fulltext contenttext contenthtml maintext articletext articlecontent bodyhtml "
    "contentencoded textcontent story cleanedtext plaintext rawtext html summary description abstract standfirst snippet";

/* What an object in place of a string holds the string in. */
static const char value_names[] = "name text value content rendered html body title #text plain url";

typedef struct json_reading {
  ng_reading *reading;
  ng_field_map map;
} json_reading;

static bool is_object(const cJSON *item) { return cJSON_IsObject(item); }

static ng_view key_of(const cJSON *item) { return ng_view_of(item->string ? item->string : ""); }

/* The member whose name stands first in `names`. */
static const cJSON *member_named(const cJSON *object, const char *names) {
  const cJSON *best = NULL;
  unsigned best_rank = 0;
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    char buffer[32];
    const unsigned rank = ng_read__list_rank(names, ng_read__plain_key(key_of(item), buffer, sizeof buffer));
    if (rank && (!best || rank < best_rank) && !cJSON_IsNull(item) && !(cJSON_IsString(item) && !item->valuestring[0])) {
      best = item;
      best_rank = rank;
    }
  }
  return best;
}

static const cJSON *member_at(const cJSON *object, ng_view path) {
  ng_view key;
  while (object && ng_read__next_item(&path, '.', &key)) {
    const cJSON *item, *found = NULL;
    cJSON_ArrayForEach(item, object) {
      if (!found && ng_view_equals(key_of(item), key)) found = item;
    }
    object = found;
  }
  return object;
}

static void add_number(double value, ng_strbuf *out) {
  if (fabs(value) < 9007199254740992.0 && value == floor(value)) ng_strbuf_addf(out, "%lld", (long long)value);
}

/* Appends what a value says as text: a string, a whole number, the parts of an array, the
 * telling member of an object. */
static void add_scalar(const cJSON *item, ng_strbuf *out) {
  if (is_object(item)) item = member_named(item, value_names);
  if (cJSON_IsString(item)) ng_strbuf_add_text(out, item->valuestring);
  else if (cJSON_IsNumber(item)) add_number(item->valuedouble, out);
}

static void add_value(const cJSON *item, const char *separator, ng_strbuf *out) {
  if (!cJSON_IsArray(item)) {
    add_scalar(item, out);
    return;
  }
  const size_t start = out->len;
  const cJSON *part;
  cJSON_ArrayForEach(part, item) {
    const size_t before = out->len;
    if (before > start) ng_strbuf_add_text(out, separator);
    const size_t begin = out->len;
    add_scalar(part, out);
    if (out->len == begin) ng_strbuf_cut(out, before);
  }
}

static const cJSON *text_member(const json_reading *json, const cJSON *object) {
  const ng_view path = json->map.paths[NG_FIELD_TEXT];
  return path.len ? member_at(object, path) : member_named(object, text_names);
}

static bool has_text(const json_reading *json, const cJSON *object) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  add_value(text_member(json, object), "\n\n", &text);
  const bool found = ng_read__trim(ng_strbuf_view(&text)).len != 0;
  ng_strbuf_dispose(&text);
  return found;
}

/* Sets the fields that `object` has; those set already stay. */
static void set_fields(const json_reading *json, const cJSON *object, ng_draft *draft) {
  const cJSON *members[NG_FIELD_COUNT] = {NULL};
  unsigned ranks[NG_FIELD_COUNT] = {0};
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    unsigned rank;
    const ng_field field = ng_field_find(key_of(item), &rank);
    if (field == NG_FIELD_COUNT || cJSON_IsNull(item) || (members[field] && ranks[field] <= rank)) continue;
    members[field] = item;
    ranks[field] = rank;
  }
  for (int field = 0; field < NG_FIELD_COUNT; field++) {
    ng_strbuf value;
    ng_strbuf_init(&value);
    const cJSON *const mapped = json->map.paths[field].len ? member_at(object, json->map.paths[field]) : members[field];
    add_value(mapped, ", ", &value);
    const ng_view clean = ng_strbuf_view(&value);
    if (field == NG_FIELD_TITLE) ng_html_set_plain(draft, NG_FIELD_TITLE, clean);
    else ng_draft_set(draft, (ng_field)field, clean);
    if (!ng_strbuf_ok(&value)) draft->failed = true;
    ng_strbuf_dispose(&value);
  }
}

static void add_text(const json_reading *json, const cJSON *object, ng_draft *draft) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  add_value(text_member(json, object), "\n\n", &text);
  ng_draft_add_title(draft);
  ng_html_add_string(draft, ng_strbuf_view(&text), !draft->text.len);
  if (!ng_strbuf_ok(&text)) draft->failed = true;
  ng_strbuf_dispose(&text);
}

/* An object that holds the article in a member of its own: {"_source": {...}}. */
static const cJSON *inner_article(const json_reading *json, const cJSON *object) {
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    if (is_object(item) && has_text(json, item)) return item;
  }
  return NULL;
}

static ng_status read_object(json_reading *json, const cJSON *object, uint32_t number, ng_error *err) {
  ng_draft draft;
  ng_draft_init(&draft);
  const cJSON *const inner = has_text(json, object) ? object : inner_article(json, object);
  if (inner) set_fields(json, inner, &draft);
  if (inner != object) set_fields(json, object, &draft);
  if (inner) add_text(json, inner, &draft);
  const ng_status status = ng_reading_emit(json->reading, &draft, number, err);
  ng_draft_dispose(&draft);
  return status;
}

static ng_status read_array(json_reading *json, const cJSON *array, ng_error *err) {
  uint32_t number = 0;
  const cJSON *item;
  cJSON_ArrayForEach(item, array) {
    number++;
    if (is_object(item)) {
      NG_TRY(read_object(json, item, number, err));
      continue;
    }
    ng_error problem;
    char name[256];
    snprintf(name, sizeof name, "%s#%u", json->reading->input->uri, number);
    ng_error_at(&problem, name, json->reading->line, 0);
    ng_fail(&problem, NG_ERR_INVALID, "not a JSON object");
    ng_reading_problem(json->reading, &problem);
  }
  return number ? NG_OK : ng_fail(err, NG_ERR_INVALID, "empty JSON array");
}

/* The first array within a wrapper whose first element is an article. */
static const cJSON *wrapped_array(const json_reading *json, const cJSON *object, int depth) {
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    if (cJSON_IsArray(item) && is_object(item->child) &&
        (has_text(json, item->child) || inner_article(json, item->child)))
      return item;
    const cJSON *const below = is_object(item) && depth ? wrapped_array(json, item, depth - 1) : NULL;
    if (below) return below;
  }
  return NULL;
}

static ng_status read_value(json_reading *json, const cJSON *root, ng_error *err) {
  if (cJSON_IsArray(root)) return read_array(json, root, err);
  if (!is_object(root)) return ng_fail(err, NG_ERR_INVALID, "neither a JSON object nor an array of them");
  if (has_text(json, root)) return read_object(json, root, 0, err);
  const cJSON *const array = wrapped_array(json, root, WRAPPER_DEPTH);
  if (array) return read_array(json, array, err);
  if (inner_article(json, root)) return read_object(json, root, 0, err);
  const ng_view wanted = json->map.paths[NG_FIELD_TEXT];
  if (wanted.len) return ng_fail(err, NG_ERR_INVALID, "no member '%.*s' with text", NG_VIEW_ARGS(wanted));
  return ng_fail(err, NG_ERR_INVALID, "no member with the article's text (such as \"text\", \"body\" or \"content\")");
}

static ng_status read_record(ng_reading *reading, ng_view text, uint32_t number, ng_error *err) {
  json_reading json = {.reading = reading};
  NG_TRY(ng_field_map_parse(reading->options->map, &json.map, err));
  cJSON *root;
  NG_TRY(ng_json_parse(text, reading->line, &root, err));
  const ng_status status = number && is_object(root) ? read_object(&json, root, number, err) : read_value(&json, root, err);
  cJSON_Delete(root);
  return status;
}

int ng_sniff_json(ng_view text) {
  if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) text = ng_view_make(text.data + 3, text.len - 3);
  text = ng_read__trim(text);
  if (!text.len || (text.data[0] != '{' && text.data[0] != '[')) return NG_SURE_NOT;
  const ng_view rest = ng_read__trim(ng_view_make(text.data + 1, text.len - 1));
  const char *const wanted = text.data[0] == '{' ? "\"}" : "{[]";
  return rest.len && strchr(wanted, rest.data[0]) ? NG_SURE_YES : NG_SURE_NOT;
}

ng_status ng_read_json(ng_reading *reading, ng_view text, ng_error *err) { return read_record(reading, text, 0, err); }

/* Length of the JSON object at the front of `text`, 0 if it is not whole. */
static size_t object_length(ng_view text) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    if (in_string) {
      if (c == '\\') i++;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      depth++;
    } else if ((c == '}' || c == ']') && depth && --depth == 0) {
      return i + 1;
    } else if (!depth) {
      return 0;
    }
  }
  return 0;
}

static ng_view first_line(ng_view text, ng_view *rest) {
  const char *const newline = text.len ? memchr(text.data, '\n', text.len) : NULL;
  const size_t len = newline ? (size_t)(newline - text.data) : text.len;
  *rest = ng_view_make(text.data + len, text.len - len);
  return ng_view_make(text.data, len);
}

bool ng_ndjson_is_record(ng_view text) {
  ng_view rest;
  if (ng_sniff_json(text) == NG_SURE_NOT) return false;
  if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) text = ng_view_make(text.data + 3, text.len - 3);
  const ng_view line = ng_read__trim(first_line(ng_read__trim(text), &rest));
  return line.len && line.data[0] == '{' && object_length(line) == line.len;
}

int ng_sniff_ndjson(ng_view text) {
  ng_view rest;
  if (!ng_ndjson_is_record(text)) return NG_SURE_NOT;
  first_line(ng_read__trim(text), &rest);
  rest = ng_read__trim(rest);
  return rest.len && rest.data[0] == '{' ? NG_SURE_YES + 1 : NG_SURE_NOT;
}

ng_status ng_read_ndjson(ng_reading *reading, ng_view text, ng_error *err) {
  uint32_t number = 0;
  ng_view line;
  for (reading->line = 1; ng_read__next_item(&text, '\n', &line); reading->line++) {
    if (!ng_read__trim(line).len) continue;
    number++;
    ng_error problem = {.status = NG_OK};
    ng_error_at(&problem, reading->input->uri, reading->line, 0);
    const ng_status status = read_record(reading, line, number, &problem);
    if (status == NG_ERR_NO_MEM) return ng_fail_no_mem(err);
    NG_TRY(ng_reading_tolerate(reading, status, &problem));
  }
  return number ? NG_OK : ng_fail(err, NG_ERR_INVALID, "empty");
}
