import { describe, expect, test } from '@jest/globals';
import { complaintTests, logsItsWork } from './complaint-tests.js';
import type { LoggedLines } from './log-signs.js';

const buckets = { startMs: 0, widthMs: 15_000, count: 40 };
const splitMs = 30 * buckets.widthMs;
const since = (service: string, level: string, sample: string): LoggedLines => ({
  ...{ service, level, sample, firstSeenMs: splitMs, lastSeenMs: 39 * buckets.widthMs },
  counts: Array.from({ length: buckets.count }, (_, i) => (i < 30 ? 0 : 3)),
});

describe('what a service complains of', () => {
  const cases: [string, string, string, string, number | undefined][] = [
    [
      'is just a lock',
      'ERROR',
      'Lock wait timeout exceeded; try restarting transaction',
      'database.lock-contention',
      0.1,
    ],
    ['is just a pool', 'ERROR', 'QueuePool limit of size 5 reached', 'database.connections-exhausted', 0.1],
    ['fits a lock', 'ERROR', 'java.sql.SQLException: statement failed', 'database.lock-contention', 0.3],
    ['fits a name server', 'ERROR', 'getaddrinfo EAI_AGAIN stock', 'network.dns', 0.3],
    ['fits a leak', 'ERROR', 'java.lang.OutOfMemoryError: Java heap space', 'infrastructure.memory', 0.3],
    [
      'is another thing than a lock',
      'ERROR',
      'NullPointerException at Order.java:42',
      'database.lock-contention',
      0.75,
    ],
    ['is another thing than a full disk', 'ERROR', 'price must not be negative', 'infrastructure.disk-full', 0.75],
    ['is but a warning of something else', 'WARN', 'deprecated option ignored', 'database.lock-contention', undefined],
    ['is not asked of a slow network', 'ERROR', 'price must not be negative', 'network.delay', undefined],
    ['is not asked of code', 'ERROR', 'price must not be negative', 'application.error', undefined],
  ];
  test.each(cases)('%s', (_, level, sample, category, contradiction) => {
    const logs = { buckets, templates: [since('cart', level, sample)] };
    const [found] = complaintTests({ service: 'cart', category }, logs, splitMs);
    expect(found?.contradiction).toBe(contradiction);
  });

  test('is not what others complain of', () => {
    const logs = { buckets, templates: [since('web', 'ERROR', 'price must not be negative')] };
    expect(complaintTests({ service: 'cart', category: 'database.lock-contention' }, logs, splitMs)).toEqual([]);
  });
});

test.each([
  ['kubernetes.image-reference', 'cart', true],
  ['kubernetes.zero-replicas', 'cart', true],
  ['kubernetes.service-selector', 'cart', false],
  ['kubernetes.image-reference', 'stock', false],
])('who logs its work has been started: %s of %s', (category, service, refuted) => {
  const lines = [since('cart', 'INFO', 'GET /cart 200')];
  expect(logsItsWork({ service, category }, lines, splitMs).length > 0).toBe(refuted);
});
