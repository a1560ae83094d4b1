/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments that the tree leaves unsaid: the gap of a relative clause, the subject of an
 * infinitive, a participle or a conjunct. */
#include "base/word.h"
#include "predicate/build.h"

static ng_view view(const char *text) { return ng_view_of(text); }

/* Copies the fillers of one role of another frame. */
static bool share(ng_builder *b, const ng_frame *from, const char *role, const char *as) {
  bool any = false;
  for (uint32_t i = 0; i < from->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[from->p.first_argument + i];
    if (!ng_view_is(arg.role, role)) continue;
    ng_builder_add(b, view(as), arg.token, true);
    any = true;
  }
  return any;
}

static const char *surface_subject(const ng_frame *frame) { return frame->passive ? "object" : "subject"; }

/* "sanctions on X for arming Y": the doer is whom the event is aimed at. */
static bool share_aim(ng_builder *b, const ng_frame *from, uint32_t event, const char *as) {
  if (event == NG_NONE || !(ng_builder_classes(b, event, (ng_view){NULL, 0}) & NG_LEX_EVENT)) return false;
  return share(b, from, "on", as) || share(b, from, "against", as);
}

/* What stands in the place of the subject on the surface of `frame`. */
static bool has_surface_subject(const ng_builder *b, const ng_frame *frame) {
  return ng_builder_pending(b, surface_subject(frame)) != NG_NONE ||
         (frame->passive && ng_builder_pending(b, "iobject") != NG_NONE);
}

/* "whose tour" */
static bool is_owned_by_relative(const ng_builder *b, uint32_t noun) {
  const uint32_t owner = ng_tree_child(&b->tree, noun, NG_DEPREL_NMOD_POSS);
  return owner != NG_NONE && ng_tree_xpos(&b->tree, owner) == NG_XPOS_WPS;
}

/* "A met B, C said": the subject that the tree hangs on the verb of saying. */
static void fill_quoted(ng_builder *b, uint32_t t, const ng_frame *frame) {
  const uint32_t verb = b->tree.tokens[t].head;
  if (has_surface_subject(b, frame)) return;
  NG_EACH_CHILD(&b->tree, verb, c)
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_NSUBJ && c < t && ng_tree_quoted(&b->tree, verb, c) == t)
      ng_builder_add_nominal(b, view(surface_subject(frame)), c, true);
}

/* "which X has refused to supply": the pronoun belongs to the infinitive. */
static bool has_relative_within(const ng_builder *b, uint32_t clause) {
  if (ng_tree_rel(&b->tree, clause) != NG_DEPREL_XCOMP && ng_tree_rel(&b->tree, clause) != NG_DEPREL_CCOMP) return false;
  NG_EACH_CHILD(&b->tree, clause, c)
    if (ng_tree_xpos(&b->tree, c) == NG_XPOS_WDT || ng_tree_xpos(&b->tree, c) == NG_XPOS_WP) return true;
  return false;
}

static void fill_relative(ng_builder *b, uint32_t t, const ng_frame *frame) {
  const uint32_t noun = b->tree.tokens[t].head;
  NG_EACH_CHILD(&b->tree, t, c)
    if (ng_tree_is(&b->tree, c, "where") || has_relative_within(b, c)) return; /* no gap among the arguments */
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (b->pending[i].token == noun || is_owned_by_relative(b, b->pending[i].token)) return; /* a relative pronoun said so */
  if (!has_surface_subject(b, frame)) ng_builder_add_nominal(b, view(surface_subject(frame)), noun, true);
  else if (!frame->passive && ng_builder_pending(b, "object") == NG_NONE) ng_builder_add_nominal(b, view("object"), noun,
        true);
}

/* "X, the first leader to visit Y" with the infinitive hung on the verb above: the noun that it follows, NG_NONE if
 * that is none of a row. */
static uint32_t first_of_a_row(const ng_builder *b, uint32_t t) {
  static const char *const ordinals[] = {"first", "second", "third", "last", "latest", "next", "only", "late", NULL};
  const uint32_t to = ng_tree_leftmost(&b->tree, t);
  if (to < 1 || !ng_tree_is(&b->tree, to, "to") || ng_tree_upos(&b->tree, to - 1) != NG_UPOS_NOUN) return NG_NONE;
  NG_EACH_CHILD(&b->tree, to - 1, c)
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_AMOD && ng_tree_is_one(&b->tree, c, ordinals)) return to - 1;
  return NG_NONE;
}

