/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-measure.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpParamCard:
 *
 * A parameter that both languages share: its name, value and unit to edit, how it reads in Russian and English, a hint
 * when the Russian words could be read as a time of day, and a menu to insert it at the caret or delete it.
 */
#define NP_TYPE_PARAM_CARD (np_param_card_get_type ())
G_DECLARE_FINAL_TYPE (NpParamCard, np_param_card, NP, PARAM_CARD, GtkBox)

/* A card for a parameter; both are referenced (transfer floating). */
GtkWidget *np_param_card_new (NpSession *session, NpParam *param);

G_END_DECLS
