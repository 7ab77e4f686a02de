/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/matrix/np-matrix-page.h"

#include <glib/gi18n.h>

#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-service.h"
#include "meeting/np-search.h"
#include "ui/matrix/np-matrix-cell.h"
#include "ui/matrix/np-matrix-legend.h"
#include "ui/matrix/np-why-panel.h"
#include "ui/np-library.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"
#include "ui/widgets/np-compact-drop-down.h"
#include "ui/widgets/np-model-words.h"

struct _NpMatrixPage
{
  NpPage parent_instance;

  GtkWidget *stack;
  GtkWidget *scenario;
  GtkWidget *level;
  GtkWidget *package;
  GtkWidget *changed;
  GtkWidget *weak;
  GtkWidget *odds;
  GtkWidget *score;
  GtkWidget *error_bar;
  GtkWidget *titles_scrolled;
  GtkWidget *cells_scrolled;
  GtkWidget *titles;
  GtkWidget *grid;
  GtkWidget *legend;
  GtkWidget *why;

  GSignalGroup *signals;
  GPtrArray *measures;          /* shown, borrowed ids are taken from them */
  GPtrArray *parties;
  GPtrArray *cells;             /* NpMatrixCell, row by row */
  NpForecast *was;              /* what "changed" compares with */
  NpSearch *search;             /* what measures are looked for */
  gboolean filling;
  guint row;
  guint column;
};

G_DEFINE_FINAL_TYPE (NpMatrixPage, np_matrix_page, NP_TYPE_PAGE)

static const NpLevelName levels[] = { NP_LEVEL_TARGET, NP_LEVEL_MINIMUM, NP_LEVEL_MAXIMUM };

static NpLevelName
shown_level (NpMatrixPage *self)
{
  return levels[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->level)), 2)];
}

static NpMatrixCell *
cell_at (NpMatrixPage *self, guint row, guint column)
{
  return row < self->measures->len && column < self->parties->len ? self->cells->pdata[row * self->parties->len + column]
                                                                  : NULL;
}

static const NpForecastCell *
forecast_at (NpMatrixPage *self, NpForecast *forecast, guint row, guint column)
{
  return forecast != NULL ? np_forecast_get_cell (forecast, np_object_get_id (self->measures->pdata[row]), shown_level (self),
                                                  np_object_get_id (self->parties->pdata[column])) : NULL;
}

/* The cell before, when what is printed of it differs. */
static const NpForecastCell *
was_at (NpMatrixPage *self, const NpForecastCell *now, guint row, guint column)
{
  const NpForecastCell *was = forecast_at (self, self->was, row, column);

  return was != NULL && now != NULL
         && (was->category != now->category || lround (was->consent * 100) != lround (now->consent * 100)) ? was : NULL;
}

/* ---- what the cells show ---- */

static void
update_cells (NpMatrixPage *self)
{
  NpForecast *now = np_page_get_forecast (NP_PAGE (self));
  NpForecast *tried = np_why_panel_get_tried (NP_WHY_PANEL (self->why));
  NpForecast *shown = tried != NULL ? tried : now;
  gboolean score = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->score));
  guint n_changed = 0, n_weak = 0;
  g_autofree char *changed = NULL, *weak = NULL;

  for (guint row = 0; row < self->measures->len; row++)
    for (guint column = 0; column < self->parties->len; column++)
      {
        const NpForecastCell *cell = forecast_at (self, shown, row, column);
        const NpForecastCell *was = was_at (self, cell, row, column);
        gboolean differs = FALSE;

        if (tried != NULL && cell != NULL)
          {
            const NpForecastCell *before = forecast_at (self, now, row, column);

            differs = before != NULL && (before->category != cell->category
                                         || lround (before->consent * 100) != lround (cell->consent * 100));
            was = differs ? before : was;
          }
        n_changed += was != NULL;
        n_weak += cell != NULL && cell->evidence == NP_EVIDENCE_WEAK;
        np_matrix_cell_show (cell_at (self, row, column), cell, was,
                             shown != NULL && cell == NULL
                               ? np_forecast_get_missing (shown, np_object_get_id (self->measures->pdata[row]),
                                                          shown_level (self), np_object_get_id (self->parties->pdata[column]))
                               : NULL,
                             score, differs);
        np_matrix_cell_set_marked (cell_at (self, row, column),
                                   np_why_panel_is_marked (NP_WHY_PANEL (self->why),
                                                           np_object_get_id (self->measures->pdata[row]),
                                                           np_object_get_id (self->parties->pdata[column])));
      }
  changed = g_strdup_printf (_("Changed %u"), n_changed);
  weak = g_strdup_printf (_("Weak %u"), n_weak);
  gtk_button_set_label (GTK_BUTTON (self->changed), changed);
  gtk_button_set_label (GTK_BUTTON (self->weak), weak);
}

