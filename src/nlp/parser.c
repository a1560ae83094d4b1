/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences go through the network in batches, since its matrices are multiplied fastest
 * with many rows; what a batch holds has no influence on what its sentences get. */
#include "nlp/parser.h"

#include "base/alloc.h"
#include "base/error.h"
#include "document/document.h"
#include "nlp/network.h"
#include "nlp/tree.h"

struct ng_parser {
  ng_model model;
  ng_network network;
};

/* A sentence, or a part of one that is too long. */
typedef struct piece {
  uint32_t first; /* token of the document */
  uint32_t len;
  uint32_t sentence;
} piece;

enum { SCORES_LD = NG_TREE_MAX + 8 }; /* a row of scores: the root and the words */
_Static_assert(NG_TREE_MAX <= NG_ENCODER_MAX_WORDS, "a piece fits into a batch");

struct ng_parser_workspace {
  ng_network_run run;
  ng_tree_workspace *tree;
  float *transposed;      /* arc x SCORES_LD */
  float *scores;          /* NG_TREE_MAX x SCORES_LD */
  uint16_t heads[NG_TREE_MAX];
  piece pieces[NG_ENCODER_MAX_WORDS];
  uint32_t n_pieces;
  uint32_t n_words;
  uint32_t rows[NG_ENCODER_MAX_WORDS * NG_FEATURE_COUNT];
  uint32_t first[NG_ENCODER_MAX_WORDS + 1];
};

ng_status ng_parser_new(ng_view bytes, ng_parser **out, ng_error *err) {
  *out = NULL;
  ng_parser *const parser = ng_alloc_zero(1, sizeof *parser);
  if (!parser) return ng_fail_no_mem(err);
  ng_status status = ng_model_open(bytes, NG_NETWORK_KIND, NG_NETWORK_VERSION, &parser->model, err);
  if (status == NG_OK) status = ng_network_open(&parser->model, &parser->network, err);
  if (status != NG_OK) {
    ng_dealloc(parser);
    return status;
  }
  *out = parser;
  return NG_OK;
}

void ng_parser_free(ng_parser *parser) { ng_dealloc(parser); }

void ng_parser_workspace_free(ng_parser_workspace *workspace) {
  if (!workspace) return;
  ng_network_run_dispose(&workspace->run);
  ng_tree_workspace_free(workspace->tree);
  ng_dealloc(workspace->transposed);
  ng_dealloc(workspace->scores);
  ng_dealloc(workspace);
}

ng_status ng_parser_workspace_new(const ng_parser *parser, ng_parser_workspace **out, ng_error *err) {
  *out = NULL;
  ng_parser_workspace *const w = ng_alloc_zero(1, sizeof *w);
  if (!w) return ng_fail_no_mem(err);
  w->tree = ng_tree_workspace_new();
  w->transposed = ng_alloc_zero((size_t)parser->network.size[NG_SIZE_ARC] * SCORES_LD, sizeof(float));
  w->scores = ng_alloc_zero((size_t)NG_TREE_MAX * SCORES_LD, sizeof(float));
  if (!w->tree || !w->transposed || !w->scores || ng_network_run_init(&w->run, &parser->network, err) != NG_OK) {
    ng_parser_workspace_free(w);
    return ng_fail_no_mem(err);
  }
  *out = w;
  return NG_OK;
}

/* Probability of the chosen head among all, in thousandths. */
static uint16_t confidence_of(const float *scores, uint32_t n, uint32_t dependent, uint32_t chosen) {
  float sum = 0;
  for (uint32_t h = 0; h <= n; h++)
    if (h != dependent) sum += ng_exp(scores[h] - scores[chosen]);
  return (uint16_t)(1000.0f / sum + 0.5f > 1000.0f ? 1000.0f : 1000.0f / sum + 0.5f);
}

/* Writes the tree of a piece whose words begin at `at` in the batch. */
static void write_tree(const ng_parser *parser, ng_parser_workspace *w, const piece *p, uint32_t at, ng_document *doc) {
  ng_sentence *const sentence = &doc->sentences.data[p->sentence];
  ng_network_score_heads(&parser->network, &w->run, at, p->len, w->transposed, w->scores, SCORES_LD);
  ng_tree_find(w->tree, w->scores, SCORES_LD, p->len, w->heads);
  for (uint32_t i = 0; i < p->len; i++) {
    ng_token *const token = &doc->tokens.data[p->first + i];
    const uint32_t head = w->heads[i];
    token->upos = w->run.upos[at + i];
    token->xpos = w->run.xpos[at + i];
    token->confidence = confidence_of(w->scores + (size_t)i * SCORES_LD, p->len, i + 1, head);
    token->head = head ? p->first + head - 1 : NG_NONE;
    token->deprel = (uint8_t)ng_network_relation(&parser->network, &w->run, at + i, head ? at + head - 1 : UINT32_MAX);
    if (head) continue;
    if (p->first == sentence->first) {
      sentence->root = p->first + i;
    } else {
      token->head = sentence->root;
      token->deprel = NG_DEPREL_PARATAXIS;
    }
  }
}

