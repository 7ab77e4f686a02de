/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-new-dossier"

#include "ui/welcome/np-new-dossier.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dossier/np-party.h"
#include "ui/np-session.h"

typedef struct
{
  GtkEditable *name;
  AdwComboRow *template;
  GtkSwitch *history;
} Form;

NpDossier *
np_new_dossier_build (const char *name, NpLang lang, guint parties, gboolean history, const char *today)
{
  /* On paper as on the screen, so in both languages. */
  static const struct { const char *code, *ru, *en; } sides[] = {
    { "1", "Наша сторона", "Our side" }, { "2", "Вторая сторона", "The second side" }, { "3", "Третья сторона", "The third side" },
  };
  NpDossier *dossier = np_dossier_new (NULL);

  np_object_set_words (dossier, NP_DOSSIER_TITLE, lang, name);
  np_object_set_boolean (dossier, NP_DOSSIER_HISTORY_KEPT, history);
  np_object_set_string (dossier, NP_DOSSIER_AS_OF, today);
  for (guint i = 0; i < MIN (parties, G_N_ELEMENTS (sides)); i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);
      gpointer party = np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, id));

      np_object_set_string (party, NP_PARTY_CODE, sides[i].code);
      np_object_set_boolean (party, NP_PARTY_OWN, i == 0);
      np_object_set_words (party, NP_PARTY_NAME, NP_LANG_RU, sides[i].ru);
      np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, sides[i].en);
    }
  np_dossier_seal (dossier);
  return dossier;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  static const guint parties[] = { 2, 3, 0 };
  GTask *task = data;
  Form *form = g_task_get_task_data (task);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  if (g_str_equal (response, "create"))
    g_task_return_pointer (task,
                           np_new_dossier_build (gtk_editable_get_text (form->name), np_ui_lang (),
                                                 parties[MIN (adw_combo_row_get_selected (form->template), 2)],
                                                 gtk_switch_get_active (form->history), today),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

static void
name_cb (GtkEditable *name, gpointer dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "create", *gtk_editable_get_text (name) != '\0');
}

void
np_new_dossier_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/nonpaper/Nonpaper/ui/welcome/np-new-dossier.ui");
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("New dossier"), NULL));
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Form *form = g_new0 (Form, 1);

  g_task_set_source_tag (task, np_new_dossier_async);
  form->name = GTK_EDITABLE (gtk_builder_get_object (builder, "name"));
  form->template = ADW_COMBO_ROW (gtk_builder_get_object (builder, "template"));
  form->history = GTK_SWITCH (gtk_builder_get_object (builder, "history"));
  g_task_set_task_data (task, form, g_free);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (gtk_builder_get_object (builder, "group")));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "create", _("C_reate"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "create", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "create");
  adw_message_dialog_set_close_response (dialog, "cancel");
  name_cb (form->name, dialog);
  g_signal_connect (form->name, "changed", G_CALLBACK (name_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (form->name));
}

NpDossier *
np_new_dossier_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, np_new_dossier_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
