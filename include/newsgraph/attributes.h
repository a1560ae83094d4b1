/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiler attributes used by every public header, and the export macro. */
#ifndef NEWSGRAPH_ATTRIBUTES_H
#define NEWSGRAPH_ATTRIBUTES_H

#if defined(__GNUC__) || defined(__clang__)
#  define NG_API __attribute__((visibility("default")))
#  define NG_MUST_CHECK __attribute__((warn_unused_result))
#  define NG_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#  define NG_PURE __attribute__((pure))
#else
#  define NG_API
#  define NG_MUST_CHECK
#  define NG_PRINTF(fmt, args)
#  define NG_PURE
#endif

#ifdef __cplusplus
#  define NG_BEGIN_DECLS extern "C" {
#  define NG_END_DECLS }
#else
#  define NG_BEGIN_DECLS
#  define NG_END_DECLS
#endif

#endif
