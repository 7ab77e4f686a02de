/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-engine-error.h"

G_DEFINE_QUARK (np-engine-error-quark, np_engine_error)
