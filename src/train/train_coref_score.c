/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_coref_score.h"

#include <float.h>
#include <stdlib.h>

#include "base/alloc.h"

/* A mention of one side and where it stands on the other. */
typedef struct placed {
  coref_span span;
  uint32_t here;    /* chain, numbered from 0 */
  uint32_t there;   /* chain of the same span on the other side, NG_NONE if none */
} placed;

typedef struct side {
  placed *mentions;
  uint32_t n;
  uint32_t n_chains;
  uint32_t *sizes;  /* by chain */
} side;

static int by_chain(const void *a, const void *b) {
  const placed *const x = a, *const y = b;
  if (x->span.chain != y->span.chain) return x->span.chain < y->span.chain ? -1 : 1;
  if (x->span.begin != y->span.begin) return x->span.begin < y->span.begin ? -1 : 1;
  return (x->span.end > y->span.end) - (x->span.end < y->span.end);
}

static int by_span(const void *a, const void *b) {
  const placed *const x = a, *const y = b;
  if (x->span.begin != y->span.begin) return x->span.begin < y->span.begin ? -1 : 1;
  return (x->span.end > y->span.end) - (x->span.end < y->span.end);
}

/* Numbers the chains of two or more mentions, drops the rest and doubles of a span. */
static bool side_init(side *s, const coref_spans *spans) {
  *s = (side){0};
  s->mentions = ng_alloc_zero(spans->len + 1u, sizeof *s->mentions);
  s->sizes = ng_alloc_zero(spans->len + 1u, sizeof *s->sizes);
  if (!s->mentions || !s->sizes) return false;
  uint32_t n = 0;
  for (uint32_t i = 0; i < spans->len; i++) s->mentions[i].span = spans->data[i];
  qsort(s->mentions, spans->len, sizeof *s->mentions, by_span);
  for (uint32_t i = 0; i < spans->len; i++)
    if (n == 0 || by_span(&s->mentions[n - 1], &s->mentions[i]) != 0) s->mentions[n++] = s->mentions[i];
  qsort(s->mentions, n, sizeof *s->mentions, by_chain);
  for (uint32_t i = 0; i < n;) {
    uint32_t end = i + 1;
    while (end < n && s->mentions[end].span.chain == s->mentions[i].span.chain) end++;
    for (uint32_t k = i; end - i > 1 && k < end; k++) {
      s->mentions[s->n] = s->mentions[k];
      s->mentions[s->n++].here = s->n_chains;
    }
    if (end - i > 1) s->sizes[s->n_chains++] = end - i;
    i = end;
  }
  qsort(s->mentions, s->n, sizeof *s->mentions, by_span);
  return true;
}

static void side_dispose(side *s) {
  ng_dealloc(s->mentions);
  ng_dealloc(s->sizes);
}

static void match(side *s, const side *other) {
  for (uint32_t i = 0; i < s->n; i++) {
    const placed *const found = other->n ? bsearch(&s->mentions[i], other->mentions, other->n,
                                                   sizeof *other->mentions, by_span) : NULL;
    s->mentions[i].there = found ? found->here : NG_NONE;
  }
}

/* overlap[here * n_there + there]: mentions that two chains share. */
static uint32_t *count_overlaps(const side *s, const side *other) {
  uint32_t *const overlap = ng_alloc_zero((size_t)s->n_chains * other->n_chains + 1, sizeof *overlap);
  for (uint32_t i = 0; overlap && i < s->n; i++)
    if (s->mentions[i].there != NG_NONE) overlap[(size_t)s->mentions[i].here * other->n_chains + s->mentions[i].there]++;
  return overlap;
}

/* MUC: links kept when a chain is cut by the other side's; B-cubed: for each mention the
 * share of its chain that the other side puts with it. */
static void add_muc_and_b(const side *s, const side *other, const uint32_t *overlap, double *muc, double *muc_of,
                          double *b, double *b_of) {
  for (uint32_t c = 0; c < s->n_chains; c++) {
    uint32_t parts = 0, matched = 0;
    for (uint32_t o = 0; o < other->n_chains; o++) {
      const uint32_t shared = overlap[(size_t)c * other->n_chains + o];
      parts += shared > 0;
      matched += shared;
      *b += (double)shared * shared / s->sizes[c];
    }
    *muc += s->sizes[c] - (parts + (s->sizes[c] - matched));
    *muc_of += s->sizes[c] - 1;
    *b_of += s->sizes[c];
  }
}

/* Largest total of one-to-one pairs (Hungarian method, potentials and shortest paths);
 * `value` has n rows of m columns, n <= m. */
