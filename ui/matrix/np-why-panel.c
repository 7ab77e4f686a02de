/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/matrix/np-why-panel.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "charts/np-chart-why.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-difference.h"
#include "forecast/np-forecast-words.h"
#include "language/np-odds.h"
#include "ui/matrix/np-matrix-cell.h"
#include "ui/matrix/np-why-compare.h"
#include "ui/matrix/np-why-trials.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"
#include "ui/widgets/np-model-words.h"
#include "ui/widgets/np-why-bar.h"

#define MAX_FLIPS 3
#define LOW 2.6 /* heights of the what-if that a panel needs to pin it at the foot */

struct _NpWhyPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *inner; /* what scrolls: the reasons, in a low window the what-if, too */
  GtkWidget *trials;
  guint place_idle;
  NpSession *session;
  const char *measure;
  NpLevelName level;
  const char *party;
  const char *marked_measure; /* for comparison; NULL: none */
  const char *marked_party;
  /* Parts that follow the sliders. */
  GtkWidget *sign;
  GtkWidget *headline;
  GtkWidget *interval;
};

G_DEFINE_FINAL_TYPE (NpWhyPanel, np_why_panel, GTK_TYPE_WIDGET)

enum { TRIED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const NpForecastCell *
cell_of (NpWhyPanel *self, NpForecast *forecast)
{
  return forecast != NULL && self->measure != NULL ? np_forecast_get_cell (forecast, self->measure, self->level, self->party)
                                                   : NULL;
}

/* The marked cell, unless it is the one that is shown. */
static const NpForecastCell *
compared_with (NpWhyPanel *self, NpForecast *forecast)
{
  return forecast != NULL && self->marked_measure != NULL
         && !np_why_panel_is_marked (self, self->measure, self->party)
         ? np_forecast_get_cell (forecast, self->marked_measure, self->level, self->marked_party) : NULL;
}

/* ---- the cell in words ---- */

static void
update_head (NpWhyPanel *self)
{
  NpForecast *tried = np_why_panel_get_tried (self);
  const NpForecastCell *cell = cell_of (self, tried != NULL ? tried : np_session_get_forecast (self->session));
  const NpForecastCell *now = cell_of (self, np_session_get_forecast (self->session));
  NpLang lang = np_ui_lang ();
  g_autofree char *consent = NULL, *range = NULL, *score = NULL, *line = NULL;

  if (cell == NULL || now == NULL)
    return;
  np_matrix_cell_show (NP_MATRIX_CELL (self->sign), cell, tried != NULL ? now : NULL, NULL, FALSE, tried != NULL);
  /* Translators: what is likely is that the party consents: "likely to consent". %s is one of the odds words. */
  line = g_strdup_printf (_("consent: %s"), np_odds_word (cell->consent, lang));
  gtk_label_set_text (GTK_LABEL (self->headline), line);
  consent = np_format_percent (cell->consent, 0, lang);
  range = np_format_percent_range (cell->consent_low, cell->consent_high, 0, lang, NP_FORMAT_PAPER);
  score = np_format_number (cell->s, 2, lang, NP_FORMAT_SIGNED);
  g_free (line);
  /* Translators: "64%, range 42-82%, score +0.31". */
  line = g_strdup_printf (_("%s, range %s, score %s"), consent, range, score);
  gtk_label_set_text (GTK_LABEL (self->interval), line);
}

static void
show_source_cb (GtkButton *button)
{
  const char *target = g_object_get_data (G_OBJECT (button), "np-target");

  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-object", "s", target);
}

static GtkWidget *
pill_new (const char *words, const char *target, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "np-source");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "np-target", g_strdup (target), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (show_source_cb), NULL);
  return button;
}

