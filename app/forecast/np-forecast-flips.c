/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>
#include <stdlib.h>

#include "base/np-format.h"

#define MAX_PIECES 64

typedef struct
{
  const NpForecastInput *input;
  const NpPartyState *state;
  const double *mean;        /* means of the coefficients */
  NpCellBox *box;
  GArray *flips;
  double goal[2];            /* the cut below, the cut above; NaN = none */
} Search;

static NpText *
flip_words (const NpForecastInput *input, const NpFlip *flip)
{
  const NpInputRef *ref = &flip->input;
  gboolean fine = flip->high - flip->low <= 2.0;
  double unit = fine ? 0.01 : flip->high <= 10.0 ? 0.1 : 1.0;
  int decimals = fine ? 2 : flip->high <= 10.0 ? 1 : 0;
  /* Rounded outwards, so that the printed value does what it says. */
  double to = flip->to < flip->from ? floor (flip->to / unit + 1e-9) * unit : ceil (flip->to / unit - 1e-9) * unit;
  int party = np_forecast_input_find_party (input, ref->party);
  char *words[NP_N_LANGS] = { NULL, NULL };
  NpText *text;

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      gboolean ru = lang == NP_LANG_RU;
      const char *who = party >= 0 ? np_text_get_or_other (np_party_at (input, party)->name, lang) : "";
      int number = -1;
      const char *object = "";
      g_autofree char *name = NULL;
      g_autofree char *from = np_format_number (flip->from, -decimals, lang, NP_FORMAT_PLAIN);
      g_autofree char *target = np_format_number (CLAMP (to, flip->low, flip->high), -decimals, lang, NP_FORMAT_PLAIN);

      switch (ref->kind)
        {
        case NP_INPUT_POSITION: case NP_INPUT_SALIENCE: case NP_INPUT_TARGET:
          number = np_forecast_input_find_issue (input, ref->object);
          object = number >= 0 ? np_text_get_or_other (np_issue_at (input, number)->title, lang) : "";
          if (ref->kind == NP_INPUT_POSITION)
            name = g_strdup_printf (ru ? "позиция (%s) по вопросу «%s»" : "position of %s on “%s”", who, object);
          else if (ref->kind == NP_INPUT_SALIENCE)
            name = g_strdup_printf (ru ? "вес вопроса (%s) «%s»" : "salience for %s of “%s”", who, object);
          else
            name = g_strdup_printf (ru ? "цель по вопросу «%s»" : "target on “%s”", object);
          break;
        case NP_INPUT_COST:
          name = g_strdup_printf (ru ? "издержки (%s)" : "cost to %s", who);
          break;
        case NP_INPUT_BALANCE:
          name = g_strdup_printf (ru ? "равновесие обязательств (%s)" : "balance of obligations for %s", who);
          break;
        case NP_INPUT_INTRUSIVENESS:
          name = g_strdup (ru ? "глубина проверки" : "intrusiveness of the verification");
          break;
        case NP_INPUT_TRUST: case NP_INPUT_RELATION:
          number = np_forecast_input_find_party (input, ref->object);
          object = number >= 0 ? np_text_get_or_other (np_party_at (input, number)->name, lang) : "";
          if (ref->kind == NP_INPUT_TRUST)
            name = g_strdup_printf (ru ? "доверие (%s → %s)" : "trust of %s in %s", who, object);
          else
            name = g_strdup_printf (ru ? "отношения (%s → %s)" : "relation of %s with %s", who, object);
          break;
        case NP_INPUT_SEVERITY:
          for (guint i = 0; party >= 0 && i < np_party_at (input, party)->limits->len; i++)
            {
              const NpLimitInput *limit = &g_array_index (np_party_at (input, party)->limits, NpLimitInput, i);

              if (limit->id == ref->object)
                object = np_text_get_or_other (limit->reason.why, lang);
            }
          name = g_strdup_printf (ru ? "острота внутреннего ограничения «%s»" : "severity of the domestic limit “%s”",
                                  object);
          break;
        case NP_INPUT_SPONSOR: default:
          name = g_strdup (ru ? "кто предлагает" : "who puts it forward");
          break;
        }
      words[lang] = g_strdup_printf ("%s: %s → %s — %s", name, from, target, np_category_word (flip->category, lang));
    }
  text = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_free (words[lang]);
  return text;
}

static void
add (Search *self, NpInputKind kind, const char *party, const char *object, double from, double low, double high,
     double to, gboolean upwards)
{
  const NpForecastCell *cell = &self->box->cell;
  NpFlip flip = {
    .input = { kind, cell->level, cell->measure, party, object }, .from = from, .to = to, .low = low, .high = high,
    .category = upwards ? MIN (cell->band + 1, NP_CATEGORY_ACCEPT) : MAX ((int) cell->band - 1, NP_CATEGORY_REJECT),
  };

  /* mu stands on the cut already: nothing to change. */
  if (to == from)
    return;
  g_array_append_val (self->flips, flip);
}

