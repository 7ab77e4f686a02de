/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/np-gmcr.h"

#include <string.h>

#include "base/np-error.h"
#include "dossier/np-dossier.h"
#include "dossier/np-party.h"

#define DILEMMA(rest) \
  "{\"title\": \"Dilemma\", \"version\": 3, \"options\": [{\"name\": \"a defects not\", \"permittedDirection\": \"both\"}," \
  "{\"name\": \"b defects not\", \"permittedDirection\": \"fwd\"}], \"infeasibles\": [[[0, \"Y\"], [1, \"N\"]]]," rest "}"
#define MAKERS "\"decisionMakers\": [{\"name\": \"A\", \"options\": [0], \"preferences\": [[[1, \"Y\"]]," \
  "{\"compound\": true, \"members\": [[[0, \"N\"]], [[0, \"Y\"], [1, \"Y\"]]]}], \"preferenceRanking\": [2, [1, 3], 4]}," \
  "{\"name\": \"B\", \"options\": [1], \"preferences\": [], \"preferenceRanking\": [1, 2]}]"

static NpGmcr *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  NpGmcr *gmcr = np_gmcr_parse (text, strlen (text), "F.gmcr", &error);

  g_assert_no_error (error);
  return gmcr;
}

static void
test_read (void)
{
  g_autoptr(NpGmcr) plain = parse (DILEMMA (MAKERS));
  g_autoptr(NpGmcr) manual = parse (DILEMMA (MAKERS ", \"useManualPreferenceRanking\": true"));
  const NpGmcrParty *a = &g_array_index (plain->parties, NpGmcrParty, 0);
  const NpGmcrParty *b = &g_array_index (plain->parties, NpGmcrParty, 1);
  const NpGmcrParty *ranked = &g_array_index (manual->parties, NpGmcrParty, 0);
  const NpStatePattern *pattern = &g_array_index (plain->infeasible, NpStatePattern, 0);
  static const guint32 states[] = { 2, 1, 3, 4 };
  static const gboolean tied[] = { FALSE, FALSE, TRUE, FALSE };

  g_assert_cmpuint (plain->options->len, ==, 2);
  g_assert_cmpint (g_array_index (plain->options, NpGmcrOption, 1).direction, ==, NP_DIRECTION_FORWARD);
  g_assert_cmpuint (g_array_index (plain->options, NpGmcrOption, 1).party, ==, 1);
  g_assert_cmphex (pattern->care, ==, 3);
  g_assert_cmphex (pattern->value, ==, 1);
  g_assert_cmpuint (a->statements->len, ==, 2);
  g_assert_null (a->states);
  g_assert_true (np_formula_holds (a->statements->pdata[0], 2));
  for (guint s = 0; s < 4; s++)
    g_assert_cmpint (np_formula_holds (a->statements->pdata[1], s), ==, s != 1);
  /* No statements: the ranking counts without being asked for. */
  g_assert_cmpuint (b->states->len, ==, 2);
  g_assert_cmpmem (ranked->states->data, ranked->states->len * 4, states, sizeof states);
  g_assert_cmpmem (ranked->tied->data, ranked->tied->len * 4, tied, sizeof tied);
}

static void
test_older (void)
{
  g_autoptr(NpGmcr) gmcr = parse ("{\"options\": [{\"name\": \"x\"}], \"decisionMakers\": [{\"name\": \"A\", \"options\": [0],"
                                  "\"preferences\": [[[0, \"Y\"]]], \"preferenceVector\": [2, 1]}],"
                                  "\"useManualPreferenceVectors\": true}");

  g_assert_cmpuint (g_array_index (gmcr->parties, NpGmcrParty, 0).states->len, ==, 2);
}

