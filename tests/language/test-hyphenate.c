/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-hyphenate.h"

#include <string.h>

/* In the table "=" stands for the soft hyphen. The last word of a paragraph is never divided, so rows end with one more. */
static const struct { NpLang lang; const char *in, *out; } rows[] = {
  { NP_LANG_RU, "", "" },
  { NP_LANG_RU, "уведомление дано", "уве=дом=ле=ние дано" },
  { NP_LANG_RU, "Уведомление дано", "Уве=дом=ле=ние дано" },
  { NP_LANG_RU, "объект съёмки подъезд", "объ=ект съёмки подъезд" },
  { NP_LANG_RU, "линия связи", "линия связи" },
  { NP_LANG_RU, "ИНФОРМАЦИЯ здесь", "ИНФОРМАЦИЯ здесь" },
  { NP_LANG_RU, "предоставление2 notification здесь", "предоставление2 notification здесь" },
  { NP_LANG_RU, "https://сервер/уведомление здесь", "https://сервер/уведомление здесь" },
  { NP_LANG_RU, "последнее уведомление", "по=след=нее уведомление" },
  { NP_LANG_RU, "одно уведомление\nи дом уведомление", "одно уведомление\nи дом уведомление" },
  { NP_LANG_RU, "(уведомление), уведомление", "(уве=дом=ле=ние), уведомление" },
  { NP_LANG_RU, "информационно-коммуникационный мир", "ин=фор=ма=ци=онно-ком=му=ни=ка=ци=он=ный мир" },
  { NP_LANG_EN, "a notification here", "a no=ti=fic=a=tion here" },
  { NP_LANG_EN, "Notification here", "Notification here" },
  { NP_LANG_EN, "уведомление notification", "уведомление notification" },
  { NP_LANG_EN, "NOTIFICATION eNotification here", "NOTIFICATION eNotification here" },
};

static void
test_table (void)
{
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(NpHyphenator) hyphenator = np_hyphenator_new (lang, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        if (rows[i].lang == lang)
          {
            g_autofree char *once = np_hyphenator_insert (hyphenator, rows[i].in);
            g_autofree char *twice = np_hyphenator_insert (hyphenator, once);
            g_auto(GStrv) parts = g_strsplit (once, NP_SOFT_HYPHEN, -1);
            g_autofree char *shown = g_strjoinv ("=", parts);
            g_autofree char *without = g_strjoinv ("", parts);

            g_assert_cmpstr (shown, ==, rows[i].out);
            g_assert_cmpstr (without, ==, rows[i].in);
            g_assert_cmpstr (twice, ==, once);
          }
    }
}

static void
check_minimum (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (words[i], NP_SOFT_HYPHEN, -1);
      guint n = g_strv_length (parts);

      if (n < 2)
        continue;
      g_assert_cmpint (g_utf8_strlen (parts[0], -1), >=, 2);
      g_assert_cmpint (g_utf8_strlen (parts[n - 1], -1), >=, 3);
    }
}

static gpointer
hyphenate_many (gpointer data)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *out = np_hyphenator_insert (data,
                                                   "стороны воздерживаются от использования территории для "
                                                         "нападений на инфраструктуру управления");

      check_minimum (out);
      if (i == 0)
        g_string_append (all, out);
      else
        g_assert_cmpstr (out, ==, all->str);
    }
  return g_string_free (all, FALSE);
}

static void
test_threads (void)
{
  g_autoptr(NpHyphenator) hyphenator = np_hyphenator_new (NP_LANG_RU, NULL);
  GThread *threads[4];
  g_autofree char *first = NULL;

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("hyphens", hyphenate_many, hyphenator);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *out = g_thread_join (threads[i]);

      if (i == 0)
        first = g_strdup (out);
      g_assert_cmpstr (out, ==, first);
    }
}

static void
test_hostile (void)
{
  g_autoptr(NpHyphenator) hyphenator = np_hyphenator_new (NP_LANG_RU, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *out = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "ж");
  g_string_append (text, " и\u0301того\u0301\u0301 \U0001F600\U0001F600 слово");
  out = np_hyphenator_insert (hyphenator, text->str);
  g_assert_cmpstr (out, ==, text->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/5.3.3/table", test_table);
  g_test_add_func ("/export/5.3.3/threads", test_threads);
  g_test_add_func ("/export/14/long-word", test_hostile);
  return g_test_run ();
}
