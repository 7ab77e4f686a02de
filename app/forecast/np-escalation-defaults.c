/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-escalation-defaults.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "base/np-error.h"
#include "forecast/np-number-file.h"
#include "np-engine-resources.h"

#define PATH "/org/nonpaper/engine/escalation.ini"

static double
read_doctrine (NpNumberFile *file, const char *key)
{
  g_autofree char *group = g_strdup_printf ("doctrine %s", key);

  return np_number_file_number (file, group, "value", -G_MAXDOUBLE, G_MAXDOUBLE);
}

static void
read_ladder (NpNumberFile *file, NpEscalationDefaults *self)
{
  static const char *const classes[NP_ESCALATION_N_CLASSES] = { "diplomatic", "cyber-low", "cyber-high", "military" };

  for (guint k = 0; k <= NP_ESCALATION_MAX_TOP; k++)
    {
      g_autofree char *group = g_strdup_printf ("rung %u", k);
      g_autofree char *name = NULL;
      guint kind = 0;

      if (!g_key_file_has_group (file->file, group))
        break;
      self->top = k;
      self->titles[k] = np_number_file_text (file, group, "label");
      np_number_file_reason (file, group);
      if (k == 0)
        continue;
      name = g_key_file_get_string (file->file, group, "class", NULL);
      while (kind < NP_ESCALATION_N_CLASSES && g_strcmp0 (name, classes[kind]) != 0)
        kind++;
      if (kind == NP_ESCALATION_N_CLASSES)
        np_number_file_wrong (file, group, "class", _("is not a class of rungs"));
      self->rungs[k].kind = MIN (kind, NP_ESCALATION_N_CLASSES - 1);
      self->rungs[k].open = g_key_file_get_boolean (file->file, group, "open", NULL);
    }
}

/* The door of the arithmetic, with a second party to make an exercise of it. */
static gboolean
check (const NpEscalationDefaults *self, const char *name, GError **error)
{
  NpEscalation x = { .n_parties = 2, .top = self->top, .author = NP_ESCALATION_THIRD, .first = 1,
                     .horizon = self->horizon, .threshold = self->threshold };
  g_autoptr(GError) mistake = NULL;

  memcpy (x.rung, self->rungs, sizeof x.rung);
  x.party[0] = x.party[1] = self->doctrine;
  if (np_escalation_check (&x, &mistake))
    return TRUE;
  np_input_error_set (error, NP_INPUT_ERROR_RANGE, name, 0, mistake->message, _("compare with the file that ships"));
  return FALSE;
}

NpEscalationDefaults *
np_escalation_defaults_new_from_data (const char *data, gssize length, const char *name, GError **error)
{
  g_autoptr(NpEscalationDefaults) self = g_new0 (NpEscalationDefaults, 1);
  NpEscalationParty *doctrine = &self->doctrine;
  NpNumberFile file;

  if (!np_number_file_open (&file, data, length, name, error))
    return NULL;
  read_ladder (&file, self);
  self->horizon = np_number_file_number (&file, "exercise", "horizon", 1, 10000);
  self->threshold = np_number_file_number (&file, "exercise", "threshold", 1, NP_ESCALATION_MAX_TOP);
  doctrine->rho = read_doctrine (&file, "rho");
  doctrine->delta = read_doctrine (&file, "delta");
  doctrine->sd = read_doctrine (&file, "execution");
  doctrine->restraint[NP_ESCALATION_DIPLOMATIC] = read_doctrine (&file, "restraint-diplomatic");
  doctrine->restraint[NP_ESCALATION_CYBER_LOW] = read_doctrine (&file, "restraint-cyber-low");
  doctrine->restraint[NP_ESCALATION_CYBER_HIGH] = read_doctrine (&file, "restraint-cyber-high");
  doctrine->restraint[NP_ESCALATION_MILITARY] = read_doctrine (&file, "restraint-military");
  doctrine->alpha = read_doctrine (&file, "alpha");
  doctrine->misjudgement = read_doctrine (&file, "misjudgement");
  doctrine->bias = read_doctrine (&file, "bias");
  doctrine->ceiling = self->top;
  doctrine->suspect = NP_ESCALATION_THIRD;
  self->signal.low = np_number_file_number (&file, "signal", "low", 0, G_MAXDOUBLE);
  self->signal.high = np_number_file_number (&file, "signal", "high", 0, G_MAXDOUBLE);
  if (!(self->signal.low > 0 && self->signal.low <= self->signal.high))
    np_number_file_wrong (&file, "signal", "low", _("is above high"));
  return np_number_file_close (&file, error) && check (self, name, error) ? g_steal_pointer (&self) : NULL;
}

void
np_escalation_defaults_free (NpEscalationDefaults *self)
{
  for (guint k = 0; k <= NP_ESCALATION_MAX_TOP; k++)
    g_clear_pointer (&self->titles[k], np_text_unref);
  g_free (self);
}

const NpEscalationDefaults *
np_escalation_defaults_get (void)
{
  static NpEscalationDefaults *shared;

  if (g_once_init_enter (&shared))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = g_resource_lookup_data (np_engine_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                        &error);
      NpEscalationDefaults *defaults = NULL;

      if (bytes != NULL)
        defaults = np_escalation_defaults_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                         "escalation.ini", &error);
      if (defaults == NULL)
        g_error ("the standard numbers of the exercise are damaged: %s", error->message);
      g_once_init_leave (&shared, defaults);
    }
  return shared;
}
