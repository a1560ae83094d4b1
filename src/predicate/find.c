/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <newsgraph/predicate.h>

#include "base/error.h"
#include "base/utf8.h"
#include "predicate/build.h"
#include "predicate/repair.h"

/* --- pending arguments --------------------------------------------------------------------- */

void ng_builder_add(ng_builder *b, ng_view role, uint32_t token, bool inherited) {
  if (!role.len || token == NG_NONE || b->n_pending == NG_ARGUMENTS_MAX) return;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (b->pending[i].token == token && ng_view_equals(b->pending[i].role, role)) return;
  b->pending[b->n_pending++] = (ng_argument){.role = role, .token = token, .predicate = NG_NONE, .inherited = inherited};
}

/* "together with" as two words of the tree. */
static bool is_behind_together(const ng_builder *b, uint32_t c) {
  static const char *const words[] = {"together", "along", "jointly", NULL};
  const uint32_t with = ng_tree_leftmost(&b->tree, c);
  return with > 0 && ng_tree_is(&b->tree, with, "with") && ng_tree_is_one(&b->tree, with - 1, words);
}

static bool introduces_examples(const ng_builder *b, uint32_t c) {
  const ng_view marker = ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch);
  return ng_view_is(marker, "including") || ng_view_is(marker, "such_as") || ng_view_is(marker, "like") ||
         ng_view_is(marker, "as_well_as") || ng_view_is(marker, "along_with") || ng_view_is(marker, "together_with") ||
         (ng_view_is(marker, "with") && is_behind_together(b, c));
}

/* Another name that the tree takes for a part of this one: in long lists parsers lose the thread. */
static bool is_name_in_list(const ng_builder *b, uint32_t token, uint32_t c) {
  const uint32_t own = b->name_of[token], other = b->name_of[c];
  if (own == NG_NONE || other == NG_NONE || own == other || c < token) return false;
  const ng_deprel rel = ng_tree_rel(&b->tree, c);
  if (rel != NG_DEPREL_FLAT && rel != NG_DEPREL_COMPOUND && rel != NG_DEPREL_APPOS && rel != NG_DEPREL_DEP &&
      rel != NG_DEPREL_LIST) return false;
  return b->doc->mentions.data[own].name_type == b->doc->mentions.data[other].name_type;
}

enum { NOMINAL_DEPTH = 8 };

static void add_beside(ng_builder *b, ng_view role, uint32_t token, bool inherited, int depth);

static bool is_person_name(const ng_builder *b, uint32_t t) {
  return b->name_of[t] != NG_NONE && b->doc->mentions.data[b->name_of[t]].name_type == NG_NAME_PERSON;
}

/* A person whom the tree joins to a state: "the ministers of Egypt and Turkey, X and Y". */
static bool is_person_beside_state(const ng_builder *b, uint32_t state, uint32_t c) {
  if (ng_tree_rel(&b->tree, c) != NG_DEPREL_CONJ || !is_person_name(b, c) || b->name_of[state] == NG_NONE) return false;
  const ng_name_type type = b->doc->mentions.data[b->name_of[state]].name_type;
  return type == NG_NAME_STATE || type == NG_NAME_NATIONALITY || type == NG_NAME_LOCATION;
}

/* First person whom a noun of office goes on to name, NG_NONE if none. */
static uint32_t holder_of(const ng_builder *b, uint32_t noun) {
  if (b->tree.tokens[noun].upos != NG_UPOS_NOUN || !(ng_builder_classes(b, noun, (ng_view){NULL,
        0}) & NG_LEX_ROLE)) return NG_NONE;
  const uint32_t behind = ng_title_holder_behind(b, noun);
  if (behind != NG_NONE) return behind;
  NG_EACH_CHILD(&b->tree, noun, c) {
    if (c > noun && is_person_name(b, c) && (ng_tree_rel(&b->tree, c) == NG_DEPREL_APPOS || ng_tree_rel(&b->tree,
          c) == NG_DEPREL_CONJ)) return c;
    NG_EACH_CHILD(&b->tree, c, g)
      if (c > noun && is_person_beside_state(b, c, g)) return g;
  }
  return NG_NONE;
}

/* "a delegation led by X": who leads it is of it. */
static void add_leader(ng_builder *b, ng_view role, uint32_t token, int depth) {
  static const char *const groups[] = {"delegation", "mission", "team", "group", "party", NULL};
  static const char *const leading[] = {"lead", "head", NULL};
  if (!ng_tree_is_one(&b->tree, token, groups)) return;
  NG_EACH_CHILD(&b->tree, token, verb)
    if (ng_tree_rel(&b->tree, verb) == NG_DEPREL_ACL && ng_tree_is_one(&b->tree, verb, leading))
      NG_EACH_CHILD(&b->tree, verb, c)
        if (c > verb && ng_view_is(ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch), "by"))
          add_beside(b, role, c, true, depth + 1);
}

/* The named holders stand for the office; it is no further person. */
static bool is_named_office(const ng_builder *b, uint32_t token) { return holder_of(b, token) != NG_NONE; }

