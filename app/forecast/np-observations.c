/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>

#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"

/* n digits; -1 when there are others. */
static int
read_digits (const char *text, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = 10 * value + (text[i] - '0');
    }
  return value;
}

/* "2018", "2018-07" or a whole date, perhaps with a time: the Julian day, the first of a year or month; 0 = none. */
static double
read_day (const char *date)
{
  int year = read_digits (date, 4), month = 1, day = 1;
  GDate parsed;

  if (year >= 0 && date[4] == '-')
    {
      month = read_digits (date + 5, 2);
      if (month >= 0 && date[7] == '-')
        day = read_digits (date + 8, 2);
    }
  if (year < 1 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return 0.0;
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, day, month, year);
  return g_date_get_julian (&parsed);
}

/* Who sits where, looked up once per seat. */
typedef struct
{
  int party;                 /* -1: nobody whose reactions count */
  double authority;
} Seat;

static const Seat *
find_seat (NpForecastReader *reader, const char *id)
{
  Seat *found = g_hash_table_lookup (reader->seats, id);
  gpointer seat, party;

  if (found != NULL)
    return found;
  found = g_new0 (Seat, 1);
  found->party = -1;
  seat = np_dossier_find_type (reader->dossier, id, NP_TYPE_SEAT);
  party = seat != NULL ? np_object_get_parent (seat) : NULL;
  if (party != NULL && !np_object_get_boolean (party, NP_PARTY_OWN))
    {
      found->party = np_forecast_input_find_party (reader->input, np_object_get_id (party));
      if (found->party >= 0 && !np_party_at (reader->input, found->party)->predicted)
        found->party = -1;
      found->authority = reader->input->prior->authority[np_object_get_enum (seat, NP_SEAT_AUTHORITY)];
    }
  g_hash_table_insert (reader->seats, g_strdup (id), found);
  return found;
}

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
read_reaction (NpForecastReader *reader, gpointer entry, gpointer reaction, NpObservationInput o)
{
  NpForecastInput *input = reader->input;
  NpMeetingInput *meeting = reader->current;
  NpReactionCode code = np_object_get_enum (reaction, NP_REACTION_REACTION);
  NpAccept accept = np_object_get_enum (reaction, NP_REACTION_ACCEPT);
  const char *seat_id = np_object_get_string (reaction, NP_REACTION_SEAT);
  const char *at = np_object_get_string (entry, NP_ENTRY_AT);
  const Seat *seat;
  guint measure;

  /* Silence is not a category, and nothing enters without the user's accept. */
  if (code < NP_REACT_REJECT || code > NP_REACT_ACCEPT || accept == NP_ACCEPT_REJECTED)
    return;
  if (*seat_id == '\0')
    seat_id = np_object_get_string (entry, NP_ENTRY_SEAT);
  seat = find_seat (reader, seat_id);
  measure = GPOINTER_TO_UINT (g_hash_table_lookup (reader->measures, np_object_get_string (reaction, NP_REACTION_MEASURE)));
  if (seat->party < 0 || measure == 0)
    return;
  o.party = seat->party;
  o.measure = measure - 1;
  o.pending = accept == NP_ACCEPT_PENDING;
  o.level = np_object_get_enum (reaction, NP_REACTION_LEVEL);
  o.category = code - NP_REACT_REJECT;
  o.base_reliability = np_object_get_number_or (entry, NP_ENTRY_DOUBT, 100.0) / 100.0 * seat->authority
                       * form_weight (input->prior, entry)
                       * (accept == NP_ACCEPT_HALF ? input->prior->half_accept : 1.0);
  if (!(o.base_reliability > 0.0))
    return;
  if (*at != '\0')
    {
      o.date = g_string_chunk_insert_len (meeting->strings, at, -1);
      o.day = read_day (at);
    }
  o.undated = o.day == 0.0;
  o.entry = g_string_chunk_insert_len (meeting->strings, np_object_get_id (entry), -1);
  o.seat = g_intern_string (seat_id);
  g_array_append_val (meeting->observations, o);
}

