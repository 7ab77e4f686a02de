/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-out.h"

#include <string.h>

#include "base/np-lang.h"
#include "dossier/np-marked.h"
#include "store/np-xml-anchor.h"

#define MANY 16 /* children from which on a block is kept in parts */

typedef struct
{
  GString *text;     /* what is not yet a piece */
  GPtrArray *pieces; /* (nullable): NULL: everything goes to text */
  const char *wanted; /* (nullable): text is only compared with this */
  gsize left;        /* of @wanted */
  gboolean differs;
} Out;

/* The bytes of one object, kept at the object. */
typedef struct
{
  guint64 stamp;
  guint n_pieces;
  GBytes **pieces;
} Kept;

static GQuark kept_quark (void);
G_DEFINE_QUARK (np-xml-out-kept, kept)

static void
kept_free (gpointer data)
{
  Kept *self = data;

  for (guint i = 0; i < self->n_pieces; i++)
    g_bytes_unref (self->pieces[i]);
  g_free (self->pieces);
  g_free (self);
}

void
np_xml_out_escape (GString *out, const char *words, gboolean attribute)
{
  const char *special = attribute ? "&<>\"\n\t\r" : "&<>\r";

  if (words == NULL)
    return;
  for (;;)
    {
      gsize plain = strcspn (words, special);

      g_string_append_len (out, words, plain);
      words += plain;
      switch (*words)
        {
        case '\0': return;
        case '&': g_string_append (out, "&amp;"); break;
        case '<': g_string_append (out, "&lt;"); break;
        case '>': g_string_append (out, "&gt;"); break;
        case '"': g_string_append (out, "&quot;"); break;
        case '\n': g_string_append (out, "&#10;"); break;
        case '\t': g_string_append (out, "&#9;"); break;
        default: g_string_append (out, "&#13;"); break;
        }
      words++;
    }
}

static void
indent (GString *out, guint depth)
{
  while (depth-- > 0)
    g_string_append_c (out, ' ');
}

/* Ends what was opened by ">\n" at @body: a body, or nothing at all. */
static void
close_element (GString *out, gsize body, const char *name, guint depth)
{
  if (out->len == body + 2)
    {
      g_string_truncate (out, body);
      g_string_append (out, "/>\n");
      return;
    }
  indent (out, depth);
  g_string_append (out, "</");
  g_string_append (out, name);
  g_string_append (out, ">\n");
}

/* A parser does not tell where among the attributes a declaration stood; the usual place is in front. */
static void
put_declarations (GString *out, gpointer object)
{
  for (guint i = 0; i < np_object_get_n_extras (object); i++)
    {
      const NpExtra *extra = np_object_get_extra (object, i);

      if (extra->anchor == NULL && g_str_has_prefix (extra->text, " xmlns:"))
        g_string_append (out, extra->text);
    }
}

/* A wrong value was kept as it stood; once the field has a right one, that takes its place. */
static gboolean
is_replaced (gpointer object, const char *text)
{
  g_autofree char *name = g_strndup (text + 1, strcspn (text + 1, "="));
  int field = np_object_find_field (object, name);

  return field >= 0 && np_object_is_given (object, field) && np_object_get_fields (object, NULL)[field].kind < NP_KIND_TEXT;
}

static void
put_extra_attributes (GString *out, gpointer object, const char *anchor)
{
  for (guint i = 0; i < np_object_get_n_extras (object); i++)
    {
      const NpExtra *extra = np_object_get_extra (object, i);

      if (g_strcmp0 (extra->anchor, anchor) != 0)
        continue;
      if (anchor == NULL && (g_str_has_prefix (extra->text, " xmlns:") || is_replaced (object, extra->text)))
        continue;
      g_string_append (out, extra->text);
    }
}

static void
put_extras (GString *out, gpointer object, const char *anchor, guint depth)
{
  for (guint i = 0; i < np_object_get_n_extras (object); i++)
    {
      const NpExtra *extra = np_object_get_extra (object, i);

      if (g_strcmp0 (extra->anchor, anchor) == 0)
        {
          indent (out, depth);
          g_string_append (out, extra->text);
          g_string_append_c (out, '\n');
        }
    }
}

/* Content of a text or wrapper element of that name is kept, so the element has to be there. */
static gboolean
is_needed (gpointer object, const char *name)
{
  for (guint i = 0; i < np_object_get_n_extras (object); i++)
    {
      const char *anchor = np_object_get_extra (object, i)->anchor;

      if (anchor != NULL && np_xml_anchor_is_inside (anchor, name))
        return TRUE;
    }
  return FALSE;
}

