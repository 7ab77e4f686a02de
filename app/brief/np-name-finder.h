/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * NpNameKind:
 * @NP_NAME_PERSON: the name of a person at the table, whole or a part of it
 * @NP_NAME_INITIALS: his initials: "J. S.", "JS", «И. О.»
 * @NP_NAME_SEAT: the short name of a seat: "us1", «рф2»
 * @NP_NAME_ROLE: the role of a seat, or a word that stands in the roles of one party alone
 * @NP_NAME_AFFILIATION: a party by its name, code, initials or what else it is called
 *
 * What a word in a running text gives away.
 */
typedef enum
{
  NP_NAME_PERSON,
  NP_NAME_INITIALS,
  NP_NAME_SEAT,
  NP_NAME_ROLE,
  NP_NAME_AFFILIATION,
} NpNameKind;

#define NP_N_NAME_KINDS 5
#define NP_NAME_MASK(kind) (1u << (kind))
#define NP_NAME_ALL ((1u << NP_N_NAME_KINDS) - 1)

/**
 * NpNameFind:
 * @kind: what was found
 * @name: which of the known names; finds of one name have one number
 * @start: its first byte in the text
 * @end: the byte after its last
 */
typedef struct
{
  NpNameKind kind;
  guint name;
  gsize start, end;
} NpNameFind;

/**
 * NpNameFinder:
 *
 * Every name that the parties and seats of a dossier are known by, ready to be found in running text. Case, accents, ё and
 * е, soft hyphens and invisible characters make no difference; endings make none either: of a name of four letters or more
 * the stem counts, so that «Россия» finds «российской» and "Canada" finds "Canada's". Abbreviations of up to three capitals
 * ("US") are found as capitals only. Facilitators are no secret. It never changes; the dossier may be gone.
 */
typedef struct _NpNameFinder NpNameFinder;

/* Learns the names of a dossier as it stands (transfer full). */
NpNameFinder *np_name_finder_new (NpDossier *dossier);
void np_name_finder_free (NpNameFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpNameFinder, np_name_finder_free)

/**
 * np_name_finder_find:
 * @self: the names
 * @text: valid UTF-8
 * @kinds: bits of %NP_NAME_MASK: what to look for
 *
 * Returns: (transfer full) (nullable) (element-type NpNameFind): the finds in order, none inside another; %NULL: none
 */
GArray *np_name_finder_find (const NpNameFinder *self, const char *text, guint kinds);

G_END_DECLS
