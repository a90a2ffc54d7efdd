import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { produceAlerts, recordedAlert, until, untilConcluded } from '../../mesh/mesh-client.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { chainOf } from '../../trace/chain.js';
import type { OtlpReceiver, ReceivedSpan } from '../../trace/otlp-receiver.js';
import { longEnoughMs } from '../asking.js';
import { caseOf, copyOf, recordings } from '../recordings.js';

const environment = copyOf(caseOf('lock-contention'), 'traced');

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

/** What a trace back end receives. */
export function oneTracePart(mesh: () => RunningMesh, receiver: OtlpReceiver): void {
  test(
    'one alert is one trace, from the monitor to the verdict, over every service that took part',
    async () => {
      const [traceId, monitorSpan] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
      const alert = recordedAlert(recordings, environment);
      const headers = { ...alert.headers, traceparent: `00-${traceId}-${monitorSpan}-01` };
      await produceAlerts(mesh(), [{ ...alert, headers }]);
      await untilConcluded(mesh(), environment);
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
    },
    longEnoughMs,
  );
}
