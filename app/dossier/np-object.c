/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes made of tables, and reading the fields of an object. */
#include "dossier/np-object.h"

#include <string.h>

#include "dossier/np-object-private.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NpObject, np_object, G_TYPE_OBJECT)

NpObjectPrivate *
np_object_priv (gpointer self)
{
  return np_object_get_instance_private (self);
}

static void
np_object_finalize (GObject *object)
{
  NpObjectClass *klass = np_object_klass (object);
  NpObjectPrivate *priv = np_object_priv (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      Slot *slot = &priv->slots[i];

      if (np_kind_is_string (klass->fields[i].kind))
        g_free (slot->string);
      else if (klass->fields[i].kind == NP_KIND_TEXT)
        g_clear_pointer (&slot->text, np_text_unref);
      else if (klass->fields[i].kind == NP_KIND_LIST && slot->list != NULL)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (slot->list));

          /* A child somebody still holds must not point to a parent that is gone. */
          for (guint j = 0; j < n; j++)
            np_object_priv (np_object_get_child (object, i, j))->parent = NULL;
          g_clear_object (&slot->list);
        }
    }
  g_free (priv->slots);
  g_clear_pointer (&priv->extras, g_array_unref);
  G_OBJECT_CLASS (np_object_parent_class)->finalize (object);
}

static void
np_object_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  guint field = id - 1;

  switch (np_object_row (object, field)->kind)
    {
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
      g_value_set_double (value, np_object_get_number (object, field));
      break;
    case NP_KIND_BOOLEAN:
      g_value_set_boolean (value, np_object_get_boolean (object, field));
      break;
    case NP_KIND_ENUM:
      g_value_set_string (value, np_object_get_code (object, field));
      break;
    case NP_KIND_TEXT:
      g_value_set_boxed (value, np_object_get_text (object, field));
      break;
    case NP_KIND_LIST:
      g_value_set_object (value, np_object_get_list (object, field));
      break;
    default:
      g_value_set_string (value, np_object_get_string (object, field));
      break;
    }
}

static GParamSpec *
make_pspec (const NpField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind)
    {
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case NP_KIND_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case NP_KIND_TEXT:
      return g_param_spec_boxed (field->name, NULL, NULL, NP_TYPE_TEXT, flags);
    case NP_KIND_LIST:
      return g_param_spec_object (field->name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    default:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    }
}

void
np_object_class_describe (NpObjectClass *klass, const char *element, const NpField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject does not let a class inherit this one. */
  object_class->get_property = np_object_get_property;
  klass->element = element;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->pspecs = g_new0 (GParamSpec *, n_fields + 1);
  for (guint i = 0; i < n_fields; i++)
    klass->pspecs[i + 1] = make_pspec (&fields[i]);
  g_object_class_install_properties (object_class, n_fields + 1, klass->pspecs);
}

static void
np_object_constructed (GObject *object)
{
  NpObjectClass *klass = np_object_klass (object);
  NpObjectPrivate *priv = np_object_priv (object);

  priv->slots = g_new0 (Slot, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    if (np_kind_is_number (klass->fields[i].kind))
      priv->slots[i].number = klass->fields[i].standard;
  G_OBJECT_CLASS (np_object_parent_class)->constructed (object);
}

static void
np_object_class_init (NpObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = np_object_constructed;
  G_OBJECT_CLASS (klass)->finalize = np_object_finalize;
}

static void
np_object_init (NpObject *self)
{
  np_object_priv (self)->stamp = np_object_next_stamp ();
}

gpointer
np_object_new (GType type, const char *id)
{
  gpointer self = g_object_new (type, NULL);

  if (id != NULL)
    np_object_set_string (self, 0, id);
  return self;
}

const char *
np_object_get_element (gpointer self)
{
  return np_object_klass (self)->element;
}

const NpField *
np_object_get_fields (gpointer self, guint *n_fields)
{
  if (n_fields != NULL)
    *n_fields = np_object_klass (self)->n_fields;
  return np_object_klass (self)->fields;
}

int
np_object_find_field (gpointer self, const char *name)
{
  NpObjectClass *klass = np_object_klass (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return i;
  return -1;
}

const char *
np_object_get_id (gpointer self)
{
  NpObjectClass *klass = np_object_klass (self);

  return klass->n_fields > 0 && klass->fields[0].kind == NP_KIND_ID ? np_object_get_string (self, 0) : NULL;
}

const char *
np_object_get_string (gpointer self, guint field)
{
  const char *string;

  g_assert (np_kind_is_string (np_object_row (self, field)->kind));
  string = np_object_priv (self)->slots[field].string;
  return string != NULL ? string : "";
}

char **
np_object_dup_list_of_words (gpointer self, guint field)
{
  const char *words = np_object_get_string (self, field);

  return *words != '\0' ? g_strsplit (words, " ", -1) : g_new0 (char *, 1);
}

gboolean
np_object_contains_word (gpointer self, guint field, const char *word)
{
  const char *words = np_object_get_string (self, field);
  gsize length = word != NULL ? strlen (word) : 0;

  while (length > 0 && *words != '\0')
    {
      gsize n = strcspn (words, " ");

      if (n == length && memcmp (words, word, n) == 0)
        return TRUE;
      words += n + (words[n] == ' ');
    }
  return FALSE;
}

double
np_object_get_number (gpointer self, guint field)
{
  g_assert (np_object_row (self, field)->kind == NP_KIND_NUMBER || np_object_row (self, field)->kind == NP_KIND_INTEGER);
  return np_object_priv (self)->slots[field].number;
}

double
np_object_get_number_or (gpointer self, guint field, double otherwise)
{
  double number = np_object_get_number (self, field);

  return isnan (number) ? otherwise : number;
}

gboolean
np_object_get_boolean (gpointer self, guint field)
{
  g_assert (np_object_row (self, field)->kind == NP_KIND_BOOLEAN);
  return np_object_priv (self)->slots[field].number != 0;
}

int
np_object_get_enum (gpointer self, guint field)
{
  g_assert (np_object_row (self, field)->kind == NP_KIND_ENUM);
  return (int) np_object_priv (self)->slots[field].number;
}

const char *
np_object_get_code (gpointer self, guint field)
{
  return np_object_row (self, field)->codes[np_object_get_enum (self, field)];
}

NpText *
np_object_get_text (gpointer self, guint field)
{
  g_assert (np_object_row (self, field)->kind == NP_KIND_TEXT);
  return np_object_priv (self)->slots[field].text;
}

const char *
np_object_get_words (gpointer self, guint field, NpLang lang)
{
  return np_text_get (np_object_get_text (self, field), lang);
}

const char *
np_object_get_words_or_other (gpointer self, guint field, NpLang lang)
{
  return np_text_get_or_other (np_object_get_text (self, field), lang);
}

gboolean
np_object_is_given (gpointer self, guint field)
{
  const NpField *row = np_object_row (self, field);
  Slot *slot = &np_object_priv (self)->slots[field];

  if (np_kind_is_string (row->kind))
    return slot->string != NULL;
  if (row->kind == NP_KIND_TEXT)
    return !np_text_is_empty (slot->text);
  if (row->kind == NP_KIND_LIST)
    return np_object_get_n_children (self, field) > 0;
  return !(slot->number == row->standard || (isnan (slot->number) && isnan (row->standard)));
}
