/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-pages.h"

#include <glib/gi18n.h>

#include "dossier/np-exercise.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"
#include "ui/analysis/np-analysis-page.h"
#include "ui/exercise/np-exercise-page.h"
#include "ui/library/np-glossary-page.h"
#include "ui/library/np-history-page.h"
#include "ui/library/np-sources-page.h"
#include "ui/matrix/np-matrix-page.h"
#include "ui/measures/np-measures-page.h"
#include "ui/meetings/np-meetings-page.h"
#include "ui/overview/np-overview-page.h"
#include "ui/packages/np-packages-page.h"
#include "ui/parties/np-parties-page.h"
#include "ui/situation/np-situation-page.h"

#define COUNTER(name, field)                                                          \
  static guint                                                                        \
  name (NpSession *session)                                                           \
  {                                                                                   \
    return np_object_get_n_children (np_session_get_dossier (session), field);        \
  }

static guint
count_measures (NpSession *session)
{
  return np_measure_count_open (np_session_get_dossier (session), NULL);
}

COUNTER (count_parties, NP_DOSSIER_PARTIES)
COUNTER (count_packages, NP_DOSSIER_PACKAGES)
COUNTER (count_meetings, NP_DOSSIER_MEETINGS)
COUNTER (count_terms, NP_DOSSIER_GLOSSARY)

static guint
count_sources (NpSession *session)
{
  NpDossier *dossier = np_session_get_dossier (session);

  return np_object_get_n_children (dossier, NP_DOSSIER_SOURCES) + np_object_get_n_children (dossier, NP_DOSSIER_INSTRUMENTS);
}

const NpPageInfo np_pages[] = {
  { "overview", N_("Overview"), "np-overview-symbolic", np_overview_page_get_type, NULL, { NULL }, FALSE },
  { "measures", N_("Measures"), "np-measures-symbolic", np_measures_page_get_type, count_measures, { np_measure_get_type }, FALSE },
  { "parties", N_("Parties"), "np-parties-symbolic", np_parties_page_get_type, count_parties,
    { np_party_get_type, np_issue_get_type, np_scenario_get_type }, FALSE },
  { "matrix", N_("Matrix"), "np-matrix-symbolic", np_matrix_page_get_type, NULL, { NULL }, FALSE },
  { "analysis", N_("Analysis"), "np-analysis-symbolic", np_analysis_page_get_type, NULL, { NULL }, FALSE },
  { "situation", N_("Situation"), "np-situation-symbolic", np_situation_page_get_type, NULL, { np_situation_get_type }, FALSE },
  { "packages", N_("Packages"), "np-packages-symbolic", np_packages_page_get_type, count_packages, { np_package_get_type }, FALSE },
  { "meetings", N_("Meetings"), "np-meetings-symbolic", np_meetings_page_get_type, count_meetings, { np_meeting_get_type }, FALSE },
  { "exercise", N_("Exercise"), "np-exercise-symbolic", np_exercise_page_get_type, NULL, { np_exercise_get_type }, FALSE },
  { "glossary", N_("Glossary"), "np-glossary-symbolic", np_glossary_page_get_type, count_terms, { np_term_get_type }, TRUE },
  { "sources", N_("Sources"), "np-sources-symbolic", np_sources_page_get_type, count_sources,
    { np_source_get_type, np_instrument_get_type }, FALSE },
  { "history", N_("History"), "np-history-symbolic", np_history_page_get_type, NULL, { NULL }, FALSE },
  { NULL, NULL, NULL, NULL, NULL, { NULL }, FALSE },
};
