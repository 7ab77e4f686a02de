/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not leave does not: rules for every field, regimes, canaries in every byte, nothing of the machine (SAFETY 8). */
#define _GNU_SOURCE /* memmem() */
#include "brief/np-export-view.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "brief/np-picture.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-source.h"
#include "np-brief-test.h"
#include "store/np-io.h"
#include "store/np-xml.h"

/*
 * Canaries: every string and text of a dossier gets a word of its own, made of its class and field. What must
 * not leave is then searched in all bytes of the pack: as it is, as UTF-16, unpacked by qpdf, and as pdftotext
 * reads it.
 */
static char *
canary (NpObject *object, const char *field)
{
  /* Letters alone, so that no typography touches it. */
  g_autofree char *plain = g_strdup_printf ("zq%s%szq", np_object_get_element (object), field);
  GString *word = g_string_new (NULL);
  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (word, g_ascii_tolower (*p));
  return g_string_free (word, FALSE);
}

static void
plant (NpObject *object, GHashTable *planted)
{
  guint n;
  const NpField *fields = np_object_get_fields (object, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = canary (object, fields[i].name);
      /* An on-the-record entry may name its speaker: a word of its own. */
      if (NP_IS_ENTRY (object) && np_object_get_enum (object, NP_ENTRY_REGIME) == NP_REGIME_OFF)
        {
          g_autofree char *secret = g_strconcat (word, "off", NULL);
          g_free (g_steal_pointer (&word));
          word = g_steal_pointer (&secret);
        }
      switch (fields[i].kind)
        {
        case NP_KIND_TEXT:
          for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
            {
              const char *old = np_object_get_words (object, i, lang);
              /* Before the words: a name is never at the end of a sentence that paper shortens. */
              g_autofree char *words = g_strdup_printf ("%s %s", word, old);
              np_object_set_words (object, i, lang, words);
            }
          g_hash_table_add (planted, g_steal_pointer (&word));
          break;
        case NP_KIND_STRING:
          if (g_str_equal (fields[i].name, "key") || g_str_equal (fields[i].name, "page")
              || g_str_equal (fields[i].name, "name") || g_str_equal (fields[i].name, "unit")
              || g_str_equal (fields[i].name, "version"))
            break;
          np_object_set_string (object, i, word);
          g_hash_table_add (planted, g_steal_pointer (&word));
          break;
        case NP_KIND_LIST:
          for (guint k = 0; k < np_object_get_n_children (object, i); k++)
            plant (np_object_get_child (object, i, k), planted);
          break;
        default:
          break;
        }
    }
}

static gboolean
holds (const char *data, gsize size, const char *word)
{
  gsize n = strlen (word);
  g_autofree char *wide = g_malloc0 (2 * n);
  for (gsize i = 0; i < n; i++)
    wide[2 * i + 1] = word[i];
  GString *hex = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (hex, "00%02x", (guchar) word[i]);
  gboolean found = memmem (data, size, word, n) != NULL || memmem (data, size, wide, 2 * n) != NULL
                   || memmem (data, size, hex->str, hex->len) != NULL;
  g_string_free (hex, TRUE);
  return found;
}

/* All that can be read out of the pack in memory, by us and by other programs. */
static GString *
read_everything (void)
{
  GString *all = g_string_new (NULL);
  g_autofree char *folder = g_dir_make_tmp ("nonpaper-leak-XXXXXX", NULL);
  g_autofree char *qpdf = g_find_program_in_path ("qpdf"), *pdftotext = g_find_program_in_path ("pdftotext");
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, np_brief_test_memory->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_string_append (all, name);
      g_string_append_len (all, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (!g_str_has_suffix (name, ".pdf"))
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL), *plain = g_strconcat (path, ".qdf", NULL),
                      *text = g_strconcat (path, ".txt", NULL);
      g_assert_true (
        g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
      const char *unpack[] = { qpdf, "--qdf", "--object-streams=disable", path, plain, NULL };
      const char *read[] = { pdftotext, "-raw", path, text, NULL };
      const char *const *commands[] = { unpack, read };
      const char *const outputs[] = { plain, text };
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *data = NULL;
          gsize size;
          if (commands[i][0] == NULL)
            continue;
          g_assert_true (
            g_spawn_sync (NULL, (char **)commands[i], NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL));
          g_assert_true (g_file_get_contents (outputs[i], &data, &size, NULL));
          g_string_append_len (all, data, size);
          g_remove (outputs[i]);
        }
      g_remove (path);
    }
  g_rmdir (folder);
  if (qpdf == NULL || pdftotext == NULL)
    g_test_message ("qpdf or pdftotext is missing: only the packed bytes were searched");
  /* A hyphen may divide the word at the end of a line. */
  for (gsize i = 0; i + 3 < all->len; i++)
    if (memcmp (all->str + i, "\xc2\xad\n", 3) == 0)
      g_string_erase (all, i, 3);
  return all;
}

