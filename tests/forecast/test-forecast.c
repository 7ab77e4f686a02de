/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-input.h"
#include "forecast/np-forecast-service.h"

#include <math.h>
#include <string.h>

#include "base/np-normal.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "engine/np-reaction.h"
#include "store/np-xml-in.h"

static NpDossier *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", "helsinki.nonpaper", NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_TOLERANT, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
remove_meetings (NpDossier *dossier)
{
  g_autoptr(NpChange) change = np_change_new ("before the meeting");

  for (guint i = np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i-- > 0;)
    np_change_remove (change, np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i));
  np_dossier_apply (dossier, change);
}

static NpForecast *
compute_input (NpForecastInput *input)
{
  g_autoptr(GError) error = NULL;
  NpForecast *forecast = np_forecast_new (input, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static NpForecast *
compute (NpDossier *dossier)
{
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());

  return compute_input (input);
}

static const NpContribution *
find (const NpForecastCell *cell, const char *driver)
{
  for (guint i = 0; i < cell->n_contributions; i++)
    if (g_str_equal (cell->contributions[i].driver, driver))
      return &cell->contributions[i];
  return NULL;
}

/* Every change offered does what it says: just behind it the band is the one named, and half way there it is not. */
static void
test_flips (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecast) forecast = NULL;
  gboolean kinds[NP_INPUT_SPONSOR + 1] = { FALSE };
  guint n = 0;

  remove_meetings (dossier);
  forecast = compute (dossier);
  for (guint i = 0; i < np_forecast_get_n_cells (forecast); i += 3)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);

      for (guint k = 0; k < cell->n_flips; k++)
        {
          const NpFlip *flip = &cell->flips[k];
          double now, low, high, step = 1e-6 * (flip->high - flip->low);
          double to = CLAMP (flip->to < flip->from ? flip->to - step : flip->to + step, flip->low, flip->high);
          g_autoptr(NpForecastInput) input = np_forecast_input_copy (np_forecast_get_input (forecast));
          g_autoptr(NpForecast) tried = NULL, half = NULL;

          g_assert_true (np_forecast_input_get (input, &flip->input, &now, &low, &high));
          g_assert_cmpfloat (now, ==, flip->from);
          g_assert_cmpfloat (low, ==, flip->low);
          g_assert_cmpfloat (high, ==, flip->high);
          g_assert_true (flip->to >= low && flip->to <= high);
          g_assert_true (np_forecast_input_set (input, &flip->input, to));
          tried = compute_input (input);
          if (to != flip->low && to != flip->high)
            {
              NpCategory band = np_forecast_get_cell (tried, cell->measure, cell->level, cell->party)->band;

              /* Behind a red line mu may fall through more than one band. */
              if (flip->category > cell->band)
                g_assert_cmpint (band, >=, flip->category);
              else
                g_assert_cmpint (band, <=, flip->category);
            }
          g_assert_true (np_forecast_input_set (input, &flip->input, (flip->from + flip->to) / 2.0));
          half = compute_input (input);
          g_assert_cmpint (np_forecast_get_cell (half, cell->measure, cell->level, cell->party)->band, ==, cell->band);
          kinds[flip->input.kind] = TRUE;
          n++;
        }
    }
  g_test_message ("%u changes", n);
  for (NpInputKind kind = NP_INPUT_POSITION; kind <= NP_INPUT_SEVERITY; kind++)
    if (kind != NP_INPUT_TRUST && kind != NP_INPUT_INTRUSIVENESS && kind != NP_INPUT_RELATION)
      g_assert_true (kinds[kind]);
}

