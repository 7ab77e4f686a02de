/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the include graph of the sources and fails on an arrow the house does not have (README, "How the code is laid
 * out"): data flows one way, nothing below app/ knows the toolkit, nothing but main knows ui/. */
#include <string.h>

#include <glib.h>

/* Which folder of app/ may use which others. A folder may always use itself. */
static const struct { const char *folder; const char *uses; } arrows[] = {
  { "base", "" },
  { "dossier", "base" },
  { "store", "base dossier" },
  { "engine", "base" },
  { "forecast", "base dossier engine" },
  { "meeting", "base dossier language" },
  { "language", "base" },
  { "charts", "base language forecast" },
  { "brief", "base dossier forecast meeting language charts" },
  { "interchange", "base dossier store" },
  { "cli", "base dossier store engine forecast meeting language charts brief interchange" },
  { "ui", "base dossier store engine forecast meeting language charts brief interchange" },
};

static const char *
uses_of (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (g_str_equal (arrows[i].folder, folder))
      return arrows[i].uses;
  return NULL;
}

static gboolean
allows (const char *folder, const char *target)
{
  const char *uses = uses_of (folder);
  g_auto(GStrv) names = g_strsplit (uses != NULL ? uses : "", " ", -1);

  return g_str_equal (folder, target) || g_strv_contains ((const char *const *) names, target);
}

static guint
check_file (const char *path, const char *folder)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint bad = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *name = lines[i];
      char *slash;
      gboolean ours;

      if (*name != '#' || (name = strstr (name, "include")) == NULL)
        continue;
      name += strlen ("include");
      name += strspn (name, " \t");
      ours = *name == '"';
      if (strchr ("\"<", *name++) == NULL)
        continue;
      name[strcspn (name, "\">")] = '\0';
      if (!ours)
        {
          if (!g_str_equal (folder, "ui") && !g_str_equal (folder, "main")
              && (g_str_has_prefix (name, "gtk/") || g_str_has_prefix (name, "gdk/") || g_str_has_prefix (name, "gsk/")
                  || g_str_has_prefix (name, "adwaita")))
            {
              g_test_message ("%s:%u: %s: the toolkit stays in ui/", path, i + 1, name);
              bad++;
            }
          continue;
        }
      slash = strchr (name, '/');
      if (slash == NULL)
        {
          if (!g_str_equal (name, "np-config.h") && !g_str_has_suffix (name, "-resources.h"))
            {
              g_test_message ("%s:%u: %s: name the folder, too", path, i + 1, name);
              bad++;
            }
          continue;
        }
      *slash = '\0';
      if (!g_str_equal (folder, "main") && !allows (folder, name))
        {
          g_test_message ("%s:%u: %s/ may not use %s/", path, i + 1, folder, name);
          bad++;
        }
    }
  return bad;
}

static guint
check_tree (const char *path, const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint bad = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        bad += check_tree (child, folder);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
        bad += check_file (child, folder);
    }
  return bad;
}

static void
test_arrows (void)
{
  g_autofree char *app = g_test_build_filename (G_TEST_DIST, "..", "app", NULL);
  g_autofree char *ui = g_test_build_filename (G_TEST_DIST, "..", "ui", NULL);
  g_autofree char *entry = g_build_filename (app, "main.c", NULL);
  g_autoptr(GDir) dir = g_dir_open (app, 0, NULL);
  const char *name;
  guint bad = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (app, name, NULL);

      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      if (uses_of (name) == NULL)
        g_error ("app/%s is not a room of the house", name);
      bad += check_tree (folder, name);
    }
  bad += check_tree (ui, "ui");
  if (g_file_test (entry, G_FILE_TEST_EXISTS))
    bad += check_file (entry, "main");
  g_assert_cmpuint (bad, ==, 0);
}

/* A circle needs an arrow back, so the table itself must be free of circles. */
static gboolean
reaches (const char *from, const char *to, guint depth)
{
  g_auto(GStrv) names = g_strsplit (uses_of (from), " ", -1);

  for (guint i = 0; names[i] != NULL && depth < G_N_ELEMENTS (arrows); i++)
    if (*names[i] != '\0' && (g_str_equal (names[i], to) || reaches (names[i], to, depth + 1)))
      return TRUE;
  return FALSE;
}

static void
test_no_circle (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    g_assert_false (reaches (arrows[i].folder, arrows[i].folder, 0));
}

/* SAFETY S2: calls that lose or leak user data, wherever they stand. */
static guint
grep_tree (const char *path, const char *const *words)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint bad = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        bad += grep_tree (child, words);
      else if (g_str_has_suffix (name, ".c") && g_file_get_contents (child, &text, NULL, NULL))
        for (guint i = 0; words[i] != NULL; i++)
          if (strstr (text, words[i]) != NULL)
            {
              g_test_message ("%s: calls %s", child, words[i]);
              bad++;
            }
    }
  return bad;
}

static void
test_forbidden_calls (void)
{
  static const char *const words[] = {
    "xmlSaveFile", "xmlSaveFormatFile", "xmlSaveToFilename", "xmlReadFile", "xmlReadFd", "g_file_replace",
    "g_file_set_contents", "XML_PARSE_NOENT", "XML_PARSE_DTDLOAD", "XML_PARSE_HUGE", "xmlNewChild",
    "xmlNodeSetContent", " fopen (", NULL
  };
  g_autofree char *app = g_test_build_filename (G_TEST_DIST, "..", "app", NULL);
  g_autofree char *ui = g_test_build_filename (G_TEST_DIST, "..", "ui", NULL);

  g_assert_cmpuint (grep_tree (app, words) + grep_tree (ui, words), ==, 0);
}

/* All registered test paths below a folder, one string. */
static void
gather (const char *path, GString *all)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        gather (child, all);
      else if ((g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".py")) && g_file_get_contents (child, &text, NULL, NULL))
        g_string_append (all, text);
    }
}

/* What must never be lost: each rule of durability, saving, backups, recovery, locks and XML has a test that carries its name. */
static void
test_rules (void)
{
  static const char *const rules[] = {
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "S1", "S2", "S3", "S4", "S5", "B1", "B3", "R1", "R2", "R3", "L1", "L2", "L3", "L4",
    "X1", "X2", "X3", "X4", "X5", "X6", "X7",
  };
  static const char *const folders[] = { "/store/", "/ui/", "/safety/" };
  g_autofree char *tests = g_test_build_filename (G_TEST_DIST, ".", NULL);
  g_autoptr(GString) all = g_string_new (NULL);
  guint missing = 0;

  gather (tests, all);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (folders) && !found; k++)
        {
          g_autofree char *path = g_strconcat ("\"", folders[k], rules[i], "/", NULL);

          found = strstr (all->str, path) != NULL;
        }
      if (!found)
        g_test_message ("no test is named after %s", rules[i]);
      missing += !found;
    }
  g_assert_cmpuint (missing, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/house/arrows-run-one-way", test_arrows);
  g_test_add_func ("/house/no-circle", test_no_circle);
  g_test_add_func ("/store/S2/forbidden-calls", test_forbidden_calls);
  g_test_add_func ("/house/rules-have-tests", test_rules);
  return g_test_run ();
}
