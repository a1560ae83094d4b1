/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at the head of markup without parsing it. */
#ifndef NG_READ_XML_ROOT_H
#define NG_READ_XML_ROOT_H

#include <newsgraph/view.h>

/* Local name of the first element, after byte order mark, declaration, comments, processing
 * instructions and document type; {NULL, 0} if the text does not start as markup. */
ng_view ng_xml_root_name(ng_view text);

#endif
