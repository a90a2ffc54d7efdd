/** How scores become shares of what all candidates and "none of these" have together; see confidence for what they mean as probabilities. */
export interface ShareCurve {
  /** How much a difference of scores tells. */
  readonly sharpness: number;
  /** The score at which a well supported candidate is as likely as "none of these". */
  readonly neutralScore: number;
}

/** Unnormalised weight of a candidate against "none of these", whose weight is 1. No evidence, no weight. */
export function massOf(score: { readonly total: number; readonly evidence: number }, curve: ShareCurve): number {
  return score.evidence * Math.exp(curve.sharpness * (score.total - curve.neutralScore));
}

/**
 * Probabilities of candidates that exclude each other, beside an explicit "none of these" of mass 1: where all evidence is
 * weak, all of them are small, instead of one of them being large only for want of others.
 */
export function probabilitiesOf(masses: readonly number[]): number[] {
  const whole = masses.reduce((sum, mass) => sum + mass, 1);
  return masses.map((mass) => mass / whole);
}
