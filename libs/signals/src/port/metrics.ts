import type { TimeWindow } from '@compass/kernel';

/** Which series to read. */
export interface MetricRange {
  /** Absent or empty: every service. */
  readonly services?: readonly string[] | undefined;
  /** Absent or empty: every metric. */
  readonly names?: readonly string[] | undefined;
  readonly window: TimeWindow;
  /** Absent: as recorded. Else one point per step, the mean of its samples, at the step's start. */
  readonly stepSeconds?: number | undefined;
}

/** One metric of one service over time. */
export interface MetricSeries {
  readonly service: string;
  readonly metric: string;
  /** [environment's time in epoch ms, value], oldest first; absent samples are left out. */
  readonly points: readonly (readonly [tMs: number, value: number])[];
}

export interface MetricCatalogueRequest {
  readonly window: TimeWindow;
}

/** The metrics that a service has samples of. */
export interface ServiceMetrics {
  readonly service: string;
  readonly names: readonly string[];
}

/** The name under which user-facing indicators stand in place of a service: what users feel, never a cause. */
export const userFacingService = 'sli';
