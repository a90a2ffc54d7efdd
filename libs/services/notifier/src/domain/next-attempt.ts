/** How long a delivery is tried. */
export interface RetryRules {
  readonly attempts: number;
  readonly firstPauseMs: number;
}

/** How an attempt ended that did not deliver. */
export interface FailedAttempt {
  /** Stable: webhook-refused, webhook-unreachable, webhook-forbidden-address. */
  readonly code: string;
  readonly reason: string;
  /** The receiver wants no more of it. */
  readonly final: boolean;
  /** The receiver asked not to be tried before. */
  readonly retryAfterMs?: number;
}

const longestPauseMs = 3_600_000;

/**
 * The pause until the next attempt, undefined when this was the last: three times as long each time, from half of it up to all of it.
 * @param attempts made so far, this one included @param draw 0 (inclusive) to 1 (exclusive)
 */
export function pauseAfter(
  failed: FailedAttempt,
  attempts: number,
  rules: RetryRules,
  draw: number,
): number | undefined {
  if (failed.final || attempts >= rules.attempts) return undefined;
  const fullMs = Math.min(longestPauseMs, rules.firstPauseMs * 3 ** (attempts - 1));
  const pauseMs = Math.round(fullMs * (0.5 + draw / 2));
  return Math.max(pauseMs, Math.min(longestPauseMs, failed.retryAfterMs ?? 0));
}
