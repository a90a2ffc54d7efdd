import { asCompassError, type Cancel, type Timers } from '@compass/kernel';
import type { Logger } from '@compass/telemetry';

/** Between two looks at the most; another instance may have left something to do. */
const longestPauseMs = 1_000;
/** Between two looks at the least; somebody else may be at work on what is due. */
const shortestPauseMs = 50;

/** Looks again and again, each time after the last look has ended, whatever came of it. */
export class RecurringLook {
  private cancel: Cancel = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  /**
   * @param what is looked at, for the log
   * @param look gives the milliseconds until there may be something to do, if that is known
   */
  constructor(
    private readonly what: string,
    private readonly look: () => Promise<number | undefined>,
    private readonly timers: Timers,
    private readonly logger: Logger,
  ) {}

  start(delayMs: number): void {
    if (this.stopped) return;
    this.cancel = this.timers.after(delayMs, () => {
      this.running = this.safely().then((pauseMs) => this.start(pauseMs));
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.running;
  }

  /** Never fails: the database may be away for a while. Gives the pause until the next look. */
  private async safely(): Promise<number> {
    try {
      const dueInMs = (await this.look()) ?? longestPauseMs;
      return Math.min(longestPauseMs, Math.max(shortestPauseMs, dueInMs));
    } catch (error) {
      const { code, message } = asCompassError(error);
      this.logger.warn(`${this.what} were not looked at`, { code, reason: message });
      return longestPauseMs;
    }
  }
}
