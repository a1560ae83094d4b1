/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bare dateline = PLACE { "/" PLACE } [ "," region ], in capitals, with nothing but a blank before the sentence: so old wire
 * stories come through. An acronym stands there too ("UNESCO Director-General ..."), so the first place has to be listed. */
#include "read/dateline.h"

#include "base/utf8.h"
#include "read/words.h"

/* Where agencies have bureaus and summits meet, sorted by bytes. */
static const char *const places[] = {
    "ABU DHABI", "ABUJA", "ACCRA", "ADDIS ABABA", "ADEN", "ALEPPO", "ALGIERS", "ALMATY", "AMMAN", "AMSTERDAM", "ANKARA",
    "ANTALYA", "ASHGABAT", "ASTANA", "ASUNCION", "ATHENS", "ATLANTA", "AUCKLAND", "BAGHDAD", "BAKU", "BALI", "BAMAKO",
    "BANGKOK", "BANGUI", "BARCELONA", "BASRA", "BEIJING", "BEIRUT", "BELFAST", "BELGRADE", "BENGALURU", "BENGHAZI", "BERLIN",
    "BERN", "BERNE", "BIARRITZ", "BISHKEK", "BOGOTA", "BOSTON", "BRASILIA", "BRATISLAVA", "BRAZZAVILLE", "BRUSSELS",
    "BUCHAREST", "BUDAPEST", "BUENOS AIRES", "BUJUMBURA", "CAIRO", "CAMP DAVID", "CANBERRA", "CANCUN", "CAPE TOWN", "CARACAS",
    "CASABLANCA", "CHICAGO", "CHISINAU", "COLOMBO", "CONAKRY", "COPENHAGEN", "DAKAR", "DALLAS", "DAMASCUS", "DAR ES SALAAM",
    "DAVOS", "DETROIT", "DHAKA", "DILI", "DJIBOUTI", "DOHA", "DONETSK", "DUBAI", "DUBLIN", "DUSHANBE", "EDINBURGH", "ERBIL",
    "FRANKFURT", "FREETOWN", "GABORONE", "GAZA", "GAZA CITY", "GENEVA", "GLASGOW", "GUANGZHOU", "GUATEMALA CITY", "HAMBURG",
    "HANGZHOU", "HANOI", "HANOVER", "HARARE", "HAVANA", "HELSINKI", "HIROSHIMA", "HO CHI MINH CITY", "HONG KONG", "HOUSTON",
    "ISE-SHIMA", "ISLAMABAD", "ISTANBUL", "JAKARTA", "JEDDAH", "JERUSALEM", "JOHANNESBURG", "JUBA", "KABUL", "KAMPALA",
    "KANDAHAR", "KARACHI", "KATHMANDU", "KHARKIV", "KHARTOUM", "KIEV", "KIGALI", "KINGSTON", "KINSHASA", "KUALA LUMPUR",
    "KUWAIT", "KUWAIT CITY", "KYIV", "LA PAZ", "LAGOS", "LAHORE", "LAS VEGAS", "LAUSANNE", "LIBREVILLE", "LILONGWE", "LIMA",
    "LISBON", "LJUBLJANA", "LOME", "LONDON", "LOS ANGELES", "LUANDA", "LUSAKA", "LUXEMBOURG", "MADRID", "MALE", "MANAGUA",
    "MANAMA", "MANILA", "MAPUTO", "MARRAKESH", "MARSEILLE", "MELBOURNE", "MEXICO CITY", "MIAMI", "MILAN", "MINSK", "MOGADISHU",
    "MONROVIA", "MONTEVIDEO", "MONTREAL", "MOSCOW", "MOSUL", "MUMBAI", "MUNICH", "MUSCAT", "NAIROBI", "NAYPYITAW",
    "NEW DELHI", "NEW YORK", "NIAMEY", "NICOSIA", "NOUAKCHOTT", "OSAKA", "OSLO", "OTTAWA", "OUAGADOUGOU", "PALM BEACH",
    "PANAMA CITY", "PARIS", "PERTH", "PHILADELPHIA", "PHNOM PENH", "PORT MORESBY", "PORT-AU-PRINCE", "PRAGUE", "PRETORIA",
    "PRISTINA", "PYONGYANG", "QUITO", "RABAT", "RAMALLAH", "RANGOON", "REYKJAVIK", "RIGA", "RIO DE JANEIRO", "RIYADH", "ROME",
    "SAN FRANCISCO", "SAN JOSE", "SAN JUAN", "SAN SALVADOR", "SANAA", "SANTIAGO", "SANTO DOMINGO", "SAO PAULO", "SARAJEVO",
    "SEATTLE", "SEOUL", "SHANGHAI", "SHARM EL-SHEIKH", "SIMFEROPOL", "SINGAPORE", "SKOPJE", "SOCHI", "SOFIA",
    "ST. PETERSBURG", "STOCKHOLM", "STRASBOURG", "SUVA", "SYDNEY", "TAIPEI", "TALLINN", "TASHKENT", "TBILISI", "TEGUCIGALPA",
    "TEHRAN", "TEL AVIV", "THE HAGUE", "TIRANA", "TOKYO", "TORONTO", "TRIPOLI", "TUNIS", "TURNBERRY", "ULAANBAATAR",
    "ULAN BATOR", "UNITED NATIONS", "VALLETTA", "VANCOUVER", "VATICAN CITY", "VERDUN", "VIENNA", "VIENTIANE", "VILNIUS",
    "VLADIVOSTOK", "WARSAW", "WASHINGTON", "WELLINGTON", "WUHAN", "YANGON", "YEREVAN", "YOKOHAMA", "ZAGREB", "ZURICH"};

