/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-marked.h"
#include "dossier/np-exercise.h"
#include "store/np-io.h"
#include "store/np-xml-anchor.h"
#include "store/np-xml-in-private.h"
#include "store/np-xml-out.h"

#define NAMESPACE_STEM "urn:nonpaper:dossier:"

typedef struct
{
  NpObject *object;
  guint field;
  guint line;
} Reference;

typedef struct
{
  const char *file;
  gboolean tolerant;
  gboolean newer_minor;  /* unknown things of our namespace are expected */
  gboolean known_only;   /* unknown things are left out: after damage they need not even be well-formed */
  GPtrArray *problems;   /* (nullable) */
  GError *error;         /* strict: the first problem */
  const xmlNs *ns;       /* of the root, ours */
  GHashTable *ids;       /* id -> object, both borrowed */
  GArray *references;
  GHashTable *indexes;   /* NpObjectClass -> element name -> field + 1 */
  GCancellable *cancellable;
  guint n_objects;
} Reader;

static GQuark line_quark (void);
G_DEFINE_QUARK (np-xml-in-line, line)

guint
np_xml_in_get_line (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_qdata (object, line_quark ()));
}

static void
problem (Reader *self, NpInputError code, guint line, const char *what, const char *remedy)
{
  GError *error = NULL;

  if (self->error != NULL || (self->tolerant && self->problems == NULL))
    return;
  np_input_error_set (&error, code, self->file, line, what, remedy);
  if (self->tolerant)
    g_ptr_array_add (self->problems, error);
  else
    self->error = error;
}

static gboolean
is_ours (Reader *self, const xmlNode *node)
{
  return node->ns == self->ns || (node->ns != NULL && xmlStrEqual (node->ns->href, self->ns->href));
}

static gboolean
is_named (Reader *self, const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0 && is_ours (self, node);
}

/* The line of an element, or of the element before or around any other node. */
static guint
line_of (const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->prev != NULL ? node->prev : node->parent;
  return node != NULL ? np_xml_line (node) : 1;
}

static char *
dump_node (xmlNode *node)
{
  xmlBuffer *buffer;
  xmlOutputBuffer *out;
  char *text;

  if (node->type == XML_TEXT_NODE)
    {
      g_autoptr(GString) escaped = g_string_new (NULL);
      g_autofree char *words = g_strstrip (g_strdup ((const char *) node->content));

      np_xml_out_escape (escaped, words, FALSE);
      return g_strdup (escaped->str);
    }
  buffer = xmlBufferCreate ();
  out = xmlOutputBufferCreateBuffer (buffer, NULL);
  xmlNodeDumpOutput (out, node->doc, node, 0, 0, "UTF-8");
  xmlOutputBufferClose (out);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}

static void
keep (Reader *self, gpointer object, const char *anchor, const char *text)
{
  if (!self->known_only)
    np_object_add_extra (object, anchor, text);
}

static void
keep_attribute (Reader *self, gpointer object, const char *anchor, const char *prefix, const char *name, const char *value)
{
  g_autoptr(GString) text = g_string_new (" ");

  if (prefix != NULL)
    g_string_append_printf (text, "%s:", prefix);
  g_string_append (text, name);
  g_string_append (text, "=\"");
  np_xml_out_escape (text, value, TRUE);
  g_string_append_c (text, '"');
  keep (self, object, anchor, text->str);
}

/* Namespace declarations have to stay where they are, for the unknown content that uses them. */
static void
keep_declarations (Reader *self, xmlNode *node, gpointer object, const char *anchor)
{
  for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next)
    if (ns->prefix != NULL)
      keep_attribute (self, object, anchor, "xmlns", (const char *) ns->prefix, (const char *) ns->href);
}

static const char *
attribute_value (const xmlAttr *attribute)
{
  const xmlNode *text = attribute->children;

  /* The parser makes one text node of a value; entities were refused before. */
  return text != NULL && text->content != NULL ? (const char *) text->content : "";
}

