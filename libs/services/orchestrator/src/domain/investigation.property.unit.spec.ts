import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { awardOf, Course, findingOf, open, resultOf } from './investigation.fixture.js';
import type { InvestigationEvent } from './investigation/events.js';
import { report, reportJson } from './report/report.js';

/** Something that the market or an agent says about some task, in any order, any number of times. */
const move = fc.record({
  what: fc.constantFrom('award', 'result', 'failed-result', 'failure', 'final', 'settlement', 'deadline', 'stray'),
  task: fc.nat({ max: 7 }),
  attempt: fc.integer({ min: 1, max: 3 }),
  agent: fc.constantFrom('a', 'b'),
  strength: fc.double({ min: 0, max: 1, noNaN: true }),
  service: fc.constantFrom('payment', 'checkout', 'catalogue'),
  category: fc.constantFrom('database.lock-contention', 'application.bad-release', 'application.latency'),
  waitMs: fc.constantFrom(0, 10, 5_000, 40_000),
  repeat: fc.boolean(),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function play(course: Course, turn: Move): void {
  const { tasks } = course.state;
  const { task } = tasks[turn.task % tasks.length]!;
  const who = { attempt: turn.attempt, agent: turn.agent };
  const finding = findingOf({ service: turn.service, category: turn.category, strength: turn.strength });
  const disproof = task.claim && {
    hypothesisId: task.claim.hypothesisId,
    contradiction: turn.strength,
    tested: turn.attempt < 3,
    statement: 'tried',
    observations: ['hash-3'],
  };
  const result = resultOf(turn.what === 'stray' ? 'stray' : task.taskId, {
    ...who,
    ...(disproof ? { disproof } : { findings: [finding] }),
    ...(turn.what === 'failed-result' && { failure: { code: 'boom', reason: 'bug' } }),
  });
  const failure = { taskId: task.taskId, attempt: turn.attempt, reason: 'deadline-passed', bids: [] };
  switch (turn.what) {
    case 'award':
      return void course.then({ type: 'RecordAward', award: awardOf(task.taskId, who) });
    case 'failure':
    case 'final':
      return void course.then({ type: 'RecordFailure', failure: { ...failure, final: turn.what === 'final' } });
    case 'settlement': {
      const settlement = { taskId: task.taskId, attempt: turn.attempt, reservedMicros: 9, spentMicros: 3 };
      return void course.then({ type: 'RecordSettlement', settlement });
    }
    case 'deadline':
      return void course.then({ type: 'PassDeadline', deadline: 'observe' });
    default:
      return void course.then({ type: 'ReceiveResult', result, missing: turn.attempt === 2 ? ['hash-1'] : [] });
  }
}

/** Whatever was said, at last the durable timer of the investigation goes off. */
function courseOf(moves: readonly Move[]): Course {
  const course = new Course();
  for (const turn of moves) {
    course.nowMs += turn.waitMs;
    play(course, turn);
    if (turn.repeat) play(course, turn);
  }
  course.nowMs = Math.max(course.nowMs, open.nowMs + open.settings.totalMs - open.settings.concludingMs);
  course.then({ type: 'PassDeadline', deadline: 'conclude' });
  return course;
}

const anyCourse = fc.array(move, { maxLength: 50 }).map(courseOf);
const of = <T extends InvestigationEvent['type']>(log: readonly InvestigationEvent[], type: T) =>
  log.filter((event): event is Extract<InvestigationEvent, { type: T }> => event.type === type);

test('every course ends in exactly one verdict', () => {
  fc.assert(
    fc.property(anyCourse, ({ log, state }) => {
      expect(of(log, 'VerdictReached')).toHaveLength(1);
      expect(state.stage).toBe('concluded');
      expect(of(log, 'HypothesesRanked').length).toBe(1);
    }),
  );
});

test('no task has two accepted results, and each is of an attempt that was awarded to its agent', () => {
  fc.assert(
    fc.property(anyCourse, ({ log }) => {
      const accepted = of(log, 'ResultAccepted').map(({ result }) => result);
      expect(new Set(accepted.map(({ taskId }) => taskId)).size).toBe(accepted.length);
      for (const { taskId, attempt, agent } of accepted)
        expect(of(log, 'TaskAwardRecorded')).toContainEqual(expect.objectContaining({ taskId, attempt, agent }));
    }),
  );
});

test('nothing is accepted after the verdict, and a cause has always stood a test', () => {
  fc.assert(
    fc.property(anyCourse, ({ log }) => {
      const end = log.findIndex(({ type }) => type === 'VerdictReached');
      expect(of(log.slice(end), 'ResultAccepted')).toEqual([]);
      const { verdict, hypotheses } = report(log)!;
      if (verdict.kind !== 'cause') return;
      const accepted = hypotheses.find(({ hypothesisId }) => hypothesisId === verdict.cause?.hypothesisId);
      expect(accepted?.status).toBe('stands');
      expect(accepted?.disproofs.some(({ tested }) => tested)).toBe(true);
    }),
  );
});

test('the log alone gives the same report, byte for byte', () => {
  fc.assert(
    fc.property(anyCourse, ({ log }) => {
      const restored = log.map((event) => JSON.parse(JSON.stringify(event)) as InvestigationEvent);
      expect(reportJson(restored)).toBe(reportJson(log));
    }),
  );
});
