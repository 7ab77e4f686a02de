/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search of everything in a dossier of 20,000 entries. */
#include "np-bench.h"

#include "../meeting/note-sample.h"
#include "meeting/np-search-index.h"

/* As the window does it. */
static gboolean
step (gpointer index)
{
  return np_search_index_read (index, 4000);
}

int
main (void)
{
  static const char *const words[] = { "канал", "каналов", "готовы", "обсуждать", "меру", "fine", "hours", "channels", "линия",
                                       "уведомление", "incident", "ответ", "без", "мандата", "question", "проверка" };
  static const char *const searches[] = { "канал", "готов обсужд", "incident regime:chr", "rfyfk", "measure:3 линия", "о" };
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpChange) change = np_change_new ("fill");
  g_autoptr(NpSearchIndex) index = np_search_index_new (dossier, NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  gint64 start;

  np_bench_begin ("bench-search");

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint k = 0; k < 20; k++)
        g_string_append_printf (text, "%s%d ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                k % 5 == 0 ? g_rand_int_range (random, 0, 5000) : 0);
      g_string_append (text, words[i % G_N_ELEMENTS (words)]);
      np_object_set_enum (entry, NP_ENTRY_REGIME, NP_REGIME_CHR);
      np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_RU, text->str);
      np_change_insert (change, meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
    }
  np_dossier_apply (dossier, change);
  np_bench_slices ("index of 20,000 entries", step, index, "<= 20 ms");
  {
    g_autoptr(NpChange) one = np_change_new ("one more");

    np_change_set_words (one, np_object_get_child (meeting, NP_MEETING_ENTRIES, 7), NP_ENTRY_TEXT, NP_LANG_EN, "one more word");
    np_dossier_apply (dossier, one);
    np_bench_slices ("the same after one change", step, index, "<= 20 ms");
  }
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *what = g_strdup_printf ("search %u of 20,000 entries", i + 1);
      g_autoptr(GArray) hits = NULL;

      start = np_bench_now ();
      hits = np_search_index_find (index, searches[i]);
      np_bench_report (what, start, 1, "< 50 ms");
    }
  return np_bench_end ();
}
