/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-settings.h"
#include "ui/measures/np-measures-page.h"

#include <glib/gi18n.h>

#include "dossier/np-marked.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/measures/np-library-dialog.h"
#include "ui/measures/np-measure-editor.h"
#include "ui/measures/np-measure-inspector.h"
#include "ui/measures/np-measure-row.h"
#include "ui/widgets/np-model-words.h"

struct _NpMeasuresPage
{
  NpPage parent_instance;

  GtkWidget *filter;
  GtkWidget *list_view;
  GtkWidget *summary;
  GtkWidget *sort;
  GtkWidget *stack;
  GtkWidget *editor;
  GtkWidget *inspector;

  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkFilter *matcher;
  GtkSorter *sorter;
  GSettings *state;
  NpSession *session;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (NpMeasuresPage, np_measures_page, NP_TYPE_PAGE)

static NpMeasure *
current (NpMeasuresPage *self)
{
  return np_measure_editor_get_measure (NP_MEASURE_EDITOR (self->editor));
}

static void
update_summary (NpMeasuresPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  guint all_measures = dossier != NULL ? np_object_get_n_children (dossier, NP_DOSSIER_MEASURES) : 0;
  guint unfinished = 0, n = dossier != NULL ? np_measure_count_open (dossier, &unfinished) : 0;
  g_autofree char *all = NULL, *rest = NULL, *words = NULL;

  all = g_strdup_printf (ngettext ("%u measure", "%u measures", n), n);
  rest = g_strdup_printf (ngettext ("%u unfinished", "%u unfinished", unfinished), unfinished);
  /* Translators: "13 measures · 4 unfinished". */
  words = g_strdup_printf (_("%s · %s"), all, rest);
  gtk_label_set_text (GTK_LABEL (self->summary), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), all_measures > 0 ? "editor" : "empty");
  np_page_set_list_empty (NP_PAGE (self), all_measures == 0);
}

static void
selected_cb (NpMeasuresPage *self)
{
  NpMeasure *measure = gtk_single_selection_get_selected_item (self->selection);

  np_measure_editor_set (NP_MEASURE_EDITOR (self->editor), self->session, measure);
  np_measure_inspector_set (NP_MEASURE_INSPECTOR (self->inspector), self->session, measure);
}

static void
activate_cb (NpMeasuresPage *self)
{
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
  np_measure_editor_focus (NP_MEASURE_EDITOR (self->editor), NULL, np_ui_lang ());
}

static gboolean
select_measure (NpMeasuresPage *self, gpointer measure)
{
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
        {
          g_autoptr(NpObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

          if (item != (NpObject *) measure)
            continue;
          gtk_single_selection_set_selected (self->selection, i);
          selected_cb (self);
          return TRUE;
        }
      /* The filter may hide it. */
      gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
      gtk_filter_changed (self->matcher, GTK_FILTER_CHANGE_LESS_STRICT);
    }
  return FALSE;
}

static gboolean
match_func (gpointer item, gpointer data)
{
  NpMeasuresPage *self = data;
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->filter)), -1);
  g_autofree char *all = g_strjoin (" ", np_object_get_words (item, NP_MEASURE_TITLE, NP_LANG_RU),
                                    np_object_get_words (item, NP_MEASURE_TITLE, NP_LANG_EN),
                                    np_object_get_string (item, NP_MEASURE_REF),
                                    np_object_get_string (item, NP_MEASURE_TAGS), NULL);
  g_autofree char *have = g_utf8_casefold (all, -1);

  return strstr (have, typed) != NULL;
}

/* The lowest P(consent) among the parties: a measure is as likely as its hardest party. */
static double
odds (NpMeasuresPage *self, gpointer measure)
{
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  g_auto(GStrv) between = np_object_dup_list_of_words (measure, NP_MEASURE_BETWEEN);
  double lowest = 2;

  for (guint i = 0; forecast != NULL && between[i] != NULL; i++)
    {
      const NpForecastCell *cell = np_forecast_get_cell (forecast, np_object_get_id (measure), NP_LEVEL_TARGET, between[i]);

      if (cell != NULL)
        lowest = MIN (lowest, cell->consent);
    }
  return lowest > 1 ? -1 : lowest;
}

