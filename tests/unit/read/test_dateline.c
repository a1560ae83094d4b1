/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "read/dateline.h"

static const struct {
  const char *text;
  const char *place;
  const char *agency;
  int month, day;
  const char *rest; /* NULL: no dateline */
} rows[] = {
    {"KYIV, Ukraine, Oct 12 (Reuters) - Missiles fell.", "KYIV, Ukraine", "Reuters", 10, 12, "Missiles fell."},
    {"LIMA/QUITO (Reuters) - The leaders met.", "LIMA", "Reuters", 0, 0, "The leaders met."},
    {"(CNN) Ann Lee met Bob Ray.", "", "CNN", 0, 0, "Ann Lee met Bob Ray."},
    {"West Bend CNN \xE2\x80\x94 The leaders met.", "West Bend", "CNN", 0, 0, "The leaders met."},
    {"CNN \xE2\x80\x94 The leaders met.", "", "CNN", 0, 0, "The leaders met."},
    {"West Bend, Ohio (CNN) The leaders met.", "West Bend, Ohio", "CNN", 0, 0, "The leaders met."},
    {"(Bloomberg) \xE2\x80\x94 China is set to go.", "", "Bloomberg", 0, 0, "China is set to go."},
    {"WASHINGTON \xE2\x80\x94 The Senate voted.", "WASHINGTON", "", 0, 0, "The Senate voted."},
    {"BAGHDAD - Combined forces trained.", "BAGHDAD", "", 0, 0, "Combined forces trained."},
    {"BEIJING, April 14 (Xinhua) -- President Xi met.", "BEIJING", "Xinhua", 4, 14, "President Xi met."},
    {"MOSCOW, April 14. /TASS/. Russia said so.", "MOSCOW", "TASS", 4, 14, "Russia said so."},
    {"MOSCOW. April 14 (Interfax) - Russia said so.", "MOSCOW", "Interfax", 4, 14, "Russia said so."},
    {"ST. PETERSBURG, April 14. /TASS/. Russia said so.", "ST. PETERSBURG", "TASS", 4, 14, "Russia said so."},
    {"Berlin (dpa) - Scholz went.", "Berlin", "dpa", 0, 0, "Scholz went."},
    {"New Delhi [India], April 14 (ANI): Modi spoke.", "New Delhi", "ANI", 4, 14, "Modi spoke."},
    {"LAS VEGAS, Nev. (AP) \xE2\x80\x94 He spoke.", "LAS VEGAS, Nev.", "AP", 0, 0, "He spoke."},
    {"GENEVA (14 April 2023) \xE2\x80\x93 UN experts met.", "GENEVA", "", 4, 14, "UN experts met."},
    {"(New York, April 14, 2023) \xE2\x80\x93 Authorities acted.", "New York", "", 4, 14, "Authorities acted."},
    {"TIRANA, June 10 (2007) - Bush came.", "TIRANA", "", 6, 10, "Bush came."},
    {"TEL AVIV, April 14 - \"We know,\" he said.", "TEL AVIV", "", 4, 14, "\"We know,\" he said."},
    {"WASHINGTON\xE2\x80\x94The Senate voted.", "WASHINGTON", "", 0, 0, "The Senate voted."},
    {"VISIT the Horse Show, Oct. 11\xE2\x80\x93" "14", "", "", 0, 0, NULL},
    {"UPDATE 1 - Missiles fell.", "", "", 0, 0, NULL},
    {"NATO \xE2\x80\x94 which Finland joined \xE2\x80\x94 met.", "", "", 0, 0, NULL},
    {"Moscow \xE2\x80\x94 Beijing ties grew.", "", "", 0, 0, NULL},
    {"The minister - a general - spoke.", "", "", 0, 0, NULL},
    {"Angolan Armed Forces (FAA): army, navy", "", "", 0, 0, NULL},
    {"Lake Victoria (shared with Kenya) - 62,000 sq km", "", "", 0, 0, NULL},
    {"Putin met Xi in Moscow.", "", "", 0, 0, NULL},
    {"", "", "", 0, 0, NULL},
    {"-", "", "", 0, 0, NULL},
    {"(", "", "", 0, 0, NULL},
};

int main(void) {
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const ng_view text = ng_view_of(rows[i].text);
    const ng_dateline line = ng_dateline_parse(text);
    if (!rows[i].rest) {
      if (!CHECK_INT(line.len, 0)) fprintf(stderr, "    in %s\n", rows[i].text);
      continue;
    }
    CHECK_VIEW(ng_view_make(text.data + line.len, text.len - line.len), rows[i].rest);
    CHECK_VIEW(line.place, rows[i].place);
    CHECK_VIEW(line.agency, rows[i].agency);
    CHECK_INT(line.date.month, rows[i].month);
    CHECK_INT(line.date.day, rows[i].day);
  }
  return harness_end();
}