enum { PLACE_WORDS = 4, CHECKED_WORDS = 4 };

static bool is_capital_word(ng_view word) {
  bool any = false;
  for (size_t i = 0; i < word.len; i++) {
    if (ng_ascii_is_lower(word.data[i])) return false;
    any |= ng_ascii_is_upper(word.data[i]);
  }
  return any;
}

/* Length of the longest listed place at the front, which ends where its word does. */
static size_t place_length(ng_view text) {
  size_t len = 0, longest = 0;
  for (int words = 0; words < PLACE_WORDS && len < text.len; words++) {
    if (words) len++;
    while (len < text.len && !strchr(" /,\n", text.data[len])) len++;
    if (ng_read__sorted_has(places, sizeof places / sizeof *places, ng_view_make(text.data, len))) longest = len;
    if (len >= text.len || text.data[len] != ' ') break;
  }
  return longest;
}

/* "/NAVAL AIR STATION": whatever stands in capitals there. */
static size_t further_places(ng_view text, size_t at) {
  while (at < text.len && text.data[at] == '/') {
    size_t end = at + 1 + place_length(ng_view_make(text.data + at + 1, text.len - at - 1));
    if (end == at + 1)
      while (end < text.len && !strchr(" /,\n", text.data[end])) end++;
    if (!is_capital_word(ng_view_make(text.data + at + 1, end - at - 1))) break;
    at = end;
  }
  return at;
}

/* ", Japan", ", South Korea", ", N.Y." */
static size_t region_after(ng_view text, size_t at) {
  static const char of_two[] = "South North New Saudi Sri West East Northern United Costa El Puerto Rhode";
  if (at + 1 >= text.len || text.data[at] != ',' || text.data[at + 1] != ' ') return at;
  ng_view rest = ng_view_make(text.data + at + 2, text.len - at - 2);
  ng_view word = ng_read__next_word(&rest);
  if (!word.len || !ng_ascii_is_upper(word.data[0])) return at;
  if (ng_read__list_has(of_two, word)) word = ng_read__next_word(&rest);
  if (ng_view_is(word, "Arab")) word = ng_read__next_word(&rest);
  return (size_t)(word.data + word.len - text.data);
}

/* A sentence: it begins with a capital or a quote, and not all of it is in capitals, as headlines are. */
static bool is_sentence(ng_view rest) {
  while (rest.len && strchr("\"'(", rest.data[0])) rest = ng_view_make(rest.data + 1, rest.len - 1);
  unsigned size = 1;
  const uint32_t first = rest.len ? ng_utf8_decode(rest.data, rest.len, &size) : 'x';
  if (!ng_utf8_is_upper(first) && first != 0x201C && first != 0x2018) return false;
  ng_view word;
  for (int i = 0; i < CHECKED_WORDS && (word = ng_read__next_word(&rest)).len; i++)
    if (!is_capital_word(word)) return true;
  return false;
}

ng_dateline ng_dateline_parse_bare(ng_view paragraph) {
  static const char button[] = "CLOSE "; /* of the video above the story */
  const size_t pressed = sizeof button - 1;
  if (paragraph.len > pressed && memcmp(paragraph.data, button, pressed) == 0 &&
      is_sentence(ng_view_make(paragraph.data + pressed, paragraph.len - pressed)))
    return (ng_dateline){.len = pressed};
  const size_t first = place_length(paragraph);
  if (!first) return (ng_dateline){.len = 0};
  const size_t places_end = further_places(paragraph, first), end = region_after(paragraph, places_end);
  if (end >= paragraph.len || paragraph.data[end] != ' ') return (ng_dateline){.len = 0};
  if (!is_sentence(ng_view_make(paragraph.data + end + 1, paragraph.len - end - 1))) return (ng_dateline){.len = 0};
  return (ng_dateline){.len = end + 1, .place = ng_view_make(paragraph.data, places_end == first ? end : first)};
}
