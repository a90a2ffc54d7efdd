import { level, often, since, total } from './readings.js';
import type { Reading, Story } from './story.js';

const pick = <T>(all: readonly T[], chance: () => number): T => all[Math.floor(chance() * all.length)]!;

/** A mobile back end whose alert names an objective and no service: a certificate between two services has run out. */
export const mobile: Story = (() => {
  const step = 30;
  const app = (
    rate: number,
    ms: number,
    errors: Reading = level(0.002, 0.9),
    more: Record<string, Reading> = {},
  ): Record<string, Reading> => ({
    'http-server-request-duration-count': total(level(rate), step),
    'http-server-request-duration-p95': level(ms / 1000),
    'http-server-request-error-ratio': errors,
    'process-cpu-utilization': level(0.2),
    'process-memory-usage': level(200e6, 0.05),
    ...more,
  });
  return {
    id: 'mobile-slo',
    services: ['mobile-bff', 'feed', 'profiles', 'media', 'push', 'sessions'],
    labels: { alertname: 'ErrorBudgetBurn', slo: 'app-start-availability', burn_rate: '14.4' },
    summary: 'app-start-availability burns its monthly budget 14 times too fast',
    onsetSeconds: 600,
    pastMinutes: 90,
    stepSeconds: step,
    graph: [
      ['mobile-bff', 'feed'],
      ['mobile-bff', 'profiles'],
      ['mobile-bff', 'sessions'],
      ['feed', 'media'],
      ['feed', 'profiles'],
      ['profiles', 'sessions'],
    ],
    metrics: {
      'mobile-bff': app(300, 180, since(0.002, 0.34, 20)),
      feed: app(150, 90),
      profiles: app(200, 30, since(0.001, 0.48, 20)),
      media: app(400, 12),
      push: app(10, 40),
      sessions: app(300, 8, level(0.001, 0.9), {
        'http-server-request-duration-count': total(since(300, 180, 20), step),
      }),
    },
    lines: (chance) => [
      ...often(
        1,
        -3000,
        660,
        () => ({ service: 'feed', level: 'INFO', message: `page of ${Math.floor(chance() * 40)} posts` }),
        chance,
      ),
      ...often(
        1,
        -3000,
        660,
        () => ({ service: 'sessions', level: 'INFO', message: `refreshed session ${Math.floor(chance() * 1e9)}` }),
        chance,
      ),
      ...often(
        4,
        2,
        660,
        () => ({
          service: 'profiles',
          level: 'ERROR',
          message:
            'rpc to sessions:8443 failed: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-01-01T11:58:12Z is after 2026-01-01T11:50:00Z',
        }),
        chance,
      ),
      ...often(3, 3, 660, () => ({ service: 'mobile-bff', level: 'ERROR', message: 'profiles answered 503' }), chance),
    ],
    truth: {
      objects: ['sessions', 'profiles'],
      categories: ['application.error', 'network.unreachable', 'dependency.failure'],
    },
  };
})();

/** Nothing but log files: one service's own code fails. */
export const logsOnly: Story = {
  id: 'logs-only',
  services: ['www', 'ledger', 'statements', 'mailer'],
  labels: { alertname: 'TooManyErrors', service: 'www' },
  summary: 'www logs more than 20 errors a minute',
  onsetSeconds: 200,
  pastMinutes: 30,
  stepSeconds: 60,
  lines: (chance) => [
    ...often(
      4,
      -1800,
      260,
      () => ({
        service: 'www',
        message: `10.1.${Math.floor(chance() * 9)}.4 - - [01/Jan/2026:11:50:12 +0000] "GET ${pick(['/', '/accounts', '/statements', '/help'], chance)} HTTP/1.1" 200 512 "-" "Mozilla"`,
      }),
      chance,
    ),
    ...often(
      1.5,
      4,
      260,
      () => ({
        service: 'www',
        message:
          '2026/01/01 11:57:02 [error] 9#9: *771 upstream prematurely closed connection while reading response header from upstream, client: 10.1.2.4, server: bank.example, request: "POST /transfers HTTP/1.1", upstream: "http://10.2.0.8:8080/postings"',
      }),
      chance,
    ),
    ...often(
      2,
      -1800,
      260,
      () => ({
        service: 'ledger',
        message: `2026-01-01 11:50:02.100  INFO 1 --- [nio-8080-exec-${Math.floor(chance() * 9)}] example.ledger.Postings : posted ${Math.floor(chance() * 1e6)}`,
      }),
      chance,
    ),
    ...often(
      1.5,
      2,
      260,
      () => ({
        service: 'ledger',
        message:
          '2026-01-01 11:57:02.100 ERROR 1 --- [nio-8080-exec-3] o.a.c.c.C.[dispatcherServlet] : Servlet.service() threw exception\njava.lang.NullPointerException: Cannot invoke "example.ledger.Rate.asOf()" because "rate" is null\n\tat example.ledger.Conversion.convert(Conversion.java:57)\n\tat example.ledger.Postings.post(Postings.java:112)',
      }),
      chance,
    ),
    ...often(
      0.5,
      -1800,
      260,
      () => ({
        service: 'statements',
        message: `2026-01-01 11:50:02.100  INFO 1 --- [main] example.Statements : rendered ${Math.floor(chance() * 1e6)}`,
      }),
      chance,
    ),
    ...often(
      0.3,
      -1800,
      260,
      () => ({ service: 'mailer', message: `mailer: sent <${Math.floor(chance() * 1e9)}@bank.example> ok` }),
      chance,
    ),
    ...often(
      0.01,
      -1800,
      260,
      () => ({ service: 'mailer', message: 'mailer: WARNING deferred, greylisted by peer' }),
      chance,
    ),
  ],
  truth: { objects: ['ledger'], categories: ['application.error'] },
};

/** Nothing but spans: statements of one database take longer. */
export const tracesOnly: Story = {
  id: 'traces-only',
  services: ['web', 'search', 'stock', 'basket', 'stock-db', 'search-index'],
  labels: { alertname: 'SlowPages', service: 'web' },
  summary: 'Pages of web take more than 800 ms',
  onsetSeconds: 180,
  pastMinutes: 20,
  stepSeconds: 60,
  requests: {
    perSecond: 3,
    of: ({ since: t, chance }) => {
      const stock = (operation: string) => ({
        service: 'stock',
        operation,
        ms: 4 * chance(0.5),
        calls: [{ service: 'stock-db', operation: 'SELECT stock', silent: true, ms: (t > 0 ? 900 : 6) * chance(0.5) }],
      });
      const kind = Math.abs(Math.floor(t * 7)) % 3;
      if (kind === 0)
        return {
          service: 'web',
          operation: 'GET /search',
          ms: 12 * chance(0.5),
          calls: [
            {
              service: 'search',
              operation: 'GET /query',
              ms: 9 * chance(0.4),
              calls: [
                { service: 'search-index', operation: 'search', silent: true, ms: 30 * chance(0.6) },
                stock('GET /stock'),
              ],
            },
          ],
        };
      if (kind === 1)
        return { service: 'web', operation: 'GET /product', ms: 10 * chance(0.5), calls: [stock('GET /stock')] };
      return {
        service: 'web',
        operation: 'GET /basket',
        ms: 8 * chance(0.5),
        calls: [{ service: 'basket', operation: 'GET /basket', ms: 5 * chance(0.5) }],
      };
    },
  },
  truth: {
    objects: ['stock-db'],
    categories: ['database.slow-queries', 'database.overload', 'database.lock-contention', 'dependency.failure'],
  },
};