/* What followed a child that is gone comes after all children of that field. */
static void
put_orphans (GString *out, gpointer object, guint field, guint depth)
{
  const char *name = np_object_get_fields (object, NULL)[field].name;
  guint n = np_object_get_n_children (object, field);

  for (guint i = 0; i < np_object_get_n_extras (object); i++)
    {
      const NpExtra *extra = np_object_get_extra (object, i);
      gboolean found = FALSE;

      if (extra->anchor == NULL || !np_xml_anchor_is_child (extra->anchor, name))
        continue;
      for (guint j = 0; j < n && !found; j++)
        {
          g_autofree char *anchor = np_xml_anchor_child (name, np_object_get_child (object, field, j), j);

          found = g_str_equal (anchor, extra->anchor);
        }
      if (!found)
        {
          indent (out, depth);
          g_string_append (out, extra->text);
          g_string_append_c (out, '\n');
        }
    }
}

static void
put_marked (GString *out, const char *words)
{
  g_autoptr(GPtrArray) marks = NULL;

  if (strchr (words, '{') == NULL)
    {
      np_xml_out_escape (out, words, FALSE);
      return;
    }
  marks = np_marked_split (words);
  for (guint i = 0; i < marks->len; i++)
    {
      const NpMark *mark = g_ptr_array_index (marks, i);

      if (mark->param == NULL)
        np_xml_out_escape (out, mark->words, FALSE);
      else
        {
          g_string_append (out, "<v ref=\"");
          np_xml_out_escape (out, mark->param, TRUE);
          if (mark->kase != NP_CASE_NOM)
            {
              g_string_append (out, "\" case=\"");
              g_string_append (out, np_case_id (mark->kase));
            }
          g_string_append (out, "\"/>");
        }
    }
}

static void
put_text (GString *out, gpointer object, guint field, guint depth)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  gboolean extras = np_object_get_n_extras (object) > 0;
  gsize body;

  if (!np_object_is_given (object, field) && !(extras && is_needed (object, row->name)))
    return;
  indent (out, depth);
  g_string_append_c (out, '<');
  g_string_append (out, row->name);
  if (extras)
    {
      g_autofree char *anchor = np_xml_anchor_attributes (row->name, NULL);

      put_extra_attributes (out, object, anchor);
    }
  body = out->len;
  g_string_append (out, ">\n");
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *words = np_object_get_words (object, field, lang);

      if (*words == '\0')
        continue;
      indent (out, depth + 1);
      g_string_append (out, "<t xml:lang=\"");
      g_string_append (out, np_lang_tag (lang));
      g_string_append_c (out, '"');
      if (extras)
        {
          g_autofree char *anchor = np_xml_anchor_attributes (row->name, np_lang_tag (lang));

          put_extra_attributes (out, object, anchor);
        }
      g_string_append_c (out, '>');
      if (row->flags & NP_FIELD_MARKED)
        put_marked (out, words);
      else
        np_xml_out_escape (out, words, FALSE);
      g_string_append (out, "</t>\n");
    }
  if (extras)
    {
      g_autofree char *anchor = np_xml_anchor_inside (row->name);

      put_extras (out, object, anchor, depth + 1);
    }
  close_element (out, body, row->name, depth);
}

static void put_object (Out *out, gpointer object, guint depth, gboolean in_parts);

static void
flush (Out *out)
{
  if (out->text->len == 0)
    return;
  g_ptr_array_add (out->pieces, g_bytes_new (out->text->str, out->text->len));
  g_string_truncate (out->text, 0);
}

static void
compare (Out *out)
{
  if (out->differs || out->text->len > out->left || memcmp (out->wanted, out->text->str, out->text->len) != 0)
    out->differs = TRUE;
  else
    {
      out->wanted += out->text->len;
      out->left -= out->text->len;
    }
  g_string_truncate (out->text, 0);
}

