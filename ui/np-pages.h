/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpPageInfo:
 * @name: its name for `win.page`
 * @title: title in the sidebar, translatable
 * @icon: symbolic icon
 * @type: its class, derived from #NpPage
 * @counter: (nullable): the number beside the title; 0 shows none. Asked after each change and each new forecast: cheap
 * @shows: types of objects the page shows, with all that hangs below them (np_page_show_object())
 * @apart: whether a line parts it from the page before
 *
 * A page of the sidebar. It is made when it is first shown.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*type) (void);
  guint (*counter) (NpSession *session);
  GType (*shows[3]) (void);
  gboolean apart;
} NpPageInfo;

/* The pages in the order of the sidebar, ended by a row without a name. */
extern const NpPageInfo np_pages[];

G_END_DECLS