static void
add_contributions (NpWhyPanel *self, const NpForecastCell *cell)
{
  NpLang lang = np_ui_lang ();
  g_autofree double *printed = g_new (double, cell->n_contributions + 1);
  double sum = np_forecast_cell_apportion (cell, 2, printed);
  g_autofree char *total = np_format_number (sum, 2, lang, NP_FORMAT_SIGNED);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label, *number;
  double largest = 0.01;

  for (guint i = 0; i < cell->n_contributions; i++)
    largest = MAX (largest, fabs (cell->contributions[i].value));
  for (guint i = 0; i < cell->n_contributions; i++)
    {
      const NpContribution *part = &cell->contributions[i];

      gtk_box_append (GTK_BOX (self->box), np_why_bar_new (part, printed[i], largest));
    }
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  label = np_why_label (_("Sum = support score"), "np-strong");
  gtk_widget_set_hexpand (label, TRUE);
  number = gtk_label_new (total);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "np-strong");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (self->box), row);
  if (cell->habit_line != NULL)
    gtk_box_append (GTK_BOX (self->box), np_why_label (np_text_get (cell->habit_line, lang), "caption"));
  if (cell->category != cell->band)
    gtk_box_append (GTK_BOX (self->box),
                    np_why_label (cell->absolute ? _("The sign differs from the score: an absolute red line is crossed.")
                                              : _("The sign differs from the score: doubt and earlier reactions count in it, too."),
                               "caption"));
}

static void
add_flips (NpWhyPanel *self, const NpForecastCell *cell)
{
  NpLang lang = np_ui_lang ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-flip");
  gtk_box_append (GTK_BOX (card), np_why_label (_("What would change the sign"), "np-strong"));
  for (guint i = 0; i < cell->n_flips && i < MAX_FLIPS; i++)
    gtk_box_append (GTK_BOX (card), np_why_label (np_text_get (cell->flips[i].words, lang), NULL));
  if (cell->n_flips == 0)
    gtk_box_append (GTK_BOX (card), np_why_label (_("No single change within its range would."), NULL));
  gtk_box_append (GTK_BOX (self->box), card);
}

static void
add_evidence (NpWhyPanel *self, const NpForecastCell *cell)
{
  NpLang lang = np_ui_lang ();
  NpDossier *dossier = np_session_get_dossier (self->session);
  g_autofree char *count = g_strdup_printf (ngettext ("%u source", "%u sources", cell->n_sources), cell->n_sources);
  const char *strength = np_evidence_word (cell->evidence, lang);
  g_autofree char *initial = g_utf8_strup (strength, g_utf8_next_char (strength) - strength);
  g_autofree char *evidence = g_strconcat (initial, g_utf8_next_char (strength), NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = np_why_label (evidence, "np-strong");
  GtkWidget *number = np_why_label (count, "caption");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), number);
  gtk_box_append (GTK_BOX (self->box), head);
  if (!np_text_is_empty (cell->evidence_reason))
    gtk_box_append (GTK_BOX (self->box), np_why_label (np_text_get (cell->evidence_reason, lang), "caption"));
  if (cell->gap != NULL)
    gtk_box_append (GTK_BOX (self->box), np_why_label (np_text_get (cell->gap, lang), "np-warn"));
  for (guint i = 0; i < cell->n_observed; i++)
    {
      const NpObserved *seen_there = &cell->observed[i];
      g_autofree char *date = np_format_iso_date (seen_there->date, lang);
      g_autofree char *words = g_strdup_printf ("%s  %s", np_category_sign (seen_there->category), date);

      gtk_box_append (GTK_BOX (self->box), pill_new (words, seen_there->entry, _("Show the entry")));
    }
  for (guint i = 0; i < cell->n_contributions; i++)
    for (guint j = 0; cell->contributions[i].sources != NULL && cell->contributions[i].sources[j] != NULL; j++)
      {
        const char *id = cell->contributions[i].sources[j];
        gpointer object = np_dossier_find (dossier, id);
        g_autofree char *words = object != NULL ? np_words_of_object (object) : NULL;
        GtkWidget *line, *quote;

        if (words == NULL || !g_hash_table_add (seen, (char *) id))
          continue;
        line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
        quote = np_why_label (words, "caption");
        gtk_widget_add_css_class (quote, "dim-label");
        gtk_label_set_lines (GTK_LABEL (quote), 2);
        gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
        gtk_box_append (GTK_BOX (line), pill_new (id, id, _("Show the source")));
        gtk_box_append (GTK_BOX (line), quote);
        gtk_box_append (GTK_BOX (self->box), line);
      }
}

