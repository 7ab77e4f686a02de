/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-paper-text.h"

#include <glib/gi18n.h>

#include "brief/np-clause-words.h"
#include "dossier/np-marked.h"
#include "language/np-sanitize.h"
#include "language/np-unit.h"
#include "ui/np-text-height.h"

struct _NpPaperText
{
  GtkTextView parent_instance;

  NpSession *session;
  NpObject *object;
  guint field;
  NpMeasure *measure;
  NpLang lang;
  GtkTextTag *avoided;
  GtkTextTag *better;
  gboolean loading;
  /* Heights at the widths asked for last; a very long word makes each dear. */
  struct { int width, height; } measured[4];
  guint n_measured;
};

G_DEFINE_FINAL_TYPE (NpPaperText, np_paper_text, GTK_TYPE_TEXT_VIEW)

enum { CARET_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* A parameter in the text is a tag of its own; the tag knows which. */
static const char *
tag_param (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), "np-param");
}

static GtkTextTag *
param_at (const GtkTextIter *iter)
{
  GtkTextTag *found = NULL;
  GSList *tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (tag_param (l->data) != NULL)
      found = l->data;
  g_slist_free (tags);
  return found;
}

static void
remove_tag_cb (GtkTextTag *tag, gpointer data)
{
  if (tag_param (tag) != NULL)
    g_ptr_array_add (data, g_object_ref (tag));
}

static void
insert_param_at (NpPaperText *self, GtkTextIter *iter, const char *param, NpCase gcase)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *words = np_param_words (self->measure, param, gcase, self->lang, NULL);
  g_autofree char *typed = np_marked_mark (param, gcase);
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "editable", FALSE, "background-rgba",
                                                &(GdkRGBA) { 0.16f, 0.39f, 0.62f, 0.15f }, "weight", PANGO_WEIGHT_BOLD, NULL);

  g_object_set_data_full (G_OBJECT (tag), "np-param", g_strdup (param), g_free);
  g_object_set_data (G_OBJECT (tag), "np-case", GINT_TO_POINTER (gcase));
  gtk_text_buffer_insert_with_tags (buffer, iter, words != NULL ? words : typed, -1, tag, NULL);
}

static char *
marked_of_buffer (NpPaperText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr(GString) out = g_string_new (NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (!gtk_text_iter_is_end (&start))
    {
      GtkTextTag *tag = param_at (&start);

      end = start;
      if (tag != NULL)
        {
          g_autofree char *mark = np_marked_mark (tag_param (tag),
                                                  GPOINTER_TO_INT (g_object_get_data (G_OBJECT (tag), "np-case")));

          gtk_text_iter_forward_to_tag_toggle (&end, tag);
          g_string_append (out, mark);
        }
      else
        {
          g_autofree char *words = NULL;
          g_autofree char *escaped = NULL;

          do
            if (!gtk_text_iter_forward_to_tag_toggle (&end, NULL))
              break;
          while (param_at (&end) == NULL && !gtk_text_iter_is_end (&end));
          words = gtk_text_iter_get_slice (&start, &end);
          escaped = np_marked_escape (words);
          g_string_append (out, escaped);
        }
      start = end;
    }
  return g_strdup (out->str);
}

static void
load (NpPaperText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) pieces = np_marked_split (np_object_get_words (self->object, self->field, self->lang));
  GtkTextIter iter;
  int caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  caret = gtk_text_iter_get_offset (&iter);
  self->loading = TRUE;
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffer), remove_tag_cb, old);
  for (guint i = 0; i < old->len; i++)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (buffer), old->pdata[i]);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (guint i = 0; i < pieces->len; i++)
    {
      const NpMark *piece = pieces->pdata[i];

      if (piece->param != NULL)
        insert_param_at (self, &iter, piece->param, piece->kase);
      else
        gtk_text_buffer_insert (buffer, &iter, piece->words, -1);
    }
  /* Placing the caret lays the text out, which must wait until there is a width. */
  if (caret > 0)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, caret);
      gtk_text_buffer_place_cursor (buffer, &iter);
    }
  self->loading = FALSE;
}

void
np_paper_text_refresh (NpPaperText *self)
{
  load (self);
}

static void
model_changed_cb (NpPaperText *self)
{
  g_autofree char *shown = NULL;

  if (self->loading)
    return;
  /* A step of undo may have touched the other language only. */
  shown = marked_of_buffer (self);
  if (!g_str_equal (shown, np_object_get_words (self->object, self->field, self->lang)))
    load (self);
}

