/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-leak.h"

#include <string.h>

#include "base/np-format.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "meeting/np-regime.h"

#define CONTEXT 45

/* An object that is still to be searched, and what for. */
typedef struct
{
  gpointer object;
  guint kinds;
} Place;

struct _NpLeakSearch
{
  NpDossier *dossier;
  NpDossier *printed;
  NpNameFinder *names;
  GHashTable *clearances; /* id -> NpClearance */
  GPtrArray *leaks;
  GArray *places; /* Place, the next one last */
};
typedef NpLeakSearch Search;

static void
leak_free (gpointer data)
{
  NpLeak *leak = data;

  g_free (leak->id);
  g_free (leak->path);
  g_free (leak->text);
  g_array_unref (leak->spans);
  np_text_unref (leak->what);
  g_free (leak->instead);
  g_free (leak);
}

gboolean
np_leak_is_warning (const NpLeak *leak)
{
  return leak->kind >= NP_LEAK_ONLY_SPEAKER;
}

gboolean
np_leak_is_open (const NpLeak *leak)
{
  return !leak->decided && !np_leak_is_warning (leak);
}

char *
np_leak_dup_found (const NpLeak *leak)
{
  const NpNameFind *span;

  if (leak->spans->len == 0)
    return g_strdup ("");
  span = &g_array_index (leak->spans, NpNameFind, 0);
  return g_strndup (leak->text + span->start, span->end - span->start);
}

char *
np_leak_dup_context (const NpLeak *leak)
{
  const NpNameFind *span;
  const char *from, *to;
  g_autofree char *part = NULL;

  if (leak->spans->len == 0)
    return g_strdup ("");
  span = &g_array_index (leak->spans, NpNameFind, 0);
  from = leak->text + span->start;
  to = leak->text + span->end;
  for (guint i = 0; i < CONTEXT && from > leak->text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < CONTEXT && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  part = g_strndup (from, to - from);
  return g_strconcat (from > leak->text ? "…" : "", part, *to != '\0' ? "…" : "", NULL);
}

/* ---- one hit ---- */

static const char *
nearest_id (gpointer object)
{
  for (gpointer o = object; o != NULL; o = np_object_get_parent (o))
    if (np_object_get_id (o) != NULL && np_object_get_parent (o) != NULL)
      return np_object_get_id (o);
  return "dossier";
}

static NpText *
what_of (NpLeakKind kind)
{
  static const char *const words[][NP_N_LANGS] = {
    [NP_LEAK_PERSON] = { "назван человек", "a person is named" },
    [NP_LEAK_INITIALS] = { "инициалы", "initials" },
    [NP_LEAK_SEAT] = { "обозначение места за столом", "a seat at the table" },
    [NP_LEAK_ROLE] = { "роль за столом", "a role at the table" },
    [NP_LEAK_AFFILIATION] = { "названа сторона", "a party is named" },
    [NP_LEAK_QUOTE] = { "дословная цитата", "a word-for-word quotation" },
  };
  return np_text_new (words[kind][NP_LANG_RU], words[kind][NP_LANG_EN]);
}

/* Takes the words over; the decision that fits is looked up. */
static NpLeak *
add (Search *self, NpLeakKind kind, gpointer object, guint field, NpLang lang, const char *text, NpText *what)
{
  NpLeak *leak = g_new0 (NpLeak, 1);

  leak->kind = kind;
  leak->path = np_object_dup_path (object);
  leak->field = field;
  leak->lang = lang;
  leak->text = g_strdup (text);
  leak->spans = g_array_new (FALSE, FALSE, sizeof (NpNameFind));
  leak->what = what;
  leak->id = g_strdup (nearest_id (object));
  g_ptr_array_add (self->leaks, leak);
  return leak;
}

/* The spans are there: now it has a name, and perhaps a decision. */
static void
settle (Search *self, gpointer object, NpLeak *leak)
{
  g_autofree char *found = np_leak_dup_found (leak), *holder = g_steal_pointer (&leak->id);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *parts[] = { np_object_get_element (object), np_object_get_fields (object, NULL)[leak->field].name,
                          np_lang_tag (leak->lang), found, leak->text };
  gpointer clearance;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_checksum_update (sum, (const guchar *) parts[i], strlen (parts[i]) + 1);
  leak->id = g_strdup_printf ("%s-%.6s", holder, g_checksum_get_string (sum));
  clearance = g_hash_table_lookup (self->clearances, leak->id);
  if (clearance == NULL)
    return;
  leak->decided = TRUE;
  leak->decision = np_object_get_enum (clearance, NP_CLEARANCE_DECISION);
  leak->instead = g_strdup (np_object_get_words_or_other (clearance, NP_CLEARANCE_TEXT, leak->lang));
}

/* ---- names in texts ---- */

static void
find_names (Search *self, gpointer object, guint field, NpLang lang, guint kinds)
{
  const char *text = np_object_get_words (object, field, lang);
  g_autoptr(GArray) finds = np_name_finder_find (self->names, text, kinds);
  guint first = self->leaks->len;

  for (guint i = 0; finds != NULL && i < finds->len; i++)
    {
      NpNameFind *find = &g_array_index (finds, NpNameFind, i);
      NpLeak *leak = NULL;

      for (guint k = first; k < self->leaks->len && leak == NULL; k++)
        {
          NpLeak *other = self->leaks->pdata[k];

          if (g_array_index (other->spans, NpNameFind, 0).name == find->name)
            leak = other;
        }
      if (leak == NULL)
        leak = add (self, (NpLeakKind) find->kind, object, field, lang, text, what_of ((NpLeakKind) find->kind));
      g_array_append_val (leak->spans, *find);
    }
  for (guint k = first; k < self->leaks->len; k++)
    settle (self, object, self->leaks->pdata[k]);
}

/* Three words or more between quotation marks. */
static void
find_quote (Search *self, gpointer object, guint field, NpLang lang)
{
  static const char *const marks[][2] = { { "«", "»" }, { "“", "”" }, { "„", "“" }, { "\"", "\"" } };
  const char *text = np_object_get_words (object, field, lang);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *open = strstr (text, marks[i][0]);
      const char *close = open != NULL ? strstr (open + strlen (marks[i][0]), marks[i][1]) : NULL;
      guint n_blanks = 0;
      NpNameFind span;

      if (close == NULL)
        continue;
      for (const char *p = open; p < close; p++)
        n_blanks += *p == ' ';
      if (n_blanks < 2)
        continue;
      span = (NpNameFind) { 0, G_MAXUINT, open - text, close - text + strlen (marks[i][1]) };
      NpLeak *leak = add (self, NP_LEAK_QUOTE, object, field, lang, text, what_of (NP_LEAK_QUOTE));
      g_array_append_val (leak->spans, span);
      settle (self, object, leak);
      return;
    }
}

