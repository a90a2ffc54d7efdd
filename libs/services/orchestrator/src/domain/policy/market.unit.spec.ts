import { describe, expect, test } from '@jest/globals';
import { Course, courseToDisproof, findingOf, open, testLeader } from '../investigation.fixture.js';

describe('the course of an investigation', () => {
  test('look, rank, attack, conclude', () => {
    const course = courseToDisproof();
    expect(course.types.slice(-2)).toEqual(['HypothesesRanked', 'TasksRequested']);
    expect(course.log.at(-1)).toMatchObject({
      step: 'disprove',
      tasks: [{ capability: 'disprove.database', claim: { service: 'payment', category: 'database.lock-contention' } }],
    });
    testLeader(course, 0.1);
    expect(course.types.at(-1)).toBe('VerdictReached');
    expect(course.state.conclusion).toMatchObject({ verdict: { kind: 'cause', confirmed: false }, expired: false });
  });

  test('up to three leading hypotheses are attacked, by one event', () => {
    const findings = ['payment', 'catalogue', 'web', 'cart'].map((service) =>
      findingOf({ service, category: 'application.overload', id: service, observations: ['hash-1'] }),
    );
    const course = courseToDisproof(findings);
    expect(course.state.hypotheses.length).toBe(4);
    const asked = course.state.tasks.filter(({ step }) => step === 'disprove');
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(asked.length).toBeGreaterThan(0);
  });

  test('with nothing worth attacking it concludes at once', () => {
    const course = courseToDisproof([]);
    expect(course.types.slice(-2)).toEqual(['HypothesesRanked', 'VerdictReached']);
  });

  test('whoever cannot answer is not waited for', () => {
    const course = new Course();
    for (const { task } of course.state.tasks)
      course.then({
        type: 'RecordFailure',
        failure: { taskId: task.taskId, attempt: 0, reason: 'no-bidder', final: true, bids: [] },
      });
    expect(course.state.conclusion?.verdict).toMatchObject({
      kind: 'insufficient-evidence',
      reason: 'No agent answered: diagnose.application (no-bidder), diagnose.database (no-bidder).',
    });
  });
});

describe('deadlines', () => {
  test('the observe phase ends without those who have not answered', () => {
    const course = new Course();
    course.answer('diagnose.database', { findings: [findingOf()] });
    course.nowMs = open.nowMs + open.settings.observeMs;
    course.then({ type: 'PassDeadline', deadline: 'observe' });
    expect(course.state.stage).toBe('disproving');
  });

  test('the disproof round ends, and what was not tested is not accepted', () => {
    const course = courseToDisproof();
    course.nowMs += open.settings.disproofMs;
    course.then({ type: 'PassDeadline', deadline: 'disprove' });
    expect(course.state.conclusion?.verdict).toMatchObject({ kind: 'insufficient-evidence' });
    expect(course.state.conclusion?.verdict.reason).toContain('could not be put to the test');
  });

  test('a deadline of a stage that is over says nothing', () => {
    const course = courseToDisproof();
    expect(course.then({ type: 'PassDeadline', deadline: 'observe' })).toEqual([]);
    testLeader(course, 0);
    for (const deadline of ['observe', 'disprove', 'conclude'] as const)
      expect(course.then({ type: 'PassDeadline', deadline })).toEqual([]);
  });

  test('too late for a disproof round it concludes with what it has', () => {
    const course = new Course();
    course.nowMs = open.nowMs + open.settings.totalMs - open.settings.concludingMs - 3_000;
    course.answer('diagnose.database', { findings: [findingOf()] });
    course.then({ type: 'PassDeadline', deadline: 'observe' });
    expect(course.types.slice(-2)).toEqual(['HypothesesRanked', 'VerdictReached']);
    expect(course.state.conclusion?.expired).toBe(false);
  });

  test('found past its deadline it expires, and still has a verdict', () => {
    const course = new Course();
    course.nowMs = open.nowMs + open.settings.totalMs + 60_000;
    course.then({ type: 'PassDeadline', deadline: 'conclude' });
    expect(course.types).toEqual(['DeadlinePassed', 'HypothesesRanked', 'VerdictReached']);
    expect(course.state.conclusion).toMatchObject({ expired: true, verdict: { kind: 'insufficient-evidence' } });
  });

  test('what was answered during an outage counts, even where it is read after the phase should have ended', () => {
    const course = new Course();
    course.nowMs = open.nowMs + open.settings.observeMs + 30_000;
    course.answer('diagnose.database', { findings: [findingOf()] });
    course.then({ type: 'PassDeadline', deadline: 'observe' });
    expect(course.state).toMatchObject({ stage: 'disproving', hypotheses: [{ service: 'payment' }] });
  });
});
