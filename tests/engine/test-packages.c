/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/np-package-choice.h"

#define N_MEASURES 13

/* Part-worths of the sample dossier, US and RU, for out, minimum, target, maximum; measure 10 has no maximum. */
static const gint32 sample[N_MEASURES][4][2] = {
  { { 0, 0 }, { 222, 437 }, { 392, 673 }, { 335, 723 } },   { { 0, 0 }, { 328, 460 }, { 475, 660 }, { 438, 723 } },
  { { 0, 0 }, { -27, 255 }, { 153, 438 }, { 157, 488 } },   { { 0, 0 }, { -135, 230 }, { -192, 380 }, { -335, 407 } },
  { { 0, 0 }, { 173, 272 }, { 357, 492 }, { 393, 598 } },   { { 0, 0 }, { 175, 447 }, { 162, 673 }, { -185, 757 } },
  { { 0, 0 }, { 205, 363 }, { 325, 653 }, { 335, 727 } },   { { 0, 0 }, { 155, 187 }, { 162, 273 }, { -132, 183 } },
  { { 0, 0 }, { 247, 58 }, { 440, 155 }, { 543, 135 } },    { { 0, 0 }, { 162, 283 }, { 195, 383 } },
  { { 0, 0 }, { -53, 185 }, { -180, 372 }, { -300, 352 } }, { { 0, 0 }, { 182, 240 }, { 298, 310 }, { 185, 213 } },
  { { 0, 0 }, { 142, 172 }, { 315, 312 }, { 222, 246 } },
};

static void
sample_issues (NpPackageIssue *issues, const guint *measures, guint n)
{
  for (guint i = 0; i < n; i++)
    issues[i] = (NpPackageIssue) { measures[i] == 10 ? 3 : 4, &sample[measures[i] - 1][0][0], G_MAXUINT64 };
}

/* "01b 02b 03c": measure and level (a minimum, b target, c maximum); measures left out are not named. */
static char *
in_words (const guint *measures, const guint8 *options, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (options[i] > 0)
      g_string_append_printf (words, "%s%02u%c", words->len > 0 ? " " : "", measures[i], "-abc"[options[i]]);
  return g_string_free (words, FALSE);
}

static void
assert_point (const NpPackageFrontier *frontier, guint point, const guint *measures, guint n, gint64 a, gint64 b,
              const char *expected)
{
  guint n_points;
  guint8 options[N_MEASURES];
  const NpPackagePoint *points = np_package_frontier_get_points (frontier, &n_points);
  g_autofree char *words = NULL;

  np_package_frontier_get_options (frontier, point, options);
  words = in_words (measures, options, n);
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpint (points[point].value[0], ==, a);
  g_assert_cmpint (points[point].value[1], ==, b);
}

static const gint64 walk_aways[2][2] = { { 300, 600 }, { 700, 1200 } };

