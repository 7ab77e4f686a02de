/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-overview-page"

#include "ui/overview/np-overview-parts.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "ui/np-pages.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"

/* An icon and its word. */
static GtkWidget *
pair_new (const char *icon, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), np_parts_label (words, "np-caption"));
  return box;
}

static gboolean
has_page (const char *name)
{
  for (guint i = 0; np_pages[i].name != NULL; i++)
    if (g_str_equal (np_pages[i].name, name))
      return TRUE;
  return FALSE;
}

GtkWidget *
np_overview_section (const char *title, const char *aside, GtkListBox **list)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = np_parts_label (title, "np-section");

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (head), heading);
  if (aside != NULL)
    {
      GtkWidget *words = np_parts_label (aside, "np-caption");

      gtk_widget_add_css_class (words, "np-dim");
      gtk_widget_set_valign (words, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (head), words);
    }
  gtk_box_append (GTK_BOX (section), head);
  if (list != NULL)
    {
      *list = GTK_LIST_BOX (gtk_list_box_new ());
      gtk_list_box_set_selection_mode (*list, GTK_SELECTION_NONE);
      gtk_widget_add_css_class (GTK_WIDGET (*list), "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      gtk_box_append (GTK_BOX (section), GTK_WIDGET (*list));
    }
  return section;
}

void
np_overview_row (GtkListBox *list, GtkWidget *prefix, const char *title, const char *subtitle, const char *badge,
                 const char *action, const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  if (badge != NULL)
    {
      GtkWidget *chip = gtk_label_new (badge);

      gtk_widget_add_css_class (chip, "np-chip");
      gtk_widget_add_css_class (chip, "accent");
      gtk_widget_add_css_class (chip, "numeric");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  gtk_widget_add_css_class (arrow, "np-dim");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_list_box_append (list, row);
}

/* The next event */

static NpObject *
find_next_meeting (NpDossier *dossier)
{
  GListModel *meetings = np_object_get_list (dossier, NP_DOSSIER_MEETINGS);
  NpObject *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (meetings); i++)
    {
      g_autoptr(NpObject) meeting = g_list_model_get_item (meetings, i);
      int state = np_object_get_enum (meeting, NP_MEETING_STATE);
      const char *date = np_object_get_string (meeting, NP_MEETING_DATE);
      const char *best_date = best != NULL ? np_object_get_string (best, NP_MEETING_DATE) : "";

      if (state == NP_MEETING_RUNNING)
        return meeting;
      if (state == NP_MEETING_PLANNED && (best == NULL || (*date != '\0' && (*best_date == '\0' || strcmp (date, best_date) < 0))))
        best = meeting;
    }
  return best;
}

static char *
days_until (NpDossier *dossier, const char *date)
{
  GDate now, then;
  g_autofree char *day = g_strndup (date, 10);
  int days;

  if (!np_date_parse (np_object_get_string (dossier, NP_DOSSIER_AS_OF), &now) || !np_date_parse (day, &then))
    return g_strdup (_("Next"));
  days = g_date_days_between (&now, &then);
  if (days < 0)
    return g_strdup (_("Next"));
  if (days == 0)
    return g_strdup (_("Today"));
  return g_strdup_printf (ngettext ("Next, in %d day", "Next, in %d days", days), days);
}

/* Who has a seat at the meeting; while there is no table yet, who could. */
static gboolean
is_invited (gpointer party, gpointer meeting)
{
  for (guint i = 0; i < np_object_get_n_children (party, NP_PARTY_SEATS); i++)
    if (np_object_contains_word (meeting, NP_MEETING_SEAT_ORDER,
                                 np_object_get_id (np_object_get_child (party, NP_PARTY_SEATS, i))))
      return TRUE;
  return *np_object_get_string (meeting, NP_MEETING_SEAT_ORDER) == '\0';
}

static char *
list_parties (NpDossier *dossier, gpointer meeting)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_FACILITATOR && is_invited (party, meeting))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
    }
  return g_string_free (names, FALSE);
}

