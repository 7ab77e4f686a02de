/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-recover.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "np-random-dossier.h"
#include "store/np-document.h"
#include "store/np-io.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

/* A dossier with parties, measures and findings on both levels, and where each measure stands in its bytes. */
typedef struct
{
  NpDossier *dossier;
  char *text;
  gsize length;
  gsize from[8], to[8];
} Sample;

#define N 6

static void
setup (Sample *self, gconstpointer data)
{
  g_autoptr(GBytes) bytes = NULL;

  self->dossier = np_dossier_new ("d-sample");
  np_object_set_words (self->dossier, NP_DOSSIER_TITLE, NP_LANG_RU, "Хельсинки");
  np_object_append (self->dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, "usa"));
  for (int i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%d", i), *clause_id = g_strdup_printf ("m%dc", i);
      gpointer measure = np_object_append (self->dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, id));
      gpointer clause = np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, clause_id));
      gpointer finding = np_object_append (measure, NP_MEASURE_FINDINGS, np_object_new (NP_TYPE_FINDING, NULL));

      np_object_set_string (measure, NP_MEASURE_SPONSOR, "usa");
      np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_RU, "Мера <&>");
      np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN, "within {deadline:gen}");
      np_object_set_string (finding, NP_FINDING_PAGE, "matrix");
    }
  np_object_set_string (np_object_append (self->dossier, NP_DOSSIER_FINDINGS, np_object_new (NP_TYPE_FINDING, NULL)),
                        NP_FINDING_PAGE, "tornado");
  np_dossier_seal (self->dossier);
  bytes = np_xml_out_write (self->dossier);
  self->length = g_bytes_get_size (bytes);
  self->text = g_strndup (g_bytes_get_data (bytes, NULL), self->length);
  for (int i = 0; i < N; i++)
    {
      g_autofree char *tag = g_strdup_printf ("<measure id=\"m%d\"", i);
      const char *from = strstr (self->text, tag);

      self->from[i] = from - self->text;
      self->to[i] = strstr (from, "</measure>") + strlen ("</measure>") - self->text;
    }
}

static void
teardown (Sample *self, gconstpointer data)
{
  g_object_unref (self->dossier);
  g_free (self->text);
}

