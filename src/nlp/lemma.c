/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/lemma.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/document.h"

/* The seed is spread over the word, since ng_hash folds it into the first bytes. */
static uint64_t key_of(ng_view text, uint64_t seed) {
  return ng_hash(text.data, text.len, seed * UINT64_C(0xD6E8FEB86659FD93)) >> 16;
}

uint64_t ng_lemma_form_key(ng_view form, ng_xpos xpos) { return key_of(form, (uint64_t)xpos + 1); }
uint64_t ng_lemma_ending_key(ng_view ending, ng_xpos xpos) { return key_of(ending, (uint64_t)xpos + 1001); }

void ng_lemma_lower(ng_view form, ng_strbuf *out) {
  for (size_t i = 0; i < form.len;) {
    unsigned size;
    const uint32_t cp = ng_utf8_decode(form.data + i, form.len - i, &size);
    if (cp < 0x80) ng_strbuf_add_char(out, ng_ascii_to_lower((char)cp));
    else ng_strbuf_add_codepoint(out, ng_utf8_to_lower(cp));
    i += size;
  }
}

bool ng_lemma_keeps_case(ng_xpos xpos) { return xpos == NG_XPOS_NNP || xpos == NG_XPOS_NNPS; }

static const ng_lemma_edit *find_edit(const ng_lemmatizer *l, uint64_t key) {
  const uint32_t mask = l->n_slots - 1;
  for (uint32_t i = (uint32_t)key & mask, n = 0; n < l->n_slots && l->slots[i]; i = (i + 1) & mask, n++)
    if (l->slots[i] >> 16 == key) return &l->edits[(l->slots[i] & 0xFFFF) - 1];
  return NULL;
}

static const ng_lemma_edit *edit_of(const ng_lemmatizer *l, ng_view lower, ng_xpos xpos) {
  const ng_lemma_edit *edit = find_edit(l, ng_lemma_form_key(lower, xpos));
  size_t len = lower.len < NG_LEMMA_ENDING_MAX ? lower.len : NG_LEMMA_ENDING_MAX;
  for (; !edit && len > 0; len--)
    edit = find_edit(l, ng_lemma_ending_key(ng_view_make(lower.data + lower.len - len, len), xpos));
  return edit;
}

void ng_lemmatize(const ng_lemmatizer *l, ng_view form, ng_xpos xpos, ng_strbuf *scratch, ng_strbuf *out) {
  ng_strbuf_clear(scratch);
  ng_lemma_lower(form, scratch);
  const ng_view lower = ng_strbuf_view(scratch);
  const ng_lemma_edit *const edit = edit_of(l, lower, xpos);
  const ng_view base = ng_lemma_keeps_case(xpos) ? form : lower;
  if (!edit || edit->n_add < 0 || (size_t)edit->drop > base.len) {
    ng_strbuf_add_view(out, base);
    return;
  }
  ng_strbuf_add(out, base.data, base.len - (size_t)edit->drop);
  ng_strbuf_add(out, edit->add, (size_t)edit->n_add);
}

ng_status ng_lemmatizer_open(ng_lemmatizer *l, ng_view bytes, ng_error *err) {
  ng_model_matrix slots, edits;
  NG_TRY(ng_model_open(bytes, "lemma", NG_LEMMA_VERSION, &l->model, err));
  NG_TRY(ng_model_find(&l->model, "slots", NG_MODEL_U64, 1, 0, &slots, err));
  NG_TRY(ng_model_find(&l->model, "edits", NG_MODEL_I8, 0, sizeof(ng_lemma_edit), &edits, err));
  *l = (ng_lemmatizer){.model = l->model, .slots = slots.data, .n_slots = slots.cols, .edits = edits.data,
                       .n_edits = edits.rows};
  bool good = l->n_slots && (l->n_slots & (l->n_slots - 1)) == 0;
  for (uint32_t i = 0; i < l->n_slots && good; i++) good = (l->slots[i] & 0xFFFF) <= l->n_edits;
  for (uint32_t i = 0; i < l->n_edits && good; i++) good = l->edits[i].drop >= 0 && l->edits[i].n_add <= NG_LEMMA_ADD_MAX;
  return good ? NG_OK : ng_fail(err, NG_ERR_INVALID, "damaged lemma model");
}

static ng_status load(ng_language *language, void **model, ng_error *err) {
  ng_view bytes;
  NG_TRY(ng_language__file(language, "lemma.bin", &bytes, err));
  ng_lemmatizer *const l = ng_alloc_zero(1, sizeof *l);
  if (!l) return ng_fail_no_mem(err);
  const ng_status status = ng_lemmatizer_open(l, bytes, err);
  if (status == NG_OK) *model = l;
  else ng_dealloc(l);
  return status;
}

/* A lemma that stands in the text is a slice of it. */
static ng_view keep(ng_document *doc, ng_view form, ng_view lemma) {
  return lemma.len <= form.len && memcmp(lemma.data, form.data, lemma.len) == 0 ? ng_view_make(form.data, lemma.len)
                                                                                 : ng_document__copy(doc, lemma);
}

static ng_status run(const void *model, void *workspace, ng_document *doc, ng_error *err) {
  (void)workspace;
  ng_strbuf scratch, lemma;
  ng_strbuf_init(&scratch);
  ng_strbuf_init(&lemma);
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < doc->tokens.len && status == NG_OK; i++) {
    ng_token *const token = &doc->tokens.data[i];
    const ng_view form = ng_token_text(doc, token);
    ng_strbuf_clear(&lemma);
    ng_lemmatize(model, form, token->xpos, &scratch, &lemma);
    if (ng_strbuf_ok(&lemma)) token->lemma = keep(doc, form, ng_strbuf_view(&lemma));
    if (!token->lemma.data) status = ng_fail_no_mem(err);
  }
  ng_strbuf_dispose(&lemma);
  ng_strbuf_dispose(&scratch);
  return status;
}

const ng_stage ng_stage_lemma = {.name = "lemma", .needs = "parser", .load = load, .unload = ng_dealloc, .run = run};