static int
compare_func (gconstpointer a, gconstpointer b, gpointer data)
{
  NpMeasuresPage *self = data;
  double x, y;

  switch (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort)))
    {
    case 1:
      x = np_object_get_enum ((gpointer) a, NP_MEASURE_STATUS);
      y = np_object_get_enum ((gpointer) b, NP_MEASURE_STATUS);
      break;
    case 2:
      x = -odds (self, (gpointer) a);
      y = -odds (self, (gpointer) b);
      break;
    default:
      x = y = 0;
    }
  if (x != y)
    return x < y ? -1 : 1;
  x = np_object_get_number_or ((gpointer) a, NP_MEASURE_NUMBER, 1e6);
  y = np_object_get_number_or ((gpointer) b, NP_MEASURE_NUMBER, 1e6);
  return x < y ? -1 : x > y;
}

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpMeasuresPage *self)
{
  if (np_change_touches_type (change, NP_TYPE_MEASURE))
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_summary (self);
}

static void
np_measures_page_session_changed (NpPage *page)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (page);
  NpDossier *dossier = np_page_get_dossier (page);

  self->session = np_page_get_session (page);
  g_signal_group_set_target (self->signals, self->session);
  np_measure_editor_set (NP_MEASURE_EDITOR (self->editor), NULL, NULL);
  np_measure_inspector_set (NP_MEASURE_INSPECTOR (self->inspector), NULL, NULL);
  gtk_filter_list_model_set_model (self->filtered, dossier != NULL ? np_object_get_list (dossier, NP_DOSSIER_MEASURES)
                                                                   : NULL);
  update_summary (self);
  selected_cb (self);
  g_clear_object (&self->state);
  if (dossier != NULL)
    {
      self->state = np_settings_new_for_window (np_object_get_id (dossier));
      g_settings_bind (self->state, "measures-order", self->sort, "selected", G_SETTINGS_BIND_DEFAULT);
    }
}

static void
np_measures_page_grab_main_focus (NpPage *page)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (page);

  gtk_widget_grab_focus (self->list_view);
}

static void
np_measures_page_start_search (NpPage *page)
{
  np_page_set_detail_shown (page, FALSE);
  gtk_widget_grab_focus (NP_MEASURES_PAGE (page)->filter);
}

static gboolean
np_measures_page_show_object (NpPage *page, gpointer object)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (page);
  NpMeasure *measure = np_object_get_ancestor (object, NP_TYPE_MEASURE);
  NpClause *clause = np_object_get_ancestor (object, NP_TYPE_CLAUSE);

  if (measure == NULL || !select_measure (self, measure))
    return FALSE;
  np_page_set_detail_shown (page, TRUE);
  if (clause != NULL)
    np_measure_editor_focus (NP_MEASURE_EDITOR (self->editor), clause, np_ui_lang ());
  return TRUE;
}

/* ---- what can be done ---- */

/* A measure of the next free number, between all states. */
static NpMeasure *
make_measure (NpMeasuresPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autofree char *id = np_dossier_new_id (dossier, "m");
  NpMeasure *measure = np_object_new (NP_TYPE_MEASURE, id);
  g_autoptr(GString) between = g_string_new (NULL);
  double number = 0;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    number = MAX (number, np_object_get_number_or (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i),
                                                   NP_MEASURE_NUMBER, 0));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_STATE)
        g_string_append_printf (between, "%s ", np_object_get_id (party));
    }
  np_object_set_number (measure, NP_MEASURE_NUMBER, number + 1);
  np_object_set_string (measure, NP_MEASURE_BETWEEN, between->str);
  np_object_set_number (measure, NP_MEASURE_STRENGTH, 2);
  return measure;
}

static NpClause *
make_clause (NpMeasuresPage *self)
{
  g_autofree char *id = np_dossier_new_id (np_page_get_dossier (NP_PAGE (self)), "clause-");

  return np_object_new (NP_TYPE_CLAUSE, id);
}

static void
add_measure (NpMeasuresPage *self, NpMeasure *measure, const char *label)
{
  NpChange *change = np_change_new (label);

  np_change_insert (change, np_page_get_dossier (NP_PAGE (self)), NP_DOSSIER_MEASURES, G_MAXUINT, measure);
  if (!np_page_apply (NP_PAGE (self), change, NULL))
    return;
  select_measure (self, measure);
  np_page_set_detail_shown (NP_PAGE (self), TRUE);
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
}

static void
np_measures_page_new_item (NpPage *page)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (page);
  g_autoptr(NpMeasure) measure = NULL;

  if (np_page_get_dossier (page) == NULL)
    return;
  measure = make_measure (self);
  np_object_append (measure, NP_MEASURE_CLAUSES, make_clause (self));
  add_measure (self, measure, _("new measure"));
}

