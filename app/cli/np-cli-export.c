/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/np-error.h"
#include "brief/np-export.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "cli/np-cli-hits.h"
#include "dossier/np-brief.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-input.h"
#include "store/np-document.h"
#include "store/np-hash.h"
#include "store/np-io.h"

static void
progress_cb (double fraction, const char *name, gpointer data)
{
  np_cli_progress (data, fraction, name);
}

/* Checks a list of endings; the array borrows from the strings of @words. */
static gboolean
choose_formats (const char *typed, char ***formats, GError **error)
{
  *formats = typed != NULL ? g_strsplit (typed, ",", -1) : NULL;
  for (guint i = 0; *formats != NULL && (*formats)[i] != NULL; i++)
    if (!np_export_is_format ((*formats)[i]))
      {
        g_autofree char *what = g_strdup_printf (_("--format: there is no writer for “%s”"), (*formats)[i]);

        np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, what, NULL);
        return FALSE;
      }
  return TRUE;
}

static gboolean
choose (const char *profile_name, const char *layout_name, NpProfile *profile, NpLayout *layout, GError **error)
{
  g_autofree char *what = NULL;

  *profile = NP_PROFILE_INTERNAL;
  *layout = NP_LAYOUT_PARALLEL;
  if (profile_name != NULL && !np_profile_from_name (profile_name, profile))
    what = g_strdup_printf (_("--profile is “%s”: use internal, delegation or handover"), profile_name);
  else if (layout_name != NULL && !np_layout_from_name (layout_name, layout))
    what = g_strdup_printf (_("--layout is “%s”: use parallel, parallel-en-left, ru, en, ru-first, en-first, ru-then-en, "
                              "en-then-ru or alternate"), layout_name);
  if (what != NULL)
    np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, what, NULL);
  return what == NULL;
}

