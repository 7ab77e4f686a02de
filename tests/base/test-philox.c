/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-philox.h"

/* Known answers published with the generator (Random123, kat_vectors, philox4x32 10). */
static void
test_known_answers (void)
{
  static const struct
  {
    guint32 counter[4], key[2], block[4];
  } rows[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint32 block[4];

      np_philox_block (rows[i].counter, rows[i].key, block);
      for (guint k = 0; k < 4; k++)
        g_assert_cmphex (block[k], ==, rows[i].block[k]);
    }
}

static void
test_stream (void)
{
  NpPhilox a, b, c;
  guint32 first;

  np_philox_init (&a, 0, 0);
  g_assert_cmphex (np_philox_next (&a), ==, 0x6627e8d5);
  g_assert_cmphex (np_philox_next (&a), ==, 0xe169c58d);
  np_philox_init (&a, 7, 1);
  np_philox_init (&b, 7, 1);
  np_philox_init (&c, 7, 2);
  first = np_philox_next (&a);
  g_assert_cmphex (first, ==, np_philox_next (&b));
  g_assert_cmphex (first, !=, np_philox_next (&c));

  /* The carry of the block number. */
  np_philox_init (&a, 7, 1);
  a.counter[0] = G_MAXUINT32;
  np_philox_next (&a);
  g_assert_cmpuint (a.counter[0], ==, 0);
  g_assert_cmpuint (a.counter[1], ==, 1);
  g_assert_cmpuint (a.counter[2], ==, 1);
}

static void
test_uniform (void)
{
  NpPhilox random;
  double sum = 0.0, squares = 0.0;
  guint counts[7] = { 0 };
  const guint n = 70000;

  np_philox_init (&random, 20180717, 0);
  for (guint i = 0; i < n; i++)
    {
      double u = np_philox_uniform (&random);

      g_assert_true (u >= 0.0 && u < 1.0);
      sum += u;
      squares += u * u;
      counts[np_philox_below (&random, 7)]++;
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0.5, 0.005);
  g_assert_cmpfloat_with_epsilon (squares / n, 1.0 / 3.0, 0.005);
  for (guint k = 0; k < 7; k++)
    g_assert_cmpint (ABS ((int) counts[k] - 10000), <, 450);
  g_assert_cmpuint (np_philox_below (&random, 1), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/philox/known-answers", test_known_answers);
  g_test_add_func ("/base/philox/stream", test_stream);
  g_test_add_func ("/base/philox/uniform", test_uniform);
  return g_test_run ();
}
