import { causeTitle } from '@compass/contracts';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { getJson, investigations, recordedAlert, until, type WireAlert } from '../../mesh/mesh-client.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { conclude, longEnoughMs, send } from '../asking.js';
import { caseOf, copyOf, recordings } from '../recordings.js';

const environment = copyOf(caseOf('lock-contention'), 'correlated');
const minuteMs = 60_000;
const [recorded] = alertsOf(recordedAlert(recordings, environment));
/** When the alert of the recording begins, in the environment's time. */
const beganAtMs = Date.parse(recorded.startsAt);
/** As Alertmanager tells alerts apart: the recorded one by its own. */
const fingerprints = { CheckoutSlow: recorded.fingerprint, CheckoutErrors: '0000000000000e01' } as const;

interface AlertJson {
  readonly startsAt: string;
  readonly fingerprint: string;
}

interface RecordJson {
  readonly rule: string;
  readonly reason: string;
  readonly verdict: string;
  readonly investigationId: string;
}

interface IncidentJson {
  readonly status: string;
  readonly workloads: readonly string[];
  readonly recurrences: number;
  readonly verdict: string;
}

function alertsOf({ body }: WireAlert): readonly [AlertJson] {
  return (JSON.parse(body.toString()) as { alerts: [AlertJson] }).alerts;
}

/** An alert as Alertmanager sends it. @param endAtMs absent: it fires */
function alertOf(
  alertname: keyof typeof fingerprints,
  service: string,
  startAtMs: number,
  endAtMs?: number,
): WireAlert {
  const alert = {
    status: endAtMs === undefined ? 'firing' : 'resolved',
    labels: { alertname, service, severity: 'critical', environment },
    startsAt: new Date(startAtMs).toISOString(),
    fingerprint: fingerprints[alertname],
    endsAt: endAtMs === undefined ? '0001-01-01T00:00:00Z' : new Date(endAtMs).toISOString(),
  };
  return { body: Buffer.from(JSON.stringify({ version: '4', groupKey: '{}', alerts: [alert] })) };
}

/** What groups alerts beyond a single one, and what keeps a failure that is back from being investigated again. */
export function incidentsPart(mesh: () => RunningMesh): void {
  const records = async (): Promise<readonly RecordJson[]> =>
    (await getJson<{ records: RecordJson[] }>(mesh(), `/v1/alerts?environment=${encodeURIComponent(environment)}`))
      .records;
  const incidents = async (): Promise<readonly IncidentJson[]> =>
    (await getJson<{ records: IncidentJson[] }>(mesh(), `/v1/incidents?environment=${encodeURIComponent(environment)}`))
      .records;

  /** One after the other, as a monitor would: what comes by Kafka without a key keeps no order. */
  async function tell(alert: WireAlert): Promise<RecordJson> {
    const before = (await records()).length;
    await send(mesh(), alert);
    return until(async () => {
      const all = await records();
      return all.length > before ? all[0] : undefined;
    });
  }

  const investigated = async () => (await investigations(mesh())).filter((one) => one.environment === environment);

  describe('the alerts of one failure', () => {
    beforeAll(async () => {
      await conclude(mesh(), environment);
      // Then intake has heard of it, and before of what the agents saw.
      await until(async () => (await records())[0]?.verdict || undefined);
    }, longEnoughMs);

    test(
      'join where agents have seen that the services call each other',
      async () => {
        const joined = await tell(alertOf('CheckoutErrors', 'checkout', beganAtMs + minuteMs));
        expect(joined).toMatchObject({
          rule: 'neighbour',
          reason: expect.stringContaining('call each other') as unknown,
        });
        expect(await incidents()).toMatchObject([{ status: 'open', workloads: ['checkout', 'web'] }]);
        await tell(alertOf('CheckoutErrors', 'checkout', beganAtMs + minuteMs, beganAtMs + 2 * minuteMs));
      },
      longEnoughMs,
    );

    test(
      'that come back are answered by the last investigation, with its verdict, until they flap',
      async () => {
        const rules: string[] = [];
        let startAtMs = beganAtMs;
        for (let returns = 1; returns <= 3; returns += 1) {
          await tell(alertOf('CheckoutSlow', 'web', startAtMs, startAtMs + 3 * minuteMs));
          startAtMs += 5 * minuteMs;
          const { rule, reason, verdict, investigationId } = await tell(alertOf('CheckoutSlow', 'web', startAtMs));
          rules.push(rule);
          const [only, ...others] = await investigated();
          expect(others).toEqual([]);
          expect(investigationId).toBe(only!.investigationId);
          expect(verdict).toContain(causeTitle(only!.verdict!.category));
          expect(reason).toContain(verdict);
        }
        expect(rules).toEqual(['recurrence', 'recurrence', 'flapping']);
        expect((await incidents()).map(({ recurrences }) => recurrences)).toEqual([3, 2, 1, 0]);
      },
      longEnoughMs,
    );
  });
}
