/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/lemma.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "document/document.h"
#include "nlp/morphology.h"

static uint64_t mix(uint64_t h, uint64_t c) {
  h = (h ^ c) * UINT64_C(0x9E3779B97F4A7C15);
  return h ^ h >> 31;
}

uint32_t ng_lemma_keys(uint32_t list, ng_view word, uint64_t out[NG_LEMMA_MAX_SUFFIX + 2]) {
  uint64_t h = mix(UINT64_C(0xA0761D6478BD642F), list);
  uint32_t n = 0;
  size_t left = word.len;
  out[n++] = mix(h, 256);
  while (left) {
    h = mix(h, (unsigned char)word.data[--left]);
    if (n <= NG_LEMMA_MAX_SUFFIX) out[n++] = mix(h, 256);
  }
  out[n++] = mix(h, 257);
  return n;
}

static uint32_t find_key(const ng_lemmatizer *l, uint64_t key) {
  const int32_t fingerprint = ng_lemma_fingerprint(key);
  uint32_t slot = ng_lemma_slot(key, l->mask);
  for (uint32_t tries = 0; tries <= l->mask && l->keys[slot]; tries++, slot = (slot + 1) & l->mask)
    if (l->keys[slot] == fingerprint) return (uint16_t)l->values[slot];
  return NG_LEMMA_NOT_FOUND;
}

uint32_t ng_lemma_find(const ng_lemmatizer *l, uint32_t list, ng_view word, bool whole_only) {
  uint64_t keys[NG_LEMMA_MAX_SUFFIX + 2];
  uint32_t n = ng_lemma_keys(list, word, keys), value = find_key(l, keys[n - 1]);
  if (whole_only) return value;
  for (n--; n > 0 && value == NG_LEMMA_NOT_FOUND; n--) value = find_key(l, keys[n - 1]);
  return value;
}

ng_lemma_shape ng_lemma_shape_of(ng_view form) {
  bool first = false, upper = false, lower = false;
  for (size_t i = 0; i < form.len;) {
    unsigned size;
    const uint32_t c = ng_utf8_decode(form.data + i, form.len - i, &size);
    const bool is_upper = ng_utf8_is_upper(c);
    if (i == 0) first = is_upper;
    else upper |= is_upper;
    lower |= !is_upper && ng_utf8_is_lower(c);
    i += size;
  }
  if (!first && !upper) return NG_LEMMA_SMALL;
  if (!lower && upper) return NG_LEMMA_ALL_CAPITALS;
  return first && !upper ? NG_LEMMA_CAPITAL : NG_LEMMA_MIXED;
}

size_t ng_lemma_lower(ng_view form, char *out) {
  size_t n = 0;
  for (size_t i = 0; i < form.len;) {
    unsigned size;
    const uint32_t c = ng_utf8_decode(form.data + i, form.len - i, &size);
    i += size;
    if (c == 0x2019 || c == 0x2018) out[n++] = '\'';
    else n += ng_utf8_encode(c == NG_UTF8_INVALID ? 0xFFFD : ng_utf8_to_lower(c), out + n);
  }
  return n;
}

ng_status ng_lemmatizer_open(ng_view bytes, ng_lemmatizer *out, ng_error *err) {
  ng_model model;
  ng_model_matrix keys, values, edits;
  NG_TRY(ng_model_open(bytes, NG_LEMMA_KIND, NG_LEMMA_VERSION, &model, err));
  NG_TRY(ng_model_find(&model, "keys", NG_MODEL_I32, 0, 1, &keys, err));
  NG_TRY(ng_model_find(&model, "values", NG_MODEL_I16, keys.rows, 1, &values, err));
  NG_TRY(ng_model_find(&model, "edits", NG_MODEL_I8, 0, NG_LEMMA_EDIT, &edits, err));
  if (!keys.rows || (keys.rows & (keys.rows - 1))) return ng_fail(err, NG_ERR_INVALID, "size of the lemma table is odd");
  for (uint32_t i = 0; i < edits.rows; i++) {
    const int8_t *const edit = (const int8_t *)edits.data + (size_t)i * NG_LEMMA_EDIT;
    if (edit[0] < 0 || edit[1] < 0 || edit[1] > NG_LEMMA_EDIT - 2) return ng_fail(err, NG_ERR_INVALID, "bad lemma edit");
  }
  *out = (ng_lemmatizer){keys.data, values.data, keys.rows - 1, edits.data, edits.rows};
  return NG_OK;
}

/* The list that knows a tag's regular forms. */
static ng_xpos regular_tag(ng_xpos xpos) { return xpos == NG_XPOS_NNPS ? NG_XPOS_NNS : xpos; }

static uint32_t find_edit(const ng_lemmatizer *l, ng_view lower, ng_xpos xpos) {
  const ng_xpos regular = regular_tag(xpos);
  if (regular == xpos) return ng_lemma_find(l, ng_lemma_edit_list(xpos), lower, false);
  const uint32_t own = ng_lemma_find(l, ng_lemma_edit_list(xpos), lower, true);
  return own != NG_LEMMA_NOT_FOUND ? own : ng_lemma_find(l, ng_lemma_edit_list(regular), lower, false);
}

