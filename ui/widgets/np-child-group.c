/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-child-group.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-source.h"
#include "ui/np-page.h"
#include "ui/np-words.h"
#include "ui/widgets/np-chart-theme.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

#define LARGE_TEXT 1.5

typedef struct
{
  NpSession *session;
  NpObject *parent;
  NpChildGroupSpec spec;
  GtkWidget *group;
  GPtrArray *rows;
  GtkWidget *empty;
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_ptr_array_unref (self->rows);
  g_free ((char *) self->spec.title);
  g_free ((char *) self->spec.description);
  g_free ((char *) self->spec.add);
  g_free ((char *) self->spec.undo_add);
  g_free ((char *) self->spec.undo_delete);
  g_free ((char *) self->spec.toast);
  g_free (self);
}

/* ---- a row ---- */

typedef struct
{
  Group *group;
  NpObject *child;
  GtkWidget *row;
  GtkWidget *status_icon;
  GtkWidget *status_word;
  GtkWidget *source;
  GtkWidget *weight_word;
  gboolean large; /* text so large that the scale is left to the form */
  gboolean filled;
} Row;

static int
field_of (gpointer object, const char *name, NpKind kind)
{
  int field = np_object_find_field (object, name);

  return field >= 0 && np_object_get_fields (object, NULL)[field].kind == kind ? field : -1;
}

static void
describe (Row *self, char **title, char **subtitle)
{
  NpLang lang = np_ui_lang ();
  const NpChildGroupSpec *spec = &self->group->spec;
  int text = field_of (self->child, "text", NP_KIND_TEXT), why = field_of (self->child, "why", NP_KIND_TEXT);

  if (text < 0)
    text = field_of (self->child, "role", NP_KIND_TEXT);
  if (text < 0)
    text = field_of (self->child, "title", NP_KIND_TEXT);
  if (spec->describe != NULL)
    {
      *title = spec->describe (np_session_get_dossier (self->group->session), self->child);
      *subtitle = g_strdup (why >= 0 ? np_object_get_words_or_other (self->child, why, lang) : "");
      return;
    }
  if (spec->by_ref)
    {
      gpointer object = np_dossier_find (np_session_get_dossier (self->group->session),
                                         np_object_get_string (self->child, spec->ref));

      *title = object != NULL ? np_words_of_object (object) : g_strdup (np_object_get_string (self->child, spec->ref));
      *subtitle = g_strdup (why >= 0 ? np_object_get_words_or_other (self->child, why, lang) : "");
      return;
    }
  if (text < 0)
    text = why;
  *title = g_strdup (text >= 0 ? np_object_get_words_or_other (self->child, text, lang) : "");
  *subtitle = g_strdup (text >= 0 ? np_object_get_words (self->child, text, np_lang_other (lang)) : "");
  if (**title == '\0')
    {
      g_free (*title);
      *title = g_strdup (_("Not described yet"));
    }
}