/* An attribute that no field has. */
static void
unknown_attribute (Reader *self, xmlNode *node, const xmlAttr *attribute, gpointer object, const char *anchor)
{
  if (attribute->ns == NULL && !self->newer_minor)
    {
      /* Translators: names of XML attribute and element. */
      g_autofree char *what = g_strdup_printf (_("unknown attribute “%s” of “%s”"), attribute->name, node->name);

      problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line (node), what, _("correct or remove it"));
    }
  keep_attribute (self, object, anchor, attribute->ns != NULL ? (const char *) attribute->ns->prefix : NULL,
                  (const char *) attribute->name, attribute_value (attribute));
}

static void
unknown_node (Reader *self, xmlNode *node, gpointer object, const char *anchor)
{
  g_autofree char *text = NULL;

  if (node->type == XML_TEXT_NODE && xmlIsBlankNode (node))
    return;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    problem (self, NP_INPUT_ERROR_SYNTAX, line_of (node), _("words outside an element <t>"), _("put them into one, or remove them"));
  else if (node->type == XML_ELEMENT_NODE && is_ours (self, node) && !self->newer_minor)
    {
      /* Translators: names of two XML elements. */
      g_autofree char *what = g_strdup_printf (_("unknown element “%s” in “%s”"), node->name, node->parent->name);

      problem (self, NP_INPUT_ERROR_SYNTAX, line_of (node), what, _("correct or remove it"));
    }
  text = dump_node (node);
  keep (self, object, anchor, text);
}

static void
wrong_value (Reader *self, xmlNode *node, const char *name, const char *value, gpointer object, NpInputError code,
             const char *why)
{
  /* Translators: names of XML attribute and element; what is wrong with the value. */
  g_autofree char *what = g_strdup_printf (_("“%s” of “%s”: %s"), name, node->name, why);

  problem (self, code, np_xml_line (node), what, NULL);
  keep_attribute (self, object, NULL, NULL, name, value);
}

static void
read_id (Reader *self, xmlNode *node, const char *value, gpointer object)
{
  if (g_hash_table_contains (self->ids, value))
    {
      gpointer other = g_hash_table_lookup (self->ids, value);
      /* Translators: an identifier. */
      g_autofree char *why = g_strdup_printf (_("“%s” stands already on line %u: give every object its own identifier"), value,
                                              np_xml_in_get_line (other));

      wrong_value (self, node, "id", value, object, NP_INPUT_ERROR_ID, why);
      return;
    }
  np_object_set_string (object, 0, value);
  g_hash_table_insert (self->ids, (char *) np_object_get_string (object, 0), object);
}

static void
read_attribute (Reader *self, xmlNode *node, const xmlAttr *attribute, gpointer object)
{
  const char *name = (const char *) attribute->name;
  const char *value = attribute_value (attribute);
  int field = attribute->ns == NULL ? np_object_find_field (object, name) : -1;
  g_autofree char *why = NULL;
  const NpField *row;
  double number;

  if (field >= 0)
    {
      row = &np_object_get_fields (object, NULL)[field];
      if (row->kind == NP_KIND_TEXT || row->kind == NP_KIND_LIST)
        field = -1;
    }
  if (field < 0)
    {
      unknown_attribute (self, node, attribute, object, NULL);
      return;
    }
  if (!np_object_check_value (row, value, &number, &why))
    {
      wrong_value (self, node, name, value, object,
                   row->kind == NP_KIND_ID || row->kind == NP_KIND_REF || row->kind == NP_KIND_REFS
                   ? NP_INPUT_ERROR_ID : NP_INPUT_ERROR_RANGE, why);
      return;
    }
  switch (row->kind)
    {
    case NP_KIND_ID:
      read_id (self, node, value, object);
      break;
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
    case NP_KIND_BOOLEAN:
    case NP_KIND_ENUM:
      np_object_set_number (object, field, number);
      break;
    case NP_KIND_REF:
    case NP_KIND_REFS:
      g_array_append_val (self->references, ((Reference) { object, field, np_xml_line (node) }));
      G_GNUC_FALLTHROUGH;
    default:
      np_object_set_string (object, field, value);
      break;
    }
}

