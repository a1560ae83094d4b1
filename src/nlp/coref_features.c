/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/coref_features.h"

#include <string.h>

enum {
  WINDOW = 60,             /* mentions looked back at */
  PRONOUN_SENTENCES = 4,   /* and sentences, for pronouns */
  NOMINAL_SENTENCES = 4,
  NAME_SENTENCES = 3       /* the same name is found by its words, however far */
};

static uint32_t mixed(uint32_t a, uint32_t b) {
  uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
  h ^= h >> 29;
  return (uint32_t)(h * UINT64_C(0xBF58476D1CE4E5B9) >> 32);
}

/* ---- links ---- */

void ng_coref_reader_init(ng_coref_reader *reader) {
  *reader = (ng_coref_reader){0};
  ng_coref_mentions_init(&reader->mentions);
}

void ng_coref_reader_dispose(ng_coref_reader *reader) {
  ng_coref_mentions_dispose(&reader->mentions);
  ng_vec_dispose(&reader->links);
  ng_vec_dispose(&reader->counts);
  ng_vec_dispose(&reader->table);
}

static bool clear_table(ng_coref_reader *reader, uint32_t n) {
  uint32_t cap = 64;
  while (cap < 8 * n) cap *= 2;
  reader->table.len = 0;
  if (!ng_vec_reserve(&reader->table, cap)) return false;
  reader->table.cap = cap; /* a power of two */
  memset(reader->table.data, 0, cap * sizeof *reader->table.data);
  return true;
}

/* The last mention entered under a key, which `mention` takes the place of. */
static uint32_t enter(ng_coref_reader *reader, unsigned kind, uint32_t key, uint32_t mention) {
  const uint32_t mask = reader->table.cap - 1, full = mixed(key, kind) | 1;
  uint32_t i = full & mask;
  while (reader->table.data[i].key && reader->table.data[i].key != full) i = (i + 1) & mask;
  ng_coref_slot *const slot = &reader->table.data[i];
  const uint32_t last = slot->key ? slot->mention : NG_NONE;
  *slot = (ng_coref_slot){full, mention};
  return last;
}

bool ng_coref_reader_read(ng_coref_reader *reader, const ng_coref_lexicon *lexicon, const ng_document *doc) {
  ng_vec_clear(&reader->links);
  ng_vec_clear(&reader->counts);
  if (!ng_coref_mentions_read(&reader->mentions, lexicon, doc)) return false;
  const uint32_t n = reader->mentions.list.len;
  if (!ng_vec_reserve(&reader->links, n + 1) || !ng_vec_reserve(&reader->counts, n + 1) || !clear_table(reader, n)) return false;
  for (uint32_t j = 0; j < n; j++) {
    const ng_coref_mention *const m = &reader->mentions.list.data[j];
    ng_coref_links links = {NG_NONE, NG_NONE, NG_NONE, NG_NONE};
    uint32_t count = 0;
    if (m->kind != NG_MENTION_PRONOUN) {
      links.text = enter(reader, 1, m->text, j);
      links.core = enter(reader, 2, m->core, j);
      links.lemma = enter(reader, 3, m->lemma, j);
      if (links.lemma != NG_NONE) count = reader->counts.data[links.lemma] + 1;
      /* "SCO" after its full name, or the full name after it */
      if (m->acronym) links.acronym = enter(reader, 4, m->acronym, j);
      else if (m->proper) links.acronym = enter(reader, 4, m->lower, j);
    }
    reader->links.data[j] = links;
    reader->counts.data[j] = count;
  }
  reader->links.len = reader->counts.len = n;
  return true;
}

/* ---- candidates ---- */

static bool is_nested(const ng_coref_mention *a, const ng_coref_mention *m) {
  return (a->begin <= m->begin && m->end <= a->end) || (m->begin <= a->begin && a->end <= m->end);
}

static bool add_candidate(const ng_coref_reader *reader, uint32_t antecedent, uint32_t mention, uint32_t *out, uint32_t *n) {
  const ng_coref_mention *const list = reader->mentions.list.data;
  if (*n == NG_COREF_CANDIDATES_MAX || is_nested(&list[antecedent], &list[mention])) return false;
  for (uint32_t k = *n; k-- > 0 && out[k] <= antecedent;)
    if (out[k] == antecedent) return false;
  out[(*n)++] = antecedent;
  return true;
}

uint32_t ng_coref_candidates(const ng_coref_reader *reader, uint32_t mention, uint32_t out[NG_COREF_CANDIDATES_MAX]) {
  const ng_coref_mention *const list = reader->mentions.list.data, *const m = &list[mention];
  const uint32_t reach = m->kind == NG_MENTION_PRONOUN ? PRONOUN_SENTENCES : m->kind == NG_MENTION_NAME
      ? NAME_SENTENCES : NOMINAL_SENTENCES;
  uint32_t n = 0;
  for (uint32_t i = mention; i-- > 0 && mention - i <= WINDOW;) {
    if (m->sentence - list[i].sentence > reach) break;
    add_candidate(reader, i, mention, out, &n);
  }
  /* the same words farther back, nearest first */
  const ng_coref_links links = reader->links.data[mention];
  const uint32_t far[] = {links.text, links.core, links.lemma, links.acronym};
  for (size_t k = 0; k < sizeof far / sizeof *far; k++)
    if (far[k] != NG_NONE) add_candidate(reader, far[k], mention, out, &n);
  return n;
}

