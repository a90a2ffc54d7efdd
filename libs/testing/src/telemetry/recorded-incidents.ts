import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../../../recordings/shop/', import.meta.url));

/** One of the bundled recordings, with what was wrong: for tests and scorers only. */
export interface RecordedIncident {
  readonly id: string;
  /** What `investigateRecording` opens. */
  readonly directory: string;
  readonly alertAtMs: number;
  /** The alerting service. */
  readonly service: string;
  /** For example lock-contention; `none` without a fault. */
  readonly faultType: string;
  /** Services that are right to name; empty without a fault. */
  readonly accepted: readonly string[];
  /** Of the cause; null without a fault. */
  readonly category: string | null;
}

interface Truth {
  readonly faultType: string;
  readonly acceptedServices: readonly string[];
  readonly compassCategory: string | null;
}

interface Alert {
  readonly alerts: readonly [{ readonly startsAt: string; readonly labels: Readonly<Record<string, string>> }];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(`${source}${path}`, 'utf8')) as T;

/** Whatever was recorded last; which case is which differs from seed to seed. */
export function recordedIncidents(): RecordedIncident[] {
  return Object.entries(read<Record<string, Truth>>('truth.json')).map(([id, truth]) => {
    const [alert] = read<Alert>(`cases/${id}/alert.json`).alerts;
    return {
      id,
      directory: `${source}cases/${id}`,
      alertAtMs: Date.parse(alert.startsAt),
      service: alert.labels['service'] ?? '',
      faultType: truth.faultType,
      accepted: truth.acceptedServices,
      category: truth.compassCategory,
    };
  });
}
