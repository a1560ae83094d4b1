/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By recursive descent over the grammar of RDF 1.1 Turtle; a line of N-Quads is a Turtle
 * triple that may have one term more. */
#include "formats/rdf_parse.h"

#include <libxml/uri.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "formats/rdf_terms.h"

#define MAX_DEPTH 100 /* of [ ] and ( ) */

typedef struct prefix {
  ng_view name, iri;
} prefix;

typedef struct parsing {
  ng_rdf *rdf;
  ng_scan *scan;
  bool quads;
  NG_VEC(prefix) prefixes;
  ng_view base;
  ng_strbuf text, key;
  uint32_t n_blank;    /* blank nodes without a label */
  uint32_t depth;
} parsing;

static ng_status fail(const parsing *p, const char *message) {
  return ng_scan_fail(p->scan, NG_ERR_SYNTAX, p->scan->at, "%s", message);
}

static void skip(parsing *p) {
  for (ng_scan_skip_blanks(p->scan); ng_scan_peek(p->scan, 0) == '#'; ng_scan_skip_blanks(p->scan))
    ng_scan_skip_line(p->scan);
}

static bool take(parsing *p, const char *token) {
  skip(p);
  return ng_scan_skip(p->scan, token);
}

/* ------------------------------------------------------------------- terms */

static ng_status enter(parsing *p, ng_rdf_kind kind, ng_view text, ng_view type, uint32_t *out) {
  ng_strbuf_clear(&p->key);
  ng_strbuf_add_char(&p->key, (char)('0' + kind));
  ng_strbuf_add_view(&p->key, type);
  ng_strbuf_add_char(&p->key, '\n');
  ng_strbuf_add_view(&p->key, text);
  const ng_view key = ng_strbuf_view(&p->key);
  *out = ng_map_find(&p->rdf->term_by_key, key);
  if (*out != NG_MAP_MISSING) return NG_OK;
  const ng_view kept = ng_arena_copy(&p->rdf->arena, key);
  if (!kept.data || !ng_strbuf_ok(&p->key) || !ng_strbuf_ok(&p->text)) return ng_fail_no_mem(p->scan->err);
  *out = p->rdf->terms.len;
  const ng_rdf_term term = {.kind = kind,
                            .type = ng_view_make(kept.data + 1, type.len),
                            .text = ng_view_make(kept.data + kept.len - text.len, text.len)};
  const bool good = ng_vec_push(&p->rdf->terms, term) && ng_map_set(&p->rdf->term_by_key, kept, *out);
  return good ? NG_OK : ng_fail_no_mem(p->scan->err);
}

static ng_status enter_iri(parsing *p, ng_view iri, uint32_t *out) {
  return enter(p, NG_RDF_IRI, iri, ng_view_make("", 0), out);
}

static ng_status fresh_blank(parsing *p, uint32_t *out) {
  char label[24];
  snprintf(label, sizeof label, ".%u", ++p->n_blank); /* no label in a file begins with a dot */
  return enter(p, NG_RDF_BLANK, ng_view_of(label), ng_view_make("", 0), out);
}

