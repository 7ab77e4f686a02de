/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-change-log.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/np-error.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

static char *
to_line (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
put (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
put_text (JsonBuilder *builder, const NpText *text)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    put (builder, np_lang_tag (lang), np_text_get (text, lang));
}

static gboolean
is_inside (GHashTable *inserted, gpointer object)
{
  for (; object != NULL; object = np_object_get_parent (object))
    if (g_hash_table_contains (inserted, object))
      return TRUE;
  return FALSE;
}

static void
put_step (JsonBuilder *builder, const NpStep *step)
{
  static const char *const verbs[] = { "set", "insert", "remove" }; /* in order of NpStepKind */
  const NpField *row = &np_object_get_fields (step->object, NULL)[step->field];

  json_builder_begin_object (builder);
  put (builder, verbs[step->kind], step->path);
  put (builder, "field", row->name);
  if (step->kind == NP_STEP_SET && row->kind == NP_KIND_TEXT)
    put_text (builder, step->text);
  else if (step->kind == NP_STEP_SET)
    put (builder, "value", step->spelled);
  else
    {
      json_builder_set_member_name (builder, "at");
      json_builder_add_int_value (builder, step->position);
    }
  if (step->kind == NP_STEP_REMOVE && np_object_get_id (step->child) != NULL)
    put (builder, "id", np_object_get_id (step->child));
  if (step->kind == NP_STEP_INSERT)
    {
      g_autofree char *xml = np_xml_out_object (step->child);

      put (builder, "xml", xml);
    }
  json_builder_end_object (builder);
}

char *
np_change_log_encode (NpChange *change)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GHashTable) inserted = g_hash_table_new (NULL, NULL);

  json_builder_begin_object (builder);
  put (builder, "label", np_change_get_label (change));
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      /* An inserted child is written as it is now, after the whole change; steps inside it are in its bytes already. */
      if (is_inside (inserted, step.object))
        continue;
      if (step.kind == NP_STEP_INSERT)
        g_hash_table_add (inserted, step.child);
      put_step (builder, &step);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return to_line (builder);
}

char *
np_change_log_encode_text (gpointer object, guint field)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *path = np_object_dup_path (object);
  NpStep step = { .kind = NP_STEP_SET, .path = path, .object = object, .field = field,
                  .text = np_object_get_text (object, field) };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  put_step (builder, &step);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return to_line (builder);
}

char *
np_change_log_encode_draft (const char *key, const char *text)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  put (builder, "draft", key);
  put (builder, "text", text);
  json_builder_end_object (builder);
  return to_line (builder);
}

char *
np_change_log_encode_saving (const char *sha256, GHashTable *holds)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  GHashTableIter iter;
  gpointer session, sequence;

  json_builder_begin_object (builder);
  put (builder, "saving", sha256);
  json_builder_set_member_name (builder, "holds");
  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, holds);
  while (g_hash_table_iter_next (&iter, &session, &sequence))
    {
      json_builder_set_member_name (builder, session);
      json_builder_add_int_value (builder, *(guint64 *) sequence);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return to_line (builder);
}

static JsonObject *
parse (const char *payload)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, payload, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root)) : NULL;
}

/* A string member; NULL: there is none, it is null, or of another type. */
static const char *
get (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gint64
get_position (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "at");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;
}

