/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-field-row"

#include "ui/np-field-row.h"

#include <glib/gi18n.h>

#include "language/np-sanitize.h"
#include "ui/np-text-height.h"

typedef struct
{
  NpPage *page;
  NpObject *object;
  guint field;
  NpLang lang;
  char *change;
  GtkTextBuffer *buffer; /* or NULL: an entry */
  GtkEditable *editable;
  gboolean busy;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->object);
  g_free (row->change);
  g_free (row);
}

static const NpField *
get_field (Row *row)
{
  return &np_object_get_fields (row->object, NULL)[row->field];
}

static void
show (GtkWidget *widget, GParamSpec *pspec, gpointer data)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "np-row");
  const char *words = get_field (row)->kind == NP_KIND_TEXT ? np_object_get_words (row->object, row->field, row->lang)
                                                            : np_object_get_string (row->object, row->field);

  if (row->busy)
    return;
  row->busy = TRUE;
  if (row->buffer != NULL)
    {
      g_autofree char *now = NULL;

      g_object_get (row->buffer, "text", &now, NULL);
      if (!g_str_equal (now, words))
        gtk_text_buffer_set_text (row->buffer, words, -1);
    }
  else if (!g_str_equal (gtk_editable_get_text (row->editable), words))
    {
      gtk_editable_set_text (row->editable, words);
    }
  row->busy = FALSE;
}

static void
typed_cb (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "np-row");
  g_autofree char *raw = NULL;
  g_autofree char *words = NULL;
  NpChange *change;

  if (row->busy)
    return;
  if (row->buffer != NULL)
    g_object_get (row->buffer, "text", &raw, NULL);
  else
    raw = g_strdup (gtk_editable_get_text (row->editable));
  words = np_sanitize_xml (raw, -1, NULL);
  if (get_field (row)->kind == NP_KIND_DATE)
    {
      gboolean right = *words == '\0' || np_object_check_value (get_field (row), words, NULL, NULL);

      if (right)
        gtk_widget_remove_css_class (widget, "error");
      else
        gtk_widget_add_css_class (widget, "error");
      if (!right)
        return;
    }
  change = np_change_new (row->change);
  if (get_field (row)->kind == NP_KIND_TEXT)
    np_change_set_words (change, row->object, row->field, row->lang, words);
  else
    np_change_set_string (change, row->object, row->field, words);
  row->busy = TRUE;
  np_page_apply_typing (row->page, change);
  row->busy = FALSE;
}

static void
leave_cb (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "np-row");
  NpDossier *dossier = np_page_get_dossier (row->page);

  if (dossier != NULL)
    np_dossier_end_typing (dossier);
}

static GtkWidget *
make_text (Row *row, const char *title, gboolean writable)
{
  GtkWidget *widget = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (title);
  GtkWidget *text = gtk_text_view_new ();

  row->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_buffer_set_enable_undo (row->buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (text), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), writable);
  np_text_view_learn_height (text);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, "np-row-text");
  gtk_widget_add_css_class (caption, "np-caption");
  gtk_widget_add_css_class (caption, "np-dim");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  gtk_widget_set_focusable (widget, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (row->buffer, "changed", G_CALLBACK (typed_cb), widget, G_CONNECT_SWAPPED);
  return widget;
}

GtkWidget *
np_field_row_new (NpPage *page, gpointer object, guint field, NpLang lang, const char *title, const char *change)
{
  Row *row = g_new0 (Row, 1);
  gboolean writable = np_page_get_session (page) != NULL && !np_session_get_read_only (np_page_get_session (page));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *detail = NULL;
  GtkWidget *widget;

  row->page = page;
  row->object = g_object_ref (object);
  row->field = field;
  row->lang = lang;
  row->change = g_strdup (change);
  if (get_field (row)->kind == NP_KIND_TEXT)
    {
      widget = make_text (row, title, writable);
    }
  else
    {
      widget = adw_entry_row_new ();
      row->editable = GTK_EDITABLE (widget);
      gtk_editable_set_enable_undo (row->editable, FALSE);
      gtk_editable_set_editable (row->editable, writable);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
      g_signal_connect (widget, "changed", G_CALLBACK (typed_cb), NULL);
    }
  g_object_set_data_full (G_OBJECT (widget), "np-row", row, row_free);
  detail = g_strconcat ("notify::", get_field (row)->name, NULL);
  g_signal_connect_object (object, detail, G_CALLBACK (show), widget, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), widget);
  gtk_widget_add_controller (widget, focus);
  show (widget, NULL, NULL);
  return widget;
}

void
np_pair_rows_add (AdwPreferencesGroup *group, NpPage *page, gpointer object, guint field, const char *title, const char *change)
{
  NpLang first = np_ui_lang ();
  const NpLang order[] = { first, np_lang_other (first) };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      /* Translators: a field and the language of its words: "Title, Russian". */
      g_autofree char *name = g_strdup_printf (order[i] == NP_LANG_RU ? _("%s, Russian") : _("%s, English"), title);

      adw_preferences_group_add (group, np_field_row_new (page, object, field, order[i], name, change));
    }
}
