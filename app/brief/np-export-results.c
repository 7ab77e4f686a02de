/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-results.h"

#include "brief/np-picture.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-package.h"

#define ISSUES_A_CHART 1 /* of bargaining: a page takes as many charts as fit */
#define MOST_BARS 4 /* of a tornado */
#define MOST_OFFERS 10
#define POINTS 0.1 /* of the support index, in one part-worth */

static void
add_tornado (NpExportResults *self, NpDossier *dossier, NpForecast *forecast, GCancellable *cancellable)
{
  const NpForecastCell *even = NULL;

  for (guint i = 0; i < np_forecast_get_n_cells (forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);
      gpointer measure = np_dossier_find_type (dossier, cell->measure, NP_TYPE_MEASURE);

      if (measure == NULL || cell->level != NP_LEVEL_TARGET || np_object_get_boolean (measure, NP_MEASURE_IN_FORCE)
          || np_object_get_enum (measure, NP_MEASURE_STATUS) == NP_MEASURE_STATUS_DROPPED)
        continue;
      if (even == NULL || ABS (cell->consent - 0.5) < ABS (even->consent - 0.5))
        even = cell;
    }
  g_autoptr(NpTornadoPicture) picture
    = even != NULL ? np_tornado_picture_new (dossier, forecast, even->measure, even->party, TRUE) : NULL;
  if (picture == NULL)
    return;
  g_autoptr(NpText) first = NULL;
  NpChart *chart = np_tornado_picture_draw (picture, MOST_BARS, &first, cancellable, NULL);
  if (chart == NULL)
    return;
  self->tornado = g_new0 (NpExportTornado, 1);
  *self->tornado = (NpExportTornado){ chart, g_strdup (even->measure), g_strdup (even->party),
                                      g_steal_pointer (&first) };
}

static void
moves_free (NpExportMoves *moves)
{
  g_object_unref (moves->chart);
  g_free (moves->measure);
  g_clear_pointer (&moves->who, np_text_unref);
  g_free (moves);
}

static void
add_moves (NpExportResults *self, NpDossier *dossier, NpForecast *forecast, GCancellable *cancellable)
{
  guint most = 0, n = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *measure = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i));
      g_autoptr(NpPositionPicture) picture = np_position_picture_new (dossier, forecast, measure, TRUE);
      NpPositionFigures figures;
      NpChart *chart = picture != NULL ? np_position_picture_draw (picture, &figures, cancellable, NULL) : NULL;

      if (chart == NULL)
        continue;
      if (self->moves != NULL && figures.n_values <= most)
        {
          g_object_unref (chart);
          continue;
        }
      most = figures.n_values;
      g_clear_pointer (&self->moves, moves_free);
      self->moves = g_new0 (NpExportMoves, 1);
      *self->moves = (NpExportMoves){ chart, g_strdup (measure), figures.who != NULL ? np_text_ref (figures.who) : NULL,
                                      figures.from, figures.to };
    }
}

static void
add_bargain (NpExportResults *self, NpDossier *dossier, const char *scenario, GCancellable *cancellable)
{
  g_autoptr(NpBargainPicture) picture = np_bargain_picture_new (dossier, scenario, NULL);
  NpBargainFigures figures;

  if (picture == NULL)
    return;
  GPtrArray *charts = np_bargain_picture_draw (picture, ISSUES_A_CHART, &figures, cancellable, NULL);
  if (charts == NULL || charts->len == 0)
    {
      g_clear_pointer (&charts, g_ptr_array_unref);
      return;
    }
  self->bargain = g_new0 (NpExportBargain, 1);
  *self->bargain = (NpExportBargain){ charts, figures.n_issues, figures.n_apart + figures.n_two_humped,
                                      figures.settled };
}

static void
package_free (gpointer data)
{
  NpExportPackage *package = data;
  g_free (package->label);
  g_clear_pointer (&package->title, np_text_unref);
  g_strfreev (package->levels);
  g_free (package);
}

/* How both sides are likely to take a package, measure by measure at its level. */
static void
set_consent (NpExportPackage *package, NpForecast *forecast, const NpExportPackages *all)
{
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (NpPackageChoice));

  package->consent[0] = package->consent[1] = NAN;
  for (guint i = 0; all->measures[i] != NULL; i++)
    for (NpLevelName level = 0; level <= NP_LEVEL_MAXIMUM; level++)
      if (g_str_equal (np_forecast_level_option (level), package->levels[i]))
        {
          NpPackageChoice choice = { all->measures[i], level };
          g_array_append_val (choices, choice);
        }
  if (choices->len == 0)
    return;
  g_autoptr(GArray) reactions = np_forecast_package (forecast, (NpPackageChoice *)(gpointer)choices->data,
                                                     choices->len);
  for (guint i = 0; i < reactions->len; i++)
    for (guint side = 0; side < 2; side++)
      {
        const NpPackageReaction *reaction = &g_array_index (reactions, NpPackageReaction, i);
        if (g_strcmp0 (reaction->party, all->sides[side]) == 0)
          package->consent[side] = reaction->consent;
      }
}

/* The counterpart: the other State that most measures name. */
static const char *
find_other (NpDossier *dossier, const char *own)
{
  const char *best = NULL;
  guint most = 0, n = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);

  for (guint p = 0; p < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); p++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, p);
      guint count = 0;

      if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_STATE || g_strcmp0 (np_object_get_id (party), own) == 0)
        continue;
      for (guint i = 0; i < n; i++)
        {
          g_auto(GStrv) between = np_object_dup_list_of_words (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i),
                                                               NP_MEASURE_BETWEEN);
          count += g_strv_contains ((const char *const *)between, np_object_get_id (party));
        }
      if (best == NULL || count > most)
        {
          best = np_object_get_id (party);
          most = count;
        }
    }
  return best;
}

