/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/explain.h"

#include "base/error.h"
#include "extract/denotation.h"
#include "extract/rule.h"
#include "extract/status.h"

typedef struct explanation {
  const ng_extraction *x;
  ng_strbuf *out;
  uint32_t sentence;
} explanation;

static ng_view word(const ng_extraction *x, uint32_t token) { return ng_token_text(x->doc, &x->doc->tokens.data[token]); }

static void add_entity(const explanation *e, uint32_t entity) {
  if (entity == NG_NONE) ng_strbuf_add_text(e->out, "?");
  else ng_strbuf_add_view(e->out, e->x->doc->entities.data[entity].name);
}

static void add_tokens(const explanation *e) {
  const ng_sentence *const s = &e->x->doc->sentences.data[e->sentence];
  ng_strbuf_add_text(e->out, "tokens\n");
  for (uint32_t i = s->first; i < s->end; i++) {
    const ng_token *const t = &e->x->doc->tokens.data[i];
    ng_strbuf_addf(e->out, "  %3u  %-18.*s %-16.*s %-6s %-5s %3u %s\n", i - s->first + 1, NG_VIEW_ARGS(word(e->x, i)),
                   NG_VIEW_ARGS(t->lemma),
                   ng_upos_name((ng_upos)t->upos), ng_xpos_name((ng_xpos)t->xpos), t->head == NG_NONE ? 0
                       : t->head - s->first + 1,
                   ng_deprel_name((ng_deprel)t->deprel));
  }
}

static void add_mentions(const explanation *e) {
  static const char *const kinds[] = {"name", "nominal", "pronoun"};
  const ng_document *const doc = e->x->doc;
  ng_strbuf_add_text(e->out, "mentions\n");
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    const ng_mention *const m = &doc->mentions.data[i];
    if (doc->tokens.data[m->first].sentence != e->sentence) continue;
    const ng_view text = ng_document_slice(doc, (ng_span){doc->tokens.data[m->first].begin,
                                                          doc->tokens.data[m->end - 1].end});
    ng_strbuf_addf(e->out, "  %.*s  %s, %s -> ", NG_VIEW_ARGS(text), kinds[m->kind], ng_name_type_name(m->name_type));
    add_entity(e, m->entity);
    ng_strbuf_add_char(e->out, '\n');
  }
}

static void add_arguments(const explanation *e, const ng_predicate *p) {
  for (uint32_t i = 0; i < p->n_arguments; i++) {
    const ng_argument *const a = &e->x->doc->arguments.data[p->first_argument + i];
    ng_strbuf_addf(e->out, "    %.*s: %.*s", NG_VIEW_ARGS(a->role), NG_VIEW_ARGS(word(e->x, a->token)));
    uint32_t entities[NG_ENTITIES_MAX];
    const uint32_t n = ng_denotation(e->x, p, a->token, entities, NG_ENTITIES_MAX);
    for (uint32_t k = 0; k < n; k++) {
      ng_strbuf_add_text(e->out, k ? ", " : " = ");
      add_entity(e, entities[k]);
    }
    ng_strbuf_add_text(e->out, a->inherited ? " (inferred)\n" : "\n");
  }
}

static void add_outcome(const explanation *e, const ng_rule_match *match) {
  if (match->outcome == NG_RULE_OTHER_KIND) return; /* not nearly */
  ng_strbuf_addf(e->out, "    rule %.*s ", NG_VIEW_ARGS(match->trigger->id));
  switch (match->outcome) {
  case NG_RULE_FIRED: ng_strbuf_add_text(e->out, "fired"); break;
  case NG_RULE_OTHER_KIND: break;
  case NG_RULE_CONDITION: {
    const ng_trigger_where *const w = &match->trigger->where[match->detail];
    ng_strbuf_addf(e->out, "did not fire: %s condition on %.*s fails", w->negated ? "a negative" : "the",
                   NG_VIEW_ARGS(w->role == NG_NONE ? w->function : match->edge->roles[w->role].name));
    break;
  }
  case NG_RULE_MISSING_ROLE:
    ng_strbuf_addf(e->out, "did not fire: nobody fills %.*s", NG_VIEW_ARGS(match->edge->roles[match->detail].name));
    break;
  case NG_RULE_NO_PAIR: ng_strbuf_add_text(e->out, "did not fire: its roles join no two entities"); break;
  }
  for (uint32_t r = 0; r < match->edge->n_roles; r++)
    for (uint32_t i = 0; i < match->roles[r].n; i++) {
      ng_strbuf_addf(e->out, "; %.*s ", NG_VIEW_ARGS(match->edge->roles[r].name));
      if (match->roles[r].fillers[i].entity != NG_NONE) add_entity(e, match->roles[r].fillers[i].entity);
      else ng_strbuf_addf(e->out, "\"%.*s\"", NG_VIEW_ARGS(word(e->x, match->roles[r].fillers[i].token)));
    }
  ng_strbuf_add_char(e->out, '\n');
}

