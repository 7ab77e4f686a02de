/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-learning.h"
#include "forecast/np-forecast-input.h"

G_BEGIN_DECLS

/* The plain copy of a dossier that the forecast works on, and what is learnt from it. Identifiers are interned strings:
 * two are the same if the pointers are. Parties, issues and measures are numbered in dossier order. */

/* What a value rests on. The object is the child @position of the list @list of @owner, or @owner itself (@list NULL). */
typedef struct
{
  NpStatus status;
  const char *sources;
  NpText *why;
  const char *owner;
  const char *list;
  guint position;
} NpReason;

typedef struct
{
  double position;           /* NaN = nothing known */
  double salience;
  NpConfidence confidence;
  NpReason reason;
} NpStanceInput;

/* Trust or relation towards another party; NaN = nothing known. */
typedef struct
{
  double value;
  NpReason reason;
} NpTie;

typedef struct
{
  const char *id;
  double severity;
  GArray *measures;          /* guint, numbers of measures */
  GArray *issues;            /* guint, numbers of issues */
  guint levels;              /* bits by NpLevelName, 0 = all */
  NpReason reason;
} NpLimitInput;

typedef struct
{
  int measure;               /* -1 = none */
  int issue;
  double limit;
  NpSide side;
  gboolean absolute;
  NpReason reason;
} NpRedLineInput;

typedef struct
{
  const char *instrument;
  double value;              /* +1 accepted, -1 refused */
  NpReason reason;
} NpAnswerInput;

typedef struct
{
  const char *id;
  NpText *name;
  gboolean predicted;        /* not a facilitator */
  double sensitivity;
  NpReason reason;
  NpStanceInput *stances;    /* by issue */
  NpTie *trust;              /* by party */
  NpTie *relation;           /* by party, of the chosen scenario */
  double *similar;           /* by party, NaN = computed */
  GArray *limits;            /* NpLimitInput */
  GArray *red_lines;         /* NpRedLineInput */
  GArray *answers;           /* NpAnswerInput */
} NpPartyInput;

typedef struct
{
  guint issue;
  double value;
  NpReason reason;
} NpTargetInput;

typedef struct
{
  guint party;
  double cost;
  double balance;
  NpReason reason;
} NpBurdenInput;

typedef struct
{
  NpLevelName name;
  double intrusiveness;
  NpReason reason;
  GArray *targets;           /* NpTargetInput */
  GArray *burdens;           /* NpBurdenInput */
} NpLevelInput;

typedef struct
{
  const char *id;
  guint64 stamp;             /* of the measure when it was read */
  NpText *title;
  guint kind;                /* index of kinds */
  double strength;           /* 1 ... 5, NaN = not given */
  const char *basis;         /* NULL = none */
  int sponsor;               /* -1 = none */
  GArray *between;           /* guint, numbers of parties */
  GArray *open_to;
  gboolean in_force;
  NpReason reason;
  GArray *levels;            /* NpLevelInput */
} NpMeasureInput;

typedef struct
{
  const char *id;
  NpText *title;
  double status_quo;         /* NaN = not given */
  NpReason reason;
} NpIssueInput;

/* A reaction that counts, or would once it is accepted. Meeting and seat are interned; entry and date are not, they live in
 * the NpMeetingInput. */
typedef struct
{
  guint party;
  guint measure;
  NpLevelName level;
  guint category;
  double base_reliability;   /* without its age */
  double reliability;
  double day;                /* Julian */
  gboolean undated;          /* day is that of the as-of date */
  double age;                /* days to the as-of date, >= 0 */
  guint meeting_number;
  const char *meeting;
  const char *entry;
  const char *seat;
  const char *date;
  gboolean pending;          /* waits for a decision */
} NpObservationInput;

/* What was heard in one meeting: read once, then shared by all inputs until the meeting changes. A reference-counted box. */
typedef struct
{
  guint64 stamp;             /* of the meeting when it was read */
  const char *id;
  double day;                /* Julian, 0 = none */
  gboolean held;             /* not merely planned */
  gboolean counts;           /* no exercise */
  GArray *observations;      /* NpObservationInput */
  GStringChunk *strings;
} NpMeetingInput;

