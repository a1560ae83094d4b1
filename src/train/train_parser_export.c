/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the trained network in float to the model file: weights of the encoder in 16 bits,
 * embeddings in 8 bits with a scale for each row, fixed word vectors folded into them. */
#include "train/train_parser_export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/io.h"
#include "nlp/network.h"

enum { MAX_SECTIONS = 64 };

/* The sections, whose data it owns. */
typedef struct sections {
  ng_model_section list[MAX_SECTIONS];
  char names[MAX_SECTIONS][24];
  void *data[MAX_SECTIONS];
  uint32_t n;
  bool overflow;  /* a sum could pass 32 bits */
} sections;

static void *add(sections *s, const char *name, ng_model_type type, size_t rows, size_t cols, size_t size) {
  const uint32_t i = s->n++;
  snprintf(s->names[i], sizeof s->names[i], "%s", name);
  s->data[i] = train_alloc(rows * cols, size);
  s->list[i] = (ng_model_section){s->names[i], type, (uint32_t)rows, (uint32_t)cols, s->data[i]};
  return s->data[i];
}

static void add_floats(sections *s, const char *name, const train_param *p) {
  float *const out = add(s, name, NG_MODEL_F32, p->rows, p->cols, sizeof(float));
  memcpy(out, p->w, p->rows * p->cols * sizeof(float));
}

static void add_bias(sections *s, const char *name, const train_param *p) {
  int32_t *const out = add(s, name, NG_MODEL_I32, 1, p->cols, sizeof(int32_t));
  for (size_t i = 0; i < p->cols; i++) out[i] = (int32_t)lrintf(p->w[i] * (float)NG_ONE * (float)NG_ONE);
}

/* `largest` bounds the activations that come in. */
static void add_packed(sections *s, const char *name, const train_param *p, double largest) {
  int16_t *const out = add(s, name, NG_MODEL_I16, ng_panels((uint32_t)p->cols), p->rows * NG_PANEL, sizeof(int16_t));
  for (uint32_t col = 0; col < p->cols; col++) {
    double sum = 0;
    for (uint32_t row = 0; row < p->rows; row++) {
      const float w = fminf(15.99f, fmaxf(-15.99f, p->w[row * p->cols + col]));
      out[ng_packed_index((uint32_t)p->rows, row, col)] = (int16_t)lrintf(w * NG_ONE);
      sum += fabs((double)w) * largest;
    }
    s->overflow |= sum > 255; /* half of what 32 bits hold: bias and recurrent sums come on top */
  }
}

static void add_embedding(sections *s, const train_net *net) {
  const train_sizes *const z = &net->sizes;
  int8_t *const out = add(s, "embedding", NG_MODEL_I8, z->rows, z->input, 1);
  float *const scale = add(s, "embedding scale", NG_MODEL_F32, 1, z->rows, sizeof(float));
  float *const row = train_alloc(z->input, sizeof *row);
  for (uint32_t i = 0; i < z->rows; i++) {
    float top = 1e-6f;
    memcpy(row, net->embedding.w + (size_t)i * z->input, z->input * sizeof *row);
    if (i >= NG_FEATURE_COUNT && i - NG_FEATURE_COUNT < z->vectors) {
      const int8_t *const v = net->vectors + (size_t)(i - NG_FEATURE_COUNT) * z->vector;
      for (uint32_t k = 0; k < z->vector; k++)
        for (uint32_t c = 0; c < z->input; c++) row[c] += (float)v[k] / 256 * net->projection.w[(size_t)k * z->input + c];
    }
    for (uint32_t c = 0; c < z->input; c++) top = fmaxf(top, fabsf(row[c]));
    scale[i] = top / 127;
    for (uint32_t c = 0; c < z->input; c++) out[(size_t)i * z->input + c] = (int8_t)lrintf(row[c] / scale[i]);
  }
  free(row);
}

static void add_lexicon(sections *s, const train_lexicon *lexicon) {
  const uint32_t slots = lexicon->lexicon.mask + 1;
  uint64_t *const out = add(s, "lexicon", NG_MODEL_U64, 1, slots, sizeof(uint64_t));
  memcpy(out, lexicon->slots, slots * sizeof(uint64_t));
}

static void add_sizes(sections *s, const train_sizes *z) {
  *(uint64_t *)add(s, "tag hash", NG_MODEL_U64, 1, 1, sizeof(uint64_t)) = ng_network_tag_hash();
  int32_t *const out = add(s, "sizes", NG_MODEL_I32, 1, NG_SIZE_COUNT, sizeof(int32_t));
  out[NG_SIZE_INPUT] = (int32_t)z->input;
  out[NG_SIZE_HIDDEN] = (int32_t)z->hidden;
  out[NG_SIZE_LAYERS] = (int32_t)z->layers;
  out[NG_SIZE_TAG_LAYER] = (int32_t)z->tag_layer;
  out[NG_SIZE_ARC] = (int32_t)z->arc;
  out[NG_SIZE_REL] = (int32_t)z->rel;
}

static void add_network(sections *s, const train_net *net) {
  const double input_limit = 5; /* of embedded words; the hidden states stay within 1 */
  for (uint32_t l = 0; l < net->sizes.layers; l++)
    for (int d = 0; d < 2; d++) {
      char name[24];
      snprintf(name, sizeof name, "input %u%c", (unsigned)l, "fb"[d]);
      add_packed(s, name, &net->lstm[l][d].input, l ? 1 : input_limit);
      snprintf(name, sizeof name, "recurrent %u%c", (unsigned)l, "fb"[d]);
      add_packed(s, name, &net->lstm[l][d].recurrent, 1);
      snprintf(name, sizeof name, "bias %u%c", (unsigned)l, "fb"[d]);
      add_bias(s, name, &net->lstm[l][d].bias);
    }
  add_packed(s, "tags", &net->tags, 1);
  add_bias(s, "tags bias", &net->tags_bias);
  add_packed(s, "mlp", &net->mlp, 1);
  add_bias(s, "mlp bias", &net->mlp_bias);
  add_floats(s, "arc", &net->arc);
  add_floats(s, "arc bias", &net->arc_bias);
  add_floats(s, "root arc", &net->root_arc);
  add_floats(s, "root rel", &net->root_rel);
  add_floats(s, "rel", &net->rel);
  add_floats(s, "rel bias", &net->rel_bias);
}

ng_status train_parser_export(const train_net *net, const train_lexicon *lexicon, ng_strbuf *out, ng_error *err) {
  sections *const s = train_alloc(1, sizeof *s);
  add_sizes(s, &net->sizes);
  add_lexicon(s, lexicon);
  add_embedding(s, net);
  add_network(s, net);
  ng_status status = NG_OK;
  ng_model_write(NG_NETWORK_KIND, NG_NETWORK_VERSION, s->list, s->n, out);
  if (s->overflow) status = ng_fail(err, NG_ERR_INTERNAL, "the weights have grown too large for integers");
  else if (!ng_strbuf_ok(out)) status = ng_fail_no_mem(err);
  for (uint32_t i = 0; i < s->n; i++) free(s->data[i]);
  free(s);
  return status;
}
