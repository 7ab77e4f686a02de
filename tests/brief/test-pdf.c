/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "np-pdf-test.h"
#include "paper-sample.h"

/*
 * The file is judged by programs that are not ours: qpdf, poppler-utils, mupdf-tools. Where one is missing its
 * test says so and is skipped.
 */

#define LEFT 56.69
#define RIGHT 552.76
#define SECOND 334.48 /* left edge of the second column */

/* The sample in one layout, written once for all tests. */
static const char *
sample_path (NpLayout layout, guint *pages)
{
  static char *paths[NP_N_LAYOUTS];
  static guint counts[NP_N_LAYOUTS];

  if (paths[layout] == NULL)
    {
      g_autoptr(NpPackDocument) document = paper_sample_new ();
      g_autofree char *name = g_strdup_printf ("sample-%s.pdf", np_layout_name (layout));
      g_auto(NpPdfInfo) info = { 0 };
      np_pdf_test_write (document, layout, name, FALSE, &paths[layout], &info);
      counts[layout] = info.pages;
    }
  if (pages != NULL)
    *pages = counts[layout];
  return paths[layout];
}

static void
test_sound (void)
{
  for (NpLayout layout = 0; layout < NP_N_LAYOUTS; layout++)
    {
      guint n_pages;
      const char *path = sample_path (layout, &n_pages);
      g_autofree char *check = np_pdf_test_run ("qpdf", "--check", path, NULL);
      g_autofree char *facts = np_pdf_test_run ("pdfinfo", path, NULL);
      g_autofree char *fonts = np_pdf_test_run ("pdffonts", path, NULL);
      if (check == NULL || facts == NULL || fonts == NULL)
        return;
      g_assert_null (strstr (check, "WARNING"));
      g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", n_pages);
      g_assert_nonnull (strstr (facts, pages));
      g_assert_nonnull (strstr (facts, "Tagged:          yes"));
      g_assert_nonnull (strstr (facts, "(A4)"));
      g_assert_nonnull (strstr (facts, "JavaScript:      no"));
      g_assert_nonnull (strstr (facts, "Encrypted:       no"));
      g_assert_nonnull (strstr (facts, "PDF version:     1.7"));
      g_assert_nonnull (strstr (facts, "Metadata Stream: yes"));
      g_assert_nonnull (strstr (facts, "CreationDate:    Tue Jul 17 00:00:00 2018 UTC"));
      g_assert_null (strstr (facts, "Author"));
      g_auto(GStrv) lines = g_strsplit (fonts, "\n", -1);
      for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
        {
          g_assert_true (strstr (lines[i], "+PTSerif-") != NULL || strstr (lines[i], "+PTSans-") != NULL);
          g_assert_nonnull (strstr (lines[i], "yes yes yes"));
        }
    }
}

/* What other programs say of the file as a whole: its root, its properties, no address that leads out of it. */
static void
test_properties (void)
{
  const char *path = sample_path (NP_LAYOUT_PARALLEL, NULL);
  g_autofree char *root = np_pdf_test_run ("mutool", "show", path, "trailer/Root", NULL);
  g_autofree char *xmp = np_pdf_test_run ("pdfinfo", "-meta", path, NULL);
  g_autofree char *url = np_pdf_test_run ("pdfinfo", "-url", path, NULL);
  g_autofree char *info = np_pdf_test_run ("pdfinfo", path, NULL);
  g_autofree char *exif = np_pdf_test_run ("exiftool", "-s", "-a", "-G1", path, NULL);

  if (root == NULL || xmp == NULL || url == NULL || info == NULL || exif == NULL)
    return;
  static const char *const keys[] = { "/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata", "/Outlines",
                                      "/ViewerPreferences" };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_nonnull (strstr (root, keys[i]));
  static const char *const never[] = { "/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/AcroForm" };
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (root, never[i]));
  /* One title, in the properties and in the metadata. */
  const char *from = strstr (info, "Title:") + strlen ("Title:");
  g_autofree char *title = g_strstrip (g_strndup (from, strcspn (from, "\n")));
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_assert_cmpuint (strlen (title), >, 5);
  g_assert_nonnull (strstr (xmp, markup));
  g_assert_nonnull (strstr (exif, "CreateDate"));
  static const char *const traces[] = { "Author", "Company", "Keywords", "Creator-Tool-Host", "Subject" };
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    g_assert_null (strstr (exif, traces[i]));
  g_assert_null (strstr (url, "http"));
  g_assert_null (strstr (url, "file:"));
}