/* ---- the whole ---- */

static void
tried_cb (NpWhyPanel *self)
{
  if (self->sign != NULL)
    update_head (self);
  g_signal_emit (self, signals[TRIED], 0);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = np_why_panel_dup_text (NP_WHY_PANEL (widget));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
add_title (NpWhyPanel *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  gpointer measure = np_dossier_find (dossier, self->measure), party = np_dossier_find (dossier, self->party);
  g_autofree char *number = np_words_of_object_short (measure), *whom = np_words_of_object (party);
  /* Translators: title of the panel: measure and party, "Why: CBM-04 × United States". */
  g_autofree char *title = g_strdup_printf (_("Why: %s × %s"), number, whom);
  g_autofree char *subtitle = np_words_shorten (np_object_get_words_or_other (measure, NP_MEASURE_TITLE, np_ui_lang ()));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = np_why_label (title, "np-section");
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_valign (copy, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (copy, _("Copy as text in both languages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy as text in both languages"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "why.copy");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), copy);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), np_why_label (subtitle, "caption"));
}

static void
rebuild (NpWhyPanel *self)
{
  NpForecast *forecast = self->session != NULL ? np_session_get_forecast (self->session) : NULL;
  const NpForecastCell *cell = cell_of (self, forecast), *marked = compared_with (self, forecast);
  NpText *missing = forecast != NULL && self->measure != NULL
                    ? np_forecast_get_missing (forecast, self->measure, self->level, self->party) : NULL;
  GtkWidget *row, *words;

  np_parts_clear (self->box);
  self->sign = NULL;
  np_why_trials_show (NP_WHY_TRIALS (self->trials), self->session, cell != NULL ? self->measure : NULL, self->level, self->party);
  if (cell == NULL)
    {
      if (missing != NULL)
        add_title (self);
      gtk_box_append (GTK_BOX (self->box),
                      np_why_label (missing != NULL ? np_text_get (missing, np_ui_lang ())
                                                 : _("Select a cell to see why the party is likely to react so."), "dim-label"));
      return;
    }
  add_title (self);
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->sign = np_matrix_cell_new_sign ();
  self->headline = np_why_label (NULL, "np-section");
  self->interval = np_why_label (NULL, "caption");
  gtk_label_set_max_width_chars (GTK_LABEL (self->headline), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (self->interval), 24);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->headline);
  gtk_box_append (GTK_BOX (words), self->interval);
  gtk_widget_set_valign (self->sign, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), self->sign);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), np_why_label (np_text_get (cell->headline, np_ui_lang ()), NULL));
  if (marked != NULL)
    gtk_box_append (GTK_BOX (self->box), np_why_compare_new (marked, cell, np_session_get_dossier (self->session)));
  else if (np_why_panel_is_marked (self, self->measure, self->party))
    gtk_box_append (GTK_BOX (self->box), np_why_label (_("Marked for comparison: go to another cell. Esc ends it."), "np-flip"));
  add_contributions (self, cell);
  add_flips (self, cell);
  add_evidence (self, cell);
  update_head (self);
}

void
np_why_panel_show (NpWhyPanel *self, NpSession *session, const char *measure, NpLevelName level, const char *party)
{
  gboolean had = np_why_panel_get_tried (self) != NULL;

  if (g_set_object (&self->session, session))
    {
      had |= self->marked_measure != NULL;
      self->marked_measure = self->marked_party = NULL;
    }
  self->measure = g_intern_string (measure);
  self->level = level;
  self->party = g_intern_string (party);
  rebuild (self);
  if (had)
    g_signal_emit (self, signals[TRIED], 0);
}

NpForecast *
np_why_panel_get_tried (NpWhyPanel *self)
{
  return np_why_trials_get_tried (NP_WHY_TRIALS (self->trials));
}

