import { faultNamed } from '../faults/faults.js';
import type { IncidentPlan } from './incident-plan.js';

/** What is recorded next, side by side: at most so many of those that bear company; when none is left, the others one by one. */
export function nextWave(waiting: readonly IncidentPlan[], atOnce: number): readonly IncidentPlan[] {
  const companions = waiting.filter(({ fault }) => !faultNamed(fault.kind).alone);
  return companions.length > 0 ? companions.slice(0, atOnce) : waiting.slice(0, 1);
}
