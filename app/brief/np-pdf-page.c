/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "brief/np-brief-words.h"

/* What is open in the structure tree between rows. */
typedef enum
{
  OPEN_NOTHING,
  OPEN_TEXT,  /* a Table of two languages */
  OPEN_TABLE, /* a data table */
  OPEN_LIST,
} Open;

typedef struct
{
  NpPdf *pdf;
  Open open;
  guint table;
  guint section; /* 1 + open Sect, 0 none */
  gboolean document;
  int outline_document;
  int outline_section;
} Painter;

static void
tag (NpPdf *pdf, const char *name, int lang, const char *alt, const char *attributes)
{
  NpPdfTagRecord record = { name, lang, g_strdup (alt) };
  g_array_append_val (pdf->tags, record);
  if (pdf->recorded == NULL)
    cairo_tag_begin (pdf->cr, name, attributes);
}

static void
untag (NpPdf *pdf, const char *name)
{
  if (pdf->recorded == NULL)
    cairo_tag_end (pdf->cr, name);
}

static void
close_open (Painter *self)
{
  if (self->open == OPEN_TEXT || self->open == OPEN_TABLE)
    untag (self->pdf, "Table");
  else if (self->open == OPEN_LIST)
    untag (self->pdf, "L");
  self->open = OPEN_NOTHING;
  self->table = 0;
}

static void
want_open (Painter *self, Open open, guint table)
{
  if (self->open == open && self->table == table)
    return;
  close_open (self);
  if (open == OPEN_TEXT || open == OPEN_TABLE)
    tag (self->pdf, "Table", -1, NULL, NULL);
  else if (open == OPEN_LIST)
    tag (self->pdf, "L", -1, NULL, NULL);
  self->open = open;
  self->table = table;
}

static gboolean
shown (const NpPdfPage *page, const NpPdfCell *cell)
{
  return (page->tracks & cell->tracks) != 0;
}

/* Lines @from ... @to of a cell; every paragraph in its own tag when there are several. */
static void
paint_paras (NpPdf *pdf, const NpPdfCell *cell, guint from, guint to, double y, gboolean tags)
{
  guint line = 0;

  if (from == 0)
    y += cell->pad;
  for (guint i = 0; i < cell->paras->len; i++)
    {
      NpPdfPara *para = g_ptr_array_index (cell->paras, i);
      guint a = MAX (from, line), b = MIN (to, line + para->n_lines);
      if (a < b)
        {
          if (a == line && a > from)
            y += para->gap;
          if (tags)
            tag (pdf, para->tag != NULL ? para->tag : "P", para->lang, NULL, NULL);
          np_pdf_para_draw (pdf, para, a - line, b - line, cell->x, y);
          if (tags)
            untag (pdf, para->tag != NULL ? para->tag : "P");
          y += (b - a) * np_pdf_para_lead (para);
        }
      line += para->n_lines;
    }
}

