/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dateline = [ place ] { "," part } [ "(" part ")" | "/" agency "/" ] separator, where a
 * part is a region, a date or an agency; of several places ("SEOUL/TOKYO") the first counts.
 * A place alone counts only in capitals and before a dash; with a date or an agency any
 * capitalised name does. */
#include "read/dateline.h"

#include "base/utf8.h"
#include "read/date.h"
#include "read/words.h"

enum { PLACE_MAX = 60, AGENCY_MAX = 40, DATELINE_MAX = 140, PLACE_WORDS = 6 };

/* In brackets without a place before it these name who reports; anything else names where. */
static const char agencies[] =
    "Reuters AP AFP Bloomberg Xinhua TASS Interfax Ukrinform Kyodo Yonhap dpa DPA ANSA EFE IANS ANI PTI UPI CNN BBC VOA "
    "RFE/RL Anadolu AA Tasnim IRNA SANA KCNA RIA Sputnik Agencies CNBC NPR DW Euronews PAP CTK MTI APA MEHR";

/* These write no dash: "Paris (CNN) The president". */
static const char bare_agencies[] = "CNN";

/* Words in capitals before a dash that announce a kind of story, not a place. */
static const char labels[] =
    "UPDATE EXCLUSIVE BREAKING ANALYSIS FACTBOX WATCH EXPLAINER OPINION VIDEO LIVE FILE PHOTO READ NOTE WARNING INTERVIEW "
    "TIMELINE INSIGHT FEATURE COLUMN CORRECTED REFILE RECAP POLL TEXT END ENDS FOCUS UPDATED EDITORIAL";

static bool is_connector(ng_view word) { return ng_read__list_has("of de la al el du del the on and les le-", word); }

typedef struct scan {
  ng_view text;
  size_t at;
} scan;

static ng_view rest_of(const scan *s) { return ng_view_make(s->text.data + s->at, s->text.len - s->at); }
static char peek(const scan *s) { return s->at < s->text.len ? s->text.data[s->at] : '\0'; }
static void skip_blanks(scan *s) {
  while (ng_ascii_is_space(peek(s))) s->at++;
}

/* Length of a dash at the front of `text`: - -- and the Unicode ones. */
static size_t dash_length(ng_view text) {
  if (text.len >= 2 && text.data[0] == '-' && text.data[1] == '-') return 2;
  if (text.len && text.data[0] == '-') return 1;
  unsigned size = 1;
  const uint32_t cp = text.len ? ng_utf8_decode(text.data, text.len, &size) : 0;
  return cp >= 0x2012 && cp <= 0x2015 ? size : 0;
}

/* A dash that parts; all but the long ones have a blank or bracket before them ("Oct. 11-14"). */
static bool at_separator(const scan *s) {
  const ng_view rest = rest_of(s);
  const size_t len = dash_length(rest);
  const char before = s->at ? s->text.data[s->at - 1] : ' ';
  const bool is_long = ng_read__starts_nocase(rest, "\xE2\x80\x94") || ng_read__starts_nocase(rest, "--");
  if (!is_long && !ng_ascii_is_space(before) && before != ')' && before != '/') return false;
  return len && (len > 1 || (rest.len > 1 && ng_ascii_is_space(rest.data[1])));
}

/* A name: capitalised words up to a comma, bracket or dash.  `*all_upper` is cleared if a
 * word has a small letter. */
