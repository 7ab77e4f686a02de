/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-scale.h"

#include <math.h>

#include "charts/np-chart-axis.h"

#define MAX_LEVELS 6

struct _NpChartScale
{
  NpChart parent_instance;

  NpScaleIssue *issues;
  guint n_issues;
};

G_DEFINE_FINAL_TYPE (NpChartScale, np_chart_scale, NP_TYPE_CHART)

typedef struct
{
  NpAxis x;
  double title, above, below, poles;
  guint levels;
} Layout;

static gboolean
moves (const NpScaleIssue *issue, const NpScaleParty *party)
{
  return fabs (party->final - party->position) > 0.005 * (issue->high - issue->low);
}

/* On which line over the axis each label stands: the lowest where it touches none before it. */
static guint
label_levels (NpChartCanvas *c, const NpScaleIssue *issue, const NpAxis *x, guint *levels, double *middles)
{
  double ends[MAX_LEVELS];
  guint used = 1;

  for (guint k = 0; k < MAX_LEVELS; k++)
    ends[k] = -1e9;
  for (guint i = 0; i < issue->n_parties; i++)
    {
      double half = np_canvas_text_width (c, NP_FONT_LABEL,
                                          np_canvas_words_of (c, issue->parties[i].name)) / 2;
      double at = fmax (fmin (np_axis_at (x, issue->parties[i].position), c->width - half), half);
      guint level = 0;

      while (level + 1 < MAX_LEVELS && at - half < ends[level])
        level++;
      /* More crowded than six lines: the label moves aside. */
      at = fmax (at, level + 1 == MAX_LEVELS ? ends[level] + half : at);
      ends[level] = at + half + 8 * c->u;
      used = MAX (used, level + 1);
      if (levels != NULL)
        {
          levels[i] = level;
          middles[i] = at;
        }
    }
  return used;
}

static void
lay_out (NpChartCanvas *c, const NpScaleIssue *issue, Layout *l)
{
  double pad = 14 * c->u, wrap = c->width * 0.47;

  l->x = (NpAxis) { .low = issue->low, .high = issue->high, .from = pad,
                    .to = fmax (c->width - pad, pad + 10) };
  l->levels = label_levels (c, issue, &l->x, NULL, NULL);
  l->title = np_canvas_pair_height (c, NP_FONT_TITLE, issue->title, c->width) + 6 * c->u;
  l->above = l->levels * np_canvas_line_height (c, NP_FONT_LABEL) + 18 * c->u;
  l->below = 20 * c->u + 2 * np_canvas_line_height (c, NP_FONT_AXIS) + 6 * c->u;
  l->poles = fmax (np_canvas_pair_height (c, NP_FONT_SMALL, issue->pole_low, wrap),
                   np_canvas_pair_height (c, NP_FONT_SMALL, issue->pole_high, wrap)) + 26 * c->u;
}

static double
scale_measure (NpChart *chart, NpChartCanvas *c)
{
  NpChartScale *self = NP_CHART_SCALE (chart);
  double height = 0;

  for (guint i = 0; i < self->n_issues; i++)
    {
      Layout l;

      lay_out (c, &self->issues[i], &l);
      height += l.title + l.above + l.below + l.poles;
    }
  return fmax (height - 12 * c->u, 1);
}

