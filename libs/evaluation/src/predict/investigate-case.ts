import { seatAgent, type Agent } from '@compass/agent-sdk';
import { sharedRecordings, type Environments } from '@compass/signals';
import type { Case } from '../cases/case-folders.js';
import { investigateAlert, type Investigated } from '../drive/investigate-alert.js';

/**
 * One case from its alert to the report, by these agents.
 * @param nowMs wall clock
 * @param environments where its recording is found; those below the case's own directory of sources, kept for the next case
 */
export async function investigateCase(
  found: Case,
  agents: readonly Agent[],
  nowMs: number,
  environments: Environments = sharedRecordings([found.root]),
): Promise<Investigated> {
  const seats = agents.map((agent) => seatAgent(agent, environments));
  return investigateAlert({ alert: found.alert, environment: found.environment, seats, nowMs });
}
