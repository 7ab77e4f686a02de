/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack.h"

#include <string.h>

static const char *const layout_names[NP_N_LAYOUTS] = {
  "parallel", "parallel-en-left", "ru", "en", "ru-first", "en-first", "ru-then-en", "en-then-ru", "alternate",
};

const char *
np_layout_name (NpLayout layout)
{
  g_return_val_if_fail (layout < NP_N_LAYOUTS, NULL);
  return layout_names[layout];
}

gboolean
np_layout_from_name (const char *name, NpLayout *layout)
{
  for (guint i = 0; i < NP_N_LAYOUTS; i++)
    if (g_strcmp0 (name, layout_names[i]) == 0)
      {
        *layout = i;
        return TRUE;
      }
  return FALSE;
}

guint
np_layout_langs (NpLayout layout)
{
  return layout == NP_LAYOUT_RU   ? NP_LANG_MASK (NP_LANG_RU)
         : layout == NP_LAYOUT_EN ? NP_LANG_MASK (NP_LANG_EN)
                                  : NP_LANG_BOTH;
}

NpLang
np_layout_first (NpLayout layout)
{
  switch (layout)
    {
    case NP_LAYOUT_EN:
    case NP_LAYOUT_PARALLEL_EN_LEFT:
    case NP_LAYOUT_EN_FIRST:
    case NP_LAYOUT_EN_THEN_RU:
      return NP_LANG_EN;
    default:
      return NP_LANG_RU;
    }
}

static void
run_clear (gpointer data)
{
  g_free (((NpPackRun *) data)->words);
}

static NpPackText *
text_new_empty (void)
{
  NpPackText *self = g_new0 (NpPackText, 1);
  for (guint i = 0; i < NP_N_LANGS; i++)
    {
      self->runs[i] = g_array_new (FALSE, FALSE, sizeof (NpPackRun));
      g_array_set_clear_func (self->runs[i], run_clear);
    }
  return self;
}

/* Words with their square brackets bold: what is not agreed must be seen. */
static void
append_bracketed (NpPackText *self, NpLang lang, const char *words)
{
  while (words != NULL && *words != '\0')
    {
      gsize n = strcspn (words, "[]");
      g_autofree char *plain = g_strndup (words, n);
      np_pack_text_append (self, lang, plain, NP_RUN_PLAIN);
      words += n;
      if (*words != '\0')
        {
          char bracket[2] = { *words++, '\0' };
          np_pack_text_append (self, lang, bracket, NP_RUN_BOLD);
        }
    }
}

NpPackText *
np_pack_text_new (const char *ru, const char *en)
{
  NpPackText *self = text_new_empty ();
  append_bracketed (self, NP_LANG_RU, ru);
  append_bracketed (self, NP_LANG_EN, en);
  return self;
}

NpPackText *
np_pack_text_new_neutral (const char *words)
{
  NpPackText *self = text_new_empty ();
  np_pack_text_append (self, NP_LANG_RU, words, NP_RUN_VERBATIM);
  np_pack_text_append (self, NP_LANG_EN, words, NP_RUN_VERBATIM);
  self->neutral = TRUE;
  return self;
}

void
np_pack_text_free (NpPackText *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < NP_N_LANGS; i++)
    g_array_unref (self->runs[i]);
  g_free (self);
}

NpPackText *
np_pack_text_copy (const NpPackText *self)
{
  if (self == NULL)
    return NULL;
  NpPackText *copy = text_new_empty ();
  copy->neutral = self->neutral;
  for (guint i = 0; i < NP_N_LANGS; i++)
    for (guint k = 0; k < self->runs[i]->len; k++)
      {
        NpPackRun run = g_array_index (self->runs[i], NpPackRun, k);
        run.words = g_strdup (run.words);
        g_array_append_val (copy->runs[i], run);
      }
  return copy;
}

void
np_pack_text_append (NpPackText *self, NpLang lang, const char *words, guint style)
{
  if (words == NULL || *words == '\0')
    return;
  NpPackRun run = { g_strdup (words), style, 0 };
  g_array_append_val (self->runs[lang], run);
}

