import { correlate, incidentEvents, parseAlerts } from '@compass/service-intake/domain';
import { overTheWire, type WireEvent } from './wire.js';

/** What intake tells the mesh about a message that it has never seen the like of. @throws PermanentError as parseAlerts */
export function receiveAlerts(body: Uint8Array, environment: string): WireEvent[] {
  const { occurrences } = parseAlerts({ headers: { 'compass-environment': environment }, body }, undefined);
  const groups = Map.groupBy(occurrences, ({ alert }) => alert.fingerprint);
  return [...groups.keys()].sort().flatMap((fingerprint) => {
    const change = correlate({ incidentCount: 0, known: new Map() }, groups.get(fingerprint)!);
    return change ? incidentEvents(change).map(overTheWire) : [];
  });
}
