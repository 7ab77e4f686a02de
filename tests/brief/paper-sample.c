/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-sample.h"

#include "charts/np-chart-five.h"

static const char *const paragraphs[][2] = {
  { "В течение шестидесяти дней стороны совместно проверяют работоспособность трёх каналов 2013 года: проводят "
    "по каждому пробный "
    "сеанс связи, уточняют, какие ведомства отвечают за него с каждой стороны, и докладывают о результатах "
    "главам делегаций.",
    "Within sixty days the two sides review together whether the three channels of 2013 work: they run a test "
    "of each, exchange "
    "names of the offices on both ends, and inform the heads of delegation of the result." },
  { "Для срочных уведомлений и запросов об инцидентах в сфере ИКТ стороны используют единую краткую форму на "
    "двух языках с постоянными "
    "полями (время, затронутый объект, просьба, ожидаемый срок ответа) и подтверждают получение в течение "
    "[четырёх]\u00a0часов.",
    "For an urgent notification or enquiry about an ICT incident the sides use one short form in both "
    "languages with fixed fields "
    "(time, object affected, request, answer expected by) and confirm receipt within [four]\u00a0hours." },
  { "Сторона, отменяющая объявленную встречу менее чем за десять дней до её начала, сообщает причину по "
    "согласованному каналу "
    "и\u00a0предлагает новую дату.",
    "A side that calls off an announced meeting less than ten days ahead gives the reason through the agreed "
    "channel and proposes "
    "a new date." },
  { "Каждая сторона назначает ведомство, принимающее просьбы о пресечении вредоносной деятельности с её "
    "территории; получение "
    "подтверждается в течение суток, ответ по существу (в том числе отрицательный) даётся в течение "
    "[пяти]\u00a0рабочих дней.",
    "Each side names one office that receives requests to stop harmful activity coming from its territory, "
    "confirms receipt in "
    "a day and gives an answer, positive or not, in [five]\u00a0working days." },
  { "Изложенное не наносит ущерба позиции ни одной из сторон.",
    "The above is without prejudice to the position of either side." },
};

static NpPackText *
pair (const char *ru, const char *en)
{
  return np_pack_text_new (ru, en);
}

GArray *
paper_sample_hyphenate (const char *text, NpLang lang, gpointer data)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (guint));
  guint letters = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalpha (g_utf8_get_char (p)))
        {
          letters = 0;
          continue;
        }
      const char *ahead = p;
      guint left = 0;
      while (g_unichar_isalpha (g_utf8_get_char (ahead)) && left < 3)
        {
          left++;
          ahead = g_utf8_next_char (ahead);
        }
      if (letters >= 3 && letters % 2 == 1 && left == 3)
        {
          guint at = p - text;
          g_array_append_val (points, at);
        }
      letters++;
    }
  return points;
}

static void
add_text_blocks (NpPackDocument *document, NpPackSection *section, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint k = i % G_N_ELEMENTS (paragraphs);
      g_autofree char *ru = g_strdup_printf ("Пункт\u00a0R%04u. %s", i + 1, paragraphs[k][0]);
      g_autofree char *en = g_strdup_printf ("Item\u00a0E%04u. %s", i + 1, paragraphs[k][1]);
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);

      if (i % 4 == 0)
        np_pack_section_add_heading (section, 1,
                                     i % 8 == 0 ? pair ("Каналы связи", "Channels of communication")
                                                : pair ("Порядок встреч и обмен техническими данными",
                                                        "Conduct of meetings"));
      NpPackText *text = pair (ru, en);
      if (i % 5 == 1)
        {
          g_autofree char *note_ru
            = g_strdup_printf ("Примечание %u: двусторонний пакет, июнь 2013\u00a0г., связь между "
                               "национальными группами реагирования (CERT) и центрами.",
                               i);
          g_autofree char *note_en
            = g_strdup_printf ("Remark %u: bilateral package, June 2013; links between the national CERTs.", i);
          guint note = np_pack_document_add_note (document, pair (note_ru, note_en));
          np_pack_text_append_note (text, NP_LANG_RU, note);
          np_pack_text_append_note (text, NP_LANG_EN, note);
        }
      if (i % 7 == 6)
        np_pack_section_add_alternative (section, id, text);
      else
        np_pack_section_add_numbered (section, 1, id, text);
    }
}