/* Verbs whose subject judges what others plan: "resisted efforts to". */
static const char *const judging[] = {"resist", "oppose", "reject", "criticize", "criticise", "dismiss", "condemn",
                                      "denounce", "welcome", "praise", "fear", "block", "thwart", "hamper", "undermine",
                                      "counter", "protest", "applaud", "endorse", "back", "support", NULL};

/* "a British plan": the state or body in the adjective. */
static bool share_named_modifier(ng_builder *b, const ng_frame *from, const char *as) {
  bool any = false;
  for (uint32_t i = 0; i < from->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[from->p.first_argument + i];
    if (!ng_view_is(arg.role, "modifier") || b->name_of[arg.token] == NG_NONE) continue;
    ng_builder_add(b, view(as), arg.token, true);
    any = true;
  }
  return any;
}

/* "gave Kyiv permission to strike", "the green light to X to strike": who is permitted does it. */
static bool share_permitted(ng_builder *b, const ng_frame *giving, uint32_t permit, const char *as) {
  static const char *const permits[] = {"permission", "light", "approval", "leave", "authority", "authorization", "authorisation",
                                        "licence", "license", "clearance", "go-ahead", "nod", "right", "chance", "opportunity",
                                        NULL};
  static const char *const verbs[] = {"give", "grant", "deny", "offer", NULL};
  if (!giving || permit == NG_NONE || !ng_tree_is_one(&b->tree, giving->p.token, verbs) ||
      !ng_tree_is_one(&b->tree, permit, permits)) return false;
  return share(b, giving, "iobject", as) || share(b, giving, "to", as);
}

/* The one who plans, decides, refuses: subject of "to ..." after a noun. */
static bool share_doer_of_noun(ng_builder *b, uint32_t noun, const char *as) {
  const ng_frame *const frame = ng_builder_frame(b, noun);
  if (frame && (share(b, frame, "possessor", as) || share(b, frame, "subject", as) ||
                share(b, frame, "by", as) || share_named_modifier(b, frame, as))) return true;
  const uint32_t verb = b->tree.tokens[noun].head;
  const ng_frame *const governor = verb == NG_NONE ? NULL : ng_builder_frame(b, verb);
  if (governor && ng_tree_rel(&b->tree, noun) == NG_DEPREL_OBJ && !ng_tree_is_one(&b->tree, verb, judging))
    return share(b, governor, "subject", as);
  return frame && (share(b, frame, "of", as) || share(b, frame, "modifier", as));
}

/* A state or body whose plan it is: "the U.S. plan". */
static bool is_owner(const ng_builder *b, uint32_t c) {
  const ng_deprel rel = ng_tree_rel(&b->tree, c);
  if (rel == NG_DEPREL_NMOD_POSS) return true;
  if ((rel != NG_DEPREL_COMPOUND && rel != NG_DEPREL_AMOD) || b->name_of[c] == NG_NONE) return false;
  const ng_name_type type = b->doc->mentions.data[b->name_of[c]].name_type;
  return type == NG_NAME_STATE || type == NG_NAME_NATIONALITY || type == NG_NAME_ORGANIZATION;
}

/* "raised concern over Pakistan's request to buy", "protested against a U.S. plan to sell" with the infinitive hung on
 * the verb: whose request or plan it is. */
static bool share_owner_before(ng_builder *b, uint32_t t, const char *as) {
  const uint32_t to = ng_tree_leftmost(&b->tree, t);
  if (to < 1 || !ng_tree_is(&b->tree, to, "to") || ng_tree_upos(&b->tree, to - 1) != NG_UPOS_NOUN) return false;
  const uint32_t classes = ng_builder_classes(b, to - 1, view("to"));
  if (classes & NG_LEX_ROLE) return false;
  NG_EACH_CHILD(&b->tree, to - 1, c) {
    const bool possessor = ng_tree_rel(&b->tree, c) == NG_DEPREL_NMOD_POSS;
    if (c > to || !is_owner(b, c) || (!possessor && !(classes & NG_LEX_PROSPECT))) continue;
    ng_builder_add_nominal(b, view(as), c, true);
    return true;
  }
  return false;
}

