/* SPDX-License-Identifier: GPL-3.0-or-later */
/* newsgraph: news articles to a typed knowledge graph.  This header brings all others.
 *
 *   read.h       paths to documents                 document.h   what a document holds
 *   language.h   sentences, tags, trees, names      predicate.h  verbs and nouns with roles
 *   ontology.h   types and triggers                 knowledge.h  lists of known entities
 *   extract.h    entities and statements            pipeline.h   all of that, on many articles
 *   build.h      documents to a graph               graph.h      the graph
 *   formats.h    graph files and pictures           analysis.h   centralities and reports
 *   evaluate.h   scores against annotations
 *
 * The library has no global state: objects may be used by several threads as their headers
 * say.  It never prints and never exits. */
#ifndef NEWSGRAPH_NEWSGRAPH_H
#define NEWSGRAPH_NEWSGRAPH_H

#include <newsgraph/analysis.h>
#include <newsgraph/build.h>
#include <newsgraph/document.h>
#include <newsgraph/evaluate.h>
#include <newsgraph/extract.h>
#include <newsgraph/formats.h>
#include <newsgraph/graph.h>
#include <newsgraph/knowledge.h>
#include <newsgraph/language.h>
#include <newsgraph/ontology.h>
#include <newsgraph/pipeline.h>
#include <newsgraph/predicate.h>
#include <newsgraph/read.h>
#include <newsgraph/status.h>
#include <newsgraph/version.h>

#endif
