/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/briefs/np-export-dialog.h"

#include <glib/gi18n.h>

#include "brief/np-remarks.h"
#include "dossier/np-brief.h"
#include "ui/briefs/np-export-job.h"
#include "ui/briefs/np-leak-list.h"
#include "ui/np-ask.h"
#include "ui/np-file-picker.h"
#include "ui/np-library.h"
#include "ui/widgets/np-model-words.h"

#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define MARGIN 16
#define WAIT_MS 150
#define SLICE_US 8000           /* of copying, in one go: shorter than a frame */

typedef void (*ViewFunc) (NpExportDialog *self, NpExportView *view);

struct _NpExportDialog
{
  AdwWindow parent_instance;

  GtkWidget *cancel;
  GtkWidget *export;
  GtkWidget *progress_box;
  GtkWidget *progress_words;
  GtkWidget *progress;
  GtkWidget *profile;
  GtkWidget *layout;
  GtkWidget *marking;
  GtkWidget *copies;
  GtkWidget *enter;
  GtkWidget *removed;
  GtkWidget *untranslated;
  NpLeakList *leaks;
  GtkWidget *document;
  GtkWidget *spinner;
  GtkWidget *page_words;
  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *area;
  GtkWidget *refused;

  NpSession *session;
  GPtrArray *pages;
  guint page;
  double zoom;
  char **names;
  char *wanted;       /* the document to begin with; NULL: all */
  gboolean filling;
  guint queued;
  NpExportCopy *copy;           /* what may be printed, being copied for @then */
  ViewFunc then;
  guint copying;
  char *path;                   /* where to, while exporting */
  GCancellable *previewing;
  GCancellable *exporting;
};

G_DEFINE_FINAL_TYPE (NpExportDialog, np_export_dialog, ADW_TYPE_WINDOW)

static NpPackOptions
chosen_options (NpExportDialog *self)
{
  return (NpPackOptions) {
    .layout = adw_combo_row_get_selected (ADW_COMBO_ROW (self->layout)),
    .marking = adw_combo_row_get_selected (ADW_COMBO_ROW (self->marking)),
    .copies = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->copies)),
  };
}

static gboolean
copy_cb (gpointer data)
{
  NpExportDialog *self = data;
  NpExportView *view = np_export_copy_step (self->copy, g_get_monotonic_time () + SLICE_US);

  if (view == NULL)
    return G_SOURCE_CONTINUE;
  self->copying = 0;
  g_clear_pointer (&self->copy, np_export_copy_free);
  self->then (self, view);
  return G_SOURCE_REMOVE;
}

static void
stop_copying (NpExportDialog *self)
{
  g_clear_handle_id (&self->copying, g_source_remove);
  g_clear_pointer (&self->copy, np_export_copy_free);
}

/* A large dossier takes longer than a frame to copy: a little at a time, and @then gets the view. */
static void
make_view (NpExportDialog *self, ViewFunc then)
{
  stop_copying (self);
  self->copy = np_export_view_begin (np_session_get_dossier (self->session), np_session_get_forecast (self->session),
                                     adw_combo_row_get_selected (ADW_COMBO_ROW (self->profile)));
  self->then = then;
  self->copying = g_idle_add (copy_cb, self);
}

/* ---- preview ---- */

static void
update_page (NpExportDialog *self)
{
  guint n = self->pages != NULL ? self->pages->len : 0;
  g_autofree char *words = NULL;

  self->page = n > 0 ? MIN (self->page, n - 1) : 0;
  /* Translators: "page 3 of 51". */
  words = n > 0 ? g_strdup_printf (_("page %u of %u"), self->page + 1, n) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->page_words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page", self->page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.export", n > 0 && self->exporting == NULL && np_leak_list_count_open (self->leaks) == 0);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area), PAGE_WIDTH * self->zoom + 2 * MARGIN);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), PAGE_HEIGHT * self->zoom + 2 * MARGIN);
  gtk_widget_queue_draw (self->area);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  NpExportDialog *self = data;

  if (self->pages == NULL || self->page >= self->pages->len)
    return;
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_rectangle (cr, 0, 0, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_set_line_width (cr, 1 / self->zoom);
  cairo_stroke (cr);
  cairo_set_source_surface (cr, self->pages->pdata[self->page], 0, 0);
  cairo_paint (cr);
}