static guint
count_children (gpointer object)
{
  guint n_fields, n = 0;
  const NpField *rows = np_object_get_fields (object, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (rows[i].kind == NP_KIND_LIST)
      n += np_object_get_n_children (object, i);
  return n;
}

static const Kept *
lookup (gpointer object)
{
  const Kept *kept = g_object_get_qdata (object, kept_quark ());

  return kept != NULL && kept->stamp == np_object_get_stamp (object) ? kept : NULL;
}

/* Puts the kept bytes of the object, made anew where it changed. @block: a child of a list of the dossier. */
static void
put_kept (Out *out, gpointer object, guint depth, gboolean block)
{
  const Kept *kept = lookup (object);
  guint from;
  Kept *made;

  flush (out);
  if (kept != NULL)
    {
      for (guint i = 0; i < kept->n_pieces; i++)
        g_ptr_array_add (out->pieces, g_bytes_ref (kept->pieces[i]));
      return;
    }
  from = out->pieces->len;
  put_object (out, object, depth, block && count_children (object) > MANY);
  flush (out);
  made = g_new0 (Kept, 1);
  made->stamp = np_object_get_stamp (object);
  made->n_pieces = out->pieces->len - from;
  made->pieces = g_new (GBytes *, made->n_pieces);
  for (guint i = 0; i < made->n_pieces; i++)
    made->pieces[i] = g_bytes_ref (g_ptr_array_index (out->pieces, from + i));
  g_object_set_qdata_full (object, kept_quark (), made, kept_free);
}

static void
put_children (Out *out, gpointer object, guint field, guint depth, gboolean in_parts, gboolean blocks)
{
  const char *name = np_object_get_fields (object, NULL)[field].name;
  guint n = np_object_get_n_children (object, field);
  gboolean extras = np_object_get_n_extras (object) > 0;

  for (guint i = 0; i < n; i++)
    {
      gpointer child = np_object_get_child (object, field, i);

      if (out->pieces != NULL && (blocks || in_parts))
        put_kept (out, child, depth, blocks);
      else
        put_object (out, child, depth, FALSE);
      if (out->wanted != NULL && blocks)
        compare (out);
      if (extras)
        {
          g_autofree char *anchor = np_xml_anchor_child (name, child, i);

          put_extras (out->text, object, anchor, depth);
        }
    }
  if (extras)
    put_orphans (out->text, object, field, depth);
}

static void
put_attributes (GString *out, gpointer object)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);

  put_declarations (out, object);
  for (guint i = 0; i < n_fields; i++)
    if (rows[i].kind != NP_KIND_TEXT && rows[i].kind != NP_KIND_LIST)
      {
        g_autofree char *value = np_object_spell_value (object, i);

        if (value == NULL)
          continue;
        g_string_append_c (out, ' ');
        g_string_append (out, rows[i].name);
        g_string_append (out, "=\"");
        np_xml_out_escape (out, value, TRUE);
        g_string_append_c (out, '"');
      }
  put_extra_attributes (out, object, NULL);
}

static void
put_object (Out *out, gpointer object, guint depth, gboolean in_parts)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);
  const char *name = np_object_get_element (object);
  gboolean extras = np_object_get_n_extras (object) > 0;
  gsize body;

  indent (out->text, depth);
  g_string_append_c (out->text, '<');
  g_string_append (out->text, name);
  put_attributes (out->text, object);
  body = out->text->len;
  g_string_append (out->text, ">\n");
  if (extras)
    put_extras (out->text, object, "", depth + 1);
  for (guint i = 0; i < n_fields; i++)
    {
      if (rows[i].kind == NP_KIND_TEXT)
        {
          put_text (out->text, object, i, depth + 1);
          if (extras)
            put_extras (out->text, object, rows[i].name, depth + 1);
        }
      else if (rows[i].kind == NP_KIND_LIST)
        put_children (out, object, i, depth + 1, in_parts, FALSE);
    }
  if (in_parts)
    body = G_MAXSIZE / 2; /* it has many children, so it has a body */
  close_element (out->text, body, name, depth);
}

static void
put_wrapper (Out *out, gpointer dossier, guint field)
{
  const char *name = np_object_get_fields (dossier, NULL)[field].name;
  gboolean extras = np_object_get_n_extras (dossier) > 0;

  if (np_object_get_n_children (dossier, field) > 0 || (extras && is_needed (dossier, name)))
    {
      g_string_append (out->text, " <");
      g_string_append (out->text, name);
      if (extras)
        {
          g_autofree char *anchor = np_xml_anchor_attributes (name, NULL);

          put_extra_attributes (out->text, dossier, anchor);
        }
      g_string_append (out->text, ">\n");
      if (extras)
        {
          g_autofree char *anchor = np_xml_anchor_inside (name);

          put_extras (out->text, dossier, anchor, 2);
        }
      put_children (out, dossier, field, 2, FALSE, TRUE);
      g_string_append (out->text, " </");
      g_string_append (out->text, name);
      g_string_append (out->text, ">\n");
    }
  if (extras)
    put_extras (out->text, dossier, name, 1);
}

