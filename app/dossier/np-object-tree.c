/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an object hangs: children, parents, addresses, and the stamps that grow from a change up to the root. */
#include "dossier/np-dossier.h"
#include "dossier/np-object-private.h"

/* Stamps only have to grow; one counter for the process keeps blocks of different dossiers apart, too. */
static gsize last_stamp = 1;

guint64
np_object_next_stamp (void)
{
  return g_atomic_pointer_add (&last_stamp, 1) + 1;
}

GListModel *
np_object_get_list (gpointer self, guint field)
{
  const NpField *row = np_object_row (self, field);
  Slot *slot = &np_object_priv (self)->slots[field];

  g_assert (row->kind == NP_KIND_LIST);
  if (slot->list == NULL)
    slot->list = g_list_store_new (row->type ());
  return G_LIST_MODEL (slot->list);
}

guint
np_object_get_n_children (gpointer self, guint field)
{
  Slot *slot = &np_object_priv (self)->slots[field];

  g_assert (np_object_row (self, field)->kind == NP_KIND_LIST);
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

gpointer
np_object_get_parent (gpointer self)
{
  return np_object_priv (self)->parent;
}

guint
np_object_get_parent_field (gpointer self)
{
  return np_object_priv (self)->parent_field;
}

guint
np_object_get_position (gpointer self)
{
  NpObjectPrivate *priv = np_object_priv (self);
  guint position = 0;

  if (priv->parent != NULL)
    g_list_store_find (G_LIST_STORE (np_object_get_list (priv->parent, priv->parent_field)), self, &position);
  return position;
}

gpointer
np_object_get_ancestor (gpointer self, GType type)
{
  while (self != NULL && !G_TYPE_CHECK_INSTANCE_TYPE (self, type))
    self = np_object_priv (self)->parent;
  return self;
}

gpointer
np_object_get_root (gpointer self)
{
  while (np_object_priv (self)->parent != NULL)
    self = np_object_priv (self)->parent;
  return self;
}

guint64
np_object_get_stamp (gpointer self)
{
  return np_object_priv (self)->stamp;
}

gboolean
np_object_is_loose (gpointer self)
{
  gpointer root = np_object_get_root (self);

  return !NP_IS_DOSSIER (root) || !np_dossier_is_sealed (root);
}

void
np_object_touch (gpointer self)
{
  guint64 stamp = np_object_next_stamp ();

  for (; self != NULL; self = np_object_priv (self)->parent)
    np_object_priv (self)->stamp = stamp;
}

void
np_object_put_child (gpointer self, guint field, guint position, gpointer child)
{
  NpObjectPrivate *priv = np_object_priv (child);

  g_assert (priv->parent == NULL);
  priv->parent = self;
  priv->parent_field = field;
  np_object_touch (self);
  if (position == np_object_get_n_children (self, field))
    g_list_store_append (G_LIST_STORE (np_object_get_list (self, field)), child);
  else
    g_list_store_insert (G_LIST_STORE (np_object_get_list (self, field)), position, child);
  g_object_unref (child);
}

gpointer
np_object_take_child (gpointer self, guint field, guint position)
{
  gpointer child = g_list_model_get_item (np_object_get_list (self, field), position);

  np_object_priv (child)->parent = NULL;
  np_object_touch (self);
  g_list_store_remove (G_LIST_STORE (np_object_get_list (self, field)), position);
  return child;
}

gpointer
np_object_append (gpointer self, guint field, gpointer child)
{
  g_return_val_if_fail (np_object_is_loose (self), child);
  np_object_put_child (self, field, np_object_get_n_children (self, field), child);
  return child;
}

void
np_object_append_all (gpointer self, guint field, GPtrArray *children)
{
  g_return_if_fail (np_object_is_loose (self));
  for (guint i = 0; i < children->len; i++)
    {
      NpObjectPrivate *priv = np_object_priv (children->pdata[i]);

      g_assert (priv->parent == NULL);
      priv->parent = self;
      priv->parent_field = field;
    }
  g_list_store_splice (G_LIST_STORE (np_object_get_list (self, field)), np_object_get_n_children (self, field), 0,
                       children->pdata, children->len);
  np_object_touch (self);
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
          g_autofree char *step = g_strdup_printf ("/%s[%u]", np_object_row (parent, np_object_get_parent_field (self))->name,
                                                   np_object_get_position (self));

          g_string_prepend (path, step);
        }
      self = parent;
    }
  return g_strdup (path->len > 0 ? path->str : "/");
}
