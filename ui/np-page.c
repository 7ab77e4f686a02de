/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-page"

#include "ui/np-page.h"

#include <glib/gi18n.h>

#include "ui/np-settings.h"
#include "ui/np-shortcuts.h"

typedef struct
{
  NpSession *session;
  GBinding *status_binding;
  gboolean quiet;
  GBinding *busy_binding;
  GBinding *spin_binding;
  gboolean wide;
  guint fold_idle;

  AdwHeaderBar *header;
  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkWidget *sidebar_button;
  GtkWidget *primary_button;
  AdwButtonContent *primary_content;
  GtkWidget *search_button;
  GtkWidget *inspector_button;
  GtkWidget *spinner;
  GtkWidget *search_bar;
  GtkEditable *search_entry;
  GtkWidget *nothing;
  GtkLabel *nothing_words;
  AdwFlap *flap;
  AdwLeaflet *leaflet;
  AdwBin *list_bin;
  AdwBin *content_bin;
  AdwBin *inspector_bin;
} NpPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NpPage, np_page, ADW_TYPE_BIN)
#define PRIV(self) ((NpPagePrivate *) np_page_get_instance_private (self))

enum
{
  PROP_TITLE = 1, PROP_LIST, PROP_CONTENT, PROP_INSPECTOR, PROP_TITLE_WIDGET, PROP_PRIMARY_LABEL,
  PROP_INSPECTOR_OVERLAY, PROP_INSPECTOR_SHOWN, PROP_DETAIL_SHOWN, PROP_SIDEBAR_BUTTON, PROP_WIDE, N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

static gboolean
has_list (NpPagePrivate *priv)
{
  return adw_bin_get_child (priv->list_bin) != NULL && gtk_widget_get_visible (GTK_WIDGET (priv->list_bin));
}

static void
update_back (NpPage *self)
{
  NpPagePrivate *priv = PRIV (self);
  gboolean detail = adw_leaflet_get_visible_child (priv->leaflet) == GTK_WIDGET (priv->content_bin);
  gboolean back = has_list (priv) && adw_leaflet_get_folded (priv->leaflet) && detail;

  gtk_widget_set_visible (priv->back_button, back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.back", back);
}

/* A pane with nothing to focus in it (an empty page) takes the focus itself, so that it can be read. */
static gboolean
focus_pane (NpPage *self, GtkWidget *pane)
{
  gtk_widget_set_focusable (pane, FALSE);
  if (gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
    return TRUE;
  gtk_widget_set_focusable (pane, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL, np_page_get_title (self), -1);
  return gtk_widget_grab_focus (pane);
}

static void
np_page_real_grab_main_focus (NpPage *self)
{
  NpPagePrivate *priv = PRIV (self);
  AdwBin *bin = adw_leaflet_get_folded (priv->leaflet) && has_list (priv)
                && adw_leaflet_get_visible_child (priv->leaflet) == GTK_WIDGET (priv->list_bin)
                ? priv->list_bin : priv->content_bin;

  focus_pane (self, GTK_WIDGET (bin));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_page_set_detail_shown (NP_PAGE (widget), FALSE);
  focus_pane (NP_PAGE (widget), GTK_WIDGET (PRIV (NP_PAGE (widget))->list_bin));
}

/* One that lies over the page is never left open. */
static void
remember_inspector (NpPage *self)
{
  NpPagePrivate *priv = PRIV (self);

  if (priv->session != NULL && !adw_flap_get_folded (priv->flap))
    np_settings_remember_panel (np_object_get_id (np_session_get_dossier (priv->session)), G_OBJECT_TYPE_NAME (self),
                                adw_flap_get_reveal_flap (priv->flap));
}

static void
inspector_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpPage *self = NP_PAGE (widget);
  NpPagePrivate *priv = PRIV (self);
  gboolean show = !adw_flap_get_reveal_flap (priv->flap);

  if (adw_bin_get_child (priv->inspector_bin) == NULL)
    return;
  np_page_set_inspector_shown (self, show);
  remember_inspector (self);
  if (show)
    focus_pane (self, GTK_WIDGET (priv->inspector_bin));
  else
    np_page_grab_main_focus (self);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_page_start_search (NP_PAGE (widget));
}

static void
new_item_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_page_new_item (NP_PAGE (widget));
}

static void
search_changed_cb (NpPage *self)
{
  gboolean on = gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (PRIV (self)->search_bar));

