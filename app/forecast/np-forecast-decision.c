/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-decision.h"

#include <math.h>
#include <string.h>

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-package.h"

/* In the order of the options of a measure, after "out". */
static const NpLevelName levels[] = { NP_LEVEL_MINIMUM, NP_LEVEL_TARGET, NP_LEVEL_MAXIMUM };

/* A best guess with an optional range around it, which an override of the guess widens but does not cross. */
static NpTriangle
triangle (double low, double mode, double high, double scale)
{
  NpTriangle t;

  t.mode = mode / scale;
  t.low = isnan (low) ? t.mode : MIN (low / scale, t.mode);
  t.high = isnan (high) ? t.mode : MAX (high / scale, t.mode);
  return t;
}

/* The override of a stance in the scenario, NULL when there is none. */
static gpointer
find_override (gpointer scenario, const char *party, const char *issue)
{
  guint n = scenario != NULL ? np_object_get_n_children (scenario, NP_SCENARIO_OVERRIDES) : 0;

  for (guint i = 0; i < n; i++)
    {
      gpointer override = np_object_get_child (scenario, NP_SCENARIO_OVERRIDES, i);

      if (g_str_equal (np_object_get_string (override, NP_OVERRIDE_PARTY), party)
          && g_str_equal (np_object_get_string (override, NP_OVERRIDE_ISSUE), issue))
        return override;
    }
  return NULL;
}

static gpointer
find_stance (gpointer party, const char *issue)
{
  for (guint i = 0; i < np_object_get_n_children (party, NP_PARTY_STANCES); i++)
    {
      gpointer stance = np_object_get_child (party, NP_PARTY_STANCES, i);

      if (g_str_equal (np_object_get_string (stance, NP_STANCE_ISSUE), issue))
        return stance;
    }
  return NULL;
}

/* Fills in the stake of a party on an issue; FALSE when it has no position or no salience there. */
static gboolean
get_stake (gpointer party, const char *issue, gpointer scenario, NpStake *stake)
{
  gpointer stance = find_stance (party, issue);
  gpointer override = find_override (scenario, np_object_get_id (party), issue);
  double position = stance != NULL ? np_object_get_number (stance, NP_STANCE_POSITION) : NAN;
  double salience = stance != NULL ? np_object_get_number (stance, NP_STANCE_SALIENCE) : NAN;
  double range[4] = { NAN, NAN, NAN, NAN };
  double capability = np_object_get_number_or (party, NP_PARTY_CAPABILITY, 100.0);

  if (np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_FACILITATOR)
    return FALSE;
  if (override != NULL)
    {
      position = np_object_get_number_or (override, NP_OVERRIDE_POSITION, position);
      salience = np_object_get_number_or (override, NP_OVERRIDE_SALIENCE, salience);
    }
  if (isnan (position) || isnan (salience))
    return FALSE;
  if (stance != NULL)
    {
      range[0] = np_object_get_number (stance, NP_STANCE_POSITION_LOW);
      range[1] = np_object_get_number (stance, NP_STANCE_POSITION_HIGH);
      range[2] = np_object_get_number (stance, NP_STANCE_SALIENCE_LOW);
      range[3] = np_object_get_number (stance, NP_STANCE_SALIENCE_HIGH);
    }
  stake->position = triangle (range[0], position, range[1], 1.0);
  stake->salience = triangle (range[2], salience, range[3], 10.0);
  stake->capability = NP_TRIANGLE (capability);
  return TRUE;
}

NpStakeTable *
np_forecast_stakes (NpDossier *dossier, const char *scenario)
{
  gpointer chosen = np_dossier_get_scenario (dossier, scenario);
  g_autoptr(GPtrArray) parties = g_ptr_array_new (), issues = g_ptr_array_new ();
  NpStakeTable *table;
  NpStake stake;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    for (guint k = 0; k < np_object_get_n_children (dossier, NP_DOSSIER_ISSUES); k++)
      {
        gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

        if (get_stake (party, np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_ISSUES, k)), chosen, &stake))
          {
            g_ptr_array_add (parties, party);
            break;
          }
      }
  for (guint k = 0; k < np_object_get_n_children (dossier, NP_DOSSIER_ISSUES); k++)
    for (guint i = 0; i < parties->len; i++)
      {
        gpointer issue = np_object_get_child (dossier, NP_DOSSIER_ISSUES, k);

        if (get_stake (g_ptr_array_index (parties, i), np_object_get_id (issue), chosen, &stake))
          {
            g_ptr_array_add (issues, issue);
            break;
          }
      }
  if (issues->len == 0)
    return NULL;

  table = np_stake_table_new (parties->len, issues->len);
  for (guint k = 0; k < issues->len; k++)
    table->issues[k] = g_strdup (np_object_get_id (g_ptr_array_index (issues, k)));
  for (guint i = 0; i < parties->len; i++)
    {
      table->parties[i] = g_strdup (np_object_get_id (g_ptr_array_index (parties, i)));
      for (guint k = 0; k < issues->len; k++)
        table->known[i * issues->len + k] = get_stake (g_ptr_array_index (parties, i), table->issues[k], chosen,
                                                       &table->stakes[i * issues->len + k]);
    }
  return table;
}

