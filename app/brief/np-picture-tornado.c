/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves the answer of one party to one measure most. */
#include "brief/np-picture.h"

#include <string.h>

#include "base/np-format.h"
#include "charts/np-chart-tornado.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-input.h"
#include "language/np-typography.h"

/* An input and the two values it is moved to. */
typedef struct
{
  NpInputRef ref;
  double now, low, high;
  NpText *label;
} Input;

struct _NpTornadoPicture
{
  NpForecast *forecast;
  const NpForecastCell *cell;
  gboolean paper;
  GArray *inputs;
  NpText *axis;
};

static void
input_clear (gpointer data)
{
  np_text_unref (((Input *) data)->label);
}

static NpText *
label_of (NpInputKind kind, const NpText *what)
{
  static const char *const words[][2] = {
    [NP_INPUT_POSITION] = { "Позиция по вопросу «%s»", "Position on “%s”" },
    [NP_INPUT_SALIENCE] = { "Вес вопроса «%s»", "Weight of “%s”" },
    [NP_INPUT_TARGET] = { "Цель текста по вопросу «%s»", "What the text asks on “%s”" },
    [NP_INPUT_COST] = { "Издержки выполнения", "Cost of fulfilling it" },
    [NP_INPUT_BALANCE] = { "Равновесие обязательств", "Balance of duties" },
    [NP_INPUT_INTRUSIVENESS] = { "Глубина проверки", "How far checks go" },
    [NP_INPUT_TRUST] = { "Доверие к стороне «%s»", "Trust in %s" },
    [NP_INPUT_RELATION] = { "Отношения со стороной «%s»", "Relations with %s" },
    [NP_INPUT_SEVERITY] = { "Внутреннее ограничение «%s»", "Limit at home “%s”" },
    [NP_INPUT_SPONSOR] = { "Кто вносит", "Who puts it forward" },
  };
  char *both[2];
  NpText *label;

  for (guint l = 0; l < 2; l++)
    {
      const char *name = np_text_get_or_other (what, l == 0 ? NP_LANG_RU : NP_LANG_EN);
      g_autofree char *head = g_utf8_strlen (name, -1) > 90 ? g_utf8_substring (name, 0, 88) : NULL;
      g_autofree char *shortened = head != NULL ? g_strconcat (head, "…", NULL) : g_strdup (name);
      g_auto(GStrv) parts = g_strsplit (words[kind][l], "%s", 2);

      /* A sentence of the dossier stands inside ours. */
      if (kind == NP_INPUT_SEVERITY && g_str_has_suffix (shortened, "."))
        shortened[strlen (shortened) - 1] = '\0';

      both[l] = g_strjoinv (shortened, parts);
    }
  label = np_text_new (both[0], both[1]);
  g_free (both[0]);
  g_free (both[1]);
  return label;
}

/* Where the dossier gives a range, it counts; otherwise the input moves a quarter of its scale either way. */
static void
add_input (NpTornadoPicture *self, NpInputRef ref, double low, double high, const NpText *what)
{
  Input input = { .ref = ref };
  double least, greatest;

  if (!np_forecast_input_get (np_forecast_get_input (self->forecast), &ref, &input.now, &least, &greatest))
    return;
  input.low = isnan (low) ? fmax (least, input.now - (greatest - least) / 4) : low;
  input.high = isnan (high) ? fmin (greatest, input.now + (greatest - least) / 4) : high;
  if (!(input.low < input.high))
    return;
  input.label = label_of (ref.kind, what);
  if (self->paper)
    {
      g_autoptr(NpText) plain = input.label;
      g_autofree char *ru = np_typography (np_text_get (plain, NP_LANG_RU), NP_LANG_RU, NP_TYPOGRAPHY_PAPER);
      g_autofree char *en = np_typography (np_text_get (plain, NP_LANG_EN), NP_LANG_EN, NP_TYPOGRAPHY_PAPER);

      input.label = np_text_new (ru, en);
    }
  g_array_append_val (self->inputs, input);
}