struct _NpForecastInput
{
  guint64 revision;
  const char *scenario;      /* "" = none */
  const char *as_of;
  double as_of_day;          /* Julian */
  double latest_day;         /* of the meetings held and the observations */
  NpPrior *prior;
  GArray *issues;            /* NpIssueInput */
  GArray *parties;           /* NpPartyInput */
  GArray *measures;          /* NpMeasureInput */
  GPtrArray *kinds;          /* interned names */
  GArray *observations;      /* NpObservationInput, dossier order */
  GPtrArray *meetings;       /* NpMeetingInput */
  GArray *names_key;         /* const char *, interned: the numbers of issues and parties */
  GArray *entries_key;       /* guint64: seats, whose they are, and the numbers of measures and parties */
  GHashTable *documents;     /* identifier of an anchor or source -> identifier of its document; shared */
};

#define np_issue_at(self, i) (&g_array_index ((self)->issues, NpIssueInput, i))
#define np_party_at(self, i) (&g_array_index ((self)->parties, NpPartyInput, i))
#define np_measure_at(self, i) (&g_array_index ((self)->measures, NpMeasureInput, i))
#define np_level_at(measure, i) (&g_array_index ((measure)->levels, NpLevelInput, i))
#define np_observation_at(self, i) (&g_array_index ((self)->observations, NpObservationInput, i))

/* Number of the thing with that identifier, -1 when there is none. */
int np_forecast_input_find_party (const NpForecastInput *self, const char *id);
int np_forecast_input_find_issue (const NpForecastInput *self, const char *id);
int np_forecast_input_find_measure (const NpForecastInput *self, const char *id);
/* The level of that name, else the target level, else the first; NULL without any. */
const NpLevelInput *np_measure_input_get_level (const NpMeasureInput *measure, NpLevelName name);
/* Cost and balance of a level for a party; NULL = not given (both 0). */
const NpBurdenInput *np_level_input_get_burden (const NpLevelInput *level, guint party);
const NpTargetInput *np_level_input_get_target (const NpLevelInput *level, guint issue);

/* Which reactions count: the accepted ones; with them those that wait for a decision; all but those of a meeting. */
typedef enum { NP_OBSERVATIONS_ACCEPTED, NP_OBSERVATIONS_AS_IF_ACCEPTED, NP_OBSERVATIONS_WITHOUT } NpObservationsMode;

/* A reading under way. */
struct _NpForecastReader
{
  NpDossier *dossier;
  char *scenario;
  NpPrior *prior;
  NpForecastInput *previous; /* NULL = none */
  NpObservationsMode mode;
  const char *meeting;       /* @mode speaks of it; interned, NULL = all */

  NpForecastInput *input;    /* as far as it is read */
  guint next;                /* number of the next measure, then party */
  GHashTable *kinds;         /* interned name -> number */
  GHashTable *known;         /* stamp -> NpMeasureInput of @previous; NULL = none can be taken over */
  GHashTable *seats;         /* np-observations.c: identifier -> seat */
  GHashTable *measures;      /* identifier -> 1 + number */
  GHashTable *heard;         /* stamp -> NpMeetingInput of @previous; NULL as @known */
  NpMeetingInput *current;   /* of the meeting being read */
  guint meeting_number;
  guint entry;
};

/* np-observations.c: the meetings of a dossier, a number of entries at a time; %TRUE when all are read. */
void np_observations_begin (NpForecastReader *reader);
gboolean np_observations_step (NpForecastReader *reader);
void np_observations_end (NpForecastReader *reader);

/* np-forecast-copy.c */
typedef enum
{
  NP_ARRAY_ISSUES, NP_ARRAY_PARTIES, NP_ARRAY_MEASURES, NP_ARRAY_LEVELS, NP_ARRAY_TARGETS, NP_ARRAY_BURDENS, NP_ARRAY_LIMITS,
  NP_ARRAY_RED_LINES, NP_ARRAY_ANSWERS
} NpInputArray;

/* An empty array of such elements that frees what they own, and sets new ones to zero. */
GArray *np_input_array_new (NpInputArray kind);
void np_reason_clear (NpReason *reason);
/* Takes references to all that a measure owns, after a plain copy of the struct. */
void np_measure_input_share (NpMeasureInput *measure);
gboolean np_same_arrays (const GArray *a, const GArray *b);

/* np-drivers.c: the places of the coefficients of a party: first one per driver that is not an issue, kind or text, in
 * the order of NpDriverKind; then one per issue the party has a position on; then one per kind it reacted to. */
typedef struct
{
  guint n;
  guint n_issues;
  guint n_kinds;
  double *mean;
  double *variance;
  int *issue_slot;           /* by issue, -1 = no position */
  int *kind_slot;            /* by kind, -1 = no reaction yet */
} NpLayout;

