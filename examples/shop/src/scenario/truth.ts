import type { Fault, IncidentPlan } from './incident-plan.js';

const CAUSES = {
  'lock-contention': {
    rootService: 'payment-db',
    acceptedServices: ['payment-db', 'payment'],
    rootIndicator: [
      'payment-db_postgresql-backends-waiting-for-lock',
      'payment-db_postgresql-sessions-blocked',
      'payment-db_postgresql-locks-not-granted',
      'payment-db_postgresql-lock-wait-longest-s',
    ],
    faultType: 'lock-contention',
    compassCategory: 'database.lock-contention',
  },
  'bad-release': {
    rootService: 'catalogue',
    acceptedServices: ['catalogue'],
    rootIndicator: ['catalogue_http-server-error-ratio', 'catalogue_route-get-products-id-error-ratio'],
    faultType: 'bad-release',
    compassCategory: 'application.bad-release',
  },
  none: { rootService: null, acceptedServices: [], rootIndicator: [], faultType: 'none', compassCategory: null },
} as const satisfies Record<Fault['kind'], unknown>;

/** What a scorer is told of an incident. `anomalyStart` is epoch seconds, null where there is no fault. */
export function truthOf(plan: IncidentPlan, startS: number) {
  return {
    ...CAUSES[plan.fault.kind],
    anomalyStart: plan.fault.kind === 'none' ? null : startS + plan.onsetS,
    origin: 'examples/shop',
    plan: { onsetS: plan.onsetS, fault: plan.fault, noise: plan.noise },
  };
}
