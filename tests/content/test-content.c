/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-content.h"

#include <string.h>

#include "brief/np-clause-words.h"
#include "dossier/np-brief.h"
#include "dossier/np-dossier.h"
#include "dossier/np-exercise.h"
#include "dossier/np-issue.h"
#include "dossier/np-marked.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

#define SAMPLE "samples/helsinki.nonpaper"
#define TRAINING "samples/training.nonpaper"
#define INSTRUMENTS "library/instruments.xml"
#define TERMBASE "library/termbase.xml"

static const char *const files[] = { SAMPLE, TRAINING, INSTRUMENTS, TERMBASE };

static GBytes *
lookup (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/nonpaper/data/", name, NULL);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return bytes;
}

static NpDossier *
load (const char *name)
{
  g_autoptr(GBytes) bytes = lookup (name);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_parse (bytes, name, NP_XML_IN_STRICT, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

typedef void (*Visit) (gpointer object, const char *where, gpointer data);

static void
walk (gpointer object, const char *file, Visit visit, gpointer data)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);
  g_autofree char *where = g_strdup_printf ("%s:%u: %s %s", file, np_xml_in_get_line (object),
                                            np_object_get_element (object),
                                            np_object_get_id (object) != NULL ? np_object_get_id (object) : "");

  visit (object, where, data);
  for (guint i = 0; i < n; i++)
    if (rows[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        walk (np_object_get_child (object, i, j), file, visit, data);
}

static void
test_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) before = lookup (files[i]);
      g_autoptr(NpDossier) dossier = load (files[i]);
      g_autoptr(GBytes) after = np_xml_out_write (dossier);

      g_test_message ("%s", files[i]);
      g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before),
                       g_bytes_get_data (after, NULL), g_bytes_get_size (after));
    }
}

typedef struct
{
  const char *element;
  guint expected;
  guint found;
} Count;

static void
count (gpointer object, const char *where, gpointer data)
{
  for (Count *row = data; row->element != NULL; row++)
    if (g_str_equal (np_object_get_element (object), row->element))
      row->found++;
}

static void
test_counts (void)
{
  Count sample[] = {
    { "issue", 13 }, { "stance", 29 }, { "party", 5 }, { "seat", 9 }, { "red-line", 5 }, { "domestic-limit", 6 },
    { "answer", 11 }, { "trust", 6 }, { "doctrine", 3 }, { "measure", 16 }, { "package", 3 }, { "scenario", 7 },
    { "relation", 42 }, { "exercise", 5 }, { "inject", 20 }, { "option", 5 }, { "preference", 10 }, { "infeasible", 3 }, { "event", 14 },
    { "meeting", 2 }, { "entry", 12 }, { "reaction", 9 }, { "action", 3 }, { "source", 2 }, { "anchor", 59 },
    { "target", 97 }, { "burden", 87 }, { "effect", 17 }, { "term", 6 }, { "frozen", 1 }, { "cell", 30 }, { "level", 38 }, { "param", 6 }, { NULL },
  };
  Count instruments[] = { { "instrument", 23 }, { "provision", 125 }, { "source", 38 }, { NULL } };
  Count terms[] = { { "term", 179 }, { NULL } };
  Count training[] = { { "measure", 3 }, { "party", 2 }, { "issue", 3 }, { "seat", 4 }, { "meeting", 1 }, { NULL } };
  struct { const char *file; Count *rows; } all[] = {
    { SAMPLE, sample }, { INSTRUMENTS, instruments }, { TERMBASE, terms }, { TRAINING, training },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr(NpDossier) dossier = load (all[i].file);

      walk (dossier, all[i].file, count, all[i].rows);
      for (Count *row = all[i].rows; row->element != NULL; row++)
        {
          g_test_message ("%s: %s", all[i].file, row->element);
          g_assert_cmpuint (row->found, ==, row->expected);
        }
    }
}

