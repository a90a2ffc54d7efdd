import { messageSchemas, type Schema } from './message-schema.js';
import { operations, parameters, type Operation } from './operations.js';

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
      schemas: {
        ...messageSchemas([
          'compass.investigations.v1.GetInvestigationResponse',
          'compass.investigations.v1.ListInvestigationsResponse',
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

function operationObject({ id, summary, path, body, success, refusals, ...operation }: Operation) {
  const named = (operation.parameters ?? []).map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return {
    operationId: id,
    summary,
    parameters: [...pathParameters(path), ...named],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [success.status]: { description: success.about, content: { 'application/json': { schema: success.schema } } },
      ...Object.fromEntries(Object.entries(refusals).map(([status, codes]) => [status, refusal(codes)])),
    },
  };
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
