/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-private.h"

#include <string.h>

#include "language/np-stem.h"
#include "meeting/np-note-entry.h"
#include "meeting/np-regime.h"

/* Longest first: an attached reaction is what the token ends with. */
static const struct
{
  const char *typed;
  NpReactionCode code;
} reactions[] = {
  { "++", NP_REACT_ACCEPT },   { "--", NP_REACT_REJECT },      { "+-", NP_REACT_CONDITIONAL }, { "-+", NP_REACT_CONDITIONAL },
  { "+", NP_REACT_SUPPORT },   { "-", NP_REACT_OPPOSE },       { "~", NP_REACT_CONDITIONAL },  { "_", NP_REACT_SILENCE },
};

typedef struct
{
  gsize start, end;
} Span;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

void
np_note_state_of_meeting (NpMeeting *meeting, NpNoteState *state)
{
  g_auto(GStrv) now = np_object_dup_list_of_words (meeting, NP_MEETING_NOW);
  gpointer root = np_object_get_root (meeting);

  for (NpRegime regime = 0; now[0] != NULL && np_codes_regime[regime] != NULL; regime++)
    if (g_str_equal (now[0], np_codes_regime[regime]))
      {
        state->regime = regime;
        state->seat = now[1] != NULL && NP_IS_DOSSIER (root) ? np_dossier_find_type (root, now[1], NP_TYPE_SEAT) : NULL;
        return;
      }
  np_note_state_before (meeting, state);
}

void
np_note_state_before (NpMeeting *meeting, NpNoteState *state)
{
  NpEntry *last = np_note_entry_get_last (meeting);

  if (last != NULL)
    np_note_state_of_entry (last, state);
  else
    *state = (NpNoteState) { NULL, np_object_get_enum (meeting, NP_MEETING_REGIME) };
}

void
np_note_state_of_entry (NpEntry *entry, NpNoteState *state)
{
  gpointer root = np_object_get_root (entry);

  state->seat = NP_IS_DOSSIER (root)
                  ? np_dossier_find_type (root, np_object_get_string (entry, NP_ENTRY_SEAT), NP_TYPE_SEAT) : NULL;
  state->regime = np_object_get_enum (entry, NP_ENTRY_REGIME);
}

/* Valid, one line, and nothing that a file could not hold. */
static char *
make_line (const char *line)
{
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 && c != '\t')
        c = ' ';
      else if (c == 0xFFFE || c == 0xFFFF)
        c = 0xFFFD;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char
np_note_get_sigil (const char *word, gsize *length)
{
  *length = 1;
  switch (*word)
    {
    case '=':
    case '@':
      return '=';
    case '*':
    case '#':
    case '!':
    case '(':
    case '%':
    case '\\':
      return *word;
    default:
      *length = strlen ("№");
      return g_str_has_prefix (word, "№") ? '#' : 0;
    }
}

static gboolean
is_detached (const char *word, gsize length, NpReactionCode *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (reactions); i++)
    if (strlen (reactions[i].typed) == length && strncmp (reactions[i].typed, word, length) == 0)
      {
        *code = reactions[i].code;
        /* A lone minus is a dash. */
        return *code != NP_REACT_OPPOSE;
      }
  return FALSE;
}

/* A reference begins with a letter or digit, or with what a key of a letter gives on the other layout. */
static gboolean
looks_like_reference (const char *word, gsize length)
{
  gunichar c = length > 0 ? g_utf8_get_char (word) : 0;

  return c != 0 && (g_unichar_isalnum (c) || (c < 0x80 && strchr ("[];',.`{}:\"<>", (int) c) != NULL && length > 1
                                              && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (word)))));
}

static gboolean
is_number (const char *word, gsize length)
{
  gboolean digit = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      digit = digit || g_ascii_isdigit (word[i]);
      if (!g_ascii_isdigit (word[i]) && strchr (".,-+<>", word[i]) == NULL && (guchar) word[i] < 0x80)
        return FALSE;
    }
  return digit && g_ascii_isdigit (word[length - 1]);
}

static void
add_token (NpNote *note, NpNoteTokenKind kind, gsize start, gsize end, gpointer object, int value, gboolean guessed)
{
  NpNoteToken *last = note->tokens->len > 0
                        ? &g_array_index (note->tokens, NpNoteToken, note->tokens->len - 1) : NULL;
  NpNoteToken token = { kind, start, end, object, value, guessed };

  if (start == end)
    return;
  if (kind == NP_NOTE_TEXT && last != NULL && last->kind == NP_NOTE_TEXT)
    last->end = end;
  else
    g_array_append_val (note->tokens, token);
}

