/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parties/np-parties-page.h"

#include <glib/gi18n.h>

#include "dossier/np-issue.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-service.h"
#include "ui/np-object-list.h"
#include "ui/parties/np-party-detail.h"
#include "ui/widgets/np-model-words.h"

struct _NpPartiesPage
{
  NpPage parent_instance;

  GtkWidget *list;
  GtkWidget *stack;
  GtkWidget *effect;
  GtkWidget *effect_words;
  GtkWidget *scrolled;
  GtkWidget *sheet;

  NpObject *shown;
  GSignalGroup *signals;
  gboolean edited;
  char *last;
};

G_DEFINE_FINAL_TYPE (NpPartiesPage, np_parties_page, NP_TYPE_PAGE)

static void
show_selected (NpPartiesPage *self)
{
  NpSession *session = np_page_get_session (NP_PAGE (self));
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  gpointer object = session != NULL ? np_object_list_get_selected (NP_OBJECT_LIST (self->list)) : NULL;
  gboolean any = dossier != NULL && (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES) > 0
                                     || np_object_get_n_children (dossier, NP_DOSSIER_ISSUES) > 0);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "sheet" : "empty");
  np_page_set_list_empty (NP_PAGE (self), !any && (dossier == NULL || np_object_get_n_children (dossier, NP_DOSSIER_SCENARIOS) == 0));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete-selected", object != NULL);
  if (!g_set_object (&self->shown, object))
    return;
  gtk_widget_set_visible (self->effect, FALSE);
  adw_bin_set_child (ADW_BIN (self->sheet),
                     NP_IS_PARTY (object) ? np_party_detail_new (session, object)
                     : NP_IS_ISSUE (object) ? np_issue_detail_new (session, object)
                     : NP_IS_SCENARIO (object) ? np_scenario_detail_new (session, object) : NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

static void
activated_cb (NpPartiesPage *self)
{
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
  gtk_widget_child_focus (self->sheet, GTK_DIR_TAB_FORWARD);
}

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpPartiesPage *self)
{
  self->edited = self->shown != NULL && np_change_touches (change, self->shown) && !undone;
  g_free (self->last);
  self->last = g_strdup (np_change_get_label (change));
  if (!self->edited)
    gtk_widget_set_visible (self->effect, FALSE);
  show_selected (self);
}

/* The quiet line: what the last edit of this sheet did to the matrix. */
static void
forecast_changed_cb (NpPartiesPage *self)
{
  NpForecastService *service = np_session_get_service (np_page_get_session (NP_PAGE (self)));
  NpForecast *before = np_forecast_service_get_previous (service), *now = np_page_get_forecast (NP_PAGE (self));
  g_autoptr(GArray) cells = NULL;
  g_autofree char *count = NULL, *words = NULL;

  if (!self->edited || before == NULL || now == NULL)
    return;
  cells = np_forecast_compare (before, now);
  count = g_strdup_printf (ngettext ("%u cell of the matrix changed", "%u cells of the matrix changed", cells->len),
                           cells->len);
  /* Translators: the edit and what it did: "change “Salience”: 4 cells of the matrix changed". */
  words = g_strdup_printf (_("%s: %s"), self->last, count);
  gtk_label_set_text (GTK_LABEL (self->effect_words), words);
  gtk_widget_set_visible (self->effect, TRUE);
}

static void
np_parties_page_session_changed (NpPage *page)
{
  NpPartiesPage *self = NP_PARTIES_PAGE (page);
  NpDossier *dossier = np_page_get_dossier (page);

  g_signal_group_set_target (self->signals, np_page_get_session (page));
  self->edited = FALSE;
  if (dossier != NULL)
    np_object_list_set_models (NP_OBJECT_LIST (self->list), dossier,
                               (const char *[]) { _("Parties"), _("Issues"), _("Scenarios"), NULL },
                               (GListModel *[]) { np_object_get_list (dossier, NP_DOSSIER_PARTIES),
                                                  np_object_get_list (dossier, NP_DOSSIER_ISSUES),
                                                  np_object_get_list (dossier, NP_DOSSIER_SCENARIOS) }, 3);
  else
    np_object_list_set_models (NP_OBJECT_LIST (self->list), NULL, NULL, NULL, 0);
  show_selected (self);
}

static void
np_parties_page_grab_main_focus (NpPage *page)
{
  np_object_list_focus (NP_OBJECT_LIST (NP_PARTIES_PAGE (page)->list));
}

static void
np_parties_page_start_search (NpPage *page)
{
  np_page_set_detail_shown (page, FALSE);
  np_object_list_start_search (NP_OBJECT_LIST (NP_PARTIES_PAGE (page)->list));
}

