/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-meeting-setup.h"

#include <glib/gi18n.h>

#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "meeting/np-regime.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/np-page.h"
#include "ui/widgets/np-child-group.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

#define MAX_SEATS 9

typedef struct
{
  NpSession *session;
  NpObject *meeting;
  GtkWidget *permits;
  GtkWidget *rule;
  GtkWidget *reason;
  int wanted;          /* rule that waits for a reason; -1: what the own rule permits does */
  char *wanted_words;
  gboolean updating;
  GtkWidget *rule_text;
  AdwPreferencesGroup *seats;
  GPtrArray *rows;
  char *shown;
} Setup;

static void
setup_free (gpointer data)
{
  Setup *self = data;

  g_object_unref (self->session);
  g_object_unref (self->meeting);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  g_free (self->wanted_words);
  g_free (self);
}

static void
set_words (Setup *self, guint field, char **words, const char *label)
{
  g_autofree char *value = g_strjoinv (" ", words);
  g_autoptr(NpChange) change = np_change_new (label);

  np_change_set_string (change, self->meeting, field, value);
  np_session_apply (self->session, change);
}

/* ---- the rule; lowering it needs a reason ---- */

static void update_permits (Setup *self);

static gboolean
set_rule (Setup *self, const char *reason)
{
  g_autoptr(NpChange) change = np_change_new (self->wanted >= 0 ? _("change the rule of the meeting")
                                                                : _("change what the own rule permits"));
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  gboolean done = self->wanted >= 0 ? np_regime_set (self->meeting, self->wanted, reason, at, change)
                                    : np_regime_set_permits (self->meeting, self->wanted_words, reason, at, change);

  if (done)
    np_session_apply (self->session, change);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_widget_set_visible (self->reason, !done);
  return done;
}

/* What is not allowed without a reason is not shown as if it were: the row waits, with the old rule, for the reason. */
static void
want (Setup *self, int regime, char *words)
{
  self->wanted = regime;
  g_free (self->wanted_words);
  self->wanted_words = words;
  if (set_rule (self, NULL))
    return;
  update_permits (self);
  gtk_widget_grab_focus (self->reason);
}

static const NpRegime rules[] = { NP_REGIME_OTR, NP_REGIME_BG, NP_REGIME_CHR, NP_REGIME_DBG, NP_REGIME_OFF, NP_REGIME_OWN };

static void
rule_chosen_cb (Setup *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rule));

  if (!self->updating && chosen < G_N_ELEMENTS (rules) && rules[chosen] != (NpRegime) np_object_get_enum (self->meeting, NP_MEETING_REGIME))
    want (self, rules[chosen], NULL);
}

static void
reason_cb (Setup *self)
{
  set_rule (self, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  update_permits (self);
}

static void
add_rule_rows (Setup *self, AdwPreferencesGroup *group)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    gtk_string_list_append (names, np_regime_get_name (rules[i], np_ui_lang ()));
  self->rule = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rule), np_words_of_field ("regime"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->rule), G_LIST_MODEL (names));
  g_signal_connect_swapped (self->rule, "notify::selected", G_CALLBACK (rule_chosen_cb), self);
  adw_preferences_group_add (group, self->rule);
  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("This protects less: say why, it is kept in the history"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->reason), TRUE);
  gtk_widget_set_visible (self->reason, FALSE);
  g_signal_connect_swapped (self->reason, "apply", G_CALLBACK (reason_cb), self);
  adw_preferences_group_add (group, self->reason);
}

/* ---- what an own rule permits ---- */

static const struct { const char *code, *words; } permissions[] = {
  { "text", N_("what was said") }, { "quote", N_("word for word") }, { "role", N_("role of the speaker") },
  { "description", N_("description the speaker chose") },
  { "name", N_("name") }, { "delegation", N_("delegation") }, { "participants", N_("list of participants") },
  { "time", N_("time") },
};

static void
permit_toggled_cb (GtkCheckButton *check, Setup *self)
{
  const char *code = g_object_get_data (G_OBJECT (check), "np-code");
  g_auto(GStrv) now = np_object_dup_list_of_words (self->meeting, NP_MEETING_PERMITS);
  g_autoptr(GString) words = g_string_new (NULL);

  if (self->updating || gtk_check_button_get_active (check) == g_strv_contains ((const char *const *) now, code))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (g_str_equal (permissions[i].code, code) ? gtk_check_button_get_active (check)
                                                : g_strv_contains ((const char *const *) now, permissions[i].code))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", permissions[i].code);
  want (self, -1, g_strdup (words->str));
}

