/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-stability.h"

static void
add_notion_key (JsonBuilder *json, NpStability notion)
{
  g_autofree char *key = g_ascii_strdown (np_stability_short_name (notion), -1);

  json_builder_set_member_name (json, key);
}

static void
add_notions (JsonBuilder *json, guint8 flags)
{
  json_builder_set_member_name (json, "notions");
  json_builder_begin_array (json);
  for (guint c = 0; c < NP_STABILITY_N; c++)
    if (flags >> c & 1)
      {
        g_autofree char *key = g_ascii_strdown (np_stability_short_name (c), -1);

        json_builder_add_string_value (json, key);
      }
  json_builder_end_array (json);
}

/* {"nash": [1, 4], ...}: the states whose flags have the bit. */
static void
add_states (JsonBuilder *json, NpCliStability *self, const guint8 *flags, gboolean no_move)
{
  guint32 n = self->analysis->verdicts->n_states;

  json_builder_begin_object (json);
  for (guint c = 0; c < self->notions + no_move; c++)
    {
      guint bit = c < self->notions ? c : NP_STABILITY_N;

      if (bit == NP_STABILITY_N)
        json_builder_set_member_name (json, "no_move");
      else
        add_notion_key (json, bit);
      json_builder_begin_array (json);
      for (guint32 s = 0; s < n; s++)
        if (flags[s] >> bit & 1)
          json_builder_add_int_value (json, s + 1);
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
}

static void
add_path (JsonBuilder *json, NpCliStability *self, const char *name, const NpStabilityMove *moves, guint n)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint k = 0; k < n; k++)
    {
      json_builder_begin_object (json);
      np_cli_json_string (json, "party", np_forecast_situation_get_party_id (self->situation, moves[k].party));
      np_cli_json_integer (json, "state", moves[k].state + 1);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_status_quo (JsonBuilder *json, NpCliStability *self)
{
  static const struct { const char *number, *path; } names[] = {
    { "moves", "path" }, { "improving_moves", "improving_path" },
  };
  guint32 today = np_forecast_situation_get_status_quo (self->situation);

  json_builder_set_member_name (json, "status_quo");
  json_builder_begin_object (json);
  if (today != NP_STABILITY_NONE)
    np_cli_json_integer (json, "state", today + 1);
  json_builder_set_member_name (json, "paths");
  json_builder_begin_array (json);
  for (guint k = 0; today != NP_STABILITY_NONE && k < self->analysis->paths->len; k++)
    {
      const NpSituationPath *path = &g_array_index (self->analysis->paths, NpSituationPath, k);

      json_builder_begin_object (json);
      np_cli_json_integer (json, "equilibrium", path->state + 1);
      add_notions (json, path->notions);
      np_cli_json_boolean (json, "attainable", path->moves != NULL);
      np_cli_json_boolean (json, "attainable_by_improvements", path->improving != NULL);
      for (guint w = 0; w < 2; w++)
        {
          GArray *moves = w == 0 ? path->moves : path->improving;

          if (moves == NULL)
            continue;
          np_cli_json_integer (json, names[w].number, moves->len);
          add_path (json, self, names[w].path, (NpStabilityMove *) (void *) moves->data, moves->len);
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_coalitions (JsonBuilder *json, NpCliStability *self)
{
  json_builder_set_member_name (json, "coalitions");
  json_builder_begin_array (json);
  for (guint k = 0; k < self->analysis->coalitions->len; k++)
    {
      const NpStabilityCoalition *row = &g_array_index (self->analysis->coalitions, NpStabilityCoalition, k);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "parties");
      json_builder_begin_array (json);
      for (guint i = 0; i < self->analysis->verdicts->n_parties; i++)
        if (row->players >> i & 1)
          json_builder_add_string_value (json, np_forecast_situation_get_party_id (self->situation, i));
      json_builder_end_array (json);
      np_cli_json_integer (json, "target", row->target + 1);
      np_cli_json_integer (json, "targets", row->n_targets);
      np_cli_json_integer (json, "moves", row->moves->len);
      add_path (json, self, "path", (NpStabilityMove *) (void *) row->moves->data, row->moves->len);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_witness (JsonBuilder *json, NpCliStability *self, guint32 state, guint party, NpStability notion,
             const NpStabilityWitness *witness)
{
  gboolean stable = self->analysis->verdicts->stable[party][state] >> notion & 1;
  g_autofree char *name = g_ascii_strdown (np_stability_short_name (notion), -1);
  g_autoptr(NpText) words = np_forecast_situation_witness_words (self->situation, party, notion, state, witness);

  json_builder_begin_object (json);
  np_cli_json_integer (json, "state", state + 1);
  np_cli_json_string (json, "party", np_forecast_situation_get_party_id (self->situation, party));
  np_cli_json_string (json, "notion", name);
  np_cli_json_boolean (json, "stable", stable);
  if (witness != NULL)
    np_cli_json_integer (json, "improvement", witness->improvement + 1);
  if (witness != NULL && witness->sanctioned)
    {
      np_cli_json_integer (json, "harm", witness->harm + 1);
      add_path (json, self, "path", witness->moves, witness->n_moves);
    }
  np_cli_json_string (json, "ru", np_text_get (words, NP_LANG_RU));
  np_cli_json_string (json, "en", np_text_get (words, NP_LANG_EN));
  json_builder_end_object (json);
}

static void
add_witnesses (JsonBuilder *json, NpCliStability *self)
{
  json_builder_set_member_name (json, "witnesses");
  json_builder_begin_array (json);
  for (guint32 s = 0; s < self->analysis->verdicts->n_states; s++)
    for (guint i = 0; np_cli_stability_explains (self, s) && i < self->analysis->verdicts->n_parties; i++)
      for (guint c = 0; c < self->notions; c++)
        {
          g_autoptr(GArray) rows = np_stability_explain (np_forecast_situation_get_model (self->situation), i, c, s);

          if (rows->len == 0)
            add_witness (json, self, s, i, c, NULL);
          for (guint k = 0; k < rows->len; k++)
            add_witness (json, self, s, i, c, &g_array_index (rows, NpStabilityWitness, k));
        }
  json_builder_end_array (json);
}

static void
add_inverse (JsonBuilder *json, NpCliStability *self, guint32 state)
{
  for (guint i = 0; i < self->analysis->verdicts->n_parties; i++)
    for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
      {
        g_autoptr(GArray) choices = np_stability_inverse (np_forecast_situation_get_model (self->situation), i, c, state);
        g_autofree char *name = g_ascii_strdown (np_stability_short_name (c), -1);

        json_builder_begin_object (json);
        np_cli_json_integer (json, "state", state + 1);
        np_cli_json_string (json, "party", np_forecast_situation_get_party_id (self->situation, i));
        np_cli_json_string (json, "notion", name);
        json_builder_set_member_name (json, "all_of");
        json_builder_begin_array (json);
        for (guint k = 0; k < choices->len; k++)
          {
            const NpStabilityChoice *choice = &g_array_index (choices, NpStabilityChoice, k);

            json_builder_begin_object (json);
            np_cli_json_integer (json, "move_to", choice->improvement + 1);
            np_cli_json_boolean (json, "holds", choice->holds);
            json_builder_set_member_name (json, "any_of");
            json_builder_begin_array (json);
            for (guint a = 0; a < choice->n_any; a++)
              {
                json_builder_begin_array (json);
                for (const guint32 *atom = choice->any[a]; *atom != 0; atom++)
                  json_builder_add_int_value (json, *atom);
                json_builder_end_array (json);
              }
            json_builder_end_array (json);
            json_builder_end_object (json);
          }
        json_builder_end_array (json);
        json_builder_end_object (json);
      }
}

static void
add_sensitivity (JsonBuilder *json, NpCliStability *self)
{
  json_builder_set_member_name (json, "sensitivity");
  json_builder_begin_object (json);
  np_cli_json_integer (json, "trials", self->n_trials);
  json_builder_set_member_name (json, "kills");
  json_builder_begin_array (json);
  for (guint k = 0; k < self->kills->len; k++)
    {
      const NpStabilityKill *kill = &g_array_index (self->kills, NpStabilityKill, k);
      g_autofree char *name = g_ascii_strdown (np_stability_short_name (kill->notion), -1);

      json_builder_begin_object (json);
      np_cli_json_integer (json, "state", kill->state + 1);
      np_cli_json_string (json, "notion", name);
      np_cli_json_string (json, "party", np_forecast_situation_get_party_id (self->situation, kill->party));
      np_cli_json_integer (json, "rank", kill->rank);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

/* What the numbers of the states mean. */
static void
add_state_list (JsonBuilder *json, NpCliStability *self)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self->situation);

  json_builder_set_member_name (json, "state_list");
  json_builder_begin_array (json);
  for (guint32 s = 0; s < np_stability_model_get_n_states (model); s++)
    {
      json_builder_begin_object (json);
      np_cli_json_integer (json, "state", s + 1);
      json_builder_set_member_name (json, "options");
      json_builder_begin_array (json);
      for (guint k = 0; k < np_stability_model_get_n_options (model); k++)
        if (np_stability_model_get_state (model, s) >> k & 1)
          json_builder_add_string_value (json, np_forecast_situation_get_option_id (self->situation, k));
      json_builder_end_array (json);
      json_builder_set_member_name (json, "ranks");
      json_builder_begin_object (json);
      for (guint i = 0; i < np_stability_model_get_n_parties (model); i++)
        np_cli_json_integer (json, np_forecast_situation_get_party_id (self->situation, i),
                             np_stability_model_get_rank (model, i, s));
      json_builder_end_object (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
np_cli_stability_print_json (NpCliStability *self)
{
  const NpStabilityVerdicts *v = self->analysis->verdicts;
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  np_cli_json_integer (json, "states", v->n_states);
  json_builder_set_member_name (json, "equilibria");
  add_states (json, self, v->equilibrium, FALSE);
  json_builder_set_member_name (json, "stable");
  json_builder_begin_object (json);
  for (guint i = 0; i < v->n_parties; i++)
    {
      json_builder_set_member_name (json, np_forecast_situation_get_party_id (self->situation, i));
      add_states (json, self, v->stable[i], TRUE);
    }
  json_builder_end_object (json);
  add_status_quo (json, self);
  add_coalitions (json, self);
  add_witnesses (json, self);
  json_builder_set_member_name (json, "inverse");
  json_builder_begin_array (json);
  if (self->hold != NP_STABILITY_NONE)
    add_inverse (json, self, self->hold);
  else if (v->n_states <= NP_CLI_STABILITY_INVERSE_STATES)
    for (guint k = 0; k < MIN (self->analysis->paths->len, NP_CLI_STABILITY_INVERSE); k++)
      add_inverse (json, self, g_array_index (self->analysis->paths, NpSituationPath, k).state);
  json_builder_end_array (json);
  if (self->kills != NULL)
    add_sensitivity (json, self);
  add_state_list (json, self);
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}
