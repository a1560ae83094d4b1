/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the tagger and parser, one network, and writes parser.bin. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "train/train_parser.h"
#include "train/train_parser_data.h"
#include "train/train_parser_export.h"
#include "train/train_parser_score.h"
#include "train/train_parser_silver.h"

/* How a network is trained; chosen on the development sets, see the README of the models. */
typedef struct recipe {
  train_sizes sizes;
  train_dropout dropout;
  uint32_t passes;
  uint32_t batch_words;
  float rate; /* of Adam, at its highest */
} recipe;

#define TWO_LAYERS {.input = 128, .hidden = 128, .layers = 2, .tag_layer = 0, .arc = 96, .rel = 96}
#define THREE_LAYERS {.input = 128, .hidden = 128, .layers = 3, .tag_layer = 1, .arc = 96, .rel = 96}
#define MUCH_DROPOUT {.input = 0.2f, .layer = 0.3f, .recurrent = 0.2f, .mlp = 0.3f}
#define LITTLE_DROPOUT {.input = 0.1f, .layer = 0.15f, .recurrent = 0.1f, .mlp = 0.15f}

/* Teachers learn from the treebanks. */
static const recipe teachers[] = {
  {TWO_LAYERS, MUCH_DROPOUT, 20, 500, 2e-3f},
  {THREE_LAYERS, MUCH_DROPOUT, 18, 500, 2e-3f},
  {THREE_LAYERS, MUCH_DROPOUT, 18, 500, 2e-3f},
};

/* The network that ships learns from the treebanks and from what the teachers read. */
static const recipe final = {THREE_LAYERS, LITTLE_DROPOUT, 4, 1000, 2e-3f};

enum {
  N_TEACHERS = sizeof teachers / sizeof *teachers,
  GOLD_COPIES = 3, /* of each treebank sentence in a pass beside the silver ones */
  LONGEST = 200    /* words of a sentence that is learnt from */
};

typedef struct session {
  const ng_train_options *options;
  train_vectors vectors;
  train_lexicon lexicon;
  ng_corpus gold, silver, dev;
  train_sentences sentences, held_out;
  train_net net;
} session;

static void session_dispose(session *s) {
  train_vectors_dispose(&s->vectors);
  train_lexicon_dispose(&s->lexicon);
  ng_corpus_dispose(&s->gold);
  ng_corpus_dispose(&s->silver);
  ng_corpus_dispose(&s->dev);
  ng_vec_dispose(&s->sentences);
  ng_vec_dispose(&s->held_out);
}

/* Sentences in random order, but near others of their length. */
typedef struct ordered {
  float key;
  train_sentence sentence;
} ordered;

static int compare_ordered(const void *a, const void *b) {
  const float x = ((const ordered *)a)->key, y = ((const ordered *)b)->key;
  return (x > y) - (x < y);
}

static int compare_length(const void *a, const void *b) {
  const train_sentence *const x = a, *const y = b;
  const uint32_t n = x->end - x->first, m = y->end - y->first;
  return (n < m) - (n > m);
}

typedef struct batches {
  train_sentence *sentences;
  uint32_t *first; /* n + 1 */
  uint32_t n;
} batches;

static void batches_make(batches *b, const train_sentences *from, uint32_t most_words, train_rng *rng) {
  ordered *const order = train_alloc(from->len, sizeof *order);
  *b = (batches){train_alloc(from->len, sizeof *b->sentences), train_alloc(from->len + 1, sizeof *b->first), 0};
  uint32_t kept = 0;
  for (uint32_t i = 0; i < from->len; i++) {
    const uint32_t len = from->data[i].end - from->data[i].first;
    const float noise = rng ? train_rng_unit(rng) * 0.6f : 0;
    if (len <= LONGEST || !rng) order[kept++] = (ordered){logf((float)len) + noise, from->data[i]};
  }
  qsort(order, kept, sizeof *order, compare_ordered);
  uint32_t words = most_words;
  for (uint32_t i = 0; i < kept; i++) {
    const uint32_t len = order[i].sentence.end - order[i].sentence.first;
    if (words + len > most_words) {
      b->first[b->n++] = i;
      words = 0;
    }
    words += len;
    b->sentences[i] = order[i].sentence;
  }
  b->first[b->n] = kept;
  for (uint32_t i = 0; i < b->n; i++)
    qsort(b->sentences + b->first[i], b->first[i + 1] - b->first[i], sizeof *b->sentences, compare_length);
  free(order);
}

