/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/analysis/np-analysis-page.h"

#include <glib/gi18n.h>

/* ---- the panels, one at a time or in two columns ---- */

#define NP_TYPE_ANALYSIS_DECK (np_analysis_deck_get_type ())
G_DECLARE_FINAL_TYPE (NpAnalysisDeck, np_analysis_deck, NP, ANALYSIS_DECK, GtkWidget)

struct _NpAnalysisDeck
{
  GtkWidget parent_instance;

  GtkWidget *shown;
};

G_DEFINE_FINAL_TYPE (NpAnalysisDeck, np_analysis_deck, GTK_TYPE_WIDGET)

/* A cell of the two columns is as high as its picture wants, within reason: a longer one scrolls. */
#define CELL_HEIGHT 480
#define MAX_CELL_HEIGHT 720

static void
np_analysis_deck_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean grid = orientation == GTK_ORIENTATION_VERTICAL && for_size >= NP_ANALYSIS_WIDE;
  int n = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), n++)
    {
      int least, best;

      if (!grid && orientation == GTK_ORIENTATION_VERTICAL && child != NP_ANALYSIS_DECK (widget)->shown)
        continue;
      gtk_widget_measure (child, orientation, grid ? for_size / 2 : for_size, &least, &best, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, best);
    }
  if (grid)
    *minimum = *natural = (n + 1) / 2 * MAX (CLAMP (*natural, CELL_HEIGHT, MAX_CELL_HEIGHT), *minimum);
}

static void
np_analysis_deck_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NpAnalysisDeck *self = NP_ANALYSIS_DECK (widget);
  gboolean grid = width >= NP_ANALYSIS_WIDE;
  int n = 0, i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      int rows = MAX ((n + 1) / 2, 1);

      gtk_widget_set_child_visible (child, grid || child == self->shown);
      if (grid)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation){ i % 2 * (width / 2), i / 2 * (height / rows), width / 2,
                                                    height / rows },
                                  -1);
      else if (child == self->shown)
        gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, -1);
    }
}

static GtkSizeRequestMode
np_analysis_deck_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
np_analysis_deck_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (np_analysis_deck_parent_class)->dispose (object);
}

static void
np_analysis_deck_class_init (NpAnalysisDeckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_analysis_deck_dispose;
  widget_class->measure = np_analysis_deck_measure;
  widget_class->size_allocate = np_analysis_deck_size_allocate;
  widget_class->get_request_mode = np_analysis_deck_get_request_mode;
}

static void
np_analysis_deck_init (NpAnalysisDeck *self)
{
}

/* ---- the page ---- */

struct _NpAnalysisPage
{
  NpPage parent_instance;

  GtkWidget *views;             /* empty pages for the switchers */
  GtkWidget *deck;
  GPtrArray *panels;            /* in the order of np_analysis_kinds */
};

G_DEFINE_FINAL_TYPE (NpAnalysisPage, np_analysis_page, NP_TYPE_PAGE)

NpAnalysisPanel *
np_analysis_page_get_panel (NpAnalysisPage *self, const char *name)
{
  for (guint i = 0; i < self->panels->len; i++)
    if (g_strcmp0 (np_analysis_kinds[i]->name, name) == 0)
      return self->panels->pdata[i];
  return NULL;
}

gboolean
np_analysis_page_show (NpAnalysisPage *self, const char *name)
{
  if (np_analysis_page_get_panel (self, name) == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), name);
  return TRUE;
}

static NpAnalysisPanel *
current_panel (NpAnalysisPage *self)
{
  return np_analysis_page_get_panel (self,
                                     adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->views)));
}

static void
switched_cb (NpAnalysisPage *self)
{
  NpAnalysisPanel *panel = current_panel (self);

  if (panel == NULL)
    return;
  NP_ANALYSIS_DECK (self->deck)->shown = GTK_WIDGET (panel);
  gtk_widget_queue_resize (self->deck);
  /* In two columns the panel is there already: go to it. */
  if (gtk_widget_get_width (self->deck) >= NP_ANALYSIS_WIDE)
    gtk_widget_grab_focus (GTK_WIDGET (panel));
}

/* The panel that has the focus; else the one that is chosen. */
static void
table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpAnalysisPage *self = NP_ANALYSIS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *panel = focus != NULL ? gtk_widget_get_ancestor (focus, NP_TYPE_ANALYSIS_PANEL) : NULL;

  np_analysis_panel_toggle_table (panel != NULL ? NP_ANALYSIS_PANEL (panel) : current_panel (self));
}

static void
np_analysis_page_session_changed (NpPage *page)
{
  NpAnalysisPage *self = NP_ANALYSIS_PAGE (page);

  for (guint i = 0; i < self->panels->len; i++)
    np_analysis_panel_set_session (self->panels->pdata[i], np_page_get_session (page));
}

static void
np_analysis_page_grab_main_focus (NpPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (current_panel (NP_ANALYSIS_PAGE (page))));
}

static void
np_analysis_page_dispose (GObject *object)
{
  NpAnalysisPage *self = NP_ANALYSIS_PAGE (object);

  g_clear_pointer (&self->panels, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_ANALYSIS_PAGE);
  G_OBJECT_CLASS (np_analysis_page_parent_class)->dispose (object);
}

static void
np_analysis_page_class_init (NpAnalysisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  g_type_ensure (NP_TYPE_ANALYSIS_DECK);
  G_OBJECT_CLASS (klass)->dispose = np_analysis_page_dispose;
  page_class->session_changed = np_analysis_page_session_changed;
  page_class->grab_main_focus = np_analysis_page_grab_main_focus;
  gtk_widget_class_install_action (widget_class, "page.chart-table", NULL, table_cb);
  np_page_class_bind (page_class, "page.chart-table");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nonpaper/Nonpaper/ui/analysis/np-analysis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPage, views);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPage, deck);
}

static void
np_analysis_page_init (NpAnalysisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->panels = g_ptr_array_new ();
  for (guint i = 0; np_analysis_kinds[i] != NULL; i++)
    {
      const NpAnalysisKind *kind = np_analysis_kinds[i];
      GtkWidget *panel = np_analysis_panel_new (kind);
      AdwViewStackPage *page = adw_view_stack_add_titled (ADW_VIEW_STACK (self->views), adw_bin_new (),
                                                          kind->name, _(kind->title));

      adw_view_stack_page_set_icon_name (page, kind->icon);
      gtk_widget_set_parent (panel, self->deck);
      g_ptr_array_add (self->panels, panel);
    }
  g_signal_connect_swapped (self->views, "notify::visible-child-name", G_CALLBACK (switched_cb), self);
  switched_cb (self);
}