/* The words of one <t>; marks become {name:case} again. */
static char *
read_words (Reader *self, xmlNode *t, gboolean marked)
{
  GString *words = g_string_new (NULL);

  for (xmlNode *node = t->children; node != NULL; node = node->next)
    {
      NpCase kase = NP_CASE_NOM;
      g_autofree char *text = NULL;

      if (marked && is_named (self, node, "v"))
        {
          g_autofree char *param = NULL, *mark = NULL;
          gboolean good = node->children == NULL;

          for (xmlAttr *a = node->properties; a != NULL; a = a->next)
            if (a->ns == NULL && xmlStrEqual (a->name, (const xmlChar *) "ref"))
              param = g_strdup (attribute_value (a));
            else
              good = good && a->ns == NULL && xmlStrEqual (a->name, (const xmlChar *) "case") &&
                     np_case_from_id (attribute_value (a), &kase);
          if (good && param != NULL && np_object_check_value (&(NpField) NP_F_ID (), param, NULL, NULL))
            {
              mark = np_marked_mark (param, kase);
              g_string_append (words, mark);
              continue;
            }
          problem (self, NP_INPUT_ERROR_REFERENCE, line_of (node), _("a mark <v> without a right “ref” and “case”"),
                   _("write <v ref=\"NAME\" case=\"gen\"/>, with nom, gen, dat, acc, ins or prep"));
        }
      else if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE && node->type != XML_COMMENT_NODE &&
               node->type != XML_PI_NODE)
        problem (self, NP_INPUT_ERROR_SYNTAX, line_of (node), _("an element inside words"), _("keep the words only"));
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
        if (g_str_equal (np_lang_tag (*lang), attribute_value (a)))
          return TRUE;
  return FALSE;
}

static void
read_text (Reader *self, xmlNode *element, gpointer object, guint field)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  char *words[NP_N_LANGS] = { NULL, NULL };
  g_autoptr(NpText) text = NULL;

  if (element->properties != NULL || element->nsDef != NULL)
    {
      g_autofree char *anchor = np_xml_anchor_attributes (row->name, NULL);

      keep_declarations (self, element, object, anchor);
      for (xmlAttr *a = element->properties; a != NULL; a = a->next)
        unknown_attribute (self, element, a, object, anchor);
    }
  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      NpLang lang;

      if (node->type == XML_TEXT_NODE && xmlIsBlankNode (node))
        continue;
      if (!is_named (self, node, "t") || !find_lang (node, &lang) || words[lang] != NULL)
        {
          g_autofree char *anchor = np_xml_anchor_inside (row->name);

          if (is_named (self, node, "t"))
            {
              g_autofree char *kept = dump_node (node);

              problem (self, NP_INPUT_ERROR_SYNTAX, line_of (node), _("an element <t> that is not one “ru” and one “en”"),
                       _("give it xml:lang=\"ru\" or \"en\", each once"));
              keep (self, object, anchor, kept);
            }
          else
            unknown_node (self, node, object, anchor);
          continue;
        }
      words[lang] = read_words (self, node, (row->flags & NP_FIELD_MARKED) != 0);
      if (node->properties->next != NULL || node->nsDef != NULL)
        {
          g_autofree char *anchor = np_xml_anchor_attributes (row->name, np_lang_tag (lang));

          keep_declarations (self, node, object, anchor);
          for (xmlAttr *a = node->properties; a != NULL; a = a->next)
            if (!is_xml_lang (a))
              unknown_attribute (self, node, a, object, anchor);
        }
    }
  text = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (guint i = 0; i < NP_N_LANGS; i++)
    g_free (words[i]);
  np_object_set_text (object, field, text);
}

