/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "knowledge/knowledge.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "base/resource.h"
#include "knowledge/body.h"

#define LIST_LIMIT (256u << 20)      /* bytes of a list */
#define EMBEDDED "ontologies/lists/" /* where lists are among the resources */

static const char *const office_names[NG_OFFICE_COUNT] = {
#define NG_OFFICE_NAME(id, text) text,
  NG_OFFICE_LIST(NG_OFFICE_NAME)
#undef NG_OFFICE_NAME
};

ng_office_category ng_office_category_find(ng_view name) {
  for (unsigned i = 1; i < NG_OFFICE_COUNT; i++)
    if (ng_view_is(name, office_names[i])) return (ng_office_category)i;
  return name.len ? NG_OFFICE_OTHER : NG_OFFICE_NONE;
}

static bool is_list_name(const char *name) {
  const size_t len = strlen(name);
  return len > 4 && name[0] != '.' && strcmp(name + len - 4, ".tsv") == 0;
}

static int compare_names(const void *a, const void *b) {
  const char *const *const x = a, *const *const y = b;
  return strcmp(*x, *y);
}

typedef NG_VEC(char *) name_list;

static void free_names(name_list *names) {
  for (uint32_t i = 0; i < names->len; i++) ng_dealloc(names->data[i]);
  ng_vec_dispose(names);
}

static bool push_copy(name_list *names, const char *name) {
  ng_strbuf copy;
  ng_strbuf_init(&copy);
  ng_strbuf_add_text(&copy, name);
  char *const text = ng_strbuf_detach(&copy);
  if (text && ng_vec_push(names, text)) return true;
  ng_dealloc(text);
  return false;
}

/* Names of the .tsv files of a folder, in byte order. */
static ng_status list_folder(const char *dir, name_list *out, ng_error *err) {
  DIR *const folder = opendir(dir);
  if (!folder) {
    ng_error_at(err, dir, 0, 0);
    return ng_fail(err, NG_ERR_READ, "cannot open the folder of lists");
  }
  ng_status status = NG_OK;
  for (const struct dirent *e; !status && (e = readdir(folder));)
    if (is_list_name(e->d_name) && !push_copy(out, e->d_name)) status = ng_fail_no_mem(err);
  closedir(folder);
  if (!status && out->len) qsort(out->data, out->len, sizeof *out->data, compare_names);
  return status;
}

static ng_status add_file(ng_knowledge *k, const char *dir, const char *name, ng_error *err) {
  ng_strbuf path, content;
  ng_strbuf_init(&path);
  ng_strbuf_init(&content);
  ng_strbuf_addf(&path, "%s/%s", dir, name);
  ng_status status = ng_strbuf_ok(&path) ? ng_file_read(path.data, LIST_LIMIT, &content, err) : ng_fail_no_mem(err);
  if (!status) {
    const size_t len = content.len;
    char *const text = ng_strbuf_detach(&content);
    const ng_view kept_name = ng_arena_copy(&k->arena, ng_view_of(name));
    if (!text || !kept_name.data || !ng_vec_push(&k->texts, text)) {
      ng_dealloc(text);
      status = ng_fail_no_mem(err);
    } else {
      status = ng_knowledge__add_list(k, kept_name.data, path.data, ng_view_make(text, len), err);
    }
  }
  ng_strbuf_dispose(&content);
  ng_strbuf_dispose(&path);
  return status;
}

static bool replaced(const name_list *names, const char *name) {
  for (uint32_t i = 0; i < names->len; i++)
    if (strcmp(names->data[i], name) == 0) return true;
  return false;
}

static ng_status add_all(ng_knowledge *k, const char *dir, name_list *names, ng_error *err) {
  if (dir) NG_TRY(list_folder(dir, names, err));
  const size_t prefix = strlen(EMBEDDED);
  const char *path;
  for (size_t i = 0; (path = ng_resource_name(i)); i++) {
    if (strncmp(path, EMBEDDED, prefix) != 0 || replaced(names, path + prefix)) continue;
    ng_view bytes;
    if (ng_resource_find(ng_view_of(path), &bytes)) NG_TRY(ng_knowledge__add_list(k, path + prefix, path, bytes, err));
  }
  for (uint32_t i = 0; i < names->len; i++) NG_TRY(add_file(k, dir, names->data[i], err));
  return ng_knowledge__index_people(k, err);
}

/* Room for what the built-in lists need, so that loading does not grow tables step by step. */
static bool reserve(ng_knowledge *k) {
  return ng_vec_reserve(&k->knowns, 80000) && ng_vec_reserve(&k->aliases, 110000) &&
         ng_vec_reserve(&k->offices, 27000) && ng_vec_reserve(&k->parts, 50000) &&
         ng_phrase_index_reserve(&k->phrases, 130000) && ng_phrase_index_reserve(&k->surnames, 30000);
}

