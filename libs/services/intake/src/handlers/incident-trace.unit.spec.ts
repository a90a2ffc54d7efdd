import { describe, expect, test } from '@jest/globals';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { createTelemetry, withSpan } from '@compass/telemetry';
import { currentTraceparent, linkToTrace } from './incident-trace.js';

// Makes the active span known across asynchronous calls, as in every service.
createTelemetry({ service: 'test', version: '1', instance: 'test' });

const exporter = new InMemorySpanExporter();
const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer('test');

describe('the trace of an incident', () => {
  test('is that of the alert being handled', async () => {
    const seen = await withSpan(tracer, 'first', {}, (span) =>
      Promise.resolve({ traceparent: currentTraceparent(), traceId: span.spanContext().traceId }),
    );
    expect(seen.traceparent).toMatch(new RegExp(`^00-${seen.traceId}-[0-9a-f]{16}-01$`));
  });

  test('is empty for an alert that came without one, which nothing is linked to', async () => {
    expect(currentTraceparent()).toBe('');
    await withSpan(tracer, 'unlinked', {}, () => Promise.resolve(linkToTrace('')));
    expect(exporter.getFinishedSpans().at(-1)).toMatchObject({ name: 'unlinked', links: [] });
  });

  test('is linked to by the handling of an alert that joins', async () => {
    const [traceId, spanId] = ['1'.repeat(32), '2'.repeat(16)];
    await withSpan(tracer, 'joining', {}, () => Promise.resolve(linkToTrace(`00-${traceId}-${spanId}-01`)));
    expect(exporter.getFinishedSpans().at(-1)?.links).toMatchObject([{ context: { traceId, spanId } }]);
  });
});
