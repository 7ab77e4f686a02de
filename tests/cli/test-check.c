/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <json-glib/json-glib.h>

#include "np-cli-test.h"

static void
test_sample_is_sound (void)
{
  g_autofree char *path = np_cli_test_path ("sample.nonpaper");
  g_autofree char *out = NULL, *err = NULL, *russian = NULL, *json = NULL, *again = NULL;
  g_autoptr(JsonNode) root = NULL;

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", "--sample", "helsinki", path, NULL), ==, 0);
  g_assert_cmpint (np_cli_test_run (&out, &err, "check", "--lang", "en", path, NULL), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_nonnull (strstr (out, "0 errors"));
  g_assert_cmpint (np_cli_test_run (&russian, NULL, "check", "--lang=ru", path, NULL), ==, 0);
  g_assert_nonnull (strstr (russian, "добавьте срок"));
  g_assert_cmpint (np_cli_test_run (&json, NULL, "check", "--json", path, NULL), ==, 0);
  root = json_from_string (json, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (root), "errors")), ==, 0);
  /* It does not overwrite. */
  g_assert_cmpint (np_cli_test_run (NULL, &again, "new", path, NULL), ==, 2);
  g_assert_nonnull (strstr (again, "there already"));
}

static void
test_empty_dossier (void)
{
  g_autofree char *path = np_cli_test_path ("empty.nonpaper");
  g_autofree char *out = NULL;

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", path, NULL), ==, 0);
  g_assert_cmpint (np_cli_test_run (&out, NULL, "check", path, NULL), ==, 0);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dossier xmlns=\"urn:nonpaper:dossier:1\" id=\"d-x\" version=\"1.0\">\n"

static void
test_wrong_files (void)
{
  static const struct { const char *text; int code; const char *says; } rows[] = {
    { HEAD "<measures><measure id=\"m1\" sponsor=\"nobody\"/></measures></dossier>", 1, "nobody" },
    { HEAD "<issues><issue id=\"i1\" status-quo=\"120\"/></issues></dossier>", 1, "120" },
    { HEAD "<issues><issue id=\"i1\"/><issue id=\"i1\"/></issues></dossier>", 1, "i1" },
    { HEAD "<issues>", 1, ":" },
    { "<dossier xmlns=\"urn:other\" id=\"d-x\" version=\"1.0\"/>", 1, ":" },
    { "not xml", 1, ":" },
    { "", 1, ":" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = np_cli_test_path ("wrong.nonpaper");
      g_autofree char *err = NULL;

      np_cli_test_write (path, rows[i].text);
      if (np_cli_test_run (NULL, &err, "check", path, NULL) != rows[i].code || strstr (err, rows[i].says) == NULL)
        g_error ("row %u: %s", i, err);
    }
}

/* What is wrong is said in the language of the command, with file and line before it, whoever says it. */
static void
test_wrong_in_russian (void)
{
  static const struct { const char *text, *says; } rows[] = {
    { HEAD "<measures><measure id=\"m1\" sponsor=\"nobody\"/></measures></dossier>",
      ":3: «sponsor» у «measure» ссылается на «nobody», которого нет: исправьте ссылку" },
    { HEAD "<issues><issue id=\"i1\" status-quo=\"120\"/></issues></dossier>",
      ":3: «status-quo» у «issue»: значение «120»: нужно число от 0 до 100" },
    { HEAD "<issues><issue id=\"i1\"/><issue id=\"i1\"/></issues></dossier>", "«i1» уже стоит в строке 3" },
    { HEAD "<issues>\n</dossier>", "«issues» из строки 3 закрывается тегом «dossier»: исправьте строку" },
    { HEAD "<nonsense/></dossier>", "неизвестный элемент «nonsense» в «dossier»" },
    { HEAD "<title>A & B</title></dossier>", "«&» не записан как «&amp;»" },
    { "<dossier xmlns=\"urn:other\" id=\"d-x\" version=\"1.0\"/>", "это не досье Nonpaper: выберите файл" },
    { "<!DOCTYPE x><x/>", ":1: тип документа или объявление («<!»): удалите" },
    { "", ":1: файл пуст" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = np_cli_test_path ("wrong.nonpaper");
      g_autofree char *err = NULL;

      np_cli_test_write (path, rows[i].text);
      if (np_cli_test_run (NULL, &err, "check", "--lang", "ru", path, NULL) != 1 || strstr (err, rows[i].says) == NULL)
        g_error ("row %u: %s", i, err);
    }
}

static void
test_remarks (void)
{
  static const struct { const char *measure, *says; } rows[] = {
    { "<title><t xml:lang=\"ru\">Мера</t></title>", "no English text (title)" },
    { "<title><t xml:lang=\"ru\">\"Мера\"</t><t xml:lang=\"en\">Measure</t></title>", "«…»" },
    { "<title><t xml:lang=\"ru\">Мeра</t><t xml:lang=\"en\">Measure</t></title>", "two alphabets" },
    { "<title><t xml:lang=\"ru\">Мера</t><t xml:lang=\"en\">Mea\u200bsure</t></title>", "200B" },
    { "<param name=\"p\" value=\"3\" unit=\"hour\"/>", "is not used" },
    { "<param name=\"p\" value=\"3\" unit=\"hour\"/><clause id=\"c\"><text><t xml:lang=\"ru\"><v ref=\"p\"/></t>"
      "<t xml:lang=\"en\">text</t></text></clause>", "one of the two texts only" },
    { "<clause id=\"c\"><text><t xml:lang=\"ru\"><v ref=\"q\"/></t><t xml:lang=\"en\"><v ref=\"q\"/></t></text></clause>",
      "there is no parameter “q”" },
    { "<clause id=\"c\" state-ru=\"reviewed\" hash-ru=\"0\"><text><t xml:lang=\"ru\">а</t><t xml:lang=\"en\">b</t></text>"
      "</clause>", "is stale" },
    { "<level status=\"inferred\" name=\"target\"/>", "touches no issue" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = np_cli_test_path ("remark.nonpaper");
      g_autofree char *out = NULL, *err = NULL;
      g_autofree char *text = g_strconcat (HEAD "<measures><measure id=\"m1\" number=\"1\">", rows[i].measure,
                                           "</measure></measures></dossier>", NULL);

      np_cli_test_write (path, text);
      if (np_cli_test_run (&out, &err, "check", "--lang", "en", path, NULL) != 0 || strstr (out, rows[i].says) == NULL)
        g_error ("row %u: %s%s", i, out, err);
      g_assert_cmpint (np_cli_test_run (NULL, NULL, "check", "--strict", path, NULL), ==, 1);
    }
}

static void
test_usage (void)
{
  g_autofree char *help = NULL, *err = NULL;

  g_assert_cmpint (np_cli_test_run (&help, NULL, "check", "--help", "--lang", "ru", NULL), ==, 0);
  g_assert_nonnull (strstr (help, "--strict"));
  g_assert_cmpint (np_cli_test_run (NULL, &err, "check", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "check", "a", "b", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "check", "--lang", "fr", "a", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "check", "--nonsense", "a", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", "--sample", "nowhere", "a", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "check", "/nonexistent/x.nonpaper", NULL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/check/sample-is-sound", test_sample_is_sound);
  g_test_add_func ("/cli/check/empty-dossier", test_empty_dossier);
  g_test_add_func ("/cli/check/wrong-files", test_wrong_files);
  g_test_add_func ("/cli/check/wrong-in-russian", test_wrong_in_russian);
  g_test_add_func ("/cli/check/remarks", test_remarks);
  g_test_add_func ("/cli/usage", test_usage);
  return g_test_run ();
}