/* "Bank of X and Y": what the tree joins to a part of a name is joined to the name. */
static void add_joined_to_name(ng_builder *b, ng_view role, uint32_t token, bool inherited, int depth) {
  enum { NAME_MAX = 12 };
  if (b->name_of[token] == NG_NONE) return;
  const ng_mention *const name = &b->doc->mentions.data[b->name_of[token]];
  for (uint32_t i = name->first; i < name->end && i < name->first + NAME_MAX; i++)
    NG_EACH_CHILD(&b->tree, i, c)
      if (i != token && c >= name->end && ng_tree_rel(&b->tree, c) == NG_DEPREL_CONJ && ng_tree_is_nominal(&b->tree, c))
        add_beside(b, role, c, inherited, depth + 1);
}

/* "sanctions on two banks: A and B": names in apposition that the tree hangs on the event noun above. */
static void add_strayed(ng_builder *b, ng_view role, uint32_t token, bool inherited, int depth) {
  const uint32_t head = b->tree.tokens[token].head;
  const uint32_t holder = holder_of(b, token);
  if (holder != NG_NONE) {
    add_beside(b, role, holder, inherited, depth + 1);
    NG_EACH_CHILD(&b->tree, b->tree.tokens[holder].head, c)
      if (c >= holder && is_person_name(b, c)) add_beside(b, role, c, inherited, depth + 1);
    return;
  }
  if (head == NG_NONE || ng_tree_rel(&b->tree, token) != NG_DEPREL_NMOD ||
      b->tree.tokens[token].upos != NG_UPOS_NOUN) return;
  if (!(ng_builder_classes(b, head, (ng_view){NULL, 0}) & NG_LEX_EVENT)) return;
  NG_EACH_CHILD(&b->tree, head, c)
    if (c > token && ng_tree_rel(&b->tree, c) == NG_DEPREL_APPOS && ng_builder_is_name(b, c)) add_beside(b, role, c,
          inherited, depth + 1);
}

/* "100 of the jets", "dozens of tanks", "each of them", "the first of the drones": what is counted. */
static void add_counted(ng_builder *b, ng_view role, uint32_t token, bool inherited, int depth) {
  const ng_upos upos = ng_tree_upos(&b->tree, token);
  const bool counts = upos == NG_UPOS_NUM || upos == NG_UPOS_PRON || upos == NG_UPOS_DET || upos == NG_UPOS_ADJ;
  if (!counts && (upos != NG_UPOS_NOUN || !(ng_builder_classes(b, token, ng_view_of("of")) & NG_LEX_QUANTITY))) return;
  NG_EACH_CHILD(&b->tree, token, c)
    if (c > token && ng_tree_rel(&b->tree, c) == NG_DEPREL_NMOD &&
        ng_view_is(ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch), "of"))
      add_beside(b, role, c, inherited, depth + 1);
}

/* "17 officials, among them X, and Y": the examples behind a plural, whatever the tree hangs them on. */
uint32_t ng_builder_example(const ng_builder *b, uint32_t token) {
  enum { REACH = 12 };
  static const char *const openers[] = {"including", "among", "notably", "namely", NULL};
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[token].sentence].end;
  if (ng_tree_xpos(&b->tree, token) != NG_XPOS_NNS) return NG_NONE;
  for (uint32_t i = token + 1; i + 2 < end && i < token + REACH; i++) {
    const ng_xpos xpos = ng_tree_xpos(&b->tree, i);
    if (xpos == NG_XPOS_VBD || xpos == NG_XPOS_VBZ || xpos == NG_XPOS_VBP || xpos == NG_XPOS_MD) return NG_NONE;
    if (!ng_tree_is(&b->tree, i, ",") || !ng_tree_is_one(&b->tree, i + 1, openers)) continue;
    for (uint32_t j = i + 2; j < end && j < i + REACH; j++)
      if (b->name_of[j] != NG_NONE && b->doc->mentions.data[b->name_of[j]].head == j) return j;
      else if (ng_tree_upos(&b->tree, j) == NG_UPOS_PUNCT && ng_tree_is(&b->tree, j, ",")) return NG_NONE;
  }
  return NG_NONE;
}

/* "sold to Pakistan 15 years ago", "killed by Israel Monday": the name that the tree hangs on a time, NG_NONE if
 * none.  A time with an article keeps what is before it: "the Obama years". */
static uint32_t name_before_time(const ng_builder *b, uint32_t token) {
  static const char *const times[] = {"decade", "year", "month", "week", "day", "hour", "monday", "tuesday", "wednesday",
                                      "thursday", "friday", "saturday", "sunday", NULL};
  if (!ng_tree_is_one(&b->tree, token, times) || ng_tree_child(&b->tree, token, NG_DEPREL_DET) != NG_NONE) return NG_NONE;
  NG_EACH_CHILD(&b->tree, token, c) {
    if (c > token || ng_tree_rel(&b->tree, c) != NG_DEPREL_COMPOUND || b->name_of[c] == NG_NONE) continue;
    const ng_mention *const name = &b->doc->mentions.data[b->name_of[c]];
    if (name->name_type == NG_NAME_STATE || name->name_type == NG_NAME_LOCATION || name->name_type == NG_NAME_PERSON ||
        name->name_type == NG_NAME_ORGANIZATION) return name->head;
  }
  return NG_NONE;
}