/* A file of the pack in words. */
static const char *
document_title (const char *name)
{
  static const char *const titles[][2] = {
    { "00-cover-contents", N_("Cover and contents") }, { "10-nonpaper", N_("Non-paper") }, { "20-talking-points", N_("Talking points") },
    { "30-reaction-forecast", N_("Reaction forecast") }, { "35-debrief", N_("Debrief of the exercise") },
    { "40-meeting-notes", N_("Record of conversation") }, { "50-readout", N_("Readout") },
    { "51-readouts-compared", N_("Readouts compared") }, { "60-actions", N_("Actions") }, { "90-all", N_("All in one") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i][0], name))
      return _(titles[i][1]);
  return name;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  char **names = NULL;
  GPtrArray *pages = np_export_preview_finish (result, &names, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_strfreev (names);
      g_clear_pointer (&pages, g_ptr_array_unref);
      return;
    }
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = pages;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), pages != NULL ? "pages" : "refused");
  if (error != NULL)
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (self->refused), _("This pack cannot be exported yet"));
      adw_status_page_set_description (ADW_STATUS_PAGE (self->refused), error->message);
    }
  if (names != NULL && !(self->names != NULL && g_strv_equal ((const char *const *) names, (const char *const *) self->names)))
    {
      g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
      guint first = 0;

      for (guint i = 0; names[i] != NULL; i++)
        gtk_string_list_append (list, document_title (names[i]));
      while (names[first + 1] != NULL && g_strcmp0 (names[first], self->wanted) != 0)
        first++;

      self->filling = TRUE;
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->document), G_LIST_MODEL (list));
      gtk_widget_set_visible (self->document, TRUE);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->document), first);
      self->filling = FALSE;
      g_strfreev (self->names);
      self->names = names;
    }
  else
    g_strfreev (names);
  update_page (self);
}

static void
preview (NpExportDialog *self, NpExportView *view)
{
  NpPackOptions options = chosen_options (self);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->document));
  g_autofree char *speakers = g_strdup_printf (ngettext ("%u speaker", "%u speakers", view->n_speakers), view->n_speakers);
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry off the record", "%u entries off the record",
                                                        view->n_off_record), view->n_off_record);
  g_autofree char *comments = g_strdup_printf (ngettext ("%u private comment", "%u private comments", view->n_private),
                                               view->n_private);
  g_autofree char *removed = g_strdup_printf ("%s, %s, %s", speakers, entries, comments);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->removed), removed);
  np_leak_list_set_leaks (self->leaks, self->session, view->leaks);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  self->previewing = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  np_export_preview_async (view, &options, self->names != NULL && selected < g_strv_length (self->names)
                                             ? self->names[selected] : self->wanted != NULL ? self->wanted : "90-all",
                           self->previewing, previewed_cb, g_object_ref (self));
}

static gboolean
preview_cb (gpointer data)
{
  NpExportDialog *self = data;

  self->queued = 0;
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  /* What is being exported is not disturbed. */
  if (self->exporting == NULL)
    make_view (self, preview);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (NpExportDialog *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->queued, g_source_remove);
  self->queued = g_timeout_add (WAIT_MS, preview_cb, self);
}

static void
page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpExportDialog *self = NP_EXPORT_DIALOG (widget);

  if (g_str_equal (name, "export.next-page"))
    self->page++;
  else if (self->page > 0)
    self->page--;
  update_page (self);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpExportDialog *self = NP_EXPORT_DIALOG (widget);

  self->zoom = CLAMP (self->zoom * (g_str_equal (name, "export.zoom-in") ? 1.2 : 1 / 1.2), 0.3, 4);
  update_page (self);
}

