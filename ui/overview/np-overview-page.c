/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-overview-page"

#include "ui/overview/np-overview-page.h"

#include <glib/gi18n.h>

#include "ui/np-filter.h"
#include "ui/np-library.h"
#include "ui/np-parts.h"
#include "ui/overview/np-columns.h"
#include "ui/overview/np-overview-parts.h"

struct _NpOverviewPage
{
  NpPage parent_instance;

  GtkBox *hero;
  GtkWidget *columns;
  GtkBox *left;
  GtkBox *right;
  NpSearch *search; /* NULL: everything is shown */
  guint idle;
};

G_DEFINE_FINAL_TYPE (NpOverviewPage, np_overview_page, NP_TYPE_PAGE)

static void
fill (GtkBox *box, GtkWidget *(*const parts[]) (NpPage *), NpPage *page)
{
  np_parts_clear (box);
  for (guint i = 0; page != NULL && parts[i] != NULL; i++)
    {
      GtkWidget *part = parts[i] (page);

      if (part != NULL)
        gtk_box_append (box, part);
    }
}

static void
apply_filter (NpOverviewPage *self)
{
  GtkBox *const boxes[] = { self->hero, self->left, self->right };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      gboolean any = FALSE;

      for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (boxes[i])); part != NULL;
           part = gtk_widget_get_next_sibling (part))
        any = np_filter_part (part, self->search) || any;
      gtk_widget_set_visible (GTK_WIDGET (boxes[i]), any);
      found = found || any;
    }
  np_page_set_found (NP_PAGE (self), found || self->search == NULL);
}

static void
np_overview_page_filter (NpPage *page, const char *text)
{
  NpOverviewPage *self = NP_OVERVIEW_PAGE (page);

  g_clear_pointer (&self->search, np_search_free);
  if (*text != '\0')
    self->search = np_search_new (text, np_page_get_dossier (page), np_library_get_termbase ());
  apply_filter (self);
}

static gboolean
refresh_cb (gpointer data)
{
  NpOverviewPage *self = data;
  static GtkWidget *(*const hero[]) (NpPage *) = { np_overview_next_event, NULL };
  static GtkWidget *(*const left[]) (NpPage *) = { np_overview_changes, np_overview_weakest, NULL };
  static GtkWidget *(*const right[]) (NpPage *) = { np_overview_drafting, np_overview_to_do, NULL };
  NpPage *page = np_page_get_dossier (NP_PAGE (self)) != NULL ? NP_PAGE (self) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && (gtk_widget_is_ancestor (focus, self->columns) ||
                                       gtk_widget_is_ancestor (focus, GTK_WIDGET (self->hero)));

  self->idle = 0;
  fill (self->hero, hero, page);
  fill (self->left, left, page);
  fill (self->right, right, page);
  apply_filter (self);
  if (focused)
    np_page_grab_main_focus (NP_PAGE (self));
  return G_SOURCE_REMOVE;
}

/* What is not seen is not kept up to date: mapping catches up. */
static void
changed_cb (NpOverviewPage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (refresh_cb, self);
}

static void
np_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (np_overview_page_parent_class)->map (widget);
  changed_cb (NP_OVERVIEW_PAGE (widget));
}

static void
np_overview_page_session_changed (NpPage *page)
{
  NpSession *session = np_page_get_session (page);

  if (session != NULL)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "forecast-changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
    }
  refresh_cb (page);
}

static void
np_overview_page_dispose (GObject *object)
{
  g_clear_handle_id (&NP_OVERVIEW_PAGE (object)->idle, g_source_remove);
  g_clear_pointer (&NP_OVERVIEW_PAGE (object)->search, np_search_free);
  G_OBJECT_CLASS (np_overview_page_parent_class)->dispose (object);
}

static void
np_overview_page_class_init (NpOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_overview_page_dispose;
  NP_PAGE_CLASS (klass)->session_changed = np_overview_page_session_changed;
  NP_PAGE_CLASS (klass)->filter = np_overview_page_filter;
  widget_class->map = np_overview_page_map;
  g_type_ensure (NP_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/overview/np-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpOverviewPage, hero);
  gtk_widget_class_bind_template_child (widget_class, NpOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, NpOverviewPage, left);
  gtk_widget_class_bind_template_child (widget_class, NpOverviewPage, right);
}

static void
np_overview_page_init (NpOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
