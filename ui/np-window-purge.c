/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "meeting/np-purge.h"
#include "ui/np-ask.h"
#include "ui/np-window-private.h"

/* What was off the record goes for good: out of the dossier, then out of every earlier copy of it that is ours. */

void
np_window_finish_purge (NpWindow *self)
{
  g_autoptr(GError) error = NULL;

  if (!self->purging)
    return;
  /* An older save may have ended just now: the next one has what is to be kept. */
  if (np_document_is_modified (self->document))
    {
      np_window_save (self);
      return;
    }
  self->purging = FALSE;
  if (np_document_forget_past (self->document, &error))
    np_window_toast (self, _("What was off the record is gone, also from the backups"));
  else
    np_tell (GTK_WINDOW (self), _("Backups could not be removed"), error->message);
}

void
np_window_purge (NpWindow *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  NpChange *change = np_change_new (_("purge what was off the record"));

  np_purge_off_record (dossier, change);
  np_session_apply (self->session, change);
  g_object_unref (change);
  np_dossier_forget_history (dossier);
  np_window_update_actions (self);
  if (self->document == NULL)
    return;
  self->purging = TRUE;
  np_window_save (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpWindow) self = data;

  if (np_ask_finish (result) == 0 && self->session != NULL)
    np_window_purge (self);
}

void
np_window_ask_purge (NpWindow *self)
{
  guint n = np_purge_count_off_record (np_session_get_dossier (self->session));
  const char *const verbs[] = { _("Purge"), NULL };
  g_autofree char *heading = g_strdup_printf (ngettext ("Purge %u entry that is off the record?",
                                                        "Purge %u entries that are off the record?", n), n);

  if (n == 0)
    {
      np_window_toast (self, _("No entry is off the record"));
      return;
    }
  np_ask_async (GTK_WINDOW (self), heading,
                _("They are deleted from the dossier, with the actions and lines of history that have their words, and from the list "
                  "of undo. All backups and named versions on this computer go with them. Nothing brings them back. Copies elsewhere "
                  "stay, and a solid-state disk may keep old blocks."), verbs, TRUE, asked_cb, g_object_ref (self));
}
