import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Agent } from '@compass/agent-sdk';
import { PermanentError } from '@compass/kernel';

const isModule = (choice: string): boolean => /\.[cm]?[jt]s$/.test(choice);

/**
 * The agents that somebody named: `name` or `name@version` of those that are built in, or the path of a module that exports one or more.
 * @throws PermanentError `unknown-agent`, `invalid-agent-module`
 */
export async function chosenAgents(choices: readonly string[], builtIn: readonly Agent[]): Promise<Agent[]> {
  const found: Agent[] = [];
  for (const choice of choices) found.push(...(isModule(choice) ? await agentsIn(choice) : [named(choice, builtIn)]));
  return found;
}

function named(choice: string, builtIn: readonly Agent[]): Agent {
  const agent = builtIn.find(({ name, version }) => choice === name || choice === `${name}@${version}`);
  if (agent) return agent;
  const known = builtIn.map(({ name, version }) => `${name}@${version}`).join(', ');
  throw new PermanentError('unknown-agent', `no agent ${choice}: built in are ${known}; or name a module, ./agent.js`);
}

/** The agents that a module exports; a TypeScript file is run as it is. @throws PermanentError `invalid-agent-module` */
export async function agentsIn(path: string): Promise<Agent[]> {
  const exported: unknown = await import(pathToFileURL(resolve(path)).href).catch((cause: unknown) => {
    throw new PermanentError('invalid-agent-module', `${path} cannot be loaded: ${String(cause)}`, { cause });
  });
  const agents = Object.values(exported as object).filter(isAgent);
  if (agents.length === 0)
    throw new PermanentError('invalid-agent-module', `${path} exports no agent (see defineAgent)`);
  return agents;
}

/** What defineAgent gives. */
function isAgent(value: unknown): value is Agent {
  if (typeof value !== 'object' || value === null) return false;
  return ['name', 'version', 'capabilities', 'bid', 'investigate'].every((member) => member in value);
}
