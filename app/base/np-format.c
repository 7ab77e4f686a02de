/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-format.h"

#include <math.h>
#include <string.h>

static const char *const months[NP_N_LANGS][12] = {
  { "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря" },
  { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December" },
};

/* The digits of |value| as C prints them, "1234.50"; sign and zero are the caller's. */
static char *
plain_digits (double value, int decimals)
{
  char *digits = g_malloc (400);
  char format[8];

  g_snprintf (format, sizeof format, "%%.%df", ABS (decimals));
  g_ascii_formatd (digits, 400, format, fabs (value));
  if (decimals < 0)
    {
      gsize end = strlen (digits);

      while (end > 0 && digits[end - 1] == '0')
        end--;
      if (end > 0 && digits[end - 1] == '.')
        end--;
      digits[end] = '\0';
    }
  return digits;
}

static char *
dress (const char *digits, gboolean negative, NpLang lang, NpFormatFlags flags)
{
  GString *out = g_string_new (NULL);
  gsize whole = strcspn (digits, ".");
  gboolean zero = digits[strspn (digits, "0.")] == '\0';
  gboolean grouped = whole >= (lang == NP_LANG_RU ? 5 : 4);

  if (!zero && negative)
    g_string_append (out, NP_MINUS);
  else if (!zero && (flags & NP_FORMAT_SIGNED) != 0)
    g_string_append_c (out, '+');
  for (gsize i = 0; i < whole; i++)
    {
      if (grouped && i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, lang == NP_LANG_RU ? NP_NBSP : ",");
      g_string_append_c (out, digits[i]);
    }
  if (digits[whole] == '.')
    {
      g_string_append_c (out, lang == NP_LANG_RU ? ',' : '.');
      g_string_append (out, digits + whole + 1);
    }
  return g_string_free (out, FALSE);
}

char *
np_format_integer (gint64 value, NpLang lang, NpFormatFlags flags)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, value < 0 ? -(guint64) value
                                             : (guint64) value);

  return dress (digits, value < 0, lang, flags);
}

char *
np_format_number (double value, int decimals, NpLang lang, NpFormatFlags flags)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (ABS (decimals) <= 15, NULL);
  if (!isfinite (value))
    return g_strdup ("—");
  digits = plain_digits (value, decimals);
  return dress (digits, value < 0, lang, flags);
}

char *
np_format_percent (double share, int decimals, NpLang lang)
{
  g_autofree char *number = np_format_number (share * 100, decimals, lang, NP_FORMAT_PLAIN);

  return g_strconcat (number, lang == NP_LANG_RU ? NP_NBSP "%" : "%", NULL);
}

char *
np_format_range (double low, double high, int decimals, NpLang lang, NpFormatFlags flags)
{
  g_autofree char *from = np_format_number (low, decimals, lang, flags);
  g_autofree char *to = np_format_number (high, decimals, lang, flags);

  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  if (!g_ascii_isdigit (*from) || !g_ascii_isdigit (*to))
    return lang == NP_LANG_RU ? g_strconcat ("от" NP_NBSP, from, " до" NP_NBSP, to, NULL)
                              : g_strconcat (from, " to" NP_NBSP, to, NULL);
  return g_strconcat (from, (flags & NP_FORMAT_PAPER) != 0 ? NP_EN_DASH NP_WORD_JOINER : NP_EN_DASH, to,
                      NULL);
}

char *
np_format_percent_range (double low, double high, int decimals, NpLang lang, NpFormatFlags flags)
{
  g_autofree char *range = np_format_range (low * 100, high * 100, decimals, lang, flags);

  return g_strconcat (range, lang == NP_LANG_RU ? NP_NBSP "%" : "%", NULL);
}

NpPlural
np_plural_integer (gint64 n, NpLang lang)
{
  guint64 size = n < 0 ? -(guint64) n : (guint64) n;
  guint tens = size % 100, ones = size % 10;

  if (lang == NP_LANG_EN)
    return size == 1 ? NP_PLURAL_ONE : NP_PLURAL_MANY;
  if (ones == 1 && tens != 11)
    return NP_PLURAL_ONE;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? NP_PLURAL_FEW : NP_PLURAL_MANY;
}

NpPlural
np_plural_number (double value, int decimals, NpLang lang)
{
  g_autofree char *digits = NULL;
  guint64 last;

  if (!isfinite (value))
    return NP_PLURAL_MANY;
  digits = plain_digits (value, decimals);
  if (strchr (digits, '.') != NULL)
    return NP_PLURAL_FRACTION;
  /* Only the end of the number and whether there is more before it matter; a huge number must not overflow. */
  last = g_ascii_strtoull (digits + (strlen (digits) > 9 ? strlen (digits) - 9 : 0), NULL, 10);
  if (strlen (digits) > 9)
    last += 1000000000;
  return np_plural_integer (last, lang);
}

const char *
np_plural_pick (gint64 n, NpLang lang, const char *one, const char *few, const char *many)
{
  switch (np_plural_integer (n, lang))
    {
    case NP_PLURAL_ONE:
      return one;
    case NP_PLURAL_FEW:
      return few;
    default:
      return many;
    }
}

