/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text: the document's text is the decoded file, so that offsets are those of the
 * source wherever nothing had to be cleaned. */
#include "read/format.h"
#include "read/lines.h"

int ng_sniff_text(ng_view text) {
  (void)text;
  return NG_SURE_LAST;
}

ng_status ng_read_text(ng_reading *reading, ng_view text, ng_error *err) {
  ng_draft draft;
  ng_draft_init(&draft);
  ng_clean_add(&draft.text, &draft.shifts, text, 0);
  if (ng_strbuf_ok(&draft.text)) ng_lines_add_blocks(&draft, 0, true);
  const ng_status status = ng_reading_emit(reading, &draft, 0, err);
  ng_draft_dispose(&draft);
  return status;
}
