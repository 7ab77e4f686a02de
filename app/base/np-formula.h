/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A preference statement about a state of a situation: "NOT US2", "US1 IFF (RU1 AND NOT RU2)", "RU2 IF RU1".
 * A state is a set of options that are taken, one bit an option.
 *
 *   statement = either [ "IF" either | "IFF" either ]        a IF b = (NOT b) OR a;  a IFF b = both or neither
 *   either    = both { "OR" both }
 *   both      = single { "AND" single }
 *   single    = "NOT" single | "(" statement ")" | option
 *
 * The words are read in either case. IF and IFF do not chain: "a IF b IF c" needs parentheses, because readers
 * disagree about what it means. An option's name is a run of letters, digits, "_", "-", "." and ":".
 *
 * Source of option prioritising by ordered statements: Fang, Hipel, Kilgour, Peng, "A decision support system for
 * interactive decision making", IEEE Transactions on Systems, Man and Cybernetics C 33 (2003).
 */
typedef struct _NpFormula NpFormula;

/**
 * NpStatePattern:
 * @care: the options that matter, one bit each
 * @value: of these, the options that are taken; no bit outside @care
 *
 * A state s fits when (s & care) == value.
 */
typedef struct
{
  guint64 care;
  guint64 value;
} NpStatePattern;

/**
 * NpFormulaLookup:
 * @name: a name as it stands in the statement
 * @data: the caller's
 *
 * Returns: the number of the option, 0 ... 62, or -1 when there is none of that name
 */
typedef int (*NpFormulaLookup) (const char *name, gpointer data);

/**
 * np_formula_parse:
 * @text: the statement, UTF-8
 * @lookup: finds an option by its name
 * @data: given to @lookup
 * @error: %NP_INPUT_ERROR: SYNTAX (with the place, counted in characters from 1), REFERENCE (no option of that
 *   name), LIMIT (nested deeper than 60)
 *
 * Returns: (transfer full) (nullable): the statement; free with np_formula_free()
 */
NpFormula *np_formula_parse (const char *text, NpFormulaLookup lookup, gpointer data, GError **error);

/**
 * np_formula_any_of:
 * @patterns: (array length=n): patterns of which any may fit
 * @n: their number; with 0 the statement never holds
 *
 * Returns: (transfer full): the statement "the state fits one of the patterns"
 */
NpFormula *np_formula_any_of (const NpStatePattern *patterns, guint n);

/**
 * np_formula_holds:
 * @self: a statement
 * @state: a state
 *
 * Returns: whether the statement is true of the state
 */
gboolean np_formula_holds (const NpFormula *self, guint64 state);

/**
 * np_formula_get_options:
 * @self: a statement
 *
 * Returns: the options it speaks of, one bit each
 */
guint64 np_formula_get_options (const NpFormula *self);

/**
 * np_formula_spell:
 * @self: a statement
 * @names: names of the options by number; as many as the statement speaks of, at least one
 *
 * Returns: (transfer full): the statement as np_formula_parse() reads it, with no more parentheses than it needs
 */
char *np_formula_spell (const NpFormula *self, const char *const *names);

void np_formula_free (NpFormula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpFormula, np_formula_free)

G_END_DECLS
