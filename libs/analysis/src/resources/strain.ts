import { creepingMs, detectCreep } from '../anomaly/creep.js';
import { detectShift, type Point, type Shift } from '../anomaly/shift.js';
import { quantile } from '../anomaly/statistics.js';
import { heldBack } from './held-back.js';
import { resourceMeaning, type Resource, type ResourceMeaning } from '../naming/resource-meaning.js';

/** A resource that a service uses far more of than before. */
export interface ResourceStrain {
  readonly service: string;
  /** As recorded. */
  readonly metric: string;
  readonly resource: Resource;
  readonly onsetMs: number;
  /** Percent of one core (cpu), MiB (memory), percent of the limit where the metric is a share (memory), else the metric's unit. */
  readonly before: number;
  readonly after: number;
  /** The most that was seen since the onset. */
  readonly peak: number;
  readonly unit: 'percent' | 'MiB' | '';
  /** The use stays at one level, as if it could not go higher. */
  readonly saturated: boolean;
  /** Its processor limit holds the service back more than before. */
  readonly limited: boolean;
  /** 0..1: how sure the rise is, times how much it matters. */
  readonly strength: number;
}

interface Series {
  readonly service: string;
  readonly metric: string;
  readonly points: readonly Point[];
}

/**
 * Uses of processor, memory and disk that rose before the alert, whatever names and units exporters give them; strongest first, then
 * by service. Time that a limit holds a service back is read beside its use. Falling use is no strain: processes restart. Use of a host is
 * not told as its services'.
 */
export function resourceStrains(series: readonly Series[], alertAtMs: number): ResourceStrain[] {
  const sudden = strainsBy(suddenRise, series, alertAtMs);
  const [worst] = sudden;
  if (worst && worst.strength >= establishedFrom) return sudden;
  const all = [...sudden, ...strainsBy(creepingRise, series, alertAtMs)].sort(worstFirst);
  const isSame = (a: ResourceStrain, b: ResourceStrain) => a.service === b.service && a.metric === b.metric;
  return all.filter((one, i) => all.findIndex((other) => isSame(one, other)) === i);
}

function strainsBy(rise: Rise, series: readonly Series[], alertAtMs: number): ResourceStrain[] {
  const units = unitsOf(series);
  const held = heldBack(series, alertAtMs);
  const strains = series.flatMap(({ service, metric, points }): ResourceStrain[] => {
    const unit = units.get(metric);
    if (unit?.meaning.scope !== 'service') return [];
    const { resource } = unit.meaning;
    const limited = resource === 'cpu' ? (held.get(service) ?? 0) : 0;
    if (
      (limited === 0 && !mayMatter(points, unit)) ||
      !mayBeStrained(points, alertAtMs - rise.lookbackMs, alertAtMs, resource)
    )
      return [];
    const strain = strainOf(scaled(points, unit), { ...unit, limited }, rise, alertAtMs);
    return strain ? [{ service, metric, resource, unit: unit.name, limited: limited > 0, ...strain }] : [];
  });
  return discounted(strains).sort(worstFirst);
}

const worstFirst = (a: ResourceStrain, b: ResourceStrain): number =>
  b.strength - a.strength || compare(a.service, b.service) || compare(a.metric, b.metric);

interface Unit {
  readonly meaning: ResourceMeaning;
  readonly factor: number;
  readonly name: ResourceStrain['unit'];
}

/** By the name where it tells, else by the largest value of any service: one exporter measures all in the same unit. */
function unitsOf(series: readonly Series[]): Map<string, Unit> {
  const largest = new Map<string, number>();
  for (const { metric, points } of series) {
    let most = largest.get(metric) ?? 0;
    for (const point of points) if (point[1] > most) most = point[1];
    largest.set(metric, most);
  }
  const units = new Map<string, Unit>();
  for (const [metric, most] of largest) {
    const meaning = resourceMeaning(metric);
    if (meaning) units.set(metric, { meaning, ...unitOf(meaning, most) });
  }
  return units;
}

