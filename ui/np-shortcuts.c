/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-shortcuts"

#include "ui/np-shortcuts.h"

#include <glib/gi18n.h>

/*
 * Letters are registered twice, because on a Russian layout the key of "n" sends Cyrillic_te; no accelerator is a sign
 * of punctuation alone, because those move between layouts. Rows of a page are started only while the focus is in it.
 */
const NpShortcut np_shortcuts[] = {
  { "win.page::overview", N_("Pages"), N_("Overview"), { "<Alt>1" } },
  { "win.page::measures", NULL, N_("Measures"), { "<Alt>2" } },
  { "win.page::parties", NULL, N_("Parties"), { "<Alt>3" } },
  { "win.page::matrix", NULL, N_("Matrix"), { "<Alt>4" } },
  { "win.page::analysis", NULL, N_("Analysis"), { "<Alt>5" } },
  { "win.page::packages", NULL, N_("Packages"), { "<Alt>6" } },
  { "win.page::meetings", NULL, N_("Meetings"), { "<Alt>7" } },
  { "win.page::exercise", NULL, N_("Exercise"), { "<Alt>8" } },
  { "win.page::glossary", NULL, N_("Glossary"), { "<Alt>0" } },
  { "win.go-to", NULL, N_("Go to anything, or do it"), { "<Control>k", "<Control>Cyrillic_el" } },

  { "win.next-pane", N_("Window"), N_("Next pane"), { "F6" } },
  { "win.previous-pane", NULL, N_("Previous pane"), { "<Shift>F6" } },
  { "win.sidebar", NULL, N_("Show or hide the sidebar"), { "F9" } },
  { "win.inspector", NULL, N_("Side panel, why"), { "<Control>i", "<Control>Cyrillic_sha" } },
  { "win.search", NULL, N_("Find on this page"), { "<Control>f", "<Control>Cyrillic_a" } },
  { "win.search-everywhere", NULL, N_("Find everywhere"), { "<Control><Shift>f", "<Control><Shift>Cyrillic_a" } },
  { "win.menu", NULL, N_("Main menu"), { "F10" } },
  { NULL, NULL, N_("Close a panel, a list or the search; it never discards text"), { "Escape" } },
  { "win.close", NULL, N_("Close the window"), { "<Control>w", "<Control>Cyrillic_tse" } },

  { "win.new-item", N_("Dossier"), N_("New item on this page"), { "<Control>n", "<Control>Cyrillic_te" } },
  { "win.new-dossier", NULL, N_("New dossier"), { "<Control><Shift>n", "<Control><Shift>Cyrillic_te" } },
  { "win.open", NULL, N_("Open a dossier"), { "<Control>o", "<Control>Cyrillic_shcha" } },
  { "win.save", NULL, N_("Save now"), { "<Control>s", "<Control>Cyrillic_yeru" } },
  { "win.export", NULL, N_("Export the briefing pack"), { "<Control>e", "<Control>Cyrillic_u" } },
  { "win.save-as", NULL, N_("Save under another name"),
    { "<Control><Shift>s", "<Control><Shift>Cyrillic_yeru", "<Control><Alt>s", "<Control><Alt>Cyrillic_yeru" } },
  { "win.undo", NULL, N_("Undo"), { "<Control>z", "<Control>Cyrillic_ya" } },
  { "win.redo", NULL, N_("Redo"),
    { "<Control><Shift>z", "<Control><Shift>Cyrillic_ya", "<Control>y", "<Control>Cyrillic_en" } },
  { NULL, NULL, N_("Delete the chosen measure of the list (undo brings it back)"), { "Delete" } },
  { "win.purge-off-record", NULL, N_("Purge what is off the record"), { NULL } },
  { "win.recalculate", NULL, N_("Recalculate the forecast"), { "F5" } },
  { "win.ledger", NULL, N_("Ledger: how the forecasts did"), { "<Control><Shift>l", "<Control><Shift>Cyrillic_de" } },

  { "app.help", N_("Program"), N_("Help"), { "F1" } },
  { "app.shortcuts", NULL, N_("Keyboard shortcuts"), { "<Shift>F1", "<Control>question", "<Control>slash" } },
  { "app.preferences", NULL, N_("Preferences"), { "<Control><Alt>p", "<Control><Alt>Cyrillic_ze", "<Control>comma" } },
  { "app.quit", NULL, N_("Quit"), { "<Control>q", "<Control>Cyrillic_shorti" } },

  { "page.review-text", N_("Measures"), N_("Text is reviewed; go to the next unfinished"), { "<Control>Return" } },
  { "page.needs-work", NULL, N_("Text needs work, on or off"), { "<Control>u", "<Control>Cyrillic_ghe" } },
  { "page.copy-other", NULL, N_("Copy the other language into an empty text"), { "<Control>b", "<Control>Cyrillic_i" } },
  { "page.next-unfinished", NULL, N_("Next unfinished text"), { "<Alt>Page_Down" } },
  { "page.previous-unfinished", NULL, N_("Previous unfinished text"), { "<Alt>Page_Up" } },
  { "page.next-clause", NULL, N_("Next clause"), { "<Alt>Down" } },
  { "page.previous-clause", NULL, N_("Previous clause"), { "<Alt>Up" } },
  { "page.insert-term(1)", NULL, N_("Put glossary hint 1 at the caret"), { "<Control>1" } },
  { "page.insert-term(2)", NULL, N_("Put glossary hint 2 at the caret"), { "<Control>2" } },
  { "page.insert-term(3)", NULL, N_("Put glossary hint 3 at the caret"), { "<Control>3" } },
  { "page.insert-term(4)", NULL, N_("Put glossary hint 4 at the caret"), { "<Control>4" } },
  { "page.insert-term(5)", NULL, N_("Put glossary hint 5 at the caret"), { "<Control>5" } },
  { "page.insert-term(6)", NULL, N_("Put glossary hint 6 at the caret"), { "<Control>6" } },
  { "page.insert-term(7)", NULL, N_("Put glossary hint 7 at the caret"), { "<Control>7" } },
  { "page.insert-term(8)", NULL, N_("Put glossary hint 8 at the caret"), { "<Control>8" } },
  { "page.insert-term(9)", NULL, N_("Put glossary hint 9 at the caret"), { "<Control>9" } },
  { NULL, N_("Matrix"), N_("Why: the cell opens in the side panel (focus in the matrix)"), { "Return" } },
  { NULL, NULL, N_("Mark a cell for comparison, or end it (focus in the matrix)"), { "space" } },
  { "page.chart-table", N_("Charts"), N_("Show a chart as a table, or as a picture again"), { "<Control>t", "<Control>Cyrillic_ie" } },
  { NULL, N_("Exercise"), N_("Move of that rung (focus in the list of moves)"), { "0", "9" } },
  { NULL, NULL, N_("Next inject (focus in the list of moves)"), { "n", "Cyrillic_te" } },

  { NULL, N_("Meetings"), N_("Store the entry"), { "Return" } },
  { NULL, NULL, N_("New line in the entry"), { "<Shift>Return" } },
  { NULL, NULL, N_("Edit the last entry, in an empty line"), { "Up" } },
  { NULL, NULL, N_("Take the last entry back, in an empty line"), { "<Control>z", "<Control>Cyrillic_ya" } },
  { "page.choose-seat(1)", NULL, N_("Seat 1 speaks"), { "<Control>1" } },
  { "page.choose-seat(2)", NULL, N_("Seat 2 speaks"), { "<Control>2" } },
  { "page.choose-seat(3)", NULL, N_("Seat 3 speaks"), { "<Control>3" } },
  { "page.choose-seat(4)", NULL, N_("Seat 4 speaks"), { "<Control>4" } },
  { "page.choose-seat(5)", NULL, N_("Seat 5 speaks"), { "<Control>5" } },
  { "page.choose-seat(6)", NULL, N_("Seat 6 speaks"), { "<Control>6" } },
  { "page.choose-seat(7)", NULL, N_("Seat 7 speaks"), { "<Control>7" } },
  { "page.choose-seat(8)", NULL, N_("Seat 8 speaks"), { "<Control>8" } },
  { "page.choose-seat(9)", NULL, N_("Seat 9 speaks"), { "<Control>9" } },
  { "page.pick-seat", NULL, N_("Choose the speaker from a list"), { "F2" } },
  { "page.pick-measure", NULL, N_("Choose a measure from a list"), { "F3" } },
  { "page.pick-rule", NULL, N_("Choose the rule from a list"), { "F4" } },
  { "page.fix-layout", NULL, N_("Last word on the other layout; again: the whole line"), { "F8", "Pause" } },
  { "page.discreet", NULL, N_("Discreet: hide everything but the line being typed"), { "F12" } },
  { "page.questions", NULL, N_("Questions, heard today, seats"), { "<Alt>q", "<Alt>Cyrillic_shorti" } },
  { "page.accept", NULL, N_("Review: accept"), { "a", "Cyrillic_ef" } },
  { "page.accept-half", NULL, N_("Review: accept half"), { "d", "Cyrillic_ve" } },
  { "page.reject", NULL, N_("Review: reject"), { "r", "Cyrillic_ka" } },
  { "page.edit-entry", NULL, N_("Review: edit the entry"), { "e", "Cyrillic_u" } },
  { NULL, NULL, NULL, { NULL } },
};

