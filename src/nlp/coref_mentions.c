/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/coref_mentions.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "knowledge/knowledge.h"

enum { WORD_MAX = 48 };

/* ---- words ---- */

static size_t lower_text(ng_view word, char out[WORD_MAX]) {
  size_t n = 0;
  for (; n < word.len && n < WORD_MAX; n++) out[n] = ng_ascii_to_lower(word.data[n]);
  return n;
}

static uint32_t hash_lower(ng_view word) {
  char lower[WORD_MAX];
  return (uint32_t)(ng_hash(lower, lower_text(word, lower), 7) >> 32) | 1;
}

static bool word_is(const ng_document *doc, uint32_t token, const char *lower_word) {
  char lower[WORD_MAX];
  const size_t n = lower_text(ng_token_text(doc, &doc->tokens.data[token]), lower);
  return ng_view_is(ng_view_make(lower, n), lower_word);
}

static bool word_in(const ng_document *doc, uint32_t token, const char *const *words) {
  for (; *words; words++)
    if (word_is(doc, token, *words)) return true;
  return false;
}

/* ---- spans ---- */

static bool starts_with(const char *name, const char *prefix) { return strncmp(name, prefix, strlen(prefix)) == 0; }

/* Dependents that stay outside the phrase of a noun: those of a clause whose predicate it
 * is, conjuncts, prepositions before it. */
static bool is_outside(const ng_token *dependent, bool before) {
  switch ((ng_deprel)dependent->deprel) {
  case NG_DEPREL_CONJ: case NG_DEPREL_CC: case NG_DEPREL_CC_PRECONJ: case NG_DEPREL_MARK: case NG_DEPREL_COP: case NG_DEPREL_AUX:
  case NG_DEPREL_AUX_PASS: case NG_DEPREL_NSUBJ: case NG_DEPREL_NSUBJ_PASS: case NG_DEPREL_NSUBJ_OUTER: case NG_DEPREL_CSUBJ:
  case NG_DEPREL_CSUBJ_PASS: case NG_DEPREL_CSUBJ_OUTER: case NG_DEPREL_PARATAXIS: case NG_DEPREL_DISCOURSE:
  case NG_DEPREL_VOCATIVE:
  case NG_DEPREL_DISLOCATED: case NG_DEPREL_EXPL: case NG_DEPREL_CCOMP: case NG_DEPREL_ADVCL: case NG_DEPREL_ADVCL_RELCL:
  case NG_DEPREL_ORPHAN: case NG_DEPREL_REPARANDUM: case NG_DEPREL_PUNCT:
    return true;
  case NG_DEPREL_CASE: return before;
  default: return starts_with(ng_deprel_name((ng_deprel)dependent->deprel), "obl");
  }
}

static void extend(ng_coref_span *span, ng_coref_span by) {
  if (by.begin < span->begin) span->begin = by.begin;
  if (by.end > span->end) span->end = by.end;
}

static void read_subtrees(ng_coref_mentions *m, const ng_document *doc, const ng_sentence *s) {
  const ng_token *const tokens = doc->tokens.data;
  ng_coref_span *const subtrees = m->subtrees.data;
  for (uint32_t i = s->first; i < s->end; i++) subtrees[i] = (ng_coref_span){i, i + 1};
  for (uint32_t i = s->first; i < s->end; i++) {
    uint32_t steps = 0;
    for (uint32_t up = tokens[i].head; up != NG_NONE && up >= s->first && up < s->end && steps++ < s->end - s->first;
         up = tokens[up].head) {
      if (subtrees[up].begin <= i && i < subtrees[up].end) continue;
      extend(&subtrees[up], (ng_coref_span){i, i + 1});
    }
  }
}

static bool is_closing(const ng_document *doc, uint32_t token) {
  const ng_view word = ng_token_text(doc, &doc->tokens.data[token]);
  return ng_view_is(word, ")") || ng_view_is(word, "\"") || ng_view_is(word, "''") || ng_view_is(word, "”");
}

