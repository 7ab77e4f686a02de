/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-words.h"
#include "forecast/np-forecast-situation.h"

#include <string.h>

/* Both languages grow together. */
typedef struct
{
  GString *ru;
  GString *en;
} Pair;

static Pair
pair_new (void)
{
  return (Pair) { g_string_new (NULL), g_string_new (NULL) };
}

static NpText *
pair_end (Pair pair)
{
  NpText *text = np_text_new (pair.ru->str, pair.en->str);

  g_string_free (pair.ru, TRUE);
  g_string_free (pair.en, TRUE);
  return text;
}

static void
add (Pair pair, const char *ru, const char *en)
{
  g_string_append (pair.ru, ru);
  g_string_append (pair.en, en);
}

/* "the United States" / «сторона «США»»: a noun in the singular, so that the verb agrees with any name. @dative: in
   Russian "to the party", whom something is of use to. */
static void
add_party (Pair pair, NpForecastSituation *self, guint party, gboolean start, gboolean dative)
{
  const char *name = np_forecast_situation_get_party_name (self, party, NP_LANG_EN);

  g_string_append (pair.ru, dative ? (start ? "Стороне" : "стороне") : (start ? "Сторона" : "сторона"));
  g_string_append_printf (pair.ru, " «%s»", np_forecast_situation_get_party_name (self, party, NP_LANG_RU));
  if (np_forecast_wants_article (name))
    g_string_append (pair.en, start ? "The " : "the ");
  g_string_append (pair.en, name);
}

/* "no longer ..." / «больше не ...»; an adverb in front of the Russian verb stays in front: «публично больше не
   объявляет». */
static void
add_dropped (Pair pair, const char *ru, const char *en)
{
  const char *blank = strchr (ru, ' ');
  gsize length = blank != NULL ? (gsize) (blank - ru) : 0;
  g_autofree char *first = g_strndup (ru, length);

  if (g_str_has_suffix (first, "но") || g_str_has_suffix (first, "ски"))
    {
      g_string_append_len (pair.ru, ru, length + 1);
      ru += length + 1;
    }
  add (pair, "больше не ", "no longer ");
  add (pair, ru, en);
}

/* What changes for the party: what it takes up, and what it does no longer. */
static void
add_change (Pair pair, NpForecastSituation *self, guint party, guint64 from, guint64 to)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self);
  guint left = 0;

  for (guint k = 0; k < np_stability_model_get_n_options (model); k++)
    left += ((from ^ to) >> k & 1) && np_forecast_situation_get_option_owner (self, k) == party;
  for (guint taken = 2; taken-- > 0;)
    for (guint k = 0; k < np_stability_model_get_n_options (model); k++)
      {
        if (!((from ^ to) >> k & 1) || (to >> k & 1) != taken
            || np_forecast_situation_get_option_owner (self, k) != party)
          continue;
        (taken ? add : add_dropped) (pair, np_forecast_situation_get_option_text (self, k, NP_LANG_RU),
                                     np_forecast_situation_get_option_text (self, k, NP_LANG_EN));
        left--;
        if (left > 0)
          add (pair, left > 1 ? ", " : " и ", left > 1 ? ", " : " and ");
      }
}

NpText *
np_forecast_situation_state_words (NpForecastSituation *self, guint32 state)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self);
  guint64 taken = np_stability_model_get_state (model, state);
  gboolean first = TRUE;
  Pair pair = pair_new ();

  for (guint i = 0; i < np_stability_model_get_n_parties (model); i++)
    {
      guint64 own = 0;

      for (guint k = 0; k < np_stability_model_get_n_options (model); k++)
        if (np_forecast_situation_get_option_owner (self, k) == i)
          own |= taken & G_GUINT64_CONSTANT (1) << k;
      if (own == 0)
        continue;
      if (!first)
        add (pair, "; ", "; ");
      add_party (pair, self, i, FALSE, FALSE);
      add (pair, " ", " ");
      add_change (pair, self, i, 0, own);
      first = FALSE;
    }
  if (first)
    add (pair, "ничего не делается", "nothing is done");
  return pair_end (pair);
}

NpText *
np_forecast_situation_move_words (NpForecastSituation *self, const NpStabilityMove *move, guint32 from)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self);
  Pair pair = pair_new ();

  add_party (pair, self, move->party, FALSE, FALSE);
  add (pair, " ", " ");
  add_change (pair, self, move->party, np_stability_model_get_state (model, from),
              np_stability_model_get_state (model, move->state));
  return pair_end (pair);
}

const char *
np_stability_short_name (NpStability notion)
{
  static const char *const names[] = { "Nash", "GMR", "SMR", "SEQ", "SIM" };

  return names[notion];
}