static guint
hidden_by (NpPermission permits)
{
  guint kinds = 0;

  if ((permits & NP_PERMIT_NAME) == 0)
    kinds |= NP_NAME_MASK (NP_NAME_PERSON) | NP_NAME_MASK (NP_NAME_INITIALS);
  if ((permits & NP_PERMIT_ROLE) == 0)
    kinds |= NP_NAME_MASK (NP_NAME_ROLE) | NP_NAME_MASK (NP_NAME_SEAT);
  if ((permits & NP_PERMIT_DELEGATION) == 0)
    kinds |= NP_NAME_MASK (NP_NAME_AFFILIATION);
  return kinds;
}

#define ANYWHERE (NP_NAME_MASK (NP_NAME_PERSON) | NP_NAME_MASK (NP_NAME_SEAT))

/* The texts of one object; what hangs below it waits for its turn. */
static void
look (Search *self, gpointer object, guint kinds)
{
  guint n;
  const NpField *fields = np_object_get_fields (object, &n);
  gboolean quotes = FALSE;

  if (NP_IS_ENTRY (object))
    {
      NpPermission permits = np_regime_entry_permits (object);

      kinds = hidden_by (permits);
      quotes = (permits & NP_PERMIT_QUOTE) == 0;
    }
  else if (NP_IS_MEETING (object))
    kinds = np_regime_permits (np_object_get_enum (object, NP_MEETING_REGIME), np_object_get_string (object, NP_MEETING_PERMITS))
                & NP_PERMIT_PARTICIPANTS ? 0 : NP_NAME_ALL;
  for (guint i = 0; i < n; i++)
    if (fields[i].kind == NP_KIND_TEXT)
      {
        guint here = kinds;

        /* What the speaker chose to be called, and what the other side has published. */
        if (NP_IS_ENTRY (object) && i == NP_ENTRY_DESCRIPTION)
          here &= ANYWHERE | NP_NAME_MASK (NP_NAME_INITIALS);
        if (NP_IS_MEETING (object) && i == NP_MEETING_THEIR_READOUT)
          here &= ANYWHERE;
        for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
          {
            if (here != 0)
              find_names (self, object, i, lang, here);
            if (quotes && i == NP_ENTRY_TEXT)
              find_quote (self, object, i, lang);
          }
      }
  for (guint i = n; i-- > 0;)
    if (fields[i].kind == NP_KIND_LIST)
      for (guint k = np_object_get_n_children (object, i); k-- > 0;)
        {
          Place place = { np_object_get_child (object, i, k), kinds };

          g_array_append_val (self->places, place);
        }
}

