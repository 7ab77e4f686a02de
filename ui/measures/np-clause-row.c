/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-clause-row.h"

#include <glib/gi18n.h>

#include "dossier/np-marked.h"
#include "language/np-word-diff.h"
#include "ui/widgets/np-pair-box.h"

typedef struct
{
  NpLang lang;
  GtkWidget *stack;
  GtkWidget *text;
  GtkWidget *diff;
  GtkWidget *state;
  GtkWidget *state_icon;
  GtkWidget *state_word;
} Side;

struct _NpClauseRow
{
  GtkWidget parent_instance;

  NpSession *session;
  NpClause *clause;
  GtkWidget *number;
  Side sides[NP_N_LANGS];
  GtkWidget *card;
  GtkWidget *card_words;
  GtkWidget *card_show;
  GtkWidget *card_edit;
  gboolean diff_shown;
  NpLang stale;
};

G_DEFINE_FINAL_TYPE (NpClauseRow, np_clause_row, GTK_TYPE_WIDGET)

static const char *
language_name (NpLang lang)
{
  return lang == NP_LANG_RU ? C_("language", "Russian") : C_("language", "English");
}

static char *
shown_words (const char *marked)
{
  /* For the comparison a parameter counts as one word, whatever its value. */
  g_autoptr(GString) out = g_string_new (marked);

  g_string_replace (out, "{", "‹", 0);
  g_string_replace (out, "}", "›", 0);
  return g_strdup (out->str);
}

/* What changed in the other language since this one was reviewed: struck words went, underlined ones came. */
static void
show_diff (NpClauseRow *self, NpLang changed)
{
  g_autofree char *before = shown_words (np_object_get_string (self->clause, NP_CLAUSE_REVIEWED (np_lang_other (changed))));
  g_autofree char *after = shown_words (np_object_get_words (self->clause, NP_CLAUSE_TEXT, changed));
  g_autoptr(GArray) runs = np_word_diff (before, after);
  g_autoptr(GString) markup = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const NpDiffRun *run = &g_array_index (runs, NpDiffRun, i);
      const char *from = run->kind == NP_DIFF_DELETED ? before : after;
      g_autofree char *words = g_markup_escape_text (from + run->start, run->end - run->start);

      if (run->kind == NP_DIFF_DELETED)
        g_string_append_printf (markup, "<s><span alpha=\"55%%\">%s</span></s>", words);
      else if (run->kind == NP_DIFF_INSERTED)
        g_string_append_printf (markup, "<b><u>%s</u></b>", words);
      else
        g_string_append (markup, words);
    }
  gtk_label_set_markup (GTK_LABEL (self->sides[changed].diff), markup->str);
}

static void
update_side (NpClauseRow *self, NpLang lang)
{
  static const struct { const char *icon, *word, *css; } looks[] = {
    [NP_TEXT_DRAFT] = { "np-draft-symbolic", NC_("state of a text", "draft"), "dim-label" },
    [NP_TEXT_REVIEWED] = { "np-check-symbolic", NC_("state of a text", "reviewed"), "dim-label" },
    [NP_TEXT_NEEDS_WORK] = { "np-attention-symbolic", NC_("state of a text", "needs work"), "np-warn" },
    { "np-stale-symbolic", NC_("state of a text", "stale"), "np-warn" },
  };
  Side *side = &self->sides[lang];
  gboolean stale = np_clause_is_stale (self->clause, lang);
  guint look = stale ? 3 : np_clause_get_state (self->clause, lang);
  const char *word = g_dpgettext2 (NULL, "state of a text", looks[look].word);
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (side->state_icon), looks[look].icon);
  gtk_label_set_text (GTK_LABEL (side->state_word), word);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (side->state, looks[i].css);
  gtk_widget_add_css_class (side->state, looks[look].css);
  /* Translators: accessible name of the state button of a text: "Russian text: stale". */
  name = g_strdup_printf (_("%s text: %s"), language_name (lang), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->state), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (side->state, look == NP_TEXT_REVIEWED ? _("Set back to draft")
                                                                      : _("Mark as reviewed (Ctrl+Enter)"));
  gtk_widget_set_sensitive (side->state, !np_session_get_read_only (self->session));
}