/* The same page as last time, as people see it: page 1, a row that is split, a chart. NP_UPDATE_GOLDEN=1 writes the
 * pictures anew; look at them before they are committed. */
static void
test_pictures (void)
{
  static const struct { const char *name; gboolean text; const char *page; } pages[] = {
    { "cover", FALSE, "1" }, { "split-row", TRUE, "2" }, { "chart", FALSE, "6" },
  };
  g_autoptr(NpPackDocument) text = paper_sample_text_new (30);
  g_autofree char *text_path = NULL;

  np_pdf_test_write (text, NP_LAYOUT_PARALLEL, "text.pdf", FALSE, &text_path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *stem = g_build_filename (np_pdf_test_folder, pages[i].name, NULL), *made = g_strconcat (stem, ".png", NULL);
      g_autofree char *file = g_strconcat (pages[i].name, ".png", NULL);
      g_autofree char *golden = g_build_filename (g_getenv ("NP_GOLDEN"), file, NULL);
      const char *path = pages[i].text ? text_path : sample_path (NP_LAYOUT_PARALLEL, NULL);
      g_autofree char *ok = np_pdf_test_run ("pdftoppm", "-r", "60", "-gray", "-png", "-f", pages[i].page, "-l", pages[i].page,
                                 "-singlefile", path, stem, NULL);
      if (ok == NULL)
        return;
      if (g_getenv ("NP_UPDATE_GOLDEN") != NULL)
        {
          g_autofree char *data = NULL;
          gsize size;
          g_assert_true (g_file_get_contents (made, &data, &size, NULL));
          g_assert_true (g_file_set_contents (golden, data, size, NULL));
        }
      cairo_surface_t *a = cairo_image_surface_create_from_png (made), *b = cairo_image_surface_create_from_png (golden);
      g_assert_cmpint (cairo_surface_status (a), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_surface_status (b), ==, CAIRO_STATUS_SUCCESS);
      int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
      g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
      g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
      /* Another version of a font draws an edge lighter; a line that moved makes a page of other pixels. */
      guint differ = 0;
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            const guchar *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a) + 4 * x;
            const guchar *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b) + 4 * x;
            differ += ABS (p[0] - q[0]) > 96;
          }
      g_test_message ("%s: %u of %d pixels differ", pages[i].name, differ, width * height);
      g_assert_cmpuint (differ, <, (guint) (width * height / 500));
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

static const NpPdfWord *
find_word (const GArray *words, const char *what)
{
  for (guint i = 0; i < words->len; i++)
    if (strstr (g_array_index (words, NpPdfWord, i).text, what) != NULL)
      return &g_array_index (words, NpPdfWord, i);
  return NULL;
}

static void
test_rows_aligned (void)
{
  g_autoptr(NpPackDocument) document = paper_sample_text_new (60);

  for (NpLayout layout = NP_LAYOUT_PARALLEL; layout <= NP_LAYOUT_PARALLEL_EN_LEFT; layout++)
    {
      g_autofree char *path = NULL;
      np_pdf_test_write (document, layout, "rows.pdf", FALSE, &path, NULL);
      g_autoptr(GArray) words = np_pdf_test_read_words (path);
      if (words == NULL)
        return;
      for (guint i = 1; i <= 60; i++)
        {
          g_autofree char *ru = g_strdup_printf ("R%04u", i), *en = g_strdup_printf ("E%04u", i);
          const NpPdfWord *a = find_word (words, ru), *b = find_word (words, en);
          g_assert_nonnull (a);
          g_assert_nonnull (b);
          g_assert_cmpuint (a->page, ==, b->page);
          g_assert_cmpfloat_with_epsilon (a->y0, b->y0, 0.5);
        }
    }
}

static void
test_margins (void)
{
  g_autoptr(NpPackDocument) text = paper_sample_text_new (30);

  for (guint d = 0; d < 2; d++)
    for (NpLayout layout = 0; layout < NP_N_LAYOUTS; layout++)
      {
        g_autofree char *path = NULL;
        if (d == 1)
          np_pdf_test_write (text, layout, "margins.pdf", FALSE, &path, NULL);
        g_autoptr(GArray) words = np_pdf_test_read_words (d == 0 ? sample_path (layout, NULL) : path);
        if (words == NULL)
          return;
        for (guint i = 0; i < words->len; i++)
          {
            const NpPdfWord *word = &g_array_index (words, NpPdfWord, i);
            gboolean inside = word->x0 > LEFT - 1 && word->x1 < RIGHT + 1 && word->y0 > 20 && word->y1 < 830;
            if (!inside)
              g_printerr ("layout %s page %u: %s at %.1f %.1f %.1f %.1f\n", np_layout_name (layout), word->page,
                          word->text, word->x0, word->y0, word->x1, word->y1);
            g_assert_true (inside);
          }
      }
}

