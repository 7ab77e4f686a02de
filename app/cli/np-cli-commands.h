/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** The list of all commands, for the table in np-cli.c: each is defined in the file of its name, np_cli_bargain in
 * np-cli-bargain.c. */

#include "cli/np-cli.h"

G_BEGIN_DECLS

extern const NpCliCommand np_cli_bargain;
extern const NpCliCommand np_cli_check;
extern const NpCliCommand np_cli_exchange;
extern const NpCliCommand np_cli_exercise;
extern const NpCliCommand np_cli_export;
extern const NpCliCommand np_cli_new;
extern const NpCliCommand np_cli_note;
extern const NpCliCommand np_cli_forecast;
extern const NpCliCommand np_cli_learn;
extern const NpCliCommand np_cli_packages;
extern const NpCliCommand np_cli_stability;

G_END_DECLS
