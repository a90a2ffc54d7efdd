import type { BidRecord, TaskAwarded, TaskFailed, TaskSettled } from '@compass/contracts';
import { PermanentError } from '@compass/kernel';
import type { AttemptFailure, Award, Bid, Settlement } from '../domain/investigation/task.js';

/** The award with the investigation that it belongs to. @throws PermanentError `invalid-award` */
export function parseAward({ award, bids }: TaskAwarded): { investigationId: string; award: Award } {
  if (!award?.task) throw new PermanentError('invalid-award', 'an award names its task');
  const { task, attempt, agent, agentVersion, reservedMicros, deadlineAtMs } = award;
  const { taskId, investigationId } = task;
  const parsed = { taskId, attempt, agent, agentVersion, reservedMicros, deadlineAtMs, bids: bids.map(parseBid) };
  return { investigationId, award: parsed };
}

export function parseFailure({ taskId, attempt, reason, final, bids }: TaskFailed): AttemptFailure {
  return { taskId, attempt, reason, final, bids: bids.map(parseBid) };
}

export function parseSettlement({ taskId, attempt, reservedMicros, spentMicros }: TaskSettled): Settlement {
  return { taskId, attempt, reservedMicros, spentMicros };
}

/** Numbers that JSON cannot write (an agent may send any double) become 0. */
function parseBid({ agent, agentVersion, priceMicros, expectedSeconds, confidence, score, declined }: BidRecord): Bid {
  return {
    agent,
    agentVersion,
    priceMicros,
    expectedSeconds: finite(expectedSeconds),
    confidence: finite(confidence),
    score: finite(score),
    ...(declined !== '' && { declined }),
  };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
