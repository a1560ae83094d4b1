/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes are 0, the root, and 1..n.  A circle among the best heads is contracted into its
 * first node; when no circle is left, the contractions are undone in reverse, and the arc
 * that enters a circle takes the place of the circle's own arc there. */
#include "nlp/tree.h"

#include "base/alloc.h"

enum { NODES = NG_TREE_MAX + 1 };

/* An arc between contracted nodes stands for one between words. */
typedef struct arc {
  float score;
  uint16_t head;
  uint16_t dependent;
} arc;

/* A contraction: the nodes of the circle with their arcs; `inside[w]` is the node of the
 * circle that holds word w, NODES if none does. */
typedef struct contraction {
  uint16_t first, len; /* in members */
  uint16_t inside[NODES];
} contraction;

struct ng_tree_workspace {
  arc arcs[NODES][NODES];       /* from head to dependent */
  bool active[NODES];
  uint16_t best[NODES];         /* head of each active node */
  uint16_t holder[NODES];       /* the active node that a word is part of */
  uint16_t entry[NODES];        /* the word at which a node is entered */
  uint16_t path[NODES];
  uint16_t member[2 * NODES];
  arc member_arc[2 * NODES];
  contraction contractions[NODES];
};

ng_tree_workspace *ng_tree_workspace_new(void) { return ng_alloc_zero(1, sizeof(ng_tree_workspace)); }
void ng_tree_workspace_free(ng_tree_workspace *workspace) { ng_dealloc(workspace); }

/* Whether every word reaches the root and one hangs from it. */
static bool is_tree(const uint16_t *heads, uint32_t n) {
  uint16_t seen[NODES] = {0};
  uint32_t roots = 0;
  for (uint32_t i = 1; i <= n; i++) {
    roots += heads[i - 1] == 0;
    uint32_t at = i;
    while (at && !seen[at]) {
      seen[at] = (uint16_t)i;
      at = heads[at - 1];
    }
    if (at && seen[at] == i) return false;
  }
  return roots == 1;
}

static void find_best_head(ng_tree_workspace *w, uint32_t n, uint32_t node) {
  uint32_t best = node ? 0 : 1;
  for (uint32_t h = 1; h <= n; h++)
    if (w->active[h] && h != node && w->arcs[h][node].score > w->arcs[best][node].score) best = h;
  w->best[node] = (uint16_t)best;
}

/* Nodes of a circle among the best heads into `path`; 0 if there is none. */
static uint32_t find_circle(ng_tree_workspace *w, uint32_t n) {
  uint16_t seen[NODES] = {0};
  for (uint32_t i = 1; i <= n; i++) {
    if (!w->active[i]) continue;
    uint32_t at = i;
    while (at && !seen[at]) {
      seen[at] = (uint16_t)i;
      at = w->best[at];
    }
    if (!at || seen[at] != i) continue;
    uint32_t len = 0;
    const uint32_t start = at;
    do {
      w->path[len++] = (uint16_t)at;
      at = w->best[at];
    } while (at != start);
    return len;
  }
  return 0;
}

static bool on_path(const ng_tree_workspace *w, uint32_t len, uint32_t node) {
  for (uint32_t i = 0; i < len; i++)
    if (w->path[i] == node) return true;
  return false;
}

/* Arcs of the contracted node with node x outside: the best one out of the circle, and the
 * best one into it, counted with what it displaces. */
static void join_arcs(ng_tree_workspace *w, uint32_t len, uint32_t x) {
  const uint32_t c = w->path[0];
  arc out = w->arcs[c][x], in = w->arcs[x][c];
  in.score -= w->arcs[w->best[c]][c].score;
  for (uint32_t i = 1; i < len; i++) {
    const uint32_t y = w->path[i];
    if (w->arcs[y][x].score > out.score) out = w->arcs[y][x];
    const float gain = w->arcs[x][y].score - w->arcs[w->best[y]][y].score;
    if (gain > in.score) in = (arc){gain, w->arcs[x][y].head, w->arcs[x][y].dependent};
  }
  w->arcs[c][x] = out;
  w->arcs[x][c] = in;
}

static void contract(ng_tree_workspace *w, uint32_t n, uint32_t len, contraction *record, uint32_t *n_members) {
  const uint16_t c = w->path[0];
  record->first = (uint16_t)*n_members;
  record->len = (uint16_t)len;
  for (uint32_t i = 0; i < len; i++) {
    const uint16_t y = w->path[i];
    w->member[*n_members] = y;
    w->member_arc[(*n_members)++] = w->arcs[w->best[y]][y];
  }
  for (uint32_t word = 0; word <= n; word++) {
    const bool held = word && on_path(w, len, w->holder[word]);
    record->inside[word] = held ? w->holder[word] : NODES;
  }
  for (uint32_t x = 0; x <= n; x++)
    if (w->active[x] && !on_path(w, len, x)) join_arcs(w, len, x);
  for (uint32_t i = 1; i < len; i++) w->active[w->path[i]] = false;
  for (uint32_t word = 1; word <= n; word++)
    if (record->inside[word] != NODES) w->holder[word] = c;
  for (uint32_t x = 1; x <= n; x++)
    if (w->active[x] && (x == c || on_path(w, len, w->best[x]))) find_best_head(w, n, x);
}

static void expand(ng_tree_workspace *w, const contraction *record, uint16_t *heads) {
  const uint32_t entered = w->entry[w->member[record->first]];
  for (uint32_t i = record->first; i < (uint32_t)record->first + record->len; i++) {
    const uint16_t node = w->member[i];
    if (record->inside[entered] == node) {
      w->entry[node] = (uint16_t)entered;
    } else {
      const arc a = w->member_arc[i];
      heads[a.dependent - 1] = a.head;
      w->entry[node] = a.dependent;
    }
  }
}

/* An arc from the root costs so much that the best tree has only one. */
#define ROOT_COST 4096.0f

static void prepare(ng_tree_workspace *w, const float *scores, uint32_t ld, uint32_t n) {
  for (uint32_t i = 0; i <= n; i++) {
    w->active[i] = true;
    w->holder[i] = (uint16_t)i;
    for (uint32_t d = 1; d <= n; d++) {
      const float s = scores[(size_t)(d - 1) * ld + i];
      w->arcs[i][d] = (arc){i ? s : s - ROOT_COST, (uint16_t)i, (uint16_t)d};
    }
    w->arcs[i][0] = (arc){-1e30f, 0, 0};
  }
  for (uint32_t i = 1; i <= n; i++) find_best_head(w, n, i);
}

void ng_tree_find(ng_tree_workspace *w, const float *scores, uint32_t ld, uint32_t n, uint16_t *heads) {
  for (uint32_t d = 0; d < n; d++) {
    uint32_t best = 0;
    for (uint32_t h = 1; h <= n; h++)
      if (h != d + 1 && scores[(size_t)d * ld + h] > scores[(size_t)d * ld + best]) best = h;
    heads[d] = (uint16_t)best;
  }
  if (is_tree(heads, n)) return;
  prepare(w, scores, ld, n);
  uint32_t n_contractions = 0, n_members = 0;
  for (uint32_t len; (len = find_circle(w, n)) > 0;) contract(w, n, len, &w->contractions[n_contractions++], &n_members);
  for (uint32_t i = 1; i <= n; i++) {
    if (!w->active[i]) continue;
    const arc a = w->arcs[w->best[i]][i];
    heads[a.dependent - 1] = a.head;
    w->entry[i] = a.dependent;
  }
  while (n_contractions) expand(w, &w->contractions[--n_contractions], heads);
}
