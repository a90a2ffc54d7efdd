import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyCourse } from '../any-course.fixture.js';
import { awardOf, Course, courseToDisproof, findingOf, open, resultOf, testLeader } from '../investigation.fixture.js';
import { timelineOf } from './timeline.js';

const sum = (parts: readonly { readonly ms: number }[]) => parts.reduce((total, { ms }) => total + ms, 0);

describe('where the time went', () => {
  test('by phase, and by task: auction, attempts in vain, work, waiting for others', () => {
    const course = new Course();
    const database = course.task('diagnose.database').taskId;
    course.then({ type: 'RecordAward', award: awardOf(database) });
    course.then({ type: 'RecordAward', award: awardOf(database, { attempt: 2, agent: 'second' }) });
    course.then({
      type: 'ReceiveResult',
      result: resultOf(database, { attempt: 2, agent: 'second', findings: [findingOf()] }),
      missing: [],
    });
    course.answer('diagnose.application');
    testLeader(course, 0.1);
    const { phases, tasks, totalMs } = timelineOf(course.log)!;
    expect(totalMs).toBe(7_000);
    expect(phases).toMatchObject([
      { phase: 'observe', startMs: 0, endMs: 5_000, endedBy: 'answers' },
      { phase: 'disprove', startMs: 5_000, endMs: 7_000, endedBy: 'answers' },
    ]);
    expect(tasks).toMatchObject([
      { capability: 'diagnose.application', auctionMs: 4_000, workMs: 1_000, waitingMs: 0, critical: true },
      {
        capability: 'diagnose.database',
        agent: 'second@1',
        attempts: 2,
        auctionMs: 1_000,
        againMs: 1_000,
        workMs: 1_000,
        waitingMs: 2_000,
        critical: false,
      },
      { capability: 'disprove.database', auctionMs: 1_000, workMs: 1_000, critical: true },
    ]);
  });

  test('names the deadline that ended a phase, and the task that nobody answered', () => {
    const course = new Course();
    course.answer('diagnose.database', { findings: [findingOf()] });
    course.nowMs = open.nowMs + open.settings.observeMs - 1_000;
    course.then({ type: 'PassDeadline', deadline: 'observe' });
    const { phases, tasks } = timelineOf(course.log)!;
    expect(phases).toMatchObject([{ endedBy: 'deadline' }, { phase: 'disprove', endedBy: 'running' }]);
    expect(tasks[0]).toMatchObject({ capability: 'diagnose.application', status: 'unanswered', critical: true });
  });

  test('what comes after the verdict takes no time', () => {
    const course = courseToDisproof();
    testLeader(course, 0.1);
    const before = timelineOf(course.log);
    const { taskId } = course.task('diagnose.database');
    const settlement = { taskId, attempt: 1, reservedMicros: 9, spentMicros: 3 };
    course.then({ type: 'RecordSettlement', settlement });
    expect(timelineOf(course.log)).toEqual(before);
  });

  test('the critical path adds up to the whole, and the parts of a task to its phase, whatever happened', () => {
    fc.assert(
      fc.property(anyCourse, ({ log }) => {
        const { criticalPath, phases, tasks, totalMs } = timelineOf(log)!;
        expect(sum(criticalPath)).toBe(totalMs);
        for (const { phase, auctionMs, againMs, workMs, waitingMs } of tasks) {
          const { startMs, endMs } = phases.find((each) => each.phase === phase)!;
          expect(auctionMs + againMs + workMs + waitingMs).toBe(endMs - startMs);
          expect(Math.min(auctionMs, againMs, workMs, waitingMs)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
