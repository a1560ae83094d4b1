/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags and trees: one network finds UPOS and Penn tags, heads, relations and the confidence
 * of each attachment, for all sentences of a document. */
#ifndef NG_NLP_PARSER_H
#define NG_NLP_PARSER_H

#include "nlp/stage.h"

/* Stage "parser", on the model parser.bin. */
extern const ng_stage ng_stage_parser;

typedef struct ng_parser ng_parser;
typedef struct ng_parser_workspace ng_parser_workspace;

/* `bytes` must outlive the parser. */
ng_status ng_parser_new(ng_view bytes, ng_parser **out, ng_error *err);
void ng_parser_free(ng_parser *parser);

/* Working memory for one thread. */
ng_status ng_parser_workspace_new(const ng_parser *parser, ng_parser_workspace **out, ng_error *err);
void ng_parser_workspace_free(ng_parser_workspace *workspace);

/* Sets upos, xpos, head, deprel and confidence of every token and the root of every
 * sentence.  A sentence of more than NG_TREE_MAX tokens is read in parts, the root of each
 * later part hanging from that of the first as parataxis.  Never fails. */
void ng_parser_run(const ng_parser *parser, ng_parser_workspace *workspace, ng_document *doc);

#endif
