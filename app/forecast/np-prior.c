/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-prior.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dossier/np-enums.h"
#include "forecast/np-number-file.h"
#include "np-engine-resources.h"

#define DAYS_PER_YEAR 365.25

static const char *const keys[NP_N_DRIVER_KINDS] = {
  "disposition", "issue", "obligation", "burden", "reciprocity", "intrusion", "sponsor", "precedent", "limit", "climate",
  "company", "redline", "kind", "text",
};

static void
read_driver (NpNumberFile *file, NpPrior *self, NpDriverKind kind)
{
  NpPriorDriver *driver = &self->drivers[kind];
  g_autofree char *group = g_strdup_printf ("driver %s", keys[kind]);
  g_autofree char *status = np_number_file_dup_status (file, group);

  driver->key = keys[kind];
  driver->mean = np_number_file_number (file, group, "mean", -100.0, 100.0);
  if (kind == NP_DRIVER_KIND_ISSUE)
    {
      driver->sd[NP_CONFIDENCE_LOW] = np_number_file_number (file, group, "sd-low", 0.0, 100.0);
      driver->sd[NP_CONFIDENCE_MODERATE] = np_number_file_number (file, group, "sd-moderate", 0.0, 100.0);
      driver->sd[NP_CONFIDENCE_HIGH] = np_number_file_number (file, group, "sd-high", 0.0, 100.0);
    }
  else
    {
      driver->sd[0] = driver->sd[1] = driver->sd[2] = np_number_file_number (file, group, "sd", 0.0, 100.0);
    }
  driver->assumption = g_strcmp0 (status, "data") != 0;
  driver->label = np_number_file_text (file, group, "label");
  driver->why = np_number_file_text (file, group, "why");
}

NpPrior *
np_prior_new_from_data (const char *data, gssize length, const char *name, GError **error)
{
  g_autoptr(NpPrior) self = g_atomic_rc_box_new0 (NpPrior);
  NpNumberFile file;

  if (!np_number_file_open (&file, data, length, name, error))
    return NULL;
  self->scale.n = 5;
  np_number_file_list (&file, "scale", "cuts", -100.0, 100.0, self->scale.cuts, 4);
  if (!np_number_file_is_wrong (&file) && !np_reaction_scale_check (&self->scale, NULL))
    np_number_file_wrong (&file, "scale", "cuts", _("do not ascend"));
  for (NpDriverKind kind = 0; kind < NP_N_DRIVER_KINDS; kind++)
    read_driver (&file, self, kind);
  self->company.n = self->habit.n = 5;
  self->company.shrink = np_number_file_number (&file, "company", "shrink", 1e-6, 1e6);
  self->company.power = np_number_file_number (&file, "company", "power", 1e-3, 100.0);
  self->company.floor = np_number_file_number (&file, "company", "floor", 1e-6, 1e6);
  self->authority[NP_AUTHORITY_HEAD] = np_number_file_number (&file, "reliability", "head", 0.0, 100.0);
  self->authority[NP_AUTHORITY_MEMBER] = np_number_file_number (&file, "reliability", "member", 0.0, 100.0);
  self->authority[NP_AUTHORITY_EXPERT] = np_number_file_number (&file, "reliability", "expert", 0.0, 100.0);
  self->form[NP_FORM_SIGNED] = np_number_file_number (&file, "reliability", "signed", 0.0, 100.0);
  self->form[NP_FORM_PLENARY] = np_number_file_number (&file, "reliability", "plenary", 0.0, 100.0);
  self->form[NP_FORM_OTHER] = np_number_file_number (&file, "reliability", "other", 0.0, 100.0);
  self->half_accept = np_number_file_number (&file, "reliability", "half", 0.0, 1.0);
  self->half_life = DAYS_PER_YEAR * np_number_file_number (&file, "reliability", "half-life-years", 1e-3, 1000.0);
  np_number_file_list (&file, "habit", "base", 1e-9, 1.0, self->base, 5);
  self->habit.party = np_number_file_number (&file, "habit", "party", 1e-9, 1e6);
  self->habit.kind = np_number_file_number (&file, "habit", "kind", 1e-9, 1e6);
  self->habit.text = np_number_file_number (&file, "habit", "text", 1e-9, 1e6);
  self->habit.text_keep = np_number_file_number (&file, "habit", "text-keep", 0.0, 1.0);
  self->habit.half_life = self->half_life;
  self->habit_weight = np_number_file_number (&file, "habit", "weight", 0.0, 1.0);
  self->share = np_number_file_number (&file, "habit", "share", 0.0, 1.0);
  self->honesty_new = np_number_file_number (&file, "honesty", "new", 0.0, 1.0);
  self->honesty_known = np_number_file_number (&file, "honesty", "known", 0.0, 1.0);
  self->absolute = np_number_file_number (&file, "red-line", "reject", 0.0, 1.0);
  self->evidence_weak = np_number_file_number (&file, "evidence", "weak", 0.0, 100.0);
  self->evidence_strong = np_number_file_number (&file, "evidence", "strong", 0.0, 100.0);
  self->quantile = np_number_file_number (&file, "evidence", "quantile", 0.0, 10.0);
  if (!np_number_file_is_wrong (&file)
      && fabs (self->base[0] + self->base[1] + self->base[2] + self->base[3] + self->base[4] - 1.0) > 1e-9)
    np_number_file_wrong (&file, "habit", "base", _("does not add up to 1"));
  return np_number_file_close (&file, error) ? g_steal_pointer (&self) : NULL;
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
