/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/packages/np-package-cells.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/np-cell-view.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

char *
np_package_label (gpointer package)
{
  return g_strdup_printf ("P%u", np_object_get_position (package) + 1);
}

gpointer
np_package_find_item (gpointer package, const char *measure)
{
  for (guint i = 0; i < np_object_get_n_children (package, NP_PACKAGE_ITEMS); i++)
    {
      gpointer item = np_object_get_child (package, NP_PACKAGE_ITEMS, i);

      if (g_strcmp0 (np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE), measure) == 0)
        return item;
    }
  return NULL;
}

GArray *
np_package_reactions (NpForecast *forecast, gpointer package)
{
  guint n = np_object_get_n_children (package, NP_PACKAGE_ITEMS);
  g_autofree NpPackageChoice *choices = g_new (NpPackageChoice, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gpointer item = np_object_get_child (package, NP_PACKAGE_ITEMS, i);

      choices[i] = (NpPackageChoice) { np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE),
                                       np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL) };
    }
  return np_forecast_package (forecast, choices, n);
}

double
np_package_consent_of_all (GArray *reactions)
{
  double consent = NAN;

  for (guint i = 0; i < reactions->len; i++)
    {
      const NpPackageReaction *one = &g_array_index (reactions, NpPackageReaction, i);

      if (one->named && one->n_measures > 0)
        consent = (isnan (consent) ? 1 : consent) * one->consent;
    }
  return consent;
}

static GtkWidget *
label_new (const char *words, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

GtkWidget *
np_package_title_new (const char *words, const char *under, const char *css)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_box_append (GTK_BOX (box), label);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  if (under != NULL)
    {
      GtkWidget *second = gtk_label_new (under);

      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (second, under);
      gtk_widget_add_css_class (second, "np-caption");
      gtk_widget_add_css_class (second, "np-dim");
      gtk_box_append (GTK_BOX (box), second);
    }
  gtk_widget_set_valign (label, under == NULL ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
  gtk_widget_set_vexpand (label, TRUE);
  return box;
}

static void
rename_cb (GtkMenuButton *button, gpointer data)
{
  NpPage *page = NP_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), NP_TYPE_PAGE));
  gpointer package = g_object_get_data (G_OBJECT (button), "np-package");
  GtkWidget *popover = gtk_popover_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), np_form_row_new (np_page_get_session (page), package, NP_PACKAGE_TITLE,
                                                            _("Title")));
  gtk_list_box_append (GTK_LIST_BOX (list), np_form_row_new (np_page_get_session (page), package, NP_PACKAGE_WHY,
                                                            _("What it is for")));
  gtk_widget_set_size_request (list, 380, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
np_package_head_new (gpointer package, gboolean chosen, GCallback toggled, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *button = gtk_toggle_button_new (), *menu = gtk_menu_button_new (), *hero, *names;
  g_autofree char *label = np_package_label (package);
  const char *title = np_object_get_words_or_other (package, NP_PACKAGE_TITLE, np_ui_lang ());
  guint n = np_object_get_n_children (package, NP_PACKAGE_ITEMS);
  g_autofree char *count = g_strdup_printf (ngettext ("%u measure", "%u measures", n), n);
  g_autofree char *frozen = np_object_get_boolean (package, NP_PACKAGE_FROZEN) ? g_strdup_printf (_("%s, frozen"), count) : NULL;
  g_autofree char *name = g_strdup_printf ("%s %s", label, title);
  g_autofree char *key = g_strdup_printf ("%s:", np_object_get_id (package));

  hero = gtk_label_new (label);
  gtk_widget_add_css_class (hero, "np-hero");
  names = np_package_title_new (title, frozen != NULL ? frozen : count, "np-bold");
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (inner), hero);
  gtk_box_append (GTK_BOX (inner), names);
  gtk_button_set_child (GTK_BUTTON (button), inner);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_name (button, key);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "np-package", g_object_ref (package), g_object_unref);
  g_signal_connect (button, "toggled", toggled, data);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "document-edit-symbolic");
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (menu, _("Rename"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rename"), -1);
  g_object_set_data_full (G_OBJECT (menu), "np-package", g_object_ref (package), g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), rename_cb, NULL, NULL);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), menu);
  return box;
}

