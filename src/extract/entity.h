/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what an article speaks of: mentions found, typed, joined into entities, and the
 * question that the rules ask: which entities does the word at this place denote?
 *
 *   ng_entity_index index;
 *   ng_entity_index_init(&index, knowledge, node_types);
 *   NG_TRY(ng_entities_find(&index, doc, err));         fills doc->entities
 *   n = ng_entities_of_token(&index, token, out, NG_ENTITIES_MAX);
 *   ... statements ...
 *   NG_TRY(ng_entities_finish(&index, doc, err));       drops what no statement used
 *
 * One index serves one thread and one document after another. */
#ifndef NG_EXTRACT_ENTITY_H
#define NG_EXTRACT_ENTITY_H

#include <newsgraph/document.h>

#include "base/arena.h"
#include "base/vec.h"

typedef struct ng_knowledge ng_knowledge;
typedef struct ng_ontology ng_ontology;
typedef struct ng_resolution ng_resolution;

/* Most entities that one word can denote ("the five leaders"); more are cut. */
#define NG_ENTITIES_MAX 64

/* Node type of the ontology for each type of name; {NULL, 0} where the ontology has none
 * (names of that type make no entity). */
typedef struct ng_node_types {
  ng_view of[NG_NAME_TYPE_COUNT];
  const ng_ontology *ontology; /* types of what the lists name; NULL: by type of name alone */
} ng_node_types;

typedef struct ng_entity_index {
  const ng_knowledge *knowledge;  /* borrowed, shared between threads */
  ng_node_types types;            /* borrowed views */
  ng_document *doc;               /* the document of the last ng_entities_find */
  ng_arena scratch;
  ng_resolution *resolution;      /* in scratch */
} ng_entity_index;

void ng_entity_index_init(ng_entity_index *x, const ng_knowledge *knowledge, const ng_node_types *types);
void ng_entity_index_dispose(ng_entity_index *x);

/* Completes doc->mentions with what lists, titles and shape show beside the trained names.
 * Needs sentences and tokens; uses tags, tree, mentions and coreference chains where they are
 * there. */
NG_MUST_CHECK ng_status ng_names_find(ng_entity_index *x, ng_document *doc, ng_error *err);

/* Sets doc->entities from the names of the document, which it finds first if that is not done.
 * Uses predicates where they are there. */
NG_MUST_CHECK ng_status ng_entities_find(ng_entity_index *x, ng_document *doc, ng_error *err);

/* Entities denoted by the phrase whose head is `token`, at most `max`, in order of
 * appearance: a name's entity; for a title its holder; for pronouns and descriptions what
 * they refer to (several for "the two leaders"); for "Russian forces", "officials of A",
 * "the US delegation" the state.  Conjuncts are not followed.  Returns how many. */
uint32_t ng_entities_of_token(const ng_entity_index *x, uint32_t token, uint32_t *out, uint32_t max);

/* The thing that the phrase headed by `token` names as an item: an entity (weapon system,
 * person, ...), or its text with its quantity. Determiners and possessors are left out. */
ng_item ng_item_of_token(const ng_entity_index *x, uint32_t token);

/* The state that an entity belongs to as the article or the lists show it: where a place
 * lies, whom an office-holder serves, whose ministry it is; itself for a state.  Entity
 * index, NG_NONE where unknown or where the article does not name that state. */
uint32_t ng_entity_state(const ng_entity_index *x, uint32_t entity);

/* The state whose capital an entity is; NG_NONE for others, and where the article does not name that state. */
uint32_t ng_entity_governed_from(const ng_entity_index *x, uint32_t entity);

/* What the lists call an entity ("capital", "alliance", "company"); empty for those that they do not have. */
ng_view ng_entity_kind(const ng_entity_index *x, uint32_t entity);

/* Whether a place is a town; those that the lists do not have are taken for one. */
bool ng_entity_is_town(const ng_entity_index *x, uint32_t entity);

/* Whether an entity is a ministry, which acts for its state. */
bool ng_entity_is_ministry(const ng_entity_index *x, uint32_t entity);

/* Notes that a person serves a state, where nothing has told whom it serves. */
void ng_entity_serves(const ng_entity_index *x, uint32_t person, uint32_t state);

/* After the last statement: removes unnamed entities ("President of Estonia") that no
 * statement of the document uses, and renumbers. */
NG_MUST_CHECK ng_status ng_entities_finish(ng_entity_index *x, ng_document *doc, ng_error *err);

#endif
