/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * Inside the PDF writer. Lengths are points, y grows downwards from the upper edge of the sheet.
 * np-pdf-type is the type scale, np-pdf-para lays out one paragraph, np-pdf-flow breaks rows into pages,
 * np-pdf-sections takes the sections in the order of the layout, np-pdf-build makes rows of their blocks,
 * np-pdf-table makes rows of tables, np-pdf-page paints pages, np-pdf-sign paints reactions and bars,
 * np-pdf-post completes the file with libqpdf.
 */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "brief/np-pdf.h"

G_BEGIN_DECLS

#define MM(x) ((x) * 72.0 / 25.4)

#define PAGE_WIDTH MM (210)
#define PAGE_HEIGHT MM (297)
#define LEFT MM (20)
#define TEXT_WIDTH MM (175)
#define RIGHT (LEFT + TEXT_WIDTH)
#define TOP MM (23.2)
#define BOTTOM MM (280)
#define GUTTER MM (7)
#define WIDE MM (91)   /* the Russian column */
#define NARROW MM (77) /* the English column */
#define HANG MM (8)
#define ONE_WIDTH MM (125) /* measure of a page in one language */

#define GREY_TEXT 0.0706 /* #121214 */
#define GREY_70 0.30
#define GREY_50 0.48
#define GREY_30 0.70

#define NP_PDF_NBSP "\u00a0"

typedef enum
{
  STYLE_COVER_TITLE,
  STYLE_COVER_SUBTITLE,
  STYLE_BRIEF_TITLE,
  STYLE_TITLE,
  STYLE_TEXT_TITLE,
  STYLE_KIND,
  STYLE_LEAD,
  STYLE_SPOKEN,
  STYLE_BODY_ONE,
  STYLE_BODY,
  STYLE_SECOND,
  STYLE_CROWDED,
  STYLE_CONTENTS,
  STYLE_HEADING,
  STYLE_HEADING_2,
  STYLE_ROW_TITLE,
  STYLE_ROW_TITLE_STRONG,
  STYLE_TABLE,
  STYLE_TABLE_STRONG,
  STYLE_MONEY,
  STYLE_QUIET,
  STYLE_LABEL_STRONG,
  STYLE_LABEL,
  STYLE_FIGURE,
  STYLE_BIG_FIGURE,
  STYLE_NOTE,
  STYLE_NOTE_ITALIC,
  STYLE_KICKER,
  STYLE_SIDE_HEADING,
  STYLE_SIDE,
  STYLE_HEADER,
  STYLE_HEADER_PLAIN,
  STYLE_PAGE_NUMBER,
  STYLE_FOOTER,
  STYLE_COPY,
  STYLE_SIGN,
  STYLE_SIGN_NUMBER,
  N_STYLES,
} NpPdfStyleId;

typedef struct
{
  const char *family;
  gboolean bold;
  gboolean italic;
  double size;
  double lead;
  double grey;
  gboolean hyphens;
  gboolean tracked;
} NpPdfStyle;

extern const NpPdfStyle np_pdf_styles[N_STYLES];

typedef struct _NpPdf NpPdf;
typedef struct _NpPara NpPdfPara;

typedef struct
{
  guint line;
  guint note;
} NpPdfNoteLine;

struct _NpPara
{
  NpPdfStyleId style;
  NpLang lang;
  double x; /* from the left edge of the cell */
  double width;
  double indent; /* of the first line */
  double gap;    /* above, unless first in its cell */
  NpAlign align;
  guint n_lines;
  GArray *notes; /* NpPdfNoteLine, nullable */
  char *mark;    /* number hanging left of the first line, nullable */
  double mark_x;
  NpPdfStyleId mark_style;
  const char *tag; /* own tag when the cell has several paragraphs; NULL = the cell's */

  char *text;
  GArray *spans;
  GArray *hyphens; /* offsets kept */
  gboolean by_letter;
  guint own_lines; /* of n_lines, those before @next */
  NpPdfPara *next;    /* the rest of a very long paragraph */
  PangoLayout *layout;
};