static void batches_dispose(batches *b) {
  free(b->sentences);
  free(b->first);
}

static int compare_lengths_of_words(const void *a, const void *b) {
  const uint32_t *const x = a, *const y = b; /* length, first word */
  return (x[0] < y[0]) - (x[0] > y[0]);
}

/* Runs one batch; variation can shorten a sentence by its stop, so lengths are sorted here. */
static void run_batch(session *s, const train_sentence *sentences, uint32_t n, train_step *step, train_rng *rng,
                      train_result *result) {
  uint32_t words = 0;
  for (uint32_t i = 0; i < n; i++) words += sentences[i].end - sentences[i].first;
  train_word *const made = train_alloc(words, sizeof *made), *const sorted = train_alloc(words, sizeof *sorted);
  uint32_t(*const lengths)[2] = train_alloc(n, sizeof *lengths);
  train_batch batch = {sorted, train_alloc(n + 1, sizeof *batch.first), n, 0};
  for (uint32_t i = 0, at = 0; i < n; at += lengths[i++][0]) {
    lengths[i][1] = at;
    lengths[i][0] = train_words_of(&sentences[i], &s->lexicon, step->learn ? rng : NULL, made + at);
  }
  qsort(lengths, n, sizeof *lengths, compare_lengths_of_words);
  for (uint32_t i = 0; i < n; i++) {
    batch.first[i] = batch.n_words;
    memcpy(sorted + batch.n_words, made + lengths[i][1], lengths[i][0] * sizeof *made);
    batch.n_words += lengths[i][0];
  }
  batch.first[n] = batch.n_words;
  train_net_run(&s->net, &batch, step, rng, result);
  free(batch.first);
  free(lengths);
  free(sorted);
  free(made);
}

static double percent(uint32_t part, uint32_t whole) { return whole ? 100.0 * part / whole : 0; }

static void print_result(const char *name, const train_result *r) {
  fprintf(stderr, "  %s loss %.4f upos %.2f xpos %.2f heads %.2f labelled %.2f\n", name, r->words ? r->loss / r->words : 0,
          percent(r->upos, r->words), percent(r->xpos, r->words), percent(r->heads, r->words),
          percent(r->labelled, r->words));
}

/* One pass over sentences.  The rate rises over the first steps and falls to 0 in all passes. */
static void run_all(session *s, const train_sentences *sentences, train_step *step, const recipe *how, uint32_t pass,
                    train_rng *rng, train_result *result) {
  batches b;
  batches_make(&b, sentences, how->batch_words, step->learn ? rng : NULL);
  uint32_t *const order = train_alloc(b.n, sizeof *order);
  for (uint32_t i = 0; i < b.n; i++) {
    const uint32_t j = step->learn ? (uint32_t)(train_rng_next(rng) % (i + 1)) : i;
    order[i] = order[j];
    order[j] = i;
  }
  for (uint32_t i = 0; i < b.n; i++) {
    const float done = ((float)pass + (float)i / (float)b.n) / (float)how->passes;
    const float warm = (float)(step->adam.step + 1) / 400;
    step->adam.rate = how->rate * fminf(warm, 1) * (1 - done);
    const uint32_t first = b.first[order[i]];
    run_batch(s, b.sentences + first, b.first[order[i] + 1] - first, step, rng, result);
  }
  free(order);
  batches_dispose(&b);
}

