/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-stability.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "base/np-format.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "dossier/np-exercise.h"
#include "engine/np-engine-error.h"
#include "interchange/np-gmcr.h"

/* So many states are listed one by one as text. */
#define MAX_LISTED 128

gboolean
np_cli_stability_explains (NpCliStability *self, guint32 state)
{
  GArray *paths = self->analysis->paths;

  if (state == np_forecast_situation_get_status_quo (self->situation) || state == self->hold)
    return TRUE;
  for (guint k = 0; k < MIN (paths->len, NP_CLI_STABILITY_REASONS); k++)
    if (g_array_index (paths, NpSituationPath, k).state == state)
      return TRUE;
  return FALSE;
}

/* A file of another program: names are all it says. */
static NpForecastSituation *
from_gmcr (const char *path, GError **error)
{
  static const NpStabilityDirection directions[] = {
    [NP_DIRECTION_BOTH] = NP_STABILITY_BOTH, [NP_DIRECTION_FORWARD] = NP_STABILITY_FORWARD,
    [NP_DIRECTION_BACK] = NP_STABILITY_BACK,
  };
  g_autoptr(NpGmcr) gmcr = np_gmcr_load (path, error);
  NpForecastSituation *s;

  if (gmcr == NULL)
    return NULL;
  s = np_forecast_situation_new ();
  for (guint i = 0; i < gmcr->parties->len; i++)
    {
      const NpGmcrParty *party = &g_array_index (gmcr->parties, NpGmcrParty, i);

      np_forecast_situation_add_party (s, party->name, NULL, TRUE);
      for (guint k = 0; k < party->statements->len; k++)
        np_forecast_situation_add_preference (s, i, g_steal_pointer (&party->statements->pdata[k]));
      if (party->states != NULL)
        {
          /* State numbers begin at 1; 0 never occurs. */
          for (guint k = 0; k < party->states->len; k++)
            g_array_index (party->states, guint32, k)--;
          np_forecast_situation_set_ranking (s, i, (guint32 *) (void *) party->states->data,
                                             (gboolean *) (void *) party->tied->data, party->states->len);
        }
      g_ptr_array_set_free_func (party->statements, NULL);
    }
  for (guint k = 0; k < gmcr->options->len; k++)
    {
      const NpGmcrOption *option = &g_array_index (gmcr->options, NpGmcrOption, k);
      g_autofree char *ru = g_strdup_printf ("выбирает «%s»", option->name);
      g_autofree char *en = g_strdup_printf ("takes “%s”", option->name);
      g_autoptr(NpText) text = np_text_new (ru, en);

      np_forecast_situation_add_option (s, option->name, option->party, directions[option->direction], text);
    }
  for (guint k = 0; k < gmcr->infeasible->len; k++)
    np_forecast_situation_add_pattern (s, g_array_index (gmcr->infeasible, NpStatePattern, k));
  return s;
}

static char *
notion_names (guint8 flags, guint notions)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint c = 0; c < notions; c++)
    if (flags >> c & 1)
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", np_stability_short_name (c));
  return g_string_free (names->len > 0 ? g_steal_pointer (&names) : g_string_new ("–"), FALSE);
}

static void
print_states (NpCli *cli, NpCliStability *self)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self->situation);
  const NpStabilityVerdicts *v = self->analysis->verdicts;

  for (guint i = 0; i < v->n_parties; i++)
    {
      NpCliTable *table = np_cli_table_new ("rlrl");

      g_print ("%s\n", np_forecast_situation_get_party_name (self->situation, i, cli->lang));
      np_cli_table_add (table, C_("situation", "State"), _("Options taken"), C_("situation", "Rank"), C_("situation", "Holds"));
      for (guint32 s = 0; s < v->n_states; s++)
        {
          g_autofree char *number = np_format_integer (s + 1, cli->lang, 0);
          g_autofree char *rank = np_format_integer (np_stability_model_get_rank (model, i, s), cli->lang, 0);
          g_autofree char *names = notion_names (v->stable[i][s], self->notions);
          g_autoptr(GString) holds = g_string_new (names);
          g_autoptr(GString) taken = g_string_new (NULL);

          if (v->stable[i][s] & NP_STABILITY_NO_MOVE)
            g_string_append_printf (holds, " (%s)", _("no move"));
          for (guint k = 0; k < np_stability_model_get_n_options (model); k++)
            if (np_stability_model_get_state (model, s) >> k & 1)
              g_string_append_printf (taken, "%s%s", taken->len > 0 ? ", " : "",
                                      np_forecast_situation_get_option_id (self->situation, k));
          np_cli_table_add (table, number, taken->len > 0 ? taken->str : "–", rank, holds->str);
        }
      np_cli_table_print (table, TRUE);
      g_print ("\n");
    }
}

