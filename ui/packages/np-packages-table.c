/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages beside each other, at most four: which, what each party says to them, their measures. */
#include "ui/packages/np-packages-private.h"

#include <glib/gi18n.h>

#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/packages/np-package-cells.h"
#include "ui/widgets/np-model-words.h"

#define COLUMN_WIDTH 200

/* The packages shown, in the order of the dossier. */
typedef struct
{
  gpointer packages[NP_PACKAGES_MAX_COMPARED];
  guint n;
} Columns;

GtkWidget *
np_packages_find_named (GtkWidget *top, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (top), name) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = np_packages_find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
np_packages_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* ---- which are compared ---- */

static gboolean
is_compared (NpPackagesPage *self, const char *id, guint *at)
{
  return g_ptr_array_find_with_equal_func (self->compared, id, g_str_equal, at);
}

gpointer
np_packages_page_get_chosen (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  gpointer package = dossier != NULL ? np_dossier_find_type (dossier, self->chosen, NP_TYPE_PACKAGE) : NULL, first = NULL;

  if (dossier == NULL || (package != NULL && is_compared (self, self->chosen, NULL)))
    return package;
  for (guint i = 0; (package = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i)) != NULL; i++)
    {
      if (is_compared (self, np_object_get_id (package), NULL))
        return package;
      if (first == NULL)
        first = package;
    }
  return first;
}

/* Into the table, where the one that came longest ago makes room. */
static void
compare (NpPackagesPage *self, const char *id)
{
  if (!is_compared (self, id, NULL))
    g_ptr_array_add (self->compared, g_strdup (id));
  if (self->compared->len > NP_PACKAGES_MAX_COMPARED)
    g_ptr_array_remove_index (self->compared, 0);
}

void
np_packages_page_choose (NpPackagesPage *self, gpointer package)
{
  g_free (self->chosen);
  self->chosen = g_strdup (np_object_get_id (package));
  compare (self, self->chosen);
}

/* All, as long as there are no more than find room; else the first ones, until others are put in. */
static void
keep_compared (NpPackagesPage *self, NpDossier *dossier, guint n)
{
  for (guint i = self->compared->len; i-- > 0;)
    if (np_dossier_find_type (dossier, self->compared->pdata[i], NP_TYPE_PACKAGE) == NULL)
      g_ptr_array_remove_index (self->compared, i);
  if (n > NP_PACKAGES_MAX_COMPARED && self->compared->len > 0)
    return;
  g_ptr_array_set_size (self->compared, 0);
  for (guint i = 0; i < MIN (n, NP_PACKAGES_MAX_COMPARED); i++)
    compare (self, np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i)));
}

static void
compare_cb (GtkToggleButton *button, NpPackagesPage *self)
{
  const char *id = np_object_get_id (g_object_get_data (G_OBJECT (button), "np-package"));
  guint at;

  if (self->filling)
    return;
  if (!is_compared (self, id, &at))
    compare (self, id);
  else if (self->compared->len > 1)
    g_ptr_array_remove_index (self->compared, at);
  np_packages_page_forget_suggestions (self);
  np_packages_page_queue_rebuild (self);
}

/* Only where there are more packages than find room: one button for each, in when it is compared. */
static void
fill_compare (NpPackagesPage *self, NpDossier *dossier, guint n)
{
  np_packages_clear (self->compare_list);
  gtk_widget_set_visible (self->compare, n > NP_PACKAGES_MAX_COMPARED);
  for (guint i = 0; n > NP_PACKAGES_MAX_COMPARED && i < n; i++)
    {
      gpointer package = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i);
      const char *title = np_object_get_words_or_other (package, NP_PACKAGE_TITLE, np_ui_lang ());
      g_autofree char *label = np_package_label (package), *name = g_strdup_printf ("%s %s", label, title);
      g_autofree char *key = g_strdup_printf ("compare:%s", np_object_get_id (package));
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      gtk_widget_set_name (button, key);
      gtk_widget_set_tooltip_text (button, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_compared (self, np_object_get_id (package), NULL));
      g_object_set_data (G_OBJECT (button), "np-package", package);
      g_signal_connect (button, "toggled", G_CALLBACK (compare_cb), self);
      gtk_box_append (GTK_BOX (self->compare_list), button);
    }
}

/* ---- rows ---- */