/* Whether @text begins as @pattern says: '0' stands for any digit, other characters for themselves. */
static gboolean
looks_like (const char *text, const char *pattern)
{
  for (; *pattern != '\0'; text++, pattern++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;
  return TRUE;
}

gboolean
np_date_parse (const char *iso, GDate *date)
{
  guint year, month, day;

  if (iso == NULL || !looks_like (iso, "0000-00-00") || iso[10] != '\0')
    return FALSE;
  year = g_ascii_strtoull (iso, NULL, 10);
  month = g_ascii_strtoull (iso + 5, NULL, 10);
  day = g_ascii_strtoull (iso + 8, NULL, 10);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

GDateTime *
np_datetime_parse (const char *iso)
{
  gsize at = 16;

  if (iso == NULL || !looks_like (iso, "0000-00-00T00:00"))
    return NULL;
  if (looks_like (iso + at, ":00"))
    at += 3;
  if (!g_str_equal (iso + at, "Z") &&
      !((looks_like (iso + at, "+00:00") || looks_like (iso + at, "-00:00")) && iso[at + 6] == '\0'))
    return NULL;
  if (at == 16)
    {
      g_autofree char *full = g_strdup_printf ("%.16s:00%s", iso, iso + 16);

      return g_date_time_new_from_iso8601 (full, NULL);
    }
  return g_date_time_new_from_iso8601 (iso, NULL);
}

static char *
date_words (int year, int month, int day, NpLang lang)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  if (lang == NP_LANG_RU)
    return g_strdup_printf ("%d" NP_NBSP "%s %d" NP_NBSP "г.", day, months[lang][month - 1], year);
  return g_strdup_printf ("%d" NP_NBSP "%s %d", day, months[lang][month - 1], year);
}

char *
np_format_date (const GDate *date, NpLang lang)
{
  return date_words (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), lang);
}

char *
np_format_day (const GDate *date, NpLang lang)
{
  g_return_val_if_fail (g_date_valid (date), NULL);
  return g_strdup_printf ("%d" NP_NBSP "%s", g_date_get_day (date),
                          months[lang][g_date_get_month (date) - 1]);
}

char *
np_format_iso_date (const char *iso, NpLang lang)
{
  g_autoptr(GDateTime) time = NULL;
  GDate date;

  if (np_date_parse (iso, &date))
    return np_format_date (&date, lang);
  time = np_datetime_parse (iso);
  if (time == NULL && iso != NULL)
    {
      /* A clock of the place, without a zone: what is printed does not need one. */
      g_autofree char *zoned = g_strconcat (iso, "Z", NULL);

      time = np_datetime_parse (zoned);
    }
  return time != NULL ? np_format_datetime (time, lang) : g_strdup (iso != NULL ? iso : "");
}

char *
np_format_datetime (GDateTime *time, NpLang lang)
{
  g_autofree char *date = date_words (g_date_time_get_year (time), g_date_time_get_month (time),
                                      g_date_time_get_day_of_month (time), lang);

  return g_strdup_printf ("%s, %02d:%02d", date, g_date_time_get_hour (time), g_date_time_get_minute (time));
}

void
np_round_to_total (const double *values, gsize n, gint64 total, gint64 *parts)
{
  g_autofree gboolean *raised = g_new0 (gboolean, n);
  gint64 missing = total;

  for (gsize i = 0; i < n; i++)
    {
      parts[i] = (gint64) floor (values[i]);
      missing -= parts[i];
    }
  while (n > 0 && missing != 0)
    {
      /* One round gives (or takes) at most one unit from each part; more than one round only for a far-away total. */
      gsize best = n;

      for (gsize i = 0; i < n; i++)
        {
          double gap, best_gap;

          if (raised[i])
            continue;
          if (best == n)
            {
              best = i;
              continue;
            }
          gap = values[i] - parts[i];
          best_gap = values[best] - parts[best];
          if (missing < 0)
            {
              gap = -gap;
              best_gap = -best_gap;
            }
          if (gap > best_gap + 1e-9 || (gap > best_gap - 1e-9 && fabs (values[i]) > fabs (values[best]) +
                                        1e-9))
            best = i;
        }
      if (best == n)
        {
          memset (raised, 0, n * sizeof *raised);
          continue;
        }
      raised[best] = TRUE;
      parts[best] += missing > 0 ? 1 : -1;
      missing += missing > 0 ? -1 : 1;
    }
}

int
np_round_five (const double p[5], int percent[5])
{
  double scaled[5];
  gint64 parts[5];
  gint64 consent = llround (100 * (p[3] + p[4]));

  for (guint i = 0; i < 5; i++)
    scaled[i] = 100 * p[i];
  np_round_to_total (scaled, 3, 100 - consent, parts);
  np_round_to_total (scaled + 3, 2, consent, parts + 3);
  for (guint i = 0; i < 5; i++)
    percent[i] = (int) parts[i];
  return (int) consent;
}
