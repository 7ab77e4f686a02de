/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-package-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINKS (1u << 23)
#define MAX_CANDIDATES_3 (1u << 22)

#define GROW(array, capacity, need) \
  G_STMT_START \
    { \
      if ((need) > (capacity)) \
        { \
          (capacity) = MAX ((need), 2 * (capacity)); \
          (array) = g_realloc_n ((array), (capacity), sizeof *(array)); \
        } \
    } \
  G_STMT_END

static guint64
add_saturating (guint64 a, guint64 b)
{
  return a > G_MAXUINT64 - b ? G_MAXUINT64 : a + b;
}

static guint64
multiply_saturating (guint64 a, guint64 b)
{
  return b != 0 && a > G_MAXUINT64 / b ? G_MAXUINT64 : a * b;
}

int
np_package_compare_values (const gint64 *a, const gint64 *b)
{
  for (guint p = 0; p < NP_PACKAGE_MAX_PARTIES; p++)
    if (a[p] != b[p])
      return a[p] > b[p] ? -1 : 1;
  return 0;
}

static gboolean
comes_before (const NpPackageSource *a, const NpPackageSource *b)
{
  int order = np_package_compare_values (a->head, b->head);

  return order != 0 ? order < 0 : a->order < b->order;
}

static void
sift_down (NpPackageSource **heap, guint n, guint at)
{
  NpPackageSource *moving = heap[at];

  for (guint child; (child = 2 * at + 1) < n; at = child)
    {
      if (child + 1 < n && comes_before (heap[child + 1], heap[child]))
        child++;
      if (!comes_before (heap[child], moving))
        break;
      heap[at] = heap[child];
    }
  heap[at] = moving;
}

static inline void
source_look (NpPackageSource *source)
{
  for (guint p = 0; p < NP_PACKAGE_MAX_PARTIES; p++)
    source->head[p] = source->next->value[p] + source->shift->value[p];
}

/* How the candidate stands to the points kept in this state: 1 = new, 0 = equal to the last one, -1 = dominated. */
static int
judge (NpPackageMerger *self, guint start, const gint64 *v)
{
  const gint64 *last;

  if (self->n_next == start)
    return 1;
  last = self->next[self->n_next - 1].value;
  if (self->n_parties == 2)
    {
      if (v[1] > last[1])
        return 1;
      return v[1] == last[1] && v[0] == last[0] ? 0 : -1;
    }
  if (np_package_compare_values (v, last) == 0)
    return 0;

  /* Everything kept so far has a first value at least as large: only the other two decide. */
  {
    guint low = 0, high = self->n_stair;

    while (low < high)
      {
        guint middle = (low + high) / 2;

        if (self->stair[middle].b >= v[1])
          low = middle + 1;
        else
          high = middle;
      }
    return low > 0 && self->stair[low - 1].c >= v[2] ? -1 : 1;
  }
}

/* The steps go down in b and up in c; a new one swallows those it dominates. */
static void
stair_insert (NpPackageMerger *self, gint64 vb, gint64 vc)
{
  guint low = 0, high = self->n_stair, from, to;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->stair[middle].b > vb)
        low = middle + 1;
      else
        high = middle;
    }
  from = to = low;
  while (to < self->n_stair && self->stair[to].c <= vc)
    to++;
  GROW (self->stair, self->stair_capacity, self->n_stair + 1);
  memmove (self->stair + from + 1, self->stair + to, (self->n_stair - to) * sizeof (NpPackageStep));
  self->stair[from] = (NpPackageStep) { vb, vc };
  self->n_stair += 1 + from - to;
}

static gboolean
too_large (GError **error)
{
  g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE,
                       _("too many efficient packages to list exactly: take fewer issues, coarser part-worths "
                       "or two parties at a time"));
  return FALSE;
}