/* "Putin and European leaders" with the person taken for one more word before the plural: the person, NG_NONE if none. */
static uint32_t person_before_plural(const ng_builder *b, uint32_t token) {
  if (ng_tree_xpos(&b->tree, token) != NG_XPOS_NNS) return NG_NONE;
  NG_EACH_CHILD(&b->tree, token, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    if (c > token || (rel != NG_DEPREL_COMPOUND && rel != NG_DEPREL_AMOD && rel != NG_DEPREL_NMOD_DESC) ||
        !is_person_name(b, c)) continue;
    const ng_mention *const name = &b->doc->mentions.data[b->name_of[c]];
    if (name->end < token && ng_tree_is(&b->tree, name->end, "and")) return name->head;
  }
  return NG_NONE;
}

/* "tanks from Spain and jets from France" with the jets strung on Spain: they are objects like the tanks. */
static bool add_parallel(ng_builder *b, ng_view role, uint32_t conjunct, int depth) {
  bool parallel = false;
  if (!ng_view_is(role, "from") && !ng_view_is(role, "to")) return false;
  NG_EACH_CHILD(&b->tree, conjunct, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    if (c < conjunct || (rel != NG_DEPREL_NMOD && rel != NG_DEPREL_OBL)) continue;
    if (!ng_view_equals(ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch), role)) continue;
    if (!parallel) add_beside(b, ng_view_of("object"), conjunct, true, depth + 1);
    add_beside(b, role, c, true, depth + 1);
    parallel = true;
  }
  return parallel;
}

static void add_beside(ng_builder *b, ng_view role, uint32_t token, bool inherited, int depth) {
  const uint32_t person = person_before_plural(b, token);
  if (person != NG_NONE) ng_builder_add(b, role, person, true);
  const uint32_t swallowed = name_before_time(b, token);
  if (swallowed != NG_NONE && !ng_view_is(role, "time")) {
    if (depth < NOMINAL_DEPTH) add_beside(b, role, swallowed, true, depth + 1);
    return;
  }
  if (depth < NOMINAL_DEPTH) add_counted(b, role, token, inherited, depth);
  if (!is_named_office(b, token)) ng_builder_add(b, role, token, inherited);
  if (depth == NOMINAL_DEPTH) return;
  add_strayed(b, role, token, inherited, depth);
  add_leader(b, role, token, depth);
  const uint32_t behind = ng_view_is(role, "subject") ? NG_NONE : ng_builder_example(b, token);
  if (behind != NG_NONE) add_beside(b, role, behind, inherited, depth + 1);
  add_joined_to_name(b, role, token, inherited, depth);
  NG_EACH_CHILD(&b->tree, token, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    const bool conjunct = rel == NG_DEPREL_CONJ && !is_person_beside_state(b, token, c) &&
        (ng_tree_is_nominal(&b->tree, c) || ng_tree_upos(&b->tree, c) == NG_UPOS_ADJ ||
                                                   ng_tree_upos(&b->tree, c) == NG_UPOS_X);
    const bool example = rel == NG_DEPREL_NMOD && introduces_examples(b, c);
    /* "the company X", and "Crown Prince X" with the name hung on a word of the title */
    const bool beside = rel == NG_DEPREL_APPOS || rel == NG_DEPREL_FLAT || rel == NG_DEPREL_DEP ||
                        (rel == NG_DEPREL_NMOD && !ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch).len);
    const bool title = b->name_of[token] == NG_NONE && c > token && beside && is_person_name(b, c);
    const bool named = (rel == NG_DEPREL_APPOS || rel == NG_DEPREL_LIST || title) &&
                       !ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch).len &&
                       (title || !ng_builder_is_name(b, token)) && ng_builder_is_name(b, c);
    if (conjunct && add_parallel(b, role, c, depth)) continue;
    if (conjunct || example || named || is_name_in_list(b, token, c)) add_beside(b, role, c, inherited, depth + 1);
  }
}

/* --- lists of people as the words show them ------------------------------------------------ */

static bool is_list_mark(const ng_builder *b, uint32_t t) {
  return ng_tree_is(&b->tree, t, ",") || ng_tree_is(&b->tree, t, ";") || ng_tree_is(&b->tree, t, "and");
}

static bool starts_upper(const ng_builder *b, uint32_t t) {
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[t]);
  return text.len && ng_ascii_is_upper(text.data[0]);
}

/* Whether [first, end) can be the title of the name behind it: "Minister of Defense", "foreign minister".  "the
 * wife of", "a rival of" begin a description of somebody else. */
static bool is_title(const ng_builder *b, uint32_t first, uint32_t end) {
  if (first < end && ng_tree_upos(&b->tree, end - 1) == NG_UPOS_ADP) return false;
  for (uint32_t i = first; i < end; i++) {
    const ng_upos upos = ng_tree_upos(&b->tree, i);
    const bool noun = upos == NG_UPOS_NOUN || upos == NG_UPOS_PROPN || upos == NG_UPOS_ADJ || upos == NG_UPOS_CCONJ;
    const bool link = upos == NG_UPOS_ADP || (upos == NG_UPOS_DET && i > first) || upos == NG_UPOS_PART;
    if (!noun && !(link && starts_upper(b, first))) return false;
  }
  return true;
}

