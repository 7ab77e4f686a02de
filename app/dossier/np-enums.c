/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-enums.h"

#define CODES(name, ...) const char *const np_codes_##name[] = { __VA_ARGS__, NULL }

CODES (status, "assumed", "inferred", "stated");
CODES (confidence, "low", "moderate", "high");
CODES (party_kind, "state", "organisation", "other", "facilitator");
CODES (statement_kind, "interest", "position", "constraint", "note");
CODES (side, "above", "below");
CODES (answer, "accepted", "refused");
CODES (authority, "member", "head", "expert");
CODES (measure_status, "draft", "tabled", "bracketed", "agreed", "dropped");
CODES (text_state, "draft", "reviewed", "needs-work");
CODES (level, "target", "minimum", "maximum");
CODES (effect, "channel", "attribution", "restraint", "ceiling", "reciprocity");
CODES (direction, "both", "forward", "back");
CODES (regime, "OFF", "DBG", "CHR", "BG", "OTR", "OWN");
CODES (entry_kind, "statement", "question", "proposal", "signal", "commitment", "procedure", "own", "agreed");
CODES (reaction, "", "--", "-", "+-", "+", "++", "_");
CODES (accept, "pending", "full", "half", "rejected");
CODES (form, "other", "plenary", "signed");
CODES (meeting_state, "planned", "running", "review", "done");
CODES (setting, "plenary", "corridor", "dinner", "exercise");
CODES (rung_class, "none", "cyber-low", "diplomatic", "cyber-high", "military");
CODES (clearance, "keep", "replace", "leave-out");
CODES (brief_kind, "pack", "record", "readout", "aide-memoire", "nonpaper", "talking-points");
CODES (marking, "none", "training", "internal", "restricted", "personal", "tlp-clear", "tlp-green", "tlp-amber",
       "tlp-amber-strict", "tlp-red");
CODES (language, "", "ru", "en");