/* Takes a candidate of @source into the state that starts at @start, unless it is dominated. */
static gboolean
take (NpPackageMerger *self, guint start, const NpPackageSource *source, guint32 parent, GError **error)
{
  int verdict = judge (self, start, source->head);
  guint64 count = multiply_saturating (source->next->count, source->shift->count);
  NpPackagePoint *point;

  if (verdict < 0)
    return TRUE;
  if (verdict == 0)
    {
      point = &self->next[self->n_next - 1];
      point->count = add_saturating (point->count, count);
      return TRUE;
    }
  if (self->n_next == NP_PACKAGE_MAX_POINTS || self->n_links == MAX_LINKS)
    return too_large (error);
  if (self->n_next == self->next_capacity)
    {
      self->next_capacity = MAX (256, 2 * self->next_capacity);
      self->next = g_realloc_n (self->next, self->next_capacity, sizeof *self->next);
      self->links = g_realloc_n (self->links, self->next_capacity, sizeof *self->links);
    }
  point = &self->next[self->n_next];
  memcpy (point->value, source->head, sizeof point->value);
  point->count = count;
  self->links[self->n_next++] = source->link | parent;
  self->n_links++;
  if (self->n_parties == 3)
    stair_insert (self, source->head[1], source->head[2]);
  return TRUE;
}

gboolean
np_package_merger_run (NpPackageMerger *self, GError **error)
{
  guint start = self->n_next, n = self->n_sources;

  GROW (self->heap, self->heap_capacity, n);
  self->n_stair = 0;
  for (guint i = 0; i < n; i++)
    {
      self->heap[i] = &self->sources[i];
      self->n_candidates += (guint64) (self->sources[i].end - self->sources[i].next);
      source_look (&self->sources[i]);
    }
  if (self->n_parties == 3 && self->n_candidates > MAX_CANDIDATES_3)
    return too_large (error);
  for (guint i = n / 2; i-- > 0;)
    sift_down (self->heap, n, i);
  while (n > 0)
    {
      NpPackageSource *source = self->heap[0];

      if (!take (self, start, source, (guint32) (source->next - self->points), error))
        return FALSE;
      source->next++;
      if (self->n_parties == 2)
        {
          /* The second value grows along the list: what it cannot win yet is passed over without the heap. */
          const gint64 *last = self->next[self->n_next - 1].value;
          gint64 b_needed = last[1] - source->shift->value[1], a_last = last[0] - source->shift->value[0];

          while (source->next < source->end
                 && (source->next->value[1] < b_needed
                     || (source->next->value[1] == b_needed && source->next->value[0] != a_last)))
            source->next++;
        }
      if (source->next == source->end)
        self->heap[0] = self->heap[--n];
      else
        source_look (source);
      if (n > 1)
        sift_down (self->heap, n, 0);
    }
  self->n_sources = 0;
  return TRUE;
}

void
np_package_merger_init (NpPackageMerger *self, guint n_parties)
{
  memset (self, 0, sizeof *self);
  self->n_parties = n_parties;
  self->capacity = self->n_points = 1;
  self->points = g_new0 (NpPackagePoint, 1);
  self->points[0].count = 1;
}

void
np_package_merger_clear (NpPackageMerger *self)
{
  g_free (self->points);
  g_free (self->next);
  g_free (self->links);
  g_free (self->sources);
  g_free (self->heap);
  g_free (self->stair);
}

void
np_package_merger_begin (NpPackageMerger *self)
{
  self->n_next = self->n_sources = 0;
  self->n_candidates = 0;
}

void
np_package_merger_add_source (NpPackageMerger *self, guint start, guint end, const NpPackagePoint *shift, guint item)
{
  NpPackageSource *source;

  GROW (self->sources, self->sources_capacity, self->n_sources + 1);
  source = &self->sources[self->n_sources];
  source->next = self->points + start;
  source->end = self->points + end;
  source->shift = shift;
  source->link = item << NP_PACKAGE_PARENT_BITS;
  source->order = self->n_sources++;
}

guint32 *
np_package_merger_end (NpPackageMerger *self)
{
  guint32 *links = g_renew (guint32, self->links, self->n_next);
  NpPackagePoint *points = self->points;
  guint capacity = self->capacity;

  self->points = self->next;
  self->next = points;
  self->capacity = self->next_capacity;
  self->next_capacity = capacity;
  self->links = g_new (guint32, capacity);
  self->n_points = self->n_next;
  return links;
}
