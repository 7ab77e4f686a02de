/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-random-dossier.h"

static const char *const awkward[] = {
  "", "a", "Срок {deadline:gen} истёк", "< & > \" ' ]]>", "{{literal}", "two\nlines", "№ 5 — «ёлочки»",
  "combining é", "𝄞 outside the BMP", " leading and trailing ", "tab\there", "e\xcc\x81", "U+2028 \xe2\x80\xa8 here",
};

static const char *
words (void)
{
  return awkward[g_test_rand_int_range (0, G_N_ELEMENTS (awkward))];
}

static gpointer
random_of (GPtrArray *objects)
{
  return objects->pdata[g_test_rand_int_range (0, objects->len)];
}

static void
collect (gpointer object, GPtrArray *all)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);

  g_ptr_array_add (all, object);
  for (guint i = 0; i < n; i++)
    if (rows[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        collect (np_object_get_child (object, i, j), all);
}

/* Identifiers of the objects a reference may name. */
static GPtrArray *
targets (NpDossier *dossier, const NpField *row)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  GPtrArray *ids = g_ptr_array_new ();

  collect (dossier, all);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = np_object_get_id (all->pdata[i]);

      if (id != NULL && *id != '\0' && all->pdata[i] != (gpointer) dossier
          && (row->type == NULL || G_TYPE_CHECK_INSTANCE_TYPE (all->pdata[i], row->type ())))
        g_ptr_array_add (ids, (char *) id);
    }
  return ids;
}

static double
random_number (const NpField *row)
{
  switch (row->kind)
    {
    case NP_KIND_BOOLEAN:
      return g_test_rand_bit ();
    case NP_KIND_ENUM:
      return g_test_rand_int_range (0, g_strv_length ((char **) row->codes));
    case NP_KIND_INTEGER:
      return g_test_rand_int_range (row->minimum, row->maximum + 1);
    default:
      return g_test_rand_bit () ? g_test_rand_double_range (row->minimum, row->maximum) : row->minimum;
    }
}

static char *
random_string (NpDossier *dossier, const NpField *row)
{
  g_autoptr(GPtrArray) ids = NULL;

  switch (row->kind)
    {
    case NP_KIND_DATE:
      return g_strdup_printf ("20%02d-%02d-%02dT%02d:%02d", g_test_rand_int_range (10, 30), g_test_rand_int_range (1, 13),
                              g_test_rand_int_range (1, 29), g_test_rand_int_range (0, 24), g_test_rand_int_range (0, 60));
    case NP_KIND_WORDS:
      return g_strdup (g_test_rand_bit () ? "one два three" : "alone");
    case NP_KIND_REF:
    case NP_KIND_REFS:
      ids = targets (dossier, row);
      if (ids->len == 0)
        return NULL;
      return row->kind == NP_KIND_REFS && g_test_rand_bit ()
             ? g_strdup_printf ("%s %s", (char *) random_of (ids), (char *) random_of (ids)) : g_strdup (random_of (ids));
    default:
      return g_strdup (row->flags & NP_FIELD_REQUIRED ? "needed" : words ());
    }
}

static void
fill (NpDossier *dossier, gpointer object, guint size)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);

  for (guint i = 0; i < n; i++)
    {
      if (rows[i].kind == NP_KIND_LIST)
        {
          for (int j = g_test_rand_int_range (0, size + 1); j > 0; j--)
            {
              gpointer child = np_object_new (rows[i].type (), NULL);
              g_autofree char *id = NULL;

              if (np_object_get_id (child) != NULL)
                {
                  id = np_dossier_new_id (dossier, "x");
                  np_object_set_string (child, 0, id);
                }
              np_object_append (object, i, child);
              fill (dossier, child, size > 1 ? size - 1 : 1);
            }
        }
      else if (rows[i].kind == NP_KIND_TEXT && g_test_rand_bit ())
        {
          g_autoptr(NpText) text = np_text_new (words (), words ());

          np_object_set_text (object, i, text);
        }
      else if (rows[i].kind >= NP_KIND_NUMBER && rows[i].kind <= NP_KIND_ENUM && g_test_rand_bit ())
        np_object_set_number (object, i, random_number (&rows[i]));
      else if ((rows[i].kind == NP_KIND_STRING || rows[i].kind == NP_KIND_WORDS || rows[i].kind == NP_KIND_DATE)
               && object != (gpointer) dossier && (g_test_rand_bit () || rows[i].flags & NP_FIELD_REQUIRED))
        {
          g_autofree char *string = random_string (dossier, &rows[i]);

          np_object_set_string (object, i, string);
        }
    }
}