static void
test_sample_all (void)
{
  static const struct
  {
    gint64 a, b;
    const char *words;
  } steps[] = {
    { 3440, 5006, "01b 02b 03c 05c 06a 07c 08b 09c 10b 12b 13b" },
    { 3337, 5480, "01b 02c 03c 05c 06b 07c 08b 09c 10b 11a 12b 13b" },
    { 3202, 5710, "01b 02c 03c 04a 05c 06b 07c 08b 09c 10b 11a 12b 13b" },
    { 3055, 5984, "01b 02b 03c 04b 05c 06b 07c 08b 09c 10b 11b 12b 13b" },
    { 2715, 6144, "01c 02c 03c 04c 05c 06b 07c 08b 09b 10b 11b 12b 13b" },
    { 2368, 6228, "01c 02c 03c 04c 05c 06c 07c 08b 09b 10b 11b 12b 13b" },
  };
  static const guint measures[N_MEASURES] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 };
  NpPackageIssue issues[N_MEASURES];
  NpPackageInput input = { 2, N_MEASURES, issues };
  g_autoptr(NpPackageFrontier) frontier = NULL;
  const NpPackagePoint *points;
  guint n, best[64];

  sample_issues (issues, measures, N_MEASURES);
  frontier = np_package_frontier_new (&input, NULL);
  points = np_package_frontier_get_points (frontier, &n);
  g_assert_cmpuint (n, ==, 23);
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    for (guint i = 0; i <= n; i++)
      {
        g_assert_cmpuint (i, <, n);
        if (points[i].value[0] == steps[s].a)
          {
            assert_point (frontier, i, measures, N_MEASURES, steps[s].a, steps[s].b, steps[s].words);
            break;
          }
      }
  for (guint w = 0; w < 2; w++)
    {
      const char *middle = "01b 02b 03c 04b 05c 06b 07c 08b 09c 10b 11a 12b 13b";

      g_assert_cmpuint (np_package_solve (points, n, 2, walk_aways[w], NP_PACKAGE_NASH, best), ==, 1);
      assert_point (frontier, best[0], measures, N_MEASURES, 3182, 5797, middle);
      g_assert_cmpuint (np_package_solve (points, n, 2, walk_aways[w], NP_PACKAGE_EGALITARIAN, best), ==, 1);
      assert_point (frontier, best[0], measures, N_MEASURES, 3440, 5006, steps[0].words);
      g_assert_cmpuint (np_package_solve (points, n, 2, walk_aways[w], NP_PACKAGE_KALAI_SMORODINSKY, best), ==, 1);
      assert_point (frontier, best[0], measures, N_MEASURES, 3182, 5797, middle);
    }
}

static void
test_sample_packages (void)
{
  static const struct
  {
    guint measures[5], n, n_points;
    const char *points[9];
    gint64 values[9][2];
    guint n_rational[2];
    const char *solutions[2][3];
    gint64 target[2];
    guint8 offer[5];
  } rows[] = {
    { { 1, 2, 5, 7 }, 4, 3, { "01b 02b 05c 07c", "01b 02c 05c 07c", "01c 02c 05c 07c" },
      { { 1595, 2658 }, { 1558, 2721 }, { 1501, 2771 } }, { 3, 3 },
      { { "01b 02c 05c 07c", "01b 02b 05c 07c", "01b 02c 05c 07c" },
        { "01b 02c 05c 07c", "01b 02b 05c 07c", "01b 02c 05c 07c" } }, { 1549, 2478 }, { 2, 2, 2, 2 } },
    { { 2, 3, 4, 9 }, 4, 9, { "02b 03c 09c", "02c 03c 09c", "02b 03c 04a 09c", "02c 03c 04a 09c", "02b 03c 04b 09c",
        "02c 03c 04b 09c", "02c 03c 04b 09b", "02c 03c 04c 09c", "02c 03c 04c 09b" },
      { { 1175, 1283 }, { 1138, 1346 }, { 1040, 1513 }, { 1003, 1576 }, { 983, 1663 }, { 946, 1726 }, { 843, 1746 },
        { 803, 1753 }, { 700, 1773 } }, { 9, 9 },
      { { "02c 03c 04b 09c", "02c 03c 09c", "02c 03c 04a 09c" },
        { "02b 03c 04b 09c", "02b 03c 04a 09c", "02c 03c 04a 09c" } }, { 933, 1483 }, { 2, 2, 1, 2 } },
    { { 8, 10, 11, 12, 13 }, 5, 3, { "08b 10b 12b 13b", "08b 10b 11a 12b 13b", "08b 10b 11b 12b 13b" },
      { { 970, 1278 }, { 917, 1463 }, { 790, 1650 } }, { 3, 3 },
      { { "08b 10b 11a 12b 13b", "08b 10b 12b 13b", "08b 10b 11a 12b 13b" },
        { "08b 10b 11a 12b 13b", "08b 10b 11a 12b 13b", "08b 10b 11a 12b 13b" } }, { 790, 1650 }, { 2, 2, 2, 2, 2 } },
  };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      NpPackageIssue issues[5];
      NpPackageInput input = { 2, rows[r].n, issues };
      g_autoptr(NpPackageFrontier) frontier = NULL;
      const NpPackagePoint *points;
      gint64 value[3];
      guint n, best[16];

      sample_issues (issues, rows[r].measures, rows[r].n);
      frontier = np_package_frontier_new (&input, NULL);
      points = np_package_frontier_get_points (frontier, &n);
      g_assert_cmpuint (n, ==, rows[r].n_points);
      for (guint i = 0; i < n; i++)
        assert_point (frontier, i, rows[r].measures, rows[r].n, rows[r].values[i][0], rows[r].values[i][1],
                      rows[r].points[i]);
      for (guint w = 0; w < 2; w++)
        {
          g_assert_cmpuint (np_package_zone (points, n, 2, walk_aways[w], best), ==, rows[r].n_rational[w]);
          for (guint s = 0; s < 3; s++)
            {
              g_assert_cmpuint (np_package_solve (points, n, 2, walk_aways[w], (NpPackageSolution) s, best), ==, 1);
              assert_point (frontier, best[0], rows[r].measures, rows[r].n, points[best[0]].value[0],
                            points[best[0]].value[1], rows[r].solutions[w][s]);
            }
        }
      np_package_value (&input, rows[r].offer, value);
      g_assert_cmpint (value[0], ==, rows[r].target[0]);
      g_assert_cmpint (value[1], ==, rows[r].target[1]);
    }
}

