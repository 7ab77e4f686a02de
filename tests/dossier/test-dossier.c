/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-dossier.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "np-random-dossier.h"

static NpDossier *
small (void)
{
  NpDossier *dossier = np_dossier_new ("d-small");
  gpointer party = np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, "usa"));
  gpointer stance = np_object_append (party, NP_PARTY_STANCES, np_object_new (NP_TYPE_STANCE, NULL));
  gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));
  gpointer clause = np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, "m1c1"));

  np_object_append (dossier, NP_DOSSIER_ISSUES, np_object_new (NP_TYPE_ISSUE, "channels"));
  np_object_set_string (stance, NP_STANCE_ISSUE, "channels");
  np_object_set_number (stance, NP_STANCE_POSITION, 60);
  np_object_set_string (measure, NP_MEASURE_BETWEEN, "usa  rus ");
  np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU, "в течение {deadline:gen}");
  np_object_set_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN, "within {deadline}");
  np_dossier_seal (dossier);
  return dossier;
}

static void
test_undo_property (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (3);
      g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);
      guint done = 0;

      g_ptr_array_add (states, np_object_copy (dossier));
      for (guint i = 0; i < 12; i++)
        {
          g_autoptr(NpChange) change = np_random_change (dossier);

          if (np_dossier_apply (dossier, change))
            {
              g_ptr_array_add (states, np_object_copy (dossier));
              done++;
            }
        }
      for (guint i = done; i > 0; i--)
        {
          g_assert_true (np_dossier_undo (dossier));
          g_assert_true (np_object_equal (dossier, states->pdata[i - 1]));
        }
      g_assert_false (np_dossier_undo (dossier));
      for (guint i = 1; i <= done; i++)
        {
          g_assert_true (np_dossier_redo (dossier));
          g_assert_true (np_object_equal (dossier, states->pdata[i]));
        }
      g_assert_false (np_dossier_redo (dossier));
    }
}

/* Writes down every step and repeats it on a copy by its address: what a journal does. */
static void
repeat_cb (NpDossier *dossier, NpChange *change, gboolean undone, gpointer data)
{
  NpDossier *copy = data;

  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;
      gpointer target;
      g_autoptr(NpChange) same = np_change_new ("same");

      np_change_get_step (change, i, &step);
      target = np_dossier_find_path (copy, step.path);
      g_assert_nonnull (target);
      if (step.kind == NP_STEP_INSERT)
        {
          /* Later steps may have changed the child already; only a fresh one-step insertion is compared. */
          g_autoptr(NpObject) child = np_object_copy (step.child);

          np_change_insert (same, target, step.field, step.position, child);
        }
      else if (step.kind == NP_STEP_REMOVE)
        np_change_remove (same, np_object_get_child (target, step.field, step.position));
      else if (np_object_get_fields (target, NULL)[step.field].kind == NP_KIND_TEXT)
        np_change_set_text (same, target, step.field, step.text);
      else
        {
          const NpField *row = &np_object_get_fields (target, NULL)[step.field];
          double number = row->standard;

          if (step.spelled != NULL)
            g_assert_true (np_object_check_value (row, step.spelled, &number, NULL));
          if (row->kind >= NP_KIND_NUMBER && row->kind <= NP_KIND_ENUM)
            np_change_set_number (same, target, step.field, number);
          else
            np_change_set_string (same, target, step.field, step.spelled);
        }
      np_dossier_apply (copy, same);
    }
}

static void
test_steps_repeat (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (2);
      g_autoptr(NpDossier) copy = np_object_copy (dossier);

      np_dossier_seal (copy);
      g_signal_connect (dossier, "changed", G_CALLBACK (repeat_cb), copy);
      for (guint i = 0; i < 20; i++)
        {
          g_autoptr(NpChange) change = np_random_change (dossier);

          if (np_change_get_n_steps (change) > 1)
            continue;
          if (np_dossier_apply (dossier, change) && g_test_rand_int_range (0, 3) == 0)
            np_dossier_undo (dossier);
        }
      g_assert_true (np_object_equal (dossier, copy));
    }
}