static void
update (NpClauseRow *self)
{
  gboolean ru = np_clause_is_stale (self->clause, NP_LANG_RU);
  gboolean en = np_clause_is_stale (self->clause, NP_LANG_EN);

  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    update_side (self, lang);
  gtk_widget_set_visible (self->card, ru || en);
  if (!ru && !en)
    self->diff_shown = FALSE;
  self->stale = en ? NP_LANG_EN : NP_LANG_RU;
  if (ru && en)
    gtk_label_set_text (GTK_LABEL (self->card_words), _("Both texts changed after they were reviewed against each other"));
  else
    gtk_label_set_text (GTK_LABEL (self->card_words), en ? _("The Russian changed after the English was reviewed")
                                                         : _("The English changed after the Russian was reviewed"));
  gtk_button_set_label (GTK_BUTTON (self->card_show), self->diff_shown ? _("Hide changes") : _("Show changes"));
  gtk_button_set_label (GTK_BUTTON (self->card_edit), self->stale == NP_LANG_EN ? _("Edit English") : _("Edit Russian"));
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      gboolean diff = self->diff_shown && np_clause_is_stale (self->clause, np_lang_other (lang));

      if (diff)
        show_diff (self, lang);
      gtk_stack_set_visible_child (GTK_STACK (self->sides[lang].stack), diff ? self->sides[lang].diff
                                                                             : self->sides[lang].text);
    }
}

static void
set_state (NpClauseRow *self, NpLang lang, NpTextState state)
{
  g_autoptr(NpChange) change = np_change_new (state == NP_TEXT_REVIEWED ? _("mark a text as reviewed")
                                                                        : _("set a text back to draft"));

  np_clause_set_state (self->clause, lang, state, change);
  np_session_apply (self->session, change);
}

static void
state_clicked_cb (GtkButton *button, NpClauseRow *self)
{
  NpLang lang = button == (GtkButton *) self->sides[NP_LANG_RU].state ? NP_LANG_RU : NP_LANG_EN;
  gboolean settled = np_clause_get_state (self->clause, lang) == NP_TEXT_REVIEWED
                     && !np_clause_is_stale (self->clause, lang);

  set_state (self, lang, settled ? NP_TEXT_DRAFT : NP_TEXT_REVIEWED);
}

static void
show_clicked_cb (NpClauseRow *self)
{
  self->diff_shown = !self->diff_shown;
  update (self);
}

static void
edit_clicked_cb (NpClauseRow *self)
{
  self->diff_shown = FALSE;
  update (self);
  gtk_widget_grab_focus (self->sides[self->stale].text);
}

static void
still_right_clicked_cb (NpClauseRow *self)
{
  g_autoptr(NpChange) change = np_change_new (_("confirm a text"));

  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    if (np_clause_is_stale (self->clause, lang))
      np_clause_set_state (self->clause, lang, NP_TEXT_REVIEWED, change);
  np_session_apply (self->session, change);
}

static void
focus_cb (GtkEventController *controller, GParamSpec *pspec, NpClauseRow *self)
{
  if (gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (controller)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

static GtkWidget *
make_side (NpClauseRow *self, NpLang lang)
{
  Side *side = &self->sides[lang];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf (_("Clause, %s"), language_name (lang));

  side->lang = lang;
  side->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (side->stack), TRUE);
  gtk_stack_set_vhomogeneous (GTK_STACK (side->stack), FALSE);
  side->text = np_paper_text_new (self->session, self->clause, NP_CLAUSE_TEXT, lang);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  side->diff = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (side->diff), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (side->diff), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (side->diff), 0);
  gtk_label_set_yalign (GTK_LABEL (side->diff), 0);
  gtk_label_set_selectable (GTK_LABEL (side->diff), TRUE);
  gtk_widget_add_css_class (side->diff, "np-paper");
  gtk_stack_add_child (GTK_STACK (side->stack), side->text);
  gtk_stack_add_child (GTK_STACK (side->stack), side->diff);
  side->state = gtk_button_new ();
  side->state_icon = gtk_image_new ();
  side->state_word = gtk_label_new (NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (side->state_icon), 12);
  gtk_box_append (GTK_BOX (inside), side->state_icon);
  gtk_box_append (GTK_BOX (inside), side->state_word);
  gtk_button_set_child (GTK_BUTTON (side->state), inside);
  gtk_widget_add_css_class (side->state, "flat");
  gtk_widget_add_css_class (side->state, "np-state");
  gtk_widget_set_halign (side->state, GTK_ALIGN_START);
  g_signal_connect (side->state, "clicked", G_CALLBACK (state_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), side->stack);
  gtk_box_append (GTK_BOX (box), side->state);
  return box;
}

