/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SAFETY 11.2 and 11.3 with a real program: each operation on the disk fails, is torn or is the last before SIGKILL; and the
 * power is cut after each of them: what a disk may hold then is rebuilt from the log and recovered.
 */
#include <dlfcn.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier/np-measure.h"
#include "faults.h"
#include "store/np-document.h"

#define CHANGES 40
/* States drawn per operation and order of names. A sanitizer is slow, and sees in few of them what it can see. */
#ifdef __SANITIZE_ADDRESS__
#define DRAWS 6
#define ENOUGH 300
#else
#define DRAWS 48
#define ENOUGH 2000
#endif

static char *program;

/* ---- the program under the shim: "--child WHAT ROOT" ---- */

static void
note (const char *format, ...)
{
  void (*tell) (const char *) = (void (*) (const char *)) dlsym (RTLD_DEFAULT, "np_shim_note");
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  if (tell != NULL)
    tell (words);
}

static void
insert (NpDocument *document, guint n)
{
  g_autoptr(NpChange) change = np_change_new ("measure");
  g_autofree char *id = g_strdup_printf ("x%u", n);
  g_autoptr(NpObject) measure = np_object_new (NP_TYPE_MEASURE, id);
  g_autoptr(GString) words = g_string_new (NULL);
  NpDossier *dossier = np_document_get_dossier (document);

  /* Long enough to be torn in many places. */
  for (guint i = 0; i < 40; i++)
    g_string_append (words, "Стороны сообщают друг другу о каждом значительном инциденте. ");
  np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_RU, words->str);
  np_change_insert (change, dossier, NP_DOSSIER_MEASURES, np_object_get_n_children (dossier, NP_DOSSIER_MEASURES),
                    g_object_ref (measure));
  np_dossier_apply (dossier, change);
}

static int
child (const char *what, const char *root)
{
  gboolean all = g_str_equal (what, "all");
  g_autofree char *path = g_build_filename (root, "talks", "talks.nonpaper", NULL);
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  np_io_init ();
  if (all)
    {
      g_autoptr(NpDossier) dossier = np_dossier_new ("d-power");

      np_dossier_seal (dossier);
      document = np_document_new (dossier);
      if (!np_document_save (document, path, NULL, &error))
        return 2;
      note ("saved:%s", np_document_get_sum (document));
    }
  else
    document = np_document_open (path, FALSE, &error);
  if (document == NULL)
    return 2;
  for (guint n = 1; n <= (all ? CHANGES : 1); n++)
    {
      insert (document, all ? n : 1000);
      if (np_document_flush (document))
        note ("kept:%u", n);
      if (!all || n % 13 == 0)
        {
          if (!np_document_save (document, NULL, NULL, &error))
            return 1;
          note ("saved:%s", np_document_get_sum (document));
        }
    }
  return 0;
}

static int
run_child (const char *what, const char *root, const char *log, const char *how, int n)
{
  g_autofree char *state = g_build_filename (root, "state", NULL), *number = g_strdup_printf ("%d", n);
  g_autofree char *shim = g_test_build_filename (G_TEST_BUILT, "store", "shim.so", NULL);
  g_auto(GStrv) environment = g_environ_setenv (g_get_environ (), "LD_PRELOAD", shim, TRUE);
  const char *args[] = { program, "--child", what, root, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  environment = g_environ_setenv (environment, "NP_SHIM_FOLDER", root, TRUE);
  environment = g_environ_setenv (environment, "XDG_STATE_HOME", state, TRUE);
  /* The address sanitizer wants to be the first library; behind the shim it works as well. */
  environment = g_environ_setenv (environment, "ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", TRUE);
  if (log != NULL)
    environment = g_environ_setenv (environment, "NP_SHIM_LOG", log, TRUE);
  if (how != NULL)
    environment = g_environ_setenv (environment, how, number, TRUE);
  g_spawn_sync (NULL, (char **) args, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return status;
}

static char *
fresh_root (void)
{
  char *root = fresh_folder ();
  g_autofree char *talks = g_build_filename (root, "talks", NULL), *state = g_build_filename (root, "state", NULL);

  g_mkdir (talks, 0700);
  g_mkdir (state, 0700);
  return root;
}

/* ---- the disk ---- */

typedef struct
{
  gint64 at;      /* of a write; -1: truncate */
  gint64 length;  /* of a truncate */
  GBytes *bytes;
} Piece;

typedef struct
{
  GByteArray *durable;
  GArray *pending; /* Pieces */
} Inode;

typedef struct
{
  char *from; /* (nullable): the name that goes */
  char *to;   /* (nullable): the name that comes */
  Inode *inode;
} Naming;

typedef struct
{
  GHashTable *durable; /* path -> Inode */
  GHashTable *now;
  GArray *pending;     /* Namings, in order */
  GPtrArray *inodes;   /* owns them all */
} Disk;

static void
piece_clear (gpointer data)
{
  g_clear_pointer (&((Piece *) data)->bytes, g_bytes_unref);
}

static void
naming_clear (gpointer data)
{
  g_free (((Naming *) data)->from);
  g_free (((Naming *) data)->to);
}

static void
inode_free (gpointer data)
{
  Inode *self = data;

  g_byte_array_unref (self->durable);
  g_array_unref (self->pending);
  g_free (self);
}

static void
disk_init (Disk *self)
{
  self->durable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pending = g_array_new (FALSE, FALSE, sizeof (Naming));
  g_array_set_clear_func (self->pending, naming_clear);
  self->inodes = g_ptr_array_new_with_free_func (inode_free);
}

static void
disk_clear (Disk *self)
{
  g_hash_table_unref (self->durable);
  g_hash_table_unref (self->now);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->inodes);
}

static Inode *
inode_new (Disk *disk)
{
  Inode *self = g_new0 (Inode, 1);

  self->durable = g_byte_array_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pending, piece_clear);
  g_ptr_array_add (disk->inodes, self);
  return self;
}