/* Recovers; every measure that the damage [from, to) does not touch must be whole and equal. */
static void
check (Sample *self, const char *data, gsize length, gsize from, gsize to)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autofree char *before = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), *after = NULL;
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) np_recovered_block_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) back = np_recover (bytes, "f", blocks, NULL, &error);
  g_autoptr(GBytes) written = NULL;
  g_autoptr(NpDossier) again = NULL;

  g_assert_true ((back == NULL) == (error != NULL));
  for (int i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%d", i);
      gboolean untouched = self->to[i] <= from || (self->from[i] >= to && to <= length);
      gpointer measure = back != NULL ? np_dossier_find_type (back, id, NP_TYPE_MEASURE) : NULL;
      gboolean whole = FALSE;

      for (guint k = 0; k < blocks->len; k++)
        {
          NpRecoveredBlock *block = g_ptr_array_index (blocks, k);

          whole |= block->state == NP_RECOVERED_WHOLE && g_str_equal (block->element, "measure") &&
                   g_strcmp0 (block->id, id) == 0;
        }
      if (untouched)
        {
          if (measure == NULL)
            g_test_message ("%s is lost by damage from %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT ": %s", id, from, to, data + (from > 20 ? from - 20 : 0));
          g_assert_nonnull (measure);
          g_assert_true (whole);
          g_assert_true (np_object_equal (measure, np_dossier_find (self->dossier, id)));
        }
    }
  if (back == NULL)
    return;
  /* What was recovered can be saved. */
  written = np_xml_out_write (back);
  again = np_xml_in_parse (written, NULL, NP_XML_IN_TOLERANT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (np_object_get_id (again), !=, "");
  after = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_assert_cmpstr (before, ==, after);
}

static void
test_truncated (Sample *self, gconstpointer data)
{
  for (gsize length = 0; length < self->length; length += 3)
    check (self, self->text, length, length, self->length + 1);
}

static void
test_zeroed (Sample *self, gconstpointer data)
{
  static const gsize sizes[] = { 1, 16, 100, 700 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (gsize at = 0; at + sizes[s] <= self->length; at += s == 0 ? 5 : 29)
      {
        g_autofree char *copy = g_memdup2 (self->text, self->length);

        memset (copy + at, 0, sizes[s]);
        check (self, copy, self->length, at, at + sizes[s]);
      }
}

static void
test_states (Sample *self, gconstpointer data)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) np_recovered_block_free);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(NpDossier) back = NULL;
  static const NpRecoveredState states[] = {
    NP_RECOVERED_WHOLE, /* usa */ NP_RECOVERED_CUT, /* m0: its end is lost */ NP_RECOVERED_WHOLE, /* m1 */
    NP_RECOVERED_MISSING, /* m2: its start is lost */ NP_RECOVERED_CUT, /* m3: zeros inside */ NP_RECOVERED_WHOLE,
    NP_RECOVERED_WHOLE, NP_RECOVERED_WHOLE, /* the finding */
  };

  memset (self->text + self->to[0] - 30, 'x', 30);
  memset (self->text + self->from[2], ' ', 20);
  memset (strstr (self->text + self->from[3], "within"), 0, 6);
  bytes = g_bytes_new (self->text, self->length);
  back = np_recover (bytes, "f", blocks, NULL, NULL);
  g_assert_nonnull (back);
  g_assert_cmpstr (np_object_get_id (back), ==, "d-sample");
  g_assert_cmpstr (np_object_get_words (back, NP_DOSSIER_TITLE, NP_LANG_RU), ==, "Хельсинки");
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (((NpRecoveredBlock *) g_ptr_array_index (blocks, i))->state, ==, states[i]);
  g_assert_cmpuint (np_object_get_n_children (back, NP_DOSSIER_FINDINGS), ==, 1);
}

static void
test_git_conflict (void)
{
  static const char text[] =
    "<dossier xmlns=\"urn:nonpaper:dossier:1\" id=\"d\" version=\"1.0\">\n <measures>\n  <measure id=\"a\">\n"
    "<<<<<<< ours\n   <title><t xml:lang=\"en\">Ours</t></title>\n=======\n   <title><t xml:lang=\"en\">Theirs</t></title>\n"
    ">>>>>>> theirs\n  </measure>\n  <measure id=\"b\"/>\n </measures>\n</dossier>\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) np_recovered_block_free);
  g_autoptr(NpDossier) back = np_recover (bytes, "f", blocks, NULL, NULL);
  g_autofree char *xml = NULL;

  g_assert_nonnull (back);
  g_assert_cmpuint (blocks->len, ==, 2);
  g_assert_cmpint (((NpRecoveredBlock *) g_ptr_array_index (blocks, 0))->state, ==, NP_RECOVERED_CUT);
  g_assert_cmpint (((NpRecoveredBlock *) g_ptr_array_index (blocks, 1))->state, ==, NP_RECOVERED_WHOLE);
  xml = np_xml_out_object (np_dossier_find (back, "a"));
  g_assert_nonnull (strstr (xml, "Ours"));
  g_assert_nonnull (strstr (xml, "Theirs"));
}

