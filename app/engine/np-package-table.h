/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-package-choice.h"

G_BEGIN_DECLS

/**
 * NpPackageTable:
 * @n_issues: issues
 * @names: (array zero-terminated=1): their names or identifiers
 * @options: (array length=n_issues): [issue] the names of its options, %NULL-terminated; the first one is "out", the
 *   state without agreement
 * @issues: (array length=n_issues): the issues, worths of two parties: own, other
 * @rules: (element-type NpPackageRule): what must go together and what must not
 *
 * Issues of two parties with their names: what the command packages and the page of packages start from.
 */
typedef struct
{
  guint n_issues;
  char **names;
  char ***options;
  NpPackageIssue *issues;
  GArray *rules;
} NpPackageTable;

/**
 * np_package_table_new:
 * @n_issues: at least 1
 *
 * Returns: (transfer full): a table whose issues are still to be set; free with np_package_table_free()
 */
NpPackageTable *np_package_table_new (guint n_issues);
void np_package_table_free (NpPackageTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPackageTable, np_package_table_free)

/**
 * np_package_table_set_issue:
 * @self: a table
 * @issue: an issue not set before
 * @name: its name
 * @options: (array zero-terminated=1): names of its options, at least one, at most %NP_PACKAGE_MAX_OPTIONS
 * @worths: (array): [option][own, other]
 */
void np_package_table_set_issue (NpPackageTable *self, guint issue, const char *name, const char *const *options,
                                 const gint32 *worths);

/**
 * np_package_table_add_needs:
 * @self: a table
 * @issue: an issue
 * @options: bit per option of it
 * @other: another issue
 * @other_options: bit per option of it
 *
 * Adds the rule that @issue at one of @options needs @other at one of @other_options. With the complement of
 * @other_options it says that the two exclude each other.
 */
void np_package_table_add_needs (NpPackageTable *self, guint issue, guint64 options, guint other, guint64 other_options);

/**
 * np_package_table_input:
 * @self: a table with all issues set
 * @input: (out caller-allocates): filled in for np_package_frontier_new(); valid as long as @self
 */
void np_package_table_input (const NpPackageTable *self, NpPackageInput *input);

/**
 * np_package_table_find:
 * @self: a table
 * @name: name of an issue
 *
 * Returns: the issue, -1 when there is none of that name
 */
int np_package_table_find (const NpPackageTable *self, const char *name);

/**
 * np_package_table_find_option:
 * @self: a table
 * @issue: an issue
 * @option: name of an option
 *
 * Returns: the option, -1 when the issue has none of that name
 */
int np_package_table_find_option (const NpPackageTable *self, guint issue, const char *option);

G_END_DECLS
