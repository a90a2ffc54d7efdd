import type { Call } from '../fusion/evidence.js';
import { quantile } from '../anomaly/statistics.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import type { MetricPoints } from './suffering.js';

/** What is in front of which services, as far as behaviour tells. */
export type Addresses = ReadonlyMap<string, ReadonlySet<string>>;

/** Rates of two monitors differ by so much. */
const tolerance = 1.1;

/**
 * Callees that may be only an address of another one, such as a load balancer or the caller's view of a connection: nobody saw them call
 * anything, while the same caller also calls a service that does, answers at least as many requests, and takes no longer. Graphs that are
 * made of callers' telemetry hold both. Names are not asked. A callee whose requests nobody counts is taken for less.
 */
export function addressesOf(calls: readonly Call[], series: readonly MetricPoints[]): Addresses {
  const callees = Map.groupBy(
    calls.filter(({ caller, callee }) => caller !== callee),
    ({ caller }) => caller,
  );
  const working = new Set(callees.keys());
  const requests = levels(series, 'traffic');
  const latency = levels(series, 'latency');
  const addresses = new Map<string, Set<string>>();
  for (const siblings of callees.values())
    for (const { callee: address } of siblings) {
      if (working.has(address)) continue;
      const behind = siblings
        .map(({ callee }) => callee)
        .filter((service) => working.has(service) && mayHide(address, service, requests, latency));
      addresses.set(address, new Set([...(addresses.get(address) ?? []), ...behind]));
    }
  return addresses;
}

type Levels = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** By service and metric: the usual value. */
function levels(series: readonly MetricPoints[], role: 'traffic' | 'latency'): Levels {
  const told = new Map<string, Map<string, number>>();
  for (const { service, metric, points } of series) {
    if (metricMeaning(metric).role !== role || points.length === 0) continue;
    const of = told.get(service) ?? told.set(service, new Map()).get(service)!;
    of.set(
      metric,
      quantile(
        points.map(([, value]) => value),
        0.5,
      ),
    );
  }
  return told;
}

const mayHide = (address: string, service: string, requests: Levels, latency: Levels): boolean =>
  compared(requests, address, service, (own, behind) => own <= behind * tolerance) &&
  compared(latency, address, service, (own, behind) => own * tolerance >= behind);

/** Every metric that both have must agree; where there is none, nothing speaks against it. */
function compared(levels: Levels, a: string, b: string, agrees: (a: number, b: number) => boolean): boolean {
  const theirs = levels.get(b);
  return [...(levels.get(a) ?? [])].every(([metric, own]) => {
    const other = theirs?.get(metric);
    return other === undefined || agrees(own, other);
  });
}
