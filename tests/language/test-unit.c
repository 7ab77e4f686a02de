/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-unit.h"

#include <string.h>

/*
 * Which form stands after which number: for each unit and case, after 1 (21, 101), after 2 (4, 22, 24), after 0 (5, 11,
 * 12, 111), after a decimal. One line is one row that an editor of Russian can check.
 */
static const struct { NpUnit unit; NpCase gcase; const char *one, *few, *many, *fraction; } rows[] = {
  { NP_UNIT_NONE, NP_CASE_NOM, "", "", "", "" }, { NP_UNIT_NONE, NP_CASE_GEN, "", "", "", "" },
  { NP_UNIT_NONE, NP_CASE_DAT, "", "", "", "" }, { NP_UNIT_NONE, NP_CASE_ACC, "", "", "", "" },
  { NP_UNIT_NONE, NP_CASE_INS, "", "", "", "" }, { NP_UNIT_NONE, NP_CASE_PREP, "", "", "", "" },
  { NP_UNIT_MINUTE, NP_CASE_NOM, "минута", "минуты", "минут", "минуты" },
  { NP_UNIT_MINUTE, NP_CASE_GEN, "минуты", "минут", "минут", "минуты" },
  { NP_UNIT_MINUTE, NP_CASE_DAT, "минуте", "минутам", "минутам", "минуты" },
  { NP_UNIT_MINUTE, NP_CASE_ACC, "минуту", "минуты", "минут", "минуты" },
  { NP_UNIT_MINUTE, NP_CASE_INS, "минутой", "минутами", "минутами", "минуты" },
  { NP_UNIT_MINUTE, NP_CASE_PREP, "минуте", "минутах", "минутах", "минуты" },
  { NP_UNIT_HOUR, NP_CASE_NOM, "час", "часа", "часов", "часа" },
  { NP_UNIT_HOUR, NP_CASE_GEN, "часа", "часов", "часов", "часа" },
  { NP_UNIT_HOUR, NP_CASE_DAT, "часу", "часам", "часам", "часа" },
  { NP_UNIT_HOUR, NP_CASE_ACC, "час", "часа", "часов", "часа" },
  { NP_UNIT_HOUR, NP_CASE_INS, "часом", "часами", "часами", "часа" },
  { NP_UNIT_HOUR, NP_CASE_PREP, "часе", "часах", "часах", "часа" },
  { NP_UNIT_DAY, NP_CASE_NOM, "день", "дня", "дней", "дня" },
  { NP_UNIT_DAY, NP_CASE_GEN, "дня", "дней", "дней", "дня" },
  { NP_UNIT_DAY, NP_CASE_DAT, "дню", "дням", "дням", "дня" },
  { NP_UNIT_DAY, NP_CASE_ACC, "день", "дня", "дней", "дня" },
  { NP_UNIT_DAY, NP_CASE_INS, "днём", "днями", "днями", "дня" },
  { NP_UNIT_DAY, NP_CASE_PREP, "дне", "днях", "днях", "дня" },
  { NP_UNIT_DAY_AND_NIGHT, NP_CASE_NOM, "сутки", "суток", "суток", "суток" },
  { NP_UNIT_DAY_AND_NIGHT, NP_CASE_GEN, "суток", "суток", "суток", "суток" },
  { NP_UNIT_DAY_AND_NIGHT, NP_CASE_DAT, "суткам", "суткам", "суткам", "суток" },
  { NP_UNIT_DAY_AND_NIGHT, NP_CASE_ACC, "сутки", "суток", "суток", "суток" },
  { NP_UNIT_DAY_AND_NIGHT, NP_CASE_INS, "сутками", "сутками", "сутками", "суток" },
  { NP_UNIT_DAY_AND_NIGHT, NP_CASE_PREP, "сутках", "сутках", "сутках", "суток" },
  { NP_UNIT_WORKING_DAY, NP_CASE_NOM, "рабочий день", "рабочих дня", "рабочих дней", "рабочего дня" },
  { NP_UNIT_WORKING_DAY, NP_CASE_GEN, "рабочего дня", "рабочих дней", "рабочих дней", "рабочего дня" },
  { NP_UNIT_WORKING_DAY, NP_CASE_DAT, "рабочему дню", "рабочим дням", "рабочим дням", "рабочего дня" },
  { NP_UNIT_WORKING_DAY, NP_CASE_ACC, "рабочий день", "рабочих дня", "рабочих дней", "рабочего дня" },
  { NP_UNIT_WORKING_DAY, NP_CASE_INS, "рабочим днём", "рабочими днями", "рабочими днями", "рабочего дня" },
  { NP_UNIT_WORKING_DAY, NP_CASE_PREP, "рабочем дне", "рабочих днях", "рабочих днях", "рабочего дня" },
  { NP_UNIT_WEEK, NP_CASE_NOM, "неделя", "недели", "недель", "недели" },
  { NP_UNIT_WEEK, NP_CASE_GEN, "недели", "недель", "недель", "недели" },
  { NP_UNIT_WEEK, NP_CASE_DAT, "неделе", "неделям", "неделям", "недели" },
  { NP_UNIT_WEEK, NP_CASE_ACC, "неделю", "недели", "недель", "недели" },
  { NP_UNIT_WEEK, NP_CASE_INS, "неделей", "неделями", "неделями", "недели" },
  { NP_UNIT_WEEK, NP_CASE_PREP, "неделе", "неделях", "неделях", "недели" },
  { NP_UNIT_MONTH, NP_CASE_NOM, "месяц", "месяца", "месяцев", "месяца" },
  { NP_UNIT_MONTH, NP_CASE_GEN, "месяца", "месяцев", "месяцев", "месяца" },
  { NP_UNIT_MONTH, NP_CASE_DAT, "месяцу", "месяцам", "месяцам", "месяца" },
  { NP_UNIT_MONTH, NP_CASE_ACC, "месяц", "месяца", "месяцев", "месяца" },
  { NP_UNIT_MONTH, NP_CASE_INS, "месяцем", "месяцами", "месяцами", "месяца" },
  { NP_UNIT_MONTH, NP_CASE_PREP, "месяце", "месяцах", "месяцах", "месяца" },
  { NP_UNIT_YEAR, NP_CASE_NOM, "год", "года", "лет", "года" },
  { NP_UNIT_YEAR, NP_CASE_GEN, "года", "лет", "лет", "года" },
  { NP_UNIT_YEAR, NP_CASE_DAT, "году", "годам", "годам", "года" },
  { NP_UNIT_YEAR, NP_CASE_ACC, "год", "года", "лет", "года" },
  { NP_UNIT_YEAR, NP_CASE_INS, "годом", "годами", "годами", "года" },
  { NP_UNIT_YEAR, NP_CASE_PREP, "годе", "годах", "годах", "года" },
  { NP_UNIT_PERCENT, NP_CASE_NOM, "%", "%", "%", "%" }, { NP_UNIT_PERCENT, NP_CASE_GEN, "%", "%", "%", "%" },
  { NP_UNIT_PERCENT, NP_CASE_DAT, "%", "%", "%", "%" }, { NP_UNIT_PERCENT, NP_CASE_ACC, "%", "%", "%", "%" },
  { NP_UNIT_PERCENT, NP_CASE_INS, "%", "%", "%", "%" }, { NP_UNIT_PERCENT, NP_CASE_PREP, "%", "%", "%", "%" },
};

