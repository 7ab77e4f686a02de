/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/np-lang.h"
#include "charts/np-chart.h"

G_BEGIN_DECLS

/*
 * The pack model: what a paper says, before anybody knows whether it becomes PDF, ODT or HTML. A writer reads
 * this and nothing else; it never sees the dossier. Everything here is plain data owned by its #NpPackDocument.
 *
 * Lengths are millimetres, shares are 0 ... 1. A block belongs to a section, a section to a document, a
 * document is one file. Numbers of paragraphs are given here, once, and are the same in both languages and in
 * every format.
 */

/** NP_LANG_MASK: the bit of one language in a set of languages */
#define NP_LANG_MASK(lang) (1u << (lang))
/** NP_LANG_BOTH: both languages */
#define NP_LANG_BOTH (NP_LANG_MASK (NP_LANG_RU) | NP_LANG_MASK (NP_LANG_EN))

/**
 * NpLayout:
 * @NP_LAYOUT_PARALLEL: two columns, Russian left, aligned by paragraph
 * @NP_LAYOUT_PARALLEL_EN_LEFT: the same with English left; the widths travel with the language
 * @NP_LAYOUT_RU: Russian alone
 * @NP_LAYOUT_EN: English alone
 * @NP_LAYOUT_RU_FIRST: every paragraph in Russian, then its English counterpart, indented and smaller
 * @NP_LAYOUT_EN_FIRST: the other way round
 * @NP_LAYOUT_RU_THEN_EN: the whole text in Russian, a page break, the whole text in English
 * @NP_LAYOUT_EN_THEN_RU: the other way round
 * @NP_LAYOUT_ALTERNATE: a Russian page, then its English page, starting with the same paragraph
 */
typedef enum
{
  NP_LAYOUT_PARALLEL,
  NP_LAYOUT_PARALLEL_EN_LEFT,
  NP_LAYOUT_RU,
  NP_LAYOUT_EN,
  NP_LAYOUT_RU_FIRST,
  NP_LAYOUT_EN_FIRST,
  NP_LAYOUT_RU_THEN_EN,
  NP_LAYOUT_EN_THEN_RU,
  NP_LAYOUT_ALTERNATE,
} NpLayout;

#define NP_N_LAYOUTS 9

/**
 * np_layout_name:
 * @layout: a layout
 *
 * Returns: (transfer none): its name in `--layout` and in MANIFEST.xml, for example "parallel-en-left"
 */
const char *np_layout_name (NpLayout layout);

/**
 * np_layout_from_name:
 * @name: (nullable): a name as np_layout_name() gives it
 * @layout: (out): untouched on failure
 *
 * Returns: whether there is such a layout
 */
gboolean np_layout_from_name (const char *name, NpLayout *layout);

/**
 * np_layout_langs:
 * @layout: a layout
 *
 * Returns: the set of languages it prints, see %NP_LANG_MASK
 */
guint np_layout_langs (NpLayout layout);

/**
 * np_layout_first:
 * @layout: a layout
 *
 * Returns: the language that comes first (left, or before the other)
 */
NpLang np_layout_first (NpLayout layout);

/**
 * NpRunStyle:
 * @NP_RUN_PLAIN: as the paragraph
 * @NP_RUN_BOLD: bold
 * @NP_RUN_ITALIC: italic
 * @NP_RUN_VERBATIM: an identifier, symbol or quotation: never hyphenated
 * @NP_RUN_DIFFERENT: words that the text beside it does not have: underlined
 */
typedef enum
{
  NP_RUN_PLAIN = 0,
  NP_RUN_BOLD = 1 << 0,
  NP_RUN_ITALIC = 1 << 1,
  NP_RUN_VERBATIM = 1 << 2,
  NP_RUN_DIFFERENT = 1 << 3,
} NpRunStyle;

/**
 * NpPackRun:
 * @words: the words; "" for a note sign
 * @style: #NpRunStyle bits
 * @note: 0, or the number of the footnote whose sign stands here
 */
typedef struct
{
  char *words;
  guint style;
  guint note;
} NpPackRun;

/**
 * NpPackText:
 *
 * The words of a block: a list of runs for each language. A language without runs is missing. A neutral text
 * (an identifier, a number) is the same in both languages and is printed once.
 */
