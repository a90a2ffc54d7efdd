/** The wall clock, as a port: deadlines are read from it, "now" inside an investigation is not. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Cancels what was scheduled; calling it twice, or after the task ran, does nothing. */
export type Cancel = () => void;

/** Scheduling in this process, as a port. Nothing durable may rest on it alone. */
export interface Timers {
  /** Runs `task` once after `delayMs`. */
  after(delayMs: number, task: () => void): Cancel;
  /** Runs `task` every `periodMs`, first after one period. */
  every(periodMs: number, task: () => void): Cancel;
}

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  after(delayMs, task) {
    const handle = setTimeout(task, delayMs);
    return () => clearTimeout(handle);
  },
  every(periodMs, task) {
    const handle = setInterval(task, periodMs);
    return () => clearInterval(handle);
  },
};
