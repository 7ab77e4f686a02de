/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-replay.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>

#include "store/np-io.h"
#include "store/np-journal-private.h"

#define KEPT_SECONDS (30 * 24 * 3600)
#define MAX_JOURNAL ((gsize) 256 * 1024 * 1024)

char *
np_journal_chain (const char *previous, const char *payload, gsize length)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) previous, strlen (previous));
  g_checksum_update (sum, (const guchar *) payload, length);
  return g_strndup (g_checksum_get_string (sum), NP_JOURNAL_CHAIN);
}

static void
record_free (gpointer data)
{
  NpReplayRecord *self = data;

  g_free (self->session);
  g_free (self->payload);
  g_free (self);
}

void
np_replay_file_free (NpReplayFile *self)
{
  g_free (self->path);
  g_free (self->dossier_id);
  g_free (self->session);
  g_free (self->base);
  g_ptr_array_unref (self->records);
  g_free (self);
}

static gboolean
read_number (const char **at, const char *end, guint64 *value)
{
  const char *p = *at;

  *value = 0;
  while (p < end && g_ascii_isdigit (*p) && p - *at < 18)
    *value = *value * 10 + (*p++ - '0');
  if (p == *at || p >= end || *p != ' ')
    return FALSE;
  *at = p + 1;
  return TRUE;
}

/* SEQUENCE LENGTH CHAIN, up to the payload. */
static gboolean
read_prefix (const char **at, const char *end, guint64 *sequence, guint64 *length, char chain[NP_JOURNAL_CHAIN + 1])
{
  if (!read_number (at, end, sequence) || !read_number (at, end, length) || end - *at <= NP_JOURNAL_CHAIN ||
      (*at)[NP_JOURNAL_CHAIN] != ' ')
    return FALSE;
  for (guint i = 0; i < NP_JOURNAL_CHAIN; i++)
    if (!g_ascii_isxdigit ((*at)[i]))
      return FALSE;
  memcpy (chain, *at, NP_JOURNAL_CHAIN);
  chain[NP_JOURNAL_CHAIN] = '\0';
  *at += NP_JOURNAL_CHAIN + 1;
  return TRUE;
}

static void
read_header (NpReplayFile *self, const char *line, gsize length, guint64 *first)
{
  g_autofree char *text = g_strndup (line, length);
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  self->session = g_strdup ("");
  *first = 0;
  if (!g_utf8_validate (text, -1, NULL) || g_strv_length (words) != 6 || !g_str_equal (words[0], NP_JOURNAL_MAGIC) ||
      !g_str_equal (words[1], "1"))
    return;
  g_free (self->session);
  self->dossier_id = g_strdup (words[2]);
  self->session = g_strdup (words[3]);
  self->base = g_str_equal (words[4], "-") ? NULL : g_strdup (words[4]);
  *first = g_ascii_strtoull (words[5], NULL, 10);
}

static void
add_record (NpReplayFile *self, guint64 sequence, const char *payload, gsize length, gboolean verified)
{
  NpReplayRecord *record = g_new0 (NpReplayRecord, 1);

  record->session = g_strdup (self->session);
  record->sequence = sequence;
  record->payload = g_utf8_make_valid (payload, length);
  record->verified = verified;
  g_ptr_array_add (self->records, record);
}

NpReplayFile *
np_replay_parse (const char *data, gsize length)
{
  NpReplayFile *self = g_new0 (NpReplayFile, 1);
  g_autofree char *previous = NULL;
  const char *end = data + length;
  const char *newline = length > 0 ? memchr (data, '\n', length) : NULL;
  const char *at;
  guint64 expected;
  guint line = 1;

  self->records = g_ptr_array_new_with_free_func (record_free);
  read_header (self, data, newline != NULL ? newline - data : 0, &expected);
  if (newline == NULL)
    return self;
  if (self->dossier_id == NULL)
    self->n_damaged = self->first_damaged = 1;
  previous = np_journal_chain ("", data, newline - data);

  for (at = newline + 1; at < end;)
    {
      const char *payload = at;
      guint64 sequence, size;
      char chain[NP_JOURNAL_CHAIN + 1];
      gboolean verified = FALSE;

      line++;
      newline = memchr (at, '\n', end - at);
      if (read_prefix (&payload, end, &sequence, &size, chain))
        {
          /* The length decides first: a damaged line feed must not swallow two records. */
          if (size <= (guint64) (end - payload))
            {
              g_autofree char *computed = np_journal_chain (previous, payload, size);

              verified = g_str_equal (computed, chain) && g_utf8_validate_len (payload, size, NULL);
              /* The chain fixes the order, so when only the number is odd it is the number that was damaged. */
              if (verified && expected > 0)
                sequence = expected;
              verified = verified && sequence > 0;
            }
          if (verified)
            {
              at = payload + size;
              if (at < end)
                at++;
            }
          else
            {
              if (newline == NULL)
                break; /* torn: never acknowledged */
              self->n_damaged++;
              if (self->first_damaged == 0)
                self->first_damaged = line;
              size = newline - payload;
              at = newline + 1;
              if (payload > newline)
                continue;
            }
          if (sequence > 0 && (verified || size > 0))
            add_record (self, sequence, payload, size, verified);
          /* After damage the chain goes on from what stands in the file; what follows it is then as good as before. */
          g_free (previous);
          previous = g_strdup (chain);
          expected = verified ? sequence + 1 : 0;
        }
      else
        {
          if (newline == NULL)
            break;
          self->n_damaged++;
          if (self->first_damaged == 0)
            self->first_damaged = line;
          at = newline + 1;
          expected = 0;
        }
    }
  return self;
}

