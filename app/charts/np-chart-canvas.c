/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-canvas.h"

#include <math.h>
#include <string.h>

#include "charts/np-chart-sign.h"

void
np_canvas_init (NpChartCanvas *c, cairo_t *cr, const NpChartStyle *style, NpChartLang lang, double width,
                double height,
                int selected)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  *c = (NpChartCanvas) { .cr = cr, .style = style, .lang = lang, .width = width, .height = height,
                         .selected = selected, .u = style->unit * style->text_scale };
  c->pango = pango_cairo_create_context (cr);
  pango_cairo_context_set_resolution (c->pango, 72);
  pango_context_set_round_glyph_positions (c->pango, FALSE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (c->pango, options);
  cairo_font_options_destroy (options);
  /* Never the locale's language: a Russian session would give English words Russian glyph variants. */
  pango_context_set_language (c->pango, pango_language_from_string (lang == NP_CHART_LANG_EN ? "en-GB"
                                                                    : "ru-RU"));
  c->points = g_array_new (FALSE, TRUE, sizeof (NpChartBox));
  c->labels = g_array_new (FALSE, TRUE, sizeof (NpChartBox));
  c->words = g_string_chunk_new (512);
}

void
np_canvas_clear (NpChartCanvas *c)
{
  g_clear_object (&c->pango);
  g_clear_pointer (&c->points, g_array_unref);
  g_clear_pointer (&c->labels, g_array_unref);
  g_clear_pointer (&c->words, g_string_chunk_free);
}

NpLang
np_canvas_figures (const NpChartCanvas *c)
{
  return c->lang == NP_CHART_LANG_EN ? NP_LANG_EN : NP_LANG_RU;
}

const char *
np_canvas_keep (NpChartCanvas *c, char *text)
{
  const char *kept = g_string_chunk_insert_const (c->words, text);

  g_free (text);
  return kept;
}

const char *
np_canvas_words (NpChartCanvas *c, const char *ru, const char *en)
{
  if (c->lang == NP_CHART_LANG_EN || (*ru == '\0' && c->lang == NP_CHART_LANG_BOTH))
    return en;
  if (c->lang == NP_CHART_LANG_RU || *en == '\0' || g_str_equal (ru, en))
    return ru;
  return np_canvas_keep (c, g_strconcat (ru, " / ", en, NULL));
}

const char *
np_canvas_words_of (NpChartCanvas *c, const NpText *text)
{
  return np_canvas_words (c, np_text_get (text, NP_LANG_RU), np_text_get (text, NP_LANG_EN));
}

guint
np_canvas_lines (const NpChartCanvas *c, const NpText *text)
{
  const char *ru = np_text_get (text, NP_LANG_RU), *en = np_text_get (text, NP_LANG_EN);

  return c->lang == NP_CHART_LANG_BOTH && *ru != '\0' && *en != '\0' && !g_str_equal (ru, en) ? 2 : 1;
}

const char *
np_canvas_number (NpChartCanvas *c, double value, int decimals, NpFormatFlags flags)
{
  return np_canvas_keep (c, np_format_number (value, decimals, np_canvas_figures (c), flags));
}

const char *
np_canvas_score (NpChartCanvas *c, double score)
{
  return c->style->print ? np_canvas_number (c, 100 * score, 0, NP_FORMAT_SIGNED)
                         : np_canvas_number (c, score, 2, NP_FORMAT_SIGNED);
}

const char *
np_canvas_percent (NpChartCanvas *c, double share)
{
  return np_canvas_keep (c, np_format_percent (share, 0, np_canvas_figures (c)));
}

