import type { Meter } from '@opentelemetry/api';
import type pg from 'pg';

/** Reports a pool of connections to the database of that host name: used, waited for, and how many there may be. */
export function reportPool(meter: Meter, pool: pg.Pool, hostName: string, max: number): void {
  const attributes = { 'server.address': hostName };
  const gauge = (metric: string, read: () => number) =>
    meter.createObservableGauge(metric).addCallback((result) => result.observe(read(), attributes));
  gauge('db.client.connections.used', () => pool.totalCount - pool.idleCount);
  gauge('db.client.connections.pending', () => pool.waitingCount);
  gauge('db.client.connections.max', () => max);
}
