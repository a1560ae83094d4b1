/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"

static const char *text_of_errno(int code, char *buffer, size_t size) {
  return strerror_r(code, buffer, size) == 0 ? buffer : "unknown error";
}

static ng_status fail_errno(ng_error *err, ng_status status, const char *what, const char *path) {
  char text[128];
  const int code = errno;
  ng_error_at(err, path, 0, 0);
  return ng_fail(err, status, "%s: %s", what, text_of_errno(code, text, sizeof text));
}

ng_status ng_file_read(const char *path, size_t limit, ng_strbuf *out, ng_error *err) {
  const bool is_stdin = strcmp(path, "-") == 0;
  const int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return fail_errno(err, errno == ENOENT ? NG_ERR_NOT_FOUND : NG_ERR_READ, "cannot open", path);
  ng_status status = NG_OK;
  char block[1 << 16];
  for (;;) {
    const ssize_t n = read(fd, block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) status = fail_errno(err, NG_ERR_READ, "cannot read", path);
    if (n <= 0) break;
    if (out->len + (size_t)n > limit) {
      ng_error_at(err, path, 0, 0);
      status = ng_fail(err, NG_ERR_INVALID, "larger than the limit of %zu bytes", limit);
      break;
    }
    ng_strbuf_add(out, block, (size_t)n);
  }
  if (!is_stdin) close(fd);
  if (status == NG_OK && !ng_strbuf_ok(out)) status = ng_fail_no_mem(err);
  return status;
}

static void writer_free(ng_file_writer *writer) {
  ng_dealloc(writer->path);
  ng_dealloc(writer->temporary);
  *writer = (ng_file_writer){0};
}

ng_status ng_file_writer_open(ng_file_writer *writer, const char *path, ng_error *err) {
  *writer = (ng_file_writer){0};
  if (strcmp(path, "-") == 0) {
    writer->file = stdout;
    return NG_OK;
  }
  ng_strbuf name;
  ng_strbuf_init(&name);
  ng_strbuf_add_text(&name, path);
  writer->path = ng_strbuf_detach(&name);
  if (!writer->path) return ng_fail_no_mem(err);
  struct stat st;
  const bool in_place = stat(path, &st) == 0 && !S_ISREG(st.st_mode);
  if (in_place) {
    writer->file = fopen(path, "wb");
  } else {
    ng_strbuf_add_text(&name, path);
    ng_strbuf_add_text(&name, ".XXXXXX");
    writer->temporary = ng_strbuf_detach(&name);
    if (!writer->temporary) {
      writer_free(writer);
      return ng_fail_no_mem(err);
    }
    const int fd = mkstemp(writer->temporary);
    if (fd >= 0) {
      const mode_t mask = umask(0);
      umask(mask);
      (void)!fchmod(fd, 0666 & ~mask);
      writer->file = fdopen(fd, "wb");
      if (!writer->file) close(fd);
    }
  }
  if (writer->file) return NG_OK;
  const ng_status status = fail_errno(err, NG_ERR_WRITE, "cannot write", path);
  writer_free(writer);
  return status;
}

void ng_file_writer_abort(ng_file_writer *writer) {
  if (writer->file && writer->file != stdout) fclose(writer->file);
  if (writer->temporary) unlink(writer->temporary);
  writer_free(writer);
}

ng_status ng_file_writer_commit(ng_file_writer *writer, ng_error *err) {
  FILE *const file = writer->file;
  bool good = fflush(file) == 0 && !ferror(file);
  if (file == stdout) {
    writer_free(writer);
    return good ? NG_OK : fail_errno(err, NG_ERR_WRITE, "cannot write", "standard output");
  }
  if (good && writer->temporary) good = fsync(fileno(file)) == 0;
  writer->file = NULL;
  good = fclose(file) == 0 && good;
  if (good && writer->temporary) good = rename(writer->temporary, writer->path) == 0;
  if (good) {
    writer_free(writer);
    return NG_OK;
  }
  const ng_status status = fail_errno(err, NG_ERR_WRITE, "cannot write", writer->path);
  ng_file_writer_abort(writer);
  return status;
}
