/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_parser_data.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"

/* How often the treebanks must show a feature, or all texts; what is rarer is unknown. */
static const uint32_t least_count[NG_FEATURE_COUNT] = {2, 2, 3, 3, 3, 3, 3, 3, 2};
static const uint32_t least_total = 12;

/* ---- word vectors ---- */

static bool next_line(ng_view *rest, ng_view *line) {
  const char *const end = rest->len ? memchr(rest->data, '\n', rest->len) : NULL;
  if (!end) return false;
  *line = ng_view_make(rest->data, (size_t)(end - rest->data));
  *rest = ng_view_make(end + 1, rest->len - line->len - 1);
  return true;
}

ng_status train_vectors_load(train_vectors *vectors, const char *dir, ng_error *err) {
  *vectors = (train_vectors){0};
  ng_strbuf_init(&vectors->file);
  NG_TRY(ng_corpus_read_file(dir, "lexical/vectors-news-100d.i8.xz", &vectors->file, err));
  ng_view rest = ng_strbuf_view(&vectors->file), line;
  unsigned long n = 0, width = 0;
  if (next_line(&rest, &line)) {
    char *end;
    n = strtoul(line.data, &end, 10);
    width = strtoul(end, NULL, 10);
  }
  if (!n || !width || n > NG_LEXICON_MAX_ROW / 2 || width > 1024)
    return ng_fail(err, NG_ERR_SYNTAX, "bad header of the word vectors");
  vectors->words = train_alloc(n, sizeof *vectors->words);
  for (unsigned long i = 0; i < n; i++)
    if (!next_line(&rest, &vectors->words[i])) return ng_fail(err, NG_ERR_SYNTAX, "word vectors end early");
  if (rest.len < n * width) return ng_fail(err, NG_ERR_SYNTAX, "word vectors end early");
  vectors->n = (uint32_t)n;
  vectors->width = (uint32_t)width;
  vectors->data = train_alloc(n, width);
  memcpy(vectors->data, rest.data, n * width);
  return NG_OK;
}

void train_vectors_dispose(train_vectors *vectors) {
  free(vectors->words);
  free(vectors->data);
  ng_strbuf_dispose(&vectors->file);
}

/* ---- lexicon ---- */

enum { SLOTS = 1 << 17 };

/* Counts keys in a table of the lexicon's kind, whose row is the index of a counter. */
typedef struct counter {
  uint64_t *slots, *keys;
  uint32_t *gold, *total;
  uint8_t *kinds;
  uint32_t n, mask;
} counter;

static void count_key(counter *c, uint64_t key, ng_feature_kind kind, bool is_gold) {
  const ng_lexicon view = {c->slots, c->mask};
  uint32_t i = ng_lexicon_find(&view, key);
  if (i == NG_LEXICON_MISSING) {
    if (c->n + 2 >= NG_LEXICON_MAX_ROW) return;
    i = ++c->n;
    ng_lexicon_enter(c->slots, c->mask, key, i);
    c->keys[i] = key;
    c->kinds[i] = (uint8_t)kind;
  }
  c->total[i]++;
  c->gold[i] += is_gold;
}

static void counter_init(counter *c) {
  *c = (counter){.mask = (1u << 21) - 1};
  c->slots = train_alloc((size_t)c->mask + 1, sizeof *c->slots);
  c->keys = train_alloc(NG_LEXICON_MAX_ROW, sizeof *c->keys);
  c->gold = train_alloc(NG_LEXICON_MAX_ROW, sizeof *c->gold);
  c->total = train_alloc(NG_LEXICON_MAX_ROW, sizeof *c->total);
  c->kinds = train_alloc(NG_LEXICON_MAX_ROW, sizeof *c->kinds);
}

static void counter_dispose(counter *c) {
  free(c->slots);
  free(c->keys);
  free(c->gold);
  free(c->total);
  free(c->kinds);
}

static void count_corpus(counter *c, const ng_corpus *corpus, bool is_gold) {
  for (uint32_t d = 0; d < corpus->docs.len; d++) {
    const ng_document *const doc = corpus->docs.data[d];
    for (uint32_t i = 0; i < doc->tokens.len; i++) {
      ng_features features;
      ng_features_of(ng_token_text(doc, &doc->tokens.data[i]), &features);
      for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) count_key(c, features.key[f], (ng_feature_kind)f, is_gold);
    }
  }
}

void train_lexicon_build(train_lexicon *lexicon, const train_vectors *vectors, const ng_corpus *gold,
                         const ng_corpus *silver) {
  counter c;
  counter_init(&c);
  count_corpus(&c, gold, true);
  if (silver) count_corpus(&c, silver, false);
  *lexicon = (train_lexicon){.n_rows = NG_FEATURE_COUNT};
  lexicon->slots = train_alloc(SLOTS, sizeof *lexicon->slots);
  lexicon->lexicon = (ng_lexicon){lexicon->slots, SLOTS - 1};
  for (uint32_t i = 0; i < vectors->n; i++) {
    ng_features features;
    ng_features_of(vectors->words[i], &features);
    ng_lexicon_enter(lexicon->slots, SLOTS - 1, features.key[NG_FEATURE_FORM], lexicon->n_rows++);
  }
  for (uint32_t i = 1; i <= c.n && lexicon->n_rows < SLOTS / 4 * 3; i++)
    if ((c.gold[i] >= least_count[c.kinds[i]] || c.total[i] >= least_total) &&
        ng_lexicon_find(&lexicon->lexicon, c.keys[i]) == NG_LEXICON_MISSING)
      ng_lexicon_enter(lexicon->slots, SLOTS - 1, c.keys[i], lexicon->n_rows++);
  lexicon->counts = train_alloc(lexicon->n_rows, sizeof *lexicon->counts);
  for (uint32_t i = 1; i <= c.n; i++) {
    const uint32_t row = ng_lexicon_find(&lexicon->lexicon, c.keys[i]);
    if (row != NG_LEXICON_MISSING) lexicon->counts[row] += c.total[i];
  }
  counter_dispose(&c);
}

