/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in two languages, and the marks in them. */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-reader-private.h"

#include <glib/gi18n-lib.h>

#include "dossier/np-marked.h"
#include "store/np-xml-anchor.h"

static char *
read_words (NpXmlReader *self, xmlNode *t, gboolean marked)
{
  const xmlNode *only = t->children;
  GString *words;

  if (only != NULL && only->next == NULL && only->type == XML_TEXT_NODE)
    return marked ? np_marked_escape ((const char *) only->content) : g_strdup ((const char *) only->content);
  words = g_string_new (NULL);
  for (xmlNode *node = t->children; node != NULL; node = node->next)
    {
      NpCase kase = NP_CASE_NOM;
      g_autofree char *text = NULL;

      if (marked && np_xml_reader_is_named (self, node, "v"))
        {
          g_autofree char *param = NULL, *mark = NULL;
          gboolean good = node->children == NULL;

          for (xmlAttr *a = node->properties; a != NULL; a = a->next)
            if (a->ns == NULL && xmlStrEqual (a->name, (const xmlChar *) "ref"))
              param = g_strdup (np_xml_attribute_value (a));
            else
              good = good && a->ns == NULL && xmlStrEqual (a->name, (const xmlChar *) "case") &&
                     np_case_from_id (np_xml_attribute_value (a), &kase);
          if (good && param != NULL && np_object_check_value (&(NpField) NP_F_ID (), param, NULL, NULL))
            {
              mark = np_marked_mark (param, kase);
              g_string_append (words, mark);
              continue;
            }
          np_xml_reader_problem (self, NP_INPUT_ERROR_REFERENCE, np_xml_line_of (node), _("a mark <v> without a right “ref” and “case”"),
                   _("write <v ref=\"NAME\" case=\"gen\"/>, with nom, gen, dat, acc, ins or prep"));
        }
      else if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE && node->type != XML_COMMENT_NODE &&
               node->type != XML_PI_NODE)
        np_xml_reader_problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line_of (node), _("an element inside words"), _("keep the words only"));
      if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
        continue;
      text = (char *) xmlNodeGetContent (node);
      if (marked)
        {
          g_autofree char *escaped = np_marked_escape (text != NULL ? text : "");

          g_string_append (words, escaped);
        }
      else
        g_string_append (words, text != NULL ? text : "");
      xmlFree (g_steal_pointer (&text));
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_xml_lang (const xmlAttr *attribute)
{
  return attribute->ns != NULL && xmlStrEqual (attribute->name, (const xmlChar *) "lang") &&
         xmlStrEqual (attribute->ns->href, XML_XML_NAMESPACE);
}

/* <t xml:lang="ru">; FALSE: it is none of the two languages, or one that was there before. */
static gboolean
find_lang (const xmlNode *t, NpLang *lang)
{
  for (const xmlAttr *a = t->properties; a != NULL; a = a->next)
    if (is_xml_lang (a))
      for (*lang = 0; *lang < NP_N_LANGS; (*lang)++)
        if (g_str_equal (np_lang_tag (*lang), np_xml_attribute_value (a)))
          return TRUE;
  return FALSE;
}

void
np_xml_reader_text (NpXmlReader *self, xmlNode *element, gpointer object, guint field)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  char *words[NP_N_LANGS] = { NULL, NULL };
  g_autoptr(NpText) text = NULL;

  if (element->properties != NULL || element->nsDef != NULL)
    {
      g_autofree char *anchor = np_xml_anchor_attributes (row->name, NULL);

      np_xml_reader_keep_declarations (self, element, object, anchor);
      for (xmlAttr *a = element->properties; a != NULL; a = a->next)
        np_xml_reader_unknown_attribute (self, element, a, object, anchor);
    }
  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      NpLang lang;

      if (node->type == XML_TEXT_NODE && xmlIsBlankNode (node))
        continue;
      if (!np_xml_reader_is_named (self, node, "t") || !find_lang (node, &lang) || words[lang] != NULL)
        {
          g_autofree char *anchor = np_xml_anchor_inside (row->name);

          if (np_xml_reader_is_named (self, node, "t"))
            {
              np_xml_reader_problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line_of (node),
                                     _("an element <t> that is not one “ru” and one “en”"),
                                     _("give it xml:lang=\"ru\" or \"en\", each once"));
              np_xml_reader_keep_node (self, node, object, anchor);
            }
          else
            np_xml_reader_unknown_node (self, node, object, anchor);
          continue;
        }
      words[lang] = read_words (self, node, (row->flags & NP_FIELD_MARKED) != 0);
      if (node->properties->next != NULL || node->nsDef != NULL)
        {
          g_autofree char *anchor = np_xml_anchor_attributes (row->name, np_lang_tag (lang));

          np_xml_reader_keep_declarations (self, node, object, anchor);
          for (xmlAttr *a = node->properties; a != NULL; a = a->next)
            if (!is_xml_lang (a))
              np_xml_reader_unknown_attribute (self, node, a, object, anchor);
        }
    }
  text = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (guint i = 0; i < NP_N_LANGS; i++)
    g_free (words[i]);
  np_object_set_text (object, field, text);
}

