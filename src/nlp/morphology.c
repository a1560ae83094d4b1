/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/morphology.h"

#include "base/utf8.h"
#include "document/document.h"

/* What a Penn tag says. */
static const uint16_t tag_features[NG_XPOS_COUNT] = {
  [NG_XPOS_NN] = NG_FEAT_SING,
  [NG_XPOS_NNP] = NG_FEAT_SING,
  [NG_XPOS_NNS] = NG_FEAT_PLUR,
  [NG_XPOS_NNPS] = NG_FEAT_PLUR,
  [NG_XPOS_JJR] = NG_FEAT_CMP,
  [NG_XPOS_RBR] = NG_FEAT_CMP,
  [NG_XPOS_JJS] = NG_FEAT_SUP,
  [NG_XPOS_RBS] = NG_FEAT_SUP,
  [NG_XPOS_PRPS] = NG_FEAT_POSS,
  [NG_XPOS_WPS] = NG_FEAT_POSS,
  [NG_XPOS_MD] = NG_FEAT_FIN,
  [NG_XPOS_VB] = NG_FEAT_INF,
  [NG_XPOS_VBD] = NG_FEAT_PAST | NG_FEAT_FIN | NG_FEAT_IND,
  [NG_XPOS_VBP] = NG_FEAT_PRES | NG_FEAT_FIN | NG_FEAT_IND,
  [NG_XPOS_VBZ] = NG_FEAT_PRES | NG_FEAT_FIN | NG_FEAT_IND | NG_FEAT_SING,
  [NG_XPOS_VBN] = NG_FEAT_PAST | NG_FEAT_PART,
  [NG_XPOS_VBG] = NG_FEAT_PRES | NG_FEAT_PART,
};

typedef struct word_features {
  const char *text;
  uint16_t bits;
} word_features;

/* Pronouns and determiners with a number, the negation. */
static const word_features words[] = {
  {"he", NG_FEAT_SING},   {"him", NG_FEAT_SING},  {"his", NG_FEAT_SING}, {"i", NG_FEAT_SING},    {"it", NG_FEAT_SING},
  {"its", NG_FEAT_SING},  {"me", NG_FEAT_SING},   {"my", NG_FEAT_SING},  {"she", NG_FEAT_SING},  {"her", NG_FEAT_SING},
  {"that", NG_FEAT_SING}, {"this", NG_FEAT_SING}, {"our", NG_FEAT_PLUR}, {"their", NG_FEAT_PLUR}, {"them", NG_FEAT_PLUR},
  {"these", NG_FEAT_PLUR}, {"they", NG_FEAT_PLUR}, {"those", NG_FEAT_PLUR}, {"us", NG_FEAT_PLUR}, {"we", NG_FEAT_PLUR},
  {"not", NG_FEAT_NEG},   {"n't", NG_FEAT_NEG},   {"n\xE2\x80\x99t", NG_FEAT_NEG}, {"nt", NG_FEAT_NEG},
};

static bool equals_ignoring_case(ng_view text, const char *lower) {
  if (text.len != strlen(lower)) return false;
  for (size_t i = 0; i < text.len; i++)
    if (ng_ascii_to_lower(text.data[i]) != lower[i]) return false;
  return true;
}

uint16_t ng_morphology_of_tag(ng_upos upos, ng_xpos xpos, ng_view form) {
  uint16_t bits = xpos < NG_XPOS_COUNT ? tag_features[xpos] : 0;
  if (upos != NG_UPOS_PRON && upos != NG_UPOS_DET && upos != NG_UPOS_PART) return bits;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (equals_ignoring_case(form, words[i].text)) return (uint16_t)(bits | words[i].bits);
  return bits;
}

/* What hangs from a word. */
enum { HAS_SUBJECT = 1 << 0, HAS_PASSIVE = 1 << 1, HAS_AUX = 1 << 2, HAS_MARK = 1 << 3 };

static uint8_t relation_bits(ng_deprel rel) {
  const ng_deprel base = ng_deprel_base(rel);
  uint8_t bits = 0;
  if (base == NG_DEPREL_NSUBJ || base == NG_DEPREL_CSUBJ) bits |= HAS_SUBJECT;
  if (rel == NG_DEPREL_AUX_PASS || rel == NG_DEPREL_NSUBJ_PASS || rel == NG_DEPREL_CSUBJ_PASS) bits |= HAS_PASSIVE;
  if (rel == NG_DEPREL_AUX) bits |= HAS_AUX;
  if (base == NG_DEPREL_MARK) bits |= HAS_MARK;
  return bits;
}

/* A participle without an auxiliary of its own is passive wherever it modifies something. */
static bool is_passive(const ng_token *token, unsigned dependents) {
  if (token->upos != NG_UPOS_VERB) return false;
  return (dependents & HAS_PASSIVE) || !(dependents & (HAS_AUX | HAS_SUBJECT));
}

static bool is_gerund(const ng_token *token, unsigned dependents) {
  if (token->upos != NG_UPOS_VERB || (dependents & HAS_AUX)) return false;
  switch (ng_deprel_base((ng_deprel)token->deprel)) {
  case NG_DEPREL_ACL: case NG_DEPREL_XCOMP: case NG_DEPREL_AMOD: case NG_DEPREL_CSUBJ: case NG_DEPREL_CCOMP:
  case NG_DEPREL_OBJ: case NG_DEPREL_COMPOUND: case NG_DEPREL_NSUBJ: return true;
  default: return false;
  }
}

/* A bare form that heads a main clause without subject or auxiliary gives an order. */
static bool is_imperative(const ng_token *token, unsigned dependents) {
  if (dependents & (HAS_SUBJECT | HAS_AUX | HAS_MARK)) return false;
  const ng_deprel base = ng_deprel_base((ng_deprel)token->deprel);
  return base == NG_DEPREL_ROOT || base == NG_DEPREL_PARATAXIS;
}

static void set_by_tree(ng_token *token, unsigned dependents) {
  if (token->xpos == NG_XPOS_VBN && is_passive(token, dependents)) token->feats |= NG_FEAT_PASS;
  if (token->xpos == NG_XPOS_VBG && is_gerund(token, dependents)) token->feats = NG_FEAT_GER;
  if (token->xpos == NG_XPOS_VB && is_imperative(token, dependents)) token->feats = NG_FEAT_FIN | NG_FEAT_IMP;
}

void ng_morphology_set(ng_document *doc, uint8_t *dependents) {
  const uint32_t n = doc->tokens.len;
  ng_token *const tokens = doc->tokens.data;
  if (n) memset(dependents, 0, n);
  for (uint32_t i = 0; i < n; i++)
    if (tokens[i].head < n) dependents[tokens[i].head] |= relation_bits((ng_deprel)tokens[i].deprel);
  for (uint32_t i = 0; i < n; i++) {
    ng_token *const token = &tokens[i];
    token->feats = ng_morphology_of_tag((ng_upos)token->upos, (ng_xpos)token->xpos, ng_token_text(doc, token));
    if (doc->sentences.data[token->sentence].root != NG_NONE) set_by_tree(token, dependents[i]);
  }
}
