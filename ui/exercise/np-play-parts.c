/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exercise/np-play-parts.h"

#include <math.h>

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "ui/widgets/np-model-words.h"
#include "ui/widgets/np-pair-box.h"

/* Answers less likely than this are not worth a bar. */
#define LEAST_SHOWN 0.005

GtkWidget *
np_play_label (const char *words, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

char *
np_play_percent (double share)
{
  return np_format_percent (share, share >= 0.0005 && share < 0.01 ? 1 : 0, np_ui_lang ());
}

static GtkWidget *
row_box (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);
}

static GtkWidget *
column_box (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);
}

static void
append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
end_label (const char *words, const char *css)
{
  GtkWidget *label = np_play_label (words, css);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_yalign (GTK_LABEL (label), 0.5);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* ---- the inject ---- */

static GtkWidget *
inject_column (gpointer inject, NpLang lang)
{
  GtkWidget *box = column_box (8);
  GtkWidget *question = np_play_label (np_object_get_words (inject, NP_INJECT_QUESTION, lang), "np-paper");

  append (box, np_play_label (np_object_get_words (inject, NP_INJECT_TEXT, lang), "np-paper"));
  gtk_widget_add_css_class (question, "np-strong");
  gtk_widget_set_visible (question, *gtk_label_get_text (GTK_LABEL (question)) != '\0');
  append (box, question);
  return box;
}

GtkWidget *
np_play_inject_card (NpForecastPlay *play, NpExercise *source)
{
  guint n = np_forecast_play_get_n_injects (play), at = np_forecast_play_get_inject (play);
  gpointer inject = at > 0 ? np_object_get_child (source, NP_EXERCISE_INJECTS, at - 1) : NULL;
  GtkWidget *card = column_box (8), *head;
  g_autofree char *words = NULL;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-card");
  if (inject == NULL)
    {
      NpLang lang = np_ui_lang ();

      append (card, np_play_label (n == 0    ? _("The script has no injects: play begins with its incident.")
                                   : at == 0 ? _("Nothing has been read out yet.")
                                             : _("The script has no more injects."),
                                   "np-section"));
      append (card, np_play_label (np_object_get_words_or_other (source, NP_EXERCISE_NOTE, lang), "np-dim"));
      return card;
    }
  /* Translators: "Inject 3 of 6". */
  words = g_strdup_printf (_("Inject %u of %u"), at, n);
  head = row_box (8);
  append (head, np_play_label (words, "np-eyebrow"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (head), TRUE);
  append (head, end_label (np_object_get_string (inject, NP_INJECT_TIME), "np-caption"));
  append (card, head);
  append (card, np_pair_box_new (inject_column (inject, NP_LANG_RU), inject_column (inject, NP_LANG_EN)));
  return card;
}

/* ---- moves and their forecast ---- */

GtkWidget *
np_play_option_row (NpForecastPlay *play, const NpPlayOutlook *outlook, const NpPlayOption *option)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (play);
  GtkWidget *row = gtk_list_box_row_new (), *box = row_box (12), *key;
  const char *title = option->rung == 0
                        ? _("Hold back")
                        : np_forecast_exercise_get_rung_title (x, option->rung, np_ui_lang ());
  g_autofree char *digit = g_strdup_printf ("%u", option->rung);
  g_autofree char *chance = isnan (option->chance) ? g_strdup ("") : np_play_percent (option->chance);
  g_autofree char *risk = np_play_percent (option->risk);
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (box, "np-move");
  key = gtk_label_new (option->rung < 10 ? digit : NULL);
  gtk_widget_add_css_class (key, option->rung < 10 ? "np-key" : "np-dim");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (key, 18, -1);
  append (box, key);
  append (box, np_play_label (title, NULL));
  gtk_label_set_yalign (GTK_LABEL (gtk_widget_get_last_child (box)), 0.5);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  append (box, end_label (chance, "np-caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (isnan (option->chance))
    /* Translators: accessible name of a move: key, what is done, risk after it. */
    name = g_strdup_printf (_("%u: %s. Risk of conflict after it: %s."), option->rung, title, risk);
  else
    name = g_strdup_printf (_("%u: %s. Forecast: %s. Risk of conflict after it: %s."), option->rung, title,
                            chance, risk);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

typedef struct
{
  guint party, rung;
  double p;
} Bar;

static int
by_chance (gconstpointer a, gconstpointer b)
{
  const Bar *x = a, *y = b;

  return (x->p < y->p) - (x->p > y->p);
}

static void
add_bar (GtkWidget *grid, int at, const char *words, double p)
{
  GtkWidget *bar = gtk_level_bar_new ();
  g_autofree char *percent = np_play_percent (p);
  GtkWidget *label = np_play_label (words, "np-caption");

  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (p, 0, 1));
  gtk_widget_add_css_class (bar, "np-chance");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, at, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), bar, 1, at, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), end_label (percent, "np-strong"), 2, at, 1, 1);
}