static void
check_words (gpointer object, const char *where, gpointer data)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *ru, *en;
      g_autofree char *folded = NULL;

      if (rows[i].kind != NP_KIND_TEXT || !np_object_is_given (object, i))
        continue;
      ru = np_object_get_words (object, i, NP_LANG_RU);
      en = np_object_get_words (object, i, NP_LANG_EN);
      if (*ru == '\0' || *en == '\0')
        g_error ("%s: %s has one language only", where, rows[i].name);
      if (strpbrk (ru, "\"'") != NULL || strpbrk (en, "\"'") != NULL)
        g_error ("%s: %s has a straight quotation mark", where, rows[i].name);
      if (strstr (ru, "  ") != NULL || strstr (en, "  ") != NULL || strstr (ru, " - ") != NULL)
        g_error ("%s: %s has doubled blanks or a hyphen for a dash", where, rows[i].name);
      folded = g_ascii_strdown (en, -1);
      if (strstr (folded, "seed") != NULL)
        g_error ("%s: %s speaks of where it came from", where, rows[i].name);
    }
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(NpDossier) dossier = load (files[i]);

      walk (dossier, files[i], check_words, NULL);
    }
}

/* Stated and inferred rest on a source, assumed at least on a reason, as far as the class has room for them. */
static void
check_grounds (gpointer object, const char *where, gpointer data)
{
  int status = np_object_find_field (object, "status");
  int source = np_object_find_field (object, "source");
  int why = np_object_find_field (object, "why");
  gboolean has_source = source >= 0 && np_object_is_given (object, source);
  gboolean has_why = why >= 0 && np_object_is_given (object, why);

  if (status < 0 || np_object_get_fields (object, NULL)[status].codes != np_codes_status || (source < 0 && why < 0))
    return;
  if (np_object_get_enum (object, status) == NP_STATUS_ASSUMED ? !has_source && !has_why : !has_source)
    g_error ("%s: is %s without grounds", where, np_object_get_code (object, status));
}

static void
test_grounds (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(NpDossier) dossier = load (files[i]);

      walk (dossier, files[i], check_grounds, NULL);
    }
}

static void
test_unstated_lines (void)
{
  g_autoptr(NpDossier) dossier = load (SAMPLE);

  /* The sources state no red line outright, and none is absolute. */
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      g_assert_false (np_object_get_boolean (party, NP_PARTY_OWN));
      for (guint j = 0; j < np_object_get_n_children (party, NP_PARTY_RED_LINES); j++)
        {
          gpointer line = np_object_get_child (party, NP_PARTY_RED_LINES, j);

          g_assert_cmpstr (np_object_get_code (line, NP_RED_LINE_STATUS), ==, "inferred");
          g_assert_false (np_object_get_boolean (line, NP_RED_LINE_ABSOLUTE));
        }
    }
}

static void
check_marks (NpMeasure *measure, NpClause *clause)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autoptr(GPtrArray) marks = np_marked_split (np_object_get_words (clause, NP_CLAUSE_TEXT, lang));

      g_assert_false (np_clause_is_stale (clause, lang));
      g_assert_cmpint (np_clause_get_state (clause, lang), ==, NP_TEXT_REVIEWED);
      for (guint i = 0; i < marks->len; i++)
        {
          const NpMark *mark = g_ptr_array_index (marks, i);

          if (mark->param == NULL)
            continue;
          g_assert_nonnull (np_measure_get_param (measure, mark->param));
          g_assert_true ((lang == NP_LANG_EN) == (mark->kase == NP_CASE_NOM));
        }
    }
}

static void
test_clauses (void)
{
  static const struct { const char *measure; guint clause; const char *ru, *en; } expected[] = {
    { "m01", 0, "В течение 60 дней стороны", "Within 60 days the two sides" },
    { "m02", 1, "подтверждают получение в течение 4 часов.", "confirm receipt within 4 hours." },
    { "m04", 0, "отводит на него до 48 часов.", "allows up to 48 hours for it." },
    { "m07", 0, "менее чем за 10 дней до её начала", "less than 10 days ahead" },
    { "m09", 1, "в течение 1 суток.", "within 1 day." },
    { "m09", 2, "в течение 5 рабочих дней.", "within 5 working days." },
  };
  g_autoptr(NpDossier) sample = load (SAMPLE), training = load (TRAINING);
  NpDossier *both[] = { sample, training };

  for (guint d = 0; d < 2; d++)
    for (guint i = 0; i < np_object_get_n_children (both[d], NP_DOSSIER_MEASURES); i++)
      {
        gpointer measure = np_object_get_child (both[d], NP_DOSSIER_MEASURES, i);
        guint n = np_object_get_n_children (measure, NP_MEASURE_CLAUSES);

        g_assert_cmpuint (n, >=, 1);
        g_assert_cmpuint (n, <=, 4);
        for (guint j = 0; j < n; j++)
          check_marks (measure, np_object_get_child (measure, NP_MEASURE_CLAUSES, j));
      }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      NpMeasure *measure = np_dossier_find (sample, expected[i].measure);
      NpClause *clause = np_object_get_child (measure, NP_MEASURE_CLAUSES, expected[i].clause);
      g_autofree char *ru = np_clause_words (clause, NP_LANG_RU, NULL);
      g_autofree char *en = np_clause_words (clause, NP_LANG_EN, NULL);

      /* A no-break space may stand between number and unit. */
      for (char **words = (char *[]) { ru, en, NULL }; *words != NULL; words++)
        for (char *at; (at = strstr (*words, "\u00a0")) != NULL;)
          {
            *at = ' ';
            memmove (at + 1, at + 2, strlen (at + 2) + 1);
          }
      g_test_message ("%s: %s / %s", expected[i].measure, ru, en);
      g_assert_nonnull (strstr (ru, expected[i].ru));
      g_assert_nonnull (strstr (en, expected[i].en));
    }
}

