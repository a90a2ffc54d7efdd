import { describe, expect, test } from '@jest/globals';
import { awardOf, Course, courseToDisproof, findingOf, open, resultOf } from '../investigation.fixture.js';
import { decide } from './decide.js';
import { taskOf } from './state.js';

describe('opening', () => {
  test('asks for one look by each known capability, all in one event', () => {
    const { log } = new Course();
    expect(log.map(({ type }) => type)).toEqual(['InvestigationOpened', 'TasksRequested']);
    expect(log[1]).toMatchObject({
      tasks: [
        { kind: 'diagnose', capability: 'diagnose.application', services: ['checkout'] },
        { kind: 'diagnose', capability: 'diagnose.database', deadlineAtMs: open.nowMs + 120_000 },
      ],
    });
  });

  test('the second time is no news', () => expect(new Course().send({ ...open, nowMs: open.nowMs + 5 })).toEqual([]));

  test('nothing happens to an investigation that was never opened', () => {
    expect(decide(undefined, { type: 'RecordResolution', resolvedAtMs: 1, nowMs: 2 })).toEqual([]);
  });

  test('at most ten look at once, the first ones known, and leave two fifths of the budget for disproofs and second attempts', () => {
    const capabilities = ['diagnose.z', ...Array.from({ length: 40 }, (_, n) => `diagnose.c${n}`)];
    const asked = new Course({ ...open, capabilities }).state.tasks;
    expect(asked).toHaveLength(10);
    expect(asked.map(({ task }) => task.capability)).toContain('diagnose.z');
    const whole = asked.reduce((sum, { task }) => sum + task.priceCeilingMicros, 0);
    expect(whole).toBeLessThanOrEqual(open.settings.budgetMicros * 0.6);
  });
});

describe('the incident goes on', () => {
  const [alert] = open.incident.alerts;

  test('copies of a known alert are no news, another alert is', () => {
    const course = new Course();
    course.then({ type: 'JoinAlert', alert: { ...alert!, startsAtMs: 5 } });
    course.then({ type: 'JoinAlert', alert: { ...alert!, service: 'web' } });
    course.then({ type: 'RecordResolution', resolvedAtMs: 7 });
    course.then({ type: 'RecordResolution', resolvedAtMs: 7 });
    expect(course.types).toEqual(['AlertJoined', 'IncidentResolutionRecorded']);
    expect(course.state.incident.alerts).toHaveLength(2);
  });
});

describe('which result counts', () => {
  const start = () => {
    const course = new Course();
    const { taskId } = course.task('diagnose.database');
    const award = (attempt: number, agent = 'looker') =>
      course.then({ type: 'RecordAward', award: awardOf(taskId, { attempt, agent }) });
    const report = (attempt: number, over = {}) =>
      course.then({ type: 'ReceiveResult', result: resultOf(taskId, { attempt, ...over }), missing: [] });
    const codes = () => course.state.uncounted.map(({ code }) => code);
    return { course, taskId, award, report, codes, answered: () => taskOf(course.state, taskId)?.answer?.attempt };
  };

  test('the first of the awarded attempt', () => {
    const { award, report, codes, answered } = start();
    award(1);
    report(1);
    report(1);
    expect([answered(), codes()]).toEqual([1, ['already-answered']]);
  });

  test('one that comes before its award waits for it', () => {
    const { course, award, report, answered } = start();
    report(1);
    expect(answered()).toBeUndefined();
    award(1);
    expect(answered()).toBe(1);
    expect(course.types).toEqual(['ResultHeld', 'TaskAwardRecorded', 'ResultAccepted']);
  });

  test('not one of an attempt that was given to another agent in the meantime', () => {
    const { award, report, codes, answered } = start();
    award(1);
    award(2, 'other');
    report(1);
    expect([answered(), codes()]).toEqual([undefined, ['older-attempt']]);
    report(2, { agent: 'other' });
    expect(answered()).toBe(2);
  });

  test('not one from an agent that was not awarded, even if it came first', () => {
    const { award, report, codes, answered } = start();
    report(1, { agent: 'liar' });
    report(1);
    award(1);
    expect([answered(), codes()]).toEqual([1, ['not-awarded']]);
    report(1, { agentVersion: '2' });
    expect(codes()).toEqual(['not-awarded', 'not-awarded']);
  });

  test('not a failure; the next attempt may answer', () => {
    const { award, report, codes, answered } = start();
    award(1);
    report(1, { failure: { code: 'boom', reason: 'bug' } });
    award(2);
    report(2);
    expect([answered(), codes()]).toEqual([2, ['failed']]);
  });

  test('not one to a question that nobody asked', () => {
    const { course, codes } = start();
    const stray = { type: 'ReceiveResult', result: resultOf('stray'), missing: [] } as const;
    course.then(stray);
    course.then(stray);
    expect(codes()).toEqual(['unknown-task']);
  });

  test('not one that comes when the investigation has gone on', () => {
    const { course, taskId, award, report, codes } = start();
    award(1);
    course.nowMs += 120_000;
    course.then({ type: 'PassDeadline', deadline: 'observe' });
    report(1, { findings: [findingOf()] });
    expect(codes()).toEqual(['late']);
    expect(taskOf(course.state, taskId)?.answer).toBeUndefined();
  });
});

