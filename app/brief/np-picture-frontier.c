/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sides can reach together, and where the packages of the dossier stand. */
#include "brief/np-picture.h"

#include "charts/np-chart-frontier.h"
#include "dossier/np-scenario.h"

/* So many points of the frontier are drawn at the most. */
#define MAX_POINTS 120

struct _NpFrontierPicture
{
  NpPackageTable *table;
  NpText *own, *other;
  gint64 walk[2], high[2];
  gboolean known[2];
  guint n_packages;
  char **labels;
  NpText **words;
  guint8 *offers;               /* [package][issue] */
  gint64 *gains;                /* [package][side] */
};

void
np_frontier_picture_free (NpFrontierPicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, np_package_table_free);
  g_clear_pointer (&self->own, np_text_unref);
  g_clear_pointer (&self->other, np_text_unref);
  for (guint i = 0; i < self->n_packages; i++)
    np_text_unref (self->words[i]);
  g_strfreev (self->labels);
  g_free (self->words);
  g_free (self->offers);
  g_free (self->gains);
  g_free (self);
}

NpFrontierPicture *
np_frontier_picture_new (NpDossier *dossier, NpForecast *forecast, const char *own, const char *other)
{
  NpPackageTable *table = np_forecast_package_table (forecast, dossier, own, other);
  NpFrontierPicture *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (NpFrontierPicture, 1);
  self->table = table;
  self->own = np_picture_name (dossier, own);
  self->other = np_picture_name (dossier, other);
  self->known[0] = np_forecast_walk_away (dossier, own, &self->walk[0], &self->high[0]);
  self->known[1] = np_forecast_walk_away (dossier, other, &self->walk[1], &self->high[1]);
  self->n_packages = np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES);
  self->labels = g_new0 (char *, self->n_packages + 1);
  self->words = g_new0 (NpText *, self->n_packages + 1);
  self->offers = g_new0 (guint8, (gsize) (self->n_packages + 1) * table->n_issues);
  self->gains = g_new0 (gint64, 2 * (gsize) (self->n_packages + 1));
  for (guint i = 0; i < self->n_packages; i++)
    {
      gpointer package = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i);

      self->labels[i] = g_strdup_printf ("P%u", i + 1);
      self->words[i] = np_text_new (np_object_get_words_or_other (package, NP_PACKAGE_TITLE, NP_LANG_RU),
                                    np_object_get_words_or_other (package, NP_PACKAGE_TITLE, NP_LANG_EN));
      np_forecast_package_offer (table, package, self->offers + (gsize) i * table->n_issues);
    }
  return self;
}

void
np_frontier_picture_try (NpFrontierPicture *self, guint side, gint64 walk)
{
  self->walk[side] = self->high[side] = walk;
  self->known[side] = TRUE;
}

guint
np_frontier_picture_get_n_packages (NpFrontierPicture *self)
{
  return self->n_packages;
}

const char *
np_frontier_picture_get_label (NpFrontierPicture *self, guint package)
{
  return self->labels[package];
}

/* A package that some efficient one betters for one side and worsens for none. */
static int
find_bettered (const NpFrontierPicture *self, const NpPackagePoint *points, guint n)
{
  for (guint i = 0; i < self->n_packages; i++)
    for (guint k = 0; k < n; k++)
      {
        const gint64 *now = self->gains + 2 * (gsize) i, *value = points[k].value;

        if (value[0] >= now[0] && value[1] >= now[1] && (value[0] > now[0] || value[1] > now[1]))
          return (int) i;
      }
  return -1;
}

/* The Nash point goes behind the packages of the dossier. */
static gboolean
find_nash (NpFrontierPicture *self, NpPackageFrontier *frontier, const NpPackagePoint *points, guint n)
{
  g_autofree guint *best = g_new (guint, n);

  if (np_package_solve (points, n, 2, self->walk, NP_PACKAGE_NASH, best) == 0)
    return FALSE;
  np_package_frontier_get_options (frontier, best[0], self->offers + (gsize) self->n_packages * self->table->n_issues);
  self->gains[2 * (gsize) self->n_packages] = points[best[0]].value[0];
  self->gains[2 * (gsize) self->n_packages + 1] = points[best[0]].value[1];
  return TRUE;
}

