/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-evidence.h"

#include <math.h>

#include "base/np-format.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast.h"
#include "meeting/np-regime.h"

#define OTHER_RU "Иные свидетельства"
#define OTHER_EN "Other evidence"

struct _NpExportEvidence
{
  GHashTable *entries; /* their identifiers, owned: the dossier may change */
  GHashTable *parties;
};

static gboolean
is_protected (gpointer entry)
{
  int regime = np_object_get_enum (entry, NP_ENTRY_REGIME);

  return regime != NP_REGIME_OTR && regime != NP_REGIME_BG && (np_regime_entry_permits (entry) & NP_PERMIT_DELEGATION) == 0;
}

NpExportEvidence *
np_export_evidence_new (NpDossier *dossier)
{
  NpExportEvidence *self = g_new0 (NpExportEvidence, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint m = 0; m < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); m++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, m);

      for (guint e = 0; e < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); e++)
        {
          gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, e);

          if (np_object_get_n_children (entry, NP_ENTRY_REACTIONS) == 0 || !is_protected (entry))
            continue;
          g_hash_table_add (self->entries, g_strdup (np_object_get_id (entry)));
          for (guint r = 0; r < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); r++)
            {
              gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, r);
              const char *own = np_object_get_string (reaction, NP_REACTION_SEAT);
              gpointer seat = np_dossier_find_type (dossier, *own != '\0' ? own : np_object_get_string (entry, NP_ENTRY_SEAT),
                                                    NP_TYPE_SEAT);
              gpointer party = seat != NULL ? np_object_get_ancestor (seat, NP_TYPE_PARTY) : NULL;

              if (party != NULL)
                g_hash_table_add (self->parties, g_strdup (np_object_get_id (party)));
            }
        }
    }
  return self;
}

void
np_export_evidence_free (NpExportEvidence *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->parties);
  g_free (self);
}

static gboolean
rests_on (const NpContribution *part, GHashTable *entries)
{
  for (guint i = 0; part->subjects != NULL && part->subjects[i] != NULL; i++)
    {
      const char *id = part->subjects[i][0] == '#' ? part->subjects[i] + 1 : part->subjects[i];

      if (g_hash_table_contains (entries, id))
        return TRUE;
    }
  return FALSE;
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  double x = fabs (((const NpExportReason *) a)->value), y = fabs (((const NpExportReason *) b)->value);

  return x > y ? -1 : x < y;
}

/* The name of a reason that is no longer told goes out of the headline, too. */
static void
forget_label (NpExportCell *cell, const NpText *label)
{
  char *words[NP_N_LANGS];

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autoptr(GString) text = g_string_new (np_text_get (cell->headline, lang));
      const char *name = np_text_get_or_other (label, lang);

      if (*name != '\0')
        g_string_replace (text, name, lang == NP_LANG_RU ? OTHER_RU : OTHER_EN, 0);
      words[lang] = g_strdup (text->str);
    }
  np_text_unref (cell->headline);
  cell->headline = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_free (words[lang]);
}

/* Reasons stand in the order of the contributions they were copied from. */
static void
merge_reasons (NpExportCell *cell, const NpForecastCell *from, GHashTable *entries)
{
  NpExportReason other = { NULL, 0, NP_STATUS_INFERRED, NULL };
  gboolean any = FALSE;

  g_return_if_fail (cell->reasons->len == from->n_contributions);
  for (guint i = from->n_contributions; i-- > 0;)
    {
      if (!rests_on (&from->contributions[i], entries))
        continue;
      any = TRUE;
      other.value += from->contributions[i].value;
      if (cell->headline != NULL)
        forget_label (cell, from->contributions[i].label);
      g_array_remove_index (cell->reasons, i);
    }
  if (!any)
    return;
  other.label = np_text_new (OTHER_RU, OTHER_EN);
  g_array_append_val (cell->reasons, other);
  g_array_sort (cell->reasons, compare_reasons);
}

static NpText *
habit_words (const NpForecastCell *from)
{
  char *words[NP_N_LANGS];
  NpText *text;

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *before = np_format_number (100.0 * from->consent_drivers, 0, lang, NP_FORMAT_PLAIN);
      g_autofree char *after = np_format_percent (from->consent, 0, lang);

      words[lang] = g_strdup_printf (lang == NP_LANG_RU ? OTHER_RU " изменили согласие с %s до %s." : OTHER_EN " has moved consent from %s to %s.",
                                     before, after);
    }
  text = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_free (words[lang]);
  return text;
}

void
np_export_evidence_protect (const NpExportEvidence *self, GPtrArray *cells, NpForecast *forecast)
{
  if (g_hash_table_size (self->entries) == 0)
    return;
  for (guint i = 0; i < cells->len; i++)
    {
      NpExportCell *cell = cells->pdata[i];
      const NpForecastCell *from = np_forecast_get_cell (forecast, cell->measure, NP_LEVEL_TARGET, cell->party);
      guint hidden = 0;

      if (from == NULL)
        continue;
      merge_reasons (cell, from, self->entries);
      for (guint k = 0; k < from->n_observed; k++)
        hidden += g_hash_table_contains (self->entries, from->observed[k].entry);
      cell->n_observed -= hidden;
      cell->other_evidence = hidden > 0;
      if (cell->habit_line != NULL && g_hash_table_contains (self->parties, cell->party))
        {
          np_text_unref (cell->habit_line);
          cell->habit_line = habit_words (from);
        }
    }
}
