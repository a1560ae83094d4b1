/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can corefer in a document: names, noun phrases and pronouns, with the properties
 * that decide about it. */
#ifndef NG_NLP_COREF_MENTIONS_H
#define NG_NLP_COREF_MENTIONS_H

#include <newsgraph/knowledge.h>

#include "base/vec.h"
#include "document/document.h"
#include "nlp/names_features.h"

typedef enum ng_coref_gender { NG_COREF_GENDER_UNKNOWN, NG_COREF_MALE, NG_COREF_FEMALE, NG_COREF_NEUTER,
    NG_COREF_GENDER_COUNT } ng_coref_gender;
typedef enum ng_coref_number { NG_COREF_NUMBER_UNKNOWN, NG_COREF_SINGULAR, NG_COREF_PLURAL,
    NG_COREF_NUMBER_COUNT } ng_coref_number;

/* How a noun phrase begins. */
typedef enum ng_coref_article {
  NG_COREF_BARE,
  NG_COREF_DEFINITE,      /* the */
  NG_COREF_INDEFINITE,    /* a, some, no */
  NG_COREF_DEMONSTRATIVE, /* this, those */
  NG_COREF_POSSESSIVE,    /* its, China's */
  NG_COREF_ARTICLE_COUNT
} ng_coref_article;

typedef struct ng_coref_mention {
  uint32_t begin;        /* the whole noun phrase, tokens [begin, end) */
  uint32_t end;
  uint32_t first;        /* its core: the name, or the words up to the head */
  uint32_t last;         /* exclusive */
  uint32_t head;
  uint32_t sentence;
  uint32_t mention;      /* index among the document's mentions, NG_NONE for a new one */
  uint32_t lower;        /* hash of the head in lower case */
  uint32_t lemma;        /* the same without a plural s */
  uint32_t text;         /* hash of the phrase in lower case, without article and 's */
  uint32_t core;         /* hash of the core, likewise */
  uint32_t acronym;      /* hash of the initials of a name of several words, 0 if none */
  uint16_t cluster;      /* of the head among word vectors, and its coarser group; 0 if unknown */
  uint16_t group_class;
  uint8_t kind;          /* ng_mention_kind */
  uint8_t type;          /* ng_name_type */
  uint8_t gender;
  uint8_t number;
  uint8_t article;
  uint8_t person;        /* of a pronoun: 1, 2, 3 */
  bool proper;           /* its head is a proper noun */
  bool group;            /* two or more conjoined */
  bool nested;           /* within a name */
  bool quoted;
} ng_coref_mention;

typedef struct ng_coref_span {
  uint32_t begin;
  uint32_t end;
} ng_coref_span;

typedef struct ng_coref_mentions {
  NG_VEC(ng_coref_mention) list;      /* in order of begin, longer first */
  NG_VEC(ng_coref_span) subtrees;     /* by token: all that hangs from it */
  NG_VEC(ng_coref_span) phrases;      /* by token: the noun phrase it heads */
  NG_VEC(uint8_t) quoted;             /* by token */
  NG_VEC(uint32_t) words;             /* by token: hash of its text in lower case */
} ng_coref_mentions;

void ng_coref_mentions_init(ng_coref_mentions *mentions);
void ng_coref_mentions_dispose(ng_coref_mentions *mentions);

/* What is known of words; `knowledge` may be NULL. */
typedef struct ng_coref_lexicon {
  const ng_knowledge *knowledge;
  ng_word_classes classes;
} ng_coref_lexicon;

/* Reads a document that has trees and names.  Linear in the text but for the depth of
 * trees. */
bool ng_coref_mentions_read(ng_coref_mentions *mentions, const ng_coref_lexicon *lexicon, const ng_document *doc);

/* The whole noun phrase of a mention.  The document keeps names and nominals by their core
 * ("Li Shangfu"); standard scorers want all of it ("Li Shangfu, who was named defense
 * minister in March"). */
ng_coref_span ng_coref_phrase(const ng_document *doc, const ng_mention *mention);

#endif
