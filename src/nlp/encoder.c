/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/encoder.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"

/* ---- opening ---- */

ng_status ng_packed_find(const ng_model *model, const char *name, uint32_t k, uint32_t n, ng_packed *out, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_I16, ng_panels(n), k * NG_PANEL, &m, err));
  *out = (ng_packed){m.data, k, n};
  return NG_OK;
}

ng_status ng_bias_find(const ng_model *model, const char *name, uint32_t n, const int32_t **out, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_I32, 1, n, &m, err));
  *out = m.data;
  return NG_OK;
}

static ng_status open_lstm(const ng_model *model, ng_encoder *encoder, uint32_t layer, uint32_t direction, ng_error *err) {
  const uint32_t h = encoder->hidden;
  ng_lstm *const lstm = &encoder->lstm[layer][direction];
  char name[24];
  snprintf(name, sizeof name, "input %u%c", (unsigned)layer, "fb"[direction]);
  NG_TRY(ng_packed_find(model, name, layer ? 2 * h : encoder->input, 4 * h, &lstm->input, err));
  snprintf(name, sizeof name, "recurrent %u%c", (unsigned)layer, "fb"[direction]);
  NG_TRY(ng_packed_find(model, name, h, 4 * h, &lstm->recurrent, err));
  snprintf(name, sizeof name, "bias %u%c", (unsigned)layer, "fb"[direction]);
  return ng_bias_find(model, name, 4 * h, &lstm->bias, err);
}

static ng_status open_embedding(const ng_model *model, ng_encoder *encoder, ng_error *err) {
  ng_model_matrix rows, scale;
  NG_TRY(ng_model_find(model, "embedding", NG_MODEL_I8, 0, encoder->input, &rows, err));
  NG_TRY(ng_model_find(model, "embedding scale", NG_MODEL_F32, 1, rows.rows, &scale, err));
  encoder->embedding = rows.data;
  encoder->embedding_scale = scale.data;
  encoder->n_rows = rows.rows;
  return NG_OK;
}

ng_status ng_encoder_open(const ng_model *model, uint32_t input, uint32_t hidden, uint32_t layers, ng_encoder *out,
                          ng_error *err) {
  const bool good = input && input <= NG_ENCODER_MAX_WIDTH && input % 2 == 0 && hidden && hidden <= NG_ENCODER_MAX_WIDTH &&
                    hidden % 2 == 0 && layers && layers <= NG_ENCODER_MAX_LAYERS;
  if (!good) return ng_fail(err, NG_ERR_INVALID, "an encoder has a bad size");
  *out = (ng_encoder){.input = input, .hidden = hidden, .layers = layers, .kernel = ng_kernel_best()};
  NG_TRY(open_embedding(model, out, err));
  for (uint32_t l = 0; l < layers; l++)
    for (uint32_t d = 0; d < 2; d++) NG_TRY(open_lstm(model, out, l, d, err));
  return NG_OK;
}

/* ---- memory ---- */

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

void *ng_parts_take(ng_parts *block, size_t count, size_t size) {
  void *const at = block->memory ? block->memory + block->used : NULL;
  block->used += (count * size + 63) / 64 * 64;
  return at;
}

static void divide(ng_encoder_run *run, const ng_encoder *encoder, ng_parts *b) {
  const size_t n = NG_ENCODER_MAX_WORDS, h = encoder->hidden, width = larger(encoder->input, 2 * h);
  run->input = ng_parts_take(b, n * width, sizeof(int16_t));
  run->output = ng_parts_take(b, n * width, sizeof(int16_t));
  run->reversed = ng_parts_take(b, n * width, sizeof(int16_t));
  run->hidden = ng_parts_take(b, n * h, sizeof(int16_t));
  run->sums = ng_parts_take(b, n * run->sums_width, sizeof(int32_t));
  run->cell = ng_parts_take(b, n * h, sizeof(float));
  run->row_of = ng_parts_take(b, n, sizeof(uint32_t));
  run->reverse = ng_parts_take(b, n, sizeof(uint32_t));
  run->offset = ng_parts_take(b, n + 1, sizeof(uint32_t));
}

