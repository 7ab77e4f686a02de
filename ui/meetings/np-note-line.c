/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-note-line.h"

#include <adwaita.h>
#include <string.h>

#include "language/np-sanitize.h"

struct _NpNoteLine
{
  GtkTextView parent_instance;

  GtkTextBuffer *buffer; /* of the parent class */
  GtkTextTag *token, *unknown, *private_words;
  char *before_fix;
  char *after_fix;
};

G_DEFINE_FINAL_TYPE (NpNoteLine, np_note_line, GTK_TYPE_TEXT_VIEW)

char *
np_note_line_dup (NpNoteLine *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

gboolean
np_note_line_is_empty (NpNoteLine *self)
{
  return gtk_text_buffer_get_char_count (self->buffer) == 0;
}

static void
get_caret (NpNoteLine *self, GtkTextIter *caret)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, caret, gtk_text_buffer_get_insert (self->buffer));
}

static void
iter_at_byte (NpNoteLine *self, const char *line, gsize byte, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, iter, g_utf8_pointer_to_offset (line, line + byte));
}

gsize
np_note_line_get_caret (NpNoteLine *self, const char *line)
{
  GtkTextIter caret;

  get_caret (self, &caret);
  return g_utf8_offset_to_pointer (line, gtk_text_iter_get_offset (&caret)) - line;
}

void
np_note_line_get_caret_place (NpNoteLine *self, GtkWidget *widget, GdkRectangle *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter caret;
  double x, y;

  get_caret (self, &caret);
  gtk_text_view_get_iter_location (view, &caret, place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x, &place->y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), widget, place->x, place->y, &x, &y);
  place->x = x;
  place->y = y;
}

gboolean
np_note_line_is_at_end_of_word (NpNoteLine *self)
{
  GtkTextIter caret;

  get_caret (self, &caret);
  return gtk_text_iter_is_end (&caret) || gtk_text_iter_get_char (&caret) == ' ';
}

void
np_note_line_set (NpNoteLine *self, const char *line, gssize caret)
{
  GtkTextIter iter;

  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, line, -1);
  iter_at_byte (self, line, caret >= 0 ? (gsize) caret : strlen (line), &iter);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

void
np_note_line_insert (NpNoteLine *self, gsize byte, const char *words)
{
  g_autofree char *line = np_note_line_dup (self);
  GtkTextIter iter;

  iter_at_byte (self, line, byte, &iter);
  gtk_text_buffer_insert (self->buffer, &iter, words, -1);
}

void
np_note_line_complete (NpNoteLine *self, gsize byte, const char *words)
{
  g_autofree char *line = np_note_line_dup (self), *insert = g_strconcat (words, " ", NULL);
  GtkTextIter start, end;

  iter_at_byte (self, line, byte, &start);
  get_caret (self, &end);
  if (gtk_text_iter_get_char (&end) == ' ')
    insert[strlen (insert) - 1] = '\0';
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, insert, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

void
np_note_line_paint (NpNoteLine *self, const NpNote *note)
{
  g_autofree char *line = np_note_line_dup (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);

      if (token->kind == NP_NOTE_TEXT)
        continue;
      iter_at_byte (self, line, token->start, &start);
      iter_at_byte (self, line, token->end, &end);
      gtk_text_buffer_apply_tag (self->buffer, token->kind == NP_NOTE_UNKNOWN ? self->unknown
                                               : token->kind == NP_NOTE_PRIVATE ? self->private_words : self->token, &start, &end);
    }
}

void
np_note_line_fix_layout (NpNoteLine *self)
{
  g_autofree char *line = np_note_line_dup (self), *fixed = NULL;
  gboolean again = self->after_fix != NULL && g_str_equal (line, self->after_fix);
  gsize caret = 0;

  if (again)
    fixed = np_note_repair_layout (self->before_fix, strlen (self->before_fix), TRUE, &caret);
  else
    fixed = np_note_repair_layout (line, np_note_line_get_caret (self, line), FALSE, &caret);
  g_free (self->before_fix);
  self->before_fix = again ? NULL : g_strdup (line);
  g_free (self->after_fix);
  self->after_fix = again ? NULL : g_strdup (fixed);
  np_note_line_set (self, fixed, caret);
}

/* Characters a file cannot hold are left out as they come in, whether typed or pasted. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length)
{
  guint replaced = 0;
  g_autofree char *clean = np_sanitize_xml (text, length, &replaced);

  if (replaced == 0)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, where, clean, -1);
}

static void
update_colors (NpNoteLine *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA ink = { 0.2, 0.35, 0.55, 1 }, ground;

  gtk_style_context_lookup_color (style, "accent_color", &ink);
  ground = ink;
  ground.alpha = 0.14;
  g_object_set (self->token, "foreground-rgba", &ink, "background-rgba", &ground, "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->unknown, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba", &ink, NULL);
  g_object_set (self->private_words, "style", PANGO_STYLE_ITALIC, NULL);
}

static void
np_note_line_finalize (GObject *object)
{
  NpNoteLine *self = NP_NOTE_LINE (object);

  g_free (self->before_fix);
  g_free (self->after_fix);
  G_OBJECT_CLASS (np_note_line_parent_class)->finalize (object);
}

static void
np_note_line_class_init (NpNoteLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = np_note_line_finalize;
}

static void
np_note_line_init (NpNoteLine *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  self->token = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->unknown = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->private_words = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);
  update_colors (self);
}
