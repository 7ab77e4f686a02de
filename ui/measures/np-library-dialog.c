/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-library-dialog.h"

#include <glib/gi18n.h>

#include "language/np-stem.h"
#include "ui/np-library.h"
#include "ui/np-session.h"
#include "ui/np-words.h"

typedef struct
{
  NpLibraryChosen chosen;
  gpointer data;
  GWeakRef owner;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *search;
  GtkWidget *empty;
  NpStemmer *stemmer;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  np_stemmer_free (self->stemmer);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

/* All that can be searched for: both titles, both summaries, paragraph and instrument, in stems. */
static char *
stems_of (Dialog *self, const char *text)
{
  g_autoptr(GString) out = g_string_new (" ");
  g_autoptr(GArray) words = np_stemmer_words (self->stemmer, text);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (out, "%s ", g_array_index (words, NpWord, i).stem);
  return g_strdup (out->str);
}

static char *
stems_of_provision (Dialog *self, gpointer instrument, gpointer provision)
{
  g_autofree char *all = g_strjoin (" ", np_object_get_words (provision, NP_PROVISION_TITLE, NP_LANG_RU),
                                    np_object_get_words (provision, NP_PROVISION_TITLE, NP_LANG_EN),
                                    np_object_get_words (provision, NP_PROVISION_SUMMARY, NP_LANG_RU),
                                    np_object_get_words (provision, NP_PROVISION_SUMMARY, NP_LANG_EN),
                                    np_object_get_id (provision), np_object_get_id (instrument), NULL);

  return stems_of (self, all);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  Dialog *self = data;
  const char *have = g_object_get_data (G_OBJECT (row), "np-stems");
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_auto(GStrv) parts = g_strsplit_set (typed, " \t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *stem = np_stemmer_stem (self->stemmer, parts[i], -1);
      g_autofree char *needle = g_strconcat (" ", stem, NULL);
      g_autofree char *folded = np_stem_fold (parts[i], -1);
      g_autofree char *prefix = g_strconcat (" ", folded, NULL);

      /* A word counts in any form, and as the beginning of a word while it is being typed. */
      if (*parts[i] != '\0' && strstr (have, needle) == NULL && strstr (have, prefix) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
search_cb (Dialog *self)
{
  gboolean any = FALSE;
  g_autofree char *words = g_strdup_printf (_("Nothing for “%s”: word forms of both languages were included"),
                                            gtk_editable_get_text (GTK_EDITABLE (self->search)));

  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL && !any; row = gtk_widget_get_next_sibling (row))
    any = GTK_IS_LIST_BOX_ROW (row) && filter_cb (GTK_LIST_BOX_ROW (row), self);
  gtk_label_set_text (GTK_LABEL (self->empty), words);
  gtk_widget_set_visible (self->empty, !any);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Dialog *self)
{
  g_autoptr(GObject) owner = g_weak_ref_get (&self->owner);
  gpointer provision = g_object_get_data (G_OBJECT (row), "np-provision");

  if (owner != NULL)
    self->chosen (np_object_get_parent (provision), provision, self->data);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
first_row_cb (GtkSearchEntry *entry, Dialog *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row))
      {
        row_activated_cb (NULL, GTK_LIST_BOX_ROW (row), self);
        return;
      }
}

static void
fill (Dialog *self)
{
  NpDossier *library = np_library_get_instruments ();
  NpLang lang = np_ui_lang ();

  for (guint i = 0; i < np_object_get_n_children (library, NP_DOSSIER_INSTRUMENTS); i++)
    {
      gpointer instrument = np_object_get_child (library, NP_DOSSIER_INSTRUMENTS, i);

      for (guint j = 0; j < np_object_get_n_children (instrument, NP_INSTRUMENT_PROVISIONS); j++)
        {
          gpointer provision = np_object_get_child (instrument, NP_INSTRUMENT_PROVISIONS, j);
          GtkWidget *row = adw_action_row_new ();
          g_autofree char *subtitle = g_strdup_printf ("%s\n%s · %s",
                                                       np_object_get_words_or_other (provision, NP_PROVISION_SUMMARY, lang),
                                                       np_object_get_words_or_other (provision, NP_PROVISION_PARA, lang),
                                                       np_mark_word (np_object_get_string (provision, NP_PROVISION_MARK)));

          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                         np_object_get_words_or_other (provision, NP_PROVISION_TITLE, lang));
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
          adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
          adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_label_new (np_object_get_id (provision)));
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          g_object_set_data_full (G_OBJECT (row), "np-provision", g_object_ref (provision), g_object_unref);
          g_object_set_data_full (G_OBJECT (row), "np-stems", stems_of_provision (self, instrument, provision), g_free);
          gtk_list_box_append (GTK_LIST_BOX (self->list), row);
        }
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

void
np_library_dialog_present (GtkWidget *parent, NpLibraryChosen chosen, gpointer data, gpointer owner)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->chosen = chosen;
  self->data = data;
  g_weak_ref_init (&self->owner, owner);
  self->stemmer = np_stemmer_new ();
  self->window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), _("Instrument library"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 760, 620);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (gtk_widget_get_root (parent)));
  g_object_set_data_full (G_OBJECT (self->window), "np-dialog", self, dialog_free);

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search the library in Russian or English"), -1);
  gtk_widget_set_size_request (self->search, 360, -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->search);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Measures and norms"), -1);
  self->empty = gtk_label_new (NULL);
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (inside, "np-dialog-content");
  gtk_box_append (GTK_BOX (inside), self->list);
  gtk_box_append (GTK_BOX (inside), self->empty);
  adw_clamp_set_child (ADW_CLAMP (clamp), inside);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  fill (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (first_row_cb), self);
  /* The entry keeps Escape to itself. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (self->window, shortcuts);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->search);
}