/* ---- export ---- */

static void
set_exporting (NpExportDialog *self, gboolean on)
{
  if (on)
    self->exporting = g_cancellable_new ();
  else
    g_clear_object (&self->exporting);
  gtk_widget_set_visible (self->progress_box, on);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_set_sensitive (self->profile, !on);
  gtk_widget_set_sensitive (self->layout, !on);
  gtk_widget_set_sensitive (self->marking, !on);
  gtk_widget_set_sensitive (self->copies, !on);
  gtk_widget_set_sensitive (self->enter, !on);
  update_page (self);
}

static void
progress_cb (double fraction, const char *name, gpointer data)
{
  NpExportDialog *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  gtk_label_set_text (GTK_LABEL (self->progress_words), name);
}

static void
enter_copies (NpExportDialog *self, GArray *copies)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  g_autoptr(NpChange) change = np_change_new (_("enter copies in the register"));

  for (guint i = 0; i < copies->len; i++)
    {
      const NpExportedCopy *made = &g_array_index (copies, NpExportedCopy, i);
      g_autoptr(NpCopy) copy = np_object_new (NP_TYPE_COPY, NULL);

      if (made->number == 0)
        continue;
      np_object_set_number (copy, NP_COPY_NUMBER, made->number);
      np_object_set_string (copy, NP_COPY_DATE, np_object_get_string (dossier, NP_DOSSIER_AS_OF));
      np_object_set_string (copy, NP_COPY_PAPER, "90-all");
      np_object_set_string (copy, NP_COPY_DIGEST, made->digest);
      np_change_insert (change, dossier, NP_DOSSIER_COPIES, G_MAXUINT, copy);
    }
  np_session_apply (self->session, change);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) copies = np_export_write_finish (result, &error);

  if (self->session == NULL)
    return;
  set_exporting (self, FALSE);
  if (copies == NULL)
    {
      queue_preview (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        np_tell (GTK_WINDOW (self), _("The pack was not exported"), error->message);
      return;
    }
  if (gtk_switch_get_active (GTK_SWITCH (self->enter)) && !np_session_get_read_only (self->session))
    enter_copies (self, copies);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.exported", "u",
                              MAX (1u, (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->copies))));
  gtk_window_close (GTK_WINDOW (self));
}

static void
write_pack (NpExportDialog *self, NpExportView *view)
{
  NpPackOptions options = chosen_options (self);

  np_export_write_async (view, &options, NULL, self->path, progress_cb, self, self->exporting, written_cb,
                         g_object_ref (self));
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(NpExportDialog) self = data;
  g_autoptr(GFile) file = np_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->session == NULL)
    return;
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  set_exporting (self, TRUE);
  make_view (self, write_pack);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpExportDialog *self = NP_EXPORT_DIALOG (widget);

  np_file_picker_pack_async (GTK_WINDOW (self), "briefing-pack", folder_chosen_cb, g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpExportDialog *self = NP_EXPORT_DIALOG (widget);

  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The window goes where the words stand; the dialog makes room. */
static void
show_place_cb (NpExportDialog *self, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.show-object", "s", path);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- the dialog ---- */

static void
np_export_dialog_dispose (GObject *object)
{
  NpExportDialog *self = NP_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->queued, g_source_remove);
  stop_copying (self);
  g_clear_pointer (&self->path, g_free);
  g_cancellable_cancel (self->previewing);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->previewing);
  g_clear_object (&self->exporting);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (np_export_dialog_parent_class)->dispose (object);
}

