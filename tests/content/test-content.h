/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The manual: its grammar, and the same structure in both languages. */
void add_manual_tests (void);
