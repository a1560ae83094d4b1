/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event nouns and descriptions: "China's purchase of", "talks between", "President X", "X,
 * president of Y". */
#include "predicate/build.h"

#include "base/utf8.h"

static bool is_capitalised(const ng_tree *tree, uint32_t t) {
  const ng_view text = ng_token_text(tree->doc, &tree->tokens[t]);
  unsigned size;
  return text.len && ng_utf8_is_upper(ng_utf8_decode(text.data, text.len, &size));
}

/* "Russia sanctions", "the North Korea embargo": the noun of a state before a penalty names whom it hits, an adjective or an
 * abbreviation who imposes it. */
static bool is_hit_by_penalty(const ng_builder *b, uint32_t c) {
  static const char *const penalties[] = {"sanction", "sanctions", "embargo", NULL};
  if (b->name_of[c] == NG_NONE || ng_tree_upos(&b->tree, c) != NG_UPOS_PROPN) return false;
  const ng_mention *const name = &b->doc->mentions.data[b->name_of[c]];
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[c]);
  if (ng_tree_is(&b->tree, name->first, "united")) return false;
  return name->name_type == NG_NAME_STATE && name->end == c + 1 && text.len > 1 && !ng_ascii_is_upper(text.data[1]) &&
         text.data[1] != '.' && c + 1 == b->tree.tokens[c].head && ng_tree_is_one(&b->tree, c + 1, penalties);
}

/* "US-Saudi talks": the second half of a hyphenated pair hangs on the first; so may each word of "Boeing P-8A patrol
 * planes" on the next. */
static void add_capitalised(ng_builder *b, uint32_t c, int depth) {
  NG_EACH_CHILD(&b->tree, c, g) {
    const ng_deprel rel = ng_tree_rel(&b->tree, g);
    if ((rel != NG_DEPREL_COMPOUND && rel != NG_DEPREL_AMOD && rel != NG_DEPREL_DEP) || !is_capitalised(&b->tree, g)) continue;
    if (b->name_of[g] != NG_NONE && b->name_of[g] == b->name_of[c]) continue; /* "North" of "North Korea" */
    ng_builder_add_nominal(b, ng_view_of("modifier"), g, false);
    if (depth > 1) add_capitalised(b, g, depth - 1);
  }
}

static void add_modifier(ng_builder *b, uint32_t c) {
  enum { DEEPEST = 2 };
  ng_builder_add_nominal(b, ng_view_of(is_hit_by_penalty(b, c) ? "on" : "modifier"), c, false);
  add_capitalised(b, c, DEEPEST);
}

/* A person hung on a noun without preposition. */
static bool is_bare_person(const ng_builder *b, uint32_t c) {
  if (ng_tree_rel(&b->tree, c) != NG_DEPREL_NMOD || b->name_of[c] == NG_NONE) return false;
  return b->doc->mentions.data[b->name_of[c]].name_type == NG_NAME_PERSON &&
      !ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch).len;
}

/* "assets belonging to X", "accounts held by X": whose they are. */
static void add_owner(ng_builder *b, uint32_t clause) {
  static const char *const owned[] = {"own", "hold", "control", NULL};
  const bool belongs = ng_tree_is(&b->tree, clause, "belong");
  if (!belongs && !ng_tree_is_one(&b->tree, clause, owned)) return;
  NG_EACH_CHILD(&b->tree, clause, c)
    if (c > clause && ng_view_is(ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch), belongs ? "to" : "by"))
      ng_builder_add_nominal(b, ng_view_of("of"), c, true);
}

