import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosMesh } from '../mesh/chaos-mesh.js';
import type { Strike } from '../wire/trap.js';

/** Longer than a lease (6 s), a session of a group, and the time that a group waits for its members (10 s). */
const frozenMs = 20_000;

/** What is done to a process at a step: killed, cut off from what it asks, frozen for a while. */
export type FaultKind = 'kill' | 'cut' | 'freeze';

export interface Fault {
  readonly strike: Strike;
  /** Resolves when it is over: a frozen process goes on. */
  over(): Promise<void>;
}

/** The fault, ready to strike once. */
export function faultOn(mesh: ChaosMesh, kind: FaultKind): Fault {
  let over = Promise.resolve();
  const strikes: Readonly<Record<FaultKind, Strike>> = {
    /** Dead before the message is forwarded. */
    kill: (process) => {
      mesh.kill(process);
      return false;
    },
    /** Alive, and without the answer: it cannot know whether what it asked for was done. */
    cut: () => false,
    /** What it sent arrives; it goes on much later, and believes that no time has passed. */
    freeze: (process) => {
      mesh.freeze(process);
      over = sleep(frozenMs).then(() => mesh.thaw(process));
      return true;
    },
  };
  return { strike: strikes[kind], over: () => over };
}
