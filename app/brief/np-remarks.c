/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-remarks.h"

#include <stdarg.h>
#include <string.h>

#include "brief/np-clause-words.h"
#include "brief/np-term-finder.h"
#include "dossier/np-issue.h"
#include "dossier/np-marked.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "language/np-sanitize.h"

typedef struct
{
  GPtrArray *remarks;
  NpTermFinder *finder;
  NpStemmer *stemmer;
} Search;

static void
remark_free (gpointer data)
{
  NpRemark *remark = data;

  np_text_unref (remark->words);
  g_free (remark);
}

/* @ru and @en are formats that take the same strings. */
static void G_GNUC_PRINTF (4, 0)
add (Search *search, const char *rule, gpointer object, const char *ru, const char *en, const char *argument)
{
  NpRemark *remark = g_new0 (NpRemark, 1);
  g_autofree char *in_russian = g_strdup_printf (ru, argument);
  g_autofree char *in_english = g_strdup_printf (en, argument);

  remark->rule = rule;
  remark->object = object;
  remark->words = np_text_new (in_russian, in_english);
  g_ptr_array_add (search->remarks, remark);
}

/* ---- texts ---- */

static void
check_typography (Search *search, gpointer object, const char *words, NpLang lang)
{
  g_autoptr(GArray) suspicions = np_sanitize_find (words);

  if (lang == NP_LANG_RU && (strchr (words, '"') != NULL || strstr (words, "“") != NULL))
    add (search, "typography", object, "в русском тексте кавычки не «ёлочки»: замените их%s",
         "the Russian text has other quotation marks than «…»: replace them%s", "");
  if (lang == NP_LANG_EN && strpbrk (words, "\"") != NULL)
    add (search, "typography", object, "в английском тексте прямые кавычки: замените их на “…”%s",
         "the English text has straight quotation marks: use “…”%s", "");
  for (guint i = 0; i < suspicions->len; i++)
    {
      const NpSuspicion *found = &g_array_index (suspicions, NpSuspicion, i);
      g_autofree char *piece = g_strndup (words + found->start, found->end - found->start);
      g_autofree char *shown = np_sanitize_visible (piece);

      if (found->kind == NP_SUSPICION_HIDDEN)
        add (search, "hidden", object, "невидимый знак %s: удалите его, если он не нужен",
             "hidden character %s: delete it unless it is meant", shown);
      else
        add (search, "hidden", object, "в слове «%s» смешаны буквы двух алфавитов: наберите его заново",
             "the word “%s” mixes letters of two alphabets: type it anew", shown);
    }
}

static void
check_glossary (Search *search, gpointer object, const char *words, NpLang lang)
{
  g_autoptr(GArray) hits = search->finder != NULL ? np_term_finder_find (search->finder, words, lang) : NULL;

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const NpGlossaryHit *hit = &g_array_index (hits, NpGlossaryHit, i);
      g_autofree char *used = g_strndup (words + hit->start, hit->end - hit->start);
      g_autofree char *better = np_term_words (np_term_finder_get_term (search->finder, hit), lang);
      g_autofree char *both = NULL;

      if (!hit->avoided)
        continue;
      both = g_strdup_printf (lang == NP_LANG_RU ? "«%s»: «%s»" : "“%s”: “%s”", used, better);
      add (search, "glossary", object, "по глоссарию этого выражения избегают, вместо него — второе: %s",
           "the glossary avoids the first wording and prefers the second: %s", both);
    }
}

static void
check_text (Search *search, gpointer object, guint field, gboolean on_paper)
{
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *words = np_object_get_words (object, field, lang);

      if (*words == '\0')
        {
          if (*np_object_get_words (object, field, np_lang_other (lang)) != '\0' || on_paper)
            add (search, "translation", object, lang == NP_LANG_RU ? "нет русского текста (%s): переведите"
                                                                    : "нет английского текста (%s): переведите",
                 lang == NP_LANG_RU ? "no Russian text (%s): translate it" : "no English text (%s): translate it",
                 np_object_get_fields (object, NULL)[field].name);
          continue;
        }
      check_typography (search, object, words, lang);
      if (on_paper)
        check_glossary (search, object, words, lang);
    }
}

/* ---- measures ---- */

