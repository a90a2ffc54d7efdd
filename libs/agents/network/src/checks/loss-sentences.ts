import { lineText, numberText } from '@compass/analysis';
import type { Scene } from '../scene.js';
import type { Seen } from './check.js';
import type { NetworkMessage, NetworkMessageKind } from './messages.js';

export function lossFindings({ losses }: Scene): Seen[] {
  return losses.map(({ service, metric, shift, strength }) => ({
    service,
    indicator: metric,
    category: 'network.loss',
    direction: 'up',
    onsetMs: shift.onsetMs,
    strength,
    statement: `${metric} of ${service} went from ${numberText(shift.before)} to ${numberText(shift.after)}.`,
    refutations: [`As many packets of ${service} were lost before.`],
  }));
}

const categories: Readonly<Record<NetworkMessageKind, string>> = {
  dns: 'network.dns',
  unreachable: 'network.unreachable',
  timeout: 'application.latency',
  loss: 'network.loss',
};

/** Of what is wrong with whom a line complains about. */
export const categoryOfMessage = ({ kind, isForeign }: NetworkMessage): string =>
  isForeign ? 'dependency.failure' : categories[kind];

/** Told at whom could not be reached, where the lines name it; else at the one who could not reach. */
export function messageFindings({ messages }: Scene): Seen[] {
  return messages.map((message) => ({ ...messageFinding(message), category: categoryOfMessage(message) }));
}

function messageFinding({ service, target, template, count, onsetMs, strength }: NetworkMessage) {
  return {
    service: target ?? service,
    indicator: `log: ${template.template}`,
    direction: 'up' as const,
    onsetMs,
    strength: target === undefined ? strength * unnamed : strength,
    statement: `${service} logs ${count} lines of "${lineText(template.sample, 140)}"${target === undefined ? '' : `, about ${target}`}.`,
    of: [service],
    refutations: [`${target ?? service} is reached by others at the same time.`],
  };
}

/** Who complains is not who is to blame. */
const unnamed = 0.5;