static GtkWidget *
permits_new (Setup *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_widget_add_css_class (box, "np-card");
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_(permissions[i].words));

      g_object_set_data (G_OBJECT (check), "np-code", (gpointer) permissions[i].code);
      g_signal_connect (check, "toggled", G_CALLBACK (permit_toggled_cb), self);
      gtk_flow_box_insert (GTK_FLOW_BOX (box), check, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The own rule permits"), -1);
  return row;
}

static void
update_permits (Setup *self)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->permits));
  gboolean own = np_object_get_enum (self->meeting, NP_MEETING_REGIME) == NP_REGIME_OWN;

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] == (NpRegime) np_object_get_enum (self->meeting, NP_MEETING_REGIME))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->rule), i);
  gtk_widget_set_visible (self->permits, own);
  gtk_widget_set_visible (self->rule_text, own);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   np_object_contains_word (self->meeting, NP_MEETING_PERMITS,
                                                            g_object_get_data (G_OBJECT (check), "np-code")));
    }
  self->updating = FALSE;
}

/* ---- seats ---- */

static void
move_seat (Setup *self, guint from, int by)
{
  g_auto(GStrv) seats = np_object_dup_list_of_words (self->meeting, NP_MEETING_SEAT_ORDER);
  guint n = g_strv_length (seats), to = from + by;
  char *held;

  if (from >= n || to >= n)
    return;
  held = seats[from];
  seats[from] = seats[to];
  seats[to] = held;
  set_words (self, NP_MEETING_SEAT_ORDER, seats, _("change the order of the seats"));
}

static void
seat_clicked_cb (GtkButton *button, Setup *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "np-index"));
  int what = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "np-what"));
  g_auto(GStrv) seats = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) left = NULL;

  if (what != 0)
    {
      move_seat (self, index, what);
      return;
    }
  seats = np_object_dup_list_of_words (self->meeting, NP_MEETING_SEAT_ORDER);
  for (guint i = 0; seats[i] != NULL; i++)
    if (i != index)
      g_strv_builder_add (builder, seats[i]);
  left = g_strv_builder_end (builder);
  set_words (self, NP_MEETING_SEAT_ORDER, left, _("take a seat from the table"));
}

static GtkWidget *
seat_button (Setup *self, guint index, int what, const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "np-index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "np-what", GINT_TO_POINTER (what));
  g_signal_connect (button, "clicked", G_CALLBACK (seat_clicked_cb), self);
  return button;
}

static GtkWidget *
seat_row_new (Setup *self, const char *id, guint index, guint n)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  gpointer seat = np_dossier_find_type (dossier, id, NP_TYPE_SEAT);
  gpointer party = seat != NULL ? np_object_get_ancestor (seat, NP_TYPE_PARTY) : NULL;
  GtkWidget *row = adw_action_row_new (), *key;
  g_autofree char *code = np_seat_dup_code (dossier, id), *name = party != NULL ? np_words_of_object (party) : g_strdup ("");
  g_autofree char *title = g_strdup_printf ("%s · %s", code, name);
  /* Translators: role of a seat, and the short names it is typed by in both languages. */
  g_autofree char *subtitle = seat == NULL ? NULL
    : g_strdup_printf (_("%s, typed =%s or =%s"), np_object_get_words_or_other (seat, NP_SEAT_ROLE, np_ui_lang ()),
                       np_object_get_string (seat, NP_SEAT_ALIAS_EN), np_object_get_string (seat, NP_SEAT_ALIAS_RU));
  g_autofree char *press = g_strdup_printf ("Ctrl+%u", index + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  key = gtk_label_new (index < MAX_SEATS ? press : "");
  gtk_widget_add_css_class (key, "np-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (key, index < MAX_SEATS);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), key);
  if (index > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), seat_button (self, index, -1, "go-up-symbolic", _("One seat up")));
  if (index + 1 < n)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), seat_button (self, index, 1, "go-down-symbolic", _("One seat down")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), seat_button (self, index, 0, "user-trash-symbolic",
                                                                _("Take this seat from the table")));
  return row;
}

static void
add_clicked_cb (GtkButton *button, Setup *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "np-id");
  g_autofree char *value = g_strjoin (" ", np_object_get_string (self->meeting, NP_MEETING_SEAT_ORDER), id, NULL);
  g_autoptr(NpChange) change = np_change_new (_("put a seat at the table"));

  np_change_set_string (change, self->meeting, NP_MEETING_SEAT_ORDER, value);
  np_session_apply (self->session, change);
}

