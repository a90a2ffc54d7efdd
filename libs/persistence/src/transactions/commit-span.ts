import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';

export interface CommitSpan {
  /** Runs a COMMIT inside a span of its own. */
  around(commit: () => Promise<void>): Promise<void>;
}

/** Makes every commit of a writing transaction visible, and countable, in the trace that caused it. */
export function commitSpan(tracer: Tracer, namespace: string, schema: string): CommitSpan {
  const attributes = { 'db.system.name': 'postgresql', 'db.namespace': namespace, 'compass.schema': schema };
  return {
    around: (commit) =>
      tracer.startActiveSpan('postgres commit', { kind: SpanKind.CLIENT, attributes }, async (span) => {
        try {
          await commit();
        } catch (error) {
          span.recordException(error as Error);
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
  };
}
