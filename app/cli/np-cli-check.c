/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/np-error.h"
#include "brief/np-remarks.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "store/np-xml-in.h"

static void
print_json (GPtrArray *errors, GPtrArray *remarks, NpLang lang)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < errors->len; i++)
    json_builder_add_string_value (builder, ((GError *) errors->pdata[i])->message);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const NpRemark *remark = remarks->pdata[i];
      const char *id = np_object_get_id (remark->object);
      g_autofree char *path = np_object_dup_path (remark->object);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "rule");
      json_builder_add_string_value (builder, remark->rule);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, np_xml_in_get_line (remark->object));
      json_builder_set_member_name (builder, "object");
      json_builder_add_string_value (builder, id != NULL ? id : path);
      json_builder_set_member_name (builder, "words");
      json_builder_add_string_value (builder, np_text_get (remark->words, lang));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  np_cli_print_json (json_builder_get_root (builder));
}

static int
run (NpCli *cli, int argc, char **argv)
{
  gboolean strict = FALSE;
  const GOptionEntry entries[] = {
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, N_("Count remarks as errors"), NULL },
    { NULL }
  };
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr(GPtrArray) remarks = NULL;
  g_autoptr(NpDossier) dossier = NULL;
  GError *error = NULL;
  int code;

  if (!np_cli_parse (cli, argc, argv, entries, 1, 1, &code))
    return code;
  dossier = np_xml_in_load (cli->args[0], NP_XML_IN_TOLERANT, problems, &error);
  if (dossier == NULL)
    return np_cli_fail (cli, error);
  remarks = np_remarks_find (dossier, np_cli_get_termbase ());
  if (cli->json)
    print_json (problems, remarks, cli->lang);
  else
    {
      for (guint i = 0; i < problems->len; i++)
        g_printerr ("%s\n", ((GError *) problems->pdata[i])->message);
      for (guint i = 0; i < remarks->len; i++)
        {
          const NpRemark *remark = remarks->pdata[i];

          g_print ("%s:%u: %s\n", cli->args[0], np_xml_in_get_line (remark->object),
                   np_text_get (remark->words, cli->lang));
        }
      g_print (ngettext ("%u error, ", "%u errors, ", problems->len), problems->len);
      g_print (ngettext ("%u remark\n", "%u remarks\n", remarks->len), remarks->len);
    }
  /* Remarks first, so that the finder lets go of the dossier. */
  code = problems->len > 0 || (strict && remarks->len > 0) ? NP_EXIT_INPUT : NP_EXIT_DONE;
  g_clear_pointer (&remarks, g_ptr_array_unref);
  return code;
}

const NpCliCommand np_cli_check = {
  "check", N_("FILE"), N_("Check a dossier: structure, references and ranges are errors, all else remarks"), run
};
