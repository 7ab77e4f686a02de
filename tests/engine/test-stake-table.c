/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stake-table.h"

/* Two issues on different scales; the third party is known on the first only. */
static NpStakeTable *
sample (void)
{
  static const double rows[3][2][3] = { /* position, salience, capability */
    { { 4, 0.4, 10 }, { -1, 0.5, 10 } }, { { 10, 0.5, 20 }, { 1, 0.4, 20 } }, { { 7, 0.3, 30 }, { 0, 0, 0 } },
  };
  NpStakeTable *table = np_stake_table_new (3, 2);

  table->low[0] = 4;
  table->high[0] = 10;
  table->low[1] = -1;
  table->high[1] = 1;
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 2; k++)
      {
        table->known[i * 2 + k] = i < 2 || k == 0;
        table->stakes[i * 2 + k] = (NpStake) { NP_TRIANGLE (rows[i][k][0]), NP_TRIANGLE (rows[i][k][1]),
                                               NP_TRIANGLE (rows[i][k][2]) };
      }
  return table;
}

static void
test_forecast (void)
{
  g_autoptr(NpStakeTable) table = sample ();
  NpBargainForecast f;

  g_assert_true (np_stake_table_forecast (table, 0, 16, 1, &f, NULL));
  g_assert_cmpfloat_with_epsilon (f.compromise, (4 * 4 + 10 * 10 + 9 * 7) / 23.0, 1e-12);
  g_assert_cmpuint (f.n_parties, ==, 3);
  g_assert_true (np_stake_table_forecast (table, 1, 16, 1, &f, NULL));
  g_assert_cmpfloat_with_epsilon (f.compromise, (-5 + 8) / 13.0, 1e-12);
  g_assert_cmpuint (f.n_parties, ==, 2);
}

static void
test_pressure (void)
{
  g_autoptr(NpStakeTable) table = sample ();
  g_autoptr(NpPressureRounds) rounds = np_stake_table_pressure (table, NULL);

  g_assert_cmpfloat_with_epsilon (rounds->positions[0], 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (rounds->positions[1], -1, 1e-12);
  g_assert_cmpfloat_with_epsilon (rounds->positions[4], 7, 1e-12);
  g_assert_cmpfloat_with_epsilon (rounds->positions[5], 3 / 13.0, 1e-12);
  for (gsize at = 0; at < rounds->n_rounds * 6; at++)
    {
      g_assert_cmpfloat (rounds->positions[at], >=, table->low[at % 2]);
      g_assert_cmpfloat (rounds->positions[at], <=, table->high[at % 2]);
    }
}

static void
test_exchange (void)
{
  g_autoptr(NpStakeTable) table = sample ();
  g_autoptr(NpExchangeRound) round = NULL;
  NpExchangeInput input;

  np_stake_table_exchange (table, &input);
  g_assert_true (input.positions[0] == 0.0 && input.positions[2] == 100.0 && input.positions[4] == 50.0);
  g_assert_true (input.positions[1] == 0.0 && input.positions[3] == 100.0 && input.saliences[5] == 0.0);
  round = np_exchange_round_new (&input, NULL);
  g_assert_nonnull (round);
  g_assert_cmpfloat_with_epsilon (4 + round->start[0] * 0.06, (4 * 4 + 10 * 10 + 9 * 7) / 23.0, 1e-12);
  np_stake_table_clear_exchange (&input);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/B1/table", test_forecast);
  g_test_add_func ("/engine/B2/table", test_pressure);
  g_test_add_func ("/engine/B4/table", test_exchange);
  return g_test_run ();
}
