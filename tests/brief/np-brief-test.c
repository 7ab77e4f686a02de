/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-brief-test.h"

#include <string.h>

#include "dossier/np-measure.h"
#include "forecast/np-forecast-input.h"
#include "store/np-xml-in.h"

NpDossier *
np_brief_test_sample (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", "helsinki.nonpaper", NULL);
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_STRICT, NULL, &error);
  g_assert_no_error (error);
  return dossier;
}

NpDossier *
np_brief_test_short_sample (void)
{
  g_autoptr(NpDossier) sample = np_brief_test_sample ();
  NpDossier *dossier = np_object_copy (sample);

  for (guint i = 2; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    np_object_set_enum (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i), NP_MEASURE_STATUS,
                        NP_MEASURE_STATUS_DROPPED);
  return dossier;
}

NpForecast *
np_brief_test_forecast (NpDossier *dossier)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
  NpForecast *forecast = np_forecast_new (input, NULL, NULL, &error);
  g_assert_no_error (error);
  return forecast;
}

NpBriefMemory *np_brief_test_memory;
int np_brief_test_fail_at = -1;

static gpointer
memory_open (const char *path, GError **error)
{
  np_brief_test_memory = g_new0 (NpBriefMemory, 1);
  np_brief_test_memory->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return np_brief_test_memory;
}

static gboolean
memory_add (gpointer folder, const char *name, GBytes *bytes, GError **error)
{
  if (np_brief_test_fail_at >= 0 && (int) g_hash_table_size (np_brief_test_memory->files) == np_brief_test_fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the disk is full");
      return FALSE;
    }
  g_assert_false (g_hash_table_contains (np_brief_test_memory->files, name));
  g_hash_table_insert (np_brief_test_memory->files, g_strdup (name), g_bytes_ref (bytes));
  return TRUE;
}

static gboolean
memory_commit (gpointer folder, GError **error)
{
  np_brief_test_memory->committed = TRUE;
  return TRUE;
}

/* What was not committed is gone, as on the disk. */
static void
memory_close (gpointer folder)
{
  if (!np_brief_test_memory->committed)
    g_hash_table_remove_all (np_brief_test_memory->files);
}

const NpFolder np_brief_test_folder = { memory_open, memory_add, memory_commit, memory_close };

void
np_brief_test_clear (void)
{
  if (np_brief_test_memory != NULL)
    g_hash_table_unref (np_brief_test_memory->files);
  g_clear_pointer (&np_brief_test_memory, g_free);
}

gboolean
np_brief_test_export_some (NpDossier *dossier, NpForecast *forecast, NpProfile profile, NpLayout layout, guint copies,
             const char *const *measures, GError **error)
{
  g_autoptr(NpExportView) view = np_export_view_new (dossier, forecast, profile);
  NpExportOptions options = { .pack = { .layout = layout, .marking = -1, .copies = copies, .measures = measures },
                              .digest = "0123456789ab",
                              .folder = &np_brief_test_folder };
  np_brief_test_clear ();
  return np_export_write (view, &options, "PACK", NULL, NULL, error);
}

gboolean
np_brief_test_export (NpDossier *dossier, NpForecast *forecast, NpProfile profile, NpLayout layout, guint copies, GError **error)
{
  return np_brief_test_export_some (dossier, forecast, profile, layout, copies, NULL, error);
}

const char *
np_brief_test_manifest (void)
{
  GBytes *bytes = g_hash_table_lookup (np_brief_test_memory->files, "MANIFEST.xml");
  g_assert_nonnull (bytes);
  static char *text;
  g_free (text);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return text;
}
