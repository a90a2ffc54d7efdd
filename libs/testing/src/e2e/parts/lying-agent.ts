import { agentService, defineAgent } from '@compass/agent-sdk';
import { runService, type RunningService } from '@compass/runtime';
import { afterAll, describe, expect, test } from '@jest/globals';
import { untilBiddable } from '../../mesh/market.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { conclude, longEnoughMs } from '../asking.js';
import { caseOf, copyOf } from '../recordings.js';

const environment = copyOf(caseOf('none'), 'lying-agent');

const overcharger = defineAgent({
  name: 'overcharger',
  version: '1.0.0',
  capabilities: ['diagnose.database'],
  expertise: { database: 1 },
  capacity: 10,
  bid: ({ priceCeilingMicros }) => ({ priceMicros: priceCeilingMicros * 10, expectedSeconds: 0.1, confidence: 1 }),
  investigate: () => Promise.resolve({}),
});

/** What becomes of offers that nobody could honour. */
export function lyingAgentPart(mesh: () => RunningMesh): void {
  describe('an agent that lies', () => {
    let liar: RunningService | undefined;
    afterAll(() => liar?.stop());

    test(
      'about its price loses, and an honest one gets the task',
      async () => {
        liar = await runService(agentService(overcharger), {
          env: { ...mesh().environment, COMPASS_LOG_LEVEL: 'silent', COMPASS_GRPC_LISTEN: '127.0.0.1:0' },
        });
        await untilBiddable(mesh(), 'overcharger');
        const report = await conclude(mesh(), environment);
        expect(report.tasks.map(({ agent }) => agent)).not.toContain('overcharger');
        expect(report.tasks.every(({ status }) => status === 'answered')).toBe(true);
      },
      longEnoughMs,
    );
  });
}
