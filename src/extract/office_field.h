/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office is for: "Under Secretary | for Civilian Security, Democracy, and Human Rights |
 * Uzra Zeya".  The words of a field name nobody, and a name begins behind them. */
#ifndef NG_EXTRACT_OFFICE_FIELD_H
#define NG_EXTRACT_OFFICE_FIELD_H

#include "extract/name_shape.h"

/* A title with its field: tokens [title, field) and [field, end). */
typedef struct ng_office_field {
  uint32_t title;
  uint32_t field; /* "for", "of" or "on" */
  uint32_t end;
} ng_office_field;

/* Whether words are a field and nothing else: "National Security", "Economic Growth, Energy". */
bool ng_is_field(const ng_view *texts, uint32_t n);

/* Where the field ends that begins at `token`, right behind a title; `token` if none does. */
uint32_t ng_office_field_end(const ng_entity_index *x, uint32_t token, uint32_t end);

/* The next title with a field at or behind `token`; false if there is none in the sentence. */
bool ng_office_field_next(const ng_entity_index *x, const ng_sentence *s, uint32_t token, ng_office_field *out);

#endif
