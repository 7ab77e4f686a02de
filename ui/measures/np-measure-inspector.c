/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-measure-inspector.h"

#include <glib/gi18n.h>

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"
#include "ui/widgets/np-code-rows.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

struct _NpMeasureInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *levels_box;
  NpSession *session;
  NpMeasure *measure;
  GSignalGroup *signals;
  NpLevelName level;
};

G_DEFINE_FINAL_TYPE (NpMeasureInspector, np_measure_inspector, GTK_TYPE_WIDGET)

static GtkWidget *
group_new (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return group;
}

static void
add_row (NpMeasureInspector *self, GtkWidget *group, gpointer object, guint field, const char *label)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), np_form_row_new (self->session, object, field, label));
}

static NpChange *
begin (const char *label)
{
  return np_change_new (label);
}

static void
finish (NpMeasureInspector *self, NpChange *change)
{
  np_session_apply (self->session, change);
  g_object_unref (change);
}

/* The level shown; made when the measure has none yet, as an earlier step of @change. */
static gpointer
need_level (NpMeasureInspector *self, NpChange *change)
{
  gpointer level = np_measure_get_level (self->measure, self->level);

  if (level != NULL)
    return level;
  level = np_object_new (NP_TYPE_LEVEL, NULL);
  np_object_set_enum (level, NP_LEVEL_NAME, self->level);
  np_change_insert (change, self->measure, NP_MEASURE_LEVELS, G_MAXUINT, level);
  g_object_unref (level);
  return level;
}

static void
remove_clicked_cb (GtkButton *button, NpMeasureInspector *self)
{
  gpointer object = g_object_get_data (G_OBJECT (button), "np-object");
  NpChange *change = begin (NP_IS_TARGET (object) ? _("delete a target") : _("delete a burden"));

  np_change_remove (change, object);
  finish (self, change);
}

static GtkWidget *
remove_button (NpMeasureInspector *self, gpointer object, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "np-object", g_object_ref (object), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  return button;
}

static void
add_target_cb (GSimpleAction *action, GVariant *issue, gpointer data)
{
  NpMeasureInspector *self = data;
  NpChange *change = begin (_("add a target"));
  gpointer object = np_dossier_find (np_session_get_dossier (self->session), g_variant_get_string (issue, NULL));
  g_autoptr(NpTarget) target = np_object_new (NP_TYPE_TARGET, NULL);

  np_object_set_string (target, NP_TARGET_ISSUE, g_variant_get_string (issue, NULL));
  np_object_set_number (target, NP_TARGET_VALUE, np_object_get_number_or (object, NP_ISSUE_STATUS_QUO, 50));
  np_change_insert (change, need_level (self, change), NP_LEVEL_TARGETS, G_MAXUINT, target);
  finish (self, change);
}

static void
add_burden_cb (GSimpleAction *action, GVariant *party, gpointer data)
{
  NpMeasureInspector *self = data;
  NpChange *change = begin (_("add a burden"));
  g_autoptr(NpBurden) burden = np_object_new (NP_TYPE_BURDEN, NULL);

  np_object_set_string (burden, NP_BURDEN_PARTY, g_variant_get_string (party, NULL));
  np_object_set_number (burden, NP_BURDEN_COST, 0.1);
  np_object_set_number (burden, NP_BURDEN_BALANCE, 0);
  np_change_insert (change, need_level (self, change), NP_LEVEL_BURDENS, G_MAXUINT, burden);
  finish (self, change);
}

