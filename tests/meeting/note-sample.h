/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"

/* The small dossier that the rows of note-rows.h speak of, sealed. */
static inline NpDossier *
note_sample_new (void)
{
  static const struct
  {
    const char *party, *id, *ru, *en;
    int key;
  } seats[] = {
    { "usa", "us1", "сша1", "us1", 1 }, { "usa", "us2", "сша2", "us2", 2 }, { "rus", "ru1", "рф1", "ru1", 3 },
    { "rus", "ru2", "рф2", "ru2", 4 },  { "chn", "cn1", "кнр1", "cn1", 5 }, { "fac", "chr", "вед", "chair", 9 },
  };
  static const struct
  {
    const char *id, *ru, *en, *title_ru, *title_en;
    int number;
  } measures[] = {
    { "m01", "форма бланк", "form sheet", "Двуязычная форма", "Bilingual form", 1 },
    { "m02", "линия", "line", "Общая линия", "Common line", 2 },
    { "m03", "горячая", "hotline", "Горячая линия", "Hotline between capitals", 3 },
    { "m04", "горы", "hotel", "Встречи в горах", "Talks in the hills", 4 },
    { "m05", "обсе", "osce", "Трек ОБСЕ", "OSCE track", 5 },
    { "m08", "без", "cert", "Обмен данными групп реагирования", "CERT exchange", 8 },
    { "m12", "доклад", "report", "Доклад группы", "Report of the group", 12 },
    { "m20", "хлеб", "bread", "Хлеб и соль", "Bread and salt", 20 },
  };
  NpDossier *dossier = np_dossier_new ("d-00000000-0000-4000-8000-000000000001");
  gpointer party = NULL, meeting;

  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      gpointer seat;

      if (party == NULL || !g_str_equal (np_object_get_id (party), seats[i].party))
        party = np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, seats[i].party));
      np_object_set_boolean (party, NP_PARTY_OWN, g_str_equal (seats[i].party, "usa"));
      np_object_set_enum (party, NP_PARTY_KIND, g_str_equal (seats[i].party, "fac") ? NP_PARTY_FACILITATOR : NP_PARTY_STATE);
      seat = np_object_append (party, NP_PARTY_SEATS, np_object_new (NP_TYPE_SEAT, seats[i].id));
      np_object_set_number (seat, NP_SEAT_KEY, seats[i].key);
      np_object_set_string (seat, NP_SEAT_ALIAS_RU, seats[i].ru);
      np_object_set_string (seat, NP_SEAT_ALIAS_EN, seats[i].en);
      np_object_set_words (seat, NP_SEAT_ROLE, NP_LANG_EN, "member");
      np_object_set_words (seat, NP_SEAT_ROLE, NP_LANG_RU, "член делегации");
    }
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, measures[i].id));

      np_object_set_number (measure, NP_MEASURE_NUMBER, measures[i].number);
      np_object_set_string (measure, NP_MEASURE_ALIAS_RU, measures[i].ru);
      np_object_set_string (measure, NP_MEASURE_ALIAS_EN, measures[i].en);
      np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_RU, measures[i].title_ru);
      np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_EN, measures[i].title_en);
    }
  meeting = np_object_append (dossier, NP_DOSSIER_MEETINGS, np_object_new (NP_TYPE_MEETING, "mt1"));
  np_object_set_enum (meeting, NP_MEETING_REGIME, NP_REGIME_CHR);
  np_object_set_string (meeting, NP_MEETING_SEAT_ORDER, "us1 us2 ru1 ru2 cn1 chr");
  np_dossier_seal (dossier);
  return dossier;
}