/* A damaged file may claim any version; what is recovered of it is written, and so read again, as one of ours. */
static void
test_version (void)
{
  static const struct { const char *root, *version; } rows[] = {
    { "xmlns=\"urn:nonpaper:dossier:1\" id=\"d-1\" version=\"9.0\"version", "1.0" },
    { "xmlns=\"urn:nonpaper:dossier:9\" id=\"d-1\" version=\"9.0\"", "1.0" },
    { "xmlns=\"urn:nonpaper:dossier:1\" id=\"d-1\" version=\"1.7\"", "1.7" },
    { "xmlns=\"urn:nonpaper:dossier:1\" id=\"d-1\" version=\"0.9\"", "1.0" },
    { "xmlns=\"urn:nonpaper:dossier:9\" id=\"d-1\" version=\"new\"", "1.0" },
    { "xmlns=\"urn:nonpaper:dossier:1\" id=\"d-1\" id=\"d-2\" version=\"1.0\"", "1.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("<dossier %s>\n <measures>\n<<<<<<< a\n  <measure id=\"m1\"/>\n>>>>>>> b\n"
                                               " </measures>\n</dossier>\n", rows[i].root);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text)), written = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(NpDossier) back = np_recover (bytes, "f", NULL, NULL, &error), again = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (np_dossier_find (back, "m1"));
      if (strstr (rows[i].root, "d-2") != NULL)
        g_assert_cmpstr (np_object_get_id (back), ==, "d-1");
      g_assert_cmpstr (np_object_get_string (back, NP_DOSSIER_VERSION), ==, rows[i].version);
      written = np_xml_out_write (back);
      again = np_xml_in_parse (written, NULL, NP_XML_IN_TOLERANT, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* SAFETY R3: what is recovered is a new document without a name; nothing writes to the damaged file. */
static void
test_original (Sample *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("np-XXXXXX", NULL), *path = g_build_filename (folder, "talks.nonpaper", NULL);
  g_autofree char *other = g_build_filename (folder, "recovered.nonpaper", NULL), *state = g_build_filename (folder, "state", NULL);
  g_autoptr(GBytes) before = NULL, after = NULL;
  g_autoptr(NpDossier) back = NULL;
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf old, now;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  memset (self->text + self->to[2] - 40, 0, 40);
  g_assert_true (g_file_set_contents (path, self->text, self->length, NULL));
  g_assert_cmpint (g_stat (path, &old), ==, 0);
  g_assert_null (np_document_open (path, FALSE, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_SYNTAX);
  g_clear_error (&error);
  before = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  back = np_recover (before, "f", NULL, NULL, NULL);
  document = np_document_new (back);
  g_assert_null (np_document_get_path (document));
  g_assert_true (np_document_is_modified (document));
  g_assert_false (np_document_save (document, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_error (&error);
  g_assert_true (np_document_save (document, other, NULL, &error));
  g_assert_no_error (error);
  np_document_close (document);
  after = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (g_stat (path, &now), ==, 0);
  g_assert_true (now.st_ino == old.st_ino && now.st_mtim.tv_sec == old.st_mtim.tv_sec && now.st_mtim.tv_nsec == old.st_mtim.tv_nsec);
  np_document_erase_traces ("d-sample", NULL);
  g_unlink (other);
  g_unlink (path);
}

static void
test_whole (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (3);
      g_autoptr(GBytes) bytes = np_xml_out_write (dossier);
      g_autoptr(NpDossier) back = np_recover (bytes, NULL, NULL, NULL, NULL);

      if (!np_object_equal (back, dossier))
        {
          g_autofree char *a = np_xml_out_object (dossier), *b = np_xml_out_object (back);

          g_assert_cmpstr (b, ==, a);
        }
    }
}

static void
test_nothing (void)
{
  static const char *const rows[] = { "", "hello", "<a/>", "\xff\xfe\x00", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (rows[i], strlen (rows[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (np_recover (bytes, "f", NULL, NULL, &error));
      g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_SYNTAX);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/R2/truncated", Sample, NULL, setup, test_truncated, teardown);
  g_test_add ("/store/R2/zeroed", Sample, NULL, setup, test_zeroed, teardown);
  g_test_add ("/store/R2/states", Sample, NULL, setup, test_states, teardown);
  g_test_add_func ("/store/R2/git-conflict", test_git_conflict);
  g_test_add_func ("/store/R2/version", test_version);
  g_test_add ("/store/R3/original", Sample, NULL, setup, test_original, teardown);
  g_test_add_func ("/store/R2/whole", test_whole);
  g_test_add_func ("/store/R2/nothing", test_nothing);
  return g_test_run ();
}