ng_status ng_encoder_run_init(ng_encoder_run *run, const ng_encoder *encoder, uint32_t widest, ng_error *err) {
  const size_t panels = larger(ng_panels(4 * encoder->hidden), ng_panels(widest));
  *run = (ng_encoder_run){.sums_width = panels * NG_PANEL};
  ng_parts b = {0};
  divide(run, encoder, &b);
  run->memory = ng_alloc_zero(1, b.used);
  if (!run->memory) return ng_fail_no_mem(err);
  b = (ng_parts){run->memory, 0};
  divide(run, encoder, &b);
  return NG_OK;
}

void ng_encoder_run_dispose(ng_encoder_run *run) { ng_dealloc(run->memory); }

/* ---- running ---- */

void ng_encoder_begin(ng_encoder_run *run, const uint32_t *first, uint32_t n) {
  const uint32_t steps = first[1] - first[0];
  uint32_t row = 0;
  for (uint32_t t = 0; t < steps; t++) {
    run->offset[t] = row;
    for (uint32_t s = 0; s < n && first[s] + t < first[s + 1]; s++) run->row_of[first[s] + t] = row++;
  }
  run->offset[steps] = row;
  for (uint32_t s = 0; s < n; s++)
    for (uint32_t i = first[s]; i < first[s + 1]; i++)
      run->reverse[run->row_of[i]] = run->row_of[first[s] + first[s + 1] - 1 - i];
  run->steps = steps;
  run->n_words = row;
}

static void fill_bias(int32_t *sums, size_t ld, size_t rows, const int32_t *bias, size_t n) {
  for (size_t i = 0; i < rows; i++) memcpy(sums + i * ld, bias, n * sizeof *bias);
}

/* One direction over all sentences; `input` is in its order, and so is scratch.hidden. */
static void run_lstm(const ng_encoder *encoder, ng_encoder_run *run, const ng_lstm *lstm, const int16_t *input, size_t width) {
  const uint32_t *const offset = run->offset;
  const size_t h = encoder->hidden, ld = run->sums_width, n = run->n_words;
  int16_t *const hidden = run->hidden;
  fill_bias(run->sums, ld, n, lstm->bias, 4 * h);
  encoder->kernel->multiply(input, width, n, &lstm->input, run->sums, ld);
  memset(run->cell, 0, offset[1] * h * sizeof(float));
  for (uint32_t t = 0; t < run->steps; t++) {
    const size_t row = offset[t], rows = offset[t + 1] - row;
    if (t) encoder->kernel->multiply(hidden + offset[t - 1] * h, h, rows, &lstm->recurrent, run->sums + row * ld, ld);
    for (size_t i = 0; i < rows; i++)
      encoder->kernel->lstm(run->sums + (row + i) * ld, run->cell + i * h, hidden + (row + i) * h, h);
  }
}

void ng_encoder_layer(const ng_encoder *encoder, ng_encoder_run *run, uint32_t layer) {
  const size_t h = encoder->hidden, n = run->n_words;
  const size_t width = layer ? 2 * h : encoder->input;
  for (size_t i = 0; i < n; i++)
    memcpy(run->reversed + i * width, run->input + run->reverse[i] * width, width * sizeof(int16_t));
  for (uint32_t d = 0; d < 2; d++) {
    run_lstm(encoder, run, &encoder->lstm[layer][d], d ? run->reversed : run->input, width);
    for (size_t i = 0; i < n; i++)
      memcpy(run->output + (d ? run->reverse[i] : i) * 2 * h + d * h, run->hidden + i * h,
             h * sizeof(int16_t));
  }
  int16_t *const swap = run->input;
  run->input = run->output;
  run->output = swap;
}

void ng_encoder_multiply(const ng_encoder *encoder, ng_encoder_run *run, size_t width, const ng_packed *matrix,
                         const int32_t *bias) {
  fill_bias(run->sums, run->sums_width, run->n_words, bias, matrix->n);
  encoder->kernel->multiply(run->input, width, run->n_words, matrix, run->sums, run->sums_width);
}
