/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the trained network in float to the model file; fixed word vectors are folded into
 * the embeddings. */
#include "train/train_parser_export.h"

#include <stdlib.h>
#include <string.h>

#include "nlp/network.h"
#include "train/train_sections.h"

static void add_embedding(train_sections *s, const train_net *net) {
  const train_sizes *const z = &net->sizes;
  float *const rows = train_alloc((size_t)z->rows * z->input, sizeof *rows);
  memcpy(rows, net->encoder.embedding.w, (size_t)z->rows * z->input * sizeof *rows);
  for (uint32_t i = 0; i < z->vectors; i++) {
    float *const row = rows + (size_t)(NG_FEATURE_COUNT + i) * z->input;
    const int8_t *const v = net->vectors + (size_t)i * z->vector;
    for (uint32_t k = 0; k < z->vector; k++)
      for (uint32_t c = 0; c < z->input; c++) row[c] += (float)v[k] / 256 * net->encoder.projection.w[(size_t)k * z->input + c];
  }
  train_sections_rows(s, rows, z->rows, z->input);
  free(rows);
}

static void add_sizes(train_sections *s, const train_sizes *z) {
  *(uint64_t *)train_sections_add(s, "tag hash", NG_MODEL_U64, 1, 1, sizeof(uint64_t)) = ng_network_tag_hash();
  int32_t *const out = train_sections_add(s, "sizes", NG_MODEL_I32, 1, NG_SIZE_COUNT, sizeof(int32_t));
  out[NG_SIZE_INPUT] = (int32_t)z->input;
  out[NG_SIZE_HIDDEN] = (int32_t)z->hidden;
  out[NG_SIZE_LAYERS] = (int32_t)z->layers;
  out[NG_SIZE_TAG_LAYER] = (int32_t)z->tag_layer;
  out[NG_SIZE_ARC] = (int32_t)z->arc;
  out[NG_SIZE_REL] = (int32_t)z->rel;
}

static void add_network(train_sections *s, const train_net *net) {
  train_sections_encoder(s, &net->encoder);
  train_sections_packed(s, "tags", &net->tags, 1);
  train_sections_bias(s, "tags bias", &net->tags_bias);
  train_sections_packed(s, "mlp", &net->mlp, 1);
  train_sections_bias(s, "mlp bias", &net->mlp_bias);
  train_sections_floats(s, "arc", &net->arc);
  train_sections_floats(s, "arc bias", &net->arc_bias);
  train_sections_floats(s, "root arc", &net->root_arc);
  train_sections_floats(s, "root rel", &net->root_rel);
  train_sections_floats(s, "rel", &net->rel);
  train_sections_floats(s, "rel bias", &net->rel_bias);
}

ng_status train_parser_export(const train_net *net, const train_lexicon *lexicon, ng_strbuf *out, ng_error *err) {
  train_sections *const s = train_alloc(1, sizeof *s);
  add_sizes(s, &net->sizes);
  train_sections_lexicon(s, &lexicon->lexicon);
  add_embedding(s, net);
  add_network(s, net);
  const ng_status status = train_sections_write(s, NG_NETWORK_KIND, NG_NETWORK_VERSION, out, err);
  train_sections_dispose(s);
  free(s);
  return status;
}
