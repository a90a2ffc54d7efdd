import type { Call } from '../fusion/evidence.js';
import type { ClaimedCause, WitnessTest } from './witness-test.js';

/** Pods and nodes as the platform keeps them; other kinds are passed over. */
export interface PlatformObject {
  readonly kind: string;
  readonly name: string;
  readonly workload?: string;
  /** Of a pod as a list shows it, for example Running or ImagePullBackOff. */
  readonly status?: string;
  readonly readyContainers?: number;
  readonly allContainers?: number;
  readonly restarts?: number;
  readonly desired?: number;
  readonly available?: number;
}

const refuted = 0.85;
const unlikely = 0.8;
/** A pod in such a state has not run a line of its own code. */
const notStarted =
  /^(Pending|ContainerCreating|PodInitializing|Init:.*|ImagePullBackOff|ErrImagePull|InvalidImageName|ErrImageNeverPull|CreateContainerConfigError|CreateContainerError|RunContainerError|SchedulingGated)$/;
const finished = /^(Completed|Succeeded)$/;
/** What code, statements and calls do, somebody must run. */
const ofRunningCode = /^(application|change|dependency|network)\.|^database\.(lock|slow|overload|connections)/;
/** A node has none of these. */
const ofServices = /^(application|change|dependency|database)\./;
/** What the platform does not see in the state of its objects. */
const outsideOfState = /^(application|change|dependency|network|database)\./;

interface WorkloadState {
  readonly name: string;
  readonly lacking: number;
  readonly started: boolean;
  readonly well: boolean;
  readonly text: string;
}

/** What the platform's state says of a claim in another domain; silent where no such state is kept. */
export function platformTests(
  { service, category }: ClaimedCause,
  objects: readonly PlatformObject[],
  calls: readonly Call[],
): WitnessTest[] {
  const reads = [{ source: 'platform' as const, services: [] }];
  if (objects.some(({ kind, name }) => kind === 'Node' && name === service) && ofServices.test(category)) {
    const sentence = `${service} is a node of the cluster, not a service`;
    return [{ id: 'is-such-a-thing', contradiction: refuted, sentence, reads }];
  }
  const states = workloadStates(objects);
  const own = states.get(service);
  if (!own) return [];
  if (!own.started && ofRunningCode.test(category)) {
    const sentence = `${service} does not run any code that could be the cause: ${own.text}`;
    return [{ id: 'has-started', contradiction: unlikely, sentence, reads }];
  }
  const [rival] = [...states.values()].filter(
    (other) => !other.well && other.name !== service && !callsIt(other.name, service, calls),
  );
  if (!own.well || !rival || !outsideOfState.test(category)) return [];
  const sentence = `${own.text}, while ${rival.text}, which does not call ${service}`;
  return [{ id: 'no-other-is-down', contradiction: 0.75, sentence, reads }];
}

function workloadStates(objects: readonly PlatformObject[]): Map<string, WorkloadState> {
  const pods = objects.filter(({ kind, status }) => kind === 'Pod' && !finished.test(status ?? ''));
  const controllers = objects.filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet)$/.test(kind));
  const names = new Set([...controllers.map(({ name }) => name), ...pods.flatMap(({ workload }) => workload ?? [])]);
  return new Map([...names].sort().map((name) => [name, stateOf(name, pods, controllers)]));
}

function stateOf(name: string, pods: readonly PlatformObject[], controllers: readonly PlatformObject[]): WorkloadState {
  const own = pods.filter(({ workload }) => workload === name);
  const controller = controllers.find((one) => one.name === name);
  const ready = own.filter(({ readyContainers = 0, allContainers = 0 }) => readyContainers >= allContainers).length;
  const lacking = controller
    ? Math.max(0, (controller.desired ?? 0) - (controller.available ?? 0))
    : own.length - ready;
  const states = [...new Set(own.map(({ status }) => status ?? ''))].join(', ');
  const text = `${name} has ${ready} of ${own.length} pods ready${states === '' ? '' : ` (${states})`}`;
  const started = own.some(({ status = '' }) => !notStarted.test(status));
  return { name, lacking, started, well: lacking === 0 && ready === own.length && own.length > 0, text };
}

/** Whether one calls the other, directly or through others. */
function callsIt(caller: string, callee: string, calls: readonly Call[]): boolean {
  const reached = new Set([caller]);
  for (const name of reached) for (const call of calls) if (call.caller === name) reached.add(call.callee);
  return reached.has(callee);
}
