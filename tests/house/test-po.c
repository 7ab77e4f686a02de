/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every word for people is found by the extractor and stands in Russian, with the three forms of a Russian plural. */
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib.h>

static char *
root_path (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", name, NULL);
}

static GStrv
read_potfiles (void)
{
  g_autofree char *path = root_path ("po/POTFILES.in");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

/* Runs a tool of gettext in the folder of the sources and fails with what it said when it is not content. */
static char *
run (const char *const *argv)
{
  g_autofree char *root = root_path ("");
  g_autofree char *out = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (root, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &words, &status, &error));
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s", argv[0], words);
  return g_steal_pointer (&words);
}

static void
test_sorted (void)
{
  g_auto(GStrv) files = read_potfiles ();

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = root_path (files[i]);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_error ("po/POTFILES.in: there is no %s", files[i]);
      if (i > 0 && strcmp (files[i - 1], files[i]) >= 0)
        g_error ("po/POTFILES.in: %s stands after %s", files[i], files[i - 1]);
    }
}

/* Appends to @missing the sources under @folder (relative to the root) that speak and are not in @files. */
static void
find_missing (const char *folder, GRegex *call, char **files, GString *missing)
{
  g_autofree char *path = root_path (folder);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *relative = g_build_filename (folder, name, NULL);
      g_autofree char *file = root_path (relative);
      g_autofree char *text = NULL;
      gboolean speaks;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        {
          find_missing (relative, call, files, missing);
          continue;
        }
      if (!g_str_has_suffix (name, ".c") && !g_str_has_suffix (name, ".h") && !g_str_has_suffix (name, ".ui"))
        continue;
      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      speaks = g_str_has_suffix (name, ".ui") ? strstr (text, "translatable=\"yes\"") != NULL
                                              : g_regex_match (call, text, 0, NULL);
      if (speaks && !g_strv_contains ((const char *const *) files, relative))
        g_string_append_printf (missing, " %s", relative);
    }
}

static void
test_listed (void)
{
  g_autoptr(GRegex) call = g_regex_new ("\\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\\s*\\(\\s*\"", 0, 0, NULL);
  g_auto(GStrv) files = read_potfiles ();
  g_autoptr(GString) missing = g_string_new (NULL);

  find_missing ("app", call, files, missing);
  find_missing ("ui", call, files, missing);
  find_missing ("resources", call, files, missing);
  if (missing->len > 0)
    g_error ("po/POTFILES.in lacks%s", missing->str);
}

static void
test_translated (void)
{
  const char *check[] = { "msgfmt", "--check", "--statistics", "-o", "/dev/null", "po/ru.po", NULL };
  g_autofree char *words = NULL;

  g_setenv ("LANGUAGE", "C", TRUE);
  words = run (check);
  if (strstr (words, " translated messages.") == NULL || strstr (words, "fuzzy") != NULL)
    g_error ("po/ru.po: %s", words);
}

/* Not only what ru.po knows: each message that the sources have now. */
static void
test_nothing_new (void)
{
  g_autofree char *pot = g_build_filename (g_get_user_cache_dir (), "nonpaper.pot", NULL);
  const char *extract[] = { "xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
                            "--keyword=g_dngettext:2,3", "--files-from=po/POTFILES.in", "-o", pot, NULL };
  const char *compare[] = { "msgcmp", "po/ru.po", pot, NULL };

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_free (run (extract));
  g_free (run (compare));
}

static void
test_plurals (void)
{
  static const struct { guint n; const char *measures, *sources; } rows[] = {
    { 0, "0 мер", "0 источников" },   { 1, "1 мера", "1 источник" },     { 2, "2 меры", "2 источника" },
    { 5, "5 мер", "5 источников" },   { 11, "11 мер", "11 источников" }, { 12, "12 мер", "12 источников" },
    { 21, "21 мера", "21 источник" }, { 22, "22 меры", "22 источника" }, { 111, "111 мер", "111 источников" },
    { 112, "112 мер", "112 источников" },
  };

  g_setenv ("LANGUAGE", "ru", TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain ("nonpaper", g_getenv ("NP_TEST_LOCALEDIR"));
  bind_textdomain_codeset ("nonpaper", "UTF-8");
  textdomain ("nonpaper");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *measures = g_strdup_printf (ngettext ("%u measure", "%u measures", rows[i].n), rows[i].n);
      g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", rows[i].n), rows[i].n);

      g_assert_cmpstr (measures, ==, rows[i].measures);
      g_assert_cmpstr (sources, ==, rows[i].sources);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/house/9/potfiles-sorted", test_sorted);
  g_test_add_func ("/house/9/potfiles-complete", test_listed);
  g_test_add_func ("/house/9/russian-complete", test_translated);
  g_test_add_func ("/house/9/nothing-new", test_nothing_new);
  g_test_add_func ("/house/9/russian-plurals", test_plurals);
  return g_test_run ();
}
