/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EXPORT section 13, and what the copy of the greatest dossier holds the window for. */
#include "np-bench-dossier.h"
#include "np-bench.h"

#include "../brief/paper-sample.h"
#include "brief/np-export-view.h"
#include "brief/np-leak.h"
#include "forecast/np-forecast-input.h"

static void
pages (guint paragraphs, const char *goal)
{
  g_autoptr(NpPackDocument) document = paper_sample_text_new (paragraphs);
  NpPdfOptions options = { .layout = NP_LAYOUT_PARALLEL, .hyphenate = paper_sample_hyphenate };
  g_auto(NpPdfInfo) info = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;
  gint64 start = np_bench_now ();
  g_autoptr(GBytes) bytes = np_pdf_write (document, &options, &info, NULL, &error);

  g_assert_no_error (error);
  what = g_strdup_printf ("PDF, %u bilingual pages, %.1f MB, with post-processing", info.pages, g_bytes_get_size (bytes) / 1e6);
  np_bench_report (what, start, 1, goal);
}

typedef struct { NpExportCopy *copy; NpExportView *view; } Copy;

static gboolean
step (gpointer data)
{
  Copy *self = data;

  self->view = np_export_copy_step (self->copy, g_get_monotonic_time () + 8000);
  return self->view != NULL;
}

static void
copy_of (NpBenchSize size, const char *goal)
{
  g_autoptr(NpDossier) dossier = np_bench_dossier_new (&size);
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
  g_autoptr(NpForecast) forecast = size.entries <= 2000 ? np_forecast_new (input, NULL, NULL, NULL) : NULL;

  for (NpProfile profile = NP_PROFILE_INTERNAL; profile <= NP_PROFILE_HANDOVER; profile++)
    {
      g_autofree char *what = g_strdup_printf ("copy of %u measures, %u entries, %s (main)", size.measures, size.entries,
                                               profile == NP_PROFILE_HANDOVER ? "handover" : profile == NP_PROFILE_INTERNAL
                                               ? "internal" : "delegation");
      Copy self = { np_export_view_begin (dossier, forecast, profile), NULL };

      np_bench_slices (what, step, &self, goal);
      np_export_copy_free (self.copy);
      np_export_view_free (self.view);
    }
}

int
main (void)
{
  np_bench_begin ("bench-export");
  pages (30, NULL);
  pages (235, "32: <= 1000 ms");
  copy_of ((NpBenchSize) { 100, 10, 20, 2000, 10 }, "<= 20 ms");
  copy_of (NP_BENCH_GREATEST, "<= 20 ms");
  pages (4490, "600: <= 15 s");
  return np_bench_end ();
}
