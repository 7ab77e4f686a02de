/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-flips.h"

#include <math.h>

#include "brief/np-picture.h"
#include "base/np-format.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-words.h"

/* The condition, downwards and upwards: {o} is the issue, the other party or the limit; {f} and {t} the values. */
static const char *const conditions[][2][NP_N_LANGS] = {
  [NP_INPUT_POSITION] = { { "позиция стороны по вопросу «{o}» сместится с {f} до {t}\u00a0из\u00a0100",
                            "its position on “{o}” moves from {f} to {t}\u00a0of\u00a0100" } },
  [NP_INPUT_SALIENCE] = { { "вес вопроса «{o}» для стороны снизится с {f} до {t}\u00a0из\u00a010",
                            "the weight it gives “{o}” falls from {f} to {t}\u00a0of\u00a010" },
                          { "вес вопроса «{o}» для стороны вырастет с {f} до {t}\u00a0из\u00a010",
                            "the weight it gives “{o}” rises from {f} to {t}\u00a0of\u00a010" } },
  [NP_INPUT_TARGET] = { { "по вопросу «{o}» текст будет добиваться {t} вместо {f}\u00a0из\u00a0100",
                          "on “{o}” the text asks for {t} instead of {f}\u00a0of\u00a0100" } },
  [NP_INPUT_COST] = { { "издержки стороны снизятся с {f} до {t}\u00a0из\u00a0100", "its burden falls from {f} to {t}\u00a0of\u00a0100" },
                      { "издержки стороны вырастут с {f} до {t}\u00a0из\u00a0100", "its burden rises from {f} to {t}\u00a0of\u00a0100" } },
  [NP_INPUT_BALANCE] = { { "баланс обязательств сместится не в пользу стороны, с {f} до {t}\u00a0из\u00a0100",
                           "the balance of duties shifts against it, from {f} to {t}\u00a0of\u00a0100" },
                         { "баланс обязательств сместится в пользу стороны, с {f} до {t}\u00a0из\u00a0100",
                           "the balance of duties shifts in its favour, from {f} to {t}\u00a0of\u00a0100" } },
  [NP_INPUT_INTRUSIVENESS] = { { "глубина проверки снизится с {f} до {t}\u00a0из\u00a0100",
                                 "the checks become less intrusive, from {f} to {t}\u00a0of\u00a0100" },
                               { "глубина проверки вырастет с {f} до {t}\u00a0из\u00a0100",
                                 "the checks become more intrusive, from {f} to {t}\u00a0of\u00a0100" } },
  [NP_INPUT_TRUST] = { { "доверие к стороне «{o}» снизится с {f} до {t}\u00a0из\u00a0100",
                         "its trust in {o} falls from {f} to {t}\u00a0of\u00a0100" },
                       { "доверие к стороне «{o}» вырастет с {f} до {t}\u00a0из\u00a0100",
                         "its trust in {o} rises from {f} to {t}\u00a0of\u00a0100" } },
  [NP_INPUT_RELATION] = { { "отношения со стороной «{o}» ухудшатся с {f} до {t}\u00a0из\u00a0100",
                            "its relations with {o} worsen from {f} to {t}\u00a0of\u00a0100" },
                          { "отношения со стороной «{o}» улучшатся с {f} до {t}\u00a0из\u00a0100",
                            "its relations with {o} improve from {f} to {t}\u00a0of\u00a0100" } },
  [NP_INPUT_SEVERITY] = { { "внутреннее ограничение «{o}» ослабнет с {f} до {t}\u00a0из\u00a0100",
                            "the limit at home “{o}” eases from {f} to {t}\u00a0of\u00a0100" },
                          { "внутреннее ограничение «{o}» усилится с {f} до {t}\u00a0из\u00a0100",
                            "the limit at home “{o}” tightens from {f} to {t}\u00a0of\u00a0100" } },
};

static char *
dup_object (NpDossier *dossier, const NpInputRef *ref, NpLang lang)
{
  gpointer limit = ref->kind == NP_INPUT_SEVERITY ? np_dossier_find (dossier, ref->object) : NULL;
  g_autoptr(NpText) name = limit != NULL ? np_text_ref (np_object_get_text (limit, NP_LIMIT_TEXT))
                                         : np_picture_name (dossier, ref->object != NULL ? ref->object : "");
  const char *words = np_text_get_or_other (name, lang);
  gboolean party = ref->kind == NP_INPUT_TRUST || ref->kind == NP_INPUT_RELATION;

  return g_strconcat (lang == NP_LANG_EN && party && np_forecast_wants_article (words) ? "the " : "", words, NULL);
}

NpText *
np_export_flip_words (NpDossier *dossier, const NpFlip *flip)
{
  double unit = flip->high - flip->low <= 2.0 ? 100 : 1;
  double from = round (unit * flip->from), to = unit * flip->to;
  gboolean up = flip->to > flip->from;
  char *words[NP_N_LANGS];
  NpText *text;

  if (flip->input.kind >= NP_INPUT_SPONSOR)
    return NULL;
  to = up ? MAX (ceil (to - 1e-9), from + 1) : MIN (floor (to + 1e-9), from - 1);
  to = CLAMP (to, unit * flip->low, unit * flip->high);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *const *two = conditions[flip->input.kind][up];
      g_autofree char *object = dup_object (dossier, &flip->input, lang);
      g_autofree char *a = np_format_number (from, 0, lang, NP_FORMAT_PLAIN);
      g_autofree char *b = np_format_number (to, 0, lang, NP_FORMAT_PLAIN);
      const char *category = np_category_word (flip->category, lang);
      g_autoptr(GString) out = g_string_new (lang == NP_LANG_RU ? "«" : "“");

      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (category)));
      g_string_append (out, g_utf8_next_char (category));
      g_string_append (out, lang == NP_LANG_RU ? "», если " : "” if ");
      g_string_append (out, two[lang] != NULL ? two[lang] : conditions[flip->input.kind][0][lang]);
      g_string_replace (out, "{f}", a, 1);
      g_string_replace (out, "{t}", b, 1);
      g_string_replace (out, "{o}", object, 1);
      g_string_append_c (out, '.');
      words[lang] = g_strdup (out->str);
    }
  text = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_free (words[lang]);
  return text;
}
