/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-lang.h"

static const char *const tags[NP_N_LANGS] = { "ru", "en" };

const char *
np_lang_tag (NpLang lang)
{
  g_return_val_if_fail (lang < NP_N_LANGS, "en");
  return tags[lang];
}

gboolean
np_lang_from_tag (const char *tag, NpLang *lang)
{
  for (guint i = 0; tag != NULL && i < NP_N_LANGS; i++)
    if (g_str_has_prefix (tag, tags[i]) && (tag[2] == '\0' || tag[2] == '-' || tag[2] == '_'))
      {
        *lang = i;
        return TRUE;
      }
  return FALSE;
}

NpLang
np_lang_other (NpLang lang)
{
  return lang == NP_LANG_RU ? NP_LANG_EN : NP_LANG_RU;
}
