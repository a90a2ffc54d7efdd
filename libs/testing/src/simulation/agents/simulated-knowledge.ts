import type { Knowledge } from '@compass/service-orchestrator/parts';
import type { SimulatedProcess } from '../process/simulated-process.js';
import type { Random } from '../schedule/random.js';

/** The knowledge store as one process of the orchestrator reaches it. @param stored hashes of the observations that it has */
export function simulatedKnowledge(process: SimulatedProcess, stored: ReadonlySet<string>, random: Random): Knowledge {
  return {
    missing: (hashes) => process.call('net.findMissing', () => hashes.filter((hash) => !stored.has(hash))),
    precedents: () => process.call('net.search', () => (random.chance(0.9) ? [] : undefined)).catch(() => undefined),
  };
}
