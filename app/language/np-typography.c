/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-typography.h"

#include <string.h>

#define NBSP 0xA0
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define WORD_JOINER 0x2060
#define APOSTROPHE 0x2019

/* One text in work: characters with zero at both ends (text[-1] and text[n] may be read), and which of them
   are not ours. */
typedef struct
{
  gunichar *c;
  gboolean *fixed;
  glong n;
  NpLang lang;
  NpTypographyFlags flags;
} Work;

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_blank (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == EN_DASH || c == EM_DASH;
}

static gboolean
is_double_quote (gunichar c)
{
  return c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E;
}

static gboolean
is_single_quote (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019;
}

/* Addresses and document symbols: the token without the punctuation around it. */
static gboolean
is_protected (const gunichar *c, glong n)
{
  gboolean slash = FALSE, capital_or_digit = FALSE, other = FALSE;

  for (glong i = 0; i < n; i++)
    {
      if (c[i] == '@' && i > 0 && i + 1 < n)
        return TRUE;
      if (c[i] == ':' && i + 2 < n && c[i + 1] == '/' && c[i + 2] == '/')
        return TRUE;
      slash = slash || (c[i] == '/' && i > 0 && i + 1 < n);
      capital_or_digit = capital_or_digit ||
          (c[i] < 128 && (g_ascii_isupper (c[i]) || g_ascii_isdigit (c[i])));
      other = other || !(c[i] < 128 && (g_ascii_isalnum (c[i]) || strchr ("/.-()_#?&=%+~", c[i]) != NULL));
    }
  if (n > 4 && c[0] == 'w' && c[1] == 'w' && c[2] == 'w' && c[3] == '.')
    return TRUE;
  return slash && capital_or_digit && !other;
}

static void
protect (Work *w)
{
  for (glong i = 0; i < w->n;)
    {
      glong start = i, end;

      while (i < w->n && !is_blank (w->c[i]))
        i++;
      end = i;
      while (start < end && (is_double_quote (w->c[start]) || is_single_quote (w->c[start]) ||
                             w->c[start] == '('))
        start++;
      while (end > start && (is_double_quote (w->c[end - 1]) || is_single_quote (w->c[end - 1]) ||
                             (w->c[end - 1] < 128 && strchr (".,;:!?)", w->c[end - 1]) != NULL)))
        end--;
      if (end > start && is_protected (w->c + start, end - start))
        for (glong k = start; k < end; k++)
          w->fixed[k] = TRUE;
      while (i < w->n && is_blank (w->c[i]))
        i++;
    }
}

static gboolean
opens (const Work *w, glong i)
{
  gunichar c = w->c[i], before = w->c[i - 1], after = w->c[i + 1];

  if (c == 0xAB || c == 0x201E || c == 0x2018 || (c == 0x201C && w->lang == NP_LANG_EN))
    return TRUE;
  /* “ opens in English and closes in Russian („…“), but Russian texts also hold pasted English marks. */
  if (c == 0xBB || c == 0x201D || c == 0x2019 || (c == 0x201C && before == 0x201E))
    return FALSE;
  return !is_blank (after) &&
         (is_blank (before) || is_dash (before) || is_double_quote (before) || is_single_quote (before) ||
          before == '(' || before == '[' || before == '/');
}

/* Pairs of quotation marks get the form of their nesting; a mark without partner stays (or is an
   apostrophe). */
