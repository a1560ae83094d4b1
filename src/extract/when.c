/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/when.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/word.h"
#include "document/document.h"
#include "extract/calendar.h"

enum { CLIMB_MAX = 8, NEAR = 64 };

void ng_when_init(ng_when *when) { *when = (ng_when){0}; }

void ng_when_dispose(ng_when *when) {
  ng_vec_dispose(&when->expressions);
  ng_vec_dispose(&when->owners);
  ng_vec_dispose(&when->marks);
}

/* ---- Resolving ---- */

/* What an expression counts from. */
typedef struct reference {
  ng_date article;
  ng_days today;     /* the article's date */
  ng_days focus;     /* the date last spoken of, else today */
  ng_tense tense;
} reference;

/* Of the instances of a yearly date in the years around the article, the one that side and
 * tense mean.  `make` gives the instance of a year. */
static ng_days choose_year(const ng_time_expression *e, const reference *r, ng_days (*make)(const ng_time_expression *, int)) {
  const int year = r->article.year;
  const int32_t today = r->today.from;
  if (e->side == NG_TIME_THIS) return make(e, year);
  const bool strict = e->side != NG_TIME_OPEN;
  const bool past = e->side == NG_TIME_LAST || (!strict && r->tense == NG_TENSE_PAST);
  const bool future = e->side == NG_TIME_NEXT || (!strict && r->tense == NG_TENSE_FUTURE);
  ng_days best = make(e, year);
  int32_t best_distance = INT32_MAX;
  for (int y = year - 1; y <= year + 1; y++) {
    const ng_days days = make(e, y);
    if (past && (strict ? days.to >= today : days.from > r->today.to)) continue;
    if (future && (strict ? days.from <= today : days.to < today)) continue;
    const int32_t distance = abs(days.from - today);
    if (distance < best_distance) best = days, best_distance = distance;
  }
  return best;
}

static ng_days month_of_year(const ng_time_expression *e, int year) {
  ng_days days = ng_calendar_month(year, e->month, 0);
  if (e->day) {
    const int length = ng_calendar_month_length(year, e->month);
    days.to = days.from = ng_calendar_number(year, e->month, e->day <= length ? e->day : length);
  }
  if (!e->day_to && !e->month_to) return days;
  const int month_to = e->month_to ? e->month_to : e->month;
  const int year_to = month_to < e->month ? year + 1 : year;
  days.to = ng_calendar_month(year_to, month_to, 0).to;
  if (e->day_to && e->day_to < ng_calendar_month_length(year_to, month_to))
    days.to = ng_calendar_number(year_to, month_to, e->day_to);
  return days;
}

static ng_days named_of_year(const ng_time_expression *e, int year) {
  const int first[] = {[NG_TIME_SEASON] = 12 * (year - 1) + 11 + 3 * e->number,
                       [NG_TIME_QUARTER] = 12 * year + 3 * (e->number - 1),
                       [NG_TIME_HALF] = 12 * year + 6 * (e->number - 1)};
  const int length[] = {[NG_TIME_SEASON] = 3, [NG_TIME_QUARTER] = 3, [NG_TIME_HALF] = 6};
  const int month = first[e->unit];
  const ng_days days = {ng_calendar_month(month / 12, month % 12 + 1, 0).from,
                        ng_calendar_month(month / 12, month % 12 + 1, length[e->unit] - 1).to};
  return days;
}

static ng_days resolve_weekday(const ng_time_expression *e, const reference *r) {
  const int32_t today = r->today.from;
  const int back = (ng_calendar_weekday(today) - e->weekday + 7) % 7;
  const bool to_come = r->tense == NG_TENSE_FUTURE || r->tense == NG_TENSE_PRESENT; /* "meets him on Tuesday" */
  const bool ahead = e->side == NG_TIME_NEXT || (e->side != NG_TIME_LAST && to_come) ||
                     (e->side == NG_TIME_THIS && r->tense != NG_TENSE_PAST);
  int32_t day = ahead ? today + (7 - back) % 7 : today - back;
  if (day == today && e->side == NG_TIME_NEXT) day += 7;
  if (day == today && e->side == NG_TIME_LAST) day -= 7;
  const ng_days days = {day, day};
  return days;
}

