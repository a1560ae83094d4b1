/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes CoNLL-U. */
#include <stdlib.h>

#include "base/error.h"
#include "base/vec.h"
#include "nlp/conllu.h"
#include "nlp/coref_mentions.h"

const ng_feature_name ng_conllu__features[NG_CONLLU_FEATURES] = {
  {NG_FEAT_CMP, "Degree=Cmp"},     {NG_FEAT_SUP, "Degree=Sup"},   {NG_FEAT_IMP, "Mood=Imp"},
  {NG_FEAT_IND, "Mood=Ind"},       {NG_FEAT_PLUR, "Number=Plur"}, {NG_FEAT_SING, "Number=Sing"},
  {NG_FEAT_NEG, "Polarity=Neg"},   {NG_FEAT_POSS, "Poss=Yes"},    {NG_FEAT_PAST, "Tense=Past"},
  {NG_FEAT_PRES, "Tense=Pres"},    {NG_FEAT_FIN, "VerbForm=Fin"}, {NG_FEAT_GER, "VerbForm=Ger"},
  {NG_FEAT_INF, "VerbForm=Inf"},   {NG_FEAT_PART, "VerbForm=Part"}, {NG_FEAT_PASS, "Voice=Pass"},
};

/* One end of a mention of a chain, at a token. */
typedef struct bracket {
  uint32_t token;
  bool opens;
  uint32_t other;  /* the token at its other end */
  uint32_t chain;
} bracket;

typedef NG_VEC(bracket) bracket_list;

typedef struct conllu_writer {
  const ng_document *doc;
  ng_view text;
  const ng_token *tokens;
  uint32_t n_tokens;
  const ng_mention *mentions;
  uint32_t n_mentions;
  uint32_t name;           /* next name that is not yet written */
  bracket_list brackets;
  uint32_t next_bracket;
  uint32_t byte;           /* a place in the text ... */
  uint32_t character;      /* ... counted in characters */
  ng_strbuf *out;
} conllu_writer;

/* At a token closing brackets come first, inner before outer, then those that open, outer
 * before inner; a mention of one token is written when it opens. */
static int compare_brackets(const void *left, const void *right) {
  const bracket *const a = left, *const b = right;
  if (a->token != b->token) return a->token < b->token ? -1 : 1;
  if (a->opens != b->opens) return a->opens ? 1 : -1;
  if (a->other != b->other) return a->other > b->other ? -1 : 1;
  return (a->chain > b->chain) - (a->chain < b->chain);
}

static bool collect_brackets(conllu_writer *w) {
  for (uint32_t i = 0; i < w->n_mentions; i++) {
    const ng_mention *const m = &w->mentions[i];
    if (m->chain == NG_NONE || m->first >= m->end || m->end > w->n_tokens) continue;
    const ng_coref_span span = ng_coref_phrase(w->doc, m);
    const uint32_t last = span.end - 1;
    if (!ng_vec_push(&w->brackets, (bracket){span.begin, true, last, m->chain})) return false;
    if (last > span.begin && !ng_vec_push(&w->brackets, (bracket){last, false, span.begin, m->chain})) return false;
  }
  if (w->brackets.len) qsort(w->brackets.data, w->brackets.len, sizeof *w->brackets.data, compare_brackets);
  return true;
}

/* Characters before a byte of the text; bytes must be asked for in rising order. */
static uint32_t characters_before(conllu_writer *w, uint32_t byte) {
  for (; w->byte < byte; w->byte++) w->character += (w->text.data[w->byte] & 0xC0) != 0x80;
  return w->character;
}

/* Text on one line: line breaks and tabs become spaces. */
static void add_flat(ng_strbuf *out, ng_view text) {
  const size_t start = out->len;
  ng_strbuf_add_view(out, text);
  for (size_t i = start; i < out->len; i++)
    if (out->data[i] == '\n' || out->data[i] == '\r' || out->data[i] == '\t') out->data[i] = ' ';
}

static void add_features(ng_strbuf *out, uint16_t feats) {
  const char *separator = "";
  for (size_t i = 0; i < NG_CONLLU_FEATURES; i++) {
    if (!(feats & ng_conllu__features[i].bit)) continue;
    ng_strbuf_add_text(out, separator);
    ng_strbuf_add_text(out, ng_conllu__features[i].text);
    separator = "|";
  }
  if (!*separator) ng_strbuf_add_char(out, '_');
}

static bool is_name(const ng_mention *m) { return m->kind == NG_MENTION_NAME && m->name_type != NG_NAME_NONE; }

/* The name that covers a token; of names that overlap the first one counts. */
static const ng_mention *name_at(conllu_writer *w, uint32_t token) {
  while (w->name < w->n_mentions && (w->mentions[w->name].end <= token || !is_name(&w->mentions[w->name]))) w->name++;
  const ng_mention *const m = w->name < w->n_mentions ? &w->mentions[w->name] : NULL;
  return m && m->first <= token ? m : NULL;
}

static void add_chains(conllu_writer *w, uint32_t token) {
  const char *prefix = "|Coref=";
  for (; w->next_bracket < w->brackets.len && w->brackets.data[w->next_bracket].token == token; w->next_bracket++) {
    const bracket *const b = &w->brackets.data[w->next_bracket];
    const bool closes = !b->opens || b->other == token;
    ng_strbuf_addf(w->out, "%s%se%u%s", prefix, b->opens ? "(" : "", b->chain + 1, closes ? ")" : "");
    prefix = "";
  }
}

/* Whether white space separates a token from what follows it. */
static bool has_space_after(const conllu_writer *w, uint32_t token) {
  return (w->tokens[token].flags & NG_TOKEN_SPACE_AFTER) || w->tokens[token].end == w->text.len;
}

