/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles by the order of their words, for parsers take the longer ones apart: "US Assistant
 * Secretary of State for East Asian and Pacific Affairs Daniel Kritenbrink", "Ann Lee, currently
 * the ambassador to Chile". */
#include "predicate/build.h"

#include "base/utf8.h"

enum { TITLE_REACH = 12 };

static bool is_capitalised(const ng_builder *b, uint32_t t) {
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[t]);
  unsigned size;
  return text.len && ng_utf8_is_upper(ng_utf8_decode(text.data, text.len, &size));
}

static const ng_mention *name_at(const ng_builder *b, uint32_t t) {
  return b->name_of[t] == NG_NONE ? NULL : &b->doc->mentions.data[b->name_of[t]];
}

static const ng_mention *person_at(const ng_builder *b, uint32_t t) {
  const ng_mention *const name = name_at(b, t);
  return name && name->name_type == NG_NAME_PERSON ? name : NULL;
}

static bool is_role(const ng_builder *b, uint32_t t) {
  return ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_ROLE;
}

static bool is_plural(const ng_builder *b, uint32_t t) {
  return ng_tree_xpos(&b->tree, t) == NG_XPOS_NNS || ng_tree_xpos(&b->tree, t) == NG_XPOS_NNPS;
}

static bool is_hyphen(const ng_builder *b, uint32_t t) {
  return ng_tree_xpos(&b->tree, t) == NG_XPOS_HYPH || ng_view_is(ng_token_text(b->doc, &b->tree.tokens[t]), "-");
}

static const ng_sentence *sentence_of(const ng_builder *b, uint32_t t) {
  return &b->doc->sentences.data[b->tree.tokens[t].sentence];
}

/* The preposition that opens a complement of a title, NULL if `t` is none. */
static const char *complement_opener(const ng_builder *b, uint32_t t) {
  static const char *const words[] = {"of", "for", "to", "at", "in", "on", NULL};
  if (ng_tree_upos(&b->tree, t) != NG_UPOS_ADP) return NULL;
  const char *const *word = words;
  while (*word && !ng_tree_is(&b->tree, t, *word)) word++;
  return *word;
}

/* A word inside "of State", "for East Asian and Pacific Affairs", "INDOPACOM Lieutenant General"; `linked`
 * after a preposition, where small words may stand. */
static bool continues_title(const ng_builder *b, uint32_t t, bool linked) {
  switch (ng_tree_upos(&b->tree, t)) {
  case NG_UPOS_PROPN: return true;
  case NG_UPOS_NOUN: return !is_role(b, t);
  case NG_UPOS_ADJ: return linked || is_capitalised(b, t);
  case NG_UPOS_DET: return linked && ng_tree_is(&b->tree, t, "the");
  case NG_UPOS_CCONJ:
    return linked && ng_tree_is(&b->tree, t, "and") && t + 1 < sentence_of(b, t)->end && !is_role(b, t + 1) &&
           !person_at(b, t + 1);
  case NG_UPOS_PUNCT: return is_hyphen(b, t);
  default: return false;
  }
}

static bool is_comma(const ng_builder *b, uint32_t t) {
  return ng_tree_upos(&b->tree, t) == NG_UPOS_PUNCT && ng_tree_is(&b->tree, t, ",");
}

/* "Gen." and the like between a comma and a name. */
static bool is_style(const ng_builder *b, uint32_t t) {
  static const char *const styles[] = {"gen.", "lt.", "col.", "adm.", "maj.", "sheikh", "sir", "dr.", "mr.", "mrs.", "ms.", NULL};
  return !person_at(b, t) && is_capitalised(b, t) && (is_role(b, t) || ng_tree_is_one(&b->tree, t, styles));
}

