/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-results.h"

#include "brief/np-picture.h"
#include "dossier/np-exercise.h"
#include "forecast/np-forecast-situation.h"

/* The situation: which states hold, and why, in sentences. */

#define MOST_STATES 32 /* printed one by one; of more only those that hold */
#define MOST_REASONS 4 /* states explained, today's first */

static void
state_free (gpointer data)
{
  NpExportState *state = data;
  np_text_unref (state->words);
  g_strfreev (state->holds);
  g_free (state->all);
  g_free (state);
}

void
np_export_situation_free (NpExportSituation *self)
{
  if (self == NULL)
    return;
  np_text_unref (self->title);
  g_ptr_array_unref (self->parties);
  g_strfreev (self->options);
  g_ptr_array_unref (self->option_words);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

static char *
notions (guint8 flags)
{
  GString *names = g_string_new (NULL);

  for (NpStability c = NP_STABILITY_NASH; c <= NP_STABILITY_SEQ; c++)
    if (flags >> c & 1)
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", np_stability_short_name (c));
  return g_string_free (names->len > 0 ? names : g_string_append (names, "\u2013"), FALSE);
}

static void
add_state (NpExportSituation *self, NpForecastSituation *situation, const NpStabilityVerdicts *verdicts, guint32 index)
{
  NpExportState *state = g_new0 (NpExportState, 1);
  g_autoptr(GStrvBuilder) holds = g_strv_builder_new ();

  state->number = index + 1;
  state->today = state->number == self->today;
  state->taken = np_stability_model_get_state (np_forecast_situation_get_model (situation), index);
  state->words = np_forecast_situation_state_words (situation, index);
  for (guint i = 0; i < verdicts->n_parties; i++)
    {
      g_autofree char *names = notions (verdicts->stable[i][index]);
      g_strv_builder_add (holds, names);
    }
  state->holds = g_strv_builder_end (holds);
  state->all = notions (verdicts->equilibrium[index]);
  g_ptr_array_add (self->states, state);
}

static void
add_options (NpExportSituation *self, NpForecastSituation *situation)
{
  guint n = np_stability_model_get_n_options (np_forecast_situation_get_model (situation));
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint k = 0; k < n; k++)
    {
      guint owner = np_forecast_situation_get_option_owner (situation, k);
      char *words[NP_N_LANGS];
      g_strv_builder_add (ids, np_forecast_situation_get_option_id (situation, k));
      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        words[lang] = g_strdup_printf ("%s: %s", np_forecast_situation_get_party_name (situation, owner, lang),
                                       np_forecast_situation_get_option_text (situation, k, lang));
      g_ptr_array_add (self->option_words, np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]));
      g_free (words[NP_LANG_RU]);
      g_free (words[NP_LANG_EN]);
    }
  self->options = g_strv_builder_end (ids);
}

/* The notion worth explaining: the shortest sight under which the party stays; Nash when it leaves. */
static NpStability
notion_of (guint8 flags)
{
  static const NpStability order[] = { NP_STABILITY_NASH, NP_STABILITY_SEQ, NP_STABILITY_SMR, NP_STABILITY_GMR };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    if (flags >> order[k] & 1)
      return order[k];
  return NP_STABILITY_NASH;
}

/* Why every party stays in a state, or does not: the answer of the others where that is what holds it. */
static void
add_reasons (NpExportSituation *self, NpForecastSituation *situation, const NpStabilityVerdicts *verdicts, guint32 index)
{
  static const char *const heads[][NP_N_LANGS] = { { "Исход %u.", "State %u." }, { "Сегодня (исход %u).", "Today (state %u)." } };
  const NpStabilityModel *model = np_forecast_situation_get_model (situation);
  GString *out[NP_N_LANGS];

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      out[lang] = g_string_new (NULL);
      g_string_append_printf (out[lang], heads[index + 1 == self->today][lang], index + 1);
    }
  for (guint i = 0; i < verdicts->n_parties; i++)
    {
      NpStability notion = notion_of (verdicts->stable[i][index]);
      g_autoptr(GArray) witnesses = np_stability_explain (model, i, notion, index);
      const NpStabilityWitness *one = witnesses->len > 0 ? &g_array_index (witnesses, NpStabilityWitness, 0) : NULL;
      g_autoptr(NpText) words = np_forecast_situation_witness_words (situation, i, notion, index, one);

      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        g_string_append_printf (out[lang], " %s", np_text_get (words, lang));
    }
  g_ptr_array_add (self->reasons, np_text_new (out[NP_LANG_RU]->str, out[NP_LANG_EN]->str));
  g_string_free (out[NP_LANG_RU], TRUE);
  g_string_free (out[NP_LANG_EN], TRUE);
}

static char *
names_of (NpForecastSituation *situation, guint players, guint n, NpLang lang)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (players >> i & 1)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              np_forecast_situation_get_party_name (situation, i, lang));
  return g_string_free (names, FALSE);
}

