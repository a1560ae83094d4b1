/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: a classifier looks at every two neighbouring atoms that no white space separates
 * and says whether they are one token, two, or two parts of a multi-word token. */
#ifndef NG_NLP_TOKEN_H
#define NG_NLP_TOKEN_H

#include "nlp/linear.h"
#include "nlp/stage.h"
#include "nlp/token_atoms.h"

typedef enum ng_boundary {
  NG_BOUNDARY_NONE,  /* Su|-35: one token */
  NG_BOUNDARY_TOKEN, /* end|. : two tokens */
  NG_BOUNDARY_PART,  /* do|n't : two parts of a multi-word token */
  NG_BOUNDARY_CLASSES
} ng_boundary;

/* The atoms of one block with the boundary before each. */
typedef struct ng_boundary_context {
  ng_view text;
  const ng_atom *atoms;
  const uint8_t *boundaries; /* known up to the atom that is asked for */
  uint32_t n;
} ng_boundary_context;

enum { NG_BOUNDARY_FEATURES = 40 };

/* Whether the boundary before atom `i` is the classifier's to find; where it is not, `*known`
 * is what it is. */
bool ng_boundary_is_open(const ng_boundary_context *context, uint32_t i, ng_boundary *known);

/* The boundary before atom `i` by the classifier's scores. */
ng_boundary ng_boundary_choose(const ng_boundary_context *context, uint32_t i,
                               const int32_t scores[NG_BOUNDARY_CLASSES - 1]);

/* Features of the boundary before atom `i` > 0; returns their number. */
uint32_t ng_boundary_features(const ng_boundary_context *context, uint32_t i, uint64_t out[NG_BOUNDARY_FEATURES]);

#define NG_TOKENS_MODEL "tokens.bin"
#define NG_TOKENS_KIND "tokens"
enum { NG_TOKENS_VERSION = 1 };

/* Splits blocks into sentences and tokens. */
extern const ng_stage ng_stage_tokens;

#endif