NpPackDocument *
paper_sample_text_new (guint n)
{
  NpPackDocument *document = np_pack_document_new ("10-nonpaper",
                                                   pair ("Возможные элементы возобновлённого диалога",
                                                         "Possible elements of a resumed dialogue"));
  g_date_set_dmy (&document->as_of, 17, 7, 2018);
  NpPackSection *section
    = np_pack_document_add_section (document, NP_PAGE_TEXT, "nonpaper",
                                    pair ("Возможные элементы возобновлённого диалога по\u00a0безопасности ИКТ",
                                          "Possible elements of a\u00a0resumed dialogue on ICT security"));
  section->kicker = pair ("Нон-пейпер", "Non-paper");
  section->contents = pair ("Нон-пейпер", "Non-paper");
  add_text_blocks (document, section, n);
  return document;
}

static void
add_brief (NpPackDocument *document)
{
  NpPackSection *brief = np_pack_document_add_section (
    document, NP_PAGE_BRIEF, "brief",
    pair ("Предложить сверку трёх каналов\u00a0— и\u00a0ничего не\u00a0объявлять",
          "Propose a stocktaking of the three channels \u2013 and announce nothing"));
  brief->kicker = pair ("Справка для руководителя", "Brief for the principal");
  brief->contents = pair ("Справка для руководителя", "Brief for the principal");
  np_pack_section_add (
    brief, NP_BLOCK_PARAGRAPH, NULL,
    pair ("Прямой диалог приостановлен. Три канала 2013 года существуют, но\u00a0сведений об\u00a0их "
          "действенности мало. Проверка дешева, обратима и\u00a0никого не\u00a0обвиняет.",
          "The direct dialogue is suspended. The three channels of 2013 exist, but little is known about how "
          "well they work. Testing them is cheap, reversible and accuses nobody."))
    ->role
    = NP_ROLE_LEAD;
  np_pack_section_add_heading (brief, 1, pair ("Чего добиваемся", "What we want"))->number = g_strdup ("1");
  np_pack_section_add_numbered (brief, 2, NULL,
                                pair ("Стороны за\u00a0шестьдесят дней вместе проверяют три канала "
                                      "и\u00a0докладывают главам делегаций (CBM-01).",
                                      "Within sixty days the sides review the three channels together and "
                                      "report to the heads of delegation (CBM-01)."));
  np_pack_section_add_numbered (
    brief, 2, NULL,
    pair ("Единая двуязычная форма уведомления по\u00a0линии НЦУЯО; получение подтверждается в\u00a0течение "
          "четырёх часов (CBM-02).",
          "One bilingual notification form on the NRRC line, receipt confirmed within four hours (CBM-02)."));
  np_pack_section_add_heading (brief, 1, pair ("Что, вероятно, ответят", "How they are likely to answer"))
    ->number
    = g_strdup ("2");
  NpPackTable *table = np_pack_table_new ();
  np_pack_table_add_column (table, 14, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 30, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 31, NP_ALIGN_LEFT);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, pair ("США", "United States"), NP_FACE_STRONG);
  np_pack_table_row_add (row, pair ("Россия", "Russia"), NP_FACE_STRONG);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("CBM-0%u", i + 1);
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new_neutral (name), NP_FACE_TABLE);
      np_pack_table_row_add (row, pair ("сверка каналов", "stocktaking"), NP_FACE_TABLE);
      NpPackText *odds = np_pack_text_new (NULL, NULL);
      np_pack_text_append (odds, NP_LANG_RU, "67\u00a0%", NP_RUN_BOLD);
      np_pack_text_append (odds, NP_LANG_RU, "  вероятно", 0);
      np_pack_text_append (odds, NP_LANG_EN, "67%", NP_RUN_BOLD);
      np_pack_text_append (odds, NP_LANG_EN, "  likely", 0);
      np_pack_table_row_add (row, odds, NP_FACE_TABLE);
      np_pack_table_row_add (row, pair ("87\u00a0%  весьма вероятно", "87%  very likely"), NP_FACE_TABLE);
    }
  table->caption = pair ("Вероятность согласия (принять или поддержать). Основания: B4, B5, B8, B20.",
                         "Chance of consent (accept or support). Grounds: B4, B5, B8, B20.");
  np_pack_section_add_table (brief, NULL, table);
  np_pack_section_add_heading (brief, 1, pair ("Решение, которое нужно сегодня", "Decision needed tonight"))
    ->number
    = g_strdup ("3");
  for (guint i = 0; i < 2; i++)
    np_pack_section_add_numbered (
      brief, 2, NULL,
      i == 0 ? pair ("Вносить CBM-01, -02 и\u00a0-07 вместе, от\u00a0имени ведущего",
                     "Table CBM-01, -02 and -07 together, in the facilitator’s name")
             : pair ("Не\u00a0раздавать ничего, кроме нон-пейпера", "Hand over nothing except the non-paper"))
      ->role
      = NP_ROLE_DECISION;
  static const char *const side[][4] = {
    { "CBM-01: согласие США", "Consent of the US: CBM-01",
      "вероятно (34–\u206095\u00a0%). За: рабочие каналы, пакет 2013\u00a0г., равные обязанности.",
      "likely (34–\u206095%). For: working channels, the package of 2013, equal duties." },
    { "Насколько это надёжно", "How sure we are",
      "Доказательная база слабая: один источник мнений, доступа к\u00a0столицам нет.",
      "The evidence is weak: one source of opinion, no access to capitals." },
  };
  for (guint i = 0; i < G_N_ELEMENTS (side); i++)
    {
      NpPackBlock *block = np_pack_section_add_heading (brief, 2, pair (side[i][0], side[i][1]));
      block->side = TRUE;
      if (i == 0)
        {
          block = np_pack_section_add (brief, NP_BLOCK_PARAGRAPH, NULL, pair ("67\u00a0%", "67%"));
          block->role = NP_ROLE_FIGURE;
          block->side = TRUE;
        }
      np_pack_section_add (brief, NP_BLOCK_PARAGRAPH, NULL, pair (side[i][2], side[i][3]))->side = TRUE;
    }
}