static void
meeting_clear (gpointer data)
{
  NpMeetingInput *meeting = data;

  g_array_unref (meeting->observations);
  g_string_chunk_free (meeting->strings);
}

static void
meeting_unref (gpointer meeting)
{
  g_atomic_rc_box_release_full (meeting, meeting_clear);
}

/* All that a reaction is read with besides its meeting: who sits where for whom, and the numbers of parties and measures. */
static GArray *
make_key (const NpForecastInput *self, NpDossier *dossier)
{
  GArray *key = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint p = 0; p < self->parties->len; p++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, p);
      guint n = np_object_get_n_children (party, NP_PARTY_SEATS);
      guint64 row[] = { (guintptr) np_party_at (self, p)->id, np_object_get_boolean (party, NP_PARTY_OWN),
                        np_object_get_enum (party, NP_PARTY_KIND), n };

      g_array_append_vals (key, row, G_N_ELEMENTS (row));
      for (guint i = 0; i < n; i++)
        {
          gpointer seat = np_object_get_child (party, NP_PARTY_SEATS, i);
          guint64 chair[] = { (guintptr) g_intern_string (np_object_get_id (seat)), np_object_get_enum (seat, NP_SEAT_AUTHORITY) };

          g_array_append_vals (key, chair, G_N_ELEMENTS (chair));
        }
    }
  for (guint m = 0; m < self->measures->len; m++)
    {
      guint64 id = (guintptr) np_measure_at (self, m)->id;

      g_array_append_val (key, id);
    }
  return key;
}

/* Age is counted to the as-of date, which may change alone. */
static void
count_ages (NpForecastInput *self, double latest)
{
  for (guint i = 0; i < self->observations->len; i++)
    latest = MAX (latest, np_observation_at (self, i)->day);
  self->latest_day = latest;
  self->as_of_day = read_day (self->as_of);
  if (self->as_of_day == 0.0)
    self->as_of_day = latest;
  for (guint i = 0; i < self->observations->len; i++)
    {
      NpObservationInput *o = np_observation_at (self, i);

      /* An entry without any date counts as of today, and so does one after the as-of date. */
      if (o->undated)
        o->day = self->as_of_day;
      o->age = MAX (self->as_of_day - o->day, 0.0);
      o->reliability = o->base_reliability * exp2 (-o->age / self->prior->half_life);
    }
}

void
np_observations_end (NpForecastReader *reader)
{
  g_clear_pointer (&reader->seats, g_hash_table_unref);
  g_clear_pointer (&reader->measures, g_hash_table_unref);
  g_clear_pointer (&reader->heard, g_hash_table_unref);
  g_clear_pointer (&reader->current, meeting_unref);
}

void
np_observations_begin (NpForecastReader *reader)
{
  NpForecastInput *self = reader->input;

  np_observations_end (reader);
  reader->meeting_number = reader->entry = 0;
  reader->seats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader->measures = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint m = self->measures->len; m-- > 0;)
    if (np_measure_at (self, m)->id != NULL)
      g_hash_table_insert (reader->measures, (gpointer) np_measure_at (self, m)->id, GUINT_TO_POINTER (m + 1));
  self->observations = g_array_new (FALSE, FALSE, sizeof (NpObservationInput));
  self->meetings = g_ptr_array_new_with_free_func (meeting_unref);
  self->entries_key = make_key (self, reader->dossier);
  if (reader->previous == NULL || !np_same_arrays (self->entries_key, reader->previous->entries_key))
    return;
  reader->heard = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint m = 0; m < reader->previous->meetings->len; m++)
    {
      NpMeetingInput *known = g_ptr_array_index (reader->previous->meetings, m);

      g_hash_table_insert (reader->heard, &known->stamp, known);
    }
}

