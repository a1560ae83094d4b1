/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains and scores tokens and sentence ends. */
#include "train/train_tokens.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "nlp/sentence.h"
#include "nlp/token.h"
#include "train/corpus.h"
#include "train/linear_trainer.h"

/* The atoms of one block of a gold document, with the boundaries its tokens ask for. */
typedef struct gold_block {
  ng_atom_list atoms;
  NG_VEC(uint8_t) boundaries;
  NG_VEC(ng_sentence_word) words;
  NG_VEC(bool) ends;
  uint32_t missed;    /* token borders inside an atom, never to be found */
} gold_block;

static void gold_block_dispose(gold_block *b) {
  ng_vec_dispose(&b->atoms);
  ng_vec_dispose(&b->boundaries);
  ng_vec_dispose(&b->words);
  ng_vec_dispose(&b->ends);
}

/* Adds the token of the atoms [first, end), which ends a sentence or not. */
static bool add_word(gold_block *b, const ng_document *doc, uint32_t first, uint32_t end, bool ends) {
  const bool is_part = b->boundaries.data[first] == NG_BOUNDARY_PART;
  return ng_vec_push(&b->words, ng_sentence_word_make(doc->text, b->atoms.data, first, end, is_part)) &&
         ng_vec_push(&b->ends, ends);
}

/* Boundaries, words and sentence ends of the tokens from `*token` on that lie in the block. */
static bool gold_block_fill(gold_block *b, const ng_document *doc, ng_span span, uint32_t *token) {
  ng_vec_clear(&b->atoms);
  ng_vec_clear(&b->boundaries);
  ng_vec_clear(&b->words);
  ng_vec_clear(&b->ends);
  if (!ng_atoms_scan(doc->text, span, &b->atoms)) return false;
  const ng_token *const tokens = doc->tokens.data;
  uint32_t first = 0, t = *token, previous = t;
  for (uint32_t i = 0; i < b->atoms.len; i++, previous = t) {
    const ng_atom *const atom = &b->atoms.data[i];
    while (t + 1 < doc->tokens.len && tokens[t].end <= atom->begin) t++;
    const bool starts = i == 0 || (t != previous && tokens[t].begin >= atom->begin);
    const bool is_part = tokens[t].flags & NG_TOKEN_JOINED;
    b->missed += tokens[t].end < atom->end;
    if (starts && i > 0) {
      if (!add_word(b, doc, first, i, tokens[t].sentence != tokens[previous].sentence)) return false;
      first = i;
    }
    if (!ng_vec_push(&b->boundaries, !starts ? NG_BOUNDARY_NONE : is_part ? NG_BOUNDARY_PART : NG_BOUNDARY_TOKEN))
      return false;
  }
  if (b->atoms.len && !add_word(b, doc, first, b->atoms.len, true)) return false;
  while (t < doc->tokens.len && doc->tokens.data[t].begin < span.end) t++;
  *token = t;
  return true;
}

static bool learn_boundaries(const gold_block *b, const ng_document *doc, ng_linear_trainer *trainer) {
  const ng_boundary_context context = {doc->text, b->atoms.data, b->boundaries.data, b->atoms.len};
  uint64_t features[NG_BOUNDARY_FEATURES];
  for (uint32_t i = 1; i < b->atoms.len; i++) {
    ng_boundary known;
    if (!ng_boundary_is_open(&context, i, &known)) continue;
    const uint32_t n = ng_boundary_features(&context, i, features);
    if (!ng_linear_trainer_add(trainer, features, n, b->boundaries.data[i])) return false;
  }
  return true;
}

static bool learn_sentences(const gold_block *b, ng_linear_trainer *trainer) {
  ng_sentence_context context = {.words = b->words.data, .n = b->words.len};
  uint64_t features[NG_SENTENCE_FEATURES];
  for (uint32_t i = 0; i < b->words.len; i++) {
    bool known;
    ng_sentence_take(&context, i);
    if (ng_sentence_is_open(&context, i, &known)) {
      const uint32_t n = ng_sentence_features(&context, i, features);
      if (!ng_linear_trainer_add(trainer, features, n, b->ends.data[i])) return false;
    }
    if (b->ends.data[i]) ng_sentence_open(&context, i + 1);
  }
  return true;
}

static bool learn_corpus(const ng_corpus *corpus, ng_linear_trainer *boundary, ng_linear_trainer *sentence) {
  gold_block block = {0};
  bool good = true;
  for (uint32_t d = 0; d < corpus->docs.len && good; d++) {
    const ng_document *const doc = corpus->docs.data[d];
    uint32_t token = 0;
    for (uint32_t i = 0; i < doc->blocks.len && good; i++)
      good = gold_block_fill(&block, doc, doc->blocks.data[i].span, &token) &&
             learn_boundaries(&block, doc, boundary) && learn_sentences(&block, sentence);
  }
  fprintf(stderr, "  %u boundaries, %u places of sentence ends, %u token borders inside atoms\n", boundary->classes.len,
          sentence->classes.len, block.missed);
  gold_block_dispose(&block);
  return good;
}

static ng_status write_model(const ng_train_options *options, const ng_linear_trainer *boundary,
                             const ng_linear_trainer *sentence, ng_error *err) {
  const ng_model_section sections[] = {ng_linear_trainer_section(boundary, "boundary"),
                                       ng_linear_trainer_section(sentence, "sentence")};
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  ng_model_write(NG_TOKENS_KIND, NG_TOKENS_VERSION, sections, sizeof sections / sizeof *sections, &bytes);
  const ng_status status = ng_train_write(options, NG_TOKENS_MODEL, &bytes, err);
  ng_strbuf_dispose(&bytes);
  return status;
}

