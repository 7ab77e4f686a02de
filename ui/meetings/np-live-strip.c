/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-live-strip.h"

#include <glib/gi18n.h>

#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "meeting/np-note-grammar.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-meeting-signs.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-model-words.h"

struct _NpLiveStrip
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *questions;
  GtkWidget *question_count;
  GtkWidget *heard;
  GtkWidget *seats;

  NpSession *session;
  NpObject *meeting;
  guint64 stamp;
  guint idle;
};

G_DEFINE_FINAL_TYPE (NpLiveStrip, np_live_strip, GTK_TYPE_WIDGET)

static GtkWidget *
label_new (const char *words, const char *css_class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), expand);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* ---- questions ---- */

static void
asked_cb (GtkCheckButton *check, NpLiveStrip *self)
{
  gpointer question = g_object_get_data (G_OBJECT (check), "np-question");
  g_autoptr(NpChange) change = NULL;

  if (self->session == NULL || gtk_check_button_get_active (check) == np_object_get_boolean (question, NP_QUESTION_ASKED))
    return;
  change = np_change_new (_("tick a question off"));
  np_change_set_boolean (change, question, NP_QUESTION_ASKED, gtk_check_button_get_active (check));
  np_session_apply (self->session, change);
}

/* Built anew only when questions came or went, so that the focus stays where it is. */
static void
update_questions (NpLiveStrip *self)
{
  guint n = np_object_get_n_children (self->meeting, NP_MEETING_QUESTIONS), asked = 0, i = 0;
  g_autofree char *count = NULL;
  GtkWidget *check = gtk_widget_get_first_child (self->questions);

  for (; check != NULL && i < n; check = gtk_widget_get_next_sibling (check), i++)
    if (g_object_get_data (G_OBJECT (check), "np-question") != np_object_get_child (self->meeting, NP_MEETING_QUESTIONS, i))
      break;
  if (check != NULL || i < n)
    {
      np_parts_clear (self->questions);
      for (i = 0; i < n; i++)
        {
          GtkWidget *label = label_new (NULL, NULL, TRUE);

          check = gtk_check_button_new ();
          gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
          g_object_set_data_full (G_OBJECT (check), "np-question",
                                  g_object_ref (np_object_get_child (self->meeting, NP_MEETING_QUESTIONS, i)), g_object_unref);
          g_signal_connect (check, "toggled", G_CALLBACK (asked_cb), self);
          gtk_box_append (GTK_BOX (self->questions), check);
        }
    }
  for (check = gtk_widget_get_first_child (self->questions); check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      gpointer question = g_object_get_data (G_OBJECT (check), "np-question");
      GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (check));
      const char *words = np_object_get_words_or_other (question, NP_QUESTION_TEXT, np_ui_lang ());
      gboolean done = np_object_get_boolean (question, NP_QUESTION_ASKED);

      asked += done;
      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      if (done)
        gtk_widget_add_css_class (label, "np-dim");
      else
        gtk_widget_remove_css_class (label, "np-dim");
    }
  /* Translators: questions asked so far, of all: "2 of 4". */
  count = n > 0 ? g_strdup_printf (_("%u of %u"), asked, n) : g_strdup (_("none planned"));
  gtk_label_set_text (GTK_LABEL (self->question_count), count);
}

/* ---- heard today ---- */

typedef struct { const char *measure; const char *party; NpReactionCode reaction; } Heard;

static void
hear (GArray *heard, NpDossier *dossier, gpointer entry)
{
  for (guint j = 0; j < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); j++)
    {
      gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, j);
      const char *own = np_object_get_string (reaction, NP_REACTION_SEAT);
      gpointer seat = np_dossier_find_type (dossier, *own != '\0' ? own : np_object_get_string (entry, NP_ENTRY_SEAT), NP_TYPE_SEAT);
      gpointer party = seat != NULL ? np_object_get_ancestor (seat, NP_TYPE_PARTY) : NULL;
      Heard item = { np_object_get_string (reaction, NP_REACTION_MEASURE), party != NULL ? np_object_get_id (party) : "",
                     np_object_get_enum (reaction, NP_REACTION_REACTION) };
      guint i = 0, end = heard->len;

      if (item.reaction == NP_REACT_NONE)
        continue;
      for (; i < heard->len; i++)
        if (g_str_equal (g_array_index (heard, Heard, i).measure, item.measure))
          {
            end = i + 1;
            if (g_str_equal (g_array_index (heard, Heard, i).party, item.party))
              break;
          }
      if (i < heard->len)
        g_array_index (heard, Heard, i).reaction = item.reaction;
      else
        g_array_insert_val (heard, end, item);
    }
}

