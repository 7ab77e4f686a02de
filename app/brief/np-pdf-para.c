/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"

#define SHY "\u00ad"
#define LONG 4096 /* bytes of text that are laid out in one go */

typedef struct
{
  guint start, end; /* bytes of the text */
  guint style;
  guint note;
} Span;

/* Takes out what paper cannot show: controls, reordering marks, broken UTF-8; soft hyphens are ours alone. */
static void
append_clean (GString *text, const char *words)
{
  while (*words != '\0')
    {
      gunichar c = g_utf8_get_char_validated (words, -1);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          words++;
          continue;
        }
      words = g_utf8_next_char (words);
      if (c == '\r' || c == 0xad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
          || (c >= 0x2061 && c <= 0x206f) || (c & 0xfffe) == 0xfffe)
        continue;
      if (c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append (text, "\u2028");
      else if (c == 0x202f || c == 0x2009 || c == 0x2007)
        g_string_append (text, "\u00a0");
      else if (c == 0x2192 || c == 0x2190)
        g_string_append (text, c == 0x2192 ? "\u203a" : "\u2039"); /* the fonts have no arrows */
      else if (c == '\t' || (c >= 0x2000 && c <= 0x200a))
        g_string_append_c (text, ' ');
      else if (c >= 0x20 && (c < 0x7f || c > 0x9f))
        g_string_append_unichar (text, c);
    }
}

static PangoLanguage *
language (NpLang lang)
{
  return pango_language_from_string (lang == NP_LANG_RU ? "ru-RU" : "en-GB");
}

static void
add_attr (PangoAttrList *list, PangoAttribute *attr, guint start, guint end)
{
  attr->start_index = start;
  attr->end_index = end;
  pango_attr_list_insert (list, attr);
}

/* Where byte @at of the text stands once the @hyphens before it are put in. */
static guint
shifted (const GArray *hyphens, guint at)
{
  guint n = 0;
  while (hyphens != NULL && n < hyphens->len && g_array_index (hyphens, guint, n) < at)
    n++;
  return at + n * strlen (SHY);
}

/* A hyphen behind three letters or fewer is no place to break: нон-пейпер, Нью-Йорк, CBM-01. */
static void
hold_hyphens (PangoAttrList *attrs, const char *text)
{
  guint letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      if (*p == '-' && letters > 0 && letters <= 3 && g_unichar_isalnum (g_utf8_get_char (next)))
        add_attr (attrs, pango_attr_allow_breaks_new (FALSE), p - text, g_utf8_next_char (next) - text);
      letters = g_unichar_isalpha (g_utf8_get_char (p)) ? letters + 1 : *p == '-' || strncmp (p, SHY, 2) == 0 ? 99 : 0;
    }
}

static PangoLayout *
make_layout (NpPdf *pdf, const NpPdfPara *self, const GArray *hyphens, PangoWrapMode wrap, double width)
{
  PangoLayout *layout = pango_layout_new (pdf->pango);
  PangoAttrList *attrs = pango_attr_list_new ();
  GString *text = g_string_sized_new (strlen (self->text) + 32);
  guint done = 0;

  for (guint i = 0; hyphens != NULL && i < hyphens->len; i++)
    {
      guint at = g_array_index (hyphens, guint, i);
      g_string_append_len (text, self->text + done, at - done);
      g_string_append (text, SHY);
      done = at;
    }
  g_string_append (text, self->text + done);

  guint end = G_MAXUINT;
  add_attr (attrs, pango_attr_language_new (language (self->lang)), 0, end);
  add_attr (attrs, pango_attr_fallback_new (FALSE), 0, end);
  add_attr (attrs, pango_attr_insert_hyphens_new (TRUE), 0, end);
  if (np_pdf_styles[self->style].tracked)
    add_attr (attrs, pango_attr_letter_spacing_new (np_pdf_styles[self->style].size * 0.05 * PANGO_SCALE), 0,
              end);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      guint from = shifted (hyphens, span->start), to = shifted (hyphens, span->end);
      if (span->style & NP_RUN_BOLD)
        add_attr (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
      if (span->style & NP_RUN_ITALIC)
        add_attr (attrs, pango_attr_style_new (PANGO_STYLE_ITALIC), from, to);
      if (span->style & NP_RUN_DIFFERENT)
        add_attr (attrs, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), from, to);
      if (span->note != 0)
        {
          double size = np_pdf_styles[self->style].size;
          add_attr (attrs, pango_attr_size_new_absolute (size * 0.66 * PANGO_SCALE), from, to);
          add_attr (attrs, pango_attr_rise_new (size * 0.335 * PANGO_SCALE), from, to);
        }
    }
  hold_hyphens (attrs, text->str);
  pango_layout_set_font_description (layout, pdf->faces[self->style]);
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, wrap);
  pango_layout_set_indent (layout, self->indent * PANGO_SCALE);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text->str, text->len);
  pango_attr_list_unref (attrs);
  g_string_free (text, TRUE);
  return layout;
}