static void
test_notes (void)
{
  static const struct { const char *regime, *seat, *reactions; } expected[] = {
    { "OTR", "fac", "" }, { "CHR", "ru1", "" }, { "CHR", "us2", "" }, { "CHR", "ru1", "m06 ++ full;" },
    { "BG", "us2", "m06 +- full;" }, { "CHR", "ru2", "m08 +- full;" }, { "CHR", "cn1", "" }, { "CHR", "us3", "m02 + full;" },
    { "OFF", "", "" }, { "CHR", "ru3", "m02 + full;" }, { "DBG", "us2", "m12 + full;m06 - full;" },
    { "OTR", "fac", "m01 ++ half;m01 ++ half;" },
  };
  g_autoptr(NpDossier) dossier = load (SAMPLE);
  gpointer meeting = np_dossier_find (dossier, "mt1");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      g_autoptr(GString) reactions = g_string_new (NULL);

      for (guint j = 0; j < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); j++)
        {
          gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, j);

          g_string_append_printf (reactions, "%s %s %s;", np_object_get_string (reaction, NP_REACTION_MEASURE),
                                  np_object_get_code (reaction, NP_REACTION_REACTION),
                                  np_object_get_code (reaction, NP_REACTION_ACCEPT));
        }
      g_assert_cmpstr (np_object_get_code (entry, NP_ENTRY_REGIME), ==, expected[i].regime);
      g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, expected[i].seat);
      g_assert_cmpstr (reactions->str, ==, expected[i].reactions);
    }
}

static void
assert_order (const char *text, const char *a, const char *b, const char *c)
{
  const char *first = strstr (text, a), *second = strstr (text, b), *third = strstr (text, c);

  g_assert_true (first != NULL && second != NULL && third != NULL && first < second && second < third);
}

static void
test_readout (void)
{
  g_autoptr(NpDossier) dossier = load (SAMPLE);
  gpointer meeting = np_dossier_find (dossier, "mt1");

  /* Each language has its own alphabet. */
  assert_order (np_object_get_words (meeting, NP_MEETING_READOUT, NP_LANG_RU), "Китая", "России", "США");
  assert_order (np_object_get_words (meeting, NP_MEETING_READOUT, NP_LANG_EN), "China", "Russia", "United States");
}

static void
test_frozen (void)
{
  g_autoptr(NpDossier) dossier = load (SAMPLE);
  gpointer frozen = np_dossier_find (dossier, "f1");

  g_assert_cmpuint (strlen (np_object_get_string (frozen, NP_FROZEN_OF)), ==, 12);
  for (guint i = 0; i < np_object_get_n_children (frozen, NP_FROZEN_CELLS); i++)
    {
      gpointer cell = np_object_get_child (frozen, NP_FROZEN_CELLS, i);
      double sum = 0;

      for (guint k = NP_FROZEN_CELL_P1; k <= NP_FROZEN_CELL_P5; k++)
        sum += np_object_get_number (cell, k);
      g_assert_cmpfloat_with_epsilon (sum, 1, 5e-6);
    }
}

