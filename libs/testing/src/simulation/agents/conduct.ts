import type { Award, FindingInput, ResultReportedInput } from '@compass/contracts';
import type { Random } from '../schedule/random.js';

/** What an agent may do with an award. Most do what they should. */
const conducts = [
  ...Array.from({ length: 8 }, () => 'answers' as const),
  'answers twice',
  'fails',
  'stays silent',
  'is slow',
  'overcharges',
  'charges less than nothing',
  'names another attempt',
  'answers for another agent',
  'answers for another task',
  'changes its mind',
  'cites what it never saw',
  'exaggerates',
] as const;
export type Conduct = (typeof conducts)[number];

/** One report of an agent, and when it sends it. */
export interface Report {
  readonly delayMs: number;
  readonly result: ResultReportedInput;
}

/** All that an agent says about an award. @param stored the hash of an observation that is in the evidence store */
export function reportsOn(award: Award, stored: string, random: Random): { conduct: Conduct; reports: Report[] } {
  const conduct = random.pick(conducts);
  const delayMs = random.between(20, 3_000);
  const results = resultsOf(conduct, honest(award, stored), award);
  const spread = () => (conduct === 'is slow' ? random.between(4_000, 40_000) : delayMs + random.between(0, 500));
  return { conduct, reports: results.map((result) => ({ delayMs: spread(), result })) };
}

function resultsOf(conduct: Conduct, result: ResultReportedInput, award: Award): ResultReportedInput[] {
  const { attempt, agent, reservedMicros } = award;
  const failed = { ...result, status: 'RESULT_STATUS_FAILED', failureCode: 'no-data' } as const;
  switch (conduct) {
    case 'answers':
    case 'is slow':
      return [result];
    case 'answers twice':
      return [result, result];
    case 'fails':
      return [failed];
    case 'stays silent':
      return [];
    case 'overcharges':
      return [{ ...result, costMicros: Number.MAX_SAFE_INTEGER }];
    case 'charges less than nothing':
      return [{ ...result, costMicros: -reservedMicros }];
    case 'names another attempt':
      return [
        { ...result, attempt: attempt + 1 },
        { ...result, attempt: Math.max(0, attempt - 1) },
      ];
    case 'answers for another agent':
      return [{ ...result, agent: agent === 'database' ? 'tracing' : 'database' }];
    case 'answers for another task':
      return [{ ...result, taskId: `${result.taskId}-other` }, result];
    case 'changes its mind':
      return [failed, { ...result, costMicros: reservedMicros }];
    case 'cites what it never saw':
      return [{ ...result, observations: [] }];
    case 'exaggerates':
      return [{ ...result, findings: (result.findings ?? []).map((finding) => ({ ...finding, strength: 7 })) }];
  }
}

function honest({ task, attempt, agent, agentVersion, reservedMicros }: Award, stored: string): ResultReportedInput {
  const { investigationId = '', taskId = '', claim } = task ?? {};
  const statement = 'looked for waits without locks, and found none';
  return {
    ...{ investigationId, taskId, attempt, agent, agentVersion, status: 'RESULT_STATUS_COMPLETED' },
    costMicros: Math.floor(reservedMicros / 2),
    observations: [stored],
    ...(claim
      ? {
          disproof: {
            hypothesisId: claim.hypothesisId,
            contradiction: 0.1,
            tested: true,
            statement,
            observations: [stored],
          },
        }
      : { findings: [findingOf(agent, stored)] }),
  };
}

function findingOf(agent: string, stored: string): FindingInput {
  const isDatabase = agent.startsWith('database');
  return {
    findingId: `finding of ${agent}`,
    service: 'payment',
    indicator: isDatabase ? 'lock_wait' : 'latency',
    category: isDatabase ? 'database.lock-contention' : '',
    stance: 'STANCE_SUPPORTS',
    direction: 'DIRECTION_UP',
    strength: 0.9,
    statement: 'rose from 2 ms to 900 ms',
    observations: [stored],
    refutations: ['waits without locks'],
  };
}
