/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-go-to"

#include "ui/np-go-to.h"

#include <glib/gi18n.h>

#include "meeting/np-search.h"
#include "ui/np-library.h"
#include "ui/np-pages.h"
#include "ui/np-shortcuts.h"
#include "ui/np-words.h"

#define MOST 60

struct _NpGoTo
{
  AdwWindow parent_instance;

  NpWindow *window;
  guint shown;

  GtkEditable *entry;
  GtkListBox *list;
  GtkLabel *none;
};

G_DEFINE_FINAL_TYPE (NpGoTo, np_go_to, ADW_TYPE_WINDOW)

static void
add_row (NpGoTo *self, const char *title, const char *under, const char *kind, const char *action, GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *name = g_strdup_printf ("%s. %s. %s", title, under, kind);
  const char *const texts[] = { title, under, kind };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), i < 2 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
      gtk_widget_set_hexpand (label, i < 2);
      gtk_widget_set_visible (label, *texts[i] != '\0');
      if (i > 0)
        {
          gtk_widget_add_css_class (label, "np-caption");
          gtk_widget_add_css_class (label, "np-dim");
        }
      gtk_box_append (GTK_BOX (i < 2 ? words : box), label);
      if (i == 1)
        gtk_box_append (GTK_BOX (box), words);
    }
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (action), g_free);
  if (target != NULL)
    g_object_set_data_full (G_OBJECT (row), "target", g_variant_ref_sink (target), (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (self->list, row);
  self->shown++;
}

static gboolean
has_page (gpointer object)
{
  for (guint i = 0; np_pages[i].name != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (np_pages[i].shows) && np_pages[i].shows[j] != NULL; j++)
      if (np_object_get_ancestor (object, np_pages[i].shows[j] ()) != NULL)
        return TRUE;
  return FALSE;
}

/* Objects with a name of their own, the better matches first. */
static void
collect (NpGoTo *self, NpSearch *search, NpObject *object, GPtrArray *found[NP_SEARCH_WORDS + 1])
{
  const NpField *fields;
  guint n;

  if (*np_class_word (object) != '\0' && has_page (object))
    {
      NpSearchMatch match = np_search_object (search, object);

      if (match != NP_SEARCH_NONE && found[match]->len < MOST)
        g_ptr_array_add (found[match], object);
    }
  fields = np_object_get_fields (object, &n);
  for (guint i = 0; i < n; i++)
    if (fields[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        collect (self, search, np_object_get_child (object, i, j), found);
}

static void
add_objects (NpGoTo *self, NpSearch *search, NpDossier *dossier)
{
  GPtrArray *found[NP_SEARCH_WORDS + 1];

  for (guint i = 0; i <= NP_SEARCH_WORDS; i++)
    found[i] = g_ptr_array_new ();
  collect (self, search, NP_OBJECT (dossier), found);
  for (guint how = NP_SEARCH_WORDS; how > NP_SEARCH_NONE; how--)
    for (guint i = 0; i < found[how]->len && self->shown < MOST; i++)
      {
        gpointer object = g_ptr_array_index (found[how], i);
        g_autofree char *here = np_object_dup_name (object, np_ui_lang ());
        g_autofree char *there = np_object_dup_name (object, np_lang_other (np_ui_lang ()));
        g_autofree char *path = np_object_dup_path (object);
        g_autofree char *kind = NULL;

        if (how == NP_SEARCH_GLOSSARY)
          /* Translators: %s is what was found ("Measure"); it was found by the words of the other language. */
          kind = g_strdup_printf (_("%s, via glossary"), np_class_word (object));
        else
          kind = g_strdup (np_class_word (object));
        add_row (self, here, g_str_equal (here, there) ? "" : there, kind, "win.show-object", g_variant_new_string (path));
      }
  for (guint i = 0; i <= NP_SEARCH_WORDS; i++)
    g_ptr_array_unref (found[i]);
}

static void
add_pages (NpGoTo *self, NpSearch *search)
{
  for (guint i = 0; np_pages[i].name != NULL; i++)
    if (np_search_words (search, _(np_pages[i].title)) != NP_SEARCH_NONE)
      add_row (self, _(np_pages[i].title), "", _("Page"), "win.page", g_variant_new_string (np_pages[i].name));
}

static void
add_commands (NpGoTo *self, NpSearch *search)
{
  for (const NpShortcut *s = np_shortcuts; s->title != NULL; s++)
    {
      g_autofree char *keys = NULL;

      if (s->action == NULL || strchr (s->action, ':') != NULL || g_str_equal (s->action, "win.go-to")
          || !(g_str_has_prefix (s->action, "win.") || g_str_has_prefix (s->action, "app."))
          || np_search_words (search, _(s->title)) == NP_SEARCH_NONE)
        continue;
      keys = np_shortcut_dup_label (s);
      add_row (self, _(s->title), "", keys, s->action, NULL);
    }
}

static void
search_cb (NpGoTo *self)
{
  NpDossier *dossier = np_session_get_dossier (np_window_get_session (self->window));
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr(NpSearch) search = np_search_new (text, dossier, np_library_get_termbase ());
  g_autofree char *words = g_strdup_printf (_("Nothing for “%s” – word forms were included"), text);

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->shown = 0;
  add_pages (self, search);
  if (!np_search_is_empty (search))
    add_objects (self, search, dossier);
  add_commands (self, search);
  gtk_label_set_text (self->none, words);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
run (NpGoTo *self, GtkListBoxRow *row)
{
  g_autoptr(NpWindow) window = g_object_ref (self->window);
  g_autofree char *action = NULL;
  GVariant *target;

  if (row == NULL)
    return;
  action = g_strdup (g_object_get_data (G_OBJECT (row), "action"));
  target = g_object_get_data (G_OBJECT (row), "target");
  if (target != NULL)
    g_variant_ref (target);
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target);
  g_clear_pointer (&target, g_variant_unref);
}

static void
activate_cb (NpGoTo *self)
{
  run (self, gtk_list_box_get_selected_row (self->list));
}

static void
row_activated_cb (NpGoTo *self, GtkListBoxRow *row)
{
  run (self, row);
}

/* Up and Down mark a row while the focus stays in the entry. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  NpGoTo *self = NP_GO_TO (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step;

  g_variant_get (args, "(i)", &step);
  row = gtk_list_box_get_row_at_index (self->list, row != NULL ? MAX (gtk_list_box_row_get_index (row) + step, 0) : 0);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (self->entry, -1);
    }
  return TRUE;
}

static void
np_go_to_class_init (NpGoToClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-go-to.ui");
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, entry);
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, list);
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, none);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
np_go_to_init (NpGoTo *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct { guint key; int step; } moves[] = { { GDK_KEY_Up, -1 }, { GDK_KEY_Down, 1 } };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (moves[i].key, 0),
                                                gtk_callback_action_new (move_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new ("(i)", moves[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

void
np_go_to_present (NpWindow *window)
{
  NpGoTo *self = g_object_new (NP_TYPE_GO_TO, "transient-for", window, NULL);

  self->window = window;
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
