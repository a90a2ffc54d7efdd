import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyCourse } from './any-course.fixture.js';
import type { InvestigationEvent } from './investigation/events.js';
import { report, reportJson } from './report/report.js';

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
