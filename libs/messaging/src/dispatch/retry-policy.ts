/** When a failed message is tried again. */
export interface RetryPolicy {
  /** The attempt after which a message goes to the dead letter. */
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** A draw from 0 (inclusive) to 1 (exclusive), which spreads the retries of many. */
  readonly random: () => number;
}

/** Survives about three minutes without a dependency: 12 attempts, 0.2 s apart at first, doubling up to 30 s. */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 12,
  firstDelayMs: 200,
  maxDelayMs: 30_000,
  random: Math.random,
};

/** Exponential backoff with jitter: from half of the full delay up to all of it. @param attempts how many have failed, 1 or more */
export function retryDelayMs(policy: RetryPolicy, attempts: number): number {
  const fullMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempts - 1));
  return Math.round(fullMs * (0.5 + policy.random() / 2));
}
