/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers nobody would write, on every page; and everything pasted into every field. */
#include <string.h>

#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "np-ui-test.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"
#include "ui/np-pages.h"

static void
visit_every_page (NpDossier *dossier)
{
  NpWindow *window = np_ui_test_window (dossier, 900, 600);

  for (const NpPageInfo *page = np_pages; page->name != NULL; page++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", page->name);
      int minimum;

      np_ui_test_act (window, action);
      gtk_widget_measure (GTK_WIDGET (np_window_get_page (window)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d", page->name, minimum);
      if (minimum > 700)
        g_error ("page %s needs %d pixels", page->name, minimum);
      np_ui_test_settle (window);
    }
  np_ui_test_close (window);
}

static void
test_empty_dossier (void)
{
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);

  np_dossier_seal (dossier);
  visit_every_page (dossier);
}

static void
test_awkward_content (void)
{
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  g_autofree char *long_word = g_strnfill (10000, 'x');
  gpointer party = np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, "a"));
  gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));
  gpointer clause = np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, "c1"));

  /* A party without interests, a measure without effect on any issue, hidden characters, a mark without a parameter. */
  np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, long_word);
  np_object_set_string (measure, NP_MEASURE_BETWEEN, "a");
  np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_RU, long_word);
  np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN, long_word);
  np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU, "\u202eнаоборот\u202c {gone:gen} <b>&amp;</b>");
  np_dossier_seal (dossier);
  visit_every_page (dossier);
}

/* ---- control characters ---- */

#define PASTED "\x01\x0b\x1b[31m\x1f\u202e\uffff"

/* The @n-th place to type below @top, shown or not, in reading order; @n counts down. */
static GtkWidget *
find_place (GtkWidget *top, int *n)
{
  gboolean place = (GTK_IS_TEXT (top) && gtk_editable_get_editable (GTK_EDITABLE (top)))
                   || (GTK_IS_TEXT_VIEW (top) && gtk_text_view_get_editable (GTK_TEXT_VIEW (top)));

  if (place && gtk_widget_is_sensitive (top) && (*n)-- == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_place (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
paste (GtkWidget *place)
{
  int end = -1;

  if (GTK_IS_TEXT_VIEW (place))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (place)), PASTED, -1);
  else
    gtk_editable_insert_text (GTK_EDITABLE (place), PASTED, -1, &end);
}

/* What XML cannot hold stays outside the dossier, whichever field it is pasted into: the file written is read again. */
static void
test_control_characters (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1600, 1000);
  g_autoptr(NpDossier) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  guint places = 0;

  for (const NpPageInfo *page = np_pages; page->name != NULL; page++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", page->name);
      guint here = 0;

      np_ui_test_act (window, action);
      for (;; here++)
        {
          int n = here;
          GtkWidget *place = find_place (GTK_WIDGET (np_window_get_page (window)), &n);

          if (place == NULL)
            break;
          paste (place);
        }
      g_test_message ("%s: %u places", page->name, here);
      places += here;
    }
  g_assert_cmpuint (places, >, 100);
  np_ui_test_settle (window);
  bytes = np_xml_out_write (dossier);
  again = np_xml_in_parse (bytes, "f", NP_XML_IN_STRICT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (np_object_equal (dossier, again));
  np_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.14/empty-dossier", test_empty_dossier);
  g_test_add_func ("/ui/3.14/awkward-content", test_awkward_content);
  g_test_add_func ("/safety/S3/control-characters-in-every-field", test_control_characters);
  return g_test_run ();
}
