/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-ledger.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/np-format.h"
#include "charts/np-chart-reliability.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-meeting-signs.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-chart-view.h"
#include "ui/widgets/np-model-words.h"

#define CHART_HEIGHT 440

struct _NpLedger
{
  AdwWindow parent_instance;

  NpSession *session;
  GtkWidget *sheet;
  GtkWidget *chart; /* kept while the rest is built anew, for its selection */
  guint idle;
};

G_DEFINE_FINAL_TYPE (NpLedger, np_ledger, ADW_TYPE_WINDOW)

char *
np_ledger_dup_words (const NpFrozenScore *score)
{
  NpLang lang = np_ui_lang ();
  NpScores means;
  g_autofree char *brier = NULL, *loss = NULL;

  np_backtest_scores (&score->backtest, &means);
  brier = np_format_number (means.brier, 2, lang, 0);
  loss = np_format_number (means.log_loss, 2, lang, 0);
  return g_strdup_printf (_("%u hit, %u one band off, %u missed · Brier score %s · log loss %s"), score->in_band, score->one_off,
                          score->missed, brier, loss);
}

/* ---- one meeting ---- */

static GtkWidget *
outcome_new (NpDossier *dossier, const NpFrozenOutcome *outcome)
{
  NpLang lang = np_ui_lang ();
  GtkWidget *row = adw_action_row_new ();
  gpointer party = np_dossier_find (dossier, outcome->party), measure = np_dossier_find (dossier, outcome->measure);
  g_autofree char *who = party != NULL ? np_words_of_object_short (party) : g_strdup (outcome->party);
  g_autofree char *what = measure != NULL ? np_words_of_object (measure) : g_strdup (outcome->measure);
  g_autofree char *title = g_strdup_printf ("%s ·\u00a0%s", what, who);
  g_autofree char *given = np_format_percent (outcome->probability, 0, lang);
  guint off = ABS ((int) outcome->forecast - (int) outcome->seen);
  const char *verdict = off == 0 ? _("hit") : off == 1 ? _("one band off") : _("missed");
  /* Translators: how a forecast did ("hit"), and the probability it gave to what was heard. */
  g_autofree char *words = g_strdup_printf (_("%s; it gave %s to what was heard"), verdict, given);
  GtkWidget *signs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (signs, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (signs), np_sign_chip_new (NP_REACT_REJECT + outcome->forecast));
  gtk_box_append (GTK_BOX (signs), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (signs), np_sign_chip_new (NP_REACT_REJECT + outcome->seen));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), signs);
  return row;
}

static GtkWidget *
meeting_new (NpDossier *dossier, gpointer frozen, const NpFrozenScore *score, gboolean expanded)
{
  GtkWidget *row = adw_expander_row_new ();
  gpointer meeting = np_dossier_find (dossier, np_object_get_string (frozen, NP_FROZEN_MEETING));
  g_autofree char *title = meeting != NULL ? np_words_of_object (meeting)
                           : g_strdup (np_object_get_words_or_other (frozen, NP_FROZEN_TITLE, np_ui_lang ()));
  g_autofree char *words = score->outcomes->len > 0 ? np_ledger_dup_words (score)
                                                    : g_strdup (_("no accepted answer to compare with"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < score->outcomes->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), outcome_new (dossier, &g_array_index (score->outcomes, NpFrozenOutcome, i)));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), score->outcomes->len > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), expanded && score->outcomes->len > 0);
  return row;
}

static void
add_meetings (NpLedger *self, NpForecast *forecast)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  GtkWidget *list = gtk_list_box_new ();
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Forecasts kept before meetings"), -1);
  for (guint i = n; i-- > 0;)
    {
      gpointer frozen = np_object_get_child (dossier, NP_DOSSIER_FORECASTS, i);
      g_autoptr(NpFrozenScore) score = NULL;

      if (np_dossier_find_frozen (dossier, np_object_get_string (frozen, NP_FROZEN_MEETING)) != frozen)
        continue;
      score = np_forecast_score_frozen (frozen, forecast, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), meeting_new (dossier, frozen, score, i + 1 == n));
    }
  gtk_box_append (GTK_BOX (self->sheet), np_parts_label (_("Forecasts kept before meetings"), "np-section"));
  gtk_box_append (GTK_BOX (self->sheet), list);
}

/* ---- all of them ---- */

static NpChart *
chart_of (const NpBacktest *backtest)
{
  NpReliabilityBin bins[NP_BACKTEST_BINS];

  for (guint i = 0; i < NP_BACKTEST_BINS; i++)
    bins[i] = (NpReliabilityBin) { backtest->bins[i].rows,
                                   backtest->bins[i].rows > 0 ? backtest->bins[i].confidence / backtest->bins[i].rows : 0,
                                   backtest->bins[i].hits };
  return np_chart_reliability_new (bins, NP_BACKTEST_BINS);
}

