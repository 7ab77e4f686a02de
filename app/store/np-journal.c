/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/np-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>

#include "store/np-io.h"
#include "store/np-journal-private.h"

#define RESERVE (1024 * 1024)
#define RESERVE_STEP (64 * 1024)

typedef struct
{
  guint64 sequence;
  char *payload;
  NpJournalKept kept;
  gpointer user_data;
  GDestroyNotify destroy;
} Record;

struct _NpJournal
{
  GObject parent_instance;

  char *dossier_id;
  char *session;
  char *second_folder;
  GSource *source; /* brings news of the thread to the main context */
  GThread *thread;
  NpJournalState told_state;

  GMutex mutex;
  GCond cond;
  /* Under the mutex. */
  GPtrArray *unmerged; /* Records, rising; the payloads of those in work are never freed under the thread */
  GQueue acknowledged; /* Records whose callback is due */
  guint64 last;        /* sequence of the last append */
  guint64 durable;     /* everything up to here is on the disk */
  guint64 merged;      /* a request: the saved dossier holds everything up to here */
  char *merged_base;   /* (nullable): belongs to the request; NULL when there is none */
  gboolean failed;     /* the last attempt could keep nothing */
  gboolean retry;
  gboolean busy;
  gboolean stop;
  gboolean reserved;
  GError *problem;
  char *moved; /* (nullable): news: a new file after a failure */

  /* Of the thread alone. */
  char *base;
  GPtrArray *paths; /* every file of this session that may hold unmerged records */
  guint n_files;
  int fd;
  gint64 offset;
  gint64 reserved_end;
  char *chain;
};

enum { PROP_STATE = 1, N_PROPS };
enum { MOVED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (NpJournalState, np_journal_state,
                    G_DEFINE_ENUM_VALUE (NP_JOURNAL_KEPT, "kept"),
                    G_DEFINE_ENUM_VALUE (NP_JOURNAL_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (NP_JOURNAL_NOT_KEPT, "not-kept"))
G_DEFINE_FINAL_TYPE (NpJournal, np_journal, G_TYPE_OBJECT)

static void
record_free (gpointer data)
{
  Record *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->payload);
  g_free (self);
}

/* ---- the file; only the thread calls these ---- */

static void
close_file (NpJournal *self)
{
  if (self->fd < 0)
    return;
  /* Gives back what was reserved behind the end. All records are synchronised; nothing hangs on these two. */
  if (np_io->ftruncate (self->fd, self->offset) != 0)
    g_debug ("the reserve of a journal stays");
  np_io->close (self->fd);
  self->fd = -1;
}

static void
reserve (NpJournal *self, gsize coming)
{
  gint64 wanted = self->offset + coming + RESERVE;
  gboolean reserved = TRUE;

  if (wanted > self->reserved_end)
    {
      wanted += RESERVE_STEP;
      reserved = np_io->fallocate (self->fd, FALLOC_FL_KEEP_SIZE, self->offset, wanted - self->offset) == 0;
      if (reserved)
        self->reserved_end = wanted;
    }
  g_mutex_lock (&self->mutex);
  self->reserved = reserved;
  g_mutex_unlock (&self->mutex);
}

static void
format_records (NpJournal *self, GPtrArray *records, GString *text)
{
  for (guint i = 0; i < records->len; i++)
    {
      const Record *record = g_ptr_array_index (records, i);
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
write_and_sync (NpJournal *self, const GString *text, gboolean whole, GError **error)
{
  const char *path = g_ptr_array_index (self->paths, self->paths->len - 1);
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
open_file (NpJournal *self, const char *folder, GPtrArray *records, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("%s~%s~%u" NP_JOURNAL_SUFFIX, self->dossier_id, self->session, ++self->n_files);
  char *path = g_build_filename (folder, name, NULL);
  const Record *first = g_ptr_array_index (records, 0);

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
  np_io->close (self->fd);
  self->fd = -1;
  np_io->unlinkat (AT_FDCWD, path, 0);
  g_ptr_array_set_size (self->paths, self->paths->len - 1);
  return FALSE;
}

static gboolean
open_somewhere (NpJournal *self, GPtrArray *records, GError **error)
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

/* @fresh: not yet durable; @all: everything not merged, for a new file. */
static gboolean
keep (NpJournal *self, GPtrArray *fresh, GPtrArray *all)
{
  g_autoptr(GError) error = NULL;
  gboolean kept = FALSE, gave_up = FALSE;

  if (self->fd >= 0)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      format_records (self, fresh, text);
      kept = write_and_sync (self, text, FALSE, &error);
      if (!kept)
        {
          np_io->close (self->fd);
          self->fd = -1;
          gave_up = TRUE;
        }
    }
  if (!kept)
    {
      g_autoptr(GError) again = NULL;

      kept = open_somewhere (self, all, &again);
      if (!kept)
        g_clear_error (&error);
      if (again != NULL)
        error = g_steal_pointer (&again);
    }
  g_mutex_lock (&self->mutex);
  if (error != NULL)
    {
      g_clear_error (&self->problem);
      self->problem = g_steal_pointer (&error);
    }
  if (kept && (gave_up || self->failed))
    {
      g_free (self->moved);
      self->moved = g_strdup (g_ptr_array_index (self->paths, self->paths->len - 1));
    }
  g_mutex_unlock (&self->mutex);
  return kept;
}

static void
merge (NpJournal *self, GPtrArray *rest, char *base)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->paths);

  self->paths = g_ptr_array_new_with_free_func (g_free);
  close_file (self);
  g_free (self->base);
  self->base = base;
  if (rest->len > 0 && !open_somewhere (self, rest, NULL))
    {
      /* What is still needed is in the old files; the next append tries again with everything. */
      g_ptr_array_unref (self->paths);
      self->paths = g_steal_pointer (&old);
      return;
    }
  for (guint i = 0; i < old->len; i++)
    np_io_remove (g_ptr_array_index (old, i), NULL);
}

/* ---- the thread ---- */

static GPtrArray *
records_after (NpJournal *self, guint64 sequence)
{
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < self->unmerged->len; i++)
    {
      Record *record = g_ptr_array_index (self->unmerged, i);

      if (record->sequence > sequence)
        g_ptr_array_add (result, record);
    }
  return result;
}

