/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names on sentences of given tokens, with the model that ships. */
#include "nlp/names.h"

#include "base/alloc.h"
#include "base/resource.h"
#include "harness.h"
#include "nlp/names_borders.h"
#include "nlp/names_known.h"
#include "nlp/names_places.h"
#include "nlp/names_rules.h"

static ng_knowledge *knowledge;
static ng_names *names;
static ng_names_work work;
static ng_view parser; /* the model that the names model was made beside */

/* Sentences are lines, tokens are parted by blanks. */
static ng_document *tokenized(const char *text) {
  ng_document *const doc = ng_document__new();
  CHECK(ng_document__set_text(doc, ng_view_of(text), NULL) == NG_OK);
  const uint32_t len = (uint32_t)strlen(text);
  CHECK(ng_vec_push(&doc->blocks, (ng_block){{0, len}, NG_BLOCK_BODY}));
  for (uint32_t at = 0; at < len;) {
    const uint32_t first = doc->tokens.len, begin = at;
    while (at < len && text[at] != '\n') {
      uint32_t end = at;
      while (end < len && text[end] != ' ' && text[end] != '\n') end++;
      const ng_token token = {.begin = at, .end = end, .sentence = doc->sentences.len, .head = NG_NONE,
          .flags = NG_TOKEN_SPACE_AFTER};
      if (end > at) CHECK(ng_vec_push(&doc->tokens, token));
      at = end < len && text[end] == ' ' ? end + 1 : end;
    }
    CHECK(ng_vec_push(&doc->sentences, (ng_sentence){first, doc->tokens.len, 0, NG_NONE, {begin, at}}));
    at++;
  }
  return doc;
}

/* "person:Li Shangfu|state:Russia" */
static void check_names(const char *text, const char *want) {
  ng_document *const doc = tokenized(text);
  ng_error err = {0};
  CHECK(ng_find_names(names, &work, doc, &err) == NG_OK);
  char got[1024] = "";
  size_t n = 0;
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    const ng_mention *const m = &doc->mentions.data[i];
    const ng_view words = ng_document_slice(doc, (ng_span){doc->tokens.data[m->first].begin, doc->tokens.data[m->end - 1].end});
    n += (size_t)snprintf(got + n, sizeof got - n, "%s%s:%.*s", i ? "|" : "", ng_name_type_name(m->name_type),
                          NG_VIEW_ARGS(words));
    CHECK(m->confidence > 0 && m->confidence <= 1.001f);
    CHECK(m->head >= m->first && m->head < m->end);
    CHECK(i == 0 || doc->mentions.data[i - 1].end <= m->first);
  }
  CHECK_TEXT(got, want);
  ng_document_free(doc);
}

static void test_titles_stay_outside(void) {
  check_names("Russian President Vladimir Putin met Angela Merkel in Berlin .",
              "nationality:Russian|person:Vladimir Putin|person:Angela Merkel|location:Berlin");
}

static void test_organizations(void) {
  check_names("She worked for the Bank of America in New York .", "organization:Bank of America|location:New York");
}

/* A title before a name is no part of it, the ministry in the title is a name. */
static void test_ministry_in_title(void) {
  check_names("Chinese Foreign Ministry spokesman Wang Wenbin spoke .",
              "nationality:Chinese|organization:Foreign Ministry|person:Wang Wenbin");
}

static void test_conjoined_people(void) {
  check_names("Defense ministers Li Shangfu and Sergei Shoigu spoke . Li and Shoigu shook hands .",
              "person:Li Shangfu|person:Sergei Shoigu|person:Li|person:Shoigu");
}

static void test_weapons(void) {
  check_names("Turkey bought the S-400 missile system from Russia .", "state:Turkey|weapon:S-400|state:Russia");
}

/* `want`: the words of the first of two places, all words where they are one name. */
static void check_first_place(const char *text, uint32_t want, ng_name_type second) {
  ng_document *const doc = tokenized(text);
  ng_name_type type = NG_NAME_MISC;
  CHECK_INT(ng_name_first_place(knowledge, doc, 0, doc->tokens.len, &type), want);
  if (want < doc->tokens.len) CHECK_INT(type, second);
  ng_document_free(doc);
}