/* A split paragraph leaves at least two lines of each column on both pages. */
static void
test_split (void)
{
  g_autoptr(NpPackDocument) document = paper_sample_text_new (80);
  g_autofree char *path = NULL;
  g_auto(NpPdfInfo) info = { 0 };
  np_pdf_test_write (document, NP_LAYOUT_PARALLEL, "split.pdf", FALSE, &path, &info);
  g_autoptr(GArray) words = np_pdf_test_read_words (path);
  guint splits = 0;

  if (words == NULL)
    return;
  for (guint page = 1; page <= info.pages; page++)
    for (guint column = 0; column < 2; column++)
      {
        /* Lines above the first paragraph or heading that starts on the page go on from the page before. */
        double first = 1e9, last = 0;
        GArray *lines = g_array_new (FALSE, FALSE, sizeof (double));
        for (guint i = 0; i < words->len; i++)
          {
            const NpPdfWord *word = &g_array_index (words, NpPdfWord, i);
            if (word->page != page || (word->x0 > SECOND - 10) != (column == 1))
              continue;
            /* A number in the hang, or a heading, starts something. */
            double edge = column == 0 ? LEFT : SECOND;
            if (word->x0 < edge + 2 && word->y1 - word->y0 > 13 && word->text[0] != '(')
              {
                first = MIN (first, word->y0);
                last = MAX (last, word->y0);
              }
          }
        for (guint part = 0; part < 2; part++)
          {
            g_array_set_size (lines, 0);
            for (guint i = 0; i < words->len; i++)
              {
                const NpPdfWord *word = &g_array_index (words, NpPdfWord, i);
                gboolean body = word->y1 - word->y0 > 13 && word->y1 - word->y0 < 14.5 && word->y0 > 60;
                if (word->page != page || (word->x0 > SECOND - 10) != (column == 1) || !body
                    || word->text[0] == '(')
                  continue;
                if (part == 0 ? word->y0 > first - 3 : word->y0 < last - 3)
                  continue;
                gboolean known = FALSE;
                for (guint k = 0; k < lines->len && !known; k++)
                  known = ABS (g_array_index (lines, double, k) - word->y0) < 3;
                if (!known)
                  g_array_append_val (lines, word->y0);
              }
            if (part == 0)
              {
                g_assert_cmpuint (lines->len, !=, 1);
                splits += lines->len > 0;
              }
            else if (page < info.pages)
              g_assert_cmpuint (lines->len, >=, 1);
          }
        g_array_unref (lines);
      }
  g_assert_cmpuint (splits, >, 0);
}

