import { setPriority } from 'node:os';

const BEFORE_OTHERS = -10;

/** Lets this process and those that it starts go before other work of the machine, where the system permits it (as root). */
export function goFirst(): void {
  try {
    setPriority(BEFORE_OTHERS);
  } catch {
    // An ordinary user may not: recordings are then only as undisturbed as the machine is idle.
  }
}
