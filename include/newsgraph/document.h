/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document: one article and everything that was made from its text.
 *
 * A document owns its text and all annotations in one arena; nothing inside is freed
 * alone, and every view and pointer that an accessor returns lives as long as the
 * document.  Stages fill it in this order: reader (article, text, blocks), language
 * (sentences, tokens, tree, mentions), predicates, extraction (entities, statements).
 * Annotations refer to each other by index into the document's arrays; NG_NONE is "no
 * such thing".  A document belongs to one thread at a time. */
#ifndef NEWSGRAPH_DOCUMENT_H
#define NEWSGRAPH_DOCUMENT_H

#include <stdint.h>

#include <newsgraph/status.h>
#include <newsgraph/tags.h>
#include <newsgraph/view.h>

NG_BEGIN_DECLS

#define NG_NONE UINT32_MAX

typedef struct ng_document ng_document;

/* Half-open range; of bytes in the text unless a field says tokens. */
typedef struct ng_span {
  uint32_t begin;
  uint32_t end;
} ng_span;

/* A civil date of known precision: month and day are 0 where unknown, year 0 means no
 * date at all. */
typedef struct ng_date {
  int16_t year;
  uint8_t month;
  uint8_t day;
} ng_date;

/* What the reader knows about the article.  Absent fields are {NULL, 0}. */
typedef struct ng_article {
  ng_view uri;       /* file path as given, with "#N" for the Nth article of a feed */
  ng_view title;
  ng_view source;    /* outlet or site */
  ng_view author;
  ng_view url;
  ng_view language;  /* BCP 47, "en" unless the input says otherwise */
  ng_view place;     /* dateline place ("KYIV"), if any */
  ng_date date;      /* publication date */
  char sha256[65];   /* of the text, lower-case hexadecimal */
} ng_article;

/* Parts of the text.  Only titles and body are read by later stages; skipped blocks
 * (bylines, captions, related links, copyright lines) stay in the text so that offsets
 * are those of the source. Sentences never cross a block. */
typedef enum ng_block_kind { NG_BLOCK_TITLE, NG_BLOCK_BODY, NG_BLOCK_LIST_ITEM, NG_BLOCK_SKIPPED } ng_block_kind;

typedef struct ng_block {
  ng_span span;
  ng_block_kind kind;
} ng_block;

enum {
  NG_TOKEN_SPACE_AFTER = 1 << 0,  /* white space follows the token */
  NG_TOKEN_JOINED = 1 << 1        /* continues a multi-word token begun before it: do|n't */
};

typedef struct ng_token {
  uint32_t begin;    /* bytes */
  uint32_t end;
  uint32_t sentence; /* index of its sentence */
  uint32_t head;     /* index of its governor in the document, NG_NONE for the root */
  ng_view lemma;     /* {NULL,0} before tagging */
  uint8_t upos;      /* ng_upos */
  uint8_t xpos;      /* ng_xpos */
  uint8_t deprel;    /* ng_deprel */
  uint8_t flags;     /* NG_TOKEN_* */
  uint16_t feats;    /* NG_FEAT_* */
  uint16_t confidence; /* of the attachment, 0..1000; 1000 where unknown */
} ng_token;

typedef struct ng_sentence {
  uint32_t first;    /* token index */
  uint32_t end;      /* token index, exclusive */
  uint32_t block;    /* index of its block */
  uint32_t root;     /* token index of the root, NG_NONE before parsing */
  ng_span span;      /* bytes */
} ng_sentence;

/* What a mention names, as the language layer sees it; the ontology maps these to its
 * node types.  X(identifier, "text") */
#define NG_NAME_TYPE_LIST(X)                                                             \
  X(NONE, "none") X(PERSON, "person") X(ORGANIZATION, "organization")                    \
  X(LOCATION, "location") X(STATE, "state") X(NATIONALITY, "nationality")                \
  X(WEAPON, "weapon") X(EVENT, "event") X(DATE, "date") X(MONEY, "money")                \
  X(QUANTITY, "quantity") X(MISC, "misc")

