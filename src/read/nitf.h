/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NITF elements, which NewsML also carries. */
#ifndef NG_READ_NITF_H
#define NG_READ_NITF_H

#include <libxml/tree.h>

#include "read/draft.h"

void ng_nitf_read_fields(xmlNode *nitf, ng_draft *draft);
void ng_nitf_add_text(xmlNode *nitf, ng_draft *draft);

#endif
