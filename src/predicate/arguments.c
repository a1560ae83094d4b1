/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tree says outright about the arguments of a verb, an adjective or a copula. */
#include "predicate/build.h"

static bool is_participle(const ng_tree *tree, uint32_t t) {
  return ng_tree_xpos(tree, t) == NG_XPOS_VBN;
}

/* Verbs without a passive: "Trump's envoy, X, travelled to". */
static const char *const intransitives[] = {"travel", "arrive", "go", "come", "depart", "return", "appear", "happen",
                                            "occur", NULL};

/* Means that the parser takes for agents: "spoke by phone", "came by train". */
static const char *const means[] = {"phone", "telephone", "videoconference", "videolink", "link", "video", "train", "plane",
                                    "car", "bus", "air", "sea", "road", "land", "helicopter", "boat", "rail", "mail",
                                    "email", "letter", NULL};

static bool is_agent(const ng_tree *tree, uint32_t t, bool by) {
  return (by || ng_tree_rel(tree, t) == NG_DEPREL_OBL_AGENT) && !ng_tree_is_one(tree, t, means);
}

static uint32_t agent_of(const ng_tree *tree, uint32_t t) {
  NG_EACH_CHILD(tree, t, c) if (is_agent(tree, c, false)) return c;
  return NG_NONE;
}

/* "sanctions imposed on", "a US-sanctioned firm", "Li sanctioned by US": passive without a sign
 * of its own. */
static bool is_bare_passive(const ng_tree *tree, uint32_t t) {
  if (ng_tree_upos(tree, t) != NG_UPOS_VERB || ng_tree_child(tree, t, NG_DEPREL_AUX) != NG_NONE) return false;
  if (ng_tree_is_one(tree, t, intransitives)) return false;
  const ng_deprel rel = ng_tree_rel(tree, t);
  const bool past = is_participle(tree, t) || ng_tree_xpos(tree, t) == NG_XPOS_VBD;
  const bool has_object = ng_tree_child(tree, t, NG_DEPREL_OBJ) != NG_NONE;
  const bool has_agent = agent_of(tree, t) != NG_NONE;
  const bool clause = ng_tree_child(tree, t, NG_DEPREL_MARK) != NG_NONE && ng_tree_child(tree, t, NG_DEPREL_NSUBJ) != NG_NONE;
  if (clause) return past && has_agent && !has_object; /* "the first since X and Y met" */
  if (rel == NG_DEPREL_ACL || rel == NG_DEPREL_AMOD) return past && !has_object;
  if (past && has_agent && !has_object) return true;
  if (ng_tree_child(tree, t, NG_DEPREL_NSUBJ) != NG_NONE) return false; /* a past tense taken for a participle */
  return is_participle(tree, t) && !has_object &&
         (rel == NG_DEPREL_XCOMP || rel == NG_DEPREL_ADVCL || rel == NG_DEPREL_ROOT || rel == NG_DEPREL_PARATAXIS);
}

/* "is headed to Oslo", "was bound for": who is on the way is not sent by anybody. */
static bool is_on_way(const ng_builder *b, uint32_t t) {
  static const char *const ways[] = {"to", "for", "toward", "towards", "into", NULL};
  return ng_tree_is(&b->tree, t, "head") && t + 1 < b->tree.n && ng_tree_is_one(&b->tree, t + 1, ways) &&
         ng_tree_child(&b->tree, t, NG_DEPREL_OBL_AGENT) == NG_NONE;
}

static bool is_passive(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  if (is_on_way(b, t)) return false;
  if (ng_tree_child(tree, t, NG_DEPREL_AUX_PASS) != NG_NONE) return true;
  if (ng_tree_child(tree, t, NG_DEPREL_NSUBJ_PASS) != NG_NONE) {
    /* with an object and "has" ("he's held talks"), or no auxiliary at all, it is a slip of the parser */
    const bool active = !is_participle(tree, t) || ng_tree_child(tree, t, NG_DEPREL_AUX) != NG_NONE;
    return !active || ng_tree_child(tree, t, NG_DEPREL_OBJ) == NG_NONE;
  }
  if (is_bare_passive(tree, t)) return true;
  if (ng_tree_rel(tree, t) != NG_DEPREL_CONJ || !is_participle(tree, t)) return false;
  if (ng_tree_child(tree, t, NG_DEPREL_AUX) != NG_NONE || ng_tree_child(tree, t, NG_DEPREL_NSUBJ) != NG_NONE) return false;
  const ng_frame *const first = ng_builder_frame(b, tree->tokens[t].head);
  return first && first->passive; /* was arrested and charged */
}

