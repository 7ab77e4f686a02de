/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record, readout and actions: their layout, and that no rule is broken in any of them. */
#include "brief/np-readout.h"

#include <locale.h>
#include <string.h>

#include "brief/np-pack-build.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "meeting/np-meeting-review.h"
#include "meeting/np-regime.h"
#include "np-brief-test.h"
#include "store/np-xml.h"

/* ---- all that a pack says ---- */

static void
put (GString *out, const NpPackText *text)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *words = np_pack_text_dup_words (text, lang);

      g_string_append_printf (out, "%s\n", words);
    }
}

static void
put_row (GString *out, const NpPackRow *row)
{
  for (guint i = 0; row != NULL && i < row->cells->len; i++)
    {
      const NpPackCell *cell = row->cells->pdata[i];

      put (out, cell->text);
      put (out, cell->sub);
    }
}

static void
put_document (GString *out, const NpPackDocument *document)
{
  put (out, document->title);
  for (guint i = 0; i < document->sections->len; i++)
    {
      const NpPackSection *section = document->sections->pdata[i];

      g_string_append_printf (out, "%s\n", section->id);
      put (out, section->kicker);
      put (out, section->title);
      put (out, section->contents);
      put (out, section->bookmark);
      for (guint k = 0; k < section->blocks->len; k++)
        {
          const NpPackBlock *block = section->blocks->pdata[k];

          g_string_append_printf (out, "%s\n", block->id);
          put (out, block->label);
          put (out, block->text);
          if (block->table == NULL)
            continue;
          put (out, block->table->caption);
          put_row (out, block->table->head);
          for (guint r = 0; r < block->table->rows->len; r++)
            put_row (out, block->table->rows->pdata[r]);
        }
    }
  for (guint i = 0; i < document->notes->len; i++)
    put (out, document->notes->pdata[i]);
}

static GPtrArray *
build (NpDossier *dossier, NpProfile profile)
{
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, profile);
  NpPackOptions options = { .layout = NP_LAYOUT_PARALLEL, .marking = -1, .copies = 2 };
  g_autoptr(GError) error = NULL;
  GPtrArray *documents;

  np_export_view_fill (view, NULL, &error);
  g_assert_no_error (error);
  documents = np_pack_build (view, &options, 1, &error);

  g_assert_no_error (error);
  return documents;
}

/* The words of a document; NULL: there is none. */
static char *
words_of (GPtrArray *documents, const char *name)
{
  for (guint i = 0; i < documents->len; i++)
    if (g_str_equal (((NpPackDocument *) documents->pdata[i])->name, name))
      {
        GString *out = g_string_new (NULL);

        put_document (out, documents->pdata[i]);
        /* Blanks and joiners of the typography are not what is asked for. */
        g_string_replace (out, "\u00a0", " ", 0);
        g_string_replace (out, "\u2060", "", 0);
        return g_string_free (out, FALSE);
      }
  return NULL;
}

static void
assert_in_order (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *here = strstr (text, words[i]);

      if (here == NULL)
        g_error ("“%s” is missing, or not in its place", words[i]);
      text = here;
    }
}

/* ---- layout (reference/formats 2.7) ---- */