static void
add_sums (NpLedger *self, const NpFrozenScore *sum)
{
  NpLang lang = np_ui_lang ();
  guint n = sum->outcomes->len;
  g_autofree char *finding = NULL, *words = NULL, *accuracy = NULL, *brier = NULL, *loss = NULL, *even = NULL, *title = NULL;
  g_autoptr(NpChart) chart = NULL;
  NpScores means;

  np_backtest_scores (&sum->backtest, &means);
  finding = g_strdup_printf (ngettext ("%u forecast was scored: %u hit, %u one band off, %u missed",
                                       "%u forecasts were scored: %u hit, %u one band off, %u missed", n),
                             n, sum->in_band, sum->one_off, sum->missed);
  gtk_box_append (GTK_BOX (self->sheet), np_parts_label (finding, "np-finding"));
  if (n == 0)
    return;
  accuracy = np_format_percent (means.accuracy, 0, lang);
  brier = np_format_number (means.brier, 2, lang, 0);
  loss = np_format_number (means.log_loss, 2, lang, 0);
  words = g_strdup_printf (_("Brier score %s · log loss %s · the likeliest reaction came in %s"), brier, loss, accuracy);
  gtk_box_append (GTK_BOX (self->sheet), np_parts_label (words, "np-strong"));
  {
    g_autofree char *even_brier = np_format_number (0.8, 2, lang, 0), *even_loss = np_format_number (log (5), 2, lang, 0);
    g_autofree char *even_share = np_format_percent (0.2, 0, lang);

    even = g_strdup_printf (_("Less is better in both; an even guess among the five reactions has %s · %s · %s"), even_brier,
                            even_loss, even_share);
  }
  gtk_box_append (GTK_BOX (self->sheet), np_parts_label (even, "np-row-status"));
  if (n < NP_LEDGER_ENOUGH)
    {
      g_autofree char *few = g_strdup_printf (ngettext ("The reliability plot is drawn from %u scored forecasts on; there is %u",
                                                        "The reliability plot is drawn from %u scored forecasts on; there are %u", n),
                                              NP_LEDGER_ENOUGH, n);

      gtk_box_append (GTK_BOX (self->sheet), np_parts_label (few, "np-row-status"));
      return;
    }
  chart = chart_of (&sum->backtest);
  title = np_chart_describe (chart, lang);
  gtk_box_append (GTK_BOX (self->sheet), np_parts_label (title, "np-section"));
  /* xgettext:no-c-format */
  gtk_box_append (GTK_BOX (self->sheet), np_parts_label (_("Dotted: as often as forecast. The line through a point: where the true share "
                                                      "lies with 80% confidence. Ctrl+T shows the table."), "np-row-status"));
  np_chart_view_set_chart (NP_CHART_VIEW (self->chart), chart);
  gtk_box_append (GTK_BOX (self->sheet), self->chart);
}

static gboolean
update_cb (gpointer data)
{
  NpLedger *self = data;
  NpForecast *forecast = np_session_get_forecast (self->session);
  NpDossier *dossier = np_session_get_dossier (self->session);
  g_autoptr(NpFrozenScore) sum = NULL;

  self->idle = 0;
  np_parts_clear (self->sheet);
  if (np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS) == 0)
    {
      gtk_box_append (GTK_BOX (self->sheet), np_parts_label (_("No forecast was kept yet"), "np-finding"));
      gtk_box_append (GTK_BOX (self->sheet), np_parts_label (_("Starting a meeting keeps the forecast as it is then; what is accepted in "
                                                          "its review is compared with it here."), "np-row-status"));
      return G_SOURCE_REMOVE;
    }
  if (forecast == NULL)
    {
      gtk_box_append (GTK_BOX (self->sheet), np_parts_label (_("There is no forecast to compare with"), "np-finding"));
      return G_SOURCE_REMOVE;
    }
  sum = np_forecast_score_ledger (dossier, forecast);
  add_sums (self, sum);
  add_meetings (self, forecast);
  return G_SOURCE_REMOVE;
}

static void
queue_update (NpLedger *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

static void
np_ledger_dispose (GObject *object)
{
  NpLedger *self = NP_LEDGER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->chart);
  G_OBJECT_CLASS (np_ledger_parent_class)->dispose (object);
}

static void
np_ledger_class_init (NpLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_ledger_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
np_ledger_init (NpLedger *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->sheet, "np-sheet");
  self->chart = g_object_ref_sink (np_chart_view_new ());
  gtk_widget_set_size_request (self->chart, -1, CHART_HEIGHT);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->sheet);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Forecast ledger"));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 560);
}

GtkWidget *
np_ledger_new (GtkWindow *parent, NpSession *session)
{
  NpLedger *self = g_object_new (NP_TYPE_LEDGER, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "forecast-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