static void
test_every_form (void)
{
  static const double one[] = { 1, 21, 101 }, few[] = { 2, 4, 22, 24 }, many[] = { 0, 5, 11, 12, 111 };
  static const double fraction[] = { 0.5, 1.5, 2.25, 21.5 };
  gboolean seen[NP_N_UNITS][NP_N_CASES] = { 0 };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      NpUnit u = rows[r].unit;
      NpCase c = rows[r].gcase;

      seen[u][c] = TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (one); i++)
        g_assert_cmpstr (np_unit_word (u, one[i], c, NP_LANG_RU), ==, rows[r].one);
      for (guint i = 0; i < G_N_ELEMENTS (few); i++)
        g_assert_cmpstr (np_unit_word (u, few[i], c, NP_LANG_RU), ==, rows[r].few);
      for (guint i = 0; i < G_N_ELEMENTS (many); i++)
        g_assert_cmpstr (np_unit_word (u, many[i], c, NP_LANG_RU), ==, rows[r].many);
      for (guint i = 0; i < G_N_ELEMENTS (fraction); i++)
        g_assert_cmpstr (np_unit_word (u, fraction[i], c, NP_LANG_RU), ==, rows[r].fraction);
    }
  for (guint u = 0; u < NP_N_UNITS; u++)
    for (guint c = 0; c < NP_N_CASES; c++)
      g_assert_true (seen[u][c]);
}

static void
test_english (void)
{
  static const struct { NpUnit unit; const char *one, *many; } en[] = {
    { NP_UNIT_NONE, "", "" }, { NP_UNIT_MINUTE, "minute", "minutes" }, { NP_UNIT_HOUR, "hour", "hours" },
    { NP_UNIT_DAY, "day", "days" }, { NP_UNIT_DAY_AND_NIGHT, "day", "days" },
    { NP_UNIT_WORKING_DAY, "working day", "working days" }, { NP_UNIT_WEEK, "week", "weeks" },
    { NP_UNIT_MONTH, "month", "months" }, { NP_UNIT_YEAR, "year", "years" }, { NP_UNIT_PERCENT, "%", "%" },
  };
  static const double many[] = { 0, 2, 4, 5, 11, 12, 21, 22, 24, 101, 111, 0.5, 1.5 };

  g_assert_cmpint (G_N_ELEMENTS (en), ==, NP_N_UNITS);
  for (guint i = 0; i < G_N_ELEMENTS (en); i++)
    for (guint c = 0; c < NP_N_CASES; c++)
      {
        g_assert_cmpstr (np_unit_word (en[i].unit, 1, c, NP_LANG_EN), ==, en[i].one);
        for (guint k = 0; k < G_N_ELEMENTS (many); k++)
          g_assert_cmpstr (np_unit_word (en[i].unit, many[k], c, NP_LANG_EN), ==, en[i].many);
      }
}

