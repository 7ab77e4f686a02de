/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-meetings-page.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-meeting.h"
#include "forecast/np-forecast-frozen.h"
#include "meeting/np-search.h"
#include "store/np-document.h"
#include "ui/meetings/np-live-view.h"
#include "ui/meetings/np-meeting-setup.h"
#include "ui/meetings/np-review-view.h"
#include "ui/np-library.h"
#include "ui/widgets/np-model-words.h"

#define STRIP_FROM 1000 /* px of the page; the strip of a narrower one comes over the notes with Alt+Q */

struct _NpMeetingsPage
{
  NpPage parent_instance;

  GtkWidget *list_pane;
  GtkListBox *list;
  GtkStack *stack;
  GtkWidget *scrolled;
  AdwBin *setup;
  NpLiveView *live;
  NpReviewView *review;

  GtkWidget *title;        /* of the page itself */
  GtkWidget *live_title;
  GtkWidget *review_title;
  GtkWidget *clock;
  GtkWidget *start_button;
  GtkWidget *end_button;
  GtkWidget *discreet_button;
  GtkWidget *list_button;
  GtkWidget *setup_button;

  NpObject *meeting;
  NpObject *set_up; /* whose sheet is built */
  GSignalGroup *signals;
  guint timer;
  guint pane_idle;
  gboolean made_room;
};

G_DEFINE_FINAL_TYPE (NpMeetingsPage, np_meetings_page, NP_TYPE_PAGE)

/* ---- the list ---- */

static char *
dup_date_words (gpointer meeting)
{
  const char *date = np_object_get_string (meeting, NP_MEETING_DATE);
  g_autofree char *day = g_strndup (date, 10);

  return *date != '\0' ? np_format_iso_date (day, np_ui_lang ()) : g_strdup (_("no date"));
}

static GtkWidget *
list_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
fill_row (GtkWidget *row)
{
  gpointer meeting = g_object_get_data (G_OBJECT (row), "np-meeting");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  NpMeetingState state = np_object_get_enum (meeting, NP_MEETING_STATE);
  const char *title = np_object_get_words_or_other (meeting, NP_MEETING_TITLE, np_ui_lang ());
  const char *state_word = np_words_of_code (np_codes_meeting_state, state);
  const char *setting = np_words_of_code (np_codes_setting, np_object_get_enum (meeting, NP_MEETING_SETTING));
  g_autofree char *date = dup_date_words (meeting);
  const char *place = np_object_get_words_or_other (meeting, NP_MEETING_PLACE, np_ui_lang ());
  g_autofree char *where = g_strjoin (" · ", date, *place != '\0' ? place : setting, *place != '\0' ? setting : NULL, NULL);
  guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
  g_autofree char *what = g_strdup_printf ("%s · %s", state_word, count);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, where, what);

  gtk_box_append (GTK_BOX (box), list_label (*title != '\0' ? title : _("Meeting without a title"), "np-row-title"));
  gtk_box_append (GTK_BOX (box), list_label (where, "np-row-status"));
  gtk_box_append (GTK_BOX (box), list_label (what, state == NP_MEETING_RUNNING ? "np-running" : "np-row-status"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data_full (G_OBJECT (row), "np-meeting", g_object_ref (item), g_object_unref);
  fill_row (row);
  return row;
}

static GtkListBoxRow *
find_row (NpMeetingsPage *self, gpointer meeting)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "np-meeting") == meeting)
      return row;
  return NULL;
}

/* ---- what is shown ---- */

static gboolean
is_live (NpMeetingsPage *self)
{
  return self->meeting != NULL && np_object_get_enum (self->meeting, NP_MEETING_STATE) == NP_MEETING_RUNNING
         && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->setup_button));
}

static gboolean
tick_cb (gpointer data)
{
  NpMeetingsPage *self = data;
  g_autofree char *words = np_live_view_dup_clock (self->live);

  gtk_label_set_text (GTK_LABEL (self->clock), words);
  return G_SOURCE_CONTINUE;
}

