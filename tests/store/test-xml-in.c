/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-xml-in.h"

#include <locale.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "np-random-dossier.h"
#include "store/np-xml-out.h"

static NpDossier *
read_text (const char *text, NpXmlInFlags flags, GPtrArray *problems, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return np_xml_in_parse (bytes, "f", flags, problems, NULL, error);
}

static char *
write_text (NpDossier *dossier)
{
  g_autoptr(GBytes) bytes = np_xml_out_write (dossier);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* S4: load (save (x)) = x, and the bytes of what was loaded are the same again. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (3);
      g_autoptr(NpDossier) back = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
      g_autofree char *text = write_text (dossier), *again = NULL;

      back = read_text (text, NP_XML_IN_TOLERANT, problems, &error);
      g_assert_no_error (error);
      /* The random dossier may refer to what it dropped again; nothing else may be wrong. */
      for (guint i = 0; i < problems->len; i++)
        g_assert_error ((GError *) problems->pdata[i], NP_INPUT_ERROR, NP_INPUT_ERROR_REFERENCE);
      g_assert_true (np_object_equal (dossier, back));
      again = write_text (back);
      g_assert_cmpstr (again, ==, text);
    }
}

/* The kept pieces are always those of the present state, whatever is done and undone. */
static void
test_kept_pieces (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (5);

      for (guint i = 0; i < 40; i++)
        {
          g_autoptr(NpChange) change = np_random_change (dossier);
          g_autoptr(GPtrArray) pieces = NULL;
          g_autoptr(GBytes) joined = NULL, whole = NULL;

          if (i % 3 == 2)
            np_dossier_undo (dossier);
          else
            np_dossier_apply (dossier, change);
          if (i % 2 == 0)
            while (!np_xml_out_prime (dossier, 50))
              ;
          pieces = np_xml_out_collect (dossier);
          joined = np_xml_out_join (pieces);
          whole = np_xml_out_write (dossier);
          g_assert_true (g_bytes_equal (joined, whole));
        }
      np_dossier_forget_history (dossier);
    }
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dossier xmlns=\"urn:nonpaper:dossier:1\" id=\"d-1\" version=\"1.0\">\n"
#define PARTY " <parties>\n  <party id=\"usa\"/>\n </parties>\n"
#define TAIL "</dossier>\n"