static void
show_why (NpMatrixPage *self, gboolean open)
{
  NpMatrixCell *cell = cell_at (self, self->row, self->column);

  for (guint i = 0; i < self->cells->len; i++)
    np_matrix_cell_set_selected (self->cells->pdata[i], self->cells->pdata[i] == cell);
  for (GtkWidget *title = gtk_widget_get_first_child (self->titles); title != NULL; title = gtk_widget_get_next_sibling (title))
    gtk_widget_remove_css_class (title, "selected");
  if (cell == NULL)
    {
      np_why_panel_show (NP_WHY_PANEL (self->why), np_page_get_session (NP_PAGE (self)), NULL, NP_LEVEL_TARGET, NULL);
      return;
    }
  np_why_panel_show (NP_WHY_PANEL (self->why), np_page_get_session (NP_PAGE (self)),
                     np_object_get_id (self->measures->pdata[self->row]), shown_level (self),
                     np_object_get_id (self->parties->pdata[self->column]));
  if (open)
    np_page_set_inspector_shown (NP_PAGE (self), TRUE);
}

/* ---- the grid ---- */

static void
cell_focus_cb (GtkWidget *widget, GParamSpec *pspec, NpMatrixPage *self)
{
  guint i;

  if (!gtk_widget_has_focus (widget) || !g_ptr_array_find (self->cells, widget, &i))
    return;
  if (self->row == i / self->parties->len && self->column == i % self->parties->len)
    return;
  self->row = i / self->parties->len;
  self->column = i % self->parties->len;
  show_why (self, FALSE);
}

static void
cell_activated_cb (NpMatrixCell *cell, NpMatrixPage *self)
{
  guint i;

  if (!g_ptr_array_find (self->cells, cell, &i))
    return;
  self->row = i / self->parties->len;
  self->column = i % self->parties->len;
  show_why (self, TRUE);
}

