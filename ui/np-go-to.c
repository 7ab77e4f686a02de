/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-go-to"

#include "ui/np-go-to.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "brief/np-clause-words.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "meeting/np-search-index.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/np-pages.h"
#include "ui/np-shortcuts.h"
#include "ui/np-words.h"

/* Rows shown, characters of a snippet, and how long a slice of reading may take while somebody waits. */
#define MOST 60
#define SNIPPET 90
#define SLICE_MICROSECONDS 8000

struct _NpGoTo
{
  AdwWindow parent_instance;

  NpWindow *window;
  gboolean find;
  guint reading;

  GtkEditable *entry;
  GtkListBox *list;
  GtkLabel *none;
  GtkLabel *foot;
};

G_DEFINE_FINAL_TYPE (NpGoTo, np_go_to, ADW_TYPE_WINDOW)

/* The text with the words found in bold (transfer full). */
static char *
mark_up (const char *text, GArray *marks)
{
  g_autoptr(GString) markup = g_string_new (NULL);
  guint from = 0;

  for (guint i = 0; i <= marks->len; i++)
    {
      const NpSearchMark *mark = i < marks->len ? &g_array_index (marks, NpSearchMark, i) : NULL;
      g_autofree char *plain = g_markup_escape_text (text + from, mark != NULL ? (gssize) (mark->start - from) : -1);

      g_string_append (markup, plain);
      if (mark != NULL)
        {
          g_autofree char *found = g_markup_escape_text (text + mark->start, mark->end - mark->start);

          g_string_append_printf (markup, "<b><u>%s</u></b>", found);
          from = mark->end;
        }
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* Title and line under it are Pango markup. */
static void
add_row (NpGoTo *self, const char *title, const char *under, const char *kind, const char *action, GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *name = NULL;
  const char *const texts[] = { title, under, kind };
  GtkWidget *labels[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = labels[i] = gtk_label_new (NULL);

      if (i < 2)
        gtk_label_set_markup (GTK_LABEL (label), texts[i]);
      else
        gtk_label_set_text (GTK_LABEL (label), texts[i]);
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
  name = g_strdup_printf ("%s. %s. %s", gtk_label_get_text (GTK_LABEL (labels[0])), gtk_label_get_text (GTK_LABEL (labels[1])), kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (action), g_free);
  if (target != NULL)
    g_object_set_data_full (G_OBJECT (row), "target", g_variant_ref_sink (target), (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (self->list, row);
}

static void
add_plain_row (NpGoTo *self, const char *title, const char *kind, const char *action, GVariant *target)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  add_row (self, markup, "", kind, action, target);
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

/* A clause is read with the words of its parameters. */
static char *
words_cb (gpointer object, guint field, NpLang lang)
{
  return NP_IS_CLAUSE (object) && field == NP_CLAUSE_TEXT ? np_clause_words (object, lang, NULL) : NULL;
}

/* Who said it, when, under which rule, where. */
static char *
dup_entry_place (NpDossier *dossier, gpointer entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *at = np_object_get_string (entry, NP_ENTRY_AT);
  const char *seat = np_object_get_string (entry, NP_ENTRY_SEAT);
  gpointer meeting = np_object_get_ancestor (entry, NP_TYPE_MEETING);

  if (*seat != '\0')
    g_ptr_array_add (parts, np_seat_dup_code (dossier, seat));
  if (strlen (at) >= strlen ("2018-07-18T14:32"))
    {
      g_autofree char *day = g_strndup (at, 10), *date = np_format_iso_date (day, np_ui_lang ());

      g_ptr_array_add (parts, g_strdup_printf ("%s, %.5s", date, at + strlen ("2018-07-18T")));
    }
  g_ptr_array_add (parts, g_strdup (np_regime_word (np_object_get_enum (entry, NP_ENTRY_REGIME))));
  if (meeting != NULL)
    g_ptr_array_add (parts, np_object_dup_name (meeting, np_ui_lang ()));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_hit (NpGoTo *self, NpSearchIndex *index, const char *typed, const NpSearchHit *hit)
{
  NpDossier *dossier = np_session_get_dossier (np_window_get_session (self->window));
  NpLang lang = np_ui_lang ();
  g_autofree char *here = np_object_dup_name (hit->object, lang), *there = np_object_dup_name (hit->object, np_lang_other (lang));
  g_autoptr(GArray) in_here = np_search_index_mark (index, typed, here), in_there = np_search_index_mark (index, typed, there);
  g_autoptr(GArray) in_snippet = NULL;
  g_autofree char *snippet = np_search_index_dup_snippet (index, typed, hit->object, lang, SNIPPET, words_cb, &in_snippet);
  g_autofree char *path = np_object_dup_path (hit->object), *title = NULL, *under = NULL, *kind = NULL;
  const char *what = np_class_word (hit->object);

  if (NP_IS_ENTRY (hit->object))
    {
      g_autofree char *place = dup_entry_place (dossier, hit->object);

      title = mark_up (snippet, in_snippet);
      under = g_markup_escape_text (place, -1);
    }
  else if (NP_IS_CLAUSE (hit->object))
    {
      g_autofree char *measure = np_object_dup_name (np_object_get_ancestor (hit->object, NP_TYPE_MEASURE), lang);

      title = mark_up (snippet, in_snippet);
      under = g_markup_escape_text (measure, -1);
    }
  else
    {
      gboolean elsewhere = in_here->len == 0 && in_there->len == 0 && in_snippet->len > 0;

      title = mark_up (here, in_here);
      under = elsewhere ? mark_up (snippet, in_snippet) : g_str_equal (here, there) ? g_strdup ("") : mark_up (there, in_there);
    }
  if (hit->how == NP_SEARCH_GLOSSARY)
    /* Translators: %s is what was found ("Measure"); it was found by the words of the other language. */
    kind = g_strdup_printf (_("%s, via glossary"), what);
  else if (hit->how == NP_SEARCH_LAYOUT)
    /* Translators: %s is what was found ("Measure"); the words were typed on the wrong keyboard layout. */
    kind = g_strdup_printf (_("%s, on the other layout"), what);
  else
    kind = g_strdup (what);
  add_row (self, title, under, kind, "win.show-object", g_variant_new_string (path));
}

/* Returns how many there are. */
static guint
add_objects (NpGoTo *self, NpSearchIndex *index, const char *typed)
{
  g_autoptr(GArray) hits = np_search_index_find (index, typed);
  guint shown = 0, all = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const NpSearchHit *hit = &g_array_index (hits, NpSearchHit, i);

      if (*np_class_word (hit->object) == '\0' || !has_page (hit->object))
        continue;
      if (shown < MOST)
        {
          add_hit (self, index, typed, hit);
          shown++;
        }
      all++;
    }
  return all;
}

static void
add_pages (NpGoTo *self, NpSearch *search)
{
  for (guint i = 0; np_pages[i].name != NULL; i++)
    if (np_search_words (search, _(np_pages[i].title)) != NP_SEARCH_NONE)
      add_plain_row (self, _(np_pages[i].title), _("Page"), "win.page", g_variant_new_string (np_pages[i].name));
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
      add_plain_row (self, _(s->title), keys, s->action, NULL);
    }
}

/* What stands there when nothing does. */
static char *
dup_nothing (NpSearchIndex *index, const char *typed)
{
  g_autofree char *unknown = np_search_index_dup_unknown (index, typed);

  if (*typed == '\0')
    return g_strdup (_("Words in Russian or English, in any form\n\n"
                       "To narrow down: party:us, measure:3, seat:us1, regime:chr, date:2018-07\n"
                       "What was said off the record is found only with regime:off"));
  if (unknown != NULL)
    /* Translators: %s is a filter as it was typed, "party:xy". */
    return g_strdup_printf (_("“%s” is nothing in this dossier"), unknown);
  return g_strdup_printf (_("Nothing for “%s” – word forms were included"), typed);
}

static void search (NpGoTo *self);

/* Nothing is kept waiting: what is there is shown, the rest when it is read. */
static gboolean
read_cb (gpointer data)
{
  NpGoTo *self = data;

  if (!np_search_index_read (np_session_get_search (np_window_get_session (self->window)), SLICE_MICROSECONDS))
    return G_SOURCE_CONTINUE;
  self->reading = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

static void
search (NpGoTo *self)
{
  NpSearchIndex *index = np_session_get_search (np_window_get_session (self->window));
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autoptr(NpSearch) search = np_search_new (typed, NULL, NULL);
  g_autofree char *nothing = dup_nothing (index, typed), *foot = NULL;
  guint n = 0;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (!self->find)
    add_pages (self, search);
  if (*typed != '\0')
    n = add_objects (self, index, typed);
  if (!self->find)
    add_commands (self, search);
  if (*typed != '\0' && !np_search_index_is_ready (index))
    {
      foot = g_strdup (_("Reading the dossier; more may be found"));
      if (self->reading == 0)
        self->reading = g_idle_add (read_cb, self);
    }
  else if (n > MOST)
    {
      /* Translators: first how many are shown, then how many were found. */
      foot = g_strdup_printf (_("The first %u of %u"), MOST, n);
    }
  else if (n > 0)
    {
      foot = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
    }
  gtk_label_set_text (self->none, nothing);
  gtk_label_set_text (self->foot, foot != NULL ? foot : "");
  gtk_widget_set_visible (GTK_WIDGET (self->foot), foot != NULL);
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
      gtk_widget_grab_focus (GTK_WIDGET (row)); /* which scrolls to it */
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (self->entry, -1);
    }
  return TRUE;
}

static void
np_go_to_dispose (GObject *object)
{
  g_clear_handle_id (&NP_GO_TO (object)->reading, g_source_remove);
  G_OBJECT_CLASS (np_go_to_parent_class)->dispose (object);
}

static void
np_go_to_class_init (NpGoToClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_go_to_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-go-to.ui");
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, entry);
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, list);
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, none);
  gtk_widget_class_bind_template_child (widget_class, NpGoTo, foot);
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
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

void
np_go_to_present (NpWindow *window, gboolean find)
{
  NpGoTo *self = g_object_new (NP_TYPE_GO_TO, "transient-for", window, NULL);

  self->window = window;
  self->find = find;
  if (find)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Find everywhere"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find everywhere"), -1);
    }
  search (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