static void
test_sample_trades (void)
{
  static const guint measures[] = { 2, 3, 4, 9 };
  static const guint8 offer[] = { 2, 2, 1, 2 };
  NpPackageIssue issues[4];
  NpPackageInput input = { 2, 4, issues };
  g_autofree NpPackageTrade *trades = NULL;
  guint n;

  sample_issues (issues, measures, 4);
  trades = np_package_trades_new (&input, offer, &n);
  g_assert_cmpuint (n, ==, 2);
  /* CBM-04 minimum -> target against CBM-09 target -> maximum. */
  g_assert_cmpuint (trades[0].issue[0], ==, 2);
  g_assert_cmpuint (trades[0].to[0], ==, 2);
  g_assert_cmpuint (trades[0].issue[1], ==, 3);
  g_assert_cmpuint (trades[0].to[1], ==, 3);
  g_assert_cmpint (trades[0].step[0][0], ==, -57);
  g_assert_cmpint (trades[0].step[0][1], ==, 150);
  g_assert_cmpint (trades[0].step[1][0], ==, 103);
  g_assert_cmpint (trades[0].step[1][1], ==, -20);
  g_assert_cmpint (trades[0].gain[0], ==, 46);
  g_assert_cmpint (trades[0].gain[1], ==, 130);
  g_assert_cmpuint (trades[1].issue[0], ==, 0);
  g_assert_cmpint (trades[1].gain[0], ==, 66);
  g_assert_cmpint (trades[1].gain[1], ==, 43);
}

