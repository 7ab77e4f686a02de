/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-content.h"

#include <string.h>

#include "base/np-grammar.h"
#include "dossier/np-dossier.h"
#include "store/np-xml-out.h"

/* No <interleave>: libxml2 needs exponential time for it. Foreign content is allowed after every child instead. */

/* What each element is, for those who read the schema. */
static const char *const about[][2] = {
  { "dossier", "The whole negotiation. as-of is the day that counts as now; no counter and no time of saving is stored." },
  { "source", "A document that statements rest on." },
  { "anchor", "One sentence of a source, in other words. Statements name anchors." },
  { "instrument", "An existing agreement, decision or report. mark: how far its facts were verified." },
  { "provision", "A measure or norm in an instrument." },
  { "term", "An entry of the glossary. Variants are separated by a semicolon; avoid holds wordings of either language." },
  { "driver", "A number of the table of weights that this dossier replaces." },
  { "issue", "A question the parties differ on: a scale from 0 to 100 with words at both poles." },
  { "party", "A side of the talks and everything known about it." },
  { "statement", "An interest, position, constraint or note in words." },
  { "stance", "Where the party stands on an issue: ideal point 0 to 100, salience 0 to 10." },
  { "red-line", "What the party will not accept: a measure, or a target on an issue beyond the limit on that side." },
  { "domestic-limit", "What ties the hands of the party at home, 0 to 1." },
  { "answer", "What the party answered to an earlier instrument." },
  { "similar", "How much another party resembles this one, 0 to 1." },
  { "trust", "How far this party trusts another, -1 to +1." },
  { "doctrine", "How the party answers an incident in the exercise." },
  { "seat", "A place at the table: a role. name is never printed: it is searched for in papers that must not have it." },
  { "measure", "A confidence-building measure. sponsor absent: tabled jointly or by a facilitator." },
  { "param", "A number inside the clauses that both languages share; its value is that of the target level." },
  { "clause", "A paragraph in both languages. hash-ru: SHA-256 (16 digits) of the English text the Russian was reviewed against." },
  { "level", "An ambition level: targets, burdens, values of parameters." },
  { "target", "Where the level would bring an issue." },
  { "burden", "What the level costs a party, 0 to 1, and the balance of obligations, -1 to +1." },
  { "value", "The value of a parameter at this level." },
  { "effect", "What the measure does in the exercise." },
  { "point", "A talking point: say, avoid, if raised, fallback." },
  { "finding", "The sentence over a chart." },
  { "package", "Measures at chosen levels, offered together." },
  { "item", "One measure of a package." },
  { "scenario", "A state of the world the forecast may assume. The first one counts when none is chosen." },
  { "relation", "Relations as one party sees another, -1 to +1." },
  { "switch", "A measure taken as in force, or not, in this scenario." },
  { "override", "A stance that differs in this scenario." },
  { "rung", "A rung of the ladder of this dossier." },
  { "exercise", "A simulated incident. author third: the unknown third party." },
  { "inject", "A step of the script." },
  { "move", "A move entered while playing." },
  { "situation", "Options and preferences for the graph model." },
  { "option", "Something a party may do or leave." },
  { "infeasible", "Options that cannot stand together: US2=Y US1=N." },
  { "preference", "A statement of a party, most important first: NOT, AND, OR, IF, IFF." },
  { "event", "A line of the chronology." },
  { "meeting", "A meeting, planned or held." },
  { "agenda-item", "A point of the agenda." },
  { "question", "A question to be asked in the room." },
  { "entry", "What was heard. raw is the line as typed, text the words without signs." },
  { "reaction", "A reaction to a measure that an entry reports, and the decision of the review." },
  { "action", "Who does what by when." },
  { "frozen", "A forecast kept as it was. of: first 12 digits of the SHA-256 of the dossier it was made from." },
  { "cell", "One cell of a frozen forecast, probabilities from reject to accept." },
  { "brief", "A paper being composed." },
  { "section", "A section of a paper." },
  { "copy", "A numbered copy in the register." },
  { "clearance", "What was decided on a name found in a text that goes on paper." },
  { "history-item", "A kept line of history." },
};