/* Letters of one script alone. */
static char *
only (const char *text, gboolean cyrillic)
{
  GString *out = g_string_new (NULL);
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (cyrillic ? c >= 0x400 && c < 0x500 : c < 128 && g_ascii_isalpha (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static void
test_every_paragraph_once (void)
{
  static const NpLayout layouts[] = { NP_LAYOUT_PARALLEL, NP_LAYOUT_PARALLEL_EN_LEFT, NP_LAYOUT_RU,
                                      NP_LAYOUT_EN,       NP_LAYOUT_RU_THEN_EN,       NP_LAYOUT_ALTERNATE,
                                      NP_LAYOUT_RU_FIRST };
  g_autoptr(NpPackDocument) document = paper_sample_text_new (40);
  const NpPackSection *section = g_ptr_array_index (document->sections, 0);

  for (guint l = 0; l < G_N_ELEMENTS (layouts); l++)
    {
      g_autofree char *path = NULL;
      np_pdf_test_write (document, layouts[l], "once.pdf", FALSE, &path, NULL);
      g_autofree char *raw = np_pdf_test_run ("pdftotext", "-raw", path, "-", NULL);
      if (raw == NULL)
        return;
      /* Notes come last on their page, the page number first. */
      g_auto(GStrv) pages = g_strsplit (raw, "\f", -1);
      GString *body = g_string_new (NULL);
      for (guint p = 0; pages[p] != NULL; p++)
        {
          g_autoptr (GRegex) notes = g_regex_new ("(?m)^[0-9]+ ?(Примечание|Remark) [0-9]+:.*\\z",
                                                  G_REGEX_DOTALL, 0, NULL);
          g_autofree char *text = g_regex_replace_literal (notes, pages[p], -1, 0, "", 0, NULL);
          g_string_append (body, text);
        }
      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        {
          if ((np_layout_langs (layouts[l]) & NP_LANG_MASK (lang)) == 0)
            continue;
          gboolean cyrillic = lang == NP_LANG_RU;
          g_autofree char *all = only (body->str, cyrillic);
          GString *wanted = g_string_new (NULL);
          g_autofree char *kicker = np_pack_text_dup_words (section->kicker, lang),
                          *title = np_pack_text_dup_words (section->title, lang);
          g_string_append_printf (wanted, "%s%s", kicker, title);
          for (guint i = 0; i < section->blocks->len; i++)
            {
              const NpPackBlock *block = g_ptr_array_index (section->blocks, i);
              g_autofree char *words = np_pack_text_dup_words (block->text, lang);
              g_string_append (wanted, words);
            }
          g_autofree char *expected = only (wanted->str, cyrillic);
          g_string_free (wanted, TRUE);
          if (!cyrillic)
            {
              /* The Russian text has Latin words too, and a number may be "6 bis". */
              g_autoptr(GRegex) noise = g_regex_new ("bis|ter|quater|CERT|R(?=[A-Z]|$)|R", 0, 0, NULL);
              g_autofree char *a = g_regex_replace_literal (noise, all, -1, 0, "", 0, NULL);
              g_autofree char *b = g_regex_replace_literal (noise, expected, -1, 0, "", 0, NULL);
              g_assert_cmpstr (a, ==, b);
            }
          else
            g_assert_cmpstr (all, ==, expected);
        }
      g_string_free (body, TRUE);
    }
}

static void
test_structure (void)
{
  const char *path = sample_path (NP_LAYOUT_PARALLEL, NULL);
  g_autofree char *tree = np_pdf_test_run ("pdfinfo", "-struct", path, NULL);
  g_autofree char *json = np_pdf_test_run ("qpdf", "--json", path, NULL);
  g_autofree char *outline = np_pdf_test_run ("mutool", "show", path, "outline", NULL);
  g_autofree char *links = np_pdf_test_run ("pdfinfo", "-dests", path, NULL);

  if (tree == NULL || json == NULL || outline == NULL || links == NULL)
    return;
  g_assert_true (g_str_has_prefix (tree, "Document"));
  static const char *const tags[] = { "Sect", "H1", "H2",     "H3",      "P (",  "Table", "TR",
                                      "TH",   "TD", "Figure", "Caption", "Link", "LBody" };
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (tree, tags[i]) == NULL)
      g_error ("no %s in the tree", tags[i]);
  /* A row holds cells and nothing else; a cell never stands outside a row. */
  g_auto(GStrv) lines = g_strsplit (tree, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i])), *above = g_strstrip (g_strdup (lines[i - 1]));
      if (g_str_has_prefix (above, "TR") && *line != '\0')
        g_assert_true (g_str_has_prefix (line, "TD") || g_str_has_prefix (line, "TH"));
      if (g_str_has_prefix (line, "TR") && *above != '\0')
        g_assert_false (g_str_has_prefix (above, "Sect") || g_str_has_prefix (above, "H"));
    }
  g_assert_nonnull (strstr (json, "\"/Lang\": \"u:en-GB\""));
  g_assert_nonnull (strstr (json, "/Alt\": \"u:"));
  g_assert_nonnull (strstr (json, "\"/DisplayDocTitle\": true"));
  g_assert_nonnull (strstr (json, "\"/Tabs\": \"/S\""));
  g_assert_nonnull (strstr (json, "\"/Scope\": \"/Column\""));
  g_assert_nonnull (strstr (outline, "Прогноз реакций / Reaction forecast"));
  g_assert_nonnull (strstr (outline, "1 Чего добиваемся"));
  g_assert_nonnull (strstr (links, "s2"));
}

/* The text stands under its tag, in the order of reading, and another reader finds every paragraph, too. */
static void
test_text_of_tags (void)
{
  g_autoptr(NpPackDocument) document = paper_sample_text_new (20);
  g_autofree char *path = NULL;
  np_pdf_test_write (document, NP_LAYOUT_PARALLEL, "tags.pdf", FALSE, &path, NULL);
  g_autofree char *tree = np_pdf_test_run ("pdfinfo", "-struct-text", path, NULL);
  g_autofree char *draw = np_pdf_test_run ("mutool", "draw", "-q", "-F", "txt", path, NULL);
  const char *at = tree;

  if (tree == NULL || draw == NULL)
    return;
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *ru = g_strdup_printf ("R%04u", i), *en = g_strdup_printf ("E%04u", i);
      const char *a = strstr (at, ru), *b = strstr (at, en);
      g_assert_nonnull (a);
      g_assert_nonnull (b);
      /* Left cell, right cell, next row. */
      g_assert_true (a < b);
      at = b;
      for (guint lang = 0; lang < 2; lang++)
        {
          const char *word = lang == 0 ? ru : en, *first = strstr (draw, word);
          g_assert_nonnull (first);
          g_assert_null (strstr (first + 5, word));
        }
    }
}

