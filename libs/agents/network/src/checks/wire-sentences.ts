import { durationText, shareText, type SlowNetwork, type WireHarm } from '@compass/analysis';
import type { Scene } from '../scene.js';
import type { Seen } from './check.js';

/** Beyond these, findings only repeat the first. */
const mostNetworks = 4;
const mostTold = 3;

/** The recorded latency that shows it, so that an engineer finds the very series; else what spans show. */
const indicatorOf = (service: string, { latencies }: Scene): string =>
  latencies.find((one) => one.service === service)?.metric ?? 'time on the wire';

const sure = 0.95;
/** Waits that differ widely have other reasons, too; that they are a delay is what they speak against. */
const notADelay = 0.8;

export function slowNetworkFindings(scene: Scene): Seen[] {
  return scene.slow.slice(0, mostNetworks).map((network) => ({
    ...seen(network, scene),
    category: 'network.delay',
    strength: sure * network.strength * (1 - notADelay * network.lossy),
    statement: `${sentence(network)}.`,
  }));
}

/** Lost packets make calls wait, each for another time: so long as nobody counts them, that is how they show. */
export function lossyNetworkFindings(scene: Scene): Seen[] {
  return scene.slow.slice(0, mostNetworks).map((network) => ({
    ...seen(network, scene),
    category: 'network.loss',
    strength: sure * network.strength * network.lossy,
    statement: `${sentence(network)}; ${waitsText(network)}.`,
  }));
}

function seen(network: SlowNetwork, scene: Scene) {
  const { service, onsetMs, links } = network;
  return {
    ...{ service, onsetMs, indicator: indicatorOf(service, scene), direction: 'up' as const },
    of: [...new Set(links.slice(0, mostTold).flatMap(({ caller, callee }) => [caller, callee]))],
    refutations: [
      `Calls to ${service} arrive as fast as before.`,
      'The time is spent within the callee, or in work of the caller.',
      'Other links of the same callers are as slow.',
    ],
  };
}

function waitsText({ links: [worst] }: SlowNetwork): string {
  const { leastMs, mostMs } = worst!.waits;
  return `calls wait very differently, from ${durationText(leastMs)} to ${durationText(mostMs)}, as while packets are lost and sent again`;
}

/** A queue in front of a starved or blocked callee is spent on the wire as well, as far as spans tell: where no delay fits, the place stays. */
const unknownKind = 0.65;

export function whereCallsWait(scene: Scene): Seen[] {
  return scene.slow.slice(0, mostNetworks).map((network) => ({
    ...seen(network, scene),
    category: 'application.unusual-behaviour',
    strength: unknownKind * sure * network.strength,
    statement: `${sentence(network)}.`,
    refutations: [
      `Calls to ${network.service} arrive as fast as before.`,
      'The time is spent within the callee, or in work of the caller.',
    ],
  }));
}

function sentence({ service, side, consistency, share, links }: SlowNetwork): string {
  const which = side === 'to' ? `calls to ${service}` : `calls that ${service} makes`;
  const told = links.slice(0, mostTold).map(linkText).join('; ');
  return `${shareText(consistency)} of ${which} go over links that became slow, and ${shareText(share)} of all time added on the wire is at ${service}: ${told}`;
}

const linkText = ({ caller, callee, beforeMs, afterMs, callsAfter }: WireHarm): string =>
  `${caller} → ${callee} ${durationText(beforeMs)} → ${durationText(afterMs)} a call beyond what ${callee} took (${callsAfter} calls)`;
