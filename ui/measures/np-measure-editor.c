/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-measure-editor.h"

#include <glib/gi18n.h>

#include "brief/np-term-finder.h"
#include "ui/measures/np-clause-row.h"
#include "ui/measures/np-param-card.h"
#include "ui/np-library.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-pair-box.h"
#include "ui/np-words.h"
#include "ui/widgets/np-model-words.h"

#define MAX_HINTS 9

struct _NpMeasureEditor
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *chips;
  GtkWidget *heading;
  GtkWidget *clauses;
  GtkWidget *no_params;
  GtkWidget *params;
  GtkWidget *glossary_bar;
  GtkWidget *glossary;

  NpSession *session;
  NpMeasure *measure;
  GSignalGroup *signals;
  GSignalGroup *session_signals;
  NpTermFinder *terms;
  GtkWidget *counts[NP_N_LANGS];
  GtkWidget *finished;
  /* The text with the focus, or that had it last. */
  NpPaperText *text;
  GPtrArray *hints;
  guint hints_source;
};

G_DEFINE_FINAL_TYPE (NpMeasureEditor, np_measure_editor, GTK_TYPE_WIDGET)

static GtkWidget *
chip (const char *words, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, css);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
source_clicked_cb (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-object", "s", gtk_button_get_label (button));
}

static void
update_chips (NpMeasureEditor *self)
{
  g_auto(GStrv) between = np_object_dup_list_of_words (self->measure, NP_MEASURE_BETWEEN);
  g_auto(GStrv) tags = np_object_dup_list_of_words (self->measure, NP_MEASURE_TAGS);
  g_auto(GStrv) sources = np_object_dup_list_of_words (self->measure, NP_MEASURE_SOURCE);
  g_autoptr(GString) codes = g_string_new (NULL);
  g_autofree char *number = np_words_of_object_short (self->measure);
  GtkWidget *spacer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  np_parts_clear (self->chips);
  gtk_box_append (GTK_BOX (self->chips), chip (number, "np-eyebrow"));
  gtk_box_append (GTK_BOX (self->chips), chip (np_words_of_code (np_codes_measure_status,
                                               np_object_get_enum (self->measure, NP_MEASURE_STATUS)), "np-chip"));
  for (guint i = 0; between[i] != NULL; i++)
    {
      gpointer party = np_dossier_find (np_session_get_dossier (self->session), between[i]);
      g_autofree char *code = party != NULL ? np_words_of_object_short (party) : g_strdup (between[i]);

      g_string_append_printf (codes, "%s%s", i > 0 ? " – " : "", code);
    }
  if (codes->len > 0)
    gtk_box_append (GTK_BOX (self->chips), chip (codes->str, "np-chip"));
  for (guint i = 0; tags[i] != NULL && i < 2; i++)
    gtk_box_append (GTK_BOX (self->chips), chip (np_tag_word (tags[i]), "np-chip"));
  for (guint i = 0; sources[i] != NULL && i < 4; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (sources[i]);

      gtk_widget_add_css_class (button, "np-source");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Show the source"));
      g_signal_connect (button, "clicked", G_CALLBACK (source_clicked_cb), NULL);
      gtk_box_append (GTK_BOX (self->chips), button);
    }
  gtk_widget_set_hexpand (spacer, TRUE);
  gtk_box_append (GTK_BOX (self->chips), spacer);
  self->finished = chip (NULL, "np-finished");
  gtk_box_append (GTK_BOX (self->chips), self->finished);
}

static void
update_counts (NpMeasureEditor *self)
{
  guint done[NP_N_LANGS] = { 0 }, n = np_object_get_n_children (self->measure, NP_MEASURE_CLAUSES);
  guint finished, stale, total;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    for (guint lang = 0; lang < NP_N_LANGS; lang++)
      {
        NpClause *clause = np_object_get_child (self->measure, NP_MEASURE_CLAUSES, i);

        done[lang] += np_clause_get_state (clause, lang) == NP_TEXT_REVIEWED && !np_clause_is_stale (clause, lang);
      }
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      /* Translators: finished texts of a column: "3 of 4". */
      g_autofree char *count = g_strdup_printf (_("%u of %u"), done[lang], n);

      gtk_label_set_text (GTK_LABEL (self->counts[lang]), count);
    }
  np_measure_count_finished (self->measure, &finished, &stale, &total);
  words = g_strdup_printf (_("%u of %u finished"), finished, total);
  gtk_label_set_text (GTK_LABEL (self->finished), words);
  if (finished < total)
    gtk_widget_add_css_class (self->finished, "np-warn");
  else
    gtk_widget_remove_css_class (self->finished, "np-warn");
}

