/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-chart-view.h"

#include <glib/gi18n.h>

#include "ui/np-session.h"
#include "ui/widgets/np-chart-theme.h"

/* ---- the drawing ---- */

#define NP_TYPE_CHART_AREA (np_chart_area_get_type ())
G_DECLARE_FINAL_TYPE (NpChartArea, np_chart_area, NP, CHART_AREA, GtkWidget)

struct _NpChartArea
{
  GtkWidget parent_instance;

  NpChartView *view;
  GArray *boxes;                /* of the points at the size below; NULL = to be asked again */
  int width, height;
};

G_DEFINE_FINAL_TYPE (NpChartArea, np_chart_area, GTK_TYPE_WIDGET)

struct _NpChartView
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *area;
  GtkWidget *table;
  GtkWidget *foot;
  GtkWidget *sentence;
  GtkWidget *count;
  NpChart *chart;
  int selected;
};

G_DEFINE_FINAL_TYPE (NpChartView, np_chart_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CHART, PROP_SELECTED, PROP_TABLE_SHOWN, N_PROPS };
static GParamSpec *props[N_PROPS];

#define MIN_HEIGHT 260
#define MIN_WIDTH 420

static void
np_chart_area_forget (NpChartArea *self)
{
  g_clear_pointer (&self->boxes, g_array_unref);
}

static void
np_chart_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  NpChartArea *self = NP_CHART_AREA (widget);
  NpChartStyle style;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 720;
      return;
    }
  np_chart_theme (widget, &style);
  *natural = self->view->chart == NULL ? 0 : (int) ceil (np_chart_measure (self->view->chart, &style, np_chart_theme_lang (),
                                                                           MAX (for_size, MIN_WIDTH)));
  /* Rather a little crowded than scrolled. */
  *minimum = self->view->chart == NULL ? 0 : (int) (*natural * np_chart_get_least (self->view->chart));
}

static void
np_chart_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NpChartArea *self = NP_CHART_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  NpChartStyle style;
  cairo_t *cr;

  if (self->view->chart == NULL || width <= 0 || height <= 0)
    return;
  np_chart_theme (widget, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  np_chart_draw (self->view->chart, cr, width, height, &style, np_chart_theme_lang (), self->view->selected);
  cairo_destroy (cr);
}

static GArray *
np_chart_area_get_boxes (NpChartArea *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  NpChartStyle style;

  if (self->boxes != NULL && self->width == width && self->height == height)
    return self->boxes;
  np_chart_area_forget (self);
  np_chart_theme (GTK_WIDGET (self), &style);
  self->width = width;
  self->height = height;
  self->boxes = np_chart_get_geometry (self->view->chart, &style, np_chart_theme_lang (), width, height, NULL);
  return self->boxes;
}

/* The point whose box is nearest, not more than half a target away; -1 when there is none. */
static int
np_chart_area_pick (NpChartArea *self, double x, double y)
{
  GArray *boxes = np_chart_area_get_boxes (self);
  double best = 17 * 17;
  int point = -1;

  for (guint i = 0; i < boxes->len; i++)
    {
      const NpChartBox *box = &g_array_index (boxes, NpChartBox, i);
      double dx = fmax (0, fmax (box->x - x, x - box->x - box->width));
      double dy = fmax (0, fmax (box->y - y, y - box->y - box->height));

      if (box->width > 0 && dx * dx + dy * dy < best)
        {
          best = dx * dx + dy * dy;
          point = i;
        }
    }
  return point;
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, NpChartArea *self)
{
  int point = self->view->chart != NULL ? np_chart_area_pick (self, x, y) : -1;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (point >= 0)
    np_chart_view_set_selected (self->view, point);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NpChartArea *self)
{
  int n = self->view->chart != NULL ? (int) np_chart_get_n_points (self->view->chart) : 0, point = self->view->selected;

  if (n == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left: case GDK_KEY_Up: case GDK_KEY_KP_Left: case GDK_KEY_KP_Up: point = MAX (point - 1, 0); break;
    case GDK_KEY_Right: case GDK_KEY_Down: case GDK_KEY_KP_Right: case GDK_KEY_KP_Down: point = MIN (point + 1, n - 1); break;
    case GDK_KEY_Home: point = 0; break;
    case GDK_KEY_End: point = n - 1; break;
    default: return GDK_EVENT_PROPAGATE;
    }
  np_chart_view_set_selected (self->view, point);
  return GDK_EVENT_STOP;
}

