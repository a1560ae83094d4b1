/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of entity resolution share: the names and roles of one document.
 *
 * Steps, in order: names are found and typed (mention.c, names.c); once predicates are found, titles tied to their holders
 * (role.c), names joined into entities (entity.c), descriptions and pronouns resolved
 * (actor.c).  Everything lives in the index's scratch arena or in these arrays. */
#ifndef NG_EXTRACT_RESOLUTION_H
#define NG_EXTRACT_RESOLUTION_H

#include "base/map.h"
#include "base/word.h"
#include "document/document.h"
#include "extract/entity.h"
#include "knowledge/knowledge.h"

/* A name in the text, after all sources agreed on its extent and type. */
typedef struct ng_found_name {
  uint32_t first;        /* tokens, [first, end) */
  uint32_t end;
  uint32_t head;         /* token */
  ng_name_type type;
  uint32_t known;        /* entry of the lists, NG_NONE if in none */
  uint32_t owner;        /* name of the state or body in front: "Russia's Defense Ministry"; NG_NONE */
  uint32_t entity;       /* NG_NONE before joining */
  float confidence;
  bool nested;           /* inside another name: Baghdad in "US Embassy in Baghdad" */
  bool in_title;         /* in a headline, where capitals say nothing */
  bool trained;          /* the names model saw it so */
  bool adjective;        /* demonym: "Russian" */
  bool metonym;          /* capital or seat of government read as the state */
} ng_found_name;

/* What a document keeps of its names until entities are made of them; in its arena. */
typedef struct ng_found_names {
  const ng_found_name *list; /* by first token, the longer first; no entities yet */
  uint32_t n;
  bool *headline;            /* for each sentence: in title case */
} ng_found_names;

/* A title or role in the text: "Russian Defense Minister", "its president". */
typedef struct ng_found_role {
  uint32_t first;        /* tokens of the title proper */
  uint32_t end;
  uint32_t head;         /* token */
  uint32_t title;        /* entry of the lists */
  ng_title_modifier modifier; /* of the title, or by a word before it: "Deputy" */
  uint32_t owner;        /* name of the state or organization it belongs to, NG_NONE */
  uint32_t holder;       /* name of the person beside it, NG_NONE */
  uint32_t last_holder;  /* of a plural title the last of its holders: "ministers X and Y" */
  uint32_t entity;       /* person it denotes, NG_NONE */
  bool plural;
} ng_found_role;

/* What entity resolution knows about an entity beyond the document's record. */
typedef struct ng_entity_facts {
  ng_name_type type;
  uint32_t known;        /* NG_NONE */
  uint32_t state;        /* known state it belongs to or lies in, NG_NONE */
  bool serves_body;      /* a person who holds an office of a body without state: "NATO chief" */
  ng_office_category office; /* of a person, as the article shows it */
  ng_view title;         /* of a person, as the article puts it */
  ng_gender gender;
  uint32_t first_token;  /* of its first name */
  uint32_t n_names;      /* how often it is named, adjectives left out */
} ng_entity_facts;

struct ng_resolution {
  NG_VEC(ng_found_name) names;   /* by first token, the longer first */
  NG_VEC(ng_found_role) roles;   /* by first token */
  NG_VEC(ng_entity_facts) facts; /* one for each entity of the document */
  uint32_t *name_at;             /* for each token, index of the outermost name over it, NG_NONE */
  uint32_t *role_at;             /* the same for roles */
  uint32_t *described_at;        /* for each token, the entity of a description with this head that was inferred, NG_NONE */
  uint32_t *mention_at;          /* for each token, nominal or pronoun mention with this head */
  ng_view *texts;                /* of each token */
  bool *headline;                /* for each sentence: in title case */
  bool *quoted;                  /* for each token: inside a quotation */
  uint32_t *speaker_at;          /* for each argument of a predicate, head token of its speaker, NG_NONE */
  uint32_t *voice;               /* for each sentence, the person who says "I" in it, NG_NONE */
  uint32_t issuer;               /* entity that the text calls "we", NG_NONE */
  uint32_t dated;                /* entity of the place that the article is dated from, NG_NONE */
};

/* ---- Steps ---- */
/* Empties the index for a document. */
ng_status ng_resolution_begin(ng_entity_index *x, ng_document *doc, ng_error *err);
/* The names that ng_names_find left with the document. */
ng_status ng_names_take(ng_entity_index *x, ng_error *err);
ng_status ng_mentions_find(ng_entity_index *x, ng_error *err);
ng_status ng_roles_find(ng_entity_index *x, ng_error *err);
ng_status ng_entities_join(ng_entity_index *x, ng_error *err);
ng_status ng_actors_resolve(ng_entity_index *x, ng_error *err);

/* ---- Small helpers ---- */

/* Node type of a name: by the list that knows it, else by its type of name; {NULL, 0} if the
 * ontology has none. */
ng_view ng_entity_node_type(const ng_entity_index *x, ng_name_type type, uint32_t known);
/* Type of name of an entry of the lists. */
ng_name_type ng_known_name_type(const ng_entity_index *x, uint32_t known);

/* Whether a token is this word of small letters, but for case. */
static inline bool ng_token_is(const ng_entity_index *x, uint32_t token, const char *word) {
  return ng_word_is(x->resolution->texts[token], word);
}

/* The lemma of a token, or before tagging the word without a plural s. */
ng_view ng_lemma_at(const ng_entity_index *x, uint32_t token);

/* The text from the first to the last token of a range. */
ng_view ng_tokens_text(const ng_document *doc, uint32_t first, uint32_t end);
/* The token of a range that governs the others: whose head is outside. */
uint32_t ng_tokens_head(const ng_document *doc, uint32_t first, uint32_t end);

#endif
