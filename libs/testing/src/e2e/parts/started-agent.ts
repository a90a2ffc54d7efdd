import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import type { RunningMesh } from '../../mesh/running-mesh.js';

/** Starts an agent's program as its owner would, beside a mesh that runs. */
export function startAgent({ environment }: RunningMesh, command: string, ...args: string[]): Promise<BoundProcess> {
  return startBoundProcess({
    ...{ command, args, output: 'ignore', stopSignal: 'SIGTERM', graceMs: 12_000 },
    env: { ...process.env, ...environment },
  });
}