GtkWidget *
np_package_bar_new (double share)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *bar = gtk_progress_bar_new ();
  g_autofree char *words = isnan (share) ? g_strdup ("—") : np_format_percent (share, 0, np_ui_lang ());
  GtkWidget *label = label_new (words, "numeric");

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), isnan (share) ? 0 : CLAMP (share, 0, 1));
  gtk_widget_add_css_class (bar, "np-bar");
  gtk_widget_add_css_class (bar, "np-track");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
np_package_reaction_new (const NpPackageReaction *reaction)
{
  g_autofree char *gain = NULL, *once = NULL, *tip = NULL;
  NpChartCell cell = { NP_CELL_NOT_A_PARTY };
  GtkWidget *box, *label;

  if (reaction == NULL || reaction->n_measures == 0)
    return label_new (reaction == NULL ? "–" : _("no forecast"), "np-dim");
  cell.state = NP_CELL_FORECAST;
  cell.category = (int) reaction->category;
  cell.consent = reaction->consent;
  cell.score = reaction->mu / 3;
  gain = np_format_integer (llround (reaction->sum), np_ui_lang (), NP_FORMAT_SIGNED);
  once = np_format_integer (llround (reaction->once), np_ui_lang (), NP_FORMAT_SIGNED);
  /* Translators: the value of a package when what its measures share is counted once. */
  tip = g_strdup_printf (_("Counted once: %s"), once);
  label = label_new (gain, "numeric");
  gtk_widget_add_css_class (label, "np-caption");
  gtk_widget_set_tooltip_text (label, tip);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (box), np_cell_view_new (&cell));
  gtk_box_append (GTK_BOX (box), label);
  if (reaction->n_missing > 0)
    {
      g_autofree char *missing = g_strdup_printf (ngettext ("%u without a forecast", "%u without a forecast", reaction->n_missing),
                                                  reaction->n_missing);

      gtk_box_append (GTK_BOX (box), label_new (missing, "np-caption"));
    }
  return box;
}

