/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What an independent implementation of ENGINE 1.2-1.5 made of the sample dossier, as printed: per cent to one decimal,
 * intervals and later tables to whole per cent, s and contributions to two decimals. */

typedef struct
{
  const char *measure;
  const char *party;
  int middle;                /* middle of the band of the analyst's text */
  double consent;
  int low;
  int high;
  double s;
  const char *headline;
  const char *evidence;
  const char *contributions; /* the largest ones: "channels +0.33, precedent +0.20" */
} PriorRow;

static const PriorRow prior_rows[] = {
  { "m01", "usa", 67, 66.6, 44, 86, +0.39, "support", "fair",
    "channels +0.33, precedent +0.20, limit -0.08, climate -0.08, obligation -0.07, group +0.07" },
  { "m01", "rus", 87, 82.4, 68, 93, +0.67, "accept", "fair",
    "channels +0.42, precedent +0.20, group +0.09, falseflag +0.08, obligation -0.07, climate -0.02" },
  { "m02", "usa", 67, 71.6, 50, 90, +0.47, "support", "weak",
    "channels +0.30, precedent +0.20, falseflag +0.16, climate -0.08, obligation -0.07, burden -0.03" },
  { "m02", "rus", 87, 81.8, 66, 93, +0.66, "accept", "fair",
    "channels +0.39, precedent +0.20, falseflag +0.19, obligation -0.07, climate -0.02, burden -0.02" },
  { "m03", "usa", 50, 49.7, 24, 75, +0.15, "conditional", "weak",
    "limit -0.22, precedent +0.20, falseflag +0.19, obligation -0.15, infra +0.13, channels +0.12" },
  { "m03", "rus", 67, 69.8, 49, 87, +0.44, "support", "fair",
    "falseflag +0.21, precedent +0.20, obligation -0.15, channels +0.15, infra +0.10, burden -0.05" },
  { "m04", "usa", 33, 26.6, 9, 49, -0.19, "oppose", "weak",
    "limit -0.23, obligation -0.23, channels +0.21, falseflag +0.21, climate -0.08, reciprocity -0.03" },
  { "m04", "rus", 67, 66.0, 45, 85, +0.38, "support", "fair",
    "channels +0.27, falseflag +0.24, obligation -0.23, infra +0.10, reciprocity +0.05, burden -0.03" },
  { "m05", "usa", 67, 63.8, 38, 86, +0.36, "support", "weak",
    "falseflag +0.26, precedent +0.20, obligation -0.15, channels +0.14, climate -0.08, burden -0.03" },
  { "m05", "rus", 67, 73.0, 53, 89, +0.49, "support", "fair",
    "falseflag +0.29, precedent +0.20, channels +0.18, obligation -0.15, burden -0.03, track15 +0.03" },
  { "m05", "chn", 50, 48.0, 26, 70, +0.13, "conditional", "fair",
    "falseflag +0.24, obligation -0.15, track15 +0.04" },
  { "m06", "usa", 50, 50.4, 28, 73, +0.16, "support", "fair",
    "group +0.28, precedent +0.20, limit -0.10, climate -0.08, obligation -0.07, elections -0.06" },
  { "m06", "rus", 87, 82.9, 70, 93, +0.67, "accept", "fair",
    "group +0.48, precedent +0.20, elections +0.09, obligation -0.07, climate -0.02" },
  { "m07", "usa", 67, 62.3, 41, 82, +0.32, "support", "fair",
    "group +0.23, precedent +0.20, channels +0.09, climate -0.08, obligation -0.07, reciprocity -0.03" },
  { "m07", "rus", 87, 81.9, 68, 93, +0.65, "accept", "fair",
    "group +0.30, precedent +0.20, reciprocity +0.13, channels +0.12, obligation -0.07, climate -0.02" },
  { "m08", "usa", 50, 50.4, 30, 71, +0.16, "support", "fair",
    "precedent +0.20, infra +0.11, climate -0.08, obligation -0.07, gge +0.05, burden -0.03" },
  { "m08", "rus", 67, 58.5, 36, 80, +0.27, "support", "fair",
    "precedent +0.20, infra +0.16, obligation -0.07, gge +0.05, burden -0.03, climate -0.02" },
  { "m09", "usa", 67, 69.5, 47, 88, +0.44, "support", "weak",
    "precedent +0.20, falseflag +0.19, obligation -0.15, infra +0.13, channels +0.09, climate -0.08" },
  { "m09", "rus", 50, 49.9, 25, 75, +0.16, "conditional", "weak",
    "limit -0.23, falseflag +0.21, precedent +0.20, obligation -0.15, channels +0.12, infra +0.10" },
  { "m09", "chn", 50, 47.3, 26, 69, +0.12, "conditional", "fair",
    "falseflag +0.21, obligation -0.15, track15 +0.08, intrusion -0.02" },
  { "m10", "usa", 50, 52.9, 31, 74, +0.19, "support", "fair",
    "precedent +0.20, climate -0.08, obligation -0.07, group +0.07, infra +0.05, track15 +0.05" },
  { "m10", "rus", 67, 66.3, 45, 85, +0.38, "support", "fair",
    "precedent +0.20, group +0.09, obligation -0.07, gge +0.07, private +0.07, track15 +0.05" },
  { "m10", "chn", 50, 46.8, 28, 66, +0.12, "conditional", "fair",
    "private +0.13, track15 +0.08, obligation -0.07, intrusion -0.02" },
  { "m11", "usa", 33, 26.5, 11, 46, -0.18, "oppose", "fair",
    "gge -0.21, precedent +0.20, obligation -0.15, climate -0.08, infra +0.08, burden -0.02" },
  { "m11", "rus", 67, 65.3, 43, 85, +0.37, "support", "fair",
    "gge +0.30, precedent +0.20, obligation -0.15, infra +0.06, climate -0.02, burden -0.02" },
  { "m12", "usa", 67, 60.0, 35, 83, +0.30, "support", "weak",
    "osce +0.26, precedent +0.20, climate -0.08, obligation -0.07" },
  { "m12", "rus", 67, 61.1, 38, 82, +0.31, "support", "fair",
    "osce +0.21, precedent +0.20, obligation -0.07, climate -0.02" },
  { "m13", "usa", 67, 61.2, 37, 83, +0.32, "support", "weak",
    "proportion +0.29, track15 +0.08, climate -0.06" },
  { "m13", "rus", 67, 61.1, 37, 83, +0.31, "support", "weak",
    "proportion +0.22, track15 +0.08, climate +0.01" },
  { "m13", "chn", 50, 47.2, 29, 66, +0.12, "conditional", "fair",
    "track15 +0.12, limit -0.05, proportion +0.05" },
};

