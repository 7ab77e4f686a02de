/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meeting/np-note-grammar.h"

/** How names of seats and measures are looked up; shared by the sources of the note grammar, for nobody else. */

G_BEGIN_DECLS

/* What a seat or measure may be called. */
typedef struct
{
  gpointer object;
  int number;         /* 0: none */
  GPtrArray *aliases; /* as spelled; Russian ones first */
  GPtrArray *folded;  /* the same, folded; last the identifier */
} NpNoteName;

struct _NpNoteContext
{
  GArray *seats;    /* NpNoteName, at the table first */
  GArray *measures; /* NpNoteName, by number */
};

/* What a reference of so many bytes means: by number, alias, other layout, beginning; NULL: nothing, or not only one. */
gpointer np_note_context_find (GArray *names, const char *reference, gsize length, gboolean *guessed);

/* The shortest way to type it that is exact, "" when there is none; in @lang if it is an alias (transfer full). */
char *np_note_context_dup_reference (GArray *names, gpointer object, gboolean numbers, NpLang lang);

/* The sigil a word starts with: '=' seat, '*' measure, '!' '(' '%' '\\', 0 none; and its length in bytes. '#' for # №. */
char np_note_get_sigil (const char *word, gsize *length);

/* How binding an entry of that kind is in its meeting, when nothing was signed. */
NpForm np_note_form_of (gpointer meeting, NpEntrySetting setting, NpEntryKind kind);

G_END_DECLS