const NpShortcut *
np_shortcut_find (const char *action)
{
  for (const NpShortcut *s = np_shortcuts; s->title != NULL; s++)
    if (g_strcmp0 (s->action, action) == 0)
      return s;
  return NULL;
}

char *
np_shortcut_dup_label (const NpShortcut *shortcut)
{
  guint key;
  GdkModifierType modifiers;

  if (shortcut->accels[0] == NULL || !gtk_accelerator_parse (shortcut->accels[0], &key, &modifiers))
    return g_strdup ("");
  return gtk_accelerator_get_label (key, modifiers);
}

/* What the toolkit does to text by letters, by the same keys on a layout without Latin letters. */
static void
add_twins_of_text (GType type)
{
  static const struct { guint twin; const char *action; } twins[] = {
    { GDK_KEY_Cyrillic_ef, "selection.select-all" }, { GDK_KEY_Cyrillic_es, "clipboard.copy" },
    { GDK_KEY_Cyrillic_che, "clipboard.cut" }, { GDK_KEY_Cyrillic_em, "clipboard.paste" },
  };
  GtkWidgetClass *widget_class = g_type_class_ref (type); /* for good: classes are never undone */

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    gtk_widget_class_add_binding_action (widget_class, twins[i].twin, GDK_CONTROL_MASK, twins[i].action, NULL);
}

