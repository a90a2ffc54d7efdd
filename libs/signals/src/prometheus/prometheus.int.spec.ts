import { workloadLabels } from '@compass/analysis';
import { describeWithPrometheus, every, type LabelledSeries } from '@compass/testing';
import { describe, expect, test } from '@jest/globals';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rerun } from '../observation/observe.js';
import { ObservationRecorder } from '../observation/recorder.js';
import { resultLimitBytes } from '../port/environment.js';
import { openPrometheus } from './prometheus-environment.js';
import type { PrometheusSettings } from './prometheus-settings.js';

/** A multiple of every step, so that points stand at round times. */
const startMs = 1_767_225_600_000;
const nowMs = startMs + 3_600_000;
const window = { startMs, endMs: 0 };
const scrapeSeconds = 15;
/** Since the first sample. */
const faultAt = 3_000;

const sampled = (value: (atSeconds: number) => number, untilMs = nowMs + 300_000) =>
  every(scrapeSeconds, [startMs - 600_000, untilMs], value);
const always = (value: number) => sampled(() => value);
const counted = (perSecond: number, from = 0) => sampled((at) => 1e6 + Math.max(0, at - from) * perSecond);
const series = (metric: string, labels: Record<string, string>, points = always(1)): LabelledSeries => {
  return { metric, labels: { system: 'shop', ...labels }, points };
};

const [podA, podB] = ['cart-7d9f8b6c5d-x2v4z', 'cart-7d9f8b6c5d-q8rst'];

const shop: LabelledSeries[] = [
  series('http_requests_total', { service: 'cart', code: '200' }, counted(10)),
  series('http_requests_total', { service: 'cart', code: '500' }, counted(2, faultAt)),
  series('http_requests_total', { service: 'web', code: '200' }, counted(30)),
  ...([0.1, 0.5, 1, '+Inf'] as const).map((le, i) =>
    series('http_request_duration_seconds_bucket', { service: 'cart', le: `${le}` }, counted([5, 9, 10, 10][i]!)),
  ),
  series('http_request_duration_seconds_count', { service: 'cart' }, counted(10)),
  series('http_request_duration_seconds_sum', { service: 'cart' }, counted(2)),
  series('jobs_seconds', { service: 'cart', quantile: '0.99', instance: 'a' }, always(0.3)),
  series('jobs_seconds', { service: 'cart', quantile: '0.99', instance: 'b' }, always(0.7)),
  series('http_server_requests_seconds_count', { application: 'pay', status: '200', outcome: 'SUCCESS' }, counted(4)),
  series(
    'http_server_requests_seconds_count',
    { application: 'pay', status: '502', outcome: 'SERVER_ERROR' },
    counted(1),
  ),
  series('http_server_requests_seconds_sum', { application: 'pay', status: '200', outcome: 'SUCCESS' }, counted(0.1)),
  ...[podA, podB].flatMap((pod, i) => [
    series('container_cpu_usage_seconds_total', { pod, container: 'main', service: 'prom-kubelet' }, counted(0.2 + i)),
    series('container_cpu_usage_seconds_total', { pod, container: '', service: 'prom-kubelet' }, counted(0.2 + i)),
    series('container_memory_working_set_bytes', { pod, container: 'main', job: 'kubelet' }, always(100 + i)),
    series('up', { pod, job: 'pods' }, always(i)),
  ]),
  series(
    'istio_requests_total',
    { app: 'web', reporter: 'source', source_workload: 'web', destination_workload: 'cart', response_code: '503' },
    counted(3),
  ),
  series(
    'istio_requests_total',
    {
      app: 'cart',
      reporter: 'destination',
      source_workload: 'web',
      destination_workload: 'cart',
      response_code: '200',
    },
    counted(2),
  ),
  series('traces_service_graph_request_total', { client: 'cart', server: 'pay', job: 'tempo' }, counted(1)),
  series('traces_service_graph_request_total', { client: 'user', server: 'web', job: 'tempo' }, counted(1)),
  series(
    'from_the_future',
    { service: 'cart' },
    every(scrapeSeconds, [nowMs, nowMs + 300_000], () => 1),
  ),
  series(
    'tail_spin',
    { service: 'cart' },
    sampled((at) => (at >= 4_200 ? 99 : 1)),
  ),
];

