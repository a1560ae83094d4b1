/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for names in one document, shared by the sources of candidates: the lists
 * (mention_lists.c), the trained model (mention_trained.c), the article itself
 * (mention_repeated.c).  mention.c weighs them against each other. */
#ifndef NG_EXTRACT_MENTION_H
#define NG_EXTRACT_MENTION_H

#include "extract/name_shape.h"

/* How far the sources are believed, 0..1; a list surely, an ambiguous entry hardly. */
static const float ng_believe_listed = 0.9F;

typedef struct ng_name_finder {
  ng_entity_index *x;
  ng_document *doc;
  struct ng_resolution *r;
  ng_name_candidates candidates; /* of one sentence */
  NG_VEC(ng_mention) trained;    /* names of the trained model, in order */
  uint32_t next_trained;
  NG_VEC(uint32_t) states;       /* named so far */
  ng_map words;                  /* surname or short form -> index of the name that has it */
} ng_name_finder;

/* Each adds the candidates of a sentence; false when out of memory. */
bool ng_add_listed_names(ng_name_finder *f, const ng_sentence *s);
bool ng_add_trained_names(ng_name_finder *f, const ng_sentence *s);
bool ng_add_repeated_names(ng_name_finder *f, const ng_sentence *s);
/* "Turkey's Erdogan": surnames of leaders that no source has seen. */
bool ng_add_leaders(ng_name_finder *f, const ng_sentence *s);

/* Enters the words by which a name kept may come back. */
ng_status ng_remember_name(ng_name_finder *f, uint32_t index, ng_error *err);

/* Whether the article has named a state before: which Congo, which Korea. */
bool ng_is_state_seen(const ng_name_finder *f, uint32_t known);
/* Whether exactly these words are one listed entity. */
bool ng_is_listed(const ng_name_finder *f, uint32_t first, uint32_t end);
/* Whether a surname is that of a head of state or government in office at the article's date,
 * or who, for an article without date, is in office as far as the lists know. */
bool ng_is_leader(const ng_name_finder *f, uint32_t token);
/* A word that the lists have as a surname and as nothing else. */
bool ng_is_surname_only(const ng_name_finder *f, uint32_t token);
/* "Trump-Kim": two surnames, one of them a leader's, joined by a hyphen or dash. */
bool ng_is_pair_of_leaders(const ng_name_finder *f, uint32_t first, uint32_t end);

static inline bool ng_add_candidate(ng_name_finder *f, ng_name_candidate c) { return ng_vec_push(&f->candidates.list, c); }

#endif
