/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-leak.h"

#include <locale.h>
#include <string.h>

#include "base/np-error.h"
#include "brief/np-export.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "np-brief-test.h"
#include "store/np-xml.h"

static NpDossier *
load_sample (void)
{
  NpDossier *dossier = np_brief_test_sample ();
  gpointer seat = np_dossier_find (dossier, "us2");
  g_autoptr(NpChange) change = np_change_new ("name");

  np_change_set_words (change, seat, NP_SEAT_NAME, NP_LANG_EN, "John Ellery Smithson");
  np_change_set_words (change, seat, NP_SEAT_NAME, NP_LANG_RU, "Джон Эллери Смитсон");
  g_assert_true (np_dossier_apply (dossier, change));
  return dossier;
}

static gpointer
add_entry (NpDossier *dossier, const char *id, const char *seat, NpRegime regime, const char *ru, const char *en)
{
  g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);
  g_autoptr(NpChange) change = np_change_new ("entry");

  np_object_set_string (entry, NP_ENTRY_AT, "2018-07-18T14:00");
  np_object_set_string (entry, NP_ENTRY_SEAT, seat);
  np_object_set_enum (entry, NP_ENTRY_REGIME, regime);
  np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_RU, ru);
  np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_EN, en);
  np_change_insert (change, np_dossier_find (dossier, "mt1"), NP_MEETING_ENTRIES, G_MAXUINT, entry);
  g_assert_true (np_dossier_apply (dossier, change));
  return np_dossier_find (dossier, id);
}

static void
set_words (NpDossier *dossier, gpointer object, guint field, NpLang lang, const char *words)
{
  g_autoptr(NpChange) change = np_change_new ("words");

  np_change_set_words (change, object, field, lang, words);
  g_assert_true (np_dossier_apply (dossier, change));
}

static const NpLeak *
leak_of (NpExportView *view, const char *prefix, NpLeakKind kind)
{
  for (guint i = 0; i < view->leaks->len; i++)
    {
      const NpLeak *leak = view->leaks->pdata[i];

      if (leak->kind == kind && g_str_has_prefix (leak->id, prefix))
        return leak;
    }
  return NULL;
}

/* ---- what is found in a text ---- */

static void
test_names (void)
{
  static const struct { const char *text, *found; } rows[] = {
    /* The name of a party, in every form. */
    { "Россия согласна", "a:Россия" }, { "по мнению РОССИИ, да", "a:РОССИИ" }, { "с Россией", "a:Россией" },
    { "российская сторона", "a:российская" }, { "китайский участник", "a:китайский" },
    { "the Chinese asked", "a:Chinese" }, { "Moscow’s view", "a:Moscow" }, { "in Beijing", "a:Beijing" },
    { "the United States agrees", "a:United States" }, { "the UNITED\u00a0STATES", "a:UNITED\u00a0STATES" },
    { "США и КНР", "a:США" }, { "the U.S. side", "a:U.S" }, { "the US side", "a:US" },
    { "американские коллеги", "a:американские" }, { "Rus\u00adsian", "a:Rus\u00adsian" }, { "Russian", "a:Russian" },
    { "Mos\u200bcow", "a:Mos\u200bcow" },
    /* What only sounds like it. */
    { "tell us more", "" }, { "united we stand, states apart", "" }, { "рост расходов", "" }, { "росы и росинки", "" },
    { "", "" }, { "…", "" }, { "the fact is that both sides accuse", "" }, { "глава соглашения", "" },
    /* Persons: any part of the name, any case, any accent; initials in both orders. */
    { "Smithson will ask", "p:Smithson" }, { "mr SMITHSON’S paper", "p:SMITHSON" }, { "Smíthson said so", "p:Smíthson" },
    { "говорил со Смитсоном", "p:Смитсоном" }, { "ДЖОН спросил", "p:ДЖОН" }, { "J. E. S. agrees", "i:J. E. S" },
    { "JES agrees", "i:JES" }, { "С. Д. Э. против", "i:С. Д. Э" }, { "S.J.E.", "i:S.J.E" }, { "jes", "" },
    /* Seats and roles; the facilitator is no secret. */
    { "us2 нервничал", "s:us2" }, { "после слов РФ1", "s:РФ1" }, { "рф 1", "" }, { "the facilitator", "" }, { "ведущий", "" },
    { "participant (Russian side), head of group", "r:participant (Russian side), head of group" },
    /* Several at once, the longest first. */
    { "US, Россия и Смитсон", "a:US a:Россия p:Смитсон" },
  };
  g_autoptr(NpDossier) dossier = load_sample ();
  g_autoptr(NpNameFinder) finder = np_name_finder_new (dossier);
  static const char signs[] = "pisra";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) finds = np_name_finder_find (finder, rows[i].text, NP_NAME_ALL);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint k = 0; finds != NULL && k < finds->len; k++)
        {
          const NpNameFind *find = &g_array_index (finds, NpNameFind, k);

          g_string_append_printf (found, "%s%c:%.*s", k > 0 ? " " : "", signs[find->kind], (int) (find->end - find->start),
                                  rows[i].text + find->start);
        }
      if (strcmp (found->str, rows[i].found) != 0)
        g_error ("“%s”: found “%s”, wanted “%s”", rows[i].text, found->str, rows[i].found);
    }
  /* Only what is asked for. */
  g_assert_null (np_name_finder_find (finder, "Россия и Смитсон", NP_NAME_MASK (NP_NAME_ROLE)));
}

