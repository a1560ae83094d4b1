/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "predicate/tree.h"

#include "base/error.h"
#include "base/utf8.h"
#include "base/word.h"

static void link_children(ng_tree *tree) {
  for (uint32_t i = 0; i < tree->n; i++) tree->first_child[i] = tree->next[i] = NG_NONE;
  for (uint32_t i = tree->n; i-- > 0;) {
    const uint32_t head = tree->tokens[i].head;
    if (head == NG_NONE) continue;
    tree->next[i] = tree->first_child[head];
    tree->first_child[head] = i;
  }
}

/* Breadth first from each root; a token that no root reaches is on a circle. */
static bool order_tokens(ng_tree *tree) {
  uint32_t done = 0, filled = 0;
  for (uint32_t i = 0; i < tree->n; i++) {
    if (tree->tokens[i].head != NG_NONE) continue;
    tree->order[filled++] = i;
    for (; done < filled; done++)
      NG_EACH_CHILD(tree, tree->order[done], c) tree->order[filled++] = c;
  }
  return filled == tree->n;
}

ng_status ng_tree_init(ng_tree *tree, const ng_document *doc, ng_arena *arena, ng_error *err) {
  *tree = (ng_tree){.doc = doc, .tokens = doc->tokens.data, .n = doc->tokens.len};
  tree->first_child = ng_arena_alloc(arena, tree->n, sizeof *tree->first_child);
  tree->next = ng_arena_alloc(arena, tree->n, sizeof *tree->next);
  tree->order = ng_arena_alloc(arena, tree->n, sizeof *tree->order);
  if (!tree->first_child || !tree->next || !tree->order) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < tree->n; i++) {
    const uint32_t head = tree->tokens[i].head;
    if (head != NG_NONE && (head >= tree->n || tree->tokens[head].sentence != tree->tokens[i].sentence))
      return ng_fail(err, NG_ERR_INVALID, "token %u has a head outside its sentence", i);
  }
  link_children(tree);
  if (!order_tokens(tree)) return ng_fail(err, NG_ERR_INVALID, "heads form a circle");
  return NG_OK;
}

uint32_t ng_tree_child(const ng_tree *tree, uint32_t t, ng_deprel rel) {
  NG_EACH_CHILD(tree, t, c) if (tree->tokens[c].deprel == rel) return c;
  return NG_NONE;
}

ng_view ng_tree_lemma(const ng_tree *tree, uint32_t t) {
  const ng_view lemma = tree->tokens[t].lemma;
  return lemma.len ? lemma : ng_token_text(tree->doc, &tree->tokens[t]);
}

bool ng_tree_is(const ng_tree *tree, uint32_t t, const char *lemma) {
  return ng_word_is(ng_tree_lemma(tree, t), lemma);
}

bool ng_tree_is_one(const ng_tree *tree, uint32_t t, const char *const *lemmas) {
  return ng_word_is_one(ng_tree_lemma(tree, t), lemmas);
}

bool ng_tree_is_nominal(const ng_tree *tree, uint32_t t) {
  const ng_upos upos = ng_tree_upos(tree, t);
  return upos == NG_UPOS_NOUN || upos == NG_UPOS_PROPN || upos == NG_UPOS_PRON || upos == NG_UPOS_NUM;
}

bool ng_tree_is_clause(const ng_tree *tree, uint32_t t) {
  return ng_tree_upos(tree, t) == NG_UPOS_VERB || ng_tree_child(tree, t, NG_DEPREL_COP) != NG_NONE;
}

bool ng_tree_is_infinitive(const ng_tree *tree, uint32_t t) {
  NG_EACH_CHILD(tree, t, c)
    if (ng_tree_rel(tree, c) == NG_DEPREL_MARK && ng_tree_is(tree, c, "to")) return true;
  return false;
}

uint32_t ng_tree_leftmost(const ng_tree *tree, uint32_t t) {
  while (tree->first_child[t] != NG_NONE && tree->first_child[t] < t) t = tree->first_child[t];
  return t;
}