static const char head[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<!-- The format of a dossier, for people and for other programs; Nonpaper itself does not read it. It follows from the\n"
  "     tables of app/dossier: NP_UPDATE_GOLDEN=1 and the test of the content write it anew. -->\n"
  "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
  "  ns=\"" NP_XML_NAMESPACE "\" datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
  " <start><ref name=\"dossier\"/></start>\n"
  " <!-- Content of other namespaces may stand anywhere and is kept. -->\n"
  " <define name=\"other-attributes\">\n"
  "  <zeroOrMore><attribute><anyName><except><nsName ns=\"\"/><nsName/><nsName ns=\"http://www.w3.org/XML/1998/namespace\"/>"
  "</except></anyName></attribute></zeroOrMore>\n"
  " </define>\n"
  " <define name=\"other\">\n"
  "  <element><anyName><except><nsName/></except></anyName><ref name=\"anything\"/></element>\n"
  " </define>\n"
  " <define name=\"others\"><zeroOrMore><ref name=\"other\"/></zeroOrMore></define>\n"
  " <define name=\"anything\">\n"
  "  <zeroOrMore><choice><attribute><anyName/></attribute><text/><element><anyName/><ref name=\"anything\"/></element></choice></zeroOrMore>\n"
  " </define>\n"
  " <define name=\"id\"><data type=\"string\"><param name=\"pattern\">[A-Za-z_][A-Za-z0-9_.\\-]{0,63}</param></data></define>\n"
  " <define name=\"ids\"><list><oneOrMore><ref name=\"id\"/></oneOrMore></list></define>\n"
  " <define name=\"date\"><data type=\"string\"><param name=\"pattern\">[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?)?"
  "</param></data></define>\n"
  " <define name=\"yes-no\"><choice><value>yes</value><value>no</value></choice></define>\n"
  " <define name=\"words\"><text/></define>\n";

static void
put_mark (GString *out)
{
  g_string_append (out, " <!-- A shared number inside words; its case in the Russian text, nominative when absent. -->\n"
                        " <define name=\"marked\">\n  <zeroOrMore><choice><text/><element name=\"v\">"
                        "<attribute name=\"ref\"><ref name=\"id\"/></attribute><optional><attribute name=\"case\"><choice>");
  for (const char *const *code = np_case_codes; *code != NULL; code++)
    g_string_append_printf (out, "<value>%s</value>", *code);
  g_string_append (out, "</choice></attribute></optional></element></choice></zeroOrMore>\n </define>\n");
}

static char *
number_of (const char *type, const NpField *row)
{
  return g_strdup_printf ("<data type=\"%s\"><param name=\"minInclusive\">%.0f</param><param name=\"maxInclusive\">%.0f</param></data>",
                          type, row->minimum, row->maximum);
}

/* What the value of an attribute may be. */
static char *
value_of (const NpField *row)
{
  switch (row->kind)
    {
    case NP_KIND_ID: case NP_KIND_REF: return g_strdup ("<ref name=\"id\"/>");
    case NP_KIND_REFS: return g_strdup ("<ref name=\"ids\"/>");
    case NP_KIND_DATE: return g_strdup ("<ref name=\"date\"/>");
    case NP_KIND_BOOLEAN: return g_strdup ("<ref name=\"yes-no\"/>");
    case NP_KIND_NUMBER: return number_of ("double", row);
    case NP_KIND_INTEGER: return number_of ("integer", row);
    case NP_KIND_ENUM:
      {
        g_autofree char *codes = g_strjoinv ("</value><value>", (char **) row->codes);

        return g_strconcat ("<choice><value>", codes, "</value></choice>", NULL);
      }
    default: return g_strdup ("<text/>");
    }
}

/* Attributes whose values may be the same share one pattern: libxml2 doubles its work with every optional pattern met. */
static void
put_attributes (GString *out, const NpField *rows, guint n)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = NULL;

      if (rows[i].kind == NP_KIND_TEXT || rows[i].kind == NP_KIND_LIST)
        continue;
      value = value_of (&rows[i]);
      if (rows[i].flags & NP_FIELD_REQUIRED)
        {
          g_string_append_printf (out, "   <attribute name=\"%s\">%s</attribute>\n", rows[i].name, value);
          continue;
        }
      if (!g_hash_table_add (seen, g_strdup (value)))
        continue;
      g_string_append (out, "   <zeroOrMore><attribute><choice>");
      for (guint j = i; j < n; j++)
        {
          g_autofree char *other = rows[j].kind == NP_KIND_TEXT || rows[j].kind == NP_KIND_LIST ? NULL : value_of (&rows[j]);

          if ((rows[j].flags & NP_FIELD_REQUIRED) == 0 && g_strcmp0 (other, value) == 0)
            g_string_append_printf (out, "<name ns=\"\">%s</name>", rows[j].name);
        }
      g_string_append_printf (out, "</choice>%s</attribute></zeroOrMore>\n", value);
    }
}

static void
put_text (GString *out, const NpField *row)
{
  const char *words = row->flags & NP_FIELD_MARKED ? "marked" : "words";

  g_string_append_printf (out, "   <optional><element name=\"%s\"><ref name=\"other-attributes\"/><ref name=\"others\"/>", row->name);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_string_append_printf (out, "<optional><element name=\"t\"><attribute name=\"xml:lang\"><value>%s</value></attribute>"
                                 "<ref name=\"other-attributes\"/><ref name=\"%s\"/></element><ref name=\"others\"/></optional>",
                            np_lang_tag (lang), words);
  g_string_append (out, "</element><ref name=\"others\"/></optional>\n");
}

static const char *
find_about (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    if (g_str_equal (about[i][0], element))
      return about[i][1];
  g_error ("say in test-schema.c what the element %s is", element);
}

