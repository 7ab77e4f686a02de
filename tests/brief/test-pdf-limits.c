/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same bytes everywhere, and what a paper does at its limits: hostile text, no fonts, cancelling, threads. */
#include "brief/np-pdf.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "base/np-error.h"
#include "np-pdf-test.h"
#include "paper-sample.h"

#define RIGHT 552.76

/* Every allocation of Pango is slow under the sanitizers: a tenth shows the same paths. */
#if defined __SANITIZE_ADDRESS__
#define LONG_PAGES 20
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define LONG_PAGES 20
#endif
#endif
#ifndef LONG_PAGES
#define LONG_PAGES 200
#endif

/* Run by itself in another place and time. */
static int
write_once (const char *path)
{
  g_autoptr(NpPackDocument) document = paper_sample_new ();
  g_autoptr(GError) error = NULL;
  NpPdfOptions options = { .layout = NP_LAYOUT_PARALLEL, .hyphenate = paper_sample_hyphenate };

  setlocale (LC_ALL, "");
  g_autoptr(GBytes) bytes = np_pdf_write (document, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  return 0;
}

static void
test_same_bytes (void)
{
  static const char *const places[][4] = { { "UTC", "C.UTF-8", "/", "1" },
                                           { "Asia/Vladivostok", "ru_RU.UTF-8", "/tmp", "86400" },
                                           { "America/New_York", "en_US.UTF-8", "/usr", "1600000000" } };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *locale = g_build_filename (np_pdf_test_folder, "ru_RU.UTF-8", NULL);
  g_autofree char *first = NULL;
  gsize length = 0;

  g_autofree char *localedef = g_find_program_in_path ("localedef");
  if (localedef != NULL)
    {
      const char *make[] = { localedef, "-i", "ru_RU", "-f", "UTF-8", locale, NULL };
      g_spawn_sync (NULL, (char **)make, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                    NULL, NULL, NULL, NULL, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/bytes-%u.pdf", np_pdf_test_folder, i);
      const char *argv[] = { program, "--write", path, NULL };
      g_auto(GStrv) env = g_get_environ ();
      g_autofree char *data = NULL;
      gsize n;
      int status;
      env = g_environ_setenv (env, "TZ", places[i][0], TRUE);
      env = g_environ_setenv (env, "LC_ALL", places[i][1], TRUE);
      env = g_environ_setenv (env, "LOCPATH", np_pdf_test_folder, TRUE);
      env = g_environ_setenv (env, "HOME", places[i][2], TRUE);
      env = g_environ_setenv (env, "SOURCE_DATE_EPOCH", places[i][3], TRUE);
      /* The C library does not give back what a foreign locale took. */
      env = g_environ_setenv (env, "LSAN_OPTIONS", "detect_leaks=0", TRUE);
      g_assert_true (g_spawn_sync ("/", (char **) argv, env, 0, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);
      g_assert_true (g_file_get_contents (path, &data, &n, NULL));
      if (i == 0)
        {
          first = g_steal_pointer (&data);
          length = n;
        }
      else
        g_assert_cmpmem (first, length, data, n);
    }
}

static NpPackDocument *
single (const char *ru, const char *en)
{
  NpPackDocument *document = np_pack_document_new ("10-nonpaper", np_pack_text_new ("Проверка", "Test"));
  NpPackSection *section = np_pack_document_add_section (document, NP_PAGE_TEXT, "s",
                                                         np_pack_text_new ("Проверка", "Test"));
  np_pack_section_add_numbered (section, 1, "m01c1", np_pack_text_new (ru, en));
  np_pack_section_add_numbered (section, 1, "m01c2", np_pack_text_new ("Конец.", "End."));
  return document;
}

static void
test_hostile (void)
{
  g_autofree char *word = g_strnfill (10000, 'w');
  GString *paragraph = g_string_new (NULL);
  for (guint i = 0; i < 375 * LONG_PAGES; i++)
    g_string_append (paragraph, "согласие ");
  struct { const char *ru, *en; guint min_pages; } rows[] = {
    { word, "short", 2 },
    { paragraph->str, "short", LONG_PAGES },
    { "", "", 1 },
    { "слово", "", 1 },
    { "]]> & < > \" ' \\ ( ) %", "]]> & <tag> \\", 1 },
    { "упр\001авл\002яющие\037 зна\013ки", "control\033[31m", 1 },
    { "пере\u202eворот\u202c и\u2066золяция\u2069", "re\u202everse", 1 },
    { "битый \xed\xa0\x80 суррогат \xff", "broken \xc3\x28 bytes \xfe", 1 },
    { "две\nстроки\tи\u2028ещё", "two\nlines", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (NpLayout layout = 0; layout < NP_N_LAYOUTS; layout++)
      {
        if (layout != NP_LAYOUT_PARALLEL && (i == 1 || (layout != NP_LAYOUT_RU_FIRST && layout != NP_LAYOUT_ALTERNATE)))
          continue;
        g_autoptr(NpPackDocument) document = single (rows[i].ru, rows[i].en);
        g_autofree char *path = NULL;
        g_auto(NpPdfInfo) info = { 0 };
        np_pdf_test_write (document, layout, "hostile.pdf", FALSE, &path, &info);
        g_autofree char *check = np_pdf_test_run ("qpdf", "--check", path, NULL);
        if (layout == NP_LAYOUT_PARALLEL)
          g_assert_cmpuint (info.pages, >=, rows[i].min_pages);
        if (i == 0)
          {
            g_autoptr(GArray) words = np_pdf_test_read_words (path);
            for (guint w = 0; words != NULL && w < words->len; w++)
              g_assert_cmpfloat (g_array_index (words, NpPdfWord, w).x1, <, RIGHT + 1);
          }
        (void) check;
      }
  g_string_free (paragraph, TRUE);
}

static void
test_missing_font (void)
{
  g_autoptr(NpPackDocument) document = single ("Слово 中国", "Word");
  g_autoptr(GError) error = NULL;
  NpPdfOptions options = { .layout = NP_LAYOUT_PARALLEL };
  g_autoptr(GBytes) bytes = np_pdf_write (document, &options, NULL, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "m01c1: missing font"));
  g_assert_nonnull (strstr (error->message, "U+4E2D"));
}

/* A machine without our fonts: an error that says what to install, never another font. */
static void
test_no_fonts (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL), *output = NULL;
  g_autofree char *config = g_build_filename (np_pdf_test_folder, "fonts.conf", NULL);
  g_autofree char *words = g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                                            "<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s/cache</cachedir>"
                                            "</fontconfig>", np_pdf_test_folder);
  g_auto(GStrv) env = g_environ_setenv (g_get_environ (), "FONTCONFIG_FILE", config, TRUE);
  const char *argv[] = { program, "--no-fonts", NULL };
  int status;

  g_assert_true (g_file_set_contents (config, words, -1, NULL));
  g_assert_true (g_spawn_sync ("/", (char **) argv, env, 0, NULL, NULL, &output, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "missing font: PT"));
  g_assert_nonnull (strstr (output, "fonts-paratype"));
}

typedef struct
{
  GCancellable *cancellable;
  guint calls;
  guint total;
} Progress;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Progress *self = data;
  self->calls++;
  self->total = total;
  if (done == 3)
    g_cancellable_cancel (self->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr(NpPackDocument) document = paper_sample_text_new (100);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Progress progress = { cancellable };
  NpPdfOptions options = { .layout = NP_LAYOUT_RU, .progress = progress_cb, .progress_data = &progress };
  g_autoptr(GBytes) bytes = np_pdf_write (document, &options, NULL, cancellable, &error);

  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.calls, ==, 4);
  g_assert_cmpuint (progress.total, >, 3);
}

static void
test_budget (void)
{
  g_autoptr(NpPackDocument) document = paper_sample_text_new (240);
  g_autofree char *path = NULL;
  g_auto(NpPdfInfo) info = { 0 };

  g_test_timer_start ();
  np_pdf_test_write (document, NP_LAYOUT_PARALLEL, "budget.pdf", FALSE, &path, &info);
  double seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "%u pages in %.2f s", info.pages, seconds);
  g_assert_cmpuint (info.pages, >=, 30);
}

