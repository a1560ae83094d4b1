/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_parser_score.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "train/train_parser_math.h"

static double seconds_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void compare(const ng_token *gold, const ng_token *got, uint32_t n, train_scores *s) {
  for (uint32_t i = 0; i < n; i++) {
    const bool head = gold[i].head == got[i].head;
    s->words++;
    s->upos += gold[i].upos == got[i].upos;
    s->xpos += gold[i].xpos == got[i].xpos;
    s->heads += head;
    s->labelled += head && ng_deprel_base((ng_deprel)gold[i].deprel) == ng_deprel_base((ng_deprel)got[i].deprel);
    s->exact += head && gold[i].deprel == got[i].deprel;
  }
}

ng_status train_score_corpus(const ng_language *language, const ng_corpus *corpus, train_scores *scores, ng_error *err) {
  ng_annotator *annotator;
  ng_status status = ng_annotator_new(language, &annotator, err);
  if (status != NG_OK) return status;
  for (uint32_t d = 0; d < corpus->docs.len && status == NG_OK; d++) {
    ng_document *const doc = corpus->docs.data[d];
    const size_t size = doc->tokens.len * sizeof(ng_token);
    ng_token *const gold = train_alloc(doc->tokens.len, sizeof *gold);
    memcpy(gold, doc->tokens.data, size);
    const double begin = seconds_now();
    status = ng_annotator__run(annotator, &ng_stage_parser, doc, err);
    scores->seconds += seconds_now() - begin;
    compare(gold, doc->tokens.data, doc->tokens.len, scores);
    memcpy(doc->tokens.data, gold, size);
    free(gold);
  }
  ng_annotator_free(annotator);
  return status;
}

static double percent(uint32_t part, uint32_t whole) { return whole ? 100.0 * part / whole : 0; }

typedef ng_status loader(ng_corpus *corpus, const char *dir, const char *name, ng_error *err);

static ng_status score_set(const char *data, const ng_language *language, const char *name, const char *file, loader *load,
                           ng_error *err) {
  ng_corpus corpus = {0};
  train_scores s = {0};
  ng_status status = load(&corpus, data, file, err);
  if (status == NG_OK) status = train_score_corpus(language, &corpus, &s, err);
  ng_corpus_dispose(&corpus);
  if (status != NG_OK) return status;
  printf("%-22s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (with subtypes %.2f), %u words, %.0f a second\n", name,
         percent(s.upos, s.words), percent(s.xpos, s.words), percent(s.heads, s.words), percent(s.labelled, s.words),
         percent(s.exact, s.words), s.words, s.words / s.seconds);
  return NG_OK;
}

static ng_status load_news(ng_corpus *corpus, const char *dir, const char *name, ng_error *err) {
  ng_corpus all = {0};
  ng_status status = ng_corpus_load(&all, dir, name, err);
  for (uint32_t i = 0; i < all.docs.len && status == NG_OK; i++) {
    const ng_view uri = all.docs.data[i]->article.uri;
    if (uri.len < 9 || memcmp(uri.data, "GUM_news_", 9) != 0) continue;
    if (!ng_vec_push(&corpus->docs, all.docs.data[i])) abort();
    all.docs.data[i] = NULL;
  }
  ng_corpus_dispose(&all);
  return status;
}

ng_status train_score_parser(const char *data, const ng_language *language, ng_error *err) {
  if (!ng_language_has(language, "parser")) return ng_fail(err, NG_ERR_NOT_FOUND, "no parser model to score");
  NG_TRY(score_set(data, language, "EWT dev", "ud-ewt/dev.conllu.xz", ng_corpus_load, err));
  NG_TRY(score_set(data, language, "GUM dev, free genres", "ud-gum/dev.conllu.xz", ng_corpus_load_free_gum, err));
  return score_set(data, language, "GUM dev, news", "ud-gum/dev.conllu.xz", load_news, err);
}