  if (NP_PAGE_GET_CLASS (self)->filter != NULL)
    NP_PAGE_GET_CLASS (self)->filter (self, on ? gtk_editable_get_text (PRIV (self)->search_entry) : "");
}

static void
search_mode_cb (NpPage *self)
{
  search_changed_cb (self);
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (PRIV (self)->search_bar)) && gtk_widget_get_root (GTK_WIDGET (self)))
    np_page_grab_main_focus (self);
}

/* Escape closes an inspector that lies over the content. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  NpPage *self = NP_PAGE (widget);
  NpPagePrivate *priv = PRIV (self);

  if (!adw_flap_get_reveal_flap (priv->flap) || !adw_flap_get_folded (priv->flap))
    return FALSE;
  np_page_set_inspector_shown (self, FALSE);
  np_page_grab_main_focus (self);
  return TRUE;
}

static void
update_writable (NpPage *self)
{
  NpPagePrivate *priv = PRIV (self);
  gboolean can = NP_PAGE_GET_CLASS (self)->new_item != NULL && priv->session != NULL
                 && !np_session_get_read_only (priv->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-item", can);
}

static void
set_slot (NpPage *self, AdwBin *bin, const GValue *value)
{
  GtkWidget *child = g_value_get_object (value);

  adw_bin_set_child (bin, child);
  if (bin != PRIV (self)->content_bin)
    gtk_widget_set_visible (GTK_WIDGET (bin), child != NULL);
}

static void
np_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NpPage *self = NP_PAGE (object);
  NpPagePrivate *priv = PRIV (self);

  switch (id)
    {
    case PROP_TITLE:
      adw_window_title_set_title (priv->window_title, g_value_get_string (value));
      break;
    case PROP_LIST:
      set_slot (self, priv->list_bin, value);
      adw_leaflet_set_visible_child (priv->leaflet, GTK_WIDGET (g_value_get_object (value) != NULL ? priv->list_bin
                                                                                                   : priv->content_bin));
      update_back (self);
      break;
    case PROP_CONTENT:
      set_slot (self, priv->content_bin, value);
      break;
    case PROP_INSPECTOR:
      set_slot (self, priv->inspector_bin, value);
      gtk_widget_set_visible (priv->inspector_button, g_value_get_object (value) != NULL);
      break;
    case PROP_TITLE_WIDGET:
      adw_header_bar_set_title_widget (priv->header, g_value_get_object (value));
      break;
    case PROP_PRIMARY_LABEL:
      adw_button_content_set_label (priv->primary_content, g_value_get_string (value));
      break;
    case PROP_INSPECTOR_OVERLAY:
      adw_flap_set_fold_policy (priv->flap, g_value_get_boolean (value) ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                                        : ADW_FLAP_FOLD_POLICY_AUTO);
      break;
    case PROP_INSPECTOR_SHOWN:
      np_page_set_inspector_shown (self, g_value_get_boolean (value));
      break;
    case PROP_DETAIL_SHOWN:
      np_page_set_detail_shown (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_BUTTON:
      gtk_widget_set_visible (priv->sidebar_button, g_value_get_boolean (value));
      break;
    case PROP_WIDE:
      priv->wide = g_value_get_boolean (value);
      gtk_widget_set_size_request (GTK_WIDGET (priv->list_bin), priv->wide ? 320 : 260, -1);
      gtk_widget_set_size_request (GTK_WIDGET (priv->inspector_bin), priv->wide ? 380 : 320, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
np_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NpPage *self = NP_PAGE (object);
  NpPagePrivate *priv = PRIV (self);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, np_page_get_title (self));
      break;
    case PROP_LIST:
      g_value_set_object (value, adw_bin_get_child (priv->list_bin));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (priv->content_bin));
      break;
    case PROP_INSPECTOR:
      g_value_set_object (value, adw_bin_get_child (priv->inspector_bin));
      break;
    case PROP_TITLE_WIDGET:
      g_value_set_object (value, adw_header_bar_get_title_widget (priv->header));
      break;
    case PROP_PRIMARY_LABEL:
      g_value_set_string (value, adw_button_content_get_label (priv->primary_content));
      break;
    case PROP_INSPECTOR_OVERLAY:
      g_value_set_boolean (value, adw_flap_get_fold_policy (priv->flap) == ADW_FLAP_FOLD_POLICY_ALWAYS);
      break;
    case PROP_INSPECTOR_SHOWN:
      g_value_set_boolean (value, np_page_get_inspector_shown (self));
      break;
    case PROP_DETAIL_SHOWN:
      g_value_set_boolean (value, adw_leaflet_get_visible_child (priv->leaflet) == GTK_WIDGET (priv->content_bin));
      break;
    case PROP_SIDEBAR_BUTTON:
      g_value_set_boolean (value, gtk_widget_get_visible (priv->sidebar_button));
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, priv->wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
np_page_constructed (GObject *object)
{
  NpPage *self = NP_PAGE (object);
  NpPagePrivate *priv = PRIV (self);
  NpPageClass *klass = NP_PAGE_GET_CLASS (self);

  G_OBJECT_CLASS (np_page_parent_class)->constructed (object);
  gtk_widget_set_visible (priv->primary_button, klass->new_item != NULL);
  gtk_widget_set_visible (priv->search_button, klass->filter != NULL || klass->start_search != NULL);
  update_writable (self);
}

static void
np_page_dispose (GObject *object)
{
  g_clear_handle_id (&PRIV (NP_PAGE (object))->fold_idle, g_source_remove);
  g_clear_object (&PRIV (NP_PAGE (object))->session);
  G_OBJECT_CLASS (np_page_parent_class)->dispose (object);
}

static void
np_page_class_init (NpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = np_page_constructed;
  object_class->dispose = np_page_dispose;
  object_class->set_property = np_page_set_property;
  object_class->get_property = np_page_get_property;
  klass->grab_main_focus = np_page_real_grab_main_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_INSPECTOR] = g_param_spec_object ("inspector", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_TITLE_WIDGET] = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_PRIMARY_LABEL] = g_param_spec_string ("primary-label", NULL, NULL, "", flags);
  properties[PROP_INSPECTOR_OVERLAY] = g_param_spec_boolean ("inspector-overlay", NULL, NULL, FALSE, flags);
  properties[PROP_INSPECTOR_SHOWN] = g_param_spec_boolean ("inspector-shown", NULL, NULL, FALSE, flags);
  properties[PROP_DETAIL_SHOWN] = g_param_spec_boolean ("detail-shown", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_BUTTON] = g_param_spec_boolean ("sidebar-button", NULL, NULL, FALSE, flags);
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, sidebar_button);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, primary_button);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, primary_content);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, search_button);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, inspector_button);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, nothing);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, nothing_words);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, flap);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, leaflet);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, list_bin);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, content_bin);
  gtk_widget_class_bind_template_child_private (widget_class, NpPage, inspector_bin);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.inspector", NULL, inspector_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.new-item", NULL, new_item_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/* Back comes and goes, and the focus may be in a pane which is not seen now. */
