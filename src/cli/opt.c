/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "opt.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <newsgraph/analysis.h>
#include <newsgraph/formats.h>
#include <newsgraph/version.h>

typedef enum option_kind { FLAG, TEXT, LIST, COUNT, FRACTION } option_kind;

typedef struct option {
  const char *name;
  char letter;
  option_kind kind;
  size_t field;
  const char *argument;
  const char *help;
} option;

#define FIELD(name) offsetof(cli_options, name)

/* Every option once; commands name those they take.  --help and --version go with all. */
static const option options[] = {
    {"output", 'o', LIST, FIELD(outputs), "FILE",
     "write to FILE; the ending decides the format; may be given several times; - is standard output"},
    {"format", 'f', TEXT, FIELD(format), "NAME", "output format, whatever the file's ending"},
    {"flavour", 0, TEXT, FIELD(flavour), "NAME", "variant of the format for one consumer: gephi, networkx, neo4j, yed"},
    {"ontology", 0, TEXT, FIELD(ontology), "FILE",
     "ontology to extract with: a file, or the name of one that is built in (default: diplomacy)"},
    {"map", 0, TEXT, FIELD(map), "FIELDS", "names of JSON fields, for example text=body,title=headline,date=published"},
    {"input", 0, TEXT, FIELD(input), "FORMAT", "text (default) or conllu, whose tokens are kept as they are"},
    {"gold", 0, TEXT, FIELD(gold), "FILE", "annotations to compare with, one JSON object a line"},
    {"min-confidence", 0, FRACTION, FIELD(min_confidence), "X", "leave out statements below X (0 to 1)"},
    {"multi", 0, FLAG, FIELD(multi), NULL, "one edge for each statement instead of one for each pair, type and status"},
    {"negated", 0, FLAG, FIELD(negated), NULL, "keep negated statements in the graph, marked as such"},
    {"all-nodes", 0, FLAG, FIELD(all_nodes), NULL, "keep entities that no edge touches"},
    {"metrics", 0, FLAG, FIELD(metrics), NULL, "add centralities, components, communities and positions to the nodes"},
    {"with-text", 0, FLAG, FIELD(with_text), NULL, "put the article's text into each record"},
    {"sentence", 0, COUNT, FIELD(sentence), "N", "only the Nth sentence"},
    {"svg", 0, FLAG, FIELD(svg), NULL, "print the trees as SVG instead of text"},
    {"focus", 0, TEXT, FIELD(focus), "ENTITY", "only the neighbourhood of ENTITY (its id, name or an alias)"},
    {"depth", 0, COUNT, FIELD(depth), "N", "how many steps the neighbourhood reaches (default 1)"},
    {"top", 0, COUNT, FIELD(top), "N", "only the N strongest"},
    {"since", 0, TEXT, FIELD(since), "DATE", "the same as --from"},
    {"from", 0, TEXT, FIELD(from), "DATE", "only what was published on or after DATE (YYYY-MM-DD, YYYY-MM or YYYY)"},
    {"to", 0, TEXT, FIELD(to), "DATE", "only what was published on or before DATE"},
    {"seconds", 0, COUNT, FIELD(seconds), "N",
     "about how long one measure may take before it is estimated from a sample instead (default 10)"},
    {"backbone", 0, FRACTION, FIELD(backbone), "X",
     "only relations that stand out at one of their ends, by the disparity filter at level X (0.05 is strict, 0.5 mild)"},
    {"window", 0, TEXT, FIELD(window), "LENGTH",
     "tell how ranks change from one day, week, month, quarter or year to the next"},
    {"engine", 0, TEXT, FIELD(engine), "NAME", "Graphviz layout program (default: chosen by the graph's size)"},
    {"verbose", 'v', FLAG, FIELD(verbose), NULL, "list every miss and every false find"},
    {"jobs", 'j', COUNT, FIELD(jobs), "N", "threads (default: all cores); the output is the same for every N"},
    {"quiet", 'q', FLAG, FIELD(quiet), NULL, "no progress and no summary on stderr; failures are still named"},
    {"json-progress", 0, FLAG, FIELD(json_progress), NULL, "progress on stderr as one JSON object a line"},
    {"help", 'h', FLAG, FIELD(help), NULL, "print this help"},
    {"version", 'V', FLAG, FIELD(version), NULL, "print the version"},
};
#define N_OPTIONS (sizeof options / sizeof options[0])