static void
count_cb (gpointer object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

static void
test_notify_and_stamps (void)
{
  g_autoptr(NpDossier) dossier = small ();
  gpointer stance = np_object_get_child (np_dossier_find (dossier, "usa"), NP_PARTY_STANCES, 0);
  guint64 before = np_object_get_stamp (np_dossier_find (dossier, "usa"));
  guint64 other = np_object_get_stamp (np_dossier_find (dossier, "m1"));
  guint notified = 0;
  double shown = 0;
  g_autoptr(NpChange) change = np_change_new ("move");
  g_autoptr(NpChange) nothing = np_change_new ("nothing");

  g_signal_connect (stance, "notify::position", G_CALLBACK (count_cb), &notified);
  np_change_set_number (change, stance, NP_STANCE_POSITION, 70);
  g_assert_true (np_dossier_apply (dossier, change));
  g_assert_cmpuint (notified, ==, 1);
  g_object_get (stance, "position", &shown, NULL);
  g_assert_cmpfloat (shown, ==, 70);
  g_assert_cmpuint (np_object_get_stamp (np_dossier_find (dossier, "usa")), >, before);
  g_assert_cmpuint (np_object_get_stamp (np_dossier_find (dossier, "m1")), ==, other);
  g_assert_cmpuint (np_dossier_get_revision (dossier), ==, 1);

  np_change_set_number (nothing, stance, NP_STANCE_POSITION, 70);
  g_assert_false (np_dossier_apply (dossier, nothing));
  g_assert_cmpuint (np_dossier_get_revision (dossier), ==, 1);
}

static void
test_typing (void)
{
  g_autoptr(NpDossier) dossier = small ();
  gpointer clause = np_dossier_find (dossier, "m1c1");
  const char *const keys[] = { "w", "wi", "wit" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(NpChange) change = np_change_new ("type");

      np_change_set_words (change, clause, NP_CLAUSE_TEXT, NP_LANG_EN, keys[i]);
      np_dossier_apply_typing (dossier, change);
    }
  g_assert_cmpuint (np_dossier_get_n_undo (dossier), ==, 1);
  np_dossier_end_typing (dossier);
  {
    g_autoptr(NpChange) change = np_change_new ("type");

    np_change_set_words (change, clause, NP_CLAUSE_TEXT, NP_LANG_EN, "with");
    np_dossier_apply_typing (dossier, change);
  }
  g_assert_cmpuint (np_dossier_get_n_undo (dossier), ==, 2);
  np_dossier_undo (dossier);
  g_assert_cmpstr (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN), ==, "wit");
  np_dossier_undo (dossier);
  g_assert_cmpstr (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN), ==, "within {deadline}");
  g_assert_cmpstr (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU), ==, "в течение {deadline:gen}");
}

static void
test_index (void)
{
  g_autoptr(NpDossier) dossier = small ();
  gpointer party = np_dossier_find (dossier, "usa");
  gpointer stance = np_object_get_child (party, NP_PARTY_STANCES, 0);
  g_autofree char *path = np_object_dup_path (stance);
  g_autofree char *top = np_object_dup_path (dossier);
  g_autofree char *id = np_dossier_new_id (dossier, "m");
  g_autofree char *next = np_dossier_new_id (dossier, "m");
  g_autoptr(NpChange) change = np_change_new ("delete");

  g_assert_cmpstr (path, ==, "#usa/stances[0]");
  g_assert_true (np_dossier_find_path (dossier, path) == stance);
  g_assert_cmpstr (top, ==, "/");
  g_assert_true (np_dossier_find_path (dossier, top) == (gpointer) dossier);
  g_assert_null (np_dossier_find_path (dossier, "#usa/stances[7]"));
  g_assert_null (np_dossier_find_path (dossier, "#usa/nonsense[0]"));
  g_assert_cmpstr (id, ==, "m2");
  g_assert_cmpstr (next, ==, "m3");
  g_assert_null (np_dossier_find_type (dossier, "usa", NP_TYPE_MEASURE));

  np_change_remove (change, np_dossier_find (dossier, "m1"));
  np_dossier_apply (dossier, change);
  g_assert_null (np_dossier_find (dossier, "m1c1"));
  np_dossier_undo (dossier);
  g_assert_nonnull (np_dossier_find (dossier, "m1c1"));
  g_assert_cmpstr (np_dossier_get_redo_label (dossier), ==, "delete");
  g_assert_null (np_dossier_get_undo_label (dossier));
}

static void
test_stale (void)
{
  g_autoptr(NpDossier) dossier = small ();
  NpClause *clause = np_dossier_find (dossier, "m1c1");
  g_autofree char *hash = np_clause_hash (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_EN));
  g_autoptr(NpChange) review = np_change_new ("review");
  g_autoptr(NpChange) edit = np_change_new ("edit");

  g_assert_false (np_clause_is_stale (clause, NP_LANG_RU));
  np_change_set_enum (review, clause, NP_CLAUSE_STATE_RU, NP_TEXT_REVIEWED);
  np_change_set_string (review, clause, NP_CLAUSE_HASH_RU, hash);
  np_dossier_apply (dossier, review);
  g_assert_false (np_clause_is_stale (clause, NP_LANG_RU));
  np_change_set_words (edit, clause, NP_CLAUSE_TEXT, NP_LANG_EN, "not later than {deadline}");
  np_dossier_apply (dossier, edit);
  g_assert_true (np_clause_is_stale (clause, NP_LANG_RU));
  np_dossier_undo (dossier);
  g_assert_false (np_clause_is_stale (clause, NP_LANG_RU));
}

