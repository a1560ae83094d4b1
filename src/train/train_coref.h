/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NG_TRAIN_TRAIN_COREF_H
#define NG_TRAIN_TRAIN_COREF_H

#include "train/train.h"

extern const ng_trainer ng_trainer_coref;

#endif
