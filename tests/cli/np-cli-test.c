/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-cli-test.h"

#include <stdarg.h>
#include <sys/wait.h>

int
np_cli_test_run (char **out, char **err, ...)
{
  g_autoptr(GPtrArray) args = g_ptr_array_new ();
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "cli", "nonpaper-cli", NULL);
  g_autoptr(GError) error = NULL;
  const char *arg;
  va_list list;
  int status;

  g_ptr_array_add (args, program);
  va_start (list, err);
  while ((arg = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (args, (char *) arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) args->pdata, NULL,
                               (out == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : 0)
                               | (err == NULL ? G_SPAWN_STDERR_TO_DEV_NULL : 0),
                               NULL, NULL, out, err, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

char *
np_cli_test_path (const char *name)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("np-cli-XXXXXX", NULL);
  return g_build_filename (folder, name, NULL);
}

void
np_cli_test_write (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}
