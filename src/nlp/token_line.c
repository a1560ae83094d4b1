/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token_line.h"

#include "base/utf8.h"

enum {
  FOLDED_MAX = 130,  /* longest line, in bytes, of text that somebody folded */
  SLACK = 4          /* a folded line may be that much shorter than it could be */
};

/* First atom behind `i` that begins a line or paragraph; the number of atoms if none. */
static uint32_t next_line(const ng_atom_list *atoms, uint32_t i) {
  do i++;
  while (i < atoms->len && !(atoms->data[i].flags & (NG_ATOM_LINE | NG_ATOM_BREAK)));
  return i;
}

/* Length of the line of the atoms [i, next) without its last word: a single long word (an
 * address) makes a line long though the text is folded. */
static uint32_t length_before_last(const ng_atom_list *atoms, uint32_t i, uint32_t next) {
  uint32_t last = next - 1;
  while (last > i && !(atoms->data[last].flags & NG_ATOM_SPACE)) last--;
  return atoms->data[last].begin - atoms->data[i].begin;
}

/* Width that the text of the block was folded to, at least. */
static uint32_t block_width(const ng_atom_list *atoms) {
  uint32_t width = 0;
  for (uint32_t i = 0, next; i < atoms->len; i = next) {
    next = next_line(atoms, i);
    const uint32_t len = length_before_last(atoms, i, next);
    if (len > width) width = len;
  }
  return width;
}

static uint32_t word_length(const ng_atom_list *atoms, uint32_t i) {
  const uint32_t begin = atoms->data[i].begin;
  do i++;
  while (i < atoms->len && !(atoms->data[i].flags & NG_ATOM_SPACE));
  return atoms->data[i - 1].end - begin;
}

static bool ends_in_stop(ng_view text, const ng_atom *atom) {
  const char c = text.data[atom->end - 1];
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == ')';
}

/* A mark at the beginning of a line that may be the bullet of a list. */
static bool is_bullet(ng_view text, const ng_atom_list *atoms, uint32_t i) {
  const ng_atom *const atom = &atoms->data[i];
  const bool alone = i + 1 < atoms->len && (atom[1].flags & NG_ATOM_SPACE);
  return alone && atom->kind == NG_ATOM_MARK && text.data[atom->begin] && strchr("*-\xE2\xC2", text.data[atom->begin]);
}

static uint32_t count_bullets(ng_view text, const ng_atom_list *atoms) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < atoms->len; i = next_line(atoms, i)) n += is_bullet(text, atoms, i);
  return n;
}

/* A line is a paragraph of its own where nobody folded the text, where it ends like a
 * sentence though the next word would have fitted on it, and where it is an item of a list. */
void ng_lines_find_paragraphs(ng_view text, ng_atom_list *atoms) {
  const uint32_t width = block_width(atoms);
  const bool has_list = count_bullets(text, atoms) > 1;
  for (uint32_t i = 0, next; i < atoms->len; i = next) {
    next = next_line(atoms, i);
    if (next == atoms->len || (atoms->data[next].flags & NG_ATOM_BREAK)) continue;
    const uint32_t len = atoms->data[next - 1].end - atoms->data[i].begin;
    const bool fitted = len + 1 + word_length(atoms, next) + SLACK <= width;
    if (width > FOLDED_MAX || (has_list && is_bullet(text, atoms, next)) ||
        (fitted && ends_in_stop(text, &atoms->data[next - 1])))
      atoms->data[next].flags |= NG_ATOM_BREAK;
  }
}
