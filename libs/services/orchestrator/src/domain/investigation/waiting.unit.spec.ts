import { describe, expect, test } from '@jest/globals';
import { Course, open } from '../investigation.fixture.js';
import { replayLog } from '../replay/replay-log.js';
import { canonicalJson, sha256Hex } from '@compass/kernel';
import { report } from '../report/report.js';
import { deadlinesOf } from './deadlines.js';
import { concludeAtMs } from './state.js';

const opening = { ...open, waits: true } as const;
const { settings } = open;

const replayed = ({ log }: Course) =>
  replayLog(
    log.map((event, at) => {
      const data = canonicalJson(event);
      return { version: at + 1, type: event.type, data, hash: sha256Hex(data) };
    }),
  );

describe('an investigation that has to wait', () => {
  test('asks for nothing, and its only deadline is the end of its patience', () => {
    const course = new Course(opening);
    expect(course.log.map(({ type }) => type)).toEqual(['InvestigationOpened']);
    expect(deadlinesOf(course.log)).toEqual([{ deadline: 'admission', dueAtMs: open.nowMs + settings.waitMs! }]);
  });

  test('hears of further alerts and of the end of the incident', () => {
    const course = new Course(opening);
    const alert = { ...open.incident.alerts[0]!, service: 'payment' };
    course.then({ type: 'JoinAlert', alert });
    course.then({ type: 'RecordResolution', resolvedAtMs: 1 });
    expect(course.state).toMatchObject({ stage: 'waiting', resolvedAtMs: 1 });
    course.then({ type: 'Admit' });
    expect(course.task('diagnose.database').services).toEqual(['checkout', 'payment']);
  });

  test('has all of its time from its admission on', () => {
    const course = new Course(opening);
    course.nowMs += 600_000;
    const news = course.then({ type: 'Admit' });
    expect(news.map(({ type }) => type)).toEqual(['InvestigationAdmitted', 'TasksRequested']);
    expect(concludeAtMs(course.state)).toBe(course.nowMs + settings.totalMs - settings.concludingMs);
    expect(deadlinesOf(news)).toEqual([
      { deadline: 'conclude', dueAtMs: concludeAtMs(course.state) },
      { deadline: 'observe', dueAtMs: course.nowMs + settings.observeMs },
    ]);
    expect(course.then({ type: 'Admit' })).toEqual([]);
    expect(course.then({ type: 'PassDeadline', deadline: 'admission' })).toEqual([]);
  });

  test('concludes without having begun when nobody admits it in time, and says so', () => {
    const course = new Course(opening);
    course.nowMs += settings.waitMs!;
    course.then({ type: 'PassDeadline', deadline: 'admission' });
    expect(report(course.log)).toMatchObject({
      verdict: { kind: 'insufficient-evidence', reason: expect.stringContaining('Nobody looked') as unknown },
      expired: false,
      neverBegun: true,
      costMicros: 0,
    });
    expect(course.then({ type: 'Admit' })).toEqual([]);
    expect(replayed(course)).toMatchObject({ equal: true });
  });

  test('one that was admitted replays to the same bytes', () => {
    const course = new Course(opening);
    course.then({ type: 'Admit' });
    course.nowMs += settings.totalMs;
    course.then({ type: 'PassDeadline', deadline: 'conclude' });
    expect(report(course.log)).not.toHaveProperty('neverBegun');
    expect(replayed(course)).toMatchObject({ equal: true });
  });
});