/* @upto bytes of a write count. */
static void
put_piece (GByteArray *content, const Piece *piece, gsize upto)
{
  gsize size = piece->at < 0 ? (gsize) piece->length : MAX (content->len, piece->at + upto), old = content->len;

  g_byte_array_set_size (content, size);
  if (size > old)
    memset (content->data + old, 0, size - old);
  if (piece->at >= 0 && upto > 0)
    memcpy (content->data + piece->at, g_bytes_get_data (piece->bytes, NULL), upto);
}

static void
put_naming (GHashTable *names, const Naming *naming)
{
  if (naming->from != NULL)
    g_hash_table_remove (names, naming->from);
  if (naming->to != NULL)
    g_hash_table_insert (names, g_strdup (naming->to), naming->inode);
}

static void
add_naming (Disk *self, const char *from, const char *to, Inode *inode)
{
  Naming naming = { g_strdup (from), g_strdup (to), inode };

  g_array_append_val (self->pending, naming);
  put_naming (self->now, &naming);
}

static gboolean
is_in (const char *path, const char *folder)
{
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;

  return g_strcmp0 (parent, folder) == 0;
}

static void
play (Disk *self, const char *op, const char *path, const char *argument, GBytes *data)
{
  Inode *inode = g_hash_table_lookup (self->now, path);

  if (g_str_equal (op, "create"))
    add_naming (self, NULL, path, inode_new (self));
  else if (g_str_equal (op, "write") || g_str_equal (op, "truncate"))
    {
      gboolean writes = *op == 'w';
      Piece piece = { writes ? g_ascii_strtoll (argument, NULL, 10) : -1, writes ? 0 : g_ascii_strtoll (argument, NULL, 10),
                      writes ? g_bytes_ref (data) : NULL };

      g_assert_nonnull (inode);
      g_array_append_val (inode->pending, piece);
    }
  else if (g_str_equal (op, "sync") && inode != NULL)
    {
      for (guint i = 0; i < inode->pending->len; i++)
        {
          const Piece *piece = &g_array_index (inode->pending, Piece, i);

          put_piece (inode->durable, piece, piece->bytes != NULL ? g_bytes_get_size (piece->bytes) : 0);
        }
      g_array_set_size (inode->pending, 0);
    }
  else if (g_str_equal (op, "sync"))
    {
      for (guint i = 0; i < self->pending->len; )
        {
          const Naming *naming = &g_array_index (self->pending, Naming, i);

          if (!is_in (naming->to, path) && !is_in (naming->from, path))
            {
              i++;
              continue;
            }
          put_naming (self->durable, naming);
          g_array_remove_index (self->pending, i);
        }
    }
  else if (g_str_equal (op, "rename") && inode != NULL)
    add_naming (self, path, argument, inode);
  else if (g_str_equal (op, "link") && inode != NULL)
    add_naming (self, NULL, argument, inode);
  else if (g_str_equal (op, "unlink") && inode != NULL)
    add_naming (self, path, NULL, NULL);
}

