/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/packages/np-packages-private.h"

#include <glib/gi18n.h>

#include "dossier/np-party.h"
#include "ui/packages/np-package-cells.h"
#include "ui/widgets/np-compact-drop-down.h"

G_DEFINE_FINAL_TYPE (NpPackagesPage, np_packages_page, NP_TYPE_PAGE)

gboolean
np_packages_page_get_busy (NpPackagesPage *self)
{
  return self->cancellable != NULL;
}

guint
np_packages_page_get_n_suggestions (NpPackagesPage *self)
{
  return self->offered != NULL ? self->offered->len : 0;
}

static void
fill_counterparts (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  const char *own = NULL;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->with));

  g_ptr_array_set_size (self->counterparts, 0);
  for (guint pass = 0; dossier != NULL && pass < 2; pass++)
    for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
      {
        gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

        if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_STATE)
          continue;
        if (pass == 0 && (own == NULL || np_object_get_boolean (party, NP_PARTY_OWN)))
          own = np_object_get_id (party);
        if (pass == 0 || g_strcmp0 (own, np_object_get_id (party)) == 0)
          continue;
        g_ptr_array_add (self->counterparts, g_strdup (np_object_get_id (party)));
        gtk_string_list_append (list, np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
      }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->with), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->with), selected < self->counterparts->len ? selected : 0);
  gtk_widget_set_visible (self->with, self->counterparts->len > 1);
  self->filling = FALSE;
  g_object_set_data_full (G_OBJECT (self), "np-own", g_strdup (own), g_free);
}

/* ---- editing ---- */

static void
insert (NpPackagesPage *self, gpointer package, guint position, const char *label)
{
  NpChange *change = np_change_new (label);

  np_change_insert (change, np_page_get_dossier (NP_PAGE (self)), NP_DOSSIER_PACKAGES, position, package);
  np_packages_page_choose (self, package);
  np_page_apply (NP_PAGE (self), change, NULL);
  np_packages_page_queue_rebuild (self);
}

static void
np_packages_page_new_item (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  g_autofree char *id = NULL;
  g_autoptr(NpPackage) package = NULL;

  if (dossier == NULL)
    return;
  id = np_dossier_new_id (dossier, "package");
  package = np_object_new (NP_TYPE_PACKAGE, id);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_RU, "Новый пакет");
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_EN, "New package");
  insert (NP_PACKAGES_PAGE (page), package, G_MAXUINT, _("new package"));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  gpointer from = np_packages_page_get_chosen (self);
  g_autofree char *id = NULL, *ru = NULL, *en = NULL;
  g_autoptr(NpPackage) package = NULL;

  if (from == NULL)
    return;
  id = np_dossier_new_id (np_page_get_dossier (NP_PAGE (self)), "package");
  package = np_object_copy (from);
  ru = g_strdup_printf ("%s (копия)", np_object_get_words_or_other (from, NP_PACKAGE_TITLE, NP_LANG_RU));
  en = g_strdup_printf ("%s (copy)", np_object_get_words_or_other (from, NP_PACKAGE_TITLE, NP_LANG_EN));
  np_object_set_string (package, NP_PACKAGE_ID, id);
  np_object_set_boolean (package, NP_PACKAGE_FROZEN, FALSE);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_RU, ru);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_EN, en);
  insert (self, package, np_object_get_position (from) + 1, _("duplicate a package"));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  gpointer package = np_packages_page_get_chosen (self);
  g_autofree char *label = NULL, *toast = NULL;
  NpChange *change;

  if (package == NULL)
    return;
  label = np_package_label (package);
  /* Translators: %s is a package, such as P1. */
  toast = g_strdup_printf (_("Package %s deleted"), label);
  change = np_change_new (_("delete a package"));
  np_change_remove (change, package);
  np_page_apply (NP_PAGE (self), change, toast);
}