/* Nouns that make a preposition with the words around them: "on behalf of", "at the invitation
 * of". */
static const char *const relational_nouns[] = {"behalf",   "invitation", "request",      "favor",        "favour",
                                               "support",  "response",   "exchange",     "cooperation",  "coordination",
                                               "protest",  "defense",    "defence",      "partnership",  "conjunction",
                                               "solidarity", "conflict", "line",         "retaliation",  "return",
                                               "charge",   "command",    "part",         "accordance",   NULL};

static ng_view join3(ng_builder *b, ng_view a, ng_view noun, ng_view c) {
  char text[96];
  size_t len = 0;
  const ng_view parts[] = {a, noun, c};
  for (int i = 0; i < 3; i++) {
    if (len + parts[i].len + 1 > sizeof text) return (ng_view){NULL, 0};
    if (len && parts[i].len) text[len++] = '_';
    if (parts[i].len) memcpy(text + len, parts[i].data, parts[i].len);
    len += parts[i].len;
  }
  const ng_view copy = ng_document__copy(b->doc, ng_view_make(text, len));
  b->out_of_memory |= !copy.data;
  return copy;
}

static ng_view case_of(ng_builder *b, uint32_t t) {
  return ng_tree_marker(&b->tree, t, NG_DEPREL_CASE, &b->doc->arena);
}

/* Whether `noun` is the plural right before the comma or preposition that opens `c`. */
static bool stands_before(const ng_builder *b, uint32_t noun, uint32_t c) {
  const uint32_t first = ng_tree_leftmost(&b->tree, c);
  if (ng_tree_xpos(&b->tree, noun) != NG_XPOS_NNS) return false;
  return first > noun && first - noun <= (ng_tree_is(&b->tree, first, ",") ? 1u : 2u);
}

/* "countries" that the state behind "including" is one of. */
static bool may_be_among(const ng_builder *b, uint32_t example, uint32_t token) {
  static const char *const states[] = {"country", "nation", "state", "ally", "partner", "member", "government", "power", NULL};
  const uint32_t name = b->name_of[example];
  return name != NG_NONE && b->doc->mentions.data[name].name_type == NG_NAME_STATE && ng_tree_is_one(&b->tree, token, states);
}

/* Examples are of a plural: "met the heads of agencies in Rome, including X", "several countries have sent tanks,
 * including X". */
static bool comes_closer(const ng_builder *b, uint32_t example, uint32_t token, uint32_t than) {
  const bool fits = may_be_among(b, example, token), other_fits = may_be_among(b, example, than);
  if (fits != other_fits) return fits;
  const bool many = ng_tree_xpos(&b->tree, token) == NG_XPOS_NNS, others = ng_tree_xpos(&b->tree, than) == NG_XPOS_NNS;
  return many != others ? many : token >= than;
}

/* "designated 21 members, including X": examples that the tree hangs on the verb belong to the argument
 * before them. */
static void add_examples(ng_builder *b, uint32_t c) {
  uint32_t last = NG_NONE;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (b->pending[i].token < c && (last == NG_NONE || comes_closer(b, c, b->pending[i].token, b->pending[last].token))) last = i;
  if (last == NG_NONE) return;
  ng_view role = b->pending[last].role;
  const bool event = ng_builder_classes(b, b->pending[last].token, (ng_view){NULL, 0}) & NG_LEX_EVENT;
  NG_EACH_CHILD(&b->tree, b->pending[last].token, d) /* "sanctions on 17 officials, among them X" */
    if ((event || stands_before(b, d, c)) && d < c && ng_tree_rel(&b->tree, d) == NG_DEPREL_NMOD && case_of(b, d).len)
      role = case_of(b, d);
  ng_builder_add_nominal(b, role, c, true);
}

/* "among them X" */
static bool is_among_them(const ng_builder *b, uint32_t c, ng_view role) {
  if (!ng_view_is(role, "among")) return false;
  NG_EACH_CHILD(&b->tree, c, g)
    if (g < c && ng_tree_is_one(&b->tree, g, (const char *const[]){"them", "they", NULL})) return true;
  return false;
}