/* Skips "of Senegal" behind a name. */
static uint32_t behind_origin(const ng_builder *b, uint32_t from, uint32_t end) {
  enum { ORIGIN_MAX = 8 };
  if (from >= end || !ng_tree_is(&b->tree, from, "of")) return from;
  for (uint32_t i = from + 1; i < end && i < from + ORIGIN_MAX; i++) {
    const ng_upos upos = ng_tree_upos(&b->tree, i);
    if (is_list_mark(b, i)) return i;
    if (upos != NG_UPOS_PROPN && upos != NG_UPOS_DET && upos != NG_UPOS_ADP && upos != NG_UPOS_ADJ) break;
  }
  return from;
}

/* The next person of a list that goes on at `from`, NG_NONE if none does. */
static uint32_t next_listed(const ng_builder *b, uint32_t from) {
  enum { REACH = 24 };
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[from - 1].sentence].end;
  from = behind_origin(b, from, end);
  uint32_t first = from;
  while (first < end && first < from + 2 && is_list_mark(b, first)) first++;
  if (first == from) return NG_NONE;
  for (uint32_t i = first; i < end && i < from + REACH; i++) {
    if (is_list_mark(b, i) && i > first && is_title(b, first, i)) first = i + 1; /* an element whose name was not seen */
    else if (is_list_mark(b, i) && i == first) first++;
    if (!is_person_name(b, i)) continue;
    const ng_deprel rel = ng_deprel_base(ng_tree_rel(&b->tree, b->doc->mentions.data[b->name_of[i]].head));
    return rel != NG_DEPREL_NSUBJ && is_title(b, first, i) ? i : NG_NONE;
  }
  return NG_NONE;
}

/* "met President A, Minister of Defense B, and Ambassador C": where the tree loses the thread, the words go on. */
static void extend_list(ng_builder *b, ng_view role, bool inherited) {
  uint32_t last = NG_NONE;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_view_equals(b->pending[i].role, role) && is_person_name(b, b->pending[i].token) &&
        (last == NG_NONE || b->pending[i].token > last)) last = b->pending[i].token;
  while (last != NG_NONE && is_person_name(b, last) && b->n_pending < NG_ARGUMENTS_MAX) {
    const uint32_t next = next_listed(b, b->doc->mentions.data[b->name_of[last]].end);
    if (next == NG_NONE) return;
    last = b->doc->mentions.data[b->name_of[next]].head;
    ng_builder_add(b, role, last, inherited);
  }
}

void ng_builder_add_nominal(ng_builder *b, ng_view role, uint32_t token, bool inherited) {
  if (!role.len || token == NG_NONE) return;
  add_beside(b, role, token, inherited, 0);
  if (!ng_view_is(role, "modifier") && !ng_view_is(role, "possessor")) extend_list(b, role, inherited);
}

/* Prepositions whose phrases are borrowed: those that tell who, where and when. */
static const char *const borrowed[] = {"to", "from", "with", "in", "at", "on", "for", "against", "between", "during",
                                       "after", "over", "into", "by", NULL};

/* Only an object and the ends of a way have phrases of every kind to give; "despite warnings from X" keeps
 * its own, though the place and the other party may be those of all. */
static bool gives_all(ng_view role) {
  return ng_view_is(role, "object") || ng_view_is(role, "from") || ng_view_is(role, "to") || ng_view_is(role, "of") ||
      ng_view_is(role, "with") || ng_view_is(role, "across");
}

static bool is_open(ng_view role) { return ng_view_is(role, "in") || ng_view_is(role, "at") || ng_view_is(role, "on") ||
                                   ng_view_is(role, "with"); }

/* "a speech about the war in X", "spoke after talks with X": where that is and who takes part says nothing of the speech. */
static bool is_topic(ng_view role) {
  static const char *const topics[] = {"about", "over", "regarding", "concerning", "against", "despite", "because_of",
                                       "after", "before", "following", "ahead_of", "since", NULL};
  for (const char *const *p = topics; *p; p++)
    if (ng_view_is(role, *p)) return true;
  return false;
}

/* "flew on this evening to X": what hangs on the time is the verb's. */
bool ng_builder_is_time(const ng_builder *b, uint32_t token) {
  static const char *const nouns[] = {"morning", "afternoon", "evening", "night", "day", "week", "weekend", "month", "year",
                                      "decade", "hour", "minute", "time", NULL};
  return ng_tree_is_one(&b->tree, token, nouns) ||
      (b->name_of[token] != NG_NONE && b->doc->mentions.data[b->name_of[token]].name_type == NG_NAME_DATE);
}

static void borrow_from(ng_builder *b, uint32_t argument, bool all, int depth) {
  NG_EACH_CHILD(&b->tree, argument, c) {
    if (ng_tree_rel(&b->tree, c) != NG_DEPREL_NMOD) continue;
    const ng_view role = ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, &b->doc->arena);
    for (const char *const *p = borrowed; *p; p++)
      if (ng_view_is(role, *p) && (all || is_open(role))) ng_builder_add_nominal(b, role, c, true);
    if (depth > 0) borrow_from(b, c, all && gives_all(role), depth - 1);
  }
}