static void
test_values (void)
{
  static const NpField number = { .name = "n", .kind = NP_KIND_NUMBER, .minimum = -1, .maximum = 1 };
  static const NpField whole = { .name = "n", .kind = NP_KIND_INTEGER, .minimum = 1, .maximum = 9 };
  static const NpField date = { .name = "d", .kind = NP_KIND_DATE };
  static const NpField id = { .name = "id", .kind = NP_KIND_ID };
  static const NpField ids = { .name = "ids", .kind = NP_KIND_REFS };
  static const NpField flag = { .name = "b", .kind = NP_KIND_BOOLEAN };
  const NpField code = { .name = "c", .kind = NP_KIND_ENUM, .codes = np_codes_level };
  const struct { const NpField *field; const char *value; gboolean ok; } rows[] = {
    { &number, "0.5", TRUE }, { &number, "-1", TRUE }, { &number, "1.0000001", FALSE }, { &number, "nan", FALSE },
    { &number, "inf", FALSE }, { &number, "", FALSE }, { &number, " 1", FALSE }, { &number, "1 ", FALSE },
    { &number, "0,5", FALSE }, { &number, "1e-3", TRUE },
    { &whole, "3", TRUE }, { &whole, "3.5", FALSE }, { &whole, "0", FALSE },
    { &date, "2018-07-18", TRUE }, { &date, "2018", TRUE }, { &date, "2018-07", TRUE }, { &date, "2018-02-29", FALSE },
    { &date, "2016-02-29", TRUE }, { &date, "2018-07-18T14:32", TRUE }, { &date, "2018-07-18T24:00", FALSE },
    { &date, "2018-7-18", FALSE }, { &date, "18.07.2018", FALSE }, { &date, "2018-07-18T14:32:61", FALSE },
    { &id, "m03", TRUE }, { &id, "3m", FALSE }, { &id, "", FALSE }, { &id, "a b", FALSE }, { &id, "имя", FALSE },
    { &id, "a123456789012345678901234567890123456789012345678901234567890123", TRUE },
    { &id, "a1234567890123456789012345678901234567890123456789012345678901234", FALSE },
    { &ids, "usa rus", TRUE }, { &ids, "usa  rus", FALSE }, { &ids, "usa ", FALSE }, { &ids, " usa", FALSE },
    { &flag, "yes", TRUE }, { &flag, "true", FALSE }, { &code, "target", TRUE }, { &code, "Target", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *why = NULL;

      if (np_object_check_value (rows[i].field, rows[i].value, NULL, &why) != rows[i].ok)
        g_error ("row %u, “%s”", i, rows[i].value);
      g_assert_cmpint (why == NULL, ==, rows[i].ok);
    }
}

static void
test_spelling (void)
{
  g_autoptr(NpStance) stance = np_object_new (NP_TYPE_STANCE, NULL);
  static const double numbers[] = { 0, 0.1, 1.0 / 3, 60, 99.99999999999999 };

  g_assert_null (np_object_spell_value (stance, NP_STANCE_POSITION));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *spelled = NULL;

      np_object_set_number (stance, NP_STANCE_POSITION, numbers[i]);
      spelled = np_object_spell_value (stance, NP_STANCE_POSITION);
      g_assert_cmpfloat (g_ascii_strtod (spelled, NULL), ==, numbers[i]);
      if (i == 1)
        g_assert_cmpstr (spelled, ==, "0.1");
    }
}

/* Undo holds changes, changes hold objects: not the dossier, or it would never go away. */
static void
test_goes_away (void)
{
  NpDossier *dossier = np_random_dossier (3);
  NpChange *change = np_change_new ("on the dossier itself");

  np_change_set_string (change, dossier, NP_DOSSIER_AS_OF, "2018-07-17");
  if (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES) > 0)
    np_change_remove (change, np_object_get_child (dossier, NP_DOSSIER_PARTIES, 0));
  g_assert_true (np_dossier_apply (dossier, change));
  g_object_unref (change);
  g_assert_finalize_object (dossier);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/change/undo-is-before-redo-is-after", test_undo_property);
  g_test_add_func ("/dossier/change/steps-can-be-repeated", test_steps_repeat);
  g_test_add_func ("/dossier/change/notify-and-stamps", test_notify_and_stamps);
  g_test_add_func ("/dossier/change/typing-is-one-step", test_typing);
  g_test_add_func ("/dossier/index", test_index);
  g_test_add_func ("/dossier/stale", test_stale);
  g_test_add_func ("/store/X5/values", test_values);
  g_test_add_func ("/store/S4/numbers-spell-shortest", test_spelling);
  g_test_add_func ("/dossier/undo/goes-away", test_goes_away);
  return g_test_run ();
}
