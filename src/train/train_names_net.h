/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of the name model: an encoder whose scores of labels go through a conditional
 * random field, on the same partial annotation as the sparse features. */
#ifndef NG_TRAIN_NAMES_NET_H
#define NG_TRAIN_NAMES_NET_H

#include "base/vec.h"
#include "document/document.h"
#include "nlp/names_net.h"
#include "train/train_sections.h"

typedef struct net_sentence {
  uint32_t first_token;
  uint32_t n_tokens;
  float share;          /* how often a pass reads it */
} net_sentence;

/* Tokens in the order of crf_data, whose `allowed` they share. */
typedef struct net_data {
  NG_VEC(uint32_t) words; /* rows of the parser's embedding, NG_FEATURE_COUNT a token */
  NG_VEC(uint64_t) keys;  /* NG_NAMES_NET_FEATURES a token */
  NG_VEC(net_sentence) sentences;
} net_data;

/* Appends the tokens of a document. */
bool net_data_add(net_data *data, const ng_network *words, const ng_name_features *features, const ng_document *doc,
                  uint32_t first_token, unsigned scheme, float share);
void net_data_dispose(net_data *data);

typedef struct names_net {
  train_encoder encoder;
  train_param labels, labels_bias, transitions;
  ng_lexicon lexicon;
  uint64_t *slots;
} names_net;

typedef struct net_options {
  unsigned passes;
  uint64_t seed;
} net_options;

void names_net_train(names_net *net, const net_data *data, const ng_network *words, const uint64_t *allowed,
                     const net_options *options);
void names_net_dispose(names_net *net);

/* Adds the sections of the network, its scores times `weight`. */
void names_net_export(const names_net *net, float weight, train_sections *s);

#endif
