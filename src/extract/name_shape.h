/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by their looks: runs of capitalized words, cut at titles and typed by their head
 * words, given names and neighbours.  The fallback where no trained model runs, and its
 * supplement where it missed a name whose form is plain ("... Co. Ltd", "... Ministry"). */
#ifndef NG_EXTRACT_NAME_SHAPE_H
#define NG_EXTRACT_NAME_SHAPE_H

#include "extract/resolution.h"

typedef struct ng_name_candidate {
  uint32_t first;       /* tokens, [first, end) */
  uint32_t end;
  ng_name_type type;
  uint32_t known;       /* entry of the lists, NG_NONE */
  float score;          /* 0..1, how far its source is believed */
  bool trained;
  bool adjective;
  bool metonym;
  bool own;             /* of a list that the user brings */
} ng_name_candidate;

typedef struct ng_name_candidates {
  NG_VEC(ng_name_candidate) list;
} ng_name_candidates;

/* Adds the candidates of one sentence in running text (not of a headline in title case), and
 * with type NONE and score 0 every run of capital words as it stands. */
ng_status ng_name_shapes_add(const ng_entity_index *x, const ng_sentence *sentence, ng_name_candidates *out, ng_error *err);

/* A title in the text: "Acting Senior Deputy Assistant Administrator". */
typedef struct ng_title_span {
  uint32_t n_tokens;          /* 0: none */
  uint32_t known;             /* entry of the lists */
  ng_title_modifier modifier; /* that of the entry, or of the words before it */
  bool plural;
} ng_title_span;

/* The longest title that begins at a token and ends before `end`, with the words of rank in
 * front of it. */
ng_title_span ng_title_at(const ng_entity_index *x, uint32_t token, uint32_t end);
/* Whether tokens [first, end) are one title. */
bool ng_is_title(const ng_entity_index *x, uint32_t first, uint32_t end);

#endif