static void add_dependent(ng_builder *b, uint32_t c) {
  switch (ng_tree_rel(&b->tree, c)) {
  case NG_DEPREL_NMOD_POSS:
    ng_builder_add_nominal(b, ng_view_of("possessor"), ng_tree_antecedent(&b->tree, b->tree.tokens[c].head, c), false);
    break;
  case NG_DEPREL_NMOD: case NG_DEPREL_OBL: {
    const ng_view role = ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, &b->doc->arena);
    if (!is_bare_person(b, c)) ng_builder_add_nominal(b, role.len ? role : ng_view_of("time"), c, false);
    break;
  }
  case NG_DEPREL_NMOD_UNMARKED: case NG_DEPREL_OBL_UNMARKED: ng_builder_add_nominal(b, ng_view_of("time"), c, false); break;
  case NG_DEPREL_COMPOUND: case NG_DEPREL_AMOD: add_modifier(b, c); break;
  case NG_DEPREL_ADVMOD: ng_builder_add_deictic(b, c); break;
  case NG_DEPREL_ACL: case NG_DEPREL_CCOMP: case NG_DEPREL_ADVCL:
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_ACL) add_owner(b, c);
    if (ng_tree_is_clause(&b->tree, c)) ng_builder_add(b, ng_view_of("clause"), c, false);
    break;
  default: break;
  }
}

/* "a meeting between X and Y on Thursday in Samarkand": the first place behind the phrase is the event's, whatever
 * the tree hangs it on. */
static void find_place(ng_builder *b, uint32_t t) {
  enum { REACH = 8 };
  if (ng_builder_pending(b, "in") != NG_NONE || ng_builder_pending(b, "at") != NG_NONE) return;
  uint32_t last = t;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (b->pending[i].token > last && !ng_view_is(b->pending[i].role, "clause")) last = b->pending[i].token;
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[t].sentence].end;
  for (uint32_t i = last + 1; i < end && i <= last + REACH; i++) {
    const ng_upos upos = ng_tree_upos(&b->tree, i);
    if (upos == NG_UPOS_VERB || upos == NG_UPOS_AUX || upos == NG_UPOS_PUNCT || upos == NG_UPOS_CCONJ) return;
    if (b->name_of[i] == NG_NONE) continue;
    const ng_mention *const name = &b->doc->mentions.data[b->name_of[i]];
    if (name->head != i || name->first == 0 || (name->name_type != NG_NAME_LOCATION &&
                                                name->name_type != NG_NAME_STATE)) continue;
    if (ng_tree_is(&b->tree, name->first - 1, "in")) ng_builder_add(b, ng_view_of("in"), i, true);
    return;
  }
}

/* "the transfer of jets from A to B": where it comes from and goes to and who sees to it, which the tree may
 * hang on the jets, and the one on the other. */
static void add_way(ng_builder *b, uint32_t c, int depth) {
  enum { DEEPEST = 3 };
  if (depth > DEEPEST) return;
  NG_EACH_CHILD(&b->tree, c, g) {
    const ng_deprel rel = ng_tree_rel(&b->tree, g);
    if (g < c || (rel != NG_DEPREL_NMOD && rel != NG_DEPREL_CONJ && rel != NG_DEPREL_APPOS)) continue;
    const ng_view role = ng_tree_marker(&b->tree, g, NG_DEPREL_CASE, &b->doc->arena);
    const bool from = ng_view_is(role, "from"), to = ng_view_is(role, "to"), by = ng_view_is(role, "by");
    /* "the sale to X of jets", but "the Republic of X" is one name */
    const bool of = ng_view_is(role, "of") && b->name_of[c] != NG_NONE && b->name_of[g] != b->name_of[c];
    const char *const way = from ? "from" : to ? "to" : by ? "by" : of ? "of" : NULL;
    if (rel == NG_DEPREL_NMOD && !way) continue;
    if (rel == NG_DEPREL_NMOD && ng_builder_pending(b, way) == NG_NONE) ng_builder_add_nominal(b, role, g, true);
    add_way(b, g, depth + 1);
  }
}

static void add_ways(ng_builder *b, uint32_t t) {
  NG_EACH_CHILD(&b->tree, t, c)
    if (c > t && ng_tree_rel(&b->tree, c) == NG_DEPREL_NMOD &&
        !(ng_builder_classes(b, c, (ng_view){NULL, 0}) & NG_LEX_EVENT))
      add_way(b, c, 0);
}

/* "came during a visit Monday to Caracas by X": phrases right behind an event in an adjunct, which the tree hangs on the
 * verb.  Whom a passive has behind "by" is its own. */
