/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAX_FOLDERS 64 /* nesting that the progress bar looks into */

void complain(const ng_error *err) {
  char text[1024];
  ng_error_format(err, text, sizeof text);
  fprintf(stderr, "newsgraph: %s\n", text);
}

int give_up(const ng_error *err) {
  complain(err);
  return EXIT_NOTHING;
}

static bool file_fault(ng_error *err, const char *path, const char *what) {
  snprintf(err->source, sizeof err->source, "%s", path);
  snprintf(err->message, sizeof err->message, "%s: %s", what, strerror(errno));
  err->status = NG_ERR_READ;
  return false;
}

bool read_file(const char *path, char **data, size_t *len, ng_error *err) {
  FILE *const file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
  size_t cap = 0;
  *data = NULL;
  *len = 0;
  if (!file) return file_fault(err, path, "cannot open");
  do {
    if (cap - *len < 2) {
      cap = cap ? cap * 2 : 1 << 16;
      char *const moved = realloc(*data, cap);
      if (!moved) break;
      *data = moved;
    }
    *len += fread(*data + *len, 1, cap - *len - 1, file);
  } while (!feof(file) && !ferror(file));
  const bool good = feof(file) && !ferror(file);
  if (file != stdin) fclose(file);
  if (good) return true;
  file_fault(err, path, "cannot read");
  free(*data);
  *data = NULL;
  return false;
}

bool open_pipeline(const cli_options *options, ng_pipeline_depth depth, ng_pipeline **out) {
  ng_error err = {0};
  const ng_pipeline_options wanted = {.ontology = options->ontology, .depth = depth};
  if (ng_pipeline_new(&wanted, out, &err) == NG_OK) return true;
  complain(&err);
  return false;
}

bool open_graph(const cli_options *options, ng_graph **out) {
  ng_error err = {0};
  if (ng_graph_read(options->paths.items[0], NULL, out, &err) == NG_OK) return true;
  complain(&err);
  return false;
}

typedef enum progress_kind { PROGRESS_NONE, PROGRESS_BAR, PROGRESS_JSON } progress_kind;

typedef struct articles {
  article_action on_article;
  failure_action on_failure;
  void *user;
  progress_kind kind;
  bool bar_shown;
  size_t total_bytes;  /* of all inputs as stored; 0 if unknown */
  double started;
  double shown;        /* when progress was last printed */
} articles;

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Bytes of the files below a path, for the bar only: what cannot be read counts nothing. */
static size_t bytes_below(const char *path, int depth) {
  struct stat st;
  if (stat(path, &st) != 0) return 0;
  if (!S_ISDIR(st.st_mode)) return (size_t)st.st_size;
  DIR *const dir = depth < MAX_FOLDERS ? opendir(path) : NULL;
  size_t sum = 0;
  for (const struct dirent *entry; dir && (entry = readdir(dir));) {
    char below[4096];
    const int n = snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
    if (entry->d_name[0] != '.' && n > 0 && (size_t)n < sizeof below) sum += bytes_below(below, depth + 1);
  }
  if (dir) closedir(dir);
  return sum;
}

static size_t bytes_of_paths(const text_list *paths) {
  size_t sum = 0;
  for (size_t i = 0; i < paths->len; i++) {
    if (strcmp(paths->items[i], "-") == 0) return 0;
    sum += bytes_below(paths->items[i], 0);
  }
  return sum;
}

static void clear_bar(articles *a) {
  if (a->bar_shown) fputs("\r\033[K", stderr);
  a->bar_shown = false;
}

static ng_status pass_article(void *user, ng_document *doc, ng_error *err) {
  const articles *const a = user;
  return a->on_article(a->user, doc, err);
}

static void pass_failure(void *user, const ng_error *err) {
  articles *const a = user;
  clear_bar(a);
  complain(err);
  if (a->on_failure) a->on_failure(a->user, err);
}

static void show_progress(void *user, size_t done, size_t failures, size_t bytes) {
  articles *const a = user;
  const double now = seconds();
  if (a->kind == PROGRESS_NONE || now - a->shown < 0.1) return;
  a->shown = now;
  if (a->kind == PROGRESS_JSON) {
    fprintf(stderr, "{\"articles\":%zu,\"failures\":%zu,\"bytes\":%zu,\"total_bytes\":%zu,\"seconds\":%.1f}\n", done,
            failures, bytes, a->total_bytes, now - a->started);
    return;
  }
  const double part = a->total_bytes ? (double)bytes / (double)a->total_bytes : 0;
  char bar[31];
  for (int i = 0; i < 30; i++) bar[i] = i < (int)(part * 30) ? '#' : '.';
  bar[30] = '\0';
  fputs("\r\033[K", stderr);
  if (a->total_bytes) fprintf(stderr, "[%s] %3.0f %%  ", bar, part > 1 ? 100 : part * 100);
  fprintf(stderr, "%zu articles, %.0f a second", done, (double)done / (now - a->started + 1e-9));
  fflush(stderr);
  a->bar_shown = true;
}

int run_articles(const cli_options *options, const ng_pipeline *pipeline, article_action on_article,
                 failure_action on_failure, void *user) {
  articles a = {.on_article = on_article, .on_failure = on_failure, .user = user, .started = seconds()};
  a.kind = options->json_progress ? PROGRESS_JSON
           : options->quiet || !isatty(STDERR_FILENO) ? PROGRESS_NONE
                                                      : PROGRESS_BAR;
  if (a.kind != PROGRESS_NONE) a.total_bytes = bytes_of_paths(&options->paths);
  const ng_run_options run = {.read = {.map = options->map}, .threads = (unsigned)options->jobs};
  const ng_run_handler handler = {
      .article = pass_article, .failure = pass_failure, .progress = show_progress, .user = &a};
  ng_run_summary summary = {0};
  ng_error err = {0};
  const ng_status status =
      ng_pipeline_run(pipeline, options->paths.items, options->paths.len, &run, &handler, &summary, &err);
  clear_bar(&a);
  if (status != NG_OK) return status == NG_ERR_BAD_ARG ? (complain(&err), EXIT_USAGE) : give_up(&err);
  if (!options->quiet)
    fprintf(stderr, "newsgraph: %zu articles read, %zu failed, %.1f s\n", summary.articles, summary.failures,
            seconds() - a.started);
  if (summary.articles == 0) {
    fputs("newsgraph: no article could be read\n", stderr);
    return EXIT_NOTHING;
  }
  return summary.failures ? EXIT_SOME_FAILED : EXIT_DONE;
}
