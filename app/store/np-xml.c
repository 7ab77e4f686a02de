/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/np-error.h"
#include "store/np-xml-guard.h"

#define CHUNK (256 * 1024)
/* The sanitizers slow everything down by an order of magnitude. */
#ifdef __SANITIZE_ADDRESS__
#define DEADLINE (100 * G_USEC_PER_SEC)
#else
#define DEADLINE (10 * G_USEC_PER_SEC)
#endif

typedef struct
{
  const char *file;
  gboolean damaged;
  NpXmlEndFunc end; /* (nullable) */
  gpointer user_data;
  gboolean stopped; /* ours: after xmlStopParser 2.9.14 still says wellFormed and hands out a document */
  GError *error;    /* the first one */
} Parse;

static xmlParserInputPtr
deny_entity (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

static void
silent_generic (void *context, const char *format, ...)
{
}

void
np_xml_init (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  xmlInitParser ();
  xmlSetExternalEntityLoader (deny_entity);
  xmlCatalogSetDefaults (XML_CATA_ALLOW_NONE);
  xmlSetGenericErrorFunc (NULL, silent_generic);
  g_once_init_leave (&once, 1);
}

guint
np_xml_line (const xmlNode *node)
{
  return GPOINTER_TO_UINT (node->_private);
}

/* libxml2 speaks English only: the mistakes that people make are said in their language, the rest in its words. */
static char *
describe (const xmlError *problem)
{
  const char *name = problem->str1 != NULL ? problem->str1 : "", *other = problem->str2 != NULL ? problem->str2 : "";
  g_autofree char *words = g_strstrip (g_strdup (problem->message != NULL ? problem->message : ""));

  switch (problem->code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
      /* Translators: two names of XML elements and the line where the first one begins. */
      return g_strdup_printf (_("“%s” of line %d is closed by “%s”"), name, problem->int1, other);
    case XML_ERR_TAG_NOT_FINISHED:
      return g_strdup_printf (_("the file ends inside “%s” of line %d"), name, problem->int1);
    case XML_ERR_DOCUMENT_END:
      return g_strdup (_("the file ends too early, or something follows its end"));
    case XML_ERR_DOCUMENT_EMPTY:
      return g_strdup (_("the file holds no XML"));
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_("the attribute “%s” stands twice"), name);
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return g_strdup (_("an attribute has no value in quotes"));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (_("the prefix “%s” is not declared"), name);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_("the entity “%s” is not known"), name);
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return g_strdup (_("a name is missing, or “&” is not written as “&amp;”"));
    case XML_ERR_INVALID_CHAR:
      return g_strdup (_("a character that XML does not allow"));
    default:
      return *words != '\0' ? g_strdup_printf (_("not well-formed XML (%s)"), words) : g_strdup (_("not well-formed XML"));
    }
}

/* Errors reach us through the context, so nothing is shared between threads. */
static void
structured_error (void *user_data, xmlErrorPtr problem)
{
  xmlParserCtxtPtr context = user_data;
  Parse *self = context->_private;
  g_autofree char *what = NULL;

  if (self->error != NULL || problem->level < XML_ERR_ERROR)
    return;
  what = describe (problem);
  np_input_error_set (&self->error, NP_INPUT_ERROR_SYNTAX, self->file, MAX (problem->line, 0), what,
                      _("correct the line, restore a backup, or recover what is readable"));
}

static void
stop (xmlParserCtxtPtr context, NpInputError code, const char *what)
{
  Parse *self = context->_private;

  self->stopped = TRUE;
  if (self->error == NULL)
    np_input_error_set (&self->error, code, self->file, context->input != NULL ? context->input->line : 0, what,
                        _("remove it; dossiers have none"));
  xmlStopParser (context);
}

static void
internal_subset (void *user_data, const xmlChar *name, const xmlChar *external, const xmlChar *system_id)
{
  stop (user_data, NP_INPUT_ERROR_HOSTILE, _("a document type"));
}

