import type { Finding } from '@compass/analysis';
import type { Command } from './investigation/commands.js';
import type { InvestigationEvent } from './investigation/events.js';
import { fold } from './investigation/evolve.js';
import type { Result } from './investigation/result.js';
import type { Investigation } from './investigation/state.js';
import type { Award, Task } from './investigation/task.js';
import { advance } from './policy/advance.js';
import { defaultSettings } from './policy/settings.js';

/** Numbers of its own: what is fitted anew must not change what tests say of verdicts. */
const confidence = { seen: { intercept: 1.5, slope: 1.1 }, told: { intercept: 1.5, slope: 0.5 } };
const openedAt = Date.UTC(2026, 0, 1, 12);
const alertAt = Date.UTC(2025, 5, 1, 8);

export const open: Extract<Command, { type: 'OpenInvestigation' }> = {
  type: 'OpenInvestigation',
  nowMs: openedAt,
  investigationId: '11111111-1111-5111-8111-111111111111',
  incident: {
    incidentId: '22222222-2222-5222-8222-222222222222',
    fingerprint: 'fingerprint',
    environment: 'shop/incident-001',
    service: 'checkout',
    severity: 'warning',
    startedAtMs: alertAt,
    alerts: [
      {
        fingerprint: 'fingerprint',
        source: 'alertmanager',
        environment: 'shop/incident-001',
        name: 'CheckoutSlow',
        service: 'checkout',
        severity: 'warning',
        status: 'firing',
        startsAtMs: alertAt,
        summary: 'p95 of checkout is above 1 s',
        labels: {},
        annotations: {},
      },
    ],
  },
  policy: { name: 'market', version: 'market-2' },
  settings: { ...defaultSettings, confidence },
  capabilities: ['diagnose.application', 'diagnose.database'],
};

/** An investigation driven by commands, with its log. */
export class Course {
  readonly log: InvestigationEvent[] = [];
  nowMs = openedAt;

  constructor(opening: Command = open) {
    this.send(opening);
  }

  get state(): Investigation {
    return fold(this.log)!;
  }

  /** Gives the events that followed. */
  send(command: Command): InvestigationEvent[] {
    const events = advance(fold(this.log), command);
    this.log.push(...events);
    return events;
  }

  /** One second later. */
  then(command: DistributiveOmit<Command, 'nowMs'>): InvestigationEvent[] {
    this.nowMs += 1000;
    return this.send({ ...command, nowMs: this.nowMs });
  }

  /** What happened, by type, without the opening and the request that follows it. */
  get types(): string[] {
    return this.log.slice(2).map(({ type }) => type);
  }

  task(capability: string): Task {
    return this.state.tasks.find(({ task }) => task.capability === capability)!.task;
  }

  /** Awards the task, and has it answered. */
  answer(capability: string, over: Partial<Result> = {}): void {
    const { taskId } = this.task(capability);
    this.then({ type: 'RecordAward', award: awardOf(taskId) });
    this.then({ type: 'ReceiveResult', result: resultOf(taskId, over), missing: [] });
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export function awardOf(taskId: string, over: Partial<Award> = {}): Award {
  return {
    taskId,
    attempt: 1,
    agent: 'looker',
    agentVersion: '1',
    reservedMicros: 100_000,
    deadlineAtMs: openedAt + 60_000,
    bids: [],
    ...over,
  };
}

export function resultOf(taskId: string, over: Partial<Result> = {}): Result {
  const findings = over.findings ?? [];
  return {
    taskId,
    attempt: 1,
    agent: 'looker',
    agentVersion: '1',
    findings,
    observations: [...findings.flatMap(({ observations }) => observations), ...(over.disproof?.observations ?? [])],
    notAvailable: [],
    ...over,
  };
}

export function findingOf(over: Partial<Finding> = {}): Finding {
  return {
    id: `finding of ${over.category ?? 'symptom'} at ${over.service ?? 'payment'}`,
    agent: 'looker',
    service: 'payment',
    indicator: 'lock_wait',
    category: 'database.lock-contention',
    stance: 'supports',
    direction: 'up',
    onsetMs: alertAt - 120_000,
    strength: 0.9,
    statement: 'lock waits rose from 2 ms to 900 ms',
    observations: ['hash-1'],
    refutations: ['waits without locks'],
    ...over,
  };
}

/** A course up to the disproof round: both agents answered, one of them with a lock contention that explains the alert. */
export function courseToDisproof(findings: readonly Finding[] = [findingOf()]): Course {
  const course = new Course();
  const graph = { calls: [{ caller: 'checkout', callee: 'payment' }], observations: ['hash-2'] };
  course.answer('diagnose.database', { findings, graph, observations: ['hash-1', 'hash-2'] });
  course.answer('diagnose.application', { observations: ['hash-4'] });
  return course;
}

/** Answers the disproof of the leading hypothesis. */
export function testLeader(course: Course, contradiction: number, tested = true): void {
  const { task } = course.state.tasks.find(({ step }) => step === 'disprove')!;
  const { hypothesisId } = task.claim!;
  const statement = 'tried to find waits without locks';
  const disproof = { hypothesisId, contradiction, tested, statement, observations: ['hash-3'] };
  course.then({ type: 'RecordAward', award: awardOf(task.taskId) });
  course.then({ type: 'ReceiveResult', result: resultOf(task.taskId, { disproof }), missing: [] });
}
