import fc from 'fast-check';
import { awardOf, Course, findingOf, open, resultOf } from './investigation.fixture.js';

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
  precedents: fc.boolean(),
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
      return void course.then({
        type: 'ReceiveResult',
        result,
        missing: turn.attempt === 2 ? ['hash-1'] : [],
        ...(turn.precedents && { precedents: [] }),
      });
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
  judgeLeader(course);
  return course;
}

/** A human confirms what leads, twice. */
function judgeLeader(course: Course): void {
  const [leader] = course.state.hypotheses;
  const said = { hypothesisId: leader?.hypothesisId ?? 'none', choice: 'confirmed', by: 'ada', note: '' } as const;
  for (const judgementId of ['1', '1']) course.then({ type: 'JudgeHypothesis', judgement: { judgementId, ...said } });
}

/** Any course that ends in a verdict. */
export const anyCourse = fc.array(move, { maxLength: 50 }).map(courseOf);
