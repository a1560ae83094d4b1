/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names.h"

#include <math.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nlp/model.h"
#include "nlp/names_borders.h"
#include "nlp/names_known.h"
#include "nlp/names_model.h"
#include "nlp/names_places.h"
#include "nlp/names_rules.h"

#define RULE_CONFIDENCE 0.9f

/* ---- model ---- */

static ng_status check_classes(const ng_word_classes *classes, ng_error *err) {
  for (uint32_t i = 0; i < classes->n_words; i++) {
    const ng_word_class *const word = &classes->words[i];
    const bool sorted = i == 0 || classes->words[i - 1].word <= word->word;
    if (!sorted || word->brown >= classes->n_brown || word->cluster >= classes->n_clusters)
      return ng_fail(err, NG_ERR_INVALID, "names model: word class %u is damaged", i);
  }
  return NG_OK;
}

static ng_status check_table(const ng_names *names, ng_error *err) {
  uint32_t free_slots = 0;
  for (uint32_t i = 0; i < names->n_slots; i++) free_slots += names->fingerprints[i] == 0;
  return free_slots ? NG_OK : ng_fail(err, NG_ERR_INVALID, "names model: the table of weights has no free slot");
}

static ng_status read_classes(ng_word_classes *classes, const ng_model *model, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, "classes", NG_MODEL_I16, 0, sizeof(ng_word_class) / 2, &m, err));
  classes->words = m.data;
  classes->n_words = m.rows;
  NG_TRY(ng_model_find(model, "brown", NG_MODEL_I16, 0, NG_BROWN_CUTS, &m, err));
  classes->brown = m.data;
  classes->n_brown = m.rows;
  NG_TRY(ng_model_find(model, "group", NG_MODEL_I16, 0, 1, &m, err));
  classes->group = m.data;
  classes->n_clusters = m.rows;
  return check_classes(classes, err);
}

ng_status ng_names_classes(ng_view bytes, ng_word_classes *out, ng_error *err) {
  ng_model model;
  NG_TRY(ng_model_open(bytes, NG_NAMES_MODEL_KIND, NG_NAMES_MODEL_VERSION, &model, err));
  return read_classes(out, &model, err);
}

static ng_status read_sections(ng_names *names, const ng_model *model, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(read_classes(&names->classes, model, err));
  NG_TRY(ng_model_find(model, "fingerprints", NG_MODEL_I16, 0, 1, &m, err));
  names->fingerprints = m.data;
  names->n_slots = m.rows;
  NG_TRY(ng_model_find(model, "weights", NG_MODEL_I8, names->n_slots, NG_NAME_LABELS, &m, err));
  names->weights = m.data;
  NG_TRY(ng_model_find(model, "transitions", NG_MODEL_F32, NG_NAME_LABELS, NG_NAME_LABELS, &m, err));
  names->transitions = m.data;
  NG_TRY(ng_model_find(model, "scale", NG_MODEL_F32, 1, 1, &m, err));
  names->scale = *(const float *)m.data;
  return check_table(names, err);
}

static void make_factors(ng_names *names) {
  for (unsigned before = 0; before < NG_NAME_LABELS; before++)
    for (unsigned after = 0; after < NG_NAME_LABELS; after++) {
      const float step = names->transitions[before * NG_NAME_LABELS + after];
      const float factor = ng_name_label_follows(before, after) ? expf(step) : 0;
      names->factors[before * NG_NAME_LABELS + after] = factor;
      names->backward_factors[after * NG_NAME_LABELS + before] = factor;
    }
}

ng_status ng_names_load(ng_view bytes, ng_view parser, const ng_knowledge *knowledge, ng_names **out, ng_error *err) {
  *out = NULL;
  ng_model model, parser_model;
  NG_TRY(ng_model_open(bytes, NG_NAMES_MODEL_KIND, NG_NAMES_MODEL_VERSION, &model, err));
  NG_TRY(ng_model_open(parser, NG_NETWORK_KIND, NG_NETWORK_VERSION, &parser_model, err));
  ng_names *const names = ng_alloc_zero(1, sizeof *names);
  if (!names) return ng_fail_no_mem(err);
  names->knowledge = knowledge;
  names->scheme = ng_name_scheme_make();
  ng_status status = read_sections(names, &model, err);
  if (status == NG_OK) status = ng_names_net_open(&model, &parser_model, &names->net, err);
  if (status == NG_OK) make_factors(names);
  if (status != NG_OK) {
    ng_names_free(names);
    return status;
  }
  *out = names;
  return NG_OK;
}

