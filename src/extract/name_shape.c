/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/name_shape.h"

#include "base/error.h"
#include "base/utf8.h"
#include "base/word.h"
#include "extract/name_words.h"
#include "extract/office_field.h"
#include "extract/time_expression.h"

enum { PERSON_WORDS_MAX = 6, CHUNK_WORDS_MAX = 14 };

/* How far each kind of evidence is believed. */
static const float by_suffix = 0.85F;      /* Inc., Ltd */
static const float by_head = 0.85F;        /* Ministry, Airport */
static const float by_title = 0.93F;       /* President X; more than a list that has X as a city */
static const float by_given_name = 0.7F;   /* John X */
static const float by_surname = 0.45F;
static const float by_acronym = 0.5F;
static const float by_preposition = 0.42F; /* in X */

typedef struct chunk {
  uint32_t first;
  uint32_t end;
} chunk;

typedef struct shaper {
  const ng_entity_index *x;
  const ng_sentence *sentence;
  ng_name_candidates *out;
  bool tagged;
} shaper;

static ng_view text_at(const shaper *s, uint32_t token) { return s->x->resolution->texts[token]; }

/* Words of rank that turn a title into another. */
static const struct {
  const char *word;
  ng_title_modifier modifier;
} ranks[] = {{"deputy", NG_TITLE_DEPUTY},    {"assistant", NG_TITLE_DEPUTY}, {"associate", NG_TITLE_DEPUTY},
    {"vice", NG_TITLE_DEPUTY},
             {"senior", NG_TITLE_PLAIN},     {"principal", NG_TITLE_PLAIN},  {"first", NG_TITLE_PLAIN},
                 {"acting", NG_TITLE_ACTING},
             {"interim", NG_TITLE_ACTING},   {"former", NG_TITLE_FORMER},    {"ex", NG_TITLE_FORMER}};

static bool read_rank(ng_view word, ng_title_modifier *modifier) {
  for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
    if (word.len != strlen(ranks[i].word) || ng_ascii_to_lower(word.data[0]) != ranks[i].word[0] || memcmp(word.data + 1,
            ranks[i].word + 1, word.len - 1) != 0)
      continue;
    if (ranks[i].modifier != NG_TITLE_PLAIN) *modifier = ranks[i].modifier;
    return true;
  }
  return false;
}

/* "Deputy" is an office too, but of "Deputy Secretary" the rank. */
static bool ranks_next(const ng_entity_index *x, uint32_t token, uint32_t n, uint32_t end) {
  ng_title_modifier modifier;
  ng_candidate found[NG_CANDIDATE_MAX];
  const ng_view *texts = x->resolution->texts;
  return n == 1 && token + 1 < end && read_rank(texts[token], &modifier) &&
         ng_knowledge_find(x->knowledge, &texts[token + 1], end - token - 1, NG_KNOWN_BIT(NG_KNOWN_TITLE), found, &n);
}

ng_title_span ng_title_at(const ng_entity_index *x, uint32_t token, uint32_t end) {
  const ng_view *texts = x->resolution->texts;
  ng_title_span span = {.modifier = NG_TITLE_PLAIN};
  for (uint32_t t = token; t < end; t++) {
    ng_candidate found[NG_CANDIDATE_MAX];
    uint32_t n = 0;
    if (ng_knowledge_find(x->knowledge, &texts[t], end - t, NG_KNOWN_BIT(NG_KNOWN_TITLE), found, &n) &&
        !ranks_next(x, t, n, end)) {
      const ng_title_modifier own = ng_known_title(x->knowledge, found[0].known)->modifier;
      span.n_tokens = t + n - token;
      span.known = found[0].known;
      span.plural = found[0].plural;
      if (span.modifier == NG_TITLE_PLAIN) span.modifier = own;
      break;
    }
    if (!read_rank(texts[t], &span.modifier)) break;
  }
  return span;
}

bool ng_is_title(const ng_entity_index *x, uint32_t first, uint32_t end) {
  return ng_title_at(x, first, end).n_tokens == end - first;
}

static bool is_person_word(const shaper *s, uint32_t token) {
  const ng_view w = text_at(s, token);
  return ng_knowledge_given_name(s->x->knowledge, w) > 0 || ng_knowledge_surname(s->x->knowledge, w) > 0;
}

