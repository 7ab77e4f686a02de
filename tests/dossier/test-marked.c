/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-marked.h"

static char *
show (const char *param, NpCase kase, gpointer data)
{
  return g_str_equal (param, "gone") ? NULL : g_strdup_printf ("<%s/%s>", param, np_case_id (kase));
}

static void
test_render (void)
{
  static const struct { const char *marked, *shown; } rows[] = {
    { "", "" }, { "plain", "plain" }, { "{deadline}", "<deadline/nom>" },
    { "в течение {deadline:gen} дня", "в течение <deadline/gen> дня" },
    { "{a}{b:acc}", "<a/nom><b/acc>" }, { "{{a}", "{a}" }, { "{{{a}", "{<a/nom>" },
    { "{a:xxx}", "{a:xxx}" }, { "{9}", "{9}" }, { "{a b}", "{a b}" }, { "{a", "{a" }, { "{}", "{}" },
    { "{gone:dat}", "{gone:dat}" }, { "ends {", "ends {" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = np_marked_render (rows[i].marked, show, NULL);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_escape (void)
{
  static const char *const rows[] = { "", "{a}", "{{", "a{b}c{", "ё{ё" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *safe = np_marked_escape (rows[i]);
      g_autofree char *shown = np_marked_render (safe, show, NULL);

      g_assert_cmpstr (shown, ==, rows[i]);
    }
}

static void
test_pieces_cover_the_text (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      static const char *const bits[] = { "{", "}", "{a}", "{a:gen}", ":", "x", "ё", "{{", " " };
      g_autoptr(GString) marked = g_string_new (NULL);
      g_autoptr(GPtrArray) pieces = NULL;
      gsize at = 0;

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (marked, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      pieces = np_marked_split (marked->str);
      for (guint i = 0; i < pieces->len; i++)
        {
          const NpMark *piece = pieces->pdata[i];

          g_assert_cmpuint (piece->start, ==, at);
          at = piece->end;
          if (piece->param != NULL)
            {
              g_autofree char *mark = np_marked_mark (piece->param, piece->kase);
              g_assert_cmpmem (mark, strlen (mark), marked->str + piece->start, piece->end - piece->start);
            }
        }
      g_assert_cmpuint (at, ==, marked->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/marked/render", test_render);
  g_test_add_func ("/dossier/marked/escape", test_escape);
  g_test_add_func ("/dossier/marked/pieces-cover-the-text", test_pieces_cover_the_text);
  return g_test_run ();
}
