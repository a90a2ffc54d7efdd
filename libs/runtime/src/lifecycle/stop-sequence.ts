import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@compass/telemetry';

interface Step {
  readonly name: string;
  readonly limitMs: number;
  readonly stop: () => unknown;
}

/** Undoes a start in reverse order, also one that failed halfway; a step that hangs is left behind at its limit. */
export class StopSequence {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly logger: Logger) {}

  /** @param limitMs how long to wait for it at most */
  push(name: string, limitMs: number, stop: () => unknown): void {
    this.steps.push({ name, limitMs, stop });
  }

  /** Calling it again gives the same run. */
  run(): Promise<void> {
    this.running ??= this.runSteps();
    return this.running;
  }

  private async runSteps(): Promise<void> {
    for (const step of this.steps.toReversed()) await this.runStep(step);
  }

  private async runStep({ name, limitMs, stop }: Step): Promise<void> {
    const timeout = new AbortController();
    const late = sleep(limitMs, 'late', { signal: timeout.signal }).catch(() => undefined);
    try {
      const outcome = await Promise.race([stop(), late]);
      if (outcome === 'late') this.logger.warn('gave up waiting for a part to stop', { part: name, limitMs });
    } catch (error) {
      this.logger.error('a part did not stop cleanly', { part: name, error });
    } finally {
      timeout.abort();
    }
  }
}