/* The sidebar makes room while notes are taken, and comes back when the page is left. */
static gboolean
pane_cb (gpointer data)
{
  NpMeetingsPage *self = data;
  gboolean wanted = is_live (self) && gtk_widget_get_mapped (GTK_WIDGET (self));

  self->pane_idle = 0;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || wanted == self->made_room)
    return G_SOURCE_REMOVE;
  self->made_room = wanted;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.make-room", "b", wanted);
  np_page_set_inspector_shown (NP_PAGE (self), wanted && gtk_widget_get_width (GTK_WIDGET (self)) >= STRIP_FROM);
  return G_SOURCE_REMOVE;
}

static void
queue_panes (NpMeetingsPage *self)
{
  if (self->pane_idle == 0)
    self->pane_idle = g_idle_add (pane_cb, self);
}

static void
set_slot (NpMeetingsPage *self, const char *name, GtkWidget *widget)
{
  g_autoptr(GtkWidget) now = NULL;

  g_object_get (self, name, &now, NULL);
  if (now != widget)
    g_object_set (self, name, widget, NULL);
}

static void
update_title (NpMeetingsPage *self, const char *shown)
{
  gboolean discreet = np_live_view_get_discreet (self->live);
  g_autofree char *date = self->meeting != NULL ? dup_date_words (self->meeting) : NULL;
  const char *title = self->meeting != NULL ? np_object_get_words_or_other (self->meeting, NP_MEETING_TITLE, np_ui_lang ()) : "";
  const char *place = self->meeting != NULL ? np_object_get_words_or_other (self->meeting, NP_MEETING_PLACE, np_ui_lang ()) : "";
  g_autofree char *where = *place != '\0' && !discreet ? g_strdup_printf ("%s, %s", place, date) : g_strdup (date);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->live_title), discreet ? _("Notes") : title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->live_title), where != NULL ? where : "");
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->review_title), title);
  set_slot (self, "title-widget", g_str_equal (shown, "live") ? self->live_title
                                  : g_str_equal (shown, "review") ? self->review_title : self->title);
}

static void
update (NpMeetingsPage *self)
{
  NpSession *session = np_page_get_session (NP_PAGE (self));
  int state = self->meeting != NULL ? np_object_get_enum (self->meeting, NP_MEETING_STATE) : -1;
  gboolean set_up = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->setup_button));
  gboolean writable = session != NULL && !np_session_get_read_only (session);
  const char *shown = state < 0 ? "empty" : state == NP_MEETING_PLANNED || set_up ? "setup"
                      : state == NP_MEETING_RUNNING ? "live" : "review";
  gboolean live = g_str_equal (shown, "live");

  gtk_stack_set_visible_child_name (self->stack, shown);
  np_page_set_list_empty (NP_PAGE (self), session == NULL
                          || np_object_get_n_children (np_session_get_dossier (session), NP_DOSSIER_MEETINGS) == 0);
  if (g_str_equal (shown, "setup") && g_set_object (&self->set_up, self->meeting))
    {
      adw_bin_set_child (self->setup, np_meeting_setup_new (session, self->meeting));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
    }
  np_live_view_set_meeting (self->live, session, state == NP_MEETING_RUNNING ? self->meeting : NULL);
  np_review_view_set_meeting (self->review, session, state > NP_MEETING_RUNNING ? self->meeting : NULL);
  update_title (self, shown);
  if (!live && gtk_widget_get_parent (self->list_pane) == NULL)
    {
      set_slot (self, "list", self->list_pane);
      np_page_set_detail_shown (NP_PAGE (self), TRUE);
    }
  set_slot (self, "list", live && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button)) ? NULL : self->list_pane);
  set_slot (self, "inspector", live && !np_live_view_get_discreet (self->live) ? np_live_view_get_strip (self->live) : NULL);
  gtk_widget_set_visible (self->start_button, state == NP_MEETING_PLANNED);
  gtk_widget_set_sensitive (self->start_button, writable);
  gtk_widget_set_visible (self->end_button, state == NP_MEETING_RUNNING);
  gtk_widget_set_visible (self->discreet_button, live);
  gtk_widget_set_visible (self->list_button, live);
  gtk_widget_set_visible (self->clock, state == NP_MEETING_RUNNING);
  gtk_widget_set_visible (self->setup_button, state >= NP_MEETING_RUNNING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete-selected",
                                 writable && state >= 0 && state != NP_MEETING_RUNNING);
  if (state == NP_MEETING_RUNNING && self->timer == 0)
    self->timer = g_timeout_add_seconds (1, tick_cb, self);
  else if (state != NP_MEETING_RUNNING)
    g_clear_handle_id (&self->timer, g_source_remove);
  if (state == NP_MEETING_RUNNING)
    tick_cb (self);
  queue_panes (self);
}

