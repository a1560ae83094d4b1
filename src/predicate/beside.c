/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside a word and shares its role: conjuncts, examples, names in apposition, the rest of a list. */
#include "base/utf8.h"
#include "base/word.h"
#include "predicate/build.h"

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

/* "X of Suriname, chair of the bloc, and Y": no further person but what X is. */
static bool is_description(const ng_builder *b, uint32_t person, uint32_t c) {
  const uint32_t first = ng_tree_leftmost(&b->tree, c);
  const bool comma = ng_tree_is(&b->tree, first, ",") || (first > 0 && ng_tree_is(&b->tree, first - 1, ","));
  return comma && is_person_name(b, person) && ng_tree_xpos(&b->tree, c) == NG_XPOS_NN &&
         (ng_builder_classes(b, c, (ng_view){NULL, 0}) & NG_LEX_ROLE);
}

/* "the Greek leader and President X of Cyprus": one office and another person. */
static bool is_another(const ng_builder *b, uint32_t noun, uint32_t c) {
  return ng_tree_xpos(&b->tree, noun) != NG_XPOS_NNS && ng_tree_rel(&b->tree, c) == NG_DEPREL_CONJ &&
         ng_tree_child(&b->tree, c, NG_DEPREL_CC) != NG_NONE;
}

/* First person whom a noun of office goes on to name, NG_NONE if none. */
static uint32_t holder_of(const ng_builder *b, uint32_t noun) {
  if (b->tree.tokens[noun].upos != NG_UPOS_NOUN || !(ng_builder_classes(b, noun, (ng_view){NULL,
        0}) & NG_LEX_ROLE)) return NG_NONE;
  const uint32_t behind = ng_title_holder_behind(b, noun);
  if (behind != NG_NONE) return behind;
  NG_EACH_CHILD(&b->tree, noun, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    const bool names = (rel == NG_DEPREL_APPOS || rel == NG_DEPREL_CONJ) && is_person_name(b, c);
    if (c > noun && names && !is_another(b, noun, c)) return c;
    NG_EACH_CHILD(&b->tree, c, g)
      if (c > noun && is_person_beside_state(b, c, g)) return g;
  }
  return NG_NONE;
}

/* "(IAEA)", ", IAEA,": the acronym behind a name. */
static bool is_aside(const ng_builder *b, uint32_t t) {
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[t + 1]);
  if (b->name_of[t + 1] == NG_NONE || text.len < 2 || !ng_ascii_is_upper(text.data[0]) || !ng_ascii_is_upper(text.data[1]))
    return false;
  return (ng_tree_is(&b->tree, t, "(") && ng_tree_is(&b->tree, t + 2, ")")) ||
      (ng_tree_is(&b->tree, t, ",") && ng_tree_is(&b->tree, t + 2, ","));
}