/* Trains a network on s->sentences and exports it. */
static ng_status learn(session *s, const recipe *how, uint64_t seed, ng_strbuf *out, ng_error *err) {
  train_sizes sizes = how->sizes;
  sizes.rows = s->lexicon.n_rows;
  sizes.vectors = s->vectors.n;
  sizes.vector = s->vectors.width;
  fprintf(stderr, "  %u sentences, %u features\n", s->sentences.len, sizes.rows);
  train_net_init(&s->net, &sizes, s->vectors.data, seed);
  train_rng rng = {seed ^ UINT64_C(0xABCDEF)};
  train_step step = {.learn = true, .dropout = how->dropout, .clip = 5}, look = {0};
  for (uint32_t pass = 0; pass < how->passes; pass++) {
    const time_t begin = time(NULL);
    train_result result = {0}, dev = {0};
    run_all(s, &s->sentences, &step, how, pass, &rng, &result);
    fprintf(stderr, "  pass %u of %u, %ld s\n", pass + 1, how->passes, (long)(time(NULL) - begin));
    print_result("train", &result);
    run_all(s, &s->held_out, &look, how, 0, &rng, &dev);
    print_result("dev", &dev);
  }
  const ng_status status = train_parser_export(&s->net, &s->lexicon, out, err);
  train_net_dispose(&s->net);
  return status;
}

/* Leaves the first documents of a corpus, for a quick run. */
static void shorten(ng_corpus *corpus) {
  const uint32_t kept = 60;
  while (corpus->docs.len > kept) ng_document_free(corpus->docs.data[--corpus->docs.len]);
}

static ng_status load(session *s, ng_error *err) {
  const char *const dir = s->options->data;
  NG_TRY(train_vectors_load(&s->vectors, dir, err));
  NG_TRY(ng_corpus_load_treebanks(&s->gold, dir, "train", err));
  NG_TRY(ng_corpus_load(&s->dev, dir, "ud-ewt/dev.conllu.xz", err));
  if (s->options->quick) shorten(&s->gold);
  else NG_TRY(train_silver_load(s->options, &s->silver, err));
  train_sentences_of(&s->held_out, &s->dev);
  return NG_OK;
}

static ng_status make_silver(session *s, ng_error *err) {
  ng_strbuf models[N_TEACHERS];
  ng_status status = NG_OK;
  train_lexicon_build(&s->lexicon, &s->vectors, &s->gold, NULL);
  train_sentences_of(&s->sentences, &s->gold);
  for (uint32_t i = 0; i < N_TEACHERS; i++) ng_strbuf_init(&models[i]);
  for (uint32_t i = 0; i < N_TEACHERS && status == NG_OK; i++) {
    fprintf(stderr, "  teacher %u of %d\n", i + 1, N_TEACHERS);
    status = learn(s, &teachers[i], s->options->seed + i, &models[i], err);
  }
  if (status == NG_OK) status = train_silver_parse(models, N_TEACHERS, &s->silver, err);
  for (uint32_t i = 0; i < N_TEACHERS; i++) ng_strbuf_dispose(&models[i]);
  train_lexicon_dispose(&s->lexicon);
  ng_vec_clear(&s->sentences);
  return status;
}

static ng_status train(const ng_train_options *options, ng_error *err) {
  session s = {.options = options};
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  ng_status status = load(&s, err);
  if (status == NG_OK && !options->quick) status = make_silver(&s, err);
  if (status == NG_OK) {
    train_lexicon_build(&s.lexicon, &s.vectors, &s.gold, &s.silver);
    for (int i = 0; i < GOLD_COPIES; i++) train_sentences_of(&s.sentences, &s.gold);
    train_sentences_of(&s.sentences, &s.silver);
    recipe how = final;
    if (options->quick) how.passes = 2;
    status = learn(&s, &how, options->seed, &bytes, err);
  }
  if (status == NG_OK) status = ng_train_write(options, "parser.bin", &bytes, err);
  ng_strbuf_dispose(&bytes);
  session_dispose(&s);
  return status;
}

static ng_status score(const ng_train_options *options, const ng_language *language, ng_error *err) {
  return train_score_parser(options->data, language, err);
}

const ng_trainer ng_trainer_parser = {"parser", "tagger and dependency parser", train, score};
