/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/np-package-choice.h"

/* Every change of two issues at once, tried: those that cost nobody anything are the trades, the best product first. */
static void
test_trades_by_definition (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gint32 worths[5][4][2];
      NpPackageIssue issues[5];
      NpPackageInput input = { 2, (guint) g_test_rand_int_range (2, 6), issues };
      g_autofree NpPackageTrade *trades = NULL;
      guint8 offer[5], changed[5];
      guint n, expected = 0;
      gint64 before[3], after[3];

      for (guint i = 0; i < 5; i++)
        {
          for (guint v = 0; v < 4; v++)
            for (guint p = 0; p < 2; p++)
              worths[i][v][p] = g_test_rand_int_range (-20, 21);
          issues[i] = (NpPackageIssue) { 4, &worths[i][0][0], G_MAXUINT64 };
          offer[i] = (guint8) g_test_rand_int_range (0, 4);
        }
      trades = np_package_trades_new (&input, offer, &n);
      np_package_value (&input, offer, before);
      for (guint i = 0; i < input.n_issues; i++)
        for (guint k = i + 1; k < input.n_issues; k++)
          for (guint c = 0; c < 16; c++)
            {
              gboolean listed = FALSE, gives[2];
              gint64 step[2][2];

              if (c / 4 == offer[i] || c % 4 == offer[k])
                continue;
              memcpy (changed, offer, sizeof offer);
              changed[i] = (guint8) (c / 4);
              changed[k] = (guint8) (c % 4);
              np_package_value (&input, changed, after);
              for (guint p = 0; p < 2; p++)
                {
                  step[0][p] = worths[i][changed[i]][p] - worths[i][offer[i]][p];
                  step[1][p] = worths[k][changed[k]][p] - worths[k][offer[k]][p];
                }
              /* One gives way on the one issue, the other on the other. */
              gives[0] = step[0][0] < 0 && step[1][1] < 0;
              gives[1] = step[0][1] < 0 && step[1][0] < 0;
              for (guint t = 0; t < n; t++)
                listed = listed || (trades[t].issue[0] == i && trades[t].issue[1] == k && trades[t].to[0] == changed[i]
                                    && trades[t].to[1] == changed[k] && trades[t].gain[0] == after[0] - before[0]
                                    && trades[t].gain[1] == after[1] - before[1]);
              g_assert_cmpint (listed, ==, (gives[0] || gives[1]) && after[0] >= before[0] && after[1] >= before[1]
                                           && (after[0] > before[0] || after[1] > before[1]));
              expected += listed;
            }
      g_assert_cmpuint (n, ==, expected);
      for (guint t = 1; t < n; t++)
        g_assert_cmpint (trades[t - 1].gain[0] * trades[t - 1].gain[1], >=, trades[t].gain[0] * trades[t].gain[1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/3/trades-by-definition", test_trades_by_definition);
  return g_test_run ();
}