/* Who should put it forward? Trust and relation with that party count then. */
static void
test_sponsor (void)
{
  static const NpInputRef sponsor = { NP_INPUT_SPONSOR, NP_LEVEL_TARGET, "m01", NULL, "rus" };
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecast) plain = NULL, tried = NULL;
  g_autoptr(NpForecastInput) input = NULL;
  const NpForecastCell *usa, *rus;

  remove_meetings (dossier);
  plain = compute (dossier);
  input = np_forecast_input_copy (np_forecast_get_input (plain));
  g_assert_true (np_forecast_input_set (input, &sponsor, 0.0));
  tried = compute_input (input);
  usa = np_forecast_get_cell (tried, "m01", NP_LEVEL_TARGET, "usa");
  rus = np_forecast_get_cell (tried, "m01", NP_LEVEL_TARGET, "rus");
  g_assert_cmpfloat_with_epsilon (find (usa, "sponsor")->value, -0.6 * 0.8 / 3.0, 1e-12);
  g_assert_cmpstr (find (usa, "sponsor")->subjects[0], ==, "#usa/trusts[0]");
  g_assert_null (find (rus, "sponsor"));
  g_assert_cmpfloat (usa->consent, <, np_forecast_get_cell (plain, "m01", NP_LEVEL_TARGET, "usa")->consent);
  g_assert_cmpfloat (rus->consent, ==, np_forecast_get_cell (plain, "m01", NP_LEVEL_TARGET, "rus")->consent);
  g_assert_null (find (np_forecast_get_cell (plain, "m01", NP_LEVEL_TARGET, "usa"), "sponsor"));
  /* A flip over trust is there now. */
  for (guint i = 0; i <= usa->n_flips; i++)
    {
      g_assert_cmpuint (i, <, usa->n_flips);
      if (usa->flips[i].input.kind == NP_INPUT_TRUST || usa->flips[i].input.kind == NP_INPUT_RELATION)
        break;
    }
}

/* From the drivers to what is shown, step by step, in every cell: doubt, habit, honesty, intervals, evidence. */
static void
test_shown (void)
{
  static const NpReactionScale scale = { 5, { -1.5, -0.45, 0.45, 1.5 } };
  g_autoptr(NpDossier) dossier = load ();
  guint with_habit = 0, seen = 0;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(NpForecast) forecast = compute (dossier);

      for (guint i = 0; i < np_forecast_get_n_cells (forecast); i++)
        {
          const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);
          double unseen = cell->variance - cell->variance_party, expected = cell->n_observed > 0 ? 0 : 0.64;
          double wide = 1.2816 * sqrt (cell->variance_party), w = cell->habit_weight, sum = 0, p[5];
          double honest = cell->n_observed > 0 ? 0.02 : 0.05, h = cell->habit[3] + cell->habit[4];
          NpEvidence evidence = wide / 1.2816 / 3 > 0.25 ? NP_EVIDENCE_WEAK
                                : wide / 1.2816 / 3 < 0.12 ? NP_EVIDENCE_STRONG : NP_EVIDENCE_FAIR;

          expected += cell->n_observed + cell->n_same_kind > 0 ? 0 : 0.25;
          g_assert_cmpfloat_with_epsilon (unseen, expected, 1e-9);
          g_assert_cmpfloat_with_epsilon (cell->s, cell->mu / 3, 1e-12);
          g_assert_cmpfloat_with_epsilon (cell->s_low, (cell->mu - wide) / 3, 1e-5);
          g_assert_cmpfloat_with_epsilon (cell->s_high, (cell->mu + wide) / 3, 1e-5);
          np_reaction_probabilities (&scale, cell->mu, cell->variance, 1.0, p);
          g_assert_true (cell->n_party > 0 || w == 0);
          with_habit += w > 0;
          seen += cell->n_observed > 0;
          for (guint k = 0; k < 5; k++)
            {
              g_assert_cmpfloat_with_epsilon (cell->drivers[k], p[k], 1e-12);
              p[k] = (1 - honest) * ((1 - w) * p[k] + w * (w > 0 ? cell->habit[k] : 0)) + honest / 5;
              g_assert_true (cell->absolute || fabs (cell->p[k] - p[k]) < 1e-12);
              sum += cell->p[k];
            }
          g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
          for (int side = -1; side <= 1 && !cell->absolute; side += 2)
            {
              double d = np_normal_cdf ((cell->mu + side * wide - 0.45) / sqrt (1 + unseen));

              g_assert_cmpfloat_with_epsilon (side < 0 ? cell->consent_low : cell->consent_high,
                                              (1 - honest) * ((1 - w) * d + w * (w > 0 ? h : 0)) + 2 * honest / 5, 1e-5);
            }
          if (cell->gap != NULL || cell->one_document)
            evidence = MIN (evidence, NP_EVIDENCE_FAIR);
          g_assert_cmpint (cell->evidence, ==, evidence);
        }
      g_assert_true ((round == 0) == (with_habit > 0 && seen > 0));
      with_habit = seen = 0;
      remove_meetings (dossier);
    }
}