static void
library_chosen_cb (NpInstrument *instrument, NpProvision *provision, gpointer data)
{
  NpMeasuresPage *self = data;
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(NpMeasure) measure = NULL;
  NpChange *change;
  gpointer clause;

  if (dossier == NULL)
    return;
  measure = make_measure (self);
  clause = np_object_append (measure, NP_MEASURE_CLAUSES, make_clause (self));
  np_object_set_text (measure, NP_MEASURE_TITLE, np_object_get_text (provision, NP_PROVISION_TITLE));
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *safe = np_marked_escape (np_object_get_words (provision, NP_PROVISION_SUMMARY, lang));

      np_object_set_words (clause, NP_CLAUSE_TEXT, lang, safe);
    }
  np_object_set_string (measure, NP_MEASURE_BASIS, np_object_get_id (instrument));
  np_object_set_string (measure, NP_MEASURE_BASIS_PARA, np_object_get_id (provision));
  change = np_change_new (_("measure from the library"));
  if (np_dossier_find (dossier, np_object_get_id (instrument)) == NULL)
    {
      /* The dossier stands by itself: what a measure rests on comes along, without its other provisions. */
      g_autoptr(NpInstrument) copy = np_object_new (NP_TYPE_INSTRUMENT, np_object_get_id (instrument));

      for (guint i = NP_INSTRUMENT_IDENTIFIER; i < NP_INSTRUMENT_PROVISIONS; i++)
        {
          NpKind kind = np_object_get_fields (copy, NULL)[i].kind;

          if (kind == NP_KIND_TEXT)
            np_object_set_text (copy, i, np_object_get_text (instrument, i));
          else
            np_object_set_string (copy, i, np_object_get_string (instrument, i));
        }
      np_change_insert (change, dossier, NP_DOSSIER_INSTRUMENTS, G_MAXUINT, copy);
    }
  np_change_insert (change, dossier, NP_DOSSIER_MEASURES, G_MAXUINT, measure);
  if (np_page_apply (NP_PAGE (self), change, NULL))
    select_measure (self, measure);
}

static void
from_library_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  np_library_dialog_present (widget, library_chosen_cb, widget, widget);
}

static void
delete_measure_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpMeasure *measure = current (self);
  g_autofree char *words = NULL, *label = NULL, *toast = NULL;
  NpChange *change;

  if (measure == NULL)
    return;
  words = np_words_of_object_short (measure);
  /* Translators: name of an undo step; %s is the number of a measure, for example "CBM-03". */
  label = g_strdup_printf (_("delete measure %s"), words);
  /* Translators: %s is the number of a measure, for example "CBM-03". */
  toast = g_strdup_printf (_("Measure %s deleted"), words);
  change = np_change_new (label);
  np_change_remove (change, measure);
  np_page_apply (NP_PAGE (self), change, toast);
  np_page_set_detail_shown (NP_PAGE (self), FALSE);
}

static void
add_clause_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpMeasure *measure = current (self);
  g_autoptr(NpClause) clause = NULL;
  NpChange *change;

  if (measure == NULL)
    return;
  clause = make_clause (self);
  change = np_change_new (_("add a clause"));
  np_change_insert (change, measure, NP_MEASURE_CLAUSES, G_MAXUINT, clause);
  if (np_page_apply (NP_PAGE (self), change, NULL))
    np_measure_editor_focus (NP_MEASURE_EDITOR (self->editor), clause, np_ui_lang ());
}

static void
clause_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpClause *clause = np_dossier_find_type (np_page_get_dossier (NP_PAGE (self)), g_variant_get_string (parameter, NULL),
                                           NP_TYPE_CLAUSE);
  guint position = clause != NULL ? np_object_get_position (clause) : 0;

  if (clause == NULL)
    return;
  if (g_str_equal (name, "page.delete-clause"))
    {
      NpChange *change = np_change_new (_("delete a clause"));

      np_change_remove (change, clause);
      np_page_apply (NP_PAGE (self), change, _("Clause deleted"));
    }
  else if (g_str_equal (name, "page.clause-down") || position > 0)
    {
      NpChange *change = np_change_new (_("move a clause"));

      np_change_move (change, clause, g_str_equal (name, "page.clause-down") ? position + 1 : position - 1);
      np_page_apply (NP_PAGE (self), change, NULL);
    }
}

