/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Silver trees: plain text, most of it news, that an ensemble of trained parsers reads.  What
 * they agree on teaches the network that ships more of the language of the press than the
 * treebanks hold (Li and others 2014; distillation: Kuncoro and others 2016). */
#ifndef NG_TRAIN_PARSER_SILVER_H
#define NG_TRAIN_PARSER_SILVER_H

#include "nlp/network.h"
#include "train/corpus.h"
#include "train/train.h"

/* Reads the texts and splits them with the tokens model of options->models. */
ng_status train_silver_load(const ng_train_options *options, ng_corpus *out, ng_error *err);

/* Gives each sentence the tree with the highest mean probability of its heads among the
 * networks of the models, and the tags and relations that most of them vote for.  Sentences
 * that are too long, too short or doubtful are left without: their root stays NG_NONE. */
ng_status train_silver_parse(const ng_strbuf *models, uint32_t n, ng_corpus *corpus, ng_error *err);

#endif
