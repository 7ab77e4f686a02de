/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/briefs/np-leak-list.h"

#include <glib/gi18n.h>

#define MOST_ROWS 100 /* those that are decided make room for the next */

struct _NpLeakList
{
  AdwPreferencesGroup parent_instance;

  NpSession *session;
  GPtrArray *leaks;
  GPtrArray *rows;
  char *shown; /* what the rows show: they stay, open and half typed, while that is the same */
};

G_DEFINE_FINAL_TYPE (NpLeakList, np_leak_list, ADW_TYPE_PREFERENCES_GROUP)

enum { SHOW, N_SIGNALS };
static guint signals[N_SIGNALS];

guint
np_leak_list_count_open (NpLeakList *self)
{
  guint n = 0;

  for (guint i = 0; self->leaks != NULL && i < self->leaks->len; i++)
    n += np_leak_is_open (self->leaks->pdata[i]);
  return n;
}

static const NpLeak *
leak_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "np-leak");
}

gboolean
np_leak_list_decide (NpLeakList *self, guint n, NpClearanceKind decision, const char *text)
{
  g_autoptr(NpChange) change = np_change_new (_("decide on a name in a paper"));

  if (!np_leak_decide (np_session_get_dossier (self->session), self->leaks->pdata[n], decision, text, change))
    return FALSE;
  np_session_apply (self->session, change);
  return TRUE;
}

/* ---- one that waits ---- */

static void
decide_cb (GtkButton *button, NpLeakList *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (button), "np-words");
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "np-index"));
  NpClearanceKind decision = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "np-decision"));

  if (np_leak_list_decide (self, n, decision, gtk_editable_get_text (GTK_EDITABLE (entry))))
    return;
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_grab_focus (entry);
}

static void
typed_cb (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
}

static void
reopen_cb (GtkButton *button, NpLeakList *self)
{
  g_autoptr(NpChange) change = np_change_new (_("decide anew on a name in a paper"));

  np_leak_reopen (np_session_get_dossier (self->session), leak_of (GTK_WIDGET (button)), change);
  np_session_apply (self->session, change);
}

static void
show_cb (GtkButton *button, NpLeakList *self)
{
  g_signal_emit (self, signals[SHOW], 0, leak_of (GTK_WIDGET (button))->path);
}

