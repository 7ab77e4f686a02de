/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-pdf-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "paper-sample.h"

char *np_pdf_test_folder;

void
np_pdf_test_write (NpPackDocument *document, NpLayout layout, const char *name, gboolean raw, char **path,
          NpPdfInfo *info)
{
  g_autoptr(GError) error = NULL;
  NpPdfOptions options = { .layout = layout, .hyphenate = paper_sample_hyphenate, .raw = raw };
  g_autoptr(GBytes) bytes = np_pdf_write (document, &options, info, NULL, &error);

  g_assert_no_error (error);
  *path = g_build_filename (np_pdf_test_folder, name, NULL);
  /* A scratch file of the test, not a user's. */
  g_assert_true (g_file_set_contents (*path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

char *
np_pdf_test_run (const char *first, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  va_list args;
  int status;

  g_autofree char *program = g_find_program_in_path (first);
  if (program == NULL)
    {
      g_test_skip (first);
      return NULL;
    }
  g_ptr_array_add (argv, (gpointer) first);
  va_start (args, first);
  for (char *arg = va_arg (args, char *); arg != NULL; arg = va_arg (args, char *))
    g_ptr_array_add (argv, arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
word_clear (gpointer data)
{
  g_free (((NpPdfWord *) data)->text);
}

GArray *
np_pdf_test_read_words (const char *path)
{
  g_autofree char *html = np_pdf_test_run ("pdftotext", "-bbox", path, "-", NULL);
  if (html == NULL)
    return NULL;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (NpPdfWord));
  g_array_set_clear_func (words, word_clear);
  g_auto(GStrv) lines = g_strsplit (html, "\n", -1);
  guint page = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *p = strstr (lines[i], "<word ");
      page += strstr (lines[i], "<page ") != NULL;
      if (p == NULL)
        continue;
      NpPdfWord word = { page };
      word.x0 = g_ascii_strtod (strstr (p, "xMin=\"") + 6, NULL);
      word.y0 = g_ascii_strtod (strstr (p, "yMin=\"") + 6, NULL);
      word.x1 = g_ascii_strtod (strstr (p, "xMax=\"") + 6, NULL);
      word.y1 = g_ascii_strtod (strstr (p, "yMax=\"") + 6, NULL);
      const char *from = strchr (p, '>') + 1, *to = strstr (from, "</word>");
      word.text = g_strndup (from, to - from);
      g_array_append_val (words, word);
    }
  return words;
}

int
np_pdf_test_go (void)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;
  int result;

  np_pdf_test_folder = g_dir_make_tmp ("nonpaper-pdf-XXXXXX", NULL);
  result = g_test_run ();
  dir = g_dir_open (np_pdf_test_folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (np_pdf_test_folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        g_remove (path);
    }
  return result;
}