static JsonArray *
get_steps (JsonObject *record)
{
  JsonNode *node = json_object_get_member (record, "steps");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_step (JsonArray *steps, guint i)
{
  JsonNode *node = json_array_get_element (steps, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The words between the tags of an element. */
static char *
words_of_xml (const char *xml)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (const char *p = strstr (xml, "<t "); p != NULL && words->len < 120; p = strstr (p, "<t "))
    {
      const char *from = strchr (p, '>');
      const char *to = from != NULL ? strstr (from, "</t>") : NULL;

      if (to == NULL)
        break;
      g_string_append_printf (words, "%s%.*s", words->len > 0 ? " / " : "", (int) (to - from - 1), from + 1);
      p = to;
    }
  g_string_replace (words, "&lt;", "<", 0);
  g_string_replace (words, "&gt;", ">", 0);
  g_string_replace (words, "&amp;", "&", 0);
  return g_strdup (words->str);
}

static char *
first_words (JsonArray *steps)
{
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = get_step (steps, i);
      const char *found = NULL;

      if (step == NULL)
        continue;
      if (get (step, "xml") != NULL)
        return words_of_xml (get (step, "xml"));
      for (NpLang lang = 0; lang < NP_N_LANGS && (found == NULL || *found == '\0'); lang++)
        found = get (step, np_lang_tag (lang));
      if (found == NULL || *found == '\0')
        found = get (step, "value");
      if (found != NULL && *found != '\0')
        return g_strdup (found);
    }
  return g_strdup ("");
}

NpLog *
np_change_log_decode (const char *payload)
{
  NpLog *self = g_new0 (NpLog, 1);
  g_autoptr(JsonObject) record = parse (payload);

  self->kind = NP_LOG_UNREADABLE;
  if (record == NULL)
    return self;
  if (get_steps (record) != NULL)
    {
      self->kind = NP_LOG_CHANGE;
      self->words = first_words (get_steps (record));
    }
  else if (get (record, "draft") != NULL)
    {
      self->kind = NP_LOG_DRAFT;
      self->key = g_strdup (get (record, "draft"));
      self->words = g_strdup (get (record, "text") != NULL ? get (record, "text") : "");
    }
  else if (get (record, "saving") != NULL)
    {
      JsonNode *holds = json_object_get_member (record, "holds");
      JsonObjectIter iter;
      const char *session;
      JsonNode *sequence;

      self->kind = NP_LOG_SAVING;
      self->key = g_strdup (get (record, "saving"));
      self->holds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (holds == NULL || !JSON_NODE_HOLDS_OBJECT (holds))
        return self;
      json_object_iter_init (&iter, json_node_get_object (holds));
      while (json_object_iter_next (&iter, &session, &sequence))
        if (JSON_NODE_HOLDS_VALUE (sequence))
          {
            guint64 number = json_node_get_int (sequence);

            g_hash_table_insert (self->holds, g_strdup (session), g_memdup2 (&number, sizeof number));
          }
    }
  return self;
}

void
np_log_free (NpLog *self)
{
  g_free (self->words);
  g_free (self->key);
  g_clear_pointer (&self->holds, g_hash_table_unref);
  g_free (self);
}

static gboolean
fail (GError **error, NpInputError code, const char *what, const char *path)
{
  g_autofree char *text = g_strdup_printf (_("a change of the journal cannot be repeated, %s at “%s”"), what, path);

  np_input_error_set (error, code, NULL, 0, text, _("compare the restored dossier with your notes"));
  return FALSE;
}

static gboolean
replay_set (NpChange *change, gpointer object, guint field, JsonObject *step, const char *path, GError **error)
{
  const NpField *row = &np_object_get_fields (object, NULL)[field];
  const char *value = get (step, "value");
  double number = row->standard;

  switch (row->kind)
    {
    case NP_KIND_LIST:
      return fail (error, NP_INPUT_ERROR_SYNTAX, _("a list is no value"), path);
    case NP_KIND_TEXT:
      {
        g_autoptr(NpText) text = np_text_new (get (step, "ru"), get (step, "en"));

        np_change_set_text (change, object, field, text);
        return TRUE;
      }
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
    case NP_KIND_BOOLEAN:
    case NP_KIND_ENUM:
      if (value != NULL && !np_object_check_value (row, value, &number, NULL))
        return fail (error, NP_INPUT_ERROR_RANGE, _("a wrong value"), path);
      np_change_set_number (change, object, field, number);
      return TRUE;
    default:
      np_change_set_string (change, object, field, value);
      return TRUE;
    }
}

static gboolean
replay_insert (NpDossier *dossier, NpChange *change, gpointer parent, guint field, JsonObject *step, GError **error)
{
  const NpField *row = &np_object_get_fields (parent, NULL)[field];
  const char *xml = get (step, "xml");
  g_autoptr(NpObject) child = NULL;

  if (row->kind != NP_KIND_LIST || xml == NULL)
    return fail (error, NP_INPUT_ERROR_SYNTAX, _("nothing to insert"), row->name);
  child = np_xml_in_object (xml, row->type (), error);
  if (child == NULL)
    return FALSE;
  if (np_dossier_find (dossier, np_object_get_id (child)) == NULL)
    np_change_insert (change, parent, field, get_position (step), child);
  return TRUE;
}

static gboolean
replay_step (NpDossier *dossier, JsonObject *step, GError **error)
{
  g_autoptr(NpChange) change = np_change_new ("");
  const char *set = get (step, "set"), *insert = get (step, "insert"), *removal = get (step, "remove");
  const char *path = set != NULL ? set : insert != NULL ? insert : removal;
  const char *name = get (step, "field");
  gpointer object = path != NULL ? np_dossier_find_path (dossier, path) : NULL;
  int field = object != NULL && name != NULL ? np_object_find_field (object, name) : -1;
  gboolean good = TRUE;

  if (removal != NULL && field >= 0)
    {
      gpointer child = np_object_get_fields (object, NULL)[field].kind == NP_KIND_LIST && get_position (step) >= 0
                       ? np_object_get_child (object, field, get_position (step)) : NULL;

      /* With an identifier it is known which one is meant, wherever it stands now. */
      if (get (step, "id") != NULL && *get (step, "id") != '\0')
        {
          child = np_dossier_find (dossier, get (step, "id"));
          if (child != NULL && np_object_get_parent (child) != object)
            child = NULL;
        }
      if (child != NULL)
        np_change_remove (change, child);
    }
  else if (field < 0)
    return fail (error, NP_INPUT_ERROR_REFERENCE, _("nothing is there"), path != NULL ? path : "?");
  else if (set != NULL)
    good = replay_set (change, object, field, step, path, error);
  else
    good = replay_insert (dossier, change, object, field, step, error);
  if (good)
    np_dossier_apply (dossier, change);
  return good;
}

gboolean
np_change_log_replay (NpDossier *dossier, const char *payload, GError **error)
{
  g_autoptr(JsonObject) record = parse (payload);
  JsonArray *steps = record != NULL ? get_steps (record) : NULL;
  gboolean good = TRUE;

  if (steps == NULL)
    return fail (error, NP_INPUT_ERROR_SYNTAX, _("it is no change"), "?");
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = get_step (steps, i);

      good = step != NULL && replay_step (dossier, step, good ? error : NULL) && good;
    }
  return good;
}
