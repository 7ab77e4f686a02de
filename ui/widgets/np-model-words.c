/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-model-words.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "base/np-grammar.h"
#include "dossier/np-exercise.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"
#include "language/np-unit.h"
#include "ui/np-session.h"
#include "ui/np-words.h"

/* One row of words per list of codes, in the order of the codes. */
static const struct
{
  const char *const *codes;
  const char *words[11];
} tables[] = {
  { np_codes_status, { NC_("status of a statement", "assumed"), NC_("status of a statement", "inferred"),
                       NC_("status of a statement", "stated") } },
  { np_codes_confidence, { NC_("confidence", "low"), NC_("confidence", "moderate"), NC_("confidence", "high") } },
  { np_codes_party_kind, { NC_("kind of party", "state"), NC_("kind of party", "organisation"),
                           NC_("kind of party", "other"), NC_("kind of party", "facilitator") } },
  { np_codes_statement_kind, { NC_("kind of statement", "interest"), NC_("kind of statement", "position"),
                               NC_("kind of statement", "constraint"), NC_("kind of statement", "note") } },
  { np_codes_side, { NC_("side of a limit", "above"), NC_("side of a limit", "below") } },
  { np_codes_answer, { NC_("answer to an instrument", "accepted"), NC_("answer to an instrument", "refused") } },
  { np_codes_authority, { NC_("authority of a seat", "member"), NC_("authority of a seat", "head"),
                          NC_("authority of a seat", "expert") } },
  { np_codes_measure_status, { NC_("status of a measure", "draft"), NC_("status of a measure", "put forward"),
                               NC_("status of a measure", "in brackets"), NC_("status of a measure", "agreed"),
                               NC_("status of a measure", "dropped") } },
  { np_codes_text_state, { NC_("state of a text", "draft"), NC_("state of a text", "reviewed"),
                           NC_("state of a text", "needs work") } },
  { np_codes_level, { NC_("ambition level", "target"), NC_("ambition level", "minimum"),
                      NC_("ambition level", "maximum") } },
  { np_codes_effect, { NC_("effect of a measure", "channel"), NC_("effect of a measure", "attribution"),
                       NC_("effect of a measure", "restraint"), NC_("effect of a measure", "ceiling"),
                       NC_("effect of a measure", "reciprocity") } },
  { np_codes_direction, { NC_("direction of an option", "can be taken and withdrawn"),
                          NC_("direction of an option", "cannot be withdrawn"),
                          NC_("direction of an option", "can only be withdrawn") } },
  { np_codes_regime, { NC_("regime", "off the record"), NC_("regime", "deep background"),
                       NC_("regime", "Chatham House Rule"), NC_("regime", "on background"),
                       NC_("regime", "on the record"), NC_("regime", "own rule") } },
  { np_codes_entry_kind, { NC_("kind of entry", "statement"), NC_("kind of entry", "question"),
                           NC_("kind of entry", "proposal"), NC_("kind of entry", "signal"),
                           NC_("kind of entry", "commitment"), NC_("kind of entry", "procedure"),
                           NC_("kind of entry", "said by us"), NC_("kind of entry", "agreed point") } },
  { np_codes_accept, { NC_("decision of the review", "not decided"), NC_("decision of the review", "accepted"),
                       NC_("decision of the review", "half"), NC_("decision of the review", "rejected") } },
  { np_codes_form, { NC_("form of a reaction", "other"), NC_("form of a reaction", "in plenary"),
                     NC_("form of a reaction", "signed or voted") } },
  { np_codes_meeting_state, { NC_("state of a meeting", "planned"), NC_("state of a meeting", "running"),
                              NC_("state of a meeting", "to review"), NC_("state of a meeting", "done") } },
  { np_codes_setting, { NC_("setting", "plenary"), NC_("setting", "corridor"), NC_("setting", "dinner"),
                        NC_("setting", "exercise") } },
  { np_codes_entry_setting, { NC_("setting", "as the meeting"), NC_("setting", "plenary"), NC_("setting", "corridor"),
                              NC_("setting", "dinner") } },
  { np_codes_rung_class, { NC_("class of a rung", "none"), NC_("class of a rung", "cyber, low"),
                           NC_("class of a rung", "diplomatic"), NC_("class of a rung", "cyber, high"),
                           NC_("class of a rung", "military") } },
  { np_codes_marking, { NC_("marking", "no marking"), NC_("marking", "training sample"), NC_("marking", "internal"),
                        NC_("marking", "restricted distribution"), NC_("marking", "for personal use only"), "TLP:CLEAR",
                        "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED" } },
};

