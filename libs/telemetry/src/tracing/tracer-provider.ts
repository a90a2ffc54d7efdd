import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Resource } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';

/** Short, so that little is lost when the process is killed and a trace is complete soon after its end. */
const exportDelayMs = 500;

/**
 * Spans of one service. Registered nowhere: several services in one process keep their own names.
 * @param otlpEndpoint base URL of an OTLP/HTTP receiver; absent: spans are made (trace ids travel on) but not exported
 * @param sampling share of new traces that are recorded, 0..1; a parent's decision is kept
 */
export function createTracerProvider(resource: Resource, sampling: number, otlpEndpoint?: string): TracerProvider {
  followAsyncCalls();
  return new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampling) }),
    spanProcessors: otlpEndpoint ? [batched(otlpEndpoint)] : [],
  });
}

function batched(otlpEndpoint: string): BatchSpanProcessor {
  const url = `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: 3_000 });
  return new BatchSpanProcessor({ exporter, scheduledDelayMillis: exportDelayMs, maxQueueSize: 16_384 });
}

/** The one thing that OpenTelemetry can only have once per process: which span is active. The first call decides. */
function followAsyncCalls(): void {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}
