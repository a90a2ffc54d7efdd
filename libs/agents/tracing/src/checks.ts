import {
  durationText,
  failing,
  shareText,
  slowness,
  talliesOf,
  type Difference,
  type OwnBehaviour,
} from '@compass/analysis';
import type { Scene } from './scene.js';
import type { Said } from './telemetry.js';
import { longest } from './waiting.js';

/** One thing to be seen in traces. */
export interface Check {
  readonly id: string;
  readonly reads: Said['reads'];
  /** Weaker is not told. */
  readonly threshold: number;
  readonly because: string;
  find(scene: Scene): readonly Seen[];
}

type Seen = Omit<Said, 'check' | 'reads'>;

export const checks: readonly Check[] = [
  {
    id: 'slow-requests',
    reads: ['operations'],
    threshold: 0.2,
    because: 'machines that are merely busier reach half as much time again, and a few milliseconds',
    find: slowServices,
  },
  {
    id: 'failed-requests',
    reads: ['operations'],
    threshold: 0.2,
    because: 'a fifth of an added share of 3 % is within what objectives tolerate',
    find: (scene) => [...scene.behaviours.values()].map(failedRequests),
  },
  {
    id: 'failing-dependency',
    reads: ['operations', 'edges'],
    threshold: 0.2,
    because: 'as for requests; a peer has no spans of its own, so that its callers are all that can tell',
    find: (scene) => silentPeers(scene).flatMap((peer) => failingPeer(peer, scene)),
  },
];

/** Where some requests take seconds longer, a few dozen milliseconds elsewhere are hardly the same incident; never less than a third. */
const leastWeight = 0.35;

function slowServices(scene: Scene): Seen[] {
  const slow = [...scene.behaviours.values()].map(worstLatency).filter(({ difference }) => difference.strength > 0);
  const addedMs = ({ difference: { before, after } }: Slow) => after - before;
  const most = Math.max(...slow.map(addedMs));
  return slow.map((one) => slowRequests(one, Math.max(leastWeight, Math.sqrt(addedMs(one) / most)), scene));
}

interface Slow {
  readonly service: string;
  readonly operation: string;
  readonly difference: Difference;
}

function worstLatency({ service, latency, slowest }: OwnBehaviour): Slow {
  const worst = slowest && slowest.difference.strength > latency.strength;
  return { service, operation: worst ? slowest.name : 'a request', difference: worst ? slowest.difference : latency };
}

function slowRequests({ service, operation, difference }: Slow, weight: number, scene: Scene): Seen {
  const { before, after, strength, onsetMs, callsAfter } = difference;
  return {
    service,
    indicator: 'latency',
    direction: 'up',
    ...(onsetMs !== undefined && { onsetMs }),
    strength: 0.95 * strength * weight,
    statement: `At ${service}, ${operation} takes ${durationText(after)} on average (${durationText(before)} before, ${callsAfter} calls seen)${longest(service, scene)}.`,
  };
}

function failedRequests({ service, errors, ownErrors }: OwnBehaviour): Seen {
  const own = errors.after === 0 ? 0 : Math.min(1, ownErrors.after / errors.after);
  const origin = own > 0.5 ? 'they originate there' : 'they are passed on from what it calls';
  return {
    service,
    indicator: 'errors',
    direction: 'up',
    ...(errors.onsetMs !== undefined && { onsetMs: errors.onsetMs }),
    strength: 0.95 * errors.strength,
    statement: `${shareText(errors.after)} of requests to ${service} fail (${shareText(errors.before)} before); ${origin}: ${shareText(own)} have no failed call behind them.`,
  };
}

/** Called, and without spans of their own; databases are another specialist's. */
function silentPeers({ edges }: Scene): string[] {
  return [...new Set(edges.filter(({ calleeKind }) => calleeKind === 'peer').map(({ callee }) => callee))];
}

function failingPeer(peer: string, scene: Scene): Seen[] {
  const calls = scene.services.flatMap(({ calling }) => calling.filter((operation) => operation.peer === peer));
  const tallies = talliesOf(calls, scene.grid);
  const [slow, failed] = [slowness(tallies, scene), failing(tallies, scene)];
  const callers = [...new Set(calls.map(({ service }) => service))].join(', ');
  const [kind, seen] = failed.strength >= slow.strength ? (['errors', failed] as const) : (['latency', slow] as const);
  const text = kind === 'errors' ? shareText : durationText;
  return [
    {
      service: peer,
      indicator: kind,
      category: 'dependency.failure',
      direction: 'up',
      ...(seen.onsetMs !== undefined && { onsetMs: seen.onsetMs }),
      strength: 0.85 * seen.strength,
      statement: `Calls of ${callers} to ${peer}, which has no telemetry of its own: ${kind} ${text(seen.before)} → ${text(seen.after)} over ${seen.callsAfter} calls.`,
      refutations: [`Calls to ${peer} are as fast and as successful as before.`, `${peer} has telemetry, and is well.`],
    },
  ];
}