/* An absolute red line comes last: rejection is all but certain, whatever the drivers say, and the cell says so. */
static void
test_absolute (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpChange) change = np_change_new ("absolute");
  g_autoptr(NpForecast) before = compute (dossier), after = NULL;
  const NpForecastCell *soft = np_forecast_get_cell (before, "m05", NP_LEVEL_MAXIMUM, "chn"), *hard;
  double sum = 0.0;

  g_assert_true (soft->red_line && !soft->absolute);
  g_assert_cmpfloat (soft->p[0], <, 0.97);
  np_change_set_boolean (change, np_dossier_find (dossier, "red-cn-named"), NP_RED_LINE_ABSOLUTE, TRUE);
  np_dossier_apply (dossier, change);
  after = compute (dossier);
  hard = np_forecast_get_cell (after, "m05", NP_LEVEL_MAXIMUM, "chn");
  g_assert_true (hard->absolute);
  g_assert_cmpfloat (hard->p[0], ==, 0.97);
  for (guint k = 0; k < 5; k++)
    sum += hard->p[k];
  g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (hard->p[3] / hard->p[1], soft->p[3] / soft->p[1], 1e-12);
  g_assert_cmpfloat (hard->s, ==, soft->s);
  g_assert_cmpfloat (hard->consent_low, <=, hard->consent);
  g_assert_cmpfloat (hard->consent, <=, hard->consent_high);
  g_assert_nonnull (strstr (np_text_get (hard->headline, NP_LANG_EN), "absolute red line"));
}

static void
test_missing (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpChange) change = np_change_new ("open to China");
  g_autoptr(NpForecast) forecast = NULL;
  const NpForecastCell *gap;
  NpText *why;

  np_change_set_string (change, np_dossier_find (dossier, "m12"), NP_MEASURE_OPEN_TO, "chn");
  np_dossier_apply (dossier, change);
  forecast = compute (dossier);
  g_assert_null (np_forecast_get_cell (forecast, "m12", NP_LEVEL_TARGET, "chn"));
  why = np_forecast_get_missing (forecast, "m12", NP_LEVEL_TARGET, "chn");
  g_assert_nonnull (strstr (np_text_get (why, NP_LANG_EN), "no position of China"));
  g_assert_cmpstr (np_text_get (why, NP_LANG_RU), !=, "");
  g_assert_null (np_forecast_get_missing (forecast, "m12", NP_LEVEL_TARGET, "usa"));
  /* Not named and not open to: a dot, neither cell nor reason. Measures in force: no cell. */
  g_assert_null (np_forecast_get_missing (forecast, "m01", NP_LEVEL_TARGET, "chn"));
  for (guint i = 0; i < np_forecast_get_n_cells (forecast); i++)
    g_assert_false (np_object_get_boolean (np_dossier_find (dossier, np_forecast_get_nth_cell (forecast, i)->measure),
                                           NP_MEASURE_IN_FORCE));
  /* ISS-11 has no American position: the cell names the gap. */
  gap = np_forecast_get_cell (forecast, "m10", NP_LEVEL_TARGET, "usa");
  g_assert_nonnull (gap->gap);
  g_assert_cmpint (gap->evidence, <=, NP_EVIDENCE_FAIR);
  g_assert_null (np_forecast_get_cell (forecast, "m01", NP_LEVEL_TARGET, "usa")->gap);
}

