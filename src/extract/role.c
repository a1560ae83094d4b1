/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles and roles: finds them, and ties them to the state or body they belong to and to
 * the person beside them.
 *
 *   [Russian] Defense Minister [Sergei Shoigu]      [Sergei Shoigu], the defense minister of [Russia]
 *   [Russia]'s defense minister, [Sergei Shoigu]    President of [Iran] [Hassan Rouhani] */
#include "base/error.h"
#include "extract/name_shape.h"
#include "extract/name_words.h"
#include "extract/office_field.h"

enum { GAP_MAX = 6, LINK_MAX = 10 };

typedef struct role_reader {
  const ng_entity_index *x;
  const struct ng_resolution *r;
  const ng_sentence *sentence;
} role_reader;

static ng_view text_at(const role_reader *rr, uint32_t token) { return rr->r->texts[token]; }

static bool is_at(const role_reader *rr, uint32_t token, const char *word) {
  return token >= rr->sentence->first && token < rr->sentence->end && ng_view_is(text_at(rr, token), word);
}

static bool is_possessive(const role_reader *rr, uint32_t token) {
  return token < rr->sentence->end && ng_is_possessive_mark(text_at(rr, token));
}

/* The name that ends right before `token`, NG_NONE if none. */
static uint32_t name_before(const role_reader *rr, uint32_t token) {
  return token > rr->sentence->first ? rr->r->name_at[token - 1] : NG_NONE;
}

static uint32_t name_from(const role_reader *rr, uint32_t token) {
  if (token >= rr->sentence->end) return NG_NONE;
  const uint32_t n = rr->r->name_at[token];
  return n != NG_NONE && rr->r->names.data[n].first == token ? n : NG_NONE;
}

static bool is_type(const role_reader *rr, uint32_t name, ng_name_type type) {
  return name != NG_NONE && rr->r->names.data[name].type == type;
}

static bool can_own(const role_reader *rr, uint32_t name) {
  return is_type(rr, name, NG_NAME_STATE) || is_type(rr, name, NG_NAME_ORGANIZATION) || is_type(rr, name, NG_NAME_LOCATION);
}

/* Words that may stand between an owner and its title: "US special", "Iran's new acting". */
static bool is_modifier(const role_reader *rr, uint32_t token) {
  const ng_token *t = &rr->x->doc->tokens.data[token];
  if (is_possessive(rr, token)) return true;
  if (t->upos != NG_UPOS_X) return t->upos == NG_UPOS_ADJ || t->upos == NG_UPOS_PROPN || t->xpos == NG_XPOS_VBG;
  return !ng_is_function_word(text_at(rr, token));
}

/* The state or body in front of a title that begins at `first`. */
static uint32_t owner_before(const role_reader *rr, uint32_t first) {
  uint32_t t = first;
  for (int gap = 0; gap < 4 && t > rr->sentence->first; gap++) {
    const uint32_t name = rr->r->name_at[t - 1];
    if (name != NG_NONE) return can_own(rr, name) ? name : NG_NONE;
    if (!is_modifier(rr, t - 1)) break;
    t--;
  }
  return NG_NONE;
}

/* The state or body behind a title that ends at `end`: "of Iran", "of the United States".
 * `*after` receives where the phrase ends. */
static uint32_t owner_behind(const role_reader *rr, uint32_t end, uint32_t *after) {
  *after = end;
  if (!is_at(rr, end, "of") && !is_at(rr, end, "for") && !is_at(rr, end, "at")) return NG_NONE;
  uint32_t t = end + 1;
  if (is_at(rr, t, "the")) t++;
  const uint32_t name = name_from(rr, t);
  if (!can_own(rr, name)) return NG_NONE;
  *after = rr->r->names.data[name].end;
  /* "special envoy for Yemen" is not Yemen's */
  return is_at(rr, end, "for") && is_type(rr, name, NG_NAME_STATE) ? NG_NONE : name;
}

/* A complement that only tells of what: "minister for Central Asia", "ambassador to Slovakia". */
static uint32_t skip_complement(const role_reader *rr, uint32_t end) {
  uint32_t t = end;
  if (!is_at(rr, t, "for") && !is_at(rr, t, "to") && !is_at(rr, t, "of") && !is_at(rr, t, "on")) return end;
  t++;
  for (int n = 0; n < GAP_MAX && t < rr->sentence->end; n++) {
    const uint32_t name = rr->r->name_at[t];
    if (is_type(rr, name, NG_NAME_PERSON)) return t;
    if (is_at(rr, t, ",")) return t;
    if (name == NG_NONE && !is_at(rr, t, "the") && !is_at(rr, t, "and") && !ng_is_capitalized(text_at(rr, t))) return t;
    t++;
  }
  return t;
}

/* The person whose name follows a title, at once, after a rank ("Deputy Commandant for Operations |
 * Vice Admiral | Pete Gautier") or after a comma where the title is definite. */