const char *
np_forecast_level_option (NpLevelName level)
{
  return level == NP_LEVEL_MINIMUM ? "minimum" : level == NP_LEVEL_TARGET ? "target" : "maximum";
}

/* The options of a measure for the two parties; returns how many levels both have a forecast for. */
static guint
find_options (NpForecast *forecast, const char *measure, const char *own, const char *other, const char **options,
              gint32 *worths)
{
  guint n = 1;

  options[0] = "out";
  worths[0] = worths[1] = 0;
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    {
      const NpForecastCell *a = np_forecast_get_cell (forecast, measure, levels[l], own);
      const NpForecastCell *b = np_forecast_get_cell (forecast, measure, levels[l], other);

      if (a == NULL || b == NULL)
        continue;
      options[n] = np_forecast_level_option (levels[l]);
      worths[2 * n] = (gint32) lrint (np_forecast_part_worth (a));
      worths[2 * n + 1] = (gint32) lrint (np_forecast_part_worth (b));
      n++;
    }
  options[n] = NULL;
  return n - 1;
}

static void
add_links (NpPackageTable *table, guint issue, gpointer measure, guint field, gboolean excludes)
{
  g_auto(GStrv) ids = np_object_dup_list_of_words (measure, field);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      int other = np_package_table_find (table, ids[i]);

      if (other >= 0)
        np_package_table_add_needs (table, issue, ~(guint64) 1, (guint) other, excludes ? 1 : ~(guint64) 1);
    }
}

NpPackageTable *
np_forecast_package_table (NpForecast *forecast, NpDossier *dossier, const char *own, const char *other)
{
  g_autoptr(GPtrArray) measures = g_ptr_array_new ();
  const char *options[G_N_ELEMENTS (levels) + 2];
  gint32 worths[2 * (G_N_ELEMENTS (levels) + 1)];
  NpPackageTable *table;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);

      if (np_object_get_enum (measure, NP_MEASURE_STATUS) != NP_MEASURE_STATUS_DROPPED
          && find_options (forecast, np_object_get_id (measure), own, other, options, worths) > 0)
        g_ptr_array_add (measures, measure);
    }
  if (measures->len == 0)
    return NULL;

  table = np_package_table_new (measures->len);
  for (guint i = 0; i < measures->len; i++)
    {
      const char *id = np_object_get_id (g_ptr_array_index (measures, i));

      find_options (forecast, id, own, other, options, worths);
      np_package_table_set_issue (table, i, id, options, worths);
    }
  for (guint i = 0; i < measures->len; i++)
    {
      add_links (table, i, g_ptr_array_index (measures, i), NP_MEASURE_NEEDS, FALSE);
      add_links (table, i, g_ptr_array_index (measures, i), NP_MEASURE_EXCLUDES, TRUE);
    }
  return table;
}

guint
np_forecast_package_offer (const NpPackageTable *table, gpointer package, guint8 *options)
{
  guint left_out = 0;

  memset (options, 0, table->n_issues);
  for (guint i = 0; i < np_object_get_n_children (package, NP_PACKAGE_ITEMS); i++)
    {
      gpointer item = np_object_get_child (package, NP_PACKAGE_ITEMS, i);
      int issue = np_package_table_find (table, np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE));
      NpLevelName level = (NpLevelName) np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL);
      int option = issue < 0 ? -1 : np_package_table_find_option (table, (guint) issue, np_forecast_level_option (level));

      if (option < 0)
        left_out++;
      else
        options[issue] = (guint8) option;
    }
  return left_out;
}

gboolean
np_forecast_walk_away (NpDossier *dossier, const char *party, gint64 *low, gint64 *high)
{
  gpointer object = np_dossier_find_type (dossier, party, NP_TYPE_PARTY);
  double a = object != NULL ? np_object_get_number (object, NP_PARTY_ALTERNATIVE_LOW) : NAN;
  double b = object != NULL ? np_object_get_number (object, NP_PARTY_ALTERNATIVE_HIGH) : NAN;

  if (isnan (a))
    a = b;
  if (isnan (b))
    b = a;
  *low = isnan (a) ? 0 : (gint64) llround (MIN (a, b));
  *high = isnan (b) ? 0 : (gint64) llround (MAX (a, b));
  return !isnan (a);
}
