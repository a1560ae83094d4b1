/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token.h"

#include "base/alloc.h"
#include "base/error.h"
#include "document/document.h"
#include "nlp/sentence.h"
#include "nlp/token_line.h"

typedef struct tokens_model {
  ng_linear boundary;
  ng_linear sentence;
} tokens_model;

/* Arrays of the block at work: a boundary for each atom, the first atom, the view and the
 * sentence end of each token. */
typedef struct tokens_work {
  ng_atom_list atoms;
  NG_VEC(uint8_t) boundaries;
  NG_VEC(uint32_t) firsts;
  NG_VEC(ng_sentence_word) words;
  NG_VEC(bool) ends;
} tokens_work;

static ng_status load(ng_language *language, void **model, ng_error *err) {
  ng_view bytes;
  ng_model file;
  NG_TRY(ng_language__file(language, NG_TOKENS_MODEL, &bytes, err));
  NG_TRY(ng_model_open(bytes, NG_TOKENS_KIND, NG_TOKENS_VERSION, &file, err));
  tokens_model *const m = ng_alloc_zero(1, sizeof *m);
  if (!m) return ng_fail_no_mem(err);
  ng_status status = ng_linear_find(&file, "boundary", NG_BOUNDARY_CLASSES, &m->boundary, err);
  if (status == NG_OK) status = ng_linear_find(&file, "sentence", 2, &m->sentence, err);
  if (status == NG_OK) *model = m;
  else ng_dealloc(m);
  return status;
}

static ng_status begin(const void *model, void **workspace, ng_error *err) {
  (void)model;
  *workspace = ng_alloc_zero(1, sizeof(tokens_work));
  return *workspace ? NG_OK : ng_fail_no_mem(err);
}

static void end(void *workspace) {
  tokens_work *const w = workspace;
  ng_vec_dispose(&w->atoms);
  ng_vec_dispose(&w->boundaries);
  ng_vec_dispose(&w->firsts);
  ng_vec_dispose(&w->words);
  ng_vec_dispose(&w->ends);
  ng_dealloc(w);
}

static void find_boundaries(const tokens_model *m, tokens_work *w, ng_view text) {
  const ng_boundary_context context = {text, w->atoms.data, w->boundaries.data, w->atoms.len};
  uint64_t features[NG_BOUNDARY_FEATURES];
  for (uint32_t i = 0; i < w->atoms.len; i++) {
    ng_boundary boundary;
    if (ng_boundary_is_open(&context, i, &boundary)) {
      const uint32_t n = ng_boundary_features(&context, i, features);
      int32_t scores[NG_BOUNDARY_CLASSES - 1];
      ng_linear_score(&m->boundary, features, n, scores);
      boundary = ng_boundary_choose(&context, i, scores);
    }
    w->boundaries.data[i] = (uint8_t)boundary;
  }
}

/* Puts the atoms of the block together to tokens. */
static bool join_atoms(tokens_work *w, ng_view text) {
  for (uint32_t i = 0; i < w->atoms.len; i++)
    if (w->boundaries.data[i] != NG_BOUNDARY_NONE && !ng_vec_push(&w->firsts, i)) return false;
  if (!ng_vec_reserve(&w->words, w->firsts.len) || !ng_vec_reserve(&w->ends, w->firsts.len)) return false;
  w->words.len = w->ends.len = w->firsts.len;
  for (uint32_t i = 0; i < w->firsts.len; i++) {
    const uint32_t first = w->firsts.data[i], last = i + 1 < w->firsts.len ? w->firsts.data[i + 1] : w->atoms.len;
    w->words.data[i] =
      ng_sentence_word_make(text, w->atoms.data, first, last, w->boundaries.data[first] == NG_BOUNDARY_PART);
  }
  return true;
}

/* Adds the tokens of the block to the document. */
static bool add_tokens(const tokens_work *w, ng_document *doc, uint32_t block) {
  const uint32_t n = w->firsts.len;
  uint32_t first = doc->tokens.len;
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t atom = w->firsts.data[i], next = i + 1 < n ? w->firsts.data[i + 1] : w->atoms.len;
    ng_token token = {.begin = w->atoms.data[atom].begin, .end = w->atoms.data[next - 1].end,
                      .sentence = doc->sentences.len, .head = NG_NONE, .confidence = 1000};
    if (w->words.data[i].is_part && doc->tokens.len > first) token.flags |= NG_TOKEN_JOINED;
    if (i + 1 == n || (w->atoms.data[next].flags & NG_ATOM_SPACE)) token.flags |= NG_TOKEN_SPACE_AFTER;
    if (!ng_vec_push(&doc->tokens, token)) return false;
    if (!w->ends.data[i]) continue;
    const ng_span span = {doc->tokens.data[first].begin, token.end};
    if (!ng_vec_push(&doc->sentences, (ng_sentence){first, doc->tokens.len, block, NG_NONE, span})) return false;
    first = doc->tokens.len;
  }
  return true;
}

static bool run_block(const tokens_model *m, tokens_work *w, ng_document *doc, uint32_t block) {
  ng_vec_clear(&w->atoms);
  ng_vec_clear(&w->boundaries);
  ng_vec_clear(&w->firsts);
  ng_vec_clear(&w->words);
  ng_vec_clear(&w->ends);
  if (!ng_atoms_scan(doc->text, doc->blocks.data[block].span, &w->atoms)) return false;
  if (!w->atoms.len) return true;
  if (!ng_vec_reserve(&w->boundaries, w->atoms.len)) return false;
  ng_lines_find_paragraphs(doc->text, &w->atoms);
  find_boundaries(m, w, doc->text);
  if (!join_atoms(w, doc->text)) return false;
  ng_sentence_split(&m->sentence, w->words.data, w->words.len, w->ends.data);
  return add_tokens(w, doc, block);
}

static ng_status run(const void *model, void *workspace, ng_document *doc, ng_error *err) {
  for (uint32_t i = 0; i < doc->blocks.len; i++) {
    if (doc->blocks.data[i].kind == NG_BLOCK_SKIPPED) continue;
    if (!run_block(model, workspace, doc, i)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

const ng_stage ng_stage_tokens = {"tokens", NULL, load, ng_dealloc, begin, end, run};