/* "the minister for Europe, Ann Lee, said" */
static uint32_t apposed_between_commas(const ng_builder *b, uint32_t t) {
  const uint32_t end = sentence_of(b, t - 1)->end;
  while (t < end && is_style(b, t)) t++;
  const ng_mention *const person = t < end ? person_at(b, t) : NULL;
  if (!person || person->first != t) return NG_NONE;
  return person->end < end && ng_tree_upos(&b->tree, person->end) == NG_UPOS_PUNCT ? person->head : NG_NONE;
}

/* First token of the words before a title: "a senior US" of "a senior US envoy". */
static uint32_t begin_of_title(const ng_builder *b, uint32_t t) {
  const uint32_t first = sentence_of(b, t)->first;
  uint32_t i = t;
  while (i > first && t - i < TITLE_REACH) {
    const ng_upos upos = ng_tree_upos(&b->tree, i - 1);
    const bool word = upos == NG_UPOS_PROPN || upos == NG_UPOS_NOUN || upos == NG_UPOS_ADJ || upos == NG_UPOS_PART;
    const bool part = word || upos == NG_UPOS_X || is_hyphen(b, i - 1) ||
                      (upos == NG_UPOS_VERB && is_capitalised(b, i - 1));
    if (!part || person_at(b, i - 1)) break;
    i--;
  }
  return i;
}

/* "the wife of the president, Ann Lee" */
static bool belongs_to_another(const ng_builder *b, uint32_t t) {
  const uint32_t first = sentence_of(b, t)->first;
  uint32_t i = begin_of_title(b, t);
  if (i > first && ng_tree_upos(&b->tree, i - 1) == NG_UPOS_DET) i--;
  return i > first && ng_tree_is(&b->tree, i - 1, "of");
}

uint32_t ng_title_holder_behind(const ng_builder *b, uint32_t t) {
  const uint32_t end = sentence_of(b, t)->end;
  bool linked = false;
  if (!is_role(b, t) || is_plural(b, t) || person_at(b, t)) return NG_NONE;
  for (uint32_t i = t + 1; i < end && i <= t + TITLE_REACH; i++) {
    const ng_mention *const person = person_at(b, i);
    const bool opens = complement_opener(b, i) != NULL;
    if (person) return person->first == i && (i == t + 1 || continues_title(b, i - 1, false)) ? person->head : NG_NONE;
    if (is_comma(b, i)) return belongs_to_another(b, t) ? NG_NONE : apposed_between_commas(b, i + 1);
    if (!opens && !continues_title(b, i, linked)) return NG_NONE;
    linked |= opens;
  }
  return NG_NONE;
}

/* Behind "the ambassador to Chile" the apposition ends. */
static bool closes_behind(const ng_builder *b, uint32_t t) {
  const uint32_t end = sentence_of(b, t)->end;
  bool linked = false;
  for (uint32_t i = t + 1; i < end && i <= t + TITLE_REACH; i++) {
    if (ng_tree_upos(&b->tree, i) == NG_UPOS_PUNCT && !is_hyphen(b, i)) return true;
    if (complement_opener(b, i)) linked = true;
    else if (!continues_title(b, i, linked)) return false;
  }
  return t + TITLE_REACH >= end;
}

uint32_t ng_title_holders_behind(const ng_builder *b, uint32_t t, uint32_t *out, uint32_t max) {
  static const char *const kin[] = {"child", "son", "daughter", "brother", "sister", "parent", "cousin", NULL};
  const uint32_t end = sentence_of(b, t)->end;
  if ((!is_role(b, t) && !ng_tree_is_one(&b->tree, t, kin)) || !is_plural(b, t)) return 0;
  uint32_t i = t + 1, n = 0;
  bool linked = false;
  for (; i < end && i <= t + TITLE_REACH && !is_comma(b, i); i++) {
    if (complement_opener(b, i)) linked = true;
    else if (!continues_title(b, i, linked) && !(linked && ng_tree_upos(&b->tree, i) == NG_UPOS_NUM)) return 0;
    if (!linked && person_at(b, i)) return 0;
  }
  for (i++; i < end && n < max;) {
    const ng_mention *const person = person_at(b, i);
    if (person && person->first == i) {
      out[n++] = person->head;
      i = person->end;
    } else if (is_comma(b, i) || ng_tree_is(&b->tree, i, "and") || is_style(b, i)) i++;
    else break;
  }
  return n > 1 ? n : 0;
}

