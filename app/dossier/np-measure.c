/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-measure.h"

#include <string.h>

#include "base/np-grammar.h"
#include "dossier/np-dossier.h"
#include "dossier/np-issue.h"
#include "dossier/np-party.h"
#include "dossier/np-source.h"

static const char *const codes_point[] = { "say", "avoid", "raised", "fallback", NULL };

static const NpField measure[] = {
  [NP_MEASURE_ID] = NP_F_ID (),
  [NP_MEASURE_NUMBER] = NP_F_INTEGER ("number", 1, 9999),
  [NP_MEASURE_REF] = NP_F_STRING ("ref"),
  [NP_MEASURE_BETWEEN] = NP_F_REFS ("between", np_party_get_type),
  [NP_MEASURE_OPEN_TO] = NP_F_REFS ("open-to", np_party_get_type),
  [NP_MEASURE_SPONSOR] = NP_F_REF ("sponsor", np_party_get_type),
  [NP_MEASURE_STRENGTH] = NP_F_INTEGER ("strength", 1, 5),
  [NP_MEASURE_STRENGTH_STATUS] = NP_F_ENUM ("strength-status", np_codes_status),
  [NP_MEASURE_TAGS] = NP_F_WORDS ("tags"),
  [NP_MEASURE_STATUS] = NP_F_ENUM ("status", np_codes_measure_status),
  [NP_MEASURE_IN_FORCE] = NP_F_BOOLEAN ("in-force"),
  [NP_MEASURE_NEEDS] = NP_F_REFS ("needs", np_measure_get_type),
  [NP_MEASURE_EXCLUDES] = NP_F_REFS ("excludes", np_measure_get_type),
  [NP_MEASURE_ALIAS_RU] = NP_F_WORDS ("alias-ru"),
  [NP_MEASURE_ALIAS_EN] = NP_F_WORDS ("alias-en"),
  [NP_MEASURE_BASIS] = NP_F_REF ("basis", np_instrument_get_type),
  [NP_MEASURE_BASIS_PARA] = NP_F_STRING ("basis-para"),
  [NP_MEASURE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_MEASURE_TITLE] = NP_F_TEXT ("title"),
  [NP_MEASURE_WHY] = NP_F_TEXT ("why"),
  [NP_MEASURE_RISK] = NP_F_TEXT ("risk"),
  [NP_MEASURE_PARAMS] = NP_F_LIST ("params", np_param_get_type),
  [NP_MEASURE_CLAUSES] = NP_F_LIST ("clauses", np_clause_get_type),
  [NP_MEASURE_LEVELS] = NP_F_LIST ("levels", np_level_get_type),
  [NP_MEASURE_EFFECTS] = NP_F_LIST ("effects", np_effect_get_type),
  [NP_MEASURE_POINTS] = NP_F_LIST ("points", np_point_get_type),
  [NP_MEASURE_FINDINGS] = NP_F_LIST ("findings", np_finding_get_type),
};
NP_DEFINE_CLASS (NpMeasure, np_measure, "measure", measure, NP_MEASURE_N_FIELDS)

static const NpField param[] = {
  [NP_PARAM_NAME] = { .name = "name", .kind = NP_KIND_STRING, .flags = NP_FIELD_REQUIRED },
  [NP_PARAM_VALUE] = NP_F_NUMBER ("value", -1e9, 1e9),
  [NP_PARAM_UNIT] = NP_F_ENUM ("unit", np_unit_codes),
  [NP_PARAM_LABEL] = NP_F_TEXT ("label"),
  [NP_PARAM_NOTE] = NP_F_TEXT ("note"),
};
NP_DEFINE_CLASS (NpParam, np_param, "param", param, NP_PARAM_N_FIELDS)

static const NpField clause[] = {
  [NP_CLAUSE_ID] = NP_F_ID (),
  [NP_CLAUSE_STATE_RU] = NP_F_ENUM ("state-ru", np_codes_text_state),
  [NP_CLAUSE_STATE_EN] = NP_F_ENUM ("state-en", np_codes_text_state),
  [NP_CLAUSE_HASH_RU] = NP_F_STRING ("hash-ru"),
  [NP_CLAUSE_HASH_EN] = NP_F_STRING ("hash-en"),
  [NP_CLAUSE_TEXT] = NP_F_MARKED ("text"),
  [NP_CLAUSE_REVIEWED_RU] = NP_F_STRING ("reviewed-ru"),
  [NP_CLAUSE_REVIEWED_EN] = NP_F_STRING ("reviewed-en"),
};
NP_DEFINE_CLASS (NpClause, np_clause, "clause", clause, NP_CLAUSE_N_FIELDS)

