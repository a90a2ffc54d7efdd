import { describe, expect, test } from '@jest/globals';
import { courseToDisproof, testLeader } from '../investigation.fixture.js';
import { reportJson } from '../report/report.js';
import type { Judgement } from './hypothesis.js';
import { refusalOf } from './judge.js';

function concluded() {
  const course = courseToDisproof();
  testLeader(course, 0.1);
  const [leader] = course.state.hypotheses;
  const judgement: Judgement = {
    judgementId: '1',
    hypothesisId: leader!.hypothesisId,
    choice: 'confirmed',
    by: 'ada',
    note: 'the migration held the lock',
  };
  return { course, judgement };
}

describe('a judgement', () => {
  test('is kept, once however often it comes, and the report stays as it was', () => {
    const { course, judgement } = concluded();
    const before = reportJson(course.log);
    expect(course.then({ type: 'JudgeHypothesis', judgement })).toMatchObject([{ type: 'HypothesisJudged' }]);
    expect(course.then({ type: 'JudgeHypothesis', judgement })).toEqual([]);
    expect(course.state.judgements).toMatchObject([judgement]);
    expect(reportJson(course.log)).toBe(before);
  });

  test('may be taken back by another', () => {
    const { course, judgement } = concluded();
    course.then({ type: 'JudgeHypothesis', judgement });
    course.then({ type: 'JudgeHypothesis', judgement: { ...judgement, judgementId: '2', choice: 'rejected' } });
    expect(course.state.judgements.map(({ choice }) => choice)).toEqual(['confirmed', 'rejected']);
  });

  test('is refused before the verdict, about nothing, and under the id of another', () => {
    const { course, judgement } = concluded();
    expect(refusalOf(courseToDisproof().state, judgement)).toBe('not-concluded');
    expect(refusalOf(course.state, { ...judgement, hypothesisId: 'none' })).toBe('unknown-hypothesis');
    course.then({ type: 'JudgeHypothesis', judgement });
    expect(refusalOf(course.state, { ...judgement, choice: 'rejected' })).toBe('judgement-id-reused');
    expect(course.then({ type: 'JudgeHypothesis', judgement: { ...judgement, choice: 'rejected' } })).toEqual([]);
  });
});