static void
acknowledge (NpJournal *self, guint64 from, guint64 to)
{
  for (guint i = 0; i < self->unmerged->len; i++)
    {
      Record *record = g_ptr_array_index (self->unmerged, i);

      if (record->sequence > from && record->sequence <= to && (record->kept != NULL || record->destroy != NULL))
        {
          Record *due = g_new0 (Record, 1);

          *due = *record;
          due->payload = NULL;
          record->kept = NULL;
          record->destroy = NULL;
          g_queue_push_tail (&self->acknowledged, due);
        }
    }
}

static gpointer
thread_main (gpointer data)
{
  NpJournal *self = data;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      gboolean fresh = self->durable < self->last && (!self->failed || self->retry);

      if (fresh)
        {
          g_autoptr(GPtrArray) news = records_after (self, self->durable);
          g_autoptr(GPtrArray) all = records_after (self, 0);
          guint64 from = self->durable, to = self->last;
          gboolean kept;

          self->retry = FALSE;
          self->busy = TRUE;
          g_mutex_unlock (&self->mutex);
          kept = keep (self, news, all);
          g_mutex_lock (&self->mutex);
          self->busy = FALSE;
          self->failed = !kept;
          if (kept)
            {
              acknowledge (self, from, to);
              self->durable = to;
            }
          g_source_set_ready_time (self->source, 0);
          g_cond_broadcast (&self->cond);
        }
      else if (self->merged_base != NULL)
        {
          g_autoptr(GPtrArray) rest = NULL;
          char *base = g_steal_pointer (&self->merged_base);
          guint gone = 0;

          /* The saved file keeps them, whatever became of their records. */
          acknowledge (self, self->durable, self->merged);
          self->durable = MAX (self->durable, self->merged);
          if (self->durable == self->last)
            self->failed = FALSE;
          while (gone < self->unmerged->len && ((Record *) g_ptr_array_index (self->unmerged, gone))->sequence <= self->merged)
            gone++;
          if (gone > 0)
            g_ptr_array_remove_range (self->unmerged, 0, gone);
          rest = records_after (self, 0);
          if (rest->len > 0 && self->durable < self->last)
            g_ptr_array_set_size (rest, rest->len - (self->last - self->durable));
          self->busy = TRUE;
          g_mutex_unlock (&self->mutex);
          merge (self, rest, base);
          g_mutex_lock (&self->mutex);
          self->busy = FALSE;
          g_source_set_ready_time (self->source, 0);
          g_cond_broadcast (&self->cond);
        }
      else if (self->stop)
        break;
      else
        g_cond_wait (&self->cond, &self->mutex);
    }
  g_mutex_unlock (&self->mutex);
  close_file (self);
  return NULL;
}