static void
row_selected_cb (NpMeetingsPage *self, GtkListBoxRow *row)
{
  gpointer meeting = row != NULL ? g_object_get_data (G_OBJECT (row), "np-meeting") : NULL;

  if (!g_set_object (&self->meeting, meeting))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->setup_button), FALSE);
  update (self);
}

static void
row_activated_cb (NpMeetingsPage *self)
{
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
  np_page_grab_main_focus (NP_PAGE (self));
}

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpMeetingsPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (np_change_touches (change, g_object_get_data (G_OBJECT (row), "np-meeting")))
      fill_row (GTK_WIDGET (row));
  if (gtk_list_box_get_selected_row (self->list) == NULL && (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_select_row (self->list, row);
  if (self->meeting == NULL || np_change_touches (change, self->meeting))
    update (self);
}

/* ---- what the page does ---- */

static char *
now_as_iso (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
}

static void
start_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  NpSession *session = np_page_get_session (NP_PAGE (self));
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autofree char *now = now_as_iso ();
  NpChange *change;

  if (self->meeting == NULL || np_object_get_enum (self->meeting, NP_MEETING_STATE) != NP_MEETING_PLANNED)
    return;
  change = np_change_new (_("start the meeting"));
  np_change_set_enum (change, self->meeting, NP_MEETING_STATE, NP_MEETING_RUNNING);
  np_change_set_string (change, self->meeting, NP_MEETING_DATE, now);
  if (forecast != NULL && np_forecast_get_n_cells (forecast) > 0)
    {
      /* What was expected is kept before anything is heard, so that it can be scored. */
      NpDocument *document = np_session_get_document (session);
      const char *sum = document != NULL ? np_document_get_sum (document) : NULL;
      g_autofree char *digest = g_strndup (sum != NULL ? sum : "", 12);
      g_autofree char *id = np_dossier_new_id (dossier, "f");
      g_autoptr(NpText) title = np_text_new ("Прогноз перед встречей", "Forecast before the meeting");
      g_autoptr(NpFrozen) frozen = np_forecast_freeze (forecast, id, digest, np_object_get_id (self->meeting), title);

      np_change_insert (change, dossier, NP_DOSSIER_FORECASTS, G_MAXUINT, frozen);
    }
  np_page_apply (NP_PAGE (self), change, NULL);
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
  np_page_grab_main_focus (NP_PAGE (self));
}

static void
end_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);
  NpChange *change;

  if (self->meeting == NULL || np_object_get_enum (self->meeting, NP_MEETING_STATE) != NP_MEETING_RUNNING)
    return;
  np_live_view_flush (self->live);
  change = np_change_new (_("end the meeting"));
  np_change_set_enum (change, self->meeting, NP_MEETING_STATE, NP_MEETING_REVIEW);
  if (!np_object_is_given (self->meeting, NP_MEETING_UNTIL))
    {
      g_autofree char *now = now_as_iso ();

      np_change_set_string (change, self->meeting, NP_MEETING_UNTIL, now);
    }
  np_page_apply (NP_PAGE (self), change, NULL);
  np_page_grab_main_focus (NP_PAGE (self));
}

static void
discreet_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);
  gboolean discreet = !np_live_view_get_discreet (self->live);

  np_live_view_set_discreet (self->live, discreet);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->discreet_button), discreet);
  update (self);
  np_page_set_inspector_shown (NP_PAGE (self), is_live (self) && !discreet && gtk_widget_get_width (widget) >= STRIP_FROM);
  np_live_view_focus (self->live);
}

