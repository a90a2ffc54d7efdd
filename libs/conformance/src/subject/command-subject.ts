import { startBoundProcess } from '@compass/child-process';
import type { Subject } from './subject.js';

/** Longer than the suite waits for an end. */
const graceMs = 30_000;

/** An agent that a command line starts. @param output where its output goes: a file descriptor, or with this process's own */
export function commandSubject([command = '', ...args]: readonly string[], output: number | 'inherit'): Subject {
  return {
    start: (env) =>
      startBoundProcess({
        ...{ command, args, output, graceMs, stopSignal: 'SIGTERM' },
        env: { ...process.env, ...env },
      }),
  };
}