static void
test_layout (void)
{
  static const char *const record[] = { "Record of conversation", "18–19 July 2018", "On whose initiative", "not listed",
                                        "Chatham House Rule", "Course of the talks", "Opening, ground rules", "Facilitator, 09:40: the",
                                        "State of the three channels", "It was noted: the channels", "Working group without",
                                        "A participant familiar with last year’s contacts", "(signal): after Hamburg",
                                        "Read back and confirmed", "Agreed to test", "Open questions", "Who answers round the clock",
                                        "Actions", "By when", "A-1", "9 August 2018", "Interpreter", "Recorded by",
                                        "Distribution: copy 2", "to file", "Restricted annex", "it is understood", NULL };
  static const char *const russian[] = { "Запись беседы", "По чьей инициативе", "не указываются", "Ход беседы", "Отмечалось: каналы есть",
                                        "Зачитано и подтверждено", "Открытые вопросы", "Поручения", "Переводчик", "Записал",
                                        "в дело", "Закрытое приложение", NULL };
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(GPtrArray) internal = build (dossier, NP_PROFILE_INTERNAL), own = build (dossier, NP_PROFILE_DELEGATION),
                       handed = build (dossier, NP_PROFILE_HANDOVER);
  g_autofree char *text = words_of (internal, "40-meeting-notes"), *for_own = words_of (own, "40-meeting-notes"),
                  *actions = words_of (internal, "60-actions"), *readout = words_of (internal, "50-readout");

  assert_in_order (text, record);
  assert_in_order (text, russian);
  /* Deep background stays on the internal page. */
  g_assert_null (strstr (for_own, "Restricted annex"));
  g_assert_null (strstr (for_own, "it is understood"));
  g_assert_nonnull (strstr (actions, "facilitator"));
  g_assert_nonnull (strstr (readout, "Experts from China"));
  /* What is handed over has none of them. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "40-meeting-notes", "50-readout", "60-actions" };

      g_assert_null (words_of (handed, names[i]));
    }
  /* A public text has no marking and no copy number. */
  for (guint i = 0; i < internal->len; i++)
    {
      const NpPackDocument *document = internal->pdata[i];

      if (g_str_equal (document->name, "50-readout"))
        {
          g_assert_null (document->marking);
          g_assert_cmpuint (document->copy, ==, 0);
          g_assert_false (document->generator);
        }
    }
}

/* On whose initiative and who interpreted: where the rules of all that is printed permit it, else a line to write on. */
static void
test_initiative (void)
{
  static const struct { NpRegime regime; gboolean initiative, interpreter; } rows[] = {
    { NP_REGIME_OTR, TRUE, TRUE }, { NP_REGIME_CHR, FALSE, FALSE }, { NP_REGIME_DBG, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpDossier) dossier = np_brief_test_sample ();
      gpointer meeting = np_dossier_find (dossier, "mt1");
      g_autoptr(NpChange) change = np_change_new ("");
      g_autoptr(GPtrArray) documents = NULL;
      g_autofree char *text = NULL;

      np_change_set_enum (change, meeting, NP_MEETING_REGIME, rows[i].regime);
      for (guint k = 0; k < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); k++)
        np_change_set_enum (change, np_object_get_child (meeting, NP_MEETING_ENTRIES, k), NP_ENTRY_REGIME, rows[i].regime);
      np_change_set_words (change, meeting, NP_MEETING_INITIATIVE, NP_LANG_EN, "At the wish of Ruritania");
      np_change_set_words (change, meeting, NP_MEETING_INTERPRETER, NP_LANG_EN, "A. Voice, third secretary");
      np_dossier_apply (dossier, change);
      documents = build (dossier, NP_PROFILE_INTERNAL);
      text = words_of (documents, "40-meeting-notes");
      g_assert_nonnull (text);
      g_assert_true ((strstr (text, "At the wish of Ruritania") != NULL) == rows[i].initiative);
      g_assert_true ((strstr (text, "A. Voice") != NULL) == rows[i].interpreter);
      g_assert_nonnull (strstr (text, "On whose initiative"));
      g_assert_nonnull (strstr (text, "Interpreter"));
    }
}

/* ---- every rule in every document ---- */

typedef struct
{
  NpRegime regime;
  const char *own; /* what an own rule permits */
} Rule;