ng_status ng_knowledge_open(const char *dir, ng_knowledge **out, ng_error *err) {
  ng_error_at(err, NULL, 0, 0);
  *out = NULL;
  ng_knowledge *const k = ng_alloc_zero(1, sizeof *k);
  if (!k) return ng_fail_no_mem(err);
  ng_arena_init(&k->arena);
  ng_map_init(&k->state_of);
  ng_map_init(&k->state_word_at);
  ng_map_init(&k->office_owner);
  name_list names = {0};
  const ng_status status = reserve(k) ? add_all(k, dir, &names, err) : ng_fail_no_mem(err);
  free_names(&names);
  if (status) ng_knowledge_free(k);
  else *out = k;
  return status;
}

void ng_knowledge_free(ng_knowledge *k) {
  if (!k) return;
  for (uint32_t i = 0; i < k->texts.len; i++) ng_dealloc(k->texts.data[i]);
  ng_vec_dispose(&k->texts);
  ng_vec_dispose(&k->lists);
  ng_vec_dispose(&k->knowns);
  ng_vec_dispose(&k->states);
  ng_vec_dispose(&k->organizations);
  ng_vec_dispose(&k->people);
  ng_vec_dispose(&k->weapons);
  ng_vec_dispose(&k->places);
  ng_vec_dispose(&k->titles);
  ng_vec_dispose(&k->offices);
  ng_vec_dispose(&k->aliases);
  ng_phrase_index_dispose(&k->phrases);
  ng_vec_dispose(&k->parts);
  ng_phrase_index_dispose(&k->surnames);
  ng_map_dispose(&k->state_of);
  ng_vec_dispose(&k->state_words);
  ng_map_dispose(&k->state_word_at);
  ng_map_dispose(&k->office_owner);
  ng_vec_dispose(&k->office_heads);
  ng_vec_dispose(&k->office_next);
  ng_arena_dispose(&k->arena);
  ng_dealloc(k);
}

const ng_known *ng_known_at(const ng_knowledge *k, uint32_t i) { return &k->knowns.data[i]; }
uint32_t ng_known_count(const ng_knowledge *k) { return k->knowns.len; }

const char *ng_knowledge_list_name(const ng_knowledge *k, uint32_t list) {
  return list < k->lists.len ? k->lists.data[list] : NULL;
}

/* ng_known_KIND: the record of `known` in the kind's own table. */
#define DETAIL(type, function, table, wanted)                                                \
  const type *function(const ng_knowledge *k, uint32_t known) {                              \
    const ng_known *const it = known < k->knowns.len ? &k->knowns.data[known] : NULL;        \
    return it && it->kind == (wanted) ? &k->table.data[it->detail] : NULL;                   \
  }
DETAIL(ng_state, ng_known_state, states, NG_KNOWN_STATE)
DETAIL(ng_organization, ng_known_organization, organizations, NG_KNOWN_ORGANIZATION)
DETAIL(ng_known_person, ng_known_person_at, people, NG_KNOWN_PERSON)
DETAIL(ng_weapon, ng_known_weapon, weapons, NG_KNOWN_WEAPON)
DETAIL(ng_place, ng_known_place, places, NG_KNOWN_PLACE)
DETAIL(ng_title, ng_known_title, titles, NG_KNOWN_TITLE)
#undef DETAIL

uint32_t ng_knowledge_state_of(const ng_knowledge *k, ng_view iso3) {
  const uint32_t known = iso3.len ? ng_map_find(&k->state_of, iso3) : NG_MAP_MISSING;
  return known == NG_MAP_MISSING ? NG_NONE : known;
}

/* Whether a code is among codes joined by '|'. */
static bool has_code(ng_view all, ng_view iso3) {
  if (iso3.len != 3) return false;
  for (size_t i = 0; i + 3 <= all.len; i += 4)
    if (memcmp(all.data + i, iso3.data, 3) == 0) return true;
  return false;
}

bool ng_organization_has_member(const ng_organization *organization, ng_view iso3) {
  return has_code(organization->members, iso3);
}

bool ng_knowledge_has_state_word(const ng_knowledge *k, ng_view word) {
  return ng_map_find(&k->state_word_at, word) != NG_MAP_MISSING;
}

bool ng_knowledge_state_is_called(const ng_knowledge *k, ng_view iso3, ng_view word) {
  const uint32_t row = ng_map_find(&k->state_word_at, word);
  return row != NG_MAP_MISSING && has_code(k->state_words.data[row], iso3);
}

const ng_office *ng_knowledge_offices(const ng_knowledge *k, uint32_t *n) {
  *n = k->offices.len;
  return k->offices.data;
}
