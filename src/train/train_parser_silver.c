/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_parser_silver.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "nlp/token.h"
#include "nlp/tree.h"
#include "train/train_parser_math.h"

/* ---- texts ---- */

static ng_status add_text(ng_corpus *out, const ng_strbuf *text, ng_error *err) {
  ng_document *doc;
  NG_TRY(ng_document_new_text(NULL, text->data, text->len, &doc, err));
  if (ng_vec_push(&out->docs, doc)) return NG_OK;
  ng_document_free(doc);
  return ng_fail_no_mem(err);
}

static bool next_line(ng_view *rest, ng_view *line) {
  if (!rest->len) return false;
  const char *const end = memchr(rest->data, '\n', rest->len);
  *line = ng_view_make(rest->data, end ? (size_t)(end - rest->data) : rest->len);
  const size_t used = line->len + (end != NULL);
  *rest = ng_view_make(rest->data + used, rest->len - used);
  return true;
}

/* Makes articles of the lines of a file; tokens it puts back together as they were printed. */
typedef struct joiner {
  ng_corpus *out;
  ng_strbuf text;
  uint32_t n_sentences;
  bool glue;  /* no blank before the next token */
} joiner;

static bool is_any(ng_view token, const char *const *list) {
  for (; *list; list++)
    if (ng_view_is(token, *list)) return true;
  return false;
}

static void join(joiner *j, ng_view token) {
  static const char *const closing[] = {",",  ".",  ":",   ";",   "!",   "?",   ")",  "%", "''",
                                        "'s", "n't", "'re", "'ve", "'ll", "'m", "'d", NULL};
  static const char *const opening[] = {"(", "$", "``", NULL};
  if (!j->glue && !is_any(token, closing)) ng_strbuf_add_char(&j->text, ' ');
  if (ng_view_is(token, "``") || ng_view_is(token, "''")) ng_strbuf_add_char(&j->text, '"');
  else ng_strbuf_add_view(&j->text, token);
  j->glue = is_any(token, opening);
}

enum { SENTENCES_A_TEXT = 200 };

static ng_status end_sentence(joiner *j, bool last, ng_error *err) {
  ng_status status = NG_OK;
  if (!j->glue) j->n_sentences++;
  ng_strbuf_add_text(&j->text, "\n\n");
  j->glue = true;
  if (last || j->n_sentences >= SENTENCES_A_TEXT) {
    status = add_text(j->out, &j->text, err);
    ng_strbuf_clear(&j->text);
    j->n_sentences = 0;
  }
  return status;
}

/* One JSON object a line with a field "text"; its lines are paragraphs. */
static ng_status read_article(joiner *j, ng_view line, ng_error *err) {
  cJSON *const json = cJSON_ParseWithLength(line.data, line.len);
  const cJSON *const field = cJSON_GetObjectItemCaseSensitive(json, "text");
  ng_status status = NG_OK;
  if (cJSON_IsString(field)) {
    for (const char *c = field->valuestring; *c; c++)
      ng_strbuf_add_text(&j->text, *c == '\n' ? "\n\n" : (char[]){*c, 0});
    status = add_text(j->out, &j->text, err);
    ng_strbuf_clear(&j->text);
  }
  cJSON_Delete(json);
  return status;
}

/* One token a line, its tags behind a tab, an empty line behind each sentence. */
static ng_status read_token(joiner *j, ng_view line, ng_error *err) {
  const char *const tab = line.len ? memchr(line.data, '\t', line.len) : NULL;
  if (!tab) return end_sentence(j, false, err);
  join(j, ng_view_make(line.data, (size_t)(tab - line.data)));
  return NG_OK;
}

