/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include "brief/np-brief-words.h"

#define SECOND_X MM (87.5)

static NpPdfRow *
add (NpPdf *pdf, GPtrArray *rows, NpPdfRowKind kind, double before, double after)
{
  NpPdfRow *row = np_pdf_row_new (pdf, kind);
  row->before = before;
  row->after = after;
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_title (NpPdf *pdf, GPtrArray *rows, const NpPackText *text, NpPdfStyleId style, guint langs, double before,
           gboolean title)
{
  NpLang order_of[NP_N_LANGS];
  guint n = np_pdf_order (pdf, langs, order_of);

  for (guint i = 0; i < n && text != NULL; i++)
    {
      if (!np_pack_text_has (text, order_of[i]))
        continue;
      NpPdfRow *row = add (pdf, rows, title ? ROW_HEADING : ROW_TEXT, i == 0 ? before : title ? MM (4) : 0, 0);
      row->level = 1;
      NpPdfCell *cell = np_pdf_row_add_cell (row, LEFT, TEXT_WIDTH - MM (20), order_of[i], title ? "H1" : "P");
      np_pdf_cell_add (cell, np_pdf_para_new (pdf, style, order_of[i], text, TEXT_WIDTH - MM (20), 0, title,
                                              "title"));
    }
}

static void
add_pair (NpPdf *pdf, NpPdfRow *row, double x, double width, const NpPackText *text, NpPdfStyleId style,
          guint langs, const char *tag)
{
  NpLang order_of[NP_N_LANGS];
  guint n = np_pdf_order (pdf, langs, order_of);
  NpPdfCell *cell = np_pdf_row_add_cell (row, x, width, order_of[0], tag);

  cell->pad = MM (2.4);
  for (guint i = 0; i < n; i++)
    if (np_pack_text_has (text, order_of[i]) && !(text->neutral && i > 0))
      {
        NpPdfPara *para = np_pdf_para_new (pdf, style, order_of[i], text, width, 0, FALSE, "facts");
        para->tag = "P";
        np_pdf_cell_add (cell, para);
      }
}

/* Two facts in a row, between two lines. */
static void
add_facts (NpPdf *pdf, GPtrArray *rows, guint langs)
{
  const GPtrArray *facts = pdf->document->facts;

  pdf->n_tables++;
  for (guint i = 0; i < facts->len; i += 2)
    {
      NpPdfRow *row = add (pdf, rows, ROW_TABLE, i == 0 ? MM (10) : 0, MM (2.4));
      row->table = pdf->n_tables;
      row->rule_above = i == 0 ? 0.8 : 0;
      row->rule_below = i + 2 >= facts->len ? 0.8 : 0;
      for (guint k = 0; k < 2 && i + k < facts->len; k++)
        {
          const NpPackFact *fact = g_ptr_array_index (facts, i + k);
          double x = LEFT + k * SECOND_X;
          add_pair (pdf, row, x, MM (25), fact->label, STYLE_LABEL, langs, "TH");
          add_pair (pdf, row, x + MM (27), k == 0 ? MM (58) : TEXT_WIDTH - SECOND_X - MM (27), fact->value,
                    STYLE_TABLE, langs, "TD");
        }
    }
}

static NpPdfRow *
add_line (NpPdf *pdf, GPtrArray *rows, guint langs, const NpPackText *text, guint number)
{
  NpLang order_of[NP_N_LANGS];
  guint n = np_pdf_order (pdf, langs, order_of);
  NpPdfRow *row = add (pdf, rows, ROW_TABLE, 0, MM (0.35));

  row->table = pdf->n_tables;
  row->rule_below = 0.25;
  row->rule_grey_below = GREY_30;
  g_autofree char *figure = g_strdup_printf ("%u", number);
  NpPdfCell *cell = np_pdf_row_add_cell (row, LEFT, HANG, order_of[0], "TD");
  cell->pad = MM (0.3);
  np_pdf_cell_add (cell, np_pdf_para_new_words (pdf, STYLE_CONTENTS, order_of[0], figure, HANG, "contents"));
  for (guint i = 0; i < n; i++)
    {
      double x = LEFT + (i == 0 ? HANG : SECOND_X);
      double width = n == 1   ? TEXT_WIDTH - HANG - MM (12)
                     : i == 0 ? SECOND_X - HANG - MM (3)
                              : TEXT_WIDTH - SECOND_X - MM (12);
      cell = np_pdf_row_add_cell (row, x, width, order_of[i], "TD");
      cell->pad = MM (0.3);
      np_pdf_cell_add (cell,
                       np_pdf_para_new (pdf, STYLE_CONTENTS, order_of[i], text, width, 0, FALSE, "contents"));
    }
  /* The page number is written when all pages are known. */
  cell = np_pdf_row_add_cell (row, RIGHT - MM (10), MM (10), order_of[0], "TD");
  cell->fixed = MM (5.3);
  return row;
}

static void
add_contents (NpPdf *pdf, GPtrArray *rows, guint langs)
{
  NpLang order_of[NP_N_LANGS];
  guint n = np_pdf_order (pdf, langs, order_of);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\u00a0\u00a0/\u00a0 " : "",
                            np_brief_word (NP_WORD_CONTENTS, order_of[i]));
  NpPdfRow *head = add (pdf, rows, ROW_HEADING, MM (5), MM (2));
  head->keep = TRUE;
  head->level = 2;
  np_pdf_cell_add (np_pdf_row_add_cell (head, LEFT, TEXT_WIDTH, order_of[0], "H2"),
               np_pdf_para_new_words (pdf, STYLE_HEADING, order_of[0], words->str, TEXT_WIDTH, "contents"));
  g_string_free (words, TRUE);

  pdf->n_tables++;
  if (pdf->document->listed->len > 0)
    for (guint i = 0; i < pdf->document->listed->len; i++)
      {
        const NpPackListed *listed = g_ptr_array_index (pdf->document->listed, i);
        add_line (pdf, rows, langs, listed->text, i + 1)->listed = listed->page;
      }
  else
    for (guint i = 0, number = 0; i < pdf->document->sections->len; i++)
      {
        const NpPackSection *section = g_ptr_array_index (pdf->document->sections, i);
        if (section->contents != NULL && section->kind != NP_PAGE_COVER)
          add_line (pdf, rows, langs, section->contents, ++number)->contents = i + 1;
      }
}