/* ---- a decision for each ---- */

static gpointer
no_folder (const char *path, GError **error)
{
  g_assert_not_reached ();
}

static gboolean
is_refused (NpExportView *view, GError **error)
{
  static const NpFolder folder = { .open = no_folder };
  NpExportOptions options = { .pack = { .layout = NP_LAYOUT_RU, .marking = -1 }, .folder = &folder };

  return !np_export_write (view, &options, "PACK", NULL, NULL, error);
}

static void
decide (NpDossier *dossier, const NpLeak *leak, NpClearanceKind decision, const char *text)
{
  g_autoptr(NpChange) change = np_change_new ("decide");

  g_assert_nonnull (leak);
  g_assert_true (np_leak_decide (dossier, leak, decision, text, change));
  g_assert_true (np_dossier_apply (dossier, change));
}

static void
test_decisions (void)
{
  g_autoptr(NpDossier) dossier = load_sample ();
  gpointer entry = add_entry (dossier, "x1", "us2", NP_REGIME_CHR, "Россия и США могли бы начать, Россия первой.",
                              "Smithson would like Russia to begin.");
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  g_autoptr(NpExportView) after = NULL, again = NULL, changed = NULL, gone = NULL;
  g_autoptr(NpChange) nothing = np_change_new ("nothing");
  g_autoptr(GError) error = NULL;
  const NpLeak *leak = leak_of (view, "x1", NP_LEAK_AFFILIATION);
  gpointer printed;

  /* The sample has its decisions; the new entry waits for four: two names in Russian, one of them twice, two in English. */
  g_assert_cmpuint (np_export_view_count_open (view), ==, 4);
  g_assert_cmpuint (leak->spans->len, ==, 2);
  g_assert_true (is_refused (view, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, leak->id));
  /* A reason, or the other words, must be typed. */
  g_assert_false (np_leak_decide (dossier, leak, NP_CLEARANCE_KEEP, " ", nothing));
  g_assert_false (np_leak_decide (dossier, leak, NP_CLEARANCE_REPLACE, NULL, nothing));
  g_assert_cmpuint (np_change_get_n_steps (nothing), ==, 0);

  for (guint i = 0; i < view->leaks->len; i++)
    {
      const NpLeak *each = view->leaks->pdata[i];
      g_autofree char *found = np_leak_dup_found (each);

      if (!np_leak_is_open (each))
        continue;
      if (g_str_equal (found, "Россия"))
        decide (dossier, each, NP_CLEARANCE_REPLACE, "одна сторона");
      else if (g_str_equal (found, "Smithson"))
        decide (dossier, each, NP_CLEARANCE_REPLACE, "A participant");
      else
        decide (dossier, each, NP_CLEARANCE_KEEP, "a third party, not in the room");
    }
  after = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  g_assert_cmpuint (np_export_view_count_open (after), ==, 0);
  printed = np_dossier_find (after->dossier, "x1");
  g_assert_cmpstr (np_object_get_words (printed, NP_ENTRY_TEXT, NP_LANG_RU), ==,
                   "одна сторона и США могли бы начать, одна сторона первой.");
  g_assert_cmpstr (np_object_get_words (printed, NP_ENTRY_TEXT, NP_LANG_EN), ==, "A participant would like Russia to begin.");
  /* The dossier itself keeps the words. */
  g_assert_cmpstr (np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_EN), ==, "Smithson would like Russia to begin.");

  /* One decision is one step, and can be taken back. */
  np_dossier_undo (dossier);
  again = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  g_assert_cmpuint (np_export_view_count_open (again), ==, 1);
  np_dossier_redo (dossier);
  /* Other words: other hits, and the decisions on the old ones do not count. */
  set_words (dossier, entry, NP_ENTRY_TEXT, NP_LANG_RU, "Россия и США могли бы начать.");
  changed = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  g_assert_cmpuint (np_export_view_count_open (changed), ==, 2);
  /* Left out: the whole entry goes. */
  decide (dossier, leak_of (changed, "x1", NP_LEAK_AFFILIATION), NP_CLEARANCE_LEAVE_OUT, NULL);
  gone = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  g_assert_null (np_dossier_find (gone->dossier, "x1"));
  g_assert_cmpuint (gone->n_left_out, ==, 1);
}