static void
np_chart_area_finalize (GObject *object)
{
  np_chart_area_forget (NP_CHART_AREA (object));
  G_OBJECT_CLASS (np_chart_area_parent_class)->finalize (object);
}

static GtkSizeRequestMode
np_chart_area_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
np_chart_area_class_init (NpChartAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = np_chart_area_finalize;
  widget_class->measure = np_chart_area_measure;
  widget_class->snapshot = np_chart_area_snapshot;
  widget_class->get_request_mode = np_chart_area_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
np_chart_area_init (NpChartArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  np_chart_theme_watch (GTK_WIDGET (self));
}

/* ---- the table ---- */

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GStrv row = g_object_get_data (gtk_list_item_get_item (item), "np-row");

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), row[GPOINTER_TO_UINT (column)]);
}

static void
row_selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, NpChartView *self)
{
  np_chart_view_set_selected (self, (int) gtk_single_selection_get_selected (selection));
}

static void
fill_table (NpChartView *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->table)));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr(GPtrArray) rows = self->chart != NULL ? np_chart_tabulate (self->chart, np_ui_lang (), FALSE) : NULL;
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  GtkSingleSelection *selection;

  gtk_column_view_set_model (view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  for (guint c = 0; rows != NULL && rows->len > 0 && ((GStrv) rows->pdata[0])[c] != NULL; c++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (c));
      column = gtk_column_view_column_new (((GStrv) rows->pdata[0])[c], factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, c == 0);
      gtk_column_view_append_column (view, column);
      g_object_unref (column);
    }
  for (guint r = 1; rows != NULL && r < rows->len; r++)
    {
      g_autoptr(GObject) row = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (row, "np-row", g_strdupv (rows->pdata[r]), (GDestroyNotify) g_strfreev);
      g_list_store_append (store, row);
    }
  selection = gtk_single_selection_new (G_LIST_MODEL (store));
  gtk_single_selection_set_selected (selection, self->selected >= 0 ? (guint) self->selected : GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (row_selected_cb), self, 0);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/* ---- the view ---- */

static void
update_words (NpChartView *self)
{
  guint n = self->chart != NULL ? np_chart_get_n_points (self->chart) : 0;
  g_autofree char *point = self->selected >= 0 && (guint) self->selected < n
                           ? np_chart_describe_point (self->chart, (guint) self->selected, np_ui_lang ()) : g_strdup ("");
  g_autofree char *whole = self->chart != NULL ? np_chart_describe (self->chart, np_ui_lang ()) : g_strdup ("");
  /* Translators: the place of the selected point of a chart: "3 of 8". */
  g_autofree char *count = g_strdup_printf (_("%d of %u"), self->selected + 1, n);

  gtk_label_set_text (GTK_LABEL (self->sentence), point);
  gtk_label_set_text (GTK_LABEL (self->count), self->selected >= 0 ? count : "");
  gtk_widget_set_visible (self->foot, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, point, -1);
}

GtkWidget *
np_chart_view_new (void)
{
  return g_object_new (NP_TYPE_CHART_VIEW, NULL);
}

NpChart *
np_chart_view_get_chart (NpChartView *self)
{
  return self->chart;
}

void
np_chart_view_set_chart (NpChartView *self, NpChart *chart)
{
  if (!g_set_object (&self->chart, chart))
    return;
  self->selected = chart != NULL && np_chart_get_n_points (chart) > 0 ? 0 : -1;
  np_chart_area_forget (NP_CHART_AREA (self->area));
  if (np_chart_view_get_table_shown (self))
    fill_table (self);
  update_words (self);
  gtk_widget_queue_resize (self->area);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy-image", chart != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy-text", chart != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHART]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

int
np_chart_view_get_selected (NpChartView *self)
{
  return self->selected;
}

void
np_chart_view_set_selected (NpChartView *self, int point)
{
  int n = self->chart != NULL ? (int) np_chart_get_n_points (self->chart) : 0;

  point = CLAMP (point, -1, n - 1);
  if (point == self->selected)
    return;
  self->selected = point;
  update_words (self);
  gtk_widget_queue_draw (self->area);
  if (np_chart_view_get_table_shown (self) && point >= 0)
    {
      GtkColumnView *view = GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->table)));

      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (view)), (guint) point);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

gboolean
np_chart_view_get_table_shown (NpChartView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table") == 0;
}

