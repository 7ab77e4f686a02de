/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which outcomes are shown, and what they say together. */
#include "ui/situation/np-situation-view.h"

#include <glib/gi18n.h>

/* Columns that can be read side by side. */
#define FEW_STATES 8

static void
add_state (GArray *states, guint32 state)
{
  for (guint k = 0; k < states->len; k++)
    if (g_array_index (states, guint32, k) == state)
      return;
  g_array_append_val (states, state);
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Today, the outcome in hand and what holds, best first, as far as there is room; or all of them. */
GArray *
np_situation_states_shown (const NpSituationResult *result, guint32 selected, gboolean all)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 today = np_forecast_situation_get_status_quo (result->situation);
  guint32 n = result->analysis->verdicts->n_states;

  if (all)
    {
      for (guint32 s = 0; s < MIN (n, NP_SITUATION_MANY_STATES); s++)
        add_state (states, s);
      return states;
    }
  if (today != NP_STABILITY_NONE)
    add_state (states, today);
  if (selected < n)
    add_state (states, selected);
  for (int holds = NP_HOLDS; holds > NP_HOLDS_NOT; holds--)
    for (guint k = 0; k < result->analysis->paths->len && states->len < FEW_STATES; k++)
      {
        guint32 state = g_array_index (result->analysis->paths, NpSituationPath, k).state;

        if ((int) np_situation_holds (result, state) == holds)
          add_state (states, state);
      }
  g_array_sort (states, by_number);
  return states;
}

static char *
list_of_outcomes (const NpSituationResult *result, NpHolds wanted, guint *n)
{
  GString *list = g_string_new (NULL);

  *n = 0;
  for (guint k = 0; k < result->analysis->paths->len; k++)
    {
      guint32 state = g_array_index (result->analysis->paths, NpSituationPath, k).state;

      if (np_situation_holds (result, state) != wanted)
        continue;
      if (++*n <= FEW_STATES)
        g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", state + 1);
    }
  if (*n > FEW_STATES)
    g_string_append (list, " …");
  return g_string_free (list, FALSE);
}

void
np_situation_finding (GtkBox *box, const NpSituationResult *result)
{
  guint n_holds, n_answered;
  g_autofree char *holds = list_of_outcomes (result, NP_HOLDS, &n_holds);
  g_autofree char *answered = list_of_outcomes (result, NP_HOLDS_ANSWERED, &n_answered);
  guint32 today = np_forecast_situation_get_status_quo (result->situation);
  g_autofree char *title = NULL, *also = NULL;
  const char *now;

  if (n_holds == 0)
    title = g_strdup (_("No outcome holds by itself"));
  else
    /* Translators: number of outcomes, then their numbers: "2 outcomes hold by themselves: 3, 7". */
    title = g_strdup_printf (ngettext ("%u outcome holds by itself: %s", "%u outcomes hold by themselves: %s", n_holds), n_holds,
                             holds);
  gtk_box_append (box, np_situation_label (title, "np-finding"));
  now = today == NP_STABILITY_NONE ? _("Today’s state is ruled out by what cannot be.")
        : np_situation_holds (result, today) == NP_HOLDS ? _("Today’s state holds by itself.")
        : np_situation_holds (result, today) == NP_HOLDS_ANSWERED ? _("Today’s state holds as long as leaving it is answered.")
        : _("Today’s state does not hold: at least one party gains by leaving it.");
  gtk_box_append (box, np_situation_label (now, "np-dim"));
  if (n_answered > 0)
    {
      also = g_strdup_printf (ngettext ("%u more holds while leaving it is answered: %s",
                                        "%u more hold while leaving them is answered: %s", n_answered), n_answered, answered);
      gtk_box_append (box, np_situation_label (also, "np-dim"));
    }
}