/* The contexts of the table above, so that one loop can look the words up. */
static const char *const contexts[] = {
  "status of a statement", "confidence", "kind of party", "kind of statement", "side of a limit",
  "answer to an instrument", "authority of a seat", "status of a measure", "state of a text", "ambition level",
  "effect of a measure", "direction of an option", "regime", "kind of entry", "decision of the review",
  "form of a reaction", "state of a meeting", "setting", "setting", "class of a rung", "marking",
};
G_STATIC_ASSERT (G_N_ELEMENTS (contexts) == G_N_ELEMENTS (tables));

const char *
np_words_of_code (const char *const *codes, guint index)
{
  if (codes == np_unit_codes)
    return index == NP_UNIT_NONE ? C_("unit", "no unit") : np_unit_name (index, np_ui_lang ());
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].codes == codes)
      return g_dpgettext2 (NULL, contexts[i], tables[i].words[index]);
  return codes[index];
}

/* What forms call the fields they edit. */
static const struct { const char *name, *words; } field_words[] = {
  { "id", NC_("field", "Identifier") },
  { "code", NC_("field", "Code") },
  { "kind", NC_("field", "Kind") },
  { "own", NC_("field", "Our own delegation") },
  { "capability", NC_("field", "Capability") },
  { "capability-status", NC_("field", "Capability rests on") },
  { "sensitivity", NC_("field", "Sensitivity to verification") },
  { "sensitivity-status", NC_("field", "Sensitivity rests on") },
  { "alternative-low", NC_("field", "Without agreement, at least") },
  { "alternative-high", NC_("field", "Without agreement, at most") },
  { "alternative-status", NC_("field", "Alternative rests on") },
  { "alternative", NC_("field", "Without agreement, in words") },
  { "source", NC_("field", "Sources") },
  { "name", NC_("field", "Name") },
  { "also", NC_("field", "Also called; never printed") },
  { "why", NC_("field", "Reason") },
  { "status", NC_("field", "Rests on") },
  { "text", NC_("field", "Text") },
  { "issue", NC_("field", "Issue") },
  { "position", NC_("field", "Position, 0 to 100") },
  { "position-low", NC_("field", "Position, at least") },
  { "position-high", NC_("field", "Position, at most") },
  { "salience", NC_("field", "Salience, 0 to 10") },
  { "salience-low", NC_("field", "Salience, at least") },
  { "salience-high", NC_("field", "Salience, at most") },
  { "confidence", NC_("field", "Confidence") },
  { "measure", NC_("field", "Measure") },
  { "limit", NC_("field", "Limit, 0 to 100") },
  { "side", NC_("field", "Crossed") },
  { "absolute", NC_("field", "Absolute") },
  { "severity", NC_("field", "Severity, 0 to 1") },
  { "measures", NC_("field", "Touched by measures") },
  { "issues", NC_("field", "Touched by issues") },
  { "levels", NC_("field", "Only at levels") },
  { "instrument", NC_("field", "Instrument") },
  { "value", NC_("field", "Value") },
  { "to", NC_("field", "Party") },
  { "toward", NC_("field", "Toward") },
  { "rho", NC_("field", "Reciprocity") },
  { "rho-low", NC_("field", "Reciprocity, at least") },
  { "rho-high", NC_("field", "Reciprocity, at most") },
  { "delta", NC_("field", "Offset in rungs") },
  { "delta-low", NC_("field", "Offset, at least") },
  { "delta-high", NC_("field", "Offset, at most") },
  { "execution", NC_("field", "Execution, spread in rungs") },
  { "restraint-diplomatic", NC_("field", "Restraint, diplomatic") },
  { "restraint-cyber-low", NC_("field", "Restraint, cyber low") },
  { "restraint-cyber-high", NC_("field", "Restraint, cyber high") },
  { "restraint-military", NC_("field", "Restraint, military") },
  { "ceiling", NC_("field", "Ceiling rung") },
  { "alpha", NC_("field", "Attribution skill") },
  { "alpha-low", NC_("field", "Attribution, at least") },
  { "alpha-high", NC_("field", "Attribution, at most") },
  { "suspect", NC_("field", "Habitual suspect") },
  { "misjudgement", NC_("field", "Misjudgement, spread in rungs") },
  { "misjudgement-low", NC_("field", "Misjudgement, at least") },
  { "misjudgement-high", NC_("field", "Misjudgement, at most") },
  { "bias", NC_("field", "Bias in rungs") },
  { "key", NC_("field", "Key 1 to 9") },
  { "authority", NC_("field", "Authority") },
  { "alias-ru", NC_("field", "Alias, Russian") },
  { "alias-en", NC_("field", "Alias, English") },
  { "role", NC_("field", "Role") },
  { "ref", NC_("field", "Reference") },
  { "status-quo", NC_("field", "Status quo, 0 to 100") },
  { "date", NC_("field", "Date") },
  { "until", NC_("field", "Until") },
  { "place", NC_("field", "Place") },
  { "setting", NC_("field", "Setting") },
  { "initiative", NC_("field", "On whose initiative") },
  { "interpreter", NC_("field", "Interpreter") },
  { "state", NC_("field", "State") },
  { "regime", NC_("field", "Rule at the start") },
  { "regime-text", NC_("field", "Words of the own rule") },
  { "start", NC_("field", "From") },
  { "lead", NC_("field", "Who leads") },
  { "output", NC_("field", "What should come out") },
  { "asked", NC_("field", "Asked") },
  { "party", NC_("field", "To whom") },
  { "by", NC_("field", "By when") },
  { "done", NC_("field", "Done") },
  { "who", NC_("field", "Who") },
  { "title", NC_("field", "Title") },
  { "pole-0", NC_("field", "At 0") },
  { "pole-100", NC_("field", "At 100") },
  { "from", NC_("field", "From") },
  { "party", NC_("field", "Party") },
  { "on", NC_("field", "Switched on") },
  { "odds-low", NC_("field", "Odds in per cent, at least") },
  { "odds-high", NC_("field", "Odds in per cent, at most") },
  { "scenario", NC_("field", "Scenario") },
  { "author", NC_("field", "Author of the act") },
  { "victim", NC_("field", "Victim") },
  { "rung", NC_("field", "Rung of the ladder") },
  { "horizon", NC_("field", "Answers, at most") },
  { "threshold", NC_("field", "Conflict from rung") },
  { "note", NC_("field", "Note") },
  { "phase", NC_("field", "Phase") },
  { "time", NC_("field", "Time") },
  { "question", NC_("field", "Question") },
  { "direction", NC_("field", "Withdrawal") },
  { "statement", NC_("field", "Statement") },
};

