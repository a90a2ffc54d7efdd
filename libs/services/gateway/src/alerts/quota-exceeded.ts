import { RetryableError } from '@compass/kernel';

/** A source has sent more than it may; its next message is taken after `retryAfterMs`. */
export class QuotaExceeded extends RetryableError {
  constructor(
    source: string,
    readonly retryAfterMs: number,
  ) {
    super('quota-exceeded', `${source} sends more alerts than it may; try again in ${retryAfterMs} ms`);
  }
}