/* P(consent), per cent, in the scenarios SC-0 ... SC-6; -1: no cell. */
typedef struct
{
  const char *measure;
  int consent[7][3];         /* by scenario; US, RU, CN */
} ScenarioRow;

static const ScenarioRow scenario_rows[] = {
  { "m01", { { 67, 82, -1 }, { 69, 84, -1 }, { 66, 82, -1 }, { 64, 79, -1 }, { 71, 84, -1 }, { 65, 79, -1 }, { 61, 77, -1 } } },
  { "m02", { { 72, 82, -1 }, { 74, 83, -1 }, { 71, 81, -1 }, { 70, 78, -1 }, { 76, 84, -1 }, { 70, 78, -1 }, { 66, 77, -1 } } },
  { "m03", { { 50, 70, -1 }, { 52, 72, -1 }, { 49, 69, -1 }, { 47, 65, -1 }, { 55, 73, -1 }, { 48, 65, -1 }, { 44, 63, -1 } } },
  { "m04", { { 27, 66, -1 }, { 29, 68, -1 }, { 26, 65, -1 }, { 25, 61, -1 }, { 31, 69, -1 }, { 25, 61, -1 }, { 22, 59, -1 } } },
  { "m05", { { 64, 73, 48 }, { 66, 75, 48 }, { 63, 72, 48 }, { 62, 69, 48 }, { 68, 76, 48 }, { 62, 69, 48 }, { 58, 67, 47 } } },
  { "m06", { { 50, 83, -1 }, { 53, 84, -1 }, { 50, 82, -1 }, { 48, 80, -1 }, { 55, 85, -1 }, { 49, 80, -1 }, { 44, 78, -1 } } },
  { "m07", { { 62, 82, -1 }, { 65, 83, -1 }, { 62, 81, -1 }, { 60, 79, -1 }, { 67, 84, -1 }, { 60, 79, -1 }, { 56, 77, -1 } } },
  { "m08", { { 50, 59, -1 }, { 53, 61, -1 }, { 50, 57, -1 }, { 48, 54, -1 }, { 55, 62, -1 }, { 48, 54, -1 }, { 44, 51, -1 } } },
  { "m09", { { 69, 50, 47 }, { 72, 52, 47 }, { 69, 49, 47 }, { 67, 45, 47 }, { 74, 53, 47 }, { 68, 45, 47 }, { 64, 43, 47 } } },
  { "m10", { { 53, 66, 47 }, { 55, 68, 47 }, { 52, 65, 47 }, { 50, 62, 47 }, { 58, 70, 47 }, { 51, 62, 47 }, { 47, 59, 46 } } },
  { "m11", { { 27, 65, -1 }, { 29, 68, -1 }, { 26, 64, -1 }, { 25, 61, -1 }, { 31, 69, -1 }, { 25, 61, -1 }, { 22, 58, -1 } } },
  { "m12", { { 60, 61, -1 }, { 62, 63, -1 }, { 59, 60, -1 }, { 58, 56, -1 }, { 65, 64, -1 }, { 58, 56, -1 }, { 54, 54, -1 } } },
  { "m13", { { 61, 61, 47 }, { 62, 62, 47 }, { 61, 61, 47 }, { 60, 59, 47 }, { 64, 63, 47 }, { 60, 59, 47 }, { 58, 58, 47 } } },
};

