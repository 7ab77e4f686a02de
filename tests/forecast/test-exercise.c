/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-exercise.h"

#include <math.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-exercise.h"
#include "forecast/np-forecast-input.h"
#include "store/np-xml-in.h"

static NpDossier *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", name, NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_STRICT, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static NpForecastExercise *
exercise_new (NpDossier *dossier, const char *id, const char *scenario, const char *without)
{
  g_autoptr(GError) error = NULL;
  NpForecastExercise *x = np_forecast_exercise_new (dossier, id, scenario, without, np_escalation_defaults_get (), &error);

  g_assert_no_error (error);
  return x;
}

static double
conflict (NpForecastExercise *x)
{
  NpEscalation chain;

  np_forecast_exercise_apply (x, &chain);
  return np_escalation_conflict (&chain);
}

static void
test_sample (void)
{
  static const struct { const char *id; double conflict, calm, open, exchanges, wrong; } rows[] = {
    { "EX-1", 5.516, 94.44, 0.041, 0.214, 10.73 }, { "EX-2", 6.225, 93.69, 0.088, 0.375, 15.60 },
    { "EX-3", 0.020, 99.78, 0.196, 0.520, 4.89 },  { "EX-4", 7.777, 91.36, 0.860, 2.100, 12.26 },
    { "EX-5", 1.939, 97.88, 0.180, 0.435, 10.73 },
  };
  g_autoptr(NpDossier) dossier = load ("helsinki.nonpaper");

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr(NpForecastExercise) x = exercise_new (dossier, rows[k].id, NULL, NULL);
      NpEscalationResult r;
      NpEscalation chain;

      np_forecast_exercise_apply (x, &chain);
      np_escalation_solve (&chain, &r, NULL);
      g_assert_cmpfloat_with_epsilon (100 * r.conflict, rows[k].conflict, 5.1e-4);
      g_assert_cmpfloat_with_epsilon (100 * r.calm, rows[k].calm, 5.1e-3);
      g_assert_cmpfloat_with_epsilon (100 * r.open, rows[k].open, 5.1e-4);
      g_assert_cmpfloat_with_epsilon (r.exchanges, rows[k].exchanges, 5.1e-4);
      g_assert_cmpfloat_with_epsilon (100 * r.wrong_party, rows[k].wrong, 5.1e-3);
    }
}

/* The list "offer first", before any note is learnt: value, chance that all consent, and their product. */
static void
test_offer_first (void)
{
  static const struct { const char *measure; double value, consent, expected; } rows[] = {
    { "m05", 1.323, 47, 0.617 }, { "m01", 0.894, 55, 0.490 }, { "m02", 0.721, 59, 0.422 }, { "m04", 2.004, 18, 0.352 },
    { "m03", 0.935, 35, 0.325 }, { "m09", 0.887, 35, 0.307 }, { "m13", 1.046, 18, 0.185 }, { "m08", 0.430, 29, 0.127 },
    { "m06", 0.269, 42, 0.112 }, { "m12", 0.262, 37, 0.096 }, { "m10", 0.221, 35, 0.077 }, { "m07", 0.075, 51, 0.038 },
    { "m11", 0, 17, 0 },
  };
  g_autoptr(NpDossier) dossier = load ("helsinki.nonpaper");
  g_autoptr(NpForecastExercise) x = exercise_new (dossier, "EX-1", NULL, NULL);
  g_autoptr(NpForecastInput) input = NULL;
  g_autoptr(NpForecast) forecast = NULL;
  g_autoptr(GArray) offers = NULL;
  g_autoptr(GArray) bare = NULL;

  /* The sample's notes are learnt in its meetings; the table of the specification is from before them. */
  while (np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS) > 0)
    {
      g_autoptr(NpChange) change = np_change_new (NULL);

      np_change_remove (change, np_object_get_child (dossier, NP_DOSSIER_MEETINGS, 0));
      np_dossier_apply (dossier, change);
    }
  np_dossier_forget_history (dossier);   /* what was done refers to the dossier */
  input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
  forecast = np_forecast_new (input, NULL, NULL, NULL);
  offers = np_forecast_exercise_rank (x, forecast, NULL, NULL, NULL);
  g_assert_cmpuint (offers->len, ==, 16);
  for (guint k = 0; k < offers->len; k++)
    {
      const NpOffer *offer = &g_array_index (offers, NpOffer, k);

      if (k >= G_N_ELEMENTS (rows))
        {
          g_assert_true (offer->in_force && isnan (offer->expected) && offer->value > 0);
          continue;
        }
      g_assert_cmpstr (np_forecast_exercise_get_measure_id (x, offer->measure), ==, rows[k].measure);
      g_assert_false (offer->in_force);
      g_assert_cmpfloat_with_epsilon (100 * offer->value, rows[k].value, 5.1e-4);
      g_assert_cmpfloat_with_epsilon (100 * offer->consent, rows[k].consent, 0.51);
      g_assert_cmpfloat_with_epsilon (100 * offer->expected, rows[k].expected, 1.1e-3);
    }
  /* Without a forecast the list goes by value. */
  bare = np_forecast_exercise_rank (x, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (np_forecast_exercise_get_measure_id (x, g_array_index (bare, NpOffer, 0).measure), ==, "m04");
}