/* ---- features ---- */

typedef struct key_list {
  uint32_t *keys;
  uint32_t n;
  uint32_t mention_class;
  uint32_t pair_class;
} key_list;

/* What a mention is, coarsely: each pronoun, each type of name, nominals by article. */
static uint32_t class_of(const ng_coref_mention *m) {
  if (m->kind == NG_MENTION_PRONOUN) return m->lower;
  if (m->kind == NG_MENTION_NAME) return 100u + m->type;
  return 200u + (m->proper ? 10u : 0u) + (m->group ? 20u : 0u);
}
static uint32_t small_class_of(const ng_coref_mention *m) {
  if (m->kind == NG_MENTION_PRONOUN) return 300u + m->person * 16u + m->gender * 4u + m->number;
  return class_of(m);
}

static void add(key_list *list, uint32_t feature, uint32_t value) {
  const uint32_t base = mixed(feature, value);
  list->keys[list->n++] = mixed(base, list->mention_class);
  if (list->pair_class) list->keys[list->n++] = mixed(base, list->pair_class);
}
static void add_plain(key_list *list, uint32_t feature, uint32_t value) { list->keys[list->n++] = mixed(mixed(feature,
      value), 0x77u); }

static uint32_t bucket(uint32_t n) { return n < 5 ? n : n < 8 ? 5 : n < 16 ? 6 : n < 32 ? 7 : n < 64 ? 8 : 9; }

static uint32_t word_at(const ng_coref_reader *r, const ng_document *doc, const ng_coref_mention *m, uint32_t token) {
  const ng_sentence *const s = &doc->sentences.data[m->sentence];
  return token >= s->first && token < s->end ? r->mentions.words.data[token] : 0;
}
static uint32_t word_before(const ng_coref_reader *r, const ng_document *doc, const ng_coref_mention *m) { return m->begin
    ? word_at(r, doc, m, m->begin - 1) : 0; }

/* Governor and relation of the head. */
static uint32_t relation_of(const ng_document *doc, const ng_coref_mention *m) { return doc->tokens.data[m->head].deprel; }
static uint32_t governor_of(const ng_coref_reader *r, const ng_document *doc, const ng_coref_mention *m) {
  const uint32_t head = doc->tokens.data[m->head].head;
  return head == NG_NONE ? 0 : r->mentions.words.data[head];
}

uint32_t ng_coref_new_features(const ng_coref_reader *r, const ng_document *doc, uint32_t mention,
                               uint32_t keys[NG_COREF_FEATURES_MAX]) {
  const ng_coref_mention *const m = &r->mentions.list.data[mention];
  const ng_coref_links *const links = &r->links.data[mention];
  key_list list = {keys, 0, mixed(class_of(m), 0xA1u), 0};
  const uint32_t seen = (links->text != NG_NONE) * 4u + (links->core != NG_NONE) * 2u + (links->lemma != NG_NONE);
  add(&list, 1, 1);
  add(&list, 2, m->lower);
  add(&list, 3, m->article);
  add(&list, 4, seen * NG_COREF_ARTICLE_COUNT + m->article);
  add(&list, 5, word_at(r, doc, m, m->begin));
  add(&list, 6, word_before(r, doc, m));
  add(&list, 7, word_at(r, doc, m, m->end));
  add(&list, 8, bucket(m->end - m->begin));
  add(&list, 9, relation_of(doc, m));
  add(&list, 10, bucket(m->sentence));
  add(&list, 11, m->quoted * 2u + (m->begin == doc->sentences.data[m->sentence].first));
  add(&list, 12, mixed(m->lower, m->article));
  add(&list, 13, mixed(m->lower, seen));
  add(&list, 14, m->number * 8u + m->gender);
  add(&list, 15, governor_of(r, doc, m));
  add(&list, 17, m->group_class);
  add(&list, 18, mixed(m->cluster, seen));
  add(&list, 16, (links->acronym != NG_NONE) * 16u + bucket(r->counts.data[mention]));
  return list.n;
}

/* Whether all words of m before its head are among those of a. */
static bool is_covered(const uint32_t *words, const ng_document *doc, const ng_coref_mention *a, const ng_coref_mention *m) {
  for (uint32_t i = m->first; i < m->last; i++) {
    if (doc->tokens.data[i].upos == NG_UPOS_DET || doc->tokens.data[i].upos == NG_UPOS_PUNCT) continue;
    const uint32_t word = words[i];
    bool found = false;
    for (uint32_t k = a->begin; k < a->end && !found; k++) found = words[k] == word;
    if (!found) return false;
  }
  return true;
}

