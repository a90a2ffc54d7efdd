import { expect, test } from '@jest/globals';
import type { Observation, Report } from '@compass/contracts';
import { fullReport } from './full-report.js';
import { citedBy, renderObservations } from './observations.js';

test('each observation that a report cites is named once', () => {
  const evidence = { observations: ['a', 'b'] };
  const hypothesis = { supporting: [evidence], contradicting: [{ observations: ['c'] }], disproofs: [evidence] };
  const report = { hypotheses: [hypothesis], symptoms: [{ observations: ['c', 'd'] }] } as unknown as Report;
  expect(citedBy(report)).toEqual(['a', 'b', 'c', 'd']);
});

test('an observation says what was asked, when, and what it lacks', () => {
  const observation: Observation = {
    hash: '0123456789abcdef',
    environment: 'prod',
    query: '{"arguments":{"names":["cpu"],"window":{}},"operation":"range","signal":"metrics"}',
    window: { startMs: Date.UTC(2026, 0, 1, 3), endMs: Date.UTC(2026, 0, 1, 4) },
    availability: 'AVAILABILITY_AVAILABLE',
    result: '[]',
    summarised: true,
  };
  const { observations } = fullReport({ report: {} as Report, judgements: [] }, [observation]);
  expect(renderObservations(observations)).toBe(
    'Observations\n   0123456789  metrics.range 03:00:00–04:00:00 {"names":["cpu"]} (summarised)',
  );
});