static gboolean
np_parties_page_show_object (NpPage *page, gpointer object)
{
  NpPartiesPage *self = NP_PARTIES_PAGE (page);
  gpointer top = np_object_get_ancestor (object, NP_TYPE_PARTY);

  if (top == NULL)
    top = np_object_get_ancestor (object, NP_TYPE_ISSUE);
  if (top == NULL)
    top = np_object_get_ancestor (object, NP_TYPE_SCENARIO);
  if (top == NULL || !np_object_list_select (NP_OBJECT_LIST (self->list), top))
    return FALSE;
  show_selected (self);
  np_page_set_detail_shown (page, TRUE);
  return TRUE;
}

static void
add (NpPartiesPage *self, gpointer object, guint list, const char *label)
{
  NpChange *change = np_change_new (label);

  np_change_insert (change, np_page_get_dossier (NP_PAGE (self)), list, G_MAXUINT, object);
  if (!np_page_apply (NP_PAGE (self), change, NULL))
    return;
  np_object_list_select (NP_OBJECT_LIST (self->list), object);
  show_selected (self);
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
}

static void
np_parties_page_new_item (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  g_autofree char *id = NULL;
  g_autoptr(NpParty) party = NULL;

  if (dossier == NULL)
    return;
  id = np_dossier_new_id (dossier, "party");
  party = np_object_new (NP_TYPE_PARTY, id);
  np_object_set_words (party, NP_PARTY_NAME, NP_LANG_RU, "Новая сторона");
  np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, "New party");
  add (NP_PARTIES_PAGE (page), party, NP_DOSSIER_PARTIES, _("new party"));
}

static void
new_issue_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (widget));
  g_autofree char *id = NULL;
  g_autoptr(NpIssue) issue = NULL;

  if (dossier == NULL)
    return;
  id = np_dossier_new_id (dossier, "issue");
  issue = np_object_new (NP_TYPE_ISSUE, id);
  np_object_set_words (issue, NP_ISSUE_TITLE, NP_LANG_RU, "Новый вопрос");
  np_object_set_words (issue, NP_ISSUE_TITLE, NP_LANG_EN, "New issue");
  np_object_set_number (issue, NP_ISSUE_STATUS_QUO, 50);
  add (NP_PARTIES_PAGE (widget), issue, NP_DOSSIER_ISSUES, _("new issue"));
}

static void
new_scenario_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (widget));
  g_autofree char *id = NULL;
  g_autoptr(NpScenario) scenario = NULL;

  if (dossier == NULL)
    return;
  id = np_dossier_new_id (dossier, "SC-");
  scenario = np_object_new (NP_TYPE_SCENARIO, id);
  np_object_set_words (scenario, NP_SCENARIO_TITLE, NP_LANG_RU, "Новый сценарий");
  np_object_set_words (scenario, NP_SCENARIO_TITLE, NP_LANG_EN, "New scenario");
  add (NP_PARTIES_PAGE (widget), scenario, NP_DOSSIER_SCENARIOS, _("new scenario"));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPartiesPage *self = NP_PARTIES_PAGE (widget);
  g_autofree char *words = NULL, *toast = NULL;
  NpChange *change;

  if (self->shown == NULL)
    return;
  words = np_words_of_object (self->shown);
  /* Translators: %s is a party, an issue or a scenario. */
  toast = g_strdup_printf (_("“%s” deleted"), words);
  change = np_change_new (NP_IS_PARTY (self->shown) ? _("delete a party")
                          : NP_IS_ISSUE (self->shown) ? _("delete an issue") : _("delete a scenario"));
  np_change_remove (change, self->shown);
  np_page_apply (NP_PAGE (self), change, toast);
}

static void
np_parties_page_dispose (GObject *object)
{
  NpPartiesPage *self = NP_PARTIES_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->last, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_PARTIES_PAGE);
  G_OBJECT_CLASS (np_parties_page_parent_class)->dispose (object);
}

static void
np_parties_page_class_init (NpPartiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  g_type_ensure (NP_TYPE_OBJECT_LIST);
  G_OBJECT_CLASS (klass)->dispose = np_parties_page_dispose;
  page_class->session_changed = np_parties_page_session_changed;
  page_class->grab_main_focus = np_parties_page_grab_main_focus;
  page_class->start_search = np_parties_page_start_search;
  page_class->show_object = np_parties_page_show_object;
  page_class->new_item = np_parties_page_new_item;
  gtk_widget_class_install_action (widget_class, "page.new-issue", NULL, new_issue_cb);
  gtk_widget_class_install_action (widget_class, "page.new-scenario", NULL, new_scenario_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-selected", NULL, delete_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/parties/np-parties-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpPartiesPage, list);
  gtk_widget_class_bind_template_child (widget_class, NpPartiesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpPartiesPage, effect);
  gtk_widget_class_bind_template_child (widget_class, NpPartiesPage, effect_words);
  gtk_widget_class_bind_template_child (widget_class, NpPartiesPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpPartiesPage, sheet);
}

static void
np_parties_page_init (NpPartiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "forecast-changed", G_CALLBACK (forecast_changed_cb), self);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (show_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
}
