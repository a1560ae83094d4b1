/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seeded generator (SplitMix64, Steele et al. 2014), so that every run of a trainer makes
 * the same model. */
#ifndef NG_TRAIN_RANDOM_H
#define NG_TRAIN_RANDOM_H

#include <stdint.h>

static inline uint64_t ng_random_next(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

#endif