/* Reads a reference with an attached reaction. @attached: NONE without one. */
static gpointer
read_measure (NpNoteContext *context, const char *word, gsize length, NpReactionCode *attached, gboolean *guessed)
{
  *attached = NP_REACT_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (reactions); i++)
    {
      gsize n = strlen (reactions[i].typed);

      if (length > n && strncmp (word + length - n, reactions[i].typed, n) == 0)
        {
          *attached = reactions[i].code;
          return np_note_context_find (context->measures, word, length - n, guessed);
        }
    }
  return np_note_context_find (context->measures, word, length, guessed);
}

static gboolean
read_regime (const char *word, gsize length, NpRegime *regime, gboolean *guessed)
{
  g_autofree char *typed = g_strndup (word, length);

  *guessed = FALSE;
  if (length == 1 && np_regime_from_digit (*word, regime))
    return TRUE;
  if (np_regime_from_word (typed, regime))
    return TRUE;
  for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *other = np_layout_convert (typed, lang);

      if (np_regime_from_word (other, regime))
        {
          *guessed = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_doubt (const char *word, gsize length, int *doubt)
{
  g_autofree char *typed = g_strndup (word, length);

  *doubt = -1;
  if (length == 0)
    return TRUE;
  if (length > 3 || strspn (typed, "0123456789") != length || atoi (typed) > 100)
    return FALSE;
  *doubt = atoi (typed);
  return TRUE;
}

/* What the reader knows besides the note itself. */
typedef struct
{
  NpNoteContext *context;
  NpNote *note;
  GArray *spans;
  gboolean plain;          /* a plain word has been seen */
  gboolean open;           /* the word before is a measure that may take a reaction */
} Reader;

/* Reads one word; FALSE: it is text (@unknown: it looked like more). */
static gboolean
read_word (Reader *reader, guint i, gboolean *unknown)
{
  NpNote *note = reader->note;
  Span span = g_array_index (reader->spans, Span, i);
  const char *word = note->raw + span.start, *body;
  gsize length = span.end - span.start, n;
  char sigil = np_note_get_sigil (word, &n);
  gboolean guessed = FALSE, open = reader->open;
  NpReactionCode code;
  gpointer object;

  reader->open = FALSE;
  body = word + n;
  n = sigil != 0 ? length - n : 0;
  switch (sigil)
    {
    case '=':
      object = np_note_context_find (reader->context->seats, body, n, &guessed);
      if (object == NULL)
        break;
      note->state.seat = object;
      add_token (note, NP_NOTE_SEAT, span.start, span.end, object, 0, guessed);
      note->guessed = note->guessed || guessed;
      return TRUE;
    case '*':
    case '#':
      object = read_measure (reader->context, body, n, &code, &guessed);
      if (sigil == '#' && reader->plain && (object == NULL || code == NP_REACT_NONE))
        {
          Span next = i + 1 < reader->spans->len ? g_array_index (reader->spans, Span, i + 1) : (Span) { 0, 0 };
          NpReactionCode follows;

          if (object == NULL || !is_detached (note->raw + next.start, next.end - next.start, &follows))
            return FALSE;
        }
      if (object != NULL)
        {
          NpNoteMeasure measure = { object, code, guessed };

          g_array_append_val (note->measures, measure);
          add_token (note, NP_NOTE_MEASURE, span.start, span.end, object, code, guessed);
          note->guessed = note->guessed || guessed;
          reader->open = code == NP_REACT_NONE;
          return TRUE;
        }
      break;
    case '!':
      {
        NpRegime regime;

        if (n == 0 || !read_regime (body, n, &regime, &guessed))
          break;
        note->state.regime = regime;
        add_token (note, NP_NOTE_REGIME, span.start, span.end, NULL, regime, guessed);
        note->guessed = note->guessed || guessed;
        return TRUE;
      }
    case '(':
      if (n != 1 || *body < '1' || *body > '8')
        return FALSE;
      note->kind = *body - '1';
      add_token (note, NP_NOTE_KIND, span.start, span.end, NULL, note->kind, FALSE);
      return TRUE;
    case '%':
      {
        int doubt;
        Span before = i > 0 ? g_array_index (reader->spans, Span, i - 1) : (Span) { 0, 0 };
        const NpNoteToken *last = note->tokens->len > 0
                                    ? &g_array_index (note->tokens, NpNoteToken, note->tokens->len - 1) : NULL;

        /* "5 %" of a text typeset as Russian does it is a number, not a mark. */
        if (!read_doubt (body, n, &doubt)
            || (n == 0 && i > 0 && last != NULL && last->kind == NP_NOTE_TEXT && last->start <= before.start
                && is_number (note->raw + before.start, before.end - before.start)))
          return FALSE;
        if (doubt >= 0)
          note->doubt = doubt;
        else
          note->verify = TRUE;
        add_token (note, NP_NOTE_DOUBT, span.start, span.end, NULL, doubt, FALSE);
        return TRUE;
      }
    case '\\':
      if (n > 0)
        return FALSE;
      g_free (note->private_words);
      note->private_words = g_strstrip (g_strdup (body));
      add_token (note, NP_NOTE_PRIVATE, span.start, strlen (note->raw), NULL, 0, FALSE);
      return TRUE;
    default:
      if (!open || !is_detached (word, length, &code))
        return FALSE;
      g_array_index (note->measures, NpNoteMeasure, note->measures->len - 1).reaction = code;
      add_token (note, NP_NOTE_REACTION, span.start, span.end, NULL, code, FALSE);
      return TRUE;
    }
  *unknown = looks_like_reference (body, n);
  return FALSE;
}

/* The words of the line that are not tokens; blanks between two plain words stay as typed. */
static char *
collect_text (const NpNote *note)
{
  GString *text = g_string_new (NULL);
  gboolean start = TRUE;

  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);
      gsize from = token->start;

      if (token->kind != NP_NOTE_TEXT && token->kind != NP_NOTE_UNKNOWN)
        {
          start = TRUE;
          continue;
        }
      /* What a token leaves behind is one blank, not two. */
      while (start && from < token->end && is_blank (note->raw[from]))
        from++;
      if (start && from < token->end && text->len > 0 && !is_blank (text->str[text->len - 1]))
        g_string_append_c (text, ' ');
      start = start && from == token->end;
      g_string_append_len (text, note->raw + from, token->end - from);
    }
  for (gsize i = 0; i < text->len;)
    if ((i == 0 || is_blank (text->str[i - 1])) && g_str_has_prefix (text->str + i, NP_NOTE_PLAIN))
      g_string_erase (text, i, strlen (NP_NOTE_PLAIN));
    else
      i++;
  return g_strstrip (g_string_free (text, FALSE));
}

