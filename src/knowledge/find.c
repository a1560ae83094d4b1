/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking names up. */
#include "base/utf8.h"
#include "knowledge/body.h"
#include "knowledge/fold.h"

/* The tokens read so far, in the two forms that are compared. */
typedef struct phrase {
  ng_folded key;
  ng_folded shape;
  const char *begin;
  const char *end;
  bool possessive;   /* the last token is "'s" */
} phrase;

/* Whether the text shouts: no small letter, and long enough to tell from an acronym. */
static bool all_capitals(ng_view shape) {
  for (size_t i = 0; i < shape.len; i++)
    if (ng_ascii_is_lower(shape.data[i])) return false;
  return shape.len >= 4;
}

/* Whether case lets the text stand for an alias of this kind. */
static bool case_agrees(ng_shape_difference d, ng_view text, ng_view alias, ng_known_kind kind, bool any_case) {
  if (!d.case_up && !d.case_down) return true;
  if (any_case || kind == NG_KNOWN_TITLE) return true;
  if (!d.case_down) return all_capitals(text);
  return !d.case_up && all_capitals(alias) && ng_ascii_is_upper(text.data[0]); /* Nato */
}

static bool ends_possessive(ng_view v) {
  return v.len > 2 && v.data[v.len - 1] == 's' && (v.data[v.len - 2] == '\'' || (unsigned char)v.data[v.len - 2] == 0x99);
}

static bool compare(const phrase *p, const alias_row *alias, ng_known_kind kind, bool any_case, ng_match_form *form) {
  if (p->possessive && !ends_possessive(ng_view_make(alias->text, alias->len))) return false; /* Jordan's, not Jordans */
  if ((size_t)(p->end - p->begin) == alias->len && memcmp(p->begin, alias->text, alias->len) == 0) {
    *form = NG_MATCH_EXACT;
    return true;
  }
  ng_folded shape = {.len = 0};
  ng_fold_shape(&shape, ng_view_make(alias->text, alias->len));
  const ng_view text = ng_view_make(p->shape.data, p->shape.len), other = ng_view_make(shape.data, shape.len);
  const ng_shape_difference d = ng_shape_compare(text, other);
  if (d.other || (d.blanks && kind != NG_KNOWN_WEAPON) || !case_agrees(d, text, other, kind, any_case)) return false;
  *form = d.case_up || d.case_down ? NG_MATCH_CASE : NG_MATCH_FOLDED;
  return true;
}

/* Best first: form, plural, kind, prominence; then the order of the lists. */
static bool better(const ng_knowledge *k, const ng_candidate *a, const ng_candidate *b) {
  const ng_known *const x = &k->knowns.data[a->known], *const y = &k->knowns.data[b->known];
  if (a->form != b->form) return a->form < b->form;
  if (a->plural != b->plural) return b->plural;
  if (x->kind != y->kind) return x->kind < y->kind;
  if (x->weight != y->weight) return x->weight > y->weight;
  return a->known < b->known;
}

static uint32_t insert(const ng_knowledge *k, ng_candidate *out, uint32_t n, ng_candidate c) {
  for (uint32_t i = 0; i < n; i++)
    if (out[i].known == c.known) { /* two aliases of one thing: the better one, at its own rank */
      if (!better(k, &c, &out[i])) return n;
      n--;
      memmove(out + i, out + i + 1, (n - i) * sizeof *out);
      break;
    }
  uint32_t at = n;
  while (at > 0 && better(k, &c, &out[at - 1])) at--;
  if (at == NG_CANDIDATE_MAX) return n;
  const uint32_t last = n < NG_CANDIDATE_MAX ? n : NG_CANDIDATE_MAX - 1;
  memmove(out + at + 1, out + at, (last - at) * sizeof *out);
  out[at] = c;
  return last + 1;
}

static bool takes_plural(const ng_known *known, const alias_row *alias) {
  return known->kind == NG_KNOWN_WEAPON || known->kind == NG_KNOWN_TITLE ||
         (known->kind == NG_KNOWN_STATE && alias->kind == NG_ALIAS_DEMONYM);
}

static uint32_t collect(const ng_knowledge *k, const phrase *p, uint32_t first, uint32_t kinds, bool plural,
                        ng_candidate out[NG_CANDIDATE_MAX]) {
  uint32_t n = 0;
  for (uint32_t i = first; i != CHAIN_END; i = k->aliases.data[i].next) {
    const alias_row *const alias = &k->aliases.data[i];
    const ng_known *const known = &k->knowns.data[alias->known];
    ng_match_form form;
    if (!(kinds & NG_KNOWN_BIT(known->kind)) || (plural && !takes_plural(known, alias))) continue;
    if (!compare(p, alias, (ng_known_kind)known->kind, (kinds & NG_FIND_ANY_CASE) != 0, &form)) continue;
    n = insert(k, out, n, (ng_candidate){alias->known, (ng_alias_kind)alias->kind, form, alias->ambiguous, plural});
  }
  return n;
}

