/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-formula.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"

/* Deep enough for anything a person writes, and the values of a whole statement fit into one 64-bit stack. */
#define MAX_DEPTH 60

typedef enum
{
  OP_FITS,
  OP_NOT,
  OP_AND,
  OP_OR,
  OP_IF,
  OP_IFF,
} Op;

typedef struct
{
  Op op;
  NpStatePattern pattern;   /* of OP_FITS */
} Step;

struct _NpFormula
{
  GArray *steps;   /* Step, in postfix order */
};

typedef enum
{
  TOKEN_END,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_NOT,
  TOKEN_AND,
  TOKEN_OR,
  TOKEN_IF,
  TOKEN_IFF,
  TOKEN_NAME,
  TOKEN_WRONG,
} Token;

typedef struct
{
  const char *text;
  const char *start;   /* of the token in hand */
  const char *end;
  Token token;
  guint depth;
  NpFormulaLookup lookup;
  gpointer data;
  GArray *steps;
  GError **error;
} Parser;

static gboolean parse_statement (Parser *p);

static gboolean
is_name (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || (c != 0 && c < 128 && strchr ("_-.:", (int) c) != NULL);
}

static void
advance (Parser *p)
{
  static const struct { const char *word; Token token; } words[] = {
    { "NOT", TOKEN_NOT }, { "AND", TOKEN_AND }, { "OR", TOKEN_OR }, { "IF", TOKEN_IF }, { "IFF", TOKEN_IFF },
  };

  p->start = p->end;
  while (g_unichar_isspace (g_utf8_get_char (p->start)))
    p->start = g_utf8_next_char (p->start);
  p->end = p->start;
  if (*p->start == '\0')
    {
      p->token = TOKEN_END;
      return;
    }
  if (!is_name (g_utf8_get_char (p->start)))
    {
      p->token = *p->start == '(' ? TOKEN_OPEN : *p->start == ')' ? TOKEN_CLOSE : TOKEN_WRONG;
      p->end = g_utf8_next_char (p->start);
      return;
    }
  while (is_name (g_utf8_get_char (p->end)))
    p->end = g_utf8_next_char (p->end);
  p->token = TOKEN_NAME;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == (gsize) (p->end - p->start)
        && g_ascii_strncasecmp (p->start, words[i].word, p->end - p->start) == 0)
      p->token = words[i].token;
}

static gboolean
fail (Parser *p, NpInputError code, const char *what, const char *remedy)
{
  g_autofree char *full = g_strdup_printf (_("statement, character %ld: %s"),
                                           g_utf8_pointer_to_offset (p->text, p->start) + 1, what);

  np_input_error_set (p->error, code, NULL, 0, full, remedy);
  return FALSE;
}

static void
emit (Parser *p, Op op, guint64 option)
{
  Step step = { op, { option, option } };

  g_array_append_val (p->steps, step);
}

static gboolean
parse_single (Parser *p)
{
  g_autofree char *name = NULL;
  int option;
  gboolean ok;

  switch (p->token)
    {
    case TOKEN_NOT:
      if (++p->depth > MAX_DEPTH)
        return fail (p, NP_INPUT_ERROR_LIMIT, _("nested too deeply"), _("write several statements"));
      advance (p);
      ok = parse_single (p);
      p->depth--;
      if (ok)
        emit (p, OP_NOT, 0);
      return ok;
    case TOKEN_OPEN:
      /* Each level may keep up to three values waiting (IF, OR, AND). */
      if ((p->depth += 3) > MAX_DEPTH)
        return fail (p, NP_INPUT_ERROR_LIMIT, _("nested too deeply"), _("write several statements"));
      advance (p);
      if (!parse_statement (p))
        return FALSE;
      if (p->token != TOKEN_CLOSE)
        return fail (p, NP_INPUT_ERROR_SYNTAX, _("a closing parenthesis is missing"),
                     p->token == TOKEN_IF || p->token == TOKEN_IFF ? _("put the first IF or IFF into parentheses")
                                                                   : _("write \")\""));
      p->depth -= 3;
      advance (p);
      return TRUE;
    case TOKEN_NAME:
      name = g_strndup (p->start, p->end - p->start);
      option = p->lookup (name, p->data);
      if (option < 0 || option > 62)
        {
          g_autofree char *what = g_strdup_printf (_("there is no option \"%s\""), name);

          return fail (p, NP_INPUT_ERROR_REFERENCE, what, _("use the name of an option of this situation"));
        }
      emit (p, OP_FITS, G_GUINT64_CONSTANT (1) << option);
      advance (p);
      return TRUE;
    case TOKEN_END:
      return fail (p, NP_INPUT_ERROR_SYNTAX, _("an option is missing"), _("end with the name of an option"));
    default:
      return fail (p, NP_INPUT_ERROR_SYNTAX, _("an option, NOT or \"(\" was expected"), _("see the help on statements"));
    }
}

/* A chain of AND, or a chain of OR whose parts are chains of AND. */
static gboolean
parse_chain (Parser *p, Token joint)
{
  if (joint == TOKEN_AND ? !parse_single (p) : !parse_chain (p, TOKEN_AND))
    return FALSE;
  while (p->token == joint)
    {
      advance (p);
      if (joint == TOKEN_AND ? !parse_single (p) : !parse_chain (p, TOKEN_AND))
        return FALSE;
      emit (p, joint == TOKEN_AND ? OP_AND : OP_OR, 0);
    }
  return TRUE;
}