static bool takes(const command *cmd, const option *opt) {
  if (strcmp(opt->name, "help") == 0 || strcmp(opt->name, "version") == 0) return true;
  const size_t len = strlen(opt->name);
  for (const char *at = cmd->options; (at = strstr(at, opt->name)); at += len)
    if ((at == cmd->options || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0')) return true;
  return false;
}

NG_PRINTF(2, 3) static bool refuse(const command *cmd, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fprintf(stderr, "newsgraph %s: ", cmd->name);
  vfprintf(stderr, format, args);
  fprintf(stderr, "; see 'newsgraph %s --help'\n", cmd->name);
  va_end(args);
  return false;
}

static bool list_add(text_list *list, const char *text) {
  const char **const moved = realloc(list->items, (list->len + 1) * sizeof *moved);
  if (!moved) return false;
  moved[list->len++] = text;
  list->items = moved;
  return true;
}

static bool set_value(const command *cmd, const option *opt, const char *text, cli_options *out) {
  void *const field = (char *)out + opt->field;
  char *end = NULL;
  errno = 0;
  switch (opt->kind) {
    case FLAG: *(bool *)field = true; return true;
    case TEXT: *(const char **)field = text; return true;
    case LIST: return list_add(field, text) || refuse(cmd, "out of memory");
    case COUNT:
      *(unsigned long *)field = strtoul(text, &end, 10);
      if (!isdigit((unsigned char)text[0]) || *end || errno || *(unsigned long *)field == 0)
        return refuse(cmd, "'%s' is not a positive whole number", text);
      return true;
    case FRACTION:
      *(double *)field = strtod(text, &end);
      if (end == text || *end || errno || !(*(double *)field >= 0 && *(double *)field <= 1))
        return refuse(cmd, "'%s' is not a number from 0 to 1", text);
      return true;
  }
  return false;
}

static const option *find_option(const char *name, size_t len, char letter) {
  for (size_t i = 0; i < N_OPTIONS; i++) {
    const bool by_name = name && strlen(options[i].name) == len && memcmp(options[i].name, name, len) == 0;
    if (by_name || (letter && options[i].letter == letter)) return &options[i];
  }
  return NULL;
}

/* Reads the option at argv[*i]; its value may be joined (--name=value, -j4) or next. */
static bool parse_option(const command *cmd, int argc, char **argv, int *i, cli_options *out) {
  const char *const arg = argv[*i];
  const char *value = NULL;
  const option *opt;
  if (arg[1] == '-') {
    const char *const equals = strchr(arg, '=');
    opt = find_option(arg + 2, equals ? (size_t)(equals - arg) - 2 : strlen(arg + 2), 0);
    value = equals ? equals + 1 : NULL;
  } else {
    opt = find_option(NULL, 0, arg[1]);
    value = arg[2] ? arg + 2 : NULL;
  }
  if (!opt || !takes(cmd, opt)) return refuse(cmd, "there is no option '%s'", arg);
  if (opt->kind == FLAG && value) return refuse(cmd, "the option '%s' takes no value", arg);
  if (opt->kind != FLAG && !value) {
    if (*i + 1 >= argc) return refuse(cmd, "the option '%s' needs a value", arg);
    value = argv[++*i];
  }
  return set_value(cmd, opt, value, out);
}

bool opt_parse(const command *cmd, int argc, char **argv, cli_options *out) {
  bool only_paths = false;
  for (int i = 0; i < argc; i++) {
    if (!only_paths && strcmp(argv[i], "--") == 0) {
      only_paths = true;
    } else if (!only_paths && argv[i][0] == '-' && argv[i][1] != '\0') {
      if (!parse_option(cmd, argc, argv, &i, out)) return false;
    } else if (!list_add(&out->paths, argv[i])) {
      return refuse(cmd, "out of memory");
    }
  }
  if (out->help || out->version) return true;
  if (out->paths.len < cmd->min_paths) return refuse(cmd, "too few arguments");
  if (cmd->max_paths && out->paths.len > cmd->max_paths)
    return refuse(cmd, "unexpected argument '%s'", out->paths.items[cmd->max_paths]);
  return true;
}

void opt_dispose(cli_options *values) {
  free((void *)values->outputs.items);
  free((void *)values->paths.items);
  *values = (cli_options){0};
}

/* Words of `text` from column `indent` on, wrapped at 80. */
static void print_wrapped(FILE *out, const char *text, int indent, int column) {
  while (*text) {
    const int len = (int)strcspn(text, " \n");
    if (column > indent && column + 1 + len > 80) {
      fprintf(out, "\n%*s", indent, "");
      column = indent;
    } else if (column > indent) {
      fputc(' ', out);
      column++;
    }
    fprintf(out, "%.*s", len, text);
    column += len;
    text += len;
    if (text[0] == '\n' && text[1] == '\n') {
      fprintf(out, "\n\n%*s", indent, "");
      column = indent;
    }
    text += strspn(text, " \n");
  }
  fputc('\n', out);
}

static void print_option(FILE *out, const option *opt) {
  char left[64];
  const int n = snprintf(left, sizeof left, "  %c%c%s --%s%s%s", opt->letter ? '-' : ' ', opt->letter ? opt->letter : ' ',
                         opt->letter ? "," : " ", opt->name, opt->argument ? " " : "", opt->argument ? opt->argument : "");
  fprintf(out, "%s%*s", left, n < 28 ? 28 - n : 1, "");
  print_wrapped(out, opt->help, 28, 28);
}

/* The formats behind --format, from the library's own tables. */
static void print_formats(const command *cmd, FILE *out) {
  if (strcmp(cmd->name, "build") == 0 || strcmp(cmd->name, "convert") == 0) {
    fputs("\nformats (ending: use; flavours):\n", out);
    for (size_t i = 0; ng_format_at(i); i++) {
      const ng_format_info f = ng_format_describe(ng_format_at(i));
      if (f.can_write) fprintf(out, "  %-10s %s: %s; %s\n", f.name, f.extensions, f.help, f.flavours);
    }
  } else if (strcmp(cmd->name, "report") == 0) {
    fputs("\nformats:\n", out);
    for (size_t i = 0; ng_report_format_at(i); i++)
      fprintf(out, "  %-10s %s\n", ng_report_format_at(i)->name, ng_report_format_at(i)->help);
  }
}

void opt_print_help(const command *cmd, FILE *out) {
  fprintf(out, "usage: newsgraph %s %s\n\n", cmd->name, cmd->usage);
  print_wrapped(out, cmd->description, 0, 0);
  fputs("\noptions:\n", out);
  for (size_t i = 0; i < N_OPTIONS; i++)
    if (takes(cmd, &options[i])) print_option(out, &options[i]);
  print_formats(cmd, out);
}

/* mdoc reads a line that starts with a dot or quote as a request, and wants each sentence on
 * a line of its own. */
static void print_man_text(FILE *out, const char *text) {
  bool line_start = true, sentence_end = false;
  for (; *text; text++) {
    if (sentence_end && *text == ' ') {
      text += strspn(text, " ");
      fputc('\n', out);
      line_start = true;
    }
    sentence_end = *text == '.';
    if (text[0] == '\n' && text[1] == '\n') {
      fputs("\n.Pp", out);
      text++;
    }
    if (line_start && (*text == '.' || *text == '\'')) fputs("\\&", out);
    if (*text == '\\') fputc('\\', out);
    line_start = *text == '\n';
    fputc(*text == '\\' ? 'e' : *text, out);
  }
  fputc('\n', out);
}

static void print_man_option(FILE *out, const option *opt) {
  fputs(".It ", out);
  if (opt->letter) fprintf(out, "Fl %c%s", opt->letter, opt->argument ? " Ar " : "");
  if (opt->letter) fprintf(out, "%s , ", opt->argument ? opt->argument : "");
  fprintf(out, "Fl -%s", opt->name);
  if (opt->argument) fprintf(out, " Ar %s", opt->argument);
  fputc('\n', out);
  print_man_text(out, opt->help);
}

void opt_print_man(FILE *out) {
  fputs(".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n.Dd $Mdocdate$\n.Dt NEWSGRAPH 1\n.Os newsgraph " NG_VERSION
        "\n.Sh NAME\n.Nm newsgraph\n.Nd news articles to a typed knowledge graph\n.Sh SYNOPSIS\n", out);
  for (const command *cmd = commands; cmd->name; cmd++) {
    fprintf(out, ".Nm newsgraph\n.Cm %s\n", cmd->name);
    fprintf(out, "%s\n", cmd->usage);
  }
  fputs(".Sh DESCRIPTION\n"
        "Finds typed nodes and edges in news articles, each edge with the sentence, the rule and the status that it\n"
        "rests on, and writes, analyses and draws the graph.\n"
        "Articles are text, Markdown, HTML, NITF, NewsML-G2, RSS, Atom, JSON and NDJSON, also compressed with gzip or\n"
        "zstd; folders are walked recursively.\n"
        "Results go to standard output or to the named files, messages to standard error.\n.Sh COMMANDS\n", out);
  for (const command *cmd = commands; cmd->name; cmd++) {
    fprintf(out, ".Ss %s\n", cmd->name);
    print_man_text(out, cmd->description);
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < N_OPTIONS - 2; i++)
      if (takes(cmd, &options[i])) print_man_option(out, &options[i]);
    fputs(".El\n", out);
  }
  fputs(".Sh EXIT STATUS\n.Bl -tag -width Ds\n"
        ".It 0\ndone\n"
        ".It 1\nsome articles could not be read; the rest was done, each failure is named on standard error\n"
        ".It 2\nwrong usage\n"
        ".It 3\nnothing could be done: no input, bad ontology, output not writable\n.El\n"
        ".Sh EXAMPLES\nA graph, its picture and a report from a folder of articles:\n.Bd -literal -offset indent\n"
        "newsgraph build articles/ -o graph.json -o graph.graphml\n"
        "newsgraph render graph.json -o graph.svg\n"
        "newsgraph report graph.json\n.Ed\n", out);
}