static GtkWidget *
make_title (NpMeasureEditor *self, NpLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = np_paper_text_new (self->session, self->measure, NP_MEASURE_TITLE, lang);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (lang == NP_LANG_RU ? "Русский" : "English");

  gtk_widget_add_css_class (title, "np-clause-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lang == NP_LANG_RU ? _("Title, Russian") : _("Title, English"), -1);
  gtk_widget_add_css_class (name, "np-column-head");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  self->counts[lang] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->counts[lang], "np-count");
  gtk_widget_add_css_class (self->counts[lang], "numeric");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), self->counts[lang]);
  gtk_widget_set_vexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), head);
  return box;
}

/* ---- glossary ---- */

static void
hint_clicked_cb (GtkButton *button, NpMeasureEditor *self)
{
  np_measure_editor_insert_hint (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "np-hint")));
}

static void
update_hints (NpMeasureEditor *self)
{
  g_autofree char *shown = np_paper_text_dup_shown (self->text);
  NpLang lang = np_paper_text_get_lang (self->text);
  g_autoptr(GArray) hits = np_term_finder_find (self->terms, shown, lang);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (NpTextMarkUp));
  GtkWidget *head = chip (_("Glossary"), "np-eyebrow");

  g_ptr_array_set_size (self->hints, 0);
  np_parts_clear (self->glossary);
  gtk_box_append (GTK_BOX (self->glossary), head);
  for (guint i = 0; i < hits->len; i++)
    {
      const NpGlossaryHit *hit = &g_array_index (hits, NpGlossaryHit, i);
      gpointer term = np_term_finder_get_term (self->terms, hit);
      NpTextMarkUp mark = { hit->start, hit->end, hit->avoided };
      g_autofree char *ru = NULL, *en = NULL, *words = NULL, *key = NULL;
      GtkWidget *button, *box;

      if (hit->avoided)
        g_array_append_val (marks, mark);
      if (self->hints->len >= MAX_HINTS || g_ptr_array_find (self->hints, term, NULL))
        continue;
      g_ptr_array_add (self->hints, term);
      ru = np_term_words (term, NP_LANG_RU);
      en = np_term_words (term, NP_LANG_EN);
      words = hit->avoided ? g_strdup_printf (_("avoid; better: %s"), lang == NP_LANG_RU ? ru : en)
                           : g_strdup_printf ("%s = %s", ru, en);
      key = g_strdup_printf ("Ctrl %u", self->hints->len);
      button = gtk_button_new ();
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (box), chip (key, "np-key"));
      gtk_box_append (GTK_BOX (box), chip (words, hit->avoided ? "np-warn" : "np-hint"));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _("Put the term at the caret"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      g_object_set_data (G_OBJECT (button), "np-hint", GUINT_TO_POINTER (self->hints->len));
      g_signal_connect (button, "clicked", G_CALLBACK (hint_clicked_cb), self);
      gtk_box_append (GTK_BOX (self->glossary), button);
    }
  if (self->hints->len == 0)
    gtk_box_append (GTK_BOX (self->glossary), chip (_("no term in this text"), "dim-label"));
  np_paper_text_underline (self->text, (NpTextMarkUp *) marks->data, marks->len);
}

static gboolean
hints_cb (gpointer data)
{
  NpMeasureEditor *self = data;

  self->hints_source = 0;
  if (self->text != NULL)
    update_hints (self);
  return G_SOURCE_REMOVE;
}

static void
queue_hints (NpMeasureEditor *self)
{
  g_clear_handle_id (&self->hints_source, g_source_remove);
  self->hints_source = g_timeout_add (150, hints_cb, self);
}

static void
text_focus_cb (GtkWidget *text, GParamSpec *pspec, NpMeasureEditor *self)
{
  if (!gtk_widget_has_focus (text))
    return;
  g_set_object (&self->text, NP_PAPER_TEXT (text));
  queue_hints (self);
}

/* ---- clauses ---- */

static NpClauseRow *
row_of (NpMeasureEditor *self, NpClause *clause)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->clauses); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (np_clause_row_get_clause (NP_CLAUSE_ROW (row)) == clause)
      return NP_CLAUSE_ROW (row);
  return NULL;
}