void train_lexicon_dispose(train_lexicon *lexicon) {
  free(lexicon->slots);
  free(lexicon->counts);
}

/* ---- sentences ---- */

void train_sentences_of(train_sentences *out, const ng_corpus *corpus) {
  for (uint32_t d = 0; d < corpus->docs.len; d++) {
    const ng_document *const doc = corpus->docs.data[d];
    for (uint32_t s = 0; s < doc->sentences.len; s++) {
      const ng_sentence *const from = &doc->sentences.data[s];
      if (from->root != NG_NONE && !ng_vec_push(out, (train_sentence){doc, from->first, from->end})) abort();
    }
  }
}

/* Ways of writing that a sentence is varied by. */
typedef enum casing { CASE_AS_IS, CASE_LOWER, CASE_UPPER, CASE_TITLE } casing;

static ng_view recased(ng_view word, casing how, char *buffer, size_t size) {
  if (how == CASE_AS_IS || word.len >= size) return word;
  for (size_t i = 0; i < word.len; i++) {
    const char c = word.data[i];
    const bool up = how == CASE_UPPER || (how == CASE_TITLE && i == 0);
    buffer[i] = up ? (char)(c >= 'a' && c <= 'z' ? c - 32 : c) : how == CASE_TITLE ? c : ng_ascii_to_lower(c);
  }
  return ng_view_make(buffer, word.len);
}

static casing draw_casing(train_rng *rng) {
  const float u = train_rng_unit(rng);
  return u < 0.03f ? CASE_LOWER : u < 0.045f ? CASE_UPPER : u < 0.08f ? CASE_TITLE : CASE_AS_IS;
}

/* Leaves out the own row of rare words more often than that of common ones, so that the
 * network learns to do with what an unknown word still has. */
static void drop_features(train_word *word, const train_lexicon *lexicon, train_rng *rng) {
  const float count = (float)lexicon->counts[word->rows[NG_FEATURE_LOWER]];
  const bool unknown = train_rng_unit(rng) < 0.5f / (0.5f + count) + 0.02f;
  if (unknown) {
    word->own = false;
    word->rows[NG_FEATURE_LOWER] = NG_FEATURE_LOWER;
    if (train_rng_unit(rng) < 0.3f) {
      word->vector = false;
      word->own = true;
      word->rows[NG_FEATURE_FORM] = NG_FEATURE_FORM;
    }
  }
  for (uint32_t f = NG_FEATURE_SUFFIX2; f < NG_FEATURE_COUNT; f++)
    if (train_rng_unit(rng) < 0.03f) word->rows[f] = f;
}

static void features_of_word(ng_view text, const train_lexicon *lexicon, train_word *word) {
  ng_features features;
  ng_features_of(text, &features);
  ng_lexicon_rows(&lexicon->lexicon, &features, word->rows);
  word->own = word->vector = true;
}

/* A final stop that governs nothing. */
static bool ends_in_stop(const train_sentence *sentence) {
  const ng_document *const doc = sentence->doc;
  const uint32_t last = sentence->end - 1;
  if (sentence->end - sentence->first < 3 || !ng_view_is(ng_token_text(doc, &doc->tokens.data[last]), ".")) return false;
  for (uint32_t i = sentence->first; i < last; i++)
    if (doc->tokens.data[i].head == last) return false;
  return doc->tokens.data[last].head != NG_NONE;
}

uint32_t train_words_of(const train_sentence *sentence, const train_lexicon *lexicon, train_rng *rng, train_word *words) {
  const ng_document *const doc = sentence->doc;
  const casing how = rng ? draw_casing(rng) : CASE_AS_IS;
  const bool cut = rng && train_rng_unit(rng) < (how == CASE_TITLE ? 0.8f : 0.05f) && ends_in_stop(sentence);
  const uint32_t n = sentence->end - sentence->first - cut;
  for (uint32_t i = 0; i < n; i++) {
    const ng_token *const token = &doc->tokens.data[sentence->first + i];
    char buffer[NG_FEATURE_FORM_MAX];
    train_word *const word = &words[i];
    features_of_word(recased(ng_token_text(doc, token), how, buffer, sizeof buffer), lexicon, word);
    if (rng) drop_features(word, lexicon, rng);
    word->head = token->head == NG_NONE ? TRAIN_HEAD_ROOT : (int32_t)(token->head - sentence->first);
    word->upos = token->upos;
    word->xpos = token->xpos == NG_XPOS_NONE ? TRAIN_UNKNOWN : token->xpos;
    word->deprel = token->deprel;
  }
  return n;
}