static bool stands_before_hyphen(const ng_tree *tree, uint32_t c, uint32_t t) {
  return c + 2 == t && ng_tree_xpos(tree, c + 1) == NG_XPOS_HYPH;
}

static bool names_actor(const ng_builder *b, uint32_t t) {
  if (b->name_of[t] == NG_NONE) return false;
  const ng_name_type type = b->doc->mentions.data[b->name_of[t]].name_type;
  return type == NG_NAME_STATE || type == NG_NAME_PERSON || type == NG_NAME_ORGANIZATION;
}

/* "On Tuesday Obama met" with both taken for one name. */
static void add_swallowed_subject(ng_builder *b, uint32_t t, uint32_t c, bool passive) {
  if (c > t || ng_tree_child(&b->tree, t, NG_DEPREL_NSUBJ) != NG_NONE) return;
  NG_EACH_CHILD(&b->tree, c, g)
    if (g > c && g < t && ng_tree_rel(&b->tree, g) == NG_DEPREL_FLAT && names_actor(b, g) && b->name_of[g] != b->name_of[c])
      ng_builder_add_nominal(b, ng_view_of(passive ? "object" : "subject"), g, true);
}

/* "handed over its jets", "buys up to five jets": no preposition but a particle, or part of an amount. */
static bool is_object_in_disguise(const ng_builder *b, uint32_t t, uint32_t c) {
  const uint32_t particle = ng_tree_hidden_particle(&b->tree, t);
  if (particle != NG_NONE) return b->tree.tokens[particle].head == c;
  return ng_tree_begins_amount(&b->tree, t + 1) && b->tree.tokens[t + 2].head == c;
}

static void add_oblique(ng_builder *b, uint32_t t, uint32_t c, const ng_frame *frame) {
  const ng_tree *const tree = &b->tree;
  const uint32_t filler = ng_tree_antecedent(tree, t, c);
  const ng_view role = case_of(b, c);
  if (is_agent(tree, c, frame->passive && ng_view_is(role, "by"))) {
    ng_builder_add_nominal(b, ng_view_of("subject"), filler, false);
    return;
  }
  if (!role.len) {
    /* "U.S.-led": the agent stands before a hyphen; otherwise a bare noun is a time. */
    const bool hyphen = stands_before_hyphen(tree, c, t);
    if (!hyphen && c < t && names_actor(b, c) && ng_tree_child(tree, t, NG_DEPREL_NSUBJ) == NG_NONE &&
        ng_tree_child(tree, t, NG_DEPREL_NSUBJ_PASS) == NG_NONE) { /* "Visiting Prime Minister X is to sign" */
      ng_builder_add_nominal(b, ng_view_of(frame->passive ? "object" : "subject"), filler, true);
      return;
    }
    ng_builder_add_nominal(b, ng_view_of(hyphen ? (frame->passive ? "subject" : "object") : "time"), filler, false);
    return;
  }
  if (ng_view_is(role, "including") || ng_view_is(role, "such_as") || is_among_them(b, c, role)) {
    add_examples(b, c);
    return;
  }
  if (is_object_in_disguise(b, t, c)) {
    ng_builder_add_nominal(b, ng_view_of("object"), filler, true);
    return;
  }
  ng_builder_add_nominal(b, role, filler, filler != c);
  add_swallowed_subject(b, t, c, frame->passive);
  if (ng_tree_is_one(tree, c, relational_nouns))
    NG_EACH_CHILD(tree, c, g)
      if (ng_deprel_base(ng_tree_rel(tree, g)) == NG_DEPREL_NMOD)
        ng_builder_add_nominal(b, join3(b, role, ng_tree_lemma(tree, c), case_of(b, g)), g, false);
}

/* What "where" at token `c` of clause `t` stands for: the place right before it, else what the tree says, NG_NONE if
 * neither does. */
static uint32_t place_before(const ng_builder *b, uint32_t t, uint32_t c) {
  const uint32_t first = b->doc->sentences.data[b->tree.tokens[c].sentence].first;
  const uint32_t before = c > first + 1 && ng_tree_is(&b->tree, c - 1, ",") ? c - 2 : c - 1;
  if (c > first && ng_builder_is_place(b, before)) return b->doc->mentions.data[b->name_of[before]].head;
  return ng_tree_rel(&b->tree, t) == NG_DEPREL_ACL_RELCL ? b->tree.tokens[t].head : NG_NONE;
}

/* "sells daily to Cuba", "sold to Pakistan years ago": a time or a manner, which makes no preposition with what the
 * tree hangs on it. */
