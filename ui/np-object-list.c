/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-object-list"

#include "ui/np-object-list.h"

#include <glib/gi18n.h>

#include "dossier/np-party.h"
#include "ui/np-library.h"
#include "ui/np-session.h"
#include "ui/np-words.h"

struct _NpObjectList
{
  GtkWidget parent_instance;

  NpDossier *dossier;
  NpSearch *search;
  GtkFilter *filter;
  GListModel *joined;
  char **headings; /* one for each model, or NULL */
  GListStore *models;
  GtkSingleSelection *selection;

  GtkEditable *entry;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *none_words;
};

G_DEFINE_FINAL_TYPE (NpObjectList, np_object_list, GTK_TYPE_WIDGET)

enum { PROP_SELECTED = 1, PROP_DESCRIPTION, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];
enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* A row: a heading when another kind of object begins, the code of a party, the name in both languages. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *code;
  GtkWidget *names[2];
} Row;

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Which of the models an object comes from. */
static int
find_model (NpObjectList *self, gpointer object)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->models)); i++)
    {
      g_autoptr(GListModel) model = g_list_model_get_item (G_LIST_MODEL (self->models), i);

      for (guint j = 0; j < g_list_model_get_n_items (model); j++)
        {
          g_autoptr(GObject) there = g_list_model_get_item (model, j);

          if (there == object)
            return i;
        }
    }
  return -1;
}

/* The heading over the object at @position, or NULL when it goes on like the one before. */
static const char *
heading_at (NpObjectList *self, guint position)
{
  g_autoptr(GObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr(GObject) before = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1) : NULL;
  int model = self->headings != NULL && object != NULL ? find_model (self, object) : -1;

  return model < 0 || (before != NULL && find_model (self, before) == model) ? NULL : self->headings[model];
}

static void
show_heading (GtkListItem *item)
{
  NpObjectList *self = g_object_get_data (G_OBJECT (item), "np-list");
  Row *row = g_object_get_data (G_OBJECT (item), "np-row");
  const char *heading = self->selection != NULL && gtk_list_item_get_item (item) != NULL
                        ? heading_at (self, gtk_list_item_get_position (item)) : NULL;

  gtk_label_set_text (GTK_LABEL (row->heading), heading != NULL ? heading : "");
  gtk_widget_set_visible (row->heading, heading != NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  row->heading = label_new ("np-list-heading");
  row->code = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->code, "np-code");
  gtk_widget_set_valign (row->code, GTK_ALIGN_CENTER);
  row->names[0] = label_new (NULL);
  row->names[1] = label_new ("np-caption");
  gtk_widget_add_css_class (row->names[1], "np-dim");
  gtk_widget_add_css_class (line, "np-object-row");
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), row->names[0]);
  gtk_box_append (GTK_BOX (names), row->names[1]);
  gtk_box_append (GTK_BOX (line), row->code);
  gtk_box_append (GTK_BOX (line), names);
  gtk_box_append (GTK_BOX (box), row->heading);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "np-row", row, g_free);
  g_object_set_data (G_OBJECT (item), "np-list", data);
  g_signal_connect (item, "notify::position", G_CALLBACK (show_heading), NULL);
}

static void
show_row (GtkListItem *item)
{
  gpointer object = gtk_list_item_get_item (item);
  Row *row = g_object_get_data (G_OBJECT (item), "np-row");
  const char *code = NP_IS_PARTY (object) ? np_object_get_string (object, NP_PARTY_CODE) : "";
  g_autofree char *here = np_object_dup_name (object, np_ui_lang ());
  g_autofree char *there = np_object_dup_name (object, np_lang_other (np_ui_lang ()));
  g_autofree char *both = g_strdup_printf ("%s. %s", here, there);

  gtk_label_set_text (GTK_LABEL (row->names[0]), *here != '\0' ? here : _("(no name yet)"));
  gtk_label_set_text (GTK_LABEL (row->names[1]), there);
  gtk_widget_set_visible (row->names[1], *there != '\0' && !g_str_equal (here, there));
  gtk_label_set_text (GTK_LABEL (row->code), code);
  gtk_widget_set_visible (row->code, *code != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_list_item_get_child (item)), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gpointer object = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "np-object", object);
  show_row (item);
  show_heading (item);
  g_signal_connect_object (object, "notify", G_CALLBACK (show_row), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "np-object", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row, item);
}

