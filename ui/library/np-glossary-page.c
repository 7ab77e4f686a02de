/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-glossary-page"

#include "ui/library/np-glossary-page.h"

#include <glib/gi18n.h>

#include "dossier/np-measure.h"
#include "dossier/np-source.h"
#include "ui/library/np-detail.h"
#include "ui/np-field-row.h"
#include "ui/np-library.h"
#include "ui/np-object-list.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"

struct _NpGlossaryPage
{
  NpPage parent_instance;

  NpObjectList *list;
  GtkStack *stack;
  GtkBox *detail;
  NpObject *shown;
};

G_DEFINE_FINAL_TYPE (NpGlossaryPage, np_glossary_page, NP_TYPE_PAGE)

/* Clauses with the term in either language, in any word form. */
static void
add_uses (NpGlossaryPage *self, NpObject *term)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  GListModel *measures = np_object_get_list (dossier, NP_DOSSIER_MEASURES);
  g_autoptr(GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) np_search_free);
  g_autoptr(GPtrArray) users = g_ptr_array_new ();
  g_autofree char *title = NULL;
  AdwPreferencesGroup *group;

  for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    {
      g_auto(GStrv) words = g_strsplit (np_object_get_words (term, NP_TERM_TERM, lang), ";", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (*g_strstrip (words[i]) != '\0')
          g_ptr_array_add (searches, np_search_new (words[i], NULL, NULL));
    }
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    {
      g_autoptr(NpObject) measure = g_list_model_get_item (measures, i);
      gboolean used = FALSE;

      for (guint j = 0; j < np_object_get_n_children (measure, NP_MEASURE_CLAUSES) && !used; j++)
        for (guint k = 0; k < searches->len && !used; k++)
          used = np_search_object (g_ptr_array_index (searches, k), np_object_get_child (measure, NP_MEASURE_CLAUSES, j))
                 == NP_SEARCH_WORDS;
      if (used)
        g_ptr_array_add (users, measure);
    }
  title = users->len > 0 ? g_strdup_printf (ngettext ("Used in %u measure", "Used in %u measures", users->len), users->len)
                         : g_strdup (_("Not used in a measure yet"));
  group = np_detail_add_group (self->detail, title, NULL);
  for (guint i = 0; i < users->len; i++)
    np_detail_add_link (group, g_ptr_array_index (users, i));
}

/* A copy of a term that ships with the program becomes one of the dossier, to be changed there. */
static void
take_cb (NpGlossaryPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autofree char *id = np_dossier_new_id (dossier, "g");
  g_autoptr(NpObject) term = np_object_copy (self->shown);
  NpChange *change = np_change_new (_("take a term into the dossier"));

  np_object_set_string (term, NP_TERM_ID, id);
  np_change_insert (change, dossier, NP_DOSSIER_GLOSSARY, G_MAXUINT, term);
  if (np_page_apply (NP_PAGE (self), change, NULL))
    np_page_show_object (NP_PAGE (self), term);
}

static void
show_shipped_term (NpGlossaryPage *self, NpObject *term)
{
  static const struct { guint field; const char *title; } parts[] = {
    { NP_TERM_WEST, N_("Western papers prefer") }, { NP_TERM_RUSCO, N_("Russian and SCO papers prefer") },
    { NP_TERM_AVOID, N_("Better avoided") },
  };
  AdwPreferencesGroup *group = np_detail_add_group (self->detail, _("Usage"),
                                                    _("Ships with the program; take it into the dossier to change it"));
  const char *note = np_object_get_words_or_other (term, NP_TERM_NOTE, np_ui_lang ());
  GtkWidget *button;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*np_object_get_string (term, parts[i].field) != '\0')
      np_detail_add_words (group, _(parts[i].title), np_object_get_string (term, parts[i].field));
  if (*note != '\0')
    np_detail_add_words (group, _("Note"), note);
  add_uses (self, term);
  button = gtk_button_new_with_label (_("Take into the dossier"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !np_session_get_read_only (np_page_get_session (NP_PAGE (self))));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_cb), self);
  gtk_box_append (self->detail, button);
}

