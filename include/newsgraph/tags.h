/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed tag sets: UPOS, Penn Treebank tags, Universal Dependencies relations and
 * morphological features.  Each set is one X-macro list, so that enum and name table
 * cannot drift. */
#ifndef NEWSGRAPH_TAGS_H
#define NEWSGRAPH_TAGS_H

#include <newsgraph/attributes.h>
#include <newsgraph/view.h>

NG_BEGIN_DECLS

/* Universal part-of-speech tags, https://universaldependencies.org/u/pos/ */
#define NG_UPOS_LIST(M)                                                              \
  M(X) M(ADJ) M(ADP) M(ADV) M(AUX) M(CCONJ) M(DET) M(INTJ) M(NOUN) M(NUM) M(PART)    \
  M(PRON) M(PROPN) M(PUNCT) M(SCONJ) M(SYM) M(VERB)

typedef enum ng_upos {
#define NG_UPOS_ENUM(name) NG_UPOS_##name,
  NG_UPOS_LIST(NG_UPOS_ENUM)
#undef NG_UPOS_ENUM
  NG_UPOS_COUNT
} ng_upos;

/* Penn Treebank tags as the English Web Treebank uses them. X(identifier, "text") */
#define NG_XPOS_LIST(X)                                                              \
  X(NONE, "_") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW")           \
  X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD")        \
  X(NN, "NN") X(NNS, "NNS") X(NNP, "NNP") X(NNPS, "NNPS") X(PDT, "PDT")              \
  X(POS, "POS") X(PRP, "PRP") X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR")              \
  X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM") X(TO, "TO") X(UH, "UH") X(VB, "VB")        \
  X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ")              \
  X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB") X(ADD, "ADD")                \
  X(AFX, "AFX") X(GW, "GW") X(HYPH, "HYPH") X(NFP, "NFP") X(XX, "XX")                \
  X(LRB, "-LRB-") X(RRB, "-RRB-") X(COMMA, ",") X(PERIOD, ".") X(COLON, ":")         \
  X(OPENQ, "``") X(CLOSEQ, "''") X(DOLLAR, "$") X(HASH, "#")

typedef enum ng_xpos {
#define NG_XPOS_ENUM(id, text) NG_XPOS_##id,
  NG_XPOS_LIST(NG_XPOS_ENUM)
#undef NG_XPOS_ENUM
  NG_XPOS_COUNT
} ng_xpos;

/* Dependency relations with the subtypes of English, https://universaldependencies.org/en/dep/ */
#define NG_DEPREL_LIST(X)                                                            \
  X(DEP, "dep") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")            \
  X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod")                  \
  X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case")            \
  X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp")                          \
  X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj")            \
  X(COP, "cop") X(CSUBJ, "csubj") X(CSUBJ_PASS, "csubj:pass")                        \
  X(CSUBJ_OUTER, "csubj:outer") X(DET, "det") X(DET_PREDET, "det:predet")            \
  X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated") X(EXPL, "expl")              \
  X(FIXED, "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith") X(IOBJ, "iobj")          \
  X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod") X(NMOD_POSS, "nmod:poss")          \
  X(NMOD_UNMARKED, "nmod:unmarked") X(NMOD_DESC, "nmod:desc") X(NSUBJ, "nsubj")      \
  X(NSUBJ_PASS, "nsubj:pass") X(NSUBJ_OUTER, "nsubj:outer") X(NUMMOD, "nummod")      \
  X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent")                              \
  X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis")      \
  X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(ROOT, "root")                      \
  X(VOCATIVE, "vocative") X(XCOMP, "xcomp")

typedef enum ng_deprel {
#define NG_DEPREL_ENUM(id, text) NG_DEPREL_##id,
  NG_DEPREL_LIST(NG_DEPREL_ENUM)
#undef NG_DEPREL_ENUM
  NG_DEPREL_COUNT
} ng_deprel;

/* Morphological features that matter downstream, one bit each; absent means unmarked or
 * unknown.  Names on output are UD's Feature=Value. */
enum {
  NG_FEAT_SING = 1 << 0,   /* Number=Sing */
  NG_FEAT_PLUR = 1 << 1,   /* Number=Plur */
  NG_FEAT_PAST = 1 << 2,   /* Tense=Past */
  NG_FEAT_PRES = 1 << 3,   /* Tense=Pres */
  NG_FEAT_FIN = 1 << 4,    /* VerbForm=Fin */
  NG_FEAT_INF = 1 << 5,    /* VerbForm=Inf */
  NG_FEAT_PART = 1 << 6,   /* VerbForm=Part */
  NG_FEAT_GER = 1 << 7,    /* VerbForm=Ger */
  NG_FEAT_PASS = 1 << 8,   /* Voice=Pass */
  NG_FEAT_IMP = 1 << 9,    /* Mood=Imp */
  NG_FEAT_IND = 1 << 10,   /* Mood=Ind */
  NG_FEAT_NEG = 1 << 11,   /* Polarity=Neg */
  NG_FEAT_POSS = 1 << 12,  /* Poss=Yes */
  NG_FEAT_CMP = 1 << 13,   /* Degree=Cmp */
  NG_FEAT_SUP = 1 << 14    /* Degree=Sup */
};

/* Text of a tag as CoNLL-U writes it; "_" for a value out of range. Thread-safe. */
NG_API const char *ng_upos_name(ng_upos tag);
NG_API const char *ng_xpos_name(ng_xpos tag);
NG_API const char *ng_deprel_name(ng_deprel rel);

/* Tag of a text; X, NONE and DEP for text that is none.  A relation with an unknown
 * subtype gives its base relation. */
NG_API ng_upos ng_upos_find(ng_view name);
NG_API ng_xpos ng_xpos_find(ng_view name);
NG_API ng_deprel ng_deprel_find(ng_view name);

/* The relation without its subtype (nsubj:pass gives nsubj). */
NG_API ng_deprel ng_deprel_base(ng_deprel rel);

NG_END_DECLS
#endif
