/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-pair-box.h"

#define STACKED_GAP 12

struct _NpPairBox
{
  GtkWidget parent_instance;
};

static void np_pair_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NpPairBox, np_pair_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, np_pair_box_buildable_init))

static void
np_pair_box_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  gtk_widget_insert_before (GTK_WIDGET (child), GTK_WIDGET (buildable), NULL);
}

static void
np_pair_box_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = np_pair_box_add_child;
}

static GtkSizeRequestMode
np_pair_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
np_pair_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  gboolean beside = for_size < 0 || for_size >= NP_PAIR_BOX_THRESHOLD;
  int column = for_size < 0 ? -1 : beside ? (for_size - NP_PAIR_BOX_GUTTER) / 2 : for_size;
  guint n = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? column : -1, &child_minimum,
                          &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural += child_natural + (n > 0 ? NP_PAIR_BOX_GUTTER : 0);
        }
      else if (beside)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (n > 0 ? STACKED_GAP : 0);
          *natural += child_natural + (n > 0 ? STACKED_GAP : 0);
        }
      n++;
    }
}

static void
np_pair_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean beside = width >= NP_PAIR_BOX_THRESHOLD;
  int column = beside ? (width - NP_PAIR_BOX_GUTTER) / 2 : width;
  int x = 0, y = 0;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_height = height;

      if (!gtk_widget_should_layout (child))
        continue;
      if (!beside)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &child_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl && beside ? width - x - column : x, y, column,
                                                          child_height }, -1);
      if (beside)
        x += column + NP_PAIR_BOX_GUTTER;
      else
        y += child_height + STACKED_GAP;
    }
}

static void
np_pair_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (np_pair_box_parent_class)->dispose (object);
}

static void
np_pair_box_class_init (NpPairBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_pair_box_dispose;
  widget_class->get_request_mode = np_pair_box_get_request_mode;
  widget_class->measure = np_pair_box_measure;
  widget_class->size_allocate = np_pair_box_size_allocate;
}

static void
np_pair_box_init (NpPairBox *self)
{
}

GtkWidget *
np_pair_box_new (GtkWidget *start, GtkWidget *end)
{
  GtkWidget *self = g_object_new (NP_TYPE_PAIR_BOX, NULL);

  gtk_widget_insert_before (start, self, NULL);
  gtk_widget_insert_before (end, self, NULL);
  return self;
}
