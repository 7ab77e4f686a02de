/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-text.h"

struct _NpText
{
  gatomicrefcount refs;
  char *words[NP_N_LANGS];
};

G_DEFINE_BOXED_TYPE (NpText, np_text, np_text_ref, np_text_unref)

NpText *
np_text_new (const char *ru, const char *en)
{
  NpText *self = g_new (NpText, 1);

  g_atomic_ref_count_init (&self->refs);
  self->words[NP_LANG_RU] = g_strdup (ru != NULL ? ru : "");
  self->words[NP_LANG_EN] = g_strdup (en != NULL ? en : "");
  return self;
}

NpText *
np_text_with (const NpText *self, NpLang lang, const char *words)
{
  return np_text_new (lang == NP_LANG_RU ? words : np_text_get (self, NP_LANG_RU),
                      lang == NP_LANG_EN ? words : np_text_get (self, NP_LANG_EN));
}

NpText *
np_text_ref (NpText *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
np_text_unref (NpText *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < NP_N_LANGS; i++)
    g_free (self->words[i]);
  g_free (self);
}

const char *
np_text_get (const NpText *self, NpLang lang)
{
  return self != NULL ? self->words[lang] : "";
}

const char *
np_text_get_or_other (const NpText *self, NpLang lang)
{
  const char *words = np_text_get (self, lang);

  return *words != '\0' ? words : np_text_get (self, np_lang_other (lang));
}

gboolean
np_text_is_empty (const NpText *self)
{
  return *np_text_get (self, NP_LANG_RU) == '\0' && *np_text_get (self, NP_LANG_EN) == '\0';
}

gboolean
np_text_equal (const NpText *a, const NpText *b)
{
  for (guint i = 0; i < NP_N_LANGS; i++)
    if (g_strcmp0 (np_text_get (a, i), np_text_get (b, i)) != 0)
      return FALSE;
  return TRUE;
}
