/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes of words that say how a word treats its complement: who is its subject, whether it
 * happened, who says so. */
#ifndef NG_PREDICATE_LEXICON_H
#define NG_PREDICATE_LEXICON_H

#include <stdint.h>

#include <newsgraph/view.h>

enum {
  /* What the complement is worth. */
  NG_LEX_FUTURE = 1 << 0,   /* plan, agree, schedule: it is meant to happen */
  NG_LEX_POSSIBLE = 1 << 1, /* want, consider, urge: it may happen */
  NG_LEX_ALLEGED = 1 << 2,  /* accuse, suspect, allege: somebody holds that it happened */
  NG_LEX_NEGATIVE = 1 << 3, /* refuse, deny, cancel: it does not happen */
  NG_LEX_REPORT = 1 << 4,   /* say, tell: the subject is the speaker of the complement */
  /* Who does it. */
  NG_LEX_OBJECT = 1 << 5,   /* invite, urge: the object is the subject of the complement */
  NG_LEX_SUBJECT = 1 << 6,  /* promise, threaten: the subject is, though there is an object */
  /* Words that lend themselves to another. */
  NG_LEX_LIGHT = 1 << 7,    /* pay, hold, impose: arguments belong to the object noun */
  NG_LEX_OCCUR = 1 << 8,    /* take place, begin: arguments belong to the subject noun */
  NG_LEX_QUANTITY = 1 << 9, /* series, round, number: transparent before "of" */
  /* Frames. */
  NG_LEX_DITRANSITIVE = 1 << 10, /* give, sell: the subject of the passive may be the recipient */
  NG_LEX_EVENT = 1 << 11,   /* event noun even where it is written as a name (headlines) */
  NG_LEX_ROLE = 1 << 12,    /* noun for a person's office or function: minister, envoy */
  NG_LEX_PROSPECT = NG_LEX_FUTURE | NG_LEX_POSSIBLE | NG_LEX_NEGATIVE | NG_LEX_ALLEGED | NG_LEX_EVENT, /* "plan to" */
  NG_LEX_FRAMES = NG_LEX_DITRANSITIVE | NG_LEX_EVENT | NG_LEX_ROLE | NG_LEX_LIGHT /* true of a word whatever its complement */
};

/* Classes of a lemma (lower case; particle verbs as "call_off").  `marker` is what marks the
 * complement: "to" and "that" for infinitives and clauses, "object" for a direct object,
 * "ing" for a bare gerund, else a preposition; {NULL,0} to ask for the word in general.  A row for
 * the marker goes before the general row.  0 for an unknown word. */
uint32_t ng_lexicon_classes(ng_view lemma, ng_view marker);

/* Classes of the row for just this marker, 0 if there is none. */
uint32_t ng_lexicon_row(ng_view lemma, ng_view marker);

/* Whether the table is in the order that the search needs; for its test. */
bool ng_lexicon_is_sorted(void);

#endif
