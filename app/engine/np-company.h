/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpCompanyParams:
 * @n: number of categories, >= 2
 * @shrink: measures added to the number seen together, > 0 (20): a party met twice is not yet alike
 * @power: exponent of similarity in the weight, > 0 (4)
 * @floor: weight of nobody, > 0 (0.05): one party that does not resemble must not count
 */
typedef struct
{
  guint n;
  double shrink;
  double power;
  double floor;
} NpCompanyParams;

/**
 * NpCompany:
 *
 * Who reacts like whom, and how those who resemble a party reacted to a text: the driver "company".
 * Source: ENGINE 1.3.1. The dates are the caller's: what has not been added is not known.
 */
typedef struct _NpCompany NpCompany;

/**
 * np_company_new:
 * @params: constants, copied
 * @n_parties: number of parties
 * @n_texts: number of texts
 *
 * Returns: (transfer full): nobody has reacted to anything; free with np_company_free()
 */
NpCompany *np_company_new (const NpCompanyParams *params, guint n_parties, guint n_texts);
void np_company_free (NpCompany *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpCompany, np_company_free)

/**
 * np_company_set_similarity:
 * @self: a company
 * @party: whose forecast it is for
 * @other: the party that it resembles
 * @similarity: the user's own entry, -1 ... 1; takes the place of the computed one for this pair and direction
 */
void np_company_set_similarity (NpCompany *self, guint party, guint other, double similarity);

/**
 * np_company_similarity:
 * @self: a company
 * @party: a party
 * @other: another party
 *
 * s_pq = A_pq / (N_pq + 20): A the agreement, the sum of (1 - |difference|) over the texts both have reacted to.
 *
 * Returns: -1 ... 1
 */
double np_company_similarity (const NpCompany *self, guint party, guint other);

/**
 * np_company_add:
 * @self: a company
 * @party: who reacted
 * @text: to what
 * @category: how, 0 ... n - 1; of several reactions of a party to a text the latest added counts
 */
void np_company_add (NpCompany *self, guint party, guint text, guint category);

/**
 * np_company_driver:
 * @self: a company
 * @party: whose driver
 * @text: the text in question
 *
 * x = sum of w_q r_q / (sum of w_q + 0.05) over the others that reacted, w_q = max (0, s_pq)^4 and
 * r = -1 ... +1 in even steps from the worst to the best category.
 *
 * Returns: -1 ... 1; 0 while nobody else has reacted
 */
double np_company_driver (const NpCompany *self, guint party, guint text);

G_END_DECLS
