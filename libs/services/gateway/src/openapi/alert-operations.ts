import { alertFormatNames } from '@compass/contracts';
import { schemaRef } from './message-schema.js';
import { away, page, unreadable, type Operation } from './operation.js';
import { ownRef } from './own-schemas.js';

const record = schemaRef('compass.alerts.v1.AlertRecord');
const silence = schemaRef('compass.alerts.v1.Silence');

const posted = {
  method: 'post',
  scope: 'open',
  parameters: ['environmentHeader', 'alertEnvironment'],
  body: ownRef('AlertPayload'),
  success: {
    status: 202,
    about:
      'The event log has the alerts: they will be looked at. The receipt asks what became of them. To send the same again is safe: an alert is known by its content, a copy is recorded as one and changes nothing.',
    schema: ownRef('AlertReceipt'),
  },
  refusals: {
    400: ['not-json', 'body-incomplete'],
    401: ['credentials-missing', 'credentials-invalid', 'signature-missing', 'signature-invalid', 'signature-expired'],
    413: ['message-too-large'],
    429: ['quota-exceeded'],
    503: ['event-log-unavailable'],
  },
} as const;

/** Monitors show who they are in ways of their own, or by a token with the scope `alert`. */
export const alertOperations: readonly Operation[] = [
  {
    ...posted,
    path: '/v1/alerts',
    id: 'receiveAlerts',
    summary: 'Takes alerts of any format, recognised by shape.',
    securedBy: ['token', 'password'],
  },
  {
    ...posted,
    path: '/v1/alerts/{key}',
    id: 'receiveAlertsOfFormat',
    summary: 'Takes alerts as a monitor sends them; the key is its format.',
    inPath: { key: { type: 'string', enum: alertFormatNames } },
    securedBy: ['token', 'password', 'pagerdutySignature', 'grafanaSignature', 'datadogSecret'],
    refusals: { ...posted.refusals, 404: ['unknown-alert-format'] },
  },
  {
    method: 'get',
    path: '/v1/alerts',
    id: 'listAlerts',
    summary: 'What became of alerts, the newest first.',
    scope: 'read',
    parameters: [...page, 'receipt', 'incident', 'environment', 'outcome'],
    success: { status: 200, about: 'One page.', schema: schemaRef('compass.alerts.v1.ListAlertsResponse') },
    refusals: { 400: ['invalid-page-token'], ...away },
  },
  {
    method: 'get',
    path: '/v1/alerts/{key}',
    id: 'getAlert',
    summary: 'Why an alert went where it went; the key is its id.',
    scope: 'read',
    success: { status: 200, about: 'The rule that decided, and its reason.', schema: record },
    refusals: { 404: ['unknown-alert'], ...away },
  },
  {
    method: 'get',
    path: '/v1/silences',
    id: 'listSilences',
    summary: 'Silences and maintenance windows, also those of the configuration, those that end last first.',
    scope: 'read',
    parameters: ['ended'],
    success: { status: 200, about: 'All of them.', schema: schemaRef('compass.alerts.v1.ListSilencesResponse') },
    refusals: away,
  },
  {
    method: 'post',
    path: '/v1/silences',
    id: 'createSilence',
    summary: 'From now on, or from its start, alerts that fit open no incident.',
    scope: 'decide',
    parameters: ['idempotencyKey'],
    body: ownRef('SilenceRequest'),
    success: { status: 201, about: 'It holds. Without a key a retry makes another one.', schema: silence },
    refusals: {
      ...unreadable,
      400: [...unreadable[400], 'invalid-silence'],
      422: ['silence-key-reused'],
      ...away,
    },
  },
  {
    method: 'post',
    path: '/v1/silences/{silenceId}/end',
    id: 'endSilence',
    summary: 'Ends a silence now.',
    scope: 'decide',
    success: { status: 200, about: 'It is over. To end it again changes nothing.', schema: silence },
    refusals: { 404: ['unknown-silence'], 409: ['silence-configured'], ...away },
  },
];
