/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-form-private.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "language/np-sanitize.h"
#include "ui/widgets/np-compact-drop-down.h"
#include "ui/widgets/np-model-words.h"

static void
binding_free (gpointer data)
{
  NpFormBinding *self = data;

  g_object_unref (self->session);
  g_object_unref (self->object);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self->label);
  g_free (self);
}

const NpField *
np_form_binding_row (NpFormBinding *self)
{
  return &np_object_get_fields (self->object, NULL)[self->field];
}

void
np_form_binding_refresh (NpFormBinding *self)
{
  if (self->updating)
    return;
  self->updating = TRUE;
  self->show (self);
  self->updating = FALSE;
}

static void
notify_cb (GtkWidget *widget)
{
  np_form_binding_refresh (g_object_get_data (G_OBJECT (widget), "np-binding"));
}

static void
read_only_cb (GtkWidget *widget)
{
  NpFormBinding *self = g_object_get_data (G_OBJECT (widget), "np-binding");

  gtk_widget_set_sensitive (widget, !np_session_get_read_only (self->session));
}

NpFormBinding *
np_form_bind (GtkWidget *widget, NpSession *session, gpointer object, guint field, const char *label, void (*show) (gpointer))
{
  NpFormBinding *self = g_new0 (NpFormBinding, 1);
  g_autofree char *signal = NULL;

  self->session = g_object_ref (session);
  self->object = g_object_ref (object);
  self->field = field;
  self->label = g_strdup (label);
  self->widget = widget;
  self->show = show;
  g_object_set_data_full (G_OBJECT (widget), "np-binding", self, binding_free);
  signal = g_strconcat ("notify::", np_form_binding_row (self)->name, NULL);
  g_signal_connect_object (object, signal, G_CALLBACK (notify_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (read_only_cb), widget, G_CONNECT_SWAPPED);
  read_only_cb (widget);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

NpChange *
np_form_binding_begin (NpFormBinding *self)
{
  /* Translators: name of an undo step; %s is a field, for example "Salience". */
  g_autofree char *label = g_strdup_printf (_("change “%s”"), self->label != NULL ? self->label : np_form_binding_row (self)->name);

  return np_change_new (label);
}

void
np_form_binding_apply (NpFormBinding *self, NpChange *change, gboolean typing)
{
  gboolean was = self->updating;

  self->updating = TRUE;
  if (typing)
    np_session_apply_typing (self->session, change);
  else
    np_session_apply (self->session, change);
  self->updating = was;
  g_object_unref (change);
}

/* ---- words ---- */

static const char *
current_words (NpFormBinding *self)
{
  return np_form_binding_row (self)->kind == NP_KIND_TEXT ? np_object_get_words (self->object, self->field, self->lang)
                                             : np_object_get_string (self->object, self->field);
}

static void
show_words (gpointer data)
{
  NpFormBinding *self = data;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->widget)), current_words (self)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->widget), current_words (self));
}

static void
words_changed_cb (GtkEditable *editable, NpFormBinding *self)
{
  const char *typed = gtk_editable_get_text (editable);
  g_autofree char *clean = np_sanitize_xml (typed, -1, NULL);
  g_autofree char *why = NULL;
  NpChange *change;

  if (self->updating)
    return;
  if (np_form_binding_row (self)->kind == NP_KIND_DATE && *clean != '\0'
      && !np_object_check_value (np_form_binding_row (self), clean, NULL, &why))
    {
      gtk_widget_add_css_class (self->widget, "error");
      gtk_widget_set_tooltip_text (self->widget, _("Write a date as 2018-07-18 or 2018-07-18T14:32"));
      return;
    }
  gtk_widget_remove_css_class (self->widget, "error");
  gtk_widget_set_tooltip_text (self->widget, NULL);
  change = np_form_binding_begin (self);
  if (np_form_binding_row (self)->kind == NP_KIND_TEXT)
    np_change_set_words (change, self->object, self->field, self->lang, clean);
  else
    np_change_set_string (change, self->object, self->field, clean);
  np_form_binding_apply (self, change, TRUE);
}

static void
focus_left_cb (GtkEventController *controller, NpFormBinding *self)
{
  np_dossier_end_typing (np_session_get_dossier (self->session));
  np_form_binding_refresh (self);
}

static void
watch_focus (NpFormBinding *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->widget, focus);
}

