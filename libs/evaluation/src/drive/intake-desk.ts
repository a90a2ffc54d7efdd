import { correlateInTurn, incidentEvents, nothingKnown, parseAlerts } from '@compass/service-intake/domain';
import { overTheWire, type WireEvent } from './wire.js';

/** What intake tells the mesh about a message that it has never seen the like of. @throws PermanentError as parseAlerts */
export function receiveAlerts(body: Uint8Array, environment: string): WireEvent[] {
  const { occurrences } = parseAlerts({ headers: { 'compass-environment': environment }, body }, undefined);
  const [correlation] = correlateInTurn(nothingKnown, [occurrences], 0);
  return correlation!.changes.flatMap((change) => incidentEvents(change).map(overTheWire));
}
