/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-object.h"

#include <string.h>

#include "dossier/np-dossier.h"
#include "dossier/np-object-private.h"

typedef union
{
  char *string;
  double number;
  NpText *text;
  GListStore *list;
} Slot;

typedef struct
{
  Slot *slots;
  NpObject *parent;
  guint parent_field;
  guint64 stamp;
  GArray *extras;
} NpObjectPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NpObject, np_object, G_TYPE_OBJECT)

#define PRIV(o) ((NpObjectPrivate *) np_object_get_instance_private (NP_OBJECT (o)))

/* Stamps only have to grow; one counter for the process keeps blocks of different dossiers apart, too. */
static gsize last_stamp = 1;

static guint64
next_stamp (void)
{
  return g_atomic_pointer_add (&last_stamp, 1) + 1;
}

static inline gboolean
is_string_kind (NpKind kind)
{
  return kind <= NP_KIND_REFS || kind == NP_KIND_DATE;
}

static inline gboolean
is_number_kind (NpKind kind)
{
  return kind >= NP_KIND_NUMBER && kind <= NP_KIND_ENUM;
}

static const NpField *
field_of (gpointer self, guint field)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (self);

  g_assert (field < klass->n_fields);
  return &klass->fields[field];
}

static void
np_object_finalize (GObject *object)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (object);
  NpObjectPrivate *priv = PRIV (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      Slot *slot = &priv->slots[i];

      if (is_string_kind (klass->fields[i].kind))
        g_free (slot->string);
      else if (klass->fields[i].kind == NP_KIND_TEXT)
        g_clear_pointer (&slot->text, np_text_unref);
      else if (klass->fields[i].kind == NP_KIND_LIST && slot->list != NULL)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (slot->list));

          /* A child somebody still holds must not point to a parent that is gone. */
          for (guint j = 0; j < n; j++)
            PRIV (np_object_get_child (object, i, j))->parent = NULL;
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

  switch (field_of (object, field)->kind)
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
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (object);
  NpObjectPrivate *priv = PRIV (object);

  priv->slots = g_new0 (Slot, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_number_kind (klass->fields[i].kind))
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
  PRIV (self)->stamp = next_stamp ();
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
  return NP_OBJECT_GET_CLASS (self)->element;
}

const NpField *
np_object_get_fields (gpointer self, guint *n_fields)
{
  if (n_fields != NULL)
    *n_fields = NP_OBJECT_GET_CLASS (self)->n_fields;
  return NP_OBJECT_GET_CLASS (self)->fields;
}

int
np_object_find_field (gpointer self, const char *name)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return i;
  return -1;
}

const char *
np_object_get_id (gpointer self)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (self);

  return klass->n_fields > 0 && klass->fields[0].kind == NP_KIND_ID ? np_object_get_string (self, 0) : NULL;
}

const char *
np_object_get_string (gpointer self, guint field)
{
  const char *string;

  g_assert (is_string_kind (field_of (self, field)->kind));
  string = PRIV (self)->slots[field].string;
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
  g_assert (field_of (self, field)->kind == NP_KIND_NUMBER || field_of (self, field)->kind == NP_KIND_INTEGER);
  return PRIV (self)->slots[field].number;
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
  g_assert (field_of (self, field)->kind == NP_KIND_BOOLEAN);
  return PRIV (self)->slots[field].number != 0;
}

int
np_object_get_enum (gpointer self, guint field)
{
  g_assert (field_of (self, field)->kind == NP_KIND_ENUM);
  return (int) PRIV (self)->slots[field].number;
}

const char *
np_object_get_code (gpointer self, guint field)
{
  return field_of (self, field)->codes[np_object_get_enum (self, field)];
}

NpText *
np_object_get_text (gpointer self, guint field)
{
  g_assert (field_of (self, field)->kind == NP_KIND_TEXT);
  return PRIV (self)->slots[field].text;
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

GListModel *
np_object_get_list (gpointer self, guint field)
{
  const NpField *row = field_of (self, field);
  Slot *slot = &PRIV (self)->slots[field];

  g_assert (row->kind == NP_KIND_LIST);
  if (slot->list == NULL)
    slot->list = g_list_store_new (row->type ());
  return G_LIST_MODEL (slot->list);
}

guint
np_object_get_n_children (gpointer self, guint field)
{
  Slot *slot = &PRIV (self)->slots[field];

  g_assert (field_of (self, field)->kind == NP_KIND_LIST);
  return slot->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (slot->list)) : 0;
}

gpointer
np_object_get_child (gpointer self, guint field, guint position)
{
  gpointer child = NULL;

  if (position < np_object_get_n_children (self, field))
    {
      child = g_list_model_get_item (np_object_get_list (self, field), position);
      /* The list keeps its reference. */
      g_object_unref (child);
    }
  return child;
}

