import { describe, expect, test } from '@jest/globals';
import { courseTests } from './course-tests.js';

const stepMs = 10_000;
const count = 720;
const alertAtMs = 660 * stepMs;

/** `usual` up to a sample, then `since`, up to another one from which it is `usual` again. */
const series = (
  service: string,
  metric: string,
  [usual, since]: readonly [number, number],
  from: number,
  until = count,
) => ({
  ...{ service, metric },
  points: Array.from({ length: count }, (_, i) => {
    return [i * stepMs, (i >= from && i < until ? since : usual) * (1 + ((i * 7) % 5) / 100)] as const;
  }),
});
const felt = series('web', 'latency-p90', [0.1, 1.2], 620);

describe('the course of a cause and of its effects', () => {
  const cases: [string, ReturnType<typeof series>, string, string[]][] = [
    ['begins before, and lasts', series('cart', 'cpu', [3, 97], 610), 'infrastructure.cpu', []],
    ['begins with it, as far as samples tell', series('cart', 'cpu', [3, 97], 625), 'infrastructure.cpu', []],
    ['begins after it', series('cart', 'cpu', [3, 97], 650), 'infrastructure.cpu', ['begins-before-its-effects']],
    ['is over while it goes on', series('cart', 'cpu', [3, 97], 600, 645), 'infrastructure.cpu', ['lasts-as-long']],
    ['may be over in a moment', series('cart', 'memory', [3, 97], 600, 645), 'infrastructure.out-of-memory', []],
    ['would not show in what changed late', series('cart', 'cpu', [3, 97], 650), 'application.error', []],
    ['is on the way, where nobody measures', series('cart', 'latency', [0.1, 2], 650), 'network.delay', []],
  ];
  test.each(cases)('%s', (_, own, category, contradicted) => {
    const tests = courseTests({ service: 'cart', category }, [own, felt], { alertAtMs, alerting: ['web'] });
    expect(tests.map(({ id }) => id)).toEqual(contradicted);
    for (const { reads } of tests) expect(reads).toEqual([{ source: 'metrics', services: ['cart', 'web'] }]);
  });

  test('says nothing of who alerts itself, or where nobody is known to suffer', () => {
    const late = series('cart', 'cpu', [3, 97], 650);
    const claim = { service: 'cart', category: 'infrastructure.cpu' };
    expect(courseTests(claim, [late, felt], { alertAtMs, alerting: ['cart'] })).toEqual([]);
    expect(courseTests(claim, [late], { alertAtMs, alerting: ['web'] })).toEqual([]);
  });
});