GtkWidget *
np_play_forecast_card (NpForecastPlay *play, const NpPlayOutlook *outlook, const NpPlayOption *option)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (play);
  NpLang lang = np_ui_lang ();
  const char *who = np_forecast_play_party_name (play, outlook->mover, lang);
  const char *whom = np_forecast_play_party_name (play, outlook->target, lang);
  GtkWidget *card = column_box (10);
  g_autofree char *now = np_play_percent (outlook->risk), *after = np_play_percent (option->risk);
  g_autofree char *title = NULL, *risk = NULL;
  g_autoptr(GArray) bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  double shown = 0;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-card");
  if (option->rung == 0)
    {
      /* Translators: a party. */
      title = g_strdup_printf (_("If %s holds back, the chain ends here"), who);
      append (card, np_play_label (title, "np-strong"));
    }
  else
    {
      const NpEscalationAnswer *a = &option->answer;
      GtkWidget *grid = gtk_grid_new ();

      gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
      gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
      /* Translators: what a party does: "If Russia goes to “sanctions”, United States answers:". */
      title = g_strdup_printf (_("%s: “%s”. What %s is likely to answer:"), who,
                               np_forecast_exercise_get_rung_title (x, option->rung, lang), whom);
      append (card, np_play_label (title, "np-strong"));
      for (guint j = 0; j < np_forecast_exercise_get_setup (x)->exercise.n_parties; j++)
        for (guint k = 1; k <= np_forecast_exercise_get_setup (x)->exercise.top; k++)
          if (a->against[j][k] >= LEAST_SHOWN)
            g_array_append_vals (bars, &(Bar) { j, k, a->against[j][k] }, 1);
      g_array_sort (bars, by_chance);
      add_bar (grid, 0, _("no answer"), a->none);
      for (guint i = 0; i < MIN (bars->len, 5); i++)
        {
          const Bar *bar = &g_array_index (bars, Bar, i);
          const char *rung = np_forecast_exercise_get_rung_title (x, bar->rung, lang);
          /* Translators: an answer that hits another party: what, against whom. */
          g_autofree char *words = bar->party == outlook->mover
                                     ? g_strdup (rung)
                                     : g_strdup_printf (_("%s (against %s)"), rung,
                                                        np_forecast_play_party_name (play, bar->party, lang));

          add_bar (grid, i + 1, words, bar->p);
          shown += bar->p;
        }
      if (1 - a->none - shown >= LEAST_SHOWN)
        add_bar (grid, 6, _("anything else"), 1 - a->none - shown);
      append (card, grid);
    }
  /* Translators: two percentages. */
  risk = g_strdup_printf (_("Risk of conflict after it: %s (now %s)"), after, now);
  append (card, np_play_label (risk, "np-caption"));
  return card;
}

/* ---- the log ---- */

static char *
code_of (gpointer source, guint party, NpForecastPlay *play)
{
  gpointer object =
      party == NP_PLAY_NOBODY || party >= NP_ESCALATION_THIRD
          ? NULL
          : np_dossier_find (np_object_get_root (source),
                             np_forecast_exercise_get_party_id (np_forecast_play_get_exercise (play), party));

  return object != NULL ? np_words_of_object_short (object)
                        : g_strdup (party == NP_ESCALATION_THIRD ? "?" : "");
}

