/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves the answer of one party to one measure most. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "charts/np-chart-tornado.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-input.h"
#include "ui/analysis/np-analysis-kind.h"

#define MAX_BARS 8

/* An input and the two values it is moved to. */
typedef struct
{
  NpInputRef ref;
  double now, low, high;
  NpText *label;
} Input;

typedef struct
{
  NpForecast *forecast;
  const NpForecastCell *cell;
  GArray *inputs;
  NpText *axis;
} Job;

static void
input_clear (gpointer data)
{
  np_text_unref (((Input *) data)->label);
}

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);

  if (choice == 0)
    {
      np_analysis_choices_add_all (choices, dossier, NP_DOSSIER_MEASURES);
      return;
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_FACILITATOR)
        np_analysis_choices_add (choices, np_object_get_id (party),
                                 np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
    }
}

static NpText *
label_of (NpInputKind kind, const NpText *what)
{
  static const char *const words[][2] = {
    [NP_INPUT_POSITION] = { "Позиция: %s", "Position: %s" },
    [NP_INPUT_SALIENCE] = { "Вес вопроса: %s", "Weight: %s" },
    [NP_INPUT_TARGET] = { "Чего требует текст: %s", "What the text asks: %s" },
    [NP_INPUT_COST] = { "Цена выполнения", "Cost of fulfilling it" },
    [NP_INPUT_BALANCE] = { "Равновесие обязательств", "Balance of duties" },
    [NP_INPUT_INTRUSIVENESS] = { "Глубина проверки", "How far checks go" },
    [NP_INPUT_TRUST] = { "Доверие: %s", "Trust in %s" },
    [NP_INPUT_RELATION] = { "Отношения: %s", "Relations with %s" },
    [NP_INPUT_SEVERITY] = { "Внутреннее ограничение: %s", "Limit at home: %s" },
    [NP_INPUT_SPONSOR] = { "Кто вносит", "Who puts it forward" },
  };
  char *both[2];
  NpText *label;

  for (guint l = 0; l < 2; l++)
    {
      const char *name = np_text_get_or_other (what, l == 0 ? NP_LANG_RU : NP_LANG_EN);
      g_autofree char *head = g_utf8_strlen (name, -1) > 44 ? g_utf8_substring (name, 0, 42) : NULL;
      g_autofree char *shortened = head != NULL ? g_strconcat (head, "…", NULL) : g_strdup (name);
      g_auto(GStrv) parts = g_strsplit (words[kind][l], "%s", 2);

      both[l] = g_strjoinv (shortened, parts);
    }
  label = np_text_new (both[0], both[1]);
  g_free (both[0]);
  g_free (both[1]);
  return label;
}

/* Where the dossier gives a range, it counts; otherwise the input moves a quarter of its scale either way. */
static void
add_input (Job *job, NpInputRef ref, double low, double high, const NpText *what)
{
  Input input = { .ref = ref };
  double least, greatest;

  if (!np_forecast_input_get (np_forecast_get_input (job->forecast), &ref, &input.now, &least, &greatest))
    return;
  input.low = isnan (low) ? fmax (least, input.now - (greatest - least) / 4) : low;
  input.high = isnan (high) ? fmin (greatest, input.now + (greatest - least) / 4) : high;
  if (!(input.low < input.high))
    return;
  input.label = label_of (ref.kind, what);
  g_array_append_val (job->inputs, input);
}

static void
add_issues (Job *job, NpDossier *dossier, gpointer measure, gpointer party)
{
  const NpForecastCell *cell = job->cell;

  for (guint i = 0; i < np_object_get_n_children (party, NP_PARTY_STANCES); i++)
    {
      gpointer stance = np_object_get_child (party, NP_PARTY_STANCES, i);
      const char *issue = g_intern_string (np_object_get_string (stance, NP_STANCE_ISSUE));
      NpInputRef target = { NP_INPUT_TARGET, cell->level, cell->measure, NULL, issue };
      NpInputRef position = { NP_INPUT_POSITION, 0, NULL, cell->party, issue };
      NpInputRef salience = { NP_INPUT_SALIENCE, 0, NULL, cell->party, issue };
      g_autoptr(NpText) title = np_analysis_name (dossier, issue);

      if (!np_forecast_input_get (np_forecast_get_input (job->forecast), &target, NULL, NULL, NULL))
        continue;
      add_input (job, target, NAN, NAN, title);
      add_input (job, position, np_object_get_number (stance, NP_STANCE_POSITION_LOW),
                 np_object_get_number (stance, NP_STANCE_POSITION_HIGH), title);
      add_input (job, salience, np_object_get_number (stance, NP_STANCE_SALIENCE_LOW),
                 np_object_get_number (stance, NP_STANCE_SALIENCE_HIGH), title);
    }
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->forecast);
  g_array_unref (job->inputs);
  g_clear_pointer (&job->axis, np_text_unref);
  g_free (job);
}

