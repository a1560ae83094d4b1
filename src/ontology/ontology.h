/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of a loaded ontology: what the rules of extraction read.  Immutable once loaded and
 * shared between threads; all views and arrays live as long as the ontology. */
#ifndef NG_ONTOLOGY_ONTOLOGY_H
#define NG_ONTOLOGY_ONTOLOGY_H

#include <newsgraph/document.h>
#include <newsgraph/ontology.h>

/* Most roles of one edge type; role sets are bits. */
#define NG_ROLES_MAX 16

/* The kind, beside those of ng_predicate_kind, of triggers that follow from a statement. */
#define NG_KIND_STATEMENT 5

typedef struct ng_mapping {
  ng_view vocabulary; /* "cameo", "wikidata" */
  ng_view value;
} ng_mapping;

/* Colour and shape of a type in pictures; {NULL,0} where none is given. */
typedef struct ng_type_style {
  ng_view color; /* "#rrggbb" */
  ng_view shape; /* a shape's name as Graphviz has it; of node types only */
} ng_type_style;

typedef struct ng_node_type {
  ng_view name;
  ng_view label;          /* the name where none is given */
  uint32_t is_a;          /* parent node type, NG_NONE if none */
  bool abstract;
  uint32_t names;         /* bit 1 << ng_name_type for each type of name that makes this node */
  const ng_mapping *mappings;
  uint32_t n_mappings;
  ng_type_style style;
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
  ng_view label;          /* the name in capitals where none is given */
  bool symmetric;
  bool away;                  /* a person is no target's visitor at home: in the own state or its capital */
  bool for_state;             /* a ministry acts for its state */
  const ng_edge_role *roles;
  uint32_t n_roles;
  const ng_edge_pair *pairs; /* pairs of roles that make an edge; the first is the main one */
  uint32_t n_pairs;
  uint32_t items;         /* role index whose fillers become items, NG_NONE if none */
  uint32_t place;         /* likewise the place of the statement */
  uint32_t title;         /* likewise its title */
  const ng_mapping *mappings;
  uint32_t n_mappings;
  ng_type_style style;
} ng_edge_type;

/* Which arguments of the predicate fill a role: the first function that has a fitting filler. */
typedef struct ng_trigger_role {
  uint32_t role;              /* of the edge type */
  const ng_view *functions;   /* "subject", "to", "predicate" (the predicate word itself) ... */
  uint32_t n_functions;
  const uint32_t *types;      /* node types that this trigger narrows the role to; none: those of the edge type */
  uint32_t n_types;
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

/* What an example sentence marks as the filler of a role. */
typedef struct ng_example_role {
  uint32_t role;              /* of the trigger's edge type */
  ng_span span;               /* bytes of the example's text */
} ng_example_role;

/* A sentence that the trigger must read as marked: "[Russia]supplier sold [jets]item to
 * [India]recipient."  A starred one must give no statement of the edge type at all. */
typedef struct ng_example {
  ng_view text;               /* without star and marks */
  bool starred;
  bool has_status;            /* whether `status` is expected of its statement */
  ng_statement_status status;
  const ng_example_role *roles;
  uint32_t n_roles;
  uint32_t line;              /* where it stands in the trigger's file */
} ng_example;

typedef struct ng_trigger {
  ng_view id;                 /* "supplied/deliver" */
  ng_view source;             /* the file that has it */
  uint32_t line;
  uint32_t edge;              /* edge type */
  const ng_view *lemmas;      /* of the predicate, classes expanded; "*" for any; of a statement its edge type */
  uint32_t n_lemmas;
  uint32_t kinds;             /* bit 1 << ng_predicate_kind for each kind that it matches */
  const ng_trigger_role *roles;
  uint32_t n_roles;
  uint32_t required;          /* bit 1 << role for each role that an entity must fill */
  const ng_trigger_where *where;
  uint32_t n_where;
  bool besides;               /* fires beside the other triggers of its edge type; with `abroad` always so */
  bool together;              /* symmetric edges: the fillers of each side pair with each other too */
  bool abroad;                /* only sources that serve another state than that of the target */
  bool told;                  /* of a statement: only where the article does not merely recall it */
  bool has_status;            /* `status` holds whatever the clause says, negation aside */
  ng_statement_status status;
  float confidence;           /* 0..1; 1 where none is given */
  const ng_example *examples;
  uint32_t n_examples;
} ng_trigger;

/* A list of known entities to load, and the node type of what it lists. */
typedef struct ng_ontology_source {
  ng_view file;               /* "states.tsv" */
  ng_view kind;               /* only rows of this kind ("news_outlet"); {NULL,0}: all */
  uint32_t type;              /* node type */
} ng_ontology_source;

const ng_node_type *ng_ontology__node_types(const ng_ontology *ontology, uint32_t *n);
const ng_edge_type *ng_ontology__edge_types(const ng_ontology *ontology, uint32_t *n);
const ng_trigger *ng_ontology__triggers(const ng_ontology *ontology, uint32_t *n);

/* Indices of the triggers that name this lemma (lower case), in the order of the file; those for
 * any lemma are listed under "*" alone. */
const uint32_t *ng_ontology__triggers_of(const ng_ontology *ontology, ng_view lemma, uint32_t *n);

/* Node type of a known entity by its list ("states.tsv") and kind; NG_NONE if the ontology does
 * not load it.  An entry for the kind goes before one for the whole list. */
uint32_t ng_ontology__type_of_list(const ng_ontology *ontology, ng_view file, ng_view kind);
/* Node type that names of this type become; NG_NONE if the ontology has none. */
uint32_t ng_ontology__type_of_name(const ng_ontology *ontology, ng_name_type name);

/* Index of a node type by name, NG_NONE if there is none. */
uint32_t ng_ontology__find_node_type(const ng_ontology *ontology, ng_view name);
uint32_t ng_ontology__find_edge_type(const ng_ontology *ontology, ng_view name);
uint32_t ng_ontology__find_trigger(const ng_ontology *ontology, ng_view id);
/* "supported" of the function "same_supported", which takes up the last statement of that edge type; empty for others. */
ng_view ng_function_same_edge(ng_view function);
/* Whether node type `type` is `ancestor` or below it. */
bool ng_ontology__is_a(const ng_ontology *ontology, uint32_t type, uint32_t ancestor);

#endif