void ng_names_free(ng_names *names) { ng_dealloc(names); }

ng_status ng_names_work_init(ng_names_work *work, const ng_names *names, ng_error *err) {
  *work = (ng_names_work){0};
  ng_name_features_init(&work->features);
  ng_name_votes_init(&work->votes);
  return ng_names_net_run_init(&work->net, &names->net, err);
}

void ng_names_work_dispose(ng_names_work *work) {
  ng_name_features_dispose(&work->features);
  ng_name_votes_dispose(&work->votes);
  ng_names_net_run_dispose(&work->net);
  ng_vec_dispose(&work->scores);
  ng_vec_dispose(&work->marginals);
  ng_vec_dispose(&work->lattice);
  ng_vec_dispose(&work->back);
  ng_vec_dispose(&work->labels);
}

/* ---- mentions ---- */

/* The least probable label of a name is how sure the name is. */
static float confidence_of(const ng_names_work *work, uint32_t token, uint8_t label, float least) {
  const float p = work->marginals.data[(size_t)token * NG_NAME_LABELS + label];
  return p < least ? p : least;
}

/* The last word that hangs from outside the name. */
static uint32_t head_of(const ng_document *doc, uint32_t first, uint32_t end) {
  for (uint32_t i = end; i-- > first;) {
    const uint32_t head = doc->tokens.data[i].head;
    if ((head == NG_NONE || head < first || head >= end) && doc->tokens.data[i].upos != NG_UPOS_PUNCT) return i;
  }
  return end - 1;
}

static bool add_name(ng_document *doc, uint32_t first, uint32_t end, ng_name_type type, float confidence) {
  const ng_mention mention = {.first = first, .end = end, .head = head_of(doc, first, end), .kind = NG_MENTION_NAME,
      .name_type = type,
                              .chain = NG_NONE, .entity = NG_NONE, .confidence = confidence};
  return ng_vec_push(&doc->mentions, mention);
}

/* Where the name ends that begins at token i of the sentence. */
static uint32_t name_end(const uint8_t *labels, uint32_t i) {
  while (ng_name_label_is_open(labels[i])) i++;
  return i + 1;
}

/* A phrase of the rules wins where no name stands, or only names within it. */
static bool is_free(const uint8_t *labels, uint32_t i, uint32_t n) {
  const uint8_t last = labels[i + n - 1];
  const bool covers_more = labels[i] == NG_NAME_OUTSIDE || name_end(labels, i) < i + n;
  return !ng_name_label_is_open(last) && covers_more;
}

/* A place may turn out to be two. */
static bool add_place(const ng_names *names, ng_document *doc, uint32_t first, uint32_t end, ng_name_type type,
                      float confidence) {
  ng_name_type second;
  const uint32_t cut = ng_name_first_place(names->knowledge, doc, first, end, &second);
  return add_name(doc, first, cut, type, confidence) && (cut == end || add_name(doc, cut, end, second, confidence));
}

/* The name that begins at the sentence's token i by its labels; returns its number of tokens. */
static uint32_t add_labelled(const ng_names *names, ng_names_work *work, ng_document *doc, const ng_sentence *sentence,
                             uint32_t i) {
  const uint8_t *const labels = work->labels.data;
  const uint32_t first = sentence->first + i, own = sentence->first + name_end(labels, i);
  float confidence = 1;
  for (uint32_t k = first; k < own; k++) confidence = confidence_of(work, k, labels[k - sentence->first], confidence);
  ng_name_type type = ng_name_model_public_type(ng_name_label_type(labels[i])), longer = type;
  uint32_t end = ng_name_end(doc, sentence, first, own, &longer);
  for (uint32_t k = own; k < end; k++)
    if (labels[k - sentence->first] != NG_NAME_OUTSIDE) end = own;
  type = end > own ? longer : ng_name_known_type(names->knowledge, doc, first, end, type);
  const bool place = type == NG_NAME_LOCATION || type == NG_NAME_STATE;
  const bool ok = place ? add_place(names, doc, first, end, type, confidence) : add_name(doc, first, end, type, confidence);
  return ok ? end - first : 0;
}

