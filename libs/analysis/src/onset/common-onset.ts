export interface Onset {
  readonly onsetMs: number;
  /** 0..1 */
  readonly strength: number;
}

/** A weaker shift says nothing about when. */
const fewestStrength = 0.3;

/** When several series changed together: the median of their onsets, weighted by strength. Undefined when none is strong enough. */
export function commonOnset(onsets: readonly Onset[]): number | undefined {
  const strong = onsets.filter(({ strength }) => strength >= fewestStrength).sort((a, b) => a.onsetMs - b.onsetMs);
  const half = strong.reduce((sum, { strength }) => sum + strength, 0) / 2;
  let sum = 0;
  return strong.find(({ strength }) => (sum += strength) >= half)?.onsetMs;
}
