/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/np-text.h"
#include "dossier/np-field.h"

G_BEGIN_DECLS

/**
 * NpObject:
 *
 * Everything a dossier consists of: a party, a stance, a measure, a clause, an entry. A class is a table of fields
 * (#NpField) and an element name; an object is one value per field, a parent, and what the reader of the file did not
 * know (kept as opaque text). Each field is also a read-only GObject property of the same name, so that lists, filters
 * and bindings of a window work on it; `notify::` is emitted when a change alters it, not while the object is loose.
 *
 * Life: a new object is *loose*: its fields may be set with np_object_set_*() and children appended. Once it is part of
 * a dossier it changes only through an #NpChange given to np_dossier_apply(), which is what makes undo, journal and
 * forecast see every change. A loose object belongs to the thread that made it; an object in a dossier to the thread of
 * the dossier.
 *
 * The fields of a class are numbered by an enum in its header: NP_PARTY_CODE, NP_MEASURE_CLAUSES ...
 */
#define NP_TYPE_OBJECT (np_object_get_type ())
G_DECLARE_DERIVABLE_TYPE (NpObject, np_object, NP, OBJECT, GObject)

struct _NpObjectClass
{
  GObjectClass parent_class;

  const char *element;
  const NpField *fields;
  guint n_fields;
  GParamSpec **pspecs;
};

/**
 * np_object_class_describe:
 * @klass: a class being initialised
 * @element: name of its element in a file
 * @fields: (array length=n_fields) (transfer none): its table, static
 * @n_fields: number of rows
 *
 * Gives the class its fields and properties. Called once, by NP_DEFINE_CLASS().
 */
void np_object_class_describe (NpObjectClass *klass, const char *element, const NpField *fields, guint n_fields);

/* Defines a final class that is nothing but its table. The table is checked against the enum of the header. */
#define NP_DEFINE_CLASS(TypeName, type_name, element_name, table, count)                     \
  G_STATIC_ASSERT (G_N_ELEMENTS (table) == (count));                                         \
  struct _##TypeName { NpObject parent_instance; };                                          \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, NP_TYPE_OBJECT)                                  \
  static void type_name##_class_init (TypeName##Class *klass)                                \
  {                                                                                          \
    np_object_class_describe (NP_OBJECT_CLASS (klass), element_name, table, count);          \
  }                                                                                          \
  static void type_name##_init (TypeName *self) { (void) self; }

/**
 * np_object_new:
 * @type: a final class derived from #NpObject
 * @id: (nullable): its identifier; %NULL for a class without one
 *
 * Returns: (transfer full) (type NpObject): a loose object with standard values
 */
gpointer np_object_new (GType type, const char *id);

/* The description of the class of @self. np_object_find_field() returns -1 when there is no field of that name. */
const char *np_object_get_element (gpointer self);
const NpField *np_object_get_fields (gpointer self, guint *n_fields);
int np_object_find_field (gpointer self, const char *name);

/**
 * np_object_get_id:
 * @self: an object
 *
 * Returns: (transfer none) (nullable): its identifier, %NULL when its class has none
 */
const char *np_object_get_id (gpointer self);

/**
 * np_object_get_string:
 * @self: an object
 * @field: an ID, STRING, WORDS, REF, REFS or DATE field
 *
 * Returns: (transfer none): the words, "" when not given. Valid until the field changes.
 */
const char *np_object_get_string (gpointer self, guint field);

/**
 * np_object_dup_list_of_words:
 * @self: an object
 * @field: a WORDS or REFS field
 *
 * Returns: (transfer full): the single words, %NULL-terminated, perhaps none
 */
char **np_object_dup_list_of_words (gpointer self, guint field);

/**
 * np_object_contains_word:
 * @self: an object
 * @field: a WORDS or REFS field
 * @word: (nullable): a word
 *
 * Returns: whether @word is one of the words
 */
gboolean np_object_contains_word (gpointer self, guint field, const char *word);

/**
 * np_object_get_number:
 * @self: an object
 * @field: a NUMBER or INTEGER field
 *
 * Returns: the number, NaN when not given
 */
double np_object_get_number (gpointer self, guint field);

/* The same, with a value for "not given". */
double np_object_get_number_or (gpointer self, guint field, double otherwise);

gboolean np_object_get_boolean (gpointer self, guint field);

/**
 * np_object_get_enum:
 * @self: an object
 * @field: an ENUM field
 *
 * Returns: the index of the code, to be compared with the C enum of np-enums.h
 */
int np_object_get_enum (gpointer self, guint field);

/**
 * np_object_get_code:
 * @self: an object
 * @field: an ENUM field
 *
 * Returns: (transfer none): the code as a file spells it, for example "inferred"
 */
const char *np_object_get_code (gpointer self, guint field);

/**
 * np_object_get_text:
 * @self: an object
 * @field: a TEXT field
 *
 * Returns: (transfer none) (nullable): the pair of texts, %NULL when not given (every np_text function takes that)
 */
NpText *np_object_get_text (gpointer self, guint field);

/* The words of a TEXT field in one language, "" when there are none. */
const char *np_object_get_words (gpointer self, guint field, NpLang lang);

/* The same for the screen: the other language stands in for an empty one. */
const char *np_object_get_words_or_other (gpointer self, guint field, NpLang lang);

