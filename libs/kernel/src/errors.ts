/** Whether trying again can help: the only distinction that handlers act on. */
export type FailureKind = 'permanent' | 'retryable';

/** Base of every error that COMPASS raises on purpose. `code` is stable, kebab-case and part of the public contract. */
export abstract class CompassError extends Error {
  abstract readonly kind: FailureKind;

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Trying again cannot help: the message goes to the dead letter, the call is refused. */
export class PermanentError extends CompassError {
  readonly kind = 'permanent';
}

/** Trying again later may help: a dependency is away, a version moved on. */
export class RetryableError extends CompassError {
  readonly kind = 'retryable';
}

/** Classifies anything that was thrown; what COMPASS did not raise itself counts as retryable with code `unexpected`. */
export function asCompassError(thrown: unknown): CompassError {
  if (thrown instanceof CompassError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RetryableError('unexpected', message, { cause: thrown });
}
