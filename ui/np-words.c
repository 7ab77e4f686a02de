/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-words.h"

#include <glib/gi18n.h>

#include "dossier/np-brief.h"
#include "dossier/np-exercise.h"
#include "dossier/np-exercise.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"

static const struct { const char *mark; const char *words; } markings[] = {
  [NP_MARKING_NONE] = { "", "" },
  [NP_MARKING_TRAINING] = { N_("TRAINING SAMPLE"), N_("Not a government document") },
  [NP_MARKING_INTERNAL] = { N_("INTERNAL"), N_("For the delegation") },
  [NP_MARKING_RESTRICTED] = { N_("RESTRICTED"), N_("For official use") },
  [NP_MARKING_PERSONAL] = { N_("PERSONAL"), N_("For personal use only") },
  [NP_MARKING_TLP_CLEAR] = { "TLP:CLEAR", N_("May be published") },
  [NP_MARKING_TLP_GREEN] = { "TLP:GREEN", N_("For the community") },
  [NP_MARKING_TLP_AMBER] = { "TLP:AMBER", N_("For the organisation and its clients") },
  [NP_MARKING_TLP_AMBER_STRICT] = { "TLP:AMBER+STRICT", N_("For the organisation only") },
  [NP_MARKING_TLP_RED] = { "TLP:RED", N_("For named readers only") },
};

const char *
np_marking_mark (NpMarking marking)
{
  const char *mark = markings[marking].mark;

  return *mark != '\0' ? _(mark) : "";
}

const char *
np_marking_words (NpMarking marking)
{
  const char *words = markings[marking].words;

  return *words != '\0' ? _(words) : "";
}

const char *
np_status_word (NpStatus status)
{
  static const char *const words[] = { NC_("statement", "assumed"), NC_("statement", "inferred"), NC_("statement", "stated") };

  return g_dpgettext2 (NULL, "statement", words[status]);
}

const char *
np_status_icon (NpStatus status)
{
  static const char *const icons[] = { "np-guess-symbolic", "np-draft-symbolic", "np-check-symbolic" };

  return icons[status];
}

const char *
np_mark_word (const char *mark)
{
  static const struct { const char *mark; const char *words; } marks[] = {
    { "verified", N_("verified") },
    { "partly verified", N_("partly verified – check before use") },
    { "from memory", N_("from memory – check before use") },
    { "seen", N_("seen – check before use") },
    { "assumed", N_("assumed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].mark, mark))
      return _(marks[i].words);
  return mark;
}

const char *const np_source_kinds[] = {
  NC_("kind of source", "primary"), NC_("kind of source", "copy of primary"), NC_("kind of source", "secondary"),
  NC_("kind of source", "press"), NC_("kind of source", "report"), NC_("kind of source", "training"), NULL,
};

const char *
np_source_kind_word (const char *kind)
{
  for (guint i = 0; np_source_kinds[i] != NULL; i++)
    if (g_str_equal (np_source_kinds[i], kind))
      return g_dpgettext2 (NULL, "kind of source", kind);
  return kind;
}

const char *const np_tags[] = {
  NC_("kind of measure", "communication"), NC_("kind of measure", "transparency"), NC_("kind of measure", "restraint"),
  NC_("kind of measure", "cooperation"), NC_("kind of measure", "process"), "channel-2013", NULL,
};

const char *
np_tag_word (const char *tag)
{
  if (g_str_equal (tag, "channel-2013"))
    return C_("kind of measure", "channel of 2013");
  for (guint i = 0; np_tags[i] != NULL; i++)
    if (g_str_equal (np_tags[i], tag))
      return g_dpgettext2 (NULL, "kind of measure", tag);
  return tag;
}

const char *
np_regime_word (NpRegime regime)
{
  static const char *const words[] = {
    [NP_REGIME_OFF] = N_("Off the record"), [NP_REGIME_DBG] = N_("Deep background"), [NP_REGIME_CHR] = N_("Chatham House Rule"),
    [NP_REGIME_BG] = N_("On background"), [NP_REGIME_OTR] = N_("On the record"), [NP_REGIME_OWN] = N_("Own rule"),
  };

  return _(words[regime]);
}

/* Classes with a name of their own: the text field that holds it, and what such a thing is called. */
static const struct { GType (*type) (void); guint field; const char *word; } named[] = {
  { np_measure_get_type, NP_MEASURE_TITLE, N_("Measure") },
  { np_party_get_type, NP_PARTY_NAME, N_("Party") },
  { np_issue_get_type, NP_ISSUE_TITLE, N_("Issue") },
  { np_term_get_type, NP_TERM_TERM, N_("Term") },
  { np_source_get_type, NP_SOURCE_TITLE, N_("Source") },
  { np_anchor_get_type, NP_ANCHOR_TEXT, N_("Sentence of a source") },
  { np_instrument_get_type, NP_INSTRUMENT_TITLE, N_("Instrument") },
  { np_provision_get_type, NP_PROVISION_TITLE, N_("Provision") },
  { np_clause_get_type, NP_CLAUSE_TEXT, N_("Clause") },
  { np_meeting_get_type, NP_MEETING_TITLE, N_("Meeting") },
  { np_statement_get_type, NP_STATEMENT_TEXT, N_("Statement") },
  { np_limit_get_type, NP_LIMIT_TEXT, N_("Domestic limit") },
  { np_red_line_get_type, NP_RED_LINE_TEXT, N_("Red line") },
  { np_brief_get_type, NP_BRIEF_TITLE, N_("Brief") },
  { np_scenario_get_type, NP_SCENARIO_TITLE, N_("Scenario") },
  { np_package_get_type, NP_PACKAGE_TITLE, N_("Package") },
  { np_exercise_get_type, NP_EXERCISE_TITLE, N_("Exercise") },
  { np_situation_get_type, NP_SITUATION_TITLE, N_("Situation") },
  { np_option_get_type, NP_OPTION_TEXT, N_("Option") },
  { np_seat_get_type, NP_SEAT_ROLE, N_("Seat") },
  { np_entry_get_type, NP_ENTRY_TEXT, N_("Entry") },
  { np_param_get_type, NP_PARAM_LABEL, N_("Parameter") },
  { np_action_get_type, NP_ACTION_TEXT, N_("Action") },
};

static int
find_named (gpointer object)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (object, named[i].type ()))
      return i;
  return -1;
}

const char *
np_class_word (gpointer object)
{
  int i = find_named (object);

  return i >= 0 ? _(named[i].word) : "";
}

/* A name is for one line; a label lays a word of thousands of letters out letter by letter. */
#define NAME_CHARS 200

char *
np_words_shorten (const char *words)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (words, -1) <= NAME_CHARS)
    return g_strdup (words);
  cut = g_utf8_substring (words, 0, NAME_CHARS - 1);
  return g_strconcat (cut, "…", NULL);
}

char *
np_object_dup_name (gpointer object, NpLang lang)
{
  int i = find_named (object);
  const char *words;

  if (i < 0)
    return g_strdup ("");
  words = np_object_get_words_or_other (object, named[i].field, lang);
  if (NP_IS_MEASURE (object))
    {
      double number = np_object_get_number (object, NP_MEASURE_NUMBER);

      if (!isnan (number))
        {
          g_autofree char *title = np_words_shorten (words);

          return g_strdup_printf ("%d %s", (int) number, title);
        }
    }
  return np_words_shorten (words);
}