/** Beyond one core in shares, nobody writes 150 % as 1.5 for every service; below it, percentages of a whole fleet are not told. */
const largestShare = 1.5;
const bytesFrom = 1e6;

function unitOf({ resource, factor, isCertain }: ResourceMeaning, most: number): Pick<Unit, 'factor' | 'name'> {
  if (isCertain && factor !== undefined) return { factor, name: 'percent' };
  if (resource === 'cpu')
    return { factor: most <= largestShare ? 100 : (factor ?? 1) === 100 ? 1 : (factor ?? 1), name: 'percent' };
  if (resource === 'disk' || resource === 'handles') return { factor: 1, name: '' };
  if (factor !== undefined) return { factor, name: 'MiB' };
  if (most >= bytesFrom) return { factor: 1 / 1_048_576, name: 'MiB' };
  return { factor: most <= 1 ? 100 : 1, name: 'percent' };
}

/** From this part of its rise on, use has left its past; the split of ranks may lie a sample or two before. */
const leavesPastAt = 0.1;

type Judged = Pick<ResourceStrain, 'onsetMs' | 'before' | 'after' | 'peak' | 'saturated' | 'strength'>;

/** What is measured, and how sure it is that a limit holds it back, 0..1. */
interface Used extends Unit {
  readonly limited: number;
}

function strainOf(
  points: readonly Point[],
  unit: Used,
  { lookbackMs, detect, counts }: Rise,
  alertAtMs: number,
): Judged | undefined {
  const shift = detect(points, { alertAtMs, lookbackMs });
  if (shift?.direction !== 'up') return undefined;
  if (!counts(points[0]?.[0] ?? shift.onsetMs, shift.onsetMs, alertAtMs)) return undefined;
  const since = points.filter(([atMs]) => atMs >= shift.onsetMs).map(([, value]) => value);
  const peak = quantile(since, 0.9);
  const severity = severityOf(unit, shift, peak);
  const recentMs = Math.max(shift.onsetMs, alertAtMs - recentMsOf[unit.meaning.resource]);
  if (severity === 0 || isHealed(points, shift.before, peak, recentMs)) return undefined;
  const { before, after, strength } = shift;
  const left = before + (peak - before) * leavesPastAt;
  const onsetMs = points.find(([atMs, value]) => atMs >= shift.onsetMs && value >= left)?.[0] ?? shift.onsetMs;
  const [low, high] = [quantile(since, 0.25), quantile(since, 0.75)];
  return { onsetMs, before, after, peak, saturated: high - low <= peak * 0.02, strength: strength * severity };
}

const scaled = (points: readonly Point[], { factor }: Unit): readonly Point[] =>
  factor === 1 ? points : points.map(([atMs, value]): Point => [atMs, value * factor]);

/** Cheap, and true for all that {@link severityOf} takes for harmful: no two levels lie further apart than the least and the most. */
function mayMatter(points: readonly Point[], unit: Unit): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const point of points) {
    if (point[1] < least) least = point[1];
    if (point[1] > most) most = point[1];
  }
  return (most - least) * unit.factor > leastAdded(unit);
}

/** How long before the alert a rise may have begun, and how it is found. */
interface Rise {
  readonly lookbackMs: number;
  readonly detect: typeof detectShift;
  /** Whether a rise at `onsetMs` may be the trouble, of a series that is known from `firstMs` on. */
  readonly counts: (firstMs: number, onsetMs: number, alertAtMs: number) => boolean;
}