GtkWidget *
np_package_weakest_new (NpDossier *dossier, GArray *reactions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const NpPackageReaction *least = NULL;
  NpLang lang = np_ui_lang ();

  for (guint i = 0; i < reactions->len; i++)
    {
      const NpPackageReaction *one = &g_array_index (reactions, NpPackageReaction, i);

      if (one->named && one->n_measures > 0 && (least == NULL || one->consent < least->consent))
        least = one;
    }
  if (least != NULL)
    {
      gpointer measure = np_dossier_find (dossier, least->weakest), party = np_dossier_find (dossier, least->party);
      g_autofree char *number = measure != NULL ? np_words_of_object_short (measure) : g_strdup ("—");
      g_autofree char *name = party != NULL ? np_words_of_object_short (party) : g_strdup (least->party);
      /* Translators: a measure and the party that wants it least: "CBM-04, US". */
      g_autofree char *words = g_strdup_printf (_("%s, %s"), number, name);

      gtk_box_append (GTK_BOX (box), label_new (words, NULL));
    }
  else
    {
      gtk_box_append (GTK_BOX (box), label_new ("—", "np-dim"));
    }
  for (guint i = 0; i < reactions->len; i++)
    {
      const NpPackageReaction *one = &g_array_index (reactions, NpPackageReaction, i);
      gpointer party = np_dossier_find (dossier, one->party);

      for (const char **line = one->red_lines; *line != NULL; line++)
        {
          gpointer measure = np_dossier_find (dossier, *line);
          g_autofree char *number = measure != NULL ? np_words_of_object_short (measure) : g_strdup (*line);
          g_autofree char *words = g_strdup_printf (one->absolute ? _("%s crosses an absolute red line: %s")
                                                                  : _("%s crosses a red line: %s"), number,
                                                    party != NULL ? np_object_get_words_or_other (party, NP_PARTY_NAME, lang)
                                                                  : one->party);

          gtk_box_append (GTK_BOX (box), label_new (words, "np-warn"));
        }
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* ---- the choice of a level ---- */

typedef struct
{
  NpPage *page;
  NpObject *package;
  char *measure;
  NpLevelName levels[3];
  guint n_levels;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->package);
  g_free (choice->measure);
  g_free (choice);
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, Choice *choice)
{
  guint at = gtk_drop_down_get_selected (drop_down);
  gpointer item = np_package_find_item (choice->package, choice->measure);
  g_autofree char *label = np_package_label (choice->package);
  /* Translators: %s is a package, such as P1. */
  g_autofree char *words = g_strdup_printf (_("change %s"), label);
  NpChange *change = np_change_new (words);

  if (at == 0 && item != NULL)
    {
      np_change_remove (change, item);
    }
  else if (at > 0 && at <= choice->n_levels && item != NULL)
    {
      np_change_set_enum (change, item, NP_PACKAGE_ITEM_LEVEL, choice->levels[at - 1]);
    }
  else if (at > 0 && at <= choice->n_levels)
    {
      g_autoptr(NpPackageItem) added = np_object_new (NP_TYPE_PACKAGE_ITEM, NULL);

      np_object_set_string (added, NP_PACKAGE_ITEM_MEASURE, choice->measure);
      np_object_set_enum (added, NP_PACKAGE_ITEM_LEVEL, choice->levels[at - 1]);
      np_change_insert (change, choice->package, NP_PACKAGE_ITEMS, G_MAXUINT, added);
    }
  np_page_apply (choice->page, change, NULL);
}

/* What the measure needs and has not, and what it must not stand with. */
static void
add_links (GtkWidget *box, NpDossier *dossier, gpointer package, gpointer measure)
{
  for (guint k = 0; k < 2; k++)
    {
      g_auto(GStrv) others = np_object_dup_list_of_words (measure, k == 0 ? NP_MEASURE_NEEDS : NP_MEASURE_EXCLUDES);

      for (guint i = 0; others[i] != NULL; i++)
        {
          gpointer other = np_dossier_find_type (dossier, others[i], NP_TYPE_MEASURE);
          gboolean there = other != NULL && (np_package_find_item (package, others[i]) != NULL
                                             || np_object_get_boolean (other, NP_MEASURE_IN_FORCE));
          g_autofree char *name = other != NULL ? np_words_of_object_short (other) : g_strdup (others[i]);
          g_autofree char *words = g_strdup_printf (k == 0 ? _("needs %s") : _("excludes %s"), name);

          if ((k == 0) != there)
            gtk_box_append (GTK_BOX (box), label_new (words, "np-warn"));
        }
    }
}

GtkWidget *
np_package_choice_new (NpPage *page, gpointer package, gpointer measure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *drop_down;
  gpointer item = np_package_find_item (package, np_object_get_id (measure));
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *label = np_package_label (package), *title = np_words_of_object (measure);
  g_autofree char *name = g_strdup_printf (_("%s, %s"), label, title);
  g_autofree char *key = g_strdup_printf ("%s:%s", np_object_get_id (package), np_object_get_id (measure));
  Choice *choice = g_new0 (Choice, 1);
  guint selected = 0;

  choice->page = page;
  choice->package = g_object_ref (package);
  choice->measure = g_strdup (np_object_get_id (measure));
  /* Translators: the measure is not in the package. */
  gtk_string_list_append (words, C_("package", "– out"));
  for (guint i = 0; i < np_object_get_n_children (measure, NP_MEASURE_LEVELS) && choice->n_levels < 3; i++)
    {
      NpLevelName level = np_object_get_enum (np_object_get_child (measure, NP_MEASURE_LEVELS, i), NP_LEVEL_NAME);

      choice->levels[choice->n_levels++] = level;
      gtk_string_list_append (words, np_words_of_code (np_codes_level, level));
      if (item != NULL && (NpLevelName) np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL) == level)
        selected = choice->n_levels;
    }
  if (choice->n_levels == 0 || (item != NULL && selected == 0))
    {
      /* Without levels, or at one that is gone: in the package all the same. */
      choice->levels[choice->n_levels++] = item != NULL ? (NpLevelName) np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL)
                                                        : NP_LEVEL_TARGET;
      gtk_string_list_append (words, np_words_of_code (np_codes_level, choice->levels[choice->n_levels - 1]));
      selected = item != NULL ? choice->n_levels : 0;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  gtk_widget_set_sensitive (drop_down, !np_object_get_boolean (package, NP_PACKAGE_FROZEN)
                                       && !np_session_get_read_only (np_page_get_session (page)));
  gtk_widget_set_name (drop_down, key);
  gtk_widget_add_css_class (drop_down, selected > 0 ? "np-in" : "np-out");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (drop_down, "notify::selected", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (item != NULL)
    add_links (box, np_page_get_dossier (page), package, measure);
  return box;
}