/* A row: its title on the frozen side, its cells on the other; both of one height. Takes the floating widgets. */
static void
add_row (NpPackagesPage *self, const Columns *columns, GtkWidget *title, GtkWidget **cells, const char *css)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (guint i = 0; i < columns->n; i++)
    {
      GtkWidget *bin = adw_bin_new ();

      adw_bin_set_child (ADW_BIN (bin), cells[i]);
      gtk_widget_set_size_request (bin, COLUMN_WIDTH, -1);
      gtk_widget_add_css_class (bin, "np-package-cell");
      if (columns->packages[i] == np_packages_page_get_chosen (self))
        gtk_widget_add_css_class (bin, "np-chosen");
      gtk_box_append (GTK_BOX (row), bin);
    }
  gtk_widget_add_css_class (title, "np-package-title");
  gtk_widget_add_css_class (title, css);
  gtk_widget_add_css_class (row, css);
  gtk_size_group_add_widget (group, title);
  gtk_size_group_add_widget (group, row);
  gtk_box_append (GTK_BOX (self->titles), title);
  gtk_box_append (GTK_BOX (self->cells), row);
  g_object_unref (group);
}

static void
choose_cb (GtkToggleButton *button, NpPackagesPage *self)
{
  gpointer package = g_object_get_data (G_OBJECT (button), "np-package");

  if (self->filling || g_strcmp0 (self->chosen, np_object_get_id (package)) == 0)
    return;
  np_packages_page_choose (self, package);
  np_packages_page_forget_suggestions (self);
  np_packages_page_queue_rebuild (self);
}

static const NpPackageReaction *
reaction_at (NpPackagesPage *self, guint package, const char *party)
{
  GArray *reactions = package < self->reactions->len ? self->reactions->pdata[package] : NULL;

  for (guint i = 0; reactions != NULL && i < reactions->len; i++)
    if (g_strcmp0 (g_array_index (reactions, NpPackageReaction, i).party, party) == 0)
      return &g_array_index (reactions, NpPackageReaction, i);
  return NULL;
}

static void
add_outcome (NpPackagesPage *self, NpDossier *dossier, const Columns *columns)
{
  GtkWidget *cells[NP_PACKAGES_MAX_COMPARED];
  guint n = columns->n;
  gboolean only = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->differences));

  for (guint i = 0; i < n; i++)
    cells[i] = gtk_label_new (NULL);
  add_row (self, columns, np_package_title_new (_("Outcome"), NULL, "np-eyebrow"), cells, "np-package-section");
  for (guint i = 0; i < n; i++)
    cells[i] = np_package_bar_new (np_package_consent_of_all (self->reactions->pdata[i]));
  add_row (self, columns,
           np_package_title_new (_("All named parties consent"), _("if they decide independently"), NULL), cells,
           "np-package-row");
  for (guint k = 0; k < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); k++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, k);
      gboolean concerned = FALSE, differs = FALSE;

      for (guint i = 0; i < n; i++)
        {
          const NpPackageReaction *one = reaction_at (self, i, np_object_get_id (party));
          const NpPackageReaction *first = reaction_at (self, 0, np_object_get_id (party));

          concerned |= one != NULL;
          differs |= one == NULL || first == NULL || llround (one->sum) != llround (first->sum)
                     || lround (one->consent * 100) != lround (first->consent * 100);
        }
      if (!concerned || (only && n > 1 && !differs))
        continue;
      for (guint i = 0; i < n; i++)
        cells[i] = np_package_reaction_new (reaction_at (self, i, np_object_get_id (party)));
      add_row (self, columns,
               np_package_title_new (np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()),
                                     _("chance of consent, gain in points"), NULL), cells, "np-package-row");
    }
  for (guint i = 0; i < n; i++)
    cells[i] = np_package_weakest_new (dossier, self->reactions->pdata[i]);
  add_row (self, columns,
           np_package_title_new (_("Weakest point"), _("least willing: joint consent is never above it"), NULL), cells,
           "np-package-row");
}

static gboolean
differs (const Columns *columns, gpointer measure)
{
  int first = -1;

  for (guint i = 0; i < columns->n; i++)
    {
      gpointer item = np_package_find_item (columns->packages[i], np_object_get_id (measure));
      int level = item != NULL ? np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL) : 99;

      if (i > 0 && level != first)
        return TRUE;
      first = level;
    }
  return FALSE;
}

