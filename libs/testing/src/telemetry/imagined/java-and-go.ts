import { level, often, since, total } from './readings.js';
import type { Reading, Story } from './story.js';

/** Java with Micrometer: a cache without bounds fills the heap, and the collector takes all of the processor. */
export const gc: Story = (() => {
  const step = 15;
  const app = (rate: number, ms: number, more: Record<string, Reading> = {}): Record<string, Reading> => ({
    'http-server-requests-seconds-count': total(level(rate), step),
    'http-server-requests-seconds-p95': level(ms / 1000),
    'http-server-requests-errors-total': total(level(0.05, 0.8), step),
    'jvm-memory-used-bytes': ({ since: t, chance }) =>
      (330e6 + 90e6 * ((((t % 120) + 120) % 120) / 120)) * chance(0.05),
    'jvm-memory-max-bytes': () => 1.07e9,
    'jvm-gc-pause-seconds-sum': total(level(0.008, 0.5), step),
    'jvm-gc-pause-seconds-max': level(0.02, 0.3),
    'jvm-threads-live-threads': level(80, 0.03),
    'process-cpu-usage': level(0.12),
    'hikaricp-connections-active': level(3, 0.4),
    ...more,
  });
  return {
    id: 'java-gc',
    services: ['edge', 'catalog', 'basket', 'checkout', 'accounts', 'oracle-orders'],
    graph: [
      ['edge', 'catalog'],
      ['edge', 'basket'],
      ['edge', 'checkout'],
      ['edge', 'accounts'],
      ['checkout', 'basket'],
      ['checkout', 'oracle-orders'],
      ['basket', 'catalog'],
    ],
    labels: { alertname: 'LatencySLO', service: 'edge' },
    summary: 'p95 of edge above 1 s for 2 minutes',
    onsetSeconds: 240,
    pastMinutes: 60,
    stepSeconds: step,
    metrics: {
      edge: app(120, 190, { 'http-server-requests-seconds-p95': since(0.19, 1.6, 60) }),
      catalog: app(80, 40, { 'http-server-requests-seconds-count': total(since(80, 60, 60), step) }),
      basket: app(40, 70, {
        'http-server-requests-seconds-p95': since(0.07, 2.4, 60),
        'http-server-requests-seconds-count': total(since(40, 28, 60), step),
        'jvm-memory-used-bytes': ({ since: t, chance }) =>
          Math.min(1.06e9, (t < -2400 ? 400e6 : 400e6 + ((t + 2400) / 2400) * 640e6) * chance(0.02)),
        'jvm-gc-pause-seconds-sum': total(since(0.01, 0.7, 60, 0.2), step),
        'jvm-gc-pause-seconds-max': since(0.03, 2.1, 60, 0.2),
        'process-cpu-usage': since(0.12, 0.95, 60, 0.04),
      }),
      checkout: app(12, 160, { 'http-server-requests-seconds-p95': since(0.16, 2.5, 60) }),
      accounts: app(20, 50),
      'oracle-orders': {
        'oracledb-sessions-active': level(6, 0.3),
        'oracledb-wait-time-concurrency': level(0.02, 0.8),
      },
    },
    truth: {
      objects: ['basket'],
      categories: ['infrastructure.memory', 'infrastructure.out-of-memory', 'infrastructure.cpu'],
    },
  };
})();

