/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as blocks, made once and laid out by each format for readers. */
#ifndef NG_ANALYSIS_REPORT_H
#define NG_ANALYSIS_REPORT_H

#include "analysis/analysis.h"
#include "base/strbuf.h"

typedef enum ng_block_type { NG_BLOCK_HEADING, NG_BLOCK_PARAGRAPH, NG_BLOCK_TABLE, NG_BLOCK_ITEM } ng_block_type;

#define NG_REPORT_COLUMNS 10

typedef struct ng_report_block {
  ng_block_type type;
  ng_view text;             /* heading, paragraph, first line of an item */
  ng_view quote;            /* of an item: the sentence */
  ng_view source;           /* of an item: where it is from */
  uint32_t n_columns;       /* of a table */
  const char *headers[NG_REPORT_COLUMNS];
  bool numeric[NG_REPORT_COLUMNS];
  uint32_t first_cell, n_cells; /* in ng_report.cells, by row */
} ng_report_block;

typedef struct ng_report {
  const ng_graph *graph;
  const ng_analysis *analysis; /* NULL for answers, which need none */
  ng_arena arena;
  NG_VEC(ng_report_block) blocks;
  NG_VEC(ng_view) cells;
  bool failed;              /* out of memory; sticky */
} ng_report;

void ng_report_init(ng_report *report, const ng_graph *graph);
void ng_report_dispose(ng_report *report);

/* Builds the report of an analysis; to be disposed of in any case. */
ng_status ng_report_build(ng_report *report, const ng_analysis *analysis, ng_error *err);

/* Sections of it; each adds nothing where it has nothing to say. */
void ng_report_firmness(ng_report *report);
void ng_report_backbone(ng_report *report);
void ng_report_trends(ng_report *report);
void ng_report_predictions(ng_report *report);

#define NG_REPORT_BACKBONE_LEVELS {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5}

/* ------------------------------------------------------- adding of blocks */

/* `text` lives as long as the report. */
void ng_report_heading(ng_report *report, const char *text);
NG_PRINTF(2, 3) void ng_report_paragraph(ng_report *report, const char *format, ...);
/* Headers that begin with '#' are those of numbers. */
void ng_report_table(ng_report *report, uint32_t n, const char *const *headers);
/* A cell of the table begun last. */
void ng_report_cell(ng_report *report, ng_view text);
void ng_report_number(ng_report *report, double value);
/* An edge with its sentence and article. */
void ng_report_edge(ng_report *report, uint32_t edge);
void ng_report_item(ng_report *report, ng_view text, ng_view quote, ng_view source);
/* A copy that lives as long as the report. */
ng_view ng_report_keep(ng_report *report, ng_view text);

/* Lays a report out. */
typedef void ng_report_layout(const ng_report *report, FILE *file);
ng_report_layout ng_report_text, ng_report_markdown, ng_report_blocks_json;

/* Straight from the analysis. */
typedef void ng_report_data(const ng_analysis *analysis, FILE *file);
ng_report_data ng_report_json, ng_report_csv;

/* One web page; NG_ERR_UNSUPPORTED in a build without D3. */
ng_status ng_report_html(const ng_analysis *analysis, FILE *file, ng_error *err);

/* A number for readers: four digits, whole numbers whole. */
#define NG_FIGURE_SIZE 32
const char *ng_figure(double value, char out[NG_FIGURE_SIZE]);

#endif
