/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpSource:
 *
 * A document that statements rest on. mark: how far its facts were verified ("verified", "from memory").
 */
#define NP_TYPE_SOURCE (np_source_get_type ())
G_DECLARE_FINAL_TYPE (NpSource, np_source, NP, SOURCE, NpObject)
enum
{
  NP_SOURCE_ID, NP_SOURCE_KIND, NP_SOURCE_DATE, NP_SOURCE_MARK, NP_SOURCE_ADDRESS, NP_SOURCE_TITLE, NP_SOURCE_NOTE,
  NP_SOURCE_ANCHORS, NP_SOURCE_N_FIELDS
};

/**
 * NpAnchor:
 *
 * One sentence of a source, in words of our own. Statements name anchors ("B11d").
 */
#define NP_TYPE_ANCHOR (np_anchor_get_type ())
G_DECLARE_FINAL_TYPE (NpAnchor, np_anchor, NP, ANCHOR, NpObject)
enum { NP_ANCHOR_ID, NP_ANCHOR_TEXT, NP_ANCHOR_N_FIELDS };

/**
 * NpInstrument:
 *
 * An existing agreement, decision or report that measures rest on. identifier: its official number. mark: how far its
 * facts were verified ("verified", "partly verified", "from memory"), shown to the user; note: which of them were not;
 * source: where they were seen (library only: a dossier copies an instrument without its sources).
 */
#define NP_TYPE_INSTRUMENT (np_instrument_get_type ())
G_DECLARE_FINAL_TYPE (NpInstrument, np_instrument, NP, INSTRUMENT, NpObject)
enum
{
  NP_INSTRUMENT_ID, NP_INSTRUMENT_IDENTIFIER, NP_INSTRUMENT_YEAR, NP_INSTRUMENT_MARK, NP_INSTRUMENT_SOURCE,
  NP_INSTRUMENT_TITLE, NP_INSTRUMENT_PARTIES, NP_INSTRUMENT_NATURE, NP_INSTRUMENT_NOTE, NP_INSTRUMENT_PROVISIONS,
  NP_INSTRUMENT_N_FIELDS
};

/**
 * NpProvision:
 *
 * A measure or norm in an instrument: its paragraph, a short name and a summary of ours. mark, source and note as in
 * #NpInstrument.
 */
#define NP_TYPE_PROVISION (np_provision_get_type ())
G_DECLARE_FINAL_TYPE (NpProvision, np_provision, NP, PROVISION, NpObject)
enum
{
  NP_PROVISION_ID, NP_PROVISION_MARK, NP_PROVISION_SOURCE, NP_PROVISION_PARA, NP_PROVISION_TITLE,
  NP_PROVISION_SUMMARY, NP_PROVISION_NOTE, NP_PROVISION_N_FIELDS
};

/**
 * NpTerm:
 *
 * An entry of the glossary: the neutral bridge term in both languages (a term may list variants separated by ";"), what
 * Western and what Russian/SCO papers prefer, what to avoid and why. avoid: wordings in either language, told apart by
 * their script and separated by ";".
 */
#define NP_TYPE_TERM (np_term_get_type ())
G_DECLARE_FINAL_TYPE (NpTerm, np_term, NP, TERM, NpObject)
enum
{
  NP_TERM_ID, NP_TERM_SECTION, NP_TERM_TERM, NP_TERM_WEST, NP_TERM_RUSCO, NP_TERM_AVOID, NP_TERM_NOTE, NP_TERM_N_FIELDS
};

/**
 * NpEvent:
 *
 * A line of the chronology.
 */
#define NP_TYPE_EVENT (np_event_get_type ())
G_DECLARE_FINAL_TYPE (NpEvent, np_event, NP, EVENT, NpObject)
enum { NP_EVENT_DATE, NP_EVENT_SOURCE, NP_EVENT_WHEN, NP_EVENT_TEXT, NP_EVENT_N_FIELDS };

G_END_DECLS
