import { answerHeaders, headers } from './headers.js';
import { messageSchemas } from './message-schema.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';
import { ownRef, ownSchemas } from './own-schemas.js';
import { parameters } from './parameters.js';
import { securitySchemes } from './security-schemes.js';

const tags = {
  alerts: 'What monitors send, and what became of it.',
  silences: 'Times in which alerts open no incident.',
  incidents: 'Alerts that belong together.',
  investigations: 'The work on an incident, its verdict and its report.',
  observations: 'What a report cites.',
  agents: 'Who looks.',
  deadletters: 'What the services gave up on.',
};

/** The OpenAPI 3.1 document of the REST API; schemas of messages follow the protos. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'COMPASS',
      version: '1',
      description: 'Alerts in, investigations and their verdicts out.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The gateway that serves this document.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: pathItems(),
    components: {
      parameters,
      headers,
      securitySchemes,
      schemas: {
        ...messageSchemas([
          'compass.alerts.v1.ListAlertsResponse',
          'compass.incidents.v1.ListIncidentsResponse',
          'compass.alerts.v1.ListSilencesResponse',
          'compass.investigations.v1.GetInvestigationResponse',
          'compass.investigations.v1.ListInvestigationsResponse',
          'compass.investigations.v1.GetTimelineResponse',
          'compass.market.v1.ListAgentsResponse',
          'compass.observations.v1.Observation',
          'compass.operations.v1.ListDeadLettersResponse',
        ]),
        ...ownSchemas,
      },
    },
  };
}

function pathItems() {
  const items: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) (items[operation.path] ??= {})[operation.method] = operationObject(operation);
  return items;
}

function operationObject(operation: Operation) {
  const { id, summary, method, path, inPath, body, scope, securedBy = ['token'] } = operation;
  const conditional = method === 'get' ? (['ifNoneMatch'] as const) : [];
  const named = [...(operation.parameters ?? []), ...conditional].map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  return {
    operationId: id,
    tags: [path.split('/')[2]],
    summary,
    ...(scope !== 'open' && { description: `Scope \`${scope}\`.` }),
    security: securedBy.map((scheme) => ({ [scheme]: [] })),
    parameters: [...pathParameters(path, inPath), ...named],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responses(operation),
  };
}

function responses({ method, path, scope, success, without = {}, refusals }: Operation) {
  const denied: Operation['refusals'] =
    scope === 'open' ? {} : { 401: ['credentials-missing', 'credentials-invalid'], 403: ['scope-missing'] };
  const inPath = path.includes('{') ? ['bad-request'] : [];
  const malformed: Operation['refusals'] = { 400: ['invalid-query', ...inPath, ...(refusals[400] ?? [])] };
  const all: Operation['refusals'] = { ...denied, ...refusals, ...malformed };
  const unchanged = method === 'get' ? { 304: 'It is still what If-None-Match names.' } : {};
  const tagged = method === 'get' ? answerHeaders(200) : {};
  const bodiless = Object.entries({ ...unchanged, ...without } as Record<number, string>);
  return {
    [success.status]: { description: success.about, ...tagged, content: contentOf(success) },
    ...Object.fromEntries(bodiless.map(([status, description]) => [status, { description }] as const)),
    ...Object.fromEntries(
      Object.entries(all).map(([status, codes]) => [status, refusal(Number(status), codes)] as const),
    ),
  };
}

function contentOf({ schema, others = {} }: Operation['success']) {
  const all = { ...(schema && { 'application/json': schema }), ...others };
  return Object.fromEntries(Object.entries(all).map(([type, each]) => [type, { schema: each }]));
}

const pathParameters = (path: string, schemas: Operation['inPath'] = {}) =>
  Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    schema: schemas[name] ?? { type: 'string' },
  }));

const refusal = (status: number, codes: readonly string[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  ...answerHeaders(status),
  content: { 'application/problem+json': { schema: ownRef('Problem') } },
});
