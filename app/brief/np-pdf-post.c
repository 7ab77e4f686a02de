/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "np-config.h"

/* What cairo cannot say: languages, alternative texts, artifacts, XMP, an ID that depends on the content alone.
 */

static qpdf_oh
key (qpdf_data q, qpdf_oh dict, const char *name)
{
  return qpdf_oh_get_key (q, dict, name);
}

static void
set (qpdf_data q, qpdf_oh dict, const char *name, qpdf_oh value)
{
  qpdf_oh_replace_key (q, dict, name, value);
  qpdf_oh_release (q, value);
}

typedef struct
{
  NpPdf *pdf;
  qpdf_data q;
  guint next;
  gboolean ok;
} Walk;

/* The elements come in the order in which their tags were opened. */
static void
walk (Walk *self, qpdf_oh element)
{
  qpdf_data q = self->q;

  if (!self->ok || self->next >= self->pdf->tags->len)
    {
      self->ok = FALSE;
      return;
    }
  const NpPdfTagRecord *record = &g_array_index (self->pdf->tags, NpPdfTagRecord, self->next++);
  qpdf_oh name = key (q, element, "/S");
  const char *s = qpdf_oh_get_name (q, name);
  if (s == NULL || strcmp (s + 1, record->name) != 0)
    self->ok = FALSE;
  qpdf_oh_release (q, name);

  if (record->lang >= 0 && record->lang != (int) self->pdf->first)
    set (q, element, "/Lang", qpdf_oh_new_unicode_string (q, record->lang == NP_LANG_RU ? "ru-RU" : "en-GB"));
  if (record->alt != NULL)
    set (q, element, "/Alt", qpdf_oh_new_unicode_string (q, record->alt));
  if (strcmp (record->name, "TH") == 0)
    set (q, element, "/A", qpdf_oh_parse (q, "<< /O /Table /Scope /Column >>"));

  qpdf_oh kids = key (q, element, "/K");
  int n = qpdf_oh_is_array (q, kids) ? qpdf_oh_get_array_n_items (q, kids) : 1;
  for (int i = 0; i < n && self->ok; i++)
    {
      qpdf_oh kid = qpdf_oh_is_array (q, kids) ? qpdf_oh_get_array_item (q, kids, i) : kids;
      if (qpdf_oh_is_dictionary (q, kid) && qpdf_oh_has_key (q, kid, "/S"))
        walk (self, kid);
      if (kid != kids)
        qpdf_oh_release (q, kid);
    }
  qpdf_oh_release (q, kids);
}

static gboolean
set_structure (NpPdf *pdf, qpdf_data q, qpdf_oh root)
{
  qpdf_oh tree = key (q, root, "/StructTreeRoot");
  Walk self = { pdf, q, 0, TRUE };

  if (!qpdf_oh_is_dictionary (q, tree))
    return FALSE;
  qpdf_oh kids = key (q, tree, "/K");
  int n = qpdf_oh_is_array (q, kids) ? qpdf_oh_get_array_n_items (q, kids) : 1;
  for (int i = 0; i < n; i++)
    {
      qpdf_oh kid = qpdf_oh_is_array (q, kids) ? qpdf_oh_get_array_item (q, kids, i) : kids;
      if (qpdf_oh_is_dictionary (q, kid))
        walk (&self, kid);
    }
  return self.ok && self.next == pdf->tags->len;
}

typedef enum
{
  OP_OTHER,
  OP_BEGIN,
  OP_END,
  OP_PAINT,
} Operator;

static Operator
operator_kind (const char *p, gsize n)
{
  static const char *const paint[] = { "S",  "s",  "f",  "F",  "f*", "B", "B*", "b",
                                       "b*", "sh", "Do", "Tj", "TJ", "'", "\"", "EI" };
  if (n == 3 && (memcmp (p, "BDC", 3) == 0 || memcmp (p, "BMC", 3) == 0))
    return OP_BEGIN;
  if (n == 3 && memcmp (p, "EMC", 3) == 0)
    return OP_END;
  for (guint i = 0; i < G_N_ELEMENTS (paint); i++)
    if (strlen (paint[i]) == n && memcmp (p, paint[i], n) == 0)
      return OP_PAINT;
  return OP_OTHER;
}

