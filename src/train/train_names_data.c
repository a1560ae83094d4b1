/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the annotated corpora and maps their schemes to the model's labels. */
#include "train/train_names_data.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "nlp/names_labels.h"
#include "train/corpus.h"

#define T(type) (1u << NG_NAME_MODEL_##type)
enum {
  ALL_TYPES = (1 << NG_NAME_MODEL_TYPE_COUNT) - 1,
  PLACES = T(LOCATION) | T(STATE),
  RARE = T(WEAPON) | T(EVENT) | T(MISC)
};
#define ALL_LABELS (((uint64_t)1 << NG_NAME_LABELS) - 1)

/* What a tag of a corpus means: the types a span of it may have.  `loose`: perhaps no name
 * at all in our sense, nothing is learned from it. */
typedef struct tag_map {
  const char *tag;
  uint32_t types;
  bool loose;
} tag_map;

typedef enum corpus_form { FORM_COLUMNS, FORM_DOCRED } corpus_form;

typedef struct name_corpus {
  const char *name;
  const char *path[2];    /* train, dev below the data folder; NULL if none */
  corpus_form form;
  int word_column;
  int tag_column;
  char separator;
  uint32_t hidden;        /* types that tokens without a tag may have all the same */
  bool ud_tokens;         /* hyphenated words are split already */
  uint32_t block;         /* sentences in order, borders of articles lost: so many make a document */
  const tag_map *tags;
} name_corpus;

static const tag_map uner_tags[] = {
  {"PER", T(PERSON), false}, {"ORG", T(ORGANIZATION), false}, {"LOC", PLACES, false}, {"OTH", RARE | T(NATIONALITY), false}, {0}};
static const tag_map voa_tags[] = {
  {"per", T(PERSON), false}, {"org", T(ORGANIZATION), false}, {"geo", PLACES, false},
  {"gpe", PLACES | T(NATIONALITY), false}, {"eve", T(EVENT), false}, {"nat", T(EVENT) | T(MISC), true},
  {"art", T(MISC) | T(WEAPON), true}, {"tim", 0, false}, {0}};
static const tag_map crossner_tags[] = {
  {"politician", T(PERSON), false}, {"person", T(PERSON), false}, {"politicalparty", T(ORGANIZATION), false},
  {"organisation", T(ORGANIZATION), false}, {"election", T(EVENT), false}, {"event", T(EVENT), false},
  {"country", T(STATE) | T(LOCATION), false}, {"location", PLACES, false}, {"misc", T(MISC) | T(NATIONALITY), true}, {0}};
static const tag_map fewnerd_tags[] = {
  {"product-weapon", T(WEAPON), false}, {"product-", T(MISC), false}, {"person-", T(PERSON), false},
  {"event-", T(EVENT), false}, {"location-", T(LOCATION), false}, {"organization-", T(ORGANIZATION), false},
  {"art-", T(MISC), false}, {"building-", T(LOCATION) | T(ORGANIZATION), false}, {"other-", T(MISC), true}, {0}};
static const tag_map wikigold_tags[] = {
  {"PER", T(PERSON), false}, {"ORG", T(ORGANIZATION), false}, {"LOC", PLACES, false},
  {"MISC", T(MISC) | T(EVENT) | T(WEAPON) | T(NATIONALITY), true}, {0}};
static const tag_map docred_tags[] = {
  {"PER", T(PERSON), false}, {"ORG", T(ORGANIZATION), false}, {"LOC", PLACES | T(NATIONALITY), false},
  {"MISC", T(MISC) | T(EVENT) | T(WEAPON), true}, {"TIME", 0, false}, {"NUM", 0, true}, {0}};