static void
update_heard (NpLiveStrip *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  g_autoptr(GArray) heard = g_array_new (FALSE, FALSE, sizeof (Heard));
  GtkWidget *row = NULL;
  const char *measure = "";

  for (guint i = 0; i < np_object_get_n_children (self->meeting, NP_MEETING_ENTRIES); i++)
    hear (heard, dossier, np_object_get_child (self->meeting, NP_MEETING_ENTRIES, i));
  np_parts_clear (self->heard);
  for (guint i = 0; i < heard->len; i++)
    {
      Heard *item = &g_array_index (heard, Heard, i);
      gpointer party = np_dossier_find_type (dossier, item->party, NP_TYPE_PARTY);

      if (row == NULL || !g_str_equal (item->measure, measure))
        {
          g_autofree char *code = np_measure_dup_code (dossier, item->measure);
          GtkWidget *head = label_new (code, "np-eyebrow", FALSE);

          row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
          gtk_widget_set_size_request (head, 60, -1);
          gtk_box_append (GTK_BOX (row), head);
          gtk_box_append (GTK_BOX (self->heard), row);
          measure = item->measure;
        }
      gtk_box_append (GTK_BOX (row), label_new (party != NULL ? np_object_get_string (party, NP_PARTY_CODE) : "?", "np-caption", FALSE));
      gtk_box_append (GTK_BOX (row), np_sign_chip_new (item->reaction));
    }
  if (heard->len == 0)
    gtk_box_append (GTK_BOX (self->heard), label_new (_("No reaction to a measure yet"), "np-row-status", TRUE));
}

/* ---- seats ---- */

static void
update_seats (NpLiveStrip *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  g_auto(GStrv) seats = np_object_dup_list_of_words (self->meeting, NP_MEETING_SEAT_ORDER);

  np_parts_clear (self->seats);
  for (guint i = 0; seats[i] != NULL; i++)
    {
      gpointer seat = np_dossier_find_type (dossier, seats[i], NP_TYPE_SEAT);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      int digit = np_note_get_seat_key (dossier, NP_MEETING (self->meeting), seats[i]);
      g_autofree char *press = digit > 0 ? g_strdup_printf ("Ctrl %d", digit) : NULL, *code = np_seat_dup_code (dossier, seats[i]);
      GtkWidget *key = label_new (press, digit > 0 ? "np-key" : NULL, FALSE), *name = label_new (code, "np-strong", FALSE);

      gtk_widget_set_size_request (key, 38, -1);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (name, 38, -1);
      gtk_box_append (GTK_BOX (row), key);
      gtk_box_append (GTK_BOX (row), name);
      if (seat != NULL)
        {
          GtkWidget *role = label_new (np_object_get_words_or_other (seat, NP_SEAT_ROLE, np_ui_lang ()), "np-row-status", FALSE);

          gtk_label_set_ellipsize (GTK_LABEL (role), PANGO_ELLIPSIZE_END);
          gtk_widget_set_hexpand (role, TRUE);
          gtk_widget_set_tooltip_text (role, gtk_label_get_text (GTK_LABEL (role)));
          gtk_box_append (GTK_BOX (row), role);
        }
      gtk_box_append (GTK_BOX (self->seats), row);
    }
}

static gboolean
update_cb (gpointer data)
{
  NpLiveStrip *self = data;

  self->idle = 0;
  if (self->meeting == NULL || self->stamp == np_object_get_stamp (self->meeting))
    return G_SOURCE_REMOVE;
  self->stamp = np_object_get_stamp (self->meeting);
  update_questions (self);
  update_heard (self);
  update_seats (self);
  return G_SOURCE_REMOVE;
}

/* After the frame that shows the new entry: the strip may come later. */
static void
changed_cb (NpLiveStrip *self)
{
  if (self->idle == 0 && self->meeting != NULL)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

void
np_live_strip_set_meeting (NpLiveStrip *self, NpSession *session, gpointer meeting)
{
  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (!g_set_object (&self->meeting, meeting))
    return;
  self->stamp = 0;
  np_parts_clear (self->questions);
  /* At once, not in the idle that may wait since a change of the meeting before. */
  g_clear_handle_id (&self->idle, g_source_remove);
  update_cb (self);
}

static void
np_live_strip_dispose (GObject *object)
{
  NpLiveStrip *self = NP_LIVE_STRIP (object);

  /* The handler lives until the end of the object, and would start the idle again. */
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (np_live_strip_parent_class)->dispose (object);
}

static void
np_live_strip_class_init (NpLiveStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_live_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
section (GtkWidget *box, const char *title, GtkWidget *aside)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (head, "np-strip-head");
  gtk_box_append (GTK_BOX (head), label_new (title, "np-section", TRUE));
  if (aside != NULL)
    gtk_box_append (GTK_BOX (head), aside);
  if (gtk_widget_get_first_child (box) != NULL)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

static void
np_live_strip_init (NpLiveStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (box, "np-panel");
  self->question_count = label_new (NULL, "np-row-status", FALSE);
  self->questions = section (box, _("Questions"), self->question_count);
  self->heard = section (box, _("Heard today"), label_new (_("not the forecast"), "np-row-status", FALSE));
  self->seats = section (box, _("Seats"), NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
np_live_strip_new (void)
{
  return g_object_new (NP_TYPE_LIVE_STRIP, NULL);
}
