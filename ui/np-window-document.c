/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-window"

#include "ui/np-window-private.h"

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "dossier/np-meeting.h"
#include "store/np-document.h"
#include "store/np-io.h"
#include "store/np-xml-in.h"
#include "ui/np-ask.h"
#include "ui/np-file-picker.h"
#include "ui/welcome/np-new-dossier.h"
#include "ui/welcome/np-welcome.h"

#define AUTOSAVE_SECONDS 5

static void save (NpWindow *self, const char *path);

/* The bar over the page */

void
np_window_show_bar (NpWindow *self, const char *words, const char *verb, const char *action)
{
  gtk_label_set_text (self->bar_words, words);
  gtk_button_set_label (self->bar_button, verb);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->bar_button), action);
  gtk_revealer_set_reveal_child (self->bar, TRUE);
}

void
np_window_hide_bar (NpWindow *self)
{
  gtk_revealer_set_reveal_child (self->bar, FALSE);
}

static void
show_read_only (NpWindow *self)
{
  static const char *const words[] = {
    [NP_READ_ONLY_NO] = "",
    [NP_READ_ONLY_ASKED] = N_("Opened for reading."),
    [NP_READ_ONLY_NEWER] = N_("Opened for reading: a newer version of Nonpaper wrote this dossier."),
    [NP_READ_ONLY_LOCKED] = N_("Opened for reading: the dossier is open in another window or session."),
    [NP_READ_ONLY_PERMISSION] = N_("This place cannot be written to. Your changes are kept on this computer; save the dossier elsewhere."),
  };
  NpReadOnly why = np_document_get_read_only (self->document);

  np_session_set_read_only (self->session, why != NP_READ_ONLY_NO && why != NP_READ_ONLY_PERMISSION);
  if (why == NP_READ_ONLY_NO)
    np_window_hide_bar (self);
  else
    np_window_show_bar (self, _(words[why]), _("Save as…"), "win.save-as");
}

/* What a person should know about the place of the file; once for each place. */
static void
show_warnings (NpWindow *self)
{
  NpDocumentWarnings warnings = np_document_get_warnings (self->document) & ~NP_DOCUMENT_WEAK;

  if (warnings == self->told_warnings)
    return;
  self->told_warnings = warnings;
  if (np_document_get_read_only (self->document) != NP_READ_ONLY_NO)
    return;
  if ((warnings & NP_DOCUMENT_NO_MODES) != 0)
    np_window_show_bar (self, _("This medium knows no permissions: whoever has it can read the dossier."), _("Understood"), "win.hide-bar");
  else if ((warnings & NP_DOCUMENT_READABLE) != 0)
    np_window_show_bar (self, _("Other users of this computer can read this file."), _("Understood"), "win.hide-bar");
}

/* The second line of the title */

static void
update_status (NpWindow *self)
{
  const char *title = np_object_get_words_or_other (np_session_get_dossier (self->session), NP_DOSSIER_TITLE, np_ui_lang ());
  g_autofree char *state = NULL;
  g_autofree char *status = NULL;

  if (self->failure != NULL)
    state = g_strdup (_("Not saved"));
  else if (self->saving)
    state = g_strdup (_("Saving…"));
  else if (np_session_get_read_only (self->session))
    state = g_strdup (_("For reading"));
  else if (np_document_get_path (self->document) == NULL)
    state = g_strdup (_("Not in a file yet"));
  else if (self->saved_at != NULL)
    {
      g_autofree char *time = g_date_time_format (self->saved_at, "%H:%M");

      /* Translators: %s is a time, "14:32". */
      state = g_strdup_printf (_("Saved %s"), time);
    }
  status = state != NULL && *title != '\0' ? g_strdup_printf ("%s · %s", title, state)
                                           : g_strdup (state != NULL ? state : title);
  np_session_set_status (self->session, status);
}

/* Saving */

static gboolean
autosave_cb (gpointer data)
{
  NpWindow *self = data;

  self->autosave = 0;
  np_window_autosave (self);
  return G_SOURCE_REMOVE;
}

void
np_window_autosave (NpWindow *self)
{
  if (self->document == NULL || self->saving || np_document_get_path (self->document) == NULL
      || np_document_get_read_only (self->document) != NP_READ_ONLY_NO || !np_document_is_modified (self->document))
    return;
  save (self, NULL);
}

