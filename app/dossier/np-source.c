/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-source.h"

static const NpField source[] = {
  [NP_SOURCE_ID] = NP_F_ID (),
  [NP_SOURCE_KIND] = NP_F_STRING ("kind"),
  [NP_SOURCE_DATE] = NP_F_DATE ("date"),
  [NP_SOURCE_MARK] = NP_F_STRING ("mark"),
  [NP_SOURCE_ADDRESS] = NP_F_STRING ("address"),
  [NP_SOURCE_TITLE] = NP_F_TEXT ("title"),
  [NP_SOURCE_NOTE] = NP_F_TEXT ("note"),
  [NP_SOURCE_ANCHORS] = NP_F_LIST ("anchors", np_anchor_get_type),
};
NP_DEFINE_CLASS (NpSource, np_source, "source", source, NP_SOURCE_N_FIELDS)

static const NpField anchor[] = {
  [NP_ANCHOR_ID] = NP_F_ID (),
  [NP_ANCHOR_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpAnchor, np_anchor, "anchor", anchor, NP_ANCHOR_N_FIELDS)

static const NpField instrument[] = {
  [NP_INSTRUMENT_ID] = NP_F_ID (),
  [NP_INSTRUMENT_IDENTIFIER] = NP_F_STRING ("identifier"),
  [NP_INSTRUMENT_YEAR] = NP_F_STRING ("year"),
  [NP_INSTRUMENT_MARK] = NP_F_STRING ("mark"),
  [NP_INSTRUMENT_SOURCE] = NP_F_REFS ("source", np_source_get_type),
  [NP_INSTRUMENT_TITLE] = NP_F_TEXT ("title"),
  [NP_INSTRUMENT_PARTIES] = NP_F_TEXT ("parties"),
  [NP_INSTRUMENT_NATURE] = NP_F_TEXT ("nature"),
  [NP_INSTRUMENT_NOTE] = NP_F_TEXT ("note"),
  [NP_INSTRUMENT_PROVISIONS] = NP_F_LIST ("provisions", np_provision_get_type),
};
NP_DEFINE_CLASS (NpInstrument, np_instrument, "instrument", instrument, NP_INSTRUMENT_N_FIELDS)

static const NpField provision[] = {
  [NP_PROVISION_ID] = NP_F_ID (),
  [NP_PROVISION_MARK] = NP_F_STRING ("mark"),
  [NP_PROVISION_SOURCE] = NP_F_REFS ("source", np_source_get_type),
  [NP_PROVISION_PARA] = NP_F_TEXT ("para"),
  [NP_PROVISION_TITLE] = NP_F_TEXT ("title"),
  [NP_PROVISION_SUMMARY] = NP_F_TEXT ("summary"),
  [NP_PROVISION_NOTE] = NP_F_TEXT ("note"),
};
NP_DEFINE_CLASS (NpProvision, np_provision, "provision", provision, NP_PROVISION_N_FIELDS)

static const NpField term[] = {
  [NP_TERM_ID] = NP_F_ID (),
  [NP_TERM_SECTION] = NP_F_STRING ("section"),
  [NP_TERM_TERM] = NP_F_TEXT ("words"),
  [NP_TERM_WEST] = NP_F_STRING ("west"),
  [NP_TERM_RUSCO] = NP_F_STRING ("rusco"),
  [NP_TERM_AVOID] = NP_F_STRING ("avoid"),
  [NP_TERM_NOTE] = NP_F_TEXT ("note"),
};
NP_DEFINE_CLASS (NpTerm, np_term, "term", term, NP_TERM_N_FIELDS)

static const NpField event[] = {
  [NP_EVENT_DATE] = NP_F_DATE ("date"),
  [NP_EVENT_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_EVENT_WHEN] = NP_F_TEXT ("when"),
  [NP_EVENT_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpEvent, np_event, "event", event, NP_EVENT_N_FIELDS)
