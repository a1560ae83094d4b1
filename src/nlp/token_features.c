/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token.h"

/* An atom before the beginning or behind the end of the block. */
static const ng_atom nothing = {.kind = NG_ATOM_MARK, .shape = NG_SHAPE_OTHER, .flags = NG_ATOM_SPACE};

enum { QUOTE_REACH = 60 /* atoms */ };

static const ng_atom *atom_at(const ng_boundary_context *c, uint32_t i, int offset) {
  const int64_t at = (int64_t)i + offset;
  return at < 0 || at >= c->n ? &nothing : &c->atoms[at];
}

static uint32_t length_class(const ng_atom *atom) {
  const uint32_t len = atom->end - atom->begin;
  return len < 5 ? len : len < 9 ? 5 : 6;
}

/* What an atom looks like: kind, shape, length, whether white space comes before it; marks
 * stand for themselves. */
static uint64_t look(const ng_atom *atom) {
  const uint64_t space = atom->flags & NG_ATOM_SPACE;
  if (atom->kind == NG_ATOM_MARK || atom->kind == NG_ATOM_CLITIC) return atom->word << 1 | space;
  return (uint64_t)atom->kind << 16 | (uint64_t)atom->shape << 8 | length_class(atom) << 1 | space;
}

static uint64_t word(const ng_atom *atom) { return atom->word << 1 | (atom->flags & NG_ATOM_SPACE); }

/* Atoms between the last white space and the boundary, and from it to the next. */
static uint32_t atoms_before(const ng_boundary_context *c, uint32_t i, uint32_t limit) {
  uint32_t n = 1;
  while (n < limit && n < i && !(c->atoms[i - n].flags & NG_ATOM_SPACE)) n++;
  return n;
}

static uint32_t atoms_behind(const ng_boundary_context *c, uint32_t i, uint32_t limit) {
  uint32_t n = 1;
  while (n < limit && i + n < c->n && !(c->atoms[i + n].flags & NG_ATOM_SPACE)) n++;
  return n;
}

/* Whether a single quotation mark that may open a quotation goes before, at most some words
 * back, with none behind it that may close one. */
static bool in_single_quotes(const ng_boundary_context *c, uint32_t i) {
  const uint64_t apostrophe = ng_atom_apostrophe();
  for (uint32_t back = 1; back <= i && back < QUOTE_REACH; back++) {
    const ng_atom *const atom = &c->atoms[i - back];
    if (atom->word != apostrophe) continue;
    return (atom->flags & NG_ATOM_SPACE) && !(atom[1].flags & NG_ATOM_SPACE);
  }
  return false;
}

uint32_t ng_boundary_features(const ng_boundary_context *c, uint32_t i, uint64_t out[NG_BOUNDARY_FEATURES]) {
  const ng_atom *const l3 = atom_at(c, i, -3), *const l2 = atom_at(c, i, -2), *const l1 = atom_at(c, i, -1);
  const ng_atom *const r1 = atom_at(c, i, 0), *const r2 = atom_at(c, i, 1), *const r3 = atom_at(c, i, 2);
  const uint64_t wl2 = word(l2), wl1 = word(l1), wr1 = word(r1), wr2 = word(r2);
  const uint64_t kl3 = look(l3), kl2 = look(l2), kl1 = look(l1), kr1 = look(r1), kr2 = look(r2), kr3 = look(r3);
  const uint32_t before = atoms_before(c, i, 6), behind = atoms_behind(c, i, 6);
  const uint64_t past = c->boundaries[i - 1] + (i > 1 ? c->boundaries[i - 2] * UINT64_C(4) : 0);
  const uint64_t first = c->atoms[i - before].word;
  const uint64_t abbreviation = l1->abbreviation;
  uint32_t n = 0;
#define ADD(a, b, d) (out[n] = ng_feature(n, (a), (b), (d)), n++)
  ADD(0, 0, 0);
  ADD(wl1, 0, 0);
  ADD(wr1, 0, 0);
  ADD(wl1, wr1, 0);
  ADD(wl1, kr1, 0);
  ADD(kl1, wr1, 0);
  ADD(kl1, kr1, 0);
  ADD(wl2, wl1, wr1);
  ADD(wl1, wr1, wr2);
  ADD(wl2, wl1, kr1);
  ADD(kl1, wr1, wr2);
  ADD(kl2, kl1, kr1);
  ADD(kl1, kr1, kr2);
  ADD(kl2, kl1 * 31 + kr1, kr2);
  ADD(kl3 * 31 + kl2, kl1 * 31 + kr1, kr2 * 31 + kr3);
  ADD(kl2, wl1, kr1);
  ADD(wl1, wr1, kr2);
  ADD(wl1, wr1, kr2 * 31 + kr3);
  ADD(kl2, kl1 * 31 + kr1, wl1);
  ADD(past, kl1, kr1);
  ADD(past, kl2 * 31 + kl1, kr1 * 31 + kr2);
  ADD(past, wl1, wr1);
  ADD(past, wl2, wr1);
  ADD(abbreviation, kr1, kr2);
  ADD(abbreviation, wr1, wr2);
  ADD(ng_atom_suffix(c->text, l1, 3), wr1, 0);
  ADD(ng_atom_suffix(c->text, l1, 2), wr1, kr2);
  ADD(ng_atom_prefix(c->text, r1, 3), wl1, 0);
  ADD(ng_atom_suffix(c->text, r1, 3), kl1, kr1);
  ADD(before * 8 + behind, kl1, kr1);
  ADD(before * 8 + behind, wl1, wr1);
  ADD(first, before * 8 + behind, wr1);
  ADD(first, wr1, kr2);
  ADD(wl2, wr1, kr2);
  ADD(wl1, wr2, kr1);
  ADD(kl1, wr1 * 31 + kr2, kr3);
  ADD(wl2, wr1, wr2);
  if (r1->word == ng_atom_apostrophe()) {
    const uint64_t quoted = in_single_quotes(c, i);
    ADD(quoted, wr1, ng_atom_suffix(c->text, l1, 1));
    ADD(quoted, ng_atom_suffix(c->text, l1, 1), kr2);
  }
#undef ADD
  return n;
}