static bool explain_match(void *user, const ng_rule_match *match) {
  add_outcome(user, match);
  return true;
}

static void add_predicates(explanation *e) {
  static const char *const kinds[] = {"verb", "noun", "adjective", "copula", "apposition"};
  static const char *const modalities[] = {"", ", future", ", possible", ", alleged"};
  const ng_document *const doc = e->x->doc;
  ng_strbuf_add_text(e->out, "predicates\n");
  for (uint32_t i = 0; i < doc->predicates.len; i++) {
    const ng_predicate *const p = &doc->predicates.data[i];
    if (doc->tokens.data[p->token].sentence != e->sentence) continue;
    ng_strbuf_addf(e->out, "  %.*s  %s%s%s", NG_VIEW_ARGS(p->lemma), kinds[p->kind], p->polarity == NG_POLARITY_NEGATIVE
                   ? ", negated" : "",
                   modalities[p->modality]);
    if (p->light != NG_NONE) ng_strbuf_addf(e->out, ", carried by \"%.*s\"", NG_VIEW_ARGS(word(e->x, p->light)));
    if (p->attributed_to != NG_NONE) ng_strbuf_addf(e->out, ", according to \"%.*s\"",
                                                    NG_VIEW_ARGS(word(e->x, p->attributed_to)));
    ng_strbuf_add_char(e->out, '\n');
    add_arguments(e, p);
    ng_rules_of_predicate(e->x, i, explain_match, e);
  }
}

static void add_statements(const explanation *e) {
  const ng_document *const doc = e->x->doc;
  const ng_span span = doc->sentences.data[e->sentence].span;
  ng_strbuf_add_text(e->out, "statements\n");
  for (uint32_t i = 0; i < doc->statements.len; i++) {
    const ng_statement *const s = &doc->statements.data[i];
    if (s->evidence.begin < span.begin || s->evidence.begin >= span.end) continue;
    ng_strbuf_addf(e->out, "  %.*s  ", NG_VIEW_ARGS(s->type));
    add_entity(e, s->source);
    ng_strbuf_add_text(e->out, " -> ");
    add_entity(e, s->target);
    ng_strbuf_addf(e->out, "  %s, %.2f, %.*s\n", ng_statement_status_name(s->status), (double)s->confidence,
                   NG_VIEW_ARGS(s->rule));
  }
}

static void explain_sentence(explanation *e) {
  const ng_span span = e->x->doc->sentences.data[e->sentence].span;
  ng_strbuf_addf(e->out, "sentence %u  [%u, %u)\n  %.*s\n", e->sentence + 1, span.begin, span.end,
                 NG_VIEW_ARGS(ng_document_slice(e->x->doc, span)));
  add_tokens(e);
  ng_strbuf_add_text(e->out, "tree\n");
  ng_explain_tree(e->x->doc, e->sentence, e->out);
  add_mentions(e);
  add_predicates(e);
  add_statements(e);
  ng_strbuf_add_char(e->out, '\n');
}

/* Renders with the extraction still at hand: entities are renumbered only when it is finished. */
static ng_status render(const ng_extraction *x, const ng_explain_options *options, ng_strbuf *out, ng_error *err) {
  const uint32_t n = x->doc->sentences.len;
  if (options->sentence > n) return ng_fail(err, NG_ERR_NOT_FOUND, "there is no sentence %u, the article has %u",
                                            options->sentence, n);
  const uint32_t first = options->sentence ? options->sentence - 1 : 0, end = options->sentence ? options->sentence : n;
  if (options->format == NG_EXPLAIN_SVG) ng_explain_svg(x->doc, first, end, out);
  else
    for (uint32_t i = first; i < end; i++) explain_sentence(&(explanation){x, out, i});
  return ng_strbuf_ok(out) ? NG_OK : ng_fail_no_mem(err);
}

ng_status ng_explain_write(const ng_extractor *extractor, ng_document *doc, const ng_explain_options *options, FILE *out,
                           ng_error *err) {
  static const ng_explain_options defaults = {0};
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_extraction x;
  ng_status status = ng_extraction_begin(&x, extractor, doc, err);
  if (status == NG_OK) status = ng_extraction_run(&x, err);
  if (status == NG_OK) status = render(&x, options ? options : &defaults, &text, err);
  if (status == NG_OK) status = ng_entities_finish(&x.entities, doc, err);
  ng_extraction_dispose(&x);
  if (status == NG_OK && fwrite(text.data, 1, text.len, out) != text.len) status = ng_fail(err, NG_ERR_WRITE,
        "cannot write the explanation");
  ng_strbuf_dispose(&text);
  return status;
}
