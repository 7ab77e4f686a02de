/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/np-recover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "store/np-xml-in-private.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

/* What an element name can be at the top: the wrapper of a list, or an item of one. */
typedef struct
{
  guint field;
  GType type;     /* of the items */
  gboolean item;
  gboolean major; /* a name that occurs nowhere else, so its tag alone tells where we are */
} Top;

typedef struct
{
  const char *start, *end;
  const char *at;
  guint line;             /* of @counted */
  const char *counted;
  GHashTable *tops;       /* element name -> Top */
  GHashTable *ids;
  GPtrArray *blocks;      /* (nullable) */
  NpDossier *dossier;
  char *declarations;
  int wrapper;            /* field whose wrapper we are in, -1: none */
  guint n_found;
} Recovery;

void
np_recovered_block_free (NpRecoveredBlock *self)
{
  g_free (self->element);
  g_free (self->id);
  g_free (self);
}

/* Counts how often each element name is used below the dossier. */
static void
count_names (GType type, GHashTable *seen, GHashTable *uses)
{
  g_autoptr(GTypeClass) reference = g_type_class_ref (type);
  NpObjectClass *klass = (NpObjectClass *) reference;

  if (!g_hash_table_add (seen, GSIZE_TO_POINTER (type)))
    return;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const NpField *row = &klass->fields[i];
      const char *name = row->name;

      if (row->kind == NP_KIND_LIST)
        {
          g_autoptr(GTypeClass) item = g_type_class_ref (row->type ());

          name = ((NpObjectClass *) item)->element;
          count_names (row->type (), seen, uses);
        }
      if (row->kind == NP_KIND_LIST || row->kind == NP_KIND_TEXT)
        g_hash_table_insert (uses, (char *) name, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (uses, name)) + 1));
    }
}

static GHashTable *
make_tops (void)
{
  GHashTable *tops = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL), uses = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GTypeClass) reference = g_type_class_ref (NP_TYPE_DOSSIER);
  NpObjectClass *klass = (NpObjectClass *) reference;

  count_names (NP_TYPE_DOSSIER, seen, uses);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == NP_KIND_LIST)
      {
        GType type = klass->fields[i].type ();
        g_autoptr(GTypeClass) item = g_type_class_ref (type);
        const char *element = ((NpObjectClass *) item)->element;
        gboolean major = GPOINTER_TO_UINT (g_hash_table_lookup (uses, element)) == 1;

        g_hash_table_insert (tops, (char *) klass->fields[i].name,
                             g_memdup2 (&(Top) { i, type, FALSE, !g_hash_table_contains (uses, klass->fields[i].name) },
                                        sizeof (Top)));
        g_hash_table_insert (tops, (char *) element, g_memdup2 (&(Top) { i, type, TRUE, major }, sizeof (Top)));
      }
  return tops;
}

static guint
line_at (Recovery *self, const char *where)
{
  for (const char *p = self->counted; p < where && (p = memchr (p, '\n', where - p)) != NULL; p++)
    self->line++;
  self->counted = where;
  return self->line;
}

/* The next tag from @p on that is not in a comment or CDATA: its "<", the name, and whether it is an end tag. */
static const char *
next_tag (Recovery *self, const char *p, char name[65], gboolean *closing)
{
  for (; p < self->end && (p = memchr (p, '<', self->end - p)) != NULL; p++)
    {
      const char *over = NULL, *from = p + 1;
      gsize n = 0;

      if (self->end - p > 4 && memcmp (p, "<!--", 4) == 0)
        over = memmem (p, self->end - p, "-->", 3);
      else if (self->end - p > 9 && memcmp (p, "<![CDATA[", 9) == 0)
        over = memmem (p, self->end - p, "]]>", 3);
      if (over != NULL)
        {
          p = over;
          continue;
        }
      *closing = from < self->end && *from == '/';
      from += *closing;
      while (from + n < self->end && n < 64 && (g_ascii_isalnum (from[n]) || strchr ("-_.:", from[n]) != NULL) && from[n] != '\0')
        n++;
      if (n == 0 || n == 64)
        continue;
      memcpy (name, from, n);
      name[n] = '\0';
      return p;
    }
  return NULL;
}

/* Behind the ">" of the tag at @p, and whether it closes itself; NULL when it does not end before the next "<". */
static const char *
end_of_tag (Recovery *self, const char *p, gboolean *empty)
{
  for (const char *q = p + 1; q < self->end && *q != '<'; q++)
    if (*q == '"' || *q == '\'')
      {
        q = memchr (q + 1, *q, self->end - q - 1);
        if (q == NULL)
          return NULL;
      }
    else if (*q == '>')
      {
        *empty = q[-1] == '/';
        return q + 1;
      }
  return NULL;
}

