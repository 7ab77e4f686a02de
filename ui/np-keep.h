/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_keep_watch:
 * @app: the application, in its startup
 *
 * Puts what is being typed in every window into the journal when the program is told to end (SIGTERM, SIGHUP, SIGINT), when
 * the session of the desktop ends and when the computer goes to sleep, which waits for it (SAFETY D2). The signals then end
 * the program; what was not saved is offered at the next start.
 */
void np_keep_watch (GtkApplication *app);

G_END_DECLS
