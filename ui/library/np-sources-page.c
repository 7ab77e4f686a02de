/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-sources-page"

#include "ui/library/np-sources-page.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-source.h"
#include "ui/library/np-detail.h"
#include "ui/np-field-row.h"
#include "ui/np-object-list.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"
#include "ui/widgets/np-code-rows.h"

struct _NpSourcesPage
{
  NpPage parent_instance;

  NpObjectList *list;
  GtkStack *stack;
  GtkBox *detail;
  NpObject *shown;
  NpObject *opened; /* the sentence or provision that was asked for */
};

G_DEFINE_FINAL_TYPE (NpSourcesPage, np_sources_page, NP_TYPE_PAGE)

static void show_selected (NpSourcesPage *self);

/* Kind, date and how far it was verified, in one line. */
static char *
describe (NpObject *object)
{
  gboolean source = NP_IS_SOURCE (object);
  const char *kind = np_object_get_string (object, source ? NP_SOURCE_KIND : NP_INSTRUMENT_IDENTIFIER);
  const char *mark = np_object_get_string (object, source ? NP_SOURCE_MARK : NP_INSTRUMENT_MARK);
  g_autofree char *date = source ? np_format_iso_date (np_object_get_string (object, NP_SOURCE_DATE), np_ui_lang ())
                                 : g_strdup (np_object_get_string (object, NP_INSTRUMENT_YEAR));
  const char *const parts[] = { np_object_get_id (object), source ? np_source_kind_word (kind) : kind, date, np_mark_word (mark) };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (words, FALSE);
}

static void
remove_cb (GtkWidget *button)
{
  NpPage *page = NP_PAGE (gtk_widget_get_ancestor (button, NP_TYPE_PAGE));
  NpChange *change = np_change_new (_("delete a sentence of a source"));

  np_change_remove (change, g_object_get_data (G_OBJECT (button), "object"));
  if (np_page_apply (page, change, _("Sentence deleted")))
    show_selected (NP_SOURCES_PAGE (page));
}

/* A sentence or provision: one row that opens to be edited. */
static void
add_part (NpSourcesPage *self, AdwPreferencesGroup *group, NpObject *part)
{
  NpPage *page = NP_PAGE (self);
  gboolean anchor = NP_IS_ANCHOR (part);
  guint title = anchor ? NP_ANCHOR_TEXT : NP_PROVISION_TITLE;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *chip = gtk_label_new (np_object_get_id (part));
  NpLang lang = np_ui_lang ();

  gtk_widget_add_css_class (chip, "np-source");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), chip);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), np_object_get_words_or_other (part, title, lang));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  np_object_get_words_or_other (part, title, lang), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), np_object_get_words (part, anchor ? title : NP_PROVISION_SUMMARY,
                                                                              anchor ? np_lang_other (lang) : lang));
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang which = i == 0 ? lang : np_lang_other (lang);
      const char *name = which == NP_LANG_RU ? _("In Russian") : _("In English");

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                np_field_row_new (page, part, title, which, name, _("edit a sentence of a source")));
    }
  if (!anchor)
    for (guint i = 0; i < NP_N_LANGS; i++)
      {
        NpLang which = i == 0 ? lang : np_lang_other (lang);
        const char *name = which == NP_LANG_RU ? _("Summary in Russian") : _("Summary in English");

        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), np_field_row_new (page, part, NP_PROVISION_SUMMARY, which, name,
                                                                            _("edit a provision")));
      }
  if (anchor)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_sensitive (button, !np_session_get_read_only (np_page_get_session (page)));
      gtk_widget_set_tooltip_text (button, _("Delete the sentence"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete the sentence"), -1);
      g_object_set_data_full (G_OBJECT (button), "object", g_object_ref (part), g_object_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), NULL);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), part == self->opened);
  adw_preferences_group_add (group, row);
}

static void
add_sentence_cb (NpSourcesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autofree char *prefix = g_strconcat (np_object_get_id (self->shown), "-", NULL);
  g_autofree char *id = np_dossier_new_id (dossier, prefix);
  g_autoptr(NpObject) anchor = np_object_new (NP_TYPE_ANCHOR, id);
  NpChange *change = np_change_new (_("add a sentence to a source"));

  np_change_insert (change, self->shown, NP_SOURCE_ANCHORS, G_MAXUINT, anchor);
  if (np_page_apply (NP_PAGE (self), change, NULL))
    {
      self->opened = anchor;
      g_clear_object (&self->shown);
      show_selected (self);
      self->opened = NULL;
    }
}