/* Reliability: doubt x authority x form x half-accept x age to the as-of date; own words, silence, pending do not count. */
static void
test_observations (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecast) forecast = compute (dossier), later = NULL, less = NULL;
  g_autoptr(NpChange) as_of = np_change_new ("three years later"), own = np_change_new ("own words");
  const NpForecastCell *cell = np_forecast_get_cell (forecast, "m06", NP_LEVEL_TARGET, "usa");
  gpointer entry = np_dossier_find (dossier, "n5");

  g_assert_cmpuint (cell->n_observed, ==, 2);
  g_assert_cmpstr (cell->observed[0].entry, ==, "n5");
  g_assert_cmpint (cell->observed[0].category, ==, NP_CATEGORY_CONDITIONAL);
  g_assert_cmpfloat_with_epsilon (cell->observed[0].reliability, 0.56 * exp2 (-1.0 / (3 * 365.25)), 1e-12);
  g_assert_cmpint (cell->observed[1].level, ==, NP_LEVEL_MAXIMUM);
  g_assert_nonnull (find (cell, "text"));
  g_assert_cmpstr (find (cell, "text")->subjects[0], ==, "n5");
  g_assert_nonnull (find (cell, "kind:process"));
  cell = np_forecast_get_cell (forecast, "m01", NP_LEVEL_TARGET, "rus");
  g_assert_cmpfloat_with_epsilon (cell->observed[0].reliability, 1.0, 1e-12);   /* plenary 2 x half 0.5, today */

  np_change_set_string (as_of, dossier, NP_DOSSIER_AS_OF, "2021-07-18");
  np_dossier_apply (dossier, as_of);
  later = compute (dossier);
  cell = np_forecast_get_cell (later, "m06", NP_LEVEL_TARGET, "usa");
  g_assert_cmpfloat_with_epsilon (cell->observed[0].reliability, 0.28, 3e-4);

  np_change_set_enum (own, entry, NP_ENTRY_KIND, NP_ENTRY_OWN);
  np_change_set_enum (own, np_object_get_child (np_dossier_find (dossier, "n11"), NP_ENTRY_REACTIONS, 1),
                      NP_REACTION_ACCEPT, NP_ACCEPT_PENDING);
  np_change_set_enum (own, np_object_get_child (np_dossier_find (dossier, "n11"), NP_ENTRY_REACTIONS, 0),
                      NP_REACTION_REACTION, NP_REACT_SILENCE);
  np_dossier_apply (dossier, own);
  less = compute (dossier);
  g_assert_cmpuint (np_forecast_get_cell (less, "m06", NP_LEVEL_TARGET, "usa")->n_observed, ==, 0);
  g_assert_cmpuint (np_forecast_get_cell (less, "m12", NP_LEVEL_TARGET, "usa")->n_observed, ==, 0);
  /* Undo brings the same forecast back: learning is a function of the dossier. */
  np_dossier_undo (dossier);
  np_dossier_undo (dossier);
  {
    g_autoptr(NpForecast) again = compute (dossier);
    g_autoptr(GArray) changes = np_forecast_compare (forecast, again);

    g_assert_cmpuint (changes->len, ==, 0);
  }
}