static void
prepare (NpDossier *dossier, const Rule *rule)
{
  gpointer meeting = np_dossier_find (dossier, "mt2"), seat = np_dossier_find (dossier, "us2"), party = np_dossier_find (dossier, "usa");
  g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, "zqentry"), agreed = np_object_new (NP_TYPE_ENTRY, "zqagreed");
  g_autoptr(NpChange) change = np_change_new ("prepare"), all = np_change_new ("others"), action = np_change_new ("action");

  np_object_set_string (entry, NP_ENTRY_AT, "2018-07-20T13:37");
  np_object_set_string (entry, NP_ENTRY_SEAT, "us2");
  np_object_set_enum (entry, NP_ENTRY_REGIME, rule->regime);
  np_object_set_enum (entry, NP_ENTRY_KIND, NP_ENTRY_COMMITMENT);
  np_object_set_string (entry, NP_ENTRY_RAW, "zqraw");
  np_object_set_string (entry, NP_ENTRY_PRIVATE, "zqprivate");
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      np_object_set_words (entry, NP_ENTRY_TEXT, lang, "zqtext");
      np_object_set_words (entry, NP_ENTRY_DESCRIPTION, lang, "zqdescription");
      np_object_set_words (agreed, NP_ENTRY_TEXT, lang, "zqagreedtext");
      np_change_set_words (change, seat, NP_SEAT_ROLE, lang, "zqrole");
      np_change_set_words (change, seat, NP_SEAT_NAME, lang, "zqname");
      np_change_set_words (change, party, NP_PARTY_NAME, lang, "zqparty");
      np_change_set_words (change, meeting, NP_MEETING_THEIR_READOUT, lang, "zqtheirs and more");
    }
  np_object_set_string (agreed, NP_ENTRY_AT, "2018-07-20T13:38");
  np_object_set_string (agreed, NP_ENTRY_SEAT, "us2");
  np_object_set_enum (agreed, NP_ENTRY_REGIME, rule->regime);
  np_object_set_enum (agreed, NP_ENTRY_KIND, NP_ENTRY_AGREED);
  np_change_set_string (change, seat, NP_SEAT_ALIAS_EN, "zqalias9");
  np_change_set_enum (change, meeting, NP_MEETING_REGIME, rule->regime);
  np_change_set_string (change, meeting, NP_MEETING_PERMITS, rule->own);
  np_change_set_string (change, meeting, NP_MEETING_DATE, "2018-07-20T13:00");
  np_change_insert (change, meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
  np_change_insert (change, meeting, NP_MEETING_ENTRIES, G_MAXUINT, agreed);
  g_assert_true (np_dossier_apply (dossier, change));
  np_meeting_review_make_action (np_dossier_find (dossier, "zqentry"), NULL, action);
  g_assert_true (np_dossier_apply (dossier, action));
  /* Whatever else is in the sample is not asked for here. */
  np_change_remove (all, np_dossier_find (dossier, "mt1"));
  g_assert_true (np_dossier_apply (dossier, all));
}

static void
expect (const char *words, const char *document, const Rule *rule, const char *canary, gboolean wanted)
{
  if ((words != NULL && strstr (words, canary) != NULL) != wanted)
    g_error ("%s: %s %s under %s %s", document, canary, wanted ? "is missing" : "stands there", np_regime_get_code (rule->regime),
             rule->own);
}

