/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stack of folders, each with its entries sorted.  A folder's name sorts as if "/" stood
 * behind it, which makes the order that of whole paths. */
#include "read/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "read/words.h"

#define DEPTH_MAX 256
#define NAME_SIZE 512 /* twice what file systems allow */

typedef struct entry {
  ng_view name;     /* folders end in "/" */
  mode_t mode;      /* 0: could not be looked at, `error` says why */
  int error;
  size_t size;
} entry;

typedef struct folder {
  ng_arena names;
  NG_VEC(entry) entries;
  uint32_t next;
  size_t path_len;  /* of the walk's path up to and including this folder's "/" */
  dev_t device;
  ino_t inode;
} folder;

struct ng_walk {
  bool follow_links;
  ng_strbuf path;
  NG_VEC(folder) folders;
};

static ng_status fail_errno(ng_error *err, const char *path, const char *what, int code) {
  char text[128];
  ng_error_at(err, path, 0, 0);
  return ng_fail(err, code == ENOENT ? NG_ERR_NOT_FOUND : NG_ERR_READ, "%s: %s", what,
                 strerror_r(code, text, sizeof text) == 0 ? text : "unknown error");
}

ng_status ng_path_kind_of(const char *path, ng_path_kind *kind, size_t *size, ng_error *err) {
  struct stat st;
  *size = 0;
  *kind = NG_PATH_STREAM;
  if (strcmp(path, "-") == 0) return NG_OK;
  if (stat(path, &st) != 0) return fail_errno(err, path, "cannot open", errno);
  *kind = S_ISDIR(st.st_mode) ? NG_PATH_FOLDER : S_ISREG(st.st_mode) ? NG_PATH_FILE : NG_PATH_STREAM;
  if (*kind == NG_PATH_FILE) *size = (size_t)st.st_size;
  return NG_OK;
}

/* Hidden files and what editors leave behind. */
static bool is_passed_over(ng_view name) {
  static const char *const endings[] = {"~", ".bak", ".swp", ".swo", ".tmp", ".orig"};
  if (name.data[0] == '.' || (name.len > 1 && name.data[0] == '#' && name.data[name.len - 1] == '#')) return true;
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
    if (ng_read__ends_nocase(name, endings[i])) return true;
  return ng_read__equals_nocase(name, "Thumbs.db") || ng_read__equals_nocase(name, "desktop.ini");
}

static int compare_entries(const void *a, const void *b) {
  return ng_view_compare(((const entry *)a)->name, ((const entry *)b)->name);
}

static bool has_entry(const folder *dir, ng_view stem, const char *ending) {
  char name[NAME_SIZE];
  const int len = snprintf(name, sizeof name, "%.*s%s", NG_VIEW_ARGS(stem), ending);
  const entry key = {.name = ng_view_make(name, len > 0 && (size_t)len < sizeof name ? (size_t)len : 0)};
  return bsearch(&key, dir->entries.data, dir->entries.len, sizeof key, compare_entries) != NULL;
}

/* "NAME_files/" beside "NAME.html" holds the pictures and scripts of a saved page. */
static bool is_page_attachment(const folder *dir, const entry *e) {
  if (!S_ISDIR(e->mode) || !ng_read__ends_nocase(e->name, "_files/")) return false;
  const ng_view stem = ng_view_make(e->name.data, e->name.len - strlen("_files/"));
  return has_entry(dir, stem, ".html") || has_entry(dir, stem, ".htm") || has_entry(dir, stem, ".xhtml");
}

static bool add_entry(ng_walk *walk, folder *dir, const char *name) {
  const size_t base = walk->path.len;
  ng_strbuf_add_text(&walk->path, name);
  struct stat st;
  entry e = {.size = 0};
  const int code = ng_strbuf_ok(&walk->path)
                       ? (walk->follow_links ? stat(walk->path.data, &st) : lstat(walk->path.data, &st))
                       : -1;
  if (code == 0) {
    e.mode = st.st_mode;
    e.size = (size_t)st.st_size;
  } else {
    e.error = errno;
  }
  ng_strbuf_cut(&walk->path, base);
  char slashed[NAME_SIZE];
  const int len = snprintf(slashed, sizeof slashed, "%s%s", name, S_ISDIR(e.mode) ? "/" : "");
  e.name = ng_arena_copy(&dir->names, ng_view_make(slashed, len > 0 ? (size_t)len : 0));
  return e.name.data && ng_vec_push(&dir->entries, e);
}

