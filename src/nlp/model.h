/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container of a trained model: a header, a table of named sections, the sections.
 *
 *   0  "NGMODEL\n"        8 bytes
 *   8  kind              16 bytes, NUL-padded ("parser", "names")
 *  24  version            u32, of the kind's contents
 *  28  number of sections u32
 *  32  total length       u64
 *  40  checksum           u64, of everything from byte 48 on, seeded with bytes 8..40
 *  48  section table, 48 bytes each: name[24], type u32, rows u32, cols u32, 0 u32, offset u64
 *
 * Numbers are little-endian; sections start on multiples of 64 and are used where they
 * lie.  Opening checks everything above, so a section that is found can be trusted to have
 * its size; what its numbers mean is for the stage to check.  Immutable after opening and
 * shared between threads. */
#ifndef NG_NLP_MODEL_H
#define NG_NLP_MODEL_H

#include <stdint.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

#include "base/strbuf.h"

#define NG_MODEL_MAX_SECTIONS 256u

typedef enum ng_model_type {
  NG_MODEL_I8,
  NG_MODEL_I16,
  NG_MODEL_I32,
  NG_MODEL_F32,
  NG_MODEL_U64,
  NG_MODEL_TYPE_COUNT
} ng_model_type;

typedef struct ng_model {
  ng_view bytes;
  uint32_t n_sections;
} ng_model;

/* A matrix in row-major order, inside the model's bytes. */
typedef struct ng_model_matrix {
  const void *data;
  uint32_t rows;
  uint32_t cols;
} ng_model_matrix;

/* Opens `bytes`, which the caller keeps alive and which must be aligned to 8 (embedded
 * resources and heap blocks are).  NG_ERR_INVALID for anything but an undamaged model of
 * this kind and version. */
ng_status ng_model_open(ng_view bytes, const char *kind, uint32_t version, ng_model *out, ng_error *err);

/* The checksum in the header, to tell models apart. */
uint64_t ng_model_checksum(const ng_model *model);

/* Finds a section of a type.  A wanted number of rows or columns of 0 accepts any. */
ng_status ng_model_find(const ng_model *model, const char *name, ng_model_type type, uint32_t rows, uint32_t cols,
                        ng_model_matrix *out, ng_error *err);

/* What ng_model_write puts into one section. */
typedef struct ng_model_section {
  const char *name; /* at most 23 bytes */
  ng_model_type type;
  uint32_t rows;
  uint32_t cols;
  const void *data;
} ng_model_section;

/* Appends a whole model to `out`, which must be empty; ask ng_strbuf_ok for memory. */
void ng_model_write(const char *kind, uint32_t version, const ng_model_section *sections, uint32_t n, ng_strbuf *out);

#endif