typedef enum ng_name_type {
#define NG_NAME_TYPE_ENUM(id, text) NG_NAME_##id,
  NG_NAME_TYPE_LIST(NG_NAME_TYPE_ENUM)
#undef NG_NAME_TYPE_ENUM
  NG_NAME_TYPE_COUNT
} ng_name_type;

typedef enum ng_mention_kind {
  NG_MENTION_NAME,        /* Li Shangfu, the US */
  NG_MENTION_NOMINAL,     /* its defense minister, the two leaders */
  NG_MENTION_PRONOUN      /* he, its, who */
} ng_mention_kind;

typedef struct ng_mention {
  uint32_t first;         /* tokens, [first, end) */
  uint32_t end;
  uint32_t head;          /* token */
  ng_mention_kind kind;
  ng_name_type name_type; /* for nominals and pronouns the type they can refer to, or NONE */
  uint32_t chain;         /* coreference chain within the document, NG_NONE if alone */
  uint32_t entity;        /* index of the resolved entity, NG_NONE before extraction */
  float confidence;       /* 0..1 */
} ng_mention;

/* Predicates: each verb or event noun with its arguments in deep roles, after passive,
 * relative clause, control, conjunction, possessive and light verb have been undone. */
typedef enum ng_predicate_kind {
  NG_PREDICATE_VERB,      /* supplied, was supplied, to supply */
  NG_PREDICATE_NOUN,      /* the transfer of, talks between; also the noun of a light verb */
  NG_PREDICATE_ADJECTIVE, /* responsible for; US-sanctioned */
  NG_PREDICATE_COPULA,    /* X is [president of Y]: lemma is that of the predicate noun */
  NG_PREDICATE_APPOSITION /* [X], president of Y; President X: lemma as for copula */
} ng_predicate_kind;

typedef enum ng_polarity { NG_POLARITY_POSITIVE, NG_POLARITY_NEGATIVE } ng_polarity;

/* How the text presents what a predicate says, strongest qualification found. */
typedef enum ng_modality {
  NG_MODALITY_FACT,
  NG_MODALITY_FUTURE,      /* will, is set to, plans to, agreed to, invited to */
  NG_MODALITY_POSSIBLE,    /* may, could, if, whether, wants to, called for, question */
  NG_MODALITY_ALLEGED      /* allegedly, accused of, reportedly, claimed by a rival */
} ng_modality;

typedef enum ng_tense { NG_TENSE_NONE, NG_TENSE_PAST, NG_TENSE_PRESENT, NG_TENSE_FUTURE } ng_tense;

typedef struct ng_argument {
  ng_view role;      /* "subject", "object", "iobject", a preposition's lemma ("to", "from",
                        "between", "with" ...), "modifier" (noun before an event noun),
                        "possessor", "time", "clause" */
  uint32_t token;    /* head token of the argument */
  uint32_t predicate;/* for role "clause": the predicate it points to, else NG_NONE */
  bool inherited;    /* filled by control, conjunction or a relative clause */
} ng_argument;

typedef struct ng_predicate {
  uint32_t token;          /* the verb or noun itself */
  uint32_t light;          /* light verb that carries it ("paid" of "paid a visit"), or NG_NONE */
  ng_predicate_kind kind;
  ng_view lemma;           /* with particle: "call_off"; noun of a light verb: "visit" */
  uint32_t first_argument; /* arguments are [first_argument, first_argument + n_arguments) */
  uint32_t n_arguments;
  ng_polarity polarity;
  ng_modality modality;
  ng_tense tense;
  uint32_t attributed_to;  /* head token of the speaker, NG_NONE if the text itself */
  uint32_t governor;       /* predicate that embeds this one, NG_NONE if none */
  float confidence;        /* lower where the tree is doubtful */
} ng_predicate;

