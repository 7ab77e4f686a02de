/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forecast takes from a party of the dossier. */
#include "forecast/np-forecast-input-private.h"

#include "dossier/np-party.h"
#include "dossier/np-scenario.h"

/* A position without a salience is read as one of middling weight. */
#define MIDDLE_SALIENCE 5.0

static void
read_ties (NpForecastInput *self, NpTie *ties, gpointer owner, guint list, guint toward, guint value, guint status,
           guint source, guint why, const char *only_from)
{
  const char *owner_id = np_input_intern (np_object_get_id (owner));
  guint n_fields;
  const char *list_name = np_object_get_fields (owner, &n_fields)[list].name;

  for (guint i = 0; i < np_object_get_n_children (owner, list); i++)
    {
      gpointer o = np_object_get_child (owner, list, i);
      int other = np_forecast_input_find_party (self, np_object_get_string (o, toward));

      if (other < 0 || (only_from != NULL && np_input_intern (np_object_get_string (o, NP_RELATION_FROM)) != only_from))
        continue;
      np_reason_clear (&ties[other].reason);
      ties[other].value = np_object_get_number (o, value);
      ties[other].reason = np_input_reason (o, status, source, why, owner_id, list_name, i);
    }
}

static void
read_stances (NpForecastInput *self, NpPartyInput *p, gpointer o, gpointer scenario)
{
  for (guint i = 0; i < np_object_get_n_children (o, NP_PARTY_STANCES); i++)
    {
      gpointer s = np_object_get_child (o, NP_PARTY_STANCES, i);
      int issue = np_forecast_input_find_issue (self, np_object_get_string (s, NP_STANCE_ISSUE));
      NpStanceInput *stance;

      if (issue < 0)
        continue;
      stance = &p->stances[issue];
      np_reason_clear (&stance->reason);
      stance->position = np_object_get_number (s, NP_STANCE_POSITION);
      stance->salience = np_object_get_number_or (s, NP_STANCE_SALIENCE, MIDDLE_SALIENCE);
      stance->confidence = np_object_get_enum (s, NP_STANCE_CONFIDENCE);
      stance->reason = np_input_reason (s, NP_STANCE_STATUS, NP_STANCE_SOURCE, NP_STANCE_WHY, p->id, "stances", i);
    }
  for (guint i = 0; scenario != NULL && i < np_object_get_n_children (scenario, NP_SCENARIO_OVERRIDES); i++)
    {
      gpointer over = np_object_get_child (scenario, NP_SCENARIO_OVERRIDES, i);
      int issue = np_forecast_input_find_issue (self, np_object_get_string (over, NP_OVERRIDE_ISSUE));
      NpStanceInput *stance;

      if (issue < 0 || np_input_intern (np_object_get_string (over, NP_OVERRIDE_PARTY)) != p->id)
        continue;
      stance = &p->stances[issue];
      stance->position = np_object_get_number_or (over, NP_OVERRIDE_POSITION, stance->position);
      stance->salience = np_object_get_number_or (over, NP_OVERRIDE_SALIENCE, stance->salience);
      np_reason_clear (&stance->reason);
      stance->reason = np_input_reason (over, NP_OVERRIDE_STATUS, NP_OVERRIDE_SOURCE, NP_OVERRIDE_WHY, self->scenario,
                                    "overrides", i);
    }
}

static guint
read_level_names (gpointer object, guint field)
{
  g_auto(GStrv) words = np_object_dup_list_of_words (object, field);
  guint bits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    for (guint code = 0; np_codes_level[code] != NULL; code++)
      if (g_str_equal (words[i], np_codes_level[code]))
        bits |= 1u << code;
  return bits;
}