typedef struct
{
  GArray *runs[NP_N_LANGS]; /* NpPackRun */
  gboolean neutral;
} NpPackText;

/**
 * np_pack_text_new:
 * @ru: (nullable): Russian words, plain
 * @en: (nullable): English words, plain
 *
 * Square brackets (alternatives under negotiation) are set bold, as they must be seen on paper.
 *
 * Returns: (transfer full): a text; free with np_pack_text_free() or give it to a block
 */
NpPackText *np_pack_text_new (const char *ru, const char *en);

/**
 * np_pack_text_new_neutral:
 * @words: words that are the same in both languages
 *
 * Returns: (transfer full): a neutral text
 */
NpPackText *np_pack_text_new_neutral (const char *words);

void np_pack_text_free (NpPackText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPackText, np_pack_text_free)

/**
 * np_pack_text_copy:
 * @self: (nullable): a text
 *
 * Returns: (transfer full) (nullable): the same words
 */
NpPackText *np_pack_text_copy (const NpPackText *self);

/**
 * np_pack_text_append:
 * @self: a text
 * @lang: the language
 * @words: (nullable): words to add; nothing happens for %NULL or ""
 * @style: #NpRunStyle bits
 */
void np_pack_text_append (NpPackText *self, NpLang lang, const char *words, guint style);

/**
 * np_pack_text_append_note:
 * @self: a text
 * @lang: the language
 * @note: the number that np_pack_document_add_note() gave
 */
void np_pack_text_append_note (NpPackText *self, NpLang lang, guint note);

/**
 * np_pack_text_has:
 * @self: (nullable): a text
 * @lang: a language
 *
 * Returns: whether there are words in @lang
 */
gboolean np_pack_text_has (const NpPackText *self, NpLang lang);

/**
 * np_pack_text_dup_words:
 * @self: (nullable): a text
 * @lang: a language
 *
 * Returns: (transfer full): the words of @lang without styles and note signs, "" when there are none
 */
char *np_pack_text_dup_words (const NpPackText *self, NpLang lang);

/**
 * NpPackBlockKind:
 * @NP_BLOCK_HEADING: a heading inside a section; level 1 is a heading of the section, 2 below it
 * @NP_BLOCK_PARAGRAPH: a paragraph, numbered when it has a number
 * @NP_BLOCK_ITEM: a list item
 * @NP_BLOCK_QUOTE: a quotation, verbatim
 * @NP_BLOCK_TABLE: a table
 * @NP_BLOCK_CHART: a drawing
 * @NP_BLOCK_RULE: a line across the page that closes one part and opens the next
 * @NP_BLOCK_PAGE_BREAK: go to the next page
 */
typedef enum
{
  NP_BLOCK_HEADING,
  NP_BLOCK_PARAGRAPH,
  NP_BLOCK_ITEM,
  NP_BLOCK_QUOTE,
  NP_BLOCK_TABLE,
  NP_BLOCK_CHART,
  NP_BLOCK_RULE,
  NP_BLOCK_PAGE_BREAK,
} NpPackBlockKind;

/**
 * NpPackBlockRole:
 * @NP_ROLE_BODY: ordinary text
 * @NP_ROLE_LEAD: the first paragraph of a brief, larger
 * @NP_ROLE_SPOKEN: words to be spoken or read back: largest, never divided
 * @NP_ROLE_AVOID: words to avoid: marked with a hatched bar
 * @NP_ROLE_CROWDED: numbered reading under a chart, a little smaller
 * @NP_ROLE_NOTE: sources and remarks, small
 * @NP_ROLE_FIGURE: one big figure
 * @NP_ROLE_DECISION: a decision with boxes for yes and no
 */
typedef enum
{
  NP_ROLE_BODY,
  NP_ROLE_LEAD,
  NP_ROLE_SPOKEN,
  NP_ROLE_AVOID,
  NP_ROLE_CROWDED,
  NP_ROLE_NOTE,
  NP_ROLE_FIGURE,
  NP_ROLE_DECISION,
} NpPackBlockRole;

/**
 * NpCellKind:
 * @NP_CELL_TEXT: words; both languages stand one over the other
 * @NP_CELL_REACTION: sign, tint and percentage of one forecast
 * @NP_CELL_ABSENT: not a party: a dash
 * @NP_CELL_LINE: an empty line to write on
 */