static void
quotes (Work *w)
{
  g_autofree glong *partner = g_new (glong, w->n);
  g_autofree glong *stack = g_new (glong, w->n);
  glong depth = 0;

  for (glong i = 0; i < w->n; i++)
    {
      gboolean twin = is_double_quote (w->c[i]);

      partner[i] = -1;
      if (w->fixed[i] || !(twin || (w->lang == NP_LANG_EN && is_single_quote (w->c[i]))))
        continue;
      if (!twin && g_unichar_isalnum (w->c[i - 1]) && g_unichar_isalnum (w->c[i + 1]))
        continue;
      if (opens (w, i))
        stack[depth++] = i;
      else
        {
          glong top = depth;

          /* The nearest open mark of the same kind; singles opened after it were apostrophes. */
          while (top > 0 && is_double_quote (w->c[stack[top - 1]]) != twin)
            top--;
          if (top == 0 || (!twin && top != depth))
            continue;
          partner[i] = stack[top - 1];
          partner[stack[top - 1]] = i;
          depth = top - 1;
        }
    }
  depth = 0;
  for (glong i = 0; i < w->n; i++)
    {
      gboolean twin = is_double_quote (w->c[i]);
      gunichar parent = depth > 0 ? w->c[stack[depth - 1]] : 0;

      if (partner[i] > i)
        {
          if (w->lang == NP_LANG_RU)
            w->c[i] = parent == 0xAB ? 0x201E : 0xAB;
          else
            w->c[i] = !twin || parent == 0x201C ? 0x2018 : 0x201C;
          stack[depth++] = i;
        }
      else if (partner[i] >= 0)
        {
          gunichar open = w->c[partner[i]];

          w->c[i] = open == 0xAB ? 0xBB : open == 0x201E ? 0x201C : open == 0x201C ? 0x201D : 0x2019;
          depth--;
        }
      else if (w->lang == NP_LANG_EN && !w->fixed[i] && w->c[i] == '\'' &&
               (g_unichar_isalpha (w->c[i - 1]) || g_unichar_isalpha (w->c[i + 1])))
        w->c[i] = APOSTROPHE;
    }
}

/* Odd heaps of marks may read otherwise once they are changed: repeated until stable, or left as they came. */
static void
settle_quotes (Work *w, const gunichar *raw)
{
  g_autofree gunichar *before = g_new (gunichar, w->n + 1);

  for (guint pass = 0; pass < 6; pass++)
    {
      memcpy (before, w->c, w->n * sizeof *before);
      quotes (w);
      if (memcmp (before, w->c, w->n * sizeof *before) == 0)
        return;
    }
  memcpy (w->c, raw, w->n * sizeof *raw);
}

/* The word that ends before @i (or begins at @i) in lower case, with its full stops; "" when there is none. */
static void
word_before (const Work *w, glong i, char *word, gsize size)
{
  glong start = i;
  gsize length = 0;

  while (start > 0 && i - start < 16 &&
         (g_unichar_isalnum (w->c[start - 1]) || w->c[start - 1] == '.' || w->c[start - 1] == '-' ||
          w->c[start - 1] == 0x2116 || w->c[start - 1] == 0xA7))
    start--;
  for (; start < i && length + 7 < size; start++)
    length += g_unichar_to_utf8 (g_unichar_tolower (w->c[start]), word + length);
  word[length] = '\0';
}

static void
word_after (const Work *w, glong i, char *word, gsize size)
{
  gsize length = 0;

  for (; (g_unichar_isalnum (w->c[i]) || w->c[i] == '.' || w->c[i] == '%') && length + 7 < size; i++)
    length += g_unichar_to_utf8 (g_unichar_tolower (w->c[i]), word + length);
  word[length] = '\0';
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_equal (word, *words))
      return TRUE;
  return FALSE;
}

static const char *const short_words[] = { "в", "и", "к", "о", "с", "у", "а", "я", "не", NULL };
static const char *const title_words[] = { "по", "на", "из", "за", "от", "об", "до", "для", "без", NULL };
static const char *const before_any[] = { "№", "§", "г-н", "г-жа", "г-ну", "г-на", "г-ном", "mr", "mrs", "ms",
                                          "dr", "mr.",
  "mrs.", "ms.", "dr.", NULL };
static const char *const before_number[] = { "п.", "пп.", "ст.", "ч.", "гл.", "с.", "стр.", "рис.", "табл.",
                                             "абз.", "пункт",
  "para.", "paras.", "art.", "arts.", "no.", "nos.", "p.", "pp.", "ch.", "sect.", "sec.", "fig.", "экз.",
      NULL };
static const char *const months[] = { "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
                                      "августа", "сентября",
  "октября", "ноября", "декабря", "january", "february", "march", "april", "may", "june", "july", "august",
      "september",
  "october", "november", "december", NULL };
