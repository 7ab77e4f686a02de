/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-unit.h"

#include <math.h>
#include <string.h>

/* A unit's number is printed with at most three decimals. */
#define DECIMALS (-3)

typedef struct
{
  const char *singular[NP_N_CASES];
  const char *plural[NP_N_CASES];
  const char *en[2];
} UnitForms;

static const UnitForms forms[NP_N_UNITS] = {
  [NP_UNIT_NONE] = { { "", "", "", "", "", "" }, { "", "", "", "", "", "" }, { "", "" } },
  [NP_UNIT_MINUTE] = {
    { "минута", "минуты", "минуте", "минуту", "минутой", "минуте" },
    { "минуты", "минут", "минутам", "минуты", "минутами", "минутах" }, { "minute", "minutes" } },
  [NP_UNIT_HOUR] = {
    { "час", "часа", "часу", "час", "часом", "часе" },
    { "часы", "часов", "часам", "часы", "часами", "часах" }, { "hour", "hours" } },
  [NP_UNIT_DAY] = {
    { "день", "дня", "дню", "день", "днём", "дне" },
    { "дни", "дней", "дням", "дни", "днями", "днях" }, { "day", "days" } },
  [NP_UNIT_DAY_AND_NIGHT] = {
    { "сутки", "суток", "суткам", "сутки", "сутками", "сутках" },
    { "сутки", "суток", "суткам", "сутки", "сутками", "сутках" }, { "day", "days" } },
  [NP_UNIT_WORKING_DAY] = {
    { "рабочий день", "рабочего дня", "рабочему дню", "рабочий день", "рабочим днём", "рабочем дне" },
    { "рабочие дни", "рабочих дней", "рабочим дням", "рабочие дни", "рабочими днями", "рабочих днях" },
    { "working day", "working days" } },
  [NP_UNIT_WEEK] = {
    { "неделя", "недели", "неделе", "неделю", "неделей", "неделе" },
    { "недели", "недель", "неделям", "недели", "неделями", "неделях" }, { "week", "weeks" } },
  [NP_UNIT_MONTH] = {
    { "месяц", "месяца", "месяцу", "месяц", "месяцем", "месяце" },
    { "месяцы", "месяцев", "месяцам", "месяцы", "месяцами", "месяцах" }, { "month", "months" } },
  [NP_UNIT_YEAR] = {
    { "год", "года", "году", "год", "годом", "годе" },
    /* The genitive plural after a number is "лет", not "годов". */
    { "годы", "лет", "годам", "годы", "годами", "годах" }, { "year", "years" } },
  [NP_UNIT_PERCENT] = { { "%", "%", "%", "%", "%", "%" }, { "%", "%", "%", "%", "%", "%" }, { "%", "%" } },
};

const char *
np_unit_name (NpUnit unit, NpLang lang)
{
  g_return_val_if_fail ((guint) unit < NP_N_UNITS, NULL);
  return lang == NP_LANG_RU ? forms[unit].singular[NP_CASE_NOM] : forms[unit].en[0];
}

const char *
np_unit_word (NpUnit unit, double value, NpCase gcase, NpLang lang)
{
  const UnitForms *f;
  NpPlural plural;

  g_return_val_if_fail ((guint) unit < NP_N_UNITS && (guint) gcase < NP_N_CASES, NULL);
  f = &forms[unit];
  plural = np_plural_number (value, DECIMALS, lang);
  if (lang == NP_LANG_EN)
    return f->en[plural == NP_PLURAL_ONE ? 0 : 1];
  if (plural == NP_PLURAL_FRACTION)
    return f->singular[NP_CASE_GEN];
  if (plural == NP_PLURAL_ONE)
    return f->singular[gcase];
  if (gcase != NP_CASE_NOM && gcase != NP_CASE_ACC)
    return f->plural[gcase];
  /* "Рабочий день" after 2 ... 4: the adjective is plural genitive, the noun singular genitive. */
  if (plural == NP_PLURAL_FEW)
    return unit == NP_UNIT_WORKING_DAY ? "рабочих дня" : f->singular[NP_CASE_GEN];
  return f->plural[NP_CASE_GEN];
}

