/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-entry-layout.h"

#define SPACING 8
#define MIN_TEXT 120

struct _NpEntryLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (NpEntryLayout, np_entry_layout, GTK_TYPE_LAYOUT_MANAGER)

static const char below_key[] = "np-below";

void
np_entry_layout_set_below (GtkWidget *child)
{
  g_object_set_data (G_OBJECT (child), below_key, child);
}

static gboolean
is_below (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), below_key) != NULL;
}

static gboolean
is_text (GtkWidget *child)
{
  return !is_below (child) && gtk_widget_get_hexpand (child);
}

static int
natural (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int size;

  gtk_widget_measure (child, orientation, for_size, NULL, &size, NULL, NULL);
  return size;
}

/* The width of all that has a width of its own, with the spaces before it. */
static int
fixed_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && !is_below (child))
      width += is_text (child) ? SPACING : natural (child, GTK_ORIENTATION_HORIZONTAL, -1) + SPACING;
  return MAX (0, width - SPACING);
}

static void
np_entry_layout_measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *nat,
                         int *minimum_baseline, int *natural_baseline)
{
  int fixed = fixed_width (widget), beside = 0, text = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = fixed + MIN_TEXT;
      *nat = fixed + 3 * MIN_TEXT;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      if (is_text (child) || is_below (child))
        text += natural (child, orientation, MAX (MIN_TEXT, for_size < 0 ? 3 * MIN_TEXT : for_size - fixed));
      else
        beside = MAX (beside, natural (child, orientation, -1));
    }
  *minimum = *nat = MAX (beside, text);
}

static void
np_entry_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = MAX (MIN_TEXT, width - fixed_width (widget)), x = 0, text_x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, 0, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      if (is_below (child))
        {
          place = (GtkAllocation) { text_x, y, rest, natural (child, GTK_ORIENTATION_VERTICAL, rest) };
          y += place.height;
        }
      else if (is_text (child))
        {
          text_x = x;
          place.width = rest;
          place.height = y = natural (child, GTK_ORIENTATION_VERTICAL, rest);
        }
      else
        place.width = natural (child, GTK_ORIENTATION_HORIZONTAL, -1);
      if (!is_below (child))
        x += place.width + SPACING;
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static GtkSizeRequestMode
np_entry_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
np_entry_layout_class_init (NpEntryLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = np_entry_layout_measure;
  layout_class->allocate = np_entry_layout_allocate;
  layout_class->get_request_mode = np_entry_layout_get_request_mode;
}

static void
np_entry_layout_init (NpEntryLayout *self)
{
}
