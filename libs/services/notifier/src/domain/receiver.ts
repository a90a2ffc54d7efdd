/** How an investigation may end, in words. */
type VerdictWord = 'cause' | 'no-fault' | 'insufficient-evidence';

/** Which verdicts a receiver is told of; a part that is absent lets all pass. */
export interface ReceiverFilter {
  readonly verdicts?: readonly VerdictWord[];
  readonly environments?: readonly string[];
  /** The service that the alert names, or the one where the cause is. */
  readonly services?: readonly string[];
}

/** Who is told of verdicts. */
export interface Receiver {
  readonly name: string;
  readonly url: URL;
  /** Keys of its signatures: more than one while it changes its secret. */
  readonly keys: readonly Buffer[];
  readonly filter: ReceiverFilter;
  /** Plain http and addresses that are not public are allowed. */
  readonly internal: boolean;
}

/** What filters look at. */
export interface Outcome {
  readonly verdict: string;
  readonly environment: string;
  readonly services: readonly string[];
}

export function wants({ verdicts, environments, services }: ReceiverFilter, outcome: Outcome): boolean {
  return (
    (verdicts?.some((verdict) => verdict === outcome.verdict) ?? true) &&
    (environments?.includes(outcome.environment) ?? true) &&
    (services?.some((service) => outcome.services.includes(service)) ?? true)
  );
}
