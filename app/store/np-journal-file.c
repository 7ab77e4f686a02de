/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/np-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>

#include "store/np-io.h"
#include "store/np-journal-private.h"

#define RESERVE (1024 * 1024)
#define RESERVE_STEP (64 * 1024)

struct _NpJournalFile
{
  char *dossier_id;
  char *session;
  char *base;
  char *second_folder;
  GPtrArray *paths; /* every file of this session that may hold unmerged records */
  guint n_files;
  int fd;
  gint64 offset;
  gint64 reserved_end;
  gboolean reserved;
  char *chain;
};

NpJournalFile *
np_journal_file_new (const char *dossier_id, const char *session, const char *base, const char *second_folder)
{
  NpJournalFile *self = g_new0 (NpJournalFile, 1);

  self->dossier_id = g_strdup (dossier_id);
  self->session = g_strdup (session);
  self->base = g_strdup (base);
  self->second_folder = g_strdup (second_folder);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->reserved = TRUE;
  self->fd = -1;
  return self;
}

static void
close_file (NpJournalFile *self)
{
  if (self->fd < 0)
    return;
  /* Gives back what was reserved behind the end. All records are synchronised; nothing hangs on these two. */
  if (np_io->ftruncate (self->fd, self->offset) != 0)
    g_debug ("the reserve of a journal stays");
  np_io->close (self->fd);
  self->fd = -1;
}

/* Without the truncation: the file is not to be trusted any more. */
static void
give_up (NpJournalFile *self)
{
  np_io->close (self->fd);
  self->fd = -1;
}

void
np_journal_file_free (NpJournalFile *self)
{
  close_file (self);
  g_ptr_array_unref (self->paths);
  g_free (self->chain);
  g_free (self->second_folder);
  g_free (self->base);
  g_free (self->session);
  g_free (self->dossier_id);
  g_free (self);
}

gboolean
np_journal_file_is_open (NpJournalFile *self)
{
  return self->fd >= 0;
}

const char *
np_journal_file_get_path (NpJournalFile *self)
{
  return self->paths->len > 0 ? g_ptr_array_index (self->paths, self->paths->len - 1) : NULL;
}

gboolean
np_journal_file_has_reserve (NpJournalFile *self)
{
  return self->reserved;
}

static void
reserve (NpJournalFile *self, gsize coming)
{
  gint64 wanted = self->offset + coming + RESERVE;

  self->reserved = TRUE;
  if (wanted <= self->reserved_end)
    return;
  wanted += RESERVE_STEP;
  self->reserved = np_io->fallocate (self->fd, FALLOC_FL_KEEP_SIZE, self->offset, wanted - self->offset) == 0;
  if (self->reserved)
    self->reserved_end = wanted;
}

static void
format_records (NpJournalFile *self, GPtrArray *records, GString *text)
{
  for (guint i = 0; i < records->len; i++)
    {
      const NpJournalRecord *record = g_ptr_array_index (records, i);
      gsize length = strlen (record->payload);
      char *chain = np_journal_chain (self->chain, record->payload, length);

      g_string_append_printf (text, "%" G_GUINT64_FORMAT " %" G_GSIZE_FORMAT " %s ", record->sequence, length, chain);
      g_string_append_len (text, record->payload, length);
      g_string_append_c (text, '\n');
      g_free (self->chain);
      self->chain = chain;
    }
}

static gboolean
write_and_sync (NpJournalFile *self, const GString *text, gboolean whole, GError **error)
{
  const char *path = np_journal_file_get_path (self);
  int result;

  reserve (self, text->len);
  if (!np_io_write_all (self->fd, text->str, text->len))
    {
      np_io_error (error, errno, N_("writing %s"), path);
      return FALSE;
    }
  do
    result = whole ? np_io->fsync (self->fd) : np_io->fdatasync (self->fd);
  while (result != 0 && errno == EINTR);
  if (result != 0)
    {
      np_io_error (error, errno, N_("synchronising %s"), path);
      return FALSE;
    }
  self->offset += text->len;
  return TRUE;
}

static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = np_io_open_folder (folder, error);
  int result;

  if (fd < 0)
    return FALSE;
  do
    result = np_io->fsync (fd);
  while (result != 0 && errno == EINTR);
  if (result != 0)
    np_io_error (error, errno, N_("synchronising %s"), folder);
  np_io->close (fd);
  return result == 0;
}

static gboolean
open_file (NpJournalFile *self, const char *folder, GPtrArray *records, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("%s~%s~%u" NP_JOURNAL_SUFFIX, self->dossier_id, self->session, ++self->n_files);
  char *path = g_build_filename (folder, name, NULL);
  const NpJournalRecord *first = g_ptr_array_index (records, 0);

  do
    self->fd = np_io->openat (AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  while (self->fd < 0 && errno == EINTR);
  if (self->fd < 0)
    {
      np_io_error (error, errno, N_("creating %s"), path);
      g_free (path);
      return FALSE;
    }
  g_ptr_array_add (self->paths, path);
  /* Tells a reader that a living process writes here. */
  np_io->flock (self->fd, LOCK_EX | LOCK_NB);
  self->offset = self->reserved_end = 0;
  g_string_append_printf (text, NP_JOURNAL_MAGIC " 1 %s %s %s %" G_GUINT64_FORMAT, self->dossier_id, self->session,
                          self->base != NULL ? self->base : "-", first->sequence);
  g_free (self->chain);
  self->chain = np_journal_chain ("", text->str, text->len);
  g_string_append_c (text, '\n');
  format_records (self, records, text);
  if (write_and_sync (self, text, TRUE, error) && sync_folder (folder, error))
    return TRUE;
  give_up (self);
  np_io->unlinkat (AT_FDCWD, path, 0);
  g_ptr_array_set_size (self->paths, self->paths->len - 1);
  return FALSE;
}

gboolean
np_journal_file_open (NpJournalFile *self, GPtrArray *records, GError **error)
{
  g_autoptr(GError) first = NULL;
  g_autofree char *folder = np_io_state_folder ("journals", &first);

  if (folder != NULL && open_file (self, folder, records, &first))
    return TRUE;
  if (self->second_folder != NULL && open_file (self, self->second_folder, records, NULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first)); /* the reason of the usual place is the one to show */
  return FALSE;
}

gboolean
np_journal_file_append (NpJournalFile *self, GPtrArray *records, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  format_records (self, records, text);
  if (write_and_sync (self, text, FALSE, error))
    return TRUE;
  give_up (self);
  return FALSE;
}

void
np_journal_file_merge (NpJournalFile *self, GPtrArray *rest, char *base)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->paths);

  self->paths = g_ptr_array_new_with_free_func (g_free);
  close_file (self);
  g_free (self->base);
  self->base = base;
  if (rest->len > 0 && !np_journal_file_open (self, rest, NULL))
    {
      /* What is still needed is in the old files; the next append tries again with everything. */
      g_ptr_array_unref (self->paths);
      self->paths = g_steal_pointer (&old);
      return;
    }
  for (guint i = 0; i < old->len; i++)
    np_io_remove (g_ptr_array_index (old, i), NULL);
}