/* ---- the main context ---- */

static NpJournalState
state_locked (NpJournal *self)
{
  if (self->durable == self->last)
    return NP_JOURNAL_KEPT;
  return self->failed ? NP_JOURNAL_NOT_KEPT : NP_JOURNAL_WAITING;
}

static void
tell_state (NpJournal *self)
{
  NpJournalState state = np_journal_get_state (self);

  if (state == self->told_state)
    return;
  self->told_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
deliver (NpJournal *self)
{
  GQueue due;
  g_autofree char *moved = NULL;
  Record *record;

  g_mutex_lock (&self->mutex);
  due = self->acknowledged;
  g_queue_init (&self->acknowledged);
  moved = g_steal_pointer (&self->moved);
  g_mutex_unlock (&self->mutex);
  while ((record = g_queue_pop_head (&due)) != NULL)
    {
      if (record->kept != NULL)
        record->kept (record->sequence, record->user_data);
      record_free (record);
    }
  if (moved != NULL)
    g_signal_emit (self, signals[MOVED], 0, moved);
  tell_state (self);
}

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = source_dispatch };

static gboolean
news_cb (gpointer data)
{
  NpJournal *self = g_object_ref (data);

  g_source_set_ready_time (self->source, -1);
  deliver (self);
  g_object_unref (self);
  return G_SOURCE_CONTINUE;
}

void
np_journal_close (NpJournal *self)
{
  g_return_if_fail (NP_IS_JOURNAL (self));

  if (self->thread == NULL)
    return;
  np_journal_flush (self);
  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
}

static void
np_journal_dispose (GObject *object)
{
  NpJournal *self = NP_JOURNAL (object);

  np_journal_close (self);
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_clear_pointer (&self->source, g_source_unref);
      deliver (self);
    }
  G_OBJECT_CLASS (np_journal_parent_class)->dispose (object);
}

static void
np_journal_finalize (GObject *object)
{
  NpJournal *self = NP_JOURNAL (object);

  g_ptr_array_unref (self->unmerged);
  g_ptr_array_unref (self->paths);
  g_clear_error (&self->problem);
  g_free (self->merged_base);
  g_free (self->moved);
  g_free (self->base);
  g_free (self->chain);
  g_free (self->dossier_id);
  g_free (self->session);
  g_free (self->second_folder);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  G_OBJECT_CLASS (np_journal_parent_class)->finalize (object);
}