/* Entities and statements: what the ontology makes of the document. */
typedef struct ng_entity {
  ng_view type;            /* node type of the ontology */
  ng_view name;            /* canonical name */
  ng_view canonical;       /* id across articles: "person/li-shangfu" */
  const ng_view *aliases;  /* other surface forms, in order of appearance */
  uint32_t n_aliases;
  const uint32_t *mentions;/* indices of mentions, in order of appearance */
  uint32_t n_mentions;
  bool named;              /* false for unnamed office-holders ("President of Estonia") */
} ng_entity;

typedef enum ng_statement_status { NG_ASSERTED, NG_PLANNED, NG_ALLEGED, NG_NEGATED } ng_statement_status;

typedef struct ng_role_filler {
  ng_view role;            /* role name of the edge type */
  uint32_t entity;
} ng_role_filler;

/* A thing supplied, discussed and so on: an entity, or a string where it is none. */
typedef struct ng_item {
  uint32_t entity;         /* NG_NONE for a string */
  ng_view text;            /* surface text with its quantity ("31 M1A2 Abrams tanks") */
} ng_item;

typedef struct ng_statement {
  ng_view type;            /* edge type of the ontology */
  uint32_t source;         /* entity */
  uint32_t target;         /* entity */
  const ng_role_filler *roles;
  uint32_t n_roles;
  const ng_item *items;
  uint32_t n_items;
  ng_statement_status status;
  ng_date from;            /* year 0 where unknown */
  ng_date to;              /* year 0 where equal to from or open */
  uint32_t place;          /* entity, NG_NONE if unknown */
  uint32_t attributed_to;  /* entity, NG_NONE if the article itself */
  ng_view title;           /* office, for positions ("defense minister") */
  float confidence;        /* 0..1 */
  ng_view rule;            /* id of the ontology's trigger */
  ng_span evidence;        /* bytes: the sentence */
  ng_span trigger;         /* bytes: the words that fired the rule */
} ng_statement;

/* Makes a document that owns a copy of `text` (UTF-8, `len` bytes, at most NG_TEXT_MAX) as
 * one body block, the first line being the title.  For programs that have text in hand;
 * files go through newsgraph/read.h.  `uri` may be NULL. */
#define NG_TEXT_MAX (64u << 20)
NG_API NG_MUST_CHECK ng_status ng_document_new_text(const char *uri, const char *text, size_t len,
                                                    ng_document **out, ng_error *err);

/* Frees a document and all that it owns; NULL is fine. */
NG_API void ng_document_free(ng_document *doc);

NG_API const ng_article *ng_document_article(const ng_document *doc);
NG_API ng_view ng_document_text(const ng_document *doc);

/* Arrays of the document; `*n` receives the count.  NULL where the count is 0. */
NG_API const ng_block *ng_document_blocks(const ng_document *doc, uint32_t *n);
NG_API const ng_sentence *ng_document_sentences(const ng_document *doc, uint32_t *n);
NG_API const ng_token *ng_document_tokens(const ng_document *doc, uint32_t *n);
NG_API const ng_mention *ng_document_mentions(const ng_document *doc, uint32_t *n);
NG_API const ng_predicate *ng_document_predicates(const ng_document *doc, uint32_t *n);
NG_API const ng_argument *ng_document_arguments(const ng_document *doc, uint32_t *n);
NG_API const ng_entity *ng_document_entities(const ng_document *doc, uint32_t *n);
NG_API const ng_statement *ng_document_statements(const ng_document *doc, uint32_t *n);

/* The text of a span or of a token. */
NG_API ng_view ng_document_slice(const ng_document *doc, ng_span span);
NG_API ng_view ng_token_text(const ng_document *doc, const ng_token *token);

/* Offset in the source file's decoded bytes of an offset in the text (soft hyphens,
 * ligatures and repaired bytes make the two differ).  Equal where nothing was changed. */
NG_API size_t ng_document_source_offset(const ng_document *doc, uint32_t offset);

NG_API const char *ng_name_type_name(ng_name_type type);
NG_API ng_name_type ng_name_type_find(ng_view name);
NG_API const char *ng_statement_status_name(ng_statement_status status);

NG_END_DECLS
#endif
