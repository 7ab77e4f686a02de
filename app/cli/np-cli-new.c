/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/np-error.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "store/np-io.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

/* A fresh copy of a sample is another dossier: it gets an identifier of its own. */
static NpDossier *
read_sample (const char *name, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/nonpaper/data/samples/%s.nonpaper", name);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(NpDossier) sample = NULL;
  g_autoptr(NpDossier) fresh = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("d-", uuid, NULL);

  if (bytes == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("there is no sample “%s”"), name);

      np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, what, _("use helsinki or training"));
      return NULL;
    }
  sample = np_xml_in_parse (bytes, path, NP_XML_IN_STRICT, NULL, NULL, error);
  if (sample == NULL)
    return NULL;
  fresh = np_object_copy (sample);
  np_object_set_string (fresh, NP_DOSSIER_ID, id);
  np_dossier_seal (fresh);
  return g_steal_pointer (&fresh);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  g_autofree char *sample = NULL;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_STRING, &sample, N_("Copy a sample instead of starting empty"), "helsinki|training" },
    { NULL }
  };
  g_autoptr(NpDossier) dossier = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  int code;

  if (!np_cli_parse (cli, argc, argv, entries, 1, 1, &code))
    return code;
  if (sample != NULL)
    dossier = read_sample (sample, &error);
  else
    {
      dossier = np_dossier_new (NULL);
      np_dossier_seal (dossier);
    }
  if (dossier == NULL)
    return np_cli_fail (cli, error);
  if (g_file_test (cli->args[0], G_FILE_TEST_EXISTS))
    {
      np_input_error_set (&error, NP_INPUT_ERROR_USAGE, cli->args[0], 0, _("the file is there already"),
                          _("choose another name"));
      return np_cli_fail (cli, error);
    }
  bytes = np_xml_out_write (dossier);
  if (!np_io_write (cli->args[0], bytes, NULL, NULL, NULL, NULL, NULL, &error))
    return np_cli_fail (cli, error);
  return NP_EXIT_DONE;
}

const NpCliCommand np_cli_new = { "new", N_("FILE"), N_("Write a new dossier, empty or a copy of a sample"), run };
