/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boundaries that need no classifier. */
#include "base/utf8.h"
#include "nlp/token.h"
#include "nlp/token_words.h"

static const ng_atom *atom_at(const ng_boundary_context *c, uint32_t i) { return i < c->n ? &c->atoms[i] : NULL; }

static ng_view text_of(const ng_boundary_context *c, const ng_atom *atom) {
  return ng_view_make(c->text.data + atom->begin, atom->end - atom->begin);
}

static bool is_mark(const ng_boundary_context *c, const ng_atom *atom, const char *mark) {
  return atom && atom->kind == NG_ATOM_MARK && ng_view_is(text_of(c, atom), mark);
}

static bool is_attached(const ng_atom *atom) { return atom && !(atom->flags & NG_ATOM_SPACE); }

static bool has_capital(const ng_atom *atom) {
  return atom->shape == NG_SHAPE_CAPITAL || atom->shape == NG_SHAPE_UPPER || atom->shape == NG_SHAPE_INITIAL ||
         atom->shape == NG_SHAPE_MIXED;
}

static bool is_one_of(const ng_boundary_context *c, const ng_atom *atom, const char *marks) {
  const char first = c->text.data[atom->begin];
  return atom->kind == NG_ATOM_MARK && first && strchr(marks, first);
}

/* One letter, of those that abbreviate. */
static bool is_letter(const ng_atom *atom) { return atom->kind == NG_ATOM_WORD && atom->end - atom->begin == 1; }

/* Fifth St., 21st St. */
static bool names_street(const ng_atom *atom) {
  return atom->shape == NG_SHAPE_CAPITAL || atom->kind == NG_ATOM_NUMBER || (atom->kind == NG_ATOM_WORD && is_attached(atom));
}

/* Whether a full stop at atom `i` belongs to the abbreviation before it. */
static bool owns_stop(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const word = &c->atoms[i - 1], *const next = atom_at(c, i + 1);
  const bool capital = has_capital(word), spaced = next && !is_attached(next);
  switch ((ng_abbreviation)word->abbreviation) {
  case NG_ABBREVIATION_TITLE: return capital && next && has_capital(next);
  case NG_ABBREVIATION_PLACE: return next && has_capital(next) && i > 1 && !names_street(&c->atoms[i - 2]);
  case NG_ABBREVIATION_MONTH: return capital && spaced && next->kind == NG_ATOM_NUMBER;
  case NG_ABBREVIATION_NUMBER: return spaced && next->kind == NG_ATOM_NUMBER;
  case NG_ABBREVIATION_COMPANY: return capital;
  case NG_ABBREVIATION_REGION: return capital && i > 1 && is_one_of(c, word - 1, ",-(");
  case NG_ABBREVIATION_OTHER:
    if (i > 1 && ng_view_is(text_of(c, word - 1), "et")) return true; /* et al. */
    return next && (next->shape == NG_SHAPE_LOWER || is_one_of(c, next, ",;)"));
  case NG_ABBREVIATION_INITIAL:
  case NG_ABBREVIATION_CAPITALS:
  case NG_ABBREVIATION_TIME:
  case NG_ABBREVIATION_NONE: break;
  }
  return false;
}

/* The full stops of U.S. and a.m. */
static bool is_acronym(const ng_boundary_context *c, uint32_t i) {
  if (!is_letter(&c->atoms[i - 1])) return false;
  const ng_atom *const next = atom_at(c, i + 1);
  const bool begins = next && is_attached(next) && is_letter(next) && is_mark(c, atom_at(c, i + 2), ".");
  return begins || (i > 2 && is_attached(&c->atoms[i - 1]) && is_mark(c, &c->atoms[i - 2], ".") && is_letter(&c->atoms[i - 3]));
}

/* A word joined to the next by a hyphen: the hyphen goes with both or with neither. */
static bool is_behind_hyphen(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const hyphen = &c->atoms[i - 1];
  return i > 1 && is_mark(c, hyphen, "-") && is_attached(hyphen) && c->atoms[i].kind != NG_ATOM_MARK &&
         c->atoms[i - 2].kind != NG_ATOM_MARK;
}

/* RTX.N: a share */
static bool is_ticker(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const mark = &c->atoms[i], *const next = atom_at(c, i + 1);
  if (i == 0 || !is_mark(c, mark, ".") || !is_attached(mark) || !is_attached(next)) return false;
  return mark[-1].shape == NG_SHAPE_UPPER && next->end - next->begin <= 2 &&
         (next->shape == NG_SHAPE_UPPER || next->shape == NG_SHAPE_INITIAL);
}

/* AT&T, R&D */
static bool is_ampersand(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const mark = &c->atoms[i], *const next = atom_at(c, i + 1);
  if (i == 0 || !is_mark(c, mark, "&") || !is_attached(mark) || !is_attached(next)) return false;
  return has_capital(mark - 1) && mark[-1].shape != NG_SHAPE_CAPITAL && has_capital(next) && next->shape != NG_SHAPE_CAPITAL;
}

