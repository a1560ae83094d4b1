/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What newsgraph knows before it reads: the lists of ontologies/lists, and quick ways to ask
 * them.
 *
 * A "known" is one thing of a list (a state, a weapon, a title ...), referred to by index.
 * Its names are aliases of some kind ("Chinese" is the ADJECTIVE of China, "Beijing" its
 * CAPITAL, "the Kremlin" a METONYM of Russia).  ng_knowledge_find reads tokens and gives
 * every known that the longest phrase starting there may name; choosing is the caller's.
 *
 * Everything here is immutable after ng_knowledge_open and safe to share between threads;
 * all views and pointers live as long as the ng_knowledge.  Nothing here allocates. */
#ifndef NG_KNOWLEDGE_KNOWLEDGE_H
#define NG_KNOWLEDGE_KNOWLEDGE_H

#include <newsgraph/document.h>
#include <newsgraph/knowledge.h>

/* ---- What is known ---- */

typedef enum ng_known_kind {
  NG_KNOWN_STATE,        /* ng_state */
  NG_KNOWN_ORGANIZATION, /* ng_organization */
  NG_KNOWN_PERSON,       /* somebody who holds or held an office; ng_known_person */
  NG_KNOWN_WEAPON,       /* ng_weapon */
  NG_KNOWN_PLACE,        /* city, region, sea, base, border ...; ng_place */
  NG_KNOWN_TITLE,        /* "defense minister", "Gen."; ng_title */
  NG_KNOWN_GIVEN_NAME,   /* weight: how common */
  NG_KNOWN_SURNAME,      /* weight: how common */
  NG_KNOWN_OTHER,        /* from a list of the user's own; see `list` */
  NG_KNOWN_KIND_COUNT
} ng_known_kind;

/* Masks for the `kinds` argument of ng_knowledge_find. */
#define NG_KNOWN_BIT(kind) (1u << (kind))
enum {
  NG_KNOWN_NAMES = (1u << NG_KNOWN_GIVEN_NAME) | (1u << NG_KNOWN_SURNAME),
  NG_KNOWN_ALL = (1u << NG_KNOWN_KIND_COUNT) - 1,
  NG_KNOWN_ENTITIES = NG_KNOWN_ALL & ~(NG_KNOWN_NAMES | (1u << NG_KNOWN_TITLE)),
  NG_FIND_ANY_CASE = 1u << 30 /* also "putin", "nato", "s-400 TRIUMF" */
};

typedef enum ng_gender { NG_GENDER_UNKNOWN, NG_GENDER_MALE, NG_GENDER_FEMALE, NG_GENDER_BOTH } ng_gender;

typedef struct ng_known {
  ng_view name;     /* canonical: "China", "S-400", "Sergei Shoigu" */
  ng_view iso3;     /* state it is or belongs to, ISO 3166 alpha-3; {NULL,0} if none */
  ng_view qid;      /* Wikidata item, {NULL,0} if unknown */
  ng_view group;    /* finer kind: "un_member", "military", "fighter", "strait", "political" */
  uint32_t weight;  /* prominence within its kind (population, frequency ...), 0 if unknown */
  uint32_t detail;  /* index into the kind's own table; see ng_known_state etc. */
  uint16_t list;    /* index of the list; see ng_knowledge_list_name */
  uint8_t kind;     /* ng_known_kind */
  uint8_t gender;   /* ng_gender, of persons and given names */
} ng_known;

typedef struct ng_state {
  uint32_t known;
  ng_view iso2;
  ng_view official_name;
  ng_view adjective;     /* the first: "Chinese" */
  ng_view capital;
  ng_date valid_from;    /* year 0 if always */
  ng_date valid_to;      /* year 0 if still there */
} ng_state;

typedef struct ng_organization {
  uint32_t known;
  ng_view members;       /* iso3 codes joined by '|'; see ng_organization_has_member */
} ng_organization;

typedef struct ng_weapon {
  uint32_t known;
  ng_view maker;
} ng_weapon;

typedef struct ng_place {
  uint32_t known;
  float latitude;        /* degrees */
  float longitude;
  ng_view admin1;
} ng_place;

