import { describe, expect, test } from '@jest/globals';
import { isOwnFigure, ownFigureFindings } from './own-figures.js';

const stepMs = 60_000;
const alertAtMs = 100 * stepMs;
const noise = (i: number) => 1 + 0.05 * Math.sin(i * 2.4);
const series = (metric: string, value: (i: number) => number) => ({
  service: 'search',
  metric,
  points: Array.from({ length: 103 }, (_, i) => [i * stepMs, value(i) * noise(i)] as const),
});
const found = (...all: ReturnType<typeof series>[]) => ownFigureFindings(all, alertAtMs);

describe('figures that nobody knows the meaning of', () => {
  test.each([
    ['rise at once', (i: number) => (i < 92 ? 50 : 2_000_000), 'up'],
    ['fall at once', (i: number) => (i < 92 ? 50 : 3), 'down'],
    ['grow for an hour', (i: number) => 50 + Math.max(0, i - 40) * 20, 'up'],
  ])('point to their service when they %s', (_, value, direction) => {
    const [finding, ...more] = found(series('rows-examined', value));
    expect(finding).toMatchObject({ service: 'search', indicator: 'rows-examined', direction });
    expect(finding!.strength).toBeGreaterThan(0.2);
    expect(finding!.strength).toBeLessThanOrEqual(0.3);
    expect(more).toEqual([]);
  });

  test.each([
    ['are as ever', () => 50],
    ['are a little higher', (i: number) => (i < 92 ? 50 : 65)],
    ['were high, and are well again', (i: number) => (i > 60 && i < 75 ? 500 : 50)],
  ])('say nothing when they %s', (_, value) => {
    expect(found(series('rows-examined', value))).toEqual([]);
  });

  test('are told of only where they went furthest', () => {
    const many = [2, 20, 200, 2_000, 20_000].map((times) =>
      series(`figure-${times}`, (i) => (i < 92 ? 50 : 50 * times)),
    );
    expect(found(...many)).toHaveLength(3);
  });

  test.each([
    ['db-rows-examined', true],
    ['queue-oldest-message-age-seconds', true],
    ['queued-items', true],
    ['search-result-count-avg', true],
    ['cached-entries', false],
    ['stored_bytes', false],
    ['http-server-duration-p99-ms', false],
    ['cpu-pct', false],
  ])('%s is one: %s', (metric, expected) => {
    expect(isOwnFigure(metric)).toBe(expected);
  });
});