gboolean
np_object_is_given (gpointer self, guint field)
{
  const NpField *row = field_of (self, field);
  Slot *slot = &PRIV (self)->slots[field];

  if (is_string_kind (row->kind))
    return slot->string != NULL;
  if (row->kind == NP_KIND_TEXT)
    return !np_text_is_empty (slot->text);
  if (row->kind == NP_KIND_LIST)
    return np_object_get_n_children (self, field) > 0;
  return !(slot->number == row->standard || (isnan (slot->number) && isnan (row->standard)));
}

gpointer
np_object_get_parent (gpointer self)
{
  return PRIV (self)->parent;
}

guint
np_object_get_parent_field (gpointer self)
{
  return PRIV (self)->parent_field;
}

guint
np_object_get_position (gpointer self)
{
  NpObjectPrivate *priv = PRIV (self);
  guint position = 0;

  if (priv->parent != NULL)
    g_list_store_find (G_LIST_STORE (np_object_get_list (priv->parent, priv->parent_field)), self, &position);
  return position;
}

gpointer
np_object_get_ancestor (gpointer self, GType type)
{
  while (self != NULL && !G_TYPE_CHECK_INSTANCE_TYPE (self, type))
    self = PRIV (self)->parent;
  return self;
}

gpointer
np_object_get_root (gpointer self)
{
  while (PRIV (self)->parent != NULL)
    self = PRIV (self)->parent;
  return self;
}

guint64
np_object_get_stamp (gpointer self)
{
  return PRIV (self)->stamp;
}

static gboolean
is_loose (gpointer self)
{
  gpointer root = np_object_get_root (self);

  return !NP_IS_DOSSIER (root) || !np_dossier_is_sealed (root);
}

static void
touch (gpointer self)
{
  guint64 stamp = next_stamp ();

  for (; self != NULL; self = PRIV (self)->parent)
    PRIV (self)->stamp = stamp;
}

void
np_value_clear (NpValue *value)
{
  g_clear_pointer (&value->string, g_free);
  g_clear_pointer (&value->text, np_text_unref);
}

gboolean
np_value_equal (const NpField *field, const NpValue *a, const NpValue *b)
{
  if (is_string_kind (field->kind))
    return g_strcmp0 (a->string, b->string) == 0;
  if (field->kind == NP_KIND_TEXT)
    return np_text_equal (a->text, b->text);
  return a->number == b->number || (isnan (a->number) && isnan (b->number));
}

void
np_object_load_value (gpointer self, guint field, NpValue *value)
{
  const NpField *row = field_of (self, field);
  Slot *slot = &PRIV (self)->slots[field];

  *value = (NpValue) { 0 };
  if (is_string_kind (row->kind))
    value->string = g_strdup (slot->string);
  else if (row->kind == NP_KIND_TEXT)
    value->text = slot->text != NULL ? np_text_ref (slot->text) : NULL;
  else
    value->number = slot->number;
}

void
np_object_store_value (gpointer self, guint field, const NpValue *value)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (self);
  const NpField *row = field_of (self, field);
  Slot *slot = &PRIV (self)->slots[field];

  if (is_string_kind (row->kind))
    {
      g_free (slot->string);
      slot->string = g_strdup (value->string);
    }
  else if (row->kind == NP_KIND_TEXT)
    {
      g_clear_pointer (&slot->text, np_text_unref);
      slot->text = value->text != NULL && !np_text_is_empty (value->text) ? np_text_ref (value->text) : NULL;
    }
  else
    slot->number = value->number;
  touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[field + 1]);
}

void
np_object_put_child (gpointer self, guint field, guint position, gpointer child)
{
  NpObjectPrivate *priv = PRIV (child);

  g_assert (priv->parent == NULL);
  priv->parent = self;
  priv->parent_field = field;
  touch (self);
  g_list_store_insert (G_LIST_STORE (np_object_get_list (self, field)), position, child);
  g_object_unref (child);
}

gpointer
np_object_take_child (gpointer self, guint field, guint position)
{
  gpointer child = g_list_model_get_item (np_object_get_list (self, field), position);

  PRIV (child)->parent = NULL;
  touch (self);
  g_list_store_remove (G_LIST_STORE (np_object_get_list (self, field)), position);
  return child;
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
  NpKind kind = field_of (self, field)->kind;
  NpValue stored = { 0 };

  g_return_if_fail (is_string_kind (kind) && is_loose (self));
  if (value != NULL && *value != '\0')
    stored.string = kind == NP_KIND_WORDS || kind == NP_KIND_REFS ? single_spaces (value) : g_strdup (value);
  np_object_store_value (self, field, &stored);
  np_value_clear (&stored);
}

void
np_object_set_number (gpointer self, guint field, double value)
{
  g_return_if_fail (is_number_kind (field_of (self, field)->kind) && is_loose (self));
  np_object_store_value (self, field, &(NpValue) { .number = value });
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
  g_return_if_fail (field_of (self, field)->kind == NP_KIND_TEXT && is_loose (self));
  np_object_store_value (self, field, &(NpValue) { .text = value });
}

void
np_object_set_words (gpointer self, guint field, NpLang lang, const char *words)
{
  g_autoptr(NpText) text = np_text_with (np_object_get_text (self, field), lang, words);

  np_object_set_text (self, field, text);
}

