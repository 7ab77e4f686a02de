/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <glib/gi18n-lib.h>

#include "base/np-error.h"
#include "base/np-format.h"
#include "dossier/np-meeting.h"
#include "dossier/np-scenario.h"
#include "language/np-odds.h"

static NpPackText *
typeset (const char *ru, const char *en, NpTypographyFlags flags)
{
  g_autofree char *a = np_typography (ru, NP_LANG_RU, flags | NP_TYPOGRAPHY_PAPER);
  g_autofree char *b = np_typography (en, NP_LANG_EN, flags | NP_TYPOGRAPHY_PAPER);
  return np_pack_text_new (a, b);
}

NpPackText *
np_build_pair (const char *ru, const char *en)
{
  return typeset (ru, en, NP_TYPOGRAPHY_BODY);
}

NpPackText *
np_build_title (const char *ru, const char *en)
{
  return typeset (ru, en, NP_TYPOGRAPHY_TITLE);
}

NpPackText *
np_build_text (const NpText *text)
{
  return np_build_pair (np_text_get (text, NP_LANG_RU), np_text_get (text, NP_LANG_EN));
}

NpPackText *
np_build_text_title (const NpText *text)
{
  return np_build_title (np_text_get (text, NP_LANG_RU), np_text_get (text, NP_LANG_EN));
}

NpPackText *
np_build_field (gpointer object, guint field)
{
  return np_build_text (np_object_get_text (object, field));
}

NpPackText *
np_build_field_title (gpointer object, guint field)
{
  return np_build_text_title (np_object_get_text (object, field));
}

char *
np_build_measure_ref (gpointer measure)
{
  const char *ref = np_object_get_string (measure, NP_MEASURE_REF);
  if (*ref != '\0')
    return g_strdup (ref);
  double number = np_object_get_number (measure, NP_MEASURE_NUMBER);
  return isnan (number) ? g_strdup (np_object_get_id (measure)) : g_strdup_printf ("%.0f", number);
}

NpText *
np_build_finding (gpointer holder, guint field, const char *page)
{
  guint n = np_object_get_n_children (holder, field);
  for (guint i = 0; i < n; i++)
    {
      gpointer finding = np_object_get_child (holder, field, i);
      if (g_str_equal (np_object_get_string (finding, NP_FINDING_PAGE), page))
        {
          NpText *text = np_object_get_text (finding, NP_FINDING_TEXT);
          return np_text_is_empty (text) ? NULL : text;
        }
    }
  return NULL;
}

gpointer
np_build_brief (const NpPackBuild *build, NpBriefKind kind)
{
  NpDossier *dossier = build->view->dossier;
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_BRIEFS);
  for (guint i = 0; i < n; i++)
    {
      gpointer brief = np_object_get_child (dossier, NP_DOSSIER_BRIEFS, i);
      if (np_object_get_enum (brief, NP_BRIEF_KIND) == (int) kind)
        return brief;
    }
  return NULL;
}

static gpointer
find_section (gpointer brief, const char *key)
{
  guint n = brief != NULL ? np_object_get_n_children (brief, NP_BRIEF_SECTIONS) : 0;
  for (guint i = 0; i < n; i++)
    {
      gpointer section = np_object_get_child (brief, NP_BRIEF_SECTIONS, i);
      if (g_str_equal (np_object_get_string (section, NP_SECTION_KEY), key))
        return section;
    }
  return NULL;
}

gpointer
np_build_section (gpointer brief, const char *key)
{
  gpointer section = find_section (brief, key);
  return section != NULL && !np_object_get_boolean (section, NP_SECTION_OFF) ? section : NULL;
}

gboolean
np_build_is_off (const NpPackBuild *build, const char *key)
{
  gpointer section = find_section (np_build_brief (build, NP_BRIEF_PACK), key);
  return section != NULL && np_object_get_boolean (section, NP_SECTION_OFF);
}