static void
update_row (Row *self)
{
  const NpChildGroupSpec *spec = &self->group->spec;
  int status = field_of (self->child, "status", NP_KIND_ENUM), source = field_of (self->child, "source", NP_KIND_REFS);
  g_autofree char *title = NULL, *subtitle = NULL;

  describe (self, &title, &subtitle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (status >= 0)
    {
      NpStatus value = np_object_get_enum (self->child, status);

      gtk_image_set_from_icon_name (GTK_IMAGE (self->status_icon), np_status_icon (value));
      gtk_label_set_text (GTK_LABEL (self->status_word), np_status_word (value));
    }
  if (source >= 0)
    {
      g_auto(GStrv) ids = np_object_dup_list_of_words (self->child, source);
      guint n = g_strv_length (ids);
      g_autofree char *more = n > 1 ? g_strdup_printf ("%s +%u", ids[0], n - 1) : NULL;

      gtk_button_set_label (GTK_BUTTON (self->source), n == 0 ? _("no source") : n == 1 ? ids[0] : more);
      gtk_widget_set_sensitive (self->source, n > 0);
    }
  if (self->weight_word != NULL)
    {
      double weight = np_object_get_number (self->child, spec->weight);
      g_autofree char *number = np_format_number (weight, 0, np_ui_lang (), NP_FORMAT_PLAIN);
      g_autofree char *both = g_strdup_printf ("%s · %s", number, np_words_of_weight (weight));

      gtk_label_set_text (GTK_LABEL (self->weight_word), self->large && !isnan (weight) ? both : np_words_of_weight (weight));
    }
}

static void
source_clicked_cb (GtkButton *button, Row *self)
{
  g_auto(GStrv) ids = np_object_dup_list_of_words (self->child, field_of (self->child, "source", NP_KIND_REFS));

  if (ids[0] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (button), "win.show-object", "s", ids[0]);
}

static void
delete_clicked_cb (GtkButton *button, Row *self)
{
  gpointer page = gtk_widget_get_ancestor (GTK_WIDGET (button), NP_TYPE_PAGE);
  NpChange *change = np_change_new (self->group->spec.undo_delete);

  np_change_remove (change, self->child);
  np_page_apply (page, change, self->group->spec.toast);
}

/* The form inside a row is made when the row is opened: most never are. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, Row *self)
{
  guint n;
  const NpField *fields = np_object_get_fields (self->child, &n);
  GtkWidget *button;

  if (self->filled || !adw_expander_row_get_expanded (row))
    return;
  self->filled = TRUE;
  for (guint i = 0; i < n; i++)
    if (fields[i].kind != NP_KIND_ID && fields[i].kind != NP_KIND_LIST)
      adw_expander_row_add_row (row, np_form_row_new (self->group->session, self->child, i,
                                                      np_words_of_field (fields[i].name)));
  button = gtk_button_new_with_label (_("Delete"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-row-delete");
  gtk_widget_set_sensitive (button, !np_session_get_read_only (self->group->session));
  g_signal_connect (button, "clicked", G_CALLBACK (delete_clicked_cb), self);
  adw_expander_row_add_row (row, button);
}

static void
row_free (gpointer data, GClosure *closure)
{
  Row *self = data;

  g_object_unref (self->child);
  g_free (self);
}

static void
notify_cb (GObject *child, GParamSpec *pspec, gpointer widget)
{
  update_row (g_object_get_data (G_OBJECT (widget), "np-row"));
}

static GtkWidget *
row_new (Group *group, gpointer child)
{
  Row *self = g_new0 (Row, 1);
  const NpChildGroupSpec *spec = &group->spec;
  int source = field_of (child, "source", NP_KIND_REFS);

  self->group = group;
  self->child = g_object_ref (child);
  self->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  g_object_set_data (G_OBJECT (self->row), "np-row", self);
  if (field_of (child, "status", NP_KIND_ENUM) >= 0)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      self->status_icon = gtk_image_new ();
      gtk_image_set_pixel_size (GTK_IMAGE (self->status_icon), 12);
      self->status_word = gtk_label_new (NULL);
      gtk_label_set_width_chars (GTK_LABEL (self->status_word), 8);
      gtk_label_set_xalign (GTK_LABEL (self->status_word), 0);
      gtk_widget_add_css_class (box, "np-row-status");
      gtk_box_append (GTK_BOX (box), self->status_icon);
      gtk_box_append (GTK_BOX (box), self->status_word);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row), box);
    }
  if (source >= 0)
    {
      self->source = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->source, "np-source");
      gtk_widget_set_valign (self->source, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (self->source, 76, -1);
      gtk_widget_set_tooltip_text (self->source, _("Show the source"));
      g_signal_connect (self->source, "clicked", G_CALLBACK (source_clicked_cb), self);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row), self->source);
    }
  if (spec->weighted)
    {
      const char *label = np_words_of_field (np_object_get_fields (child, NULL)[spec->weight].name);
      NpChartStyle style;

      np_chart_theme (group->group, &style);
      self->large = style.text_scale >= LARGE_TEXT;
      if (spec->digits == 0)
        {
          self->weight_word = gtk_label_new (NULL);
          gtk_label_set_width_chars (GTK_LABEL (self->weight_word), 8);
          gtk_label_set_xalign (GTK_LABEL (self->weight_word), 0);
          gtk_widget_add_css_class (self->weight_word, "caption");
          gtk_widget_add_css_class (self->weight_word, "dim-label");
          adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row), self->weight_word);
        }
      if (!self->large)
        adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row),
                                     np_form_scale_new (group->session, child, spec->weight, spec->step, spec->digits, label));
    }
  g_signal_connect_data (self->row, "notify::expanded", G_CALLBACK (expanded_cb), self, row_free, 0);
  g_signal_connect_object (child, "notify", G_CALLBACK (notify_cb), self->row, 0);
  update_row (self);
  return self->row;
}

/* ---- the group ---- */

static void
rebuild (Group *self)
{
  guint n = np_object_get_n_children (self->parent, self->spec.list);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->empty != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->empty);
  self->empty = NULL;
  for (guint i = 0; i < n; i++)
    {
      gpointer child = np_object_get_child (self->parent, self->spec.list, i);
      GtkWidget *row;

      if (self->spec.belongs != NULL && !self->spec.belongs (child))
        continue;
      row = row_new (self, child);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->rows->len == 0)
    {
      self->empty = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->empty), C_("an empty list", "None"));
      gtk_widget_add_css_class (self->empty, "dim-label");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->empty);
    }
}

