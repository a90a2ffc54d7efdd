import type { DeadlineTimer } from '@compass/service-orchestrator/domain';

/** What a timer of an investigation, or of the market's work for it, is about. */
export type Due =
  | { readonly kind: 'deadline'; readonly deadline: DeadlineTimer['deadline'] }
  | { readonly kind: 'auction'; readonly taskId: string };

/** Timers of one simulated mesh. Its time stands still while there is work, and then is that of the next timer. */
export class Agenda {
  readonly #entries = new Map<string, { readonly dueAtMs: number; readonly due: Due }>();

  /** @param nowMs when the simulation begins, epoch milliseconds */
  constructor(public nowMs: number) {}

  set(dueAtMs: number, due: Due): void {
    this.#entries.set(keyOf(due), { dueAtMs, due });
  }

  clear(due: Due): void {
    this.#entries.delete(keyOf(due));
  }

  /** Takes the timer that goes off first, of equals the one that was set first, and moves the time there. */
  next(): Due | undefined {
    const [first] = [...this.#entries.values()].sort((a, b) => a.dueAtMs - b.dueAtMs);
    if (!first) return undefined;
    this.clear(first.due);
    this.nowMs = Math.max(this.nowMs, first.dueAtMs);
    return first.due;
  }
}

const keyOf = (due: Due): string => (due.kind === 'deadline' ? due.deadline : due.taskId);
