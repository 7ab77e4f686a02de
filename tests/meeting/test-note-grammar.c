/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-grammar.h"

#include <string.h>

#include "note-rows.h"
#include "note-sample.h"

/* The note in the notation of the table. */
static char *
describe (const NpNote *note, const NpNoteState *before)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint unknown = 0;

  g_string_append (out, note->state.seat == before->seat ? "=" : np_object_get_id (note->state.seat));
  g_string_append_c (out, '|');
  for (guint i = 0; i < note->measures->len; i++)
    {
      const NpNoteMeasure *measure = &g_array_index (note->measures, NpNoteMeasure, i);

      g_string_append_printf (out, "%s%.0f%s%s", i > 0 ? " " : "",
                              np_object_get_number (measure->measure, NP_MEASURE_NUMBER), measure->guessed ? "?" : "",
                              np_codes_reaction[measure->reaction]);
    }
  if (note->measures->len == 0)
    g_string_append_c (out, '-');
  g_string_append_printf (out, "|%s|%d|", note->state.regime == before->regime ? "=" : np_codes_regime[note->state.regime],
                          note->kind + 1);
  if (note->doubt >= 0)
    g_string_append_printf (out, "%d", note->doubt);
  g_string_append (out, note->verify ? "%" : note->doubt < 0 ? "-" : "");
  g_string_append_c (out, '|');
  for (guint i = 0; i < note->tokens->len; i++)
    unknown += g_array_index (note->tokens, NpNoteToken, i).kind == NP_NOTE_UNKNOWN;
  if (unknown > 0)
    g_string_append_printf (out, "!%u", unknown);
  g_string_append_printf (out, "%s|%s", note->text, note->private_words);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The tokens touch and cover the whole line, on borders of characters. */
static void
check_cover (const NpNote *note)
{
  gsize at = 0;

  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);

      g_assert_cmpuint (token->start, ==, at);
      g_assert_cmpuint (token->end, >, token->start);
      g_assert_true (g_utf8_validate (note->raw + token->start, token->end - token->start, NULL));
      at = token->end;
    }
  g_assert_cmpuint (at, ==, strlen (note->raw));
}

/* Printing a note and reading it again gives the same note; printing that gives the same line. */
static void
check_print (NpNoteContext *context, const NpNote *note)
{
  NpNoteState nobody = { note->state.seat == NULL ? NULL : note->state.seat, NP_REGIME_OFF };
  g_autofree char *line = np_note_print (context, note);
  g_autoptr(NpNote) again = np_note_parse (context, &nobody, line);
  g_autofree char *second = np_note_print (context, again);

  g_assert_cmpstr (again->text, ==, note->text);
  g_assert_cmpstr (again->private_words, ==, note->private_words);
  g_assert_true (again->state.seat == note->state.seat);
  g_assert_cmpint (again->state.regime, ==, note->state.regime);
  g_assert_cmpint (again->kind, ==, note->kind);
  g_assert_cmpint (again->doubt, ==, note->doubt);
  g_assert_cmpint (again->verify, ==, note->verify);
  g_assert_cmpint (again->stores, ==, note->stores);
  g_assert_cmpuint (again->measures->len, ==, note->measures->len);
  for (guint i = 0; i < note->measures->len; i++)
    {
      const NpNoteMeasure *a = &g_array_index (note->measures, NpNoteMeasure, i);
      const NpNoteMeasure *b = &g_array_index (again->measures, NpNoteMeasure, i);

      g_assert_true (a->measure == b->measure);
      g_assert_cmpint (a->reaction, ==, b->reaction);
      g_assert_false (b->guessed);
    }
  g_assert_cmpstr (second, ==, line);
}