/* Compromise and median under the axis, each with its number, on two lines. */
static void
draw_results (NpChartCanvas *c, const NpScaleIssue *issue, const Layout *l, double y)
{
  const NpChartColor *violet = &c->style->edge[4];
  double line = np_canvas_line_height (c, NP_FONT_AXIS), tip = y + 7 * c->u;
  double at = np_axis_at (&l->x, issue->compromise), median = np_axis_at (&l->x, issue->median);
  const char *words = np_canvas_keep (c, g_strdup_printf ("%s %s",
                                                          np_canvas_words (c, "компромисс", "compromise"),
                                                              np_canvas_number (c, issue->compromise,
                                                                                c->style->print ? 0 : -1,
                                                                                    0)));
  double half = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, words) / 2;
  NpChartBox results[2];

  if (c->style->palette == NP_PALETTE_DARK)
    violet = &c->style->fill[4];
  np_canvas_set_color (c, violet, 1);
  cairo_move_to (c->cr, at, tip);
  cairo_line_to (c->cr, at + 7 * c->u, tip + 11 * c->u);
  cairo_line_to (c->cr, at - 7 * c->u, tip + 11 * c->u);
  cairo_close_path (c->cr);
  cairo_fill (c->cr);
  results[0] = np_canvas_text (c, &(NpTextSpec) { .x = fmax (fmin (at, c->width - half), half),
                                                  .y = tip + 12 * c->u, .h = 0.5,
                                                      .font = NP_FONT_LABEL_BOLD }, words);
  results[1] = results[0];
  if (isfinite (issue->median))
    {
      words = np_canvas_keep (c, g_strdup_printf ("%s %s", np_canvas_words (c, "медиана", "median"),
                                                  np_canvas_number (c, issue->median, c->style->print ? 0 : -1, 0)));
      half = np_canvas_text_width (c, NP_FONT_AXIS, words) / 2;
      np_canvas_vline (c, median, y, y + 13 * c->u, 2, 1);
      results[1] = np_canvas_text (c, &(NpTextSpec) { .x = fmax (fmin (median, c->width - half), half),
                                                      .y = tip + 14 * c->u + line, .h = 0.5, .font = NP_FONT_AXIS,
                                                      .alpha = 0.8 }, words);
    }
  if (!isfinite (issue->status_quo))
    return;
  /* Today's value is named on the first of the two lines that is free under it. */
  words = np_canvas_keep (c, g_strdup_printf ("%s %s", np_canvas_words (c, "сейчас", "today"),
                                              np_canvas_number (c, issue->status_quo, c->style->print ? 0
                                                                : -1, 0)));
  half = np_canvas_text_width (c, NP_FONT_AXIS, words) / 2;
  at = fmax (fmin (np_axis_at (&l->x, issue->status_quo), c->width - half), half);
  for (guint k = 0; k < 2; k++)
    if (at + half + 6 * c->u < results[k].x || at - half - 6 * c->u > results[k].x + results[k].width)
      {
        np_canvas_text (c, &(NpTextSpec) { .x = at, .y = results[k].y + results[k].height / 2, .h = 0.5,
                                           .v = 0.5, .font = NP_FONT_AXIS, .alpha = 0.8 }, words);
        return;
      }
}

static void
draw_party (NpChartCanvas *c, const NpScaleIssue *issue, const NpScaleParty *party, const Layout *l, double y,
            double radius)
{
  double x = np_axis_at (&l->x, party->position), to = np_axis_at (&l->x, party->final);
  const NpChartColor *color = &c->style->series[0];

  if (moves (issue, party))
    {
      double way = to > x ? 1 : -1, lift = y - 13 * c->u;

      np_canvas_set_color (c, color, 1);
      cairo_set_line_width (c->cr, 1.6 * c->u);
      cairo_move_to (c->cr, x, y - radius);
      cairo_line_to (c->cr, x, lift);
      cairo_line_to (c->cr, to, lift);
      cairo_stroke (c->cr);
      cairo_move_to (c->cr, to + way * 2 * c->u, lift);
      cairo_line_to (c->cr, to - way * 5 * c->u, lift - 3.5 * c->u);
      cairo_line_to (c->cr, to - way * 5 * c->u, lift + 3.5 * c->u);
      cairo_close_path (c->cr);
      cairo_fill (c->cr);
    }
  np_canvas_mark (c, NP_MARK_DISC, x, y, radius, color, TRUE);
}

