/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-private.h"

#include <string.h>

#include "language/np-stem.h"

static void
clear_name (gpointer data)
{
  NpNoteName *name = data;

  g_ptr_array_unref (name->aliases);
  g_ptr_array_unref (name->folded);
}

static void
add_name (GArray *names, gpointer object, int number, guint alias_ru, guint alias_en)
{
  NpNoteName name = { object, number, g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };

  for (guint k = 0; k < 2; k++)
    {
      g_auto(GStrv) words = np_object_dup_list_of_words (object, k == 0 ? alias_ru : alias_en);

      for (guint i = 0; words[i] != NULL; i++)
        {
          g_ptr_array_add (name.aliases, g_strdup (words[i]));
          g_ptr_array_add (name.folded, np_stem_fold (words[i], -1));
        }
    }
  g_ptr_array_add (name.folded, np_stem_fold (np_object_get_id (object), -1));
  g_array_append_val (names, name);
}

static gboolean
has_name (GArray *names, gpointer object)
{
  for (guint i = 0; i < names->len; i++)
    if (g_array_index (names, NpNoteName, i).object == object)
      return TRUE;
  return FALSE;
}

static int
number_of (gpointer object, guint field)
{
  return (int) np_object_get_number_or (object, field, 0);
}

/* Seats at the table go by their own numbers as soon as one has a number, else by their places. */
static gboolean
table_has_keys (NpDossier *dossier, char *const *order)
{
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    {
      gpointer seat = np_dossier_find_type (dossier, order[i], NP_TYPE_SEAT);

      if (seat != NULL && number_of (seat, NP_SEAT_KEY) > 0)
        return TRUE;
    }
  return FALSE;
}

int
np_note_get_seat_key (NpDossier *dossier, NpMeeting *meeting, const char *seat)
{
  g_auto(GStrv) order = np_object_dup_list_of_words (meeting, NP_MEETING_SEAT_ORDER);
  gpointer object = np_dossier_find_type (dossier, seat, NP_TYPE_SEAT);
  int key = 0;

  if (object != NULL && table_has_keys (dossier, order))
    return number_of (object, NP_SEAT_KEY);
  while (order[key] != NULL && !g_str_equal (order[key], seat))
    key++;
  return object != NULL && order[key] != NULL && key < 9 ? key + 1 : 0;
}

static void
add_seats (NpNoteContext *self, NpDossier *dossier, NpMeeting *meeting)
{
  g_auto(GStrv) order = meeting != NULL ? np_object_dup_list_of_words (meeting, NP_MEETING_SEAT_ORDER) : NULL;
  gboolean table = order != NULL && order[0] != NULL, keys = table_has_keys (dossier, order);

  for (guint i = 0; table && order[i] != NULL; i++)
    {
      gpointer seat = np_dossier_find_type (dossier, order[i], NP_TYPE_SEAT);

      if (seat != NULL && !has_name (self->seats, seat))
        add_name (self->seats, seat, keys ? number_of (seat, NP_SEAT_KEY) : (int) i + 1, NP_SEAT_ALIAS_RU,
                  NP_SEAT_ALIAS_EN);
    }
  /* Somebody who is not at the table may still be quoted, by alias. */
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      for (guint k = 0; k < np_object_get_n_children (party, NP_PARTY_SEATS); k++)
        {
          gpointer seat = np_object_get_child (party, NP_PARTY_SEATS, k);

          if (!has_name (self->seats, seat))
            add_name (self->seats, seat, table ? 0 : number_of (seat, NP_SEAT_KEY), NP_SEAT_ALIAS_RU, NP_SEAT_ALIAS_EN);
        }
    }
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  int x = ((const NpNoteName *) a)->number, y = ((const NpNoteName *) b)->number;

  x = x == 0 ? G_MAXINT : x;
  y = y == 0 ? G_MAXINT : y;
  return (x > y) - (x < y);
}

NpNoteContext *
np_note_context_new (NpDossier *dossier, NpMeeting *meeting)
{
  NpNoteContext *self = g_new0 (NpNoteContext, 1);

  self->seats = g_array_new (FALSE, FALSE, sizeof (NpNoteName));
  self->measures = g_array_new (FALSE, FALSE, sizeof (NpNoteName));
  g_array_set_clear_func (self->seats, clear_name);
  g_array_set_clear_func (self->measures, clear_name);
  add_seats (self, dossier, meeting);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);

      add_name (self->measures, measure, number_of (measure, NP_MEASURE_NUMBER), NP_MEASURE_ALIAS_RU, NP_MEASURE_ALIAS_EN);
    }
  g_array_sort (self->measures, by_number);
  return self;
}