gpointer
np_object_append (gpointer self, guint field, gpointer child)
{
  g_return_val_if_fail (is_loose (self), child);
  np_object_put_child (self, field, np_object_get_n_children (self, field), child);
  return child;
}

void
np_object_append_all (gpointer self, guint field, GPtrArray *children)
{
  g_return_if_fail (is_loose (self));
  for (guint i = 0; i < children->len; i++)
    {
      NpObjectPrivate *priv = PRIV (children->pdata[i]);

      g_assert (priv->parent == NULL);
      priv->parent = self;
      priv->parent_field = field;
    }
  g_list_store_splice (G_LIST_STORE (np_object_get_list (self, field)), np_object_get_n_children (self, field), 0,
                       children->pdata, children->len);
  touch (self);
}

static void
extra_clear (gpointer data)
{
  NpExtra *extra = data;

  g_free (extra->anchor);
  g_free (extra->text);
}

void
np_object_add_extra (gpointer self, const char *anchor, const char *text)
{
  NpObjectPrivate *priv = PRIV (self);
  NpExtra extra = { g_strdup (anchor), g_strdup (text) };

  g_return_if_fail (is_loose (self));
  if (priv->extras == NULL)
    {
      priv->extras = g_array_new (FALSE, FALSE, sizeof (NpExtra));
      g_array_set_clear_func (priv->extras, extra_clear);
    }
  g_array_append_val (priv->extras, extra);
}

guint
np_object_get_n_extras (gpointer self)
{
  NpObjectPrivate *priv = PRIV (self);

  return priv->extras != NULL ? priv->extras->len : 0;
}

const NpExtra *
np_object_get_extra (gpointer self, guint i)
{
  return &g_array_index (PRIV (self)->extras, NpExtra, i);
}

gpointer
np_object_copy (gpointer self)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (self);
  gpointer copy = NP_IS_DOSSIER (self) ? (gpointer) np_dossier_new (np_object_get_id (self))
                                       : np_object_new (G_OBJECT_TYPE (self), NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (klass->fields[i].kind == NP_KIND_LIST)
        {
          guint n = np_object_get_n_children (self, i);
          g_autoptr(GPtrArray) children = g_ptr_array_new_full (n, g_object_unref);

          for (guint j = 0; j < n; j++)
            g_ptr_array_add (children, np_object_copy (np_object_get_child (self, i, j)));
          if (n > 0)
            np_object_append_all (copy, i, children);
        }
      else if (np_object_is_given (self, i))
        {
          NpValue value;

          np_object_load_value (self, i, &value);
          np_object_store_value (copy, i, &value);
          np_value_clear (&value);
        }
    }
  for (guint i = 0; i < np_object_get_n_extras (self); i++)
    np_object_add_extra (copy, np_object_get_extra (self, i)->anchor, np_object_get_extra (self, i)->text);
  return copy;
}

gboolean
np_object_equal (gpointer a, gpointer b)
{
  NpObjectClass *klass = NP_OBJECT_GET_CLASS (a);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b) || np_object_get_n_extras (a) != np_object_get_n_extras (b))
    return FALSE;
  for (guint i = 0; i < np_object_get_n_extras (a); i++)
    if (g_strcmp0 (np_object_get_extra (a, i)->anchor, np_object_get_extra (b, i)->anchor) != 0
        || g_strcmp0 (np_object_get_extra (a, i)->text, np_object_get_extra (b, i)->text) != 0)
      return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      Slot *x = &PRIV (a)->slots[i], *y = &PRIV (b)->slots[i];

      if (klass->fields[i].kind == NP_KIND_LIST)
        {
          guint n = np_object_get_n_children (a, i);

          if (n != np_object_get_n_children (b, i))
            return FALSE;
          for (guint j = 0; j < n; j++)
            if (!np_object_equal (np_object_get_child (a, i, j), np_object_get_child (b, i, j)))
              return FALSE;
        }
      else if (is_string_kind (klass->fields[i].kind) ? g_strcmp0 (x->string, y->string) != 0
               : klass->fields[i].kind == NP_KIND_TEXT ? !np_text_equal (x->text, y->text)
               : !(x->number == y->number || (isnan (x->number) && isnan (y->number))))
        return FALSE;
    }
  return TRUE;
}

char *
np_object_dup_path (gpointer self)
{
  g_autoptr(GString) path = g_string_new (NULL);

  for (;;)
    {
      gpointer parent = np_object_get_parent (self);
      const char *id = np_object_get_id (self);

      if (parent == NULL)
        break;
      if (id != NULL && *id != '\0')
        {
          g_string_prepend (path, id);
          g_string_prepend_c (path, '#');
          break;
        }
      else
        {
          g_autofree char *step = g_strdup_printf ("/%s[%u]", field_of (parent, np_object_get_parent_field (self))->name,
                                                   np_object_get_position (self));

          g_string_prepend (path, step);
        }
      self = parent;
    }
  return g_strdup (path->len > 0 ? path->str : "/");
}
