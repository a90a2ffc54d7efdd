import type { SeatedAgent } from '@compass/agent-sdk';
import { decodeEvent, encodeEvent, type Task } from '@compass/contracts';
import { citedBy, parseResult, type InvestigationEvent } from '@compass/service-orchestrator/domain';
import type { Unstamped } from '../drive/orchestrator-desk.js';

type Of<Type extends InvestigationEvent['type']> = Extract<InvestigationEvent, { type: Type }>;
/** What came of a task, as the commands that tell an investigation of it; the clock is that of whoever gives them. */
export type Told = Extract<Unstamped, { type: 'RecordAward' | 'RecordFailure' | 'ReceiveResult' }>;

/** What was recorded about a task: its accepted answer with the award that it belongs to, or that none came. */
export interface RecordedTask {
  readonly agent?: string;
  readonly told: readonly Told[];
}

/** Undefined for a task that was never asked. */
export function recordedTask(log: readonly InvestigationEvent[], taskId: string): RecordedTask | undefined {
  if (!log.some((event) => event.type === 'TasksRequested' && event.tasks.some((task) => task.taskId === taskId)))
    return undefined;
  const accepted = log.find((event): event is Of<'ResultAccepted'> => isAccepted(event, taskId));
  const award = log.findLast((event): event is Of<'TaskAwardRecorded'> => isAward(event, taskId, accepted));
  const failure = log.find(
    (event) => event.type === 'AttemptFailureRecorded' && event.final && event.taskId === taskId,
  );
  if (award && accepted) {
    const { rejections: _, ...result } = accepted.result;
    return {
      agent: award.agent,
      told: [
        { type: 'RecordAward', award },
        { type: 'ReceiveResult', result, missing: [] },
      ],
    };
  }
  const told: Told[] = failure?.type === 'AttemptFailureRecorded' ? [{ type: 'RecordFailure', failure }] : [];
  return { ...(award && { agent: award.agent }), told };
}

function isAccepted(event: InvestigationEvent, taskId: string): boolean {
  return event.type === 'ResultAccepted' && event.result.taskId === taskId;
}

function isAward(event: InvestigationEvent, taskId: string, accepted?: Of<'ResultAccepted'>): boolean {
  if (event.type !== 'TaskAwardRecorded' || event.taskId !== taskId) return false;
  return !accepted || event.attempt === accepted.result.attempt;
}

/** Lets an agent do a task now: what it observes counts as stored. */
export async function workOn(seat: SeatedAgent, task: Task): Promise<Told[]> {
  const { name: agent, version: agentVersion } = seat.agent;
  const award = {
    taskId: task.taskId,
    attempt: 1,
    agent,
    agentVersion,
    reservedMicros: 0,
    deadlineAtMs: task.deadlineAtMs,
  };
  const answer = await seat.answer({ ...award, task }, new AbortController().signal);
  const type = 'compass.agents.v1.ResultReported';
  const result = parseResult(decodeEvent(type, encodeEvent(type, answer.result)));
  const stored = new Set(answer.observations.map(({ hash }) => hash));
  const missing = citedBy(result).filter((hash) => !stored.has(hash));
  const failed = { taskId: task.taskId, attempt: 1, reason: result.failure?.code ?? '', final: true, bids: [] };
  return [
    { type: 'RecordAward', award: { ...award, bids: [] } },
    { type: 'ReceiveResult', result, missing },
    ...(result.failure ? [{ type: 'RecordFailure', failure: failed } as const] : []),
  ];
}
