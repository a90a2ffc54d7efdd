import { schemaRef, type Schema } from './message-schema.js';
import { away, listOf, objectOf, page, text, type Operation } from './operation.js';

const one = '/v1/investigations/{investigationId}';
const unknown = { 404: ['unknown-investigation'], 410: ['investigation-pruned'] };
const whole = { type: 'integer' };
const flag = { type: 'boolean' };

const eventSchema: Schema = objectOf({
  version: whole,
  type: text,
  atMs: whole,
  hash: { ...text, description: 'Lower-case hex sha256 of the event as canonical JSON (RFC 8785).' },
  event: { type: 'object' },
});

const citedObservation: Schema = objectOf({
  ...{ hash: text, environment: text, signal: text, operation: text },
  arguments: { type: 'object' },
  window: { anyOf: [objectOf({ startMs: whole, endMs: whole }), { type: 'null' }] },
  ...{ available: flag, summarised: flag },
  link: { type: ['string', 'null'], description: 'Where people look at the same; by COMPASS_DEEP_LINKS.' },
});

const fullReport: Schema = objectOf({
  report: schemaRef('compass.investigations.v1.Report'),
  judgements: listOf(schemaRef('compass.investigations.v1.Judgement')),
  observations: listOf(citedObservation),
});

export const investigationOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/investigations',
    id: 'listInvestigations',
    summary: 'Investigations, the newest first.',
    scope: 'read',
    parameters: [...page, 'status', 'verdict', 'environment', 'service', 'incident', 'since', 'until'],
    success: {
      status: 200,
      about: 'One page.',
      schema: schemaRef('compass.investigations.v1.ListInvestigationsResponse'),
    },
    refusals: { 400: ['invalid-query', 'invalid-page-token'], ...away },
  },
  {
    method: 'get',
    path: one,
    id: 'getInvestigation',
    summary: 'One investigation; once it is concluded, with its report and what humans made of it.',
    scope: 'read',
    success: {
      status: 200,
      about: 'The investigation.',
      schema: schemaRef('compass.investigations.v1.GetInvestigationResponse'),
    },
    refusals: { ...unknown, ...away },
  },
  {
    method: 'get',
    path: `${one}/report`,
    id: 'getReport',
    summary:
      'The whole report: claims, evidence for and against, disproofs, cost, and the queries behind every piece of evidence.',
    scope: 'read',
    parameters: ['format'],
    success: {
      status: 200,
      about: 'The same content in each form.',
      schema: fullReport,
      others: { 'text/markdown': text, 'text/plain': text },
    },
    refusals: { 400: ['invalid-query'], ...unknown, 406: ['not-acceptable'], 409: ['not-concluded'], ...away },
  },
  {
    method: 'get',
    path: `${one}/timeline`,
    id: 'getTimeline',
    summary: 'Where the time went: phases, tasks, and what the verdict waited for.',
    scope: 'read',
    success: {
      status: 200,
      about: 'Milliseconds; starts and ends count from the opening.',
      schema: schemaRef('compass.investigations.v1.GetTimelineResponse'),
    },
    refusals: { ...unknown, ...away },
  },
  {
    method: 'get',
    path: `${one}/events`,
    id: 'getEvents',
    summary: 'The log: as server-sent events until the verdict, or, as JSON, what there is now.',
    scope: 'read',
    parameters: ['fromVersion', 'lastEventId'],
    success: {
      status: 200,
      about: 'Of each server-sent event, the id is the version, and the data is one entry of `events`.',
      schema: objectOf({ events: listOf(eventSchema) }),
      others: { 'text/event-stream': text },
    },
    without: { 204: 'The investigation has ended, and nothing follows: a browser stops asking.' },
    refusals: { 400: ['invalid-query'], ...unknown, 406: ['not-acceptable'], ...away },
  },
  {
    method: 'post',
    path: `${one}/judgements`,
    id: 'judgeHypothesis',
    summary: 'Confirms or rejects a hypothesis of an investigation that has ended. The report stays as it is.',
    scope: 'decide',
    parameters: ['idempotencyKey'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['hypothesisId', 'choice'],
      properties: {
        hypothesisId: text,
        choice: { type: 'string', enum: ['confirmed', 'rejected'] },
        by: { ...text, maxLength: 200, description: 'Who says so; absent: the name of the token.' },
        note: { ...text, maxLength: 4000 },
      },
    },
    success: {
      status: 201,
      about: 'The judgement, as the log has it.',
      schema: schemaRef('compass.investigations.v1.Judgement'),
    },
    refusals: {
      400: ['not-json', 'invalid-body', 'body-incomplete'],
      404: ['unknown-investigation', 'unknown-hypothesis'],
      409: ['not-concluded'],
      410: ['investigation-pruned'],
      413: ['message-too-large'],
      422: ['judgement-id-reused'],
      ...away,
    },
  },
  {
    method: 'get',
    path: '/v1/observations/{hash}',
    id: 'getObservation',
    summary: 'One observation that a report cites: the query, to run it again, and what it gave.',
    scope: 'read',
    success: { status: 200, about: 'The observation.', schema: schemaRef('compass.observations.v1.Observation') },
    refusals: { 404: ['unknown-observation'], ...away },
  },
];
