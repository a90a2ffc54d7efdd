/** A hypothesis with its share of what all of them, and "none of these", have together. */
export interface Weighed {
  readonly service: string;
  /** 0..1; over a ranking at most 1 together. */
  readonly probability: number;
}

/**
 * 0..1: what the hypotheses at the first one's service have together; 0 for an empty ranking. An engineer is sent to a place; what is
 * wrong there may have two names.
 */
export function shareOfFirst(ranking: readonly Weighed[]): number {
  const [first] = ranking;
  const same = ranking.filter(({ service }) => service === first?.service);
  return Math.min(
    1,
    same.reduce((sum, { probability }) => sum + probability, 0),
  );
}
