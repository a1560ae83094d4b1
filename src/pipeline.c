/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The path of an article, and many of them at once.
 *
 * ng_pipeline_process is the path: language, names, predicates, extraction.
 * ng_pipeline_run feeds it: the calling thread lists inputs into a ring of slots and delivers finished
 * ones in order; workers read and process the slots between.
 *
 *        delivered   next to deliver        next to work on      next to fill
 *   ring: ........ [done][done][working][working][waiting][waiting] ........
 */
#include <newsgraph/pipeline.h>

#include <pthread.h>
#include <unistd.h>

#include <newsgraph/knowledge.h>
#include <newsgraph/language.h>
#include <newsgraph/predicate.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/vec.h"

#define SLOTS_PER_THREAD 8
#define MAX_THREADS 256

struct ng_pipeline {
  ng_pipeline_depth depth;
  ng_language *language;
  ng_knowledge *own_knowledge; /* where the ontology brings lists of its own */
  ng_ontology *ontology;
  ng_extractor *extractor;
};

static ng_status load(ng_pipeline *p, const ng_pipeline_options *options, ng_error *err) {
  NG_TRY(ng_language_load(options->models, &p->language, err));
  if (p->depth == NG_PIPELINE_LANGUAGE) return NG_OK;
  NG_TRY(ng_ontology_load(options->ontology, &p->ontology, err));
  const char *const lists = ng_ontology_lists_dir(p->ontology);
  const ng_knowledge *knowledge = lists ? NULL : ng_language_knowledge(p->language);
  if (!knowledge) {
    NG_TRY(ng_knowledge_open(lists, &p->own_knowledge, err));
    knowledge = p->own_knowledge;
  }
  return ng_extractor_new(p->ontology, knowledge, &p->extractor, err);
}

ng_status ng_pipeline_new(const ng_pipeline_options *options, ng_pipeline **out, ng_error *err) {
  const ng_pipeline_options defaults = {0};
  if (!options) options = &defaults;
  *out = NULL;
  ng_pipeline *const p = ng_alloc_zero(1, sizeof *p);
  if (!p) return ng_fail_no_mem(err);
  p->depth = options->depth;
  const ng_status status = load(p, options, err);
  if (status == NG_OK) *out = p;
  else ng_pipeline_free(p);
  return status;
}

void ng_pipeline_free(ng_pipeline *p) {
  if (!p) return;
  ng_extractor_free(p->extractor);
  ng_knowledge_free(p->own_knowledge);
  ng_ontology_free(p->ontology);
  ng_language_free(p->language);
  ng_dealloc(p);
}

const ng_ontology *ng_pipeline_ontology(const ng_pipeline *p) { return p->ontology; }
const ng_extractor *ng_pipeline_extractor(const ng_pipeline *p) { return p->extractor; }

static ng_status process(const ng_pipeline *p, ng_annotator *annotator, ng_document *doc, ng_error *err) {
  NG_TRY(ng_annotate(annotator, doc, err));
  if (p->depth == NG_PIPELINE_LANGUAGE) return NG_OK;
  NG_TRY(ng_extract_names(p->extractor, doc, err));
  NG_TRY(ng_find_predicates(doc, err));
  return p->depth == NG_PIPELINE_PREDICATES ? NG_OK : ng_extract(p->extractor, doc, err);
}

ng_status ng_pipeline_process(const ng_pipeline *p, ng_document *doc, ng_error *err) {
  ng_annotator *annotator;
  NG_TRY(ng_annotator_new(p->language, &annotator, err));
  const ng_status status = process(p, annotator, doc, err);
  ng_annotator_free(annotator);
  return status;
}

/* One outcome of an input: a document, or why there is none. */
typedef struct outcome {
  ng_document *doc;
  ng_error *failure;
} outcome;

typedef struct slot {
  ng_input *input;
  NG_VEC(outcome) outcomes; /* in order */
  bool done;
} slot;