const char *
np_words_of_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_words); i++)
    if (g_str_equal (field_words[i].name, name))
      return g_dpgettext2 (NULL, "field", field_words[i].words);
  return name;
}

const char *
np_words_of_weight (double weight)
{
  if (isnan (weight) || weight < 1)
    return C_("weight", "none");
  return weight < 4 ? C_("weight", "low") : weight < 7 ? C_("weight", "medium") : weight < 9 ? C_("weight", "high")
                                                                                           : C_("weight", "decisive");
}

char *
np_words_of_object_short (gpointer object)
{
  if (NP_IS_PARTY (object) && np_object_is_given (object, NP_PARTY_CODE))
    return g_strdup (np_object_get_string (object, NP_PARTY_CODE));
  if (NP_IS_MEASURE (object))
    {
      if (np_object_is_given (object, NP_MEASURE_REF))
        return g_strdup (np_object_get_string (object, NP_MEASURE_REF));
      if (np_object_is_given (object, NP_MEASURE_NUMBER))
        return g_strdup_printf (_("No. %d"), (int) np_object_get_number (object, NP_MEASURE_NUMBER));
    }
  if (NP_IS_ISSUE (object) && np_object_is_given (object, NP_ISSUE_REF))
    return g_strdup (np_object_get_string (object, NP_ISSUE_REF));
  return g_strdup (np_object_get_id (object) != NULL ? np_object_get_id (object) : "");
}

static char *
date_and_words (gpointer object, guint date_field, const char *words)
{
  g_autofree char *date = np_format_iso_date (np_object_get_string (object, date_field), np_ui_lang ());

  return date == NULL || *date == '\0' ? g_strdup (words) : g_strdup_printf ("%s, %s", words, date);
}

char *
np_words_of_object (gpointer object)
{
  g_autofree char *name = NULL;

  if (NP_IS_MEASURE (object))
    {
      g_autofree char *number = np_words_of_object_short (object);
      const char *title = np_object_get_words_or_other (object, NP_MEASURE_TITLE, np_ui_lang ());

      return *title == '\0' ? g_strdup_printf (_("%s, without a title"), number)
                            : g_strdup_printf ("%s %s", number, title);
    }
  if (NP_IS_MEETING (object))
    return date_and_words (object, NP_MEETING_DATE, np_object_get_words_or_other (object, NP_MEETING_TITLE, np_ui_lang ()));
  name = np_object_dup_name (object, np_ui_lang ());
  if (*name != '\0')
    return g_steal_pointer (&name);
  return np_words_of_object_short (object);
}
