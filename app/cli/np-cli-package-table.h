/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-package-table.h"

G_BEGIN_DECLS

/**
 * np_cli_package_table_load:
 * @path: a CSV file "issue,option,own,other" with optional columns "needs" and "excludes"
 * @error: %NP_INPUT_ERROR and what else reading files may bring
 *
 * One row per option; the first option of an issue is "out", the state without agreement. A cell of "needs" or
 * "excludes" is a list, separated by semicolons, of what this option needs or excludes: ISSUE (any option of it but the
 * first) or ISSUE=OPTION.
 *
 * Returns: (transfer full): the table; %NULL on error
 */
NpPackageTable *np_cli_package_table_load (const char *path, GError **error);

/**
 * np_cli_package_table_resolve:
 * @table: a table
 * @item: ISSUE or ISSUE=OPTION (or ISSUE:OPTION)
 * @issue: (out): the issue
 * @options: (out): bit per option meant
 *
 * Returns: %FALSE when there is no such issue or option
 */
gboolean np_cli_package_table_resolve (const NpPackageTable *table, const char *item, guint *issue, guint64 *options);

G_END_DECLS
