/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/linear.h"

#include "base/error.h"

ng_status ng_linear_find(const ng_model *model, const char *name, uint32_t n_classes, ng_linear *out, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_I16, 0, n_classes - 1, &m, err));
  if (!m.rows || (m.rows & (m.rows - 1))) return ng_fail(err, NG_ERR_INVALID, "rows of '%s' are no power of two", name);
  *out = (ng_linear){m.data, m.rows - 1, n_classes - 1};
  return NG_OK;
}

void ng_linear_score(const ng_linear *linear, const uint64_t *features, uint32_t n, int32_t *scores) {
  for (uint32_t k = 0; k < linear->n_scores; k++) scores[k] = 0;
  for (uint32_t i = 0; i < n; i++) {
    const int16_t *const row = linear->weights + (size_t)(features[i] & linear->mask) * linear->n_scores;
    for (uint32_t k = 0; k < linear->n_scores; k++) scores[k] += row[k];
  }
}
