/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include "brief/np-brief-words.h"

#define BRIEF_WIDTH MM (122)
#define SIDE_WIDTH MM (42)
#define LABEL_WIDTH MM (26)

static void
pair_columns (const NpPdf *pdf, NpLang lang, double *x, double *width)
{
  *x = lang == pdf->first ? LEFT : LEFT + (pdf->first == NP_LANG_RU ? WIDE : NARROW) + GUTTER;
  *width = lang == NP_LANG_RU ? WIDE : NARROW;
}

void
np_pdf_columns (NpPdf *pdf, NpLang lang, double *x, double *width)
{
  *x = LEFT;
  *width = ONE_WIDTH;
  if (np_pdf_is_parallel (pdf))
    pair_columns (pdf, lang, x, width);
}

static void
columns (const NpPdfBuild *self, NpLang lang, double *x, double *width)
{
  if (self->section->kind == NP_PAGE_BRIEF)
    {
      *x = LEFT;
      *width = BRIEF_WIDTH;
    }
  else if (self->section->kind == NP_PAGE_TALK)
    {
      double ru = MM (79), en = MM (64);
      *x = LEFT + LABEL_WIDTH;
      *width = self->parallel ? (lang == NP_LANG_RU ? ru : en) : ONE_WIDTH;
      if (self->parallel && lang != self->pdf->first)
        *x += (self->pdf->first == NP_LANG_RU ? ru : en) + MM (6);
    }
  else if (self->parallel)
    np_pdf_columns (self->pdf, lang, x, width);
  else
    {
      *x = LEFT;
      *width = ONE_WIDTH;
    }
}

static NpPdfRow *
add_row (NpPdfBuild *self, NpPdfRowKind kind, double before)
{
  NpPdfRow *row = np_pdf_row_new (self->pdf, kind);
  row->before = before;
  g_ptr_array_add (self->rows, row);
  return row;
}

static NpPdfCell *
add_cell (NpPdfBuild *self, NpPdfRow *row, double x, double width, NpLang lang, const char *tag)
{
  NpPdfCell *cell = np_pdf_row_add_cell (row, x, width, lang, tag);
  cell->tracks = self->tracks;
  return cell;
}

/* "RU / EN" of a pair, in the order of the layout. */
static char *
joined (const NpPdfBuild *self, const NpPackText *text, const char *between)
{
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (np_pack_text_has (text, langs[i]) && !(text->neutral && words->len > 0))
      {
        g_autofree char *one = np_pack_text_dup_words (text, langs[i]);
        g_string_append_printf (words, "%s%s", words->len > 0 ? between : "", one);
      }
  return g_string_free (words, FALSE);
}

static void
add_kicker (NpPdfBuild *self)
{
  if (self->section->kicker == NULL)
    return;
  g_autofree char *words = joined (self, self->section->kicker, NP_PDF_NBSP NP_PDF_NBSP "/" NP_PDF_NBSP " ");
  g_autofree char *capitals = g_utf8_strup (words, -1);
  NpPdfRow *row = add_row (self, ROW_TEXT, 0);
  row->keep = TRUE;
  row->after = MM (1.6);
  np_pdf_cell_add (add_cell (self, row, LEFT, TEXT_WIDTH, self->pdf->first, "P"),
                   np_pdf_para_new_words (self->pdf, STYLE_KICKER, self->pdf->first, capitals, TEXT_WIDTH,
                                          self->section->id));
}

/* The finding, one line per language, and the rule that opens the page. */
static void
add_title (NpPdfBuild *self)
{
  const NpPackSection *section = self->section;
  gboolean brief = section->kind == NP_PAGE_BRIEF;
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);

  add_kicker (self);
  if (section->title == NULL)
    return;
  NpPdfRow *row = add_row (self, ROW_HEADING, 0);
  row->keep = TRUE;
  row->level = 1;
  if (section->bookmark != NULL || section->contents != NULL)
    row->bookmark = joined (self, section->bookmark != NULL ? section->bookmark : section->contents, " / ");
  NpPdfCell *cell = add_cell (self, row, LEFT, TEXT_WIDTH, langs[0], "H1");
  for (guint i = 0; i < n; i++)
    {
      NpPdfPara *para = np_pdf_para_new (self->pdf, brief ? STYLE_BRIEF_TITLE : STYLE_TITLE, langs[i],
                                         section->title, TEXT_WIDTH, 0, TRUE, section->id);
      para->gap = i > 0 ? MM (0.3) : 0;
      para->tag = "H1";
      np_pdf_cell_add (cell, para);
    }
  row->after = brief ? MM (3) : MM (2.2);
  if (!brief)
    {
      row->rule_below = 0.8;
      row->after += MM (1.6);
    }
}

