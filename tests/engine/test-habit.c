/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-habit.h"

static const NpHabitParams params = { 5, 1.5, 3.0, 0.15, 0.4, 1000.0 };
static const double base[] = { 0.05, 0.25, 0.36, 0.14, 0.20 };

/* The chain by hand: one conditional of reliability 0.8 at day 0, one accept to the same text at day 1000. */
static void
test_by_hand (void)
{
  g_autoptr(NpHabit) habit = np_habit_new (&params, 2, 2);
  double p[5], h1, h2, h3;

  np_habit_forecast (habit, base, 0.0, 0, 0, p);
  for (guint k = 0; k < 5; k++)
    g_assert_cmpfloat_with_epsilon (p[k], base[k], 1e-15);
  np_habit_add (habit, 0.0, 0, 0, 2, 0.8);
  np_habit_add (habit, 1000.0, 0, 0, 4, 2.0);

  np_habit_forecast (habit, base, 1000.0, NP_NO_KIND, 1, p);
  h1 = (1.5 * 0.20 + 1.0) / (1.5 + 1.4);                    /* the older count is halved, the newer is capped at 1 */
  g_assert_cmpfloat_with_epsilon (p[4], h1, 1e-15);
  np_habit_forecast (habit, base, 1000.0, 0, 0, p);
  h2 = (3.0 * h1 + 1.0) / (3.0 + 1.8);                      /* kinds do not age */
  h3 = (0.15 * h2 + 1.0) / (0.15 + 0.32 + 1.0);             /* the older reaction to the text counts 0.4 of 0.8 */
  g_assert_cmpfloat_with_epsilon (p[4], h3, 1e-15);
  np_habit_forecast (habit, base, 1e9, NP_NO_KIND, 1, p);
  g_assert_cmpfloat_with_epsilon (p[4], base[4], 1e-12);
}

static void
test_weight (void)
{
  double weight = 0.2;

  np_habit_weight_update (&weight, 0.1, 0.4, 0.02);
  g_assert_cmpfloat_with_epsilon (weight, 0.98 * 0.5 + 0.01, 1e-15);
  for (guint i = 0; i < 1000; i++)
    np_habit_weight_update (&weight, 0.9, 0.0, 0.02);
  g_assert_cmpfloat (weight, >=, 0.01);
  np_habit_weight_update (&weight, 0.0, 0.0, 0.02);
  g_assert_cmpfloat (weight, >, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/1.5/habit-by-hand", test_by_hand);
  g_test_add_func ("/engine/1.5/fixed-share", test_weight);
  return g_test_run ();
}
