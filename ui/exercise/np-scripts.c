/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exercise/np-scripts.h"

#include <glib/gi18n.h>

#include "dossier/np-exercise.h"
#include "dossier/np-party.h"
#include "store/np-xml-in.h"
#include "ui/widgets/np-child-group.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

static const char *const offered[] = { "EX-5", "EX-3", "EX-1" };

static NpDossier *
load_sample (void)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/org/nonpaper/data/samples/helsinki.nonpaper", 0, NULL);

  return bytes != NULL ? np_xml_in_parse (bytes, NULL, NP_XML_IN_STRICT, NULL, NULL, NULL) : NULL;
}

guint
np_scripts_get_n (void)
{
  return G_N_ELEMENTS (offered);
}

NpText *
np_scripts_dup_title (guint i)
{
  g_autoptr(NpDossier) sample = load_sample ();
  gpointer exercise = np_dossier_find (sample, offered[i]);

  return np_text_ref (np_object_get_text (exercise, NP_EXERCISE_TITLE));
}

/* The own party first, then the others in the order of the dossier. */
static const char *
party_number (NpDossier *dossier, guint number)
{
  gpointer party, own = NULL;

  for (guint i = 0; own == NULL && (party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)) != NULL;
       i++)
    if (np_object_get_boolean (party, NP_PARTY_OWN))
      own = party;
  if (own == NULL)
    own = np_object_get_child (dossier, NP_DOSSIER_PARTIES, 0);
  if (number == 0)
    return own != NULL ? np_object_get_id (own) : NULL;
  for (guint i = 0; (party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)) != NULL; i++)
    if (party != own && --number == 0)
      return np_object_get_id (party);
  return NULL;
}

/* Gives the roles to the parties that are there; a third side that is not there becomes the unknown third party. */
static void
give_role (NpDossier *dossier, gpointer object, guint field)
{
  static const char *const roles[] = { "usa", "rus", "chn" };
  const char *role = np_object_get_string (object, field), *party;

  if (np_dossier_find_type (dossier, role, NP_TYPE_PARTY) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i], role))
      {
        party = party_number (dossier, i);
        np_object_set_string (object, field, party != NULL ? party : NP_THIRD_PARTY);
        return;
      }
}

static void
drop_unknown (NpDossier *dossier, gpointer object, guint field)
{
  g_auto(GStrv) ids = np_object_dup_list_of_words (object, field);
  g_autoptr(GString) known = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (np_dossier_find (dossier, ids[i]) != NULL)
      g_string_append_printf (known, "%s%s", known->len > 0 ? " " : "", ids[i]);
  np_object_set_string (object, field, known->str);
}

NpObject *
np_scripts_copy (NpDossier *dossier, guint i)
{
  g_autoptr(NpDossier) sample = NULL;
  g_autoptr(NpObject) copy = NULL;
  g_autofree char *id = NULL;
  gpointer inject;

  if (party_number (dossier, 1) == NULL)
    return NULL;
  sample = load_sample ();
  copy = np_object_copy (np_dossier_find (sample, offered[i]));
  id = np_dossier_new_id (dossier, "exercise-");
  np_object_set_string (copy, NP_EXERCISE_ID, id);
  give_role (dossier, copy, NP_EXERCISE_AUTHOR);
  give_role (dossier, copy, NP_EXERCISE_VICTIM);
  drop_unknown (dossier, copy, NP_EXERCISE_SOURCE);
  if (np_dossier_find (dossier, np_object_get_string (copy, NP_EXERCISE_SCENARIO)) == NULL)
    np_object_set_string (copy, NP_EXERCISE_SCENARIO, NULL);
  for (guint k = 0; (inject = np_object_get_child (copy, NP_EXERCISE_INJECTS, k)) != NULL; k++)
    {
      give_role (dossier, inject, NP_INJECT_AUTHOR);
      give_role (dossier, inject, NP_INJECT_VICTIM);
      drop_unknown (dossier, inject, NP_INJECT_SOURCE);
    }
  return g_steal_pointer (&copy);
}

static void
make_inject (gpointer inject)
{
  np_object_set_words (inject, NP_INJECT_TEXT, NP_LANG_RU, "Новая вводная");
  np_object_set_words (inject, NP_INJECT_TEXT, NP_LANG_EN, "New inject");
}

NpObject *
np_scripts_new (NpDossier *dossier)
{
  g_autofree char *id = NULL;
  NpObject *exercise, *inject;

  if (party_number (dossier, 1) == NULL)
    return NULL;
  id = np_dossier_new_id (dossier, "exercise-");
  exercise = np_object_new (NP_TYPE_EXERCISE, id);
  np_object_set_words (exercise, NP_EXERCISE_TITLE, NP_LANG_RU, "Новый план учения");
  np_object_set_words (exercise, NP_EXERCISE_TITLE, NP_LANG_EN, "New exercise script");
  np_object_set_string (exercise, NP_EXERCISE_AUTHOR, NP_THIRD_PARTY);
  np_object_set_string (exercise, NP_EXERCISE_VICTIM, party_number (dossier, 0));
  np_object_set_number (exercise, NP_EXERCISE_RUNG, 7);
  inject = np_object_append (exercise, NP_EXERCISE_INJECTS, np_object_new (NP_TYPE_INJECT, NULL));
  make_inject (inject);
  return exercise;
}

GtkWidget *
np_scripts_editor (NpSession *session, gpointer exercise)
{
  static const guint fields[] = { NP_EXERCISE_TITLE,   NP_EXERCISE_NOTE,      NP_EXERCISE_SCENARIO,
                                  NP_EXERCISE_AUTHOR,  NP_EXERCISE_VICTIM,    NP_EXERCISE_RUNG,
                                  NP_EXERCISE_HORIZON, NP_EXERCISE_THRESHOLD, NP_EXERCISE_STATUS,
                                  NP_EXERCISE_SOURCE };
  const NpChildGroupSpec injects = {
    .list = NP_EXERCISE_INJECTS,
    .title = _("Injects"),
    .description =
        _("What is read out, in this order; with an author, a victim and a rung it is also an act"),
    .add = _("Add an inject"),
    .undo_add = _("add an inject"),
    .undo_delete = _("delete an inject"),
    .toast = _("Inject deleted"),
    .prepare = make_inject,
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22), *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("The incident"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               np_form_row_new (session, exercise, fields[i],
                                                np_words_of_field (
                                                    np_object_get_fields (exercise, NULL)[fields[i]].name)));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), np_child_group_new (session, exercise, &injects));
  return box;
}
