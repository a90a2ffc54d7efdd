import type { Link } from './links.js';
import { wireHarm, type WireHarm } from './wire-harm.js';

/** A service whose calls, to it or by it, spend added time on the way. */
export interface SlowNetwork {
  readonly service: string;
  /** Calls to the service, or calls that it makes. */
  readonly side: 'to' | 'from';
  /** 0..1: of that side's calls, how many go over slow links. */
  readonly consistency: number;
  /** 0..1: of all time added on wires, what is on links of the service. */
  readonly share: number;
  /** The slow links of that side, most time added first. */
  readonly links: readonly WireHarm[];
  readonly onsetMs: number;
  /** 0..1 */
  readonly strength: number;
  /** 0..1: how much the calls wait as those do whose packets get lost, see {@link Waits}. */
  readonly lossy: number;
}

/** A caller whose every callee is slow to answer is the likelier explanation only when there are several of them. */
const callerDiscount = 0.85;
const fewestCallees = 3;

/**
 * Whose network is slow. A delay at a service is seen on its links, and a link has two ends: the end whose links are slow throughout
 * explains more than the one whose other links are well. Strongest first; ties by name.
 */
export function slowNetworks(links: readonly Link[], alertAtMs: number): SlowNetwork[] {
  const harms = links.flatMap((link) => wireHarm(link, alertAtMs) ?? []).filter(({ strength }) => strength > 0);
  const whole = harms.reduce((sum, harm) => sum + addedBy(harm), 0);
  const services = new Set(harms.flatMap(({ caller, callee }) => [caller, callee]));
  return [...services]
    .flatMap((service): SlowNetwork[] => {
      const touching = harms.filter(({ caller, callee }) => caller === service || callee === service);
      const share = touching.reduce((sum, harm) => sum + addedBy(harm), 0) / whole;
      return [sideOf('to', service, harms, links, share), sideOf('from', service, harms, links, share)].flatMap(
        (side) => side ?? [],
      );
    })
    .sort((a, b) => b.strength - a.strength || (a.service < b.service ? -1 : a.service > b.service ? 1 : 0));
}

const addedBy = ({ afterMs, beforeMs, callsAfter, strength }: WireHarm): number =>
  strength * Math.max(0, afterMs - beforeMs) * callsAfter;

function sideOf(
  side: SlowNetwork['side'],
  service: string,
  harms: readonly WireHarm[],
  links: readonly Link[],
  share: number,
): SlowNetwork | undefined {
  const isOfSide = ({ caller, callee }: { caller: string; callee: string }) =>
    (side === 'to' ? callee : caller) === service;
  const slow = harms.filter(isOfSide).sort((a, b) => addedBy(b) - addedBy(a));
  if (slow.length === 0 || (side === 'from' && links.filter(isOfSide).length < fewestCallees)) return undefined;
  const onsetMs = Math.min(...slow.map((harm) => harm.onsetMs));
  const calls = (all: readonly Link[]) =>
    all.reduce((sum, { samples }) => sum + samples.reduce((n, one) => n + (one.atMs >= onsetMs ? one.calls : 0), 0), 0);
  const all = links.filter(isOfSide);
  const slowLinks = all.filter(({ caller, callee }) =>
    slow.some((harm) => harm.caller === caller && harm.callee === callee),
  );
  const consistency = calls(slowLinks) / Math.max(1, calls(all));
  const worst = Math.max(...slow.map(({ strength }) => strength));
  const strength = worst * consistency * Math.sqrt(share) * (side === 'from' ? callerDiscount : 1);
  const added = slow.reduce((sum, harm) => sum + addedBy(harm), 0);
  const lossy = slow.reduce((sum, harm) => sum + harm.waits.uneven * addedBy(harm), 0) / Math.max(added, 1e-9);
  return { service, side, consistency, share, links: slow, onsetMs, strength, lossy };
}