static void adopt_phrases(ng_builder *b, uint32_t t) {
  static const char *const ways[] = {"to", "by", "with", "between", "from", NULL};
  const ng_tree *const tree = &b->tree;
  const uint32_t verb = tree->tokens[t].head;
  if (verb == NG_NONE || verb > t || ng_tree_rel(tree, t) != NG_DEPREL_OBL) return;
  const ng_frame *const frame = ng_builder_frame(b, verb);
  uint32_t i = t + 1;
  for (uint32_t c = tree->next[t]; c != NG_NONE; c = tree->next[c]) {
    if (ng_tree_child(tree, c, NG_DEPREL_CASE) == NG_NONE) continue;
    for (; i < c; i++) {
      const ng_upos upos = ng_tree_upos(tree, i);
      const bool verb_between = upos == NG_UPOS_VERB && ng_tree_rel(tree, i) != NG_DEPREL_AMOD; /* "with visiting X" */
      if (verb_between || upos == NG_UPOS_AUX || upos == NG_UPOS_PUNCT || upos == NG_UPOS_CCONJ) return;
    }
    const ng_view role = ng_tree_marker(tree, c, NG_DEPREL_CASE, &b->doc->arena);
    const bool own = frame && frame->passive && ng_view_is(role, "by");
    for (const char *const *way = ways; *way; way++)
      if (!own && ng_view_is(role, *way) && ng_builder_pending(b, *way) == NG_NONE)
        ng_builder_add_nominal(b, role, c, true);
  }
}

void ng_nominal_read(ng_builder *b, uint32_t t, ng_frame *frame) {
  NG_EACH_CHILD(&b->tree, t, c) add_dependent(b, c);
  if (frame->p.kind == NG_PREDICATE_APPOSITION) ng_title_read(b, t);
  if (frame->p.kind != NG_PREDICATE_NOUN) return;
  ng_builder_add_nominal(b, ng_view_of("including"), ng_builder_example(b, t), true);
  ng_builder_borrow(b, t);
  if (!(ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_EVENT)) return;
  add_ways(b, t);
  adopt_phrases(b, t);
  find_place(b, t);
}

/* A title before a name: "President Putin", "counterpart Sergei Shoigu". */
static uint32_t titled_name(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  const ng_deprel rel = ng_tree_rel(tree, t);
  const uint32_t head = tree->tokens[t].head, behind = ng_title_holder_behind(b, t);
  if (behind != NG_NONE) return behind;
  if (rel == NG_DEPREL_NMOD_DESC) return head;
  const bool role = ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_ROLE;
  if (!role) return NG_NONE;
  /* "US Secretary of State Antony Blinken" */
  NG_EACH_CHILD(tree, t, c)
    if (c > t && is_bare_person(b, c)) return c;
  if (head != NG_NONE && t < head && (rel == NG_DEPREL_COMPOUND || rel == NG_DEPREL_FLAT) &&
      ng_builder_is_name(b, head)) return head;
  /* The title governs the name where the parser takes both for one name. */
  NG_EACH_CHILD(tree, t, c)
    if (c > t && (ng_tree_rel(tree, c) == NG_DEPREL_FLAT || ng_tree_rel(tree, c) == NG_DEPREL_COMPOUND) &&
        ng_builder_is_name(b, c))
      return b->name_of[c] != NG_NONE ? b->doc->mentions.data[b->name_of[c]].head : c;
  return NG_NONE;
}

/* "received by X; the prime minister": what a semicolon parts is no apposition. */
static bool is_parted(const ng_tree *tree, uint32_t a, uint32_t b) {
  for (uint32_t i = a + 1; i < b; i++)
    if (ng_tree_is(tree, i, ";")) return true;
  return false;
}

static uint32_t apposed_name(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  if (ng_builder_is_name(b, t)) return NG_NONE;
  if (ng_tree_rel(tree, t) == NG_DEPREL_APPOS) return is_parted(tree, tree->tokens[t].head, t) ? NG_NONE : tree->tokens[t].head;
  NG_EACH_CHILD(tree, t, c)
    if (ng_tree_rel(tree, c) == NG_DEPREL_APPOS && ng_builder_is_name(b, c)) return c;
  return ng_title_holder_before(b, t);
}