void
np_pack_text_append_note (NpPackText *self, NpLang lang, guint note)
{
  NpPackRun run = { g_strdup (""), NP_RUN_PLAIN, note };
  g_array_append_val (self->runs[lang], run);
}

gboolean
np_pack_text_has (const NpPackText *self, NpLang lang)
{
  if (self != NULL)
    for (guint i = 0; i < self->runs[lang]->len; i++)
      {
        const char *words = g_array_index (self->runs[lang], NpPackRun, i).words;
        if (words[strspn (words, " \t\r\n")] != '\0')
          return TRUE;
      }
  return FALSE;
}

char *
np_pack_text_dup_words (const NpPackText *self, NpLang lang)
{
  GString *words = g_string_new (NULL);
  if (self != NULL)
    for (guint i = 0; i < self->runs[lang]->len; i++)
      g_string_append (words, g_array_index (self->runs[lang], NpPackRun, i).words);
  return g_string_free (words, FALSE);
}

static void
cell_free (gpointer data)
{
  NpPackCell *self = data;
  np_pack_text_free (self->text);
  np_pack_text_free (self->sub);
  g_free (self);
}

static void
row_free (gpointer data)
{
  NpPackRow *self = data;
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_free (self);
}

NpPackTable *
np_pack_table_new (void)
{
  NpPackTable *self = g_new0 (NpPackTable, 1);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
np_pack_table_free (NpPackTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  row_free (self->head);
  np_pack_text_free (self->caption);
  g_free (self);
}

NpPackColumn *
np_pack_table_add_column (NpPackTable *self, double width, NpAlign align)
{
  NpPackColumn *column = g_new0 (NpPackColumn, 1);
  column->width = width;
  column->align = align;
  g_ptr_array_add (self->columns, column);
  return column;
}

static NpPackRow *
row_new (void)
{
  NpPackRow *row = g_new0 (NpPackRow, 1);
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  return row;
}

NpPackRow *
np_pack_table_add_row (NpPackTable *self)
{
  NpPackRow *row = row_new ();
  g_ptr_array_add (self->rows, row);
  return row;
}

NpPackRow *
np_pack_table_set_head (NpPackTable *self)
{
  row_free (self->head);
  self->head = row_new ();
  return self->head;
}

NpPackCell *
np_pack_table_row_add (NpPackRow *row, NpPackText *text, NpCellFace face)
{
  NpPackCell *cell = g_new0 (NpPackCell, 1);
  cell->text = text;
  cell->face = face;
  g_ptr_array_add (row->cells, cell);
  return cell;
}

static void
block_free (gpointer data)
{
  NpPackBlock *self = data;
  g_free (self->id);
  g_free (self->number);
  np_pack_text_free (self->label);
  np_pack_text_free (self->text);
  np_pack_table_free (self->table);
  g_clear_object (&self->chart);
  g_free (self);
}

static void
section_free (gpointer data)
{
  NpPackSection *self = data;
  g_free (self->id);
  np_pack_text_free (self->kicker);
  np_pack_text_free (self->title);
  np_pack_text_free (self->contents);
  np_pack_text_free (self->bookmark);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static void
fact_free (gpointer data)
{
  NpPackFact *self = data;
  np_pack_text_free (self->label);
  np_pack_text_free (self->value);
  g_free (self);
}

static void
listed_free (gpointer data)
{
  NpPackListed *self = data;
  np_pack_text_free (self->text);
  g_free (self);
}

NpPackDocument *
np_pack_document_new (const char *name, NpPackText *title)
{
  NpPackDocument *self = g_new0 (NpPackDocument, 1);
  self->name = g_strdup (name);
  self->title = title;
  g_date_clear (&self->as_of, 1);
  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->listed = g_ptr_array_new_with_free_func (listed_free);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) np_pack_text_free);
  return self;
}

void
np_pack_document_free (NpPackDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  np_pack_text_free (self->title);
  np_pack_text_free (self->subtitle);
  np_pack_text_free (self->marking);
  np_pack_text_free (self->foot);
  np_pack_text_free (self->remark);
  np_pack_text_free (self->enclosed);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->listed);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
