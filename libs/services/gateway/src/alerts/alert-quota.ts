/** How much one source may send. */
export interface QuotaRules {
  /** Messages a second, over time. */
  readonly perSecond: number;
  /** Messages at once. */
  readonly burst: number;
}

/** What sums of fractions may be off by. */
const rounding = 1e-6;

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** Sources that are remembered; of more, those that were silent longest start anew. */
const mostSources = 10_000;

/**
 * A token bucket for each source, so that a monitor gone wild sheds its own alerts and nobody else's. Of one process: several gateways
 * allow a source as many times as much.
 * @see Turner, New directions in communications, IEEE Communications Magazine 24(10), 1986
 */
export class AlertQuota {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly rules: QuotaRules) {}

  /** Takes one message of a source in. Gives 0, or the milliseconds until the next one would be taken. */
  take(source: string, nowMs: number): number {
    const { perSecond, burst } = this.rules;
    const before = this.#buckets.get(source) ?? { tokens: burst, atMs: nowMs };
    const earned = (Math.max(0, nowMs - before.atMs) / 1000) * perSecond;
    const tokens = Math.min(burst, before.tokens + earned);
    const isTaken = tokens >= 1 - rounding;
    this.#keep(source, { tokens: isTaken ? tokens - 1 : tokens, atMs: nowMs });
    return isTaken ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000 - rounding);
  }

  #keep(source: string, bucket: Bucket): void {
    this.#buckets.delete(source);
    this.#buckets.set(source, bucket);
    const [silent] = this.#buckets.keys();
    if (this.#buckets.size > mostSources) this.#buckets.delete(silent!);
  }
}