static void
print_moves (NpCli *cli, NpCliStability *self, guint32 from, GArray *moves)
{
  for (guint k = 0; k < moves->len; k++)
    {
      const NpStabilityMove *move = &g_array_index (moves, NpStabilityMove, k);
      g_autoptr(NpText) words = np_forecast_situation_move_words (self->situation, move, from);

      /* Translators: a step of a path: what is done, and the number of the state it leads to. */
      g_print (_("    %s → state %u\n"), np_text_get (words, cli->lang), move->state + 1);
      from = move->state;
    }
}

static void
print_paths (NpCli *cli, NpCliStability *self)
{
  guint32 today = np_forecast_situation_get_status_quo (self->situation);

  for (guint k = 0; k < self->analysis->paths->len; k++)
    {
      const NpSituationPath *path = &g_array_index (self->analysis->paths, NpSituationPath, k);
      g_autofree char *names = notion_names (path->notions, self->notions);
      g_autoptr(NpText) words = np_forecast_situation_state_words (self->situation, path->state);

      g_print ("%u  [%s]  %s\n", path->state + 1, names, np_text_get (words, cli->lang));
      if (today == NP_STABILITY_NONE)
        continue;
      if (path->state == today)
        g_print ("  %s\n", _("This is today’s state."));
      else if (path->moves == NULL)
        g_print ("  %s\n", _("It cannot be attained from today’s state."));
      else if (path->improving != NULL)
        {
          g_print ("  %s\n", _("From today, each step a gain for the one who takes it:"));
          print_moves (cli, self, today, path->improving);
        }
      else
        {
          g_print ("  %s\n", _("From today only by a step that its mover does not gain from; it needs a reason:"));
          print_moves (cli, self, today, path->moves);
        }
    }
  g_print ("\n");
}

static void
print_coalitions (NpCli *cli, NpCliStability *self)
{
  guint32 today = np_forecast_situation_get_status_quo (self->situation);

  if (today == NP_STABILITY_NONE)
    return;
  g_print ("%s\n", _("Who must be brought along to leave today’s state for one that all of them prefer"));
  if (self->analysis->coalitions->len == 0)
    g_print ("  %s\n", _("Nobody can, alone or together."));
  for (guint k = 0; k < self->analysis->coalitions->len; k++)
    {
      const NpStabilityCoalition *row = &g_array_index (self->analysis->coalitions, NpStabilityCoalition, k);
      g_autoptr(GString) names = g_string_new (NULL);

      for (guint i = 0; i < self->analysis->verdicts->n_parties; i++)
        if (row->players >> i & 1)
          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                  np_forecast_situation_get_party_name (self->situation, i, cli->lang));
      g_print ("  %s\n", names->str);
      print_moves (cli, self, today, row->moves);
    }
  g_print ("\n");
}

static void
print_reasons (NpCli *cli, NpCliStability *self)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self->situation);

  g_print ("%s\n", C_("situation", "Why"));
  for (guint32 s = 0; s < self->analysis->verdicts->n_states; s++)
    for (guint i = 0; np_cli_stability_explains (self, s) && i < self->analysis->verdicts->n_parties; i++)
      for (guint c = 0; c < self->notions; c++)
        {
          guint8 stable = self->analysis->verdicts->stable[i][s];
          g_autoptr(GArray) rows = np_stability_explain (model, i, c, s);
          g_autoptr(NpText) words = NULL;

          /* What holds in the strictest sense needs no other reason. */
          if (c > NP_STABILITY_NASH && (stable >> NP_STABILITY_NASH & 1))
            continue;
          words = np_forecast_situation_witness_words (self->situation, i, c, s,
                                                       rows->len > 0 ? &g_array_index (rows, NpStabilityWitness, 0) : NULL);
          g_print ("  %u %-4s %s %s\n", s + 1, np_stability_short_name (c), stable >> c & 1 ? "+" : "−",
                   np_text_get (words, cli->lang));
        }
  g_print ("\n");
}

static void
print_inverse (NpCli *cli, NpCliStability *self)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self->situation);

  for (guint i = 0; self->hold != NP_STABILITY_NONE && i < self->analysis->verdicts->n_parties; i++)
    for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
      {
        g_autoptr(GArray) choices = np_stability_inverse (model, i, c, self->hold);

        /* Translators: a party, the number of a state, a notion such as GMR. */
        g_print (_("%s: for state %u to hold (%s) it must like state %u at least as well as\n"),
                 np_forecast_situation_get_party_name (self->situation, i, cli->lang), self->hold + 1,
                 np_stability_short_name (c), self->hold + 1);
        if (choices->len == 0)
          g_print ("  %s\n", _("nothing: it cannot move"));
        for (guint k = 0; k < choices->len; k++)
          {
            const NpStabilityChoice *choice = &g_array_index (choices, NpStabilityChoice, k);
            g_autoptr(GString) line = g_string_new (NULL);

            for (guint a = 0; a < choice->n_any; a++)
              {
                if (a > 0)
                  g_string_append_printf (line, " %s ", C_("situation", "or"));
                for (const guint32 *atom = choice->any[a]; *atom != 0; atom++)
                  g_string_append_printf (line, "%s%u", atom > choice->any[a] ? "+" : "", *atom);
              }
            g_print ("  %s %s  %s\n", k > 0 ? C_("situation", "and") : " ", line->str, choice->holds ? _("(so it is)") : _("(not so)"));
          }
      }
}