static uint32_t holder_behind(const role_reader *rr, uint32_t end, bool definite) {
  if (name_from(rr, end) == NG_NONE) end += ng_title_at(rr->x, end, rr->sentence->end).n_tokens;
  uint32_t t = end;
  if (is_at(rr, t, ",") && definite) t++;
  const uint32_t name = name_from(rr, t);
  if (!is_type(rr, name, NG_NAME_PERSON)) return NG_NONE;
  if (t == end) return name;
  /* an apposition closes again; what goes on is a list */
  const uint32_t after = rr->r->names.data[name].end;
  return after >= rr->sentence->end || is_at(rr, after, ",") || is_at(rr, after, ".") || is_at(rr, after, ";") ||
         is_at(rr, after, "-") ? name : NG_NONE;
}

/* "the foreign ministers of Egypt and Turkey, Sameh Shoukry and Mevlut Cavusoglu": the first. */
static uint32_t holder_of_group(const role_reader *rr, uint32_t after) {
  uint32_t t = after;
  while ((is_at(rr, t, "and") || is_at(rr, t, ",")) && can_own(rr, name_from(rr, t + 1)))
    t = rr->r->names.data[name_from(rr, t + 1)].end;
  if (is_at(rr, t, ",")) t++;
  const uint32_t name = name_from(rr, t);
  return is_type(rr, name, NG_NAME_PERSON) ? name : NG_NONE;
}

/* The last of the people listed from a first one on. */
static uint32_t last_of_group(const role_reader *rr, uint32_t first) {
  for (uint32_t last = first; last != NG_NONE;) {
    uint32_t t = rr->r->names.data[last].end;
    if (is_at(rr, t, ",") && is_at(rr, t + 1, "and")) t++;
    if (!is_at(rr, t, "and") && !is_at(rr, t, ",")) return last;
    const uint32_t next = name_from(rr, t + 1);
    if (!is_type(rr, next, NG_NAME_PERSON)) return last;
    last = next;
  }
  return NG_NONE;
}

/* An apposition ends with a mark: "Carter, Iraqi Prime Minister discuss ..." has none. */
static bool closes(const role_reader *rr, uint32_t t) {
  static const char *const marks[] = {",", ".", ";", ":", ")", "-", "–", "—", "\"", "”", "who", "and", "whose", "to", NULL};
  if (t >= rr->sentence->end) return true;
  for (const char *const *mark = marks; *mark; mark++)
    if (is_at(rr, t, *mark)) return true;
  return false;
}

/* The person whose name, set off by a comma, the title describes: "X, the new president of". */
static uint32_t holder_before(const role_reader *rr, uint32_t first) {
  uint32_t t = first;
  for (int gap = 0; gap < GAP_MAX && t > rr->sentence->first; gap++, t--) {
    const ng_view w = text_at(rr, t - 1);
    if (ng_view_is(w, ",") || ng_view_is(w, "(")) {
      const uint32_t name = name_before(rr, t - 1);
      return is_type(rr, name, NG_NAME_PERSON) ? name : NG_NONE;
    }
    const bool joins = ng_view_is(w, "the") || ng_view_is(w, "a") || ng_view_is(w, "an") || ng_view_is(w, "and") ||
                       rr->r->name_at[t - 1] != NG_NONE || is_modifier(rr, t - 1);
    if (!joins || is_type(rr, rr->r->name_at[t - 1], NG_NAME_PERSON)) break;
  }
  return NG_NONE;
}

/* Words between a person and the title that a verb gives them: "Li, who was named", "Brink is
 * currently the". */
static bool is_link(ng_view w, bool *verb) {
  static const char *const verbs[] = {
    "is", "was", "named", "appointed", "elected", "became", "become", "becomes", "remains", "chosen", "promoted",
    "serves", "served", "serving", "acting", "inaugurated", "re-elected"};
  static const char *const others[] = {
    "who", "has", "had", "been", "be", "being", "as", "the", "a", "an", ",", "currently", "now", "recently", "also",
    "then", "country", "'s", "new", "its", "their", "his", "her", "in"};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (ng_view_is(w, verbs[i])) return *verb = true;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (ng_view_is(w, others[i])) return true;
  return false;
}

static uint32_t holder_by_verb(const role_reader *rr, uint32_t first) {
  bool verb = false;
  for (uint32_t t = first; t > rr->sentence->first && first - t < LINK_MAX; t--) {
    const uint32_t name = rr->r->name_at[t - 1];
    if (is_type(rr, name, NG_NAME_PERSON)) return verb ? name : NG_NONE;
    if (name != NG_NONE && can_own(rr, name)) continue;
    if (!is_link(text_at(rr, t - 1), &verb)) return NG_NONE;
  }
  return NG_NONE;
}

