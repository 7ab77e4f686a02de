/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-entry-row.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "meeting/np-note-grammar.h"
#include "meeting/np-regime.h"
#include "ui/meetings/np-entry-layout.h"
#include "ui/meetings/np-meeting-signs.h"
#include "ui/np-session.h"
#include "ui/widgets/np-model-words.h"

struct _NpEntryRow
{
  GtkListBoxRow parent_instance;

  NpDossier *dossier;
  NpObject *entry;
  guint64 stamp;
  gboolean discreet;
  gboolean unkept;
};

G_DEFINE_FINAL_TYPE (NpEntryRow, np_entry_row, GTK_TYPE_LIST_BOX_ROW)

char *
np_entry_dup_time (gpointer entry)
{
  const char *at = np_object_get_string (entry, NP_ENTRY_AT);

  return strlen (at) >= 16 ? g_strndup (at + 11, 5) : g_strdup ("");
}

char *
np_seat_dup_code (NpDossier *dossier, const char *seat)
{
  gpointer object = np_dossier_find_type (dossier, seat, NP_TYPE_SEAT);
  const char *alias = object != NULL ? np_object_get_string (object, NP_SEAT_ALIAS_EN) : "";

  if (*alias == '\0')
    alias = seat;
  return g_utf8_strup (alias, -1);
}

char *
np_measure_dup_code (NpDossier *dossier, const char *measure)
{
  gpointer object = np_dossier_find_type (dossier, measure, NP_TYPE_MEASURE);

  return object != NULL ? np_words_of_object_short (object) : g_strdup (measure);
}

static GtkWidget *
line_new (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "M3 ±": a measure and what was heard about it; the sign is left out when others may look. */
static GtkWidget *
measure_chip (NpDossier *dossier, gpointer reaction, gboolean discreet)
{
  g_autofree char *code = np_measure_dup_code (dossier, np_object_get_string (reaction, NP_REACTION_MEASURE));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  NpReactionCode heard = np_object_get_enum (reaction, NP_REACTION_REACTION);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "np-measure-chip");
  gtk_box_append (GTK_BOX (box), np_chip_new (code, NULL));
  if (heard != NP_REACT_NONE && !discreet)
    gtk_box_append (GTK_BOX (box), np_sign_chip_new (heard));
  return box;
}

static void
add_marks (NpEntryRow *self, GtkWidget *box, GString *spoken)
{
  NpEntryKind kind = np_object_get_enum (self->entry, NP_ENTRY_KIND);
  NpEntrySetting setting = np_object_get_enum (self->entry, NP_ENTRY_SETTING);
  double doubt = np_object_get_number (self->entry, NP_ENTRY_DOUBT);

  if (kind != NP_ENTRY_STATEMENT)
    {
      const char *word = np_words_of_code (np_codes_entry_kind, kind);

      gtk_box_append (GTK_BOX (box), line_new (word, "np-entry-kind"));
      g_string_append_printf (spoken, ". %s", word);
    }
  if (self->unkept)
    {
      gtk_box_append (GTK_BOX (box), np_chip_new (_("not kept"), "warn"));
      g_string_append_printf (spoken, ". %s", _("not kept"));
    }
  if (np_object_get_boolean (self->entry, NP_ENTRY_MEMORY))
    {
      gtk_box_append (GTK_BOX (box), np_chip_new (_("from memory"), NULL));
      g_string_append_printf (spoken, ". %s", _("from memory"));
    }
  if (setting != NP_ENTRY_AS_MEETING)
    {
      gtk_box_append (GTK_BOX (box), np_chip_new (np_words_of_code (np_codes_entry_setting, setting), NULL));
      g_string_append_printf (spoken, ". %s", np_words_of_code (np_codes_entry_setting, setting));
    }
  if (!self->discreet && (np_object_get_boolean (self->entry, NP_ENTRY_VERIFY) || !isnan (doubt)))
    {
      g_autofree char *share = isnan (doubt) ? NULL : np_format_percent (doubt / 100, 0, np_ui_lang ());
      /* Translators: %s is how sure the person is: "sure to 70%". */
      g_autofree char *words = share != NULL ? g_strdup_printf (_("sure to %s"), share) : g_strdup (_("to verify"));

      gtk_box_append (GTK_BOX (box), np_chip_new (words, "warn"));
      g_string_append_printf (spoken, ". %s", words);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_hexpand (child, FALSE);
      gtk_label_set_wrap (GTK_LABEL (child), FALSE);
      gtk_widget_set_valign (child, GTK_ALIGN_START);
    }
}

