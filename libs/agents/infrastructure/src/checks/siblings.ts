import { isUnwell, lacking, restartsNow } from '../cluster/health.js';
import { podWarnings, type Cluster, type Workload } from '../cluster/cluster.js';
import { cap, least, together, type Check, type Oddity, type Seen } from './check.js';
import { unroutedServices } from './gateways.js';
import { oddPlaces } from './odd-places.js';

/** Warnings that are older than this are healed where the object is well. */
const currentMs = 2 * 60_000;

export const oddWorkloads: Check = {
  id: 'odd-among-siblings',
  reads: ['workloads', 'services', 'events', 'reachability', 'errorLines', 'calls', 'settings'],
  because:
    'what only one of many alike does is worth a look, whatever it is; what its callee also does, it may have from there',
  find: (cluster) => {
    const unrouted = unroutedServices(cluster);
    const odd = new Map(
      [...cluster.workloads.values()].map((workload) => {
        const table = unrouted.get(workload.name);
        const apart = table ? [{ weight: 0.5, text: `no route of ${table} leads to it` }] : [];
        return [workload.name, [...odditiesOf(workload, cluster), ...apart]] as const;
      }),
    );
    const places = oddPlaces(cluster);
    const weights = new Map([...odd].map(([name, found]) => [name, together(found)]));
    return [...odd].flatMap(([name, found]) => {
      const weight = weights.get(name)! * (1 - inherited(name, weights, places, cluster));
      return weight < least ? [] : [seen(name, found, weight)];
    });
  },
};

function seen(name: string, found: readonly Oddity[], weight: number): Seen {
  return {
    object: name,
    category: 'kubernetes.unhealthy-workload',
    indicator: 'state',
    strength: cap * weight,
    statement: `${name} stands out among its siblings: ${found.map(({ text }) => text).join('; ')}.`,
    refutations: [`${name} is in the state that its siblings are in.`],
  };
}

/** What is at least this odd beside its caller may have made it so. */
const comparable = 0.6;
/** A place as odd as this may make all that stands on it odd. */
const fromBelow = 0.5;

/** How far something that it stands on or calls, and that is about as odd, may explain it. */
function inherited(
  name: string,
  weights: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, number>,
  { callees, workloads, nodes }: Cluster,
): number {
  const own = weights.get(name) ?? 0;
  const workload = workloads.get(name);
  const unplaced = workload?.pods.some(({ node }) => node === '') ?? false;
  const control = nodes.filter(({ roles }) => unplaced && /master|control-plane/.test(roles)).map((node) => node.name);
  const ground = [...(workload?.pods.map(({ node }) => node) ?? []), workload?.namespace ?? '', ...control];
  if (ground.some((place) => (places.get(place) ?? 0) >= fromBelow)) return 0.4;
  const worse = (callees.get(name) ?? [])
    .map((callee) => weights.get(callee) ?? 0)
    .filter((weight) => weight >= comparable * own);
  return worse.length > 0 ? 0.4 : 0;
}

function odditiesOf(workload: Workload, cluster: Cluster): Oddity[] {
  const { name, pods, services, controller } = workload;
  const unwell = pods.filter(isUnwell);
  const restarting = pods.filter((pod) => !isUnwell(pod) && restartsNow(pod, cluster.nowMs));
  const warned = podWarnings(cluster, workload).filter(
    ({ lastSeenMs, count }) => count >= 3 && cluster.nowMs - lastSeenMs <= currentMs,
  );
  const own = cluster.services.filter((service) => services.includes(service) || service.name === name);
  const deserted = own.filter(({ ready, type }) => ready.length === 0 && type !== 'ExternalName');
  const tried = cluster.reachability.filter(({ service }) => own.some((one) => one.name === service));
  const missed = tried.filter(({ reached }) => !reached);
  const lines = cluster.errorLines.filter(
    (line) => line.workload === name && (line.atMs === undefined || line.atMs > cluster.alertAtMs - currentMs),
  );
  return [
    ...(unwell.length > 0
      ? [{ weight: 0.7, text: `${unwell.length} of ${pods.length} pods are not ready (${unwell[0]!.status})` }]
      : []),
    ...(unwell.length === 0 && lacking(workload) > 0
      ? [{ weight: 0.7, text: `${lacking(workload)} pods are lacking` }]
      : []),
    ...(controller?.desired === 0 && deserted.length > 0 ? [{ weight: 0.7, text: 'it is scaled to nothing' }] : []),
    ...(restarting.length > 0 ? [{ weight: 0.5, text: `restarted ${restarting[0]!.restarts} times` }] : []),
    ...(warned.length > 0 ? [{ weight: 0.3, text: `${warned[0]!.reason} ${warned[0]!.count} times` }] : []),
    ...(deserted.length > 0 ? [{ weight: 0.5, text: `the service ${deserted[0]!.name} has nobody behind it` }] : []),
    ...(missed.length > 0
      ? [
          {
            weight: 0.4 * (missed.length / tried.length),
            text: `${missed[0]!.service} cannot be reached at port ${missed[0]!.port}`,
          },
        ]
      : []),
    ...(lines.length > 0
      ? [
          {
            weight: Math.min(0.3, 0.06 * lines.length),
            text: lines.length === 1 ? 'it logs a kind of error' : `it logs ${lines.length} kinds of errors`,
          },
        ]
      : []),
  ];
}
