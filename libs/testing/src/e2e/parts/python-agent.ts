import type { BoundProcess } from '@compass/child-process';
import { afterAll, describe, expect, test } from '@jest/globals';
import { untilBiddable } from '../../mesh/market.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { pythonAgentCommand, whyPythonCannotRun } from '../../python/python-agent.js';
import { conclude, longEnoughMs } from '../asking.js';
import { caseOf, copyOf } from '../recordings.js';
import { startAgent } from './started-agent.js';

const environment = copyOf(caseOf('lock-contention'), 'python-agent');

/** An agent without a line of ours. Over Kafka alone: the event log of all-in-one is PostgreSQL, which has no clients but ours. */
export function pythonAgentPart(mesh: () => RunningMesh): void {
  describe('an agent in Python', () => {
    let agent: BoundProcess | undefined;
    afterAll(() => agent?.stop());

    const missing = whyPythonCannotRun();
    if (missing) process.stderr.write(`\n*** SKIPPED, NOT TESTED: an agent in Python: ${missing} ***\n`);
    (!missing || process.env['CI'] === 'true' ? test : test.skip)(
      'is awarded, and what it found is in the report',
      async () => {
        const [command, ...args] = await pythonAgentCommand();
        agent = await startAgent(mesh(), command!, ...args);
        await untilBiddable(mesh(), 'slowness');
        const { tasks, hypotheses, symptoms } = await conclude(mesh(), environment);
        const task = tasks.find(({ capability }) => capability === 'diagnose.slowness');
        expect(task).toMatchObject({ agent: 'slowness', status: 'answered' });
        const evidence = [...hypotheses.flatMap(({ supporting }) => supporting), ...symptoms];
        expect(evidence.filter(({ agent }) => agent === 'slowness')).not.toEqual([]);
      },
      longEnoughMs,
    );
  });
}