static void
changed_cb (NpWindow *self)
{
  g_clear_handle_id (&self->autosave, g_source_remove);
  self->autosave = g_timeout_add_seconds (AUTOSAVE_SECONDS, autosave_cb, self);
  update_status (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpWindow) self = data;
  g_autoptr(GError) error = NULL;
  NpIoOutcome outcome = NP_IO_SAFE;
  gboolean ok;

  /* The bar about the last failure; all others stay until they are read. */
  if (NP_DOCUMENT (source) == self->document && self->failure != NULL)
    show_read_only (self);
  ok = np_document_save_finish (NP_DOCUMENT (source), result, &outcome, &error);

  self->saving = FALSE;
  if (NP_DOCUMENT (source) != self->document)
    return;
  g_clear_pointer (&self->failure, g_free);
  if (ok)
    {
      g_clear_pointer (&self->saved_at, g_date_time_unref);
      self->saved_at = g_date_time_new_now_local ();
      if (outcome == NP_IO_WEAK)
        np_window_toast (self, _("Saved, but it may not survive a power cut"));
      show_warnings (self);
      np_window_finish_purge (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    {
      /* Translators: %s is the reason, "No space left on device". */
      g_autofree char *words = g_strdup_printf (_("Not saved: %s. Nothing is lost: the changes are kept on this computer."),
                                                error->message);

      self->failure = g_strdup (error->message);
      np_window_show_bar (self, words, _("Save as…"), "win.save-as");
    }
  update_status (self);
  if (ok)
    np_window_keep_version (self);
  else
    self->version_at = 0;
  if (self->closing != NP_CLOSING_NO && ok)
    np_window_finish_closing (self);
  else if (!ok)
    self->closing = NP_CLOSING_NO;
}

static void
save (NpWindow *self, const char *path)
{
  g_clear_handle_id (&self->autosave, g_source_remove);
  self->saving = TRUE;
  update_status (self);
  np_document_save_async (self->document, path, NULL, saved_cb, g_object_ref (self));
}

void
np_window_save (NpWindow *self)
{
  if (self->saving)
    return;
  if (np_document_get_path (self->document) == NULL || np_document_get_read_only (self->document) != NP_READ_ONLY_NO)
    np_window_save_as (self);
  else
    save (self, NULL);
}

static void
save_as_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  g_autoptr(GFile) file = np_file_picker_finish (result, NULL);

  if (file == NULL || g_file_peek_path (file) == NULL || self->document == NULL)
    {
      self->closing = NP_CLOSING_NO;
      return;
    }
  np_welcome_remember (file);
  save (self, g_file_peek_path (file));
}

void
np_window_save_as (NpWindow *self)
{
  const char *title = np_object_get_words_or_other (np_session_get_dossier (self->session), NP_DOSSIER_TITLE, np_ui_lang ());
  g_autofree char *name = g_strconcat (*title != '\0' ? title : _("Dossier"), ".nonpaper", NULL);

  np_file_picker_save_async (GTK_WINDOW (self), g_strdelimit (name, "/", '-'), save_as_cb, NULL);
}

/* Opening */

static void
conflict_cb (NpWindow *self, const char *path, const char *copy)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *other = g_filename_display_basename (copy);
  /* Translators: both are names of files. */
  g_autofree char *words = g_strdup_printf (_("Somebody else changed “%s”. It was left as it is; your version is now “%s”."),
                                            name, other);

  np_window_show_bar (self, words, _("Understood"), "win.hide-bar");
}

static void
show_problems (NpWindow *self)
{
  GPtrArray *problems = np_document_get_problems (self->document);
  g_autofree char *words = NULL;

  if (problems->len == 0)
    return;
  words = g_strdup_printf (ngettext ("%u thing in the file is not right; it was kept as it stands.",
                                     "%u things in the file are not right; they were kept as they stand.", problems->len),
                           problems->len);
  np_window_show_bar (self, words, _("Details"), "win.problems");
}

void
np_window_tell_problems (NpWindow *self)
{
  GPtrArray *problems = np_document_get_problems (self->document);
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < problems->len && i < 20; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", ((GError *) g_ptr_array_index (problems, i))->message);
  np_tell (GTK_WINDOW (self), _("What is not right in the file"), list->str);
}

