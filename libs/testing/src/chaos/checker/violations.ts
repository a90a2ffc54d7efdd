import { alertViolations, incidentViolations } from './alerts-and-incidents.js';
import { effectViolations } from './effects.js';
import type { Facts } from './facts.js';
import { investigationViolations, verdictViolations } from './investigations.js';
import { ledgerViolations } from './ledger.js';
import { leftovers } from './leftovers.js';

/** One thing that does not hold. */
export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

/** What does not hold of an installation that has come to rest; empty when nothing is lost and nothing happened twice. */
export function violationsOf(facts: Facts): Violation[] {
  return [
    alertViolations,
    incidentViolations,
    investigationViolations,
    verdictViolations,
    effectViolations,
    ledgerViolations,
    leftovers,
  ].flatMap((check) => check(facts));
}