static ng_days resolve_week(const ng_time_expression *e, int32_t base, bool past) {
  const int32_t monday = base - ng_calendar_weekday(base);
  if (e->unit == NG_TIME_WEEK) return (ng_days){monday + 7 * e->count, monday + 7 * e->count + 6};
  int32_t saturday = monday + 5 + 7 * e->count;
  if (e->count == 0 && past && saturday > base) saturday -= 7; /* "this weekend", said on Monday */
  return (ng_days){saturday, saturday + 1};
}

static ng_days resolve_distance(const ng_time_expression *e, const reference *r) {
  const int32_t base = e->from_focus ? r->focus.from : r->today.from;
  int year, month, day;
  ng_calendar_civil(base, &year, &month, &day);
  switch (e->unit) {
  case NG_TIME_WEEK:
  case NG_TIME_WEEKEND: return resolve_week(e, base, r->tense != NG_TENSE_FUTURE && r->tense != NG_TENSE_PRESENT);
  case NG_TIME_MONTH: return ng_calendar_month(year, month, e->count);
  case NG_TIME_SEASON:
  case NG_TIME_QUARTER:
  case NG_TIME_HALF: {
    const ng_days first = ng_calendar_month(year, month - (month - 1) % 3, 3 * e->count);
    int y, m, d;
    ng_calendar_civil(first.from, &y, &m, &d);
    return (ng_days){first.from, ng_calendar_month(y, m, 2).to};
  }
  case NG_TIME_YEAR: return ng_calendar_year(year + e->count);
  case NG_TIME_DECADE: {
    if (e->side == NG_TIME_OPEN) return ng_calendar_year(year + 10 * e->count);
    const int first = year - year % 10 + 10 * e->count;
    return (ng_days){ng_calendar_year(first).from, ng_calendar_year(first + 9).to};
  }
  case NG_TIME_DAY:
  case NG_TIME_NONE: break;
  }
  return (ng_days){base + e->count, base + e->count};
}

/* Early, middle or late third of a period; days are not divided. */
static ng_days take_part(ng_days days, ng_time_part part) {
  const int32_t length = days.to - days.from + 1;
  if (part == NG_TIME_WHOLE || length < 7) return days;
  int year, month, day;
  ng_calendar_civil(days.from, &year, &month, &day);
  const int third = part == NG_TIME_EARLY ? 0 : part == NG_TIME_MIDDLE ? 1 : 2;
  if (length >= 365 && month == 1 && day == 1) {
    const int months = 4 * (length / 365);
    return (ng_days){ng_calendar_month(year, 1, third * months).from, ng_calendar_month(year, 1, (third + 1) * months - 1).to};
  }
  const int32_t from = days.from + third * (length / 3);
  return (ng_days){from, third == 2 ? days.to : from + length / 3 - 1};
}

/* Needs the article's year, and its day where the expression counts days. */
static bool can_resolve(const ng_time_expression *e, ng_date article) {
  if (e->kind == NG_TIME_CALENDAR && e->year) return true;
  if (e->kind == NG_TIME_NAMED && e->year) return true;
  if (!article.year) return false;
  if (e->kind == NG_TIME_DISTANCE && e->unit >= NG_TIME_YEAR) return true;
  return article.month && (article.day || (e->kind == NG_TIME_CALENDAR && !e->day) || e->unit == NG_TIME_MONTH);
}

static bool resolve(const ng_time_expression *e, const reference *r, ng_days *out) {
  if (!can_resolve(e, r->article)) return false;
  ng_days days = {0, -1};
  switch (e->kind) {
  case NG_TIME_CALENDAR:
    if (!e->month) {
      days = (ng_days){ng_calendar_year(e->year).from, ng_calendar_year(e->year_to ? e->year_to : e->year).to};
    } else {
      days = e->year ? month_of_year(e, e->year) : e->unit == NG_TIME_YEAR ? month_of_year(e, r->article.year + e->count)
          : choose_year(e, r, month_of_year);
    }
    break;
  case NG_TIME_WEEKDAY: days = resolve_weekday(e, r); break;
  case NG_TIME_DISTANCE: days = resolve_distance(e, r); break;
  case NG_TIME_NAMED:
    if (e->year) days = named_of_year(e, e->year);
    else if (e->unit == NG_TIME_SEASON) days = choose_year(e, r, named_of_year);
    else days = named_of_year(e, r->article.year + (e->side == NG_TIME_NEXT) - (e->side == NG_TIME_LAST));
    break;
  }
  *out = take_part(days, e->part);
  return out->from <= out->to;
}

