/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search of everything in a dossier of 20,000 entries. */
#include "../meeting/note-sample.h"
#include "meeting/np-search-index.h"

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
  gint64 start, longest = 0, total = 0;
  guint n = 0;

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
  /* As the window does it: in slices of 5 ms. */
  for (gboolean done = FALSE; !done; n++)
    {
      start = g_get_monotonic_time ();
      done = np_search_index_read (index, 5000);
      longest = MAX (longest, g_get_monotonic_time () - start);
      total += g_get_monotonic_time () - start;
    }
  g_print ("index of 20,000 entries: %.0f ms in %u slices, the longest %.1f ms\n", total / 1e3, n, longest / 1e3);
  {
    g_autoptr(NpChange) one = np_change_new ("one more");

    np_change_set_words (one, np_object_get_child (meeting, NP_MEETING_ENTRIES, 7), NP_ENTRY_TEXT, NP_LANG_EN, "one more word");
    np_dossier_apply (dossier, one);
    start = g_get_monotonic_time ();
    np_search_index_update (index);
    g_print ("after one change: %.1f ms\n", (g_get_monotonic_time () - start) / 1e3);
  }
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr(GArray) hits = NULL;

      start = g_get_monotonic_time ();
      hits = np_search_index_find (index, searches[i]);
      g_print ("“%s”: %u hits, %.1f ms\n", searches[i], hits->len, (g_get_monotonic_time () - start) / 1e3);
    }
  return 0;
}