/* The commonest markers need no copy. */
static const char *const common_markers[] = {"of",   "in",      "to",    "for",     "on",     "with",    "by",
                                             "from", "at",      "as",    "about",   "after",  "between", "against",
                                             "into", "through", "over",  "during",  "under",  "among",   "without",
                                             "that", "before",  "while", "because", "if",     "than",    "including"};

enum { MARKER_MAX = 63 };

static size_t append_lower(char *out, size_t len, ng_view text) {
  if (len && len < MARKER_MAX) out[len++] = '_';
  for (size_t i = 0; i < text.len && len < MARKER_MAX; i++) out[len++] = ng_ascii_to_lower(text.data[i]);
  return len;
}

/* Adverbs that make a preposition with the "of" behind them, wherever the tree puts them. */
static const char *const leaders_of_of[] = {"ahead", "instead", "outside", "because", NULL};

static size_t append_markers(const ng_tree *tree, uint32_t t, ng_deprel rel, char *text, size_t len) {
  NG_EACH_CHILD(tree, t, c) {
    if (ng_tree_rel(tree, c) != rel || ng_tree_xpos(tree, c) == NG_XPOS_POS) continue;
    if (c > 0 && ng_tree_is(tree, c, "of") && tree->tokens[c - 1].head != t && ng_tree_is_one(tree, c - 1, leaders_of_of))
      len = append_lower(text, len, ng_token_text(tree->doc, &tree->tokens[c - 1]));
    /* The form, not the lemma: "according", "including" are verbs to some taggers. */
    len = append_lower(text, len, ng_token_text(tree->doc, &tree->tokens[c]));
    NG_EACH_CHILD(tree, c, f)
      if (ng_tree_rel(tree, f) == NG_DEPREL_FIXED)
        len = append_lower(text, len, ng_token_text(tree->doc, &tree->tokens[f]));
  }
  return len;
}

ng_view ng_tree_marker(const ng_tree *tree, uint32_t t, ng_deprel rel, ng_arena *arena) {
  char text[MARKER_MAX];
  size_t len = append_markers(tree, t, rel, text, 0);
  /* "with [President X]", "with Emmanuel [Macron]": parsers hang the preposition on other words of the name too. */
  if (!len && rel == NG_DEPREL_CASE)
    NG_EACH_CHILD(tree, t, c) {
      const ng_deprel part = ng_tree_rel(tree, c);
      const bool before = c < t && (part == NG_DEPREL_NMOD_DESC || part == NG_DEPREL_COMPOUND);
      const uint32_t own = part == NG_DEPREL_FLAT ? ng_tree_child(tree, c, rel) : NG_NONE;
      if (!len && (before || (own != NG_NONE && own < t))) len = append_markers(tree, c, rel, text, 0);
    }
  if (!len) return (ng_view){NULL, 0};
  const ng_view marker = ng_view_make(text, len);
  for (size_t i = 0; i < sizeof common_markers / sizeof *common_markers; i++)
    if (ng_view_is(marker, common_markers[i])) return ng_view_of(common_markers[i]);
  return ng_arena_copy(arena, marker);
}

/* ", whose X": the noun or name that ends before the comma, for clauses hung elsewhere; the token itself if there is
 * none. */
static uint32_t nominal_before(const ng_tree *tree, uint32_t token) {
  if (token < 2 || ng_tree_xpos(tree, token) != NG_XPOS_WPS || !ng_tree_is(tree, token - 1, ",")) return token;
  uint32_t noun = token - 2;
  if (tree->tokens[noun].sentence != tree->tokens[token].sentence || !ng_tree_is_nominal(tree, noun)) return token;
  while (ng_tree_rel(tree, noun) == NG_DEPREL_FLAT) noun = tree->tokens[noun].head;
  return noun;
}

