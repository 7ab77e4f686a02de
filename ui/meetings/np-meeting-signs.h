/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-enums.h"

G_BEGIN_DECLS

/**
 * NpRegimeLine:
 *
 * The line left of an entry that says under which regime it was said: plain on the record, dashed on background, double
 * Chatham House, thick and dashed deep background, thick off the record, dotted an own rule. The words stand beside it
 * elsewhere; the line itself says nothing to a screen reader.
 */
#define NP_TYPE_REGIME_LINE (np_regime_line_get_type ())
G_DECLARE_FINAL_TYPE (NpRegimeLine, np_regime_line, NP, REGIME_LINE, GtkWidget)

GtkWidget *np_regime_line_new (NpRegime regime);
void np_regime_line_set_regime (NpRegimeLine *self, NpRegime regime);

/**
 * NpSignChip:
 *
 * A reaction as a small drawn sign on its colour; silence is a ring. Its accessible name is the word.
 */
#define NP_TYPE_SIGN_CHIP (np_sign_chip_get_type ())
G_DECLARE_FINAL_TYPE (NpSignChip, np_sign_chip, NP, SIGN_CHIP, GtkWidget)

GtkWidget *np_sign_chip_new (NpReactionCode reaction);

/* Chips of words: the code of a seat, the number of a measure, a mark. */
GtkWidget *np_chip_new (const char *words, const char *css_class);

G_END_DECLS
