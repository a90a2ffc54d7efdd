import { schemaRef } from './message-schema.js';
import { away, page, text, unreadable, type Operation } from './operation.js';
import { ownRef } from './own-schemas.js';

const one = '/v1/investigations/{investigationId}';
const unknown = { 404: ['unknown-investigation'], 410: ['investigation-pruned'] };

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
    refusals: { 400: ['invalid-page-token'], ...away },
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
      schema: ownRef('FullReport'),
      others: { 'text/markdown': text, 'text/plain': text },
    },
    refusals: { ...unknown, 406: ['not-acceptable'], 409: ['not-concluded'], ...away },
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
    summary:
      'The log: as JSON, what there is now, or, to who accepts these alone, as server-sent events until the verdict.',
    scope: 'read',
    parameters: ['fromVersion', 'lastEventId'],
    success: {
      status: 200,
      about: 'Of each server-sent event, the id is the version, and the data is one entry of `events`.',
      schema: ownRef('InvestigationLog'),
      others: { 'text/event-stream': text },
    },
    without: { 204: 'The investigation has ended, and nothing follows: a browser stops asking.' },
    refusals: { ...unknown, 406: ['not-acceptable'], ...away },
  },
  {
    method: 'post',
    path: `${one}/judgements`,
    id: 'judgeHypothesis',
    summary: 'Confirms or rejects a hypothesis of an investigation that has ended. The report stays as it is.',
    scope: 'decide',
    parameters: ['idempotencyKey'],
    body: ownRef('JudgementRequest'),
    success: {
      status: 201,
      about: 'The judgement, as the log has it.',
      schema: schemaRef('compass.investigations.v1.Judgement'),
    },
    refusals: {
      ...unreadable,
      404: ['unknown-investigation', 'unknown-hypothesis'],
      409: ['not-concluded'],
      410: ['investigation-pruned'],
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
