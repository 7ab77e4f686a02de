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

static GArray *
find (NpSearchIndex *index, const char *typed)
{
  np_search_index_update (index);
  return np_search_index_find (index, typed);
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
      g_autoptr(GArray) hits = find (index, rows[i].typed);
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
  g_autoptr(GArray) hits = find (index, "hotline");
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
      g_autoptr(GArray) hits = find (index, "discussed");

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

/* Read in slices, nothing is lost; what was not read yet is not found, and what is gone is not touched. */
static void
test_slices (void)
{
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);
  g_autoptr(NpChange) change = np_change_new ("remove");
  g_autoptr(GArray) before = np_search_index_find (index, "discussed"), after = NULL;
  guint steps = 0;

  g_assert_false (np_search_index_is_ready (index));
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_false (np_search_index_read (index, 0));
  np_change_remove (change, np_dossier_find (dossier, "n1"));
  np_dossier_apply (dossier, change);
  while (!np_search_index_read (index, 1))
    steps++;
  g_assert_true (np_search_index_is_ready (index));
  after = np_search_index_find (index, "discussed");
  g_assert_cmpuint (after->len, ==, 1);
  add (dossier, "=us1 discussed again", "2018-07-20T11:00");
  g_assert_false (np_search_index_is_ready (index));
  np_search_index_update (index);
  g_assert_true (np_search_index_is_ready (index));
}

/* However often the dossier changes while it is looked through, an index finds what one made afterwards finds, in that order. */
static void
test_changes_meanwhile (void)
{
  static const char *const lines[] = { "=us1 *3+ the channels again", "=ru1 каналы обсуждали", "=cn1 !3 nothing of that" };
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);

  for (guint i = 0; i < 300; i++)
    add (dossier, lines[i % 3], "2018-07-20T11:00");
  np_search_index_update (index);
  for (guint round = 0; round < 60; round++)
    {
      gpointer meeting = np_dossier_find (dossier, "mt1");
      g_autoptr(NpChange) change = np_change_new ("change");
      guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES);
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, g_test_rand_int_range (0, n));
      g_autoptr(NpSearchIndex) anew = np_search_index_new (dossier, NULL);
      g_autoptr(GArray) found = NULL, expected = NULL;

      if (round % 4 == 0)
        np_change_remove (change, entry);
      else if (round % 4 == 1)
        np_change_move (change, entry, g_test_rand_int_range (0, n));
      else if (round % 4 == 2)
        np_change_set_words (change, entry, NP_ENTRY_TEXT, NP_LANG_EN, "channels of a new kind");
      else
        add (dossier, lines[round % 3], "2018-07-20T12:00");
      if (round % 4 != 3)
        np_dossier_apply (dossier, change);
      for (guint k = g_test_rand_int_range (0, 12); k > 0; k--)
        np_search_index_read (index, 0);
      if (round % 3 != 0)
        continue;
      np_search_index_update (index);
      np_search_index_update (anew);
      found = np_search_index_find (index, "channel");
      expected = np_search_index_find (anew, "channel");
      g_assert_cmpuint (found->len, ==, expected->len);
      for (guint i = 0; i < found->len; i++)
        g_assert_true (g_array_index (found, NpSearchHit, i).object == g_array_index (expected, NpSearchHit, i).object);
    }
}

static char *
clause_words (gpointer object, guint field, NpLang lang)
{
  return g_strcmp0 (np_object_get_id (object), "m03") == 0 && field == NP_MEASURE_TITLE && lang == NP_LANG_EN
         ? g_strdup ("Hotline read aloud") : NULL;
}

/* The words that were found are marked in their surroundings; the language of the reader goes first. */
static void
test_snippets (void)
{
  static const struct
  {
    const char *typed, *object;
    NpLang lang;
    guint length;
    const char *expected;
  } rows[] = {
    { "самолет", "n1", NP_LANG_RU, 80, "[Самолёты] и горячую линию не обсуждали" },
    { "обсуждали самолет", "n1", NP_LANG_EN, 80, "[Самолёты] и горячую линию не [обсуждали]" },
    { "hotline", "n1", NP_LANG_EN, 80, "Самолёты и [горячую] [линию] не обсуждали" },
    { "chann", "n2", NP_LANG_EN, 80, "we discussed the [channels]" },
    { "chann", "n2", NP_LANG_EN, 12, "… [channels]" },
    { "chann", "n2", NP_LANG_EN, 18, "… the [channels]" },
    { "discussed", "n2", NP_LANG_EN, 12, "we [discussed] …" },
    { "rfyfk", "n4", NP_LANG_EN, 80, "[каналов] нет" },
    { "hills", "m04", NP_LANG_RU, 80, "Talks in the [hills]" },
    { "горы", "m04", NP_LANG_EN, 80, "Встречи в [горах]" },
    { "hotline", "m03", NP_LANG_EN, 80, "[Hotline] read aloud" },
    { "measure:4", "m04", NP_LANG_RU, 80, "Встречи в горах" },
    { "measure:4", "m04", NP_LANG_EN, 80, "Talks in the hills" },
    { "us1", "n2", NP_LANG_EN, 80, "we discussed the channels" },
  };
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) hits = find (index, rows[i].typed), marks = NULL;
      g_autofree char *snippet = np_search_index_dup_snippet (index, rows[i].typed, np_dossier_find (dossier, rows[i].object),
                                                              rows[i].lang, rows[i].length, clause_words, &marks);
      g_autoptr(GString) marked = g_string_new (snippet);

      g_assert_cmpuint (hits->len, >, 0);
      for (guint k = marks->len; k-- > 0;)
        {
          NpSearchMark mark = g_array_index (marks, NpSearchMark, k);

          g_string_insert_c (marked, mark.end, ']');
          g_string_insert_c (marked, mark.start, '[');
        }
      g_assert_cmpstr (marked->str, ==, rows[i].expected);
    }
}

/* A filter that means nothing is named. */
static void
test_unknown (void)
{
  static const struct { const char *typed, *expected; } rows[] = {
    { "канал", NULL }, { "party:us1 канал", "party:us1" }, { "party:rus", NULL }, { "no:filter", NULL },
    { "measure:3 мера:77 режим:xx", "мера:77" }, { "regime:off", NULL }, { "regime:", NULL },
  };
  g_autoptr(NpDossier) dossier = sample ();
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *unknown = np_search_index_dup_unknown (index, rows[i].typed);

      g_assert_cmpstr (unknown, ==, rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meeting/8/find", test_find);
  g_test_add_func ("/meeting/8/glossary", test_glossary);
  g_test_add_func ("/meeting/8/changes", test_changes);
  g_test_add_func ("/meeting/8/slices", test_slices);
  g_test_add_func ("/meeting/8/changes-meanwhile", test_changes_meanwhile);
  g_test_add_func ("/meeting/8/snippets", test_snippets);
  g_test_add_func ("/meeting/8/unknown-filter", test_unknown);
  return g_test_run ();
}
