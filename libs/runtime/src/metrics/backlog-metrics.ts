import type { UnitOfWork } from '@compass/persistence';
import type { Logger } from '@compass/telemetry';
import type { BatchObservableResult, Meter } from '@opentelemetry/api';

interface Backlog {
  readonly outbox: number;
  readonly outboxSeconds: number;
  readonly parked: number;
  readonly dead: number;
}

/** One look, by indexes and over tables that are empty while all is well. */
const look = `SELECT
  (SELECT count(*)::int FROM outbox) AS outbox,
  (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(published_at)), 0)::float8 FROM outbox) AS "outboxSeconds",
  (SELECT count(*)::int FROM inbox_parked) AS parked,
  (SELECT count(*)::int FROM dead_letter) AS dead`;

/**
 * What waits in the service's schema, looked up at each scrape: `compass.outbox.pending` and the age of its oldest,
 * `compass.messages.parked`, `compass.dead_letters`. A scrape without a database shows none of them.
 */
export function observeBacklog(meter: Meter, unitOfWork: UnitOfWork, logger: Logger): void {
  const gauge = (name: string, description: string, unit = '1') =>
    meter.createObservableGauge(name, { description, unit });
  const pending = gauge('compass.outbox.pending', 'Events that are committed and not on the log yet.');
  const oldest = gauge('compass.outbox.oldest.age', 'Age of the oldest of them.', 's');
  const parked = gauge('compass.messages.parked', 'Messages that wait for their next attempt, or behind one.');
  const dead = gauge('compass.dead_letters', 'Messages that were given up and wait for somebody.');
  const observe = async (result: BatchObservableResult) => {
    const [backlog] = await unitOfWork.read((sql) => sql.query<Backlog>(look));
    if (!backlog) return;
    result.observe(pending, backlog.outbox);
    result.observe(oldest, backlog.outboxSeconds);
    result.observe(parked, backlog.parked);
    result.observe(dead, backlog.dead);
  };
  meter.addBatchObservableCallback(
    (result) => observe(result).catch((error: unknown) => logger.debug('the backlog was not seen', { error })),
    [pending, oldest, parked, dead],
  );
}
