/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-code-rows.h"

#include <glib/gi18n.h>

#include "language/np-sanitize.h"

typedef struct
{
  NpSession *session;
  NpObject *object;
  guint field;
  const NpCodeRows *rows;
  GtkWidget *widget;
  GPtrArray *codes; /* what can be chosen */
  GPtrArray *made;  /* rows of an expander */
  gboolean updating;
} Codes;

static void
codes_free (gpointer data)
{
  Codes *self = data;

  g_object_unref (self->session);
  g_object_unref (self->object);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->made);
  g_free (self);
}

static void
follow (Codes *self, GtkWidget *widget, GCallback show)
{
  g_autofree char *signal = g_strconcat ("notify::", np_object_get_fields (self->object, NULL)[self->field].name, NULL);

  self->widget = widget;
  g_object_set_data_full (G_OBJECT (widget), "np-codes", self, codes_free);
  g_signal_connect_object (self->object, signal, show, widget, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (widget, !np_session_get_read_only (self->session));
}

static Codes *
codes_new (NpSession *session, gpointer object, guint field, const NpCodeRows *rows)
{
  Codes *self = g_new0 (Codes, 1);

  self->session = g_object_ref (session);
  self->object = g_object_ref (object);
  self->field = field;
  self->rows = rows;
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->made = g_ptr_array_new ();
  return self;
}

static void
set (Codes *self, const char *value)
{
  g_autoptr(NpChange) change = np_change_new (self->rows->change);

  np_change_set_string (change, self->object, self->field, value);
  np_session_apply (self->session, change);
}

static void
add_code (Codes *self, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL))
    g_ptr_array_add (self->codes, g_strdup (code));
}

/* ---- one ---- */

static void
show_one (GtkWidget *widget)
{
  Codes *self = g_object_get_data (G_OBJECT (widget), "np-codes");
  const char *value = np_object_get_string (self->object, self->field);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  guint selected;

  self->updating = TRUE;
  g_ptr_array_set_size (self->codes, 0);
  add_code (self, "");
  for (guint i = 0; self->rows->codes[i] != NULL; i++)
    add_code (self, self->rows->codes[i]);
  add_code (self, value);
  for (guint i = 0; i < self->codes->len; i++)
    gtk_string_list_append (words, i == 0 ? C_("kind of source", "not given") : self->rows->word (g_ptr_array_index (self->codes, i)));
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (words));
  g_ptr_array_find_with_equal_func (self->codes, value, g_str_equal, &selected);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), selected);
  self->updating = FALSE;
}

static void
chosen_cb (GtkWidget *widget)
{
  Codes *self = g_object_get_data (G_OBJECT (widget), "np-codes");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (widget));

  if (!self->updating && selected < self->codes->len)
    set (self, g_ptr_array_index (self->codes, selected));
}

GtkWidget *
np_code_row_new (NpSession *session, gpointer object, guint field, const char *title, const NpCodeRows *rows)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  follow (codes_new (session, object, field, rows), row, G_CALLBACK (show_one));
  show_one (row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), NULL);
  return row;
}

/* ---- any number ---- */

static void
toggled_cb (GtkCheckButton *check, GtkWidget *widget)
{
  Codes *self = g_object_get_data (G_OBJECT (widget), "np-codes");
  const char *code = g_object_get_data (G_OBJECT (check), "np-code");
  g_auto(GStrv) now = np_object_dup_list_of_words (self->object, self->field);
  g_autoptr(GString) words = g_string_new (NULL);

  if (self->updating)
    return;
  for (guint i = 0; now[i] != NULL; i++)
    if (!g_str_equal (now[i], code))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", now[i]);
  if (gtk_check_button_get_active (check))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", code);
  set (self, words->str);
}

static void
own_cb (GtkWidget *entry, GtkWidget *widget)
{
  Codes *self = g_object_get_data (G_OBJECT (widget), "np-codes");
  g_autofree char *clean = np_sanitize_xml (gtk_editable_get_text (GTK_EDITABLE (entry)), -1, NULL);
  g_autofree char *words = NULL;

  /* A tag is one word. */
  g_strdelimit (g_strstrip (clean), " \t\n", '-');
  if (*clean == '\0' || np_object_contains_word (self->object, self->field, clean))
    return;
  words = g_strstrip (g_strdup_printf ("%s %s", np_object_get_string (self->object, self->field), clean));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  set (self, words);
}

static void
show_all (GtkWidget *widget)
{
  Codes *self = g_object_get_data (G_OBJECT (widget), "np-codes");
  g_auto(GStrv) now = np_object_dup_list_of_words (self->object, self->field);
  g_autoptr(GString) said = g_string_new (NULL);
  guint known = self->codes->len;

  self->updating = TRUE;
  for (guint i = 0; self->rows->codes[i] != NULL; i++)
    add_code (self, self->rows->codes[i]);
  for (guint i = 0; now[i] != NULL; i++)
    {
      add_code (self, now[i]);
      g_string_append_printf (said, "%s%s", i > 0 ? ", " : "", self->rows->word (now[i]));
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget), said->str);
  for (guint i = known; i < self->codes->len; i++)
    {
      const char *code = g_ptr_array_index (self->codes, i);
      GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (check), "np-code", g_strdup (code), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, self->rows->word (code), -1);
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), widget);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->rows->word (code));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), row);
      g_ptr_array_add (self->made, check);
    }
  for (guint i = 0; i < self->made->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->made, i),
                                 np_object_contains_word (self->object, self->field, g_ptr_array_index (self->codes, i)));
  self->updating = FALSE;
}

GtkWidget *
np_codes_row_new (NpSession *session, gpointer object, guint field, const char *title, const NpCodeRows *rows)
{
  GtkWidget *row = adw_expander_row_new (), *own = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (own), _("Own tag"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (own), TRUE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), own);
  follow (codes_new (session, object, field, rows), row, G_CALLBACK (show_all));
  g_signal_connect (own, "apply", G_CALLBACK (own_cb), row);
  show_all (row);
  return row;
}
