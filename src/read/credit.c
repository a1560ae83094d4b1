/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A video's button, or credit = [ words "/" ] { part "/" } agency [ "/" "File" ] [ "Related article" ] between two sentences,
 * or a bracket that names a photograph's agency. */
#include "read/credit.h"

#include "base/utf8.h"
#include "read/words.h"

enum { NAME_WORDS = 6, BRACKET_MAX = 90 };

/* Who takes and sells pictures; longer names before their beginnings. */
static const char *const agencies[] = {
    "AFP via Getty Images", "AP Photo", "AP Images", "AP", "AFP", "Agence France-Presse", "Alamy", "Anadolu", "Associated Press",
    "Bloomberg", "CNN", "EPA", "Getty Images", "Getty", "Imago", "KCNA", "Kremlin", "LightRocket", "MAP", "NurPhoto", "Pool",
    "POOL", "REUTERS", "Reuters", "SIPA", "SOPA Images", "Shutterstock", "Sipa USA", "Sputnik", "TASS", "Xinhua", "Zuma",
    "ZUMA", "dpa", "epa", NULL};

/* What may follow the last agency after a stroke. */
static const char *const files[] = {"/File Photo", "/File", "/FILE", "/file", "/Files", NULL};
static const char *const links[] = {" Related article", " Related live-story", " Related video", " Related gallery", NULL};

/* Of a video before or between sentences. */
static const char *const buttons[] = {"CLOSE", "Video Ad Feedback", NULL};

static ng_view from(ng_view text, size_t at) { return ng_view_make(text.data + at, text.len - at); }

static bool ends_word(ng_view text, size_t at) { return at >= text.len || strchr(" /\n).,;]", text.data[at]) != NULL; }

/* Length of the first of `names` that stands at `at`, 0 if none does. */
static size_t one_at(ng_view text, size_t at, const char *const *names) {
  for (; *names; names++) {
    const size_t len = strlen(*names);
    if (at + len <= text.len && memcmp(text.data + at, *names, len) == 0 && ends_word(text, at + len)) return len;
  }
  return 0;
}

/* Length of the words of a name at `at` up to the next stroke, 0 if there are others before it. */
static size_t name_before_stroke(ng_view text, size_t at) {
  static const char particles[] = "de da di del van von der den al el bin ibn la le of the and";
  size_t end = at;
  for (int words = 0; words < NAME_WORDS; words++) {
    const size_t start = end;
    while (end < text.len && !strchr(" /\n", text.data[end])) end++;
    const ng_view word = ng_view_make(text.data + start, end - start);
    unsigned size = 1;
    if (!word.len) return 0;
    const bool capital = ng_utf8_is_upper(ng_utf8_decode(word.data, word.len, &size));
    if (!capital && !ng_read__list_has(particles, word)) return 0;
    if (end < text.len && text.data[end] == '/') return end - at;
    if (end >= text.len || text.data[end] != ' ') return 0;
    end++;
  }
  return 0;
}

/* Length of a credit that begins at `at`, 0: there is none. */
static size_t credit_at(ng_view text, size_t at) {
  const size_t button = one_at(text, at, buttons);
  if (button) return button;
  size_t end = at, agency = 0;
  for (;;) {
    const size_t last = one_at(text, end, agencies);
    if (last && (end + last >= text.len || text.data[end + last] != '/')) {
      end += last;
      agency++;
      break;
    }
    const size_t file = agency && end > at ? one_at(text, end - 1, files) : 0;
    if (file) {
      end += file - 1;
      break;
    }
    const size_t part = last ? last : name_before_stroke(text, end);
    if (!part) return 0;
    agency += last != 0;
    end += part + 1;
  }
  const size_t link = one_at(text, end, links);
  const bool one_word = !memchr(text.data + at, '/', end - at);
  if (!agency || (one_word && !link && !ng_read__starts_nocase(from(text, at), "Getty Images "))) return 0;
  return end + link - at;
}

/* Length of a bracket about a photograph at `at`. */
static size_t bracket_at(ng_view text, size_t at) {
  const size_t room = text.len - at < BRACKET_MAX ? text.len - at : BRACKET_MAX;
  const char *close = memchr(text.data + at, ')', room);
  if (!close) return 0;
  const ng_view inner = ng_view_make(text.data + at + 1, (size_t)(close - text.data) - at - 1);
  const bool photo = ng_read__starts_nocase(inner, "photo") || ng_read__starts_nocase(inner, "ap photo") ||
                     ng_read__find_nocase(inner, "getty images", 0) != SIZE_MAX;
  const char *stroke = inner.len ? memchr(inner.data, '/', inner.len) : NULL;
  const size_t after = stroke ? (size_t)(stroke - text.data) + 1 : 0;
  const bool agency = stroke && (one_at(text, after, agencies) || one_at(text, at + 1, agencies));
  return photo || agency ? (size_t)(close - text.data) + 1 - at : 0;
}

/* Whether a sentence has ended before `at`. */
static bool follows_sentence(ng_view text, size_t at) {
  if (at == 0) return true;
  if (text.data[at - 1] != ' ' || at < 2) return false;
  return strchr(".!?)\"]", text.data[at - 2]) || (at > 3 && memcmp(text.data + at - 4, "\xE2\x80\x9D", 3) == 0) ||
         (at > 3 && memcmp(text.data + at - 4, "\xE2\x80\x99", 3) == 0);
}

size_t ng_credit_find(ng_view text, size_t *len) {
  for (size_t at = 0; at < text.len; at++) {
    *len = 0;
    if (text.data[at] == '(') *len = bracket_at(text, at);
    else if ((unsigned char)text.data[at] >= 'A' && follows_sentence(text, at)) *len = credit_at(text, at);
    if (*len) return at;
  }
  return SIZE_MAX;
}
