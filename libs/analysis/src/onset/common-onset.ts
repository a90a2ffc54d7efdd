export interface Onset {
  readonly onsetMs: number;
  /** 0..1 */
  readonly strength: number;
}

/** A weaker shift says nothing about when. */
const fewestStrength = 0.3;
/** Trouble spreads: those who feel it first tell best when it began; a quarter keeps single early outliers from deciding. */
const earliestShare = 0.25;

/** When several series changed together: the lower quartile of their onsets, weighted by strength. Undefined when none is strong enough. */
export function commonOnset(onsets: readonly Onset[]): number | undefined {
  const strong = onsets.filter(({ strength }) => strength >= fewestStrength).sort((a, b) => a.onsetMs - b.onsetMs);
  const enough = strong.reduce((sum, { strength }) => sum + strength, 0) * earliestShare;
  let sum = 0;
  return strong.find(({ strength }) => (sum += strength) >= enough)?.onsetMs;
}
