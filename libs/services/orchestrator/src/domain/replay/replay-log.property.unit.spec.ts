import { describe, expect, test } from '@jest/globals';
import { canonicalJson, sha256Hex } from '@compass/kernel';
import fc from 'fast-check';
import { anyCourse } from '../any-course.fixture.js';
import { courseToDisproof, findingOf, awardOf, Course, resultOf, testLeader } from '../investigation.fixture.js';
import type { InvestigationEvent } from '../investigation/events.js';
import { replayLog, type RecordedEvent } from './replay-log.js';

function recordingOf(log: readonly InvestigationEvent[]): RecordedEvent[] {
  return log.map((event, index) => {
    const data = canonicalJson(event);
    return { version: index + 1, type: event.type, data, hash: sha256Hex(data) };
  });
}

/** As somebody would who can write to the database: the hash is put right, too. */
const rewritten = (recorded: readonly RecordedEvent[], at: number, data: string): RecordedEvent[] =>
  recorded.map((event, index) => (index === at ? { ...event, data, hash: sha256Hex(data) } : event));

const concluded = () => {
  const course = courseToDisproof();
  testLeader(course, 0.1);
  return recordingOf(course.log);
};

describe('replay', () => {
  test('of any course, with repeated, late, refused and disbelieved results, gives the same log and report', () => {
    fc.assert(
      fc.property(anyCourse, ({ log }) => {
        const { equal, differences, report } = replayLog(recordingOf(log));
        expect({ equal, differences }).toEqual({ equal: true, differences: [] });
        expect(report?.recorded).toBe(report?.repeated);
      }),
    );
  });

  test('notices any changed byte', () => {
    const recorded = concluded();
    const place = fc.record({ at: fc.nat(recorded.length - 1), byte: fc.nat(), to: fc.integer({ min: 32, max: 126 }) });
    fc.assert(
      fc.property(place, ({ at, byte, to }) => {
        const bytes = Buffer.from(recorded[at]!.data);
        fc.pre(bytes[byte % bytes.length] !== to);
        bytes[byte % bytes.length] = to;
        const broken = recorded.map((event, index) => (index === at ? { ...event, data: bytes.toString() } : event));
        const { equal, differences } = replayLog(broken);
        expect(equal).toBe(false);
        expect(differences).toContainEqual(expect.objectContaining({ version: at + 1, kind: 'damaged' }));
      }),
    );
  });

  test('notices events that are left out, doubled or exchanged', () => {
    const recorded = concluded();
    const at = recorded.findIndex(({ type }) => type === 'ResultAccepted');
    expect(replayLog(recorded.toSpliced(at, 1)).equal).toBe(false);
    expect(replayLog(recorded.toSpliced(at, 0, recorded[at]!)).equal).toBe(false);
    expect(replayLog(recorded.with(at, recorded[at + 1]!).with(at + 1, recorded[at]!)).equal).toBe(false);
  });

  test('says which field of which event differs, also where the hash was forged', () => {
    const recorded = concluded();
    const at = recorded.findIndex(({ type }) => type === 'VerdictReached');
    const forged = recorded[at]!.data.replace('"kind":"cause"', '"kind":"no-fault"');
    expect(replayLog(rewritten(recorded, at, forged)).differences).toEqual([
      {
        version: at + 1,
        type: 'VerdictReached',
        kind: 'differs',
        fields: [{ path: 'verdict.kind', before: 'no-fault', after: 'cause' }],
      },
    ]);
  });

  test('notices a forged input by what was decided on it', () => {
    const recorded = concluded();
    const at = recorded.findIndex(({ type }) => type === 'TaskAwardRecorded');
    const forged = recorded[at]!.data.replace('"reservedMicros":100000', '"reservedMicros":1');
    const { differences } = replayLog(rewritten(recorded, at, forged));
    expect(differences).toMatchObject([{ type: 'VerdictReached', fields: [{ path: 'reportHash' }] }]);
  });
});

test('what was not believed is judged again: every reason comes out as it was recorded', () => {
  const course = new Course();
  const { taskId } = course.task('diagnose.database');
  const findings = [
    findingOf({ id: 'a', strength: 7 }),
    findingOf({ id: 'a' }),
    findingOf({ id: 'b', service: '' }),
    findingOf({ id: 'c', observations: ['not made'] }),
    findingOf({ id: 'd', observations: ['gone'] }),
    findingOf({ id: 'e', observations: [] }),
    findingOf({ id: 'f' }),
  ];
  const graph = { calls: [], observations: ['gone'] };
  const disproof = { hypothesisId: 'other', contradiction: 0, tested: true, statement: '', observations: [] };
  const result = resultOf(taskId, { findings, graph, disproof, observations: ['hash-1', 'gone'] });
  course.then({ type: 'ReceiveResult', result, missing: ['gone'], precedents: [] });
  course.then({ type: 'ReceiveResult', result: { ...result, agent: 'liar' }, missing: [] });
  course.then({ type: 'RecordAward', award: awardOf(taskId) });
  const accepted = course.log.find((event) => event.type === 'ResultAccepted');
  expect(accepted?.result.rejections.map(({ code }) => code)).toEqual([
    'strength-out-of-range',
    'duplicate',
    'no-service',
    'not-observed',
    'not-stored',
    'no-citation',
    'not-stored',
    'other-claim',
  ]);
  expect(replayLog(recordingOf(course.log))).toMatchObject({ equal: true, differences: [] });
});

test('precedents are recorded with the first result that is news, so that the log tells with which they came', () => {
  const course = new Course();
  const { taskId } = course.task('diagnose.database');
  const result = resultOf(taskId, { findings: [findingOf({ id: 'a' })] });
  const lie = { type: 'ReceiveResult', result: { ...result, agent: 'liar' }, missing: [] } as const;
  course.then({ type: 'RecordAward', award: awardOf(taskId) });
  course.then(lie);
  course.then({ ...lie, precedents: [] });
  expect(course.log.map(({ type }) => type)).not.toContain('PrecedentsFound');
  course.then({ type: 'ReceiveResult', result, missing: [], precedents: [] });
  expect(course.log.map(({ type }) => type)).toContain('PrecedentsFound');
  expect(replayLog(recordingOf(course.log))).toMatchObject({ equal: true, differences: [] });
});
