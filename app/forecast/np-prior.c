/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-prior.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-enums.h"
#include "np-engine-resources.h"

#define DAYS_PER_YEAR 365.25

static const char *const keys[NP_N_DRIVER_KINDS] = {
  "disposition", "issue", "obligation", "burden", "reciprocity", "intrusion", "sponsor", "precedent", "limit", "climate",
  "company", "redline", "kind", "text",
};

static void
constant_free (gpointer data)
{
  NpPriorConstant *constant = data;

  g_free (constant->key);
  g_free (constant->status);
  np_text_unref (constant->why);
  g_free (constant);
}

/* Reads one key file; the first mistake is kept and everything after it is skipped. */
typedef struct
{
  GKeyFile *file;
  const char *name;
  NpPrior *prior;
  GError *error;
} Reader;

static void
wrong (Reader *reader, const char *group, const char *key, const char *what)
{
  g_autofree char *words = NULL;

  if (reader->error != NULL)
    return;
  words = g_strdup_printf ("[%s] %s %s", group, key, what);
  np_input_error_set (&reader->error, NP_INPUT_ERROR_RANGE, reader->name, 0, words, _("compare with the file that ships"));
}

static NpText *
read_text (Reader *reader, const char *group, const char *key)
{
  g_autofree char *ru = g_key_file_get_locale_string (reader->file, group, key, "ru", NULL);
  g_autofree char *en = g_key_file_get_locale_string (reader->file, group, key, "en", NULL);

  if (ru == NULL || en == NULL)
    wrong (reader, group, key, _("is missing in Russian or English"));
  return np_text_new (ru, en);
}

static void
read_list (Reader *reader, const char *group, const char *key, double low, double high, double *values, gsize n)
{
  g_autoptr(GError) error = NULL;
  gsize length = 0;
  g_autofree double *list = g_key_file_get_double_list (reader->file, group, key, &length, &error);

  for (gsize i = 0; i < n; i++)
    {
      /* Written so that NaN fails, too. */
      if (error != NULL || length != n || !(list[i] >= low && list[i] <= high))
        {
          wrong (reader, group, key, _("is missing or out of range"));
          values[i] = low;
          continue;
        }
      values[i] = list[i];
    }
  if (error == NULL && length > 0 && reader->prior->constants != NULL)
    {
      NpPriorConstant *constant = g_new0 (NpPriorConstant, 1);

      constant->key = g_strdup_printf ("%s %s", group, key);
      constant->value = list[0];
      constant->status = g_key_file_get_string (reader->file, group, "status", NULL);
      constant->why = read_text (reader, group, "why");
      g_ptr_array_add (reader->prior->constants, constant);
    }
}

static double
read_number (Reader *reader, const char *group, const char *key, double low, double high)
{
  double value;

  read_list (reader, group, key, low, high, &value, 1);
  return value;
}

static void
read_driver (Reader *reader, NpDriverKind kind)
{
  NpPriorDriver *driver = &reader->prior->drivers[kind];
  g_autofree char *group = g_strdup_printf ("driver %s", keys[kind]);
  g_autofree char *status = g_key_file_get_string (reader->file, group, "status", NULL);
  GPtrArray *constants = g_steal_pointer (&reader->prior->constants);

  driver->key = keys[kind];
  driver->mean = read_number (reader, group, "mean", -100.0, 100.0);
  if (kind == NP_DRIVER_KIND_ISSUE)
    {
      driver->sd[NP_CONFIDENCE_LOW] = read_number (reader, group, "sd-low", 0.0, 100.0);
      driver->sd[NP_CONFIDENCE_MODERATE] = read_number (reader, group, "sd-moderate", 0.0, 100.0);
      driver->sd[NP_CONFIDENCE_HIGH] = read_number (reader, group, "sd-high", 0.0, 100.0);
    }
  else
    {
      driver->sd[0] = driver->sd[1] = driver->sd[2] = read_number (reader, group, "sd", 0.0, 100.0);
    }
  driver->assumption = g_strcmp0 (status, "data") != 0;
  driver->label = read_text (reader, group, "label");
  driver->why = read_text (reader, group, "why");
  reader->prior->constants = constants;
}