static void
add_matrix (NpPackDocument *document)
{
  NpPackSection *page = np_pack_document_add_section (
    document, NP_PAGE_FINDING, "matrix",
    pair ("Легче всего\u00a0— каналы связи, труднее\u00a0— пауза до\u00a0обвинения",
          "Easiest: the channels. Hardest: a pause before naming"));
  page->kicker = pair ("Прогноз реакций", "Reaction forecast");
  page->contents = pair ("Прогноз реакций", "Reaction forecast");
  NpPackTable *table = np_pack_table_new ();
  np_pack_table_add_column (table, 14, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint i = 0; i < 3; i++)
    np_pack_table_add_column (table, 23, NP_ALIGN_CENTRE);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, pair ("Мера, вероятность согласия", "Measure, chance of consent"), NP_FACE_QUIET);
  np_pack_table_row_add (row, pair ("США", "United States"), NP_FACE_STRONG);
  np_pack_table_row_add (row, pair ("Россия", "Russia"), NP_FACE_STRONG);
  np_pack_table_row_add (row, pair ("Китай", "China"), NP_FACE_STRONG);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("CBM-%02u", i + 1);
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new_neutral (name), NP_FACE_TABLE);
      np_pack_table_row_add (row,
                             pair ("Обмен данными CERT об\u00a0атаках под видом другой стороны",
                                   "CERT exchange on attacks made to look like the other side’s"),
                             NP_FACE_TITLE);
      for (guint k = 0; k < 3; k++)
        {
          NpPackCell *cell = np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
          cell->kind = k == 2 && i % 3 != 0 ? NP_CELL_ABSENT : NP_CELL_REACTION;
          cell->reaction = (i + k) % 5;
          cell->percent = 13 + ((i * 7 + k * 31) % 80);
          cell->weak = k == 2;
        }
    }
  np_pack_section_add_table (page, NULL, table);
  for (guint i = 0; i < 3; i++)
    np_pack_section_add_numbered (page, 1, NULL,
                                  pair ("Число в\u00a0клетке\u00a0— вероятность согласия в\u00a0процентах: "
                                        "принять или поддержать. Знак\u00a0— средняя ожидаемая реакция.",
                                        "The number in a cell is the chance of consent in per cent: accept or "
                                        "support. The sign is the middle expected reaction."))
      ->role
      = NP_ROLE_CROWDED;
}

