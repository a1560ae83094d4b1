/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Example sentences: "[Russia]supplier sold [jets]item to [India]recipient."; a star in front
 * says that nothing must come out. */
#include "base/utf8.h"
#include "ontology/loader.h"

typedef struct marks {
  ng_loader *l;
  uint32_t file;
  const ng_json *json;
  const ng_edge_type *edge;
  ng_strbuf text;
  NG_VEC(ng_example_role) roles;
} marks;

static ng_view edge_role_name(const void *edge, uint32_t i) {
  const ng_edge_type *const e = edge;
  return i < e->n_roles ? e->roles[i].name : ng_view_make(NULL, 0);
}

static bool fault(const marks *m, const char *what) {
  ng_loader_fault(m->l, m->file, m->json->at, "%s in the example '%.*s'", what, NG_VIEW_ARGS(m->json->string));
  return false;
}

static ng_view take_name(ng_view *rest) {
  size_t n = 0;
  while (n < rest->len && (ng_ascii_is_lower(rest->data[n]) || rest->data[n] == '_')) n++;
  const ng_view name = ng_view_make(rest->data, n);
  *rest = ng_view_make(rest->data + n, rest->len - n);
  return name;
}

/* After a "]": the role of what stood in the brackets since `begin`. */
static bool take_role(marks *m, ng_view *rest, size_t begin) {
  const ng_view name = take_name(rest);
  if (!name.len) return fault(m, "a ']' without the name of a role behind it");
  for (uint32_t i = 0; i < m->edge->n_roles; i++) {
    if (!ng_view_equals(m->edge->roles[i].name, name)) continue;
    const ng_example_role role = {i, {(uint32_t)begin, (uint32_t)m->text.len}};
    if (!ng_vec_push(&m->roles, role)) m->l->no_mem = true;
    return true;
  }
  ng_loader_fault(m->l, m->file, m->json->at, "the example marks the role '%.*s', which the edge type '%.*s' has not%s",
                  NG_VIEW_ARGS(name), NG_VIEW_ARGS(m->edge->name), ng_loader_hint(m->l, name, edge_role_name, m->edge));
  return false;
}

static bool take_marks(marks *m, ng_view rest) {
  size_t begin = SIZE_MAX; /* where the open bracket's text begins */
  while (rest.len) {
    const char c = rest.data[0];
    rest = ng_view_make(rest.data + 1, rest.len - 1);
    if (c == '[') {
      if (begin != SIZE_MAX) return fault(m, "a '[' within another");
      begin = m->text.len;
    } else if (c == ']') {
      if (begin == SIZE_MAX) return fault(m, "a ']' without '['");
      if (begin == m->text.len) return fault(m, "an empty '[]'");
      if (!take_role(m, &rest, begin)) return false;
      begin = SIZE_MAX;
    } else {
      ng_strbuf_add_char(&m->text, c);
    }
  }
  return begin == SIZE_MAX ? true : fault(m, "a '[' without ']'");
}

bool ng_loader_example(ng_loader *l, uint32_t file, const ng_json *json, const ng_edge_type *edge, ng_example *out) {
  marks m = {.l = l, .file = file, .json = json, .edge = edge};
  ng_strbuf_init(&m.text);
  ng_view rest = json->string;
  const bool starred = rest.len && rest.data[0] == '*';
  if (starred) rest = ng_view_make(rest.data + 1, rest.len - 1);
  bool good = rest.len ? take_marks(&m, rest) : fault(&m, "no sentence");
  if (good && starred && m.roles.len) good = fault(&m, "marks behind a star, which says that nothing comes out,");
  if (good && !starred && !m.roles.len) good = fault(&m, "no role is marked");
  if (good) {
    out->text = ng_arena_copy(&l->o->arena, ng_strbuf_view(&m.text));
    out->starred = starred;
    out->roles = ng_loader_keep(l, m.roles.data, m.roles.len, sizeof *m.roles.data, &out->n_roles);
    if (!out->text.data || !ng_strbuf_ok(&m.text)) l->no_mem = true;
  }
  ng_strbuf_dispose(&m.text);
  ng_vec_dispose(&m.roles);
  return good;
}
