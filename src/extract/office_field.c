/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/office_field.h"

#include <stdlib.h>

#include "extract/name_words.h"

static const char *const field_words[] = {
    "Acquisition", "Action", "Administration", "Affairs", "Agriculture", "Aid", "Antisemitism", "Assistance",
    "Aviation", "Budget", "Change", "Climate", "Commerce", "Communications", "Compliance", "Conflict", "Control",
    "Cooperation", "Counterterrorism", "Culture", "Cyber", "Defence", "Defense", "Democracy", "Development",
    "Diplomacy", "Disarmament", "Duties", "Economy", "Education", "Efficiency", "Employment", "Energy",
    "Enforcement", "Engagement", "Environment", "Finance", "Fisheries", "Forestry", "Freedom", "Growth", "Health",
    "Housing", "Immigration", "Implementation", "Industry", "Information", "Infrastructure", "Innovation",
    "Integration", "Intelligence", "Interior", "Investment", "Issues", "Justice", "Labor", "Labour", "Logistics",
    "Management", "Matters", "Migration", "Mobility", "Narcotics", "Negotiations", "Non-Proliferation",
    "Nonproliferation", "Oceans", "Operations", "Partnerships", "Personnel", "Planning", "Plans", "Policy",
    "Population", "Preparedness", "Programs", "Proliferation", "Protection", "Readiness", "Reconciliation",
    "Reconstruction", "Reform", "Refugees", "Relations", "Research", "Resettlement", "Resilience", "Resources",
    "Response", "Rights", "Safety", "Sanctions", "Science", "Security", "Sport", "Sports", "Stabilization",
    "Strategy", "Sustainability", "Technology", "Tourism", "Trade", "Trafficking", "Transformation", "Transport",
    "Transportation", "Verification", "Welfare", "Works", "Youth"};

/* What they are of: "National Security", "Human Rights". */
static const char *const field_modifiers[] = {
    "Civil", "Civilian", "Cultural", "Domestic", "Economic", "Environmental", "External", "Financial", "Foreign", "Global",
    "Homeland", "Human", "Industrial", "Internal", "International", "National", "Political", "Public", "Regional",
    "Social", "Strategic"};

enum { MODIFIERS_MAX = 3, FIELD_TOKENS_MAX = 16, TITLE_TOKENS_MAX = 6 };

static int compare_word(const void *key, const void *row) {
  return ng_view_compare(*(const ng_view *)key, ng_view_of(*(const char *const *)row));
}

static bool is_in(ng_view word, const char *const *words, size_t n) {
  return bsearch(&word, words, n, sizeof *words, compare_word) != NULL;
}

static bool is_field_word(ng_view word) { return is_in(word, field_words, sizeof field_words / sizeof *field_words); }

bool ng_is_field(const ng_view *texts, uint32_t n) {
  for (uint32_t t = 0; t < n; t++)
    if (!is_field_word(texts[t]) && !is_in(texts[t], field_modifiers, sizeof field_modifiers / sizeof *field_modifiers) &&
        !ng_view_is(texts[t], "and") && !ng_view_is(texts[t], ","))
      return false;
  return n > 0 && is_field_word(texts[n - 1]);
}

static bool is_field_preposition(ng_view w) { return ng_view_is(w, "for") || ng_view_is(w, "of") || ng_view_is(w, "on"); }

/* Tokens of what stands between two fields: ",", "and", ", and the", "for". */
static uint32_t separator(const ng_view *texts, uint32_t token, uint32_t end) {
  static const char *const words[] = {",", "and", "&", "/", "the", "for", "of", NULL};
  uint32_t n = 0;
  while (token + n < end && n < 3 && ng_view_is_one(texts[token + n], words)) n++;
  return n;
}

/* Where one field ends: "Civilian Security", "South and Central Asian Affairs"; `token` if none begins there. */
static uint32_t item_end(const ng_view *texts, uint32_t token, uint32_t end) {
  uint32_t t = token, modifiers = 0;
  for (; t < end && !is_field_word(texts[t]); t++) {
    const bool joint = modifiers == 1 && ng_view_is(texts[t], "and");
    if (!joint && (++modifiers > MODIFIERS_MAX || !ng_is_capitalized(texts[t]))) return token;
  }
  while (t < end && is_field_word(texts[t])) t++;
  return t < end || is_field_word(texts[t - 1]) ? t : token;
}

uint32_t ng_office_field_end(const ng_entity_index *x, uint32_t token, uint32_t end) {
  const ng_view *const texts = x->resolution->texts;
  if (token >= end || !is_field_preposition(texts[token])) return token;
  if (end - token > FIELD_TOKENS_MAX) end = token + FIELD_TOKENS_MAX;
  uint32_t field_end = token;
  for (uint32_t t = token;;) {
    const uint32_t begin = t + separator(texts, t, end), item = begin > t || t == token ? item_end(texts, begin, end) : begin;
    if (item == begin) break;
    t = field_end = item;
  }
  /* "Director of Defense Studies": the words are of a body's name */
  const bool goes_on = field_end < end && ng_is_capitalized(texts[field_end]);
  return goes_on && ng_name_word_of(texts[field_end]) != NG_WORD_OTHER ? token : field_end;
}

bool ng_office_field_next(const ng_entity_index *x, const ng_sentence *s, uint32_t token, ng_office_field *out) {
  for (uint32_t t = token; t < s->end; t++) {
    if (!is_field_preposition(x->resolution->texts[t])) continue;
    const uint32_t end = ng_office_field_end(x, t, s->end);
    for (uint32_t back = TITLE_TOKENS_MAX; end > t && back > 0; back--)
      if (t >= s->first + back && ng_title_at(x, t - back, t).n_tokens == back) {
        *out = (ng_office_field){t - back, t, end};
        return true;
      }
  }
  return false;
}
