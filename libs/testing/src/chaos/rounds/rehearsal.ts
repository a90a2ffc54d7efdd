import { isAgent } from '../mesh/processes.js';
import { untilAtRest } from './rest.js';
import type { Stage } from './stage.js';

const patienceMs = 120_000;

/** A step that processes of one kind were seen to do, and how often in one incident. */
export interface KnownStep {
  readonly process: string;
  readonly step: string;
  readonly times: number;
}

/**
 * Plays two incidents through without a fault and tells which steps each process did in the second. Of agents, which are all the same
 * to the mesh, one stands for all. Left out are steps that change nothing wherever they are cut off: heartbeats, and reads, after
 * which a process that dies leaves what it leaves when it dies at its next write.
 */
export async function rehearse(stage: Stage, agent: string): Promise<KnownStep[]> {
  const { mesh, feed, checker } = stage;
  for (const _ of ['warm up', 'look']) {
    mesh.trap.seen.clear();
    await feed.publish(1);
    const { violations } = await untilAtRest(checker, feed, patienceMs);
    if (violations.length > 0) throw new Error(`without a fault: ${JSON.stringify(violations)}`);
  }
  return [...mesh.trap.seen.values()]
    .filter(({ process }) => !isAgent(process) || process === agent)
    .filter(({ step }) => !/Heartbeat|: read |ListInvestigations|Metadata/.test(step))
    .map(({ process, step, times }) => ({ process, step, times }))
    .sort((a, b) => `${a.process} ${a.step}`.localeCompare(`${b.process} ${b.step}`));
}
