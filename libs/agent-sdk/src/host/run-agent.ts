import { defineService, runMain, type ServiceDefinition } from '@compass/runtime';
import type { Environment } from '@compass/signals';
import type { Agent } from '../agent/define-agent.js';
import { agentModule } from './agent-module.js';
import { agentSettings } from './agent-settings.js';

/** What an agent's owner may add. */
interface Own {
  /** Back ends of your own, by the names that alerts have for them. */
  readonly environments?: readonly Environment[];
}

/** An agent as a service of the runtime, for who runs several services in one process. */
export function agentService(agent: Agent, own: Own = {}): ServiceDefinition {
  const name = `agent-${agent.name}`;
  return defineService({
    name,
    settings: agentSettings,
    grpc: ['compass.agents.v1.AgentService'],
    createsTopics: false,
    module: (settings) => agentModule(agent, name, settings, own.environments),
  });
}

/** Runs an agent as a process of its own until it is told to stop; what an agent's main.ts calls. */
export function runAgent(agent: Agent, own: Own = {}): void {
  runMain(agentService(agent, own));
}
