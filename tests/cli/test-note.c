/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command note: lines in, entries out. */
#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "dossier/np-meeting.h"
#include "np-cli-test.h"
#include "store/np-xml-in.h"

static const char lines[] = "=us1\n"
                            "*3+- fine, but 24 h is too short %70 \\ looked at the head first\n"
                            "!1 =рф2 №5-- не готовы обсуждать в этом составе\r\n"
                            "plain words, with a comma\n"
                            "*foo (3 exchange of contact points";

static char *
new_sample (const char *name)
{
  char *path = np_cli_test_path (name);

  /* The journal and the backups of the process go where this test's own would. */
  g_setenv ("XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  g_setenv ("XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", "--sample", "helsinki", path, NULL), ==, 0);
  return path;
}

/* Runs the command with that on its standard input. */
static int
note (const char *input, char **out, char **err, const char *path, const char *a, const char *b, const char *c)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "cli", "nonpaper-cli", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                        &error, program, "note", path, a, b, c, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, out, err, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

static JsonObject *
parse (JsonParser *parser, const char *line)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, line, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_dry_run (void)
{
  static const struct
  {
    const char *seat, *measure, *reaction, *regime, *kind, *text, *private_words;
    gint64 doubt;
  } rows[] = {
    { "us1", NULL, NULL, "CHR", "statement", "", "", -1 },
    { "us1", "m03", "+-", "CHR", "statement", "fine, but 24 h is too short", "looked at the head first", 70 },
    { "ru2", "m05", "--", "OTR", "statement", "не готовы обсуждать в этом составе", "", -1 },
    { "ru2", NULL, NULL, "OTR", "statement", "plain words, with a comma", "", -1 },
    { "ru2", NULL, NULL, "OTR", "proposal", "*foo exchange of contact points", "", -1 },
  };
  static const char *const keys[] = { "seat", "measures", "regime", "kind", "doubt", "text", "private", "raw" };
  g_autofree char *path = new_sample ("dry.nonpaper"), *out = NULL, *err = NULL, *before = NULL, *after = NULL;
  g_auto(GStrv) printed = NULL;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpint (note (lines, &out, &err, path, "--dry-run", "--json", NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  printed = g_strsplit (g_strchomp (out), "\n", -1);
  g_assert_cmpuint (g_strv_length (printed), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      JsonObject *object = parse (parser, printed[i]);
      JsonArray *measures = json_object_get_array_member (object, "measures");
      g_autoptr(GList) members = json_object_get_members (object);

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        g_assert_cmpstr (g_list_nth_data (members, k), ==, keys[k]);
      g_assert_cmpstr (json_object_get_string_member (object, "seat"), ==, rows[i].seat);
      g_assert_cmpuint (json_array_get_length (measures), ==, rows[i].measure != NULL);
      if (rows[i].measure != NULL)
        {
          JsonObject *measure = json_array_get_object_element (measures, 0);

          g_assert_cmpstr (json_object_get_string_member (measure, "measure"), ==, rows[i].measure);
          g_assert_cmpstr (json_object_get_string_member (measure, "reaction"), ==, rows[i].reaction);
        }
      g_assert_cmpstr (json_object_get_string_member (object, "regime"), ==, rows[i].regime);
      g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, rows[i].kind);
      g_assert_cmpint (json_object_get_null_member (object, "doubt"), ==, rows[i].doubt < 0);
      if (rows[i].doubt >= 0)
        g_assert_cmpint (json_object_get_int_member (object, "doubt"), ==, rows[i].doubt);
      g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, rows[i].text);
      g_assert_cmpstr (json_object_get_string_member (object, "private"), ==, rows[i].private_words);
    }
}

static void
test_store (void)
{
  g_autofree char *path = new_sample ("store.nonpaper"), *out = NULL, *err = NULL, *again = NULL;
  g_autoptr(NpDossier) dossier = NULL;
  g_autoptr(GError) error = NULL;
  gpointer meeting, entry, reaction;
  int code;

  code = note (lines, &out, &err, path, NULL, NULL, NULL);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (code, ==, 0);
  dossier = np_xml_in_load (path, NP_XML_IN_STRICT, NULL, &error);
  g_assert_no_error (error);
  meeting = np_dossier_find (dossier, "mt2");
  g_assert_cmpuint (np_object_get_n_children (meeting, NP_MEETING_ENTRIES), ==, 4);
  entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, 0);
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, "us1");
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_REGIME), ==, NP_REGIME_CHR);
  g_assert_cmpfloat (np_object_get_number (entry, NP_ENTRY_DOUBT), ==, 70);
  g_assert_cmpstr (np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_EN), ==, "fine, but 24 h is too short");
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_PRIVATE), ==, "looked at the head first");
  g_assert_cmpuint (strlen (np_object_get_string (entry, NP_ENTRY_AT)), ==, strlen ("2018-07-18T14:32:05"));
  reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, 0);
  g_assert_cmpstr (np_object_get_string (reaction, NP_REACTION_MEASURE), ==, "m03");
  g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_PENDING);
  entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, 1);
  g_assert_cmpstr (np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_RU), ==, "не готовы обсуждать в этом составе");
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_RAW), ==, "!1 =рф2 №5-- не готовы обсуждать в этом составе");
  /* The rule was lowered in the room: that is kept with its reason. */
  g_assert_true (np_object_is_given (entry, NP_ENTRY_REGIME_REASON));
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), >=, 1);

  /* The next run goes on where this one ended. */
  g_assert_cmpint (note ("more\n", &again, NULL, path, "--meeting", "mt2", "--json"), ==, 0);
  g_assert_nonnull (strstr (again, "\"seat\":\"ru2\""));
  g_assert_nonnull (strstr (again, "\"entry\":"));
  /* A switch alone is kept as well: what comes next is under that rule, whenever it comes. */
  g_clear_pointer (&again, g_free);
  g_clear_pointer (&out, g_free);
  g_assert_cmpint (note ("=us1\n!5\n\n", NULL, NULL, path, NULL, NULL, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &out, NULL, NULL));
  g_assert_nonnull (strstr (out, "now=\"OFF us1\""));
  g_assert_cmpint (note ("!5\n", NULL, NULL, path, NULL, NULL, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpstr (out, ==, again);
  g_clear_pointer (&again, g_free);
  g_assert_cmpint (note ("not for the minutes\n", &again, NULL, path, "--json", NULL, NULL), ==, 0);
  g_assert_nonnull (strstr (again, "\"seat\":\"us1\""));
  g_assert_nonnull (strstr (again, "\"regime\":\"OFF\""));
}

static void
test_text (void)
{
  g_autofree char *path = new_sample ("text.nonpaper"), *en = NULL, *ru = NULL;

  g_assert_cmpint (note (lines, &en, NULL, path, "--dry-run", "--lang", "en"), ==, 0);
  g_assert_nonnull (strstr (en, "US1 · M3 Traces · conditional · 70\302\240% sure · Chatham House Rule · with a private remark | "
                                "fine, but 24 h is too short | \\ looked at the head first\n"));
  g_assert_nonnull (strstr (en, "[not understood: *foo]"));
  g_assert_cmpint (note (lines, &ru, NULL, path, "--dry-run", "--lang", "ru"), ==, 0);
  g_assert_nonnull (strstr (ru, "США1 · М3 Данные · условно"));
}

static void
test_refused (void)
{
  g_autofree char *path = new_sample ("refused.nonpaper"), *empty = np_cli_test_path ("empty.nonpaper"), *err = NULL;
  g_autofree char *second = NULL, *third = NULL, *missing = np_cli_test_path ("missing.nonpaper");

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", empty, NULL), ==, 0);
  g_assert_cmpint (note ("x\n", NULL, &err, empty, NULL, NULL, NULL), ==, 2);
  g_assert_nonnull (strstr (err, "--meeting"));
  g_assert_cmpint (note ("x\n", NULL, &second, path, "--meeting", "nothing", NULL), ==, 2);
  g_assert_nonnull (strstr (second, "nothing"));
  g_assert_cmpint (note ("x\n", NULL, &third, missing, NULL, NULL, NULL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/note/dry-run", test_dry_run);
  g_test_add_func ("/cli/note/store", test_store);
  g_test_add_func ("/cli/note/text", test_text);
  g_test_add_func ("/cli/note/refused", test_refused);
  return g_test_run ();
}