static void
add_line (Search *self, NpInputKind kind, const char *party, const char *object, double slope, double low, double high,
          double now)
{
  double to;

  for (int side = 0; side < 2; side++)
    if (!isnan (self->goal[side])
        && np_reaction_flip_line (self->box->cell.mu, slope, low, high, now, self->goal[side], &to))
      add (self, kind, party, object, now, low, high, to, side == 1);
}

static void
add_pieces (Search *self, NpInputKind kind, const char *party, const char *object, const NpReactionPiece *pieces, guint n,
            double high, double now)
{
  double to;

  for (int side = 0; side < 2; side++)
    if (!isnan (self->goal[side]) && np_reaction_flip (pieces, n, high, now, self->goal[side], side == 1, &to))
      add (self, kind, party, object, now, pieces[0].x, high, to, side == 1);
}

static double
coefficient (const Search *self, NpDriverKind kind)
{
  return self->mean[np_layout_fixed_slot (kind)];
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* mu as a function of a position (or of a target, which may also cross red lines) is linear between the breaks. */
static void
search_issue (Search *self, const NpLevelInput *level, const NpTargetInput *target, gboolean move_target)
{
  const NpForecastInput *input = self->input;
  NpPartyInput *p = np_party_at (input, self->box->party);
  int slot = self->state->layout.issue_slot[target->issue];
  double q = np_issue_at (input, target->issue)->status_quo, a = p->stances[target->issue].position;
  double m = self->mean[slot], red = coefficient (self, NP_DRIVER_KIND_REDLINE);
  double fixed = self->box->cell.mu - m * self->box->x[slot], now = move_target ? target->value : a;
  double breaks[MAX_PIECES] = { 0.0 };
  NpReactionPiece pieces[MAX_PIECES];
  gboolean others = FALSE;
  guint n = 1;

  breaks[n++] = a;
  breaks[n++] = move_target ? a : q;
  if (!move_target)
    breaks[n++] = target->value;
  for (guint i = 0; move_target && i < p->red_lines->len; i++)
    {
      const NpRedLineInput *line = &g_array_index (p->red_lines, NpRedLineInput, i);

      if (line->issue == (int) target->issue && !isnan (line->limit) && n < MAX_PIECES)
        breaks[n++] = line->limit;
      else if (np_red_line_crossed (line, self->box->measure, level))
        others = TRUE;
    }
  if (move_target)
    fixed += self->box->notes.red_line ? red : 0.0;
  qsort (breaks, n, sizeof (double), compare_doubles);
  for (guint i = 0; i < n; i++)
    {
      double start = breaks[i], end = i + 1 < n ? breaks[i + 1] : 100.0, middle = (start + end) / 2.0;
      gboolean crossed = others;
      double at_start = np_drivers_issue_x (q, move_target ? a : start, move_target ? start : target->value);
      double at_end = np_drivers_issue_x (q, move_target ? a : end, move_target ? end : target->value);

      for (guint k = 0; move_target && k < p->red_lines->len; k++)
        {
          const NpRedLineInput *line = &g_array_index (p->red_lines, NpRedLineInput, k);

          if (line->issue == (int) target->issue && !isnan (line->limit)
              && (line->measure < 0 || (guint) line->measure == self->box->measure))
            crossed |= line->side == NP_SIDE_ABOVE ? middle > line->limit : middle < line->limit;
        }
      pieces[i] = (NpReactionPiece) {
        start, fixed + m * at_start - (move_target && crossed ? red : 0.0),
        end > start ? m * (at_end - at_start) / (end - start) : 0.0,
      };
    }
  add_pieces (self, move_target ? NP_INPUT_TARGET : NP_INPUT_POSITION, move_target ? NULL : p->id,
              np_issue_at (input, target->issue)->id, pieces, n, 100.0, now);
}

static gboolean
touches_observed (const NpPartyState *state, int slot)
{
  for (guint i = 0; i < state->n; i++)
    if (state->x[(gsize) i * state->layout.n + slot] != 0.0)
      return TRUE;
  return FALSE;
}

static void
search_ties (Search *self)
{
  const NpForecastInput *input = self->input;
  const NpMeasureInput *m = np_measure_at (input, self->box->measure);
  const NpPartyInput *p = np_party_at (input, self->box->party);
  int sponsor = np_drivers_sponsor (input, m, self->box->party);
  double climate = coefficient (self, NP_DRIVER_KIND_CLIMATE);
  guint known = 0;

  if (sponsor >= 0)
    {
      const char *id = np_party_at (input, sponsor)->id;
      double trust = p->trust[sponsor].value, relation = p->relation[sponsor].value;

      add_line (self, NP_INPUT_TRUST, p->id, id, coefficient (self, NP_DRIVER_KIND_SPONSOR), -1.0, 1.0,
                isnan (trust) ? 0.0 : trust);
      add_line (self, NP_INPUT_RELATION, p->id, id, climate, -1.0, 1.0, isnan (relation) ? 0.0 : relation);
      return;
    }
  for (guint i = 0; i < m->between->len; i++)
    {
      guint other = g_array_index (m->between, guint, i);

      known += other != self->box->party && !isnan (p->relation[other].value);
    }
  for (guint i = 0; i < m->between->len; i++)
    {
      guint other = g_array_index (m->between, guint, i);

      if (other != self->box->party && !isnan (p->relation[other].value))
        add_line (self, NP_INPUT_RELATION, p->id, np_party_at (input, other)->id, climate / known, -1.0, 1.0,
                  p->relation[other].value);
    }
}

static void
search_limits (Search *self, const NpLevelInput *level)
{
  const NpPartyInput *p = np_party_at (self->input, self->box->party);
  double m = coefficient (self, NP_DRIVER_KIND_LIMIT), all = 0.0;
  double fixed = self->box->cell.mu - m * self->box->x[np_layout_fixed_slot (NP_DRIVER_KIND_LIMIT)];

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < p->limits->len; i++)
      {
        const NpLimitInput *limit = &g_array_index (p->limits, NpLimitInput, i);
        double others, full;
        NpReactionPiece pieces[2];

        if (!np_limit_touched (limit, self->box->measure, level))
          continue;
        if (pass == 0)
          {
            all += limit->severity;
            continue;
          }
        others = MIN (all - limit->severity, 1.0);
        full = MIN (1.0 - others, 1.0);
        pieces[0] = (NpReactionPiece) { 0.0, fixed - m * others, -m };
        pieces[1] = (NpReactionPiece) { full, fixed - m, 0.0 };
        add_pieces (self, NP_INPUT_SEVERITY, p->id, limit->id, pieces, 2, 1.0, limit->severity);
      }
}