static void
freeze_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  gpointer package = np_packages_page_get_chosen (self);
  gboolean frozen;
  NpChange *change;

  if (package == NULL)
    return;
  frozen = np_object_get_boolean (package, NP_PACKAGE_FROZEN);
  change = np_change_new (frozen ? _("unfreeze a package") : _("freeze a package"));
  np_change_set_boolean (change, package, NP_PACKAGE_FROZEN, !frozen);
  np_page_apply (NP_PAGE (self), change, NULL);
}

/* ---- the page ---- */

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpPackagesPage *self)
{
  np_packages_page_forget_suggestions (self);
  fill_counterparts (self);
  np_packages_page_queue_rebuild (self);
}

static void
with_cb (NpPackagesPage *self)
{
  if (!self->filling)
    np_packages_page_forget_suggestions (self);
}

static void
np_packages_page_session_changed (NpPage *page)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (page);

  g_signal_group_set_target (self->signals, np_page_get_session (page));
  g_clear_pointer (&self->chosen, g_free);
  g_ptr_array_set_size (self->compared, 0);
  np_packages_page_forget_suggestions (self);
  fill_counterparts (self);
  np_packages_page_rebuild (self);
}

static void
np_packages_page_grab_main_focus (NpPage *page)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (page);
  gpointer package = np_packages_page_get_chosen (self);
  g_autofree char *key = package != NULL ? g_strdup_printf ("%s:", np_object_get_id (package)) : NULL;
  GtkWidget *head = key != NULL ? np_packages_find_named (self->cells, key) : NULL;

  if (head == NULL || !gtk_widget_grab_focus (head))
    gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static gboolean
np_packages_page_show_object (NpPage *page, gpointer object)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (page);
  gpointer package = np_object_get_ancestor (object, NP_TYPE_PACKAGE);

  if (package == NULL)
    return FALSE;
  np_packages_page_choose (self, package);
  np_packages_page_rebuild (self);
  return TRUE;
}

static void
np_packages_page_dispose (GObject *object)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (object);

  g_clear_handle_id (&self->rebuild, g_source_remove);
  if (self->suggestions != NULL)
    np_packages_page_forget_suggestions (self);
  g_clear_object (&self->signals);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->compared, g_ptr_array_unref);
  g_clear_pointer (&self->counterparts, g_ptr_array_unref);
  g_clear_pointer (&self->reactions, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_PACKAGES_PAGE);
  G_OBJECT_CLASS (np_packages_page_parent_class)->dispose (object);
}

static void
np_packages_page_class_init (NpPackagesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_packages_page_dispose;
  page_class->session_changed = np_packages_page_session_changed;
  page_class->grab_main_focus = np_packages_page_grab_main_focus;
  page_class->show_object = np_packages_page_show_object;
  page_class->new_item = np_packages_page_new_item;
  gtk_widget_class_install_action (widget_class, "packages.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "packages.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "packages.freeze", NULL, freeze_cb);
  np_packages_offer_class_init (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/packages/np-packages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, differences);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, with);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, freeze);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, titles);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, cells);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, titles_scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, cells_scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, compare);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, compare_list);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, suggest_words);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, suggest_list);
}

static void
np_packages_page_init (NpPackagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->compared = g_ptr_array_new_with_free_func (g_free);
  self->counterparts = g_ptr_array_new_with_free_func (g_free);
  self->reactions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  np_compact_drop_down (GTK_DROP_DOWN (self->with), 16);
  /* Both halves scroll together; only the cells sideways. */
  gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (self->titles_scrolled),
                                       gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->cells_scrolled)));
  g_signal_connect_swapped (self->differences, "toggled", G_CALLBACK (np_packages_page_queue_rebuild), self);
  g_signal_connect_swapped (self->with, "notify::selected", G_CALLBACK (with_cb), self);
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::read-only", G_CALLBACK (np_packages_page_queue_rebuild), self);
  g_signal_group_connect_swapped (self->signals, "forecast-changed", G_CALLBACK (np_packages_page_queue_rebuild), self);
}
