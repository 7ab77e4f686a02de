/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-dossier.h"

#include <string.h>

#include "dossier/np-brief.h"
#include "dossier/np-change-private.h"
#include "dossier/np-exercise.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"

struct _NpDossier
{
  NpObject parent_instance;

  gboolean sealed;
  guint64 revision;
  GHashTable *index;        /* id -> NpObject, borrowed */
  GHashTable *used;         /* every id seen in this session */
  GHashTable *counters;     /* prefix -> last number given out */
  GPtrArray *undo;
  GPtrArray *redo;
  gboolean typing;
};

G_DEFINE_FINAL_TYPE (NpDossier, np_dossier, NP_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const NpField fields[] = {
  [NP_DOSSIER_ID] = NP_F_ID (),
  [NP_DOSSIER_VERSION] = { .name = "version", .kind = NP_KIND_STRING, .flags = NP_FIELD_REQUIRED },
  [NP_DOSSIER_AS_OF] = NP_F_DATE ("as-of"),
  [NP_DOSSIER_MARKING] = NP_F_ENUM ("marking", np_codes_marking),
  [NP_DOSSIER_HISTORY_KEPT] = NP_F_BOOLEAN ("history-kept"),
  [NP_DOSSIER_TITLE] = NP_F_TEXT ("title"),
  [NP_DOSSIER_NOTE] = NP_F_TEXT ("note"),
  [NP_DOSSIER_SOURCES] = NP_F_LIST ("sources", np_source_get_type),
  [NP_DOSSIER_INSTRUMENTS] = NP_F_LIST ("instruments", np_instrument_get_type),
  [NP_DOSSIER_GLOSSARY] = NP_F_LIST ("glossary", np_term_get_type),
  [NP_DOSSIER_DRIVERS] = NP_F_LIST ("drivers", np_driver_get_type),
  [NP_DOSSIER_ISSUES] = NP_F_LIST ("issues", np_issue_get_type),
  [NP_DOSSIER_PARTIES] = NP_F_LIST ("parties", np_party_get_type),
  [NP_DOSSIER_MEASURES] = NP_F_LIST ("measures", np_measure_get_type),
  [NP_DOSSIER_PACKAGES] = NP_F_LIST ("packages", np_package_get_type),
  [NP_DOSSIER_SCENARIOS] = NP_F_LIST ("scenarios", np_scenario_get_type),
  [NP_DOSSIER_LADDER] = NP_F_LIST ("ladder", np_rung_get_type),
  [NP_DOSSIER_EXERCISES] = NP_F_LIST ("exercises", np_exercise_get_type),
  [NP_DOSSIER_SITUATIONS] = NP_F_LIST ("situations", np_situation_get_type),
  [NP_DOSSIER_CHRONOLOGY] = NP_F_LIST ("chronology", np_event_get_type),
  [NP_DOSSIER_MEETINGS] = NP_F_LIST ("meetings", np_meeting_get_type),
  [NP_DOSSIER_FORECASTS] = NP_F_LIST ("forecasts", np_frozen_get_type),
  [NP_DOSSIER_BRIEFS] = NP_F_LIST ("briefs", np_brief_get_type),
  [NP_DOSSIER_FINDINGS] = NP_F_LIST ("findings", np_finding_get_type),
  [NP_DOSSIER_COPIES] = NP_F_LIST ("copies", np_copy_get_type),
  [NP_DOSSIER_CLEARANCES] = NP_F_LIST ("clearances", np_clearance_get_type),
  [NP_DOSSIER_HISTORY] = NP_F_LIST ("history", np_history_item_get_type),
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == NP_DOSSIER_N_FIELDS);

static void
np_dossier_finalize (GObject *object)
{
  NpDossier *self = NP_DOSSIER (object);

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_hash_table_unref (self->index);
  g_hash_table_unref (self->used);
  g_hash_table_unref (self->counters);
  G_OBJECT_CLASS (np_dossier_parent_class)->finalize (object);
}

static void
np_dossier_class_init (NpDossierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = np_dossier_finalize;
  np_object_class_describe (NP_OBJECT_CLASS (klass), "dossier", fields, NP_DOSSIER_N_FIELDS);

  signals[CHANGED] = g_signal_new ("changed", NP_TYPE_DOSSIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, NP_TYPE_CHANGE, G_TYPE_BOOLEAN);
}

static void
np_dossier_init (NpDossier *self)
{
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->undo = g_ptr_array_new_with_free_func (g_object_unref);
  self->redo = g_ptr_array_new_with_free_func (g_object_unref);
}

NpDossier *
np_dossier_new (const char *id)
{
  NpDossier *self = np_object_new (NP_TYPE_DOSSIER, id);

  if (id == NULL)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *random = g_strconcat ("d-", uuid, NULL);

      np_object_set_string (self, NP_DOSSIER_ID, random);
    }
  np_object_set_string (self, NP_DOSSIER_VERSION, "1.0");
  return self;
}

/* Puts the object and all below it into the index, or takes them out. */
static void
index_tree (NpDossier *self, gpointer object, gboolean in)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);
  const char *id = np_object_get_id (object);

  if (id != NULL && *id != '\0')
    {
      if (in)
        {
          g_hash_table_insert (self->index, g_strdup (id), object);
          g_hash_table_add (self->used, g_strdup (id));
        }
      else if (g_hash_table_lookup (self->index, id) == object)
        g_hash_table_remove (self->index, id);
    }
  for (guint i = 0; i < n_fields; i++)
    if (rows[i].kind == NP_KIND_LIST)
      for (guint j = 0, n = np_object_get_n_children (object, i); j < n; j++)
        index_tree (self, np_object_get_child (object, i, j), in);
}

