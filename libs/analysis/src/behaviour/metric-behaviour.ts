import { detectShift, type Point, type Shift } from '../anomaly/shift.js';
import { metricMeaning, type MetricMeaning } from '../naming/metric-meaning.js';
import { slownessOf } from './harm.js';

/** One metric that changed for the worse. */
export interface MetricHarm {
  readonly service: string;
  readonly metric: string;
  readonly meaning: MetricMeaning;
  readonly shift: Shift;
  /** 0..1: how sure the change is, times how much it matters. */
  readonly strength: number;
}

interface Series {
  readonly service: string;
  readonly metric: string;
  readonly points: readonly Point[];
}

const harmful: ReadonlySet<MetricMeaning['role']> = new Set(['errors', 'availability', 'latency']);

/** Errors, slowness and unavailability that began before the alert; strongest first, then the shorter name. */
export function metricHarms(series: readonly Series[], alertAtMs: number): MetricHarm[] {
  return series
    .flatMap(({ service, metric, points }): MetricHarm[] => {
      const meaning = metricMeaning(metric);
      if (!harmful.has(meaning.role)) return [];
      const shift = detectShift(points, { alertAtMs });
      const strength = shift ? shift.strength * severity(meaning, shift) : 0;
      return shift && strength > 0 ? [{ service, metric, meaning, shift, strength }] : [];
    })
    .sort((a, b) => b.strength - a.strength || a.metric.length - b.metric.length || (a.metric < b.metric ? -1 : 1));
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
/** An added share of failures of 3 % breaks nearly all objectives, 0.3 % few; see {@link slownessOf} for latency. */
const share = (added: number): number => clamp((added - 0.003) / 0.027);
/** The tail of a distribution trembles more than its middle. */
const tailDiscount = 0.8;
/** Without a unit, only the ratio can be judged: from half as much again to three times. */
const ratio = ({ before, after }: Shift): number => clamp((after / Math.max(before, 1e-9) - 1.5) / 1.5);

function severity(meaning: MetricMeaning, shift: Shift): number {
  const { before, after, direction } = shift;
  const isShare = Math.max(before, after) <= 1;
  if (meaning.role === 'errors') return direction === 'up' ? (isShare ? share(after - before) : ratio(shift)) : 0;
  if (meaning.role === 'availability') return direction === 'down' ? share((before - after) / (isShare ? 1 : 100)) : 0;
  if (meaning.role !== 'latency' || direction === 'down') return 0;
  const slow = meaning.toMs === undefined ? ratio(shift) : slownessOf(before * meaning.toMs, after * meaning.toMs);
  return slow * (meaning.tail ? tailDiscount : 1);
}