/* "between A and B": B may hang anywhere, but behind the next "and" it stands. */
static void complete_between(ng_builder *b) {
  enum { REACH = 16 };
  uint32_t first = NG_NONE;
  for (uint32_t i = 0; i < b->n_pending; i++) {
    if (!ng_view_is(b->pending[i].role, "between")) continue;
    if (first != NG_NONE) return;
    first = b->pending[i].token;
  }
  if (first == NG_NONE) return;
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[first].sentence].end;
  for (uint32_t i = first + 1; i < end && i < first + REACH; i++) {
    if (!ng_tree_is(&b->tree, i, "and") || ng_tree_rel(&b->tree, i) != NG_DEPREL_CC) continue;
    const uint32_t other = b->tree.tokens[i].head;
    if (other > i && ng_tree_is_nominal(&b->tree, other)) ng_builder_add_nominal(b, ng_view_of("between"), other, true);
    return;
  }
}

/* "$400 million in weapons to X": what is behind "in" is the thing itself. */
static bool is_money(const ng_builder *b, uint32_t object) {
  static const char *const sums[] = {"$", "million", "billion", "dollar", "euro", "worth", NULL};
  return object != NG_NONE && ng_tree_is_one(&b->tree, object, sums);
}

void ng_builder_borrow(ng_builder *b, uint32_t t) {
  complete_between(b);
  const bool money = is_money(b, ng_builder_pending(b, "object"));
  const uint32_t stated = b->n_pending;
  for (uint32_t i = 0; i < stated; i++) {
    const ng_view role = b->pending[i].role;
    if (b->pending[i].token <= t || ng_view_is(role, "subject") || ng_view_is(role, "clause") || is_topic(role)) continue;
    const uint32_t token = b->pending[i].token;
    const bool thing = money && ng_view_is(role, "in");
    const bool all = thing || gives_all(role) || ng_view_is(role, "by") || ng_builder_is_time(b, token);
    borrow_from(b, token, all, 1);
    if (ng_tree_rel(&b->tree, token) == NG_DEPREL_APPOS && b->tree.tokens[token].head > t) /* "with her counterpart, X, to Y" */
      borrow_from(b, b->tree.tokens[token].head, all, 0);
  }
}

uint32_t ng_builder_pending(const ng_builder *b, const char *role) {
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_view_is(b->pending[i].role, role)) return b->pending[i].token;
  return NG_NONE;
}

/* --- frames ---------------------------------------------------------------------------------- */

ng_frame *ng_builder_frame(const ng_builder *b, uint32_t token) {
  return b->frame_of[token] == NG_NONE ? NULL : &b->frames.data[b->frame_of[token]];
}

uint32_t ng_builder_argument(const ng_builder *b, const ng_frame *frame, const char *role) {
  for (uint32_t i = 0; i < frame->p.n_arguments; i++)
    if (ng_view_is(b->args.data[frame->p.first_argument + i].role,
                   role)) return b->args.data[frame->p.first_argument + i].token;
  return NG_NONE;
}

void ng_builder_commit(ng_builder *b, ng_frame *frame) {
  frame->p.first_argument = b->args.len;
  frame->p.n_arguments = 0;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_vec_push(&b->args, b->pending[i])) frame->p.n_arguments++;
    else b->out_of_memory = true;
  b->n_pending = 0;
}

static ng_frame new_frame(ng_builder *b, uint32_t t, ng_predicate_kind kind) {
  return (ng_frame){.p = {.token = t, .light = NG_NONE, .kind = kind, .lemma = ng_builder_lemma(b, t),
                          .attributed_to = NG_NONE,
                          .governor = NG_NONE, .confidence = 1.0F}};
}

static bool keep_frame(ng_builder *b, ng_frame frame) {
  ng_builder_commit(b, &frame);
  b->frame_of[frame.p.token] = b->frames.len;
  if (!ng_vec_push(&b->frames, frame)) {
    b->frame_of[frame.p.token] = NG_NONE;
    b->out_of_memory = true;
    return false;
  }
  return true;
}

bool ng_builder_make(ng_builder *b, uint32_t token) {
  if (b->frame_of[token] != NG_NONE) return true;
  b->n_pending = 0;
  return keep_frame(b, new_frame(b, token, NG_PREDICATE_NOUN));
}

/* --- words ------------------------------------------------------------------------------------ */

enum { LEMMA_MAX = 96 };

static size_t lower(char *out, size_t len, ng_view text) {
  for (size_t i = 0; i < text.len && len < LEMMA_MAX; i++) out[len++] = ng_ascii_to_lower(text.data[i]);
  return len;
}

/* "took place", "took part": a noun that has become a particle. */
static uint32_t idiom_noun(const ng_builder *b, uint32_t verb) {
  static const char *const nouns[] = {"place", "part", NULL};
  const uint32_t object = ng_tree_child(&b->tree, verb, NG_DEPREL_OBJ);
  return object != NG_NONE && b->tree.first_child[object] == NG_NONE && ng_tree_is_one(&b->tree, object, nouns) ? object
      : NG_NONE;
}