static reference reference_of(const ng_document *doc, ng_tense tense) {
  const ng_date date = ng_document_article(doc)->date;
  reference r = {.article = date, .tense = tense};
  if (date.year) r.today = ng_calendar_span(date);
  r.focus = r.today;
  return r;
}

bool ng_when_resolve(const ng_when *when, const ng_document *doc, uint32_t index, ng_tense tense, ng_date *from,
                     ng_date *to) {
  *from = *to = (ng_date){0};
  const ng_time_expression *e = &when->expressions.data[index];
  reference r = reference_of(doc, tense);
  if (e->from_focus && index > 0) {
    const reference before = reference_of(doc, NG_TENSE_PAST);
    ng_days focus;
    if (!when->expressions.data[index - 1].from_focus && resolve(&when->expressions.data[index - 1], &before, &focus) &&
        (e->unit != NG_TIME_DAY || focus.from == focus.to))
      r.focus = focus;
  }
  ng_days days;
  if (!resolve(e, &r, &days) || !ng_calendar_dates(days, from, to)) return false;
  if (e->bound == NG_TIME_SINCE) *to = (ng_date){0};
  if (e->bound == NG_TIME_UNTIL) {
    *to = to->year ? *to : *from;
    *from = (ng_date){0};
  }
  return true;
}

/* ---- Finding, and whose time it is ---- */

static uint32_t child_of(const ng_document *doc, uint32_t head, ng_deprel rel) {
  const ng_sentence *s = &doc->sentences.data[doc->tokens.data[head].sentence];
  for (uint32_t t = s->first; t < s->end; t++)
    if (doc->tokens.data[t].head == head && doc->tokens.data[t].deprel == rel) return t;
  return NG_NONE;
}

static ng_view text_of(const ng_document *doc, uint32_t token) {
  return token == NG_NONE ? ng_view_make(NULL, 0) : ng_token_text(doc, &doc->tokens.data[token]);
}

/* "the first to visit since Dulles in 1955": the time of something else. */
static bool compares(const ng_document *doc, uint32_t token) {
  static const char *const words[] = {"since", "before", "after", "until", "like", "unlike", "than", NULL};
  return ng_view_is_one(text_of(doc, child_of(doc, token, NG_DEPREL_CASE)), words);
}

/* "the first since Dulles in 1955", whatever the tree says: the name with which something is compared, NG_NONE if
 * the expression follows none. */
static uint32_t compared_name(const ng_document *doc, const ng_time_expression *e) {
  enum { REACH = 6 };
  static const char *const words[] = {"since", "like", "unlike", "than", NULL};
  const ng_token *const tokens = doc->tokens.data;
  uint32_t name = NG_NONE;
  for (uint32_t t = e->first; t-- > 0 && t + REACH >= e->first && tokens[t].sentence == tokens[e->first].sentence;) {
    if (ng_view_is_one(text_of(doc, t), words)) return name;
    if (tokens[t].upos == NG_UPOS_PROPN) name = t;
    else if (tokens[t].upos != NG_UPOS_ADP && tokens[t].upos != NG_UPOS_DET) return NG_NONE;
  }
  return NG_NONE;
}

/* "for the first time since 2016": when the time before was. */
static bool is_rarity(const ng_document *doc, const ng_time_expression *e) {
  enum { REACH = 5 };
  static const char *const words[] = {"first", "only", NULL};
  const ng_token *const tokens = doc->tokens.data;
  if (e->bound != NG_TIME_SINCE) return false;
  for (uint32_t t = e->first; t-- > 0 && t + REACH >= e->first && tokens[t].sentence == tokens[e->first].sentence;)
    if (ng_view_is_one(text_of(doc, t), words)) return true;
  return false;
}

/* The token of the predicate that an expression belongs to: the nearest one above its head
 * in the tree, or without a tree the nearest one before it in the sentence, else after it. */