static void
questions_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);
  gboolean show = !np_page_get_inspector_shown (NP_PAGE (self));

  if (!is_live (self) || np_live_view_get_discreet (self->live))
    return;
  np_page_set_inspector_shown (NP_PAGE (self), show);
  if (show)
    gtk_widget_child_focus (np_live_view_get_strip (self->live), GTK_DIR_TAB_FORWARD);
  else
    np_live_view_focus (self->live);
}

static void
seat_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);

  if (is_live (self))
    np_live_view_choose_seat (self->live, g_variant_get_int32 (parameter) - 1);
}

/* Pickers for layouts without the sigils, and the word typed on the wrong layout. */
static void
typing_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);

  if (!is_live (self))
    return;
  if (g_str_equal (name, "page.fix-layout"))
    np_live_view_fix_layout (self->live);
  else
    np_live_view_pick (self->live, g_str_equal (name, "page.pick-seat") ? "=" : g_str_equal (name, "page.pick-measure") ? "*" : "!");
}

static void
review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "review"))
    return;
  if (g_str_equal (name, "page.edit-entry"))
    np_review_view_edit (self->review);
  else
    np_review_view_decide (self->review, g_str_equal (name, "page.accept") ? NP_ACCEPT_FULL
                                         : g_str_equal (name, "page.accept-half") ? NP_ACCEPT_HALF : NP_ACCEPT_REJECTED);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (widget);
  g_autofree char *words = NULL, *toast = NULL;
  NpChange *change;

  if (self->meeting == NULL || np_object_get_enum (self->meeting, NP_MEETING_STATE) == NP_MEETING_RUNNING)
    return;
  words = np_words_of_object (self->meeting);
  /* Translators: %s is a meeting. */
  toast = g_strdup_printf (_("“%s” deleted"), words);
  change = np_change_new (_("delete a meeting"));
  np_change_remove (change, self->meeting);
  np_page_apply (NP_PAGE (self), change, toast);
}

static void
np_meetings_page_new_item (NpPage *page)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (page);
  NpDossier *dossier = np_page_get_dossier (page);
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS);
  g_autofree char *id = np_dossier_new_id (dossier, "mt");
  g_autoptr(NpMeeting) meeting = np_object_new (NP_TYPE_MEETING, id);
  NpChange *change = np_change_new (_("new meeting"));

  np_object_set_words (meeting, NP_MEETING_TITLE, NP_LANG_RU, "Новая встреча");
  np_object_set_words (meeting, NP_MEETING_TITLE, NP_LANG_EN, "New meeting");
  np_object_set_enum (meeting, NP_MEETING_REGIME, NP_REGIME_CHR);
  /* The people are mostly those of the last time. */
  if (n > 0)
    np_object_set_string (meeting, NP_MEETING_SEAT_ORDER,
                          np_object_get_string (np_object_get_child (dossier, NP_DOSSIER_MEETINGS, n - 1), NP_MEETING_SEAT_ORDER));
  np_change_insert (change, dossier, NP_DOSSIER_MEETINGS, G_MAXUINT, meeting);
  if (!np_page_apply (page, change, NULL))
    return;
  gtk_list_box_select_row (self->list, find_row (self, meeting));
  np_page_set_detail_shown (page, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->setup), GTK_DIR_TAB_FORWARD);
}

/* Meetings by their own words; in a review, its entries. */
static void
np_meetings_page_filter (NpPage *page, const char *text)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (page);
  g_autoptr(NpSearch) search = *text != '\0' ? np_search_new (text, np_page_get_dossier (page), np_library_get_termbase ()) : NULL;
  gboolean review = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "review");
  gboolean found = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gpointer meeting = g_object_get_data (G_OBJECT (row), "np-meeting");
      gboolean shown = search == NULL || np_search_object (search, meeting) != NP_SEARCH_NONE;

      /* The open one stays, for its entries are looked through. */
      gtk_widget_set_visible (GTK_WIDGET (row), shown || (review && meeting == (gpointer) self->meeting));
      found = found || shown;
    }
  if (review)
    found = np_review_view_filter (self->review, search) || found;
  np_page_set_found (page, found || search == NULL);
}

/* While notes are taken nothing is hidden: what is looked for is looked for everywhere. */
static void
np_meetings_page_start_search (NpPage *page)
{
  if (is_live (NP_MEETINGS_PAGE (page)))
    gtk_widget_activate_action (GTK_WIDGET (page), "win.search-everywhere", NULL);
  else
    np_page_open_search_bar (page);
}