static int
oldest_first (gconstpointer a, gconstpointer b)
{
  const NpReplayFile *x = *(NpReplayFile *const *) a, *y = *(NpReplayFile *const *) b;

  if (x->modified != y->modified)
    return x->modified < y->modified ? -1 : 1;
  return strcmp (x->path, y->path);
}

static gboolean
is_in_use (const char *path, gint64 *modified)
{
  struct stat st;
  gboolean in_use = FALSE;
  int fd = np_io->openat (AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, 0);

  *modified = 0;
  if (fd < 0)
    return FALSE;
  if (np_io->fstat (fd, &st) == 0)
    *modified = (gint64) st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
  in_use = np_io->flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  np_io->close (fd);
  return in_use;
}

static gboolean
list_folder (GPtrArray *list, const char *folder, const char *dossier_id, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(NpReplayFile) file = NULL;
      g_autoptr(GBytes) bytes = NULL;

      if (!g_str_has_suffix (name, NP_JOURNAL_SUFFIX))
        continue;
      /* A header can be damaged, a name hardly: it serves to sort out the journals of other dossiers. */
      if (dossier_id != NULL && !(g_str_has_prefix (name, dossier_id) && name[strlen (dossier_id)] == '~'))
        continue;
      bytes = np_io_read (path, MAX_JOURNAL, NULL, NULL);
      if (bytes == NULL)
        continue;
      file = np_replay_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (file->records->len == 0 && file->n_damaged == 0)
        continue;
      if (file->dossier_id == NULL)
        file->dossier_id = g_strndup (name, strcspn (name, "~"));
      file->path = g_steal_pointer (&path);
      file->in_use = is_in_use (file->path, &file->modified);
      g_ptr_array_add (list, g_steal_pointer (&file));
    }
  return TRUE;
}

GPtrArray *
np_replay_list (const char *dossier_id, const char *second_folder, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) np_replay_file_free);
  g_autofree char *folder = np_io_state_folder ("journals", error);

  if (folder == NULL || !list_folder (list, folder, dossier_id, error))
    return NULL;
  if (second_folder != NULL)
    list_folder (list, second_folder, dossier_id, NULL);
  g_ptr_array_sort (list, oldest_first);
  return g_steal_pointer (&list);
}

typedef struct { guint rank; NpReplayRecord *record; } Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->record->sequence != y->record->sequence)
    return x->record->sequence < y->record->sequence ? -1 : 1;
  return (int) y->record->verified - (int) x->record->verified;
}

GPtrArray *
np_replay_merge (GPtrArray *files)
{
  g_autoptr(GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      NpReplayFile *file = g_ptr_array_index (files, i);

      if (!g_hash_table_contains (ranks, file->session))
        g_hash_table_insert (ranks, file->session, GUINT_TO_POINTER (i));
      for (guint k = 0; k < file->records->len; k++)
        {
          Ranked ranked = { GPOINTER_TO_UINT (g_hash_table_lookup (ranks, file->session)),
                            g_ptr_array_index (file->records, k) };

          g_array_append_val (all, ranked);
        }
    }
  /* g_array_sort is stable, so unverified copies of one record keep the order of the files. */
  g_array_sort (all, compare_ranked);
  for (guint i = 0; i < all->len; i++)
    {
      const Ranked *now = &g_array_index (all, Ranked, i);

      if (i > 0)
        {
          const Ranked *before = &g_array_index (all, Ranked, i - 1);

          if (now->rank == before->rank && now->record->sequence == before->record->sequence)
            continue;
        }
      g_ptr_array_add (result, now->record);
    }
  return result;
}

gboolean
np_replay_discard (const char *path, GError **error)
{
  g_autofree char *folder = np_io_state_folder ("discarded", error);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *target = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (folder == NULL)
    return FALSE;
  target = g_build_filename (folder, base, NULL);
  /* Always a copy: its time of change is then the day of the discarding, from which the 30 days run. */
  bytes = np_io_read (path, MAX_JOURNAL, NULL, error);
  return bytes != NULL && np_io_write (target, bytes, NULL, NULL, NULL, NULL, NULL, error) && np_io_remove (path, error);
}

void
np_replay_purge (gint64 now)
{
  g_autofree char *folder = np_io_state_folder ("discarded", NULL);
  g_autoptr(GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat st;

      if (np_io->fstatat (AT_FDCWD, path, &st, AT_SYMLINK_NOFOLLOW) == 0 && now - st.st_mtime > KEPT_SECONDS)
        np_io_remove (path, NULL);
    }
}
