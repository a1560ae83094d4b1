/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/noise.h"

#include "base/utf8.h"
#include "read/date.h"
#include "read/words.h"

enum { LONGEST = 1200 }; /* bytes; more than the words of any rule */

/* How the paragraph has to match. */
typedef enum where {
  START,  /* begins with the text, after dashes, bullets and brackets */
  WHOLE,  /* is the text, but for punctuation at its ends */
  INSIDE  /* holds the text */
} where;

/* Texts are in lower case.  Paragraphs of more words than `max_words` are body text even if they match. */
static const struct noise_rule {
  const char *text;
  where where;
  unsigned max_words;
  ng_noise kind;
} rules[] = {
    /* links to other stories */
    {"read:", START, 30, NG_NOISE_LINK},
    {"more:", START, 30, NG_NOISE_LINK},
    {"read more", START, 30, NG_NOISE_LINK},
    {"read also", START, 30, NG_NOISE_LINK},
    {"read next", START, 30, NG_NOISE_LINK},
    {"read the full", START, 20, NG_NOISE_LINK},
    {"read our full", START, 20, NG_NOISE_LINK},
    {"also read", START, 30, NG_NOISE_LINK},
    {"see also", START, 30, NG_NOISE_LINK},
    {"see more", START, 20, NG_NOISE_LINK},
    {"more from", START, 15, NG_NOISE_LINK},
    {"more on this", START, 15, NG_NOISE_LINK},
    {"more on:", START, 15, NG_NOISE_LINK},
    {"related:", START, 30, NG_NOISE_LINK},
    {"related", WHOLE, 1, NG_NOISE_LINK},
    {"related article", START, 30, NG_NOISE_LINK},
    {"related content", START, 20, NG_NOISE_LINK},
    {"related coverage", START, 20, NG_NOISE_LINK},
    {"related stories", START, 20, NG_NOISE_LINK},
    {"related story", START, 30, NG_NOISE_LINK},
    {"related topics", START, 30, NG_NOISE_LINK},
    {"watch:", START, 30, NG_NOISE_LINK},
    {"watch live", START, 20, NG_NOISE_LINK},
    {"watch now", START, 20, NG_NOISE_LINK},
    {"listen:", START, 30, NG_NOISE_LINK},
    {"listen to this", START, 20, NG_NOISE_LINK},
    {"video:", START, 30, NG_NOISE_LINK},
    {"in pictures:", START, 20, NG_NOISE_LINK},
    {"photos:", START, 25, NG_NOISE_LINK},
    {"explainer:", START, 25, NG_NOISE_LINK},
    {"opinion:", START, 25, NG_NOISE_LINK},
    {"live updates:", START, 25, NG_NOISE_LINK},
    {"must read", START, 25, NG_NOISE_LINK},
    {"just watched", START, 60, NG_NOISE_LINK},
    {"don't miss", START, 25, NG_NOISE_LINK},
    {"recommended for you", START, 10, NG_NOISE_LINK},
    {"recommended reading", START, 10, NG_NOISE_LINK},
    {"recommended", WHOLE, 2, NG_NOISE_LINK},
    {"most read", START, 6, NG_NOISE_LINK},
    {"top stories", START, 6, NG_NOISE_LINK},
    {"latest news", START, 6, NG_NOISE_LINK},
    {"continue reading", START, 15, NG_NOISE_LINK},
    {"click here", START, 25, NG_NOISE_LINK},
    {"tags:", START, 40, NG_NOISE_LINK},
    {"topics:", START, 40, NG_NOISE_LINK},
    {"filed under", START, 30, NG_NOISE_LINK},
    {"more stories like this", START, 25, NG_NOISE_LINK},
    /* who helped */
    {"reporting by", START, 60, NG_NOISE_CREDIT},
    {"additional reporting", START, 60, NG_NOISE_CREDIT},
    {"with assistance from", START, 40, NG_NOISE_CREDIT},
    {"with assistance by", START, 40, NG_NOISE_CREDIT},
    {"with reporting by", START, 40, NG_NOISE_CREDIT},
    {"with additional reporting", START, 40, NG_NOISE_CREDIT},
    {"editing by", START, 40, NG_NOISE_CREDIT},
    {"edited by", START, 15, NG_NOISE_CREDIT},
    {"writing by", START, 60, NG_NOISE_CREDIT},
    {"written by", START, 12, NG_NOISE_CREDIT},
    {"compiled by", START, 30, NG_NOISE_CREDIT},
    {"translated by", START, 12, NG_NOISE_CREDIT},
    {"translation by", START, 12, NG_NOISE_CREDIT},
    {"contributed to this report", INSIDE, 45, NG_NOISE_CREDIT},
    {"contributed to this story", INSIDE, 45, NG_NOISE_CREDIT},
    {"contributed to this article", INSIDE, 45, NG_NOISE_CREDIT},
    {"contributed reporting", INSIDE, 45, NG_NOISE_CREDIT},
    /* pictures */
    {"photo:", START, 60, NG_NOISE_CAPTION},
    {"image:", START, 60, NG_NOISE_CAPTION},
    {"picture:", START, 60, NG_NOISE_CAPTION},
    {"caption:", START, 60, NG_NOISE_CAPTION},
    {"credit:", START, 20, NG_NOISE_CAPTION},
    {"photo credit", START, 20, NG_NOISE_CAPTION},
    {"photo by", START, 20, NG_NOISE_CAPTION},
    {"photograph:", START, 40, NG_NOISE_CAPTION},
    {"photograph by", START, 20, NG_NOISE_CAPTION},
    {"photographer:", INSIDE, 60, NG_NOISE_CAPTION},
    {"file photo", START, 70, NG_NOISE_CAPTION},
    {"file -", START, 70, NG_NOISE_CAPTION},
    {"file \xE2\x80\x93", START, 70, NG_NOISE_CAPTION},
    {"file \xE2\x80\x94", START, 70, NG_NOISE_CAPTION},
    {"image source", START, 20, NG_NOISE_CAPTION},
    {"image caption", START, 60, NG_NOISE_CAPTION},
    {"image credit", START, 20, NG_NOISE_CAPTION},
    {"media caption", START, 60, NG_NOISE_CAPTION},
    {"getty images", INSIDE, 70, NG_NOISE_CAPTION},
    {"reuters/", INSIDE, 70, NG_NOISE_CAPTION},
    {"(ap photo", INSIDE, 70, NG_NOISE_CAPTION},
    {"ap photo/", INSIDE, 70, NG_NOISE_CAPTION},
    {"/afp)", INSIDE, 70, NG_NOISE_CAPTION},
    {"/afp]", INSIDE, 70, NG_NOISE_CAPTION},
    {"[file:", INSIDE, 70, NG_NOISE_CAPTION},
    /* newsletters, apps, sharing */
    {"sign up", START, 45, NG_NOISE_PITCH},
    {"sign up for our", INSIDE, 45, NG_NOISE_PITCH},
    {"sign up for the", INSIDE, 30, NG_NOISE_PITCH},
    {"subscribe to our", INSIDE, 45, NG_NOISE_PITCH},
    {"subscribe now", START, 20, NG_NOISE_PITCH},
    {"subscribe", WHOLE, 1, NG_NOISE_PITCH},
    {"your inbox", INSIDE, 45, NG_NOISE_PITCH},
    {"our newsletter", INSIDE, 45, NG_NOISE_PITCH},
    {"our daily newsletter", INSIDE, 45, NG_NOISE_PITCH},
    {"get the latest news", START, 35, NG_NOISE_PITCH},
    {"get our", START, 25, NG_NOISE_PITCH},
    {"join our", START, 25, NG_NOISE_PITCH},
    {"follow us on", INSIDE, 30, NG_NOISE_PITCH},
    {"follow him on twitter", INSIDE, 30, NG_NOISE_PITCH},
    {"follow her on twitter", INSIDE, 30, NG_NOISE_PITCH},
    {"like us on facebook", INSIDE, 30, NG_NOISE_PITCH},
    {"download our", START, 25, NG_NOISE_PITCH},
    {"download the app", INSIDE, 25, NG_NOISE_PITCH},
    {"support our journalism", INSIDE, 45, NG_NOISE_PITCH},
    {"already a subscriber", INSIDE, 25, NG_NOISE_PITCH},
    {"share this", START, 12, NG_NOISE_PITCH},
    {"share on", START, 10, NG_NOISE_PITCH},
    {"share", WHOLE, 1, NG_NOISE_PITCH},
    {"leave a comment", START, 10, NG_NOISE_PITCH},
    {"we use cookies", START, 80, NG_NOISE_PITCH},
    {"this site uses cookies", START, 80, NG_NOISE_PITCH},
    {"this website uses cookies", START, 80, NG_NOISE_PITCH},
    {"by using this site", START, 60, NG_NOISE_PITCH},
    /* copyright */
    {"\xC2\xA9", START, 60, NG_NOISE_COPYRIGHT},
    {"copyright \xC2\xA9", START, 60, NG_NOISE_COPYRIGHT},
    {"copyright (c)", START, 60, NG_NOISE_COPYRIGHT},
    {"copyright 19", START, 60, NG_NOISE_COPYRIGHT},
    {"copyright 20", START, 60, NG_NOISE_COPYRIGHT},
    {"c) 19", START, 60, NG_NOISE_COPYRIGHT},
    {"c) 20", START, 60, NG_NOISE_COPYRIGHT},
    {"all rights reserved", INSIDE, 60, NG_NOISE_COPYRIGHT},
    {"this material may not be published", INSIDE, 60, NG_NOISE_COPYRIGHT},
    {"this content is published under", START, 40, NG_NOISE_COPYRIGHT},
    {"published under licence", START, 30, NG_NOISE_COPYRIGHT},
    /* notices */
    {"advertisement", WHOLE, 2, NG_NOISE_NOTICE},
    {"advertisement -", START, 8, NG_NOISE_NOTICE},
    {"sponsored", WHOLE, 2, NG_NOISE_NOTICE},
    {"story continues below", START, 10, NG_NOISE_NOTICE},
    {"article continues below", START, 10, NG_NOISE_NOTICE},
    {"article continues after", START, 10, NG_NOISE_NOTICE},
    {"scroll to continue", START, 10, NG_NOISE_NOTICE},
    {"loading", WHOLE, 1, NG_NOISE_NOTICE},
    {"this article was originally", START, 60, NG_NOISE_NOTICE},
    {"this story was originally", START, 60, NG_NOISE_NOTICE},
    {"this article was first published", START, 60, NG_NOISE_NOTICE},
    {"this story was first published", START, 60, NG_NOISE_NOTICE},
    {"this article has been updated", START, 60, NG_NOISE_NOTICE},
    {"this story has been updated", START, 60, NG_NOISE_NOTICE},
    {"this story has been corrected", START, 60, NG_NOISE_NOTICE},
    {"this article has been corrected", START, 60, NG_NOISE_NOTICE},
    {"this article was amended", START, 60, NG_NOISE_NOTICE},
    {"this is a developing story", START, 40, NG_NOISE_NOTICE},
    {"this is a breaking news story", START, 40, NG_NOISE_NOTICE},
    {"except for the headline, this story has not been edited", INSIDE, 40, NG_NOISE_NOTICE},
    {"our standards:", START, 15, NG_NOISE_NOTICE},
    {"trust principles", INSIDE, 15, NG_NOISE_NOTICE},
    {"appeared first on", INSIDE, 40, NG_NOISE_NOTICE},
    {"terms of use", INSIDE, 25, NG_NOISE_NOTICE},
    {"terms of service", INSIDE, 25, NG_NOISE_NOTICE},
    {"privacy policy", INSIDE, 25, NG_NOISE_NOTICE},
    {"for more information", START, 60, NG_NOISE_NOTICE},
    {"for further information", START, 60, NG_NOISE_NOTICE},
    {"for any questions", START, 60, NG_NOISE_NOTICE},
    {"for media inquiries", START, 40, NG_NOISE_NOTICE},
    {"for media enquiries", START, 40, NG_NOISE_NOTICE},
    {"for press inquiries", START, 40, NG_NOISE_NOTICE},
    {"for immediate release", START, 15, NG_NOISE_NOTICE},
    {"media contact", START, 40, NG_NOISE_NOTICE},
    {"press contact", START, 40, NG_NOISE_NOTICE},
    {"media inquiries", START, 40, NG_NOISE_NOTICE},
    {"contact:", START, 40, NG_NOISE_NOTICE},
    {"contact the reporter", START, 25, NG_NOISE_NOTICE},
    {"to contact the", START, 30, NG_NOISE_NOTICE},
    {"notes to editors", START, 5, NG_NOISE_NOTICE},
    {"note to editors", START, 5, NG_NOISE_NOTICE},
    {"ends", WHOLE, 1, NG_NOISE_NOTICE},
    {"end", WHOLE, 1, NG_NOISE_NOTICE},
    {"30", WHOLE, 1, NG_NOISE_NOTICE},
    {"print", WHOLE, 1, NG_NOISE_NOTICE},
    {"email", WHOLE, 1, NG_NOISE_NOTICE},
    {"comments", WHOLE, 2, NG_NOISE_NOTICE},
    {"sources:", START, 40, NG_NOISE_NOTICE},
    {"source:", START, 12, NG_NOISE_NOTICE},
};