/* 1980s, F-16 Block 70s */
static bool is_plural_of_number(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const next = atom_at(c, i + 1);
  return c->atoms[i - 1].kind == NG_ATOM_NUMBER && ng_view_is(text_of(c, &c->atoms[i]), "s") &&
         (!next || !is_attached(next) || next->kind == NG_ATOM_MARK || next->kind == NG_ATOM_CLITIC);
}

static bool is_behind_prefix(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const prefix = &c->atoms[i - 1], *const next = atom_at(c, i + 1);
  const bool begins = !is_attached(prefix) || (i > 1 && prefix[-1].kind == NG_ATOM_MARK && !is_mark(c, prefix - 1, "-"));
  return begins && prefix->kind == NG_ATOM_WORD && is_attached(next) && next->kind == NG_ATOM_WORD &&
         ng_word_is_prefix(text_of(c, prefix));
}

/* The full stop of J. in "Edgar J. Hoover" or "J. R. Smith". */
static bool is_initial(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const letter = &c->atoms[i - 1], *const next = atom_at(c, i + 1);
  if (letter->shape != NG_SHAPE_INITIAL || !next || !has_capital(next) || is_attached(letter)) return false;
  if (next->shape == NG_SHAPE_INITIAL && is_mark(c, atom_at(c, i + 2), ".")) return true;
  if (is_attached(next)) return false;
  if (i < 2 || (letter->flags & NG_ATOM_BREAK) || letter[-1].shape == NG_SHAPE_CAPITAL) return true;
  if (ng_word_leads_name(text_of(c, letter - 1))) return !ng_word_is_starter(text_of(c, next));
  if (!is_mark(c, letter - 1, ".")) return letter[-1].kind == NG_ATOM_MARK; /* Photo: A. Petrov */
  return i > 2 && letter[-2].shape == NG_SHAPE_INITIAL;
}

/* O'Neill, Ba'ath, d'etat; clitics are atoms of their own. */
static bool is_inner_apostrophe(const ng_boundary_context *c, uint32_t i) {
  const ng_atom *const mark = &c->atoms[i], *const next = atom_at(c, i + 1);
  if (i == 0 || mark->kind != NG_ATOM_MARK || !is_attached(mark) || !is_attached(next)) return false;
  return mark->word == ng_atom_apostrophe() && mark[-1].kind == NG_ATOM_WORD && next->kind == NG_ATOM_WORD;
}

bool ng_boundary_is_open(const ng_boundary_context *c, uint32_t i, ng_boundary *known) {
  const ng_atom *const atom = &c->atoms[i];
  *known = i == 0 || !is_attached(atom) ? NG_BOUNDARY_TOKEN : NG_BOUNDARY_NONE;
  if (*known == NG_BOUNDARY_TOKEN || (atom->flags & NG_ATOM_GLUED)) return false;
  if (is_behind_hyphen(c, i)) {
    if (c->boundaries[i - 1] != NG_BOUNDARY_NONE) *known = NG_BOUNDARY_TOKEN;
    return false;
  }
  if (is_plural_of_number(c, i) || is_ampersand(c, i) || is_ampersand(c, i - 1)) return false;
  if (is_ticker(c, i) || is_ticker(c, i - 1)) return false;
  if (atom->kind == NG_ATOM_CLITIC && c->atoms[i - 1].kind != NG_ATOM_NUMBER && c->atoms[i - 1].kind != NG_ATOM_MARK) {
    *known = NG_BOUNDARY_PART;
    return false;
  }
  if (is_mark(c, atom, "-") && is_behind_prefix(c, i)) return false;
  if (is_mark(c, atom, ".") && (owns_stop(c, i) || is_initial(c, i) || is_acronym(c, i))) return false;
  if (is_letter(atom) && is_mark(c, &c->atoms[i - 1], ".") && is_attached(&c->atoms[i - 1]) && i > 1 && is_acronym(c, i - 1))
    return false;
  return !is_inner_apostrophe(c, i) && !is_inner_apostrophe(c, i - 1);
}

/* How sure it must be that a word is two written together: "its" for "it's" is a mistake of
 * private mail, seldom made in the press. */
enum { TOGETHER_MARGIN = 3 * NG_LINEAR_UNIT / 2 };

ng_boundary ng_boundary_choose(const ng_boundary_context *c, uint32_t i, const int32_t scores[NG_BOUNDARY_CLASSES - 1]) {
  const int32_t token = scores[NG_BOUNDARY_TOKEN - 1], part = scores[NG_BOUNDARY_PART - 1];
  const ng_atom *const atom = &c->atoms[i];
  const ng_boundary best = token > part ? NG_BOUNDARY_TOKEN : NG_BOUNDARY_PART;
  const int32_t score = token > part ? token : part;
  if (score <= 0) return NG_BOUNDARY_NONE;
  if (atom->kind == NG_ATOM_CLITIC) return NG_BOUNDARY_PART;
  const bool together = atom->kind == NG_ATOM_WORD && atom[-1].kind == NG_ATOM_WORD;
  return together && score < TOGETHER_MARGIN ? NG_BOUNDARY_NONE : best;
}
