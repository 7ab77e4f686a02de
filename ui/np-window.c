/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-window"

#include "ui/np-window-private.h"

#include <glib/gi18n.h>

#include "ui/np-focus.h"
#include "ui/np-pages.h"
#include "ui/np-settings.h"
#include "ui/np-words.h"
#include "ui/welcome/np-welcome.h"

G_DEFINE_FINAL_TYPE (NpWindow, np_window, ADW_TYPE_APPLICATION_WINDOW)

static const NpPageInfo *
find_info (const char *name, guint *index)
{
  for (guint i = 0; np_pages[i].name != NULL; i++)
    if (g_strcmp0 (np_pages[i].name, name) == 0)
      {
        if (index != NULL)
          *index = i;
        return &np_pages[i];
      }
  return NULL;
}

/* Sidebar */

static GtkWidget *
make_row (const NpPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 11);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon);
  GtkWidget *label = gtk_label_new (_(info->title));
  GtkWidget *counter = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (counter, "np-counter");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), counter);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
  g_object_set_data (G_OBJECT (row), "counter", counter);
  return row;
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean apart = np_pages[gtk_list_box_row_get_index (row)].apart;

  gtk_list_box_row_set_header (row, apart ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static gboolean
update_counters_cb (gpointer data)
{
  NpWindow *self = data;

  self->counter_idle = 0;
  for (guint i = 0; np_pages[i].name != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar_list, i);
      guint n = self->session != NULL && np_pages[i].counter != NULL ? np_pages[i].counter (self->session) : 0;
      g_autofree char *words = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");

      gtk_label_set_text (g_object_get_data (G_OBJECT (row), "counter"), words);
      if (n > 0)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_counters (NpWindow *self)
{
  if (self->counter_idle == 0)
    self->counter_idle = g_idle_add (update_counters_cb, self);
}

static void
update_marking (NpWindow *self)
{
  NpDossier *dossier = self->session != NULL ? np_session_get_dossier (self->session) : NULL;
  NpMarking marking = dossier != NULL ? np_object_get_enum (dossier, NP_DOSSIER_MARKING) : NP_MARKING_NONE;

  gtk_label_set_text (self->marking_mark, np_marking_mark (marking));
  gtk_label_set_text (self->marking_words, np_marking_words (marking));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->marking_mark)), marking != NP_MARKING_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->marking_words), *np_marking_words (marking) != '\0');
}

static void
session_changed_cb (NpWindow *self, NpChange *change, gboolean undone)
{
  queue_counters (self);
  update_marking (self);
}

static void
update_sidebar_button (NpWindow *self)
{
  gboolean needed = adw_leaflet_get_folded (self->leaflet) || !gtk_widget_get_visible (self->sidebar);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL)
    g_object_set (page, "sidebar-button", needed, NULL);
}

static gboolean
folded_idle_cb (gpointer data)
{
  update_sidebar_button (data);
  return G_SOURCE_REMOVE;
}

/* Told in the middle of the layout, when the header has its place already: the button comes before the next frame. */
static void
folded_cb (NpWindow *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, folded_idle_cb, g_object_ref (self), g_object_unref);
}

static void
row_activated_cb (NpWindow *self, GtkListBoxRow *row)
{
  np_window_show_page (self, np_pages[gtk_list_box_row_get_index (row)].name);
}

/* Arrow keys in the sidebar turn the pages without taking the focus away. */
static void
row_selected_cb (NpWindow *self, GtkListBoxRow *row)
{
  GtkWidget *page;

  if (row == NULL || self->session == NULL)
    return;
  page = gtk_stack_get_child_by_name (self->pages, np_pages[gtk_list_box_row_get_index (row)].name);
  if (page == NULL)
    {
      const NpPageInfo *info = &np_pages[gtk_list_box_row_get_index (row)];

      page = g_object_new (info->type (), NULL);
      gtk_stack_add_named (self->pages, page, info->name);
      np_page_set_session (NP_PAGE (page), self->session);
    }
  gtk_stack_set_visible_child (self->pages, page);
  g_settings_set_string (self->state, "page", np_pages[gtk_list_box_row_get_index (row)].name);
  update_sidebar_button (self);
  np_window_update_actions (self);
}

