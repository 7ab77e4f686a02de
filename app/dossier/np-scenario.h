/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpScenario:
 *
 * A state of the world the forecast may assume: relations between parties, measures switched on, stances that differ.
 * The first scenario of the file counts when none is chosen. odds-low, odds-high: the analyst's own per cent.
 */
#define NP_TYPE_SCENARIO (np_scenario_get_type ())
G_DECLARE_FINAL_TYPE (NpScenario, np_scenario, NP, SCENARIO, NpObject)
enum
{
  NP_SCENARIO_ID, NP_SCENARIO_KEY, NP_SCENARIO_ODDS_LOW, NP_SCENARIO_ODDS_HIGH, NP_SCENARIO_STATUS,
  NP_SCENARIO_SOURCE, NP_SCENARIO_TITLE, NP_SCENARIO_RELATIONS, NP_SCENARIO_SWITCHES, NP_SCENARIO_OVERRIDES,
  NP_SCENARIO_N_FIELDS
};

/**
 * NpRelation:
 *
 * The state of relations as @from sees @to, -1...+1 (driver "climate").
 */
#define NP_TYPE_RELATION (np_relation_get_type ())
G_DECLARE_FINAL_TYPE (NpRelation, np_relation, NP, RELATION, NpObject)
enum
{
  NP_RELATION_FROM, NP_RELATION_TO, NP_RELATION_VALUE, NP_RELATION_STATUS, NP_RELATION_SOURCE, NP_RELATION_WHY,
  NP_RELATION_N_FIELDS
};

/* A measure taken as in force (on="yes") or not in this scenario. */
#define NP_TYPE_SWITCH (np_switch_get_type ())
G_DECLARE_FINAL_TYPE (NpSwitch, np_switch, NP, SWITCH, NpObject)
enum { NP_SWITCH_MEASURE, NP_SWITCH_ON, NP_SWITCH_N_FIELDS };

/* A stance that differs in this scenario; what is not given stays as in the stance. */
#define NP_TYPE_OVERRIDE (np_override_get_type ())
G_DECLARE_FINAL_TYPE (NpOverride, np_override, NP, OVERRIDE, NpObject)
enum
{
  NP_OVERRIDE_PARTY, NP_OVERRIDE_ISSUE, NP_OVERRIDE_POSITION, NP_OVERRIDE_SALIENCE, NP_OVERRIDE_STATUS,
  NP_OVERRIDE_SOURCE, NP_OVERRIDE_WHY, NP_OVERRIDE_N_FIELDS
};

/**
 * NpPackage:
 *
 * Measures at chosen levels that are offered together.
 */
#define NP_TYPE_PACKAGE (np_package_get_type ())
G_DECLARE_FINAL_TYPE (NpPackage, np_package, NP, PACKAGE, NpObject)
enum { NP_PACKAGE_ID, NP_PACKAGE_STATUS, NP_PACKAGE_FROZEN, NP_PACKAGE_TITLE, NP_PACKAGE_WHY, NP_PACKAGE_ITEMS,
       NP_PACKAGE_N_FIELDS };

#define NP_TYPE_PACKAGE_ITEM (np_package_item_get_type ())
G_DECLARE_FINAL_TYPE (NpPackageItem, np_package_item, NP, PACKAGE_ITEM, NpObject)
enum { NP_PACKAGE_ITEM_MEASURE, NP_PACKAGE_ITEM_LEVEL, NP_PACKAGE_ITEM_N_FIELDS };

/**
 * NpDriver:
 *
 * A number of the prior table that this dossier replaces. driver: its key in the engine defaults ("burden", "sponsor",
 * "issue" ...).
 */
#define NP_TYPE_DRIVER (np_driver_get_type ())
G_DECLARE_FINAL_TYPE (NpDriver, np_driver, NP, DRIVER, NpObject)
enum { NP_DRIVER_DRIVER, NP_DRIVER_MEAN, NP_DRIVER_SD, NP_DRIVER_WHY, NP_DRIVER_N_FIELDS };

G_END_DECLS