static void
put_class (GString *out, GType type, GHashTable *done)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  NpObjectClass *self = (NpObjectClass *) klass;
  gboolean top = type == NP_TYPE_DOSSIER;

  if (!g_hash_table_add (done, g_strdup (self->element)))
    return;
  g_string_append_printf (out, " <define name=\"%s\">\n  <element name=\"%s\">\n   <a:documentation>%s</a:documentation>\n",
                          self->element, self->element, find_about (self->element));
  put_attributes (out, self->fields, self->n_fields);
  g_string_append (out, "   <ref name=\"other-attributes\"/>\n   <ref name=\"others\"/>\n");
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].kind == NP_KIND_TEXT)
      put_text (out, &self->fields[i]);
    else if (self->fields[i].kind == NP_KIND_LIST)
      {
        g_autoptr(GTypeClass) child = g_type_class_ref (self->fields[i].type ());
        const char *element = ((NpObjectClass *) child)->element;

        if (top)
          g_string_append_printf (out, "   <optional><element name=\"%s\"><ref name=\"other-attributes\"/><zeroOrMore><choice>"
                                       "<ref name=\"%s\"/><ref name=\"other\"/></choice></zeroOrMore></element>"
                                       "<ref name=\"others\"/></optional>\n",
                                  self->fields[i].name, element);
        else
          g_string_append_printf (out, "   <zeroOrMore><ref name=\"%s\"/><ref name=\"others\"/></zeroOrMore>\n", element);
      }
  g_string_append (out, "  </element>\n </define>\n");
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].kind == NP_KIND_LIST)
      put_class (out, self->fields[i].type (), done);
}

static char *
schema_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "resources", "schema", "dossier.rng", NULL);
}

static void
test_schema_is_of_the_tables (void)
{
  g_autofree char *path = schema_path (), *stored = NULL;
  g_autoptr(GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) out = g_string_new (head);
  g_autoptr(GError) error = NULL;

  put_mark (out);
  put_class (out, NP_TYPE_DOSSIER, done);
  g_string_append (out, "</grammar>\n");
  g_assert_cmpuint (g_hash_table_size (done), ==, G_N_ELEMENTS (about));
  if (g_getenv ("NP_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, out->str, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &stored, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (stored, out->str))
    g_error ("resources/schema/dossier.rng does not say what the tables say: run this test with NP_UPDATE_GOLDEN=1");
}

/* Runs xmllint on @xml or, without it, on the file @name of the resources. */
static int
validate (const char *xmllint, const char *name, const char *xml, char **complaint)
{
  g_autofree char *schema = schema_path ();
  g_autofree char *path = name != NULL ? g_test_build_filename (G_TEST_DIST, "..", "resources", name, NULL)
                                       : g_build_filename (g_get_user_cache_dir (), "dossier.xml", NULL);
  const char *argv[] = { xmllint, "--noout", "--nonet", "--relaxng", schema, path, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  if (name == NULL)
    {
      g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
      g_file_set_contents (path, xml, -1, &error);
      g_assert_no_error (error);
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, complaint, &status, &error);
  g_assert_no_error (error);
  return status;
}

static void
test_schema_judges (void)
{
#define DOSSIER "<dossier xmlns=\"" NP_XML_NAMESPACE "\" id=\"d-1\" version=\"1.0\""
  static const struct { const char *xml; gboolean good; } cases[] = {
    { DOSSIER "/>", TRUE },
    { DOSSIER " xmlns:x=\"urn:x\" x:y=\"z\"><x:a b=\"c\"><d/></x:a></dossier>", TRUE },
    { DOSSIER "><title><t xml:lang=\"en\">a</t></title></dossier>", TRUE },
    { DOSSIER "><title><t xml:lang=\"de\">a</t></title></dossier>", FALSE },
    { DOSSIER "><parties><party id=\"a\" capability=\"85\"/></parties></dossier>", TRUE },
    { DOSSIER "><parties><party id=\"a\" capability=\"-1\"/></parties></dossier>", FALSE },
    { DOSSIER "><parties><party id=\"a\" kind=\"planet\"/></parties></dossier>", FALSE },
    { DOSSIER "><parties><party/></parties></dossier>", FALSE },
    { DOSSIER " as-of=\"today\"/>", FALSE },
    { DOSSIER "><unknown/></dossier>", FALSE },
    { "<dossier id=\"d-1\" version=\"1.0\"/>", FALSE },
  };
  static const char *const files[] = {
    "samples/helsinki.nonpaper", "samples/training.nonpaper", "library/instruments.xml", "library/termbase.xml",
  };
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");

  if (xmllint == NULL)
    {
      g_test_skip ("needs xmllint");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *complaint = NULL;

      if (validate (xmllint, files[i], NULL, &complaint) != 0)
        g_error ("%s", complaint);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaint = NULL;

      g_test_message ("%s", cases[i].xml);
      g_assert_true ((validate (xmllint, NULL, cases[i].xml, &complaint) == 0) == cases[i].good);
    }
}

void
add_schema_tests (void)
{
  g_test_add_func ("/content/2/schema-of-the-tables", test_schema_is_of_the_tables);
  g_test_add_func ("/content/2/schema-judges", test_schema_judges);
}