static const name_corpus corpora[] = {
  {.name = "uner-ewt", .path = {"uner-ewt/train.iob2.xz", "uner-ewt/dev.iob2.xz"}, .word_column = 1, .tag_column = 2,
   .separator = '\t', .hidden = RARE | T(NATIONALITY), .ud_tokens = true, .tags = uner_tags},
  {.name = "gmb-voa", .path = {"gmb-voa/train.tsv.xz", "gmb-voa/dev.tsv.xz"}, .tag_column = 2, .separator = '\t',
   .hidden = RARE, .block = 8, .tags = voa_tags},
  {.name = "crossner-politics", .path = {"crossner-politics/train.txt.xz", "crossner-politics/dev.txt.xz"}, .tag_column = 1,
   .separator = '\t', .hidden = T(WEAPON) | T(NATIONALITY), .tags = crossner_tags},
  {.name = "fewnerd-inter", .path = {"fewnerd-inter/train.txt.xz", NULL}, .tag_column = 1, .separator = '\t',
   .hidden = ALL_TYPES & ~T(WEAPON), .tags = fewnerd_tags},
  {.name = "wikigold", .path = {"wikigold/train.conll.xz", NULL}, .tag_column = 1, .separator = ' ', .block = 8,
   .tags = wikigold_tags},
  {.name = "re-docred", .path = {"re-docred/dev.json.xz", NULL}, .form = FORM_DOCRED, .tags = docred_tags},
};

const char *name_corpus_name(unsigned i) { return i < sizeof corpora / sizeof *corpora ? corpora[i].name : NULL; }

/* ---- raw sentences ---- */

typedef struct raw_token {
  ng_view word;
  ng_view tag;   /* without B- or I-; {NULL,0} outside */
  bool begins;   /* a span begins here */
  bool open;     /* nothing is known of it */
} raw_token;

typedef struct raw_sentence {
  uint32_t first;
  uint32_t end;
  uint32_t document;
} raw_sentence;

typedef struct raw_corpus {
  ng_arena arena;
  NG_VEC(raw_token) tokens;
  NG_VEC(raw_sentence) sentences;
  uint32_t n_documents;
} raw_corpus;

static void raw_dispose(raw_corpus *raw) {
  ng_arena_dispose(&raw->arena);
  ng_vec_dispose(&raw->tokens);
  ng_vec_dispose(&raw->sentences);
}

static bool end_sentence(raw_corpus *raw, uint32_t block, bool documents) {
  const uint32_t first = raw->sentences.len ? raw->sentences.data[raw->sentences.len - 1].end : 0;
  if (first == raw->tokens.len) return true;
  if (!documents && (block == 0 || raw->sentences.len % block == 0)) raw->n_documents++;
  return ng_vec_push(&raw->sentences, (raw_sentence){first, raw->tokens.len, raw->n_documents});
}

static ng_view column(ng_view line, int index, char separator) {
  const char *p = line.data, *const end = line.data + line.len;
  for (; index > 0; index--) {
    const char *const found = memchr(p, separator, (size_t)(end - p));
    if (!found) return (ng_view){NULL, 0};
    p = found + 1;
  }
  const char *const stop = memchr(p, separator, (size_t)(end - p));
  return ng_view_make(p, (size_t)((stop ? stop : end) - p));
}

static bool add_row(raw_corpus *raw, const name_corpus *corpus, ng_view line) {
  raw_token token = {.word = column(line, corpus->word_column, corpus->separator)};
  ng_view tag = column(line, corpus->tag_column, corpus->separator);
  if (!token.word.len || !tag.len) return true;
  const uint32_t first = raw->sentences.len ? raw->sentences.data[raw->sentences.len - 1].end : 0;
  if (!ng_view_is(tag, "O")) {
    const bool bio = tag.len > 2 && tag.data[1] == '-';
    const bool b = bio && tag.data[0] == 'B';
    if (bio) tag = ng_view_make(tag.data + 2, tag.len - 2);
    if (!(ng_view_is(tag, "O"))) {
      token.tag = tag;
      const raw_token *const last = raw->tokens.len > first ? &raw->tokens.data[raw->tokens.len - 1] : NULL;
      token.begins = b || !last || !ng_view_equals(last->tag, tag);
    }
  }
  return ng_vec_push(&raw->tokens, token);
}

