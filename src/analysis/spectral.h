/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures that are fixed points of passing values along edges. */
#ifndef NG_ANALYSIS_SPECTRAL_H
#define NG_ANALYSIS_SPECTRAL_H

#include "analysis/analysis.h"

/* Fills `values` (zeroed, by node), or says in measure->undefined why it cannot. */
typedef ng_status ng_measure_compute(ng_analysis_work *work, ng_measure *measure, double *values);

ng_measure_compute ng_measure_pagerank, ng_measure_eigenvector, ng_measure_hub;
/* After the hubs, from which it follows. */
ng_measure_compute ng_measure_authority;

#endif
