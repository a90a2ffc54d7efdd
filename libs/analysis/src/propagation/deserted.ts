import type { Call } from '../fusion/evidence.js';
import { failingShare, requestsSince } from './failing-share.js';
import { fallsIn, servedAsEver, type Fall } from './falls.js';
import type { Origin } from './origins.js';
import type { MetricPoints } from './suffering.js';

/** A service that far fewer requests reach than before, though those who call it are called as ever. */
export interface Deserted {
  readonly service: string;
  /** As recorded. */
  readonly metric: string;
  readonly before: number;
  readonly after: number;
  readonly onsetMs: number;
  /** Those who call it and suffer. */
  readonly sufferers: readonly string[];
  /** 0..1 */
  readonly strength: number;
}

/** That its only caller asks less may be the caller's own trouble, unless fewer requests fail there than are missing here. */
const oneCaller = 0.6;
const clearlyFewer = 0.8;
/** A caller in trouble of its own asks less of all that it calls; where it asks the others as ever, the trouble is hardly its own. */
const asksOthersAsEver = 0.85;
/** Where nobody knows who calls it. */
const unknownCallers = 0.7;

/**
 * Whom requests no longer reach, clearest first. Starvation goes down the graph: a service is named as far as those who call it are not
 * deserted themselves, and suffer from nothing else that they call.
 */
export function desertedServices(
  series: readonly MetricPoints[],
  calls: readonly Call[],
  suffering: readonly Origin[],
  alertAtMs: number,
): Deserted[] {
  const falls = fallsIn(series, calls, alertAtMs);
  const asEver = servedAsEver(series, falls);
  const scene: Suspicious = {
    seriesOf: Map.groupBy(series, ({ service }) => service),
    callersOf: neighbours(calls, ({ caller, callee }) => [callee, caller]),
    calleesOf: neighbours(calls, ({ caller, callee }) => [caller, callee]),
    asEver,
    mostAsEver: asEver.size > falls.length,
    sizes: new Map(falls.map(({ service, size }) => [service, size])),
    unexplained: unexplainedAt(suffering),
    failing: failingAt(suffering, series),
  };
  return falls
    .map((fall) => desertedIn(scene, fall))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : 1));
}

interface Failing {
  readonly share: number;
  readonly requests: number;
}

interface Suspicious {
  readonly seriesOf: ReadonlyMap<string, readonly MetricPoints[]>;
  readonly callersOf: Neighbours;
  readonly calleesOf: Neighbours;
  /** Services that are asked as much as before. */
  readonly asEver: ReadonlySet<string>;
  readonly mostAsEver: boolean;
  /** How much of its requests a service misses. */
  readonly sizes: ReadonlyMap<string, number>;
  /** How much of a service's suffering nothing explains. */
  readonly unexplained: ReadonlyMap<string, number>;
  readonly failing: ReadonlyMap<string, Failing>;
}

/** Services next to a service, each once; none where nobody knows of any. */
type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

function neighbours(calls: readonly Call[], along: (call: Call) => readonly [from: string, to: string]): Neighbours {
  const all = new Map<string, Set<string>>();
  for (const [from, to] of calls.map(along)) all.set(from, (all.get(from) ?? new Set()).add(to));
  return all;
}

function unexplainedAt(suffering: readonly Origin[]): ReadonlyMap<string, number> {
  const unexplained = new Map<string, number>();
  for (const { service, own } of suffering) unexplained.set(service, Math.max(own, unexplained.get(service) ?? 0));
  return unexplained;
}

function failingAt(suffering: readonly Origin[], series: readonly MetricPoints[]): ReadonlyMap<string, Failing> {
  return new Map(
    suffering.flatMap((one): [string, Failing][] => {
      const share = failingShare(one, series);
      if (share === undefined) return [];
      return [[one.service, { share, requests: share * requestsSince(one.service, one.sinceMs, series) }]];
    }),
  );
}

function desertedIn(scene: Suspicious, fall: Fall): Deserted {
  const { seriesOf, callersOf, calleesOf, asEver, sizes, unexplained, failing } = scene;
  const { size, ...told } = fall;
  const known = callersOf.get(fall.service);
  const callers = known ? [...known] : mayCall(fall, scene);
  const sufferers = callers.filter((caller) => unexplained.has(caller) && caller !== fall.service);
  const above = Math.max(0, ...callers.map((caller) => sizes.get(caller) ?? 0));
  const own = Math.max(0, ...sufferers.map((caller) => unexplained.get(caller)!));
  const asked = callers.reduce(
    (sum, caller) => sum + requestsSince(caller, fall.onsetMs, seriesOf.get(caller) ?? []),
    0,
  );
  const othersOf = (caller: string) => [...(calleesOf.get(caller) ?? [])].filter((callee) => callee !== fall.service);
  const sparesOthers = sufferers.some((caller) => othersOf(caller).some((callee) => asEver.has(callee)));
  const missed = { ...fall, asked, asksOthers: known ? sparesOthers : scene.mostAsEver };
  const witnessed =
    witnessOf(missed, callers, sufferers, failing) * (callers.length === 0 ? 1 : own) * (known ? 1 : unknownCallers);
  return { ...told, sufferers, strength: size * (1 - Math.min(1, above / size)) * witnessed };
}

/**
 * Where nobody knows who calls whom: services at which fewer requests fail than are missing there, yet some; any number, where most
 * services are asked as ever.
 */
function mayCall({ service, before, after }: Fall, scene: Suspicious): string[] {
  const { failing, callersOf, calleesOf, mostAsEver } = scene;
  const isOnTheGraph = (one: string) => callersOf.has(one) || calleesOf.has(one);
  if (isOnTheGraph(service)) return [];
  const missing = 1 - after / before;
  return [...failing].flatMap(([caller, { share }]) =>
    caller !== service && (mostAsEver || share < clearlyFewer * missing) && !isOnTheGraph(caller) ? [caller] : [],
  );
}

interface Missed extends Pick<Fall, 'before' | 'after'> {
  /** Of its callers, all requests together; 0 where nobody counts. */
  readonly asked: number;
  /** Whether those of them who suffer ask others as ever. */
  readonly asksOthers: boolean;
}

/**
 * 0..1: how well its callers' trouble fits to what is missing: as many requests fail at them, and not because they fail all that they get.
 * Who makes several calls for each request fails once where all of them are missing.
 */
function witnessOf(
  { before, after, asked, asksOthers }: Missed,
  callers: readonly string[],
  sufferers: readonly string[],
  failing: ReadonlyMap<string, Failing>,
): number {
  if (callers.length === 0) return 1;
  if (sufferers.length === 0) return 0;
  const told = sufferers.flatMap((caller) => failing.get(caller) ?? []);
  const isTheirs = told.length === 0 || told.some(({ share }) => share >= clearlyFewer * (1 - after / before));
  const failed = told.reduce((sum, { requests }) => sum + requests, 0);
  const callsOfEach = asked === 0 ? 1 : Math.max(1, before / asked);
  const enough = failed === 0 ? 1 : Math.min(1, (failed * callsOfEach) / (before - after));
  return enough * (sufferers.length === 1 && isTheirs ? (asksOthers ? asksOthersAsEver : oneCaller) : 1);
}