static uint32_t find_owner(const ng_when *when, const ng_document *doc, const ng_time_expression *e) {
  const ng_token *tokens = ng_document_tokens(doc, &(uint32_t){0});
  uint32_t head = NG_NONE;
  if (is_rarity(doc, e)) return NG_NONE;
  const uint32_t name = compared_name(doc, e);
  if (name != NG_NONE) return name;
  for (uint32_t t = e->first; t < e->end; t++) {
    const uint32_t up = tokens[t].head;
    if (up != NG_NONE && (up < e->first || up >= e->end)) {
      head = up;
      if (tokens[t].deprel != NG_DEPREL_CASE && tokens[t].deprel != NG_DEPREL_PUNCT) break;
    }
  }
  for (int step = 0; head != NG_NONE && step < CLIMB_MAX; step++) {
    if (when->marks.data[head]) return head;
    if (compares(doc, head)) return NG_NONE;
    head = tokens[head].head;
  }
  const ng_sentence *s = &ng_document_sentences(doc, &(uint32_t){0})[tokens[e->first].sentence];
  for (uint32_t t = e->first; t-- > s->first;)
    if (when->marks.data[t]) return t;
  for (uint32_t t = e->end; t < s->end; t++)
    if (when->marks.data[t]) return t;
  return NG_NONE;
}

/* "on 4 April and from 5 to 6 April 2016": the year stands with the last of the dates. */
static void share_year(ng_when *when, const ng_document *doc) {
  enum { REACH = 6 };
  const ng_time_expression *later = NULL;
  for (uint32_t i = when->expressions.len; i-- > 0;) {
    ng_time_expression *const e = &when->expressions.data[i];
    if (e->kind != NG_TIME_CALENDAR || !e->month) continue;
    if (!e->year && later && later->year && later->first <= e->end + REACH && later->month >= e->month) {
      for (uint32_t t = e->end; t < later->first && !e->year; t++)
        if (doc->tokens.data[t].upos == NG_UPOS_CCONJ) e->year = later->year;
    }
    later = e;
  }
}

/* The day of which the article tells: the first that its opening sentences name, in the week up to its date. */
static void find_news(ng_when *when, const ng_document *doc) {
  enum { OPENING = 4, RECENT = 7 };
  when->news = (ng_date){0};
  const ng_date article = ng_document_article(doc)->date;
  if (!article.day) return;
  const int32_t today = ng_calendar_span(article).from;
  for (uint32_t i = 0; i < when->expressions.len && doc->tokens.data[when->expressions.data[i].first].sentence < OPENING; i++) {
    ng_date from, to;
    if (!ng_when_resolve(when, doc, i, NG_TENSE_PAST, &from, &to) || !from.day || to.year) continue;
    const int32_t day = ng_calendar_span(from).from;
    if (day > today || day < today - RECENT) continue;
    when->news = from;
    when->news_sentence = doc->tokens.data[when->expressions.data[i].first].sentence;
    return;
  }
}

ng_status ng_when_find(ng_when *when, const ng_document *doc, ng_error *err) {
  uint32_t n_sentences, n_tokens, n_predicates;
  const ng_sentence *sentences = ng_document_sentences(doc, &n_sentences);
  const ng_predicate *predicates = ng_document_predicates(doc, &n_predicates);
  ng_document_tokens(doc, &n_tokens);
  ng_vec_clear(&when->expressions);
  ng_vec_clear(&when->owners);
  ng_vec_clear(&when->marks);
  if (!ng_vec_reserve(&when->marks, n_tokens)) return ng_fail_no_mem(err);
  for (uint32_t t = 0; t < n_tokens; t++) when->marks.data[t] = 0;
  for (uint32_t p = 0; p < n_predicates; p++) when->marks.data[predicates[p].token] = 1;
  for (uint32_t i = 0; i < n_sentences; i++) {
    for (uint32_t t = sentences[i].first; t < sentences[i].end;) {
      ng_time_expression e;
      if (!ng_time_expression_read(doc, t, sentences[i].end, &e)) {
        t++;
        continue;
      }
      if (!ng_vec_push(&when->expressions, e) || !ng_vec_push(&when->owners, find_owner(when, doc, &e)))
        return ng_fail_no_mem(err);
      t = e.end;
    }
  }
  share_year(when, doc);
  find_news(when, doc);
  return NG_OK;
}