static gboolean
parse_statement (Parser *p)
{
  Token joint;

  if (!parse_chain (p, TOKEN_OR))
    return FALSE;
  joint = p->token;
  if (joint != TOKEN_IF && joint != TOKEN_IFF)
    return TRUE;
  advance (p);
  if (!parse_chain (p, TOKEN_OR))
    return FALSE;
  emit (p, joint == TOKEN_IF ? OP_IF : OP_IFF, 0);
  return TRUE;
}

NpFormula *
np_formula_parse (const char *text, NpFormulaLookup lookup, gpointer data, GError **error)
{
  g_autoptr(NpFormula) self = g_new0 (NpFormula, 1);
  Parser p = { text, text, text, TOKEN_END, 0, lookup, data, NULL, error };

  self->steps = p.steps = g_array_new (FALSE, FALSE, sizeof (Step));
  if (!g_utf8_validate (text, -1, NULL))
    {
      np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, NULL, 0, _("the statement is not UTF-8"), NULL);
      return NULL;
    }
  advance (&p);
  if (!parse_statement (&p))
    return NULL;
  if (p.token != TOKEN_END)
    {
      fail (&p, NP_INPUT_ERROR_SYNTAX, _("AND, OR, IF or IFF was expected"),
            p.token == TOKEN_IF || p.token == TOKEN_IFF ? _("put the first IF or IFF into parentheses") : NULL);
      return NULL;
    }
  return g_steal_pointer (&self);
}

NpFormula *
np_formula_any_of (const NpStatePattern *patterns, guint n)
{
  NpFormula *self = g_new0 (NpFormula, 1);
  Step step = { OP_FITS, { 0, 1 } };   /* fits nothing */

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  if (n == 0)
    g_array_append_val (self->steps, step);
  for (guint i = 0; i < n; i++)
    {
      step = (Step) { OP_FITS, patterns[i] };
      g_array_append_val (self->steps, step);
      step.op = OP_OR;
      if (i > 0)
        g_array_append_val (self->steps, step);
    }
  return self;
}

gboolean
np_formula_holds (const NpFormula *self, guint64 state)
{
  guint64 stack = 0;   /* one bit a value, the top in bit 0 */

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      guint64 b = stack & 1, a = (stack >> 1) & 1, rest = stack >> 2 << 1;

      switch (step->op)
        {
        case OP_FITS:
          stack = stack << 1 | ((state & step->pattern.care) == step->pattern.value);
          break;
        case OP_NOT:
          stack ^= 1;
          break;
        case OP_AND:
          stack = rest | (a & b);
          break;
        case OP_OR:
          stack = rest | (a | b);
          break;
        case OP_IF:
          stack = rest | (a | (b ^ 1));
          break;
        case OP_IFF:
          stack = rest | (a ^ b ^ 1);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return stack & 1;
}

guint64
np_formula_get_options (const NpFormula *self)
{
  guint64 options = 0;

  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, Step, i).op == OP_FITS)
      options |= g_array_index (self->steps, Step, i).pattern.care;
  return options;
}

/* How tightly the last word of a spelled part binds. */
typedef enum { BINDS_IF, BINDS_OR, BINDS_AND, BINDS_NOT } Binds;

typedef struct
{
  char *words;
  Binds binds;
} Part;

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->words);
}

/* The words of a part, in parentheses when it binds less than @needed. */
static char *
wrap (GArray *parts, guint from_top, Binds needed)
{
  const Part *part = &g_array_index (parts, Part, parts->len - 1 - from_top);

  return part->binds >= needed ? g_strdup (part->words) : g_strdup_printf ("(%s)", part->words);
}

static Part
spell_pattern (NpStatePattern pattern, const char *const *names)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (guint k = 0; k < 63; k++)
    if (pattern.care >> k & 1)
      g_string_append_printf (words, "%s%s%s", n++ > 0 ? " AND " : "", pattern.value >> k & 1 ? "" : "NOT ", names[k]);
  /* What is always or never true has no word of its own. */
  if (pattern.care == 0)
    g_string_append_printf (words, pattern.value == 0 ? "%s OR NOT %s" : "%s AND NOT %s", names[0], names[0]);
  return (Part) { g_string_free (words, FALSE), pattern.care == 0 && pattern.value == 0 ? BINDS_OR
                                                : n == 1 ? BINDS_NOT : BINDS_AND };
}

char *
np_formula_spell (const NpFormula *self, const char *const *names)
{
  static const struct { const char *word; Binds inside, outside; } joints[] = {
    [OP_AND] = { "AND", BINDS_AND, BINDS_AND }, [OP_OR] = { "OR", BINDS_OR, BINDS_OR },
    [OP_IF] = { "IF", BINDS_OR, BINDS_IF }, [OP_IFF] = { "IFF", BINDS_OR, BINDS_IF },
  };
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      Part part;

      if (step->op == OP_FITS)
        part = spell_pattern (step->pattern, names);
      else if (step->op == OP_NOT)
        {
          g_autofree char *inner = wrap (parts, 0, BINDS_NOT);

          part = (Part) { g_strdup_printf ("NOT %s", inner), BINDS_NOT };
          g_array_set_size (parts, parts->len - 1);
        }
      else
        {
          g_autofree char *a = wrap (parts, 1, joints[step->op].inside), *b = wrap (parts, 0, joints[step->op].inside);

          part = (Part) { g_strdup_printf ("%s %s %s", a, joints[step->op].word, b), joints[step->op].outside };
          g_array_set_size (parts, parts->len - 2);
        }
      g_array_append_val (parts, part);
    }
  return g_strdup (g_array_index (parts, Part, 0).words);
}

void
np_formula_free (NpFormula *self)
{
  g_array_unref (self->steps);
  g_free (self);
}