/* ---- one delegation remains ---- */

static gpointer
party_of_seat (NpDossier *dossier, const char *seat)
{
  gpointer object = np_dossier_find_type (dossier, seat, NP_TYPE_SEAT);
  gpointer party = object != NULL ? np_object_get_ancestor (object, NP_TYPE_PARTY) : NULL;

  return party != NULL && np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_FACILITATOR ? party : NULL;
}

static gpointer
speaker_of (Search *self, gpointer entry)
{
  gpointer original = np_dossier_find (self->dossier, np_object_get_id (entry));

  return original != NULL ? party_of_seat (self->dossier, np_object_get_string (original, NP_ENTRY_SEAT)) : NULL;
}

static guint
count_counterparts (Search *self, gpointer meeting)
{
  g_autoptr(GHashTable) parties = g_hash_table_new (NULL, NULL);
  g_auto(GStrv) seats = np_object_dup_list_of_words (meeting, NP_MEETING_SEAT_ORDER);

  for (guint i = 0; seats[i] != NULL; i++)
    {
      gpointer party = party_of_seat (self->dossier, seats[i]);

      if (party != NULL && !np_object_get_boolean (party, NP_PARTY_OWN))
        g_hash_table_add (parties, party);
    }
  return g_hash_table_size (parties);
}

/* Which delegation alone spoke each language at a meeting: %NULL where several did, or nobody knows. */
static GHashTable *
only_speakers (Search *self, gpointer meeting)
{
  GHashTable *only = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i), other;
      gpointer party = party_of_seat (self->dossier, np_object_get_string (entry, NP_ENTRY_SEAT));
      gpointer language = GINT_TO_POINTER (np_object_get_enum (entry, NP_ENTRY_LANGUAGE));

      if (party != NULL)
        g_hash_table_insert (only, language,
                             !g_hash_table_lookup_extended (only, language, NULL, &other) || other == party ? party : NULL);
    }
  return only;
}

static gboolean
is_in_one_language (gpointer entry)
{
  NpText *text = np_object_get_text (entry, NP_ENTRY_TEXT);

  return (*np_text_get (text, NP_LANG_RU) != '\0') != (*np_text_get (text, NP_LANG_EN) != '\0');
}

static void
warn_of_language (Search *self, gpointer entry, guint n)
{
  NpLang lang = *np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_RU) != '\0' ? NP_LANG_RU : NP_LANG_EN;
  g_autofree char *ru = g_strdup_printf ("записей на одном языке, на котором говорила лишь одна делегация: %u; переведите их", n),
                  *en = g_strdup_printf ("entries in one language alone, which one delegation alone spoke: %u; translate them", n);

  add (self, NP_LEAK_LANGUAGE, entry, NP_ENTRY_TEXT, lang, np_object_get_words (entry, NP_ENTRY_TEXT, lang), np_text_new (ru, en));
}