static const char *const units[] = { "%", "г.", "гг.", "в.", "вв.", "г", "кг", "км", "м", "см", "мм", "т",
                                     "ч", "мин", "сек",
  "руб.", "тыс.", "млн", "млрд", "трлн", "км²", "kg", "km", "m", "cm", "mm", "bn", "million", "billion",
      "per",
  "минута", "минуты", "минут", "минуту", "минуте", "минутам", "минутами", "минутах", "минутой",
  "час", "часа", "часов", "часу", "часам", "часами", "часах", "часом", "часе", "день", "дня", "дней", "дню",
      "дням",
  "днями", "днях", "днём", "сутки", "суток", "суткам", "сутками", "сутках", "рабочий", "рабочих", "рабочего",
  "рабочему", "рабочим", "рабочими", "рабочем", "неделя", "недели", "недель", "неделю", "неделе", "неделям",
      "неделями", "неделях", "неделей",
  "месяц", "месяца", "месяцев", "месяцу", "месяцам", "месяцами", "месяцах", "месяцем", "месяце", "год",
      "года", "лет",
  "году", "годам", "годами", "годах", "годом", "годе", "minute", "minutes", "hour", "hours", "day", "days",
      "working",
  "week", "weeks", "month", "months", "year", "years", NULL };

static gboolean
is_initial (const Work *w, glong dot)
{
  return dot > 0 && w->c[dot] == '.' && g_unichar_isupper (w->c[dot - 1]) &&
         (is_blank (w->c[dot - 2]) || w->c[dot - 2] == '.' || w->c[dot - 2] == '(');
}

/* Whether the blank at @i must not break. */
static gboolean
glues (const Work *w, glong i)
{
  gunichar before = w->c[i - 1], after = w->c[i + 1];
  char word[96];

  if (is_blank (before) || is_blank (after))
    return FALSE;
  word_before (w, i, word, sizeof word);
  if (is_one_of (word, before_any) || (is_digit (after) && is_one_of (word, before_number)))
    return TRUE;
  if (w->lang == NP_LANG_RU && (is_one_of (word, short_words) ||
                                ((w->flags & NP_TYPOGRAPHY_TITLE) != 0 && is_one_of (word, title_words))))
    return TRUE;
  if (w->lang == NP_LANG_RU && (g_str_equal (word, "т.") || g_str_has_suffix (word, ".т.")))
    return g_unichar_islower (after) && w->c[i + 2] == '.';
  /* A. A. Surname; Surname A. A. */
  if (is_initial (w, i - 1) && g_unichar_isupper (after))
    return TRUE;
  if (g_unichar_islower (before) && g_unichar_isupper (after) && w->c[i + 2] == '.' &&
      (g_unichar_isupper (w->c[i + 3]) || (is_blank (w->c[i + 3]) && g_unichar_isupper (w->c[i + 4]) &&
                                           w->c[i + 5] == '.')))
    return TRUE;
  if (!is_digit (before))
    return FALSE;
  /* Groups of digits: one to three, then exactly three. */
  if (is_digit (after) && is_digit (w->c[i + 2]) && is_digit (w->c[i + 3]) && !is_digit (w->c[i + 4]))
    {
      glong start = i - 1;

      while (is_digit (w->c[start]))
        start--;
      return w->lang == NP_LANG_RU && i - 1 - start <= 3;
    }
  word_after (w, i + 1, word, sizeof word);
  if (is_one_of (word, units) || is_one_of (word, months))
    return TRUE;
  /* The full stop may end the sentence: "in 24 hours." */
  if (g_str_has_suffix (word, "."))
    word[strlen (word) - 1] = '\0';
  return is_one_of (word, units) || is_one_of (word, months);
}

/* One end of a range, walking by @step from @i; 0 when it is not a plain number that stands alone. */
static double
range_end (const Work *w, glong i, int step, glong *edge)
{
  char digits[12];
  gsize length = 0;
  glong k = i, low, high;
  gunichar outside;

  while (is_digit (w->c[k]) || ((w->c[k] == ',' || w->c[k] == '.') && is_digit (w->c[k + 1]) &&
                                is_digit (w->c[k - 1])))
    k += step;
  low = step > 0 ? i : k + 1;
  high = step > 0 ? k : i + 1;
  outside = w->c[k];
  /* In Russian a blank will part the sign from the number. */
  if (step > 0 && outside == '%' && w->lang == NP_LANG_EN)
    outside = w->c[k + 1];
  *edge = k;
  if (g_unichar_isalnum (outside) || is_dash (outside) || outside == '/' || outside == '_' || outside == '@')
    return 0;
  if (low == high || high - low > 8 || (w->c[low] == '0' && high - low > 1 && is_digit (w->c[low + 1])))
    return 0;
  for (; low < high; low++)
    digits[length++] = w->c[low] == ',' ? '.' : (char) w->c[low];
  digits[length] = '\0';
  return g_ascii_strtod (digits, NULL);
}

