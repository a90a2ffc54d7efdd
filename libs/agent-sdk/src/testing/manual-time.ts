import type { Clock, Timers } from '@compass/kernel';

interface Due {
  readonly atMs: number;
  readonly task: () => void;
}

/** Clock and timers that move only when told to. */
export class ManualTime {
  #nowMs = 1_700_000_000_000;
  readonly #due = new Set<Due>();

  readonly clock: Clock = { now: () => this.#nowMs };

  readonly timers: Timers = {
    after: (delayMs, task) => {
      const due = { atMs: this.#nowMs + delayMs, task };
      this.#due.add(due);
      return () => this.#due.delete(due);
    },
    every: () => {
      throw new Error('not used here');
    },
  };

  /** Runs what becomes due on the way, in its order, and lets follow-up work of promises happen in between. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    for (;;) {
      await settled();
      const [next] = [...this.#due].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      this.#due.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.task();
    }
    this.#nowMs = untilMs;
    await settled();
  }
}

/** Resolves when promises that need nothing from outside have settled. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