/* What one language's column of a row holds. */
typedef struct
{
  double x;
  double width;
  guint tracks;     /* bits: 1 = first track, 2 = second; which flows of an alternate layout show it */
  const char *tag;  /* TD, TH, P, H1 ... */
  NpLang lang;
  GPtrArray *paras; /* NpPdfPara */
  double pad;       /* above its first line */
  int bar;          /* 0 none, 1 solid, 2 hatched: left of the text */
  const NpPackCell *drawn; /* a reaction, a line to write on: painted, not set */
  double fixed;     /* least height */
} NpPdfCell;

typedef enum
{
  ROW_TEXT,  /* cells of a Table when there are two languages, else paragraphs */
  ROW_HEADING,
  ROW_TABLE, /* cells of a data table */
  ROW_CHART,
  ROW_BREAK,
} NpPdfRowKind;

typedef struct
{
  NpPdfRowKind kind;
  double before;
  double after;
  double rule_above, rule_below; /* thickness, 0 = none */
  double rule_grey_above, rule_grey_below;
  double rule_x, rule_width;
  double full_width; /* of a table: its rule above is not shortened */
  gboolean columns_rule; /* rule_below under each cell instead */
  gboolean keep;   /* with the next row */
  gboolean split;  /* may go on on the next page */
  gboolean head;   /* header row of a table */
  guint table;     /* rows with the same number belong to one table; 0 = none */
  GPtrArray *cells; /* NpPdfCell */
  NpChart *chart; /* borrowed from the block */
  guint chart_langs;
  double chart_height;
  char *bookmark;
  guint level;
  const char *again; /* number repeated when it goes on, "(6)" */
  guint boxes; /* languages + 1 for yes / no boxes, 0 none */
  guint contents; /* 1 + section whose page number stands at the right */
  guint listed;   /* or the page number itself */
} NpPdfRow;

typedef struct
{
  NpPdfRow *row;
  double y[2];
  double height[2];
  guint *from; /* lines per cell */
  guint *to;
  gboolean first;
  gboolean last;
} NpPdfPlaced;

typedef struct
{
  guint section;
  gboolean cover;
  guint tracks;      /* which track is painted on this page, 1, 2 or both */
  GPtrArray *placed; /* NpPdfPlaced, shared between the two pages of an alternate pair */
  GPtrArray *side;   /* NpPdfPlaced */
  GArray *notes[2];  /* NpPdfNoteRef per track */
} NpPdfPage;

typedef struct
{
  guint note;
  guint langs;
} NpPdfNoteRef;

/* What the second step must know about each tag, in the order of drawing. */
typedef struct
{
  const char *name;
  int lang; /* -1 none */
  char *alt;
} NpPdfTagRecord;

struct _NpPdf
{
  const NpPackDocument *document;
  const NpPdfOptions *options;
  GCancellable *cancellable;
  GError *error;
  PangoFontMap *fonts;
  PangoContext *pango;
  PangoFontDescription *faces[N_STYLES];
  GByteArray *raw; /* what the surface writes to, and therefore outlives it */
  cairo_surface_t *surface;
  NpChartStyle chart_style;
  cairo_t *cr;
  GPtrArray *pages; /* NpPdfPage */
  GPtrArray *rows;  /* all rows, owned */
  GArray *tags;     /* NpPdfTagRecord */
  GPtrArray *recorded; /* cairo_surface_t; set when pages are drawn for the screen instead of a file */
  GHashTable *note_rows; /* note * 4 + langs -> NpPdfRow, lookup only */
  guint n_tables;
  guint *section_page;
  guint brief_excess;
  guint langs;
  NpLang first;
};

