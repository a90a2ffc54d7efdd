import { describe, expect, test } from '@jest/globals';
import { fullVolumes, volumeTests } from './full-volumes.js';

const alertAtMs = 3_600_000;
const series = (service: string, metric: string, valueAt: (atMs: number) => number) => ({
  ...{ service, metric },
  points: Array.from({ length: 366 }, (_, i) => [i * 10_000, valueAt(i * 10_000)] as const),
});
const fillsUp = (atMs: number) => (atMs < alertAtMs - 60_000 ? 0.3 : 1);

describe('a full volume', () => {
  test('is told of whose it is, and since when', () => {
    const measured = [series('orders-db', 'system-filesystem-utilization', fillsUp)];
    expect(fullVolumes(measured)).toMatchObject([
      { service: 'orders-db', category: 'infrastructure.disk-full', onsetMs: alertAtMs - 60_000, strength: 0.9 },
    ]);
  });

  test('is read in percent too', () => {
    const measured = [series('orders-db', 'disk_used_percent', (atMs) => 100 * fillsUp(atMs))];
    expect(fullVolumes(measured)).toHaveLength(1);
  });

  test.each([
    ['what is available of its size', 'node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
    [
      'what is available of its capacity',
      'kubelet_volume_stats_available_bytes',
      'kubelet_volume_stats_capacity_bytes',
    ],
    ['what is free of its total', 'disk.free', 'disk.total'],
  ])('is read from %s', (_, free, size) => {
    const measured = [
      series('orders-db', free, (atMs) => 5e9 * (1 - fillsUp(atMs))),
      series('orders-db', size, () => 5e9),
      series('web', size, () => 1e9),
    ];
    expect(fullVolumes(measured)).toMatchObject([{ service: 'orders-db', indicator: free }]);
    expect(fullVolumes(measured.slice(0, 1))).toEqual([]);
  });

  test('is read from what is used of its capacity, and from the free share', () => {
    const used = series('orders-db', 'kubelet_volume_stats_used_bytes', (atMs) => 5e9 * fillsUp(atMs));
    const size = series('orders-db', 'kubelet_volume_stats_capacity_bytes', () => 5e9);
    const free = series('sql-01', 'LogicalDisk-pct-Free-Space', (atMs) => 100 * (1 - fillsUp(atMs)));
    expect(fullVolumes([used, size, free]).map(({ service }) => service)).toEqual(['orders-db', 'sql-01']);
  });

  test('that was full all along is hardly told', () => {
    expect(fullVolumes([series('orders-db', 'volume_usage_ratio', () => 0.99)])[0]!.strength).toBeLessThan(0.3);
  });

  test.each([
    ['has room left', 'system-filesystem-utilization', () => 0.97],
    ['was emptied again', 'system-filesystem-utilization', (atMs: number) => (atMs < alertAtMs ? 1 : 0.4)],
    ['is told by amount', 'fs_usage_bytes', (atMs: number) => 1e9 * fillsUp(atMs)],
    ['is a disk that is busy', 'system-disk-io-utilization', fillsUp],
  ])('is none where it %s', (_, metric, valueAt) => {
    expect(fullVolumes([series('orders-db', metric, valueAt)])).toEqual([]);
  });
});

describe('that a volume is full', () => {
  const claim = { service: 'orders-db', category: 'infrastructure.disk-full' } as Parameters<typeof volumeTests>[0];
  const tested = (share: (atMs: number) => number) =>
    volumeTests(claim, [series('orders-db', 'system-filesystem-utilization', share)], alertAtMs);

  test('stands where it is, and falls where there is room', () => {
    expect(tested(fillsUp)[0]!.contradiction).toBeLessThan(0.1);
    expect(tested(() => 0.4)[0]!.contradiction).toBeGreaterThan(0.7);
  });

  test('cannot be tried where no volume is measured, nor for another claim', () => {
    expect(volumeTests(claim, [series('web', 'system-filesystem-utilization', fillsUp)], alertAtMs)).toEqual([]);
    expect(volumeTests({ ...claim, category: 'infrastructure.disk' }, [], alertAtMs)).toEqual([]);
  });
});
