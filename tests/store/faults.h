/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/np-io.h"

/*
 * An NpIoTable whose n-th counted call fails. Counted are all calls but close (whose descriptor is closed in any
 * case, but which then reports the error).
 */
typedef enum
{
  FAULT_ONCE,        /* call n fails, all others work */
  FAULT_STAY,        /* call n and every later one fails, unlinking excepted */
  FAULT_INTERRUPT,   /* call n is interrupted (EINTR), if it is one that can be */
  FAULT_SHORT_WRITE, /* if call n is a write, it writes half */
} FaultKind;

/* From now on; n = 0: nothing fails, calls are only counted. */
void faults_arm (FaultKind kind, int n, int saved_errno);

/* Only calls of these members count; e.g. "write fsync"; NULL = all. */
void faults_only (const char *members);

/* The number of counted calls since arming; back to the operating system. */
int faults_disarm (void);

/* Whether the fault has happened. */
gboolean faults_happened (void);

/* Names in a folder, sorted, joined by a blank. */
char *folder_names (const char *folder);

/* A fresh folder under the private temporary folder of the test. */
char *fresh_folder (void);
void remove_folder (const char *path);