/** Too much for one result; one service leaves its level. */
const crowd = Array.from({ length: 300 }, (_, i): LabelledSeries => {
  const value = (at: number) => 1000 + (at % 7) + (i === 271 && at > faultAt ? 8000 : 0);
  return { metric: 'queue_depth', labels: { system: 'crowd', service: `service-${i}` }, points: sampled(value, nowMs) };
});

const settingsOf = (url: string, more: Partial<PrometheusSettings> = {}): PrometheusSettings => ({
  ...{ url, scrapeSeconds, match: 'system="shop"', services: workloadLabels.map(({ label }) => label) },
  ...more,
});
const opened = (settings: PrometheusSettings) => {
  const environment = openPrometheus('prod', settings, () => nowMs);
  const { signals } = new ObservationRecorder(environment, { observations: 100, totalBytes: 1e9 });
  return { environment, signals };
};

describeWithPrometheus(
  'a live Prometheus',
  () => [...shop, ...crowd],
  (url) => {
    const look = (more?: Partial<PrometheusSettings>) => opened(settingsOf(url(), more));
    const told = async (service: string, name: string, stepSeconds?: number) => {
      const { data } = await look().signals.metrics.range({ services: [service], names: [name], window, stepSeconds });
      return data!.find((one) => one.service === service && one.metric === name)?.points;
    };

    test('is asked which metrics each service has, by names that tell what is read of them', async () => {
      const { data, summarised } = await look().signals.metrics.catalogue({ window });
      expect(summarised).toBe(false);
      expect(Object.fromEntries(data!.map(({ service, names }) => [service, names]))).toEqual({
        cart: [
          'container_cpu_usage_seconds_per_second',
          'container_memory_working_set_bytes',
          'http_request_duration_seconds_p50',
          'http_request_duration_seconds_p95',
          'http_request_duration_seconds_p99',
          'http_requests_errors_per_second',
          'http_requests_per_second',
          'istio_requests_errors_per_second',
          'istio_requests_per_second',
          'jobs_seconds_p99',
          'tail_spin',
          'up',
        ],
        pay: [
          'http_server_requests_errors_per_second',
          'http_server_requests_per_second',
          'http_server_requests_seconds_mean',
        ],
        web: ['http_requests_errors_per_second', 'http_requests_per_second'],
      });
    });

    test.each([
      ['requests per second, whatever became of them', 'web', 'http_requests_per_second', 30],
      ['none failed: 0, and not nothing', 'web', 'http_requests_errors_per_second', 0],
      ['the median of a histogram', 'cart', 'http_request_duration_seconds_p50', 0.1],
      ['its tail', 'cart', 'http_request_duration_seconds_p95', 0.75],
      ['the slowest copy of a summary', 'cart', 'jobs_seconds_p99', 0.7],
      ['a timer’s calls', 'pay', 'http_server_requests_per_second', 5],
      [
        'those that the server failed, once though two labels say so',
        'pay',
        'http_server_requests_errors_per_second',
        1,
      ],
      ['a timer’s mean', 'pay', 'http_server_requests_seconds_mean', 0.02],
      ['all pods of a workload, none twice', 'cart', 'container_cpu_usage_seconds_per_second', 1.4],
      ['the fullest pod', 'cart', 'container_memory_working_set_bytes', 101],
      ['the pod that is down', 'cart', 'up', 0],
      ['what both ends of a call tell, once', 'cart', 'istio_requests_per_second', 3],
      ['what only the caller saw fail', 'cart', 'istio_requests_errors_per_second', 3],
    ])('tells %s', async (_, service, name, value) => {
      const points = await told(service, name);
      expect(points!.map(([atMs]) => atMs)).toEqual(
        every(scrapeSeconds, [startMs, nowMs], () => 0).map(([atMs]) => atMs),
      );
      for (const [, seen] of points!) expect(seen).toBeCloseTo(value, 4);
    });

    test('tells a change when it comes: errors from nothing', async () => {
      const points = await told('cart', 'http_requests_errors_per_second');
      const faultMs = startMs - 600_000 + faultAt * 1000;
      for (const [atMs, value] of points!)
        if (atMs <= faultMs) expect(value).toBe(0);
        else if (atMs > faultMs + 60_000) expect(value).toBeCloseTo(2, 4);
    });

    test('tells means of a longer step, at its start', async () => {
      const points = await told('cart', 'tail_spin', 600);
      expect(points).toHaveLength(5);
      expect(points!.slice(0, 2)).toEqual([
        [startMs, 1],
        [startMs + 600_000, 1],
      ]);
    });

    test('knows nothing from its now on', async () => {
      const { signals } = look();
      const { result } = await signals.metrics.range({ services: ['cart'], window });
      expect(result).not.toContain('from_the_future');
      expect((await signals.metrics.catalogue({ window })).result).not.toContain('from_the_future');
    });

    test('answers the same to the same question', async () => {
      const { environment, signals } = look();
      const seen = [
        await signals.metrics.range({ window }),
        await signals.metrics.catalogue({ window }),
        await signals.topology.edges({ window }),
      ];
      const again = opened(settingsOf(`${url()}/`)).environment;
      for (const { query, hash } of seen) {
        expect((await rerun(environment, query)).hash).toBe(hash);
        expect((await rerun(again, query)).hash).toBe(hash);
      }
    });

    test('tells who calls whom', async () => {
      const { data } = await look().signals.topology.edges({ window });
      expect(data).toEqual([
        { caller: 'cart', callee: 'pay' },
        { caller: 'web', callee: 'cart' },
      ]);
      const crowded = await look({ match: 'system="crowd"' }).signals.topology.edges({ window });
      expect(crowded.availability).toBe('not-available');
    });

    test('keeps what stands out where all is too much, and says that it left something out', async () => {
      const { signals } = look({ match: 'system="crowd"' });
      const { result, summarised } = await signals.metrics.range({ window });
      expect(summarised).toBe(true);
      expect(Buffer.byteLength(result)).toBeLessThanOrEqual(resultLimitBytes);
      expect(result).toContain('service-271');
    });

    test('divides series by the labels that were chosen', async () => {
      const { data } = await look({ services: ['system'] }).signals.metrics.catalogue({ window });
      expect(data!.map(({ service }) => service)).toEqual(['shop']);
    });

    test('has no logs, traces and changes', async () => {
      const { signals } = look();
      for (const seen of [
        await signals.logs.templates({ window, bucketSeconds: 10 }),
        await signals.traces.edges({ window }),
        await signals.changes.list({ window }),
      ])
        expect(seen.availability).toBe('not-available');
    });

    test('refuses what it cannot read, in its own words', async () => {
      const { signals } = look({ match: 'system~shop' });
      await expect(signals.metrics.catalogue({ window })).rejects.toMatchObject({
        kind: 'permanent',
        code: 'prometheus-refused',
        message: expect.stringContaining('parse error'),
      });
    });
  },
);

