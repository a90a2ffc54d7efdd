import { numberText } from '@compass/analysis';
import { placesOf, type Place } from '../cluster/places.js';
import { added, slowdownsOf, type Slowdown } from '../cluster/pace.js';
import { isRetransmission } from '../cluster/meanings.js';
import type { Cluster } from '../cluster/cluster.js';
import { processor } from './pressure.js';
import type { Check, Seen } from './check.js';

/** A request may make this many slow calls one after the other. */
const callsInARow = 3;
/** Weaker explanations are not told. */
const least = 0.3;
const cap = 0.85;
/** Segments sent again per second that are no accident. */
const lossy = 1;
/** Two places that explain the same are told apart by who sends more segments again. */
const tieBreak = 0.1;

export const slowPaths: Check = {
  id: 'slow-path',
  reads: ['latency', 'traffic', 'segments', 'processor', 'workloads', 'calls'],
  because:
    'a slow link delays the calls that cross it, and their callers; one place explains what is slow, and nothing that is not',
  find: (cluster) => {
    const measured = cluster.metrics.filter(({ service }) => cluster.workloads.has(service));
    const slow = slowdownsOf(measured, cluster.alertAtMs);
    const busy = new Set(processor.find(cluster).map(({ object }) => object));
    return placesOf(cluster)
      .filter(({ isNode, name }) => isNode || (slow.has(name) && !busy.has(name)))
      .map((place) => ({ place, score: scoreOf(place, slow, cluster) * (busy.size > 0 ? 0.5 : 1) }))
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, 4)
      .map(({ place, score }) => seen(place, score, slow, cluster));
  },
};

/** Harmonic mean of the share of slowness that the place explains, and of how much of what it should slow down is slow. */
function scoreOf(place: Place, slow: ReadonlyMap<string, Slowdown>, cluster: Cluster): number {
  if (slow.size === 0) return 0;
  const score = Math.max(...place.crossed.map((crossed) => agreement(crossed, slow, cluster)));
  return place.isNode ? score - tieBreak + tieBreak * resentShare(place.name, cluster) : score;
}

/** @param crossed services, each with the share of its calls that cross the link */
function agreement(
  crossed: ReadonlyMap<string, number>,
  slow: ReadonlyMap<string, Slowdown>,
  { callees }: Cluster,
): number {
  const slowness = (name: string) => slow.get(name)?.slowness ?? 0;
  const expected = [...crossed.values()].reduce((sum, share) => sum + share, 0);
  const met = [...crossed].reduce((sum, [name, share]) => sum + share * slowness(name), 0);
  const delayed = new Map(
    [...slow].filter(([name]) => (crossed.get(name) ?? 0) >= 0.1).map(([name, slowdown]) => [name, added(slowdown)]),
  );
  const upstream = climbing(delayed, callees);
  let [whole, explained] = [0, 0];
  for (const [name, slowdown] of slow) {
    whole += slowdown.slowness;
    const fromBelow = Math.min(1, (callsInARow * (upstream.get(name) ?? 0)) / added(slowdown));
    explained += slowdown.slowness * (delayed.has(name) ? 1 : fromBelow);
  }
  if (expected === 0 || explained === 0) return 0;
  const [recall, precision] = [explained / whole, met / expected];
  return (2 * recall * precision) / (recall + precision);
}

/** For each caller, directly or through others, the most that one of the delayed services adds. */
function climbing(
  delayed: ReadonlyMap<string, number>,
  callees: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const most = new Map(delayed);
  for (let changed = true; changed;) {
    changed = false;
    for (const [caller, called] of callees) {
      const inherited = Math.max(0, ...called.map((name) => most.get(name) ?? 0));
      if (inherited > (most.get(caller) ?? 0)) {
        most.set(caller, inherited);
        changed = true;
      }
    }
  }
  return most;
}

function resent(name: string, { metrics, alertAtMs }: Cluster): { before: number; after: number } {
  const points = metrics.find(({ service, metric }) => service === name && isRetransmission(metric))?.points ?? [];
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const level = (later: boolean) =>
    mean(points.filter(([atMs]) => atMs >= alertAtMs === later).map(([, value]) => value));
  return { before: level(false), after: level(true) };
}

function resentShare(name: string, cluster: Cluster): number {
  const rise = (node: string) => Math.max(0, resent(node, cluster).after - resent(node, cluster).before);
  const running = cluster.nodes.filter((node) => cluster.pods.some((pod) => pod.node === node.name));
  return rise(name) / Math.max(1e-9, ...running.map((node) => rise(node.name)));
}

function seen(place: Place, score: number, slow: ReadonlyMap<string, Slowdown>, cluster: Cluster): Seen {
  const { name, isNode } = place;
  const own = [...slow.values()]
    .filter((one) =>
      isNode ? place.crossed.some((crossed) => (crossed.get(one.name) ?? 0) >= 0.5) : one.name === name,
    )
    .sort((a, b) => added(b) - added(a));
  const figures = own
    .slice(0, 3)
    .map(
      ({ name: service, metric, before, after }) => `${service} ${metric} ${numberText(before)} → ${numberText(after)}`,
    );
  const { before, after } = isNode ? resent(name, cluster) : { before: 0, after: 0 };
  const loss = after - before >= lossy;
  const lost = loss ? `; it sends ${numberText(after)} segments a second again (${numberText(before)} before)` : '';
  return {
    object: name,
    category: loss ? 'network.loss' : 'network.delay',
    indicator: own[0]?.metric ?? 'latency',
    strength: cap * Math.min(1, score),
    ...(own.length > 0 && { onsetMs: Math.min(...own.map(({ onsetMs }) => onsetMs)) }),
    statement: `Of the ${slow.size} services that are slow, calls across the link of ${name} explain most, with their callers: ${figures.join(', ')}; CPU is not under pressure${lost}.`,
    refutations: ['Its own work takes longer, or the services that it calls do.'],
  };
}
