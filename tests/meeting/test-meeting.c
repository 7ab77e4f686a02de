/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regimes, entries and the review. */
#include "dossier/np-brief.h"
#include "meeting/np-meeting-review.h"
#include "meeting/np-note-entry.h"
#include "meeting/np-purge.h"
#include "meeting/np-regime.h"

#include "note-sample.h"

#define AT "2018-07-18T14:32:05"

static void
test_permits (void)
{
  const char *own = "text role time nonsense";

  g_assert_cmpint (np_regime_permits (NP_REGIME_OTR, NULL), ==, NP_PERMIT_EVERYTHING);
  g_assert_cmpint (np_regime_permits (NP_REGIME_BG, NULL), ==,
                   NP_PERMIT_TEXT | NP_PERMIT_QUOTE | NP_PERMIT_DESCRIPTION | NP_PERMIT_TIME);
  g_assert_cmpint (np_regime_permits (NP_REGIME_CHR, NULL), ==, NP_PERMIT_TEXT);
  g_assert_cmpint (np_regime_permits (NP_REGIME_DBG, NULL), ==, NP_PERMIT_NOTHING);
  g_assert_cmpint (np_regime_permits (NP_REGIME_OFF, NULL), ==, NP_PERMIT_NOTHING);
  g_assert_cmpint (np_regime_permits (NP_REGIME_OWN, NULL), ==, NP_PERMIT_NOTHING);
  g_assert_cmpint (np_regime_permits (NP_REGIME_OWN, own), ==,
                   NP_PERMIT_TEXT | NP_PERMIT_ROLE | NP_PERMIT_DESCRIPTION | NP_PERMIT_TIME);
  g_assert_cmpint (np_regime_permits ((NpRegime) 77, own), ==, NP_PERMIT_NOTHING);
}

/* Two regimes together never permit what one of them forbids, in whatever order. */
static void
test_combine (void)
{
  static const char *const owns[] = { "", "text", "text name delegation", "quote", "text quote description time",
                                      "text quote role name delegation participants time" };

  for (guint o = 0; o < G_N_ELEMENTS (owns); o++)
    for (NpRegime a = NP_REGIME_OFF; a <= NP_REGIME_OWN; a++)
      for (NpRegime b = NP_REGIME_OFF; b <= NP_REGIME_OWN; b++)
        {
          NpRegime both = np_regime_combine (a, b, owns[o]);
          NpPermission allowed = np_regime_permits (a, owns[o]) & np_regime_permits (b, owns[o]);

          g_assert_cmpint (np_regime_permits (both, owns[o]) & ~allowed, ==, 0);
          g_assert_cmpint (both, ==, np_regime_combine (b, a, owns[o]));
          g_assert_false (np_regime_is_lower (a, both, owns[o]));
          if (a == b)
            g_assert_cmpint (both, ==, a);
        }
  g_assert_cmpint (np_regime_combine (NP_REGIME_OTR, NP_REGIME_CHR, NULL), ==, NP_REGIME_CHR);
  g_assert_cmpint (np_regime_combine (NP_REGIME_OWN, NP_REGIME_BG, "text name delegation"), ==, NP_REGIME_CHR);
}

static void
test_words (void)
{
  for (NpRegime regime = NP_REGIME_OFF; regime <= NP_REGIME_OWN; regime++)
    {
      NpRegime back = (NpRegime) 77;

      g_assert_true (np_regime_from_digit (np_regime_get_digit (regime), &back));
      g_assert_cmpint (back, ==, regime);
      for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
        g_assert_true (*np_regime_get_name (regime, lang) != '\0' && *np_regime_get_short (regime, lang) != '\0'
                       && *np_regime_get_rule (regime, lang) != '\0');
    }
}

static NpEntry *
add (NpDossier *dossier, const char *line)
{
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, meeting);
  g_autoptr(NpChange) change = np_change_new ("note");
  g_autoptr(NpNote) note = NULL;
  NpNoteState state;
  NpEntry *entry;

  np_note_state_of_meeting (meeting, &state);
  note = np_note_parse (context, &state, line);
  entry = np_note_entry_add (meeting, note, AT, change);
  g_assert_true (np_dossier_apply (dossier, change));
  return entry;
}

static void
edit (NpDossier *dossier, NpEntry *entry, const char *line)
{
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));
  g_autoptr(NpChange) change = np_change_new ("edit");
  g_autoptr(NpNote) note = NULL;
  NpNoteState state;

  np_note_state_of_entry (entry, &state);
  note = np_note_parse (context, &state, line);
  np_note_entry_edit (entry, note, AT, change);
  g_assert_true (np_dossier_apply (dossier, change));
}