void
np_dossier_seal (NpDossier *self)
{
  g_return_if_fail (NP_IS_DOSSIER (self));
  self->sealed = TRUE;
  g_hash_table_remove_all (self->index);
  index_tree (self, self, TRUE);
}

gboolean
np_dossier_is_sealed (NpDossier *self)
{
  return self->sealed;
}

gpointer
np_dossier_find (NpDossier *self, const char *id)
{
  g_return_val_if_fail (NP_IS_DOSSIER (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->index, id) : NULL;
}

gpointer
np_dossier_find_type (NpDossier *self, const char *id, GType type)
{
  gpointer object = np_dossier_find (self, id);

  return object != NULL && G_TYPE_CHECK_INSTANCE_TYPE (object, type) ? object : NULL;
}

gpointer
np_dossier_find_path (NpDossier *self, const char *path)
{
  gpointer object = self;
  g_auto(GStrv) steps = g_strsplit (path, "/", -1);

  for (guint i = 0; steps[i] != NULL && object != NULL; i++)
    {
      char *bracket = strchr (steps[i], '[');
      int field;

      if (*steps[i] == '\0')
        continue;
      if (*steps[i] == '#')
        {
          object = i == 0 ? np_dossier_find (self, steps[i] + 1) : NULL;
          continue;
        }
      if (bracket == NULL)
        return NULL;
      *bracket = '\0';
      field = np_object_find_field (object, steps[i]);
      if (field < 0 || np_object_get_fields (object, NULL)[field].kind != NP_KIND_LIST)
        return NULL;
      object = np_object_get_child (object, field, g_ascii_strtoull (bracket + 1, NULL, 10));
    }
  return object;
}

char *
np_dossier_new_id (NpDossier *self, const char *prefix)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counters, prefix));
  g_autofree char *id = NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("%s%u", prefix, ++n);
    }
  while (g_hash_table_contains (self->used, id));
  g_hash_table_insert (self->counters, g_strdup (prefix), GUINT_TO_POINTER (n));
  return g_steal_pointer (&id);
}

static void
after (NpDossier *self, NpChange *change, gboolean undone)
{
  gboolean renamed = FALSE;

  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      if (step.kind == NP_STEP_SET)
        renamed |= np_object_get_fields (step.object, NULL)[step.field].kind == NP_KIND_ID;
      else
        index_tree (self, step.child, step.kind == NP_STEP_INSERT);
    }
  if (renamed)
    np_dossier_seal (self);
  self->revision++;
  g_signal_emit (self, signals[CHANGED], 0, change, undone);
}

static gboolean
apply (NpDossier *self, NpChange *change, gboolean typing)
{
  g_return_val_if_fail (NP_IS_DOSSIER (self) && self->sealed, FALSE);

  np_change_do (change);
  if (np_change_get_n_steps (change) == 0)
    return FALSE;
  g_ptr_array_set_size (self->redo, 0);
  if (!(typing && self->typing && self->undo->len > 0
        && np_change_absorb (self->undo->pdata[self->undo->len - 1], change)))
    g_ptr_array_add (self->undo, g_object_ref (change));
  self->typing = typing;
  after (self, change, FALSE);
  return TRUE;
}

gboolean
np_dossier_apply (NpDossier *self, NpChange *change)
{
  return apply (self, change, FALSE);
}

gboolean
np_dossier_apply_typing (NpDossier *self, NpChange *change)
{
  return apply (self, change, TRUE);
}

void
np_dossier_end_typing (NpDossier *self)
{
  self->typing = FALSE;
}

gboolean
np_dossier_undo (NpDossier *self)
{
  NpChange *change;

  self->typing = FALSE;
  if (self->undo->len == 0)
    return FALSE;
  change = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
  np_change_undo (change);
  g_ptr_array_add (self->redo, change);
  after (self, change, TRUE);
  return TRUE;
}

gboolean
np_dossier_redo (NpDossier *self)
{
  NpChange *change;

  self->typing = FALSE;
  if (self->redo->len == 0)
    return FALSE;
  change = g_ptr_array_steal_index (self->redo, self->redo->len - 1);
  np_change_do (change);
  g_ptr_array_add (self->undo, change);
  after (self, change, FALSE);
  return TRUE;
}

static const char *
top_label (GPtrArray *stack)
{
  return stack->len > 0 ? np_change_get_label (stack->pdata[stack->len - 1]) : NULL;
}

const char *
np_dossier_get_undo_label (NpDossier *self)
{
  return top_label (self->undo);
}

const char *
np_dossier_get_redo_label (NpDossier *self)
{
  return top_label (self->redo);
}

guint
np_dossier_get_n_undo (NpDossier *self)
{
  return self->undo->len;
}

NpChange *
np_dossier_get_undo (NpDossier *self, guint i)
{
  return i < self->undo->len ? self->undo->pdata[i] : NULL;
}

void
np_dossier_forget_history (NpDossier *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
}

guint64
np_dossier_get_revision (NpDossier *self)
{
  return self->revision;
}

gpointer
np_dossier_get_scenario (NpDossier *self, const char *id)
{
  return id != NULL && *id != '\0' ? np_dossier_find_type (self, id, NP_TYPE_SCENARIO)
                                   : np_object_get_child (self, NP_DOSSIER_SCENARIOS, 0);
}