/* "Among those sanctioned by Britain were X and Y": X, of whom the same is said as of those. */
static uint32_t member_told(const ng_builder *b, uint32_t group) {
  const uint32_t name = b->tree.tokens[group].head;
  if (name == NG_NONE || name < group || b->name_of[name] == NG_NONE) return NG_NONE;
  const bool among = ng_view_is(ng_tree_marker(&b->tree, group, NG_DEPREL_CASE, b->scratch), "among");
  return among && ng_tree_child(&b->tree, name, NG_DEPREL_COP) != NG_NONE ? name : NG_NONE;
}

/* "A is one of the first states to visit", "A, one of the first": who it is, NG_NONE if it is none of them. */
static uint32_t one_of(const ng_builder *b, uint32_t group) {
  const uint32_t one = b->tree.tokens[group].head;
  if (one == NG_NONE || one > group || ng_tree_rel(&b->tree, group) != NG_DEPREL_NMOD || !ng_tree_is(&b->tree, one, "one"))
    return NG_NONE;
  if (ng_tree_rel(&b->tree, one) == NG_DEPREL_APPOS) return b->tree.tokens[one].head;
  return ng_tree_child(&b->tree, one, NG_DEPREL_COP) == NG_NONE ? NG_NONE : ng_tree_child(&b->tree, one, NG_DEPREL_NSUBJ);
}

/* "put pressure on X to lift": X is to do it; `noun` is the pressure. */
static bool share_pressed(ng_builder *b, uint32_t noun, const char *as) {
  const ng_frame *const frame = noun == NG_NONE || !ng_tree_is(&b->tree, noun, "pressure") ? NULL : ng_builder_frame(b, noun);
  return frame && share(b, frame, "on", as);
}

static void fill_noun_clause(ng_builder *b, uint32_t t, const ng_frame *frame) {
  const uint32_t noun = b->tree.tokens[t].head;
  if (has_surface_subject(b, frame)) return;
  /* "was the first president to visit": what is said of the noun is said of whom it describes */
  const ng_frame *const described = ng_builder_frame(b, noun);
  const bool infinitive = ng_tree_child(&b->tree, t, NG_DEPREL_MARK) != NG_NONE;
  const uint32_t classes = ng_builder_classes(b, noun, view("to"));
  /* "the news was China's decision to buy" */
  if (infinitive && described && (classes & NG_LEX_PROSPECT) && share(b, described, "possessor", surface_subject(frame))) return;
  const bool is = described && (described->p.kind == NG_PREDICATE_COPULA || /* "is in Baghdad to meet" */
                                ng_tree_child(&b->tree, noun, NG_DEPREL_COP) != NG_NONE);
  if (is && share(b, described, "subject", surface_subject(frame))) return;
  const uint32_t one = one_of(b, noun);
  if (one != NG_NONE) {
    ng_builder_add_nominal(b, view(surface_subject(frame)), one, true);
    return;
  }
  if (infinitive && share_pressed(b, noun, surface_subject(frame))) return;
  /* "announced the designation of a delegation to attend" */
  static const char *const choices[] = {"designation", "appointment", "nomination", "selection", "choice", NULL};
  if (infinitive && described && ng_tree_is_one(&b->tree, noun, choices) && share(b, described, "of", surface_subject(frame)))
    return;
  const uint32_t verb = b->tree.tokens[noun].head;
  if (infinitive && verb != NG_NONE && share_permitted(b, ng_builder_frame(b, verb), noun, surface_subject(frame))) return;
  /* "its plan to visit" against "the first leader to visit" */
  if (infinitive && (classes & NG_LEX_PROSPECT) && share_doer_of_noun(b, noun, surface_subject(frame))) return;
  const ng_view marker = ng_tree_marker(&b->tree, t, NG_DEPREL_MARK, b->scratch);
  static const char *const times[] = {"after", "before", "since", "upon", "while", NULL}; /* "X's first act after arriving" */
  if (described && ng_view_is_one(marker, times) && share(b, described, "possessor", surface_subject(frame))) return;
  if (described && ng_view_is(marker, "for") && share_aim(b, described, noun, surface_subject(frame))) return;
  ng_builder_add_nominal(b, view(surface_subject(frame)), noun, true);
  const uint32_t member = member_told(b, noun);
  if (member != NG_NONE) ng_builder_add_nominal(b, view(surface_subject(frame)), member, true);
}