static void
buffer_changed_cb (NpPaperText *self)
{
  g_autofree char *marked = NULL;
  g_autoptr(NpChange) change = NULL;

  self->n_measured = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->loading)
    return;
  marked = marked_of_buffer (self);
  change = np_change_new (self->lang == NP_LANG_RU ? _("edit the Russian text") : _("edit the English text"));
  np_change_set_words (change, self->object, self->field, self->lang, marked);
  self->loading = TRUE;
  np_session_apply_typing (self->session, change);
  self->loading = FALSE;
}

/* Characters a file cannot hold are left out as they come in, whether typed or pasted. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length, NpPaperText *self)
{
  g_autofree char *clean = NULL;
  guint replaced = 0;

  if (self->loading)
    return;
  clean = np_sanitize_xml (text, length, &replaced);
  if (replaced == 0)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, where, clean, -1);
}

static gboolean
takes_marks (NpPaperText *self)
{
  return (np_object_get_fields (self->object, NULL)[self->field].flags & NP_FIELD_MARKED) != 0;
}

/* Backspace behind a parameter and Delete before one take it out whole. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, NpPaperText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;
  GtkTextTag *tag;

  if (!takes_marks (self))
    return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if ((keyval != GDK_KEY_BackSpace && keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
      || gtk_text_buffer_get_has_selection (buffer) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  if (keyval == GDK_KEY_BackSpace && !gtk_text_iter_backward_char (&start))
    return GDK_EVENT_PROPAGATE;
  tag = param_at (&start);
  if (tag == NULL)
    return GDK_EVENT_PROPAGATE;
  end = start;
  if (!gtk_text_iter_starts_tag (&start, tag))
    gtk_text_iter_backward_to_tag_toggle (&start, tag);
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  gtk_text_buffer_delete (buffer, &start, &end);
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (NpPaperText *self)
{
  np_dossier_end_typing (np_session_get_dossier (self->session));
}

static void
mark_set_cb (GtkTextBuffer *buffer, GtkTextIter *iter, GtkTextMark *mark, NpPaperText *self)
{
  if (mark == gtk_text_buffer_get_insert (buffer) && !self->loading)
    g_signal_emit (self, signals[CARET_MOVED], 0);
}

static void
read_only_cb (NpPaperText *self)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), !np_session_get_read_only (self->session));
}

static void
add_bold (PangoAttrList *attributes, NpPaperText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end, zero;

  gtk_text_buffer_get_start_iter (buffer, &zero);
  start = zero;
  while (gtk_text_iter_forward_to_tag_toggle (&start, NULL))
    {
      GtkTextTag *tag = param_at (&start);

      if (tag != NULL && gtk_text_iter_starts_tag (&start, tag))
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
          g_autofree char *before = gtk_text_iter_get_slice (&zero, &start);
          g_autofree char *words = NULL;

          end = start;
          gtk_text_iter_forward_to_tag_toggle (&end, tag);
          words = gtk_text_iter_get_slice (&start, &end);
          bold->start_index = strlen (before);
          bold->end_index = bold->start_index + strlen (words);
          pango_attr_list_insert (attributes, bold);
        }
    }
}

/* GtkTextView tells the height of the width it had last, which is wrong whenever a column changes. */
static void
np_paper_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  NpPaperText *self = NP_PAPER_TEXT (widget);
  g_autofree char *shown = NULL;
  g_autoptr(PangoLayout) layout = NULL;
  g_autoptr(PangoAttrList) attributes = NULL;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 60;
      *natural = 320;
      return;
    }
  for (guint i = 0; i < MIN (self->n_measured, G_N_ELEMENTS (self->measured)); i++)
    if (self->measured[i].width == for_size)
      {
        *minimum = *natural = self->measured[i].height;
        return;
      }
  shown = np_paper_text_dup_shown (self);
  layout = gtk_widget_create_pango_layout (widget, shown);
  attributes = pango_attr_list_new ();
  add_bold (attributes, self);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (for_size > 0 ? for_size : 320, 60) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, natural);
  *minimum = *natural;
  self->measured[self->n_measured % G_N_ELEMENTS (self->measured)].width = for_size;
  self->measured[self->n_measured++ % G_N_ELEMENTS (self->measured)].height = *natural;
}