/* Byte of the given layout's text at which line @i starts. */
static guint
line_start (PangoLayout *layout, guint i)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
  return line->start_index;
}

/* Which hyphen of @hyphens ends line @i, or -1. */
static int
line_hyphen (PangoLayout *layout, const GArray *hyphens, guint i)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
  guint end = line->start_index + line->length, shy = strlen (SHY);

  if (end < shy || memcmp (text + end - shy, SHY, shy) != 0)
    return -1;
  /* Hyphen k of the list stands at its offset plus k marks before it. */
  guint low = 0, high = hyphens->len;
  while (low < high)
    {
      guint mid = (low + high) / 2;
      guint at = g_array_index (hyphens, guint, mid) + mid * shy;
      if (at == end - shy)
        return mid;
      if (at < end - shy)
        low = mid + 1;
      else
        high = mid;
    }
  return -1;
}

static gboolean
is_gap (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  return c == 0 || g_unichar_isspace (c) || c == 0x2028;
}

/* Drops all hyphens of the word around byte @at. */
static void
drop_word (const char *text, GArray *hyphens, guint at)
{
  const char *start = text + at, *end = text + at;

  while (start > text && !is_gap (g_utf8_prev_char (start)))
    start = g_utf8_prev_char (start);
  while (!is_gap (end))
    end = g_utf8_next_char (end);
  for (guint i = hyphens->len; i-- > 0;)
    {
      guint h = g_array_index (hyphens, guint, i);
      if (h >= start - text && h <= end - text)
        g_array_remove_index (hyphens, i);
    }
}

/*
 * Lays out with every possible hyphen, drops those of words that break a rule (a third divided line in a row; a
 * rest of the last word alone in the last line) and keeps in the end only the hyphens that end a line: any
 * other would leave an empty ActualText in the file.
 */
static PangoLayout *
lay_out (NpPdf *pdf, NpPdfPara *self)
{
  g_autoptr(GArray) all = NULL;
  PangoLayout *layout;

  if (np_pdf_styles[self->style].hyphens && pdf->options->hyphenate != NULL)
    {
      /* Note signs and identifiers hide from the hyphenator, byte for byte. */
      g_autofree char *masked = g_strdup (self->text);
      for (guint i = 0; i < self->spans->len; i++)
        {
          const Span *span = &g_array_index (self->spans, Span, i);
          if (span->note != 0 || (span->style & NP_RUN_VERBATIM))
            memset (masked + span->start, ' ', span->end - span->start);
        }
      all = pdf->options->hyphenate (masked, self->lang, pdf->options->hyphenate_data);
    }
  if (all == NULL || all->len == 0)
    return make_layout (pdf, self, NULL, PANGO_WRAP_WORD, self->width);

  for (guint round = 0; ; round++)
    {
      layout = make_layout (pdf, self, all, PANGO_WRAP_WORD, self->width);
      guint n = pango_layout_get_line_count (layout), in_a_row = 0;
      int bad = -1;
      for (guint i = 0; i + 1 < n && bad < 0; i++)
        {
          int h = line_hyphen (layout, all, i);
          in_a_row = h >= 0 ? in_a_row + 1 : 0;
          if (h < 0)
            continue;
          if (in_a_row > 2)
            bad = h;
          else if (i + 2 == n)
            {
              const char *rest = pango_layout_get_text (layout) + line_start (layout, n - 1);
              if (strpbrk (rest, " ") == NULL && strstr (rest, NP_PDF_NBSP) == NULL)
                bad = h;
            }
        }
      if (bad < 0 || round == 12 + n / 8)
        break;
      drop_word (self->text, all, g_array_index (all, guint, bad));
      g_object_unref (layout);
    }

  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = pango_layout_get_line_count (layout);
  for (guint i = 0; i + 1 < n; i++)
    {
      int h = line_hyphen (layout, all, i);
      if (h >= 0)
        g_array_append_val (kept, g_array_index (all, guint, h));
    }
  PangoLayout *final = make_layout (pdf, self, kept, PANGO_WRAP_WORD, self->width);
  gboolean same = pango_layout_get_line_count (final) == n;
  for (guint i = 1; i < n && same; i++)
    {
      /* The same break: equal bytes of text before it, hyphens not counted. */
      guint a = line_start (layout, i), b = line_start (final, i), na = 0, nb = 0;
      while (na < all->len && g_array_index (all, guint, na) + (na + 1) * 2 <= a)
        na++;
      while (nb < kept->len && g_array_index (kept, guint, nb) + (nb + 1) * 2 <= b)
        nb++;
      same = a - na * 2 == b - nb * 2;
    }
  if (same)
    {
      g_object_unref (layout);
      self->hyphens = g_steal_pointer (&kept);
      return final;
    }
  g_object_unref (final);
  self->hyphens = g_steal_pointer (&all);
  return layout;
}

