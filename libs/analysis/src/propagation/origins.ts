import type { Call } from '../fusion/evidence.js';
import { addressesOf, type Addresses } from './addresses.js';
import { addedAtQuantiles, meanAdded, type AddedAt } from './added-at-quantiles.js';
import { isPercentile, metricMeaning } from '../naming/metric-meaning.js';
import { findSymptom, intervalOf, type Symptomatic } from './symptom.js';
import { likeness } from './likeness.js';
import { feltSince } from './felt.js';
import { badness, type MetricPoints, type Suffering, type SufferingKind } from './suffering.js';
import { explainedByOwnCalls } from './own-calls.js';
import { pastWeight } from './thin-past.js';
import { unwatchedBelow, type Unwatched } from './unwatched.js';
import { explainedByMore, isOnTheGraph, type Explained } from './explained.js';
import { harmDone } from './harm-done.js';

/** A service that suffers, and how far nothing that it calls explains it. */
export interface Origin extends Suffering {
  /** When it was first half as much worse as it became: moments at which trouble may have begun are tried coarsely. */
  readonly onsetMs: number;
  /** 0..1: of its suffering, what no callee's suffering explains. */
  readonly own: number;
  /** The callee that explains most of it, if any does. */
  readonly explainedBy?: string;
  /** 0..1: of its suffering, what the calls that it makes explain, whoever answers them. */
  readonly called: number;
  /** Of whom nothing is told: half of what nothing else explains may be theirs. */
  readonly unwatched: readonly Unwatched[];
}

export interface PropagationScene {
  readonly series: readonly MetricPoints[];
  /** Who calls whom; may be empty or incomplete. */
  readonly calls: readonly Call[];
  /** Whose suffering asks for an explanation; empty, or without series: everybody's. */
  readonly alerting: readonly string[];
  readonly alertAtMs: number;
  /** What the alert is about, where it tells. */
  readonly kind?: SufferingKind | undefined;
  /** Of whom anything is told, by these series or otherwise; absent where nobody can say. */
  readonly told?: ReadonlySet<string> | undefined;
}

/**
 * Who suffers with the alerting services, strongest origin first. Latency and failures climb from callee to caller: a service is an
 * origin as far as what it calls does not suffer as much. What does not move with the alerting services' suffering, or does too little
 * to explain it, is another matter.
 */
export function originsOf(asked: PropagationScene): Origin[] {
  const scene = { ...asked, alerting: asked.alerting.filter((service) => tellsBySeries(service, asked)) };
  const reached = reachable(scene);
  const series = scene.series.filter(({ service }) => !reached || reached.has(service));
  const symptom = findSymptom({ ...scene, series });
  if (!symptom) return [];
  const intervalMs = intervalOf(series);
  const addresses = addressesOf(scene.calls, series);
  const watched = watchedShare(reached, series, symptom.kind) * (isPlaceless(scene) ? oddestOfAll : 1);
  const suffering = comparable(series, symptom).flatMap((one): Suffering[] => {
    const [found] = feltSince(one, [symptom.sinceMs], intervalMs, series);
    if (!found) return [];
    const past = pastWeight(one.service, symptom.sinceMs, series);
    const strength = found.strength * likeness(symptom, found) * past;
    return strength > 0 ? [{ ...found, strength }] : [];
  });
  return worstOfEach(suffering)
    .map((one, _, all) =>
      weighed(one, symptom, withOwnPart(one, all, { ...scene, series, addresses, intervalMs, about: asked.alerting })),
    )
    .map((one) => ({ ...one, strength: one.strength * watched }))
    .sort((a, b) => b.strength * b.own - a.strength * a.own || (a.service < b.service ? -1 : 1));

  function weighed(one: Suffering, of: Symptomatic, origin: Origin): Origin {
    const enough = of.suffering ? shareOf(one, of.suffering, { series, intervalMs }) : 1;
    return { ...origin, strength: one.strength * (one.kind === of.kind ? enough : otherKind) };
  }
}

const tellsBySeries = (service: string, { series }: PropagationScene): boolean =>
  series.some((one) => one.service === service);

/** What the alerting services call, directly or through others; undefined where the graph does not know them. */
function reachable({ calls, alerting }: PropagationScene): ReadonlySet<string> | undefined {
  const known = alerting.filter((service) => calls.some(({ caller }) => caller === service));
  if (known.length === 0) return undefined;
  const reached = new Set(alerting);
  for (const service of reached) for (const { caller, callee } of calls) if (caller === service) reached.add(callee);
  return reached;
}

/** 0..1: of those who may be the origin, how many are watched for such trouble: the origin may be one of the others. */
function watchedShare(
  reached: ReadonlySet<string> | undefined,
  series: readonly MetricPoints[],
  kind: SufferingKind,
): number {
  if (!reached) return 1;
  const watched = new Set(series.filter((one) => badness(one)?.kind === kind).map(({ service }) => service));
  return [...reached].filter((service) => watched.has(service)).length / reached.size;
}

