/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-format.h"

#include <math.h>
#include <string.h>

#define CHECK(got, expected) G_STMT_START { g_autofree char *g_ = (got); g_assert_cmpstr (g_, ==, expected); } G_STMT_END

static void
test_numbers (void)
{
  static const struct { double v; int d; NpFormatFlags f; const char *ru, *en; } rows[] = {
    { 0, 0, 0, "0", "0" }, { -0.0, 1, NP_FORMAT_SIGNED, "0,0", "0.0" }, { -0.004, 2, NP_FORMAT_SIGNED, "0,00", "0.00" },
    { 1234.5, 1, 0, "1234,5", "1,234.5" }, { 12345.5, 1, 0, "12\u00a0345,5", "12,345.5" },
    { 1234567, 0, 0, "1\u00a0234\u00a0567", "1,234,567" }, { 999, 0, 0, "999", "999" },
    { -0.28, 2, 0, "−0,28", "−0.28" }, { 0.28, 2, NP_FORMAT_SIGNED, "+0,28", "+0.28" },
    { 24, -3, 0, "24", "24" }, { 1.5, -3, 0, "1,5", "1.5" }, { 100, -2, 0, "100", "100" }, { 1.25, -1, 0, "1,2", "1.2" },
    { NAN, 1, 0, "—", "—" }, { INFINITY, 1, 0, "—", "—" }, { 99.99, 1, 0, "100,0", "100.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CHECK (np_format_number (rows[i].v, rows[i].d, NP_LANG_RU, rows[i].f), rows[i].ru);
      CHECK (np_format_number (rows[i].v, rows[i].d, NP_LANG_EN, rows[i].f), rows[i].en);
    }
  CHECK (np_format_integer (G_MININT64, NP_LANG_EN, 0), "−9,223,372,036,854,775,808");
  CHECK (np_format_integer (36, NP_LANG_RU, NP_FORMAT_SIGNED), "+36");
  CHECK (np_format_integer (0, NP_LANG_RU, NP_FORMAT_SIGNED), "0");
  CHECK (np_format_percent (0.644, 0, NP_LANG_RU), "64\u00a0%");
  CHECK (np_format_percent (0.644, 1, NP_LANG_EN), "64.4%");
  CHECK (np_format_percent_range (0.52, 0.75, 0, NP_LANG_RU, 0), "52–75\u00a0%");
  CHECK (np_format_percent_range (0.52, 0.75, 0, NP_LANG_EN, NP_FORMAT_PAPER), "52–\u206075%");
  CHECK (np_format_range (0.521, 0.524, 2, NP_LANG_EN, 0), "0.52");
  CHECK (np_format_range (-5, 3, 0, NP_LANG_RU, NP_FORMAT_SIGNED), "от\u00a0−5 до\u00a0+3");
  CHECK (np_format_range (-5, -3, 0, NP_LANG_EN, 0), "−5 to\u00a0−3");
}

static void
test_plurals (void)
{
  static const struct { gint64 n; NpPlural ru, en; } rows[] = {
    { 0, NP_PLURAL_MANY, NP_PLURAL_MANY }, { 1, NP_PLURAL_ONE, NP_PLURAL_ONE }, { 2, NP_PLURAL_FEW, NP_PLURAL_MANY },
    { 4, NP_PLURAL_FEW, NP_PLURAL_MANY }, { 5, NP_PLURAL_MANY, NP_PLURAL_MANY }, { 11, NP_PLURAL_MANY, NP_PLURAL_MANY },
    { 12, NP_PLURAL_MANY, NP_PLURAL_MANY }, { 14, NP_PLURAL_MANY, NP_PLURAL_MANY },
    { 21, NP_PLURAL_ONE, NP_PLURAL_MANY }, { 22, NP_PLURAL_FEW, NP_PLURAL_MANY },
    { 101, NP_PLURAL_ONE, NP_PLURAL_MANY }, { 111, NP_PLURAL_MANY, NP_PLURAL_MANY },
    { 112, NP_PLURAL_MANY, NP_PLURAL_MANY }, { -1, NP_PLURAL_ONE, NP_PLURAL_ONE }, { -3, NP_PLURAL_FEW, NP_PLURAL_MANY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (np_plural_integer (rows[i].n, NP_LANG_RU), ==, rows[i].ru);
      g_assert_cmpint (np_plural_integer (rows[i].n, NP_LANG_EN), ==, rows[i].en);
      g_assert_cmpint (np_plural_number (rows[i].n, 0, NP_LANG_RU), ==, rows[i].ru);
      g_assert_cmpint (np_plural_number (rows[i].n, 1, NP_LANG_RU), ==, NP_PLURAL_FRACTION);
    }
  g_assert_cmpint (np_plural_number (1.5, -2, NP_LANG_RU), ==, NP_PLURAL_FRACTION);
  g_assert_cmpint (np_plural_number (2.0, -2, NP_LANG_RU), ==, NP_PLURAL_FEW);
  g_assert_cmpint (np_plural_number (1e300, 0, NP_LANG_EN), ==, NP_PLURAL_MANY);
  g_assert_cmpint (np_plural_number (NAN, 0, NP_LANG_EN), ==, NP_PLURAL_MANY);
  g_assert_cmpstr (np_plural_pick (21, NP_LANG_RU, "запись", "записи", "записей"), ==, "запись");
  g_assert_cmpstr (np_plural_pick (21, NP_LANG_EN, "entry", NULL, "entries"), ==, "entries");
}

static void
test_dates (void)
{
  static const char *const bad[] = { NULL, "", "2018-7-12", "2018-02-30", "2018-13-01", "2018-07-12 ", "18-07-12",
    "2018-07-12T10:00Z", "0000-01-01" };
  static const char *const bad_times[] = { NULL, "", "2018-07-12", "2018-07-12T10:00", "2018-07-12T25:00Z",
    "2018-07-12T10:00:00+3", "2018-07-12T10:00Zx", "2018-02-30T10:00Z" };
  GDate date;
  g_autoptr(GDateTime) time = NULL, zulu = NULL;

  g_assert_true (np_date_parse ("2018-07-12", &date));
  CHECK (np_format_date (&date, NP_LANG_RU), "12\u00a0июля 2018\u00a0г.");
  CHECK (np_format_date (&date, NP_LANG_EN), "12\u00a0July 2018");
  CHECK (np_format_day (&date, NP_LANG_RU), "12\u00a0июля");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (np_date_parse (bad[i], &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 12);
  time = np_datetime_parse ("2018-07-16T14:32:05+03:00");
  CHECK (np_format_datetime (time, NP_LANG_RU), "16\u00a0июля 2018\u00a0г., 14:32");
  zulu = np_datetime_parse ("2018-07-16T04:05Z");
  CHECK (np_format_datetime (zulu, NP_LANG_EN), "16\u00a0July 2018, 04:05");
  for (guint i = 0; i < G_N_ELEMENTS (bad_times); i++)
    g_assert_null (np_datetime_parse (bad_times[i]));
  CHECK (np_format_iso_date ("2018-01-02", NP_LANG_EN), "2\u00a0January 2018");
  CHECK (np_format_iso_date ("2018-07-19T15:40", NP_LANG_EN), "19\u00a0July 2018, 15:40");
  CHECK (np_format_iso_date ("soon", NP_LANG_EN), "soon");
  CHECK (np_format_iso_date (NULL, NP_LANG_EN), "");
}

/* The seven contributions of the printed sample add up to 36. */
static void
test_rounding (void)
{
  static const double bars[] = { 36.9, 20.2, 15.8, -22.4, -10.3, -2.6, -1.9 };
  static const double halves[] = { 0.5, 0.5, 0.5, 0.5 };
  gint64 parts[7], sum = 0;

  np_round_to_total (bars, 7, 36, parts);
  for (guint i = 0; i < 7; i++)
    {
      sum += parts[i];
      g_assert_cmpfloat (fabs (parts[i] - bars[i]), <, 1.0);
    }
  g_assert_cmpint (sum, ==, 36);
  np_round_to_total (halves, 4, 2, parts);
  g_assert_cmpint (parts[0], ==, 1);
  g_assert_cmpint (parts[1], ==, 1);
  g_assert_cmpint (parts[2], ==, 0);
  np_round_to_total (halves, 4, 9, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2] + parts[3], ==, 9);
  np_round_to_total (halves, 4, -3, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2] + parts[3], ==, -3);
  np_round_to_total (NULL, 0, 5, parts);
}

static void
test_five (void)
{
  for (guint k = 0; k < 2000; k++)
    {
      double p[5], sum = 0;
      int percent[5], consent;

      for (guint i = 0; i < 5; i++)
        sum += p[i] = g_test_rand_double () * (g_test_rand_int_range (0, 4) > 0);
      if (!(sum > 0))
        continue;
      for (guint i = 0; i < 5; i++)
        p[i] /= sum;
      consent = np_round_five (p, percent);
      g_assert_cmpint (percent[3] + percent[4], ==, consent);
      g_assert_cmpint (percent[0] + percent[1] + percent[2] + consent, ==, 100);
      for (guint i = 0; i < 5; i++)
        {
          g_assert_cmpfloat (fabs (percent[i] - 100 * p[i]), <, 1.51);
          g_assert_cmpint (percent[i], >=, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/9/numbers", test_numbers);
  g_test_add_func ("/base/9/plurals", test_plurals);
  g_test_add_func ("/base/9/dates", test_dates);
  g_test_add_func ("/export/6.4/parts-add-up", test_rounding);
  g_test_add_func ("/export/6.4/five-make-hundred", test_five);
  return g_test_run ();
}