/* Rows of the measures that differ, or of the others; FALSE: there are none. */
static void
add_measures (NpPackagesPage *self, NpDossier *dossier, const Columns *columns, gboolean different)
{
  GtkWidget *cells[NP_PACKAGES_MAX_COMPARED];
  guint n = columns->n;
  gboolean headed = FALSE;

  for (guint k = 0; k < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); k++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, k);
      gboolean somewhere = FALSE;
      g_autofree char *name = np_words_of_object (measure);

      for (guint i = 0; i < n; i++)
        somewhere |= np_package_find_item (columns->packages[i], np_object_get_id (measure)) != NULL;
      if (differs (columns, measure) != different
          || (!somewhere && (np_object_get_boolean (measure, NP_MEASURE_IN_FORCE)
                             || np_object_get_enum (measure, NP_MEASURE_STATUS) == NP_MEASURE_STATUS_DROPPED)))
        continue;
      if (!headed)
        {
          for (guint i = 0; i < n; i++)
            cells[i] = gtk_label_new (NULL);
          add_row (self, columns,
                   np_package_title_new (different ? _("Measures that differ") : _("Measures that are the same"), NULL,
                                         "np-eyebrow"), cells, "np-package-section");
          headed = TRUE;
        }
      for (guint i = 0; i < n; i++)
        cells[i] = np_package_choice_new (NP_PAGE (self), columns->packages[i], measure);
      add_row (self, columns, np_package_title_new (name, NULL, NULL), cells, "np-package-row");
    }
}

/* The name of the cell that has the focus, to give it back after the table was made anew. */
static char *
dup_focus_name (NpPackagesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (GtkWidget *w = root != NULL ? gtk_root_get_focus (root) : NULL; w != NULL && w != GTK_WIDGET (self); w = gtk_widget_get_parent (w))
    if (strchr (gtk_widget_get_name (w), ':') != NULL)
      return g_strdup (gtk_widget_get_name (w));
  return NULL;
}

void
np_packages_page_rebuild (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  guint n = dossier != NULL ? np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES) : 0;
  g_autofree char *focus = dup_focus_name (self);
  GtkWidget *cells[NP_PACKAGES_MAX_COMPARED], *again;
  gboolean writable = dossier != NULL && !np_session_get_read_only (np_page_get_session (NP_PAGE (self)));
  Columns columns = { 0 };
  gpointer chosen;

  g_clear_handle_id (&self->rebuild, g_source_remove);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "table" : "empty");
  self->filling = TRUE;
  np_packages_clear (self->titles);
  np_packages_clear (self->cells);
  g_ptr_array_set_size (self->reactions, 0);
  keep_compared (self, dossier, n);
  fill_compare (self, dossier, n);
  chosen = np_packages_page_get_chosen (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.delete", writable && chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.duplicate", writable && chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.freeze", writable && chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.suggest",
                                 writable && chosen != NULL && forecast != NULL
                                 && !np_object_get_boolean (chosen, NP_PACKAGE_FROZEN) && self->counterparts->len > 0);
  for (guint i = 0; i < n; i++)
    {
      gpointer package = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i);

      if (is_compared (self, np_object_get_id (package), NULL))
        columns.packages[columns.n++] = package;
    }
  if (n > 0)
    {
      gtk_button_set_label (GTK_BUTTON (self->freeze),
                            np_object_get_boolean (chosen, NP_PACKAGE_FROZEN) ? _("Unfreeze") : _("Freeze"));
      for (guint i = 0; i < columns.n; i++)
        cells[i] = np_package_head_new (columns.packages[i], columns.packages[i] == chosen, G_CALLBACK (choose_cb), self);
      add_row (self, &columns, np_package_title_new ("", NULL, NULL), cells, "np-package-head");
      if (forecast != NULL)
        {
          for (guint i = 0; i < columns.n; i++)
            g_ptr_array_add (self->reactions, np_package_reactions (forecast, columns.packages[i]));
          add_outcome (self, dossier, &columns);
        }
      add_measures (self, dossier, &columns, TRUE);
      if (columns.n == 1 || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->differences)))
        add_measures (self, dossier, &columns, FALSE);
    }
  self->filling = FALSE;
  again = focus != NULL ? np_packages_find_named (self->stack, focus) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

static gboolean
rebuild_cb (gpointer data)
{
  NpPackagesPage *self = data;

  self->rebuild = 0;
  np_packages_page_rebuild (self);
  return G_SOURCE_REMOVE;
}

void
np_packages_page_queue_rebuild (NpPackagesPage *self)
{
  if (self->rebuild == 0)
    self->rebuild = g_idle_add (rebuild_cb, self);
}