void
np_chart_view_set_table_shown (NpChartView *self, gboolean shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->stack);

  if (shown == np_chart_view_get_table_shown (self))
    return;
  if (shown)
    fill_table (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown ? "table" : "chart");
  if (inside)
    gtk_widget_child_focus (shown ? self->table : self->area, GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TABLE_SHOWN]);
}

char *
np_chart_view_dup_text (NpChartView *self)
{
  g_autoptr(GPtrArray) rows = np_chart_tabulate (self->chart, np_ui_lang (), FALSE);
  g_autofree char *words = np_chart_describe (self->chart, np_ui_lang ());
  GString *text = g_string_new (words);

  g_string_append (text, "\n\n");
  for (guint r = 0; r < rows->len; r++)
    {
      g_autofree char *line = g_strjoinv ("\t", rows->pdata[r]);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

GdkTexture *
np_chart_view_draw_image (NpChartView *self)
{
  const double scale = 2;
  double width = MAX (gtk_widget_get_width (self->area), 720), height;
  cairo_surface_t *surface;
  g_autoptr(GBytes) bytes = NULL;
  NpChartStyle style;
  GdkTexture *texture;
  cairo_t *cr;

  np_chart_theme (self->area, &style);
  height = MAX (gtk_widget_get_height (self->area), np_chart_measure (self->chart, &style, np_chart_theme_lang (), width));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, style.page.r, style.page.g, style.page.b);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  np_chart_draw (self->chart, cr, width, height, &style, np_chart_theme_lang (), -1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

static void
table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_chart_view_set_table_shown (NP_CHART_VIEW (widget), !np_chart_view_get_table_shown (NP_CHART_VIEW (widget)));
}

static void
copy_image_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpChartView *self = NP_CHART_VIEW (widget);

  if (self->chart != NULL)
    {
      g_autoptr(GdkTexture) texture = np_chart_view_draw_image (self);

      gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
    }
}

static void
copy_text_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpChartView *self = NP_CHART_VIEW (widget);

  if (self->chart != NULL)
    {
      g_autofree char *text = np_chart_view_dup_text (self);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
    }
}

static gboolean
np_chart_view_grab_focus (GtkWidget *widget)
{
  NpChartView *self = NP_CHART_VIEW (widget);

  return np_chart_view_get_table_shown (self) ? gtk_widget_child_focus (self->table, GTK_DIR_TAB_FORWARD)
                                              : gtk_widget_grab_focus (self->area);
}

static void
np_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NpChartView *self = NP_CHART_VIEW (object);

  if (id == PROP_CHART)
    g_value_set_object (value, self->chart);
  else if (id == PROP_SELECTED)
    g_value_set_int (value, self->selected);
  else
    g_value_set_boolean (value, np_chart_view_get_table_shown (self));
}

static void
np_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NpChartView *self = NP_CHART_VIEW (object);

  if (id == PROP_CHART)
    np_chart_view_set_chart (self, g_value_get_object (value));
  else if (id == PROP_SELECTED)
    np_chart_view_set_selected (self, g_value_get_int (value));
  else
    np_chart_view_set_table_shown (self, g_value_get_boolean (value));
}

static void
np_chart_view_dispose (GObject *object)
{
  NpChartView *self = NP_CHART_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->chart);
  G_OBJECT_CLASS (np_chart_view_parent_class)->dispose (object);
}

static void
np_chart_view_class_init (NpChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = np_chart_view_dispose;
  object_class->get_property = np_chart_view_get_property;
  object_class->set_property = np_chart_view_set_property;
  widget_class->grab_focus = np_chart_view_grab_focus;
  props[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, NP_TYPE_CHART, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TABLE_SHOWN] = g_param_spec_boolean ("table-shown", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, table_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-image", NULL, copy_image_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-text", NULL, copy_text_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "chart.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Cyrillic_ie, GDK_CONTROL_MASK, "chart.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy-text", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Cyrillic_es, GDK_CONTROL_MASK, "chart.copy-text", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
np_chart_view_init (NpChartView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *table = gtk_column_view_new (NULL);

  self->selected = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->area = g_object_new (NP_TYPE_CHART_AREA, NULL);
  NP_CHART_AREA (self->area)->view = self;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  /* Where there is less, the page scrolls. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->area);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "np-chart-frame");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (table), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart as a table"), -1);
  self->table = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->table), table);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "chart");
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->sentence), FALSE);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "np-dim");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (self->foot), self->sentence);
  gtk_box_append (GTK_BOX (self->foot), self->count);
  gtk_widget_add_css_class (self->foot, "np-chart-foot");
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
}