void
np_window_toggle_sidebar (NpWindow *self)
{
  if (self->session == NULL)
    return;
  if (adw_leaflet_get_folded (self->leaflet))
    {
      gboolean page = adw_leaflet_get_visible_child (self->leaflet) == self->page_box;

      gtk_widget_set_visible (self->sidebar, TRUE);
      adw_leaflet_set_visible_child (self->leaflet, page ? self->sidebar : self->page_box);
      if (page)
        gtk_widget_child_focus (GTK_WIDGET (self->sidebar_list), GTK_DIR_TAB_FORWARD);
      else
        np_window_focus_page (self);
      return;
    }
  gtk_widget_set_visible (self->sidebar, !gtk_widget_get_visible (self->sidebar));
  g_settings_set_boolean (self->state, "sidebar", gtk_widget_get_visible (self->sidebar));
  np_window_focus_page (self);
}

void
np_window_make_room (NpWindow *self, gboolean room)
{
  if (!adw_leaflet_get_folded (self->leaflet))
    gtk_widget_set_visible (self->sidebar, !room && g_settings_get_boolean (self->state, "sidebar"));
}

void
np_window_focus_page (NpWindow *self)
{
  NpPage *page = np_window_get_page (self);

  if (page != NULL)
    np_page_grab_main_focus (page);
}

void
np_window_cycle_focus (NpWindow *self, gboolean forward)
{
  NpPage *page = np_window_get_page (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean in_sidebar = focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar);

  if (page == NULL)
    return;
  if (in_sidebar || !np_page_cycle_focus (page, forward))
    {
      gboolean shown = gtk_widget_get_visible (self->sidebar) && !adw_leaflet_get_folded (self->leaflet);

      if (!in_sidebar && shown)
        {
          GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar_list);

          gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->sidebar_list));
        }
      else if (!np_page_cycle_focus (page, forward))
        {
          np_window_focus_page (self);
        }
    }
}

/* Sizes: 240, 320 and 380 where there is room for them. */
static void
update_wide (NpWindow *self)
{
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= 1700;

  if (wide == self->wide)
    return;
  self->wide = wide;
  gtk_widget_set_size_request (self->sidebar, wide ? 240 : 200, -1);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    g_object_set (page, "wide", wide, NULL);
}

static gboolean
update_wide_cb (gpointer data)
{
  update_wide (data);
  return G_SOURCE_REMOVE;
}

static void
np_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NpWindow *self = NP_WINDOW (widget);

  GTK_WIDGET_CLASS (np_window_parent_class)->size_allocate (widget, width, height, baseline);
  if ((width >= 1700) != self->wide)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_wide_cb, g_object_ref (self), g_object_unref);
}

/* Size, sidebar and page are remembered for each dossier. */
static void
bind_state (NpWindow *self)
{
  const char *id = self->session != NULL ? np_object_get_id (np_session_get_dossier (self->session)) : NULL;
  GtkWindow *window = GTK_WINDOW (self);

  if (self->state != NULL)
    {
      g_settings_unbind (self, "default-width");
      g_settings_unbind (self, "default-height");
      g_settings_unbind (self, "maximized");
      g_object_unref (self->state);
    }
  self->state = np_settings_new_for_window (id);
  if (id != NULL)
    {
      int width, height;

      /* The window keeps the size it has when a dossier is shown in it for the first time. */
      gtk_window_get_default_size (window, &width, &height);
      if (g_settings_get_int (self->state, "width") == 0 && gtk_widget_get_realized (GTK_WIDGET (self)))
        {
          g_settings_set_int (self->state, "width", width);
          g_settings_set_int (self->state, "height", height);
        }
    }
  if (g_settings_get_int (self->state, "width") == 0)
    {
      g_settings_set_int (self->state, "width", 1280);
      g_settings_set_int (self->state, "height", 800);
    }
  g_settings_bind (self->state, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->state, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->state, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_visible (self->sidebar, g_settings_get_boolean (self->state, "sidebar"));
}

static gboolean
np_window_close_request (GtkWindow *window)
{
  NpWindow *self = NP_WINDOW (window);

  if (self->document == NULL)
    return GTK_WINDOW_CLASS (np_window_parent_class)->close_request (window);
  np_window_begin_closing (self, NP_CLOSING_WINDOW);
  return TRUE;
}

/* Saved when the user turns to another program, too. */
static void
active_cb (NpWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    np_window_autosave (self);
}

static void
np_window_dispose (GObject *object)
{
  NpWindow *self = NP_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->opening_timer, g_source_remove);
  g_clear_handle_id (&self->autosave, g_source_remove);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->opening_name, g_free);
  g_clear_pointer (&self->opening_path, g_free);
  g_clear_object (&self->document);

  g_clear_handle_id (&self->counter_idle, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (np_window_parent_class)->dispose (object);
}

