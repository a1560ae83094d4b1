/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NEWSGRAPH_VERSION_H
#define NEWSGRAPH_VERSION_H

#define NG_VERSION_MAJOR 0
#define NG_VERSION_MINOR 1
#define NG_VERSION_PATCH 0
#define NG_VERSION "0.1.0"

#endif