static void
test_entry (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1"), reaction;
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, meeting);
  NpEntry *entry = add (dossier, "=ru1 *3+- *hotl (3 приемлемо, если %70 \\ тихо");
  g_autofree char *line = NULL;
  g_autoptr(NpObject) before = np_object_copy (entry);

  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_AT), ==, AT);
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, "ru1");
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_REGIME), ==, NP_REGIME_CHR);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_KIND), ==, NP_ENTRY_PROPOSAL);
  g_assert_cmpstr (np_object_get_code (entry, NP_ENTRY_LANGUAGE), ==, "ru");
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, NP_FORM_PLENARY);
  g_assert_cmpstr (np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_RU), ==, "приемлемо, если");
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_PRIVATE), ==, "тихо");
  g_assert_cmpuint (np_object_get_n_children (entry, NP_ENTRY_REACTIONS), ==, 2);
  g_assert_true (np_object_get_boolean (np_object_get_child (entry, NP_ENTRY_REACTIONS, 1), NP_REACTION_GUESSED));
  line = np_note_print_entry (context, entry);
  g_assert_cmpstr (line, ==, "=рф1 !3 *3+- *3 (3 %70 приемлемо, если \\ тихо");

  /* An edit keeps the decision on what is the same. */
  reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, 0);
  {
    g_autoptr(NpChange) change = np_change_new ("accept");

    np_change_set_enum (change, reaction, NP_REACTION_ACCEPT, NP_ACCEPT_FULL);
    np_dossier_apply (dossier, change);
  }
  edit (dossier, entry, "*3+- *5-- (3 приемлемо");
  g_assert_true (np_object_get_child (entry, NP_ENTRY_REACTIONS, 0) == reaction);
  g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_FULL);
  g_assert_cmpuint (np_object_get_n_children (entry, NP_ENTRY_REACTIONS), ==, 2);
  g_assert_false (np_object_is_given (entry, NP_ENTRY_DOUBT));
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, "ru1");
  np_dossier_undo (dossier);
  np_dossier_undo (dossier);
  g_assert_true (np_object_equal (entry, before));

  /* Taken back, the line can be typed again. */
  {
    g_autoptr(NpChange) change = np_change_new ("take back");
    g_autofree char *raw = np_note_entry_take_back (np_note_entry_get_last (meeting), context, change);

    np_dossier_apply (dossier, change);
    g_assert_cmpstr (raw, ==, "=ru1 *3+- *hotl (3 приемлемо, если %70 \\ тихо");
    g_assert_null (np_note_entry_get_last (meeting));
  }
}

/* Raising is free; lowering needs words that are kept. */
static void
test_lower (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  NpEntry *entry = add (dossier, "!3 =us1 fine");
  g_autoptr(NpChange) change = np_change_new ("regime"), lower = np_change_new ("regime");
  gpointer item;

  g_assert_true (np_regime_set (entry, NP_REGIME_OFF, NULL, AT, change));
  np_dossier_apply (dossier, change);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 0);
  g_assert_false (np_regime_set (entry, NP_REGIME_CHR, NULL, AT, lower));
  g_assert_false (np_regime_set (entry, NP_REGIME_CHR, "  ", AT, lower));
  g_assert_cmpuint (np_change_get_n_steps (lower), ==, 0);
  g_assert_true (np_regime_set (entry, NP_REGIME_CHR, " the speaker agreed ", AT, lower));
  np_dossier_apply (dossier, lower);
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_REGIME_REASON), ==, "the speaker agreed");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 1);
  item = np_object_get_child (dossier, NP_DOSSIER_HISTORY, 0);
  g_assert_cmpstr (np_object_get_string (item, NP_HISTORY_ITEM_OBJECT), ==, np_object_get_id (entry));
  g_assert_cmpstr (np_object_get_words (item, NP_HISTORY_ITEM_REASON, NP_LANG_EN), ==, "the speaker agreed");

  /* Agreed in the room: once, not with every note that follows; back from a stricter hour: not at all. */
  add (dossier, "!1 for the press");
  add (dossier, "more for the press");
  add (dossier, "!5 hush");
  add (dossier, "!3 again");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 2);
}

