/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema.org articles in JSON-LD. */
#ifndef NG_READ_JSON_LD_H
#define NG_READ_JSON_LD_H

#include "read/draft.h"

/* Reads one script of a page; one that is no JSON or no article is passed over. */
void ng_json_ld_read(ng_view script, ng_draft *draft, ng_strbuf *body);

#endif
