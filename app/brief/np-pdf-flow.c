/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <string.h>

#define NOTE_RULE MM (4.2) /* room above the notes: blank, rule, blank */

NpPdfRow *
np_pdf_row_new (NpPdf *pdf, NpPdfRowKind kind)
{
  NpPdfRow *row = g_new0 (NpPdfRow, 1);
  row->kind = kind;
  row->cells = g_ptr_array_new ();
  row->rule_x = LEFT;
  row->rule_width = TEXT_WIDTH;
  g_ptr_array_add (pdf->rows, row);
  return row;
}

NpPdfCell *
np_pdf_row_add_cell (NpPdfRow *row, double x, double width, NpLang lang, const char *tag)
{
  NpPdfCell *cell = g_new0 (NpPdfCell, 1);
  cell->x = x;
  cell->width = width;
  cell->lang = lang;
  cell->tag = tag;
  cell->tracks = 3;
  cell->paras = g_ptr_array_new_with_free_func ((GDestroyNotify) np_pdf_para_free);
  g_ptr_array_add (row->cells, cell);
  return cell;
}

void
np_pdf_cell_add (NpPdfCell *cell, NpPdfPara *para)
{
  g_ptr_array_add (cell->paras, para);
}

void
np_pdf_row_free (gpointer data)
{
  NpPdfRow *row = data;
  for (guint i = 0; i < row->cells->len; i++)
    {
      NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      g_ptr_array_unref (cell->paras);
      g_free (cell);
    }
  g_ptr_array_unref (row->cells);
  g_free (row->bookmark);
  g_free (row);
}

void
np_pdf_placed_free (gpointer data)
{
  NpPdfPlaced *placed = data;
  g_free (placed->from);
  g_free (placed->to);
  g_free (placed);
}

void
np_pdf_page_free (gpointer data)
{
  NpPdfPage *page = data;
  g_clear_pointer (&page->placed, g_ptr_array_unref);
  g_clear_pointer (&page->side, g_ptr_array_unref);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&page->notes[i], g_array_unref);
  g_free (page);
}

guint
np_pdf_cell_lines (const NpPdfCell *cell)
{
  guint n = 0;
  for (guint i = 0; i < cell->paras->len; i++)
    n += ((NpPdfPara *) g_ptr_array_index (cell->paras, i))->n_lines;
  return n;
}

double
np_pdf_cell_height (const NpPdfCell *cell, guint from, guint to)
{
  double height = from == 0 ? cell->pad : 0;
  guint line = 0;

  for (guint i = 0; i < cell->paras->len; i++)
    {
      NpPdfPara *para = g_ptr_array_index (cell->paras, i);
      guint a = MAX (from, line), b = MIN (to, line + para->n_lines);
      if (a < b)
        height += (b - a) * np_pdf_para_lead (para) + (a == line && a > from ? para->gap : 0);
      line += para->n_lines;
    }
  return from == 0 ? MAX (height, cell->fixed) : height;
}

/* Notes are a row of one cell for each language, aligned by pair; made once for each set of languages. */
NpPdfRow *
np_pdf_note_row (NpPdf *pdf, guint note, guint langs)
{
  gpointer key = GUINT_TO_POINTER (note * 4 + langs);
  NpPdfRow *row = g_hash_table_lookup (pdf->note_rows, key);

  if (row != NULL || note == 0 || note > pdf->document->notes->len)
    return row;
  row = np_pdf_row_new (pdf, ROW_TEXT);
  const NpPackText *text = g_ptr_array_index (pdf->document->notes, note - 1);
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      NpLang lang = i == 0 ? pdf->first : np_lang_other (pdf->first);
      double x, width;
      if ((langs & NP_LANG_MASK (lang)) == 0)
        continue;
      np_pdf_columns (pdf, lang, &x, &width);
      /* Columns have a cell each; otherwise one language stands below the other. */
      gboolean below = row->cells->len > 0 && ((NpPdfCell *) g_ptr_array_index (row->cells, 0))->x == x;
      NpPdfCell *cell = below ? g_ptr_array_index (row->cells, 0)
                              : np_pdf_row_add_cell (row, x, width, lang, "Note");
      g_autofree char *id = g_strdup_printf ("note-%u", note);
      NpPdfPara *para = np_pdf_para_new (pdf, STYLE_NOTE, lang, text, width - MM (4), 0, FALSE, id);
      para->x = MM (4);
      para->mark = g_strdup_printf ("%u", note);
      para->tag = "P";
      np_pdf_cell_add (cell, para);
    }
  g_hash_table_insert (pdf->note_rows, key, row);
  return row;
}

