/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole objects: what a reader did not know, copies, comparison. */
#include "dossier/np-dossier.h"
#include "dossier/np-object-private.h"

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
  NpObjectPrivate *priv = np_object_priv (self);
  NpExtra extra = { g_strdup (anchor), g_strdup (text) };

  g_return_if_fail (np_object_is_loose (self));
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
  NpObjectPrivate *priv = np_object_priv (self);

  return priv->extras != NULL ? priv->extras->len : 0;
}

const NpExtra *
np_object_get_extra (gpointer self, guint i)
{
  return &g_array_index (np_object_priv (self)->extras, NpExtra, i);
}

gpointer
np_object_copy (gpointer self)
{
  NpObjectClass *klass = np_object_klass (self);
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
  NpObjectClass *klass = np_object_klass (a);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b) || np_object_get_n_extras (a) != np_object_get_n_extras (b))
    return FALSE;
  for (guint i = 0; i < np_object_get_n_extras (a); i++)
    if (g_strcmp0 (np_object_get_extra (a, i)->anchor, np_object_get_extra (b, i)->anchor) != 0
        || g_strcmp0 (np_object_get_extra (a, i)->text, np_object_get_extra (b, i)->text) != 0)
      return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      Slot *x = &np_object_priv (a)->slots[i], *y = &np_object_priv (b)->slots[i];

      if (klass->fields[i].kind == NP_KIND_LIST)
        {
          guint n = np_object_get_n_children (a, i);

          if (n != np_object_get_n_children (b, i))
            return FALSE;
          for (guint j = 0; j < n; j++)
            if (!np_object_equal (np_object_get_child (a, i, j), np_object_get_child (b, i, j)))
              return FALSE;
        }
      else if (np_kind_is_string (klass->fields[i].kind) ? g_strcmp0 (x->string, y->string) != 0
               : klass->fields[i].kind == NP_KIND_TEXT ? !np_text_equal (x->text, y->text)
               : !(x->number == y->number || (isnan (x->number) && isnan (y->number))))
        return FALSE;
    }
  return TRUE;
}
