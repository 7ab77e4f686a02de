/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parties/np-party-detail.h"

#include <glib/gi18n.h>

#include "dossier/np-issue.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "ui/widgets/np-child-group.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

static gboolean
is_interest (gpointer child)
{
  return np_object_get_enum (child, NP_STATEMENT_KIND) == NP_STATEMENT_INTEREST;
}

static gboolean
is_position (gpointer child)
{
  return np_object_get_enum (child, NP_STATEMENT_KIND) == NP_STATEMENT_POSITION;
}

static gboolean
is_remark (gpointer child)
{
  return np_object_get_enum (child, NP_STATEMENT_KIND) >= NP_STATEMENT_CONSTRAINT;
}

static void
make_position (gpointer child)
{
  np_object_set_enum (child, NP_STATEMENT_KIND, NP_STATEMENT_POSITION);
}

static void
make_remark (gpointer child)
{
  np_object_set_enum (child, NP_STATEMENT_KIND, NP_STATEMENT_NOTE);
}

static void
make_stance (gpointer child)
{
  np_object_set_number (child, NP_STANCE_POSITION, 50);
  np_object_set_number (child, NP_STANCE_SALIENCE, 5);
}

static void
make_limit (gpointer child)
{
  np_object_set_number (child, NP_LIMIT_SEVERITY, 0.3);
}

static void
make_trust (gpointer child)
{
  np_object_set_number (child, NP_TRUST_VALUE, 0);
}

static GtkWidget *
form_group (NpSession *session, gpointer object, const char *title, const guint *fields, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               np_form_row_new (session, object, fields[i],
                                                np_words_of_field (np_object_get_fields (object, NULL)[fields[i]].name)));
  return group;
}

/* "7 statements: 4 stated, 3 inferred": what the sheet rests on. */
static char *
summary (gpointer party)
{
  static const guint lists[] = { NP_PARTY_STATEMENTS, NP_PARTY_STANCES, NP_PARTY_RED_LINES, NP_PARTY_LIMITS };
  guint counts[3] = { 0 }, all = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < np_object_get_n_children (party, lists[i]); j++)
      {
        gpointer child = np_object_get_child (party, lists[i], j);

        counts[np_object_get_enum (child, np_object_find_field (child, "status"))]++;
        all++;
      }
  words = g_strdup_printf (ngettext ("%u statement", "%u statements", all), all);
  /* Translators: "7 statements: 4 stated, 3 inferred, 0 assumed". */
  return g_strdup_printf (_("%s: %u stated, %u inferred, %u assumed"), words, counts[NP_STATUS_STATED],
                          counts[NP_STATUS_INFERRED], counts[NP_STATUS_ASSUMED]);
}

static GtkWidget *
head_new (gpointer object, const char *code, const char *under)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = np_words_of_object (object);
  GtkWidget *badge = gtk_label_new (code);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *line = gtk_label_new (under);

  gtk_widget_add_css_class (badge, "np-badge");
  gtk_widget_add_css_class (title, "np-finding");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (head), badge);
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