static void
report (Recovery *self, NpRecoveredState state, const char *element, const char *id, const char *where)
{
  NpRecoveredBlock *block;

  self->n_found += state != NP_RECOVERED_MISSING;
  if (self->blocks == NULL)
    return;
  block = g_new0 (NpRecoveredBlock, 1);
  block->state = state;
  block->element = g_strdup (element);
  block->id = id != NULL && *id != '\0' ? g_strdup (id) : NULL;
  block->line = line_at (self, where);
  g_ptr_array_add (self->blocks, block);
}

/* Where the block that starts at @from ends: behind its end tag, or before a tag that cannot be inside it. */
static const char *
end_of_block (Recovery *self, const char *from, const char *element, gboolean *closed)
{
  gboolean closing, empty = FALSE;
  const char *p = end_of_tag (self, from, &empty);
  char name[65];

  *closed = TRUE;
  if (p != NULL && empty)
    return p;
  for (p = from + 1; (p = next_tag (self, p, name, &closing)) != NULL; p++)
    {
      const Top *top = g_hash_table_lookup (self->tops, name);

      if (closing && g_str_equal (name, element))
        {
          const char *over = end_of_tag (self, p, &empty);

          *closed = over != NULL;
          return over != NULL ? over : p + 1;
        }
      if (top != NULL && top->major && (top->item || closing))
        break;
    }
  *closed = FALSE;
  return p != NULL ? p : self->end;
}

static void
recover_block (Recovery *self, const char *from, const char *element, const Top *top)
{
  gboolean closed;
  const char *to = end_of_block (self, from, element, &closed);
  NpRecoveredState state = NP_RECOVERED_WHOLE;
  gpointer object = NULL;

  if (closed && g_utf8_validate_len (from, to - from, NULL))
    object = np_xml_in_fragment (from, to - from, self->declarations, top->type, NP_XML_STRICT, self->ids, NULL);
  if (object == NULL)
    {
      state = NP_RECOVERED_CUT;
      object = np_xml_in_fragment (from, to - from, self->declarations, top->type, NP_XML_DAMAGED, self->ids, NULL);
    }
  if (object != NULL)
    {
      report (self, state, element, np_object_get_id (object), from);
      np_object_append (self->dossier, top->field, object);
    }
  else
    report (self, NP_RECOVERED_MISSING, element, NULL, from);
  self->at = to;
}

/*
 * What was damaged may mean more to a reader of the saved copy than it did here (an element whose namespace was lost), so the
 * copy is read: what is recovered is what its own file will say, and saving it passes the comparison of SAFETY S1.
 */
static NpDossier *
settle (NpDossier *dossier)
{
  g_autoptr(GBytes) bytes = np_xml_out_write (dossier);
  NpDossier *read = np_xml_in_parse (bytes, NULL, NP_XML_IN_TOLERANT, NULL, NULL, NULL);

  if (read == NULL)
    return dossier;
  g_object_unref (dossier);
  return read;
}

NpDossier *
np_recover (GBytes *bytes, const char *file, GPtrArray *blocks, GCancellable *cancellable, GError **error)
{
  Recovery self = { .line = 1, .blocks = blocks, .wrapper = -1 };
  g_autoptr(GHashTable) tops = make_tops (), ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *declarations = NULL;
  gsize length;
  char name[65];
  gboolean closing;
  const char *tag;

  self.start = self.at = self.counted = g_bytes_get_data (bytes, &length);
  self.end = self.start + length;
  self.tops = tops;
  self.ids = ids;

  /* Everything before the first list is the head. */
  for (tag = self.start; (tag = next_tag (&self, tag, name, &closing)) != NULL; tag++)
    {
      const Top *top = g_hash_table_lookup (tops, name);

      if (top != NULL && (top->major || !top->item))
        break;
    }
  self.dossier = np_xml_in_head (self.start, (tag != NULL ? tag : self.end) - self.start, ids, &declarations);
  self.declarations = declarations;

  self.at = tag != NULL ? tag : self.end;
  while ((tag = next_tag (&self, self.at, name, &closing)) != NULL)
    {
      const Top *top = g_hash_table_lookup (tops, name);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_object_unref (self.dossier);
          return NULL;
        }
      self.at = tag + 1;
      if (top == NULL)
        continue;
      if (!top->item)
        self.wrapper = closing ? -1 : (int) top->field;
      else if (!closing && (top->major || self.wrapper == (int) top->field))
        recover_block (&self, tag, name, top);
      else if (closing && top->major)
        report (&self, NP_RECOVERED_MISSING, name, NULL, tag); /* its start tag is lost */
    }
  if (self.n_found == 0 && !np_object_is_given (self.dossier, NP_DOSSIER_TITLE))
    {
      g_object_unref (self.dossier);
      np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, file, 0, _("nothing of a dossier is readable"), _("restore a backup"));
      return NULL;
    }
  np_dossier_seal (self.dossier);
  return settle (self.dossier);
}
