/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/packages/np-package-suggest.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "engine/np-package-choice.h"
#include "forecast/np-forecast-package.h"
#include "ui/widgets/np-model-words.h"

static const NpLevelName levels[] = { NP_LEVEL_TARGET, NP_LEVEL_MINIMUM, NP_LEVEL_MAXIMUM };

NpSuggestJob *
np_suggest_job_new (NpForecast *forecast, NpDossier *dossier, const char *package, const char *own, const char *other)
{
  gpointer object = np_dossier_find_type (dossier, package, NP_TYPE_PACKAGE);
  NpPackageTable *table = object != NULL && own != NULL && other != NULL
                          ? np_forecast_package_table (forecast, dossier, own, other) : NULL;
  NpSuggestJob *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (NpSuggestJob, 1);
  self->table = table;
  self->offer = g_new0 (guint8, table->n_issues);
  np_forecast_package_offer (table, object, self->offer);
  self->own = g_strdup (own);
  self->other = g_strdup (other);
  self->package = g_strdup (package);
  return self;
}

void
np_suggest_job_free (NpSuggestJob *self)
{
  np_package_table_free (self->table);
  g_free (self->offer);
  g_free (self->own);
  g_free (self->other);
  g_free (self->package);
  g_free (self);
}

static void
suggestion_free (gpointer data)
{
  g_free (((NpSuggestion *) data)->options);
  g_free (data);
}

static gboolean
go_on (double fraction, gpointer data)
{
  return !g_cancellable_is_cancelled (data);
}

static void
add (GPtrArray *found, const NpPackageFrontier *frontier, const NpPackagePoint *points, guint point, guint n_issues,
     const gint64 *offer)
{
  NpSuggestion *suggestion = g_new0 (NpSuggestion, 1);

  suggestion->options = g_new0 (guint8, n_issues);
  np_package_frontier_get_options (frontier, point, suggestion->options);
  suggestion->gain[0] = points[point].value[0] - offer[0];
  suggestion->gain[1] = points[point].value[1] - offer[1];
  g_ptr_array_add (found, suggestion);
}

GPtrArray *
np_suggest_job_run (NpSuggestJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (suggestion_free);
  g_autoptr(NpPackageFrontier) frontier = NULL;
  g_autofree guint *zone = NULL, *best = NULL;
  gint64 offer[NP_PACKAGE_MAX_PARTIES] = { 0 };
  const NpPackagePoint *points;
  NpPackageInput input;
  guint n, n_zone, picked[3];

  np_package_table_input (self->table, &input);
  input.progress = go_on;
  input.progress_data = cancellable;
  frontier = np_package_frontier_new (&input, error);
  if (frontier == NULL)
    return NULL;
  points = np_package_frontier_get_points (frontier, &n);
  np_package_value (&input, self->offer, offer);
  zone = g_new (guint, n);
  best = g_new (guint, n);
  n_zone = np_package_zone (points, n, 2, offer, zone);
  if (n_zone == 0)
    return g_steal_pointer (&found);
  /* The points fall in our gain and rise in theirs. */
  picked[0] = np_package_solve (points, n, 2, offer, NP_PACKAGE_EGALITARIAN, best) > 0 ? best[0] : zone[0];
  picked[1] = zone[0];
  picked[2] = zone[n_zone - 1];
  for (guint i = 0; i < 3; i++)
    {
      const NpPackagePoint *point = &points[picked[i]];
      gboolean known = point->value[0] == offer[0] && point->value[1] == offer[1];

      for (guint k = 0; k < i; k++)
        known |= picked[k] == picked[i];
      if (!known)
        add (found, frontier, points, picked[i], input.n_issues, offer);
    }
  return g_steal_pointer (&found);
}

/* "3 minimum, 5" */
static void
name_measure (GString *words, NpDossier *dossier, const NpPackageTable *table, guint issue, guint8 option)
{
  gpointer measure = np_dossier_find (dossier, table->names[issue]);
  g_autofree char *name = measure != NULL ? np_words_of_object_short (measure) : g_strdup (table->names[issue]);

  g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
  for (guint i = 0; option > 0 && i < G_N_ELEMENTS (levels); i++)
    if (levels[i] != NP_LEVEL_TARGET && g_str_equal (table->options[issue][option], np_forecast_level_option (levels[i])))
      g_string_append_printf (words, " (%s)", np_words_of_code (np_codes_level, levels[i]));
}

static NpLevelName
level_of (const NpPackageTable *table, guint issue, guint8 option)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (table->options[issue][option], np_forecast_level_option (levels[i])))
      return levels[i];
  return NP_LEVEL_TARGET;
}

/* The measures of a package that stay, and with @options those of the suggestion. */
static GArray *
choices_of (NpSuggestJob *self, gpointer package, const guint8 *options)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (NpPackageChoice));

  for (guint i = 0; i < np_object_get_n_children (package, NP_PACKAGE_ITEMS); i++)
    {
      gpointer item = np_object_get_child (package, NP_PACKAGE_ITEMS, i);
      NpPackageChoice choice = { np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE),
                                 np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL) };

      if (options == NULL || np_package_table_find (self->table, choice.measure) < 0)
        g_array_append_val (choices, choice);
    }
  for (guint i = 0; options != NULL && i < self->table->n_issues; i++)
    if (options[i] > 0)
      {
        NpPackageChoice choice = { self->table->names[i], level_of (self->table, i, options[i]) };

        g_array_append_val (choices, choice);
      }
  return choices;
}

