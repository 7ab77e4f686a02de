/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-service.h"

/* How long one turn of the main loop may read: short beside a frame of 16 ms. */
#define SLICE_MICROSECONDS 2000

struct _NpForecastService
{
  GObject parent_instance;

  NpDossier *dossier;
  char *scenario;
  NpForecast *forecast;
  NpForecast *previous;
  NpForecastInput *read;     /* the last one read, NULL = none */
  NpForecastReader *reader;  /* reading under way, NULL = none */
  GCancellable *cancellable; /* of the computation under way, NULL = none */
  guint idle;
};

enum { PROP_0, PROP_DOSSIER, PROP_FORECAST, PROP_SCENARIO, PROP_BUSY, N_PROPS };
enum { CHANGED, FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NpForecastService, np_forecast_service, G_TYPE_OBJECT)

/* What the worker gets: nothing of the dossier, nothing of the service. */
typedef struct
{
  NpForecastInput *input;
  NpForecast *previous;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  np_forecast_input_unref (job->input);
  g_clear_object (&job->previous);
  g_free (job);
}

static void
worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  NpForecast *forecast = np_forecast_new (job->input, job->previous, cancellable, &error);

  if (forecast != NULL)
    g_task_return_pointer (task, forecast, g_object_unref);
  else
    g_task_return_error (task, error);
}

static gpointer
drop_thread (gpointer forecast)
{
  g_object_unref (forecast);
  return NULL;
}

/* Forgetting 45,000 cells takes longer than a frame. */
static void
drop (NpForecast *forecast)
{
  GThread *thread = forecast != NULL ? g_thread_try_new ("np-drop", drop_thread, forecast, NULL) : NULL;

  if (thread != NULL)
    g_thread_unref (thread);
  else
    g_clear_object (&forecast);
}