/* Cuts and adds at the end of what `out` has from `start` on; never leaves nothing, nor part of a character. */
static void apply_edit(const ng_lemmatizer *l, uint32_t edit, size_t start, ng_strbuf *out) {
  if (edit >= l->n_edits) return;
  const int8_t *const e = l->edits + (size_t)edit * NG_LEMMA_EDIT;
  const size_t cut = (size_t)e[0], len = out->len - start;
  if (cut > len || (cut == len && !e[1])) return;
  if (cut && ((unsigned char)out->data[out->len - cut] & 0xC0) == 0x80) return;
  ng_strbuf_cut(out, out->len - cut);
  ng_strbuf_add(out, (const char *)e + 2, (size_t)e[1]);
}

/* Makes the first letter from `start` on a capital. */
static void capitalize(size_t start, ng_strbuf *out) {
  char tail[NG_LEMMA_MAX_WORD * 4];
  unsigned size;
  if (out->len <= start || out->len - start > sizeof tail) return;
  const uint32_t first = ng_utf8_decode(out->data + start, out->len - start, &size);
  const size_t n = out->len - start - size;
  memcpy(tail, out->data + start + size, n);
  ng_strbuf_cut(out, start);
  ng_strbuf_add_codepoint(out, ng_utf8_to_upper(first));
  ng_strbuf_add(out, tail, n);
}

/* 1,200: 1200 */
static void add_number(ng_view form, ng_strbuf *out) {
  for (size_t i = 0; i < form.len; i++)
    if (form.data[i] != ',' || i + 1 == form.len) ng_strbuf_add_char(out, form.data[i]);
}

void ng_lemmatize(const ng_lemmatizer *l, ng_view form, ng_upos upos, ng_xpos xpos, ng_strbuf *out) {
  if (!form.len || form.len > NG_LEMMA_MAX_WORD) {
    ng_strbuf_add_view(out, form);
    return;
  }
  if (xpos == NG_XPOS_CD && ng_ascii_is_digit(form.data[0])) {
    add_number(form, out);
    return;
  }
  char buffer[NG_LEMMA_MAX_WORD * 4];
  const ng_view lower = ng_view_make(buffer, ng_lemma_lower(form, buffer));
  const ng_lemma_shape shape = ng_lemma_shape_of(form);
  const uint32_t letters = ng_lemma_find(l, ng_lemma_case_list(upos, xpos, shape), lower, false);
  const size_t start = out->len;
  ng_strbuf_add_view(out, letters == NG_LEMMA_CASE_KEEP && shape != NG_LEMMA_SMALL ? form : lower);
  apply_edit(l, find_edit(l, lower, xpos), start, out);
  if (letters == NG_LEMMA_CASE_TITLE) capitalize(start, out);
}

static ng_status load(ng_language *language, void **model, ng_error *err) {
  ng_view bytes;
  NG_TRY(ng_language__file(language, NG_LEMMA_MODEL, &bytes, err));
  ng_lemmatizer *const l = ng_alloc_zero(1, sizeof *l);
  if (!l) return ng_fail_no_mem(err);
  const ng_status status = ng_lemmatizer_open(bytes, l, err);
  if (status == NG_OK) *model = l;
  else ng_dealloc(l);
  return status;
}

typedef struct lemma_work {
  ng_strbuf lemma;
  NG_VEC(uint8_t) dependents;
} lemma_work;

static ng_status begin(const void *model, void **workspace, ng_error *err) {
  (void)model;
  lemma_work *const w = ng_alloc_zero(1, sizeof *w);
  if (!w) return ng_fail_no_mem(err);
  ng_strbuf_init(&w->lemma);
  *workspace = w;
  return NG_OK;
}

static void end(void *workspace) {
  lemma_work *const w = workspace;
  ng_strbuf_dispose(&w->lemma);
  ng_vec_dispose(&w->dependents);
  ng_dealloc(w);
}

static ng_status run(const void *model, void *workspace, ng_document *doc, ng_error *err) {
  lemma_work *const w = workspace;
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    ng_token *const token = &doc->tokens.data[i];
    const ng_view form = ng_token_text(doc, token);
    ng_strbuf_clear(&w->lemma);
    ng_lemmatize(model, form, (ng_upos)token->upos, (ng_xpos)token->xpos, &w->lemma);
    const ng_view lemma = ng_strbuf_view(&w->lemma);
    token->lemma = ng_view_equals(lemma, form) ? form : ng_document__copy(doc, lemma);
    if (!ng_strbuf_ok(&w->lemma) || (!token->lemma.data && lemma.len)) return ng_fail_no_mem(err);
  }
  if (!ng_vec_reserve(&w->dependents, doc->tokens.len)) return ng_fail_no_mem(err);
  ng_morphology_set(doc, w->dependents.data);
  return NG_OK;
}

const ng_stage ng_stage_lemma = {"lemma", "parser", load, ng_dealloc, begin, end, run};
