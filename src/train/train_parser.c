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

/* The schedule; chosen on the development sets. */
enum { EPOCHS = 20, BATCH_WORDS = 500, LONGEST = 200 };
static const float peak_rate = 2e-3f;

static const train_sizes shape = {.input = 128, .hidden = 128, .layers = 2, .tag_layer = 0, .arc = 96, .rel = 96};
static const train_dropout dropout = {.input = 0.2f, .layer = 0.3f, .recurrent = 0.2f, .mlp = 0.3f};

typedef struct session {
  train_vectors vectors;
  train_lexicon lexicon;
  ng_corpus train, dev;
  train_sentences sentences, held_out;
  train_net net;
} session;

static void session_dispose(session *s) {
  train_vectors_dispose(&s->vectors);
  train_lexicon_dispose(&s->lexicon);
  ng_corpus_dispose(&s->train);
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

static void batches_make(batches *b, const train_sentences *from, train_rng *rng) {
  ordered *const order = train_alloc(from->len, sizeof *order);
  *b = (batches){train_alloc(from->len, sizeof *b->sentences), train_alloc(from->len + 1, sizeof *b->first), 0};
  uint32_t kept = 0;
  for (uint32_t i = 0; i < from->len; i++) {
    const uint32_t len = from->data[i].end - from->data[i].first;
    const float noise = rng ? train_rng_unit(rng) * 0.6f : 0;
    if (len <= LONGEST || !rng) order[kept++] = (ordered){logf((float)len) + noise, from->data[i]};
  }
  qsort(order, kept, sizeof *order, compare_ordered);
  uint32_t words = BATCH_WORDS;
  for (uint32_t i = 0; i < kept; i++) {
    const uint32_t len = order[i].sentence.end - order[i].sentence.first;
    if (words + len > BATCH_WORDS) {
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

static void run_all(session *s, const train_sentences *sentences, train_step *step, train_rng *rng, uint32_t epoch,
                    uint32_t epochs, train_result *result) {
  batches b;
  batches_make(&b, sentences, step->learn ? rng : NULL);
  uint32_t *const order = train_alloc(b.n, sizeof *order);
  for (uint32_t i = 0; i < b.n; i++) {
    const uint32_t j = step->learn ? (uint32_t)(train_rng_next(rng) % (i + 1)) : i;
    order[i] = order[j];
    order[j] = i;
  }
  for (uint32_t i = 0; i < b.n; i++) {
    const float done = ((float)epoch + (float)i / (float)b.n) / (float)epochs;
    const float warm = (float)(step->adam.step + 1) / 400;
    step->adam.rate = peak_rate * fminf(warm, 1) * (1 - done);
    const uint32_t first = b.first[order[i]];
    run_batch(s, b.sentences + first, b.first[order[i] + 1] - first, step, rng, result);
  }
  free(order);
  batches_dispose(&b);
}

static ng_status load(session *s, const ng_train_options *options, ng_error *err) {
  NG_TRY(train_vectors_load(&s->vectors, options->data, err));
  NG_TRY(ng_corpus_load_treebanks(&s->train, options->data, "train", err));
  NG_TRY(ng_corpus_load(&s->dev, options->data, "ud-ewt/dev.conllu.xz", err));
  train_lexicon_build(&s->lexicon, &s->vectors, &s->train);
  train_sentences_of(&s->sentences, &s->train);
  train_sentences_of(&s->held_out, &s->dev);
  return NG_OK;
}

static void learn(session *s, const ng_train_options *options) {
  train_sizes sizes = shape;
  sizes.rows = s->lexicon.n_rows;
  sizes.vectors = s->vectors.n;
  sizes.vector = s->vectors.width;
  train_net_init(&s->net, &sizes, s->vectors.data, options->seed);
  train_net_pack(&s->net);
  train_rng rng = {options->seed ^ UINT64_C(0xABCDEF)};
  train_step step = {.learn = true, .dropout = dropout, .clip = 5}, look = {0};
  const uint32_t epochs = options->quick ? 2 : EPOCHS;
  for (uint32_t epoch = 0; epoch < epochs; epoch++) {
    const time_t begin = time(NULL);
    train_result result = {0}, dev = {0};
    run_all(s, &s->sentences, &step, &rng, epoch, epochs, &result);
    fprintf(stderr, "pass %u of %u, %ld s\n", epoch + 1, epochs, (long)(time(NULL) - begin));
    print_result("train", &result);
    run_all(s, &s->held_out, &look, &rng, 0, 1, &dev);
    print_result("dev", &dev);
  }
}

static ng_status write_model(const session *s, const ng_train_options *options, ng_error *err) {
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  ng_status status = train_parser_export(&s->net, &s->lexicon, &bytes, err);
  if (status == NG_OK) status = ng_train_write(options, "parser.bin", &bytes, err);
  ng_strbuf_dispose(&bytes);
  return status;
}

static ng_status train(const ng_train_options *options, ng_error *err) {
  session s = {0};
  ng_status status = load(&s, options, err);
  if (status == NG_OK) {
    learn(&s, options);
    status = write_model(&s, options, err);
  }
  session_dispose(&s);
  return status;
}

static ng_status score(const ng_train_options *options, const ng_language *language, ng_error *err) {
  return train_score_parser(options->data, language, err);
}

const ng_trainer ng_trainer_parser = {"parser", "tagger and dependency parser", train, score};