static PangoLayout *
layout_new (NpChartCanvas *c, NpChartFont font, const char *text, double wrap, double h)
{
  PangoLayout *layout = pango_layout_new (c->pango);
  PangoFontDescription *description = pango_font_description_new ();
  gboolean bold = font == NP_FONT_LABEL_BOLD || font == NP_FONT_TITLE || font == NP_FONT_ROW_BOLD ||
      font == NP_FONT_NUMBER_BOLD;
  gboolean row = font == NP_FONT_ROW || font == NP_FONT_ROW_BOLD;
  PangoAttrList *attrs;

  pango_font_description_set_family_static (description, row ? c->style->serif : c->style->sans);
  pango_font_description_set_absolute_size (description, np_chart_style_font_size (c->style, font) *
                                            PANGO_SCALE);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  if (!c->style->print)
    {
      attrs = pango_attr_list_new ();
      pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attrs);
      pango_attr_list_unref (attrs);
    }
  pango_layout_set_text (layout, text, -1);
  if (wrap > 0)
    {
      pango_layout_set_width (layout, (int) (wrap * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (layout, h < 0.25 ? PANGO_ALIGN_LEFT : h > 0.75 ? PANGO_ALIGN_RIGHT
                                  : PANGO_ALIGN_CENTER);
    }
  return layout;
}

static void
layout_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

double
np_canvas_text_width (NpChartCanvas *c, NpChartFont font, const char *text)
{
  PangoLayout *layout = layout_new (c, font, text, 0, 0);
  double width, height;

  layout_size (layout, &width, &height);
  g_object_unref (layout);
  return width;
}

double
np_canvas_text_height (NpChartCanvas *c, NpChartFont font, const char *text, double wrap)
{
  PangoLayout *layout = layout_new (c, font, text, wrap, 0);
  double width, height;

  layout_size (layout, &width, &height);
  g_object_unref (layout);
  return height;
}

double
np_canvas_line_height (NpChartCanvas *c, NpChartFont font)
{
  return np_canvas_text_height (c, font, "Hg", 0);
}

NpChartBox
np_canvas_text (NpChartCanvas *c, const NpTextSpec *spec, const char *text)
{
  PangoLayout *layout = layout_new (c, spec->font, text, spec->wrap, spec->h);
  const NpChartColor *color = spec->color != NULL ? spec->color : &c->style->ink;
  PangoRectangle ink;
  NpChartBox box, drawn;
  double width, height, x;

  layout_size (layout, &width, &height);
  box.y = spec->y - spec->v * height;
  box.height = height;
  /* A wrapped layout is as wide as its wrap; the anchor is that of the column. */
  x = spec->x - spec->h * (spec->wrap > 0 ? spec->wrap : width);
  if (spec->wrap > 0)
    {
      pango_layout_get_extents (layout, NULL, &ink);
      box.x = x + (double) ink.x / PANGO_SCALE;
      box.width = (double) ink.width / PANGO_SCALE;
    }
  else
    {
      box.x = x;
      box.width = width;
    }
  pango_layout_get_extents (layout, &ink, NULL);
  drawn = (NpChartBox) { x + (double) ink.x / PANGO_SCALE, box.y + (double) ink.y / PANGO_SCALE,
                         (double) ink.width / PANGO_SCALE, (double) ink.height / PANGO_SCALE };
  if ((spec->flags & NP_TEXT_FREE) == 0 && drawn.width > 0)
    g_array_append_val (c->labels, drawn);
  if ((spec->flags & NP_TEXT_PLATE) != 0)
    {
      np_canvas_set_color (c, &c->style->page, 1);
      cairo_rectangle (c->cr, drawn.x - 2 * c->u, drawn.y - 2 * c->u, drawn.width + 4 * c->u,
                       drawn.height + 4 * c->u);
      cairo_fill (c->cr);
    }
  if ((spec->flags & NP_TEXT_HALO) != 0)
    {
      cairo_save (c->cr);
      cairo_move_to (c->cr, x, box.y);
      pango_cairo_layout_path (c->cr, layout);
      np_canvas_set_color (c, &c->style->page, 1);
      cairo_set_line_width (c->cr, 4 * c->u);
      cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (c->cr, NULL, 0, 0);
      cairo_stroke (c->cr);
      cairo_restore (c->cr);
    }
  np_canvas_set_color (c, color, spec->alpha > 0 ? spec->alpha : 1);
  cairo_move_to (c->cr, x, box.y);
  pango_cairo_show_layout (c->cr, layout);
  cairo_new_path (c->cr);
  g_object_unref (layout);
  return box;
}

static const char *
one_of_pair (const NpChartCanvas *c, const NpText *text)
{
  return np_text_get_or_other (text, c->lang == NP_CHART_LANG_EN ? NP_LANG_EN : NP_LANG_RU);
}

double
np_canvas_pair_width (NpChartCanvas *c, NpChartFont font, const NpText *text)
{
  if (np_canvas_lines (c, text) == 1)
    return np_canvas_text_width (c, font, one_of_pair (c, text));
  return fmax (np_canvas_text_width (c, font, np_text_get (text, NP_LANG_RU)),
               np_canvas_text_width (c, font, np_text_get (text, NP_LANG_EN)));
}

double
np_canvas_pair_height (NpChartCanvas *c, NpChartFont font, const NpText *text, double wrap)
{
  if (np_canvas_lines (c, text) == 1)
    return np_canvas_text_height (c, font, one_of_pair (c, text), wrap);
  return np_canvas_text_height (c, font, np_text_get (text, NP_LANG_RU), wrap) +
         np_canvas_text_height (c, font, np_text_get (text, NP_LANG_EN), wrap);
}

NpChartBox
np_canvas_pair (NpChartCanvas *c, const NpTextSpec *spec, const NpText *text)
{
  NpTextSpec line = *spec;
  NpChartBox first, second;

  if (np_canvas_lines (c, text) == 1)
    return np_canvas_text (c, spec, one_of_pair (c, text));
  line.y = spec->y - spec->v * np_canvas_pair_height (c, spec->font, text, spec->wrap);
  line.v = 0;
  first = np_canvas_text (c, &line, np_text_get (text, NP_LANG_RU));
  line.y += first.height;
  second = np_canvas_text (c, &line, np_text_get (text, NP_LANG_EN));
  return (NpChartBox) { fmin (first.x, second.x), first.y,
                        fmax (first.x + first.width, second.x + second.width) - fmin (first.x, second.x),
                        first.height + second.height };
}

void
np_canvas_set_color (NpChartCanvas *c, const NpChartColor *color, double alpha)
{
  /* High contrast knows no half tones, except the thinnest guide lines. */
  if (c->style->contrast)
    alpha = alpha < 0.2 ? alpha * 2 : 1;
  cairo_set_source_rgba (c->cr, color->r, color->g, color->b, alpha);
}

double
np_canvas_snap (const NpChartCanvas *c, double v)
{
  return c->style->print ? v : floor (v + 0.5);
}

static double
line_middle (const NpChartCanvas *c, double v, double width)
{
  return c->style->print ? v : floor (v) + (fmod (floor (width + 0.5), 2) == 1 ? 0.5 : 0);
}

static void
stroke_line (NpChartCanvas *c, double width, double alpha)
{
  np_canvas_set_color (c, &c->style->ink, alpha);
  cairo_set_line_width (c->cr, width * (c->style->print ? 0.6 : 1));
  cairo_stroke (c->cr);
}

void
np_canvas_hline (NpChartCanvas *c, double x0, double x1, double y, double width, double alpha)
{
  y = line_middle (c, y, width);
  cairo_move_to (c->cr, x0, y);
  cairo_line_to (c->cr, x1, y);
  stroke_line (c, width, alpha);
}

void
np_canvas_vline (NpChartCanvas *c, double x, double y0, double y1, double width, double alpha)
{
  x = line_middle (c, x, width);
  cairo_move_to (c->cr, x, y0);
  cairo_line_to (c->cr, x, y1);
  stroke_line (c, width, alpha);
}

void
np_canvas_dash (NpChartCanvas *c, double on, double off)
{
  double dash[2] = { on * c->u, off * c->u };

  cairo_set_dash (c->cr, dash, on > 0 ? 2 : 0, 0);
}

void
np_canvas_bar (NpChartCanvas *c, int category, double x, double y, double width, double height)
{
  double frame = c->style->contrast ? 2 : c->style->print ? 0.6 : 1;

  if (width < 0)
    {
      x += width;
      width = -width;
    }
  if (width < 0.5)
    return;
  np_canvas_set_color (c, &c->style->fill[category], 1);
  cairo_rectangle (c->cr, x, y, width, height);
  cairo_fill (c->cr);
  if (category < 2)
    np_chart_sign_hatch (c->cr, c->style, category, x, y, width, height);
  np_canvas_set_color (c, &c->style->edge[category], 1);
  cairo_set_line_width (c->cr, fmin (frame, width / 2));
  cairo_rectangle (c->cr, x + frame / 2, y + frame / 2, fmax (width - frame, 0.1), height - frame);
  cairo_stroke (c->cr);
}

void
np_canvas_round_rect (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = fmax (fmin (radius, fmin (width, height) / 2), 0);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

void
np_canvas_mark (NpChartCanvas *c, NpMark mark, double x, double y, double radius, const NpChartColor *color,
                gboolean filled)
{
  double r = radius;

  cairo_new_path (c->cr);
  switch (mark)
    {
    case NP_MARK_SQUARE:
      r *= 0.9;
      cairo_rectangle (c->cr, x - r, y - r, 2 * r, 2 * r);
      break;
    case NP_MARK_TRIANGLE:
      r *= 1.2;
      cairo_move_to (c->cr, x, y - r);
      cairo_line_to (c->cr, x + 0.9 * r, y + 0.65 * r);
      cairo_line_to (c->cr, x - 0.9 * r, y + 0.65 * r);
      cairo_close_path (c->cr);
      break;
    case NP_MARK_DIAMOND:
      r *= 1.2;
      cairo_move_to (c->cr, x, y - r);
      cairo_line_to (c->cr, x + r, y);
      cairo_line_to (c->cr, x, y + r);
      cairo_line_to (c->cr, x - r, y);
      cairo_close_path (c->cr);
      break;
    case NP_MARK_DISC:
    default:
      cairo_arc (c->cr, x, y, r, 0, 2 * G_PI);
      cairo_close_path (c->cr);
    }
  np_canvas_set_color (c, filled ? color : &c->style->page, 1);
  cairo_fill_preserve (c->cr);
  np_canvas_set_color (c, color, 1);
  cairo_set_line_width (c->cr, 1.8 * c->u);
  cairo_stroke (c->cr);
}

void
np_canvas_ring (NpChartCanvas *c, double x, double y, double radius)
{
  np_canvas_set_color (c, &c->style->accent, 1);
  cairo_set_line_width (c->cr, 2 * c->u);
  cairo_new_path (c->cr);
  cairo_arc (c->cr, x, y, radius + 4 * c->u, 0, 2 * G_PI);
  cairo_stroke (c->cr);
}

void
np_canvas_frame (NpChartCanvas *c, double x, double y, double width, double height, double radius)
{
  np_canvas_set_color (c, &c->style->accent, 1);
  cairo_set_line_width (c->cr, (c->style->contrast ? 3 : 2) * c->u);
  np_canvas_round_rect (c->cr, x, y, width, height, radius);
  cairo_stroke (c->cr);
}

void
np_canvas_point (NpChartCanvas *c, guint index, double x, double y, double width, double height)
{
  if (index < c->points->len)
    g_array_index (c->points, NpChartBox, index) = (NpChartBox) { x, y, fmax (width, 0.1),
                                                                  fmax (height, 0.1) };
}

void
np_canvas_ticks (double low, double high, guint wanted, double *first, double *step)
{
  double raw = (high - low) / MAX (wanted, 1), power, digit;

  if (!(raw > 0) || !isfinite (raw))
    {
      *first = low;
      *step = 1;
      return;
    }
  power = pow (10, floor (log10 (raw)));
  digit = raw / power;
  *step = power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
  *first = ceil (low / *step - 1e-9) * *step;
}

void
np_placer_init (NpPlacer *placer, NpChartCanvas *canvas, NpChartBox bounds)
{
  placer->canvas = canvas;
  placer->bounds = bounds;
  placer->taken = g_array_new (FALSE, FALSE, sizeof (NpChartBox));
}

void
np_placer_clear (NpPlacer *placer)
{
  g_clear_pointer (&placer->taken, g_array_unref);
}

void
np_placer_take (NpPlacer *placer, NpChartBox box)
{
  g_array_append_val (placer->taken, box);
}

static gboolean
is_free (const NpPlacer *p, const NpChartBox *b)
{
  if (b->x < p->bounds.x || b->y < p->bounds.y || b->x + b->width > p->bounds.x + p->bounds.width ||
      b->y + b->height > p->bounds.y + p->bounds.height)
    return FALSE;
  for (guint i = 0; i < p->taken->len; i++)
    {
      const NpChartBox *t = &g_array_index (p->taken, NpChartBox, i);

      if (b->x < t->x + t->width && t->x < b->x + b->width && b->y < t->y + t->height && t->y < b->y +
          b->height)
        return FALSE;
    }
  return TRUE;
}

gboolean
np_placer_put (NpPlacer *placer, double x, double y, double radius, const NpTextSpec *spec, const char *text)
{
  NpChartCanvas *c = placer->canvas;
  double width = np_canvas_text_width (c, spec->font, text), height = np_canvas_line_height (c, spec->font);
  double gap = radius + 5 * c->u, near = radius + 2 * c->u, d = 0.7 * radius + 3 * c->u;
  const struct { double x, y, h, v; } spots[] = {
    { x + gap, y, 0, 0.5 }, { x - gap, y, 1, 0.5 }, { x, y - near, 0.5, 1 }, { x, y + near, 0.5, 0 },
    { x + d, y - d, 0, 1 }, { x + d, y + d, 0, 0 }, { x - d, y - d, 1, 1 }, { x - d, y + d, 1, 0 },
    { x + gap, y - height * 0.8, 0, 0.5 }, { x + gap, y + height * 0.8, 0, 0.5 },
    { x - gap, y - height * 0.8, 1, 0.5 }, { x - gap, y + height * 0.8, 1, 0.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      NpChartBox box = { spots[i].x - spots[i].h * width, spots[i].y - spots[i].v * height, width, height };
      NpTextSpec placed = *spec;

      if (!is_free (placer, &box))
        continue;
      placed.x = spots[i].x;
      placed.y = spots[i].y;
      placed.h = spots[i].h;
      placed.v = spots[i].v;
      np_canvas_text (c, &placed, text);
      np_placer_take (placer, box);
      return TRUE;
    }
  return FALSE;
}

char **
np_row_new (char *first, ...)
{
  GPtrArray *row = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (char *cell = first; cell != NULL; cell = va_arg (args, char *))
    g_ptr_array_add (row, cell);
  va_end (args);
  g_ptr_array_add (row, NULL);
  return (char **) g_ptr_array_free (row, FALSE);
}

GPtrArray *
np_table_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}