static void
check_leaks (NpDossier *dossier, NpProfile profile, GHashTable *planted, const char *const *allowed_in_handover,
             const char *const *never)
{
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  g_autoptr(GError) error = NULL;
  GHashTableIter iter;
  gpointer word;

  g_assert_true (np_brief_test_export (dossier, forecast, profile, NP_LAYOUT_PARALLEL, 1, &error));
  g_assert_no_error (error);
  GString *all = read_everything ();
  guint found = 0;
  g_hash_table_iter_init (&iter, planted);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      gboolean there = holds (all->str, all->len, word);
      found += there;
      if (!there)
        continue;
      if (profile == NP_PROFILE_HANDOVER && !g_strv_contains (allowed_in_handover, word))
        g_error ("%s is in a paper to be handed over", (char *) word);
      for (guint i = 0; never[i] != NULL; i++)
        if (g_str_has_prefix (word, never[i]))
          g_error ("%s is in a paper (%s)", (char *) word, np_profile_name (profile));
      if (profile == NP_PROFILE_DELEGATION
          && (g_str_has_prefix (word, "zqsource") || g_str_has_prefix (word, "zqanchor")))
        g_error ("%s is a source in a paper without sources", (char *) word);
      if (g_str_has_suffix (word, "off"))
        g_error ("%s was off the record", (char *) word);
    }
  g_assert_cmpuint (found, >, 0);
  g_test_message ("%s: %u of %u canaries printed", np_profile_name (profile), found,
                  g_hash_table_size (planted));
  /* Nothing of the machine either. */
  const char *const traces[] = { g_get_user_name (), g_get_host_name (), g_get_home_dir (), NULL };
  for (guint i = 0; traces[i] != NULL; i++)
    if (strlen (traces[i]) > 5)
      g_assert_false (holds (all->str, all->len, traces[i]));
  g_string_free (all, TRUE);
}

/* The planted words are new words: whatever is found in them stays, so that it can be searched for. */
static void
decide_all (NpDossier *dossier)
{
  g_autoptr(NpChange) change = np_change_new ("decide");

  for (NpProfile profile = 0; profile < NP_N_PROFILES; profile++)
    {
      g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, profile);

      for (guint i = 0; i < view->leaks->len; i++)
        if (np_leak_is_open (view->leaks->pdata[i]))
          np_leak_decide (dossier, view->leaks->pdata[i], NP_CLEARANCE_KEEP, "planted", change);
    }
  np_dossier_apply (dossier, change);
}

static void
test_canaries (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_short_sample ();
  g_autoptr(GHashTable) planted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const handover[] = { "zqmeasuretitlezq",    "zqclausetextzq",
                                          "zqinstrumenttitlezq", "zqinstrumentidentifierzq",
                                          "zqbrieftitlezq",      "zqsectiontextzq",
                                          "zqsectiontitlezq",    NULL };
  static const char *const never[] = { "zqentryrawzq",
                                       "zqentryprivatezq",
                                       "zqentryregimereason",
                                       "zqclausereviewed",
                                       "zqhistory",
                                       "zqcopy",
                                       "zqterm",
                                       "zqreaction",
                                       "zqagendalead",
                                       "zqfrozen",
                                       "zqdriver",
                                       "zqmove",
                                       "zqdossierid",
                                       "zqseatkey",
                                       "zqseatalias",
                                       NULL };

  plant (NP_OBJECT (dossier), planted);
  np_dossier_seal (dossier);
  decide_all (dossier);
  g_assert_cmpuint (g_hash_table_size (planted), >, 80);
  for (NpProfile profile = 0; profile < NP_N_PROFILES; profile++)
    check_leaks (dossier, profile, planted, handover, never);
  np_brief_test_clear ();
}

