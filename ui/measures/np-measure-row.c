/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/measures/np-measure-row.h"

#include <glib/gi18n.h>

#include "ui/np-session.h"
#include "ui/np-words.h"
#include "ui/widgets/np-model-words.h"

struct _NpMeasureRow
{
  GtkBox parent_instance;

  NpMeasure *measure;
  GSignalGroup *signals;
  GSignalGroup *dossier_signals;
  GtkWidget *number;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *icon;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (NpMeasureRow, np_measure_row, GTK_TYPE_BOX)

enum { PROP_0, PROP_MEASURE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
update (NpMeasureRow *self)
{
  NpLang lang = np_ui_lang ();
  guint finished, stale, total;
  g_autofree char *number = NULL, *count = NULL, *state = NULL, *name = NULL;
  g_autofree char *short_first = NULL, *short_second = NULL;
  const char *first, *second;
  gboolean in_force;

  if (self->measure == NULL)
    return;
  first = short_first = np_words_shorten (np_object_get_words (self->measure, NP_MEASURE_TITLE, lang));
  second = short_second = np_words_shorten (np_object_get_words (self->measure, NP_MEASURE_TITLE, np_lang_other (lang)));
  np_measure_count_finished (self->measure, &finished, &stale, &total);
  number = np_object_is_given (self->measure, NP_MEASURE_NUMBER)
           ? g_strdup_printf ("%d", (int) np_object_get_number (self->measure, NP_MEASURE_NUMBER)) : g_strdup ("–");
  count = g_strdup_printf ("%u/%u", finished, total);
  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_label_set_text (GTK_LABEL (self->first), *first != '\0' ? first : _("Without a title"));
  gtk_label_set_text (GTK_LABEL (self->second), *second != '\0' ? second : "—");
  in_force = np_object_get_boolean (self->measure, NP_MEASURE_IN_FORCE);
  gtk_label_set_text (GTK_LABEL (self->count), in_force ? C_("measure", "in force") : count);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), stale > 0 ? "np-stale-symbolic"
                                : finished == total && total > 0 ? "np-check-symbolic" : "np-draft-symbolic");
  if (stale > 0)
    gtk_widget_add_css_class (self->icon, "np-warn");
  else
    gtk_widget_remove_css_class (self->icon, "np-warn");
  state = in_force ? g_strdup (_("in force already, not forecast"))
          : stale > 0 ? g_strdup_printf (ngettext ("%u text is stale", "%u texts are stale", stale), stale)
                    : g_strdup_printf (_("%u of %u texts finished"), finished, total);
  gtk_widget_set_tooltip_text (self->icon, state);
  gtk_widget_set_visible (self->icon, !in_force);
  gtk_widget_set_valign (self->count, in_force ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_vexpand (self->count, in_force);
  name = g_strdup_printf ("%s, %s", first, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dossier_changed_cb (NpDossier *dossier, NpChange *change, gboolean undone, NpMeasureRow *self)
{
  if (self->measure != NULL && np_change_touches (change, self->measure))
    update (self);
}

static void
set_measure (NpMeasureRow *self, NpMeasure *measure)
{
  gpointer root = measure != NULL ? np_object_get_root (measure) : NULL;

  if (!g_set_object (&self->measure, measure))
    return;
  g_signal_group_set_target (self->signals, measure);
  g_signal_group_set_target (self->dossier_signals, NP_IS_DOSSIER (root) ? root : NULL);
  update (self);
}

static void
np_measure_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_measure (NP_MEASURE_ROW (object), g_value_get_object (value));
}

static void
np_measure_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, NP_MEASURE_ROW (object)->measure);
}

static void
np_measure_row_dispose (GObject *object)
{
  NpMeasureRow *self = NP_MEASURE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->dossier_signals);
  g_clear_object (&self->measure);
  G_OBJECT_CLASS (np_measure_row_parent_class)->dispose (object);
}

static void
np_measure_row_class_init (NpMeasureRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = np_measure_row_set_property;
  object_class->get_property = np_measure_row_get_property;
  object_class->dispose = np_measure_row_dispose;
  properties[PROP_MEASURE] = g_param_spec_object ("measure", NULL, NULL, NP_TYPE_MEASURE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
label (const char *css, float xalign)
{
  GtkWidget *widget = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (widget), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  if (css != NULL)
    gtk_widget_add_css_class (widget, css);
  return widget;
}

static void
np_measure_row_init (NpMeasureRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->number = label ("np-row-number", 1);
  gtk_label_set_width_chars (GTK_LABEL (self->number), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->number), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  self->first = label ("np-row-title", 0);
  self->second = label ("caption", 0);
  gtk_widget_add_css_class (self->second, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 12);
  gtk_widget_set_halign (self->icon, GTK_ALIGN_END);
  self->count = label ("caption", 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (words), self->first);
  gtk_box_append (GTK_BOX (words), self->second);
  gtk_box_append (GTK_BOX (state), self->icon);
  gtk_box_append (GTK_BOX (state), self->count);
  gtk_box_append (GTK_BOX (self), self->number);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), state);
  self->signals = g_signal_group_new (NP_TYPE_MEASURE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  self->dossier_signals = g_signal_group_new (NP_TYPE_DOSSIER);
  g_signal_group_connect (self->dossier_signals, "changed", G_CALLBACK (dossier_changed_cb), self);
}
