/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-change.h"

#include "dossier/np-change-private.h"
#include "dossier/np-dossier.h"
#include "dossier/np-object-private.h"

typedef struct
{
  NpStepKind kind;
  NpObject *object;
  gboolean borrowed;
  guint field;
  guint position;
  NpObject *child;
  NpValue old_value;
  NpValue new_value;
  /* A step on one language of a text: the other is filled in when the step is first done. */
  gboolean one_language;
  NpLang lang;
  /* As it last happened. */
  char *path;
  char *spelled;
} Step;

struct _NpChange
{
  GObject parent_instance;

  char *label;
  GPtrArray *steps;
  gboolean done_once;
  gboolean undone;
};

G_DEFINE_FINAL_TYPE (NpChange, np_change, G_TYPE_OBJECT)

/* The undo stack of a dossier holds the change: a reference to the dossier itself would keep both alive for ever. */
static void
hold (Step *step, NpObject *object)
{
  step->object = object;
  step->borrowed = NP_IS_DOSSIER (object);
  if (!step->borrowed)
    g_object_ref (object);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  if (!step->borrowed)
    g_clear_object (&step->object);
  g_clear_object (&step->child);
  np_value_clear (&step->old_value);
  np_value_clear (&step->new_value);
  g_free (step->path);
  g_free (step->spelled);
  g_free (step);
}

static void
np_change_finalize (GObject *object)
{
  NpChange *self = NP_CHANGE (object);

  g_free (self->label);
  g_ptr_array_unref (self->steps);
  G_OBJECT_CLASS (np_change_parent_class)->finalize (object);
}

static void
np_change_class_init (NpChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = np_change_finalize;
}

static void
np_change_init (NpChange *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
}

NpChange *
np_change_new (const char *label)
{
  NpChange *self = g_object_new (NP_TYPE_CHANGE, NULL);

  self->label = g_strdup (label);
  return self;
}

const char *
np_change_get_label (NpChange *self)
{
  return self->label;
}

guint
np_change_get_n_steps (NpChange *self)
{
  return self->steps->len;
}

static Step *
add_step (NpChange *self, NpStepKind kind, gpointer object, guint field)
{
  Step *step = g_new0 (Step, 1);

  g_assert (!self->done_once);
  step->kind = kind;
  if (object != NULL)
    hold (step, object);
  step->field = field;
  g_ptr_array_add (self->steps, step);
  return step;
}

void
np_change_set_string (NpChange *self, gpointer object, guint field, const char *value)
{
  /* A loose object of the same class brings the value into its stored form. */
  g_autoptr(NpObject) loose = np_object_new (G_OBJECT_TYPE (object), NULL);

  np_object_set_string (loose, field, value);
  np_object_load_value (loose, field, &add_step (self, NP_STEP_SET, object, field)->new_value);
}

void
np_change_set_number (NpChange *self, gpointer object, guint field, double value)
{
  add_step (self, NP_STEP_SET, object, field)->new_value.number = value;
}

void
np_change_set_boolean (NpChange *self, gpointer object, guint field, gboolean value)
{
  np_change_set_number (self, object, field, value ? 1 : 0);
}

void
np_change_set_enum (NpChange *self, gpointer object, guint field, int value)
{
  np_change_set_number (self, object, field, value);
}

void
np_change_set_text (NpChange *self, gpointer object, guint field, NpText *value)
{
  add_step (self, NP_STEP_SET, object, field)->new_value.text = value != NULL ? np_text_ref (value) : NULL;
}

void
np_change_set_words (NpChange *self, gpointer object, guint field, NpLang lang, const char *words)
{
  Step *step = add_step (self, NP_STEP_SET, object, field);

  step->one_language = TRUE;
  step->lang = lang;
  step->new_value.text = np_text_with (NULL, lang, words);
}

void
np_change_insert (NpChange *self, gpointer parent, guint field, guint position, gpointer child)
{
  Step *step = add_step (self, NP_STEP_INSERT, parent, field);

  step->position = position;
  step->child = g_object_ref (child);
}

void
np_change_remove (NpChange *self, gpointer child)
{
  add_step (self, NP_STEP_REMOVE, NULL, 0)->child = g_object_ref (child);
}

void
np_change_move (NpChange *self, gpointer child, guint position)
{
  np_change_remove (self, child);
  /* The parent is found when the removal is done: the child may come from an earlier step. */
  Step *step = add_step (self, NP_STEP_INSERT, NULL, 0);
  step->position = position;
  step->child = g_object_ref (child);
}

