/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-escalation-defaults.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "base/np-error.h"
#include "engine/np-engine-error.h"
#include "np-engine-resources.h"

#define PATH "/org/nonpaper/engine/escalation.ini"

/* Reads one key file; the first mistake is kept. */
typedef struct
{
  GKeyFile *file;
  const char *name;
  NpEscalationDefaults *self;
  GError *error;
} Reader;

static void
constant_free (gpointer data)
{
  NpEscalationConstant *constant = data;

  g_free (constant->key);
  g_free (constant->status);
  np_text_unref (constant->why);
  g_free (constant);
}

static void
wrong (Reader *reader, const char *group, const char *key, const char *what)
{
  g_autofree char *words = NULL;

  if (reader->error != NULL)
    return;
  words = g_strdup_printf ("[%s] %s %s", group, key, what);
  np_input_error_set (&reader->error, NP_INPUT_ERROR_RANGE, reader->name, 0, words,
                      _("compare with the file that ships"));
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

static double
read_number (Reader *reader, const char *group, const char *key)
{
  g_autoptr(GError) error = NULL;
  double value = g_key_file_get_double (reader->file, group, key, &error);

  if (error != NULL || !isfinite (value))
    wrong (reader, group, key, _("is not a number"));
  return error != NULL ? 0 : value;
}

static void
keep (Reader *reader, const char *group, const char *key, double value)
{
  NpEscalationConstant *constant = g_new0 (NpEscalationConstant, 1);

  constant->key = g_strdup (key);
  constant->value = value;
  constant->status = g_key_file_get_string (reader->file, group, "status", NULL);
  constant->why = read_text (reader, group, "why");
  if (g_strcmp0 (constant->status, "assumption") != 0 && g_strcmp0 (constant->status, "data") != 0
      && g_strcmp0 (constant->status, "convention") != 0)
    wrong (reader, group, "status", _("is neither assumption, data nor convention"));
  g_ptr_array_add (reader->self->constants, constant);
}

static double
read_doctrine (Reader *reader, const char *key)
{
  g_autofree char *group = g_strdup_printf ("doctrine %s", key);
  double value = read_number (reader, group, "value");

  keep (reader, group, key, value);
  return value;
}

static void
read_ladder (Reader *reader)
{
  static const char *const classes[NP_ESCALATION_N_CLASSES] = { "diplomatic", "cyber-low", "cyber-high", "military" };
  NpEscalationDefaults *self = reader->self;

  for (guint k = 0; k <= NP_ESCALATION_MAX_TOP; k++)
    {
      g_autofree char *group = g_strdup_printf ("rung %u", k);
      g_autofree char *name = NULL;
      guint kind = 0;

      if (!g_key_file_has_group (reader->file, group))
        break;
      self->top = k;
      self->titles[k] = read_text (reader, group, "label");
      keep (reader, group, group, NAN);
      if (k == 0)
        continue;
      name = g_key_file_get_string (reader->file, group, "class", NULL);
      while (kind < NP_ESCALATION_N_CLASSES && g_strcmp0 (name, classes[kind]) != 0)
        kind++;
      if (kind == NP_ESCALATION_N_CLASSES)
        wrong (reader, group, "class", _("is not a class of rungs"));
      self->rungs[k].kind = MIN (kind, NP_ESCALATION_N_CLASSES - 1);
      self->rungs[k].open = g_key_file_get_boolean (reader->file, group, "open", NULL);
    }
}

/* The door of the arithmetic, with a second party to make an exercise of it. */
static void
check (Reader *reader)
{
  NpEscalationDefaults *self = reader->self;
  NpEscalation x = { .n_parties = 2, .top = self->top, .author = NP_ESCALATION_THIRD, .first = 1,
                     .horizon = self->horizon, .threshold = self->threshold };
  g_autoptr(GError) error = NULL;

  memcpy (x.rung, self->rungs, sizeof x.rung);
  x.party[0] = x.party[1] = self->doctrine;
  if (reader->error == NULL && !np_escalation_check (&x, &error))
    np_input_error_set (&reader->error, NP_INPUT_ERROR_RANGE, reader->name, 0, error->message,
                        _("compare with the file that ships"));
}

NpEscalationDefaults *
np_escalation_defaults_new_from_data (const char *data, gssize length, const char *file, GError **error)
{
  g_autoptr(GKeyFile) key_file = g_key_file_new ();
  g_autoptr(NpEscalationDefaults) self = g_new0 (NpEscalationDefaults, 1);
  g_autoptr(GError) syntax = NULL;
  Reader reader = { key_file, file, self, NULL };
  NpEscalationParty *doctrine = &self->doctrine;

  self->constants = g_ptr_array_new_with_free_func (constant_free);
  if (!g_key_file_load_from_data (key_file, data, length < 0 ? strlen (data) : (gsize) length,
                                  G_KEY_FILE_KEEP_TRANSLATIONS, &syntax))
    {
      /* Translators: %s is what the reader of key files says. */
      g_autofree char *what = g_strdup_printf (_("not a file of keys and values (%s)"), syntax->message);

      np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, file, 0, what, _("compare with the file that ships"));
      return NULL;
    }
  read_ladder (&reader);
  self->horizon = read_number (&reader, "exercise", "horizon");
  self->threshold = read_number (&reader, "exercise", "threshold");
  keep (&reader, "exercise", "exercise", NAN);
  doctrine->rho = read_doctrine (&reader, "rho");
  doctrine->delta = read_doctrine (&reader, "delta");
  doctrine->sd = read_doctrine (&reader, "execution");
  doctrine->restraint[NP_ESCALATION_DIPLOMATIC] = read_doctrine (&reader, "restraint-diplomatic");
  doctrine->restraint[NP_ESCALATION_CYBER_LOW] = read_doctrine (&reader, "restraint-cyber-low");
  doctrine->restraint[NP_ESCALATION_CYBER_HIGH] = read_doctrine (&reader, "restraint-cyber-high");
  doctrine->restraint[NP_ESCALATION_MILITARY] = read_doctrine (&reader, "restraint-military");
  doctrine->alpha = read_doctrine (&reader, "alpha");
  doctrine->misjudgement = read_doctrine (&reader, "misjudgement");
  doctrine->bias = read_doctrine (&reader, "bias");
  doctrine->ceiling = self->top;
  doctrine->suspect = NP_ESCALATION_THIRD;
  self->signal.low = read_number (&reader, "signal", "low");
  self->signal.high = read_number (&reader, "signal", "high");
  keep (&reader, "signal", "signal", NAN);
  if (!(self->signal.low > 0 && self->signal.low <= self->signal.high))
    wrong (&reader, "signal", "low", _("is above high"));
  check (&reader);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
np_escalation_defaults_free (NpEscalationDefaults *self)
{
  for (guint k = 0; k <= NP_ESCALATION_MAX_TOP; k++)
    g_clear_pointer (&self->titles[k], np_text_unref);
  g_ptr_array_unref (self->constants);
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

guint
np_escalation_defaults_get_n_constants (const NpEscalationDefaults *self)
{
  return self->constants->len;
}

const NpEscalationConstant *
np_escalation_defaults_get_constant (const NpEscalationDefaults *self, guint i)
{
  return self->constants->pdata[i];
}