/* "The first | secretary of state" is no First Secretary: the title that goes on further is meant. */
static bool starts_later(const role_reader *rr, uint32_t token, uint32_t n) {
  for (uint32_t t = token + 1; t < token + n; t++)
    if (t + ng_title_at(rr->x, t, rr->sentence->end).n_tokens > token + n) return true;
  return false;
}

/* "Counselor to the | President | Emmanuel Bonne": whom another office serves is not who is named. */
static bool is_served(const role_reader *rr, uint32_t token) {
  return token >= rr->sentence->first + 3 && is_at(rr, token - 1, "the") && is_at(rr, token - 2, "to") &&
         rr->r->role_at[token - 3] != NG_NONE;
}

/* "President Herzog and other Israeli leaders": the state of a title's holder shows in the company. */
static uint32_t owner_in_company(const role_reader *rr, uint32_t holder) {
  static const char *const peers[] = {"leaders", "officials", "ministers", "lawmakers", "diplomats", "politicians", NULL};
  if (holder == NG_NONE) return NG_NONE;
  uint32_t t = rr->r->names.data[holder].end;
  if (is_at(rr, t, ",")) t++;
  if (!is_at(rr, t, "and") || !is_at(rr, t + 1, "other")) return NG_NONE;
  t += 2;
  if (is_at(rr, t, "senior") || is_at(rr, t, "top")) t++;
  const uint32_t state = name_from(rr, t);
  if (!is_type(rr, state, NG_NAME_STATE)) return NG_NONE;
  const uint32_t end = rr->r->names.data[state].end;
  return end < rr->sentence->end && ng_view_is_one(text_at(rr, end), peers) ? state : NG_NONE;
}

/* "Office of the Spokesperson" and the like are names, "a US official" nobody in particular. */
static bool read_role(const role_reader *rr, uint32_t token, ng_found_role *out) {
  const ng_title_span title = ng_title_at(rr->x, token, rr->sentence->end);
  const uint32_t n = title.n_tokens;
  if (!n || starts_later(rr, token, n)) return false;
  if (rr->r->name_at[token] != NG_NONE && !is_type(rr, rr->r->name_at[token], NG_NAME_PERSON)) return false;
  const uint32_t end = token + n;
  if (rr->r->name_at[end - 1] != NG_NONE && n > 1 && !is_type(rr, rr->r->name_at[end - 1], NG_NAME_PERSON)) return false;
  *out = (ng_found_role){.first = token, .end = end, .head = ng_tokens_head(rr->x->doc, token, end), .title = title.known,
      .modifier = title.modifier,
                         .owner = NG_NONE, .holder = NG_NONE, .last_holder = NG_NONE, .entity = NG_NONE,
                         .plural = title.plural};
  const uint32_t before = owner_before(rr, token);
  uint32_t after;
  const uint32_t field = ng_office_field_end(rr->x, end, rr->sentence->end), behind = owner_behind(rr, field, &after);
  const bool definite = is_at(rr, token - 1, "the") || is_at(rr, token - 1, "The") || before != NG_NONE || behind != NG_NONE ||
                        (token > rr->sentence->first && rr->x->doc->tokens.data[token - 1].xpos == NG_XPOS_PRPS);
  if (is_served(rr, token)) return true;
  const bool elsewhere = is_at(rr, field, "for") || is_at(rr, field, "at"); /* "Serbia's president at the White House" */
  out->owner = behind != NG_NONE && !(before != NG_NONE && elsewhere) ? behind : before;
  if (behind == NG_NONE) after = skip_complement(rr, field);
  out->holder = holder_behind(rr, end, definite);
  if (out->holder == NG_NONE) out->holder = holder_behind(rr, after, true);
  if (out->holder == NG_NONE && title.plural) out->holder = holder_of_group(rr, after);
  out->last_holder = title.plural ? last_of_group(rr, out->holder) : out->holder;
  if (out->holder == NG_NONE && (closes(rr, end) || closes(rr, after))) out->holder = holder_before(rr, token);
  if (out->holder == NG_NONE && !title.plural) out->holder = holder_by_verb(rr, token);
  if (out->last_holder == NG_NONE) out->last_holder = out->holder;
  if (out->owner == NG_NONE) out->owner = owner_in_company(rr, out->last_holder);
  return true;
}

ng_status ng_roles_find(ng_entity_index *x, ng_error *err) {
  struct ng_resolution *r = x->resolution;
  for (uint32_t i = 0; i < x->doc->sentences.len; i++) {
    const role_reader rr = {.x = x, .r = r, .sentence = &x->doc->sentences.data[i]};
    for (uint32_t t = rr.sentence->first; t < rr.sentence->end;) {
      ng_found_role role;
      if (!read_role(&rr, t, &role)) {
        t++;
        continue;
      }
      if (!ng_vec_push(&r->roles, role)) return ng_fail_no_mem(err);
      for (uint32_t j = role.first; j < role.end; j++) r->role_at[j] = r->roles.len - 1;
      t = role.end;
    }
  }
  return NG_OK;
}
