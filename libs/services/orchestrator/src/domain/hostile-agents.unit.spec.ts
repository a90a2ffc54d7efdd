import { describe, expect, test } from '@jest/globals';
import { decodeEvent, encodeEvent, messageLimitBytes, type ResultReportedInput } from '@compass/contracts';
import { canonicalJson, CompassError } from '@compass/kernel';
import { Dice, mutateBytes } from '@compass/testing';
import { outgoingEvents } from '../edge/outgoing-events.js';
import { citedBy, parseResult } from '../edge/parse-result.js';
import { awardOf, Course, findingOf, resultOf } from './investigation.fixture.js';

const type = 'compass.agents.v1.ResultReported';
const read = (input: ResultReportedInput) => parseResult(decodeEvent(type, encodeEvent(type, input)));
const bytesOf = (course: Course) => course.log.reduce((sum, event) => sum + canonicalJson(event).length, 0);

/** The agent had the award of its task; then it says this. */
function said(input: ResultReportedInput, missing: readonly string[] = []): Course {
  const course = new Course();
  const { taskId } = course.task('diagnose.database');
  course.then({ type: 'RecordAward', award: awardOf(taskId) });
  const answered = {
    agent: 'looker',
    agentVersion: '1',
    attempt: 1,
    status: 'RESULT_STATUS_COMPLETED',
    taskId,
  } as const;
  course.then({ type: 'ReceiveResult', result: read({ ...answered, ...input }), missing });
  return course;
}

const finding = {
  findingId: 'f',
  service: 'web',
  category: 'application.overload',
  strength: 0.9,
  observations: ['own'],
};

describe('an agent that', () => {
  test('sends oversized findings gets no more into the log than anyone may', () => {
    const text = 'x'.repeat(2_000);
    const findings = Array.from({ length: 300 }, (_, n) => ({
      ...finding,
      ...{ findingId: `f${n}`, service: `s${n}`, statement: text, refutations: Array.from({ length: 50 }, () => text) },
    }));
    const course = said({ findings, observations: ['own'] });
    expect(bytesOf(course)).toBeLessThan(messageLimitBytes / 4);
    course.answer('diagnose.application');
    const [verdict] = course.log.slice(-1);
    const published = outgoingEvents(course.state, [verdict!], course.log);
    for (const { type, data } of published) expect(encodeEvent(type, data).length).toBeLessThan(messageLimitBytes);
  });

  test('cites what others observed, or what nobody stored, is not believed, and the report names it', () => {
    const course = said({ findings: [finding, { ...finding, findingId: 'g' }], observations: ['other'] });
    course.answer('diagnose.application');
    expect(course.state.hypotheses).toEqual([]);
    const stored = said({ findings: [finding], observations: ['own'] }, ['own']);
    const [answer] = stored.state.tasks.flatMap((task) => task.answer ?? []);
    expect(answer).toMatchObject({ findings: [], rejections: [{ code: 'not-stored', missing: ['own'] }] });
  });

  test.each([NaN, Infinity, -Infinity, -1e308, 2])(
    'is %d sure is not believed, and the log can still be written',
    (strength) => {
      const course = said({ findings: [{ ...finding, strength }], observations: ['own'] });
      const [answer] = course.state.tasks.flatMap((task) => task.answer ?? []);
      expect(answer?.rejections).toMatchObject([{ code: 'strength-out-of-range' }]);
      expect(() => bytesOf(course)).not.toThrow();
    },
  );

  test('never stops answering, for tasks that are not its own or do not exist, fills no log', () => {
    const course = new Course();
    const { taskId } = course.task('diagnose.database');
    for (let n = 0; n < 3_000; n++) {
      const result = resultOf(n % 2 ? taskId : `task ${n}`, {
        attempt: n,
        agent: `agent ${n % 300}`,
        findings: [findingOf()],
      });
      course.then({ type: 'ReceiveResult', result, missing: [] });
    }
    expect(course.log.length).toBeLessThan(300);
    expect(course.types).toEqual(expect.arrayContaining(['ResultHeld', 'ResultRefused']));
  });

  test('replays an old award gets no second hearing', () => {
    const course = said({ findings: [finding], observations: ['own'] });
    const { taskId } = course.task('diagnose.database');
    const before = course.log.length;
    for (let n = 0; n < 100; n++) {
      course.then({ type: 'RecordAward', award: awardOf(taskId) });
      course.then({
        type: 'ReceiveResult',
        result: resultOf(taskId, { findings: [findingOf({ id: `n${n}` })] }),
        missing: [],
      });
    }
    expect(course.log.slice(before).map((event) => event.type)).toEqual(['ResultSetAside']);
  });
});

test('whatever bytes come as a result: they are refused with a code, or written to the log', () => {
  const dice = new Dice(5);
  const course = new Course();
  const { taskId } = course.task('diagnose.database');
  course.then({ type: 'RecordAward', award: awardOf(taskId) });
  const answered = {
    taskId,
    agent: 'looker',
    agentVersion: '1',
    attempt: 1,
    status: 'RESULT_STATUS_COMPLETED',
  } as const;
  const disproof = { hypothesisId: 'h', contradiction: 0.1, tested: true, statement: 's', observations: ['own'] };
  const topology = { edges: [{ caller: 'a', callee: 'b' }], observations: ['own'] };
  const seed = encodeEvent(type, { ...answered, findings: [finding], disproof, topology, observations: ['own'] });
  let written = 0;
  for (let n = 0; n < 2_000; n++) {
    const result = resultIn(mutateBytes(seed, dice));
    if (!result) continue;
    const fresh = new Course();
    fresh.then({ type: 'RecordAward', award: awardOf(taskId) });
    fresh.then({ type: 'ReceiveResult', result, missing: citedBy(result).slice(1) });
    expect(() => bytesOf(fresh)).not.toThrow();
    written += 1;
  }
  expect(written).toBeGreaterThan(200);
});

function resultIn(body: Buffer) {
  try {
    return parseResult(decodeEvent(type, body));
  } catch (error) {
    expect(error).toBeInstanceOf(CompassError);
    return undefined;
  }
}
