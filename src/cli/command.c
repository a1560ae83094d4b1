/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands.  A new one is a row here, a function in commands.h and a file. */
#include "commands.h"

#define PROGRESS " jobs map quiet json-progress"

const command commands[] = {
    {"build", "PATH... -o FILE [-o FILE...]", "articles to a graph",
     "Reads the articles named by PATH (files, folders, - for NDJSON on standard input), extracts typed entities and "
     "statements, and writes the graph to every FILE in the format of its ending.\n\n"
     "An edge stands for all statements of one type and status between two nodes; its weight is the number of "
     "independent articles.  Planned and alleged edges are marked, negated ones left out unless asked for.\n\n"
     "The format json keeps everything and is the one to give to report, render and convert.",
     "output format flavour ontology min-confidence multi negated all-nodes metrics" PROGRESS, 1, 0, cmd_build},
    {"extract", "PATH...", "articles to records, one JSON object a line",
     "Prints one JSON record for each article, in input order: its entities with their mentions, and its statements "
     "with status, date, place, confidence, rule and the sentence they rest on.  Works as a stream.",
     "ontology min-confidence with-text" PROGRESS, 1, 0, cmd_extract},
    {"report", "GRAPH [-o FILE...]", "centrality, communities and the strongest edges of a graph",
     "Prints counts, centralities, the strongest edges with one sentence of evidence each, communities, components, how "
     "firm the ranking is, the backbone, and predicted relations, which are marked as such.\n\n"
     "With --window it also tells how ranks change over time.  --from, --to, --focus and --backbone report on a part of "
     "the graph.",
     "output format top from to window focus depth backbone seconds", 1, 1, cmd_report},
    {"convert", "GRAPH -o FILE [-o FILE...]", "a graph from one format to another",
     "Reads a graph file and writes it, or the part of it that the options select, to every FILE in the format of its "
     "ending.",
     "output format flavour metrics from to focus depth top backbone", 1, 1, cmd_convert},
    {"render", "GRAPH -o FILE.svg|png|pdf", "a picture of a graph, through Graphviz",
     "Draws the graph with Graphviz's programs: colours and shapes by type, size and width by weight, dashed lines for "
     "what is planned or alleged, a box around each community.  Of more than 250 nodes the 150 strongest are drawn unless "
     "--top gives another number.",
     "output format engine focus depth top since from to backbone quiet", 1, 1, cmd_render},
    {"show", "GRAPH ENTITY", "who an entity is, and its edges with their evidence",
     "Prints an entity's names, dates and edges by type, each with its sentence.  ENTITY is an id, a name or an alias.",
     "format from to", 2, 2, cmd_show},
    {"why", "GRAPH ENTITY ENTITY", "every statement between two entities",
     "Prints every statement between two entities with its sentence, article and rule.", "format from to", 3, 3, cmd_why},
    {"path", "GRAPH ENTITY ENTITY", "the shortest paths between two entities",
     "Prints the shortest paths between two entities, with the strongest edge of each step.", "format top from to", 3, 3,
     cmd_path},
    {"timeline", "GRAPH", "everything stated, by date",
     "Prints what is stated by the date of the event, or of the article where that is unknown.", "format from to", 1, 1,
     cmd_timeline},
    {"diff", "OLD NEW", "what appeared, vanished and changed between two graphs",
     "Compares two graph files: entities and edges that appeared, vanished or changed.", "format", 2, 2, cmd_diff},
    {"parse", "PATH...", "articles to CoNLL-U: tokens, tags, trees, names, coreference",
     "The language layer alone.  Prints CoNLL-U with names and coreference in the last column.  With --input conllu, "
     "the sentences and tokens of the input are kept and the rest is made anew.",
     "input" PROGRESS, 1, 0, cmd_parse},
    {"explain", "FILE", "how each sentence was read, and which rules fired",
     "Shows for each sentence its tokens, tags and tree, the mentions and what they were resolved to, the predicates "
     "with their arguments, the rules that fired, and those that nearly did with the reason.",
     "ontology sentence svg map", 1, 1, cmd_explain},
    {"evaluate", "--gold GOLD PATH...", "precision and recall against annotated articles",
     "Extracts from the articles and compares with annotations, one JSON object a line, matched by file name: "
     "precision, recall and F1 for each node and edge type.",
     "gold format verbose ontology" PROGRESS, 1, 0, cmd_evaluate},
    {"ontology", "check|list|show [FILE]", "checks or shows an ontology",
     "check lists every fault of an ontology with file, line and column, and runs the example sentences of its "
     "triggers; list prints the types and triggers; show prints them in full as JSON.  FILE may be the name of a "
     "built-in ontology; without it, list names those.",
     "quiet", 1, 2, cmd_ontology},
    {0},
};