static GtkWidget *
button_new (NpLeakList *self, const NpLeak *leak, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "np-leak", (gpointer) leak);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
add_buttons (NpLeakList *self, GtkWidget *row, const NpLeak *leak, guint index)
{
  static const struct { const char *label; NpClearanceKind decision; } verbs[] = {
    { NC_("a name in a paper", "Keep"), NP_CLEARANCE_KEEP }, { NC_("a name in a paper", "Replace"), NP_CLEARANCE_REPLACE },
    { NC_("a name in a paper", "Leave out"), NP_CLEARANCE_LEAVE_OUT },
  };
  GtkWidget *words = adw_entry_row_new (), *line = gtk_list_box_row_new (), *box = gtk_flow_box_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _("Why it stays, or the words instead"));
  g_signal_connect (words, "changed", G_CALLBACK (typed_cb), NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), words);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_widget_add_css_class (box, "np-card");
  for (guint i = 0; i <= G_N_ELEMENTS (verbs); i++)
    {
      GtkWidget *button;

      if (i < G_N_ELEMENTS (verbs))
        {
          button = button_new (self, leak, g_dpgettext2 (NULL, "a name in a paper", verbs[i].label), G_CALLBACK (decide_cb));
          g_object_set_data (G_OBJECT (button), "np-words", words);
          g_object_set_data (G_OBJECT (button), "np-index", GUINT_TO_POINTER (index));
          g_object_set_data (G_OBJECT (button), "np-decision", GUINT_TO_POINTER (verbs[i].decision));
        }
      else
        button = button_new (self, leak, _("Go there"), G_CALLBACK (show_cb));
      gtk_flow_box_insert (GTK_FLOW_BOX (box), button, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static char *
dup_decision (const NpLeak *leak)
{
  switch (leak->decision)
    {
    case NP_CLEARANCE_KEEP:
      /* Translators: a name stays in the paper; %s is the reason. */
      return g_strdup_printf (_("Kept: %s"), leak->instead);
    case NP_CLEARANCE_REPLACE:
      /* Translators: a name in a paper is replaced; %s are the words that take its place. */
      return g_strdup_printf (_("Replaced by “%s”"), leak->instead);
    case NP_CLEARANCE_LEAVE_OUT:
    default:
      return g_strdup (_("The text is left out"));
    }
}

static GtkWidget *
row_new (NpLeakList *self, const NpLeak *leak, guint index)
{
  gboolean open = np_leak_is_open (leak), warning = np_leak_is_warning (leak);
  GtkWidget *row = open ? adw_expander_row_new () : adw_action_row_new (), *icon;
  g_autofree char *found = np_leak_dup_found (leak), *context = np_leak_dup_context (leak), *title = NULL, *under = NULL;
  const char *what = np_text_get (leak->what, np_ui_lang ());

  if (warning)
    title = g_strdup (what);
  else
    /* Translators: words found in a text, and what they are: "“Russia”: a party is named". */
    title = g_strdup_printf (_("“%s”: %s"), found, what);
  under = leak->decided ? dup_decision (leak) : g_strdup (context);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (open)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), under);
      add_buttons (self, row, leak, index);
    }
  else
    {
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), under);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 warning ? button_new (self, leak, _("Go there"), G_CALLBACK (show_cb))
                                         : button_new (self, leak, _("Decide anew"), G_CALLBACK (reopen_cb)));
    }
  icon = gtk_image_new_from_icon_name (open || warning ? "np-attention-symbolic" : "np-check-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open ? _("Waits for a decision") : warning ? _("Please note") : _("Decided"), -1);
  if (open)
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
update (NpLeakList *self)
{
  guint n = np_leak_list_count_open (self);
  g_autofree char *words = g_strdup_printf (ngettext ("%u name waits for a decision; until then nothing is written",
                                                      "%u names wait for a decision; until then nothing is written", n), n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         n > 0 ? words : self->leaks->len > 0 ? _("Every name found is decided on")
                                                       : _("No name was found that a rule hides"));
  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < self->leaks->len && self->rows->len < MOST_ROWS; i++)
      {
        const NpLeak *leak = self->leaks->pdata[i];

        if (turn == (np_leak_is_open (leak) ? 0u : np_leak_is_warning (leak) ? 1u : 2u))
          {
            GtkWidget *row = row_new (self, leak, i);

            g_ptr_array_add (self->rows, row);
            adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
          }
      }
  if (self->rows->len < self->leaks->len)
    {
      guint more = self->leaks->len - self->rows->len;
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more comes after these", "%u more come after these", more), more);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rest);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

void
np_leak_list_set_leaks (NpLeakList *self, NpSession *session, GPtrArray *leaks)
{
  g_autoptr(GString) shows = g_string_new (NULL);
  GPtrArray *old = self->leaks;

  for (guint i = 0; i < leaks->len; i++)
    {
      const NpLeak *leak = leaks->pdata[i];

      g_string_append_printf (shows, "%s %d %d %s\n", leak->id, leak->decided, leak->decision, leak->instead);
    }
  if (g_strcmp0 (shows->str, self->shown) == 0)
    return;
  g_set_object (&self->session, session);
  g_free (self->shown);
  self->shown = g_strdup (shows->str);
  self->leaks = g_ptr_array_ref (leaks);
  update (self);
  g_clear_pointer (&old, g_ptr_array_unref);
}

static void
np_leak_list_finalize (GObject *object)
{
  NpLeakList *self = NP_LEAK_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->leaks, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (np_leak_list_parent_class)->finalize (object);
}

static void
np_leak_list_class_init (NpLeakListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = np_leak_list_finalize;
  signals[SHOW] = g_signal_new ("show-place", NP_TYPE_LEAK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
np_leak_list_init (NpLeakList *self)
{
  self->rows = g_ptr_array_new ();
}
