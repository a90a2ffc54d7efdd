import type { Agent } from '@compass/agent-sdk';
import { investigateCase, type Case } from '@compass/evaluation';
import { cpuMs } from '../cpu-time.js';

/**
 * CPU milliseconds that the agents' diagnoses of one case take, the data already read: each agent works on each of its tasks twice, and
 * the second time, that counts, its looks are answered with the observations of the first. Garbage collection is included.
 */
export async function diagnosisCost(found: Case, agents: readonly Agent[], nowMs: number): Promise<number> {
  let spentMs = 0;
  const measured = agents.map((agent): Agent => ({
    ...agent,
    investigate: async (task, context) => {
      const findings = await agent.investigate(task, context);
      const beganMs = cpuMs();
      await agent.investigate(task, context);
      spentMs += cpuMs() - beganMs;
      return findings;
    },
  }));
  await investigateCase(found, measured, nowMs);
  return spentMs;
}
