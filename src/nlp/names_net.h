/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of the name model: a bidirectional LSTM over the words of a sentence, whose
 * scores of labels are added to those of the sparse features.  A word is read as the parser
 * embeds it, and by features of its own: spelling, tag, lists of known names, how it is
 * written elsewhere in the article. */
#ifndef NG_NLP_NAMES_NET_H
#define NG_NLP_NAMES_NET_H

#include "nlp/names_features.h"
#include "nlp/names_labels.h"
#include "nlp/network.h"

enum {
  NG_NAMES_NET_WORD_FEATURES = 8,
  NG_NAMES_NET_SCHEME = NG_NAMES_NET_WORD_FEATURES + NG_NAME_LIST_COUNT, /* known only in training */
  NG_NAMES_NET_FEATURES
};

/* Order of the numbers in the section "sizes". */
typedef enum ng_names_net_size {
  NG_NAMES_NET_INPUT,  /* width of an embedding */
  NG_NAMES_NET_HIDDEN, /* of an LSTM in one direction */
  NG_NAMES_NET_LAYERS,
  NG_NAMES_NET_SIZE_COUNT
} ng_names_net_size;

typedef struct ng_names_net {
  ng_network words;     /* the parser's, for its embeddings */
  ng_encoder encoder;
  ng_lexicon lexicon;
  ng_packed projection; /* from the parser's embedding to the encoder's input */
  const int32_t *projection_bias;
  ng_packed labels;     /* 2 hidden x labels */
  const int32_t *labels_bias;
  float weight;         /* of its scores beside those of the sparse features */
} ng_names_net;

/* Opens the network of a name model that was made beside this parser model. */
ng_status ng_names_net_open(const ng_model *model, const ng_model *parser, ng_names_net *out, ng_error *err);

/* Keys of the features of a token, 0 for one that is not there.  `scheme` numbers the corpus
 * whose conventions hold, 0 for none in particular. */
void ng_names_net_keys(const ng_name_token *token, unsigned scheme, uint64_t keys[NG_NAMES_NET_FEATURES]);
/* Row of a key: that of feature `f` as such where the lexicon lacks it, UINT32_MAX for key 0. */
uint32_t ng_names_net_row(const ng_lexicon *lexicon, uint32_t f, uint64_t key);

/* Working memory of one thread. */
typedef struct ng_names_net_run {
  ng_encoder_run encoder;
  uint32_t tokens[NG_ENCODER_MAX_WORDS];    /* of the document, by word of the batch */
  uint32_t first[NG_ENCODER_MAX_WORDS + 1];
  float floats[NG_ENCODER_MAX_WIDTH];
} ng_names_net_run;

ng_status ng_names_net_run_init(ng_names_net_run *run, const ng_names_net *net, ng_error *err);
void ng_names_net_run_dispose(ng_names_net_run *run);

/* Adds the scores of labels to `scores`, NG_NAME_LABELS a token of the document. */
void ng_names_net_score(const ng_names_net *net, ng_names_net_run *run, const ng_name_features *features,
                        const ng_document *doc, float *scores);

#endif
