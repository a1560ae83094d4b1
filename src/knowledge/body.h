/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of ng_knowledge, for the files of this folder only. */
#ifndef NG_KNOWLEDGE_BODY_H
#define NG_KNOWLEDGE_BODY_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "knowledge/knowledge.h"
#include "knowledge/phrase_index.h"

#define CHAIN_END UINT32_MAX

/* A name of a known; names with the same key form a chain. */
typedef struct alias_row {
  const char *text;
  uint32_t known;
  uint32_t next;
  uint16_t len;
  uint8_t kind;       /* ng_alias_kind */
  bool ambiguous;
} alias_row;

/* A person in the chain of a surname. */
typedef struct part_row {
  uint32_t known;
  uint32_t next;
} part_row;

struct ng_knowledge {
  ng_arena arena;              /* keys of the indices */
  NG_VEC(char *) texts;        /* files that were read, which all views are slices of */
  NG_VEC(const char *) lists;  /* names of the lists */
  NG_VEC(ng_known) knowns;
  NG_VEC(ng_state) states;
  NG_VEC(ng_organization) organizations;
  NG_VEC(ng_known_person) people;
  NG_VEC(ng_weapon) weapons;
  NG_VEC(ng_place) places;
  NG_VEC(ng_title) titles;
  NG_VEC(ng_office) offices;
  NG_VEC(alias_row) aliases;
  ng_phrase_index phrases;     /* slot.first: index of an alias_row */
  NG_VEC(part_row) parts;
  ng_phrase_index surnames;    /* slot.first: index of a part_row */
  ng_map state_of;             /* iso3 -> known */
  NG_VEC(ng_view) state_words; /* the states that go by a word: iso3 joined by '|' */
  ng_map state_word_at;        /* word -> row of state_words */
  ng_map office_owner;         /* iso3 or organization -> row of office_heads */
  NG_VEC(uint32_t) office_heads; /* owner * NG_OFFICE_COUNT + category -> office or CHAIN_END */
  NG_VEC(uint32_t) office_next;  /* office -> next of the same owner and category */
};

/* Reads one list into `k`; `name` must outlive it, as must `text`. */
ng_status ng_knowledge__add_list(ng_knowledge *k, const char *name, const char *source, ng_view text, ng_error *err);

/* After all lists: genders and ranks of people, their surnames, chains of offices. */
ng_status ng_knowledge__index_people(ng_knowledge *k, ng_error *err);

/* Gives a known another name; a leading "~" is taken off and marks it ambiguous. */
ng_status ng_knowledge__add_alias(ng_knowledge *k, uint32_t known, ng_alias_kind kind, ng_view text, ng_error *err);

#endif
