import { SpanKind, type Histogram, type Span } from '@opentelemetry/api';
import { durationHistogram } from '../telemetry/durations.js';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Statement } from './statement.js';

/** One client span and one duration for each statement sent to a database. */
export class StatementTrace {
  private readonly durations: Histogram;
  private readonly attributes: Record<string, string>;

  constructor(
    private readonly hostName: string,
    url: string,
    private readonly telemetry: Telemetry,
  ) {
    this.durations = durationHistogram(telemetry.meter, 'db.client.operation.duration');
    this.attributes = {
      'db.system.name': 'postgresql',
      'db.namespace': new URL(url).pathname.slice(1),
      'server.address': hostName,
      'peer.service': hostName,
    };
  }

  /** Does `work`, which sends the statement, within its span. */
  async around<T>(statement: Statement, work: () => Promise<T>): Promise<T> {
    const span = this.spanOf(statement);
    const startedAt = performance.now();
    let failure: string | undefined;
    try {
      return await work();
    } catch (cause) {
      failure = errorType(cause);
      failSpan(span, cause);
      throw cause;
    } finally {
      this.durations.record((performance.now() - startedAt) / 1000, {
        'server.address': this.hostName,
        'db.operation.name': statement.operation,
        ...(failure ? { 'error.type': failure } : {}),
      });
      span.end();
    }
  }

  /** One client span, since `startTime` (epoch ms), for a connection that was not to be had. */
  failedConnection(startTime: number, cause: unknown): void {
    const span = this.telemetry.tracer.startSpan('CONNECT', {
      kind: SpanKind.CLIENT,
      startTime,
      attributes: { ...this.attributes, 'db.operation.name': 'CONNECT' },
    });
    failSpan(span, cause);
    span.end();
  }

  private spanOf({ operation, collection, text }: Statement): Span {
    return this.telemetry.tracer.startSpan(collection ? `${operation} ${collection}` : operation, {
      kind: SpanKind.CLIENT,
      attributes: {
        ...this.attributes,
        'db.operation.name': operation,
        'db.query.text': text,
        ...(collection ? { 'db.collection.name': collection } : {}),
      },
    });
  }
}