static GtkWidget *
meeting_card (NpDossier *dossier, NpObject *meeting)
{
  NpLang lang = np_ui_lang ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);
  gboolean running = np_object_get_enum (meeting, NP_MEETING_STATE) == NP_MEETING_RUNNING;
  const char *iso = np_object_get_string (meeting, NP_MEETING_DATE);
  g_autofree char *until = running ? g_strdup (_("Running")) : days_until (dossier, iso);
  g_autofree char *date = np_format_iso_date (iso, lang);
  g_autofree char *parties = list_parties (dossier, meeting);
  const char *const parts[] = { date, np_object_get_words_or_other (meeting, NP_MEETING_PLACE, lang), parties };
  g_autoptr(GString) line = g_string_new (NULL);
  g_auto(GStrv) seats = np_object_dup_list_of_words (meeting, NP_MEETING_SEAT_ORDER);
  guint n_seats = g_strv_length (seats), n_questions = np_object_get_n_children (meeting, NP_MEETING_QUESTIONS);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  gtk_box_append (GTK_BOX (words), np_parts_label (until, "np-eyebrow"));
  gtk_box_append (GTK_BOX (words), np_parts_label (np_object_get_words_or_other (meeting, NP_MEETING_TITLE, lang), "np-hero"));
  gtk_box_append (GTK_BOX (words), np_parts_label (line->str, "np-dim"));
  gtk_box_append (GTK_BOX (chips), pair_new ("np-regime-symbolic", np_regime_word (np_object_get_enum (meeting, NP_MEETING_REGIME))));
  if (n_seats > 0)
    {
      g_autofree char *count = g_strdup_printf (ngettext ("%u seat", "%u seats", n_seats), n_seats);

      gtk_box_append (GTK_BOX (chips), pair_new ("np-parties-symbolic", count));
    }
  if (n_questions > 0)
    {
      g_autofree char *count = g_strdup_printf (ngettext ("%u question to ask", "%u questions to ask", n_questions), n_questions);

      gtk_box_append (GTK_BOX (chips), pair_new ("np-meetings-symbolic", count));
    }
  gtk_widget_set_margin_top (chips, 10);
  gtk_box_append (GTK_BOX (words), chips);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (card), words);
  if (has_page ("meetings"))
    {
      GtkWidget *button = gtk_button_new_with_label (running ? _("Back to the meeting") : _("Open the meeting"));

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-object");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", np_object_get_id (meeting));
      gtk_box_append (GTK_BOX (card), button);
    }
  return card;
}

static GtkWidget *
steps_card (NpDossier *dossier)
{
  static const struct { guint field; const char *page; const char *title; const char *why; } steps[] = {
    { NP_DOSSIER_PARTIES, "parties", N_("Say who negotiates"), N_("Parties, what they want and what they will not accept") },
    { NP_DOSSIER_MEASURES, "measures", N_("Write the first measure"), N_("In Russian and English, or from the library") },
    { NP_DOSSIER_MEETINGS, "meetings", N_("Plan a meeting"), N_("Date, place, seats, and the rule it is held under") },
  };
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("To begin with"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (list), "np-bare-list");
  gtk_box_append (GTK_BOX (card), np_parts_label (_("To begin with"), "np-finding"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      guint n = np_object_get_n_children (dossier, steps[i].field);
      g_autofree char *done = n > 0 ? g_strdup_printf ("%u", n) : NULL;
      GtkWidget *icon = gtk_image_new_from_icon_name (n > 0 ? "np-check-symbolic" : "np-draft-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, n > 0 ? _("done") : _("to do"), -1);
      if (has_page (steps[i].page))
        np_overview_row (list, icon, _(steps[i].title), _(steps[i].why), done, "win.page", steps[i].page);
      else
        g_object_unref (g_object_ref_sink (icon));
    }
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (list));
  return card;
}

GtkWidget *
np_overview_next_event (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  NpObject *meeting = find_next_meeting (dossier);

  return meeting != NULL ? meeting_card (dossier, meeting) : steps_card (dossier);
}

/* Drafting */

static GtkWidget *
share_new (const char *css_class, guint part)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "np-share");
  gtk_widget_add_css_class (bar, css_class);
  g_object_set_data (G_OBJECT (bar), "part", GUINT_TO_POINTER (part));
  return bar;
}

/* Three bars beside each other, as long as their counts. */
static GtkWidget *
shares_new (const guint counts[3])
{
  static const char *const classes[] = { "done", "stale", "draft" };
  GtkWidget *grid = gtk_grid_new ();
  int at = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < 3; i++)
    if (counts[i] > 0)
      {
        GtkWidget *bar = share_new (classes[i], counts[i]);

        gtk_widget_set_margin_end (bar, 2);
        gtk_grid_attach (GTK_GRID (grid), bar, at, 0, counts[i], 1);
        at += counts[i];
      }
  return grid;
}

