/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/np-gmcr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/np-error.h"
#include "dossier/np-dossier.h"
#include "dossier/np-party.h"

/* A truth table has 2^n rows. */
#define MAX_STATEMENT_OPTIONS 8

static int
find_option (const char *id, gpointer situation)
{
  gpointer option;

  for (guint k = 0; (option = np_object_get_child (situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    if (g_strcmp0 (np_object_get_id (option), id) == 0)
      return k;
  return -1;
}

static void
add_conditions (JsonBuilder *json, NpStatePattern pattern)
{
  json_builder_begin_array (json);
  for (guint k = 0; k < 63; k++)
    if (pattern.care >> k & 1)
      {
        json_builder_begin_array (json);
        json_builder_add_int_value (json, k);
        json_builder_add_string_value (json, pattern.value >> k & 1 ? "Y" : "N");
        json_builder_end_array (json);
      }
  json_builder_end_array (json);
}

static gboolean
contains (GArray *terms, NpStatePattern term)
{
  for (guint i = 0; i < terms->len; i++)
    {
      NpStatePattern other = g_array_index (terms, NpStatePattern, i);

      if (other.care == term.care && other.value == term.value)
        return TRUE;
    }
  return FALSE;
}

/* Whether the state, one of the rows of the truth table, is covered by a term other than number @but. */
static gboolean
covered (GArray *terms, guint but, guint64 state)
{
  for (guint i = 0; i < terms->len; i++)
    {
      NpStatePattern term = g_array_index (terms, NpStatePattern, i);

      if (i != but && (state & term.care) == term.value)
        return TRUE;
    }
  return FALSE;
}

/* The statement as few lists of conditions of which any may hold: the rows of its truth table, merged two by two as
   long as they differ in one option (Quine's method), then without those the others cover. */
static GArray *
terms_of (const NpFormula *statement)
{
  guint64 care = np_formula_get_options (statement);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (NpStatePattern));
  GArray *primes = g_array_new (FALSE, FALSE, sizeof (NpStatePattern));
  GArray *level;
  guint64 value = 0;

  do
    {
      NpStatePattern row = { care, value };

      if (np_formula_holds (statement, value))
        g_array_append_val (rows, row);
      value = (value - care) & care;
    }
  while (value != 0);
  level = g_array_ref (rows);
  while (level->len > 0)
    {
      GArray *next = g_array_new (FALSE, FALSE, sizeof (NpStatePattern));
      g_autofree gboolean *merged = g_new0 (gboolean, level->len);

      for (guint i = 0; i < level->len; i++)
        for (guint k = i + 1; k < level->len; k++)
          {
            NpStatePattern a = g_array_index (level, NpStatePattern, i), b = g_array_index (level, NpStatePattern, k);
            guint64 differs = a.value ^ b.value;
            NpStatePattern both = { a.care & ~differs, a.value & ~differs };

            if (a.care != b.care || __builtin_popcountll (differs) != 1)
              continue;
            merged[i] = merged[k] = TRUE;
            if (!contains (next, both))
              g_array_append_val (next, both);
          }
      for (guint i = 0; i < level->len; i++)
        if (!merged[i])
          g_array_append_val (primes, g_array_index (level, NpStatePattern, i));
      g_array_unref (level);
      level = next;
    }
  g_array_unref (level);
  for (guint i = primes->len; i-- > 0;)
    {
      gboolean needed = FALSE;

      for (guint k = 0; k < rows->len && !needed; k++)
        needed = !covered (primes, i, g_array_index (rows, NpStatePattern, k).value);
      if (!needed)
        g_array_remove_index (primes, i);
    }
  return primes;
}

static gboolean
add_statement (JsonBuilder *json, NpSituation *situation, const char *words, GError **error)
{
  g_autoptr(NpFormula) statement = np_formula_parse (words, find_option, situation, error);
  g_autoptr(GArray) terms = NULL;

  if (statement == NULL)
    return FALSE;
  if (__builtin_popcountll (np_formula_get_options (statement)) > MAX_STATEMENT_OPTIONS)
    {
      np_input_error_set (error, NP_INPUT_ERROR_LIMIT, NULL, 0, words, _("a statement may speak of 8 options here"));
      return FALSE;
    }
  terms = terms_of (statement);
  if (terms->len == 1)
    {
      add_conditions (json, g_array_index (terms, NpStatePattern, 0));
      return TRUE;
    }
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "compound");
  json_builder_add_boolean_value (json, TRUE);
  json_builder_set_member_name (json, "members");
  json_builder_begin_array (json);
  for (guint i = 0; i < terms->len; i++)
    add_conditions (json, g_array_index (terms, NpStatePattern, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  return TRUE;
}

static gboolean
add_pattern (JsonBuilder *json, NpSituation *situation, const char *words, GError **error)
{
  g_auto(GStrv) parts = g_strsplit_set (words, " \t\n", -1);
  NpStatePattern pattern = { 0, 0 };

  for (guint k = 0; parts[k] != NULL; k++)
    {
      char *sign = strchr (parts[k], '=');
      int option = -1;

      if (*parts[k] == '\0')
        continue;
      if (sign != NULL && (strcmp (sign, "=Y") == 0 || strcmp (sign, "=N") == 0))
        {
          *sign = '\0';
          option = find_option (parts[k], situation);
        }
      if (option < 0 || option > 62)
        {
          np_input_error_set (error, NP_INPUT_ERROR_REFERENCE, NULL, 0, words, _("write OPTION=Y or OPTION=N"));
          return FALSE;
        }
      pattern.care |= G_GUINT64_CONSTANT (1) << option;
      pattern.value |= (guint64) (sign[1] == 'Y') << option;
    }
  add_conditions (json, pattern);
  return TRUE;
}

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
add_options (JsonBuilder *json, NpSituation *situation, NpLang lang)
{
  static const char *const directions[] = {
    [NP_DIRECTION_BOTH] = "both", [NP_DIRECTION_FORWARD] = "fwd", [NP_DIRECTION_BACK] = "back",
  };
  gpointer option;

  json_builder_set_member_name (json, "options");
  json_builder_begin_array (json);
  for (guint k = 0; (option = np_object_get_child (situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    {
      const char *words = np_object_get_words_or_other (option, NP_OPTION_TEXT, lang);
      g_autofree char *name = g_strdup_printf ("%s%s%s", np_object_get_id (option), *words != '\0' ? ": " : "", words);

      json_builder_begin_object (json);
      add_string (json, "name", name);
      add_string (json, "permittedDirection", directions[np_object_get_enum (option, NP_OPTION_DIRECTION)]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* One decision maker; @party is an identifier. */
static gboolean
add_party (JsonBuilder *json, NpSituation *situation, const char *party, NpLang lang, GError **error)
{
  gpointer root = np_object_get_root (situation), child;
  const char *name = party;

  if (NP_IS_DOSSIER (root))
    {
      gpointer object = np_dossier_find_type (root, party, NP_TYPE_PARTY);

      if (object != NULL && *np_object_get_words_or_other (object, NP_PARTY_NAME, lang) != '\0')
        name = np_object_get_words_or_other (object, NP_PARTY_NAME, lang);
    }
  json_builder_begin_object (json);
  add_string (json, "name", name);
  json_builder_set_member_name (json, "options");
  json_builder_begin_array (json);
  for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    if (g_strcmp0 (np_object_get_string (child, NP_OPTION_PARTY), party) == 0)
      json_builder_add_int_value (json, k);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "preferences");
  json_builder_begin_array (json);
  for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_PREFERENCES, k)) != NULL; k++)
    if (g_strcmp0 (np_object_get_string (child, NP_PREFERENCE_PARTY), party) == 0
        && !add_statement (json, situation, np_object_get_string (child, NP_PREFERENCE_STATEMENT), error))
      return FALSE;
  json_builder_end_array (json);
  json_builder_end_object (json);
  return TRUE;
}

/* The parties that own an option, then those that only want something. */
static GPtrArray *
parties_of (NpSituation *situation)
{
  static const struct { guint list, field; } places[] = {
    { NP_SITUATION_OPTIONS, NP_OPTION_PARTY }, { NP_SITUATION_PREFERENCES, NP_PREFERENCE_PARTY },
  };
  GPtrArray *parties = g_ptr_array_new ();
  gpointer child;

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (guint k = 0; (child = np_object_get_child (situation, places[p].list, k)) != NULL; k++)
      {
        const char *party = np_object_get_string (child, places[p].field);

        if (!g_ptr_array_find_with_equal_func (parties, party, g_str_equal, NULL))
          g_ptr_array_add (parties, (char *) party);
      }
  return parties;
}

char *
np_gmcr_write (NpSituation *situation, NpLang lang, GError **error)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(GPtrArray) parties = parties_of (situation);
  g_autoptr(JsonNode) root = NULL;
  gpointer child;

  json_builder_begin_object (json);
  add_string (json, "title", np_object_get_words_or_other (situation, NP_SITUATION_TITLE, lang));
  add_options (json, situation, lang);
  json_builder_set_member_name (json, "infeasibles");
  json_builder_begin_array (json);
  for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_PATTERNS, k)) != NULL; k++)
    if (!add_pattern (json, situation, np_object_get_string (child, NP_PATTERN_PATTERN), error))
      return NULL;
  json_builder_end_array (json);
  json_builder_set_member_name (json, "decisionMakers");
  json_builder_begin_array (json);
  for (guint i = 0; i < parties->len; i++)
    if (!add_party (json, situation, parties->pdata[i], lang, error))
      return NULL;
  json_builder_end_array (json);
  json_builder_set_member_name (json, "useManualPreferenceRanking");
  json_builder_add_boolean_value (json, FALSE);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
