/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NP_ENGINE_ERROR:
 *
 * An input of the arithmetic was refused at the door. The message names the field, its place and the range.
 */
#define NP_ENGINE_ERROR (np_engine_error_quark ())
GQuark np_engine_error_quark (void);

/**
 * NpEngineError:
 * @NP_ENGINE_ERROR_RANGE: a value is not finite or out of its range
 * @NP_ENGINE_ERROR_EMPTY: nothing to compute from ("no forecast"): no party, no weight, no feasible state
 * @NP_ENGINE_ERROR_SIZE: more parties, options, states or packages than the method accepts
 * @NP_ENGINE_ERROR_CANCELLED: the caller asked to stop
 */
typedef enum
{
  NP_ENGINE_ERROR_RANGE,
  NP_ENGINE_ERROR_EMPTY,
  NP_ENGINE_ERROR_SIZE,
  NP_ENGINE_ERROR_CANCELLED,
} NpEngineError;

G_END_DECLS
