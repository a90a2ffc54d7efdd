import type { DueTimer } from '../store/market-timers.js';

/** What is to be done when timers of one kind are due. May run twice for one timer, and looks itself at what still holds. */
export interface TimerAction {
  readonly kind: DueTimer['kind'];
  /** @param due one or more, all of one investigation: one transaction, all or none */
  run(due: readonly DueTimer[]): Promise<void>;
}