static gpointer
write_thread (gpointer data)
{
  g_autoptr(NpPackDocument) document = paper_sample_new ();
  NpPdfOptions options = { .layout = NP_LAYOUT_ALTERNATE, .hyphenate = paper_sample_hyphenate };
  return np_pdf_write (document, &options, NULL, NULL, NULL);
}

static void
test_threads (void)
{
  GThread *threads[3];
  g_autoptr(GBytes) first = NULL;

  for (guint i = 0; i < 3; i++)
    threads[i] = g_thread_new ("pdf", write_thread, NULL);
  for (guint i = 0; i < 3; i++)
    {
      GBytes *bytes = g_thread_join (threads[i]);
      g_assert_nonnull (bytes);
      if (first == NULL)
        first = bytes;
      else
        {
          g_assert_true (g_bytes_equal (first, bytes));
          g_bytes_unref (bytes);
        }
    }
}

/* Wherever a table breaks, neither its first nor its last row stands alone on a page. */
static void
test_rows_in_company (void)
{
  for (guint n = 34; n <= 44; n++)
    {
      g_autoptr(NpPackDocument) document = np_pack_document_new ("table", np_pack_text_new ("Таблица", "Table"));
      NpPackSection *section = np_pack_document_add_section (document, NP_PAGE_FINDING, "table", np_pack_text_new ("Итог", "Result"));
      NpPackTable *table = np_pack_table_new ();
      g_autofree char *path = NULL;
      g_auto(NpPdfInfo) info = { 0 };

      np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
      np_pack_table_row_add (np_pack_table_set_head (table), np_pack_text_new ("Строка", "Line"), NP_FACE_QUIET);
      for (guint i = 0; i < n; i++)
        np_pack_table_row_add (np_pack_table_add_row (table), np_pack_text_new_neutral ("row"), NP_FACE_TABLE);
      np_pack_section_add_table (section, NULL, table);
      np_pdf_test_write (document, NP_LAYOUT_PARALLEL, "rows.pdf", FALSE, &path, &info);
      for (guint page = 1; page <= info.pages; page++)
        {
          g_autofree char *number = g_strdup_printf ("%u", page);
          g_autofree char *text = np_pdf_test_run ("pdftotext", "-raw", "-f", number, "-l", number, path, "-", NULL);
          if (text == NULL)
            return;
          g_auto(GStrv) rows = g_strsplit (text, "row", -1);
          g_assert_cmpuint (g_strv_length (rows) - 1, !=, 1);
        }
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_once (argv[2]);
  if (argc == 2 && strcmp (argv[1], "--no-fonts") == 0)
    {
      g_autoptr(NpPackDocument) document = single ("Слово", "Word");
      g_autoptr(GError) error = NULL;
      NpPdfOptions options = { .layout = NP_LAYOUT_PARALLEL };
      g_assert_null (np_pdf_write (document, &options, NULL, NULL, &error));
      g_print ("%s\n", error->message);
      return 0;
    }
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/5.3/no-fonts", test_no_fonts);
  g_test_add_func ("/export/5.2/rows-in-company", test_rows_in_company);
  g_test_add_func ("/export/5.3/missing-font", test_missing_font);
  g_test_add_func ("/export/12/same-bytes", test_same_bytes);
  g_test_add_func ("/export/13/cancel", test_cancel);
  g_test_add_func ("/export/13/threads", test_threads);
  g_test_add_func ("/export/13/budget", test_budget);
  g_test_add_func ("/export/14/hostile", test_hostile);
  return np_pdf_test_go ();
}