static void
draw_issue (NpChartCanvas *c, const NpScaleIssue *issue, const Layout *l, double top, guint first_point)
{
  double y = np_canvas_snap (c, top + l->title + l->above), line = np_canvas_line_height (c, NP_FONT_LABEL),
         heaviest = 0;
  g_autofree guint *levels = g_new0 (guint, issue->n_parties + 1);
  g_autofree double *middles = g_new0 (double, issue->n_parties + 1);
  guint point = first_point;

  np_canvas_pair (c, &(NpTextSpec) { .x = 0, .y = top, .font = NP_FONT_TITLE, .wrap = c->width },
                  issue->title);
  label_levels (c, issue, &l->x, levels, middles);
  if (isfinite (issue->band[0]) && isfinite (issue->band[1]))
    {
      double from = np_axis_at (&l->x, fmax (issue->band[0], issue->low)),
             to = np_axis_at (&l->x, fmin (issue->band[1], issue->high));

      np_canvas_set_color (c, &c->style->fill[3], c->style->contrast ? 1 : 0.75);
      cairo_rectangle (c->cr, from, y - 5 * c->u, to - from, 10 * c->u);
      if (c->style->contrast)
        {
          np_canvas_set_color (c, &c->style->ink, 1);
          cairo_set_line_width (c->cr, 2);
          cairo_stroke (c->cr);
        }
      else
        cairo_fill (c->cr);
    }
  np_canvas_hline (c, l->x.from, l->x.to, y, c->style->print ? 1.4 : 1, 0.8);
  np_canvas_vline (c, l->x.from, y - 6 * c->u, y + 6 * c->u, 1, 0.8);
  np_canvas_vline (c, l->x.to, y - 6 * c->u, y + 6 * c->u, 1, 0.8);
  if (isfinite (issue->status_quo))
    np_canvas_mark (c, NP_MARK_DIAMOND, np_axis_at (&l->x, issue->status_quo), y, 5 * c->u, &c->style->ink,
                    FALSE);
  draw_results (c, issue, l, y);
  for (guint i = 0; i < issue->n_parties; i++)
    heaviest = fmax (heaviest, issue->parties[i].weight);
  /* The lines from high labels to their marks lie below the labels that they pass. */
  for (guint i = 0; i < issue->n_parties; i++)
    if (levels[i] > 0)
      np_canvas_vline (c, np_axis_at (&l->x, issue->parties[i].position), y - 16 * c->u - levels[i] * line, y, 1, 0.25);
  for (guint i = 0; i < issue->n_parties; i++, point++)
    {
      const NpScaleParty *party = &issue->parties[i];
      double radius = (4 + (heaviest > 0 ? 4 * sqrt (fmax (party->weight, 0) / heaviest) : 0)) * c->u;
      double x = np_axis_at (&l->x, party->position), label = y - 17 * c->u - levels[i] * line;

      draw_party (c, issue, party, l, y, radius);
      np_canvas_text (c, &(NpTextSpec) { .x = middles[i], .y = label, .h = 0.5, .v = 1,
                                         .font = (int) point == c->selected ? NP_FONT_LABEL_BOLD
                                             : NP_FONT_LABEL,
                                         .flags = c->style->print ? NP_TEXT_PLATE : NP_TEXT_HALO },
                      np_canvas_words_of (c, party->name));
      np_canvas_point (c, point, x - radius, y - radius, 2 * radius, 2 * radius);
      if ((int) point == c->selected)
        np_canvas_ring (c, x, y, radius);
    }
  {
    double at = np_axis_at (&l->x, issue->compromise);

    np_canvas_point (c, point, at - 7 * c->u, y + 7 * c->u, 14 * c->u, 11 * c->u);
    if ((int) point == c->selected)
      np_canvas_ring (c, at, y + 13 * c->u, 7 * c->u);
  }
  {
    double pole = y + l->below, wrap = c->width * 0.47;

    np_canvas_pair (c, &(NpTextSpec) { .x = 0, .y = pole, .font = NP_FONT_SMALL, .alpha = 0.75,
                                       .wrap = wrap }, issue->pole_low);
    np_canvas_pair (c, &(NpTextSpec) { .x = c->width, .y = pole, .h = 1, .font = NP_FONT_SMALL, .alpha = 0.75,
                                       .wrap = wrap }, issue->pole_high);
  }
}

static void
scale_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartScale *self = NP_CHART_SCALE (chart);
  double y = 0;
  guint point = 0;

  for (guint i = 0; i < self->n_issues; i++)
    {
      Layout l;

      lay_out (c, &self->issues[i], &l);
      draw_issue (c, &self->issues[i], &l, y, point);
      point += self->issues[i].n_parties + 1;
      y += l.title + l.above + l.below + l.poles;
    }
}

static guint
scale_get_n_points (NpChart *chart)
{
  NpChartScale *self = NP_CHART_SCALE (chart);
  guint n = 0;

  for (guint i = 0; i < self->n_issues; i++)
    n += self->issues[i].n_parties + 1;
  return n;
}

static const NpScaleIssue *
issue_of (NpChartScale *self, guint point, guint *party)
{
  guint i = 0;

  while (i + 1 < self->n_issues && point > self->issues[i].n_parties)
    point -= self->issues[i++].n_parties + 1;
  *party = point;
  return &self->issues[i];
}

static char *
number (double value, NpLang lang)
{
  return np_format_number (value, -1, lang, 0);
}

static char *
scale_describe_point (NpChart *chart, guint point, NpLang lang)
{
  guint party;
  const NpScaleIssue *issue = issue_of (NP_CHART_SCALE (chart), point, &party);
  const char *title = np_text_get_or_other (issue->title, lang);
  gboolean ru = lang == NP_LANG_RU;

  if (party == issue->n_parties)
    {
      g_autofree char *compromise = number (issue->compromise, lang), *median = number (issue->median, lang);
      g_autofree char *band = isfinite (issue->band[0]) && isfinite (issue->band[1])
          ? np_format_range (issue->band[0], issue->band[1], -1, lang, 0) : NULL;

      return g_strdup_printf ("%s: %s %s%s%s%s%s%s.", title, ru ? "компромисс" : "compromise", compromise,
                              band != NULL ? " (" : "", band != NULL ? band : "", band != NULL ? ")" : "",
                              !isfinite (issue->median) ? "" : ru ? ", медиана " : ", median ",
                              isfinite (issue->median) ? median : "");
    }
  {
    const NpScaleParty *p = &issue->parties[party];
    g_autofree char *from = number (p->position, lang), *to = number (p->final, lang);

    if (moves (issue, p))
      return g_strdup_printf (ru ? "%s, %s: %s; под давлением — %s." : "%s, %s: %s; under pressure %s.",
                              title, np_text_get_or_other (p->name, lang), from, to);
    return g_strdup_printf ("%s, %s: %s.", title, np_text_get_or_other (p->name, lang), from);
  }
}

