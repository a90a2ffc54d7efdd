import { messageSchemas, type Schema } from './message-schema.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';
import { parameters } from './parameters.js';

const problemSchema: Schema = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable: programs may rely on it.' },
  },
};

/** The OpenAPI 3.1 document of the REST API; schemas of messages follow the protos. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: { title: 'COMPASS', version: '1', description: 'Alerts in, investigations and their verdicts out.' },
    paths: pathItems(),
    components: {
      parameters,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of the API; each operation names its scope.' },
      },
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
        Problem: problemSchema,
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
  const { id, summary, path, body, scope } = operation;
  const named = (operation.parameters ?? []).map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return {
    operationId: id,
    summary,
    ...(scope !== 'open' && { description: `Scope \`${scope}\`.`, security: [{ token: [] }] }),
    parameters: [...pathParameters(path), ...named],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responses(operation),
  };
}

function responses({ method, path, scope, success, without = {}, refusals }: Operation) {
  const denied: Operation['refusals'] =
    scope === 'open' ? {} : { 401: ['credentials-missing', 'credentials-invalid'], 403: ['scope-missing'] };
  const malformed: Operation['refusals'] = path.includes('{') ? { 400: ['bad-request', ...(refusals[400] ?? [])] } : {};
  const all: Operation['refusals'] = { ...denied, ...refusals, ...malformed };
  const unchanged = method === 'get' ? { 304: 'It is still what If-None-Match names.' } : {};
  return {
    [success.status]: { description: success.about, content: contentOf(success) },
    ...Object.fromEntries(
      Object.entries({ ...unchanged, ...without } as Record<number, string>).map(([status, description]) => [
        status,
        { description },
      ]),
    ),
    ...Object.fromEntries(Object.entries(all).map(([status, codes]) => [status, refusal(codes)] as const)),
  };
}

function contentOf({ schema, others = {} }: Operation['success']) {
  const all = { ...(schema && { 'application/json': schema }), ...others };
  return Object.fromEntries(Object.entries(all).map(([type, each]) => [type, { schema: each }]));
}

const pathParameters = (path: string) =>
  Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    in: 'path',
    name,
    required: true,
    schema: { type: 'string' },
  }));

const refusal = (codes: readonly string[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