typedef enum
{
  NP_CELL_TEXT,
  NP_CELL_REACTION,
  NP_CELL_ABSENT,
  NP_CELL_LINE,
} NpCellKind;

/**
 * NpCellFace:
 * @NP_FACE_TABLE: sans, the words of a table
 * @NP_FACE_STRONG: sans bold
 * @NP_FACE_QUIET: sans, small and grey
 * @NP_FACE_TITLE: serif, the title of a row
 * @NP_FACE_TITLE_STRONG: serif bold
 * @NP_FACE_MONEY: sans bold, larger: the figure the row is about
 * @NP_FACE_FIGURE: one big figure
 */
typedef enum
{
  NP_FACE_TABLE,
  NP_FACE_STRONG,
  NP_FACE_QUIET,
  NP_FACE_TITLE,
  NP_FACE_TITLE_STRONG,
  NP_FACE_MONEY,
  NP_FACE_FIGURE,
} NpCellFace;

/**
 * NpPackCell:
 * @kind: what it shows
 * @face: how its words look
 * @text: (nullable): its words
 * @sub: (nullable): a second, quiet line, printed as "RU / EN"
 * @reaction: 0 reject ... 4 accept, for %NP_CELL_REACTION
 * @percent: P(consent) in whole per cent; negative = the sign alone, for a legend
 * @weak: the evidence is weak: dashed frame and "?"
 */
typedef struct
{
  NpCellKind kind;
  NpCellFace face;
  NpPackText *text;
  NpPackText *sub;
  int reaction;
  int percent;
  gboolean weak;
} NpPackCell;

/** NpAlign: where the words of a column stand */
typedef enum
{
  NP_ALIGN_LEFT,
  NP_ALIGN_RIGHT,
  NP_ALIGN_CENTRE,
} NpAlign;

/**
 * NpPackColumn:
 * @width: millimetres; 0 = an equal share of what the others leave
 * @align: where its words stand
 */
typedef struct
{
  double width;
  NpAlign align;
} NpPackColumn;

/**
 * NpPackRow:
 * @cells: (element-type NpPackCell): as many as there are columns
 * @total: a line of full weight stands above this row
 */
typedef struct
{
  GPtrArray *cells;
  gboolean total;
} NpPackRow;

/**
 * NpPackTable:
 * @columns: (element-type NpPackColumn): from left to right
 * @head: (nullable): the header row, repeated when the table goes on
 * @rows: (element-type NpPackRow): from top to bottom
 * @caption: (nullable): printed below, small
 * @open: without lines: what belongs side by side rather than in a grid
 */
typedef struct
{
  GPtrArray *columns;
  NpPackRow *head;
  GPtrArray *rows;
  NpPackText *caption;
  gboolean open;
} NpPackTable;

NpPackTable *np_pack_table_new (void);
void np_pack_table_free (NpPackTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPackTable, np_pack_table_free)

/**
 * np_pack_table_add_column:
 * @self: a table
 * @width: millimetres, 0 = a share of the rest
 * @align: where the words stand
 *
 * Returns: (transfer none): the column
 */
NpPackColumn *np_pack_table_add_column (NpPackTable *self, double width, NpAlign align);

/**
 * np_pack_table_add_row:
 * @self: a table with all its columns
 *
 * Returns: (transfer none): a row without cells
 */
NpPackRow *np_pack_table_add_row (NpPackTable *self);

/**
 * np_pack_table_set_head:
 * @self: a table with all its columns
 *
 * Returns: (transfer none): the header row, without cells
 */
NpPackRow *np_pack_table_set_head (NpPackTable *self);

/**
 * np_pack_table_row_add:
 * @row: a row
 * @text: (transfer full) (nullable): the words of the next cell
 * @face: how they look
 *
 * Returns: (transfer none): the cell, of kind %NP_CELL_TEXT
 */
NpPackCell *np_pack_table_row_add (NpPackRow *row, NpPackText *text, NpCellFace face);

/**
 * NpPackBlock:
 * @kind: what it is
 * @role: how much it matters
 * @level: of a heading 1 ... 3; of a numbered paragraph or item 1 ... 3 (1, a, i)
 * @id: stable id (the dossier's), the same in every export
 * @number: (nullable): its number, language-free: "3", "3 bis", "b", "ii", "A-1"
 * @side: stands in the side column of a brief
 * @label: (nullable): what stands left of it (talking points) or opens it in bold (side column)
 * @text: (nullable): its words; of a chart its title
 * @table: (nullable): of a table
 * @chart: (nullable): of a chart; says itself in words and as a table, too
 * @height: of a chart: share of the height it asks for, when a page must hold more; 0 = all of it
 */