static double
row_height (const NpPdfRow *row)
{
  double height = 0;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      height = MAX (height, np_pdf_cell_height (cell, 0, np_pdf_cell_lines (cell)));
    }
  return height;
}

/* In two columns the two languages of a note stand side by side; else one below the other, as they are referred
 * to. */
double
np_pdf_notes_height (NpPdf *pdf, const GArray *notes)
{
  double height = 0;
  for (guint i = 0; i < notes->len; i++)
    {
      const NpPdfNoteRef *ref = &g_array_index (notes, NpPdfNoteRef, i);
      NpPdfRow *row = np_pdf_note_row (pdf, ref->note, ref->langs);
      if (row != NULL)
        height += row_height (row) + (i > 0 ? MM (0.8) : NOTE_RULE);
    }
  return height;
}

static void
notes_add (GArray *notes, guint note, guint langs)
{
  guint i = 0;
  while (i < notes->len && g_array_index (notes, NpPdfNoteRef, i).note < note)
    i++;
  if (i < notes->len && g_array_index (notes, NpPdfNoteRef, i).note == note)
    g_array_index (notes, NpPdfNoteRef, i).langs |= langs;
  else
    {
      NpPdfNoteRef ref = { note, langs };
      g_array_insert_val (notes, i, ref);
    }
}

static void
collect_notes (GArray *notes, const NpPdfCell *cell, guint from, guint to)
{
  guint line = 0;
  for (guint i = 0; i < cell->paras->len; i++)
    {
      const NpPdfPara *para = g_ptr_array_index (cell->paras, i);
      for (guint j = 0; para->notes != NULL && j < para->notes->len; j++)
        {
          const NpPdfNoteLine *note = &g_array_index (para->notes, NpPdfNoteLine, j);
          if (line + note->line >= from && line + note->line < to)
            notes_add (notes, note->note, NP_LANG_MASK (para->lang));
        }
      line += para->n_lines;
    }
}

/* The widow and orphan rule for one column: @k of the lines from @from on; 0 = none may stay. */
static guint
keep_lines (const NpPdfCell *cell, guint from, guint k)
{
  guint line = 0;
  for (guint i = 0; i < cell->paras->len; i++)
    {
      guint n = ((NpPdfPara *) g_ptr_array_index (cell->paras, i))->n_lines;
      guint a = MAX (from, line), cut = from + k;
      if (cut > line && cut < line + n)
        {
          if (line + n - cut < 2)
            cut = line + n - 2;
          if (cut < a + 2 && cut < line + 2)
            cut = line;
          return cut > from ? cut - from : 0;
        }
      line += n;
    }
  return k;
}

typedef struct
{
  NpPdf *pdf;
  guint section;
  gboolean alternate;
  double squeeze; /* of the space above rows */
  NpPdfPage *page;
  double y[2]; /* next free point of each track */
  gboolean empty;
} Flow;

static double
before_row (const Flow *flow, const NpPdfRow *row)
{
  return flow->squeeze * row->before;
}

