/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-entry.h"
#include "meeting/np-search-index.h"

#include "dossier/np-source.h"
#include "note-sample.h"

static void
add (NpDossier *dossier, const char *line, const char *at)
{
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, meeting);
  g_autoptr(NpChange) change = np_change_new ("note");
  g_autoptr(NpNote) note = NULL;
  NpNoteState state;

  np_note_state_of_meeting (meeting, &state);
  note = np_note_parse (context, &state, line);
  np_note_entry_add (meeting, note, at, change);
  np_dossier_apply (dossier, change);
}

static NpDossier *
sample (void)
{
  NpDossier *dossier = note_sample_new ();
  g_autoptr(NpChange) change = np_change_new ("glossary");
  g_autoptr(NpObject) term = np_object_new (NP_TYPE_TERM, "t1");

  np_object_set_words (term, NP_TERM_TERM, NP_LANG_RU, "горячая линия");
  np_object_set_words (term, NP_TERM_TERM, NP_LANG_EN, "hotline");
  np_change_insert (change, dossier, NP_DOSSIER_GLOSSARY, G_MAXUINT, term);
  np_dossier_apply (dossier, change);
  add (dossier, "=ru1 *3+- Самолёты и горячую линию не обсуждали", "2018-07-18T10:00");  /* n1 */
  add (dossier, "=us1 *3++ we discussed the channels", "2018-07-18T11:00");             /* n2 */
  add (dossier, "=ru2 !5 секретные каналы", "2018-07-19T19:30");                        /* n3 */
  add (dossier, "=cn1 !3 *5 каналов нет", "2018-07-20T09:00");                          /* n4 */
  return dossier;
}

static void
test_find (void)
{
  static const struct
  {
    const char *typed, *expected;
  } rows[] = {
    { "", "" },
    { "самолет", "n1" },
    { "САМОЛЁТАМИ", "n1" },
    { "канал", "n4" },
    { "channel", "n2" },
    { "chann", "n2" },
    { "rfyfk", "n4" },               /* the other layout, as nothing else is found */
    { "секретные", "" },             /* off the record is hidden */
    { "секретные regime:off", "n3" },
    { "regime:off", "n3" },
    { "regime:нет", "n3" },
    { "режим:off канал", "n3" },
    { "regime:5 канал", "n3" },
    { "regime:nonsense канал", "" },
    { "regime:chr", "n1 n2 n4" },
    { "seat:us1", "us1 n2" },
    { "party:rus seat:ru1", "ru1 n1" },
    { "party:nobody", "" },
    { "measure:3 discussed", "n2" },
    { "measure:hotline обсуждали", "n1" },
    { "мера:5 каналов", "n4" },
    { "measure:77", "" },
    { "date:2018-07-18", "n1 n2" },
    { "date:2018-07-20 канал", "n4" },
    { "канал date:2017", "" },
    { "no:filter", "" },
  };
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) hits = np_search_index_find (index, rows[i].typed);
      g_autoptr(GString) got = g_string_new (NULL);

      for (guint k = 0; k < hits->len; k++)
        g_string_append_printf (got, "%s%s", k > 0 ? " " : "",
                                np_object_get_id (g_array_index (hits, NpSearchHit, k).object));
      if (!g_str_equal (got->str, rows[i].expected))
        g_test_message ("“%s”", rows[i].typed);
      g_assert_cmpstr (got->str, ==, rows[i].expected);
    }
}

/* "hotline" finds «горячую линию», marked so. */
static void
test_glossary (void)
{
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);
  g_autoptr(GArray) hits = np_search_index_find (index, "hotline");
  gboolean found = FALSE;

  for (guint i = 0; i < hits->len; i++)
    {
      NpSearchHit hit = g_array_index (hits, NpSearchHit, i);

      if (g_str_equal (np_object_get_id (hit.object), "n1"))
        {
          g_assert_cmpint (hit.how, ==, NP_SEARCH_GLOSSARY);
          found = TRUE;
        }
      if (g_str_equal (np_object_get_id (hit.object), "m03"))
        g_assert_cmpint (hit.how, ==, NP_SEARCH_WORDS);
    }
  g_assert_true (found);
}

/* What changed or went is no longer found by its old words. */
static void
test_changes (void)
{
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);
  static const guint expected[] = { 1, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(GArray) hits = np_search_index_find (index, "discussed");

      g_assert_cmpuint (hits->len, ==, expected[i]);
      if (i == 0)
        {
          g_autoptr(NpChange) change = np_change_new ("remove");

          np_change_remove (change, np_dossier_find (dossier, "n2"));
          np_dossier_apply (dossier, change);
        }
      else if (i == 1)
        np_dossier_undo (dossier);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meeting/8/find", test_find);
  g_test_add_func ("/meeting/8/glossary", test_glossary);
  g_test_add_func ("/meeting/8/changes", test_changes);
  return g_test_run ();
}