static void
clauses_changed_cb (GListModel *list, guint position, guint removed, guint added, NpMeasureEditor *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->clauses);
  GtkWidget *before;
  guint number = 1;

  for (guint i = 0; i < position; i++)
    row = gtk_widget_get_next_sibling (row);
  while (removed-- > 0)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->clauses), row);
      row = next;
    }
  before = row;
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(NpClause) clause = g_list_model_get_item (list, position + i);
      GtkWidget *new_row = np_clause_row_new (self->session, clause);

      for (guint lang = 0; lang < NP_N_LANGS; lang++)
        {
          GtkWidget *text = GTK_WIDGET (np_clause_row_get_text (NP_CLAUSE_ROW (new_row), lang));

          g_signal_connect_object (text, "notify::has-focus", G_CALLBACK (text_focus_cb), self, 0);
          g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed", G_CALLBACK (queue_hints),
                                   self, G_CONNECT_SWAPPED);
        }
      gtk_widget_insert_before (new_row, self->clauses, before);
    }
  for (row = gtk_widget_get_first_child (self->clauses); row != NULL; row = gtk_widget_get_next_sibling (row))
    np_clause_row_set_number (NP_CLAUSE_ROW (row), number++);
}

static void
update_params (NpMeasureEditor *self)
{
  guint n = np_object_get_n_children (self->measure, NP_MEASURE_PARAMS);

  np_parts_clear (self->params);
  for (guint i = 0; i < n; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (self->params),
                         np_param_card_new (self->session, np_object_get_child (self->measure, NP_MEASURE_PARAMS, i)));
  gtk_widget_set_visible (self->no_params, n == 0);
  gtk_widget_set_visible (self->params, n > 0);
}

