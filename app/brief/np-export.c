/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "base/np-error.h"
#include "brief/np-pdf.h"
#include "language/np-hyphenate.h"

typedef struct
{
  const NpExportView *view;
  const NpExportOptions *options;
  gpointer folder;
  GCancellable *cancellable;
  NpHyphenator *hyphenators[NP_N_LANGS];
  GArray *files; /* File */
  double step;   /* share of the work that one document is */
  double done;
  double told;
  const char *name;
} Export;

typedef struct
{
  char *path;
  gsize size;
  char *digest;
  guint copy;
} File;

static void
file_clear (gpointer data)
{
  File *file = data;
  g_free (file->path);
  g_free (file->digest);
}

static void
copy_clear (gpointer data)
{
  g_free (((NpExportedCopy *) data)->digest);
}

static GArray *
hyphenate_cb (const char *text, NpLang lang, gpointer data)
{
  NpHyphenator **hyphenators = data;
  if (hyphenators[lang] == NULL)
    return NULL;
  g_autofree char *marked = np_hyphenator_insert (hyphenators[lang], text);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize mark = strlen (NP_SOFT_HYPHEN);
  guint at = 0;
  for (const char *p = marked; *p != '\0';)
    if (strncmp (p, NP_SOFT_HYPHEN, mark) == 0)
      {
        g_array_append_val (points, at);
        p += mark;
      }
    else
      {
        p++;
        at++;
      }
  return points;
}

static void
tell (Export *self, double fraction)
{
  self->told = CLAMP (fraction, self->told, 1);
  if (self->options->progress != NULL)
    self->options->progress (self->told, self->name, self->options->progress_data);
}

static void
page_cb (guint done, guint total, gpointer data)
{
  Export *self = data;
  if (total > 0)
    tell (self, self->done + self->step * done / total);
}

static GBytes *
write_pdf (Export *self, const NpPackDocument *document, NpPdfInfo *info, GError **error)
{
  NpPdfOptions options = { self->options->pack.layout, hyphenate_cb, self->hyphenators, page_cb, self };
  return np_pdf_write (document, &options, info, self->cancellable, error);
}

/* Every format that is written; a cover and the bound pack exist as PDF alone. */
static const struct
{
  const char *ending;
  gboolean bound;
  GBytes *(*write) (Export *self, const NpPackDocument *document, NpPdfInfo *info, GError **error);
} formats[] = {
  { "pdf", TRUE, write_pdf },
};

gboolean
np_export_is_format (const char *ending)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (ending, formats[i].ending) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_file (Export *self, const char *prefix, const char *name, const char *ending, guint copy, GBytes *bytes,
          GError **error)
{
  File file = { g_strdup_printf ("%s%s.%s", prefix, name, ending), g_bytes_get_size (bytes), NULL, copy };
  file.digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_array_append_val (self->files, file);
  return self->options->folder->add (self->folder, file.path, bytes, error);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp (((const File *) a)->path, ((const File *) b)->path);
}

static void
attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (writer, BAD_CAST name, BAD_CAST value);
}

static void
number_attribute (xmlTextWriter *writer, const char *name, guint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  attribute (writer, name, text);
}

static gboolean
add_manifest (Export *self, GError **error)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  const NpExportOptions *options = self->options;
  gboolean own = self->view->profile != NP_PROFILE_HANDOVER;

  g_array_sort (self->files, compare_files);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, BAD_CAST "manifest");
  attribute (writer, "xmlns", "urn:nonpaper:pack:1");
  attribute (writer, "layout", np_layout_name (options->pack.layout));
  if (own)
    {
      attribute (writer, "profile", np_profile_name (self->view->profile));
      if (options->digest != NULL)
        attribute (writer, "dossier", options->digest);
      if (options->pack.copies > 0)
        number_attribute (writer, "copies", options->pack.copies);
    }
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = &g_array_index (self->files, File, i);
      xmlTextWriterStartElement (writer, BAD_CAST "file");
      attribute (writer, "path", file->path);
      number_attribute (writer, "size", file->size);
      attribute (writer, "sha256", file->digest);
      if (file->copy > 0)
        number_attribute (writer, "copy", file->copy);
      xmlTextWriterEndElement (writer);
    }
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  g_autoptr(GBytes) bytes = g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return options->folder->add (self->folder, "MANIFEST.xml", bytes, error);
}

/* The contents of the cover that lies on top of the loose papers: the pages of the bound pack. */
static void
list_contents (NpPackDocument *cover, const NpPackDocument *bound, const NpPdfInfo *info)
{
  for (guint i = 0; i < bound->sections->len; i++)
    {
      const NpPackSection *section = g_ptr_array_index (bound->sections, i);
      if (section->contents != NULL && section->kind != NP_PAGE_COVER)
        np_pack_document_list (cover, np_pack_text_copy (section->contents),
                               g_array_index (info->first_page, guint, i));
    }
}

static gboolean
wanted (const NpExportOptions *options, const char *ending)
{
  return options->formats == NULL || g_strv_contains (options->formats, ending);
}

