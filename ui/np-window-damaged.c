/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-window"

#include "ui/np-window-private.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "store/np-backup.h"
#include "store/np-recover.h"
#include "store/np-xml-in.h"
#include "ui/np-ask.h"

/* What could be read of a damaged file, and the copies there are. Made in a thread. */
typedef struct
{
  char *path;
  char *reason;
  NpDossier *dossier;
  GPtrArray *blocks;
  char *copy;
} Damage;

static void
damage_free (gpointer data)
{
  Damage *damage = data;

  g_free (damage->path);
  g_free (damage->reason);
  g_clear_object (&damage->dossier);
  g_ptr_array_unref (damage->blocks);
  g_free (damage->copy);
  g_free (damage);
}

static void
worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Damage *damage = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = np_io_read (damage->path, NP_IO_MAX_SIZE, NULL, &error);
  g_autoptr(GPtrArray) copies = NULL;

  if (bytes != NULL)
    damage->dossier = np_recover (bytes, NULL, damage->blocks, cancellable, &error);
  if (damage->dossier != NULL)
    copies = np_backup_list (np_object_get_id (damage->dossier), NULL);
  if (copies != NULL && copies->len > 0)
    damage->copy = g_strdup (g_ptr_array_index (copies, 0));
  if (damage->dossier != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static char *
describe (Damage *damage)
{
  guint counts[3] = { 0, 0, 0 };
  g_autofree char *whole = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *missing = NULL;

  for (guint i = 0; i < damage->blocks->len; i++)
    counts[((NpRecoveredBlock *) g_ptr_array_index (damage->blocks, i))->state]++;
  whole = g_strdup_printf (ngettext ("%u part is whole", "%u parts are whole", counts[0]), counts[0]);
  cut = g_strdup_printf (ngettext ("%u is cut", "%u are cut", counts[1]), counts[1]);
  missing = g_strdup_printf (ngettext ("%u is missing", "%u are missing", counts[2]), counts[2]);
  return g_strdup_printf ("%s, %s, %s.", whole, cut, missing);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  g_autoptr(GTask) task = data;
  Damage *damage = g_task_get_task_data (task);
  int answer = np_ask_finish (result);
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) dossier = NULL;
  g_autofree char *parts = describe (damage);
  g_autofree char *name = g_filename_display_basename (damage->path);
  g_autofree char *words = NULL;

  if (answer < 0)
    return;
  dossier = answer == 0 ? g_object_ref (damage->dossier) : np_xml_in_load (damage->copy, NP_XML_IN_TOLERANT, NULL, &error);
  if (dossier == NULL)
    {
      np_tell (GTK_WINDOW (self), _("The dossier could not be opened"), error->message);
      return;
    }
  /* Translators: %1$s is a file, %2$s says how much of it could be read. */
  words = answer == 0 ? g_strdup_printf (_("Read from the damaged “%1$s”: %2$s Save it under a new name."), name, parts)
                      : g_strdup_printf (_("This is an earlier copy of “%s”. Save it under a new name."), name);
  np_window_show_recovered (self, dossier, words);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  GTask *task = G_TASK (result);
  Damage *damage = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autofree char *parts = NULL;
  g_autofree char *body = NULL;
  g_autofree char *copy = NULL;
  const char *verbs[3] = { _("_Open what is readable"), NULL, NULL };

  if (!g_task_propagate_boolean (task, &error))
    {
      np_tell (GTK_WINDOW (self), _("The dossier could not be opened"), damage->reason);
      return;
    }
  parts = describe (damage);
  body = g_strdup_printf ("%s\n\n%s %s", damage->reason, parts, _("The file itself stays as it is."));
  if (damage->copy != NULL)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (np_backup_get_time (damage->copy));
      g_autofree char *when = time != NULL ? np_format_datetime (time, np_ui_lang ()) : g_strdup ("?");

      /* Translators: %s is a date and time. */
      copy = g_strdup_printf (_("Open the copy of %s"), when);
      verbs[1] = copy;
    }
  np_ask_async (GTK_WINDOW (self), _("The dossier is damaged"), body, verbs, FALSE, answered_cb, g_object_ref (task));
}

void
np_window_open_damaged (NpWindow *self, const char *path, const char *reason)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);
  Damage *damage = g_new0 (Damage, 1);

  damage->path = g_strdup (path);
  damage->reason = g_strdup (reason);
  damage->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) np_recovered_block_free);
  g_task_set_source_tag (task, np_window_open_damaged);
  g_task_set_task_data (task, damage, damage_free);
  g_task_run_in_thread (task, worker);
}
