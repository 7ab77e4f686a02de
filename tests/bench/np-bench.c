/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-bench.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define GROUP "milliseconds"

static char *record_path;
static GKeyFile *before, *after;

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
  after = g_key_file_new ();
  g_print ("%s on %s (one core of %u), %s\n", program, machine, g_get_num_processors (), __VERSION__);
  if (folder == NULL)
    return;
  record_path = g_strdup_printf ("%s/%s.record", folder, program);
  g_key_file_load_from_file (before, record_path, G_KEY_FILE_NONE, NULL);
}

gint64
np_bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
report (const char *what, double milliseconds, const char *goal)
{
  /* A key begins with no blank; a figure that belongs to the one above it does. */
  const char *key = what + strspn (what, " ");
  double last = g_key_file_get_double (before, GROUP, key, NULL);
  g_autofree char *ratio = last > 0.0 ? g_strdup_printf ("x %.2f", milliseconds / last) : g_strdup ("first run");
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_key_file_set_double (after, GROUP, key, milliseconds);
  g_print ("%-62s %10.3f ms   %-15s %-9s peak %6.1f MB\n", what, milliseconds, goal != NULL ? goal : "", ratio,
           (double) usage.ru_maxrss / 1024.0);
}

void
np_bench_report (const char *what, gint64 start, guint repeats, const char *goal)
{
  report (what, (double) (np_bench_now () - start) / 1000.0 / repeats, goal);
}

void
np_bench_slices (const char *what, gboolean (*step) (gpointer data), gpointer data, const char *goal)
{
  g_autofree char *longest_of = g_strdup_printf ("longest step of %s", what);
  gint64 all = np_bench_now (), longest = 0;

  for (gboolean done = FALSE; !done;)
    {
      gint64 start = np_bench_now ();

      done = step (data);
      longest = MAX (longest, np_bench_now () - start);
    }
  report (what, (double) (np_bench_now () - all) / 1000.0, NULL);
  report (longest_of, (double) longest / 1000.0, goal);
}

int
np_bench_end (void)
{
  if (record_path != NULL)
    g_key_file_save_to_file (after, record_path, NULL);
  g_clear_pointer (&before, g_key_file_free);
  g_clear_pointer (&after, g_key_file_free);
  g_clear_pointer (&record_path, g_free);
  return 0;
}