static void
print_sensitivity (NpCli *cli, NpCliStability *self)
{
  NpCliTable *table;

  if (self->kills == NULL)
    return;
  table = np_cli_table_new ("rlr");
  /* Translators: a whole number. */
  g_print (_("Swaps of neighbours in the guessed rankings tried: %u\n"), self->n_trials);
  np_cli_table_add (table, C_("situation", "State"), C_("situation", "Holds"), C_("situation", "survives"));
  for (guint k = 0; k < self->analysis->paths->len; k++)
    for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
      {
        const NpSituationPath *path = &g_array_index (self->analysis->paths, NpSituationPath, k);
        g_autofree char *number = NULL;
        g_autofree char *share = NULL;
        guint lost = 0;

        if (!(path->notions >> c & 1))
          continue;
        for (guint r = 0; r < self->kills->len; r++)
          {
            const NpStabilityKill *kill = &g_array_index (self->kills, NpStabilityKill, r);

            lost += kill->state == path->state && kill->notion == c;
          }
        number = np_format_integer (path->state + 1, cli->lang, 0);
        share = np_format_percent (self->n_trials > 0 ? 1 - (double) lost / self->n_trials : 1, 0, cli->lang);
        np_cli_table_add (table, number, np_stability_short_name (c), share);
      }
  np_cli_table_print (table, TRUE);
  g_print ("\n");
}

static void
print_text (NpCli *cli, NpCliStability *self)
{
  g_autofree char *states = np_format_integer (self->analysis->verdicts->n_states, cli->lang, 0);

  /* Translators: a whole number. */
  g_print (_("Feasible states: %s\n\n"), states);
  if (self->analysis->verdicts->n_states <= MAX_LISTED)
    print_states (cli, self);
  for (guint c = 0; c < self->notions; c++)
    g_print ("%-4s  %s\n", np_stability_short_name (c), np_stability_meaning (c, cli->lang));
  g_print ("\n%s\n", _("States that hold for everybody"));
  if (self->analysis->paths->len == 0)
    g_print ("  %s\n", _("There are none."));
  print_paths (cli, self);
  print_coalitions (cli, self);
  print_reasons (cli, self);
  print_inverse (cli, self);
  print_sensitivity (cli, self);
}

static gboolean
choose_state (NpForecastSituation *s, int number, guint32 *state, GError **error)
{
  if (number < 1 || (guint) number > np_stability_model_get_n_states (np_forecast_situation_get_model (s)))
    {
      g_autofree char *what = g_strdup_printf (_("there is no state %d"), number);

      np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, what, NULL);
      return FALSE;
    }
  *state = number - 1;
  return TRUE;
}

/* What is asked for on the command line. */
typedef struct
{
  char *gmcr, *situation;
  int status_quo, hold;
  gboolean simultaneous, sensitivity, print_gmcr;
} Asked;

/* The predicted time, before the work; like all progress only for a person at a terminal. */
static void
announce (NpCli *cli, const NpStabilityModel *model)
{
  double seconds;
  guint64 bytes;
  g_autofree char *states = np_format_integer (np_stability_model_get_n_states (model), cli->lang, 0);
  g_autofree char *time = NULL;
  g_autofree char *memory = NULL;

  np_stability_model_predict (model, &seconds, &bytes);
  if (seconds < 1 || !isatty (STDERR_FILENO))
    return;
  time = np_format_number (seconds, 0, cli->lang, 0);
  memory = np_format_number (bytes / 1048576.0, 0, cli->lang, 0);
  /* Translators: three whole numbers. */
  g_printerr (_("States: %s. Solving takes about %s s when the machine does nothing else, and %s MB; Ctrl+C stops it.\n"), states, time, memory);
}