static void
collect_params (NpClause *clause, NpLang lang, GHashTable *used)
{
  g_autoptr(GPtrArray) pieces = np_marked_split (np_object_get_words (clause, NP_CLAUSE_TEXT, lang));

  for (guint i = 0; i < pieces->len; i++)
    {
      const NpMark *piece = pieces->pdata[i];

      if (piece->param != NULL)
        g_hash_table_add (used, g_strdup (piece->param));
    }
}

static void
check_params (Search *search, NpMeasure *measure)
{
  GHashTable *used[NP_N_LANGS];

  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      used[lang] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_CLAUSES); i++)
        {
          NpClause *clause = np_object_get_child (measure, NP_MEASURE_CLAUSES, i);
          g_autoptr(GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          GHashTableIter iter;
          gpointer name;

          collect_params (clause, lang, here);
          g_hash_table_iter_init (&iter, here);
          while (g_hash_table_iter_next (&iter, &name, NULL))
            {
              if (np_measure_get_param (measure, name) == NULL)
                add (search, "parameter", clause, "параметра «%s» нет: добавьте его или уберите из текста",
                     "there is no parameter “%s”: add it or take it out of the text", name);
              g_hash_table_add (used[lang], g_strdup (name));
            }
        }
    }
  for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_PARAMS); i++)
    {
      gpointer param = np_object_get_child (measure, NP_MEASURE_PARAMS, i);
      const char *name = np_object_get_string (param, NP_PARAM_NAME);
      gboolean ru = g_hash_table_contains (used[NP_LANG_RU], name), en = g_hash_table_contains (used[NP_LANG_EN], name);

      if (ru != en)
        add (search, "parameter", param, "параметр «%s» стоит только в одном из двух текстов: вставьте его и в другой",
             "the parameter “%s” stands in one of the two texts only: insert it in the other, too", name);
      else if (!ru)
        add (search, "parameter", param, "параметр «%s» не используется: вставьте его в текст или удалите",
             "the parameter “%s” is not used: insert it in a text or delete it", name);
    }
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    g_hash_table_unref (used[lang]);
}

static gboolean
has_time (NpMeasure *measure)
{
  for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_PARAMS); i++)
    {
      NpUnit unit = np_object_get_enum (np_object_get_child (measure, NP_MEASURE_PARAMS, i), NP_PARAM_UNIT);

      if (unit >= NP_UNIT_MINUTE && unit <= NP_UNIT_YEAR)
        return TRUE;
    }
  return FALSE;
}

/* Whether a clause has a word with one of the stems, in either language. */
static gboolean
says (Search *search, NpMeasure *measure, const char *const *stems)
{
  for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_CLAUSES); i++)
    for (guint lang = 0; lang < NP_N_LANGS; lang++)
      {
        g_autofree char *words = np_clause_words (np_object_get_child (measure, NP_MEASURE_CLAUSES, i), lang, NULL);
        g_autoptr(GArray) found = np_stemmer_words (search->stemmer, words);

        for (guint w = 0; w < found->len; w++)
          for (guint s = 0; stems[s] != NULL; s++)
            if (g_str_has_prefix (g_array_index (found, NpWord, w).stem, stems[s]))
              return TRUE;
      }
  return FALSE;
}