/* "pictures of X meeting Y" with the gerund hung on either noun: the name right before it does it. */
static void fill_from_name_before(ng_builder *b, uint32_t t, const ng_frame *frame) {
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[t]);
  const bool gerund = text.len > 3 && memcmp(text.data + text.len - 3, "ing", 3) == 0;
  if (!gerund || t == 0 || b->name_of[t - 1] == NG_NONE || has_surface_subject(b, frame)) return;
  const ng_mention *const name = &b->doc->mentions.data[b->name_of[t - 1]];
  if (name->end == t) ng_builder_add_nominal(b, view(surface_subject(frame)), name->head, true);
}

/* Gerunds after these prepositions are what the object did or is to do: "sanctioned Li for
 * aiding", "accused Iran of arming". */
static bool is_blaming(ng_view marker) {
  return ng_view_is(marker, "for") || ng_view_is(marker, "of") || ng_view_is(marker, "against") ||
         ng_view_is(marker, "from") || ng_view_is(marker, "into");
}

static const char *controller(const ng_builder *b, uint32_t t, const ng_frame *governor, ng_view marker) {
  static const char *const manner[] = {"by", "while", "after", "before", "without", "when", "since", NULL};
  if (ng_view_is_one(marker, manner)) return surface_subject(governor); /* "helped Syria by selling it" */
  const bool opens = !marker.len && t < governor->p.token && ng_tree_xpos(&b->tree, t) == NG_XPOS_VBG;
  if (opens) return surface_subject(governor); /* "Standing beside Y, X urged Z to" */
  const bool has_object = ng_builder_argument(b, governor, "object") != NG_NONE;
  const uint32_t classes = ng_builder_classes(b, governor->p.token, marker);
  if (has_object && !(classes & NG_LEX_SUBJECT)) {
    if (ng_tree_rel(&b->tree, t) == NG_DEPREL_XCOMP || (classes & NG_LEX_OBJECT) || is_blaming(marker)) return "object";
  }
  return surface_subject(governor);
}

/* One of a list, or what the list is of: "the entities X and Y". */
static bool is_in_list(const ng_builder *b, uint32_t t) {
  if (!ng_tree_is_nominal(&b->tree, t) || (ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_EVENT)) return false;
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  return rel == NG_DEPREL_CONJ || ng_tree_child(&b->tree, t, NG_DEPREL_CONJ) != NG_NONE;
}

/* "the Syrian entity X": a word that stands with a name to say what it is, though the tree may call it anything. */
static bool is_about_name(const ng_builder *b, uint32_t t) {
  static const char *const kinds[] = {"entity", "individual", "company", "firm", "person", "national", "vessel", "bank", "group",
                                      "organization", "organisation", "businessman", "official", NULL};
  return ng_tree_is_one(&b->tree, t, kinds);
}

/* "sanctioned X, Y and Z for arming W" with the gerund hung on the last name: what governs the names. */
static const ng_frame *governor_of(const ng_builder *b, uint32_t t, ng_view marker) {
  enum { CLIMB_MAX = 12 };
  uint32_t head = b->tree.tokens[t].head;
  for (int i = 0; i < CLIMB_MAX && is_blaming(marker) && head != NG_NONE && (b->name_of[head] != NG_NONE ||
       (ng_view_is(marker, "for") && (is_in_list(b, head) || is_about_name(b, head)))); i++)
    head = b->tree.tokens[head].head;
  return head == NG_NONE ? NULL : ng_builder_frame(b, head);
}

/* "missiles, which X has refused to supply": what the relative stands for is the object of the infinitive, whose
 * doer is the subject. */
