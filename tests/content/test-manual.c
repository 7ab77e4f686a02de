/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-content.h"

#include <gio/gio.h>
#include <string.h>

#include "cli/np-cli.h"

#define MANUAL "/org/nonpaper/data/help/"

/* What kind of line: '#' title, '=' heading, '-' item, 'F' formula, ' ' empty, 'P' paragraph. */
static char
kind_of (const char *line)
{
  if (*line == '\0')
    return ' ';
  if (g_str_has_prefix (line, "# "))
    return '#';
  if (g_str_has_prefix (line, "## "))
    return '=';
  if (g_str_has_prefix (line, "- "))
    return '-';
  if (g_str_has_prefix (line, "    "))
    return 'F';
  g_assert_false (g_ascii_isspace (*line) || *line == '#');
  return 'P';
}

static char **
chapters (const char *lang)
{
  g_autofree char *path = g_strconcat (MANUAL, lang, NULL);
  g_autoptr(GError) error = NULL;
  char **names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return names;
}

static char **
lines_of (const char *lang, const char *name)
{
  g_autofree char *path = g_strconcat (MANUAL, lang, "/", name, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (text, -1, NULL) && g_str_has_suffix (text, "\n"));
  return g_strsplit (text, "\n", -1);
}

static void
test_same_structure (void)
{
  g_auto(GStrv) names = chapters ("en"), russian = chapters ("ru");

  g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (russian));
  for (char **name = names; *name != NULL; name++)
    {
      g_auto(GStrv) en = lines_of ("en", *name), ru = lines_of ("ru", *name);

      g_test_message ("%s", *name);
      g_assert_cmpuint (g_strv_length (en), ==, g_strv_length (ru));
      g_assert_cmpint (kind_of (en[0]), ==, '#');
      for (guint i = 0; en[i] != NULL; i++)
        {
          if (kind_of (en[i]) != kind_of (ru[i]))
            g_error ("%s:%u: “%s” stands against “%s”", *name, i + 1, en[i], ru[i]);
          g_assert_true (i == 0 || kind_of (en[i]) != '#');
        }
    }
}

static void
test_typography (void)
{
  for (char **lang = (char *[]) { "en", "ru", NULL }; *lang != NULL; lang++)
    {
      g_auto(GStrv) names = chapters (*lang);

      for (char **name = names; *name != NULL; name++)
        {
          g_auto(GStrv) lines = lines_of (*lang, *name);

          for (guint i = 0; lines[i] != NULL; i++)
            if (kind_of (lines[i]) != 'F' && (strpbrk (lines[i], "\"'") != NULL || strstr (lines[i], "  ") != NULL))
              g_error ("%s/%s:%u: straight quotation mark or doubled blank", *lang, *name, i + 1);
        }
    }
}

