import { afterAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { produceAlerts, recordedAlert, until, untilConcluded } from '../mesh/mesh-client.js';
import { chainOf } from '../trace/chain.js';
import { startOtlpReceiver, type ReceivedSpan } from '../trace/otlp-receiver.js';
import { describeMesh } from './meshes.js';

const recordings = join(import.meta.dirname, '../../../../recordings');
const receiver = await startOtlpReceiver();
afterAll(() => receiver.stop());

/** From service to service, where a span of one is the parent of a span of the other. */
function edgesOf(spans: readonly ReceivedSpan[]): Set<string> {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const edges = spans.map((span) => [byId.get(span.parentId)?.service, span.service] as const);
  return new Set(edges.filter(([from, to]) => from && from !== to).map(([from, to]) => `${from} → ${to}`));
}

const lastSpans = ['publish compass.verdicts.v1', 'process compass.investigations.v1.VerdictReached'];

function orphansOf(spans: readonly ReceivedSpan[], root: string): ReceivedSpan[] {
  const known = new Set([root, ...spans.map(({ spanId }) => spanId)]);
  return spans.filter(({ parentId }) => !known.has(parentId));
}

describeMesh('one alert', { kind: 'mesh', env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint } }, (mesh) => {
  test('is one trace, from the monitor to the verdict, over every service that took part', async () => {
    const [traceId, monitorSpan] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
    const alert = recordedAlert(recordings, 'shop/incident-001');
    const headers = { ...alert.headers, traceparent: `00-${traceId}-${monitorSpan}-01` };
    await produceAlerts(mesh(), [{ ...alert, headers }]);
    await untilConcluded(mesh(), 'shop/incident-001');
    // Processes export at different moments: the trace is whole when every span's parent has come, too.
    const spans = await until(() => {
      const received = receiver.spansOf(traceId);
      const whole = lastSpans.every((name) => received.some((span) => span.name === name));
      return Promise.resolve(whole && orphansOf(received, monitorSpan).length === 0 ? received : undefined);
    });

    expect([...edgesOf(spans)]).toEqual(
      expect.arrayContaining([
        'intake → orchestrator',
        'orchestrator → task-market',
        'task-market → agent-application',
        'task-market → agent-database',
        'task-market → agent-tracing',
        'agent-database → knowledge-store',
        'agent-database → orchestrator',
        'agent-database → task-market',
        'orchestrator → knowledge-store',
      ]),
    );

    const chain = chainOf(spans, 'compass.verdicts.v1');
    process.stderr.write(
      `alert → verdict: ${chain.hops} hops, ${chain.commits} commits, ${chain.rounds} rounds of gRPC\n`,
    );
    expect(chain.services).toEqual([
      'intake',
      'orchestrator',
      'task-market',
      expect.stringMatching(/^agent-/),
      'orchestrator',
      'task-market',
      expect.stringMatching(/^agent-/),
      'orchestrator',
    ]);
    expect(chain.hops).toBeLessThanOrEqual(9);
    expect(chain.commits).toBeLessThanOrEqual(8);
    expect(chain.rounds).toBeLessThanOrEqual(6);
    // A chain that lacks its commits or calls was not counted at all.
    expect(chain.commits).toBeGreaterThanOrEqual(6);
    expect(chain.rounds).toBeGreaterThanOrEqual(4);
  }, 180_000);
});

describe('the count itself', () => {
  const span = (over: Partial<ReceivedSpan>): ReceivedSpan => ({
    service: 's',
    name: '',
    kind: 'internal',
    traceId: 't',
    spanId: '',
    parentId: '',
    links: [],
    startMs: 0,
    endMs: 0,
    ...over,
  });

  test('takes parallel calls for one round, and leaves out what came after the message left', () => {
    const spans = [
      span({ spanId: 'h', name: 'process a', kind: 'consumer', endMs: 100 }),
      span({ spanId: 'c1', parentId: 'h', name: 'x/A', kind: 'client', startMs: 1, endMs: 5 }),
      span({ spanId: 'c2', parentId: 'h', name: 'x/B', kind: 'client', startMs: 2, endMs: 6 }),
      span({ spanId: 'c3', parentId: 'h', name: 'x/C', kind: 'client', startMs: 7, endMs: 8 }),
      span({ spanId: 'w1', parentId: 'h', name: 'postgres commit', kind: 'client', startMs: 9, endMs: 10 }),
      span({ spanId: 'v', parentId: 'h', name: 'publish verdicts', kind: 'producer', startMs: 11, endMs: 12 }),
      span({ spanId: 'w2', parentId: 'h', name: 'postgres commit', kind: 'client', startMs: 12, endMs: 13 }),
    ];
    expect(chainOf(spans, 'verdicts')).toEqual({ services: ['s'], hops: 2, commits: 1, rounds: 2 });
  });
});