/* The most exact expression that belongs to the word at `token`. */
static bool own_time(const ng_when *when, const ng_document *doc, uint32_t token, ng_tense tense, ng_date *from,
                     ng_date *to) {
  const ng_token *tokens = ng_document_tokens(doc, &(uint32_t){0});
  const ng_sentence *s = &ng_document_sentences(doc, &(uint32_t){0})[tokens[token].sentence];
  bool found = false;
  uint32_t i = ng_vec_from(&when->expressions, first, s->first);
  for (; i < when->expressions.len && when->expressions.data[i].first < s->end; i++) {
    ng_date f, t;
    if (when->owners.data[i] != token || !ng_when_resolve(when, doc, i, tense, &f, &t)) continue;
    const bool finer = !found || (f.day && !from->day) || (f.month && !from->month);
    if (finer) *from = f, *to = t;
    found = true;
  }
  return found;
}

static ng_tense tense_of(const ng_document *doc, const ng_predicate *p) {
  const ng_predicate *predicates = ng_document_predicates(doc, &(uint32_t){0});
  for (int step = 0; step < CLIMB_MAX; step++) {
    if (p->modality == NG_MODALITY_FUTURE || p->tense == NG_TENSE_FUTURE) return NG_TENSE_FUTURE;
    if (p->tense == NG_TENSE_PAST || p->tense == NG_TENSE_PRESENT || p->governor == NG_NONE) break;
    p = &predicates[p->governor];
  }
  const bool lasting = p->tense == NG_TENSE_PRESENT && ng_view_is(p->lemma, "be"); /* "who is in Tehran Wednesday" */
  return p->tense == NG_TENSE_NONE || lasting ? NG_TENSE_PAST : p->tense;
}

/* Verbs whose time is that of the event noun they govern: "will start the visit Sunday". */
static bool carries_event(ng_view lemma) {
  static const char *const lemmas[] = {
    "begin", "start", "open", "kick", "kick_off", "conclude", "end", "finish", "complete", "wrap_up", "continue",
    "resume", "pay", "make", "hold", "have", "take", "take_place", "conduct", "undertake", "host", "attend", "arrive",
    "embark", "carry_out", "launch", "occur", "happen", "come", "fly", "go", "head", "travel", "return", "beginning",
    "eve", "sideline", "sidelines", "margin", "margins", "fringe", NULL};
  return ng_view_is_one(lemma, lemmas);
}

static bool is_trip(ng_view lemma) {
  static const char *const lemmas[] = {"travel", "fly", "go", "come", "visit", "arrive", "gather", "convene", "return", NULL};
  return ng_view_is_one(lemma, lemmas);
}

/* A clause of the same time as the one above it: "when he travelled to", ", meeting", "flew there to meet". */
static bool goes_on_within(const ng_document *doc, const ng_predicate *p, ng_deprel rel) {
  static const char *const marks[] = {"when", "while", "as", "When", "While", "As", NULL};
  if (rel != NG_DEPREL_ADVCL) return false;
  const uint32_t mark = child_of(doc, p->token, NG_DEPREL_MARK);
  if (mark == NG_NONE && doc->tokens.data[p->token].xpos == NG_XPOS_VBG) return true;
  if (ng_view_is(text_of(doc, mark), "to")) return is_trip(doc->tokens.data[doc->tokens.data[p->token].head].lemma);
  return ng_view_is_one(text_of(doc, mark), marks) ||
         ng_view_is_one(text_of(doc, child_of(doc, p->token, NG_DEPREL_ADVMOD)), marks);
}

/* An event noun that takes place when the verb above it does: what a trip is made for, what
 * is begun, during which something is done. */
