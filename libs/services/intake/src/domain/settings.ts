const minute = 60_000;
const hour = 60 * minute;

/** The figures of the rules; times are of the environment, as alerts tell when they began. */
export interface CorrelationSettings {
  /** Alerts of one workload belong together when they begin within this of one another. */
  readonly workloadMs: number;
  /** So do those of services that call each other. */
  readonly neighbourMs: number;
  /** Different alerts (fingerprints) of one incident at most. */
  readonly mostFingerprints: number;
  /** A failure that returns this soon after its end is the same. */
  readonly recurrenceMs: number;
  /** An investigation that began longer ago answers no recurrence. */
  readonly answerMs: number;
  /** From so many recurrences on a failure is said to flap. */
  readonly flappingFrom: number;
  /** Alerts that have no end are over when none of them came for so long. */
  readonly quietMs: number;
  /** All others, whose end may have been lost. */
  readonly forgottenMs: number;
}

export const correlationDefaults: CorrelationSettings = {
  workloadMs: 15 * minute,
  neighbourMs: 5 * minute,
  mostFingerprints: 30,
  recurrenceMs: hour,
  answerMs: 24 * hour,
  flappingFrom: 2,
  quietMs: hour,
  forgottenMs: 7 * 24 * hour,
};
