/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the lemma model: gathers (form, Penn tag, lemma) from treebanks and inflection
 * lists, learns for each tag which edit each ending asks for, and keeps as exceptions the
 * forms for which the endings are wrong. */
#include "train/train_lemma.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "nlp/lemma.h"
#include "train/corpus.h"

enum { LIST_WEIGHT = 1, TREEBANK_WEIGHT = 50, MIN_ENDING_FORMS = 3, SLOTS = 1 << 14 };

typedef struct sample {
  ng_view form;     /* lower case */
  ng_xpos xpos;
  uint32_t edit;    /* index + 1 */
  uint32_t weight;
} sample;

typedef struct gathering {
  ng_arena arena;
  NG_VEC(sample) samples;
  ng_map by_key;         /* "xpos form edit" to a sample */
  NG_VEC(ng_lemma_edit) edits;
  ng_map by_edit;
  ng_map frequency;      /* of words in running text; absent: rare */
} gathering;

static void gathering_dispose(gathering *g) {
  ng_vec_dispose(&g->samples);
  ng_vec_dispose(&g->edits);
  ng_map_dispose(&g->by_key);
  ng_map_dispose(&g->by_edit);
  ng_map_dispose(&g->frequency);
  ng_arena_dispose(&g->arena);
}

/* Number of the edit that makes `lemma` of `form`; 0 where it is too long to be one. */
static uint32_t edit_of(gathering *g, ng_view form, ng_view lemma) {
  size_t same = 0;
  while (same < form.len && same < lemma.len && form.data[same] == lemma.data[same]) same++;
  if (form.len - same > 100 || lemma.len - same > NG_LEMMA_ADD_MAX) return 0;
  ng_lemma_edit edit = {.drop = (int8_t)(form.len - same), .n_add = (int8_t)(lemma.len - same)};
  memcpy(edit.add, lemma.data + same, lemma.len - same);
  const ng_view key = ng_arena_copy(&g->arena, ng_view_make((const char *)&edit, sizeof edit));
  const uint32_t *const at = ng_map_enter(&g->by_edit, key, g->edits.len + 1);
  if (!at || *at > UINT16_MAX) return 0;
  if (*at == g->edits.len + 1 && !ng_vec_push(&g->edits, edit)) return 0;
  return *at;
}

static bool add(gathering *g, ng_view form, ng_xpos xpos, ng_view lemma, uint32_t weight) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_lemma_lower(form, &text);
  const ng_view lower = ng_arena_copy(&g->arena, ng_strbuf_view(&text));
  ng_strbuf_clear(&text);
  if (xpos == NG_XPOS_PRP) ng_strbuf_add_view(&text, lemma); /* I */
  else ng_lemma_lower(lemma, &text);
  const uint32_t edit = edit_of(g, lower, ng_strbuf_view(&text));
  ng_strbuf_clear(&text);
  ng_strbuf_addf(&text, "%d %u %.*s", (int)xpos, edit, NG_VIEW_ARGS(lower));
  const ng_view key = ng_arena_copy(&g->arena, ng_strbuf_view(&text));
  ng_strbuf_dispose(&text);
  if (!edit) return true;
  const uint32_t *const at = ng_map_enter(&g->by_key, key, g->samples.len);
  if (!at) return false;
  if (*at < g->samples.len) {
    g->samples.data[*at].weight += weight;
    return true;
  }
  return ng_vec_push(&g->samples, (sample){lower, xpos, edit, weight});
}

/* ------------------------------------------------------------ sources */

static ng_status add_treebanks(gathering *g, const char *data, ng_error *err) {
  ng_corpus corpus = {0};
  ng_status status = ng_corpus_load_treebanks(&corpus, data, "train", err);
  for (uint32_t d = 0; d < corpus.docs.len && status == NG_OK; d++) {
    const ng_document *const doc = corpus.docs.data[d];
    for (uint32_t i = 0; i < doc->tokens.len; i++) {
      const ng_token *const t = &doc->tokens.data[i];
      if (!add(g, ng_token_text(doc, t), t->xpos, t->lemma, TREEBANK_WEIGHT)) status = ng_fail_no_mem(err);
    }
  }
  ng_corpus_dispose(&corpus);
  return status;
}

