/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-review-forecast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-brief.h"
#include "forecast/np-forecast-frozen.h"
#include "forecast/np-forecast-input.h"
#include "forecast/np-forecast-service.h"
#include "meeting/np-meeting-review.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-ledger.h"
#include "ui/meetings/np-meeting-signs.h"
#include "ui/np-cell-view.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"
#include "ui/widgets/np-model-words.h"

struct _NpReviewForecast
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *finding;
  GtkWidget *all_button;
  GtkWidget *list;
  GtkWidget *ledger;
  GtkWidget *foot;

  NpSession *session;
  NpObject *meeting;
  GPtrArray *rows; /* NpReviewRow */
  NpForecast *before; /* without the meeting; NULL when one was kept before it */
  NpForecast *after;  /* as if all that is open were accepted */
  GCancellable *computing;
  guint64 stamp;
  guint idle;
};

G_DEFINE_FINAL_TYPE (NpReviewForecast, np_review_forecast, GTK_TYPE_WIDGET)

static GtkWidget *
label_new (const char *words, const char *css_class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
wrapped_new (const char *words, const char *css_class)
{
  GtkWidget *label = label_new (words, css_class, TRUE);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* ---- was and now ---- */

static NpFrozen *
find_frozen (NpReviewForecast *self)
{
  return np_dossier_find_frozen (np_session_get_dossier (self->session), np_object_get_id (self->meeting));
}

/* What was kept before the meeting, else what is known without what was heard there. */
static gboolean
fill_was (NpReviewForecast *self, const NpReviewRow *row, NpChartCell *cell)
{
  const NpForecastCell *known = self->before == NULL ? NULL
    : np_forecast_get_cell (self->before, np_object_get_id (row->measure), row->level, np_object_get_id (row->party));
  gpointer frozen = find_frozen (self);

  for (guint i = 0; frozen != NULL && i < np_object_get_n_children (frozen, NP_FROZEN_CELLS); i++)
    {
      gpointer kept = np_object_get_child (frozen, NP_FROZEN_CELLS, i);
      double sum = 0;

      if (np_object_get_enum (kept, NP_FROZEN_CELL_LEVEL) != (int) row->level
          || !g_str_equal (np_object_get_string (kept, NP_FROZEN_CELL_MEASURE), np_object_get_id (row->measure))
          || !g_str_equal (np_object_get_string (kept, NP_FROZEN_CELL_PARTY), np_object_get_id (row->party)))
        continue;
      *cell = (NpChartCell) { .state = NP_CELL_FORECAST, .score = np_object_get_number_or (kept, NP_FROZEN_CELL_S, 0) };
      for (cell->category = 0; cell->category < 4; cell->category++)
        if ((sum += np_object_get_number_or (kept, NP_FROZEN_CELL_P1 + cell->category, 0)) >= 0.5)
          break;
      cell->consent = np_object_get_number_or (kept, NP_FROZEN_CELL_P4, 0) + np_object_get_number_or (kept, NP_FROZEN_CELL_P5, 0);
      return TRUE;
    }
  if (known == NULL)
    return FALSE;
  np_cell_view_fill (cell, known);
  return TRUE;
}

static gboolean
fill_now (NpReviewForecast *self, const NpReviewRow *row, NpChartCell *cell)
{
  NpForecast *after = np_review_row_get_decision (row) == NP_ACCEPT_PENDING ? self->after : np_session_get_forecast (self->session);
  const NpForecastCell *known = after == NULL ? NULL : np_forecast_get_cell (after, np_object_get_id (row->measure), row->level,
                                                                            np_object_get_id (row->party));

  if (known == NULL)
    return FALSE;
  np_cell_view_fill (cell, known);
  return TRUE;
}

/* ---- decisions ---- */

static int
focus_index (NpReviewForecast *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = root != NULL ? gtk_window_get_focus (GTK_WINDOW (root)) : NULL;
  GtkWidget *row = focus == NULL ? NULL : GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && gtk_widget_get_parent (row) == self->list ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
decide (NpReviewForecast *self, guint index, NpAccept decision)
{
  static const char *const labels[] = {
    [NP_ACCEPT_PENDING] = N_("open a decision again"), [NP_ACCEPT_FULL] = N_("accept what was heard"),
    [NP_ACCEPT_HALF] = N_("accept half of what was heard"), [NP_ACCEPT_REJECTED] = N_("reject what was heard"),
  };
  g_autoptr(NpChange) change = np_change_new (_(labels[decision]));

  np_meeting_review_decide (g_ptr_array_index (self->rows, index), decision, change);
  np_session_apply (self->session, change);
}

gboolean
np_review_forecast_decide (NpReviewForecast *self, NpAccept decision)
{
  int index = focus_index (self);

  if (index < 0 || self->rows == NULL || index >= (int) self->rows->len)
    return FALSE;
  decide (self, index, decision);
  for (guint i = 1; i <= self->rows->len; i++)
    {
      guint next = (index + i) % self->rows->len;

      if (np_review_row_get_decision (g_ptr_array_index (self->rows, next)) != NP_ACCEPT_PENDING)
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), next)));
      break;
    }
  return TRUE;
}

