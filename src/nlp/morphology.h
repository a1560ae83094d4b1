/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Morphological features of English, which tag, form and tree determine. */
#ifndef NG_NLP_MORPHOLOGY_H
#define NG_NLP_MORPHOLOGY_H

#include <newsgraph/document.h>

/* Features that tag and form alone give. */
uint16_t ng_morphology_of_tag(ng_upos upos, ng_xpos xpos, ng_view form);

/* Sets `feats` of every token; voice, mood and the kind of -ing forms need the tree and stay
 * unset without one.  `dependents` is scratch memory, a byte for each token. */
void ng_morphology_set(ng_document *doc, uint8_t *dependents);

#endif
