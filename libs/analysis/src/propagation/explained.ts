import type { Call } from '../fusion/evidence.js';
import type { Suffering } from './suffering.js';

/** Whose suffering explains another's, and how much of it, 0..1. */
export interface Explained {
  readonly service: string;
  readonly share: number;
}

/** What users touch is where trouble shows; where others suffer the same, it hardly begins there. */
const shown = 0.7;
/** Who suffers clearly less than the alerting service passes nothing on to it. */
const lessOf = (ratio: number): number => Math.min(1, ratio) ** 3;

/** Whether anybody knows whom a service calls, or who calls it. */
export const isOnTheGraph = (service: string, calls: readonly Call[]): boolean =>
  calls.some(({ caller, callee }) => caller === service || callee === service);

/**
 * Where nobody knows who calls whom: trouble only becomes less on its way, because not every request of a caller waits for the one that is
 * slow or fails. Who suffers more in the same measure is likelier to be the origin, by the square of the ratio; alerting services suffer
 * with any other.
 */
export function explainedByMore(
  one: Suffering,
  others: readonly Suffering[],
  alerting: readonly string[],
): Explained | undefined {
  let most: Explained | undefined;
  for (const other of others) {
    if (other.service === one.service || other.metric !== one.metric || alerting.includes(other.service)) continue;
    const more = 1 - Math.min(1, one.added / other.added) ** 2;
    const passed = alerting.includes(one.service) ? shown * lessOf(other.added / one.added) : 0;
    const share = other.strength * Math.max(more, passed);
    if (share > (most?.share ?? 0)) most = { service: other.service, share };
  }
  return most;
}