static ng_status read_columns(raw_corpus *raw, const name_corpus *corpus, ng_view text, ng_error *err) {
  const ng_view copy = ng_arena_copy(&raw->arena, text);
  if (!copy.data) return ng_fail_no_mem(err);
  bool documents = false, ok = true;
  for (size_t at = 0; ok && at < copy.len;) {
    const char *const stop = memchr(copy.data + at, '\n', copy.len - at);
    ng_view line = ng_view_make(copy.data + at, stop ? (size_t)(stop - copy.data) - at : copy.len - at);
    at += line.len + 1;
    if (line.len && line.data[line.len - 1] == '\r') line.len--;
    if (line.len > 10 && memcmp(line.data, "# newdoc", 8) == 0) {
      documents = true;
      raw->n_documents++;
    }
    if (!line.len || memchr(line.data, corpus->separator, line.len) == NULL) ok = line.len ||
        end_sentence(raw, corpus->block, documents);
    else if (!(line.data[0] == '#' && line.len > 1 && line.data[1] == ' ' && corpus->ud_tokens)) ok = add_row(raw, corpus, line);
  }
  return ok && end_sentence(raw, corpus->block, documents) ? NG_OK : ng_fail_no_mem(err);
}

static void mark_docred_mention(raw_corpus *raw, const cJSON *mention, const raw_sentence *sentences, ng_view *kinds) {
  const int sentence = cJSON_GetObjectItem(mention, "sent_id")->valueint;
  const cJSON *const pos = cJSON_GetObjectItem(mention, "pos");
  const raw_sentence *const s = &sentences[sentence];
  const uint32_t first = s->first + (uint32_t)cJSON_GetArrayItem(pos, 0)->valueint;
  const uint32_t end = s->first + (uint32_t)cJSON_GetArrayItem(pos, 1)->valueint;
  const char *const type = cJSON_GetObjectItem(mention, "type")->valuestring;
  for (unsigned k = 0; k < 6; k++)
    if (ng_view_is(kinds[k], type))
      for (uint32_t i = first; i < end && i < s->end; i++) {
        raw->tokens.data[i].tag = kinds[k];
        raw->tokens.data[i].begins = i == first;
      }
}

static ng_status read_docred(raw_corpus *raw, ng_view text, ng_error *err) {
  ng_view kinds[6] = {ng_view_of("PER"), ng_view_of("ORG"), ng_view_of("LOC"), ng_view_of("MISC"), ng_view_of("TIME"),
      ng_view_of("NUM")};
  cJSON *const root = cJSON_ParseWithLength(text.data, text.len);
  if (!root) return ng_fail(err, NG_ERR_SYNTAX, "re-docred is not JSON");
  bool ok = true;
  const cJSON *article, *sentence, *word, *entity, *mention;
  cJSON_ArrayForEach(article, root) {
    raw->n_documents++;
    const uint32_t first_sentence = raw->sentences.len;
    cJSON_ArrayForEach(sentence, cJSON_GetObjectItem(article, "sents")) {
      const uint32_t first = raw->tokens.len;
      cJSON_ArrayForEach(word, sentence) {
        const ng_view copy = ng_arena_copy(&raw->arena, ng_view_of(word->valuestring));
        ok = ok && copy.data && ng_vec_push(&raw->tokens, (raw_token){.word = copy});
      }
      ok = ok && ng_vec_push(&raw->sentences, (raw_sentence){first, raw->tokens.len, raw->n_documents});
    }
    if (!ok) break;
    cJSON_ArrayForEach(entity, cJSON_GetObjectItem(article, "vertexSet"))
      cJSON_ArrayForEach(mention, entity) mark_docred_mention(raw, mention, raw->sentences.data + first_sentence, kinds);
  }
  cJSON_Delete(root);
  return ok ? NG_OK : ng_fail_no_mem(err);
}