/* A parameter that both languages will share; named by a number until the user names it. */
static char *
add_parameter (NpMeasuresPage *self)
{
  NpMeasure *measure = current (self);
  g_autoptr(NpParam) param = np_object_new (NP_TYPE_PARAM, NULL);
  g_autofree char *name = NULL;
  NpChange *change = np_change_new (_("add a parameter"));
  guint n = 1;

  do
    {
      g_free (name);
      name = g_strdup_printf ("value%u", n++);
    }
  while (np_measure_get_param (measure, name) != NULL);
  np_object_set_string (param, NP_PARAM_NAME, name);
  np_object_set_number (param, NP_PARAM_VALUE, 24);
  np_object_set_enum (param, NP_PARAM_UNIT, NP_UNIT_HOUR);
  np_change_insert (change, measure, NP_MEASURE_PARAMS, G_MAXUINT, param);
  return np_page_apply (NP_PAGE (self), change, NULL) ? g_steal_pointer (&name) : NULL;
}

static void
add_parameter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (current (NP_MEASURES_PAGE (widget)) != NULL)
    g_free (add_parameter (NP_MEASURES_PAGE (widget)));
}

/* Into the clause that was named, or the one with the caret; the first parameter there is, or a new one. */
static void
insert_parameter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpMeasure *measure = current (self);
  const char *word = g_variant_get_string (parameter, NULL);
  g_autofree char *param = NULL;
  NpClause *clause = NULL;
  NpLang lang;

  if (measure == NULL)
    return;
  if (g_str_equal (name, "page.insert-parameter"))
    clause = np_dossier_find_type (np_page_get_dossier (NP_PAGE (self)), word, NP_TYPE_CLAUSE);
  else
    {
      np_measure_editor_get_focus (NP_MEASURE_EDITOR (self->editor), &clause, &lang);
      param = g_strdup (word);
    }
  if (clause == NULL)
    clause = np_object_get_child (measure, NP_MEASURE_CLAUSES, 0);
  if (param == NULL)
    param = np_object_get_n_children (measure, NP_MEASURE_PARAMS) > 0
            ? g_strdup (np_object_get_string (np_object_get_child (measure, NP_MEASURE_PARAMS, 0), NP_PARAM_NAME))
            : add_parameter (self);
  if (clause != NULL && param != NULL)
    np_measure_editor_insert_param (NP_MEASURE_EDITOR (self->editor), clause, param);
}

static void
delete_parameter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpParam *param = current (self) != NULL ? np_measure_get_param (current (self), g_variant_get_string (parameter, NULL))
                                          : NULL;
  NpChange *change;

  if (param == NULL)
    return;
  change = np_change_new (_("delete a parameter"));
  np_change_remove (change, param);
  np_page_apply (NP_PAGE (self), change, _("Parameter deleted: its marks in the texts stay as they are"));
}

static void
set_state (NpMeasuresPage *self, NpClause *clause, NpLang lang, NpTextState state, const char *label)
{
  NpChange *change = np_change_new (label);

  np_clause_set_state (clause, lang, state, change);
  np_page_apply (NP_PAGE (self), change, NULL);
}

static void
review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpMeasureEditor *editor = NP_MEASURE_EDITOR (self->editor);
  NpClause *clause;
  NpLang lang;

  if (!np_measure_editor_get_focus (editor, &clause, &lang))
    return;
  set_state (self, clause, lang, NP_TEXT_REVIEWED, _("mark a text as reviewed"));
  if (!np_measure_editor_next_unfinished (editor, TRUE))
    np_page_toast (NP_PAGE (self), _("All texts of this measure are finished"));
}

static void
needs_work_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpClause *clause;
  NpLang lang;

  if (np_measure_editor_get_focus (NP_MEASURE_EDITOR (self->editor), &clause, &lang))
    set_state (self, clause, lang, np_clause_get_state (clause, lang) == NP_TEXT_NEEDS_WORK ? NP_TEXT_DRAFT
                                                                                           : NP_TEXT_NEEDS_WORK,
               _("mark a text as needing work"));
}

