/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerations as the punctuation shows them: "sanctioned A, head of X; B, who leads Y; and the Z Group", "six members:
 * A, B and C".  Parsers lose their thread in the descriptions between; semicolons and colons do not. */
#include "base/word.h"
#include "predicate/build.h"

enum { REACH = 400, ITEM_MAX = 40 }; /* tokens */

/* The part of a sentence that enumerates. */
typedef struct range {
  uint32_t first, end;
} range;

static bool is_actor(const ng_builder *b, uint32_t t) {
  if (b->name_of[t] == NG_NONE) return false;
  const ng_name_type type = b->doc->mentions.data[b->name_of[t]].name_type;
  return type == NG_NAME_PERSON || type == NG_NAME_ORGANIZATION;
}

static bool is_person(const ng_builder *b, uint32_t t) {
  return b->doc->mentions.data[b->name_of[t]].name_type == NG_NAME_PERSON;
}

static uint32_t end_of_name(const ng_builder *b, uint32_t t) { return b->doc->mentions.data[b->name_of[t]].end; }

static bool is_owner(const ng_builder *b, uint32_t t) {
  const uint32_t end = end_of_name(b, t);
  return end < b->tree.n && ng_tree_xpos(&b->tree, end) == NG_XPOS_POS;
}

/* A clause with a subject of its own is no item: "...; Russia answered with a ban". */
static bool is_clause(const ng_builder *b, range r) {
  for (uint32_t t = r.first; t < r.end; t++) {
    const ng_upos upos = ng_tree_upos(&b->tree, t);
    const uint32_t head = b->tree.tokens[t].head;
    if (ng_deprel_base(ng_tree_rel(&b->tree, t)) == NG_DEPREL_NSUBJ && head != NG_NONE && head >= r.first && head < r.end &&
        (upos == NG_UPOS_NOUN || upos == NG_UPOS_PROPN) && ng_deprel_base(ng_tree_rel(&b->tree, head)) != NG_DEPREL_ACL)
      return true;
  }
  return false;
}

/* The name that an item is about: what stands before it are articles, nouns and titles ("his wife, X"; "the minister
 * of defense X"), or an owner ("A's brother B").  NG_NONE if there is none. */
static uint32_t lead_of(const ng_builder *b, range r) {
  bool title = false; /* a preposition was seen, which only a title in capitals has */
  for (uint32_t t = r.first; t < r.end && t < r.first + ITEM_MAX; t++) {
    if (is_actor(b, t)) {
      const uint32_t end = end_of_name(b, t);
      if (!is_owner(b, t)) return title && !is_person(b, t) ? NG_NONE : b->doc->mentions.data[b->name_of[t]].head;
      t = end;
      continue;
    }
    switch (ng_tree_upos(&b->tree, t)) {
    case NG_UPOS_DET: case NG_UPOS_ADJ: case NG_UPOS_NOUN: case NG_UPOS_PROPN: case NG_UPOS_NUM: case NG_UPOS_PART:
    case NG_UPOS_CCONJ: break;
    case NG_UPOS_PRON:
      if (ng_tree_xpos(&b->tree, t) != NG_XPOS_PRPS) return NG_NONE;
      break;
    case NG_UPOS_ADP:
      if (t > r.first && !ng_builder_starts_upper(b, r.first)) return NG_NONE;
      title = t > r.first;
      break;
    case NG_UPOS_PUNCT: /* "his wife, X", but not "President of X, Y" */
      if (!ng_tree_is(&b->tree, t, ",") || title || ng_tree_upos(&b->tree, t - 1) != NG_UPOS_NOUN) return NG_NONE;
      break;
    default: return NG_NONE;
    }
  }
  return NG_NONE;
}

/* The lead of an item and the names that "and" joins to it: "his sons A and B". */
static void add_item(ng_builder *b, ng_view role, range r) {
  for (uint32_t name = lead_of(b, r); name != NG_NONE;) {
    ng_builder_add(b, role, name, true);
    const uint32_t end = end_of_name(b, name);
    const bool more = end + 1 < r.end && ng_tree_is(&b->tree, end, "and");
    name = more && is_actor(b, end + 1) && !is_owner(b, end + 1) ? b->doc->mentions.data[b->name_of[end + 1]].head : NG_NONE;
  }
}

static void add_items(ng_builder *b, ng_view role, range r, const char *mark) {
  for (uint32_t first = r.first, t = r.first; t <= r.end; t++) {
    if (t < r.end && (!ng_tree_is(&b->tree, t, mark) || is_actor(b, t))) continue;
    const range item = {first, t};
    if (!is_clause(b, item)) add_item(b, role, item);
    first = t + 1;
  }
}

static bool has(const ng_builder *b, range r, const char *mark) {
  for (uint32_t t = r.first; t < r.end; t++)
    if (ng_tree_is(&b->tree, t, mark)) return true;
  return false;
}

/* Whether the last item begins with "and". */
static bool ends_with_and(const ng_builder *b, range r) {
  uint32_t last = NG_NONE;
  for (uint32_t t = r.first; t < r.end; t++)
    if (ng_tree_is(&b->tree, t, ";")) last = t;
  return last != NG_NONE && last + 1 < r.end && (ng_tree_is(&b->tree, last + 1, "and") || ng_tree_is(&b->tree, last + 1, "as"));
}

static bool has_verb(const ng_builder *b, range r) {
  for (uint32_t t = r.first; t < r.end; t++)
    if (ng_tree_upos(&b->tree, t) == NG_UPOS_VERB) return true;
  return false;
}

/* The enumeration that an argument begins or announces; empty if there is none. */
static range behind_argument(const ng_builder *b, uint32_t argument) {
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[argument].sentence].end;
  range rest = {argument + 1, end < argument + REACH ? end : argument + REACH};
  const bool plural = ng_tree_xpos(&b->tree, argument) == NG_XPOS_NNS;
  for (uint32_t t = rest.first; t < rest.end; t++) {
    if (plural && ng_tree_is(&b->tree, t, ":") && !is_clause(b, (range){t + 1, rest.end})) return (range){t + 1, rest.end};
    if (!ng_tree_is(&b->tree, t, ";")) continue;
    const bool begins = is_actor(b, argument) || !has_verb(b, (range){rest.first, t});
    return begins && ends_with_and(b, (range){t, rest.end}) ? (range){t + 1, rest.end} : (range){t, t};
  }
  return (range){rest.first, rest.first};
}

/* "A for arming B; C; and D": what is said of A ends before C. */
static bool is_subordinate(const ng_builder *b, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  if (rel == NG_DEPREL_ACL || rel == NG_DEPREL_ACL_RELCL) return true;
  NG_EACH_CHILD(&b->tree, t, c)
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_MARK && ng_tree_is(&b->tree, c, "for")) return true;
  return false;
}

void ng_builder_enumerate(ng_builder *b, uint32_t t) {
  static const char *const roles[] = {"object", "on", "against", "upon", "with", "of", NULL};
  if (is_subordinate(b, t)) return;
  for (uint32_t i = 0, n = b->n_pending; i < n; i++) {
    const ng_argument arg = b->pending[i];
    if (arg.token < t || !ng_view_is_one(arg.role, roles)) continue;
    const range list = behind_argument(b, arg.token);
    if (list.first == list.end) continue;
    add_items(b, arg.role, list, has(b, list, ";") || ng_tree_is(&b->tree, list.first - 1, ";") ? ";" : ",");
    return;
  }
}