ng_view ng_builder_lemma(ng_builder *b, uint32_t token) {
  if (ng_tree_upos(&b->tree, token) == NG_UPOS_VERB && ng_tree_is(&b->tree, token, "meeting"))
    return ng_view_of("meet"); /* a gerund with the lemma of the noun */
  if (ng_tree_is_cut_short(&b->tree, token)) return ng_view_of("cut_short");
  char text[LEMMA_MAX];
  size_t len = lower(text, 0, ng_tree_lemma(&b->tree, token));
  uint32_t particle = ng_tree_child(&b->tree, token, NG_DEPREL_COMPOUND_PRT);
  if (particle == NG_NONE) particle = ng_tree_hidden_particle(&b->tree, token);
  if (particle != NG_NONE && ng_tree_begins_amount(&b->tree, particle)) particle = NG_NONE;
  if (particle == NG_NONE && ng_tree_is(&b->tree, token, "take")) particle = idiom_noun(b, token);
  if (particle != NG_NONE && len + 1 < LEMMA_MAX) {
    text[len++] = '_';
    len = lower(text, len, ng_tree_lemma(&b->tree, particle));
  }
  const ng_view own = ng_tree_lemma(&b->tree, token);
  if (own.len == len && memcmp(own.data, text, len) == 0) return own;
  const ng_view copy = ng_document__copy(b->doc, ng_view_make(text, len));
  b->out_of_memory |= !copy.data;
  return copy.data ? copy : own;
}

uint32_t ng_builder_classes(const ng_builder *b, uint32_t token, ng_view marker) {
  if (b->frame_of[token] != NG_NONE) return ng_lexicon_classes(b->frames.data[b->frame_of[token]].p.lemma, marker);
  char text[LEMMA_MAX];
  const size_t len = lower(text, 0, ng_tree_lemma(&b->tree, token));
  return ng_lexicon_classes(ng_view_make(text, len), marker);
}

bool ng_builder_is_name(const ng_builder *b, uint32_t token) {
  if (b->tree.tokens[token].upos == NG_UPOS_NOUN) return false;
  if (b->name_of[token] != NG_NONE && b->doc->mentions.data[b->name_of[token]].name_type == NG_NAME_PERSON)
    return b->doc->mentions.data[b->name_of[token]].head == token ||
        !(ng_builder_classes(b, token, (ng_view){NULL, 0}) & NG_LEX_ROLE);
  if (b->tree.tokens[token].upos != NG_UPOS_PROPN) return false;
  return !(ng_builder_classes(b, token, (ng_view){NULL, 0}) & NG_LEX_ROLE);
}

/* A name of a place or a state. */
bool ng_builder_is_place(const ng_builder *b, uint32_t token) {
  if (b->name_of[token] == NG_NONE) return false;
  const ng_name_type type = b->doc->mentions.data[b->name_of[token]].name_type;
  return type == NG_NAME_LOCATION || type == NG_NAME_STATE;
}

/* --- which words are predicates ---------------------------------------------------------------- */

/* Relations of words that serve another word and make no clause of their own. */
static bool is_function_word(ng_deprel rel) {
  switch (rel) {
  case NG_DEPREL_CASE: case NG_DEPREL_MARK: case NG_DEPREL_AUX: case NG_DEPREL_AUX_PASS: case NG_DEPREL_COP: case NG_DEPREL_CC:
  case NG_DEPREL_DET: case NG_DEPREL_FIXED: case NG_DEPREL_FLAT: case NG_DEPREL_GOESWITH: case NG_DEPREL_PUNCT:
    return true;
  default: return false;
  }
}

static void read_verb(ng_builder *b, uint32_t t) {
  const bool attributive = ng_tree_rel(&b->tree, t) == NG_DEPREL_AMOD;
  ng_frame frame = new_frame(b, t, attributive ? NG_PREDICATE_ADJECTIVE : NG_PREDICATE_VERB);
  ng_arguments_read(b, t, &frame);
  ng_control_fill(b, t, &frame);
  keep_frame(b, frame);
}

static void read_adjective(ng_builder *b, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  const bool adverb = ng_tree_upos(&b->tree, t) == NG_UPOS_ADV; /* is about to */
  if (adverb && ng_tree_child(&b->tree, t, NG_DEPREL_COP) == NG_NONE) return;
  const bool predicative = adverb || ng_tree_child(&b->tree, t, NG_DEPREL_COP) != NG_NONE || rel == NG_DEPREL_XCOMP ||
      rel == NG_DEPREL_ACL ||
                           rel == NG_DEPREL_ACL_RELCL || rel == NG_DEPREL_ADVCL || rel == NG_DEPREL_CCOMP ||
                               rel == NG_DEPREL_ROOT;
  if (!predicative) return;
  ng_frame frame = new_frame(b, t, NG_PREDICATE_ADJECTIVE);
  ng_arguments_read(b, t, &frame);
  ng_control_fill(b, t, &frame);
  if (b->n_pending) keep_frame(b, frame);
  b->n_pending = 0;
}