uint32_t ng_tree_antecedent(const ng_tree *tree, uint32_t t, uint32_t token) {
  const ng_xpos xpos = ng_tree_xpos(tree, token);
  const bool relative = xpos == NG_XPOS_WDT || xpos == NG_XPOS_WP || xpos == NG_XPOS_WPS ||
                        (ng_tree_upos(tree, token) == NG_UPOS_PRON && ng_tree_is(tree, token, "that"));
  if (!relative) return token;
  for (int up = 0; up < 6 && t != NG_NONE; up++, t = tree->tokens[t].head) {
    if (ng_tree_rel(tree, t) == NG_DEPREL_ACL_RELCL) return tree->tokens[t].head;
    if (ng_tree_rel(tree, t) == NG_DEPREL_ADVCL_RELCL || ng_tree_rel(tree, t) == NG_DEPREL_ROOT) break;
  }
  return nominal_before(tree, token);
}

static bool has_subject(const ng_tree *tree, uint32_t t) {
  return ng_tree_child(tree, t, NG_DEPREL_NSUBJ) != NG_NONE || ng_tree_child(tree, t, NG_DEPREL_NSUBJ_PASS) != NG_NONE;
}

uint32_t ng_tree_quoted(const ng_tree *tree, uint32_t verb, uint32_t subject) {
  uint32_t inner = NG_NONE;
  NG_EACH_CHILD(tree, verb, c) {
    const ng_deprel rel = tree->tokens[c].deprel;
    if (rel == NG_DEPREL_CCOMP && c > subject && c < verb && !has_subject(tree, c)) inner = c;
    if (rel == NG_DEPREL_NSUBJ && inner != NG_NONE && c > inner && c < verb) return inner;
  }
  return NG_NONE;
}

uint32_t ng_tree_hidden_particle(const ng_tree *tree, uint32_t t) {
  static const struct { const char *verb, *particle; } phrasal[] = {
    {"hand", "over"}, {"turn", "over"}, {"take", "over"}, {"sign", "over"}, {"call", "off"}, {"hand", "out"}, {"turn", "down"}};
  const uint32_t p = t + 1;
  if (p >= tree->n || tree->tokens[p].sentence != tree->tokens[t].sentence) return NG_NONE;
  if (ng_tree_rel(tree, p) == NG_DEPREL_ADVMOD) /* "roll back an embargo" */
    return ng_tree_is(tree, t, "roll") && ng_tree_is(tree, p, "back") && tree->tokens[p].head == t ? p : NG_NONE;
  if (ng_tree_rel(tree, p) != NG_DEPREL_CASE || tree->tokens[tree->tokens[p].head].head != t) return NG_NONE;
  for (size_t i = 0; i < sizeof phrasal / sizeof *phrasal; i++)
    if (ng_tree_is(tree, t, phrasal[i].verb) && ng_tree_is(tree, p, phrasal[i].particle)) return p;
  return NG_NONE;
}

bool ng_tree_begins_amount(const ng_tree *tree, uint32_t t) {
  return t + 2 < tree->n && ng_tree_is(tree, t, "up") && ng_tree_is(tree, t + 1, "to") &&
         ng_tree_upos(tree, t + 2) == NG_UPOS_NUM;
}

uint32_t ng_tree_fronted_participle(const ng_tree *tree, uint32_t t) {
  const uint32_t verb = tree->tokens[t].head;
  if (verb == NG_NONE || ng_tree_rel(tree, t) != NG_DEPREL_ADVCL || ng_tree_xpos(tree, t) != NG_XPOS_VBG) return NG_NONE;
  if (t > 0 && tree->tokens[t - 1].sentence == tree->tokens[t].sentence) return NG_NONE;
  const uint32_t noun = ng_tree_child(tree, t, NG_DEPREL_OBJ);
  if (noun == NG_NONE || noun > verb || has_subject(tree, verb)) return NG_NONE;
  for (uint32_t i = t + 1; i < verb; i++)
    if (ng_tree_upos(tree, i) == NG_UPOS_PUNCT) return NG_NONE;
  return noun;
}

bool ng_tree_is_cut_short(const ng_tree *tree, uint32_t t) {
  return t + 1 < tree->n && ng_tree_is(tree, t, "cut") && ng_tree_is(tree, t + 1, "short") && tree->tokens[t + 1].head == t;
}
