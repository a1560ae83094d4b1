/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/model.h"

#include <inttypes.h>

#include "base/error.h"

enum { HEADER_LEN = 48, ENTRY_LEN = 48, KIND_LEN = 16, NAME_LEN = 24, ALIGNMENT = 64 };

static const char magic[8] = {'N', 'G', 'M', 'O', 'D', 'E', 'L', '\n'};
static const uint32_t type_sizes[NG_MODEL_TYPE_COUNT] = {1, 2, 4, 4, 8};

static uint32_t load_u32(const char *at) {
  const unsigned char *const b = (const unsigned char *)at;
  return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static uint64_t load_u64(const char *at) { return load_u32(at) | (uint64_t)load_u32(at + 4) << 32; }

static void add_u32(ng_strbuf *out, uint32_t value) {
  char bytes[4];
  for (int i = 0; i < 4; i++) bytes[i] = (char)(value >> (8 * i));
  ng_strbuf_add(out, bytes, sizeof bytes);
}

static void add_u64(ng_strbuf *out, uint64_t value) {
  add_u32(out, (uint32_t)value);
  add_u32(out, (uint32_t)(value >> 32));
}

static uint64_t mix(uint64_t h, uint64_t word) {
  h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  return h ^ h >> 29;
}

/* Four lanes, so that the multiplications overlap: some 10 GB/s, that is 2 ms for all
 * models together.  Every bit of the input changes the sum; this is against damage, not
 * against malice. */
static uint64_t checksum(const char *data, size_t len, uint64_t seed) {
  uint64_t lane[4] = {seed, seed ^ 1, seed ^ 2, seed ^ 3};
  size_t i = 0;
  for (; i + 32 <= len; i += 32)
    for (size_t k = 0; k < 4; k++) lane[k] = mix(lane[k], load_u64(data + i + 8 * k));
  for (; i < len; i++) lane[0] = mix(lane[0], (unsigned char)data[i]);
  return mix(mix(mix(mix(len, lane[0]), lane[1]), lane[2]), lane[3]);
}

static uint64_t header_seed(const char *header) {
  uint64_t seed = 0;
  for (size_t i = 8; i < 40; i += 8) seed = mix(seed, load_u64(header + i));
  return seed;
}

static bool name_is(const char *field, size_t size, const char *name) {
  const size_t len = strlen(name);
  return len < size && memcmp(field, name, len) == 0 && field[len] == '\0';
}

static const char *entry_at(const ng_model *model, uint32_t i) {
  return model->bytes.data + HEADER_LEN + (size_t)i * ENTRY_LEN;
}

static bool entry_is_sound(const ng_model *model, uint32_t i) {
  const char *const entry = entry_at(model, i);
  const uint32_t type = load_u32(entry + NAME_LEN), rows = load_u32(entry + 28), cols = load_u32(entry + 32);
  const uint64_t offset = load_u64(entry + 40), len = model->bytes.len;
  if (type >= NG_MODEL_TYPE_COUNT || !memchr(entry, '\0', NAME_LEN) || offset % ALIGNMENT || offset > len) return false;
  if (offset < HEADER_LEN + (uint64_t)model->n_sections * ENTRY_LEN) return false;
  const uint64_t room = (len - offset) / type_sizes[type];
  return !rows || cols <= room / rows;
}

ng_status ng_model_open(ng_view bytes, const char *kind, uint32_t version, ng_model *out, ng_error *err) {
  const char *const data = bytes.data;
  const uint16_t one = 1;
  if (*(const char *)&one != 1) return ng_fail(err, NG_ERR_UNSUPPORTED, "models need a little-endian machine");
  if ((uintptr_t)data % 8) return ng_fail(err, NG_ERR_BAD_ARG, "model '%s' is not aligned", kind);
  if (bytes.len < HEADER_LEN || memcmp(data, magic, sizeof magic) != 0)
    return ng_fail(err, NG_ERR_INVALID, "not a model file, wanted '%s'", kind);
  if (!name_is(data + 8, KIND_LEN, kind)) return ng_fail(err, NG_ERR_INVALID, "not a model of kind '%s'", kind);
  if (load_u32(data + 24) != version)
    return ng_fail(err, NG_ERR_INVALID, "model '%s' has version %" PRIu32 ", this build reads %" PRIu32, kind,
                   load_u32(data + 24), version);
  const ng_model model = {bytes, load_u32(data + 28)};
  if (load_u64(data + 32) != bytes.len || model.n_sections > NG_MODEL_MAX_SECTIONS ||
      bytes.len < HEADER_LEN + (size_t)model.n_sections * ENTRY_LEN ||
      load_u64(data + 40) != checksum(data + HEADER_LEN, bytes.len - HEADER_LEN, header_seed(data)))
    return ng_fail(err, NG_ERR_INVALID, "model '%s' is damaged", kind);
  for (uint32_t i = 0; i < model.n_sections; i++)
    if (!entry_is_sound(&model, i))
      return ng_fail(err, NG_ERR_INVALID, "model '%s' has a bad section %" PRIu32, kind, i);
  *out = model;
  return NG_OK;
}

uint64_t ng_model_checksum(const ng_model *model) { return load_u64(model->bytes.data + 40); }

ng_status ng_model_find(const ng_model *model, const char *name, ng_model_type type, uint32_t rows, uint32_t cols,
                        ng_model_matrix *out, ng_error *err) {
  for (uint32_t i = 0; i < model->n_sections; i++) {
    const char *const entry = entry_at(model, i);
    if (!name_is(entry, NAME_LEN, name)) continue;
    const ng_model_matrix found = {model->bytes.data + load_u64(entry + 40), load_u32(entry + 28), load_u32(entry + 32)};
    if (load_u32(entry + NAME_LEN) != (uint32_t)type || (rows && rows != found.rows) || (cols && cols != found.cols))
      return ng_fail(err, NG_ERR_INVALID, "model section '%s' has the wrong shape", name);
    *out = found;
    return NG_OK;
  }
  return ng_fail(err, NG_ERR_INVALID, "model section '%s' is missing", name);
}

static void pad(ng_strbuf *out, size_t len) {
  while (out->len < len && !out->failed) ng_strbuf_add_char(out, '\0');
}

static uint64_t aligned(uint64_t offset) { return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

void ng_model_write(const char *kind, uint32_t version, const ng_model_section *sections, uint32_t n, ng_strbuf *out) {
  uint64_t offset = aligned(HEADER_LEN + (uint64_t)n * ENTRY_LEN);
  ng_strbuf_add(out, magic, sizeof magic);
  ng_strbuf_add_text(out, kind);
  pad(out, 24);
  add_u32(out, version);
  add_u32(out, n);
  pad(out, HEADER_LEN);
  for (uint32_t i = 0; i < n; i++) {
    ng_strbuf_add_text(out, sections[i].name);
    pad(out, HEADER_LEN + (size_t)i * ENTRY_LEN + NAME_LEN);
    add_u32(out, (uint32_t)sections[i].type);
    add_u32(out, sections[i].rows);
    add_u32(out, sections[i].cols);
    add_u32(out, 0);
    add_u64(out, offset);
    offset = aligned(offset + (uint64_t)sections[i].rows * sections[i].cols * type_sizes[sections[i].type]);
  }
  for (uint32_t i = 0; i < n; i++) {
    pad(out, (size_t)aligned(out->len));
    ng_strbuf_add(out, sections[i].data, (size_t)sections[i].rows * sections[i].cols * type_sizes[sections[i].type]);
  }
  pad(out, (size_t)aligned(out->len));
  if (!ng_strbuf_ok(out)) return;
  char *const header = out->data;
  for (int i = 0; i < 8; i++) header[32 + i] = (char)((uint64_t)out->len >> (8 * i));
  const uint64_t sum = checksum(out->data + HEADER_LEN, out->len - HEADER_LEN, header_seed(header));
  for (int i = 0; i < 8; i++) header[40 + i] = (char)(sum >> (8 * i));
}
