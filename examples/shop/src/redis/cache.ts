import { SpanKind, type Histogram } from '@opentelemetry/api';
import { Redis } from 'ioredis';
import { durationHistogram } from '../telemetry/durations.js';
import { errorType, failSpan } from '../telemetry/fail-span.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/** A cache of JSON values by key: one client span and one duration for each command. */
export class Cache {
  private readonly redis: Redis;
  private readonly durations: Histogram;

  /** `hostName` is what the cache is known by. */
  constructor(
    private readonly hostName: string,
    url: string,
    private readonly telemetry: Telemetry,
  ) {
    this.redis = new Redis(url, { maxRetriesPerRequest: 1 });
    this.redis.on('error', () => undefined); // each command tells of its own failure
    this.durations = durationHistogram(telemetry.meter, 'db.client.operation.duration');
  }

  async get<T>(key: string): Promise<T | undefined> {
    const text = await this.command('GET', () => this.redis.get(key));
    return text === null ? undefined : (JSON.parse(text) as T);
  }

  async set(key: string, value: unknown, ttlS: number): Promise<void> {
    await this.command('SET', () => this.redis.set(key, JSON.stringify(value), 'EX', ttlS));
  }

  close(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }

  private async command<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const server = { 'server.address': this.hostName, 'db.operation.name': operation };
    const attributes = { ...server, 'db.system.name': 'redis', 'peer.service': this.hostName };
    const span = this.telemetry.tracer.startSpan(operation, { kind: SpanKind.CLIENT, attributes });
    const startedAt = performance.now();
    let failure: string | undefined;
    try {
      return await work();
    } catch (cause) {
      failure = errorType(cause);
      failSpan(span, cause);
      throw cause;
    } finally {
      const outcome = failure ? { 'error.type': failure } : {};
      this.durations.record((performance.now() - startedAt) / 1000, { ...server, ...outcome });
      span.end();
    }
  }
}