static guint
count_listed (const NpPackDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < document->sections->len; i++)
    n += ((NpPackSection *)g_ptr_array_index (document->sections, i))->contents != NULL;
  return MAX (n, document->listed->len);
}

void
np_pdf_build_cover (NpPdf *pdf, guint section, GPtrArray *rows, guint langs)
{
  const NpPackDocument *document = pdf->document;
  const NpPackSection *cover = g_ptr_array_index (document->sections, section);
  NpLang order_of[NP_N_LANGS];
  guint n = np_pdf_order (pdf, langs, order_of);

  /* Long contents push the title up: the cover is one page. */
  guint more = MAX (count_listed (document), 11) - 11;
  NpPdfRow *air = add (pdf, rows, ROW_TEXT, 0, MM (MAX (28 - 5.3 * more, 5)));
  air->keep = TRUE;
  if (cover->kicker != NULL)
    {
      GString *words = g_string_new (NULL);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *one = np_pack_text_dup_words (cover->kicker, order_of[i]);
          g_string_append_printf (words, "%s%s", i > 0 ? "\u00a0\u00a0/\u00a0 " : "", one);
        }
      g_autofree char *capitals = g_utf8_strup (words->str, -1);
      NpPdfRow *row = add (pdf, rows, ROW_TEXT, 0, 0);
      np_pdf_cell_add (np_pdf_row_add_cell (row, LEFT, TEXT_WIDTH, order_of[0], "P"),
                   np_pdf_para_new_words (pdf, STYLE_KICKER, order_of[0], capitals, TEXT_WIDTH, "cover"));
      g_string_free (words, TRUE);
    }
  add_title (pdf, rows, document->title, STYLE_COVER_TITLE, langs, MM (5), TRUE);
  add_title (pdf, rows, document->subtitle, STYLE_COVER_SUBTITLE, langs, MM (5), FALSE);
  if (document->facts->len > 0)
    add_facts (pdf, rows, langs);
  add_contents (pdf, rows, langs);
  for (guint part = 0; part < 2; part++)
    {
      const NpPackText *text = part == 0 ? document->enclosed : document->remark;
      if (text == NULL)
        continue;
      NpPdfRow *row = add (pdf, rows, ROW_TEXT, MM (part == 0 ? 2 : more > 0 ? 5 : 12), 0);
      for (guint i = 0; i < n; i++)
        {
          double x = LEFT + (i == 0 ? 0 : SECOND_X), hang = part == 0 && i == 0 ? HANG : 0;
          double width = n == 1 ? ONE_WIDTH : SECOND_X - HANG - MM (3);
          if (!np_pack_text_has (text, order_of[i]))
            continue;
          NpPdfCell *cell = np_pdf_row_add_cell (row, x + hang, width, order_of[i], "P");
          np_pdf_cell_add (cell, np_pdf_para_new (pdf, part == 0 ? STYLE_NOTE_ITALIC : STYLE_NOTE, order_of[i],
                                                  text, width, 0, FALSE, "cover"));
        }
    }
}
