import { agentService, defineAgent } from '@compass/agent-sdk';
import { runService, type RunningService } from '@compass/runtime';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { compass } from '../../mesh/command-line.js';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  investigations,
  produceAlerts,
  recordedAlert,
  reportOf,
  until,
  untilConcluded,
  type SummaryJson,
} from '../../mesh/mesh-client.js';
import { untilBiddable, untilSettled } from '../../mesh/market.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { longEnoughMs } from '../asking.js';
import { caseOf, copyOf, recordings } from '../recordings.js';

/** Holds every investigation open for a while, so that a kill falls into its middle. */
const dawdler = defineAgent({
  name: 'dawdler',
  version: '1.0.0',
  capabilities: ['diagnose.dawdling'],
  expertise: {},
  capacity: 10,
  bid: () => ({ priceMicros: 1_000, expectedSeconds: 3, confidence: 0.5 }),
  investigate: async () => {
    await sleep(3_000);
    return {};
  },
});

/** What is left of an investigation when one of its processes dies. */
export function killsPart(mesh: () => RunningMesh): void {
  describe('a process killed in mid-investigation', () => {
    let slow: RunningService;
    beforeAll(async () => {
      slow = await runService(agentService(dawdler), { env: { ...mesh().environment, COMPASS_LOG_LEVEL: 'silent' } });
      await untilBiddable(mesh(), 'dawdler');
    }, longEnoughMs);
    afterAll(async () => {
      await slow?.stop();
    }, longEnoughMs);
    afterEach(() => untilBiddable(mesh(), 'database'), longEnoughMs);

    /** Publishes the alert and returns when its investigation is under way. */
    async function underWay(environment: string): Promise<SummaryJson> {
      await produceAlerts(mesh(), [recordedAlert(recordings, environment)]);
      return until(async () => (await ofEnvironment(mesh(), environment))[0]);
    }

    test.each([
      ['orchestrator', copyOf(caseOf('lock-contention'), 'killed')],
      ['task-market', copyOf(caseOf('bad-release'), 'killed')],
      ['agent-database', copyOf(caseOf('none'), 'killed')],
    ])(
      '(%s, kill -9) costs nothing: %s is concluded once, every agent answered, the account is settled, its log replays to the same bytes',
      async (victim, environment) => {
        const { investigationId } = await underWay(environment);
        const pid = mesh().pids()[victim]!;
        process.kill(pid, 'SIGKILL');
        await until(() => Promise.resolve(![0, undefined, pid].includes(mesh().pids()[victim]) || undefined));

        const concluded = await untilConcluded(mesh(), environment);
        expect(concluded).toMatchObject({ investigationId, status: 'concluded' });
        expect(await ofEnvironment(mesh(), environment)).toHaveLength(1);
        const report = await reportOf(mesh(), investigationId);
        expect(report.tasks.map(({ capability, status }) => `${capability}: ${status}`)).toEqual(
          expect.arrayContaining([
            'diagnose.application: answered',
            'diagnose.database: answered',
            'diagnose.dawdling: answered',
            'diagnose.tracing: answered',
          ]),
        );
        expect(await compass(mesh(), 'replay', investigationId)).toMatchObject({ exitCode: 0 });
        const account = await untilSettled(mesh(), investigationId);
        expect(account.spentMicros).toBeGreaterThan(0);
        expect(account.spentMicros).toBeLessThanOrEqual(account.budgetMicros);
      },
      longEnoughMs,
    );
  });
}

async function ofEnvironment(mesh: RunningMesh, environment: string): Promise<SummaryJson[]> {
  const all = await investigations(mesh).catch(() => []);
  return all.filter((one) => one.environment === environment);
}
