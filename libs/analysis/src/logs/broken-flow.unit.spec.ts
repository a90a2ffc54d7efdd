import { describe, expect, test } from '@jest/globals';
import { brokenFlows } from './broken-flow.js';
import type { CountedPath, LineKind } from './flow-paths.js';

const widthMs = 30_000;
const count = 80;
const alertAtMs = count * widthMs - 60_000;
const grid = { startMs: 0, widthMs, count };
const onset = count - 8;

const kinds: LineKind[] = [
  { level: 'SPAN', template: 'POST /order' },
  { level: 'INFO', template: 'checking stock' },
  { level: 'INFO', template: 'order placed' },
  { level: 'INFO', template: 'order put on the waiting list' },
  { level: 'ERROR', template: 'StockError' },
];
const [request, checking, placed, waiting, failed] = [0, 1, 2, 3, 4];

/** Requests per bucket before and since the onset. */
function path(left: readonly number[], before: number, since: number, service = 'orders'): CountedPath {
  return { service, kinds: left, counts: Array.from({ length: count }, (_, i) => (i < onset ? before : since)) };
}
const found = (...paths: CountedPath[]) =>
  brokenFlows(paths, kinds, grid, alertAtMs)
    .filter(({ strength }) => strength > 0.5)
    .map(({ service, missing }) => [service, missing]);

describe('a broken flow', () => {
  test('is a line that always came and no longer does, while what leads to it still comes', () => {
    expect(found(path([request, checking, placed], 3, 0), path([request, checking], 0, 3))).toEqual([
      ['orders', 'order placed'],
    ]);
  });

  test('may end in an error', () => {
    expect(found(path([request, checking, placed], 3, 1), path([request, checking, failed], 0, 2))).toEqual([
      ['orders', 'order placed'],
    ]);
  });

  test('is seen with the onset, whatever the traffic', () => {
    const [flow] = brokenFlows(
      [path([request, checking, placed], 2, 0), path([request, checking], 0, 20)],
      kinds,
      grid,
      alertAtMs,
    );
    expect(flow).toMatchObject({ onsetMs: onset * widthMs, after: { whole: 0 } });
  });

  test.each([
    ['another way that is taken', [path([request, placed], 3, 1), path([request, waiting], 0, 2)]],
    ['a mix of requests that changed', [path([request, placed], 3, 1), path([request, waiting], 3, 9)]],
    ['less traffic', [path([request, checking, placed], 9, 1)]],
    ['an error that no longer comes', [path([request, failed], 3, 0), path([request, placed], 0, 3)]],
    [
      'now and then a request that ends early',
      [path([request, checking, placed], 9, 20), path([request, checking], 0, 1)],
    ],
  ])('is not %s', (_, paths) => {
    expect(found(...paths)).toEqual([]);
  });

  test('is told once for each service', () => {
    const paths = ['cart', 'orders'].flatMap((service) => [
      path([request, checking, placed], 3, 0, service),
      path([request], 0, 3, service),
    ]);
    expect(found(...paths).map(([service]) => service)).toEqual(['cart', 'orders']);
  });
});
