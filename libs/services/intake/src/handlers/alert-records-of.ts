import { deriveId } from '@compass/kernel';
import type { Delivery, LogRecord } from '@compass/messaging';
import type { Correlation } from '../domain/correlate.js';
import type { Decision } from '../domain/decision.js';
import type { AlertRecord } from '../store/alert-records.js';
import { partsHeader } from '../edge/message-parts.js';
import type { ReadMessage } from './correlate-alerts.js';

/** The header by which the gateway names a message to who posted it. */
const receiptHeader = 'compass-receipt';

/** What is kept of one message: of each alert in it what was decided, of everything else why it is none. */
export function recordsOf(
  { message, gathered }: Delivery<LogRecord, ReadMessage>,
  correlations: readonly Correlation[],
): AlertRecord[] {
  const at = `${message.topic}/${message.partition}/${message.offset}`;
  const { receivedAtMs, formats } = gathered;
  const receiptId = (message.headers[receiptHeader] ?? at).slice(0, 200);
  const told = [
    ...correlations.flatMap(({ decisions }) => decisions.map(decided)),
    ...gathered.ignored.map(({ reason, detail }) => ({
      ...ofNoAlert,
      format: formats[0] ?? '',
      rule: reason,
      reason: detail,
    })),
  ];
  const role = ['alert', message.headers[partsHeader]].filter(Boolean).join(' '); // what is read later has ids of its own
  return told.map((record, index) => ({ alertId: deriveId(at, role, index), receiptId, receivedAtMs, ...record }));
}

const ofNoAlert = {
  outcome: 'ignored' as const,
  incidentId: '',
  investigatedIncidentId: '',
  environment: '',
  occurrenceKey: '',
};

function decided({ occurrence, outcome, rule, reason, incidentId = '', answeredBy }: Decision) {
  const { key, alert } = occurrence;
  return {
    ...{ format: alert.source, outcome, rule, reason, incidentId, environment: alert.environment, occurrenceKey: key },
    investigatedIncidentId: answeredBy?.incidentId ?? '',
    ...(outcome !== 'copy' && { alert }),
  };
}
