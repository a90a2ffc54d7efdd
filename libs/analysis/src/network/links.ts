import type { BucketGrid, OperationActivity } from '../behaviour/activity.js';
import { spanRole } from '../behaviour/span-role.js';

/** Calls of one service to another that began within one bucket. */
export interface LinkSample {
  readonly atMs: number;
  readonly widthMs: number;
  readonly calls: number;
  readonly errors: number;
  /** Mean of what a call took longer at its caller than at its callee, milliseconds. */
  readonly wireMs: number;
  /** What the fastest of them took longer, milliseconds, and about what the slowest did (95th percentile). */
  readonly fastestMs: number;
  readonly slowestMs: number;
  /** What half of the calls take at most at their caller, milliseconds: one lost packet does not move it. */
  readonly typicalMs: number;
}

/** An operation with the distribution of its calls, milliseconds. */
export interface TimedOperation extends OperationActivity {
  readonly p50Ms: readonly (number | null)[];
  readonly p95Ms: readonly (number | null)[];
  readonly selfMinMs: readonly (number | null)[];
}

/** One service calls another, and both tell how long it takes: the difference was spent on the way, or in queues at either end. */
export interface Link {
  readonly caller: string;
  readonly callee: string;
  /** Oldest first; buckets without calls are left out. */
  readonly samples: readonly LinkSample[];
}

/** A look at operations; several looks may differ in their buckets. */
export interface TracedPart {
  readonly buckets: BucketGrid;
  readonly operations: readonly TimedOperation[];
}

/** The links of all looks together, in name order. A callee without spans of its own does not tell what it took. */
export function linksOf(parts: readonly TracedPart[]): Link[] {
  const answering = new Set(parts.flatMap(({ operations }) => operations.map(({ service }) => service)));
  const links = new Map<string, { caller: string; callee: string; samples: Map<string, LinkSample> }>();
  for (const { buckets, operations } of parts)
    for (const operation of operations) {
      const { service: caller, peer: callee } = operation;
      if (callee === undefined || callee === caller || !answering.has(callee) || spanRole(operation) !== 'calling')
        continue;
      const key = JSON.stringify([caller, callee]);
      const link = links.get(key) ?? { caller, callee, samples: new Map<string, LinkSample>() };
      links.set(key, link);
      addSamples(link.samples, operation, buckets);
    }
  return [...links]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { caller, callee, samples }]) => {
      return { caller, callee, samples: [...samples.values()].sort((a, b) => a.atMs - b.atMs) };
    });
}

function addSamples(
  samples: Map<string, LinkSample>,
  operation: TimedOperation,
  { startMs, widthMs }: BucketGrid,
): void {
  operation.calls.forEach((calls, i) => {
    if (calls === 0) return;
    const atMs = startMs + i * widthMs;
    const key = `${atMs}/${widthMs}`;
    const before = samples.get(key) ?? {
      atMs,
      widthMs,
      calls: 0,
      errors: 0,
      wireMs: 0,
      fastestMs: Infinity,
      slowestMs: 0,
      typicalMs: 0,
    };
    const all = before.calls + calls;
    const joined = (was: number, is: number | null | undefined) =>
      (was * before.calls + Math.max(0, is ?? 0) * calls) / all;
    samples.set(key, {
      ...before,
      calls: all,
      errors: before.errors + (operation.errors[i] ?? 0),
      wireMs: joined(before.wireMs, operation.selfMeanMs[i]),
      fastestMs: Math.min(before.fastestMs, Math.max(0, operation.selfMinMs[i] ?? Infinity)),
      slowestMs: Math.max(before.slowestMs, slowestOf(operation, i)),
      typicalMs: joined(before.typicalMs, operation.p50Ms[i]),
    });
  });
}

/** What a slow call took at its caller without what calls took at the callee on average. */
const slowestOf = ({ p95Ms, meanMs, selfMeanMs }: TimedOperation, i: number): number =>
  Math.max(0, (p95Ms[i] ?? 0) - ((meanMs[i] ?? 0) - (selfMeanMs[i] ?? 0)));
