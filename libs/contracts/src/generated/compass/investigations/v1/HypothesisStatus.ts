// Original file: compass/investigations/v1/report.proto

export const HypothesisStatus = {
  HYPOTHESIS_STATUS_UNSPECIFIED: 'HYPOTHESIS_STATUS_UNSPECIFIED',
  /**
   * Nobody tried to disprove it.
   */
  HYPOTHESIS_STATUS_UNTESTED: 'HYPOTHESIS_STATUS_UNTESTED',
  /**
   * An attempt to disprove it failed.
   */
  HYPOTHESIS_STATUS_STANDS: 'HYPOTHESIS_STATUS_STANDS',
  /**
   * A human must judge.
   */
  HYPOTHESIS_STATUS_AMBIGUOUS: 'HYPOTHESIS_STATUS_AMBIGUOUS',
  HYPOTHESIS_STATUS_DISPROVED: 'HYPOTHESIS_STATUS_DISPROVED',
} as const;

export type HypothesisStatusInput =
  | 'HYPOTHESIS_STATUS_UNSPECIFIED'
  | 0
  /**
   * Nobody tried to disprove it.
   */
  | 'HYPOTHESIS_STATUS_UNTESTED'
  | 1
  /**
   * An attempt to disprove it failed.
   */
  | 'HYPOTHESIS_STATUS_STANDS'
  | 2
  /**
   * A human must judge.
   */
  | 'HYPOTHESIS_STATUS_AMBIGUOUS'
  | 3
  | 'HYPOTHESIS_STATUS_DISPROVED'
  | 4

export type HypothesisStatus = typeof HypothesisStatus[keyof typeof HypothesisStatus]
