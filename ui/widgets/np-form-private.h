/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/np-form.h"

G_BEGIN_DECLS

/* What every editor below needs to know; hangs on its widget. */
typedef struct
{
  NpSession *session;
  NpObject *object;
  guint field;
  NpLang lang;
  char *label;
  gboolean updating;
  GtkWidget *widget;
  void (*show) (gpointer binding);
  GPtrArray *ids;
} NpFormBinding;

/**
 * np_form_bind:
 * @widget: an editor
 * @session: the session
 * @object: the object
 * @field: one of its fields
 * @label: (nullable): what the editor is called; said to a screen reader and part of the name of the change
 * @show: shows the value of the field in the widget
 *
 * Ties @widget to the field: it is shown whenever it changes, and insensitive while the dossier can only be read.
 *
 * Returns: (transfer none): the binding, which goes with @widget
 */
NpFormBinding *np_form_bind (GtkWidget *widget, NpSession *session, gpointer object, guint field, const char *label,
                             void (*show) (gpointer));

/* The row of the table of fields. */
const NpField *np_form_binding_row (NpFormBinding *self);

/* Shows the value now, without taking that for an edit. */
void np_form_binding_refresh (NpFormBinding *self);

/* A change with the name of the field (transfer full), and its end: np_form_binding_apply() takes it. Typing joins changes of
 * the same field into one step. */
NpChange *np_form_binding_begin (NpFormBinding *self);
void np_form_binding_apply (NpFormBinding *self, NpChange *change, gboolean typing);

G_END_DECLS
