import type { BoundProcess } from '@compass/child-process';
import { afterAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { untilBiddable } from '../../mesh/market.js';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { conclude, longEnoughMs } from '../asking.js';
import { caseOf, copyOf, workspace } from '../recordings.js';
import { startAgent } from './started-agent.js';

const environment = copyOf(caseOf('bad-release'), 'new-agent');

/** What a service owner sees of it who has written an agent. */
export function newAgentsPart(mesh: () => RunningMesh): void {
  describe('an agent that nobody knew, started after everything else', () => {
    let agent: BoundProcess | undefined;
    afterAll(() => agent?.stop());

    test(
      'is on the market without a change or a restart anywhere, and wins a task',
      async () => {
        agent = await startAgent(mesh(), process.execPath, join(workspace, 'examples/agent-disk/dist/main.js'));
        await untilBiddable(mesh(), 'disk');
        const { tasks } = await conclude(mesh(), environment);
        const disk = tasks.find(({ capability }) => capability === 'diagnose.disk');
        expect(disk).toMatchObject({ agent: 'disk', status: 'answered' });
      },
      longEnoughMs,
    );
  });
}