/* Drops what decorates a line at its front: dashes, bullets, stars, brackets, arrows. */
static ng_view undecorated(ng_view text) {
  while (text.len) {
    unsigned size = 1;
    const uint32_t cp = ng_utf8_decode(text.data, text.len, &size);
    const bool decoration = cp == ' ' || cp == '-' || cp == '*' || cp == '_' || cp == '(' || cp == '[' || cp == '>' ||
                            cp == '|' || cp == '#' || cp == '~' || (cp >= 0x2012 && cp <= 0x2015) || cp == 0x2022 ||
                            cp == 0xB7 || (cp >= 0x2190 && cp <= 0x21FF) || (cp >= 0x25A0 && cp <= 0x27BF) ||
                            cp == 0xBB || cp >= 0x1F000;
    if (!decoration || cp == NG_UTF8_INVALID) break;
    text = ng_view_make(text.data + size, text.len - size);
  }
  return text;
}

static ng_view without_end_punctuation(ng_view text) {
  while (text.len && !ng_ascii_is_alpha(text.data[text.len - 1]) && !ng_ascii_is_digit(text.data[text.len - 1]) &&
         (unsigned char)text.data[text.len - 1] < 0x80)
    text.len--;
  return text;
}

static bool starts_with(ng_view text, const char *prefix) {
  const size_t len = strlen(prefix);
  return text.len >= len && memcmp(text.data, prefix, len) == 0;
}

