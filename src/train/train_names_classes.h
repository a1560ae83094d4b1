/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word classes of the name model, made of the Brown tree and the word vectors of the
 * lexical data. */
#ifndef NG_TRAIN_TRAIN_NAMES_CLASSES_H
#define NG_TRAIN_TRAIN_NAMES_CLASSES_H

#include "base/vec.h"
#include "nlp/names_features.h"

typedef struct name_classes {
  NG_VEC(ng_word_class) words;
  NG_VEC(uint16_t) brown;  /* rows of NG_BROWN_CUTS */
  NG_VEC(uint16_t) group;
} name_classes;

ng_status name_classes_make(const char *data_dir, name_classes *out, ng_error *err);
void name_classes_dispose(name_classes *classes);
ng_word_classes name_classes_view(const name_classes *classes);

#endif