static const NpField level[] = {
  [NP_LEVEL_NAME] = NP_F_ENUM ("name", np_codes_level),
  [NP_LEVEL_INTRUSIVENESS] = NP_F_NUMBER ("intrusiveness", 0, 1),
  [NP_LEVEL_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_LEVEL_TEXT] = NP_F_TEXT ("text"),
  [NP_LEVEL_WHY] = NP_F_TEXT ("why"),
  [NP_LEVEL_TARGETS] = NP_F_LIST ("targets", np_target_get_type),
  [NP_LEVEL_BURDENS] = NP_F_LIST ("burdens", np_burden_get_type),
  [NP_LEVEL_VALUES] = NP_F_LIST ("values", np_level_value_get_type),
};
NP_DEFINE_CLASS (NpLevel, np_level, "level", level, NP_LEVEL_N_FIELDS)

static const NpField target[] = {
  [NP_TARGET_ISSUE] = NP_F_NEEDED_REF ("issue", np_issue_get_type),
  [NP_TARGET_VALUE] = NP_F_NUMBER ("value", 0, 100),
  [NP_TARGET_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_TARGET_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_TARGET_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpTarget, np_target, "target", target, NP_TARGET_N_FIELDS)

static const NpField burden[] = {
  [NP_BURDEN_PARTY] = NP_F_NEEDED_REF ("party", np_party_get_type),
  [NP_BURDEN_COST] = NP_F_NUMBER ("cost", 0, 1),
  [NP_BURDEN_BALANCE] = NP_F_NUMBER ("balance", -1, 1),
  [NP_BURDEN_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_BURDEN_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_BURDEN_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpBurden, np_burden, "burden", burden, NP_BURDEN_N_FIELDS)

static const NpField level_value[] = {
  [NP_LEVEL_VALUE_PARAM] = { .name = "param", .kind = NP_KIND_STRING, .flags = NP_FIELD_REQUIRED },
  [NP_LEVEL_VALUE_VALUE] = NP_F_NUMBER ("value", -1e9, 1e9),
  [NP_LEVEL_VALUE_STATUS] = NP_F_ENUM ("status", np_codes_status),
};
NP_DEFINE_CLASS (NpLevelValue, np_level_value, "value", level_value, NP_LEVEL_VALUE_N_FIELDS)

static const NpField effect[] = {
  [NP_EFFECT_KIND] = NP_F_ENUM ("kind", np_codes_effect),
  [NP_EFFECT_PARTIES] = NP_F_REFS ("parties", np_party_get_type),
  [NP_EFFECT_U] = NP_F_NUMBER ("u", 0, 1),
  [NP_EFFECT_C] = NP_F_NUMBER ("c", 0, 1),
  [NP_EFFECT_Q] = NP_F_NUMBER ("q", 0, 1),
  [NP_EFFECT_E] = NP_F_NUMBER ("e", 0, 100),
  [NP_EFFECT_E_LOW] = NP_F_NUMBER ("e-low", 0, 100),
  [NP_EFFECT_E_HIGH] = NP_F_NUMBER ("e-high", 0, 100),
  [NP_EFFECT_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_EFFECT_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_EFFECT_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpEffect, np_effect, "effect", effect, NP_EFFECT_N_FIELDS)

static const NpField point[] = {
  [NP_POINT_ROLE] = NP_F_ENUM ("role", codes_point),
  [NP_POINT_PARTY] = NP_F_REF ("party", np_party_get_type),
  [NP_POINT_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpPoint, np_point, "point", point, NP_POINT_N_FIELDS)

static const NpField finding[] = {
  [NP_FINDING_PAGE] = NP_F_STRING ("page"),
  [NP_FINDING_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpFinding, np_finding, "finding", finding, NP_FINDING_N_FIELDS)

char *
np_measure_dup_kind (NpMeasure *self)
{
  const char *tags = np_object_get_string (self, NP_MEASURE_TAGS);

  if (*tags != '\0')
    return g_strndup (tags, strcspn (tags, " "));
  return g_strdup_printf ("class-%d", (int) np_object_get_number_or (self, NP_MEASURE_STRENGTH, 1));
}

guint
np_measure_count_open (gpointer dossier, guint *unfinished)
{
  guint n = 0, left = 0;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      gpointer nth = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);
      guint finished, stale, total;

      if (np_object_get_boolean (nth, NP_MEASURE_IN_FORCE))
        continue;
      np_measure_count_finished (nth, &finished, &stale, &total);
      left += finished < total;
      n++;
    }
  if (unfinished != NULL)
    *unfinished = left;
  return n;
}

gboolean
np_measure_concerns (NpMeasure *self, const char *party_id)
{
  return !np_object_get_boolean (self, NP_MEASURE_IN_FORCE)
         && (np_object_contains_word (self, NP_MEASURE_BETWEEN, party_id)
             || np_object_contains_word (self, NP_MEASURE_OPEN_TO, party_id));
}

char *
np_clause_hash (const char *words)
{
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);

  digest[16] = '\0';
  return digest;
}

NpTextState
np_clause_get_state (NpClause *self, NpLang lang)
{
  return np_object_get_enum (self, NP_CLAUSE_STATE (lang));
}

gboolean
np_clause_is_stale (NpClause *self, NpLang lang)
{
  g_autofree char *hash = NULL;

  if (np_clause_get_state (self, lang) != NP_TEXT_REVIEWED)
    return FALSE;
  hash = np_clause_hash (np_object_get_words (self, NP_CLAUSE_TEXT, np_lang_other (lang)));
  return !g_str_equal (hash, np_object_get_string (self, NP_CLAUSE_HASH (lang)));
}

void
np_clause_set_state (NpClause *self, NpLang lang, NpTextState state, NpChange *change)
{
  const char *other = np_object_get_words (self, NP_CLAUSE_TEXT, np_lang_other (lang));
  g_autofree char *hash = np_clause_hash (other);

  np_change_set_enum (change, self, NP_CLAUSE_STATE (lang), state);
  np_change_set_string (change, self, NP_CLAUSE_HASH (lang), state == NP_TEXT_REVIEWED ? hash : NULL);
  np_change_set_string (change, self, NP_CLAUSE_REVIEWED (lang), state == NP_TEXT_REVIEWED ? other : NULL);
}

void
np_measure_count_finished (NpMeasure *self, guint *finished, guint *stale, guint *total)
{
  guint n = np_object_get_n_children (self, NP_MEASURE_CLAUSES);

  *finished = *stale = 0;
  *total = n * NP_N_LANGS;
  for (guint i = 0; i < n; i++)
    for (guint lang = 0; lang < NP_N_LANGS; lang++)
      {
        NpClause *text = np_object_get_child (self, NP_MEASURE_CLAUSES, i);

        if (np_clause_is_stale (text, lang))
          ++*stale;
        else if (np_clause_get_state (text, lang) == NP_TEXT_REVIEWED)
          ++*finished;
      }
}

NpLevel *
np_measure_get_level (NpMeasure *self, NpLevelName name)
{
  for (guint i = 0; i < np_object_get_n_children (self, NP_MEASURE_LEVELS); i++)
    {
      gpointer child = np_object_get_child (self, NP_MEASURE_LEVELS, i);

      if (np_object_get_enum (child, NP_LEVEL_NAME) == (int) name)
        return child;
    }
  return NULL;
}

NpParam *
np_measure_get_param (NpMeasure *self, const char *name)
{
  for (guint i = 0; i < np_object_get_n_children (self, NP_MEASURE_PARAMS); i++)
    {
      gpointer child = np_object_get_child (self, NP_MEASURE_PARAMS, i);

      if (g_str_equal (np_object_get_string (child, NP_PARAM_NAME), name))
        return child;
    }
  return NULL;
}

double
np_measure_get_param_value (NpMeasure *self, const char *name, NpLevel *at)
{
  NpParam *shared = np_measure_get_param (self, name);

  for (guint i = 0; at != NULL && i < np_object_get_n_children (at, NP_LEVEL_VALUES); i++)
    {
      gpointer child = np_object_get_child (at, NP_LEVEL_VALUES, i);

      if (g_str_equal (np_object_get_string (child, NP_LEVEL_VALUE_PARAM), name))
        return np_object_get_number (child, NP_LEVEL_VALUE_VALUE);
    }
  return shared != NULL ? np_object_get_number (shared, NP_PARAM_VALUE) : NAN;
}