typedef bool (*line_action)(gathering *g, ng_view line);

static ng_status each_line(gathering *g, const char *data, const char *name, line_action action, ng_error *err) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_status status = ng_corpus_read_file(data, name, &text, err);
  for (size_t at = 0; at < text.len && status == NG_OK;) {
    const char *const newline = memchr(text.data + at, '\n', text.len - at);
    const size_t end = newline ? (size_t)(newline - text.data) : text.len;
    if (!action(g, ng_view_make(text.data + at, end - at))) status = ng_fail_no_mem(err);
    at = end + 1;
  }
  ng_strbuf_dispose(&text);
  return status;
}

/* Cuts the first field off a line. */
static ng_view next_field(ng_view *line, char separator) {
  const char *const at = line->len ? memchr(line->data, separator, line->len) : NULL;
  const ng_view field = ng_view_make(line->data, at ? (size_t)(at - line->data) : line->len);
  *line = at ? ng_view_make(at + 1, line->len - field.len - 1) : ng_view_make(line->data + line->len, 0);
  return field;
}

static const struct {
  const char *features;
  ng_xpos xpos;
} unimorph_tags[] = {
    {"V;PST", NG_XPOS_VBD}, {"V;V.PTCP;PST", NG_XPOS_VBN}, {"V;V.PTCP;PRS", NG_XPOS_VBG}, {"V;3;SG;PRS", NG_XPOS_VBZ},
    {"V;NFIN", NG_XPOS_VB}, {"N;PL", NG_XPOS_NNS}, {"ADJ;CMPR", NG_XPOS_JJR}, {"ADJ;SPRL", NG_XPOS_JJS},
};

/* LEMMA FORM FEATURES */
static bool add_unimorph(gathering *g, ng_view line) {
  const ng_view lemma = next_field(&line, '\t'), form = next_field(&line, '\t'), features = next_field(&line, '\t');
  for (size_t i = 0; i < sizeof unimorph_tags / sizeof unimorph_tags[0]; i++)
    if (ng_view_is(features, unimorph_tags[i].features)) return add(g, form, unimorph_tags[i].xpos, lemma, LIST_WEIGHT);
  return true;
}

/* The letters of an AGID form: marks of doubt and notes are cut. */
static ng_view agid_form(ng_view field) {
  while (field.len && ng_ascii_is_space(field.data[0])) field = ng_view_make(field.data + 1, field.len - 1);
  size_t n = 0;
  while (n < field.len && (ng_ascii_is_alpha(field.data[n]) || field.data[n] == '\'' || field.data[n] == '-')) n++;
  return ng_view_make(field.data, n);
}

/* Variants of one slot: "learned, learnt", the first being the usual one. */
static bool add_agid_slot(gathering *g, ng_view slot, ng_xpos xpos, ng_view lemma) {
  while (slot.len) {
    const ng_view form = agid_form(next_field(&slot, ','));
    if (form.len && !add(g, form, xpos, lemma, LIST_WEIGHT)) return false;
  }
  return true;
}

/* LEMMA POS: SLOT | SLOT ... with slots past (participle) -ing -s of verbs, plural of nouns,
 * comparative and superlative of adjectives. */