/* A name that the lists have where the model has none; returns the number of tokens to go on by. */
static uint32_t add_unlabelled(const ng_names *names, const ng_names_work *work, ng_document *doc,
                               const ng_sentence *sentence, uint32_t i) {
  const uint8_t *const labels = work->labels.data;
  const uint32_t first = sentence->first + i;
  if (doc->tokens.data[first].upos != NG_UPOS_PROPN) return 1;
  uint32_t end = first;
  while (end < sentence->end && end - first < NG_NAME_AND_TITLE && labels[end - sentence->first] == NG_NAME_OUTSIDE) end++;
  ng_name_type type;
  const uint32_t n = ng_name_before_title(names->knowledge, doc, first, end, &type);
  if (!n) return 1;
  return add_name(doc, first, first + n, type, RULE_CONFIDENCE) ? n : 0;
}

static bool add_names(const ng_names *names, ng_names_work *work, ng_document *doc, const ng_sentence *sentence) {
  const uint8_t *const labels = work->labels.data;
  for (uint32_t i = 0, n; i < sentence->end - sentence->first; i += n) {
    const uint32_t token = sentence->first + i;
    ng_name_type type;
    n = ng_name_rule_match(doc, sentence, token, &type);
    if (n && is_free(labels, i, n)) {
      if (!add_name(doc, token, token + n, type, RULE_CONFIDENCE)) return false;
      continue;
    }
    n = labels[i] == NG_NAME_OUTSIDE ? add_unlabelled(names, work, doc, sentence, i)
                                     : add_labelled(names, work, doc, sentence, i);
    if (!n) return false;
  }
  return true;
}

static bool read_sentences(const ng_names *names, ng_names_work *work, const ng_document *doc) {
  for (uint32_t s = 0; s < doc->sentences.len; s++)
    if (!ng_names__marginals(names, work, &doc->sentences.data[s])) return false;
  return true;
}

static bool find_names(const ng_names *names, ng_names_work *work, ng_document *doc) {
  if (!ng_name_features_read(&work->features, &names->classes, names->knowledge, doc) || !ng_names__score(names, work, doc) ||
      !read_sentences(names, work, doc) || !ng_names__score_votes(names, work, doc) || !read_sentences(names, work, doc))
    return false;
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    const ng_sentence *const sentence = &doc->sentences.data[s];
    if (!ng_names__best_path(names, work, sentence) || !add_names(names, work, doc, sentence)) return false;
  }
  return true;
}

ng_status ng_find_names(const ng_names *names, ng_names_work *work, ng_document *doc, ng_error *err) {
  ng_vec_clear(&doc->mentions);
  return find_names(names, work, doc) ? NG_OK : ng_fail_no_mem(err);
}

/* ---- stage ---- */

static ng_status stage_load(ng_language *language, void **model, ng_error *err) {
  ng_view bytes, parser;
  const ng_knowledge *knowledge;
  ng_names *names;
  NG_TRY(ng_language__file(language, "names.bin", &bytes, err));
  NG_TRY(ng_language__file(language, "parser.bin", &parser, err));
  NG_TRY(ng_language__knowledge(language, &knowledge, err));
  NG_TRY(ng_names_load(bytes, parser, knowledge, &names, err));
  *model = names;
  return NG_OK;
}

static void stage_unload(void *model) { ng_names_free(model); }

static ng_status stage_begin(const void *model, void **workspace, ng_error *err) {
  ng_names_work *const work = ng_alloc(sizeof *work);
  if (!work) return ng_fail_no_mem(err);
  const ng_status status = ng_names_work_init(work, model, err);
  if (status == NG_OK) *workspace = work;
  else ng_dealloc(work);
  return status;
}

static void stage_end(void *workspace) {
  ng_names_work_dispose(workspace);
  ng_dealloc(workspace);
}

static ng_status stage_run(const void *model, void *workspace, ng_document *doc, ng_error *err) {
  return ng_find_names(model, workspace, doc, err);
}

const ng_stage ng_stage_names = {"names", "parser", stage_load, stage_unload, stage_begin, stage_end, stage_run};