char *
np_build_inside (const char *words)
{
  const char *second = *words != '\0' ? g_utf8_next_char (words) : words;
  gunichar first = g_utf8_get_char (words);

  if (*words == '\0' || g_unichar_isupper (g_utf8_get_char (second))
      || g_unichar_isdigit (g_utf8_get_char (second)))
    return g_strdup (words);
  GString *out = g_string_new (NULL);
  g_string_append_unichar (out, g_unichar_tolower (first));
  g_string_append (out, second);
  return g_string_free (out, FALSE);
}

char *
np_build_capital (const char *words)
{
  GString *out = g_string_new (NULL);
  if (*words != '\0')
    {
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (words)));
      g_string_append (out, g_utf8_next_char (words));
    }
  return g_string_free (out, FALSE);
}

const char *
np_build_status_word (NpStatus status, NpLang lang)
{
  static const char *const words[][NP_N_LANGS] = {
    [NP_STATUS_ASSUMED] = { "допущено", "assumed" },
    [NP_STATUS_INFERRED] = { "выведено", "inferred" },
    [NP_STATUS_STATED] = { "заявлено", "stated" },
  };
  return words[MIN ((guint) status, NP_STATUS_STATED)][lang];
}

NpPackText *
np_pack_marking_text (int marking)
{
  static const char *const words[][NP_N_LANGS] = {
    [NP_MARKING_NONE] = { NULL, NULL },
    [NP_MARKING_TRAINING] = { "Учебный образец", "Training sample" },
    [NP_MARKING_INTERNAL] = { "Для служебного пользования",
                              "Restricted distribution \u2013 not for onward circulation" },
    [NP_MARKING_RESTRICTED] = { "Ограниченное распространение", "Restricted distribution" },
    [NP_MARKING_PERSONAL] = { "Только для личного пользования", "For your personal use only" },
    [NP_MARKING_TLP_CLEAR] = { "TLP:CLEAR, без ограничений", "TLP:CLEAR" },
    [NP_MARKING_TLP_GREEN] = { "TLP:GREEN, для сообщества", "TLP:GREEN" },
    [NP_MARKING_TLP_AMBER] = { "TLP:AMBER, для организации и партнёров", "TLP:AMBER" },
    [NP_MARKING_TLP_AMBER_STRICT] = { "TLP:AMBER+STRICT, только для организации", "TLP:AMBER+STRICT" },
    [NP_MARKING_TLP_RED] = { "TLP:RED, только для участников", "TLP:RED" },
  };
  guint i = MIN ((guint) marking, G_N_ELEMENTS (words) - 1);
  return words[i][0] != NULL ? np_pack_text_new (words[i][0], words[i][1]) : NULL;
}

static int
marking_of (const NpPackBuild *build)
{
  return build->options->marking >= 0 ? build->options->marking
                                      : np_object_get_enum (build->view->dossier, NP_DOSSIER_MARKING);
}

static void
choose_measures (NpPackBuild *build)
{
  NpDossier *dossier = build->view->dossier;
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);

  build->measures = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);
      if (np_object_get_enum (measure, NP_MEASURE_STATUS) == NP_MEASURE_STATUS_DROPPED
          || np_object_get_boolean (measure, NP_MEASURE_IN_FORCE))
        continue;
      if (build->options->measures != NULL
          && !g_strv_contains (build->options->measures, np_object_get_id (measure)))
        continue;
      g_ptr_array_add (build->measures, measure);
    }
  build->parties = g_ptr_array_new ();
  n = np_object_get_n_children (dossier, NP_DOSSIER_PARTIES);
  for (guint i = 0; i < n; i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);
      for (guint k = 0; k < build->view->cells->len; k++)
        {
          const NpExportCell *cell = g_ptr_array_index (build->view->cells, k);
          if (g_str_equal (cell->party, np_object_get_id (party)))
            {
              g_ptr_array_add (build->parties, party);
              break;
            }
        }
    }
}