static void test_place_in_place(void) {
  check_first_place("Dallas Texas", 1, NG_NAME_LOCATION);
  check_first_place("kyoto japan", 1, NG_NAME_STATE);
  check_first_place("Salt Lake City Utah", 3, NG_NAME_LOCATION);
  check_first_place("Kyoto Texas", 2, NG_NAME_MISC); /* lies elsewhere */
  check_first_place("Mexico City", 2, NG_NAME_MISC);
  check_first_place("South Korea", 2, NG_NAME_MISC);
  check_first_place("Texas", 1, NG_NAME_MISC);
  check_names("They moved to Dallas Texas last year .", "location:Dallas|location:Texas|date:last year");
}

static void check_known_type(const char *text, ng_name_type found, ng_name_type want) {
  ng_document *const doc = tokenized(text);
  CHECK_INT(ng_name_known_type(knowledge, doc, 0, doc->tokens.len, found), want);
  ng_document_free(doc);
}

static void test_type_by_lists(void) {
  check_known_type("West Bank", NG_NAME_ORGANIZATION, NG_NAME_LOCATION);
  check_known_type("Saudi Arabia", NG_NAME_PERSON, NG_NAME_STATE);
  check_known_type("Yasser Arafat", NG_NAME_LOCATION, NG_NAME_PERSON);
  check_known_type("Saudi Arabia", NG_NAME_LOCATION, NG_NAME_LOCATION); /* both are places */
  check_known_type("West Bank", NG_NAME_EVENT, NG_NAME_EVENT);
  check_known_type("Tehran", NG_NAME_ORGANIZATION, NG_NAME_ORGANIZATION); /* a government may go by it */
  check_known_type("Zork Blivet", NG_NAME_PERSON, NG_NAME_PERSON);
}

/* The name is all words but the last, a word of that class. */
static void check_called(const char *text, ng_upos behind, ng_name_type found, ng_name_type want) {
  ng_document *const doc = tokenized(text);
  const uint32_t end = doc->tokens.len - 1;
  doc->tokens.data[end].upos = (uint8_t)behind;
  CHECK_INT(ng_name_known_type(knowledge, doc, 0, end, found), want);
  ng_document_free(doc);
}

static void test_type_by_noun(void) {
  check_called("Zork party", NG_UPOS_NOUN, NG_NAME_LOCATION, NG_NAME_ORGANIZATION);
  check_called("Zork Blivet magazine", NG_UPOS_NOUN, NG_NAME_PERSON, NG_NAME_ORGANIZATION);
  check_called("Dhaka newspaper", NG_UPOS_NOUN, NG_NAME_LOCATION, NG_NAME_LOCATION); /* one of that city */
  check_called("Zork daily", NG_UPOS_ADV, NG_NAME_PERSON, NG_NAME_PERSON);
  check_called("Zork river", NG_UPOS_NOUN, NG_NAME_LOCATION, NG_NAME_LOCATION);
}

static void check_before_title(const char *text, uint32_t want, ng_name_type type) {
  ng_document *const doc = tokenized(text);
  ng_name_type found = NG_NAME_MISC;
  doc->tokens.data[0].upos = NG_UPOS_PROPN;
  CHECK_INT(ng_name_before_title(knowledge, doc, 0, doc->tokens.len, &found), want);
  if (want) CHECK_INT(found, type);
  ng_document_free(doc);
}

static void test_name_before_title(void) {
  check_before_title("U.S. Secretary of State", 1, NG_NAME_STATE);
  check_before_title("U.N. Secretary General", 1, NG_NAME_ORGANIZATION);
  check_before_title("World Health Organization Director General", 3, NG_NAME_ORGANIZATION);
  check_before_title("U.S. steel", 0, NG_NAME_MISC);
  check_before_title("Secretary of State", 0, NG_NAME_MISC);
  check_before_title("Paris Mayor", 0, NG_NAME_MISC); /* cities are left to the model */
}