/* Words of a party enter only one's own table: those who resemble it are moved by company, the others are not. */
static void
test_company (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpChange) change = np_change_new ("China resembles Russia"), open = np_change_new ("open");
  g_autoptr(NpForecast) before = NULL, after = NULL;
  g_autoptr(GObject) similar = np_object_new (NP_TYPE_SIMILAR, NULL);
  const NpForecastCell *cell;

  np_change_set_string (open, np_dossier_find (dossier, "m06"), NP_MEASURE_OPEN_TO, "chn");
  np_change_set_string (open, np_object_get_child (np_measure_get_level (np_dossier_find (dossier, "m06"), NP_LEVEL_TARGET),
                                                   NP_LEVEL_TARGETS, 1), NP_TARGET_ISSUE, "track15");
  np_dossier_apply (dossier, open);
  before = compute (dossier);
  cell = np_forecast_get_cell (before, "m06", NP_LEVEL_TARGET, "chn");
  g_assert_nonnull (cell);
  g_assert_null (find (cell, "company"));
  np_object_set_string (similar, NP_SIMILAR_TO, "rus");
  np_object_set_number (similar, NP_SIMILAR_VALUE, 1.0);
  np_change_insert (change, np_dossier_find (dossier, "chn"), NP_PARTY_SIMILARS, (guint) -1, similar);
  np_dossier_apply (dossier, change);
  after = compute (dossier);
  cell = np_forecast_get_cell (after, "m06", NP_LEVEL_TARGET, "chn");
  g_assert_cmpfloat_with_epsilon (find (cell, "company")->x, 1.0 / 1.05, 1e-12);
}

/* What is reused from an earlier forecast is what would be computed anew, bit for bit. */
static void
test_reuse (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecast) before = compute (dossier);
  g_autoptr(NpForecastInput) last = np_forecast_input_ref (np_forecast_get_input (before));

  for (guint step = 0; step < 11; step++)
    {
      g_autoptr(NpChange) change = np_change_new ("step");
      g_autoptr(NpForecastInput) input = NULL, after = NULL;
      g_autoptr(NpForecast) reused = NULL, anew = NULL;

      if (step == 0)
        np_change_set_number (change, np_dossier_find (dossier, "lim-us-hamburg"), NP_LIMIT_SEVERITY, 0.9);
      else if (step == 1)
        np_change_set_enum (change, np_object_get_child (np_dossier_find (dossier, "n6"), NP_ENTRY_REACTIONS, 0),
                            NP_REACTION_ACCEPT, NP_ACCEPT_REJECTED);
      else if (step == 2)
        np_change_set_number (change, np_object_get_child (np_dossier_find (dossier, "rus"), NP_PARTY_STANCES, 0),
                              NP_STANCE_SALIENCE, 2.0);
      else if (step == 3)
        np_change_set_string (change, dossier, NP_DOSSIER_AS_OF, "2019-07-19");
      else if (step == 4)
        np_change_remove (change, np_dossier_find (dossier, "m03"));
      else if (step == 5)
        np_change_set_enum (change, np_dossier_find (dossier, "us1"), NP_SEAT_AUTHORITY, NP_AUTHORITY_EXPERT);
      else if (step == 6)
        np_change_move (change, np_dossier_find (dossier, "chn"), 0);
      else if (step == 7)
        np_change_set_string (change, np_object_get_child (dossier, NP_DOSSIER_MEASURES, 0), NP_MEASURE_TAGS, "restraint");
      else if (step == 8)
        np_change_set_boolean (change, np_dossier_find (dossier, "chn"), NP_PARTY_OWN, TRUE);
      else if (step == 9)
        np_change_remove (change, np_object_get_child (dossier, NP_DOSSIER_ISSUES, 0));
      else
        np_change_set_enum (change, np_dossier_find (dossier, "mt1"), NP_MEETING_SETTING, NP_SETTING_EXERCISE);
      np_dossier_apply (dossier, change);
      input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
      after = np_forecast_input_new_after (dossier, NULL, np_prior_get_default (), step % 2 == 0 ? last : np_forecast_get_input (before));
      np_forecast_input_unref (last);
      last = np_forecast_input_ref (after);
      reused = np_forecast_new (after, before, NULL, NULL);
      anew = np_forecast_new (input, NULL, NULL, NULL);
      g_assert_cmpuint (np_forecast_get_n_cells (reused), ==, np_forecast_get_n_cells (anew));
      for (guint i = 0; i < np_forecast_get_n_cells (anew); i++)
        {
          const NpForecastCell *a = np_forecast_get_nth_cell (anew, i), *b = np_forecast_get_nth_cell (reused, i);

          g_assert_cmpint (memcmp (a->p, b->p, sizeof a->p), ==, 0);
          g_assert_cmpfloat (a->variance_party, ==, b->variance_party);
          g_assert_cmpuint (a->n_contributions, ==, b->n_contributions);
          g_assert_cmpuint (a->n_flips, ==, b->n_flips);
        }
    }
}