static void
bind_words (GtkWidget *entry, NpSession *session, gpointer object, guint field, NpLang lang, const char *label)
{
  NpFormBinding *self = np_form_bind (entry, session, object, field, label, show_words);

  self->lang = lang;
  np_form_binding_refresh (self);
  g_signal_connect (entry, "changed", G_CALLBACK (words_changed_cb), self);
  watch_focus (self);
}

GtkWidget *
np_form_words_new (NpSession *session, gpointer object, guint field, NpLang lang, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  /* Its own undo would fight with that of the dossier. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  bind_words (entry, session, object, field, lang, label);
  return entry;
}

/* ---- numbers ---- */

static double
current_number (NpFormBinding *self)
{
  return np_object_get_number (self->object, self->field);
}

static void
show_number (gpointer data)
{
  NpFormBinding *self = data;
  double value = current_number (self);

  if (isnan (value))
    gtk_editable_set_text (GTK_EDITABLE (self->widget), "");
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->widget), value);
}

static void
number_changed_cb (GtkSpinButton *spin, NpFormBinding *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  NpChange *change;

  if (self->updating)
    return;
  change = np_form_binding_begin (self);
  np_change_set_number (change, self->object, self->field, *text == '\0' ? NAN : gtk_spin_button_get_value (spin));
  np_form_binding_apply (self, change, TRUE);
}

/* An emptied spin button would jump to its smallest number; here it says "not given". */
static int
number_input_cb (GtkSpinButton *spin, double *value, NpFormBinding *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0')
    return FALSE;
  *value = gtk_spin_button_get_value (spin);
  if (!self->updating && !isnan (current_number (self)))
    {
      NpChange *change = np_form_binding_begin (self);

      np_change_set_number (change, self->object, self->field, NAN);
      np_form_binding_apply (self, change, FALSE);
    }
  return TRUE;
}

static gboolean
number_output_cb (GtkSpinButton *spin, NpFormBinding *self)
{
  if (!isnan (current_number (self)))
    return FALSE;
  if (self->updating && *gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (spin), "");
  return self->updating;
}

GtkWidget *
np_form_number_new (NpSession *session, gpointer object, guint field, const char *label)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  double span = row->maximum - row->minimum;
  gboolean whole = row->kind == NP_KIND_INTEGER || span > 20;
  GtkWidget *spin = gtk_spin_button_new_with_range (row->minimum, row->maximum, whole ? 1 : span > 5 ? 0.5 : 0.05);
  NpFormBinding *self;

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), row->kind == NP_KIND_INTEGER ? 0 : span > 20 ? 0 : 2);
  gtk_spin_button_set_update_policy (GTK_SPIN_BUTTON (spin), GTK_UPDATE_IF_VALID);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (spin, "numeric");
  self = np_form_bind (spin, session, object, field, label, show_number);
  g_signal_connect (spin, "input", G_CALLBACK (number_input_cb), self);
  g_signal_connect (spin, "output", G_CALLBACK (number_output_cb), self);
  np_form_binding_refresh (self);
  g_signal_connect (spin, "value-changed", G_CALLBACK (number_changed_cb), self);
  watch_focus (self);
  return spin;
}

static void
show_scale (gpointer data)
{
  NpFormBinding *self = data;
  double value = current_number (self);

  gtk_adjustment_set_value (gtk_range_get_adjustment (GTK_RANGE (self->widget)),
                            isnan (value) ? np_form_binding_row (self)->minimum : value);
}

static void
scale_changed_cb (GtkRange *range, NpFormBinding *self)
{
  double step = gtk_adjustment_get_step_increment (gtk_range_get_adjustment (range));
  NpChange *change;

  if (self->updating)
    return;
  change = np_form_binding_begin (self);
  np_change_set_number (change, self->object, self->field, round (gtk_range_get_value (range) / step) * step);
  np_form_binding_apply (self, change, TRUE);
}

static char *
format_scale_cb (GtkScale *scale, double value, gpointer data)
{
  return np_format_number (value, gtk_scale_get_digits (scale), np_ui_lang (), NP_FORMAT_PLAIN);
}

void
np_form_scale_show_value (GtkScale *scale)
{
  gtk_scale_set_format_value_func (scale, format_scale_cb, NULL, NULL);
  gtk_scale_set_draw_value (scale, TRUE);
  gtk_scale_set_value_pos (scale, GTK_POS_RIGHT);
}