GtkWidget *
np_party_detail_new (NpSession *session, gpointer party)
{
  static const guint sheet[] = { NP_PARTY_NAME, NP_PARTY_ALSO, NP_PARTY_CODE, NP_PARTY_KIND, NP_PARTY_OWN, NP_PARTY_CAPABILITY,
                                 NP_PARTY_SENSITIVITY, NP_PARTY_SOURCE, NP_PARTY_WHY };
  static const guint alternatives[] = { NP_PARTY_ALTERNATIVE, NP_PARTY_ALTERNATIVE_LOW, NP_PARTY_ALTERNATIVE_HIGH,
                                        NP_PARTY_ALTERNATIVE_STATUS };
  const NpChildGroupSpec groups[] = {
    { .list = NP_PARTY_STATEMENTS, .title = _("Interests"), .add = _("Add an interest"), .undo_add = _("add an interest"),
      .undo_delete = _("delete an interest"), .toast = _("Interest deleted"), .belongs = is_interest },
    { .list = NP_PARTY_STANCES, .title = _("Positions on the issues"), .description = _("Salience 0 to 10; open a row for the position"),
      .add = _("Add a position on an issue"), .undo_add = _("add a position"), .undo_delete = _("delete a position"),
      .toast = _("Position deleted"), .ref = NP_STANCE_ISSUE, .by_ref = TRUE, .weight = NP_STANCE_SALIENCE,
      .weighted = TRUE, .step = 1, .prepare = make_stance },
    { .list = NP_PARTY_RED_LINES, .title = _("Red lines"), .add = _("Add a red line"), .undo_add = _("add a red line"),
      .undo_delete = _("delete a red line"), .toast = _("Red line deleted") },
    { .list = NP_PARTY_STATEMENTS, .title = _("Positions in words"), .add = _("Add a position in words"),
      .undo_add = _("add a position"), .undo_delete = _("delete a position"), .toast = _("Position deleted"),
      .belongs = is_position, .prepare = make_position },
    { .list = NP_PARTY_LIMITS, .title = _("Domestic limits"), .description = _("Severity 0 to 1"),
      .add = _("Add a domestic limit"), .undo_add = _("add a domestic limit"), .undo_delete = _("delete a domestic limit"),
      .toast = _("Domestic limit deleted"), .weight = NP_LIMIT_SEVERITY, .weighted = TRUE, .step = 0.05, .digits = 2,
      .prepare = make_limit },
    { .list = NP_PARTY_STATEMENTS, .title = _("Constraints and notes"), .add = _("Add a note"), .undo_add = _("add a note"),
      .undo_delete = _("delete a note"), .toast = _("Note deleted"), .belongs = is_remark, .prepare = make_remark },
    { .list = NP_PARTY_TRUSTS, .title = _("Trust"), .description = _("In who puts a measure forward, −1 to +1"),
      .add = _("Add trust in a party"), .undo_add = _("add trust"), .undo_delete = _("delete trust"),
      .toast = _("Trust deleted"), .ref = NP_TRUST_TOWARD, .by_ref = TRUE, .weight = NP_TRUST_VALUE, .weighted = TRUE,
      .step = 0.1, .digits = 1, .prepare = make_trust },
    { .list = NP_PARTY_ANSWERS, .title = _("Precedents"), .description = _("What it answered to earlier instruments"),
      .add = _("Add an answer to an instrument"), .undo_add = _("add an answer"), .undo_delete = _("delete an answer"),
      .toast = _("Answer deleted"), .ref = NP_ANSWER_INSTRUMENT, .by_ref = TRUE },
    { .list = NP_PARTY_SIMILARS, .title = _("Parties that resemble it"),
      .description = _("Your own entry replaces what is counted from reactions"), .add = _("Add a similar party"),
      .undo_add = _("add a similar party"), .undo_delete = _("delete a similar party"), .toast = _("Similar party deleted"),
      .ref = NP_SIMILAR_TO, .by_ref = TRUE },
    { .list = NP_PARTY_DOCTRINES, .title = _("Doctrine in an incident"), .add = _("Add a doctrine"),
      .undo_add = _("add a doctrine"), .undo_delete = _("delete a doctrine"), .toast = _("Doctrine deleted") },
    { .list = NP_PARTY_SEATS, .title = _("Seats"), .description = _("Roles. A name is never printed: it is looked for in papers that must not have it"), .add = _("Add a seat"),
      .undo_add = _("add a seat"), .undo_delete = _("delete a seat"), .toast = _("Seat deleted") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  g_autofree char *under = summary (party);

  gtk_box_append (GTK_BOX (box), head_new (party, np_object_get_string (party, NP_PARTY_CODE), under));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      gtk_box_append (GTK_BOX (box), np_child_group_new (session, party, &groups[i]));
      if (groups[i].list == NP_PARTY_LIMITS)
        gtk_box_append (GTK_BOX (box), form_group (session, party, _("Without agreement"), alternatives,
                                                   G_N_ELEMENTS (alternatives)));
    }
  gtk_box_append (GTK_BOX (box), form_group (session, party, _("The party itself"), sheet, G_N_ELEMENTS (sheet)));
  return box;
}

static void
party_clicked_cb (GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "win.show-object", "s", g_object_get_data (G_OBJECT (button), "np-id"));
}