static GtkWidget *
card_button (NpClauseRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
make_card (NpClauseRow *self)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("np-stale-symbolic");
  GtkWidget *right;

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "np-remedy");
  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  gtk_widget_add_css_class (image, "np-warn");
  self->card_words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->card_words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->card_words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->card_words), 30);
  gtk_widget_set_hexpand (self->card_words, TRUE);
  self->card_show = card_button (self, "", G_CALLBACK (show_clicked_cb));
  self->card_edit = card_button (self, "", G_CALLBACK (edit_clicked_cb));
  right = card_button (self, _("Still right"), G_CALLBACK (still_right_clicked_cb));
  gtk_widget_remove_css_class (right, "flat");
  gtk_box_append (GTK_BOX (self->card), image);
  gtk_box_append (GTK_BOX (self->card), self->card_words);
  gtk_box_append (GTK_BOX (self->card), self->card_show);
  gtk_box_append (GTK_BOX (self->card), self->card_edit);
  gtk_box_append (GTK_BOX (self->card), right);
}

static GtkWidget *
make_menu (NpClauseRow *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  const struct { const char *label, *action; } items[] = {
    { _("Move up"), "page.clause-up" }, { _("Move down"), "page.clause-down" },
    { _("Insert a parameter"), "page.insert-parameter" }, { _("Delete the clause"), "page.delete-clause" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (items[i].label, NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", np_object_get_id (self->clause));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-quiet");
  gtk_widget_set_tooltip_text (button, _("More for this clause"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More for this clause"), -1);
  return button;
}

static void
np_clause_row_dispose (GObject *object)
{
  NpClauseRow *self = NP_CLAUSE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->clause);
  G_OBJECT_CLASS (np_clause_row_parent_class)->dispose (object);
}

static void
np_clause_row_class_init (NpClauseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_clause_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
np_clause_row_init (NpClauseRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-clause");
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
np_clause_row_new (NpSession *session, NpClause *clause)
{
  NpClauseRow *self = g_object_new (NP_TYPE_CLAUSE_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *pair;

  self->session = g_object_ref (session);
  self->clause = g_object_ref (clause);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "np-clause-number");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (self->number), 2);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  pair = np_pair_box_new (make_side (self, NP_LANG_RU), make_side (self, NP_LANG_EN));
  gtk_widget_set_hexpand (pair, TRUE);
  gtk_box_append (GTK_BOX (line), self->number);
  gtk_box_append (GTK_BOX (line), pair);
  gtk_box_append (GTK_BOX (line), make_menu (self));
  make_card (self);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  g_signal_connect_object (clause, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

NpClause *
np_clause_row_get_clause (NpClauseRow *self)
{
  return self->clause;
}

NpPaperText *
np_clause_row_get_text (NpClauseRow *self, NpLang lang)
{
  return NP_PAPER_TEXT (self->sides[lang].text);
}

void
np_clause_row_set_number (NpClauseRow *self, guint number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);

  gtk_label_set_text (GTK_LABEL (self->number), words);
}

void
np_clause_row_refresh (NpClauseRow *self)
{
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    np_paper_text_refresh (np_clause_row_get_text (self, lang));
}