GtkWidget *
np_overview_drafting (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  guint all = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES), n = np_measure_count_open (dossier, NULL);
  guint counts[3] = { 0, 0, 0 };
  const char *unfinished = NULL;
  GtkWidget *section, *card, *head, *pairs;
  g_autofree char *number = g_strdup_printf ("%u", n);
  static const char *const icons[] = { "np-check-symbolic", "np-stale-symbolic", "np-draft-symbolic" };

  if (n == 0)
    return NULL;
  for (guint i = 0; i < all; i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);
      guint finished, stale, total;
      guint group;

      if (np_object_get_boolean (measure, NP_MEASURE_IN_FORCE))
        continue;
      np_measure_count_finished (measure, &finished, &stale, &total);
      group = stale > 0 ? 1 : total > 0 && finished == total ? 0 : 2;
      counts[group]++;
      if (group != 0 && unfinished == NULL)
        unfinished = np_object_get_id (measure);
    }
  section = np_overview_section (_("Drafting"), NULL, NULL);
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-card");
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (head), np_parts_label (number, "np-hero"));
  gtk_box_append (GTK_BOX (head), np_parts_label (ngettext ("measure under negotiation", "measures under negotiation", n), "np-dim"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (head), TRUE);
  gtk_widget_set_valign (gtk_widget_get_last_child (head), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (gtk_widget_get_first_child (head), GTK_ALIGN_BASELINE);
  if (unfinished != NULL && has_page ("measures"))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Next unfinished"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-object");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", unfinished);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), shares_new (counts));
  pairs = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (pairs), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (pairs), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pairs), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Drafting"), -1);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *words = g_strdup_printf (i == 0 ? ngettext ("%u reviewed", "%u reviewed", counts[i])
                                                : i == 1 ? ngettext ("%u stale", "%u stale", counts[i])
                                                         : ngettext ("%u unfinished", "%u unfinished", counts[i]),
                                                counts[i]);

      gtk_flow_box_append (GTK_FLOW_BOX (pairs), pair_new (icons[i], words));
      gtk_widget_set_focusable (gtk_widget_get_last_child (pairs), FALSE);
    }
  gtk_box_append (GTK_BOX (card), pairs);
  if (all > n)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u more is in force already and is not forecast",
                                                          "%u more are in force already and are not forecast", all - n),
                                                all - n);

      gtk_box_append (GTK_BOX (card), np_parts_label (words, "np-caption"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (card), "np-dim");
    }
  gtk_box_append (GTK_BOX (section), card);
  return section;
}

/* To do */

static void
add_reviews (GtkListBox *list, NpDossier *dossier, guint *rows)
{
  for (guint i = 0; has_page ("meetings") && i < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i);
      guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES), open = 0;
      g_autofree char *title = NULL;
      g_autofree char *entries = NULL;
      g_autofree char *badge = NULL;

      for (guint j = 0; j < n; j++)
        open += !np_object_get_boolean (np_object_get_child (meeting, NP_MEETING_ENTRIES, j), NP_ENTRY_REVIEWED);
      if (open == 0 || np_object_get_enum (meeting, NP_MEETING_STATE) == NP_MEETING_RUNNING)
        continue;
      title = g_strdup (np_object_get_words_or_other (meeting, NP_MEETING_TITLE, np_ui_lang ()));
      entries = g_strdup_printf (ngettext ("%u entry to review", "%u entries to review", open), open);
      badge = g_strdup_printf ("%u", open);
      np_overview_row (list, gtk_image_new_from_icon_name ("np-meetings-symbolic"), title, entries, badge, "win.show-object",
                       np_object_get_id (meeting));
      (*rows)++;
    }
}

static void
add_stale (GtkListBox *list, NpDossier *dossier, guint *rows)
{
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES) && *rows < 6; i++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);

      for (guint j = 0; j < np_object_get_n_children (measure, NP_MEASURE_CLAUSES) && *rows < 6; j++)
        {
          gpointer clause = np_object_get_child (measure, NP_MEASURE_CLAUSES, j);
          gboolean ru = np_clause_is_stale (clause, NP_LANG_RU), en = np_clause_is_stale (clause, NP_LANG_EN);
          g_autofree char *name = NULL;
          g_autofree char *title = NULL;

          if (!ru && !en)
            continue;
          name = np_object_dup_name (measure, np_ui_lang ());
          /* Translators: a measure and the number of a clause in it. */
          title = g_strdup_printf (_("%s, clause %u"), name, j + 1);
          np_overview_row (list, gtk_image_new_from_icon_name ("np-stale-symbolic"), title,
                           ru && en ? _("Both texts changed after they were reviewed")
                           : en     ? _("English is older than the Russian text")
                                    : _("Russian is older than the English text"),
                           NULL, "win.show-object", np_object_get_id (clause));
          (*rows)++;
        }
    }
}

static void
add_copies (GtkListBox *list, NpDossier *dossier, guint *rows)
{
  guint out = 0;
  const char *last = "";
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *under = NULL;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_COPIES); i++)
    {
      gpointer copy = np_object_get_child (dossier, NP_DOSSIER_COPIES, i);
      const char *when = np_object_get_string (copy, NP_COPY_DATE);

      out += !np_object_is_given (copy, NP_COPY_RETURNED);
      if (strcmp (when, last) > 0)
        last = when;
    }
  if (out == 0 || !has_page ("briefs"))
    return;
  title = g_strdup_printf (ngettext ("%u copy is out", "%u copies are out", out), out);
  date = np_format_iso_date (last, np_ui_lang ());
  /* Translators: %s is a date. */
  under = g_strdup_printf (_("The last one handed out on %s"), date);
  np_overview_row (list, gtk_image_new_from_icon_name ("np-briefs-symbolic"), title, under, NULL, "win.page", "briefs");
  (*rows)++;
}

GtkWidget *
np_overview_to_do (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  GtkListBox *list;
  GtkWidget *section = np_overview_section (_("To do"), NULL, &list);
  guint rows = 0;

  add_reviews (list, dossier, &rows);
  if (has_page ("measures"))
    add_stale (list, dossier, &rows);
  add_copies (list, dossier, &rows);
  if (rows > 0)
    return section;
  g_object_unref (g_object_ref_sink (section));
  return NULL;
}