/* Punctuation at the edges is no part of a phrase. */
static ng_coref_span trimmed(const ng_document *doc, ng_coref_span phrase, uint32_t head) {
  const ng_token *const tokens = doc->tokens.data;
  while (phrase.end - 1 > head && tokens[phrase.end - 1].upos == NG_UPOS_PUNCT && !is_closing(doc, phrase.end - 1)) phrase.end--;
  while (phrase.begin < head && ng_view_is(ng_token_text(doc, &tokens[phrase.begin]), ",")) phrase.begin++;
  return phrase;
}

static void read_phrases(ng_coref_mentions *m, const ng_document *doc, const ng_sentence *s) {
  const ng_token *const tokens = doc->tokens.data;
  for (uint32_t i = s->first; i < s->end; i++) m->phrases.data[i] = (ng_coref_span){i, i + 1};
  for (uint32_t i = s->first; i < s->end; i++) {
    const uint32_t head = tokens[i].head;
    if (head != NG_NONE && head >= s->first && head < s->end && !is_outside(&tokens[i], i < head))
      extend(&m->phrases.data[head], m->subtrees.data[i]);
  }
  for (uint32_t i = s->first; i < s->end; i++) m->phrases.data[i] = trimmed(doc, m->phrases.data[i], i);
}

/* The noun phrase of "President Putin" may hang from its title. */
static uint32_t phrase_head(const ng_document *doc, uint32_t head) {
  const ng_token *const tokens = doc->tokens.data;
  for (unsigned step = 0; step < 4 && tokens[head].head != NG_NONE && tokens[head].deprel == NG_DEPREL_FLAT;
       step++) head = tokens[head].head;
  return head;
}

/* Whether a token hangs from `head`, directly or not, and not by a dependent that stays
 * outside its phrase. */
static bool is_in_phrase(const ng_document *doc, uint32_t token, uint32_t head, uint32_t limit) {
  const ng_token *const tokens = doc->tokens.data;
  for (uint32_t i = token, steps = 0; i != NG_NONE && steps < limit; i = tokens[i].head, steps++) {
    if (i == head) return true;
    if (tokens[i].head == head) return !is_outside(&tokens[i], i < head);
  }
  return false;
}

ng_coref_span ng_coref_phrase(const ng_document *doc, const ng_mention *mention) {
  ng_coref_span span = {mention->first, mention->end};
  if (mention->kind == NG_MENTION_PRONOUN || mention->head >= doc->tokens.len) return span;
  const ng_sentence *const s = &doc->sentences.data[doc->tokens.data[mention->head].sentence];
  const uint32_t head = phrase_head(doc, mention->head);
  ng_coref_span phrase = {head, head + 1};
  for (uint32_t i = s->first; i < s->end; i++)
    if (is_in_phrase(doc, i, head, s->end - s->first)) extend(&phrase, (ng_coref_span){i, i + 1});
  extend(&span, trimmed(doc, phrase, head));
  return span;
}

/* Inside quotation marks; a quotation may run over sentences but not over paragraphs. */
static void read_quotes(ng_coref_mentions *m, const ng_document *doc) {
  bool open = false;
  uint32_t block = NG_NONE;
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    const uint32_t here = doc->sentences.data[doc->tokens.data[i].sentence].block;
    if (here != block) open = false;
    block = here;
    const ng_view word = ng_token_text(doc, &doc->tokens.data[i]);
    m->quoted.data[i] = open;
    if (ng_view_is(word, "\"")) open = !open;
    else if (ng_view_is(word, "“") || ng_view_is(word, "``")) open = true;
    else if (ng_view_is(word, "”") || ng_view_is(word, "''")) open = false;
  }
}

/* ---- properties ---- */

typedef struct pronoun_row {
  const char *word;
  uint8_t person;
  uint8_t gender;
  uint8_t number;
} pronoun_row;

