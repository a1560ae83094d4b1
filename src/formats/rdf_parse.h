/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turtle 1.1 and N-Quads (which N-Triples is part of) as triples of numbered terms. */
#ifndef NG_FORMATS_RDF_PARSE_H
#define NG_FORMATS_RDF_PARSE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "formats/scan.h"

typedef enum ng_rdf_kind { NG_RDF_IRI, NG_RDF_BLANK, NG_RDF_LITERAL } ng_rdf_kind;

typedef struct ng_rdf_term {
  ng_rdf_kind kind;
  ng_view text;         /* absolute IRI, label of the blank node, or the literal's text */
  ng_view type;         /* of a literal: the IRI of its datatype; "" for strings */
} ng_rdf_term;

typedef struct ng_rdf_triple {
  uint32_t subject, predicate, object; /* terms; equal terms have equal numbers */
  size_t at;            /* in the file */
} ng_rdf_triple;

typedef struct ng_rdf {
  NG_VEC(ng_rdf_term) terms;
  NG_VEC(ng_rdf_triple) triples; /* in the order of the file */
  ng_map term_by_key;
  ng_arena arena;
} ng_rdf;

/* Reads all of `scan`; the graphs of N-Quads are not kept.  To be disposed of in any case. */
ng_status ng_rdf_parse(ng_rdf *rdf, ng_scan *scan, bool quads);
void ng_rdf_dispose(ng_rdf *rdf);

/* The number of an IRI, NG_MAP_MISSING if no triple has it. */
uint32_t ng_rdf_find(const ng_rdf *rdf, const char *iri);

#endif