GtkWidget *
np_form_scale_new (NpSession *session, gpointer object, guint field, double step, guint digits, const char *label)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, row->minimum, row->maximum, step);
  NpFormBinding *self;

  gtk_scale_set_digits (GTK_SCALE (scale), digits);
  np_form_scale_show_value (GTK_SCALE (scale));
  gtk_widget_set_size_request (scale, 150, -1);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (scale, "numeric");
  self = np_form_bind (scale, session, object, field, label, show_scale);
  np_form_binding_refresh (self);
  g_signal_connect (scale, "value-changed", G_CALLBACK (scale_changed_cb), self);
  watch_focus (self);
  return scale;
}

/* ---- codes ---- */

static void
show_code (gpointer data)
{
  NpFormBinding *self = data;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->widget), np_object_get_enum (self->object, self->field));
}

static void
code_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, NpFormBinding *self)
{
  NpChange *change;

  if (self->updating || gtk_drop_down_get_selected (drop_down) == GTK_INVALID_LIST_POSITION)
    return;
  change = np_form_binding_begin (self);
  np_change_set_enum (change, self->object, self->field, gtk_drop_down_get_selected (drop_down));
  np_form_binding_apply (self, change, FALSE);
}

GtkWidget *
np_form_code_new (NpSession *session, gpointer object, guint field, const char *label)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  GtkWidget *drop_down;
  NpFormBinding *self;

  for (guint i = 0; row->codes[i] != NULL; i++)
    g_ptr_array_add (words, (char *) np_words_of_code (row->codes, i));
  g_ptr_array_add (words, NULL);
  drop_down = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  np_compact_drop_down (GTK_DROP_DOWN (drop_down), 16);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  self = np_form_bind (drop_down, session, object, field, label, show_code);
  np_form_binding_refresh (self);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (code_changed_cb), self);
  return drop_down;
}

/* ---- yes or no ---- */

static void
show_switch (gpointer data)
{
  NpFormBinding *self = data;

  gtk_switch_set_active (GTK_SWITCH (self->widget), np_object_get_boolean (self->object, self->field));
}

static void
switch_changed_cb (GtkSwitch *toggle, GParamSpec *pspec, NpFormBinding *self)
{
  NpChange *change;

  if (self->updating)
    return;
  change = np_form_binding_begin (self);
  np_change_set_boolean (change, self->object, self->field, gtk_switch_get_active (toggle));
  np_form_binding_apply (self, change, FALSE);
}

static GtkWidget *
switch_new (NpSession *session, gpointer object, guint field, const char *label)
{
  GtkWidget *toggle = gtk_switch_new ();
  NpFormBinding *self = np_form_bind (toggle, session, object, field, label, show_switch);

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  np_form_binding_refresh (self);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (switch_changed_cb), self);
  return toggle;
}

/* ---- rows ---- */

static GtkWidget *
text_row_new (NpSession *session, gpointer object, guint field, const char *label)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (label);

  gtk_widget_add_css_class (box, "np-text-row");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", label,
                                               lang == NP_LANG_RU ? C_("language", "Russian") : C_("language", "English"));
      GtkWidget *entry = np_form_words_new (session, object, field, lang, name);

      gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                      lang == NP_LANG_RU ? C_("language", "Russian") : C_("language", "English"));
      gtk_box_append (GTK_BOX (box), entry);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  return row;
}

GtkWidget *
np_form_row_new (NpSession *session, gpointer object, guint field, const char *label)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  GtkWidget *action_row, *editor = NULL;

  switch (row->kind)
    {
    case NP_KIND_TEXT:
      return text_row_new (session, object, field, label);
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
      editor = np_form_number_new (session, object, field, label);
      break;
    case NP_KIND_ENUM:
      editor = np_form_code_new (session, object, field, label);
      break;
    case NP_KIND_BOOLEAN:
      editor = switch_new (session, object, field, label);
      break;
    case NP_KIND_REF:
      editor = np_form_ref_new (session, object, field, C_("nothing chosen", "none"), label);
      break;
    case NP_KIND_REFS:
      editor = np_form_refs_new (session, object, field, label);
      break;
    default:
      editor = np_form_words_new (session, object, field, NP_LANG_EN, label);
      gtk_entry_set_placeholder_text (GTK_ENTRY (editor), NULL);
      gtk_editable_set_width_chars (GTK_EDITABLE (editor), 14);
      gtk_widget_set_hexpand (editor, FALSE);
      break;
    }
  action_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (action_row), editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (action_row), editor);
  return action_row;
}
