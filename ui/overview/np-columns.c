/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/overview/np-columns.h"

#include "ui/widgets/np-chart-theme.h"

#define WIDTH_OF_TWO 840
#define GAP 24
#define SHARE_OF_FIRST 0.54

struct _NpColumns
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (NpColumns, np_columns, GTK_TYPE_LAYOUT_MANAGER)

static guint
get_shown (GtkWidget *widget, GtkWidget *shown[2])
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < 2; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      shown[n++] = child;
  return n;
}

/* Widths of the columns; FALSE: one under the other. Large text needs more room for two. */
static gboolean
split (GtkWidget *widget, guint n, int width, int widths[2])
{
  NpChartStyle style;

  np_chart_theme (widget, &style);
  widths[0] = widths[1] = width;
  if (n < 2 || width < WIDTH_OF_TWO * MAX (1, style.text_scale))
    return FALSE;
  widths[0] = (int) ((width - GAP) * SHARE_OF_FIRST);
  widths[1] = width - GAP - widths[0];
  return TRUE;
}

static GtkSizeRequestMode
np_columns_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
np_columns_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *shown[2];
  guint n = get_shown (widget, shown);
  int widths[2];
  gboolean beside = split (widget, n, for_size < 0 ? WIDTH_OF_TWO : for_size, widths);

  *minimum = *natural = 0;
  for (guint i = 0; i < n; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (shown[i], orientation, orientation == GTK_ORIENTATION_VERTICAL ? widths[i] : -1, &child_minimum,
                          &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL || beside)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (i > 0 ? GAP : 0);
          *natural += child_natural + (i > 0 ? GAP : 0);
        }
    }
}

static void
np_columns_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *shown[2];
  guint n = get_shown (widget, shown);
  int widths[2], x = 0, y = 0;
  gboolean beside = split (widget, n, width, widths);

  for (guint i = 0; i < n; i++)
    {
      int tall;

      gtk_widget_measure (shown[i], GTK_ORIENTATION_VERTICAL, widths[i], NULL, &tall, NULL, NULL);
      gtk_widget_size_allocate (shown[i], &(GtkAllocation) { x, y, widths[i], tall }, -1);
      if (beside)
        x += widths[i] + GAP;
      else
        y += tall + GAP;
    }
}

static void
np_columns_class_init (NpColumnsClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = np_columns_get_request_mode;
  manager_class->measure = np_columns_measure;
  manager_class->allocate = np_columns_allocate;
}

static void
np_columns_init (NpColumns *self)
{
}
