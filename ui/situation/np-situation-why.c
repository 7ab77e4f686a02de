/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/situation/np-situation-view.h"



#include <string.h>

/* So many coalitions and conditions are read; more would not be. */
#define MANY 4

/* What is said is said in both languages at once: one list of lines, shown or copied. */
typedef enum { LINE_TITLE, LINE_STEP, LINE_WORDS } LineKind;

typedef struct
{
  LineKind kind;
  guint number;
  gboolean dashed;
  NpText *text;
} Line;

static void
line_clear (gpointer data)
{
  np_text_unref (((Line *) data)->text);
}

static void
add (GArray *lines, LineKind kind, guint number, const char *ru, const char *en)
{
  Line line = { kind, number, FALSE, np_text_new (ru, en) };

  g_array_append_val (lines, line);
}

static void
add_text (GArray *lines, LineKind kind, guint number, NpText *text)
{
  Line line = { kind, number, FALSE, text };

  g_array_append_val (lines, line);
}

static char *
capital (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, MIN (1, g_utf8_strlen (words, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, words + strlen (first), NULL);
}

/* A move with the number of the outcome it leads to. */
static NpText *
move_text (NpForecastSituation *s, const NpStabilityMove *move, guint32 from)
{
  g_autoptr(NpText) words = np_forecast_situation_move_words (s, move, from);
  g_autofree char *ru = capital (np_text_get (words, NP_LANG_RU)), *en = capital (np_text_get (words, NP_LANG_EN));
  g_autofree char *whole_ru = g_strdup_printf ("%s (исход %u)", ru, move->state + 1);
  g_autofree char *whole_en = g_strdup_printf ("%s (outcome %u)", en, move->state + 1);

  return np_text_new (whole_ru, whole_en);
}

/* ---- why each party stays or leaves ---- */

/* The notion worth explaining: the shortest sight under which the party stays; Nash when it leaves. */
static NpStability
notion_of (const NpSituationResult *result, guint party, guint32 state)
{
  static const NpStability order[] = { NP_STABILITY_NASH, NP_STABILITY_SEQ, NP_STABILITY_SMR, NP_STABILITY_GMR };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    if (result->analysis->verdicts->stable[party][state] >> order[k] & 1)
      return order[k];
  return NP_STABILITY_NASH;
}

static void
add_witness (GArray *lines, const NpSituationResult *result, guint party, NpStability notion, guint32 state,
             const NpStabilityWitness *witness)
{
  NpForecastSituation *s = result->situation;
  NpStabilityMove first = { party, witness->improvement };
  guint32 at = witness->improvement;
  guint n = 1;
  g_autofree char *ru = NULL, *en = NULL;

  add_text (lines, LINE_STEP, n++, move_text (s, &first, state));
  for (guint k = 0; k < witness->n_moves; k++)
    {
      add_text (lines, LINE_STEP, n++, move_text (s, &witness->moves[k], at));
      at = witness->moves[k].state;
    }
  ru = g_strdup_printf (witness->sanctioned ? "Итог: исход %u, для стороны «%s» не лучше прежнего"
                                            : "Итог: исход %u, для стороны «%s» лучше прежнего",
                        at + 1, np_forecast_situation_get_party_name (s, party, NP_LANG_RU));
  en = g_strdup_printf (witness->sanctioned ? "Result: outcome %u, no better for %s than before"
                                            : "Result: outcome %u, better for %s than before",
                        at + 1, np_forecast_situation_get_party_name (s, party, NP_LANG_EN));
  add (lines, LINE_STEP, n, ru, en);
}

static void
add_reasons (GArray *lines, const NpSituationResult *result, guint32 state)
{
  NpForecastSituation *s = result->situation;
  const NpStabilityModel *model = np_forecast_situation_get_model (s);

  for (guint i = 0; i < np_stability_model_get_n_parties (model); i++)
    {
      NpStability notion = notion_of (result, i, state);
      g_autoptr(GArray) witnesses = np_stability_explain (model, i, notion, state);
      const NpStabilityWitness *one = witnesses->len > 0 ? &g_array_index (witnesses, NpStabilityWitness, 0) : NULL;

      add_text (lines, LINE_TITLE, 0, np_text_new (np_forecast_situation_get_party_name (s, i, NP_LANG_RU),
                                                   np_forecast_situation_get_party_name (s, i, NP_LANG_EN)));
      add_text (lines, LINE_WORDS, 0, np_forecast_situation_witness_words (s, i, notion, state, one));
      for (guint k = 0; k < MIN (witnesses->len, MANY); k++)
        add_witness (lines, result, i, notion, state, &g_array_index (witnesses, NpStabilityWitness, k));
    }
}

/* ---- the way from today ---- */

static void
add_way (GArray *lines, const NpSituationResult *result, guint32 state)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (result->situation);
  guint32 today = np_forecast_situation_get_status_quo (result->situation), from = today;
  g_autoptr(NpStabilityWalk) walk = NULL;
  g_autoptr(NpStabilityWalk) gains = NULL;
  g_autoptr(GArray) way = NULL;

  if (today == NP_STABILITY_NONE || today == state)
    return;
  add (lines, LINE_TITLE, 0, "Путь от сегодняшнего положения", "The way from today");
  gains = np_stability_walk_new (model, today, (1u << np_stability_model_get_n_parties (model)) - 1, TRUE);
  way = np_stability_walk_path (gains, state);
  if (way == NULL)
    {
      walk = np_stability_walk_new (model, today, (1u << np_stability_model_get_n_parties (model)) - 1, FALSE);
      way = np_stability_walk_path (walk, state);
    }
  if (way == NULL)
    {
      add (lines, LINE_WORDS, 0, "Отсюда этого исхода достичь нельзя.", "This outcome cannot be attained from today.");
      return;
    }
  for (guint k = 0; k < way->len; k++)
    {
      const NpStabilityMove *move = &g_array_index (way, NpStabilityMove, k);
      NpText *words = move_text (result->situation, move, from);

      if (!np_stability_model_prefers (model, move->party, move->state, from))
        {
          g_autofree char *ru = g_strdup_printf ("%s. Сам по себе шаг ничего ей не даёт: нужна мера или гарантия",
                                                 np_text_get (words, NP_LANG_RU));
          g_autofree char *en = g_strdup_printf ("%s. No gain in this step alone: it needs a measure or a guarantee",
                                                 np_text_get (words, NP_LANG_EN));

          np_text_unref (words);
          words = np_text_new (ru, en);
          add_text (lines, LINE_STEP, k + 1, words);
          g_array_index (lines, Line, lines->len - 1).dashed = TRUE;
        }
      else
        add_text (lines, LINE_STEP, k + 1, words);
      from = move->state;
    }
}

