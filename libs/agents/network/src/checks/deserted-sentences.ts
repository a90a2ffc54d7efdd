import { numberText } from '@compass/analysis';
import type { Scene } from '../scene.js';
import type { Seen } from './check.js';

const most = 0.85;
const mostTold = 3;

/** Of several that nobody reaches and that do not explain each other, at most one is cut off. */
export function desertedFindings({ deserted }: Scene): Seen[] {
  const all = Math.hypot(...deserted.map(({ strength }) => strength));
  return deserted.slice(0, 6).map(({ service, metric, before, after, onsetMs, sufferers, strength }) => {
    const told = sufferers.slice(0, mostTold).join(', ');
    const who =
      told === ''
        ? 'those who call it are not known'
        : `meanwhile ${told} ${sufferers.length === 1 ? 'suffers' : 'suffer'}`;
    return {
      service,
      indicator: metric,
      category: 'network.unreachable',
      direction: 'down',
      onsetMs,
      strength: most * strength * (strength / all),
      statement: `${metric} of ${service} fell from ${numberText(before)} to ${numberText(after)}, far more than others' requests did; ${who}.`,
      refutations: [
        `Those who call ${service} have as much less to ask.`,
        `${service} answers as many requests as before.`,
      ],
    };
  });
}