static void
np_journal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_enum (value, np_journal_get_state (NP_JOURNAL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
np_journal_class_init (NpJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = np_journal_dispose;
  object_class->finalize = np_journal_finalize;
  object_class->get_property = np_journal_get_property;
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, NP_TYPE_JOURNAL_STATE, NP_JOURNAL_KEPT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * NpJournal::moved:
   * @self: the journal
   * @path: the file that is written now
   *
   * A file was given up after a failure; everything is kept again, in @path. To be shown in a banner.
   */
  signals[MOVED] = g_signal_new ("moved", NP_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
np_journal_init (NpJournal *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->acknowledged);
  self->unmerged = g_ptr_array_new_with_free_func (record_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->session = g_uuid_string_random ();
  self->reserved = TRUE;
  self->fd = -1;
}

NpJournal *
np_journal_new (const char *dossier_id, const char *base, const char *second_folder)
{
  NpJournal *self;

  g_return_val_if_fail (dossier_id != NULL && strpbrk (dossier_id, "/ ~\n") == NULL, NULL);

  self = g_object_new (NP_TYPE_JOURNAL, NULL);
  self->dossier_id = g_strdup (dossier_id);
  self->base = g_strdup (base);
  self->second_folder = g_strdup (second_folder);
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, news_cb, self, NULL);
  g_source_set_static_name (self->source, "nonpaper journal");
  g_source_attach (self->source, g_main_context_get_thread_default ());
  self->thread = g_thread_new ("journal", thread_main, self);
  return self;
}

const char *
np_journal_get_session (NpJournal *self)
{
  g_return_val_if_fail (NP_IS_JOURNAL (self), NULL);
  return self->session;
}

NpJournalState
np_journal_get_state (NpJournal *self)
{
  NpJournalState state;

  g_return_val_if_fail (NP_IS_JOURNAL (self), NP_JOURNAL_KEPT);
  g_mutex_lock (&self->mutex);
  state = state_locked (self);
  g_mutex_unlock (&self->mutex);
  return state;
}

GError *
np_journal_dup_problem (NpJournal *self)
{
  GError *problem;

  g_return_val_if_fail (NP_IS_JOURNAL (self), NULL);
  g_mutex_lock (&self->mutex);
  problem = self->problem != NULL ? g_error_copy (self->problem) : NULL;
  g_mutex_unlock (&self->mutex);
  return problem;
}

gboolean
np_journal_has_reserve (NpJournal *self)
{
  gboolean reserved;

  g_return_val_if_fail (NP_IS_JOURNAL (self), FALSE);
  g_mutex_lock (&self->mutex);
  reserved = self->reserved;
  g_mutex_unlock (&self->mutex);
  return reserved;
}

guint64
np_journal_append (NpJournal *self, const char *payload, NpJournalKept kept, gpointer user_data, GDestroyNotify destroy)
{
  Record *record;
  guint64 sequence;

  g_return_val_if_fail (NP_IS_JOURNAL (self), 0);
  g_return_val_if_fail (self->thread != NULL, 0);
  g_return_val_if_fail (payload != NULL && strchr (payload, '\n') == NULL && g_utf8_validate (payload, -1, NULL), 0);

  record = g_new0 (Record, 1);
  record->payload = g_strdup (payload);
  record->kept = kept;
  record->user_data = user_data;
  record->destroy = destroy;
  g_mutex_lock (&self->mutex);
  sequence = record->sequence = ++self->last;
  g_ptr_array_add (self->unmerged, record);
  self->retry = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_source_set_ready_time (self->source, 0); /* the state is told on the main context */
  return sequence;
}

void
np_journal_retry (NpJournal *self)
{
  g_return_if_fail (NP_IS_JOURNAL (self));

  g_mutex_lock (&self->mutex);
  self->retry = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gboolean
np_journal_flush (NpJournal *self)
{
  gboolean kept;

  g_return_val_if_fail (NP_IS_JOURNAL (self), FALSE);

  g_mutex_lock (&self->mutex);
  if (self->thread != NULL)
    {
      self->retry = TRUE;
      g_cond_broadcast (&self->cond);
      while (self->busy || self->merged_base != NULL || (self->durable < self->last && (!self->failed || self->retry)))
        g_cond_wait (&self->cond, &self->mutex);
    }
  kept = self->durable == self->last;
  g_mutex_unlock (&self->mutex);
  return kept;
}

void
np_journal_merged (NpJournal *self, guint64 sequence, const char *base)
{
  g_return_if_fail (NP_IS_JOURNAL (self));
  g_return_if_fail (base != NULL && sequence <= np_journal_get_last (self));

  g_mutex_lock (&self->mutex);
  self->merged = MAX (self->merged, sequence);
  g_free (self->merged_base);
  self->merged_base = g_strdup (base);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

guint64
np_journal_get_last (NpJournal *self)
{
  guint64 last;

  g_return_val_if_fail (NP_IS_JOURNAL (self), 0);
  g_mutex_lock (&self->mutex);
  last = self->last;
  g_mutex_unlock (&self->mutex);
  return last;
}
