/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-xml.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <sys/resource.h>

#include "base/np-error.h"
#include "store/np-xml-guard.h"

static xmlDoc *
parse (const char *data, gssize length, NpXmlMode mode, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);

  return np_xml_parse (bytes, "f", mode, NULL, error);
}

static const struct { const char *name; const char *xml; int code; const char *start; } refused[] = {
  { "empty", "", NP_INPUT_ERROR_SYNTAX, "f:1: the file is empty" },
  { "blank", " \n", NP_INPUT_ERROR_SYNTAX, "f" },
  { "no-xml", "hello", NP_INPUT_ERROR_SYNTAX, "f:1:" },
  { "cut-tag", "<a>\n<b", NP_INPUT_ERROR_SYNTAX, "f:2: the file ends inside a tag" },
  { "cut-element", "<a>\n<b>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "mismatch", "<a>\n<b>\n</a>", NP_INPUT_ERROR_SYNTAX, "f:3:" },
  { "two-roots", "<a/>\n<b/>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "text-after-root", "<a/>\nx", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "bad-utf8", "<a>\n\xff</a>", NP_INPUT_ERROR_SYNTAX, "f:2: not valid UTF-8" },
  { "utf16", "\xff\xfe<", NP_INPUT_ERROR_SYNTAX, "f:1: not valid UTF-8" },
  { "control", "<a>\n\x01</a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "control-reference", "<a>\n&#1;</a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "noncharacter", "<a>\n\xef\xbf\xbf</a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "surrogate-reference", "<a>\n&#xD800;</a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "unknown-entity", "<a>\n&nbsp;</a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "unbound-prefix", "<a>\n<p:b/></a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "attribute-twice", "<a>\n<b c='1' c='2'/></a>", NP_INPUT_ERROR_SYNTAX, "f:2:" },
  { "less-in-attribute", "<a>\n<b c='<'/></a>", NP_INPUT_ERROR_SYNTAX, "f:2: a “<” inside an attribute" },
  { "comment-open", "<a>\n<!-- x", NP_INPUT_ERROR_SYNTAX, "f:2: a comment is not closed" },
  { "cdata-open", "<a>\n<![CDATA[ x", NP_INPUT_ERROR_SYNTAX, "f:2: CDATA is not closed" },
  { "pi-open", "<a>\n<?p x", NP_INPUT_ERROR_SYNTAX, "f:2: a processing instruction is not closed" },
  { "git", "<a>\n<<<<<<< HEAD\n<b/>\n=======\n>>>>>>> x\n</a>", NP_INPUT_ERROR_SYNTAX, "f:2: a merge conflict of git" },
  { "doctype", "<!DOCTYPE a>\n<a/>", NP_INPUT_ERROR_HOSTILE, "f:1: a document type" },
  { "doctype-lower", "<a>\n<!doctype a></a>", NP_INPUT_ERROR_HOSTILE, "f:2:" },
  { "external", "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", NP_INPUT_ERROR_HOSTILE, "f:2:" },
  { "entity", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", NP_INPUT_ERROR_HOSTILE, "f:1:" },
  { "laughs", "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>", NP_INPUT_ERROR_HOSTILE, "f:1:" },
  { "parameter-entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://x/'> %p;]><a/>", NP_INPUT_ERROR_HOSTILE, "f:1:" },
  { "declaration", "<a>\n<!ELEMENT a ANY></a>", NP_INPUT_ERROR_HOSTILE, "f:2:" },
  { "version", "<?xml version='1.1'?><a/>", NP_INPUT_ERROR_HOSTILE, "f:1: not XML version 1.0" },
  { "encoding", "<?xml version='1.0' encoding='KOI8-R'?><a/>", NP_INPUT_ERROR_HOSTILE, "f:1: another encoding" },
  { "utf7", "<?xml version='1.0' encoding='UTF-7'?><a/>", NP_INPUT_ERROR_HOSTILE, "f:1: another encoding" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(xmlDoc) doc = parse (refused[i].xml, -1, NP_XML_STRICT, &error);

      g_test_message ("%s: %s", refused[i].name, error != NULL ? error->message : "accepted");
      g_assert_null (doc);
      g_assert_error (error, NP_INPUT_ERROR, refused[i].code);
      g_assert_true (g_str_has_prefix (error->message, refused[i].start));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_accepted (void)
{
  static const char *const rows[] = {
    "<a/>", "\xef\xbb\xbf<a/>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>\r\n</a>\r\n",
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>",
    "<a><!-- <!DOCTYPE x [<!ENTITY e 'y'>]> --></a>", "<a><![CDATA[<!DOCTYPE x> <<<<<<< HEAD ]]></a>",
    "<!-- <!DOCTYPE x> --><a/><!-- after -->", "<a b='>' c=\"/>\" d='\"'>&lt;!DOCTYPE x&gt;</a>",
    "<a>\n&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD\n=======\n</a>", "<?p <!DOCTYPE x> ?><a/>", "<a>]]&gt; мера \xf0\x9f\x95\x8a</a>",
    "<a\n  b = 'x'\n  c='y'\n/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(xmlDoc) doc = parse (rows[i], -1, NP_XML_STRICT, &error);

      g_test_message ("row %u", i);
      g_assert_no_error (error);
      g_assert_nonnull (doc);
    }
}

static GString *
repeat (GString *to, const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append (to, text);
  return to;
}

/* Exactly at the limit: accepted. One above: refused, and quickly. */
static void
check_limit (const char *name, GString *good, GString *bad)
{
  g_autoptr(GError) error = NULL;
  gint64 start;

  {
    g_autoptr(xmlDoc) doc = parse (good->str, good->len, NP_XML_STRICT, &error);

    g_test_message ("%s", name);
    g_assert_no_error (error);
    g_assert_nonnull (doc);
  }
  start = g_get_monotonic_time ();
  {
    g_autoptr(xmlDoc) doc = parse (bad->str, bad->len, NP_XML_STRICT, &error);

    g_assert_null (doc);
    g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_LIMIT);
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_string_free (good, TRUE);
  g_string_free (bad, TRUE);
}

static GString *
wrap (const char *open, const char *inner, gsize n, const char *close)
{
  GString *text = repeat (g_string_new (open), inner, n);

  return g_string_append (text, close);
}

static GString *
numbered (const char *open, const char *format, guint n, const char *close)
{
  GString *text = g_string_new (open);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, format, i);
  return g_string_append (text, close);
}

static GString *
nested (guint n)
{
  GString *text = repeat (g_string_new (NULL), "<a>", n);

  return repeat (text, "</a>", n);
}

static void
test_limits (void)
{
  g_autofree char *words = g_strnfill (1024, 'x'), *part = g_strconcat (words, "<!---->", NULL);

  check_limit ("start tag", wrap ("<a b='", "x", NP_XML_MAX_TAG - 9, "'/>"), wrap ("<a b='", "x", NP_XML_MAX_TAG, "'/>"));
  check_limit ("attributes", numbered ("<a ", "a%u='' ", 64, "/>"), numbered ("<a ", "a%u='' ", 65, "/>"));
  check_limit ("namespaces", numbered ("<a ", "xmlns:a%u='u' ", 64, "/>"), numbered ("<a ", "xmlns:a%u='u' ", 65, "/>"));
  check_limit ("depth", nested (64), nested (65));
  check_limit ("text", wrap ("<a>", "x", NP_XML_MAX_TEXT, "</a>"), wrap ("<a>", "x", NP_XML_MAX_TEXT + 1, "</a>"));
  check_limit ("text-in-parts", wrap ("<a>", part, NP_XML_MAX_TEXT / 1024, "</a>"),
               wrap ("<a>", part, NP_XML_MAX_TEXT / 1024 + 1, "</a>"));
  check_limit ("cdata", wrap ("<a><![CDATA[", "x", NP_XML_MAX_TEXT - 12, "]]></a>"),
               wrap ("<a><![CDATA[", "x", NP_XML_MAX_TEXT + 1, "]]></a>"));
  check_limit ("comment", wrap ("<a><!--", "x", NP_XML_MAX_COMMENT, "--></a>"),
               wrap ("<a><!--", "x", NP_XML_MAX_COMMENT + 1, "--></a>"));
  check_limit ("instruction", wrap ("<a><?p ", "x", NP_XML_MAX_PI - 2, "?></a>"),
               wrap ("<a><?p ", "x", NP_XML_MAX_PI, "?></a>"));
  check_limit ("elements", wrap ("<a>", "<b/>", NP_XML_MAX_ELEMENTS - 1, "</a>"), wrap ("<a>", "<b/>", NP_XML_MAX_ELEMENTS, "</a>"));
  check_limit ("names", numbered ("<a>", "<b%u/>", NP_XML_MAX_NAMES - 1, "</a>"),
               numbered ("<a>", "<b%u/>", NP_XML_MAX_NAMES, "</a>"));
  check_limit ("attribute-names", numbered ("<b>", "<b a%u=''/>", NP_XML_MAX_NAMES - 1, "</b>"),
               numbered ("<b>", "<b a%u=''/>", NP_XML_MAX_NAMES, "</b>"));
}

/* SAFETY X4: what was measured to be too much for libxml2 alone. Each is refused before libxml2 sees it. */
static void
test_too_much (void)
{
  g_autofree char *entity = g_strnfill (200 * 1024, 'x'), *laughs = g_strconcat ("<!DOCTYPE a [<!ENTITY e '", entity, "'>]><a>", NULL);
  GString *rows[] = {
    wrap (laughs, "&e;", 20000, "</a>"), numbered ("<a ", "a%u='' ", 64000, "/>"), numbered ("<a>", "<b%u/>", 1000000, "</a>"),
    wrap ("<a>", "0123456789", 1024 * 1024, "</a>"),
  };
  struct rusage before, after;

  getrusage (RUSAGE_SELF, &before);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (NpXmlMode mode = NP_XML_STRICT; mode <= NP_XML_DAMAGED; mode++)
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(xmlDoc) doc = parse (rows[i]->str, rows[i]->len, mode, &error);

        g_assert_null (doc);
        g_assert_error (error, NP_INPUT_ERROR, (i == 0 ? NP_INPUT_ERROR_HOSTILE : NP_INPUT_ERROR_LIMIT));
      }
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpint (after.ru_utime.tv_sec - before.ru_utime.tv_sec, <=, 5);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_free (rows[i], TRUE);
}

/* SAFETY X3: even asked directly, libxml2 loads nothing, and prints nothing about what it does not like. */
static void
test_closed (void)
{
  xmlParserCtxtPtr context = xmlNewParserCtxt ();
  xmlParserInputPtr input;
  g_autoptr(xmlDoc) doc = NULL;

  g_assert_true (g_file_test ("/etc/passwd", G_FILE_TEST_EXISTS));
  input = xmlLoadExternalEntity ("file:///etc/passwd", NULL, context);
  g_assert_null (input);
  xmlFreeParserCtxt (context);
  g_assert_cmpint (xmlCatalogGetDefaults (), ==, XML_CATA_ALLOW_NONE);
  if (g_test_subprocess ())
    {
      parse ("<a>\n<b></a>", -1, NP_XML_STRICT, NULL);
      doc = xmlReadMemory ("<a><b></a>", 10, NULL, NULL, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static void
test_cancel (void)
{
  g_autoptr(GString) text = wrap ("<a>", "<b/>", 500000, "</a>");
  g_autoptr(GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (np_xml_parse (bytes, NULL, NP_XML_STRICT, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_lines (void)
{
  g_autoptr(GString) text = wrap ("<a>\n", "<b/>\n", 70000, "<c\nd='1'/>\n</a>");
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = parse (text->str, text->len, NP_XML_STRICT, &error);
  xmlNode *last;

  g_assert_no_error (error);
  g_assert_cmpuint (np_xml_line (xmlDocGetRootElement (doc)), ==, 1);
  last = xmlLastElementChild (xmlDocGetRootElement (doc));
  g_assert_cmpuint (np_xml_line (last), ==, 70003);
}

/* Any damage: the strict mode refuses or accepts, the recovery gives a tree or refuses; no crash, no hang. */
static void
test_damaged (void)
{
  static const char sample[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<d xmlns=\"urn:x\" a='1'>\n <!-- x --><m id=\"m1\"><t>"
                               "мера</t></m>\n <m id=\"m2\"><t><![CDATA[<x>]]></t></m>\n <?p q?><m id='m3'/>\n</d>\n";
  gsize length = sizeof sample - 1;

  for (gsize i = 0; i <= length; i++)
    {
      g_autofree char *copy = g_memdup2 (sample, length + 1);

      for (int bit = 0; bit < 8 && i < length; bit++)
        for (NpXmlMode mode = NP_XML_STRICT; mode <= NP_XML_DAMAGED; mode++)
          {
            g_autoptr(GError) error = NULL;
            g_autoptr(xmlDoc) doc = NULL;

            copy[i] = sample[i] ^ (1 << bit);
            doc = parse (copy, length, mode, &error);
            g_assert_true ((doc == NULL) == (error != NULL));
            copy[i] = sample[i];
          }
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(xmlDoc) strict = parse (sample, i, NP_XML_STRICT, &error);
        g_autoptr(xmlDoc) damaged = parse (sample, i, NP_XML_DAMAGED, NULL);

        g_assert_true ((strict != NULL) == (i >= length - 1));
        /* From the first complete start tag on, something is recovered. */
        if (i >= (gsize) (strstr (sample, "'>\n") + 2 - sample))
          g_assert_nonnull (damaged);
      }
    }
}

int
main (int argc, char **argv)
{
  /* SAFETY 6: 600 MB are enough for everything (the sanitizers reserve more address space than that). */
#if !defined (__SANITIZE_ADDRESS__)
  struct rlimit memory = { 600u << 20, 600u << 20 };

  setrlimit (RLIMIT_AS, &memory);
#endif
  g_test_init (&argc, &argv, NULL);
  np_xml_init ();
  g_test_add_func ("/store/X1/refused", test_refused);
  g_test_add_func ("/store/X1/limits", test_limits);
  g_test_add_func ("/store/X1/accepted", test_accepted);
  g_test_add_func ("/store/X3/closed", test_closed);
  g_test_add_func ("/store/X4/too-much", test_too_much);
  g_test_add_func ("/store/X2/cancel", test_cancel);
  g_test_add_func ("/store/X2/lines", test_lines);
  g_test_add_func ("/store/R2/damaged", test_damaged);
  return g_test_run ();
}
