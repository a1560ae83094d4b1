/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From fired rules to the document's statements. */
#ifndef NG_EXTRACT_STATEMENT_H
#define NG_EXTRACT_STATEMENT_H

#include "extract/confidence.h"
#include "extract/rule.h"

/* A statement before those that say the same are merged. */
typedef struct ng_draft {
  ng_statement s;
  ng_confidence confidence; /* how s.confidence came about */
  uint32_t edge;   /* edge type, for sorting */
  bool weak;       /* from a noun that presupposes the event rather than asserts it ("his visit") */
  bool title;      /* from the article's title, which the body repeats with more care */
  bool main;       /* between the main pair of roles */
  bool open;       /* of a thing whose receiver is not named with it */
  bool implied;    /* one end is a guess, of use only where the article says nothing clearer of the source */
  bool dropped;
} ng_draft;

/* Who acted in what was told last, though nobody named was acted upon: "Britain sanctioned four companies." */
typedef struct ng_told {
  uint32_t edge, n;
  uint32_t begin;  /* of its word in the text */
  uint32_t sources[8];
} ng_told;

typedef struct ng_drafts {
  NG_VEC(ng_draft) list;
  ng_told told;
} ng_drafts;

/* Keeps the source of a rule that nobody named as a target fails. */
void ng_drafts_note(ng_drafts *drafts, const ng_extraction *x, const ng_rule_match *match);

/* Adds the statements of one fired rule: one for each pair of entities that its edge type
 * joins. */
NG_MUST_CHECK ng_status ng_drafts_add(ng_drafts *drafts, const ng_extraction *x, const ng_rule_match *match, ng_error *err);

/* Merges drafts of one type, source, target and status, and a visit to a city with that to its
 * state; appends what remains to the document in order of evidence. */
NG_MUST_CHECK ng_status ng_drafts_finish(ng_drafts *drafts, const ng_extraction *x, ng_error *err);

#endif