NpNote *
np_note_parse (NpNoteContext *context, const NpNoteState *state, const char *line)
{
  NpNote *note = g_new0 (NpNote, 1);
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Reader reader = { context, note, spans, FALSE, FALSE };
  gsize covered = 0;

  g_return_val_if_fail (context != NULL && line != NULL, NULL);
  note->raw = make_line (line);
  note->tokens = g_array_new (FALSE, FALSE, sizeof (NpNoteToken));
  note->measures = g_array_new (FALSE, FALSE, sizeof (NpNoteMeasure));
  note->state = state != NULL ? *state : (NpNoteState) { NULL, NP_REGIME_OFF };
  note->doubt = -1;
  note->private_words = g_strdup ("");
  for (gsize i = 0; note->raw[i] != '\0';)
    {
      Span span = { i, i };

      while (note->raw[span.end] != '\0' && !is_blank (note->raw[span.end]))
        span.end++;
      if (span.end > span.start)
        g_array_append_val (spans, span);
      for (i = span.end; is_blank (note->raw[i]);)
        i++;
    }
  for (guint i = 0; i < spans->len; i++)
    {
      Span span = g_array_index (spans, Span, i);
      gboolean unknown = FALSE;

      add_token (note, NP_NOTE_TEXT, covered, span.start, NULL, 0, FALSE);
      covered = span.end;
      if (!read_word (&reader, i, &unknown))
        {
          add_token (note, unknown ? NP_NOTE_UNKNOWN : NP_NOTE_TEXT, span.start, span.end, NULL, 0, FALSE);
          reader.plain = TRUE;
        }
      covered = MAX (covered, g_array_index (note->tokens, NpNoteToken, note->tokens->len - 1).end);
      if (note->raw[covered] == '\0')
        break;
    }
  add_token (note, NP_NOTE_TEXT, covered, strlen (note->raw), NULL, 0, FALSE);
  note->text = collect_text (note);
  note->stores = reader.plain;
  for (guint i = 0; i < note->tokens->len && !note->stores; i++)
    {
      NpNoteTokenKind kind = g_array_index (note->tokens, NpNoteToken, i).kind;

      note->stores = kind != NP_NOTE_TEXT && kind != NP_NOTE_SEAT && kind != NP_NOTE_REGIME;
    }
  return note;
}