/* Speakers: under the Chatham House Rule nobody, on the record the role, on background what he chose. */
static void
test_regimes (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  gpointer meeting = np_object_get_child (view->dossier, NP_DOSSIER_MEETINGS, 0);
  guint named = 0, unnamed = 0;

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      int regime = np_object_get_enum (entry, NP_ENTRY_REGIME);
      g_assert_cmpint (regime, !=, NP_REGIME_OFF);
      g_assert_cmpint (regime, !=, NP_REGIME_DBG);
      g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, "");
      g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_RAW), ==, "");
      g_assert_cmpuint (np_object_get_n_children (entry, NP_ENTRY_REACTIONS), ==, 0);
      if (regime == NP_REGIME_CHR)
        {
          g_assert_false (np_object_is_given (entry, NP_ENTRY_DESCRIPTION));
          g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_AT), ==, "");
          unnamed++;
        }
      if (regime == NP_REGIME_OTR)
        named += np_object_is_given (entry, NP_ENTRY_DESCRIPTION);
    }
  g_assert_cmpuint (named, >, 0);
  g_assert_cmpuint (unnamed, >, 0);
  g_assert_cmpuint (view->n_speakers, >=, unnamed);
  g_assert_cmpuint (view->n_off_record, ==, 2);
  g_assert_cmpstr (np_object_get_string (meeting, NP_MEETING_SEAT_ORDER), ==, "");
  for (guint i = 0; i < np_object_get_n_children (view->dossier, NP_DOSSIER_PARTIES); i++)
    g_assert_cmpuint (np_object_get_n_children (np_object_get_child (view->dossier, NP_DOSSIER_PARTIES, i),
                                                NP_PARTY_SEATS),
                      ==, 0);
  g_autoptr(NpExportView) handover = np_export_view_new (dossier, NULL, NP_PROFILE_HANDOVER);
  g_assert_cmpuint (np_object_get_n_children (handover->dossier, NP_DOSSIER_MEETINGS), ==, 0);
  g_assert_cmpuint (np_object_get_n_children (handover->dossier, NP_DOSSIER_PARTIES), ==, 0);
  g_assert_cmpuint (handover->cells->len, ==, 0);
}

static guint
count_heard (NpDossier *dossier, NpForecast *forecast, gboolean paper)
{
  guint n = 0;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      const char *measure = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i));
      g_autoptr(NpPositionPicture) picture = np_position_picture_new (dossier, forecast, measure, paper);
      NpPositionFigures figures;
      g_autoptr(NpChart) chart = picture != NULL ? np_position_picture_draw (picture, &figures, NULL, NULL) : NULL;
      g_autoptr(GPtrArray) rows = chart != NULL ? np_chart_tabulate (chart, NP_LANG_EN, TRUE) : NULL;
      for (guint r = 1; rows != NULL && r < rows->len; r++)
        n += g_str_equal (((char **) g_ptr_array_index (rows, r))[4], "heard");
    }
  return n;
}

/* What a delegation was heard to say stands on paper only where it may be named. */
static void
test_heard (void)
{
  g_autoptr(NpDossier) sample = np_brief_test_sample ();
  g_autoptr(NpDossier) dossier = np_object_copy (sample);
  gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, 0);
  static const int regimes[] = { NP_REGIME_OTR, NP_REGIME_BG, NP_REGIME_CHR, NP_REGIME_DBG, NP_REGIME_OFF };
  guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES), all = 0;

  np_object_set_string (dossier, NP_DOSSIER_AS_OF, "2018-12-01");
  for (guint r = 0; r < G_N_ELEMENTS (regimes); r++)
    {
      for (guint i = 0; i < n; i++)
        {
          gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
          np_object_set_enum (entry, NP_ENTRY_REGIME, regimes[r]);
          for (guint k = 0; k < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); k++)
            np_object_set_enum (np_object_get_child (entry, NP_ENTRY_REACTIONS, k), NP_REACTION_ACCEPT, NP_ACCEPT_FULL);
        }
      g_autoptr(NpDossier) now = np_object_copy (dossier);
      np_dossier_seal (now);
      g_autoptr(NpForecast) forecast = np_brief_test_forecast (now);
      g_autoptr(NpExportView) view = np_export_view_new (now, forecast, NP_PROFILE_INTERNAL);
      guint heard = count_heard (now, forecast, FALSE), printed = count_heard (view->dossier, forecast, TRUE);

      g_assert_cmpuint (heard, >, 0);
      all = MAX (all, heard);
      if (regimes[r] == NP_REGIME_OTR)
        g_assert_cmpuint (printed, ==, heard);
      else
        g_assert_cmpuint (printed, ==, 0);
    }
  g_assert_cmpuint (all, >, 0);
}