/* The check of the engine note. */
static void
test_two_measures (void)
{
  static const gint32 a[2][2] = { { 0, 0 }, { 3, -1 } }, b[2][2] = { { 0, 0 }, { -1, 3 } };
  NpPackageIssue issues[2] = { { 2, &a[0][0], G_MAXUINT64 }, { 2, &b[0][0], G_MAXUINT64 } };
  NpPackageInput input = { 2, 2, issues };
  g_autoptr(NpPackageFrontier) frontier = np_package_frontier_new (&input, NULL);
  const gint64 none[2] = { 0, 0 }, high[2] = { 3, 4 }, uneven[2] = { 10, 0 };
  gint64 by[2];
  guint n, best[3];
  const NpPackagePoint *points = np_package_frontier_get_points (frontier, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_true (points[0].value[0] == 3 && points[0].value[1] == -1);
  g_assert_true (points[1].value[0] == 2 && points[1].value[1] == 2);
  g_assert_true (points[2].value[0] == -1 && points[2].value[1] == 3);
  for (guint s = 0; s < 3; s++)
    {
      g_assert_cmpuint (np_package_solve (points, n, 2, none, (NpPackageSolution) s, best), ==, 1);
      g_assert_cmpuint (best[0], ==, 1);
      g_assert_cmpuint (np_package_solve (points, n, 2, high, (NpPackageSolution) s, best), ==, 0);
    }
  g_assert_cmpuint (np_package_relaxation (points, n, 2, high, by), ==, 1);
  g_assert_true (by[0] == 1 && by[1] == 2);
  g_assert_cmpuint (np_package_relaxation (points, n, 2, uneven, by), ==, 0);
  g_assert_true (by[0] == 7 && by[1] == 1);
  np_package_relaxation (points, n, 2, none, by);
  g_assert_true (by[0] == 0 && by[1] == 0);
}

/* Equal pairs are counted, and ties of the solutions listed. */
static void
test_ties (void)
{
  static const gint32 worths[2][2] = { { 5, 0 }, { 0, 5 } };
  NpPackageIssue issues[40];
  NpPackageInput input = { 2, 40, issues };
  const gint64 none[2] = { 0, 0 };
  guint n, best[64];
  guint64 total = 0;
  const NpPackagePoint *points;
  g_autoptr(NpPackageFrontier) even = NULL, odd = NULL;

  for (guint i = 0; i < 40; i++)
    issues[i] = (NpPackageIssue) { 2, &worths[0][0], G_MAXUINT64 };
  even = np_package_frontier_new (&input, NULL);
  points = np_package_frontier_get_points (even, &n);
  g_assert_cmpuint (n, ==, 41);
  for (guint i = 0; i < n; i++)
    total += points[i].count;
  g_assert_cmpuint (total, ==, G_GUINT64_CONSTANT (1) << 40);
  g_assert_cmpuint (points[20].count, ==, G_GUINT64_CONSTANT (137846528820));
  for (guint s = 0; s < 3; s++)
    g_assert_cmpuint (np_package_solve (points, n, 2, none, (NpPackageSolution) s, best), ==, 1);

  input.n_issues = 39;
  odd = np_package_frontier_new (&input, NULL);
  points = np_package_frontier_get_points (odd, &n);
  for (guint s = 0; s < 3; s++)
    {
      g_assert_cmpuint (np_package_solve (points, n, 2, none, (NpPackageSolution) s, best), ==, 2);
      g_assert_true (best[0] == 19 && best[1] == 20);
    }
}

typedef struct
{
  NpPackageIssue issues[16];
  NpPackageRule rules[12];
  gint32 worths[16][12];  /* [issue][option x party] */
  NpPackageInput input;
} Random;

static guint64
random_mask (guint n_options)
{
  return 1 + (guint64) g_test_rand_int_range (0, (1 << n_options) - 1);
}

/* At most 2^16 packages of 2 or 3 parties, with @n_rules random rules. */
static void
random_input (Random *r, guint n_parties, guint n_rules, gint32 range)
{
  guint n = 0, product = 1;

  memset (r, 0, sizeof *r);
  while (n < 16)
    {
      guint options = (guint) g_test_rand_int_range (1, 5);

      if (product * options > 1u << 16)
        break;
      product *= options;
      for (guint v = 0; v < options; v++)
        for (guint p = 0; p < n_parties; p++)
          r->worths[n][v * n_parties + p] = g_test_rand_int_range (-range, range + 1);
      r->issues[n] = (NpPackageIssue) { options, r->worths[n],
                                        g_test_rand_int_range (0, 5) > 0 ? G_MAXUINT64 : random_mask (options) };
      n++;
      if (g_test_rand_int_range (0, 12) == 0)
        break;
    }
  for (guint k = 0; k < n_rules; k++)
    {
      guint a = (guint) g_test_rand_int_range (0, (gint) n), b = (guint) g_test_rand_int_range (0, (gint) n);

      r->rules[k] = (NpPackageRule) { a, random_mask (r->issues[a].n_options), b,
                                      random_mask (r->issues[b].n_options) };
    }
  r->input = (NpPackageInput) { n_parties, n, r->issues, n_rules, r->rules };
}

static gboolean
dominates (const gint64 *a, const gint64 *b)
{
  return a[0] >= b[0] && a[1] >= b[1] && a[2] >= b[2];
}

/* Goes through every package: none betters a point of the frontier, each one is equal to a point or bettered by one,
 * and the counts agree. */
static void
check_by_brute_force (const NpPackageInput *input)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpPackageFrontier) frontier = np_package_frontier_new (input, &error);
  const NpPackagePoint *points = NULL;
  g_autofree guint64 *counts = NULL;
  guint8 options[16] = { 0 };
  guint n = 0, i = 0, feasible = 0;
  gint64 value[3];

  if (frontier != NULL)
    {
      points = np_package_frontier_get_points (frontier, &n);
      counts = g_new0 (guint64, n);
    }
  while (i < input->n_issues)
    {
      if (np_package_keeps_rules (input, options))
        {
          gboolean covered = FALSE;

          feasible++;
          np_package_value (input, options, value);
          for (guint k = 0; k < n; k++)
            {
              gboolean equal = memcmp (points[k].value, value, sizeof value) == 0;

              g_assert_true (equal || !dominates (value, points[k].value));
              covered = covered || dominates (points[k].value, value);
              counts[k] += equal;
            }
          g_assert_true (covered);
        }
      for (i = 0; i < input->n_issues && ++options[i] == input->issues[i].n_options; i++)
        options[i] = 0;
    }
  if (feasible == 0)
    {
      g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY);
      return;
    }
  g_assert_no_error (error);
  for (guint k = 0; k < n; k++)
    {
      g_assert_cmpuint (points[k].count, ==, counts[k]);
      np_package_frontier_get_options (frontier, k, options);
      g_assert_true (np_package_keeps_rules (input, options));
      np_package_value (input, options, value);
      g_assert_cmpmem (value, sizeof value, points[k].value, sizeof value);
      if (k > 0)
        g_assert_true (points[k - 1].value[0] > value[0]
                       || (points[k - 1].value[0] == value[0] && points[k - 1].value[1] > value[1])
                       || (points[k - 1].value[0] == value[0] && points[k - 1].value[1] == value[1]));
    }
}

