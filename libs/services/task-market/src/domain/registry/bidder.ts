import { isBiddable, type AgentKey, type RegisteredAgent } from './agent.js';

/** One name and version: its instances share a consumer group, so an award reaches any of them, and one bid speaks for all. */
export interface Bidder {
  readonly name: string;
  readonly version: string;
  readonly expertise: Readonly<Record<string, number>>;
  /** Awards that all instances together work on at once. */
  readonly capacity: number;
  /** Of the instances, ordered by instance. */
  readonly addresses: readonly string[];
}

/** What names a version of an agent. */
export type VersionKey = Pick<AgentKey, 'name' | 'version'>;

/** Identifies a bidder; neither part may hold a slash. */
export function bidderKey({ name, version }: VersionKey): string {
  return `${name}/${version}`;
}

/** Who may be asked about work of that capability, ordered by name and version. Expertise is that of the first instance. */
export function biddersFor(capability: string, agents: readonly RegisteredAgent[], nowMs: number): Bidder[] {
  const able = agents.filter((agent) => agent.capabilities.includes(capability) && isBiddable(agent, nowMs));
  const groups = Map.groupBy(able, bidderKey);
  return [...groups.values()].map(asBidder).sort(byNameAndVersion);
}

function asBidder(instances: readonly RegisteredAgent[]): Bidder {
  const ordered = [...instances].sort((one, other) => compareText(one.instance, other.instance));
  const [first] = ordered as [RegisteredAgent];
  return {
    name: first.name,
    version: first.version,
    expertise: first.expertise,
    capacity: ordered.reduce((sum, { capacity }) => sum + capacity, 0),
    addresses: ordered.map(({ address }) => address),
  };
}

/** Orders by name, then version, by code units: the same everywhere, whatever the locale. */
export function byNameAndVersion(one: VersionKey, other: VersionKey): number {
  return compareText(one.name, other.name) || compareText(one.version, other.version);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
