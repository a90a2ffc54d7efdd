import type { SeenMetric, Sighting } from '../inventory/inventory.js';
import type { RangeSteps } from '../range-steps.js';

/** One thing that is told of services, and how Prometheus is asked for it. */
export interface Measure {
  /** The name under which it is told. */
  readonly told: string;
  /** The metric whose sightings say of whom there is something to tell. */
  readonly metric: SeenMetric;
  /** How the series of one service belong together where different labels name it. */
  readonly together: (one: number, other: number) => number;
  /** @param matchers that the series have to fulfil besides @returns PromQL; one series per service */
  query(sighting: Sighting, steps: RangeSteps, matchers: readonly string[]): string;
}