/* Which rule hides what. */
static void
test_regimes (void)
{
  g_autoptr(NpDossier) dossier = load_sample ();
  const char *en = "Smithson and Russia, participant (Russian side), head of group, us1, J.E.S.";

  add_entry (dossier, "x-otr", "us2", NP_REGIME_OTR, "«Слово в слово и ещё»", en);
  add_entry (dossier, "x-bg", "us2", NP_REGIME_BG, "«Слово в слово и ещё»", en);
  add_entry (dossier, "x-chr", "us2", NP_REGIME_CHR, "«Слово в слово и ещё»", en);
  add_entry (dossier, "x-off", "us2", NP_REGIME_OFF, "«Слово в слово и ещё»", en);
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_INTERNAL);

  for (NpLeakKind kind = 0; kind <= NP_LEAK_QUOTE; kind++)
    {
      g_assert_null (leak_of (view, "x-otr", kind));
      g_assert_null (leak_of (view, "x-off", kind));
      g_assert_nonnull (leak_of (view, "x-chr", kind));
      /* On background a quotation may be given. */
      g_assert_true ((leak_of (view, "x-bg", kind) == NULL) == (kind == NP_LEAK_QUOTE));
    }
  /* A person is looked for everywhere, a party only where a rule hides it. */
  set_words (dossier, np_dossier_find (dossier, "m01c1"), NP_CLAUSE_TEXT, NP_LANG_EN, "Smithson (us1) and Russia agree.");
  g_autoptr(NpExportView) handover = np_export_view_new (dossier, NULL, NP_PROFILE_HANDOVER);
  g_assert_nonnull (leak_of (handover, "m01c1", NP_LEAK_PERSON));
  g_assert_nonnull (leak_of (handover, "m01c1", NP_LEAK_SEAT));
  g_assert_null (leak_of (handover, "m01c1", NP_LEAK_AFFILIATION));
  g_assert_cmpuint (np_export_view_count_open (handover), ==, 2);
  /* What the other side has published names whom it likes. */
  set_words (dossier, np_dossier_find (dossier, "mt1"), NP_MEETING_THEIR_READOUT, NP_LANG_EN, "Russia and China met; Smithson was there.");
  g_autoptr(NpExportView) theirs = np_export_view_new (dossier, NULL, NP_PROFILE_INTERNAL);
  g_assert_nonnull (leak_of (theirs, "mt1", NP_LEAK_PERSON));
}

/* One delegation remains. */
static void
test_warnings (void)
{
  g_autoptr(NpDossier) dossier = load_sample ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  g_autoptr(NpExportView) view = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);

  g_assert_null (leak_of (view, "mt1", NP_LEAK_ONLY_SPEAKER));
  g_assert_null (leak_of (view, "mt1", NP_LEAK_SMALL_GROUP));
  {
    g_autoptr(NpChange) change = np_change_new ("one");

    /* Only Russian seats speak without a name, in Russian, and one text has no translation. */
    for (guint i = np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i-- > 0;)
      {
        gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

        if (g_str_has_prefix (np_object_get_string (entry, NP_ENTRY_SEAT), "us")
            || g_str_has_prefix (np_object_get_string (entry, NP_ENTRY_SEAT), "cn"))
          np_change_remove (change, entry);
      }
    np_change_set_words (change, np_dossier_find (dossier, "n2"), NP_ENTRY_TEXT, NP_LANG_EN, "");
    np_change_set_string (change, meeting, NP_MEETING_SEAT_ORDER, "fac us1 ru1 ru2 ru3");
    g_assert_true (np_dossier_apply (dossier, change));
  }
  g_autoptr(NpExportView) one = np_export_view_new (dossier, NULL, NP_PROFILE_DELEGATION);
  g_assert_nonnull (leak_of (one, "mt1", NP_LEAK_ONLY_SPEAKER));
  g_assert_nonnull (leak_of (one, "mt1", NP_LEAK_SMALL_GROUP));
  g_assert_nonnull (leak_of (one, "n2", NP_LEAK_LANGUAGE));
  g_assert_null (leak_of (one, "n4", NP_LEAK_LANGUAGE));
  /* A warning keeps nothing back. */
  g_assert_cmpuint (np_export_view_count_open (one), ==, 0);
}

/* Nothing may be so long or so strange that it stops the search, and no find may lie outside. */
static void
test_random (void)
{
  static const char *const pieces[] = { "Россия", "us2", " ", "«", "»", "U.S.", "\u00ad", "\u0301", "Smithson", "J.", "E.", "S.", "\n", "ё", "\"",
                                        "😀", "І", "á", "-", "United", "States" };
  g_autoptr(NpDossier) dossier = load_sample ();
  g_autoptr(NpNameFinder) finder = np_name_finder_new (dossier);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GArray) finds = NULL;
      gsize at = 0;

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      finds = np_name_finder_find (finder, text->str, NP_NAME_ALL);
      for (guint k = 0; finds != NULL && k < finds->len; k++)
        {
          const NpNameFind *find = &g_array_index (finds, NpNameFind, k);

          g_assert_cmpuint (find->start, >=, at);
          g_assert_cmpuint (find->end, >, find->start);
          g_assert_cmpuint (find->end, <=, text->len);
          at = find->end;
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  np_xml_init ();
  g_test_add_func ("/export/H2/names", test_names);
  g_test_add_func ("/export/H2/decisions", test_decisions);
  g_test_add_func ("/export/H2/regimes", test_regimes);
  g_test_add_func ("/export/H2/one-delegation-remains", test_warnings);
  g_test_add_func ("/export/H2/any-text", test_random);
  return g_test_run ();
}
