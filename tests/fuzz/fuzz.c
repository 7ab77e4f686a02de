/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry of libFuzzer; FUZZ names the target. */
#include "targets.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FUZZ (data, size);
  return 0;
}