void
np_window_show_document (NpWindow *self, NpDocument *document)
{
  g_autoptr(NpSession) session = document != NULL ? np_session_new (np_document_get_dossier (document)) : NULL;

  g_clear_handle_id (&self->autosave, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  np_window_hide_bar (self);
  self->recovered = FALSE;
  g_set_object (&self->document, document);
  if (session != NULL)
    np_session_set_document (session, document);
  np_window_set_session (self, session);
  if (document == NULL)
    return;
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::read-only", G_CALLBACK (show_read_only), self, G_CONNECT_SWAPPED);
  show_read_only (self);
  self->told_warnings = 0;
  show_warnings (self);
  show_problems (self);
  np_window_offer_unsaved (self);
  update_status (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDocument) document = np_document_open_finish (result, &error);
  g_autoptr(GFile) file = NULL;

  g_clear_object (&self->opening);
  g_clear_handle_id (&self->opening_timer, g_source_remove);
  np_welcome_set_loading (NP_WELCOME (self->welcome), NULL);
  if (document != NULL)
    {
      np_window_show_document (self, document);
      file = g_file_new_for_path (np_document_get_path (document));
      np_welcome_remember (file);
    }
  else if (g_error_matches (error, NP_INPUT_ERROR, NP_INPUT_ERROR_SYNTAX))
    {
      np_window_open_damaged (self, self->opening_path, error->message);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      np_tell (GTK_WINDOW (self), _("The dossier could not be opened"), error->message);
    }
}

static gboolean
long_cb (gpointer data)
{
  NpWindow *self = data;

  self->opening_timer = 0;
  if (self->session == NULL)
    np_welcome_set_loading (NP_WELCOME (self->welcome), self->opening_name);
  return G_SOURCE_REMOVE;
}

NpWindow *
np_window_find_file (GtkApplication *app, GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *real = path != NULL ? np_io_resolve (path) : NULL;

  for (GList *l = gtk_application_get_windows (app); l != NULL && real != NULL; l = l->next)
    {
      NpSession *session = NP_IS_WINDOW (l->data) ? np_window_get_session (l->data) : NULL;
      NpDocument *document = session != NULL ? np_session_get_document (session) : NULL;

      if (document != NULL && g_strcmp0 (np_document_get_path (document), real) == 0)
        return l->data;
      if (NP_IS_WINDOW (l->data) && NP_WINDOW (l->data)->opening != NULL && g_strcmp0 (NP_WINDOW (l->data)->opening_path, path) == 0)
        return l->data;
    }
  return NULL;
}

void
np_window_open_file (NpWindow *self, GFile *file)
{
  const char *path = g_file_peek_path (file);
  NpWindow *shown = np_window_find_file (gtk_window_get_application (GTK_WINDOW (self)), file);

  if (shown != NULL)
    {
      gtk_window_present (GTK_WINDOW (shown));
      return;
    }

  if (path == NULL)
    {
      np_tell (GTK_WINDOW (self), _("The dossier could not be opened"), _("Only files of this computer can be opened."));
      return;
    }
  /* Several files at once: each its own window. */
  if (self->session != NULL || self->opening != NULL)
    {
      NpWindow *other = np_window_new (gtk_window_get_application (GTK_WINDOW (self)));

      gtk_window_present (GTK_WINDOW (other));
      np_window_open_file (other, file);
      return;
    }
  self->opening = g_cancellable_new ();
  g_free (self->opening_path);
  self->opening_path = g_strdup (path);
  g_free (self->opening_name);
  self->opening_name = g_filename_display_basename (path);
  g_clear_handle_id (&self->opening_timer, g_source_remove);
  self->opening_timer = g_timeout_add (250, long_cb, self);
  np_document_open_async (path, FALSE, self->opening, opened_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GFile) file = np_file_picker_finish (result, NULL);

  if (file != NULL)
    np_window_open_file (NP_WINDOW (source), file);
}

void
np_window_choose_dossier (NpWindow *self)
{
  np_file_picker_open_async (GTK_WINDOW (self), chosen_cb, NULL);
}

/* A dossier that has no file yet goes into this window when it is empty, else into a new one. */
static NpWindow *
show_untitled (NpWindow *self, NpDossier *dossier)
{
  g_autoptr(NpDocument) document = np_document_new (dossier);
  NpWindow *window = self;

  if (self->session != NULL)
    {
      window = np_window_new (gtk_window_get_application (GTK_WINDOW (self)));
      gtk_window_present (GTK_WINDOW (window));
    }
  np_window_show_document (window, document);
  return window;
}

void
np_window_show_recovered (NpWindow *self, NpDossier *dossier, const char *words)
{
  NpWindow *window = show_untitled (self, dossier);

  window->recovered = TRUE;
  np_window_show_bar (window, words, _("Save as…"), "win.save-as");
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpDossier) dossier = np_new_dossier_finish (result);

  if (dossier != NULL)
    show_untitled (NP_WINDOW (source), dossier);
}