static ng_status train(const ng_train_options *options, ng_error *err) {
  const uint32_t passes = options->quick ? 2 : 16;
  ng_linear_trainer boundary = {
    .n_classes = NG_BOUNDARY_CLASSES, .log2_rows = 17, .passes = passes, .rate = 0.2f, .decay = 1e-5f};
  ng_linear_trainer sentence = {.n_classes = 2, .log2_rows = 19, .passes = passes, .rate = 0.05f, .decay = 1e-4f};
  ng_corpus corpus = {0};
  ng_status status = ng_corpus_load_treebanks(&corpus, options->data, "train", err);
  if (options->tune) ng_corpus_keep_tenth(&corpus, false);
  if (status == NG_OK && !learn_corpus(&corpus, &boundary, &sentence)) status = ng_fail_no_mem(err);
  ng_corpus_dispose(&corpus);
  if (status == NG_OK) status = ng_linear_trainer_run(&boundary, options->seed, err);
  if (status == NG_OK) status = ng_linear_trainer_run(&sentence, options->seed, err);
  if (status == NG_OK) status = write_model(options, &boundary, &sentence, err);
  ng_linear_trainer_dispose(&boundary);
  ng_linear_trainer_dispose(&sentence);
  return status;
}

/* Spans found against spans wanted. */
typedef struct span_score {
  uint32_t gold, found, right;
} span_score;

static double f1(const span_score *s) { return s->gold + s->found ? 200.0 * s->right / (s->gold + s->found) : 0; }

/* A list of spans in rising order, the next of which is read through `*i`. */
typedef bool next_span(const ng_document *doc, uint32_t *i, ng_span *out);

static bool next_word(const ng_document *doc, uint32_t *i, ng_span *out) {
  if (*i >= doc->tokens.len) return false;
  *out = (ng_span){doc->tokens.data[*i].begin, doc->tokens.data[*i].end};
  ++*i;
  return true;
}

/* A token with all its parts. */
static bool next_token(const ng_document *doc, uint32_t *i, ng_span *out) {
  if (!next_word(doc, i, out)) return false;
  ng_span part;
  while (*i < doc->tokens.len && (doc->tokens.data[*i].flags & NG_TOKEN_JOINED) && next_word(doc, i, &part)) out->end = part.end;
  return true;
}

static bool next_sentence(const ng_document *doc, uint32_t *i, ng_span *out) {
  if (*i >= doc->sentences.len) return false;
  *out = doc->sentences.data[(*i)++].span;
  return true;
}

static void compare_spans(const ng_document *gold, const ng_document *found, next_span *next, span_score *score) {
  uint32_t g = 0, f = 0;
  ng_span a = {0}, b = {0};
  bool more_a = next(gold, &g, &a), more_b = next(found, &f, &b);
  while (more_a || more_b) {
    const bool take_a = more_a && (!more_b || a.begin < b.begin || (a.begin == b.begin && a.end <= b.end));
    const bool take_b = more_b && (!more_a || b.begin < a.begin || (a.begin == b.begin && b.end <= a.end));
    score->gold += take_a;
    score->found += take_b;
    score->right += take_a && take_b;
    if (take_a) more_a = next(gold, &g, &a);
    if (take_b) more_b = next(found, &f, &b);
  }
}

static ng_status score_corpus(const char *title, const ng_corpus *corpus, const ng_language *language, ng_error *err) {
  static next_span *const lists[] = {next_token, next_word, next_sentence};
  span_score scores[3] = {{0}};
  ng_annotator *annotator;
  NG_TRY(ng_annotator_new(language, &annotator, err));
  ng_status status = NG_OK;
  for (uint32_t d = 0; d < corpus->docs.len && status == NG_OK; d++) {
    ng_document *const gold = corpus->docs.data[d], *const found = ng_document__new();
    if (!found) status = ng_fail_no_mem(err);
    if (status == NG_OK) status = ng_document__set_text(found, gold->text, err);
    for (uint32_t i = 0; i < gold->blocks.len && status == NG_OK; i++)
      if (!ng_vec_push(&found->blocks, gold->blocks.data[i])) status = ng_fail_no_mem(err);
    if (status == NG_OK) status = ng_annotator__run(annotator, &ng_stage_tokens, found, err);
    for (size_t k = 0; k < 3 && status == NG_OK; k++) compare_spans(gold, found, lists[k], &scores[k]);
    ng_document_free(found);
  }
  printf("%-12s tokens %6.2f  words %6.2f  sentences %6.2f\n", title, f1(&scores[0]), f1(&scores[1]), f1(&scores[2]));
  ng_annotator_free(annotator);
  return status;
}

static ng_status score(const ng_train_options *options, const ng_language *language, ng_error *err) {
  ng_corpus ewt = {0}, gum = {0};
  const char *const ewt_name = options->tune ? "ud-ewt/train.conllu.xz" : "ud-ewt/dev.conllu.xz";
  const char *const gum_name = options->tune ? "ud-gum/train.conllu.xz" : "ud-gum/dev.conllu.xz";
  ng_status status = ng_corpus_load(&ewt, options->data, ewt_name, err);
  if (status == NG_OK) status = ng_corpus_load_free_gum(&gum, options->data, gum_name, err);
  if (options->tune) {
    ng_corpus_keep_tenth(&ewt, true);
    ng_corpus_keep_tenth(&gum, true);
  }
  if (status == NG_OK) status = score_corpus("EWT", &ewt, language, err);
  if (status == NG_OK) status = score_corpus("GUM", &gum, language, err);
  ng_corpus_dispose(&ewt);
  ng_corpus_dispose(&gum);
  return status;
}

const ng_trainer ng_trainer_tokens = {"tokens", "sentences and tokens", train, score};