np_pack_document_add_fact (NpPackDocument *self, NpPackText *label, NpPackText *value)
{
  NpPackFact *fact = g_new0 (NpPackFact, 1);
  fact->label = label;
  fact->value = value;
  g_ptr_array_add (self->facts, fact);
}

void
np_pack_document_list (NpPackDocument *self, NpPackText *text, guint page)
{
  NpPackListed *listed = g_new0 (NpPackListed, 1);
  listed->text = text;
  listed->page = page;
  g_ptr_array_add (self->listed, listed);
}

guint
np_pack_document_add_note (NpPackDocument *self, NpPackText *text)
{
  g_ptr_array_add (self->notes, text);
  return self->notes->len;
}

NpPackSection *
np_pack_document_add_section (NpPackDocument *self, NpPackSectionKind kind, const char *id, NpPackText *title)
{
  NpPackSection *section = g_new0 (NpPackSection, 1);
  section->kind = kind;
  section->id = g_strdup (id);
  section->title = title;
  section->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

NpPackBlock *
np_pack_section_add (NpPackSection *self, NpPackBlockKind kind, const char *id, NpPackText *text)
{
  NpPackBlock *block = g_new0 (NpPackBlock, 1);
  block->kind = kind;
  block->level = 1;
  block->id = id != NULL ? g_strdup (id) : g_strdup_printf ("%s-%u", self->id, self->blocks->len + 1);
  block->text = text;
  g_ptr_array_add (self->blocks, block);
  return block;
}

NpPackBlock *
np_pack_section_add_heading (NpPackSection *self, guint level, NpPackText *text)
{
  NpPackBlock *block = np_pack_section_add (self, NP_BLOCK_HEADING, NULL, text);
  block->level = CLAMP (level, 1, 3);
  for (guint i = 2; i < G_N_ELEMENTS (self->counter); i++)
    self->counter[i] = 0;
  return block;
}

static char *
roman (guint n)
{
  static const struct { guint value; const char *digits; } parts[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
    { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
  };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; n >= parts[i].value; n -= parts[i].value)
      g_string_append (text, parts[i].digits);
  return g_string_free (text, FALSE);
}

NpPackBlock *
np_pack_section_add_numbered (NpPackSection *self, guint level, const char *id, NpPackText *text)
{
  NpPackBlock *block = np_pack_section_add (self, level == 1 ? NP_BLOCK_PARAGRAPH : NP_BLOCK_ITEM, id, text);

  level = CLAMP (level, 1, 3);
  block->level = level;
  guint n = ++self->counter[level];
  for (guint i = level + 1; i < G_N_ELEMENTS (self->counter); i++)
    self->counter[i] = 0;
  self->counter[0] = 0;
  /* Past the alphabet a list of letters would be unreadable anyway: figures. */
  if (level == 1 || (level == 2 && n > 26))
    block->number = g_strdup_printf ("%u", n);
  else if (level == 2)
    block->number = g_strdup_printf ("%c", 'a' + (int) n - 1);
  else
    block->number = roman (n);
  return block;
}

NpPackBlock *
np_pack_section_add_alternative (NpPackSection *self, const char *id, NpPackText *text)
{
  static const char *const words[] = { "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies" };
  NpPackBlock *block = np_pack_section_add (self, NP_BLOCK_PARAGRAPH, id, text);
  guint n = self->counter[0]++;
  block->number = n < G_N_ELEMENTS (words) ? g_strdup_printf ("%u %s", self->counter[1], words[n])
                                           : g_strdup_printf ("%u.%u", self->counter[1], n + 2);
  return block;
}

NpPackBlock *
np_pack_section_add_table (NpPackSection *self, const char *id, NpPackTable *table)
{
  NpPackBlock *block = np_pack_section_add (self, NP_BLOCK_TABLE, id, NULL);
  block->table = table;
  return block;
}

NpPackBlock *
np_pack_section_add_chart (NpPackSection *self, const char *id, NpPackText *title, NpChart *chart)
{
  NpPackBlock *block = np_pack_section_add (self, NP_BLOCK_CHART, id, title);
  block->chart = chart;
  return block;
}

char *
np_pack_block_dup_label (const NpPackBlock *self, NpLang lang)
{
  /* The letters of a Russian list: no ё, й, з-like look-alikes of figures, ъ, ы, ь. */
  static const char *const russian[] = { "а", "б", "в", "г", "д", "е", "ж", "и", "к", "л", "м", "н", "о", "п",
                                         "р", "с", "т", "у", "ф", "х", "ц", "ч", "ш", "щ", "э", "ю" };

  if (self->number == NULL)
    return NULL;
  gboolean letter = self->level > 1 && g_ascii_isalpha (self->number[0]) && g_ascii_islower (self->number[0]);
  if (!letter)
    return g_ascii_isdigit (self->number[0]) && self->kind != NP_BLOCK_HEADING
             ? g_strdup_printf ("%s.", self->number)
             : g_strdup (self->number);
  if (lang == NP_LANG_EN)
    return g_strdup_printf ("(%s)", self->number);
  if (self->level == 2 && self->number[1] == '\0')
    return g_strdup_printf ("%s)", russian[self->number[0] - 'a']);
  return g_strdup_printf ("%s)", self->number);
}

typedef struct
{
  guint langs;
  GPtrArray *missing; /* nullable: collect */
  const char *fill;   /* nullable: put this there */
} Visit;

static void
visit_text (Visit *self, const char *id, NpPackText *text)
{
  if (text == NULL || (!np_pack_text_has (text, NP_LANG_RU) && !np_pack_text_has (text, NP_LANG_EN)))
    return;
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      if ((self->langs & NP_LANG_MASK (lang)) == 0 || np_pack_text_has (text, lang))
        continue;
      if (self->fill != NULL)
        np_pack_text_append (text, lang, self->fill, NP_RUN_ITALIC);
      if (self->missing != NULL
          && (self->missing->len == 0
              || g_strcmp0 (g_ptr_array_index (self->missing, self->missing->len - 1), id) != 0))
        g_ptr_array_add (self->missing, g_strdup (id));
    }
}