static void
test_brute_force (void)
{
  for (guint round = 0; round < 60; round++)
    {
      Random r;

      random_input (&r, 2 + round % 2, round / 2 % 6 * 2, round % 3 == 0 ? 4 : 1000);
      check_by_brute_force (&r.input);
    }
}

/* Rules over more than 4,096 combinations: a ring and a chain of sixteen yes-or-no measures. */
static void
test_wide_rules (void)
{
  for (guint round = 0; round < 8; round++)
    {
      Random r;

      memset (&r, 0, sizeof r);
      for (guint i = 0; i < 16; i++)
        {
          for (guint p = 0; p < 2; p++)
            r.worths[i][2 + p] = g_test_rand_int_range (-50, 51);
          r.issues[i] = (NpPackageIssue) { 2, r.worths[i], G_MAXUINT64 };
        }
      for (guint k = 0; k < 12; k++)
        r.rules[k] = round % 2 == 0 ? (NpPackageRule) { k, 2, k + 4, 1u << g_test_rand_int_range (0, 2) }
                                    : (NpPackageRule) { k, 2, (k * 5 + 3) % 16, 1u << g_test_rand_int_range (0, 2) };
      for (guint k = 0; k < 3 && round % 2 == 0; k++)
        r.rules[9 + k] = (NpPackageRule) { k, 2, k + 1, 2 };
      r.input = (NpPackageInput) { 2, 16, r.issues, 12, r.rules };
      check_by_brute_force (&r.input);
    }
}

