import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The workspace; the same depth from src and from dist. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

/** One process of the mesh: an app of this workspace. */
export interface Member {
  readonly name: string;
  /** The setting by which others find its gRPC address. */
  readonly addressSetting?: string;
}

/** Every process, in the order in which they start; each waits for what it needs, so the order only saves retries. */
export const members: readonly Member[] = [
  { name: 'knowledge-store', addressSetting: 'COMPASS_KNOWLEDGE' },
  { name: 'task-market', addressSetting: 'COMPASS_MARKET' },
  { name: 'orchestrator', addressSetting: 'COMPASS_ORCHESTRATOR' },
  { name: 'intake', addressSetting: 'COMPASS_INTAKE' },
  { name: 'gateway' },
  { name: 'agent-application' },
  { name: 'agent-database' },
  { name: 'agent-change' },
  { name: 'agent-infrastructure' },
  { name: 'agent-network' },
  { name: 'agent-tracing' },
];

/** The program of a member. */
export const entryOf = (member: Member): string => join(workspace, 'apps', member.name, 'dist/main.js');
