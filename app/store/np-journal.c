/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-journal.h"

#include <string.h>

#include "store/np-journal-file.h"

typedef struct
{
  NpJournalRecord record; /* first: arrays of these are arrays of those */
  NpJournalKept kept;
  gpointer user_data;
  GDestroyNotify destroy;
} Record;

struct _NpJournal
{
  GObject parent_instance;

  char *session;
  GSource *source; /* brings news of the thread to the main context */
  GThread *thread;
  NpJournalState told_state;
  guint64 told_kept;

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

  NpJournalFile *file; /* of the thread alone, once it runs */
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
  g_free (self->record.payload);
  g_free (self);
}

/* @fresh: not yet durable; @all: everything not merged, for a new file. */
static gboolean
keep (NpJournal *self, GPtrArray *fresh, GPtrArray *all)
{
  g_autoptr(GError) error = NULL;
  gboolean kept = FALSE, gave_up = FALSE;

  if (np_journal_file_is_open (self->file))
    {
      kept = np_journal_file_append (self->file, fresh, &error);
      gave_up = !kept;
    }
  if (!kept)
    {
      g_autoptr(GError) again = NULL;

      kept = np_journal_file_open (self->file, all, &again);
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
      self->moved = g_strdup (np_journal_file_get_path (self->file));
    }
  self->reserved = np_journal_file_has_reserve (self->file);
  g_mutex_unlock (&self->mutex);
  return kept;
}

/* ---- the thread ---- */

static GPtrArray *
records_after (NpJournal *self, guint64 sequence)
{
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < self->unmerged->len; i++)
    {
      Record *record = g_ptr_array_index (self->unmerged, i);

      if (record->record.sequence > sequence)
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

      if (record->record.sequence > from && record->record.sequence <= to && (record->kept != NULL || record->destroy != NULL))
        {
          Record *due = g_new0 (Record, 1);

          *due = *record;
          due->record.payload = NULL;
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
          while (gone < self->unmerged->len && ((Record *) g_ptr_array_index (self->unmerged, gone))->record.sequence <= self->merged)
            gone++;
          if (gone > 0)
            g_ptr_array_remove_range (self->unmerged, 0, gone);
          rest = records_after (self, 0);
          if (rest->len > 0 && self->durable < self->last)
            g_ptr_array_set_size (rest, rest->len - (self->last - self->durable));
          self->busy = TRUE;
          g_mutex_unlock (&self->mutex);
          np_journal_file_merge (self->file, rest, base);
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
  guint64 kept = np_journal_get_kept (self);

  if (state == self->told_state && kept == self->told_kept)
    return;
  self->told_state = state;
  self->told_kept = kept;
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
        record->kept (record->record.sequence, record->user_data);
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
  g_clear_pointer (&self->file, np_journal_file_free);
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
  g_clear_error (&self->problem);
  g_free (self->merged_base);
  g_free (self->moved);
  g_free (self->session);
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
  self->session = g_uuid_string_random ();
  self->reserved = TRUE;
}

NpJournal *
np_journal_new (const char *dossier_id, const char *base, const char *second_folder)
{
  NpJournal *self;

  g_return_val_if_fail (dossier_id != NULL && strpbrk (dossier_id, "/ ~\n") == NULL, NULL);

  self = g_object_new (NP_TYPE_JOURNAL, NULL);
  self->file = np_journal_file_new (dossier_id, self->session, base, second_folder);
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
  record->record.payload = g_strdup (payload);
  record->kept = kept;
  record->user_data = user_data;
  record->destroy = destroy;
  g_mutex_lock (&self->mutex);
  sequence = record->record.sequence = ++self->last;
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

guint64
np_journal_get_kept (NpJournal *self)
{
  guint64 kept;

  g_return_val_if_fail (NP_IS_JOURNAL (self), 0);
  g_mutex_lock (&self->mutex);
  kept = self->durable;
  g_mutex_unlock (&self->mutex);
  return kept;
}
