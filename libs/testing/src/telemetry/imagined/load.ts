import { level, often, since, total } from './readings.js';
import type { Reading, Story } from './story.js';

/** An alert at a host: a batch of the neighbour takes its processors, and what runs beside it gets slow. */
export const host: Story = (() => {
  const step = 15;
  const node = (busy: Reading): Record<string, Reading> => ({
    'node-cpu-utilization': busy,
    'node-load1': (m) => busy(m)! * 9,
    'node-memory-MemAvailable-bytes': level(20e9, 0.02),
    'node-disk-io-time-seconds-total': total(level(0.05), step),
  });
  const pod = (cores: Reading, more: Record<string, Reading> = {}): Record<string, Reading> => ({
    'container-cpu-usage-seconds-total': total(cores, step),
    'container-memory-working-set-bytes': level(300e6, 0.03),
    ...more,
  });
  return {
    id: 'host',
    services: ['api', 'thumbnails', 'video-encoder', 'comments', 'worker-5', 'worker-7'],
    labels: { alertname: 'NodeCPUHigh', instance: 'worker-7:9100', node: 'worker-7', job: 'node-exporter' },
    summary: 'CPU of worker-7 is above 95 % for 3 minutes',
    onsetSeconds: 240,
    pastMinutes: 60,
    stepSeconds: step,
    graph: [
      ['api', 'comments'],
      ['api', 'thumbnails'],
    ],
    metrics: {
      'worker-5': node(level(0.35)),
      'worker-7': node(since(0.4, 0.99, 20, 0.02)),
      'video-encoder': pod(since(0.3, 6.5, 20)),
      comments: pod(since(0.5, 0.35, 20), { 'http-request-duration-seconds-p95': since(0.03, 0.22, 20) }),
      thumbnails: pod(level(0.8), { 'http-request-duration-seconds-p95': level(0.08) }),
      api: pod(level(0.6), { 'http-request-duration-seconds-p95': since(0.15, 0.35, 20) }),
    },
    truth: { objects: ['video-encoder', 'worker-7'], categories: ['infrastructure.cpu'] },
  };
})();

/** More is asked than ever: everybody works as they should, the last of them has no more to give. */
export const rush: Story = (() => {
  const step = 15;
  const app = (rate: number, times: number, ms: Reading, cpu: Reading, errors: Reading): Record<string, Reading> => ({
    'requests-total': total(since(rate, rate * times, 60), step),
    'request-errors-total': total(errors, step),
    'request-latency-p95-ms': ms,
    'cpu-usage-millicores': cpu,
    'memory-rss-mib': level(210, 0.04),
  });
  return {
    id: 'rush',
    services: ['lobby', 'tickets', 'seats', 'payments'],
    graph: [
      ['lobby', 'tickets'],
      ['tickets', 'seats'],
      ['tickets', 'payments'],
    ],
    labels: { alertname: 'TicketsSlow', service: 'tickets' },
    summary: 'p95 of tickets above 2 s',
    onsetSeconds: 240,
    pastMinutes: 60,
    stepSeconds: step,
    metrics: {
      lobby: app(100, 6, level(9), since(200, 1100, 60), level(0.01, 0.9)),
      tickets: app(30, 6, since(120, 2600, 90), since(400, 1995, 60, 0.02), since(0.02, 30, 90)),
      seats: app(30, 5, since(20, 26, 60), since(200, 900, 60), level(0.01, 0.9)),
      payments: app(10, 4, level(200), since(60, 230, 60), level(0.01, 0.9)),
    },
    truth: { objects: ['tickets', 'lobby'], categories: ['application.overload', 'infrastructure.cpu'] },
  };
})();

/** A threshold that is too low: nothing is broken. */
export const quiet: Story = (() => {
  const step = 15;
  const app = (rate: number, ms: number): Record<string, Reading> => ({
    'http-requests-total': total(level(rate, 0.3), step),
    'http-request-errors-total': total(level(rate / 400, 0.9), step),
    'http-request-duration-seconds-p95': level(ms / 1000, 0.4),
    'process-cpu-seconds-total': total(level(0.2, 0.3), step),
    'process-resident-memory-bytes': level(150e6, 0.03),
  });
  return {
    id: 'quiet',
    services: ['site', 'users', 'posts', 'images'],
    graph: [
      ['site', 'users'],
      ['site', 'posts'],
      ['posts', 'images'],
    ],
    labels: { alertname: 'SiteErrors', service: 'site' },
    summary: 'More than 10 errors of site in 5 minutes',
    onsetSeconds: 240,
    pastMinutes: 60,
    stepSeconds: step,
    metrics: { site: app(14, 200), users: app(9, 20), posts: app(8, 60), images: app(30, 10) },
    lines: (chance) => [
      ...often(
        0.04,
        -3000,
        300,
        () => ({ service: 'site', level: 'ERROR', message: `NotFound: no post ${Math.floor(chance() * 1e6)}` }),
        chance,
      ),
      ...often(
        2,
        -3000,
        300,
        () => ({ service: 'posts', level: 'INFO', message: `read post ${Math.floor(chance() * 1e6)}` }),
        chance,
      ),
    ],
  };
})();
