/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include "brief/np-brief-words.h"

/* Header and footer: marking, page number, copy number, exercise. */

void
np_pdf_rule (NpPdf *pdf, double x, double y, double width, double thickness, double grey)
{
  np_pdf_grey (pdf, grey);
  cairo_set_line_width (pdf->cr, thickness);
  cairo_move_to (pdf->cr, x, y);
  cairo_line_to (pdf->cr, x + width, y);
  cairo_stroke (pdf->cr);
}

static void
header_pair (NpPdf *pdf, const NpPackText *text, NpPdfStyleId style, double x, double y, NpAlign align,
             guint langs)
{
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
      if ((langs & NP_LANG_MASK (lang)) == 0 || !np_pack_text_has (text, lang))
        continue;
      g_autofree char *words = np_pack_text_dup_words (text, lang);
      np_pdf_draw_words (pdf, style, lang, words, x, y, align);
      y += np_pdf_styles[style].lead;
    }
}

static void
copy_number (NpPdf *pdf, gboolean cover, guint langs)
{
  const NpPackDocument *document = pdf->document;
  double y = MM (cover ? 8.4 : 9.2);
  double x = RIGHT;

  if (document->copy == 0)
    return;
  g_autofree char *number = g_strdup_printf ("%u", document->copy);
  g_autofree char *of = g_strdup_printf ("%u", document->copies);
  if (cover)
    {
      GString *line = g_string_new (NULL), *small = g_string_new (NULL);
      for (guint i = 0; i < NP_N_LANGS; i++)
        {
          NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
          if ((langs & NP_LANG_MASK (lang)) == 0)
            continue;
          g_string_append_printf (line, "%s%s %s", line->len > 0 ? "\u00a0 /\u00a0 " : "",
                                  np_brief_word (NP_WORD_COPY, lang), number);
          g_string_append_printf (small, "%s%s %s", small->len > 0 ? "\u00a0 /\u00a0 " : "",
                                  np_brief_word (NP_WORD_OF, lang), of);
        }
      np_pdf_draw_words (pdf, STYLE_COPY, pdf->first, line->str, x, y, NP_ALIGN_RIGHT);
      if (document->copies > 0)
        {
          np_pdf_grey (pdf, GREY_70);
          np_pdf_draw_words (pdf, STYLE_LABEL, pdf->first, small->str, x, y + MM (5), NP_ALIGN_RIGHT);
        }
      g_string_free (line, TRUE);
      g_string_free (small, TRUE);
      return;
    }
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
      if ((langs & NP_LANG_MASK (lang)) == 0)
        continue;
      double width = np_pdf_draw_words (pdf, STYLE_HEADER, lang, number, x, y, NP_ALIGN_RIGHT);
      g_autofree char *words = g_strdup_printf ("%s\u00a0", np_brief_word (NP_WORD_COPY, lang));
      np_pdf_draw_words (pdf, STYLE_HEADER_PLAIN, lang, words, x - width, y, NP_ALIGN_RIGHT);
      y += np_pdf_styles[STYLE_HEADER].lead;
    }
}

static void
exercise_frame (NpPdf *pdf, guint langs)
{
  double x = LEFT + MM (117), width = MM (26.4), y = MM (8.8);
  guint n = langs == NP_LANG_BOTH ? 2 : 1, i = 0;

  cairo_set_line_width (pdf->cr, 1);
  cairo_rectangle (pdf->cr, x, y, width, MM (n == 2 ? 7.6 : 4.6));
  cairo_stroke (pdf->cr);
  for (guint k = 0; k < NP_N_LANGS; k++)
    {
      NpLang lang = k == 0 ? pdf->first : np_lang_other (pdf->first);
      if (langs & NP_LANG_MASK (lang))
        np_pdf_draw_words (pdf, STYLE_HEADER, lang, np_brief_word (NP_WORD_EXERCISE, lang), x + width / 2,
                           y + MM (0.5 + 3.2 * i++), NP_ALIGN_CENTRE);
    }
}

void
np_pdf_paint_frame (NpPdf *pdf, const NpPdfPage *page, guint number, guint total)
{
  const NpPackDocument *document = pdf->document;
  const NpPackSection *section = g_ptr_array_index (document->sections, page->section);
  guint langs = pdf->langs;

  np_pdf_grey (pdf, GREY_TEXT);
  header_pair (pdf, document->marking, STYLE_HEADER, LEFT, MM (9.2), NP_ALIGN_LEFT, langs);
  /* A paper of one page needs no number; a cover has none either. */
  if (!page->cover && total > 1 && (number > 1 || document->marking == NULL))
    {
      g_autofree char *words = g_strdup_printf ("%u / %u", number, total);
      np_pdf_draw_words (pdf, STYLE_PAGE_NUMBER, NP_LANG_EN, words, LEFT + TEXT_WIDTH / 2, MM (9.0),
                         NP_ALIGN_CENTRE);
    }
  if (section->exercise)
    exercise_frame (pdf, langs);
  np_pdf_grey (pdf, GREY_TEXT);
  copy_number (pdf, page->cover, langs);

  if (document->foot == NULL && document->marking == NULL && !section->exercise)
    return;
  np_pdf_rule (pdf, LEFT, MM (282.6), TEXT_WIDTH, 0.4, GREY_70);
  np_pdf_grey (pdf, GREY_70);
  guint line = 0;
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
      if ((langs & NP_LANG_MASK (lang)) == 0)
        continue;
      GString *words = g_string_new (NULL);
      if (np_pack_text_has (document->foot, lang))
        {
          g_autofree char *foot = np_pack_text_dup_words (document->foot, lang);
          g_string_append (words, foot);
        }
      if (section->exercise)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " \u00b7 " : "",
                                np_brief_word (NP_WORD_EXERCISE, lang));
      /* Without a marking the two languages share one line. */
      gboolean right = document->marking == NULL && line == 1;
      np_pdf_draw_words (pdf, STYLE_FOOTER, lang, words->str, right ? RIGHT : LEFT,
                         MM (284.2) + (right ? 0 : line * np_pdf_styles[STYLE_FOOTER].lead),
                         right ? NP_ALIGN_RIGHT : NP_ALIGN_LEFT);
      g_string_free (words, TRUE);
      line++;
    }
  header_pair (pdf, document->marking, STYLE_FOOTER, RIGHT, MM (284.2), NP_ALIGN_RIGHT, langs);
}