static void folder_dispose(folder *dir) {
  ng_vec_dispose(&dir->entries);
  ng_arena_dispose(&dir->names);
}

/* Reads the folder that walk->path names (ending in "/") and makes it the innermost one. */
static ng_status enter(ng_walk *walk, ng_error *err) {
  struct stat st;
  DIR *const handle = opendir(walk->path.data);
  if (!handle || stat(walk->path.data, &st) != 0) {
    const int code = errno;
    if (handle) closedir(handle);
    return fail_errno(err, walk->path.data, "cannot read folder", code);
  }
  folder dir = {.path_len = walk->path.len, .device = st.st_dev, .inode = st.st_ino};
  ng_arena_init(&dir.names);
  ng_status status = NG_OK;
  ng_error_at(err, walk->path.data, 0, 0);
  if (walk->folders.len >= DEPTH_MAX) status = ng_fail(err, NG_ERR_INVALID, "folders nested deeper than %d", DEPTH_MAX);
  for (uint32_t i = 0; i < walk->folders.len && status == NG_OK; i++)
    if (walk->folders.data[i].device == dir.device && walk->folders.data[i].inode == dir.inode)
      status = ng_fail(err, NG_ERR_INVALID, "symbolic link to a folder that holds it");
  errno = 0;
  for (struct dirent *d; status == NG_OK && (d = readdir(handle));)
    if (!is_passed_over(ng_view_of(d->d_name)) && !add_entry(walk, &dir, d->d_name)) status = ng_fail_no_mem(err);
  closedir(handle);
  if (status == NG_OK && dir.entries.len) qsort(dir.entries.data, dir.entries.len, sizeof(entry), compare_entries);
  if (status == NG_OK && !ng_vec_push(&walk->folders, dir)) status = ng_fail_no_mem(err);
  if (status != NG_OK) folder_dispose(&dir);
  return status;
}

ng_status ng_walk_open(const char *path, bool follow_links, ng_walk **out, ng_error *err) {
  ng_walk *const walk = ng_alloc_zero(1, sizeof *walk);
  if (!walk) return ng_fail_no_mem(err);
  walk->follow_links = follow_links;
  ng_strbuf_init(&walk->path);
  ng_strbuf_add_text(&walk->path, path);
  if (walk->path.len && walk->path.data[walk->path.len - 1] != '/') ng_strbuf_add_char(&walk->path, '/');
  const ng_status status = ng_strbuf_ok(&walk->path) ? enter(walk, err) : ng_fail_no_mem(err);
  if (status != NG_OK) {
    ng_walk_close(walk);
    return status;
  }
  *out = walk;
  return NG_OK;
}

static ng_status refuse(const entry *e, const char *path, ng_error *err) {
  if (!e->mode) return fail_errno(err, path, "cannot open", e->error);
  ng_error_at(err, path, 0, 0);
  if (S_ISLNK(e->mode)) return ng_fail(err, NG_ERR_UNSUPPORTED, "symbolic link, not followed");
  return ng_fail(err, NG_ERR_UNSUPPORTED, "neither a file nor a folder");
}

ng_status ng_walk_next(ng_walk *walk, ng_strbuf *path, size_t *size, ng_error *err) {
  while (walk->folders.len) {
    folder *const dir = &walk->folders.data[walk->folders.len - 1];
    ng_strbuf_cut(&walk->path, dir->path_len);
    if (dir->next == dir->entries.len) {
      folder_dispose(dir);
      walk->folders.len--;
      continue;
    }
    const entry *const e = &dir->entries.data[dir->next++];
    if (is_page_attachment(dir, e)) continue;
    ng_strbuf_add_view(&walk->path, e->name);
    if (!ng_strbuf_ok(&walk->path)) return ng_fail_no_mem(err);
    if (S_ISDIR(e->mode)) {
      NG_TRY(enter(walk, err));
      continue;
    }
    if (!S_ISREG(e->mode)) return refuse(e, walk->path.data, err);
    ng_strbuf_clear(path);
    ng_strbuf_add_view(path, ng_strbuf_view(&walk->path));
    *size = e->size;
    return ng_strbuf_ok(path) ? NG_OK : ng_fail_no_mem(err);
  }
  return NG_END;
}

void ng_walk_close(ng_walk *walk) {
  if (!walk) return;
  for (uint32_t i = 0; i < walk->folders.len; i++) folder_dispose(&walk->folders.data[i]);
  ng_vec_dispose(&walk->folders);
  ng_strbuf_dispose(&walk->path);
  ng_dealloc(walk);
}
