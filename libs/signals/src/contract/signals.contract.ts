import { describe, expect, test } from '@jest/globals';
import { observationHash } from '@compass/contracts';
import { observationMessage } from '../observation/message.js';
import { rerun } from '../observation/observe.js';
import { ObservationRecorder } from '../observation/recorder.js';
import { resultLimitBytes, type Environment } from '../port/environment.js';
import type { RecordedTelemetry } from '../recording/write-recording.js';
import { largeTelemetry, nowMs, smallTelemetry, startMs } from './telemetry.js';

/**
 * What every adapter of signals must hold.
 * @param open makes an environment whose back ends hold this telemetry, and whose now is the telemetry's
 */
export function signalsContract(open: (telemetry: RecordedTelemetry) => Promise<Environment>): void {
  const looking = async (telemetry: RecordedTelemetry) => {
    const environment = await open(telemetry);
    const recorder = new ObservationRecorder(environment, { observations: 100, totalBytes: 1e9 });
    const { metrics, logs, traces, changes, topology } = recorder.signals;
    const window = { startMs, endMs: 0 };
    const everything = () => [
      metrics.range({ window }),
      metrics.catalogue({ window }),
      logs.templates({ window, bucketSeconds: 10 }),
      traces.operations({ window, bucketSeconds: 10 }),
      traces.edges({ window }),
      changes.list({ window }),
      topology.edges({ window }),
    ];
    return { environment, signals: recorder.signals, window, everything };
  };

  describe('every operation', () => {
    test('names its answer by a hash that anyone can check, and running its query again gives the same', async () => {
      const { environment, everything } = await looking(smallTelemetry);
      for (const observation of await Promise.all(everything())) {
        expect(observation.availability).toBe('available');
        expect(observation.hash).toBe(observationHash(observationMessage(observation)));
        expect((await rerun(environment, observation.query)).hash).toBe(observation.hash);
      }
    });

    test('says not available where there is no such telemetry, which differs from finding nothing', async () => {
      const nothing = await looking({ nowMs });
      const empty = await looking({ nowMs, metrics: [], logs: [], traces: [], changes: [], graph: [['a', 'b']] });
      for (const { availability, data, result } of await Promise.all(nothing.everything()))
        expect({ availability, data, result }).toEqual({
          availability: 'not-available',
          data: undefined,
          result: 'null',
        });
      for (const observation of await Promise.all(empty.everything()))
        expect(observation.availability).toBe('available');
    });

    test('knows nothing from its now on', async () => {
      const { everything } = await looking(smallTelemetry);
      for (const { result, window } of await Promise.all(everything())) {
        expect(window.endMs).toBeLessThanOrEqual(nowMs + 1);
        expect(result).not.toContain('from-the-future');
      }
    });

    test('shortens what is too much, stays within the limit, and says so', async () => {
      const { environment, everything } = await looking(largeTelemetry());
      for (const observation of await Promise.all(everything())) {
        expect(Buffer.byteLength(observation.result)).toBeLessThanOrEqual(resultLimitBytes);
        expect((await rerun(environment, observation.query)).hash).toBe(observation.hash);
      }
      const [range, , templates, operations, , changes] = await Promise.all(everything());
      for (const observation of [range, templates, operations, changes]) expect(observation!.summarised).toBe(true);
      expect(range!.result).toContain('stands-out');
    });
  });

  describe('metrics', () => {
    test('are those of the window, services and names that were asked for', async () => {
      const { signals } = await looking(smallTelemetry);
      const { data } = await signals.metrics.range({
        services: ['cart'],
        names: ['cpu'],
        window: { startMs: startMs + 10_000, endMs: startMs + 30_000 },
      });
      const points = [
        [startMs + 10_000, 2],
        [startMs + 20_000, 3],
      ];
      expect(data).toEqual([{ service: 'cart', metric: 'cpu', points }]);
    });

    test('with a step are means of the step', async () => {
      const { signals, window } = await looking(smallTelemetry);
      const { data } = await signals.metrics.range({ services: ['cart'], names: ['cpu'], window, stepSeconds: 20 });
      expect(data![0]!.points.slice(0, 2)).toEqual([
        [startMs, 1.5],
        [startMs + 20_000, 3.5],
      ]);
    });

    test('are listed by service', async () => {
      const { signals, window } = await looking(smallTelemetry);
      const { data } = await signals.metrics.catalogue({ window });
      expect(data).toEqual([
        { service: 'cart', names: ['cpu', 'rate'] },
        { service: 'web', names: ['cpu'] },
      ]);
    });
  });

  describe('logs', () => {
    test('are templates with counts per bucket, errors first', async () => {
      const { signals, window } = await looking(smallTelemetry);
      const { data } = await signals.logs.templates({ window, bucketSeconds: 10 });
      expect(data!.buckets).toMatchObject({ startMs, widthMs: 10_000 });
      expect(data!.templates[0]).toMatchObject({
        service: 'cart',
        level: 'ERROR',
        template: 'no stock of <*> : StockError',
        exceptionType: 'StockError',
        total: 2,
        firstSeenMs: startMs + 12_000,
        lastSeenMs: startMs + 14_000,
      });
      expect(data!.templates[0]!.counts.slice(0, 3)).toEqual([0, 2, 0]);
    });
  });

  test('paths are what requests left at a service, lines and spans', async () => {
    const { signals } = await looking({
      ...smallTelemetry,
      logs: [
        { ts: startMs / 1000 + 2, service: 'cart', level: 'INFO', message: 'found 3 items', traceId: 'a' },
        { ts: startMs / 1000 + 4, service: 'cart', level: 'ERROR', message: 'no stock', traceId: 'b' },
        { ts: startMs / 1000 + 5, service: 'cart', level: 'INFO', message: 'of no request' },
      ],
    });
    const { data } = await signals.logs.paths({ services: ['cart'], window: { startMs, endMs: 0 }, bucketSeconds: 10 });
    const told = data!.paths.map(({ kinds, total }) => [kinds.map((kind) => data!.kinds[kind]!.template), total]);
    expect(told.sort()).toEqual([
      [['found <*> items', 'GET /cart', 'SELECT items'], 1],
      [['no stock', 'SELECT items', 'GET /cart'], 1],
    ]);
    expect(data!.kinds.map(({ level }) => level)).toEqual(['INFO', 'ERROR', 'SPAN', 'SPAN', 'ERROR']);
  });

  describe('traces', () => {
    test('are statistics per operation', async () => {
      const { signals, window } = await looking(smallTelemetry);
      const { data } = await signals.traces.operations({ services: ['cart'], window, bucketSeconds: 60 });
      const [server, query] = data!.operations;
      expect(server).toMatchObject({ operation: 'GET /cart', kind: 'server', version: '1.0.0' });
      expect(server!.calls[0]).toBe(2);
      expect(server!.errors[0]).toBe(1);
      expect(server!.meanMs[0]).toBe(60);
      expect(server!.selfMeanMs[0]).toBe(40);
      expect(server!.errorTypes).toEqual([{ type: 'StockError', message: 'no stock of <*>', count: 1 }]);
      expect(query).toMatchObject({
        peer: 'cart-db',
        database: { system: 'postgresql', operation: 'SELECT', collection: 'items' },
      });
    });

    test('show who calls whom, also what has no spans of its own', async () => {
      const { signals, window } = await looking(smallTelemetry);
      const { data } = await signals.traces.edges({ window });
      expect(data).toEqual([
        { caller: 'cart', callee: 'cart-db', calleeKind: 'database', calls: 2, errors: 0, meanMs: 20 },
        { caller: 'web', callee: 'cart', calleeKind: 'service', calls: 2, errors: 1, meanMs: 60 },
      ]);
    });
  });

  test('the declared graph is told as it is', async () => {
    const { signals, window } = await looking(smallTelemetry);
    const { data } = await signals.topology.edges({ window });
    expect(data).toEqual([{ caller: 'web', callee: 'cart' }]);
  });

  test('changes are listed, oldest first', async () => {
    const { signals, window } = await looking(smallTelemetry);
    const { data } = await signals.changes.list({ window });
    expect(data).toEqual([
      { atMs: startMs + 5_000, service: 'cart', kind: 'deploy', version: '1.1.0', summary: 'new units' },
      { atMs: startMs + 9_000, service: 'cart-db', kind: 'job', summary: 'backup' },
    ]);
  });
}
