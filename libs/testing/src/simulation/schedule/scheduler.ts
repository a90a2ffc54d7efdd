import type { Cancel } from '@compass/kernel';

interface Step {
  readonly atMs: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/**
 * Time and order of everything in a simulation: runs one step after the other, by time, and lets all promises settle in between.
 * Nothing in a simulation waits for anything else, so the same steps are taken in the same order every time.
 */
export class Scheduler {
  /** Simulated time, epoch milliseconds with fractions. */
  nowMs: number;
  /** Steps taken so far. */
  taken = 0;
  private readonly heap: Step[] = [];
  private drawn = 0;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  after(delayMs: number, run: () => void): Cancel {
    const step: Step = { atMs: this.nowMs + Math.max(0, delayMs), order: this.drawn++, run };
    this.push(step);
    return () => void (step.run = undefined);
  }

  /** Takes the next step and settles what follows from it at once. False: nothing is left to happen. */
  async step(): Promise<boolean> {
    const next = this.pop();
    if (!next) return false;
    if (!next.run) return true;
    this.nowMs = next.atMs;
    this.taken += 1;
    next.run();
    // A macrotask of Node comes only after every promise that can settle has settled.
    await new Promise((resolve) => setImmediate(resolve));
    return true;
  }

  private push(step: Step): void {
    const { heap } = this;
    let at = heap.push(step) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  private pop(): Step | undefined {
    const { heap } = this;
    const [first, last] = [heap[0], heap.pop()];
    if (!first || !last || first === last) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      const smallest = [2 * at + 1, 2 * at + 2].reduce(
        (best, child) => (child < heap.length && isBefore(heap[child]!, heap[best]!) ? child : best),
        at,
      );
      if (smallest === at) return first;
      [heap[at], heap[smallest]] = [heap[smallest]!, heap[at]!];
      at = smallest;
    }
  }
}

function isBefore(one: Step, other: Step): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}
