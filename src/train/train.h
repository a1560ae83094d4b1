/* SPDX-License-Identifier: GPL-3.0-or-later */
/* newsgraph-train: one row a model, each with a function that makes it and one that scores
 * it on the development sets. */
#ifndef NG_TRAIN_TRAIN_H
#define NG_TRAIN_TRAIN_H

#include <newsgraph/language.h>

#include "base/strbuf.h"

typedef struct ng_train_options {
  const char *data;   /* folder of the training sets */
  const char *models; /* folder the models are written to, and read from by later trainers */
  uint64_t seed;
  bool quick;         /* a small run for tests: fewer passes, part of the data */
  bool tune;          /* train on nine tenths of the training documents, score on the rest */
} ng_train_options;

typedef struct ng_trainer {
  const char *name;
  const char *help;
  /* Writes the model files below options->models. */
  ng_status (*train)(const ng_train_options *options, ng_error *err);
  /* Prints scores on the development sets to standard output; `language` has the models. */
  ng_status (*score)(const ng_train_options *options, const ng_language *language, ng_error *err);
} ng_trainer;

/* Writes a model file of that name below options->models. */
ng_status ng_train_write(const ng_train_options *options, const char *name, const ng_strbuf *bytes, ng_error *err);

/* All trainers in the order their models build on each other (main.c); NULL ends it. */
extern const ng_trainer *const ng_trainers[];

#endif