/* A title over each column: non-paper, record, register. */
static void
add_column_titles (NpPdfBuild *self)
{
  const NpPackSection *section = self->section;
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);

  for (guint part = 0; part < 2; part++)
    {
      const NpPackText *text = part == 0 ? section->kicker : section->title;
      if (text == NULL)
        continue;
      guint rows = self->parallel ? 1 : n;
      for (guint r = 0; r < rows; r++)
        {
          NpPdfRow *row = add_row (self, part == 0 ? ROW_TEXT : ROW_HEADING, 0);
          row->keep = TRUE;
          for (guint i = self->parallel ? 0 : r; i < (self->parallel ? n : r + 1); i++)
            {
              double x, width;
              columns (self, langs[i], &x, &width);
              NpPdfCell *cell = add_cell (self, row, x, width, langs[i], part == 0 ? "P" : "H1");
              np_pdf_cell_add (cell, np_pdf_para_new (self->pdf, part == 0 ? STYLE_KIND : STYLE_TEXT_TITLE,
                                                      langs[i], text, width, 0, part == 1, section->id));
            }
          row->after = part == 0 && r + 1 == rows ? MM (2.2) : MM (0.6);
          if (part == 1)
            {
              row->level = 1;
              if (section->contents != NULL && r == 0)
                row->bookmark = joined (self, section->bookmark != NULL ? section->bookmark : section->contents,
                                        " / ");
              if (r + 1 == rows)
                {
                  row->after = MM (4.4);
                  row->rule_below = 0.8;
                  row->columns_rule = self->parallel;
                }
            }
        }
    }
}

static NpPdfStyleId
body_style (const NpPdfBuild *self, const NpPackBlock *block)
{
  gboolean one = !self->parallel && self->section->kind != NP_PAGE_TALK;

  switch (block->role)
    {
    case NP_ROLE_LEAD:
      return STYLE_LEAD;
    case NP_ROLE_SPOKEN:
      return STYLE_SPOKEN;
    case NP_ROLE_CROWDED:
      return STYLE_CROWDED;
    case NP_ROLE_NOTE:
      return STYLE_NOTE;
    case NP_ROLE_FIGURE:
      return STYLE_FIGURE;
    default:
      return one ? STYLE_BODY_ONE : STYLE_BODY;
    }
}

static double
space_before (const NpPdfBuild *self, const NpPackBlock *block, const NpPackBlock *previous)
{
  if (previous == NULL)
    return self->section->kind == NP_PAGE_FINDING ? MM (1.4) : 0;
  if (previous->kind == NP_BLOCK_HEADING)
    return MM (self->section->kind == NP_PAGE_TALK ? 1.6 : 0.6);
  if (previous->kind == NP_BLOCK_TABLE || previous->kind == NP_BLOCK_CHART)
    return MM (3.4);
  if (self->section->kind == NP_PAGE_TALK)
    return block->label != NULL || previous->label == NULL ? MM (2.4) : MM (0.9);
  if (block->role == NP_ROLE_CROWDED || block->role == NP_ROLE_DECISION
      || (block->kind == NP_BLOCK_ITEM && previous->kind == NP_BLOCK_ITEM))
    return MM (1.2);
  return MM (2.9);
}

/* One language of a text block as a paragraph with its hanging number. */
static NpPdfPara *
text_para (const NpPdfBuild *self, const NpPackBlock *block, NpLang lang, NpPdfStyleId style, double width)
{
  gboolean brief = self->section->kind == NP_PAGE_BRIEF;
  double mark_x = 0, hang = 0, indent = 0;
  g_autofree char *label = np_pack_block_dup_label (block, lang);

  if (brief && block->role != NP_ROLE_LEAD)
    mark_x = MM (7);
  else if (block->kind == NP_BLOCK_ITEM && block->level > 1)
    mark_x = HANG + (block->level - 2) * MM (6);
  else if (block->kind == NP_BLOCK_QUOTE)
    mark_x = HANG;
  if (label != NULL)
    {
      hang = brief || block->level > 1 ? MM (6) : block->role == NP_ROLE_CROWDED ? MM (5.5) : HANG;
      double wide = np_pdf_measure (self->pdf, style, lang, label) + MM (1.2);
      if (wide > hang && block->level > 1)
        hang = wide;
      else if (wide > hang)
        indent = MAX (MM (4), wide - hang);
    }
  else if (brief)
    hang = 0;
  if (block->role == NP_ROLE_DECISION)
    width -= MM (27);
  NpPdfPara *para = np_pdf_para_new (self->pdf, style, lang, block->text, width - mark_x - hang, indent, FALSE,
                                     block->id);
  para->mark = g_steal_pointer (&label);
  para->mark_x = mark_x;
  para->x = mark_x + hang;
  return para;
}

