/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/np-stem.h"
#include "meeting/np-search.h"

G_BEGIN_DECLS

/* One way to read a search: words that must all be there. */
typedef struct
{
  NpSearchMatch how;
  GPtrArray *stems;
  char *half; /* the last word as typed, folded: words may go on after it; NULL: it is whole */
} NpSearchReading;

struct _NpSearch
{
  NpStemmer *stemmer;
  GPtrArray *readings;
};

G_END_DECLS
