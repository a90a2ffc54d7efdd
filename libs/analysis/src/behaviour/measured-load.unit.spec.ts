import { expect, test } from '@jest/globals';
import { measuredLoads } from './measured-load.js';

const sinceMs = 7_200_000;
const series = (service: string, metric: string, before: number, after: number) => ({
  ...{ service, metric },
  points: Array.from({ length: 300 }, (_, i) => [i * 30_000, i * 30_000 < sinceMs ? before : after] as const),
});

test('loads are how many times as much is asked since, where requests are counted', () => {
  const loads = measuredLoads(
    [
      series('web', 'http_requests', 10, 60),
      series('web', 'http_requests_of_a_route', 1, 1),
      series('web', 'cpu', 1, 9),
    ],
    sinceMs,
  );
  expect([...loads]).toEqual([['web', 6]]);
});

test('nothing is told where nothing was asked before', () => {
  expect(measuredLoads([series('web', 'requests', 0, 60)], sinceMs).size).toBe(0);
});
