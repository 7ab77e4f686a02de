/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "base/np-error.h"
#include "cli/np-cli-commands.h"
#include "engine/np-engine-error.h"
#include "np-config.h"

/* Each defined in its own file. In the order of the help text. */
static const NpCliCommand *const commands[] = {
  &np_cli_new,
  &np_cli_note,
  &np_cli_check,
  &np_cli_forecast,
  &np_cli_learn,
  &np_cli_bargain,
  &np_cli_exchange,
  &np_cli_packages,
  &np_cli_stability,
  &np_cli_exercise,
  &np_cli_export,
  NULL
};

static const NpCliCommand *
find (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (g_strcmp0 (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

const NpCliCommand *const *
np_cli_get_commands (void)
{
  return commands;
}

gboolean
np_cli_is_command (const char *word)
{
  static const char *const general[] = { "help", "--help", "-h", "--version", NULL };

  return word != NULL && (find (word) != NULL || g_strv_contains (general, word));
}

/* gettext follows the variable LANGUAGE in any locale but "C". */
static void
speak (NpLang lang)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  g_setenv ("LANGUAGE", np_lang_tag (lang), TRUE);
  if (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/* The language is needed before the options are parsed: their help is translated. */
static NpLang
choose_language (int argc, char **argv)
{
  NpLang lang = NP_LANG_EN;
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (np_lang_from_tag (names[i], &lang))
      break;
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--lang="))
      np_lang_from_tag (argv[i] + strlen ("--lang="), &lang);
    else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
      np_lang_from_tag (argv[i + 1], &lang);
  return lang;
}

static void
print_help (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  nonpaper [%s]\n", _("Usage:"), _("FILE"));
  g_string_append_printf (text, "  nonpaper %s …\n\n%s\n", _("COMMAND"),
                          _("Without a command the window opens. Commands:"));
  for (guint i = 0; commands[i] != NULL; i++)
    g_string_append_printf (text, "  %-11s %s\n", commands[i]->name, _(commands[i]->summary));
  g_string_append_printf (text, "\n%s\n", _("“nonpaper COMMAND --help” tells the rest."));
  g_print ("%s", text->str);
}

static gboolean
interrupted_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

/* A thread of its own hears the signals, so that a command may compute on the main one. */
static gpointer
signal_thread (gpointer data)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  static const int signals[] = { SIGINT, SIGTERM };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr(GSource) source = g_unix_signal_source_new (signals[i]);

      g_source_set_callback (source, interrupted_cb, data, NULL);
      g_source_attach (source, context);
    }
  for (;;)
    g_main_context_iteration (context, TRUE);
  return NULL;
}

/* What is printed is UTF-8 in every locale: files and pipes read it. */
static void
print_out_cb (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

int
np_cli_main (int argc, char **argv)
{
  const NpCliCommand *command = argc > 1 ? find (argv[1]) : NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  NpCli cli = { .lang = choose_language (argc, argv), .cancellable = cancellable };
  int code;

  g_set_print_handler (print_out_cb);
  g_set_printerr_handler (print_error_cb);
  speak (cli.lang);
  if (command == NULL)
    {
      if (argc > 1 && g_str_equal (argv[1], "--version"))
        g_print ("nonpaper %s\n", NP_VERSION);
      else
        print_help ();
      return NP_EXIT_DONE;
    }
  cli.command = command->name;
  g_thread_unref (g_thread_new ("signals", signal_thread, cancellable));
  code = command->run (&cli, argc - 1, argv + 1);
  g_strfreev (cli.args);
  return code;
}

gboolean
np_cli_parse (NpCli *cli, int argc, char **argv, const GOptionEntry *entries, guint minimum, guint maximum, int *code)
{
  const NpCliCommand *command = find (cli->command);
  g_autoptr(GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr(GError) error = NULL;
  g_autofree char *lang = NULL;
  gboolean json = FALSE, help = FALSE;
  g_auto(GStrv) copy = g_new0 (char *, argc + 1);
  const GOptionEntry common[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("Language of the output"), "ru|en" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON document"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { NULL }
  };
  guint n;

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  g_free (copy[0]);
  copy[0] = g_strdup_printf ("nonpaper %s", cli->command);
  g_set_prgname (copy[0]);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, &error))
    {
      *code = np_cli_usage (cli, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *code = NP_EXIT_DONE;
      return FALSE;
    }
  if (lang != NULL && !np_lang_from_tag (lang, &cli->lang))
    {
      *code = np_cli_usage (cli, _("--lang is “%s”: use ru or en"), lang);
      return FALSE;
    }
  cli->json = json;
  n = g_strv_length (copy) - 1;
  if (n < minimum || n > maximum)
    {
      *code = n < minimum ? np_cli_usage (cli, "%s", _("an argument is missing"))
                          : np_cli_usage (cli, _("“%s” is one argument too many"), copy[maximum + 1]);
      return FALSE;
    }
  cli->args = g_strdupv (copy + 1);
  return TRUE;
}

int
np_cli_usage (NpCli *cli, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("nonpaper %s: %s: ", cli->command, message);
  /* Translators: the end of an error line; %s is the name of a command. */
  g_printerr (_("see “nonpaper %s --help”"), cli->command);
  g_printerr ("\n");
  return NP_EXIT_USAGE;
}

int
np_cli_fail (NpCli *cli, GError *error)
{
  int code = NP_EXIT_FAILED;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED))
    code = NP_EXIT_CANCELLED;
  else if (g_error_matches (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE))
    code = np_cli_usage (cli, "%s", error->message);
  else
    {
      if (error->domain == NP_INPUT_ERROR || error->domain == NP_ENGINE_ERROR)
        code = NP_EXIT_INPUT;
      g_printerr ("%s\n", error->message);
    }
  g_error_free (error);
  return code;
}
