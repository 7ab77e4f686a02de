/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-private.h"

#include <string.h>

#include "language/np-stem.h"
#include "meeting/np-regime.h"

/* How well a row fits what was typed; smaller is better. */
typedef enum { FIT_EXACT, FIT_NUMBER, FIT_ALIAS, FIT_WORDS, FIT_LAYOUT, FIT_NOT } Fit;

typedef struct
{
  const char *typed; /* as typed, without the sigil */
  char *folded[3];   /* as typed and on the other layouts; equal ones may repeat */
} Query;

static gsize
token_start (const char *line, gsize caret)
{
  gsize start = caret;

  while (start > 0 && line[start - 1] != ' ' && line[start - 1] != '\t')
    start--;
  return start;
}

/* Where a word of @words begins with the folded letters: the bytes of that beginning. */
static gboolean
find_beginning (const char *words, const char *folded, gsize *from, gsize *to)
{
  glong n = g_utf8_strlen (folded, -1);
  gboolean inside = FALSE;

  if (n == 0)
    return FALSE;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (letter && !inside && g_utf8_strlen (p, -1) >= n)
        {
          const char *end = g_utf8_offset_to_pointer (p, n);
          g_autofree char *here = np_stem_fold (p, end - p);

          if (g_str_equal (here, folded))
            {
              *from = p - words;
              *to = end - words;
              return TRUE;
            }
        }
      inside = letter;
    }
  return FALSE;
}

static void
mark_letters (NpNoteCandidate *row, const Query *query)
{
  for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    for (guint i = 0; i < G_N_ELEMENTS (query->folded); i++)
      if (find_beginning (row->words[lang], query->folded[i], &row->match_start[lang], &row->match_end[lang]))
        break;
}

static Fit
fit_name (const NpNoteName *name, const NpNoteCandidate *row, const Query *query, const char **alias)
{
  g_autofree char *number = g_strdup_printf ("%d", name->number);
  gsize from, to;

  *alias = NULL;
  if (name->number > 0 && g_str_equal (number, query->typed))
    return FIT_EXACT;
  for (guint begins = 0; begins < 2; begins++)
    for (guint i = 0; i < G_N_ELEMENTS (query->folded); i++)
      for (guint k = 0; k < name->aliases->len && *query->folded[i] != '\0'; k++)
        if (begins ? g_str_has_prefix (g_ptr_array_index (name->folded, k), query->folded[i])
                   : g_str_equal (g_ptr_array_index (name->folded, k), query->folded[i]))
          {
            *alias = g_ptr_array_index (name->aliases, k);
            return !begins ? FIT_EXACT : i == 0 ? FIT_ALIAS : FIT_LAYOUT;
          }
  if (name->number > 0 && g_str_has_prefix (number, query->typed))
    return FIT_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (query->folded); i++)
    for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
      if (find_beginning (row->words[lang], query->folded[i], &from, &to))
        return i == 0 ? FIT_WORDS : FIT_LAYOUT;
  return FIT_NOT;
}

static void
free_candidate (gpointer data)
{
  NpNoteCandidate *row = data;

  g_free (row->insert);
  g_free (row->number);
  g_free (row->words[NP_LANG_RU]);
  g_free (row->words[NP_LANG_EN]);
  g_free (row);
}

/* What a row shows: the alias, and what it stands for. */
static char *
name_words (gpointer object, NpLang lang)
{
  gboolean seat = NP_IS_SEAT (object);
  const char *words = np_object_get_words_or_other (object, seat ? NP_SEAT_ROLE : NP_MEASURE_TITLE, lang);
  const char *alias = np_object_get_string (object, seat ? (lang == NP_LANG_RU ? NP_SEAT_ALIAS_RU : NP_SEAT_ALIAS_EN)
                                                         : (lang == NP_LANG_RU ? NP_MEASURE_ALIAS_RU : NP_MEASURE_ALIAS_EN));

  return *alias != '\0' && *words != '\0' ? g_strdup_printf ("%s · %s", alias, words) : g_strconcat (alias, words, NULL);
}