/* How much of a write a disk kept: nothing, all, or a whole number of sectors. */
static gsize
draw_length (guint how, const Piece *piece)
{
  gsize length = piece->bytes != NULL ? g_bytes_get_size (piece->bytes) : 0;
  guint choice = how < 3 ? how : (guint) g_test_rand_int_range (0, 3);
  gint64 first = 512 - piece->at % 512; /* to the next sector */

  if (choice == 0 || piece->bytes == NULL)
    return 0;
  if (choice == 1 || first >= (gint64) length)
    return choice == 1 ? length : 0;
  return first + 512 * g_test_rand_int_range (0, (length - first) / 512 + 1);
}

/* One state the disk may be in: writes as @how says, the first @n_names of the namings that wait, or some of them. */
static GHashTable *
draw_state (Disk *self, guint how, int n_names)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path, inode;

  g_hash_table_iter_init (&iter, self->durable);
  while (g_hash_table_iter_next (&iter, &path, &inode))
    g_hash_table_insert (names, g_strdup (path), inode);
  for (guint i = 0; i < self->pending->len; i++)
    if (n_names < 0 ? g_test_rand_bit () : i < (guint) n_names)
      put_naming (names, &g_array_index (self->pending, Naming, i));
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &path, &inode))
    {
      GByteArray *content = g_byte_array_new ();
      GArray *pending = ((Inode *) inode)->pending;

      g_byte_array_append (content, ((Inode *) inode)->durable->data, ((Inode *) inode)->durable->len);
      for (guint i = 0; i < pending->len; i++)
        {
          const Piece *piece = &g_array_index (pending, Piece, i);
          gsize upto = draw_length (how, piece);

          if (upto > 0 || (piece->bytes == NULL && how != 0))
            put_piece (content, piece, upto);
          /* Sectors reach the disk in any order: one in the middle may be missing. */
          if (how > 2 && upto > 1024 && g_test_rand_bit ())
            memset (content->data + piece->at + g_test_rand_int_range (0, upto / 512) * 512, 0, 512);
        }
      g_hash_table_insert (files, g_strdup (path), g_byte_array_free_to_bytes (content));
    }
  return files;
}

static char *
name_state (GHashTable *files)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr(GList) paths = g_list_sort (g_hash_table_get_keys (files), (GCompareFunc) strcmp);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      gsize length;
      const guchar *data = g_bytes_get_data (g_hash_table_lookup (files, l->data), &length);

      g_checksum_update (sum, l->data, strlen (l->data) + 1);
      g_checksum_update (sum, (const guchar *) &length, sizeof length);
      if (length > 0)
        g_checksum_update (sum, data, length);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* ---- recovery ---- */

static int
no_sync (int fd)
{
  return 0;
}

/* The state is made real, opened and recovered as after the next start. */
static void
recover (GHashTable *files, const char *folder, guint n_kept, const char *old, const char *new)
{
  g_autofree char *path = g_build_filename (folder, "talks.nonpaper", NULL), *state = np_io_state_folder (NULL, NULL);
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(GPtrArray) journals = NULL;
  g_autoptr(GError) error = NULL;
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *target = g_str_has_prefix (name, "/talks/")
                                ? g_build_filename (folder, (char *) name + strlen ("/talks/"), NULL)
                                : g_build_filename (g_get_user_state_dir (), (char *) name + strlen ("/state/"), NULL);
      g_autofree char *parent = g_path_get_dirname (target);
      FILE *file;

      g_mkdir_with_parents (parent, 0700);
      file = fopen (target, "w");
      g_assert_true (g_bytes_get_size (bytes) == 0 ||
                     fwrite (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 1, file) == 1);
      fclose (file);
    }
  document = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  if (!g_str_equal (np_document_get_sum (document), old) && g_strcmp0 (np_document_get_sum (document), new) != 0)
    g_error ("the dossier is neither old nor new");
  journals = np_document_list_unsaved ("d-power", path, &error);
  g_assert_no_error (error);
  np_document_restore (document, journals, NULL, NULL);
  for (guint n = 1; n <= n_kept; n++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", n);

      if (np_dossier_find (np_document_get_dossier (document), id) == NULL)
        g_error ("change %u of %u is lost", n, n_kept);
    }
  np_document_close (document);
  remove_folder (folder);
  g_mkdir (folder, 0700);
  remove_folder (state);
}