static void
test_rows (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));
  guint wrong = 0;

  g_assert_cmpuint (G_N_ELEMENTS (note_rows), >=, 200);
  for (guint i = 0; i < G_N_ELEMENTS (note_rows); i++)
    {
      /* Nobody speaks and a rule that no row switches to by chance. */
      NpNoteState before = { NULL, (NpRegime) 6 };
      g_autoptr(NpNote) note = np_note_parse (context, &before, note_rows[i].line);
      g_autofree char *got = describe (note, &before);

      if (!g_str_equal (got, note_rows[i].expected))
        {
          wrong++;
          g_test_message ("“%s”: %s, expected %s", note_rows[i].line, got, note_rows[i].expected);
        }
      check_cover (note);
      if (note->state.regime != before.regime)
        check_print (context, note);
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_stores (void)
{
  static const struct
  {
    const char *line;
    gboolean stores;
  } rows[] = {
    { "", FALSE },      { "  ", FALSE },      { "=1", FALSE },        { "!3", FALSE },      { " =1  !5 ", FALSE },
    { "=1 x", TRUE },   { "*3", TRUE },       { "(2", TRUE },         { "%", TRUE },        { "\\ x", TRUE },
    { "=zz", TRUE },    { "!чх =рф1", FALSE }, { "!чх =рф1 .", TRUE }, { "@us1", FALSE },
  };
  g_autoptr(NpDossier) dossier = note_sample_new ();
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpNote) note = np_note_parse (context, NULL, rows[i].line);

      g_assert_cmpint (note->stores, ==, rows[i].stores);
    }
}

/* Speaker and regime hold from line to line. */
static void
test_sticky (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, meeting);
  static const char *const lines[] = { "hello", "=1", "fine", "!5 hush", "more", "=рф1", "!1" };
  static const char *const expected[] = { "- CHR", "us1 CHR", "us1 CHR", "us1 OFF", "us1 OFF", "ru1 OFF", "ru1 OTR" };
  NpNoteState state;

  np_note_state_of_meeting (meeting, &state);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(NpNote) note = np_note_parse (context, &state, lines[i]);
      g_autofree char *got = NULL;

      state = note->state;
      got = g_strdup_printf ("%s %s", state.seat != NULL ? np_object_get_id (state.seat) : "-", np_codes_regime[state.regime]);
      g_assert_cmpstr (got, ==, expected[i]);
    }
}

static void
test_reading (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));
  g_autoptr(NpNote) note = np_note_parse (context, NULL, "!3 =us1 *3+- (2 %70 fine \\ tense");
  g_autofree char *en = np_note_dup_reading (note, NP_LANG_EN), *ru = np_note_dup_reading (note, NP_LANG_RU);
  g_autoptr(NpNote) plain = np_note_parse (context, &(NpNoteState) { note->state.seat, NP_REGIME_CHR }, "*3 ~ если");
  g_autofree char *short_en = np_note_dup_reading (plain, NP_LANG_EN);

  g_assert_cmpstr (en, ==, "US1 · M3 Hotline · conditional · question · 70\302\240% sure · Chatham House Rule"
                           " · with a private remark");
  g_assert_cmpstr (ru, ==, "США1 · М3 Горячая · условно · вопрос · уверенность 70\302\240% · правило Чатем-Хауса"
                           " · есть пометка для себя");
  g_assert_cmpstr (short_en, ==, "US1 · M3 Hotline · conditional · Chatham House Rule");
}

static char *
random_line (void)
{
  static const char *const pieces[] = {
    "=", "*", "#", "№", "@", "!", "(", "%", "\\", "+", "-", "_", "~", " ", " ", " ", "1", "3", "5", "12", "us1", "рф1", "hot",
    "hotline", "гор", "обсе", "j,ct", "chr", "чх", "x", "слово", "70", ",", ".", "\t", "\n", "\342\201\240", "ё", "\xff",
    "\xe2\x82", "\x01", "👍", "é", "++", "+-", "--", "5 %", " \\ ", "=1 ", "*3 ", "(2 ", " % ",
  };
  GString *line = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 14); n > 0; n--)
    g_string_append (line, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (line, FALSE);
}