static void
add_names (GPtrArray *fits[], GArray *names, const char *sigil, const Query *query)
{
  NpLang typed_in = NP_LANG_EN;

  for (const char *p = query->typed; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_CYRILLIC)
      typed_in = NP_LANG_RU;
  for (guint i = 0; i < names->len; i++)
    {
      const NpNoteName *name = &g_array_index (names, NpNoteName, i);
      NpNoteCandidate *row = g_new0 (NpNoteCandidate, 1);
      const char *alias;
      gboolean guessed;
      Fit fit;

      row->object = name->object;
      row->number = name->number > 0 ? g_strdup_printf ("%d", name->number) : g_strdup ("");
      for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
        row->words[lang] = name_words (name->object, lang);
      fit = fit_name (name, row, query, &alias);
      if (fit == FIT_NOT)
        {
          free_candidate (row);
          continue;
        }
      mark_letters (row, query);
      row->exact = fit == FIT_EXACT;
      if (alias != NULL && np_note_context_find (names, alias, strlen (alias), &guessed) == name->object && !guessed)
        row->insert = g_strconcat (sigil, alias, NULL);
      else
        {
          g_autofree char *reference = np_note_context_dup_reference (names, name->object, TRUE, typed_in);

          row->insert = g_strconcat (sigil, reference, NULL);
        }
      g_ptr_array_add (fits[fit], row);
    }
}

/* Regimes and kinds: a digit, and words in both languages. */
static void
add_fixed (GPtrArray *fits[], gboolean regimes, const Query *query)
{
  NpRegime typed = NP_REGIME_OFF;
  gboolean word = regimes && np_regime_from_word (query->typed, &typed);

  for (char digit = '1'; digit <= (regimes ? '6' : '8'); digit++)
    {
      NpNoteCandidate *row = g_new0 (NpNoteCandidate, 1);
      char number[] = { digit, '\0' };
      Fit fit = FIT_NOT;
      NpRegime regime = NP_REGIME_OFF;

      if (regimes)
        np_regime_from_digit (digit, &regime);
      row->number = g_strdup (number);
      row->insert = g_strconcat (regimes ? "!" : "(", number, NULL);
      for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
        row->words[lang] = regimes ? g_strdup_printf ("%s · %s", np_regime_get_short (regime, lang),
                                                      np_regime_get_name (regime, lang))
                                   : g_strdup (np_note_get_kind_words (digit - '1', lang));
      mark_letters (row, query);
      if (g_str_equal (number, query->typed) || (word && typed == regime))
        fit = FIT_EXACT;
      else if (*query->typed == '\0' || row->match_end[NP_LANG_RU] > 0 || row->match_end[NP_LANG_EN] > 0)
        fit = FIT_WORDS;
      row->exact = fit == FIT_EXACT;
      if (fit == FIT_NOT)
        free_candidate (row);
      else
        g_ptr_array_add (fits[fit], row);
    }
}