/* No step reads more than one measure, one party or 64 entries, and a change in between is not missed. */
static void
test_steps (void)
{
  g_autoptr(NpDossier) dossier = load ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpChange) more = np_change_new ("a long meeting"), change = np_change_new ("severity");
  g_autoptr(NpForecastInput) first = NULL, second = NULL, anew = NULL;
  g_autoptr(NpForecast) a = NULL, b = NULL;
  g_autoptr(GArray) differences = NULL;
  NpForecastReader *reader;
  guint steps = 0, n_measures = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);

  for (guint i = 0; i < 10 * NP_FORECAST_READER_ENTRIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("long%u", i);
      g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);

      np_change_insert (more, meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
    }
  np_dossier_apply (dossier, more);
  reader = np_forecast_reader_new (dossier, NULL, np_prior_get_default (), NULL);
  while (!np_forecast_reader_step (reader))
    steps++;
  g_assert_cmpuint (steps, >, n_measures + 10);
  first = np_forecast_reader_finish (reader);

  reader = np_forecast_reader_new (dossier, NULL, np_prior_get_default (), first);
  for (guint i = 0; i < n_measures; i++)
    g_assert_false (np_forecast_reader_step (reader));
  np_change_set_number (change, np_dossier_find (dossier, "lim-us-hamburg"), NP_LIMIT_SEVERITY, 0.9);
  np_dossier_apply (dossier, change);
  second = np_forecast_reader_finish (reader);
  anew = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
  a = compute_input (second);
  b = compute_input (anew);
  g_assert_cmpuint (np_forecast_get_revision (a), ==, np_dossier_get_revision (dossier));
  differences = np_forecast_compare (a, b);
  g_assert_cmpuint (differences->len, ==, 0);

  /* Given up in the middle. */
  reader = np_forecast_reader_new (dossier, NULL, np_prior_get_default (), second);
  for (guint i = 0; i < 5; i++)
    np_forecast_reader_step (reader);
  np_forecast_reader_free (reader);
}

/* Printed contributions add up to the printed sum. */
static void
test_adds_up (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecast) forecast = compute (dossier);

  for (guint i = 0; i < np_forecast_get_n_cells (forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);
      double printed[64], exact = 0.0;
      double sum = np_forecast_cell_apportion (cell, 2, printed);
      int units = 0;

      for (guint k = 0; k < cell->n_contributions; k++)
        {
          exact += cell->contributions[k].value;
          units += lround (100.0 * printed[k]);
          g_assert_cmpfloat (fabs (printed[k] - cell->contributions[k].value), <, 0.01 + 1e-9);
        }
      g_assert_cmpfloat_with_epsilon (exact, cell->s, 1e-12);
      g_assert_cmpint (units, ==, lround (100.0 * sum));
      g_assert_cmpfloat_with_epsilon (sum, cell->s, 0.00501);
      g_assert_cmpfloat (cell->consent_low, <=, cell->consent + 1e-9);
      g_assert_cmpfloat (cell->consent, <=, cell->consent_high + 1e-9);
      g_assert_nonnull (cell->headline);
      g_assert_cmpstr (np_text_get (cell->headline, NP_LANG_RU), !=, "");
    }
}

