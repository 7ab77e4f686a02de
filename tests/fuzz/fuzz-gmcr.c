/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/np-gmcr.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  NpGmcr *gmcr = np_gmcr_parse ((const char *) data, size, "fuzz", NULL);

  g_clear_pointer (&gmcr, np_gmcr_free);
  return 0;
}
