/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/np-document.h"
#include "ui/np-window.h"

G_BEGIN_DECLS

/* What is closed once everything is saved. */
typedef enum { NP_CLOSING_NO, NP_CLOSING_DOSSIER, NP_CLOSING_WINDOW } NpClosing;

struct _NpWindow
{
  AdwApplicationWindow parent_instance;

  NpSession *session;
  GSettings *state;

  /* np-window-document.c */
  NpDocument *document;
  GPtrArray *unsaved;
  GDateTime *saved_at;
  char *failure;
  NpDocumentWarnings told_warnings;
  gboolean saving;
  guint autosave;
  gboolean purging; /* earlier copies go with the next save */
  NpClosing closing;
  GCancellable *opening;
  char *opening_name;
  char *opening_path;
  gint64 version_at; /* a version with this time has its name and waits for the save */
  gboolean recovered; /* what is open was never in a file as it is now */
  guint opening_timer;

  guint counter_idle;
  gboolean wide;

  GtkStack *stack;
  GtkWidget *welcome;
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  AdwHeaderBar *sidebar_header;
  GtkListBox *sidebar_list;
  GtkMenuButton *menu_button;
  GtkLabel *marking_mark;
  GtkLabel *marking_words;
  GtkWidget *page_box;
  GtkRevealer *bar;
  GtkLabel *bar_words;
  GtkButton *bar_button;
  GtkStack *pages;
  GMenu *undo_section;
};

/* np-window-actions.c: installs the actions of the class; keeps those that depend on what is open up to date. */
void np_window_class_install_actions (GtkWidgetClass *widget_class);
void np_window_update_actions (NpWindow *self);
/* The two items of the menu that name what would be undone and redone. */
void np_window_update_undo (NpWindow *self);

/* np-window-actions.c: opens files that are dropped on the window. */
void np_window_accept_files (NpWindow *self);

/* np-window.c */
void np_window_cycle_focus (NpWindow *self, gboolean forward);
void np_window_toggle_sidebar (NpWindow *self);
void np_window_make_room (NpWindow *self, gboolean room); /* for a page; the choice of the user is not touched */
void np_window_focus_page (NpWindow *self);

/* np-window-document.c: what the user can do with files. */
void np_window_new_dossier (NpWindow *self);
void np_window_choose_dossier (NpWindow *self);
void np_window_open_sample (NpWindow *self);
void np_window_save (NpWindow *self);
void np_window_save_as (NpWindow *self);
void np_window_close_dossier (NpWindow *self);
void np_window_tell_problems (NpWindow *self);
void np_window_show_bar (NpWindow *self, const char *words, const char *verb, const char *action);
void np_window_hide_bar (NpWindow *self);
void np_window_cancel_opening (NpWindow *self);

/* np-window-unsaved.c: offers what a session that ended without a save left in its journal (SAFETY R1). */
void np_window_offer_unsaved (NpWindow *self);
void np_window_restore (NpWindow *self);

/* np-window-versions.c: saves and keeps a copy under a name; goes on with it after a save; opens one by its time. */
void np_window_name_version (NpWindow *self, const char *name);
void np_window_keep_version (NpWindow *self);
void np_window_open_version (NpWindow *self, const char *at);

/* np-window-damaged.c: says what can be read of a damaged file, or which copy there is, and opens what the user wants. */
void np_window_open_damaged (NpWindow *self, const char *path, const char *reason);
void np_window_show_recovered (NpWindow *self, NpDossier *dossier, const char *words);

/* np-window-purge.c: asks, and purges what is off the record; the second without asking, the third after a save. */
void np_window_ask_purge (NpWindow *self);
void np_window_purge (NpWindow *self);
void np_window_finish_purge (NpWindow *self);

/* Shows a document, or with NULL the welcome; saves now if there is something to save; closes after saving or asking. */
void np_window_show_document (NpWindow *self, NpDocument *document);
void np_window_autosave (NpWindow *self);
void np_window_begin_closing (NpWindow *self, NpClosing how);
void np_window_finish_closing (NpWindow *self);

G_END_DECLS
