/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "np-brief-test.h"
#include "np-config.h"
#include "store/np-io.h"
#include "store/np-xml.h"

/* One measure makes a pack of all its papers, only a thin one. */
static const char *const one_measure[] = { "m01", NULL };

static void
test_files (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_short_sample ();
  np_dossier_seal (dossier);
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  static const char *const own[] = { "00-cover-contents.pdf", "10-nonpaper.pdf",
                                     "20-talking-points.pdf", "30-reaction-forecast.pdf",
                                     "40-meeting-notes.pdf",  "50-readout.pdf",
                                     "60-actions.pdf",        "90-all.pdf",
                                     "MANIFEST.xml" };

  for (NpProfile profile = 0; profile < NP_N_PROFILES; profile++)
    for (NpLayout layout = 0; layout < NP_N_LAYOUTS; layout++)
      {
        g_autoptr(GError) error = NULL;
        /* The large packs once in two columns and once in two turns; test-pdf knows all layouts. */
        if (profile != NP_PROFILE_HANDOVER
            && layout != (profile == NP_PROFILE_INTERNAL ? NP_LAYOUT_PARALLEL : NP_LAYOUT_EN_THEN_RU))
          continue;
        g_assert_true (np_brief_test_export (dossier, forecast, profile, layout, 0, &error));
        g_assert_no_error (error);
        g_assert_true (np_brief_test_memory->committed);
        if (profile == NP_PROFILE_HANDOVER)
          {
            g_assert_cmpuint (g_hash_table_size (np_brief_test_memory->files), ==, 2);
            g_assert_true (g_hash_table_contains (np_brief_test_memory->files, "10-nonpaper.pdf"));
            g_assert_null (strstr (np_brief_test_manifest (), "handover"));
            g_assert_null (strstr (np_brief_test_manifest (), "0123456789ab"));
          }
        else
          {
            g_assert_cmpuint (g_hash_table_size (np_brief_test_memory->files), ==, G_N_ELEMENTS (own));
            for (guint i = 0; i < G_N_ELEMENTS (own); i++)
              g_assert_true (g_hash_table_contains (np_brief_test_memory->files, own[i]));
            g_assert_nonnull (strstr (np_brief_test_manifest (), "dossier=\"0123456789ab\""));
          }
        GHashTableIter iter;
        gpointer name, bytes;
        g_hash_table_iter_init (&iter, np_brief_test_memory->files);
        while (g_hash_table_iter_next (&iter, &name, &bytes))
          {
            g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
            if (g_str_has_suffix (name, ".pdf"))
              g_assert_nonnull (strstr (np_brief_test_manifest (), digest));
          }
      }
  np_brief_test_clear ();
}

static void
test_copies (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  NpExportOptions options = { .pack = { .layout = NP_LAYOUT_EN, .marking = NP_MARKING_RESTRICTED, .copies = 3, .measures = one_measure },
                              .folder = &np_brief_test_folder };
  g_autoptr(GArray) copies = NULL;
  g_autoptr(GError) error = NULL;

  np_brief_test_clear ();
  g_assert_true (np_export_write (view, &options, "PACK", &copies, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const NpExportedCopy *copy = &g_array_index (copies, NpExportedCopy, i);
      g_autofree char *name = g_strdup_printf ("copy-%u/90-all.pdf", i + 1);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                                              g_hash_table_lookup (np_brief_test_memory->files, name));
      g_assert_cmpuint (copy->number, ==, i + 1);
      g_assert_cmpstr (copy->digest, ==, digest);
    }
  /* What is handed over is the same for all: it has no number. */
  g_assert_true (g_bytes_equal (g_hash_table_lookup (np_brief_test_memory->files, "copy-1/10-nonpaper.pdf"),
                                g_hash_table_lookup (np_brief_test_memory->files, "copy-3/10-nonpaper.pdf")));
  g_assert_false (g_bytes_equal (g_hash_table_lookup (np_brief_test_memory->files, "copy-1/90-all.pdf"),
                                 g_hash_table_lookup (np_brief_test_memory->files, "copy-2/90-all.pdf")));
  np_brief_test_clear ();
}

static void
cancel_cb (double fraction, const char *name, gpointer data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (data);
}