static void
items_changed_cb (GtkWidget *widget)
{
  rebuild (g_object_get_data (G_OBJECT (widget), "np-group"));
}

static void
add_child (Group *self, const char *ref)
{
  gpointer page = gtk_widget_get_ancestor (self->group, NP_TYPE_PAGE);
  g_autoptr(NpObject) child = np_object_new (np_object_get_fields (self->parent, NULL)[self->spec.list].type (), NULL);
  NpChange *change = np_change_new (self->spec.undo_add);

  if (np_object_get_id (child) != NULL)
    {
      g_autofree char *prefix = g_strconcat (np_object_get_element (child), "-", NULL);
      g_autofree char *id = np_dossier_new_id (np_session_get_dossier (self->session), prefix);

      np_object_set_string (child, 0, id);
    }
  if (self->spec.by_ref)
    np_object_set_string (child, self->spec.ref, ref);
  if (self->spec.prepare != NULL)
    self->spec.prepare (child);
  np_change_insert (change, self->parent, self->spec.list, G_MAXUINT, child);
  if (np_page_apply (page, change, NULL) && self->rows->len > 0)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->rows->pdata[self->rows->len - 1]), TRUE);
}

static void
add_clicked_cb (GtkButton *button, Group *self)
{
  add_child (self, NULL);
}

static void
add_ref_cb (GSimpleAction *action, GVariant *id, gpointer data)
{
  add_child (data, g_variant_get_string (id, NULL));
}

static void
collect (gpointer object, GType type, GPtrArray *found)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);

  if (G_TYPE_CHECK_INSTANCE_TYPE (object, type))
    g_ptr_array_add (found, object);
  for (guint i = 0; i < n; i++)
    if (rows[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        collect (np_object_get_child (object, i, j), type, found);
}

/* What could still be named: every object of the type but the parent itself and those that have a row. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer data)
{
  Group *self = data;
  g_autoptr(NpObject) sample = np_object_new (np_object_get_fields (self->parent, NULL)[self->spec.list].type (), NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  collect (np_session_get_dossier (self->session), np_object_get_fields (sample, NULL)[self->spec.ref].type (), found);
  for (guint i = 0; i < found->len; i++)
    {
      gboolean have = found->pdata[i] == (gpointer) self->parent;
      g_autofree char *words = np_words_of_object (found->pdata[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (words, NULL);

      for (guint j = 0; j < np_object_get_n_children (self->parent, self->spec.list); j++)
        have |= g_str_equal (np_object_get_string (np_object_get_child (self->parent, self->spec.list, j), self->spec.ref),
                             np_object_get_id (found->pdata[i]));
      g_menu_item_set_action_and_target (item, "group.add", "s", np_object_get_id (found->pdata[i]));
      if (!have)
        g_menu_append_item (menu, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_menu_append (menu, _("Nothing left to add"), "group.none");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
read_only_cb (GtkWidget *button)
{
  Group *self = g_object_get_data (G_OBJECT (button), "np-group");

  gtk_widget_set_sensitive (button, !np_session_get_read_only (self->session));
}

GtkWidget *
np_child_group_new (NpSession *session, gpointer parent, const NpChildGroupSpec *spec)
{
  Group *self = g_new0 (Group, 1);
  GtkWidget *button;

  self->session = g_object_ref (session);
  self->parent = g_object_ref (parent);
  self->spec = *spec;
  self->spec.title = g_strdup (spec->title);
  self->spec.description = g_strdup (spec->description);
  self->spec.add = g_strdup (spec->add);
  self->spec.undo_add = g_strdup (spec->undo_add);
  self->spec.undo_delete = g_strdup (spec->undo_delete);
  self->spec.toast = g_strdup (spec->toast);
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  g_object_set_data_full (G_OBJECT (self->group), "np-group", self, group_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), spec->title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), spec->description);
  if (spec->by_ref)
    {
      static const GActionEntry entries[] = { { .name = "add", .activate = add_ref_cb, .parameter_type = "s" } };
      g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

      g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
      gtk_widget_insert_action_group (self->group, "group", G_ACTION_GROUP (actions));
      button = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu_cb, self, NULL);
    }
  else
    {
      button = gtk_button_new_from_icon_name ("list-add-symbolic");
      g_signal_connect (button, "clicked", G_CALLBACK (add_clicked_cb), self);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, spec->add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spec->add, -1);
  g_object_set_data (G_OBJECT (button), "np-group", self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), button);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (read_only_cb), button, G_CONNECT_SWAPPED);
  read_only_cb (button);
  g_signal_connect_object (np_object_get_list (parent, spec->list), "items-changed", G_CALLBACK (items_changed_cb),
                           self->group, G_CONNECT_SWAPPED);
  rebuild (self);
  return self->group;
}
