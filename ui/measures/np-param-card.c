/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-param-card.h"

#include <glib/gi18n.h>

#include "brief/np-clause-words.h"
#include "dossier/np-marked.h"
#include "language/np-unit.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

struct _NpParamCard
{
  GtkBox parent_instance;

  NpSession *session;
  NpParam *param;
  GtkWidget *title;
  GtkWidget *preview;
  GtkWidget *warning;
};

G_DEFINE_FINAL_TYPE (NpParamCard, np_param_card, GTK_TYPE_BOX)

/* The first use of the parameter in a Russian text: its case, and the words before it. */
static gboolean
find_use (NpParamCard *self, NpCase *gcase, char **before)
{
  NpMeasure *measure = np_object_get_ancestor (self->param, NP_TYPE_MEASURE);
  const char *name = np_object_get_string (self->param, NP_PARAM_NAME);

  for (guint i = 0; measure != NULL && i < np_object_get_n_children (measure, NP_MEASURE_CLAUSES); i++)
    {
      const char *marked = np_object_get_words (np_object_get_child (measure, NP_MEASURE_CLAUSES, i), NP_CLAUSE_TEXT,
                                                NP_LANG_RU);
      g_autoptr(GPtrArray) pieces = np_marked_split (marked);

      for (guint j = 0; j < pieces->len; j++)
        {
          const NpMark *piece = pieces->pdata[j];

          if (g_strcmp0 (piece->param, name) != 0)
            continue;
          *gcase = piece->kase;
          *before = g_strndup (marked, piece->start);
          return TRUE;
        }
    }
  return FALSE;
}

static void
update (NpParamCard *self)
{
  NpMeasure *measure = np_object_get_ancestor (self->param, NP_TYPE_MEASURE);
  const char *name = np_object_get_string (self->param, NP_PARAM_NAME);
  const char *label = np_object_get_words_or_other (self->param, NP_PARAM_LABEL, np_ui_lang ());
  NpCase gcase = NP_CASE_NOM;
  g_autofree char *before = NULL, *ru = NULL, *en = NULL, *both = NULL;
  gboolean used;

  if (measure == NULL)
    return;
  used = find_use (self, &gcase, &before);
  gtk_label_set_text (GTK_LABEL (self->title), *label != '\0' ? label : name);
  ru = np_param_words (measure, name, gcase, NP_LANG_RU, NULL);
  en = np_param_words (measure, name, NP_CASE_NOM, NP_LANG_EN, NULL);
  both = g_strdup_printf ("%s · %s", ru != NULL ? ru : "—", en != NULL ? en : "—");
  gtk_label_set_text (GTK_LABEL (self->preview), both);
  gtk_widget_set_visible (self->warning, used && np_unit_is_ambiguous (before, np_object_get_number_or (self->param,
                          NP_PARAM_VALUE, 0), np_object_get_enum (self->param, NP_PARAM_UNIT)));
}

static GtkWidget *
make_menu (NpParamCard *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuItem) insert = g_menu_item_new (_("Insert at the caret"), NULL);
  g_autoptr(GMenuItem) remove = g_menu_item_new (_("Delete the parameter"), NULL);
  GtkWidget *button = gtk_menu_button_new ();
  const char *name = np_object_get_string (self->param, NP_PARAM_NAME);

  g_menu_item_set_action_and_target (insert, "page.insert-named-parameter", "s", name);
  g_menu_item_set_action_and_target (remove, "page.delete-parameter", "s", name);
  g_menu_append_item (menu, insert);
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-quiet");
  gtk_widget_set_tooltip_text (button, _("More for this parameter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More for this parameter"), -1);
  return button;
}

static GtkWidget *
make_name (NpParamCard *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), np_form_row_new (self->session, self->param, NP_PARAM_LABEL,
                                                              _("Name of the parameter")));
  gtk_widget_set_size_request (list, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), self->title);
  /* The toolkit centres what it holds. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->title), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-param-name");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _("Rename the parameter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rename the parameter"), -1);
  return button;
}

static void
np_param_card_dispose (GObject *object)
{
  NpParamCard *self = NP_PARAM_CARD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->param);
  G_OBJECT_CLASS (np_param_card_parent_class)->dispose (object);
}

static void
np_param_card_class_init (NpParamCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_param_card_dispose;
}

static void
np_param_card_init (NpParamCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-param-card");
}

GtkWidget *
np_param_card_new (NpSession *session, NpParam *param)
{
  NpParamCard *self = g_object_new (NP_TYPE_PARAM_CARD, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *editors = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->session = g_object_ref (session);
  self->param = g_object_ref (param);
  gtk_box_append (GTK_BOX (head), make_name (self));
  gtk_box_append (GTK_BOX (head), make_menu (self));
  gtk_box_append (GTK_BOX (editors), np_form_number_new (session, param, NP_PARAM_VALUE, _("Value of the parameter")));
  gtk_box_append (GTK_BOX (editors), np_form_code_new (session, param, NP_PARAM_UNIT, _("Unit of the parameter")));
  self->preview = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->preview), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->preview), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->preview, "dim-label");
  gtk_widget_add_css_class (self->preview, "caption");
  self->warning = gtk_label_new (_("Reads as a time of day in Russian: prefer «в течение»"));
  gtk_label_set_wrap (GTK_LABEL (self->warning), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->warning), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->warning), 26);
  gtk_widget_add_css_class (self->warning, "np-warn");
  gtk_widget_add_css_class (self->warning, "caption");
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), editors);
  gtk_box_append (GTK_BOX (self), self->preview);
  gtk_box_append (GTK_BOX (self), self->warning);
  g_signal_connect_object (param, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