/* Element name -> field + 1: a text has its own element, a list the elements of its items (the dossier: a wrapper). */
static GHashTable *
index_of (Reader *self, gpointer object)
{
  gpointer klass = NP_OBJECT_GET_CLASS (object);
  GHashTable *index = g_hash_table_lookup (self->indexes, klass);
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);

  if (index != NULL)
    return index;
  index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_fields; i++)
    if (rows[i].kind == NP_KIND_TEXT || (rows[i].kind == NP_KIND_LIST && NP_IS_DOSSIER (object)))
      g_hash_table_insert (index, (char *) rows[i].name, GUINT_TO_POINTER (i + 1));
    else if (rows[i].kind == NP_KIND_LIST)
      {
        NpObjectClass *item = g_type_class_ref (rows[i].type ()); /* stays for the life of the process */

        g_hash_table_insert (index, (char *) item->element, GUINT_TO_POINTER (i + 1));
        g_type_class_unref (item);
      }
  g_hash_table_insert (self->indexes, klass, index);
  return index;
}

static void read_object (Reader *self, xmlNode *element, gpointer object);

static void
read_child (Reader *self, xmlNode *element, gpointer parent, guint field)
{
  gpointer child = np_object_new (np_object_get_fields (parent, NULL)[field].type (), NULL);

  read_object (self, element, child);
  np_object_append (parent, field, child);
}

/* <measures>: children of one class. */
static void
read_wrapper (Reader *self, xmlNode *wrapper, gpointer dossier, guint field)
{
  const NpField *row = &np_object_get_fields (dossier, NULL)[field];
  NpObjectClass *item = g_type_class_ref (row->type ());
  g_autofree char *anchor = np_xml_anchor_inside (row->name);

  if (wrapper->properties != NULL || wrapper->nsDef != NULL)
    {
      g_autofree char *at = np_xml_anchor_attributes (row->name, NULL);

      keep_declarations (self, wrapper, dossier, at);
      for (xmlAttr *a = wrapper->properties; a != NULL; a = a->next)
        unknown_attribute (self, wrapper, a, dossier, at);
    }
  for (xmlNode *node = wrapper->children; node != NULL && self->error == NULL; node = node->next)
    if (is_named (self, node, item->element))
      {
        guint n = np_object_get_n_children (dossier, field);

        read_child (self, node, dossier, field);
        g_free (anchor);
        anchor = np_xml_anchor_child (row->name, np_object_get_child (dossier, field, n), n);
      }
    else
      unknown_node (self, node, dossier, anchor);
  g_type_class_unref (item);
}

static void
check_required (Reader *self, xmlNode *element, gpointer object)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((rows[i].flags & NP_FIELD_REQUIRED) != 0 && !np_object_is_given (object, i) &&
        xmlHasNsProp (element, (const xmlChar *) rows[i].name, NULL) == NULL)
      {
        /* Translators: names of XML element and attribute. */
        g_autofree char *what = g_strdup_printf (_("“%s” has no “%s”"), element->name, rows[i].name);

        problem (self, NP_INPUT_ERROR_MISSING, np_xml_line (element), what, _("add it"));
      }
}

static void
read_object (Reader *self, xmlNode *element, gpointer object)
{
  GHashTable *index = index_of (self, object);
  const NpField *rows = np_object_get_fields (object, NULL);
  g_autofree char *anchor = g_strdup ("");

  /* Cancelling is asked once in a while only; it takes a lock. */
  if (self->error != NULL || (++self->n_objects % 256 == 0 &&
                              g_cancellable_set_error_if_cancelled (self->cancellable, &self->error)))
    return;
  g_object_set_qdata (object, line_quark (), GUINT_TO_POINTER (np_xml_line (element)));
  keep_declarations (self, element, object, NULL);
  for (xmlAttr *a = element->properties; a != NULL; a = a->next)
    read_attribute (self, element, a, object);
  for (xmlNode *node = element->children; node != NULL && self->error == NULL; node = node->next)
    {
      guint field = node->type == XML_ELEMENT_NODE && is_ours (self, node)
                    ? GPOINTER_TO_UINT (g_hash_table_lookup (index, node->name)) : 0;

      if (node->type == XML_TEXT_NODE && xmlIsBlankNode (node))
        continue;
      if (field == 0 || (rows[field - 1].kind == NP_KIND_TEXT && np_object_is_given (object, field - 1)))
        {
          if (field != 0)
            problem (self, NP_INPUT_ERROR_SYNTAX, line_of (node), _("the same text a second time"), _("keep one of the two"));
          unknown_node (self, node, object, anchor);
          continue;
        }
      g_free (anchor);
      if (rows[field - 1].kind == NP_KIND_TEXT)
        read_text (self, node, object, field - 1);
      else if (NP_IS_DOSSIER (object))
        read_wrapper (self, node, object, field - 1);
      else
        {
          guint n = np_object_get_n_children (object, field - 1);

          read_child (self, node, object, field - 1);
          anchor = np_xml_anchor_child (rows[field - 1].name, np_object_get_child (object, field - 1, n), n);
          continue;
        }
      anchor = g_strdup (rows[field - 1].name);
    }
  check_required (self, element, object);
}

