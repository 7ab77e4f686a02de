/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/np-gmcr-dossier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-party.h"

/* All states of a ranking are listed one by one. */
#define MAX_RANKED_OPTIONS 12
#define MAX_CLASSES 256

typedef struct
{
  const NpGmcr *gmcr;
  NpDossier *dossier;
  GPtrArray *parties;   /* char *: identifiers */
  GPtrArray *options;
} Import;

static gboolean
is_called (gpointer party, const char *name)
{
  return g_ascii_strcasecmp (np_object_get_string (party, NP_PARTY_CODE), name) == 0
         || g_ascii_strcasecmp (np_object_get_id (party), name) == 0
         || strcmp (np_object_get_words (party, NP_PARTY_NAME, NP_LANG_RU), name) == 0
         || strcmp (np_object_get_words (party, NP_PARTY_NAME, NP_LANG_EN), name) == 0;
}

static char *
party_for (Import *self, const char *name, NpChange *change)
{
  g_autoptr(NpObject) party = NULL;
  g_autofree char *id = NULL;
  gpointer child;

  for (guint i = 0; (child = np_object_get_child (self->dossier, NP_DOSSIER_PARTIES, i)) != NULL; i++)
    if (is_called (child, name))
      return g_strdup (np_object_get_id (child));
  id = np_dossier_new_id (self->dossier, "party");
  party = np_object_new (NP_TYPE_PARTY, id);
  np_object_set_words (party, NP_PARTY_NAME, NP_LANG_RU, name);
  np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, name);
  np_change_insert (change, self->dossier, NP_DOSSIER_PARTIES, G_MAXUINT, party);
  return g_steal_pointer (&id);
}

/* "US1=Y AND ..." as a condition of a pattern or a statement. */
static void
add_conditions (GString *words, Import *self, NpStatePattern pattern, gboolean statement)
{
  gboolean first = TRUE;

  for (guint k = 0; k < self->options->len; k++)
    if (pattern.care >> k & 1)
      {
        const char *id = self->options->pdata[k];
        gboolean taken = pattern.value >> k & 1;

        if (statement)
          g_string_append_printf (words, "%s%s%s", first ? "" : " AND ", taken ? "" : "NOT ", id);
        else
          g_string_append_printf (words, "%s%s=%c", first ? "" : " ", id, taken ? 'Y' : 'N');
        first = FALSE;
      }
}

static void
add_preference (NpSituation *situation, const char *party, const char *words)
{
  NpObject *preference = np_object_append (situation, NP_SITUATION_PREFERENCES, np_object_new (NP_TYPE_PREFERENCE, NULL));

  np_object_set_string (preference, NP_PREFERENCE_PARTY, party);
  np_object_set_string (preference, NP_PREFERENCE_STATEMENT, words);
}

static gboolean
is_feasible (Import *self, guint64 state)
{
  for (guint k = 0; k < self->gmcr->infeasible->len; k++)
    {
      NpStatePattern pattern = g_array_index (self->gmcr->infeasible, NpStatePattern, k);

      if ((state & pattern.care) == pattern.value)
        return FALSE;
    }
  return TRUE;
}

/* Best class first, each "one of these states": the first statement that tells two states apart is the class of the
   better one. The last class needs none. */