void
np_shortcuts_install (GtkApplication *app)
{
  add_twins_of_text (GTK_TYPE_TEXT);
  add_twins_of_text (GTK_TYPE_TEXT_VIEW);
  for (const NpShortcut *s = np_shortcuts; s->title != NULL; s++)
    if (s->action != NULL && (g_str_has_prefix (s->action, "app.") || g_str_has_prefix (s->action, "win.")))
      gtk_application_set_accels_for_action (app, s->action, s->accels);
}

/* The keys as GtkShortcutsShortcut wants them: without the twins, which nobody needs to read. */
static char *
spell_accels (const NpShortcut *s)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (s->accels) && s->accels[i] != NULL; i++)
    if (strstr (s->accels[i], "Cyrillic") == NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", s->accels[i]);
  return g_string_free (words, FALSE);
}

GtkWidget *
np_shortcuts_window_new (void)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/nonpaper/Nonpaper/gtk/help-overlay.ui");
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
  GtkShortcutsSection *section = GTK_SHORTCUTS_SECTION (gtk_builder_get_object (builder, "section"));
  GtkShortcutsGroup *group = NULL;

  for (const NpShortcut *s = np_shortcuts; s->title != NULL; s++)
    {
      g_autofree char *accels = spell_accels (s);

      if (s->group != NULL || group == NULL)
        {
          group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", _(s->group), NULL);
          gtk_box_append (GTK_BOX (section), GTK_WIDGET (group));
        }
      gtk_box_append (GTK_BOX (group), g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "title", _(s->title), "accelerator",
                                                     accels, NULL));
    }
  return window;
}