static void
test_properties (void)
{
  for (guint round = 0; round < 60; round++)
    {
      Random r, scaled;
      g_autoptr(NpPackageFrontier) a = NULL, b = NULL, without = NULL;
      const NpPackagePoint *pa, *pb;
      guint na, nb, longest = 0;

      random_input (&r, 2, 0, 300);
      a = np_package_frontier_new (&r.input, NULL);
      if (a == NULL)
        continue;
      pa = np_package_frontier_get_points (a, &na);
      /* With whole numbers no longer than the range of the values. */
      g_assert_cmpint (na, <=, pa[0].value[0] - pa[na - 1].value[0] + 1);

      /* Scaling one party's values changes no package on the frontier. */
      scaled = r;
      for (guint i = 0; i < r.input.n_issues; i++)
        {
          for (guint v = 0; v < r.issues[i].n_options; v++)
            scaled.worths[i][v * 2 + 1] *= 7;
          scaled.issues[i].worths = scaled.worths[i];
          if (r.issues[i].n_options > r.issues[longest].n_options)
            longest = i;
        }
      scaled.input.issues = scaled.issues;
      b = np_package_frontier_new (&scaled.input, NULL);
      pb = np_package_frontier_get_points (b, &nb);
      g_assert_cmpuint (na, ==, nb);
      for (guint k = 0; k < na; k++)
        {
          guint8 oa[16], ob[16];

          np_package_frontier_get_options (a, k, oa);
          np_package_frontier_get_options (b, k, ob);
          g_assert_cmpmem (oa, r.input.n_issues, ob, r.input.n_issues);
          g_assert_true (pa[k].value[0] == pb[k].value[0] && 7 * pa[k].value[1] == pb[k].value[1]);
        }

      /* Adding an option never worsens the frontier. */
      r.issues[longest].allowed &= ~(guint64) 1;
      without = np_package_frontier_new (&r.input, NULL);
      if (without == NULL)
        continue;
      pb = np_package_frontier_get_points (without, &nb);
      for (guint k = 0; k < nb; k++)
        g_assert_cmpuint (np_package_zone (pa, na, 2, pb[k].value, NULL), >, 0);
    }
}

/* The points against their definitions, on random sets of two and three parties. */
static void
test_solutions (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 30), n_parties = 2 + round % 2, best[30], zone[30], n_zone;
      NpPackagePoint points[30];
      gint64 walk_away[3], ideal[3] = { 0 };

      for (guint i = 0; i < n; i++)
        for (guint p = 0; p < 3; p++)
          points[i].value[p] = p < n_parties ? g_test_rand_int_range (-20, 21) : 0;
      for (guint p = 0; p < 3; p++)
        walk_away[p] = g_test_rand_int_range (-20, 10);
      n_zone = np_package_zone (points, n, n_parties, walk_away, zone);
      for (guint i = 0; i < n_zone; i++)
        for (guint p = 0; p < n_parties; p++)
          ideal[p] = MAX (ideal[p], points[zone[i]].value[p] - walk_away[p]);
      for (guint s = 0; s < 3; s++)
        {
          guint n_best = np_package_solve (points, n, n_parties, walk_away, (NpPackageSolution) s, best), at = 0;
          double score[30], second[30];

          g_assert_true ((n_best > 0) == (n_zone > 0));
          for (guint i = 0; i < n_zone; i++)
            {
              double product = 1, smallest = G_MAXDOUBLE, sum = 0;

              for (guint p = 0; p < n_parties; p++)
                {
                  double gain = (double) (points[zone[i]].value[p] - walk_away[p]);

                  product *= gain;
                  if (s == NP_PACKAGE_KALAI_SMORODINSKY)
                    {
                      if (ideal[p] == 0)
                        continue;
                      gain /= (double) ideal[p];
                    }
                  smallest = MIN (smallest, gain);
                  sum += gain;
                }
              score[i] = s == NP_PACKAGE_NASH ? product : smallest;
              second[i] = s == NP_PACKAGE_NASH ? 0 : sum;
            }
          for (guint i = 0; i < n_zone; i++)
            {
              gboolean beaten = FALSE;

              for (guint k = 0; k < n_zone; k++)
                beaten = beaten || score[k] > score[i] + 1e-9
                         || (score[k] > score[i] - 1e-9 && second[k] > second[i] + 1e-9);
              if (!beaten)
                g_assert_cmpuint (best[at++], ==, zone[i]);
            }
          g_assert_cmpuint (at, ==, n_best);
        }
    }
}

