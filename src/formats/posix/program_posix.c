/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "formats/posix/program.h"

extern char **environ;

static int spawn(char *const *arguments, FILE *in, FILE *out, FILE *messages, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return code;
  const int from[] = {fileno(in), fileno(out), fileno(messages)};
  for (int fd = 0; !code && fd < 3; fd++) code = posix_spawn_file_actions_adddup2(&actions, from[fd], fd);
  if (!code) code = posix_spawnp(pid, arguments[0], &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

static ng_status fail_with_message(const char *name, FILE *messages, ng_error *err) {
  char line[300] = "";
  rewind(messages);
  if (!fgets(line, sizeof line, messages)) line[0] = '\0';
  line[strcspn(line, "\r\n")] = '\0';
  return ng_fail(err, NG_ERR_INTERNAL, "'%s' failed: %s", name, line[0] ? line : "it says no more");
}

/* Waits for the end, but not for ever. */
static ng_status await(pid_t pid, const char *name, int *state, ng_error *err) {
  const struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
  for (long waited = 0; waited < NG_PROGRAM_SECONDS * 100L; waited++) {
    const pid_t ended = waitpid(pid, state, WNOHANG);
    if (ended == pid) return NG_OK;
    if (ended < 0 && errno != EINTR) return ng_fail(err, NG_ERR_INTERNAL, "cannot wait for '%s'", name);
    nanosleep(&pause, NULL);
  }
  kill(pid, SIGKILL);
  waitpid(pid, state, 0);
  return ng_fail(err, NG_ERR_INTERNAL, "'%s' was stopped after %d seconds", name, NG_PROGRAM_SECONDS);
}

static ng_status run(char *const *arguments, FILE *in, FILE *out, FILE *messages, ng_error *err) {
  pid_t pid;
  int state;
  if (fflush(in) != 0 || fseek(in, 0, SEEK_SET) != 0 || fflush(out) != 0)
    return ng_fail(err, NG_ERR_WRITE, "cannot write for '%s'", arguments[0]);
  const int code = spawn(arguments, in, out, messages, &pid);
  if (code == ENOENT) return ng_fail(err, NG_ERR_NOT_FOUND, "the program '%s' is not installed", arguments[0]);
  if (code) return ng_fail(err, NG_ERR_INTERNAL, "cannot run '%s'", arguments[0]);
  NG_TRY(await(pid, arguments[0], &state, err));
  if (WIFEXITED(state) && WEXITSTATUS(state) == 127)
    return ng_fail(err, NG_ERR_NOT_FOUND, "the program '%s' is not installed", arguments[0]);
  if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return NG_OK;
  return fail_with_message(arguments[0], messages, err);
}

ng_status ng_program_run(const char *const *arguments, FILE *in, FILE *out, ng_error *err) {
  ng_strbuf words[NG_PROGRAM_ARGUMENTS];
  char *copies[NG_PROGRAM_ARGUMENTS + 1] = {NULL};
  size_t n = 0;
  bool good = true;
  for (; n < NG_PROGRAM_ARGUMENTS && arguments[n]; n++) {
    ng_strbuf_init(&words[n]);
    ng_strbuf_add_text(&words[n], arguments[n]);
    good = good && ng_strbuf_ok(&words[n]);
    copies[n] = words[n].data;
  }
  FILE *const messages = tmpfile();
  const ng_status status = !good       ? ng_fail_no_mem(err)
                           : !messages ? ng_fail(err, NG_ERR_WRITE, "cannot make a temporary file")
                                       : run(copies, in, out, messages, err);
  if (messages) fclose(messages);
  for (size_t i = 0; i < n; i++) ng_strbuf_dispose(&words[i]);
  return status;
}