static const struct { const char *name; const char *text; int code; const char *start; } wrong[] = {
  { "kind", "<a/>", NP_INPUT_ERROR_KIND, "f:1: not a dossier" },
  { "namespace", "<dossier xmlns='urn:x'/>", NP_INPUT_ERROR_KIND, "f:1: not a dossier" },
  { "no-namespace", "<dossier/>", NP_INPUT_ERROR_KIND, "f:1: not a dossier" },
  { "newer", "<dossier xmlns='urn:nonpaper:dossier:1' id='d' version='2.0'/>", NP_INPUT_ERROR_NEWER, "f:1: written by a newer" },
  { "newer-namespace", "<dossier xmlns='urn:nonpaper:dossier:2'/>", NP_INPUT_ERROR_NEWER, "f:1: written by a newer" },
  { "version", "<dossier xmlns='urn:nonpaper:dossier:1' id='d' version='1.x'/>", NP_INPUT_ERROR_RANGE, "f:1: no version" },
  { "version-missing", "<dossier xmlns='urn:nonpaper:dossier:1' id='d'/>", NP_INPUT_ERROR_MISSING, "f:1: “dossier” has no “version”" },
  { "id-missing", HEAD " <parties>\n  <party/>\n </parties>\n" TAIL, NP_INPUT_ERROR_MISSING, "f:4: “party” has no “id”" },
  { "id-form", HEAD " <parties>\n  <party id=\"1a\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_ID, "f:4: “id” of “party”: “1a”" },
  { "id-twice", HEAD " <parties>\n  <party id=\"a\"/>\n  <party id=\"a\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_ID,
    "f:5: “id” of “party”: “a” stands already on line 4" },
  { "dangling", HEAD PARTY " <measures>\n  <measure id=\"m\" sponsor=\"rus\"/>\n </measures>\n" TAIL, NP_INPUT_ERROR_REFERENCE,
    "f:7: “sponsor” of “measure” refers to “rus”, which is not there" },
  { "wrong-class", HEAD PARTY " <measures>\n  <measure id=\"m\" sponsor=\"m\"/>\n </measures>\n" TAIL, NP_INPUT_ERROR_REFERENCE,
    "f:7: “sponsor” of “measure” refers to “m”, which is a “measure”" },
  { "range", HEAD " <parties>\n  <party id=\"a\" capability=\"-1\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_RANGE, "f:4:" },
  { "nan", HEAD " <parties>\n  <party id=\"a\" capability=\"nan\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_RANGE, "f:4:" },
  { "comma", HEAD " <parties>\n  <party id=\"a\" capability=\"0,5\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_RANGE, "f:4:" },
  { "code", HEAD " <parties>\n  <party id=\"a\" kind=\"planet\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_RANGE, "f:4:" },
  { "date", HEAD " <meetings>\n  <meeting id=\"a\" date=\"2018-02-30\"/>\n </meetings>\n" TAIL, NP_INPUT_ERROR_RANGE, "f:4:" },
  { "attribute", HEAD " <parties>\n  <party id=\"a\" colour=\"red\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_SYNTAX,
    "f:4: unknown attribute “colour”" },
  { "element", HEAD " <partys>\n </partys>\n" TAIL, NP_INPUT_ERROR_SYNTAX, "f:3: unknown element “partys” in “dossier”" },
  { "item", HEAD " <parties>\n  <measure id=\"a\"/>\n </parties>\n" TAIL, NP_INPUT_ERROR_SYNTAX, "f:4: unknown element “measure”" },
  { "words", HEAD " <parties>\n  hello\n </parties>\n" TAIL, NP_INPUT_ERROR_SYNTAX, "f:3: words outside" },
  { "third-language", HEAD " <title>\n  <t xml:lang=\"fr\">x</t>\n </title>\n" TAIL, NP_INPUT_ERROR_SYNTAX, "f:4: an element <t>" },
  { "language-twice", HEAD " <title>\n  <t xml:lang=\"en\">x</t>\n  <t xml:lang=\"en\">y</t>\n </title>\n" TAIL,
    NP_INPUT_ERROR_SYNTAX, "f:5: an element <t>" },
  { "markup", HEAD " <title>\n  <t xml:lang=\"en\">x <b>y</b></t>\n </title>\n" TAIL, NP_INPUT_ERROR_SYNTAX, "f:4: an element inside" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(NpDossier) dossier = read_text (wrong[i].text, NP_XML_IN_STRICT, NULL, &error);
      g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
      g_autoptr(NpDossier) tolerated = NULL;

      g_test_message ("%s: %s", wrong[i].name, error != NULL ? error->message : "accepted");
      g_assert_null (dossier);
      g_assert_error (error, NP_INPUT_ERROR, wrong[i].code);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].start));
      if (strstr (wrong[i].text, HEAD) == NULL)
        continue;

      /* X5: tolerated, the same thing is reported, kept, and stands in the file again. */
      tolerated = read_text (wrong[i].text, NP_XML_IN_TOLERANT, problems, NULL);
      g_assert_nonnull (tolerated);
      g_assert_cmpuint (problems->len, >=, 1);
      g_assert_cmpstr (((GError *) problems->pdata[0])->message, ==, error->message);
      if (!g_str_equal (wrong[i].name, "markup"))
        {
          g_autofree char *text = write_text (tolerated);

          if (!g_str_equal (wrong[i].name, "words"))
            g_assert_cmpstr (text, ==, wrong[i].text);
          g_assert_true (strstr (text, "hello") != NULL || !g_str_equal (wrong[i].name, "words"));
        }
    }
}

static void
test_all_problems (void)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr(NpDossier) dossier = read_text (HEAD " <parties>\n  <party id=\"a\" capability=\"x\" source=\"none\"/>\n  <party id=\"a\"/>\n </parties>\n"
                                            TAIL, NP_XML_IN_TOLERANT, problems, NULL);

  g_assert_nonnull (dossier);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_true (g_str_has_prefix (((GError *) problems->pdata[0])->message, "f:4: “capability”"));
  g_assert_true (g_str_has_prefix (((GError *) problems->pdata[1])->message, "f:4: “source”"));
  g_assert_true (g_str_has_prefix (((GError *) problems->pdata[2])->message, "f:5: “id”"));
}

/* A wrong value that was tolerated and then corrected is written once. */
static void
test_corrected (void)
{
  g_autoptr(NpDossier) dossier = read_text (HEAD " <parties>\n  <party id=\"a\" capability=\"x\"/>\n </parties>\n" TAIL,
                                            NP_XML_IN_TOLERANT, NULL, NULL);
  g_autoptr(NpChange) change = np_change_new ("");
  g_autofree char *text = NULL;

  np_change_set_number (change, np_dossier_find (dossier, "a"), NP_PARTY_CAPABILITY, 5);
  np_dossier_apply (dossier, change);
  text = write_text (dossier);
  g_assert_cmpstr (text, ==, HEAD " <parties>\n  <party id=\"a\" capability=\"5\"/>\n </parties>\n" TAIL);
}

static const char unknown[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<dossier xmlns=\"urn:nonpaper:dossier:1\" xmlns:x=\"urn:x\" id=\"d-1\" version=\"1.7\" mood=\"good\" x:a=\"&lt;&quot;\">\n"
  " <x:first>мир &amp; труд</x:first>\n"
  " <!-- a comment -->\n"
  " <title x:b=\"1\">\n"
  "  <t xml:lang=\"ru\" x:c=\"2\">Название</t>\n"
  "  <x:inside/>\n"
  " </title>\n"
  " <x:after-title/>\n"
  " <?pi of ours?>\n"
  " <parties x:d=\"3\">\n"
  "  <x:before-usa><x:deep y=\"1\"><![CDATA[<&]]></x:deep></x:before-usa>\n"
  "  <party id=\"usa\" colour=\"blue\">\n"
  "   <newer-thing xml:space=\"preserve\">\n text </newer-thing>\n"
  "   <name>\n"
  "    <t xml:lang=\"ru\">США</t>\n"
  "   </name>\n"
  "   <x:between/>\n"
  "   <seat id=\"us1\"/>\n"
  "   <x:after-seat/>\n"
  "   <seat id=\"us2\"/>\n"
  "  </party>\n"
  "  <y:after-usa xmlns:y=\"urn:y\" y:z=\"1\"/>\n"
  "  <party id=\"rus\"/>\n"
  " </parties>\n"
  " <later/>\n"
  " <measures>\n"
  "  <x:only/>\n"
  " </measures>\n"
  "</dossier>\n";

/* S5: in its place, byte by byte, also after a change beside it; and with what it followed gone. */
static void
test_unknown (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) dossier = read_text (unknown, NP_XML_IN_STRICT, NULL, &error);
  g_autoptr(NpChange) change = np_change_new ("");
  g_autoptr(NpDossier) back = NULL;
  g_autofree char *text = NULL, *changed = NULL, *again = NULL;

  g_assert_no_error (error);
  text = write_text (dossier);
  g_assert_cmpstr (text, ==, unknown);
  np_change_remove (change, np_dossier_find (dossier, "us1"));
  np_change_remove (change, np_dossier_find (dossier, "usa"));
  np_dossier_apply (dossier, change);
  changed = write_text (dossier);
  g_assert_nonnull (strstr (changed, " <parties x:d=\"3\">\n  <x:before-usa>"));
  g_assert_nonnull (strstr (changed, "  <party id=\"rus\"/>\n  <y:after-usa xmlns:y=\"urn:y\" y:z=\"1\"/>\n </parties>\n"));
  back = read_text (changed, NP_XML_IN_STRICT, NULL, &error);
  g_assert_no_error (error);
  again = write_text (back);
  g_assert_cmpstr (again, ==, changed);
  np_dossier_undo (dossier);
  g_free (text);
  text = write_text (dossier);
  g_assert_cmpstr (text, ==, unknown);
}

static void
test_newer (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) dossier =
    read_text ("<dossier xmlns='urn:nonpaper:dossier:2' id='d' version='2.1'><parties><party id='a' power='3'/></parties></dossier>",
               NP_XML_IN_TOLERANT | NP_XML_IN_NEWER, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (np_dossier_find_type (dossier, "a", NP_TYPE_PARTY));
  g_assert_cmpuint (np_xml_in_get_line (np_dossier_find (dossier, "a")), ==, 1);
}

/* Foreign layout, order and marks of bytes lead to the same dossier. */
static void
test_foreign_layout (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) one = read_text ("\xef\xbb\xbf<n:dossier version='1.0' xmlns:n='urn:nonpaper:dossier:1'\r\n id='d-1'><n:measures><n:measure\r\n"
    "number='3' id='m'><n:clause id='c'><n:text><n:t xml:lang='en'>at {least} <n:v case='gen' ref='p'/>\r\n<![CDATA[<x>]]></n:t>"
    "</n:text></n:clause><n:title/></n:measure></n:measures></n:dossier>", NP_XML_IN_STRICT, NULL, &error);
  g_autofree char *text = NULL;
  gpointer clause;

  g_assert_no_error (error);
  clause = np_dossier_find (one, "c");
  g_assert_cmpstr (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN), ==, "at {{least} {p:gen}\n<x>");
  text = write_text (one);
  g_assert_nonnull (strstr (text, "    <text>\n     <t xml:lang=\"en\">at {least} <v ref=\"p\" case=\"gen\"/>\n&lt;x&gt;</t>\n    </text>\n"));
}

