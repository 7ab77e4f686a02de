/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The manual: its grammar, and the same structure in both languages. */
void add_manual_tests (void);

/* The schema: follows from the tables of the model, accepts what the program writes and refuses what it would refuse. */
void add_schema_tests (void);