static void
test_rules (void)
{
  static const Rule rules[] = {
    { NP_REGIME_OTR, "" }, { NP_REGIME_BG, "" }, { NP_REGIME_CHR, "" }, { NP_REGIME_DBG, "" }, { NP_REGIME_OFF, "" },
    { NP_REGIME_OWN, "" }, { NP_REGIME_OWN, "text" }, { NP_REGIME_OWN, "text description" }, { NP_REGIME_OWN, "text role" },
    { NP_REGIME_OWN, "text time role" }, { NP_REGIME_OWN, "text participants" }, { NP_REGIME_OWN, "text participants delegation" },
    { NP_REGIME_OWN, "role participants delegation name time" },
    { NP_REGIME_OWN, "text quote role description name delegation participants time" },
  };
  static const char *const documents[] = { "40-meeting-notes", "50-readout", "51-readouts-compared", "60-actions", "90-all" };
  static const char *const never[] = { "zqraw", "zqprivate", "zqname", "zqalias9" };

  for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
    for (NpProfile profile = NP_PROFILE_INTERNAL; profile <= NP_PROFILE_DELEGATION; profile++)
      {
        const Rule *rule = &rules[r];
        NpPermission permits = np_regime_permits (rule->regime, rule->own);
        g_autoptr(NpDossier) dossier = np_brief_test_sample ();
        g_autoptr(GPtrArray) pack = NULL;
        gboolean text = (permits & NP_PERMIT_TEXT) != 0, role = text && (permits & NP_PERMIT_ROLE) != 0,
                 described = text && !role && (permits & NP_PERMIT_DESCRIPTION) != 0, list = text && (permits & NP_PERMIT_PARTICIPANTS) != 0,
                 delegation = list && (permits & NP_PERMIT_DELEGATION) != 0,
                 time = (role || described) && (permits & NP_PERMIT_TIME) != 0,
                 annex = rule->regime == NP_REGIME_DBG && profile == NP_PROFILE_INTERNAL;

        prepare (dossier, rule);
        pack = build (dossier, profile);
        for (guint d = 0; d < G_N_ELEMENTS (documents); d++)
          {
            const char *name = documents[d];
            g_autofree char *set = words_of (pack, name), *words = set != NULL ? g_utf8_strdown (set, -1) : NULL;
            gboolean record = g_str_equal (name, "40-meeting-notes") || g_str_equal (name, "90-all"),
                     readout = g_str_equal (name, "50-readout"), both = g_str_equal (name, "51-readouts-compared"),
                     actions = g_str_equal (name, "60-actions");

            for (guint i = 0; i < G_N_ELEMENTS (never); i++)
              expect (words, name, rule, never[i], FALSE);
            expect (words, name, rule, "zqtext", (record && (text || annex)) || (actions && text));
            expect (words, name, rule, "zqagreedtext", (record && (text || annex)) || (readout && text));
            expect (words, name, rule, "zqrole", (record || actions) && role);
            expect (words, name, rule, "zqdescription", record && described);
            expect (words, name, rule, "13:37", record && time);
            expect (words, name, rule, "zqtheirs", both || g_str_equal (name, "90-all"));
            /* The bound pack has the positions of the parties, with their names. */
            if (!g_str_equal (name, "90-all"))
              expect (words, name, rule, "zqparty", (readout && delegation) || (record && delegation && !role));
          }
      }
}

/* ---- the readout ---- */

static void
test_draft (void)
{
  static const char *const english[] = { "18–19", "2018", "Helsinki", "The participants discussed: “Opening", "State of the three channels",
                                         "Agreed to test, not to announce", NULL };
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION), open = NULL, shut = NULL;
  g_autoptr(NpText) text = np_readout_draft (view, "mt1"), with = NULL;

  assert_in_order (np_text_get (text, NP_LANG_EN), english);
  g_assert_nonnull (strstr (np_text_get (text, NP_LANG_RU), "Обсуждались вопросы: «Открытие"));
  /* Nobody is named under the rule, and what was only said is not in it. */
  g_assert_null (strstr (np_text_get (text, NP_LANG_EN), "United States"));
  g_assert_null (strstr (np_text_get (text, NP_LANG_EN), "Thirty-six"));
  g_assert_null (np_readout_draft (view, "mt2"));
  g_assert_null (np_readout_draft (view, "nowhere"));
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr(NpChange) change = np_change_new ("rule");
      gpointer meeting = np_dossier_find (dossier, "mt1");

      np_change_set_enum (change, meeting, NP_MEETING_REGIME, turn == 0 ? NP_REGIME_OTR : NP_REGIME_OFF);
      for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
        np_change_set_enum (change, np_object_get_child (meeting, NP_MEETING_ENTRIES, i), NP_ENTRY_REGIME,
                            turn == 0 ? NP_REGIME_OTR : NP_REGIME_OFF);
      np_dossier_apply (dossier, change);
      if (turn == 0)
        {
          open = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
          with = np_readout_draft (open, "mt1");
          /* Each language has its own alphabet. */
          g_assert_nonnull (strstr (np_text_get (with, NP_LANG_EN), "Taking part: China, Russian Federation, United States."));
          g_assert_nonnull (strstr (np_text_get (with, NP_LANG_RU), "Участвовали: Китай, Россия, США."));
        }
      else
        {
          shut = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
          g_assert_null (np_readout_draft (shut, "mt1"));
        }
    }
}