static const pronoun_row pronouns[] = {
  {"i", 1, 0, 1}, {"me", 1, 0, 1}, {"my", 1, 0, 1}, {"mine", 1, 0, 1}, {"myself", 1, 0, 1}, {"we", 1, 0, 2}, {"us", 1, 0, 2},
  {"our", 1, 0, 2}, {"ours", 1, 0, 2}, {"ourselves", 1, 0, 2}, {"you", 2, 0, 0}, {"your", 2, 0, 0}, {"yours", 2, 0, 0},
  {"yourself", 2, 0, 1}, {"yourselves", 2, 0, 2}, {"he", 3, 1, 1}, {"him", 3, 1, 1}, {"his", 3, 1, 1}, {"himself", 3, 1, 1},
  {"she", 3, 2, 1}, {"her", 3, 2, 1}, {"hers", 3, 2, 1}, {"herself", 3, 2, 1}, {"it", 3, 3, 1}, {"its", 3, 3, 1},
  {"itself", 3, 3, 1}, {"they", 3, 0, 2}, {"them", 3, 0, 2}, {"their", 3, 0, 2}, {"theirs", 3, 0, 2}, {"themselves", 3, 0, 2},
  {"this", 3, 3, 1}, {"that", 3, 3, 1}, {"these", 3, 0, 2}, {"those", 3, 0, 2}, {"one", 3, 0, 1}, {"'s", 1, 0, 2},
      {"'em", 3, 0, 2},
};

static const pronoun_row *find_pronoun(const ng_document *doc, uint32_t token) {
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (word_is(doc, token, pronouns[i].word)) return &pronouns[i];
  return NULL;
}

static const char *const male_words[] = {"man", "men", "boy", "father", "son", "brother", "husband", "king", "prince",
    "uncle", "grandfather",
  "nephew", "gentleman", "mr.", "mr", "sir", "lord", "pope", "emperor", "chairman", "spokesman", "businessman",
      "congressman", "guy", "sheikh", NULL};
static const char *const female_words[] = {"woman", "women", "girl", "mother", "daughter", "sister", "wife", "queen",
    "princess", "aunt",
  "grandmother", "niece", "lady", "mrs.", "mrs", "ms.", "ms", "miss", "madam", "empress", "chairwoman", "spokeswoman",
      "businesswoman", "actress", "congresswoman", NULL};
static const char *const definite_words[] = {"the", NULL};
static const char *const indefinite_words[] = {"a", "an", "some", "no", "any", "every", "each", "another", "many",
    "several", "most", "all", NULL};
static const char *const demonstrative_words[] = {"this", "that", "these", "those", "such", NULL};

static uint8_t gender_of_words(const ng_document *doc, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    if (word_in(doc, i, male_words)) return NG_COREF_MALE;
    if (word_in(doc, i, female_words)) return NG_COREF_FEMALE;
  }
  return NG_COREF_GENDER_UNKNOWN;
}

static uint8_t gender_of_person(const ng_knowledge *knowledge, const ng_document *doc, const ng_coref_mention *m) {
  ng_view words[8];
  uint32_t n = 0, len = 0;
  ng_candidate found[NG_CANDIDATE_MAX];
  for (; n < 8 && m->first + n < m->last; n++) words[n] = ng_token_text(doc, &doc->tokens.data[m->first + n]);
  ng_gender gender = NG_GENDER_UNKNOWN;
  if (n > 1 && ng_knowledge_find(knowledge, words, n, NG_KNOWN_BIT(NG_KNOWN_PERSON), found, &len) && len == n)
    gender = (ng_gender)ng_known_at(knowledge, found[0].known)->gender;
  if (gender == NG_GENDER_UNKNOWN && n > 1) gender = ng_knowledge_gender(knowledge, words[0]);
  return gender == NG_GENDER_MALE ? NG_COREF_MALE : gender == NG_GENDER_FEMALE ? NG_COREF_FEMALE : NG_COREF_GENDER_UNKNOWN;
}

