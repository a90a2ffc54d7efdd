import { describe, expect, test } from '@jest/globals';
import { lossRises } from './loss.js';

const alertAtMs = 3_600_000;
const series = (service: string, metric: string, before: number, since: number) => ({
  ...{ service, metric },
  points: Array.from({ length: 366 }, (_, i) => {
    const atMs = i * 10_000;
    return [atMs, (atMs < alertAtMs - 180_000 ? before : since) * (1 + ((i * 7) % 5) / 100)] as const;
  }),
});
const strengths = (...metrics: Parameters<typeof lossRises>[0]) =>
  Object.fromEntries(lossRises(metrics, alertAtMs).map(({ service, strength }) => [service, strength]));

describe('lost packets', () => {
  test('are the fault of where most are lost; whoever talks to it sends again, too', () => {
    const { far = 0, near = 0 } = strengths(
      series('near', 'tcp_retransmits', 0.1, 9),
      series('far', 'tcp_retransmits', 0.1, 3),
    );
    expect(near).toBeGreaterThan(0.6);
    expect(far).toBeLessThan(near / 2);
  });

  test('are an accident while they are a few, however few they were', () => {
    expect(strengths(series('node', 'tcp-retrans', 0, 0.05))['node']).toBeLessThan(0.1);
  });

  test('are as bad as ever where a share of all is lost', () => {
    expect(strengths(series('node', 'tcp_retransmission_ratio', 0.001, 0.05))['node']).toBeGreaterThan(0.6);
  });

  test('are no news where they always were', () => {
    expect(strengths(series('node', 'tcp_retransmits', 9, 9))).toEqual({});
  });
});