/* After the twelve notes; drivers, habit and weight are -1 where the party was not observed. */
typedef struct
{
  const char *measure;
  const char *party;
  int before;
  int after;
  const char *headline;
  int drivers;
  int habit;
  double weight;
} NotesRow;

static const NotesRow notes_rows[] = {
  { "m01", "usa", 67, 85, "accept", 86, 96, 0.02 },
  { "m01", "rus", 82, 91, "accept", 92, 97, 0.03 },
  { "m02", "usa", 72, 78, "support", 78, 93, 0.02 },
  { "m02", "rus", 82, 84, "accept", 84, 94, 0.03 },
  { "m03", "usa", 50, 52, "support", 53, 55, 0.02 },
  { "m03", "rus", 70, 70, "support", 71, 60, 0.03 },
  { "m04", "usa", 27, 28, "conditional", 27, 55, 0.02 },
  { "m04", "rus", 66, 63, "support", 64, 45, 0.03 },
  { "m05", "usa", 64, 69, "support", 71, 70, 0.02 },
  { "m05", "rus", 73, 75, "support", 77, 73, 0.03 },
  { "m05", "chn", 48, 48, "conditional", -1, -1, -1 },
  { "m06", "usa", 50, 45, "conditional", 45, 8, 0.02 },
  { "m06", "rus", 83, 93, "accept", 94, 96, 0.03 },
  { "m07", "usa", 62, 63, "support", 65, 47, 0.02 },
  { "m07", "rus", 82, 85, "accept", 87, 70, 0.03 },
  { "m08", "usa", 50, 52, "support", 53, 55, 0.02 },
  { "m08", "rus", 59, 45, "conditional", 46, 6, 0.03 },
  { "m09", "usa", 69, 72, "support", 74, 55, 0.02 },
  { "m09", "rus", 50, 50, "conditional", 50, 60, 0.03 },
  { "m09", "chn", 47, 47, "conditional", -1, -1, -1 },
  { "m10", "usa", 53, 55, "support", 55, 55, 0.02 },
  { "m10", "rus", 66, 67, "support", 68, 60, 0.03 },
  { "m10", "chn", 47, 47, "conditional", -1, -1, -1 },
  { "m11", "usa", 27, 26, "oppose", 25, 47, 0.02 },
  { "m11", "rus", 65, 68, "support", 70, 70, 0.03 },
  { "m12", "usa", 60, 64, "support", 64, 89, 0.02 },
  { "m12", "rus", 61, 65, "support", 66, 70, 0.03 },
  { "m13", "usa", 61, 62, "support", 64, 55, 0.02 },
  { "m13", "rus", 61, 58, "support", 60, 45, 0.03 },
  { "m13", "chn", 47, 47, "conditional", -1, -1, -1 },
};
