/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities of a text for tests, found without trained models: by lists, titles and shape. */
#ifndef NG_TESTS_ENTITY_FIXTURE_H
#define NG_TESTS_ENTITY_FIXTURE_H

#include "extract/entity.h"
#include "knowledge/knowledge.h"
#include "plain_document.h"

typedef struct entity_fixture {
  ng_knowledge *knowledge;
  ng_entity_index index;
  ng_document *doc;
} entity_fixture;

static inline void fixture_init(entity_fixture *f) {
  ng_node_types types = {0};
  types.of[NG_NAME_PERSON] = ng_view_of("person");
  types.of[NG_NAME_STATE] = types.of[NG_NAME_NATIONALITY] = ng_view_of("state");
  types.of[NG_NAME_ORGANIZATION] = ng_view_of("organization");
  types.of[NG_NAME_LOCATION] = ng_view_of("location");
  types.of[NG_NAME_WEAPON] = ng_view_of("weapon_system");
  *f = (entity_fixture){0};
  if (ng_knowledge_open(NULL, &f->knowledge, NULL) != NG_OK) abort();
  ng_entity_index_init(&f->index, f->knowledge, &types);
}

static inline void fixture_dispose(entity_fixture *f) {
  ng_entity_index_dispose(&f->index);
  ng_document_free(f->doc);
  ng_knowledge_free(f->knowledge);
}

static inline ng_document *fixture_read(entity_fixture *f, const char *text, ng_date date) {
  ng_document_free(f->doc);
  f->doc = plain_document(text, date);
  if (ng_entities_find(&f->index, f->doc, NULL) != NG_OK) abort();
  return f->doc;
}

/* The entity of a name; NULL if there is none. */
static inline const ng_entity *fixture_find(const entity_fixture *f, const char *name) {
  for (uint32_t i = 0; i < f->doc->entities.len; i++)
    if (ng_view_is(f->doc->entities.data[i].name, name)) return &f->doc->entities.data[i];
  return NULL;
}

static inline bool fixture_has_alias(const ng_entity *e, const char *alias) {
  for (uint32_t i = 0; e && i < e->n_aliases; i++)
    if (ng_view_is(e->aliases[i], alias)) return true;
  return false;
}

/* Index of the n-th token (from 0) with this text. */
static inline uint32_t fixture_token(const entity_fixture *f, const char *word, uint32_t n) {
  for (uint32_t t = 0; t < f->doc->tokens.len; t++)
    if (ng_view_is(ng_token_text(f->doc, &f->doc->tokens.data[t]), word) && n-- == 0) return t;
  abort();
}

/* Names of the entities that a word denotes, joined by "+". */
static inline const char *fixture_denoted(const entity_fixture *f, const char *word, uint32_t nth, char *out, size_t size) {
  uint32_t found[NG_ENTITIES_MAX];
  const uint32_t n = ng_entities_of_token(&f->index, fixture_token(f, word, nth), found, NG_ENTITIES_MAX);
  size_t len = 0;
  out[0] = 0;
  for (uint32_t i = 0; i < n && len < size; i++) {
    const ng_view name = f->doc->entities.data[found[i]].name;
    len += (size_t)snprintf(out + len, size - len, "%s%.*s", i ? "+" : "", NG_VIEW_ARGS(name));
  }
  return out;
}

#define CHECK_DENOTES(f, word, nth, want) \
  do { \
    char denoted_[256]; \
    CHECK_TEXT(fixture_denoted((f), (word), (nth), denoted_, sizeof denoted_), (want)); \
  } while (0)

/* Checks that the text has an entity of a type. */
#define CHECK_ENTITY(f, name_, type_) \
  do { \
    const ng_entity *e_ = fixture_find((f), (name_)); \
    if (harness_check(e_ != NULL, __FILE__, __LINE__, "entity " name_)) CHECK_VIEW(e_->type, (type_)); \
  } while (0)

#endif