/* One sentence a line, tokens as word_TAG; lines that begin with # name documents. */
static ng_status read_tagged(joiner *j, ng_view line, ng_error *err) {
  if (line.len && line.data[0] == '#') return NG_OK;
  for (size_t begin = 0, i = 0; i <= line.len; i++) {
    if (i < line.len && line.data[i] != ' ') continue;
    size_t end = i;
    while (end > begin && line.data[end - 1] != '_') end--;
    if (end > begin + 1) join(j, ng_view_make(line.data + begin, end - 1 - begin));
    begin = i + 1;
  }
  return end_sentence(j, false, err);
}

static const struct source {
  const char *name;
  ng_status (*read_line)(joiner *j, ng_view line, ng_error *err);
} sources[] = {
    {"news/wikinews.jsonl.xz", read_article},
    {"news/state-history.jsonl.xz", read_article},
    {"gmb-voa/train.tsv.xz", read_token},
    {"masc-tagged/train.txt.xz", read_tagged},
};

static ng_status load_source(ng_corpus *out, const char *dir, const struct source *source, ng_error *err) {
  ng_strbuf file;
  joiner j = {.out = out, .glue = true};
  ng_strbuf_init(&file);
  ng_strbuf_init(&j.text);
  ng_status status = ng_corpus_read_file(dir, source->name, &file, err);
  ng_view rest = ng_strbuf_view(&file), line;
  while (status == NG_OK && next_line(&rest, &line)) status = source->read_line(&j, line, err);
  if (status == NG_OK && j.text.len) status = end_sentence(&j, true, err);
  ng_strbuf_dispose(&j.text);
  ng_strbuf_dispose(&file);
  return status;
}

ng_status train_silver_load(const ng_train_options *options, ng_corpus *out, ng_error *err) {
  ng_language *language = NULL;
  ng_annotator *annotator = NULL;
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) NG_TRY(load_source(out, options->data, &sources[i], err));
  ng_status status = ng_language_load(options->models, &language, err);
  if (status == NG_OK && !ng_language_has(language, "tokens"))
    status = ng_fail(err, NG_ERR_NOT_FOUND, "the parser's trainer needs the tokens model in '%s'", options->models);
  if (status == NG_OK) status = ng_annotator_new(language, &annotator, err);
  for (uint32_t i = 0; i < out->docs.len && status == NG_OK; i++)
    status = ng_annotator__run(annotator, &ng_stage_tokens, out->docs.data[i], err);
  ng_annotator_free(annotator);
  ng_language_free(language);
  return status;
}

/* ---- trees ---- */

enum { SHORTEST = 4, LONGEST = 80, LD = LONGEST + 1, MAX_TEACHERS = 8 };
static const float least_probability = 0.8f; /* mean over the words of a sentence */

typedef struct teacher {
  ng_model model;
  ng_network network;
  ng_network_run run;
} teacher;

typedef struct ensemble {
  teacher teachers[MAX_TEACHERS];
  uint32_t n;
  ng_tree_workspace *tree;
  float transposed[NG_ENCODER_MAX_WIDTH * LD];
  float scores[LONGEST * LD];
  float sums[LONGEST * LD]; /* of probabilities */
  uint16_t heads[LONGEST];
  uint32_t rows[LONGEST * NG_FEATURE_COUNT];
} ensemble;

static void add_probabilities(const float *scores, uint32_t n, float *sums) {
  for (uint32_t d = 0; d < n; d++) {
    const float *const row = scores + d * LD;
    float top = row[0], sum = 0;
    for (uint32_t h = 1; h <= n; h++)
      if (h != d + 1 && row[h] > top) top = row[h];
    for (uint32_t h = 0; h <= n; h++)
      if (h != d + 1) sum += expf(row[h] - top);
    for (uint32_t h = 0; h <= n; h++)
      if (h != d + 1) sums[d * LD + h] += expf(row[h] - top) / sum;
  }
}

/* The value that most vote for; the first one among equals. */
static uint8_t vote(const uint8_t *values, uint32_t n) {
  uint32_t best = 0, best_count = 0;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t count = 0;
    for (uint32_t k = 0; k < n; k++) count += values[k] == values[i];
    if (count > best_count) {
      best = i;
      best_count = count;
    }
  }
  return values[best];
}