static void
test_doubt (void)
{
  static const guint measures[] = { 2, 3, 4, 9 };
  static const guint8 candidates[3][4] = { { 2, 3, 0, 3 }, { 2, 3, 2, 3 }, { 0, 0, 0, 0 } };
  NpPackageIssue issues[4];
  NpPackageInput input = { 2, 4, issues };
  double low[4] = { 1, 1, 1, 1 }, high[4] = { 1, 1, 1, 1 };
  NpPackageDoubt doubt = { low, high, { 700, 1200 }, { 700, 1200 }, 50, NP_PACKAGE_SEED };
  NpPackageChances sure[3], unsure[3], again[3];
  guint zones;
  g_autoptr(GError) error = NULL;

  sample_issues (issues, measures, 4);
  g_assert_true (np_package_doubt (&input, &doubt, &candidates[0][0], 3, sure, &zones, NULL));
  g_assert_cmpuint (zones, ==, 50);
  g_assert_cmpuint (sure[0].efficient, ==, 50);
  g_assert_cmpuint (sure[0].nash, ==, 0);
  g_assert_cmpuint (sure[1].nash, ==, 50);
  g_assert_cmpuint (sure[1].rational, ==, 50);
  g_assert_true (sure[2].efficient == 0 && sure[2].rational == 0 && sure[2].nash == 0);

  for (guint i = 0; i < 4; i++)
    {
      low[i] = 0.3;
      high[i] = 1.7;
    }
  doubt.walk_away_low[0] = 300;
  doubt.n_draws = NP_PACKAGE_DRAWS;
  g_assert_true (np_package_doubt (&input, &doubt, &candidates[0][0], 3, unsure, &zones, NULL));
  g_assert_true (np_package_doubt (&input, &doubt, &candidates[0][0], 3, again, NULL, NULL));
  g_assert_cmpmem (unsure, sizeof unsure, again, sizeof again);
  g_assert_cmpuint (unsure[1].nash, >, 100);
  g_assert_cmpuint (unsure[1].nash, <, 1000);
  g_assert_cmpuint (zones, >, 900);
  g_assert_cmpuint (zones, <=, 1000);

  high[2] = 0.2;
  g_assert_false (np_package_doubt (&input, &doubt, &candidates[0][0], 3, unsure, NULL, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE);
}

static gboolean
stop_cb (double fraction, gpointer data)
{
  return FALSE;
}

static void
test_refused (void)
{
  static const gint32 worths[2][3] = { { 0, 0, 0 }, { 1, 1, 1 } };
  NpPackageIssue issues[30];
  gint32 powers[30][2][2] = { { { 0 } } }, three[30][2][3] = { { { 0 } } };
  const struct
  {
    guint n_parties, n_issues, n_rules;
    NpPackageIssue first;
    NpPackageRule rule;
    NpEngineProgress progress;
    int code;
  } rows[] = {
    { 1, 1, 0, { 2, &worths[0][0], G_MAXUINT64 }, { 0 }, NULL, NP_ENGINE_ERROR_SIZE },
    { 4, 1, 0, { 2, &worths[0][0], G_MAXUINT64 }, { 0 }, NULL, NP_ENGINE_ERROR_SIZE },
    { 2, 0, 0, { 2, &worths[0][0], G_MAXUINT64 }, { 0 }, NULL, NP_ENGINE_ERROR_EMPTY },
    { 2, 2000, 0, { 2, &worths[0][0], G_MAXUINT64 }, { 0 }, NULL, NP_ENGINE_ERROR_SIZE },
    { 2, 1, 0, { 0, NULL, G_MAXUINT64 }, { 0 }, NULL, NP_ENGINE_ERROR_SIZE },
    { 2, 1, 0, { 65, &worths[0][0], G_MAXUINT64 }, { 0 }, NULL, NP_ENGINE_ERROR_SIZE },
    { 2, 1, 0, { 2, &worths[0][0], 0 }, { 0 }, NULL, NP_ENGINE_ERROR_EMPTY },
    { 2, 1, 1, { 2, &worths[0][0], G_MAXUINT64 }, { 0, 1, 1, 1 }, NULL, NP_ENGINE_ERROR_RANGE },
    { 2, 1, 1, { 2, &worths[0][0], G_MAXUINT64 }, { 0, 3, 0, 0 }, NULL, NP_ENGINE_ERROR_EMPTY },
    { 2, 1, 0, { 2, &worths[0][0], G_MAXUINT64 }, { 0 }, stop_cb, NP_ENGINE_ERROR_CANCELLED },
  };
  g_autoptr(GError) size = NULL, size_of_three = NULL;
  g_autoptr(NpPackageFrontier) most = NULL;
  NpPackageInput input = { 2, 30, issues };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      NpPackageInput bad = { rows[i].n_parties, rows[i].n_issues, &rows[i].first, rows[i].n_rules, &rows[i].rule,
                             rows[i].progress };

      g_assert_null (np_package_frontier_new (&bad, &error));
      g_assert_error (error, NP_ENGINE_ERROR, rows[i].code);
    }

  /* Powers of two against each other: every package is efficient, 2^30 of them. */
  for (guint i = 0; i < 30; i++)
    {
      powers[i][1][0] = 1 << i;
      powers[i][1][1] = -(1 << i);
      issues[i] = (NpPackageIssue) { 2, &powers[i][0][0], G_MAXUINT64 };
    }
  g_assert_null (np_package_frontier_new (&input, &size));
  g_assert_error (size, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE);

  /* Three parties: the same, exact as long as the candidates are no more than 2^22. */
  for (guint i = 0; i < 30; i++)
    {
      three[i][1][0] = 1 << i;
      three[i][1][1] = three[i][1][2] = -(1 << i);
      issues[i] = (NpPackageIssue) { 2, &three[i][0][0], G_MAXUINT64 };
    }
  input = (NpPackageInput) { 3, 16, issues };
  most = np_package_frontier_new (&input, NULL);
  np_package_frontier_get_points (most, &n);
  g_assert_cmpuint (n, ==, 1 << 16);
  input.n_issues = 30;
  g_assert_null (np_package_frontier_new (&input, &size_of_three));
  g_assert_error (size_of_three, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/3/sample-all-measures", test_sample_all);
  g_test_add_func ("/engine/3/sample-packages", test_sample_packages);
  g_test_add_func ("/engine/3/sample-trades", test_sample_trades);
  g_test_add_func ("/engine/3/two-measures", test_two_measures);
  g_test_add_func ("/engine/3/ties", test_ties);
  g_test_add_func ("/engine/3/brute-force", test_brute_force);
  g_test_add_func ("/engine/3/wide-rules", test_wide_rules);
  g_test_add_func ("/engine/3/properties", test_properties);
  g_test_add_func ("/engine/3/solutions", test_solutions);
  g_test_add_func ("/engine/3/doubt", test_doubt);
  g_test_add_func ("/engine/3/refused", test_refused);
  return g_test_run ();
}
