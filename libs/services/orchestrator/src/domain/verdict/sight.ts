import type { Basis } from '@compass/analysis';
import type { TaskProgress } from '../investigation/state.js';

/** Each of these tells how requests fare. Logs alone do not: what fails or hangs may leave no line; nor does the state of the platform. */
const tellOfRequests = ['metrics.catalogue', 'traces.operations'];
/** Where agents look for themselves. */
const firstHand = [...tellOfRequests, 'logs.templates', 'workloads.objects'];

/** Agents write `metrics.catalogue of orders` for a look that was answered, and told nothing of that service. */
const ofService = (signal: string, service: string): string => `${signal} of ${service}`;
const isWholeSignal = (signal: string): boolean => !signal.includes(' ');

/** Not available differs from looked and found nothing: who saw only the former cannot acquit. */
export function sawSomething({ answer }: TaskProgress): boolean {
  if (!answer) return false;
  return answer.findings.length > 0 || answer.observations.length > answer.notAvailable.filter(isWholeSignal).length;
}

/** Whether anything that tells what users get could be read, of one of these services at least; of any where none are named. */
export function sawUsersRequests(tasks: readonly TaskProgress[], services: readonly string[]): boolean {
  if (services.length === 0) return !lacksAll(tellOfRequests, tasks);
  const lacking = lackingIn(tasks);
  return services.some((service) =>
    tellOfRequests.some((signal) => !lacking.has(signal) && !lacking.has(ofService(signal, service))),
  );
}

/** What the answers rest on: where no telemetry could be read, agents know only what monitors told. */
export function basisOf(tasks: readonly TaskProgress[]): Basis {
  return lacksAll(firstHand, tasks) ? 'told' : 'seen';
}

function lacksAll(signals: readonly string[], tasks: readonly TaskProgress[]): boolean {
  const lacking = lackingIn(tasks);
  return signals.every((signal) => lacking.has(signal));
}

const lackingIn = (tasks: readonly TaskProgress[]): ReadonlySet<string> =>
  new Set(tasks.flatMap(({ answer }) => answer?.notAvailable ?? []));
