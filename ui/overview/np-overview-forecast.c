/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-overview-page"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-brief.h"
#include "dossier/np-party.h"
#include "ui/np-cell-view.h"
#include "ui/np-words.h"
#include "ui/overview/np-overview-parts.h"

#define MOST 4

static char *
cell_title (NpDossier *dossier, const char *measure_id, const char *party_id)
{
  gpointer measure = np_dossier_find (dossier, measure_id), party = np_dossier_find (dossier, party_id);
  g_autofree char *name = measure != NULL ? np_object_dup_name (measure, np_ui_lang ()) : g_strdup (measure_id);
  const char *code = party != NULL ? np_object_get_string (party, NP_PARTY_CODE) : party_id;

  return g_strdup_printf ("%s" NP_NBSP "·" NP_NBSP "%s", name, code);
}

/* A row shows the cell itself and leads to it: the target of "win.show-cell" is "MEASURE PARTY". */
static void
add_cell (GtkListBox *list, NpDossier *dossier, const NpForecastCell *cell, const NpChartCell *picture, const char *under,
          const char *badge)
{
  g_autofree char *title = cell_title (dossier, cell->measure, cell->party);
  g_autofree char *target = g_strdup_printf ("%s %s", cell->measure, cell->party);

  np_overview_row (list, np_cell_view_new (picture), title, under, badge, "win.show-cell", target);
}

typedef struct
{
  const NpForecastCell *now;
  int was_category;
  double was_consent;
  double was_score;
} Change;

/* What the frozen forecast said: the category that holds the median, and the chance of consent. */
static void
read_frozen (gpointer frozen, Change *change)
{
  double sum = 0;

  change->was_category = NP_CATEGORY_ACCEPT;
  for (int k = 0; k < NP_N_REACTIONS; k++)
    {
      sum += np_object_get_number_or (frozen, NP_FROZEN_CELL_P1 + k, 0);
      if (sum >= 0.5)
        {
          change->was_category = k;
          break;
        }
    }
  change->was_consent = np_object_get_number_or (frozen, NP_FROZEN_CELL_P4, 0) + np_object_get_number_or (frozen, NP_FROZEN_CELL_P5, 0);
  change->was_score = np_object_get_number_or (frozen, NP_FROZEN_CELL_S, 0);
}

/* Across a band first, then by how much. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;
  gboolean cx = x->was_category != (int) x->now->category, cy = y->was_category != (int) y->now->category;
  double dx = fabs (x->now->consent - x->was_consent), dy = fabs (y->now->consent - y->was_consent);

  if (cx != cy)
    return cy - cx;
  return dx < dy ? 1 : dx > dy ? -1 : 0;
}

static GArray *
collect_changes (NpForecast *forecast, gpointer frozen, guint *across)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint i = 0; i < np_object_get_n_children (frozen, NP_FROZEN_CELLS); i++)
    {
      gpointer cell = np_object_get_child (frozen, NP_FROZEN_CELLS, i);
      Change change = { NULL, 0, 0, 0 };

      change.now = np_forecast_get_cell (forecast, np_object_get_string (cell, NP_FROZEN_CELL_MEASURE),
                                         np_object_get_enum (cell, NP_FROZEN_CELL_LEVEL),
                                         np_object_get_string (cell, NP_FROZEN_CELL_PARTY));
      if (change.now == NULL)
        continue;
      read_frozen (cell, &change);
      if (change.was_category == (int) change.now->category && round (100 * change.was_consent) == round (100 * change.now->consent))
        continue;
      *across += change.was_category != (int) change.now->category;
      g_array_append_val (changes, change);
    }
  g_array_sort (changes, compare_changes);
  return changes;
}

GtkWidget *
np_overview_changes (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  NpForecast *forecast = np_page_get_forecast (page);
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS), across = 0;
  gpointer frozen = n > 0 ? np_object_get_child (dossier, NP_DOSSIER_FORECASTS, n - 1) : NULL;
  g_autoptr(GArray) changes = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *bands = NULL;
  g_autofree char *aside = NULL;
  GtkWidget *section;
  GtkListBox *list;

  if (forecast == NULL || frozen == NULL)
    return NULL;
  changes = collect_changes (forecast, frozen, &across);
  if (changes->len == 0)
    return NULL;
  date = np_format_iso_date (np_object_get_string (frozen, NP_FROZEN_AS_OF), np_ui_lang ());
  /* Translators: %s is a date. */
  title = *date != '\0' ? g_strdup_printf (_("Changed since %s"), date) : g_strdup (_("Changed since last time"));
  cells = g_strdup_printf (ngettext ("%u cell", "%u cells", changes->len), changes->len);
  bands = g_strdup_printf (ngettext ("%u across a band", "%u across a band", across), across);
  aside = g_strdup_printf ("%s, %s", cells, bands);
  section = np_overview_section (title, aside, &list);
  for (guint i = 0; i < MIN (changes->len, MOST); i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      g_autofree char *was = np_format_percent (change->was_consent, 0, np_ui_lang ());
      g_autofree char *under = NULL;
      NpChartCell picture;

      np_cell_view_fill (&picture, change->now);
      picture.changed = change->now->consent > change->was_consent ? 1 : -1;
      picture.was_category = change->was_category;
      picture.was_consent = change->was_consent;
      picture.was_score = change->was_score;
      /* Translators: the earlier forecast: its sign, its chance of consent, its word: "was + 69%, support". */
      under = g_strdup_printf (_("was %s %s, %s"), np_category_sign (change->was_category), was,
                               np_category_word (change->was_category, np_ui_lang ()));
      add_cell (list, dossier, change->now, &picture, under, NULL);
    }
  return section;
}

static int
compare_doubt (gconstpointer a, gconstpointer b)
{
  const NpForecastCell *x = *(const NpForecastCell *const *) a, *y = *(const NpForecastCell *const *) b;

  return x->variance_party < y->variance_party ? 1 : x->variance_party > y->variance_party ? -1 : 0;
}

GtkWidget *
np_overview_weakest (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  NpForecast *forecast = np_page_get_forecast (page);
  g_autoptr(GPtrArray) weak = g_ptr_array_new ();
  GtkWidget *section;
  GtkListBox *list;

  for (guint i = 0; forecast != NULL && i < np_forecast_get_n_cells (forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);

      if (cell->level == NP_LEVEL_TARGET && cell->evidence == NP_EVIDENCE_WEAK)
        g_ptr_array_add (weak, (gpointer) cell);
    }
  if (weak->len == 0)
    return NULL;
  g_ptr_array_sort (weak, compare_doubt);
  section = np_overview_section (_("Weakest evidence"), _("sources"), &list);
  for (guint i = 0; i < MIN (weak->len, 3); i++)
    {
      const NpForecastCell *cell = g_ptr_array_index (weak, i);
      g_autofree char *sources = g_strdup_printf ("%u", cell->n_sources);
      NpChartCell picture;

      np_cell_view_fill (&picture, cell);
      add_cell (list, dossier, cell, &picture, np_text_get_or_other (cell->evidence_reason, np_ui_lang ()), sources);
    }
  return section;
}
