/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writer writes is what resources/schema/dossier.rng describes. */
#include <glib/gstdio.h>

#include "dossier/np-dossier.h"
#include "np-random-dossier.h"
#include "store/np-xml-out.h"

static char *
schema_path (void)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "schema", "dossier.rng", NULL);
}

/* Two lists of one class, or a text and a list, must not share an element name: a reader could not tell them apart. */
static void
check_names (GType type, GPtrArray *done)
{
  g_autoptr(GTypeClass) reference = g_type_class_ref (type);
  NpObjectClass *klass = (NpObjectClass *) reference;
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (g_ptr_array_find (done, GSIZE_TO_POINTER (type), NULL))
    return;
  g_ptr_array_add (done, GSIZE_TO_POINTER (type));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const NpField *row = &klass->fields[i];

      if (row->kind == NP_KIND_LIST)
        {
          g_autoptr(GTypeClass) item = g_type_class_ref (row->type ());

          g_assert_true (g_hash_table_add (names, (char *) (type == NP_TYPE_DOSSIER ? row->name
                                                            : ((NpObjectClass *) item)->element)));
          check_names (row->type (), done);
        }
      else if (row->kind == NP_KIND_TEXT)
        g_assert_true (g_hash_table_add (names, (char *) row->name));
    }
}

static void
test_names (void)
{
  g_autoptr(GPtrArray) done = g_ptr_array_new ();

  check_names (NP_TYPE_DOSSIER, done);
}

/* Out of process: libxml2's schema code is never linked into the program's way of reading. */
static int
validate (const char *xmllint, const char *text, gsize length)
{
  g_autofree char *schema = schema_path (), *path = NULL, *out = NULL, *err = NULL;
  g_autoptr(GError) error = NULL;
  int status, fd;

  g_mkdir_with_parents (g_get_tmp_dir (), 0700);
  fd = g_file_open_tmp ("np-XXXXXX", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, length, NULL));
  g_spawn_sync (NULL, (char *[]) { (char *) xmllint, "--noout", "--nonet", "--relaxng", schema, path, NULL }, NULL, 0, NULL, NULL,
                &out, &err, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%.2000s", err);
  return status;
}

static void
test_written_files (void)
{
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");
  if (xmllint == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (2);
      g_autoptr(GBytes) bytes = np_xml_out_write (dossier);

      g_assert_cmpint (validate (xmllint, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/schema/names", test_names);
  g_test_add_func ("/store/schema/written-files", test_written_files);
  return g_test_run ();
}