typedef struct
{
  NpPackBlockKind kind;
  NpPackBlockRole role;
  guint level;
  char *id;
  char *number;
  gboolean side;
  NpPackText *label;
  NpPackText *text;
  NpPackTable *table;
  NpChart *chart;
  double height;
} NpPackBlock;

/**
 * NpPackSectionKind:
 * @NP_PAGE_COVER: title, facts, contents; always first
 * @NP_PAGE_BRIEF: one page per language, text with a side column
 * @NP_PAGE_FINDING: title is a sentence, one line per language, then blocks
 * @NP_PAGE_TEXT: title over each column: a non-paper, a record, a register
 * @NP_PAGE_TALK: talking points: label and two languages
 */
typedef enum
{
  NP_PAGE_COVER,
  NP_PAGE_BRIEF,
  NP_PAGE_FINDING,
  NP_PAGE_TEXT,
  NP_PAGE_TALK,
} NpPackSectionKind;

/**
 * NpPackSection:
 * @kind: how it looks
 * @id: stable id
 * @kicker: (nullable): what kind of page it is, above the title
 * @title: (nullable): the finding, a sentence
 * @contents: (nullable): its line in the contents; %NULL = not listed
 * @bookmark: (nullable): its bookmark; %NULL = that of the contents
 * @exercise: invented: the word EXERCISE stands in header and footer
 * @blocks: (element-type NpPackBlock): in reading order
 */
typedef struct
{
  NpPackSectionKind kind;
  char *id;
  NpPackText *kicker;
  NpPackText *title;
  NpPackText *contents;
  NpPackText *bookmark;
  gboolean exercise;
  GPtrArray *blocks;
  /*< private >*/
  guint counter[4];
} NpPackSection;

/**
 * NpPackListed:
 * @text: a line of the contents
 * @page: its page, 0 = not known
 */
typedef struct
{
  NpPackText *text;
  guint page;
} NpPackListed;

/**
 * NpPackFact:
 * @label: what it is
 * @value: its value
 */
typedef struct
{
  NpPackText *label;
  NpPackText *value;
} NpPackFact;

/**
 * NpPackDocument:
 * @name: file name without ending: ASCII, lower case, for example "10-nonpaper"
 * @title: title of the document, also in its properties
 * @subtitle: (nullable): below the title of a cover
 * @as_of: the day of all numbers; invalid = unknown. The only date in the file's properties
 * @marking: (nullable): circulation marking of header and footer; %NULL for a paper to be handed over
 * @foot: (nullable): status line of the footer ("training sample")
 * @copy: number of this copy, 0 = not numbered
 * @copies: how many there are
 * @generator: whether the properties name the program (never in a paper to be handed over)
 * @facts: (element-type NpPackFact): of the cover
 * @remark: (nullable): at the foot of the cover
 * @enclosed: (nullable): what is enclosed separately, below the contents
 * @listed: (element-type NpPackListed): contents of a cover that stands apart from what it lists; empty = its
 * own sections
 * @sections: (element-type NpPackSection): in order
 * @notes: (element-type NpPackText): footnotes, note 1 first
 */
typedef struct
{
  char *name;
  NpPackText *title;
  NpPackText *subtitle;
  GDate as_of;
  NpPackText *marking;
  NpPackText *foot;
  guint copy;
  guint copies;
  gboolean generator;
  GPtrArray *facts;
  NpPackText *remark;
  NpPackText *enclosed;
  GPtrArray *listed;
  GPtrArray *sections;
  GPtrArray *notes;
} NpPackDocument;

/**
 * np_pack_document_new:
 * @name: file name without ending
 * @title: (transfer full): its title
 *
 * Returns: (transfer full): an empty document
 */
NpPackDocument *np_pack_document_new (const char *name, NpPackText *title);

void np_pack_document_free (NpPackDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPackDocument, np_pack_document_free)

/**
 * np_pack_document_add_fact:
 * @self: a document
 * @label: (transfer full): what it is
 * @value: (transfer full): its value
 */
