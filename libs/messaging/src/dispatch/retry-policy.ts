import { storableText, type CompassError } from '@compass/kernel';
import type { Failure } from '../port/inbox.js';

/** When a failed message is tried again. */
export interface RetryPolicy {
  /** The attempt after which a message goes to the dead letter. */
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** A draw from 0 (inclusive) to 1 (exclusive), which spreads the retries of many. */
  readonly random: () => number;
}

/** A dependency may be away for two to four minutes: 16 attempts, 0.2 s apart at first, doubling up to 30 s. */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 16,
  firstDelayMs: 200,
  maxDelayMs: 30_000,
  random: Math.random,
};

/** Exponential backoff with jitter: from half of the full delay up to all of it. @param attempts how many have failed, 1 or more */
export function retryDelayMs(policy: RetryPolicy, attempts: number): number {
  const fullMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempts - 1));
  return Math.round(fullMs * (0.5 + policy.random() / 2));
}

/** What follows from a failed attempt: try again then, or give up for this reason. */
export type Consequence = { readonly retryAtMs: number } | { readonly giveUp: Failure };

/** Characters: a reason may quote what was refused, which may be anything. */
export const longestReason = 2_000;

/** @param attempts how many have begun, this one included */
export function consequenceOf(error: CompassError, attempts: number, policy: RetryPolicy, nowMs: number): Consequence {
  if (error.kind === 'permanent' || attempts >= policy.maxAttempts)
    return { giveUp: { code: error.code, reason: storableText(error.message, longestReason) } };
  return { retryAtMs: nowMs + retryDelayMs(policy, attempts) };
}

/** Of a message whose attempts all ended without a word: it takes its process with it. */
export function unfinishedFailure(attempts: number): Failure {
  return { code: 'attempts-unfinished', reason: `${attempts - 1} attempts began and none ended` };
}