gpointer
np_review_forecast_get_entry (NpReviewForecast *self)
{
  int index = focus_index (self);
  const NpReviewRow *row = index >= 0 && index < (int) self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;

  return row != NULL && row->reactions->len > 0
         ? np_object_get_ancestor (g_ptr_array_index (row->reactions, 0), NP_TYPE_ENTRY) : NULL;
}

static void
clicked_cb (GtkButton *button, NpReviewForecast *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  decide (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)),
          GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "np-decision")));
}

static void
all_cb (NpReviewForecast *self)
{
  g_autoptr(NpChange) change = np_change_new (_("accept what was heard"));

  for (guint i = 0; i < self->rows->len; i++)
    if (np_review_row_get_decision (g_ptr_array_index (self->rows, i)) == NP_ACCEPT_PENDING)
      np_meeting_review_decide (g_ptr_array_index (self->rows, i), NP_ACCEPT_FULL, change);
  np_session_apply (self->session, change);
}

static GtkWidget *
decision_button (NpReviewForecast *self, const char *words, NpAccept decision, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, spoken);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "np-decision", GINT_TO_POINTER (decision));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/* ---- rows ---- */

static GtkWidget *
cell_or_dash (gboolean known, const NpChartCell *cell)
{
  GtkWidget *view = known ? np_cell_view_new (cell) : gtk_label_new ("–");

  gtk_widget_set_size_request (view, 86, 36);
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  return view;
}