static void
np_window_class_init (NpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_window_dispose;
  widget_class->size_allocate = np_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = np_window_close_request;
  g_type_ensure (NP_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, marking_mark);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, marking_words);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, page_box);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, bar_words);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, bar_button);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NpWindow, undo_section);
  np_window_class_install_actions (widget_class);
}

static void
np_window_init (NpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; np_pages[i].name != NULL; i++)
    gtk_list_box_append (self->sidebar_list, make_row (&np_pages[i]));
  gtk_list_box_set_header_func (self->sidebar_list, header_func, NULL, NULL);
  g_signal_connect_swapped (self->sidebar_list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->sidebar_list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->sidebar, "notify::visible", G_CALLBACK (update_sidebar_button), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  np_focus_guard (GTK_WINDOW (self));
  np_window_accept_files (self);
  bind_state (self);
  np_window_update_actions (self);
}

NpWindow *
np_window_new (GtkApplication *app)
{
  return g_object_new (NP_TYPE_WINDOW, "application", app, NULL);
}

NpSession *
np_window_get_session (NpWindow *self)
{
  return self->session;
}

void
np_window_set_session (NpWindow *self, NpSession *session)
{
  g_autofree char *page = NULL;

  g_return_if_fail (NP_IS_WINDOW (self));
  if (self->session == session)
    return;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      /* The pages of the old dossier go with it: nothing of it stays on the screen or in memory. */
      gtk_list_box_select_row (self->sidebar_list, NULL); /* unselect_all() does nothing in a list that always has one */
      for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL;)
        {
          np_page_set_session (NP_PAGE (child), NULL);
          gtk_stack_remove (self->pages, child);
        }
    }
  g_set_object (&self->session, session);
  bind_state (self);
  if (session != NULL)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "forecast-changed", G_CALLBACK (queue_counters), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::undo-label", G_CALLBACK (np_window_update_undo), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::redo-label", G_CALLBACK (np_window_update_undo), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::read-only", G_CALLBACK (np_window_update_actions), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (self->stack, session != NULL ? "main" : "welcome");
  update_marking (self);
  queue_counters (self);
  if (session != NULL)
    {
      page = g_settings_get_string (self->state, "page");
      if (!np_window_show_page (self, page))
        np_window_show_page (self, np_pages[0].name);
    }
  np_window_update_actions (self);
}

gboolean
np_window_show_page (NpWindow *self, const char *name)
{
  guint index;
  GtkListBoxRow *row;

  if (self->session == NULL || find_info (name, &index) == NULL)
    return FALSE;
  row = gtk_list_box_get_row_at_index (self->sidebar_list, index);
  gtk_list_box_select_row (self->sidebar_list, row);
  adw_leaflet_set_visible_child (self->leaflet, self->page_box);
  g_object_set (gtk_stack_get_visible_child (self->pages), "wide", self->wide, NULL);
  np_window_focus_page (self);
  return TRUE;
}

NpPage *
np_window_get_page (NpWindow *self)
{
  GtkWidget *page = self->session != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;

  return page != NULL ? NP_PAGE (page) : NULL;
}

static gboolean
page_shows (const NpPageInfo *info, gpointer object)
{
  for (guint i = 0; i < G_N_ELEMENTS (info->shows) && info->shows[i] != NULL; i++)
    if (np_object_get_ancestor (object, info->shows[i] ()) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
np_window_show_object (NpWindow *self, gpointer object)
{
  for (guint i = 0; self->session != NULL && object != NULL && np_pages[i].name != NULL; i++)
    if (page_shows (&np_pages[i], object))
      {
        gboolean shown;

        np_window_show_page (self, np_pages[i].name);
        shown = np_page_show_object (np_window_get_page (self), object);
        np_window_focus_page (self);
        return shown;
      }
  return FALSE;
}

void
np_window_toast (NpWindow *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}