/* The smallest width that keeps the number of lines: titles break into lines of like length. */
static void
balance_lines (NpPdf *pdf, NpPdfPara *self, guint n_lines)
{
  double low = self->width / n_lines * 0.5, high = self->width;

  while (high - low > 1)
    {
      double mid = (low + high) / 2;
      g_autoptr(PangoLayout) layout = make_layout (pdf, self, NULL, PANGO_WRAP_WORD, mid);
      PangoRectangle extents;
      pango_layout_get_extents (layout, NULL, &extents);
      if (pango_layout_get_line_count (layout) <= n_lines && extents.width <= mid * PANGO_SCALE)
        high = mid;
      else
        low = mid;
    }
  self->width = high;
}

static gboolean
too_wide (PangoLayout *layout, double width)
{
  PangoRectangle extents;
  pango_layout_get_extents (layout, NULL, &extents);
  return extents.width > (width + 0.1) * PANGO_SCALE;
}

static void
report_missing (NpPdf *pdf, NpPdfPara *self, const char *id)
{
  g_autofree char *what = NULL;

  for (const char *p = self->text; *p != '\0' && what == NULL; p = g_utf8_next_char (p))
    {
      g_autoptr(PangoFont) font = pango_context_load_font (pdf->pango, pdf->faces[self->style]);
      gunichar c = g_utf8_get_char (p);
      if (c != 0x2028 && !pango_font_has_char (font, c))
        {
          char utf8[7] = { 0 };
          g_unichar_to_utf8 (c, utf8);
          what = g_strdup_printf (_("%s: missing font: %s has no sign for U+%04X (%s)"), id != NULL ? id : _("text"),
                                  np_pdf_styles[self->style].family, c, utf8);
        }
    }
  np_input_error_set (&pdf->error, NP_INPUT_ERROR_RANGE, NULL, 0, what != NULL ? what : _("missing font"),
                      _("write it in Russian or Latin letters"));
}

static NpPdfPara *
para_new (NpPdfStyleId style, NpLang lang, double width)
{
  NpPdfPara *self = g_new0 (NpPdfPara, 1);
  self->style = self->mark_style = style;
  self->lang = lang;
  self->width = width;
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  return self;
}

/* Cuts @self's text at byte @at; what follows becomes a paragraph of its own, not yet measured. */
static NpPdfPara *
split_off (NpPdfPara *self, guint at)
{
  NpPdfPara *rest = para_new (self->style, self->lang, self->width);

  rest->text = g_strdup (self->text + at);
  rest->align = self->align;
  self->text[at] = '\0';
  for (guint i = self->spans->len; i-- > 0;)
    {
      Span *span = &g_array_index (self->spans, Span, i);
      if (span->end <= at)
        continue;
      Span moved = { MAX (span->start, at) - at, span->end - at, span->style, span->note };
      g_array_prepend_val (rest->spans, moved);
      if (span->start >= at)
        g_array_remove_index (self->spans, i);
      else
        span->end = at;
    }
  return rest;
}

/* Undoes split_off() and frees @rest. */
static void
join (NpPdfPara *self, NpPdfPara *rest)
{
  guint at = strlen (self->text);
  char *text = g_strconcat (self->text, rest->text, NULL);

  g_free (self->text);
  self->text = text;
  for (guint i = 0; i < rest->spans->len; i++)
    {
      Span span = g_array_index (rest->spans, Span, i);
      span.start += at;
      span.end += at;
      g_array_append_val (self->spans, span);
    }
  np_pdf_para_free (rest);
}