const suddenMs = 15 * 60_000;
/** How long the level of before is known, as a part of the time since: a level that lasted for nearly all that is known is usual. */
const leastPast = 0.5;
/** What comes at once, or within minutes. */
const suddenRise: Rise = {
  lookbackMs: suddenMs,
  detect: detectShift,
  counts: (firstMs, onsetMs, alertAtMs) => onsetMs - firstMs >= leastPast * (alertAtMs - onsetMs),
};
/** What grows until somebody notices; it is looked for where nothing came at once. */
const creepingRise: Rise = {
  lookbackMs: creepingMs,
  detect: detectCreep,
  counts: (_, onsetMs, alertAtMs) => onsetMs < alertAtMs - suddenMs,
};
const leastRise = 1.02;
/** Use that is so many times what it was is clearly more, though it be little: a small limit is reached with little. */
export const clearRise = 1.5;

/** Cheap (the first third stands for the past where nothing is older), and true for all that {@link strainOf} may find: most series of most services are as ever. */
function mayBeStrained(points: readonly Point[], fromMs: number, alertAtMs: number, resource: Resource): boolean {
  const past = { sum: 0, count: 0 };
  const recent = { sum: 0, count: 0 };
  const recentFromMs = alertAtMs - recentMsOf[resource];
  const firstMs = points[0]?.[0] ?? recentFromMs;
  const pastUntilMs = Math.max(fromMs, firstMs + (recentFromMs - firstMs) / 3);
  for (const point of points) {
    const side = point[0] < pastUntilMs ? past : point[0] >= recentFromMs ? recent : undefined;
    if (!side) continue;
    side.sum += point[1];
    side.count += 1;
  }
  if (past.count === 0 || recent.count === 0) return true;
  return recent.sum / recent.count >= (past.sum / past.count) * leastRise;
}

/** How long before the alert counts as now; a process that was killed for its memory begins again with little. */
const recentMsOf: Readonly<Record<Resource, number>> = {
  cpu: 60_000,
  memory: 240_000,
  disk: 60_000,
  handles: 60_000,
};

/** Use that went back to less than half of its rise is over: what comes after it has another cause. */
function isHealed(points: readonly Point[], before: number, peak: number, recentMs: number): boolean {
  const recent = points.filter(([atMs]) => atMs >= recentMs).map(([, value]) => value);
  return recent.length > 0 && quantile(recent, 0.75) < (before + peak) / 2;
}

/** Less than this more is nothing, in the unit of {@link ResourceStrain}. */
function leastAdded({ meaning, name }: Unit): number {
  if (meaning.resource === 'disk') return 0;
  if (meaning.resource === 'handles') return 10;
  if (meaning.resource === 'cpu') return 15;
  return name === 'MiB' ? 32 : 10;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Both the ratio and the amount must matter: a quiet process may double at no cost, a large one may add as much as a small one has. Where a
 * limit holds it back, any amount is all that there is.
 */
function severityOf(unit: Used, { before, after }: Shift, peak: number): number {
  const { meaning, name } = unit;
  const ratio = Math.max(after, (after + peak) / 2) / Math.max(before, 1e-9);
  const added = peak - before - leastAdded(unit);
  if (meaning.resource === 'cpu') return clamp((ratio - 1.5) / 1.5) * Math.max(clamp(added / 45), unit.limited);
  if (meaning.resource === 'disk') return 0.7 * clamp((ratio - 2) / 6);
  if (meaning.resource === 'handles') return 0.6 * clamp((ratio - 2) / 4) * clamp(added / 40);
  return clamp((ratio - 1.2) / 0.6) * clamp(added / (name === 'MiB' ? 96 : 30));
}

/** Allocating and collecting what leaks costs processor time, and the disk's work is paged memory: the effect says less. */
const costOfMemory = 0.5;
const establishedFrom = 0.3;

function discounted(strains: readonly ResourceStrain[]): ResourceStrain[] {
  const leaking = new Set(
    strains
      .filter(({ resource, strength }) => resource === 'memory' && strength >= establishedFrom)
      .map(({ service }) => service),
  );
  return strains.map((strain) =>
    strain.resource !== 'memory' && leaking.has(strain.service)
      ? { ...strain, strength: strain.strength * costOfMemory }
      : strain,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
