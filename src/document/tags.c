/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <newsgraph/tags.h>

#include <newsgraph/document.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const upos_names[] = {
#define ROW(name) #name,
    NG_UPOS_LIST(ROW)
#undef ROW
};

#define ROW(id, text) text,
static const char *const xpos_names[] = {NG_XPOS_LIST(ROW)};
static const char *const deprel_names[] = {NG_DEPREL_LIST(ROW)};
static const char *const name_types[] = {NG_NAME_TYPE_LIST(ROW)};
#undef ROW
static const char *const statuses[] = {"asserted", "planned", "alleged", "negated"};

static const char *name_of(const char *const *names, size_t n, size_t i) { return i < n ? names[i] : "_"; }

static size_t find(const char *const *names, size_t n, ng_view name) {
  for (size_t i = 0; i < n; i++)
    if (ng_view_is(name, names[i])) return i;
  return n;
}

const char *ng_upos_name(ng_upos tag) { return name_of(upos_names, COUNT(upos_names), tag); }
const char *ng_xpos_name(ng_xpos tag) { return name_of(xpos_names, COUNT(xpos_names), tag); }
const char *ng_deprel_name(ng_deprel rel) { return name_of(deprel_names, COUNT(deprel_names), rel); }
const char *ng_name_type_name(ng_name_type type) { return name_of(name_types, COUNT(name_types), type); }
const char *ng_statement_status_name(ng_statement_status status) { return name_of(statuses, COUNT(statuses), status); }

ng_upos ng_upos_find(ng_view name) {
  const size_t i = find(upos_names, COUNT(upos_names), name);
  return i < COUNT(upos_names) ? (ng_upos)i : NG_UPOS_X;
}

ng_xpos ng_xpos_find(ng_view name) {
  const size_t i = find(xpos_names, COUNT(xpos_names), name);
  return i < COUNT(xpos_names) ? (ng_xpos)i : NG_XPOS_NONE;
}

ng_name_type ng_name_type_find(ng_view name) {
  const size_t i = find(name_types, COUNT(name_types), name);
  return i < COUNT(name_types) ? (ng_name_type)i : NG_NAME_NONE;
}

static ng_view base_name(ng_view name) {
  const char *const colon = name.len ? memchr(name.data, ':', name.len) : NULL;
  return colon ? ng_view_make(name.data, (size_t)(colon - name.data)) : name;
}

ng_deprel ng_deprel_find(ng_view name) {
  size_t i = find(deprel_names, COUNT(deprel_names), name);
  if (i == COUNT(deprel_names)) i = find(deprel_names, COUNT(deprel_names), base_name(name));
  return i < COUNT(deprel_names) ? (ng_deprel)i : NG_DEPREL_DEP;
}

ng_deprel ng_deprel_base(ng_deprel rel) {
  const ng_view name = ng_view_of(ng_deprel_name(rel));
  const ng_view base = base_name(name);
  return base.len == name.len ? rel : ng_deprel_find(base);
}