static void
test_power_cut (void)
{
  g_autofree char *root = fresh_root (), *folder = fresh_folder (), *log = g_build_filename (folder, "log", NULL), *text = NULL;
  Disk disk;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  NpIoTable table = np_io_system;
  guint n_kept = 0, n_saved = 0, n_ops = 0, n_states = 0;
  gsize length;

  disk_init (&disk);
  g_assert_cmpint (run_child ("all", root, log, NULL, 0), ==, 0);
  g_assert_true (g_file_get_contents (log, &text, &length, NULL));
  g_unlink (log);
  table.fsync = no_sync;
  table.fdatasync = no_sync;
  np_io_set_table (&table);
  for (guint pass = 0; pass < 2; pass++)
    for (const char *at = text; at < text + length; )
      {
        const char *end = memchr (at, '\n', text + length - at);
        g_autofree char *line = g_strndup (at, end - at);
        g_auto(GStrv) words = g_strsplit (line, " ", 4);
        gsize size = g_ascii_strtoull (words[3], NULL, 10);
        g_autoptr(GBytes) data = g_bytes_new (end + 1, size);

        at = end + 1 + size;
        if (g_str_equal (words[0], "note"))
          {
            if (g_str_has_prefix (words[1], "kept:"))
              n_kept = pass == 1 ? (guint) atoi (words[1] + 5) : 0;
            else if (pass == 0)
              g_ptr_array_add (sums, g_strdup (words[1] + 6));
            else
              n_saved++;
            continue;
          }
        if (pass == 0)
          continue;
        n_ops++;
        play (&disk, words[0], words[1], words[2], data);
        for (guint how = 0; n_saved > 0 && how < DRAWS; how++)
          for (int names = -2; names <= (int) disk.pending->len; names++)
            {
              g_autoptr(GHashTable) files = draw_state (&disk, how, names);
              g_autofree char *sum = name_state (files);

              /* A state counts again when more was promised by then. */
              if (!g_hash_table_add (seen, g_strdup_printf ("%s %u %u", sum, n_kept, n_saved)))
                continue;
              n_states++;
              recover (files, folder, n_kept, sums->pdata[n_saved - 1], n_saved < sums->len ? sums->pdata[n_saved] : NULL);
            }
      }
  np_io_set_table (NULL);
  disk_clear (&disk);
  g_test_message ("%u operations, %u states", n_ops, n_states);
  g_assert_cmpuint (n_kept, ==, CHANGES);
  g_assert_cmpuint (n_saved, ==, 4);
  g_assert_cmpuint (n_states, >=, ENOUGH);
  remove_folder (root);
  remove_folder (folder);
}

/* Each operation of a real save: the file is old or new; what a killed program left is gone after the next opening. */
static void
test_each_operation (gconstpointer how)
{
  for (int n = 1; ; n++)
    {
      g_autofree char *root = fresh_root (), *talks = g_build_filename (root, "talks", NULL);
      g_autofree char *path = g_build_filename (talks, "talks.nonpaper", NULL), *names = NULL;
      g_autoptr(NpDossier) dossier = np_dossier_new ("d-power");
      g_autoptr(NpDocument) document = NULL, after = NULL;
      g_autoptr(GError) error = NULL;
      const char *sum;
      char *old;
      int status;

      np_dossier_seal (dossier);
      document = np_document_new (dossier);
      g_assert_true (np_document_save (document, path, NULL, NULL));
      old = g_strdup (np_document_get_sum (document));
      np_document_close (document);
      status = run_child ("one", root, NULL, how, n);
      after = np_document_open (path, FALSE, &error);
      g_assert_no_error (error);
      sum = np_document_get_sum (after);
      if (!g_str_equal (sum, old))
        g_assert_nonnull (np_dossier_find (np_document_get_dossier (after), "x1000"));
      else
        g_assert_false (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      names = folder_names (talks);
      /* The journal comes here when the state folder refuses. */
      g_assert_true (g_str_equal (names, "talks.nonpaper") || g_str_has_prefix (names, "d-power~"));
      g_assert_null (strstr (names, ".tmp"));
      np_document_close (after);
      g_free (old);
      remove_folder (root);
      if (WIFEXITED (status) && WEXITSTATUS (status) == 0 && n > 60)
        break;
    }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return child (argv[2], argv[3]);
  program = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  np_io_init ();
  g_test_add_func ("/store/11.3/power-cut", test_power_cut);
  g_test_add_data_func ("/store/11.2/each-fails", "NP_SHIM_FAIL", test_each_operation);
  g_test_add_data_func ("/store/11.2/each-is-torn", "NP_SHIM_TORN", test_each_operation);
  g_test_add_data_func ("/store/11.2/killed-before-each", "NP_SHIM_KILL", test_each_operation);
  return g_test_run ();
}