/* "met with INDOPACOM Commander X" with the body taken for whom they met: the holder of the office behind its name. */
static uint32_t holder_behind_name(const ng_builder *b, uint32_t token) {
  enum { REACH = 4 };
  if (b->name_of[token] == NG_NONE || is_person_name(b, token)) return NG_NONE;
  uint32_t first = b->doc->mentions.data[b->name_of[token]].end;
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[token].sentence].end;
  if (first + 2 < end && is_aside(b, first)) first += 3;
  for (uint32_t t = first; t < end && t < first + REACH; t++) {
    const ng_upos upos = ng_tree_upos(&b->tree, t);
    const bool word = upos == NG_UPOS_PROPN || upos == NG_UPOS_NOUN || (upos == NG_UPOS_ADJ && ng_builder_starts_upper(b, t));
    if (!word || is_person_name(b, t)) return NG_NONE;
    const uint32_t holder = ng_title_holder_behind(b, t);
    if (holder != NG_NONE) return holder;
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

/* "the countries where he will stop include A and B": what they are said to include shares the role that a clause behind them
 * gives them. */
static void add_included(ng_builder *b, ng_view role, uint32_t token, int depth) {
  const uint32_t verb = b->tree.tokens[token].head;
  if (verb == NG_NONE || ng_tree_xpos(&b->tree, token) != NG_XPOS_NNS || ng_tree_rel(&b->tree, token) != NG_DEPREL_NSUBJ ||
      !ng_tree_is(&b->tree, verb, "include")) return;
  NG_EACH_CHILD(&b->tree, verb, c)
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_OBJ) add_beside(b, role, c, true, depth + 1);
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

static bool is_dash(const ng_builder *b, uint32_t t) {
  static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", ":", NULL};
  return ng_view_is_one(ng_token_text(b->doc, &b->tree.tokens[t]), dashes);
}

/* "17 officials, among them X, and Y", "the leaders -- President X and": the examples behind a plural, whatever the tree
 * hangs them on. */
uint32_t ng_builder_example(const ng_builder *b, uint32_t token) {
  enum { REACH = 12 };
  static const char *const openers[] = {"include", "including", "among", "notably", "namely", NULL}; /* lemmas */
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[token].sentence].end;
  if (ng_tree_xpos(&b->tree, token) != NG_XPOS_NNS) return NG_NONE;
  for (uint32_t i = token + 1; i + 2 < end && i < token + REACH; i++) {
    const ng_xpos xpos = ng_tree_xpos(&b->tree, i);
    if (xpos == NG_XPOS_VBD || xpos == NG_XPOS_VBZ || xpos == NG_XPOS_VBP || xpos == NG_XPOS_MD) return NG_NONE;
    const bool dash = is_dash(b, i) && b->tree.tokens[i + 1].upos == NG_UPOS_PROPN;
    if (!dash && (!ng_tree_is(&b->tree, i, ",") || !ng_tree_is_one(&b->tree, i + 1, openers))) continue;
    for (uint32_t j = dash ? i + 1 : i + 2; j < end && j < i + REACH; j++)
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

/* "X, not Y", "X rather than Y": Y has no part in it. */
static bool is_set_against(const ng_builder *b, uint32_t c) {
  NG_EACH_CHILD(&b->tree, c, g) {
    const ng_deprel rel = ng_tree_rel(&b->tree, g);
    if (g > c || (rel != NG_DEPREL_CC && rel != NG_DEPREL_ADVMOD)) continue;
    const bool only = ng_tree_is(&b->tree, g + 1, "only") || ng_tree_is(&b->tree, g + 1, "just");
    if (ng_tree_is(&b->tree, g, "rather") || ng_tree_is(&b->tree, g, "instead") ||
        (ng_tree_is(&b->tree, g, "not") && !only))
      return true;
  }
  return false;
}

static void add_beside(ng_builder *b, ng_view role, uint32_t token, bool inherited, int depth) {
  const uint32_t person = person_before_plural(b, token);
  if (person != NG_NONE) ng_builder_add(b, role, person, true);
  const uint32_t swallowed = name_before_time(b, token);
  if (swallowed != NG_NONE && !ng_view_is(role, "time")) {
    if (depth < NOMINAL_DEPTH) add_beside(b, role, swallowed, true, depth + 1);
    return;
  }
  const uint32_t officer = holder_behind_name(b, token);
  if (officer != NG_NONE && depth < NOMINAL_DEPTH) {
    add_beside(b, role, officer, inherited, depth + 1);
    return;
  }
  if (depth < NOMINAL_DEPTH) add_counted(b, role, token, inherited, depth);
  if (!is_named_office(b, token)) ng_builder_add(b, role, token, inherited);
  if (depth == NOMINAL_DEPTH) return;
  add_strayed(b, role, token, inherited, depth);
  add_leader(b, role, token, depth);
  if (inherited) add_included(b, role, token, depth);
  const uint32_t behind = ng_view_is(role, "subject") ? NG_NONE : ng_builder_example(b, token);
  if (behind != NG_NONE) add_beside(b, role, behind, inherited, depth + 1);
  add_joined_to_name(b, role, token, inherited, depth);
  NG_EACH_CHILD(&b->tree, token, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    if (is_set_against(b, c)) continue;
    const bool conjunct = rel == NG_DEPREL_CONJ && !is_person_beside_state(b, token, c) && !is_description(b, token, c) &&
        (ng_tree_is_nominal(&b->tree, c) || ng_tree_upos(&b->tree, c) == NG_UPOS_ADJ ||
                                                   ng_tree_upos(&b->tree, c) == NG_UPOS_X);
    const bool example = rel == NG_DEPREL_NMOD && introduces_examples(b, c);
    /* "the company X", and "Crown Prince X" with the name hung on a word of the title */
    const bool beside = rel == NG_DEPREL_APPOS || rel == NG_DEPREL_FLAT || rel == NG_DEPREL_DEP ||
                        (rel == NG_DEPREL_NMOD && !ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch).len);
    const bool title = b->name_of[token] == NG_NONE && c > token && beside && is_person_name(b, c);
    const bool explains = rel == NG_DEPREL_APPOS && ng_tree_upos(&b->tree, token) == NG_UPOS_PRON; /* "We, the leaders of" */
    const bool named = (rel == NG_DEPREL_APPOS || rel == NG_DEPREL_LIST || title) &&
                       !ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, b->scratch).len &&
                       (title || !ng_builder_is_name(b, token)) && ng_builder_is_name(b, c);
    if (conjunct && add_parallel(b, role, c, depth)) continue;
    if (conjunct || example || explains || named || is_name_in_list(b, token, c)) add_beside(b, role, c, inherited, depth + 1);
  }
}

/* --- lists of people as the words show them ------------------------------------------------ */

static bool is_list_mark(const ng_builder *b, uint32_t t) {
  return ng_tree_is(&b->tree, t, ",") || ng_tree_is(&b->tree, t, ";") || ng_tree_is(&b->tree, t, "and");
}

/* Whether [first, end) can be the title of the name behind it: "Minister of Defense", "foreign minister".  "the
 * wife of", "a rival of" begin a description of somebody else. */
