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
  const candidates = pod.containers.flatMap((container) => container.probes.map((probe) => ({ container, probe })));
  const served = new Set(workload.services.flatMap((service) => service.ports.map(({ target }) => Number(target))));
  const found = candidates.find(
    ({ probe }) => probe.role === role && (Number.isNaN(port) || probe.port === undefined || probe.port === port),
  );
  if (!found || role === undefined) return [];
  const serves = found.container.ports.some(({ port: own }) => served.has(own));
  const fault = faultOf(found.probe, found.container, serves, event.message);
  if (!fault) return [];
  return [
    {
      object: workload.name,
      category: `kubernetes.${role === 'startup' ? 'liveness' : role}-probe-${fault.kind}`,
      indicator: `${role} probe`,
      strength: fault.sure ? told : shown,
      onsetMs: event.firstSeenMs,
      statement: `The ${role} probe of ${workload.name} fails (${event.count} times, last ${Math.round((event.lastSeenMs - event.firstSeenMs) / 1000)} s after the first): ${fault.means}; "${event.message.slice(0, 160)}".`,
      refutations: ['The container does not answer on the port that it declares, in the protocol that it speaks.'],
    },
  ];
}

interface Fault {
  readonly kind: 'port' | 'protocol' | 'timing';
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
  const allowed = probe.delaySeconds + probe.periodSeconds * probe.failures;
  const hasty = probe.role !== 'readiness' && (probe.delaySeconds < 5 || probe.timeoutSeconds < 1 || allowed < 15);
  return hasty
    ? {
        kind: 'timing',
        sure: false,
        means: `it waits ${probe.delaySeconds} s, asks every ${probe.periodSeconds} s and gives up after ${probe.failures} failures, before the container is up`,
      }
    : undefined;
}

/** TCP only connects: it fits every protocol. */
const speaks = ({ handler }: Probe): string => (handler === 'tcp' ? 'any' : handler);
