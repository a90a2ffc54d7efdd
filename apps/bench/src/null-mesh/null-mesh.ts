import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freeAddresses } from '../mesh/ports.js';
import { benchProgram, startProgram, untilReady } from '../mesh/programs.js';
import type { Stage } from '../mesh/stage.js';
import { specialists } from './graph.js';

/** Starts one process for each member; its topics and its table have to be there. @returns where each is called, their process ids, and how to stop them */
export async function startNullMesh({ kafka, database, directory }: Stage) {
  const names = ['knowledge-store', 'task-market', 'orchestrator', 'intake', ...specialists];
  const free = await freeAddresses(names.length);
  const addresses = Object.fromEntries(names.map((name, i) => [name, free[i]!]));
  const env = { BENCH_KAFKA: kafka, BENCH_DATABASE: database, BENCH_ADDRESSES: JSON.stringify(addresses) };
  const programs = await Promise.all(
    names.map(async (name) => {
      const log = join(directory, `null-${name}.log`);
      const program = await startProgram({
        program: benchProgram('null-mesh/null-member'),
        env: { ...env, BENCH_ROLE: name },
        log,
      });
      await untilReady(program, log, () => readFileSync(log, 'utf8').includes('ready'));
      return program;
    }),
  );
  return {
    addresses,
    pids: Object.fromEntries(names.map((name, i) => [name, programs[i]!.pid])),
    stop: async () => {
      await Promise.all(programs.map((program) => program.stop()));
    },
  };
}