/** Of each service, the same statistic as the symptom's where it has that: a tail is not compared with a mean. */
function comparable(series: readonly MetricPoints[], { metric, kind }: Symptomatic): MetricPoints[] {
  const same = new Set(series.filter((one) => one.metric === metric).map(({ service }) => service));
  return series.filter((one) => one.metric === metric || badness(one)?.kind !== kind || !same.has(one.service));
}

/** The strongest series of each service and kind; of equals, the plainest name. */
function worstOfEach(suffering: readonly Suffering[]): Suffering[] {
  const worst = new Map<string, Suffering>();
  const plainestFirst = [...suffering].sort((a, b) => a.metric.length - b.metric.length);
  for (const one of plainestFirst) {
    const key = `${one.service}\n${one.kind}`;
    if (one.strength > (worst.get(key)?.strength ?? 0) + nearlyEqual) worst.set(key, one);
  }
  return [...worst.values()];
}

const nearlyEqual = 1e-3;
/** Of many series that nobody asked about one is always the oddest, and nothing tells whether it has to do with the alert. */
const oddestOfAll = 0.5;
const isPlaceless = ({ alerting, calls }: PropagationScene): boolean => alerting.length === 0 && calls.length === 0;

/** Failures explain slowness, and slowness failures (timeouts, retries), only rarely. */
const otherKind = 0.3;
/** Slower by so much, and by whole seconds, a callee is given up by those who call it. */
const givenUp = { times: 10, afterMs: 1000, share: 0.9 };

function byOtherKind({ kind, metric, before, after }: Suffering): number {
  const { toMs } = metricMeaning(metric);
  const isGivenUp =
    kind === 'latency' && toMs !== undefined && after >= givenUp.times * before && after * toMs >= givenUp.afterMs;
  return isGivenUp ? givenUp.share : otherKind;
}

/** Who does this much of the harm that is to be explained, explains it all: callers retry, and wait side by side. */
const wholeShare = 0.5;
/** A service of which much is told, against those of whom nothing is. */
const ownBesideUnwatched = 0.5;
/** Where nobody counts requests. */
const unknownShare = 0.7;

interface Measured {
  readonly series: readonly MetricPoints[];
  /** Between two samples. */
  readonly intervalMs: number;
}

interface Addressed extends PropagationScene, Measured {
  /** The alerting services, with those that no series tells of. */
  readonly about: readonly string[];
  readonly addresses: Addresses;
}

/** What lies behind an address explains what is suffered there as a callee does. */
function withOwnPart(one: Suffering, all: readonly Suffering[], scene: Addressed): Origin {
  const most = isOnTheGraph(one.service, scene.calls)
    ? explainedByCallee(one, all, scene)
    : explainedByMore(one, all, scene.alerting);
  const called = explainedByOwnCalls(one, scene.series, scene.intervalMs);
  const unwatched = unwatchedBelow(one.service, calleesOf(one.service, scene), scene);
  const unexplained = 1 - Math.max(called, most?.share ?? 0);
  const own = unwatched.length > 0 ? unexplained * ownBesideUnwatched : unexplained;
  const onsetMs = leftPastAt(one, scene.alertAtMs);
  return { ...one, onsetMs, own, ...(most && { explainedBy: most.service }), called, unwatched };
}

/** Half of the way, before the alert; else the moment that was tried. */
function leftPastAt({ profile, sinceMs, added, after, metric }: Suffering, alertAtMs: number): number {
  const level = metricMeaning(metric).role === 'availability' ? -after : after;
  const left = profile.find(([atMs, value]) => atMs >= sinceMs && value >= level - added / 2)?.[0];
  return left !== undefined && left <= alertAtMs ? left : sinceMs;
}

function explainedByCallee(one: Suffering, all: readonly Suffering[], scene: Addressed): Explained | undefined {
  const callees = calleesOf(one.service, scene);
  let most: Explained | undefined;
  for (const other of all) {
    if (other.service === one.service || !callees.has(other.service)) continue;
    const share = other.strength * (other.kind === one.kind ? shareOf(other, one, scene) : byOtherKind(other));
    if (share > (most?.share ?? 0)) most = { service: other.service, share };
  }
  return most;
}

/** Whom it calls, and who is behind it where it is an address. */
function calleesOf(service: string, { calls, addresses }: Addressed): ReadonlySet<string> {
  const called = calls.filter(({ caller }) => caller === service).map(({ callee }) => callee);
  return new Set([...called, ...(addresses.get(service) ?? [])]);
}

/** 0..1: whether what one does to its callers, all requests together, is enough to explain what another does to its own. */
function shareOf(cause: Suffering, effect: Suffering, { series, intervalMs }: Measured): number {
  if (isPercentile(cause.metric) !== isPercentile(effect.metric) || cause.kind !== effect.kind) return unknownShare;
  const quantiles = [cause, effect].map((one) => addedAtQuantiles(one, series, intervalMs)) as [AddedAt[], AddedAt[]];
  const [added, suffered] = meanAdded(...quantiles) ?? [cause.added, effect.added];
  const [done, felt] = [harmDone({ ...cause, added }, series), harmDone({ ...effect, added: suffered }, series)];
  return done === undefined || felt === undefined ? unknownShare : Math.min(1, done / (felt * wholeShare));
}