static bool fill_from_relative(ng_builder *b, const ng_frame *governor, uint32_t t, const ng_frame *frame) {
  const uint32_t object = ng_builder_argument(b, governor, "object");
  if (ng_tree_rel(&b->tree, t) != NG_DEPREL_XCOMP ||
      ng_tree_rel(&b->tree, governor->p.token) != NG_DEPREL_ACL_RELCL) return false;
  if (object != b->tree.tokens[governor->p.token].head || governor->passive || frame->passive) return false;
  if (ng_builder_pending(b, "object") != NG_NONE || !share(b, governor, "subject", "subject")) return false;
  return share(b, governor, "object", "object");
}

/* "A joined B in imposing": both do it. */
static bool is_done_together(const ng_builder *b, uint32_t verb, ng_view marker) {
  static const char *const verbs[] = {"join", "follow", "accompany", NULL};
  return ng_tree_is_one(&b->tree, verb, verbs) && ng_view_is(marker, "in");
}

/* "called on X to lift", "appealed to X to send": whom the preposition asks is to do it. */
static bool share_asked(ng_builder *b, const ng_frame *governor, const char *as) {
  static const struct {
    const char *verb, *role;
  } askings[] = {{"call", "on"}, {"call", "upon"}, {"call_on", "object"}, {"appeal", "to"}, {"rely", "on"}, {"count", "on"},
                 {"depend", "on"}, {"plead", "with"}, {"wait", "for"}};
  if (governor->passive) return false;
  for (size_t i = 0; i < sizeof askings / sizeof *askings; i++)
    if (ng_view_is(governor->p.lemma, askings[i].verb) && share(b, governor, askings[i].role, as)) return true;
  return false;
}

/* "asked for X to lift", "pressure mounted for X to lift": a name between "for" and "to" is to do it. */
static bool fill_from_for(ng_builder *b, uint32_t t, const char *as) {
  const uint32_t to = ng_tree_leftmost(&b->tree, t);
  if (to < 2 || !ng_tree_is(&b->tree, to, "to") || b->name_of[to - 1] == NG_NONE) return false;
  const ng_mention *const name = &b->doc->mentions.data[b->name_of[to - 1]];
  uint32_t before = name->first;
  if (before && ng_tree_is(&b->tree, before - 1, "the")) before--;
  if (name->end != to || before < 2 || !ng_tree_is(&b->tree, before - 1, "for")) return false;
  static const char *const leaving[] = {"depart", "leave", "head", "embark", "sail", "make", "bind", "departure", NULL};
  for (uint32_t v = before - 1; v-- > 0 && v + 8 > before && b->tree.tokens[v].sentence == b->tree.tokens[t].sentence;)
    if (ng_tree_is_one(&b->tree, v, leaving)) return false; /* "left for Hanoi to meet X" */
  ng_builder_add_nominal(b, view(as), name->head, true);
  return true;
}

/* "lashed out at X for lifting": X did it. */
static bool share_blamed(ng_builder *b, const ng_frame *governor, const char *as) {
  static const char *const verbs[] = {"hit_back", "hit_out", "lash_out", "lash", "rail", "scold", NULL};
  return ng_view_is_one(governor->p.lemma, verbs) && share(b, governor, "at", as);
}

static void fill_controlled(ng_builder *b, uint32_t t, const ng_frame *frame) {
  const ng_view marker = ng_tree_marker(&b->tree, t, NG_DEPREL_MARK, b->scratch);
  const ng_frame *const governor = governor_of(b, t, marker);
  if (!governor || has_surface_subject(b, frame) || fill_from_relative(b, governor, t, frame)) return;
  if (ng_view_is(marker, "for") && share_blamed(b, governor, surface_subject(frame))) return;
  if (ng_view_is(marker, "to") && share_pressed(b, ng_builder_argument(b, governor, "object"), surface_subject(frame))) return;
  if (ng_view_is(marker, "to") && share_owner_before(b, t, surface_subject(frame))) return;
  const ng_frame *const row = ng_view_is(marker, "to") && first_of_a_row(b, t) != NG_NONE
      ? ng_builder_frame(b, first_of_a_row(b, t)) : NULL;
  if (row && share(b, row, "subject", surface_subject(frame))) return;
  /* "hard for X to reach": X is to do it */
  if (governor->p.kind == NG_PREDICATE_ADJECTIVE && ng_view_is(marker, "to") && share(b, governor, "for", surface_subject(frame)))
    return;
  if (is_done_together(b, governor->p.token, marker)) share(b, governor, "object", surface_subject(frame));
  const char *const role = controller(b, t, governor, marker);
  const char *const as = surface_subject(frame);
  if (ng_view_is(marker, "to") && (share_asked(b, governor, as) ||
                                   share_permitted(b, governor, ng_builder_argument(b, governor, "object"), as))) return;
  const uint32_t object = strcmp(role, "object") == 0 ? ng_builder_argument(b, governor, "object") : NG_NONE;
  if (share_aim(b, governor, object, as)) return;
  if (ng_view_is(marker, "for") && share_aim(b, governor, governor->p.token, as)) return;
  if (share(b, governor, role, as)) return;
  if (!share(b, governor, "iobject", as) && !share(b, governor, "subject", as) && !share(b, governor, "possessor", as) &&
      governor->p.kind == NG_PREDICATE_NOUN)
    share(b, governor, "modifier", as); /* "Macron plans to visit" with the verb taken for a noun */
}