/* To the cell of the matrix and its reasons. */
static GtkWidget *
why_button_new (const NpReviewRow *row, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_label (_("Why"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Why"), spoken);
  g_autofree char *cell = g_strdup_printf ("%s %s", np_object_get_id (row->measure), np_object_get_id (row->party));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-cell");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
row_new (NpReviewForecast *self, const NpReviewRow *row)
{
  NpLang lang = np_ui_lang ();
  GtkWidget *item = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *under = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *measure = np_words_of_object (row->measure), *party = np_words_of_object_short (row->party);
  g_autofree char *title = g_strdup_printf ("%s · %s", measure, party);
  g_autofree char *observed = np_review_row_dup_observed (row, TRUE);
  NpAccept decision = np_review_row_get_decision (row);
  gpointer last = row->reactions->len > 0 ? g_ptr_array_index (row->reactions, row->reactions->len - 1) : NULL;
  gpointer entry = last != NULL ? np_object_get_ancestor (last, NP_TYPE_ENTRY) : NULL;
  const char *text = entry != NULL ? np_object_get_words_or_other (entry, NP_ENTRY_TEXT, lang) : "";
  g_autofree char *short_text = np_words_shorten (text);
  g_autofree char *heard = g_strdup_printf (lang == NP_LANG_RU ? "%s  «%s»" : "%s  “%s”", observed, short_text);
  NpChartCell was = { 0 }, now = { 0 };
  gboolean was_known = fill_was (self, row, &was), now_known = fill_now (self, row, &now);
  g_autofree char *step = NULL, *spoken = NULL;
  GtkWidget *caption;

  if (was_known && now_known)
    step = was.category == now.category
           /* Translators: %s is a reaction: the forecast "stays conditional". */
           ? g_strdup_printf (_("stays %s"), np_category_word (now.category, lang))
           : g_strdup_printf ("%s → %s", np_category_word (was.category, lang), np_category_word (now.category, lang));
  else
    step = g_strdup (now_known || was_known ? "" : self->computing != NULL ? _("updating") : _("no forecast"));
  spoken = g_strdup_printf ("%s. %s. %s. %s", title, heard, step, np_words_of_code (np_codes_accept, decision));
  gtk_box_append (GTK_BOX (words), wrapped_new (title, "np-section"));
  gtk_box_append (GTK_BOX (words), wrapped_new (heard, "np-row-status"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (pair, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (cells), cell_or_dash (was_known, &was));
  gtk_box_append (GTK_BOX (cells), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (cells), cell_or_dash (now_known, &now));
  caption = label_new (step, "np-row-status", TRUE);
  gtk_box_append (GTK_BOX (under), caption);
  if (was_known || now_known)
    gtk_box_append (GTK_BOX (under), why_button_new (row, title));
  gtk_box_append (GTK_BOX (pair), cells);
  gtk_box_append (GTK_BOX (pair), under);
  gtk_box_append (GTK_BOX (pair), buttons);
  gtk_widget_set_hexpand (pair, FALSE);
  gtk_widget_set_size_request (buttons, 250, -1);
  if (decision == NP_ACCEPT_PENDING)
    {
      GtkWidget *reject = decision_button (self, _("Reject"), NP_ACCEPT_REJECTED, title);

      gtk_box_append (GTK_BOX (buttons), decision_button (self, _("Accept"), NP_ACCEPT_FULL, title));
      gtk_box_append (GTK_BOX (buttons), decision_button (self, _("Half"), NP_ACCEPT_HALF, title));
      gtk_widget_add_css_class (reject, "flat");
      gtk_box_append (GTK_BOX (buttons), reject);
    }
  else
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("np-check-symbolic");
      GtkWidget *again = decision_button (self, C_("button", "Open again"), NP_ACCEPT_PENDING, title);

      gtk_widget_add_css_class (again, "flat");
      gtk_box_append (GTK_BOX (buttons), icon);
      gtk_box_append (GTK_BOX (buttons), label_new (np_words_of_code (np_codes_accept, decision), "np-strong", TRUE));
      gtk_box_append (GTK_BOX (buttons), again);
    }
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), pair);
  gtk_widget_add_css_class (box, "np-review-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return item;
}

/* ---- how the forecasts did ---- */

static GtkWidget *
pairs_new (NpDossier *dossier, GArray *outcomes, guint from, guint to, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 10);
  gtk_widget_set_can_focus (flow, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const NpFrozenOutcome *outcome = &g_array_index (outcomes, NpFrozenOutcome, i);
      guint off = ABS ((int) outcome->forecast - (int) outcome->seen);
      GtkWidget *pair;
      g_autofree char *code = NULL, *words = NULL;
      gpointer party;

      if (off < from || off > to)
        continue;
      party = np_dossier_find (dossier, outcome->party);
      code = np_measure_dup_code (dossier, outcome->measure);
      words = party != NULL ? np_words_of_object_short (party) : g_strdup (outcome->party);
      pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (pair), label_new (code, "np-eyebrow", FALSE));
      gtk_box_append (GTK_BOX (pair), label_new (words, "np-eyebrow", FALSE));
      gtk_box_append (GTK_BOX (pair), np_sign_chip_new (NP_REACT_REJECT + outcome->forecast));
      gtk_box_append (GTK_BOX (pair), np_sign_chip_new (NP_REACT_REJECT + outcome->seen));
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), pair, -1);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), label_new (caption, "np-row-status", TRUE));
  return box;
}