static void
tab_cb (NpMeetingsPage *self)
{
  if (*np_page_get_filter (NP_PAGE (self)) != '\0')
    np_meetings_page_filter (NP_PAGE (self), np_page_get_filter (NP_PAGE (self)));
}

static void
np_meetings_page_session_changed (NpPage *page)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (page);
  NpDossier *dossier = np_page_get_dossier (page);
  GListModel *meetings = dossier != NULL ? np_object_get_list (dossier, NP_DOSSIER_MEETINGS) : NULL;
  gpointer first = NULL;

  g_signal_group_set_target (self->signals, np_page_get_session (page));
  g_clear_object (&self->set_up);
  g_clear_object (&self->meeting);
  adw_bin_set_child (self->setup, NULL);
  gtk_list_box_bind_model (self->list, meetings, make_row, self, NULL);
  for (guint i = 0; meetings != NULL && i < g_list_model_get_n_items (meetings); i++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i);

      if (first == NULL || np_object_get_enum (meeting, NP_MEETING_STATE) == NP_MEETING_RUNNING)
        first = meeting;
    }
  if (first != NULL)
    gtk_list_box_select_row (self->list, find_row (self, first));
  update (self);
}

static void
np_meetings_page_grab_main_focus (NpPage *page)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (page);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gboolean detail;

  g_object_get (self, "detail-shown", &detail, NULL);
  /* Narrow, with the list in front: what is behind it cannot be seen. */
  if (np_page_get_folded (page) && !detail && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (g_str_equal (shown, "live"))
    np_live_view_focus (self->live);
  else if (g_str_equal (shown, "review"))
    np_review_view_focus (self->review);
  else if (row == NULL || !gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
np_meetings_page_show_object (NpPage *page, gpointer object)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (page);
  gpointer meeting = np_object_get_ancestor (object, NP_TYPE_MEETING);
  gpointer entry = np_object_get_ancestor (object, NP_TYPE_ENTRY);
  GtkListBoxRow *row = meeting != NULL ? find_row (self, meeting) : NULL;

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, row);
  np_page_set_detail_shown (page, TRUE);
  if (entry != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "review"))
    np_review_view_show_entry (self->review, entry);
  else if (entry != NULL && is_live (self))
    np_live_view_show_entry (self->live, entry);
  return TRUE;
}

static void
np_meetings_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (np_meetings_page_parent_class)->map (widget);
  queue_panes (NP_MEETINGS_PAGE (widget));
}

static void
np_meetings_page_unmap (GtkWidget *widget)
{
  np_live_view_flush (NP_MEETINGS_PAGE (widget)->live);
  GTK_WIDGET_CLASS (np_meetings_page_parent_class)->unmap (widget);
  queue_panes (NP_MEETINGS_PAGE (widget));
}

static void
np_meetings_page_dispose (GObject *object)
{
  NpMeetingsPage *self = NP_MEETINGS_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->pane_idle, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->meeting);
  g_clear_object (&self->set_up);
  g_clear_object (&self->title);
  g_clear_object (&self->live_title);
  g_clear_object (&self->review_title);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_MEETINGS_PAGE);
  G_OBJECT_CLASS (np_meetings_page_parent_class)->dispose (object);
}