static bool is_title(const ng_builder *b, uint32_t first, uint32_t end) {
  if (first < end && ng_tree_upos(&b->tree, end - 1) == NG_UPOS_ADP) return false;
  for (uint32_t i = first; i < end; i++) {
    const ng_upos upos = ng_tree_upos(&b->tree, i);
    const bool noun = upos == NG_UPOS_NOUN || upos == NG_UPOS_PROPN || upos == NG_UPOS_ADJ || upos == NG_UPOS_CCONJ ||
        /* "Acting Director", "His Highness" */
        (ng_builder_starts_upper(b, i) && (upos == NG_UPOS_VERB || upos == NG_UPOS_PRON)) ||
        ng_tree_xpos(&b->tree, i) == NG_XPOS_HYPH; /* "President-elect" */
    const bool link = upos == NG_UPOS_ADP || (upos == NG_UPOS_DET && i > first) || upos == NG_UPOS_PART;
    if (!noun && !(link && ng_builder_starts_upper(b, first))) return false;
  }
  return true;
}

/* Skips "of Senegal" behind a name, and "in Dakar on May 3" before "and". */
static uint32_t behind_origin(const ng_builder *b, uint32_t from, uint32_t end) {
  enum { ORIGIN_MAX = 8 };
  static const char *const times_and_places[] = {"in", "on", "at", NULL};
  const bool aside = from < end && ng_tree_is_one(&b->tree, from, times_and_places);
  if (from >= end || (!aside && !ng_tree_is(&b->tree, from, "of"))) return from;
  for (uint32_t i = from + 1; i < end && i < from + ORIGIN_MAX; i++) {
    const ng_upos upos = ng_tree_upos(&b->tree, i);
    if (is_list_mark(b, i)) return !aside || ng_tree_is(&b->tree, i, "and") ? i : from;
    const bool small = upos == NG_UPOS_DET || upos == NG_UPOS_ADP || upos == NG_UPOS_ADJ || (aside && upos == NG_UPOS_NUM);
    if (upos != NG_UPOS_PROPN && !small) break;
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
    const bool mark = is_list_mark(b, i) && b->name_of[i] == NG_NONE; /* not that of "Food and Drug Administration" */
    if (mark && i > first && is_title(b, first, i)) first = i + 1; /* an element whose name was not seen */
    else if (mark && i == first) first++;
    if (!is_person_name(b, i)) continue;
    const ng_deprel rel = ng_deprel_base(ng_tree_rel(&b->tree, b->doc->mentions.data[b->name_of[i]].head));
    const uint32_t behind = b->doc->mentions.data[b->name_of[i]].end;
    const bool owns = behind < end && ng_tree_xpos(&b->tree, behind) == NG_XPOS_POS;
    return rel != NG_DEPREL_NSUBJ && !owns && is_title(b, first, i) ? i : NG_NONE;
  }
  return NG_NONE;
}

/* The person a list may go on from: a named one, or the one behind the title "Secretary of the Interior", "Crown Prince". */
static uint32_t listed_person(const ng_builder *b, uint32_t token) {
  if (is_person_name(b, token)) return b->doc->mentions.data[b->name_of[token]].head;
  if (b->name_of[token] != NG_NONE) return NG_NONE;
  const bool compound = token + 1 < b->doc->sentences.data[b->tree.tokens[token].sentence].end &&
      ng_tree_upos(&b->tree, token) == NG_UPOS_PROPN && ng_tree_upos(&b->tree, token + 1) == NG_UPOS_PROPN;
  const uint32_t behind = ng_title_holder_behind(b, token);
  return behind == NG_NONE && compound ? ng_title_holder_behind(b, token + 1) : behind;
}

/* "met President A, Minister of Defense B, and Ambassador C": where the tree loses the thread, the words go on.  Those
 * whom this adds stand at the end of the pending arguments and are gone on from in their turn. */
static void extend_list(ng_builder *b, ng_view role, bool inherited) {
  for (uint32_t i = 0; i < b->n_pending && b->n_pending < NG_ARGUMENTS_MAX; i++) {
    if (!ng_view_equals(b->pending[i].role, role)) continue;
    const uint32_t person = listed_person(b, b->pending[i].token);
    if (person == NG_NONE) continue;
    ng_builder_add(b, role, person, inherited);
    const uint32_t next = next_listed(b, b->doc->mentions.data[b->name_of[person]].end);
    if (next != NG_NONE) ng_builder_add(b, role, b->doc->mentions.data[b->name_of[next]].head, inherited);
  }
}

void ng_builder_add_nominal(ng_builder *b, ng_view role, uint32_t token, bool inherited) {
  if (!role.len || token == NG_NONE) return;
  add_beside(b, role, token, inherited, 0);
  if (!ng_view_is(role, "modifier") && !ng_view_is(role, "possessor")) extend_list(b, role, inherited);
}

bool ng_builder_add_deictic(ng_builder *b, uint32_t token) {
  if (!ng_tree_is(&b->tree, token, "there") && !ng_tree_is(&b->tree, token, "here")) return false;
  ng_builder_add_nominal(b, ng_view_of("in"), token, false);
  ng_builder_add_nominal(b, ng_view_of("to"), token, false);
  return true;
}