static bool happens_in(const ng_document *doc, const ng_predicate *p, ng_deprel rel) {
  static const char *const cases[] = {"for", "from", NULL}, *const within[] = {"during", "at", "on", "in", NULL};
  if (p->kind != NG_PREDICATE_NOUN) return false;
  const uint32_t head = doc->tokens.data[p->token].head;
  if (rel == NG_DEPREL_OBJ || rel == NG_DEPREL_NSUBJ || rel == NG_DEPREL_NMOD) return carries_event(doc->tokens.data[head].lemma);
  if (rel != NG_DEPREL_OBL) return false;
  const ng_view preposition = text_of(doc, child_of(doc, p->token, NG_DEPREL_CASE));
  return ng_view_is_one(preposition, within) ||
         (ng_view_is_one(preposition, cases) && carries_event(doc->tokens.data[head].lemma));
}

/* What is done by saying it is done on the day of writing: "we are imposing sanctions". */
static bool is_performative(const ng_document *doc, const ng_predicate *p) {
  static const char *const lemmas[] = {
    "add", "announce", "appoint", "designate", "impose", "lift", "name", "nominate", "sanction",
    "sign", NULL};
  const uint32_t verb = p->light != NG_NONE ? p->light : p->token;
  return p->polarity == NG_POLARITY_POSITIVE && p->modality == NG_MODALITY_FACT && p->tense == NG_TENSE_PRESENT &&
         ng_view_is_one(doc->tokens.data[verb].lemma, lemmas) && ng_document_article(doc)->date.year;
}

/* The tokens whose time a predicate may share, nearest relation first. */
static uint32_t sharers(const ng_when *when, const ng_document *doc, const ng_predicate *p, uint32_t out[CLIMB_MAX]) {
  const ng_token *tokens = ng_document_tokens(doc, &(uint32_t){0});
  const ng_argument *arguments = ng_document_arguments(doc, &(uint32_t){0});
  const ng_token *token = &tokens[p->token];
  uint32_t n = 0;
  if (p->light != NG_NONE) out[n++] = p->light;
  for (uint32_t i = 0; i < p->n_arguments && n < CLIMB_MAX - 3; i++) {
    const ng_argument *a = &arguments[p->first_argument + i];
    if (when->marks.data[a->token] && (ng_view_is(a->role, "during") || ng_view_is(a->role, "at") || ng_view_is(a->role, "in")))
      out[n++] = a->token;
  }
  const ng_deprel rel = ng_deprel_base((ng_deprel)token->deprel);
  const uint32_t head = token->head;
  if (head == NG_NONE) return n;
  if (rel == NG_DEPREL_CONJ || rel == NG_DEPREL_ACL || goes_on_within(doc, p, rel) || happens_in(doc, p, rel))
    out[n++] = head;
  return n;
}

/* The predicate at a token near another one, NULL if there is none. */
static const ng_predicate *predicate_near(const ng_document *doc, const ng_predicate *other, uint32_t token) {
  uint32_t n;
  const ng_predicate *predicates = ng_document_predicates(doc, &n);
  const uint32_t at = (uint32_t)(other - predicates), from = at > NEAR ? at - NEAR : 0;
  for (uint32_t p = from; p < n && p < at + NEAR; p++)
    if (predicates[p].token == token) return &predicates[p];
  return NULL;
}

/* The time of a predicate, its own or that of what it takes place within, and so on upwards. */
static bool time_of(const ng_when *when, const ng_document *doc, const ng_predicate *p, int depth, ng_date *from, ng_date *to) {
  enum { DEEPEST = 3 };
  const ng_tense tense = tense_of(doc, p);
  if (own_time(when, doc, p->token, tense, from, to)) return true;
  uint32_t others[CLIMB_MAX];
  const uint32_t n = sharers(when, doc, p, others);
  for (uint32_t i = 0; i < n; i++) {
    const ng_predicate *const other = predicate_near(doc, p, others[i]);
    if (!other ? own_time(when, doc, others[i], tense, from, to)
               : depth < DEEPEST && time_of(when, doc, other, depth + 1, from, to)) return true;
  }
  return false;
}

/* The day of the news, for a main clause in the simple past that follows soon: "the two shook hands".  Not where it
 * says that it tells of another time. */