static void
test_mistakes (void)
{
#define ONE(party) "{\"options\": [{\"name\": \"x\"}], \"decisionMakers\": [" party "]}"
  static const struct { const char *text; int code; const char *place; } rows[] = {
    { "", NP_INPUT_ERROR_KIND, "no JSON object" },
    { "{", NP_INPUT_ERROR_SYNTAX, "1:" },
    { "[]", NP_INPUT_ERROR_KIND, "no JSON object" },
    { "{}", NP_INPUT_ERROR_MISSING, "options" },
    { "{\"options\": []}", NP_INPUT_ERROR_MISSING, "options" },
    { "{\"options\": [{}]}", NP_INPUT_ERROR_SYNTAX, "options[1]" },
    { "{\"options\": [{\"name\": \"x\", \"permittedDirection\": \"up\"}]}", NP_INPUT_ERROR_SYNTAX, "direction" },
    { "{\"options\": [{\"name\": \"x\"}]}", NP_INPUT_ERROR_MISSING, "decisionMakers" },
    { "{\"options\": [{\"name\": \"x\"}], \"infeasibles\": [[[1, \"Y\"]]]}", NP_INPUT_ERROR_REFERENCE, "infeasibles[1]" },
    { "{\"options\": [{\"name\": \"x\"}], \"infeasibles\": [[[0, \"?\"]]]}", NP_INPUT_ERROR_SYNTAX, "condition 1" },
    { "{\"options\": [{\"name\": \"x\"}], \"infeasibles\": [[[0, \"Y\"], [0, \"N\"]]]}", NP_INPUT_ERROR_RANGE, "both" },
    { "{\"options\": [{\"name\": \"x\"}], \"infeasibles\": 3}", NP_INPUT_ERROR_SYNTAX, "infeasibles" },
    { ONE ("3"), NP_INPUT_ERROR_SYNTAX, "decisionMakers[1]" },
    { ONE ("{\"options\": [0]}"), NP_INPUT_ERROR_ID, "no name" },
    { ONE ("{\"name\": \"A\"}"), NP_INPUT_ERROR_MISSING, "decisionMakers[1]" },
    { ONE ("{\"name\": \"A\", \"options\": [1]}"), NP_INPUT_ERROR_REFERENCE, "options[1]" },
    { ONE ("{\"name\": \"A\", \"options\": [0.5]}"), NP_INPUT_ERROR_REFERENCE, "options[1]" },
    { ONE ("{\"name\": \"A\", \"options\": [0, 0]}"), NP_INPUT_ERROR_ID, "options[2]" },
    { ONE ("{\"name\": \"A\", \"options\": []}"), NP_INPUT_ERROR_MISSING, "nobody owns" },
    { ONE ("{\"name\": \"A\", \"options\": [0]}, {\"name\": \"A\", \"options\": []}"), NP_INPUT_ERROR_ID, "same name" },
    { ONE ("{\"name\": \"A\", \"options\": [0], \"preferences\": [[[0, \"Y\"]], [[7, \"Y\"]]]}"), NP_INPUT_ERROR_REFERENCE,
      "preferences[2]" },
    { ONE ("{\"name\": \"A\", \"options\": [0], \"preferences\": [{\"members\": []}]}"), NP_INPUT_ERROR_SYNTAX,
      "preferences[1]" },
    { ONE ("{\"name\": \"A\", \"options\": [0], \"preferences\": [{\"compound\": true, \"members\": [3]}]}"),
      NP_INPUT_ERROR_SYNTAX, "members[1]" },
    { ONE ("{\"name\": \"A\", \"options\": [0], \"preferenceRanking\": [1, 0]}"), NP_INPUT_ERROR_RANGE, "entry 2" },
    { ONE ("{\"name\": \"A\", \"options\": [0], \"preferenceRanking\": [[1, [2]]]}"), NP_INPUT_ERROR_RANGE, "entry 2" },
    { "[[[[[[[[[[[[[[[[[[[[[[[[", NP_INPUT_ERROR_LIMIT, "deeper" },
    { "{\"options\": \"\xff\"}", NP_INPUT_ERROR_SYNTAX, "UTF-8" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (np_gmcr_parse (rows[k].text, strlen (rows[k].text), "F.gmcr", &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, NP_INPUT_ERROR, rows[k].code);
      g_assert_true (g_str_has_prefix (error->message, "F.gmcr:"));
      g_assert_nonnull (strstr (error->message, rows[k].place));
    }
}

/* Whatever is cut off or changed is refused or read, never more than that. */
static void
test_damage (void)
{
  const char *whole = DILEMMA (MAKERS);
  gsize length = strlen (whole);

  for (gsize n = 0; n < length; n++)
    {
      g_autofree char *copy = g_strdup (whole);
      g_autoptr(NpGmcr) cut = np_gmcr_parse (whole, n, NULL, NULL);
      g_autoptr(NpGmcr) changed = NULL;

      g_assert_null (cut);
      copy[n] = g_test_rand_int_range (1, 127);
      changed = np_gmcr_parse (copy, length, NULL, NULL);
    }
}

static NpSituation *
situation_new (NpDossier *dossier, const char *pattern, const char *first, const char *second)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  NpSituation *situation = np_object_append (dossier, NP_DOSSIER_SITUATIONS, np_object_new (NP_TYPE_SITUATION, "s1"));
  gpointer child;

  for (guint p = 0; p < 2; p++)
    {
      child = np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, p ? "p2" : "p1"));
      np_object_set_words (child, NP_PARTY_NAME, NP_LANG_EN, p ? "Second" : "First");
    }
  for (guint k = 0; k < 4; k++)
    {
      child = np_object_append (situation, NP_SITUATION_OPTIONS, np_object_new (NP_TYPE_OPTION, names[k]));
      np_object_set_string (child, NP_OPTION_PARTY, k < 2 ? "p1" : "p2");
      np_object_set_enum (child, NP_OPTION_DIRECTION, k == 3 ? NP_DIRECTION_BACK : NP_DIRECTION_BOTH);
    }
  child = np_object_append (situation, NP_SITUATION_PATTERNS, np_object_new (NP_TYPE_PATTERN, NULL));
  np_object_set_string (child, NP_PATTERN_PATTERN, pattern);
  for (guint k = 0; k < 2; k++)
    {
      child = np_object_append (situation, NP_SITUATION_PREFERENCES, np_object_new (NP_TYPE_PREFERENCE, NULL));
      np_object_set_string (child, NP_PREFERENCE_PARTY, k ? "p2" : "p1");
      np_object_set_string (child, NP_PREFERENCE_STATEMENT, k ? second : first);
    }
  np_dossier_seal (dossier);
  return situation;
}

