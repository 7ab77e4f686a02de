/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replays the kept corpus of every fuzz target, each file also cut at every place. */
#include "targets.h"

typedef struct
{
  const char *name;
  void (*target) (const guint8 *data, gsize size);
} Target;

static const Target targets[] = { { "dossier", fuzz_dossier }, { "journal", fuzz_journal }, { "note", fuzz_note },
                                  { "gmcr", fuzz_gmcr }, { "formula", fuzz_formula }, { "table", fuzz_table },
                                  { "date", fuzz_date } };

static void
test_corpus (gconstpointer data)
{
  const Target *target = data;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", target->name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, &error));
      n++;
      for (gsize cut = 0; cut <= length; cut += 1 + length / 500)
        target->target ((const guint8 *) text, cut);
      target->target ((const guint8 *) text, length);
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *path = g_strconcat ("/store/fuzz/", targets[i].name, NULL);

      g_test_add_data_func (path, &targets[i], test_corpus);
    }
  return g_test_run ();
}
