/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/np-gmcr-dossier.h"

#include <string.h>

#include "base/np-error.h"
#include "dossier/np-party.h"

static const char file[] =
  "{\"options\":[{\"name\":\"US1: joins the test\",\"permittedDirection\":\"both\"},{\"name\":\"blames\",\"permittedDirection\":\"fwd\"},"
  "{\"name\":\"RU1: joins the test\",\"permittedDirection\":\"both\"}],"
  "\"infeasibles\":[[[0,\"Y\"],[1,\"Y\"]]],"
  "\"decisionMakers\":[{\"name\":\"United States\",\"options\":[0,1],\"preferences\":[[[1,\"N\"]],{\"compound\":true,\"members\":[[[0,\"Y\"],[2,\"Y\"]],[[0,\"N\"]]]}]},"
  "{\"name\":\"Nowhere\",\"options\":[2],\"preferenceRanking\":[6,[1,2],3,4,5]}]}";

static NpDossier *
dossier_new (void)
{
  NpDossier *dossier = np_dossier_new (NULL);
  NpObject *party = np_object_new (NP_TYPE_PARTY, "usa");

  np_object_set_string (party, NP_PARTY_CODE, "US");
  np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, "United States");
  np_object_append (dossier, NP_DOSSIER_PARTIES, party);
  np_dossier_seal (dossier);
  return dossier;
}

static void
test_insert (void)
{
  g_autoptr(NpDossier) dossier = dossier_new ();
  g_autoptr(NpChange) change = np_change_new ("bring in a situation");
  g_autoptr(GError) error = NULL;
  g_autoptr(NpGmcr) gmcr = np_gmcr_parse (file, strlen (file), NULL, &error);
  NpSituation *situation;
  gpointer child;

  g_assert_no_error (error);
  situation = np_gmcr_insert (gmcr, dossier, "a file", change, &error);
  g_assert_no_error (error);
  g_assert_true (np_dossier_apply (dossier, change));
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES), ==, 2);
  g_assert_cmpuint (np_object_get_n_children (situation, NP_SITUATION_OPTIONS), ==, 3);
  child = np_object_get_child (situation, NP_SITUATION_OPTIONS, 0);
  g_assert_cmpstr (np_object_get_string (child, NP_OPTION_PARTY), ==, "usa");
  g_assert_cmpstr (np_object_get_words (child, NP_OPTION_TEXT, NP_LANG_EN), ==, "joins the test");
  child = np_object_get_child (situation, NP_SITUATION_OPTIONS, 1);
  g_assert_cmpint (np_object_get_enum (child, NP_OPTION_DIRECTION), ==, NP_DIRECTION_FORWARD);
  child = np_object_get_child (situation, NP_SITUATION_PATTERNS, 0);
  g_assert_cmpstr (np_object_get_string (child, NP_PATTERN_PATTERN), ==, "O1=Y O2=Y");
  child = np_object_get_child (situation, NP_SITUATION_PREFERENCES, 1);
  g_assert_cmpstr (np_object_get_string (child, NP_PREFERENCE_STATEMENT), ==, "O1 AND O3 OR NOT O1");
  /* Six states, five classes: four statements. */
  g_assert_cmpuint (np_object_get_n_children (situation, NP_SITUATION_PREFERENCES), ==, 6);
  child = np_object_get_child (situation, NP_SITUATION_PREFERENCES, 3);
  g_assert_cmpstr (np_object_get_string (child, NP_PREFERENCE_STATEMENT), ==,
                   "NOT O1 AND NOT O2 AND NOT O3 OR O1 AND NOT O2 AND NOT O3");
  g_assert_true (np_dossier_undo (dossier));
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_SITUATIONS), ==, 0);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES), ==, 1);
}

/* Written and read again: the same options, patterns and statements. */
static void
test_round_trip (void)
{
  g_autoptr(NpDossier) dossier = dossier_new ();
  g_autoptr(NpChange) change = np_change_new ("one");
  g_autoptr(NpChange) again = np_change_new ("two");
  g_autoptr(NpGmcr) gmcr = np_gmcr_parse (file, strlen (file), NULL, NULL);
  g_autoptr(NpGmcr) copy = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  NpSituation *first = np_gmcr_insert (gmcr, dossier, "a file", change, &error), *second;

  g_assert_no_error (error);
  np_dossier_apply (dossier, change);
  text = np_gmcr_write (first, NP_LANG_EN, &error);
  g_assert_no_error (error);
  copy = np_gmcr_parse (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  second = np_gmcr_insert (copy, dossier, "a copy", again, &error);
  g_assert_no_error (error);
  np_dossier_apply (dossier, again);
  /* The party that came with the first file is known by now. */
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES), ==, 2);
  g_assert_cmpuint (np_object_get_n_children (second, NP_SITUATION_OPTIONS), ==, 3);
  g_assert_cmpuint (np_object_get_n_children (second, NP_SITUATION_PREFERENCES), ==,
                    np_object_get_n_children (first, NP_SITUATION_PREFERENCES));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gmcr/insert", test_insert);
  g_test_add_func ("/interchange/gmcr/round-trip", test_round_trip);
  return g_test_run ();
}
