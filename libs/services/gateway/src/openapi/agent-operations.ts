import { schemaRef } from './message-schema.js';
import { away, unreadable, type Operation } from './operation.js';
import { ownRef } from './own-schemas.js';

const refusals = { ...unreadable, 400: [...unreadable[400], 'invalid-registration'], ...away };

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
    body: ownRef('DrainRequest'),
    success: {
      status: 200,
      about: 'So it is, with the awards that it has not answered yet.',
      schema: ownRef('AgentDraining'),
    },
    refusals,
  },
  {
    method: 'post',
    path: '/v1/agents/{name}/{version}/weight',
    id: 'weighAgent',
    summary: 'Divides tasks among the versions of an agent, in proportion to their weights. Also before it registers.',
    scope: 'admin',
    body: ownRef('WeightRequest'),
    success: { status: 200, about: 'So it is.', schema: ownRef('AgentWeight') },
    refusals,
  },
];