static gboolean
write_copy (Export *self, GPtrArray *documents, guint copy, const char *prefix, GArray *copies, GError **error)
{
  g_auto(NpPdfInfo) info = { 0 };
  NpExportedCopy entry = { copy, NULL };

  /* The last one first: the cover tells its pages. */
  for (guint i = documents->len; i-- > 0;)
    {
      NpPackDocument *document = g_ptr_array_index (documents, i);
      const NpPackDocument *bound = g_ptr_array_index (documents, documents->len - 1);
      gboolean whole = g_str_equal (document->name, "90-all");
      self->name = document->name;
      if (g_str_equal (document->name, "00-cover-contents") && info.first_page != NULL)
        list_contents (document, bound, &info);
      for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
        {
          if (!wanted (self->options, formats[f].ending) || (whole && !formats[f].bound))
            continue;
          g_autoptr(GBytes) bytes = formats[f].write (self, document, whole ? &info : NULL, error);
          if (bytes == NULL || !add_file (self, prefix, document->name, formats[f].ending, copy, bytes, error))
            {
              copy_clear (&entry);
              return FALSE;
            }
          if (entry.digest == NULL)
            entry.digest = g_strdup (g_array_index (self->files, File, self->files->len - 1).digest);
        }
      self->done += self->step;
      tell (self, self->done);
    }
  g_array_append_val (copies, entry);
  return TRUE;
}

static gboolean
write_pack (Export *self, GArray *copies, GError **error)
{
  const NpExportOptions *options = self->options;
  gboolean handover = self->view->profile == NP_PROFILE_HANDOVER;
  guint n = handover ? 0 : options->pack.copies;

  for (guint copy = n > 0 ? 1 : 0; copy <= n; copy++)
    {
      g_autoptr(GPtrArray) documents = np_pack_build (self->view, &options->pack, copy, error);
      if (documents == NULL)
        return FALSE;
      g_autofree char *prefix = n > 1 ? g_strdup_printf ("copy-%u/", copy) : g_strdup ("");
      self->step = 1.0 / (documents->len * MAX (n, 1));
      if (!write_copy (self, documents, copy, prefix, copies, error))
        return FALSE;
    }
  return add_manifest (self, error)
         && !g_cancellable_set_error_if_cancelled (self->cancellable, error)
         && options->folder->commit (self->folder, error);
}

/* SAFETY H2: no paper before there is a decision on every name in it. */
static gboolean
check_decided (const NpExportView *view, GError **error)
{
  g_autoptr(GString) what = g_string_new (NULL);
  guint n = np_export_view_count_open (view), listed = 0;

  if (n == 0)
    return TRUE;
  g_string_printf (what, g_dngettext (GETTEXT_PACKAGE, "%u name in the text waits for a decision: ",
                                      "%u names in the text wait for a decision: ", n), n);
  for (guint i = 0; i < view->leaks->len && listed < 5; i++)
    {
      const NpLeak *leak = view->leaks->pdata[i];

      if (np_leak_is_open (leak))
        g_string_append_printf (what, "%s%s", listed++ > 0 ? ", " : "", leak->id);
    }
  if (listed < n)
    g_string_append (what, ", …");
  np_input_error_set (error, NP_INPUT_ERROR_MISSING, NULL, 0, what->str,
                      _("keep it, replace it or leave it out, in the list of the export or with --keep, --replace, --leave-out"));
  return FALSE;
}

gboolean
np_export_write (NpExportView *view, const NpExportOptions *options, const char *path, GArray **copies,
                 GCancellable *cancellable, GError **error)
{
  Export self = { view, options, NULL, cancellable };
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (NpExportedCopy));

  g_return_val_if_fail (view != NULL && options != NULL && options->folder != NULL && path != NULL, FALSE);
  g_array_set_clear_func (entries, copy_clear);
  for (guint i = 0; options->formats != NULL && options->formats[i] != NULL; i++)
    if (!np_export_is_format (options->formats[i]))
      {
        np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, _("there is no such format"), _("choose pdf"));
        return FALSE;
      }
  if (!check_decided (view, error) || !np_export_view_fill (view, cancellable, error))
    return FALSE;
  self.folder = options->folder->open (path, error);
  if (self.folder == NULL)
    return FALSE;
  self.files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (self.files, file_clear);
  /* Without the patterns a paper is set without divided words: still a paper. */
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    self.hyphenators[lang] = np_hyphenator_new (lang, NULL);

  gboolean ok = write_pack (&self, entries, error);

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_clear_pointer (&self.hyphenators[lang], np_hyphenator_free);
  g_array_unref (self.files);
  options->folder->close (self.folder);
  if (ok && copies != NULL)
    *copies = g_steal_pointer (&entries);
  return ok;
}

GPtrArray *
np_export_preview (NpExportView *view, const NpPackOptions *options, const char *name, char ***names,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) documents
    = np_export_view_fill (view, cancellable, error) ? np_pack_build (view, options, options->copies > 0 ? 1 : 0, error)
                                                     : NULL;
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();
  NpHyphenator *hyphenators[NP_N_LANGS];
  NpPdfOptions pdf = { options->layout, hyphenate_cb, hyphenators };
  const NpPackDocument *chosen = NULL;
  GPtrArray *pages;

  if (documents == NULL)
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    {
      const NpPackDocument *document = g_ptr_array_index (documents, i);

      g_strv_builder_add (all, document->name);
      if (chosen == NULL || g_strcmp0 (document->name, name) == 0)
        chosen = document;
    }
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    hyphenators[lang] = np_hyphenator_new (lang, NULL);
  pages = np_pdf_record (chosen, &pdf, cancellable, error);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_clear_pointer (&hyphenators[lang], np_hyphenator_free);
  if (pages != NULL && names != NULL)
    *names = g_strv_builder_end (all);
  return pages;
}