static int hex_of(char c) {
  return ng_ascii_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What stands behind a backslash. */
static ng_status add_escape(parsing *p, bool in_iri) {
  static const char letters[] = "tbnrf\"'\\", meanings[] = "\t\b\n\r\f\"'\\";
  const char c = ng_scan_peek(p->scan, 0);
  const char *const letter = c && !in_iri ? strchr(letters, c) : NULL;
  p->scan->at += c != '\0';
  if (letter) {
    ng_strbuf_add_char(&p->text, meanings[letter - letters]);
    return NG_OK;
  }
  uint32_t code = 0;
  const int n = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  for (int i = 0; i < n; i++) {
    const int digit = hex_of(ng_scan_peek(p->scan, 0));
    if (digit < 0) return fail(p, "an escape that is not complete");
    code = code << 4 | (uint32_t)digit;
    p->scan->at++;
  }
  if (!n) return fail(p, "an unknown escape");
  ng_strbuf_add_codepoint(&p->text, code);
  return NG_OK;
}

/* <...> into `text`, made absolute. */
static ng_status read_iri_text(parsing *p) {
  ng_strbuf_clear(&p->text);
  for (;;) {
    const char c = ng_scan_peek(p->scan, 0);
    if (!c || c == '\n' || c == '<' || c == '"') return fail(p, "an IRI that is not closed");
    p->scan->at++;
    if (c == '>') break;
    if (c == '\\') NG_TRY(add_escape(p, true));
    else ng_strbuf_add_char(&p->text, c);
  }
  const char *const colon = memchr(p->text.data, ':', p->text.len);
  const char *const slash = memchr(p->text.data, '/', p->text.len);
  if ((colon && (!slash || colon < slash)) || !p->base.len) return NG_OK;
  xmlChar *const whole = xmlBuildURI((const xmlChar *)p->text.data, (const xmlChar *)p->base.data);
  if (!whole) return fail(p, "a relative IRI that does not fit its base");
  ng_strbuf_clear(&p->text);
  ng_strbuf_add_text(&p->text, (const char *)whole);
  xmlFree(whole);
  return NG_OK;
}

static bool is_name_byte(char c) {
  return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* Letters, digits and what a name may hold besides; a dot only inside. */
static ng_view read_name(parsing *p, const char *more) {
  const size_t begin = p->scan->at;
  for (;; p->scan->at++) {
    const char c = ng_scan_peek(p->scan, 0), next = ng_scan_peek(p->scan, 1);
    const bool inner_dot = c == '.' && (is_name_byte(next) || next == '.' || (next && strchr(more, next)));
    if (!is_name_byte(c) && !inner_dot && !(c && strchr(more, c))) break;
    if (c == '\\' && next) p->scan->at++;
  }
  return ng_view_make(p->scan->bytes.data + begin, p->scan->at - begin);
}

/* prefix:local into `text`. */
static ng_status read_prefixed_text(parsing *p) {
  const ng_view name = read_name(p, "");
  if (!ng_scan_skip(p->scan, ":")) return fail(p, "a term is expected");
  const prefix *found = NULL;
  for (uint32_t i = p->prefixes.len; i-- > 0 && !found;)
    if (ng_view_equals(p->prefixes.data[i].name, name)) found = &p->prefixes.data[i];
  if (!found) return ng_scan_fail(p->scan, NG_ERR_INVALID, p->scan->at, "prefix '%.*s' is not declared", NG_VIEW_ARGS(name));
  const ng_view local = read_name(p, ":%\\");
  ng_strbuf_clear(&p->text);
  ng_strbuf_add_view(&p->text, found->iri);
  for (size_t i = 0; i < local.len; i++) {
    if (local.data[i] == '\\' && i + 1 < local.len) i++;
    ng_strbuf_add_char(&p->text, local.data[i]);
  }
  return NG_OK;
}

static ng_status read_iri(parsing *p, uint32_t *out) {
  NG_TRY(ng_scan_skip(p->scan, "<") ? read_iri_text(p) : read_prefixed_text(p));
  return enter_iri(p, ng_strbuf_view(&p->text), out);
}

static ng_status read_string(parsing *p) {
  const char quote[2] = {ng_scan_peek(p->scan, 0), '\0'};
  const char three[4] = {quote[0], quote[0], quote[0], '\0'};
  const bool is_long = ng_scan_skip(p->scan, three);
  if (!is_long) p->scan->at++;
  ng_strbuf_clear(&p->text);
  while (!ng_scan_skip(p->scan, is_long ? three : quote)) {
    if (!ng_scan_more(p->scan)) return fail(p, "a text that is not closed");
    const char c = ng_scan_peek(p->scan, 0);
    if (c == '\n' && !is_long) return fail(p, "a line break in a text");
    p->scan->at++;
    if (c == '\\') NG_TRY(add_escape(p, false));
    else ng_strbuf_add_char(&p->text, c);
  }
  return NG_OK;
}

static ng_status read_literal(parsing *p, uint32_t *out) {
  NG_TRY(read_string(p));
  if (ng_scan_skip(p->scan, "@")) {
    read_name(p, "");
  } else if (ng_scan_skip(p->scan, "^^")) {
    const ng_view text = ng_arena_copy(&p->rdf->arena, ng_strbuf_view(&p->text));
    uint32_t type;
    if (!text.data) return ng_fail_no_mem(p->scan->err);
    NG_TRY(read_iri(p, &type));
    const ng_view iri = p->rdf->terms.data[type].text;
    return enter(p, NG_RDF_LITERAL, text, ng_view_is(iri, NG_XSD "string") ? ng_view_make("", 0) : iri, out);
  }
  return enter(p, NG_RDF_LITERAL, ng_strbuf_view(&p->text), ng_view_make("", 0), out);
}

static ng_status read_number(parsing *p, uint32_t *out) {
  const size_t begin = p->scan->at;
  bool exponent = false, point = false;
  for (char c; (c = ng_scan_peek(p->scan, 0)) != '\0'; p->scan->at++) {
    const bool e = (c == 'e' || c == 'E') && !exponent;
    const bool dot = c == '.' && ng_ascii_is_digit(ng_scan_peek(p->scan, 1));
    const char before = p->scan->at == begin ? 'e' : p->scan->bytes.data[p->scan->at - 1];
    const bool sign = (c == '+' || c == '-') && (before == 'e' || before == 'E');
    if (!ng_ascii_is_digit(c) && !e && !dot && !sign) break;
    exponent |= e;
    point |= dot;
  }
  const ng_view number = ng_view_make(p->scan->bytes.data + begin, p->scan->at - begin);
  const char *const type = exponent ? NG_XSD "double" : point ? NG_XSD "decimal" : NG_XSD "integer";
  return enter(p, NG_RDF_LITERAL, number, ng_view_of(type), out);
}

static ng_status read_blank(parsing *p, uint32_t *out) {
  const ng_view label = read_name(p, "");
  return label.len ? enter(p, NG_RDF_BLANK, label, ng_view_make("", 0), out) : fail(p, "a label is expected behind '_:'");
}

/* ----------------------------------------------------------------- triples */

static ng_status read_object(parsing *p, uint32_t *out);
static ng_status read_predicates(parsing *p, uint32_t subject);

static ng_status add_triple(parsing *p, uint32_t subject, uint32_t predicate, uint32_t object) {
  const ng_rdf_triple triple = {.subject = subject, .predicate = predicate, .object = object, .at = p->scan->at};
  return ng_vec_push(&p->rdf->triples, triple) ? NG_OK : ng_fail_no_mem(p->scan->err);
}

/* [ ... ], the bracket read already. */
static ng_status read_anonymous(parsing *p, uint32_t *out) {
  NG_TRY(fresh_blank(p, out));
  if (take(p, "]")) return NG_OK;
  NG_TRY(read_predicates(p, *out));
  return take(p, "]") ? NG_OK : fail(p, "']' is expected");
}

/* ( ... ) as a list of blank nodes. */
static ng_status read_collection(parsing *p, uint32_t *out) {
  uint32_t first, rest, nil, last = NG_MAP_MISSING;
  NG_TRY(enter_iri(p, ng_view_of(NG_RDF "first"), &first));
  NG_TRY(enter_iri(p, ng_view_of(NG_RDF "rest"), &rest));
  NG_TRY(enter_iri(p, ng_view_of(NG_RDF "nil"), &nil));
  *out = nil;
  while (!take(p, ")")) {
    uint32_t item, cell;
    NG_TRY(fresh_blank(p, &cell));
    NG_TRY(read_object(p, &item));
    NG_TRY(add_triple(p, cell, first, item));
    if (last == NG_MAP_MISSING) *out = cell;
    else NG_TRY(add_triple(p, last, rest, cell));
    last = cell;
  }
  return last == NG_MAP_MISSING ? NG_OK : add_triple(p, last, rest, nil);
}

static bool is_end_of_word(const parsing *p, size_t len) {
  const char c = ng_scan_peek(p->scan, len);
  return !is_name_byte(c) && c != ':';
}

static ng_status read_nested(parsing *p, bool collection, uint32_t *out) {
  if (++p->depth > MAX_DEPTH) return ng_scan_fail(p->scan, NG_ERR_UNSUPPORTED, p->scan->at, "brackets nested too deep");
  NG_TRY(collection ? read_collection(p, out) : read_anonymous(p, out));
  p->depth--;
  return NG_OK;
}

static ng_status read_object(parsing *p, uint32_t *out) {
  skip(p);
  const char c = ng_scan_peek(p->scan, 0), next = ng_scan_peek(p->scan, 1);
  if (c == '"' || c == '\'') return read_literal(p, out);
  if (ng_ascii_is_digit(c) || c == '+' || c == '-' || (c == '.' && ng_ascii_is_digit(next))) return read_number(p, out);
  if (ng_scan_skip(p->scan, "_:")) return read_blank(p, out);
  if (ng_scan_skip(p->scan, "[")) return read_nested(p, false, out);
  if (ng_scan_skip(p->scan, "(")) return read_nested(p, true, out);
  const bool is_true = c == 't' && is_end_of_word(p, 4) && ng_scan_skip(p->scan, "true");
  if (is_true || (c == 'f' && is_end_of_word(p, 5) && ng_scan_skip(p->scan, "false")))
    return enter(p, NG_RDF_LITERAL, ng_view_of(is_true ? "true" : "false"), ng_view_of(NG_XSD "boolean"), out);
  return read_iri(p, out);
}

static ng_status read_predicate(parsing *p, uint32_t *out) {
  skip(p);
  if (ng_scan_peek(p->scan, 0) == 'a' && is_end_of_word(p, 1)) {
    p->scan->at++;
    return enter_iri(p, ng_view_of(NG_RDF "type"), out);
  }
  return read_iri(p, out);
}

static ng_status read_predicates(parsing *p, uint32_t subject) {
  do {
    uint32_t predicate, object;
    while (take(p, ";")) continue;
    if (ng_scan_peek(p->scan, 0) == '.' || ng_scan_peek(p->scan, 0) == ']') return NG_OK;
    NG_TRY(read_predicate(p, &predicate));
    do {
      NG_TRY(read_object(p, &object));
      NG_TRY(add_triple(p, subject, predicate, object));
    } while (take(p, ","));
  } while (take(p, ";"));
  return NG_OK;
}

static ng_status read_triples(parsing *p) {
  uint32_t subject;
  const bool anonymous = ng_scan_peek(p->scan, 0) == '[';
  if (ng_scan_skip(p->scan, "_:")) NG_TRY(read_blank(p, &subject));
  else if (ng_scan_skip(p->scan, "[")) NG_TRY(read_nested(p, false, &subject));
  else if (ng_scan_skip(p->scan, "(")) NG_TRY(read_nested(p, true, &subject));
  else NG_TRY(read_iri(p, &subject));
  skip(p);
  if (!anonymous || ng_scan_peek(p->scan, 0) != '.') NG_TRY(read_predicates(p, subject));
  if (take(p, ".")) return NG_OK;
  uint32_t graph;
  if (p->quads) NG_TRY(ng_scan_skip(p->scan, "_:") ? read_blank(p, &graph) : read_iri(p, &graph));
  return take(p, ".") ? NG_OK : fail(p, "'.' is expected");
}

/* -------------------------------------------------------------- directives */

/* A keyword in any case, with a blank behind it. */
static bool take_keyword(parsing *p, const char *word) {
  size_t i = 0;
  while (word[i] && ng_ascii_to_lower(ng_scan_peek(p->scan, i)) == word[i]) i++;
  if (word[i] || !ng_ascii_is_space(ng_scan_peek(p->scan, i))) return false;
  p->scan->at += i;
  return true;
}

static ng_status read_kept_iri(parsing *p, ng_view *out) {
  skip(p);
  if (!ng_scan_skip(p->scan, "<")) return fail(p, "an IRI is expected");
  NG_TRY(read_iri_text(p));
  *out = ng_arena_copy(&p->rdf->arena, ng_strbuf_view(&p->text));
  return out->data ? NG_OK : ng_fail_no_mem(p->scan->err);
}

static ng_status read_statement(parsing *p) {
  const bool with_dot = ng_scan_peek(p->scan, 0) == '@';
  const bool is_prefix = take_keyword(p, with_dot ? "@prefix" : "prefix");
  const bool is_base = !is_prefix && take_keyword(p, with_dot ? "@base" : "base");
  if (!is_prefix && !is_base) return with_dot ? fail(p, "an unknown directive") : read_triples(p);
  if (is_prefix) {
    prefix one;
    skip(p);
    one.name = read_name(p, "");
    if (!ng_scan_skip(p->scan, ":")) return fail(p, "':' is expected behind a prefix");
    NG_TRY(read_kept_iri(p, &one.iri));
    if (!ng_vec_push(&p->prefixes, one)) return ng_fail_no_mem(p->scan->err);
  } else {
    NG_TRY(read_kept_iri(p, &p->base));
  }
  return !with_dot || take(p, ".") ? NG_OK : fail(p, "'.' is expected");
}

ng_status ng_rdf_parse(ng_rdf *rdf, ng_scan *scan, bool quads) {
  parsing p = {.rdf = rdf, .scan = scan, .quads = quads};
  *rdf = (ng_rdf){0};
  ng_arena_init(&rdf->arena);
  ng_map_init(&rdf->term_by_key);
  ng_strbuf_init(&p.text);
  ng_strbuf_init(&p.key);
  ng_status status = NG_OK;
  for (skip(&p); status == NG_OK && ng_scan_more(scan); skip(&p)) status = read_statement(&p);
  ng_strbuf_dispose(&p.text);
  ng_strbuf_dispose(&p.key);
  ng_vec_dispose(&p.prefixes);
  return status;
}

void ng_rdf_dispose(ng_rdf *rdf) {
  ng_vec_dispose(&rdf->terms);
  ng_vec_dispose(&rdf->triples);
  ng_map_dispose(&rdf->term_by_key);
  ng_arena_dispose(&rdf->arena);
}

uint32_t ng_rdf_find(const ng_rdf *rdf, const char *iri) {
  char key[200];
  const int n = snprintf(key, sizeof key, "0\n%s", iri);
  return n > 0 && (size_t)n < sizeof key ? ng_map_find(&rdf->term_by_key, ng_view_make(key, (size_t)n)) : NG_MAP_MISSING;
}
