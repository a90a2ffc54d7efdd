import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Meter, Tracer } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { observeProcess } from './metrics/process-metrics.js';
import { attributes } from './tracing/names.js';
import { createTracerProvider } from './tracing/tracer-provider.js';

export interface TelemetryOptions {
  readonly service: string;
  readonly version: string;
  readonly instance: string;
  /** Base URL of an OTLP/HTTP receiver. Absent: spans are not exported. */
  readonly otlpEndpoint?: string;
  /** Share of new traces that are recorded, 0..1; 1 by default. */
  readonly sampling?: number;
}

export interface Telemetry {
  readonly tracer: Tracer;
  readonly meter: Meter;
  /** Answers with the current metrics in Prometheus' text format. */
  readonly metricsHandler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Exports what is pending, then stops; never rejects, since telemetry must not keep a service from stopping. */
  readonly shutdown: () => Promise<void>;
}

/** Tracer and meter of one service. Nothing but the tracking of the active span is shared with others in the process. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { service, version, instance } = options;
  const resource = resourceFromAttributes({
    [attributes.serviceName]: service,
    [attributes.serviceVersion]: version,
    [attributes.serviceInstance]: instance,
  });
  const prometheus = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const meters = new MeterProvider({ resource, readers: [prometheus] });
  const tracers = createTracerProvider(resource, options.sampling ?? 1, options.otlpEndpoint);
  const meter = meters.getMeter('compass', version);
  observeProcess(meter);
  return {
    tracer: tracers.getTracer('compass', version),
    meter,
    metricsHandler: (request, response) => prometheus.getMetricsRequestHandler(request, response),
    shutdown: async () => {
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
}