/* ---- hyphens ---- */

static bool has_digit(ng_view word) {
  for (size_t i = 0; i < word.len; i++)
    if (ng_ascii_is_digit(word.data[i])) return true;
  return false;
}

/* Position of a hyphen between letters, 0 if none; designations with digits stay whole. */
static size_t inner_hyphen(ng_view word) {
  if (has_digit(word)) return 0;
  for (size_t i = 1; i + 1 < word.len; i++)
    if (word.data[i] == '-' && word.data[i - 1] != '-' && word.data[i + 1] != '-') return i;
  return 0;
}

/* Pushes a word, at its hyphens cut as treebanks of English do. */
static bool push_split(raw_corpus *out, raw_token token) {
  bool split = false;
  for (size_t cut; (cut = inner_hyphen(token.word)) != 0;) {
    raw_token part = token, hyphen = token;
    part.word.len = cut;
    part.open = !token.tag.data && ng_ascii_is_upper(part.word.data[0]);
    hyphen.word = ng_view_make(token.word.data + cut, 1);
    hyphen.begins = false;
    hyphen.open = part.open && ng_ascii_is_upper(token.word.data[cut + 1]);
    if (!ng_vec_push(&out->tokens, part) || !ng_vec_push(&out->tokens, hyphen)) return false;
    token.word = ng_view_make(token.word.data + cut + 1, token.word.len - cut - 1);
    token.begins = false;
    split = true;
  }
  if (split) token.open = !token.tag.data && ng_ascii_is_upper(token.word.data[0]);
  return ng_vec_push(&out->tokens, token);
}

/* ---- mapping ---- */

static const tag_map *find_tag(const name_corpus *corpus, ng_view tag) {
  for (const tag_map *map = corpus->tags; map->tag; map++) {
    const size_t len = strlen(map->tag);
    const bool prefix = map->tag[len - 1] == '-' || ng_view_is(ng_view_of(map->tag), "product-weapon");
    if (prefix ? tag.len >= len && memcmp(tag.data, map->tag, len) == 0 : ng_view_is(tag, map->tag)) return map;
  }
  return NULL;
}

static uint64_t labels_at(uint32_t types, uint32_t index, uint32_t first, uint32_t end) {
  const ng_name_place place = first + 1 == end ? NG_NAME_UNIT : index == first ? NG_NAME_BEGIN
                              : index + 1 == end ? NG_NAME_LAST : NG_NAME_INSIDE;
  uint64_t mask = 0;
  for (unsigned t = 0; t < NG_NAME_MODEL_TYPE_COUNT; t++)
    if (types >> t & 1) mask |= (uint64_t)1 << ng_name_label(t, place);
  return mask;
}

static uint64_t labels_of(uint32_t types) {
  uint64_t mask = 1;
  for (unsigned t = 0; t < NG_NAME_MODEL_TYPE_COUNT; t++)
    if (types >> t & 1) mask |= (uint64_t)15 << ng_name_label(t, NG_NAME_BEGIN);
  return mask;
}

static uint32_t find_kinds(const ng_knowledge *knowledge, const raw_token *tokens, uint32_t n, uint32_t kinds, uint32_t *len,
                           ng_candidate out[NG_CANDIDATE_MAX]) {
  ng_view words[12];
  uint32_t count = 0;
  for (; count < n && count < 12; count++) words[count] = tokens[count].word;
  return ng_knowledge_find(knowledge, words, count, kinds, out, len);
}