static bool is_loose_adverb(const ng_builder *b, uint32_t c) {
  static const char *const words[] = {"ago", "again", "later", "today", "tomorrow", "yesterday", "now", "soon", "once",
                                      "twice", "overnight", NULL};
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[c]);
  if (ng_tree_is(&b->tree, c, "ahead")) return c + 1 < b->tree.n && !ng_tree_is(&b->tree, c + 1, "of"); /* "in the week ahead" */
  return (text.len > 3 && memcmp(text.data + text.len - 2, "ly", 2) == 0) || ng_tree_is_one(&b->tree, c, words);
}

/* "ahead of the summit": an adverb with a complement of its own makes a preposition. */
static void add_adverb(ng_builder *b, uint32_t t, uint32_t c) {
  const ng_tree *const tree = &b->tree;
  if (ng_tree_is(tree, c, "where")) {
    ng_builder_add_nominal(b, ng_view_of("in"), place_before(b, t, c), true);
    return;
  }
  if (ng_builder_add_deictic(b, c)) return;
  NG_EACH_CHILD(tree, c, g)
    if (ng_deprel_base(ng_tree_rel(tree, g)) == NG_DEPREL_OBL && ng_tree_is_nominal(tree, g)) {
      const ng_view marker = case_of(b, g);
      const bool whole = memchr(marker.data ? marker.data : "", '_', marker.len) || is_loose_adverb(b, c);
      const ng_view role = whole ? marker : join3(b, (ng_view){NULL, 0}, ng_tree_lemma(tree, c), marker);
      ng_builder_add_nominal(b, role, g, false);
    }
}

static void add_subject(ng_builder *b, uint32_t t, uint32_t c, bool passive) {
  if (ng_tree_quoted(&b->tree, t, c) != NG_NONE) return;
  ng_builder_add_nominal(b, ng_view_of(passive ? "object" : "subject"), ng_tree_antecedent(&b->tree, t, c),
                         ng_tree_antecedent(&b->tree, t, c) != c);
}

/* "was given missiles": the subject of the passive is the recipient where there is an object. */
static void demote_subject_of_passive(ng_builder *b) {
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_view_is(b->pending[i].role, "object")) b->pending[i].role = ng_view_of("iobject");
}

/* "appointed Andrei Belousov defence minister" with the person taken for a modifier of the office. */
static bool split_appointment(ng_builder *b, uint32_t office) {
  if (!(ng_builder_classes(b, office, (ng_view){NULL, 0}) & NG_LEX_ROLE)) return false;
  NG_EACH_CHILD(&b->tree, office, c) {
    if (ng_tree_rel(&b->tree, c) != NG_DEPREL_COMPOUND || b->name_of[c] == NG_NONE) continue;
    if (b->doc->mentions.data[b->name_of[c]].name_type != NG_NAME_PERSON) continue;
    ng_builder_add(b, ng_view_of("object"), c, true);
    ng_builder_add(b, ng_view_of("complement"), office, false);
    return true;
  }
  return false;
}

/* "sell the kingdom 48 jets" with two objects: the first is the recipient. */
static void demote_first_object(ng_builder *b, uint32_t t) {
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_view_is(b->pending[i].role, "object") && b->pending[i].token > t) b->pending[i].role = ng_view_of("iobject");
}

/* "sold arms to X, allegations that Y denies": what stands behind a comma beside the object speaks of the clause. */
static bool is_afterthought(const ng_builder *b, uint32_t c) {
  const uint32_t first = ng_tree_leftmost(&b->tree, c);
  return ng_builder_pending(b, "object") != NG_NONE &&
      (ng_tree_is(&b->tree, first, ",") || (first > 0 && ng_tree_is(&b->tree, first - 1, ",")));
}

static void add_clause(ng_builder *b, uint32_t c) {
  if (ng_tree_is_clause(&b->tree, c)) ng_builder_add(b, ng_view_of("clause"), c, false);
  else if (ng_tree_rel(&b->tree, c) == NG_DEPREL_XCOMP) ng_builder_add_nominal(b, ng_view_of("complement"), c, false);
}