/* No letter or digit at all: ***, ---, ### */
static bool is_separator(ng_view text) {
  for (size_t i = 0; i < text.len;) {
    unsigned size;
    const uint32_t cp = ng_utf8_decode(text.data + i, text.len - i, &size);
    if (ng_utf8_is_letter(cp) || ng_utf8_is_digit(cp)) return false;
    i += size;
  }
  return true;
}

/* One word that is an address: https://..., name@host, @name */
static bool is_address(ng_view text) {
  if (ng_read__count_words(text) != 1) return false;
  return ng_read__starts_nocase(text, "http://") || ng_read__starts_nocase(text, "https://") ||
         ng_read__starts_nocase(text, "www.") || (text.len > 2 && memchr(text.data, '@', text.len));
}

ng_noise ng_noise_of(ng_view paragraph) {
  const ng_view text = ng_read__trim(paragraph);
  char lower[LONGEST + 1];
  if (is_separator(text)) return NG_NOISE_NOTICE;
  if (text.len > LONGEST || memchr(text.data, '\0', text.len)) return NG_NOISE_NONE;
  if (is_address(text)) return NG_NOISE_LINK;
  for (size_t i = 0; i < text.len; i++) lower[i] = ng_ascii_to_lower(text.data[i]);
  lower[text.len] = '\0';
  const ng_view plain = undecorated(ng_view_make(lower, text.len));
  const ng_view core = without_end_punctuation(plain);
  const size_t words = ng_read__count_words(text);
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
    const struct noise_rule *const r = &rules[i];
    if (words > r->max_words) continue;
    const bool match = r->where == START    ? plain.len && plain.data[0] == r->text[0] && starts_with(plain, r->text)
                       : r->where == WHOLE ? ng_view_is(core, r->text)
                                           : strstr(lower, r->text) != NULL;
    if (match) return r->kind;
  }
  return NG_NOISE_NONE;
}