/* Places by the lists: a state's name may be a state, its adjective a nationality. */
static uint32_t refine_place(const ng_knowledge *knowledge, const raw_token *tokens, uint32_t n, uint32_t types) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t len;
  const uint32_t count = find_kinds(knowledge, tokens, n, NG_KNOWN_BIT(NG_KNOWN_STATE), &len, found);
  uint32_t names = 0, adjectives = 0;
  for (uint32_t i = 0; i < count && len == n; i++) {
    const ng_alias_kind alias = found[i].alias;
    if (alias == NG_ALIAS_ADJECTIVE || alias == NG_ALIAS_DEMONYM) adjectives = 1;
    else if (alias != NG_ALIAS_CAPITAL && alias != NG_ALIAS_METONYM) names = 1;
  }
  if (names && !adjectives) {
    const uint32_t places = find_kinds(knowledge, tokens, n, NG_KNOWN_BIT(NG_KNOWN_PLACE), &len, found);
    return places && len == n ? PLACES : T(STATE);
  }
  if (adjectives && !names) return T(NATIONALITY);
  if (adjectives) return types | T(NATIONALITY);
  /* peoples and regions that no state has ("Kurdish", "Europeans") keep the corpus' word */
  if (types & T(NATIONALITY)) return T(LOCATION) | T(NATIONALITY);
  return types == PLACES ? T(LOCATION) : types;
}

static bool is_honorific(ng_view word) {
  static const char *const words[] = {
    "Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "President", "Prime", "Minister", "Vice",
    "Secretary", "General", "Senator", "King", "Queen", "Prince", "Princess", "Pope", "Chancellor", "Sheikh",
    "Judge", "Justice", "prime", "minister", "president", "Deputy", "Foreign", "Defense", "Chief",
    "Governor", "Ambassador", "Sir", "Lord", "Colonel", "Gen.", "Sen.", "Rep.", "Gov.", "Col.", "Lt."};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (ng_view_is(word, words[i])) return true;
  return false;
}

/* Titles are no part of a person's name with us: how many tokens to leave out. */
static uint32_t title_length(const ng_knowledge *knowledge, const raw_token *tokens, uint32_t n) {
  uint32_t skip = 0;
  while (skip + 1 < n) {
    ng_candidate found[NG_CANDIDATE_MAX];
    uint32_t len = 0;
    const uint32_t count = find_kinds(knowledge, tokens + skip, n - skip, NG_KNOWN_BIT(NG_KNOWN_TITLE), &len, found);
    if (count && skip + len < n) skip += len;
    else if (is_honorific(tokens[skip].word)) skip++;
    else break;
  }
  const bool only_title = skip + 1 == n && is_honorific(tokens[skip].word);
  return only_title ? n : skip;
}

typedef struct builder {
  const name_corpus *corpus;
  const ng_knowledge *knowledge;
  name_doc *out;
  const raw_token *tokens;
  uint32_t base; /* document index of tokens[0] */
} builder;

/* The types of a span after all mapping; moves `*first` behind titles. */
static uint32_t span_types(const builder *b, const tag_map *map, uint32_t *first, uint32_t end) {
  uint32_t types = map->types;
  if (types == T(PERSON)) *first += title_length(b->knowledge, b->tokens + *first, end - *first);
  if (*first == end) return 0;
  if (types == PLACES || types == (PLACES | T(NATIONALITY)) || map->loose || types == T(ORGANIZATION)) {
    const uint32_t place = refine_place(b->knowledge, b->tokens + *first, end - *first, 0);
    const bool listed = place && place != (T(LOCATION) | T(NATIONALITY));
    if (map->loose) return listed && (map->types & T(NATIONALITY)) ? place : types;
    if (types == T(ORGANIZATION)) return listed && strcmp(b->corpus->name, "gmb-voa") == 0 ? types | place : types;
    return refine_place(b->knowledge, b->tokens + *first, end - *first, types);
  }
  return types;
}

static bool map_span(const builder *b, uint32_t first, uint32_t end) {
  const tag_map *const map = find_tag(b->corpus, b->tokens[first].tag);
  uint64_t *const allowed = b->out->allowed + b->base;
  uint32_t begin = first;
  const uint32_t types = map ? span_types(b, map, &begin, end) : 0;
  const bool unknown = !map || (map->loose && types == map->types);
  for (uint32_t i = first; i < begin; i++) allowed[i] = 1;
  if (begin == end) return true;
  for (uint32_t i = begin; i < end; i++)
    allowed[i] = unknown ? labels_at(types, i, begin, end) | labels_of(b->corpus->hidden | types)
                 : types ? labels_at(types, i, begin, end) : 1;
  if (map && !map->types) return true;
  return ng_vec_push(&b->out->gold, (gold_span){b->base + begin, b->base + end, unknown ? 0 : types});
}