static void
add_label (NpPdfBuild *self, NpPdfRow *row, const NpPackBlock *block)
{
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);

  if (block->label == NULL)
    return;
  double width = LABEL_WIDTH - MM (5);
  NpPdfCell *cell = add_cell (self, row, LEFT, width, langs[0], "TH");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = np_pack_text_dup_words (block->label, langs[i]);
      gboolean loud = block->role == NP_ROLE_SPOKEN || block->role == NP_ROLE_AVOID;
      g_autofree char *shown = loud ? g_utf8_strup (words, -1) : g_strdup (words);
      NpPdfPara *para = np_pdf_para_new_words (self->pdf, i == 0 ? STYLE_LABEL_STRONG : STYLE_LABEL, langs[i],
                                               shown, width, block->id);
      para->tag = "P";
      np_pdf_cell_add (cell, para);
    }
}

static gboolean
has_words (const NpPdfBuild *self, const NpPackBlock *block)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    if ((self->langs & NP_LANG_MASK (lang)) != 0 && np_pack_text_has (block->text, lang))
      return TRUE;
  return self->tracks != 3;
}

static void
add_text (NpPdfBuild *self, const NpPackBlock *block, const NpPackBlock *previous)
{
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);
  gboolean talk = self->section->kind == NP_PAGE_TALK;
  double before = space_before (self, block, previous);

  if (!has_words (self, block))
    return;
  /* What reads a chart stands beside itself in every layout, so that a page stays a page. */
  gboolean beside = self->parallel || (n > 1 && self->section->kind == NP_PAGE_FINDING
                                       && (block->role == NP_ROLE_CROWDED || block->role == NP_ROLE_NOTE));
  guint rows = beside ? 1 : n;
  for (guint r = 0; r < rows; r++)
    {
      NpPdfRow *row = add_row (self, ROW_TEXT, r == 0 ? before : MM (0.9));
      row->split = TRUE;
      row->again = block->number;
      if (talk && r == 0)
        add_label (self, row, block);
      for (guint i = beside ? 0 : r; i < (beside ? n : r + 1); i++)
        {
          double x, width;
          columns (self, langs[i], &x, &width);
          if (beside && !self->parallel)
            pair_columns (self->pdf, langs[i], &x, &width);
          NpPdfStyleId style = body_style (self, block);
          if (r > 0)
            {
              x += HANG;
              width -= HANG;
              style = style == STYLE_BODY_ONE ? STYLE_SECOND : style;
            }
          NpPdfCell *cell = add_cell (self, row, x, width, langs[i],
                                      beside || talk                 ? "TD"
                                      : block->kind == NP_BLOCK_ITEM ? "LBody"
                                                                     : "P");
          np_pdf_cell_add (cell, text_para (self, block, langs[i], style, width));
          if (talk && i == 0)
            cell->bar = block->role == NP_ROLE_SPOKEN ? 1 : block->role == NP_ROLE_AVOID ? 2 : 0;
          if (block->role == NP_ROLE_DECISION)
            row->boxes = 1 + langs[i];
        }
      /* The two languages of a paragraph stay together while they are short. */
      if (self->second && !beside && r == 0
          && np_pdf_cell_lines (g_ptr_array_index (row->cells, row->cells->len - 1)) <= 6)
        row->keep = TRUE;
    }
}

