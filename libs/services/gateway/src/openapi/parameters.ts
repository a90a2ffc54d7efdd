import { outcomes } from '../alerts/outcomes.js';

const text = { type: 'string' };
const words = (values: readonly string[]) => ({ type: 'array', items: { type: 'string', enum: values } });
const inQuery = (name: string, description: string, schema: object = text) => ({
  in: 'query',
  name,
  description,
  schema,
});
const moment = 'ISO 8601, or epoch milliseconds.';

/** What requests may have beside their path and body. */
export const parameters = {
  environmentHeader: {
    in: 'header',
    name: 'compass-environment',
    description: 'The environment of all alerts of the request; comes before the query.',
    schema: text,
  },
  alertEnvironment: inQuery(
    'environment',
    'The environment of all alerts of the request, for senders that cannot set a header.',
    { type: 'string', maxLength: 200 },
  ),
  idempotencyKey: {
    in: 'header',
    name: 'idempotency-key',
    description:
      'The same for every retry of one request: it has its effect once. Another request under the same key is refused.',
    schema: { type: 'string', maxLength: 200 },
  },
  ifNoneMatch: {
    in: 'header',
    name: 'if-none-match',
    description: 'The etag of an earlier answer: 304 while it is still the same.',
    schema: text,
  },
  lastEventId: {
    in: 'header',
    name: 'last-event-id',
    description: 'The id of the last event that was seen: the stream goes on behind it.',
    schema: { type: 'integer', minimum: 0 },
  },
  fromVersion: inQuery('fromVersion', 'The first version of the log to show.', {
    type: 'integer',
    minimum: 0,
    default: 1,
  }),
  format: inQuery('format', 'Comes before the header Accept.', { type: 'string', enum: ['json', 'markdown', 'text'] }),
  status: {
    ...inQuery('status', 'One of these.', words(['waiting', 'running', 'concluded', 'expired'])),
    explode: false,
  },
  incidentStatus: inQuery('status', 'Absent: both.', { type: 'string', enum: ['open', 'resolved'] }),
  verdict: {
    ...inQuery('verdict', 'How it ended: one of these.', words(['cause', 'no-fault', 'insufficient-evidence'])),
    explode: false,
  },
  environment: inQuery('environment', 'The environment of the incident.'),
  service: inQuery('service', 'The service of the alert, or the one where the cause is.'),
  incident: inQuery('incident', 'The id of the incident.'),
  receipt: inQuery('receipt', 'receiptId of the message that it came in.'),
  outcome: inQuery('outcome', 'What became of the alert.', { type: 'string', enum: outcomes }),
  ended: inQuery('ended', 'Those that are over, too.', { type: 'boolean', default: false }),
  since: inQuery('since', `Opened from here on: ${moment}`),
  until: inQuery('until', `Opened before this: ${moment}`),
  pageSize: inQuery('pageSize', 'Entries of a page.', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  pageToken: inQuery('pageToken', 'nextPageToken of the page before.'),
} as const;
