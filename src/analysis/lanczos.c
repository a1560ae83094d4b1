/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanczos's method with full orthogonalisation, begun anew from the best vector found until
 * that is good (Saad, "Numerical methods for large eigenvalue problems", 2011, chapter 6).
 * All sums are made in one order, so that the last digits are the same on every machine;
 * those of ARPACK follow the threads of the library below it. */
#include "analysis/lanczos.h"

#include <math.h>

#include "base/alloc.h"

#define STEPS 16
#define RESIDUAL 1e-14 /* as a share of the eigenvalue */
#define EQUAL 1e-12    /* between eigenvalues, as a share */
#define SWEEPS 60

typedef struct lanczos {
  ng_matrix_times *times;
  const void *user;
  uint32_t n;
  double *basis;                     /* STEPS + 1 vectors */
  double matrix[STEPS][STEPS];       /* the large one as seen from the basis */
  double vectors[STEPS][STEPS];      /* its eigenvectors, by column */
  double beyond;                     /* what leads out of the basis */
} lanczos;

static double *vector_at(const lanczos *l, uint32_t i) { return l->basis + (size_t)i * l->n; }

static double dot(const double *a, const double *b, uint32_t n) {
  double sum = 0;
  for (uint32_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}

static void scale(double *a, double by, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) a[i] *= by;
}

/* Builds a basis from its first vector; returns how many vectors it has. */
static uint32_t expand(lanczos *l) {
  for (uint32_t k = 0; k < STEPS; k++)
    for (uint32_t i = 0; i < STEPS; i++) l->matrix[k][i] = 0;
  double greatest = 0;
  for (uint32_t k = 0; k < STEPS; k++) {
    double *const next = vector_at(l, k + 1);
    l->times(l->user, vector_at(l, k), next);
    greatest = fmax(greatest, sqrt(dot(next, next, l->n)));
    l->matrix[k][k] = dot(next, vector_at(l, k), l->n);
    for (int again = 0; again < 2; again++) /* twice is enough */
      for (uint32_t i = 0; i <= k; i++) {
        const double *const old = vector_at(l, i);
        const double share = dot(next, old, l->n);
        for (uint32_t v = 0; v < l->n; v++) next[v] -= share * old[v];
      }
    l->beyond = sqrt(dot(next, next, l->n));
    if (!(l->beyond > RESIDUAL * greatest)) {
      l->beyond = 0;
      return k + 1;
    }
    scale(next, 1 / l->beyond, l->n);
    if (k + 1 < STEPS) l->matrix[k][k + 1] = l->matrix[k + 1][k] = l->beyond;
  }
  return STEPS;
}

/* A rotation of rows and columns p and q that makes matrix[p][q] zero. */
static void rotate(lanczos *l, uint32_t p, uint32_t q, uint32_t len) {
  const double theta = (l->matrix[q][q] - l->matrix[p][p]) / (2 * l->matrix[p][q]);
  const double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1)), c = 1 / sqrt(t * t + 1), s = t * c;
  for (uint32_t i = 0; i < len; i++) {
    const double a = l->matrix[i][p], b = l->matrix[i][q];
    l->matrix[i][p] = c * a - s * b;
    l->matrix[i][q] = s * a + c * b;
  }
  for (uint32_t i = 0; i < len; i++) {
    const double a = l->matrix[p][i], b = l->matrix[q][i], x = l->vectors[i][p], y = l->vectors[i][q];
    l->matrix[p][i] = c * a - s * b;
    l->matrix[q][i] = s * a + c * b;
    l->vectors[i][p] = c * x - s * y;
    l->vectors[i][q] = s * x + c * y;
  }
}

/* Jacobi's method for the small matrix; returns its greatest eigenvalue and the part of the
 * basis' first vector that belongs to it.  Values that rounding alone keeps apart are one:
 * a multiple eigenvalue appears that way. */
static double solve(lanczos *l, uint32_t len, double part[STEPS]) {
  for (uint32_t k = 0; k < len; k++)
    for (uint32_t i = 0; i < len; i++) l->vectors[k][i] = k == i;
  bool moved = true;
  for (int sweep = 0; sweep < SWEEPS && moved; sweep++) {
    moved = false;
    for (uint32_t p = 0; p < len; p++)
      for (uint32_t q = p + 1; q < len; q++) {
        const double small = 1e-17 * (fabs(l->matrix[p][p]) + fabs(l->matrix[q][q]));
        if (fabs(l->matrix[p][q]) <= small) continue;
        rotate(l, p, q, len);
        moved = true;
      }
  }
  double greatest = l->matrix[0][0], length = 0;
  for (uint32_t k = 1; k < len; k++) greatest = fmax(greatest, l->matrix[k][k]);
  for (uint32_t i = 0; i < len; i++) {
    part[i] = 0;
    for (uint32_t k = 0; k < len; k++)
      if (l->matrix[k][k] >= greatest - EQUAL * fabs(greatest)) part[i] += l->vectors[0][k] * l->vectors[i][k];
    length += part[i] * part[i];
  }
  for (uint32_t i = 0; i < len; i++) part[i] /= sqrt(length);
  return greatest;
}

/* The best vector of the basis becomes its first; returns its residual, as a share. */
static double restart(lanczos *l, uint32_t len) {
  double part[STEPS];
  const double value = solve(l, len, part), residual = l->beyond * fabs(part[len - 1]);
  double *const first = vector_at(l, 0);
  scale(first, part[0], l->n);
  for (uint32_t k = 1; k < len; k++) {
    const double *const other = vector_at(l, k);
    for (uint32_t v = 0; v < l->n; v++) first[v] += part[k] * other[v];
  }
  scale(first, 1 / sqrt(dot(first, first, l->n)), l->n);
  return value > 0 ? residual / value : 0;
}

ng_lanczos_end ng_lanczos(ng_matrix_times *times, const void *user, uint32_t n, uint32_t most, double *x) {
  lanczos l = {.times = times, .user = user, .n = n};
  ng_lanczos_end end = NG_LANCZOS_UNSETTLED;
  l.basis = ng_alloc_zero((STEPS + 1) * (size_t)n, sizeof *l.basis);
  if (!l.basis) return NG_LANCZOS_NO_MEM;
  const double length = sqrt(dot(x, x, n));
  for (uint32_t v = 0; v < n; v++) vector_at(&l, 0)[v] = x[v] / length;
  for (uint32_t used = 0; used < most && end == NG_LANCZOS_UNSETTLED; used += STEPS)
    if (restart(&l, expand(&l)) <= RESIDUAL) end = NG_LANCZOS_FOUND;
  for (uint32_t v = 0; v < n; v++) x[v] = vector_at(&l, 0)[v];
  ng_dealloc(l.basis);
  return end;
}