static void
add_issues (NpTornadoPicture *self, NpDossier *dossier, gpointer measure, gpointer party)
{
  const NpForecastCell *cell = self->cell;

  for (guint i = 0; i < np_object_get_n_children (party, NP_PARTY_STANCES); i++)
    {
      gpointer stance = np_object_get_child (party, NP_PARTY_STANCES, i);
      const char *issue = g_intern_string (np_object_get_string (stance, NP_STANCE_ISSUE));
      NpInputRef target = { NP_INPUT_TARGET, cell->level, cell->measure, NULL, issue };
      NpInputRef position = { NP_INPUT_POSITION, 0, NULL, cell->party, issue };
      NpInputRef salience = { NP_INPUT_SALIENCE, 0, NULL, cell->party, issue };
      g_autoptr(NpText) title = np_picture_name (dossier, issue);

      if (!np_forecast_input_get (np_forecast_get_input (self->forecast), &target, NULL, NULL, NULL))
        continue;
      add_input (self, target, NAN, NAN, title);
      add_input (self, position, np_object_get_number (stance, NP_STANCE_POSITION_LOW),
                 np_object_get_number (stance, NP_STANCE_POSITION_HIGH), title);
      add_input (self, salience, np_object_get_number (stance, NP_STANCE_SALIENCE_LOW),
                 np_object_get_number (stance, NP_STANCE_SALIENCE_HIGH), title);
    }
}

void
np_tornado_picture_free (NpTornadoPicture *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->forecast);
  g_array_unref (self->inputs);
  np_text_unref (self->axis);
  g_free (self);
}

NpTornadoPicture *
np_tornado_picture_new (NpDossier *dossier, NpForecast *forecast, const char *measure_id, const char *party_id, gboolean paper)
{
  gpointer measure = np_dossier_find_type (dossier, measure_id, NP_TYPE_MEASURE);
  gpointer party = np_dossier_find_type (dossier, party_id, NP_TYPE_PARTY);
  const NpForecastCell *cell = np_forecast_get_cell (forecast, measure_id, NP_LEVEL_TARGET, party_id);
  g_autofree char *ru = NULL, *en = NULL;
  NpTornadoPicture *self;

  if (measure == NULL || party == NULL || cell == NULL)
    return NULL;
  self = g_new0 (NpTornadoPicture, 1);
  self->forecast = g_object_ref (forecast);
  self->cell = cell;
  self->paper = paper;
  self->inputs = g_array_new (FALSE, TRUE, sizeof (Input));
  g_array_set_clear_func (self->inputs, input_clear);
  add_issues (self, dossier, measure, party);
  add_input (self, (NpInputRef) { NP_INPUT_COST, cell->level, cell->measure, cell->party, NULL }, NAN, NAN, NULL);
  add_input (self, (NpInputRef) { NP_INPUT_BALANCE, cell->level, cell->measure, cell->party, NULL }, NAN, NAN, NULL);
  add_input (self, (NpInputRef) { NP_INPUT_INTRUSIVENESS, cell->level, cell->measure, NULL, NULL }, NAN, NAN, NULL);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      const char *other = g_intern_string (np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)));
      g_autoptr(NpText) name = np_picture_name (dossier, other);

      if (other == cell->party)
        continue;
      add_input (self, (NpInputRef) { NP_INPUT_TRUST, 0, NULL, cell->party, other }, NAN, NAN, name);
      add_input (self, (NpInputRef) { NP_INPUT_RELATION, 0, NULL, cell->party, other }, NAN, NAN, name);
    }
  for (guint i = 0; i < np_object_get_n_children (party, NP_PARTY_LIMITS); i++)
    {
      gpointer limit = np_object_get_child (party, NP_PARTY_LIMITS, i);

      add_input (self, (NpInputRef) { NP_INPUT_SEVERITY, 0, NULL, NULL, g_intern_string (np_object_get_id (limit)) }, NAN, NAN,
                 np_object_get_text (limit, NP_LIMIT_TEXT));
    }
  ru = g_strdup_printf ("индекс поддержки: %s", np_object_get_words_or_other (party, NP_PARTY_NAME, NP_LANG_RU));
  en = g_strdup_printf ("support score of %s", np_object_get_words_or_other (party, NP_PARTY_NAME, NP_LANG_EN));
  self->axis = np_text_new (ru, en);
  return self;
}