static NpPackDocument *
new_document (NpPackBuild *build, const char *name, const char *ru, const char *en, guint copy)
{
  NpPackDocument *document = np_pack_document_new (name, np_build_title (ru, en));
  int marking = marking_of (build);
  GDate date;

  if (np_date_parse (np_object_get_string (build->view->dossier, NP_DOSSIER_AS_OF), &date))
    document->as_of = date;
  if (marking == NP_MARKING_TRAINING)
    document->foot = np_pack_text_new ("Учебный образец\u00a0\u2014 не\u00a0является официальным документом",
                                       "Training sample \u2013 not a government document");
  document->marking = np_pack_marking_text (marking);
  document->copy = copy;
  document->copies = copy > 0 ? build->options->copies : 0;
  document->generator = TRUE;
  build->document = document;
  return document;
}

static gboolean
keep (GPtrArray *documents, NpPackDocument *document)
{
  if (document->sections->len == 0)
    {
      np_pack_document_free (document);
      return FALSE;
    }
  g_ptr_array_add (documents, document);
  return TRUE;
}

/* A paper to be handed over names nobody: no marking, no copy number, no program. */
static void
build_nonpaper (NpPackBuild *build, GPtrArray *documents)
{
  gpointer brief = np_build_brief (build, NP_BRIEF_NONPAPER);
  NpText *title = brief != NULL ? np_object_get_text (brief, NP_BRIEF_TITLE) : NULL;
  gboolean own = !np_text_is_empty (title);
  NpPackDocument *document = new_document (
    build, "10-nonpaper", own ? np_text_get (title, NP_LANG_RU) : "Возможные меры укрепления доверия",
    own ? np_text_get (title, NP_LANG_EN) : "Possible confidence-building measures", 0);
  g_clear_pointer (&document->marking, np_pack_text_free);
  document->generator = FALSE;
  np_build_nonpaper (build);
  keep (documents, document);
}

/* A text for the press is public: no marking, no copy number, no program. */
static void
build_readout (NpPackBuild *build, GPtrArray *documents)
{
  NpPackDocument *document = new_document (build, "50-readout", "Сообщение для прессы по итогам встречи", "Readout of the meeting", 0);

  g_clear_pointer (&document->marking, np_pack_text_free);
  g_clear_pointer (&document->foot, np_pack_text_free);
  document->generator = FALSE;
  np_build_readout (build);
  keep (documents, document);
}

static void
add_cover (NpPackBuild *build)
{
  NpPackDocument *document = build->document;
  NpDossier *dossier = build->view->dossier;
  NpPackSection *cover = np_pack_document_add_section (document, NP_PAGE_COVER, "cover", NULL);
  const char *as_of = np_object_get_string (dossier, NP_DOSSIER_AS_OF);
  gpointer scenario = np_dossier_get_scenario (dossier, NULL);
  gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, 0);

  cover->kicker = np_pack_text_new ("Досье делегации", "Briefing pack");
  if (*as_of != '\0')
    {
      g_autofree char *ru = np_format_iso_date (as_of, NP_LANG_RU),
                      *en = np_format_iso_date (as_of, NP_LANG_EN);
      np_pack_document_add_fact (document, np_pack_text_new ("Состояние на", "As of"),
                                 np_pack_text_new (ru, en));
    }
  if (scenario != NULL)
    np_pack_document_add_fact (document, np_pack_text_new ("Сценарий", "Scenario"),
                               np_build_field (scenario, NP_SCENARIO_TITLE));
  if (!np_text_is_empty (build->options->reader))
    np_pack_document_add_fact (document, np_pack_text_new ("Кому", "Reader"),
                               np_build_text (build->options->reader));
  if (meeting != NULL)
    np_pack_document_add_fact (document, np_pack_text_new ("Встреча", "Meeting"),
                               np_build_field (meeting, NP_MEETING_TITLE));
  document->remark = np_build_pair ("Вероятность и уверенность в оценке всюду разделены. Каждое утверждение о "
                                    "стороне помечено: заявлено, выведено или допущено.",
                                    "Probability and confidence in it are kept apart throughout. Every "
                                    "statement about a party is marked stated, inferred or assumed.");
  document->enclosed = np_build_pair ("Вкладывается отдельно, без номера экземпляра: нон-пейпер.",
                                      "Enclosed separately, without a copy number: the non-paper.");
}

