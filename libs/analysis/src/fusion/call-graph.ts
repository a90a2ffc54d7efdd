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
  return {
    knows: (service) => callees.has(service),
    isCalled: (service) => called.has(service),
    path: (caller, callee) => shortestPath(callees, caller, callee),
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

function shortestPath(
  callees: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const service of queue) {
    if (service === to) return wayBack(cameFrom, to);
    for (const callee of callees.get(service) ?? []) {
      if (cameFrom.has(callee)) continue;
      cameFrom.set(callee, service);
      queue.push(callee);
    }
  }
  return undefined;
}

function wayBack(cameFrom: ReadonlyMap<string, string | undefined>, to: string): string[] {
  const way: string[] = [];
  for (let service: string | undefined = to; service !== undefined; service = cameFrom.get(service))
    way.unshift(service);
  return way;
}
