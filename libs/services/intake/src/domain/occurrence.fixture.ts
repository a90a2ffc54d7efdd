import type { Alert } from '@compass/contracts';
import type { Occurrence } from './occurrence.js';

/** For specs: an occurrence of a slow checkout. */
export function occurrence(key: string, change: Partial<Alert> = {}): Occurrence {
  const alert: Alert = {
    fingerprint: 'f1',
    source: 'alertmanager',
    environment: 'prod-eu',
    name: 'SlowCheckout',
    service: 'checkout',
    severity: 'SEVERITY_WARNING',
    status: 'ALERT_STATUS_FIRING',
    startsAtMs: 1_700_000_000_000,
    endsAtMs: 0,
    summary: '',
    labels: {},
    annotations: {},
    ...change,
  };
  return { key, alert };
}

/** The same occurrence once it has ended. */
export const ended = ({ key, alert }: Occurrence, endsAtMs: number): Occurrence => ({
  key,
  alert: { ...alert, status: 'ALERT_STATUS_RESOLVED', endsAtMs },
});