/* Arrows go to the next cell of a party, over those that are none. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, NpMatrixPage *self)
{
  int rows = self->measures->len, columns = self->parties->len, row = self->row, column = self->column, dr = 0, dc = 0;

  switch (keyval)
    {
    case GDK_KEY_Left: dc = -1; break;
    case GDK_KEY_Right: dc = 1; break;
    case GDK_KEY_Up: dr = -1; break;
    case GDK_KEY_Down: dr = 1; break;
    case GDK_KEY_Home:
      if (state & GDK_CONTROL_MASK)
        row = 0;
      column = -1;
      dc = 1;
      break;
    case GDK_KEY_End:
      if (state & GDK_CONTROL_MASK)
        row = rows - 1;
      column = columns;
      dc = -1;
      break;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      np_why_panel_mark (NP_WHY_PANEL (self->why));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return np_why_panel_discard (NP_WHY_PANEL (self->why));
    default:
      return GDK_EVENT_PROPAGATE;
    }
  do
    {
      row += dr;
      column += dc;
    }
  while (row >= 0 && row < rows && column >= 0 && column < columns
         && !gtk_widget_get_can_target (GTK_WIDGET (cell_at (self, row, column))));
  if (row >= 0 && row < rows && column >= 0 && column < columns)
    gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, row, column)));
  return GDK_EVENT_STOP;
}

static gboolean
is_in_package (NpMatrixPage *self, NpDossier *dossier, gpointer measure)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->package));
  gpointer package = chosen > 0 && chosen != GTK_INVALID_LIST_POSITION
                     ? np_object_get_child (dossier, NP_DOSSIER_PACKAGES, chosen - 1) : NULL;

  if (package == NULL)
    return TRUE;
  for (guint i = 0; i < np_object_get_n_children (package, NP_PACKAGE_ITEMS); i++)
    if (g_str_equal (np_object_get_string (np_object_get_child (package, NP_PACKAGE_ITEMS, i), NP_PACKAGE_ITEM_MEASURE),
                     np_object_get_id (measure)))
      return TRUE;
  return FALSE;
}

static gboolean
passes_toggles (NpMatrixPage *self, gpointer measure)
{
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  gboolean changed = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->changed));
  gboolean weak = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weak));

  if (!changed && !weak)
    return TRUE;
  for (guint i = 0; forecast != NULL && i < self->parties->len; i++)
    {
      const char *party = np_object_get_id (self->parties->pdata[i]);
      const NpForecastCell *cell = np_forecast_get_cell (forecast, np_object_get_id (measure), shown_level (self), party);
      const NpForecastCell *was = self->was != NULL ? np_forecast_get_cell (self->was, np_object_get_id (measure),
                                                                           shown_level (self), party) : NULL;

      if (cell == NULL)
        continue;
      if (weak && cell->evidence == NP_EVIDENCE_WEAK)
        return TRUE;
      if (changed && was != NULL
          && (was->category != cell->category || lround (was->consent * 100) != lround (cell->consent * 100)))
        return TRUE;
    }
  return FALSE;
}

static void
title_clicked_cb (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-object", "s", g_object_get_data (G_OBJECT (button), "np-id"));
}

/* Titles and cells scroll in two windows; a row has one height in both, whatever the size of the text. */
static void
pair_heights (GtkWidget *a, GtkWidget *b)
{
  g_autoptr(GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_size_group_add_widget (group, a);
  gtk_size_group_add_widget (group, b);
}

static void
add_title (NpMatrixPage *self, gpointer measure)
{
  NpLang lang = np_ui_lang ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = np_object_is_given (measure, NP_MEASURE_NUMBER)
                            ? g_strdup_printf ("%d", (int) np_object_get_number (measure, NP_MEASURE_NUMBER)) : NULL;
  g_autofree char *words = np_words_shorten (np_object_get_words_or_other (measure, NP_MEASURE_TITLE, lang));
  GtkWidget *first = gtk_label_new (number);
  GtkWidget *title = gtk_label_new (words);

  gtk_label_set_width_chars (GTK_LABEL (first), 2);
  gtk_label_set_xalign (GTK_LABEL (first), 1);
  gtk_widget_add_css_class (first, "np-row-number");
  gtk_widget_add_css_class (first, "numeric");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), title);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-matrix-title");
  gtk_widget_set_tooltip_text (button, gtk_label_get_text (GTK_LABEL (title)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (title)), -1);
  g_object_set_data_full (G_OBJECT (button), "np-id", g_strdup (np_object_get_id (measure)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (title_clicked_cb), NULL);
  gtk_box_append (GTK_BOX (self->titles), button);
}

static GtkWidget *
head_new (const char *words, float xalign)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "np-column-head");
  gtk_widget_add_css_class (label, "np-matrix-head");
  gtk_widget_set_tooltip_text (label, words);
  return label;
}

static void
clear_grid (NpMatrixPage *self)
{
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->measures, 0);
  g_ptr_array_set_size (self->parties, 0);
  np_parts_clear (self->grid);
  np_parts_clear (self->titles);
}

