import { lineText } from '@compass/analysis';
import type { Container, Pod, Probe, WorkloadEvent } from '@compass/agent-sdk';
import { isUnwell, restartsNow } from '../cluster/health.js';
import { warningsOf, type Cluster, type Workload } from '../cluster/cluster.js';
import { shown, told, type Check, type Seen } from './check.js';

/** A probe that was answered wrongly this short while ago still fails; kubelets repeat themselves within a period. */
const stillMs = 60_000;
/** Fewer failures are a slow start. */
const fewestFailures = 3;
/** What speaks another protocol answers like this. */
const otherProtocol =
  /malformed HTTP|transport connection broken|server preface|HTTP response to HTTPS|first record does not look like a TLS|unimplemented|unknown service|statuscode: 4\d\d|EOF$/i;

export const probes: Check = {
  id: 'failing-probe',
  reads: ['workloads', 'events', 'manifests'],
  because:
    'three failures in a row, the last within a minute, are no slow start; the declaration tells what is wrong with the probe',
  find: (cluster) => [...cluster.workloads.values()].flatMap((workload) => failing(workload, cluster)),
};

function failing(workload: Workload, cluster: Cluster): Seen[] {
  const found = failingNow(workload, cluster);
  return found.length > 0 ? found : hasty(workload, cluster);
}

function failingNow(workload: Workload, cluster: Cluster): Seen[] {
  return workload.pods
    .filter((pod) => isUnwell(pod) || restartsNow(pod, cluster.nowMs))
    .flatMap((pod) => warningsOf(cluster, 'Pod', pod.name).map((event) => ({ pod, event })))
    .filter(
      ({ event }) =>
        event.reason === 'Unhealthy' && event.count >= fewestFailures && cluster.nowMs - event.lastSeenMs <= stillMs,
    )
    .flatMap(({ pod, event }) => judged(workload, pod, event));
}

function judged(workload: Workload, pod: Pod, event: WorkloadEvent): Seen[] {
  const role = /^(Liveness|Readiness|Startup) probe/.exec(event.message)?.[1]?.toLowerCase();
  const port = Number(/:(\d+)[/"\s]/.exec(`${event.message} `)?.[1] ?? Number.NaN);
  const served = new Set(workload.services.flatMap((service) => service.ports.map(({ target }) => Number(target))));
  const serving = pod.containers.filter((container) => container.ports.some(({ port: own }) => served.has(own)));
  const judgeable = serving.length > 0 ? serving : pod.containers;
  const candidates = judgeable.flatMap((container) => container.probes.map((probe) => ({ container, probe })));
  const found = candidates.find(
    ({ probe }) => probe.role === role && (Number.isNaN(port) || probe.port === undefined || probe.port === port),
  );
  if (!found || role === undefined) return [];
  const fault = faultOf(found.probe, found.container, serving.length > 0, event.message);
  if (!fault) return [];
  return [
    {
      object: workload.name,
      category: `kubernetes.${role === 'startup' ? 'liveness' : role}-probe-${fault.kind}`,
      indicator: `${role} probe`,
      strength: fault.sure ? told : shown,
      onsetMs: event.firstSeenMs,
      statement: `The ${role} probe of ${workload.name} fails (${event.count} times, last ${Math.round((event.lastSeenMs - event.firstSeenMs) / 1000)} s after the first): ${fault.means}; "${lineText(event.message, 160)}".`,
      refutations: ['The container does not answer on the port that it declares, in the protocol that it speaks.'],
    },
  ];
}

interface Fault {
  readonly kind: 'port' | 'protocol';
  readonly sure: boolean;
  readonly means: string;
}

function faultOf(probe: Probe, container: Container, serves: boolean, message: string): Fault | undefined {
  const ports = container.ports.map(({ port }) => port);
  const sibling = container.probes.find((other) => other !== probe && other.handler !== 'exec');
  if (serves && probe.port !== undefined && !ports.includes(probe.port))
    return {
      kind: 'port',
      sure: true,
      means: `it asks port ${probe.port}, and the container listens on ${ports.join(', ')}`,
    };
  if (otherProtocol.test(message))
    return {
      kind: 'protocol',
      sure: true,
      means: `it asks by ${probe.handler}, and the container answers in another protocol`,
    };
  if (sibling && probe.port !== undefined && sibling.port !== undefined && sibling.port !== probe.port)
    return {
      kind: 'port',
      sure: false,
      means: `it asks port ${probe.port}, and the ${sibling.role} probe asks ${sibling.port}`,
    };
  if (sibling && speaks(sibling) !== speaks(probe) && ![speaks(sibling), speaks(probe)].includes('any'))
    return {
      kind: 'protocol',
      sure: false,
      means: `it asks by ${probe.handler}, and the ${sibling.role} probe by ${sibling.handler}`,
    };
  return undefined;
}

/** A liveness probe that gives up in less than this share of the time that its siblings' probes wait. */
const hastyShare = 0.6;
const byProbe = /failed liveness probe|failed startup probe/i;

/** The container is killed by a probe that asks rightly: it does not wait long enough, as its siblings' probes do. */
function hasty(workload: Workload, cluster: Cluster): Seen[] {
  const pod = workload.pods.find((one) => isUnwell(one) || restartsNow(one, cluster.nowMs));
  const killed = pod && cluster.events.find((event) => event.objectName === pod.name && byProbe.test(event.message));
  const own = pod && livenessOf(pod)[0];
  if (!killed || !own) return [];
  const others = cluster.pods.filter((one) => one.workload !== workload.name).flatMap(livenessOf);
  const usual = median(others.map(patience));
  if (
    others.length > 0 &&
    patience(own) >= hastyShare * usual &&
    own.timeoutSeconds >= median(others.map((one) => one.timeoutSeconds))
  )
    return [];
  return [
    {
      object: workload.name,
      category: 'kubernetes.liveness-probe-timing',
      indicator: 'liveness probe',
      strength: told,
      onsetMs: killed.firstSeenMs,
      statement: `The liveness probe of ${workload.name} gives up ${patience(own)} s after the start, with ${own.timeoutSeconds} s for each answer (others wait ${usual} s), and the container is killed before it is up: "${lineText(killed.message, 160)}".`,
      refutations: ['The container does not answer even when the probe waits as long as others.'],
    },
  ];
}

const livenessOf = ({ containers }: Pod): Probe[] =>
  containers.flatMap(({ init, probes: own }) =>
    init ? [] : own.filter(({ role, handler }) => role === 'liveness' && handler !== 'exec'),
  );
/** Seconds from a container's start until its probe has it killed, if it never answers. */
const patience = ({ delaySeconds, periodSeconds, failures }: Probe): number =>
  delaySeconds + periodSeconds * Math.max(0, failures - 1);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** TCP only connects: it fits every protocol. */
const speaks = ({ handler }: Probe): string => (handler === 'tcp' ? 'any' : handler);