static gboolean
folded_idle_cb (gpointer data)
{
  NpPage *self = data;
  NpPagePrivate *priv = PRIV (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *hidden = adw_leaflet_get_visible_child (priv->leaflet) == GTK_WIDGET (priv->list_bin) ? GTK_WIDGET (priv->content_bin)
                                                                                                  : GTK_WIDGET (priv->list_bin);

  priv->fold_idle = 0;
  update_back (self);
  if (adw_leaflet_get_folded (priv->leaflet) && focus != NULL && gtk_widget_is_ancestor (focus, hidden))
    np_page_grab_main_focus (self);
  return G_SOURCE_REMOVE;
}

/* Told while sizes are given out, when the header bar may not ask for another one. */
static void
folded_cb (NpPage *self)
{
  if (PRIV (self)->fold_idle == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    PRIV (self)->fold_idle = g_idle_add (folded_idle_cb, self);
}

/* The second line begins with the dossier and ends with whether it is saved: both ends are worth more than the middle. */
static void
shorten_in_the_middle (GtkWidget *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (title); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "subtitle"))
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
    else
      shorten_in_the_middle (child);
}

static void
np_page_init (NpPage *self)
{
  NpPagePrivate *priv = PRIV (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  shorten_in_the_middle (GTK_WIDGET (priv->window_title));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (priv->search_bar), priv->search_entry);
  g_signal_connect_swapped (priv->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (priv->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self);
  g_signal_connect_swapped (priv->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (priv->inspector_button, "clicked", G_CALLBACK (remember_inspector), self);
  g_signal_connect_swapped (priv->leaflet, "notify::visible-child", G_CALLBACK (update_back), self);
  update_back (self);
}

void
np_page_set_quiet (NpPage *self)
{
  PRIV (self)->quiet = TRUE;
}

void
np_page_class_bind (NpPageClass *klass, const char *action)
{
  const NpShortcut *row = np_shortcut_find (action);
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  g_return_if_fail (row != NULL);
  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    g_return_if_reached ();
  for (guint i = 0; i < G_N_ELEMENTS (row->accels) && row->accels[i] != NULL; i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (row->accels[i]);
      g_autoptr(GtkShortcut) shortcut = gtk_shortcut_new (trigger, gtk_named_action_new (name));

      gtk_shortcut_set_arguments (shortcut, target);
      gtk_widget_class_add_shortcut (GTK_WIDGET_CLASS (klass), shortcut);
    }
}

NpSession *
np_page_get_session (NpPage *self)
{
  g_return_val_if_fail (NP_IS_PAGE (self), NULL);
  return PRIV (self)->session;
}

void
np_page_set_session (NpPage *self, NpSession *session)
{
  NpPagePrivate *priv;

  g_return_if_fail (NP_IS_PAGE (self));
  priv = PRIV (self);
  if (priv->session == session)
    return;
  g_clear_pointer (&priv->status_binding, g_binding_unbind);
  g_clear_pointer (&priv->busy_binding, g_binding_unbind);
  g_clear_pointer (&priv->spin_binding, g_binding_unbind);
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_func (priv->session, update_writable, self);
  g_set_object (&priv->session, session);
  if (session != NULL)
    {
      priv->status_binding = g_object_bind_property (session, "status", priv->window_title, "subtitle",
                                                     G_BINDING_SYNC_CREATE);
      if (!priv->quiet)
        priv->busy_binding = g_object_bind_property (session, "busy", priv->spinner, "visible", G_BINDING_SYNC_CREATE);
      priv->spin_binding = g_object_bind_property (session, "busy", priv->spinner, "spinning", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (session, "notify::read-only", G_CALLBACK (update_writable), self, G_CONNECT_SWAPPED);
    }
  update_writable (self);
  if (NP_PAGE_GET_CLASS (self)->session_changed != NULL)
    NP_PAGE_GET_CLASS (self)->session_changed (self);
  if (session != NULL)
    np_page_set_inspector_shown (self, np_settings_recall_panel (np_object_get_id (np_session_get_dossier (session)),
                                                                 G_OBJECT_TYPE_NAME (self), np_page_get_inspector_shown (self)));
}

NpDossier *
np_page_get_dossier (NpPage *self)
{
  NpSession *session = np_page_get_session (self);

  return session != NULL ? np_session_get_dossier (session) : NULL;
}

NpForecast *
np_page_get_forecast (NpPage *self)
{
  NpSession *session = np_page_get_session (self);

  return session != NULL ? np_session_get_forecast (session) : NULL;
}

const char *
np_page_get_title (NpPage *self)
{
  return adw_window_title_get_title (PRIV (self)->window_title);
}

AdwHeaderBar *
np_page_get_header (NpPage *self)
{
  return PRIV (self)->header;
}

void
np_page_grab_main_focus (NpPage *self)
{
  NP_PAGE_GET_CLASS (self)->grab_main_focus (self);
}

void
np_page_new_item (NpPage *self)
{
  NpPagePrivate *priv = PRIV (self);

  if (NP_PAGE_GET_CLASS (self)->new_item != NULL && priv->session != NULL && !np_session_get_read_only (priv->session))
    NP_PAGE_GET_CLASS (self)->new_item (self);
}

void
np_page_start_search (NpPage *self)
{
  if (NP_PAGE_GET_CLASS (self)->start_search != NULL)
    NP_PAGE_GET_CLASS (self)->start_search (self);
  else if (NP_PAGE_GET_CLASS (self)->filter != NULL)
    np_page_open_search_bar (self);
}

const char *
np_page_get_filter (NpPage *self)
{
  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (PRIV (self)->search_bar)) ? gtk_editable_get_text (PRIV (self)->search_entry)
                                                                                  : "";
}

void
np_page_open_search_bar (NpPage *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (PRIV (self)->search_bar), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (PRIV (self)->search_entry));
}

void
np_page_set_found (NpPage *self, gboolean found)
{
  const char *typed = gtk_editable_get_text (PRIV (self)->search_entry);
  g_autofree char *words = g_strdup_printf (_("Nothing for “%s” – word forms were included"), typed);

  gtk_label_set_text (PRIV (self)->nothing_words, words);
  gtk_widget_set_visible (PRIV (self)->nothing, !found);
}

gboolean
np_page_show_object (NpPage *self, gpointer object)
{
  return NP_PAGE_GET_CLASS (self)->show_object != NULL && NP_PAGE_GET_CLASS (self)->show_object (self, object);
}

/* The panes that can be seen now, in reading order. */
static guint
collect_panes (NpPage *self, GtkWidget *panes[3])
{
  NpPagePrivate *priv = PRIV (self);
  gboolean folded = adw_leaflet_get_folded (priv->leaflet);
  GtkWidget *shown = adw_leaflet_get_visible_child (priv->leaflet);
  guint n = 0;

  if (has_list (priv) && (!folded || shown == GTK_WIDGET (priv->list_bin)))
    panes[n++] = GTK_WIDGET (priv->list_bin);
  if (!folded || shown == GTK_WIDGET (priv->content_bin))
    panes[n++] = GTK_WIDGET (priv->content_bin);
  if (adw_bin_get_child (priv->inspector_bin) != NULL && adw_flap_get_reveal_flap (priv->flap))
    panes[n++] = GTK_WIDGET (priv->inspector_bin);
  return n;
}

gboolean
np_page_cycle_focus (NpPage *self, gboolean forward)
{
  GtkWidget *panes[3];
  guint n = collect_panes (self, panes);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  int at = forward ? -1 : (int) n;

  for (guint i = 0; focus != NULL && i < n; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  for (at += forward ? 1 : -1; at >= 0 && at < (int) n; at += forward ? 1 : -1)
    if (focus_pane (self, panes[at]))
      return TRUE;
  return FALSE;
}

gboolean
np_page_get_folded (NpPage *self)
{
  return adw_leaflet_get_folded (PRIV (self)->leaflet);
}

void
np_page_set_detail_shown (NpPage *self, gboolean shown)
{
  NpPagePrivate *priv = PRIV (self);

  if (has_list (priv))
    adw_leaflet_set_visible_child (priv->leaflet, GTK_WIDGET (shown ? priv->content_bin : priv->list_bin));
}

void
np_page_set_list_empty (NpPage *self, gboolean empty)
{
  NpPagePrivate *priv = PRIV (self);

  if (adw_bin_get_child (priv->list_bin) == NULL || gtk_widget_get_visible (GTK_WIDGET (priv->list_bin)) != empty)
    return;
  gtk_widget_set_visible (GTK_WIDGET (priv->list_bin), !empty);
  adw_leaflet_set_visible_child (priv->leaflet, GTK_WIDGET (empty ? priv->content_bin : priv->list_bin));
  update_back (self);
}

gboolean
np_page_get_inspector_shown (NpPage *self)
{
  return adw_flap_get_reveal_flap (PRIV (self)->flap);
}

void
np_page_set_inspector_shown (NpPage *self, gboolean shown)
{
  if (adw_flap_get_reveal_flap (PRIV (self)->flap) == !!shown)
    return;
  adw_flap_set_reveal_flap (PRIV (self)->flap, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR_SHOWN]);
}

static AdwToastOverlay *
get_toasts (NpPage *self)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY));
}