/* "supply enriched uranium" with the participle taken for a complement. */
static bool is_participle_before_object(const ng_tree *tree, uint32_t t, uint32_t c) {
  static const char *const causing[] = {"get", "have", "make", "see", "want", "need", "keep", "hear", "be", NULL};
  if (c != t + 1 || ng_tree_rel(tree, c) != NG_DEPREL_XCOMP || ng_tree_xpos(tree, c) != NG_XPOS_VBN) return false;
  const uint32_t object = ng_tree_child(tree, c, NG_DEPREL_OBJ);
  return object != NG_NONE && object > c && !ng_tree_is_one(tree, t, causing);
}

static void add_child(ng_builder *b, uint32_t t, uint32_t c, const ng_frame *frame) {
  const bool cut_short = ng_tree_is_cut_short(&b->tree, t) && c == t + 1;
  if (cut_short || is_participle_before_object(&b->tree, t, c)) { /* what the tree hangs on the word is the verb's */
    NG_EACH_CHILD(&b->tree, c, g) add_child(b, t, g, frame);
    return;
  }
  switch (ng_tree_rel(&b->tree, c)) {
  case NG_DEPREL_NSUBJ: add_subject(b, t, c, frame->passive); break;
  case NG_DEPREL_NSUBJ_OUTER: add_subject(b, t, c, false); break;
  case NG_DEPREL_NSUBJ_PASS: add_subject(b, t, c, frame->passive); break;
  case NG_DEPREL_VOCATIVE: case NG_DEPREL_DISLOCATED: /* "Biden, Xi meet in Bali" */
    if (c < t && ng_builder_is_name(b, c)) add_subject(b, t, c, frame->passive);
    break;
  case NG_DEPREL_OBJ: {
    if (is_afterthought(b, c)) break;
    const uint32_t filler = ng_tree_antecedent(&b->tree, t, c);
    if (frame->passive) demote_subject_of_passive(b);
    else if (c > t && (ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_DITRANSITIVE)) demote_first_object(b, t);
    if (split_appointment(b, c)) break;
    ng_builder_add_nominal(b, ng_view_of("object"), filler, filler != c);
    break;
  }
  case NG_DEPREL_IOBJ: ng_builder_add_nominal(b, ng_view_of("iobject"), ng_tree_antecedent(&b->tree, t, c), false); break;
  case NG_DEPREL_OBL: case NG_DEPREL_OBL_AGENT: case NG_DEPREL_OBL_UNMARKED: case NG_DEPREL_NMOD: case NG_DEPREL_NMOD_UNMARKED:
    add_oblique(b, t, c, frame);
    break;
  case NG_DEPREL_COMPOUND: /* US - sanctioned, arms - exporting; "India buys" with the subject missed */
    if (c < t && frame->p.kind <= NG_PREDICATE_ADJECTIVE && frame->p.kind != NG_PREDICATE_NOUN &&
        (ng_tree_is_nominal(&b->tree, c) || stands_before_hyphen(&b->tree, c, t))) {
      const bool finite = ng_tree_upos(&b->tree, t) == NG_UPOS_NOUN || ng_tree_xpos(&b->tree, t) == NG_XPOS_VBZ ||
          ng_tree_xpos(&b->tree, t) == NG_XPOS_VBD || ng_tree_xpos(&b->tree, t) == NG_XPOS_VBP;
      ng_builder_add_nominal(b, ng_view_of(frame->passive || finite ? "subject" : "object"), c, false);
    }
    break;
  case NG_DEPREL_AMOD: /* Iranian - backed */
    if (stands_before_hyphen(&b->tree, c, t)) ng_builder_add_nominal(b, ng_view_of(frame->passive ? "subject" : "object"),
                                                                     c, false);
    break;
  case NG_DEPREL_ADVMOD: add_adverb(b, t, c); break;
  case NG_DEPREL_XCOMP: case NG_DEPREL_CCOMP: case NG_DEPREL_ADVCL: case NG_DEPREL_CSUBJ: case NG_DEPREL_CSUBJ_PASS:
    add_clause(b, c);
    break;
  default: break;
  }
}

/* Whether `t` modifies `noun`, or a word that modifies it. */
static bool is_within_compound(const ng_tree *tree, uint32_t t, uint32_t noun) {
  enum { DEEPEST = 3 };
  for (int up = 0; up < DEEPEST && t != NG_NONE && ng_tree_rel(tree, t) == NG_DEPREL_COMPOUND; up++) {
    t = tree->tokens[t].head;
    if (t == noun) return true;
  }
  return false;
}

/* "gave Ukraine armoured vehicles", "sold Peru patrol boats": parsers take the recipient for a modifier of
 * the object. */