void
np_note_free (NpNote *self)
{
  if (self == NULL)
    return;
  g_free (self->raw);
  g_array_unref (self->tokens);
  g_array_unref (self->measures);
  g_free (self->text);
  g_free (self->private_words);
  g_free (self);
}

/* The first thing recognised within a part of the line that should be plain; -1: nothing. */
static gssize
find_token (const NpNote *note, gsize start, gsize end)
{
  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);

      if (token->kind != NP_NOTE_TEXT && token->kind != NP_NOTE_UNKNOWN && token->start >= start && token->start < end)
        return token->start;
    }
  return -1;
}

char *
np_note_print (NpNoteContext *context, const NpNote *note)
{
  g_autoptr(GString) line = g_string_new (NULL);
  NpLang lang = NP_LANG_EN;
  gsize start, end;

  np_note_detect_language (note->text, &lang);
  if (note->state.seat != NULL)
    {
      g_autofree char *reference = np_note_context_dup_reference (context->seats, note->state.seat, FALSE, lang);

      if (*reference != '\0')
        g_string_append_printf (line, "=%s ", reference);
    }
  g_string_append_printf (line, "!%c ", np_regime_get_digit (note->state.regime));
  for (guint i = 0; i < note->measures->len; i++)
    {
      const NpNoteMeasure *measure = &g_array_index (note->measures, NpNoteMeasure, i);
      g_autofree char *reference = np_note_context_dup_reference (context->measures, measure->measure, TRUE, lang);

      if (*reference != '\0')
        g_string_append_printf (line, "*%s%s ", reference, np_codes_reaction[measure->reaction]);
    }
  if (note->kind != NP_ENTRY_STATEMENT)
    g_string_append_printf (line, "(%d ", note->kind + 1);
  if (note->verify)
    g_string_append (line, "% ");
  if (note->doubt >= 0)
    g_string_append_printf (line, "%%%d ", note->doubt);
  start = line->len;
  g_string_append (line, note->text);
  for (end = line->len;;)
    {
      g_autoptr(NpNote) again = np_note_parse (context, NULL, line->str);
      gssize at = find_token (again, start, end);

      if (at < 0)
        break;
      g_string_insert (line, at, NP_NOTE_PLAIN);
      end += strlen (NP_NOTE_PLAIN);
    }
  /* A private mark alone makes an entry of a line without words. */
  if (*note->private_words != '\0' || (note->stores && end == start && note->measures->len == 0 && !note->verify
                                       && note->doubt < 0 && note->kind == NP_ENTRY_STATEMENT))
    g_string_append_printf (line, "%s\\ %s", end > start ? " " : "", note->private_words);
  return g_strchomp (g_string_free (g_steal_pointer (&line), FALSE));
}

char *
np_note_print_entry (NpNoteContext *context, NpEntry *entry)
{
  g_autoptr(NpNote) note = np_note_parse (context, NULL, "");
  gpointer root = np_object_get_root (entry);
  double doubt = np_object_get_number (entry, NP_ENTRY_DOUBT);
  int lang = np_object_get_enum (entry, NP_ENTRY_LANGUAGE) - 1;
  g_autofree char *text = g_strdup (np_object_get_words_or_other (entry, NP_ENTRY_TEXT, lang >= 0 ? (NpLang) lang : NP_LANG_RU));

  np_note_state_of_entry (entry, &note->state);
  note->kind = np_object_get_enum (entry, NP_ENTRY_KIND);
  note->doubt = isnan (doubt) ? -1 : (int) (doubt + 0.5);
  note->verify = np_object_get_boolean (entry, NP_ENTRY_VERIFY);
  note->stores = TRUE;
  for (guint i = 0; i < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); i++)
    {
      gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, i);
      const char *id = np_object_get_string (reaction, NP_REACTION_MEASURE);
      NpNoteMeasure measure = { NP_IS_DOSSIER (root) ? np_dossier_find_type (root, id, NP_TYPE_MEASURE) : NULL,
                                np_object_get_enum (reaction, NP_REACTION_REACTION), FALSE };

      if (measure.measure != NULL)
        g_array_append_val (note->measures, measure);
    }
  g_free (note->text);
  note->text = make_line (text);
  g_free (note->private_words);
  note->private_words = make_line (np_object_get_string (entry, NP_ENTRY_PRIVATE));
  return np_note_print (context, note);
}
