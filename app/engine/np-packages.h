/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-engine-error.h"
#include "engine/np-engine-progress.h"

G_BEGIN_DECLS

#define NP_PACKAGE_MAX_PARTIES 3
#define NP_PACKAGE_MAX_ISSUES 1024
#define NP_PACKAGE_MAX_OPTIONS 64

/**
 * NpPackageIssue:
 * @n_options: 1 ... %NP_PACKAGE_MAX_OPTIONS
 * @worths: (array): [option][party], the part-worth of each option to each party, any whole number; 1000 = one unit
 *   of the support index
 * @allowed: bit per option that may be chosen; %G_MAXUINT64 = all
 *
 * One thing to be decided, for a dossier one measure with the options out, minimum, target, maximum. Exactly one
 * option of every issue is in a package, and a package is worth the sum.
 */
typedef struct
{
  guint n_options;
  const gint32 *worths;
  guint64 allowed;
} NpPackageIssue;

/**
 * NpPackageRule:
 * @if_issue: an issue
 * @if_options: bit per option of it
 * @then_issue: another issue
 * @then_options: bit per option of it
 *
 * If @if_issue takes one of @if_options, @then_issue must take one of @then_options. "Needs" and "excludes" are both
 * of this form: m needs n = (m not out -> n not out), m excludes n = (m not out -> n out).
 */
typedef struct
{
  guint if_issue;
  guint64 if_options;
  guint then_issue;
  guint64 then_options;
} NpPackageRule;

/**
 * NpPackageInput:
 * @n_parties: 2 ... %NP_PACKAGE_MAX_PARTIES; of more parties take pairs, and say so
 * @n_issues: 1 ... %NP_PACKAGE_MAX_ISSUES
 * @issues: (array length=n_issues): the issues
 * @n_rules: may be 0
 * @rules: (array length=n_rules) (nullable): what must go together and what must not
 * @progress: (nullable): asked after every issue whether to go on
 * @progress_data: its argument
 *
 * What can be put together, and what it is worth to whom.
 */
typedef struct
{
  guint n_parties, n_issues;
  const NpPackageIssue *issues;
  guint n_rules;
  const NpPackageRule *rules;
  NpEngineProgress progress;
  gpointer progress_data;
} NpPackageInput;

/**
 * NpPackagePoint:
 * @value: what a package is worth to each party (unused parties: 0)
 * @count: how many packages have exactly these values (G_MAXUINT64 = that many or more)
 *
 * A point of the frontier.
 */
typedef struct
{
  gint64 value[NP_PACKAGE_MAX_PARTIES];
  guint64 count;
} NpPackagePoint;

/**
 * NpPackageFrontier:
 *
 * Every efficient package: one that no other package betters for some party without worsening it for another.
 */
typedef struct _NpPackageFrontier NpPackageFrontier;

/**
 * np_package_frontier_new:
 * @input: the issues; needed only during the call
 * @error: where to say what is wrong
 *
 * Exact, by stage-wise merge: a package can be efficient only if each part of it is, so issue by issue every point
 * so far is shifted by every option, the sorted lists are merged with a heap, and dominated points fall out. Linked
 * issues are taken together while they have at most 4,096 combinations; larger links keep one list per combination
 * of the options that later rules still ask about. Whole numbers throughout, so the result does not depend on any
 * order. (Nemhauser and Ullmann, "Discrete dynamic programming and capital allocation", Management Science 15,
 * 1969.)
 *
 * Returns: (transfer full): the frontier; free with np_package_frontier_free(). %NULL with %NP_ENGINE_ERROR_RANGE,
 *   %NP_ENGINE_ERROR_EMPTY (no package keeps the rules), %NP_ENGINE_ERROR_CANCELLED or %NP_ENGINE_ERROR_SIZE (more
 *   than 524,288 efficient parts, with three parties 4,194,304 candidates, or rules tangled beyond 4,096 combinations)
 */
NpPackageFrontier *np_package_frontier_new (const NpPackageInput *input, GError **error);
void np_package_frontier_free (NpPackageFrontier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPackageFrontier, np_package_frontier_free)

/**
 * np_package_frontier_get_points:
 * @self: a frontier
 * @n_points: (out): at least 1
 *
 * Returns: (transfer none) (array length=n_points): the points in descending order of the first party's value, then
 *   of the second's (of two parties: ascending for the second)
 */
const NpPackagePoint *np_package_frontier_get_points (const NpPackageFrontier *self, guint *n_points);

/**
 * np_package_frontier_get_options:
 * @self: a frontier
 * @point: number of a point
 * @options: (out caller-allocates) (array): [issue] the option chosen, for one package with these values
 */
void np_package_frontier_get_options (const NpPackageFrontier *self, guint point, guint8 *options);

/**
 * np_package_value:
 * @input: the issues
 * @options: (array): [issue] an option of each
 * @value: (out caller-allocates) (array fixed-size=3): what this package is worth to each party
 */
void np_package_value (const NpPackageInput *input, const guint8 *options, gint64 *value);

/**
 * np_package_keeps_rules:
 * @input: the issues
 * @options: (array): [issue] an option of each
 *
 * Returns: whether every option is allowed and every rule is kept
 */
gboolean np_package_keeps_rules (const NpPackageInput *input, const guint8 *options);

G_END_DECLS