typedef struct run {
  const ng_pipeline *pipeline;
  const ng_run_options *options;
  const ng_run_handler *handler;
  ng_run_summary summary;
  ng_reader *reader;
  slot *slots;
  size_t n_slots;
  size_t n_filled;    /* inputs listed so far; slot i % n_slots holds input i */
  size_t n_taken;     /* inputs that workers have taken */
  size_t n_delivered;
  bool closed;        /* no more inputs will come */
  pthread_mutex_t mutex;
  pthread_cond_t work; /* something to take, or closed */
  pthread_cond_t done; /* some slot is done */
} run;

static bool add_failure(slot *s, const ng_error *err) {
  ng_error *const copy = ng_alloc(sizeof *copy);
  if (!copy) return false;
  *copy = *err;
  if (ng_vec_push(&s->outcomes, (outcome){.failure = copy})) return true;
  ng_dealloc(copy);
  return false;
}

typedef struct work {
  run *run;
  slot *slot;
  ng_annotator *annotator;
} work;

static void take_failure(const ng_error *failure, void *user) {
  work *const w = user;
  add_failure(w->slot, failure);
}

static ng_status take_document(ng_document *doc, void *user) {
  work *const w = user;
  ng_error failure = {0};
  ng_error_at(&failure, ng_document_article(doc)->uri.data, 0, 0);
  if (process(w->run->pipeline, w->annotator, doc, &failure) != NG_OK) {
    ng_document_free(doc);
    return add_failure(w->slot, &failure) ? NG_OK : NG_ERR_NO_MEM;
  }
  if (ng_vec_push(&w->slot->outcomes, (outcome){.doc = doc})) return NG_OK;
  ng_document_free(doc);
  return NG_ERR_NO_MEM;
}

static ng_status read_slot(work *w, ng_error *err) {
  const ng_read_sink sink = {.document = take_document, .problem = take_failure, .user = w};
  return ng_input_read(w->slot->input, &w->run->options->read, &sink, err);
}

static slot *next_slot(run *r) {
  pthread_mutex_lock(&r->mutex);
  while (r->n_taken == r->n_filled && !r->closed) pthread_cond_wait(&r->work, &r->mutex);
  slot *const s = r->n_taken < r->n_filled ? &r->slots[r->n_taken++ % r->n_slots] : NULL;
  pthread_mutex_unlock(&r->mutex);
  return s;
}

static void *worker(void *user) {
  run *const r = user;
  ng_error err = {0};
  work w = {.run = r};
  const ng_status ready = ng_annotator_new(r->pipeline->language, &w.annotator, &err);
  while ((w.slot = next_slot(r))) {
    if (w.slot->input && (ready != NG_OK || read_slot(&w, &err) != NG_OK)) add_failure(w.slot, &err);
    pthread_mutex_lock(&r->mutex);
    w.slot->done = true;
    pthread_cond_signal(&r->done);
    pthread_mutex_unlock(&r->mutex);
  }
  ng_annotator_free(w.annotator);
  return NULL;
}

static void slot_clear(slot *s) {
  for (uint32_t i = 0; i < s->outcomes.len; i++) {
    ng_document_free(s->outcomes.data[i].doc);
    ng_dealloc(s->outcomes.data[i].failure);
  }
  ng_vec_dispose(&s->outcomes);
  ng_input_free(s->input);
  *s = (slot){0};
}

static ng_status deliver(run *r, slot *s, ng_error *err) {
  const ng_run_handler *const h = r->handler;
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < s->outcomes.len && status == NG_OK; i++) {
    const outcome *const o = &s->outcomes.data[i];
    if (o->failure) {
      r->summary.failures++;
      if (h->failure) h->failure(h->user, o->failure);
      continue;
    }
    r->summary.articles++;
    if (h->article) status = h->article(h->user, o->doc, err);
  }
  r->summary.bytes += s->input ? ng_input_size(s->input) : 0;
  slot_clear(s);
  if (h->progress) h->progress(h->user, r->summary.articles, r->summary.failures, r->summary.bytes);
  return status;
}