void np_pack_document_add_fact (NpPackDocument *self, NpPackText *label, NpPackText *value);

/**
 * np_pack_document_list:
 * @self: a document
 * @text: (transfer full): a line of the contents
 * @page: its page
 */
void np_pack_document_list (NpPackDocument *self, NpPackText *text, guint page);

/**
 * np_pack_document_add_note:
 * @self: a document
 * @text: (transfer full): the footnote
 *
 * Returns: its number, for np_pack_text_append_note()
 */
guint np_pack_document_add_note (NpPackDocument *self, NpPackText *text);

/**
 * np_pack_document_add_section:
 * @self: a document
 * @kind: how it looks
 * @id: stable id
 * @title: (transfer full) (nullable): the finding
 *
 * Returns: (transfer none): a new, empty section
 */
NpPackSection *np_pack_document_add_section (NpPackDocument *self, NpPackSectionKind kind, const char *id,
                                             NpPackText *title);

/**
 * np_pack_section_add:
 * @self: a section
 * @kind: what it is
 * @id: (nullable): stable id; %NULL = the section's id and a running number
 * @text: (transfer full) (nullable): its words
 *
 * Returns: (transfer none): a new block without a number
 */
NpPackBlock *np_pack_section_add (NpPackSection *self, NpPackBlockKind kind, const char *id, NpPackText *text);

/**
 * np_pack_section_add_heading:
 * @self: a section
 * @level: 1 ... 3
 * @text: (transfer full): the heading
 *
 * Letters start again below it, figures go on.
 *
 * Returns: (transfer none): the block
 */
NpPackBlock *np_pack_section_add_heading (NpPackSection *self, guint level, NpPackText *text);

/**
 * np_pack_section_add_numbered:
 * @self: a section
 * @level: 1 ... 3: "1", "a", "i"
 * @id: (nullable): stable id
 * @text: (transfer full): its words
 *
 * Gives the next number of that level; a new number of a higher level starts the lower ones again.
 *
 * Returns: (transfer none): the block
 */
NpPackBlock *np_pack_section_add_numbered (NpPackSection *self, guint level, const char *id, NpPackText *text);

/**
 * np_pack_section_add_alternative:
 * @self: a section whose last numbered block of level 1 has an alternative
 * @id: (nullable): stable id
 * @text: (transfer full): the alternative
 *
 * Numbers it "3 bis", then "3 ter", "3 quater" ...; a later one than "octies" takes a figure ("3.9").
 *
 * Returns: (transfer none): the block
 */
NpPackBlock *np_pack_section_add_alternative (NpPackSection *self, const char *id, NpPackText *text);

/**
 * np_pack_section_add_table:
 * @self: a section
 * @id: (nullable): stable id
 * @table: (transfer full): the table
 *
 * Returns: (transfer none): the block
 */
NpPackBlock *np_pack_section_add_table (NpPackSection *self, const char *id, NpPackTable *table);

/**
 * np_pack_section_add_chart:
 * @self: a section
 * @id: (nullable): stable id
 * @title: (transfer full) (nullable): printed above it
 * @chart: (transfer full): the chart
 *
 * Returns: (transfer none): the block
 */
NpPackBlock *np_pack_section_add_chart (NpPackSection *self, const char *id, NpPackText *title, NpChart *chart);

/**
 * np_pack_block_dup_label:
 * @self: a block
 * @lang: the language of the label
 *
 * The printed form of its number: "3." and "3 bis." alike in both languages, "(a)" in English and "а)" in
 * Russian for level 2, "(i)" and "i)" for level 3.
 *
 * Returns: (transfer full) (nullable): the label; %NULL for a block without a number
 */
char *np_pack_block_dup_label (const NpPackBlock *self, NpLang lang);

/**
 * np_pack_document_find_missing:
 * @self: a document
 * @langs: the languages it will be printed in
 *
 * Returns: (transfer full) (element-type utf8): ids of the blocks whose words are missing in one of them, in
 * order
 */
GPtrArray *np_pack_document_find_missing (const NpPackDocument *self, guint langs);

/**
 * np_pack_document_fill_missing:
 * @self: a document for our own side
 * @langs: the languages it will be printed in
 *
 * Puts "[нет перевода / no translation]" where words are missing in one of them.
 */
void np_pack_document_fill_missing (NpPackDocument *self, guint langs);

G_END_DECLS