static gboolean
filter_func (gpointer object, gpointer data)
{
  NpObjectList *self = data;

  return self->search == NULL || np_search_object (self->search, object) != NP_SEARCH_NONE;
}

static void
update_none (NpObjectList *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0 && *text != '\0';
  /* Translators: %s is what was typed into the search entry. */
  g_autofree char *words = g_strdup_printf (_("Nothing for “%s” – word forms were included"), text);

  gtk_label_set_text (self->none_words, words);
  gtk_stack_set_visible_child_name (self->stack, none ? "none" : "list");
}

static void
search_changed_cb (NpObjectList *self)
{
  g_clear_pointer (&self->search, np_search_free);
  self->search = np_search_new (gtk_editable_get_text (self->entry), self->dossier, np_library_get_termbase ());
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_none (self);
}

static void
selected_cb (NpObjectList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
activate_cb (NpObjectList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Enter in the entry goes to the first row. */
static void
entry_activate_cb (NpObjectList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      np_object_list_focus (self);
    }
}

static void
stop_search_cb (NpObjectList *self)
{
  gtk_editable_set_text (self->entry, "");
  np_object_list_focus (self);
}

static void
np_object_list_dispose (GObject *object)
{
  NpObjectList *self = NP_OBJECT_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_OBJECT_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->joined);
  g_clear_object (&self->dossier);
  g_clear_object (&self->models);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->search, np_search_free);
  G_OBJECT_CLASS (np_object_list_parent_class)->dispose (object);
}

static void
np_object_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_object (value, np_object_list_get_selected (NP_OBJECT_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
np_object_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NpObjectList *self = NP_OBJECT_LIST (object);

  if (id == PROP_DESCRIPTION)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
np_object_list_class_init (NpObjectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = np_object_list_dispose;
  object_class->get_property = np_object_list_get_property;
  object_class->set_property = np_object_list_set_property;
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, NP_TYPE_OBJECT,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-object-list.ui");
  gtk_widget_class_bind_template_child (widget_class, NpObjectList, entry);
  gtk_widget_class_bind_template_child (widget_class, NpObjectList, stack);
  gtk_widget_class_bind_template_child (widget_class, NpObjectList, list);
  gtk_widget_class_bind_template_child (widget_class, NpObjectList, none_words);
}

static void
np_object_list_init (NpObjectList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  self->joined = G_LIST_MODEL (gtk_filter_list_model_new (NULL, self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (self->joined));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_none), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
}

void
np_object_list_set_models (NpObjectList *self, NpDossier *dossier, const char *const *headings, GListModel **models, guint n)
{
  g_autoptr(GtkFlattenListModel) flat = NULL;

  g_return_if_fail (NP_IS_OBJECT_LIST (self));
  g_strfreev (self->headings);
  self->headings = g_strdupv ((char **) headings);
  g_clear_object (&self->models);
  self->models = g_list_store_new (G_TYPE_LIST_MODEL);
  for (guint i = 0; i < n; i++)
    g_list_store_append (self->models, models[i]);
  flat = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->models)));
  g_set_object (&self->dossier, dossier);
  gtk_editable_set_text (self->entry, "");
  g_clear_pointer (&self->search, np_search_free);
  gtk_filter_list_model_set_model (GTK_FILTER_LIST_MODEL (self->joined), G_LIST_MODEL (flat));
  update_none (self);
}

gpointer
np_object_list_get_selected (NpObjectList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
np_object_list_select (NpObjectList *self, gpointer object)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
        {
          g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

          if (item != object)
            continue;
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
          return TRUE;
        }
      /* The filter may hide it. */
      g_clear_pointer (&self->search, np_search_free);
      gtk_editable_set_text (self->entry, "");
      gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);
    }
  return FALSE;
}

void
np_object_list_start_search (NpObjectList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
np_object_list_focus (NpObjectList *self)
{
  gpointer selected = np_object_list_get_selected (self);

  /* The list itself would go back to the row that had the focus last, or to the first one. */
  if (selected != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                gtk_single_selection_get_selected (self->selection));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL && selected != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);

      if (box != NULL && g_object_get_data (G_OBJECT (box), "np-object") == selected && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
