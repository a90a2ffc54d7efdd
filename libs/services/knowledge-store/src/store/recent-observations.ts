import type { Clock } from '@compass/kernel';

/** Far less than any observation is kept (COMPASS_KEEP_DAYS and two more, from its last citation to the day). */
const rememberedMs = 10 * 60_000;
/** Some megabytes; what falls out is asked about again. */
const most = 20_000;

/**
 * Hashes of observations that this process has lately found stored, and committed. Agents of one incident often make the same call, and what
 * one stores is looked for a moment later: none of that needs the database.
 */
export class RecentObservations {
  private readonly foundAtMs = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  has(hash: string): boolean {
    const foundAtMs = this.foundAtMs.get(hash);
    return foundAtMs !== undefined && this.clock.now() - foundAtMs < rememberedMs;
  }

  /** @param hashes of what is stored for certain */
  add(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.foundAtMs.delete(hash); // to the end of the order
      this.foundAtMs.set(hash, this.clock.now());
      if (this.foundAtMs.size > most) this.foundAtMs.delete(this.foundAtMs.keys().next().value!);
    }
  }
}