static void
toast (NpPage *self, const char *words, gboolean undo)
{
  AdwToastOverlay *overlay = get_toasts (self);
  g_autofree char *markup = g_markup_escape_text (words, -1);
  AdwToast *item;

  if (overlay == NULL)
    return;
  item = adw_toast_new (markup);
  if (undo)
    {
      adw_toast_set_button_label (item, _("Undo"));
      adw_toast_set_action_name (item, "win.undo");
      adw_toast_set_timeout (item, 8);
      /* Its button undoes the last change, so it must go when there is a newer one. */
      g_signal_connect_object (PRIV (self)->session, "changed", G_CALLBACK (adw_toast_dismiss), item, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (overlay, item);
}

gboolean
np_page_apply (NpPage *self, NpChange *change, const char *words)
{
  g_autoptr(NpChange) owned = change;
  NpSession *session = np_page_get_session (self);

  if (session == NULL || !np_session_apply (session, owned))
    return FALSE;
  if (words != NULL)
    toast (self, words, TRUE);
  return TRUE;
}

gboolean
np_page_apply_typing (NpPage *self, NpChange *change)
{
  g_autoptr(NpChange) owned = change;
  NpSession *session = np_page_get_session (self);

  return session != NULL && np_session_apply_typing (session, owned);
}

void
np_page_toast (NpPage *self, const char *words)
{
  toast (self, words, FALSE);
}

void
np_page_go_to (NpPage *self, gpointer object)
{
  g_autofree char *path = np_object_dup_path (object);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-object", "s", path);
}