static ng_view name(scan *s, bool *all_upper) {
  const size_t start = s->at;
  size_t end = start, words = 0;
  while (words <= PLACE_WORDS && s->at - start <= PLACE_MAX) {
    const size_t word_start = s->at;
    bool upper = true;
    while (s->at < s->text.len && !ng_ascii_is_space(peek(s)) && !strchr(",()[]/:;\"?!", peek(s))) {
      unsigned size;
      const uint32_t cp = ng_utf8_decode(s->text.data + s->at, s->text.len - s->at, &size);
      if (cp >= 0x2012 && cp <= 0x2015) break;
      const char after = s->at + 1 < s->text.len ? s->text.data[s->at + 1] : 'x';
      if (cp == '-' && (after == '-' || ng_ascii_is_space(after))) break;
      if (ng_utf8_is_lower(cp)) upper = false;
      s->at += size;
    }
    const ng_view word = ng_view_make(s->text.data + word_start, s->at - word_start);
    unsigned size;
    if (!word.len) break;
    if (!is_connector(word)) {
      if (!ng_utf8_is_upper(ng_utf8_decode(word.data, word.len, &size)) || ng_read__is_month(word)) {
        s->at = word_start;
        break;
      }
      if (!upper) *all_upper = false;
    }
    end = s->at;
    words++;
    if (!ng_ascii_is_space(peek(s))) break;
    while (peek(s) == ' ') s->at++;
    if (peek(s) == '\n') break;
  }
  s->at = end;
  return ng_view_make(s->text.data + start, end - start);
}

/* A date here, which must end at a blank, bracket, comma, dot or dash. */
static bool date_here(scan *s, ng_dateline *line) {
  ng_date date;
  const size_t len = ng_read__date_at(rest_of(s), &date);
  if (!len || (s->at + len < s->text.len && (ng_ascii_is_alpha(s->text.data[s->at + len])))) return false;
  line->date = date;
  s->at += len;
  return true;
}

/* At most three words, each with a capital or known. */
static bool looks_like_agency(ng_view text) {
  size_t words = 0;
  for (ng_view rest = text, word; (word = ng_read__next_word(&rest)).len; words++) {
    unsigned size;
    if (!ng_utf8_is_upper(ng_utf8_decode(word.data, word.len, &size)) && !ng_read__list_has(agencies, word)) return false;
  }
  return words <= 3 && !memchr(text.data, ',', text.len);
}

/* What stands in brackets, or between slashes: an agency, a date, or a place. */
static bool bracketed(scan *s, char close, ng_dateline *line) {
  const ng_view rest = ng_view_make(s->text.data + s->at + 1, s->text.len - s->at - 1);
  const char *const end = rest.len ? memchr(rest.data, close, rest.len < AGENCY_MAX ? rest.len : AGENCY_MAX) : NULL;
  const ng_view inner = ng_read__trim(ng_view_make(rest.data, end ? (size_t)(end - rest.data) : 0));
  if (!inner.len || memchr(inner.data, '\n', inner.len)) return false;
  scan in = {inner, 0};
  bool upper = true;
  const bool known = ng_read__list_has(agencies, inner);
  const int16_t year = inner.len == 4 ? ng_read__year_in(inner) : 0;
  if (year && line->date.month && !line->date.year) { /* TIRANA, June 10 (2007) - */
    line->date.year = year;
  } else if (date_here(&in, line)) {
    if (in.at != inner.len) return false;
  } else if (line->place.len || known) {
    if (close != ']' && !looks_like_agency(inner)) return false;
    if (close != ']') line->agency = inner;
  } else { /* (New York, April 14, 2023) - */
    line->place = name(&in, &upper);
    while (peek(&in) == ',' || peek(&in) == ' ') in.at++;
    if (in.at < inner.len && !date_here(&in, line)) return false;
    if (!line->place.len || in.at != inner.len) return false;
  }
  s->at += 1 + (size_t)(end - rest.data) + 1;
  return true;
}

/* Regions and a date after the place. */
static void parts_after_place(scan *s, ng_dateline *line) {
  bool region_upper = true;
  for (int i = 0; i < 3; i++) {
    const scan saved = *s;
    if (peek(s) != ',' && peek(s) != '.' && !ng_ascii_is_space(peek(s))) return;
    while (peek(s) == ',' || peek(s) == '.' || peek(s) == ' ') s->at++;
    if (!line->date.month && date_here(s, line)) continue;
    const bool after_comma = saved.text.data[saved.at] == ',';
    const ng_view region = after_comma && !line->date.month ? name(s, &region_upper) : (ng_view){NULL, 0};
    if (!region.len) {
      *s = saved;
      return;
    }
    line->place.len = (size_t)(region.data + region.len - line->place.data);
  }
}

