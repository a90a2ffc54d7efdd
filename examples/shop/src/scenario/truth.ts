import { faultNamed } from '../faults/faults.js';
import type { IncidentPlan } from './incident-plan.js';

/** What a scorer is told of an incident. `anomalyStart` is epoch seconds, null where there is no fault. */
export function truthOf({ fault, onsetS, noise }: IncidentPlan, startS: number) {
  const cause = faultNamed(fault.kind).cause(fault.details);
  return {
    ...cause,
    compassCategory: cause.acceptedCategories[0] ?? null,
    anomalyStart: cause.rootService === null ? null : startS + onsetS,
    origin: 'examples/shop',
    plan: { onsetS, fault, noise },
  };
}