static void
note (Step *step)
{
  g_clear_pointer (&step->spelled, g_free);
  if (step->kind == NP_STEP_SET
      && np_object_get_fields (step->object, NULL)[step->field].kind != NP_KIND_TEXT)
    step->spelled = np_object_spell_value (step->object, step->field);
}

/* First time: find out where things are and what they were. Returns FALSE when the step changes nothing. */
static gboolean
prepare (NpChange *self, guint i)
{
  Step *step = g_ptr_array_index (self->steps, i);

  switch (step->kind)
    {
    case NP_STEP_SET:
      np_object_load_value (step->object, step->field, &step->old_value);
      if (step->one_language)
        {
          NpText *text = np_text_with (step->old_value.text, step->lang,
                                       np_text_get (step->new_value.text, step->lang));

          np_text_unref (step->new_value.text);
          step->new_value.text = text;
        }
      return !np_value_equal (&np_object_get_fields (step->object, NULL)[step->field],
                              &step->old_value, &step->new_value);
    case NP_STEP_REMOVE:
      g_return_val_if_fail (np_object_get_parent (step->child) != NULL, FALSE);
      hold (step, np_object_get_parent (step->child));
      step->field = np_object_get_parent_field (step->child);
      step->position = np_object_get_position (step->child);
      return TRUE;
    case NP_STEP_INSERT:
      if (step->object == NULL)
        {
          Step *removal = g_ptr_array_index (self->steps, i - 1);

          hold (step, removal->object);
          step->field = removal->field;
        }
      step->position = MIN (step->position, np_object_get_n_children (step->object, step->field));
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static void
perform (Step *step, gboolean forward)
{
  g_free (step->path);
  step->path = np_object_dup_path (step->object);
  if (step->kind == NP_STEP_SET)
    np_object_store_value (step->object, step->field, forward ? &step->new_value : &step->old_value);
  else if ((step->kind == NP_STEP_INSERT) == forward)
    np_object_put_child (step->object, step->field, step->position, g_object_ref (step->child));
  else
    g_object_unref (np_object_take_child (step->object, step->field, step->position));
  note (step);
}

void
np_change_do (NpChange *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (!self->done_once && !prepare (self, i))
      g_ptr_array_remove_index (self->steps, i--);
    else
      perform (g_ptr_array_index (self->steps, i), TRUE);
  self->done_once = TRUE;
  self->undone = FALSE;
}

void
np_change_undo (NpChange *self)
{
  for (guint i = self->steps->len; i > 0; i--)
    perform (g_ptr_array_index (self->steps, i - 1), FALSE);
  self->undone = TRUE;
}

gboolean
np_change_absorb (NpChange *self, NpChange *next)
{
  Step *mine, *theirs;

  if (self->steps->len != 1 || next->steps->len != 1)
    return FALSE;
  mine = g_ptr_array_index (self->steps, 0);
  theirs = g_ptr_array_index (next->steps, 0);
  if (mine->kind != NP_STEP_SET || theirs->kind != NP_STEP_SET || mine->object != theirs->object
      || mine->field != theirs->field)
    return FALSE;
  np_value_clear (&mine->new_value);
  np_object_load_value (mine->object, mine->field, &mine->new_value);
  return TRUE;
}

void
np_change_get_step (NpChange *self, guint i, NpStep *out)
{
  Step *step = g_ptr_array_index (self->steps, self->undone ? self->steps->len - 1 - i : i);

  *out = (NpStep) {
    .kind = step->kind, .path = step->path, .object = step->object, .field = step->field,
    .position = step->position, .child = step->child, .spelled = step->spelled,
  };
  if (step->kind == NP_STEP_SET)
    out->text = self->undone ? step->old_value.text : step->new_value.text;
  else if (self->undone)
    out->kind = step->kind == NP_STEP_INSERT ? NP_STEP_REMOVE : NP_STEP_INSERT;
}

gboolean
np_change_touches (NpChange *self, gpointer object)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (step->child == object)
        return TRUE;
      for (gpointer up = step->object; up != NULL; up = np_object_get_parent (up))
        if (up == object)
          return TRUE;
    }
  return FALSE;
}

gboolean
np_change_touches_type (NpChange *self, GType type)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (step->child != NULL ? G_TYPE_CHECK_INSTANCE_TYPE (step->child, type)
                              : G_TYPE_CHECK_INSTANCE_TYPE (step->object, type))
        return TRUE;
    }
  return FALSE;
}
