/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/situation/np-situation-editor.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "base/np-formula.h"
#include "dossier/np-exercise.h"
#include "dossier/np-party.h"
#include "ui/np-page.h"
#include "ui/np-parts.h"
#include "ui/situation/np-situation-view.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

typedef struct
{
  NpSession *session;
  NpObject *situation;
  GtkWidget *box;
  GtkWidget *count;
  NpObject *focus;     /* gets the focus after the next rebuild; lent */
  GHashTable *open;    /* objects whose row is open */
  guint idle;
} Editor;

/* What cannot be done in a dossier that is only read cannot be pressed. */
static void
guard (Editor *self, GtkWidget *button)
{
  gtk_widget_set_sensitive (button, !np_session_get_read_only (self->session));
}

static void
apply (Editor *self, NpChange *change, const char *toast)
{
  np_page_apply (NP_PAGE (gtk_widget_get_ancestor (self->box, NP_TYPE_PAGE)), change, toast);
}

static int
find_option (const char *id, gpointer situation)
{
  gpointer option;

  for (guint k = 0; (option = np_object_get_child (situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    if (g_strcmp0 (np_object_get_id (option), id) == 0)
      return k < 63 ? (int) k : -1;
  return -1;
}

/* ---- rows of options and statements ---- */

typedef struct
{
  Editor *editor;
  NpObject *object;
  GtkWidget *row;
  gboolean filled;
} Row;

static void
row_free (gpointer data, GClosure *closure)
{
  Row *row = data;

  g_object_unref (row->object);
  g_free (row);
}

static const char *
validity (Editor *self, gpointer preference)
{
  g_autoptr(GError) error = NULL;
  const char *words = np_object_get_string (preference, NP_PREFERENCE_STATEMENT);
  g_autoptr(NpFormula) formula = np_formula_parse (words, find_option, self->situation, &error);

  if (formula != NULL)
    return NULL;
  if (*words == '\0')
    return _("Empty: name an option, or combine options by NOT, AND, OR, IF, IFF");
  if (g_error_matches (error, NP_INPUT_ERROR, NP_INPUT_ERROR_REFERENCE))
    return _("Names an option that this situation does not have");
  return _("Not a statement yet: combine options by NOT, AND, OR, IF, IFF and parentheses");
}

static void
update_row (Row *self)
{
  NpLang lang = np_ui_lang ();
  gpointer object = self->object;
  g_autofree char *title = NULL, *under = NULL;

  if (NP_IS_OPTION (object))
    {
      title = g_strdup_printf ("%s · %s", np_object_get_id (object), np_object_get_words_or_other (object, NP_OPTION_TEXT, lang));
      under = g_strdup (np_object_get_words (object, NP_OPTION_TEXT, np_lang_other (lang)));
    }
  else
    {
      const char *wrong = validity (self->editor, object), *words = np_object_get_words_or_other (object, NP_PREFERENCE_TEXT, lang);

      title = g_strdup (*words != '\0' ? words : np_object_get_string (object, NP_PREFERENCE_STATEMENT));
      under = wrong != NULL ? g_strdup_printf ("%s — %s", np_object_get_string (object, NP_PREFERENCE_STATEMENT), wrong)
                            : g_strdup_printf ("%s — %s", np_object_get_string (object, NP_PREFERENCE_STATEMENT), _("valid"));
      if (wrong != NULL)
        gtk_widget_add_css_class (self->row, "np-wrong");
      else
        gtk_widget_remove_css_class (self->row, "np-wrong");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), *title != '\0' ? title : _("Not described yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row), under);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer widget)
{
  update_row (g_object_get_data (G_OBJECT (widget), "np-row"));
}

static void
expanded_cb (AdwExpanderRow *widget, GParamSpec *pspec, Row *self)
{
  guint n;
  const NpField *fields = np_object_get_fields (self->object, &n);
  gboolean open = adw_expander_row_get_expanded (widget);

  if (open)
    g_hash_table_add (self->editor->open, self->object);
  else
    g_hash_table_remove (self->editor->open, self->object);
  if (self->filled || !open)
    return;
  self->filled = TRUE;
  /* What is typed comes first, then where it is from. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        gboolean typed = fields[i].kind == NP_KIND_TEXT || g_str_equal (fields[i].name, "statement");

        if (fields[i].kind != NP_KIND_ID && !g_str_equal (fields[i].name, "party") && typed == (pass == 0))
          adw_expander_row_add_row (widget, np_form_row_new (self->editor->session, self->object, i,
                                                             np_words_of_field (fields[i].name)));
      }
}

/* The place of the next statement of the same party, upwards or downwards; G_MAXUINT: none. */
static guint
neighbour (gpointer preference, int step)
{
  gpointer situation = np_object_get_parent (preference), other;
  const char *party = np_object_get_string (preference, NP_PREFERENCE_PARTY);

  for (guint k = np_object_get_position (preference) + step;
       (other = np_object_get_child (situation, NP_SITUATION_PREFERENCES, k)) != NULL; k += step)
    if (g_str_equal (np_object_get_string (other, NP_PREFERENCE_PARTY), party))
      return k;
  return G_MAXUINT;
}

static void
move (Row *self, int step)
{
  guint place = NP_IS_PREFERENCE (self->object) ? neighbour (self->object, step) : G_MAXUINT;
  NpChange *change;

  if (place == G_MAXUINT)
    return;
  change = np_change_new (_("change the order of preferences"));
  np_change_move (change, self->object, place);
  self->editor->focus = self->object;
  apply (self->editor, change, NULL);
}

static void
up_cb (GtkButton *button, Row *self)
{
  move (self, -1);
}

static void
down_cb (GtkButton *button, Row *self)
{
  move (self, 1);
}

static void
delete_cb (GtkButton *button, Row *self)
{
  gboolean option = NP_IS_OPTION (self->object);
  NpChange *change = np_change_new (option ? _("delete an option") : _("delete a preference"));

  np_change_remove (change, self->object);
  apply (self->editor, change, option ? _("Option deleted") : _("Preference deleted"));
}

static gboolean
key_cb (Row *self, guint key, guint code, GdkModifierType state)
{
  if ((state & GDK_ALT_MASK) == 0 || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  move (self, key == GDK_KEY_Up ? -1 : 1);
  return TRUE;
}

static void
add_button (GtkWidget *row, const char *icon, const char *label, GCallback callback, Row *data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  guard (data->editor, button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", callback, data);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static GtkWidget *
row_new (Editor *editor, gpointer object)
{
  Row *self = g_new0 (Row, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->editor = editor;
  self->object = g_object_ref (object);
  self->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  g_object_set_data (G_OBJECT (self->row), "np-row", self);
  add_button (self->row, "user-trash-symbolic", _("Delete"), G_CALLBACK (delete_cb), self);
  if (NP_IS_PREFERENCE (object))
    {
      add_button (self->row, "go-down-symbolic", _("Less important"), G_CALLBACK (down_cb), self);
      add_button (self->row, "go-up-symbolic", _("More important"), G_CALLBACK (up_cb), self);
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
    }
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->row, keys);
  g_signal_connect_data (self->row, "notify::expanded", G_CALLBACK (expanded_cb), self, row_free, 0);
  g_signal_connect_object (object, "notify", G_CALLBACK (notify_cb), self->row, 0);
  update_row (self);
  if (g_hash_table_contains (editor->open, object))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->row), TRUE);
  return self->row;
}

/* ---- patterns ---- */

typedef struct
{
  Editor *editor;
  NpObject *pattern;
  char *option;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *place = data;

  g_object_unref (place->pattern);
  g_free (place->option);
  g_free (place);
}

/* 'Y', 'N' or '-' of an option in "US2=Y US1=N". */
static char
value_of (gpointer pattern, const char *option)
{
  g_auto(GStrv) parts = g_strsplit_set (np_object_get_string (pattern, NP_PATTERN_PATTERN), " \t\n", -1);

  for (guint k = 0; parts[k] != NULL; k++)
    {
      char *sign = strchr (parts[k], '=');

      if (sign != NULL && (gsize) (sign - parts[k]) == strlen (option) && strncmp (parts[k], option, sign - parts[k]) == 0)
        return sign[1] == 'Y' ? 'Y' : 'N';
    }
  return '-';
}

static void
set_value (Place *place, char value)
{
  g_autoptr(GString) words = g_string_new (NULL);
  NpChange *change;
  gpointer option;

  for (guint k = 0; (option = np_object_get_child (place->editor->situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    {
      const char *id = np_object_get_id (option);
      char v = g_str_equal (id, place->option) ? value : value_of (place->pattern, id);

      if (v != '-')
        g_string_append_printf (words, "%s%s=%c", words->len > 0 ? " " : "", id, v);
    }
  change = np_change_new (_("change what cannot be"));
  np_change_set_string (change, place->pattern, NP_PATTERN_PATTERN, words->str);
  apply (place->editor, change, NULL);
}

static void
place_clicked_cb (GtkButton *button, Place *place)
{
  char now = value_of (place->pattern, place->option);

  set_value (place, now == '-' ? 'Y' : now == 'Y' ? 'N' : '-');
}

/* The keys of Y and N on both layouts. */
static gboolean
place_key_cb (Place *place, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_y: case GDK_KEY_Y: case GDK_KEY_Cyrillic_en: case GDK_KEY_Cyrillic_EN:
      set_value (place, 'Y');
      return TRUE;
    case GDK_KEY_n: case GDK_KEY_N: case GDK_KEY_Cyrillic_te: case GDK_KEY_Cyrillic_TE:
      set_value (place, 'N');
      return TRUE;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract: case GDK_KEY_BackSpace: case GDK_KEY_Delete:
      set_value (place, '-');
      return TRUE;
    default:
      return FALSE;
    }
}

static void
update_place (GtkWidget *button, Place *place)
{
  char value = value_of (place->pattern, place->option);
  g_autofree char *name = g_strdup_printf ("%s: %s", place->option,
                                           value == 'Y' ? _("taken") : value == 'N' ? _("not taken") : _("does not matter"));

  gtk_button_set_label (GTK_BUTTON (button), value == 'Y' ? "Y" : value == 'N' ? "N" : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
place_notify_cb (GObject *pattern, GParamSpec *pspec, gpointer button)
{
  update_place (button, g_object_get_data (G_OBJECT (button), "np-place"));
}

static GtkWidget *
place_new (Editor *editor, gpointer pattern, const char *option)
{
  Place *place = g_new0 (Place, 1);
  GtkWidget *button = gtk_button_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  place->editor = editor;
  place->pattern = g_object_ref (pattern);
  place->option = g_strdup (option);
  g_object_set_data (G_OBJECT (button), "np-place", place);
  gtk_widget_add_css_class (button, "np-place");
  guard (editor, button);
  update_place (button, place);
  g_signal_connect_data (button, "clicked", G_CALLBACK (place_clicked_cb), place, place_free, 0);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (place_key_cb), place);
  gtk_widget_add_controller (button, keys);
  g_signal_connect_object (pattern, "notify", G_CALLBACK (place_notify_cb), button, 0);
  return button;
}

static void
delete_pattern_cb (GtkButton *button, Place *place)
{
  NpChange *change = np_change_new (_("delete what cannot be"));

  np_change_remove (change, place->pattern);
  apply (place->editor, change, _("Pattern deleted"));
}

static void
add_pattern_cb (GtkButton *button, Editor *self)
{
  g_autoptr(NpObject) pattern = np_object_new (NP_TYPE_PATTERN, NULL);
  gpointer option = np_object_get_child (self->situation, NP_SITUATION_OPTIONS, 0);
  NpChange *change = np_change_new (_("add what cannot be"));

  /* An empty pattern would rule everything out. */
  if (option != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s=Y", np_object_get_id (option));

      np_object_set_string (pattern, NP_PATTERN_PATTERN, words);
    }
  np_change_insert (change, self->situation, NP_SITUATION_PATTERNS, G_MAXUINT, pattern);
  apply (self, change, NULL);
}

static void
show_why (GtkMenuButton *button, gpointer pattern)
{
  const char *why = np_object_get_words_or_other (pattern, NP_PATTERN_WHY, np_ui_lang ());
  GtkWidget *label = g_object_get_data (G_OBJECT (button), "np-label");

  gtk_label_set_text (GTK_LABEL (label), *why != '\0' ? why : _("Say why"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, *why != '\0' ? why : _("Say why"), -1);
}

static void
why_notify_cb (GObject *pattern, GParamSpec *pspec, gpointer button)
{
  show_why (button, pattern);
}

/* The reason of a pattern as a button; pressed it opens both languages. */
static GtkWidget *
why_new (Editor *self, gpointer pattern)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *list = gtk_list_box_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 420, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), np_form_row_new (self->session, pattern, NP_PATTERN_WHY, _("Why it cannot be")));
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "np-caption");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), "np-label", label);
  g_signal_connect_object (pattern, "notify", G_CALLBACK (why_notify_cb), button, 0);
  show_why (GTK_MENU_BUTTON (button), pattern);
  return button;
}

static GtkWidget *
patterns_new (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *grid = gtk_grid_new (), *button;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gpointer option, pattern;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_box_append (GTK_BOX (box), np_situation_label (_("What cannot be"), "np-section"));
  gtk_box_append (GTK_BOX (box), np_situation_label (_("An outcome that fits a row does not exist. Y: taken, N: not taken, –: does not matter"),
                                                     "np-caption"));
  for (guint k = 0; (option = np_object_get_child (self->situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    {
      GtkWidget *head = gtk_label_new (np_object_get_id (option));

      gtk_widget_add_css_class (head, "np-column-head");
      gtk_widget_set_tooltip_text (head, np_object_get_words_or_other (option, NP_OPTION_TEXT, np_ui_lang ()));
      gtk_grid_attach (GTK_GRID (grid), head, k, 0, 1, 1);
    }
  for (guint i = 0; (pattern = np_object_get_child (self->situation, NP_SITUATION_PATTERNS, i)) != NULL; i++)
    {
      guint k;
      Place *place = g_new0 (Place, 1);

      for (k = 0; (option = np_object_get_child (self->situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
        gtk_grid_attach (GTK_GRID (grid), place_new (self, pattern, np_object_get_id (option)), k, i + 1, 1, 1);
      button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      gtk_widget_add_css_class (button, "flat");
      guard (self, button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete"), -1);
      place->editor = self;
      place->pattern = g_object_ref (pattern);
      g_signal_connect_data (button, "clicked", G_CALLBACK (delete_pattern_cb), place, place_free, 0);
      gtk_grid_attach (GTK_GRID (grid), button, k, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), why_new (self, pattern), k + 1, i + 1, 1, 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_box_append (GTK_BOX (box), scrolled);
  self->count = np_situation_label ("", "np-strong");
  gtk_box_append (GTK_BOX (box), self->count);
  button = gtk_button_new_with_label (_("Add a row"));
  guard (self, button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (add_pattern_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* ---- parties ---- */

static void
add_child_cb (GtkButton *button, Editor *self)
{
  const char *party = g_object_get_data (G_OBJECT (button), "np-party");
  gboolean option = g_object_get_data (G_OBJECT (button), "np-option") != NULL;
  NpChange *change = np_change_new (option ? _("add an option") : _("add a preference"));
  g_autoptr(NpObject) child = NULL;

  if (option)
    {
      gpointer object = np_dossier_find (np_session_get_dossier (self->session), party);
      const char *code = np_object_get_string (object, NP_PARTY_CODE);
      g_autofree char *id = np_dossier_new_id (np_session_get_dossier (self->session),
                                               g_ascii_isalpha (*code) ? code : "O");

      child = np_object_new (NP_TYPE_OPTION, id);
      np_object_set_string (child, NP_OPTION_PARTY, party);
      np_object_set_words (child, NP_OPTION_TEXT, NP_LANG_RU, "делает новый шаг");
      np_object_set_words (child, NP_OPTION_TEXT, NP_LANG_EN, "takes a new step");
      np_change_insert (change, self->situation, NP_SITUATION_OPTIONS, G_MAXUINT, child);
    }
  else
    {
      gpointer own = NULL, it;

      for (guint k = 0; (it = np_object_get_child (self->situation, NP_SITUATION_OPTIONS, k)) != NULL && own == NULL; k++)
        if (g_str_equal (np_object_get_string (it, NP_OPTION_PARTY), party))
          own = it;
      if (own == NULL)
        own = np_object_get_child (self->situation, NP_SITUATION_OPTIONS, 0);
      child = np_object_new (NP_TYPE_PREFERENCE, NULL);
      np_object_set_string (child, NP_PREFERENCE_PARTY, party);
      np_object_set_string (child, NP_PREFERENCE_STATEMENT, own != NULL ? np_object_get_id (own) : "");
      np_change_insert (change, self->situation, NP_SITUATION_PREFERENCES, G_MAXUINT, child);
    }
  g_hash_table_add (self->open, child);
  self->focus = child;
  apply (self, change, NULL);
}

static void
add_list (Editor *self, GtkWidget *box, gpointer party, gboolean options)
{
  GtkWidget *group = adw_preferences_group_new (), *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  const char *label = options ? _("Add an option") : _("Add a preference");
  guint list = options ? NP_SITUATION_OPTIONS : NP_SITUATION_PREFERENCES, field = options ? NP_OPTION_PARTY : NP_PREFERENCE_PARTY;
  gpointer child;

  /* Its title names the list for those who cannot see it. */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   options ? np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ())
                                           : _("What it wants, most important first"));
  if (options)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("What it can do"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  guard (self, button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "np-party", g_strdup (np_object_get_id (party)), g_free);
  if (options)
    g_object_set_data (G_OBJECT (button), "np-option", GINT_TO_POINTER (1));
  g_signal_connect (button, "clicked", G_CALLBACK (add_child_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  for (guint k = 0; (child = np_object_get_child (self->situation, list, k)) != NULL; k++)
    if (g_str_equal (np_object_get_string (child, field), np_object_get_id (party)))
      {
        GtkWidget *row = row_new (self, child);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        if (child == (gpointer) self->focus)
          g_object_set_data (G_OBJECT (self->box), "np-focus", row);
      }
  gtk_box_append (GTK_BOX (box), group);
}

/* The first field below that is typed into. */
static GtkWidget *
find_editable (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_editable (child);
  return found;
}

/* What was added is seen while it is typed, as soon as it has its place. */
static gboolean
show_focus_cb (GtkWidget *box, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (box, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (box));
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;
  double top;

  if (scrolled == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, box)
      || !gtk_widget_compute_bounds (focus, scrolled, &bounds))
    return G_SOURCE_REMOVE;
  if (bounds.size.height <= 0)
    return G_SOURCE_CONTINUE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  top = bounds.origin.y + gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, top - 96, top + bounds.size.height + 96);
  return G_SOURCE_REMOVE;
}

static gboolean
rebuild_cb (gpointer data)
{
  Editor *self = data;
  static const guint fields[] = { NP_SITUATION_TITLE, NP_SITUATION_STATUS_QUO, NP_SITUATION_STATUS };
  NpDossier *dossier = np_session_get_dossier (self->session);
  GtkWidget *child, *group = adw_preferences_group_new ();
  gpointer party;

  self->idle = 0;
  g_object_set_data (G_OBJECT (self->box), "np-focus", NULL);
  np_parts_clear (self->box);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Situation"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               np_form_row_new (self->session, self->situation, fields[i],
                                                /* The general word for the field speaks of an issue's scale. */
                                                fields[i] == NP_SITUATION_STATUS_QUO ? _("Done today")
                                                : np_words_of_field (np_object_get_fields (self->situation, NULL)[fields[i]].name)));
  gtk_box_append (GTK_BOX (self->box), group);
  for (guint i = 0; (party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)) != NULL; i++)
    {
      add_list (self, self->box, party, TRUE);
      add_list (self, self->box, party, FALSE);
    }
  gtk_box_append (GTK_BOX (self->box), patterns_new (self));
  child = g_object_get_data (G_OBJECT (self->box), "np-focus");
  if (child != NULL)
    {
      GtkWidget *editable = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (child)) ? find_editable (child) : NULL;

      if (editable == NULL || !gtk_widget_grab_focus (editable))
        gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
      gtk_widget_add_tick_callback (self->box, show_focus_cb, NULL, NULL);
    }
  self->focus = NULL;
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (GtkWidget *box)
{
  Editor *self = g_object_get_data (G_OBJECT (box), "np-editor");

  if (self->idle == 0)
    self->idle = g_idle_add (rebuild_cb, self);
}

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_unref (self->session);
  g_object_unref (self->situation);
  g_hash_table_unref (self->open);
  g_free (self);
}

GtkWidget *
np_situation_editor_new (NpSession *session, gpointer situation)
{
  static const guint lists[] = { NP_SITUATION_OPTIONS, NP_SITUATION_PATTERNS, NP_SITUATION_PREFERENCES };
  Editor *self = g_new0 (Editor, 1);

  self->session = g_object_ref (session);
  self->situation = g_object_ref (situation);
  self->open = g_hash_table_new (NULL, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set_data_full (G_OBJECT (self->box), "np-editor", self, editor_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_signal_connect_object (np_object_get_list (situation, lists[i]), "items-changed", G_CALLBACK (items_changed_cb), self->box,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (items_changed_cb), self->box, G_CONNECT_SWAPPED);
  rebuild_cb (self);
  return self->box;
}

void
np_situation_editor_set_count (GtkWidget *editor, const char *words)
{
  Editor *self = g_object_get_data (G_OBJECT (editor), "np-editor");

  gtk_label_set_text (GTK_LABEL (self->count), words);
}