static void
dossier_changed_cb (NpSession *session, NpChange *change, gboolean undone, NpMeasureEditor *self)
{
  if (self->measure == NULL || !np_change_touches (change, self->measure))
    return;
  update_chips (self);
  update_counts (self);
  if (np_change_touches_type (change, NP_TYPE_PARAM))
    {
      for (guint i = 0; i < np_change_get_n_steps (change); i++)
        {
          NpStep step;

          np_change_get_step (change, i, &step);
          if (step.kind != NP_STEP_SET)
            update_params (self);
        }
      for (GtkWidget *row = gtk_widget_get_first_child (self->clauses); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        np_clause_row_refresh (NP_CLAUSE_ROW (row));
    }
}

void
np_measure_editor_set (NpMeasureEditor *self, NpSession *session, NpMeasure *measure)
{
  GListModel *list;

  if (session == self->session && measure == self->measure)
    return;
  if (session != self->session)
    {
      g_clear_pointer (&self->terms, np_term_finder_free);
      if (session != NULL)
        self->terms = np_term_finder_new ((NpDossier *[]) { np_session_get_dossier (session), np_library_get_termbase () }, 2);
    }
  g_signal_group_set_target (self->signals, NULL);
  g_signal_group_set_target (self->session_signals, session);
  g_clear_object (&self->text);
  g_ptr_array_set_size (self->hints, 0);
  np_parts_clear (self->clauses);
  np_parts_clear (self->heading);
  np_parts_clear (self->glossary);
  g_set_object (&self->session, session);
  g_set_object (&self->measure, measure);
  if (measure == NULL)
    return;
  list = np_object_get_list (measure, NP_MEASURE_CLAUSES);
  {
    GtkWidget *pair = np_pair_box_new (make_title (self, NP_LANG_RU), make_title (self, NP_LANG_EN));

    gtk_widget_add_css_class (pair, "np-heading");
    /* The titles stretch to a common height inside the pair, not beyond it. */
    gtk_widget_set_vexpand (pair, FALSE);
    gtk_box_append (GTK_BOX (self->heading), pair);
  }
  update_chips (self);
  g_signal_group_set_target (self->signals, list);
  clauses_changed_cb (list, 0, 0, g_list_model_get_n_items (list), self);
  update_params (self);
  update_counts (self);
  gtk_box_append (GTK_BOX (self->glossary), chip (_("Glossary"), "np-eyebrow"));
  gtk_box_append (GTK_BOX (self->glossary), chip (_("hints for the clause you are in"), "dim-label"));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

NpMeasure *
np_measure_editor_get_measure (NpMeasureEditor *self)
{
  return self->measure;
}

gboolean
np_measure_editor_get_focus (NpMeasureEditor *self, NpClause **clause, NpLang *lang)
{
  if (self->text == NULL || !NP_IS_CLAUSE (np_paper_text_get_object (self->text))
      || np_object_get_parent (np_paper_text_get_object (self->text)) != (gpointer) self->measure)
    return FALSE;
  *clause = np_paper_text_get_object (self->text);
  *lang = np_paper_text_get_lang (self->text);
  return TRUE;
}

/* A scrolled window does not follow the focus into a tall row by itself. */
static void
reveal (NpMeasureEditor *self, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, gtk_widget_get_first_child (gtk_widget_get_first_child (self->scrolled)), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 24, bounds.origin.y + bounds.size.height + 24);
}

void
np_measure_editor_focus (NpMeasureEditor *self, NpClause *clause, NpLang lang)
{
  NpClauseRow *row;

  if (clause == NULL && self->measure != NULL)
    clause = np_object_get_child (self->measure, NP_MEASURE_CLAUSES, 0);
  row = clause != NULL ? row_of (self, clause) : NULL;
  if (row == NULL)
    {
      gtk_widget_child_focus (self->heading, GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (np_clause_row_get_text (row, lang)));
  reveal (self, GTK_WIDGET (row));
}

gboolean
np_measure_editor_next_unfinished (NpMeasureEditor *self, gboolean forward)
{
  guint n = self->measure != NULL ? 2 * np_object_get_n_children (self->measure, NP_MEASURE_CLAUSES) : 0;
  NpClause *clause = NULL;
  NpLang lang = NP_LANG_RU;
  guint from = forward ? n - 1 : 0;

  if (np_measure_editor_get_focus (self, &clause, &lang))
    from = 2 * np_object_get_position (clause) + lang;
  for (guint i = 1; i <= n; i++)
    {
      guint at = (forward ? from + i : from + n - i) % n;

      clause = np_object_get_child (self->measure, NP_MEASURE_CLAUSES, at / 2);
      lang = at % 2;
      if (np_clause_get_state (clause, lang) != NP_TEXT_REVIEWED || np_clause_is_stale (clause, lang))
        {
          np_measure_editor_focus (self, clause, lang);
          return TRUE;
        }
    }
  return FALSE;
}

void
np_measure_editor_next_clause (NpMeasureEditor *self, gboolean forward)
{
  NpClause *clause;
  NpLang lang = NP_LANG_RU;
  guint at = 0;

  if (np_measure_editor_get_focus (self, &clause, &lang))
    at = np_object_get_position (clause) + (forward ? 1 : -1);
  clause = np_object_get_child (self->measure, NP_MEASURE_CLAUSES, at);
  if (clause != NULL)
    np_measure_editor_focus (self, clause, lang);
}

void
np_measure_editor_insert_hint (NpMeasureEditor *self, guint number)
{
  g_autofree char *words = NULL;

  if (self->text == NULL || number < 1 || number > self->hints->len)
    return;
  words = np_term_words (self->hints->pdata[number - 1], np_paper_text_get_lang (self->text));
  np_paper_text_insert_words (self->text, words);
}

void
np_measure_editor_insert_param (NpMeasureEditor *self, NpClause *clause, const char *param)
{
  NpClauseRow *row = row_of (self, clause);
  NpClause *focused;
  NpLang lang;

  if (row == NULL)
    return;
  if (np_measure_editor_get_focus (self, &focused, &lang) && focused == clause)
    np_paper_text_insert_param (self->text, param);
  else
    np_paper_text_insert_param (np_clause_row_get_text (row, NP_LANG_RU), param);
}

static void
np_measure_editor_dispose (GObject *object)
{
  NpMeasureEditor *self = NP_MEASURE_EDITOR (object);

  g_clear_handle_id (&self->hints_source, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->text);
  g_clear_object (&self->session);
  g_clear_object (&self->measure);
  g_clear_pointer (&self->terms, np_term_finder_free);
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_MEASURE_EDITOR);
  G_OBJECT_CLASS (np_measure_editor_parent_class)->dispose (object);
}

static void
np_measure_editor_class_init (NpMeasureEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_measure_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/measures/np-measure-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, clauses);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, no_params);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, params);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, glossary_bar);
  gtk_widget_class_bind_template_child (widget_class, NpMeasureEditor, glossary);
}

static void
np_measure_editor_init (NpMeasureEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->hints = g_ptr_array_new ();
  self->signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect (self->signals, "items-changed", G_CALLBACK (clauses_changed_cb), self);
  self->session_signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->session_signals, "changed", G_CALLBACK (dossier_changed_cb), self);
}
