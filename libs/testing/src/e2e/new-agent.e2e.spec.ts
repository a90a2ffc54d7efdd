import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { agentService, defineAgent } from '@compass/agent-sdk';
import { runService, type RunningService } from '@compass/runtime';
import { afterAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { postAlert, recordedAlert, reportOf, untilConcluded } from '../mesh/mesh-client.js';
import { untilBiddable } from '../mesh/market.js';
import type { RunningMesh } from '../mesh/running-mesh.js';
import { pythonAgentCommand, whyPythonCannotRun } from '../python/python-agent.js';
import { describeMesh } from './meshes.js';

const workspace = join(import.meta.dirname, '../../../..');
const recordings = join(workspace, 'recordings');
const longEnoughMs = 120_000;

describe.each(['all-in-one', 'mesh'] as const)('an agent that nobody knew', (kind) => {
  describeMesh('started after everything else', { kind }, (mesh) => {
    const agents: BoundProcess[] = [];
    afterAll(() => Promise.all(agents.map((agent) => agent.stop())));

    test(
      'is on the market without a change or a restart anywhere, and wins a task',
      async () => {
        agents.push(await start(mesh(), process.execPath, join(workspace, 'examples/agent-disk/dist/main.js')));
        await untilBiddable(mesh(), 'disk');
        const { investigationId } = await conclude(mesh(), 'shop/incident-002');
        const { tasks } = await reportOf(mesh(), investigationId);
        const disk = tasks.find(({ capability }) => capability === 'diagnose.disk');
        expect(disk).toMatchObject({ agent: 'disk', status: 'answered' });
      },
      longEnoughMs,
    );

    // The event log of all-in-one is PostgreSQL, which has no clients but ours.
    if (kind !== 'mesh') return;
    const missing = whyPythonCannotRun();
    if (missing) process.stderr.write(`\n*** SKIPPED, NOT TESTED: an agent in Python: ${missing} ***\n`);
    (!missing || process.env['CI'] === 'true' ? test : test.skip)(
      'and written in Python is awarded, and answers',
      async () => {
        const [command, ...args] = await pythonAgentCommand();
        agents.push(await start(mesh(), command!, ...args));
        await untilBiddable(mesh(), 'slowness');
        const { investigationId } = await conclude(mesh(), 'shop/incident-001');
        const report = await reportOf(mesh(), investigationId);
        const task = report.tasks.find(({ capability }) => capability === 'diagnose.slowness');
        expect(task).toMatchObject({ agent: 'slowness', status: 'answered' });
      },
      longEnoughMs,
    );
  });
});

describeMesh('an agent that lies', { kind: 'all-in-one' }, (mesh) => {
  let liar: RunningService | undefined;
  afterAll(() => liar?.stop());

  test(
    'about its price loses, and an honest one gets the task',
    async () => {
      liar = await runService(agentService(overcharger), {
        env: { ...mesh().environment, COMPASS_LOG_LEVEL: 'silent', COMPASS_GRPC_LISTEN: '127.0.0.1:0' },
      });
      await untilBiddable(mesh(), 'overcharger');
      const { investigationId } = await conclude(mesh(), 'shop/incident-001');
      const report = await reportOf(mesh(), investigationId);
      expect(report.tasks.map(({ agent }) => agent)).not.toContain('overcharger');
      expect(report.tasks.every(({ status }) => status === 'answered')).toBe(true);
    },
    longEnoughMs,
  );
});

function start({ environment }: RunningMesh, command: string, ...args: string[]): Promise<BoundProcess> {
  return startBoundProcess({
    ...{ command, args, output: 'ignore', stopSignal: 'SIGTERM', graceMs: 12_000 },
    env: { ...process.env, ...environment },
  });
}

const overcharger = defineAgent({
  name: 'overcharger',
  version: '1.0.0',
  capabilities: ['diagnose.database'],
  expertise: { database: 1 },
  capacity: 10,
  bid: ({ priceCeilingMicros }) => ({ priceMicros: priceCeilingMicros * 10, expectedSeconds: 0.1, confidence: 1 }),
  investigate: () => Promise.resolve({}),
});

async function conclude(mesh: RunningMesh, environment: string) {
  expect(await postAlert(mesh, recordedAlert(recordings, environment))).toBe(202);
  return untilConcluded(mesh, environment);
}
