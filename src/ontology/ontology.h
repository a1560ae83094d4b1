/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of a loaded ontology: what the rules of extraction read.  Immutable once loaded and
 * shared between threads; all views and arrays live as long as the ontology. */
#ifndef NG_ONTOLOGY_ONTOLOGY_H
#define NG_ONTOLOGY_ONTOLOGY_H

#include <newsgraph/document.h>

/* Most roles of one edge type; role sets are bits. */
#define NG_ROLES_MAX 16

typedef struct ng_ontology ng_ontology;

typedef struct ng_mapping {
  ng_view vocabulary; /* "cameo", "wikidata" */
  ng_view value;
} ng_mapping;

typedef struct ng_node_type {
  ng_view name;
  ng_view label;
  uint32_t is_a;          /* parent node type, NG_NONE if none */
  bool abstract;
  uint32_t names;         /* bit 1 << ng_name_type for each type of name that makes this node */
  const ng_mapping *mappings;
  uint32_t n_mappings;
} ng_node_type;

typedef struct ng_edge_role {
  ng_view name;           /* "supplier" */
  const uint32_t *types;  /* node types that may fill it, parents standing for their children */
  uint32_t n_types;
  bool strings;           /* things that are no entity may fill it too ("string") */
} ng_edge_role;

typedef struct ng_edge_pair {
  uint32_t source;        /* role index */
  uint32_t target;
} ng_edge_pair;

typedef struct ng_edge_type {
  ng_view name;
  ng_view label;
  bool symmetric;
  const ng_edge_role *roles;
  uint32_t n_roles;
  const ng_edge_pair *pairs; /* pairs of roles that make an edge; the first is the main one */
  uint32_t n_pairs;
  uint32_t items;         /* role index whose fillers become items, NG_NONE if none */
  uint32_t place;         /* likewise the place of the statement */
  uint32_t title;         /* likewise its title */
  const ng_mapping *mappings;
  uint32_t n_mappings;
} ng_edge_type;

/* Which arguments of the predicate fill a role: the first function that has a fitting filler. */
typedef struct ng_trigger_role {
  uint32_t role;              /* of the edge type */
  const ng_view *functions;   /* "subject", "to", "predicate" (the predicate word itself) ... */
  uint32_t n_functions;
} ng_trigger_role;

/* A condition on lemmas.  `function` is a grammatical function, "light" (the light verb),
 * "governor" (the predicate above) or, where `role` is not NG_NONE, what fills that role. */
typedef struct ng_trigger_where {
  uint32_t role;
  ng_view function;
  const ng_view *lemmas;
  uint32_t n_lemmas;
  bool negated;               /* none of these; an absent argument passes */
} ng_trigger_where;

typedef struct ng_trigger {
  ng_view id;                 /* "supplied/deliver" */
  uint32_t edge;              /* edge type */
  const ng_view *lemmas;      /* of the predicate, classes expanded; "*" for any */
  uint32_t n_lemmas;
  uint32_t kinds;             /* bit 1 << ng_predicate_kind for each kind that it matches */
  const ng_trigger_role *roles;
  uint32_t n_roles;
  uint32_t required;          /* bit 1 << role for each role that an entity must fill */
  const ng_trigger_where *where;
  uint32_t n_where;
  bool has_status;            /* `status` holds whatever the clause says, negation aside */
  ng_statement_status status;
  float confidence;           /* 0..1 */
  const ng_view *examples;
  uint32_t n_examples;
} ng_trigger;

const ng_node_type *ng_ontology__node_types(const ng_ontology *ontology, uint32_t *n);
const ng_edge_type *ng_ontology__edge_types(const ng_ontology *ontology, uint32_t *n);
const ng_trigger *ng_ontology__triggers(const ng_ontology *ontology, uint32_t *n);

/* Indices of the triggers that name this lemma (lower case) or "*", in the order of the file. */
const uint32_t *ng_ontology__triggers_of(const ng_ontology *ontology, ng_view lemma, uint32_t *n);

/* Index of a node type by name, NG_NONE if there is none. */
uint32_t ng_ontology__find_node_type(const ng_ontology *ontology, ng_view name);
/* Whether node type `type` is `ancestor` or below it. */
bool ng_ontology__is_a(const ng_ontology *ontology, uint32_t type, uint32_t ancestor);

#endif
