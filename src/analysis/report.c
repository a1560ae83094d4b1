/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/report.h"

#include <string.h>

#include "base/error.h"
#include "base/io.h"

typedef struct format_row {
  ng_report_format info;
  ng_report_layout *layout; /* one of the three */
  ng_report_data *data;
  ng_status (*page)(const ng_analysis *analysis, FILE *file, ng_error *err);
} format_row;

static const format_row formats[] = {
    {{"text", "txt", "text/plain", "for reading in a terminal"}, ng_report_text, NULL, NULL},
    {{"md", "md", "text/markdown", "Markdown"}, ng_report_markdown, NULL, NULL},
    {{"json", "json", "application/json", "every measure of every node, communities, strongest edges"}, NULL, ng_report_json,
     NULL},
    {{"csv", "csv", "text/csv", "a table of the measures of every node"}, NULL, ng_report_csv, NULL},
    {{"html", "html", "text/html", "one web page with an interactive graph, tables and a timeline"}, NULL, NULL, ng_report_html},
};

#define N_FORMATS (sizeof formats / sizeof *formats)

const ng_report_format *ng_report_format_at(size_t i) { return i < N_FORMATS ? &formats[i].info : NULL; }

const ng_report_format *ng_report_format_find(const char *name) {
  for (size_t i = 0; i < N_FORMATS; i++)
    if (strcmp(formats[i].info.name, name) == 0) return &formats[i].info;
  return NULL;
}

static const format_row *row_of(const ng_report_format *format) {
  for (size_t i = 0; i < N_FORMATS; i++)
    if (&formats[i].info == format) return &formats[i];
  return NULL;
}

static ng_status write_layout(const ng_analysis *analysis, ng_report_layout *layout, FILE *file, ng_error *err) {
  ng_report report;
  const ng_status status = ng_report_build(&report, analysis, err);
  if (status == NG_OK) layout(&report, file);
  ng_report_dispose(&report);
  return status;
}

ng_status ng_report_write(const ng_analysis *analysis, const ng_report_format *format, const char *path, ng_error *err) {
  const format_row *const row = row_of(format);
  if (!row) return ng_fail(err, NG_ERR_BAD_ARG, "no format of a report");
  ng_file_writer writer;
  NG_TRY(ng_file_writer_open(&writer, path, err));
  ng_status status = NG_OK;
  if (row->layout) status = write_layout(analysis, row->layout, writer.file, err);
  else if (row->page) status = row->page(analysis, writer.file, err);
  else row->data(analysis, writer.file);
  if (status == NG_OK) return ng_file_writer_commit(&writer, err);
  ng_file_writer_abort(&writer);
  return status;
}
