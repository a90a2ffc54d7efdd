import { agentTopic, topics, type BidRecord } from '@compass/contracts';
import { deriveId } from '@compass/kernel';
import type { OutgoingEvent } from '@compass/messaging';
import type { Announcement } from '../registry/capabilities.js';
import type { Attempt, FailureReason, MarketTask } from './market-task.js';

/** What the market says. Ids are derived: deciding the same twice publishes the same event. */
export type MarketEvent =
  | OutgoingEvent<'compass.market.v1.TaskAwarded'>
  | OutgoingEvent<'compass.market.v1.AwardCancelled'>
  | OutgoingEvent<'compass.market.v1.TaskFailed'>
  | OutgoingEvent<'compass.market.v1.TaskSettled'>
  | OutgoingEvent<'compass.market.v1.CapabilitiesChanged'>;

/** To the agent, whose work it is, and to everyone else. */
export function taskAwarded({ task }: MarketTask, attempt: Attempt, bids: readonly BidRecord[]): MarketEvent[] {
  const { investigationId, taskId, agent, agentVersion, reservedMicros, deadlineAtMs } = attempt;
  const award = { task, attempt: attempt.attempt, agent, agentVersion, reservedMicros, deadlineAtMs };
  const data = { award, bids: [...bids] };
  const type = 'compass.market.v1.TaskAwarded' as const;
  const key = investigationId;
  return [
    { id: deriveId(taskId, 'award', attempt.attempt), type, topic: agentTopic(agent).name, key, data },
    { id: deriveId(taskId, 'awarded', attempt.attempt), type, topic: topics.market.name, key, data },
  ];
}

/** To the agent, whose work it is. @param attempt an open one */
export function awardCancelled({ agent, agentVersion, investigationId, taskId, attempt }: Attempt): MarketEvent {
  return {
    id: deriveId(taskId, 'cancelled', attempt),
    type: 'compass.market.v1.AwardCancelled',
    topic: agentTopic(agent).name,
    key: investigationId,
    data: { investigationId, taskId, attempt, agent, agentVersion, reason: 'investigation-closed' },
  };
}

/** @param bids what was offered when the failure is that of an auction */
export function taskFailed(
  { task, attempt }: MarketTask,
  reason: FailureReason,
  final: boolean,
  bids: readonly BidRecord[] = [],
): MarketEvent {
  const { investigationId, taskId } = task;
  return {
    id: deriveId(taskId, final ? 'failed-finally' : 'failed', attempt),
    type: 'compass.market.v1.TaskFailed',
    topic: topics.market.name,
    key: investigationId,
    data: { investigationId, taskId, attempt, reason, final, bids: [...bids] },
  };
}

/** @param attempt a settled one */
export function taskSettled({ investigationId, taskId, attempt, reservedMicros, spentMicros }: Attempt): MarketEvent {
  return {
    id: deriveId(taskId, 'settled', attempt),
    type: 'compass.market.v1.TaskSettled',
    topic: topics.market.name,
    key: investigationId,
    data: { investigationId, taskId, attempt, reservedMicros, spentMicros: spentMicros ?? 0 },
  };
}

export function capabilitiesChanged({ revision, capabilities }: Announcement): MarketEvent {
  return {
    id: deriveId('registry', 'capabilities', revision),
    type: 'compass.market.v1.CapabilitiesChanged',
    topic: topics.market.name,
    key: 'registry',
    data: { revision, capabilities: [...capabilities] },
  };
}
