/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What joining names into entities shares: join.c goes through the names, join_person.c and join_organization.c know how
 * these go by shorter forms. */
#ifndef NG_EXTRACT_JOIN_H
#define NG_EXTRACT_JOIN_H

#include "base/strbuf.h"
#include "extract/resolution.h"

/* Most entities of a word that are looked at; most words of a name that are. */
enum { NG_JOIN_WALK_MAX = 32, NG_JOIN_WORDS_MAX = 16 };

/* Entities that have a word in their name, newest first. */
typedef struct ng_word_link {
  uint32_t entity;
  uint32_t next;
  bool calls;      /* the word alone has called the entity */
} ng_word_link;

/* How the article speaks of a person, for telling namesakes apart. */
typedef struct ng_join_person_note {
  uint32_t n_full; /* names in full */
  bool kin;        /* introduced as somebody's wife, son ... */
} ng_join_person_note;

typedef struct ng_joiner {
  ng_entity_index *x;
  ng_document *doc;
  struct ng_resolution *r;
  ng_map keys;               /* "S<known>" and the like -> entity */
  ng_map words;              /* folded word -> link */
  ng_map acronyms;           /* of what is no entity */
  ng_map introduced;         /* acronyms that the article gives in brackets behind a name: the entity */
  NG_VEC(ng_word_link) links;
  NG_VEC(uint32_t) longest;  /* for each entity, the name that gives its words */
  NG_VEC(ng_join_person_note) notes; /* for each entity */
  ng_strbuf buffer;
} ng_joiner;

/* The words of a name, without a leading article and owner, at most NG_JOIN_WORDS_MAX; how many. */
uint32_t ng_join_words(const ng_joiner *j, const ng_found_name *name, ng_view *out);
/* The words of the longest name of an entity. */
uint32_t ng_join_entity_words(const ng_joiner *j, uint32_t entity, ng_view *out);

/* Makes an entity of a name; NG_NONE when out of memory. */
uint32_t ng_join_new_entity(ng_joiner *j, uint32_t name, ng_name_type type, uint32_t known);
/* Enters a word by which an entity may be found; false when out of memory. */
bool ng_join_enter_word(ng_joiner *j, ng_view word, uint32_t entity);
/* The newest link of a word, NG_NONE if it has none. */
uint32_t ng_join_first_link(ng_joiner *j, ng_view word);

/* Each gives the name at `index` its entity. */
ng_status ng_join_known(ng_joiner *j, uint32_t index, uint32_t known, ng_error *err);
ng_status ng_join_person(ng_joiner *j, uint32_t index, ng_error *err);
ng_status ng_join_organization(ng_joiner *j, uint32_t index, ng_error *err);

/* Notes the acronyms of what is no entity; before names are joined. */
ng_status ng_join_find_acronyms(ng_joiner *j, ng_error *err);

#endif
