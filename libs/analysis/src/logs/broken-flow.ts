import type { BucketGrid } from '../behaviour/activity.js';
import { notCutByOthers } from './cut-by-others.js';
import { endOf, isOfTrouble, type FlowEnd } from './flow-end.js';
import type { CountedPath, LineKind, Sides } from './flow-paths.js';

/** A kind of line that every request left which left another kind, and that some no longer leave: their path is cut short. */
export interface BrokenFlow {
  readonly service: string;
  /** Still comes. */
  readonly first: string;
  /** No longer comes with it. */
  readonly missing: string;
  /** Requests with the first line, and those of them with the other. */
  readonly before: { readonly first: number; readonly whole: number };
  readonly after: { readonly first: number; readonly whole: number };
  readonly end: FlowEnd;
  readonly onsetMs: number;
  /** 0..1 */
  readonly strength: number;
}

/** How long before the alert the flow may have broken. */
const lookbackMs = 15 * 60_000;
/** Fewer requests say nothing about what always happens. */
const fewestBefore = 4;
const fewestAfter = 3;
/** It must have been the rule: one in twenty may be on its way, or sampled in part. */
const ruleShare = 0.95;
/** One in ten may end early by chance; of several instances, one may be well. */
const [usualShare, clearShare] = [0.1, 0.35];
/** Below two sigmas it is chance; at seven, two thirds sure. */
const [chance, clearSigmas] = [2, 5];

/**
 * The worst broken flow of each service, strongest first. A request leaves the same lines on its way through the same code; where one
 * that always came no longer does, and no other way is taken instead, the code before it is left: by an exception, an early return, a
 * lost answer. Requests that say themselves that a call of theirs never got through are left out: their path is cut by somebody else.
 * Independent of traffic and of its mix. Source of the idea: execution paths mined from logs (Fu, Lou, Wang, Li: Execution
 * anomaly detection in distributed systems through unstructured log analysis, ICDM 2009).
 */
export function brokenFlows(
  paths: readonly CountedPath[],
  kinds: readonly LineKind[],
  grid: BucketGrid,
  alertAtMs: number,
): BrokenFlow[] {
  return [...Map.groupBy(paths, ({ service }) => service)]
    .flatMap(([service, left]) => worstFlow(service, notCutByOthers(left, kinds), kinds, grid, alertAtMs) ?? [])
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}

function worstFlow(
  service: string,
  paths: readonly CountedPath[],
  kinds: readonly LineKind[],
  grid: BucketGrid,
  alertAtMs: number,
): BrokenFlow | undefined {
  let worst: (Broken & { kinds: readonly [number, number]; usualWithFirst: number[]; onsetMs: number }) | undefined;
  const ever = new Set(paths.flatMap((path) => (isOlder(path, grid, alertAtMs - lookbackMs) ? path.kinds : [])));
  for (const { at, onsetMs } of splitsOf(paths, grid, alertAtMs)) {
    const sides = paths.map((path): Sides => {
      return { kinds: new Set(path.kinds), before: sum(path.counts, 0, at), after: sum(path.counts, at, -1) };
    });
    const usual = ever.size > 0 ? ever : new Set(sides.flatMap((path) => (path.before > 0 ? [...path.kinds] : [])));
    for (const first of usual)
      for (const missing of alwaysWith(first, sides)) {
        const broken = brokenPair(first, missing, sides, kinds);
        if (!broken || broken.strength <= (worst?.strength ?? 0)) continue;
        worst = { ...broken, kinds: [first, missing], usualWithFirst: alwaysWith(first, sides), onsetMs };
      }
  }
  if (!worst) return undefined;
  const { cut, usualWithFirst, ...told } = worst;
  const [first, missing] = worst.kinds.map((kind) => kinds[kind]!.template) as [string, string];
  return { ...told, service, first, missing, end: endOf(cut, usualWithFirst, kinds) };
}

/** What was left before the trouble can have begun is usual, whenever it did begin. */
const isOlder = ({ counts }: CountedPath, { startMs, widthMs }: BucketGrid, untilMs: number): boolean =>
  counts.some((requests, i) => requests > 0 && startMs + (i + 1) * widthMs <= untilMs);

/** The beginnings of buckets with requests before the alert: between others, nothing changes sides. */
function splitsOf(paths: readonly CountedPath[], { startMs, widthMs, count }: BucketGrid, alertAtMs: number) {
  return Array.from({ length: count }, (_, at) => ({ at, onsetMs: startMs + at * widthMs }))
    .filter(({ onsetMs }) => onsetMs >= alertAtMs - lookbackMs && onsetMs <= alertAtMs)
    .filter(({ at }) => paths.some(({ counts }) => counts[at]! > 0));
}

/** The kinds that nearly every request left which left the first; lines of trouble are no rule. */
function alwaysWith(first: number, sides: readonly Sides[]): number[] {
  const having = sides.filter((path) => path.before > 0 && path.kinds.has(first));
  const all = having.reduce((n, { before }) => n + before, 0);
  if (all < fewestBefore) return [];
  const counts = new Map<number, number>();
  for (const path of having) for (const kind of path.kinds) counts.set(kind, (counts.get(kind) ?? 0) + path.before);
  return [...counts].flatMap(([kind, count]) => (kind !== first && count >= all * ruleShare ? [kind] : []));
}

interface Broken extends Pick<BrokenFlow, 'before' | 'after' | 'strength'> {
  readonly cut: readonly Sides[];
}

function brokenPair(
  first: number,
  missing: number,
  sides: readonly Sides[],
  kinds: readonly LineKind[],
): Broken | undefined {
  if (isOfTrouble(kinds[first]!) || isOfTrouble(kinds[missing]!)) return undefined;
  const having = sides.filter((path) => path.kinds.has(first));
  const whole = having.filter((path) => path.kinds.has(missing));
  const apart = having.filter((path) => !path.kinds.has(missing));
  const [before, after] = [total(having, 'before'), total(having, 'after')];
  if (after < fewestAfter || total(apart, 'after') <= after * usualShare) return undefined;
  const leftByWhole = new Set(whole.flatMap((path) => (path.before > 0 ? [...path.kinds] : [])));
  const cut = apart.filter((path) => isCutShort(path, leftByWhole, kinds));
  const cutAfter = total(cut, 'after');
  const wholeBefore = total(whole, 'before');
  const usualCuts = (before - wholeBefore + 0.5) / (before + 1);
  const sigmas = (cutAfter - usualCuts * after) / Math.sqrt(after * usualCuts * (1 - usualCuts) + 0.25);
  const certainty = 1 - Math.exp(-Math.max(0, sigmas - chance) / clearSigmas);
  const strength = scaled(cutAfter / after, usualShare, clearShare) * certainty;
  return {
    cut,
    before: { first: before, whole: wholeBefore },
    after: { first: after, whole: total(whole, 'after') },
    strength,
  };
}

/** Nothing was done instead: all that it left is left by whole requests as well, or says that something went wrong. */
const isCutShort = (path: Sides, whole: ReadonlySet<number>, kinds: readonly LineKind[]): boolean =>
  [...path.kinds].every((kind) => whole.has(kind) || isOfTrouble(kinds[kind]!));

const total = (paths: readonly Sides[], side: 'before' | 'after'): number =>
  paths.reduce((n, path) => n + path[side], 0);

/** Requests of the last bucket may still be on their way; the end is counted from there. */
function sum(counts: readonly number[], from: number, until: number): number {
  let all = 0;
  const end = until < 0 ? counts.length + until : until;
  for (let i = from; i < end; i++) all += counts[i]!;
  return all;
}

const scaled = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));
