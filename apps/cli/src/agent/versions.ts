import { gatewayOf, type AccessOptions } from '../gateway/access.js';
import type { Gateway } from '../gateway/gateway.js';
import { print } from '../print.js';

const json = { 'content-type': 'application/json' };

const pathOf = (name: string, version: string): string =>
  `/v1/agents/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;

/** Drains a version of an agent, or ends that, and prints what it still has to answer. */
export async function drainAgent(
  name: string,
  version: string,
  { undo = false, ...access }: AccessOptions & { undo?: boolean },
): Promise<void> {
  const gateway = gatewayOf(access);
  const body = JSON.stringify({ draining: !undo });
  const drained = await gateway.post<{ openAwards: number }>(`${pathOf(name, version)}/drain`, body, json);
  const what = undo ? 'is asked for bids again' : 'gets no new awards';
  const awards = drained.openAwards === 1 ? '1 award' : `${drained.openAwards} awards`;
  print(drained, () => `${name}@${version} ${what}; it has ${awards} to answer\n`, access.json);
  await warnOfUnknown(gateway, name, version);
}

/** Gives a version of an agent a weight among those of its name, or takes it away. @param weight a whole number; absent: none */
export async function weighAgent(
  name: string,
  version: string,
  weight: number | undefined,
  access: AccessOptions,
): Promise<void> {
  const gateway = gatewayOf(access);
  const body = JSON.stringify({ weight: weight ?? null });
  const weighed = await gateway.post<object>(`${pathOf(name, version)}/weight`, body, json);
  const said = weight === undefined ? 'has no weight' : `has the weight ${weight}`;
  print(weighed, () => `${name}@${version} ${said}\n`, access.json);
  await warnOfUnknown(gateway, name, version);
}

/** It is kept for a version that comes later; more often it is a slip of the keyboard. */
async function warnOfUnknown(gateway: Gateway, name: string, version: string): Promise<void> {
  const { agents } = await gateway.get<{ agents: { agent: { name: string; version: string } }[] }>('/v1/agents');
  if (agents.some(({ agent }) => agent.name === name && agent.version === version)) return;
  console.error(`no instance of ${name}@${version} is registered: it holds as soon as one is`);
}