static void
test_terms (void)
{
  g_autoptr(NpDossier) dossier = load (TERMBASE);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_GLOSSARY); i++)
    {
      gpointer term = np_object_get_child (dossier, NP_DOSSIER_GLOSSARY, i);
      g_autofree char *id = g_strdup_printf ("T%03u", i + 1);
      g_auto(GStrv) avoid = g_strsplit (np_object_get_string (term, NP_TERM_AVOID), ";", -1);

      g_assert_cmpstr (np_object_get_id (term), ==, id);
      g_assert_true (np_object_is_given (term, NP_TERM_NOTE));
      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        {
          g_auto(GStrv) own = g_strsplit (np_object_get_words (term, NP_TERM_TERM, lang), ";", -1);

          for (char **word = own; *word != NULL; word++)
            {
              g_assert_cmpstr (g_strstrip (*word), !=, "");
              g_assert_null (strpbrk (*word, "()\""));
              for (char **bad = avoid; *bad != NULL; bad++)
                g_assert_cmpstr (*word, !=, g_strstrip (*bad));
            }
        }
    }
}

static void
test_marks (void)
{
  g_autoptr(NpDossier) dossier = load (INSTRUMENTS);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_INSTRUMENTS); i++)
    {
      gpointer instrument = np_object_get_child (dossier, NP_DOSSIER_INSTRUMENTS, i);

      for (guint j = 0; j < np_object_get_n_children (instrument, NP_INSTRUMENT_PROVISIONS); j++)
        {
          gpointer row = np_object_get_child (instrument, NP_INSTRUMENT_PROVISIONS, j);
          const char *mark = np_object_get_string (row, NP_PROVISION_MARK);

          g_assert_true (np_object_is_given (row, NP_PROVISION_TITLE) && np_object_is_given (row, NP_PROVISION_SUMMARY)
                         && np_object_is_given (row, NP_PROVISION_PARA));
          if (g_str_equal (mark, "verified"))
            g_assert_true (np_object_is_given (row, NP_PROVISION_SOURCE));
          else if (g_str_equal (mark, "partly verified"))
            g_assert_true (np_object_is_given (row, NP_PROVISION_NOTE));
          else
            g_assert_cmpstr (mark, ==, "from memory");
        }
    }
}

static void
test_expulsions (void)
{
  static const char *const marks[] = { "verified", "partly", "conflict", "from memory", "announced-only", "no response found", NULL };
  g_autoptr(GBytes) bytes = lookup ("data/expulsions.csv");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint since_2000[3] = { 0 }, lags[32] = { 0 }, n_lags = 0, median = 0;

  g_assert_cmpuint (g_strv_length (lines), ==, 42);
  g_assert_true (g_str_has_suffix (lines[0], ",action_status,response_status,source"));
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("E%02u,", i);
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", 16);

      g_assert_true (g_str_has_prefix (lines[i], id));
      g_assert_cmpuint (g_strv_length (cells), ==, 16);
      for (guint j = 13; j <= 14; j++)
        {
          g_strdelimit (cells[j], "\"", ' ');
          g_assert_true (g_strv_contains (marks, g_strstrip (cells[j])));
        }
      g_assert_cmpstr (cells[15], !=, "");
      if (*cells[10] != '\0')
        {
          lags[MIN (g_ascii_strtoull (cells[10], NULL, 10), 31)]++;
          n_lags++;
        }
      if (strcmp (cells[1], "2000") >= 0 && *cells[11] != '\0')
        {
          double ratio = g_ascii_strtod (cells[11], NULL);

          since_2000[ratio < 1 ? 0 : ratio > 1 ? 2 : 1]++;
        }
    }
  /* Since 2000: in kind .78, less .15, more .07; of all, half of the known answers came within four days. */
  g_assert_cmpuint (since_2000[1], ==, 21);
  g_assert_cmpuint (since_2000[0], ==, 4);
  g_assert_cmpuint (since_2000[2], ==, 2);
  for (guint sum = lags[0]; 2 * sum < n_lags; sum += lags[median])
    median++;
  g_assert_cmpuint (median, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/content/S4/same-bytes", test_bytes);
  g_test_add_func ("/content/2/counts", test_counts);
  g_test_add_func ("/content/2/two-languages", test_words);
  g_test_add_func ("/content/2/grounds", test_grounds);
  g_test_add_func ("/content/2/no-stated-red-line", test_unstated_lines);
  g_test_add_func ("/content/2/clauses", test_clauses);
  g_test_add_func ("/content/2/notes", test_notes);
  g_test_add_func ("/content/2/readout-order", test_readout);
  g_test_add_func ("/content/2/frozen", test_frozen);
  g_test_add_func ("/content/2/terms", test_terms);
  g_test_add_func ("/content/2/marks", test_marks);
  g_test_add_func ("/content/5.6/expulsions", test_expulsions);
  add_manual_tests ();
  add_schema_tests ();
  return g_test_run ();
}
