/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-review-papers.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "brief/np-readout.h"
#include "dossier/np-meeting.h"
#include "language/np-sanitize.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-pair-box.h"

#define TEXT_HEIGHT 168

enum { OURS, THEIRS, N_SIDES };

typedef struct
{
  NpReviewPapers *papers;
  NpLang lang;
  guint side;
  GtkTextBuffer *buffer;
  GtkWidget *view;
} Side;

struct _NpReviewPapers
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *draft;
  GtkWidget *compared;
  GtkWidget *words[NP_N_LANGS]; /* how many places differ */
  Side sides[NP_N_LANGS][N_SIDES];

  NpSession *session;
  NpObject *meeting;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (NpReviewPapers, np_review_papers, GTK_TYPE_WIDGET)

static const guint fields[N_SIDES] = { NP_MEETING_READOUT, NP_MEETING_THEIR_READOUT };

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* ---- the differences ---- */

static void
mark (Side *side, const char *words, const GArray *runs)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (side->buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (side->buffer, "different", &start, &end);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const NpReadoutRun *run = &g_array_index (runs, NpReadoutRun, i);

      if (!run->different)
        continue;
      gtk_text_buffer_get_iter_at_offset (side->buffer, &start, g_utf8_pointer_to_offset (words, words + run->start));
      gtk_text_buffer_get_iter_at_offset (side->buffer, &end, g_utf8_pointer_to_offset (words, words + run->end));
      gtk_text_buffer_apply_tag_by_name (side->buffer, "different", &start, &end);
    }
}

static void
compare (NpReviewPapers *self, NpLang lang)
{
  Side *ours = &self->sides[lang][OURS], *theirs = &self->sides[lang][THEIRS];
  g_autofree char *our = dup_text (ours->buffer), *their = dup_text (theirs->buffer), *words = NULL;
  g_autoptr(GArray) our_runs = NULL, their_runs = NULL;
  guint n;

  if (*our != '\0' && *their != '\0')
    {
      n = np_readout_compare (our, their, &our_runs, &their_runs);
      words = n == 0 ? g_strdup (_("The same words")) : g_strdup_printf (ngettext ("%u place differs", "%u places differ", n), n);
    }
  mark (ours, our, our_runs);
  mark (theirs, their, their_runs);
  gtk_label_set_text (GTK_LABEL (self->words[lang]), words != NULL ? words : "");
  for (guint i = 0; i < N_SIDES; i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->sides[lang][i].view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words != NULL ? words : "", -1);
}

/* ---- texts ---- */

static void
changed_cb (GtkTextBuffer *buffer, Side *side)
{
  NpReviewPapers *self = side->papers;
  g_autofree char *typed = dup_text (buffer), *clean = np_sanitize_xml (typed, -1, NULL);
  g_autoptr(NpChange) change = NULL;

  if (self->updating || self->meeting == NULL)
    return;
  change = np_change_new (side->side == OURS ? _("change our readout") : _("change the readout of the other side"));
  np_change_set_words (change, self->meeting, fields[side->side], side->lang, clean);
  self->updating = TRUE;
  np_session_apply_typing (self->session, change);
  self->updating = FALSE;
  compare (self, side->lang);
  gtk_widget_set_sensitive (self->compared, np_object_is_given (self->meeting, NP_MEETING_THEIR_READOUT));
}

static void
left_cb (GtkEventController *controller, Side *side)
{
  if (side->papers->session != NULL)
    np_dossier_end_typing (np_session_get_dossier (side->papers->session));
}

static void
update (NpReviewPapers *self)
{
  gboolean writable = self->session != NULL && !np_session_get_read_only (self->session);

  if (self->updating)
    return;
  self->updating = TRUE;
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      for (guint i = 0; i < N_SIDES; i++)
        {
          Side *side = &self->sides[lang][i];
          const char *words = self->meeting != NULL ? np_object_get_words (self->meeting, fields[i], lang) : "";
          g_autofree char *shown = dup_text (side->buffer);

          if (g_strcmp0 (shown, words) != 0)
            gtk_text_buffer_set_text (side->buffer, words, -1);
          gtk_text_view_set_editable (GTK_TEXT_VIEW (side->view), writable);
        }
      compare (self, lang);
    }
  gtk_widget_set_sensitive (self->draft, writable && self->meeting != NULL
                                         && np_object_get_n_children (self->meeting, NP_MEETING_ENTRIES) > 0);
  gtk_widget_set_sensitive (self->compared, self->meeting != NULL && np_object_is_given (self->meeting, NP_MEETING_THEIR_READOUT));
  self->updating = FALSE;
}

