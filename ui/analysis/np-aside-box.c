/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/analysis/np-aside-box.h"

struct _NpAsideBox
{
  GtkWidget parent_instance;
};

static void np_aside_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NpAsideBox, np_aside_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, np_aside_box_buildable_init))

static void
get_children (GtkWidget *widget, GtkWidget **main_child, GtkWidget **aside)
{
  *main_child = gtk_widget_get_first_child (widget);
  *aside = *main_child != NULL ? gtk_widget_get_next_sibling (*main_child) : NULL;
  if (*aside != NULL && !gtk_widget_should_layout (*aside))
    *aside = NULL;
}

/* How wide the aside is beside the chart; 0 where it goes below, because there is no room for both. */
static int
aside_width (GtkWidget *aside, int width)
{
  int wide;

  gtk_widget_measure (aside, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  wide = MAX (wide, NP_ASIDE_BOX_WIDTH);
  return width >= NP_ASIDE_BOX_THRESHOLD - NP_ASIDE_BOX_WIDTH + wide ? wide : 0;
}

static void
np_aside_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *main_child, *aside;
  int least = 0, best = 0, wide;

  get_children (widget, &main_child, &aside);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (main_child, orientation, -1, minimum, natural, NULL, NULL);
      if (aside != NULL)
        {
          gtk_widget_measure (aside, orientation, -1, &least, &best, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural += NP_ASIDE_BOX_GUTTER + NP_ASIDE_BOX_WIDTH;
        }
      return;
    }
  wide = aside != NULL ? aside_width (aside, for_size) : 0;
  if (wide > 0)
    {
      gtk_widget_measure (main_child, orientation, for_size - wide - NP_ASIDE_BOX_GUTTER, minimum, natural, NULL,
                          NULL);
      gtk_widget_measure (aside, orientation, wide, &least, &best, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, best);
      return;
    }
  gtk_widget_measure (main_child, orientation, for_size, minimum, natural, NULL, NULL);
  if (aside != NULL)
    {
      gtk_widget_measure (aside, orientation, for_size, &least, &best, NULL, NULL);
      *minimum += least;
      *natural += best;
    }
}

static void
np_aside_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *main_child, *aside;
  int least, rest, wide;

  get_children (widget, &main_child, &aside);
  wide = aside != NULL ? aside_width (aside, width) : 0;
  if (aside == NULL)
    {
      gtk_widget_size_allocate (main_child, &(GtkAllocation) { 0, 0, width, height }, -1);
    }
  else if (wide > 0)
    {
      rest = width - wide - NP_ASIDE_BOX_GUTTER;
      gtk_widget_size_allocate (main_child, &(GtkAllocation) { 0, 0, rest, height }, -1);
      gtk_widget_size_allocate (aside,
                                &(GtkAllocation){ width - wide, 0, wide, height },
                                -1);
    }
  else
    {
      gtk_widget_measure (aside, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      rest = MAX (height - least, 0);
      gtk_widget_size_allocate (main_child, &(GtkAllocation) { 0, 0, width, rest }, -1);
      gtk_widget_size_allocate (aside, &(GtkAllocation) { 0, rest, width, MAX (height - rest, least) }, -1);
    }
}

static GtkSizeRequestMode
np_aside_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkBuildableIface *parent_buildable;

static void
np_aside_box_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
np_aside_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = np_aside_box_add_child;
}

static void
np_aside_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (np_aside_box_parent_class)->dispose (object);
}

static void
np_aside_box_class_init (NpAsideBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_aside_box_dispose;
  widget_class->measure = np_aside_box_measure;
  widget_class->size_allocate = np_aside_box_size_allocate;
  widget_class->get_request_mode = np_aside_box_get_request_mode;
}

static void
np_aside_box_init (NpAsideBox *self)
{
}