gboolean
np_why_panel_is_marked (NpWhyPanel *self, const char *measure, const char *party)
{
  return self->marked_measure != NULL && g_strcmp0 (self->marked_measure, measure) == 0
         && g_strcmp0 (self->marked_party, party) == 0;
}

static void
set_marked (NpWhyPanel *self, const char *measure, const char *party)
{
  self->marked_measure = measure;
  self->marked_party = party;
  rebuild (self);
  g_signal_emit (self, signals[TRIED], 0);
}

void
np_why_panel_mark (NpWhyPanel *self)
{
  if (np_why_panel_is_marked (self, self->measure, self->party))
    set_marked (self, NULL, NULL);
  else if (self->session != NULL && cell_of (self, np_session_get_forecast (self->session)) != NULL)
    set_marked (self, self->measure, self->party);
}

gboolean
np_why_panel_discard (NpWhyPanel *self)
{
  if (np_why_trials_discard (NP_WHY_TRIALS (self->trials)))
    return TRUE;
  if (self->marked_measure == NULL)
    return FALSE;
  set_marked (self, NULL, NULL);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return np_why_panel_discard (NP_WHY_PANEL (widget));
}

char *
np_why_panel_dup_text (NpWhyPanel *self)
{
  NpForecast *forecast = self->session != NULL ? np_session_get_forecast (self->session) : NULL;
  const NpForecastCell *cell = cell_of (self, forecast), *marked = compared_with (self, forecast);
  static const NpLang langs[] = { NP_LANG_RU, NP_LANG_EN };
  GString *out;

  if (cell == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      NpDossier *dossier = np_session_get_dossier (self->session);
      g_autofree char *why = np_forecast_cell_to_text (cell, dossier, langs[i]);
      g_autofree char *difference = marked != NULL ? np_forecast_difference_to_text (marked, cell, dossier, langs[i]) : NULL;

      g_string_append_printf (out, "%s%s%s", i > 0 ? "\n" : "", why, difference != NULL ? difference : "");
    }
  return g_string_free (out, FALSE);
}

static void
np_why_panel_dispose (GObject *object)
{
  NpWhyPanel *self = NP_WHY_PANEL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->place_idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (np_why_panel_parent_class)->dispose (object);
}

static gboolean
place_trials_cb (gpointer data)
{
  NpWhyPanel *self = data;
  gboolean low = gtk_widget_get_height (GTK_WIDGET (self)) < LOW * gtk_widget_get_height (self->trials);
  GtkWidget *parent = gtk_widget_get_parent (self->trials);

  self->place_idle = 0;
  if (low == (parent == self->inner))
    return G_SOURCE_REMOVE;
  g_object_ref (self->trials);
  if (low)
    {
      gtk_widget_unparent (self->trials);
      gtk_box_append (GTK_BOX (self->inner), self->trials);
    }
  else
    {
      gtk_box_remove (GTK_BOX (self->inner), self->trials);
      gtk_widget_set_parent (self->trials, GTK_WIDGET (self));
    }
  g_object_unref (self->trials);
  return G_SOURCE_REMOVE;
}

/* Pinned at the foot it would leave no room for the reasons in a low window, or with large text: there it scrolls with them. */
static void
queue_place (NpWhyPanel *self)
{
  if (self->place_idle == 0)
    self->place_idle = g_idle_add (place_trials_cb, self);
}

static void
np_why_panel_class_init (NpWhyPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_why_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "why.copy", NULL, copy_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[TRIED] = g_signal_new ("tried", NP_TYPE_WHY_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
np_why_panel_init (NpWhyPanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "np-panel");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->inner), self->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->inner);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), "notify::page-size",
                            G_CALLBACK (queue_place), self);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->trials = g_object_new (NP_TYPE_WHY_TRIALS, NULL);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->trials, GTK_WIDGET (self));
  g_signal_connect_swapped (self->trials, "tried", G_CALLBACK (tried_cb), self);
}