static bool add_agid(gathering *g, ng_view line) {
  static const ng_xpos three[] = {NG_XPOS_VBD, NG_XPOS_VBG, NG_XPOS_VBZ};
  static const ng_xpos four[] = {NG_XPOS_VBD, NG_XPOS_VBN, NG_XPOS_VBG, NG_XPOS_VBZ};
  static const ng_xpos degrees[] = {NG_XPOS_JJR, NG_XPOS_JJS}, plural[] = {NG_XPOS_NNS};
  const ng_view lemma = next_field(&line, ' '), pos = next_field(&line, ':');
  ng_view slots[4];
  size_t n = 0;
  while (n < 4 && line.len) slots[n++] = next_field(&line, '|');
  const char kind = pos.len ? pos.data[0] : '?';
  const ng_xpos *const tags = kind == 'V' ? (n == 4 ? four : three) : kind == 'A' ? degrees : plural;
  const size_t n_tags = kind == 'V' ? (n == 4 ? 4 : 3) : kind == 'A' ? 2 : kind == 'N' ? 1 : 0;
  for (size_t i = 0; i < n && i < n_tags; i++) {
    if (!add_agid_slot(g, slots[i], tags[i], lemma)) return false;
    if (kind == 'V' && n == 3 && i == 0 && !add_agid_slot(g, slots[i], NG_XPOS_VBN, lemma)) return false;
  }
  return true;
}

/* WORD, -100 log10 of its frequency */
static bool add_frequency(gathering *g, ng_view line) {
  const ng_view word = ng_arena_copy(&g->arena, next_field(&line, '\t'));
  const long cost = strtol(line.data, NULL, 10);
  return word.data && ng_map_set(&g->frequency, word, cost > 0 ? (uint32_t)cost : 0);
}

/* ------------------------------------------------------------ learning */

static uint32_t cost_of(const gathering *g, ng_view word) {
  const uint32_t cost = ng_map_find(&g->frequency, word);
  return cost == NG_MAP_MISSING ? 1000 : cost;
}

static uint32_t lemma_cost(const gathering *g, const sample *s) {
  const ng_lemma_edit *const edit = &g->edits.data[s->edit - 1];
  char lemma[256];
  const size_t kept = s->form.len - (size_t)edit->drop;
  if (kept + (size_t)edit->n_add > sizeof lemma) return 1000;
  memcpy(lemma, s->form.data, kept);
  memcpy(lemma + kept, edit->add, (size_t)edit->n_add);
  return cost_of(g, ng_view_make(lemma, kept + (size_t)edit->n_add));
}

/* By tag and form, the best edit of each first: the heavier, then the commoner lemma. */
static const gathering *sorted_gathering; /* qsort has no argument for it */

static int by_form(const void *a, const void *b) {
  const sample *const x = a, *const y = b;
  if (x->xpos != y->xpos) return x->xpos < y->xpos ? -1 : 1;
  const int c = ng_view_compare(x->form, y->form);
  if (c) return c;
  if (x->weight / TREEBANK_WEIGHT != y->weight / TREEBANK_WEIGHT) return x->weight > y->weight ? -1 : 1;
  const uint32_t cx = lemma_cost(sorted_gathering, x), cy = lemma_cost(sorted_gathering, y);
  if (cx != cy) return cx < cy ? -1 : 1;
  return x->edit < y->edit ? -1 : x->edit > y->edit;
}

static void keep_best(gathering *g) {
  sorted_gathering = g;
  qsort(g->samples.data, g->samples.len, sizeof *g->samples.data, by_form);
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->samples.len; i++) {
    const sample *const s = &g->samples.data[i];
    const bool repeated = n && g->samples.data[n - 1].xpos == s->xpos && ng_view_equals(g->samples.data[n - 1].form, s->form);
    if (!repeated) g->samples.data[n++] = *s;
  }
  g->samples.len = n;
}

/* Votes for an edit among the forms of a tag that share an ending. */
typedef struct vote {
  uint64_t key;
  uint32_t edit;
  uint32_t count;
} vote;

static int by_key(const void *a, const void *b) {
  const vote *const x = a, *const y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return x->edit < y->edit ? -1 : x->edit > y->edit;
}

static int by_key_and_edit(const void *a, const void *b) {
  const vote *const x = a, *const y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->edit < y->edit ? -1 : x->edit > y->edit;
}

typedef NG_VEC(vote) vote_list;

