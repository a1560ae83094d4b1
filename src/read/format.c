/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/format.h"

#include "base/error.h"
#include "base/utf8.h"
#include "read/words.h"
#include "read/xml_root.h"

static const ng_format formats[] = {
    {{"html", "html htm xhtml shtml", "text/html", "web page"}, true, ng_sniff_html, ng_read_html},
    {{"nitf", "nitf xml", "application/nitf+xml", "News Industry Text Format"}, true, ng_sniff_nitf, ng_read_nitf},
    {{"newsml", "newsml xml", "application/vnd.iptc.g2.newsitem+xml", "NewsML-G2 item or message"}, true, ng_sniff_newsml,
     ng_read_newsml},
    {{"feed", "rss atom rdf xml", "application/rss+xml", "RSS or Atom feed"}, true, ng_sniff_feed, ng_read_feed},
    {{"json", "json", "application/json", "JSON object or array"}, true, ng_sniff_json, ng_read_json},
    {{"ndjson", "ndjson jsonl ldjson", "application/x-ndjson", "one JSON object a line"}, true, ng_sniff_ndjson, ng_read_ndjson},
    {{"text", "txt text", "text/plain", "plain text, the first line being the title"}, false, ng_sniff_text, ng_read_text},
    {{"markdown", "md markdown mdown mkd", "text/markdown", "Markdown"}, false, ng_sniff_markdown, ng_read_markdown},
};

enum { N_FORMATS = sizeof formats / sizeof formats[0] };

const ng_read_format *ng_read_format_at(size_t i) { return i < N_FORMATS ? &formats[i].info : NULL; }

const ng_format *ng_format_named(const char *name) {
  for (size_t i = 0; i < N_FORMATS; i++)
    if (strcmp(formats[i].info.name, name) == 0) return &formats[i];
  return NULL;
}

static bool has_extension(const ng_format *format, ng_view extension) {
  char lower[16];
  if (!extension.len || extension.len > sizeof lower) return false;
  for (size_t i = 0; i < extension.len; i++) lower[i] = ng_ascii_to_lower(extension.data[i]);
  return ng_read__list_has(format->info.extensions, ng_view_make(lower, extension.len));
}

const ng_format *ng_format_detect(ng_view text, ng_view extension, ng_error *err) {
  const ng_format *best = NULL;
  int best_score = 0;
  for (size_t i = 0; i < N_FORMATS; i++) {
    int score = formats[i].sniff(text);
    if (score >= NG_SURE_LAST && has_extension(&formats[i], extension)) score += NG_SURE_NAME;
    if (score > best_score) {
      best = &formats[i];
      best_score = score;
    }
  }
  const ng_view root = ng_xml_root_name(text);
  if (root.len && best_score < NG_SURE_HINT + NG_SURE_NAME && ng_read__starts_nocase(ng_read__trim(text), "<?xml")) {
    ng_fail(err, NG_ERR_UNSUPPORTED, "XML with root element '%.*s', which is none of the news formats that are read",
            NG_VIEW_ARGS(root));
    return NULL;
  }
  if (!best) ng_fail(err, NG_ERR_UNSUPPORTED, "not recognised as an article");
  return best;
}

static const struct magic {
  const char *bytes;
  size_t len;
  size_t at;
  const char *what;
} magics[] = {
    {"%PDF-", 5, 0, "PDF document"},
    {"\x89PNG\r\n", 6, 0, "PNG picture"},
    {"\xFF\xD8\xFF", 3, 0, "JPEG picture"},
    {"GIF8", 4, 0, "GIF picture"},
    {"RIFF", 4, 0, "RIFF picture, sound or film"},
    {"PK\x03\x04", 4, 0, "zip archive or office document"},
    {"\xD0\xCF\x11\xE0", 4, 0, "old office document"},
    {"\x7F" "ELF", 4, 0, "program"},
    {"MZ\x90", 3, 0, "program"},
    {"\x1f\x8b\x08", 3, 0, "gzip data within compressed data"},
    {"\x28\xb5\x2f\xfd", 4, 0, "zstd data within compressed data"},
    {"BZh", 3, 0, "bzip2 data"},
    {"\xFD" "7zXZ", 5, 0, "xz data"},
    {"7z\xBC\xAF", 4, 0, "7z archive"},
    {"Rar!", 4, 0, "rar archive"},
    {"ustar", 5, 257, "tar archive"},
    {"{\\rtf", 5, 0, "rich text document"},
    {"ftyp", 4, 4, "film or HEIF picture"},
    {"ID3", 3, 0, "sound"},
    {"OggS", 4, 0, "sound or film"},
    {"wOF2", 4, 0, "font"},
    {"SQLite format 3", 15, 0, "SQLite database"},
};

ng_status ng_format_refuse_magic(ng_view bytes, ng_error *err) {
  for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
    const struct magic *const m = &magics[i];
    if (bytes.len >= m->at + m->len && memcmp(bytes.data + m->at, m->bytes, m->len) == 0)
      return ng_fail(err, NG_ERR_UNSUPPORTED, "%s, not an article format that is read", m->what);
  }
  return NG_OK;
}

ng_status ng_format_refuse_binary(ng_view text, ng_error *err) {
  enum { SAMPLE = 1 << 16, CONTROLS_MAX_PERCENT = 2 };
  const size_t n = text.len < SAMPLE ? text.len : SAMPLE;
  size_t controls = 0;
  for (size_t i = 0; i < n; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    controls += (c < 0x20 && !ng_ascii_is_space((char)c) && c != 0x1B) || c == 0x7F;
  }
  if (controls * 100 > n * CONTROLS_MAX_PERCENT) return ng_fail(err, NG_ERR_UNSUPPORTED, "binary data, not an article");
  return NG_OK;
}