/* Aircraft and ships that the corpus has under another head are weapons with us. */
static void open_listed_weapons(const builder *b, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    ng_candidate found[NG_CANDIDATE_MAX];
    uint32_t len = 0;
    if (b->tokens[i].tag.data) continue;
    const uint32_t count = find_kinds(b->knowledge, b->tokens + i, n - i, NG_KNOWN_BIT(NG_KNOWN_WEAPON), &len, found);
    for (uint32_t k = i; count && k < i + len; k++) b->out->allowed[b->base + k] = ALL_LABELS;
  }
}

static bool map_sentence(const builder *b, uint32_t n) {
  const uint64_t outside = labels_of(b->corpus->hidden);
  for (uint32_t i = 0; i < n; i++) b->out->allowed[b->base + i] = b->tokens[i].open ? ALL_LABELS : outside;
  open_listed_weapons(b, n);
  for (uint32_t i = 0; i < n;) {
    uint32_t end = i + 1;
    if (b->tokens[i].tag.data) {
      while (end < n && b->tokens[end].tag.data && !b->tokens[end].begins) end++;
      if (!map_span(b, i, end)) return false;
    }
    i = end;
  }
  return true;
}

/* GMB cuts "North Korean" and "Sri Lanka" in two names: what the lists have as one state is
 * one. */
static void join_states(const ng_knowledge *knowledge, raw_token *tokens, uint32_t n) {
  for (uint32_t i = 0; i + 1 < n; i++) {
    ng_candidate found[NG_CANDIDATE_MAX];
    uint32_t len = 0;
    if (!tokens[i].tag.data || !find_kinds(knowledge, tokens + i, n - i, NG_KNOWN_BIT(NG_KNOWN_STATE), &len, found) ||
        len < 2) continue;
    bool apart = false, tagged = true;
    for (uint32_t k = 0; k < len; k++) {
      apart = apart || (k > 0 && tokens[i + k].begins);
      tagged = tagged && tokens[i + k].tag.data;
    }
    for (uint32_t k = 0; apart && tagged && k < len; k++) {
      tokens[i + k].tag = ng_view_of("gpe");
      tokens[i + k].begins = k == 0;
    }
  }
}

/* A name of two words or more that lies within a title: "[Foreign Ministry] spokesman". */
static bool holds_name(const raw_token *title, uint32_t n) {
  for (uint32_t k = 0; k + 1 < n; k++)
    if (title[k].begins && title[k + 1].tag.data && !title[k + 1].begins) return true;
  return false;
}

/* GMB has parts of titles as names: "U.N. [Secretary-General]", "Secretary of [State]", then a
 * person.  Titles are no names here, though a ministry in them is one. */
static void clear_titles(const ng_knowledge *knowledge, raw_token *tokens, uint32_t n) {
  for (uint32_t i = 0; i + 1 < n; i++) {
    ng_candidate found[NG_CANDIDATE_MAX];
    uint32_t len = 0;
    if (!find_kinds(knowledge, tokens + i, n - i, NG_KNOWN_BIT(NG_KNOWN_TITLE), &len, found) || i + len >= n) continue;
    const raw_token *const next = &tokens[i + len];
    const bool person = ng_view_is(next->tag, "per") && ng_ascii_is_upper(next->word.data[0]);
    if (!person || holds_name(tokens + i, len)) continue;
    for (uint32_t k = i; k < i + len; k++) tokens[k].tag = (ng_view){NULL, 0};
    tokens[i + len].begins = true;
    i += len - 1;
  }
}

/* ---- documents ---- */