describe('what is believed', () => {
  const rejections = (result: Partial<ReturnType<typeof resultOf>>, missing: string[] = []) => {
    const course = new Course();
    const { taskId } = course.task('diagnose.database');
    course.then({ type: 'RecordAward', award: awardOf(taskId) });
    course.then({ type: 'ReceiveResult', result: resultOf(taskId, result), missing });
    const answer = taskOf(course.state, taskId)?.answer;
    return { codes: answer?.rejections.map(({ code }) => code), findings: answer?.findings.length };
  };

  test.each([
    ['cites nothing', { findings: [findingOf({ observations: [] })] }, [], 'no-citation'],
    ['cites what it did not observe', { findings: [findingOf()], observations: [] }, [], 'not-observed'],
    ['cites what is not stored', { findings: [findingOf()] }, ['hash-1'], 'not-stored'],
    ['is stronger than certain', { findings: [findingOf({ strength: 1.1 })] }, [], 'strength-out-of-range'],
    ['has no strength', { findings: [findingOf({ strength: Number.NaN })] }, [], 'strength-out-of-range'],
    ['is about no service', { findings: [findingOf({ service: '' })] }, [], 'no-service'],
  ])('not a finding that %s', (_, result, missing, code) => {
    expect(rejections(result, missing)).toEqual({ codes: [code], findings: 0 });
  });

  test('the same finding once', () => {
    expect(rejections({ findings: [findingOf(), findingOf()] })).toEqual({ codes: ['duplicate'], findings: 1 });
  });

  test('not a graph that nobody observed', () => {
    expect(rejections({ graph: { calls: [], observations: ['made up'] } }).codes).toEqual(['not-observed']);
  });

  test('an answer about another hypothesis leaves the one in question untested', () => {
    const course = courseToDisproof();
    const { task } = course.state.tasks.find(({ step }) => step === 'disprove')!;
    const disproof = { hypothesisId: 'other', contradiction: 0, tested: true, statement: '', observations: [] };
    course.then({ type: 'RecordAward', award: awardOf(task.taskId) });
    course.then({ type: 'ReceiveResult', result: resultOf(task.taskId, { disproof }), missing: [] });
    expect(course.state.conclusion?.verdict.kind).toBe('insufficient-evidence');
    expect(course.state.hypotheses[0]?.status).toBe('untested');
  });
});

describe('money', () => {
  test('the same award, failure or settlement again is no news; that a failure is final may be said later', () => {
    const course = new Course();
    const { taskId } = course.task('diagnose.database');
    const failure = { taskId, attempt: 1, reason: 'deadline-passed', final: false, bids: [] };
    const settlement = { taskId, attempt: 1, reservedMicros: 9, spentMicros: 9 };
    for (let repeated = 0; repeated < 2; repeated += 1) {
      course.then({ type: 'RecordAward', award: awardOf(taskId) });
      course.then({ type: 'RecordFailure', failure });
      course.then({ type: 'RecordSettlement', settlement });
      course.then({ type: 'RecordFailure', failure: { ...failure, reason: 'no-bidder', final: true } });
    }
    expect(course.types).toEqual([
      'TaskAwardRecorded',
      'AttemptFailureRecorded',
      'SettlementRecorded',
      'AttemptFailureRecorded',
    ]);
  });

  test('what concerns no task of the investigation is not recorded', () => {
    const course = new Course();
    course.then({ type: 'RecordAward', award: awardOf('stray') });
    course.then({
      type: 'RecordSettlement',
      settlement: { taskId: 'stray', attempt: 1, reservedMicros: 1, spentMicros: 1 },
    });
    expect(course.types).toEqual([]);
  });
});