static bool is_proper(const shaper *s, uint32_t token) { return s->x->doc->tokens.data[token].upos == NG_UPOS_PROPN; }

/* The trained model reads the word as a date: "met Wen Jiabao Tuesday", but "Godwin Friday". */
static bool is_trained_date(const ng_document *doc, uint32_t token) {
  enum { REACH = 4 }; /* pronouns and descriptions that may begin between a name and its last word */
  const uint32_t after = ng_vec_from(&doc->mentions, first, token + 1); /* in order of their first words */
  for (uint32_t i = after; i-- > 0 && i + REACH >= after;) {
    const ng_mention *const m = &doc->mentions.data[i];
    if (m->kind == NG_MENTION_NAME && m->first <= token && token < m->end) return m->name_type == NG_NAME_DATE;
  }
  return false;
}

/* A capital word that is no word of grammar, unless the tagger takes it for a name ("Martin How"). */
static bool continues_name(const shaper *s, uint32_t token) {
  if (token >= s->sentence->end || !ng_is_capitalized(text_at(s, token))) return false;
  if (is_trained_date(s->x->doc, token)) return false;
  return !ng_is_function_word(text_at(s, token)) || is_proper(s, token);
}

/* Whether two neighbouring tokens touch. */
static bool touches(const shaper *s, uint32_t token) {
  const ng_token *tokens = s->x->doc->tokens.data;
  return token > s->sentence->first && token < s->sentence->end && tokens[token - 1].end == tokens[token].begin;
}

static bool is_joint(ng_view w) {
  return ng_view_is(w, "-") || ng_view_is(w, "'") || ng_view_is(w, "\xE2\x80\x99") || ng_view_is(w, "\xE2\x80\x98");
}

static bool is_state(const shaper *s, uint32_t token) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  return ng_knowledge_find(s->x->knowledge, &s->x->resolution->texts[token], s->sentence->end - token,
                           NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION), found, &n) > 0;
}

/* Tokens of a hyphen or apostrophe at `token` and of what it joins to the word before it:
 * al-Muhandis, Sa'id; but not US-China. */
static uint32_t joint_at(const shaper *s, uint32_t token) {
  if (token + 1 >= s->sentence->end || !is_joint(text_at(s, token)) || !touches(s, token) || !touches(s, token + 1)) return 0;
  if (ng_view_is(text_at(s, token), "-") && (is_state(s, token - 1) || is_state(s, token + 1))) return 0;
  const ng_view next = text_at(s, token + 1);
  return ng_is_capitalized(next) || !ng_view_is(text_at(s, token), "-") ? 2 : 0;
}

/* Tokens at `token` that go on with a name whose spelling the tokenizer cut: "-Muhandis",
 * "al-Jamal", "'Abd" with an opening quote for the Arabic letter. */
static uint32_t join_length(const shaper *s, uint32_t token) {
  const ng_view w = text_at(s, token);
  const uint32_t n = joint_at(s, token);
  if (n) return n;
  if (ng_name_word_of(w) == NG_WORD_PARTICLE && joint_at(s, token + 1) == 2) return 3;
  if (ng_view_is(w, "-") && touches(s, token) && touches(s, token + 1) &&
      ng_name_word_of(text_at(s, token + 1)) == NG_WORD_PARTICLE &&
      joint_at(s, token + 2) == 2)
    return 4;
  const bool opening = ng_view_is(w, "\xE2\x80\x98") || ng_view_is(w, "'");
  if (opening && touches(s, token + 1) && continues_name(s, token + 1)) return 2;
  if (is_joint(w) && touches(s, token) && token + 2 < s->sentence->end && ng_view_is(text_at(s, token + 1), "\xE2\x80\x98"))
    return 1;
  const ng_view before = text_at(s, token - 1);
  const bool cut = before.len > 3 && memcmp(before.data + before.len - 3, "\xE2\x80\x99", 3) == 0;
  return cut && touches(s, token) && ng_ascii_is_alpha(w.data[0]) ? 1 : 0;
}

/* A word that a name may begin with. */
static bool begins_name(const shaper *s, uint32_t token) {
  const ng_view w = text_at(s, token);
  if (ng_name_word_of(w) == NG_WORD_PARTICLE) return joint_at(s, token + 1) == 2; /* al-Muhandis */
  if (!continues_name(s, token)) return false;
  if (token != s->sentence->first) return true;
  if (s->tagged) return is_proper(s, token);
  return is_person_word(s, token) || ng_name_word_of(w) != NG_WORD_OTHER || ng_is_acronym(w);
}