/* ---- who must be brought along ---- */

static char *
names_of (NpForecastSituation *s, guint players, NpLang lang)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; players >> i != 0; i++)
    if (players >> i & 1)
      g_string_append_printf (names, "%s%s", names->len > 0 ? (lang == NP_LANG_RU ? " и " : " and ") : "",
                              np_forecast_situation_get_party_name (s, i, lang));
  return g_string_free (names, FALSE);
}

static void
add_coalitions (GArray *lines, const NpSituationResult *result, guint32 state)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (result->situation);
  g_autoptr(GArray) coalitions = np_stability_coalitions (model, state);

  add (lines, LINE_TITLE, 0, "Кто вместе может уйти отсюда с выгодой для каждого", "Who can leave this together, each to its gain");
  for (guint k = 0; k < coalitions->len; k++)
    {
      const NpStabilityCoalition *c = &g_array_index (coalitions, NpStabilityCoalition, k);
      g_autofree char *ru_names = names_of (result->situation, c->players, NP_LANG_RU);
      g_autofree char *en_names = names_of (result->situation, c->players, NP_LANG_EN);
      g_autofree char *ru = g_strdup_printf ("%s: к исходу %u, ходов: %u", ru_names, c->target + 1, c->moves->len);
      g_autofree char *en = g_strdup_printf ("%s: to outcome %u, moves: %u", en_names, c->target + 1, c->moves->len);

      if (k < MANY)
        add (lines, LINE_WORDS, 0, ru, en);
    }
  if (coalitions->len == 0)
    add (lines, LINE_WORDS, 0, "Никто: ни одна группа сторон не найдёт исхода, лучшего для всех её участников.",
         "Nobody: no group of parties finds an outcome that all its members prefer.");
}

/* ---- what they would have to prefer ---- */

static void
add_inverse (GArray *lines, const NpSituationResult *result, guint32 state)
{
  NpForecastSituation *s = result->situation;
  const NpStabilityModel *model = np_forecast_situation_get_model (s);
  gboolean titled = FALSE;

  for (guint i = 0; i < np_stability_model_get_n_parties (model); i++)
    {
      g_autoptr(GArray) choices = np_stability_inverse (model, i, NP_STABILITY_NASH, state);
      g_autoptr(GString) states = g_string_new (NULL);
      guint n = 0;

      for (guint k = 0; k < choices->len; k++)
        if (!g_array_index (choices, NpStabilityChoice, k).holds)
          g_string_append_printf (states, "%s%u", n++ > 0 ? ", " : "",
                                  g_array_index (choices, NpStabilityChoice, k).improvement + 1);
      if (states->len > 0)
        {
          g_autofree char *ru = g_strdup_printf (n == 1 ? "%s: исход %u не хуже исхода %s" : "%s: исход %u не хуже исходов %s",
                                                 np_forecast_situation_get_party_name (s, i, NP_LANG_RU), state + 1, states->str);
          g_autofree char *en = g_strdup_printf (n == 1 ? "%s: outcome %u no worse than outcome %s"
                                                        : "%s: outcome %u no worse than outcomes %s",
                                                 np_forecast_situation_get_party_name (s, i, NP_LANG_EN), state + 1, states->str);

          if (!titled)
            add (lines, LINE_TITLE, 0, "Что стороны должны были бы предпочитать, чтобы исход держался сам",
                 "What they would have to prefer for it to hold by itself");
          titled = TRUE;
          add (lines, LINE_WORDS, 0, ru, en);
        }
    }
}