/* "SEOUL/TOKYO (Reuters)": whoever else wrote it; an agency between slashes is none. */
static void skip_further_places(scan *s, bool *upper) {
  for (int i = 0; i < 3 && peek(s) == '/'; i++) {
    scan ahead = *s;
    ahead.at++;
    if (!name(&ahead, upper).len || peek(&ahead) == '/') return;
    *s = ahead;
  }
}

/* "Kyiv, Ukraine CNN -": who wrote it stands behind the place without brackets. */
static void take_bare_agency(const scan *s, ng_dateline *line) {
  scan ahead = *s;
  skip_blanks(&ahead);
  size_t at = line->place.len;
  while (at && line->place.data[at - 1] != ' ') at--;
  const ng_view word = ng_view_make(line->place.data + at, line->place.len - at);
  if (!ng_read__list_has(bare_agencies, word) || !at_separator(&ahead)) return;
  line->agency = word;
  line->place.len = at ? at - 1 : 0;
}

static bool follows_sentence(ng_view rest) {
  while (rest.len && (ng_ascii_is_space(rest.data[0]) || strchr("\"'([", rest.data[0])))
    rest = ng_view_make(rest.data + 1, rest.len - 1);
  unsigned size;
  if (!rest.len) return true;
  const uint32_t cp = ng_utf8_decode(rest.data, rest.len, &size);
  return !ng_utf8_is_lower(cp);
}

ng_dateline ng_dateline_parse(ng_view paragraph) {
  ng_dateline line = {.len = 0};
  const ng_dateline none = {.len = 0};
  scan s = {ng_view_make(paragraph.data, paragraph.len < DATELINE_MAX ? paragraph.len : DATELINE_MAX), 0};
  bool upper = true;
  line.place = name(&s, &upper);
  if (line.place.len) {
    ng_view rest = line.place;
    ng_view first = ng_read__next_word(&rest);
    if (ng_read__list_has(labels, first) || is_connector(first)) return none;
    skip_further_places(&s, &upper);
    parts_after_place(&s, &line);
    take_bare_agency(&s, &line);
  }
  skip_blanks(&s);
  if (peek(&s) == '[' && line.place.len && !bracketed(&s, ']', &line)) return none; /* New Delhi [India] */
  if (!line.date.month) {
    while (peek(&s) == ',' || peek(&s) == ' ') s.at++;
    date_here(&s, &line);
  }
  while (peek(&s) == '.' || peek(&s) == ',' || peek(&s) == ' ') s.at++;
  if (peek(&s) == '(' && !bracketed(&s, ')', &line)) return none;
  if (peek(&s) == '/' && !bracketed(&s, '/', &line)) return none;
  const bool sure = line.agency.len || line.date.month;
  const size_t closed = s.at;
  skip_blanks(&s);
  if (at_separator(&s)) s.at += dash_length(rest_of(&s));
  else if (ng_read__list_has(agencies, line.agency) && (peek(&s) == ':' || peek(&s) == '.') && s.at == closed) s.at++;
  else if (!ng_read__list_has(bare_agencies, line.agency) || s.at == closed) return none;
  if (!line.place.len && !line.agency.len) return none;
  if (!sure && !(upper && line.place.len >= 3) && !(s.at && paragraph.data[0] == '(')) return none;
  skip_blanks(&s);
  if (!follows_sentence(ng_view_make(paragraph.data + s.at, paragraph.len - s.at))) return none;
  const bool stop = line.place.len && line.place.data[line.place.len - 1] == '.';
  if (stop && !memchr(line.place.data, ',', line.place.len)) line.place.len--; /* MOSCOW. April 14 */
  line.len = s.at;
  return line;
}