static void
add_why (NpPackDocument *document)
{
  static const struct { const char *ru, *en; double value;
  } drivers[] = {
    { "Работающие каналы: интерес, вес 8\u00a0из\u00a010",
      "Working channels: interest, weight 8\u00a0of\u00a010", 37 },
    { "Прецедент: пакет июня 2013\u00a0г.", "Precedent: the package of June 2013", 20 },
    { "Твёрдость формулировки, 4\u00a0из\u00a05", "Firmness of the wording, 4\u00a0of\u00a05", -22 },
  };
  NpPackSection *page
    = np_pack_document_add_section (document, NP_PAGE_FINDING, "why",
                                    pair ("США скорее поддержат: интерес сильнее осторожности",
                                          "The US would rather support: interest outweighs caution"));
  page->kicker = pair ("Почему так · CBM-01 · США", "Why · CBM-01 · United States");
  page->contents = pair ("Почему так: CBM-01, США", "Why: CBM-01, United States");
  page->exercise = TRUE;
  static const double five[5] = { 0.03, 0.10, 0.20, 0.31, 0.36 };
  np_pack_section_add_chart (page, NULL, pair ("Пять реакций", "The five reactions"), np_chart_five_new (five));
  NpPackTable *table = np_pack_table_new ();
  np_pack_table_add_column (table, 80, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 70, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 25, NP_ALIGN_RIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    {
      NpPackRow *row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, pair (drivers[i].ru, drivers[i].en), NP_FACE_TITLE);
      g_autofree char *figure = g_strdup_printf ("%s%.0f", drivers[i].value > 0 ? "+" : "\u2212",
                                                 ABS (drivers[i].value));
      np_pack_table_row_add (row, np_pack_text_new_neutral (figure), NP_FACE_MONEY);
      NpPackCell *cell = np_pack_table_row_add (row, np_pack_text_new_neutral ("B5, B11d"), NP_FACE_TABLE);
      cell->sub = pair ("выведено", "inferred");
    }
  np_pack_section_add_table (page, NULL, table);
}

