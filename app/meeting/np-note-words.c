/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-private.h"

#include "meeting/np-regime.h"

static const char *const reaction_words[][NP_N_LANGS] = {
  [NP_REACT_NONE] = { "", "" },
  [NP_REACT_REJECT] = { "отклоняет", "reject" },
  [NP_REACT_OPPOSE] = { "возражает", "oppose" },
  [NP_REACT_CONDITIONAL] = { "условно", "conditional" },
  [NP_REACT_SUPPORT] = { "поддерживает", "support" },
  [NP_REACT_ACCEPT] = { "принимает", "accept" },
  [NP_REACT_SILENCE] = { "молчание", "silence" },
};

static const char *const kind_words[][NP_N_LANGS] = {
  [NP_ENTRY_STATEMENT] = { "заявление", "statement" },
  [NP_ENTRY_QUESTION] = { "вопрос", "question" },
  [NP_ENTRY_PROPOSAL] = { "предложение", "proposal" },
  [NP_ENTRY_SIGNAL] = { "сигнал", "signal" },
  [NP_ENTRY_COMMITMENT] = { "обещание или поручение", "commitment or action" },
  [NP_ENTRY_PROCEDURE] = { "процедура", "procedure" },
  [NP_ENTRY_OWN] = { "сказано нами", "said by us" },
  [NP_ENTRY_AGREED] = { "согласовано", "agreed point" },
};

const char *
np_note_get_reaction_words (NpReactionCode reaction, NpLang lang)
{
  return (guint) reaction < G_N_ELEMENTS (reaction_words) ? reaction_words[reaction][lang] : "";
}

const char *
np_note_get_kind_words (NpEntryKind kind, NpLang lang)
{
  return (guint) kind < G_N_ELEMENTS (kind_words) ? kind_words[kind][lang] : "";
}

static char *
first_word (gpointer object, guint field, guint other)
{
  g_auto(GStrv) words = np_object_dup_list_of_words (object, field);

  if (words[0] != NULL)
    return g_strdup (words[0]);
  g_strfreev (words);
  words = np_object_dup_list_of_words (object, other);
  return g_strdup (words[0]);
}

char *
np_note_dup_seat_name (gpointer seat, NpLang lang)
{
  g_autofree char *alias = lang == NP_LANG_RU ? first_word (seat, NP_SEAT_ALIAS_RU, NP_SEAT_ALIAS_EN)
                                              : first_word (seat, NP_SEAT_ALIAS_EN, NP_SEAT_ALIAS_RU);

  return g_utf8_strup (alias != NULL ? alias : np_object_get_id (seat), -1);
}

char *
np_note_dup_measure_name (gpointer measure, NpLang lang)
{
  double number = np_object_get_number (measure, NP_MEASURE_NUMBER);
  g_autofree char *alias = lang == NP_LANG_RU ? first_word (measure, NP_MEASURE_ALIAS_RU, NP_MEASURE_ALIAS_RU)
                                              : first_word (measure, NP_MEASURE_ALIAS_EN, NP_MEASURE_ALIAS_EN);
  g_autofree char *words = g_strdup (alias != NULL ? alias : np_object_get_words_or_other (measure, NP_MEASURE_TITLE, lang));
  g_autofree char *first = *words != '\0' ? g_utf8_strup (words, g_utf8_next_char (words) - words) : g_strdup ("");
  const char *rest = *words != '\0' ? g_utf8_next_char (words) : "";

  if (isnan (number))
    return *words != '\0' ? g_strconcat (first, rest, NULL) : g_strdup (np_object_get_id (measure));
  return g_strchomp (g_strdup_printf ("%s%.0f %s%s", lang == NP_LANG_RU ? "М" : "M", number, first, rest));
}

char *
np_note_token_dup_raw (const NpNote *note, const NpNoteToken *token)
{
  return g_strndup (note->raw + token->start, token->end - token->start);
}

static char *
doubt_words (int doubt, NpLang lang)
{
  if (doubt < 0)
    return g_strdup (lang == NP_LANG_RU ? "проверить" : "to be verified");
  return g_strdup_printf (lang == NP_LANG_RU ? "уверенность %d\302\240%%" : "%d\302\240%% sure", doubt);
}

char *
np_note_dup_reading (const NpNote *note, NpLang lang)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (note->state.seat != NULL)
    g_ptr_array_add (parts, np_note_dup_seat_name (note->state.seat, lang));
  for (guint i = 0; i < note->measures->len; i++)
    {
      const NpNoteMeasure *measure = &g_array_index (note->measures, NpNoteMeasure, i);

      g_ptr_array_add (parts, np_note_dup_measure_name (measure->measure, lang));
      if (measure->reaction != NP_REACT_NONE)
        g_ptr_array_add (parts, g_strdup (np_note_get_reaction_words (measure->reaction, lang)));
    }
  if (note->kind != NP_ENTRY_STATEMENT)
    g_ptr_array_add (parts, g_strdup (np_note_get_kind_words (note->kind, lang)));
  if (note->verify)
    g_ptr_array_add (parts, doubt_words (-1, lang));
  if (note->doubt >= 0)
    g_ptr_array_add (parts, doubt_words (note->doubt, lang));
  g_ptr_array_add (parts, g_strdup (np_regime_get_name (note->state.regime, lang)));
  if (*note->private_words != '\0')
    g_ptr_array_add (parts, g_strdup (lang == NP_LANG_RU ? "есть пометка для себя" : "with a private remark"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
