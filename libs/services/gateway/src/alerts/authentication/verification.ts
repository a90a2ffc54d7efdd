/** A request that brings alerts, as far as its authenticity goes. */
export interface AlertRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As it came. */
  readonly body: Buffer;
}

/** One way to show who sends. @throws PermanentError of refusal */
export type Verify = (request: AlertRequest, nowMs: number) => void;

/** A header's value; of one that came several times, all, as RFC 9110 joins them. */
export function headerOf({ headers }: AlertRequest, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(',') : value;
}