#define NP_N_FIXED_SLOTS 11
guint np_layout_fixed_slot (NpDriverKind kind);
void np_layout_init (NpLayout *layout, const NpForecastInput *input, guint party, const gboolean *kinds_seen);
void np_layout_clear (NpLayout *layout);

/* What a vector was read from, besides its numbers. */
typedef struct
{
  guint n_touched;           /* targets of the level */
  guint n_positions;         /* of them with a position of the party and a status quo */
  gboolean red_line;
  gboolean absolute;
} NpDriverNotes;

/* Fills x (layout->n values) for a party, measure and level. */
void np_drivers_read (const NpForecastInput *input, const NpLayout *layout, guint party, guint measure,
                      const NpLevelInput *level, double company, double *x, NpDriverNotes *notes);

/* The party that counts as sponsor for the forecast of @party: -1 when it is none, a facilitator or the party itself. */
int np_drivers_sponsor (const NpForecastInput *input, const NpMeasureInput *measure, guint party);
/* Whether a level touches a limit; whether it crosses a red line. */
gboolean np_limit_touched (const NpLimitInput *limit, guint measure, const NpLevelInput *level);
gboolean np_red_line_crossed (const NpRedLineInput *line, guint measure, const NpLevelInput *level);
/* (|q - a| - |t - a|) / 100 */
double np_drivers_issue_x (double status_quo, double position, double target);

/* np-learned.c: what is known of one party after its reactions. Reference-counted, immutable once made. */
typedef struct
{
  NpLayout layout;
  guint n;                   /* observations */
  double *x;                 /* n x layout.n, in dossier order */
  NpObservation *seen;       /* n */
  double *days;              /* n */
  double *base_reliability;  /* n */
  guint *kinds;              /* n */
  GArray *texts;             /* guint: numbers of the measures reacted to; a text is an index into this */
  NpReactionScale scale;
  NpHabitParams habit_params;
  double text_sd;
  NpBelief *belief;
  NpHabit *habit;
  double habit_weight;
} NpPartyState;

typedef struct
{
  NpCompany *company;
  guint n_parties;
  NpPartyState **states;     /* by party */
  GArray **observations;     /* by party: guint, numbers of its observations in dossier order */
} NpLearned;

/**
 * np_learned_new:
 * @input: the input
 * @before_meeting: only observations of meetings with a smaller number count; G_MAXUINT: all
 * @only_party: make the state of this party alone; -1: of all
 * @previous: (nullable): states that are taken over where nothing changed
 *
 * Returns: (transfer full) (nullable): NULL when cancelled
 */
NpLearned *np_learned_new (const NpForecastInput *input, guint before_meeting, int only_party, const NpLearned *previous,
                           GCancellable *cancellable, GError **error);
void np_learned_free (NpLearned *self);
/* Index of a measure among the texts a party reacted to, NP_NO_TEXT when it did not. */
guint np_party_state_find_text (const NpPartyState *state, guint measure);

/* A cell, and where it belongs. */
typedef struct
{
  NpForecastCell cell;
  guint measure;
  guint level;               /* index into the levels of the measure */
  guint party;
  double vn;
  double honesty;
  double absolute_factor;    /* what an absolute red line multiplied consent by */
  double *x;                 /* state->layout.n */
  NpDriverNotes notes;
  int detailed;              /* atomic */
} NpCellBox;

/* Computes the numbers of a cell; FALSE when there is no forecast, with the reason. */
gboolean np_learned_cell (const NpLearned *self, const NpForecastInput *input, NpCellBox *box, NpText **reason);

/* np-forecast-reasons.c: contributions, flips and words of a cell. */
void np_forecast_explain (const NpForecastInput *input, const NpLearned *learned, NpCellBox *box);
void np_forecast_cell_clear (NpForecastCell *cell);
/* np-forecast-flips.c */
void np_forecast_find_flips (const NpForecastInput *input, const NpPartyState *state, NpCellBox *box);

/* np-forecast.c: what a forecast is made of, for the other files of this folder. */
const NpLearned *np_forecast_get_learned (NpForecast *self);
/* The cell is the first member of its box. */
const NpCellBox *np_forecast_get_box (const NpForecastCell *cell);
/* The numbers of a cell, without the reasons that take a hundred times as long; NULL: there is no such cell, @missing says
 * whether for want of something. */
const NpCellBox *np_forecast_find_box (NpForecast *self, guint measure, NpLevelName level, guint party, gboolean *missing);

G_END_DECLS