/* Candidates for all that was read so far. */
static uint32_t candidates(const ng_knowledge *k, phrase *p, const ng_phrase_slot *slot, uint32_t kinds,
                           ng_candidate out[NG_CANDIDATE_MAX]) {
  const uint32_t n = slot ? collect(k, p, slot->first, kinds, false, out) : 0;
  const size_t len = p->key.len;
  if (n || p->possessive || len < 3 || p->end[-1] != 's' || p->shape.data[p->shape.len - 1] != 's') return n;
  const ng_phrase_slot *const singular = ng_phrase_index_find(&k->phrases, ng_view_make(p->key.data, len - 1));
  if (!singular) return 0;
  phrase one = *p;
  one.key.len--;
  one.shape.len--;
  one.end--;
  return collect(k, &one, singular->first, kinds, true, out);
}

static bool is_possessive(ng_view t) { return ng_view_is(t, "'s") || ng_view_is(t, "\u2019s"); }

/* Punctuation that may stand within a name. */
static bool may_join(ng_view t) {
  static const char *const joins[] = {"-", "/", "'", "\u2019", ".", ",", "\u2010", "\u2011", "\u2013"};
  for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
    if (ng_view_is(t, joins[i])) return true;
  return false;
}

static void append(phrase *p, ng_view token) {
  if (!p->begin) p->begin = token.data;
  else if (p->end != token.data && !p->possessive) ng_fold_shape(&p->shape, ng_view_make(" ", 1));
  p->end = token.data + token.len;
  ng_fold_key(&p->key, token);
  ng_fold_shape(&p->shape, token);
}

uint32_t ng_knowledge_find(const ng_knowledge *k, const ng_view *tokens, uint32_t n, uint32_t kinds,
                           ng_candidate out[NG_CANDIDATE_MAX], uint32_t *n_tokens) {
  phrase p = {.begin = NULL};
  uint32_t found = 0;
  *n_tokens = 0;
  for (uint32_t i = 0; i < n; i++) {
    p.possessive = i && is_possessive(tokens[i]);
    const size_t before = p.key.len;
    append(&p, tokens[i]);
    if (p.key.len == before) { /* no letters */
      if (!i || !may_join(tokens[i])) break;
      continue;
    }
    const ng_phrase_slot *const slot = ng_phrase_index_find(&k->phrases, ng_view_make(p.key.data, p.key.len));
    ng_candidate longer[NG_CANDIDATE_MAX];
    const uint32_t here = candidates(k, &p, slot, kinds, longer);
    if (here) {
      memcpy(out, longer, here * sizeof *out);
      found = here;
      *n_tokens = i + 1;
    }
    if (!slot || !slot->prefix) break;
  }
  return found;
}

uint32_t ng_knowledge_find_phrase(const ng_knowledge *k, ng_view text, uint32_t kinds, ng_candidate out[NG_CANDIDATE_MAX]) {
  phrase p = {.begin = NULL};
  if (!text.len) return 0;
  append(&p, text);
  if (!p.key.len) return 0;
  return candidates(k, &p, ng_phrase_index_find(&k->phrases, ng_view_make(p.key.data, p.key.len)), kinds, out);
}

/* The known of a kind that a single word names exactly but for accents; NULL if none. */
static const ng_known *word(const ng_knowledge *k, ng_view text, ng_known_kind kind) {
  ng_candidate c[NG_CANDIDATE_MAX];
  return ng_knowledge_find_phrase(k, text, NG_KNOWN_BIT(kind), c) ? &k->knowns.data[c[0].known] : NULL;
}

ng_gender ng_knowledge_gender(const ng_knowledge *k, ng_view given_name) {
  const ng_known *const known = word(k, given_name, NG_KNOWN_GIVEN_NAME);
  return known ? (ng_gender)known->gender : NG_GENDER_UNKNOWN;
}

uint32_t ng_knowledge_given_name(const ng_knowledge *k, ng_view text) {
  const ng_known *const known = word(k, text, NG_KNOWN_GIVEN_NAME);
  return known ? known->weight : 0;
}

uint32_t ng_knowledge_surname(const ng_knowledge *k, ng_view text) {
  const ng_known *const known = word(k, text, NG_KNOWN_SURNAME);
  return known ? known->weight : 0;
}
