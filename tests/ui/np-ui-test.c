/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-ui-test.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

#include "forecast/np-forecast-service.h"
#include "store/np-io.h"
#include "store/np-xml-in.h"
#include "store/np-xml.h"
#include "ui/np-application.h"
#include "ui/np-settings.h"
#include "ui/np-window-private.h"

static GtkApplication *app;

void
np_ui_test_init (int *argc, char ***argv)
{
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("NP_TEST_LOCALEDIR") != NULL ? g_getenv ("NP_TEST_LOCALEDIR") : "/nowhere");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* run-headless.sh gives private folders; G_TEST_OPTION_ISOLATE_DIRS would hide the types of image files, too. */
  g_test_init (argc, argv, NULL);
  np_io_init ();
  np_xml_init ();
  adw_init ();
  app = GTK_APPLICATION (np_application_new ());
  g_application_set_flags (G_APPLICATION (app), g_application_get_flags (G_APPLICATION (app)) | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, &error));
  g_assert_no_error (error);
  g_settings_set_boolean (np_settings_get (), "reduce-motion", TRUE);
}

GtkApplication *
np_ui_test_get_app (void)
{
  return app;
}

NpDossier *
np_ui_test_sample (void)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/org/nonpaper/data/samples/helsinki.nonpaper", 0, NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_parse (bytes, NULL, NP_XML_IN_STRICT, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
np_ui_test_wait (gboolean (*done) (gpointer data), gpointer data)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (120, late_cb, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timer);
  g_assert_false (late);
}

static gboolean
has_forecast (gpointer data)
{
  return !np_forecast_service_get_busy (data);
}

void
np_ui_test_settle (NpWindow *window)
{
  NpSession *session = np_window_get_session (window);

  if (session != NULL)
    {
      if (np_session_get_forecast (session) == NULL)
        np_session_recalculate (session);
      np_ui_test_wait (has_forecast, np_session_get_service (session));
    }
  /* Text views learn their height in an idle after the first frame, and ask for another one. */
  for (guint i = 0; i < 3; i++)
    {
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      gtk_widget_queue_draw (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

NpWindow *
np_ui_test_window (NpDossier *dossier, int width, int height)
{
  NpWindow *window = np_window_new (app);

  if (dossier != NULL)
    {
      g_autoptr(NpDocument) document = np_document_new (dossier);

      np_window_show_document (window, document);
    }
  g_object_set (window, "default-width", width, "default-height", height, NULL);
  gtk_window_present (GTK_WINDOW (window));
  np_ui_test_settle (window);
  return window;
}

void
np_ui_test_close (NpWindow *window)
{
  if (window->document != NULL)
    {
      g_autoptr(NpDocument) document = g_object_ref (window->document);

      np_window_show_document (window, NULL);
      np_document_discard (document);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

void
np_ui_test_act (NpWindow *window, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, &error));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target));
  np_ui_test_settle (window);
}

void
np_ui_test_picture (GtkWidget *window, const char *path)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

gpointer
np_ui_test_find (gpointer top, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (top), type))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = gtk_widget_get_visible (child) ? np_ui_test_find (child, type) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
np_ui_test_find_label (gpointer top, const char *text)
{
  if (GTK_IS_LABEL (top) && g_str_equal (gtk_label_get_text (top), text))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? np_ui_test_find_label (child, text) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}
