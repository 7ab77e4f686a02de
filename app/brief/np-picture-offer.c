/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which measure to put forward first. */
#include "brief/np-picture.h"

#include "charts/np-chart-scatter.h"
#include "dossier/np-measure.h"

struct _NpOfferPicture
{
  NpForecast *forecast;
  NpForecastExercise *exercise;
  char **numbers;               /* [measure of the exercise] */
  char **refs;                  /* the same, for paper; else NULL */
};

void
np_offer_picture_free (NpOfferPicture *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->forecast);
  np_forecast_exercise_unref (self->exercise);
  g_strfreev (self->numbers);
  g_strfreev (self->refs);
  g_free (self);
}

NpOfferPicture *
np_offer_picture_new (NpDossier *dossier, NpForecast *forecast, const char *exercise, gboolean paper, GError **error)
{
  NpForecastExercise *one = np_forecast_exercise_new (dossier, exercise != NULL && *exercise != '\0' ? exercise : NULL, NULL,
                                                      NULL, np_escalation_defaults_get (), error);
  NpOfferPicture *self;
  guint n;

  if (one == NULL)
    return NULL;
  self = g_new0 (NpOfferPicture, 1);
  self->forecast = g_object_ref (forecast);
  self->exercise = one;
  n = np_forecast_exercise_get_setup (one)->n_measures;
  self->numbers = g_new0 (char *, n + 1);
  self->refs = paper ? g_new0 (char *, n + 1) : NULL;
  for (guint i = 0; i < n; i++)
    {
      gpointer measure = np_dossier_find (dossier, np_forecast_exercise_get_measure_id (one, i));

      self->numbers[i] = measure != NULL && np_object_is_given (measure, NP_MEASURE_NUMBER)
                         ? g_strdup_printf ("%d", (int) np_object_get_number (measure, NP_MEASURE_NUMBER)) : g_strdup ("");
      if (paper)
        {
          const char *ref = measure != NULL ? np_object_get_string (measure, NP_MEASURE_REF) : "";

          self->refs[i] = g_strdup (*ref != '\0' ? ref : self->numbers[i]);
        }
    }
  return self;
}

const char *
np_offer_picture_get_title (NpOfferPicture *self, const NpOfferRow *row, NpLang lang)
{
  return np_forecast_exercise_get_measure_title (self->exercise, row->offer.measure, lang);
}

/* "2 NRRC form", and in whole "2 Bilingual form on the NRRC line"; on paper "CBM-02". */
static NpText *
label_of (NpOfferPicture *self, guint measure, gboolean whole)
{
  const char *head = self->refs != NULL ? self->refs[measure] : self->numbers[measure];
  char *both[NP_N_LANGS];
  NpText *label;

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *title = np_forecast_exercise_get_measure_title (self->exercise, measure, lang);
      gboolean cut = !whole && g_utf8_strlen (title, -1) > 24;
      g_autofree char *start = cut ? g_utf8_substring (title, 0, 22) : g_strdup (title);

      both[lang] = !whole && self->refs != NULL ? g_strdup (head) : g_strdup_printf ("%s %s%s", head, start, cut ? "…" : "");
      g_strstrip (both[lang]);
    }
  label = np_text_new (both[NP_LANG_RU], both[NP_LANG_EN]);
  g_free (both[NP_LANG_RU]);
  g_free (both[NP_LANG_EN]);
  return label;
}

NpChart *
np_offer_picture_draw (NpOfferPicture *self, guint most, GArray **rows, GCancellable *cancellable, GError **error)
{
  g_autoptr(GArray) offers = np_forecast_exercise_rank (self->exercise, self->forecast, np_picture_progress, cancellable,
                                                        error);
  g_autofree NpScatterPoint *points = NULL;
  NpChart *chart = NULL;
  guint n = 0;

  *rows = g_array_new (FALSE, FALSE, sizeof (NpOfferRow));
  if (offers == NULL)
    return NULL;
  points = g_new0 (NpScatterPoint, offers->len + 1);
  for (guint i = 0; i < offers->len && (most == 0 || n < most); i++)
    {
      const NpOffer *one = &g_array_index (offers, NpOffer, i);
      NpOfferRow row = { np_forecast_exercise_get_measure_id (self->exercise, one->measure), self->numbers[one->measure], *one };

      if (one->in_force || isnan (one->consent) || one->value < 0)
        continue;
      points[n++] = (NpScatterPoint) { label_of (self, one->measure, FALSE), label_of (self, one->measure, TRUE),
                                       one->consent, 100 * one->value };
      g_array_append_val (*rows, row);
    }
  if (n > 0 && g_array_index (*rows, NpOfferRow, 0).offer.expected > 0)
    chart = np_chart_scatter_new (points, n);
  for (guint i = 0; i < n; i++)
    {
      np_text_unref (points[i].label);
      np_text_unref (points[i].name);
    }
  return chart;
}