static NpMeetingInput *
begin_meeting (gpointer object)
{
  NpMeetingInput *meeting = g_atomic_rc_box_new0 (NpMeetingInput);

  meeting->stamp = np_object_get_stamp (object);
  meeting->id = g_intern_string (np_object_get_id (object));
  meeting->day = read_day (np_object_get_string (object, NP_MEETING_DATE));
  meeting->held = np_object_get_enum (object, NP_MEETING_STATE) != NP_MEETING_PLANNED;
  /* An exercise is played, not negotiated. */
  meeting->counts = np_object_get_enum (object, NP_MEETING_SETTING) != NP_SETTING_EXERCISE;
  meeting->observations = g_array_new (FALSE, FALSE, sizeof (NpObservationInput));
  meeting->strings = g_string_chunk_new (1024);
  return meeting;
}

/* Returns: %TRUE when the meeting is read to its end */
static gboolean
read_entries (NpForecastReader *reader, gpointer object)
{
  NpMeetingInput *meeting = reader->current;
  GListModel *entries = np_object_get_list (object, NP_MEETING_ENTRIES);
  guint n = meeting->counts ? g_list_model_get_n_items (entries) : 0, end = MIN (n, reader->entry + NP_FORECAST_READER_ENTRIES);
  NpObservationInput standard = { .meeting = meeting->id, .day = meeting->day };

  if (reader->entry < end)
    standard.date = g_string_chunk_insert_const (meeting->strings, np_object_get_string (object, NP_MEETING_DATE));
  for (; reader->entry < end; reader->entry++)
    {
      /* There are 20,000 of them: no detour over np_object_get_child(). */
      g_autoptr(GObject) entry = g_list_model_get_item (entries, reader->entry);
      GListModel *reactions = np_object_get_list (entry, NP_ENTRY_REACTIONS);
      guint n_reactions = g_list_model_get_n_items (reactions);

      if (n_reactions == 0 || np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_OWN)
        continue;
      for (guint r = 0; r < n_reactions; r++)
        {
          g_autoptr(GObject) reaction = g_list_model_get_item (reactions, r);

          read_reaction (reader, entry, reaction, standard);
        }
    }
  return end == n;
}

/* Which of what was heard counts now, in dossier order. */
static void
gather (NpForecastReader *reader)
{
  NpForecastInput *self = reader->input;
  double latest = 0.0;

  for (guint m = 0; m < self->meetings->len; m++)
    {
      const NpMeetingInput *meeting = g_ptr_array_index (self->meetings, m);
      gboolean chosen = reader->meeting == NULL || reader->meeting == meeting->id;

      if (meeting->held)
        latest = MAX (latest, meeting->day);
      if (reader->mode == NP_OBSERVATIONS_WITHOUT && reader->meeting == meeting->id)
        continue;
      for (guint i = 0; i < meeting->observations->len; i++)
        {
          NpObservationInput o = g_array_index (meeting->observations, NpObservationInput, i);

          if (o.pending && (reader->mode != NP_OBSERVATIONS_AS_IF_ACCEPTED || !chosen))
            continue;
          o.meeting_number = m;
          g_array_append_val (self->observations, o);
        }
    }
  count_ages (self, latest);
}

gboolean
np_observations_step (NpForecastReader *reader)
{
  GPtrArray *meetings = reader->input->meetings;
  guint n = np_object_get_n_children (reader->dossier, NP_DOSSIER_MEETINGS);

  if (meetings->len < n)
    {
      gpointer object = np_object_get_child (reader->dossier, NP_DOSSIER_MEETINGS, meetings->len);
      guint64 stamp = np_object_get_stamp (object);
      NpMeetingInput *known = reader->heard != NULL ? g_hash_table_lookup (reader->heard, &stamp) : NULL;

      if (known != NULL)
        {
          g_ptr_array_add (meetings, g_atomic_rc_box_acquire (known));
          return FALSE;
        }
      if (reader->current == NULL)
        reader->current = begin_meeting (object);
      if (read_entries (reader, object))
        {
          g_ptr_array_add (meetings, g_steal_pointer (&reader->current));
          reader->entry = 0;
        }
      return FALSE;
    }
  /* Once more is allowed, and does nothing. */
  if (reader->seats != NULL)
    gather (reader);
  np_observations_end (reader);
  return TRUE;
}
