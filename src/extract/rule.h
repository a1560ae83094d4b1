/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One trigger of the ontology against one predicate of the document. */
#ifndef NG_EXTRACT_RULE_H
#define NG_EXTRACT_RULE_H

#include "extract/extract.h"

/* Fillers of one role beyond this are dropped. */
#define NG_FILLERS_MAX 32

typedef struct ng_filler {
  uint32_t entity;   /* NG_NONE for a thing that is no entity */
  uint32_t token;    /* head of the argument */
  bool inherited;    /* the argument was inferred */
} ng_filler;

typedef struct ng_role_match {
  ng_filler fillers[NG_FILLERS_MAX];
  uint32_t n;
  ng_view function;  /* the function that filled it */
} ng_role_match;

/* Why a trigger did not fire, in the order of the checks. */
typedef enum ng_rule_outcome {
  NG_RULE_FIRED,
  NG_RULE_OTHER_KIND,   /* the predicate is of another kind */
  NG_RULE_CONDITION,    /* condition `detail` of the trigger fails */
  NG_RULE_MISSING_ROLE, /* nothing fills role `detail` of the edge type */
  NG_RULE_NO_PAIR       /* the roles are filled by one and the same entity, or nobody is abroad */
} ng_rule_outcome;

typedef struct ng_rule_match {
  const ng_trigger *trigger;
  const ng_edge_type *edge;
  uint32_t predicate;
  ng_rule_outcome outcome;
  uint32_t detail;
  ng_role_match roles[NG_ROLES_MAX]; /* by role of the edge type */
} ng_rule_match;

/* Whether the entity is of the types that a role of the trigger asks for. */
bool ng_rule_admits(const ng_extraction *x, const ng_trigger *trigger, const ng_trigger_role *role, uint32_t entity);

/* Whether the trigger makes an edge of these two entities. */
bool ng_rule_joins(const ng_extraction *x, const ng_trigger *trigger, uint32_t source, uint32_t target);

/* Calls `each` for every trigger that names the predicate's lemma, in the order of the ontology,
 * until it returns false.  What a match filled before it failed stays, for explaining. */
typedef bool (*ng_rule_visitor)(void *user, const ng_rule_match *match);
bool ng_rules_of_predicate(const ng_extraction *x, uint32_t predicate, ng_rule_visitor each, void *user);

#endif