GPtrArray *
np_note_complete (NpNoteContext *context, const char *line, gsize caret, gsize *start)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_candidate);
  GPtrArray *fits[FIT_NOT];
  g_autofree char *token = NULL, *sigil_text = NULL;
  gsize n;
  char sigil;
  Query query;

  caret = MIN (caret, strlen (line));
  *start = token_start (line, caret);
  token = g_strndup (line + *start, caret - *start);
  sigil = np_note_get_sigil (token, &n);
  if (sigil == 0 || sigil == '%' || sigil == '\\')
    return rows;
  sigil_text = g_strndup (token, n);
  query.typed = token + n;
  query.folded[0] = np_stem_fold (query.typed, -1);
  for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *other = np_layout_convert (query.typed, lang);

      query.folded[1 + lang] = np_stem_fold (other, -1);
    }
  for (guint i = 0; i < FIT_NOT; i++)
    fits[i] = g_ptr_array_new ();
  if (sigil == '=')
    add_names (fits, context->seats, sigil_text, &query);
  else if (sigil == '*' || sigil == '#')
    add_names (fits, context->measures, sigil_text, &query);
  else
    add_fixed (fits, sigil == '!', &query);
  for (guint i = 0; i < FIT_NOT; i++)
    {
      for (guint k = 0; k < fits[i]->len; k++)
        if (rows->len < NP_NOTE_MAX_CANDIDATES)
          g_ptr_array_add (rows, g_ptr_array_index (fits[i], k));
        else
          free_candidate (g_ptr_array_index (fits[i], k));
      g_ptr_array_unref (fits[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (query.folded); i++)
    g_free (query.folded[i]);
  return rows;
}

/* The script most letters of a word are of; FALSE: it has none. */
static gboolean
script_of (const char *word, gsize length, NpLang *lang)
{
  guint letters[NP_N_LANGS] = { 0, 0 };

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      letters[NP_LANG_RU] += script == G_UNICODE_SCRIPT_CYRILLIC;
      letters[NP_LANG_EN] += script == G_UNICODE_SCRIPT_LATIN;
    }
  *lang = letters[NP_LANG_RU] > letters[NP_LANG_EN] ? NP_LANG_RU : NP_LANG_EN;
  return letters[NP_LANG_RU] + letters[NP_LANG_EN] > 0;
}

static void
append_converted (GString *out, const char *word, gsize length, NpLang to)
{
  gsize sigil;
  g_autofree char *rest = NULL, *converted = NULL;

  if (np_note_get_sigil (word, &sigil) == 0)
    sigil = 0;
  sigil = MIN (sigil, length);
  g_string_append_len (out, word, sigil);
  /* ~ is a reaction here, not the letter above it. */
  gsize tail = sigil > 0 && length > sigil && word[length - 1] == '~';
  rest = g_strndup (word + sigil, length - sigil - tail);
  converted = np_layout_convert (rest, to);
  g_string_append (out, converted);
  g_string_append_len (out, word + length - tail, tail);
}

char *
np_note_repair_layout (const char *line, gsize caret, gboolean whole, gsize *new_caret)
{
  g_autoptr(GString) out = g_string_new (NULL);
  gsize length = strlen (line), from, to, at;
  NpLang lang = NP_LANG_EN, target;
  gboolean mixed = FALSE;

  caret = MIN (caret, length);
  for (to = caret; to > 0 && (line[to - 1] == ' ' || line[to - 1] == '\t');)
    to--;
  from = token_start (line, to);
  /* A word under the caret goes as a whole. */
  while (to == caret && to < length && line[to] != ' ' && line[to] != '\t')
    to = caret = to + 1;
  if (!script_of (line + from, to - from, &lang) && !whole)
    lang = NP_LANG_EN;
  target = np_lang_other (lang);
  if (whole)
    {
      for (gsize i = 0; i < length;)
        {
          gsize end = i;
          NpLang here;

          while (end < length && line[end] != ' ' && line[end] != '\t')
            end++;
          mixed = mixed || (script_of (line + i, end - i, &here) && here != lang);
          i = end + 1;
        }
      if (mixed)
        target = lang;
      from = 0;
      to = length;
    }
  g_string_append_len (out, line, from);
  at = caret;
  for (gsize i = from; i < to;)
    {
      gsize end = i;
      NpLang here;

      while (end < to && line[end] != ' ' && line[end] != '\t')
        end++;
      if (end == caret || (i <= caret && caret < end))
        at = G_MAXSIZE;
      if (script_of (line + i, end - i, &here) ? here != target : !whole)
        append_converted (out, line + i, end - i, target);
      else
        g_string_append_len (out, line + i, end - i);
      if (at == G_MAXSIZE)
        at = out->len;
      while (end < to && (line[end] == ' ' || line[end] == '\t'))
        {
          g_string_append_c (out, line[end++]);
          if (end == caret)
            at = out->len;
        }
      i = MAX (end, i + 1);
    }
  if (!whole && caret > to)
    at = out->len + caret - to;
  g_string_append_len (out, line + to, length - to);
  if (new_caret != NULL)
    *new_caret = MIN (at, out->len);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
