/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the fields of an object: by a change, or while it is loose. */
#include "dossier/np-object-private.h"

void
np_value_clear (NpValue *value)
{
  g_clear_pointer (&value->string, g_free);
  g_clear_pointer (&value->text, np_text_unref);
}

gboolean
np_value_equal (const NpField *field, const NpValue *a, const NpValue *b)
{
  if (np_kind_is_string (field->kind))
    return g_strcmp0 (a->string, b->string) == 0;
  if (field->kind == NP_KIND_TEXT)
    return np_text_equal (a->text, b->text);
  return a->number == b->number || (isnan (a->number) && isnan (b->number));
}

void
np_object_load_value (gpointer self, guint field, NpValue *value)
{
  const NpField *row = np_object_row (self, field);
  Slot *slot = &np_object_priv (self)->slots[field];

  *value = (NpValue) { 0 };
  if (np_kind_is_string (row->kind))
    value->string = g_strdup (slot->string);
  else if (row->kind == NP_KIND_TEXT)
    value->text = slot->text != NULL ? np_text_ref (slot->text) : NULL;
  else
    value->number = slot->number;
}

/* Takes what @value owns. */
static void
store (gpointer self, guint field, NpValue *value)
{
  const NpField *row = np_object_row (self, field);
  Slot *slot = &np_object_priv (self)->slots[field];

  if (np_kind_is_string (row->kind))
    {
      g_free (slot->string);
      slot->string = g_steal_pointer (&value->string);
    }
  else if (row->kind == NP_KIND_TEXT)
    {
      g_clear_pointer (&slot->text, np_text_unref);
      if (!np_text_is_empty (value->text))
        slot->text = g_steal_pointer (&value->text);
    }
  else
    slot->number = value->number;
  np_value_clear (value);
  np_object_touch (self);
}

void
np_object_store_value (gpointer self, guint field, const NpValue *value)
{
  NpValue copy = { g_strdup (value->string), value->number, value->text != NULL ? np_text_ref (value->text) : NULL };

  store (self, field, &copy);
  g_object_notify_by_pspec (self, np_object_klass (self)->pspecs[field + 1]);
}

/* "a  b " -> "a b"; NULL when nothing is left. */
static char *
single_spaces (const char *value)
{
  g_auto(GStrv) words = g_strsplit_set (value, " \t\r\n", -1);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        if (out->len > 0)
          g_string_append_c (out, ' ');
        g_string_append (out, words[i]);
      }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

void
np_object_set_string (gpointer self, guint field, const char *value)
{
  NpKind kind = np_object_row (self, field)->kind;
  NpValue stored = { 0 };

  g_return_if_fail (np_kind_is_string (kind) && np_object_is_loose (self));
  if (value != NULL && *value != '\0')
    stored.string = kind == NP_KIND_WORDS || kind == NP_KIND_REFS ? single_spaces (value) : g_strdup (value);
  store (self, field, &stored);
}

void
np_object_set_number (gpointer self, guint field, double value)
{
  g_return_if_fail (np_kind_is_number (np_object_row (self, field)->kind) && np_object_is_loose (self));
  store (self, field, &(NpValue) { .number = value });
}

void
np_object_set_boolean (gpointer self, guint field, gboolean value)
{
  np_object_set_number (self, field, value ? 1 : 0);
}

void
np_object_set_enum (gpointer self, guint field, int value)
{
  np_object_set_number (self, field, value);
}

void
np_object_set_text (gpointer self, guint field, NpText *value)
{
  g_return_if_fail (np_object_row (self, field)->kind == NP_KIND_TEXT && np_object_is_loose (self));
  store (self, field, &(NpValue) { .text = value != NULL ? np_text_ref (value) : NULL });
}

void
np_object_set_words (gpointer self, guint field, NpLang lang, const char *words)
{
  g_autoptr(NpText) text = np_text_with (np_object_get_text (self, field), lang, words);

  np_object_set_text (self, field, text);
}
