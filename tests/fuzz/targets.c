/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "targets.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../meeting/note-sample.h"
#include "base/np-format.h"
#include "base/np-formula.h"
#include "cli/np-cli-package-table.h"
#include "cli/np-cli-reactions.h"
#include "cli/np-cli-stakes.h"
#include "interchange/np-gmcr.h"
#include "meeting/np-note-grammar.h"
#include "store/np-change-log.h"
#include "store/np-recover.h"
#include "store/np-replay.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

static void
check_saved (NpDossier *dossier)
{
  g_autoptr(GBytes) bytes = np_xml_out_write (dossier), again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) back = np_xml_in_parse (bytes, NULL, NP_XML_IN_TOLERANT, NULL, NULL, &error);

  g_assert_no_error (error);
  again = np_xml_out_write (back);
  g_assert_true (g_bytes_equal (again, bytes));
}

void
fuzz_dossier (const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) np_recovered_block_free);
  g_autoptr(GError) error = NULL, other = NULL;
  g_autoptr(NpDossier) dossier = np_xml_in_parse (bytes, "f", NP_XML_IN_TOLERANT, problems, NULL, &error);
  g_autoptr(NpDossier) recovered = NULL;

  g_assert_true ((dossier == NULL) == (error != NULL));
  if (dossier != NULL)
    check_saved (dossier);
  recovered = np_recover (bytes, "f", blocks, NULL, &other);
  g_assert_true ((recovered == NULL) == (other != NULL));
  if (recovered != NULL)
    check_saved (recovered);
}

void
fuzz_journal (const guint8 *data, gsize size)
{
  g_autoptr(NpReplayFile) file = np_replay_parse ((const char *) data, size);
  g_autoptr(GPtrArray) files = g_ptr_array_new (), records = NULL;
  g_autoptr(NpDossier) dossier = np_dossier_new ("d-1");

  np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));
  np_dossier_seal (dossier);
  g_ptr_array_add (files, file);
  g_ptr_array_add (files, file);
  records = np_replay_merge (files);
  g_assert_cmpuint (records->len, <=, file->records->len);
  for (guint i = 0; i < records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (records, i);
      g_autoptr(NpLog) log = np_change_log_decode (record->payload);

      if (log->kind == NP_LOG_CHANGE)
        np_change_log_replay (dossier, record->payload, NULL);
    }
}

void
fuzz_note (const guint8 *data, gsize size)
{
  static NpDossier *dossier;
  static NpNoteContext *context;
  g_autofree char *line = g_strndup ((const char *) data, size), *printed = NULL, *repaired = NULL;
  g_autoptr(NpNote) note = NULL, again = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gsize start, at = 0;

  if (context == NULL)
    {
      dossier = note_sample_new ();
      context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));
    }
  note = np_note_parse (context, NULL, line);
  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);

      g_assert_cmpuint (token->start, ==, at);
      at = token->end;
    }
  g_assert_cmpuint (at, ==, strlen (note->raw));
  printed = np_note_print (context, note);
  again = np_note_parse (context, NULL, printed);
  g_assert_cmpstr (again->text, ==, note->text);
  g_assert_cmpstr (again->private_words, ==, note->private_words);
  rows = np_note_complete (context, note->raw, strlen (note->raw), &start);
  repaired = np_note_repair_layout (note->raw, strlen (note->raw), size % 2, NULL);
}

void
fuzz_gmcr (const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;
  NpGmcr *gmcr = np_gmcr_parse ((const char *) data, size, "fuzz", &error);

  g_assert_true ((gmcr == NULL) == (error != NULL));
  g_clear_pointer (&gmcr, np_gmcr_free);
}

static int
lookup_option (const char *name, gpointer data)
{
  return *name % 64 - 1;
}

void
fuzz_formula (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(NpFormula) formula = np_formula_parse (text, lookup_option, NULL, &error);

  g_assert_true ((formula == NULL) == (error != NULL));
  if (formula != NULL)
    np_formula_holds (formula, np_formula_get_options (formula));
}

void
fuzz_table (const guint8 *data, gsize size)
{
  static int file = -1;
  static char *path;
  g_autoptr(GError) error = NULL, other = NULL, third = NULL;
  g_autoptr(NpCliReactions) reactions = NULL;
  g_autoptr(NpStakeTable) stakes = NULL;
  g_autoptr(NpPackageTable) packages = NULL;

  if (file < 0)
    {
      file = memfd_create ("table", MFD_CLOEXEC);
      g_assert_cmpint (file, >=, 0);
      path = g_strdup_printf ("/proc/self/fd/%d", file);
    }
  g_assert_cmpint (ftruncate (file, 0), ==, 0);
  g_assert_cmpint (pwrite (file, data, size, 0), ==, (gssize) size);

  reactions = np_cli_reactions_load (path, &error);
  g_assert_true ((reactions == NULL) == (error != NULL));
  stakes = np_cli_stakes_load (&(NpCli) { .args = (char *[]) { NULL } }, &(NpCliStakesFrom) { .table = path }, &other);
  g_assert_true ((stakes == NULL) == (other != NULL));
  packages = np_cli_package_table_load (path, &third);
  g_assert_true ((packages == NULL) == (third != NULL));
}

void
fuzz_date (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GDateTime) time = np_datetime_parse (text);
  GDate date, again;

  if (np_date_parse (text, &date))
    {
      g_autofree char *iso = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
                                              g_date_get_day (&date));

      g_assert_true (np_date_parse (iso, &again));
      g_assert_cmpint (g_date_compare (&date, &again), ==, 0);
    }
  if (time != NULL)
    {
      g_autofree char *rest = g_date_time_format (time, "%m-%dT%H:%M:%S%:z"), *words = np_format_datetime (time, NP_LANG_RU);
      g_autofree char *iso = g_strdup_printf ("%04d-%s", g_date_time_get_year (time), rest);
      g_autoptr(GDateTime) same = np_datetime_parse (iso);

      g_assert_nonnull (words);
      g_assert_nonnull (same);
      g_assert_cmpint (g_date_time_compare (time, same), ==, 0);
    }
}
