import type { Case } from '../cases/case-folders.js';

/** Sources that share this much of the smaller one's service names are recordings of the same system. */
const sameFrom = 1 / 2;

/** The system of each source, named by its sources: what knows one of them knows all, so they are left out together. */
export function systemsOf(cases: readonly Case[]): ReadonlyMap<string, string> {
  const sources = [...Map.groupBy(cases, ({ source }) => source)]
    .map(([source, of]) => ({ source, services: new Set(of.flatMap(({ file }) => file.services)) }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  let systems: (typeof sources)[] = [];
  for (const next of sources) {
    const same = systems.filter((system) => system.some((other) => isSame(next.services, other.services)));
    systems = [...systems.filter((system) => !same.includes(system)), [...same.flat(), next]];
  }
  const named = systems.map((system) => [system, system.map(({ source }) => source).join(' + ')] as const);
  return new Map(named.flatMap(([system, name]) => system.map(({ source }) => [source, name])));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared > 0 && shared >= sameFrom * Math.min(a.size, b.size);
}