/* Each what-if, kept, gives the forecast it promised; one undo takes it back. */
static void
test_keep (void)
{
  static const struct { NpInputRef ref; double value; } rows[] = {
    { { NP_INPUT_POSITION, NP_LEVEL_TARGET, NULL, "usa", "group" }, 40.0 },
    { { NP_INPUT_SALIENCE, NP_LEVEL_TARGET, NULL, "rus", "channels" }, 1.5 },
    { { NP_INPUT_TARGET, NP_LEVEL_MAXIMUM, "m05", NULL, "falseflag" }, 30.0 },
    { { NP_INPUT_COST, NP_LEVEL_TARGET, "m01", "usa", NULL }, 0.9 },
    { { NP_INPUT_BALANCE, NP_LEVEL_TARGET, "m12", "rus", NULL }, -0.8 },
    { { NP_INPUT_INTRUSIVENESS, NP_LEVEL_TARGET, "m01", NULL, NULL }, 0.9 },
    { { NP_INPUT_RELATION, NP_LEVEL_TARGET, NULL, "usa", "rus" }, 0.8 },
    { { NP_INPUT_SEVERITY, NP_LEVEL_TARGET, NULL, NULL, "lim-us-hand" }, 0.0 },
    { { NP_INPUT_SPONSOR, NP_LEVEL_TARGET, "m02", NULL, "usa" }, 0.0 },
  };
  static const NpInputRef nowhere = { NP_INPUT_TARGET, NP_LEVEL_TARGET, "m01", NULL, "crime" };
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecastService) service = np_forecast_service_new (dossier);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (np_forecast_service_ensure (service, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpForecast) base = g_object_ref (np_forecast_service_ensure (service, NULL));
      g_autoptr(NpForecast) tried = NULL;
      g_autoptr(NpChange) change = np_change_new ("keep");
      g_autoptr(GArray) moved = NULL, rest = NULL, back = NULL;
      guint64 revision = np_dossier_get_revision (dossier);

      tried = np_forecast_service_try (service, &rows[i].ref, &rows[i].value, 1);
      g_assert_nonnull (tried);
      g_assert_cmpuint (np_dossier_get_revision (dossier), ==, revision);
      moved = np_forecast_compare (base, tried);
      g_assert_cmpuint (moved->len, >, 0);
      g_assert_cmpuint (np_forecast_service_count_changes (service, &rows[i].ref, &rows[i].value, 1), ==, moved->len);
      g_assert_true (np_forecast_input_keep (dossier, NULL, &rows[i].ref, rows[i].value, change));
      g_assert_true (np_dossier_apply (dossier, change));
      rest = np_forecast_compare (tried, np_forecast_service_ensure (service, NULL));
      g_assert_cmpuint (rest->len, ==, 0);
      g_assert_true (np_dossier_undo (dossier));
      back = np_forecast_compare (base, np_forecast_service_ensure (service, NULL));
      g_assert_cmpuint (back->len, ==, 0);
    }
  {
    g_autoptr(NpChange) change = np_change_new ("nowhere");
    double value = 50.0, wrong = 1.5;

    g_assert_false (np_forecast_input_keep (dossier, NULL, &nowhere, value, change));
    g_assert_null (np_forecast_service_try (service, &nowhere, &value, 1));
    g_assert_null (np_forecast_service_try (service, &rows[7].ref, &wrong, 1));
  }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Off the main thread: changes of one turn make one forecast, the old one stays until then, and a newer wins. */
