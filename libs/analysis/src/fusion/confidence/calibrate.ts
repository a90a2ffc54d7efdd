import type { Weighed } from './share-of-first.js';

/**
 * How shares become probabilities. The log odds of each hypothesis against "none of these" become `intercept + slope · log odds`: a slope
 * below 1 says that evidence speaks bolder than results, an intercept above 0 that some hypothesis is right more often than was thought.
 * 0 and 1 change nothing. One slope for all is temperature scaling, with the intercept it is the two-parameter form of Cox: D. R. Cox,
 * Two further applications of a model for binary regression, 1958; C. Guo et al., On calibration of modern neural networks, 2017.
 */
export interface ConfidenceModel {
  readonly intercept: number;
  /** Above 0: more evidence never makes less sure. */
  readonly slope: number;
}

/** What a ranking rests on: telemetry that agents looked at, or only what monitors had said, which nobody could check. */
export type Basis = 'seen' | 'told';

/** A model for each basis: what was only told is right less often, however much of it there is. */
export type ConfidenceModels = Readonly<Record<Basis, ConfidenceModel>>;

/** "None of these" is never out of the question. */
const leastRest = 1e-3;
/** Nor is what is listed. */
const leastShare = 1e-6;

/** What a calibration reads of a ranking: the log odds of each hypothesis against "none of these". Free of any scale of its own. */
export function logOddsOf(ranking: readonly Weighed[]): number[] {
  const listed = ranking.reduce((sum, { probability }) => sum + probability, 0);
  const rest = Math.log(Math.max(leastRest, 1 - listed));
  return ranking.map(({ probability }) => Math.log(Math.max(leastShare, probability)) - rest);
}

/** 0..1 each, together below 1: the probabilities that belong to these log odds. */
export function probabilitiesAt(logOdds: readonly number[], { intercept, slope }: ConfidenceModel): number[] {
  const odds = logOdds.map((each) => Math.exp(intercept + slope * each));
  const whole = odds.reduce((sum, each) => sum + each, 1);
  return odds.map((each) => each / whole);
}

/** The same ranking in the same order, with probabilities that mean what they say; what is missing to 1 is "none of these". */
export function calibrate<T extends Weighed>(ranking: readonly T[], model: ConfidenceModel): T[] {
  const probabilities = probabilitiesAt(logOddsOf(ranking), model);
  return ranking.map((each, index) => ({ ...each, probability: probabilities[index]! }));
}
