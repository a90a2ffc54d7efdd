import { alertFormatNames } from '@compass/contracts';
import { objectOf, text, type Operation } from './operation.js';

const posted = {
  method: 'post',
  scope: 'open',
  parameters: ['environmentHeader', 'alertEnvironment'],
  body: { type: 'object', description: 'As the monitor sends it; docs/connect says how each is set up.' },
  success: {
    status: 202,
    about: 'The event log has the alerts: they will be looked at. The receipt asks what became of them.',
    schema: objectOf({ topic: text, bytes: { type: 'integer' }, traceId: text, receiptId: text }),
  },
  refusals: {
    400: ['not-json', 'invalid-query', 'body-incomplete'],
    401: ['credentials-missing', 'credentials-invalid', 'signature-missing', 'signature-invalid', 'signature-expired'],
    404: ['unknown-alert-format'],
    413: ['message-too-large'],
    429: ['quota-exceeded'],
    503: ['event-log-unavailable'],
  },
} as const;

/** Monitors show who they are in ways of their own, or by a token with the scope `alert`. */
export const alertOperations: readonly Operation[] = [
  { ...posted, path: '/v1/alerts', id: 'receiveAlerts', summary: 'Takes alerts of any format, recognised by shape.' },
  {
    ...posted,
    path: '/v1/alerts/{format}',
    id: 'receiveAlertsOfFormat',
    summary: `Takes alerts as a monitor sends them: ${alertFormatNames.join(', ')}.`,
  },
];