/* Word by word; when a single word is wider than the column, by letter. */
static PangoLayout *
lay_out_any (NpPdf *pdf, NpPdfPara *self)
{
  PangoLayout *layout = lay_out (pdf, self);

  if (too_wide (layout, self->width))
    {
      g_object_unref (layout);
      g_clear_pointer (&self->hyphens, g_array_unref);
      layout = make_layout (pdf, self, NULL, PANGO_WRAP_WORD_CHAR, self->width);
      self->by_letter = TRUE;
    }
  return layout;
}

/*
 * Pango measures a paragraph as one line of 32 bits before it breaks it, so that some hundred thousand letters
 * overflow. A very long paragraph is laid out in pieces, each cut where a line ends without a hyphen.
 */
static PangoLayout *
lay_out_piece (NpPdf *pdf, NpPdfPara *self)
{
  guint at = LONG;
  while (at > LONG / 2 && self->text[at] != ' ')
    at--;
  if (self->text[at] != ' ')
    at = LONG;
  while ((self->text[at] & 0xc0) == 0x80)
    at--;
  NpPdfPara *rest = split_off (self, at);
  PangoLayout *layout = lay_out_any (pdf, self);
  guint line = pango_layout_get_line_count (layout) - 1;

  while (line > 1 && self->hyphens != NULL && line_hyphen (layout, self->hyphens, line - 1) >= 0)
    line--;
  if (line > 0)
    {
      guint start = line_start (layout, line), n = 0;
      while (self->hyphens != NULL && n < self->hyphens->len
             && g_array_index (self->hyphens, guint, n) + n * 2 < start)
        n++;
      join (self, rest);
      rest = split_off (self, start - n * 2);
      g_object_unref (layout);
      g_clear_pointer (&self->hyphens, g_array_unref);
      layout = lay_out_any (pdf, self);
    }
  self->next = rest;
  return layout;
}

static void
measure (NpPdf *pdf, NpPdfPara *self, gboolean balance, const char *id)
{
  PangoLayout *layout = strlen (self->text) > LONG ? lay_out_piece (pdf, self) : lay_out_any (pdf, self);

  if (balance && !self->by_letter && self->next == NULL && pango_layout_get_line_count (layout) > 1)
    {
      balance_lines (pdf, self, pango_layout_get_line_count (layout));
      g_object_unref (layout);
      layout = make_layout (pdf, self, NULL, PANGO_WRAP_WORD, self->width);
    }
  self->n_lines = self->own_lines = pango_layout_get_line_count (layout);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0 && pdf->error == NULL)
    report_missing (pdf, self, id);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      if (span->note == 0)
        continue;
      int line;
      pango_layout_index_to_line_x (layout, shifted (self->hyphens, span->start), FALSE, &line, NULL);
      NpPdfNoteLine note = { MIN (line, (int) self->n_lines - 1), span->note };
      if (self->notes == NULL)
        self->notes = g_array_new (FALSE, FALSE, sizeof (NpPdfNoteLine));
      g_array_append_val (self->notes, note);
    }
  /* Hundreds of pages are measured before the first is drawn: layouts would fill the memory. */
  g_object_unref (layout);
  if (self->next == NULL)
    return;
  measure (pdf, self->next, FALSE, id);
  for (guint i = 0; self->next->notes != NULL && i < self->next->notes->len; i++)
    {
      NpPdfNoteLine note = g_array_index (self->next->notes, NpPdfNoteLine, i);
      note.line += self->own_lines;
      if (self->notes == NULL)
        self->notes = g_array_new (FALSE, FALSE, sizeof (NpPdfNoteLine));
      g_array_append_val (self->notes, note);
    }
  self->n_lines += self->next->n_lines;
}

NpPdfPara *
np_pdf_para_new (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const NpPackText *text, double width,
                 double indent, gboolean balance, const char *id)
{
  NpPdfPara *self = para_new (style, lang, width);
  GString *words = g_string_new (NULL);

  self->indent = indent;
  for (guint i = 0; text != NULL && i < text->runs[lang]->len; i++)
    {
      const NpPackRun *run = &g_array_index (text->runs[lang], NpPackRun, i);
      /* The sign of a note never starts a line. */
      if (run->note != 0 && words->len > 0)
        g_string_append (words, "\u2060");
      Span span = { words->len, 0, run->style, run->note };
      if (run->note != 0)
        g_string_append_printf (words, "%u", run->note);
      else
        append_clean (words, run->words);
      span.end = words->len;
      if (span.end > span.start && (span.style != 0 || span.note != 0))
        g_array_append_val (self->spans, span);
    }
  self->text = g_string_free (words, FALSE);
  measure (pdf, self, balance, id);
  return self;
}

