import { seatAgent, type Agent } from '@compass/agent-sdk';
import { sharedRecordings, type Environments } from '@compass/signals';
import type { Case } from '../cases/case-folders.js';
import { investigateAlert, type Investigated } from '../drive/investigate-alert.js';

/**
 * One case from its alert to the report, by these agents.
 * @param nowMs wall clock
 * @param environments where its recording is found; those below the case's own directory of sources, kept for the next case
 * @param leftOut cause categories whose checks are switched off
 */
export async function investigateCase(
  found: Case,
  agents: readonly Agent[],
  nowMs: number,
  environments: Environments = sharedRecordings([found.root]),
  leftOut?: ReadonlySet<string>,
): Promise<Investigated> {
  const seats = agents.map((agent) => seatAgent(agent, environments, leftOut));
  return investigateAlert({ alert: found.alert, environment: found.environment, seats, nowMs });
}