/* Longest first; stable, so that the batch is the same on every run. */
static void sort_pieces(piece *pieces, uint32_t n) {
  for (uint32_t i = 1; i < n; i++) {
    const piece p = pieces[i];
    uint32_t k = i;
    for (; k > 0 && pieces[k - 1].len < p.len; k--) pieces[k] = pieces[k - 1];
    pieces[k] = p;
  }
}

static void flush(const ng_parser *parser, ng_parser_workspace *w, ng_document *doc) {
  if (!w->n_pieces) return;
  sort_pieces(w->pieces, w->n_pieces);
  uint32_t at = 0;
  for (uint32_t i = 0; i < w->n_pieces; i++) {
    w->first[i] = at;
    for (uint32_t k = 0; k < w->pieces[i].len; k++, at++) {
      ng_features features;
      ng_features_of(ng_token_text(doc, &doc->tokens.data[w->pieces[i].first + k]), &features);
      ng_lexicon_rows(&parser->network.lexicon, &features, w->rows + (size_t)at * NG_FEATURE_COUNT);
    }
  }
  w->first[w->n_pieces] = at;
  ng_network_apply(&parser->network, &w->run, w->rows, w->first, w->n_pieces);
  for (uint32_t i = 0; i < w->n_pieces; i++) write_tree(parser, w, &w->pieces[i], w->first[i], doc);
  w->n_pieces = w->n_words = 0;
}

static void add_piece(const ng_parser *parser, ng_parser_workspace *w, ng_document *doc, piece p) {
  if (w->n_words + p.len > NG_ENCODER_MAX_WORDS) flush(parser, w, doc);
  w->pieces[w->n_pieces++] = p;
  w->n_words += p.len;
}

/* Where a part of a sentence that is too long ends: behind the last comma or semicolon of
 * its second half, else where it must. */
static uint32_t end_of_part(const ng_document *doc, uint32_t first, uint32_t end) {
  if (end - first <= NG_TREE_MAX) return end;
  for (uint32_t i = first + NG_TREE_MAX; i > first + NG_TREE_MAX / 2; i--) {
    const ng_view text = ng_token_text(doc, &doc->tokens.data[i - 1]);
    if (text.len == 1 && (text.data[0] == ',' || text.data[0] == ';')) return i;
  }
  return first + NG_TREE_MAX;
}

void ng_parser_run(const ng_parser *parser, ng_parser_workspace *w, ng_document *doc) {
  w->n_pieces = w->n_words = 0;
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    const ng_sentence *const sentence = &doc->sentences.data[s];
    for (uint32_t first = sentence->first, end; first < sentence->end; first = end) {
      end = end_of_part(doc, first, sentence->end);
      /* the first part must have its root before the others hang from it */
      if (first != sentence->first) flush(parser, w, doc);
      add_piece(parser, w, doc, (piece){first, end - first, s});
    }
  }
  flush(parser, w, doc);
}

/* ---- stage ---- */

static ng_status load(ng_language *language, void **model, ng_error *err) {
  ng_view bytes;
  ng_parser *parser;
  NG_TRY(ng_language__file(language, "parser.bin", &bytes, err));
  NG_TRY(ng_parser_new(bytes, &parser, err));
  *model = parser;
  return NG_OK;
}

static void unload(void *model) { ng_parser_free(model); }

static ng_status begin(const void *model, void **workspace, ng_error *err) {
  ng_parser_workspace *w;
  NG_TRY(ng_parser_workspace_new(model, &w, err));
  *workspace = w;
  return NG_OK;
}

static void end(void *workspace) { ng_parser_workspace_free(workspace); }

static ng_status run(const void *model, void *workspace, ng_document *doc, ng_error *err) {
  (void)err;
  ng_parser_run(model, workspace, doc);
  return NG_OK;
}

const ng_stage ng_stage_parser = {"parser", NULL, load, unload, begin, end, run};
