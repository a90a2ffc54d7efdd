import { alertFormatNames } from '@compass/contracts';
import { schemaRef, type Schema } from './message-schema.js';

/** One route of the REST API, as its document describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** With parameters in braces. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** Names of parameters that are not in the path: see `parameters`. */
  readonly parameters?: readonly (keyof typeof parameters)[];
  readonly body?: Schema;
  readonly success: { readonly status: number; readonly about: string; readonly schema: Schema };
  /** Status to the codes that come with it. */
  readonly refusals: Readonly<Record<number, readonly string[]>>;
}

export const parameters = {
  environmentHeader: {
    in: 'header',
    name: 'compass-environment',
    description: 'The environment of all alerts of the request; comes before the query.',
    schema: { type: 'string' },
  },
  environment: {
    in: 'query',
    name: 'environment',
    description: 'The environment of all alerts of the request, for senders that cannot set a header.',
    schema: { type: 'string', maxLength: 200 },
  },
  pageSize: { in: 'query', name: 'pageSize', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
  pageToken: {
    in: 'query',
    name: 'pageToken',
    description: 'nextPageToken of the page before.',
    schema: { type: 'string' },
  },
} as const;

const page = ['pageSize', 'pageToken'] as const;
const away = { 503: ['unavailable'], 504: ['deadline-exceeded'] };
const text = { type: 'string' };

const posted = {
  method: 'post',
  parameters: ['environmentHeader', 'environment'],
  body: { type: 'object', description: 'As the monitor sends it; docs/connect says how each is set up.' },
  success: {
    status: 202,
    about: 'The event log has the alerts: they will be looked at. The receipt asks what became of them.',
    schema: {
      type: 'object',
      required: ['topic', 'bytes', 'traceId', 'receiptId'],
      properties: { topic: text, bytes: { type: 'integer' }, traceId: text, receiptId: text },
    },
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

const alertOperations: readonly Operation[] = [
  { ...posted, path: '/v1/alerts', id: 'receiveAlerts', summary: 'Takes alerts of any format, recognised by shape.' },
  {
    ...posted,
    path: '/v1/alerts/{format}',
    id: 'receiveAlertsOfFormat',
    summary: `Takes alerts as a monitor sends them: ${alertFormatNames.join(', ')}.`,
  },
];

/** The REST API. A test compares it with the routes that there are. */
export const operations: readonly Operation[] = [
  ...alertOperations,
  {
    method: 'get',
    path: '/v1/investigations',
    id: 'listInvestigations',
    summary: 'Investigations, the newest first.',
    parameters: page,
    success: {
      status: 200,
      about: 'One page.',
      schema: schemaRef('compass.investigations.v1.ListInvestigationsResponse'),
    },
    refusals: { 400: ['invalid-query', 'invalid-page-token'], ...away },
  },
  {
    method: 'get',
    path: '/v1/investigations/{investigationId}',
    id: 'getInvestigation',
    summary: 'One investigation; once it is concluded, with its report.',
    success: {
      status: 200,
      about: 'The investigation.',
      schema: schemaRef('compass.investigations.v1.GetInvestigationResponse'),
    },
    refusals: { 404: ['unknown-investigation'], 410: ['investigation-pruned'], ...away },
  },
  {
    method: 'get',
    path: '/v1/observations/{hash}',
    id: 'getObservation',
    summary: 'One observation that a report cites: the query, to run it again, and what it gave.',
    success: { status: 200, about: 'The observation.', schema: schemaRef('compass.observations.v1.Observation') },
    refusals: { 404: ['unknown-observation'], ...away },
  },
  {
    method: 'get',
    path: '/v1/dead-letters',
    id: 'surveyDeadLetters',
    summary: 'The newest dead letters of all services, without their bodies.',
    parameters: ['pageSize'],
    success: {
      status: 200,
      about: 'Dead letters, and the services that did not answer.',
      schema: {
        type: 'object',
        required: ['deadLetters', 'unavailable'],
        properties: {
          deadLetters: { type: 'array', items: schemaRef('compass.operations.v1.DeadLetter') },
          unavailable: { type: 'array', items: text },
        },
      },
    },
    refusals: { 400: ['invalid-query'] },
  },
  {
    method: 'get',
    path: '/v1/dead-letters/{service}',
    id: 'listDeadLetters',
    summary: 'The dead letters of one service, without their bodies, the newest first.',
    parameters: page,
    success: {
      status: 200,
      about: 'One page.',
      schema: schemaRef('compass.operations.v1.ListDeadLettersResponse'),
    },
    refusals: { 400: ['invalid-query', 'page-token-invalid'], 404: ['unknown-service'], ...away },
  },
  {
    method: 'get',
    path: '/v1/dead-letters/{service}/{deadLetterId}',
    id: 'getDeadLetter',
    summary: 'One dead letter with its original bytes.',
    success: { status: 200, about: 'The dead letter.', schema: schemaRef('compass.operations.v1.DeadLetter') },
    refusals: { 404: ['unknown-service', 'dead-letter-not-found'], ...away },
  },
  {
    method: 'post',
    path: '/v1/dead-letters/{service}/{deadLetterId}/redrive',
    id: 'redriveDeadLetter',
    summary: 'Hands the message to its handler again, behind what waits for the same key.',
    success: { status: 202, about: 'It will be tried again.', schema: { type: 'object' } },
    refusals: { 404: ['unknown-service', 'dead-letter-not-found'], ...away },
  },
];