static void
new_page (Flow *flow)
{
  flow->page = g_new0 (NpPdfPage, 1);
  flow->page->section = flow->section;
  flow->page->tracks = 3;
  flow->page->placed = g_ptr_array_new_with_free_func (np_pdf_placed_free);
  flow->page->side = g_ptr_array_new_with_free_func (np_pdf_placed_free);
  for (guint i = 0; i < 2; i++)
    flow->page->notes[i] = g_array_new (FALSE, FALSE, sizeof (NpPdfNoteRef));
  g_ptr_array_add (flow->pdf->pages, flow->page);
  flow->y[0] = flow->y[1] = TOP;
  flow->empty = TRUE;
}

/* Heights of the two tracks of a fragment; without alternation both are the height of the taller column. */
static void
fragment_height (const Flow *flow, const NpPdfRow *row, const guint *from, const guint *to, double height[2])
{
  height[0] = height[1] = 0;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      double h = np_pdf_cell_height (cell, from[i], to[i]);
      for (guint t = 0; t < 2; t++)
        if (cell->tracks & (1 << t))
          height[t] = MAX (height[t], h);
    }
  if (!flow->alternate)
    height[0] = height[1] = MAX (height[0], height[1]);
  for (guint t = 0; t < 2; t++)
    height[t] += row->after;
}

/* Does the fragment fit, with the notes its lines refer to? */
static gboolean
fits (const Flow *flow, const NpPdfRow *row, const guint *from, const guint *to, double before)
{
  double height[2];
  fragment_height (flow, row, from, to, height);

  for (guint t = 0; t < 2; t++)
    {
      g_autoptr(GArray) notes = g_array_copy (flow->page->notes[t]);
      for (guint i = 0; i < row->cells->len; i++)
        {
          const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
          if (!flow->alternate || (cell->tracks & (1 << t)) != 0)
            collect_notes (notes, cell, from[i], to[i]);
        }
      double used = notes->len > 0 ? np_pdf_notes_height (flow->pdf, notes) : 0;
      if (flow->y[t] + before + height[t] + used > BOTTOM + 0.01)
        return FALSE;
    }
  return TRUE;
}

/*
 * The largest fragment that fits: first as many lines of each column as there is room for, then, while the
 * notes do not fit, one line less of the column that is taller; then the widow and orphan rule. @force: a page
 * that holds nothing else takes what it can. Returns whether anything may be placed here.
 */
static gboolean
choose (const Flow *flow, const NpPdfRow *row, const guint *from, double before, gboolean force, guint *to)
{
  guint n = row->cells->len;

  for (guint i = 0; i < n; i++)
    to[i] = np_pdf_cell_lines (g_ptr_array_index (row->cells, i));
  if (fits (flow, row, from, to, before))
    return TRUE;
  if (!row->split && !force)
    return FALSE;

  double room = BOTTOM - flow->y[0] - before;
  for (guint i = 0; i < n; i++)
    {
      const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      double space = flow->alternate && cell->tracks == 2 ? BOTTOM - flow->y[1] - before : room;
      guint low = from[i], high = to[i];
      while (low < high)
        {
          guint mid = (low + high + 1) / 2;
          if (np_pdf_cell_height (cell, from[i], mid) <= space + 0.01)
            low = mid;
          else
            high = mid - 1;
        }
      to[i] = low;
    }
  while (!fits (flow, row, from, to, before))
    {
      int tallest = -1;
      double most = 0;
      for (guint i = 0; i < n; i++)
        if (to[i] > from[i])
          {
            double h = np_pdf_cell_height (g_ptr_array_index (row->cells, i), from[i], to[i]);
            if (h > most)
              {
                most = h;
                tallest = i;
              }
          }
      if (tallest < 0)
        break;
      to[tallest]--;
    }
  gboolean any = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      guint all = np_pdf_cell_lines (cell);
      if (all == from[i])
        continue;
      guint k = keep_lines (cell, from[i], to[i] - from[i]);
      if (k == 0 && !force)
        return FALSE;
      if (k > 0)
        to[i] = from[i] + k;
      any = any || to[i] > from[i];
    }
  if (!any && force)
    {
      /* Nothing fits even on an empty page: one line of each column, whatever happens below. */
      for (guint i = 0; i < n; i++)
        to[i] = MIN (from[i] + 1, np_pdf_cell_lines (g_ptr_array_index (row->cells, i)));
      any = TRUE;
    }
  return any;
}

