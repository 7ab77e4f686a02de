/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-grammar.h"

const char *const np_unit_codes[] = { "none", "minute", "hour", "day", "day-and-night", "working-day", "week", "month",
                                      "year", "percent", NULL };
const char *const np_case_codes[] = { "nom", "gen", "dat", "acc", "ins", "prep", NULL };

static int
find (const char *const *codes, const char *id)
{
  for (int i = 0; codes[i] != NULL; i++)
    if (id == NULL || *id == '\0' || g_str_equal (codes[i], id))
      return i;
  return -1;
}

const char *
np_unit_id (NpUnit unit)
{
  g_return_val_if_fail ((guint) unit < NP_N_UNITS, NULL);
  return np_unit_codes[unit];
}

gboolean
np_unit_from_id (const char *id, NpUnit *unit)
{
  int i = find (np_unit_codes, id);

  if (i >= 0)
    *unit = i;
  return i >= 0;
}

const char *
np_case_id (NpCase gcase)
{
  g_return_val_if_fail ((guint) gcase < NP_N_CASES, NULL);
  return np_case_codes[gcase];
}

gboolean
np_case_from_id (const char *id, NpCase *gcase)
{
  int i = find (np_case_codes, id);

  if (i >= 0)
    *gcase = i;
  return i >= 0;
}
