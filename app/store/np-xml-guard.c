/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/np-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"

#define SLOTS 4096 /* a power of two, well above NP_XML_MAX_NAMES */

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  const char *file;
  gboolean strict;
  guint64 seed;
  guint n_names;
  guint n_elements;
  int depth;
  gsize text; /* bytes since the last tag */
  struct { const char *name; gsize length; } names[SLOTS];
} Guard;

/* @what and @remedy are marked with N_(), so that nothing is translated before something is wrong. */
static gboolean
fail (Guard *self, NpInputError code, const char *where, const char *what, const char *remedy, GError **error)
{
  guint line = 1;

  for (const char *p = self->start; p < where && (p = memchr (p, '\n', where - p)) != NULL; p++)
    line++;
  np_input_error_set (error, code, self->file, line, _(what), _(remedy));
  return FALSE;
}

static gboolean
fail_limit (Guard *self, const char *where, const char *what, GError **error)
{
  return fail (self, NP_INPUT_ERROR_LIMIT, where, what, N_("no file of ours is like this; check where it comes from"), error);
}

static gboolean
fail_syntax (Guard *self, const char *where, const char *what, GError **error)
{
  return fail (self, NP_INPUT_ERROR_SYNTAX, where, what, N_("correct the line, restore a backup, or recover what is readable"),
               error);
}

static inline gboolean
starts_with (const Guard *self, const char *token, gsize length)
{
  return (gsize) (self->end - self->at) >= length && memcmp (self->at, token, length) == 0;
}

