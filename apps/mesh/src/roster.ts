import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { PermanentError } from '@compass/kernel';

/** The workspace; the same depth from src and from dist. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

/** One service or agent of the mesh: an app of this workspace. */
interface Part {
  readonly app: string;
  /** The setting by which others find its gRPC address. */
  readonly addressSetting?: string;
  /** Runs only where this setting is given. */
  readonly onlyWith?: string;
}

/** Every part, in the order in which they start; each waits for what it needs, so the order only saves retries. */
const parts: readonly Part[] = [
  { app: 'knowledge-store', addressSetting: 'COMPASS_KNOWLEDGE' },
  { app: 'task-market', addressSetting: 'COMPASS_MARKET' },
  { app: 'orchestrator', addressSetting: 'COMPASS_ORCHESTRATOR' },
  { app: 'intake', addressSetting: 'COMPASS_INTAKE' },
  { app: 'notifier', addressSetting: 'COMPASS_NOTIFIER', onlyWith: 'COMPASS_WEBHOOKS' },
  { app: 'gateway' },
  { app: 'agent-application' },
  { app: 'agent-database' },
  { app: 'agent-change' },
  { app: 'agent-infrastructure' },
  { app: 'agent-network' },
  { app: 'agent-tracing' },
];

/** One process of the mesh. */
export interface Member extends Part {
  /** The app's name, from the second instance on with its number. */
  readonly name: string;
}

/**
 * As many processes of each part as there are to be `instances`, of the parts that the configuration asks for.
 * @throws PermanentError `unknown-process` for a name in `without` that no part has
 */
export function membersOf(instances: number, without: readonly string[], env = process.env): Member[] {
  const unknown = without.filter((name) => !parts.some(({ app }) => app === name));
  if (unknown.length > 0)
    throw new PermanentError(
      'unknown-process',
      `there is no ${unknown.join(', ')}; there are ${parts.map(({ app }) => app).join(', ')}`,
    );
  return parts
    .filter(({ app, onlyWith }) => !without.includes(app) && (onlyWith === undefined || Boolean(env[onlyWith])))
    .flatMap((part) =>
      Array.from({ length: instances }, (_, n) => ({ ...part, name: n === 0 ? part.app : `${part.app}-${n + 1}` })),
    );
}

/** The program of a member, as built in this workspace or another. */
export const entryOf = ({ app }: Member, root = workspace): string => join(root, 'apps', app, 'dist/main.js');