static void
start_element (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
               const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  xmlParserCtxtPtr context = user_data;

  xmlSAX2StartElementNs (user_data, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
  if (context->node != NULL && context->input != NULL)
    context->node->_private = GUINT_TO_POINTER ((guint) context->input->line);
}

static void
end_element (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxtPtr context = user_data;
  Parse *self = context->_private;
  xmlNode *ended;

  xmlSAX2EndElementNs (user_data, name, prefix, uri);
  if ((context->nodeNr != 2 && context->nodeNr != 3) || self->error != NULL)
    return;
  ended = context->node->last;
  if (ended == NULL || !self->end (ended, context->nodeNr, self->user_data))
    return;
  xmlFreeNodeList (ended->children);
  xmlFreePropList (ended->properties);
  ended->children = ended->last = NULL;
  ended->properties = NULL;
}

/*
 * In recover mode libxml2 would hand out raw invalid bytes, and its push parser stops for good at a "<" that opens no tag (a
 * conflict mark of git, for example).
 */
static char *
repair (const char *data, gsize length)
{
  char *text = length > 0 ? g_utf8_make_valid (data, length) : g_strdup ("");

  for (char *p = strchr (text, '<'); p != NULL; p = strchr (p + 1, '<'))
    if (!(g_ascii_isalpha (p[1]) || strchr ("_:/!?", p[1]) != NULL || (guint8) p[1] >= 0x80) || p[1] == '\0' ||
        (p[1] == '/' && !(g_ascii_isalpha (p[2]) || p[2] == '_' || p[2] == ':' || (guint8) p[2] >= 0x80)))
      *p = ' ';
  return text;
}

static xmlDoc *
parse (GBytes *bytes, const char *file, NpXmlMode mode, NpXmlEndFunc end, gpointer user_data, GCancellable *cancellable,
       GError **error)
{
  Parse self = { .file = file, .damaged = mode == NP_XML_DAMAGED, .end = end, .user_data = user_data };
  g_autofree char *repaired = NULL;
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  xmlParserCtxtPtr context;
  xmlDocPtr doc = NULL;
  gsize length, done;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean good;

  np_xml_init ();
  if (self.damaged)
    {
      repaired = repair (data, length);
      data = repaired;
      length = strlen (repaired);
    }
  if (!np_xml_guard (data, length, file, self.damaged ? NP_XML_GUARD_DAMAGED : NP_XML_GUARD_STRICT, error))
    return NULL;

  done = MIN (length, 4); /* libxml2 wants to see the first bytes at once */
  context = xmlCreatePushParserCtxt (NULL, NULL, data, done, file);
  if (context == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("out of memory"));
      return NULL;
    }
  xmlCtxtUseOptions (context, XML_PARSE_NONET | (self.damaged ? XML_PARSE_RECOVER : 0));
  context->_private = &self;
  context->sax->serror = structured_error;
  context->sax->internalSubset = internal_subset;
  context->sax->startElementNs = start_element;
  if (end != NULL)
    context->sax->endElementNs = end_element;

  while (!self.stopped)
    {
      gsize piece = MIN (length - done, CHUNK);
      gboolean last = done + piece == length;

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_clear_error (&self.error);
          g_cancellable_set_error_if_cancelled (cancellable, &self.error);
          self.stopped = TRUE;
          break;
        }
      if (g_get_monotonic_time () > deadline)
        {
          g_clear_error (&self.error);
          g_set_error (&self.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("%s: reading takes too long"), file != NULL ? file : "XML");
          self.stopped = TRUE;
          break;
        }
      xmlParseChunk (context, data + done, piece, last);
      done += piece;
      if (last || (!self.damaged && self.error != NULL))
        break;
    }

  doc = context->myDoc;
  context->myDoc = NULL;
  good = !self.stopped && doc != NULL && doc->intSubset == NULL && doc->extSubset == NULL &&
         xmlDocGetRootElement (doc) != NULL;
  if (!self.damaged)
    good = good && self.error == NULL && context->wellFormed && context->nsWellFormed;
  xmlFreeParserCtxt (context);
  if (good)
    {
      /* Without it libxml2 writes unknown content back as ASCII with character references. */
      if (doc->encoding == NULL)
        doc->encoding = xmlStrdup ((const xmlChar *) "UTF-8");
      g_clear_error (&self.error);
      return doc;
    }
  if (doc != NULL)
    xmlFreeDoc (doc);
  if (self.error == NULL)
    np_input_error_set (&self.error, NP_INPUT_ERROR_SYNTAX, file, 0, _("not a well-formed XML document"),
                        _("check that it is the right file"));
  g_propagate_error (error, self.error);
  return NULL;
}

xmlDoc *
np_xml_parse (GBytes *bytes, const char *file, NpXmlMode mode, GCancellable *cancellable, GError **error)
{
  return parse (bytes, file, mode, NULL, NULL, cancellable, error);
}

xmlDoc *
np_xml_parse_stream (GBytes *bytes, const char *file, NpXmlEndFunc end, gpointer user_data, GCancellable *cancellable,
                     GError **error)
{
  return parse (bytes, file, NP_XML_STRICT, end, user_data, cancellable, error);
}