/* "sanctioned X and Y for arming Z" with the gerund hung on Y for an attribute: a name has none. */
static bool is_blame_of_name(const ng_builder *b, uint32_t t) {
  const uint32_t head = b->tree.tokens[t].head;
  return b->name_of[head] != NG_NONE && ng_tree_xpos(&b->tree, t) == NG_XPOS_VBG &&
         ng_view_is(ng_tree_marker(&b->tree, t, NG_DEPREL_MARK, b->scratch), "for");
}

/* "gave 20 jets to X and 10 to Y", "has sold as many to Y": an amount of what the first verb has for its object. */
static bool is_bare_amount(const ng_builder *b, uint32_t object) {
  if (object == NG_NONE) return false;
  const ng_upos upos = ng_tree_upos(&b->tree, object);
  return upos == NG_UPOS_NUM || upos == NG_UPOS_ADJ || upos == NG_UPOS_DET;
}

/* Share what stands outside both conjuncts: the subject before them, objects behind them. */
static void fill_conjunct(ng_builder *b, uint32_t t, const ng_frame *frame) {
  const uint32_t head = b->tree.tokens[t].head;
  const ng_frame *const first = ng_builder_frame(b, head);
  if (ng_tree_is_nominal(&b->tree, head) && ng_tree_child(&b->tree, head, NG_DEPREL_COP) == NG_NONE) {
    /* "The two leaders, A and B, shook hands" with the verb strung on the noun */
    if (!has_surface_subject(b, frame)) ng_builder_add_nominal(b, view(surface_subject(frame)), head, true);
    return;
  }
  if (!first) return;
  if (!has_surface_subject(b, frame)) share(b, first, surface_subject(first), surface_subject(frame));
  const bool active = !first->passive && !frame->passive;
  if (active && is_bare_amount(b, ng_builder_pending(b, "object"))) share(b, first, "object", "object");
  const bool own = ng_builder_pending(b, "object") != NG_NONE || ng_builder_pending(b, "clause") != NG_NONE;
  for (uint32_t i = 0; i < first->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[first->p.first_argument + i];
    if (arg.token < t || arg.inherited || ng_view_is(arg.role, "subject")) continue;
    if (ng_view_is(arg.role, "object") && (own || first->passive || frame->passive)) continue;
    ng_builder_add(b, arg.role, arg.token, true);
  }
}

/* Where the tree gives a finite verb no subject: the nearest noun before it that depends on no
 * preposition. */
static void fill_by_order(ng_builder *b, uint32_t t, ng_frame *frame) {
  const ng_xpos xpos = ng_tree_xpos(&b->tree, t);
  const bool finite = xpos == NG_XPOS_VBD || xpos == NG_XPOS_VBZ || xpos == NG_XPOS_VBP ||
                      ng_tree_child(&b->tree, t, NG_DEPREL_AUX) != NG_NONE;
  if (!finite || has_surface_subject(b, frame)) return;
  const uint32_t first = b->doc->sentences.data[b->tree.tokens[t].sentence].first;
  const uint32_t stop = t - first > 12 ? t - 12 : first;
  for (uint32_t i = t; i-- > stop;) {
    const ng_deprel rel = ng_tree_rel(&b->tree, i);
    if (!ng_tree_is_nominal(&b->tree, i) || rel == NG_DEPREL_COMPOUND || rel == NG_DEPREL_FLAT ||
        rel == NG_DEPREL_NMOD_POSS ||
        rel == NG_DEPREL_NMOD || rel == NG_DEPREL_OBL || rel == NG_DEPREL_OBJ || rel == NG_DEPREL_NUMMOD)
      continue;
    ng_builder_add_nominal(b, view(surface_subject(frame)), i, true);
    frame->p.confidence *= 0.6F;
    return;
  }
}

