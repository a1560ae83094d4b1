/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_guard.h"

#include <pthread.h>
#include <stdio.h>

#include "base/error.h"

/* What igraph reported last: its handlers get no pointer of ours to put it behind. */
static _Thread_local char last_reason[256];

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock;

static void make_lock(void) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&lock, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

static void on_error(const char *reason, const char *file, int line, igraph_error_t code) {
  (void)code;
  snprintf(last_reason, sizeof last_reason, "%s (%s:%d)", reason, file, line);
  IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *reason, const char *file, int line) {
  (void)reason;
  (void)file;
  (void)line;
}

ng_status ng_igraph_enter(ng_igraph_guard *guard, ng_error *err) {
  *guard = (ng_igraph_guard){0};
  pthread_once(&once, make_lock);
  pthread_mutex_lock(&lock);
  guard->error = igraph_set_error_handler(on_error);
  guard->warning = igraph_set_warning_handler(on_warning);
  guard->interruption = igraph_set_interruption_handler(NULL);
  guard->attributes = igraph_set_attribute_table(&igraph_cattribute_table);
  guard->host_rng = *igraph_rng_default();
  const igraph_error_t code = igraph_rng_init(&guard->rng, &igraph_rngtype_mt19937);
  guard->has_rng = code == IGRAPH_SUCCESS;
  if (guard->has_rng) {
    igraph_rng_seed(&guard->rng, 42);
    guard->rng.is_seeded = true; /* or igraph seeds it with the time */
    igraph_rng_set_default(&guard->rng);
    return NG_OK;
  }
  ng_igraph_leave(guard);
  return ng_igraph_check(code, "random generator", err);
}

void ng_igraph_leave(ng_igraph_guard *guard) {
  if (guard->has_rng) {
    igraph_rng_set_default(&guard->host_rng);
    igraph_rng_destroy(&guard->rng);
  }
  igraph_set_attribute_table(guard->attributes);
  igraph_set_interruption_handler(guard->interruption);
  igraph_set_warning_handler(guard->warning);
  igraph_set_error_handler(guard->error);
  pthread_mutex_unlock(&lock);
}

ng_status ng_igraph_check(igraph_error_t code, const char *what, ng_error *err) {
  if (code == IGRAPH_SUCCESS) return NG_OK;
  if (code == IGRAPH_ENOMEM) return ng_fail_no_mem(err);
  return ng_fail(err, NG_ERR_INTERNAL, "%s: %s", what, last_reason[0] ? last_reason : igraph_strerror(code));
}