/* "X is in Moscow", "X is due in Moscow": the verb "be", or "due", with a place. */
static bool read_whereabouts(ng_builder *b, uint32_t t, ng_frame *frame) {
  uint32_t due = NG_NONE, preposition = NG_NONE;
  bool been = false;
  NG_EACH_CHILD(&b->tree, t, c) {
    if (c > t) break;
    been |= ng_view_is(ng_token_text(b->doc, &b->tree.tokens[c]), "been");
    if (ng_tree_is(&b->tree, c, "due") || ng_tree_is(&b->tree, c, "expected")) due = c;
    else if (ng_tree_rel(&b->tree, c) == NG_DEPREL_CASE) preposition = c;
  }
  const bool in = preposition != NG_NONE &&
      (ng_tree_is(&b->tree, preposition, "in") || (been && ng_tree_is(&b->tree, preposition, "to"))); /* "has been to Muscat" */
  if (!in || (!ng_builder_is_place(b, t) && !ng_tree_is(&b->tree, t, "capital"))) return false;
  frame->p.kind = NG_PREDICATE_VERB;
  frame->p.lemma = ng_view_of(due == NG_NONE ? "be" : "due");
  ng_arguments_read(b, t, frame);
  ng_control_fill(b, t, frame);
  ng_builder_add_nominal(b, ng_view_of("in"), t, false);
  keep_frame(b, *frame);
  return true;
}

/* "X, in Moscow for talks, said" */
static bool read_apposed_place(ng_builder *b, uint32_t t) {
  const uint32_t head = b->tree.tokens[t].head;
  if (head == NG_NONE || ng_tree_rel(&b->tree, t) != NG_DEPREL_NMOD || !ng_builder_is_place(b, t)) return false;
  const uint32_t first = b->doc->mentions.data[b->name_of[t]].first;
  if (first < 4 || !ng_tree_is(&b->tree, first - 1, "in")) return false;
  const bool due = ng_tree_is(&b->tree, first - 2, "due"); /* "X, due in Moscow on Friday, said" */
  const uint32_t comma = first - 2 - due;
  if (head >= first || !ng_tree_is(&b->tree, comma, ",") || b->name_of[comma - 1] == NG_NONE) return false;
  const ng_mention *const person = &b->doc->mentions.data[b->name_of[comma - 1]];
  if (person->name_type != NG_NAME_PERSON || person->end != comma) return false;
  ng_frame frame = new_frame(b, t, NG_PREDICATE_VERB);
  frame.p.lemma = ng_view_of(due ? "due" : "be");
  ng_builder_add(b, ng_view_of("subject"), person->head, true);
  ng_builder_add(b, ng_view_of("in"), t, false);
  return keep_frame(b, frame);
}

static void read_noun(ng_builder *b, uint32_t t) {
  if (read_apposed_place(b, t)) return;
  ng_frame frame = new_frame(b, t, NG_PREDICATE_NOUN);
  const bool describes = ng_nominal_describe(b, t, &frame);
  if (frame.p.kind == NG_PREDICATE_COPULA && read_whereabouts(b, t, &frame)) return;
  if (frame.p.kind == NG_PREDICATE_COPULA && ng_tree_child(&b->tree, t, NG_DEPREL_COP) != NG_NONE) {
    ng_arguments_read(b, t, &frame);
    ng_control_fill(b, t, &frame);
  }
  ng_nominal_read(b, t, &frame);
  const bool name = b->tree.tokens[t].upos != NG_UPOS_NOUN;
  const bool event = !name || (ng_builder_classes(b, t, (ng_view){NULL, 0}) & (NG_LEX_EVENT | NG_LEX_ROLE));
  if (b->n_pending && (describes || event)) keep_frame(b, frame);
  b->n_pending = 0;
}

/* "to sanction X": an infinitive that the tagger took for a noun. */
static bool is_hidden_infinitive(const ng_builder *b, uint32_t t) {
  return b->tree.tokens[t].upos == NG_UPOS_NOUN && t > 0 && ng_tree_xpos(&b->tree, t - 1) == NG_XPOS_TO &&
         b->tree.tokens[t - 1].head == t && ng_tree_rel(&b->tree, t - 1) == NG_DEPREL_MARK;
}

/* "US sanctions Chinese firm Huawei": a headline's verb taken for a noun, with a name on either side and no
 * other verb. */