/* A menu of what could still be added: issues without a target, parties without a burden. */
static GtkWidget *
add_button (NpMeasureInspector *self, guint list_field, const char *action, guint have_list, guint have_field,
            const char *label)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  NpLevel *level = np_measure_get_level (self->measure, self->level);
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < np_object_get_n_children (dossier, list_field); i++)
    {
      gpointer object = np_object_get_child (dossier, list_field, i);
      const char *id = np_object_get_id (object);
      g_autofree char *words = np_words_of_object (object);
      g_autoptr(GMenuItem) item = g_menu_item_new (words, NULL);
      gboolean have = list_field == NP_DOSSIER_PARTIES && !np_object_contains_word (self->measure, NP_MEASURE_BETWEEN, id)
                      && !np_object_contains_word (self->measure, NP_MEASURE_OPEN_TO, id);

      for (guint j = 0; level != NULL && j < np_object_get_n_children (level, have_list); j++)
        have |= g_str_equal (np_object_get_string (np_object_get_child (level, have_list, j), have_field), id);
      if (have)
        continue;
      g_menu_item_set_action_and_target (item, action, "s", id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (button, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0
                                    && !np_session_get_read_only (self->session));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
add_targets (NpMeasureInspector *self, NpLevel *level)
{
  GtkWidget *group = group_new (_("Targets"), _("Where this level would bring each issue, 0 to 100"));

  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           add_button (self, NP_DOSSIER_ISSUES, "inspector.add-target",
                                                       NP_LEVEL_TARGETS, NP_TARGET_ISSUE, _("Add a target")));
  for (guint i = 0; level != NULL && i < np_object_get_n_children (level, NP_LEVEL_TARGETS); i++)
    {
      gpointer target = np_object_get_child (level, NP_LEVEL_TARGETS, i);
      gpointer issue = np_dossier_find (np_session_get_dossier (self->session), np_object_get_string (target, NP_TARGET_ISSUE));
      g_autofree char *words = issue != NULL ? np_words_of_object (issue) : g_strdup ("");
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), np_words_of_code (np_codes_status,
                                                        np_object_get_enum (target, NP_TARGET_STATUS)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), np_form_number_new (self->session, target, NP_TARGET_VALUE, words));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button (self, target, _("Delete the target")));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (self->levels_box), group);
}

static void
add_burdens (NpMeasureInspector *self, NpLevel *level)
{
  GtkWidget *group = group_new (_("Burdens"), _("Cost 0 to 1; balance −1 (gives) to +1 (takes)"));

  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           add_button (self, NP_DOSSIER_PARTIES, "inspector.add-burden",
                                                       NP_LEVEL_BURDENS, NP_BURDEN_PARTY, _("Add a burden")));
  for (guint i = 0; level != NULL && i < np_object_get_n_children (level, NP_LEVEL_BURDENS); i++)
    {
      gpointer burden = np_object_get_child (level, NP_LEVEL_BURDENS, i);
      gpointer party = np_dossier_find (np_session_get_dossier (self->session),
                                        np_object_get_string (burden, NP_BURDEN_PARTY));
      g_autofree char *words = party != NULL ? np_words_of_object (party) : g_strdup ("");
      g_autofree char *cost = g_strdup_printf (_("Cost, %s"), words);
      g_autofree char *balance = g_strdup_printf (_("Balance, %s"), words);
      GtkWidget *row = np_form_row_new (self->session, burden, NP_BURDEN_COST, cost);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button (self, burden, _("Delete the burden")));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      add_row (self, group, burden, NP_BURDEN_BALANCE, balance);
    }
  gtk_box_append (GTK_BOX (self->levels_box), group);
}

static void
rebuild_level (NpMeasureInspector *self)
{
  NpLevel *level = np_measure_get_level (self->measure, self->level);

  np_parts_clear (self->levels_box);
  if (level != NULL)
    {
      GtkWidget *group = group_new (_("Level"), NULL);

      add_row (self, group, level, NP_LEVEL_TEXT, _("In words"));
      add_row (self, group, level, NP_LEVEL_INTRUSIVENESS, _("Intrusiveness of verification"));
      gtk_box_append (GTK_BOX (self->levels_box), group);
    }
  add_targets (self, level);
  add_burdens (self, level);
}

static void
level_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, NpMeasureInspector *self)
{
  static const NpLevelName order[] = { NP_LEVEL_MINIMUM, NP_LEVEL_TARGET, NP_LEVEL_MAXIMUM };

  self->level = order[MIN (gtk_drop_down_get_selected (drop_down), 2)];
  rebuild_level (self);
}