NpPrior *
np_prior_new_from_data (const char *data, gssize length, const char *file, GError **error)
{
  g_autoptr(GKeyFile) key_file = g_key_file_new ();
  g_autoptr(NpPrior) self = g_atomic_rc_box_new0 (NpPrior);
  g_autoptr(GError) syntax = NULL;
  Reader reader = { key_file, file, self, NULL };

  self->constants = g_ptr_array_new_with_free_func (constant_free);
  if (!g_key_file_load_from_data (key_file, data, length < 0 ? strlen (data) : (gsize) length,
                                  G_KEY_FILE_KEEP_TRANSLATIONS, &syntax))
    {
      /* Translators: %s is what the reader of key files says. */
      g_autofree char *what = g_strdup_printf (_("not a file of keys and values (%s)"), syntax->message);

      np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, file, 0, what, _("compare with the file that ships"));
      return NULL;
    }
  self->scale.n = 5;
  read_list (&reader, "scale", "cuts", -100.0, 100.0, self->scale.cuts, 4);
  if (reader.error == NULL && !np_reaction_scale_check (&self->scale, NULL))
    wrong (&reader, "scale", "cuts", _("do not ascend"));
  for (NpDriverKind kind = 0; kind < NP_N_DRIVER_KINDS; kind++)
    read_driver (&reader, kind);
  self->company.n = self->habit.n = 5;
  self->company.shrink = read_number (&reader, "company", "shrink", 1e-6, 1e6);
  self->company.power = read_number (&reader, "company", "power", 1e-3, 100.0);
  self->company.floor = read_number (&reader, "company", "floor", 1e-6, 1e6);
  self->authority[NP_AUTHORITY_HEAD] = read_number (&reader, "reliability", "head", 0.0, 100.0);
  self->authority[NP_AUTHORITY_MEMBER] = read_number (&reader, "reliability", "member", 0.0, 100.0);
  self->authority[NP_AUTHORITY_EXPERT] = read_number (&reader, "reliability", "expert", 0.0, 100.0);
  self->form[NP_FORM_SIGNED] = read_number (&reader, "reliability", "signed", 0.0, 100.0);
  self->form[NP_FORM_PLENARY] = read_number (&reader, "reliability", "plenary", 0.0, 100.0);
  self->form[NP_FORM_OTHER] = read_number (&reader, "reliability", "other", 0.0, 100.0);
  self->half_accept = read_number (&reader, "reliability", "half", 0.0, 1.0);
  self->half_life = DAYS_PER_YEAR * read_number (&reader, "reliability", "half-life-years", 1e-3, 1000.0);
  read_list (&reader, "habit", "base", 1e-9, 1.0, self->base, 5);
  self->habit.party = read_number (&reader, "habit", "party", 1e-9, 1e6);
  self->habit.kind = read_number (&reader, "habit", "kind", 1e-9, 1e6);
  self->habit.text = read_number (&reader, "habit", "text", 1e-9, 1e6);
  self->habit.text_keep = read_number (&reader, "habit", "text-keep", 0.0, 1.0);
  self->habit.half_life = self->half_life;
  self->habit_weight = read_number (&reader, "habit", "weight", 0.0, 1.0);
  self->share = read_number (&reader, "habit", "share", 0.0, 1.0);
  self->honesty_new = read_number (&reader, "honesty", "new", 0.0, 1.0);
  self->honesty_known = read_number (&reader, "honesty", "known", 0.0, 1.0);
  self->absolute = read_number (&reader, "red-line", "reject", 0.0, 1.0);
  self->evidence_weak = read_number (&reader, "evidence", "weak", 0.0, 100.0);
  self->evidence_strong = read_number (&reader, "evidence", "strong", 0.0, 100.0);
  self->quantile = read_number (&reader, "evidence", "quantile", 0.0, 10.0);
  if (reader.error == NULL
      && fabs (self->base[0] + self->base[1] + self->base[2] + self->base[3] + self->base[4] - 1.0) > 1e-9)
    wrong (&reader, "habit", "base", _("does not add up to 1"));
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const NpPrior *
np_prior_get_default (void)
{
  static NpPrior *shared;

  if (g_once_init_enter (&shared))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = g_resource_lookup_data (np_engine_get_resource (), "/org/nonpaper/engine/reaction-prior.ini",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      NpPrior *prior = NULL;

      if (bytes != NULL)
        prior = np_prior_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "reaction-prior.ini",
                                        &error);
      if (prior == NULL)
        g_error ("the prior table of the program is damaged: %s", error->message);
      g_once_init_leave (&shared, prior);
    }
  return shared;
}

static void
prior_clear (gpointer data)
{
  NpPrior *self = data;

  for (NpDriverKind kind = 0; kind < NP_N_DRIVER_KINDS; kind++)
    {
      g_clear_pointer (&self->drivers[kind].label, np_text_unref);
      g_clear_pointer (&self->drivers[kind].why, np_text_unref);
    }
  g_clear_pointer (&self->constants, g_ptr_array_unref);
}

NpPrior *
np_prior_ref (const NpPrior *self)
{
  return g_atomic_rc_box_acquire ((NpPrior *) self);
}

void
np_prior_unref (NpPrior *self)
{
  g_atomic_rc_box_release_full (self, prior_clear);
}

NpPrior *
np_prior_with_driver (const NpPrior *self, const char *key, double mean, double sd, NpText *why)
{
  NpPrior *copy = g_atomic_rc_box_dup (sizeof (NpPrior), (NpPrior *) self);

  g_ptr_array_ref (copy->constants);
  for (NpDriverKind kind = 0; kind < NP_N_DRIVER_KINDS; kind++)
    {
      NpPriorDriver *driver = &copy->drivers[kind];
      gboolean mine = g_strcmp0 (driver->key, key) == 0;

      np_text_ref (driver->label);
      driver->why = np_text_ref (mine && !np_text_is_empty (why) ? why : driver->why);
      if (!mine)
        continue;
      if (!isnan (mean))
        driver->mean = mean;
      if (!isnan (sd))
        driver->sd[0] = driver->sd[1] = driver->sd[2] = sd;
      driver->overridden = driver->assumption = TRUE;
    }
  return copy;
}

guint
np_prior_get_n_constants (const NpPrior *self)
{
  return self->constants->len;
}

const NpPriorConstant *
np_prior_get_constant (const NpPrior *self, guint i)
{
  return g_ptr_array_index (self->constants, i);
}