static int
lookup (const char *name, gpointer data)
{
  return strlen (name) == 1 && *name >= 'A' && *name <= 'D' ? *name - 'A' : -1;
}

/* What was written says the same when it is read. */
static void
test_write (void)
{
  static const char *const statements[] = {
    "A", "NOT B", "A AND NOT C", "A OR B", "A IFF (C AND NOT D)", "D IF (A OR C)", "A AND NOT A", "A OR NOT A",
    "(A OR B) AND (C OR D)", "NOT (A AND B AND C AND D)", "A IFF B",
  };

  for (guint k = 0; k < G_N_ELEMENTS (statements); k++)
    {
      g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
      NpSituation *situation = situation_new (dossier, "A=Y  B=N", statements[k], "C");
      g_autoptr(GError) error = NULL;
      g_autofree char *text = np_gmcr_write (situation, NP_LANG_EN, &error);
      g_autoptr(NpFormula) formula = np_formula_parse (statements[k], lookup, NULL, NULL);
      g_autoptr(NpGmcr) gmcr = NULL;
      const NpGmcrParty *party;

      g_assert_no_error (error);
      gmcr = parse (text);
      party = &g_array_index (gmcr->parties, NpGmcrParty, 0);
      g_assert_cmpstr (party->name, ==, "First");
      g_assert_cmpuint (gmcr->options->len, ==, 4);
      g_assert_cmpint (g_array_index (gmcr->options, NpGmcrOption, 3).direction, ==, NP_DIRECTION_BACK);
      g_assert_cmphex (g_array_index (gmcr->infeasible, NpStatePattern, 0).care, ==, 3);
      g_assert_cmphex (g_array_index (gmcr->infeasible, NpStatePattern, 0).value, ==, 1);
      for (guint s = 0; s < 16; s++)
        g_assert_cmpint (np_formula_holds (party->statements->pdata[0], s), ==, np_formula_holds (formula, s));
    }
}

static void
test_write_mistakes (void)
{
  static const struct { const char *pattern, *statement; int code; } rows[] = {
    { "A=Y E=N", "A", NP_INPUT_ERROR_REFERENCE }, { "A", "A", NP_INPUT_ERROR_REFERENCE },
    { "A=Y", "A AND", NP_INPUT_ERROR_SYNTAX }, { "A=Y", "E", NP_INPUT_ERROR_REFERENCE },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (np_gmcr_write (situation_new (dossier, rows[k].pattern, rows[k].statement, "C"), NP_LANG_EN, &error));
      g_assert_error (error, NP_INPUT_ERROR, rows[k].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gmcr/read", test_read);
  g_test_add_func ("/interchange/gmcr/older", test_older);
  g_test_add_func ("/interchange/gmcr/mistakes", test_mistakes);
  g_test_add_func ("/interchange/gmcr/damage", test_damage);
  g_test_add_func ("/interchange/gmcr/write", test_write);
  g_test_add_func ("/interchange/gmcr/write-mistakes", test_write_mistakes);
  return g_test_run ();
}
