/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-paragraph.h"

#include <glib/gi18n.h>

#include "language/np-sanitize.h"

/* Room round the words, and the least width at which they are laid out. */
#define MARGIN 7
#define MIN_WIDTH 80

struct _NpParagraph
{
  GtkTextView parent_instance;

  NpSession *session;
  NpObject *object;
  guint field;
  NpLang lang;
  char *label;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (NpParagraph, np_paragraph, GTK_TYPE_TEXT_VIEW)

static char *
dup_words (NpParagraph *self)
{
  char *words;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "text", &words, NULL);
  return words;
}

static void
show (NpParagraph *self)
{
  const char *words = np_object_get_words (self->object, self->field, self->lang);
  g_autofree char *now = dup_words (self);

  if (self->updating || g_str_equal (now, words))
    return;
  self->updating = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), words, -1);
  self->updating = FALSE;
}

static void
changed_cb (NpParagraph *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (!self->updating)
    {
      g_autofree char *typed = dup_words (self);
      g_autofree char *words = np_sanitize_xml (typed, -1, NULL);
      g_autofree char *undo = g_strdup_printf (_("change “%s”"), self->label);
      g_autoptr(NpChange) change = np_change_new (undo);

      np_change_set_words (change, self->object, self->field, self->lang, words);
      self->updating = TRUE;
      np_session_apply_typing (self->session, change);
      self->updating = FALSE;
    }
}

static void
focus_left_cb (NpParagraph *self)
{
  np_dossier_end_typing (np_session_get_dossier (self->session));
  show (self);
}

static void
read_only_cb (NpParagraph *self)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), !np_session_get_read_only (self->session));
}

/* GtkTextView tells the height of the width it had last, which is wrong whenever a column changes. */
static void
np_paragraph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  g_autofree char *words = NULL;
  g_autoptr(PangoLayout) layout = NULL;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 320;
      return;
    }
  words = dup_words (NP_PARAGRAPH (widget));
  layout = gtk_widget_create_pango_layout (widget, words);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (MAX (for_size, MIN_WIDTH) - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, natural);
  *natural += 2 * MARGIN;
  *minimum = *natural;
}

static GtkSizeRequestMode
np_paragraph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Before the first allocation the view is as wide as one letter, and long words would be laid out letter by letter. */
static void
np_paragraph_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (width >= MIN_WIDTH)
    gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (widget), GTK_WRAP_WORD_CHAR);
  GTK_WIDGET_CLASS (np_paragraph_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
np_paragraph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NpParagraph *self = NP_PARAGRAPH (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  GTK_WIDGET_CLASS (np_paragraph_parent_class)->snapshot (widget, snapshot);
  if (gtk_text_buffer_get_char_count (buffer) == 0)
    {
      g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->label);
      GdkRGBA color;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      color.alpha *= 0.55f;
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, MAX (gtk_widget_get_width (widget) - 2 * MARGIN, 1) * PANGO_SCALE);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, MARGIN));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
np_paragraph_dispose (GObject *object)
{
  NpParagraph *self = NP_PARAGRAPH (object);

  g_clear_object (&self->session);
  g_clear_object (&self->object);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (np_paragraph_parent_class)->dispose (object);
}

static void
np_paragraph_class_init (NpParagraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_paragraph_dispose;
  widget_class->measure = np_paragraph_measure;
  widget_class->get_request_mode = np_paragraph_get_request_mode;
  widget_class->size_allocate = np_paragraph_size_allocate;
  widget_class->snapshot = np_paragraph_snapshot;
}

static void
np_paragraph_init (NpParagraph *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  /* Its own undo would fight with that of the dossier. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_top_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-paragraph");
}

GtkWidget *
np_paragraph_new (NpSession *session, gpointer object, guint field, NpLang lang, const char *label)
{
  NpParagraph *self = g_object_new (NP_TYPE_PARAGRAPH, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *signal = g_strconcat ("notify::", np_object_get_fields (object, NULL)[field].name, NULL);

  self->session = g_object_ref (session);
  self->object = g_object_ref (object);
  self->field = field;
  self->lang = lang;
  self->label = g_strdup (label);
  g_signal_connect_object (object, signal, G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (read_only_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show (self);
  read_only_cb (self);
  return GTK_WIDGET (self);
}
