/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * NpRecoveredState:
 * @NP_RECOVERED_WHOLE: complete, every byte of it was read as it should be
 * @NP_RECOVERED_CUT: a part of it was readable
 * @NP_RECOVERED_MISSING: it was there, and nothing of it could be read
 */
typedef enum
{
  NP_RECOVERED_WHOLE,
  NP_RECOVERED_CUT,
  NP_RECOVERED_MISSING,
} NpRecoveredState;

/**
 * NpRecoveredBlock:
 * @state: how much of it there is
 * @element: "measure", "party", "meeting" ...
 * @id: (nullable): its identifier
 * @line: where it starts in the damaged file
 */
typedef struct
{
  NpRecoveredState state;
  char *element;
  char *id;
  guint line;
} NpRecoveredBlock;

void np_recovered_block_free (NpRecoveredBlock *self);

/**
 * np_recover:
 * @bytes: a damaged dossier
 * @file: (nullable): display name for messages
 * @blocks: (nullable) (element-type NpRecoveredBlock): takes what was found, in the order of the file; make it with
 *   np_recovered_block_free() as free function
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * "Open what is readable" (SAFETY R2). The file is cut into blocks (parties, measures, meetings ...) at their tags, and each
 * is read alone: so one damaged place costs the block it is in, and nothing before or after it. A
 * block whose bytes are not as they should be is read as far as libxml2's recovery goes, under the same guards.
 * Nothing is checked against each other: references may dangle. May run in any thread.
 *
 * Returns: (transfer full): a sealed dossier with the identifier of the damaged one; to be shown as a new, untitled
 *   document (SAFETY R3: the file stays as it is). %NULL with %NP_INPUT_ERROR when nothing is readable
 */
NpDossier *np_recover (GBytes *bytes, const char *file, GPtrArray *blocks, GCancellable *cancellable, GError **error);

G_END_DECLS