static void
warn_of_meeting (Search *self, gpointer printed)
{
  gpointer meeting = np_dossier_find (self->dossier, np_object_get_id (printed)), only = NULL, telling = NULL;
  g_autoptr(GHashTable) languages = NULL;
  gboolean several = FALSE;
  guint n = 0, n_telling = 0, others;

  if (meeting == NULL)
    return;
  languages = only_speakers (self, meeting);
  for (guint i = 0; i < np_object_get_n_children (printed, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (printed, NP_MEETING_ENTRIES, i), speaker = speaker_of (self, entry);

      if (speaker == NULL || (np_regime_entry_permits (entry) & NP_PERMIT_DELEGATION) != 0)
        continue;
      n++;
      several |= only != NULL && only != speaker;
      only = speaker;
      if (is_in_one_language (entry)
          && g_hash_table_lookup (languages, GINT_TO_POINTER (np_object_get_enum (entry, NP_ENTRY_LANGUAGE))) == speaker
          && n_telling++ == 0)
        telling = entry;
    }
  if (n == 0)
    return;
  if (telling != NULL)
    warn_of_language (self, telling, n_telling);
  if (!several)
    add (self, NP_LEAK_ONLY_SPEAKER, printed, NP_MEETING_TITLE, 0, NULL,
         np_text_new ("всё, что напечатано без имени, сказала одна делегация: кто знает состав встречи, узнает её",
                      "all that is printed without a name was said by one delegation: whoever knows who met knows which"));
  others = count_counterparts (self, meeting);
  if (others > 0 && others < 3)
    add (self, NP_LEAK_SMALL_GROUP, printed, NP_MEETING_TITLE, 0, NULL,
         others == 1 ? np_text_new ("за столом была лишь одна другая делегация", "only one other delegation was at the table")
                     : np_text_new ("за столом были лишь две другие делегации: остаются две догадки",
                                    "only two other delegations were at the table: two guesses remain"));
}

NpLeakSearch *
np_leak_search_new (NpDossier *dossier, NpDossier *printed)
{
  NpLeakSearch *self = g_new0 (NpLeakSearch, 1);
  Place top = { printed, ANYWHERE };

  self->dossier = g_object_ref (dossier);
  self->printed = g_object_ref (printed);
  self->names = np_name_finder_new (dossier);
  self->clearances = g_hash_table_new (g_str_hash, g_str_equal);
  self->leaks = g_ptr_array_new_with_free_func (leak_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_append_val (self->places, top);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_CLEARANCES); i++)
    {
      gpointer clearance = np_object_get_child (dossier, NP_DOSSIER_CLEARANCES, i);

      g_hash_table_insert (self->clearances, (char *) np_object_get_string (clearance, NP_CLEARANCE_HIT), clearance);
    }
  return self;
}

void
np_leak_search_free (NpLeakSearch *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->dossier);
  g_object_unref (self->printed);
  np_name_finder_free (self->names);
  g_hash_table_unref (self->clearances);
  g_clear_pointer (&self->leaks, g_ptr_array_unref);
  g_array_unref (self->places);
  g_free (self);
}

GPtrArray *
np_leak_search_step (NpLeakSearch *self, gint64 deadline)
{
  for (guint n = 1; self->places->len > 0; n++)
    {
      Place place = g_array_index (self->places, Place, self->places->len - 1);

      g_array_set_size (self->places, self->places->len - 1);
      look (self, place.object, place.kinds);
      /* The clock is asked now and then. */
      if (deadline != 0 && n % 16 == 0 && g_get_monotonic_time () >= deadline)
        return NULL;
    }
  for (guint i = 0; i < np_object_get_n_children (self->printed, NP_DOSSIER_MEETINGS); i++)
    warn_of_meeting (self, np_object_get_child (self->printed, NP_DOSSIER_MEETINGS, i));
  return g_steal_pointer (&self->leaks);
}

/* ---- decisions ---- */

static gboolean
goes_as_a_whole (gpointer object)
{
  return NP_IS_ENTRY (object) || NP_IS_ACTION (object) || NP_IS_QUESTION (object) || NP_IS_AGENDA_ITEM (object);
}

typedef struct
{
  gpointer object;
  guint field;
  NpLang lang;
  GArray *spans;   /* NpNameFind, name = index into words */
  GPtrArray *words;
} Rewrite;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const NpNameFind *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

static void
rewrite_free (gpointer data)
{
  Rewrite *self = data;

  g_array_unref (self->spans);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static void
rewrite (Rewrite *self, NpChange *change)
{
  const char *text = np_object_get_words (self->object, self->field, self->lang);
  g_autoptr(GString) out = g_string_new (NULL);
  gsize at = 0;

  g_array_sort (self->spans, compare_spans);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const NpNameFind *span = &g_array_index (self->spans, NpNameFind, i);

      if (span->start < at)
        continue;
      g_string_append_len (out, text + at, span->start - at);
      g_string_append (out, self->words->pdata[span->name]);
      at = span->end;
    }
  g_string_append (out, text + at);
  np_change_set_words (change, self->object, self->field, self->lang, out->str);
}