static void
np_export_dialog_class_init (NpExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NP_TYPE_LEAK_LIST);
  G_OBJECT_CLASS (klass)->dispose = np_export_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "export.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "export.next-page", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "export.previous-page", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "export.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "export.zoom-out", NULL, zoom_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "export.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "export.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "export.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/briefs/np-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, export);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, progress_words);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, profile);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, layout);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, marking);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, copies);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, enter);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, removed);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, untranslated);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, leaks);
  gtk_widget_class_bind_template_callback (widget_class, show_place_cb);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, document);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, page_words);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, area);
  gtk_widget_class_bind_template_child (widget_class, NpExportDialog, refused);
}

static void
fill_row (GtkWidget *row, const char *const *words, guint selected)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

/* Lists move their selection with these keys: the pages come first. */
static void
add_page_keys (NpExportDialog *self)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_Page_Down, "export.next-page" }, { GDK_KEY_Page_Up, "export.previous-page" },
    { GDK_KEY_KP_Page_Down, "export.next-page" }, { GDK_KEY_KP_Page_Up, "export.previous-page" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
np_export_dialog_init (NpExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_page_keys (self);
  self->zoom = 0.78;
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
}

static guint
count_untranslated (NpSession *session)
{
  g_autoptr(GPtrArray) remarks = np_remarks_find (np_session_get_dossier (session), NULL);
  guint n = 0;

  for (guint i = 0; i < remarks->len; i++)
    n += g_str_equal (((NpRemark *) remarks->pdata[i])->rule, "translation");
  return n;
}

GtkWidget *
np_export_dialog_new (GtkWindow *parent, NpSession *session)
{
  NpExportDialog *self = g_object_new (NP_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  const char *profiles[] = { C_("for whom", "for work: everything"), C_("for whom", "our delegation: no sources"),
                             C_("for whom", "to hand over: text only"), NULL };
  const char *layouts[] = { _("Two columns, Russian left"), _("Two columns, English left"), _("Russian only"),
                            _("English only"), _("Russian, then English, by paragraph"),
                            _("English, then Russian, by paragraph"), _("Whole Russian text, then English"),
                            _("Whole English text, then Russian"), _("Facing pages"), NULL };
  const char *marks[16] = { NULL };
  guint untranslated = count_untranslated (session);
  g_autofree char *words = g_strdup_printf (ngettext ("%u text without a translation", "%u texts without a translation",
                                                      untranslated), untranslated);

  for (guint i = 0; np_codes_marking[i] != NULL && i + 1 < G_N_ELEMENTS (marks); i++)
    marks[i] = np_words_of_code (np_codes_marking, i);
  self->session = g_object_ref (session);
  /* Inside its window, also on a small screen. */
  if (gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 24, 800, 1060),
                                 CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - 24, 480, 706));
  self->filling = TRUE;
  fill_row (self->profile, profiles, NP_PROFILE_INTERNAL);
  fill_row (self->layout, layouts, NP_LAYOUT_PARALLEL);
  fill_row (self->marking, marks, np_object_get_enum (np_session_get_dossier (session), NP_DOSSIER_MARKING));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->untranslated), words);
  self->filling = FALSE;
  g_signal_connect_swapped (self->profile, "notify::selected", G_CALLBACK (queue_preview), self);
  g_signal_connect_swapped (self->layout, "notify::selected", G_CALLBACK (queue_preview), self);
  g_signal_connect_swapped (self->marking, "notify::selected", G_CALLBACK (queue_preview), self);
  g_signal_connect_swapped (self->copies, "value-changed", G_CALLBACK (queue_preview), self);
  g_signal_connect_swapped (self->document, "notify::selected", G_CALLBACK (queue_preview), self);
  g_signal_connect_object (session, "changed", G_CALLBACK (queue_preview), self, G_CONNECT_SWAPPED);
  update_page (self);
  preview_cb (self);
  return GTK_WIDGET (self);
}

void
np_export_dialog_begin_with (NpExportDialog *self, const char *document)
{
  g_free (self->wanted);
  self->wanted = g_strdup (document);
  queue_preview (self);
}

guint
np_export_dialog_get_n_pages (NpExportDialog *self)
{
  return self->pages != NULL ? self->pages->len : 0;
}