/* Lists the next input into a free slot.  One that cannot be listed becomes a slot without
 * input, so that its failure is told in its place. */
static ng_status fill(run *r, bool *ended, ng_error *err) {
  slot *const s = &r->slots[r->n_filled % r->n_slots];
  ng_error failure = {0};
  const ng_status status = ng_reader_next(r->reader, &s->input, &failure);
  if (status == NG_END) {
    *ended = true;
    return NG_OK;
  }
  if (status != NG_OK && !add_failure(s, &failure)) return ng_fail_no_mem(err);
  pthread_mutex_lock(&r->mutex);
  r->n_filled++;
  pthread_cond_signal(&r->work);
  pthread_mutex_unlock(&r->mutex);
  return NG_OK;
}

static slot *wait_for_next(run *r) {
  slot *const s = &r->slots[r->n_delivered % r->n_slots];
  pthread_mutex_lock(&r->mutex);
  while (!s->done) pthread_cond_wait(&r->done, &r->mutex);
  pthread_mutex_unlock(&r->mutex);
  return s;
}

static ng_status feed_and_deliver(run *r, ng_error *err) {
  bool ended = false;
  for (;;) {
    while (!ended && r->n_filled - r->n_delivered < r->n_slots) NG_TRY(fill(r, &ended, err));
    if (r->n_delivered == r->n_filled) return NG_OK;
    slot *const s = wait_for_next(r);
    r->n_delivered++;
    NG_TRY(deliver(r, s, err));
  }
}

/* Starts the workers, runs, joins them; as many as could be started, but at least one. */
static ng_status run_threads(run *r, unsigned n_threads, ng_error *err) {
  pthread_t threads[MAX_THREADS];
  unsigned n = 0;
  while (n < n_threads && pthread_create(&threads[n], NULL, worker, r) == 0) n++;
  const ng_status status = n ? feed_and_deliver(r, err) : ng_fail(err, NG_ERR_INTERNAL, "cannot start a thread");
  pthread_mutex_lock(&r->mutex);
  r->closed = true;
  if (status != NG_OK) r->n_taken = r->n_filled; /* leave what is waiting */
  pthread_cond_broadcast(&r->work);
  pthread_mutex_unlock(&r->mutex);
  while (n > 0) pthread_join(threads[--n], NULL);
  return status;
}

static unsigned thread_count(unsigned wanted) {
  const long cores = sysconf(_SC_NPROCESSORS_ONLN);
  const unsigned n = wanted ? wanted : cores > 0 ? (unsigned)cores : 1;
  return n < MAX_THREADS ? n : MAX_THREADS;
}

ng_status ng_pipeline_run(const ng_pipeline *pipeline, const char *const *paths, size_t n_paths,
                          const ng_run_options *options, const ng_run_handler *handler, ng_run_summary *summary,
                          ng_error *err) {
  const ng_run_options defaults = {0};
  run r = {.pipeline = pipeline, .options = options ? options : &defaults, .handler = handler};
  const unsigned n_threads = thread_count(r.options->threads);
  NG_TRY(ng_reader_open(paths, n_paths, &r.options->read, &r.reader, err));
  r.n_slots = (size_t)n_threads * SLOTS_PER_THREAD;
  r.slots = ng_alloc_zero(r.n_slots, sizeof *r.slots);
  ng_status status = NG_ERR_NO_MEM;
  if (r.slots) {
    pthread_mutex_init(&r.mutex, NULL);
    pthread_cond_init(&r.work, NULL);
    pthread_cond_init(&r.done, NULL);
    status = run_threads(&r, n_threads, err);
    pthread_cond_destroy(&r.done);
    pthread_cond_destroy(&r.work);
    pthread_mutex_destroy(&r.mutex);
    for (size_t i = 0; i < r.n_slots; i++) slot_clear(&r.slots[i]);
    ng_dealloc(r.slots);
  } else {
    ng_fail_no_mem(err);
  }
  ng_reader_close(r.reader);
  if (summary) *summary = r.summary;
  return status;
}
