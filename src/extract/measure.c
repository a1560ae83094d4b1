/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/measure.h"

#include <stdlib.h>

#include "document/document.h"

/* Sorted by bytes, for bsearch. */
static const char *const measures[] = {
    "amount", "barrel", "batch", "billion", "bulk", "bushel", "cache", "consignment", "cubic", "day", "dose",
    "dozen", "fleet", "gallon", "gram", "handful", "hour", "hundred", "installment", "kilo", "kilogram",
    "kilometer", "liter", "litre", "load", "lot", "majority", "meter", "metre", "million", "month", "night",
    "number", "ounce", "pair", "percent", "percentage", "piece", "pound", "quantity", "round", "score",
    "series", "set", "shipload", "squadron", "stock", "supply", "thousand", "ton", "tonne", "tranche", "unit",
    "value", "volume", "wave", "week", "worth"};

static int compare(const void *key, const void *row) {
  return ng_view_compare(*(const ng_view *)key, ng_view_of(*(const char *const *)row));
}

static bool is_measure(const ng_document *doc, uint32_t token) {
  const ng_view lemma = doc->tokens.data[token].lemma;
  return bsearch(&lemma, measures, sizeof measures / sizeof *measures, sizeof *measures, compare) != NULL;
}

static bool has_case_of(const ng_document *doc, uint32_t token, uint32_t first) {
  for (uint32_t t = token; t-- > first;)
    if (doc->tokens.data[t].head == token && doc->tokens.data[t].deprel == NG_DEPREL_CASE)
      return ng_view_is(doc->tokens.data[t].lemma, "of");
  return false;
}

static uint32_t step(const ng_document *doc, uint32_t token) {
  enum { REACH = 12 };
  const uint32_t end = doc->sentences.data[doc->tokens.data[token].sentence].end;
  if (!is_measure(doc, token)) return NG_NONE;
  for (uint32_t t = token + 1; t < end && t <= token + REACH; t++)
    if (doc->tokens.data[t].head == token && doc->tokens.data[t].deprel == NG_DEPREL_NMOD && has_case_of(doc, t, token))
      return t;
  return NG_NONE;
}

uint32_t ng_counted(const ng_document *doc, uint32_t token) {
  enum { DEPTH = 3 }; /* "dozens of tons of rice" */
  for (int i = 0; i < DEPTH; i++) {
    const uint32_t next = step(doc, token);
    if (next == NG_NONE) break;
    token = next;
  }
  return token;
}
