/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpPage:
 *
 * A page of the window: header bar, content and, when it has them, a list at the start (folding away when narrow) and an
 * inspector at the end. A page is a subclass with a template that fills the slots:
 *
 * |[<template class="NpMatrixPage" parent="NpPage">
 *     <property name="title" translatable="yes">Matrix</property>
 *     <property name="content"><object class="GtkScrolledWindow">...</object></property>
 *     <property name="inspector"><object class="NpWhyPanel" id="why"/></property>
 *   </template>]|
 *
 * and a row in the table of np-pages.c (name, sidebar title, icon, digit, counter). The header bar carries, by itself: Back
 * (folded, detail shown), the button of the sidebar (hidden), the primary action, title and status, spinner, search,
 * inspector.
 *
 * Properties, all writable in a template: `title`; `list`, `content`, `inspector` (widgets); `title-widget` (replaces the
 * title, for a view switcher); `primary-label` (text of the button for the class's new_item; default "New");
 * `inspector-overlay` (the inspector always lies over the content); `inspector-shown`; `detail-shown` (which of list
 * and content is seen when both do not fit). Set by the window: `sidebar-button`, `wide` (room for wider panes).
 *
 * Actions for every widget in a page: `win.page` (s: name of a page), `win.show-object` (s: identifier or path of an object,
 * opens the page that shows it), `win.undo`, `win.redo`, `page.inspector`, `page.back`. Own actions: install them on the
 * class with gtk_widget_class_install_action(), list their keys in np-shortcuts.c and call np_page_class_bind().
 */
#define NP_TYPE_PAGE (np_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (NpPage, np_page, NP, PAGE, AdwBin)

/**
 * NpPageClass:
 * @session_changed: the page got another session, or none (np_page_get_session()): connect with g_signal_connect_object
 *   or a GSignalGroup, show what is there. Also called when the last session goes away.
 * @grab_main_focus: put the focus on the main widget of the page; default: the first focusable widget of the content
 * @new_item: the primary action, Ctrl+N; %NULL: the page has none and the button is not shown
 * @filter: what was typed in the search bar of the page; "" when it closes; %NULL: no search bar. The page tells with
 *   np_page_set_found() whether anything is left
 * @start_search: Ctrl+F for a page with a filter entry of its own; %NULL: the search bar of NpPage
 * @show_object: select and show an object of the dossier, or what it stands in; default and for objects of other
 *   pages: return %FALSE
 */
struct _NpPageClass
{
  AdwBinClass parent_class;

  void (*session_changed) (NpPage *self);
  void (*grab_main_focus) (NpPage *self);
  void (*new_item) (NpPage *self);
  void (*filter) (NpPage *self, const char *text);
  void (*start_search) (NpPage *self);
  gboolean (*show_object) (NpPage *self, gpointer object);
};

/**
 * np_page_class_bind:
 * @klass: a page class
 * @action: name of an action of the class, with a row in np-shortcuts.c
 *
 * Lets the keys of that row start the action while the focus is in the page.
 */
void np_page_class_bind (NpPageClass *klass, const char *action);

/* The session, NULL while none is open; set by the window. */
NpSession *np_page_get_session (NpPage *self);
void np_page_set_session (NpPage *self, NpSession *session);

/* Short cuts into the session: NULL without one. */
NpDossier *np_page_get_dossier (NpPage *self);
NpForecast *np_page_get_forecast (NpPage *self);

const char *np_page_get_title (NpPage *self);

/* The header bar, for buttons of one's own: np-page keeps to the outer ends. */
AdwHeaderBar *np_page_get_header (NpPage *self);

/* What the window asks; safe to call for a class without the function. */
void np_page_grab_main_focus (NpPage *self);
void np_page_new_item (NpPage *self);
void np_page_start_search (NpPage *self);

/* What is typed in the search bar, "" while it is closed (lent). */
const char *np_page_get_filter (NpPage *self);

/* Opens the search bar of a page that has a filter; for a start_search that does so only sometimes. */
void np_page_open_search_bar (NpPage *self);

/* After filtering: whether anything is left to see. Nothing: the page says so, and offers to look everywhere. */
void np_page_set_found (NpPage *self, gboolean found);
gboolean np_page_show_object (NpPage *self, gpointer object);

/* No spinner in the header of this page, ever (a meeting is not disturbed); before the page has a session. */
void np_page_set_quiet (NpPage *self);

/* The next (or previous) pane of the page gets the focus: list, content, inspector. FALSE: there is none, go on to the sidebar. */
gboolean np_page_cycle_focus (NpPage *self, gboolean forward);

/* Whether list and content do not fit beside each other; which of them is shown then. */
gboolean np_page_get_folded (NpPage *self);
void np_page_set_detail_shown (NpPage *self, gboolean shown);

/* Whether the list has nothing: then what the content says of that is all there is, in a small window, too. */
void np_page_set_list_empty (NpPage *self, gboolean empty);

gboolean np_page_get_inspector_shown (NpPage *self);
void np_page_set_inspector_shown (NpPage *self, gboolean shown);

/**
 * np_page_apply:
 * @self: a page with a session
 * @change: (transfer full): a change; the page lets go of it
 * @toast: (nullable): translated words to show for 8 s beside an Undo button ("Measure 3 deleted"); for deletions and
 *   everything whose effect is not seen where it was started
 *
 * Returns: whether anything changed
 */
gboolean np_page_apply (NpPage *self, NpChange *change, const char *toast);

/* As np_page_apply() without a toast, for text being typed (np_dossier_apply_typing()); takes the change, too. */
gboolean np_page_apply_typing (NpPage *self, NpChange *change);

/* Some words for some seconds, for results that nothing else on the screen shows ("Copied"). */
void np_page_toast (NpPage *self, const char *words);

/* Opens the page that shows the object. */
void np_page_go_to (NpPage *self, gpointer object);

G_END_DECLS
