/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of ng_ontology, for the files of this folder only. */
#ifndef NG_ONTOLOGY_BODY_H
#define NG_ONTOLOGY_BODY_H

#include "base/arena.h"
#include "base/map.h"
#include "ontology/ontology.h"

struct ng_ontology {
  ng_arena arena;                  /* everything below but the strings */
  ng_arena json;                   /* strings of the files */
  ng_view name;
  ng_view description;
  const char *lists_dir;           /* NULL if there is none */
  const ng_node_type *node_types;
  uint32_t n_node_types;
  const ng_edge_type *edge_types;
  uint32_t n_edge_types;
  const ng_trigger *triggers;
  uint32_t n_triggers;
  const ng_ontology_source *lists;
  uint32_t n_lists;
  ng_map lemmas;                   /* lemma -> row of `ranges` */
  struct ng_trigger_range {
    uint32_t first;                /* in `by_lemma` */
    uint32_t n;
  } *ranges;
  const uint32_t *by_lemma;        /* triggers */
  struct ng_trigger_range any;     /* triggers of "*" alone, for lemmas that no trigger names */
};

#endif