static void
show_term (NpGlossaryPage *self)
{
  NpPage *page = NP_PAGE (self);
  NpObject *term = np_object_list_get_selected (self->list);
  AdwPreferencesGroup *group;

  if (term == self->shown)
    return;
  g_set_object (&self->shown, term);
  np_parts_clear (self->detail);
  gtk_stack_set_visible_child_name (self->stack, term != NULL ? "detail" : "empty");
  if (term == NULL)
    return;
  np_detail_add_title (self->detail, term, NULL);
  if (np_object_get_root (term) != (gpointer) np_page_get_dossier (page))
    {
      show_shipped_term (self, term);
      return;
    }
  group = np_detail_add_group (self->detail, _("Term"), _("Wordings of equal rank are parted by a semicolon"));
  np_pair_rows_add (group, page, term, NP_TERM_TERM, _("Term"), _("edit a term"));
  group = np_detail_add_group (self->detail, _("Usage"), NULL);
  adw_preferences_group_add (group, np_field_row_new (page, term, NP_TERM_WEST, 0, _("Western papers prefer"), _("edit a term")));
  adw_preferences_group_add (group, np_field_row_new (page, term, NP_TERM_RUSCO, 0, _("Russian and SCO papers prefer"),
                                                      _("edit a term")));
  adw_preferences_group_add (group, np_field_row_new (page, term, NP_TERM_AVOID, 0, _("Better avoided"), _("edit a term")));
  np_pair_rows_add (group, page, term, NP_TERM_NOTE, _("Note"), _("edit a term"));
  add_uses (self, term);
  np_detail_add_delete (self->detail, page, term, _("Delete the term"), _("delete a term"), _("Term deleted"));
}

static void
activated_cb (NpGlossaryPage *self)
{
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
}

static void
read_only_cb (NpGlossaryPage *self)
{
  g_clear_object (&self->shown);
  show_term (self);
}

static void
np_glossary_page_session_changed (NpPage *page)
{
  NpGlossaryPage *self = NP_GLOSSARY_PAGE (page);
  NpDossier *dossier = np_page_get_dossier (page);
  GListModel *models[2];

  g_clear_object (&self->shown);
  if (dossier != NULL)
    {
      models[0] = np_object_get_list (dossier, NP_DOSSIER_GLOSSARY);
      models[1] = np_object_get_list (np_library_get_termbase (), NP_DOSSIER_GLOSSARY);
      g_signal_connect_object (np_page_get_session (page), "notify::read-only", G_CALLBACK (read_only_cb), self,
                               G_CONNECT_SWAPPED);
    }
  np_object_list_set_models (self->list, dossier, (const char *[]) { _("Of this dossier"), _("Of the program"), NULL }, models,
                             dossier != NULL ? 2 : 0);
  show_term (self);
}

static void
np_glossary_page_new_item (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  g_autofree char *id = np_dossier_new_id (dossier, "g");
  g_autoptr(NpObject) term = np_object_new (NP_TYPE_TERM, id);
  NpChange *change = np_change_new (_("add a term"));

  np_change_insert (change, dossier, NP_DOSSIER_GLOSSARY, G_MAXUINT, term);
  if (np_page_apply (page, change, NULL))
    {
      np_page_show_object (page, term);
      gtk_widget_child_focus (GTK_WIDGET (NP_GLOSSARY_PAGE (page)->detail), GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
np_glossary_page_show_object (NpPage *page, gpointer object)
{
  gpointer term = np_object_get_ancestor (object, NP_TYPE_TERM);

  np_page_set_detail_shown (page, TRUE);
  return term != NULL && np_object_list_select (NP_GLOSSARY_PAGE (page)->list, term);
}

static void
np_glossary_page_start_search (NpPage *page)
{
  np_page_set_detail_shown (page, FALSE);
  np_object_list_start_search (NP_GLOSSARY_PAGE (page)->list);
}

static void
np_glossary_page_grab_main_focus (NpPage *page)
{
  np_object_list_focus (NP_GLOSSARY_PAGE (page)->list);
}

static void
np_glossary_page_dispose (GObject *object)
{
  g_clear_object (&NP_GLOSSARY_PAGE (object)->shown);
  G_OBJECT_CLASS (np_glossary_page_parent_class)->dispose (object);
}

static void
np_glossary_page_class_init (NpGlossaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_glossary_page_dispose;
  page_class->session_changed = np_glossary_page_session_changed;
  page_class->new_item = np_glossary_page_new_item;
  page_class->show_object = np_glossary_page_show_object;
  page_class->start_search = np_glossary_page_start_search;
  page_class->grab_main_focus = np_glossary_page_grab_main_focus;
  g_type_ensure (NP_TYPE_OBJECT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/library/np-glossary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpGlossaryPage, list);
  gtk_widget_class_bind_template_child (widget_class, NpGlossaryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpGlossaryPage, detail);
}

static void
np_glossary_page_init (NpGlossaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (show_term), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
}