/* What the engine makes of the forecast. */
static void
build_results (NpPackBuild *build)
{
  np_build_tornado (build);
  np_build_moves (build);
  np_build_bargain (build);
  np_build_packages (build);
  np_build_situation (build);
}

static void
build_own_side (NpPackBuild *build, GPtrArray *documents, guint copy)
{
  NpText *title = np_object_get_text (build->view->dossier, NP_DOSSIER_TITLE);
  const char *ru = np_text_get (title, NP_LANG_RU), *en = np_text_get (title, NP_LANG_EN);

  NpPackDocument *document = new_document (build, "00-cover-contents", ru, en, copy);
  add_cover (build);
  g_ptr_array_add (documents, document);
  build_nonpaper (build, documents);

  document = new_document (build, "20-talking-points", "Тезисы для беседы", "Talking points", copy);
  np_build_talk (build);
  keep (documents, document);

  document = new_document (build, "30-reaction-forecast", "Прогноз реакций", "Reaction forecast", copy);
  np_build_matrix (build);
  np_build_why (build);
  build_results (build);
  np_build_positions (build);
  np_build_sources (build);
  keep (documents, document);

  document = new_document (build, "35-debrief", "Разбор учения", "Debrief of the exercise", copy);
  np_build_debriefs (build);
  keep (documents, document);

  document = new_document (build, "40-meeting-notes", "Запись беседы", "Record of conversation", copy);
  np_build_record (build);
  keep (documents, document);

  build_readout (build, documents);

  document = new_document (build, "51-readouts-compared", "Два сообщения об одной встрече", "Two readouts of one meeting", copy);
  np_build_readouts_compared (build);
  keep (documents, document);

  document = new_document (build, "60-actions", "Поручения", "Actions", copy);
  np_build_actions (build);
  keep (documents, document);

  /* The briefing book of reference/formats 2.9: summary, forecast, points, positions, scenarios, chronology,
   * sources. */
  document = new_document (build, "90-all", ru, en, copy);
  add_cover (build);
  np_build_brief_page (build);
  np_build_matrix (build);
  np_build_why (build);
  build_results (build);
  np_build_exercise (build);
  np_build_debriefs (build);
  np_build_offer (build);
  np_build_expulsions (build);
  np_build_talk (build);
  np_build_positions (build);
  np_build_scenarios (build);
  np_build_chronology (build);
  np_build_record (build);
  np_build_readouts_compared (build);
  np_build_sources (build);
  g_ptr_array_add (documents, document);
}

static gboolean
check_languages (GPtrArray *documents, guint langs, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < documents->len; i++)
    {
      GPtrArray *missing = np_pack_document_find_missing (g_ptr_array_index (documents, i), langs);
      g_ptr_array_extend_and_steal (all, missing);
    }
  if (all->len == 0)
    return TRUE;
  g_ptr_array_add (all, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) all->pdata);
  g_autofree char *what = g_strdup_printf (_("no translation: %s"), list);
  np_input_error_set (error, NP_INPUT_ERROR_MISSING, NULL, 0, what,
                      _("write both languages before the paper is handed over"));
  return FALSE;
}

GPtrArray *
np_pack_build (const NpExportView *view, const NpPackOptions *options, guint copy, GError **error)
{
  NpPackBuild build = { view, options };
  guint langs = np_layout_langs (options->layout);
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) np_pack_document_free);

  choose_measures (&build);
  if (view->profile == NP_PROFILE_HANDOVER)
    build_nonpaper (&build, documents);
  else
    build_own_side (&build, documents, copy);
  g_ptr_array_unref (build.measures);
  g_ptr_array_unref (build.parties);

  if (documents->len == 0)
    {
      np_input_error_set (error, NP_INPUT_ERROR_MISSING, NULL, 0, _("there is no measure to hand over"),
                          _("write one, or choose another one"));
      return NULL;
    }
  if (view->profile == NP_PROFILE_HANDOVER)
    {
      if (!check_languages (documents, langs, error))
        return NULL;
    }
  else
    for (guint i = 0; i < documents->len; i++)
      np_pack_document_fill_missing (g_ptr_array_index (documents, i), langs);
  return g_steal_pointer (&documents);
}
