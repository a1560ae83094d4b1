/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/number.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static char decimal_point(void) {
  const struct lconv *const conv = localeconv();
  return conv && conv->decimal_point && conv->decimal_point[0] ? conv->decimal_point[0] : '.';
}

const char *ng_number_format(double value, char out[NG_NUMBER_SIZE]) {
  if (value == floor(value) && fabs(value) < 1e15) {
    snprintf(out, NG_NUMBER_SIZE, "%.0f", value == 0 ? 0.0 : value);
    return out;
  }
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(out, NG_NUMBER_SIZE, "%.*g", digits, value);
    if (strtod(out, NULL) == value) break;
  }
  char *const point = strchr(out, decimal_point());
  if (point) *point = '.';
  return out;
}

bool ng_number_parse(ng_view text, double *value) {
  char buffer[64];
  if (!text.len || text.len >= sizeof buffer) return false;
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    if (!ng_ascii_is_digit(c) && c != '+' && c != '-' && c != '.' && c != 'e' && c != 'E') return false;
    buffer[i] = c == '.' ? decimal_point() : c;
  }
  buffer[text.len] = '\0';
  char *end;
  *value = strtod(buffer, &end);
  return end == buffer + text.len && isfinite(*value);
}