static void
session_changed_cb (NpReviewPapers *self, NpChange *change)
{
  if (self->meeting != NULL && np_change_touches (change, self->meeting))
    update (self);
}

void
np_review_papers_draft (NpReviewPapers *self)
{
  g_autoptr(NpExportView) view = np_export_view_new (np_session_get_dossier (self->session), NULL, NP_PROFILE_DELEGATION);
  g_autoptr(NpText) text = np_readout_draft (view, np_object_get_id (self->meeting));
  g_autoptr(NpChange) change = np_change_new (_("draft the readout"));

  if (text == NULL)
    return;
  np_change_set_text (change, self->meeting, NP_MEETING_READOUT, text);
  np_session_apply (self->session, change);
}

GtkTextBuffer *
np_review_papers_get_buffer (NpReviewPapers *self, NpLang lang, gboolean theirs)
{
  return self->sides[lang][theirs ? THEIRS : OURS].buffer;
}

void
np_review_papers_set_meeting (NpReviewPapers *self, NpSession *session, gpointer meeting)
{
  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, session_changed_cb, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->meeting, meeting);
  update (self);
}

/* ---- the widget ---- */

static GtkWidget *
side_new (NpReviewPapers *self, NpLang lang, guint which)
{
  Side *side = &self->sides[lang][which];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *scrolled;
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *names[N_SIDES][NP_N_LANGS] = { { _("Our text in Russian"), _("Our text in English") },
                                             { _("Text of the other side in Russian"), _("Text of the other side in English") } };

  side->papers = self;
  side->lang = lang;
  side->side = which;
  side->view = gtk_text_view_new ();
  side->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (side->view));
  /* Its own undo would fight with that of the dossier. */
  gtk_text_buffer_set_enable_undo (side->buffer, FALSE);
  gtk_text_buffer_create_tag (side->buffer, "different", "underline", PANGO_UNDERLINE_SINGLE, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (side->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (side->view), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (side->view), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_widget_add_css_class (side->view, "np-readout");
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->view), GTK_ACCESSIBLE_PROPERTY_LABEL, names[which][lang], -1);
  g_signal_connect (side->buffer, "changed", G_CALLBACK (changed_cb), side);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), side);
  gtk_widget_add_controller (side->view, focus);
  gtk_box_append (GTK_BOX (box), np_parts_label (names[which][lang], "np-row-status"));
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), side->view);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static GtkWidget *
paper_button (const char *words, const char *document)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.export-document");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", document);
  return button;
}

static void
np_review_papers_dispose (GObject *object)
{
  NpReviewPapers *self = NP_REVIEW_PAPERS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (np_review_papers_parent_class)->dispose (object);
}

static void
np_review_papers_class_init (NpReviewPapersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_review_papers_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
np_review_papers_init (NpReviewPapers *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *buttons = gtk_flow_box_new (), *head;
  GtkWidget *papers[] = { paper_button (_("Record of conversation…"), "40-meeting-notes"), paper_button (_("Actions…"), "60-actions"),
                          paper_button (_("Readout…"), "50-readout"), paper_button (_("Both readouts…"), "51-readouts-compared") };

  gtk_widget_add_css_class (box, "np-sheet");
  gtk_box_append (GTK_BOX (box), np_parts_label (_("Papers are drafted from the entries, and say only what their rules permit."), "np-finding"));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (buttons), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (buttons), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Papers"), -1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (buttons), 4);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (buttons), 2);
  self->compared = papers[3];
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      gtk_flow_box_insert (GTK_FLOW_BOX (buttons), papers[i], -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (papers[i]), FALSE);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (buttons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Papers are drafted from the entries, and say only what their rules permit."), -1);
  gtk_box_append (GTK_BOX (box), buttons);

  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  {
    GtkWidget *title = np_parts_label (_("Text for the press, and that of the other side"), "np-section");

    gtk_widget_set_hexpand (title, TRUE);
    gtk_box_append (GTK_BOX (head), title);
  }
  self->draft = gtk_button_new_with_label (_("Draft ours from the entries"));
  gtk_widget_set_valign (self->draft, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->draft, "clicked", G_CALLBACK (np_review_papers_draft), self);
  gtk_box_append (GTK_BOX (head), self->draft);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), np_parts_label (_("Paste what the other side has published. Words that only one text has are underlined."),
                                            "np-row-status"));
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_box_append (GTK_BOX (group), np_pair_box_new (side_new (self, lang, OURS), side_new (self, lang, THEIRS)));
      self->words[lang] = np_parts_label ("", "np-row-status");
      gtk_box_append (GTK_BOX (group), self->words[lang]);
      gtk_box_append (GTK_BOX (box), group);
    }
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  update (self);
}
