import { schemaRef } from './message-schema.js';
import { away, objectOf, text, type Operation } from './operation.js';

const version = { name: text, version: text };
const weight = { type: ['integer', 'null'], minimum: 0, maximum: 1_000_000_000, description: 'null: none any more.' };
const refusals = { 400: ['not-json', 'invalid-body', 'invalid-registration', 'body-incomplete'], ...away };

export const agentOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/agents',
    id: 'listAgents',
    summary: 'The agents that are registered with the market.',
    scope: 'read',
    success: { status: 200, about: 'All of them.', schema: schemaRef('compass.market.v1.ListAgentsResponse') },
    refusals: away,
  },
  {
    method: 'post',
    path: '/v1/agents/{name}/{version}/drain',
    id: 'drainAgent',
    summary: 'Gives a version no new awards, or ends that; it finishes what it has. Also before it registers.',
    scope: 'admin',
    body: objectOf({ draining: { type: 'boolean' } }),
    success: {
      status: 200,
      about: 'So it is, with the awards that it has not answered yet.',
      schema: objectOf({ ...version, draining: { type: 'boolean' }, openAwards: { type: 'integer' } }),
    },
    refusals,
  },
  {
    method: 'post',
    path: '/v1/agents/{name}/{version}/weight',
    id: 'weighAgent',
    summary: 'Divides tasks among the versions of an agent, in proportion to their weights. Also before it registers.',
    scope: 'admin',
    body: objectOf({ weight }),
    success: { status: 200, about: 'So it is.', schema: objectOf({ ...version, weight }) },
    refusals,
  },
];
