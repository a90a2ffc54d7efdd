import { creepingMs } from '../anomaly/creep.js';
import type { Point } from '../anomaly/shift.js';
import { median } from '../anomaly/statistics.js';
import { isPercentile } from '../naming/metric-meaning.js';
import { feltSince } from './felt.js';
import { badness, type MetricPoints, type Suffering, type SufferingKind } from './suffering.js';

/** What is to be explained, and since when. */
export interface Symptomatic {
  readonly sinceMs: number;
  readonly kind: SufferingKind;
  /** The metric that shows it. */
  readonly metric: string;
  /** 0..1: how far beyond what the metric does by itself. */
  readonly strength: number;
  /** Of the alerting service; absent where its own metrics hardly show it, and others tell when it began. */
  readonly suffering?: Suffering;
  /** How the alerting service fared, however faintly, larger is worse; absent where it has no such metric. */
  readonly profile?: readonly Point[];
}

interface Asked {
  readonly series: readonly MetricPoints[];
  readonly alerting: readonly string[];
  readonly alertAtMs: number;
  readonly kind?: SufferingKind | undefined;
}

/** How long before the alert trouble begins that comes at once, or within minutes. */
const lookbackMs = 30 * 60_000;
/** A weaker symptom is noise, and must not date the trouble. */
const surelySeen = 0.3;
/** A percentile does not add up over services as a mean does; it is asked where the mean tells nothing. */
const percentileDiscount = 0.5;

/**
 * The alerting services' worst change before the alert; where they show none, the moment at which most others became worse; where there
 * is none, what has become worse bit by bit; of the kind that was asked for, if there is any.
 */
export function findSymptom(asked: Asked): Symptomatic | undefined {
  const asks = asked.kind === undefined ? [asked] : [asked, { ...asked, kind: undefined }];
  const sudden = firstOf(asks, symptomOf);
  if (sudden && sudden.strength >= surelySeen) return sudden;
  return firstOf(asks, creepingSymptomOf) ?? sudden;
}

function firstOf(asks: readonly Asked[], find: (asked: Asked) => Symptomatic | undefined): Symptomatic | undefined {
  for (const asked of asks) {
    const found = find(asked);
    if (found) return found;
  }
  return undefined;
}

function symptomOf({ series, alerting, alertAtMs, kind }: Asked): Symptomatic | undefined {
  const intervalMs = intervalOf(series);
  const told = series.filter((one) => kind === undefined || badness(one)?.kind === kind);
  const own = told.filter(({ service }) => alerting.length === 0 || alerting.includes(service));
  const moments = momentsOf(told, alertAtMs, lookbackMs);
  const feltOf = new Map(own.map((one) => [one, feltSince(one, moments, intervalMs, series)]));
  const surely = [...feltOf.values()].flat().filter(({ strength }) => strength >= surelySeen);
  const worst = bestDated(worstOf(surely), surely);
  if (worst) return { ...worst, suffering: worst };
  const felt = shared(
    told.flatMap((one) => feltOf.get(one) ?? feltSince(one, moments, intervalMs, series)),
    moments,
  );
  const faint = alerting.length > 0 && own.find(({ metric }) => metric === felt?.metric);
  const profile = faint ? badness(faint)?.profile : undefined;
  return felt && { ...felt, ...(profile && { profile }) };
}

/** What grows for hours is hardly worse than just before at any moment of the last half hour; it is worse than it was, and goes on being so. */
function creepingSymptomOf({ series, alerting, alertAtMs, kind }: Asked): Symptomatic | undefined {
  const own = series.filter(
    (one) =>
      (kind === undefined || badness(one)?.kind === kind) && (alerting.length === 0 || alerting.includes(one.service)),
  );
  const moments = momentsOf(own, alertAtMs, creepingMs);
  const intervalMs = intervalOf(series);
  const worst = worstOf(
    own
      .flatMap((one) => feltSince(one, moments, intervalMs, series))
      .filter((one) => one.strength >= surelySeen && isAtItsWorst(one, alertAtMs)),
  );
  return worst && { ...worst, suffering: worst };
}

/** As many as tell a level from chance. */
const lastSamples = 5;
const atItsWorst = 0.8;

/** Whether the last samples before the alert are about as bad as any since the moment. */
function isAtItsWorst({ profile, sinceMs, added }: Suffering, alertAtMs: number): boolean {
  const level = (part: readonly Point[]) => median(part.map(([, value]) => value));
  const before = level(profile.filter(([atMs]) => atMs < sinceMs));
  const last = level(profile.filter(([atMs]) => atMs <= alertAtMs).slice(-lastSamples));
  return last - before >= atItsWorst * added;
}

const rank = ({ strength, metric }: Suffering): number => strength * (isPercentile(metric) ? percentileDiscount : 1);

function worstOf(suffered: readonly Suffering[]): Suffering | undefined {
  return suffered.reduce<Suffering | undefined>((a, b) => (a && rank(a) >= rank(b) ? a : b), undefined);
}

const aboutAs = 0.95;

/** Of the moments since which the same series is about as surely worse, and by about as much, the last: earlier ones mix in what was well. */
function bestDated(worst: Suffering | undefined, all: readonly Suffering[]): Suffering | undefined {
  if (!worst) return undefined;
  const { service, metric, strength } = worst;
  const same = all.filter(
    (one) => one.service === service && one.metric === metric && one.strength >= strength * aboutAs,
  );
  const most = Math.max(...same.map(({ added }) => added));
  return same.findLast(({ added }) => added >= most * aboutAs);
}

/** The moment at which most became worse. */
function shared(all: readonly Suffering[], moments: readonly number[]): Symptomatic | undefined {
  let most: (Symptomatic & { total: number }) | undefined;
  const byMoment = Map.groupBy(all, (one) => one.sinceMs);
  for (const sinceMs of moments) {
    const felt = byMoment.get(sinceMs) ?? [];
    const total = felt.reduce((sum, { strength }) => sum + strength, 0);
    const worst = worstOf(felt);
    if (worst && total > (most?.total ?? 0)) {
      const { kind, metric, strength } = worst;
      most = { sinceMs, kind, metric, strength, total };
    }
  }
  return most;
}

/** Trouble is dated well enough by one of so many moments: where samples are finer, some are left out. */
const mostMoments = 10;

function momentsOf(series: readonly MetricPoints[], alertAtMs: number, beforeMs: number): number[] {
  const times = new Set<number>();
  for (const { points } of series)
    for (const [atMs] of points) if (atMs >= alertAtMs - beforeMs && atMs <= alertAtMs) times.add(atMs);
  const every = Math.ceil(times.size / mostMoments);
  return [...times].sort((a, b) => a - b).filter((_, i) => i % every === 0);
}

/** The usual distance of two samples, milliseconds; the longest series tells. */
export function intervalOf(series: readonly MetricPoints[]): number {
  const longest = series.reduce<readonly Point[]>((a, { points }) => (points.length > a.length ? points : a), []);
  return longest.length < 2 ? 60_000 : median(longest.slice(1).map(([atMs], i) => atMs - longest[i]![0]));
}
