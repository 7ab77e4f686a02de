/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-scenario.h"

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"

static const NpField scenario[] = {
  [NP_SCENARIO_ID] = NP_F_ID (),
  [NP_SCENARIO_KEY] = NP_F_STRING ("key"),
  [NP_SCENARIO_ODDS_LOW] = NP_F_NUMBER ("odds-low", 0, 100),
  [NP_SCENARIO_ODDS_HIGH] = NP_F_NUMBER ("odds-high", 0, 100),
  [NP_SCENARIO_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_SCENARIO_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_SCENARIO_TITLE] = NP_F_TEXT ("title"),
  [NP_SCENARIO_RELATIONS] = NP_F_LIST ("relations", np_relation_get_type),
  [NP_SCENARIO_SWITCHES] = NP_F_LIST ("switches", np_switch_get_type),
  [NP_SCENARIO_OVERRIDES] = NP_F_LIST ("overrides", np_override_get_type),
};
NP_DEFINE_CLASS (NpScenario, np_scenario, "scenario", scenario, NP_SCENARIO_N_FIELDS)

static const NpField relation[] = {
  [NP_RELATION_FROM] = NP_F_NEEDED_REF ("from", np_party_get_type),
  [NP_RELATION_TO] = NP_F_NEEDED_REF ("to", np_party_get_type),
  [NP_RELATION_VALUE] = NP_F_NUMBER ("value", -1, 1),
  [NP_RELATION_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_RELATION_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_RELATION_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpRelation, np_relation, "relation", relation, NP_RELATION_N_FIELDS)

static const NpField switch_[] = {
  [NP_SWITCH_MEASURE] = NP_F_NEEDED_REF ("measure", np_measure_get_type),
  [NP_SWITCH_ON] = NP_F_BOOLEAN ("on"),
};
NP_DEFINE_CLASS (NpSwitch, np_switch, "switch", switch_, NP_SWITCH_N_FIELDS)

static const NpField override[] = {
  [NP_OVERRIDE_PARTY] = NP_F_NEEDED_REF ("party", np_party_get_type),
  [NP_OVERRIDE_ISSUE] = NP_F_NEEDED_REF ("issue", np_issue_get_type),
  [NP_OVERRIDE_POSITION] = NP_F_NUMBER ("position", 0, 100),
  [NP_OVERRIDE_SALIENCE] = NP_F_NUMBER ("salience", 0, 10),
  [NP_OVERRIDE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_OVERRIDE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_OVERRIDE_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpOverride, np_override, "override", override, NP_OVERRIDE_N_FIELDS)

static const NpField package[] = {
  [NP_PACKAGE_ID] = NP_F_ID (),
  [NP_PACKAGE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_PACKAGE_FROZEN] = NP_F_BOOLEAN ("frozen"),
  [NP_PACKAGE_TITLE] = NP_F_TEXT ("title"),
  [NP_PACKAGE_WHY] = NP_F_TEXT ("why"),
  [NP_PACKAGE_ITEMS] = NP_F_LIST ("items", np_package_item_get_type),
};
NP_DEFINE_CLASS (NpPackage, np_package, "package", package, NP_PACKAGE_N_FIELDS)

static const NpField item[] = {
  [NP_PACKAGE_ITEM_MEASURE] = NP_F_NEEDED_REF ("measure", np_measure_get_type),
  [NP_PACKAGE_ITEM_LEVEL] = NP_F_ENUM ("level", np_codes_level),
};
NP_DEFINE_CLASS (NpPackageItem, np_package_item, "item", item, NP_PACKAGE_ITEM_N_FIELDS)

static const NpField driver[] = {
  [NP_DRIVER_DRIVER] = { .name = "driver", .kind = NP_KIND_STRING, .flags = NP_FIELD_REQUIRED },
  [NP_DRIVER_MEAN] = NP_F_NUMBER ("mean", -100, 100),
  [NP_DRIVER_SD] = NP_F_NUMBER ("sd", 0, 100),
  [NP_DRIVER_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpDriver, np_driver, "driver", driver, NP_DRIVER_N_FIELDS)