/* References come last, when there is something to refer to; an object whose needed reference has no target goes. */
static gboolean
refer (NpDossier *dossier, gpointer object)
{
  guint n;
  const NpField *rows = np_object_get_fields (object, &n);

  for (guint i = 0; i < n; i++)
    if ((rows[i].kind == NP_KIND_REF || rows[i].kind == NP_KIND_REFS)
        && (g_test_rand_bit () || rows[i].flags & NP_FIELD_REQUIRED))
      {
        g_autofree char *string = random_string (dossier, &rows[i]);

        if (string == NULL && rows[i].flags & NP_FIELD_REQUIRED)
          return FALSE;
        np_object_set_string (object, i, string);
      }
    else if (rows[i].kind == NP_KIND_LIST)
      {
        GListStore *list = G_LIST_STORE (np_object_get_list (object, i));

        for (guint j = np_object_get_n_children (object, i); j > 0; j--)
          if (!refer (dossier, np_object_get_child (object, i, j - 1)))
            g_list_store_remove (list, j - 1);
      }
  return TRUE;
}

NpDossier *
np_random_dossier (guint size)
{
  NpDossier *dossier = np_dossier_new ("d-random");

  fill (dossier, dossier, size);
  refer (dossier, dossier);
  np_dossier_seal (dossier);
  return dossier;
}

/* Whether something else may point to what hangs below the object. */
static gboolean
is_referred_to (gpointer object)
{
  g_autoptr(GPtrArray) below = g_ptr_array_new ();

  collect (object, below);
  for (guint i = 0; i < below->len; i++)
    if (np_object_get_id (below->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

NpChange *
np_random_change (NpDossier *dossier)
{
  NpChange *change = np_change_new ("random");
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  int steps = g_test_rand_int_range (1, 5);
  GHashTable *gone = g_hash_table_new (NULL, NULL);

  collect (dossier, all);
  while (steps-- > 0)
    {
      gpointer object = random_of (all);
      guint n, field;
      const NpField *rows = np_object_get_fields (object, &n);

      for (gpointer up = object; up != NULL; up = np_object_get_parent (up))
        if (g_hash_table_contains (gone, up))
          object = dossier;
      rows = np_object_get_fields (object, &n);
      field = g_test_rand_int_range (1, n);
      if (np_object_get_parent (object) != NULL && !is_referred_to (object) && g_test_rand_int_range (0, 4) == 0)
        {
          if (g_test_rand_bit ())
            {
              np_change_remove (change, object);
              g_hash_table_add (gone, object);
            }
          else
            np_change_move (change, object, g_test_rand_int_range (0, 4));
        }
      else if (rows[field].kind == NP_KIND_LIST)
        {
          g_autoptr(NpObject) child = np_object_new (rows[field].type (), NULL);
          g_autofree char *id = np_object_get_id (child) != NULL ? np_dossier_new_id (dossier, "y") : NULL;

          if (id != NULL)
            np_object_set_string (child, 0, id);
          fill (dossier, child, 1);
          if (refer (dossier, child))
            np_change_insert (change, object, field, g_test_rand_int_range (0, 5), child);
        }
      else if (rows[field].kind == NP_KIND_TEXT)
        np_change_set_words (change, object, field, g_test_rand_bit (), words ());
      else if (rows[field].kind >= NP_KIND_NUMBER && rows[field].kind <= NP_KIND_ENUM)
        np_change_set_number (change, object, field, random_number (&rows[field]));
      else if (object != (gpointer) dossier || rows[field].kind == NP_KIND_DATE)
        {
          g_autofree char *string = random_string (dossier, &rows[field]);

          if (string != NULL)
            np_change_set_string (change, object, field, string);
        }
    }
  g_hash_table_unref (gone);
  return change;
}