static void
add_talk (NpPackDocument *document)
{
  NpPackSection *talk = np_pack_document_add_section (document, NP_PAGE_TALK, "talk",
                                                      pair ("Тезисы: состояние трёх каналов",
                                                            "Talking points: the three channels"));
  talk->kicker = pair ("День 1 · не передаётся", "Day 1 · not to be handed over");
  talk->contents = pair ("Тезисы для беседы", "Talking points");
  NpPackBlock *block = np_pack_section_add (
    talk, NP_BLOCK_PARAGRAPH, NULL,
    pair ("Выйти с\u00a0одной договорённостью: проверить каналы, ничего не\u00a0объявляя.",
          "Leave with one understanding: test the channels, announce nothing."));
  block->label = pair ("Цель", "Purpose");
  for (guint i = 0; i < 2; i++)
    {
      block = np_pack_section_add_heading (talk, 1, pair ("Сверка каналов", "Stocktaking of the channels"));
      block->number = g_strdup_printf ("%u", i + 1);
      block->label = np_pack_text_new_neutral ("CBM-01, -02");
      block = np_pack_section_add (
        talk, NP_BLOCK_PARAGRAPH, NULL,
        pair ("Каналы 2013 года есть. Насколько они действенны, сегодня не\u00a0знает никто. Предлагаем вместе "
              "их проверить за\u00a0шестьдесят дней и\u00a0доложить главам делегаций.",
              "The channels of 2013 exist. How well they work nobody knows today. We suggest testing them "
              "together within sixty days and informing the heads of delegation."));
      block->label = pair ("Говорим", "Say");
      block->role = NP_ROLE_SPOKEN;
      block
        = np_pack_section_add (talk, NP_BLOCK_PARAGRAPH, NULL,
                               pair ("Слов «сбой», «виновный», «провал»; любых дат для прессы.",
                                     "The words “failure”, “culprit”, “collapse”; any date for the press."));
      block->label = pair ("Избегаем", "Avoid");
      block->role = NP_ROLE_AVOID;
      block = np_pack_section_add (talk, NP_BLOCK_PARAGRAPH, NULL, np_pack_text_new (NULL, NULL));
      block->label = pair ("Если поднимут", "If raised");
      np_pack_text_append (block->text, NP_LANG_RU, "Выборы. ", NP_RUN_BOLD);
      np_pack_text_append (
        block->text, NP_LANG_RU,
        "Это пункт 8 повестки. Проверка связи никого не\u00a0обвиняет и\u00a0не\u00a0оправдывает.", 0);
      np_pack_text_append (block->text, NP_LANG_EN, "Elections. ", NP_RUN_BOLD);
      np_pack_text_append (block->text, NP_LANG_EN,
                           "That is item 8 of the agenda. Testing a line neither accuses nor clears anyone.",
                           0);
    }
}

NpPackDocument *
paper_sample_new (void)
{
  NpPackDocument *document = np_pack_document_new (
    "90-all", pair ("Российско-американский диалог по\u00a0безопасности ИКТ после Хельсинки",
                    "US–Russia dialogue on ICT security after Helsinki"));
  g_date_set_dmy (&document->as_of, 17, 7, 2018);
  document->subtitle = pair ("с\u00a0планируемым трёхсторонним треком 1,5",
                             "with a planned three-sided track-1.5 strand");
  document->marking = pair ("Ограниченное распространение", "Restricted distribution");
  document->foot = pair ("Учебный образец\u00a0— не\u00a0является официальным документом",
                         "Training sample – not a government document");
  document->copy = 3;
  document->copies = 6;
  document->generator = TRUE;
  np_pack_document_add_fact (document, pair ("Состояние на", "As of"),
                             pair ("17\u00a0июля 2018\u00a0г.", "17\u00a0July 2018"));
  np_pack_document_add_fact (document, pair ("Версия прогноза", "Forecast version"),
                             pair ("v3, неизменяемая", "v3, frozen"));
  np_pack_document_add_fact (document, pair ("Кому", "Reader"),
                             pair ("ведущий (нейтральная сторона)", "facilitator (neutral)"));
  document->remark = pair ("Мера уверенности и\u00a0вероятность всюду разделены. Каждое утверждение "
                           "о\u00a0стороне помечено: заявлено, выведено или допущено.",
                           "Confidence and probability are kept apart throughout. Every statement about a "
                           "party is marked stated, inferred or assumed.");
  document->enclosed = pair ("Вкладывается отдельно, без номера экземпляра: нон-пейпер, 2\u00a0с.",
                             "Enclosed separately, without a copy number: non-paper, 2\u00a0pp.");
  NpPackSection *cover = np_pack_document_add_section (document, NP_PAGE_COVER, "cover", NULL);
  cover->kicker = pair ("Досье делегации", "Briefing pack");
  add_brief (document);
  add_matrix (document);
  add_why (document);
  add_talk (document);
  return document;
}