GtkWidget *
np_play_log (NpForecastPlay *play, NpExercise *source)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n = np_forecast_play_get_n_steps (play);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < n; i++)
    {
      const NpPlayStep *step = np_forecast_play_get_step (play, i);
      gpointer entry = np_object_get_child (source, NP_EXERCISE_LOG, step->entry);
      g_autofree char *code = code_of (source, step->author, play), *rung = NULL, *words = NULL;
      GtkWidget *label;

      if (step->kind == NP_PLAY_NOTE)
        words = g_strdup (np_object_get_words_or_other (entry, NP_MOVE_NOTE, np_ui_lang ()));
      else if (step->author == NP_PLAY_NOBODY)
        words = g_strdup_printf (_("inject %u"), step->inject);
      else
        {
          words = step->rung == 0
                    ? g_strdup (_("holds back"))
                    : g_strdup_printf ("%s → %s",
                                       np_forecast_exercise_get_rung_title (
                                           np_forecast_play_get_exercise (play), step->rung, np_ui_lang ()),
                                       np_forecast_play_party_name (play, step->victim, np_ui_lang ()));
          rung = g_strdup_printf ("%u", step->rung);
        }
      gtk_grid_attach (GTK_GRID (grid),
                       np_play_label (np_object_get_string (entry, NP_MOVE_AT), "np-caption"), 0, i, 1, 1);
      if (*code != '\0')
        {
          GtkWidget *chip = gtk_label_new (code);

          gtk_widget_add_css_class (chip, "np-chip");
          gtk_widget_set_valign (chip, GTK_ALIGN_START);
          gtk_grid_attach (GTK_GRID (grid), chip, 1, i, 1, 1);
        }
      label = np_play_label (words, "np-caption");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_selectable (GTK_LABEL (label), FALSE);
      gtk_grid_attach (GTK_GRID (grid), label, 2, i, 1, 1);
      if (rung != NULL)
        gtk_grid_attach (GTK_GRID (grid), end_label (rung, "np-caption"), 3, i, 1, 1);
    }
  if (n == 0)
    gtk_grid_attach (GTK_GRID (grid), np_play_label (_("Nothing has happened yet."), "np-dim"), 0, 0, 1, 1);
  return grid;
}

/* ---- the side: ladder, risk, ways down ---- */

static void
add_rung (GtkWidget *box, NpForecastPlay *play, guint rung)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (play);
  guint now = np_forecast_play_get_state (play, NULL, NULL), highest = np_forecast_play_get_highest (play);
  guint threshold = np_forecast_exercise_get_setup (x)->exercise.threshold;
  const char *title = np_forecast_exercise_get_rung_title (x, rung, np_ui_lang ());
  const char *mark = rung == now ? _("now") : rung == highest ? _("highest so far")
                     : rung == threshold ? _("from here: conflict") : "";
  GtkWidget *row = row_box (10);
  g_autofree char *number = g_strdup_printf ("%u", rung),
                  *name = g_strdup_printf ("%u, %s. %s", rung, title, mark);
  GtkWidget *label = end_label (number, NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (row, "np-rung");
  if (rung == now)
    gtk_widget_add_css_class (row, "now");
  else if (rung >= threshold)
    gtk_widget_add_css_class (row, "conflict");
  append (row, label);
  append (row, np_play_label (title, NULL));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
  label = end_label (mark, "np-rung-mark");
  append (row, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  append (box, row);
}

static void
add_ways_down (GtkWidget *box, NpForecastPlay *play, const NpPlayOutlook *outlook)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (play);
  const NpEscalationSetup *setup = np_forecast_exercise_get_setup (x);
  guint n = 0;

  append (box, np_play_label (_("Ways down"), "np-section"));
  append (box,
          np_play_label (_("Measures in force, and by how much the risk is lower with them"), "np-caption"));
  for (guint m = 0; m < setup->n_measures; m++)
    if (setup->in_force[m] && outlook->worth[m] > 0.00005)
      {
        GtkWidget *button = gtk_button_new (), *row = row_box (8);
        g_autofree char *points =
            np_format_number (-100 * outlook->worth[m], outlook->worth[m] < 0.01 ? 2 : 1, np_ui_lang (), 0);
        /* Translators: by how many percentage points a risk falls: "−4.0 pp". */
        g_autofree char *words = g_strdup_printf (_("%s pp"), points);

        append (row, gtk_image_new_from_icon_name ("np-measures-symbolic"));
        append (row, np_play_label (np_forecast_exercise_get_measure_title (x, m, np_ui_lang ()), NULL));
        gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
        append (row, end_label (words, "np-strong"));
        gtk_button_set_child (GTK_BUTTON (button), row);
        gtk_widget_add_css_class (button, "flat");
        gtk_widget_add_css_class (button, "np-why-row");
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-object");
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                          np_forecast_exercise_get_measure_id (x, m));
        append (box, button);
        n++;
      }
  if (n == 0)
    append (box, np_play_label (_("No measure in force changes the risk from here."), "np-dim"));
}