static double best_assignment(const double *value, uint32_t n, uint32_t m) {
  double *const u = ng_alloc_zero(n + 1u, sizeof *u), *const v = ng_alloc_zero(m + 1u, sizeof *v),
      *const least = ng_alloc_zero(m + 1u, sizeof *least);
  uint32_t *const row = ng_alloc_zero(m + 1u, sizeof *row), *const way = ng_alloc_zero(m + 1u, sizeof *way);
  bool *const used = ng_alloc_zero(m + 1u, sizeof *used);
  double total = 0;
  for (uint32_t i = 1; u && v && least && row && way && used && i <= n; i++) {
    uint32_t j = 0;
    row[0] = i;
    for (uint32_t k = 0; k <= m; k++) {
      least[k] = DBL_MAX;
      used[k] = false;
    }
    do {
      used[j] = true;
      double delta = DBL_MAX;
      uint32_t next = 0;
      for (uint32_t k = 1; k <= m; k++) {
        if (used[k]) continue;
        const double cost = -value[(size_t)(row[j] - 1) * m + k - 1] - u[row[j]] - v[k];
        if (cost < least[k]) {
          least[k] = cost;
          way[k] = j;
        }
        if (least[k] < delta) {
          delta = least[k];
          next = k;
        }
      }
      for (uint32_t k = 0; k <= m; k++) {
        if (used[k]) {
          u[row[k]] += delta;
          v[k] -= delta;
        } else {
          least[k] -= delta;
        }
      }
      j = next;
    } while (row[j] != 0);
    for (; j; j = way[j]) row[j] = row[way[j]];
  }
  for (uint32_t k = 1; row && k <= m; k++)
    if (row[k]) total += value[(size_t)(row[k] - 1) * m + k - 1];
  ng_dealloc(u);
  ng_dealloc(v);
  ng_dealloc(least);
  ng_dealloc(row);
  ng_dealloc(way);
  ng_dealloc(used);
  return total;
}

static double ceaf_similarity(const side *gold, const side *found, const uint32_t *overlap) {
  const bool swap = gold->n_chains > found->n_chains;
  const uint32_t n = swap ? found->n_chains : gold->n_chains, m = swap ? gold->n_chains : found->n_chains;
  double *const value = ng_alloc_zero((size_t)n * m + 1, sizeof *value);
  for (uint32_t g = 0; value && g < gold->n_chains; g++)
    for (uint32_t f = 0; f < found->n_chains; f++) {
      const double phi = 2.0 * overlap[(size_t)g * found->n_chains + f] / (gold->sizes[g] + found->sizes[f]);
      value[swap ? (size_t)f * m + g : (size_t)g * m + f] = phi;
    }
  const double total = value ? best_assignment(value, n, m) : 0;
  ng_dealloc(value);
  return total;
}

static uint32_t count_matched(const side *s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->n; i++) n += s->mentions[i].there != NG_NONE;
  return n;
}

bool coref_score_add(coref_scores *scores, const coref_spans *gold, const coref_spans *found) {
  side g, f;
  bool ok = side_init(&g, gold);
  ok = side_init(&f, found) && ok;
  uint32_t *over_gold = NULL, *over_found = NULL;
  if (ok) {
    match(&g, &f);
    match(&f, &g);
    over_gold = count_overlaps(&g, &f);
    over_found = count_overlaps(&f, &g);
    ok = over_gold && over_found;
  }
  if (ok) {
    add_muc_and_b(&g, &f, over_gold, &scores->muc.recall_sum, &scores->muc.recall_of, &scores->b_cubed.recall_sum,
                  &scores->b_cubed.recall_of);
    add_muc_and_b(&f, &g, over_found, &scores->muc.precision_sum, &scores->muc.precision_of,
                  &scores->b_cubed.precision_sum, &scores->b_cubed.precision_of);
    const double similarity = ceaf_similarity(&g, &f, over_gold);
    scores->ceaf.recall_sum += similarity;
    scores->ceaf.recall_of += g.n_chains;
    scores->ceaf.precision_sum += similarity;
    scores->ceaf.precision_of += f.n_chains;
    scores->mentions.recall_sum += count_matched(&g);
    scores->mentions.recall_of += g.n;
    scores->mentions.precision_sum += count_matched(&f);
    scores->mentions.precision_of += f.n;
  }
  ng_dealloc(over_gold);
  ng_dealloc(over_found);
  side_dispose(&g);
  side_dispose(&f);
  return ok;
}

double coref_precision(const coref_ratio *r) { return r->precision_of > 0 ? r->precision_sum / r->precision_of : 0; }
double coref_recall(const coref_ratio *r) { return r->recall_of > 0 ? r->recall_sum / r->recall_of : 0; }
double coref_f1(const coref_ratio *r) {
  const double p = coref_precision(r), q = coref_recall(r);
  return p + q > 0 ? 2 * p * q / (p + q) : 0;
}
double coref_conll(const coref_scores *s) { return (coref_f1(&s->muc) + coref_f1(&s->b_cubed) + coref_f1(&s->ceaf)) / 3; }
