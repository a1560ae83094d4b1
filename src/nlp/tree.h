/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependency tree with the highest sum of arc scores (Chu and Liu 1965, Edmonds 1967). */
#ifndef NG_NLP_TREE_H
#define NG_NLP_TREE_H

#include <stdbool.h>
#include <stdint.h>

/* Words a tree may have. */
#define NG_TREE_MAX 256u

typedef struct ng_tree_workspace ng_tree_workspace;

/* NULL when out of memory. */
ng_tree_workspace *ng_tree_workspace_new(void);
void ng_tree_workspace_free(ng_tree_workspace *workspace);

/* Finds the best tree over `n` words (1..NG_TREE_MAX) in which one word hangs from the root.
 * scores[d * ld + h] is the score of head h for word d + 1; head 0 is the root, heads 1..n
 * are the words.  heads[d] receives the head of word d + 1.  Quadratic in n for each circle
 * among the best heads, of which there is mostly none. */
void ng_tree_find(ng_tree_workspace *workspace, const float *scores, uint32_t ld, uint32_t n, uint16_t *heads);

#endif