/* Sums equal votes, then leaves the winner of each ending. */
static void count_votes(vote *votes, uint32_t *len) {
  uint32_t n = 0;
  qsort(votes, *len, sizeof *votes, by_key_and_edit);
  for (uint32_t i = 0; i < *len; i++) {
    if (n && votes[n - 1].key == votes[i].key && votes[n - 1].edit == votes[i].edit) votes[n - 1].count += votes[i].count;
    else votes[n++] = votes[i];
  }
  *len = n;
  n = 0;
  qsort(votes, *len, sizeof *votes, by_key);
  for (uint32_t i = 0; i < *len; i++)
    if (!n || votes[n - 1].key != votes[i].key) votes[n++] = votes[i];
  *len = n;
}

typedef struct table {
  NG_VEC(uint64_t) slots;
  uint32_t used;
} table;

static bool table_init(table *t, uint32_t n_slots) {
  for (uint32_t i = 0; i < n_slots; i++)
    if (!ng_vec_push(&t->slots, 0)) return false;
  return true;
}

static uint32_t table_find(const table *t, uint64_t key) {
  for (uint32_t i = (uint32_t)key & (t->slots.len - 1); t->slots.data[i]; i = (i + 1) & (t->slots.len - 1))
    if (t->slots.data[i] >> 16 == key) return (uint32_t)(t->slots.data[i] & 0xFFFF);
  return 0;
}

static void table_add(table *t, uint64_t key, uint32_t edit) {
  uint32_t i = (uint32_t)key & (t->slots.len - 1);
  while (t->slots.data[i]) i = (i + 1) & (t->slots.len - 1);
  t->slots.data[i] = key << 16 | edit;
  t->used++;
}

static uint32_t edit_of_endings(const table *t, ng_view form, ng_xpos xpos, size_t len) {
  for (len = len < form.len ? len : form.len; len > 0; len--) {
    const uint32_t edit = table_find(t, ng_lemma_ending_key(ng_view_make(form.data + form.len - len, len), xpos));
    if (edit) return edit;
  }
  return 0;
}

static const vote *find_vote(const vote *votes, uint32_t n, uint64_t key) {
  uint32_t low = 0, high = n;
  while (low < high) {
    const uint32_t mid = low + (high - low) / 2;
    if (votes[mid].key < key) low = mid + 1;
    else high = mid;
  }
  return &votes[low];
}

/* Enters the endings of one length whose vote differs from what shorter ones say. */
static bool learn_endings(const gathering *g, table *t, size_t len) {
  vote_list votes = {0};
  bool good = true;
  for (uint32_t i = 0; i < g->samples.len && good; i++) {
    const sample *const s = &g->samples.data[i];
    const ng_view ending = ng_view_make(s->form.data + s->form.len - len, len);
    if (s->form.len > len) good = ng_vec_push(&votes, (vote){ng_lemma_ending_key(ending, s->xpos), s->edit, 1});
  }
  if (good && votes.len) count_votes(votes.data, &votes.len);
  for (uint32_t i = 0; i < g->samples.len && good; i++) {
    const sample *const s = &g->samples.data[i];
    if (s->form.len <= len) continue;
    const uint64_t key = ng_lemma_ending_key(ng_view_make(s->form.data + s->form.len - len, len), s->xpos);
    const vote *const winner = find_vote(votes.data, votes.len, key);
    const bool settled = table_find(t, key) || winner->count < MIN_ENDING_FORMS;
    if (!settled && winner->edit != edit_of_endings(t, s->form, s->xpos, len - 1)) table_add(t, key, winner->edit);
  }
  ng_vec_dispose(&votes);
  return good;
}

/* Forms that the endings get wrong, unless nobody uses them. */
static void learn_exceptions(const gathering *g, table *t) {
  for (uint32_t i = 0; i < g->samples.len; i++) {
    const sample *const s = &g->samples.data[i];
    const bool used = s->weight >= TREEBANK_WEIGHT || ng_map_find(&g->frequency, s->form) != NG_MAP_MISSING;
    const uint32_t by_ending = edit_of_endings(t, s->form, s->xpos, NG_LEMMA_ENDING_MAX);
    const ng_lemma_edit *const edit = &g->edits.data[s->edit - 1];
    const bool same = by_ending == s->edit || (!by_ending && edit->drop == 0 && edit->n_add == 0);
    if (used && !same && t->used < t->slots.len / 4 * 3) table_add(t, ng_lemma_form_key(s->form, s->xpos), s->edit);
  }
}