/* How one section is built: for which languages, into which track, with which columns. */
typedef struct
{
  NpPdf *pdf;
  const NpPackSection *section;
  guint index;
  guint langs;
  guint tracks;
  gboolean parallel;
  gboolean second; /* the other language follows below, indented */
  GPtrArray *rows;
  GPtrArray *side;
  NpPdfRow *side_row;
} NpPdfBuild;

/* np-pdf.c */
void np_pdf_set_error (NpPdf *pdf, cairo_status_t status);
NpChartLang np_pdf_chart_lang (guint langs);
guint np_pdf_order (const NpPdf *pdf, guint langs, NpLang order[NP_N_LANGS]);

/* np-pdf-type.c */
gboolean np_pdf_load_fonts (NpPdf *pdf);

/* np-pdf-para.c */
NpPdfPara *np_pdf_para_new (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const NpPackText *text, double width,
                            double indent, gboolean balance, const char *id);
NpPdfPara *np_pdf_para_new_words (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words, double width,
                                  const char *id);
void np_pdf_para_free (NpPdfPara *self);
double np_pdf_para_lead (const NpPdfPara *self);
void np_pdf_para_draw (NpPdf *pdf, NpPdfPara *self, guint from, guint to, double x, double y);
double np_pdf_draw_words (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words, double x, double y,
                          NpAlign align);
double np_pdf_measure (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words);
void np_pdf_grey (NpPdf *pdf, double grey);

/* np-pdf-flow.c */
NpPdfRow *np_pdf_row_new (NpPdf *pdf, NpPdfRowKind kind);
NpPdfCell *np_pdf_row_add_cell (NpPdfRow *row, double x, double width, NpLang lang, const char *tag);
void np_pdf_cell_add (NpPdfCell *cell, NpPdfPara *para);
guint np_pdf_cell_lines (const NpPdfCell *cell);
double np_pdf_cell_height (const NpPdfCell *cell, guint from, guint to);
void np_pdf_placed_free (gpointer data);
void np_pdf_page_free (gpointer data);
void np_pdf_row_free (gpointer data);
void np_pdf_flow (NpPdf *pdf, guint section, GPtrArray *rows, gboolean alternate);
double np_pdf_notes_height (NpPdf *pdf, const GArray *notes);
NpPdfRow *np_pdf_note_row (NpPdf *pdf, guint note, guint langs);
void np_pdf_place_side (NpPdf *pdf, guint first_page, double y, GPtrArray *rows);

/* np-pdf-sections.c */
void np_pdf_build (NpPdf *pdf);
gboolean np_pdf_is_parallel (const NpPdf *pdf);

/* np-pdf-build.c */
void np_pdf_build_rows (NpPdfBuild *self);
void np_pdf_columns (NpPdf *pdf, NpLang lang, double *x, double *width);

/* np-pdf-cover.c */
void np_pdf_build_cover (NpPdf *pdf, guint section, GPtrArray *rows, guint langs);

/* np-pdf-table.c */
void np_pdf_build_table (NpPdf *pdf, const NpPackBlock *block, guint langs, guint tracks, double x,
                         double width, gboolean small, GPtrArray *rows);

/* np-pdf-sign.c */
void np_pdf_hatch (cairo_t *cr, double x, double y, double width, double height, double step, double line);
void np_pdf_draw_cell (NpPdf *pdf, const NpPackCell *drawn, double x, double y, double width, double height,
                       gboolean under);
void np_pdf_draw_bar (NpPdf *pdf, int bar, double x, double y, double height);

/* np-pdf-frame.c */
void np_pdf_rule (NpPdf *pdf, double x, double y, double width, double thickness, double grey);
void np_pdf_paint_frame (NpPdf *pdf, const NpPdfPage *page, guint number, guint total);

/* np-pdf-page.c */
gboolean np_pdf_paint (NpPdf *pdf);

/* np-pdf-post.c */
GBytes *np_pdf_post (NpPdf *pdf, GBytes *raw, GError **error);

/* Keeps the recorded page and begins the next one. */
void np_pdf_turn_page (NpPdf *pdf);

G_END_DECLS