static gboolean
try_value (NpTornadoPicture *self, const Input *input, double value, GCancellable *cancellable, double *s, GError **error)
{
  g_autoptr(NpForecastInput) turned = np_forecast_input_copy (np_forecast_get_input (self->forecast));
  g_autoptr(NpForecast) forecast = NULL;
  const NpForecastCell *cell;

  np_forecast_input_set (turned, &input->ref, value);
  forecast = np_forecast_new (turned, self->forecast, cancellable, error);
  if (forecast == NULL)
    return FALSE;
  cell = np_forecast_get_cell (forecast, self->cell->measure, self->cell->level, self->cell->party);
  *s = cell != NULL ? cell->s : self->cell->s;
  return TRUE;
}

/* On paper there are no decimals: what lies between -1 and 1 is printed times 100. */
static char *
value_words (const NpTornadoPicture *self, const Input *input, double value, NpLang lang)
{
  gboolean fine = fabs (input->low) <= 1 && fabs (input->high) <= 1;

  return self->paper ? np_format_number (fine ? 100 * value : value, 0, lang, 0) : np_format_number (value, -2, lang, 0);
}

static NpText *
number_text (const NpTornadoPicture *self, const Input *input, double value)
{
  g_autofree char *ru = value_words (self, input, value, NP_LANG_RU), *en = value_words (self, input, value, NP_LANG_EN);

  return np_text_new (ru, en);
}

static NpText *
range_text (const NpTornadoPicture *self, const Input *input)
{
  char *both[2];
  NpText *text;

  for (guint l = 0; l < 2; l++)
    {
      NpLang lang = l == 0 ? NP_LANG_RU : NP_LANG_EN;
      g_autofree char *low = value_words (self, input, input->low, lang), *high = value_words (self, input, input->high, lang);
      g_autofree char *now = value_words (self, input, input->now, lang);

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

NpChart *
np_tornado_picture_draw (NpTornadoPicture *self, guint most, NpText **first, GCancellable *cancellable, GError **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, TRUE, sizeof (NpTornadoRow));
  NpTornadoData tornado = { .now = self->cell->s, .axis = self->axis };

  *first = NULL;
  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const Input *input = &g_array_index (self->inputs, Input, i);
      NpTornadoRow row = { 0 };

      np_picture_progress (i / (double) self->inputs->len, cancellable);
      if (!try_value (self, input, input->low, cancellable, &row.at_from, error)
          || !try_value (self, input, input->high, cancellable, &row.at_to, error))
        return NULL;
      if (fabs (row.at_to - row.at_from) < 0.005)
        continue;
      row.label = np_text_ref (input->label);
      row.range = range_text (self, input);
      row.from = number_text (self, input, input->low);
      row.to = number_text (self, input, input->high);
      row.flip = flip_text (self->cell, &input->ref);
      g_array_append_val (rows, row);
    }
  if (rows->len == 0)
    return NULL;
  g_array_sort (rows, compare_rows);
  if (rows->len > most)
    g_array_set_size (rows, most);
  tornado.rows = (const NpTornadoRow *) (gpointer) rows->data;
  tornado.n_rows = rows->len;
  np_picture_bands (tornado.bands);
  *first = np_text_ref (tornado.rows[0].label);
  return np_chart_tornado_new (&tornado);
}