static void
build (NpEntryRow *self)
{
  gpointer entry = self->entry;
  NpLang lang = np_object_get_enum (entry, NP_ENTRY_LANGUAGE) == 1 ? NP_LANG_RU
                : np_object_get_enum (entry, NP_ENTRY_LANGUAGE) == 2 ? NP_LANG_EN : np_ui_lang ();
  NpRegime regime = np_object_get_enum (entry, NP_ENTRY_REGIME);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *line = np_regime_line_new (regime);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *time = np_entry_dup_time (entry);
  const char *seat = np_object_get_string (entry, NP_ENTRY_SEAT);
  g_autofree char *code = *seat != '\0' ? np_seat_dup_code (self->dossier, seat) : g_strdup ("");
  const char *text = np_object_get_words_or_other (entry, NP_ENTRY_TEXT, lang);
  const char *remark = np_object_get_string (entry, NP_ENTRY_PRIVATE);
  GtkWidget *clock = gtk_label_new (time), *chip = np_chip_new (code, "np-seat"), *words = line_new (text, "np-entry-words");
  g_autoptr(GString) spoken = g_string_new (time);

  g_string_append_printf (spoken, " %s", code);
  gtk_widget_add_css_class (clock, "np-entry-time");
  gtk_widget_set_valign (clock, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (clock), 0);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  if (*code == '\0')
    gtk_widget_set_opacity (chip, 0);
  gtk_widget_set_layout_manager (box, g_object_new (NP_TYPE_ENTRY_LAYOUT, NULL));
  gtk_widget_set_margin_end (line, 4);
  gtk_widget_set_margin_end (clock, 4);
  gtk_widget_set_margin_end (chip, 4);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), clock);
  gtk_box_append (GTK_BOX (box), chip);
  for (guint i = 0; i < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); i++)
    {
      gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, i);
      g_autofree char *number = np_measure_dup_code (self->dossier, np_object_get_string (reaction, NP_REACTION_MEASURE));

      gtk_box_append (GTK_BOX (box), measure_chip (self->dossier, reaction, self->discreet));
      g_string_append_printf (spoken, ". %s %s", number,
                              self->discreet ? "" : np_note_get_reaction_words (np_object_get_enum (reaction, NP_REACTION_REACTION),
                                                                                      np_ui_lang ()));
    }
  gtk_label_set_yalign (GTK_LABEL (words), 0);
  gtk_box_append (GTK_BOX (box), words);
  g_string_append_printf (spoken, ": %s", text);
  if (*remark != '\0' && !self->discreet)
    {
      /* Translators: %s is a remark nobody else sees. */
      g_autofree char *under = g_strdup_printf (_("private · %s"), remark);

      GtkWidget *label = line_new (under, "np-entry-private");

      np_entry_layout_set_below (label);
      gtk_widget_add_css_class (words, "np-above");
      gtk_box_append (GTK_BOX (box), label);
      g_string_append_printf (spoken, ". %s", under);
    }
  add_marks (self, marks, spoken);
  g_string_append_printf (spoken, ". %s", np_words_of_code (np_codes_regime, regime));
  gtk_widget_add_css_class (marks, "np-entry-words");
  gtk_box_append (GTK_BOX (box), marks);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

static void
np_entry_row_dispose (GObject *object)
{
  NpEntryRow *self = NP_ENTRY_ROW (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (np_entry_row_parent_class)->dispose (object);
}

static void
np_entry_row_class_init (NpEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = np_entry_row_dispose;
}

static void
np_entry_row_init (NpEntryRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-entry");
}

GtkWidget *
np_entry_row_new (NpDossier *dossier, gpointer entry, gboolean discreet)
{
  NpEntryRow *self = g_object_new (NP_TYPE_ENTRY_ROW, NULL);

  self->dossier = g_object_ref (dossier);
  self->entry = g_object_ref (entry);
  self->stamp = np_object_get_stamp (entry);
  self->discreet = discreet;
  build (self);
  return GTK_WIDGET (self);
}

void
np_entry_row_refresh (NpEntryRow *self, gboolean discreet)
{
  if (self->stamp == np_object_get_stamp (self->entry) && self->discreet == discreet)
    return;
  self->stamp = np_object_get_stamp (self->entry);
  self->discreet = discreet;
  build (self);
}

void
np_entry_row_set_kept (NpEntryRow *self, gboolean kept)
{
  if (self->unkept == !kept)
    return;
  self->unkept = !kept;
  build (self);
}

GtkWidget *
np_regime_divider_new (const char *time, NpRegime regime)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *line = np_regime_line_new (regime), *icon = gtk_image_new_from_icon_name ("np-regime-symbolic");
  GtkWidget *label, *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  NpLang lang = np_ui_lang ();
  /* Time, and the regime in both languages. */
  g_autofree char *words = g_strdup_printf ("%s  %s · %s", time, np_regime_get_name (regime, lang),
                                            np_regime_get_name (regime, np_lang_other (lang)));

  label = gtk_label_new (g_strstrip (words));
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (rule, TRUE);
  gtk_widget_set_valign (rule, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "np-regime-divider");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), rule);
  return box;
}

void
np_entry_row_header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gpointer entry = NP_ENTRY_ROW (row)->entry;
  NpRegime regime = np_object_get_enum (entry, NP_ENTRY_REGIME);
  g_autofree char *time = NULL;

  if (before != NULL && np_object_get_enum (NP_ENTRY_ROW (before)->entry, NP_ENTRY_REGIME) == (int) regime)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  time = np_entry_dup_time (entry);
  gtk_list_box_row_set_header (row, np_regime_divider_new (time, regime));
}