static void set_gender(ng_coref_mention *m, const ng_knowledge *knowledge, const ng_document *doc) {
  m->gender = gender_of_words(doc, m->begin < m->first ? m->begin : m->first, m->head + 1);
  if (m->gender != NG_COREF_GENDER_UNKNOWN) return;
  if (m->type == NG_NAME_PERSON && knowledge) m->gender = gender_of_person(knowledge, doc, m);
  else if (m->type != NG_NAME_PERSON && m->type != NG_NAME_NONE) m->gender = NG_COREF_NEUTER;
}

static void set_number(ng_coref_mention *m, const ng_document *doc) {
  const uint8_t xpos = doc->tokens.data[m->head].xpos;
  if (m->group) m->number = NG_COREF_PLURAL;
  else if (xpos == NG_XPOS_NNS || xpos == NG_XPOS_NNPS) m->number = NG_COREF_PLURAL;
  else if (xpos == NG_XPOS_NN || xpos == NG_XPOS_NNP) m->number = NG_COREF_SINGULAR;
}

static void set_article(ng_coref_mention *m, const ng_document *doc) {
  const ng_token *const tokens = doc->tokens.data;
  if (word_in(doc, m->begin, definite_words)) m->article = NG_COREF_DEFINITE;
  else if (word_in(doc, m->begin, indefinite_words)) m->article = NG_COREF_INDEFINITE;
  else if (word_in(doc, m->begin, demonstrative_words)) m->article = NG_COREF_DEMONSTRATIVE;
  for (uint32_t i = m->begin; m->article == NG_COREF_BARE && i < m->head; i++)
    if (tokens[i].head == m->head && tokens[i].deprel == NG_DEPREL_NMOD_POSS) m->article = NG_COREF_POSSESSIVE;
}

static uint32_t mixed(uint32_t a, uint32_t b) {
  uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
  h ^= h >> 29;
  return (uint32_t)(h * UINT64_C(0xBF58476D1CE4E5B9) >> 32) | 1;
}

static bool is_possessive_mark(const ng_document *doc, uint32_t token) { return doc->tokens.data[token].xpos == NG_XPOS_POS; }

static uint32_t hash_words(const ng_coref_mentions *mentions, const ng_document *doc, uint32_t begin, uint32_t end) {
  uint32_t hash = 1;
  if (end - begin > 1 && is_possessive_mark(doc, end - 1)) end--;
  if (end - begin > 1 && (word_in(doc, begin, definite_words) || word_is(doc, begin, "a") || word_is(doc, begin, "an"))) begin++;
  for (uint32_t i = begin; i < end; i++) hash = mixed(hash, mentions->words.data[i]);
  return hash;
}

/* Initials of the capitalised words of a name; "of" and "the" have none. */
static uint32_t hash_initials(const ng_document *doc, uint32_t first, uint32_t last) {
  char initials[WORD_MAX];
  size_t n = 0;
  for (uint32_t i = first; i < last && n < WORD_MAX; i++) {
    const ng_view word = ng_token_text(doc, &doc->tokens.data[i]);
    if (word.len && ng_ascii_is_upper(word.data[0])) initials[n++] = word.data[0];
  }
  return n > 1 ? hash_lower(ng_view_make(initials, n)) : 0;
}

static uint32_t hash_lemma(const ng_document *doc, uint32_t token) {
  ng_view word = ng_token_text(doc, &doc->tokens.data[token]);
  const uint8_t xpos = doc->tokens.data[token].xpos;
  if ((xpos == NG_XPOS_NNS || xpos == NG_XPOS_NNPS) && word.len > 3 && word.data[word.len - 1] == 's') word.len--;
  return hash_lower(word);
}

static void set_classes(ng_coref_mention *m, const ng_word_classes *classes, const ng_document *doc) {
  const ng_view word = ng_token_text(doc, &doc->tokens.data[m->head]);
  const ng_word_class *const found = ng_word_class_find(classes, ng_word_class_hash(word));
  if (!found || !found->cluster) return;
  m->cluster = found->cluster;
  m->group_class = classes->group[found->cluster];
}