static void
add_heading (NpPdfBuild *self, const NpPackBlock *block, const NpPackBlock *previous)
{
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);
  gboolean talk = self->section->kind == NP_PAGE_TALK, brief = self->section->kind == NP_PAGE_BRIEF;
  const char *tag = block->level == 1 ? "H2" : "H3";
  NpPdfStyleId style = block->level == 1 ? STYLE_HEADING : STYLE_HEADING_2;

  if (!has_words (self, block))
    return;
  NpPdfRow *row = add_row (self, ROW_HEADING,
                           previous == NULL ? 0
                           : brief          ? MM (3.4)
                           : talk           ? MM (2.8)
                                            : MM (5));
  row->keep = TRUE;
  row->level = block->level + 1;
  row->after = talk || brief ? 0 : MM (0.6);
  if (block->number != NULL)
    {
      g_autofree char *words = joined (self, block->text, " / ");
      row->bookmark = g_strdup_printf ("%s %s", block->number, words);
    }
  if (talk)
    {
      row->rule_above = 0.8;
      NpPdfCell *cell = add_cell (self, row, LEFT, LABEL_WIDTH - MM (2), langs[0], "P");
      g_autofree char *number = joined (self, block->label, " ");
      NpPdfPara *para = np_pdf_para_new_words (self->pdf, STYLE_LABEL, langs[0], number, LABEL_WIDTH - MM (8),
                                               block->id);
      para->mark = g_strdup (block->number);
      para->mark_style = STYLE_HEADING;
      para->x = MM (6);
      cell->pad = MM (1.4);
      np_pdf_cell_add (cell, para);
    }
  gboolean columns_wanted = self->parallel || n == 1;
  if (!columns_wanted)
    {
      /* One line "RU / EN" when it fits, else two. */
      g_autofree char *words = joined (self, block->text, NP_PDF_NBSP NP_PDF_NBSP "/" NP_PDF_NBSP " ");
      double x, width;
      columns (self, langs[0], &x, &width);
      if (np_pdf_measure (self->pdf, style, langs[0], words) <= width)
        {
          NpPdfCell *cell = add_cell (self, row, x, width, langs[0], tag);
          cell->pad = talk ? MM (1.4) : 0;
          NpPdfPara *para = np_pdf_para_new_words (self->pdf, style, langs[0], words, width, block->id);
          para->mark = g_strdup (block->number);
          para->x = block->number != NULL ? HANG : 0;
          np_pdf_cell_add (cell, para);
          return;
        }
      NpPdfCell *cell = add_cell (self, row, x, width, langs[0], tag);
      for (guint i = 0; i < n; i++)
        {
          NpPdfPara *para = np_pdf_para_new (self->pdf, style, langs[i], block->text, width, 0, FALSE,
                                             block->id);
          para->tag = tag;
          np_pdf_cell_add (cell, para);
        }
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      double x, width;
      columns (self, langs[i], &x, &width);
      NpPdfCell *cell = add_cell (self, row, x, width, langs[i], tag);
      double hang = block->number == NULL || talk ? 0 : brief ? MM (7) : HANG;
      cell->pad = talk ? MM (1.4) : 0;
      NpPdfPara *para = np_pdf_para_new (self->pdf, style, langs[i], block->text, width - hang, 0, FALSE,
                                         block->id);
      if (hang > 0)
        {
          para->mark = g_strdup (block->number);
          para->x = hang;
        }
      np_pdf_cell_add (cell, para);
    }
}

/* The side column of a brief: a heading opens a group that stays together. */
static void
add_side (NpPdfBuild *self, const NpPackBlock *block)
{
  NpLang lang = (self->langs & NP_LANG_MASK (NP_LANG_RU)) != 0 ? NP_LANG_RU : NP_LANG_EN;
  gboolean heading = block->kind == NP_BLOCK_HEADING;

  if (heading || self->side_row == NULL)
    {
      self->side_row = np_pdf_row_new (self->pdf, ROW_TEXT);
      self->side_row->before = MM (6.4);
      self->side_row->rule_above = 0.6;
      self->side_row->rule_x = RIGHT - SIDE_WIDTH;
      self->side_row->rule_width = SIDE_WIDTH;
      NpPdfCell *cell = np_pdf_row_add_cell (self->side_row, RIGHT - SIDE_WIDTH, SIDE_WIDTH, lang, "Sect");
      cell->pad = MM (1.6);
      g_ptr_array_add (self->side, self->side_row);
    }
  NpPdfCell *cell = g_ptr_array_index (self->side_row->cells, 0);
  NpPdfStyleId style = heading ? STYLE_SIDE_HEADING : block->role == NP_ROLE_FIGURE ? STYLE_FIGURE : STYLE_SIDE;
  NpPdfPara *para = np_pdf_para_new (self->pdf, style, lang, block->text, SIDE_WIDTH, 0, FALSE, block->id);
  para->gap = heading ? 0 : block->role == NP_ROLE_FIGURE ? MM (0.4) : MM (0.8);
  para->tag = heading ? "H3" : "P";
  np_pdf_cell_add (cell, para);
}