static void
check_reference (Reader *self, const Reference *reference, const char *id)
{
  const NpField *row = &np_object_get_fields (reference->object, NULL)[reference->field];
  gpointer target = g_hash_table_lookup (self->ids, id);
  g_autofree char *what = NULL;

  if (target != NULL && (row->type == NULL || G_TYPE_CHECK_INSTANCE_TYPE (target, row->type ())))
    return;
  if (target == NULL && row->kind == NP_KIND_REF && row->type == NULL && g_str_equal (id, NP_THIRD_PARTY))
    return;
  /* Translators: names of XML attribute and element, an identifier, perhaps the name of the element that has it. */
  if (target == NULL)
    what = g_strdup_printf (_("“%s” of “%s” refers to “%s”, which is not there"), row->name,
                            np_object_get_element (reference->object), id);
  else
    what = g_strdup_printf (_("“%s” of “%s” refers to “%s”, which is a “%s”"), row->name,
                            np_object_get_element (reference->object), id, np_object_get_element (target));
  problem (self, NP_INPUT_ERROR_REFERENCE, reference->line, what, _("correct the reference, or add what it refers to"));
}

static void
check_references (Reader *self)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const Reference *reference = &g_array_index (self->references, Reference, i);
      g_auto(GStrv) ids = g_strsplit (np_object_get_string (reference->object, reference->field), " ", -1);

      for (guint j = 0; ids[j] != NULL; j++)
        check_reference (self, reference, ids[j]);
    }
}

