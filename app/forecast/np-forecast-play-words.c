/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-play.h"

#include <math.h>

#include "base/np-format.h"

const char *
np_forecast_play_party_name (NpForecastPlay *self, guint party, NpLang lang)
{
  return party == NP_PLAY_NOBODY ? ""
         : np_forecast_exercise_get_party_name (np_forecast_play_get_exercise (self), party, lang);
}

static char *
step_in (NpForecastPlay *self, const NpPlayStep *step, NpLang lang)
{
  const char *rung = np_forecast_exercise_get_rung_title (np_forecast_play_get_exercise (self), step->rung, lang);
  const char *author = np_forecast_play_party_name (self, step->author, lang);
  const char *victim = np_forecast_play_party_name (self, step->victim, lang);

  if (step->author == NP_PLAY_NOBODY)
    return g_strdup_printf (lang == NP_LANG_RU ? "вводная %u" : "inject %u", step->inject);
  if (step->rung == 0)
    return g_strdup_printf (lang == NP_LANG_RU ? "%s: ответа нет" : "%s: no answer", author);
  if (*victim == '\0')
    return g_strdup_printf ("%s: %s", author, rung);
  return g_strdup_printf ("%s → %s: %s", author, victim, rung);
}

static char *
turning_in (NpForecastPlay *self, const NpPlayTurning *t, NpLang lang)
{
  const NpPlayStep *step = np_forecast_play_get_step (self, t->step);
  g_autofree char *words = step_in (self, step, lang);
  g_autofree char *after = np_format_percent (t->after, 1, lang), *lower = np_format_percent (t->lower, 1, lang);
  g_autofree char *held = np_format_percent (t->held, 1, lang);

  if (step->rung == 1)
    return g_strdup_printf (lang == NP_LANG_RU ? "%s. Риск после шага: %s; без ответа: %s."
                                               : "%s. Risk after it: %s; with no answer: %s.", words, after, held);
  return g_strdup_printf (lang == NP_LANG_RU ? "%s. Риск после шага: %s; ступенью ниже: %s; без ответа: %s."
                                             : "%s. Risk after it: %s; one rung lower: %s; with no answer: %s.",
                          words, after, lower, held);
}

NpText *
np_forecast_play_turning_words (NpForecastPlay *self, const NpPlayTurning *turning)
{
  g_autofree char *ru = turning_in (self, turning, NP_LANG_RU), *en = turning_in (self, turning, NP_LANG_EN);

  return np_text_new (ru, en);
}

NpText *
np_forecast_play_debrief_title (NpForecastPlay *self, const NpPlayDebrief *debrief)
{
  char *words[NP_N_LANGS];
  NpText *title;

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    words[lang] = g_strdup_printf (lang == NP_LANG_RU ? "Высшая ступень учения — %u: %s" : "The highest rung of the exercise was %u: %s",
                                   debrief->highest,
                                   np_forecast_exercise_get_rung_title (np_forecast_play_get_exercise (self), debrief->highest, lang));
  title = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  g_free (words[NP_LANG_RU]);
  g_free (words[NP_LANG_EN]);
  return title;
}

char *
np_forecast_play_debrief_text (NpForecastPlay *self, const NpPlayDebrief *debrief, NpLang lang)
{
  g_autoptr(NpText) title = np_forecast_play_debrief_title (self, debrief);
  g_autofree char *body = np_forecast_play_debrief_body (self, debrief, lang);

  return g_strdup_printf ("%s\n%s\n\n%s\n", lang == NP_LANG_RU ? "УЧЕНИЕ / EXERCISE" : "EXERCISE / УЧЕНИЕ",
                          np_text_get (title, lang), body);
}

char *
np_forecast_play_debrief_body (NpForecastPlay *self, const NpPlayDebrief *debrief, NpLang lang)
{
  gboolean ru = lang == NP_LANG_RU;
  NpForecastExercise *exercise = np_forecast_play_get_exercise (self);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n", np_text_get_or_other (np_forecast_exercise_get_title (exercise), lang),
                          ru ? "Ход" : "Path");
  for (guint i = 0, n = 0; i < np_forecast_play_get_n_steps (self); i++)
    {
      const NpPlayStep *step = np_forecast_play_get_step (self, i);
      g_autofree char *words = NULL, *chance = NULL, *risk = NULL;

      if (step->author == NP_PLAY_NOBODY)
        continue;
      words = step_in (self, step, lang);
      risk = np_format_percent (step->risk, 1, lang);
      g_string_append_printf (text, "%u. %s", ++n, words);
      if (!isnan (step->chance))
        {
          chance = np_format_percent (step->chance, 0, lang);
          g_string_append_printf (text, ru ? "; прогноз этого ответа: %s" : "; forecast of this answer: %s", chance);
        }
      g_string_append_printf (text, ru ? "; риск конфликта после: %s\n" : "; risk of conflict after it: %s\n", risk);
    }
  if (debrief->turnings->len > 0)
    g_string_append (text, ru ? "\nГде путь мог повернуть\n" : "\nWhere the path could have turned\n");
  for (guint i = 0; i < debrief->turnings->len; i++)
    {
      g_autofree char *words = turning_in (self, &g_array_index (debrief->turnings, NpPlayTurning, i), lang);

      g_string_append_printf (text, "%u. %s\n", i + 1, words);
    }
  if (debrief->worths->len > 0)
    g_string_append (text, ru ? "\nКакие меры снижают риск конфликта в самой тяжёлой точке (п. п. — процентные пункты)\n"
                              : "\nMeasures that lower the risk of conflict at the gravest point (pp = percentage points)\n");
  for (guint i = 0; i < debrief->worths->len; i++)
    {
      const NpPlayWorth *worth = &g_array_index (debrief->worths, NpPlayWorth, i);
      g_autofree char *points = np_format_number (100 * worth->value, 2, lang, 0);

      g_string_append_printf (text, "%u. %s: %s\u00a0%s%s\n", i + 1,
                              np_forecast_exercise_get_measure_title (exercise, worth->measure, lang), points,
                              ru ? "п.\u00a0п." : "pp", worth->in_force ? (ru ? " (действовала)" : " (was in force)") : "");
    }
  if (text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}
