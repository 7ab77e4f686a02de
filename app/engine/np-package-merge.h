/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the packages: the merge of sorted lists that the frontier is built from. */

#include "engine/np-packages.h"

G_BEGIN_DECLS

/* A link says where a point came from: the item added (13 bits) and the point before it (19 bits). */
#define NP_PACKAGE_PARENT_BITS 19
#define NP_PACKAGE_MAX_POINTS (1u << NP_PACKAGE_PARENT_BITS)

/**
 * NpPackageSource:
 * @head: the first value not yet taken, shifted
 * @next: that point
 * @end: end of the list
 * @shift: the item that is added to every point of the list
 * @link: the number of the item, where a link holds it
 * @order: which of equal heads comes first
 *
 * A sorted list of points shifted by an item.
 */
typedef struct
{
  gint64 head[NP_PACKAGE_MAX_PARTIES];
  const NpPackagePoint *next, *end, *shift;
  guint32 link;
  guint order;
} NpPackageSource;

/**
 * NpPackageStep:
 * @b: a second value
 * @c: the largest third value of a point with at least that second value
 *
 * With three parties, what is still undominated in the last two values is a stair: down in @b, up in @c.
 */
typedef struct
{
  gint64 b, c;
} NpPackageStep;

/**
 * NpPackageMerger:
 * @n_parties: 2 or 3
 * @points: points of the last stage
 * @n_points: their number
 * @capacity: room for them
 * @next: points of this stage so far
 * @links: where each of them came from
 * @n_next: their number
 * @next_capacity: room for @next and @links
 * @n_links: points of all stages so far
 * @n_candidates: candidates of this stage so far
 * @sources: the lists to merge
 * @n_sources: their number
 *
 * The working memory of the merge, used again from stage to stage.
 */
typedef struct
{
  guint n_parties;
  NpPackagePoint *points, *next;
  guint32 *links;
  guint n_points, capacity, n_next, next_capacity;
  guint64 n_links, n_candidates;
  NpPackageSource *sources;
  guint n_sources;

  /*< private >*/
  guint sources_capacity, heap_capacity, n_stair, stair_capacity;
  NpPackageSource **heap;
  NpPackageStep *stair;
} NpPackageMerger;

/* Begins and ends the life of a merger in memory of the caller; @n_parties is 2 or 3. */
void np_package_merger_init (NpPackageMerger *self, guint n_parties);
void np_package_merger_clear (NpPackageMerger *self);

/* Begins a stage without points. */
void np_package_merger_begin (NpPackageMerger *self);

/* Adds the points @start ... @end - 1 of the last stage, shifted by @shift, to the lists of the next merge. */
void np_package_merger_add_source (NpPackageMerger *self, guint start, guint end, const NpPackagePoint *shift,
                                   guint item);

/* Merges the lists into undominated points behind those of this stage, and forgets the lists. %FALSE with
 * %NP_ENGINE_ERROR_SIZE. */
gboolean np_package_merger_run (NpPackageMerger *self, GError **error);

/* Ends the stage: its points are those of the last stage now. Returns: (transfer full): their links. */
guint32 *np_package_merger_end (NpPackageMerger *self);

/* Descending by the first value, then the second, then the third. */
int np_package_compare_values (const gint64 *a, const gint64 *b);

G_END_DECLS
