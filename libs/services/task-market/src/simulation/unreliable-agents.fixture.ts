import type { Award, ResultReported, TaskAwarded } from '@compass/contracts';
import type { OutgoingEvent } from '@compass/messaging';

/** What an agent may do with an award. */
export const conducts = [
  'answers',
  'answers twice',
  'fails',
  'stays silent',
  'overcharges',
  'charges less than nothing',
  'names another attempt',
  'answers for another agent',
  'changes its mind',
] as const;
export type Conduct = (typeof conducts)[number];

/** All reports that an agent of that conduct makes of an award. */
export function reportsOn(published: OutgoingEvent, conduct: Conduct): ResultReported[] {
  const { award } = published.data as TaskAwarded;
  if (!award?.task || conduct === 'stays silent') return [];
  const honest = report(award, award.reservedMicros / 2);
  switch (conduct) {
    case 'answers':
      return [honest];
    case 'answers twice':
      return [honest, honest];
    case 'fails':
      return [{ ...honest, status: 'RESULT_STATUS_FAILED' }];
    case 'overcharges':
      return [{ ...honest, costMicros: Number.MAX_SAFE_INTEGER }];
    case 'charges less than nothing':
      return [{ ...honest, costMicros: -award.reservedMicros }];
    case 'names another attempt':
      return [
        { ...honest, attempt: award.attempt + 1 },
        { ...honest, attempt: award.attempt - 1 },
      ];
    case 'answers for another agent':
      return [{ ...honest, agent: 'somebody-else' }];
    case 'changes its mind':
      return [
        { ...honest, status: 'RESULT_STATUS_FAILED' },
        { ...honest, costMicros: award.reservedMicros },
      ];
  }
}

function report({ task, attempt, agent, agentVersion }: Award, cost: number): ResultReported {
  return {
    investigationId: task?.investigationId ?? '',
    taskId: task?.taskId ?? '',
    attempt,
    agent,
    agentVersion,
    status: 'RESULT_STATUS_COMPLETED',
    failureCode: '',
    failureReason: '',
    costMicros: Math.floor(cost),
    findings: [],
    topology: null,
    disproof: null,
    observations: [],
    notAvailable: [],
  };
}