void
np_input_read_party (NpForecastInput *self, NpPartyInput *p, gpointer o, gpointer scenario)
{
  p->name = np_input_text (o, NP_PARTY_NAME);
  p->predicted = np_object_get_enum (o, NP_PARTY_KIND) != NP_PARTY_FACILITATOR;
  p->sensitivity = np_object_get_number_or (o, NP_PARTY_SENSITIVITY, 0.0);
  p->reason = np_input_reason (o, NP_PARTY_SENSITIVITY_STATUS, NP_PARTY_SOURCE, -1, NULL, NULL, 0);
  p->stances = g_new0 (NpStanceInput, self->issues->len);
  p->trust = g_new0 (NpTie, self->parties->len);
  p->relation = g_new0 (NpTie, self->parties->len);
  p->similar = g_new (double, self->parties->len);
  for (guint i = 0; i < self->issues->len; i++)
    p->stances[i] = (NpStanceInput) { .position = NAN, .salience = MIDDLE_SALIENCE };
  for (guint i = 0; i < self->parties->len; i++)
    p->trust[i].value = p->relation[i].value = p->similar[i] = NAN;
  read_stances (self, p, o, scenario);
  read_ties (self, p->trust, o, NP_PARTY_TRUSTS, NP_TRUST_TOWARD, NP_TRUST_VALUE, NP_TRUST_STATUS, NP_TRUST_SOURCE,
             NP_TRUST_WHY, NULL);
  if (scenario != NULL)
    read_ties (self, p->relation, scenario, NP_SCENARIO_RELATIONS, NP_RELATION_TO, NP_RELATION_VALUE, NP_RELATION_STATUS,
               NP_RELATION_SOURCE, NP_RELATION_WHY, p->id);
  for (guint i = 0; i < np_object_get_n_children (o, NP_PARTY_SIMILARS); i++)
    {
      gpointer similar = np_object_get_child (o, NP_PARTY_SIMILARS, i);
      int other = np_forecast_input_find_party (self, np_object_get_string (similar, NP_SIMILAR_TO));

      if (other >= 0)
        p->similar[other] = np_object_get_number (similar, NP_SIMILAR_VALUE);
    }
  p->limits = np_input_array_new (NP_ARRAY_LIMITS);
  for (guint i = 0; i < np_object_get_n_children (o, NP_PARTY_LIMITS); i++)
    {
      gpointer l = np_object_get_child (o, NP_PARTY_LIMITS, i);
      NpLimitInput limit = {
        .id = np_input_intern (np_object_get_id (l)),
        .severity = np_object_get_number_or (l, NP_LIMIT_SEVERITY, 0.0),
        .measures = np_input_refs (self, l, NP_LIMIT_MEASURES, np_forecast_input_find_measure),
        .issues = np_input_refs (self, l, NP_LIMIT_ISSUES, np_forecast_input_find_issue),
        .levels = read_level_names (l, NP_LIMIT_LEVELS),
        .reason = np_input_reason (l, NP_LIMIT_STATUS, NP_LIMIT_SOURCE, NP_LIMIT_TEXT, NULL, NULL, i),
      };

      g_array_append_val (p->limits, limit);
    }
  p->red_lines = np_input_array_new (NP_ARRAY_RED_LINES);
  for (guint i = 0; i < np_object_get_n_children (o, NP_PARTY_RED_LINES); i++)
    {
      gpointer l = np_object_get_child (o, NP_PARTY_RED_LINES, i);
      NpRedLineInput line = {
        .measure = np_forecast_input_find_measure (self, np_object_get_string (l, NP_RED_LINE_MEASURE)),
        .issue = np_forecast_input_find_issue (self, np_object_get_string (l, NP_RED_LINE_ISSUE)),
        .limit = np_object_get_number (l, NP_RED_LINE_LIMIT),
        .side = np_object_get_enum (l, NP_RED_LINE_SIDE),
        .absolute = np_object_get_boolean (l, NP_RED_LINE_ABSOLUTE),
        .reason = np_input_reason (l, NP_RED_LINE_STATUS, NP_RED_LINE_SOURCE, NP_RED_LINE_TEXT, NULL, NULL, i),
      };

      g_array_append_val (p->red_lines, line);
    }
  p->answers = np_input_array_new (NP_ARRAY_ANSWERS);
  for (guint i = 0; i < np_object_get_n_children (o, NP_PARTY_ANSWERS); i++)
    {
      gpointer a = np_object_get_child (o, NP_PARTY_ANSWERS, i);
      NpAnswerInput answer = {
        .instrument = np_input_intern (np_object_get_string (a, NP_ANSWER_INSTRUMENT)),
        .value = np_object_get_enum (a, NP_ANSWER_VALUE) == NP_ANSWER_ACCEPTED ? 1.0 : -1.0,
        .reason = np_input_reason (a, NP_ANSWER_STATUS, NP_ANSWER_SOURCE, NP_ANSWER_WHY, p->id, "answers", i),
      };

      g_array_append_val (p->answers, answer);
    }
}