static void
add_doubt (GArray *lines, const NpSituationResult *result, guint32 state)
{
  NpStability notion = np_situation_holds (result, state) == NP_HOLDS ? NP_STABILITY_NASH : NP_STABILITY_SEQ;
  g_autofree char *ru = NULL, *en = NULL;
  guint lost = 0;

  if (result->kills == NULL || result->n_trials == 0
      || !(result->analysis->verdicts->equilibrium[state] >> notion & 1))
    return;
  for (guint k = 0; k < result->kills->len; k++)
    lost += g_array_index (result->kills, NpStabilityKill, k).state == state
            && g_array_index (result->kills, NpStabilityKill, k).notion == notion;
  add (lines, LINE_TITLE, 0, "Насколько надёжен этот ответ", "How safe this answer is");
  ru = g_strdup_printf ("Держится при %u из %u малых изменений предполагаемых предпочтений.", result->n_trials - lost,
                        result->n_trials);
  en = g_strdup_printf ("Holds in %u of %u small changes of the guessed preferences.", result->n_trials - lost,
                        result->n_trials);
  add (lines, LINE_WORDS, 0, ru, en);
}

GArray *
np_situation_reasons (const NpSituationResult *result, guint32 state)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  add_reasons (lines, result, state);
  add_way (lines, result, state);
  add_inverse (lines, result, state);
  add_doubt (lines, result, state);
  add_coalitions (lines, result, state);
  return lines;
}

static char *
title_in (const NpSituationResult *result, guint32 state, NpLang lang)
{
  static const char *const titles[][NP_N_LANGS] = {
    [NP_HOLDS_NOT] = { "Почему исход %u не держится", "Why outcome %u does not hold" },
    [NP_HOLDS_ANSWERED] = { "Почему исход %u держится, пока на уход отвечают", "Why outcome %u holds while leaving it is answered" },
    [NP_HOLDS] = { "Почему исход %u держится", "Why outcome %u holds" },
  };

  return g_strdup_printf (titles[np_situation_holds (result, state)][lang], state + 1);
}

GtkWidget *
np_situation_why (const NpSituationResult *result, guint32 state, GArray *lines)
{
  NpLang lang = np_ui_lang (), other = np_lang_other (lang);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row, *words;
  g_autoptr(NpText) done = np_forecast_situation_state_words (result->situation, state);
  g_autofree char *title = title_in (result, state, lang);

  gtk_box_append (GTK_BOX (box), np_situation_label (title, "np-section"));
  gtk_box_append (GTK_BOX (box), np_situation_label (np_text_get (done, lang), NULL));
  gtk_box_append (GTK_BOX (box), np_situation_label (np_text_get (done, other), "np-caption"));
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      g_autofree char *number = g_strdup_printf ("%u", line->number);

      if (line->kind == LINE_TITLE)
        {
          gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
          gtk_box_append (GTK_BOX (box), np_situation_label (np_text_get (line->text, lang), "np-strong"));
          continue;
        }
      words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      gtk_box_append (GTK_BOX (words), np_situation_label (np_text_get (line->text, lang), "np-why-words"));
      gtk_box_append (GTK_BOX (words), np_situation_label (np_text_get (line->text, other), "np-why-other"));
      gtk_widget_set_hexpand (words, TRUE);
      if (line->kind == LINE_WORDS)
        {
          gtk_box_append (GTK_BOX (box), words);
          continue;
        }
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      gtk_box_append (GTK_BOX (row), gtk_label_new (number));
      gtk_widget_add_css_class (gtk_widget_get_first_child (row), line->dashed ? "np-step-dashed" : "np-step");
      gtk_widget_set_valign (gtk_widget_get_first_child (row), GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), words);
      gtk_box_append (GTK_BOX (box), row);
    }
  return box;
}

char *
np_situation_why_text (const NpSituationResult *result, guint32 state, GArray *lines, NpLang lang)
{
  g_autoptr(NpText) done = np_forecast_situation_state_words (result->situation, state);
  g_autofree char *title = title_in (result, state, lang);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", title, np_text_get (done, lang));
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->kind == LINE_STEP)
        g_string_append_printf (text, "%u. %s\n", line->number, np_text_get (line->text, lang));
      else
        g_string_append_printf (text, "%s%s\n", line->kind == LINE_TITLE ? "\n" : "", np_text_get (line->text, lang));
    }
  return g_string_free (text, FALSE);
}