static void
copy_other_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (widget);
  NpClause *clause;
  NpLang lang;
  NpChange *change;

  if (!np_measure_editor_get_focus (NP_MEASURE_EDITOR (self->editor), &clause, &lang)
      || *np_object_get_words (clause, NP_CLAUSE_TEXT, lang) != '\0')
    return;
  change = np_change_new (_("copy the other language"));
  np_change_set_words (change, clause, NP_CLAUSE_TEXT, lang, np_object_get_words (clause, NP_CLAUSE_TEXT,
                                                                                 np_lang_other (lang)));
  np_page_apply (NP_PAGE (self), change, NULL);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpMeasureEditor *editor = NP_MEASURE_EDITOR (NP_MEASURES_PAGE (widget)->editor);

  if (g_str_has_suffix (name, "-unfinished"))
    {
      if (!np_measure_editor_next_unfinished (editor, g_str_equal (name, "page.next-unfinished")))
        np_page_toast (NP_PAGE (widget), _("All texts of this measure are finished"));
    }
  else
    np_measure_editor_next_clause (editor, g_str_equal (name, "page.next-clause"));
}

static void
hint_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  np_measure_editor_insert_hint (NP_MEASURE_EDITOR (NP_MEASURES_PAGE (widget)->editor), g_variant_get_int32 (parameter));
}

static void
np_measures_page_dispose (GObject *object)
{
  NpMeasuresPage *self = NP_MEASURES_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->state);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_MEASURES_PAGE);
  G_OBJECT_CLASS (np_measures_page_parent_class)->dispose (object);
}

static void
np_measures_page_class_init (NpMeasuresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);
  static const struct { const char *name, *type; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "page.from-library", NULL, from_library_cb }, { "page.delete-measure", NULL, delete_measure_cb },
    { "page.add-clause", NULL, add_clause_cb }, { "page.delete-clause", "s", clause_cb },
    { "page.clause-up", "s", clause_cb }, { "page.clause-down", "s", clause_cb },
    { "page.add-parameter", NULL, add_parameter_cb }, { "page.insert-parameter", "s", insert_parameter_cb },
    { "page.insert-named-parameter", "s", insert_parameter_cb }, { "page.delete-parameter", "s", delete_parameter_cb },
    { "page.review-text", NULL, review_cb }, { "page.needs-work", NULL, needs_work_cb },
    { "page.copy-other", NULL, copy_other_cb }, { "page.next-unfinished", NULL, move_cb },
    { "page.previous-unfinished", NULL, move_cb }, { "page.next-clause", NULL, move_cb },
    { "page.previous-clause", NULL, move_cb }, { "page.insert-term", "i", hint_cb },
  };
  static const char *const bound[] = {
    "page.review-text", "page.needs-work", "page.copy-other", "page.next-unfinished", "page.previous-unfinished",
    "page.next-clause", "page.previous-clause", "page.insert-term(1)", "page.insert-term(2)", "page.insert-term(3)",
    "page.insert-term(4)", "page.insert-term(5)", "page.insert-term(6)", "page.insert-term(7)", "page.insert-term(8)",
    "page.insert-term(9)",
  };

  g_type_ensure (NP_TYPE_MEASURE_EDITOR);
  g_type_ensure (NP_TYPE_MEASURE_INSPECTOR);
  g_type_ensure (NP_TYPE_MEASURE_ROW);
  G_OBJECT_CLASS (klass)->dispose = np_measures_page_dispose;
  page_class->session_changed = np_measures_page_session_changed;
  page_class->grab_main_focus = np_measures_page_grab_main_focus;
  page_class->new_item = np_measures_page_new_item;
  page_class->start_search = np_measures_page_start_search;
  page_class->show_object = np_measures_page_show_object;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (bound); i++)
    np_page_class_bind (page_class, bound[i]);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/measures/np-measures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, filter);
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, summary);
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, sort);
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, editor);
  gtk_widget_class_bind_template_child (widget_class, NpMeasuresPage, inspector);
}

static void
filter_changed_cb (NpMeasuresPage *self)
{
  gtk_filter_changed (self->matcher, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_search_cb (NpMeasuresPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (self->list_view);
}

static void
sort_changed_cb (NpMeasuresPage *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (widget, "page.delete-measure", NULL);
}

static void
np_measures_page_init (NpMeasuresPage *self)
{
  GtkListItemFactory *factory;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->matcher = GTK_FILTER (gtk_custom_filter_new (match_func, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->matcher);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_func, self, NULL));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->filtered), self->sorter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->sorted));
  factory = gtk_builder_list_item_factory_new_from_resource (NULL, "/org/nonpaper/Nonpaper/ui/measures/np-measure-row.ui");
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->sort, "notify::selected", G_CALLBACK (sort_changed_cb), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                          gtk_callback_action_new (delete_key_cb, NULL, NULL)));
  gtk_widget_add_controller (self->list_view, keys);
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
}
