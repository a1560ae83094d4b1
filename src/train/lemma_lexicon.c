/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/lemma_lexicon.h"

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "train/corpus.h"

typedef struct lexicon_reader {
  ng_map frequency; /* word -> -100 log10 of its frequency */
  lemma_form_sink *sink;
  void *user;
} lexicon_reader;

/* Cuts what stands before the first `separator` off `*rest`; the whole rest where there is none. */
static ng_view next_part(ng_view *rest, char separator) {
  const char *const at = rest->len ? memchr(rest->data, separator, rest->len) : NULL;
  const ng_view part = ng_view_make(rest->data, at ? (size_t)(at - rest->data) : rest->len);
  const size_t step = part.len + (at ? 1 : 0);
  *rest = ng_view_make(rest->data + step, rest->len - step);
  return part;
}

static uint32_t lemma_weight(const lexicon_reader *r, ng_view lemma) {
  const uint32_t rarity = ng_map_find(&r->frequency, lemma);
  if (rarity == NG_MAP_MISSING || rarity >= 800) return 1;
  return 1 + (800 - rarity) * (LEMMA_LEXICON_MAX - 1) / 800;
}

static bool is_lower_word(ng_view text) {
  for (size_t i = 0; i < text.len; i++)
    if (!ng_ascii_is_lower(text.data[i]) && text.data[i] != '-' && text.data[i] != '\'') return false;
  return text.len > 0;
}

static bool give(const lexicon_reader *r, ng_view form, ng_view lemma, ng_xpos xpos) {
  if (!is_lower_word(form) || !is_lower_word(lemma)) return true;
  return r->sink(form, lemma, xpos, lemma_weight(r, lemma), r->user);
}

static bool read_frequencies(lexicon_reader *r, ng_view content) {
  while (content.len) {
    ng_view line = next_part(&content, '\n');
    const ng_view word = next_part(&line, '\t');
    uint32_t rarity = 0;
    for (size_t i = 0; i < line.len && ng_ascii_is_digit(line.data[i]); i++)
      rarity = rarity * 10 + (uint32_t)(line.data[i] - '0');
    if (word.len && !ng_map_set(&r->frequency, word, rarity)) return false;
  }
  return true;
}

/* "lemma TAB form TAB V;PST" */
static bool read_unimorph(const lexicon_reader *r, ng_view content) {
  static const struct { const char *features; ng_xpos xpos; } rows[] = {
    {"V;PST", NG_XPOS_VBD}, {"V;V.PTCP;PST", NG_XPOS_VBN}, {"V;V.PTCP;PRS", NG_XPOS_VBG}, {"V;3;SG;PRS", NG_XPOS_VBZ}};
  while (content.len) {
    ng_view line = next_part(&content, '\n');
    const ng_view lemma = next_part(&line, '\t'), form = next_part(&line, '\t');
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
      if (ng_view_is(line, rows[i].features) && !give(r, form, lemma, rows[i].xpos)) return false;
  }
  return true;
}

/* The tags of the groups of forms that AGID gives a word, by part of speech and number of
 * groups. */
typedef struct agid_row {
  char pos;
  uint32_t n_groups;
  ng_xpos tags[4][2];
} agid_row;

static const agid_row agid_rows[] = {
  {'N', 1, {{NG_XPOS_NNS}}},
  {'V', 3, {{NG_XPOS_VBD, NG_XPOS_VBN}, {NG_XPOS_VBG}, {NG_XPOS_VBZ}}},
  {'V', 4, {{NG_XPOS_VBD}, {NG_XPOS_VBN}, {NG_XPOS_VBG}, {NG_XPOS_VBZ}}},
  {'A', 2, {{NG_XPOS_JJR, NG_XPOS_RBR}, {NG_XPOS_JJS, NG_XPOS_RBS}}},
};

/* A group: "form, variant< 1, doubtful?"; marks behind a form say how good it is. */
static bool read_agid_group(const lexicon_reader *r, ng_view group, ng_view lemma, const ng_xpos tags[2]) {
  while (group.len) {
    ng_view form = next_part(&group, ',');
    while (form.len && form.data[0] == ' ') form = ng_view_make(form.data + 1, form.len - 1);
    size_t len = 0;
    while (len < form.len && !strchr(" ~<!?", form.data[len])) len++;
    for (size_t k = 0; k < 2 && tags[k] != NG_XPOS_NONE; k++)
      if (!give(r, ng_view_make(form.data, len), lemma, tags[k])) return false;
  }
  return true;
}

/* "lemma V: past | participle | ing form | s form" */
static bool read_agid(const lexicon_reader *r, ng_view content) {
  while (content.len) {
    ng_view line = next_part(&content, '\n');
    const ng_view lemma = next_part(&line, ' ');
    const char pos = line.len ? line.data[0] : '\0';
    (void)next_part(&line, ':');
    uint32_t n_groups = 1;
    for (size_t i = 0; i < line.len; i++) n_groups += line.data[i] == '|';
    for (size_t i = 0; i < sizeof agid_rows / sizeof *agid_rows; i++) {
      if (agid_rows[i].pos != pos || agid_rows[i].n_groups != n_groups) continue;
      for (uint32_t g = 0; g < n_groups; g++)
        if (!read_agid_group(r, next_part(&line, '|'), lemma, agid_rows[i].tags[g])) return false;
    }
  }
  return true;
}

ng_status lemma_lexicon_read(const char *dir, lemma_form_sink *sink, void *user, ng_error *err) {
  static const char *const names[] = {"lexical/wordfreq-en.tsv.xz", "lexical/unimorph-eng.tsv.xz", "lexical/agid-infl.txt.xz"};
  ng_strbuf contents[3];
  lexicon_reader r = {.sink = sink, .user = user};
  ng_map_init(&r.frequency);
  ng_status status = NG_OK;
  for (size_t i = 0; i < 3; i++) {
    ng_strbuf_init(&contents[i]);
    if (status == NG_OK) status = ng_corpus_read_file(dir, names[i], &contents[i], err);
  }
  if (status == NG_OK && !(read_frequencies(&r, ng_strbuf_view(&contents[0])) &&
                           read_unimorph(&r, ng_strbuf_view(&contents[1])) && read_agid(&r, ng_strbuf_view(&contents[2]))))
    status = ng_fail_no_mem(err);
  ng_map_dispose(&r.frequency);
  for (size_t i = 0; i < 3; i++) ng_strbuf_dispose(&contents[i]);
  return status;
}