static void
visit_row (Visit *self, const char *id, const NpPackRow *row)
{
  for (guint i = 0; row != NULL && i < row->cells->len; i++)
    {
      const NpPackCell *cell = g_ptr_array_index (row->cells, i);
      visit_text (self, id, cell->text);
      visit_text (self, id, cell->sub);
    }
}

static void
visit_section (Visit *self, const NpPackSection *section)
{
  visit_text (self, section->id, section->title);
  visit_text (self, section->id, section->contents);
  for (guint j = 0; j < section->blocks->len; j++)
    {
      const NpPackBlock *block = g_ptr_array_index (section->blocks, j);
      visit_text (self, block->id, block->label);
      visit_text (self, block->id, block->text);
      if (block->table == NULL)
        continue;
      visit_row (self, block->id, block->table->head);
      for (guint k = 0; k < block->table->rows->len; k++)
        visit_row (self, block->id, g_ptr_array_index (block->table->rows, k));
    }
}

static void
visit_document (Visit *self, const NpPackDocument *document)
{
  visit_text (self, document->name, document->title);
  visit_text (self, document->name, document->subtitle);
  for (guint i = 0; i < document->sections->len; i++)
    visit_section (self, g_ptr_array_index (document->sections, i));
  for (guint i = 0; i < document->notes->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("note-%u", i + 1);
      visit_text (self, id, g_ptr_array_index (document->notes, i));
    }
}

GPtrArray *
np_pack_document_find_missing (const NpPackDocument *self, guint langs)
{
  Visit visit = { langs, g_ptr_array_new_with_free_func (g_free), NULL };
  visit_document (&visit, self);
  return visit.missing;
}

void
np_pack_document_fill_missing (NpPackDocument *self, guint langs)
{
  Visit visit = { langs, NULL, "[нет перевода / no translation]" };
  visit_document (&visit, self);
}