/**
 * np_object_get_list:
 * @self: an object
 * @field: a LIST field
 *
 * Returns: (transfer none): its children; the same model for the whole life of the object
 */
GListModel *np_object_get_list (gpointer self, guint field);

guint np_object_get_n_children (gpointer self, guint field);

/**
 * np_object_get_child:
 * @self: an object
 * @field: a LIST field
 * @position: 0 ... n - 1
 *
 * Returns: (transfer none) (nullable) (type NpObject): the child, %NULL beyond the end; a borrowed pointer, valid while
 *   the child is in the list
 */
gpointer np_object_get_child (gpointer self, guint field, guint position);

/* Whether the field differs from its standard value (a list: has children; a text: has words). */
gboolean np_object_is_given (gpointer self, guint field);

/* Where a child hangs: its parent (NULL when loose), the LIST field of the parent, its place in that list. */
gpointer np_object_get_parent (gpointer self);
guint np_object_get_parent_field (gpointer self);
guint np_object_get_position (gpointer self);

/* The nearest object upwards (or @self) of the type, NULL when there is none. */
gpointer np_object_get_ancestor (gpointer self, GType type);

/* The top of the tree @self hangs in: a NpDossier, or an object that is still loose. */
gpointer np_object_get_root (gpointer self);

/**
 * np_object_get_stamp:
 * @self: an object
 *
 * Grows whenever the object or anything below it changes. A writer keeps the bytes of a block as long as its stamp
 * stands still. Never 0.
 */
guint64 np_object_get_stamp (gpointer self);

/**
 * np_object_set_string:
 * @self: a loose object
 * @field: an ID, STRING, WORDS, REF, REFS or DATE field
 * @value: (nullable): its value; %NULL and "" are "not given"; WORDS and REFS are reduced to single spaces
 *
 * The setters below are for loose objects only: readers, and code that prepares an insertion. None of them checks a
 * range: np_object_check_value() does, so that a reader can say where the mistake stands.
 */
void np_object_set_string (gpointer self, guint field, const char *value);
void np_object_set_number (gpointer self, guint field, double value);
void np_object_set_boolean (gpointer self, guint field, gboolean value);
void np_object_set_enum (gpointer self, guint field, int value);
void np_object_set_text (gpointer self, guint field, NpText *value);
void np_object_set_words (gpointer self, guint field, NpLang lang, const char *words);

/**
 * np_object_append:
 * @self: a loose object
 * @field: a LIST field
 * @child: (transfer full) (type NpObject): a loose object of the type of the list
 *
 * Returns: (transfer none) (type NpObject): @child, for chaining
 */
gpointer np_object_append (gpointer self, guint field, gpointer child);

/**
 * np_object_append_all:
 * @self: a loose object
 * @field: a LIST field
 * @children: (element-type NpObject): loose objects; the array keeps its references
 *
 * Appends many children with one `items-changed`.
 */
void np_object_append_all (gpointer self, guint field, GPtrArray *children);

/**
 * NpExtra:
 * @anchor: (nullable): where it stood: %NULL for an attribute, else what the reader needs to find the place again
 * @text: the opaque text
 *
 * Something in the file that this version does not know.
 */
typedef struct
{
  char *anchor;
  char *text;
} NpExtra;

/* Opaque content, in file order. Added by the reader while the object is loose, copied and compared with it. */
void np_object_add_extra (gpointer self, const char *anchor, const char *text);
guint np_object_get_n_extras (gpointer self);
const NpExtra *np_object_get_extra (gpointer self, guint i);

/**
 * np_object_copy:
 * @self: an object
 *
 * Returns: (transfer full) (type NpObject): a loose deep copy with the same identifiers
 */
gpointer np_object_copy (gpointer self);

/* Whether two objects of one class hold the same values, children and extras, all the way down. */
gboolean np_object_equal (gpointer a, gpointer b);

/**
 * np_object_check_value:
 * @field: a row of a table
 * @value: the value as a file spells it
 * @number: (out) (optional): the parsed number, boolean or index of NUMBER, INTEGER, BOOLEAN and ENUM fields
 * @why: (out) (optional) (transfer full): what is wrong and what would be right: "is 120: use a number from 0 to 100"
 *
 * Checks a spelled value against kind and range: identifiers `[A-Za-z_][A-Za-z0-9_.-]{0,63}`, numbers by
 * g_ascii_strtod() (finite, in range), "yes"/"no", codes, calendar dates. LIST and TEXT are not asked.
 *
 * Returns: whether @value is right
 */
gboolean np_object_check_value (const NpField *field, const char *value, double *number, char **why);

/**
 * np_object_spell_value:
 * @self: an object
 * @field: any field but TEXT and LIST
 *
 * Returns: (transfer full) (nullable): the value as a file spells it, %NULL when it is the standard value. Numbers have
 *   the fewest digits that read back as the same double.
 */
char *np_object_spell_value (gpointer self, guint field);

/**
 * np_object_dup_path:
 * @self: an object in a dossier
 *
 * Returns: (transfer full): its address: "#ID" of the nearest object with an identifier (the dossier itself: nothing),
 *   then "/FIELD[POSITION]" for each step down; the dossier is "/". np_dossier_find_path() goes the other way.
 */
char *np_object_dup_path (gpointer self);

G_END_DECLS