static void write_word(const ensemble *e, uint32_t i, ng_sentence *sentence, ng_token *token) {
  uint8_t upos[MAX_TEACHERS], xpos[MAX_TEACHERS], relation[MAX_TEACHERS];
  const uint32_t head = e->heads[i];
  for (uint32_t t = 0; t < e->n; t++) {
    const teacher *const by = &e->teachers[t];
    upos[t] = by->run.upos[i];
    xpos[t] = by->run.xpos[i];
    relation[t] = (uint8_t)ng_network_relation(&by->network, &by->run, i, head ? head - 1 : UINT32_MAX);
  }
  token->upos = vote(upos, e->n);
  token->xpos = vote(xpos, e->n);
  token->deprel = vote(relation, e->n);
  token->head = head ? sentence->first + head - 1 : NG_NONE;
  if (!head) sentence->root = sentence->first + i;
}

static void parse_sentence(ensemble *e, ng_document *doc, ng_sentence *sentence) {
  const uint32_t n = sentence->end - sentence->first, first[2] = {0, n};
  sentence->root = NG_NONE;
  if (n < SHORTEST || n > LONGEST) return;
  memset(e->sums, 0, sizeof e->sums);
  for (uint32_t t = 0; t < e->n; t++) {
    teacher *const by = &e->teachers[t];
    for (uint32_t i = 0; i < n; i++) {
      ng_features features;
      ng_features_of(ng_token_text(doc, &doc->tokens.data[sentence->first + i]), &features);
      ng_lexicon_rows(&by->network.lexicon, &features, e->rows + (size_t)i * NG_FEATURE_COUNT);
    }
    ng_network_apply(&by->network, &by->run, e->rows, first, 1);
    ng_network_score_heads(&by->network, &by->run, 0, n, e->transposed, e->scores, LD);
    add_probabilities(e->scores, n, e->sums);
  }
  for (size_t i = 0; i < (size_t)n * LD; i++) e->scores[i] = logf(e->sums[i] + 1e-6f);
  ng_tree_find(e->tree, e->scores, LD, n, e->heads);
  float sum = 0;
  for (uint32_t i = 0; i < n; i++) sum += e->sums[i * LD + e->heads[i]];
  if (sum < least_probability * (float)(n * e->n)) return;
  for (uint32_t i = 0; i < n; i++) write_word(e, i, sentence, &doc->tokens.data[sentence->first + i]);
}

static ng_status open_teachers(ensemble *e, const ng_strbuf *models, uint32_t n, ng_error *err) {
  for (; e->n < n && e->n < MAX_TEACHERS; e->n++) {
    teacher *const t = &e->teachers[e->n];
    NG_TRY(ng_model_open(ng_strbuf_view(&models[e->n]), NG_NETWORK_KIND, NG_NETWORK_VERSION, &t->model, err));
    NG_TRY(ng_network_open(&t->model, &t->network, err));
    NG_TRY(ng_network_run_init(&t->run, &t->network, err));
  }
  return NG_OK;
}

ng_status train_silver_parse(const ng_strbuf *models, uint32_t n, ng_corpus *corpus, ng_error *err) {
  ensemble *const e = train_alloc(1, sizeof *e);
  e->tree = ng_tree_workspace_new();
  ng_status status = e->tree ? open_teachers(e, models, n, err) : ng_fail_no_mem(err);
  for (uint32_t d = 0; d < corpus->docs.len && status == NG_OK; d++) {
    ng_document *const doc = corpus->docs.data[d];
    for (uint32_t s = 0; s < doc->sentences.len; s++) parse_sentence(e, doc, &doc->sentences.data[s]);
  }
  for (uint32_t t = 0; t < e->n; t++) ng_network_run_dispose(&e->teachers[t].run);
  ng_tree_workspace_free(e->tree);
  free(e);
  return status;
}
