/** An interval of the mean. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 1_000;
const seed = 20_240_601;

/**
 * The mean with its 95 % percentile bootstrap interval (Efron 1979): cases are drawn with replacement, a thousand times, always with the
 * same seed, so that the same cases give the same interval.
 */
export function meanInterval(values: readonly number[]): Interval {
  if (values.length === 0) return { mean: NaN, low: NaN, high: NaN };
  const random = mulberry32(seed);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: means[Math.floor(resamples * 0.025)]!, high: means[Math.ceil(resamples * 0.975) - 1]! };
}

/** A small generator of reproducible draws in [0, 1): Tommy Ettinger's mulberry32. */
export function mulberry32(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