GtkWidget *
np_issue_detail_new (NpSession *session, gpointer issue)
{
  static const guint sheet[] = { NP_ISSUE_TITLE, NP_ISSUE_REF, NP_ISSUE_POLE_0, NP_ISSUE_POLE_100, NP_ISSUE_STATUS_QUO,
                                 NP_ISSUE_STATUS, NP_ISSUE_SOURCE, NP_ISSUE_WHY };
  NpDossier *dossier = np_session_get_dossier (session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *poles = g_strdup_printf ("0: %s · 100: %s", np_object_get_words_or_other (issue, NP_ISSUE_POLE_0, np_ui_lang ()),
                                            np_object_get_words_or_other (issue, NP_ISSUE_POLE_100, np_ui_lang ()));
  g_autofree char *number = np_words_of_object_short (issue);

  gtk_box_append (GTK_BOX (box), head_new (issue, number, poles));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Where the parties stand"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Position 0 to 100; add one on the sheet of the party"));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      for (guint j = 0; j < np_object_get_n_children (party, NP_PARTY_STANCES); j++)
        {
          gpointer stance = np_object_get_child (party, NP_PARTY_STANCES, j);
          GtkWidget *row, *go;
          g_autofree char *name = NULL;

          if (!g_str_equal (np_object_get_string (stance, NP_STANCE_ISSUE), np_object_get_id (issue)))
            continue;
          name = np_words_of_object (party);
          row = adw_action_row_new ();
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), np_object_get_words_or_other (stance, NP_STANCE_WHY, np_ui_lang ()));
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), np_form_scale_new (session, stance, NP_STANCE_POSITION, 1, 0, name));
          go = gtk_button_new_from_icon_name ("go-next-symbolic");
          gtk_widget_set_valign (go, GTK_ALIGN_CENTER);
          gtk_widget_add_css_class (go, "flat");
          gtk_widget_set_tooltip_text (go, _("Show the party"));
          gtk_accessible_update_property (GTK_ACCESSIBLE (go), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the party"), -1);
          g_object_set_data_full (G_OBJECT (go), "np-id", g_strdup (np_object_get_id (party)), g_free);
          g_signal_connect (go, "clicked", G_CALLBACK (party_clicked_cb), NULL);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), go);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        }
    }
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), form_group (session, issue, _("The issue itself"), sheet, G_N_ELEMENTS (sheet)));
  return box;
}

/* ---- scenarios ---- */

static char *
name_of (NpDossier *dossier, const char *id)
{
  gpointer object = np_dossier_find (dossier, id);

  return object != NULL ? np_words_of_object (object) : g_strdup (*id != '\0' ? id : "…");
}

static char *
describe_relation (NpDossier *dossier, gpointer child)
{
  g_autofree char *from = name_of (dossier, np_object_get_string (child, NP_RELATION_FROM));
  g_autofree char *to = name_of (dossier, np_object_get_string (child, NP_RELATION_TO));

  return g_strdup_printf ("%s → %s", from, to);
}

static char *
describe_override (NpDossier *dossier, gpointer child)
{
  g_autofree char *party = name_of (dossier, np_object_get_string (child, NP_OVERRIDE_PARTY));
  g_autofree char *issue = name_of (dossier, np_object_get_string (child, NP_OVERRIDE_ISSUE));

  return g_strdup_printf ("%s: %s", party, issue);
}

static void
make_relation (gpointer child)
{
  np_object_set_number (child, NP_RELATION_VALUE, 0);
}

static void
make_switch (gpointer child)
{
  np_object_set_boolean (child, NP_SWITCH_ON, TRUE);
}

GtkWidget *
np_scenario_detail_new (NpSession *session, gpointer scenario)
{
  static const guint sheet[] = { NP_SCENARIO_TITLE, NP_SCENARIO_ODDS_LOW, NP_SCENARIO_ODDS_HIGH, NP_SCENARIO_STATUS,
                                 NP_SCENARIO_SOURCE };
  const NpChildGroupSpec groups[] = {
    { .list = NP_SCENARIO_RELATIONS, .title = _("Relations"), .description = _("As the first sees the second, −1 to +1"),
      .add = _("Add a relation"), .undo_add = _("add a relation"), .undo_delete = _("delete a relation"),
      .toast = _("Relation deleted"), .weight = NP_RELATION_VALUE, .weighted = TRUE, .step = 0.05, .digits = 2,
      .describe = describe_relation, .prepare = make_relation },
    { .list = NP_SCENARIO_SWITCHES, .title = _("Measures in force"), .description = _("For the exercise in this scenario"),
      .add = _("Add a measure"), .undo_add = _("switch a measure on"), .undo_delete = _("switch a measure off"),
      .toast = _("Measure taken out"), .ref = NP_SWITCH_MEASURE, .by_ref = TRUE, .prepare = make_switch },
    { .list = NP_SCENARIO_OVERRIDES, .title = _("Positions that differ"), .add = _("Add a position that differs"),
      .undo_add = _("add a position"), .undo_delete = _("delete a position"), .toast = _("Position deleted"),
      .describe = describe_override },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);

  gtk_box_append (GTK_BOX (box), head_new (scenario, np_object_get_id (scenario),
                                           _("The first scenario counts unless another is chosen in the matrix")));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_box_append (GTK_BOX (box), np_child_group_new (session, scenario, &groups[i]));
  gtk_box_append (GTK_BOX (box), form_group (session, scenario, _("The scenario itself"), sheet, G_N_ELEMENTS (sheet)));
  return box;
}
