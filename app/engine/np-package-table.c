/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-package-table.h"

#include <string.h>

NpPackageTable *
np_package_table_new (guint n_issues)
{
  NpPackageTable *self = g_new0 (NpPackageTable, 1);

  self->n_issues = n_issues;
  self->names = g_new0 (char *, n_issues + 1);
  self->options = g_new0 (char **, n_issues);
  self->issues = g_new0 (NpPackageIssue, n_issues);
  self->rules = g_array_new (FALSE, FALSE, sizeof (NpPackageRule));
  return self;
}

void
np_package_table_free (NpPackageTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_issues; i++)
    {
      g_strfreev (self->options[i]);
      g_free ((gpointer) self->issues[i].worths);
    }
  g_strfreev (self->names);
  g_free (self->options);
  g_free (self->issues);
  g_array_unref (self->rules);
  g_free (self);
}

void
np_package_table_set_issue (NpPackageTable *self, guint issue, const char *name, const char *const *options,
                            const gint32 *worths)
{
  guint n_options = g_strv_length ((char **) options);

  g_return_if_fail (issue < self->n_issues && self->names[issue] == NULL);

  self->names[issue] = g_strdup (name);
  self->options[issue] = g_strdupv ((char **) options);
  self->issues[issue] = (NpPackageIssue) { n_options, g_memdup2 (worths, n_options * 2 * sizeof *worths), G_MAXUINT64 };
}

void
np_package_table_add_needs (NpPackageTable *self, guint issue, guint64 options, guint other, guint64 other_options)
{
  NpPackageRule rule = { issue, options, other, other_options };

  g_array_append_val (self->rules, rule);
}

void
np_package_table_input (const NpPackageTable *self, NpPackageInput *input)
{
  memset (input, 0, sizeof *input);
  input->n_parties = 2;
  input->n_issues = self->n_issues;
  input->issues = self->issues;
  input->n_rules = self->rules->len;
  input->rules = (const NpPackageRule *) self->rules->data;
}

static int
find_string (char **strings, const char *string)
{
  for (guint i = 0; strings[i] != NULL; i++)
    if (g_str_equal (strings[i], string))
      return (int) i;
  return -1;
}

int
np_package_table_find (const NpPackageTable *self, const char *name)
{
  return find_string (self->names, name);
}

int
np_package_table_find_option (const NpPackageTable *self, guint issue, const char *option)
{
  return find_string (self->options[issue], option);
}
