/* SPDX-License-Identifier: GPL-3.0-or-later */
/* newsgraph COMMAND [OPTIONS] [PATH...] */
#include <stdio.h>
#include <string.h>

#include <newsgraph/version.h>

#include "opt.h"

static void print_overview(FILE *out) {
  fputs("usage: newsgraph COMMAND [OPTIONS] [PATH...]\n\n"
        "Turns news articles into a typed knowledge graph; every edge has its sentence,\n"
        "rule and status.\n\ncommands:\n", out);
  for (const command *cmd = commands; cmd->name; cmd++) fprintf(out, "  %-10s %s\n", cmd->name, cmd->summary);
  fputs("\nfirst steps:\n"
        "  newsgraph build articles/ -o graph.json -o graph.graphml\n"
        "  newsgraph render graph.json -o graph.svg\n"
        "  newsgraph report graph.json\n\n"
        "'newsgraph COMMAND --help' tells more of a command.\n", out);
}

static const command *find_command(const char *name) {
  for (const command *cmd = commands; cmd->name; cmd++)
    if (strcmp(cmd->name, name) == 0) return cmd;
  return NULL;
}

static int run_command(const command *cmd, int argc, char **argv) {
  cli_options options = {0};
  int code = EXIT_USAGE;
  if (opt_parse(cmd, argc, argv, &options)) {
    if (options.help) opt_print_help(cmd, stdout);
    if (options.version && !options.help) puts("newsgraph " NG_VERSION);
    code = options.help || options.version ? EXIT_DONE : cmd->run(&options);
  }
  opt_dispose(&options);
  if (fflush(stdout) != 0 && code != EXIT_NOTHING) {
    fputs("newsgraph: cannot write to standard output\n", stderr);
    code = EXIT_NOTHING;
  }
  return code;
}

int main(int argc, char **argv) {
  const char *const first = argc > 1 ? argv[1] : "";
  if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
    const command *const cmd = argc > 2 ? find_command(argv[2]) : NULL;
    if (cmd) opt_print_help(cmd, stdout);
    else print_overview(stdout);
    return EXIT_DONE;
  }
  if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) {
    puts("newsgraph " NG_VERSION);
    return EXIT_DONE;
  }
  if (strcmp(first, "--man") == 0) {
    opt_print_man(stdout);
    return EXIT_DONE;
  }
  const command *const cmd = find_command(first);
  if (cmd) return run_command(cmd, argc - 2, argv + 2);
  if (argc > 1) fprintf(stderr, "newsgraph: there is no command '%s'\n", first);
  print_overview(stderr);
  return EXIT_USAGE;
}