static void
add_chart (NpPdfBuild *self, const NpPackBlock *block)
{
  NpLang langs[NP_N_LANGS];
  guint n = np_pdf_order (self->pdf, self->langs, langs);

  if (block->text != NULL)
    {
      NpPdfRow *row = add_row (self, ROW_HEADING, MM (3.4));
      row->keep = TRUE;
      row->level = 2;
      row->after = MM (1);
      NpPdfCell *cell = add_cell (self, row, LEFT, TEXT_WIDTH, langs[0], "H2");
      for (guint i = 0; i < n; i++)
        {
          NpPdfPara *para = np_pdf_para_new (self->pdf, STYLE_TABLE_STRONG, langs[i], block->text, TEXT_WIDTH,
                                             0, FALSE, block->id);
          para->tag = "H2";
          np_pdf_cell_add (cell, para);
        }
    }
  NpPdfRow *row = add_row (self, ROW_CHART, block->text != NULL ? 0 : MM (3));
  row->chart = block->chart;
  row->chart_langs = self->langs;
  row->chart_height = np_chart_measure (block->chart, &self->pdf->chart_style, np_pdf_chart_lang (self->langs),
                                        TEXT_WIDTH);
  if (block->height > 0)
    row->chart_height *= block->height;
  row->after = MM (1);
}

static void
add_block (NpPdfBuild *self, const NpPackBlock *block, const NpPackBlock *previous)
{
  gboolean brief = self->section->kind == NP_PAGE_BRIEF;

  if (brief && block->side)
    {
      add_side (self, block);
      return;
    }
  switch (block->kind)
    {
    case NP_BLOCK_HEADING:
      add_heading (self, block, previous);
      break;
    case NP_BLOCK_PARAGRAPH:
    case NP_BLOCK_ITEM:
    case NP_BLOCK_QUOTE:
      add_text (self, block, previous);
      break;
    case NP_BLOCK_TABLE:
      np_pdf_build_table (self->pdf, block, self->langs, self->tracks, brief ? LEFT + MM (7) : LEFT,
                          brief ? BRIEF_WIDTH - MM (7) : TEXT_WIDTH, brief, self->rows);
      break;
    case NP_BLOCK_CHART:
      add_chart (self, block);
      break;
    case NP_BLOCK_RULE:
      {
        NpPdfRow *row = add_row (self, ROW_TEXT, MM (2.4));
        row->rule_above = 0.6;
        row->after = MM (0.4);
        row->keep = TRUE;
        break;
      }
    case NP_BLOCK_PAGE_BREAK:
      add_row (self, ROW_BREAK, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
np_pdf_build_rows (NpPdfBuild *self)
{
  const NpPackBlock *previous = NULL;

  if (self->section->kind == NP_PAGE_COVER)
    {
      np_pdf_build_cover (self->pdf, self->index, self->rows, self->langs);
      return;
    }
  if (self->section->kind == NP_PAGE_TEXT)
    add_column_titles (self);
  else
    add_title (self);
  gboolean grouped = FALSE;
  for (guint i = 0; i < self->section->blocks->len && self->pdf->error == NULL; i++)
    {
      const NpPackBlock *block = g_ptr_array_index (self->section->blocks, i);
      const NpPackBlock *next = i + 1 < self->section->blocks->len
                                  ? g_ptr_array_index (self->section->blocks, i + 1)
                                  : NULL;
      guint first = self->rows->len;
      add_block (self, block, previous);
      /* What is said on one measure stays on one page as long as a page is long enough. */
      grouped = grouped || block->kind == NP_BLOCK_HEADING;
      if (self->section->kind == NP_PAGE_TALK && grouped && next != NULL && next->kind != NP_BLOCK_HEADING)
        for (; first < self->rows->len; first++)
          ((NpPdfRow *) g_ptr_array_index (self->rows, first))->keep = TRUE;
      if (!block->side)
        previous = block;
    }
}