static const NpPackageReaction *
find_reaction (GArray *reactions, const char *party)
{
  for (guint i = 0; i < reactions->len; i++)
    if (g_strcmp0 (g_array_index (reactions, NpPackageReaction, i).party, party) == 0)
      return &g_array_index (reactions, NpPackageReaction, i);
  return NULL;
}

static char *
name_party (NpDossier *dossier, const char *id)
{
  gpointer party = np_dossier_find (dossier, id);

  return g_strdup (party != NULL ? np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()) : id);
}

static void
append_changes (NpSuggestJob *self, const NpSuggestion *suggestion, NpDossier *dossier, GString *words)
{
  g_autoptr(GString) in = g_string_new (NULL), out = g_string_new (NULL), other = g_string_new (NULL);

  for (guint i = 0; i < self->table->n_issues; i++)
    if (suggestion->options[i] != self->offer[i])
      name_measure (self->offer[i] == 0 ? in : suggestion->options[i] == 0 ? out : other, dossier, self->table, i,
                    suggestion->options[i]);
  /* Translators: lists of measures. */
  if (in->len > 0)
    g_string_append_printf (words, _("Take in %s. "), in->str);
  if (out->len > 0)
    g_string_append_printf (words, _("Leave out %s. "), out->str);
  if (other->len > 0)
    g_string_append_printf (words, _("Change the level of %s. "), other->str);
}

/* Third parties that are worse off, and red lines that are crossed only now. */
static void
append_others (NpSuggestJob *self, const NpSuggestion *suggestion, NpForecast *forecast, NpDossier *dossier, GString *words)
{
  gpointer package = np_dossier_find (dossier, self->package);
  g_autoptr(GArray) was = choices_of (self, package, NULL), now = choices_of (self, package, suggestion->options);
  g_autoptr(GArray) before = np_forecast_package (forecast, (const NpPackageChoice *) (gpointer) was->data, was->len);
  g_autoptr(GArray) after = np_forecast_package (forecast, (const NpPackageChoice *) (gpointer) now->data, now->len);

  for (guint i = 0; i < after->len; i++)
    {
      const NpPackageReaction *new = &g_array_index (after, NpPackageReaction, i), *old = find_reaction (before, new->party);
      gint64 loss = llround ((old != NULL ? old->sum : 0) - new->sum);
      g_autofree char *name = name_party (dossier, new->party);

      if (loss > 0 && g_strcmp0 (new->party, self->own) != 0 && g_strcmp0 (new->party, self->other) != 0)
        {
          g_autofree char *points = np_format_integer (loss, np_ui_lang (), 0);

          /* Translators: a third party and how many points it loses. */
          g_string_append_printf (words, _("%s loses %s. "), name, points);
        }
      for (const char **line = new->red_lines; *line != NULL; line++)
        if (old == NULL || !g_strv_contains (old->red_lines, *line))
          {
            gpointer measure = np_dossier_find (dossier, *line);
            g_autofree char *number = measure != NULL ? np_words_of_object_short (measure) : g_strdup (*line);

            /* Translators: a measure and a party. */
            g_string_append_printf (words, _("%s crosses a red line: %s. "), number, name);
          }
    }
}

char *
np_suggest_words (NpSuggestJob *self, const NpSuggestion *suggestion, NpForecast *forecast, NpDossier *dossier)
{
  GString *words = g_string_new (NULL);
  g_autofree char *own = name_party (dossier, self->own), *other = name_party (dossier, self->other);
  g_autofree char *ours = np_format_integer (suggestion->gain[0], np_ui_lang (), NP_FORMAT_SIGNED);
  g_autofree char *theirs = np_format_integer (suggestion->gain[1], np_ui_lang (), NP_FORMAT_SIGNED);

  append_changes (self, suggestion, dossier, words);
  /* Translators: two parties and what each gains, in its own points. */
  g_string_append_printf (words, _("%s %s, %s %s points. "), own, ours, other, theirs);
  append_others (self, suggestion, forecast, dossier, words);
  return g_strchomp (g_string_free (words, FALSE));
}

NpChange *
np_suggest_accept (NpSuggestJob *self, const NpSuggestion *suggestion, NpDossier *dossier)
{
  gpointer package = np_dossier_find (dossier, self->package);
  NpChange *change = np_change_new (_("take the better package"));

  for (guint i = 0; package != NULL && i < np_object_get_n_children (package, NP_PACKAGE_ITEMS); i++)
    {
      gpointer item = np_object_get_child (package, NP_PACKAGE_ITEMS, i);
      int issue = np_package_table_find (self->table, np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE));

      if (issue >= 0 && suggestion->options[issue] == 0)
        np_change_remove (change, item);
      else if (issue >= 0)
        np_change_set_enum (change, item, NP_PACKAGE_ITEM_LEVEL, level_of (self->table, (guint) issue, suggestion->options[issue]));
    }
  for (guint i = 0; package != NULL && i < self->table->n_issues; i++)
    if (self->offer[i] == 0 && suggestion->options[i] > 0)
      {
        g_autoptr(NpPackageItem) item = np_object_new (NP_TYPE_PACKAGE_ITEM, NULL);

        np_object_set_string (item, NP_PACKAGE_ITEM_MEASURE, self->table->names[i]);
        np_object_set_enum (item, NP_PACKAGE_ITEM_LEVEL, level_of (self->table, i, suggestion->options[i]));
        np_change_insert (change, package, NP_PACKAGE_ITEMS, G_MAXUINT, item);
      }
  return change;
}