static void
reader_init (Reader *self, const char *file, gboolean tolerant, GPtrArray *problems, GCancellable *cancellable)
{
  *self = (Reader) { .file = file, .tolerant = tolerant, .problems = problems, .cancellable = cancellable };
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->references = g_array_new (FALSE, FALSE, sizeof (Reference));
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

static void
reader_clear (Reader *self)
{
  g_hash_table_unref (self->ids);
  g_array_unref (self->references);
  g_hash_table_unref (self->indexes);
}

/* The root decides what the file is at all. */
static gboolean
check_root (Reader *self, xmlNode *root, NpXmlInFlags flags, GError **error)
{
  g_autofree char *version = (char *) xmlGetNoNsProp (root, (const xmlChar *) "version");
  const char *href = root->ns != NULL ? (const char *) root->ns->href : "";
  guint64 major = 0, minor = 0;
  char *end = NULL;
  gboolean newer;

  if (strcmp ((const char *) root->name, "dossier") != 0 || !g_str_has_prefix (href, NAMESPACE_STEM))
    {
      np_input_error_set (error, NP_INPUT_ERROR_KIND, self->file, np_xml_line (root), _("not a dossier of Nonpaper"),
                          _("choose a file with the extension .nonpaper"));
      return FALSE;
    }
  if (version != NULL && g_ascii_isdigit (*version))
    {
      major = g_ascii_strtoull (version, &end, 10);
      if (*end == '.' && g_ascii_isdigit (end[1]))
        minor = g_ascii_strtoull (end + 1, &end, 10);
    }
  newer = !g_str_equal (href, NP_XML_NAMESPACE) || major > NP_XML_MAJOR;
  if (newer && !(flags & NP_XML_IN_NEWER))
    {
      np_input_error_set (error, NP_INPUT_ERROR_NEWER, self->file, np_xml_line (root), _("written by a newer version of Nonpaper"),
                          _("update Nonpaper; until then it can be opened for reading only"));
      return FALSE;
    }
  if (!newer && version != NULL && (major != NP_XML_MAJOR || *end != '\0'))
    {
      np_input_error_set (error, NP_INPUT_ERROR_RANGE, self->file, np_xml_line (root), _("no version we know"), _("write version=\"1.0\""));
      return FALSE;
    }
  self->newer_minor = newer || minor > NP_XML_MINOR;
  self->ns = root->ns;
  xmlFree (g_steal_pointer (&version));
  return TRUE;
}

static int
by_line (gconstpointer a, gconstpointer b)
{
  /* Messages are "FILE:LINE: ..."; references are checked last and belong between the others. */
  const GError *x = *(GError *const *) a, *y = *(GError *const *) b;
  guint64 i = 0, j = 0;

  for (const char *p = x->message; (p = strchr (p, ':')) != NULL && i == 0; p++)
    i = g_ascii_strtoull (p + 1, NULL, 10);
  for (const char *p = y->message; (p = strchr (p, ':')) != NULL && j == 0; p++)
    j = g_ascii_strtoull (p + 1, NULL, 10);
  return i < j ? -1 : i > j;
}

NpDossier *
np_xml_in_parse (GBytes *bytes, const char *file, NpXmlInFlags flags, GPtrArray *problems, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr(xmlDoc) doc = np_xml_parse (bytes, file, NP_XML_STRICT, cancellable, error);
  g_autoptr(NpDossier) dossier = NULL;
  Reader self;

  if (doc == NULL)
    return NULL;
  reader_init (&self, file, (flags & NP_XML_IN_TOLERANT) != 0, problems, cancellable);
  if (!check_root (&self, xmlDocGetRootElement (doc), flags, error))
    {
      reader_clear (&self);
      return NULL;
    }
  dossier = np_dossier_new ("d-unread");
  np_object_set_string (dossier, NP_DOSSIER_ID, NULL);
  np_object_set_string (dossier, NP_DOSSIER_VERSION, NULL);
  read_object (&self, xmlDocGetRootElement (doc), dossier);
  if (self.error == NULL)
    check_references (&self);
  reader_clear (&self);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  if (problems != NULL)
    g_ptr_array_sort (problems, by_line);
  np_dossier_seal (dossier);
  return g_steal_pointer (&dossier);
}

NpDossier *
np_xml_in_load (const char *path, NpXmlInFlags flags, GPtrArray *problems, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GBytes) bytes = np_io_read (path, NP_IO_MAX_SIZE, NULL, error);

  return bytes != NULL ? np_xml_in_parse (bytes, name, flags, problems, NULL, error) : NULL;
}

/* Whether what was read of a damaged tree can be written and read again. */
static gboolean
is_sound (gpointer object, const char *declarations)
{
  g_autofree char *xml = np_xml_out_object (object);
  g_autoptr(GString) whole = g_string_new ("<w xmlns=\"" NP_XML_NAMESPACE "\"");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  g_string_append_printf (whole, "%s>%s</w>", declarations != NULL ? declarations : "", xml);
  bytes = g_bytes_new_static (whole->str, whole->len);
  doc = np_xml_parse (bytes, NULL, NP_XML_STRICT, NULL, NULL);
  return doc != NULL;
}

static gpointer
read_alone (xmlNode *element, const xmlNs *ns, GType type, gboolean known_only, GHashTable *ids)
{
  gpointer object = np_object_new (type, NULL);
  Reader self;

  reader_init (&self, NULL, TRUE, NULL, NULL);
  self.newer_minor = TRUE;
  self.known_only = known_only;
  self.ns = ns;
  if (ids != NULL)
    {
      g_hash_table_unref (self.ids);
      self.ids = g_hash_table_ref (ids);
    }
  read_object (&self, element, object);
  reader_clear (&self);
  return object;
}

