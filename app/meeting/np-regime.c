/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-regime.h"

#include "dossier/np-brief.h"
#include "dossier/np-dossier.h"
#include "language/np-stem.h"

static const struct
{
  const char *word;
  NpPermission permits;
} permissions[] = {
  { "text", NP_PERMIT_TEXT },
  { "quote", NP_PERMIT_QUOTE },
  { "role", NP_PERMIT_ROLE | NP_PERMIT_DESCRIPTION },
  { "description", NP_PERMIT_DESCRIPTION },
  { "name", NP_PERMIT_NAME },
  { "delegation", NP_PERMIT_DELEGATION },
  { "participants", NP_PERMIT_PARTICIPANTS },
  { "time", NP_PERMIT_TIME },
};

static const struct
{
  char digit;
  NpPermission permits;
  const char *typed[NP_N_LANGS];
  const char *names[NP_N_LANGS];
  const char *shorts[NP_N_LANGS];
  const char *rules[NP_N_LANGS];
} regimes[] = {
  [NP_REGIME_OFF] = { '5', NP_PERMIT_NOTHING, { "нет", "off" },
    { "не для печати", "off the record" }, { "НЕТ", "OFF" },
    { "не для печати", "off the record" } },
  [NP_REGIME_DBG] = { '4', NP_PERMIT_NOTHING, { "свед", "dbg" },
    { "для общего сведения", "deep background" }, { "СВЕД", "DBG" },
    { "для общего сведения, без ссылки", "deep background" } },
  [NP_REGIME_CHR] = { '3', NP_PERMIT_TEXT, { "чх", "chr" },
    { "правило Чатем-Хауса", "Chatham House Rule" }, { "ЧХ", "CHR" },
    { "правило Чатем-Хауса: содержание можно использовать; ни личность, ни принадлежность говорившего или любого "
      "другого участника не раскрываются",
      "Chatham House Rule: the content may be used; neither the identity nor the affiliation of the speaker or of any "
      "other participant is revealed" } },
  [NP_REGIME_BG] = { '2', NP_PERMIT_TEXT | NP_PERMIT_QUOTE | NP_PERMIT_DESCRIPTION | NP_PERMIT_TIME, { "без", "bg" },
    { "без указания имени", "on background" }, { "БЕЗ", "BG" },
    { "без указания имени", "on background" } },
  [NP_REGIME_OTR] = { '1', NP_PERMIT_EVERYTHING, { "зап", "otr" },
    { "для печати", "on the record" }, { "ЗАП", "OTR" },
    { "для печати, со ссылкой на источник", "on the record" } },
  [NP_REGIME_OWN] = { '6', NP_PERMIT_NOTHING, { NULL, NULL },
    { "собственное правило", "own rule" }, { "СВОЁ", "OWN" },
    { "собственное правило", "a rule of its own" } },
};

/* Whatever a damaged file holds, the strictest regime stands for it. */
static NpRegime
known (NpRegime regime)
{
  return (guint) regime < G_N_ELEMENTS (regimes) ? regime : NP_REGIME_OFF;
}

