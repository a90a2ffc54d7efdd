import { PermanentError } from '@compass/kernel';
import type { AwardCancelled } from '@compass/contracts';
import { openEvent, typeOf, type LogRecord } from '@compass/messaging';
import type { Agent } from '../agent/define-agent.js';
import type { ReadAward } from '../investigation/task-investigator.js';

export const awardType = 'compass.market.v1.TaskAwarded';
const cancellationType = 'compass.market.v1.AwardCancelled';

/** The cancellation in a record of an agent's topic; undefined when it is none, or none for this version of the agent, or unreadable. */
export function readCancellation(record: LogRecord, agent: Agent): AwardCancelled | undefined {
  if (typeOf(record) !== cancellationType) return undefined;
  try {
    const { data } = openEvent(cancellationType, record);
    return data.agent === agent.name && data.agentVersion === agent.version ? data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The award in a record of an agent's topic; undefined when it is for another version of the agent, or no award.
 * @throws PermanentError `undecodable`, `not-an-event`, `unreadable-award` when nobody could be answered
 */
export function readAward(record: LogRecord, agent: Agent): ReadAward | undefined {
  if (typeOf(record) !== awardType) return undefined;
  const { award } = openEvent(awardType, record).data;
  const { task } = award ?? {};
  if (!award || !task?.taskId || !task.investigationId)
    throw new PermanentError('unreadable-award', 'the award names no task of an investigation');
  if (award.agent !== agent.name || award.agentVersion !== agent.version) return undefined;
  return { ...award, task };
}
