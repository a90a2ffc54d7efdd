import { context, ROOT_CONTEXT, SpanKind, trace, type Attributes, type Span } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { Redis } from 'ioredis';
import { failSpan } from '../telemetry/fail-span.js';
import type { Log } from '../telemetry/log.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/** An order that was paid, to be sent. */
export interface PaidOrder {
  readonly orderId: string;
  readonly city: string;
}

const STREAM = 'orders';
const GROUP = 'shipping';
const KEPT = 5_000;
const propagator = new W3CTraceContextPropagator();
const map = {
  set: (carrier: Record<string, string>, key: string, value: string) => {
    carrier[key] = value;
  },
  get: (carrier: Record<string, string>, key: string) => carrier[key],
  keys: (carrier: Record<string, string>) => Object.keys(carrier),
};
type Entry = [id: string, fields: string[]];

/** The queue of paid orders, a Redis stream: checkout sends, shipping works them off. Traces go on across it. */
export class OrderQueue {
  private readonly redis: Redis;
  private readonly attributes: Attributes;

  constructor(
    hostName: string,
    url: string,
    private readonly telemetry: Telemetry,
  ) {
    this.redis = new Redis(url, { maxRetriesPerRequest: 1 });
    this.redis.on('error', () => undefined);
    this.attributes = {
      'messaging.system': 'redis',
      'messaging.destination.name': STREAM,
      'server.address': hostName,
      'peer.service': hostName,
    };
  }

  async send(order: PaidOrder): Promise<void> {
    const span = this.start(`send ${STREAM}`, SpanKind.PRODUCER);
    const carrier: Record<string, string> = {};
    propagator.inject(trace.setSpan(context.active(), span), carrier, map);
    const fields = ['order', JSON.stringify(order), 'traceparent', carrier['traceparent'] ?? ''];
    await this.around(span, () => this.redis.xadd(STREAM, 'MAXLEN', '~', KEPT, '*', ...fields));
  }

  /** Works off orders, one after the other, until closed; one that fails is told of and dropped. */
  async work(handle: (order: PaidOrder) => Promise<void>, log: Log): Promise<void> {
    await this.redis.xgroup('CREATE', STREAM, GROUP, '0', 'MKSTREAM').catch(() => undefined);
    this.reportBacklog();
    for (;;) {
      const read = await this.next().catch(() => undefined);
      if (read === undefined) return;
      for (const entry of read) await this.process(entry, handle, log);
    }
  }

  close(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }

  private async next(): Promise<Entry[]> {
    const args = ['GROUP', GROUP, 'worker', 'COUNT', 10, 'BLOCK', 1000, 'STREAMS', STREAM, '>'] as const;
    const streams = (await this.redis.xreadgroup(...args)) as [string, Entry[]][] | null;
    return streams?.[0]?.[1] ?? [];
  }

  private async process([id, fields]: Entry, handle: (order: PaidOrder) => Promise<void>, log: Log): Promise<void> {
    const [, order = '{}', , traceparent = ''] = fields;
    const parent = propagator.extract(ROOT_CONTEXT, { traceparent }, map);
    const attributes = { ...this.attributes };
    delete attributes['peer.service'];
    const span = this.telemetry.tracer.startSpan(`process ${STREAM}`, { kind: SpanKind.CONSUMER, attributes }, parent);
    await context
      .with(trace.setSpan(parent, span), () => this.around(span, () => handle(JSON.parse(order) as PaidOrder)))
      .catch((cause: unknown) => log.error('an order was not sent', cause));
    await this.redis.xack(STREAM, GROUP, id).catch(() => undefined);
  }

  private start(name: string, kind: SpanKind): Span {
    return this.telemetry.tracer.startSpan(name, { kind, attributes: this.attributes });
  }

  private async around<T>(span: Span, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      failSpan(span, cause);
      throw cause;
    } finally {
      span.end();
    }
  }

  /** What waits: entries that no worker has read yet. */
  private reportBacklog(): void {
    this.telemetry.meter.createObservableGauge('messaging.queue.backlog').addCallback(async (result) => {
      const groups = (await this.redis.xinfo('GROUPS', STREAM).catch(() => [])) as (string | number)[][];
      const fields = groups[0] ?? [];
      result.observe(Number(fields[fields.indexOf('lag') + 1] ?? 0));
    });
  }
}