NpPdfPara *
np_pdf_para_new_words (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words, double width,
                       const char *id)
{
  NpPdfPara *self = para_new (style, lang, width);
  GString *text = g_string_new (NULL);
  append_clean (text, words);
  self->text = g_string_free (text, FALSE);
  measure (pdf, self, FALSE, id);
  return self;
}

void
np_pdf_para_free (NpPdfPara *self)
{
  g_free (self->text);
  g_free (self->mark);
  g_array_unref (self->spans);
  g_clear_pointer (&self->hyphens, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->next, np_pdf_para_free);
  g_free (self);
}

double
np_pdf_para_lead (const NpPdfPara *self)
{
  return np_pdf_styles[self->style].lead;
}

void
np_pdf_grey (NpPdf *pdf, double grey)
{
  cairo_set_source_rgb (pdf->cr, grey, grey, grey);
}

static double
aligned (const NpPdfPara *self, PangoLayoutLine *line)
{
  PangoRectangle extents;
  if (self->align == NP_ALIGN_LEFT)
    return 0;
  pango_layout_line_get_extents (line, NULL, &extents);
  double rest = self->width - extents.width / (double) PANGO_SCALE;
  return self->align == NP_ALIGN_RIGHT ? rest : rest / 2;
}

void
np_pdf_para_draw (NpPdf *pdf, NpPdfPara *self, guint from, guint to, double x, double y)
{
  const NpPdfStyle *style = &np_pdf_styles[self->style];

  for (; self->next != NULL && from >= self->own_lines; self = self->next)
    {
      from -= self->own_lines;
      to -= self->own_lines;
      x += self->x - self->next->x;
    }
  guint more = self->next != NULL && to > self->own_lines ? to - self->own_lines : 0;
  to -= more;
  if (self->layout == NULL)
    self->layout = make_layout (pdf, self, self->hyphens,
                                self->by_letter ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD, self->width);
  np_pdf_grey (pdf, style->grey);
  if (from == 0 && self->mark != NULL)
    np_pdf_draw_words (pdf, self->mark_style, self->lang, self->mark, x + self->mark_x,
                       y + (style->lead - np_pdf_styles[self->mark_style].lead) * 0.74, NP_ALIGN_LEFT);
  for (guint i = from; i < to; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      double indent = i == 0 ? self->indent : 0;
      /* Own baselines: both columns stand on one grid whatever their fonts say. */
      cairo_move_to (pdf->cr, x + self->x + indent + aligned (self, line), y + style->lead * (i - from + 0.74));
      pango_cairo_show_layout_line (pdf->cr, line);
    }
  if (to == self->own_lines)
    g_clear_object (&self->layout);
  if (more > 0)
    np_pdf_para_draw (pdf, self->next, 0, more, x + self->x - self->next->x, y + style->lead * (to - from));
}

static PangoLayout *
words_layout (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words)
{
  NpPdfPara *para = para_new (style, lang, 10000);
  GString *text = g_string_new (NULL);
  append_clean (text, words);
  para->text = g_string_free (text, FALSE);
  PangoLayout *layout = make_layout (pdf, para, NULL, PANGO_WRAP_WORD, para->width);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0 && pdf->error == NULL)
    report_missing (pdf, para, NULL);
  np_pdf_para_free (para);
  return layout;
}

double
np_pdf_measure (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words)
{
  g_autoptr(PangoLayout) layout = words_layout (pdf, style, lang, words);
  PangoRectangle extents;
  pango_layout_get_extents (layout, NULL, &extents);
  return extents.width / (double) PANGO_SCALE;
}

double
np_pdf_draw_words (NpPdf *pdf, NpPdfStyleId style, NpLang lang, const char *words, double x, double y,
                   NpAlign align)
{
  g_autoptr(PangoLayout) layout = words_layout (pdf, style, lang, words);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  double width = extents.width / (double) PANGO_SCALE;
  x -= align == NP_ALIGN_RIGHT ? width : align == NP_ALIGN_CENTRE ? width / 2 : 0;
  cairo_move_to (pdf->cr, x, y + np_pdf_styles[style].lead * 0.74);
  pango_cairo_show_layout_line (pdf->cr, pango_layout_get_line_readonly (layout, 0));
  return width;
}
