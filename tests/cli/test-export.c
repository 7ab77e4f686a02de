/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <json-glib/json-glib.h>

#include "np-cli-test.h"

static void
test_pack (void)
{
  g_autofree char *sample = np_cli_test_path ("export.nonpaper");
  g_autofree char *pack = np_cli_test_path ("pack");
  g_autofree char *json = NULL, *again = NULL;
  g_autoptr(JsonNode) root = NULL;

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", "--sample", "training", sample, NULL), ==, 0);
  g_assert_cmpint (np_cli_test_run (&json, NULL, "export", sample, "--out", pack, "--json", "--copies", "2", NULL), ==, 0);
  root = json_from_string (json, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (root), "copies")), ==, 2);
  /* It is there, and is not overwritten. */
  g_assert_cmpint (np_cli_test_run (NULL, &again, "export", sample, "--out", pack, NULL), ==, 3);
  g_assert_nonnull (strstr (again, pack));
}

static void
test_register (void)
{
  g_autofree char *sample = np_cli_test_path ("register.nonpaper");
  g_autofree char *pack = np_cli_test_path ("pack-r");
  g_autofree char *before = NULL, *after = NULL;

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", "--sample", "training", sample, NULL), ==, 0);
  g_assert_true (g_file_get_contents (sample, &before, NULL, NULL));
  g_assert_null (strstr (before, "<copy "));
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", pack, "--copies", "2", "--register", NULL), ==, 0);
  g_assert_true (g_file_get_contents (sample, &after, NULL, NULL));
  g_assert_nonnull (strstr (after, "<copy number=\"2\""));
}

static void
test_handover_refuses_a_missing_translation (void)
{
  g_autofree char *sample = np_cli_test_path ("missing.nonpaper");
  g_autofree char *pack = np_cli_test_path ("pack-h");
  g_autofree char *err = NULL;

  np_cli_test_write (sample, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<dossier xmlns=\"urn:nonpaper:dossier:1\" id=\"d-x\" version=\"1.0\">\n<title><t xml:lang=\"ru\">Д</t>"
                     "<t xml:lang=\"en\">D</t></title><measures><measure id=\"m1\" number=\"1\"><title><t xml:lang=\"ru\">М</t>"
                     "<t xml:lang=\"en\">M</t></title><clause id=\"m1c1\"><text><t xml:lang=\"ru\">Текст</t></text></clause>"
                     "</measure></measures></dossier>");
  g_assert_cmpint (np_cli_test_run (NULL, &err, "export", sample, "--out", pack, "--profile", "handover", NULL), ==, 1);
  g_assert_nonnull (strstr (err, "m1c1"));
  g_assert_false (g_file_test (pack, G_FILE_TEST_EXISTS));
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", pack, NULL), ==, 0);
}

/* SAFETY H2: nothing is written while a name waits for a decision. */
static void
test_hits (void)
{
  g_autofree char *sample = np_cli_test_path ("hits.nonpaper");
  g_autofree char *pack = np_cli_test_path ("pack-n");
  g_autofree char *err = NULL, *json = NULL, *keep = NULL, *replace = NULL, *done = NULL;
  g_autoptr(JsonNode) root = NULL, after = NULL;
  JsonArray *hits;

  np_cli_test_write (sample, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<dossier xmlns=\"urn:nonpaper:dossier:1\" id=\"d-x\" version=\"1.0\">\n"
                     "<parties><party id=\"nor\" code=\"NO\"><name><t xml:lang=\"ru\">Норвегия</t><t xml:lang=\"en\">Norway</t></name>"
                     "<seat id=\"no1\" alias-en=\"no1\"/></party></parties>"
                     "<meetings><meeting id=\"mt1\" date=\"2018-07-18\" regime=\"CHR\" seat-order=\"no1\"><entry id=\"n1\" seat=\"no1\" "
                     "regime=\"CHR\"><text><t xml:lang=\"ru\">Норвегии это подходит.</t><t xml:lang=\"en\">Fine for Norway.</t></text></entry>"
                     "</meeting></meetings></dossier>");
  g_assert_cmpint (np_cli_test_run (&json, &err, "export", sample, "--out", pack, "--json", NULL), ==, 1);
  g_assert_false (g_file_test (pack, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (err, "Норвегии"));
  root = json_from_string (json, NULL);
  hits = json_object_get_array_member (json_node_get_object (root), "hits");
  /* Two names and the warnings: one speaker, one delegation. */
  g_assert_cmpuint (json_array_get_length (hits), ==, 4);
  keep = g_strconcat (json_object_get_string_member (json_array_get_object_element (hits, 0), "id"), "=agreed with them", NULL);
  replace = g_strconcat (json_object_get_string_member (json_array_get_object_element (hits, 1), "id"), "=a participant", NULL);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", pack, "--keep", keep, NULL), ==, 1);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", pack, "--keep", "n1-000000=why", NULL), ==, 2);
  *strchr (keep, '=') = '\0';
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", pack, "--keep", keep, NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (&done, NULL, "export", sample, "--out", pack, "--leave-out", keep, "--replace", replace,
                                    "--json", NULL), ==, 0);
  after = json_from_string (done, NULL);
  hits = json_object_get_array_member (json_node_get_object (after), "hits");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (hits, 0), "decision"), ==, "leave-out");
}

static void
test_usage (void)
{
  g_autofree char *sample = np_cli_test_path ("usage.nonpaper");

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", sample, NULL), ==, 0);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", "x", "--profile", "friends", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", "x", "--layout", "spiral", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", "x", "--format", "papyrus", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", "x", "--copies", "-1", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", sample, "--out", "x", "--scenario", "nowhere", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "export", "/nonexistent", "--out", "x", NULL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/H2/command-line", test_hits);
  g_test_add_func ("/cli/export/pack", test_pack);
  g_test_add_func ("/cli/export/register", test_register);
  g_test_add_func ("/export/2.5/handover-refuses-a-missing-translation", test_handover_refuses_a_missing_translation);
  g_test_add_func ("/cli/export/usage", test_usage);
  return g_test_run ();
}
