/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a document before anything is made of them: predicates are found on them, then
 * entities made from them.  What a mention cannot hold (entry of the lists, metonym ...) the
 * document keeps beside its mentions until then. */
#include <stdlib.h>

#include "base/error.h"
#include "extract/resolution.h"

static int compare_mentions(const void *pa, const void *pb) {
  const ng_mention *a = pa, *b = pb;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->end != b->end) return a->end > b->end ? -1 : 1;
  return (int)a->kind - (int)b->kind;
}

/* Takes the mentions of trained names out; `chain_at` receives the chain of each head. */
static void remove_names(ng_document *doc, uint32_t *chain_at) {
  uint32_t kept = 0;
  for (uint32_t t = 0; t < doc->tokens.len; t++) chain_at[t] = NG_NONE;
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    const ng_mention m = doc->mentions.data[i];
    if (m.kind != NG_MENTION_NAME) doc->mentions.data[kept++] = m;
    else if (m.chain != NG_NONE && m.head < doc->tokens.len) chain_at[m.head] = m.chain;
  }
  doc->mentions.len = kept;
}

/* Our names take the place of the trained ones, whose chains they keep. */
static ng_status set_mentions(ng_entity_index *x, ng_error *err) {
  ng_document *doc = x->doc;
  const ng_resolution *r = x->resolution;
  uint32_t *chain_at = ng_arena_alloc(&x->scratch, doc->tokens.len + 1, sizeof *chain_at);
  if (!chain_at) return ng_fail_no_mem(err);
  remove_names(doc, chain_at);
  for (uint32_t i = 0; i < r->names.len; i++) {
    const ng_found_name *name = &r->names.data[i];
    ng_mention m = {.first = name->first, .end = name->end, .head = name->head, .kind = NG_MENTION_NAME, .name_type = name->type,
                    .chain = NG_NONE, .entity = NG_NONE, .confidence = name->confidence};
    for (uint32_t t = name->first; t < name->end && m.chain == NG_NONE && !name->nested; t++) m.chain = chain_at[t];
    if (!ng_vec_push(&doc->mentions, m)) return ng_fail_no_mem(err);
  }
  if (doc->mentions.len) qsort(doc->mentions.data, doc->mentions.len, sizeof *doc->mentions.data, compare_mentions);
  return NG_OK;
}

static ng_status keep_names(const ng_entity_index *x, ng_error *err) {
  ng_document *doc = x->doc;
  const ng_resolution *r = x->resolution;
  ng_found_names *names = ng_arena_alloc(&doc->arena, 1, sizeof *names);
  if (!names) return ng_fail_no_mem(err);
  *names = (ng_found_names){ng_arena_copy_array(&doc->arena, r->names.data, r->names.len, sizeof *names->list), r->names.len,
                            r->headline};
  if (names->n && !names->list) return ng_fail_no_mem(err);
  doc->names = names;
  return NG_OK;
}

ng_status ng_names_find(ng_entity_index *x, ng_document *doc, ng_error *err) {
  NG_TRY(ng_resolution_begin(x, doc, err));
  x->resolution->headline = ng_arena_zero(&doc->arena, doc->sentences.len + 1, sizeof *x->resolution->headline);
  if (!x->resolution->headline) return ng_fail_no_mem(err);
  NG_TRY(ng_mentions_find(x, err));
  NG_TRY(set_mentions(x, err));
  return keep_names(x, err);
}

ng_status ng_names_take(ng_entity_index *x, ng_error *err) {
  const ng_found_names *names = x->doc->names;
  ng_resolution *r = x->resolution;
  r->headline = names->headline;
  for (uint32_t i = 0; i < names->n; i++) {
    const ng_found_name *name = &names->list[i];
    if (!ng_vec_push(&r->names, *name)) return ng_fail_no_mem(err);
    for (uint32_t t = name->first; !name->nested && t < name->end; t++) r->name_at[t] = i;
  }
  return NG_OK;
}