static void
test_queue (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(GPtrArray) queue = NULL, after = NULL;
  static const NpReviewWhy expected[] = { NP_REVIEW_NO_MEASURE, NP_REVIEW_DOUBT, NP_REVIEW_UNKNOWN | NP_REVIEW_NO_MEASURE,
                                          NP_REVIEW_GUESSED };
  g_autofree char *words = NULL, *guess = NULL;
  g_autoptr(NpChange) change = np_change_new ("accept");

  add (dossier, "=ru1 *3++ clear");
  add (dossier, "no measure");
  add (dossier, "*3 % unsure");
  add (dossier, "*foo what");
  add (dossier, "*fo+ guessed");
  add (dossier, "(6 break");
  queue = np_meeting_review_queue (dossier, meeting);
  g_assert_cmpuint (queue->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < queue->len; i++)
    g_assert_cmpint (((NpReviewItem *) g_ptr_array_index (queue, i))->why, ==, expected[i]);
  words = np_review_item_dup_words (g_ptr_array_index (queue, 2), NP_LANG_EN);
  g_assert_cmpstr (words, ==, "not understood: *foo; no measure named");
  guess = np_review_item_dup_words (g_ptr_array_index (queue, 3), NP_LANG_EN);
  g_assert_cmpstr (guess, ==, "*fo+ read as M1 Form");
  np_meeting_review_accept (((NpReviewItem *) g_ptr_array_index (queue, 3))->entry, change);
  np_dossier_apply (dossier, change);
  after = np_meeting_review_queue (dossier, meeting);
  g_assert_cmpuint (after->len, ==, queue->len - 1);
}

static void
test_rows (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(GPtrArray) rows = NULL, commitments = NULL, agreed = NULL;
  g_autoptr(NpChange) change = np_change_new ("accept"), action = np_change_new ("action");
  g_autofree char *inside = NULL, *outside = NULL;
  NpReviewRow *row;

  add (dossier, "=ru1 *3+- if");
  add (dossier, "=ru2 *3+ %70 yes");
  add (dossier, "=us1 *3++ our own");      /* usa is our own side */
  add (dossier, "=chr *3++ facilitator");
  add (dossier, "=cn1 *5_ silent");
  add (dossier, "=cn1 *1-- no");
  add (dossier, "=cn1 (7 *1++ we said");
  add (dossier, "(5 CN sends the form");
  add (dossier, "(8 *1 agreed to test");
  rows = np_meeting_review_rows (dossier, meeting);
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (np_object_get_id (row->measure), ==, "m03");
  g_assert_cmpstr (np_object_get_id (row->party), ==, "rus");
  inside = np_review_row_dup_observed (row, TRUE);
  outside = np_review_row_dup_observed (row, FALSE);
  g_assert_cmpstr (inside, ==, "± 14:32, + 14:32 (%70)");
  g_assert_cmpstr (outside, ==, "±, + (%70)"); /* Chatham House: no time */
  g_assert_cmpint (np_review_row_get_decision (row), ==, NP_ACCEPT_PENDING);
  np_meeting_review_decide (row, NP_ACCEPT_HALF, change);
  np_dossier_apply (dossier, change);
  g_assert_cmpint (np_review_row_get_decision (row), ==, NP_ACCEPT_HALF);
  np_dossier_undo (dossier);
  g_assert_cmpint (np_review_row_get_decision (row), ==, NP_ACCEPT_PENDING);

  commitments = np_meeting_review_commitments (meeting);
  agreed = np_meeting_review_agreed (meeting);
  g_assert_cmpuint (commitments->len, ==, 1);
  g_assert_cmpuint (agreed->len, ==, 1);
  np_meeting_review_make_action (g_ptr_array_index (commitments, 0), "2018-08-01", action);
  np_dossier_apply (dossier, action);
  g_assert_cmpuint (np_object_get_n_children (meeting, NP_MEETING_ACTIONS), ==, 1);
  /* The rule does not permit to say whose it is. */
  g_assert_false (np_object_is_given (np_object_get_child (meeting, NP_MEETING_ACTIONS, 0), NP_ACTION_WHO));
}

/* What an own rule permits is protection, too; what nobody has said yet is not. */
static void
test_own_rule (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpChange) free = np_change_new ("free"), more = np_change_new ("more"), less = np_change_new ("less");

  g_assert_true (np_regime_set (meeting, NP_REGIME_OTR, NULL, AT, free));
  g_assert_true (np_regime_set (meeting, NP_REGIME_OWN, NULL, AT, free));
  g_assert_true (np_regime_set_permits (meeting, "text description", NULL, AT, free));
  np_dossier_apply (dossier, free);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 0);
  add (dossier, "!6 =us1 fine");
  g_assert_false (np_regime_set_permits (meeting, "text role description", NULL, AT, more));
  g_assert_cmpuint (np_change_get_n_steps (more), ==, 0);
  g_assert_true (np_regime_set_permits (meeting, "text role description", "they agreed at lunch", AT, more));
  np_dossier_apply (dossier, more);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 1);
  g_assert_true (np_regime_set_permits (meeting, "text", NULL, AT, less));
  np_dossier_apply (dossier, less);
  g_assert_cmpstr (np_object_get_string (meeting, NP_MEETING_PERMITS), ==, "text");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 1);
  /* And so is the rule of a meeting at which something was said. */
  g_assert_false (np_regime_set (meeting, NP_REGIME_OTR, NULL, AT, less));
}

