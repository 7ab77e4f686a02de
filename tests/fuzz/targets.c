/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "targets.h"

#include "dossier/np-measure.h"
#include "store/np-change-log.h"
#include "store/np-recover.h"
#include "store/np-replay.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

static void
check_saved (NpDossier *dossier)
{
  g_autoptr(GBytes) bytes = np_xml_out_write (dossier), again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDossier) back = np_xml_in_parse (bytes, NULL, NP_XML_IN_TOLERANT, NULL, NULL, &error);

  g_assert_no_error (error);
  again = np_xml_out_write (back);
  g_assert_true (g_bytes_equal (again, bytes));
}

void
fuzz_dossier (const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) np_recovered_block_free);
  g_autoptr(GError) error = NULL, other = NULL;
  g_autoptr(NpDossier) dossier = np_xml_in_parse (bytes, "f", NP_XML_IN_TOLERANT, problems, NULL, &error);
  g_autoptr(NpDossier) recovered = NULL;

  g_assert_true ((dossier == NULL) == (error != NULL));
  if (dossier != NULL)
    check_saved (dossier);
  recovered = np_recover (bytes, "f", blocks, NULL, &other);
  g_assert_true ((recovered == NULL) == (other != NULL));
  if (recovered != NULL)
    check_saved (recovered);
}

void
fuzz_journal (const guint8 *data, gsize size)
{
  g_autoptr(NpReplayFile) file = np_replay_parse ((const char *) data, size);
  g_autoptr(GPtrArray) files = g_ptr_array_new (), records = NULL;
  g_autoptr(NpDossier) dossier = np_dossier_new ("d-1");

  np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));
  np_dossier_seal (dossier);
  g_ptr_array_add (files, file);
  g_ptr_array_add (files, file);
  records = np_replay_merge (files);
  g_assert_cmpuint (records->len, <=, file->records->len);
  for (guint i = 0; i < records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (records, i);
      g_autoptr(NpLog) log = np_change_log_decode (record->payload);

      if (log->kind == NP_LOG_CHANGE)
        np_change_log_replay (dossier, record->payload, NULL);
    }
}