static char *
fingerprint (NpExportView *view)
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GError) error = NULL;
  NpPackOptions options = { .layout = NP_LAYOUT_PARALLEL, .marking = -1 };

  g_assert_true (np_export_view_fill (view, NULL, &error));
  g_autoptr(GPtrArray) documents = np_pack_build (view, &options, 0, &error);
  for (guint d = 0; d < documents->len; d++)
    for (guint s = 0; s < ((NpPackDocument *) documents->pdata[d])->sections->len; s++)
      {
        const NpPackSection *section = g_ptr_array_index (((NpPackDocument *) documents->pdata[d])->sections, s);
        for (guint b = 0; b < section->blocks->len; b++)
          for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
            {
              g_autofree char *words
                = np_pack_text_dup_words (((NpPackBlock *) section->blocks->pdata[b])->text, lang);
              g_checksum_update (sum, (const guchar *) words, strlen (words));
            }
      }
  char *hex = g_strdup (g_checksum_get_string (sum));
  g_checksum_free (sum);
  return hex;
}

/* The window copies a little at a time; what comes out is the same, and never half of an old dossier. */
static void
test_steps (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpExportView) whole = np_export_view_new (dossier, NULL, NP_PROFILE_INTERNAL);
  g_autoptr(NpExportCopy) copy = np_export_view_begin (dossier, NULL, NP_PROFILE_INTERNAL);
  g_autoptr(NpExportView) view = NULL;
  g_autofree char *a = fingerprint (whole), *b = NULL, *c = NULL;
  guint steps = 0;

  gint64 longest = 0;
  for (gint64 from = g_get_monotonic_time (); (view = np_export_copy_step (copy, 1)) == NULL; steps++)
    {
      longest = MAX (longest, g_get_monotonic_time () - from);
      from = g_get_monotonic_time ();
    }
  g_test_message ("longest step: %" G_GINT64_FORMAT " us", longest);
  g_assert_cmpuint (steps, >, 20);
  b = fingerprint (view);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpuint (view->n_speakers, ==, whole->n_speakers);
  g_assert_cmpuint (view->n_off_record, ==, whole->n_off_record);

  g_autoptr(NpExportCopy) again = np_export_view_begin (dossier, NULL, NP_PROFILE_INTERNAL);
  for (guint i = 0; i < steps / 2; i++)
    g_assert_null (np_export_copy_step (again, 1));
  NpChange *change = np_change_new ("test");
  np_change_set_words (change, np_dossier_find (dossier, "m01c1"), NP_CLAUSE_TEXT, NP_LANG_EN, "Another text.");
  g_assert_true (np_dossier_apply (dossier, change));
  g_object_unref (change);
  g_autoptr(NpExportView) changed = NULL;
  while ((changed = np_export_copy_step (again, 1)) == NULL)
    ;
  g_assert_cmpuint (changed->n_speakers, ==, whole->n_speakers);
  c = fingerprint (changed);
  g_assert_cmpstr (a, !=, c);
}

static void
visit_types (NpObject *object, guint *n)
{
  guint count;
  const NpField *fields = np_object_get_fields (object, &count);
  GType type = G_OBJECT_TYPE (object);

  /* A class without a table would silently lose everything; one that is kept has at least one field that leaves
   * or a reason. */
  for (guint i = 0; i < count; i++)
    {
      NpExportRule rule = np_export_rule (type, i);
      g_assert_cmpint (rule, >=, NP_EXPORT_NEVER);
      if (fields[i].kind != NP_KIND_LIST || rule == NP_EXPORT_NEVER)
        continue;
      g_autoptr(NpObject) child = np_object_new (fields[i].type (), NULL);
      (*n)++;
      visit_types (child, n);
    }
}

static void
test_rules (void)
{
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  guint n = 0;

  g_assert_true (np_export_rules_in_order ());
  visit_types (NP_OBJECT (dossier), &n);
  g_assert_cmpuint (n, >, 30);
  g_assert_cmpint (np_export_rule (NP_TYPE_ENTRY, NP_ENTRY_PRIVATE), ==, NP_EXPORT_NEVER);
  g_assert_cmpint (np_export_rule (NP_TYPE_RED_LINE, NP_RED_LINE_TEXT), ==, NP_EXPORT_OWN);
  g_assert_cmpint (np_export_rule (NP_TYPE_POINT, NP_POINT_TEXT), ==, NP_EXPORT_OWN);
  g_assert_cmpint (np_export_rule (NP_TYPE_ANCHOR, NP_ANCHOR_TEXT), ==, NP_EXPORT_INTERNAL);
  g_assert_cmpint (np_export_rule (NP_TYPE_CLAUSE, NP_CLAUSE_TEXT), ==, NP_EXPORT_ALWAYS);
  g_assert_cmpint (np_export_rule (G_TYPE_OBJECT, 0), ==, NP_EXPORT_NEVER);
  g_assert_cmpint (np_export_rule (NP_TYPE_PARTY, 1000), ==, NP_EXPORT_NEVER);
}