static void
rebuild (NpMatrixPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(NpObject) kept = self->row < self->measures->len ? g_object_ref (self->measures->pdata[self->row]) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean any = FALSE, focused = focus != NULL && gtk_widget_is_ancestor (focus, self->grid);

  clear_grid (self);
  for (guint i = 0; dossier != NULL && i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);
      gboolean concerned = FALSE;

      for (guint j = 0; j < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); j++)
        concerned |= np_measure_concerns (np_object_get_child (dossier, NP_DOSSIER_MEASURES, j), np_object_get_id (party));
      if (concerned)
        g_ptr_array_add (self->parties, g_object_ref (party));
    }
  for (guint i = 0; dossier != NULL && i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);

      if (np_object_get_boolean (measure, NP_MEASURE_IN_FORCE))
        continue;
      any = TRUE;
      if (is_in_package (self, dossier, measure) && passes_toggles (self, measure)
          && (self->search == NULL || np_search_object (self->search, measure) != NP_SEARCH_NONE))
        g_ptr_array_add (self->measures, g_object_ref (measure));
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any && self->parties->len > 0 ? "matrix" : "empty");
  gtk_box_append (GTK_BOX (self->titles), head_new (_("Measure"), 0));
  gtk_widget_add_css_class (gtk_widget_get_first_child (self->titles), "np-matrix-corner");
  for (guint column = 0; column < self->parties->len; column++)
    {
      g_autofree char *name = np_words_of_object (self->parties->pdata[column]);

      gtk_grid_attach (GTK_GRID (self->grid), head_new (name, 0.5f), column, 0, 1, 1);
    }
  if (any && self->measures->len == 0 && self->search == NULL)
    gtk_box_append (GTK_BOX (self->titles), head_new (_("No measure fits these choices."), 0));
  if (self->parties->len > 0)
    pair_heights (gtk_widget_get_first_child (self->titles), gtk_grid_get_child_at (GTK_GRID (self->grid), 0, 0));
  for (guint row = 0; row < self->measures->len; row++)
    {
      gpointer measure = self->measures->pdata[row];
      g_autofree char *title = np_words_of_object (measure);

      if (measure == kept)
        self->row = row;
      add_title (self, measure);
      for (guint column = 0; column < self->parties->len; column++)
        {
          GtkWidget *cell = np_matrix_cell_new ();
          g_autofree char *name = np_words_of_object (self->parties->pdata[column]);
          g_autofree char *subject = g_strdup_printf (_("%s, %s"), title, name);

          np_matrix_cell_set_subject (NP_MATRIX_CELL (cell), subject);
          g_signal_connect (cell, "notify::has-focus", G_CALLBACK (cell_focus_cb), self);
          g_signal_connect (cell, "activated", G_CALLBACK (cell_activated_cb), self);
          gtk_grid_attach (GTK_GRID (self->grid), cell, column, row + 1, 1, 1);
          g_ptr_array_add (self->cells, cell);
          if (column == 0)
            pair_heights (gtk_widget_get_last_child (self->titles), cell);
        }
    }
  if (self->row >= self->measures->len)
    self->row = 0;
  if (self->column >= self->parties->len)
    self->column = 0;
  update_cells (self);
  show_why (self, FALSE);
  /* A cell that is gone would keep the focus until the next frame, and swallow the keys. */
  if (focused)
    gtk_root_set_focus (root, GTK_WIDGET (cell_at (self, self->row, self->column)));
}