static void
add_pairs (NpReviewForecast *self, const NpFrozenScore *score)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 32);
  g_autofree char *hits = g_strdup_printf (ngettext ("%u in the forecast band", "%u in the forecast band", score->in_band),
                                           score->in_band);
  g_autofree char *off = g_strdup_printf (_("%u one band off, %u further off"), score->one_off, score->missed);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-card");
  gtk_box_append (GTK_BOX (card), label_new (_("How the forecast did: forecast, then heard"), "np-section", TRUE));
  gtk_box_append (GTK_BOX (both), pairs_new (dossier, score->outcomes, 0, 0, hits));
  gtk_box_append (GTK_BOX (both), pairs_new (dossier, score->outcomes, 1, 9, off));
  gtk_box_append (GTK_BOX (card), both);
  gtk_box_append (GTK_BOX (self->ledger), card);
}

static void
update_ledger (NpReviewForecast *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  NpForecast *forecast = np_session_get_forecast (self->session);
  NpFrozen *own = find_frozen (self);
  GtkWidget *list = gtk_list_box_new (), *row = adw_action_row_new ();
  g_autofree char *words = NULL;

  np_parts_clear (self->ledger);
  if (own != NULL && forecast != NULL)
    {
      g_autoptr(NpFrozenScore) score = np_forecast_score_frozen (own, forecast, NULL);

      if (score->outcomes->len > 0)
        add_pairs (self, score);
    }
  if (forecast != NULL)
    {
      g_autoptr(NpFrozenScore) sum = np_forecast_score_ledger (dossier, forecast);

      if (sum->outcomes->len > 0)
        words = np_ledger_dup_words (sum);
    }
  if (words == NULL)
    words = g_strdup (np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS) > 0
                      ? _("no accepted answer to compare with") : _("None yet: starting a meeting keeps the forecast as it is then"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Forecast ledger"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Forecast ledger"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.ledger");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (self->ledger), list);
}

static void
rebuild (NpReviewForecast *self)
{
  int index = focus_index (self);
  guint open = 0;
  GtkWidget *child;
  g_autofree char *finding = NULL, *foot = NULL;

  np_parts_clear (self->list);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, g_ptr_array_index (self->rows, i)));
      open += np_review_row_get_decision (g_ptr_array_index (self->rows, i)) == NP_ACCEPT_PENDING;
    }
  if (index >= 0 && (child = (GtkWidget *) gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index)) != NULL)
    gtk_widget_grab_focus (child);
  finding = self->rows->len == 0 ? g_strdup (_("No reaction to a measure was heard"))
            : g_strdup_printf (ngettext ("The meeting speaks of %u answer", "The meeting speaks of %u answers", self->rows->len),
                               self->rows->len);
  foot = g_strdup_printf (_("%u of %u open"), open, self->rows->len);
  gtk_label_set_text (GTK_LABEL (self->finding), finding);
  gtk_label_set_text (GTK_LABEL (self->foot), foot);
  gtk_widget_set_visible (self->list, self->rows->len > 0);
  gtk_widget_set_visible (self->all_button, open > 1);
  update_ledger (self);
}

/* ---- what it would be ---- */

typedef struct
{
  NpForecastInput *inputs[2]; /* before (or NULL), after */
  NpForecast *results[2];
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (job->inputs); i++)
    {
      g_clear_pointer (&job->inputs[i], np_forecast_input_unref);
      g_clear_object (&job->results[i]);
    }
  g_free (job);
}

