import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpusOf } from '../platform/node-placement.js';
import { faultKind } from './fault-kind.js';

const BURN = 'for (;;) Math.sqrt(Math.random());';

/** Somebody's batch job takes the processor of the node that catalogue runs on. */
export const noisyNeighbour = faultKind({
  plan: (random) => ({ node: 'node-b', processes: random.integer(8, 12) }),
  alone: true,
  begin: ({ node, processes }, { signal, goOn }) => {
    const burn = async () => {
      const child = spawn('taskset', ['-c', cpusOf(node), process.execPath, '-e', BURN], { stdio: 'ignore' });
      const gone = once(child, 'exit');
      signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
      await gone;
    };
    goOn(Promise.all(Array.from({ length: processes }, burn)).then(() => undefined));
  },
  toldBy: ['ProductsSlow', 'CheckoutSlow', 'WebErrors'],
  cause: ({ node }) => ({
    rootService: node,
    acceptedServices: [node, 'catalogue', 'accounts', 'recommendations'],
    rootIndicator: [`${node}_system-cpu-utilization`, `${node}_system-cpu-runnable`],
    faultType: 'noisy-neighbour',
    acceptedCategories: ['infrastructure.cpu'],
  }),
});