/* Offices that people ask for by what they do.  X(identifier, "text") */
#define NG_OFFICE_LIST(X)                                                                  \
  X(NONE, "") X(HEAD_OF_STATE, "head_of_state") X(HEAD_OF_GOVERNMENT, "head_of_government")\
  X(VICE_PRESIDENT, "vice_president")                                                      \
  X(DEPUTY_HEAD_OF_GOVERNMENT, "deputy_head_of_government")                                \
  X(FOREIGN_MINISTER, "foreign_minister") X(DEFENSE_MINISTER, "defense_minister")          \
  X(INTERIOR_MINISTER, "interior_minister") X(FINANCE_MINISTER, "finance_minister")        \
  X(ECONOMY_MINISTER, "economy_minister") X(TRADE_MINISTER, "trade_minister")              \
  X(JUSTICE_MINISTER, "justice_minister") X(ENERGY_MINISTER, "energy_minister")            \
  X(HEALTH_MINISTER, "health_minister") X(EDUCATION_MINISTER, "education_minister")        \
  X(AGRICULTURE_MINISTER, "agriculture_minister")                                          \
  X(ENVIRONMENT_MINISTER, "environment_minister")                                          \
  X(TRANSPORT_MINISTER, "transport_minister") X(LABOR_MINISTER, "labor_minister")          \
  X(CULTURE_MINISTER, "culture_minister")                                                  \
  X(INFORMATION_MINISTER, "information_minister") X(MINISTER, "minister")                  \
  X(SECURITY_ADVISER, "security_adviser") X(MILITARY_CHIEF, "military_chief")              \
  X(INTELLIGENCE_CHIEF, "intelligence_chief") X(SPEAKER, "speaker")                        \
  X(CENTRAL_BANK_GOVERNOR, "central_bank_governor") X(AMBASSADOR, "ambassador")            \
  X(UN_REPRESENTATIVE, "un_representative") X(SPOKESPERSON, "spokesperson")                \
  X(ORGANIZATION_CHIEF, "organization_chief") X(VICEROY, "viceroy") X(OTHER, "other")

typedef enum ng_office_category {
#define NG_OFFICE_ENUM(id, text) NG_OFFICE_##id,
  NG_OFFICE_LIST(NG_OFFICE_ENUM)
#undef NG_OFFICE_ENUM
  NG_OFFICE_COUNT
} ng_office_category;

ng_office_category ng_office_category_find(ng_view name);

/* How a title stands to the office that it names. */
typedef enum ng_title_modifier {
  NG_TITLE_PLAIN,
  NG_TITLE_ACTING,
  NG_TITLE_DEPUTY,       /* deputy, vice, assistant: not the holder of the office */
  NG_TITLE_FORMER,
  NG_TITLE_ELECT,        /* president-elect, designate */
  NG_TITLE_ASPIRING      /* shadow, candidate, nominee */
} ng_title_modifier;

typedef struct ng_title {
  uint32_t known;
  ng_view normal_form;   /* "Defense Minister" for "Minister of National Defence" */
  ng_view title_class;   /* groups related titles */
  ng_office_category office; /* NG_OFFICE_NONE where it names no office of the table */
  ng_title_modifier modifier;
  bool government_office;
  bool before_name;      /* can stand before a name: "President Xi" */
  bool after_name;       /* can follow one: "Xi, president of" */
  bool abbreviation;     /* "Gen.": its full stop ends no sentence */
} ng_title;

typedef struct ng_office {
  uint32_t person;       /* known */
  ng_view title;         /* "Minister of Defence" */
  ng_view iso3;          /* state, {NULL,0} for offices of organizations */
  ng_view organization;  /* {NULL,0} for offices of states */
  ng_date from;          /* year 0: unknown */
  ng_date to;            /* year 0: still in office at `as_of`, or unknown */
  ng_date as_of;         /* when the list was made */
  ng_office_category category;
} ng_office;

typedef struct ng_known_person {
  uint32_t known;
  uint32_t first_office; /* offices are [first_office, first_office + n_offices), latest first */
  uint32_t n_offices;
} ng_known_person;

/* The i-th known thing; i must be one that a call of this header gave. */
const ng_known *ng_known_at(const ng_knowledge *k, uint32_t i);
uint32_t ng_known_count(const ng_knowledge *k);
/* File name of a list without its folder: "states.tsv". NULL past the end. */
const char *ng_knowledge_list_name(const ng_knowledge *k, uint32_t list);

/* The kind's own record; NULL where `known` is of another kind. */
const ng_state *ng_known_state(const ng_knowledge *k, uint32_t known);
const ng_organization *ng_known_organization(const ng_knowledge *k, uint32_t known);
const ng_known_person *ng_known_person_at(const ng_knowledge *k, uint32_t known);
const ng_weapon *ng_known_weapon(const ng_knowledge *k, uint32_t known);
const ng_place *ng_known_place(const ng_knowledge *k, uint32_t known);
const ng_title *ng_known_title(const ng_knowledge *k, uint32_t known);

/* ---- Finding by name ---- */

typedef enum ng_alias_kind {
  NG_ALIAS_NAME,       /* the canonical name */
  NG_ALIAS_ALIAS,      /* another name: Burma, SA-21 Growler */
  NG_ALIAS_ACRONYM,    /* US, NATO */
  NG_ALIAS_ADJECTIVE,  /* Chinese */
  NG_ALIAS_DEMONYM,    /* Russians */
  NG_ALIAS_CAPITAL,    /* Moscow, of a state (the city itself is a PLACE) */
  NG_ALIAS_METONYM     /* the Kremlin */
} ng_alias_kind;