char *
np_unit_format (double value, NpUnit unit, NpCase gcase, NpLang lang)
{
  g_autofree char *number = np_format_number (value, DECIMALS, lang, NP_FORMAT_PLAIN);
  const char *word = np_unit_word (unit, value, gcase, lang);

  if (*word == '\0')
    return g_steal_pointer (&number);
  return g_strconcat (number, unit == NP_UNIT_PERCENT && lang == NP_LANG_EN ? "" : NP_NBSP, word, NULL);
}

static const struct
{
  const char *words;
  NpCase gcase;
} governors[] = {
  { "в течение", NP_CASE_GEN }, { "до", NP_CASE_GEN }, { "не позднее", NP_CASE_GEN },
      { "не позже", NP_CASE_GEN },
  { "позднее", NP_CASE_GEN }, { "ранее", NP_CASE_GEN }, { "раньше", NP_CASE_GEN },
  { "менее", NP_CASE_GEN }, { "более", NP_CASE_GEN }, { "меньше", NP_CASE_GEN }, { "больше", NP_CASE_GEN },
  { "свыше", NP_CASE_GEN }, { "от", NP_CASE_GEN }, { "с", NP_CASE_GEN }, { "со", NP_CASE_GEN },
      { "из", NP_CASE_GEN },
  { "после", NP_CASE_GEN }, { "около", NP_CASE_GEN }, { "для", NP_CASE_GEN }, { "без", NP_CASE_GEN },
  { "на протяжении", NP_CASE_GEN }, { "по истечении", NP_CASE_GEN }, { "по прошествии", NP_CASE_GEN },
  { "в пределах", NP_CASE_GEN }, { "сроком до", NP_CASE_GEN }, { "продолжительностью до", NP_CASE_GEN },
  { "не позднее чем за", NP_CASE_ACC }, { "за", NP_CASE_ACC }, { "через", NP_CASE_ACC },
      { "на", NP_CASE_ACC },
  { "спустя", NP_CASE_ACC }, { "в", NP_CASE_ACC }, { "каждые", NP_CASE_ACC }, { "раз в", NP_CASE_ACC },
  { "сроком в", NP_CASE_ACC }, { "продолжительностью", NP_CASE_ACC },
  { "к", NP_CASE_DAT }, { "ко", NP_CASE_DAT }, { "по", NP_CASE_DAT }, { "равно", NP_CASE_DAT },
  { "между", NP_CASE_INS }, { "перед", NP_CASE_INS }, { "над", NP_CASE_INS },
  { "о", NP_CASE_PREP }, { "об", NP_CASE_PREP }, { "при", NP_CASE_PREP },
};

/* Lower case, ё as it is, every run of blanks (no-break too) one space, no blank at the end. */
static char *
fold_tail (const char *text)
{
  GString *out = g_string_new (" ");

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* The longest governor at the end of @before as whole words, or NULL. */
static const char *
last_governor (const char *before, NpCase *gcase)
{
  g_autofree char *tail = fold_tail (before != NULL ? before : "");
  gsize length = strlen (tail), best = 0;
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (governors); i++)
    {
      gsize n = strlen (governors[i].words);
      const char *start;
      gunichar previous;

      if (n <= best || n > length || !g_str_has_suffix (tail, governors[i].words))
        continue;
      start = tail + length - n;
      previous = start > tail ? g_utf8_get_char (g_utf8_prev_char (start)) : ' ';
      if (g_unichar_isalnum (previous) || previous == '-')
        continue;
      best = n;
      found = governors[i].words;
      *gcase = governors[i].gcase;
    }
  return found;
}

gboolean
np_unit_suggest_case (const char *before, NpCase *gcase)
{
  NpCase found;

  if (last_governor (before, &found) == NULL)
    return FALSE;
  *gcase = found;
  return TRUE;
}

gboolean
np_unit_is_ambiguous (const char *before, double value, NpUnit unit)
{
  static const char *const clock[] = { "до", "к", "ко", "с", "со", "после", "не позднее", "не позже",
                                       "позднее",
    "ранее", "раньше", "около", "в", NULL };
  NpCase gcase;
  const char *words;

  if (unit != NP_UNIT_HOUR || !(value >= 0 && value <= 24) || value != floor (value))
    return FALSE;
  words = last_governor (before, &gcase);
  return words != NULL && g_strv_contains (clock, words);
}
