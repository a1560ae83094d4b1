/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command-line options: one table of options, one table of commands (command.c); help, man
 * page and parser are made from both, so they cannot drift. */
#ifndef NG_CLI_OPT_H
#define NG_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit codes of the command. */
enum { EXIT_DONE = 0, EXIT_SOME_FAILED = 1, EXIT_USAGE = 2, EXIT_NOTHING = 3 };

typedef struct text_list {
  const char **items;
  size_t len;
} text_list;

/* Values of all options of all commands; zero or NULL where not given. */
typedef struct cli_options {
  text_list outputs;
  text_list paths;        /* the arguments that are no options */
  const char *format;
  const char *flavour;
  const char *ontology;
  const char *map;
  const char *input;
  const char *gold;
  const char *focus;
  const char *since;
  const char *from;
  const char *to;
  const char *window;
  const char *engine;
  unsigned long jobs;
  unsigned long sentence;
  unsigned long top;
  unsigned long depth;
  unsigned long seconds;
  double min_confidence;
  double backbone;
  bool multi;
  bool negated;
  bool all_nodes;
  bool metrics;
  bool with_text;
  bool verbose;
  bool svg;
  bool quiet;
  bool json_progress;
  bool help;
  bool version;
} cli_options;

typedef struct command {
  const char *name;
  const char *usage;       /* what follows the name */
  const char *summary;     /* one line */
  const char *description; /* paragraphs separated by blank lines */
  const char *options;     /* names of its options, separated by blanks */
  size_t min_paths;
  size_t max_paths;        /* 0: any number */
  int (*run)(const cli_options *options);
} command;

/* The commands, ended by a row without a name. */
extern const command commands[];

/* Parses the arguments after the command's name.  On a fault it says so on stderr and
 * returns false.  The lists inside `out` are freed with opt_dispose. */
bool opt_parse(const command *cmd, int argc, char **argv, cli_options *out);
void opt_dispose(cli_options *options);

void opt_print_help(const command *cmd, FILE *out);
/* The whole manual as a mdoc page. */
void opt_print_man(FILE *out);

#endif
