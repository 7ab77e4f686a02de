/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

typedef struct
{
  NpPdf *pdf;
  const NpPackBlock *block;
  guint langs;
  guint tracks;
  double x;
  double width;
  gboolean small;
  double *edges;
} Table;

static NpPdfStyleId
face_style (const Table *self, const NpPackCell *cell, gboolean head, gboolean second)
{
  switch (cell->face)
    {
    case NP_FACE_STRONG:
      return second && !head ? STYLE_TABLE : STYLE_TABLE_STRONG;
    case NP_FACE_QUIET:
      return STYLE_QUIET;
    case NP_FACE_TITLE:
      return self->small ? STYLE_TABLE : STYLE_ROW_TITLE;
    case NP_FACE_TITLE_STRONG:
      return STYLE_ROW_TITLE_STRONG;
    case NP_FACE_MONEY:
      return STYLE_MONEY;
    case NP_FACE_FIGURE:
      return STYLE_BIG_FIGURE;
    default:
      return STYLE_TABLE;
    }
}

/* Fixed widths first; what is left is shared by the columns of width 0. A table that is too wide is scaled. */
static void
set_edges (Table *self)
{
  const NpPackTable *table = self->block->table;
  guint n = table->columns->len, open = 0;
  double fixed = 0;

  for (guint i = 0; i < n; i++)
    {
      const NpPackColumn *column = g_ptr_array_index (table->columns, i);
      fixed += MM (column->width);
      open += column->width <= 0;
    }
  double least = open * MM (20), scale = 1;
  if (fixed + least > self->width)
    scale = MAX (0.1, (self->width - least) / fixed);
  else if (open == 0 && fixed > 0)
    scale = self->width / fixed;
  double share = open > 0 ? (self->width - fixed * scale) / open : 0;
  self->edges = g_new0 (double, n + 1);
  self->edges[0] = self->x;
  for (guint i = 0; i < n; i++)
    {
      const NpPackColumn *column = g_ptr_array_index (table->columns, i);
      self->edges[i + 1] = self->edges[i] + (column->width > 0 ? MM (column->width) * scale : share);
    }
}

static void
add_words (Table *self, NpPdfCell *cell, const NpPackCell *source, const NpPackText *text, gboolean head,
           double width, NpAlign align)
{
  guint n = 0;
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? self->pdf->first : np_lang_other (self->pdf->first);
      if ((self->langs & NP_LANG_MASK (lang)) == 0 || (text->neutral && n > 0)
          || !np_pack_text_has (text, lang))
        continue;
      NpPdfPara *para = np_pdf_para_new (self->pdf, face_style (self, source, head, n > 0), lang, text, width,
                                         0, FALSE, self->block->id);
      para->align = align;
      para->tag = "P";
      np_pdf_cell_add (cell, para);
      n++;
    }
}

static void
add_sub (Table *self, NpPdfCell *cell, const NpPackText *text, double width, NpAlign align)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? self->pdf->first : np_lang_other (self->pdf->first);
      if ((self->langs & NP_LANG_MASK (lang)) == 0 || !np_pack_text_has (text, lang)
          || (text->neutral && words->len > 0))
        continue;
      g_autofree char *one = np_pack_text_dup_words (text, lang);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " / " : "", one);
    }
  NpPdfPara *para = np_pdf_para_new_words (self->pdf, STYLE_QUIET, self->pdf->first, words->str, width,
                                           self->block->id);
  para->align = align;
  para->tag = "P";
  np_pdf_cell_add (cell, para);
  g_string_free (words, TRUE);
}