static uint32_t random_next(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static bool push_sentence(ng_document *doc, ng_strbuf *text, const raw_token *tokens, uint32_t n) {
  const uint32_t first = doc->tokens.len, begin = (uint32_t)text->len;
  for (uint32_t i = 0; i < n; i++) {
    const ng_token token = {.begin = (uint32_t)text->len, .end = (uint32_t)(text->len + tokens[i].word.len),
        .sentence = doc->sentences.len,
                            .head = NG_NONE, .flags = NG_TOKEN_SPACE_AFTER, .confidence = 1000};
    ng_strbuf_add_view(text, tokens[i].word);
    ng_strbuf_add_char(text, ' ');
    if (!ng_vec_push(&doc->tokens, token)) return false;
  }
  const ng_sentence sentence = {first, doc->tokens.len, 0, NG_NONE, {begin, (uint32_t)text->len}};
  return ng_vec_push(&doc->sentences, sentence);
}

/* How a sentence is written: as it is, capitalised as a headline, in capitals, or carelessly
 * without any. */
typedef enum writing { WRITING_AS_IS, WRITING_HEADLINE, WRITING_CAPITALS, WRITING_SMALL } writing;

static writing draw_writing(uint32_t percent) {
  return percent == 0 ? WRITING_CAPITALS : percent < 6 ? WRITING_HEADLINE : percent < 10 ? WRITING_SMALL : WRITING_AS_IS;
}

static bool rewrite(raw_corpus *raw, raw_token *tokens, uint32_t n, writing how) {
  for (uint32_t i = 0; i < n; i++) {
    const ng_view word = tokens[i].word;
    if (how == WRITING_HEADLINE && (word.len < 4 || !ng_ascii_is_lower(word.data[0]))) continue;
    char *const copy = ng_arena_copy_array(&raw->arena, word.data, word.len, 1);
    if (!copy) return false;
    for (size_t k = 0; k < (how == WRITING_HEADLINE ? 1 : word.len); k++)
      copy[k] = how == WRITING_SMALL ? ng_ascii_to_lower(copy[k]) : ng_ascii_is_lower(copy[k]) ? (char)(copy[k] - 32) : copy[k];
    tokens[i].word = ng_view_make(copy, word.len);
  }
  return true;
}

static bool build_document(raw_corpus *raw, const name_corpus *corpus, const ng_knowledge *knowledge,
                           const raw_sentence *sentences,
                           uint32_t n, name_part part, uint32_t *seed, name_docs *out) {
  name_doc made = {.doc = ng_document__new()};
  if (!made.doc) return false;
  ng_strbuf text;
  ng_strbuf_init(&text);
  raw_corpus scratch = {0};
  bool ok = true;
  const bool split = !corpus->ud_tokens && part == NAME_PART_TRAIN && random_next(seed) % 5 < 3;
  for (uint32_t s = 0; ok && s < n; s++) {
    const uint32_t first = scratch.tokens.len;
    for (uint32_t i = sentences[s].first; ok && i < sentences[s].end; i++)
      ok = split ? push_split(&scratch, raw->tokens.data[i]) : ng_vec_push(&scratch.tokens, raw->tokens.data[i]);
    if (ok && strcmp(corpus->name, "gmb-voa") == 0) {
      join_states(knowledge, scratch.tokens.data + first, scratch.tokens.len - first);
      if (part == NAME_PART_TRAIN) clear_titles(knowledge, scratch.tokens.data + first, scratch.tokens.len - first);
    }
    const writing how = part == NAME_PART_TRAIN ? draw_writing(random_next(seed) % 100) : WRITING_AS_IS;
    if (ok && how != WRITING_AS_IS) ok = rewrite(raw, scratch.tokens.data + first, scratch.tokens.len - first, how);
    ok = ok && push_sentence(made.doc, &text, scratch.tokens.data + first, scratch.tokens.len - first);
  }
  ok = ok && ng_strbuf_ok(&text) && ng_document__set_text(made.doc, ng_strbuf_view(&text), NULL) == NG_OK &&
       ng_vec_push(&made.doc->blocks, (ng_block){{0, (uint32_t)text.len}, NG_BLOCK_BODY});
  if (ok) made.allowed = ng_arena_alloc(&made.doc->arena, scratch.tokens.len + 1, sizeof *made.allowed);
  ok = ok && made.allowed;
  for (uint32_t s = 0; ok && s < made.doc->sentences.len; s++) {
    const ng_sentence *const sentence = &made.doc->sentences.data[s];
    const builder b = {corpus, knowledge, &made, scratch.tokens.data + sentence->first, sentence->first};
    ok = map_sentence(&b, sentence->end - sentence->first);
  }
  ng_strbuf_dispose(&text);
  raw_dispose(&scratch);
  return ok && ng_vec_push(&out->docs, made);
}

/* Corpora without a development part lend one document in ten to it. */
static bool wanted(const name_corpus *corpus, uint32_t document, name_part part) {
  if (part == NAME_PART_DEV || (part == NAME_PART_TRAIN && corpus->path[1])) return true;
  const bool held_out = document % 10 == 7;
  return held_out == (part == NAME_PART_TUNE);
}

static ng_status build_documents(raw_corpus *raw, const name_corpus *corpus, const ng_knowledge *knowledge, name_part part,
                                 name_docs *out, ng_error *err) {
  uint32_t seed = 12345;
  for (uint32_t s = 0; s < raw->sentences.len;) {
    uint32_t end = s + 1;
    const uint32_t document = raw->sentences.data[s].document;
    while (end < raw->sentences.len && raw->sentences.data[end].document == document) end++;
    if (wanted(corpus, document, part) &&
        !build_document(raw, corpus, knowledge, raw->sentences.data + s, end - s, part, &seed, out))
      return ng_fail_no_mem(err);
    s = end;
  }
  return NG_OK;
}

static ng_status read_corpus(const char *data_dir, const name_corpus *corpus, const ng_knowledge *knowledge, name_part part,
                             name_docs *out, ng_error *err) {
  const char *const path = corpus->path[part == NAME_PART_DEV];
  if (!path) return ng_fail(err, NG_ERR_NOT_FOUND, "corpus '%s' has no such part", corpus->name);
  ng_strbuf text;
  ng_strbuf_init(&text);
  raw_corpus raw = {0};
  ng_arena_init(&raw.arena);
  ng_status status = ng_corpus_read_file(data_dir, path, &text, err);
  if (status == NG_OK && corpus->form == FORM_DOCRED) status = read_docred(&raw, ng_strbuf_view(&text), err);
  else if (status == NG_OK) status = read_columns(&raw, corpus, ng_strbuf_view(&text), err);
  if (status == NG_OK) status = build_documents(&raw, corpus, knowledge, part, out, err);
  raw_dispose(&raw);
  ng_strbuf_dispose(&text);
  return status;
}

ng_status name_corpus_read(const char *data_dir, const char *name, name_part part, const ng_knowledge *knowledge,
                           name_docs *out, ng_error *err) {
  *out = (name_docs){0};
  for (size_t i = 0; i < sizeof corpora / sizeof *corpora; i++)
    if (strcmp(corpora[i].name, name) == 0) {
      out->name = corpora[i].name;
      return read_corpus(data_dir, &corpora[i], knowledge, part, out, err);
    }
  return ng_fail(err, NG_ERR_BAD_ARG, "no corpus '%s'", name);
}

void name_doc_dispose(name_doc *doc) {
  ng_document_free(doc->doc);
  doc->doc = NULL;
  ng_vec_dispose(&doc->gold);
}

void name_docs_dispose(name_docs *docs) {
  for (uint32_t i = 0; i < docs->docs.len; i++) name_doc_dispose(&docs->docs.data[i]);
  ng_vec_dispose(&docs->docs);
}