/* How well the text agrees with the alias. */
typedef enum ng_match_form {
  NG_MATCH_EXACT,      /* byte for byte */
  NG_MATCH_FOLDED,     /* but for accents, full stops, apostrophes, hyphens and blanks */
  NG_MATCH_CASE        /* but for case too: "CHINA", "Nato", "Defense minister" */
} ng_match_form;

typedef struct ng_candidate {
  uint32_t known;
  ng_alias_kind alias;
  ng_match_form form;
  bool ambiguous;      /* the alias is also a plain word or too short to trust: Grad, Bear,
                          M4, Nice; believe it in context only */
  bool plural;         /* matched after taking a plural s off: "S-400s", "foreign ministers" */
} ng_candidate;

#define NG_CANDIDATE_MAX 16

/* Reads the longest phrase that begins at tokens[0] and names something of `kinds` (a mask,
 * maybe with NG_FIND_ANY_CASE).  Tokens are slices of one text, in order: whether two of
 * them touch is seen from their addresses, so that "S-400", "S - 400" and "S|-|400" agree.
 * Stores its length in `*n_tokens` and up to NG_CANDIDATE_MAX candidates, best form first,
 * then in the order of ng_known_kind and the most prominent; returns their number, 0 if nothing begins here.
 *
 * Weapons match without regard to hyphens and blanks ("S400", "S 400"); titles without
 * regard to case; the rest keeps case, but for headlines in capitals ("CHINA") and acronyms
 * written as words ("Nato").  A "the" before a name is no part of it unless the list has it
 * ("the Hague"), nor is a final "'s" token unless the name ends in it ("McDonald's").  Punctuation other than hyphens, stops,
 * apostrophes, slashes and a name's own commas ends the phrase.
 * Time: a hash look-up for each token of the phrase; some 9 million tokens a second. */
uint32_t ng_knowledge_find(const ng_knowledge *k, const ng_view *tokens, uint32_t n, uint32_t kinds,
                           ng_candidate out[NG_CANDIDATE_MAX], uint32_t *n_tokens);

/* The same for a whole phrase: all of `phrase` must be the name. */
uint32_t ng_knowledge_find_phrase(const ng_knowledge *k, ng_view phrase, uint32_t kinds,
                                  ng_candidate out[NG_CANDIDATE_MAX]);

/* The state with an ISO 3166 alpha-3 code; NG_NONE if unknown. */
uint32_t ng_knowledge_state_of(const ng_knowledge *k, ng_view iso3);

bool ng_organization_has_member(const ng_organization *organization, ng_view iso3);

/* Words that describe states: nouns in small letters that some go by ("island", "kingdom", "island
 * nation") and adjectives of regions with their capitals ("West African", "Gulf").  Whether a word is one, and
 * whether the state with a code goes by it. */
bool ng_knowledge_has_state_word(const ng_knowledge *k, ng_view word);
bool ng_knowledge_state_is_called(const ng_knowledge *k, ng_view iso3, ng_view word);

/* Gender that a given name suggests, and how common a word is as a given name or surname
 * (0: not known as one). */
ng_gender ng_knowledge_gender(const ng_knowledge *k, ng_view given_name);
uint32_t ng_knowledge_given_name(const ng_knowledge *k, ng_view word);
uint32_t ng_knowledge_surname(const ng_knowledge *k, ng_view word);

/* ---- Offices ---- */

const ng_office *ng_knowledge_offices(const ng_knowledge *k, uint32_t *n);

typedef enum ng_tenure {
  NG_TENURE_NO,        /* certainly not in office on that day */
  NG_TENURE_LIKELY,    /* began before, end not known */
  NG_TENURE_YES        /* within the known term */
} ng_tenure;

/* Whether an office was held on a date (month or day may be 0: any overlap counts; year 0:
 * today is meant, that is an office without known end is LIKELY). */
ng_tenure ng_office_tenure(const ng_office *office, ng_date date);

typedef struct ng_holder {
  uint32_t office;     /* index into ng_knowledge_offices */
  uint32_t person;     /* known */
  ng_tenure tenure;    /* LIKELY or YES */
} ng_holder;

/* Who held an office of a state (by iso3) or of an organization (by canonical name) on a
 * date; most certain first, then the latest to enter.  Returns the number stored, at most
 * `max`.  A later LIKELY holder of the same single office hides earlier ones. */
uint32_t ng_knowledge_holders(const ng_knowledge *k, ng_view iso3_or_organization, ng_office_category category,
                              ng_date date, ng_holder *out, uint32_t max);

/* The offices that a person held on a date, most certain first. */
uint32_t ng_knowledge_offices_at(const ng_knowledge *k, uint32_t person, ng_date date, ng_holder *out, uint32_t max);

/* Known people who can be called by a surname alone ("Shoigu", "Xi", "bin Salman",
 * "Sisi"), those in office on the date first, higher offices first. One row a person. */
uint32_t ng_knowledge_people(const ng_knowledge *k, ng_view surname, ng_date date, ng_holder *out, uint32_t max);

#endif