static gboolean
solve (NpCli *cli, const Asked *asked, NpCliStability *self, GError **error)
{
  guint32 today;

  if (!np_forecast_situation_settle (self->situation, np_cli_engine_progress, cli, error))
    return FALSE;
  if (asked->status_quo != 0)
    {
      if (!choose_state (self->situation, asked->status_quo, &today, error))
        return FALSE;
      np_forecast_situation_set_status_quo (self->situation, np_stability_model_get_state (
        np_forecast_situation_get_model (self->situation), today));
    }
  if (asked->hold != 0 && !choose_state (self->situation, asked->hold, &self->hold, error))
    return FALSE;
  announce (cli, np_forecast_situation_get_model (self->situation));
  self->notions = asked->simultaneous ? NP_STABILITY_N : NP_STABILITY_SIM;
  self->analysis = np_forecast_situation_analyse (self->situation, asked->simultaneous, np_cli_engine_progress, cli, error);
  if (self->analysis == NULL)
    return FALSE;
  if (asked->sensitivity)
    self->kills = np_stability_sensitivity (np_forecast_situation_get_model (self->situation),
                                            np_forecast_situation_get_guessed (self->situation), &self->n_trials,
                                            np_cli_engine_progress, cli, error);
  return !asked->sensitivity || self->kills != NULL;
}

static gboolean
print_gmcr (NpCli *cli, NpDossier *dossier, const char *id, GError **error)
{
  NpSituation *situation = id != NULL ? np_dossier_find_type (dossier, id, NP_TYPE_SITUATION)
                                      : np_object_get_child (dossier, NP_DOSSIER_SITUATIONS, 0);
  g_autofree char *text = np_gmcr_write (situation, cli->lang, error);

  if (text != NULL)
    g_print ("%s\n", text);
  return text != NULL;
}

static gboolean
work (NpCli *cli, const Asked *asked, GError **error)
{
  g_autoptr(NpDossier) dossier = asked->gmcr == NULL ? np_cli_load (cli->args[0], error) : NULL;
  NpCliStability self = { .hold = NP_STABILITY_NONE };
  gboolean done = FALSE;

  if (asked->gmcr != NULL)
    self.situation = from_gmcr (asked->gmcr, error);
  else if (dossier != NULL)
    self.situation = np_forecast_situation_new_from_dossier (dossier, asked->situation, error);
  if (self.situation == NULL)
    {
      if (dossier != NULL)
        g_prefix_error (error, "%s: ", cli->args[0]);
      return FALSE;
    }
  if (asked->print_gmcr && dossier != NULL)
    done = print_gmcr (cli, dossier, asked->situation, error);
  else if (solve (cli, asked, &self, error))
    {
      np_cli_progress (cli, -1, NULL);
      if (cli->json)
        np_cli_stability_print_json (&self);
      else
        print_text (cli, &self);
      done = TRUE;
    }
  /* The arithmetic does not know where its input is from. */
  if (!done && (*error)->domain == NP_ENGINE_ERROR && (*error)->code != NP_ENGINE_ERROR_CANCELLED)
    g_prefix_error (error, "%s: ", asked->gmcr != NULL ? asked->gmcr : cli->args[0]);
  g_clear_pointer (&self.kills, g_array_unref);
  g_clear_pointer (&self.analysis, np_situation_analysis_free);
  np_forecast_situation_unref (self.situation);
  return done;
}

static int
run (NpCli *cli, int argc, char **argv)
{
  Asked asked = { NULL };
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "gmcr", 0, 0, G_OPTION_ARG_FILENAME, &asked.gmcr, N_("Read the situation from a .gmcr file"), "F.gmcr" },
    { "situation", 0, 0, G_OPTION_ARG_STRING, &asked.situation, N_("Situation of the dossier (else its first)"), "ID" },
    { "status-quo", 0, 0, G_OPTION_ARG_INT, &asked.status_quo, N_("Number of today’s state"), "N" },
    { "hold", 0, 0, G_OPTION_ARG_INT, &asked.hold, N_("Say what each party must prefer for this state to hold"), "N" },
    { "simultaneous", 0, 0, G_OPTION_ARG_NONE, &asked.simultaneous, N_("Add moves at the same moment (SIM)"), NULL },
    { "sensitivity", 0, 0, G_OPTION_ARG_NONE, &asked.sensitivity, N_("Try every swap of neighbours in guessed rankings"),
      NULL },
    { "print-gmcr", 0, 0, G_OPTION_ARG_NONE, &asked.print_gmcr, N_("Print the situation as a .gmcr file"), NULL },
    { NULL }
  };

  if (np_cli_parse (cli, argc, argv, entries, 0, 1, &code))
    {
      code = NP_EXIT_DONE;
      if ((asked.gmcr != NULL) == (cli->args[0] != NULL))
        code = np_cli_usage (cli, "%s", _("give a dossier, or a file with --gmcr"));
      else if (!work (cli, &asked, &error))
        code = np_cli_fail (cli, error);
    }
  g_free (asked.gmcr);
  g_free (asked.situation);
  return code;
}

const NpCliCommand np_cli_stability = {
  "stability", N_("[FILE]"), N_("Which states of a situation hold by themselves, and why"), run
};