static bool governs_of(ng_view word) {
  const ng_name_word c = ng_name_word_of(word);
  return c == NG_WORD_ORGANIZATION || c == NG_WORD_PLACE || c == NG_WORD_EVENT || ng_view_is(word, "Republic") ||
         ng_view_is(word, "Kingdom") || ng_view_is(word, "Secretary") || ng_view_is(word, "Minister") ||
             ng_view_is(word, "Commissioner");
}

/* Whether a name is of a body whose fields are listed: "Ministry of Trade and Industry". */
static bool has_fields(const shaper *s, uint32_t first, uint32_t end) {
  static const char *const heads[] = {
    "Ministry", "Department", "Bureau", "Office", "Committee", "Directorate", "Agency", NULL};
  for (uint32_t t = first; t < end; t++)
    if (ng_view_is_one(text_at(s, t), heads)) return true;
  return false;
}

/* Tokens of a connector at `token` that leads on to another name word: "of", "for the",
 * "bin", "&"; 0 if there is none. */
static uint32_t connector_at(const shaper *s, uint32_t first, uint32_t token, bool inside_of) {
  const ng_view w = text_at(s, token), before = text_at(s, token - 1);
  uint32_t n = 0;
  if ((ng_view_is(w, "of") || ng_view_is(w, "for")) && governs_of(before)) {
    n = token + 1 < s->sentence->end && ng_view_is(text_at(s, token + 1), "the") ? 2 : 1;
  } else if (ng_name_word_of(w) == NG_WORD_PARTICLE) {
    n = token + 1 < s->sentence->end && ng_name_word_of(text_at(s, token + 1)) == NG_WORD_PARTICLE ? 2 : 1;
  } else if (ng_view_is(w, "&")) {
    n = 1;
  } else if (ng_view_is(w, "in") && ng_name_word_of(before) == NG_WORD_FACILITY) {
    n = 1;
  } else if (ng_view_is(w, "and") && inside_of && has_fields(s, first, token)) {
    n = 1;
  }
  return n && continues_name(s, token + n) ? n : 0;
}

static chunk read_chunk(const shaper *s, uint32_t first) {
  chunk c = {first, first + 1};
  bool inside_of = false;
  while (c.end < s->sentence->end && c.end - first < CHUNK_WORDS_MAX) {
    if (continues_name(s, c.end)) {
      c.end++;
      continue;
    }
    const uint32_t joined = join_length(s, c.end);
    if (joined) {
      c.end += joined;
      continue;
    }
    const uint32_t n = connector_at(s, first, c.end, inside_of);
    if (!n) break;
    inside_of = inside_of || ng_view_is(text_at(s, c.end), "of") || ng_view_is(text_at(s, c.end), "for");
    c.end += n + 1;
  }
  return c;
}

static bool add(shaper *s, uint32_t first, uint32_t end, ng_name_type type, float score) {
  const ng_name_candidate c = {.first = first, .end = end, .type = type, .known = NG_NONE, .score = score};
  return ng_vec_push(&s->out->list, c);
}

/* Where the head of a name ends: before its first "of", "for" or "in". */
static uint32_t head_end(const shaper *s, chunk c) {
  for (uint32_t t = c.first + 1; t < c.end; t++) {
    const ng_view w = text_at(s, t);
    if (ng_view_is(w, "of") || ng_view_is(w, "for") || ng_view_is(w, "in")) return t;
  }
  return c.end;
}

static bool is_place_preposition(ng_view w) {
  static const char *const words[] = {"in", "at", "near", "outside", "from", "around", "In", "At", "Near", NULL};
  return ng_view_is_one(w, words);
}

