/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train.h"

#include "base/error.h"
#include "base/io.h"

ng_status ng_train_write(const ng_train_options *options, const char *name, const ng_strbuf *bytes, ng_error *err) {
  if (!ng_strbuf_ok(bytes)) return ng_fail_no_mem(err);
  ng_strbuf path;
  ng_file_writer writer;
  ng_strbuf_init(&path);
  ng_strbuf_addf(&path, "%s/%s", options->models, name);
  ng_status status = ng_file_writer_open(&writer, path.data, err);
  if (status == NG_OK && fwrite(bytes->data, 1, bytes->len, writer.file) < bytes->len) {
    ng_file_writer_abort(&writer);
    status = ng_fail(err, NG_ERR_WRITE, "cannot write '%s'", path.data);
  } else if (status == NG_OK) {
    status = ng_file_writer_commit(&writer, err);
  }
  if (status == NG_OK) fprintf(stderr, "  wrote %s, %zu bytes\n", path.data, bytes->len);
  ng_strbuf_dispose(&path);
  return status;
}