/** Go with the runtime's own metrics: since a release, a lock is not given back where an error is returned early; goroutines pile up. */
export const go: Story = (() => {
  const step = 10;
  const app = (rate: number, ms: number, more: Record<string, Reading> = {}): Record<string, Reading> => ({
    'http-requests-total': total(level(rate), step),
    'http-requests-5xx-total': total(level(0.02, 0.9), step),
    'http-request-duration-seconds-p99': level(ms / 1000),
    'go-goroutines': level(60, 0.1),
    'go-memstats-heap-inuse-bytes': level(40e6, 0.1),
    'process-open-fds': level(40, 0.05),
    'process-cpu-seconds-total': total(level(0.2), step),
    ...more,
  });
  return {
    id: 'go-lock',
    services: ['gateway', 'pricing', 'inventory', 'cart', 'recommend'],
    graph: [
      ['gateway', 'cart'],
      ['gateway', 'recommend'],
      ['cart', 'pricing'],
      ['cart', 'inventory'],
      ['recommend', 'pricing'],
    ],
    labels: { alertname: 'HighErrorRate', job: 'gateway' },
    summary: 'gateway: 5xx ratio above 2 %',
    onsetSeconds: 200,
    pastMinutes: 40,
    stepSeconds: step,
    metrics: {
      gateway: app(200, 150, {
        'http-requests-5xx-total': total(since(0.05, 60, 30), step),
        'http-request-duration-seconds-p99': since(0.15, 5.1, 20),
        'go-goroutines': since(220, 900, 30),
      }),
      cart: app(110, 90, {
        'http-requests-5xx-total': total(since(0.02, 40, 30), step),
        'http-request-duration-seconds-p99': since(0.09, 5, 20, 0.02),
        'go-goroutines': since(90, 420, 30),
      }),
      recommend: app(80, 60, {
        'http-requests-5xx-total': total(since(0.02, 20, 30), step),
        'http-request-duration-seconds-p99': since(0.06, 5, 20, 0.02),
        'go-goroutines': since(80, 330, 30),
      }),
      pricing: app(190, 12, {
        'http-requests-total': total(since(190, 4, 15), step),
        'http-request-duration-seconds-p99': since(0.012, 5, 20, 0.02),
        'go-goroutines': (m) => (m.since > 0 ? 60 + 40 * m.since : 60 * m.chance(0.1)),
        'go-memstats-heap-inuse-bytes': (m) => (m.since > 0 ? 40e6 + 300e3 * m.since : 40e6 * m.chance(0.1)),
        'process-open-fds': (m) => Math.min(1024, m.since > 0 ? 40 + 5 * m.since : 40 * m.chance(0.05)),
        'process-cpu-seconds-total': total(since(0.2, 0.03, 15), step),
      }),
      inventory: app(100, 20),
    },
    lines: (chance) => [
      ...often(
        2,
        -1200,
        260,
        () => ({
          service: 'inventory',
          message: `level=info msg="reserved" sku=${Math.floor(chance() * 900)} took=3ms`,
        }),
        chance,
      ),
      ...often(
        3,
        5,
        260,
        () => ({
          service: 'cart',
          message:
            'level=error msg="price lookup failed" err="Post \\"http://pricing:8080/v1/price\\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"',
        }),
        chance,
      ),
      ...often(
        2,
        5,
        260,
        () => ({
          service: 'recommend',
          message:
            'level=error msg="price lookup failed" err="Post \\"http://pricing:8080/v1/price\\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"',
        }),
        chance,
      ),
      ...often(
        3,
        5,
        260,
        () => ({ service: 'gateway', message: 'level=error msg="upstream answered" status=502 path=/cart' }),
        chance,
      ),
    ],
    changes: [
      {
        since: -86_000,
        service: 'cart',
        kind: 'deploy',
        version: '2.8.0',
        summary: 'Round totals half up',
        commit: 'a17f00d1',
      },
      {
        since: -45,
        service: 'pricing',
        kind: 'deploy',
        version: '4.2.0',
        previousVersion: '4.1.9',
        summary: 'Refuse unknown currencies early',
        commit: 'b3aded15',
        files: ['table.go'],
        diff: '--- a/table.go\n+++ b/table.go\n@@ -40,6 +40,9 @@ func (t *Table) Price(sku string, currency string) (Money, error) {\n \tt.mu.Lock()\n+\tif !known[currency] {\n+\t\treturn Money{}, ErrCurrency\n+\t}\n \tprice := t.prices[sku]\n \tt.mu.Unlock()\n',
      },
    ],
    truth: { objects: ['pricing'], categories: ['application.bad-release', 'change.code', 'application.latency'] },
  };
})();