static gpointer
prepare (NpSession *session, const char *const *ids, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  NpForecast *forecast = np_session_get_forecast (session);
  gpointer measure = np_dossier_find_type (dossier, ids[0], NP_TYPE_MEASURE);
  gpointer party = np_dossier_find_type (dossier, ids[1], NP_TYPE_PARTY);
  const NpForecastCell *cell;
  g_autofree char *ru = NULL, *en = NULL;
  Job *job;

  if (measure == NULL)
    return np_analysis_result_miss (result, _("Needs at least one measure."), "measures");
  if (party == NULL)
    return np_analysis_result_miss (result, _("Needs at least one party."), "parties");
  cell = np_forecast_get_cell (forecast, ids[0], NP_LEVEL_TARGET, ids[1]);
  if (cell == NULL)
    {
      NpText *why = np_forecast_get_missing (forecast, ids[0], NP_LEVEL_TARGET, ids[1]);
      g_autofree char *words = why != NULL
        ? g_strdup_printf (_("There is no forecast: %s."), np_text_get_or_other (why, np_ui_lang ()))
        : g_strdup (_("The measure is not open to this party."));

      return np_analysis_result_miss (result, words, why != NULL ? "parties" : "measures");
    }
  job = g_new0 (Job, 1);
  job->forecast = g_object_ref (forecast);
  job->cell = cell;
  job->inputs = g_array_new (FALSE, TRUE, sizeof (Input));
  g_array_set_clear_func (job->inputs, input_clear);
  add_issues (job, dossier, measure, party);
  add_input (job, (NpInputRef) { NP_INPUT_COST, cell->level, cell->measure, cell->party, NULL }, NAN, NAN, NULL);
  add_input (job, (NpInputRef) { NP_INPUT_BALANCE, cell->level, cell->measure, cell->party, NULL }, NAN, NAN, NULL);
  add_input (job, (NpInputRef) { NP_INPUT_INTRUSIVENESS, cell->level, cell->measure, NULL, NULL }, NAN, NAN, NULL);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      const char *other = g_intern_string (np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)));
      g_autoptr(NpText) name = np_analysis_name (dossier, other);

      if (other == cell->party)
        continue;
      add_input (job, (NpInputRef) { NP_INPUT_TRUST, 0, NULL, cell->party, other }, NAN, NAN, name);
      add_input (job, (NpInputRef) { NP_INPUT_RELATION, 0, NULL, cell->party, other }, NAN, NAN, name);
    }
  for (guint i = 0; i < np_object_get_n_children (party, NP_PARTY_LIMITS); i++)
    {
      gpointer limit = np_object_get_child (party, NP_PARTY_LIMITS, i);

      add_input (job, (NpInputRef) { NP_INPUT_SEVERITY, 0, NULL, NULL, g_intern_string (np_object_get_id (limit)) }, NAN, NAN,
                 np_object_get_text (limit, NP_LIMIT_TEXT));
    }
  ru = g_strdup_printf ("индекс поддержки: %s", np_object_get_words_or_other (party, NP_PARTY_NAME, NP_LANG_RU));
  en = g_strdup_printf ("support score of %s", np_object_get_words_or_other (party, NP_PARTY_NAME, NP_LANG_EN));
  job->axis = np_text_new (ru, en);
  return job;
}

static gboolean
try_value (Job *job, const Input *input, double value, GCancellable *cancellable, double *s, GError **error)
{
  g_autoptr(NpForecastInput) turned = np_forecast_input_copy (np_forecast_get_input (job->forecast));
  g_autoptr(NpForecast) forecast = NULL;
  const NpForecastCell *cell;

  np_forecast_input_set (turned, &input->ref, value);
  forecast = np_forecast_new (turned, job->forecast, cancellable, error);
  if (forecast == NULL)
    return FALSE;
  cell = np_forecast_get_cell (forecast, job->cell->measure, job->cell->level, job->cell->party);
  *s = cell != NULL ? cell->s : job->cell->s;
  return TRUE;
}