/* The copies enter the register of the dossier; the dates are its own "now", so that a repeat gives the same file. */
static gboolean
enter_in_register (NpDocument *document, GArray *copies, const char *as_of, GError **error)
{
  NpDossier *dossier = np_document_get_dossier (document);
  g_autoptr(NpChange) change = np_change_new (_("enter copies in the register"));

  for (guint i = 0; i < copies->len; i++)
    {
      const NpExportedCopy *made = &g_array_index (copies, NpExportedCopy, i);
      g_autoptr(NpCopy) copy = np_object_new (NP_TYPE_COPY, NULL);

      if (made->number == 0)
        continue;
      np_object_set_number (copy, NP_COPY_NUMBER, made->number);
      np_object_set_string (copy, NP_COPY_DATE, as_of);
      np_object_set_string (copy, NP_COPY_PAPER, "90-all");
      np_object_set_string (copy, NP_COPY_DIGEST, made->digest);
      np_change_insert (change, dossier, NP_DOSSIER_COPIES, G_MAXUINT, copy);
    }
  return !np_dossier_apply (dossier, change) || np_document_save (document, NULL, NULL, error);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  g_autofree char *out = NULL, *profile_name = NULL, *layout_name = NULL, *format_words = NULL, *scenario = NULL;
  gboolean enter = FALSE, decided = FALSE;
  int copies = 0;
  g_auto(NpCliHits) hits = { NULL, NULL, NULL };
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Folder to write; it must not be there yet"), "DIR" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile_name, N_("For whom: what is left out depends on it"),
      "internal|delegation|handover" },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &layout_name, N_("How the two languages are arranged"), "parallel|ru|en|…" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_words, N_("Formats, separated by commas"), "pdf" },
    { "copies", 0, 0, G_OPTION_ARG_INT, &copies, N_("How many numbered copies"), "N" },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &scenario, N_("Scenario of the forecast"), "ID" },
    { "register", 0, 0, G_OPTION_ARG_NONE, &enter, N_("Enter the copies in the register of the dossier"), NULL },
    NP_CLI_HITS_OPTIONS (&hits),
    { NULL }
  };
  g_auto(GStrv) formats = NULL;
  g_autoptr(NpDossier) loaded = NULL;
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(NpForecastInput) input = NULL;
  g_autoptr(NpForecast) forecast = NULL;
  g_autoptr(NpExportView) view = NULL;
  g_autoptr(GArray) made = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *sum = NULL;
  NpDossier *dossier;
  NpProfile profile;
  NpLayout layout;
  NpExportOptions options;
  GError *error = NULL;
  int code;

  if (!np_cli_parse (cli, argc, argv, entries, 1, 1, &code))
    return code;
  if (out == NULL)
    return np_cli_usage (cli, "%s", _("--out is missing"));
  if (copies < 0 || copies > 999)
    return np_cli_usage (cli, "%s", _("--copies: use a number from 0 to 999"));
  if (!choose (profile_name, layout_name, &profile, &layout, &error) || !choose_formats (format_words, &formats, &error))
    return np_cli_fail (cli, error);
  if (enter)
    document = np_document_open (cli->args[0], FALSE, &error);
  else
    loaded = np_cli_load (cli->args[0], &error);
  if (error != NULL)
    return np_cli_fail (cli, error);
  dossier = document != NULL ? np_document_get_dossier (document) : loaded;
  if (scenario != NULL && np_cli_need (dossier, scenario, NP_TYPE_SCENARIO, _("scenario"), &error) == NULL)
    return np_cli_fail (cli, error);
  input = np_forecast_input_new (dossier, scenario, np_prior_get_default ());
  forecast = np_forecast_new (input, NULL, cli->cancellable, &error);
  if (forecast == NULL)
    return np_cli_fail (cli, error);
  view = np_export_view_new (dossier, forecast, profile);
  if (!np_cli_hits_decide (&hits, dossier, view, &decided, &error))
    return np_cli_fail (cli, error);
  if (decided)
    {
      np_export_view_free (view);
      view = np_export_view_new (dossier, forecast, profile);
    }
  np_cli_hits_print (cli->args[0], view, cli->lang);
  if (cli->json && np_export_view_count_open (view) > 0)
    {
      g_autoptr(JsonBuilder) json = json_builder_new ();

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "hits");
      np_cli_hits_add_json (json, view, cli->lang);
      json_builder_end_object (json);
      np_cli_print_json (json_builder_get_root (json));
    }
  bytes = np_io_read (cli->args[0], G_MAXINT32, NULL, NULL);
  sum = bytes != NULL ? np_sha256_hex (bytes) : NULL;
  if (sum != NULL)
    sum[12] = '\0';
  options = (NpExportOptions) {
    .pack = { .layout = layout, .marking = -1, .copies = copies },
    .formats = (const char *const *) formats, .digest = sum, .folder = &np_io_folder,
    .progress = progress_cb, .progress_data = cli,
  };
  if (!np_export_write (view, &options, out, &made, cli->cancellable, &error))
    {
      np_cli_progress (cli, -1, NULL);
      return np_cli_fail (cli, error);
    }
  np_cli_progress (cli, -1, NULL);
  if (enter && !enter_in_register (document, made, np_object_get_string (dossier, NP_DOSSIER_AS_OF), &error))
    return np_cli_fail (cli, error);
  if (cli->json)
    {
      g_autoptr(JsonBuilder) json = json_builder_new ();

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "folder");
      json_builder_add_string_value (json, out);
      json_builder_set_member_name (json, "copies");
      json_builder_begin_array (json);
      for (guint i = 0; i < made->len; i++)
        {
          const NpExportedCopy *copy = &g_array_index (made, NpExportedCopy, i);

          json_builder_begin_object (json);
          json_builder_set_member_name (json, "number");
          json_builder_add_int_value (json, copy->number);
          json_builder_set_member_name (json, "sha256");
          json_builder_add_string_value (json, copy->digest);
          json_builder_end_object (json);
        }
      json_builder_end_array (json);
      json_builder_set_member_name (json, "hits");
      np_cli_hits_add_json (json, view, cli->lang);
      json_builder_set_member_name (json, "removed");
      json_builder_begin_object (json);
      json_builder_set_member_name (json, "speakers");
      json_builder_add_int_value (json, view->n_speakers);
      json_builder_set_member_name (json, "off_record");
      json_builder_add_int_value (json, view->n_off_record);
      json_builder_set_member_name (json, "private");
      json_builder_add_int_value (json, view->n_private);
      json_builder_end_object (json);
      json_builder_end_object (json);
      np_cli_print_json (json_builder_get_root (json));
    }
  else
    {
      g_print (_("The pack is in %s.\n"), out);
      g_print (_("Left out: speakers %u, entries off the record %u, private comments %u.\n"), view->n_speakers,
               view->n_off_record, view->n_private);
    }
  return NP_EXIT_DONE;
}

const NpCliCommand np_cli_export = { "export", N_("FILE --out DIR"), N_("Write the bilingual briefing pack of a dossier"), run };
