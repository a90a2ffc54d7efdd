import { detectShift } from '../anomaly/shift.js';
import { clockText, numberText } from '../figures/figures.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import { resourceMeaning } from '../naming/resource-meaning.js';
import { badness, type MetricPoints } from '../propagation/suffering.js';
import { expectationOf, type Expectation } from './expected-signs.js';
import { movementOf } from './movement.js';
import type { Incident } from './origin-tests.js';
import type { Sign } from './vital-signs.js';
import { asBefore, clear } from './vital-signs.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';

const unlikely = 0.75;
/** A backlog, a cold cache, a breaker that stays open: some effects outlive their cause by minutes. */
const hardlyLikely = 0.6;
/** Onsets are dated by some samples, and monitors write every quarter of a minute or less often. */
const toleranceMs = 90_000;
const toleratedSamples = 3;
/** Weaker shifts are not dated well. */
const datedFrom = 0.5;
/** Causes that are over in a moment, and whose effects are not. */
const momentary = /out-of-memory|instance-|liveness|restart|unreachable|lock-contention/;
/** Relative to the level before: a tenth is what series tremble by. */
const floor = (before: number): number => Math.abs(before) / 10;

/**
 * A cause begins before its effects, and does not end before them. Asked of the series that a claim would have to show in, against what
 * users of the alerting services feel; only what contradicts is told. After A. Bradford Hill's criteria of temporality and of dose and
 * response (The environment and disease: association or causation? 1965).
 */
export function courseTests(claim: ClaimedCause, series: readonly MetricPoints[], incident: Incident): WitnessTest[] {
  const expected = expectationOf(claim.category);
  if (!expected || claim.category.startsWith('network.')) return [];
  const own = series.filter((one) => one.service === claim.service && isAskedFor(one.metric, expected));
  const felt = series.flatMap((one) => feltOf(one, claim, incident));
  if (own.length === 0 || felt.length === 0) return [];
  return [...beginsFirst(claim, own, felt, incident), ...lasts(claim, own, felt, incident)];
}

/** A series read so that larger is worse. */
function feltOf(one: MetricPoints, { service }: ClaimedCause, { alerting }: Incident): MetricPoints[] {
  if (one.service === service || !alerting.includes(one.service)) return [];
  const read = badness(one);
  return read ? [{ ...one, points: read.profile }] : [];
}

function isAskedFor(metric: string, { signs, otherwise = [] }: Expectation): boolean {
  const { role, side } = metricMeaning(metric);
  const resource = resourceMeaning(metric);
  const told: Sign | undefined =
    resource?.scope === 'service'
      ? resource.resource
      : side === 'serving' && role === 'latency'
        ? 'slow'
        : side === 'serving' && (role === 'errors' || role === 'availability')
          ? 'fails'
          : undefined;
  return told !== undefined && [...signs, ...otherwise].includes(told);
}

function beginsFirst(
  { service }: ClaimedCause,
  own: readonly MetricPoints[],
  felt: readonly MetricPoints[],
  { alertAtMs }: Incident,
): WitnessTest[] {
  const [cause, effect] = [firstShift(own, alertAtMs), firstShift(felt, alertAtMs, 'up')];
  if (!cause || !effect) return [];
  const coarse = Math.max(intervalOf(cause.one), intervalOf(effect.one)) * toleratedSamples;
  if (cause.onsetMs - effect.onsetMs <= Math.max(toleranceMs, coarse)) return [];
  const sentence = `${cause.one.metric} of ${service} changed at ${clockText(cause.onsetMs)}, and ${effect.one.metric} of ${effect.one.service} had at ${clockText(effect.onsetMs)} already`;
  return [
    { id: 'begins-before-its-effects', contradiction: unlikely, sentence, reads: readsOf(cause.one, effect.one) },
  ];
}

function lasts(
  { service, category }: ClaimedCause,
  own: readonly MetricPoints[],
  felt: readonly MetricPoints[],
  { alertAtMs }: Incident,
): WitnessTest[] {
  if (momentary.test(category)) return [];
  const moved = (one: MetricPoints) => movementOf(one.points, alertAtMs, floor);
  const changed = own.flatMap((one) => {
    const movement = moved(one);
    return movement && movement.strength >= 2 * asBefore ? [{ one, movement }] : [];
  });
  const going = felt.find((one) => (movementOf(one.points, alertAtMs, floor)?.lastStrength ?? 0) >= clear);
  const [first] = changed;
  if (!first || !going || changed.some(({ movement }) => movement.lastStrength >= asBefore)) return [];
  const { before, worst, last } = first.movement;
  const sentence = `${first.one.metric} of ${service} came from ${numberText(before)} to ${numberText(worst)} and is at ${numberText(last)} again, while ${going.metric} of ${going.service} goes on as bad`;
  return [{ id: 'lasts-as-long', contradiction: hardlyLikely, sentence, reads: readsOf(first.one, going) }];
}

function firstShift(series: readonly MetricPoints[], alertAtMs: number, direction?: 'up') {
  return series
    .flatMap((one) => {
      const shift = detectShift(one.points, { alertAtMs });
      const counts = shift && shift.strength >= datedFrom && (!direction || shift.direction === direction);
      return counts ? [{ one, onsetMs: shift.onsetMs }] : [];
    })
    .sort((a, b) => a.onsetMs - b.onsetMs || (a.one.metric < b.one.metric ? -1 : 1))[0];
}

/** Between two samples, milliseconds. */
function intervalOf({ points }: MetricPoints): number {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  return (last - first) / Math.max(1, points.length - 1);
}

const readsOf = (cause: MetricPoints, effect: MetricPoints): WitnessTest['reads'] => [
  { source: 'metrics', services: [...new Set([cause.service, effect.service])] },
];
