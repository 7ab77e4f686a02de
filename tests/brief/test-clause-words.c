/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-clause-words.h"
#include "dossier/np-dossier.h"

static void
test_both_languages (void)
{
  static const struct { double value; NpUnit unit; const char *ru, *en; } rows[] = {
    { 4, NP_UNIT_HOUR, "подтверждают в течение 4\u00a0часов", "confirm within 4\u00a0hours" },
    { 21, NP_UNIT_HOUR, "подтверждают в течение 21\u00a0часа", "confirm within 21\u00a0hours" },
    { 1, NP_UNIT_DAY, "подтверждают в течение 1\u00a0дня", "confirm within 1\u00a0day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpDossier) dossier = np_dossier_new ("d-x");
      gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));
      gpointer param = np_object_append (measure, NP_MEASURE_PARAMS, np_object_new (NP_TYPE_PARAM, NULL));
      gpointer clause = np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, "c1"));
      g_autofree char *ru = NULL, *en = NULL;

      np_object_set_string (param, NP_PARAM_NAME, "receipt");
      np_object_set_number (param, NP_PARAM_VALUE, rows[i].value);
      np_object_set_enum (param, NP_PARAM_UNIT, rows[i].unit);
      np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU, "подтверждают в течение {receipt:gen}");
      np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN, "confirm within {receipt}");
      ru = np_clause_words (clause, NP_LANG_RU, NULL);
      en = np_clause_words (clause, NP_LANG_EN, NULL);
      g_assert_cmpstr (ru, ==, rows[i].ru);
      g_assert_cmpstr (en, ==, rows[i].en);
    }
}

static void
test_missing_parameter_stays (void)
{
  g_autoptr(NpMeasure) measure = np_object_new (NP_TYPE_MEASURE, "m1");
  gpointer clause = np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, "c1"));
  g_autofree char *en = NULL;

  np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN, "within {gone:gen}");
  en = np_clause_words (clause, NP_LANG_EN, NULL);
  g_assert_cmpstr (en, ==, "within {gone:gen}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/3.4/parameter-changes-both-languages", test_both_languages);
  g_test_add_func ("/ui/3.4/missing-parameter-stays", test_missing_parameter_stays);
  return g_test_run ();
}
