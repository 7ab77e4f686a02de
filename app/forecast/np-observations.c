/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>
#include <stdio.h>

#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"

/* "2018", "2018-07" or a whole date, perhaps with a time: the Julian day, the first of a year or month; 0 = none. */
static double
read_day (const char *date)
{
  int year = 0, month = 1, day = 1;
  GDate parsed;

  if (sscanf (date, "%4d-%2d-%2d", &year, &month, &day) < 1 || !g_date_valid_dmy (day, month, year))
    return 0.0;
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, day, month, year);
  return g_date_get_julian (&parsed);
}

typedef struct
{
  NpForecastInput *input;
  NpDossier *dossier;
} Reader;

/* How binding the form was: a statement, proposal, commitment or agreed point in a plenary, or a signature or vote. */
static double
form_weight (const NpPrior *prior, gpointer entry)
{
  NpForm form = np_object_get_enum (entry, NP_ENTRY_FORM);
  NpEntryKind kind = np_object_get_enum (entry, NP_ENTRY_KIND);

  if (form == NP_FORM_PLENARY && kind != NP_ENTRY_STATEMENT && kind != NP_ENTRY_PROPOSAL && kind != NP_ENTRY_COMMITMENT
      && kind != NP_ENTRY_AGREED)
    form = NP_FORM_OTHER;
  return prior->form[form];
}

static void
read_reaction (Reader *reader, gpointer meeting, guint meeting_number, gpointer entry, gpointer reaction)
{
  NpForecastInput *input = reader->input;
  NpReactionCode code = np_object_get_enum (reaction, NP_REACTION_REACTION);
  NpAccept accept = np_object_get_enum (reaction, NP_REACTION_ACCEPT);
  const char *seat_id = np_object_get_string (reaction, NP_REACTION_SEAT);
  const char *at = np_object_get_string (entry, NP_ENTRY_AT);
  gpointer seat, party;
  int party_number, measure;
  NpObservationInput o = { .meeting_number = meeting_number };

  /* Silence is not a category, and nothing enters without the user's accept. */
  if (code < NP_REACT_REJECT || code > NP_REACT_ACCEPT || (accept != NP_ACCEPT_FULL && accept != NP_ACCEPT_HALF))
    return;
  if (*seat_id == '\0')
    seat_id = np_object_get_string (entry, NP_ENTRY_SEAT);
  seat = np_dossier_find_type (reader->dossier, seat_id, NP_TYPE_SEAT);
  party = seat != NULL ? np_object_get_parent (seat) : NULL;
  if (party == NULL || np_object_get_boolean (party, NP_PARTY_OWN))
    return;
  party_number = np_forecast_input_find_party (input, np_object_get_id (party));
  measure = np_forecast_input_find_measure (input, np_object_get_string (reaction, NP_REACTION_MEASURE));
  if (party_number < 0 || measure < 0 || !np_party_at (input, party_number)->predicted)
    return;
  o.party = party_number;
  o.measure = measure;
  o.level = np_object_get_enum (reaction, NP_REACTION_LEVEL);
  o.category = code - NP_REACT_REJECT;
  o.base_reliability = np_object_get_number_or (entry, NP_ENTRY_DOUBT, 100.0) / 100.0
                       * input->prior->authority[np_object_get_enum (seat, NP_SEAT_AUTHORITY)]
                       * form_weight (input->prior, entry)
                       * (accept == NP_ACCEPT_HALF ? input->prior->half_accept : 1.0);
  if (!(o.base_reliability > 0.0))
    return;
  if (*at == '\0')
    at = np_object_get_string (meeting, NP_MEETING_DATE);
  o.day = read_day (at);
  o.meeting = g_intern_string (np_object_get_id (meeting));
  o.entry = g_intern_string (np_object_get_id (entry));
  o.seat = g_intern_string (seat_id);
  o.date = g_intern_string (at);
  g_array_append_val (input->observations, o);
}

void
np_observations_read (NpForecastInput *self, NpDossier *dossier)
{
  Reader reader = { self, dossier };
  double latest = 0.0;

  self->observations = g_array_new (FALSE, FALSE, sizeof (NpObservationInput));
  for (guint m = 0; m < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); m++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, m);
      double day = read_day (np_object_get_string (meeting, NP_MEETING_DATE));

      if (np_object_get_enum (meeting, NP_MEETING_STATE) != NP_MEETING_PLANNED)
        latest = MAX (latest, day);
      /* An exercise is played, not negotiated. */
      if (np_object_get_enum (meeting, NP_MEETING_SETTING) == NP_SETTING_EXERCISE)
        continue;
      for (guint e = 0; e < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); e++)
        {
          gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, e);

          if (np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_OWN)
            continue;
          for (guint r = 0; r < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); r++)
            read_reaction (&reader, meeting, m, entry, np_object_get_child (entry, NP_ENTRY_REACTIONS, r));
        }
    }
  for (guint i = 0; i < self->observations->len; i++)
    latest = MAX (latest, np_observation_at (self, i)->day);
  self->as_of_day = read_day (self->as_of);
  if (self->as_of_day == 0.0)
    self->as_of_day = latest;
  for (guint i = 0; i < self->observations->len; i++)
    {
      NpObservationInput *o = np_observation_at (self, i);

      /* An entry without any date counts as of today, and so does one after the as-of date. */
      if (o->day == 0.0)
        o->day = self->as_of_day;
      o->age = MAX (self->as_of_day - o->day, 0.0);
      o->reliability = o->base_reliability * exp2 (-o->age / self->prior->half_life);
    }
}