static void
fill_drop_downs (NpMatrixPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(GtkStringList) scenarios = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) packages = gtk_string_list_new (NULL);
  const char *chosen = np_page_get_session (NP_PAGE (self)) != NULL
                       ? np_forecast_service_get_scenario (np_session_get_service (np_page_get_session (NP_PAGE (self)))) : NULL;
  guint selected = 0, package = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->package));

  self->filling = TRUE;
  for (guint i = 0; dossier != NULL && i < np_object_get_n_children (dossier, NP_DOSSIER_SCENARIOS); i++)
    {
      gpointer scenario = np_object_get_child (dossier, NP_DOSSIER_SCENARIOS, i);

      gtk_string_list_take (scenarios, np_words_of_object (scenario));
      if (g_strcmp0 (chosen, np_object_get_id (scenario)) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->scenario), G_LIST_MODEL (scenarios));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scenario), selected);
  gtk_widget_set_visible (self->scenario, g_list_model_get_n_items (G_LIST_MODEL (scenarios)) > 1);
  gtk_string_list_append (packages, _("All measures"));
  for (guint i = 0; dossier != NULL && i < np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES); i++)
    gtk_string_list_take (packages, np_words_of_object (np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->package), G_LIST_MODEL (packages));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->package),
                              package < g_list_model_get_n_items (G_LIST_MODEL (packages)) ? package : 0);
  gtk_widget_set_visible (self->package, g_list_model_get_n_items (G_LIST_MODEL (packages)) > 1);
  self->filling = FALSE;
}

/* ---- signals ---- */

static void
forecast_changed_cb (NpMatrixPage *self)
{
  NpSession *session = np_page_get_session (NP_PAGE (self));
  NpForecast *previous = np_forecast_service_get_previous (np_session_get_service (session));
  const GError *error = np_session_get_forecast_error (session);

  /* "Was" is the forecast before the last change; another scenario is not a change. */
  if (previous != NULL && np_page_get_forecast (NP_PAGE (self)) != NULL
      && g_strcmp0 (np_forecast_get_scenario (previous), np_forecast_get_scenario (np_page_get_forecast (NP_PAGE (self)))) == 0)
    g_set_object (&self->was, previous);
  else
    g_clear_object (&self->was);
  gtk_widget_set_visible (self->error_bar, error != NULL);
  if (error != NULL)
    {
      GtkWidget *label = gtk_label_new (NULL);
      g_autofree char *words = g_strdup_printf (_("Could not recalculate: %s"), error->message);

      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "np-banner");
      adw_bin_set_child (ADW_BIN (self->error_bar), label);
    }
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->changed))
      || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weak)))
    {
      rebuild (self);
      return;
    }
  update_cells (self);
  show_why (self, FALSE);
}

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpMatrixPage *self)
{
  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      if (NP_IS_DOSSIER (step.object) || NP_IS_MEASURE (step.object) || NP_IS_PARTY (step.object)
          || NP_IS_PACKAGE (step.object) || NP_IS_SCENARIO (step.object))
        {
          fill_drop_downs (self);
          rebuild (self);
          return;
        }
    }
}

static void
np_matrix_page_session_changed (NpPage *page)
{
  NpMatrixPage *self = NP_MATRIX_PAGE (page);

  g_clear_object (&self->was);
  g_clear_pointer (&self->search, np_search_free);
  self->row = self->column = 0;
  g_signal_group_set_target (self->signals, np_page_get_session (page));
  fill_drop_downs (self);
  rebuild (self);
}

static void
np_matrix_page_grab_main_focus (NpPage *page)
{
  NpMatrixPage *self = NP_MATRIX_PAGE (page);
  NpMatrixCell *cell = cell_at (self, self->row, self->column);

  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* Goes to the cell of a measure and a party, taking off the filters that hide it. */
static void
show_cell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpMatrixPage *self = NP_MATRIX_PAGE (widget);
  const char *measure, *party;

  g_variant_get (parameter, "(&s&s)", &measure, &party);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint row = 0; row < self->measures->len; row++)
        for (guint column = 0; column < self->parties->len; column++)
          if (g_strcmp0 (np_object_get_id (self->measures->pdata[row]), measure) == 0
              && g_strcmp0 (np_object_get_id (self->parties->pdata[column]), party) == 0)
            {
              self->row = row;
              self->column = column;
              show_why (self, TRUE);
              np_page_grab_main_focus (NP_PAGE (self));
              return;
            }
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->changed), FALSE);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->weak), FALSE);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->package), 0);
    }
}

static gboolean
np_matrix_page_show_object (NpPage *page, gpointer object)
{
  return FALSE;
}

