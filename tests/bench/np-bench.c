/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-bench.h"

#include <string.h>
#include <sys/resource.h>

#define GROUP "milliseconds"

static char *record_path;
static GKeyFile *before, *now;

/* "AMD EPYC 7763" out of /proc/cpuinfo; the kind of machine where there is no such file. */
static char *
machine_name (void)
{
  g_autofree char *text = NULL;
  const char *line, *colon;

  if (g_file_get_contents ("/proc/cpuinfo", &text, NULL, NULL) && (line = strstr (text, "model name")) != NULL
      && (colon = strchr (line, ':')) != NULL)
    return g_strstrip (g_strndup (colon + 1, strcspn (colon + 1, "\n")));
  return g_strdup ("unknown processor");
}

void
np_bench_begin (const char *program)
{
  const char *folder = g_getenv ("NP_BENCH_RECORDS");
  g_autofree char *machine = machine_name ();

  before = g_key_file_new ();
  now = g_key_file_new ();
  g_print ("%s on %s (one core of %u), %s\n", program, machine, g_get_num_processors (), __VERSION__);
  if (folder == NULL)
    return;
  record_path = g_strdup_printf ("%s/%s.record", folder, program);
  g_key_file_load_from_file (before, record_path, G_KEY_FILE_NONE, NULL);
}

void
np_bench_report (const char *what, gint64 start, guint repeats, const char *goal)
{
  double milliseconds = (double) (g_get_monotonic_time () - start) / 1000.0 / repeats;
  double last = g_key_file_get_double (before, GROUP, what, NULL);
  g_autofree char *ratio = last > 0.0 ? g_strdup_printf ("x %.2f", milliseconds / last) : g_strdup ("first run");
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_key_file_set_double (now, GROUP, what, milliseconds);
  g_print ("%-62s %10.3f ms   %-15s %-9s peak %6.1f MB\n", what, milliseconds, goal != NULL ? goal : "", ratio,
           (double) usage.ru_maxrss / 1024.0);
}

int
np_bench_end (void)
{
  if (record_path != NULL)
    g_key_file_save_to_file (now, record_path, NULL);
  g_clear_pointer (&before, g_key_file_free);
  g_clear_pointer (&now, g_key_file_free);
  g_clear_pointer (&record_path, g_free);
  return 0;
}