static void
compute_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (job->inputs); i++)
    if (job->inputs[i] != NULL && (job->results[i] = np_forecast_new (job->inputs[i], NULL, cancellable, &error)) == NULL)
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_boolean (task, TRUE);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpReviewForecast *self = NP_REVIEW_FORECAST (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (g_task_get_cancellable (G_TASK (result)) != self->computing)
    return;
  g_clear_object (&self->computing);
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    {
      g_set_object (&self->before, job->results[0]);
      g_set_object (&self->after, job->results[1]);
    }
  if (self->meeting != NULL)
    rebuild (self);
}

static void
compute (NpReviewForecast *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  const char *scenario = np_forecast_service_get_scenario (np_session_get_service (self->session));
  const char *meeting = np_object_get_id (self->meeting);
  NpForecast *forecast = np_forecast_service_get_forecast (np_session_get_service (self->session));
  /* What did not change since the matrix was computed is not read again. */
  NpForecastInput *read = forecast != NULL ? np_forecast_get_input (forecast) : NULL;
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  if (self->computing != NULL)
    g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  self->computing = g_cancellable_new ();
  task = g_task_new (self, self->computing, computed_cb, NULL);
  if (find_frozen (self) == NULL)
    job->inputs[0] = np_forecast_input_new_without (dossier, scenario, np_prior_get_default (), meeting, read);
  job->inputs[1] = np_forecast_input_new_as_if_accepted (dossier, scenario, np_prior_get_default (), meeting, read);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compute_thread);
}

gboolean
np_review_forecast_get_busy (NpReviewForecast *self)
{
  return self->computing != NULL;
}

static gboolean
update_cb (gpointer data)
{
  NpReviewForecast *self = data;

  self->idle = 0;
  if (self->meeting == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (self->stamp != np_object_get_stamp (np_session_get_dossier (self->session)))
    {
      self->stamp = np_object_get_stamp (np_session_get_dossier (self->session));
      g_clear_pointer (&self->rows, g_ptr_array_unref);
      self->rows = np_meeting_review_rows (np_session_get_dossier (self->session), NP_MEETING (self->meeting));
      compute (self);
    }
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (NpReviewForecast *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

void
np_review_forecast_set_meeting (NpReviewForecast *self, NpSession *session, gpointer meeting)
{
  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, queue_update, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        {
          g_signal_connect_object (session, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (session, "forecast-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
        }
    }
  if (!g_set_object (&self->meeting, meeting))
    return;
  self->stamp = 0;
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  if (meeting != NULL)
    queue_update (self);
}

void
np_review_forecast_focus (NpReviewForecast *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
np_review_forecast_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (np_review_forecast_parent_class)->map (widget);
  queue_update (NP_REVIEW_FORECAST (widget));
}

static void
np_review_forecast_dispose (GObject *object)
{
  NpReviewForecast *self = NP_REVIEW_FORECAST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->computing != NULL)
    g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (np_review_forecast_parent_class)->dispose (object);
}

static void
np_review_forecast_class_init (NpReviewForecastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_review_forecast_dispose;
  GTK_WIDGET_CLASS (klass)->map = np_review_forecast_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
np_review_forecast_init (NpReviewForecast *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *clamp = adw_clamp_new ();

  self->rows = g_ptr_array_new ();
  self->finding = wrapped_new (NULL, "np-finding");
  self->foot = label_new (NULL, "np-row-status", FALSE);
  self->all_button = gtk_button_new_with_label (_("Accept all that are open"));
  gtk_label_set_ellipsize (GTK_LABEL (self->foot), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (self->all_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->all_button, "clicked", G_CALLBACK (all_cb), self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Was, heard, now"), -1);
  self->ledger = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (words), self->finding);
  gtk_box_append (GTK_BOX (words), wrapped_new (_("Nothing enters the forecast until you accept it. Each decision is one undo step."),
                                                "np-row-status"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), self->foot);
  gtk_box_append (GTK_BOX (head), self->all_button);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->ledger);
  gtk_widget_add_css_class (box, "np-sheet");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
