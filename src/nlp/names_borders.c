/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_borders.h"

#include "base/word.h"

static ng_view word_at(const ng_document *doc, const ng_sentence *sentence, uint32_t i) {
  return i < sentence->end ? ng_token_text(doc, &doc->tokens.data[i]) : (ng_view){NULL, 0};
}

/* The legal form of a company behind its name, with or without a comma. */
static uint32_t form_end(const ng_document *doc, const ng_sentence *sentence, uint32_t end) {
  static const char *const forms[] = {
    "Inc.", "Inc", "INC.", "Corp.", "Corp", "CORP.", "Corporation", "LLC", "L.L.C.", "LLP", "L.P.", "Ltd.", "Ltd", "LTD.",
    "Limited", "PLC", "plc", "GmbH", "S.A.", "N.V.", NULL};
  const uint32_t at = ng_view_is(word_at(doc, sentence, end), ",") ? end + 1 : end;
  return ng_view_is_one(word_at(doc, sentence, at), forms) ? at + 1 : end;
}

/* A possessive with nothing possessed, behind a word of place: a shop, a church. */
static uint32_t house_end(const ng_document *doc, const ng_sentence *sentence, uint32_t first, uint32_t end) {
  static const char *const marks[] = {"'s", "\xE2\x80\x99s", "s", NULL};
  static const char *const places[] = {"at", "At", "to", "from", "near", "visit", "in", NULL};
  if (first == sentence->first || !ng_view_is_one(word_at(doc, sentence, end), marks) ||
      !ng_view_is_one(word_at(doc, sentence, first - 1), places)) return end;
  if (end + 1 == sentence->end) return end + 1;
  switch (doc->tokens.data[end + 1].upos) {
    case NG_UPOS_PUNCT:
    case NG_UPOS_ADP:
    case NG_UPOS_CCONJ:
    case NG_UPOS_SCONJ:
    case NG_UPOS_AUX:
    case NG_UPOS_VERB:
    case NG_UPOS_PRON: return end + 1;
    default: return end;
  }
}

uint32_t ng_name_end(const ng_document *doc, const ng_sentence *sentence, uint32_t first, uint32_t end, ng_name_type *type) {
  if (*type == NG_NAME_WEAPON || *type == NG_NAME_EVENT || *type == NG_NAME_NATIONALITY) return end;
  const uint32_t company = form_end(doc, sentence, end);
  if (company > end) *type = NG_NAME_ORGANIZATION;
  if (company > end || *type == NG_NAME_STATE) return company;
  const uint32_t house = house_end(doc, sentence, first, end);
  if (house > end && *type == NG_NAME_PERSON) *type = NG_NAME_LOCATION;
  return house;
}
