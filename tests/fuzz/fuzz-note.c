/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../meeting/note-sample.h"
#include "meeting/np-note-grammar.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any bytes are a line: all of it is covered by tokens, and what is printed reads the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static NpDossier *dossier;
  static NpNoteContext *context;
  g_autofree char *line = g_strndup ((const char *) data, size), *printed = NULL, *repaired = NULL;
  g_autoptr(NpNote) note = NULL;
  g_autoptr(NpNote) again = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gsize start, at = 0;

  if (context == NULL)
    {
      dossier = note_sample_new ();
      context = np_note_context_new (dossier, np_dossier_find (dossier, "mt1"));
    }
  note = np_note_parse (context, NULL, line);
  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);

      g_assert_cmpuint (token->start, ==, at);
      at = token->end;
    }
  g_assert_cmpuint (at, ==, strlen (note->raw));
  printed = np_note_print (context, note);
  again = np_note_parse (context, NULL, printed);
  g_assert_cmpstr (again->text, ==, note->text);
  g_assert_cmpstr (again->private_words, ==, note->private_words);
  rows = np_note_complete (context, note->raw, strlen (note->raw), &start);
  repaired = np_note_repair_layout (note->raw, strlen (note->raw), size % 2, NULL);
  return 0;
}