static void
test_service (void)
{
  g_autoptr(NpDossier) dossier = load ();
  NpForecastService *service = np_forecast_service_new (dossier);
  g_autoptr(NpForecast) first = NULL;
  guint changed = 0, busy = 0;
  guint64 revision;

  g_signal_connect_swapped (service, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (service, "notify::busy", G_CALLBACK (count_cb), &busy);
  g_assert_null (np_forecast_service_get_forecast (service));
  g_assert_true (np_forecast_service_get_busy (service));
  while (changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (np_forecast_service_get_busy (service));
  g_assert_cmpuint (busy, ==, 1);
  first = g_object_ref (np_forecast_service_get_forecast (service));

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(NpChange) change = np_change_new ("severity");

      np_change_set_number (change, np_dossier_find (dossier, "lim-us-hand"), NP_LIMIT_SEVERITY, 0.1 * i);
      np_dossier_apply (dossier, change);
      g_assert_true (np_forecast_service_get_forecast (service) == first);
    }
  revision = np_dossier_get_revision (dossier);
  while (changed == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (np_forecast_get_revision (np_forecast_service_get_forecast (service)), ==, revision);
  g_assert_true (np_forecast_service_get_previous (service) == first);
  g_assert_cmpfloat (np_forecast_get_cell (np_forecast_service_get_forecast (service), "m04", NP_LEVEL_TARGET, "usa")->s,
                     >, np_forecast_get_cell (first, "m04", NP_LEVEL_TARGET, "usa")->s);

  np_forecast_service_set_scenario (service, "SC-6");
  np_forecast_service_cancel (service);
  g_assert_false (np_forecast_service_get_busy (service));
  np_forecast_service_set_scenario (service, "SC-4");
  while (changed == 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (np_forecast_get_scenario (np_forecast_service_get_forecast (service)), ==, "SC-4");

  /* May go away in the middle of a computation. */
  np_forecast_service_set_scenario (service, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (service);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_cancelled (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (np_forecast_new (input, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The dossier's own numbers replace those of the table, and are marked as the assumption they are. */
static void
test_prior (void)
{
  const NpPrior *standard = np_prior_get_default ();
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpChange) change = np_change_new ("prior");
  g_autoptr(GObject) driver = np_object_new (NP_TYPE_DRIVER, NULL);
  g_autoptr(NpForecast) forecast = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpfloat (standard->drivers[NP_DRIVER_KIND_REDLINE].mean, ==, 3.0);
  g_assert_cmpfloat (standard->drivers[NP_DRIVER_KIND_ISSUE].sd[NP_CONFIDENCE_LOW], ==, 0.9);
  g_assert_false (standard->drivers[NP_DRIVER_KIND_SPONSOR].assumption);
  g_assert_true (standard->drivers[NP_DRIVER_KIND_BURDEN].assumption);
  for (NpDriverKind kind = 0; kind < NP_N_DRIVER_KINDS; kind++)
    for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
      {
        g_assert_cmpstr (np_text_get (standard->drivers[kind].label, lang), !=, "");
        g_assert_cmpstr (np_text_get (standard->drivers[kind].why, lang), !=, "");
      }
  remove_meetings (dossier);
  np_object_set_string (driver, NP_DRIVER_DRIVER, "precedent");
  np_object_set_number (driver, NP_DRIVER_MEAN, 1.2);
  np_change_insert (change, dossier, NP_DOSSIER_DRIVERS, (guint) -1, driver);
  np_dossier_apply (dossier, change);
  forecast = compute (dossier);
  g_assert_cmpfloat (find (np_forecast_get_cell (forecast, "m01", NP_LEVEL_TARGET, "usa"), "precedent")->coefficient, ==, 1.2);
  g_assert_null (np_prior_new_from_data ("[scale]\ncuts=1;0;2;3\n", -1, "mine.ini", &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "mine.ini: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/1.3/prior", test_prior);
  g_test_add_func ("/forecast/1.3/sponsor", test_sponsor);
  g_test_add_func ("/forecast/1.3/missing", test_missing);
  g_test_add_func ("/forecast/1.3.1/company", test_company);
  g_test_add_func ("/forecast/1.4/observations", test_observations);
  g_test_add_func ("/forecast/1.4/reuse", test_reuse);
  g_test_add_func ("/forecast/reading-in-steps", test_steps);
  g_test_add_func ("/forecast/1.5/shown", test_shown);
  g_test_add_func ("/forecast/1.5/absolute", test_absolute);
  g_test_add_func ("/forecast/1.6/adds-up", test_adds_up);
  g_test_add_func ("/forecast/1.6/flips", test_flips);
  g_test_add_func ("/forecast/1.6/keep", test_keep);
  g_test_add_func ("/forecast/service", test_service);
  g_test_add_func ("/forecast/cancelled", test_cancelled);
  return g_test_run ();
}