static void
forget_ids (gpointer object, GHashTable *ids)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);
  const char *id = np_object_get_id (object);

  if (id != NULL && g_hash_table_lookup (ids, id) == object)
    g_hash_table_remove (ids, id);
  for (guint i = 0; i < n_fields; i++)
    for (guint j = 0; rows[i].kind == NP_KIND_LIST && j < np_object_get_n_children (object, i); j++)
      forget_ids (np_object_get_child (object, i, j), ids);
}

/* Of a damaged tree: with what is unknown if that is sound, else without it. */
static gpointer
read_damaged (xmlNode *element, const xmlNs *ns, GType type, const char *declarations, GHashTable *ids)
{
  g_autoptr(NpObject) object = read_alone (element, ns, type, FALSE, ids);

  if (is_sound (object, declarations))
    return g_steal_pointer (&object);
  forget_ids (object, ids);
  return read_alone (element, ns, type, TRUE, ids);
}

gpointer
np_xml_in_fragment (const char *text, gsize length, const char *declarations, GType type, NpXmlMode mode, GHashTable *ids,
                    GError **error)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  g_autoptr(GString) whole = g_string_new ("<w xmlns=\"" NP_XML_NAMESPACE "\"");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  xmlNode *root, *element;

  g_string_append (whole, declarations != NULL ? declarations : "");
  g_string_append_c (whole, '>');
  g_string_append_len (whole, text, length);
  g_string_append (whole, mode == NP_XML_STRICT ? "</w>" : "");
  bytes = g_bytes_new_static (whole->str, whole->len);
  doc = np_xml_parse (bytes, NULL, mode, NULL, error);
  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  element = xmlFirstElementChild (root);
  if (element == NULL || root->ns == NULL || strcmp ((const char *) element->name, ((NpObjectClass *) klass)->element) != 0)
    {
      np_input_error_set (error, NP_INPUT_ERROR_KIND, NULL, 0, "not the expected element", NULL);
      return NULL;
    }
  return mode == NP_XML_STRICT ? read_alone (element, root->ns, type, FALSE, ids)
                               : read_damaged (element, root->ns, type, declarations, ids);
}

gpointer
np_xml_in_object (const char *xml, GType type, GError **error)
{
  return np_xml_in_fragment (xml, strlen (xml), NULL, type, NP_XML_STRICT, NULL, error);
}

NpDossier *
np_xml_in_head (const char *text, gsize length, GHashTable *ids, char **declarations)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(xmlDoc) doc = np_xml_parse (bytes, NULL, NP_XML_DAMAGED, NULL, NULL);
  g_autoptr(GString) all = g_string_new (NULL);
  g_autoptr(NpDossier) dossier = NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (root != NULL && check_root (&(Reader) { NULL }, root, NP_XML_IN_NEWER, NULL))
    {
      for (const xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next)
        if (ns->prefix != NULL)
          {
            g_string_append_printf (all, " xmlns:%s=\"", ns->prefix);
            np_xml_out_escape (all, (const char *) ns->href, TRUE);
            g_string_append_c (all, '"');
          }
      dossier = read_damaged (root, root->ns, NP_TYPE_DOSSIER, NULL, ids);
      if (np_object_get_n_extras (dossier) == 0)
        g_string_truncate (all, 0);
    }
  *declarations = g_strdup (all->str);
  if (dossier == NULL || *np_object_get_id (dossier) == '\0')
    {
      g_autoptr(NpDossier) fresh = np_dossier_new (NULL);

      if (dossier == NULL)
        return g_steal_pointer (&fresh);
      np_object_set_string (dossier, NP_DOSSIER_ID, np_object_get_id (fresh));
    }
  if (*np_object_get_string (dossier, NP_DOSSIER_VERSION) == '\0')
    np_object_set_string (dossier, NP_DOSSIER_VERSION, "1.0");
  return g_steal_pointer (&dossier);
}