static NpText *
number_text (double value)
{
  g_autofree char *ru = np_format_number (value, -2, NP_LANG_RU, 0), *en = np_format_number (value, -2, NP_LANG_EN, 0);

  return np_text_new (ru, en);
}

static NpText *
range_text (const Input *input)
{
  char *both[2];
  NpText *text;

  for (guint l = 0; l < 2; l++)
    {
      NpLang lang = l == 0 ? NP_LANG_RU : NP_LANG_EN;
      g_autofree char *low = np_format_number (input->low, -2, lang, 0), *high = np_format_number (input->high, -2, lang, 0);
      g_autofree char *now = np_format_number (input->now, -2, lang, 0);

      both[l] = g_strdup_printf (l == 0 ? "%s … %s · сейчас %s" : "%s … %s · now %s", low, high, now);
    }
  text = np_text_new (both[0], both[1]);
  g_free (both[0]);
  g_free (both[1]);
  return text;
}

/* "at 0.44 the answer turns to “support”" */
static NpText *
flip_text (const NpForecastCell *cell, const NpInputRef *ref)
{
  for (guint i = 0; i < cell->n_flips; i++)
    {
      const NpFlip *flip = &cell->flips[i];

      if (flip->input.kind == ref->kind && flip->input.object == ref->object
          && (flip->input.measure == ref->measure || ref->measure == NULL)
          && (flip->input.party == ref->party || ref->party == NULL))
        {
          g_autofree char *at_ru = np_format_number (flip->to, 2, NP_LANG_RU, 0);
          g_autofree char *at_en = np_format_number (flip->to, 2, NP_LANG_EN, 0);
          g_autofree char *ru = g_strdup_printf ("на значении %s ответ меняется на «%s»", at_ru,
                                                 np_category_word (flip->category, NP_LANG_RU));
          g_autofree char *en = g_strdup_printf ("at %s the answer turns to “%s”", at_en,
                                                 np_category_word (flip->category, NP_LANG_EN));

          return np_text_new (ru, en);
        }
    }
  return NULL;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const NpTornadoRow *x = a, *y = b;
  double dx = fabs (x->at_to - x->at_from), dy = fabs (y->at_to - y->at_from);

  return dx < dy ? 1 : dx > dy ? -1 : 0;
}

static void
row_clear (gpointer data)
{
  NpTornadoRow *row = data;

  np_text_unref (row->label);
  np_text_unref (row->range);
  np_text_unref (row->from);
  np_text_unref (row->to);
  g_clear_pointer (&row->flip, np_text_unref);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr(GArray) rows = g_array_new (FALSE, TRUE, sizeof (NpTornadoRow));
  NpTornadoData tornado = { .now = job->cell->s, .axis = job->axis };

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < job->inputs->len; i++)
    {
      const Input *input = &g_array_index (job->inputs, Input, i);
      NpTornadoRow row = { 0 };

      if (!try_value (job, input, input->low, cancellable, &row.at_from, error)
          || !try_value (job, input, input->high, cancellable, &row.at_to, error))
        return FALSE;
      if (fabs (row.at_to - row.at_from) < 0.005)
        continue;
      row.label = np_text_ref (input->label);
      row.range = range_text (input);
      row.from = number_text (input->low);
      row.to = number_text (input->high);
      row.flip = flip_text (job->cell, &input->ref);
      g_array_append_val (rows, row);
    }
  if (rows->len == 0)
    {
      np_analysis_result_miss (result, _("No single assumption moves this answer by more than 0.01."), "matrix");
      return TRUE;
    }
  g_array_sort (rows, compare_rows);
  if (rows->len > MAX_BARS)
    g_array_set_size (rows, MAX_BARS);
  tornado.rows = (const NpTornadoRow *) (gpointer) rows->data;
  tornado.n_rows = rows->len;
  np_analysis_bands (tornado.bands);
  result->chart = np_chart_tornado_new (&tornado);
  /* Translators: %s is an assumption, such as "Weight: freedom to answer". */
  result->finding = g_strdup_printf (_("What moves the answer most: %s"),
                                     np_text_get_or_other (tornado.rows[0].label, np_ui_lang ()));
  result->how = g_strdup (_("Each bar moves one assumption from its low to its high value; the others stay as they are."));
  result->remark = g_strdup (_("Where the dossier gives no range, an assumption moves a quarter of its scale either way."));
  return TRUE;
}

const NpAnalysisKind np_analysis_tornado = {
  "tornado", N_("What matters"), "np-analysis-symbolic", { N_("Measure"), N_("Party") }, offer, prepare, run, job_free,
};
