import { ascending, quantileOf, spreadOf } from './ascending.js';

/** The q-quantile (0..1) of values, see {@link quantileOf}. NaN for no values. */
export const quantile = (values: readonly number[], q: number): number => quantileOf(ascending(values), q);

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Robust standard deviation of values, see {@link spreadOf}. */
export const robustSpread = (values: readonly number[]): number => spreadOf(ascending(values));
