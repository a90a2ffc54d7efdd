import type { Timers } from '@compass/kernel';

/** A pause that can be cut short, also before it has begun. */
export class WakefulPause {
  #woken = false;
  #end: () => void = () => undefined;

  constructor(private readonly timers: Timers) {}

  async wait(delayMs: number): Promise<void> {
    if (!this.#woken)
      await new Promise<void>((resolve) => {
        const cancel = this.timers.after(delayMs, resolve);
        this.#end = () => {
          cancel();
          resolve();
        };
      });
    this.#woken = false;
  }

  /** Ends the pause at hand, or else the next one as it begins. */
  wake(): void {
    this.#woken = true;
    this.#end();
  }
}