/* The verb of "named X as minister", "served as minister", NG_NONE if `t` is no such thing. */
static uint32_t as_governor(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  const uint32_t head = tree->tokens[t].head;
  if (head == NG_NONE || ng_deprel_base(ng_tree_rel(tree, t)) != NG_DEPREL_OBL) return NG_NONE;
  if (ng_tree_upos(tree, head) != NG_UPOS_VERB || !(ng_builder_classes(b, t, (ng_view){NULL,
                                                                                       0}) & NG_LEX_ROLE)) return NG_NONE;
  NG_EACH_CHILD(tree, t, c)
    if (ng_tree_rel(tree, c) == NG_DEPREL_CASE && ng_tree_is(tree, c, "as")) return head;
  return NG_NONE;
}

/* "remains the biggest supplier" with the complement taken for an object. */
static bool describe_linked(ng_builder *b, uint32_t t) {
  static const char *const linking[] = {"remain", "become", NULL};
  const uint32_t verb = b->tree.tokens[t].head;
  if (ng_tree_rel(&b->tree, t) != NG_DEPREL_OBJ || !ng_tree_is_one(&b->tree, verb, linking)) return false;
  const ng_frame *const governor = ng_builder_frame(b, verb);
  for (uint32_t i = 0; governor && i < governor->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[governor->p.first_argument + i];
    if (ng_view_is(arg.role, "subject")) ng_builder_add(b, ng_view_of("subject"), arg.token, true);
  }
  return governor != NULL;
}

static bool describe_complement(ng_builder *b, uint32_t t) {
  if (describe_linked(b, t)) return true;
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  const uint32_t verb = rel == NG_DEPREL_XCOMP ? b->tree.tokens[t].head : as_governor(b, t);
  const ng_frame *const governor = verb == NG_NONE ? NULL : ng_builder_frame(b, verb);
  if (!governor) return false;
  const bool has_object = ng_builder_argument(b, governor, "object") != NG_NONE;
  for (uint32_t i = 0; i < governor->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[governor->p.first_argument + i];
    if (ng_view_is(arg.role, has_object ? "object" : "subject")) ng_builder_add(b, ng_view_of("subject"), arg.token, true);
  }
  return true;
}

static bool describe_holders(ng_builder *b, uint32_t t) {
  enum { HOLDERS_MAX = 8 };
  uint32_t holders[HOLDERS_MAX];
  const uint32_t n = ng_title_holders_behind(b, t, holders, HOLDERS_MAX);
  for (uint32_t i = 0; i < n; i++) ng_builder_add(b, ng_view_of("subject"), holders[i], false);
  return n > 0;
}

bool ng_nominal_describe(ng_builder *b, uint32_t t, ng_frame *frame) {
  if (ng_tree_child(&b->tree, t, NG_DEPREL_COP) != NG_NONE || describe_complement(b, t)) {
    frame->p.kind = NG_PREDICATE_COPULA;
    if (ng_builder_is_name(b, t) && ng_tree_child(&b->tree, t, NG_DEPREL_CASE) == NG_NONE)
      ng_builder_add_nominal(b, ng_view_of("complement"), t, false); /* "the members are A, B" */
    return true;
  }
  if (describe_holders(b, t)) {
    frame->p.kind = NG_PREDICATE_APPOSITION;
    return true;
  }
  uint32_t name = titled_name(b, t);
  const bool title = name != NG_NONE;
  if (!title && !(ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_EVENT)) name = apposed_name(b, t);
  if (name == NG_NONE) return false;
  frame->p.kind = NG_PREDICATE_APPOSITION;
  if (ng_tree_xpos(&b->tree, t) != NG_XPOS_NNS && ng_tree_xpos(&b->tree, t) != NG_XPOS_NNPS) /* one office, one holder */
    ng_builder_add(b, ng_view_of("subject"), name, false);
  else ng_builder_add_nominal(b, ng_view_of("subject"), name, false);
  /* "Russian President Vladimir Putin": what precedes the title may hang on the name. */
  NG_EACH_CHILD(&b->tree, name, c)
    if (title && c < t && c != t) add_dependent(b, c);
  return true;
}