uint32_t ng_title_holder_before(const ng_builder *b, uint32_t t) {
  static const char *const now[] = {"currently", "now", "then", "previously", "formerly", "also", NULL};
  const uint32_t first = sentence_of(b, t)->first;
  if (!is_role(b, t) || is_plural(b, t) || person_at(b, t) || !closes_behind(b, t)) return NG_NONE;
  uint32_t i = begin_of_title(b, t);
  if (i > first && ng_tree_upos(&b->tree, i - 1) == NG_UPOS_DET) i--;
  if (i > first && ng_tree_is_one(&b->tree, i - 1, now)) i--;
  if (i < first + 2 || !is_comma(b, i - 1)) return NG_NONE;
  const ng_mention *const person = person_at(b, i - 2);
  return person && person->end == i - 1 ? person->head : NG_NONE;
}

/* The last token of a name that names an owner; "Iran's" of "head of Iran's army" belongs to the
 * army, and half of a hyphenated pair is no name. */
static bool names_owner(const ng_builder *b, uint32_t t, bool possessive) {
  const ng_mention *const name = name_at(b, t);
  if (!name || name->head != t) return false;
  const uint32_t end = sentence_of(b, t)->end;
  if (name->end >= end) return true;
  const bool half = is_hyphen(b, name->end) && name->end + 1 < end && name_at(b, name->end + 1);
  return !half && (possessive || ng_tree_xpos(&b->tree, name->end) != NG_XPOS_POS);
}

void ng_title_read(ng_builder *b, uint32_t t) {
  const uint32_t end = sentence_of(b, t)->end;
  for (uint32_t i = begin_of_title(b, t); i < t; i++) {
    const ng_mention *const name = name_at(b, i);
    const bool adjective = !name && ng_tree_upos(&b->tree, i) == NG_UPOS_ADJ; /* "former" */
    const bool swallowed = name && name->first == i && name->end > t; /* "[UN Special Envoy]" */
    if (!adjective && !swallowed && !names_owner(b, i, true)) continue;
    const bool possessive = name && name->end < t && ng_tree_xpos(&b->tree, name->end) == NG_XPOS_POS;
    ng_builder_add(b, ng_view_of(possessive ? "possessor" : "modifier"), i, false);
  }
  const char *role = NULL;
  for (uint32_t i = t + 1; i < end && i <= t + TITLE_REACH && !person_at(b, i); i++) {
    const char *const opener = complement_opener(b, i);
    if (opener) role = opener;
    else if (!continues_title(b, i, role != NULL)) return;
    else if (names_owner(b, i, false)) ng_builder_add(b, ng_view_of(role ? role : "modifier"), i, false);
  }
}

bool ng_title_membership(ng_builder *b, uint32_t t) {
  const uint32_t first = sentence_of(b, t)->first, end = sentence_of(b, t)->end;
  if (t == first || t + 1 >= end || !ng_tree_is(&b->tree, t, "of")) return false;
  const ng_mention *const person = person_at(b, t - 1);
  uint32_t i = t + 1;
  if (i + 1 < end && ng_tree_upos(&b->tree, i) == NG_UPOS_DET && !name_at(b, i)) i++;
  const ng_mention *const body = name_at(b, i);
  if (!person || person->end != t || !body || body->first != i || body->name_type != NG_NAME_ORGANIZATION) return false;
  ng_builder_add(b, ng_view_of("subject"), person->head, false);
  ng_builder_add(b, ng_view_of("object"), body->head, false);
  return true;
}