static void
test_nothing_left (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autofree char *top = g_dir_make_tmp ("nonpaper-export-XXXXXX", NULL),
                  *path = g_build_filename (top, "PACK", NULL);
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_INTERNAL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  NpExportOptions options = { .pack = { .layout = NP_LAYOUT_RU, .marking = -1 }, .folder = &np_io_folder };

  /* Every file may be the one that does not fit. */
  for (np_brief_test_fail_at = 0; ; np_brief_test_fail_at++)
    {
      g_autoptr(GError) error = NULL;
      options.pack.measures = one_measure;
      options.folder = &np_brief_test_folder;
      np_brief_test_clear ();
      if (np_export_write (view, &options, "PACK", NULL, NULL, &error))
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_false (np_brief_test_memory->committed);
      g_assert_cmpuint (g_hash_table_size (np_brief_test_memory->files), ==, 0);
    }
  g_assert_cmpint (np_brief_test_fail_at, >, 3);
  np_brief_test_fail_at = -1;
  np_brief_test_clear ();

  g_autoptr(GError) error = NULL;
  options.folder = &np_io_folder;
  options.pack.measures = NULL;
  options.progress = cancel_cb;
  options.progress_data = cancellable;
  g_assert_false (np_export_write (view, &options, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr(GDir) dir = g_dir_open (top, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_clear_error (&error);

  options.progress = NULL;
  g_assert_true (np_export_write (view, &options, path, NULL, NULL, &error));
  g_autofree char *file = g_build_filename (path, "90-all.pdf", NULL);
  GStatBuf info;
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* There is one already: nothing is overwritten. */
  g_assert_false (np_export_write (view, &options, path, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
test_missing_translation (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(GError) error = NULL;
  gpointer clause = np_dossier_find (dossier, "m01c1");
  NpChange *change = np_change_new ("test");

  np_change_set_words (change, clause, NP_CLAUSE_TEXT, NP_LANG_EN, "");
  g_assert_true (np_dossier_apply (dossier, change));
  g_object_unref (change);
  g_assert_false (np_brief_test_export (dossier, NULL, NP_PROFILE_HANDOVER, NP_LAYOUT_PARALLEL, 0, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "m01c1"));
  g_clear_error (&error);
  /* One language alone does not need the other. */
  g_assert_true (np_brief_test_export (dossier, NULL, NP_PROFILE_HANDOVER, NP_LAYOUT_RU, 0, &error));
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_INTERNAL);
  NpPackOptions options = { .layout = NP_LAYOUT_PARALLEL, .marking = -1 };
  g_autoptr(GPtrArray) documents = np_pack_build (view, &options, 0, &error);
  const NpPackSection *section
    = g_ptr_array_index (((NpPackDocument *)g_ptr_array_index (documents, 1))->sections, 0);
  gboolean found = FALSE;
  for (guint i = 0; i < section->blocks->len; i++)
    {
      const NpPackBlock *block = g_ptr_array_index (section->blocks, i);
      g_autofree char *words = np_pack_text_dup_words (block->text, NP_LANG_EN);
      if (g_str_equal (block->id, "m01c1"))
        found = strstr (words, "[нет перевода / no translation]") != NULL;
    }
  g_assert_true (found);
  np_brief_test_clear ();
}

static const NpPackSection *
find_section (GPtrArray *documents, const char *name, const char *id)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const NpPackDocument *document = g_ptr_array_index (documents, i);
      for (guint k = 0; k < document->sections->len && g_str_equal (document->name, name); k++)
        {
          const NpPackSection *section = g_ptr_array_index (document->sections, k);
          if (g_str_equal (section->id, id))
            return section;
        }
    }
  return NULL;
}

/* What would change an answer is a sentence of each language, and paper has no decimals. */
static void
test_changes (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  g_autoptr(NpExportView) view = np_export_view_new (dossier, forecast, NP_PROFILE_INTERNAL);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (np_export_view_fill (view, NULL, &error));
  for (guint i = 0; i < view->cells->len; i++)
    {
      const NpExportCell *cell = g_ptr_array_index (view->cells, i);
      for (guint k = 0; k < cell->flips->len; k++, n++)
        {
          const char *ru = np_text_get (g_ptr_array_index (cell->flips, k), NP_LANG_RU),
                     *en = np_text_get (g_ptr_array_index (cell->flips, k), NP_LANG_EN);
          g_assert_true (g_str_has_prefix (ru, "«") && strstr (ru, "», если ") != NULL && g_str_has_suffix (ru, "."));
          g_assert_true (g_str_has_prefix (en, "“") && strstr (en, "” if ") != NULL && g_str_has_suffix (en, "."));
          g_assert_null (strchr (ru, '{'));
          g_assert_null (strchr (en, '{'));
          g_assert_false (g_regex_match_simple ("(from|to|of|for|instead) [0-9]+[.,][0-9]", en, 0, 0));
        }
    }
  g_assert_cmpuint (n, >, 90);
}

/* The pages of the bound pack; what is invented says so; a page for every cell of the forecast. */
static void
test_pages (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  g_autoptr(NpExportView) view = np_export_view_new (dossier, forecast, NP_PROFILE_INTERNAL);
  NpPackOptions options = { .layout = NP_LAYOUT_PARALLEL, .marking = NP_MARKING_RESTRICTED };
  g_autoptr(GError) error = NULL;
  g_assert_true (np_export_view_fill (view, NULL, &error));
  g_autoptr(GPtrArray) documents = np_pack_build (view, &options, 0, &error);
  static const char *const ids[] = { "cover", "brief", "matrix", "exercise", "talk", "positions", "scenarios", "chronology",
                                     "record-mt1", "sources" };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const NpPackSection *section = find_section (documents, "90-all", ids[i]);
      if (section == NULL)
        g_error ("no page %s", ids[i]);
      g_assert_true (section->exercise == g_str_equal (ids[i], "exercise"));
    }
  for (guint i = 0; i < view->cells->len; i++)
    {
      const NpExportCell *cell = g_ptr_array_index (view->cells, i);
      g_autofree char *id = g_strdup_printf ("why-%s-%s", cell->measure, cell->party);
      g_assert_nonnull (find_section (documents, "30-reaction-forecast", id));
    }
  /* The matrix holds every measure, and P(consent) as the forecast has it. */
  const NpPackSection *matrix = find_section (documents, "90-all", "matrix");
  const NpPackBlock *block = g_ptr_array_index (matrix->blocks, 0);
  g_assert_cmpuint (block->table->rows->len, ==, 13);
  const NpPackRow *row = g_ptr_array_index (block->table->rows, 0);
  const NpPackCell *cell = g_ptr_array_index (row->cells, 2);
  const NpExportCell *wanted = np_export_view_get_cell (view, "m01", "usa");
  g_assert_cmpint (cell->kind, ==, NP_CELL_REACTION);
  g_assert_cmpint (cell->percent, ==, (int) (wanted->consent * 100 + 0.5));
  g_assert_cmpint (cell->reaction, ==, wanted->category);
}

/* Every result of the engine has its page: a finding, a chart that says itself in words, the same as a table, and one
 * line about the model, its version and its limits, all of it in both languages. */
static void
test_results (void)
{
  static const struct { const char *id; gboolean chart, exercise; } pages[] = {
    { "matrix", FALSE, FALSE },    { "tornado", TRUE, FALSE },    { "timeline", TRUE, FALSE },
    { "bargaining", TRUE, FALSE }, { "packages", TRUE, FALSE },   { "situation", FALSE, FALSE },
    { "exercise", TRUE, TRUE },    { "offer", TRUE, TRUE },       { "expulsions", TRUE, FALSE },
  };
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  g_autoptr(NpExportView) view = np_export_view_new (dossier, forecast, NP_PROFILE_DELEGATION);
  NpPackOptions options = { .layout = NP_LAYOUT_PARALLEL, .marking = -1 };
  g_autoptr(GError) error = NULL;

  g_assert_true (np_export_view_fill (view, NULL, &error));
  g_autoptr(GPtrArray) documents = np_pack_build (view, &options, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const NpPackSection *section = find_section (documents, "90-all", pages[i].id);
      guint charts = 0, tables = 0, models = 0;

      if (section == NULL)
        g_error ("no page %s", pages[i].id);
      g_assert_cmpint (section->exercise, ==, pages[i].exercise);
      for (guint k = 0; k < section->blocks->len; k++)
        {
          const NpPackBlock *block = g_ptr_array_index (section->blocks, k);
          g_autofree char *ru = np_pack_text_dup_words (block->text, NP_LANG_RU),
                          *en = np_pack_text_dup_words (block->text, NP_LANG_EN);
          models += g_str_has_prefix (ru, "Модель: ") && strstr (ru, NP_VERSION) != NULL
                    && g_str_has_prefix (en, "Model: ") && strstr (en, NP_VERSION) != NULL;
          tables += block->kind == NP_BLOCK_TABLE;
          if (block->kind != NP_BLOCK_CHART)
            continue;
          charts++;
          for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
            {
              g_autofree char *words = np_chart_describe (block->chart, lang);
              g_assert_cmpuint (strlen (words), >, 10);
            }
        }
      if ((pages[i].chart && charts == 0) || models != 1
          || (tables == 0 && !g_str_equal (pages[i].id, "exercise")))
        g_error ("%s: %u charts, %u tables, %u model lines", pages[i].id, charts, tables, models);
      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        g_assert_true (np_pack_text_has (section->title, lang) && np_pack_text_has (section->kicker, lang)
                       && np_pack_text_has (section->contents, lang));
    }
  /* Part of the measures: nothing that would tell of the others. */
  options.measures = one_measure;
  g_autoptr(GPtrArray) part = np_pack_build (view, &options, 0, &error);
  g_assert_null (find_section (part, "90-all", "packages"));
  g_assert_null (find_section (part, "90-all", "offer"));
  /* Nothing of it is in reach of what is handed over. */
  g_autoptr(NpExportView) handover = np_export_view_new (dossier, forecast, NP_PROFILE_HANDOVER);
  g_assert_true (np_export_view_fill (handover, NULL, &error));
  g_assert_null (handover->results);
  g_assert_null (handover->exercise);
  g_assert_cmpuint (handover->cells->len, ==, 0);
  g_assert_null (handover->forecast);
}

/* A debrief saved from the table is a paper of its own, marked as an exercise, with numbered lines in both languages;
 * switched off or in a pack to be handed over it is not there. */
static void
test_debrief (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  gpointer brief = np_object_get_child (dossier, NP_DOSSIER_BRIEFS, 0);
  g_autoptr(NpObject) from = np_object_new (NP_TYPE_SECTION, NULL);
  g_autoptr(NpChange) add = np_change_new ("add");

  np_object_set_string (from, NP_SECTION_KEY, "debrief-EX-5");
  np_object_set_words (from, NP_SECTION_TITLE, NP_LANG_RU, "Высшая ступень учения — 7");
  np_object_set_words (from, NP_SECTION_TITLE, NP_LANG_EN, "The highest rung was 7");
  np_object_set_words (from, NP_SECTION_TEXT, NP_LANG_RU, "Ночная сеть\n\nХод\n1. Первый ход\n2. Второй ход");
  np_object_set_words (from, NP_SECTION_TEXT, NP_LANG_EN, "Night Grid\n\nPath\n1. First move\n2. Second move");
  np_change_insert (add, brief, NP_BRIEF_SECTIONS, G_MAXUINT, from);
  np_dossier_apply (dossier, add);
  for (guint k = 0; k < 3; k++)
    {
      NpProfile profile = k == 2 ? NP_PROFILE_HANDOVER : NP_PROFILE_INTERNAL;
      g_autoptr(NpChange) off = np_change_new ("off");
      g_autoptr(NpExportView) view = NULL;
      NpPackOptions options = { NP_LAYOUT_PARALLEL, -1, 0, NULL, NULL };
      g_autoptr(GPtrArray) documents = NULL;
      NpPackDocument *found = NULL;

      np_change_set_boolean (off, from, NP_SECTION_OFF, k == 1);
      np_dossier_apply (dossier, off);
      view = np_export_view_new (dossier, forecast, profile);
      documents = np_pack_build (view, &options, 0, NULL);
      for (guint i = 0; i < documents->len; i++)
        if (g_str_equal (((NpPackDocument *) documents->pdata[i])->name, "35-debrief"))
          found = documents->pdata[i];
      g_assert_true ((found != NULL) == (k == 0));
      if (found != NULL)
        {
          NpPackSection *section = found->sections->pdata[0];

          g_assert_true (section->exercise);
          g_assert_cmpuint (section->blocks->len, ==, 4);
          g_assert_cmpstr (((NpPackBlock *) section->blocks->pdata[3])->number, ==, "2");
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  np_xml_init ();
  g_test_add_func ("/export/2/pages", test_pages);
  g_test_add_func ("/export/2/results", test_results);
  g_test_add_func ("/export/6.4/changes", test_changes);
  g_test_add_func ("/export/3/files", test_files);
  g_test_add_func ("/export/3/nothing-left", test_nothing_left);
  g_test_add_func ("/export/2/missing-translation", test_missing_translation);
  g_test_add_func ("/export/11/copies", test_copies);
  g_test_add_func ("/export/3/debrief", test_debrief);
  return g_test_run ();
}
