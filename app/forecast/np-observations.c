/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>
#include <string.h>

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

typedef struct
{
  NpForecastInput *input;
  NpDossier *dossier;
  GHashTable *seats;         /* identifier -> Seat */
  GHashTable *measures;      /* identifier -> 1 + number */
  gboolean pending;          /* of this meeting: what waits for a decision counts in full */
} Reader;

static const Seat *
find_seat (Reader *reader, const char *id)
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
read_reaction (Reader *reader, gpointer entry, gpointer reaction, NpObservationInput o)
{
  NpForecastInput *input = reader->input;
  NpReactionCode code = np_object_get_enum (reaction, NP_REACTION_REACTION);
  NpAccept accept = np_object_get_enum (reaction, NP_REACTION_ACCEPT);
  const char *seat_id = np_object_get_string (reaction, NP_REACTION_SEAT);
  const char *at = np_object_get_string (entry, NP_ENTRY_AT);
  const Seat *seat;
  guint measure;

  if (reader->pending && accept == NP_ACCEPT_PENDING)
    accept = NP_ACCEPT_FULL;
  /* Silence is not a category, and nothing enters without the user's accept. */
  if (code < NP_REACT_REJECT || code > NP_REACT_ACCEPT || (accept != NP_ACCEPT_FULL && accept != NP_ACCEPT_HALF))
    return;
  if (*seat_id == '\0')
    seat_id = np_object_get_string (entry, NP_ENTRY_SEAT);
  seat = find_seat (reader, seat_id);
  measure = GPOINTER_TO_UINT (g_hash_table_lookup (reader->measures, np_object_get_string (reaction, NP_REACTION_MEASURE)));
  if (seat->party < 0 || measure == 0)
    return;
  o.party = seat->party;
  o.measure = measure - 1;
  o.level = np_object_get_enum (reaction, NP_REACTION_LEVEL);
  o.category = code - NP_REACT_REJECT;
  o.base_reliability = np_object_get_number_or (entry, NP_ENTRY_DOUBT, 100.0) / 100.0 * seat->authority
                       * form_weight (input->prior, entry)
                       * (accept == NP_ACCEPT_HALF ? input->prior->half_accept : 1.0);
  if (!(o.base_reliability > 0.0))
    return;
  if (*at != '\0')
    {
      o.date = g_string_chunk_insert_len (*input->strings, at, -1);
      o.day = read_day (at);
    }
  o.undated = o.day == 0.0;
  o.entry = g_string_chunk_insert_len (*input->strings, np_object_get_id (entry), -1);
  o.seat = g_intern_string (seat_id);
  g_array_append_val (input->observations, o);
}

static void
strings_clear (gpointer box)
{
  g_string_chunk_free (*(GStringChunk **) box);
}

void
np_observations_clear (NpForecastInput *self)
{
  g_array_unref (self->observations);
  g_array_unref (self->entries_key);
  g_atomic_rc_box_release_full (self->strings, strings_clear);
}

/* Meetings and parties (seats, authority, whose own they are) with their stamps, and the numbering of the measures. */
static GArray *
make_key (const NpForecastInput *self, NpDossier *dossier)
{
  static const guint lists[] = { NP_DOSSIER_MEETINGS, NP_DOSSIER_PARTIES };
  GArray *key = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      guint64 n = np_object_get_n_children (dossier, lists[l]);

      g_array_append_val (key, n);
      for (guint i = 0; i < n; i++)
        {
          gpointer child = np_object_get_child (dossier, lists[l], i);
          guint64 address = (guintptr) child, stamp = np_object_get_stamp (child);

          g_array_append_val (key, address);
          g_array_append_val (key, stamp);
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

gboolean
np_observations_take (NpForecastInput *self, NpDossier *dossier, const NpForecastInput *previous)
{
  GArray *key = make_key (self, dossier);

  if (key->len != previous->entries_key->len
      || memcmp (key->data, previous->entries_key->data, key->len * sizeof (guint64)) != 0)
    {
      g_array_unref (key);
      return FALSE;
    }
  self->entries_key = key;
  self->observations = g_array_copy (previous->observations);
  self->strings = g_atomic_rc_box_acquire (previous->strings);
  count_ages (self, previous->latest_day);
  return TRUE;
}

void
np_observations_read (NpForecastInput *self, NpDossier *dossier, NpObservationsMode mode, const char *only)
{
  Reader reader = { self, dossier, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                    g_hash_table_new (g_str_hash, g_str_equal) };
  double latest = 0.0;

  self->observations = g_array_new (FALSE, FALSE, sizeof (NpObservationInput));
  self->strings = g_atomic_rc_box_new0 (GStringChunk *);
  *self->strings = g_string_chunk_new (4096);
  for (guint m = self->measures->len; m-- > 0;)
    g_hash_table_insert (reader.measures, (gpointer) np_measure_at (self, m)->id, GUINT_TO_POINTER (m + 1));
  for (guint m = 0; m < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); m++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, m);
      const char *date = np_object_get_string (meeting, NP_MEETING_DATE);
      double day = read_day (date);
      GListModel *entries;
      NpObservationInput standard = { .meeting_number = m, .day = day };

      if (np_object_get_enum (meeting, NP_MEETING_STATE) != NP_MEETING_PLANNED)
        latest = MAX (latest, day);
      /* An exercise is played, not negotiated. */
      if (np_object_get_enum (meeting, NP_MEETING_SETTING) == NP_SETTING_EXERCISE)
        continue;
      standard.meeting = g_intern_string (np_object_get_id (meeting));
      if (mode == NP_OBSERVATIONS_WITHOUT && only == standard.meeting)
        continue;
      reader.pending = mode == NP_OBSERVATIONS_AS_IF_ACCEPTED && (only == NULL || only == standard.meeting);
      standard.date = g_string_chunk_insert (*self->strings, date);
      entries = np_object_get_list (meeting, NP_MEETING_ENTRIES);
      for (guint e = 0, n = g_list_model_get_n_items (entries); e < n; e++)
        {
          /* There are 20,000 of them, and the window waits: no detour over np_object_get_child(). */
          g_autoptr(GObject) entry = g_list_model_get_item (entries, e);
          GListModel *reactions = np_object_get_list (entry, NP_ENTRY_REACTIONS);
          guint n_reactions = g_list_model_get_n_items (reactions);

          if (n_reactions == 0 || np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_OWN)
            continue;
          for (guint r = 0; r < n_reactions; r++)
            {
              g_autoptr(GObject) reaction = g_list_model_get_item (reactions, r);

              read_reaction (&reader, entry, reaction, standard);
            }
        }
    }
  g_hash_table_unref (reader.seats);
  g_hash_table_unref (reader.measures);
  self->entries_key = make_key (self, dossier);
  /* Read as if accepted, it is no basis for a later input. */
  if (mode != NP_OBSERVATIONS_ACCEPTED)
    g_array_set_size (self->entries_key, 0);
  count_ages (self, latest);
}