static void
check_measure (Search *search, NpMeasure *measure)
{
  static const char *const times[] = { "год", "ежегодн", "ежемесячн", "незамедлительн", "немедленн", "сутк", "year",
                                       "month", "annual", "onc", "immedi", NULL };
  static const char *const checks[] = { "провер", "подтвержд", "отчет", "доклад", "результат", "наблюд", "сверк", "ответ",
                                        "verif", "confirm", "report", "test", "result", "review", "observ", "answer", NULL };
  static const char *const words_before[] = { "уведом", "сообща", "информир", "объявл", "заявл", "запраш", "консульт",
                                              "предлаг", "обмен", "notif", "inform", "announc", "declar", "request",
                                              "consult", "propos", "state", "exchang", "tell", NULL };
  gboolean settled = np_object_get_boolean (measure, NP_MEASURE_IN_FORCE)
                     || np_object_get_enum (measure, NP_MEASURE_STATUS) == NP_MEASURE_STATUS_DROPPED;
  gboolean any_target = FALSE;

  check_text (search, measure, NP_MEASURE_TITLE, TRUE);
  for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_CLAUSES); i++)
    {
      NpClause *clause = np_object_get_child (measure, NP_MEASURE_CLAUSES, i);

      check_text (search, clause, NP_CLAUSE_TEXT, TRUE);
      for (guint lang = 0; lang < NP_N_LANGS; lang++)
        if (np_clause_is_stale (clause, lang))
          add (search, "stale", clause, lang == NP_LANG_RU ? "русский текст устарел: %s" : "английский текст устарел: %s",
               lang == NP_LANG_RU ? "the Russian text is stale: %s" : "the English text is stale: %s",
               lang == NP_LANG_RU ? "EN → RU" : "RU → EN");
    }
  check_params (search, measure);
  if (settled)
    return;
  for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_LEVELS); i++)
    any_target |= np_object_get_n_children (np_object_get_child (measure, NP_MEASURE_LEVELS, i), NP_LEVEL_TARGETS) > 0;
  if (!any_target)
    add (search, "gap", measure, "мера не касается ни одного вопроса: задайте цели на её уровнях%s",
         "the measure touches no issue: give its levels targets%s", "");
  if (np_object_get_n_children (measure, NP_MEASURE_CLAUSES) == 0)
    return;
  if (!has_time (measure) && !says (search, measure, times))
    add (search, "date", measure, "не сказано, к какому сроку: добавьте срок%s",
         "nothing says by when: add a date or a deadline%s", "");
  if (!says (search, measure, checks))
    add (search, "verification", measure, "не видно, как узнать о выполнении: назовите проверку, отчёт или ответ%s",
         "nothing shows whether it is kept: name a check, a report or an answer%s", "");
  if (!says (search, measure, words_before))
    add (search, "announced", measure, "другая сторона ничего не узнаёт заранее: добавьте уведомление или объявление%s",
         "the other side learns nothing beforehand: add a notice or an announcement%s", "");
}

/* ---- evidence ---- */

static void
check_evidence (Search *search, gpointer object)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);
  int status = np_object_find_field (object, "status"), source = np_object_find_field (object, "source");

  if (status >= 0 && source >= 0 && rows[status].codes == np_codes_status
      && np_object_get_enum (object, status) != NP_STATUS_ASSUMED && !np_object_is_given (object, source))
    add (search, "evidence", object, "сказано «%s», но источник не назван: укажите его или отметьте как допущение",
         "it says “%s” and names no source: name one, or mark it as assumed", np_object_get_code (object, status));
  for (guint i = 0; i < n; i++)
    if (rows[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        check_evidence (search, np_object_get_child (object, i, j));
}

GPtrArray *
np_remarks_find (NpDossier *dossier, NpDossier *termbase)
{
  NpDossier *books[] = { dossier, termbase };
  g_autoptr(NpTermFinder) finder = np_term_finder_new (books, termbase != NULL ? 2 : 1);
  g_autoptr(NpStemmer) stemmer = np_stemmer_new ();
  Search search = { g_ptr_array_new_with_free_func (remark_free), finder, stemmer };

  check_text (&search, dossier, NP_DOSSIER_TITLE, FALSE);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_ISSUES); i++)
    {
      gpointer issue = np_object_get_child (dossier, NP_DOSSIER_ISSUES, i);

      check_text (&search, issue, NP_ISSUE_TITLE, FALSE);
      check_text (&search, issue, NP_ISSUE_POLE_0, FALSE);
      check_text (&search, issue, NP_ISSUE_POLE_100, FALSE);
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);
      gboolean needed = FALSE;

      check_text (&search, party, NP_PARTY_NAME, FALSE);
      for (guint j = 0; j < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); j++)
        needed |= np_measure_concerns (np_object_get_child (dossier, NP_DOSSIER_MEASURES, j), np_object_get_id (party));
      if (needed && np_object_get_n_children (party, NP_PARTY_STANCES) == 0)
        add (&search, "gap", party, "у стороны нет ни одной позиции, прогноза не будет: задайте позиции%s",
             "the party has no position, so there is no forecast: enter positions%s", "");
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    check_measure (&search, np_object_get_child (dossier, NP_DOSSIER_MEASURES, i));
  check_evidence (&search, dossier);
  return search.remarks;
}