GtkWidget *
np_play_side (NpForecastPlay *play, const NpPlayOutlook *outlook, guint rungs)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (play);
  guint top = np_forecast_exercise_get_setup (x)->exercise.top,
        now = np_forecast_play_get_state (play, NULL, NULL);
  guint first = 0, last = top;
  GtkWidget *box = column_box (4);

  if (rungs > 0 && rungs <= top)
    {
      first = MIN (now > rungs / 2 ? now - rungs / 2 : 0, top + 1 - rungs);
      last = first + rungs - 1;
    }
  gtk_widget_add_css_class (box, "np-panel");
  append (box, np_play_label (_("Ladder"), "np-section"));
  for (guint k = last + 1; k-- > first;)
    add_rung (box, play, k);
  if (outlook != NULL)
    {
      GtkWidget *row, *label;
      g_autofree char *risk = np_play_percent (outlook->risk);
      guint turns = np_forecast_play_get_turns_left (play);
      g_autofree char *words = g_strdup_printf (ngettext ("risk of conflict within %u answer",
                                                          "risk of conflict within %u answers", turns),
                                                turns);

      append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      append (box, np_play_label (_("Risk from here"), "np-section"));
      if (np_forecast_play_get_n_steps (play) == 0)
        {
          append (box, np_play_label (_("Nothing has happened yet."), "np-dim"));
          return box;
        }
      row = row_box (10);
      label = np_play_label (risk, "np-hero");
      gtk_widget_add_css_class (label, "numeric");
      append (row, label);
      append (row, np_play_label (words, "np-caption"));
      append (box, row);
      add_ways_down (box, play, outlook);
    }
  return box;
}

/* ---- the debrief ---- */

static void
add_worths (GtkWidget *box, NpForecastPlay *play, const NpPlayDebrief *debrief)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (play);
  GtkWidget *list = gtk_list_box_new ();

  append (box, np_play_label (_("Which measures would have helped"), "np-section"));
  if (debrief->worths->len == 0)
    {
      append (box, np_play_label (_("No measure of this dossier changes the risk from the gravest point."),
                                  "np-dim"));
      return;
    }
  append (
      box,
      np_play_label (
          _("By how much the risk of conflict at the gravest point is lower with the measure than without it"),
          "np-caption"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Which measures would have helped"), -1);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < debrief->worths->len; i++)
    {
      const NpPlayWorth *worth = &g_array_index (debrief->worths, NpPlayWorth, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *points = np_format_number (-100 * worth->value, 2, np_ui_lang (), 0);
      g_autofree char *words = g_strdup_printf (_("%s pp"), points);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     np_forecast_exercise_get_measure_title (x, worth->measure,
                                                                             np_ui_lang ()));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   worth->in_force ? _("was in force") : _("was not in force"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), end_label (words, "np-strong"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-object");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s",
                                        np_forecast_exercise_get_measure_id (x, worth->measure));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  append (box, list);
}

GtkWidget *
np_play_debrief_view (NpForecastPlay *play, const NpPlayDebrief *debrief)
{
  GtkWidget *box = column_box (10), *words;
  g_autofree char *title = NULL;

  if (debrief->gravest == NP_PLAY_NOBODY)
    {
      append (box, np_play_label (_("Nothing has been played yet: there is nothing to look back on."),
                                  "np-section"));
      return box;
    }
  /* Translators: the highest rung of a played exercise, number and words. */
  title = g_strdup_printf (_("The highest rung was %u: %s"), debrief->highest,
                           np_forecast_exercise_get_rung_title (np_forecast_play_get_exercise (play),
                                                                debrief->highest, np_ui_lang ()));
  append (box, np_play_label (title, "np-finding"));
  append (box, np_play_label (_("Where the path could have turned"), "np-section"));
  if (debrief->turnings->len == 0)
    append (box, np_play_label (_("No other move of the parties would have lowered the risk noticeably."),
                                "np-dim"));
  for (guint i = 0; i < debrief->turnings->len; i++)
    {
      g_autoptr (NpText) text =
          np_forecast_play_turning_words (play, &g_array_index (debrief->turnings, NpPlayTurning, i));
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *row = row_box (10),
                *pair = np_pair_box_new (np_play_label (np_text_get (text, NP_LANG_RU), "np-paper"),
                                         np_play_label (np_text_get (text, NP_LANG_EN), "np-paper"));

      words = gtk_label_new (number);
      gtk_widget_add_css_class (words, "np-chip");
      gtk_widget_set_valign (words, GTK_ALIGN_START);
      gtk_widget_set_hexpand (pair, TRUE);
      append (row, words);
      append (row, pair);
      append (box, row);
    }
  add_worths (box, play, debrief);
  return box;
}
