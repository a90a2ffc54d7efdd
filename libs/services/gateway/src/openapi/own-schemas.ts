import { schemaRef, type Schema } from './message-schema.js';
import { flag, listOf, objectOf, text, whole } from './operation.js';

/** Bodies that are no message of the protos: what the gateway takes, and what it puts together itself. */
export const ownSchemas = {
  AlertPayload: { type: 'object', description: 'As the monitor sends it; docs/connect says how each is set up.' },
  AlertReceipt: objectOf({
    topic: text,
    bytes: whole,
    traceId: text,
    receiptId: { ...text, description: 'GET /v1/alerts?receipt= asks by it what became of the alerts.' },
  }),
  SilenceRequest: silenceRequest(),
  JudgementRequest: judgementRequest(),
  FullReport: objectOf({
    report: schemaRef('compass.investigations.v1.Report'),
    judgements: listOf(schemaRef('compass.investigations.v1.Judgement')),
    observations: listOf(ownRef('CitedObservation')),
  }),
  CitedObservation: objectOf({
    ...{ hash: text, environment: text, signal: text, operation: text },
    arguments: { type: 'object' },
    window: { anyOf: [schemaRef('compass.observations.v1.Window'), { type: 'null' }] },
    ...{ available: flag, summarised: flag },
    link: { type: ['string', 'null'], description: 'Where people look at the same; by COMPASS_DEEP_LINKS.' },
  }),
  InvestigationLog: objectOf({ events: listOf(ownRef('LoggedEvent')) }),
  LoggedEvent: objectOf({
    version: whole,
    type: text,
    atMs: whole,
    hash: { ...text, description: 'Lower-case hex sha256 of the event as canonical JSON (RFC 8785).' },
    event: { type: 'object' },
  }),
  DrainRequest: objectOf({ draining: flag }),
  AgentDraining: objectOf({ name: text, version: text, draining: flag, openAwards: whole }),
  WeightRequest: objectOf({ weight: agentWeight() }),
  AgentWeight: objectOf({ name: text, version: text, weight: agentWeight() }),
  DeadLetterSurvey: objectOf({
    deadLetters: listOf(schemaRef('compass.operations.v1.DeadLetter')),
    unavailable: { ...listOf(text), description: 'Services that did not answer.' },
  }),
  Nothing: { type: 'object', maxProperties: 0 },
  Problem: {
    ...objectOf({
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: { ...text, description: 'Stable: programs may rely on it.' },
    }),
    description: 'RFC 9457.',
  },
} satisfies Readonly<Record<string, Schema>>;

/** Where one of them lies in the document. */
export function ownRef(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function agentWeight(): Schema {
  return { type: ['integer', 'null'], minimum: 0, maximum: 1_000_000_000, description: 'null: none any more.' };
}

function silenceRequest(): Schema {
  const moment = {
    oneOf: [
      { ...whole, description: 'Epoch milliseconds.' },
      { ...text, format: 'date-time' },
    ],
  };
  const name = { ...text, maxLength: 200 };
  const matcher = {
    ...objectOf({ label: name, pattern: { ...name, description: '* stands for any text.' }, negated: flag }),
    additionalProperties: false,
    required: ['label', 'pattern'],
  };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['matchers', 'endsAt'],
    properties: {
      kind: { ...text, enum: ['silence', 'maintenance'], default: 'silence' },
      environment: { ...text, maxLength: 200, description: 'Absent: all of them.' },
      matchers: { ...listOf(matcher), minItems: 1, maxItems: 20, description: 'All must fit.' },
      startsAt: moment,
      endsAt: moment,
      createdBy: { ...text, maxLength: 200, description: 'Who says so; absent: the name of the token.' },
      comment: { ...text, maxLength: 1000 },
    },
    examples: [
      {
        matchers: [{ label: 'service', pattern: '*-db' }],
        environment: 'prod-eu',
        endsAt: '2026-12-01T06:00:00Z',
        comment: 'being moved',
      },
    ],
  };
}

function judgementRequest(): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['hypothesisId', 'choice'],
    properties: {
      hypothesisId: text,
      choice: { ...text, enum: ['confirmed', 'rejected'] },
      by: { ...text, maxLength: 200, description: 'Who says so; absent: the name of the token.' },
      note: { ...text, maxLength: 4000 },
    },
    examples: [
      { hypothesisId: 'the id of one in the report', choice: 'confirmed', note: 'the migration held the lock' },
    ],
  };
}
