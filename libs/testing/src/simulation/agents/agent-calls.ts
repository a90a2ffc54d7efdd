import type { Answer } from '@compass/service-task-market/domain';
import type { AgentCalls } from '@compass/service-task-market/parts';
import type { SimulatedProcess } from '../process/simulated-process.js';
import type { Random } from '../schedule/random.js';

/** How one process of the market asks agents: over a network on which anything can happen to a call. */
export function simulatedAgentCalls(process: SimulatedProcess, random: Random): AgentCalls {
  return {
    solicitBid: (_, { task }, withinMs) =>
      new Promise((resolve) => {
        const cancel = process.after(withinMs, () => resolve({ kind: 'no-answer' }));
        const answer = answerTo(Number(task?.priceCeilingMicros ?? 0), random);
        process
          .call('net.solicitBid', () => answer)
          .then(
            (value) => {
              cancel();
              resolve(value);
            },
            () => resolve('unreachable'),
          );
      }),
  };
}

function answerTo(ceilingMicros: number, random: Random): Answer | 'unreachable' {
  const fair = {
    kind: 'bid',
    priceMicros: Math.floor(ceilingMicros * random.between(0.3, 1)),
    expectedSeconds: 1,
    confidence: random.next(),
  } as const;
  const draw = random.next();
  if (draw < 0.85) return fair;
  if (draw < 0.88) return { kind: 'declined', reason: 'busy' };
  if (draw < 0.91) return { kind: 'no-answer' };
  if (draw < 0.94) return 'unreachable';
  return { ...fair, priceMicros: random.pick([NaN, -1, ceilingMicros + 1, 0]) };
}