NpPermission
np_regime_permits (NpRegime regime, const char *own_rule)
{
  NpPermission permits = NP_PERMIT_NOTHING;
  g_auto(GStrv) words = NULL;

  regime = known (regime);
  if (regime != NP_REGIME_OWN)
    return regimes[regime].permits;
  words = g_strsplit (own_rule != NULL ? own_rule : "", " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (permissions); k++)
      if (g_str_equal (words[i], permissions[k].word))
        permits |= permissions[k].permits;
  return permits;
}

static const char *
own_rule_of (gpointer object)
{
  gpointer meeting = np_object_get_ancestor (object, NP_TYPE_MEETING);

  return meeting != NULL ? np_object_get_string (meeting, NP_MEETING_PERMITS) : NULL;
}

NpPermission
np_regime_entry_permits (gpointer entry)
{
  return np_regime_permits (np_object_get_enum (entry, NP_ENTRY_REGIME), own_rule_of (entry));
}

static gboolean
is_within (NpPermission a, NpPermission b)
{
  return (a & ~b) == 0;
}

NpRegime
np_regime_combine (NpRegime a, NpRegime b, const char *own_rule)
{
  NpPermission both = np_regime_permits (a, own_rule) & np_regime_permits (b, own_rule);

  a = known (a);
  b = known (b);
  if (a == NP_REGIME_OWN || b == NP_REGIME_OWN)
    {
      NpRegime other = a == NP_REGIME_OWN ? b : a;

      /* Nothing to use: only deep background may still stand on an internal page. */
      if (other == NP_REGIME_OFF || other == NP_REGIME_DBG)
        return other;
      if (other == NP_REGIME_OWN || both == np_regime_permits (NP_REGIME_OWN, own_rule))
        return NP_REGIME_OWN;
      for (NpRegime regime = NP_REGIME_OTR; regime > NP_REGIME_OFF; regime--)
        if (regimes[regime].permits != NP_PERMIT_NOTHING && is_within (regimes[regime].permits, both))
          return regime;
      return NP_REGIME_OFF;
    }
  /* The enum starts with the strictest. */
  return MIN (a, b);
}

gboolean
np_regime_is_lower (NpRegime from, NpRegime to, const char *own_rule)
{
  from = known (from);
  to = known (to);
  if (from != NP_REGIME_OWN && to != NP_REGIME_OWN)
    return to > from;
  if (from == to)
    return FALSE;
  return !is_within (np_regime_permits (to, own_rule), np_regime_permits (from, own_rule))
         || from == NP_REGIME_OFF;
}

/* A line of history: that protection was lowered from what to what, in both languages. */
static void
keep (gpointer root, const char *id, const char *const from[NP_N_LANGS], const char *const to[NP_N_LANGS], const char *reason,
      const char *at, NpChange *change)
{
  g_autoptr(NpObject) item = np_object_new (NP_TYPE_HISTORY_ITEM, NULL);
  NpLang lang;

  np_object_set_string (item, NP_HISTORY_ITEM_AT, at);
  np_object_set_string (item, NP_HISTORY_ITEM_KIND, "regime");
  np_object_set_string (item, NP_HISTORY_ITEM_OBJECT, id);
  for (lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *words = g_strdup_printf (lang == NP_LANG_RU ? "Защита снижена (%s): было «%s», стало «%s»"
                                                                   : "Protection lowered (%s): from “%s” to “%s”",
                                                id, from[lang], to[lang]);

      np_object_set_words (item, NP_HISTORY_ITEM_TEXT, lang, words);
    }
  lang = NP_LANG_EN;
  for (const char *p = reason; *p != '\0' && lang == NP_LANG_EN; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_CYRILLIC)
      lang = NP_LANG_RU;
  np_object_set_words (item, NP_HISTORY_ITEM_REASON, lang, reason);
  np_change_insert (change, root, NP_DOSSIER_HISTORY, G_MAXUINT, item);
}

void
np_regime_keep_reason (gpointer root, const char *id, NpRegime from, NpRegime to, const char *reason, const char *at,
                       NpChange *change)
{
  const char *const was[] = { np_regime_get_name (from, NP_LANG_RU), np_regime_get_name (from, NP_LANG_EN) };
  const char *const is[] = { np_regime_get_name (to, NP_LANG_RU), np_regime_get_name (to, NP_LANG_EN) };

  keep (root, id, was, is, reason, at, change);
}

/* Whether anything was said under the own rule of a meeting. */
static gboolean
is_own_rule_used (gpointer meeting)
{
  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    if (np_object_get_enum (np_object_get_child (meeting, NP_MEETING_ENTRIES, i), NP_ENTRY_REGIME) == NP_REGIME_OWN)
      return TRUE;
  return np_object_get_enum (meeting, NP_MEETING_REGIME) == NP_REGIME_OWN && np_object_get_n_children (meeting, NP_MEETING_ENTRIES) > 0;
}

gboolean
np_regime_set_permits (gpointer meeting, const char *own_rule, const char *reason, const char *at, NpChange *change)
{
  const char *old = np_object_get_string (meeting, NP_MEETING_PERMITS);
  gboolean lower = is_own_rule_used (meeting)
                   && !is_within (np_regime_permits (NP_REGIME_OWN, own_rule), np_regime_permits (NP_REGIME_OWN, old));
  g_autofree char *typed = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  g_return_val_if_fail (NP_IS_MEETING (meeting), FALSE);
  if (lower && *typed == '\0')
    return FALSE;
  if (g_str_equal (old, own_rule))
    return TRUE;
  if (lower)
    {
      const char *const was[] = { old, old }, *const is[] = { own_rule, own_rule };

      keep (np_object_get_root (meeting), np_object_get_id (meeting), was, is, typed, at, change);
    }
  np_change_set_string (change, meeting, NP_MEETING_PERMITS, own_rule);
  return TRUE;
}

gboolean
np_regime_set (gpointer object, NpRegime regime, const char *reason, const char *at, NpChange *change)
{
  gboolean entry = NP_IS_ENTRY (object);
  guint field = entry ? NP_ENTRY_REGIME : NP_MEETING_REGIME;
  NpRegime from = np_object_get_enum (object, field);
  gboolean lower = np_regime_is_lower (from, regime, own_rule_of (object))
                   && (entry || np_object_get_n_children (object, NP_MEETING_ENTRIES) > 0);
  g_autofree char *typed = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  g_return_val_if_fail (entry || NP_IS_MEETING (object), FALSE);
  if (lower && *typed == '\0')
    return FALSE;
  if (from == regime)
    return TRUE;
  np_change_set_enum (change, object, field, regime);
  if (entry)
    np_change_set_string (change, object, NP_ENTRY_REGIME_REASON, lower ? typed : NULL);
  if (lower)
    np_regime_keep_reason (np_object_get_root (object), np_object_get_id (object), from, regime, typed, at, change);
  return TRUE;
}

char
np_regime_get_digit (NpRegime regime)
{
  return regimes[known (regime)].digit;
}

gboolean
np_regime_from_digit (char digit, NpRegime *regime)
{
  for (guint i = 0; i < G_N_ELEMENTS (regimes); i++)
    if (regimes[i].digit == digit)
      {
        *regime = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
np_regime_from_word (const char *word, NpRegime *regime)
{
  g_autofree char *folded = np_stem_fold (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (regimes); i++)
    for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
      if (g_strcmp0 (folded, regimes[i].typed[lang]) == 0)
        {
          *regime = i;
          return TRUE;
        }
  return FALSE;
}

const char *
np_regime_get_name (NpRegime regime, NpLang lang)
{
  return regimes[known (regime)].names[lang];
}

const char *
np_regime_get_short (NpRegime regime, NpLang lang)
{
  return regimes[known (regime)].shorts[lang];
}

const char *
np_regime_get_rule (NpRegime regime, NpLang lang)
{
  return regimes[known (regime)].rules[lang];
}

const char *
np_regime_get_code (NpRegime regime)
{
  return np_codes_regime[known (regime)];
}
