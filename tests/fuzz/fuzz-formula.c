/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-formula.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static int
lookup (const char *name, gpointer data)
{
  return *name % 64 - 1;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(NpFormula) formula = np_formula_parse (text, lookup, NULL, NULL);

  if (formula != NULL)
    np_formula_holds (formula, np_formula_get_options (formula));
  return 0;
}