/* The type that the form of a chunk shows, NONE if none. */
static ng_name_type type_by_form(const shaper *s, chunk c, float *score) {
  const uint32_t head = head_end(s, c) - 1, n = c.end - c.first;
  const ng_name_word last = ng_name_word_of(text_at(s, c.end - 1)), head_class = ng_name_word_of(text_at(s, head));
  const ng_name_word first = ng_name_word_of(text_at(s, c.first));
  *score = n > 1 ? by_head : by_preposition;
  if (last == NG_WORD_NO_ENTITY || ng_is_legal_kind(&s->x->resolution->texts[c.first], n)) return NG_NAME_NONE;
  if (last == NG_WORD_COMPANY_SUFFIX && n > 1) {
    *score = by_suffix;
    return NG_NAME_ORGANIZATION;
  }
  if (head_class == NG_WORD_EVENT || last == NG_WORD_EVENT || (first == NG_WORD_EVENT && n > 1)) return NG_NAME_EVENT;
  if (head_class == NG_WORD_ORGANIZATION || head_class == NG_WORD_FACILITY) return n > 1 ? NG_NAME_ORGANIZATION : NG_NAME_NONE;
  if (n > 1 && (head_class == NG_WORD_PLACE || first == NG_WORD_PLACE_PREFIX)) return NG_NAME_LOCATION;
  if (n > 1 && n <= PERSON_WORDS_MAX && ng_knowledge_given_name(s->x->knowledge, text_at(s, c.first))) {
    *score = by_given_name;
    return NG_NAME_PERSON;
  }
  const ng_view before = c.first > s->sentence->first ? text_at(s, c.first - 1) : ng_view_of("");
  if (n > 1 && n <= PERSON_WORDS_MAX && ng_knowledge_surname(s->x->knowledge, text_at(s, c.end - 1))) {
    *score = by_surname;
    return NG_NAME_PERSON;
  }
  if (n == 1 && ng_is_acronym(text_at(s, c.first)) && text_at(s, c.first).len > 2) {
    *score = by_acronym;
    return NG_NAME_ORGANIZATION;
  }
  *score = by_preposition;
  return is_place_preposition(before) ? NG_NAME_LOCATION : NG_NAME_NONE;
}

/* A person's name right behind a title: given names, particles and surname. */
static bool add_person(shaper *s, uint32_t first, uint32_t end) {
  if (end - first > PERSON_WORDS_MAX) end = first + PERSON_WORDS_MAX;
  const ng_name_word last = ng_name_word_of(text_at(s, end - 1));
  if (last != NG_WORD_OTHER && last != NG_WORD_NAME_SUFFIX) return true;
  if (ng_is_title(s->x, end - 1, end) && !ng_knowledge_given_name(s->x->knowledge, text_at(s, first))) return true;
  return add(s, first, end, NG_NAME_PERSON, by_title);
}

/* "Office of the Spokesperson" is one name. */
static bool is_office_of(const shaper *s, uint32_t first, uint32_t end) {
  for (uint32_t t = first + 1; t + 1 < end; t++)
    if (ng_view_is(text_at(s, t), "of") && ng_view_is(text_at(s, t + 1), "the") &&
        ng_name_word_of(text_at(s, t - 1)) == NG_WORD_ORGANIZATION)
      return true;
  return false;
}

/* Where a chunk is cut by a title: "Iraqi | Prime Minister | Haider al-Abadi". */
static uint32_t title_in(const shaper *s, chunk c, uint32_t *length) {
  const ng_name_word last = ng_name_word_of(text_at(s, c.end - 1));
  if (last == NG_WORD_ORGANIZATION || last == NG_WORD_PLACE || last == NG_WORD_EVENT) return NG_NONE;
  for (uint32_t t = c.first; t < c.end; t++) {
    *length = ng_title_at(s->x, t, s->sentence->end).n_tokens;
    if (*length) return is_office_of(s, c.first, t) ? NG_NONE : t;
  }
  return NG_NONE;
}

/* Where a person's name begins behind words that are none of it: "Pacific Affairs | Daniel
 * Kritenbrink", "Asia | Craig Hart". */
static uint32_t given_name_in(const shaper *s, chunk c) {
  if (ng_name_word_of(text_at(s, c.end - 1)) != NG_WORD_OTHER) return NG_NONE;
  for (uint32_t t = c.first + 1; t + 1 < c.end; t++) {
    if (c.end - t > PERSON_WORDS_MAX || !ng_is_capitalized(text_at(s, t - 1)) || !ng_knowledge_given_name(s->x->knowledge,
            text_at(s, t)))
      continue;
    if (is_person_word(s, t - 1) && !is_state(s, t - 1)) return NG_NONE;
    const ng_name_word before = ng_name_word_of(text_at(s, t - 1));
    return before == NG_WORD_PLACE_PREFIX || text_at(s, t - 1).len <= 2 ? NG_NONE : t;
  }
  return NG_NONE;
}