static void split_recipient(ng_builder *b, uint32_t t) {
  const uint32_t object = ng_builder_pending(b, "object");
  if (object == NG_NONE || object < t || ng_builder_pending(b, "iobject") != NG_NONE) return;
  if (!(ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_DITRANSITIVE)) return;
  const uint32_t first = ng_tree_upos(&b->tree, t + 1) == NG_UPOS_DET ? t + 2 : t + 1; /* `object` stands behind */
  if (first > object || b->name_of[first] == NG_NONE || !(names_actor(b, first) || ng_builder_is_place(b, first))) return;
  const ng_mention *const name = &b->doc->mentions.data[b->name_of[first]];
  if (name->first == first && is_within_compound(&b->tree, name->head, object))
    ng_builder_add_nominal(b, ng_view_of("iobject"), name->head, true);
}

/* "warned Serbia not to": the only object is the object. */
static void promote_lone_iobject(ng_builder *b) {
  if (ng_builder_pending(b, "object") != NG_NONE) return;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_view_is(b->pending[i].role, "iobject")) b->pending[i].role = ng_view_of("object");
}

/* "met at the airport by X": the agent of a passive may hang on what stands before it. */
static void find_agent(ng_builder *b, uint32_t t) {
  if (ng_builder_pending(b, "subject") != NG_NONE) return;
  const uint32_t stated = b->n_pending;
  for (uint32_t i = 0; i < stated; i++) {
    if (b->pending[i].token < t || ng_view_is(b->pending[i].role, "clause")) continue;
    NG_EACH_CHILD(&b->tree, b->pending[i].token, c)
      if ((ng_tree_rel(&b->tree, c) == NG_DEPREL_NMOD || ng_tree_rel(&b->tree, c) == NG_DEPREL_APPOS) &&
          ng_view_is(case_of(b, c), "by")) ng_builder_add_nominal(b,
            ng_view_of("subject"), c, true);
  }
}

/* "to sanction [Daniel Ortega]" with the verb taken for a noun: a name behind it is its object. */
static void adopt_stray_name(ng_builder *b, uint32_t t) {
  if (ng_builder_pending(b, "object") != NG_NONE) return;
  NG_EACH_CHILD(&b->tree, t, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    if (c > t && (rel == NG_DEPREL_FLAT || rel == NG_DEPREL_APPOS || rel == NG_DEPREL_DEP) && ng_builder_is_name(b, c))
      ng_builder_add_nominal(b, ng_view_of("object"), c, true);
  }
}

/* "signed a deal to supply [frigates]" with the object hung on the verb above as if it were a time. */
static void adopt_stranded_object(ng_builder *b, uint32_t t) {
  enum { REACH = 6 };
  const ng_tree *const tree = &b->tree;
  const uint32_t above = tree->tokens[t].head;
  if (above == NG_NONE || above > t || ng_builder_pending(b, "object") != NG_NONE) return;
  for (uint32_t i = t + 1; i < tree->n && i <= t + REACH; i++) {
    if (tree->tokens[i].head != above) continue;
    const bool bare = ng_deprel_base(ng_tree_rel(tree, i)) == NG_DEPREL_OBL && !case_of(b, i).len;
    if (!bare || ng_tree_upos(tree, i) != NG_UPOS_NOUN || ng_builder_is_time(b, i) || ng_tree_leftmost(tree, i) != t + 1) return;
    ng_builder_add_nominal(b, ng_view_of("object"), i, true);
    return;
  }
}

void ng_arguments_read(ng_builder *b, uint32_t t, ng_frame *frame) {
  frame->passive = is_passive(b, t);
  const uint32_t qualified = ng_tree_fronted_participle(&b->tree, t);
  if (qualified != NG_NONE) frame->p.kind = NG_PREDICATE_ADJECTIVE;
  NG_EACH_CHILD(&b->tree, t, c)
    if (c == qualified) ng_builder_add_nominal(b, ng_view_of("subject"), c, false);
    else add_child(b, t, c, frame);
  if (!frame->passive) promote_lone_iobject(b);
  split_recipient(b, t);
  adopt_stray_name(b, t);
  if (!frame->passive && ng_tree_xpos(&b->tree, t) == NG_XPOS_VB) adopt_stranded_object(b, t);
  ng_builder_borrow(b, t);
  if (frame->passive) find_agent(b, t);
}
