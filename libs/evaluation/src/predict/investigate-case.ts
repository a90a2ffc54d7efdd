import { seatAgent, type Agent } from '@compass/agent-sdk';
import { RecordingEnvironments } from '@compass/signals';
import type { Case } from '../cases/case-folders.js';
import { investigateAlert, type Investigated } from '../drive/investigate-alert.js';

/** One case from its alert to the report, by these agents. @param nowMs wall clock */
export async function investigateCase(found: Case, agents: readonly Agent[], nowMs: number): Promise<Investigated> {
  const environments = new RecordingEnvironments([found.root]);
  const seats = agents.map((agent) => seatAgent(agent, environments));
  return investigateAlert({ alert: found.alert, environment: found.environment, seats, nowMs });
}