/* The name is the words from `first` to `end`; `next`: the word class behind its mark. */
static void check_end(const char *text, uint32_t first, uint32_t end, ng_upos next, ng_name_type found, uint32_t want,
                      ng_name_type type) {
  ng_document *const doc = tokenized(text);
  if (end + 1 < doc->tokens.len) doc->tokens.data[end + 1].upos = (uint8_t)next;
  CHECK_INT(ng_name_end(doc, &doc->sentences.data[0], first, end, &found), want);
  CHECK_INT(found, type);
  ng_document_free(doc);
}

static void test_borders(void) {
  check_end("Acme , Inc. fell", 0, 1, NG_UPOS_PROPN, NG_NAME_MISC, 3, NG_NAME_ORGANIZATION);
  check_end("Acme Ltd. fell", 0, 1, NG_UPOS_VERB, NG_NAME_PERSON, 2, NG_NAME_ORGANIZATION);
  check_end("Acme , Bonn", 0, 1, NG_UPOS_PROPN, NG_NAME_ORGANIZATION, 1, NG_NAME_ORGANIZATION);
  check_end("at Molly 's .", 1, 2, NG_UPOS_PUNCT, NG_NAME_PERSON, 3, NG_NAME_LOCATION);
  check_end("we ate at Molly 's", 3, 4, NG_UPOS_X, NG_NAME_PERSON, 5, NG_NAME_LOCATION);
  check_end("at Molly 's house", 1, 2, NG_UPOS_NOUN, NG_NAME_PERSON, 2, NG_NAME_PERSON);
  check_end("a friend of Molly 's .", 3, 4, NG_UPOS_PUNCT, NG_NAME_PERSON, 4, NG_NAME_PERSON);
  check_end("in Chad 's .", 1, 2, NG_UPOS_PUNCT, NG_NAME_STATE, 2, NG_NAME_STATE);
}

static void test_rules(void) {
  check_names("It paid $ 30 million on 14 April 2023 for 12,000 tons of wheat .",
              "money:$ 30 million|date:14 April 2023|quantity:12,000 tons");
  check_names("He may march on Tuesday or next week , three days later .", "date:Tuesday|date:next week|date:three days later");
  check_names("The talks in March 2019 failed in 2020 .", "date:March 2019|date:2020");
}

static void test_empty(void) {
  check_names("", "");
  check_names("\n\n", "");
}

/* Any flipped byte must be refused, never obeyed. */
static void test_damage(void) {
  ng_view bytes;
  CHECK(ng_resource_find(ng_view_of("models/names.bin"), &bytes));
  char *const copy = ng_alloc(bytes.len);
  memcpy(copy, bytes.data, bytes.len);
  for (size_t at = 0; at < bytes.len; at += bytes.len / 23) {
    copy[at] = (char)(copy[at] ^ 0x20);
    ng_names *loaded = NULL;
    ng_error err = {0};
    CHECK_INT(ng_names_load(ng_view_make(copy, bytes.len), parser, NULL, &loaded, &err), NG_ERR_INVALID);
    CHECK(loaded == NULL && err.message[0]);
    ng_names_free(loaded);
    copy[at] = (char)(copy[at] ^ 0x20);
  }
  ng_dealloc(copy);
}

int main(void) {
  ng_error err = {0};
  ng_view bytes;
  CHECK(ng_resource_find(ng_view_of("models/names.bin"), &bytes));
  CHECK(ng_resource_find(ng_view_of("models/parser.bin"), &parser));
  CHECK(ng_knowledge_open(NULL, &knowledge, &err) == NG_OK);
  if (!CHECK(ng_names_load(bytes, parser, knowledge, &names, &err) == NG_OK)) return harness_end();
  if (!CHECK(ng_names_work_init(&work, names, &err) == NG_OK)) return harness_end();
  RUN(test_titles_stay_outside);
  RUN(test_organizations);
  RUN(test_ministry_in_title);
  RUN(test_conjoined_people);
  RUN(test_weapons);
  RUN(test_place_in_place);
  RUN(test_type_by_lists);
  RUN(test_type_by_noun);
  RUN(test_name_before_title);
  RUN(test_borders);
  RUN(test_rules);
  RUN(test_empty);
  RUN(test_damage);
  ng_names_work_dispose(&work);
  ng_names_free(names);
  ng_knowledge_free(knowledge);
  return harness_end();
}
