import type { Severity } from '../investigation/incident.js';

/** How many investigations may run at once. */
export interface RunningLimits {
  readonly usual: number;
  /** Of them all, when the next is of a critical incident: what is kept free for those. */
  readonly critical: number;
}

/** How many run, and who waits, as seen at one moment. */
export interface Crowd {
  readonly running: number;
  /** The priority of the gravest that waits; absent when none does. */
  readonly gravestWaiting?: number;
}

const critical = 5;

/** How grave it is, 1 to 5: 5 goes first. */
export function priorityOf(severity: Severity): number {
  return { critical, warning: 3, info: 2, unknown: 3 }[severity];
}

/** Whether there is room for one more of this priority. */
export function hasRoom({ running }: Pick<Crowd, 'running'>, limits: RunningLimits, priority: number): boolean {
  return running < (priority >= critical ? limits.critical : limits.usual);
}

/** Whether one that is opened now has to wait: for room, or for those before it that are as grave. */
export function mustWait(crowd: Crowd, limits: RunningLimits, priority: number): boolean {
  return !hasRoom(crowd, limits, priority) || (crowd.gravestWaiting ?? 0) >= priority;
}
