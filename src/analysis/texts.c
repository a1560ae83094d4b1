/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/texts.h"

#include "base/map.h"

bool ng_texts_number(const ng_graph *graph, uint32_t *texts) {
  ng_map map;
  bool good = true;
  ng_map_init(&map);
  for (uint32_t i = 0; i < ng_graph_n_articles(graph) && good; i++) {
    const ng_graph_article a = ng_graph_article_at(graph, i);
    const uint32_t *const at = ng_map_enter(&map, a.sha256.len ? a.sha256 : a.uri, map.len);
    good = at != NULL;
    if (good) texts[i] = *at;
  }
  ng_map_dispose(&map);
  return good;
}
