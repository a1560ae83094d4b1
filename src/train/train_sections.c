/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_sections.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "nlp/kernel.h"

void *train_sections_add(train_sections *s, const char *name, ng_model_type type, size_t rows, size_t cols, size_t size) {
  const uint32_t i = s->n++;
  snprintf(s->names[i], sizeof s->names[i], "%s", name);
  s->data[i] = train_alloc(rows * cols, size);
  s->list[i] = (ng_model_section){s->names[i], type, (uint32_t)rows, (uint32_t)cols, s->data[i]};
  return s->data[i];
}

void train_sections_floats(train_sections *s, const char *name, const train_param *p) {
  float *const out = train_sections_add(s, name, NG_MODEL_F32, p->rows, p->cols, sizeof(float));
  memcpy(out, p->w, p->rows * p->cols * sizeof(float));
}

void train_sections_bias(train_sections *s, const char *name, const train_param *p) {
  int32_t *const out = train_sections_add(s, name, NG_MODEL_I32, 1, p->cols, sizeof(int32_t));
  for (size_t i = 0; i < p->cols; i++) out[i] = (int32_t)lrintf(p->w[i] * (float)NG_ONE * (float)NG_ONE);
}

void train_sections_packed(train_sections *s, const char *name, const train_param *p, double largest) {
  int16_t *const out = train_sections_add(s, name, NG_MODEL_I16, ng_panels((uint32_t)p->cols), p->rows * NG_PANEL,
                                          sizeof(int16_t));
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

void train_sections_rows(train_sections *s, const float *rows, uint32_t n, uint32_t width) {
  int8_t *const out = train_sections_add(s, "embedding", NG_MODEL_I8, n, width, 1);
  float *const scale = train_sections_add(s, "embedding scale", NG_MODEL_F32, 1, n, sizeof(float));
  for (uint32_t i = 0; i < n; i++) {
    const float *const row = rows + (size_t)i * width;
    float top = 1e-6f;
    for (uint32_t c = 0; c < width; c++) top = fmaxf(top, fabsf(row[c]));
    scale[i] = top / 127;
    for (uint32_t c = 0; c < width; c++) out[(size_t)i * width + c] = (int8_t)lrintf(row[c] / scale[i]);
  }
}

void train_sections_lexicon(train_sections *s, const ng_lexicon *lexicon) {
  const uint32_t slots = lexicon->mask + 1;
  uint64_t *const out = train_sections_add(s, "lexicon", NG_MODEL_U64, 1, slots, sizeof(uint64_t));
  memcpy(out, lexicon->slots, slots * sizeof(uint64_t));
}

void train_sections_encoder(train_sections *s, const train_encoder *encoder) {
  const double input_limit = 5; /* of embedded words; the hidden states stay within 1 */
  for (uint32_t l = 0; l < encoder->sizes.layers; l++)
    for (int d = 0; d < 2; d++) {
      char name[24];
      snprintf(name, sizeof name, "input %u%c", (unsigned)l, "fb"[d]);
      train_sections_packed(s, name, &encoder->lstm[l][d].input, l ? 1 : input_limit);
      snprintf(name, sizeof name, "recurrent %u%c", (unsigned)l, "fb"[d]);
      train_sections_packed(s, name, &encoder->lstm[l][d].recurrent, 1);
      snprintf(name, sizeof name, "bias %u%c", (unsigned)l, "fb"[d]);
      train_sections_bias(s, name, &encoder->lstm[l][d].bias);
    }
}

ng_status train_sections_write(train_sections *s, const char *kind, uint32_t version, ng_strbuf *out, ng_error *err) {
  ng_model_write(kind, version, s->list, s->n, out);
  if (s->overflow) return ng_fail(err, NG_ERR_INTERNAL, "the weights have grown too large for integers");
  return ng_strbuf_ok(out) ? NG_OK : ng_fail_no_mem(err);
}

void train_sections_dispose(train_sections *s) {
  for (uint32_t i = 0; i < s->n; i++) free(s->data[i]);
}