static void
np_paper_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  NP_PAPER_TEXT (widget)->n_measured = 0;
  GTK_WIDGET_CLASS (np_paper_text_parent_class)->css_changed (widget, change);
}

/* Before the first allocation the view is as wide as one letter, and a word of 10,000 would be laid out letter by letter. */
static void
np_paper_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (widget)) == GTK_WRAP_NONE && width > 60)
    gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (widget), GTK_WRAP_WORD_CHAR);
  GTK_WIDGET_CLASS (np_paper_text_parent_class)->size_allocate (widget, width, height, baseline);
}

static GtkSizeRequestMode
np_paper_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
np_paper_text_dispose (GObject *object)
{
  NpPaperText *self = NP_PAPER_TEXT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->object);
  g_clear_object (&self->measure);
  G_OBJECT_CLASS (np_paper_text_parent_class)->dispose (object);
}

static void
np_paper_text_class_init (NpPaperTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_paper_text_dispose;
  GTK_WIDGET_CLASS (klass)->measure = np_paper_text_measure;
  GTK_WIDGET_CLASS (klass)->get_request_mode = np_paper_text_get_request_mode;
  GTK_WIDGET_CLASS (klass)->size_allocate = np_paper_text_size_allocate;
  GTK_WIDGET_CLASS (klass)->css_changed = np_paper_text_css_changed;
  signals[CARET_MOVED] = g_signal_new ("caret-moved", NP_TYPE_PAPER_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
np_paper_text_init (NpPaperText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  np_text_view_learn_height (GTK_WIDGET (self));
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-paper");
  self->avoided = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->better = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba",
                                             &(GdkRGBA) { 0.6f, 0.3f, 0.0f, 0.8f }, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect (buffer, "mark-set", G_CALLBACK (mark_set_cb), self);
}

GtkWidget *
np_paper_text_new (NpSession *session, gpointer object, guint field, NpLang lang)
{
  NpPaperText *self = g_object_new (NP_TYPE_PAPER_TEXT, NULL);
  g_autofree char *signal = g_strconcat ("notify::", np_object_get_fields (object, NULL)[field].name, NULL);

  self->session = g_object_ref (session);
  self->object = g_object_ref (object);
  self->field = field;
  self->measure = g_object_ref (np_object_get_ancestor (object, NP_TYPE_MEASURE));
  self->lang = lang;
  load (self);
  g_signal_connect_object (object, signal, G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (read_only_cb), self, G_CONNECT_SWAPPED);
  read_only_cb (self);
  return GTK_WIDGET (self);
}

gpointer
np_paper_text_get_object (NpPaperText *self)
{
  return self->object;
}

NpLang
np_paper_text_get_lang (NpPaperText *self)
{
  return self->lang;
}

char *
np_paper_text_dup_before_caret (NpPaperText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_slice (&start, &end);
}

void
np_paper_text_insert_param (NpPaperText *self, const char *param)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *before = np_paper_text_dup_before_caret (self);
  NpCase gcase = NP_CASE_NOM;
  GtkTextIter iter;

  if (self->lang == NP_LANG_RU)
    np_unit_suggest_case (before, &gcase);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  self->loading = TRUE;
  insert_param_at (self, &iter, param, gcase);
  self->loading = FALSE;
  gtk_text_buffer_end_user_action (buffer);
  buffer_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
np_paper_text_insert_words (NpPaperText *self, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *before = NULL;
  g_autofree char *with_blank = NULL;
  gunichar last;

  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  before = np_paper_text_dup_before_caret (self);
  last = *before != '\0' ? g_utf8_get_char (g_utf8_prev_char (before + strlen (before))) : ' ';
  with_blank = g_strconcat (g_unichar_isspace (last) || last == 0xab || last == '(' ? "" : " ", words, NULL);
  gtk_text_buffer_insert_at_cursor (buffer, with_blank, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

char *
np_paper_text_dup_shown (NpPaperText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_iter_get_slice (&start, &end);
}

void
np_paper_text_underline (NpPaperText *self, const NpTextMarkUp *marks, guint n)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *shown = np_paper_text_dup_shown (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->avoided, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->better, &start, &end);
  for (guint i = 0; i < n; i++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_utf8_pointer_to_offset (shown, shown + marks[i].start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_utf8_pointer_to_offset (shown, shown + marks[i].end));
      gtk_text_buffer_apply_tag (buffer, marks[i].avoided ? self->avoided : self->better, &start, &end);
    }
}