/* Whatever is typed: no character is lost, and what is printed reads the same. */
static void
test_random (void)
{
  g_autoptr(NpDossier) dossier = note_sample_new ();
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));

  for (guint i = 0; i < (g_test_slow () ? 200000 : 10000); i++)
    {
      g_autofree char *line = random_line ();
      g_autoptr(NpNote) note = np_note_parse (context, NULL, line);
      g_autoptr(GPtrArray) rows = NULL;
      g_autofree char *repaired = NULL;
      gsize start, caret, at = g_test_rand_int_range (0, (int) strlen (note->raw) + 1);

      while ((note->raw[at] & 0xC0) == 0x80)
        at--;
      check_cover (note);
      check_print (context, note);
      rows = np_note_complete (context, note->raw, at, &start);
      g_assert_cmpuint (rows->len, <=, NP_NOTE_MAX_CANDIDATES);
      g_assert_cmpuint (start, <=, at);
      repaired = np_note_repair_layout (note->raw, at, i % 2, &caret);
      g_assert_true (g_utf8_validate (repaired, -1, NULL));
      g_assert_cmpuint (caret, <=, strlen (repaired));
      g_assert_cmpint (g_utf8_strlen (repaired, -1), ==, g_utf8_strlen (note->raw, -1));
    }
}

static void
test_complete (void)
{
  static const struct
  {
    const char *line, *expected;
  } rows[] = {
    { "*hot", "*hotline *hotel" },
    { "x *hot", "*hotline *hotel" },
    { "*3", "*3" },
    { "*1", "*1 *12" },
    { "*2", "*2 *20" },
    { "#обс", "#обсе" },
    { "*j,c", "*обсе" },
    { "*exchange", "*8" },
    { "*zzz", "" },
    { "=us", "=us1 =us2" },
    { "@1", "@1" },
    { "!", "!1 !2 !3 !4 !5 !6" },
    { "!chatham", "!3" },
    { "!чх", "!3" },
    { "(", "(1 (2 (3 (4 (5 (6 (7" },
    { "(вопр", "(2" },
    { "hot", "" },
    { "%", "" },
    { "*3+", "" },
  };
  g_autoptr(NpDossier) dossier = note_sample_new ();
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize start;
      g_autoptr(GPtrArray) found = np_note_complete (context, rows[i].line, strlen (rows[i].line), &start);
      g_autoptr(GString) got = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        {
          const NpNoteCandidate *row = g_ptr_array_index (found, k);

          g_string_append_printf (got, "%s%s", k > 0 ? " " : "", row->insert);
          for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
            g_assert_cmpuint (row->match_end[lang], <=, strlen (row->words[lang]));
        }
      g_assert_cmpstr (got->str, ==, rows[i].expected);
    }
}

static void
test_layout (void)
{
  static const struct
  {
    const char *line;
    gboolean whole;
    const char *expected;
  } rows[] = {
    { "*3+- ghbtvktvj", FALSE, "*3+- приемлемо" },
    { "ghbtvktvj tckb", FALSE, "ghbtvktvj если" },
    { "ghbtvktvj если", TRUE, "приемлемо если" },
    { "ашту игк", TRUE, "fine bur" },
    { "ашту", FALSE, "fine" },
    { "ghbdtn vbh", TRUE, "привет мир" },
    { "*ujh+- ", FALSE, "*гор+- " },
    { "@гы1 ашту", TRUE, "@us1 fine" },
    { "*рще~", FALSE, "*hot~" },
    { "№рще", FALSE, "№hot" },
    { "", FALSE, "" },
    { "  ", TRUE, "  " },
    { "12 %", TRUE, "12 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize caret;
      g_autofree char *got = np_note_repair_layout (rows[i].line, strlen (rows[i].line), rows[i].whole, &caret);

      g_assert_cmpstr (got, ==, rows[i].expected);
      g_assert_cmpuint (caret, ==, strlen (got));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meeting/4/rows", test_rows);
  g_test_add_func ("/meeting/4/stores", test_stores);
  g_test_add_func ("/meeting/4/sticky", test_sticky);
  g_test_add_func ("/meeting/4/reading", test_reading);
  g_test_add_func ("/meeting/4/random", test_random);
  g_test_add_func ("/meeting/4/complete", test_complete);
  g_test_add_func ("/meeting/4/layout", test_layout);
  return g_test_run ();
}
