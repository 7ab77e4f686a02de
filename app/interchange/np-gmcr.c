/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/np-gmcr.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/np-error.h"

#define MAX_BYTES (4u << 20)
#define MAX_DEPTH 16
#define MAX_OPTIONS 63
#define MAX_PARTIES 8
#define MAX_RANKED (1u << 22)

/* The first mistake is kept in @error. */
typedef struct
{
  NpGmcr *gmcr;
  const char *file;
  GError **error;
} Reader;

static gboolean wrong (Reader *r, NpInputError code, const char *remedy, const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
wrong (Reader *r, NpInputError code, const char *remedy, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  np_input_error_set (r->error, code, r->file, 0, what, remedy);
  return FALSE;
}

/* What json-glib says begins with "<data>:LINE:COLUMN: ": the file and the line are told our way. */
static void
syntax_error (Reader *r, const char *message)
{
  const char *words = g_str_has_prefix (message, "<data>:") ? strstr (message, ": ") : NULL;
  guint line = words != NULL ? (guint) g_ascii_strtoull (message + strlen ("<data>:"), NULL, 10) : 0;

  np_input_error_set (r->error, NP_INPUT_ERROR_SYNTAX, r->file, line, words != NULL ? words + 2 : message,
                      _("this is not a .gmcr file"));
}

static void
clear_option (gpointer data)
{
  g_free (((NpGmcrOption *) data)->name);
}

static void
clear_party (gpointer data)
{
  NpGmcrParty *party = data;

  g_free (party->name);
  g_ptr_array_unref (party->statements);
  g_clear_pointer (&party->states, g_array_unref);
  g_clear_pointer (&party->tied, g_array_unref);
}

static NpGmcr *
gmcr_new (void)
{
  NpGmcr *self = g_new0 (NpGmcr, 1);

  self->options = g_array_new (FALSE, TRUE, sizeof (NpGmcrOption));
  g_array_set_clear_func (self->options, clear_option);
  self->parties = g_array_new (FALSE, TRUE, sizeof (NpGmcrParty));
  g_array_set_clear_func (self->parties, clear_party);
  self->infeasible = g_array_new (FALSE, TRUE, sizeof (NpStatePattern));
  return self;
}

void
np_gmcr_free (NpGmcr *self)
{
  g_array_unref (self->options);
  g_array_unref (self->parties);
  g_array_unref (self->infeasible);
  g_free (self);
}

/* The parser of json-glib calls itself for every bracket. */
static gboolean
check_depth (Reader *r, const char *text, gsize length)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{'))
        depth++;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
      if (depth > MAX_DEPTH)
        return wrong (r, NP_INPUT_ERROR_LIMIT, _("this is not a .gmcr file"), _("nested deeper than %d"), MAX_DEPTH);
    }
  return TRUE;
}

static JsonArray *
array_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* A whole number 0 ... @end - 1. */
static gboolean
index_of (JsonNode *node, double end, guint *index)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  double value = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : -1;

  /* Written so that NaN fails, too. */
  if (!(value >= 0 && value < end && floor (value) == value))
    return FALSE;
  *index = value;
  return TRUE;
}

static JsonNode *
member (JsonObject *object, const char *name)
{
  return json_object_get_member (object, name);
}