static double
chart_height (const NpPdfRow *row)
{
  return row->chart_height;
}

static void
place (Flow *flow, NpPdfRow *row, const guint *from, const guint *to, double before)
{
  NpPdfPlaced *placed = g_new0 (NpPdfPlaced, 1);
  guint n = row->cells->len;

  placed->row = row;
  placed->from = g_memdup2 (from, n * sizeof (guint));
  placed->to = g_memdup2 (to, n * sizeof (guint));
  placed->first = placed->last = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const NpPdfCell *cell = g_ptr_array_index (row->cells, i);
      placed->first = placed->first && from[i] == 0;
      placed->last = placed->last && to[i] == np_pdf_cell_lines (cell);
      for (guint t = 0; t < 2; t++)
        if (!flow->alternate || (cell->tracks & (1 << t)) != 0)
          collect_notes (flow->page->notes[t], cell, from[i], to[i]);
    }
  fragment_height (flow, row, from, to, placed->height);
  for (guint t = 0; t < 2; t++)
    {
      placed->height[t] += chart_height (row);
      placed->y[t] = flow->y[t] + before;
      flow->y[t] = placed->y[t] + placed->height[t];
      placed->height[t] -= row->after;
    }
  flow->empty = FALSE;
  g_ptr_array_add (flow->page->placed, placed);
}

/* What must stand together from row @i on: rows that keep with the next and the least piece of the one after.
 */
static gboolean
group_fits (Flow *flow, GPtrArray *rows, guint i)
{
  double saved[2] = { flow->y[0], flow->y[1] };
  gboolean ok = TRUE, first = flow->empty;

  for (; i < rows->len; i++)
    {
      NpPdfRow *row = g_ptr_array_index (rows, i);
      guint n = row->cells->len;
      g_autofree guint *from = g_new0 (guint, n + 1), *to = g_new0 (guint, n + 1);
      double before = first ? 0 : before_row (flow, row), height[2];
      first = FALSE;
      if (row->kind == ROW_BREAK)
        break;
      if (!row->keep)
        {
          ok = row->chart != NULL ? flow->y[0] + before + chart_height (row) + row->after <= BOTTOM
                                  : choose (flow, row, from, before, FALSE, to);
          break;
        }
      for (guint c = 0; c < n; c++)
        to[c] = np_pdf_cell_lines (g_ptr_array_index (row->cells, c));
      fragment_height (flow, row, from, to, height);
      for (guint t = 0; t < 2; t++)
        flow->y[t] += before + height[t] + chart_height (row);
      if (MAX (flow->y[0], flow->y[1]) > BOTTOM)
        {
          ok = FALSE;
          break;
        }
    }
  flow->y[0] = saved[0];
  flow->y[1] = saved[1];
  return ok;
}

/* The header row of the table that @row belongs to, to be repeated. */
static NpPdfRow *
table_head (GPtrArray *rows, guint i)
{
  const NpPdfRow *row = g_ptr_array_index (rows, i);
  while (row->table != 0 && i-- > 0)
    {
      NpPdfRow *other = g_ptr_array_index (rows, i);
      if (other->table != row->table)
        break;
      if (other->head)
        return other;
    }
  return NULL;
}

static void
next_page (Flow *flow, GPtrArray *rows, guint i)
{
  new_page (flow);
  NpPdfRow *head = table_head (rows, i);
  if (head != NULL)
    {
      guint n = head->cells->len;
      g_autofree guint *from = g_new0 (guint, n + 1), *to = g_new0 (guint, n + 1);
      for (guint c = 0; c < n; c++)
        to[c] = np_pdf_cell_lines (g_ptr_array_index (head->cells, c));
      place (flow, head, from, to, 0);
      flow->empty = TRUE;
    }
}