static bool is_hidden_finite(const ng_builder *b, uint32_t t) {
  if (b->tree.tokens[t].head != NG_NONE || ng_tree_xpos(&b->tree, t) != NG_XPOS_NNS) return false;
  const ng_sentence *const s = &b->doc->sentences.data[b->tree.tokens[t].sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    if (b->tree.tokens[i].upos == NG_UPOS_VERB || b->tree.tokens[i].upos == NG_UPOS_AUX) return false;
  bool before = false, behind = false;
  NG_EACH_CHILD(&b->tree, t, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    before |= c < t && rel == NG_DEPREL_COMPOUND && ng_builder_is_name(b, c);
    behind |= c > t && (rel == NG_DEPREL_APPOS || rel == NG_DEPREL_FLAT || rel == NG_DEPREL_DEP ||
                        rel == NG_DEPREL_OBJ) && ng_builder_is_name(b, c);
  }
  return before && behind;
}

static void read_preposition(ng_builder *b, uint32_t t) {
  b->n_pending = 0;
  if (ng_title_membership(b, t)) keep_frame(b, new_frame(b, t, NG_PREDICATE_APPOSITION));
}

/* "Sweden plans to donate": a main verb taken for a noun, which has a subject but nothing that says "is". */
static bool is_hidden_root(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  if (tree->tokens[t].head != NG_NONE || ng_tree_xpos(tree, t) != NG_XPOS_NNS) return false;
  const uint32_t subject = ng_tree_child(tree, t, NG_DEPREL_NSUBJ);
  return subject != NG_NONE && subject < t && ng_tree_child(tree, t, NG_DEPREL_COP) == NG_NONE &&
         ng_tree_child(tree, t, NG_DEPREL_XCOMP) != NG_NONE;
}

/* "Chancellor-designate", "President-elect": no verb though it looks like one. */
static bool is_title_suffix(const ng_builder *b, uint32_t t) {
  return t > 0 && ng_tree_xpos(&b->tree, t - 1) == NG_XPOS_HYPH &&
         ng_tree_is_one(&b->tree, t, (const char *const[]){"designate", "elect", NULL});
}

static void read_word(ng_builder *b, uint32_t t) {
  if (is_title_suffix(b, t)) return;
  if (ng_tree_upos(&b->tree, t) == NG_UPOS_ADP) {
    read_preposition(b, t);
    return;
  }
  if (is_function_word(ng_tree_rel(&b->tree, t)) && b->tree.tokens[t].upos != NG_UPOS_NOUN &&
      b->tree.tokens[t].upos != NG_UPOS_PROPN) return;
  b->n_pending = 0;
  if (is_hidden_infinitive(b, t) || is_hidden_finite(b, t) || is_hidden_root(b, t)) {
    read_verb(b, t);
    return;
  }
  switch (ng_tree_upos(&b->tree, t)) {
  case NG_UPOS_VERB: read_verb(b, t); break;
  case NG_UPOS_ADJ: case NG_UPOS_ADV: read_adjective(b, t); break;
  case NG_UPOS_NOUN: case NG_UPOS_PROPN: read_noun(b, t); break;
  default: break;
  }
}

/* --- the document ------------------------------------------------------------------------------ */

static ng_status start(ng_builder *b, ng_error *err) {
  const uint32_t n = b->doc->tokens.len;
  b->frame_of = ng_arena_alloc(b->scratch, n, sizeof *b->frame_of);
  b->name_of = ng_arena_alloc(b->scratch, n, sizeof *b->name_of);
  if (!b->frame_of || !b->name_of) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) b->frame_of[i] = b->name_of[i] = NG_NONE;
  for (uint32_t m = 0; m < b->doc->mentions.len; m++) {
    const ng_mention *const mention = &b->doc->mentions.data[m];
    if (mention->kind != NG_MENTION_NAME) continue;
    for (uint32_t i = mention->first; i < mention->end && i < n; i++) b->name_of[i] = m;
  }
  ng_tree_repair(b->doc, b->name_of);
  return ng_tree_init(&b->tree, b->doc, b->scratch, err);
}

/* Hands the frames over in the order of their tokens, references as indices. */
static bool hand_over(ng_builder *b) {
  ng_document *const doc = b->doc;
  ng_vec_clear(&doc->predicates);
  ng_vec_clear(&doc->arguments);
  uint32_t *const index_of = ng_arena_alloc(b->scratch, b->tree.n, sizeof *index_of);
  if (!index_of) return false;
  uint32_t n = 0;
  for (uint32_t t = 0; t < b->tree.n; t++) index_of[t] = b->frame_of[t] == NG_NONE ? NG_NONE : n++;
  for (uint32_t t = 0; t < b->tree.n; t++) {
    const ng_frame *const frame = ng_builder_frame(b, t);
    if (!frame) continue;
    ng_predicate p = frame->p;
    p.first_argument = doc->arguments.len;
    p.governor = p.governor == NG_NONE ? NG_NONE : index_of[p.governor];
    for (uint32_t i = 0; i < p.n_arguments; i++) {
      ng_argument arg = b->args.data[frame->p.first_argument + i];
      if (ng_view_is(arg.role, "clause")) arg.predicate = index_of[arg.token];
      if (!ng_vec_push(&doc->arguments, arg)) return false;
    }
    if (!ng_vec_push(&doc->predicates, p)) return false;
  }
  return true;
}

ng_status ng_find_predicates(ng_document *doc, ng_error *err) {
  ng_arena scratch;
  ng_arena_init(&scratch);
  ng_builder b = {.doc = doc, .scratch = &scratch};
  ng_status status = start(&b, err);
  if (status == NG_OK) {
    for (uint32_t i = 0; i < b.tree.n && !b.out_of_memory; i++) read_word(&b, b.tree.order[i]);
    ng_light_pass(&b);
    if (!b.out_of_memory) ng_scope_resolve(&b);
    if (b.out_of_memory || !hand_over(&b)) status = ng_fail_no_mem(err);
  }
  ng_vec_dispose(&b.frames);
  ng_vec_dispose(&b.args);
  ng_arena_dispose(&scratch);
  return status;
}
