/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a statement: who met the host of a place has travelled there. */
#ifndef NG_EXTRACT_FOLLOW_H
#define NG_EXTRACT_FOLLOW_H

#include "extract/statement.h"

/* Adds what the triggers of the kind "statement" make of the drafts that are there. */
NG_MUST_CHECK ng_status ng_follow_drafts(ng_drafts *drafts, const ng_extraction *x, ng_error *err);

#endif