static void
add_coalitions (NpExportSituation *self, NpForecastSituation *situation, const GArray *coalitions)
{
  for (guint k = 0; k < MIN (coalitions->len, 2); k++)
    {
      const NpStabilityCoalition *c = &g_array_index (coalitions, NpStabilityCoalition, k);
      g_autofree char *ru_names = names_of (situation, c->players, self->parties->len, NP_LANG_RU);
      g_autofree char *en_names = names_of (situation, c->players, self->parties->len, NP_LANG_EN);
      g_autofree char *ru = g_strdup_printf ("Уйти от сегодняшнего исхода с выгодой для каждого могут вместе: %s (к исходу %u).",
                                             ru_names, c->target + 1);
      g_autofree char *en = g_strdup_printf ("Who can leave today’s state together, each to its gain: %s (for state %u).",
                                             en_names, c->target + 1);
      g_ptr_array_add (self->reasons, np_text_new (ru, en));
    }
}

/* How many small changes of what was guessed today's verdict survives. */
static void
add_doubt (NpExportSituation *self, NpForecastSituation *situation, GCancellable *cancellable)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (situation);
  guint guessed = np_forecast_situation_get_guessed (situation), n = 0, lost = 0;
  NpStability notion = self->today_holds == 2 ? NP_STABILITY_NASH : NP_STABILITY_SEQ;
  g_autoptr(GArray) kills
    = guessed != 0 && self->today_holds > 0 && self->n_states <= 1u << 12
        ? np_stability_sensitivity (model, guessed, &n, np_picture_progress, cancellable, NULL) : NULL;

  if (kills == NULL || n == 0)
    return;
  for (guint k = 0; k < kills->len; k++)
    lost += g_array_index (kills, NpStabilityKill, k).state + 1 == self->today
            && g_array_index (kills, NpStabilityKill, k).notion == notion;
  g_autofree char *ru = g_strdup_printf ("Вывод о сегодняшнем исходе держится при %u из %u малых изменений предполагаемых "
                                         "предпочтений.", n - lost, n);
  g_autofree char *en = g_strdup_printf ("The verdict on today’s state holds in %u of %u small changes of the guessed "
                                         "preferences.", n - lost, n);
  g_ptr_array_add (self->reasons, np_text_new (ru, en));
}

static void
fill (NpExportSituation *self, NpForecastSituation *situation, const NpSituationAnalysis *analysis,
      GCancellable *cancellable)
{
  const NpStabilityVerdicts *verdicts = analysis->verdicts;
  guint32 today = np_forecast_situation_get_status_quo (situation);
  guint explained = 0;

  self->n_states = verdicts->n_states;
  add_options (self, situation);
  for (guint i = 0; i < verdicts->n_parties; i++)
    g_ptr_array_add (self->parties, np_text_new (np_forecast_situation_get_party_name (situation, i, NP_LANG_RU),
                                                 np_forecast_situation_get_party_name (situation, i, NP_LANG_EN)));
  if (today != NP_STABILITY_NONE)
    {
      guint8 flags = verdicts->equilibrium[today];
      self->today = today + 1;
      self->today_holds = flags >> NP_STABILITY_NASH & 1 ? 2 : flags >> NP_STABILITY_SEQ & 1 ? 1 : 0;
      add_reasons (self, situation, verdicts, today);
      explained++;
    }
  if (verdicts->n_states <= MOST_STATES)
    for (guint32 s = 0; s < verdicts->n_states; s++)
      add_state (self, situation, verdicts, s);
  for (guint k = 0; k < analysis->paths->len; k++)
    {
      const NpSituationPath *path = &g_array_index (analysis->paths, NpSituationPath, k);
      if (verdicts->n_states > MOST_STATES && k < MOST_STATES)
        add_state (self, situation, verdicts, path->state);
      if (path->state == today || (path->notions >> NP_STABILITY_SEQ & 1) == 0 || explained >= MOST_REASONS)
        continue;
      add_reasons (self, situation, verdicts, path->state);
      explained++;
    }
  add_coalitions (self, situation, analysis->coalitions);
  add_doubt (self, situation, cancellable);
}

NpExportSituation *
np_export_situation_new (NpDossier *dossier, GCancellable *cancellable)
{
  gpointer source = np_object_get_child (dossier, NP_DOSSIER_SITUATIONS, 0);
  g_autoptr(NpForecastSituation) situation
    = source != NULL ? np_forecast_situation_new_from_dossier (dossier, NULL, NULL) : NULL;

  if (situation == NULL || !np_forecast_situation_settle (situation, np_picture_progress, cancellable, NULL))
    return NULL;
  g_autoptr(NpSituationAnalysis) analysis
    = np_forecast_situation_analyse (situation, FALSE, np_picture_progress, cancellable, NULL);
  if (analysis == NULL)
    return NULL;
  NpExportSituation *self = g_new0 (NpExportSituation, 1);
  self->title = np_text_new (np_object_get_words (source, NP_SITUATION_TITLE, NP_LANG_RU),
                             np_object_get_words (source, NP_SITUATION_TITLE, NP_LANG_EN));
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) np_text_unref);
  self->option_words = g_ptr_array_new_with_free_func ((GDestroyNotify) np_text_unref);
  self->states = g_ptr_array_new_with_free_func (state_free);
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) np_text_unref);
  fill (self, situation, analysis, cancellable);
  return self;
}