static void
show_source (NpSourcesPage *self, NpObject *source)
{
  static NpCodeRows kinds = { np_source_kinds, np_source_kind_word, NULL };
  NpPage *page = NP_PAGE (self);
  AdwPreferencesGroup *group = np_detail_add_group (self->detail, _("Document"), NULL);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  np_pair_rows_add (group, page, source, NP_SOURCE_TITLE, _("Title"), _("edit a source"));
  kinds.change = _("edit a source");
  adw_preferences_group_add (group, np_code_row_new (np_page_get_session (page), source, NP_SOURCE_KIND, _("Kind"), &kinds));
  adw_preferences_group_add (group, np_field_row_new (page, source, NP_SOURCE_DATE, 0, _("Date (YYYY-MM-DD)"),
                                                      _("edit a source")));
  adw_preferences_group_add (group, np_field_row_new (page, source, NP_SOURCE_ADDRESS, 0, _("Where it is found"),
                                                      _("edit a source")));
  np_pair_rows_add (group, page, source, NP_SOURCE_NOTE, _("Note"), _("edit a source"));

  group = np_detail_add_group (self->detail, _("Sentences"), _("In words of our own; statements about the parties name them"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, _("Add a sentence"));
  gtk_widget_set_sensitive (add, !np_session_get_read_only (np_page_get_session (page)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a sentence"), -1);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_sentence_cb), self);
  adw_preferences_group_set_header_suffix (group, add);
  for (guint i = 0; i < np_object_get_n_children (source, NP_SOURCE_ANCHORS); i++)
    add_part (self, group, np_object_get_child (source, NP_SOURCE_ANCHORS, i));
  np_detail_add_references (self->detail, page, source, NP_SOURCE_ANCHORS, _("What rests on it"));
  np_detail_add_delete (self->detail, page, source, _("Delete the source"), _("delete a source"), _("Source deleted"));
}

static void
show_instrument (NpSourcesPage *self, NpObject *instrument)
{
  NpPage *page = NP_PAGE (self);
  AdwPreferencesGroup *group = np_detail_add_group (self->detail, _("Instrument"), NULL);

  np_pair_rows_add (group, page, instrument, NP_INSTRUMENT_TITLE, _("Title"), _("edit an instrument"));
  adw_preferences_group_add (group, np_field_row_new (page, instrument, NP_INSTRUMENT_IDENTIFIER, 0, _("Official number"),
                                                      _("edit an instrument")));
  adw_preferences_group_add (group, np_field_row_new (page, instrument, NP_INSTRUMENT_YEAR, 0, _("Year"),
                                                      _("edit an instrument")));
  np_pair_rows_add (group, page, instrument, NP_INSTRUMENT_PARTIES, _("Parties"), _("edit an instrument"));
  np_pair_rows_add (group, page, instrument, NP_INSTRUMENT_NOTE, _("Note"), _("edit an instrument"));
  if (np_object_get_n_children (instrument, NP_INSTRUMENT_PROVISIONS) > 0)
    {
      group = np_detail_add_group (self->detail, _("Provisions"), NULL);
      for (guint i = 0; i < np_object_get_n_children (instrument, NP_INSTRUMENT_PROVISIONS); i++)
        add_part (self, group, np_object_get_child (instrument, NP_INSTRUMENT_PROVISIONS, i));
    }
  np_detail_add_references (self->detail, page, instrument, NP_INSTRUMENT_PROVISIONS, _("What rests on it"));
}

static void
show_selected (NpSourcesPage *self)
{
  NpObject *object = np_object_list_get_selected (self->list);
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autofree char *under = NULL;

  np_page_set_list_empty (NP_PAGE (self), dossier == NULL
                          || np_object_get_n_children (dossier, NP_DOSSIER_SOURCES)
                             + np_object_get_n_children (dossier, NP_DOSSIER_INSTRUMENTS) == 0);
  if (object == self->shown && self->shown != NULL)
    return;
  g_set_object (&self->shown, object);
  np_parts_clear (self->detail);
  gtk_stack_set_visible_child_name (self->stack, object != NULL ? "detail" : "empty");
  if (object == NULL)
    return;
  under = describe (object);
  np_detail_add_title (self->detail, object, under);
  if (NP_IS_SOURCE (object))
    show_source (self, object);
  else
    show_instrument (self, object);
}

static void
activated_cb (NpSourcesPage *self)
{
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
}

/* Sentences come and go, also by undo: then the detail is made anew. */
static void
changed_cb (NpSourcesPage *self, NpChange *change)
{
  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      if (step.kind != NP_STEP_SET && step.object == self->shown)
        {
          g_clear_object (&self->shown);
          show_selected (self);
          return;
        }
    }
}

static void
read_only_cb (NpSourcesPage *self)
{
  g_clear_object (&self->shown);
  show_selected (self);
}

static void
np_sources_page_session_changed (NpPage *page)
{
  NpSourcesPage *self = NP_SOURCES_PAGE (page);
  NpDossier *dossier = np_page_get_dossier (page);
  GListModel *models[2];

  g_clear_object (&self->shown);
  if (dossier != NULL)
    {
      models[0] = np_object_get_list (dossier, NP_DOSSIER_SOURCES);
      models[1] = np_object_get_list (dossier, NP_DOSSIER_INSTRUMENTS);
      g_signal_connect_object (np_page_get_session (page), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (np_page_get_session (page), "notify::read-only", G_CALLBACK (read_only_cb), self,
                               G_CONNECT_SWAPPED);
    }
  np_object_list_set_models (self->list, dossier, (const char *[]) { _("Sources"), _("Instruments"), NULL }, models,
                             dossier != NULL ? 2 : 0);
  show_selected (self);
}

static void
np_sources_page_new_item (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  g_autofree char *id = np_dossier_new_id (dossier, "S");
  g_autoptr(NpObject) source = np_object_new (NP_TYPE_SOURCE, id);
  NpChange *change = np_change_new (_("add a source"));

  np_change_insert (change, dossier, NP_DOSSIER_SOURCES, G_MAXUINT, source);
  if (np_page_apply (page, change, NULL))
    {
      np_page_show_object (page, source);
      gtk_widget_child_focus (GTK_WIDGET (NP_SOURCES_PAGE (page)->detail), GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
np_sources_page_show_object (NpPage *page, gpointer object)
{
  NpSourcesPage *self = NP_SOURCES_PAGE (page);
  gpointer top = np_object_get_ancestor (object, NP_TYPE_SOURCE);
  gboolean shown;

  if (top == NULL)
    top = np_object_get_ancestor (object, NP_TYPE_INSTRUMENT);
  if (top == NULL)
    return FALSE;
  self->opened = object;
  g_clear_object (&self->shown);
  shown = np_object_list_select (self->list, top);
  show_selected (self);
  self->opened = NULL;
  np_page_set_detail_shown (page, TRUE);
  return shown;
}

static void
np_sources_page_start_search (NpPage *page)
{
  np_page_set_detail_shown (page, FALSE);
  np_object_list_start_search (NP_SOURCES_PAGE (page)->list);
}

static void
np_sources_page_grab_main_focus (NpPage *page)
{
  np_object_list_focus (NP_SOURCES_PAGE (page)->list);
}

static void
np_sources_page_dispose (GObject *object)
{
  g_clear_object (&NP_SOURCES_PAGE (object)->shown);
  G_OBJECT_CLASS (np_sources_page_parent_class)->dispose (object);
}

static void
np_sources_page_class_init (NpSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_sources_page_dispose;
  page_class->session_changed = np_sources_page_session_changed;
  page_class->new_item = np_sources_page_new_item;
  page_class->show_object = np_sources_page_show_object;
  page_class->start_search = np_sources_page_start_search;
  page_class->grab_main_focus = np_sources_page_grab_main_focus;
  g_type_ensure (NP_TYPE_OBJECT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/library/np-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpSourcesPage, list);
  gtk_widget_class_bind_template_child (widget_class, NpSourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpSourcesPage, detail);
}

static void
np_sources_page_init (NpSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (show_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
}