static void
test_locales (void)
{
  static const char *const names[] = { "tr_TR.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8", "C" };
  g_autoptr(NpDossier) dossier = np_random_dossier (3);
  g_autofree char *wanted = write_text (dossier);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(NpDossier) back = NULL;
      g_autofree char *text = NULL;

      if (setlocale (LC_ALL, names[i]) == NULL)
        continue;
      n++;
      text = write_text (dossier);
      back = read_text (text, NP_XML_IN_TOLERANT, NULL, &error);
      setlocale (LC_ALL, "C.UTF-8");
      g_assert_cmpstr (text, ==, wanted);
      g_assert_no_error (error);
      g_assert_true (np_object_equal (back, dossier));
    }
  g_test_message ("%u locales", n);
}

static guint
count_different_lines (const char *a, const char *b)
{
  g_auto(GStrv) x = g_strsplit (a, "\n", -1), y = g_strsplit (b, "\n", -1);
  guint different = 0;

  g_assert_cmpuint (g_strv_length (x), ==, g_strv_length (y));
  for (guint i = 0; x[i] != NULL; i++)
    different += !g_str_equal (x[i], y[i]);
  return different;
}

static NpDossier *
two_measures (void)
{
  NpDossier *dossier = np_dossier_new ("d-two");

  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%d", i), *clause_id = g_strdup_printf ("m%dc1", i);
      gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, id));
      gpointer clause = np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, clause_id));

      np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_RU, "Прямая линия");
      np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_EN, "Direct line");
      np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU, "Стороны поддерживают линию связи.");
      np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN, "The sides maintain a line.");
    }
  np_dossier_seal (dossier);
  return dossier;
}

