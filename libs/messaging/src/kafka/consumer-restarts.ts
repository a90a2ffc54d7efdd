import type { CompassError } from '@compass/kernel';

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** With the pauses between them and the time that each takes: about a minute. */
const startsInVain = 8;

/**
 * What becomes of a consumer that crashed. kafkajs ends one for good on errors that pass, such as a coordinator that is not found while
 * a cluster starts. So it is started again, later each time, until it joins; what the brokers refuse for good is not.
 */
export class ConsumerRestarts {
  private crashes = 0;

  /** Milliseconds until the next start; undefined: this process cannot bring it back. */
  afterCrash(error: CompassError): number | undefined {
    if (error.kind === 'permanent' || this.crashes >= startsInVain) return undefined;
    return Math.min(longestPauseMs, firstPauseMs * 2 ** this.crashes++);
  }

  joined(): void {
    this.crashes = 0;
  }
}