static void
add_packages (NpExportResults *self, NpDossier *dossier, NpForecast *forecast, GCancellable *cancellable)
{
  const char *own = np_picture_own_party (dossier), *other = own != NULL ? find_other (dossier, own) : NULL;
  g_autoptr(NpFrontierPicture) picture
    = other != NULL ? np_frontier_picture_new (dossier, forecast, own, other) : NULL;
  NpFrontierFigures figures;
  NpChart *chart = picture != NULL ? np_frontier_picture_draw (picture, POINTS, &figures, cancellable, NULL) : NULL;

  if (chart == NULL)
    return;
  NpExportPackages *all = self->packages = g_new0 (NpExportPackages, 1);
  guint n = np_frontier_picture_get_n_packages (picture);
  *all = (NpExportPackages){ .chart = chart, .sides = { g_strdup (own), g_strdup (other) },
                             .n_points = figures.n_points, .n_zone = figures.n_zone };
  all->measures = g_strdupv ((char **)np_frontier_picture_get_measures (picture));
  all->packages = g_ptr_array_new_with_free_func (package_free);
  for (guint i = 0; i < n + figures.nash; i++)
    {
      NpExportPackage *package = g_new0 (NpExportPackage, 1);
      g_autoptr(GStrvBuilder) levels = g_strv_builder_new ();

      if (i < n)
        {
          gpointer source = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i);
          package->label = g_strdup (np_frontier_picture_get_label (picture, i));
          package->title = np_text_new (np_object_get_words (source, NP_PACKAGE_TITLE, NP_LANG_RU),
                                        np_object_get_words (source, NP_PACKAGE_TITLE, NP_LANG_EN));
        }
      for (guint side = 0; side < 2; side++)
        package->gain[side] = POINTS * (double) figures.gains[2 * i + side];
      for (guint k = 0; all->measures[k] != NULL; k++)
        g_strv_builder_add (levels, np_frontier_picture_get_level (picture, i, k));
      package->levels = g_strv_builder_end (levels);
      set_consent (package, forecast, all);
      g_ptr_array_add (all->packages, package);
    }
  if (figures.bettered >= 0)
    all->bettered = ((NpExportPackage *)g_ptr_array_index (all->packages, (guint)figures.bettered))->label;
}

static void
add_offer (NpExportResults *self, NpDossier *dossier, NpForecast *forecast, GCancellable *cancellable)
{
  g_autoptr(NpOfferPicture) picture = np_offer_picture_new (dossier, forecast, NULL, TRUE, NULL);
  g_autoptr(GArray) rows = NULL;
  NpChart *chart = picture != NULL ? np_offer_picture_draw (picture, MOST_OFFERS, &rows, cancellable, NULL) : NULL;

  if (chart == NULL)
    return;
  self->offer = g_new0 (NpExportOffer, 1);
  *self->offer = (NpExportOffer){ chart, g_strdup (g_array_index (rows, NpOfferRow, 0).id) };
}

static void
add_expulsions (NpExportResults *self)
{
  g_autoptr(NpText) four = NULL;
  NpChart *chart = np_expulsions_picture_new (&four);

  if (chart == NULL)
    return;
  self->expulsions = g_new0 (NpExportExpulsions, 1);
  *self->expulsions = (NpExportExpulsions){ chart, g_steal_pointer (&four) };
}

NpExportResults *
np_export_results_new (NpDossier *dossier, NpForecast *forecast, GCancellable *cancellable, GError **error)
{
  g_autoptr(NpExportResults) self = g_new0 (NpExportResults, 1);
  const char *scenario = forecast != NULL ? np_forecast_get_scenario (forecast) : NULL;

  if (forecast != NULL)
    {
      add_tornado (self, dossier, forecast, cancellable);
      add_moves (self, dossier, forecast, cancellable);
      add_packages (self, dossier, forecast, cancellable);
      add_offer (self, dossier, forecast, cancellable);
    }
  add_bargain (self, dossier, scenario != NULL && *scenario != '\0' ? scenario : NULL, cancellable);
  self->situation = np_export_situation_new (dossier, cancellable);
  if (np_object_get_n_children (dossier, NP_DOSSIER_EXERCISES) > 0)
    add_expulsions (self);
  /* What was interrupted may be missing, and nobody would know. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
np_export_results_free (NpExportResults *self)
{
  if (self == NULL)
    return;
  if (self->tornado != NULL)
    {
      g_object_unref (self->tornado->chart);
      g_free (self->tornado->measure);
      g_free (self->tornado->party);
      np_text_unref (self->tornado->first);
      g_free (self->tornado);
    }
  g_clear_pointer (&self->moves, moves_free);
  if (self->bargain != NULL)
    g_ptr_array_unref (self->bargain->charts);
  g_free (self->bargain);
  if (self->packages != NULL)
    {
      g_object_unref (self->packages->chart);
      g_free (self->packages->sides[0]);
      g_free (self->packages->sides[1]);
      g_strfreev (self->packages->measures);
      g_ptr_array_unref (self->packages->packages);
      g_free (self->packages);
    }
  if (self->offer != NULL)
    {
      g_object_unref (self->offer->chart);
      g_free (self->offer->first);
      g_free (self->offer);
    }
  if (self->expulsions != NULL)
    {
      g_object_unref (self->expulsions->chart);
      np_text_unref (self->expulsions->four);
      g_free (self->expulsions);
    }
  np_export_situation_free (self->situation);
  g_free (self);
}