static gboolean
add_ranking (Import *self, NpSituation *situation, guint number, GError **error)
{
  const NpGmcrParty *party = &g_array_index (self->gmcr->parties, NpGmcrParty, number);
  guint n = self->gmcr->options->len;
  g_autoptr(GArray) states = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 care;
  guint classes = 1;

  for (guint k = 1; k < party->tied->len; k++)
    classes += !g_array_index (party->tied, gboolean, k);
  if (n > MAX_RANKED_OPTIONS || classes > MAX_CLASSES)
    {
      np_input_error_set (error, NP_INPUT_ERROR_LIMIT, NULL, 0, party->name,
                          _("this ranking is too long for statements: describe it by what the party wants"));
      return FALSE;
    }
  care = (G_GUINT64_CONSTANT (1) << n) - 1;
  for (guint64 s = 0; s <= care; s++)
    if (is_feasible (self, s))
      g_array_append_val (states, s);
  for (guint k = 0, end; k < party->states->len; k = end)
    {
      g_autoptr(GString) words = g_string_new (NULL);

      for (end = k; end < party->states->len && (end == k || g_array_index (party->tied, gboolean, end)); end++)
        {
          guint32 state = g_array_index (party->states, guint32, end);

          if (state < 1 || state > states->len)
            {
              g_autofree char *what = g_strdup_printf (_("%s: there is no state %u"), party->name, state);

              np_input_error_set (error, NP_INPUT_ERROR_RANGE, NULL, 0, what, _("rank the states that the patterns leave"));
              return FALSE;
            }
          g_string_append (words, end > k ? " OR " : "");
          add_conditions (words, self, (NpStatePattern) { care, g_array_index (states, guint64, state - 1) }, TRUE);
        }
      if (end < party->states->len)
        add_preference (situation, self->parties->pdata[number], words->str);
    }
  return TRUE;
}

static void
add_option (Import *self, NpSituation *situation, guint k)
{
  const NpGmcrOption *option = &g_array_index (self->gmcr->options, NpGmcrOption, k);
  const char *party = self->parties->pdata[option->party], *words = strstr (option->name, ": ");
  NpObject *object = np_object_append (situation, NP_SITUATION_OPTIONS,
                                       np_object_new (NP_TYPE_OPTION, self->options->pdata[k]));

  words = words != NULL ? words + 2 : option->name;
  np_object_set_string (object, NP_OPTION_PARTY, party);
  np_object_set_enum (object, NP_OPTION_DIRECTION, option->direction);
  np_object_set_words (object, NP_OPTION_TEXT, NP_LANG_RU, words);
  np_object_set_words (object, NP_OPTION_TEXT, NP_LANG_EN, words);
}

NpSituation *
np_gmcr_insert (const NpGmcr *gmcr, NpDossier *dossier, const char *title, NpChange *change, GError **error)
{
  g_autoptr(GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) options = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = np_dossier_new_id (dossier, "situation-");
  g_autoptr(NpObject) situation = np_object_new (NP_TYPE_SITUATION, id);
  Import self = { gmcr, dossier, parties, options };

  np_object_set_words (situation, NP_SITUATION_TITLE, NP_LANG_RU, title);
  np_object_set_words (situation, NP_SITUATION_TITLE, NP_LANG_EN, title);
  for (guint i = 0; i < gmcr->parties->len; i++)
    g_ptr_array_add (parties, party_for (&self, g_array_index (gmcr->parties, NpGmcrParty, i).name, change));
  for (guint k = 0; k < gmcr->options->len; k++)
    g_ptr_array_add (options, np_dossier_new_id (dossier, "O"));
  for (guint k = 0; k < gmcr->options->len; k++)
    add_option (&self, NP_SITUATION (situation), k);
  for (guint k = 0; k < gmcr->infeasible->len; k++)
    {
      NpObject *pattern = np_object_append (situation, NP_SITUATION_PATTERNS, np_object_new (NP_TYPE_PATTERN, NULL));
      g_autoptr(GString) words = g_string_new (NULL);

      add_conditions (words, &self, g_array_index (gmcr->infeasible, NpStatePattern, k), FALSE);
      np_object_set_string (pattern, NP_PATTERN_PATTERN, words->str);
    }
  for (guint i = 0; i < gmcr->parties->len; i++)
    {
      const NpGmcrParty *party = &g_array_index (gmcr->parties, NpGmcrParty, i);

      if (party->states != NULL)
        {
          if (!add_ranking (&self, NP_SITUATION (situation), i, error))
            return NULL;
          continue;
        }
      for (guint k = 0; k < party->statements->len; k++)
        {
          g_autofree char *words = np_formula_spell (party->statements->pdata[k], (const char *const *) options->pdata);

          if (*words != '\0')
            add_preference (NP_SITUATION (situation), parties->pdata[i], words);
        }
    }
  np_change_insert (change, dossier, NP_DOSSIER_SITUATIONS, G_MAXUINT, situation);
  return NP_SITUATION (situation);
}