/* Seats of the dossier that are not at the table yet. */
static GtkWidget *
free_seats_new (Setup *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_flow_box_new ();
  guint n = 0;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Seats that are free"), -1);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      for (guint j = 0; j < np_object_get_n_children (party, NP_PARTY_SEATS); j++)
        {
          const char *id = np_object_get_id (np_object_get_child (party, NP_PARTY_SEATS, j));
          g_autofree char *code = NULL, *words = NULL;
          GtkWidget *button;

          if (np_object_contains_word (self->meeting, NP_MEETING_SEAT_ORDER, id))
            continue;
          code = np_seat_dup_code (dossier, id);
          words = g_strdup_printf (_("Put %s at the table"), code);
          button = gtk_button_new_with_label (words);
          g_object_set_data_full (G_OBJECT (button), "np-id", g_strdup (id), g_free);
          g_signal_connect (button, "clicked", G_CALLBACK (add_clicked_cb), self);
          gtk_flow_box_insert (GTK_FLOW_BOX (box), button, -1);
          gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
          n++;
        }
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, n > 0);
  return row;
}

static void
update_seats (Setup *self)
{
  g_auto(GStrv) seats = np_object_dup_list_of_words (self->meeting, NP_MEETING_SEAT_ORDER);
  guint n = g_strv_length (seats);

  if (g_strcmp0 (self->shown, np_object_get_string (self->meeting, NP_MEETING_SEAT_ORDER)) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (np_object_get_string (self->meeting, NP_MEETING_SEAT_ORDER));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->seats, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i <= n; i++)
    {
      GtkWidget *row = i < n ? seat_row_new (self, seats[i], i, n) : free_seats_new (self);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->seats, row);
    }
}

static void
changed_cb (GtkWidget *box, NpChange *change, gboolean undone, NpSession *session)
{
  Setup *self = g_object_get_data (G_OBJECT (box), "np-setup");

  if (!np_change_touches (change, self->meeting))
    return;
  update_permits (self);
  update_seats (self);
}

static GtkWidget *
form_group (Setup *self, const char *title, const guint *fields, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < n; i++)
    {
      const char *name = np_object_get_fields (self->meeting, NULL)[fields[i]].name;
      GtkWidget *row = np_form_row_new (self->session, self->meeting, fields[i], np_words_of_field (name));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

GtkWidget *
np_meeting_setup_new (NpSession *session, gpointer meeting)
{
  static const guint when[] = { NP_MEETING_TITLE, NP_MEETING_DATE, NP_MEETING_UNTIL, NP_MEETING_PLACE, NP_MEETING_SETTING,
                                NP_MEETING_INITIATIVE, NP_MEETING_INTERPRETER, NP_MEETING_STATE };
  const NpChildGroupSpec groups[] = {
    { .list = NP_MEETING_QUESTIONS, .title = _("Questions to ask"), .add = _("Add a question"), .undo_add = _("add a question"),
      .undo_delete = _("delete a question"), .toast = _("Question deleted") },
    { .list = NP_MEETING_AGENDA, .title = _("Agenda"), .add = _("Add an item"), .undo_add = _("add an item to the agenda"),
      .undo_delete = _("delete an item of the agenda"), .toast = _("Item deleted") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22), *group;
  Setup *self = g_new0 (Setup, 1);

  self->session = g_object_ref (session);
  self->meeting = g_object_ref (meeting);
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (box), "np-setup", self, setup_free);
  gtk_widget_add_css_class (box, "np-sheet");
  gtk_box_append (GTK_BOX (box), form_group (self, _("The meeting"), when, G_N_ELEMENTS (when)));
  group = form_group (self, _("Rule for what is said"), NULL, 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Entries start under this rule; it can be changed at any time in the meeting"));
  add_rule_rows (self, ADW_PREFERENCES_GROUP (group));
  self->rule_text = np_form_row_new (session, meeting, NP_MEETING_REGIME_TEXT, np_words_of_field ("regime-text"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rule_text);
  self->permits = permits_new (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->permits);
  gtk_box_append (GTK_BOX (box), group);
  group = adw_preferences_group_new ();
  self->seats = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->seats, _("Seats in table order"));
  adw_preferences_group_set_description (self->seats, _("Roles, never names. New seats are added on the sheet of a party."));
  gtk_box_append (GTK_BOX (box), group);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_box_append (GTK_BOX (box), np_child_group_new (session, meeting, &groups[i]));
  update_permits (self);
  update_seats (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), box, G_CONNECT_SWAPPED);
  return box;
}
