import { beforeAfter, durationText, meanMsOf, numberText, perSecondOf, shareText, talliesOf } from '@compass/analysis';
import { isOf, type Database, type DatabaseMetric, type Scene } from '../databases.js';
import { clearRises, fullness, lockWaits, slowStatements } from '../evidence.js';
import { riseText } from '../words.js';
import type { Seen } from './check.js';

/** Less than a fifth more connections than before is the usual coming and going. */
const fuller = 1.2;
/** From this part of the limit on, connections run out. */
const nearlyFull = 0.85;
/** Sessions that surely wait for locks, and statements that are surely slower. */
const surely = 0.3;
/** What holds connections longer is the cause, and the lack of them its effect. */
const asAnEffect = 0.3;
const mostWaiting = 0.85;

/**
 * Connections that run out. A database whose own limit is reached makes every pool wait; while it has connections to spare, a pool that runs
 * out is its service's: nobody else waits for it.
 */
export function fullConnectionsSeen(database: Database, scene: Scene): Seen[] {
  const own = database.metrics.filter((metric) => isOf(metric.service, database.name));
  const ofAll = exhausted(database, scene);
  if (exhausted({ ...database, metrics: own }, scene)) return ofAll ? [ofAll] : [];
  const pools = Map.groupBy(
    database.metrics.filter((metric) => !own.includes(metric)),
    ({ service }) => service,
  );
  return [...pools].flatMap(([service, metrics]) => {
    const pool = exhausted({ ...database, metrics: [...metrics, ...lockMetrics(own)] }, scene);
    if (!pool) return [];
    return [{ ...pool, at: service, statement: `${pool.statement.slice(0, -1)}${askedNow(service, scene)}.` }];
  });
}

const lockMetrics = (metrics: readonly DatabaseMetric[]) => metrics.filter(({ kind }) => kind === 'lock-waits');

function exhausted(database: Database, scene: Scene): Seen | undefined {
  const full = fullness(database, scene.splitMs);
  const [pending] = clearRises(database, 'connections-pending');
  const reached = full ? Math.min(1, Math.max(0, (full.share - nearlyFull) / (1 - nearlyFull))) : 0;
  const asked = pending ? pending.strength * Math.min(1, pending.shift.after) : 0;
  if (Math.max(reached, asked) === 0) return undefined;
  const shift = full?.metric.shift;
  const rose = shift && shift.after > fuller * shift.before ? shift : undefined;
  const onsetMs = pending?.shift.onsetMs ?? rose?.onsetMs;
  const held = heldBy(database);
  // Full as always is how some pools live.
  const alone = (rose || pending ? 1 : 0.2) * (held ? asAnEffect : 1);
  const parts = [
    ...(full ? [`${full.metric.metric} of ${full.metric.service} reaches ${shareText(full.share)} of its limit`] : []),
    ...(pending ? [riseText(pending)] : []),
  ];
  return {
    category: 'database.connections-exhausted',
    indicator: (asked > reached ? pending?.metric.metric : full?.metric.metric) ?? 'connections',
    direction: 'up',
    ...(onsetMs !== undefined && { onsetMs }),
    strength: mostWaiting * Math.max(reached * (pending ? 1 : 0.6), asked) * alone,
    statement: `Connections to ${database.name} run out: ${parts.join('; ')}${held ? ` (${held})` : ''}.`,
  };
}

/** What makes each connection be held for longer, if anything does. */
function heldBy(database: Database): string | undefined {
  if ((lockWaits(database)[0]?.strength ?? 0) >= surely) return 'sessions that wait for locks hold them';
  const slow = slowStatements(database).some(({ latency }) => latency.strength >= surely);
  return slow ? 'statements that take longer hold them' : undefined;
}

/** Requests that came up since connections ran out: they may be what holds them. */
const cameUp = 3;
const fewestCalls = 5;

/** As a clause, empty where a service is asked for the same as before. */
function askedNow(service: string, { services, grid, splitMs }: Scene): string {
  const serving = services.find((one) => one.service === service)?.serving ?? [];
  const [most] = [...Map.groupBy(serving, ({ operation }) => operation)]
    .map(([operation, same]) => ({ operation, ...beforeAfter(talliesOf(same, grid), grid, splitMs) }))
    .filter(({ before, after }) => {
      return after.calls >= fewestCalls && perSecondOf(after) >= cameUp * perSecondOf(before);
    })
    .sort((a, b) => b.after.totalMs - a.after.totalMs || (a.operation < b.operation ? -1 : 1));
  if (!most) return '';
  const { operation, before, after } = most;
  const [was, is] = [before, after].map((tally) => numberText(perSecondOf(tally) * 60));
  return `; ${service} is asked for ${operation} ${is} times a minute (${was} before), which takes ${durationText(meanMsOf(after))}`;
}
