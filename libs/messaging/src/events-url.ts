import { PermanentError } from '@compass/kernel';

/** Where the event log is: Kafka's brokers, or the schema `events` of the service's own database. */
export type EventsLocation =
  { readonly kind: 'kafka'; readonly brokers: readonly string[] } | { readonly kind: 'postgres' };

/**
 * Reads COMPASS_EVENTS: `kafka://host:port,host:port` or `postgres:`.
 * @throws PermanentError `events-url-invalid`
 */
export function parseEventsUrl(text: string): EventsLocation {
  if (text === 'postgres:') return { kind: 'postgres' };
  const brokers = text.startsWith('kafka://') ? text.slice('kafka://'.length).replace(/\/$/, '').split(',') : [];
  if (brokers.length > 0 && brokers.every((broker) => /^[^\s:/@]+:\d{1,5}$/.test(broker)))
    return { kind: 'kafka', brokers };
  throw new PermanentError(
    'events-url-invalid',
    `"${text}" is not usable as the address of the event log: allowed are kafka://host:port,host:port and postgres:`,
  );
}
