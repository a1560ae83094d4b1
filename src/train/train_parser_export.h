/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the trained network as a model file. */
#ifndef NG_TRAIN_PARSER_EXPORT_H
#define NG_TRAIN_PARSER_EXPORT_H

#include "train/train_parser_data.h"

ng_status train_parser_export(const train_net *net, const train_lexicon *lexicon, ng_strbuf *out, ng_error *err);

#endif
