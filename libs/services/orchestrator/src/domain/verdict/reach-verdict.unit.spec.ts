import { describe, expect, test } from '@jest/globals';
import type { Finding } from '@compass/analysis';
import { awardOf, courseToDisproof, findingOf, Course, open, resultOf, testLeader } from '../investigation.fixture.js';

/** A symptom without a cause, as an agent reports what users feel. */
function symptom(strength: number): Finding {
  const { category, ...rest } = findingOf({ id: 'symptom', indicator: 'latency_p95', service: 'checkout', strength });
  expect(category).toBeDefined();
  return rest;
}

function testAll(course: Course, contradiction: number): void {
  for (const { task } of course.state.tasks.filter(({ step }) => step === 'disprove')) {
    const { hypothesisId } = task.claim!;
    const disproof = { hypothesisId, contradiction, tested: true, statement: 'tried', observations: ['hash-3'] };
    course.then({ type: 'RecordAward', award: awardOf(task.taskId) });
    course.then({ type: 'ReceiveResult', result: resultOf(task.taskId, { disproof }), missing: [] });
  }
}

describe('a cause', () => {
  test.each([
    [0, 'stands', 'cause'],
    [0.5, 'stands', 'cause'],
    [0.51, 'ambiguous', 'insufficient-evidence'],
    [0.7, 'ambiguous', 'insufficient-evidence'],
    [0.71, 'disproved', 'insufficient-evidence'],
  ])('contradicted by %d: the hypothesis is %s, the verdict %s', (contradiction, status, kind) => {
    const course = courseToDisproof();
    testLeader(course, contradiction);
    expect(course.state.hypotheses[0]?.status).toBe(status);
    expect(course.state.conclusion?.verdict.kind).toBe(kind);
  });

  test('is never one that nobody could test', () => {
    const course = courseToDisproof();
    testLeader(course, 0, false);
    expect(course.state.hypotheses[0]?.status).toBe('untested');
    expect(course.state.conclusion?.verdict.kind).toBe('insufficient-evidence');
  });

  test('gets likelier by surviving a test, less likely by failing one', () => {
    const probability = (contradiction: number) => {
      const course = courseToDisproof();
      const before = course.state.hypotheses[0]!.probability;
      testLeader(course, contradiction);
      return course.state.hypotheses[0]!.probability - before;
    };
    expect(probability(0)).toBeGreaterThan(0);
    expect(probability(0.9)).toBeLessThan(0);
  });

  test('is not named where another one at the same service is as likely, but the service is', () => {
    const rival = findingOf({ id: 'rival', category: 'application.overload' });
    const course = courseToDisproof([findingOf(), rival]);
    testAll(course, 0);
    expect(course.state.conclusion?.verdict).toMatchObject({
      kind: 'insufficient-evidence',
      reason: expect.stringContaining('likely at payment'),
    });
  });

  test('is not named where it could as well be at another service', () => {
    const course = courseToDisproof([findingOf({ service: 'ledger' }), findingOf({ service: 'stock' })]);
    testAll(course, 0);
    expect(course.state.conclusion?.verdict.kind).toBe('insufficient-evidence');
  });

  test('is named with the probability of its service, whatever else may be wrong there', () => {
    const course = courseToDisproof([
      findingOf(),
      findingOf({ id: 'weaker', category: 'database.overload', strength: 0.4 }),
    ]);
    testAll(course, 0);
    const { hypotheses, conclusion } = course.state;
    const atPayment = hypotheses.filter(({ service }) => service === 'payment');
    const share = atPayment.reduce((sum, { probability }) => sum + probability, 0);
    expect(atPayment.length).toBeGreaterThan(1);
    expect(conclusion?.verdict.kind).toBe('cause');
    expect(conclusion?.verdict.confidence).toBeCloseTo(share, 5);
  });

  test('that led and was disproved is told of, beside what is left', () => {
    const course = courseToDisproof([findingOf(), findingOf({ id: 'other', service: 'ledger', strength: 0.5 })]);
    testLeader(course, 0.9);
    course.then({ type: 'PassDeadline', deadline: 'conclude' });
    const { verdict } = course.state.conclusion!;
    expect(verdict.kind).toBe('insufficient-evidence');
    expect(course.state.hypotheses.map(({ status }) => status)).toContain('disproved');
    expect(verdict.reason).toContain('ledger');
  });

  test('is less sure where nobody could look, and monitors alone had spoken', () => {
    const confidence = (notAvailable: readonly string[]) => {
      const course = new Course();
      const graph = { calls: [{ caller: 'checkout', callee: 'payment' }], observations: ['hash-2'] };
      const observations = ['hash-1', 'hash-2', 'hash-4', 'hash-5', 'hash-6', 'hash-7'];
      course.answer('diagnose.database', { findings: [findingOf()], graph, observations, notAvailable });
      course.answer('diagnose.application', { observations: ['hash-8'] });
      testLeader(course, 0);
      return course.state.hypotheses[0]!.probability;
    };
    const platform = ['logs.templates', 'metrics.catalogue', 'traces.operations'];
    expect(confidence(platform)).toBe(confidence([]));
    expect(confidence([...platform, 'workloads.objects'])).toBeLessThan(confidence([]));
  });

  test('carries the agents, versions and observations of its disproof', () => {
    const course = courseToDisproof();
    testLeader(course, 0.2);
    expect(course.state.hypotheses[0]?.disproofs).toMatchObject([
      { agent: 'looker', agentVersion: '1', contradiction: 0.2, tested: true, observations: ['hash-3'] },
    ]);
  });
});

