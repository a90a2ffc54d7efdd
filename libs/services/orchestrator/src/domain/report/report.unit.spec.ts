import { describe, expect, test } from '@jest/globals';
import { awardOf, Course, courseToDisproof, testLeader } from '../investigation.fixture.js';
import type { InvestigationEvent } from '../investigation/events.js';
import { report, reportJson } from './report.js';

const concluded = () => {
  const course = courseToDisproof();
  testLeader(course, 0.1);
  return course;
};

describe('the report', () => {
  test('does not exist before the verdict', () => expect(report(new Course().log)).toBeUndefined());

  test('is the same bytes when its log was stored and read back', () => {
    const { log } = concluded();
    const restored = log.map((event) => JSON.parse(JSON.stringify(event)) as InvestigationEvent);
    expect(reportJson(restored)).toBe(reportJson(log));
  });

  test('is not changed by what is appended later', () => {
    const course = concluded();
    const before = reportJson(course.log);
    const { taskId } = course.task('diagnose.database');
    course.then({
      type: 'RecordSettlement',
      settlement: { taskId, attempt: 1, reservedMicros: 100_000, spentMicros: 5 },
    });
    course.then({ type: 'RecordAward', award: awardOf(taskId, { attempt: 2 }) });
    expect(course.types.slice(-2)).toEqual(['SettlementRecorded', 'TaskAwardRecorded']);
    expect(reportJson(course.log)).toBe(before);
  });

  test('counts what is spent, and open reservations in full', () => {
    const course = courseToDisproof();
    const { taskId } = course.task('diagnose.database');
    course.then({
      type: 'RecordSettlement',
      settlement: { taskId, attempt: 1, reservedMicros: 100_000, spentMicros: 5 },
    });
    testLeader(course, 0.1);
    expect(report(course.log)?.costMicros).toBe(5 + 100_000 + 100_000);
  });

  test('cites for every hypothesis the findings and observations that carry it', () => {
    const [first] = report(concluded().log)!.hypotheses;
    expect(first).toMatchObject({ supporting: [{ observations: ['hash-1'] }], refutations: ['waits without locks'] });
    expect(first!.reasoning.length).toBeGreaterThan(1);
  });

  test('says what it had to do without', () => {
    const course = new Course();
    course.nowMs += 400_000;
    course.then({ type: 'PassDeadline', deadline: 'conclude' });
    expect(report(course.log)?.degraded).toEqual([
      'found past its deadline after an outage',
      'diagnose.application: no answer in time',
      'diagnose.database: no answer in time',
      'earlier investigations were not consulted',
      'no service graph was seen',
    ]);
  });
});
