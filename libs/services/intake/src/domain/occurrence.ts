import type { Alert } from '@compass/contracts';

/** One firing of one alert, from its start to its end: the copies that a monitor sends of it have one key. */
export interface Occurrence {
  /** Lower-case hex sha256 of what the monitor tells its own alerts apart by. */
  readonly key: string;
  /** As last notified. */
  readonly alert: Alert;
}

export const isFiring = (occurrence: Occurrence): boolean => occurrence.alert.status === 'ALERT_STATUS_FIRING';