static void
set_words (NpDossier *dossier, const char *id, const char *words)
{
  g_autoptr(NpChange) change = np_change_new ("");

  np_change_set_words (change, np_dossier_find (dossier, id), NP_CLAUSE_TEXT, NP_LANG_EN, words);
  np_dossier_apply (dossier, change);
}

static void
test_one_line (void)
{
  g_autoptr(NpDossier) dossier = two_measures ();
  g_autofree char *before = write_text (dossier), *after = NULL;

  set_words (dossier, "m3c1", "The sides maintain and test a line.");
  after = write_text (dossier);
  g_assert_cmpuint (count_different_lines (before, after), ==, 1);
}

static void
run (const char *folder, const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL, *err = NULL;
  int status;

  g_assert_true (g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error));
  if (status != 0)
    g_test_message ("%s %s: %s%s", argv[0], argv[1], out, err);
  g_assert_cmpint (status, ==, 0);
}

static void
put (NpDossier *dossier, const char *path)
{
  g_autofree char *text = write_text (dossier);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Two people edit different measures, git merges without a conflict, and both edits are there. */
static void
test_git_merge (void)
{
  g_autofree char *git = g_find_program_in_path ("git");
  g_autoptr(NpDossier) ours = two_measures (), theirs = two_measures (), merged = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL, *base_path = NULL, *our_path = NULL, *their_path = NULL;

  if (git == NULL)
    {
      g_test_skip ("git is not installed");
      return;
    }
  g_mkdir_with_parents (g_get_tmp_dir (), 0700);
  folder = g_dir_make_tmp ("np-XXXXXX", NULL);
  base_path = g_build_filename (folder, "base", NULL);
  our_path = g_build_filename (folder, "ours", NULL);
  their_path = g_build_filename (folder, "theirs", NULL);
  put (ours, base_path);
  set_words (ours, "m1c1", "Ours");
  set_words (theirs, "m2c1", "Theirs");
  put (ours, our_path);
  put (theirs, their_path);
  run (folder, (const char *[]) { "git", "merge-file", our_path, base_path, their_path, NULL });
  merged = np_xml_in_load (our_path, NP_XML_IN_STRICT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (np_object_get_words (np_dossier_find (merged, "m1c1"), NP_CLAUSE_TEXT, NP_LANG_EN), ==, "Ours");
  g_assert_cmpstr (np_object_get_words (np_dossier_find (merged, "m2c1"), NP_CLAUSE_TEXT, NP_LANG_EN), ==, "Theirs");
}

static void
test_object (void)
{
  g_autoptr(NpDossier) dossier = np_random_dossier (3);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);
      g_autofree char *xml = np_xml_out_object (measure);
      g_autoptr(GError) error = NULL;
      g_autoptr(NpObject) back = np_xml_in_object (xml, NP_TYPE_MEASURE, &error);

      g_assert_no_error (error);
      g_assert_true (np_object_equal (back, measure));
      g_assert_null (np_xml_in_object (xml, NP_TYPE_PARTY, &error));
      g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_KIND);
    }
}

