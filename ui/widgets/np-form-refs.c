/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editors for fields that refer to other objects: one of them, or several. */
#include "ui/widgets/np-form-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dossier/np-exercise.h"
#include "dossier/np-party.h"
#include "dossier/np-source.h"
#include "ui/widgets/np-compact-drop-down.h"
#include "ui/widgets/np-model-words.h"

/* One reference without a type is to a party or to the unknown third party, several are to sources. */
static gboolean
is_wanted (gpointer object, const NpField *wanted)
{
  if (wanted->type != NULL)
    return G_TYPE_CHECK_INSTANCE_TYPE (object, wanted->type ());
  return wanted->kind == NP_KIND_REF ? NP_IS_PARTY (object) : NP_IS_ANCHOR (object) || NP_IS_SOURCE (object);
}

static void
collect (gpointer object, const NpField *wanted, GPtrArray *found)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);

  if (is_wanted (object, wanted))
    g_ptr_array_add (found, object);
  for (guint i = 0; i < n; i++)
    if (rows[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        collect (np_object_get_child (object, i, j), wanted, found);
}

static GPtrArray *
candidates (NpSession *session, const NpField *row)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (np_session_get_dossier (session), row, found);
  return found;
}

static void
show_ref (gpointer data)
{
  NpFormBinding *self = data;
  const char *id = np_object_get_string (self->object, self->field);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (self->ids->pdata[i], id))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->widget), i);
}

static void
ref_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, NpFormBinding *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  NpChange *change;

  if (self->updating || selected >= self->ids->len)
    return;
  change = np_form_binding_begin (self);
  np_change_set_string (change, self->object, self->field, self->ids->pdata[selected]);
  np_form_binding_apply (self, change, FALSE);
}

GtkWidget *
np_form_ref_new (NpSession *session, gpointer object, guint field, const char *none, const char *label)
{
  g_autoptr(GPtrArray) found = candidates (session, &np_object_get_fields (object, NULL)[field]);
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  NpFormBinding *self = np_form_bind (drop_down, session, object, field, label, show_ref);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  if (none != NULL)
    {
      gtk_string_list_append (list, none);
      g_ptr_array_add (self->ids, g_strdup (""));
    }
  for (guint i = 0; i < found->len; i++)
    {
      gtk_string_list_take (list, np_words_of_object (found->pdata[i]));
      g_ptr_array_add (self->ids, g_strdup (np_object_get_id (found->pdata[i])));
    }
  if (np_object_get_fields (object, NULL)[field].type == NULL)
    {
      gtk_string_list_append (list, _("unknown third party"));
      g_ptr_array_add (self->ids, g_strdup (NP_THIRD_PARTY));
    }
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  np_compact_drop_down (GTK_DROP_DOWN (drop_down), 16);
  np_form_binding_refresh (self);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (ref_changed_cb), self);
  return drop_down;
}

static void
show_refs (gpointer data)
{
  NpFormBinding *self = data;
  g_auto(GStrv) ids = np_object_dup_list_of_words (self->object, self->field);
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *described = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gpointer there = np_dossier_find (np_session_get_dossier (self->session), ids[i]);
      g_autofree char *name = there != NULL ? np_words_of_object_short (there) : g_strdup (ids[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", name);
    }
  if (words->len == 0)
    g_string_append (words, C_("no sources chosen", "none"));
  described = g_strdup_printf ("%s: %s", self->label, words->str);
  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->widget))), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);
}

static void
check_toggled_cb (GtkCheckButton *check, NpFormBinding *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), "np-id");
  g_auto(GStrv) words = np_object_dup_list_of_words (self->object, self->field);
  g_autoptr(GString) out = g_string_new (NULL);
  NpChange *change = np_form_binding_begin (self);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (words[i], id))
      g_string_append_printf (out, "%s ", words[i]);
  if (gtk_check_button_get_active (check))
    g_string_append (out, id);
  np_change_set_string (change, self->object, self->field, out->str);
  np_form_binding_apply (self, change, FALSE);
  show_refs (self);
}

static gboolean
filter_func (GtkListBoxRow *row, gpointer data)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (data));
  const char *words = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "np-words");
  g_autofree char *a = g_utf8_casefold (typed, -1);
  g_autofree char *b = g_utf8_casefold (words, -1);

  return strstr (b, a) != NULL;
}

static void
fill_popover_cb (GtkMenuButton *button, gpointer data)
{
  NpFormBinding *self = data;
  g_autoptr(GPtrArray) found = candidates (self->session, np_form_binding_row (self));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter the list"), -1);
  for (guint i = 0; i < found->len; i++)
    {
      const char *id = np_object_get_id (found->pdata[i]);
      g_autofree char *words = np_words_of_object (found->pdata[i]);
      g_autofree char *brief = np_words_of_object_short (found->pdata[i]);
      g_autofree char *label = g_str_has_prefix (words, brief) ? g_strdup (words) : g_strdup_printf ("%s  %s", brief, words);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *text = gtk_label_new (label);

      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_widget_set_tooltip_text (check, words);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), np_object_contains_word (self->object, self->field, id));
      g_object_set_data_full (G_OBJECT (check), "np-id", g_strdup (id), g_free);
      g_object_set_data_full (G_OBJECT (check), "np-words", g_steal_pointer (&label), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (list), check);
    }
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), filter_func, search, NULL);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), list);
  /* The entry keeps Escape to itself. */
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_size_request (scrolled, 360, MIN (280, 44 * MAX (1, (int) found->len)));
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
np_form_refs_new (NpSession *session, gpointer object, guint field, const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *words = gtk_label_new (NULL);
  NpFormBinding *self = np_form_bind (button, session, object, field, label, show_refs);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 16);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_popover_cb, self, NULL);
  np_form_binding_refresh (self);
  return button;
}
