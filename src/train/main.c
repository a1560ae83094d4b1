/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trainer's command line:
 *   newsgraph-train all|NAME... --data DIR --out DIR     make models
 *   newsgraph-train eval [NAME...] --data DIR [--out DIR]  score them on dev
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/train.h"
#include "train/train_coref.h"
#include "train/train_lemma.h"
#include "train/train_names.h"
#include "train/train_parser.h"
#include "train/train_tokens.h"

/* To add a model: define an ng_trainer in its file, list it here. */
const ng_trainer *const ng_trainers[] = {
  &ng_trainer_tokens,
  &ng_trainer_parser,
  &ng_trainer_lemma,
  &ng_trainer_names,
  &ng_trainer_coref,
  NULL,
};

enum { EXIT_USAGE = 2, MAX_NAMES = 32 };

typedef struct command_line {
  ng_train_options options;
  bool eval;
  const char *names[MAX_NAMES];
  int n_names;
} command_line;

static void print_usage(FILE *out) {
  fputs("usage: newsgraph-train all|NAME... --data DIR --out DIR [--seed N] [--quick] [--tune]\n"
        "       newsgraph-train eval [NAME...] --data DIR [--out DIR] [--tune]\n\n"
        "Makes models from the training sets in --data and writes them to --out, or scores\n"
        "them on the development sets (eval; without --out the models built in).  With --tune a\n"
        "tenth of the training documents is kept apart and scored instead.\n\nmodels:\n",
        out);
  for (size_t i = 0; ng_trainers[i]; i++) fprintf(out, "  %-10s %s\n", ng_trainers[i]->name, ng_trainers[i]->help);
}

static bool is_trainer(const char *name) {
  for (size_t i = 0; ng_trainers[i]; i++)
    if (strcmp(ng_trainers[i]->name, name) == 0) return true;
  return false;
}

/* Value of an option that needs one; NULL and a message where it is missing. */
static const char *option_value(int argc, char **argv, int *i) {
  if (*i + 1 < argc) return argv[++*i];
  fprintf(stderr, "newsgraph-train: option '%s' needs a value\n", argv[*i]);
  return NULL;
}

static bool parse_seed(const char *text, uint64_t *seed) {
  char *end;
  *seed = strtoull(text, &end, 10);
  if (*text && !*end) return true;
  fprintf(stderr, "newsgraph-train: '%s' is no number\n", text);
  return false;
}

static bool parse_option(command_line *cl, int argc, char **argv, int *i) {
  const char *const option = argv[*i];
  if (strcmp(option, "--quick") == 0) return cl->options.quick = true;
  if (strcmp(option, "--tune") == 0) return cl->options.tune = true;
  const bool known = !strcmp(option, "--data") || !strcmp(option, "--out") || !strcmp(option, "--seed");
  if (!known) {
    fprintf(stderr, "newsgraph-train: unknown option '%s'\n", option);
    return false;
  }
  const char *const value = option_value(argc, argv, i);
  if (!value) return false;
  if (option[2] == 's') return parse_seed(value, &cl->options.seed);
  if (option[2] == 'd') cl->options.data = value;
  else cl->options.models = value;
  return true;
}

static bool parse_name(command_line *cl, const char *name) {
  if (!cl->eval && !cl->n_names && strcmp(name, "eval") == 0) return cl->eval = true;
  if (cl->n_names == MAX_NAMES || (strcmp(name, "all") != 0 && !is_trainer(name))) {
    fprintf(stderr, "newsgraph-train: unknown model '%s'\n", name);
    return false;
  }
  cl->names[cl->n_names++] = name;
  return true;
}

static bool parse_arguments(command_line *cl, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (argv[i][0] == '-' ? !parse_option(cl, argc, argv, &i) : !parse_name(cl, argv[i])) return false;
  }
  if (cl->eval && !cl->n_names) cl->names[cl->n_names++] = "all";
  if (cl->n_names && cl->options.data && (cl->eval || cl->options.models)) return true;
  fputs("newsgraph-train: nothing to do: name a model, --data and --out (see --help)\n", stderr);
  return false;
}

static bool is_wanted(const command_line *cl, const ng_trainer *trainer) {
  for (int i = 0; i < cl->n_names; i++)
    if (strcmp(cl->names[i], "all") == 0 || strcmp(cl->names[i], trainer->name) == 0) return true;
  return false;
}

static ng_status train_models(const command_line *cl, ng_error *err) {
  for (size_t i = 0; ng_trainers[i]; i++) {
    if (!is_wanted(cl, ng_trainers[i])) continue;
    fprintf(stderr, "training %s\n", ng_trainers[i]->name);
    const ng_status status = ng_trainers[i]->train(&cl->options, err);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

static ng_status score_models(const command_line *cl, ng_error *err) {
  ng_language *language;
  ng_status status = ng_language_load(cl->options.models, &language, err);
  if (status != NG_OK) return status;
  for (size_t i = 0; ng_trainers[i] && status == NG_OK; i++)
    if (is_wanted(cl, ng_trainers[i]) && ng_trainers[i]->score)
      status = ng_trainers[i]->score(&cl->options, language, err);
  ng_language_free(language);
  return status;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--help") == 0) {
    print_usage(stdout);
    return EXIT_SUCCESS;
  }
  command_line cl = {.options = {.seed = 1}};
  if (!parse_arguments(&cl, argc, argv)) return EXIT_USAGE;
  ng_error err = {0};
  const ng_status status = cl.eval ? score_models(&cl, &err) : train_models(&cl, &err);
  if (status == NG_OK) return EXIT_SUCCESS;
  char message[1024];
  ng_error_format(&err, message, sizeof message);
  fprintf(stderr, "newsgraph-train: %s\n", message);
  return EXIT_FAILURE;
}