static void describe(const ng_coref_mentions *mentions, ng_coref_mention *m, const ng_coref_lexicon *lexicon,
                     const ng_document *doc) {
  m->sentence = doc->tokens.data[m->head].sentence;
  /* people are called by their last name */
  const uint32_t key = m->type == NG_NAME_PERSON && m->kind == NG_MENTION_NAME ? m->last - 1 : m->head;
  m->lower = mentions->words.data[key];
  m->lemma = hash_lemma(doc, key);
  set_classes(m, &lexicon->classes, doc);
  m->text = hash_words(mentions, doc, m->begin, m->end);
  m->core = hash_words(mentions, doc, m->first, m->last);
  m->proper = doc->tokens.data[m->head].upos == NG_UPOS_PROPN || m->kind == NG_MENTION_NAME;
  if (m->proper && m->last - m->first > 1) m->acronym = hash_initials(doc, m->first, m->last);
  const pronoun_row *const pronoun = m->kind == NG_MENTION_PRONOUN ? find_pronoun(doc, m->head) : NULL;
  if (pronoun) {
    m->person = pronoun->person;
    m->gender = pronoun->gender;
    m->number = pronoun->number;
    return;
  }
  set_number(m, doc);
  set_gender(m, lexicon->knowledge, doc);
  set_article(m, doc);
}

/* ---- candidates ---- */

static bool is_noun_head(const ng_token *token) {
  switch ((ng_deprel)token->deprel) {
  case NG_DEPREL_COMPOUND: return token->upos == NG_UPOS_PROPN;
  case NG_DEPREL_FLAT: case NG_DEPREL_FIXED: case NG_DEPREL_GOESWITH: case NG_DEPREL_CASE: case NG_DEPREL_DISCOURSE:
  case NG_DEPREL_CC: case NG_DEPREL_MARK: case NG_DEPREL_PUNCT: case NG_DEPREL_ADVMOD: case NG_DEPREL_AUX: case NG_DEPREL_COP:
  case NG_DEPREL_NMOD_DESC:
    return false;
  default: return token->upos == NG_UPOS_NOUN || token->upos == NG_UPOS_PROPN;
  }
}

static bool is_pronoun(const ng_document *doc, uint32_t i) {
  const ng_token *const token = &doc->tokens.data[i];
  if (token->deprel == NG_DEPREL_EXPL || token->xpos == NG_XPOS_EX) return false;
  if (token->xpos == NG_XPOS_PRP || token->xpos == NG_XPOS_PRPS) return true;
  return token->upos == NG_UPOS_PRON && token->xpos == NG_XPOS_DT && find_pronoun(doc, i);
}

static bool add(ng_coref_mentions *out, const ng_coref_lexicon *lexicon, const ng_document *doc, ng_coref_mention m) {
  m.quoted = out->quoted.data[m.head];
  describe(out, &m, lexicon, doc);
  return ng_vec_push(&out->list, m);
}

static bool is_rule_name(ng_name_type type) { return type == NG_NAME_MONEY || type == NG_NAME_QUANTITY; }

static bool add_name(ng_coref_mentions *out, const ng_coref_lexicon *lexicon, const ng_document *doc, uint32_t index) {
  const ng_mention *const name = &doc->mentions.data[index];
  ng_coref_span span = out->phrases.data[phrase_head(doc, name->head)];
  extend(&span, (ng_coref_span){name->first, name->end});
  return add(out, lexicon, doc, (ng_coref_mention){.begin = span.begin, .end = span.end, .first = name->first, .last = name->end,
    .head = name->head, .mention = index, .kind = NG_MENTION_NAME, .type = (uint8_t)name->name_type});
}

/* Two or more conjoined phrases as one. */
static bool add_group(ng_coref_mentions *out, const ng_coref_lexicon *lexicon, const ng_document *doc, uint32_t head,
                      uint32_t end) {
  const ng_token *const tokens = doc->tokens.data;
  ng_coref_span span = out->phrases.data[head];
  bool found = false;
  for (uint32_t i = head + 1; i < end && i < out->subtrees.data[head].end; i++)
    if (tokens[i].head == head && tokens[i].deprel == NG_DEPREL_CONJ &&
        (tokens[i].upos == NG_UPOS_NOUN || tokens[i].upos == NG_UPOS_PROPN)) {
      extend(&span, out->phrases.data[i]);
      found = true;
    }
  if (!found) return true;
  return add(out, lexicon, doc, (ng_coref_mention){.begin = span.begin, .end = span.end, .first = span.begin, .last = span.end,
    .head = head, .mention = NG_NONE, .kind = NG_MENTION_NOMINAL, .group = true});
}