static void
np_meetings_page_class_init (NpMeetingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);
  static const char *const typing[] = { "page.pick-seat", "page.pick-measure", "page.pick-rule", "page.fix-layout" };
  static const char *const reviewing[] = { "page.accept", "page.accept-half", "page.reject", "page.edit-entry" };
  static const char *const bound[] = {
    "page.discreet", "page.questions", "page.pick-seat", "page.pick-measure", "page.pick-rule", "page.fix-layout", "page.accept",
    "page.accept-half", "page.reject", "page.edit-entry", "page.choose-seat(1)", "page.choose-seat(2)", "page.choose-seat(3)",
    "page.choose-seat(4)", "page.choose-seat(5)", "page.choose-seat(6)", "page.choose-seat(7)", "page.choose-seat(8)",
    "page.choose-seat(9)",
  };

  g_type_ensure (NP_TYPE_LIVE_VIEW);
  g_type_ensure (NP_TYPE_REVIEW_VIEW);
  G_OBJECT_CLASS (klass)->dispose = np_meetings_page_dispose;
  widget_class->map = np_meetings_page_map;
  widget_class->unmap = np_meetings_page_unmap;
  page_class->session_changed = np_meetings_page_session_changed;
  page_class->grab_main_focus = np_meetings_page_grab_main_focus;
  page_class->show_object = np_meetings_page_show_object;
  page_class->new_item = np_meetings_page_new_item;
  page_class->filter = np_meetings_page_filter;
  page_class->start_search = np_meetings_page_start_search;
  gtk_widget_class_install_action (widget_class, "page.start-meeting", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "page.end-meeting", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-selected", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.discreet", NULL, discreet_cb);
  gtk_widget_class_install_action (widget_class, "page.questions", NULL, questions_cb);
  gtk_widget_class_install_action (widget_class, "page.choose-seat", "i", seat_cb);
  for (guint i = 0; i < G_N_ELEMENTS (typing); i++)
    gtk_widget_class_install_action (widget_class, typing[i], NULL, typing_cb);
  for (guint i = 0; i < G_N_ELEMENTS (reviewing); i++)
    gtk_widget_class_install_action (widget_class, reviewing[i], NULL, review_cb);
  for (guint i = 0; i < G_N_ELEMENTS (bound); i++)
    np_page_class_bind (page_class, bound[i]);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/meetings/np-meetings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, list);
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, setup);
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, live);
  gtk_widget_class_bind_template_child (widget_class, NpMeetingsPage, review);
}

static GtkWidget *
header_button (GtkWidget *button, const char *action, const char *tooltip)
{
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
fill_header (NpMeetingsPage *self)
{
  AdwHeaderBar *header = np_page_get_header (NP_PAGE (self));

  self->list_button = header_button (gtk_toggle_button_new (), NULL, _("List of meetings"));
  gtk_button_set_icon_name (GTK_BUTTON (self->list_button), "np-meetings-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("List of meetings"), -1);
  self->clock = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->clock, "np-meeting-clock");
  adw_header_bar_pack_start (header, self->list_button);
  adw_header_bar_pack_start (header, self->clock);
  self->start_button = header_button (gtk_button_new_with_label (_("Start")), "page.start-meeting",
                                      _("Start taking notes; the forecast is kept as it is now"));
  gtk_widget_add_css_class (self->start_button, "suggested-action");
  self->end_button = header_button (gtk_button_new_with_label (_("End meeting")), "page.end-meeting",
                                    _("Stop taking notes and go to the review"));
  self->discreet_button = header_button (gtk_toggle_button_new (), "page.discreet", _("Hide everything but the line being typed"));
  gtk_button_set_child (GTK_BUTTON (self->discreet_button),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "np-eye-off-symbolic", "label", _("Discreet"), NULL));
  self->setup_button = header_button (gtk_toggle_button_new_with_label (_("Set-up")), NULL, _("Seats, rule and agenda"));
  adw_header_bar_pack_end (header, self->end_button);
  adw_header_bar_pack_end (header, self->start_button);
  adw_header_bar_pack_end (header, self->discreet_button);
  adw_header_bar_pack_end (header, self->setup_button);
  g_signal_connect_swapped (self->setup_button, "toggled", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->list_button, "toggled", G_CALLBACK (update), self);
}

static void
np_meetings_page_init (NpMeetingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  np_page_set_quiet (NP_PAGE (self));
  g_object_get (self, "title-widget", &self->title, NULL);
  self->live_title = g_object_ref_sink (adw_window_title_new ("", ""));
  self->review_title = g_object_ref_sink (g_object_new (ADW_TYPE_VIEW_SWITCHER_TITLE, "stack",
                                                        np_review_view_get_stack (self->review), NULL));
  np_review_view_set_title (self->review, self->review_title);
  g_signal_connect_swapped (np_review_view_get_stack (self->review), "notify::visible-child", G_CALLBACK (tab_cb), self);
  fill_header (self);
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}