static gboolean
flag (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

static gboolean
read_options (Reader *r, JsonObject *root)
{
  static const struct { const char *name; NpDirection direction; } directions[] = {
    { "both", NP_DIRECTION_BOTH }, { "fwd", NP_DIRECTION_FORWARD }, { "back", NP_DIRECTION_BACK },
  };
  JsonArray *options = array_of (member (root, "options"));
  guint n = options != NULL ? json_array_get_length (options) : 0;

  if (n < 1 || n > MAX_OPTIONS)
    return wrong (r, n > 0 ? NP_INPUT_ERROR_LIMIT : NP_INPUT_ERROR_MISSING, _("list 1 to 63 options"), _("options: %u given"), n);
  for (guint k = 0; k < n; k++)
    {
      JsonObject *object = object_of (json_array_get_element (options, k));
      const char *name = object != NULL ? string_of (member (object, "name")) : NULL;
      const char *spelt = object != NULL ? string_of (member (object, "permittedDirection")) : NULL;
      NpGmcrOption option = { NULL, G_MAXUINT, NP_DIRECTION_BOTH };
      gboolean known = object != NULL && member (object, "permittedDirection") == NULL;

      for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
        if (g_strcmp0 (spelt, directions[d].name) == 0)
          {
            option.direction = directions[d].direction;
            known = TRUE;
          }
      if (name == NULL || !known)
        return wrong (r, NP_INPUT_ERROR_SYNTAX, _("write {\"name\": \"...\", \"permittedDirection\": \"both\", \"fwd\" or \"back\"}"),
                      _("options[%u]: %s"), k + 1, name == NULL ? _("it has no name") : _("its direction is not known"));
      option.name = g_strdup (name);
      g_array_append_val (r->gmcr->options, option);
    }
  return TRUE;
}

/* [[0, "Y"], [2, "N"]]: all of these hold. */
static gboolean
read_conditions (Reader *r, JsonNode *node, const char *place, NpStatePattern *pattern)
{
  JsonArray *conditions = array_of (node);

  *pattern = (NpStatePattern) { 0, 0 };
  if (conditions == NULL)
    return wrong (r, NP_INPUT_ERROR_SYNTAX, _("write [[0, \"Y\"], [2, \"N\"]]"), _("%s: it is not a list of conditions"), place);
  for (guint k = 0; k < json_array_get_length (conditions); k++)
    {
      JsonArray *pair = array_of (json_array_get_element (conditions, k));
      const char *sign = pair != NULL && json_array_get_length (pair) == 2 ? string_of (json_array_get_element (pair, 1)) : NULL;
      guint64 bit;
      guint option;

      if (sign == NULL || (strcmp (sign, "Y") != 0 && strcmp (sign, "N") != 0))
        return wrong (r, NP_INPUT_ERROR_SYNTAX, _("write [0, \"Y\"] or [0, \"N\"]"), _("%s: condition %u is not understood"), place,
                      k + 1);
      if (!index_of (json_array_get_element (pair, 0), r->gmcr->options->len, &option))
        return wrong (r, NP_INPUT_ERROR_REFERENCE, _("options are numbered from 0"),
                      _("%s: condition %u names an option that does not exist"), place, k + 1);
      bit = G_GUINT64_CONSTANT (1) << option;
      if ((pattern->care & bit) != 0 && ((pattern->value & bit) != 0) != (*sign == 'Y'))
        return wrong (r, NP_INPUT_ERROR_RANGE, _("keep one of them"), _("%s: it wants an option both taken and not taken"), place);
      pattern->care |= bit;
      pattern->value |= *sign == 'Y' ? bit : 0;
    }
  return TRUE;
}

static gboolean
read_infeasible (Reader *r, JsonObject *root)
{
  JsonNode *node = member (root, "infeasibles");
  JsonArray *patterns = array_of (node);

  if (node == NULL)
    return TRUE;
  if (patterns == NULL)
    return wrong (r, NP_INPUT_ERROR_SYNTAX, _("write a list of lists of conditions"), _("infeasibles: it is not a list"));
  for (guint k = 0; k < json_array_get_length (patterns); k++)
    {
      g_autofree char *place = g_strdup_printf ("infeasibles[%u]", k + 1);
      NpStatePattern pattern;

      if (!read_conditions (r, json_array_get_element (patterns, k), place, &pattern))
        return FALSE;
      g_array_append_val (r->gmcr->infeasible, pattern);
    }
  return TRUE;
}

static gboolean
read_statement (Reader *r, JsonNode *node, const char *place, GPtrArray *statements)
{
  JsonObject *compound = object_of (node);
  JsonArray *members = compound != NULL && flag (compound, "compound") ? array_of (member (compound, "members")) : NULL;
  g_autoptr(GArray) any = g_array_new (FALSE, FALSE, sizeof (NpStatePattern));
  NpStatePattern pattern;

  if (compound != NULL && members == NULL)
    return wrong (r, NP_INPUT_ERROR_SYNTAX, _("write {\"compound\": true, \"members\": [...]}"), _("%s: it is not understood"), place);
  if (members == NULL)
    {
      if (!read_conditions (r, node, place, &pattern))
        return FALSE;
      g_array_append_val (any, pattern);
    }
  for (guint k = 0; members != NULL && k < json_array_get_length (members); k++)
    {
      g_autofree char *deeper = g_strdup_printf ("%s.members[%u]", place, k + 1);

      if (!read_conditions (r, json_array_get_element (members, k), deeper, &pattern))
        return FALSE;
      g_array_append_val (any, pattern);
    }
  g_ptr_array_add (statements, np_formula_any_of ((NpStatePattern *) (void *) any->data, any->len));
  return TRUE;
}

static gboolean
add_ranked (Reader *r, NpGmcrParty *party, JsonNode *node, gboolean tied, const char *place)
{
  guint32 state;

  if (!index_of (node, MAX_RANKED + 1, &state) || state == 0)
    return wrong (r, NP_INPUT_ERROR_RANGE, _("states are numbered from 1; a list inside the list are equals"),
                  _("%s: entry %u is not a state"), place, party->states->len + 1);
  g_array_append_val (party->states, state);
  g_array_append_val (party->tied, tied);
  return TRUE;
}

static gboolean
read_ranking (Reader *r, NpGmcrParty *party, JsonArray *ranking, const char *place)
{
  party->states = g_array_new (FALSE, FALSE, sizeof (guint32));
  party->tied = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint k = 0; k < json_array_get_length (ranking); k++)
    {
      JsonNode *node = json_array_get_element (ranking, k);
      JsonArray *equals = array_of (node);

      if (equals == NULL && !add_ranked (r, party, node, FALSE, place))
        return FALSE;
      for (guint e = 0; equals != NULL && e < json_array_get_length (equals); e++)
        if (!add_ranked (r, party, json_array_get_element (equals, e), e > 0, place))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_party (Reader *r, JsonObject *object, guint number, gboolean manual)
{
  JsonArray *options = array_of (member (object, "options"));
  JsonArray *preferences = array_of (member (object, "preferences"));
  JsonArray *ranking = array_of (member (object, "preferenceRanking"));
  const char *name = string_of (member (object, "name"));
  g_autofree char *place = g_strdup_printf ("decisionMakers[%u]", number);
  guint n_statements = preferences != NULL ? json_array_get_length (preferences) : 0;
  NpGmcrParty party = { g_strdup (name), g_ptr_array_new_with_free_func ((GDestroyNotify) np_formula_free), NULL, NULL };
  NpGmcrParty *kept;

  for (guint i = 0; i < r->gmcr->parties->len; i++)
    if (g_strcmp0 (name, g_array_index (r->gmcr->parties, NpGmcrParty, i).name) == 0)
      g_clear_pointer (&party.name, g_free);
  g_array_append_val (r->gmcr->parties, party);
  kept = &g_array_index (r->gmcr->parties, NpGmcrParty, r->gmcr->parties->len - 1);
  if (kept->name == NULL || *kept->name == '\0')
    return wrong (r, NP_INPUT_ERROR_ID, _("give each decision maker a name of its own"), "%s: %s", place,
                  name == NULL || *name == '\0' ? _("it has no name") : _("another one has the same name"));
  if (options == NULL)
    return wrong (r, NP_INPUT_ERROR_MISSING, _("list the numbers of its options"), _("%s: it has no options"), place);
  for (guint k = 0; k < json_array_get_length (options); k++)
    {
      guint option;
      NpGmcrOption *own;

      if (!index_of (json_array_get_element (options, k), r->gmcr->options->len, &option))
        return wrong (r, NP_INPUT_ERROR_REFERENCE, _("options are numbered from 0"),
                      _("%s.options[%u]: there is no such option"), place, k + 1);
      own = &g_array_index (r->gmcr->options, NpGmcrOption, option);
      if (own->party != G_MAXUINT)
        return wrong (r, NP_INPUT_ERROR_ID, _("each option belongs to one decision maker"),
                      _("%s.options[%u]: option %u has an owner already"), place, k + 1, option);
      own->party = number - 1;
    }
  if (ranking == NULL)
    ranking = array_of (member (object, "preferenceVector"));
  if (ranking != NULL && json_array_get_length (ranking) > 0 && (manual || n_statements == 0))
    {
      g_autofree char *deeper = g_strdup_printf ("%s.preferenceRanking", place);

      return read_ranking (r, kept, ranking, deeper);
    }
  for (guint k = 0; k < n_statements; k++)
    {
      g_autofree char *deeper = g_strdup_printf ("%s.preferences[%u]", place, k + 1);

      if (!read_statement (r, json_array_get_element (preferences, k), deeper, kept->statements))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_parties (Reader *r, JsonObject *root)
{
  JsonArray *parties = array_of (member (root, "decisionMakers"));
  guint n = parties != NULL ? json_array_get_length (parties) : 0;
  gboolean manual = flag (root, "useManualPreferenceRanking") || flag (root, "useManualPreferenceVectors");

  if (n < 1 || n > MAX_PARTIES)
    return wrong (r, n > 0 ? NP_INPUT_ERROR_LIMIT : NP_INPUT_ERROR_MISSING, _("list 1 to 8 decision makers"),
                  _("decisionMakers: %u given"), n);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = object_of (json_array_get_element (parties, i));

      if (object == NULL)
        return wrong (r, NP_INPUT_ERROR_SYNTAX, _("write {\"name\": ..., \"options\": [...]}"),
                      _("decisionMakers[%u]: it is not an object"), i + 1);
      if (!read_party (r, object, i + 1, manual))
        return FALSE;
    }
  for (guint k = 0; k < r->gmcr->options->len; k++)
    if (g_array_index (r->gmcr->options, NpGmcrOption, k).party == G_MAXUINT)
      return wrong (r, NP_INPUT_ERROR_MISSING, _("give it to a decision maker"), _("options[%u]: nobody owns it"), k + 1);
  return TRUE;
}

NpGmcr *
np_gmcr_parse (const char *text, gsize length, const char *file, GError **error)
{
  g_autoptr(NpGmcr) self = gmcr_new ();
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) syntax = NULL;
  Reader r = { self, file, error };
  JsonObject *root;

  if (length > MAX_BYTES)
    {
      wrong (&r, NP_INPUT_ERROR_LIMIT, _("this is not a .gmcr file"), _("larger than 4 MB"));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      wrong (&r, NP_INPUT_ERROR_SYNTAX, _("save it as UTF-8"), _("it is not UTF-8, or holds a zero byte"));
      return NULL;
    }
  if (!check_depth (&r, text, length))
    return NULL;
  if (!json_parser_load_from_data (parser, text, length, &syntax))
    {
      syntax_error (&r, syntax->message);
      return NULL;
    }
  root = object_of (json_parser_get_root (parser));
  if (root == NULL)
    {
      wrong (&r, NP_INPUT_ERROR_KIND, _("this is not a .gmcr file"), _("it holds no JSON object"));
      return NULL;
    }
  if (!read_options (&r, root) || !read_infeasible (&r, root) || !read_parties (&r, root))
    return NULL;
  return g_steal_pointer (&self);
}

NpGmcr *
np_gmcr_load (const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *text = NULL;
  g_autoptr(GError) failure = NULL;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        np_input_error_set (error, NP_INPUT_ERROR_MISSING, path, 0, _("there is no such file"), _("check its name"));
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return np_gmcr_parse (text, length, path, error);
}
