import { metricHarms, type Point } from '@compass/analysis';
import { cpuMs } from '../cpu-time.js';

const [services, samples, stepMs] = [2_500, 1_000, 5_000];
const metrics = ['latency-p99', 'latency-mean', 'error-rate', 'requests'];
/** What fails, and for how many samples before the end. */
const [failing, since] = [7, 60];

/** CPU milliseconds for ranking the anomalies of 10,000 series of 1,000 samples each, one service of which fails. */
export function manySeriesCost(): number {
  const series = Array.from({ length: services }, (_, service) =>
    metrics.map((metric, kind) => ({
      service: `service-${service}`,
      metric,
      points: Array.from({ length: samples }, (_, i) => sample(service, kind, i)),
    })),
  ).flat();
  const beganMs = cpuMs();
  const [worst] = metricHarms(series, (samples - 1) * stepMs);
  const spentMs = cpuMs() - beganMs;
  if (worst?.service !== `service-${failing}`) throw new Error(`ranked ${worst?.service} first`);
  return spentMs;
}

/** Noise around a level of each series' own, without randomness: every run ranks the same. */
function sample(service: number, kind: number, i: number): Point {
  const noise = Math.abs(Math.sin((service * metrics.length + kind + 1) * 12.9898 + i * 78.233) * 43_758.5453) % 1;
  const isFailing = service === failing && i >= samples - since;
  const level = metrics[kind] === 'error-rate' ? 0.001 : 40 + kind;
  return [i * stepMs, level * (0.8 + 0.4 * noise) * (isFailing ? 40 : 1)];
}
