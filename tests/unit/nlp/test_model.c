/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "nlp/model.h"

static const int16_t weights[6] = {1, -2, 3, -4, 5, -6};
static const float scale[1] = {0.5f};

static void make(ng_strbuf *out) {
  const ng_model_section sections[] = {{"weights", NG_MODEL_I16, 2, 3, weights}, {"scale", NG_MODEL_F32, 1, 1, scale}};
  ng_strbuf_init(out);
  ng_model_write("test", 3, sections, 2, out);
  CHECK(ng_strbuf_ok(out));
}

static void test_round_trip(void) {
  ng_strbuf buf;
  ng_model model;
  ng_model_matrix m;
  ng_error err;
  make(&buf);
  CHECK_INT(ng_model_open(ng_strbuf_view(&buf), "test", 3, &model, &err), NG_OK);
  CHECK_INT(ng_model_find(&model, "weights", NG_MODEL_I16, 2, 0, &m, &err), NG_OK);
  CHECK_INT(m.rows, 2);
  CHECK_INT(m.cols, 3);
  CHECK(memcmp(m.data, weights, sizeof weights) == 0);
  CHECK_INT(((const char *)m.data - buf.data) % 64, 0);
  CHECK_INT(ng_model_find(&model, "scale", NG_MODEL_F32, 1, 1, &m, &err), NG_OK);
  CHECK(((const float *)m.data)[0] == 0.5f);
  ng_strbuf_dispose(&buf);
}

static void test_wrong_questions(void) {
  ng_strbuf buf;
  ng_model model;
  ng_model_matrix m;
  ng_error err;
  make(&buf);
  CHECK_INT(ng_model_open(ng_strbuf_view(&buf), "parser", 3, &model, &err), NG_ERR_INVALID);
  CHECK_INT(ng_model_open(ng_strbuf_view(&buf), "test", 4, &model, &err), NG_ERR_INVALID);
  CHECK_TEXT(err.message, "model 'test' has version 3, this build reads 4");
  CHECK_INT(ng_model_open(ng_strbuf_view(&buf), "test", 3, &model, NULL), NG_OK);
  CHECK_INT(ng_model_find(&model, "weights", NG_MODEL_I8, 0, 0, &m, &err), NG_ERR_INVALID);
  CHECK_INT(ng_model_find(&model, "weights", NG_MODEL_I16, 0, 4, &m, &err), NG_ERR_INVALID);
  CHECK_INT(ng_model_find(&model, "weight", NG_MODEL_I16, 0, 0, &m, &err), NG_ERR_INVALID);
  ng_strbuf_dispose(&buf);
}

/* Every flipped bit and every cut is noticed. */
static void test_damage(void) {
  ng_strbuf buf;
  ng_model model;
  make(&buf);
  for (size_t i = 0; i < buf.len * 8; i++) {
    buf.data[i / 8] = (char)(buf.data[i / 8] ^ 1 << i % 8);
    if (ng_model_open(ng_strbuf_view(&buf), "test", 3, &model, NULL) == NG_OK) CHECK(false);
    buf.data[i / 8] = (char)(buf.data[i / 8] ^ 1 << i % 8);
  }
  for (size_t len = 0; len < buf.len; len++)
    if (ng_model_open(ng_view_make(buf.data, len), "test", 3, &model, NULL) == NG_OK) CHECK(false);
  CHECK_INT(ng_model_open(ng_strbuf_view(&buf), "test", 3, &model, NULL), NG_OK);
  ng_strbuf_dispose(&buf);
}

int main(void) {
  RUN(test_round_trip);
  RUN(test_wrong_questions);
  RUN(test_damage);
  return harness_end();
}
