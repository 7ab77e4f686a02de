/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-note-popup.h"

#include <glib/gi18n.h>

#include "ui/np-parts.h"
#include "ui/np-session.h"

struct _NpNotePopup
{
  GtkPopover parent_instance;

  GtkWidget *list;
  GPtrArray *candidates;
  int marked;
};

G_DEFINE_FINAL_TYPE (NpNotePopup, np_note_popup, GTK_TYPE_POPOVER)

/* The letters that were typed stand out. */
static GtkWidget *
words_new (const NpNoteCandidate *candidate, NpLang lang, const char *css_class)
{
  GtkWidget *label = gtk_label_new (candidate->words[lang]);

  if (candidate->match_end[lang] > candidate->match_start[lang])
    {
      PangoAttrList *attrs = pango_attr_list_new ();
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = line->start_index = candidate->match_start[lang];
      bold->end_index = line->end_index = candidate->match_end[lang];
      pango_attr_list_insert (attrs, bold);
      pango_attr_list_insert (attrs, line);
      gtk_label_set_attributes (GTK_LABEL (label), attrs);
      pango_attr_list_unref (attrs);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
mark (NpNotePopup *self)
{
  if (self->marked < 0)
    gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  else
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), self->marked));
}

void
np_note_popup_show (NpNotePopup *self, GPtrArray *candidates, const GdkRectangle *caret)
{
  NpLang lang = np_ui_lang ();

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->marked = -1;
  if (candidates == NULL || candidates->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  self->candidates = g_ptr_array_ref (candidates);
  np_parts_clear (self->list);
  for (guint i = 0; i < candidates->len; i++)
    {
      const NpNoteCandidate *candidate = g_ptr_array_index (candidates, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *number = gtk_label_new (candidate->number);

      gtk_widget_set_size_request (number, 22, -1);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "np-row-status");
      gtk_box_append (GTK_BOX (box), number);
      gtk_box_append (GTK_BOX (box), words_new (candidate, lang, NULL));
      gtk_box_append (GTK_BOX (box), words_new (candidate, np_lang_other (lang), "np-row-status"));
      gtk_list_box_append (GTK_LIST_BOX (self->list), box);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self), caret);
  gtk_popover_popup (GTK_POPOVER (self));
}

gboolean
np_note_popup_is_shown (NpNotePopup *self)
{
  return self->candidates != NULL;
}

void
np_note_popup_move (NpNotePopup *self, int by)
{
  int n = self->candidates != NULL ? (int) self->candidates->len : 0;

  if (n == 0)
    return;
  self->marked = self->marked < 0 ? (by > 0 ? 0 : n - 1) : (self->marked + by + n) % n;
  mark (self);
}

const NpNoteCandidate *
np_note_popup_get (NpNotePopup *self)
{
  return self->candidates != NULL ? g_ptr_array_index (self->candidates, MAX (self->marked, 0)) : NULL;
}

static void
np_note_popup_dispose (GObject *object)
{
  g_clear_pointer (&NP_NOTE_POPUP (object)->candidates, g_ptr_array_unref);
  G_OBJECT_CLASS (np_note_popup_parent_class)->dispose (object);
}

static void
np_note_popup_class_init (NpNotePopupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_note_popup_dispose;
}

static void
np_note_popup_init (NpNotePopup *self)
{
  self->list = gtk_list_box_new ();
  self->marked = -1;
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What it could mean"), -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-note-popup");
}

NpNotePopup *
np_note_popup_new (GtkWidget *parent)
{
  NpNotePopup *self = g_object_new (NP_TYPE_NOTE_POPUP, NULL);

  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return self;
}