describe('no fault', () => {
  test('not when there was nothing to look at', () => {
    const course = new Course();
    for (const capability of ['diagnose.application', 'diagnose.database'])
      course.answer(capability, { observations: ['a', 'b'], notAvailable: ['logs.templates', 'logs.templates'] });
    expect(course.state.conclusion?.verdict).toMatchObject({
      kind: 'insufficient-evidence',
      reason: 'Agents found no telemetry to look at.',
    });
  });

  test('not when there was only the platform to look at, and nothing that tells what users get', () => {
    const course = new Course();
    const lacking = ['logs.templates', 'metrics.catalogue', 'traces.operations'];
    for (const capability of ['diagnose.application', 'diagnose.database'])
      course.answer(capability, { observations: ['a', 'b', 'c', 'd'], notAvailable: lacking });
    expect(course.state.conclusion?.verdict).toMatchObject({
      kind: 'insufficient-evidence',
      reason: expect.stringContaining('Nor can a fault be ruled out'),
    });
  });

  test.each([
    ['not when nothing that was measured tells of the alerting service', 'insufficient-evidence', ['checkout']],
    ['when others of the alerting services are told of', 'no-fault', ['checkout', 'payment']],
  ])('%s', (_, kind, alerting) => {
    const alerts = alerting.map((service) => ({ ...open.incident.alerts[0]!, service }));
    const course = new Course({ ...open, incident: { ...open.incident, alerts } });
    const untold = ['metrics.catalogue of checkout', 'traces.operations of checkout'];
    for (const capability of ['diagnose.application', 'diagnose.database'])
      course.answer(capability, { observations: ['a', 'b'], notAvailable: untold });
    expect(course.state.conclusion?.verdict.kind).toBe(kind);
  });

  test('when one of several signals is enough to tell what users get', () => {
    const course = new Course();
    for (const capability of ['diagnose.application', 'diagnose.database'])
      course.answer(capability, { observations: ['a', 'b'], notAvailable: ['logs.templates'] });
    expect(course.state.conclusion?.verdict.kind).toBe('no-fault');
  });

  test('when agents looked and users hardly suffer', () => {
    const course = courseToDisproof([symptom(0.1)]);
    expect(course.state.conclusion?.verdict).toMatchObject({ kind: 'no-fault' });
    expect(course.state.conclusion?.verdict.confidence).toBeGreaterThan(0.66);
    expect(course.state.conclusion?.verdict.confidence).toBeLessThan(0.75);
  });

  test('not when users suffer without a reason that is found', () => {
    const course = courseToDisproof([symptom(0.95)]);
    testAll(course, 0.9);
    expect(course.state.conclusion?.verdict.kind).toBe('insufficient-evidence');
  });

  test('every verdict has the full ranking', () => {
    const course = courseToDisproof([symptom(0.2)]);
    expect(course.state.hypotheses.map(({ category }) => category)).toEqual(['application.latency']);
  });
});
