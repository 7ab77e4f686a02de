/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-bench-dossier.h"

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"

static char *
id (const char *prefix, guint number)
{
  return g_strdup_printf ("%s%u", prefix, number);
}

static void
set_id (gpointer object, guint field, const char *prefix, guint number)
{
  g_autofree char *name = id (prefix, number);

  np_object_set_string (object, field, name);
}

static void
add_parties (NpDossier *dossier, const NpBenchSize *size, GRand *rand)
{
  for (guint i = 0; i < size->issues; i++)
    {
      g_autofree char *name = id ("i", i);
      gpointer issue = np_object_append (dossier, NP_DOSSIER_ISSUES, np_object_new (NP_TYPE_ISSUE, name));

      np_object_set_number (issue, NP_ISSUE_STATUS_QUO, g_rand_int_range (rand, 0, 100));
      np_object_set_words (issue, NP_ISSUE_TITLE, NP_LANG_EN, name);
    }
  for (guint p = 0; p < size->parties; p++)
    {
      g_autofree char *name = id ("p", p), *seat = id ("s", p);
      gpointer party = np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, name));

      np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, name);
      np_object_append (party, NP_PARTY_SEATS, np_object_new (NP_TYPE_SEAT, seat));
      for (guint i = 0; i < size->issues; i++)
        {
          gpointer stance = np_object_append (party, NP_PARTY_STANCES, np_object_new (NP_TYPE_STANCE, NULL));

          set_id (stance, NP_STANCE_ISSUE, "i", i);
          np_object_set_number (stance, NP_STANCE_POSITION, g_rand_int_range (rand, 0, 100));
          np_object_set_number (stance, NP_STANCE_SALIENCE, g_rand_int_range (rand, 0, 10));
          np_object_set_string (stance, NP_STANCE_SOURCE, "A1 B2");
          np_object_set_words (stance, NP_STANCE_WHY, NP_LANG_EN, "why");
        }
    }
}

static void
add_measures (NpDossier *dossier, const NpBenchSize *size, GRand *rand)
{
  g_autoptr(GString) everybody = g_string_new (NULL);

  for (guint p = 0; p < size->parties; p++)
    g_string_append_printf (everybody, "%sp%u", p > 0 ? " " : "", p);
  for (guint m = 0; m < size->measures; m++)
    {
      g_autofree char *name = id ("m", m), *tag = id ("kind", m % 8);
      gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, name));

      np_object_set_string (measure, NP_MEASURE_BETWEEN, everybody->str);
      np_object_set_string (measure, NP_MEASURE_TAGS, tag);
      np_object_set_number (measure, NP_MEASURE_STRENGTH, 1 + m % 5);
      for (guint l = 0; l < 3; l++)
        {
          gpointer level = np_object_append (measure, NP_MEASURE_LEVELS, np_object_new (NP_TYPE_LEVEL, NULL));

          np_object_set_enum (level, NP_LEVEL_NAME, l);
          for (guint t = 0; t < 4; t++)
            {
              gpointer target = np_object_append (level, NP_LEVEL_TARGETS, np_object_new (NP_TYPE_TARGET, NULL));

              set_id (target, NP_TARGET_ISSUE, "i", (m * 7 + t * 11) % size->issues);
              np_object_set_number (target, NP_TARGET_VALUE, g_rand_int_range (rand, 0, 100));
            }
          for (guint b = 0; b < 6; b++)
            {
              gpointer burden = np_object_append (level, NP_LEVEL_BURDENS, np_object_new (NP_TYPE_BURDEN, NULL));

              set_id (burden, NP_BURDEN_PARTY, "p", (m + b * 5) % size->parties);
              np_object_set_number (burden, NP_BURDEN_COST, 0.1 * b);
            }
        }
    }
}

static void
add_entries (NpDossier *dossier, const NpBenchSize *size, GRand *rand)
{
  guint number = 0;

  for (guint k = 0; k < size->meetings; k++)
    {
      g_autofree char *name = id ("t", k), *date = g_strdup_printf ("20%02u-%02u-10", 10 + k / 12, 1 + k % 12);
      gpointer meeting = np_object_append (dossier, NP_DOSSIER_MEETINGS, np_object_new (NP_TYPE_MEETING, name));

      np_object_set_string (meeting, NP_MEETING_DATE, date);
      for (guint e = 0; e < size->entries / size->meetings; e++, number++)
        {
          g_autofree char *entry_name = id ("e", number);
          gpointer entry = np_object_append (meeting, NP_MEETING_ENTRIES, np_object_new (NP_TYPE_ENTRY, entry_name));
          gpointer reaction = np_object_append (entry, NP_ENTRY_REACTIONS, np_object_new (NP_TYPE_REACTION, NULL));

          np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_RU, "Стороны уведомляют друг друга о каждом значительном инциденте.");
          np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_EN, "fine, but twenty-four hours is too short for our people in the capital");
          np_object_set_string (entry, NP_ENTRY_AT, date);
          set_id (entry, NP_ENTRY_SEAT, "s", number % size->parties);
          set_id (reaction, NP_REACTION_MEASURE, "m", g_rand_int_range (rand, 0, size->measures));
          np_object_set_enum (reaction, NP_REACTION_REACTION, g_rand_int_range (rand, NP_REACT_REJECT, NP_REACT_ACCEPT + 1));
          np_object_set_enum (reaction, NP_REACTION_ACCEPT, NP_ACCEPT_FULL);
        }
    }
}

NpDossier *
np_bench_dossier_new (const NpBenchSize *size)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20180717);
  NpDossier *dossier = np_dossier_new ("d-bench");

  add_parties (dossier, size, rand);
  add_measures (dossier, size, rand);
  add_entries (dossier, size, rand);
  np_dossier_seal (dossier);
  return dossier;
}
