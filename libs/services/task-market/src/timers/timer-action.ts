import type { DueTimer } from '../store/market-timers.js';

/** What is to be done when timers of one kind are due. May run twice for one timer, and looks itself at what still holds. */
export interface TimerAction {
  readonly kind: DueTimer['kind'];
  run(timer: DueTimer): Promise<void>;
}