/* How far down the last page the rows have come. */
static double
flow_once (NpPdf *pdf, guint section, GPtrArray *rows, gboolean alternate, double squeeze)
{
  Flow flow = { pdf, section, alternate, squeeze };

  new_page (&flow);
  for (guint i = 0; i < rows->len && pdf->error == NULL; i++)
    {
      NpPdfRow *row = g_ptr_array_index (rows, i);
      guint n = row->cells->len;
      g_autofree guint *from = g_new0 (guint, n + 1), *to = g_new0 (guint, n + 1);

      if (row->kind == ROW_BREAK)
        {
          if (!flow.empty)
            new_page (&flow);
          continue;
        }
      gboolean after_keep = i > 0 && ((NpPdfRow *) g_ptr_array_index (rows, i - 1))->keep;
      if (!flow.empty && !after_keep && !group_fits (&flow, rows, i))
        next_page (&flow, rows, i);
      if (row->chart != NULL)
        {
          place (&flow, row, from, from, flow.empty ? 0 : before_row (&flow, row));
          continue;
        }
      while (TRUE)
        {
          double before = flow.empty ? 0 : before_row (&flow, row);
          if (!choose (&flow, row, from, before, flow.empty, to))
            {
              next_page (&flow, rows, i);
              continue;
            }
          place (&flow, row, from, to, before);
          gboolean done = TRUE;
          for (guint c = 0; c < n; c++)
            done = done && to[c] == np_pdf_cell_lines (g_ptr_array_index (row->cells, c));
          if (done)
            break;
          memcpy (from, to, n * sizeof (guint));
          next_page (&flow, rows, i);
        }
    }
  return MAX (flow.y[0], flow.y[1]);
}

/* A last page that holds next to nothing is saved by drawing the rows of the section a little closer together. */
#define SQUEEZE 0.72
#define NEXT_TO_NOTHING (TOP + 0.3 * (BOTTOM - TOP))

void
np_pdf_flow (NpPdf *pdf, guint section, GPtrArray *rows, gboolean alternate)
{
  guint first = pdf->pages->len;
  double end = flow_once (pdf, section, rows, alternate, 1);
  guint n = pdf->pages->len - first;

  if (n < 2 || end > NEXT_TO_NOTHING)
    return;
  g_ptr_array_set_size (pdf->pages, first);
  flow_once (pdf, section, rows, alternate, SQUEEZE);
  if (pdf->pages->len - first < n)
    return;
  g_ptr_array_set_size (pdf->pages, first);
  flow_once (pdf, section, rows, alternate, 1);
}

/* The side column of a brief: blocks that are never split, from @y on its first page. */
void
np_pdf_place_side (NpPdf *pdf, guint first_page, double y, GPtrArray *rows)
{
  guint p = first_page;
  gboolean top = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      NpPdfRow *row = g_ptr_array_index (rows, i);
      double height = row_height (row), before = i == 0 || top ? 0 : row->before;
      if (y + before + height > BOTTOM && !top)
        {
          if (++p >= pdf->pages->len)
            {
              Flow flow = { pdf, ((NpPdfPage *) g_ptr_array_index (pdf->pages, first_page))->section, FALSE, 1 };
              new_page (&flow);
            }
          y = TOP;
          before = 0;
          top = TRUE;
        }
      else
        top = FALSE;
      NpPdfPage *page = g_ptr_array_index (pdf->pages, p);
      NpPdfPlaced *placed = g_new0 (NpPdfPlaced, 1);
      placed->row = row;
      placed->from = g_new0 (guint, row->cells->len + 1);
      placed->to = g_new0 (guint, row->cells->len + 1);
      for (guint c = 0; c < row->cells->len; c++)
        placed->to[c] = np_pdf_cell_lines (g_ptr_array_index (row->cells, c));
      placed->first = placed->last = TRUE;
      placed->y[0] = placed->y[1] = y + before;
      placed->height[0] = placed->height[1] = height;
      y += before + height + row->after;
      g_ptr_array_add (page->side, placed);
    }
}
