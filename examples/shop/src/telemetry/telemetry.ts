import { context, type Logger, type Meter, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { AggregationTemporalityPreference, OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { alignedTicks } from './aligned-ticks.js';

/** Metrics leave every process at the same multiples of this, so that one row of a recording is one moment. */
const METRIC_INTERVAL_MS = 5000;
const FAR_AWAY_MS = 2 ** 31 - 1;

/** What one process reports with. Handed down, never looked up. */
export interface Telemetry {
  readonly tracer: Tracer;
  readonly meter: Meter;
  readonly logger: Logger;
  /** Sends what is still held back and stops. */
  stop(): Promise<void>;
}

interface Reporter {
  readonly service: string;
  readonly version: string;
  /** Base URL of an OTLP/HTTP receiver. */
  readonly otlpUrl: string;
}

/** Starts traces, metrics and logs of one reporting service over OTLP/HTTP. */
export function startTelemetry(reporter: Reporter): Telemetry {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const resource = resourceFromAttributes({ 'service.name': reporter.service, 'service.version': reporter.version });
  const traces = new TracerProvider({
    resource,
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${reporter.otlpUrl}/v1/traces` }),
        scheduledDelayMillis: 1000,
        maxQueueSize: 8192,
      }),
    ],
  });
  const logs = new LoggerProvider({
    resource,
    processors: [
      new BatchLogRecordProcessor({
        exporter: new OTLPLogExporter({ url: `${reporter.otlpUrl}/v1/logs` }),
        scheduledDelayMillis: 1000,
      }),
    ],
  });
  const metrics = startMetrics(resource, reporter.otlpUrl);
  return {
    tracer: traces.getTracer('shop'),
    logger: logs.getLogger('shop'),
    meter: metrics.meter,
    stop: async () => {
      await Promise.allSettled([traces.shutdown(), logs.shutdown(), metrics.stop()]);
    },
  };
}

function startMetrics(resource: Resource, otlpUrl: string) {
  const exporter = new OTLPMetricExporter({
    url: `${otlpUrl}/v1/metrics`,
    temporalityPreference: AggregationTemporalityPreference.DELTA,
  });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: FAR_AWAY_MS });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const ticks = alignedTicks(METRIC_INTERVAL_MS, () => void provider.forceFlush().catch(() => undefined));
  return {
    meter: provider.getMeter('shop'),
    stop: async () => {
      ticks.stop();
      await provider.shutdown();
    },
  };
}