/* A number that one language gives the other gives as well (the Russian comma is a decimal point). */
static void
test_same_numbers (void)
{
  g_auto(GStrv) names = chapters ("en");
  g_autoptr(GRegex) number = g_regex_new ("\\d+(?:[.,]\\d+)*", 0, 0, NULL);

  for (char **name = names; *name != NULL; name++)
    {
      g_auto(GStrv) en = lines_of ("en", *name), ru = lines_of ("ru", *name);

      for (guint i = 0; en[i] != NULL; i++)
        {
          g_autoptr(GMatchInfo) match = NULL;
          g_autoptr(GString) plain = g_string_new (ru[i]);

          /* Groups of thousands: 19,000 / 19 000; decimals: 0.05 / 0,05. */
          for (g_regex_match (number, en[i], 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
            {
              g_autofree char *word = g_match_info_fetch (match, 0);
              g_autofree char *comma = g_strdelimit (g_strdup (word), ".", ',');
              g_auto(GStrv) groups = g_strsplit (word, ",", -1);
              g_autofree char *spaced = g_strjoinv (" ", groups), *joined = g_strjoinv ("", groups);

              if (strstr (plain->str, word) == NULL && strstr (plain->str, comma) == NULL && strstr (plain->str, spaced) == NULL
                  && strstr (plain->str, joined) == NULL)
                g_error ("%s:%u: the Russian text lacks %s", *name, i + 1, word);
            }
        }
    }
}

/* Whether the line gives the number, with a point or a comma, with or without a decimal. */
static gboolean
gives (const char *line, const char *number)
{
  double value = g_ascii_strtod (number, NULL);
  g_autofree char *point = g_strdup_printf (value == (int) value ? "%.1f" : "%g", value);
  g_autofree char *comma = g_strdelimit (g_strdup (point), ".", ',');
  g_autofree char *whole = g_strdup_printf (" %.0f", value);

  return strstr (line, point) != NULL || strstr (line, comma) != NULL || (value == (int) value && strstr (line, whole) != NULL);
}

/* The manual gives the numbers the program works with. */
static void
test_same_prior (void)
{
  static const char *const keys[] = { "mean", "sd", "sd-high", "sd-moderate", "sd-low" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "engine", "reaction-prior.ini", NULL);
  g_autoptr(GKeyFile) prior = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) groups = NULL;
  guint n = 0;

  g_key_file_load_from_file (prior, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (prior, NULL);
  for (char **group = groups; *group != NULL; group++)
    for (char **lang = (char *[]) { "en", "ru", NULL }; *lang != NULL && g_str_has_prefix (*group, "driver "); lang++)
      {
        g_autofree char *key = g_strdup_printf ("label[%s]", *lang), *label = g_key_file_get_string (prior, *group, key, NULL);
        g_autofree char *start = g_strconcat ("- ", label, NULL);
        g_auto(GStrv) lines = lines_of (*lang, "06-engine.md");
        char **line = lines;

        while (*line != NULL && !g_str_has_prefix (*line, start))
          line++;
        if (*line == NULL)
          g_error ("%s/06-engine.md has no line “%s”", *lang, start);
        for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
          {
            g_autofree char *number = g_key_file_get_string (prior, *group, keys[i], NULL);

            if (number != NULL && !gives (*line, number))
              g_error ("%s/06-engine.md: “%s” lacks %s of %s", *lang, *line, number, keys[i]);
          }
        n++;
      }
  g_assert_cmpuint (n, ==, 28);
}

static void
check_commands (const char *where, const char *text)
{
  g_autoptr(GRegex) command = g_regex_new ("nonpaper ([a-z]+)(?![.a-z])", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (command, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 1);

      if (!np_cli_is_command (word))
        g_error ("%s speaks of the command %s, which there is not", where, word);
    }
}

/* No manual for a command that is not there, and no command without a manual. */
static void
test_commands (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "README.md", NULL), *readme = NULL;
  g_autoptr(GError) error = NULL;

  for (char **lang = (char *[]) { "en", "ru", NULL }; *lang != NULL; lang++)
    {
      g_auto(GStrv) names = chapters (*lang);

      for (char **name = names; *name != NULL; name++)
        {
          g_auto(GStrv) lines = lines_of (*lang, *name);
          g_autofree char *text = g_strjoinv ("\n", lines);

          check_commands (*name, text);
        }
    }
  for (char **lang = (char *[]) { "en", "ru", NULL }; *lang != NULL; lang++)
    {
      g_auto(GStrv) lines = lines_of (*lang, "13-command-line.md");
      g_autofree char *text = g_strjoinv ("\n", lines);

      for (const NpCliCommand *const *command = np_cli_get_commands (); *command != NULL; command++)
        {
          g_autofree char *name = g_strconcat ("nonpaper ", (*command)->name, " ", NULL);

          if (strstr (text, name) == NULL)
            g_error ("%s/13-command-line.md does not speak of “%s”", *lang, name);
        }
    }
  g_file_get_contents (path, &readme, NULL, &error);
  g_assert_no_error (error);
  check_commands ("README.md", readme);
}

void
add_manual_tests (void)
{
  g_test_add_func ("/content/manual/commands", test_commands);
  g_test_add_func ("/content/manual/same-prior", test_same_prior);
  g_test_add_func ("/content/manual/same-structure", test_same_structure);
  g_test_add_func ("/content/manual/typography", test_typography);
  g_test_add_func ("/content/manual/same-numbers", test_same_numbers);
}
