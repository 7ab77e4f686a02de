/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking back: the debrief on the page, on the clipboard, in the briefing pack and on paper. */
#include "ui/exercise/np-exercise-private.h"

#include <glib/gi18n.h>

#include "dossier/np-brief.h"
#include "ui/exercise/np-play-parts.h"
#include "ui/np-parts.h"

void
np_exercise_page_show_debrief (NpExercisePage *self)
{
  static const struct { const char *label, *action; } buttons[] = {
    { N_("Save to the briefing pack"), "page.save-debrief" },
    { N_("Export…"), "page.export-debrief" },
    { N_("Copy in both languages"), "page.copy-debrief" },
    { N_("Play again from the start"), "page.clear-log" },
  };
  GtkWidget *row = gtk_flow_box_new ();

  np_parts_clear (self->debrief_box);
  if (self->debrief == NULL)
    return;
  if (self->debrief->gravest == NP_PLAY_NOBODY)
    {
      gtk_box_append (self->debrief_box, np_play_debrief_view (self->play, self->debrief));
      return;
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (row), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (row), G_N_ELEMENTS (buttons));
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (row), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (row), 8);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(buttons[i].label)), *child = gtk_flow_box_child_new ();

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_insert (GTK_FLOW_BOX (row), child, -1);
    }
  gtk_box_append (self->debrief_box, row);
  gtk_box_append (self->debrief_box, np_play_debrief_view (self->play, self->debrief));
}

static void
copy_debrief_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);
  g_autofree char *ru = NULL, *en = NULL, *text = NULL;

  if (self->debrief == NULL)
    return;
  ru = np_forecast_play_debrief_text (self->play, self->debrief, NP_LANG_RU);
  en = np_forecast_play_debrief_text (self->play, self->debrief, NP_LANG_EN);
  text = g_strdup_printf ("%s\n%s", ru, en);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  np_page_toast (NP_PAGE (self), _("Copied"));
}

/* ---- as a section of the briefing pack ---- */

static gpointer
find_pack (NpDossier *dossier)
{
  gpointer brief;

  for (guint i = 0; (brief = np_object_get_child (dossier, NP_DOSSIER_BRIEFS, i)) != NULL; i++)
    if (np_object_get_enum (brief, NP_BRIEF_KIND) == NP_BRIEF_PACK)
      return brief;
  return NULL;
}

static gpointer
find_section (gpointer brief, const char *key)
{
  gpointer section;

  for (guint i = 0; brief != NULL && (section = np_object_get_child (brief, NP_BRIEF_SECTIONS, i)) != NULL;
       i++)
    if (g_str_equal (np_object_get_string (section, NP_SECTION_KEY), key))
      return section;
  return NULL;
}

/* Its words as they are now, in one step; a debrief of the same exercise that was saved before gets the new words. FALSE:
 * there was nothing new to save. */
static gboolean
save_debrief (NpExercisePage *self, const char *toast)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autofree char *key = g_strconcat ("debrief-", np_object_get_id (self->exercise), NULL);
  g_autofree char *ru = np_forecast_play_debrief_body (self->play, self->debrief, NP_LANG_RU);
  g_autofree char *en = np_forecast_play_debrief_body (self->play, self->debrief, NP_LANG_EN);
  g_autoptr(NpText) title = np_forecast_play_debrief_title (self->play, self->debrief);
  g_autoptr(NpText) text = np_text_new (ru, en);
  gpointer brief = find_pack (dossier), section = find_section (brief, key);
  NpChange *change = np_change_new (_("save the debrief to the briefing pack"));
  g_autoptr(NpObject) new_section = NULL, new_brief = NULL;

  if (section != NULL)
    {
      np_change_set_text (change, section, NP_SECTION_TITLE, title);
      np_change_set_text (change, section, NP_SECTION_TEXT, text);
    }
  else
    {
      new_section = np_object_new (NP_TYPE_SECTION, NULL);
      np_object_set_string (new_section, NP_SECTION_KEY, key);
      np_object_set_text (new_section, NP_SECTION_TITLE, title);
      np_object_set_text (new_section, NP_SECTION_TEXT, text);
    }
  if (new_section != NULL && brief == NULL)
    {
      g_autofree char *id = np_dossier_new_id (dossier, "brief-");

      new_brief = np_object_new (NP_TYPE_BRIEF, id);
      np_object_set_enum (new_brief, NP_BRIEF_KIND, NP_BRIEF_PACK);
      np_object_append (new_brief, NP_BRIEF_SECTIONS, g_object_ref (new_section));
      np_change_insert (change, dossier, NP_DOSSIER_BRIEFS, G_MAXUINT, new_brief);
    }
  else if (new_section != NULL)
    {
      np_change_insert (change, brief, NP_BRIEF_SECTIONS, G_MAXUINT, new_section);
    }
  return np_page_apply (NP_PAGE (self), change, toast);
}

static void
save_debrief_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);

  if (self->debrief == NULL || self->debrief->gravest == NP_PLAY_NOBODY)
    return;
  if (!save_debrief (self, _("The debrief is a section of the briefing pack now")))
    np_page_toast (NP_PAGE (self), _("The briefing pack has this debrief already"));
}

/* The dialog prints what the pack holds, so the words go there first. */
static void
export_debrief_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);

  if (self->debrief == NULL || self->debrief->gravest == NP_PLAY_NOBODY)
    return;
  save_debrief (self, NULL);
  gtk_widget_activate_action (widget, "win.export-document", "s", "35-debrief");
}

void
np_exercise_debrief_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.copy-debrief", NULL, copy_debrief_cb);
  gtk_widget_class_install_action (widget_class, "page.save-debrief", NULL, save_debrief_cb);
  gtk_widget_class_install_action (widget_class, "page.export-debrief", NULL, export_debrief_cb);
}