void
np_window_new_dossier (NpWindow *self)
{
  np_new_dossier_async (GTK_WINDOW (self), created_cb, NULL);
}

void
np_window_open_sample (NpWindow *self)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/org/nonpaper/data/samples/helsinki.nonpaper", 0, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) dossier = np_xml_in_parse (bytes, "helsinki.nonpaper", NP_XML_IN_STRICT, NULL, NULL, &error);

  if (dossier != NULL)
    show_untitled (self, dossier);
  else
    np_tell (GTK_WINDOW (self), _("The dossier could not be opened"), error->message);
}

/* A running meeting is left alone: its line is being typed. It follows with the next window. */
static gboolean
is_in_meeting (NpWindow *self)
{
  NpDossier *dossier = self->session != NULL ? np_session_get_dossier (self->session) : NULL;

  for (guint i = 0; dossier != NULL && i < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i++)
    if (np_object_get_enum (np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i), NP_MEETING_STATE) == NP_MEETING_RUNNING)
      return TRUE;
  return FALSE;
}

void
np_window_renew (NpWindow *self)
{
  g_autoptr(NpDocument) document = self->document != NULL ? g_object_ref (self->document) : NULL;
  g_autoptr(GDateTime) saved_at = self->saved_at != NULL ? g_date_time_ref (self->saved_at) : NULL;
  gboolean recovered = self->recovered;
  NpWindow *window;

  if (self->saving || self->closing != NP_CLOSING_NO || self->opening != NULL || is_in_meeting (self))
    return;
  window = np_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  np_window_show_document (self, NULL);
  if (document != NULL)
    {
      np_window_show_document (window, document);
      window->saved_at = g_steal_pointer (&saved_at);
      window->recovered = recovered;
      update_status (window);
      if (np_document_is_modified (document))
        window->autosave = g_timeout_add_seconds (AUTOSAVE_SECONDS, autosave_cb, window);
    }
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Closing */

static void
close_now (NpWindow *self, NpClosing how)
{
  g_autoptr(NpDocument) document = g_object_ref (self->document);

  self->closing = NP_CLOSING_NO;
  np_window_show_document (self, NULL);
  np_document_close (document);
  if (how == NP_CLOSING_WINDOW)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
unkept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  int answer = np_ask_finish (result);
  NpClosing how = self->closing;

  self->closing = NP_CLOSING_NO;
  if (answer == 0 && self->document != NULL)
    close_now (self, how);
}

void
np_window_finish_closing (NpWindow *self)
{
  const char *verbs[] = { _("Close and _lose it"), NULL };

  if (np_session_flush (self->session))
    close_now (self, self->closing);
  else
    np_ask_async (GTK_WINDOW (self), _("Close although the disk kept nothing?"),
                  _("What you are typing could be written neither to this computer nor beside the dossier. It is in the window alone."),
                  verbs, TRUE, unkept_cb, NULL);
}

static void
discard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  int answer = np_ask_finish (result);
  NpClosing how = self->closing;

  if (answer == 0)
    {
      np_window_save_as (self);
    }
  else if (answer == 1)
    {
      g_autoptr(NpDocument) document = g_object_ref (self->document);

      self->closing = NP_CLOSING_NO;
      np_window_show_document (self, NULL);
      np_document_discard (document);
      if (how == NP_CLOSING_WINDOW)
        gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    {
      self->closing = NP_CLOSING_NO;
    }
}

void
np_window_begin_closing (NpWindow *self, NpClosing how)
{
  const char *verbs[] = { _("_Save…"), _("Close _without saving"), NULL };
  gboolean changed;

  if (self->document == NULL || self->closing != NP_CLOSING_NO)
    return;
  self->closing = how;
  changed = self->recovered || np_dossier_get_revision (np_session_get_dossier (self->session)) > 0;
  if (self->saving)
    return; /* saved_cb() goes on */
  if (!np_document_is_modified (self->document) || !changed || np_session_get_read_only (self->session))
    np_window_finish_closing (self);
  else if (np_document_get_path (self->document) != NULL && np_document_get_read_only (self->document) == NP_READ_ONLY_NO
           && self->failure == NULL)
    save (self, NULL);
  else
    np_ask_async (GTK_WINDOW (self), _("Save the dossier before closing?"), _("It is in no file yet; what you wrote would be lost."),
                  verbs, FALSE, discard_cb, NULL);
}

void
np_window_close_dossier (NpWindow *self)
{
  np_window_begin_closing (self, NP_CLOSING_DOSSIER);
}

void
np_window_cancel_opening (NpWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
}