static Rewrite *
rewrite_of (GPtrArray *all, gpointer object, const NpLeak *leak)
{
  Rewrite *self;

  for (guint i = 0; i < all->len; i++)
    {
      self = all->pdata[i];
      if (self->object == object && self->field == leak->field && self->lang == leak->lang)
        return self;
    }
  self = g_new0 (Rewrite, 1);
  self->object = object;
  self->field = leak->field;
  self->lang = leak->lang;
  self->spans = g_array_new (FALSE, FALSE, sizeof (NpNameFind));
  self->words = g_ptr_array_new ();
  g_ptr_array_add (all, self);
  return self;
}

guint
np_leak_apply (GPtrArray *leaks, NpDossier *printed)
{
  g_autoptr(NpChange) change = np_change_new ("leak");
  g_autoptr(GPtrArray) rewrites = g_ptr_array_new_with_free_func (rewrite_free);
  g_autoptr(GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < leaks->len; i++)
    {
      const NpLeak *leak = leaks->pdata[i];
      gpointer object = leak->decided ? np_dossier_find_path (printed, leak->path) : NULL;

      if (object == NULL)
        continue;
      if (leak->decision == NP_CLEARANCE_LEAVE_OUT)
        {
          n++;
          if (goes_as_a_whole (object))
            g_hash_table_add (gone, object);
          else
            np_change_set_text (change, object, leak->field, NULL);
        }
      else if (leak->decision == NP_CLEARANCE_REPLACE)
        {
          Rewrite *self = rewrite_of (rewrites, object, leak);

          for (guint k = 0; k < leak->spans->len; k++)
            {
              NpNameFind span = g_array_index (leak->spans, NpNameFind, k);

              span.name = self->words->len;
              g_array_append_val (self->spans, span);
            }
          g_ptr_array_add (self->words, leak->instead);
        }
    }
  for (guint i = 0; i < rewrites->len; i++)
    {
      Rewrite *self = rewrites->pdata[i];

      gboolean emptied = g_hash_table_contains (gone, self->object);

      for (guint k = 0; k < leaks->len && !emptied; k++)
        {
          const NpLeak *leak = leaks->pdata[k];

          emptied = leak->decided && leak->decision == NP_CLEARANCE_LEAVE_OUT && leak->field == self->field
                    && np_dossier_find_path (printed, leak->path) == self->object;
        }
      if (!emptied)
        rewrite (self, change);
    }
  /* From the end, so that the places of the others stay. */
  for (guint i = leaks->len; i-- > 0;)
    {
      const NpLeak *leak = leaks->pdata[i];
      gpointer object = np_dossier_find_path (printed, leak->path);

      if (object != NULL && g_hash_table_remove (gone, object))
        np_change_remove (change, object);
    }
  np_dossier_apply (printed, change);
  np_dossier_forget_history (printed);
  return n;
}

static gpointer
find_clearance (NpDossier *dossier, const char *id)
{
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_CLEARANCES); i++)
    {
      gpointer clearance = np_object_get_child (dossier, NP_DOSSIER_CLEARANCES, i);

      if (g_str_equal (np_object_get_string (clearance, NP_CLEARANCE_HIT), id))
        return clearance;
    }
  return NULL;
}

gboolean
np_leak_decide (NpDossier *dossier, const NpLeak *leak, NpClearanceKind decision, const char *text, NpChange *change)
{
  g_autofree char *typed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autoptr(NpObject) clearance = NULL;
  gpointer old = find_clearance (dossier, leak->id);

  g_return_val_if_fail (!np_leak_is_warning (leak), FALSE);
  if (*typed == '\0' && decision != NP_CLEARANCE_LEAVE_OUT)
    return FALSE;
  if (old != NULL)
    np_change_remove (change, old);
  clearance = np_object_new (NP_TYPE_CLEARANCE, NULL);
  np_object_set_string (clearance, NP_CLEARANCE_HIT, leak->id);
  np_object_set_enum (clearance, NP_CLEARANCE_DECISION, decision);
  if (*typed != '\0')
    np_object_set_words (clearance, NP_CLEARANCE_TEXT, leak->lang, typed);
  np_change_insert (change, dossier, NP_DOSSIER_CLEARANCES, G_MAXUINT, clearance);
  return TRUE;
}

void
np_leak_reopen (NpDossier *dossier, const NpLeak *leak, NpChange *change)
{
  gpointer clearance = find_clearance (dossier, leak->id);

  if (clearance != NULL)
    np_change_remove (change, clearance);
}
