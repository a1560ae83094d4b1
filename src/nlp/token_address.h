/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things of many characters that are one token: addresses of the net and designations. */
#ifndef NG_NLP_TOKEN_ADDRESS_H
#define NG_NLP_TOKEN_ADDRESS_H

#include <newsgraph/view.h>

/* End of the web address, mail address, domain, file name, @name or #tag that begins at
 * `at`; 0 where there is none. */
size_t ng_address_end(ng_view text, size_t at);

/* End of the designation that begins at `at`: Su-35, F/A-18E/F, Kh-47M2, 9M729, M1A2, P5+1;
 * 0 where there is none. */
size_t ng_designation_end(ng_view text, size_t at);

#endif