static gboolean
is_range (const Work *w, glong i)
{
  glong left, right;
  double low, high;
  char word[96];

  if (!is_digit (w->c[i - 1]) || !is_digit (w->c[i + 1]))
    return FALSE;
  high = range_end (w, i + 1, 1, &right);
  low = range_end (w, i - 1, -1, &left);
  if (low == 0 || !(high > low) || right - left > 14)
    return FALSE;
  /* "№ 12-34" is the number of a paper. */
  word_before (w, is_blank (w->c[left]) ? left : left + 1, word, sizeof word);
  return !is_one_of (word, (const char *const[]) { "№", "no.", "nos.", "тел.", "tel.", NULL });
}

/* Whether a dash that stands between blanks begins at @i, and where the blank after it is. */
static gboolean
is_free_dash (const Work *w, glong i, glong *after)
{
  glong end = i;
  glong back = i - 2;

  while (is_dash (w->c[end]) && end - i < 2)
    end++;
  if (end == i || !(w->c[end] == ' ' || w->c[end] == NBSP) || w->c[end + 1] == 0)
    return FALSE;
  /* Not the dash that begins a line, and not one between numbers: that may be a subtraction or a range. */
  if (back < 0 || is_blank (w->c[back]) ||
      (is_digit (w->c[back]) && is_digit (w->c[end + 1]) && w->c[i] != EM_DASH))
    return FALSE;
  *after = end;
  return TRUE;
}

static void
append (GArray *out, gunichar c)
{
  g_array_append_val (out, c);
}

static char *
typeset_once (const char *text, NpLang lang, NpTypographyFlags flags)
{
  Work w = { .lang = lang, .flags = flags };
  g_autofree gunichar *raw = NULL, *padded = NULL;
  g_autofree gboolean *fixed = NULL;
  g_autoptr(GArray) out = NULL;

  raw = g_utf8_to_ucs4_fast (text, -1, &w.n);
  padded = g_new0 (gunichar, w.n + 16);
  memcpy (padded + 8, raw, w.n * sizeof *raw);
  fixed = g_new0 (gboolean, w.n + 1);
  w.c = padded + 8;
  w.fixed = fixed;
  protect (&w);
  settle_quotes (&w, raw);
  out = g_array_sized_new (TRUE, TRUE, sizeof (gunichar), w.n + 16);
  for (glong i = 0; i < w.n; i++)
    {
      gunichar c = w.c[i];
      glong after;

      if (w.fixed[i])
        append (out, c);
      else if ((c == ' ' || c == NBSP) && is_free_dash (&w, i + 1, &after))
        {
          append (out, NBSP);
          append (out, lang == NP_LANG_RU ? EM_DASH : EN_DASH);
          append (out, ' ');
          i = after;
        }
      else if (c == ' ')
        append (out, glues (&w, i) ? NBSP : ' ');
      else if (c == '%' && lang == NP_LANG_RU && is_digit (w.c[i - 1]))
        {
          append (out, NBSP);
          append (out, c);
        }
      else if ((c == '-' && is_range (&w, i)) || (c == EN_DASH && is_digit (w.c[i - 1]) &&
                                                  is_digit (w.c[i + 1])))
        {
          append (out, EN_DASH);
          if ((flags & NP_TYPOGRAPHY_PAPER) != 0)
            append (out, WORD_JOINER);
        }
      else if (c == '.' && lang == NP_LANG_RU && g_unichar_tolower (w.c[i - 1]) == 0x442 &&
               !g_unichar_isalnum (w.c[i - 2]) &&
               g_unichar_islower (w.c[i + 1]) && w.c[i + 2] == '.')
        {
          /* т.е. -> т. е. */
          append (out, c);
          append (out, NBSP);
        }
      else
        append (out, c);
    }
  return g_ucs4_to_utf8 ((gunichar *) (void *) out->data, out->len, NULL, NULL, NULL);
}

/* A blank or a dash that was set may be what another rule looks for: repeated until nothing changes. */
char *
np_typography (const char *text, NpLang lang, NpTypographyFlags flags)
{
  g_autofree char *before = NULL;
  char *now;

  g_return_val_if_fail (text != NULL, NULL);
  now = typeset_once (text, lang, flags);
  for (guint pass = 0; pass < 8 && g_strcmp0 (before, now) != 0; pass++)
    {
      g_free (before);
      before = now;
      now = typeset_once (before, lang, flags);
    }
  return now;
}