static void
scenario_cb (NpMatrixPage *self)
{
  NpSession *session = np_page_get_session (NP_PAGE (self));
  gpointer scenario;

  if (self->filling || session == NULL)
    return;
  scenario = np_object_get_child (np_session_get_dossier (session), NP_DOSSIER_SCENARIOS,
                                  gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scenario)));
  np_forecast_service_set_scenario (np_session_get_service (session), scenario != NULL ? np_object_get_id (scenario) : NULL);
}

static void
filter_cb (NpMatrixPage *self)
{
  if (!self->filling)
    rebuild (self);
}

static void
np_matrix_page_filter (NpPage *page, const char *text)
{
  NpMatrixPage *self = NP_MATRIX_PAGE (page);

  g_clear_pointer (&self->search, np_search_free);
  if (*text != '\0')
    self->search = np_search_new (text, np_page_get_dossier (page), np_library_get_termbase ());
  rebuild (self);
  np_page_set_found (page, self->search == NULL || self->measures->len > 0);
}

static void
tried_cb (NpMatrixPage *self)
{
  update_cells (self);
}

static void
np_matrix_page_dispose (GObject *object)
{
  NpMatrixPage *self = NP_MATRIX_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->was);
  g_clear_pointer (&self->search, np_search_free);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_MATRIX_PAGE);
  G_OBJECT_CLASS (np_matrix_page_parent_class)->dispose (object);
}

static void
np_matrix_page_class_init (NpMatrixPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  g_type_ensure (NP_TYPE_WHY_PANEL);
  G_OBJECT_CLASS (klass)->dispose = np_matrix_page_dispose;
  page_class->session_changed = np_matrix_page_session_changed;
  page_class->grab_main_focus = np_matrix_page_grab_main_focus;
  page_class->show_object = np_matrix_page_show_object;
  page_class->filter = np_matrix_page_filter;
  gtk_widget_class_install_action (widget_class, "matrix.show-cell", "(ss)", show_cell_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/matrix/np-matrix-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, scenario);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, level);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, package);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, changed);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, weak);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, odds);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, score);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, titles_scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, cells_scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, titles);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, grid);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, legend);
  gtk_widget_class_bind_template_child (widget_class, NpMatrixPage, why);
}

static void
np_matrix_page_init (NpMatrixPage *self)
{
  const char *words[G_N_ELEMENTS (levels) + 1] = { NULL };
  g_autoptr(GtkStringList) list = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->measures = g_ptr_array_new_with_free_func (g_object_unref);
  self->parties = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    words[i] = np_words_of_code (np_codes_level, levels[i]);
  list = gtk_string_list_new (words);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->level), G_LIST_MODEL (list));
  np_compact_drop_down (GTK_DROP_DOWN (self->scenario), 18);
  np_compact_drop_down (GTK_DROP_DOWN (self->level), 8);
  np_compact_drop_down (GTK_DROP_DOWN (self->package), 12);
  gtk_widget_set_tooltip_text (self->weak, _("Only measures with weak evidence somewhere"));
  gtk_widget_set_tooltip_text (self->changed, _("Only measures whose forecast the last change moved"));
  np_matrix_legend_fill (GTK_FLOW_BOX (self->legend));
  /* Both halves scroll together; only the cells sideways. */
  gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (self->titles_scrolled),
                                       gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->cells_scrolled)));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->grid, keys);
  g_signal_connect_swapped (self->scenario, "notify::selected", G_CALLBACK (scenario_cb), self);
  g_signal_connect_swapped (self->level, "notify::selected", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->package, "notify::selected", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->changed, "toggled", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->weak, "toggled", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->score, "toggled", G_CALLBACK (tried_cb), self);
  g_signal_connect_swapped (self->why, "tried", G_CALLBACK (tried_cb), self);
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "forecast-changed", G_CALLBACK (forecast_changed_cb), self);
  np_page_set_inspector_shown (NP_PAGE (self), TRUE);
}
