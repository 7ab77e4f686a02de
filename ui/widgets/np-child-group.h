/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpChildGroupSpec:
 * @list: LIST field of the parent
 * @title: (nullable): heading, translated
 * @description: (nullable): a line under it, translated
 * @add: what the add button says, translated: "Add a red line"
 * @undo_add: name of the undo step of adding, translated
 * @undo_delete: name of the undo step of deleting, translated
 * @toast: what is said after a deletion, translated: "Red line deleted"
 * @ref: a REF field of the child that says which it is (the issue of a stance): adding offers the objects it can
 *   name, and a row is called by what it names; 0 with @by_ref %FALSE
 * @by_ref: whether @ref counts
 * @weight: a NUMBER field shown as a scale in the row; counts with @weighted
 * @weighted: whether @weight counts
 * @step: step of the scale
 * @digits: decimals of the scale
 * @describe: (nullable): what a row is called (transfer full); %NULL: by what it names, else by its text
 * @belongs: (nullable): only such children are shown
 * @prepare: (nullable): fills in a new child
 *
 * What a list of children of an object looks like in a form.
 */
typedef struct
{
  guint list;
  const char *title;
  const char *description;
  const char *add;
  const char *undo_add;
  const char *undo_delete;
  const char *toast;
  guint ref;
  gboolean by_ref;
  guint weight;
  gboolean weighted;
  double step;
  guint digits;
  char *(*describe) (NpDossier *dossier, gpointer child);
  gboolean (*belongs) (gpointer child);
  void (*prepare) (gpointer child);
} NpChildGroupSpec;

/**
 * np_child_group_new:
 * @session: the session
 * @parent: (type NpObject): whose children
 * @spec: what it looks like; copied, its strings too
 *
 * A boxed list with a row per child: what it is in both languages, its weight, its status in icon and word, a button to
 * its source; the row opens to a form of all its fields. Rows come and go with the model.
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *np_child_group_new (NpSession *session, gpointer parent, const NpChildGroupSpec *spec);

G_END_DECLS