/* One step takes what was off the record out of everything. */
static void
test_purge (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  NpEntry *secret = add (dossier, "!5 =us1 (5 zqcanary"), *kept;
  g_autoptr(NpChange) make = np_change_new ("action"), lower = np_change_new ("lower"), raise = np_change_new ("raise"),
                      purge = np_change_new ("purge"), again = np_change_new ("again");
  g_autofree char *id = g_strdup (np_object_get_id (secret));

  np_meeting_review_make_action (secret, NULL, make);
  np_dossier_apply (dossier, make);
  g_assert_true (np_regime_set (secret, NP_REGIME_DBG, "zqcanary was a slip", AT, lower));
  np_dossier_apply (dossier, lower);
  g_assert_true (np_regime_set (secret, NP_REGIME_OFF, NULL, AT, raise));
  np_dossier_apply (dossier, raise);
  kept = add (dossier, "!4 =us1 stays");
  g_assert_cmpuint (np_purge_count_off_record (dossier), ==, 1);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 1);
  g_assert_cmpuint (np_purge_off_record (dossier, purge), ==, 1);
  np_dossier_apply (dossier, purge);
  g_assert_null (np_dossier_find (dossier, id));
  g_assert_nonnull (np_dossier_find (dossier, np_object_get_id (kept)));
  g_assert_cmpuint (np_object_get_n_children (meeting, NP_MEETING_ACTIONS), ==, 0);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, 0);
  g_assert_cmpuint (np_purge_count_off_record (dossier), ==, 0);
  g_assert_cmpuint (np_purge_off_record (dossier, again), ==, 0);
}

/* An agreed point read back counts for several parties, once each; undone, for none. */
static void
test_agreed (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1"), entry, party = np_dossier_find (dossier, "rus");
  g_autoptr(NpChange) change = np_change_new ("agreed"), back = np_change_new ("not agreed");
  g_autoptr(GPtrArray) before = NULL, rows = NULL, after = NULL;

  add (dossier, "=chr *3++ *5 (8 agreed to test");
  entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, 0);
  before = np_meeting_review_rows (dossier, meeting);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_false (np_meeting_review_agreed_by (entry, party));
  np_meeting_review_set_agreed_by (entry, party, TRUE, change);
  np_dossier_apply (dossier, change);
  g_assert_true (np_meeting_review_agreed_by (entry, party));
  rows = np_meeting_review_rows (dossier, meeting);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_true (((NpReviewRow *) g_ptr_array_index (rows, 0))->party == party);
  g_assert_cmpint (np_review_row_get_decision (g_ptr_array_index (rows, 0)), ==, NP_ACCEPT_PENDING);
  np_meeting_review_set_agreed_by (entry, party, FALSE, back);
  np_dossier_apply (dossier, back);
  g_assert_false (np_meeting_review_agreed_by (entry, party));
  g_assert_cmpuint (np_object_get_n_children (entry, NP_ENTRY_REACTIONS), ==, 2);
  after = np_meeting_review_rows (dossier, meeting);
  g_assert_cmpuint (after->len, ==, 0);
}

/* Signed, and taken back: then it is as binding as its kind and the setting make it. */
static void
test_signed (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1"), entry;
  static const struct { const char *line; NpForm plain; } rows[] = {
    { "=ru1 *3++ yes", NP_FORM_PLENARY }, { "=ru1 *3+ (4 maybe", NP_FORM_OTHER } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add (dossier, rows[i].line);
      entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, (int) rows[i].plain);
      for (guint k = 0; k < 2; k++)
        {
          g_autoptr(NpChange) change = np_meeting_review_mark_signed (entry, k == 0, "signed");

          g_assert_nonnull (change);
          g_assert_null (np_meeting_review_mark_signed (entry, k != 0, "signed"));
          np_dossier_apply (dossier, change);
          g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, k == 0 ? NP_FORM_SIGNED : (int) rows[i].plain);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meeting/regime/permits", test_permits);
  g_test_add_func ("/meeting/regime/combine", test_combine);
  g_test_add_func ("/meeting/regime/words", test_words);
  g_test_add_func ("/meeting/entry", test_entry);
  g_test_add_func ("/meeting/regime/lower", test_lower);
  g_test_add_func ("/meeting/regime/purge", test_purge);
  g_test_add_func ("/meeting/regime/own-rule", test_own_rule);
  g_test_add_func ("/meeting/3.10/queue", test_queue);
  g_test_add_func ("/meeting/3.10/rows", test_rows);
  g_test_add_func ("/meeting/3.10/agreed-by", test_agreed);
  g_test_add_func ("/meeting/3.10/signed", test_signed);
  return g_test_run ();
}