static void
rebuild (NpMeasureInspector *self)
{
  static NpCodeRows tags = { np_tags, np_tag_word, NULL };
  GtkWidget *group, *levels;
  const char *words[4] = { NULL };
  static const NpLevelName order[] = { NP_LEVEL_MINIMUM, NP_LEVEL_TARGET, NP_LEVEL_MAXIMUM };

  np_parts_clear (self->box);
  self->levels_box = NULL;
  if (self->measure == NULL)
    return;
  group = group_new (_("Measure"), NULL);
  add_row (self, group, self->measure, NP_MEASURE_REF, _("Reference"));
  add_row (self, group, self->measure, NP_MEASURE_STATUS, _("Status"));
  add_row (self, group, self->measure, NP_MEASURE_BETWEEN, _("Between"));
  add_row (self, group, self->measure, NP_MEASURE_OPEN_TO, _("Open to"));
  add_row (self, group, self->measure, NP_MEASURE_SPONSOR, _("Put forward by"));
  add_row (self, group, self->measure, NP_MEASURE_STRENGTH, _("How binding, 1 to 5"));
  tags.change = _("edit a measure");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             np_codes_row_new (self->session, self->measure, NP_MEASURE_TAGS, _("Kind and tags"), &tags));
  add_row (self, group, self->measure, NP_MEASURE_BASIS, _("Rests on"));
  add_row (self, group, self->measure, NP_MEASURE_BASIS_PARA, _("Paragraph"));
  add_row (self, group, self->measure, NP_MEASURE_SOURCE, _("Sources"));
  add_row (self, group, self->measure, NP_MEASURE_NEEDS, _("Needs"));
  add_row (self, group, self->measure, NP_MEASURE_EXCLUDES, _("Excludes"));
  add_row (self, group, self->measure, NP_MEASURE_IN_FORCE, _("In force already"));
  gtk_box_append (GTK_BOX (self->box), group);

  for (guint i = 0; i < 3; i++)
    words[i] = np_words_of_code (np_codes_level, order[i]);
  levels = gtk_drop_down_new_from_strings (words);
  for (guint i = 0; i < 3; i++)
    if (order[i] == self->level)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (levels), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (levels), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ambition level"), -1);
  g_signal_connect (levels, "notify::selected", G_CALLBACK (level_changed_cb), self);
  group = group_new (_("Ambition level"), NULL);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), levels);
  gtk_box_append (GTK_BOX (self->box), group);
  self->levels_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), self->levels_box);
  rebuild_level (self);
}

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpMeasureInspector *self)
{
  if (self->measure == NULL || self->levels_box == NULL)
    return;
  /* Rows follow their fields by themselves; only what comes and goes needs new rows. */
  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      if ((step.kind != NP_STEP_SET && (NP_IS_LEVEL (step.child) || NP_IS_TARGET (step.child) || NP_IS_BURDEN (step.child)))
          || (step.kind == NP_STEP_SET && step.object == (NpObject *) self->measure
              && (step.field == NP_MEASURE_BETWEEN || step.field == NP_MEASURE_OPEN_TO)))
        {
          rebuild_level (self);
          return;
        }
    }
}

void
np_measure_inspector_set (NpMeasureInspector *self, NpSession *session, NpMeasure *measure)
{
  if (session == self->session && measure == self->measure)
    return;
  g_set_object (&self->session, session);
  g_set_object (&self->measure, measure);
  g_signal_group_set_target (self->signals, session);
  rebuild (self);
}

static void
np_measure_inspector_dispose (GObject *object)
{
  NpMeasureInspector *self = NP_MEASURE_INSPECTOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->measure);
  G_OBJECT_CLASS (np_measure_inspector_parent_class)->dispose (object);
}

static void
np_measure_inspector_class_init (NpMeasureInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_measure_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
np_measure_inspector_init (NpMeasureInspector *self)
{
  static const GActionEntry entries[] = {
    { .name = "add-target", .activate = add_target_cb, .parameter_type = "s" },
    { .name = "add-burden", .activate = add_burden_cb, .parameter_type = "s" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "inspector", G_ACTION_GROUP (group));
  self->level = NP_LEVEL_TARGET;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->box, "np-measure-inspector");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->box);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
}
