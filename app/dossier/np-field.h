/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NpKind:
 * @NP_KIND_ID: the identifier of the object itself, unique in the dossier; always field 0 of a class that has one
 * @NP_KIND_STRING: words without a language (a code, a number of a document)
 * @NP_KIND_WORDS: words without a language separated by single spaces (tags, aliases)
 * @NP_KIND_REF: the identifier of another object
 * @NP_KIND_REFS: identifiers of other objects separated by single spaces; their order is meant
 * @NP_KIND_NUMBER: a finite double in a range; NaN = not given
 * @NP_KIND_INTEGER: a whole number in a range, kept in a double; NaN = not given
 * @NP_KIND_BOOLEAN: yes or no; never "not given"
 * @NP_KIND_ENUM: one of a list of codes, kept as its index; never "not given"
 * @NP_KIND_DATE: "2018", "2018-07", "2018-07-18", "2018-07-18T14:32" or "2018-07-18T14:32:05"; local to the talks
 * @NP_KIND_TEXT: the same words in Russian and English (#NpText)
 * @NP_KIND_LIST: children of one class in a meant order (a #GListModel)
 *
 * What a field of a model object may hold. There is no other kind: reading, writing, undo, the journal and the
 * comparison of two dossiers work on this table and know no class.
 */
typedef enum
{
  NP_KIND_ID,
  NP_KIND_STRING,
  NP_KIND_WORDS,
  NP_KIND_REF,
  NP_KIND_REFS,
  NP_KIND_NUMBER,
  NP_KIND_INTEGER,
  NP_KIND_BOOLEAN,
  NP_KIND_ENUM,
  NP_KIND_DATE,
  NP_KIND_TEXT,
  NP_KIND_LIST,
} NpKind;

/**
 * NpFieldFlags:
 * @NP_FIELD_PLAIN: nothing special
 * @NP_FIELD_REQUIRED: a file without it is wrong
 * @NP_FIELD_MARKED: a text whose words may hold parameter marks, see np-marked.h; in a file they are `<v ref case/>`
 */
typedef enum
{
  NP_FIELD_PLAIN = 0,
  NP_FIELD_REQUIRED = 1 << 0,
  NP_FIELD_MARKED = 1 << 1,
} NpFieldFlags;

/**
 * NpField:
 * @name: the name in the file (attribute or element) and of the GObject property
 * @kind: what it holds
 * @flags: see #NpFieldFlags
 * @minimum: smallest number (NUMBER, INTEGER)
 * @maximum: largest number (NUMBER, INTEGER)
 * @standard: the value when the file says nothing: a number (NaN = not given), a boolean, an index of @codes; such a
 *   value is not written
 * @codes: (nullable): %NULL-terminated codes of an ENUM as the file spells them
 * @type: (nullable): LIST: type of the children; REF and REFS: type of what is referred to (%NULL: several types)
 *
 * One row of the table that describes a class. The file holds ID, STRING, WORDS, REF, REFS, NUMBER, INTEGER, BOOLEAN,
 * ENUM and DATE as attributes of the element of the object, TEXT as a child element @name with one `<t xml:lang>` per
 * language, LIST as children: the elements of the items stand directly inside the element of the object, for the
 * dossier itself inside a wrapper element @name. Attributes and children are written in the order of the table.
 */
typedef struct
{
  const char *name;
  NpKind kind;
  NpFieldFlags flags;
  double minimum;
  double maximum;
  double standard;
  const char *const *codes;
  GType (*type) (void);
} NpField;

/* The rows of a table. A REF or REFS to several types has the type NULL. */
#define NP_F_ID() { .name = "id", .kind = NP_KIND_ID, .flags = NP_FIELD_REQUIRED }
#define NP_F_STRING(n) { .name = n, .kind = NP_KIND_STRING }
#define NP_F_WORDS(n) { .name = n, .kind = NP_KIND_WORDS }
#define NP_F_REF(n, t) { .name = n, .kind = NP_KIND_REF, .type = t }
#define NP_F_NEEDED_REF(n, t) { .name = n, .kind = NP_KIND_REF, .flags = NP_FIELD_REQUIRED, .type = t }
#define NP_F_REFS(n, t) { .name = n, .kind = NP_KIND_REFS, .type = t }
#define NP_F_NUMBER(n, lo, hi) { .name = n, .kind = NP_KIND_NUMBER, .minimum = lo, .maximum = hi, .standard = NAN }
#define NP_F_INTEGER(n, lo, hi) { .name = n, .kind = NP_KIND_INTEGER, .minimum = lo, .maximum = hi, .standard = NAN }
#define NP_F_BOOLEAN(n) { .name = n, .kind = NP_KIND_BOOLEAN, .maximum = 1 }
#define NP_F_ENUM(n, c) { .name = n, .kind = NP_KIND_ENUM, .codes = c }
#define NP_F_ENUM_STANDARD(n, c, s) { .name = n, .kind = NP_KIND_ENUM, .codes = c, .standard = s }
#define NP_F_DATE(n) { .name = n, .kind = NP_KIND_DATE }
#define NP_F_TEXT(n) { .name = n, .kind = NP_KIND_TEXT }
#define NP_F_MARKED(n) { .name = n, .kind = NP_KIND_TEXT, .flags = NP_FIELD_MARKED }
#define NP_F_LIST(n, t) { .name = n, .kind = NP_KIND_LIST, .type = t }

G_END_DECLS