static gboolean
is_white (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/* The end of the token that starts at @p: a string, an array bracket, a name, a number or an operator. */
static const char *
token_end (const char *p, const char *end)
{
  if (*p == '(')
    {
      int depth = 0;
      for (; p < end; p++)
        if (*p == '\\')
          p++;
        else if (*p == '(')
          depth++;
        else if (*p == ')' && --depth == 0)
          return p + 1;
      return end;
    }
  if (*p == '<' && p + 1 < end && p[1] == '<')
    return p + 2;
  if (*p == '>' && p + 1 < end && p[1] == '>')
    return p + 2;
  if (*p == '<')
    {
      const char *close = memchr (p, '>', end - p);
      return close != NULL ? close + 1 : end;
    }
  if (*p == '[' || *p == ']' || *p == '{' || *p == '}' || *p == '>' || *p == ')')
    return p + 1;
  if (*p == '%')
    {
      while (p < end && *p != '\n' && *p != '\r')
        p++;
      return p;
    }
  for (p++; p < end && !is_white (*p) && strchr ("()<>[]{}/%", *p) == NULL; p++)
    ;
  return p;
}

/*
 * Wraps every stretch outside marked content that paints something. A stretch ends before the operands of the
 * BDC that follows; cairo opens marked content outside text objects, so the stretches hold whole text objects.
 */
static GString *
wrap_artifacts (const char *data, gsize length)
{
  GString *out = g_string_sized_new (length + 256);
  const char *p = data, *end = data + length, *stretch = data, *operands = NULL;
  gboolean paints = FALSE;
  int depth = 0;

  while (p < end)
    {
      if (is_white (*p))
        {
          p++;
          continue;
        }
      const char *stop = token_end (p, end);
      gboolean op = g_ascii_isalpha (*p) || *p == '\'' || *p == '"';
      if (!op)
        {
          if (operands == NULL)
            operands = p;
          p = stop;
          continue;
        }
      Operator kind = operator_kind (p, stop - p);
      if (kind == OP_BEGIN && depth++ == 0)
        {
          const char *cut = operands != NULL ? operands : p;
          if (paints)
            g_string_append (out, "/Artifact BMC\n");
          g_string_append_len (out, stretch, cut - stretch);
          if (paints)
            g_string_append (out, "EMC\n");
          stretch = cut;
        }
      else if (kind == OP_END && depth > 0 && --depth == 0)
        {
          g_string_append_len (out, stretch, stop - stretch);
          g_string_append_c (out, '\n');
          stretch = stop;
          paints = FALSE;
        }
      else if (kind == OP_PAINT && depth == 0)
        paints = TRUE;
      operands = NULL;
      p = stop;
    }
  if (paints)
    g_string_append (out, "/Artifact BMC\n");
  g_string_append_len (out, stretch, end - stretch);
  if (paints)
    g_string_append (out, "\nEMC\n");
  return out;
}

static gboolean
set_page (qpdf_data q, qpdf_oh page)
{
  unsigned char *data = NULL;
  size_t length = 0;

  if (qpdf_oh_has_key (q, page, "/Annots"))
    set (q, page, "/Tabs", qpdf_oh_new_name (q, "/S"));
  if (qpdf_oh_get_page_content_data (q, page, &data, &length) & QPDF_ERRORS)
    return FALSE;
  GString *wrapped = wrap_artifacts ((const char *) data, length);
  free (data);
  qpdf_oh contents = key (q, page, "/Contents");
  if (!qpdf_oh_is_stream (q, contents))
    {
      qpdf_oh stream = qpdf_oh_new_stream (q);
      qpdf_oh_replace_key (q, page, "/Contents", stream);
      qpdf_oh_release (q, contents);
      contents = stream;
    }
  qpdf_oh none = qpdf_oh_new_null (q);
  qpdf_oh_replace_stream_data (q, contents, (const unsigned char *) wrapped->str, wrapped->len, none, none);
  qpdf_oh_release (q, none);
  qpdf_oh_release (q, contents);
  g_string_free (wrapped, TRUE);
  return TRUE;
}

static void
set_metadata (NpPdf *pdf, qpdf_data q, qpdf_oh root)
{
  const NpPackDocument *document = pdf->document;
  g_autofree char *words = np_pack_text_dup_words (document->title, pdf->first);
  g_autofree char *title = g_markup_escape_text (words, -1);
  GString *xmp = g_string_new (
    "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "   <dc:format>application/pdf</dc:format>\n");
  g_string_append_printf (xmp,
                          "   <dc:title><rdf:Alt><rdf:li "
                          "xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n   <dc:language><rdf:Bag>",
                          title);
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
      if (pdf->langs & NP_LANG_MASK (lang))
        g_string_append_printf (xmp, "<rdf:li>%s</rdf:li>", lang == NP_LANG_RU ? "ru-RU" : "en-GB");
    }
  g_string_append (xmp, "</rdf:Bag></dc:language>\n");
  if (document->generator)
    g_string_append (xmp, "   <xmp:CreatorTool>Nonpaper/" NP_VERSION "</xmp:CreatorTool>\n");
  g_string_append (xmp, "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");

  qpdf_oh stream = qpdf_oh_new_stream (q), none = qpdf_oh_new_null (q);
  qpdf_oh_replace_stream_data (q, stream, (const unsigned char *) xmp->str, xmp->len, none, none);
  qpdf_oh dict = qpdf_oh_get_dict (q, stream);
  set (q, dict, "/Type", qpdf_oh_new_name (q, "/Metadata"));
  set (q, dict, "/Subtype", qpdf_oh_new_name (q, "/XML"));
  qpdf_oh_replace_key (q, root, "/Metadata", stream);
  g_string_free (xmp, TRUE);
}

static GBytes *
fail (qpdf_data *q, const char *what, GError **error)
{
  /* The words of the library are English; its number serves in every language. */
  int code = qpdf_has_error (*q) ? qpdf_get_error_code (*q, qpdf_get_error (*q)) : 0;

  if (code == qpdf_e_system)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("completing the PDF: %s: there is not enough memory or disk space: free some and export again"), what);
  else
    /* Translators: %s is what was done to the PDF, %d the number of the error. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("completing the PDF: %s (error %d of qpdf): export again, and report the number if it comes back"), what, code);
  qpdf_cleanup (q);
  return NULL;
}

GBytes *
np_pdf_post (NpPdf *pdf, GBytes *raw, GError **error)
{
  qpdf_data q = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (raw, &size);

  qpdf_set_suppress_warnings (q, QPDF_TRUE);
  qpdf_silence_errors (q);
  if (qpdf_read_memory (q, "pdf", data, size, NULL) & QPDF_ERRORS)
    return fail (&q, _("reading it again"), error);
  qpdf_oh root = qpdf_get_root (q);
  set (q, root, "/Lang", qpdf_oh_new_unicode_string (q, pdf->first == NP_LANG_RU ? "ru-RU" : "en-GB"));
  set (q, root, "/ViewerPreferences", qpdf_oh_parse (q, "<< /DisplayDocTitle true >>"));
  set_metadata (pdf, q, root);
  if (!set_structure (pdf, q, root))
    return fail (&q, _("its structure is not the one that was drawn"), error);
  int pages = qpdf_get_num_pages (q);
  for (int i = 0; i < pages; i++)
    {
      if (g_cancellable_set_error_if_cancelled (pdf->cancellable, error))
        {
          qpdf_cleanup (&q);
          return NULL;
        }
      qpdf_oh page = qpdf_get_page_n (q, i);
      gboolean ok = set_page (q, page);
      qpdf_oh_release (q, page);
      if (!ok)
        return fail (&q, _("reading a page"), error);
    }
  qpdf_oh_release_all (q);
  if (qpdf_init_write_memory (q) & QPDF_ERRORS)
    return fail (&q, _("writing it"), error);
  qpdf_set_deterministic_ID (q, QPDF_TRUE);
  qpdf_set_object_stream_mode (q, qpdf_o_generate);
  qpdf_set_minimum_pdf_version (q, "1.7");
  if (qpdf_write (q) & QPDF_ERRORS)
    return fail (&q, _("writing it"), error);
  GBytes *bytes = g_bytes_new (qpdf_get_buffer (q), qpdf_get_buffer_length (q));
  qpdf_cleanup (&q);
  return bytes;
}
