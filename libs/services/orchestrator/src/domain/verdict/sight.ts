import type { Basis } from '@compass/analysis';
import type { TaskProgress } from '../investigation/state.js';

/** Each of these tells how requests fare. Logs alone do not: what fails or hangs may leave no line; nor does the state of the platform. */
const tellOfRequests = ['metrics.catalogue', 'traces.operations'];
/** Where agents look for themselves. */
const firstHand = [...tellOfRequests, 'logs.templates', 'workloads.objects'];

/** Not available differs from looked and found nothing: who saw only the former cannot acquit. */
export function sawSomething({ answer }: TaskProgress): boolean {
  return (
    answer !== undefined && (answer.findings.length > 0 || answer.observations.length > answer.notAvailable.length)
  );
}

/** Whether anything that tells what users get could be read. */
export function sawUsersRequests(tasks: readonly TaskProgress[]): boolean {
  return !lacksAll(tellOfRequests, tasks);
}

/** What the answers rest on: where no telemetry could be read, agents know only what monitors told. */
export function basisOf(tasks: readonly TaskProgress[]): Basis {
  return lacksAll(firstHand, tasks) ? 'told' : 'seen';
}

function lacksAll(signals: readonly string[], tasks: readonly TaskProgress[]): boolean {
  const lacking = new Set(tasks.flatMap(({ answer }) => answer?.notAvailable ?? []));
  return signals.every((signal) => lacking.has(signal));
}