static void
take_forecast (NpForecastService *self, NpForecast *forecast)
{
  drop (self->previous);
  self->previous = self->forecast;
  self->forecast = forecast;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORECAST]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_cancellable (NpForecastService *self, GCancellable *cancellable)
{
  gboolean busy = np_forecast_service_get_busy (self);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, cancellable);
  if (busy != np_forecast_service_get_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpForecastService *self = NP_FORECAST_SERVICE (source);
  g_autoptr(GError) error = NULL;
  NpForecast *forecast = g_task_propagate_pointer (G_TASK (result), &error);

  /* A newer computation has begun, or somebody stopped this one. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_object (&forecast);
      return;
    }
  g_clear_object (&self->cancellable);
  if (forecast != NULL)
    take_forecast (self, forecast);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  if (!np_forecast_service_get_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
start (NpForecastService *self)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) task = g_task_new (self, cancellable, done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->input = np_forecast_input_ref (self->read);
  g_set_object (&job->previous, self->forecast);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  set_cancellable (self, cancellable);
  g_task_run_in_thread (task, worker);
}

static gboolean
read_cb (gpointer data)
{
  NpForecastService *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;
  NpForecastInput *read;

  if (self->reader == NULL)
    self->reader = np_forecast_reader_new (self->dossier, self->scenario, np_prior_get_default (), self->read);
  while (!np_forecast_reader_step (self->reader))
    if (g_get_monotonic_time () > end)
      return G_SOURCE_CONTINUE;
  read = np_forecast_reader_finish (g_steal_pointer (&self->reader));
  g_clear_pointer (&self->read, np_forecast_input_unref);
  self->read = read;
  start (self);
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_reading (NpForecastService *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->reader, np_forecast_reader_free);
}

/* Changes of one turn of the main loop are computed together; one that comes while the dossier is read starts the reading anew. */
static void
schedule (NpForecastService *self)
{
  gboolean busy = np_forecast_service_get_busy (self);

  if (self->idle == 0)
    self->idle = g_idle_add (read_cb, self);
  if (!busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
dossier_changed_cb (NpForecastService *self)
{
  schedule (self);
}

static void
np_forecast_service_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NpForecastService *self = NP_FORECAST_SERVICE (object);

  switch (id)
    {
    case PROP_DOSSIER:
      g_value_set_object (value, self->dossier);
      break;
    case PROP_FORECAST:
      g_value_set_object (value, self->forecast);
      break;
    case PROP_SCENARIO:
      g_value_set_string (value, self->scenario);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, np_forecast_service_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
np_forecast_service_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NpForecastService *self = NP_FORECAST_SERVICE (object);

  switch (id)
    {
    case PROP_DOSSIER:
      self->dossier = g_value_dup_object (value);
      break;
    case PROP_SCENARIO:
      np_forecast_service_set_scenario (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
np_forecast_service_constructed (GObject *object)
{
  NpForecastService *self = NP_FORECAST_SERVICE (object);

  G_OBJECT_CLASS (np_forecast_service_parent_class)->constructed (object);
  g_signal_connect_object (self->dossier, "changed", G_CALLBACK (dossier_changed_cb), self, G_CONNECT_SWAPPED);
  schedule (self);
}

static void
np_forecast_service_dispose (GObject *object)
{
  NpForecastService *self = NP_FORECAST_SERVICE (object);

  stop_reading (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (np_forecast_service_parent_class)->dispose (object);
}

static void
np_forecast_service_finalize (GObject *object)
{
  NpForecastService *self = NP_FORECAST_SERVICE (object);

  g_clear_object (&self->dossier);
  g_clear_object (&self->forecast);
  g_clear_object (&self->previous);
  g_clear_pointer (&self->read, np_forecast_input_unref);
  g_free (self->scenario);
  G_OBJECT_CLASS (np_forecast_service_parent_class)->finalize (object);
}

static void
np_forecast_service_class_init (NpForecastServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = np_forecast_service_get_property;
  object_class->set_property = np_forecast_service_set_property;
  object_class->constructed = np_forecast_service_constructed;
  object_class->dispose = np_forecast_service_dispose;
  object_class->finalize = np_forecast_service_finalize;
  properties[PROP_DOSSIER] = g_param_spec_object ("dossier", NULL, NULL, NP_TYPE_DOSSIER,
                                                  readable | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_FORECAST] = g_param_spec_object ("forecast", NULL, NULL, NP_TYPE_FORECAST, readable);
  properties[PROP_SCENARIO] = g_param_spec_string ("scenario", NULL, NULL, NULL, readable | G_PARAM_WRITABLE);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", NP_TYPE_FORECAST_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", NP_TYPE_FORECAST_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
np_forecast_service_init (NpForecastService *self)
{
}

NpForecastService *
np_forecast_service_new (NpDossier *dossier)
{
  return g_object_new (NP_TYPE_FORECAST_SERVICE, "dossier", dossier, NULL);
}

NpForecast *
np_forecast_service_get_forecast (NpForecastService *self)
{
  g_return_val_if_fail (NP_IS_FORECAST_SERVICE (self), NULL);
  return self->forecast;
}

NpForecast *
np_forecast_service_get_previous (NpForecastService *self)
{
  g_return_val_if_fail (NP_IS_FORECAST_SERVICE (self), NULL);
  return self->previous;
}

gboolean
np_forecast_service_get_busy (NpForecastService *self)
{
  g_return_val_if_fail (NP_IS_FORECAST_SERVICE (self), FALSE);
  return self->idle != 0 || self->cancellable != NULL;
}

const char *
np_forecast_service_get_scenario (NpForecastService *self)
{
  g_return_val_if_fail (NP_IS_FORECAST_SERVICE (self), NULL);
  return self->scenario;
}

void
np_forecast_service_set_scenario (NpForecastService *self, const char *scenario)
{
  g_return_if_fail (NP_IS_FORECAST_SERVICE (self));
  if (g_strcmp0 (self->scenario, scenario) == 0)
    return;
  g_free (self->scenario);
  self->scenario = g_strdup (scenario);
  g_clear_pointer (&self->reader, np_forecast_reader_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
  schedule (self);
}

void
np_forecast_service_recalculate (NpForecastService *self)
{
  g_return_if_fail (NP_IS_FORECAST_SERVICE (self));
  schedule (self);
}

void
np_forecast_service_cancel (NpForecastService *self)
{
  gboolean busy;

  g_return_if_fail (NP_IS_FORECAST_SERVICE (self));
  busy = np_forecast_service_get_busy (self);
  stop_reading (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

NpForecast *
np_forecast_service_ensure (NpForecastService *self, GError **error)
{
  g_autoptr(NpForecastInput) input = NULL;
  gpointer scenario;
  const char *id;
  NpForecast *forecast;

  g_return_val_if_fail (NP_IS_FORECAST_SERVICE (self), NULL);
  scenario = np_dossier_get_scenario (self->dossier, self->scenario);
  id = scenario != NULL ? np_object_get_id (scenario) : "";
  if (self->forecast != NULL && np_forecast_get_revision (self->forecast) == np_dossier_get_revision (self->dossier)
      && g_strcmp0 (np_forecast_get_scenario (self->forecast), id) == 0)
    {
      np_forecast_service_cancel (self);
      return self->forecast;
    }
  input = np_forecast_input_new_after (self->dossier, self->scenario, np_prior_get_default (), self->read);
  forecast = np_forecast_new (input, self->forecast, NULL, error);
  if (forecast == NULL)
    return NULL;
  np_forecast_service_cancel (self);
  take_forecast (self, forecast);
  return forecast;
}

NpForecast *
np_forecast_service_try (NpForecastService *self, const NpInputRef *refs, const double *values, gsize n)
{
  g_autoptr(NpForecastInput) input = NULL;

  g_return_val_if_fail (NP_IS_FORECAST_SERVICE (self), NULL);
  if (self->forecast == NULL)
    return NULL;
  if (n == 0)
    return g_object_ref (self->forecast);
  input = np_forecast_input_copy (np_forecast_get_input (self->forecast));
  for (gsize i = 0; i < n; i++)
    if (!np_forecast_input_set (input, &refs[i], values[i]))
      return NULL;
  return np_forecast_new (input, self->forecast, NULL, NULL);
}

guint
np_forecast_service_count_changes (NpForecastService *self, const NpInputRef *refs, const double *values, gsize n)
{
  g_autoptr(NpForecast) tried = np_forecast_service_try (self, refs, values, n);
  g_autoptr(GArray) changes = NULL;

  if (tried == NULL)
    return 0;
  changes = np_forecast_compare (self->forecast, tried);
  return changes->len;
}
