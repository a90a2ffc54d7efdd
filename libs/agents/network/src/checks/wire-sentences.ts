import { durationText, shareText, type SlowNetwork, type WireHarm } from '@compass/analysis';
import type { Scene } from '../scene.js';
import type { Seen } from './check.js';

/** Beyond these, findings only repeat the first. */
const mostNetworks = 4;
const mostTold = 3;

/** The recorded latency that shows it, so that an engineer finds the very series; else what spans show. */
const indicatorOf = (service: string, { latencies }: Scene): string =>
  latencies.find((one) => one.service === service)?.metric ?? 'time on the wire';

export function slowNetworkFindings(scene: Scene): Seen[] {
  const { slow } = scene;
  return slow.slice(0, mostNetworks).map((network) => ({
    service: network.service,
    indicator: indicatorOf(network.service, scene),
    category: 'network.delay',
    direction: 'up',
    onsetMs: network.onsetMs,
    strength: 0.95 * network.strength,
    statement: sentence(network),
    of: [...new Set(network.links.slice(0, mostTold).flatMap(({ caller, callee }) => [caller, callee]))],
    refutations: [
      `Calls to ${network.service} arrive as fast as before.`,
      'The time is spent within the callee, or in work of the caller.',
      'Other links of the same callers are as slow.',
    ],
  }));
}

/** A queue in front of a starved or blocked callee is spent on the wire as well, as far as spans tell: where no delay fits, the place stays. */
const unknownKind = 0.65;

export function whereCallsWait(scene: Scene): Seen[] {
  return slowNetworkFindings(scene).map((network) => ({
    ...network,
    category: 'application.unusual-behaviour',
    strength: unknownKind * network.strength,
    refutations: [
      `Calls to ${network.service} arrive as fast as before.`,
      'The time is spent within the callee, or in work of the caller.',
    ],
  }));
}

function sentence({ service, side, consistency, share, links }: SlowNetwork): string {
  const which = side === 'to' ? `calls to ${service}` : `calls that ${service} makes`;
  const told = links.slice(0, mostTold).map(linkText).join('; ');
  return `${shareText(consistency)} of ${which} go over links that became slow, and ${shareText(share)} of all time added on the wire is at ${service}: ${told}.`;
}

const linkText = ({ caller, callee, beforeMs, afterMs, callsAfter }: WireHarm): string =>
  `${caller} → ${callee} ${durationText(beforeMs)} → ${durationText(afterMs)} a call beyond what ${callee} took (${callsAfter} calls)`;