static gboolean
is_container (const char *name)
{
  static const char *const containers[] = { "TD", "TH", "Sect", "Note", "LBody", "Caption" };
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (strcmp (name, containers[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
paint_cell (NpPdf *pdf, const NpPdfPlaced *placed, guint i, double y, double height)
{
  const NpPdfRow *row = placed->row;
  const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
  gboolean last = i + 1 == row->cells->len;
  gboolean number = (row->contents > 0 || row->listed > 0) && last, link = row->contents > 0;

  if (cell->drawn != NULL || number)
    {
      tag (pdf, cell->tag, -1, NULL, NULL);
      if (number)
        {
          g_autofree char *words
            = g_strdup_printf ("%u", row->contents > 0 ? pdf->section_page[row->contents - 1] : row->listed);
          np_pdf_grey (pdf, GREY_TEXT);
          np_pdf_draw_words (pdf, STYLE_CONTENTS, cell->lang, words, cell->x + cell->width, y + MM (0.3),
                             NP_ALIGN_RIGHT);
        }
      else
        np_pdf_draw_cell (pdf, cell->drawn, cell->x, y, cell->width, height, FALSE);
      untag (pdf, cell->tag);
      return;
    }
  /* A cell without words still counts in its row. */
  if (placed->to[i] == placed->from[i])
    {
      if (row->kind == ROW_TABLE)
        {
          tag (pdf, cell->tag, -1, NULL, NULL);
          untag (pdf, cell->tag);
        }
      return;
    }
  gboolean several = cell->paras->len > 1;
  if (several && !is_container (cell->tag))
    {
      paint_paras (pdf, cell, placed->from[i], placed->to[i], y, TRUE);
      return;
    }
  int lang = cell->paras->len == 1 ? (int) ((NpPdfPara *) g_ptr_array_index (cell->paras, 0))->lang : -1;
  tag (pdf, cell->tag, lang, NULL, NULL);
  if (link && i > 0)
    {
      g_autofree char *target = g_strdup_printf ("dest='s%u'", row->contents);
      tag (pdf, CAIRO_TAG_LINK, lang, NULL, target);
    }
  paint_paras (pdf, cell, placed->from[i], placed->to[i], y, several);
  if (link && i > 0)
    untag (pdf, CAIRO_TAG_LINK);
  untag (pdf, cell->tag);
}

static void
paint_boxes (NpPdf *pdf, const NpPdfRow *row, double y)
{
  NpLang lang = row->boxes - 1;
  const NpPdfCell *cell = g_ptr_array_index (row->cells, 0);
  double x = cell->x + cell->width - MM (21.5);

  for (guint i = 0; i < 2; i++)
    {
      np_pdf_grey (pdf, GREY_TEXT);
      cairo_set_line_width (pdf->cr, 0.8);
      cairo_rectangle (pdf->cr, x, y + MM (1.6), MM (3.4), MM (3.4));
      cairo_stroke (pdf->cr);
      np_pdf_draw_words (pdf, STYLE_TABLE, lang, np_brief_word (i == 0 ? NP_WORD_YES : NP_WORD_NO, lang),
                         x + MM (4.4), y + MM (1.3), NP_ALIGN_LEFT);
      x += MM (12.7);
    }
}

static void
paint_artifacts (NpPdf *pdf, const NpPdfPage *page, const NpPdfPlaced *placed, double y, double height)
{
  const NpPdfRow *row = placed->row;

  if (placed->first && row->rule_above > 0)
    np_pdf_rule (pdf, row->rule_x, y, MAX (row->rule_width, row->full_width), row->rule_above,
          row->rule_grey_above > 0 ? row->rule_grey_above : GREY_TEXT);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      if (!shown (page, cell))
        continue;
      if (cell->drawn != NULL)
        np_pdf_draw_cell (pdf, cell->drawn, cell->x, y, cell->width,
                          height + (row->kind == ROW_TABLE ? row->after : 0), TRUE);
      if (cell->bar != 0)
        np_pdf_draw_bar (pdf, cell->bar, cell->x, y + MM (0.6), height - MM (0.6));
      if (!placed->first && placed->from[i] > 0 && placed->to[i] > placed->from[i] && row->again != NULL
          && cell->paras->len == 1)
        {
          const NpPdfPara *para = g_ptr_array_index (cell->paras, 0);
          g_autofree char *words = g_strdup_printf ("(%s)", row->again);
          np_pdf_grey (pdf, GREY_50);
          /* In the room of the number; "(6 bis)" needs the smaller type. */
          NpPdfStyleId style = para->style == STYLE_BODY_ONE ? STYLE_BODY : para->style;
          double room = para->x - para->mark_x - 2;
          if (np_pdf_measure (pdf, style, para->lang, words) > room)
            style = STYLE_QUIET;
          if (np_pdf_measure (pdf, style, para->lang, words) <= room)
            np_pdf_draw_words (pdf, style, para->lang, words, cell->x + para->mark_x,
                               y + (np_pdf_para_lead (para) - np_pdf_styles[style].lead) * 0.74, NP_ALIGN_LEFT);
        }
    }
}

static void
paint_rule_below (NpPdf *pdf, const NpPdfPlaced *placed, double y, double height)
{
  const NpPdfRow *row = placed->row;
  double at = y + height + (row->kind == ROW_TABLE ? row->after : row->kind == ROW_HEADING ? MM (2.2) : 0);
  double grey = row->rule_grey_below > 0 ? row->rule_grey_below : GREY_TEXT;

  if (!placed->last || row->rule_below <= 0)
    return;
  if (!row->columns_rule)
    np_pdf_rule (pdf, row->rule_x, at, row->rule_width, row->rule_below, grey);
  for (guint i = 0; row->columns_rule && i < row->cells->len; i++)
    {
      double x, width;
      np_pdf_columns (pdf, ((NpPdfCell *) g_ptr_array_index (row->cells, i))->lang, &x, &width);
      np_pdf_rule (pdf, x, at, width, row->rule_below, grey);
    }
}

static void
add_outline (Painter *self, const NpPdfRow *row, guint page, double y)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->pdf->recorded != NULL)
    return;
  g_ascii_formatd (x_text, sizeof x_text, "%.2f", LEFT);
  g_ascii_formatd (y_text, sizeof y_text, "%.2f", MAX (y - MM (8), 0));
  g_autofree char *where = g_strdup_printf ("page=%u pos=[%s %s]", page, x_text, y_text);
  gboolean section = row->level <= 1;
  int parent = section                      ? self->outline_document
               : self->outline_section != 0 ? self->outline_section
                                            : self->outline_document;
  int id = cairo_pdf_surface_add_outline (self->pdf->surface, parent, row->bookmark, where,
                                          section ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  if (section)
    self->outline_section = id;
}

static void
paint_placed (Painter *self, const NpPdfPage *page, const NpPdfPlaced *placed, guint number, gboolean side)
{
  NpPdf *pdf = self->pdf;
  const NpPdfRow *row = placed->row;
  guint track = page->tracks == 2 ? 1 : 0, cells = 0;
  double y = placed->y[track], height = placed->height[track];

  for (guint i = 0; i < row->cells->len; i++)
    cells += shown (page, g_ptr_array_index (row->cells, i));
  if (row->bookmark != NULL && placed->first)
    add_outline (self, row, number, y);

  if (row->chart != NULL)
    {
      close_open (self);
      guint langs = row->chart_langs;
      if (page->tracks != 3)
        langs &= NP_LANG_MASK (page->tracks == 1 ? pdf->first : np_lang_other (pdf->first));
      g_autofree char *ru = np_chart_describe (row->chart, NP_LANG_RU);
      g_autofree char *en = np_chart_describe (row->chart, NP_LANG_EN);
      g_autofree char *alt = langs == NP_LANG_BOTH ? g_strdup_printf ("%s / %s", ru, en)
                                                   : g_strdup (langs == NP_LANG_MASK (NP_LANG_EN) ? en : ru);
      tag (pdf, "Figure", -1, alt, NULL);
      cairo_save (pdf->cr);
      cairo_translate (pdf->cr, LEFT, y);
      np_chart_draw (row->chart, pdf->cr, TEXT_WIDTH, row->chart_height, &pdf->chart_style,
                     np_pdf_chart_lang (langs), -1);
      cairo_restore (pdf->cr);
      untag (pdf, "Figure");
      return;
    }
  paint_artifacts (pdf, page, placed, y, height);
  if (cells > 0)
    {
      const NpPdfCell *first = NULL;
      for (guint i = 0; i < row->cells->len && first == NULL; i++)
        if (shown (page, g_ptr_array_index (row->cells, i)))
          first = g_ptr_array_index (row->cells, i);
      gboolean text_table = row->kind == ROW_TEXT && !side
                            && (strcmp (first->tag, "TD") == 0 || strcmp (first->tag, "TH") == 0);
      gboolean item = row->kind == ROW_TEXT && strcmp (first->tag, "LBody") == 0;
      gboolean repeated = row->head && number > 1 && placed->row->head && self->open == OPEN_TABLE
                          && self->table == row->table;

      if (row->kind == ROW_TABLE)
        want_open (self, OPEN_TABLE, row->table);
      else if (text_table)
        want_open (self, OPEN_TEXT, 0);
      else if (item)
        want_open (self, OPEN_LIST, 0);
      else
        close_open (self);
      if (repeated)
        {
          /* The header again on a next page: for the eyes only. */
          for (guint i = 0; i < row->cells->len; i++)
            if (shown (page, g_ptr_array_index (row->cells, i)))
              paint_paras (pdf, g_ptr_array_index (row->cells, i), placed->from[i], placed->to[i], y, FALSE);
        }
      else
        {
          if (row->kind == ROW_TABLE || text_table)
            tag (pdf, "TR", -1, NULL, NULL);
          else if (item)
            tag (pdf, "LI", -1, NULL, NULL);
          for (guint i = 0; i < row->cells->len; i++)
            if (shown (page, g_ptr_array_index (row->cells, i)))
              paint_cell (pdf, placed, i, y, height + (row->kind == ROW_TABLE ? row->after : 0));
          if (row->kind == ROW_TABLE || text_table)
            untag (pdf, "TR");
          else if (item)
            untag (pdf, "LI");
        }
      if (row->boxes > 0 && placed->first)
        paint_boxes (pdf, row, y);
    }
  paint_rule_below (pdf, placed, y, height);
}

static void
paint_notes (Painter *self, const NpPdfPage *page)
{
  NpPdf *pdf = self->pdf;
  const GArray *notes = page->notes[page->tracks == 2 ? 1 : 0];
  double y;

  if (notes->len == 0)
    return;
  close_open (self);
  y = BOTTOM - np_pdf_notes_height (pdf, notes) + MM (2.2);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      double x, width;
      guint langs = 0;
      for (guint i = 0; i < notes->len; i++)
        langs |= g_array_index (notes, NpPdfNoteRef, i).langs;
      np_pdf_columns (pdf, lang, &x, &width);
      if (langs & NP_LANG_MASK (lang))
        np_pdf_rule (pdf, x, y, MM (22), 0.4, GREY_TEXT);
    }
  y += MM (2);
  for (guint i = 0; i < notes->len; i++)
    {
      const NpPdfNoteRef *ref = &g_array_index (notes, NpPdfNoteRef, i);
      NpPdfRow *row = np_pdf_note_row (pdf, ref->note, ref->langs);
      double height = 0;
      if (row == NULL)
        continue;
      for (guint c = 0; c < row->cells->len; c++)
        {
          const NpPdfCell *cell = g_ptr_array_index (row->cells, c);
          guint n = np_pdf_cell_lines (cell);
          tag (pdf, "Note", cell->paras->len == 1 ? (int) cell->lang : -1, NULL, NULL);
          paint_paras (pdf, cell, 0, n, y, cell->paras->len > 1);
          untag (pdf, "Note");
          height = MAX (height, np_pdf_cell_height (cell, 0, n));
        }
      y += height + MM (0.8);
    }
}

static void
destination (NpPdf *pdf, guint section)
{
  g_autofree char *name = g_strdup_printf ("name='s%u' x=%d y=%d", section + 1, (int) LEFT, (int) MM (15));

  if (pdf->recorded != NULL)
    return;
  cairo_tag_begin (pdf->cr, CAIRO_TAG_DEST, name);
  cairo_tag_end (pdf->cr, CAIRO_TAG_DEST);
}

static gboolean
failed (NpPdf *pdf)
{
  cairo_status_t status = cairo_status (pdf->cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf->surface);
  if (status != CAIRO_STATUS_SUCCESS && pdf->error == NULL)
    np_pdf_set_error (pdf, status);
  return pdf->error != NULL;
}

gboolean
np_pdf_paint (NpPdf *pdf)
{
  Painter self = { pdf };
  g_autofree char *ru = np_pack_text_dup_words (pdf->document->title, pdf->first);
  g_autofree gboolean *seen = g_new0 (gboolean, pdf->document->sections->len + 1);

  if (pdf->pages->len > 0 && pdf->recorded == NULL)
    self.outline_document = cairo_pdf_surface_add_outline (pdf->surface, CAIRO_PDF_OUTLINE_ROOT, ru, "page=1",
                                                           CAIRO_PDF_OUTLINE_FLAG_OPEN
                                                             | CAIRO_PDF_OUTLINE_FLAG_BOLD);
  tag (pdf, "Document", -1, NULL, NULL);
  for (guint p = 0; p < pdf->pages->len; p++)
    {
      const NpPdfPage *page = g_ptr_array_index (pdf->pages, p);
      if (g_cancellable_set_error_if_cancelled (pdf->cancellable, &pdf->error))
        return FALSE;
      if (page->tracks != 3)
        close_open (&self);
      np_pdf_paint_frame (pdf, page, p + 1, pdf->pages->len);
      if (self.section != page->section + 1)
        {
          close_open (&self);
          if (self.section != 0)
            untag (pdf, "Sect");
          tag (pdf, "Sect", -1, NULL, NULL);
          self.section = page->section + 1;
        }
      if (!seen[page->section])
        {
          destination (pdf, page->section);
          seen[page->section] = TRUE;
        }
      for (guint i = 0; i < page->placed->len; i++)
        paint_placed (&self, page, g_ptr_array_index (page->placed, i), p + 1, FALSE);
      if (page->side->len > 0)
        close_open (&self);
      for (guint i = 0; i < page->side->len; i++)
        paint_placed (&self, page, g_ptr_array_index (page->side, i), p + 1, TRUE);
      paint_notes (&self, page);
      if (pdf->recorded == NULL)
        cairo_show_page (pdf->cr);
      else
        np_pdf_turn_page (pdf);
      if (failed (pdf))
        return FALSE;
      if (pdf->options->progress != NULL)
        pdf->options->progress (p + 1, pdf->pages->len, pdf->options->progress_data);
    }
  close_open (&self);
  if (self.section != 0)
    untag (pdf, "Sect");
  untag (pdf, "Document");
  return !failed (pdf);
}
