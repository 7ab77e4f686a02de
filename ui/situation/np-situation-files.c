/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Situations as files of other programs: .gmcr in and out. */
#include "ui/situation/np-situation-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dossier/np-exercise.h"
#include "interchange/np-gmcr-dossier.h"
#include "store/np-io.h"
#include "ui/np-ask.h"
#include "ui/np-file-picker.h"

#define MAX_GMCR (4u << 20)

static void
tell (NpSituationPage *self, const char *heading, const GError *error)
{
  np_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, error->message);
}

gboolean
np_situation_page_import (NpSituationPage *self, const char *text, gsize length, const char *name)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(GError) error = NULL;
  g_autoptr(NpGmcr) gmcr = np_gmcr_parse (text, length, name, &error);
  g_autoptr(NpChange) change = np_change_new (_("import a situation"));
  NpSituation *situation = gmcr != NULL ? np_gmcr_insert (gmcr, dossier, name, change, &error) : NULL;

  if (situation == NULL)
    {
      tell (self, _("The file could not be imported"), error);
      return FALSE;
    }
  if (np_page_apply (NP_PAGE (self), g_steal_pointer (&change), NULL))
    np_page_show_object (NP_PAGE (self), situation);
  return TRUE;
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpSituationPage) self = data;
  g_autoptr(GFile) file = np_file_picker_finish (result, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (file == NULL || np_page_get_dossier (NP_PAGE (self)) == NULL)
    return;
  name = g_file_get_basename (file);
  bytes = np_io_read (g_file_peek_path (file), MAX_GMCR, NULL, &error);
  if (bytes == NULL)
    tell (self, _("The file could not be read"), error);
  else
    np_situation_page_import (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_file_picker_other_async (GTK_WINDOW (gtk_widget_get_root (widget)), FALSE, _("Import a situation"),
                              _("Graph-model files"), "*.gmcr", NULL, open_chosen_cb, g_object_ref (widget));
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpSituationPage) self = data;
  g_autoptr(GFile) file = np_file_picker_finish (result, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  char *text;

  if (file == NULL || np_situation_page_get_situation (self) == NULL)
    return;
  text = np_gmcr_write (np_situation_page_get_situation (self), np_ui_lang (), &error);
  path = np_io_resolve (g_file_peek_path (file));
  bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
  if (bytes == NULL || !np_io_write (path, bytes, NULL, NULL, NULL, NULL, NULL, &error))
    tell (self, _("The file could not be written"), error);
  else
    np_page_toast (NP_PAGE (self), _("Exported"));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpSituationPage *self = NP_SITUATION_PAGE (widget);
  g_autofree char *name = NULL;

  if (np_situation_page_get_situation (self) == NULL)
    return;
  name = g_strdup_printf ("%s.gmcr", np_object_get_id (np_situation_page_get_situation (self)));
  np_file_picker_other_async (GTK_WINDOW (gtk_widget_get_root (widget)), TRUE, _("Export the situation"),
                              _("Graph-model files"), "*.gmcr", name, save_chosen_cb, g_object_ref (widget));
}

void
np_situation_files_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.import-gmcr", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.export-gmcr", NULL, export_cb);
}