void
np_note_context_free (NpNoteContext *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->seats);
  g_array_unref (self->measures);
  g_free (self);
}

/* The only object with a folded name that is, or begins with, @folded. @clash: there are several. */
static gpointer
find_folded (GArray *names, const char *folded, gboolean begins, gboolean *clash)
{
  gpointer found = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const NpNoteName *name = &g_array_index (names, NpNoteName, i);

      /* Identifiers are found whole only: their beginnings mean nothing to a person. */
      for (guint k = 0; k < (begins ? name->aliases->len : name->folded->len); k++)
        if (begins ? g_str_has_prefix (g_ptr_array_index (name->folded, k), folded)
                   : g_str_equal (g_ptr_array_index (name->folded, k), folded))
          {
            if (found != NULL && found != name->object)
              {
                *clash = TRUE;
                return NULL;
              }
            found = name->object;
          }
    }
  return found;
}

static guint
count_letters (const char *folded)
{
  guint n = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isalpha (g_utf8_get_char (p));
  return n;
}

gpointer
np_note_context_find (GArray *names, const char *reference, gsize length, gboolean *guessed)
{
  g_autofree char *typed = g_strndup (reference, length);
  g_autofree char *ru = np_layout_convert (typed, NP_LANG_RU), *en = np_layout_convert (typed, NP_LANG_EN);
  const char *readings[] = { typed, ru, en };

  *guessed = FALSE;
  if (length == 0)
    return NULL;
  if (strspn (typed, "0123456789") == length && length < 7)
    {
      int number = atoi (typed);
      gpointer found = NULL;

      for (guint i = 0; i < names->len; i++)
        if (number > 0 && g_array_index (names, NpNoteName, i).number == number)
          {
            if (found != NULL)
              return NULL;
            found = g_array_index (names, NpNoteName, i).object;
          }
      if (found != NULL)
        return found;
    }
  for (guint begins = 0; begins < 2; begins++)
    for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
      {
        g_autofree char *folded = np_stem_fold (readings[i], -1);
        gboolean clash = FALSE;
        gpointer found;

        if ((i > 0 && g_str_equal (readings[i], typed)) || (begins && count_letters (folded) < 2) || *folded == '\0')
          continue;
        found = find_folded (names, folded, begins, &clash);
        if (found != NULL)
          {
            *guessed = begins || i > 0;
            return found;
          }
        if (clash)
          return NULL;
      }
  return NULL;
}

char *
np_note_context_dup_reference (GArray *names, gpointer object, gboolean numbers, NpLang lang)
{
  for (guint i = 0; i < names->len; i++)
    {
      const NpNoteName *name = &g_array_index (names, NpNoteName, i);
      guint field = NP_IS_SEAT (object) ? (lang == NP_LANG_RU ? NP_SEAT_ALIAS_RU : NP_SEAT_ALIAS_EN)
                                        : (lang == NP_LANG_RU ? NP_MEASURE_ALIAS_RU : NP_MEASURE_ALIAS_EN);
      g_autoptr(GPtrArray) tries = NULL;
      g_auto(GStrv) own = NULL;
      g_autofree char *number = NULL;
      gboolean guessed;

      if (name->object != object)
        continue;
      tries = g_ptr_array_new ();
      own = np_object_dup_list_of_words (object, field);
      number = g_strdup_printf ("%d", name->number);
      if (numbers && name->number > 0)
        g_ptr_array_add (tries, number);
      for (guint k = 0; own[k] != NULL; k++)
        g_ptr_array_add (tries, own[k]);
      for (guint k = 0; k < name->aliases->len; k++)
        g_ptr_array_add (tries, g_ptr_array_index (name->aliases, k));
      if (!numbers && name->number > 0)
        g_ptr_array_add (tries, number);
      g_ptr_array_add (tries, (char *) np_object_get_id (object));
      for (guint k = 0; k < tries->len; k++)
        {
          const char *reference = g_ptr_array_index (tries, k);

          if (np_note_context_find (names, reference, strlen (reference), &guessed) == object && !guessed)
            return g_strdup (reference);
        }
    }
  return g_strdup ("");
}
