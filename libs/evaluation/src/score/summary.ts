import { meanInterval, type Interval } from './bootstrap.js';
import { calibrationOf, type Calibration, type Judged } from './calibration.js';
import type { CaseScore } from './score-case.js';

/** The scores of a group of cases; intervals are bootstrapped. */
export interface Summary {
  readonly cases: number;
  readonly ac1: Interval;
  readonly ac3: Interval;
  readonly ac5: Interval;
  /** Mean of AC@1 … AC@5. */
  readonly avg5: Interval;
  readonly cause: Interval;
  /** Absent where no truth names an indicator. */
  readonly indicator1?: Interval;
  readonly commit?: Interval;
  readonly abstained: number;
  readonly confidence: number;
  readonly calibration: Calibration;
  readonly seconds: { readonly mean: number; readonly worst: number };
  /** The most of any case. */
  readonly residentBytes: number;
}

/** @param scores of answerable cases, at least one */
export function summarise(scores: readonly CaseScore[]): Summary {
  const share = (is: (score: CaseScore) => boolean | number) => meanInterval(scores.map((score) => Number(is(score))));
  const indicators = scores.flatMap(({ indicatorRank }) => indicatorRank ?? []);
  const commits = scores.flatMap(({ commitRight }) => commitRight ?? []);
  const seconds = scores.map((score) => score.seconds);
  return {
    cases: scores.length,
    ac1: share(({ objectRank }) => objectRank <= 1),
    ac3: share(({ objectRank }) => objectRank <= 3),
    ac5: share(({ objectRank }) => objectRank <= 5),
    avg5: share(({ objectRank }) => Math.max(0, 6 - objectRank) / 5),
    cause: share(({ causeFirst }) => causeFirst),
    ...(indicators.length > 0 && { indicator1: meanInterval(indicators.map((rank) => Number(rank === 1))) }),
    ...(commits.length > 0 && { commit: meanInterval(commits.map(Number)) }),
    confidence: mean(scores.map(({ confidence }) => confidence)),
    abstained: scores.filter(({ abstained }) => abstained).length,
    calibration: calibrationOf(scores.map(judged)),
    seconds: { mean: mean(seconds), worst: Math.max(...seconds) },
    residentBytes: Math.max(...scores.map(({ residentBytes }) => residentBytes)),
  };
}

/** Of what cannot be answered nothing is right. */
export const judged = ({ confidence, objectRank, answerable }: CaseScore): Judged => ({
  confidence,
  right: answerable && objectRank === 1,
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
