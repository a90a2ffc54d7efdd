import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { specialists } from '../null-mesh/graph.js';
import { freeAddresses } from './ports.js';
import { appProgram, benchProgram, startProgram, untilReady } from './programs.js';
import type { Stage } from './stage.js';

const recordings = fileURLToPath(new URL('../../../../recordings', import.meta.url));
const services: Readonly<Record<string, string>> = {
  'knowledge-store': 'COMPASS_KNOWLEDGE',
  'task-market': 'COMPASS_MARKET',
  orchestrator: 'COMPASS_ORCHESTRATOR',
  intake: 'COMPASS_INTAKE',
};

/**
 * Every service on the way from the alert to the verdict as a process, and six agents that answer at once.
 * @param settings beside those by which they join
 * @param options.without processes that are not started
 */
export async function startCompassMesh(
  { kafka, database, directory }: Stage,
  settings: Readonly<Record<string, string>> = {},
  { without = [] }: { readonly without?: readonly string[] } = {},
) {
  const names = [...Object.keys(services), ...specialists].filter((name) => !without.includes(name));
  const free = await freeAddresses(2 * names.length);
  const [grpc, http] = [free.slice(0, names.length), free.slice(names.length)];
  const joining = {
    ...Object.fromEntries(names.flatMap((name, i) => (services[name] ? [[services[name], grpc[i]!]] : []))),
    COMPASS_EVENTS: `kafka://${kafka}`,
    COMPASS_DATABASE: database,
    COMPASS_RECORDINGS: recordings,
    COMPASS_LOG_LEVEL: 'warn',
    ...settings,
  };
  const programs = await Promise.all(
    names.map(async (name, i) => {
      const log = join(directory, `${name}.log`);
      const program = await startProgram({
        program: name in services ? appProgram(name) : benchProgram('mesh/instant-agent'),
        env: { ...joining, COMPASS_GRPC_LISTEN: grpc[i]!, COMPASS_HTTP_LISTEN: http[i]!, BENCH_AGENT: name },
        log,
      });
      await untilReady(program, log, () => answers(http[i]!));
      return program;
    }),
  );
  return {
    pids: Object.fromEntries(names.map((name, i) => [name, programs[i]!.pid])),
    /** host:port by process. */
    grpc: Object.fromEntries(names.map((name, i) => [name, grpc[i]!])),
    stop: async () => {
      await Promise.all(programs.map((program) => program.stop()));
    },
  };
}

const answers = (address: string): Promise<boolean> =>
  fetch(`http://${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