static ng_status write_model(const ng_train_options *options, const gathering *g, const table *t, ng_error *err) {
  const ng_model_section sections[] = {
      {"slots", NG_MODEL_U64, 1, t->slots.len, t->slots.data},
      {"edits", NG_MODEL_I8, g->edits.len, sizeof(ng_lemma_edit), g->edits.data},
  };
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  ng_model_write("lemma", NG_LEMMA_VERSION, sections, 2, &bytes);
  const ng_status status = ng_strbuf_ok(&bytes) ? ng_train_write(options, "lemma.bin", &bytes, err) : ng_fail_no_mem(err);
  ng_strbuf_dispose(&bytes);
  return status;
}

static ng_status gather(gathering *g, const char *data, ng_error *err) {
  NG_TRY(each_line(g, data, "lexical/wordfreq-en.tsv.xz", add_frequency, err));
  NG_TRY(add_treebanks(g, data, err));
  NG_TRY(each_line(g, data, "lexical/agid-infl.txt.xz", add_agid, err));
  return each_line(g, data, "lexical/unimorph-eng.tsv.xz", add_unimorph, err);
}

static ng_status train(const ng_train_options *options, ng_error *err) {
  gathering g = {0};
  table t = {0};
  ng_status status = gather(&g, options->data, err);
  if (status == NG_OK) {
    keep_best(&g);
    bool good = table_init(&t, SLOTS);
    for (size_t len = 1; len <= NG_LEMMA_ENDING_MAX && good; len++) good = learn_endings(&g, &t, len);
    const uint32_t endings = t.used;
    if (good) learn_exceptions(&g, &t);
    printf("lemma: %u forms, %u edits, %u endings, %u exceptions, %u slots\n", g.samples.len, g.edits.len, endings,
           t.used - endings, t.slots.len);
    status = good ? write_model(options, &g, &t, err) : ng_fail_no_mem(err);
  }
  ng_vec_dispose(&t.slots);
  gathering_dispose(&g);
  return status;
}

/* Share of right lemmas on the dev parts, with the gold tags. */
static ng_status score_part(const ng_lemmatizer *l, const char *data, const char *name, ng_error *err) {
  ng_corpus corpus = {0};
  ng_strbuf scratch, lemma;
  ng_strbuf_init(&scratch);
  ng_strbuf_init(&lemma);
  const ng_status status = ng_corpus_load(&corpus, data, name, err);
  size_t right = 0, all = 0;
  for (uint32_t d = 0; d < corpus.docs.len && status == NG_OK; d++) {
    const ng_document *const doc = corpus.docs.data[d];
    for (uint32_t i = 0; i < doc->tokens.len; i++, all++) {
      const ng_token *const token = &doc->tokens.data[i];
      ng_strbuf_clear(&lemma);
      ng_lemmatize(l, ng_token_text(doc, token), token->xpos, &scratch, &lemma);
      right += ng_view_equals(ng_strbuf_view(&lemma), token->lemma);
    }
  }
  if (status == NG_OK) printf("lemma %s: %.2f %% of %zu right with gold tags\n", name, 100.0 * (double)right / (double)all, all);
  ng_strbuf_dispose(&lemma);
  ng_strbuf_dispose(&scratch);
  ng_corpus_dispose(&corpus);
  return status;
}

static ng_status score(const ng_train_options *options, const ng_language *language, ng_error *err) {
  const ng_lemmatizer *const l = ng_language__model(language, &ng_stage_lemma);
  if (!l) return ng_fail(err, NG_ERR_NOT_FOUND, "no lemma model");
  NG_TRY(score_part(l, options->data, "ud-ewt/dev.conllu.xz", err));
  return score_part(l, options->data, "ud-gum/dev.conllu.xz", err);
}

const ng_trainer ng_trainer_lemma = {
    .name = "lemma", .help = "lemmas by form, tag and ending", .train = train, .score = score};