/* "denied shelling Armenia" with the gerund taken for a modifier of the name. */
static bool fill_gerund(ng_builder *b, uint32_t t) {
  const uint32_t name = b->tree.tokens[t].head, verb = b->tree.tokens[name].head;
  if (verb == NG_NONE || verb + 1 != t || ng_tree_xpos(&b->tree, t) != NG_XPOS_VBG) return false;
  if (ng_tree_is(&b->tree, t, "visit")) return false; /* "told visiting Prime Minister X" */
  if (ng_tree_upos(&b->tree, name) != NG_UPOS_PROPN || ng_tree_upos(&b->tree, verb) != NG_UPOS_VERB) return false;
  const ng_frame *const governor = ng_builder_frame(b, verb);
  ng_builder_add_nominal(b, view("object"), name, true);
  if (governor) share(b, governor, "subject", "subject");
  return true;
}

/* "the visiting minister", "a US-sanctioned company" */
static void fill_attributive(ng_builder *b, uint32_t t, ng_frame *frame) {
  if (fill_gerund(b, t)) {
    frame->p.kind = NG_PREDICATE_VERB;
    return;
  }
  if (!has_surface_subject(b, frame)) ng_builder_add_nominal(b, view(surface_subject(frame)), b->tree.tokens[t].head, true);
}

/* "Visiting Prime Minister X said" */
static void fill_from_fronted(ng_builder *b, uint32_t t, const ng_frame *frame) {
  NG_EACH_CHILD(&b->tree, t, c) {
    const uint32_t noun = ng_tree_fronted_participle(&b->tree, c);
    if (noun != NG_NONE && !has_surface_subject(b, frame)) ng_builder_add_nominal(b, view(surface_subject(frame)), noun, true);
  }
}

void ng_control_fill(ng_builder *b, uint32_t t, ng_frame *frame) {
  if (!has_surface_subject(b, frame)) fill_from_for(b, t, surface_subject(frame));
  fill_from_fronted(b, t, frame);
  if (b->tree.tokens[t].head == NG_NONE) {
    if (frame->p.kind == NG_PREDICATE_VERB) fill_by_order(b, t, frame);
    return;
  }
  switch (ng_tree_rel(&b->tree, t)) {
  case NG_DEPREL_ACL_RELCL: fill_relative(b, t, frame); break;
  case NG_DEPREL_ACL:
    if (is_blame_of_name(b, t)) fill_controlled(b, t, frame);
    else fill_noun_clause(b, t, frame);
    break;
  case NG_DEPREL_XCOMP: case NG_DEPREL_ADVCL: fill_controlled(b, t, frame); break;
  case NG_DEPREL_CONJ: fill_conjunct(b, t, frame); break;
  case NG_DEPREL_CCOMP: /* "is considering whether to ease" */
    if (ng_tree_xpos(&b->tree, t) == NG_XPOS_VB && ng_tree_is_infinitive(&b->tree, t)) fill_controlled(b, t, frame);
    else fill_quoted(b, t, frame);
    break;
  case NG_DEPREL_PARATAXIS: /* "will open an embassy; send doctors" */
    if (ng_tree_xpos(&b->tree, t) == ng_tree_xpos(&b->tree, b->tree.tokens[t].head) &&
        !has_surface_subject(b, frame)) fill_conjunct(b, t, frame);
    break;
  case NG_DEPREL_AMOD: fill_attributive(b, t, frame); break;
  case NG_DEPREL_NMOD_UNMARKED: case NG_DEPREL_NMOD: case NG_DEPREL_DEP: fill_from_name_before(b, t, frame); break;
  default: break;
  }
  if (frame->p.kind == NG_PREDICATE_VERB) fill_by_order(b, t, frame);
}