static NpPdfRow *
add_row (Table *self, const NpPackRow *source, gboolean head, GPtrArray *rows)
{
  const NpPackTable *table = self->block->table;
  NpPdfRow *row = np_pdf_row_new (self->pdf, ROW_TABLE);
  /* A long table of reactions shall leave room for its reading. */
  double pad = MM (self->small || table->rows->len > 12 ? 0.9 : 1.2);

  row->table = self->pdf->n_tables;
  row->head = head;
  row->rule_x = self->x;
  row->rule_width = row->full_width = self->width;
  /* Only a row of words may be cut, and only when it has to be. */
  row->split = FALSE;
  for (guint i = 0; i < source->cells->len && i < table->columns->len; i++)
    {
      const NpPackCell *from = g_ptr_array_index (source->cells, i);
      const NpPackColumn *column = g_ptr_array_index (table->columns, i);
      const NpPackColumn *left = i > 0 ? g_ptr_array_index (table->columns, i - 1) : NULL;
      NpAlign align = column->align;
      double gap = i + 1 < table->columns->len ? MM (align == NP_ALIGN_LEFT ? 3 : 2) : 0;
      /* Words do not begin where the figures before them, or a sign of a legend, end. */
      double inset = align != NP_ALIGN_LEFT || left == NULL ? 0
                     : left->align == NP_ALIGN_RIGHT        ? MM (3)
                     : left->align == NP_ALIGN_CENTRE       ? MM (1.2)
                                                            : 0;
      double width = MAX (self->edges[i + 1] - self->edges[i] - gap - inset, MM (4));
      NpPdfCell *cell = np_pdf_row_add_cell (row, self->edges[i] + inset, width, self->pdf->first, head ? "TH" : "TD");

      cell->tracks = self->tracks;
      cell->pad = pad;
      if (from->kind == NP_CELL_REACTION || from->kind == NP_CELL_ABSENT || from->kind == NP_CELL_LINE)
        {
          cell->drawn = from;
          cell->width = self->edges[i + 1] - self->edges[i];
          cell->fixed = MM (from->kind == NP_CELL_LINE ? 9 : 7.6);
          if (from->kind == NP_CELL_REACTION || from->kind == NP_CELL_ABSENT)
            row->rule_width = MIN (row->rule_width, self->edges[i] - self->x - MM (1.2));
          continue;
        }
      if (align == NP_ALIGN_CENTRE)
        {
          width += gap;
          cell->width = width;
        }
      if (from->text != NULL)
        add_words (self, cell, from, from->text, head, width, align);
      if (from->sub != NULL)
        add_sub (self, cell, from->sub, width, align);
    }
  row->after = pad;
  row->rule_below = table->open ? 0 : head ? 0.4 : 0.25;
  row->rule_grey_below = head ? GREY_TEXT : GREY_30;
  if (head)
    {
      row->rule_width = self->width;
      row->keep = TRUE;
    }
  if (source->total)
    {
      row->rule_above = 0.4;
      row->rule_grey_above = GREY_TEXT;
      row->rule_width = self->width;
    }
  g_ptr_array_add (rows, row);
  return row;
}

void
np_pdf_build_table (NpPdf *pdf, const NpPackBlock *block, guint langs, guint tracks, double x, double width,
                    gboolean small, GPtrArray *rows)
{
  const NpPackTable *table = block->table;
  Table self = { pdf, block, langs, tracks, x, width, small };
  guint first = rows->len;

  if (table->columns->len == 0)
    return;
  /* The two languages of an alternate pair merge row by row: one number for both. */
  if (tracks != 2)
    pdf->n_tables++;
  set_edges (&self);
  if (table->head != NULL)
    add_row (&self, table->head, TRUE, rows);
  for (guint i = 0; i < table->rows->len; i++)
    add_row (&self, g_ptr_array_index (table->rows, i), FALSE, rows);
  /* Neither the first nor the last row stands alone on a page. */
  if (table->rows->len > 3)
    {
      ((NpPdfRow *)g_ptr_array_index (rows, rows->len - 2))->keep = TRUE;
      ((NpPdfRow *)g_ptr_array_index (rows, rows->len - table->rows->len))->keep = TRUE;
    }
  if (rows->len > first)
    {
      NpPdfRow *top = g_ptr_array_index (rows, first), *last = g_ptr_array_index (rows, rows->len - 1);
      top->before = small ? MM (1) : MM (2.4);
      top->rule_above = table->open ? 0 : 0.8;
      top->rule_grey_above = GREY_TEXT;
      last->rule_below = table->open ? 0 : 0.8;
      last->rule_grey_below = GREY_TEXT;
      last->rule_width = width;
    }
  if (table->caption != NULL)
    {
      NpPdfRow *row = np_pdf_row_new (pdf, ROW_TEXT);
      row->before = MM (1.4);
      gboolean side_by_side = langs == NP_LANG_BOTH && width > MM (150);
      double at = x;
      NpPdfCell *cell = NULL;
      for (guint i = 0; i < NP_N_LANGS; i++)
        {
          NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
          if ((langs & NP_LANG_MASK (lang)) == 0 || !np_pack_text_has (table->caption, lang))
            continue;
          double w = !side_by_side ? width : lang == NP_LANG_RU ? WIDE : NARROW;
          if (cell == NULL || side_by_side)
            {
              cell = np_pdf_row_add_cell (row, at, w, lang, "Caption");
              cell->tracks = tracks;
            }
          NpPdfPara *para = np_pdf_para_new (pdf, small ? STYLE_QUIET : STYLE_NOTE, lang, table->caption, w, 0,
                                             FALSE, block->id);
          para->tag = side_by_side ? NULL : "P";
          np_pdf_cell_add (cell, para);
          at += w + GUTTER;
        }
      if (row->cells->len > 0)
        {
          ((NpPdfRow *) g_ptr_array_index (rows, rows->len - 1))->keep = rows->len > first + 1;
          g_ptr_array_add (rows, row);
        }
    }
  g_free (self.edges);
}
