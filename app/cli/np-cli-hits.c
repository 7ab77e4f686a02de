/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-hits.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/np-error.h"

void
np_cli_hits_clear (NpCliHits *hits)
{
  g_clear_pointer (&hits->keep, g_strfreev);
  g_clear_pointer (&hits->replace, g_strfreev);
  g_clear_pointer (&hits->leave_out, g_strfreev);
}

static const NpLeak *
find (const NpExportView *view, const char *id)
{
  for (guint i = 0; i < view->leaks->len; i++)
    {
      const NpLeak *leak = view->leaks->pdata[i];

      if (!np_leak_is_warning (leak) && g_str_equal (leak->id, id))
        return leak;
    }
  return NULL;
}

static gboolean
decide (NpDossier *dossier, const NpExportView *view, char **typed, NpClearanceKind decision, NpChange *change, GError **error)
{
  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    {
      const char *equals = strchr (typed[i], '=');
      g_autofree char *id = equals != NULL ? g_strndup (typed[i], equals - typed[i]) : g_strdup (typed[i]), *what = NULL;
      const NpLeak *leak = find (view, id);

      if (leak == NULL)
        what = g_strdup_printf (_("there is no hit “%s” in these papers"), id);
      else if (!np_leak_decide (dossier, leak, decision, equals != NULL ? equals + 1 : NULL, change))
        what = g_strdup_printf (decision == NP_CLEARANCE_KEEP ? _("--keep %s: say why it is kept, as HIT=REASON")
                                                              : _("--replace %s: give the words, as HIT=WORDS"), id);
      if (what != NULL)
        {
          np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, what, NULL);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
np_cli_hits_decide (const NpCliHits *hits, NpDossier *dossier, const NpExportView *view, gboolean *changed, GError **error)
{
  g_autoptr(NpChange) change = np_change_new (_("decide on names in papers"));

  if (!decide (dossier, view, hits->keep, NP_CLEARANCE_KEEP, change, error)
      || !decide (dossier, view, hits->replace, NP_CLEARANCE_REPLACE, change, error)
      || !decide (dossier, view, hits->leave_out, NP_CLEARANCE_LEAVE_OUT, change, error))
    return FALSE;
  *changed = np_dossier_apply (dossier, change);
  return TRUE;
}

void
np_cli_hits_print (const char *path, const NpExportView *view, NpLang lang)
{
  for (guint i = 0; i < view->leaks->len; i++)
    {
      const NpLeak *leak = view->leaks->pdata[i];
      g_autofree char *found = np_leak_dup_found (leak), *context = np_leak_dup_context (leak);

      if (np_leak_is_open (leak))
        /* Translators: file, name of a hit, what it is ("a party is named"), the words found, the text around them. */
        g_printerr (_("%s: %s: %s, “%s”: %s\n"), path, leak->id, np_text_get (leak->what, lang), found, context);
      else if (np_leak_is_warning (leak))
        /* Translators: file, identifier of a meeting or entry, what is the matter. */
        g_printerr (_("%s: %s: please note: %s\n"), path, leak->id, np_text_get (leak->what, lang));
    }
}

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
np_cli_hits_add_json (JsonBuilder *json, const NpExportView *view, NpLang lang)
{
  static const char *const kinds[] = { "person", "initials", "seat", "role", "affiliation", "quotation", "only-speaker",
                                       "small-group", "language" };

  json_builder_begin_array (json);
  for (guint i = 0; i < view->leaks->len; i++)
    {
      const NpLeak *leak = view->leaks->pdata[i];
      g_autofree char *found = np_leak_dup_found (leak), *context = np_leak_dup_context (leak);

      json_builder_begin_object (json);
      add_string (json, "id", leak->id);
      add_string (json, "kind", kinds[leak->kind]);
      add_string (json, "object", leak->path);
      add_string (json, "language", leak->text != NULL ? np_lang_tag (leak->lang) : NULL);
      add_string (json, "found", found);
      add_string (json, "context", context);
      add_string (json, "decision", leak->decided ? np_codes_clearance[leak->decision] : NULL);
      json_builder_set_member_name (json, "warning");
      json_builder_add_boolean_value (json, np_leak_is_warning (leak));
      add_string (json, "words", np_text_get (leak->what, lang));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}