describe('a Prometheus that does not answer', () => {
  const asking = async (answer: RequestListener, token?: string) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const looked = opened(settingsOf(url, { token })).signals.metrics.catalogue({ window });
    return looked.finally(() => server.close());
  };

  test('because nobody is there, may be back later', async () => {
    const { signals } = opened(settingsOf('http://127.0.0.1:1'));
    await expect(signals.metrics.catalogue({ window })).rejects.toMatchObject({
      kind: 'retryable',
      code: 'prometheus-unavailable',
    });
  });

  test.each([
    [429, 'slow down', 'retryable', 'prometheus-unavailable'],
    [503, '{"status":"error","errorType":"timeout","error":"query timed out"}', 'retryable', 'prometheus-unavailable'],
    [401, 'no such token', 'permanent', 'prometheus-unauthorised'],
    [
      422,
      '{"status":"error","errorType":"execution","error":"too many samples"}',
      'permanent',
      'prometheus-query-failed',
    ],
    [404, 'page not found', 'permanent', 'prometheus-refused'],
    [200, '<html>log in</html>', 'permanent', 'invalid-prometheus-answer'],
    [200, '{"status":"success","data":{"a":1}}', 'permanent', 'invalid-prometheus-answer'],
  ])('%i %s is %s: %s', async (status, body, kind, code) => {
    const answered = asking((_, response) => response.writeHead(status).end(body));
    await expect(answered).rejects.toMatchObject({ kind, code });
  });

  test('is shown the token, and nobody else', async () => {
    const shown: unknown[] = [];
    const answered = asking((request, response) => {
      shown.push(request.headers.authorization);
      response.writeHead(401).end('no');
    }, 'secret-token');
    await expect(answered).rejects.toMatchObject({ message: expect.not.stringContaining('secret') });
    expect(shown[0]).toBe('Bearer secret-token');
  });
});
