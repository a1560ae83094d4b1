/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leading eigenvector of a large symmetric matrix that is known by what it does. */
#ifndef NG_ANALYSIS_LANCZOS_H
#define NG_ANALYSIS_LANCZOS_H

#include <stdbool.h>
#include <stdint.h>

/* Sets `to` to the matrix times `from`. */
typedef void ng_matrix_times(const void *user, const double *from, double *to);

typedef enum ng_lanczos_end { NG_LANCZOS_FOUND, NG_LANCZOS_UNSETTLED, NG_LANCZOS_NO_MEM } ng_lanczos_end;

/* Turns the start `x`, of `n` numbers, into the part of it that belongs to the greatest
 * eigenvalue, of length 1, with at most about `most` products.  That is the limit of the
 * power iteration from the same start, also where the eigenvalue is multiple. */
ng_lanczos_end ng_lanczos(ng_matrix_times *times, const void *user, uint32_t n, uint32_t most, double *x);

#endif