#define AT(self, literal) starts_with (self, literal, sizeof literal - 1)

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static inline gboolean
ends_name (char c)
{
  return is_space (c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'' || c == '?';
}

/* The seed differs in every process, so nobody can prepare a file whose names all collide. */
static gboolean
count_name (Guard *self, const char *name, gsize length, GError **error)
{
  guint64 hash = self->seed;
  guint slot;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) name[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (hash >> 29);
  slot = (hash >> 32) & (SLOTS - 1);
  while (self->names[slot].name != NULL)
    {
      if (self->names[slot].length == length && memcmp (self->names[slot].name, name, length) == 0)
        return TRUE;
      slot = (slot + 1) & (SLOTS - 1);
    }
  if (++self->n_names > NP_XML_MAX_NAMES)
    return fail_limit (self, name, N_("more than 1000 different names of elements and attributes"), error);
  self->names[slot].name = name;
  self->names[slot].length = length;
  return TRUE;
}

static const char *
skip_name (const Guard *self, const char *p)
{
  while (p < self->end && !ends_name (*p))
    p++;
  return p;
}

/* All tokens end in ">", which is what memchr() looks for: the work done is only up to what is found. */
static const char *
find_token (const char *from, gsize length, const char *token, gsize token_length)
{
  const char *end = from + length;

  for (const char *p = from + token_length - 1; p < end && (p = memchr (p, '>', end - p)) != NULL; p++)
    if (memcmp (p + 1 - token_length, token, token_length) == 0)
      return p + 1 - token_length;
  return NULL;
}

/* Moves behind @token, which must follow within @limit bytes. */
static gboolean
skip_to (Guard *self, gsize skip, const char *token, gsize limit, const char *too_long, const char *not_closed,
         GError **error)
{
  const char *from = self->at;
  gsize left = self->end - from - skip;
  gsize token_length = strlen (token);
  const char *found = find_token (from + skip, MIN (left, limit + token_length), token, token_length);

  if (found == NULL && left > limit)
    return fail_limit (self, from, too_long, error);
  if (found == NULL && self->strict)
    return fail_syntax (self, from, not_closed, error);
  self->at = found != NULL ? found + token_length : self->end;
  return TRUE;
}

static gboolean
skip_start_tag (Guard *self, GError **error)
{
  const char *tag = self->at;
  const char *limit = tag + MIN ((gsize) (self->end - tag), NP_XML_MAX_TAG);
  const char *p = skip_name (self, tag + 1);
  guint n_attributes = 0;

  if (++self->n_elements > NP_XML_MAX_ELEMENTS)
    return fail_limit (self, tag, N_("more than 1 000 000 elements"), error);
  if (!count_name (self, tag + 1, p - tag - 1, error))
    return FALSE;
  while (p < limit)
    {
      if (*p == '>')
        {
          if (p[-1] != '/' && ++self->depth > NP_XML_MAX_DEPTH)
            return fail_limit (self, tag, N_("elements nested more than 64 deep"), error);
          self->at = p + 1;
          return TRUE;
        }
      if (*p == '"' || *p == '\'')
        {
          const char *close = memchr (p + 1, *p, limit - p - 1);

          if (close == NULL)
            break;
          if (self->strict && memchr (p + 1, '<', close - p - 1) != NULL)
            return fail_syntax (self, p, N_("a “<” inside an attribute"), error);
          if (!self->strict)
            {
              /* A quote may be what was lost: the next tag starts in any case. */
              const char *open = memchr (p + 1, '<', close - p - 1);

              if (open != NULL)
                {
                  self->at = open;
                  return TRUE;
                }
            }
          p = close + 1;
        }
      else if (*p == '<')
        {
          if (self->strict)
            return fail_syntax (self, p, N_("a tag is not closed"), error);
          self->at = p;
          return TRUE;
        }
      else if (is_space (*p) || *p == '/' || *p == '=' || *p == '?')
        p++;
      else
        {
          const char *name = p;

          p = skip_name (self, p);
          if (++n_attributes > NP_XML_MAX_ATTRIBUTES)
            return fail_limit (self, tag, N_("more than 64 attributes on one element"), error);
          if (!count_name (self, name, p - name, error))
            return FALSE;
        }
    }
  if ((gsize) (self->end - tag) > NP_XML_MAX_TAG)
    return fail_limit (self, tag, N_("a start tag longer than 64 KiB"), error);
  if (self->strict)
    return fail_syntax (self, tag, N_("the file ends inside a tag"), error);
  self->at = self->end;
  return TRUE;
}

/* The value of version= or encoding= in the declaration [from, to). */
static gboolean
declared (const char *from, const char *to, const char *name, const char **value, gsize *length)
{
  const char *p = memmem (from, to - from, name, strlen (name));
  const char *close;

  if (p == NULL)
    return FALSE;
  p += strlen (name);
  while (p < to && (is_space (*p) || *p == '='))
    p++;
  if (p >= to || (*p != '"' && *p != '\'') || (close = memchr (p + 1, *p, to - p - 1)) == NULL)
    return FALSE;
  *value = p + 1;
  *length = close - p - 1;
  return TRUE;
}

static gboolean
check_declaration (Guard *self, GError **error)
{
  const char *value;
  gsize length;
  const char *close = memmem (self->at, MIN ((gsize) (self->end - self->at), NP_XML_MAX_PI), "?>", 2);

  if (close == NULL)
    return TRUE; /* the loop below finds it unclosed or too long */
  if (declared (self->at, close, "version", &value, &length) && !(length == 3 && memcmp (value, "1.0", 3) == 0))
    return fail (self, NP_INPUT_ERROR_HOSTILE, self->at, N_("not XML version 1.0"), N_("save it as XML 1.0 in UTF-8"), error);
  if (declared (self->at, close, "encoding", &value, &length) &&
      !(length == 5 && g_ascii_strncasecmp (value, "UTF-8", 5) == 0))
    return fail (self, NP_INPUT_ERROR_HOSTILE, self->at, N_("another encoding than UTF-8 is declared"),
                 N_("save it as XML 1.0 in UTF-8"), error);
  return TRUE;
}

static gboolean
is_conflict_mark (const Guard *self)
{
  return AT (self, "<<<<<<<") && (self->at == self->start || self->at[-1] == '\n');
}

gboolean
np_xml_guard (const char *data, gsize length, const char *file, NpXmlGuardFlags flags, GError **error)
{
  g_autofree Guard *self = g_new0 (Guard, 1);
  const char *bad;

  self->start = self->at = data;
  self->end = data + length;
  self->file = file;
  self->strict = flags == NP_XML_GUARD_STRICT;
  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
  if (length == 0)
    return fail_syntax (self, data, N_("the file is empty"), error);
  if (!g_utf8_validate_len (data, length, &bad))
    return fail_syntax (self, bad, N_("not valid UTF-8"), error);

  if (AT (self, "\xef\xbb\xbf"))
    self->at += 3;
  if (AT (self, "<?xml") && !check_declaration (self, error))
    return FALSE;

  while (self->at < self->end)
    {
      if (*self->at != '<')
        {
          const char *next = memchr (self->at, '<', self->end - self->at);
          const char *stop = next != NULL ? next : self->end;

          self->text += stop - self->at;
          if (self->text > NP_XML_MAX_TEXT)
            return fail_limit (self, self->at, N_("more than 4 MiB of text in one piece"), error);
          self->at = stop;
        }
      else if (AT (self, "<!--"))
        {
          if (!skip_to (self, 4, "-->", NP_XML_MAX_COMMENT, N_("a comment longer than 1 MiB"), N_("a comment is not closed"), error))
            return FALSE;
        }
      else if (AT (self, "<![CDATA["))
        {
          const char *from = self->at;

          if (!skip_to (self, 9, "]]>", NP_XML_MAX_TEXT, N_("more than 4 MiB of text in one piece"), N_("CDATA is not closed"),
                        error))
            return FALSE;
          self->text += self->at - from;
          if (self->text > NP_XML_MAX_TEXT)
            return fail_limit (self, from, N_("more than 4 MiB of text in one piece"), error);
        }
      else if (AT (self, "<!") && !self->strict && self->end - self->at < 9)
        self->at = self->end; /* a comment or CDATA that was cut off in its first characters */
      else if (AT (self, "<!"))
        return fail (self, NP_INPUT_ERROR_HOSTILE, self->at, N_("a document type or declaration (“<!”)"),
                     N_("remove it; dossiers have none"), error);
      else if (AT (self, "<?"))
        {
          const char *name = self->at + 2;

          if (!count_name (self, name, skip_name (self, name) - name, error) ||
              !skip_to (self, 2, "?>", NP_XML_MAX_PI, N_("a processing instruction longer than 4 KiB"),
                        N_("a processing instruction is not closed"), error))
            return FALSE;
        }
      else if (AT (self, "</"))
        {
          self->text = 0;
          self->depth = MAX (self->depth - 1, 0);
          if (!skip_to (self, 2, ">", NP_XML_MAX_TAG, N_("an end tag longer than 64 KiB"), N_("the file ends inside a tag"), error))
            return FALSE;
        }
      else if (is_conflict_mark (self) && self->strict)
        return fail (self, NP_INPUT_ERROR_SYNTAX, self->at, N_("a merge conflict of git stands here"),
                     N_("keep one of the two in a text editor, then open again"), error);
      else
        {
          self->text = 0;
          if (!skip_start_tag (self, error))
            return FALSE;
        }
    }
  return TRUE;
}