static bool starts_upper(ng_view word) {
  unsigned size;
  return word.len && ng_utf8_is_upper(ng_utf8_decode(word.data, word.len, &size));
}

bool ng_noise_byline(ng_view paragraph, ng_view *author) {
  static const char small[] =
      "and of in for with the de da di del van von der den al el bin ibn la le at to | & \xE2\x80\xA2 \xC2\xB7 -";
  static const char enders[] = "in for | at -";
  ng_view text = undecorated(ng_read__trim(paragraph));
  if (!ng_read__starts_nocase(text, "by ") || text.len > 160) return false;
  text = ng_read__trim(ng_view_make(text.data + 3, text.len - 3));
  const char last = text.len ? text.data[text.len - 1] : ' ';
  if ((last == '.' || last == ':') && ng_read__count_words(text) > 5) return false;
  const char *end = text.data;
  bool in_names = true;
  size_t words = 0;
  for (ng_view rest = text, word; (word = ng_read__next_word(&rest)).len; words++) {
    if (ng_read__is_weekday(word) || (words == 0 && !starts_upper(word))) return false;
    const bool is_other = ng_ascii_is_digit(word.data[0]) || word.data[0] == '(' || word.data[0] == '@';
    if (!is_other && !starts_upper(word) && !ng_read__list_has(small, word)) return false;
    ng_view after = rest;
    const ng_view next = ng_read__next_word(&after);
    const bool is_date = ng_read__is_month(word) && next.len && ng_ascii_is_digit(next.data[0]);
    if (is_other || is_date || ng_read__list_has(enders, word)) in_names = false;
    if (in_names) end = word.data + word.len;
  }
  *author = ng_view_make(text.data, (size_t)(end - text.data));
  while (author->len && (author->data[author->len - 1] == ',' || author->data[author->len - 1] == '.')) author->len--;
  return words > 0 && words <= 16 && author->len;
}

bool ng_noise_date(ng_view paragraph, ng_date *date) {
  static const char allowed[] =
      "published updated last modified posted on at first issued released release date dated am pm a.m p.m gmt utc est "
      "edt et pst pdt ct bst cet cest ist eet msk hkt jst local time min mins minute minutes read hour hours ago | - :";
  if (paragraph.len > 160 || !ng_read__date_parse(paragraph, date) || !date->month) return false;
  for (ng_view rest = paragraph, word; (word = ng_read__next_word(&rest)).len;) {
    const ng_view core = without_end_punctuation(undecorated(word));
    char lower[16];
    if (!core.len || ng_ascii_is_digit(core.data[0]) || ng_read__is_weekday(core) || ng_read__is_month(core)) continue;
    if (core.len >= sizeof lower) return false;
    for (size_t i = 0; i < core.len; i++) lower[i] = ng_ascii_to_lower(core.data[i]);
    if (!ng_read__list_has(allowed, ng_view_make(lower, core.len))) return false;
  }
  return true;
}