const char *
np_stability_meaning (NpStability notion, NpLang lang)
{
  static const char *const words[][NP_N_LANGS] = {
    { "у стороны нет хода к лучшему", "the party has no move to anything better" },
    { "на любой её ход к лучшему найдётся ответ, после которого ей не лучше прежнего",
      "whatever better it moves to, the others have an answer that leaves it no better off" },
    { "то же, и она не может уйти от этого ответа", "the same, and it cannot escape from the answer" },
    { "то же, и ответ выгоден тем, кто его даёт", "the same, and those who answer gain by each step" },
    { "одновременный ход других, выгодный им сейчас, оставит её ни с чем",
      "moves that the others want now, made at the same moment, leave it no better off" },
  };

  return words[notion][lang];
}

/* The party has a free improvement. */
static void
add_unstable (Pair pair, NpForecastSituation *self, guint party, NpStability notion, guint64 from, guint64 to)
{
  static const char *const ends[][NP_N_LANGS] = {
    [NP_STABILITY_NASH] = { ".", "." },
    [NP_STABILITY_GMR] = { ", и никакой ответ других сторон не отнимает этого выигрыша.",
                           ", and no answer of the others takes that gain away." },
    [NP_STABILITY_SMR] = { ", и от любого ответа других сторон она сможет уйти.",
                           ", and it could escape from any answer of the others." },
    [NP_STABILITY_SEQ] = { ", а выгодного для себя ответа, который отнял бы этот выигрыш, у других сторон нет.",
                           ", and the others have no answer to it that they would gain by themselves." },
    [NP_STABILITY_SIM] = { ", и одновременные ходы других сторон не отнимают этого выигрыша.",
                           ", and moves of the others at the same moment do not take that gain away." },
  };

  add_party (pair, self, party, TRUE, TRUE);
  add (pair, " выгоден ход, после которого она ", " gains by a move of its own: it ");
  add_change (pair, self, party, from, to);
  add (pair, ends[notion][NP_LANG_RU], ends[notion][NP_LANG_EN]);
}

static void
add_stable (Pair pair, NpForecastSituation *self, guint party, NpStability notion, guint64 from,
            const NpStabilityWitness *witness)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self);
  guint64 at = np_stability_model_get_state (model, witness->improvement);

  add (pair, "Если ", "If ");
  add_party (pair, self, party, FALSE, FALSE);
  add (pair, " ", " ");
  add_change (pair, self, party, from, at);
  add (pair, notion == NP_STABILITY_SIM ? ", а в тот же момент " : ", возможен ответ: ",
       notion == NP_STABILITY_SIM ? ", while at the same moment " : ", there can still be an answer: ");
  for (guint k = 0; k < witness->n_moves; k++)
    {
      guint64 next = np_stability_model_get_state (model, witness->moves[k].state);

      if (k > 0)
        add (pair, notion == NP_STABILITY_SIM ? ", " : ", затем ", notion == NP_STABILITY_SIM ? ", " : ", then ");
      add_party (pair, self, witness->moves[k].party, FALSE, FALSE);
      add (pair, " ", " ");
      add_change (pair, self, witness->moves[k].party, at, next);
      at = notion == NP_STABILITY_SIM ? at : next;
    }
  if (notion == NP_STABILITY_SEQ)
    add (pair, witness->n_moves == 1 ? ", и этот ответ ей выгоден" : ", и каждый из этих ходов выгоден тому, кто его делает",
         witness->n_moves == 1 ? ", and would gain by it" : ", and each would gain by its own step");
  add (pair, ". ", ". ");
  add_party (pair, self, party, TRUE, TRUE);
  add (pair, " от этого не лучше, чем раньше", " would be no better off than before");
  if (notion == NP_STABILITY_SMR)
    add (pair, ", что бы она ни сделала дальше", ", whatever it does next");
  add (pair, ".", ".");
}

NpText *
np_forecast_situation_witness_words (NpForecastSituation *self, guint party, NpStability notion, guint32 state,
                                     const NpStabilityWitness *witness)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (self);
  guint64 from = np_stability_model_get_state (model, state);
  gboolean moves = FALSE;
  Pair pair = pair_new ();

  if (witness != NULL && witness->sanctioned)
    {
      add_stable (pair, self, party, notion, from, witness);
      return pair_end (pair);
    }
  if (witness != NULL)
    {
      add_unstable (pair, self, party, notion, from, np_stability_model_get_state (model, witness->improvement));
      return pair_end (pair);
    }
  for (guint32 t = 0; t < np_stability_model_get_n_states (model) && !moves; t++)
    moves = np_stability_model_can_move (model, party, state, t);
  add_party (pair, self, party, TRUE, FALSE);
  add (pair, moves ? " не имеет хода, который улучшил бы её положение." : " отсюда не может сделать ни одного хода.",
       moves ? " has no move to anything better." : " cannot move from here at all.");
  return pair_end (pair);
}
