import { parseDocument } from 'yaml';
import type { Cluster } from '../cluster/cluster.js';
import { shown, told, type Check, type Seen } from './check.js';

/** One entry of a gateway's table: what it is called, and whom it sends requests to. */
interface Route {
  readonly id: string;
  readonly target: string;
  readonly path: string;
}

/** A naming habit must be shared by this many routes, and by most. */
const fewestRoutes = 4;
const most = 0.6;

export const gatewayRoutes: Check = {
  id: 'gateway-route',
  reads: ['settings', 'services', 'calls'],
  because:
    'one that sends its requests to another than its name says stands out, and so does a service that the gateway calls and no route leads to',
  find: (cluster) => {
    const said = tablesIn(cluster).flatMap(({ name, routes }) => misrouted(name, routes, cluster));
    return said.length > 0 ? said : [...unroutedServices(cluster)].flatMap(bypassed);
  },
};

interface Routing {
  readonly name: string;
  readonly routes: readonly Route[];
}

const tablesIn = ({ plain }: Cluster): Routing[] =>
  plain
    .filter(({ kind }) => kind === 'ConfigMap')
    .flatMap(({ name, data }) => Object.values(data).map((text) => ({ name, routes: routesOf(text) })))
    .filter(({ routes }) => routes.length >= fewestRoutes);

/**
 * What a gateway is known to call and no route of its table leads to, while another has more routes than one; with the table's name. A graph
 * may know calls of another day, and services that nobody uses need no route: of several, the one that the alert is about, else the one
 * that others than the gateway call, too.
 */
export function unroutedServices(cluster: Cluster): Map<string, string> {
  const found = tablesIn(cluster).flatMap(({ name, routes }): [string, string][] => {
    const targets = new Set(routes.map(({ target }) => target));
    const known = [...cluster.callees.values()].find(
      (callees) => callees.filter((callee) => targets.has(callee)).length >= most * targets.size,
    );
    const unrouted = (known ?? []).filter((callee) => !targets.has(callee) && cluster.workloads.has(callee));
    return targets.size < routes.length ? meantOf(unrouted, cluster).map((callee) => [callee, name]) : [];
  });
  return new Map(found);
}

function meantOf(unrouted: readonly string[], { alerting, callees }: Cluster): readonly string[] {
  if (unrouted.length === 1) return unrouted;
  const alerted = unrouted.filter((service) => alerting.includes(service));
  const callersOf = (service: string) => [...callees.values()].filter((called) => called.includes(service)).length;
  const used = unrouted.filter((service) => callersOf(service) > 1);
  return alerted.length > 0 || used.length !== 1 ? alerted : used;
}

const bypassed = ([service, table]: readonly [string, string]): Seen[] => [
  {
    object: service,
    category: 'kubernetes.gateway-route',
    indicator: table,
    strength: shown,
    statement: `No route in ${table} leads to ${service}, which the gateway is known to call, while another service has two.`,
    refutations: [`Requests arrive at ${service} through the gateway.`],
  },
];

/** Lists anywhere in a YAML text whose entries have an id and a target. */
function routesOf(text: string): Route[] {
  if (!/\buri:|\bservice:|\bupstream:|\bbackend:/.test(text)) return [];
  const parsed = parseDocument(text);
  return parsed.errors.length > 0 ? [] : listsIn(parsed.toJS()).flatMap(routeOf);
}

function listsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const entries = value as unknown[];
    return [...entries, ...entries.flatMap(listsIn)];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listsIn) : [];
}

function routeOf(entry: unknown): Route[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { id, name, uri, service, upstream, backend, predicates, path } = entry as Record<string, unknown>;
  const [title, to] = [id ?? name, uri ?? service ?? upstream ?? backend];
  if (typeof title !== 'string' || typeof to !== 'string') return [];
  return [{ id: title, target: hostIn(to), path: JSON.stringify(predicates ?? path ?? '') }];
}

/** The host of `lb://name`, `http://name:80` or `${VARIABLE:name}`. */
const hostIn = (text: string): string =>
  text
    .replace(/^[a-z]+:\/\//, '')
    .replace(/\$\{[^:}]*:?([^}]*)\}/g, '$1')
    .split(/[:/]/)[0]!;

function misrouted(table: string, routes: readonly Route[], { services, workloads }: Cluster): Seen[] {
  const habit = habitOf(routes);
  if (!habit) return [];
  const there = (name: string) => services.some((service) => service.name === name) || workloads.has(name);
  return routes.flatMap(({ id, target }): Seen[] => {
    const expected = habit.replace('*', id);
    if (target === expected || !there(expected)) return [];
    return [
      {
        object: expected,
        category: 'kubernetes.gateway-route',
        indicator: table,
        strength: told,
        statement: `The route ${id} in ${table} sends requests to ${target || 'nobody'}, and not to ${expected}, as the other routes' names would have it.`,
        refutations: [`Requests for ${id} arrive at ${expected}.`],
      },
    ];
  });
}

/** How most targets are made of their route's id, with `*` for the id; undefined when there is no such habit. */
function habitOf(routes: readonly Route[]): string | undefined {
  const habits = routes
    .filter(({ id, target }) => target.includes(id))
    .map(({ id, target }) => target.replace(id, '*'));
  const counted = [...Map.groupBy(habits, (habit) => habit)].sort(([, a], [, b]) => b.length - a.length);
  const [habit, same = []] = counted[0] ?? [];
  return same.length >= fewestRoutes && same.length >= most * routes.length ? habit : undefined;
}