static void
test_whole (void)
{
  static const struct { double v; NpUnit u; NpCase c; const char *ru, *en; } whole[] = {
    { 24, NP_UNIT_HOUR, NP_CASE_GEN, "24\u00a0часов", "24\u00a0hours" },
    { 21, NP_UNIT_HOUR, NP_CASE_GEN, "21\u00a0часа", "21\u00a0hours" },
    { 1.5, NP_UNIT_HOUR, NP_CASE_ACC, "1,5\u00a0часа", "1.5\u00a0hours" },
    { 1, NP_UNIT_DAY_AND_NIGHT, NP_CASE_GEN, "1\u00a0суток", "1\u00a0day" },
    { 64, NP_UNIT_PERCENT, NP_CASE_NOM, "64\u00a0%", "64%" },
    { 12345, NP_UNIT_NONE, NP_CASE_NOM, "12\u00a0345", "12,345" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autofree char *ru = np_unit_format (whole[i].v, whole[i].u, whole[i].c, NP_LANG_RU);
      g_autofree char *en = np_unit_format (whole[i].v, whole[i].u, whole[i].c, NP_LANG_EN);

      g_assert_cmpstr (ru, ==, whole[i].ru);
      g_assert_cmpstr (en, ==, whole[i].en);
    }
}

static void
test_prepositions (void)
{
  static const struct { const char *before; int gcase; } offers[] = {
    { "Ответ даётся в течение ", NP_CASE_GEN }, { "Ответ даётся В\u00a0течение\u00a0", NP_CASE_GEN },
    { "не позднее", NP_CASE_GEN }, { "менее", NP_CASE_GEN }, { "до ", NP_CASE_GEN }, { "за ", NP_CASE_ACC },
    { "через\n", NP_CASE_ACC }, { "не позднее чем за ", NP_CASE_ACC }, { "к ", NP_CASE_DAT },
        { "(до ", NP_CASE_GEN },
    { "между ", NP_CASE_INS }, { "при ", NP_CASE_PREP }, { "Отход", -1 }, { "", -1 }, { NULL, -1 },
        { "слово", -1 },
    { "итого ", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      NpCase got = 99;

      g_assert_cmpint (np_unit_suggest_case (offers[i].before, &got), ==, offers[i].gcase >= 0);
      g_assert_cmpint (got, ==, offers[i].gcase >= 0 ? offers[i].gcase : 99);
    }
  g_assert_true (np_unit_is_ambiguous ("ответ до ", 21, NP_UNIT_HOUR));
  g_assert_true (np_unit_is_ambiguous ("не позднее ", 24, NP_UNIT_HOUR));
  g_assert_false (np_unit_is_ambiguous ("в течение ", 21, NP_UNIT_HOUR));
  g_assert_false (np_unit_is_ambiguous ("до ", 48, NP_UNIT_HOUR));
  g_assert_false (np_unit_is_ambiguous ("до ", 1.5, NP_UNIT_HOUR));
  g_assert_false (np_unit_is_ambiguous ("до ", 21, NP_UNIT_DAY));
  g_assert_false (np_unit_is_ambiguous (NULL, 21, NP_UNIT_HOUR));
}

static void
test_ids (void)
{
  for (guint u = 0; u < NP_N_UNITS; u++)
    {
      NpUnit back = 99;

      g_assert_true (np_unit_from_id (np_unit_id (u), &back));
      g_assert_cmpint (back, ==, u);
      g_assert_nonnull (np_unit_name (u, NP_LANG_RU));
    }
  for (guint c = 0; c < NP_N_CASES; c++)
    {
      NpCase back = 99;

      g_assert_true (np_case_from_id (np_case_id (c), &back));
      g_assert_cmpint (back, ==, c);
    }
  {
    NpUnit unit = 99;
    NpCase gcase = 99;

    g_assert_false (np_unit_from_id ("hours", &unit));
    g_assert_false (np_case_from_id ("loc", &gcase));
    g_assert_true (np_unit_from_id (NULL, &unit));
    g_assert_cmpint (unit, ==, NP_UNIT_NONE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/3.4/every-form", test_every_form);
  g_test_add_func ("/ui/3.4/english-forms", test_english);
  g_test_add_func ("/ui/3.4/number-and-unit", test_whole);
  g_test_add_func ("/ui/3.4/prepositions", test_prepositions);
  g_test_add_func ("/language/unit/ids", test_ids);
  return g_test_run ();
}