static void
test_switches (void)
{
  g_autoptr(NpDossier) dossier = load ("helsinki.nonpaper");
  g_autoptr(NpForecastExercise) plain = exercise_new (dossier, "EX-1", NULL, NULL);
  g_autoptr(NpForecastExercise) declaration = exercise_new (dossier, "EX-1", "SC-1", NULL);
  g_autoptr(NpForecastExercise) again = exercise_new (dossier, "EX-1", "SC-1", "m12");
  g_autoptr(NpForecastExercise) without = exercise_new (dossier, "EX-1", NULL, "c1");
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (np_forecast_exercise_get_scenario (plain), ==, "SC-6");
  g_assert_cmpstr (np_forecast_exercise_get_scenario (declaration), ==, "SC-1");
  /* SC-1 switches CBM-12 on, which is worth 0.262 points. */
  g_assert_cmpfloat_with_epsilon (100 * (conflict (plain) - conflict (declaration)), 0.262, 5.1e-4);
  g_assert_cmpfloat (conflict (again), ==, conflict (plain));
  g_assert_cmpfloat_with_epsilon (100 * (conflict (without) - conflict (plain)), 0.780, 5.1e-4);
#define REFUSED(...) \
  G_STMT_START { \
    g_assert_null (np_forecast_exercise_new (dossier, __VA_ARGS__, np_escalation_defaults_get (), &error)); \
    g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_REFERENCE); \
    g_clear_error (&error); \
  } G_STMT_END
  REFUSED ("EX-9", NULL, NULL);
  REFUSED ("EX-1", "SC-9", NULL);
  REFUSED ("EX-1", NULL, "m99");
}

static void
test_script (void)
{
  static const struct { guint phase; double exactly, at_least, none; } rows[] = {
    { 2, 4.98, 5.98, 76.0 }, { 3, 0, 0, 75.1 }, { 4, 3.47, 3.77, 45.0 },
  };
  g_autoptr(NpDossier) dossier = load ("helsinki.nonpaper");
  g_autoptr(NpForecastExercise) x = exercise_new (dossier, "EX-3", NULL, NULL);
  g_autoptr(GArray) steps = np_forecast_exercise_read_script (x);

  g_assert_cmpuint (steps->len, ==, 3);
  for (guint k = 0; k < 3; k++)
    {
      const NpScriptStep *step = &g_array_index (steps, NpScriptStep, k);

      g_assert_cmpuint (step->phase, ==, rows[k].phase);
      g_assert_cmpfloat_with_epsilon (100 * step->exactly, rows[k].exactly, 5.1e-3);
      g_assert_cmpfloat_with_epsilon (100 * step->at_least, rows[k].at_least, 5.1e-3);
      g_assert_cmpfloat_with_epsilon (100 * step->none, rows[k].none, 0.051);
    }
}

/* A dossier that says nothing of doctrines: the standard numbers, each the other's suspect. */
static void
test_training (void)
{
  g_autoptr(NpDossier) dossier = load ("training.nonpaper");
  g_autoptr(NpForecastExercise) x = exercise_new (dossier, NULL, NULL, NULL);
  const NpEscalation *chain = &np_forecast_exercise_get_setup (x)->exercise;

  g_assert_cmpuint (chain->n_parties, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (chain->party[i].rho, ==, 1);
      g_assert_cmpfloat (chain->party[i].restraint[NP_ESCALATION_CYBER_HIGH], ==, 0.63);
      g_assert_cmpuint (chain->party[i].suspect, ==, 1 - i);
      g_assert_cmpuint (chain->party[i].ceiling, ==, 10);
    }
  g_assert_cmpuint (np_forecast_exercise_find_party (x, "third"), ==, NP_ESCALATION_THIRD);
  g_assert_cmpuint (np_forecast_exercise_find_party (x, "nobody"), ==, G_MAXUINT);
  g_assert_cmpstr (np_forecast_exercise_get_rung_title (x, 9, NP_LANG_RU), ==, "ограниченное применение силы");
}

static void
test_ranges (void)
{
  g_autoptr(NpDossier) dossier = load ("helsinki.nonpaper");
  g_autoptr(NpForecastExercise) x = exercise_new (dossier, "EX-1", NULL, NULL);
  g_autoptr(NpText) first = NULL;
  g_autoptr(NpText) last = NULL;
  guint n;

  /* rho, alpha, misjudgement of three parties, and the effect of CBM-13. */
  np_forecast_exercise_get_ranges (x, &n);
  g_assert_cmpuint (n, ==, 10);
  first = np_forecast_exercise_range_words (x, 0);
  g_assert_cmpstr (np_text_get (first, NP_LANG_EN), ==, "United States: reciprocity");
  last = np_forecast_exercise_range_words (x, 9);
  g_assert_nonnull (strstr (np_text_get (last, NP_LANG_RU), "действие меры"));
}

static void
test_defaults (void)
{
  const NpEscalationDefaults *d = np_escalation_defaults_get ();
  static const char *const broken[] = {
    "", "[rung 0]\nlabel[ru]=а\nlabel[en]=a\n", "[rung 0", "[rung 0]\nlabel[ru]=а\nlabel[en]=a\nwhy[ru]=а\nwhy[en]=a\nstatus=x\n",
  };

  g_assert_cmpuint (d->top, ==, 10);
  g_assert_cmpuint (d->threshold, ==, 9);
  g_assert_cmpfloat (d->doctrine.delta, ==, -0.06);
  g_assert_true (d->rungs[5].open && !d->rungs[8].open);
  g_assert_cmpfloat (d->signal.high, ==, 1.25);
  for (guint k = 0; k < G_N_ELEMENTS (broken); k++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (np_escalation_defaults_new_from_data (broken[k], -1, "x.ini", &error));
      g_assert_true (error->domain == NP_INPUT_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/5/sample", test_sample);
  g_test_add_func ("/forecast/5.3/offer-first", test_offer_first);
  g_test_add_func ("/forecast/5.3/switches", test_switches);
  g_test_add_func ("/forecast/5.5/script", test_script);
  g_test_add_func ("/forecast/5/standard-numbers", test_training);
  g_test_add_func ("/forecast/5.4/ranges", test_ranges);
  g_test_add_func ("/forecast/5/data", test_defaults);
  return g_test_run ();
}