static int compare_mentions(const void *a, const void *b) {
  const ng_coref_mention *const x = a, *const y = b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return (x->head > y->head) - (x->head < y->head);
}

static bool add_sentence(ng_coref_mentions *out, const ng_coref_lexicon *lexicon, const ng_document *doc,
                         const ng_sentence *s, uint32_t *name) {
  const uint32_t from = out->list.len;
  bool ok = true;
  for (uint32_t i = s->first; ok && i < s->end; i++) {
    const ng_token *const token = &doc->tokens.data[i];
    while (*name < doc->mentions.len && doc->mentions.data[*name].end <= i) ++*name;
    const ng_mention *const n = *name < doc->mentions.len && doc->mentions.data[*name].first <= i
        ? &doc->mentions.data[*name] : NULL;
    const bool named = n && n->kind == NG_MENTION_NAME && !is_rule_name(n->name_type);
    if (named && i == n->head) ok = add_name(out, lexicon, doc, *name);
    else if (!named && is_pronoun(doc, i)) {
      ok = add(out, lexicon, doc, (ng_coref_mention){.begin = i, .end = i + 1, .first = i, .last = i + 1, .head = i,
          .mention = NG_NONE, .kind = NG_MENTION_PRONOUN});
    } else if (is_noun_head(token)) {
      const ng_coref_span span = out->phrases.data[i];
      ok = add(out, lexicon, doc, (ng_coref_mention){.begin = span.begin, .end = span.end, .first = span.begin,
          .last = i + 1, .head = i, .mention = NG_NONE, .kind = NG_MENTION_NOMINAL, .nested = named});
    }
    if (ok && is_noun_head(token)) ok = add_group(out, lexicon, doc, i, s->end);
  }
  if (ok && out->list.len > from) qsort(out->list.data + from, out->list.len - from, sizeof *out->list.data, compare_mentions);
  return ok;
}

void ng_coref_mentions_init(ng_coref_mentions *mentions) { *mentions = (ng_coref_mentions){0}; }

void ng_coref_mentions_dispose(ng_coref_mentions *mentions) {
  ng_vec_dispose(&mentions->list);
  ng_vec_dispose(&mentions->subtrees);
  ng_vec_dispose(&mentions->phrases);
  ng_vec_dispose(&mentions->quoted);
  ng_vec_dispose(&mentions->words);
}

bool ng_coref_mentions_read(ng_coref_mentions *mentions, const ng_coref_lexicon *lexicon, const ng_document *doc) {
  const uint32_t n = doc->tokens.len;
  ng_vec_clear(&mentions->list);
  ng_vec_clear(&mentions->subtrees);
  ng_vec_clear(&mentions->phrases);
  ng_vec_clear(&mentions->quoted);
  ng_vec_clear(&mentions->words);
  if (!ng_vec_reserve(&mentions->subtrees, n + 1) || !ng_vec_reserve(&mentions->phrases, n + 1) ||
      !ng_vec_reserve(&mentions->quoted, n + 1) || !ng_vec_reserve(&mentions->words, n + 1))
    return false;
  for (uint32_t i = 0; i < n; i++) mentions->words.data[i] = hash_lower(ng_token_text(doc, &doc->tokens.data[i]));
  read_quotes(mentions, doc);
  uint32_t name = 0;
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    read_subtrees(mentions, doc, &doc->sentences.data[s]);
    read_phrases(mentions, doc, &doc->sentences.data[s]);
    if (!add_sentence(mentions, lexicon, doc, &doc->sentences.data[s], &name)) return false;
  }
  return true;
}
