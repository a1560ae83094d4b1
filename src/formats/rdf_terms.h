/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabularies of our RDF, for its writer and its reader. */
#ifndef NG_FORMATS_RDF_TERMS_H
#define NG_FORMATS_RDF_TERMS_H

#define NG_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NG_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define NG_PROV "http://www.w3.org/ns/prov#"
#define NG_SCHEMA "https://schema.org/"
#define NG_SKOS "http://www.w3.org/2004/02/skos/core#"
#define NG_XSD "http://www.w3.org/2001/XMLSchema#"
/* Our own: "urn:newsgraph:KIND:ID" for things, "urn:newsgraph:NAME" for properties, and
 * "urn:newsgraph:column:NAME" for columns beyond the standard ones. */
#define NG_OURS "urn:newsgraph:"

#endif