/* The second step changes nothing that is seen. */
static void
test_same_pixels (void)
{
  g_autoptr(NpPackDocument) document = paper_sample_new ();
  g_autofree char *before = NULL;
  const char *after = sample_path (NP_LAYOUT_PARALLEL, NULL);
  np_pdf_test_write (document, NP_LAYOUT_PARALLEL, "raw.pdf", TRUE, &before, NULL);

  for (guint page = 1; page <= 7; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page);
      g_autofree char *stem1 = g_build_filename (np_pdf_test_folder, "p1", NULL),
                      *stem2 = g_build_filename (np_pdf_test_folder, "p2", NULL);
      g_autofree char *x = np_pdf_test_run ("pdftoppm", "-r", "50", "-f", number, "-l", number, "-singlefile", before,
                                stem1, NULL);
      g_autofree char *y = np_pdf_test_run ("pdftoppm", "-r", "50", "-f", number, "-l", number, "-singlefile", after, stem2,
                                NULL);
      if (x == NULL || y == NULL)
        return;
      g_autofree char *file1 = g_strconcat (stem1, ".ppm", NULL), *file2 = g_strconcat (stem2, ".ppm", NULL);
      g_autofree char *one = NULL, *two = NULL;
      gsize n1, n2;
      g_assert_true (g_file_get_contents (file1, &one, &n1, NULL));
      g_assert_true (g_file_get_contents (file2, &two, &n2, NULL));
      g_assert_cmpmem (one, n1, two, n2);
    }
}

/* No painting outside marked content: everything is either in the tree or an artifact. */
static void
test_artifacts (void)
{
  const char *path = sample_path (NP_LAYOUT_PARALLEL, NULL);
  g_autofree char *plain = g_build_filename (np_pdf_test_folder, "plain.pdf", NULL);
  g_autofree char *ok = np_pdf_test_run ("qpdf", "--qdf", "--object-streams=disable", path, plain, NULL);
  g_autofree char *text = NULL;
  gsize size;

  if (ok == NULL)
    return;
  g_assert_true (g_file_get_contents (plain, &text, &size, NULL));
  guint depth = 0, artifacts = 0, tagged = 0;
  gboolean in_page = FALSE;
  for (char *line = text; line != NULL && line < text + size;)
    {
      char *next = memchr (line, '\n', text + size - line);
      gsize n = next != NULL ? next - line : text + size - line;
      g_autofree char *one = g_strndup (line, n);
      if (g_str_has_prefix (one, "%% Contents for page"))
        in_page = TRUE;
      else if (g_str_has_prefix (one, "endstream"))
        {
          if (in_page)
            g_assert_cmpuint (depth, ==, 0);
          in_page = FALSE;
        }
      else if (in_page && (g_str_has_suffix (one, "BDC") || g_str_has_suffix (one, "BMC")))
        {
          depth++;
          artifacts += g_str_has_prefix (one, "/Artifact");
          tagged++;
        }
      else if (in_page && g_str_has_suffix (one, "EMC"))
        depth--;
      else if (in_page && depth == 0)
        g_assert_false (g_str_has_suffix (one, "Tj") || g_str_has_suffix (one, "TJ")
                        || g_str_has_suffix (one, " S") || g_str_has_suffix (one, " f"));
      line = next != NULL ? next + 1 : NULL;
    }
  g_assert_cmpuint (artifacts, >, 7);
  g_assert_cmpuint (tagged, >, artifacts);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/14/sound", test_sound);
  g_test_add_func ("/export/14/properties", test_properties);
  g_test_add_func ("/export/14/pictures", test_pictures);
  g_test_add_func ("/export/14/text-of-tags", test_text_of_tags);
  g_test_add_func ("/export/5.1/margins", test_margins);
  g_test_add_func ("/export/5.2/rows-aligned", test_rows_aligned);
  g_test_add_func ("/export/5.2/two-lines", test_split);
  g_test_add_func ("/export/14/every-paragraph-once", test_every_paragraph_once);
  g_test_add_func ("/export/5.4/structure", test_structure);
  g_test_add_func ("/export/5.4/same-pixels", test_same_pixels);
  g_test_add_func ("/export/5.4/artifacts", test_artifacts);
  return np_pdf_test_go ();
}