/* Cut or damaged anywhere: refused with a line, or a dossier; never a crash. */
static void
test_damage (void)
{
  gsize length = strlen (unknown);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *cut = g_strndup (unknown, i);
      g_autofree char *flipped = g_strdup (unknown);
      g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
      g_autoptr(GError) error = NULL, other = NULL;
      g_autoptr(NpDossier) one = read_text (cut, NP_XML_IN_TOLERANT, problems, &error), two = NULL;

      g_assert_true ((one == NULL) == (error != NULL));
      flipped[i] ^= 1 << (i % 7);
      two = read_text (flipped, NP_XML_IN_TOLERANT, problems, &other);
      g_assert_true ((two == NULL) == (other != NULL));
      if (two != NULL)
        {
          g_autofree char *text = write_text (two), *again = NULL;
          g_autoptr(NpDossier) back = read_text (text, NP_XML_IN_TOLERANT, problems, &error);

          g_assert_nonnull (back);
          again = write_text (back);
          g_assert_cmpstr (again, ==, text);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/S4/round-trip", test_round_trip);
  g_test_add_func ("/store/S4/kept-pieces", test_kept_pieces);
  g_test_add_func ("/store/S4/locales", test_locales);
  g_test_add_func ("/store/S4/one-line", test_one_line);
  g_test_add_func ("/store/S4/git-merge", test_git_merge);
  g_test_add_func ("/store/S5/unknown", test_unknown);
  g_test_add_func ("/store/S5/newer", test_newer);
  g_test_add_func ("/store/S5/foreign-layout", test_foreign_layout);
  g_test_add_func ("/store/X5/wrong", test_wrong);
  g_test_add_func ("/store/X5/all-problems", test_all_problems);
  g_test_add_func ("/store/X5/corrected", test_corrected);
  g_test_add_func ("/store/D3/object", test_object);
  g_test_add_func ("/store/X2/damage", test_damage);
  return g_test_run ();
}