static void add_range(conllu_writer *w, uint32_t first, uint32_t last) {
  if (!has_space_after(w, last)) ng_strbuf_add_text(w->out, "SpaceAfter=No|");
  const uint32_t begin = characters_before(w, w->tokens[first].begin);
  ng_strbuf_addf(w->out, "TokenRange=%u:%u", begin, characters_before(w, w->tokens[last].end));
}

/* Last token of the multi-word token that begins at `token`; `token` itself if none does. */
static uint32_t last_part(const conllu_writer *w, uint32_t token, uint32_t end) {
  while (token + 1 < end && (w->tokens[token + 1].flags & NG_TOKEN_JOINED)) token++;
  return token;
}

static void write_misc(conllu_writer *w, uint32_t i, bool is_part) {
  const size_t start = w->out->len;
  if (!is_part) add_range(w, i, i);
  const ng_mention *const name = name_at(w, i);
  if (name)
    ng_strbuf_addf(w->out, "|NER=%c-%s", name->first == i ? 'B' : 'I', ng_name_type_name(name->name_type));
  add_chains(w, i);
  if (is_part && w->out->len > start) { /* no range came first: drop the leading bar */
    memmove(w->out->data + start, w->out->data + start + 1, w->out->len - start);
    w->out->len--;
  }
  if (w->out->len == start) ng_strbuf_add_char(w->out, '_');
}

static void write_word(conllu_writer *w, const ng_sentence *sentence, uint32_t i, bool is_part) {
  const ng_token *const token = &w->tokens[i];
  ng_strbuf *const out = w->out;
  ng_strbuf_addf(out, "%u\t", i - sentence->first + 1);
  add_flat(out, ng_token_text(w->doc, token));
  ng_strbuf_add_char(out, '\t');
  if (token->lemma.len) add_flat(out, token->lemma);
  else ng_strbuf_add_char(out, '_');
  const bool tagged = token->xpos != NG_XPOS_NONE || token->upos != NG_UPOS_X;
  ng_strbuf_addf(out, "\t%s\t%s\t", tagged ? ng_upos_name(token->upos) : "_", ng_xpos_name(token->xpos));
  add_features(out, token->feats);
  if (i == sentence->root) ng_strbuf_add_text(out, "\t0\troot\t_\t");
  else if (token->head == NG_NONE) ng_strbuf_add_text(out, "\t_\t_\t_\t");
  else ng_strbuf_addf(out, "\t%u\t%s\t_\t", token->head - sentence->first + 1, ng_deprel_name(token->deprel));
  write_misc(w, i, is_part);
  ng_strbuf_add_char(out, '\n');
}

static void write_sentence(conllu_writer *w, const ng_sentence *sentence) {
  uint32_t part_end = sentence->first; /* words before it are parts of a multi-word token */
  for (uint32_t i = sentence->first; i < sentence->end; i++) {
    const uint32_t last = i >= part_end ? last_part(w, i, sentence->end) : i;
    if (last > i) {
      part_end = last + 1;
      ng_strbuf_addf(w->out, "%u-%u\t", i - sentence->first + 1, last - sentence->first + 1);
      add_flat(w->out, ng_document_slice(w->doc, (ng_span){w->tokens[i].begin, w->tokens[last].end}));
      ng_strbuf_add_text(w->out, "\t_\t_\t_\t_\t_\t_\t_\t");
      add_range(w, i, last);
      ng_strbuf_add_char(w->out, '\n');
    }
    write_word(w, sentence, i, i < part_end);
  }
  ng_strbuf_add_char(w->out, '\n');
}

static void write_document(conllu_writer *w) {
  const ng_view uri = ng_document_article(w->doc)->uri;
  uint32_t n_sentences;
  const ng_sentence *const sentences = ng_document_sentences(w->doc, &n_sentences);
  if (n_sentences) {
    ng_strbuf_add_text(w->out, uri.len ? "# newdoc id = " : "# newdoc");
    add_flat(w->out, uri);
    ng_strbuf_add_char(w->out, '\n');
  }
  for (uint32_t i = 0; i < n_sentences; i++) {
    if (i == 0 || sentences[i].block != sentences[i - 1].block) ng_strbuf_add_text(w->out, "# newpar\n");
    ng_strbuf_add_text(w->out, "# sent_id = ");
    add_flat(w->out, uri);
    ng_strbuf_addf(w->out, "%s%04u\n# text = ", uri.len ? "-" : "", i + 1);
    add_flat(w->out, ng_document_slice(w->doc, sentences[i].span));
    ng_strbuf_add_char(w->out, '\n');
    write_sentence(w, &sentences[i]);
  }
}

void ng_conllu__append(const ng_document *doc, ng_strbuf *out) {
  conllu_writer w = {.doc = doc, .text = ng_document_text(doc), .out = out};
  w.tokens = ng_document_tokens(doc, &w.n_tokens);
  w.mentions = ng_document_mentions(doc, &w.n_mentions);
  if (collect_brackets(&w)) write_document(&w);
  else out->failed = true;
  ng_vec_dispose(&w.brackets);
}

ng_status ng_conllu_write(const ng_document *doc, FILE *out, ng_error *err) {
  ng_strbuf buf;
  ng_strbuf_init(&buf);
  ng_conllu__append(doc, &buf);
  ng_status status = NG_OK;
  if (!ng_strbuf_ok(&buf)) status = ng_fail_no_mem(err);
  else if (fwrite(buf.data, 1, buf.len, out) < buf.len) status = ng_fail(err, NG_ERR_WRITE, "cannot write CoNLL-U");
  ng_strbuf_dispose(&buf);
  return status;
}