static char *
joined (const char *words, const GArray *runs, gboolean only_common)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const NpReadoutRun *run = &g_array_index (runs, NpReadoutRun, i);

      if (!only_common || !run->different)
        g_string_append_len (out, words + run->start, run->end - run->start);
    }
  return g_string_free (out, FALSE);
}

static void
check_pair (const char *ours, const char *theirs, int expected)
{
  g_autoptr(GArray) our_runs = NULL, their_runs = NULL;
  guint n = np_readout_compare (ours, theirs, &our_runs, &their_runs);
  g_autofree char *a = joined (ours, our_runs, FALSE), *b = joined (theirs, their_runs, FALSE),
                  *x = joined (ours, our_runs, TRUE), *y = joined (theirs, their_runs, TRUE);

  g_assert_cmpstr (a, ==, ours);
  g_assert_cmpstr (b, ==, theirs);
  /* What is not marked is the same on both sides. */
  g_assert_cmpstr (x, ==, y);
  if (expected >= 0)
    g_assert_cmpuint (n, ==, expected);
}

static void
test_compare (void)
{
  static const char *const pieces[] = { "The", "sides", "agreed", "to", "continue", "стороны", "условились", " ", " ", ",", ".", "№ 3" };

  check_pair ("The sides agreed to continue.", "The sides agreed to continue.", 0);
  check_pair ("The sides agreed to continue.", "The sides discussed how to continue.", 1);
  check_pair ("Стороны условились продолжить контакты.", "Стороны обменялись мнениями.", 1);
  check_pair ("", "New words", 1);
  check_pair ("Old words", "", 1);
  check_pair ("", "", 0);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr(GString) a = g_string_new (NULL), b = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        {
          g_string_append (a, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_string_append (b, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      check_pair (a->str, b->str, -1);
    }
}

/* On paper: ours beside theirs, the differences underlined. */
static void
test_beside (void)
{
  g_autoptr(NpDossier) dossier = np_brief_test_sample ();
  g_autoptr(NpChange) change = np_change_new ("theirs");
  g_autoptr(GPtrArray) pack = NULL;
  const NpPackDocument *document = NULL;
  const NpPackTable *table;
  const NpPackText *ours, *theirs;
  guint marked = 0;

  np_change_set_words (change, np_dossier_find (dossier, "mt1"), NP_MEETING_THEIR_READOUT, NP_LANG_EN,
                       "Experts from China, Russia and the United States met in Helsinki on 18–19 July 2018 to discuss the fight "
                       "against cybercrime.");
  np_dossier_apply (dossier, change);
  pack = build (dossier, NP_PROFILE_DELEGATION);
  for (guint i = 0; i < pack->len && document == NULL; i++)
    if (g_str_equal (((NpPackDocument *) pack->pdata[i])->name, "51-readouts-compared"))
      document = pack->pdata[i];
  g_assert_nonnull (document);
  table = ((NpPackBlock *) ((NpPackSection *) document->sections->pdata[0])->blocks->pdata[0])->table;
  g_assert_cmpuint (table->rows->len, ==, 1);
  ours = ((NpPackCell *) ((NpPackRow *) table->rows->pdata[0])->cells->pdata[0])->text;
  theirs = ((NpPackCell *) ((NpPackRow *) table->rows->pdata[0])->cells->pdata[1])->text;
  for (guint i = 0; i < theirs->runs[NP_LANG_EN]->len; i++)
    {
      const NpPackRun *run = &g_array_index (theirs->runs[NP_LANG_EN], NpPackRun, i);

      if (strstr (run->words, "cybercrime") != NULL)
        g_assert_cmpuint (run->style, ==, NP_RUN_DIFFERENT);
      if (strstr (run->words, "Experts from China") != NULL)
        g_assert_cmpuint (run->style, ==, NP_RUN_PLAIN);
      marked += run->style == NP_RUN_DIFFERENT;
    }
  g_assert_cmpuint (marked, >, 0);
  g_assert_true (np_pack_text_has (ours, NP_LANG_RU));
}

/* ---- protected entries in the forecast ---- */

static double
sum_of (const NpExportCell *cell, guint *n_other)
{
  double sum = 0;

  *n_other = 0;
  for (guint i = 0; i < cell->reasons->len; i++)
    {
      const NpExportReason *reason = &g_array_index (cell->reasons, NpExportReason, i);

      sum += reason->value;
      *n_other += g_str_equal (np_text_get (reason->label, NP_LANG_EN), "Other evidence");
    }
  return sum;
}

/* What an entry did to the forecast has a name only where its rule lets the delegation have one. */
static void
test_other_evidence (void)
{
  static const NpRegime rules[] = { NP_REGIME_OTR, NP_REGIME_BG, NP_REGIME_CHR, NP_REGIME_DBG, NP_REGIME_OFF, NP_REGIME_OWN };

  for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      gboolean hidden = rules[r] != NP_REGIME_OTR && rules[r] != NP_REGIME_BG;
      g_autoptr(NpDossier) dossier = np_brief_test_sample ();
      gpointer meeting = np_dossier_find (dossier, "mt1");
      g_autoptr(NpChange) change = np_change_new ("rule");
      g_autoptr(NpForecast) forecast = NULL;
      g_autoptr(NpExportView) view = NULL;
      const NpExportCell *cell;
      const NpForecastCell *from;
      guint n_other;

      for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
        np_change_set_enum (change, np_object_get_child (meeting, NP_MEETING_ENTRIES, i), NP_ENTRY_REGIME, rules[r]);
      np_dossier_apply (dossier, change);
      forecast = np_brief_test_forecast (dossier);
      view = np_export_view_new (dossier, forecast, NP_PROFILE_INTERNAL);
      g_assert_true (np_export_view_fill (view, NULL, NULL));
      /* The Russian side spoke of CBM-06 itself. */
      cell = np_export_view_get_cell (view, "m06", "rus");
      from = np_forecast_get_cell (forecast, "m06", NP_LEVEL_TARGET, "rus");
      g_assert_cmpuint (from->n_observed, >, 0);
      g_assert_cmpfloat_with_epsilon (sum_of (cell, &n_other), from->s, 1e-9);
      g_assert_cmpuint (n_other, ==, hidden ? 1 : 0);
      g_assert_cmpuint (cell->n_observed, ==, hidden ? 0 : from->n_observed);
      g_assert_true (cell->other_evidence == hidden);
      if (cell->habit_line != NULL)
        g_assert_true (g_str_has_prefix (np_text_get (cell->habit_line, NP_LANG_EN), "Other evidence") == hidden);
      for (guint i = 0; hidden && i < cell->reasons->len; i++)
        for (guint k = 0; k < from->n_contributions; k++)
          if (g_str_equal (from->contributions[k].driver, "text"))
            g_assert_false (np_text_equal (g_array_index (cell->reasons, NpExportReason, i).label, from->contributions[k].label));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  np_xml_init ();
  g_test_add_func ("/export/record/layout", test_layout);
  g_test_add_func ("/export/record/initiative", test_initiative);
  g_test_add_func ("/export/H1/every-rule-in-every-document", test_rules);
  g_test_add_func ("/export/H1/other-evidence", test_other_evidence);
  g_test_add_func ("/export/readout/draft", test_draft);
  g_test_add_func ("/export/readout/compare", test_compare);
  g_test_add_func ("/export/readout/beside", test_beside);
  return g_test_run ();
}