const char *const *
np_frontier_picture_get_measures (NpFrontierPicture *self)
{
  return (const char *const *) self->table->names;
}

const char *
np_frontier_picture_get_level (NpFrontierPicture *self, guint package, guint measure)
{
  return self->table->options[measure][self->offers[(gsize) package * self->table->n_issues + measure]];
}

/* What a slider of walk-away values spans. */
static void
find_span (const NpFrontierPicture *self, const NpPackagePoint *points, guint n, NpFrontierFigures *figures)
{
  for (guint i = 0; i < 2; i++)
    {
      figures->low[i] = MIN (0, self->walk[i]);
      figures->high[i] = MAX (0, self->walk[i]);
      for (guint k = 0; k < n; k++)
        {
          figures->low[i] = MIN (figures->low[i], points[k].value[i]);
          figures->high[i] = MAX (figures->high[i], points[k].value[i]);
        }
    }
}

NpChart *
np_frontier_picture_draw (NpFrontierPicture *self, double unit, NpFrontierFigures *figures, GCancellable *cancellable,
                          GError **error)
{
  g_autofree NpFrontierMark *marks = g_new0 (NpFrontierMark, self->n_packages + 1);
  g_autofree NpFrontierPoint *shown = NULL;
  g_autofree guint *zone = NULL;
  g_autoptr(NpPackageFrontier) frontier = NULL;
  NpPackageInput input;
  const NpPackagePoint *points;
  guint n, n_shown;

  np_package_table_input (self->table, &input);
  input.progress = np_picture_progress;
  input.progress_data = cancellable;
  frontier = np_package_frontier_new (&input, error);
  if (frontier == NULL)
    return NULL;
  points = np_package_frontier_get_points (frontier, &n);
  n_shown = MIN (n, MAX_POINTS);
  shown = g_new (NpFrontierPoint, n_shown);
  /* The points come with our gain falling, so theirs, on the horizontal axis, rises. */
  for (guint k = 0; k < n_shown; k++)
    {
      const NpPackagePoint *point = &points[n_shown < 2 ? 0 : (guint64) k * (n - 1) / (n_shown - 1)];

      shown[k] = (NpFrontierPoint) { .x = unit * (double) point->value[1], .y = unit * (double) point->value[0] };
    }
  for (guint i = 0; i < self->n_packages; i++)
    {
      gint64 value[NP_PACKAGE_MAX_PARTIES] = { 0 };

      np_package_value (&input, self->offers + (gsize) i * input.n_issues, value);
      self->gains[2 * i] = value[0];
      self->gains[2 * i + 1] = value[1];
      marks[i] = (NpFrontierMark) { self->labels[i], self->words[i],
                                    { .x = unit * (double) value[1], .y = unit * (double) value[0] } };
    }
  zone = g_new (guint, n);
  *figures = (NpFrontierFigures) {
    .n_points = n, .n_zone = np_package_zone (points, n, 2, self->walk, zone),
    .n_zone_high = np_package_zone (points, n, 2, self->high, NULL), .bettered = find_bettered (self, points, n),
    .walk = { self->walk[0], self->walk[1] }, .known = { self->known[0], self->known[1] }, .gains = self->gains,
    .nash = find_nash (self, frontier, points, n),
  };
  find_span (self, points, n, figures);
  np_package_relaxation (points, n, 2, self->walk, figures->by);
  return np_chart_frontier_new (&(NpFrontierData) {
    .x_name = self->other, .y_name = self->own, .marks = marks, .n_marks = self->n_packages, .frontier = shown,
    .n_frontier = n_shown, .walk_x = self->known[1] ? unit * (double) self->walk[1] : NAN,
    .walk_y = self->known[0] ? unit * (double) self->walk[0] : NAN,
  });
}