static int
compare_flips (gconstpointer a, gconstpointer b)
{
  const NpFlip *x = a, *y = b;
  double dx = fabs (x->to - x->from) / (x->high - x->low), dy = fabs (y->to - y->from) / (y->high - y->low);

  if (dx != dy)
    return dx < dy ? -1 : 1;
  return x->input.kind != y->input.kind ? (int) x->input.kind - (int) y->input.kind
                                        : g_strcmp0 (x->input.object, y->input.object);
}

void
np_forecast_find_flips (const NpForecastInput *input, const NpPartyState *state, NpCellBox *box)
{
  const NpPartyInput *p = np_party_at (input, box->party);
  const NpLevelInput *level = np_level_at (np_measure_at (input, box->measure), box->level);
  const NpBurdenInput *burden = np_level_input_get_burden (level, box->party);
  const NpReactionScale *scale = &input->prior->scale;
  NpForecastCell *cell = &box->cell;
  Search self = { input, state, np_belief_get_means (state->belief), box, NULL, { NAN, NAN } };

  self.flips = g_array_new (FALSE, FALSE, sizeof (NpFlip));
  if (cell->band > NP_CATEGORY_REJECT)
    self.goal[0] = scale->cuts[cell->band - 1];
  if (cell->band < NP_CATEGORY_ACCEPT)
    self.goal[1] = scale->cuts[cell->band];
  for (guint i = 0; i < level->targets->len; i++)
    {
      const NpTargetInput *target = &g_array_index (level->targets, NpTargetInput, i);
      int slot = state->layout.issue_slot[target->issue];

      if (slot < 0)
        continue;
      search_issue (&self, level, target, FALSE);
      search_issue (&self, level, target, TRUE);
      if (!touches_observed (state, slot))
        add_line (&self, NP_INPUT_SALIENCE, p->id, np_issue_at (input, target->issue)->id,
                  input->prior->drivers[NP_DRIVER_KIND_ISSUE].mean / 10.0 * box->x[slot], 0.0, 10.0,
                  p->stances[target->issue].salience);
    }
  add_line (&self, NP_INPUT_COST, p->id, NULL, -coefficient (&self, NP_DRIVER_KIND_BURDEN), 0.0, 1.0,
            burden != NULL ? burden->cost : 0.0);
  add_line (&self, NP_INPUT_BALANCE, p->id, NULL, coefficient (&self, NP_DRIVER_KIND_RECIPROCITY), -1.0, 1.0,
            burden != NULL ? burden->balance : 0.0);
  add_line (&self, NP_INPUT_INTRUSIVENESS, NULL, NULL,
            -coefficient (&self, NP_DRIVER_KIND_INTRUSION) * p->sensitivity, 0.0, 1.0, level->intrusiveness);
  search_ties (&self);
  search_limits (&self, level);
  g_array_sort (self.flips, compare_flips);
  cell->n_flips = self.flips->len;
  for (guint i = 0; i < cell->n_flips; i++)
    g_array_index (self.flips, NpFlip, i).words = flip_words (input, &g_array_index (self.flips, NpFlip, i));
  cell->flips = (NpFlip *) (gpointer) g_array_free (self.flips, FALSE);
}