static char *
scale_describe (NpChart *chart, NpLang lang)
{
  NpChartScale *self = NP_CHART_SCALE (chart);
  GString *words = g_string_new (lang == NP_LANG_RU ? "Торг по вопросам." : "Bargaining issue by issue.");
  guint point = 0;

  for (guint i = 0; i < self->n_issues; i++)
    {
      g_autofree char *result = scale_describe_point (chart, point + self->issues[i].n_parties, lang);

      g_string_append_printf (words, " %s", result);
      point += self->issues[i].n_parties + 1;
    }
  return g_string_free (words, FALSE);
}

static char *
figure (double value, NpLang lang, gboolean print)
{
  return print ? np_format_number (value, 0, lang, 0) : number (value, lang);
}

static GPtrArray *
scale_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartScale *self = NP_CHART_SCALE (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Вопрос" : "Issue"), g_strdup (ru ? "Сторона" : "Party"),
                                     g_strdup (ru ? "Позиция" : "Position"),
                                     g_strdup (ru ? "Под давлением" : "Under pressure"), NULL));
  for (guint i = 0; i < self->n_issues; i++)
    {
      const NpScaleIssue *issue = &self->issues[i];

      for (guint k = 0; k < issue->n_parties; k++)
        g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (issue->title, lang)),
                                           g_strdup (np_text_get_or_other (issue->parties[k].name, lang)),
                                           figure (issue->parties[k].position, lang, print),
                                               figure (issue->parties[k].final, lang, print), NULL));
      g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (issue->title, lang)),
                                         g_strdup (ru ? "компромисс" : "compromise"),
                                         figure (issue->compromise, lang, print),
                                         isfinite (issue->band[0]) && isfinite (issue->band[1])
                                             ? np_format_range (issue->band[0], issue->band[1], print ? 0 : -1, lang, 0)
                                                 : g_strdup (""), NULL));
    }
  return rows;
}

static void
scale_finalize (GObject *object)
{
  NpChartScale *self = NP_CHART_SCALE (object);

  for (guint i = 0; i < self->n_issues; i++)
    {
      NpScaleIssue *issue = &self->issues[i];

      for (guint k = 0; k < issue->n_parties; k++)
        np_text_unref (issue->parties[k].name);
      g_free ((NpScaleParty *) issue->parties);
      np_text_unref (issue->title);
      np_text_unref (issue->pole_low);
      np_text_unref (issue->pole_high);
    }
  g_free (self->issues);
  G_OBJECT_CLASS (np_chart_scale_parent_class)->finalize (object);
}

static void
np_chart_scale_class_init (NpChartScaleClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scale_finalize;
  chart->measure = scale_measure;
  chart->draw = scale_draw;
  chart->get_n_points = scale_get_n_points;
  chart->describe = scale_describe;
  chart->describe_point = scale_describe_point;
  chart->tabulate = scale_tabulate;
}

static void
np_chart_scale_init (NpChartScale *self)
{
}

static int
low_first (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = ((const NpScaleParty *) a)->position, y = ((const NpScaleParty *) b)->position;

  return x < y ? -1 : x > y;
}

NpChart *
np_chart_scale_new (const NpScaleIssue *issues, guint n_issues)
{
  NpChartScale *self = g_object_new (NP_TYPE_CHART_SCALE, NULL);

  self->n_issues = n_issues;
  self->issues = g_memdup2 (issues, sizeof *issues * n_issues);
  for (guint i = 0; i < n_issues; i++)
    {
      NpScaleIssue *issue = &self->issues[i];
      NpScaleParty *parties = g_memdup2 (issue->parties, sizeof *parties * issue->n_parties);

      np_text_ref (issue->title);
      np_text_ref (issue->pole_low);
      np_text_ref (issue->pole_high);
      for (guint k = 0; k < issue->n_parties; k++)
        np_text_ref (parties[k].name);
      if (parties != NULL)
        g_qsort_with_data (parties, issue->n_parties, sizeof *parties, low_first, NULL);
      issue->parties = parties;
    }
  return NP_CHART (self);
}
