import { numberText } from '../figures/figures.js';
import { metricMeaning } from '../naming/metric-meaning.js';
import { isThrottling } from '../naming/throttling.js';
import { resourceMeaning } from '../naming/resource-meaning.js';
import { badness, type MetricPoints } from '../propagation/suffering.js';
import { clearRise, resourceStrains } from '../resources/strain.js';
import { movementOf, type Movement } from './movement.js';
import { asBefore, type Now, type Sign, type VitalSign } from './vital-signs.js';

/** True for metrics that tell a vital sign of their service. */
export const tellsVitalSign = (metric: string): boolean =>
  metricMeaning(metric).role !== 'other' || resourceMeaning(metric) !== undefined || isThrottling(metric);

/** Latency and load tremble by a tenth by themselves; half a percent of failures is within objectives. */
const relativeFloor = (before: number): number => Math.abs(before) / 10;
const shareFloor = 0.005;
/** A fall by less is the time of day; by more than the other, most of the work is gone. */
const workFall = { small: 0.3, large: 0.7 };
/** A process may give back half of its memory and work on; one that ended has none. */
const memoryFall = { small: 0.7, large: 0.95 };
/** Of use that has clearly risen, and not by itself: no longer as before, and no more than that. */
const risenThoughLittle = 1.5 * asBefore;

/** A latency that its name says to be measured by who serves. */
const atServer = /(^|[^a-z])(server|inbound|serving|handler)([^a-z]|$)/i;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** The vital signs of services as their metrics tell them. Series are their past and the window as one. */
export function metricSigns(series: readonly MetricPoints[], { alertAtMs }: Now): VitalSign[] {
  const strains = new Map(
    resourceStrains(series, alertAtMs).map(({ service, metric, strength }) => [`${service}\n${metric}`, strength]),
  );
  return series.flatMap((one) => {
    if (one.service === '' || one.points.length === 0) return [];
    const strain = strains.get(`${one.service}\n${one.metric}`) ?? 0;
    return [...harmSigns(one, alertAtMs), ...workSigns(one, alertAtMs), ...resourceSigns(one, alertAtMs, strain)];
  });
}

function harmSigns(one: MetricPoints, alertAtMs: number): VitalSign[] {
  const read = badness(one);
  if (!read || isUnmeasured(one)) return [];
  const percent = read.profile.some(([, value]) => Math.abs(value) > 1.5);
  const floor = read.kind === 'latency' ? relativeFloor : () => (percent ? shareFloor * 100 : shareFloor);
  const movement = movementOf(read.profile, alertAtMs, floor);
  if (!movement) return [];
  const seen = signOf(one, read.kind === 'latency' ? 'slow' : 'fails', movement.strength, movement);
  const { role } = metricMeaning(one.metric);
  if (read.kind === 'latency' && atServer.test(one.metric)) return [{ ...seen, seenFrom: 'inside' }];
  if (role === 'availability') return [{ ...seen, wellShare: -movement.worst / (percent ? 100 : 1) }];
  const isShare = role === 'errors' && (!percent || /pct|percent/i.test(one.metric));
  return [isShare ? { ...seen, wellShare: 1 - movement.worst / (percent ? 100 : 1) } : seen];
}

/** No request takes no time, and a service of which none ever succeeded serves none: an exporter without requests to tell of writes zeros. */
function isUnmeasured({ metric, points }: MetricPoints): boolean {
  const { role } = metricMeaning(metric);
  return (role === 'latency' || role === 'availability') && points.every(([, value]) => value === 0);
}

/** Requests that are counted, and processor or memory in use: who does nothing uses nothing. */
function workSigns(one: MetricPoints, alertAtMs: number): VitalSign[] {
  const { role, side } = metricMeaning(one.metric);
  const isTraffic = role === 'traffic' && side === 'serving';
  const resource = resourceMeaning(one.metric);
  const isUse = resource?.scope === 'service' && resource.resource !== 'disk';
  if (!isTraffic && !isUse) return [];
  const movement = movementOf(one.points, alertAtMs, relativeFloor);
  if (!movement || movement.before <= 0) return [];
  const { small, large } = resource?.resource === 'memory' ? memoryFall : workFall;
  const fall = clamp((1 - movement.last / movement.before - small) / (large - small));
  const less = signOf(one, 'does-less', fall, { ...movement, worst: movement.last });
  return isTraffic ? [less, signOf(one, 'does-more', movement.strength, movement)] : [{ ...less, seenFrom: 'inside' }];
}

function resourceSigns(one: MetricPoints, alertAtMs: number, strain: number): VitalSign[] {
  const meaning = resourceMeaning(one.metric);
  if (meaning?.scope !== 'service') return [];
  const movement = movementOf(one.points, alertAtMs, relativeFloor);
  if (!movement) return [];
  const { before, worst } = movement;
  const rose = worst >= clearRise * before && movement.strength >= risenThoughLittle;
  return [signOf(one, meaning.resource, Math.max(strain, rose ? risenThoughLittle : 0), movement)];
}

function signOf(
  { service, metric }: MetricPoints,
  sign: Sign,
  strength: number,
  { before, worst }: Pick<Movement, 'before' | 'worst'>,
): VitalSign {
  const text = `${metric} of ${service} was ${numberText(Math.abs(before))} and came to ${numberText(Math.abs(worst))}`;
  return { service, sign, strength, source: 'metrics', text };
}