static bool news_day(const ng_when *when, const ng_document *doc, const ng_predicate *p, ng_date *from) {
  enum { REACH = 6 };
  static const char *const elsewhen[] = {"have", "hour", "day", "week", "month", "year", "earlier", "ago", "previously", "once",
                                         "before", "later", NULL};
  if (p->light != NG_NONE) p = predicate_near(doc, p, p->light); /* "we imposed sanctions" */
  if (!p || !when->news.year || p->kind != NG_PREDICATE_VERB || p->tense != NG_TENSE_PAST || p->modality != NG_MODALITY_FACT)
    return false;
  const ng_token *token = &doc->tokens.data[p->token];
  if (ng_deprel_base((ng_deprel)token->deprel) == NG_DEPREL_CONJ && token->head != NG_NONE)
    token = &doc->tokens.data[token->head];
  if (token->head != NG_NONE || token->sentence > when->news_sentence + REACH) return false;
  const ng_sentence *const s = &doc->sentences.data[token->sentence];
  for (uint32_t t = s->first; t < p->token; t++)
    if (ng_view_is_one(doc->tokens.data[t].lemma, elsewhen)) return false;
  const uint32_t i = ng_vec_from(&when->expressions, first, s->first);
  if (i < when->expressions.len && when->expressions.data[i].first < p->token) return false;
  *from = when->news;
  return true;
}

/* What an article opens with in the present or the perfect is its news: "X meets Y" in the title, "X have imposed sanctions",
 * "X is in Kyiv to hold talks" in the first sentence. */
static bool opening_day(const ng_when *when, const ng_document *doc, const ng_predicate *p, ng_date *from) {
  const ng_token *const tokens = doc->tokens.data;
  const ng_date article = ng_document_article(doc)->date;
  if (!article.day || p->modality != NG_MODALITY_FACT || p->polarity != NG_POLARITY_POSITIVE) return false;
  const uint32_t sentence = tokens[p->token].sentence;
  const ng_sentence *const s = &doc->sentences.data[sentence];
  const bool title = doc->blocks.data[s->block].kind == NG_BLOCK_TITLE;
  if (!title && sentence > 0 && doc->blocks.data[s[-1].block].kind != NG_BLOCK_TITLE) return false;
  const uint32_t i = ng_vec_from(&when->expressions, first, s->first);
  if (i < when->expressions.len && when->expressions.data[i].first < s->end) return false;
  uint32_t verb = p->light != NG_NONE ? p->light : p->token;
  for (int step = 0; step < CLIMB_MAX && tokens[verb].head != NG_NONE; step++) {
    const ng_deprel rel = ng_deprel_base((ng_deprel)tokens[verb].deprel);
    const bool purpose = rel == NG_DEPREL_XCOMP ||
                         (rel == NG_DEPREL_ADVCL && ng_view_is(text_of(doc, child_of(doc, verb, NG_DEPREL_MARK)), "to"));
    if (rel != NG_DEPREL_CONJ && !purpose) return false;
    verb = tokens[verb].head;
  }
  bool present = tokens[verb].xpos == NG_XPOS_VBZ || tokens[verb].xpos == NG_XPOS_VBP;
  for (uint32_t c = s->first; c < verb + 1 && c < s->end; c++)
    if (tokens[c].head == verb && (tokens[c].deprel == NG_DEPREL_AUX || tokens[c].deprel == NG_DEPREL_AUX_PASS ||
                                   tokens[c].deprel == NG_DEPREL_COP))
      present = present || tokens[c].xpos == NG_XPOS_VBZ || tokens[c].xpos == NG_XPOS_VBP;
  if (!present) return false;
  *from = when->news.year ? when->news : article;
  return true;
}

bool ng_when_of_predicate(const ng_when *when, const ng_document *doc, uint32_t predicate, ng_date *from, ng_date *to) {
  const ng_predicate *p = &ng_document_predicates(doc, &(uint32_t){0})[predicate];
  *from = *to = (ng_date){0};
  if (time_of(when, doc, p, 0, from, to) || news_day(when, doc, p, from) || opening_day(when, doc, p, from)) return true;
  if (!is_performative(doc, p)) return false;
  *from = ng_document_article(doc)->date;
  return true;
}

bool ng_when_of_filler(const ng_when *when, const ng_document *doc, uint32_t token, ng_date *from, ng_date *to) {
  return own_time(when, doc, token, NG_TENSE_PAST, from, to);
}