static void
put_dossier (Out *out, NpDossier *dossier)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (dossier, &n_fields);

  g_string_append (out->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dossier xmlns=\"" NP_XML_NAMESPACE "\"");
  put_attributes (out->text, dossier);
  g_string_append (out->text, ">\n");
  put_extras (out->text, dossier, "", 1);
  for (guint i = 0; i < n_fields; i++)
    {
      if (rows[i].kind == NP_KIND_TEXT)
        {
          put_text (out->text, dossier, i, 1);
          put_extras (out->text, dossier, rows[i].name, 1);
        }
      else if (rows[i].kind == NP_KIND_LIST)
        put_wrapper (out, dossier, i);
    }
  g_string_append (out->text, "</dossier>\n");
}

GBytes *
np_xml_out_write (NpDossier *dossier)
{
  Out out = { g_string_sized_new (1 << 16), NULL };

  g_return_val_if_fail (NP_IS_DOSSIER (dossier), NULL);
  put_dossier (&out, dossier);
  return g_string_free_to_bytes (out.text);
}

gboolean
np_xml_out_matches (NpDossier *dossier, GBytes *bytes)
{
  Out out = { .text = g_string_sized_new (1 << 16) };

  g_return_val_if_fail (NP_IS_DOSSIER (dossier), FALSE);
  out.wanted = g_bytes_get_data (bytes, &out.left);
  put_dossier (&out, dossier);
  compare (&out);
  g_string_free (out.text, TRUE);
  return !out.differs && out.left == 0;
}

char *
np_xml_out_object (gpointer object)
{
  Out out = { g_string_new (NULL), NULL };

  put_object (&out, object, 0, FALSE);
  return g_string_free (out.text, FALSE);
}

static gboolean
prime_block (gpointer block, gint64 deadline)
{
  g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Out out = { NULL, pieces };
  gboolean in_time = TRUE;
  guint n_fields;
  const NpField *rows = np_object_get_fields (block, &n_fields);

  if (lookup (block) != NULL)
    return TRUE;
  out.text = g_string_new (NULL);
  if (count_children (block) > MANY)
    for (guint i = 0; i < n_fields && in_time; i++)
      for (guint j = 0; rows[i].kind == NP_KIND_LIST && j < np_object_get_n_children (block, i) && in_time; j++)
        {
          gpointer child = np_object_get_child (block, i, j);

          if (lookup (child) == NULL)
            {
              put_kept (&out, child, 3, FALSE);
              in_time = g_get_monotonic_time () < deadline;
            }
        }
  if (in_time)
    put_kept (&out, block, 2, TRUE);
  g_string_free (out.text, TRUE);
  return in_time;
}

gboolean
np_xml_out_prime (NpDossier *dossier, gint64 budget)
{
  gint64 deadline = g_get_monotonic_time () + budget;
  guint n_fields;
  const NpField *rows = np_object_get_fields (dossier, &n_fields);

  g_return_val_if_fail (NP_IS_DOSSIER (dossier), TRUE);
  for (guint i = 0; i < n_fields; i++)
    for (guint j = 0; rows[i].kind == NP_KIND_LIST && j < np_object_get_n_children (dossier, i); j++)
      {
        gpointer block = np_object_get_child (dossier, i, j);

        if (lookup (block) == NULL && (!prime_block (block, deadline) || g_get_monotonic_time () > deadline))
          return FALSE;
      }
  return TRUE;
}

GPtrArray *
np_xml_out_collect (NpDossier *dossier)
{
  Out out = { g_string_new (NULL), g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) };

  g_return_val_if_fail (NP_IS_DOSSIER (dossier), NULL);
  put_dossier (&out, dossier);
  flush (&out);
  g_string_free (out.text, TRUE);
  return out.pieces;
}

GBytes *
np_xml_out_join (GPtrArray *pieces)
{
  gsize length = 0, at = 0;
  char *all;

  for (guint i = 0; i < pieces->len; i++)
    length += g_bytes_get_size (g_ptr_array_index (pieces, i));
  all = g_malloc (length + 1);
  for (guint i = 0; i < pieces->len; i++)
    {
      gsize n;
      const void *data = g_bytes_get_data (g_ptr_array_index (pieces, i), &n);

      memcpy (all + at, data, n);
      at += n;
    }
  return g_bytes_new_take (all, length);
}
