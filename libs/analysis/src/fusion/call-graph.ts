import { compareText, type Call } from './evidence.js';

/** The service graph as far as it was observed; it may be empty or lack services. */
export interface CallGraph {
  knows(service: string): boolean;
  /** Somebody was seen to call it. */
  isCalled(service: string): boolean;
  /** The services from caller to callee, both included, along the fewest calls; undefined when no way was observed. */
  path(caller: string, callee: string): readonly string[] | undefined;
}

export function callGraph(calls: readonly Call[]): CallGraph {
  const callees = calleesByCaller(calls);
  const called = new Set([...callees.values()].flat());
  const trees = new Map<string, ReadonlyMap<string, string | undefined>>();
  const treeFrom = (service: string) =>
    trees.get(service) ?? trees.set(service, fewestCallsFrom(callees, service)).get(service)!;
  return {
    knows: (service) => callees.has(service),
    isCalled: (service) => called.has(service),
    path: (caller, callee) => wayBack(treeFrom(caller), callee),
  };
}

/** Callees in name order, so that of two equally short ways the same one is always told. */
function calleesByCaller(calls: readonly Call[]): Map<string, readonly string[]> {
  const sets = new Map<string, Set<string>>();
  const entry = (service: string) => sets.get(service) ?? sets.set(service, new Set()).get(service)!;
  for (const { caller, callee } of calls) {
    entry(callee);
    if (caller !== callee) entry(caller).add(callee);
  }
  return new Map([...sets].map(([service, set]) => [service, [...set].sort(compareText)]));
}

/** Of every service that is reached: from which one. It is asked for a few services, and for many ways from each. */
function fewestCallsFrom(
  callees: ReadonlyMap<string, readonly string[]>,
  from: string,
): ReadonlyMap<string, string | undefined> {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const service of cameFrom.keys())
    for (const callee of callees.get(service) ?? []) if (!cameFrom.has(callee)) cameFrom.set(callee, service);
  return cameFrom;
}

function wayBack(cameFrom: ReadonlyMap<string, string | undefined>, to: string): string[] | undefined {
  if (!cameFrom.has(to)) return undefined;
  const way: string[] = [];
  for (let service: string | undefined = to; service !== undefined; service = cameFrom.get(service)) way.push(service);
  return way.reverse();
}