/* Run by itself as somebody else, somewhere else. */
static int
write_once (const char *path)
{
  g_autoptr(GError) error = NULL;
  setlocale (LC_ALL, "");
  np_xml_init ();
  g_autoptr(NpDossier) dossier = np_brief_test_short_sample ();
  np_dossier_seal (dossier);
  g_autoptr(NpForecast) forecast = np_brief_test_forecast (dossier);
  g_autoptr(NpExportView) view = np_export_view_new (dossier, forecast, NP_PROFILE_INTERNAL);
  NpExportOptions options = { .pack = { .layout = NP_LAYOUT_PARALLEL, .marking = -1, .copies = 1 },
                              .folder = &np_io_folder };
  g_assert_true (np_export_write (view, &options, path, NULL, NULL, &error));
  g_assert_no_error (error);
  return 0;
}

static gboolean
other_host_works (void)
{
  const char *argv[] = { "unshare", "--user", "--map-root-user", "--uts", "hostname", "elsewhere", NULL };
  int status;
  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL)
         && status == 0;
}

static void
test_twins (void)
{
  static const char *const lives[][4] = { { "UTC", "C.UTF-8", "/", "anna" },
                                          { "Asia/Kamchatka", "ru_RU.UTF-8", "/usr", "boris" } };
  static const char *const names[] = { "00-cover-contents.pdf", "10-nonpaper.pdf",
                                       "20-talking-points.pdf", "30-reaction-forecast.pdf",
                                       "40-meeting-notes.pdf",  "50-readout.pdf",
                                       "60-actions.pdf",        "90-all.pdf",
                                       "MANIFEST.xml" };
  g_autofree char *top = g_dir_make_tmp ("nonpaper-twin-XXXXXX", NULL),
                  *program = g_file_read_link ("/proc/self/exe", NULL);

  g_autofree char *locale = g_build_filename (top, "ru_RU.UTF-8", NULL);
  const char *make[] = { "localedef", "-i", "ru_RU", "-f", "UTF-8", locale, NULL };
  g_spawn_sync (NULL, (char **)make, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autofree char *path = g_build_filename (top, lives[i][3], NULL);
      /* The second one on a host of another name, where that may be had. */
      g_autofree char *script = g_strdup_printf ("exec unshare --user --map-root-user --uts sh -c 'hostname %s-laptop; "
                                                 "exec \"$0\" --write \"$1\"' \"$0\" \"$1\"", lives[i][3]);
      const char *elsewhere[] = { "sh", "-c", script, program, path, NULL };
      const char *here[] = { program, "--write", path, NULL };
      const char *const *argv = i == 1 && other_host_works () ? elsewhere : here;
      g_auto(GStrv) env = g_get_environ ();
      int status;
      env = g_environ_setenv (env, "TZ", lives[i][0], TRUE);
      env = g_environ_setenv (env, "LC_ALL", lives[i][1], TRUE);
      env = g_environ_setenv (env, "LANG", lives[i][1], TRUE);
      env = g_environ_setenv (env, "LOCPATH", top, TRUE);
      env = g_environ_setenv (env, "HOME", lives[i][2], TRUE);
      env = g_environ_setenv (env, "USER", lives[i][3], TRUE);
      env = g_environ_setenv (env, "LOGNAME", lives[i][3], TRUE);
      env = g_environ_setenv (env, "SOURCE_DATE_EPOCH", i == 0 ? "1" : "1700000000", TRUE);
      /* The C library does not give back what a foreign locale took. */
      env = g_environ_setenv (env, "LSAN_OPTIONS", "detect_leaks=0", TRUE);
      g_assert_true (g_spawn_sync ("/", (char **) argv, env, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *a = g_build_filename (top, lives[0][3], names[i], NULL),
                      *b = g_build_filename (top, lives[1][3], names[i], NULL);
      g_autofree char *x = NULL, *y = NULL;
      gsize nx, ny;
      g_assert_true (g_file_get_contents (a, &x, &nx, NULL));
      g_assert_true (g_file_get_contents (b, &y, &ny, NULL));
      g_assert_cmpmem (x, nx, y, ny);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_once (argv[2]);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  np_xml_init ();
  g_test_add_func ("/safety/H1/rules", test_rules);
  g_test_add_func ("/safety/H1/regimes", test_regimes);
  g_test_add_func ("/safety/H1/canaries", test_canaries);
  g_test_add_func ("/safety/H1/heard", test_heard);
  g_test_add_func ("/safety/H1/steps", test_steps);
  g_test_add_func ("/safety/H3/twins", test_twins);
  return g_test_run ();
}