static bool conflict(unsigned a, unsigned b) { return a && b && a != b; }

/* Bits of agreement of words. */
static uint32_t word_match(const uint32_t *words, const ng_document *doc, const ng_coref_mention *a, const ng_coref_mention *m) {
  if (a->kind == NG_MENTION_PRONOUN || m->kind == NG_MENTION_PRONOUN) return (a->kind == m->kind &&
        a->lower == m->lower) ? 128u : 0u;
  uint32_t bits = (a->text == m->text) | (uint32_t)(a->core == m->core) << 1 | (uint32_t)(a->lemma == m->lemma) << 2;
  const bool acronym = (a->acronym && a->acronym == m->lower) || (m->acronym && m->acronym == a->lower);
  bits |= (uint32_t)acronym << 3;
  if (bits & 1) return bits | 16u | 32u;
  const bool related = (bits & 6) || a->proper || m->proper;
  if (related && is_covered(words, doc, a, m)) bits |= 16u;
  if (related && is_covered(words, doc, m, a)) bits |= 32u;
  return bits;
}

/* How the two stand to each other in the tree: apposition, copula, arguments of one verb. */
static uint32_t tree_relation(const ng_document *doc, const ng_coref_mention *a, const ng_coref_mention *m) {
  if (a->sentence != m->sentence) return 0;
  const ng_token *const tokens = doc->tokens.data, *const x = &tokens[a->head], *const y = &tokens[m->head];
  if (y->head == a->head) return 10u + y->deprel;
  if (x->head == m->head) return 80u + x->deprel;
  if (x->head == y->head && x->head != NG_NONE) return 150u;
  return x->head != NG_NONE && y->head != NG_NONE && tokens[y->head].head == x->head ? 151u : 152u;
}

uint32_t ng_coref_pair_features(const ng_coref_reader *r, const ng_document *doc, uint32_t antecedent, uint32_t mention,
                                uint32_t keys[NG_COREF_FEATURES_MAX]) {
  const ng_coref_mention *const a = &r->mentions.list.data[antecedent], *const m = &r->mentions.list.data[mention];
  key_list list = {keys, 0, mixed(class_of(m), 0xA2u), mixed(mixed(small_class_of(a), small_class_of(m)), 0xA3u)};
  const uint32_t sentences = m->sentence - a->sentence, mentions = mention - antecedent;
  const uint32_t match = word_match(r->mentions.words.data, doc, a, m);
  const uint32_t fit = conflict(a->gender, m->gender) | (uint32_t)conflict(a->number, m->number) << 1 |
                       (uint32_t)(a->gender && a->gender == m->gender) << 2 | (uint32_t)(a->number &&
                             a->number == m->number) << 3;
  const uint32_t tree = tree_relation(doc, a, m);
  add(&list, 101, bucket(sentences));
  add(&list, 102, bucket(mentions));
  add(&list, 103, match);
  add(&list, 104, fit);
  add(&list, 105, relation_of(doc, a));
  add(&list, 106, mixed(relation_of(doc, a), relation_of(doc, m)));
  add(&list, 107, tree);
  add(&list, 108, (uint32_t)a->quoted * 2u + m->quoted);
  add(&list, 109, a->article * 8u + m->article);
  add(&list, 110, a->type * 16u + a->gender * 4u + a->number);
  add(&list, 111, bucket(r->counts.data[antecedent]));
  add(&list, 112, a->lower);
  add(&list, 113, match * 8u + (sentences > 3 ? 3 : sentences));
  add(&list, 114, bucket(a->end - a->begin));
  add(&list, 115, (sentences > 2 ? 2 : sentences) * 64u + relation_of(doc, a));
  add_plain(&list, 120, mixed(a->lower, m->lower));
  add_plain(&list, 126, mixed(a->cluster, m->cluster + 1000u));
  add_plain(&list, 127, mixed(a->group_class, m->group_class + 1000u));
  add_plain(&list, 128, mixed(a->cluster, m->lower));
  add_plain(&list, 129, mixed(a->group_class, m->kind == NG_MENTION_PRONOUN ? m->lower : m->type));
  add_plain(&list, 130, mixed(m->group_class, a->kind == NG_MENTION_PRONOUN ? a->lower : a->type));
  add(&list, 131, (a->cluster == m->cluster) * 2u + (a->group_class == m->group_class));
  add_plain(&list, 121, mixed(a->lower, governor_of(r, doc, m)));
  add_plain(&list, 122, mixed(a->type * 8u + a->kind, m->lower));
  add_plain(&list, 123, mixed(match, m->lower));
  add(&list, 124, word_before(r, doc, a));
  add(&list, 125, word_before(r, doc, m));
  return list.n;
}