/* Types a run of words that has no title in it. */
static bool add_part(shaper *s, chunk c, bool after_title) {
  if (after_title && ng_is_capitalized(text_at(s, c.first)) && given_name_in(s, c) == NG_NONE)
    return add_person(s, c.first, c.end);
  while (c.first < c.end && !ng_is_capitalized(text_at(s, c.first)) && !joint_at(s, c.first + 1)) c.first++; /* "of", "for the" */
  if (c.first >= c.end) return true;
  const uint32_t given = given_name_in(s, c);
  if (given != NG_NONE) {
    if (!add(s, given, c.end, NG_NAME_PERSON, after_title ? by_title : by_given_name)) return false;
    c.end = given;
  }
  float score;
  const ng_name_type type = type_by_form(s, c, &score);
  return type == NG_NAME_NONE || add(s, c.first, c.end, type, score);
}

/* What stands before a title is a name of its own ("Iraqi", "FCO"), what follows it is a
 * person's; titles may follow each other ("Deputy Commander INDOPACOM General ..."). */
static bool add_chunk(shaper *s, chunk c) {
  for (bool after_title = false; c.first < c.end; after_title = true) {
    uint32_t length = 0;
    const uint32_t title = title_in(s, c, &length);
    const chunk part = {c.first, title == NG_NONE ? c.end : title};
    if (part.end > part.first && !add_part(s, part, after_title)) return false;
    if (title == NG_NONE) break;
    c.first = ng_office_field_end(s->x, title + length, s->sentence->end);
    /* small words of the title or its field ended the chunk: "Head of the Office Andriy Yermak" */
    if (c.first >= c.end && continues_name(s, c.first)) c = read_chunk(s, c.first);
  }
  return true;
}

/* "journalist Jamal Khashoggi": a title in small letters before the chunk. */
static bool title_before(const shaper *s, uint32_t first) {
  for (uint32_t back = 1; back <= 4 && first >= s->sentence->first + back; back++) {
    const ng_title_span title = ng_title_at(s->x, first - back, first);
    if (title.n_tokens == back) return ng_known_title(s->x->knowledge, title.known)->before_name;
  }
  return false;
}

/* "Saudi consulate in Istanbul", "US embassy". */
static bool add_mission(shaper *s, uint32_t t) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (!ng_knowledge_find(s->x->knowledge, &s->x->resolution->texts[t], s->sentence->end - t, NG_KNOWN_BIT(NG_KNOWN_STATE),
                         found, &n))
    return true;
  uint32_t end = t + n;
  if (end >= s->sentence->end || !(ng_view_is(text_at(s, end), "embassy") || ng_view_is(text_at(s, end), "consulate")))
    return true;
  end++;
  if (end + 1 < s->sentence->end && ng_view_is(text_at(s, end), "in") && continues_name(s, end + 1))
    end = read_chunk(s, end + 1).end;
  return add(s, t, end, NG_NAME_ORGANIZATION, by_head);
}

ng_status ng_name_shapes_add(const ng_entity_index *x, const ng_sentence *sentence, ng_name_candidates *out, ng_error *err) {
  shaper s = {.x = x, .sentence = sentence, .out = out};
  for (uint32_t t = sentence->first; t < sentence->end && !s.tagged; t++) s.tagged = x->doc->tokens.data[t].upos != NG_UPOS_X;
  for (uint32_t t = sentence->first; t < sentence->end;) {
    ng_time_expression time;
    if (!begins_name(&s, t) || ng_time_expression_read(x->doc, t, sentence->end, &time)) {
      t++;
      continue;
    }
    const chunk c = read_chunk(&s, t);
    if (!add_mission(&s, t)) return ng_fail_no_mem(err);
    if (!add(&s, c.first, c.end, NG_NAME_NONE, 0)) return ng_fail_no_mem(err);
    uint32_t length;
    const bool good = title_before(&s, t) && title_in(&s, c, &length) == NG_NONE ? add_person(&s, c.first, c.end)
        : add_chunk(&s, c);
    if (!good) return ng_fail_no_mem(err);
    t = c.end;
  }
  return NG_OK;
}
